#include "node/facade/notifications_area.h"

#include <algorithm>

#include "base/log.h"
#include "ledger/manifest.h"
#include "ledger/why.h"
#include "node/facade/account_view.h"

namespace leo::node {
namespace {

constexpr const char* kNotificationsLog = "notifications";
constexpr const char* kTable =
    "CREATE TABLE IF NOT EXISTS notices(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, time INTEGER NOT NULL, "
    "read INTEGER NOT NULL, decision INTEGER NOT NULL, account BLOB NOT NULL, subject BLOB NOT NULL, "
    "name TEXT NOT NULL, amount INTEGER NOT NULL, returned INTEGER NOT NULL, height INTEGER, deadline INTEGER, "
    "detail TEXT NOT NULL)";

std::optional<std::uint64_t> optionalColumn(const store::Statement& row, int column) {
    if (row.columnIsNull(column)) return {};
    return row.columnU64(column);
}

void bindOptional(store::Statement& statement, int index, std::optional<std::uint64_t> value) {
    if (value)
        statement.bind(index, *value);
    else
        statement.bindNull(index);
}

api::NoticeKind endKind(ledger::TaskEnd end) {
    switch (end) {
        case ledger::TaskEnd::Settled: return api::NoticeKind::TaskSettled;
        case ledger::TaskEnd::CodeFailed: return api::NoticeKind::TaskNoResult;
        case ledger::TaskEnd::RequesterMissed:
        case ledger::TaskEnd::RequesterRefused: return api::NoticeKind::TaskStopped;
        case ledger::TaskEnd::None:
        case ledger::TaskEnd::NoGroup:
        case ledger::TaskEnd::NoFault:
        case ledger::TaskEnd::PublisherMissed:
        case ledger::TaskEnd::PublisherRefused:
        case ledger::TaskEnd::ExecutorFault: break;
    }
    return api::NoticeKind::TaskRefunded;
}

// Those that need an action or report an end count on the badge.
bool counts(const api::Notice& notice) {
    return notice.needsDecision || notice.kind == api::NoticeKind::TaskSettled ||
           notice.kind == api::NoticeKind::TaskNoResult || notice.kind == api::NoticeKind::TaskRefunded ||
           notice.kind == api::NoticeKind::TaskStopped || notice.kind == api::NoticeKind::NodeStopped ||
           notice.kind == api::NoticeKind::LayerOneAlarm;
}

std::string manifestName(ByteView manifest) {
    const Result<ledger::Manifest> decoded = ledger::Manifest::decode(manifest);
    return decoded.ok() ? decoded->name : std::string();
}

}  // namespace

NotificationsArea::NotificationsArea(Core& core)
    : m_core(core), m_state(core.hop(), [this](std::uint64_t sequence) { return build(sequence); }) {
    const Status loaded = load();
    if (!loaded.ok())
        logWarning(kNotificationsLog, "earlier notifications cannot be read: " + toString(loaded.error()));
    m_subscriptions.push_back(core.onHead.subscribe([this](const layer1::Head& head) { handleHead(head); }));
    m_subscriptions.push_back(core.onNotice.subscribe([this](const api::Notice& notice) { add(notice); }));
    m_subscriptions.push_back(
        core.onDecided.subscribe([this](api::NoticeKind kind, const Hash& subject) { decided(kind, subject); }));
    m_subscriptions.push_back(core.onAlarm.subscribe([this](const std::string& why) {
        api::Notice notice;
        notice.kind = api::NoticeKind::LayerOneAlarm;
        notice.time = m_core.now();
        notice.detail = why;
        if (m_core.network()) {
            notice.subject = m_core.network()->file.chain.bytes;
            notice.name = m_core.network()->file.genesis.network;
        }
        add(notice);
    }));
}

Subscription NotificationsArea::observe(api::Handler<api::NoticesState> handler) {
    return m_state.observe(std::move(handler));
}

Status NotificationsArea::load() {
    LEO_TRY(m_core.database().execute(kTable));
    dropOld();
    LEO_TRY_ASSIGN(store::Statement query,
                   m_core.database().prepare("SELECT id, kind, time, read, decision, account, subject, name, amount, "
                                             "returned, height, deadline, detail FROM notices ORDER BY id DESC"));
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) return {};
        api::Notice notice;
        notice.id = query.columnU64(0);
        notice.kind = static_cast<api::NoticeKind>(query.columnInt(1));
        notice.time = TimeMs{query.columnU64(2)};
        notice.read = query.columnInt(3) != 0;
        notice.needsDecision = query.columnInt(4) != 0;
        LEO_TRY_ASSIGN(notice.account.bytes, query.columnArray<32>(5));
        LEO_TRY_ASSIGN(notice.subject, query.columnArray<32>(6));
        notice.name = query.columnText(7);
        notice.amount = Amount{query.columnU64(8)};
        notice.returned = Amount{query.columnU64(9)};
        if (const auto height = optionalColumn(query, 10)) notice.height = Height{*height};
        if (const auto deadline = optionalColumn(query, 11)) notice.deadline = TimeMs{*deadline};
        notice.detail = query.columnText(12);
        m_next = std::max(m_next, notice.id + 1);
        m_notices.push_back(std::move(notice));
    }
}

void NotificationsArea::write(const api::Notice& notice) {
    Result<store::Statement> put = m_core.database().prepare(
        "INSERT OR REPLACE INTO notices VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    if (!put.ok()) return logWarning(kNotificationsLog, "a notification is not kept: " + toString(put.error()));
    put->bind(1, notice.id).bind(2, static_cast<std::int64_t>(notice.kind)).bind(3, notice.time.value);
    put->bind(4, std::int64_t{notice.read}).bind(5, std::int64_t{notice.needsDecision});
    put->bind(6, notice.account.view()).bind(7, ByteView(notice.subject)).bind(8, std::string_view(notice.name));
    put->bind(9, notice.amount.units).bind(10, notice.returned.units);
    bindOptional(*put, 11, notice.height ? std::optional(notice.height->value) : std::nullopt);
    bindOptional(*put, 12, notice.deadline ? std::optional(notice.deadline->value) : std::nullopt);
    put->bind(13, std::string_view(notice.detail));
    const Status written = put->run();
    if (!written.ok()) logWarning(kNotificationsLog, "a notification is not kept: " + toString(written.error()));
}

void NotificationsArea::dropOld() {
    const std::uint64_t now = m_core.now().value;
    const std::uint64_t oldest = now > kKeepNoticesMs ? now - kKeepNoticesMs : 0;
    while (m_notices.size() > kMaxNotices || (!m_notices.empty() && m_notices.back().time.value < oldest))
        m_notices.pop_back();
    Result<store::Statement> drop =
        m_core.database().prepare("DELETE FROM notices WHERE time < ?1 OR id <= (SELECT max(id) FROM notices) - ?2");
    if (drop.ok()) static_cast<void>(drop->bind(1, oldest).bind(2, std::uint64_t{kMaxNotices}).run());
}

void NotificationsArea::add(api::Notice notice) {
    const auto same = [&](const api::Notice& other) {
        return other.kind == notice.kind && other.subject == notice.subject && other.account == notice.account;
    };
    if (std::any_of(m_notices.begin(), m_notices.end(), same)) return;
    notice.id = m_next++;
    write(notice);
    m_notices.push_front(std::move(notice));
    dropOld();
    m_state.changed();
}

void NotificationsArea::decided(api::NoticeKind kind, const Hash& subject) {
    for (api::Notice& notice : m_notices) {
        if (notice.kind != kind || notice.subject != subject || !notice.needsDecision) continue;
        notice.needsDecision = false;
        write(notice);
        m_state.changed();
    }
}

void NotificationsArea::markRead(std::uint64_t id) {
    m_core.hop()->toCore([this, id] {
        for (api::Notice& notice : m_notices) {
            if (notice.id != id || notice.read) continue;
            notice.read = true;
            write(notice);
            m_state.changed();
        }
    });
}

void NotificationsArea::markAllRead() {
    m_core.hop()->toCore([this] {
        for (api::Notice& notice : m_notices) {
            if (notice.read) continue;
            notice.read = true;
            write(notice);
        }
        m_state.changed();
    });
}

// ---- from blocks

api::Notice NotificationsArea::noticeAt(api::NoticeKind kind, const AccountId& account, const Hash& subject,
                                        const layer1::Head& head) const {
    api::Notice notice;
    notice.kind = kind;
    notice.time = head.block.header.time;
    notice.height = head.block.header.height;
    notice.account = account;
    notice.subject = subject;
    return notice;
}

void NotificationsArea::taskClosed(const ledger::Task& task, const layer1::Head& head) {
    const std::string name = lambdaName(*m_core.state(), task.post.lambda);
    m_core.onDecided.notify(api::NoticeKind::KeyNeeded, task.task.bytes);
    if (m_core.isKnown(task.requester)) {
        api::Notice notice = noticeAt(endKind(task.end), task.requester, task.task.bytes, head);
        notice.name = name;
        notice.amount = task.post.offer;
        const Spending spending = spendingOf(task, head.receipts);
        notice.returned = sub(task.post.offer, spending.spent).valueOr({});
        notice.detail = ledger::endName(task.end);
        add(notice);
    }
    if (task.end == ledger::TaskEnd::PublisherMissed && m_core.isKnown(task.publisher)) {
        api::Notice notice = noticeAt(api::NoticeKind::KeyMissed, task.publisher, task.task.bytes, head);
        notice.name = name;
        notice.amount = task.missFee;
        add(notice);
    }
}

void NotificationsArea::newVersion(const TxId& tx, const AccountId& publisher, const ledger::LambdaPublish& published,
                                   const layer1::Head& head) {
    const ledger::State& state = *m_core.state();
    const std::string name = manifestName(published.manifest);
    for (const auto& [id, task] : state.tasks()) {
        if (task.publisher != publisher || !m_core.isKnown(task.requester) || task.post.lambda.bytes == tx.bytes)
            continue;
        if (m_core.isKnown(publisher) || lambdaName(state, task.post.lambda) != name) continue;
        api::Notice notice = noticeAt(api::NoticeKind::LambdaNewVersion, task.requester, tx.bytes, head);
        notice.name = name;
        notice.amount = published.price;
        add(notice);
    }
}

void NotificationsArea::handleHead(const layer1::Head& head) {
    if (head.kind != layer1::Head::Kind::Applied) return;
    const ledger::State& state = *m_core.state();
    for (const ledger::Receipt& receipt : head.receipts) {
        for (const ledger::Movement& movement : receipt.movements) {
            if (movement.from.kind == ledger::PotKind::Escrow) {
                const ledger::Task* task = state.task(TaskId{movement.from.a});
                if (task && task->closedAt == head.block.header.height) taskClosed(*task, head);
            }
            const AccountId to{movement.to.a};
            if (movement.why != ledger::why::kTransfer || movement.to.kind != ledger::PotKind::Account ||
                movement.from == movement.to || !m_core.isKnown(to))
                continue;
            api::Notice notice = noticeAt(api::NoticeKind::Received, to, receipt.subject, head);
            notice.amount = movement.amount;
            notice.name = m_core.nameOf(AccountId{movement.from.a});
            add(notice);
        }
        for (const ledger::CreditChange& change : receipt.credits) {
            if (change.change >= 0 || !m_core.isKnown(change.node)) continue;
            api::Notice notice = noticeAt(api::NoticeKind::NodeLostCredit, change.node, receipt.subject, head);
            notice.name = m_core.nameOf(change.node);
            notice.detail = std::to_string(change.change) + " " + change.why;
            add(notice);
        }
    }
    for (const ledger::SignedTx& tx : head.block.txs)
        if (const auto* lambda = std::get_if<ledger::LambdaPublish>(&tx.tx.body))
            newVersion(tx.tx.id(), tx.tx.sender, *lambda, head);
    // A decision that nobody took by its deadline is none any more.
    for (api::Notice& notice : m_notices) {
        if (!notice.needsDecision || !notice.deadline || *notice.deadline > head.block.header.time) continue;
        notice.needsDecision = false;
        write(notice);
        m_state.changed();
    }
}

api::NoticesState NotificationsArea::build(std::uint64_t sequence) const {
    api::NoticesState state;
    state.sequence = sequence;
    state.notices.assign(m_notices.begin(), m_notices.end());
    for (const api::Notice& notice : m_notices)
        if (!notice.read && counts(notice)) ++state.unread;
    return state;
}

}  // namespace leo::node

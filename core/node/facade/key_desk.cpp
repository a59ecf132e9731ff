#include "node/facade/key_desk.h"

#include "base/log.h"
#include "node/view/report_json.h"
#include "node/view/task_view.h"

namespace leo::node {
namespace {

constexpr const char* kKeysLog = "keys";
constexpr std::size_t kDecisionRows = 100;

void warnUnwritten(const Status& status) {
    if (!status.ok()) logWarning(kKeysLog, "what was decided could not be written down: " + toString(status.error()));
}

std::string policyText(const protocol::PackageReport& report) {
    for (std::size_t i = 0; i < protocol::kCheckCount; ++i) {
        const protocol::CheckResult& check = report.checks[i];
        if (check.ran && !check.ok)
            return std::string(protocol::checkName(static_cast<protocol::Check>(i))) + ": " + check.detail;
    }
    return report.passed() ? "match" : "not checked";
}

std::int64_t number(ledger::Party party) {
    return static_cast<std::int64_t>(party);
}

}  // namespace

KeyDesk::KeyDesk(Core& core) : m_core(core) {
    warnUnwritten(m_core.database().execute(
        "CREATE TABLE IF NOT EXISTS key_packages(chain BLOB, account BLOB, task BLOB, party INTEGER, draw INTEGER,"
        " turn INTEGER, checked INTEGER, report BLOB, sealed BLOB, PRIMARY KEY(chain, account, task, party));"
        "CREATE TABLE IF NOT EXISTS key_releases(id INTEGER PRIMARY KEY, chain BLOB, account BLOB, time INTEGER,"
        " decision INTEGER, automatic INTEGER, task BLOB, lambda BLOB, executor BLOB, verdicts_ok INTEGER,"
        " verdicts_of INTEGER, draw_valid INTEGER, policy TEXT, height INTEGER);"));
    m_subscriptions.push_back(m_core.onKeyChecked.subscribe(
        [this](const AccountId& account, const KeyService::Request& request) { handleChecked(account, request); }));
    m_subscriptions.push_back(m_core.onKeyAsked.subscribe(
        [this](const AccountId& account, const KeyService::Request& request, const KeyService::Decide& decide) {
            handleAsked(account, request, decide);
        }));
    m_subscriptions.push_back(
        m_core.onKeyAnswered.subscribe([this](const AccountId& account, const TaskId& task, ledger::Party party,
                                              const Result<layer1::Receipt>& receipt) {
            handleAnswered({account, task, party}, receipt);
        }));
    m_subscriptions.push_back(m_core.onHead.subscribe([this](const layer1::Head&) { handleHead(); }));
    m_subscriptions.push_back(m_core.onLeaving.subscribe([this] { drop({}); }));
    // What a locked wallet had open is asked again when it is opened.
    m_subscriptions.push_back(m_core.onClosing.subscribe([this](const AccountId& account) { drop(account); }));
}

void KeyDesk::drop(std::optional<AccountId> account) {
    std::vector<api::Finished> waiting;
    for (auto it = m_cases.begin(); it != m_cases.end();) {
        const bool goes = !account || it->first.account == *account;
        if (goes) waiting.insert(waiting.end(), it->second.waiting.begin(), it->second.waiting.end());
        it = goes ? m_cases.erase(it) : std::next(it);
    }
    m_absent.clear();
    for (const api::Finished& done : waiting) done(makeError(Code::Cancelled, "the wallet or the network was left"));
}

bool KeyDesk::isAutomatic(const ledger::Task& task, ledger::Party party) const {
    if (party == ledger::Party::Requester) return asksRequester && !asksRequester(task);
    return publisherPolicy && publisherPolicy(task.post.lambda) == api::ReleasePolicy::Automatic;
}

void KeyDesk::handleChecked(const AccountId& account, const KeyService::Request& request) {
    const ledger::Task* task = m_core.state() ? m_core.state()->task(request.task) : nullptr;
    if (!task) return;
    const Slot slot{account, request.task, request.party};
    Case& entry = m_cases[slot];
    entry = {};
    entry.known.party = request.party;
    entry.known.draw = task->draw;
    entry.known.turn = task->turn;
    entry.known.report = request.report;
    entry.known.checkedAt = m_core.now();
    entry.known.automatic = isAutomatic(*task, request.party);
    store(slot, entry.known, request.sealedPackage ? ByteView(*request.sealedPackage) : ByteView());
    if (!request.report.passed()) log(slot, entry, api::KeyDecision::Blocked, m_core.state()->height());
    onChanged.notify(request.task);
}

void KeyDesk::handleAsked(const AccountId& account, const KeyService::Request& request,
                          const KeyService::Decide& decide) {
    const Slot slot{account, request.task, request.party};
    const auto found = m_cases.find(slot);
    if (found == m_cases.end()) return;
    found->second.decide = decide;
    if (found->second.known.automatic) {
        found->second.known.answering = true;
        decide(true);
    } else {
        tell(slot, found->second);
    }
    onChanged.notify(request.task);
}

void KeyDesk::tell(const Slot& slot, const Case&) {
    const ledger::Task* task = m_core.state()->task(slot.task);
    if (!task) return;
    api::Notice notice;
    notice.kind = api::NoticeKind::KeyNeeded;
    notice.time = m_core.now();
    notice.needsDecision = true;
    notice.account = slot.account;
    notice.subject = slot.task.bytes;
    notice.name = lambdaNameOf(*m_core.state(), task->post.lambda);
    notice.amount = task->post.offer;
    notice.deadline = task->deadline;
    m_core.onNotice.notify(notice);
}

void KeyDesk::handleAnswered(const Slot& slot, const Result<layer1::Receipt>& receipt) {
    const auto found = m_cases.find(slot);
    if (found == m_cases.end()) return;
    Case& entry = found->second;
    entry.known.answering = false;
    Status outcome;
    if (!receipt.ok())
        outcome = receipt.error();
    else if (!receipt->applied())
        outcome = makeError(receipt->receipt.code, receipt->receipt.detail);
    if (outcome.ok()) {
        log(slot, entry, api::KeyDecision::Released, receipt->height);
        m_core.onDecided.notify(api::NoticeKind::KeyNeeded, slot.task.bytes);
    }
    for (const api::Finished& done : std::exchange(entry.waiting, {})) done(outcome);
    onChanged.notify(slot.task);
}

void KeyDesk::handleHead() {
    for (auto& [slot, entry] : m_cases) {
        const ledger::Task* task = m_core.state()->task(slot.task);
        const bool over = !task || task->phase != ledger::TaskPhase::Keys;
        // The receipt of an answer under way says what became of it, a moment after this head.
        if (!over || entry.logged || entry.known.answering) continue;
        const bool requester = slot.party == ledger::Party::Requester;
        const bool missed =
            task && (task->end == (requester ? ledger::TaskEnd::RequesterMissed : ledger::TaskEnd::PublisherMissed));
        if (missed) log(slot, entry, api::KeyDecision::Expired, task->closedAt);
        entry.logged = true;
        for (const api::Finished& done : std::exchange(entry.waiting, {}))
            done(makeError(Code::Late, "the key is not asked for any more"));
    }
}

const KeyCase* KeyDesk::find(const AccountId& account, const TaskId& task, ledger::Party party) {
    const Slot slot{account, task, party};
    auto found = m_cases.find(slot);
    if (found == m_cases.end() && m_absent.insert(slot).second) {
        if (std::optional<KeyCase> stored = load(slot)) {
            found = m_cases.emplace(slot, Case{std::move(*stored), {}, true, {}}).first;
        }
    }
    return found == m_cases.end() ? nullptr : &found->second.known;
}

bool KeyDesk::needsPerson(const AccountId& account, const TaskId& task) {
    for (const ledger::Party party : {ledger::Party::Requester, ledger::Party::Publisher}) {
        const auto found = m_cases.find({account, task, party});
        if (found == m_cases.end()) continue;
        const Case& entry = found->second;
        if (entry.decide && !entry.known.answering && !entry.logged) return true;
    }
    return false;
}

void KeyDesk::release(const AccountId& account, const TaskId& task, ledger::Party party, api::Finished done) {
    if (!m_core.isOpen(account)) return done(makeError(Code::NotPermitted, "the wallet is locked"));
    const auto found = m_cases.find({account, task, party});
    const bool ready = found != m_cases.end() && found->second.decide && found->second.known.report &&
                       found->second.known.report->passed() && !found->second.logged;
    if (!ready) return done(makeError(Code::WrongState, "not all six checks of this request have passed"));
    if (found->second.known.answering) return done(makeError(Code::Duplicate, "the key is being released"));
    found->second.known.answering = true;
    found->second.waiting.push_back(std::move(done));
    found->second.decide(true);
    onChanged.notify(task);
}

void KeyDesk::refuse(const AccountId& account, const TaskId& task, ledger::Party party, api::Finished done) {
    Client* client = m_core.walletClient(account);
    if (!client) return done(makeError(Code::NotPermitted, "the wallet is locked"));
    const ledger::Task* record = client->state().task(task);
    const bool asked = record && record->phase == ledger::TaskPhase::Keys;
    if (!asked) return done(makeError(Code::WrongState, "the key of this task is not asked for now"));
    const ledger::KeyRefuse body{task, record->draw, record->turn, party};
    client->sender().send(
        body, [this, slot = Slot{account, task, party}, done = std::move(done)](Result<layer1::Receipt> receipt) {
            if (!receipt.ok()) return done(receipt.error());
            if (!receipt->applied()) return done(makeError(receipt->receipt.code, receipt->receipt.detail));
            Case& entry = m_cases[slot];
            entry.known.party = slot.party;
            entry.logged = false;
            log(slot, entry, api::KeyDecision::Refused, receipt->height);
            m_core.onDecided.notify(api::NoticeKind::KeyNeeded, slot.task.bytes);
            onChanged.notify(slot.task);
            done({});
        });
}

void KeyDesk::log(const Slot& slot, Case& entry, api::KeyDecision decision, Height height) {
    // A blocked request may come again with a better package; any other answer is the last.
    entry.logged = decision != api::KeyDecision::Blocked;
    const ledger::Task* task = m_core.state()->task(slot.task);
    api::KeyRelease row;
    row.time = m_core.now();
    row.decision = decision;
    row.automatic = entry.known.automatic;
    row.task = slot.task;
    if (task) row.lambda = task->post.lambda;
    row.height = height;
    if (const auto& report = entry.known.report) {
        if (report->check(protocol::Check::Anchor).ok) row.executor = report->executor;
        row.verdictsOk = report->verdictsOk;
        row.verdictsOf = report->verdictsOf;
        row.drawValid = report->check(protocol::Check::Draw).ok;
        row.policy = policyText(*report);
    }
    const auto write = [&]() -> Status {
        LEO_TRY_ASSIGN(store::Statement insert,
                       m_core.database().prepare("INSERT INTO key_releases(chain, account, time, decision, automatic,"
                                                 " task, lambda, executor, verdicts_ok, verdicts_of, draw_valid,"
                                                 " policy, height) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"));
        insert.bind(1, m_core.state()->chain().view()).bind(2, slot.account.view()).bind(3, row.time.value);
        insert.bind(4, static_cast<std::int64_t>(decision)).bind(5, std::int64_t{row.automatic});
        insert.bind(6, row.task.view()).bind(7, row.lambda.view());
        if (row.executor)
            insert.bind(8, row.executor->view());
        else
            insert.bindNull(8);
        insert.bind(9, std::int64_t{row.verdictsOk}).bind(10, std::int64_t{row.verdictsOf});
        insert.bind(11, std::int64_t{row.drawValid}).bind(12, std::string_view(row.policy));
        insert.bind(13, row.height.value);
        return insert.run();
    };
    warnUnwritten(write());
    onRelease.notify(row);
}

Result<api::Page<api::KeyRelease>> KeyDesk::releases(const AccountId& account, const api::Cursor& from) {
    LEO_REQUIRE(m_core.state(), Code::Unreachable, "no network is chosen");
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    if (!from.empty() && std::sscanf(from.c_str(), "%ld", &before) != 1)
        return makeError(Code::InvalidArgument, "not a cursor of this list");
    LEO_TRY_ASSIGN(store::Statement query,
                   m_core.database().prepare("SELECT id, time, decision, automatic, task, lambda, executor,"
                                             " verdicts_ok, verdicts_of, draw_valid, policy, height FROM key_releases"
                                             " WHERE chain=? AND account=? AND id<? ORDER BY id DESC LIMIT ?"));
    query.bind(1, m_core.state()->chain().view()).bind(2, account.view()).bind(3, before);
    query.bind(4, static_cast<std::int64_t>(kDecisionRows));
    api::Page<api::KeyRelease> page;
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) break;
        api::KeyRelease row;
        page.next = std::to_string(query.columnInt(0));
        row.time = TimeMs{query.columnU64(1)};
        row.decision = static_cast<api::KeyDecision>(query.columnInt(2));
        row.automatic = query.columnInt(3) != 0;
        LEO_TRY_ASSIGN(row.task.bytes, query.columnArray<32>(4));
        LEO_TRY_ASSIGN(row.lambda.bytes, query.columnArray<32>(5));
        if (!query.columnIsNull(6)) {
            LEO_TRY_ASSIGN(const Hash executor, query.columnArray<32>(6));
            row.executor = NodeId{executor};
        }
        row.verdictsOk = static_cast<std::uint32_t>(query.columnInt(7));
        row.verdictsOf = static_cast<std::uint32_t>(query.columnInt(8));
        row.drawValid = query.columnInt(9) != 0;
        row.policy = query.columnText(10);
        row.height = Height{query.columnU64(11)};
        page.rows.push_back(std::move(row));
    }
    if (page.rows.size() < kDecisionRows) page.next.clear();
    return page;
}

void KeyDesk::store(const Slot& slot, const KeyCase& known, ByteView sealed) {
    const auto write = [&]() -> Status {
        LEO_TRY_ASSIGN(store::Statement insert,
                       m_core.database().prepare("INSERT OR REPLACE INTO key_packages(chain, account, task, party,"
                                                 " draw, turn, checked, report, sealed) VALUES(?,?,?,?,?,?,?,?,?)"));
        const Bytes report = reportToJson(*known.report);
        insert.bind(1, m_core.state()->chain().view()).bind(2, slot.account.view()).bind(3, slot.task.view());
        insert.bind(4, number(slot.party)).bind(5, std::int64_t{known.draw}).bind(6, std::int64_t{known.turn});
        insert.bind(7, known.checkedAt.value).bind(8, ByteView(report)).bind(9, sealed);
        return insert.run();
    };
    warnUnwritten(write());
}

std::optional<KeyCase> KeyDesk::load(const Slot& slot) {
    const auto read = [&]() -> Result<std::optional<KeyCase>> {
        LEO_TRY_ASSIGN(store::Statement query,
                       m_core.database().prepare("SELECT draw, turn, checked, report FROM key_packages WHERE"
                                                 " chain=? AND account=? AND task=? AND party=?"));
        query.bind(1, m_core.state()->chain().view()).bind(2, slot.account.view()).bind(3, slot.task.view());
        query.bind(4, number(slot.party));
        LEO_TRY_ASSIGN(const bool there, query.step());
        if (!there) return std::optional<KeyCase>();
        KeyCase known;
        known.party = slot.party;
        known.draw = static_cast<std::uint32_t>(query.columnInt(0));
        known.turn = static_cast<std::uint32_t>(query.columnInt(1));
        known.checkedAt = TimeMs{query.columnU64(2)};
        LEO_TRY_ASSIGN(known.report, reportFromJson(query.columnBytes(3)));
        query.reset();
        return std::optional<KeyCase>(std::move(known));
    };
    Result<std::optional<KeyCase>> stored = read();
    if (!stored.ok()) warnUnwritten(stored.error());
    return std::move(stored).valueOr(std::nullopt);
}

Result<Bytes> KeyDesk::sealedPackage(const AccountId& account, const TaskId& task) {
    LEO_TRY_ASSIGN(store::Statement query,
                   m_core.database().prepare("SELECT sealed FROM key_packages WHERE chain=? AND account=? AND task=?"
                                             " ORDER BY party LIMIT 1"));
    query.bind(1, m_core.state()->chain().view()).bind(2, account.view()).bind(3, task.view());
    LEO_TRY_ASSIGN(const bool there, query.step());
    LEO_REQUIRE(there, Code::NotFound, "no key request of this task was checked on this computer");
    Bytes sealed = toBytes(query.columnBytes(0));
    query.reset();
    return sealed;
}

}  // namespace leo::node

#include "home/home_view.h"

#include <algorithm>

#include "language/language.h"
#include "notifications/notice_words.h"
#include "run/task_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

QString holdingLabel(const api::Holding& holding) {
    const QString name = text::plain(holding.name);
    const QString of = name.isEmpty() ? text::elided(toHex(holding.subject), 8, 6) : name;
    switch (holding.kind) {
        case api::Holding::Kind::Escrow: return HomeView::tr("Offer for %1").arg(of);
        case api::Holding::Kind::JoinDeposit: return HomeView::tr("Deposit for %1").arg(of);
        case api::Holding::Kind::LambdaBond: return HomeView::tr("Bond of %1").arg(of);
        case api::Holding::Kind::MissReserve: return HomeView::tr("Miss fee kept for %1").arg(of);
        case api::Holding::Kind::RegisterDeposit: return HomeView::tr("Deposit of the node");
    }
    return {};
}

QString holdingReturn(const api::Holding& holding) {
    switch (holding.kind) {
        case api::Holding::Kind::Escrow: return HomeView::tr("paid or returned when the task ends");
        case api::Holding::Kind::JoinDeposit: return HomeView::tr("returns when the task ends");
        case api::Holding::Kind::MissReserve: return HomeView::tr("free when the task ends");
        case api::Holding::Kind::LambdaBond: return HomeView::tr("returns after the lambda is retired");
        case api::Holding::Kind::RegisterDeposit: return HomeView::tr("returns after the node has left");
    }
    return {};
}

template <class State>
auto keep(std::shared_ptr<const State>& slot, std::function<void()> then) {
    return [&slot, then = std::move(then)](const std::shared_ptr<const State>& state) {
        if (slot && state->sequence < slot->sequence) return;
        slot = state;
        then();
    };
}

}  // namespace

HomeView::HomeView(api::Leo& leo, PageClock::Source source, QObject* parent)
    : QObject(parent),
      m_leo(leo),
      m_network(leo.networks(), source),
      m_tasks(leo, source),
      m_holdings({"label", "amount", "note"}),
      m_sums({"label", "value", "note"}),
      m_notices({"title", "noticeId", "words", "age", "icon", "tone", "unread", "needsDecision", "page", "subject"}),
      m_blocks({"heightText", "blockHeight", "txText", "fill", "age", "newest"}) {
    connect(&m_network, &NetworkWatch::changed, this, &HomeView::changed);
    onLanguage(this, [this] {
        refreshWallet();
        refreshNotices();
        refreshBlocks();
    });
    connect(&m_tasks, &TaskList::changed, this, &HomeView::changed);
    connect(&m_network.clock(), &PageClock::tick, this, [this] {
        refreshNotices();
        refreshBlocks();
    });
    m_subscriptions.push_back(leo.wallets().observe(keep<api::WalletsState>(m_wallets, [this] { refreshWallet(); })));
    m_subscriptions.push_back(
        leo.notifications().observe(keep<api::NoticesState>(m_noticesState, [this] { refreshNotices(); })));
    m_subscriptions.push_back(leo.explorer().observe(keep<api::Overview>(m_overview, [this] { refreshBlocks(); })));
    m_subscriptions.push_back(
        leo.lambdas().observe(keep<api::LambdasState>(m_lambdas, [this] { Q_EMIT changed(); })));
    m_subscriptions.push_back(leo.node().observe(keep<api::NodeState>(m_node, [this] { Q_EMIT changed(); })));
    m_subscriptions.push_back(
        leo.networks().observe(keep<api::NetworkState>(m_networkState, [this] { Q_EMIT changed(); })));
}

// On a network of this computer, to somebody who has run nothing yet, as soon as there is code to run.
QUrl HomeView::suggestion() {
    const bool fresh = m_tasks.inFlight()->count() == 0 && m_tasks.ended()->count() == 0;
    if (!fresh || !m_networkState || m_networkState->samplePicture.empty() || suggestedLambda().isEmpty()) return {};
    return QUrl::fromLocalFile(QString::fromStdString(m_networkState->samplePicture));
}

QString HomeView::suggestedLambda() const {
    if (!m_lambdas) return {};
    for (const api::Lambda& lambda : m_lambdas->all)
        for (const std::string& type : lambda.accepts)
            if (type == "image/png") return text::hex(lambda.id.bytes);
    return {};
}

void HomeView::setHidden(bool hidden) {
    if (m_hidden == hidden) return;
    m_hidden = hidden;
    refreshWallet();
}

QString HomeView::figure(const QString& value) const {
    return m_hidden ? text::hidden() : value;
}

void HomeView::setVisible(bool visible) {
    m_network.clock().run(visible);
    m_tasks.setVisible(visible);
}

void HomeView::refreshWallet() {
    std::vector<Row> holdings, sums;
    if (const api::Wallet* w = wallet()) {
        for (const api::Holding& holding : w->holdings) {
            const QString until = holding.returnsBy
                                      ? tr("%1, by %2").arg(holdingReturn(holding), text::clock(*holding.returnsBy))
                                      : holdingReturn(holding);
            const QString key =
                QStringLiteral("%1.%2").arg(static_cast<int>(holding.kind)).arg(text::hex(holding.subject));
            holdings.push_back({key, {holdingLabel(holding), figure(text::leo2(holding.amount)), until}});
        }
        const auto add = [&](const QString& label, const QString& value, const QString& note) {
            sums.push_back({label, {label, value, note}});
        };
        add(tr("Held"), figure(text::leo2(w->held)), tr("LEO"));
        add(tr("Spent so far"), figure(text::leo2(w->spent)), tr("LEO"));
        add(tr("Burned of that"), figure(text::leo2(w->burnedOfThat)), tr("LEO"));
        if (w->credit) add(tr("Credit"), text::count(w->credit->value), tr("earned by its node"));
    }
    m_holdings.assign(std::move(holdings));
    m_sums.assign(std::move(sums));
    Q_EMIT changed();
}

Row HomeView::noticeRow(const api::Notice& notice) const {
    const TimeMs now = m_network.clock().now();
    const NoticeWords words = noticeWords(notice);
    QString sentence = words.text;
    if (notice.deadline && notice.needsDecision)
        sentence = tr("%1 %2 left.").arg(sentence, text::stopwatch(*notice.deadline - now)).trimmed();
    return {QString::number(notice.id),
            {words.title, QString::number(notice.id), sentence, text::age(now - notice.time), words.icon, words.tone,
             !notice.read, notice.needsDecision, words.page, text::hex(notice.subject)}};
}

void HomeView::refreshNotices() {
    if (!m_noticesState) return;
    std::vector<Row> rows;
    for (const api::Notice& notice : m_noticesState->notices) {
        if (rows.size() == kNotices) break;
        rows.push_back(noticeRow(notice));
    }
    m_notices.assign(std::move(rows));
    Q_EMIT changed();
}

void HomeView::refreshBlocks() {
    if (!m_overview) return;
    std::vector<Row> rows;
    const TimeMs now = m_network.clock().now();
    std::uint32_t most = 1;
    for (const api::BlockRow& block : m_overview->blocks) most = std::max(most, block.txs);
    for (const api::BlockRow& block : m_overview->blocks) {
        if (rows.size() == kBlocks) break;
        // Places stay, their content changes: a new block enters without sliding.
        rows.push_back({QString::number(rows.size()),
                        {text::height(block.height), QString::number(block.height.value),
                         tr("%n tx", nullptr, static_cast<int>(block.txs)),
                         static_cast<double>(block.txs) / static_cast<double>(most), text::age(now - block.time),
                         rows.empty()}});
    }
    m_blocks.assign(std::move(rows));
}

QString HomeView::pageState() const {
    if (!m_network.known() || !m_wallets) return pageStateName(PageState::Loading);
    if (!m_network.network().current) return pageStateName(PageState::Empty);
    return pageStateName(m_network.live() ? PageState::Ready : PageState::Offline);
}

QString HomeView::walletName() const {
    return wallet() ? text::plain(wallet()->name) : QString();
}

QString HomeView::walletHex() const {
    return wallet() ? text::hex(wallet()->account.bytes) : QString();
}

QString HomeView::address() const {
    return wallet() ? text::own(wallet()->address) : QString();
}

QString HomeView::addressShort() const {
    return wallet() ? text::elided(wallet()->address, 9, 5) : QString();
}

QString HomeView::available() const {
    return wallet() ? figure(text::leo2(wallet()->available)) : QString();
}

QString HomeView::availableExact() const {
    return wallet() ? tr("%1 LEO").arg(figure(text::leo9(wallet()->available))) : QString();
}

double HomeView::availableShare() const {
    if (!wallet() || m_hidden) return 0;
    const auto all = static_cast<double>(wallet()->available.units) + static_cast<double>(wallet()->held.units);
    return all > 0 ? static_cast<double>(wallet()->available.units) / all : 0;
}

QString HomeView::blocksNote() const {
    const auto& current = m_network.network().current;
    if (!current) return {};
    const QString kind = current->layerOne == api::LayerOneKind::Local ? tr("Leo L1") : tr("EVM contract");
    const QString where = current->onThisComputer ? tr("this computer") : text::plain(current->name);
    const std::uint64_t longest = m_network.network().parameters.maxBlockGapMs;
    const QString head = tr("%1 · %2").arg(kind, where);
    return longest > 0 ? tr("%1 · a block at least every %2").arg(head, text::duration(longest)) : head;
}

QString HomeView::runNote() const {
    if (!m_lambdas || m_lambdas->all.empty()) return tr("Use someone's code on your data.");
    const auto cheapest =
        std::min_element(m_lambdas->all.begin(), m_lambdas->all.end(),
                         [](const api::Lambda& a, const api::Lambda& b) { return a.price < b.price; });
    return tr("Use someone's code on your data. Prices from %1 LEO.").arg(text::leoShort(cheapest->price));
}

QString HomeView::publishNote() const {
    const auto live = m_lambdas ? std::count_if(m_lambdas->mine.begin(), m_lambdas->mine.end(),
                                                [](const api::Lambda& lambda) { return !lambda.retired; })
                                : 0;
    if (live > 0) return tr("%n lambda(s) live", nullptr, static_cast<int>(live));
    return tr("Get paid per use. Your source stays sealed.");
}

QString HomeView::nodeNote() const {
    if (!m_node || !m_node->node || m_node->mark == api::NodeMark::Stopped)
        return tr("Earn LEO and credit with a TPM 2.0.");
    if (m_node->mark == api::NodeMark::Running)
        return tr("Node running · credit %1").arg(text::count(m_node->credit.value));
    if (m_node->mark == api::NodeMark::Draining) return tr("Node draining");
    if (m_node->mark == api::NodeMark::Starting) return tr("Node starting");
    if (m_node->mark == api::NodeMark::WaitingForAdmission) return tr("Node waiting for admission");
    return tr("Your node needs attention");
}

void HomeView::markRead(const QString& notice) {
    m_leo.notifications().markRead(notice.toULongLong());
}

void HomeView::markAllRead() {
    m_leo.notifications().markAllRead();
}

}  // namespace leo::ui

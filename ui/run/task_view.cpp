#include "run/task_view.h"

#include <algorithm>

#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"

namespace leo::ui {

namespace {

using api::Step;
using api::StepMark;
using api::TaskEnd;

Row fact(const QString& label, const QString& value, const QString& note = {}) {
    return {label, {label, value, note}};
}

QString shortAccount(const api::Wallets& wallets, const AccountId& account) {
    return text::elided(wallets.address(account), 9, 5);
}

}  // namespace

TaskView::TaskView(api::Leo& leo, PageClock::Source source, QObject* parent)
    : QObject(parent),
      m_leo(leo),
      m_network(leo.networks(), std::move(source)),
      m_feed(leo.tasks()),
      m_committee(m_network),
      m_consent(leo.tasks(), m_network),
      m_steps({"title", "mark", "place", "took", "spoken"}),
      m_drawFacts({"label", "value", "note"}),
      m_offerFacts({"label", "value", "note"}),
      m_settlement(shareRoles()) {
    connect(&m_feed, &TaskFeed::changed, this, &TaskView::refresh);
    onLanguage(this, [this] { refresh(); });
    connect(&m_network, &NetworkWatch::changed, this, &TaskView::changed);
    connect(&m_network.clock(), &PageClock::tick, this, [this] {
        m_committee.tick();
        m_consent.tick();
        if (moving()) refreshSteps();
        Q_EMIT clockChanged();
    });
    m_walletsSubscription = leo.wallets().observe([this](const std::shared_ptr<const api::WalletsState>& state) {
        m_wallets = state;
        refresh();
    });
    m_lambdasSubscription = leo.lambdas().observe([this](const std::shared_ptr<const api::LambdasState>& state) {
        m_lambdas = state;
        refresh();
    });
}

void TaskView::open(const QString& id) {
    if (id == m_id) return;
    m_id = id;
    m_actionProblem.clear();
    m_waitingDraw = -1;
    m_cancelQuote.reset();
    m_consent.clear();
    const Result<TaskId> parsed = TaskId::fromHexText(id.toStdString());
    m_malformed = !parsed.ok();
    if (parsed.ok())
        m_feed.follow(*parsed);
    else
        m_feed.stop();
    Q_EMIT idChanged();
    Q_EMIT changed();
}

void TaskView::close() {
    m_feed.stop();
    m_id.clear();
    m_network.clock().run(false);
}

void TaskView::refreshParties() {
    const auto named = [&](const AccountId& account) {
        const api::Wallet* wallet = m_wallets ? m_wallets->find(account) : nullptr;
        return wallet ? text::plain(wallet->name) : shortAccount(m_leo.wallets(), account);
    };
    m_parties = {named(task()->publisher), named(task()->requester)};
}

void TaskView::refresh() {
    if (!task()) {
        Q_EMIT changed();
        return;
    }
    refreshParties();
    m_network.clock().setFine(task()->step == Step::Execute && task()->moving);
    refreshSteps();
    refreshFacts();
    m_settlement.assign(shareRows(task()->settlement, m_parties));
    m_committee.show(*task());
    m_consent.show(*task(), m_parties);
    m_events.show(*task(), m_parties);
    Q_EMIT changed();
    Q_EMIT clockChanged();
}

void TaskView::refreshSteps() {
    std::vector<Row> rows;
    const TimeMs now = m_network.clock().now();
    for (std::size_t i = 0; i < api::kSteps; ++i) {
        const api::StepState state = i < task()->steps.size() ? task()->steps[i] : api::StepState{};
        const QString title = stepTitle(static_cast<Step>(i));
        const QString mark = stepMarkName(state.mark);
        QString place, took;
        const bool reached = state.mark != StepMark::NotYet && state.mark != StepMark::Skipped;
        if (reached)
            place = state.height ? text::height(*state.height) : state.offChain ? tr("off chain") : QString();
        if (reached && state.durationMs)
            took = text::took(*state.durationMs);
        else if (state.mark == StepMark::Running && state.begun)
            took = text::took(now - *state.begun);
        if (static_cast<Step>(i) == Step::Settle && reached && isRefund(task()->end)) took = tr("refund");
        const QString words = state.mark == StepMark::NotYet    ? tr("not yet")
                              : state.mark == StepMark::Running ? tr("running")
                              : state.mark == StepMark::Done    ? tr("done")
                              : state.mark == StepMark::Failed  ? tr("failed")
                                                                : tr("skipped");
        rows.push_back({QString::number(i),
                        {title, mark, place, took,
                         QStringList{tr("Step %1 of %2").arg(i + 1).arg(api::kSteps), title, words, place}.join(
                             QStringLiteral(", "))}});
    }
    m_steps.assign(std::move(rows));
}

void TaskView::refreshFacts() {
    const api::Task& t = *task();
    std::vector<Row> draw;
    draw.push_back(fact(tr("Task"), text::hash(t.id.bytes), text::hex(t.id.bytes)));
    if (t.seedHeight.value > 0) {
        draw.push_back(fact(tr("Seed block"), text::height(t.seedHeight)));
        draw.push_back(fact(tr("Seed"), text::hash(t.seed), text::hex(t.seed)));
    }
    if (t.snapshotHeight.value > 0) draw.push_back(fact(tr("Snapshot"), text::height(t.snapshotHeight)));
    if (t.eligible > 0) {
        draw.push_back(fact(tr("Nodes that qualify"), text::count(t.eligible)));
        draw.push_back(fact(tr("Their credit"), text::count(t.totalWeight)));
        draw.push_back(fact(tr("Votes expected"), text::count(t.tau)));
    }
    if (!t.joinDeposit.isZero()) draw.push_back(fact(tr("Deposit per join"), text::leo2(t.joinDeposit), tr("LEO")));
    m_drawFacts.assign(std::move(draw));

    std::vector<Row> offer;
    offer.push_back(fact(tr("Lambda"), text::plain(t.lambdaName)));
    offer.push_back(fact(tr("Offer"), text::leo9(t.offer), tr("LEO")));
    offer.push_back(fact(tr("Posted"), text::clock(t.postedAt),
                         t.postedHeight.value > 0 ? text::height(t.postedHeight) : QString()));
    offer.push_back(fact(tr("Credit of every member"), tr("at least %1").arg(text::count(t.requirements.minCredit))));
    offer.push_back(fact(tr("TPM"), t.requirements.hardwareTpm ? tr("hardware only") : tr("any")));
    offer.push_back(fact(tr("Isolation"), t.requirements.gvisor ? tr("gVisor") : tr("any")));
    if (t.inputBytes > 0) offer.push_back(fact(tr("Sealed input"), text::size(t.inputBytes)));
    if (t.limitMs > 0) offer.push_back(fact(tr("Time limit"), text::stopwatch(t.limitMs)));
    m_offerFacts.assign(std::move(offer));
}

QString TaskView::pageState() const {
    if (m_malformed || m_feed.unknown()) return pageStateName(PageState::Error);
    if (!task()) return pageStateName(PageState::Loading);
    return pageStateName(m_network.live() || !m_network.known() ? PageState::Ready : PageState::Offline);
}

QString TaskView::problem() const {
    if (m_malformed) return tr("“%1” is not the id of a task.").arg(m_id.left(64));
    if (m_feed.unknown())
        return tr("No task with this id was found on %1.")
            .arg(m_network.networkName().isEmpty() ? tr("this network") : m_network.networkName());
    if (!m_network.live() && task()) return m_network.notLiveText();
    return {};
}

QString TaskView::shortId() const {
    return text::elided(m_id.toStdString(), 8, 6);
}

QString TaskView::name() const {
    if (!task()) return {};
    if (!task()->inputName.empty()) return text::plain(task()->inputName);
    return tr("Task %1").arg(shortId());
}

QString TaskView::lambdaName() const {
    return task() ? text::plain(task()->lambdaName) : QString();
}

QString TaskView::lambdaId() const {
    return task() ? text::hex(task()->lambda.bytes) : QString();
}

void TaskView::keepThumbnail(const QString& id, const QImage& picture) {
    constexpr int kSide = 160;  // twice what the page shows
    if (!picture.isNull())
        m_thumbnails.insert(id,
                            picture.scaled(kSide, kSide, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation));
}

QString TaskView::mediaIcon() const {
    return task() ? ui::mediaIcon(task()->inputType) : QString();
}

QString TaskView::offerText() const {
    return task() ? text::leo2(task()->offer) : QString();
}

QString TaskView::badgeStatus() const {
    return task() ? badgeOf(*task()).status : QString();
}

QString TaskView::badgeText() const {
    return task() ? badgeOf(*task()).text : QString();
}

QString TaskView::elapsedText() const {
    if (!task()) return {};
    const TimeMs until = task()->moving ? m_network.clock().now() : task()->closedAt;
    return text::stopwatch(until - task()->postedAt);
}

QString TaskView::relation() const {
    if (!task() || task()->mine) return {};
    if (task()->myLambda) return tr("your lambda");
    return task()->myNode ? tr("your node") : QString();
}

QVariantList TaskView::flow() const {
    return task() ? shareFlow(task()->settlement, m_parties) : QVariantList();
}

QString TaskView::fairness() const {
    if (!m_network.network().current) return {};
    if (m_network.network().current->layerOne == api::LayerOneKind::Evm)
        return tr(
            "The seed is the hash of the block after the one that contains your task. You could not know it, but "
            "the block's producer could have influenced it.");
    return tr(
        "The seed is the beacon of the block after the one that contains your task. Layer one has a single "
        "authority here. It could foresee the seed and is trusted not to use it.");
}

QString TaskView::panel() const {
    if (!task()) return {};
    if (task()->end != TaskEnd::None) return QStringLiteral("ended");
    if (m_consent.present()) return m_consent.waiting() ? QStringLiteral("consent") : QStringLiteral("checked");
    return QStringLiteral("draw");
}

QString TaskView::endTitle() const {
    if (!task() || task()->end == TaskEnd::None) return {};
    return isRefund(task()->end) ? tr("Refund") : tr("Receipt");
}

QString TaskView::endSentence() const {
    return task() ? ui::endSentence(*task(), m_parties) : QString();
}

bool TaskView::canOpenResult() const {
    if (!task() || !task()->mine) return false;
    return task()->end == TaskEnd::Settled || task()->end == TaskEnd::CodeFailed ||
           (task()->moving && task()->step == Step::Settle);
}

bool TaskView::canPostAgain() const {
    return task() && task()->mine && !task()->moving && task()->end != TaskEnd::Settled;
}

bool TaskView::canCancel() const {
    if (!cancelShown() || task()->step > Step::Keys || !m_network.live()) return false;
    if (!task()->consent) return true;
    const auto mark = task()->consent->consent;
    return mark == api::ConsentMark::Checking || mark == api::ConsentMark::Ready || mark == api::ConsentMark::Blocked;
}

QString TaskView::cancelWhyNot() const {
    if (!cancelShown() || canCancel()) return {};
    if (!m_network.live()) return m_network.notLiveText();
    return tr("Keys have been released. The task can only finish or run out of time.");
}

void TaskView::prepareCancel() {
    m_actionProblem.clear();
    m_cancelQuote.reset();
    if (!task()) return;
    api::OfferQuery query;
    query.lambda = task()->lambda;
    query.offer = task()->offer;
    query.requirements = task()->requirements;
    query.committee = task()->expectedMembers;
    query.timeLimitMs = task()->limitMs;
    m_leo.tasks().quote(query, [this, id = task()->id](Result<api::OfferQuote> quote) {
        if (!task() || task()->id != id) return;
        if (quote.ok()) m_cancelQuote = std::move(*quote);
        Q_EMIT changed();
    });
}

QString TaskView::cancelTitle() const {
    if (!task()) return {};
    const QString offer = text::leo2(task()->offer);
    std::vector<api::Share> shares;
    if (task()->consent && !task()->consent->asPublisher) shares = task()->consent->ifRefused;
    if (shares.empty() && m_cancelQuote) shares = m_cancelQuote->refusedKey;
    if (shares.empty()) return tr("Cancel this task?");
    return tr("Cancel this task? With a committee %1 of %2 LEO returns, without one all.")
        .arg(text::leo2(shareOf(shares, api::ShareRole::Requester)), offer);
}

QString TaskView::cancelText() const {
    if (!task()) return {};
    std::vector<api::Share> shares;
    if (task()->consent && !task()->consent->asPublisher) shares = task()->consent->ifRefused;
    if (shares.empty() && m_cancelQuote) shares = m_cancelQuote->refusedKey;
    const QString why =
        tr("Cancelling is a refusal given early and costs the same, since posting again until a friend "
           "is drawn must cost.");
    return shares.empty() ? why : tr("%1 %2").arg(returnSentence(shares, task()->offer), why);
}

void TaskView::cancel() {
    if (!canCancel()) return;
    m_leo.tasks().refuseKey(task()->id, false, [this, id = task()->id](const Status& status) {
        if (!task() || task()->id != id) return;
        m_actionProblem = status.ok() ? QString() : tr("Not cancelled: %1").arg(core::said(status.error().detail));
        Q_EMIT changed();
    });
}

void TaskView::keepWaiting() {
    m_waitingDraw = draw();
    Q_EMIT clockChanged();
}

QString TaskView::slowFor() const {
    constexpr std::uint64_t kSlowMs = 10'000;  // ui section 6.11
    const auto slowSince = [&](const TimeMs& begun) { return m_network.clock().now() - begun >= kSlowMs; };
    if (!task() || !task()->moving) return {};
    if (task()->step == Step::Election) {
        const auto index = static_cast<std::size_t>(Step::Election);
        const bool begun = index < task()->steps.size() && task()->steps[index].begun;
        return begun && m_waitingDraw != draw() && slowSince(*task()->steps[index].begun) ? QStringLiteral("members")
                                                                                          : QString();
    }
    if (task()->step != Step::Keys || !task()->mine || !task()->consent || task()->consent->asPublisher ||
        task()->consent->consent != api::ConsentMark::Released)
        return {};
    const bool granted = std::any_of(task()->events.begin(), task()->events.end(), [](const api::TaskEvent& event) {
        return event.kind == api::EventKind::PublisherGranted;
    });
    return !granted && slowSince(task()->consent->answeredAt) ? QStringLiteral("author") : QString();
}

QString TaskView::slowTitle() const {
    const QString whom = slowFor();
    if (whom.isEmpty()) return {};
    return whom == QLatin1String("author") ? tr("%1's computer is offline").arg(m_parties.publisher)
                                           : tr("Few members have joined");
}

QString TaskView::slowNote() const {
    constexpr std::uint32_t kFewNodes = 15;  // ui section 6.5
    const QString whom = slowFor();
    if (whom.isEmpty()) return {};
    if (whom == QLatin1String("author"))
        return tr("The code key cannot be released. The task waits until %1; then your whole offer returns, and "
                  "%2's bond pays the committee the miss fee.")
            .arg(text::clock(task()->consent->deadline), m_parties.publisher);
    const QString joined = tr("%1 members joined, at least %2 are needed and about %3 are expected.")
                               .arg(task()->members.size())
                               .arg(m_network.network().parameters.minMembers)
                               .arg(task()->expectedMembers);
    const std::uint32_t credit = task()->requirements.minCredit;
    const QString few = credit > 0 && task()->eligible > 0 && task()->eligible < kFewNodes
                            ? tr("Few nodes on this network have a credit of %1.").arg(text::count(credit))
                            : QString();
    const QString then =
        tr("When the window closes the task runs with those who joined; with too few it is drawn "
           "again, and after the last draw your whole offer returns.");
    QStringList sentences{joined, few, then};
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

}  // namespace leo::ui

#include "run/consent_view.h"

#include <algorithm>

#include "language/core_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

using api::ConsentMark;
using CheckMark = api::Check::Mark;

constexpr std::uint64_t kLastMinuteMs = 60'000;  // announced, ui section 9

bool open(const api::KeyConsent& consent) {
    return consent.consent == ConsentMark::Checking || consent.consent == ConsentMark::Ready ||
           consent.consent == ConsentMark::Blocked;
}

}  // namespace

bool mayRelease(const api::KeyConsent& consent) {
    return consent.consent == ConsentMark::Ready && !consent.automatic && consent.checks.size() == api::kChecks &&
           std::all_of(consent.checks.begin(), consent.checks.end(),
                       [](const api::Check& check) { return check.mark == CheckMark::Passed; });
}

ConsentView::ConsentView(api::Tasks& tasks, NetworkWatch& network, QObject* parent)
    : QObject(parent), m_tasks(tasks), m_network(network), m_checks({"title", "mark", "detail", "value"}) {
    connect(&m_guard, &ConfirmGuard::armedChanged, this, &ConsentView::changed);
    connect(&m_network, &NetworkWatch::changed, this, [this] {
        judge();
        Q_EMIT changed();
    });
}

void ConsentView::clear() {
    m_consent.reset();
    m_checks.assign({});
    m_problem.clear();
    m_answering = false;
    m_guard.hold(false);
    m_guard.reset();
    Q_EMIT changed();
}

void ConsentView::show(const api::Task& task, const Parties& parties) {
    const auto place = std::pair(task.draw, task.turn);
    if (task.id != m_id || place != m_place) clear();
    const bool wasWaiting = waiting(), wasBlocked = mark() == QLatin1String("blocked");
    const bool had = m_consent.has_value();
    m_id = task.id;
    m_place = place;
    m_offer = task.offer;
    m_moving = task.moving;
    m_parties = parties;
    m_consent = task.consent;
    std::vector<Row> rows;
    if (m_consent) {
        for (std::size_t i = 0; i < std::min(m_consent->checks.size(), api::kChecks); ++i) {
            const api::Check& check = m_consent->checks[i];
            constexpr const char* kMarks[] = {"notYet", "passed", "failed"};
            const bool bad = check.mark == CheckMark::Failed;
            rows.push_back({QString::number(i),
                            {bad ? checkFailedTitle(i) : checkTitle(i),
                             QString::fromLatin1(kMarks[static_cast<std::size_t>(check.mark)]),
                             core::line(check.detail), text::plain(check.value)}});
        }
    }
    m_checks.assign(std::move(rows));
    if (m_consent && !open(*m_consent)) m_answering = false;
    if (!had && m_consent) m_guard.disturb();  // the panel has just appeared
    judge();
    if (!wasWaiting && waiting()) {
        m_windowMs = m_consent->deadline - m_network.clock().now();
        m_saidHalf = 0;
        Q_EMIT announced(tr("Key request. %1 %2 left.").arg(title(), clockText()));
    }
    if (!wasBlocked && mark() == QLatin1String("blocked")) announceBlocked();
    Q_EMIT changed();
    Q_EMIT clockChanged();
}

void ConsentView::judge() {
    m_guard.hold(m_consent && m_moving && mayRelease(*m_consent) && m_network.live() && !m_answering);
}

void ConsentView::announceBlocked() {
    QStringList words{title()};
    for (std::size_t i = 0; i < m_consent->checks.size(); ++i)
        if (m_consent->checks[i].mark == CheckMark::Failed) words << checkFailedTitle(i);
    Q_EMIT announced(words.join(QStringLiteral(". ")));
}

void ConsentView::tick() {
    if (!m_consent) return;
    Q_EMIT clockChanged();
    announceTime();
}

void ConsentView::announceTime() {
    if (!waiting()) return;
    const std::uint64_t left = m_consent->deadline - m_network.clock().now();
    const int stage = left <= kLastMinuteMs ? 2 : left <= m_windowMs / 2 ? 1 : 0;
    if (stage <= m_saidHalf) return;
    m_saidHalf = stage;
    Q_EMIT announced(tr("Key request: %1 left.").arg(clockText()));
}

int ConsentView::countOf(CheckMark mark) const {
    if (!m_consent) return 0;
    return static_cast<int>(std::count_if(m_consent->checks.begin(), m_consent->checks.end(),
                                          [&](const api::Check& check) { return check.mark == mark; }));
}

QString ConsentView::mark() const {
    constexpr const char* kNames[] = {"checking", "ready", "releasing", "released", "refused", "blocked", "expired"};
    if (!m_consent) return {};
    if (m_answering && open(*m_consent)) return QStringLiteral("releasing");
    return QString::fromLatin1(kNames[static_cast<std::size_t>(m_consent->consent)]);
}

bool ConsentView::isOpen() const {
    return m_consent && m_moving && (open(*m_consent) || m_consent->consent == ConsentMark::Releasing);
}

bool ConsentView::waiting() const {
    return m_consent && m_moving && !m_consent->automatic && m_consent->consent == ConsentMark::Ready && !m_answering;
}

QString ConsentView::title() const {
    if (!m_consent) return {};
    switch (m_consent->consent) {
        case ConsentMark::Checking: return tr("Checking the executor");
        case ConsentMark::Ready:
        case ConsentMark::Releasing:
            if (m_consent->automatic) return tr("Releasing automatically");
            return asPublisher() ? tr("Release the key of your code?") : tr("Release your key?");
        case ConsentMark::Released:
            return m_consent->automatic ? tr("Released automatically") : tr("Checked before your key left");
        case ConsentMark::Refused: return tr("Key refused");
        case ConsentMark::Blocked: return tr("Key not released");
        case ConsentMark::Expired: return tr("Key request expired");
    }
    return {};
}

QString ConsentView::explanation() const {
    if (!isOpen() || m_consent->consent == ConsentMark::Blocked) return {};
    const QString sealed =
        asPublisher()
            ? tr("The key is sealed to this machine's TPM in the state that was checked. It opens your code, "
                 "once, for this task.")
            : tr("The key is sealed to this machine's TPM in the state that was checked. It opens one input, "
                 "once.");
    if (m_consent->automatic || m_consent->ifRefused.empty()) return sealed;
    return tr("%1 If you refuse or do not answer, the task ends: %2").arg(sealed, refuseText());
}

QString ConsentView::executorText() const {
    return m_consent && m_consent->executor ? text::node(*m_consent->executor) : QString();
}

QString ConsentView::executorHex() const {
    return m_consent && m_consent->executor ? text::hex(m_consent->executor->bytes) : QString();
}

QString ConsentView::executorNote() const {
    if (!m_consent || !m_consent->executor) return tr("not known before its proof is verified here");
    const QString name = text::plain(m_consent->executorName);
    return name.isEmpty() ? tr("executor") : tr("executor, %1").arg(name);
}

QString ConsentView::passedText() const {
    return tr("%1 of %2 passed").arg(passed()).arg(api::kChecks);
}

QString ConsentView::clockText() const {
    if (!m_consent) return {};
    if (isOpen()) return text::stopwatch(m_consent->deadline - m_network.clock().now());
    return m_consent->answeredAt.value > 0 ? text::clock(m_consent->answeredAt) : QString();
}

bool ConsentView::canRelease() const {
    return m_guard.armed() && m_consent && m_moving && mayRelease(*m_consent) && m_network.live() && !m_answering;
}

bool ConsentView::canRefuse() const {
    return m_consent && m_moving && open(*m_consent) && !m_answering && m_network.live();
}

QString ConsentView::whyNot() const {
    if (!isOpen() || m_consent->automatic) return {};
    if (!m_network.live()) return tr("Not connected: a key can be released when the network answers again.");
    if (failed() > 0) return tr("%n check(s) did not pass. The key stays here.", nullptr, failed());
    if (passed() < static_cast<int>(api::kChecks))
        return tr("The key can be released when all six checks have passed.");
    return {};
}

QString ConsentView::refuseTitle() const {
    if (!m_consent) return {};
    return tr("Refuse and end this task? %1 of %2 LEO returns.")
        .arg(text::leo2(shareOf(m_consent->ifRefused, api::ShareRole::Requester)), text::leo2(m_offer));
}

QString ConsentView::refuseText() const {
    return m_consent ? returnSentence(m_consent->ifRefused, m_offer) : QString();
}

bool ConsentView::release() {
    if (!canRelease() || !m_guard.take()) return false;
    m_answering = true;
    m_problem.clear();
    m_tasks.releaseKey(m_id, asPublisher(), [this, id = m_id, place = m_place](const Status& status) {
        if (id != m_id || place != m_place || status.ok()) return;
        m_answering = false;
        m_problem = tr("The key was not released: %1").arg(core::said(status.error().detail));
        m_guard.reset();
        judge();
        Q_EMIT changed();
    });
    Q_EMIT changed();
    return true;
}

bool ConsentView::refuse() {
    if (!canRefuse()) return false;
    m_answering = true;
    m_problem.clear();
    judge();
    m_tasks.refuseKey(m_id, asPublisher(), [this, id = m_id, place = m_place](const Status& status) {
        if (id != m_id || place != m_place || status.ok()) return;
        m_answering = false;
        m_problem = tr("The refusal was not sent: %1").arg(core::said(status.error().detail));
        judge();
        Q_EMIT changed();
    });
    Q_EMIT changed();
    return true;
}

}  // namespace leo::ui

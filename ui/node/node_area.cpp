#include "node/node_area.h"

#include <QHash>
#include <QPointer>

#include "language/core_words.h"
#include "language/language.h"
#include "node/node_words.h"
#include "node/start_words.h"
#include "run/text.h"
#include "wallet/signing.h"

namespace leo::ui {

namespace {

constexpr int kPaceMs = 500;  // tables and logs, ui section 7

QString hexOf(const Bytes& bytes) {
    return text::own(toHex(bytes));
}

}  // namespace

NodeArea::NodeArea(api::Leo& leo, Signing& signing, QObject* parent)
    : QObject(parent),
      m_node(leo.node()),
      m_signing(signing),
      m_network(leo.networks()),
      m_limits(leo.node()),
      m_charts(leo.node()),
      m_runtimeLog(leo.node()),
      m_checks({"checkKey", "title", "detail", "remedy", "command", "found", "status", "word"}),
      m_certificates({"subject", "issuer", "valid", "kindText", "status", "statusText"}),
      m_tasks({"taskId", "time", "shown", "role", "roleText", "stateStatus", "stateText", "leo", "leoTone", "credit",
               "creditTone"}),
      m_missed({"taskId", "time", "shown", "reason"}),
      m_penalties({"reason", "time", "change", "status"}),
      m_peers({"nodeKey", "peerName", "credit", "latency"}),
      m_log({"time", "source", "tone", "line"}) {
    m_pace.setSingleShot(true);
    m_pace.setInterval(kPaceMs);
    connect(&m_pace, &QTimer::timeout, this, &NodeArea::show);
    connect(&m_network, &NetworkWatch::changed, this, [this] {
        m_setup.take(m_network.network());
        Q_EMIT changed();
    });
    connect(&m_network.clock(), &PageClock::tick, this, &NodeArea::ticked);
    connect(&m_setup, &NodeSetup::changed, this, &NodeArea::changed);
    connect(&signing, &Signing::signedAt, this, [this](quint64 request) { signedAt(request); });
    connect(&signing, &Signing::failed, this, [this](quint64 request) { signingEnded(request); });
    connect(&signing, &Signing::dismissed, this, [this](quint64 request) { signingEnded(request); });
    onLanguage(this, [this] {
        showLists();
        showTasks();
        showPcrs();
        Q_EMIT changed();
        Q_EMIT ticked();
    });
    m_setup.take(m_network.network());
    m_subscription = m_node.observe([this](const std::shared_ptr<const api::NodeState>& state) { take(state); });
}

void NodeArea::take(const std::shared_ptr<const api::NodeState>& state) {
    if (state->sequence <= m_state.sequence) return;
    const bool turned = !known() || state->mark != m_state.mark || state->checks.size() != m_state.checks.size();
    m_next = state;
    if (turned) {
        m_pace.stop();
        show();
    } else if (!m_pace.isActive()) {
        m_pace.start();
    }
}

void NodeArea::show() {
    if (!m_next) return;
    m_state = *std::exchange(m_next, nullptr);
    m_setup.take(m_state);
    m_limits.take(m_state);
    showLists();
    showTasks();
    showLog();
    showPcrs();
    if (m_pages > 0 && stopped() && m_state.checks.empty()) m_node.checkAgain();
    if (m_pages > 0 && (m_state.credit.value != m_chartedCredit || m_state.earned30d != m_chartedEarnings)) {
        m_chartedCredit = m_state.credit.value;
        m_chartedEarnings = m_state.earned30d;
        m_charts.refresh();
    }
    Q_EMIT changed();
    Q_EMIT ticked();
}

void NodeArea::showLists() {
    std::vector<Row> rows;
    for (const api::StartCheck& check : m_state.checks)
        rows.push_back({text::own(check.key),
                        {text::own(check.key), startCheckTitle(check), startCheckDetail(check),
                         startCheckRemedy(check), text::own(check.command), text::own(check.found),
                         startCheckStatus(check.mark), startCheckWord(check.mark)}});
    m_checks.assign(std::move(rows));

    rows = {};
    for (const api::TpmCertificate& certificate : m_state.tpm.chain)
        rows.push_back(
            {QString::number(rows.size()),
             {text::plain(certificate.subject), text::plain(certificate.issuer),
              tr("%1 to %2").arg(text::utc(certificate.notBefore).left(10), text::utc(certificate.notAfter).left(10)),
              certificate.root ? tr("Root")
              : rows.empty()   ? tr("This EK")
                               : tr("Intermediate"),
              certificate.accepted ? QStringLiteral("done") : QStringLiteral("failed"),
              certificate.accepted ? tr("Accepted") : tr("Not accepted")}});
    m_certificates.assign(std::move(rows));

    rows = {};
    for (const api::MissedTask& missed : m_state.missed)
        rows.push_back({text::hex(missed.task.bytes),
                        {text::hex(missed.task.bytes), text::clock(missed.time).left(5),
                         text::elided(missed.task.hex(), 6, 4), missedReason(missed)}});
    m_missed.assign(std::move(rows));

    rows = {};
    for (const api::CreditPoint& point : m_state.penalties)
        rows.push_back({QString::number(point.height.value) + u'/' + QString::number(rows.size()),
                        {creditReason(point.why), dayAndClock(point.time), text::gain(point.change),
                         point.change < -1 ? QStringLiteral("failed") : QStringLiteral("warning")}});
    m_penalties.assign(std::move(rows));

    rows = {};
    for (const api::NodePeer& peer : m_state.peers)
        rows.push_back(
            {text::hex(peer.node.bytes),
             {text::hex(peer.node.bytes), text::plain(peer.name), peer.credit ? text::count(*peer.credit) : QString(),
              peer.latencyMs ? tr("%1 ms").arg(text::count(*peer.latencyMs)) : QString()}});
    m_peers.assign(std::move(rows));
}

void NodeArea::showTasks() {
    std::vector<Row> rows;
    for (const api::NodeTaskRow& task : m_state.tasks) {
        const Badge badge = nodeTaskBadge(task);
        const QString none = QStringLiteral("\u2013");
        const bool lost = !task.lost.isZero();
        const QString money = lost                    ? u'\u2212' + text::leo2(task.lost)
                              : !task.earned.isZero() ? u'+' + text::leo2(task.earned)
                                                      : none;
        rows.push_back(
            {text::hex(task.task.bytes),
             {text::hex(task.task.bytes), text::clock(task.time).left(5), text::elided(task.task.hex(), 6, 4),
              !task.executor   ? QStringLiteral("sealed")
              : *task.executor ? QStringLiteral("executor")
                               : QStringLiteral("monitor"),
              !task.executor   ? tr("Not drawn yet")
              : *task.executor ? tr("Executor")
                               : tr("Monitor"),
              badge.status, badge.text, money, lost ? QStringLiteral("badText") : QStringLiteral("textPrimary"),
              task.creditChange == 0 ? none : text::gain(task.creditChange),
              task.creditChange < 0 ? QStringLiteral("warnText") : QStringLiteral("textPrimary")}});
    }
    m_tasks.assign(std::move(rows));
}

void NodeArea::showLog() {
    std::vector<Row> rows;
    QHash<QString, int> seen;  // a line may come twice in one millisecond
    m_warnings = 0;
    for (const api::NodeLogLine& line : m_state.log) {
        if (line.warning) ++m_warnings;
        if (m_warningsOnly && !line.warning) continue;
        const QString key = QString::number(line.time.value) + text::own(line.area) + text::own(line.text);
        rows.push_back({key + QString::number(seen[key]++),
                        {text::clockTenths(line.time), text::plain(line.area),
                         line.warning ? QStringLiteral("warnText") : QString(), text::plain(line.text)}});
    }
    m_log.assign(std::move(rows));
}

void NodeArea::showPcrs() {
    QVariantList pcrs;
    for (const api::Pcr& pcr : m_state.pcrs)
        pcrs.append(QVariantMap{
            {QStringLiteral("index"), pcr.index},
            {QStringLiteral("meaning"), pcrMeaning(pcr.index)},
            {QStringLiteral("value"), text::hex(pcr.value)},
            {QStringLiteral("expected"), pcr.expected ? text::hex(*pcr.expected) : QString()},
            {QStringLiteral("match"), pcr.mark == api::Pcr::Mark::Match     ? QStringLiteral("match")
                                      : pcr.mark == api::Pcr::Mark::Differs ? QStringLiteral("differs")
                                                                            : QStringLiteral("notJudged")}});
    if (pcrs == m_pcrs) return;
    m_pcrs = std::move(pcrs);
    Q_EMIT pcrsChanged();
}

void NodeArea::setRolesHidden(bool hidden) {
    if (hidden == m_rolesHidden) return;
    m_rolesHidden = hidden;
    Q_EMIT changed();
}

void NodeArea::setWarningsOnly(bool only) {
    if (only == m_warningsOnly) return;
    m_warningsOnly = only;
    showLog();
    Q_EMIT changed();
}

void NodeArea::enter() {
    if (++m_pages > 1) return;
    m_network.clock().run(true);
    if (isNode()) m_charts.refresh();
    if (known() && stopped()) m_node.checkAgain();
    Q_EMIT ticked();
}

void NodeArea::leave() {
    if (--m_pages == 0) m_network.clock().run(false);
}

void NodeArea::checkAgain() {
    m_node.checkAgain();
}

void NodeArea::begin() {
    m_busy = true;
    m_error.clear();
    Q_EMIT changed();
}

void NodeArea::end(const Status& status) {
    m_busy = false;
    m_request.reset();
    m_error = status ? QString() : core::said(status.error().detail);
    Q_EMIT changed();
}

void NodeArea::start() {
    if (!canStart()) return;
    m_starting = m_setup.start();
    begin();
    askForSignature();
}

// One signature after the other, until the start needs none.
void NodeArea::askForSignature() {
    const QPointer<NodeArea> self(this);
    m_node.prepareStart(m_starting, [self](const Result<std::optional<api::SigningRequest>>& request) {
        if (!self) return;
        if (!request) return self->end(request.error());
        if (*request) {
            self->m_request = (*request)->id;
            self->m_signing.present(**request);
            return;
        }
        self->m_node.start(self->m_starting, [self](const Status& status) {
            if (self) self->end(status);
        });
    });
}

void NodeArea::signedAt(std::uint64_t request) {
    if (m_request != request) return;
    m_request.reset();
    askForSignature();
}

void NodeArea::signingEnded(std::uint64_t request) {
    if (m_request == request) end({});
}

bool NodeArea::canDrain() const {
    return m_state.mark == api::NodeMark::Running || m_state.mark == api::NodeMark::Stale ||
           m_state.mark == api::NodeMark::Unreachable;
}

void NodeArea::drain() {
    if (canDrain()) m_node.drain();
}

void NodeArea::resume() {
    if (canResume()) m_node.resume();
}

void NodeArea::acceptPlatform() {
    if (m_state.platformChanged) m_node.acceptPlatform();
}

void NodeArea::attach(const QUrl& folder) {
    if (m_busy) return;
    begin();
    m_node.attach(folder.toLocalFile().toStdString(), [self = QPointer<NodeArea>(this)](const Status& status) {
        if (self) self->end(status);
    });
}

void NodeArea::stop() {
    if (!canStop()) return;
    begin();
    m_node.stop([self = QPointer<NodeArea>(this)](const Status& status) {
        if (self) self->end(status);
    });
}

void NodeArea::leaveNetwork() {
    if (m_busy || !isNode()) return;
    begin();
    m_node.prepareLeave([self = QPointer<NodeArea>(this)](const Result<api::SigningRequest>& request) {
        if (!self) return;
        self->end(request ? Status() : Status(request.error()));
        if (request) self->m_signing.present(*request);
    });
}

QVariantMap NodeArea::tpm() const {
    const api::TpmInfo& info = m_state.tpm;
    QStringList chain;  // from the root to this key
    for (auto it = info.chain.rbegin(); it != info.chain.rend(); ++it) chain.append(text::plain(it->subject));
    const QString kind = !info.present                             ? QStringLiteral("absent")
                         : !info.chainValid && !info.chain.empty() ? QStringLiteral("chainBroken")
                         : info.software                           ? QStringLiteral("software")
                                                                   : QStringLiteral("hardware");
    return {{QStringLiteral("kind"), kind},
            {QStringLiteral("manufacturer"), text::plain(info.manufacturer + ' ' + info.model)},
            {QStringLiteral("firmware"), text::plain(info.firmware)},
            {QStringLiteral("chain"), chain},
            {QStringLiteral("brokenAt"), info.chainValid || chain.isEmpty() ? QString() : chain.first()},
            {QStringLiteral("problem"), core::said(info.chainProblem)},
            {QStringLiteral("ek"), hexOf(info.ekDigest)},
            {QStringLiteral("ak"), hexOf(info.akDigest)}};
}

}  // namespace leo::ui

#include "settings/liar_lab.h"

#include <sys/prctl.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <csignal>

#include "base/clock.h"
#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"

namespace leo::ui {
namespace {

constexpr int kEndMs = 10'000;  // a node says goodbye and its TPM saves its state

QString field(const QJsonObject& line, const char* name) {
    return line.value(QLatin1String(name)).toString();
}

}  // namespace

LiarLab::LiarLab(api::Leo& leo, QObject* parent) : QObject(parent), m_leo(leo), m_played({"time", "words", "task"}) {
    m_subscription =
        leo.networks().observe([this](const std::shared_ptr<const api::NetworkState>& state) { take(*state); });
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_asking.setStandardErrorFile(QProcess::nullDevice());
    connect(&m_asking, &QProcess::finished, this, &LiarLab::readList);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &LiarLab::readLines);
    connect(&m_process, &QProcess::finished, this, &LiarLab::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) ended();
    });
    onLanguage(this, [this] { Q_EMIT changed(); });
}

LiarLab::~LiarLab() {
    for (QProcess* process : {&m_asking, &m_process}) {
        process->disconnect(this);
        if (process->state() == QProcess::NotRunning) continue;
        process->terminate();
        if (!process->waitForFinished(kEndMs)) process->kill();
        process->waitForFinished();
    }
}

void LiarLab::setPrograms(const Programs& programs) {
    m_programs = programs;
    m_asking.start(m_programs.liar, {QStringLiteral("--list"), QStringLiteral("--json")}, QIODevice::ReadOnly);
}

void LiarLab::readList() {
    const QByteArray said = m_asking.readAllStandardOutput().trimmed();
    const QJsonObject answer = QJsonDocument::fromJson(said.mid(said.lastIndexOf('\n') + 1)).object();
    m_lies = answer.value(QStringLiteral("lies")).toArray().toVariantList();
    Q_EMIT changed();
}

void LiarLab::take(const api::NetworkState& state) {
    const bool local = state.current && state.current->onThisComputer && !state.localGone;
    const bool newBlock = state.height != m_height;
    m_height = state.height;
    if (m_mark == Mark::Lying && newBlock) look();
    if (local == m_local) return;
    m_local = local;
    if (!local) stop();
    Q_EMIT changed();
}

QVariantList LiarLab::lies() const {
    QVariantList said;
    for (const QVariant& lie : m_lies) {
        QVariantMap words = lie.toMap();
        for (const char* part : {"who", "what"}) {
            const QString name = QLatin1String(part);
            words[name] = core::said(words.value(name).toString().toStdString());
        }
        said.append(words);
    }
    return said;
}

void LiarLab::choose(int lie) {
    if (lie == m_chosen || lie < 0 || lie >= m_lies.size()) return;
    m_chosen = lie;
    Q_EMIT changed();
}

void LiarLab::start() {
    if (m_mark != Mark::Off || !available()) return;
    m_problem.clear();
    m_node.clear();
    m_before.reset();
    m_now.reset();
    m_rows.clear();
    m_played.assign({});
    m_mark = Mark::Starting;
    QStringList words{QStringLiteral("--json"), QStringLiteral("--take"),
                      QStringLiteral("--join"), m_programs.networkFile,
                      QStringLiteral("--as"),   m_lies.at(m_chosen).toMap().value(QStringLiteral("name")).toString()};
    if (!m_programs.image.isEmpty()) words << QStringLiteral("--image") << m_programs.image;
    m_process.start(m_programs.liar, words, QIODevice::ReadOnly);
    Q_EMIT changed();
}

void LiarLab::stop() {
    if (m_mark != Mark::Starting && m_mark != Mark::Lying) return;
    m_mark = Mark::Stopping;
    m_process.terminate();
    Q_EMIT changed();
}

void LiarLab::ended() {
    readLines();
    const bool asked = m_mark == Mark::Stopping;
    m_mark = Mark::Off;
    if (!asked && m_problem.isEmpty()) m_problem = tr("The lying program ended by itself.");
    if (asked) m_problem.clear();
    Q_EMIT changed();
}

void LiarLab::readLines() {
    while (m_process.canReadLine()) handle(QJsonDocument::fromJson(m_process.readLine()).object());
}

void LiarLab::handle(const QJsonObject& line) {
    const QString event = field(line, "event");
    if (event == QLatin1String("liar")) {
        m_node = field(line, "node");
        const Result<AccountId> account = AccountId::fromHexText(m_node.toStdString());
        if (account.ok()) m_account = *account;
        look();
    } else if (event == QLatin1String("ready")) {
        if (m_mark == Mark::Starting) m_mark = Mark::Lying;
    } else if (event == QLatin1String("lie")) {
        QString words = core::said(field(line, "what").toStdString());
        if (words.isEmpty()) {  // of a peer: how much so far
            const auto number = [&](const char* name) { return line.value(QLatin1String(name)).toInteger(); };
            const auto sent = static_cast<std::uint64_t>(number("sent") + number("links"));
            words = line.contains(QStringLiteral("links"))
                        ? tr("%1 links of garbage, %2 of them dropped by the others")
                              .arg(text::count(sent), text::count(static_cast<std::uint64_t>(number("dropped"))))
                        : tr("%1 messages sent").arg(text::count(sent));
        }
        play(words, field(line, "task"));
    } else if (line.contains(QStringLiteral("error"))) {
        const QJsonObject error = line.value(QStringLiteral("error")).toObject();
        m_problem = core::sentence(field(error, "message").toStdString());
    }
    Q_EMIT changed();
}

// The same to each member of a committee is one line.
void LiarLab::play(const QString& words, const QString& task) {
    const bool again = !m_rows.empty() && m_said == words && m_rows.front().values.at(2) == task;
    m_times = again ? m_times + 1 : 1;
    m_said = words;
    if (!again) m_rows.insert(m_rows.begin(), Row{QString::number(++m_event), {}});
    if (m_rows.size() > kMaxPlayed) m_rows.pop_back();
    const QString said = m_times > 1 ? QStringLiteral("%1 ×%2").arg(words).arg(m_times) : words;
    m_rows.front().values = {text::clock(systemClock().now()), said, task};
    m_played.assign(m_rows);
}

void LiarLab::look() {
    if (m_node.isEmpty()) return;
    m_leo.explorer().account(m_account, [self = QPointer<LiarLab>(this), of = m_account](const auto& detail) {
        if (!self || self->m_account != of || !detail.ok()) return;
        const auto credit = detail->node ? static_cast<std::int64_t>(detail->node->credit.value) : 0;
        self->m_now = Holding{detail->balance.units + detail->held.units, credit};
        if (!self->m_before) self->m_before = self->m_now;
        Q_EMIT self->changed();
    });
}

QString LiarLab::balanceText() const {
    if (!m_before || !m_now) return {};
    const bool lost = m_now->units < m_before->units;
    const Amount difference{lost ? m_before->units - m_now->units : m_now->units - m_before->units};
    const QString sign = difference.isZero() ? QString() : lost ? QString(QChar(0x2212)) : QStringLiteral("+");
    return tr("%1 LEO, %2 since it lies").arg(text::leo9(Amount{m_now->units}), sign + text::leo9(difference));
}

QString LiarLab::creditText() const {
    if (!m_before || !m_now) return {};
    const std::int64_t difference = m_now->credit - m_before->credit;
    return tr("%1, %2 since it lies")
        .arg(text::count(static_cast<std::uint64_t>(m_now->credit)),
             difference == 0 ? QStringLiteral("0") : text::gain(difference));
}

}  // namespace leo::ui

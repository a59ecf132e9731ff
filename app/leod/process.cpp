#include "leod/process.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QJsonDocument>

#include "leod/console.h"
#include "leod/errors.h"

namespace leo::app {
namespace {

constexpr qint64 kMaxLineBytes = 1 << 20;  // the largest result object; a child that writes more is not ours

std::string signalName(int number) {
    const char* name = sigabbrev_np(number);
    return name == nullptr ? "signal " + std::to_string(number) : "SIG" + std::string(name);
}

}  // namespace

Child::Child(Spec spec, QObject* parent) : QObject(parent), m_spec(std::move(spec)) {
    m_killTimer.setSingleShot(true);
    m_killTimer.setInterval(kStopTimeoutMs);
    connect(&m_killTimer, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Child::readLines);
    connect(&m_process, &QProcess::finished, this, &Child::finished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) return;
        m_startError = m_process.errorString().toStdString();
        finished();
    });
}

Child::~Child() {
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished(kStopTimeoutMs);
}

void Child::setOption(const QString& option, const QString& value) {
    const qsizetype at = m_spec.arguments.indexOf(option);
    if (at >= 0 && at + 1 < m_spec.arguments.size())
        m_spec.arguments[at + 1] = value;
    else
        m_spec.arguments << option << value;
}

void Child::start() {
    LEO_ASSERT(m_state == State::Idle || m_state == State::Ended);
    m_ready = {};
    m_lastError = {};
    m_startError.clear();
    m_state = State::Starting;
    const pid_t parentPid = getpid();
    m_process.setChildProcessModifier([parentPid] {
        // A group of its own: Ctrl-C reaches the parent alone, which then stops its children in order.
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parentPid) _exit(1);  // the parent died before the line above
    });
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(qtText(m_spec.logFile.native()), QIODevice::Append);
    m_process.start(QCoreApplication::applicationFilePath(),
                    m_spec.arguments + QStringList{QStringLiteral("--json")});
}

void Child::stop() {
    if (m_state == State::Idle || m_state == State::Ended || m_state == State::Stopping) return;
    m_state = State::Stopping;
    m_process.terminate();
    m_killTimer.start();
}

void Child::readLines() {
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine(kMaxLineBytes)).object();
        if (line.contains(QStringLiteral("error"))) m_lastError = line.value(QStringLiteral("error")).toObject();
        if (line.value(QStringLiteral("event")).toString() == QLatin1String("ready") && m_state == State::Starting) {
            m_ready = line;
            m_state = State::Ready;
            Q_EMIT ready();
        } else if (!line.isEmpty()) {
            Q_EMIT event(line);
        }
    }
}

void Child::finished() {
    m_killTimer.stop();
    readLines();
    const bool expected = m_state == State::Stopping;
    m_state = State::Ended;
    Q_EMIT ended(expected);
}

std::string Child::report() const {
    std::string text = m_spec.name;
    if (!m_startError.empty()) return text + " could not be started: " + m_startError;
    if (m_process.exitStatus() == QProcess::CrashExit)
        text += " was ended by " + signalName(m_process.exitCode());
    else
        text += " ended with exit code " + std::to_string(m_process.exitCode());
    const std::string message = m_lastError.value(QStringLiteral("message")).toString().toStdString();
    if (!message.empty()) text += ": " + message;
    return text + " (log: " + m_spec.logFile.string() + ")";
}

Error Child::failure() const {
    const std::string name = m_lastError.value(QStringLiteral("code")).toString().toStdString();
    const std::optional<Code> code = codeOfName(name);
    return makeError(code.value_or(m_startError.empty() ? Code::Internal : Code::Unavailable), report());
}

}  // namespace leo::app

// Child: a leod of our own, started, watched and stopped by the process that composes a network.
//
// A child writes JSON lines on its stdout (it is started with --json); the line {"event":"ready",…} says that it
// works. Its stderr goes to a log file. It gets SIGTERM when this process ends, however it ends (PR_SET_PDEATHSIG),
// and never outlives it. Thread: main, with an event loop.
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace leo::app {

// How long a child may take to end after SIGTERM before it is killed. A node closes its chain and its TPM.
inline constexpr int kStopTimeoutMs = 5'000;

class Child : public QObject {
    Q_OBJECT
public:
    struct Spec {
        std::string name;               // "node 07", for people
        QStringList arguments;          // of leod, without --json
        std::filesystem::path logFile;  // appended; stderr
    };
    enum class State { Idle, Starting, Ready, Stopping, Ended };

    explicit Child(Spec spec, QObject* parent = nullptr);
    ~Child() override;  // kills what still runs

    // For the next start. setOption replaces what follows the option, or appends both.
    void setOption(const QString& option, const QString& value);
    void start();
    // SIGTERM now, SIGKILL after kStopTimeoutMs; ended() follows.
    void stop();

    const std::string& name() const { return m_spec.name; }
    State state() const { return m_state; }
    qint64 pid() const { return m_process.processId(); }
    const QJsonObject& readyFields() const { return m_ready; }
    const std::filesystem::path& logFile() const { return m_spec.logFile; }
    // Why it ended, in words: exit code or signal, its last error, the log file.
    std::string report() const;
    // The same as an error, with the code the child itself gave when it gave one.
    Error failure() const;

Q_SIGNALS:
    void ready();
    // Any JSON line of its stdout that is not the ready line.
    void event(const QJsonObject& line);
    // The process is gone; `expected` when stop() asked for it.
    void ended(bool expected);

private:
    void readLines();
    void finished();

    Spec m_spec;
    QProcess m_process;
    QTimer m_killTimer;
    QJsonObject m_ready;
    QJsonObject m_lastError;
    std::string m_startError;
    State m_state = State::Idle;
};

}  // namespace leo::app

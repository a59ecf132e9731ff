// LocalProcess: the network of this computer as a process of its own: `leod devnet`, started, watched, ended.
//
// The process outlives this program: it is detached, and what it says goes into two files of <data>/desktop, which
// are read while it starts. Whoever starts it, it holds the lock of <data>/devnet, by which it is found again.
// Thread: the core's.
#pragma once

#include <QFile>
#include <QTimer>

#include "api/networks.h"
#include "node/facade/core.h"

namespace leo::node {

inline constexpr std::uint32_t kLeastLocalNodes = 3;
inline constexpr std::uint32_t kMostLocalNodes = 100;
// A node writes its TPM, a chain and its log; the rest is room for pictures.
inline constexpr std::uint64_t kLocalBytes = std::uint64_t{128} << 20;
inline constexpr std::uint64_t kLocalBytesPerNode = std::uint64_t{8} << 20;

// A file that another process writes, read line by line as it grows.
class GrowingFile {
public:
    explicit GrowingFile(const QString& name) : m_file(name) {}
    QString name() const { return m_file.fileName(); }
    // Makes it empty, for a new writer.
    Status restart();
    // Whole lines that are new, without their ends.
    QList<QByteArray> takeLines();

private:
    QFile m_file;
    QByteArray m_part;  // of a line that is being written
};

class LocalProcess : public QObject {
    Q_OBJECT
public:
    explicit LocalProcess(Core& core);

    // Of a network of this data directory, whoever started it.
    bool isRunning() const;
    bool isStarting() const { return m_start.running; }

    // Calls `done` when the network works: at once (later) when it runs already. `nodes` counts for a new one only.
    void start(std::uint32_t nodes, std::function<void(const Status&)> done);
    void cancel(bool remove, std::function<void(const Status&)> done);
    void stop(std::function<void(const Status&)> done);

    api::LocalStart snapshot(std::uint64_t sequence) const;
    std::function<void()> onChanged;

private:
    using Finished = std::function<void(const Status&)>;
    Status prepare(std::uint32_t nodes) const;
    Status spawn(std::uint32_t nodes);
    void poll();
    void readProgress();
    void readLog();
    void handle(const QJsonObject& line);
    void finish(Status status);
    // Waits until `gone`, then answers; Timeout.
    void awaitEnd(qint64 pid, Finished done);

    Core& m_core;
    api::LocalStart m_start;
    bool m_fresh = false;  // nothing was there before
    bool m_cancelled = false, m_ready = false;
    qint64 m_pid = 0;
    std::uint64_t m_begunMs = 0;  // steady clock
    std::optional<Error> m_error;
    std::vector<Finished> m_waiting;
    GrowingFile m_progress, m_log;
    QTimer m_timer;
};

// Whether the process exists and is not just waiting to be reaped.
bool isAlive(qint64 pid);

}  // namespace leo::node

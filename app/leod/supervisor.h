// Supervisor: keeps a set of child processes running: starts them, tells when all work, restarts what dies, stops
// all.
//
// Children are started in ranks: rank 0 must be ready before rank 1 starts; they stop in the opposite order. A child
// that ends before the set was ready fails the start. Later it is restarted after a pause that doubles from
// kFirstBackoffMs to kMostBackoffMs and is short again once the child worked for kStableMs. Thread: main.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "leod/process.h"

namespace leo::app {

inline constexpr int kFirstBackoffMs = 500;
inline constexpr int kMostBackoffMs = 30'000;
inline constexpr std::uint64_t kStableMs = 60'000;
inline constexpr int kStartTimeoutMs = 60'000;  // twenty times the usual, for a machine that does something else

class Supervisor : public QObject {
    Q_OBJECT
public:
    explicit Supervisor(QObject* parent = nullptr);
    ~Supervisor() override;

    // Valid as long as the supervisor.
    Child& add(Child::Spec spec, unsigned rank);
    void start();
    // Orderly; onStopped follows, also when nothing runs.
    void stop();

    std::vector<const Child*> children() const;

    // Before the start of a rank (0 included): the last moment to act on what lower ranks told when they were ready.
    std::function<Status(unsigned rank)> beforeRank;
    std::function<void(const Child&)> onStarted;     // a child was started, before it works
    std::function<void(const Child&)> onChildReady;  // the first time, before onReady
    std::function<void()> onReady;
    // The set could not be started: why, with the failing child's own error code. The caller stops.
    std::function<void(const Error&)> onFailed;
    std::function<void(const Child&, int pauseMs)> onDied;
    std::function<void(const Child&)> onRestarted;
    std::function<void()> onStopped;

private:
    struct Entry {
        std::unique_ptr<Child> child;
        unsigned rank = 0;
        int backoffMs = kFirstBackoffMs;
        std::uint64_t readyAtMs = 0;
        QTimer restart;
    };

    void startRank(unsigned rank);
    void childReady(Entry& entry);
    void childEnded(Entry& entry, bool expected);
    void fail(Error error);
    void stopRank();

    std::vector<std::unique_ptr<Entry>> m_entries;
    QTimer m_startTimer;
    unsigned m_rank = 0;
    bool m_ready = false;
    bool m_failed = false;
    bool m_stopping = false;
    bool m_stopped = false;
};

}  // namespace leo::app

// StopSignal: SIGINT and SIGTERM as an event of the loop.
//
// The handler writes one byte into a pipe (async-signal-safe, signal-safety(7)); the loop reads it. A second signal
// ends the process at once with exit code 130: the user insists, and every store survives that. One per process,
// main thread. Ignores SIGPIPE, so that a closed terminal or peer is an error of write().
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <functional>
#include <memory>

#include "base/result.h"

namespace leo::app {

class StopSignal : public QObject {
    Q_OBJECT
public:
    static Result<std::unique_ptr<StopSignal>> install();
    ~StopSignal() override;

    bool requested() const;
    // Replaces an earlier callback, which is not called any more. Each is called at most once.
    void onStop(std::function<void()> callback);

private:
    explicit StopSignal(int readEnd);
    void deliver();

    QSocketNotifier m_notifier;
    std::function<void()> m_callback;
};

}  // namespace leo::app

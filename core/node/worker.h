// Worker: one thread with an event loop, for work that blocks (a TPM, a sandbox), and the way back.
//
// post() runs a function there; what it returns is handed to `done` on the thread that owns the Worker, where both
// functions and what they hold also end. When the Worker goes, work posted before is finished first (a TPM's orderly
// shutdown is such work), and no `done` is called any more.
#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>

namespace leo::node {

class Worker {
public:
    explicit Worker(const char* name) : m_remote(new QObject), m_local(std::make_unique<QObject>()) {
        m_thread.setObjectName(QLatin1String(name));
        m_remote->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_remote, &QObject::deleteLater);
        m_thread.start();
    }
    ~Worker() {
        // m_local goes after the thread: work that is just being finished posts its answer to it.
        QMetaObject::invokeMethod(
            m_remote, [thread = &m_thread] { thread->quit(); }, Qt::QueuedConnection);
        m_thread.wait();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    template <class Work, class Done>
    void post(Work work, Done done) {
        using Value = decltype(work());
        auto task = std::make_shared<std::pair<Work, Done>>(std::move(work), std::move(done));
        QObject* local = m_local.get();
        // Taken out before it runs: Qt may leave the end of what was posted to the thread that posted it.
        QMetaObject::invokeMethod(
            m_remote,
            [task = std::move(task), local]() mutable {
                auto value = std::make_shared<Value>(task->first());
                QMetaObject::invokeMethod(
                    local,
                    [task = std::move(task), value = std::move(value)]() mutable {
                        const auto taken = std::move(task);
                        const auto result = std::move(value);
                        taken->second(std::move(*result));
                    },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }

private:
    QThread m_thread;
    QObject* m_remote;                 // lives on the thread
    std::unique_ptr<QObject> m_local;  // lives here: its end drops answers on the way
};

}  // namespace leo::node

// Hop: the way between the thread of the user interface and the core's own thread, and back.
//
// Work keeps its order in each direction. toCore() is for any thread; what comes after the core has ended is dropped.
// toGui() is for any thread; what arrives after the Leo has gone is dropped, so a callback never outlives it.
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "api/common.h"

namespace leo::node {

class Hop : public std::enable_shared_from_this<Hop> {
public:
    using Work = std::function<void()>;
    // `toGui` runs work on the thread of the interface, later, whoever calls it.
    explicit Hop(std::function<void(Work)> toGui) : m_toGui(std::move(toGui)) {}

    // The object on whose thread work runs; null when the core ends.
    void setCore(QObject* core);
    // On the thread of the interface: nothing is delivered from now on.
    void close() { m_open = false; }

    void toCore(Work work);
    void toGui(Work work);

    // The same callback, to be called on the core's thread, once: it runs on the interface's, and what it holds ends
    // there, however long the core keeps what is returned here.
    template <class T>
    api::Done<T> back(api::Done<T> done) {
        return [hop = shared_from_this(), held = std::make_shared<api::Done<T>>(std::move(done))](Result<T> result) {
            auto answer = std::make_shared<Result<T>>(std::move(result));
            hop->toGui([held, answer] { std::exchange(*held, nullptr)(std::move(*answer)); });
        };
    }
    api::Finished backFinished(api::Finished done) {
        return [hop = shared_from_this(), held = std::make_shared<api::Finished>(std::move(done))](
                   const Status& status) { hop->toGui([held, status] { std::exchange(*held, nullptr)(status); }); };
    }

private:
    std::function<void(Work)> m_toGui;
    std::mutex m_mutex;
    QObject* m_core = nullptr;
    bool m_open = true;  // interface's thread
};

}  // namespace leo::node

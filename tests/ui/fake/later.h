// later(): runs a callback from the event loop, since api callbacks never run inside the call that caused them.
#pragma once

#include <QCoreApplication>
#include <QTimer>
#include <functional>
#include <memory>
#include <utility>

#include "api/common.h"

namespace leo::ui::fake {

inline void later(std::function<void()> callback) {
    QTimer::singleShot(0, QCoreApplication::instance(), std::move(callback));
}

template <class T>
void answer(api::Done<T> done, Result<T> result) {
    later([done = std::move(done), result = std::move(result)]() mutable { done(std::move(result)); });
}
inline void answer(api::Finished done, Status status = {}) {
    later([done = std::move(done), status = std::move(status)] { done(status); });
}

// A snapshot that tests change and observers see, numbered like the real ones.
template <class State>
class Snapshot {
public:
    State state;

    Subscription observe(api::Handler<State> handler) {
        auto shared = std::make_shared<api::Handler<State>>(std::move(handler));
        std::weak_ptr<api::Handler<State>> weak = shared;
        later([weak, this, alive = std::weak_ptr<int>(m_alive)] {
            if (alive.expired()) return;
            if (const auto first = weak.lock()) (*first)(current());
        });
        return m_signal.subscribe([shared](const std::shared_ptr<const State>& next) { (*shared)(next); });
    }
    void publish() {
        ++state.sequence;
        m_signal.notify(current());
    }

private:
    std::shared_ptr<const State> current() const { return std::make_shared<const State>(state); }

    Signal<const std::shared_ptr<const State>&> m_signal;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

// An id whose bytes are all the same, told apart by the byte.
template <class Id>
Id idOf(std::uint8_t byte) {
    Id id;
    id.bytes.fill(byte);
    return id;
}
inline Hash hashOf(std::uint8_t first) {
    Hash hash{};
    for (std::size_t i = 0; i < hash.size(); ++i) hash[i] = static_cast<std::uint8_t>(first * 7 + i * 29);
    return hash;
}

}  // namespace leo::ui::fake

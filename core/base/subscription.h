// Subscription: a callback that stays registered as long as the object lives. Signal: the list that calls it.
//
// One thread. A callback may drop its own subscription or any other, and may subscribe, while it is being called: a
// dropped one is not called again, a new one is called from the next event on. A subscription may outlive its signal.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace leo {

class [[nodiscard]] Subscription {
public:
    Subscription() = default;
    explicit Subscription(std::function<void()> release) : m_release(std::move(release)) {}
    ~Subscription() { reset(); }
    Subscription(Subscription&& other) noexcept : m_release(std::exchange(other.m_release, nullptr)) {}
    Subscription& operator=(Subscription&& other) noexcept {
        if (this != &other) {
            reset();
            m_release = std::exchange(other.m_release, nullptr);
        }
        return *this;
    }
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;

    void reset() {
        if (auto release = std::exchange(m_release, nullptr)) release();
    }
    explicit operator bool() const { return static_cast<bool>(m_release); }

private:
    std::function<void()> m_release;
};

template <class... Args>
class Signal {
public:
    using Handler = std::function<void(Args...)>;

    Subscription subscribe(Handler handler) {
        const std::uint64_t key = m_list->next++;
        m_list->handlers.emplace(key, std::make_shared<Handler>(std::move(handler)));
        return Subscription([list = std::weak_ptr<List>(m_list), key] {
            if (const auto alive = list.lock()) alive->handlers.erase(key);
        });
    }

    void notify(Args... args) const {
        const std::shared_ptr<List> list = m_list;  // a handler may destroy the owner of this signal
        const std::uint64_t end = list->next;
        for (auto it = list->handlers.begin(); it != list->handlers.end() && it->first < end;) {
            const std::uint64_t key = it->first;
            const std::shared_ptr<Handler> handler = it->second;  // it may drop itself
            (*handler)(args...);
            it = list->handlers.upper_bound(key);
        }
    }
    bool empty() const { return m_list->handlers.empty(); }

private:
    struct List {
        std::uint64_t next = 0;
        std::map<std::uint64_t, std::shared_ptr<Handler>> handlers;  // in order of subscription
    };
    std::shared_ptr<List> m_list = std::make_shared<List>();
};

}  // namespace leo

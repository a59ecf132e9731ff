// Queue: virtual time. What is to happen, in order of time; ties in the order they were asked for, so that a run is a
// function of its seed alone.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "base/strong.h"

namespace leo::sim {

class Queue {
public:
    explicit Queue(TimeMs start) : m_now(start) {}

    TimeMs now() const { return m_now; }
    void at(TimeMs time, std::function<void()> what) {
        m_events.push(Event{time < m_now ? m_now : time, m_next++, std::move(what)});
    }
    void after(std::uint64_t ms, std::function<void()> what) { at(m_now + ms, std::move(what)); }

    // Does the next thing; false when there is none up to `end`.
    bool step(TimeMs end) {
        if (m_events.empty() || m_events.top().time > end) return false;
        Event event = m_events.top();
        m_events.pop();
        m_now = event.time;
        event.what();
        return true;
    }

private:
    struct Event {
        TimeMs time;
        std::uint64_t order;
        std::function<void()> what;
        bool operator<(const Event& other) const {
            return time != other.time ? time > other.time : order > other.order;
        }
    };

    TimeMs m_now;
    std::uint64_t m_next = 0;
    std::priority_queue<Event> m_events;
};

}  // namespace leo::sim

// Publisher: snapshots from the core's thread to observers on the interface's, at most ten a second each.
//
// A PublisherMap serves many subjects of one kind (a task each); a Publisher has one. Only what somebody observes is
// built: `build` runs on the core's thread when an observed subject has changed, and at once for its first observer.
// A later observer gets the present snapshot. `build` puts the sequence it is given into the snapshot; sequences grow
// over all subjects of a map.
//
// Threads: construction, changed() and destruction on the core's; observe() and the subscription on the interface's.
#pragma once

#include <QTimer>
#include <map>
#include <variant>

#include "base/clock.h"
#include "node/facade/hop.h"

namespace leo::node {

inline constexpr std::uint64_t kSnapshotGapMs = 100;  // core/api/leo.h promises at most ten a second

template <class Key, class T>
class PublisherMap {
public:
    using Build = std::function<T(const Key&, std::uint64_t sequence)>;

    PublisherMap(std::shared_ptr<Hop> hop, Build build) : m_hop(std::move(hop)), m_build(std::move(build)) {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { sendDue(); });
    }

    Subscription observe(const Key& key, api::Handler<T> handler) {
        Topic& topic = m_board->topics[key];
        if (topic.observers++ == 0) m_hop->toCore([this, key] { watch(key); });
        auto told = std::make_shared<bool>(false);
        auto shared = std::make_shared<api::Handler<T>>(std::move(handler));
        auto inner = std::make_shared<Subscription>(topic.signal.subscribe([told, shared](const Snapshot& snapshot) {
            *told = true;
            (*shared)(snapshot);
        }));
        if (topic.current) {
            m_hop->toGui([told, shared, current = topic.current, alive = std::weak_ptr<Subscription>(inner)] {
                if (!*told && !alive.expired()) (*shared)(current);
            });
        }
        return Subscription([this, hop = m_hop, board = m_board, key, inner]() mutable {
            inner.reset();
            const auto found = board->topics.find(key);
            if (found == board->topics.end() || --found->second.observers > 0) return;
            board->topics.erase(found);
            hop->toCore([this, key] { m_watched.erase(key); });
        });
    }

    void changed(const Key& key) {
        const auto found = m_watched.find(key);
        if (found == m_watched.end()) return;
        found->second.dirty = true;
        schedule();
    }
    void changedAll() {
        for (auto& [key, entry] : m_watched) entry.dirty = true;
        schedule();
    }

private:
    using Snapshot = std::shared_ptr<const T>;
    struct Topic {  // interface's thread
        Snapshot current;
        std::size_t observers = 0;
        Signal<const Snapshot&> signal;
    };
    struct Board {
        std::map<Key, Topic> topics;
    };
    struct Entry {  // core's thread
        bool dirty = true;
        std::optional<std::uint64_t> sentMs;
        std::uint64_t dueMs() const { return sentMs ? *sentMs + kSnapshotGapMs : 0; }
    };

    void watch(const Key& key) {
        m_watched[key] = {};
        schedule();
    }
    void schedule() {
        std::optional<std::uint64_t> due;
        for (const auto& [key, entry] : m_watched)
            if (entry.dirty && (!due || entry.dueMs() < *due)) due = entry.dueMs();
        if (!due) return;
        const std::uint64_t now = systemClock().steadyMs();
        m_timer.start(static_cast<int>(*due > now ? *due - now : 0));
    }
    void sendDue() {
        const std::uint64_t now = systemClock().steadyMs();
        std::vector<Key> due;
        for (auto& [key, entry] : m_watched) {
            if (!entry.dirty || entry.dueMs() > now) continue;
            entry.dirty = false;
            entry.sentMs = now;
            due.push_back(key);
        }
        for (const Key& key : due) {
            Snapshot snapshot = std::make_shared<const T>(m_build(key, ++m_sequence));
            m_hop->toGui([board = m_board, key, snapshot] {
                const auto found = board->topics.find(key);
                if (found == board->topics.end()) return;
                found->second.current = snapshot;
                const Signal<const Snapshot&> signal = found->second.signal;  // a handler may end the topic
                signal.notify(snapshot);
            });
        }
        schedule();
    }

    std::shared_ptr<Hop> m_hop;
    Build m_build;
    std::shared_ptr<Board> m_board = std::make_shared<Board>();
    std::map<Key, Entry> m_watched;
    std::uint64_t m_sequence = 0;
    QTimer m_timer;
};

template <class T>
class Publisher {
public:
    Publisher(std::shared_ptr<Hop> hop, std::function<T(std::uint64_t sequence)> build)
        : m_map(std::move(hop), [build = std::move(build)](const std::monostate&, std::uint64_t sequence) {
              return build(sequence);
          }) {}

    Subscription observe(api::Handler<T> handler) { return m_map.observe({}, std::move(handler)); }
    void changed() { m_map.changed({}); }

private:
    PublisherMap<std::monostate, T> m_map;
};

}  // namespace leo::node

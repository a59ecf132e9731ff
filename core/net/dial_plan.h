// DialPlan: which addresses to dial, and when: growing pauses after failures, silence while the peer is connected.
//
// Pure bookkeeping: no sockets, no clock; time and jitter come in.
#pragma once

#include <QUrl>
#include <map>
#include <optional>
#include <vector>

#include "base/random.h"
#include "p2p/peer_id.h"

namespace leo::net {

inline constexpr std::uint64_t kFirstPauseMs = 250;
inline constexpr std::uint64_t kLongestPauseMs = 30'000;
inline constexpr std::uint64_t kStableAfterMs = 5'000;  // a link that lives this long forgives earlier failures
inline constexpr unsigned kQuickRetries = 2;
inline constexpr std::uint64_t kDialLimitMs = 10'000;  // TCP and WebSocket handshake

class DialPlan {
public:
    using WishId = std::uint64_t;
    struct Wish {
        QUrl url;
        std::optional<p2p::PeerId> expected;
        std::optional<p2p::PeerId> met;  // who answered last
        enum class State : std::uint8_t { Waiting, Dialing, Linked } state = State::Waiting;
        TimeMs since;  // of Dialing, Linked
        TimeMs next;   // of Waiting
        unsigned failures = 0;
    };

    explicit DialPlan(Random& random) : m_random(random) {}

    // The same url again changes whom to expect.
    WishId add(const QUrl& url, std::optional<p2p::PeerId> expected, TimeMs now);
    // The wishes that went away; their links are the caller's to close.
    std::vector<WishId> forget(const p2p::PeerId& peer);
    void remove(WishId id) { m_wishes.erase(id); }
    const Wish* find(WishId id) const;

    // Wishes to dial now. They count as dialing from here on.
    template <class IsConnected>
    std::vector<WishId> take(TimeMs now, const IsConnected& isConnected) {
        std::vector<WishId> due;
        for (auto& [id, wish] : m_wishes) {
            if (wish.state != Wish::State::Waiting || now < wish.next) continue;
            const std::optional<p2p::PeerId>& peer = wish.expected ? wish.expected : wish.met;
            if (peer && isConnected(*peer)) {
                wish.next = now + kLongestPauseMs;  // peerLost() brings it forward
                continue;
            }
            wish.state = Wish::State::Dialing;
            wish.since = now;
            due.push_back(id);
        }
        return due;
    }
    // Dialing for longer than kDialLimitMs: the caller gives up on the socket, which ends in ended().
    std::vector<WishId> overdue(TimeMs now) const;
    std::optional<TimeMs> pollTimeout() const;

    void linked(WishId id, const p2p::PeerId& peer, TimeMs now);
    // The socket of a wish is gone, whether or not it ever worked.
    void ended(WishId id, TimeMs now);
    void peerLost(const p2p::PeerId& peer, TimeMs now);

private:
    std::uint64_t jittered(std::uint64_t pauseMs) { return pauseMs * 3 / 4 + m_random.below(pauseMs / 2 + 1); }

    Random& m_random;
    WishId m_nextId = 1;
    std::map<WishId, Wish> m_wishes;
};

}  // namespace leo::net

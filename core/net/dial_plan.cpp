#include "net/dial_plan.h"

#include <algorithm>

namespace leo::net {

DialPlan::WishId DialPlan::add(const QUrl& url, std::optional<p2p::PeerId> expected, TimeMs now) {
    for (auto& [id, wish] : m_wishes) {
        if (wish.url != url) continue;
        wish.expected = std::move(expected);
        wish.next = std::min(wish.next, now);
        return id;
    }
    Wish wish;
    wish.url = url;
    wish.expected = std::move(expected);
    wish.next = now;
    m_wishes.emplace(m_nextId, std::move(wish));
    return m_nextId++;
}

std::vector<DialPlan::WishId> DialPlan::forget(const p2p::PeerId& peer) {
    std::vector<WishId> gone;
    for (auto it = m_wishes.begin(); it != m_wishes.end();) {
        const std::optional<p2p::PeerId>& known = it->second.expected ? it->second.expected : it->second.met;
        if (known == peer) {
            gone.push_back(it->first);
            it = m_wishes.erase(it);
        } else {
            ++it;
        }
    }
    return gone;
}

const DialPlan::Wish* DialPlan::find(WishId id) const {
    const auto found = m_wishes.find(id);
    return found == m_wishes.end() ? nullptr : &found->second;
}

std::vector<DialPlan::WishId> DialPlan::overdue(TimeMs now) const {
    std::vector<WishId> out;
    for (const auto& [id, wish] : m_wishes)
        if (wish.state == Wish::State::Dialing && now - wish.since >= kDialLimitMs) out.push_back(id);
    return out;
}

std::optional<TimeMs> DialPlan::pollTimeout() const {
    std::optional<TimeMs> earliest;
    for (const auto& [id, wish] : m_wishes) {
        if (wish.state == Wish::State::Linked) continue;
        const TimeMs due = wish.state == Wish::State::Waiting ? wish.next : wish.since + kDialLimitMs;
        if (!earliest || due < *earliest) earliest = due;
    }
    return earliest;
}

void DialPlan::linked(WishId id, const p2p::PeerId& peer, TimeMs now) {
    const auto found = m_wishes.find(id);
    if (found == m_wishes.end()) return;
    found->second.state = Wish::State::Linked;
    found->second.since = now;
    found->second.met = peer;
}

void DialPlan::ended(WishId id, TimeMs now) {
    const auto found = m_wishes.find(id);
    if (found == m_wishes.end() || found->second.state == Wish::State::Waiting) return;
    Wish& wish = found->second;
    const bool worked = wish.state == Wish::State::Linked && now - wish.since >= kStableAfterMs;
    wish.failures = worked ? 0 : wish.failures + 1;
    const unsigned doublings = std::min(wish.failures == 0 ? 0u : wish.failures - 1, 10u);
    wish.state = Wish::State::Waiting;
    wish.next = now + jittered(std::min(kFirstPauseMs << doublings, kLongestPauseMs));
}

void DialPlan::peerLost(const p2p::PeerId& peer, TimeMs now) {
    for (auto& [id, wish] : m_wishes) {
        const std::optional<p2p::PeerId>& known = wish.expected ? wish.expected : wish.met;
        // A server that keeps hanging up is left to its growing pauses.
        if (wish.state == Wish::State::Waiting && known == peer && wish.failures <= kQuickRetries)
            wish.next = std::min(wish.next, now + jittered(kFirstPauseMs));
    }
}

}  // namespace leo::net

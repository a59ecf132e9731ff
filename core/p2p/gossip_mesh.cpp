// The heartbeat of Gossipsub: meshes, gossip about recent messages, decay and expiry.
#include <algorithm>

#include "p2p/gossipsub.h"

namespace leo::p2p {

namespace {

constexpr double kNegligible = 0.01;  // a record below this is forgotten

}  // namespace

std::optional<TimeMs> Gossipsub::pollTimeout() const {
    return m_nextHeartbeat;
}

void Gossipsub::handleTimeout(TimeMs now) {
    if (!m_nextHeartbeat || now < *m_nextHeartbeat) return;
    heartbeat(now);
    // From now, not from the plan: a program that slept does not catch up on heartbeats.
    m_nextHeartbeat = now + m_parameters.heartbeatMs;
    if (m_peers.empty() && m_records.empty()) m_nextHeartbeat.reset();
}

void Gossipsub::heartbeat(TimeMs now) {
    collectPromises(now);
    decayScores();
    for (auto& [topic, mesh] : m_meshes) maintainMesh(topic, mesh, now);
    emitGossip();
    expire(now);
}

void Gossipsub::decayScores() {
    for (auto it = m_records.begin(); it != m_records.end();) {
        it->second.invalid *= m_parameters.decay;
        it->second.behaviour *= m_parameters.decay;
        const bool gone = it->second.invalid < kNegligible && it->second.behaviour < kNegligible;
        it = gone ? m_records.erase(it) : std::next(it);
    }
}

void Gossipsub::collectPromises(TimeMs now) {
    for (auto& [id, peer] : m_peers) {
        peer.ihaveMessages = 0;
        peer.idsAsked = 0;
        for (auto it = peer.promises.begin(); it != peer.promises.end();) {
            const bool kept = m_seen.count(it->first) != 0;
            if (!kept && now < it->second) {
                ++it;
                continue;
            }
            if (!kept) m_records[id].behaviour += 1;
            it = peer.promises.erase(it);
        }
    }
}

bool Gossipsub::canGraft(const std::string& topic, const PeerId& peer, TimeMs now) const {
    if (score(peer) < 0) return false;
    const auto backoffs = m_backoffs.find(topic);
    if (backoffs == m_backoffs.end()) return true;
    const auto backoff = backoffs->second.find(peer);
    // One heartbeat of slack: the other end started its own count a little later.
    return backoff == backoffs->second.end() || backoff->second.until + m_parameters.heartbeatMs <= now;
}

void Gossipsub::maintainMesh(const std::string& topic, std::set<PeerId>& mesh, TimeMs now) {
    for (auto it = mesh.begin(); it != mesh.end();) {
        if (score(*it) >= 0) {
            ++it;
            continue;
        }
        prune(topic, *it, m_parameters.pruneBackoffMs, now);
        it = mesh.erase(it);
    }
    if (mesh.size() < m_parameters.degreeLow) {
        growMesh(topic, mesh, m_parameters.degree, now);
    } else if (mesh.size() > m_parameters.degreeHigh) {
        cutMesh(topic, mesh, now);
    }
    // Peers that chose us may all be one attacker; some of the mesh must be of our own choosing.
    std::size_t outbound = 0;
    for (const PeerId& id : mesh) outbound += m_peers.at(id).outbound ? 1 : 0;
    const auto candidates = m_topicPeers.find(topic);
    if (outbound >= m_parameters.degreeOutbound || mesh.size() < m_parameters.degreeLow ||
        candidates == m_topicPeers.end())
        return;
    for (const PeerId& id : candidates->second) {
        if (outbound >= m_parameters.degreeOutbound) break;
        if (!m_peers.at(id).outbound || mesh.count(id) != 0 || !canGraft(topic, id, now)) continue;
        mesh.insert(id);
        m_control[id].graft.push_back(topic);
        ++outbound;
    }
}

void Gossipsub::growMesh(const std::string& topic, std::set<PeerId>& mesh, std::size_t target, TimeMs now) {
    std::vector<PeerId> candidates;
    for (const PeerId& id : topicPeers(topic))
        if (mesh.count(id) == 0 && canGraft(topic, id, now)) candidates.push_back(id);
    shuffle(candidates);
    for (const PeerId& id : candidates) {
        if (mesh.size() >= target) return;
        mesh.insert(id);
        m_control[id].graft.push_back(topic);
    }
}

// Keeps the best by score, then at random, with the quota of peers we dialed.
void Gossipsub::cutMesh(const std::string& topic, std::set<PeerId>& mesh, TimeMs now) {
    std::vector<PeerId> order(mesh.begin(), mesh.end());
    shuffle(order);
    std::stable_sort(order.begin(), order.end(),
                     [this](const PeerId& a, const PeerId& b) { return score(a) > score(b); });
    const auto isOutbound = [this](const PeerId& id) { return m_peers.at(id).outbound; };
    const auto keptEnd = order.begin() + static_cast<std::ptrdiff_t>(m_parameters.degree);
    const auto scoredEnd = order.begin() + static_cast<std::ptrdiff_t>(m_parameters.degreeScore);
    std::size_t outbound = static_cast<std::size_t>(std::count_if(order.begin(), keptEnd, isOutbound));
    for (auto spare = keptEnd; spare != order.end() && outbound < m_parameters.degreeOutbound; ++spare) {
        if (!isOutbound(*spare)) continue;
        const auto victim = std::find_if_not(scoredEnd, keptEnd, isOutbound);
        if (victim == keptEnd) break;
        std::iter_swap(victim, spare);
        ++outbound;
    }
    for (auto it = keptEnd; it != order.end(); ++it) {
        prune(topic, *it, m_parameters.pruneBackoffMs, now);
        mesh.erase(*it);
    }
}

void Gossipsub::emitGossip() {
    std::map<std::string, std::vector<MessageId>> recent;
    for (std::size_t window = 0; window < kGossipWindows; ++window) {
        for (const MessageId& id : m_history[window]) {
            std::vector<MessageId>& ids = recent[m_cache.at(id).topic];
            if (ids.size() < m_parameters.maxIHaveIds) ids.push_back(id);
        }
    }
    for (const auto& [topic, ids] : recent) {
        const auto mesh = m_meshes.find(topic);
        std::vector<PeerId> listeners;
        for (const PeerId& id : topicPeers(topic)) {
            const bool inMesh = mesh != m_meshes.end() && mesh->second.count(id) != 0;
            if (!inMesh && score(id) >= m_parameters.gossipThreshold) listeners.push_back(id);
        }
        shuffle(listeners);
        const auto share =
            static_cast<std::size_t>(m_parameters.gossipFactor * static_cast<double>(listeners.size()));
        listeners.resize(std::min(listeners.size(), std::max(m_parameters.degreeLazy, share)));
        for (const PeerId& id : listeners) m_control[id].ihave.push_back(IHave{topic, ids});
    }
}

void Gossipsub::expire(TimeMs now) {
    forget(kHistoryWindows - 1);
    std::rotate(m_history.begin(), m_history.end() - 1, m_history.end());
    while (!m_seenOrder.empty() && m_seen.at(m_seenOrder.front()) <= now) {
        m_seen.erase(m_seenOrder.front());
        m_seenOrder.pop_front();
    }
    for (auto topic = m_backoffs.begin(); topic != m_backoffs.end();) {
        std::map<PeerId, Backoff>& backoffs = topic->second;
        for (auto it = backoffs.begin(); it != backoffs.end();)
            it = it->second.until + 2 * m_parameters.heartbeatMs <= now ? backoffs.erase(it) : std::next(it);
        topic = backoffs.empty() ? m_backoffs.erase(topic) : std::next(topic);
    }
}

void Gossipsub::prune(const std::string& topic, const PeerId& peer, std::uint64_t backoffMs, TimeMs now) {
    setBackoff(topic, peer, backoffMs, now);
    m_control[peer].prune.push_back(Prune{topic, backoffMs / 1000});
}

void Gossipsub::setBackoff(const std::string& topic, const PeerId& peer, std::uint64_t backoffMs, TimeMs now) {
    Backoff& backoff = m_backoffs[topic][peer];
    backoff.until = std::max(backoff.until, now + backoffMs);
    backoff.flood = now + std::min(backoffMs, m_parameters.graftFloodMs);
}

template <class T>
void Gossipsub::shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[m_random.below(i)]);
}

template void Gossipsub::shuffle(std::vector<PeerId>&);
template void Gossipsub::shuffle(std::vector<MessageId>&);

}  // namespace leo::p2p

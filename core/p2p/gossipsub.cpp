#include "p2p/gossipsub.h"

#include <algorithm>

#include "crypto/hash.h"

namespace leo::p2p {

namespace {

constexpr std::uint64_t kMaxRemoteBackoffMs = 3'600'000;  // a peer cannot lock us out of its mesh for longer

}  // namespace

Gossipsub::Gossipsub(const crypto::Identity& identity, Random& random, GossipParameters parameters)
    : m_identity(identity),
      m_self(PeerId::fromAccountId(identity.id())),
      m_random(random),
      m_parameters(parameters),
      m_sequence(readU64be(random.array<8>().data())) {}

// ---- peers

void Gossipsub::addPeer(const PeerId& peer, bool outbound, TimeMs now) {
    m_peers[peer].outbound = outbound;
    if (!m_nextHeartbeat) m_nextHeartbeat = now + 1 + m_random.below(m_parameters.heartbeatMs);
    for (const auto& [topic, mesh] : m_meshes)
        m_control[peer].subscriptions.push_back(TopicSubscription{true, topic});
}

void Gossipsub::removePeer(const PeerId& peer, TimeMs) {
    const auto found = m_peers.find(peer);
    if (found == m_peers.end()) return;
    for (const std::string& topic : found->second.topics) {
        const auto peers = m_topicPeers.find(topic);
        peers->second.erase(peer);
        if (peers->second.empty()) m_topicPeers.erase(peers);
    }
    for (auto& [topic, mesh] : m_meshes) mesh.erase(peer);
    m_control.erase(peer);
    m_peers.erase(found);
}

double Gossipsub::score(const PeerId& peer) const {
    const auto found = m_records.find(peer);
    if (found == m_records.end()) return 0;
    const Record& record = found->second;
    const double excess = std::max(0.0, record.behaviour - m_parameters.behaviourSlack);
    return record.invalid * record.invalid * m_parameters.invalidWeight +
           excess * excess * m_parameters.behaviourWeight;
}

void Gossipsub::addPenalty(const PeerId& peer, double amount) {
    m_records[peer].behaviour += amount;
}

std::vector<PeerId> Gossipsub::topicPeers(const std::string& topic) const {
    const auto found = m_topicPeers.find(topic);
    if (found == m_topicPeers.end()) return {};
    return std::vector<PeerId>(found->second.begin(), found->second.end());
}

std::vector<PeerId> Gossipsub::meshPeers(const std::string& topic) const {
    const auto found = m_meshes.find(topic);
    if (found == m_meshes.end()) return {};
    return std::vector<PeerId>(found->second.begin(), found->second.end());
}

// ---- the application's side

void Gossipsub::subscribe(const std::string& topic, TimeMs now) {
    const auto [mesh, added] = m_meshes.try_emplace(topic);
    if (!added) return;
    for (const auto& [id, peer] : m_peers) m_control[id].subscriptions.push_back(TopicSubscription{true, topic});
    growMesh(topic, mesh->second, m_parameters.degree, now);
}

void Gossipsub::unsubscribe(const std::string& topic, TimeMs now) {
    const auto found = m_meshes.find(topic);
    if (found == m_meshes.end()) return;
    for (const PeerId& id : found->second) prune(topic, id, m_parameters.unsubscribeBackoffMs, now);
    m_meshes.erase(found);
    for (const auto& [id, peer] : m_peers) m_control[id].subscriptions.push_back(TopicSubscription{false, topic});
}

Result<MessageId> Gossipsub::publish(const std::string& topic, ByteView data, TimeMs now) {
    LEO_REQUIRE(!topic.empty() && topic.size() <= kMaxTopicName, Code::InvalidArgument,
                "topic name of a wrong length");
    LEO_REQUIRE(data.size() <= kMaxGossipData, Code::TooLarge,
                "message of " + std::to_string(data.size()) + " bytes, at most " + std::to_string(kMaxGossipData));
    const MessageId id = crypto::sha256(data);
    LEO_REQUIRE(m_seen.count(id) == 0, Code::Duplicate, "this message was on the network already");
    remember(id, now);
    const auto framed = std::make_shared<const Bytes>(signMessage(m_identity, m_sequence++, topic, data).framedRpc);
    cache(id, topic, framed);
    const auto peers = m_topicPeers.find(topic);
    if (peers == m_topicPeers.end()) return id;
    for (const PeerId& peer : peers->second)
        if (score(peer) >= m_parameters.publishThreshold) send(peer, framed);
    return id;
}

std::optional<Gossipsub::Delivery> Gossipsub::pollDelivery() {
    if (m_deliveries.empty()) return std::nullopt;
    Delivery delivery = std::move(m_deliveries.front());
    m_deliveries.pop_front();
    return delivery;
}

void Gossipsub::judge(std::uint64_t token, Verdict verdict, TimeMs) {
    const auto found = m_pending.find(token);
    LEO_ASSERT(found != m_pending.end());
    const Pending pending = std::move(found->second);
    m_pending.erase(found);
    m_pendingById.erase(pending.id);
    if (verdict == Verdict::Reject)
        for (const PeerId& sender : pending.senders) m_records[sender].invalid += 1;
    if (verdict != Verdict::Accept) return;
    cache(pending.id, pending.topic, pending.framedRpc);
    const auto mesh = m_meshes.find(pending.topic);
    if (mesh == m_meshes.end()) return;
    for (const PeerId& peer : mesh->second)
        if (pending.senders.count(peer) == 0 && peer != pending.from) send(peer, pending.framedRpc);
}

std::optional<Gossipsub::Outgoing> Gossipsub::pollSend() {
    if (!m_control.empty()) {
        const auto first = m_control.begin();
        Outgoing out{first->first, std::make_shared<const Bytes>(first->second.encodeFramed())};
        m_control.erase(first);
        return out;
    }
    if (m_outgoing.empty()) return std::nullopt;
    Outgoing out = std::move(m_outgoing.front());
    m_outgoing.pop_front();
    return out;
}

// ---- what peers say

Status Gossipsub::handleRpc(const PeerId& id, ByteView bytes, TimeMs now) {
    const auto found = m_peers.find(id);
    if (found == m_peers.end() || isGraylisted(id)) return {};
    LEO_TRY_ASSIGN(const GossipRpc rpc, GossipRpc::decode(bytes));
    Peer& peer = found->second;
    handleSubscriptions(id, peer, rpc.control.subscriptions, now);
    for (const MessageView& message : rpc.messages) handleMessage(id, message, now);
    handleIHave(id, peer, rpc.control.ihave, now);
    handleIWant(id, rpc.control.iwant);
    handleGraft(id, peer, rpc.control.graft, now);
    handlePrune(id, rpc.control.prune, now);
    return {};
}

void Gossipsub::handleSubscriptions(const PeerId& id, Peer& peer, const std::vector<TopicSubscription>& items,
                                    TimeMs now) {
    for (const TopicSubscription& item : items) {
        const auto mesh = m_meshes.find(item.topic);
        if (!item.subscribe) {
            if (peer.topics.erase(item.topic) == 0) continue;
            const auto peers = m_topicPeers.find(item.topic);
            peers->second.erase(id);
            if (peers->second.empty()) m_topicPeers.erase(peers);
            if (mesh != m_meshes.end()) mesh->second.erase(id);
            continue;
        }
        if (item.topic.empty() || peer.topics.size() >= kMaxTopicsPerPeer) continue;
        if (!peer.topics.insert(item.topic).second) continue;
        m_topicPeers[item.topic].insert(id);
        if (mesh != m_meshes.end() && mesh->second.size() < m_parameters.degreeLow && canGraft(item.topic, id, now)) {
            mesh->second.insert(id);
            m_control[id].graft.push_back(item.topic);
        }
        std::vector<MessageId> recent = recentIds(item.topic);
        if (!recent.empty() && score(id) >= m_parameters.gossipThreshold)
            m_control[id].ihave.push_back(IHave{item.topic, std::move(recent)});
    }
}

void Gossipsub::handleMessage(const PeerId& via, const MessageView& message, TimeMs now) {
    const std::string topic(textOf(message.topic));
    if (m_meshes.count(topic) == 0) return;
    const MessageId id = crypto::sha256(message.data);
    if (m_seen.count(id) != 0) {
        const auto pending = m_pendingById.find(id);
        if (pending != m_pendingById.end()) m_pending.at(pending->second).senders.insert(via);
        return;
    }
    // Our own message come back after we have forgotten it.
    if (equal(message.from, m_self.toBytes())) return;
    if (m_pending.size() >= kMaxPendingVerdicts) return;
    Result<SignedMessage> verified = verifyMessage(message);
    if (!verified.ok()) {
        m_records[via].invalid += 1;
        return;
    }
    remember(id, now);
    const std::uint64_t token = m_nextToken++;
    const PeerId from = verified->from;
    m_pending.emplace(token,
                      Pending{id, topic, from, {via}, std::make_shared<const Bytes>(std::move(verified->framedRpc))});
    m_pendingById.emplace(id, token);
    m_deliveries.push_back(Delivery{token, topic, from, via, toBytes(message.data)});
}

void Gossipsub::handleIHave(const PeerId& id, Peer& peer, const std::vector<IHave>& items, TimeMs now) {
    if (items.empty() || score(id) < m_parameters.gossipThreshold) return;
    for (const IHave& item : items) {
        if (++peer.ihaveMessages > m_parameters.maxIHaveMessages) return;
        if (m_meshes.count(item.topic) == 0) continue;
        std::vector<MessageId> wanted;
        for (const MessageId& message : item.ids)
            if (m_seen.count(message) == 0) wanted.push_back(message);
        shuffle(wanted);
        wanted.resize(
            std::min(wanted.size(), m_parameters.maxIHaveIds - std::min(m_parameters.maxIHaveIds, peer.idsAsked)));
        if (wanted.empty()) continue;
        peer.idsAsked += wanted.size();
        // One id stands for all: a peer that advertises what it does not have is found out by sampling.
        peer.promises.emplace(wanted.front(), now + m_parameters.promiseMs);
        std::vector<MessageId>& iwant = m_control[id].iwant;
        iwant.insert(iwant.end(), wanted.begin(), wanted.end());
    }
}

void Gossipsub::handleIWant(const PeerId& id, const std::vector<MessageId>& ids) {
    if (ids.empty() || score(id) < m_parameters.gossipThreshold) return;
    for (const MessageId& message : ids) {
        const auto found = m_cache.find(message);
        if (found == m_cache.end()) continue;
        if (++found->second.served[id] <= m_parameters.maxRetransmissions) send(id, found->second.framedRpc);
    }
}

void Gossipsub::handleGraft(const PeerId& id, Peer& peer, const std::vector<std::string>& topics, TimeMs now) {
    for (const std::string& topic : topics) {
        const auto mesh = m_meshes.find(topic);
        // A topic we do not know gets no answer, or a spammer could make us talk.
        if (mesh == m_meshes.end() || mesh->second.count(id) != 0) continue;
        bool refused = score(id) < 0 || (mesh->second.size() >= m_parameters.degreeHigh && !peer.outbound);
        const auto backoffs = m_backoffs.find(topic);
        if (backoffs != m_backoffs.end()) {
            const auto backoff = backoffs->second.find(id);
            if (backoff != backoffs->second.end() && now < backoff->second.until) {
                m_records[id].behaviour += now < backoff->second.flood ? 2 : 1;
                refused = true;
            }
        }
        if (refused) {
            prune(topic, id, m_parameters.pruneBackoffMs, now);
        } else {
            mesh->second.insert(id);
        }
    }
}

void Gossipsub::handlePrune(const PeerId& id, const std::vector<Prune>& items, TimeMs now) {
    for (const Prune& item : items) {
        const auto mesh = m_meshes.find(item.topic);
        if (mesh == m_meshes.end()) continue;
        mesh->second.erase(id);
        const std::uint64_t asked =
            item.backoffSeconds > kMaxRemoteBackoffMs / 1000 ? kMaxRemoteBackoffMs : item.backoffSeconds * 1000;
        setBackoff(item.topic, id, asked == 0 ? m_parameters.pruneBackoffMs : asked, now);
    }
}

// ---- memory

void Gossipsub::remember(const MessageId& id, TimeMs now) {
    m_seen.emplace(id, now + m_parameters.seenMs);
    m_seenOrder.push_back(id);
    while (m_seenOrder.size() > kMaxSeenMessages) {
        m_seen.erase(m_seenOrder.front());
        m_seenOrder.pop_front();
    }
}

void Gossipsub::cache(const MessageId& id, const std::string& topic, SharedBytes framedRpc) {
    m_cachedBytes += framedRpc->size();
    m_cache.emplace(id, Cached{topic, std::move(framedRpc), {}});
    m_history[0].push_back(id);
    for (std::size_t window = kHistoryWindows; m_cachedBytes > kMaxCachedBytes && window-- > 0;) forget(window);
}

void Gossipsub::forget(std::size_t window) {
    for (const MessageId& id : m_history[window]) {
        const auto found = m_cache.find(id);
        m_cachedBytes -= found->second.framedRpc->size();
        m_cache.erase(found);
    }
    m_history[window].clear();
}

std::vector<MessageId> Gossipsub::recentIds(const std::string& topic) const {
    std::vector<MessageId> ids;
    for (std::size_t window = 0; window < kGossipWindows; ++window)
        for (const MessageId& id : m_history[window])
            if (ids.size() < m_parameters.maxIHaveIds && m_cache.at(id).topic == topic) ids.push_back(id);
    return ids;
}

}  // namespace leo::p2p

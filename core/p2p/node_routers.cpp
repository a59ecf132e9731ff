// The routers of a Node on its streams: gossip on one lasting stream per peer, bitswap on one stream per message.
#include "p2p/node.h"
#include "p2p/node_protocols.h"

namespace leo::p2p {

void Node::openGossip(const PeerId& id, Peer& peer, TimeMs now) {
    Link& link = m_links.at(peer.primary);
    const Result<StreamId> stream = openStream(peer.primary, link, Kind::GossipOut, std::string(kGossipsub), now);
    if (!stream.ok()) return m_gossip.removePeer(id, now);
    peer.gossipOut = *stream;
    m_gossip.addPeer(id, link.connection.role() == Connection::Role::Dialer, now);
}

Result<MessageId> Node::publish(const std::string& topic, ByteView data, TimeMs now) {
    return m_gossip.publish(topic, data, now);
}

Result<Bitswap::FetchId> Node::fetchBlock(ByteView cid, std::uint64_t timeoutMs, TimeMs now) {
    return m_bitswap.fetch(cid, now + timeoutMs, now);
}

void Node::pump(TimeMs now) {
    pumpGossip(now);
    pumpBitswap(now);
}

void Node::pumpGossip(TimeMs) {
    while (std::optional<Gossipsub::Outgoing> out = m_gossip.pollSend()) {
        const auto found = m_peers.find(out->to);
        if (found == m_peers.end() || !found->second.gossipOut) continue;
        Link& link = m_links.at(found->second.primary);
        // A peer that reads slower than the network talks misses messages rather than growing our memory.
        if (link.connection.queued(*found->second.gossipOut) > kMaxGossipBacklog) continue;
        link.connection.write(*found->second.gossipOut, std::move(out->framedRpc));
        touch(found->second.primary);
    }
}

void Node::pumpBitswap(TimeMs now) {
    for (const auto& [id, peer] : m_peers)
        m_bitswap.setBacklog(id, m_links.at(peer.primary).connection.queuedTotal());
    while (std::optional<Bitswap::Outgoing> out = m_bitswap.pollSend()) {
        const auto found = m_peers.find(out->to);
        if (found == m_peers.end()) continue;
        const LinkId id = found->second.primary;
        Link& link = m_links.at(id);
        const Result<StreamId> stream = openStream(id, link, Kind::BitswapOut, std::string(kBitswap), now);
        // Out of streams: the asker asks again, and so do we.
        if (!stream.ok()) continue;
        link.connection.write(*stream, std::move(out->framedMessage));
        link.connection.finish(*stream);
    }
}

}  // namespace leo::p2p

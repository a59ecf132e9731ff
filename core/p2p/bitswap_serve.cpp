// The serving side of Bitswap, and messages in both directions.
#include <algorithm>

#include "p2p/bitswap.h"

namespace leo::p2p {

namespace {

constexpr std::size_t kMaxEntriesSent = 1024;  // wants and presences of one message

}  // namespace

Status Bitswap::handleMessage(const PeerId& id, ByteView bytes, TimeMs now) {
    LEO_TRY_ASSIGN(const BitswapMessage message, BitswapMessage::decode(bytes));
    const auto found = m_peers.find(id);
    if (found == m_peers.end()) return {};
    for (const BitswapMessage::Block& block : message.blocks) handleBlock(id, block);
    for (const BitswapMessage::BlockPresence& presence : message.presences) handlePresence(id, presence, now);
    handleWants(found->second, message);
    return {};
}

void Bitswap::handleWants(Peer& peer, const BitswapMessage& message) {
    if (message.full) {
        peer.queue.clear();
        peer.waiting.clear();
    }
    for (const WantEntry& want : message.wants) {
        const Result<CidParts> parts = CidParts::parse(want.cid);
        const Bytes key = parts.ok() ? parts->canonical() : want.cid;
        peer.waiting.erase(key);
        if (want.cancel) {
            const auto isIt = [&want](const WantEntry& queued) { return queued.cid == want.cid; };
            peer.queue.erase(std::remove_if(peer.queue.begin(), peer.queue.end(), isIt), peer.queue.end());
        } else if (parts.ok() && peer.queue.size() < kMaxServeQueue) {
            peer.queue.push_back(want);
        } else if (want.sendDontHave && peer.presences.size() < kMaxServeQueue) {
            peer.presences.push_back({want.cid, Presence::DontHave});
        }
    }
}

void Bitswap::blockAdded(ByteView cid) {
    const Result<CidParts> parts = CidParts::parse(cid);
    if (!parts.ok()) return;
    const Bytes key = parts->canonical();
    for (auto& [id, peer] : m_peers) {
        const auto waiting = peer.waiting.find(key);
        if (waiting == peer.waiting.end()) continue;
        peer.queue.push_back(std::move(waiting->second));
        peer.waiting.erase(waiting);
    }
}

void Bitswap::setBacklog(const PeerId& peer, std::size_t bytes) {
    const auto found = m_peers.find(peer);
    if (found != m_peers.end()) found->second.backlog = bytes;
}

bool Bitswap::hasWork(const Peer& peer) {
    return !peer.wantsToSend.empty() || !peer.presences.empty() ||
           (!peer.queue.empty() && peer.backlog < kMaxServeBacklog);
}

std::optional<Bitswap::Outgoing> Bitswap::pollSend() {
    for (auto& [id, peer] : m_peers) {
        while (hasWork(peer)) {
            const BitswapMessage message = nextMessage(peer);
            if (message.empty()) continue;  // all that was wanted is not there, and nobody asked to be told
            Outgoing out{id, std::make_shared<const Bytes>(message.encodeFramed())};
            peer.backlog += out.framedMessage->size();
            return out;
        }
    }
    return std::nullopt;
}

BitswapMessage Bitswap::nextMessage(Peer& peer) {
    BitswapMessage message;
    while (!peer.wantsToSend.empty() && message.wants.size() < kMaxEntriesSent) {
        const auto first = peer.wantsToSend.begin();
        message.wants.push_back(std::move(first->second));
        peer.wantsToSend.erase(first);
    }
    const std::size_t told = std::min(peer.presences.size(), kMaxEntriesSent);
    const auto end = peer.presences.begin() + static_cast<std::ptrdiff_t>(told);
    message.presences.assign(std::make_move_iterator(peer.presences.begin()), std::make_move_iterator(end));
    peer.presences.erase(peer.presences.begin(), end);
    if (peer.backlog < kMaxServeBacklog) serve(peer, message);
    return message;
}

void Bitswap::serve(Peer& peer, BitswapMessage& message) {
    std::size_t payload = 0;
    while (!peer.queue.empty() && payload < kMaxServeMessage && message.presences.size() < kMaxEntriesSent) {
        WantEntry want = std::move(peer.queue.front());
        const Result<CidParts> parts = CidParts::parse(want.cid);
        LEO_ASSERT(parts.ok());  // handleWants() queues nothing else
        const Bytes key = parts->canonical();
        std::optional<Bytes> block = m_source == nullptr ? std::nullopt : m_source->get(key);
        if (block && block->size() > kMaxBlockBytes) block.reset();  // no peer would accept it
        if (block && payload > 0 && payload + block->size() > kMaxServeMessage) {
            peer.queue.front() = std::move(want);
            return;
        }
        peer.queue.pop_front();
        if (!block) {
            if (want.sendDontHave) message.presences.push_back({want.cid, Presence::DontHave});
            if (peer.waiting.size() < kMaxWaiting) peer.waiting.insert_or_assign(key, std::move(want));
        } else if (want.type == WantType::Have && block->size() > kMaxInlineBlock) {
            message.presences.push_back({want.cid, Presence::Have});
        } else {
            payload += block->size();
            message.blocks.push_back({parts->prefix(), std::move(*block)});
        }
    }
}

}  // namespace leo::p2p

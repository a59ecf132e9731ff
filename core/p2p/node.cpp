// Links and peers of a Node, and its clockwork.
#include "p2p/node.h"

#include <algorithm>

#include "p2p/node_protocols.h"

namespace leo::p2p {

namespace {

constexpr std::size_t kMaxLinksPerPeer = 4;

Fault localFault(Code code, std::string detail) {
    return Fault{Fault::Side::Local, makeError(code, std::move(detail))};
}

}  // namespace

Node::Node(Config config, Random& random)
    : m_config(std::move(config)),
      m_self(PeerId::fromAccountId(m_config.identity->id())),
      m_random(random),
      m_credentials(NoiseCredentials::create(*m_config.identity, random)),
      m_gossip(*m_config.identity, random, m_config.gossip) {}

Node::~Node() = default;

bool Node::speaks(std::string_view protocol) const {
    return std::find(kOwnProtocols.begin(), kOwnProtocols.end(), protocol) != kOwnProtocols.end() ||
           m_served.find(protocol) != m_served.end();
}

// ---- the driver's side

LinkId Node::openLink(Connection::Role role, std::optional<PeerId> expected, TimeMs now) {
    Connection::Setup setup;
    setup.role = role;
    setup.credentials = &m_credentials;
    setup.expected = std::move(expected);
    setup.supports = [this](std::string_view protocol) { return speaks(protocol); };
    const LinkId id = m_nextLink++;
    m_links.try_emplace(id, std::move(setup), m_random, now);
    if (!m_nextReap) m_nextReap = now + kReapMs;
    touch(id);
    return id;
}

void Node::handle(LinkId id, ByteView bytes, TimeMs now) {
    const auto found = m_links.find(id);
    if (found == m_links.end()) return;
    found->second.connection.handle(bytes, now);
    touch(id);
    drain(id, now);
}

void Node::lost(LinkId id, TimeMs now) {
    const auto found = m_links.find(id);
    if (found == m_links.end()) return;
    detach(id, found->second, now);
    m_writable.erase(id);
    m_links.erase(found);
    if (m_links.empty()) m_nextReap.reset();
}

void Node::closeLink(LinkId id, TimeMs now) {
    const auto found = m_links.find(id);
    if (found != m_links.end()) endLink(id, found->second, localFault(Code::Cancelled, "closed"), now);
}

void Node::disconnect(const PeerId& peer, TimeMs now) {
    const auto found = m_peers.find(peer);
    if (found == m_peers.end()) return;
    const std::vector<LinkId> links = found->second.links;
    for (const LinkId id : links) closeLink(id, now);
}

std::vector<LinkId> Node::takeWritable(TimeMs now) {
    pump(now);
    std::vector<LinkId> out;
    for (const LinkId id : m_writable) {
        const auto found = m_links.find(id);
        if (found != m_links.end() && found->second.connection.hasOutput()) out.push_back(id);
    }
    m_writable.clear();
    return out;
}

Bytes Node::pollTransmit(LinkId id, std::size_t maxBytes) {
    const auto found = m_links.find(id);
    if (found == m_links.end()) return {};
    touch(id);  // room for what waited behind these bytes
    return found->second.connection.pollTransmit(maxBytes);
}

std::optional<NodeEvent> Node::pollEvent() {
    if (!m_events.empty()) {
        NodeEvent event = std::move(m_events.front());
        m_events.pop_front();
        return event;
    }
    if (std::optional<Gossipsub::Delivery> delivery = m_gossip.pollDelivery()) return NodeEvent(std::move(*delivery));
    if (std::optional<Bitswap::Fetched> fetched = m_bitswap.pollResult())
        return NodeEvent(BlockFetched{fetched->id, std::move(fetched->block)});
    return std::nullopt;
}

// ---- events of links

void Node::drain(LinkId id, TimeMs now) {
    Link& link = m_links.at(id);
    while (std::optional<ConnectionEvent> event = link.connection.pollEvent()) dispatch(id, link, *event, now);
}

void Node::dispatch(LinkId id, Link& link, const ConnectionEvent& event, TimeMs now) {
    if (const auto* done = std::get_if<HandshakeDone>(&event)) return onHandshakeDone(id, link, done->peer, now);
    if (const auto* opened = std::get_if<StreamOpened>(&event)) return onOpened(id, link, *opened, now);
    if (const auto* refused = std::get_if<StreamRefused>(&event)) return onRefused(id, link, refused->id, now);
    if (const auto* readable = std::get_if<StreamReadable>(&event)) return onReadable(id, link, readable->id, now);
    if (const auto* finished = std::get_if<StreamFinished>(&event)) return onFinished(id, link, finished->id, now);
    if (const auto* reset = std::get_if<StreamReset>(&event)) return onReset(id, link, reset->id, now);
    if (const auto* closed = std::get_if<Closed>(&event)) return onClosed(id, link, closed->fault, now);
}

void Node::endLink(LinkId id, Link& link, Fault fault, TimeMs now) {
    link.connection.close(std::move(fault));
    touch(id);
    drain(id, now);
}

void Node::onHandshakeDone(LinkId id, Link& link, const PeerId& remote, TimeMs now) {
    if (remote == m_self) {
        link.detached = true;
        return endLink(id, link, localFault(Code::NotPermitted, "the other end is this program"), now);
    }
    if (m_gossip.isGraylisted(remote)) {
        link.detached = true;
        return endLink(id, link, localFault(Code::NotPermitted, "the peer misbehaved a moment ago"), now);
    }
    m_events.push_back(LinkEstablished{id, remote});
    const auto [entry, added] = m_peers.try_emplace(remote);
    Peer& peer = entry->second;
    peer.links.push_back(id);
    if (added) {
        m_events.push_back(PeerConnected{remote});
        m_bitswap.addPeer(remote, now);
        makePrimary(peer, remote, id, now);
    } else {
        resolveDuplicate(id, link, peer, remote, now);
    }
    if (!peer.identify) static_cast<void>(openStream(id, link, Kind::IdentifyHear, std::string(kIdentify), now));
}

// See the head of node.h for why both ends come to the same answer.
void Node::resolveDuplicate(LinkId id, Link& link, Peer& peer, const PeerId& remote, TimeMs now) {
    const Connection::Role role = link.connection.role();
    for (const LinkId otherId : peer.links) {
        Link& other = m_links.at(otherId);
        if (otherId == id || other.superfluous || other.connection.role() == role) continue;
        const Connection::Role kept = m_self < remote ? Connection::Role::Dialer : Connection::Role::Listener;
        if (role != kept) {
            link.superfluous = now;
            return;
        }
        other.superfluous = now;
        if (peer.primary == otherId) makePrimary(peer, remote, id, now);
        return;
    }
    if (role == Connection::Role::Dialer) {
        link.superfluous = now;
        return;
    }
    if (peer.links.size() > kMaxLinksPerPeer)
        return endLink(id, link, localFault(Code::Duplicate, "too many links to this peer"), now);
    // The peer would hardly dial again if it still saw the first link.
    m_links.at(peer.primary).connection.probe(now, kDuplicateProbeMs);
    touch(peer.primary);
}

void Node::makePrimary(Peer& peer, const PeerId& remote, LinkId id, TimeMs now) {
    if (peer.gossipOut) {
        const auto old = m_links.find(peer.primary);
        if (old != m_links.end() && !old->second.connection.isClosed()) {
            // What is queued there still goes out; the rest follows on the new link.
            old->second.connection.finish(*peer.gossipOut);
            touch(peer.primary);
        }
        peer.gossipOut.reset();
    }
    peer.primary = id;
    peer.gossipAttempts = 0;
    openGossip(remote, peer, now);
}

void Node::onClosed(LinkId id, Link& link, const Fault& fault, TimeMs now) {
    const std::optional<PeerId> remote = link.connection.remote();
    if (remote && fault.side == Fault::Side::Remote) m_gossip.addPenalty(*remote, kFaultPenalty);
    m_events.push_back(LinkClosed{id, remote, fault});
    detach(id, link, now);
    touch(id);
}

void Node::detach(LinkId id, Link& link, TimeMs now) {
    failRequests(id, makeError(Code::Unreachable, "the link to the peer is gone"));
    link.streams.clear();
    const std::optional<PeerId> remote = link.connection.remote();
    if (link.detached || !remote) return;
    link.detached = true;
    const auto found = m_peers.find(*remote);
    if (found == m_peers.end()) return;
    Peer& peer = found->second;
    const auto position = std::find(peer.links.begin(), peer.links.end(), id);
    if (position == peer.links.end()) return;
    peer.links.erase(position);
    if (peer.links.empty()) {
        m_peers.erase(found);
        m_gossip.removePeer(*remote, now);
        m_bitswap.removePeer(*remote, now);
        m_events.push_back(PeerDisconnected{*remote});
        return;
    }
    if (peer.primary != id) return;
    peer.gossipOut.reset();
    const LinkId next = peer.links.back();
    m_links.at(next).superfluous.reset();
    makePrimary(peer, *remote, next, now);
}

// ---- time

std::optional<TimeMs> Node::pollTimeout() const {
    std::optional<TimeMs> earliest;
    const auto consider = [&earliest](const std::optional<TimeMs>& time) {
        if (time && (!earliest || *time < *earliest)) earliest = time;
    };
    consider(m_gossip.pollTimeout());
    // Reaping is not urgent: with a heartbeat it rides along instead of waking the program once more.
    if (!earliest) consider(m_nextReap);
    consider(m_bitswap.pollTimeout());
    if (!m_requestDeadlines.empty()) consider(m_requestDeadlines.begin()->first);
    for (const auto& [id, link] : m_links) consider(link.connection.pollTimeout());
    return earliest;
}

void Node::handleTimeout(TimeMs now) {
    for (auto& [id, link] : m_links) {
        const std::optional<TimeMs> due = link.connection.pollTimeout();
        if (!due || now < *due) continue;
        link.connection.handleTimeout(now);
        touch(id);
        drain(id, now);
    }
    m_gossip.handleTimeout(now);
    m_bitswap.handleTimeout(now);
    expireRequests(now);
    if (m_nextReap && now >= *m_nextReap) reap(now);
}

void Node::reap(TimeMs now) {
    m_nextReap = now + kReapMs;
    for (auto& [id, link] : m_links)
        if (!link.connection.isClosed()) reapLink(id, link, now);
}

void Node::reapLink(LinkId id, Link& link, TimeMs now) {
    if (link.superfluous) {
        const std::uint64_t age = now - *link.superfluous;
        if (age >= kLingerLimitMs || (age >= kLingerMs && !hasRequests(id, link)))
            return endLink(id, link, localFault(Code::Duplicate, "another link to this peer stays"), now);
    }
    std::vector<StreamId> stuck;
    for (const auto& [stream, state] : link.streams) {
        const bool lasting = state.kind == Kind::GossipIn || state.kind == Kind::GossipOut || state.request != 0;
        if (!lasting && now - state.opened >= kStreamLimitMs) stuck.push_back(stream);
    }
    for (const StreamId stream : stuck) resetStream(id, link, stream);
}

bool Node::hasRequests(LinkId id, const Link& link) const {
    if (link.unanswered > 0) return true;
    for (const auto& [request, open] : m_requests)
        if (open.link == id) return true;
    return std::any_of(link.streams.begin(), link.streams.end(),
                       [](const auto& entry) { return entry.second.kind == Kind::RequestIn; });
}

// ---- peers

std::vector<PeerId> Node::peers() const {
    std::vector<PeerId> out;
    for (const auto& [id, peer] : m_peers) out.push_back(id);
    return out;
}

std::optional<Identify> Node::identifyOf(const PeerId& peer) const {
    const auto found = m_peers.find(peer);
    return found == m_peers.end() ? std::nullopt : found->second.identify;
}

}  // namespace leo::p2p

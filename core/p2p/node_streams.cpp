// What flows over the streams of a Node: identify, ping, requests, and the messages of the routers.
#include <algorithm>

#include "p2p/node.h"
#include "p2p/node_protocols.h"

namespace leo::p2p {

namespace {

constexpr std::string_view kProtocolVersion = "leo/0.1";
constexpr std::size_t kPingBytes = 32;
constexpr std::size_t kMaxPingBytes = 64 * 1024;  // echoes owed to a peer that sends faster than it reads

SharedBytes shared(Bytes bytes) {
    return std::make_shared<const Bytes>(std::move(bytes));
}

}  // namespace

// ---- streams begin

Result<StreamId> Node::openStream(LinkId id, Link& link, Kind kind, const std::string& protocol, TimeMs now) {
    LEO_TRY_ASSIGN(const StreamId stream, link.connection.open(protocol));
    Stream state;
    state.kind = kind;
    state.protocol = protocol;
    state.opened = now;
    if (kind == Kind::IdentifyHear) state.reader = MessageReader(kMaxIdentifyBytes);
    if (kind == Kind::RequestOut) state.reader = MessageReader(kMaxResponse);
    link.streams.emplace(stream, std::move(state));
    touch(id);
    return stream;
}

void Node::onOpened(LinkId id, Link& link, const StreamOpened& event, TimeMs now) {
    Stream state;
    state.protocol = event.protocol;
    state.opened = now;
    if (event.protocol == kIdentify) {
        state.kind = Kind::IdentifyTell;
        answerIdentify(link, event.id);
    } else if (event.protocol == kIdentifyPush) {
        state.kind = Kind::IdentifyHear;
        state.reader = MessageReader(kMaxIdentifyBytes);
    } else if (event.protocol == kPing) {
        state.kind = Kind::PingIn;
    } else if (event.protocol == kGossipsub) {
        state.kind = Kind::GossipIn;
        state.reader = MessageReader(kMaxRpcBytes);
        // A peer speaks gossip on one stream; a second one means that it gave up the first.
        std::vector<StreamId> earlier;
        for (const auto& [stream, other] : link.streams)
            if (other.kind == Kind::GossipIn) earlier.push_back(stream);
        for (const StreamId stream : earlier) resetStream(id, link, stream);
    } else if (event.protocol == kBitswap) {
        state.kind = Kind::BitswapIn;
        state.reader = MessageReader(kMaxBitswapMessage);
    } else {
        state.kind = Kind::RequestIn;
        state.reader = MessageReader(kMaxRequest);
    }
    link.streams.emplace(event.id, std::move(state));
}

void Node::answerIdentify(Link& link, StreamId stream) {
    Identify self;
    self.peer = m_self;
    self.protocolVersion = kProtocolVersion;
    self.agent = m_config.agent;
    self.listenAddresses = m_config.listenAddresses;
    for (const std::string_view protocol : kOwnProtocols) self.protocols.emplace_back(protocol);
    self.protocols.insert(self.protocols.end(), m_served.begin(), m_served.end());
    link.connection.write(stream, shared(lengthPrefixed(self.encode())));
    link.connection.finish(stream);
}

void Node::onRefused(LinkId id, Link& link, StreamId stream, TimeMs now) {
    const auto found = link.streams.find(stream);
    if (found == link.streams.end()) return;
    const Stream state = std::move(found->second);
    link.streams.erase(found);
    const PeerId remote = *link.connection.remote();
    switch (state.kind) {
        case Kind::RequestOut:
            finishRequest(state.request, makeError(Code::Unsupported, "the peer does not serve " + state.protocol));
            break;
        case Kind::BitswapOut: m_bitswap.removePeer(remote, now); break;
        case Kind::GossipOut: {
            Peer& peer = m_peers.at(remote);
            if (peer.primary != id || peer.gossipOut != stream) break;
            peer.gossipOut.reset();
            m_gossip.removePeer(remote, now);
            break;
        }
        default: break;
    }
}

// ---- bytes arrive

void Node::onReadable(LinkId id, Link& link, StreamId stream, TimeMs now) {
    const Bytes bytes = link.connection.read(stream);
    touch(id);
    const auto found = link.streams.find(stream);
    if (found == link.streams.end() || bytes.empty()) return;
    Stream& state = found->second;
    if (state.kind == Kind::PingIn || state.kind == Kind::PingOut) return onPing(link, stream, state, bytes, now);
    const Status status = readMessages(id, link, stream, state, bytes, now);
    if (status.ok()) return;
    if (state.kind == Kind::RequestOut) {
        finishRequest(state.request, status.error());
        return resetStream(id, link, stream);
    }
    endLink(id, link, Fault{Fault::Side::Remote, status.error()}, now);
}

Status Node::readMessages(LinkId id, Link& link, StreamId stream, Stream& state, ByteView bytes, TimeMs now) {
    const bool theirs =
        state.kind == Kind::GossipIn || state.kind == Kind::BitswapIn || state.kind == Kind::RequestIn;
    if (theirs) link.held -= state.reader.held();
    state.reader.push(bytes);
    Status status;
    while (status.ok()) {
        Result<std::optional<ByteView>> message = state.reader.next();
        if (!message.ok()) {
            status = message.takeError();
        } else if (!*message) {
            break;
        } else {
            state.opened = now;
            status = onMessage(id, link, stream, state, **message, now);
        }
    }
    if (!theirs) return status;
    link.held += state.reader.held();
    if (status.ok() && link.held > kMaxHeldPerPeer)
        return makeError(Code::Exhausted, "the peer has too many unfinished messages");
    return status;
}

Status Node::onMessage(LinkId id, Link& link, StreamId stream, Stream& state, ByteView message, TimeMs now) {
    const PeerId remote = *link.connection.remote();
    switch (state.kind) {
        case Kind::GossipIn: return m_gossip.handleRpc(remote, message, now);
        case Kind::BitswapIn: return m_bitswap.handleMessage(remote, message, now);
        case Kind::IdentifyHear: return onIdentify(link, message);
        case Kind::RequestIn: onRequest(id, link, stream, state, message); return {};
        case Kind::RequestOut: {
            const RequestId request = std::exchange(state.request, 0);
            finishRequest(request, toBytes(message));
            return {};
        }
        default: return makeError(Code::Malformed, "data on a stream that carries none");
    }
}

Status Node::onIdentify(const Link& link, ByteView message) {
    LEO_TRY_ASSIGN(Identify identify, Identify::decode(message));
    const PeerId remote = *link.connection.remote();
    LEO_REQUIRE(!identify.peer || *identify.peer == remote, Code::Malformed, "the peer identifies as another");
    m_peers.at(remote).identify = std::move(identify);
    return {};
}

void Node::onPing(Link& link, StreamId stream, Stream& state, ByteView bytes, TimeMs now) {
    append(state.pinged, bytes);
    if (state.kind == Kind::PingIn) {
        const std::size_t whole = state.pinged.size() / kPingBytes * kPingBytes;
        if (whole == 0) return;
        if (link.connection.queued(stream) > kMaxPingBytes) {
            link.connection.reset(stream);
            link.streams.erase(stream);
            return;
        }
        link.connection.write(stream, shared(toBytes(ByteView(state.pinged).first(whole))));
        state.pinged.erase(state.pinged.begin(), state.pinged.begin() + static_cast<std::ptrdiff_t>(whole));
        state.opened = now;
        return;
    }
    // PingOut: our 32 bytes, and behind them what came back.
    if (state.pinged.size() < 2 * kPingBytes) return;
    const ByteView all = state.pinged;
    if (equal(all.first(kPingBytes), all.subspan(kPingBytes, kPingBytes)))
        m_events.push_back(PingAnswered{*link.connection.remote(), now - state.opened});
    link.connection.finish(stream);
    link.streams.erase(stream);
}

void Node::ping(const PeerId& peer, TimeMs now) {
    const auto found = m_peers.find(peer);
    if (found == m_peers.end()) return;
    const LinkId id = found->second.primary;
    Link& link = m_links.at(id);
    const Result<StreamId> stream = openStream(id, link, Kind::PingOut, std::string(kPing), now);
    if (!stream.ok()) return;
    Bytes payload(kPingBytes);
    m_random.fill(payload);
    link.connection.write(*stream, shared(payload));
    link.streams.at(*stream).pinged = std::move(payload);
}

// ---- streams end

void Node::onFinished(LinkId id, Link& link, StreamId stream, TimeMs) {
    const auto found = link.streams.find(stream);
    if (found == link.streams.end()) return;
    Stream& state = found->second;
    state.remoteFinished = true;
    touch(id);
    switch (state.kind) {
        case Kind::GossipOut: return;  // it never had anything to say on this stream
        case Kind::RequestIn:
            // Nothing but a whole request entitles to an answer.
            if (state.request == 0 && state.reader.held() > 0) return resetStream(id, link, stream);
            if (state.request == 0) break;
            return;
        case Kind::RequestOut:
            if (state.request != 0)
                finishRequest(state.request, makeError(Code::Unavailable, "the peer closed without an answer"));
            break;
        default: break;
    }
    link.connection.finish(stream);
    dropStream(link, stream);
}

void Node::onReset(LinkId id, Link& link, StreamId stream, TimeMs now) {
    const auto found = link.streams.find(stream);
    if (found == link.streams.end()) return;
    const Kind kind = found->second.kind;
    const RequestId request = found->second.request;
    const std::string protocol = found->second.protocol;
    dropStream(link, stream);
    if (kind == Kind::RequestOut && request != 0) {
        // Some implementations reset a stream whose protocol they refuse, when data has followed the proposal.
        const std::optional<Identify>& told = m_peers.at(*link.connection.remote()).identify;
        const bool spoken =
            !told || std::find(told->protocols.begin(), told->protocols.end(), protocol) != told->protocols.end();
        finishRequest(request, spoken ? makeError(Code::Unavailable, "the peer refused the request")
                                      : makeError(Code::Unsupported, "the peer does not serve " + protocol));
    }
    if (kind != Kind::GossipOut) return;
    const PeerId remote = *link.connection.remote();
    Peer& peer = m_peers.at(remote);
    if (peer.primary != id || peer.gossipOut != stream) return;
    peer.gossipOut.reset();
    if (++peer.gossipAttempts < kMaxGossipAttempts) {
        openGossip(remote, peer, now);
    } else {
        m_gossip.removePeer(remote, now);
    }
}

// Forgets a stream, with the request that waits on it.
void Node::dropStream(Link& link, StreamId stream) {
    const auto found = link.streams.find(stream);
    if (found == link.streams.end()) return;
    const Stream& state = found->second;
    if (state.kind == Kind::GossipIn || state.kind == Kind::BitswapIn || state.kind == Kind::RequestIn)
        link.held -= state.reader.held();
    if (state.kind == Kind::RequestIn && m_unanswered.erase(state.request) != 0) --link.unanswered;
    link.streams.erase(found);
}

void Node::resetStream(LinkId id, Link& link, StreamId stream) {
    dropStream(link, stream);
    link.connection.reset(stream);
    touch(id);
}

// ---- requests

RequestId Node::request(const PeerId& peer, const std::string& protocol, ByteView body, std::uint64_t timeoutMs,
                        TimeMs now) {
    const RequestId id = m_nextRequest++;
    const auto fail = [this, id](Code code, std::string detail) {
        m_events.push_back(ResponseArrived{id, makeError(code, std::move(detail))});
        return id;
    };
    const auto found = m_peers.find(peer);
    if (found == m_peers.end()) return fail(Code::Unreachable, "the peer is not connected");
    if (body.size() > kMaxRequest)
        return fail(Code::TooLarge, "request over " + std::to_string(kMaxRequest) + " bytes");
    const LinkId linkId = found->second.primary;
    Link& link = m_links.at(linkId);
    if (link.connection.queuedTotal() > kMaxQueuedPerPeer)
        return fail(Code::Exhausted, "the peer does not read what waits for it");
    const Result<StreamId> stream = openStream(linkId, link, Kind::RequestOut, protocol, now);
    if (!stream.ok()) return fail(stream.error().code, stream.error().detail);
    link.streams.at(*stream).request = id;
    link.connection.write(*stream, shared(lengthPrefixed(body)));
    link.connection.finish(*stream);
    const TimeMs deadline = now + timeoutMs;
    m_requests.emplace(id, OpenRequest{linkId, *stream, deadline});
    m_requestDeadlines.emplace(deadline, id);
    return id;
}

void Node::onRequest(LinkId id, Link& link, StreamId stream, Stream& state, ByteView message) {
    if (state.request != 0 || state.answered || link.unanswered >= kMaxOpenRequests) {
        // More than one request on a stream, or more open ones than anybody needs.
        link.connection.reset(stream);
        touch(id);
        return;
    }
    state.request = m_nextRequest++;
    ++link.unanswered;
    m_unanswered.emplace(state.request, Unanswered{id, stream});
    m_events.push_back(RequestArrived{state.request, *link.connection.remote(), state.protocol, toBytes(message)});
}

void Node::reply(RequestId request, const Result<Bytes>& response) {
    const auto found = m_unanswered.find(request);
    if (found == m_unanswered.end()) return;
    const Unanswered where = found->second;
    Link& link = m_links.at(where.link);
    const bool refuse =
        !response.ok() || response->size() > kMaxResponse || link.connection.queuedTotal() > kMaxQueuedPerPeer;
    if (refuse) return resetStream(where.link, link, where.stream);
    m_unanswered.erase(found);
    --link.unanswered;
    link.connection.write(where.stream, shared(lengthPrefixed(*response)));
    link.connection.finish(where.stream);
    touch(where.link);
    Stream& state = link.streams.at(where.stream);
    state.request = 0;
    state.answered = true;
    if (state.remoteFinished) dropStream(link, where.stream);
}

void Node::finishRequest(RequestId id, Result<Bytes> result) {
    const auto found = m_requests.find(id);
    if (found == m_requests.end()) return;
    m_requestDeadlines.erase({found->second.deadline, id});
    m_requests.erase(found);
    m_events.push_back(ResponseArrived{id, std::move(result)});
}

void Node::failRequests(LinkId link, const Error& error) {
    std::vector<RequestId> failed;
    for (const auto& [id, open] : m_requests)
        if (open.link == link) failed.push_back(id);
    for (const RequestId id : failed) finishRequest(id, error);
    for (auto it = m_unanswered.begin(); it != m_unanswered.end();)
        it = it->second.link == link ? m_unanswered.erase(it) : std::next(it);
}

void Node::expireRequests(TimeMs now) {
    while (!m_requestDeadlines.empty() && m_requestDeadlines.begin()->first <= now) {
        const RequestId id = m_requestDeadlines.begin()->second;
        const OpenRequest open = m_requests.at(id);
        finishRequest(id, makeError(Code::Timeout, "no answer in time"));
        resetStream(open.link, m_links.at(open.link), open.stream);
    }
}

}  // namespace leo::p2p

// Node: one identity's side of the network: its links, its peers, and what flows over them.
//
// Sans-IO: a driver opens links (openLink), moves bytes (handle, takeWritable, pollTransmit), tells of dropped
// transports (lost) and of time (handleTimeout); the application publishes, asks and answers; pollEvent() tells what
// happened. `now` is any clock that does not run backwards. Not movable: links point into it.
//
// One peer, one link: when two peers dial each other at once, the link that the peer with the lower PeerId dialed
// stays; both see both links, so both decide alike. When one peer dials twice, it closes its second link itself, and
// the other side probes the first. A superfluous link lingers for kLingerMs, and longer while requests are open on
// it.
#pragma once

#include <map>
#include <set>

#include "p2p/bitswap.h"
#include "p2p/connection.h"
#include "p2p/gossipsub.h"
#include "p2p/identify.h"
#include "p2p/message_reader.h"

namespace leo::p2p {

inline constexpr std::size_t kMaxRequest = std::size_t{8} << 20;
inline constexpr std::size_t kMaxResponse = std::size_t{8} << 20;
// Partial messages of streams that one peer opened: the largest request and its length, whatever it is mixed with.
inline constexpr std::size_t kMaxHeldPerPeer = kMaxRequest + 16;
inline constexpr std::size_t kMaxQueuedPerPeer = std::size_t{8} << 20;  // beyond this, answers to it are refused
inline constexpr std::size_t kMaxGossipBacklog = std::size_t{4} << 20;  // beyond this, a slow peer misses gossip
inline constexpr std::size_t kMaxOpenRequests = 64;                     // of one peer, not yet answered
inline constexpr std::uint64_t kStreamLimitMs = 120'000;                // a stream of a peer that gets nowhere
inline constexpr std::uint64_t kLingerMs = 2'000;
inline constexpr std::uint64_t kLingerLimitMs = 30'000;
inline constexpr std::uint64_t kReapMs = 2'000;
inline constexpr std::uint64_t kDuplicateProbeMs = 5'000;
inline constexpr int kMaxGossipAttempts = 3;  // streams to a peer that resets them
inline constexpr double kFaultPenalty = 10;   // behaviour score of a broken protocol

using LinkId = std::uint64_t;
using RequestId = std::uint64_t;

struct PeerConnected {
    PeerId peer;
};
struct PeerDisconnected {  // its last link is gone
    PeerId peer;
};
struct LinkEstablished {  // the peer proved its identity
    LinkId link;
    PeerId peer;
};
struct LinkClosed {  // by the node: send what pollTransmit() still gives, close the transport, call lost()
    LinkId link;
    std::optional<PeerId> peer;
    Fault fault;
};
struct RequestArrived {
    RequestId id;
    PeerId from;
    std::string protocol;
    Bytes request;
};
struct ResponseArrived {
    RequestId id;
    Result<Bytes> response;
};
struct BlockFetched {
    Bitswap::FetchId id;
    Result<Bytes> block;
};
struct PingAnswered {
    PeerId peer;
    std::uint64_t roundTripMs;
};
using MessageArrived = Gossipsub::Delivery;  // to be answered with judge()
using NodeEvent = std::variant<PeerConnected, PeerDisconnected, LinkEstablished, LinkClosed, MessageArrived,
                               RequestArrived, ResponseArrived, BlockFetched, PingAnswered>;

class Node {
public:
    struct Config {
        const crypto::Identity* identity = nullptr;  // outlives the node
        std::string agent = "leo";
        std::vector<Multiaddr> listenAddresses;  // what identify tells
        GossipParameters gossip;
    };
    Node(Config config, Random& random);
    ~Node();
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    const PeerId& self() const { return m_self; }
    void setListenAddresses(std::vector<Multiaddr> addresses) { m_config.listenAddresses = std::move(addresses); }

    // Links. A transport is up; the role says who dialed.
    LinkId openLink(Connection::Role role, std::optional<PeerId> expected, TimeMs now);
    void handle(LinkId link, ByteView bytes, TimeMs now);
    void lost(LinkId link, TimeMs now);
    void closeLink(LinkId link, TimeMs now);
    void disconnect(const PeerId& peer, TimeMs now);  // closes all its links
    // Links that have something to send since the last call.
    std::vector<LinkId> takeWritable(TimeMs now);
    Bytes pollTransmit(LinkId link, std::size_t maxBytes);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;
    std::optional<NodeEvent> pollEvent();
    bool hasEvents() const { return !m_events.empty() || m_gossip.hasDeliveries() || m_bitswap.hasResults(); }

    // Peers.
    std::vector<PeerId> peers() const;
    bool isConnected(const PeerId& peer) const { return m_peers.count(peer) != 0; }
    std::size_t linkCount() const { return m_links.size(); }
    // What the peer said of itself; nothing before it did.
    std::optional<Identify> identifyOf(const PeerId& peer) const;
    // PingAnswered follows; nothing does when the peer is not connected or does not answer.
    void ping(const PeerId& peer, TimeMs now);

    // Topics.
    void subscribe(const std::string& topic, TimeMs now) { m_gossip.subscribe(topic, now); }
    void unsubscribe(const std::string& topic, TimeMs now) { m_gossip.unsubscribe(topic, now); }
    Result<MessageId> publish(const std::string& topic, ByteView data, TimeMs now);
    void judge(std::uint64_t token, Gossipsub::Verdict verdict, TimeMs now) { m_gossip.judge(token, verdict, now); }
    std::vector<PeerId> topicPeers(const std::string& topic) const { return m_gossip.topicPeers(topic); }
    const Gossipsub& gossip() const { return m_gossip; }

    // Requests. A protocol that is not served is refused by multistream-select.
    void serve(const std::string& protocol) { m_served.insert(protocol); }
    // ResponseArrived follows, once; codes: Unreachable, Unsupported, Unavailable, Timeout, TooLarge, Malformed,
    // Exhausted.
    RequestId request(const PeerId& peer, const std::string& protocol, ByteView request, std::uint64_t timeoutMs,
                      TimeMs now);
    // Answers a RequestArrived; an error resets the stream. Does nothing when the asker has gone.
    void reply(RequestId id, const Result<Bytes>& response);

    // Blocks.
    void setBlockSource(BlockSource* source) { m_bitswap.setSource(source); }
    Result<Bitswap::FetchId> fetchBlock(ByteView cid, std::uint64_t timeoutMs, TimeMs now);
    void blockAdded(ByteView cid) { m_bitswap.blockAdded(cid); }

private:
    enum class Kind : std::uint8_t {
        IdentifyTell,
        IdentifyHear,
        PingIn,
        PingOut,
        GossipIn,
        GossipOut,
        BitswapIn,
        BitswapOut,
        RequestIn,
        RequestOut,
    };
    struct Stream {
        Kind kind = Kind::RequestIn;
        std::string protocol;
        MessageReader reader{0};
        TimeMs opened;
        RequestId request = 0;  // RequestIn, RequestOut: while it is open
        bool answered = false;
        bool remoteFinished = false;
        Bytes pinged;  // PingOut: what must come back
    };
    struct Link {
        Link(Connection::Setup setup, Random& random, TimeMs now) : connection(std::move(setup), random, now) {}
        Connection connection;
        std::map<StreamId, Stream> streams;
        std::size_t held = 0;               // partial messages of streams the peer opened
        std::size_t unanswered = 0;         // its requests that wait for the application
        std::optional<TimeMs> superfluous;  // another link took over then
        bool detached = false;              // its peer no longer counts it
    };
    struct Peer {
        std::vector<LinkId> links;
        LinkId primary = 0;  // where new streams go
        std::optional<StreamId> gossipOut;
        int gossipAttempts = 0;
        std::optional<Identify> identify;
    };
    struct OpenRequest {
        LinkId link = 0;
        StreamId stream = 0;
        TimeMs deadline;
    };
    struct Unanswered {
        LinkId link = 0;
        StreamId stream = 0;
    };

    // node.cpp: links and peers. Whoever ends a link must not touch its streams afterwards.
    void endLink(LinkId id, Link& link, Fault fault, TimeMs now);
    void drain(LinkId id, TimeMs now);
    void dispatch(LinkId id, Link& link, const ConnectionEvent& event, TimeMs now);
    void onHandshakeDone(LinkId id, Link& link, const PeerId& remote, TimeMs now);
    void resolveDuplicate(LinkId id, Link& link, Peer& peer, const PeerId& remote, TimeMs now);
    void makePrimary(Peer& peer, const PeerId& remote, LinkId id, TimeMs now);
    void onClosed(LinkId id, Link& link, const Fault& fault, TimeMs now);
    void detach(LinkId id, Link& link, TimeMs now);
    void reap(TimeMs now);
    void reapLink(LinkId id, Link& link, TimeMs now);
    bool hasRequests(LinkId id, const Link& link) const;
    void touch(LinkId id) { m_writable.insert(id); }
    bool speaks(std::string_view protocol) const;

    // node_streams.cpp: what flows
    void onOpened(LinkId id, Link& link, const StreamOpened& event, TimeMs now);
    void onRefused(LinkId id, Link& link, StreamId stream, TimeMs now);
    void onReadable(LinkId id, Link& link, StreamId stream, TimeMs now);
    void onFinished(LinkId id, Link& link, StreamId stream, TimeMs now);
    void onReset(LinkId id, Link& link, StreamId stream, TimeMs now);
    Result<StreamId> openStream(LinkId id, Link& link, Kind kind, const std::string& protocol, TimeMs now);
    Status readMessages(LinkId id, Link& link, StreamId stream, Stream& state, ByteView bytes, TimeMs now);
    Status onMessage(LinkId id, Link& link, StreamId stream, Stream& state, ByteView message, TimeMs now);
    void onPing(Link& link, StreamId stream, Stream& state, ByteView bytes, TimeMs now);
    void onRequest(LinkId id, Link& link, StreamId stream, Stream& state, ByteView message);
    Status onIdentify(const Link& link, ByteView message);
    void answerIdentify(Link& link, StreamId stream);
    void dropStream(Link& link, StreamId stream);
    void resetStream(LinkId id, Link& link, StreamId stream);
    void finishRequest(RequestId id, Result<Bytes> result);
    void failRequests(LinkId link, const Error& error);
    void expireRequests(TimeMs now);

    // node_routers.cpp: gossip and bitswap over streams
    void openGossip(const PeerId& id, Peer& peer, TimeMs now);
    void pump(TimeMs now);
    void pumpGossip(TimeMs now);
    void pumpBitswap(TimeMs now);

    Config m_config;
    PeerId m_self;
    Random& m_random;
    NoiseCredentials m_credentials;
    Gossipsub m_gossip;
    Bitswap m_bitswap;
    std::set<std::string, std::less<>> m_served;

    LinkId m_nextLink = 1;
    RequestId m_nextRequest = 1;
    std::map<LinkId, Link> m_links;
    std::map<PeerId, Peer> m_peers;
    std::set<LinkId> m_writable;
    std::map<RequestId, OpenRequest> m_requests;
    std::set<std::pair<TimeMs, RequestId>> m_requestDeadlines;
    std::map<RequestId, Unanswered> m_unanswered;
    std::deque<NodeEvent> m_events;
    std::optional<TimeMs> m_nextReap;
};

}  // namespace leo::p2p

// Gossipsub: the router of gossipsub 1.1 (/meshsub/1.1.0). It decides who gets which message and when.
//
// Sans-IO: RPCs of peers go in through handleRpc(), RPCs for peers come out of pollSend(), messages for the
// application out of pollDelivery(); the application answers every delivery with judge(), and only accepted messages
// travel on. The heartbeat runs once a second while there are peers.
//
// Choices within the specification:
// - StrictSign; the message id is the SHA-256 of the data on every topic.
// - A message enters the seen cache when its signature has been checked, so a forgery cannot shut out the original.
// - Own messages are flooded to every peer of the topic above the publish threshold; there is no fan-out state.
// - A mesh is grown to D when we subscribe and to D_low when peers do, not at the next heartbeat, and a peer that
// subscribes is told at once
//   (IHAVE) what was said in the last three seconds: groups that form around a task start talking immediately.
// - Score: invalid messages (P4) and misbehaviour (P7), squared, decaying. No score for delivery or address: every
//   node of a local network has one address, and some have nothing to say.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/random.h"
#include "p2p/gossip_codec.h"
#include "p2p/yamux.h"

namespace leo::p2p {

inline constexpr std::size_t kMaxTopicsPerPeer = 1024;
inline constexpr std::size_t kMaxSeenMessages = 1u << 17;              // two minutes at a thousand a second
inline constexpr std::size_t kMaxCachedBytes = std::size_t{16} << 20;  // of messages kept for IWANT
inline constexpr std::size_t kMaxPendingVerdicts = 4096;

struct GossipParameters {
    std::size_t degree = 6;
    std::size_t degreeLow = 4;
    std::size_t degreeHigh = 12;
    std::size_t degreeLazy = 6;
    std::size_t degreeScore = 4;     // kept by score when a mesh is cut
    std::size_t degreeOutbound = 2;  // kept dialed by us when a mesh is cut
    double gossipFactor = 0.25;
    std::uint64_t heartbeatMs = 1000;
    std::uint64_t pruneBackoffMs = 60'000;
    std::uint64_t unsubscribeBackoffMs = 10'000;
    std::uint64_t graftFloodMs = 10'000;
    std::uint64_t seenMs = 120'000;
    std::uint64_t promiseMs = 3'000;  // from IWANT to the message
    std::size_t maxIHaveMessages = 10;
    std::size_t maxIHaveIds = 5000;
    int maxRetransmissions = 3;
    double gossipThreshold = -10;
    double publishThreshold = -50;
    double graylistThreshold = -80;
    double invalidWeight = -20;  // one bad message loses gossip for a while, the second is the last
    double behaviourWeight = -10;
    double behaviourSlack = 3;  // broken promises happen to honest peers under load
    double decay = 0.9;         // per heartbeat
};

class Gossipsub {
public:
    enum class Verdict : std::uint8_t { Accept, Ignore, Reject };

    // The identity outlives the router.
    Gossipsub(const crypto::Identity& identity, Random& random, GossipParameters parameters = {});

    // A peer that RPCs can be sent to from now on. `outbound`: we dialed it. Announces our topics; adding a peer
    // again announces them again.
    void addPeer(const PeerId& peer, bool outbound, TimeMs now);
    void removePeer(const PeerId& peer, TimeMs now);
    // An error means the peer sent what no implementation sends: Malformed or TooLarge. Bad messages only cost score.
    Status handleRpc(const PeerId& peer, ByteView rpc, TimeMs now);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;

    void subscribe(const std::string& topic, TimeMs now);
    void unsubscribe(const std::string& topic, TimeMs now);
    // TooLarge, InvalidArgument (topic name), Duplicate (data seen before, on any topic).
    Result<MessageId> publish(const std::string& topic, ByteView data, TimeMs now);
    std::vector<PeerId> topicPeers(const std::string& topic) const;
    std::vector<PeerId> meshPeers(const std::string& topic) const;

    struct Delivery {
        std::uint64_t token = 0;
        std::string topic;
        PeerId from;  // the author, by signature
        PeerId via;   // who handed it over
        Bytes data;
    };
    std::optional<Delivery> pollDelivery();
    bool hasDeliveries() const { return !m_deliveries.empty(); }
    void judge(std::uint64_t token, Verdict verdict, TimeMs now);

    struct Outgoing {
        PeerId to;
        SharedBytes framedRpc;
    };
    std::optional<Outgoing> pollSend();
    bool hasOutput() const { return !m_control.empty() || !m_outgoing.empty(); }

    double score(const PeerId& peer) const;
    bool isGraylisted(const PeerId& peer) const { return score(peer) <= m_parameters.graylistThreshold; }
    // P7 from outside the router: the peer broke a rule of another protocol.
    void addPenalty(const PeerId& peer, double amount);

private:
    struct Record {  // outlives the connection until it has decayed
        double invalid = 0;
        double behaviour = 0;
    };
    struct Peer {
        bool outbound = false;
        std::set<std::string> topics;
        std::size_t ihaveMessages = 0;  // since the last heartbeat
        std::size_t idsAsked = 0;
        std::map<MessageId, TimeMs> promises;
    };
    struct Backoff {
        TimeMs until;
        TimeMs flood;  // a graft before this is worse
    };
    struct Cached {
        std::string topic;
        SharedBytes framedRpc;
        std::map<PeerId, int> served;
    };
    struct Pending {
        MessageId id{};
        std::string topic;
        PeerId from;
        std::set<PeerId> senders;  // via and those who sent it again meanwhile
        SharedBytes framedRpc;
    };
    struct IdHash {
        std::size_t operator()(const MessageId& id) const noexcept {
            return static_cast<std::size_t>(readU64be(id.data()));
        }
    };

    void handleSubscriptions(const PeerId& id, Peer& peer, const std::vector<TopicSubscription>& items, TimeMs now);
    void handleMessage(const PeerId& via, const MessageView& message, TimeMs now);
    void handleIHave(const PeerId& id, Peer& peer, const std::vector<IHave>& items, TimeMs now);
    void handleIWant(const PeerId& id, const std::vector<MessageId>& ids);
    void handleGraft(const PeerId& id, Peer& peer, const std::vector<std::string>& topics, TimeMs now);
    void handlePrune(const PeerId& id, const std::vector<Prune>& items, TimeMs now);

    void heartbeat(TimeMs now);
    void decayScores();
    void collectPromises(TimeMs now);
    void maintainMesh(const std::string& topic, std::set<PeerId>& mesh, TimeMs now);
    void cutMesh(const std::string& topic, std::set<PeerId>& mesh, TimeMs now);
    void growMesh(const std::string& topic, std::set<PeerId>& mesh, std::size_t target, TimeMs now);
    void emitGossip();
    void expire(TimeMs now);

    bool canGraft(const std::string& topic, const PeerId& peer, TimeMs now) const;
    void prune(const std::string& topic, const PeerId& peer, std::uint64_t backoffMs, TimeMs now);
    void setBackoff(const std::string& topic, const PeerId& peer, std::uint64_t backoffMs, TimeMs now);
    void remember(const MessageId& id, TimeMs now);
    void cache(const MessageId& id, const std::string& topic, SharedBytes framedRpc);
    void forget(std::size_t window);
    std::vector<MessageId> recentIds(const std::string& topic) const;
    void send(const PeerId& to, const SharedBytes& framedRpc) { m_outgoing.push_back(Outgoing{to, framedRpc}); }
    template <class T>
    void shuffle(std::vector<T>& items);

    static constexpr std::size_t kHistoryWindows = 5;
    static constexpr std::size_t kGossipWindows = 3;

    const crypto::Identity& m_identity;
    PeerId m_self;
    Random& m_random;
    GossipParameters m_parameters;
    std::uint64_t m_sequence;

    std::map<PeerId, Peer> m_peers;
    std::map<PeerId, Record> m_records;
    std::map<std::string, std::set<PeerId>> m_topicPeers;
    std::map<std::string, std::set<PeerId>> m_meshes;  // one per topic we subscribe to
    std::map<std::string, std::map<PeerId, Backoff>> m_backoffs;

    std::unordered_map<MessageId, TimeMs, IdHash> m_seen;
    std::deque<MessageId> m_seenOrder;
    std::unordered_map<MessageId, Cached, IdHash> m_cache;
    std::array<std::vector<MessageId>, kHistoryWindows> m_history;  // newest first
    std::size_t m_cachedBytes = 0;

    std::uint64_t m_nextToken = 1;
    std::map<std::uint64_t, Pending> m_pending;
    std::unordered_map<MessageId, std::uint64_t, IdHash> m_pendingById;
    std::deque<Delivery> m_deliveries;

    std::map<PeerId, GossipControl> m_control;  // leaves with the next pollSend()
    std::deque<Outgoing> m_outgoing;
    std::optional<TimeMs> m_nextHeartbeat;
};

}  // namespace leo::p2p

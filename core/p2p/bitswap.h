// Bitswap: fetches blocks by CID from connected peers, and serves them (bitswap 1.2.0 specification).
//
// Sans-IO: messages of peers go in through handleMessage(), messages for peers come out of pollSend(), blocks we
// asked for out of pollResult(). Serving follows the reader: pollSend() gives blocks to a peer only while less than
// kMaxServeBacklog waits on its stream, which setBacklog() tells.
//
// A fetch asks the peer that has served best for the block itself and all others whether they have it. "Have" answers
// are kept as alternatives for a peer that says no, leaves, or takes longer than kPatienceMs. Peers that said no are
// asked again with growing pauses until the deadline: somebody may have got it meanwhile.
#pragma once

#include <deque>
#include <map>
#include <set>

#include "base/strong.h"
#include "p2p/bitswap_codec.h"
#include "p2p/peer_id.h"
#include "p2p/yamux.h"

namespace leo::p2p {

inline constexpr std::size_t kMaxServeBacklog = std::size_t{1} << 20;
inline constexpr std::size_t kMaxServeMessage = std::size_t{1} << 20;  // blocks of one message together, or one block
inline constexpr std::size_t kMaxServeQueue = 4096;                    // wants of one peer that wait for their turn
inline constexpr std::size_t kMaxWaiting = 4096;                       // wants of one peer for blocks we lack
inline constexpr std::size_t kMaxFetches = 16384;                      // a 16 GiB object in one go
inline constexpr std::uint64_t kPatienceMs = 3'000;
inline constexpr std::uint64_t kAskAgainMs = 500;
inline constexpr std::uint64_t kAskAgainMaxMs = 8'000;
inline constexpr std::uint64_t kAnswerLimitMs = 10'000;  // after that a question counts as lost
inline constexpr std::uint64_t kCheckMs = 250;           // how exactly pauses and patience are kept
inline constexpr std::size_t kMaxBroadcastWants = 32;    // with more wants open, only proven peers are asked at first
inline constexpr std::size_t kMaxInlineBlock = 1024;     // sent instead of saying "have"

// Where blocks to serve come from. Called from pollSend() and handleMessage(); answers at once.
class BlockSource {
public:
    virtual ~BlockSource() = default;
    virtual std::optional<Bytes> get(ByteView cid) = 0;
};

class Bitswap {
public:
    void setSource(BlockSource* source) { m_source = source; }  // outlives the machine; may be null

    void addPeer(const PeerId& peer, TimeMs now);
    void removePeer(const PeerId& peer, TimeMs now);
    // An error is the remote's fault: Malformed, TooLarge.
    Status handleMessage(const PeerId& peer, ByteView message, TimeMs now);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;

    using FetchId = std::uint64_t;
    // Malformed or Unsupported CID, Exhausted. The result comes once from pollResult(): a block that matches its CID,
    // or Timeout.
    Result<FetchId> fetch(ByteView cid, TimeMs deadline, TimeMs now);
    struct Fetched {
        FetchId id = 0;
        Result<Bytes> block;
    };
    std::optional<Fetched> pollResult();
    bool hasResults() const { return !m_results.empty(); }

    // The source has this block now: peers that wait for it are served.
    void blockAdded(ByteView cid);

    struct Outgoing {
        PeerId to;
        SharedBytes framedMessage;
    };
    std::optional<Outgoing> pollSend();
    void setBacklog(const PeerId& peer, std::size_t bytes);

private:
    enum class Asked : std::uint8_t { Nothing, Have, Block };
    enum class Answer : std::uint8_t { None, Has, Lacks };
    struct Candidate {
        Asked asked = Asked::Nothing;
        Answer answer = Answer::None;
        TimeMs askedAt;
        bool slow = false;  // the patience ended once: another peer first
    };
    struct Want {
        std::vector<FetchId> fetches;
        std::map<PeerId, Candidate> candidates;
        TimeMs askAgain;
        std::uint64_t pauseMs = kAskAgainMs;
    };
    struct Fetch {
        Bytes cid;
        TimeMs deadline;
    };
    struct Peer {
        std::uint64_t served = 0;  // blocks it gave us
        std::size_t outstanding = 0;
        std::size_t backlog = 0;
        std::map<Bytes, WantEntry> wantsToSend;  // by CID: the last word counts
        std::deque<WantEntry> queue;             // what it wants from us, in order
        std::map<Bytes, WantEntry> waiting;      // canonical CID: what we lack
        std::vector<BitswapMessage::BlockPresence> presences;
    };

    void handleWants(Peer& peer, const BitswapMessage& message);
    void handleBlock(const PeerId& id, const BitswapMessage::Block& block);
    void handlePresence(const PeerId& id, const BitswapMessage::BlockPresence& item, TimeMs now);
    void askInitially(const Bytes& cid, Want& want, TimeMs now);
    const PeerId* bestPeer() const;
    void ask(const Bytes& cid, Want& want, const PeerId& id, Asked what, TimeMs now);
    void settle(Want& want, const PeerId& id, Candidate& candidate);
    void askNextHolder(const Bytes& cid, Want& want, TimeMs now);
    bool blockUnderWay(const Want& want) const;
    void askAgain(const Bytes& cid, Want& want, TimeMs now);
    void expireFetches(TimeMs now);
    void withdraw(const Bytes& cid, Want& want, const PeerId* except);
    BitswapMessage nextMessage(Peer& peer);
    void serve(Peer& peer, BitswapMessage& message);
    static bool hasWork(const Peer& peer);

    BlockSource* m_source = nullptr;
    std::map<PeerId, Peer> m_peers;
    std::map<Bytes, Want> m_wants;  // by canonical CID
    std::map<FetchId, Fetch> m_fetches;
    std::set<std::pair<TimeMs, FetchId>> m_deadlines;
    FetchId m_nextFetch = 1;
    std::deque<Fetched> m_results;
    TimeMs m_nextCheck;  // while there are wants
};

}  // namespace leo::p2p

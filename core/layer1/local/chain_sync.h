// ChainSync: finds out which peers have blocks this client lacks, and fetches them, a page at a time from one peer.
//
// A peer's height is a hint until its header with the authority's signature proved it. A page is worked off in
// slices, so a long chain does not block the thread. A peer that fails is not asked again for kPeerPauseMs; one that
// sends a bad block, or follows another chain, is banned by the target. Thread: that of the host.
#pragma once

#include <memory>

#include "base/clock.h"
#include "base/random.h"
#include "layer1/local/wire.h"
#include "net/host.h"

namespace leo::layer1 {

inline constexpr std::uint64_t kPeerPauseMs = 2'000;
inline constexpr std::uint64_t kSyncTimeoutMs = 15'000;
inline constexpr std::size_t kBlocksPerSlice = 32;  // about ten milliseconds of work

enum class Adopted : std::uint8_t {
    Applied,
    Rejected,  // not a block of this chain: the sender's fault
    Blocked,   // no block is taken at the moment
};

class SyncTarget {
public:
    virtual ~SyncTarget() = default;
    virtual const ChainId& syncChain() const = 0;
    virtual const AccountId& syncAuthority() const = 0;
    virtual Height syncTip() const = 0;
    virtual bool syncReady() const = 0;  // whether blocks are taken at the moment
    // The block of height tip + 1.
    virtual Adopted syncAdopt(ledger::Block block, Bytes encoded) = 0;
    // A header the authority signed, of any height.
    virtual void syncHeader(const SignedHeader& header) = 0;
    // It follows another chain or sent what no honest peer sends.
    virtual void syncBan(const AccountId& peer, const Error& why) = 0;
    // Heads, heights or connections have changed.
    virtual void syncChanged() = 0;
};

class ChainSync {
public:
    // All outlive it.
    ChainSync(net::Host& host, SyncTarget& target, const Clock& clock, Random& random);
    ~ChainSync();
    ChainSync(const ChainSync&) = delete;
    ChainSync& operator=(const ChainSync&) = delete;

    void peerConnected(const AccountId& peer);
    void peerDisconnected(const AccountId& peer);
    // The peer is said to have this block; with `proven` a signed header says so.
    void noteHeight(const AccountId& peer, Height height, bool proven);
    void askHeads();
    // Fetches when a peer has more and nothing is being fetched.
    void kick();

    // Peers that answered for this chain.
    bool hasPeers() const;
    Height best() const;  // proven

private:
    struct Impl;
    std::shared_ptr<Impl> m;
};

}  // namespace leo::layer1

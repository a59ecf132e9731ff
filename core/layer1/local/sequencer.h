// Sequencer: the authority's rules of when a block comes and what is in it (protocol section 7). No Qt, no clock, no
// file.
//
// A block comes at least minBlockGap after the previous one when a transaction waits, a task waits for a seed or an
// anchor hash, or a deadline is due; else maxBlockGap after it. Its time is max(now, previous + 1). It is stored
// through `commit` before poll() hands it out: whoever publishes or acknowledges what poll() returns can never take
// it back. When storing fails, the block is kept as it is and nothing else is produced until it could be stored: a
// second block at its height would be equivocation if the first had reached the medium after all. Driving it: call
// poll(now) whenever nextWakeup() has come, and after submit(). One thread.
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "crypto/ecvrf.h"
#include "crypto/sign.h"
#include "layer1/local/mempool.h"

namespace leo::layer1 {

// Fits one gossip message, so every live block reaches followers without a second round trip.
inline constexpr std::size_t kMaxProducedBlockBytes = (std::size_t{1} << 20) - (std::size_t{8} << 10);
inline constexpr std::uint64_t kStoreRetryMs = 2'000;

// Durable on return. `encoded` are the bytes of `block`.
using CommitBlock =
    std::function<Status(const ledger::Block& block, ByteView encoded, const std::vector<ledger::Receipt>& receipts,
                         const std::vector<ledger::StateChange>& changes)>;

struct ProducedBlock {
    ledger::Block block;
    BlockHash hash;
    Bytes encoded;
    std::vector<ledger::Receipt> receipts;
};

class Sequencer {
public:
    // BadKey when the keys are not those genesis names.
    static Result<Sequencer> create(ledger::State state, const crypto::Identity& authority, const crypto::VrfKey& vrf,
                                    CommitBlock commit, MempoolLimits limits = {});

    // Waits for a block from now on (also when exactly this transaction waited already), or why not: see
    // Mempool::add.
    Status submit(ledger::SignedTx tx, const TxId& id, TimeMs now);

    struct Poll {
        std::optional<ProducedBlock> block;           // stored
        std::vector<std::pair<TxId, Error>> refused;  // left the mempool without entering a block
        std::optional<Error> failure;                 // storing failed; tried again at nextWakeup()
    };
    Poll poll(TimeMs now);
    // When poll() next has something to do. May lie in the past.
    TimeMs nextWakeup() const;

    // Includes a block that could not be stored yet; see storing().
    const ledger::State& state() const { return m_state; }
    // True while a block waits to be stored.
    bool storing() const { return m_unstored.has_value(); }
    const Mempool& mempool() const { return m_mempool; }

private:
    struct Unstored {
        ProducedBlock produced;
        TimeMs retryAt;
    };

    Sequencer(ledger::State state, const crypto::Identity& authority, const crypto::VrfKey& vrf, CommitBlock commit,
              MempoolLimits limits);
    TimeMs blockAt() const;  // when the next block is due
    bool due(TimeMs now) const;
    Status produce(TimeMs now, Poll& result);
    void store(TimeMs now, Poll& result);

    ledger::State m_state;
    crypto::Identity m_identity;
    crypto::VrfKey m_vrf;
    CommitBlock m_commit;
    Mempool m_mempool;
    TimeMs m_last;  // poll time of the last block
    std::optional<TimeMs> m_buildRetryAt;
    std::optional<Unstored> m_unstored;
};

}  // namespace leo::layer1

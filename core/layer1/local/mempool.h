// Mempool: transactions that wait for a block, by account and nonce.
//
// Accepts what could enter a block now or soon: signature, chain, size and fee are right, the nonce is not used and
// at most kMaxNonceGap ahead. A transaction whose predecessor is missing waits gapWaitMs for it (two paths of the
// network may swap two transactions), then it is given back. First come, first served; a second transaction with the
// same account and nonce is refused, so nobody displaces what is waiting. No clock: time is a parameter. One thread.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ledger/state.h"

namespace leo::layer1 {

struct MempoolLimits {
    std::size_t maxTxs = 16'384;                   // four full blocks
    std::size_t maxBytes = std::size_t{32} << 20;  // eight full blocks
    std::size_t maxPerAccount = 64;                // one account must not crowd out the others
    std::uint64_t gapWaitMs = 3'000;               // longer than a lost link takes to come back
};
inline constexpr std::uint64_t kMaxNonceGap = 64;

class Mempool {
public:
    explicit Mempool(MempoolLimits limits = {}) : m_limits(limits) {}

    enum class Added : std::uint8_t { New, Known };
    // Known: exactly this transaction waits already. BadNonce, BadSignature, WrongChain, TooLarge, InsufficientFunds
    // (fee below the chain's, or above the balance), Exhausted.
    Result<Added> add(ledger::SignedTx tx, const TxId& id, const ledger::State& state, TimeMs now);
    bool contains(const TxId& id) const;

    // Whether any transaction could enter the next block.
    bool hasReady(const ledger::State& state) const;
    // What could enter the next block, in order of arrival as nonces allow, within the limits. Stays in the pool.
    std::vector<ledger::SignedTx> candidates(const ledger::State& state, std::size_t maxTxs,
                                             std::size_t maxBytes) const;
    void remove(const TxId& id);
    // Takes out what waited too long for its predecessor.
    std::vector<TxId> expire(const ledger::State& state, TimeMs now);
    // When expire() next has something to do.
    std::optional<TimeMs> nextExpiry(const ledger::State& state) const;

    std::size_t size() const { return m_ids.size(); }
    std::size_t bytes() const { return m_bytes; }

private:
    struct Entry {
        ledger::SignedTx tx;
        TxId id;
        std::size_t bytes = 0;
        std::uint64_t arrival = 0;
        TimeMs since;
    };
    using Queue = std::map<std::uint64_t, Entry>;  // by nonce

    void drop(std::map<AccountId, Queue>::iterator queue, Queue::iterator entry);

    MempoolLimits m_limits;
    std::map<AccountId, Queue> m_queues;
    std::unordered_map<TxId, std::pair<AccountId, std::uint64_t>> m_ids;
    std::size_t m_bytes = 0;
    std::uint64_t m_arrivals = 0;
};

}  // namespace leo::layer1

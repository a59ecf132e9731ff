// Chain: layer one of a simulation: a mempool and the rule when a block comes, on the real ledger, with the naive
// auditor looking at every block.
//
// All participants read one State, which is verification memoised: what each follower of a real network computes for
// itself (and comes to the same roots, or stops) is computed once here. A participant learns of a block when the
// head reaches it; it then sees the newest state, as a follower that catches up does.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "sim/queue.h"
#include "unit/ledger/auditor.h"

namespace leo::sim {

class Chain {
public:
    Chain(const ledger::Genesis& genesis, const crypto::VrfKey& authorityVrf, Queue& queue);

    const ledger::State& state() const { return m_state; }
    // A transaction reached the authority.
    void receive(const ledger::SignedTx& tx);
    // Why a transaction cannot be in a block any more; nothing while it may still come.
    bool included(const TxId& id) const { return m_included.count(id) > 0; }

    std::function<void(const ledger::Block&, const std::vector<ledger::Receipt>&)> onBlock;
    // What the auditor or the supply said first; empty while everything holds.
    const std::string& broken() const { return m_broken; }
    const ledger::test::Auditor& auditor() const { return m_auditor; }

private:
    void schedule();
    void seal();

    Queue& m_queue;
    ledger::Genesis m_genesis;
    const crypto::VrfKey& m_authorityVrf;
    ledger::State m_state;
    ledger::test::Auditor m_auditor;
    std::map<std::pair<AccountId, std::uint64_t>, ledger::SignedTx> m_pool;  // in order of nonce
    std::set<TxId> m_included;
    std::optional<TimeMs> m_due;
    std::uint64_t m_generation = 0;
    std::string m_broken;
};

}  // namespace leo::sim

#include "sim/chain.h"

#include <algorithm>

namespace leo::sim {

Chain::Chain(const ledger::Genesis& genesis, const crypto::VrfKey& authorityVrf, Queue& queue)
    : m_queue(queue),
      m_genesis(genesis),
      m_authorityVrf(authorityVrf),
      m_state(ledger::State::fromGenesis(genesis).value()),
      m_auditor(genesis) {
    schedule();
}

void Chain::receive(const ledger::SignedTx& tx) {
    if (tx.tx.nonce < m_state.nonce(tx.tx.sender) || included(tx.tx.id())) return;
    // The first transaction of a nonce stays, as in the real mempool: a sender cannot replace what it has signed.
    m_pool.try_emplace({tx.tx.sender, tx.tx.nonce}, tx);
    schedule();
}

// As the sequencer: at once when something waits, else at the longest gap; never closer than the shortest.
void Chain::schedule() {
    const ledger::Params& params = m_genesis.params;
    TimeMs due = m_state.time() + params.maxBlockGapMs;
    const TimeMs earliest = m_state.time() + params.minBlockGapMs;
    // A transaction behind a gap in its sender's nonces does not bring a block.
    const bool ready = std::any_of(m_pool.begin(), m_pool.end(), [&](const auto& entry) {
        return entry.first.second == m_state.nonce(entry.first.first);
    });
    if (ready || m_state.wantsBlock()) due = earliest;
    if (const auto deadline = m_state.nextDeadline()) due = std::min(due, std::max(*deadline, earliest));
    due = std::max(due, m_queue.now());
    if (m_due && *m_due <= due) return;
    m_due = due;
    m_queue.at(due, [this, generation = ++m_generation] {
        if (generation == m_generation) seal();
    });
}

void Chain::seal() {
    m_due.reset();
    std::vector<ledger::SignedTx> candidates;
    for (const auto& [key, tx] : m_pool) {
        if (candidates.size() == ledger::kMaxBlockTxs) break;
        candidates.push_back(tx);
    }
    auto built = m_state.build(candidates, m_queue.now(), m_authorityVrf);
    LEO_ASSERT(built.ok());
    for (const ledger::SignedTx& tx : built->block.txs) {
        m_included.insert(tx.tx.id());
        m_pool.erase({tx.tx.sender, tx.tx.nonce});
    }
    for (const auto& [id, error] : built->refused)
        std::erase_if(m_pool, [&](const auto& entry) {
            // A gap in the nonces may close; everything else never gets better.
            return entry.second.tx.id() == id &&
                   (error.code != Code::BadNonce || entry.second.tx.nonce < m_state.nonce(entry.second.tx.sender));
        });
    const std::string said = m_auditor.afterBlock(built->block, built->receipts, m_state);
    const auto supply = m_state.totalSupply();
    if (m_broken.empty() && !said.empty()) m_broken = "block " + std::to_string(m_state.height().value) + ": " + said;
    if (m_broken.empty() && (!supply.ok() || *supply != m_genesis.supply))
        m_broken = "block " + std::to_string(m_state.height().value) + ": the supply is not what genesis says";
    if (onBlock) onBlock(built->block, built->receipts);
    schedule();
}

}  // namespace leo::sim

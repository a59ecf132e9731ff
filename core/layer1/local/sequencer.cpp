#include "layer1/local/sequencer.h"

#include <algorithm>

namespace leo::layer1 {

namespace {

constexpr std::size_t kHeaderRoom = 2048;  // an encoded header and commit are about 700 bytes

}  // namespace

Sequencer::Sequencer(ledger::State state, const crypto::Identity& authority, const crypto::VrfKey& vrf,
                     CommitBlock commit, MempoolLimits limits)
    : m_state(std::move(state)),
      m_identity(authority.copy()),
      m_vrf(vrf.copy()),
      m_commit(std::move(commit)),
      m_mempool(limits),
      m_last(m_state.time()) {}

Result<Sequencer> Sequencer::create(ledger::State state, const crypto::Identity& authority, const crypto::VrfKey& vrf,
                                    CommitBlock commit, MempoolLimits limits) {
    LEO_REQUIRE(authority.id() == state.genesis().authority, Code::BadKey,
                "this key is not the authority of " + state.genesis().network);
    LEO_REQUIRE(vrf.publicKey() == state.genesis().authorityVrf, Code::BadKey,
                "this VRF key is not the authority's of " + state.genesis().network);
    return Sequencer(std::move(state), authority, vrf, std::move(commit), limits);
}

Status Sequencer::submit(ledger::SignedTx tx, const TxId& id, TimeMs now) {
    if (m_unstored) {
        const auto& receipts = m_unstored->produced.receipts;
        if (std::any_of(receipts.begin(), receipts.end(), [&id](const ledger::Receipt& receipt) {
                return receipt.kind == ledger::Receipt::Kind::Transaction && receipt.subject == id.bytes;
            }))
            return {};
    }
    LEO_TRY(m_mempool.add(std::move(tx), id, m_state, now));
    return {};
}

Sequencer::Poll Sequencer::poll(TimeMs now) {
    Poll result;
    // The wall clock was set back: waiting for it to catch up would stop the chain.
    if (now < m_last) m_last = now;
    for (const TxId& id : m_mempool.expire(m_state, now))
        result.refused.emplace_back(id,
                                    makeError(Code::BadNonce, "a transaction before it in the account is missing"));
    if (m_unstored) {
        if (now >= m_unstored->retryAt) store(now, result);
        return result;
    }
    if (due(now)) {
        if (Status status = produce(now, result); !status) {
            result.failure = status.takeError();
            m_buildRetryAt = now + kStoreRetryMs;
        }
    }
    return result;
}

TimeMs Sequencer::blockAt() const {
    const ledger::Params& params = m_state.params();
    const TimeMs soonest = std::max(m_last + params.minBlockGapMs, m_buildRetryAt.value_or(TimeMs{}));
    if (m_state.wantsBlock() || m_mempool.hasReady(m_state)) return soonest;
    TimeMs at = std::max(soonest, m_last + params.maxBlockGapMs);
    if (const std::optional<TimeMs> deadline = m_state.nextDeadline()) {
        // The block's own time may run ahead of the clock by the "previous + 1" rule.
        const bool passed = *deadline <= m_state.time() + 1;
        at = std::min(at, passed ? soonest : std::max(soonest, *deadline));
    }
    return at;
}

bool Sequencer::due(TimeMs now) const {
    return now >= blockAt();
}

TimeMs Sequencer::nextWakeup() const {
    const TimeMs work = m_unstored ? m_unstored->retryAt : blockAt();
    const std::optional<TimeMs> expiry = m_mempool.nextExpiry(m_state);
    return expiry ? std::min(work, *expiry) : work;
}

Status Sequencer::produce(TimeMs now, Poll& result) {
    const std::vector<ledger::SignedTx> candidates =
        m_mempool.candidates(m_state, ledger::kMaxBlockTxs, kMaxProducedBlockBytes - kHeaderRoom);
    const TimeMs time = std::max(now, m_state.time() + 1);
    LEO_TRY_ASSIGN(ledger::State::Built built, m_state.build(candidates, time, m_vrf));
    m_buildRetryAt.reset();
    m_last = now;
    for (auto& [id, error] : built.refused) {
        m_mempool.remove(id);
        result.refused.emplace_back(id, std::move(error));
    }
    ProducedBlock produced;
    produced.block = std::move(built.block);
    produced.block.commit = ledger::Block::sign(produced.block.header, m_identity);
    produced.hash = m_state.tip();
    produced.encoded = produced.block.encode();
    produced.receipts = std::move(built.receipts);
    for (const ledger::Receipt& receipt : produced.receipts)
        if (receipt.kind == ledger::Receipt::Kind::Transaction) m_mempool.remove(TxId{receipt.subject});
    m_unstored = Unstored{std::move(produced), now};
    store(now, result);
    return {};
}

void Sequencer::store(TimeMs now, Poll& result) {
    const ProducedBlock& produced = m_unstored->produced;
    // lastChanges() are still this block's: nothing is built while it waits.
    if (Status status = m_commit(produced.block, produced.encoded, produced.receipts, m_state.lastChanges());
        !status) {
        result.failure = status.takeError();
        m_unstored->retryAt = now + kStoreRetryMs;
        return;
    }
    result.block = std::move(m_unstored->produced);
    m_unstored.reset();
}

}  // namespace leo::layer1

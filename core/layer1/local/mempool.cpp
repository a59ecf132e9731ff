#include "layer1/local/mempool.h"

#include <algorithm>

namespace leo::layer1 {

namespace {

// Calls visit(entry, ready) for a queue in nonce order: ready while no nonce is missing before it.
template <class Queue, class Visit>
void walk(Queue& queue, std::uint64_t nonce, Visit visit) {
    bool ready = true;
    for (auto& [at, entry] : queue) {
        ready = ready && at == nonce;
        if (ready) ++nonce;
        visit(entry, ready);
    }
}

}  // namespace

Result<Mempool::Added> Mempool::add(ledger::SignedTx tx, const TxId& id, const ledger::State& state, TimeMs now) {
    if (m_ids.contains(id)) return Added::Known;
    const AccountId sender = tx.tx.sender;
    const std::uint64_t nonce = tx.tx.nonce;
    const std::uint64_t next = state.nonce(sender);
    LEO_REQUIRE(tx.tx.chain == state.chain(), Code::WrongChain, "the transaction is for another chain");
    LEO_REQUIRE(nonce >= next, Code::BadNonce,
                "nonce " + std::to_string(nonce) + " is used, the next is " + std::to_string(next));
    LEO_REQUIRE(nonce - next < kMaxNonceGap, Code::BadNonce,
                "nonce " + std::to_string(nonce) + " is too far ahead of " + std::to_string(next));
    LEO_REQUIRE(tx.tx.fee >= state.params().txFee, Code::InsufficientFunds,
                "the fee is below the chain's " + toText(state.params().txFee) + " LEO");
    LEO_REQUIRE(state.balance(sender) >= tx.tx.fee, Code::InsufficientFunds, "the account cannot pay the fee");
    const auto queue = m_queues.find(sender);
    if (queue != m_queues.end()) {
        LEO_REQUIRE(!queue->second.contains(nonce), Code::BadNonce,
                    "another transaction with nonce " + std::to_string(nonce) + " waits already");
        LEO_REQUIRE(queue->second.size() < m_limits.maxPerAccount, Code::Exhausted,
                    "too many transactions of this account wait");
    }
    const std::size_t bytes = tx.encode().size();
    LEO_REQUIRE(bytes <= ledger::kMaxTxBytes, Code::TooLarge, "a transaction of " + std::to_string(bytes) + " bytes");
    LEO_REQUIRE(m_ids.size() < m_limits.maxTxs && m_bytes + bytes <= m_limits.maxBytes, Code::Exhausted,
                "too many transactions wait for a block");
    LEO_REQUIRE(tx.signatureValid(), Code::BadSignature, "the signature is not the sender's");

    m_bytes += bytes;
    m_ids.emplace(id, std::pair(sender, nonce));
    m_queues[sender].emplace(nonce, Entry{std::move(tx), id, bytes, m_arrivals++, now});
    return Added::New;
}

bool Mempool::contains(const TxId& id) const {
    return m_ids.contains(id);
}

bool Mempool::hasReady(const ledger::State& state) const {
    return std::any_of(m_queues.begin(), m_queues.end(), [&state](const auto& queue) {
        return queue.second.begin()->first == state.nonce(queue.first);
    });
}

std::vector<ledger::SignedTx> Mempool::candidates(const ledger::State& state, std::size_t maxTxs,
                                                  std::size_t maxBytes) const {
    // A transaction takes its turn when it and all before it in its account had arrived.
    struct Ready {
        std::uint64_t turn;
        std::uint64_t nonce;
        const Entry* entry;
    };
    std::vector<Ready> order;
    for (const auto& [account, queue] : m_queues) {
        std::uint64_t turn = 0;
        walk(queue, state.nonce(account), [&](const Entry& entry, bool ready) {
            turn = std::max(turn, entry.arrival);
            if (ready) order.push_back(Ready{turn, entry.tx.tx.nonce, &entry});
        });
    }
    std::sort(order.begin(), order.end(),
              [](const Ready& a, const Ready& b) { return a.turn != b.turn ? a.turn < b.turn : a.nonce < b.nonce; });
    std::vector<ledger::SignedTx> out;
    std::size_t bytes = 0;
    for (const Ready& ready : order) {
        // Stopping, not skipping: a later nonce must not overtake, and a large transaction must not starve.
        if (out.size() == maxTxs || bytes + ready.entry->bytes > maxBytes) break;
        bytes += ready.entry->bytes;
        out.push_back(ready.entry->tx);
    }
    return out;
}

void Mempool::drop(std::map<AccountId, Queue>::iterator queue, Queue::iterator entry) {
    m_bytes -= entry->second.bytes;
    m_ids.erase(entry->second.id);
    queue->second.erase(entry);
    if (queue->second.empty()) m_queues.erase(queue);
}

void Mempool::remove(const TxId& id) {
    const auto known = m_ids.find(id);
    if (known == m_ids.end()) return;
    const auto queue = m_queues.find(known->second.first);
    drop(queue, queue->second.find(known->second.second));
}

std::vector<TxId> Mempool::expire(const ledger::State& state, TimeMs now) {
    std::vector<TxId> gone;
    for (const auto& [account, queue] : m_queues)
        walk(queue, state.nonce(account), [&](const Entry& entry, bool ready) {
            if (!ready && now >= entry.since + m_limits.gapWaitMs) gone.push_back(entry.id);
        });
    for (const TxId& id : gone) remove(id);
    return gone;
}

std::optional<TimeMs> Mempool::nextExpiry(const ledger::State& state) const {
    std::optional<TimeMs> next;
    for (const auto& [account, queue] : m_queues)
        walk(queue, state.nonce(account), [&](const Entry& entry, bool ready) {
            const TimeMs at = entry.since + m_limits.gapWaitMs;
            if (!ready && (!next || at < *next)) next = at;
        });
    return next;
}

}  // namespace leo::layer1

// PendingTxs: transactions submitted here that are neither in the chain nor refused yet. No Qt, no clock.
//
// A refusal by the authority is delivered only once this client has the block at which it was given: then the
// account's nonce here is as fresh as the refusal, and a transaction that is in the chain after all is found there.
#pragma once

#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "layer1/layer1.h"

namespace leo::layer1 {

inline constexpr std::uint64_t kResendMs = 3'000;

class PendingTxs {
public:
    struct Item {
        ledger::SignedTx tx;
        TxId id;
        std::vector<SubmitDone> done;
        std::uint64_t attempts = 0;
        std::uint64_t sentAtMs = 0;
        bool asked = false;  // the authority owes an answer
        std::optional<std::pair<Error, Height>> refusal;
    };
    struct Answer {
        std::vector<SubmitDone> done;
        Result<Receipt> result;
        void deliver() const {
            for (const SubmitDone& each : done)
                if (each) each(result);
        }
    };

    // Exhausted at kMaxPendingTxs. A transaction already here gets one more answer due.
    Result<Item*> add(const ledger::SignedTx& tx, const TxId& id, SubmitDone done);
    Item* find(const TxId& id);
    std::size_t size() const { return m_items.size(); }
    bool empty() const { return m_items.empty(); }
    std::uint64_t nextNonce(const AccountId& account, std::uint64_t chainNonce) const;
    // Not waiting for an answer, and never sent or sent kResendMs ago; in nonce order per account.
    std::vector<Item*> due(std::uint64_t steadyMs);
    // As due(), whenever they were sent last.
    std::vector<Item*> unasked();

    // What the newest block, whose state this is, decides: in it; impossible because its nonce is used; refused.
    std::vector<Answer> settle(const std::vector<ledger::Receipt>& receipts, const ledger::State& state);
    // Refuses one item, at once or when the chain here reaches `asOf`.
    std::vector<Answer> refuse(const TxId& id, const Error& error, Height asOf, const ledger::State& state);
    std::vector<Answer> failAll(const Error& error);

private:
    using Key = std::pair<AccountId, std::uint64_t>;
    Answer take(const TxId& id, Result<Receipt> result);

    std::unordered_map<TxId, Item> m_items;
    std::multimap<Key, TxId> m_order;
};

}  // namespace leo::layer1

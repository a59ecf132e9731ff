#include "layer1/local/pending_txs.h"

#include <algorithm>
#include <limits>

namespace leo::layer1 {

Result<PendingTxs::Item*> PendingTxs::add(const ledger::SignedTx& tx, const TxId& id, SubmitDone done) {
    if (Item* known = find(id)) {
        known->done.push_back(std::move(done));
        return known;
    }
    LEO_REQUIRE(m_items.size() < kMaxPendingTxs, Code::Exhausted, "too many transactions of this program wait");
    Item item;
    item.tx = tx;
    item.id = id;
    item.done.push_back(std::move(done));
    m_order.emplace(Key(tx.tx.sender, tx.tx.nonce), id);
    return &m_items.emplace(id, std::move(item)).first->second;
}

PendingTxs::Item* PendingTxs::find(const TxId& id) {
    const auto found = m_items.find(id);
    return found == m_items.end() ? nullptr : &found->second;
}

std::uint64_t PendingTxs::nextNonce(const AccountId& account, std::uint64_t chainNonce) const {
    const auto after = m_order.upper_bound(Key(account, std::numeric_limits<std::uint64_t>::max()));
    if (after == m_order.begin()) return chainNonce;
    const Key& last = std::prev(after)->first;
    return last.first == account ? std::max(chainNonce, last.second + 1) : chainNonce;
}

std::vector<PendingTxs::Item*> PendingTxs::unasked() {
    std::vector<Item*> items;
    for (const auto& [key, id] : m_order) {
        Item& item = m_items.at(id);
        if (!item.asked && !item.refusal) items.push_back(&item);
    }
    return items;
}

std::vector<PendingTxs::Item*> PendingTxs::due(std::uint64_t steadyMs) {
    std::vector<Item*> items = unasked();
    std::erase_if(
        items, [steadyMs](const Item* item) { return item->attempts > 0 && steadyMs < item->sentAtMs + kResendMs; });
    return items;
}

PendingTxs::Answer PendingTxs::take(const TxId& id, Result<Receipt> result) {
    const auto found = m_items.find(id);
    LEO_ASSERT(found != m_items.end());
    Answer answer{std::move(found->second.done), std::move(result)};
    const auto [begin, end] = m_order.equal_range(Key(found->second.tx.tx.sender, found->second.tx.tx.nonce));
    m_order.erase(std::find_if(begin, end, [&id](const auto& entry) { return entry.second == id; }));
    m_items.erase(found);
    return answer;
}

std::vector<PendingTxs::Answer> PendingTxs::settle(const std::vector<ledger::Receipt>& receipts,
                                                   const ledger::State& state) {
    std::vector<Answer> answers;
    if (m_items.empty()) return answers;
    std::uint32_t index = 0;
    for (const ledger::Receipt& receipt : receipts) {
        if (receipt.kind != ledger::Receipt::Kind::Transaction) continue;
        const TxId id{receipt.subject};
        if (m_items.contains(id)) answers.push_back(take(id, Receipt{id, state.height(), index, receipt}));
        ++index;
    }
    std::vector<std::pair<TxId, Error>> impossible;
    for (const auto& [key, id] : m_order) {
        const Item& item = m_items.at(id);
        if (state.nonce(key.first) > key.second)
            impossible.emplace_back(id, makeError(Code::BadNonce, "nonce " + std::to_string(key.second) +
                                                                      " went to another transaction"));
        else if (item.refusal && item.refusal->second <= state.height())
            impossible.emplace_back(id, item.refusal->first);
    }
    for (auto& [id, error] : impossible) answers.push_back(take(id, std::move(error)));
    return answers;
}

std::vector<PendingTxs::Answer> PendingTxs::refuse(const TxId& id, const Error& error, Height asOf,
                                                   const ledger::State& state) {
    std::vector<Answer> answers;
    Item* item = find(id);
    if (item == nullptr) return answers;
    if (asOf > state.height())
        item->refusal = std::pair(error, asOf);
    else
        answers.push_back(take(id, error));
    return answers;
}

std::vector<PendingTxs::Answer> PendingTxs::failAll(const Error& error) {
    std::vector<TxId> ids;
    for (const auto& [key, id] : m_order) ids.push_back(id);
    std::vector<Answer> answers;
    for (const TxId& id : ids) answers.push_back(take(id, error));
    return answers;
}

}  // namespace leo::layer1

#include "layer1/local/recent_blocks.h"

namespace leo::layer1 {

void RecentBlocks::push(Height height, Entry entry) {
    if (m_entries.empty()) m_first = height;
    std::uint32_t index = 0;
    for (const ledger::Receipt& receipt : entry.receipts)
        if (receipt.kind == ledger::Receipt::Kind::Transaction)
            m_txs.emplace(TxId{receipt.subject}, Location{height, index++});
    m_entries.push_back(std::move(entry));
    if (m_entries.size() <= m_limit) return;
    for (const ledger::Receipt& receipt : m_entries.front().receipts)
        if (receipt.kind == ledger::Receipt::Kind::Transaction) m_txs.erase(TxId{receipt.subject});
    m_entries.pop_front();
    m_first = m_first + 1;
}

const RecentBlocks::Entry* RecentBlocks::find(Height height) const {
    if (m_entries.empty() || height < m_first) return nullptr;
    const std::uint64_t offset = height.value - m_first.value;
    return offset < m_entries.size() ? &m_entries[offset] : nullptr;
}

const RecentBlocks::Location* RecentBlocks::find(const TxId& id) const {
    const auto found = m_txs.find(id);
    return found == m_txs.end() ? nullptr : &found->second;
}

}  // namespace leo::layer1

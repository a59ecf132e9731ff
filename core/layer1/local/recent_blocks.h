// RecentBlocks: the newest blocks in memory, for a client without a store. One thread.
#pragma once

#include <deque>
#include <unordered_map>
#include <vector>

#include "ledger/state.h"

namespace leo::layer1 {

class RecentBlocks {
public:
    struct Entry {
        BlockHash hash;
        Bytes encoded;
        std::vector<ledger::Receipt> receipts;
    };
    struct Location {
        Height height;
        std::uint32_t index = 0;
    };

    explicit RecentBlocks(std::size_t limit) : m_limit(limit) {}

    void push(Height height, Entry entry);
    // Null when not remembered.
    const Entry* find(Height height) const;
    const Location* find(const TxId& id) const;

private:
    std::size_t m_limit;
    Height m_first;  // of m_entries.front()
    std::deque<Entry> m_entries;
    std::unordered_map<TxId, Location> m_txs;
};

}  // namespace leo::layer1

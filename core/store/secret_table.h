// SecretTable: many small secrets under one key each, all in one piece of locked memory.
//
// A SecretBytes each would cost a guarded mapping of several pages apiece: the kernel allows 65,530 mappings and
// locks a few megabytes. Here a secret costs its bytes. What is replaced or erased is wiped at once, and what moves
// as the table grows leaves nothing behind. Thread: one at a time.
#pragma once

#include <algorithm>
#include <map>
#include <utility>

#include "crypto/secret.h"

namespace leo::store {

template <class Key>
class SecretTable {
public:
    // In the order of the keys, which is the order they are written in.
    struct Slot {
        std::size_t at = 0;
        std::size_t size = 0;
    };

    void put(const Key& key, ByteView secret) {
        erase(key);
        if (m_used + secret.size() > m_memory.size()) grow(secret.size());
        std::copy(secret.begin(), secret.end(), m_memory.span().begin() + m_used);
        m_slots[key] = Slot{m_used, secret.size()};
        m_used += secret.size();
    }
    bool erase(const Key& key) {
        const auto found = m_slots.find(key);
        if (found == m_slots.end()) return false;
        crypto::wipe(m_memory.span().subspan(found->second.at, found->second.size));
        m_slots.erase(found);
        return true;
    }
    bool contains(const Key& key) const { return m_slots.count(key) > 0; }
    std::size_t size() const { return m_slots.size(); }
    const std::map<Key, Slot>& slots() const { return m_slots; }
    // Valid until the next put.
    ByteView view(const Slot& slot) const { return m_memory.view().subspan(slot.at, slot.size); }

private:
    static constexpr std::size_t kLeastBytes = 4096;  // one page: 128 keys

    // Packs what is alive into new memory with room for `more` and as much again.
    void grow(std::size_t more) {
        std::size_t alive = 0;
        for (const auto& [key, slot] : m_slots) alive += slot.size;
        crypto::SecretBytes memory(std::max(kLeastBytes, 2 * (alive + more)));
        std::size_t at = 0;
        for (auto& [key, slot] : m_slots) {
            const ByteView secret = view(slot);
            std::copy(secret.begin(), secret.end(), memory.span().begin() + at);
            slot.at = at;
            at += slot.size;
        }
        m_memory = std::move(memory);
        m_used = at;
    }

    std::map<Key, Slot> m_slots;
    crypto::SecretBytes m_memory;
    std::size_t m_used = 0;
};

}  // namespace leo::store

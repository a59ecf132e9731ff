// VerifiedMemo: remembers which signatures and proofs were found good, so that a transaction checked on arrival is
// not verified again in its block. Only pure facts about bytes go in, so it never changes a result. Internal to
// ledger/.
#pragma once

#include <unordered_set>

#include "base/strong.h"

namespace leo::ledger {

class VerifiedMemo {
public:
    bool contains(const Hash& fact) const { return m_young.contains(Key{fact}) || m_old.contains(Key{fact}); }
    void add(const Hash& fact) {
        if (m_young.size() >= kGeneration) {
            m_old = std::move(m_young);
            m_young.clear();
        }
        m_young.insert(Key{fact});
    }

private:
    // Two generations: a few blocks' worth of transactions, about 1 MiB.
    static constexpr std::size_t kGeneration = 8192;
    using Key = Id<struct FactTag>;
    std::unordered_set<Key> m_young, m_old;
};

}  // namespace leo::ledger

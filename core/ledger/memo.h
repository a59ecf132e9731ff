// VerifiedMemo: remembers which signatures and proofs were found good, so that a transaction checked on arrival is
// not verified again in its block. Only pure facts about bytes go in, so it never changes a result. Internal to
// ledger/.
#pragma once

#include <set>

#include "base/bytes.h"

namespace leo::ledger {

class VerifiedMemo {
public:
    bool contains(const Hash& fact) const { return m_young.count(fact) > 0 || m_old.count(fact) > 0; }
    void add(const Hash& fact) {
        if (m_young.size() >= kGeneration) {
            m_old = std::move(m_young);
            m_young.clear();
        }
        m_young.insert(fact);
    }

private:
    // Two generations: a few blocks' worth of transactions, about 1 MiB.
    static constexpr std::size_t kGeneration = 8192;
    std::set<Hash> m_young, m_old;
};

}  // namespace leo::ledger

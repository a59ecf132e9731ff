// How large a committee a draw will give, from the snapshot it weighs with. Odds are for people: nothing of the
// ledger is decided with them.
#pragma once

#include "ledger/state.h"

namespace leo::node {

struct Odds {
    std::uint32_t eligible = 0;
    std::uint64_t weight = 0;
    std::uint32_t expected = 0;  // members, rounded
    std::uint32_t spread = 0;    // standard deviation, rounded
    bool everyNode = false;      // too little credit to draw: every eligible node is in
};
Odds oddsOf(const ledger::Snapshot& snapshot, const ledger::Requirements& requirements, std::uint32_t tau);
// The tau whose expected committee is nearest to the wanted one, the smaller of equals, within 1 … params.tauMax.
std::uint32_t tauFor(const ledger::Snapshot& snapshot, const ledger::Requirements& requirements,
                     std::uint32_t committee, const ledger::Params& params);

}  // namespace leo::node

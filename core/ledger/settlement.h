// Where the money of a task goes at each of its ends (protocol section 3), without a ledger: what an interface shows
// before it happens. Settlement pays by the same functions.
#pragma once

#include "ledger/state.h"

namespace leo::ledger {

// The parts an offer P falls into for a price b: g burned, s = P − g − b for the group, of which the executor has
// half; idle pay is what a group that waited for the requester in vain gets of s.
struct OfferParts {
    Amount burn, share, executor, idle;
};
// The offer is at least minimumOffer(params, price), as layer one accepted it (asserted).
OfferParts partsOf(const Params& params, Amount offer, Amount price);

// One end in a group of `members` in which every monitor said ok. The fields of the offer add up to it; the miss fee
// comes out of the lambda's bond beside it.
struct EndSplit {
    Amount burned;     // what division leaves over included
    Amount dust;       // of burned: what division left over
    Amount publisher;  // price
    Amount executor;
    Amount monitorEach;  // of members − 1
    Amount idleEach;     // of all members
    Amount requester;    // what returns
    Amount missFeeEach;  // of all members, out of the bond
    Amount missFeeDust;  // burned, out of the bond
};
// OutOfRange for an offer below the minimum. ExecutorFault is the end without a successor: the offer returns whole,
// and what the executor's deposit pays is not part of this.
Result<EndSplit> splitEnd(const Params& params, TaskEnd end, Amount offer, Amount price, Amount missFee,
                          std::uint32_t members);

}  // namespace leo::ledger

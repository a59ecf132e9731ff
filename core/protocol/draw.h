// Draw: one node's part in one election, computed by anyone from the ledger and proved by its VRF.
#pragma once

#include <optional>

#include "ledger/state.h"
#include "ledger/statements.h"

namespace leo::protocol {

// What an election of one draw stands on, as every participant reads it from the ledger.
struct Election {
    ChainId chain;
    TaskId task;
    std::uint32_t draw = 0;
    Hash seed{};
    std::uint64_t totalWeight = 0;
    std::uint64_t tau = 0;

    static Election of(const ChainId& chain, const ledger::Task& task);
};

// The node's seats: nothing when its credit won none. The salt is left zero for the caller to fill. Pure.
Result<std::optional<ledger::Member>> drawSeats(const Election& election, const NodeId& self,
                                                const crypto::VrfKey& key, std::uint64_t weight);

// A member's claim against the ledger: VRF proof, J by sortition, J >= 1, and the commitment it joined with.
// BadProof names which. About 0.3 ms.
Status checkMember(const Election& election, const ledger::Member& member, const crypto::VrfPublic& vrfKey,
                   std::uint64_t weight, const Hash& commitment);

// Every rule of a certificate: the right task and draw, known joiners, each member valid, rank order strict, nobody
// twice, at least minMembers. The reader is told which member broke it.
Status checkCertificate(const Election& election, const ledger::Certificate& certificate,
                        const std::vector<ledger::Joiner>& joins, const ledger::Snapshot& snapshot,
                        std::uint32_t minMembers);

}  // namespace leo::protocol

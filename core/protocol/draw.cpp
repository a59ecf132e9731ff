#include "protocol/draw.h"

#include <algorithm>
#include <set>

#include "ledger/sortition.h"

namespace leo::protocol {

Election Election::of(const ChainId& chain, const ledger::Task& task) {
    return Election{chain, task.task, task.draw, task.seed, task.totalWeight, task.post.tau};
}

Result<std::optional<ledger::Member>> drawSeats(const Election& election, const NodeId& self,
                                                const crypto::VrfKey& key, std::uint64_t weight) {
    const Hash alpha =
        ledger::vrfAlpha(election.chain, election.task, ledger::Role::Executor, election.draw, election.seed);
    LEO_TRY_ASSIGN(crypto::VrfOutput output, key.prove(alpha));
    ledger::Member member;
    member.node = self;
    member.j = ledger::sortition(output.beta, weight, election.totalWeight, election.tau);
    member.beta = output.beta;
    member.proof = output.proof;
    if (member.j == 0) return std::optional<ledger::Member>{};
    return std::optional<ledger::Member>{member};
}

Status checkMember(const Election& election, const ledger::Member& member, const crypto::VrfPublic& vrfKey,
                   std::uint64_t weight, const Hash& commitment) {
    const std::string who = "member " + member.node.shortHex();
    LEO_REQUIRE(ledger::joinCommitment(member.beta, member.salt, member.node) == commitment, Code::BadProof,
                who + " does not open its commitment");
    const Hash alpha =
        ledger::vrfAlpha(election.chain, election.task, ledger::Role::Executor, election.draw, election.seed);
    LEO_TRY_ASSIGN(crypto::VrfBeta beta, crypto::verifyVrf(vrfKey, alpha, member.proof));
    LEO_REQUIRE(beta == member.beta, Code::BadProof, who + " claims another VRF output than it proves");
    const std::uint32_t j = ledger::sortition(beta, weight, election.totalWeight, election.tau);
    LEO_REQUIRE(j == member.j && j > 0, Code::BadProof, who + " claims seats it did not win");
    return {};
}

Status checkCertificate(const Election& election, const ledger::Certificate& certificate,
                        const std::vector<ledger::Joiner>& joins, const ledger::Snapshot& snapshot,
                        std::uint32_t minMembers) {
    LEO_REQUIRE(certificate.task == election.task && certificate.draw == election.draw, Code::BadProof,
                "certificate of another task or draw");
    LEO_REQUIRE(certificate.members.size() >= minMembers, Code::BadProof, "certificate with too few members");
    std::set<NodeId> seen;
    for (std::size_t i = 0; i < certificate.members.size(); ++i) {
        const ledger::Member& member = certificate.members[i];
        LEO_REQUIRE(seen.insert(member.node).second, Code::BadProof, "certificate names a member twice");
        LEO_REQUIRE(i == 0 || ledger::ranksBefore(certificate.members[i - 1], member), Code::BadProof,
                    "certificate is not in rank order");
        const auto join = std::find_if(joins.begin(), joins.end(),
                                       [&](const ledger::Joiner& joiner) { return joiner.node == member.node; });
        LEO_REQUIRE(join != joins.end(), Code::BadProof, "certificate names a node that did not join");
        const auto entry = std::find_if(snapshot.begin(), snapshot.end(),
                                        [&](const ledger::SnapshotEntry& e) { return e.node == member.node; });
        LEO_REQUIRE(entry != snapshot.end(), Code::BadProof, "certificate names a node outside the snapshot");
        LEO_TRY(checkMember(election, member, entry->vrfKey, join->weight.value, join->commitment));
    }
    return {};
}

}  // namespace leo::protocol

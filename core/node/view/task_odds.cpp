#include "node/view/task_odds.h"

#include <cmath>
#include <tuple>

#include "ledger/sortition.h"

namespace leo::node {
namespace {

// Below four seats' worth of credit each everybody is in (sortition.h, bootstrap).
constexpr std::uint64_t kBootstrap = 4;

struct Exact {
    double expected = 0, variance = 0;
};

Exact exactOdds(const ledger::Snapshot& snapshot, const ledger::Requirements& requirements, std::uint64_t weight,
                std::uint32_t tau) {
    Exact odds;
    const double missOne = std::log1p(-static_cast<double>(tau) / static_cast<double>(weight));
    for (const ledger::SnapshotEntry& entry : snapshot) {
        if (!ledger::meets(entry, requirements) || entry.credit.value == 0) continue;
        const double in = -std::expm1(missOne * entry.credit.value);
        odds.expected += in;
        odds.variance += in * (1 - in);
    }
    return odds;
}

}  // namespace

Odds oddsOf(const ledger::Snapshot& snapshot, const ledger::Requirements& requirements, std::uint32_t tau) {
    Odds odds;
    std::tie(odds.eligible, odds.weight) = ledger::eligibility(snapshot, requirements);
    odds.everyNode = odds.weight < kBootstrap * tau;
    if (odds.everyNode) {
        odds.expected = odds.eligible;
        return odds;
    }
    const Exact exact = exactOdds(snapshot, requirements, odds.weight, tau);
    odds.expected = static_cast<std::uint32_t>(std::lround(exact.expected));
    odds.spread = static_cast<std::uint32_t>(std::lround(std::sqrt(exact.variance)));
    return odds;
}

std::uint32_t tauFor(const ledger::Snapshot& snapshot, const ledger::Requirements& requirements,
                     std::uint32_t committee, const ledger::Params& params) {
    const auto [eligible, weight] = ledger::eligibility(snapshot, requirements);
    std::uint32_t best = static_cast<std::uint32_t>(ledger::kMinTau);
    double nearest = -1;
    for (std::uint32_t tau = best; tau <= params.tauMax; ++tau) {
        const double expected =
            weight < kBootstrap * tau ? eligible : exactOdds(snapshot, requirements, weight, tau).expected;
        const double distance = std::abs(expected - committee);
        if (nearest >= 0 && distance >= nearest) continue;
        nearest = distance;
        best = tau;
    }
    return best;
}

}  // namespace leo::node

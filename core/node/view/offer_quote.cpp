#include "node/view/offer_quote.h"

#include <algorithm>

#include "ledger/settlement.h"
#include "node/view/task_money.h"
#include "node/view/task_odds.h"

namespace leo::node {
namespace {

constexpr std::uint32_t kUsualCommittee = 10;
constexpr std::size_t kRecentOffers = 100;  // settled tasks that the usual range looks back on

std::vector<api::Share> sharesAt(ledger::TaskEnd end, const ledger::Params& params, const api::OfferQuery& query,
                                 const ledger::LambdaRecord& lambda, std::uint32_t members) {
    const Result<ledger::EndSplit> split =
        ledger::splitEnd(params, end, query.offer, lambda.price, lambda.missFee, members);
    return split.ok() ? sharesOf(*split, members) : std::vector<api::Share>();
}

// The middle half of what settled lately.
void fillUsual(const ledger::State& state, const LambdaId& lambda, api::OfferQuote& quote) {
    std::vector<std::pair<Height, Amount>> settled;
    for (const auto& [id, task] : state.tasks())
        if (task.post.lambda == lambda && task.end == ledger::TaskEnd::Settled)
            settled.emplace_back(task.closedAt, task.post.offer);
    std::sort(settled.rbegin(), settled.rend());
    if (settled.size() > kRecentOffers) settled.resize(kRecentOffers);
    std::vector<Amount> offers;
    for (const auto& [height, offer] : settled) offers.push_back(offer);
    if (offers.empty()) return;
    std::sort(offers.begin(), offers.end());
    quote.usualLow = offers[offers.size() / 4];
    quote.usualHigh = offers[(offers.size() - 1) - offers.size() / 4];
}

std::optional<Error> refusalOf(const ledger::State& state, const api::OfferQuery& query,
                               const ledger::LambdaRecord& lambda, const ledger::Manifest& manifest,
                               const api::OfferQuote& quote, std::uint64_t weight, const AccountId& payer) {
    if (lambda.retired) return makeError(Code::UnknownLambda, "the lambda was retired by its publisher");
    if (query.offer < quote.minimum)
        return makeError(Code::OutOfRange, "the least this lambda costs is " + toText(quote.minimum) + " LEO");
    const Amount balance = state.balance(payer);
    if (balance < query.offer)
        return makeError(Code::InsufficientFunds,
                         "needs " + toText(Amount{query.offer.units - balance.units}) + " LEO more");
    const std::uint32_t fewest = std::max(state.params().minMembers, manifest.minNodes);
    if (quote.nodesQualify < fewest)
        return makeError(Code::NotEligible, std::to_string(quote.nodesQualify) + " nodes qualify, " +
                                                std::to_string(fewest) + " are needed");
    if (weight < manifest.minTotalCredit)
        return makeError(Code::NotEligible, "the nodes that qualify have " + std::to_string(weight) +
                                                " credit together, the lambda asks for " +
                                                std::to_string(manifest.minTotalCredit));
    if (lambda.bond < lambda.missFee)
        return makeError(Code::Exhausted, "the publisher's bond is bound by other tasks");
    if (state.openTasks().size() >= ledger::kMaxOpenTasks)
        return makeError(Code::Exhausted, "the network has too many open tasks");
    return std::nullopt;
}

}  // namespace

Result<api::PriceQuote> quotePrice(const ledger::State& state, Amount price) {
    const ledger::Params& params = state.params();
    constexpr std::uint64_t kFewest = 8;  // typical offers that all money there is pays at once
    LEO_REQUIRE(price.units <= state.genesis().supply.units / kFewest, Code::OutOfRange,
                "no offer can pay this price");
    api::PriceQuote quote;
    quote.minimum = ledger::minimumOffer(params, price);
    // A third for the author, about, in whole LEO.
    const std::uint64_t whole = (price.units * 10 / 3 + kUnitsPerLeo - 1) / kUnitsPerLeo;
    quote.offer = std::max(leo(whole), quote.minimum);
    const std::shared_ptr<const ledger::Snapshot> snapshot = state.snapshotForNext();
    const Odds odds = oddsOf(*snapshot, {}, tauFor(*snapshot, {}, kUsualCommittee, params));
    quote.members = std::max(odds.expected, params.minMembers);
    LEO_TRY_ASSIGN(const ledger::EndSplit split,
                   ledger::splitEnd(params, ledger::TaskEnd::Settled, quote.offer, price, {}, quote.members));
    quote.settled = sharesOf(split, quote.members);
    return quote;
}

ledger::Requirements requirementsOf(const api::Requirements& wanted) {
    ledger::Requirements requirements;
    requirements.minCredit = wanted.minCredit;
    requirements.hardwareTpm = wanted.hardwareTpm;
    requirements.isolation = wanted.gvisor ? ledger::Isolation::Gvisor : ledger::Isolation::Any;
    return requirements;
}

api::OfferQuote quoteOffer(const ledger::State& state, const api::OfferQuery& query, const QuoteFacts& facts) {
    api::OfferQuote quote;
    const ledger::Params& params = state.params();
    const ledger::Requirements requirements = requirementsOf(query.requirements);
    const std::shared_ptr<const ledger::Snapshot> snapshot = state.snapshotForNext();
    for (const auto& [id, node] : state.nodes())
        if (node.status == ledger::NodeStatus::Active) ++quote.nodesOnline;
    quote.tau = tauFor(*snapshot, requirements, query.committee, params);
    const Odds odds = oddsOf(*snapshot, requirements, quote.tau);
    quote.nodesQualify = odds.eligible;
    quote.expectedMembers = odds.expected;
    quote.spread = odds.spread;
    quote.everyNodeJoins = odds.everyNode;
    quote.keyWindowMs = params.keyWindowMs;
    quote.joinDeposit = std::max(params.joinDeposit, query.offer);
    // The block with the task, the block with the seed, and the window for joining: sooner it cannot start.
    quote.startsInMs = 2 * params.minBlockGapMs + params.joinWindowMs;

    const ledger::LambdaRecord* lambda = state.lambda(query.lambda);
    const Result<ledger::Manifest> manifest =
        lambda ? ledger::Manifest::decode(lambda->manifest) : makeError(Code::UnknownLambda, "no such lambda");
    if (!lambda || !manifest.ok()) {
        quote.refusal = makeError(Code::UnknownLambda, "no lambda " + query.lambda.shortHex() + " on this network");
        return quote;
    }
    quote.minimum = ledger::minimumOffer(params, lambda->price);
    quote.executeWindowMs =
        std::max(query.timeLimitMs, manifest->limits.wallMs) + params.duringWindowMs + params.turnAllowanceMs;
    fillUsual(state, query.lambda, quote);
    const std::uint32_t members = std::max(odds.expected, params.minMembers);
    quote.settled = sharesAt(ledger::TaskEnd::Settled, params, query, *lambda, members);
    quote.codeFailed = sharesAt(ledger::TaskEnd::CodeFailed, params, query, *lambda, members);
    quote.refusedKey = sharesAt(ledger::TaskEnd::RequesterRefused, params, query, *lambda, members);
    quote.publisherMissed = sharesAt(ledger::TaskEnd::PublisherMissed, params, query, *lambda, members);
    if (!facts.pastRunsMs.empty()) {
        std::vector<std::uint64_t> runs = facts.pastRunsMs;
        std::nth_element(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(runs.size() / 2), runs.end());
        quote.doneInMs = runs[runs.size() / 2];
    }
    const Amount balance = state.balance(facts.payer);
    if (balance >= query.offer) quote.balanceAfter = Amount{balance.units - query.offer.units};
    quote.refusal = refusalOf(state, query, *lambda, *manifest, quote, odds.weight, facts.payer);
    return quote;
}

}  // namespace leo::node

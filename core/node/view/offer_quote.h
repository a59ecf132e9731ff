// OfferQuote: what an offer would buy and cost now, for the composer.
#pragma once

#include "api/lambdas.h"
#include "ledger/state.h"

namespace leo::node {

// Wall times from posting to the end of this lambda's settled runs, for the estimate; may be empty.
struct QuoteFacts {
    AccountId payer;
    std::vector<std::uint64_t> pastRunsMs;
};

// Requirements as the ledger has them.
ledger::Requirements requirementsOf(const api::Requirements& wanted);
// How a typical offer for a lambda of this price would be split. OutOfRange for a price that no supply pays.
Result<api::PriceQuote> quotePrice(const ledger::State& state, Amount price);

// A refusal names what stands in the way in one sentence: UnknownLambda, OutOfRange (offer), InsufficientFunds,
// NotEligible (too few nodes, too little credit; the publisher's bond is bound).
api::OfferQuote quoteOffer(const ledger::State& state, const api::OfferQuery& query, const QuoteFacts& facts);

}  // namespace leo::node

// Transfers and lambdas.

#include "ledger/engine.h"

namespace leo::ledger {

Status Engine::run(const Call& call, const Transfer& body) {
    LEO_REQUIRE(!body.amount.isZero(), Code::OutOfRange, "a transfer of nothing");
    LEO_REQUIRE(body.to != call.sender, Code::InvalidArgument, "a transfer to oneself");
    return move(accountPot(call.sender), accountPot(body.to), body.amount, why::kTransfer);
}

Status Engine::run(const Call& call, const LambdaPublish& body) {
    LEO_TRY_ASSIGN(const Manifest manifest, Manifest::decode(body.manifest));
    LEO_REQUIRE(body.missFee >= params().minMissFee, Code::OutOfRange,
                "the miss fee is at least " + toText(params().minMissFee) + " LEO");
    LEO_REQUIRE(body.bond >= params().minLambdaBond && body.bond >= body.missFee, Code::OutOfRange,
                "the bond is at least " + toText(std::max(params().minLambdaBond, body.missFee)) + " LEO");
    LEO_REQUIRE(minimumOffer(params(), body.price).units <= kMaxSupplyUnits, Code::OutOfRange,
                "no offer could pay this price");

    LambdaRecord record;
    record.lambda = LambdaId{call.id.bytes};
    record.publisher = call.sender;
    record.manifest = body.manifest;
    record.manifestCid = rawCid(body.manifest);
    record.codeCid = body.codeCid;
    record.price = body.price;
    record.missFee = body.missFee;
    record.publishedAt = m_context.height;
    const LambdaId id = record.lambda;
    lambdas.create(id, std::move(record));
    return move(accountPot(call.sender), bondPot(id), body.bond, why::kBond);
}

Result<const LambdaRecord*> Engine::ownLambda(const AccountId& sender, const LambdaId& id) const {
    const LambdaRecord* lambda = lambdas.find(id);
    LEO_REQUIRE(lambda != nullptr, Code::UnknownLambda, "no lambda " + id.shortHex());
    LEO_REQUIRE(lambda->publisher == sender, Code::NotPermitted, "another account published this lambda");
    LEO_REQUIRE(!lambda->retired, Code::WrongState, "the lambda is retired");
    return lambda;
}

Status Engine::run(const Call& call, const LambdaPrice& body) {
    LEO_TRY(ownLambda(call.sender, body.lambda));
    LEO_REQUIRE(minimumOffer(params(), body.price).units <= kMaxSupplyUnits, Code::OutOfRange,
                "no offer could pay this price");
    lambdas.edit(body.lambda).price = body.price;
    return {};
}

Status Engine::run(const Call& call, const LambdaRetire& body) {
    LEO_TRY(ownLambda(call.sender, body.lambda));
    LambdaRecord& lambda = lambdas.edit(body.lambda);
    lambda.retired = true;
    lambda.bondReturnAt = m_context.time + params().unbondMs;
    return {};
}

}  // namespace leo::ledger

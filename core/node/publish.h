// Publishing a lambda: from a folder to a record on layer one (protocol section 2, step 1).
#pragma once

#include <functional>

#include "node/client.h"
#include "sandbox/lambda_file.h"
#include "sandbox/pack.h"

namespace leo::node {

struct PublishOptions {
    std::string folder;
    Hash imageDigest{};
    Amount price;
    std::optional<Amount> missFee, bond;  // the least the network takes
};

// Everything that can be checked and computed before anything leaves the computer.
struct PreparedLambda {
    sandbox::LambdaFile description;
    sandbox::PackedFolder packed;
    ledger::LambdaPublish publish;
    Bytes envelope;  // encrypted code
};
// NotFound (no lambda.json, no entry file), Malformed, InvalidArgument, TooLarge, InsufficientFunds for the bond.
Result<PreparedLambda> prepareLambda(const Client& client, const PublishOptions& options, Random& random);

struct PublishedLambda {
    LambdaId id;
    Height height;
};
// Stores the encrypted code for peers to fetch and sends the record. The blocks stay pinned in this wallet's store.
void publishLambda(Client& client, PreparedLambda lambda, std::function<void(Result<PublishedLambda>)> done);

}  // namespace leo::node

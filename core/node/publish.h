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

// The same in two steps, for a program that packs and encrypts on another thread.
struct LambdaSource {
    std::string folder;
    ledger::Manifest manifest;  // as the author wants it; key id and size of the code are filled in
};
struct SealedLambda {
    ledger::Manifest manifest;
    sandbox::PackedFolder packed;
    Bytes envelope;
    ledger::CidBytes codeCid{};
};
// NotFound, TooLarge, OutOfRange (limits), InvalidArgument (an empty folder, no command). `key` is codeKey() of
// `keyId`.
Result<SealedLambda> sealLambda(const LambdaSource& source, const Hash& keyId, ByteView key, Random& random);
struct LambdaTerms {
    Amount price;
    std::optional<Amount> missFee, bond;  // the least the network takes
};
// InsufficientFunds for the bond, TooLarge, OutOfRange below the network's least.
Result<ledger::LambdaPublish> composeLambda(const ledger::State& state, const AccountId& publisher,
                                            const SealedLambda& sealed, const LambdaTerms& terms);
// The manifest that lambda.json describes.
ledger::Manifest manifestOf(const sandbox::LambdaFile& description, const Hash& imageDigest);
// What a lambda's code is pinned as.
std::string codeOwner(const ledger::LambdaPublish& publish);

struct PublishedLambda {
    LambdaId id;
    Height height;
};
// Stores the encrypted code for peers to fetch and sends the record. The blocks stay pinned in this wallet's store.
void publishLambda(Client& client, PreparedLambda lambda, std::function<void(Result<PublishedLambda>)> done);

}  // namespace leo::node

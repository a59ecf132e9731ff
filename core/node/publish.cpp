#include "node/publish.h"

#include <algorithm>

#include "crypto/envelope.h"
#include "node/wallet_keys.h"
#include "store/data_dir.h"

namespace leo::node {

Result<PreparedLambda> prepareLambda(const Client& client, const PublishOptions& options, Random& random) {
    namespace fs = std::filesystem;
    PreparedLambda prepared;
    const fs::path folder(options.folder);
    std::error_code error;
    LEO_REQUIRE(fs::is_directory(folder, error), Code::NotFound, options.folder + " is not a folder");
    Result<Bytes> file = store::readFile(folder / sandbox::kLambdaFileName, sandbox::kMaxLambdaFileBytes);
    LEO_REQUIRE(file.ok(), Code::NotFound,
                options.folder + " has no " + sandbox::kLambdaFileName + ", which describes a lambda");
    LEO_TRY_ASSIGN(prepared.description, sandbox::parseLambdaFile(*file));
    const sandbox::LambdaFile& description = prepared.description;
    LEO_TRY_ASSIGN(prepared.packed, sandbox::packFolder(options.folder));
    const auto& files = prepared.packed.files;
    LEO_REQUIRE(std::find(files.begin(), files.end(), description.entry) != files.end(), Code::NotFound,
                options.folder + " has no entry file \"" + description.entry + "\", which lambda.json names");

    ledger::Manifest manifest;
    manifest.name = description.name;
    manifest.description = description.description;
    manifest.imageDigest = options.imageDigest;
    manifest.command = description.command;
    manifest.accepts = description.accepts;
    manifest.produces = description.produces;
    manifest.limits = {description.limits.memoryBytes, description.limits.pids,        description.limits.cpuMs,
                       description.limits.wallMs,      description.limits.outputBytes, description.limits.tmpfsBytes};
    manifest.minNodes = description.minNodes;
    manifest.minTotalCredit = description.minCredit;
    manifest.keyId = random.array<32>();
    const crypto::SecretBytes key = codeKey(client.identity(), manifest.keyId);
    LEO_TRY_ASSIGN(prepared.envelope, crypto::sealEnvelope(key.view(), prepared.packed.tar, random));
    manifest.codeBytes = prepared.envelope.size();

    const ledger::Params& params = client.state().params();
    prepared.publish.manifest = manifest.encode();
    LEO_REQUIRE(prepared.publish.manifest.size() <= ledger::kMaxManifestBytes, Code::TooLarge,
                "the description of the lambda is too long");
    LEO_TRY_ASSIGN(content::ImportedFile code, content::cidOf(prepared.envelope));
    prepared.publish.codeCid = code.root.bytes();
    prepared.publish.price = options.price;
    prepared.publish.missFee = options.missFee.value_or(params.minMissFee);
    prepared.publish.bond = options.bond.value_or(params.minLambdaBond);
    LEO_TRY(sub(client.state().balance(client.identity().id()), prepared.publish.bond));
    return prepared;
}

void publishLambda(Client& client, PreparedLambda lambda, std::function<void(Result<PublishedLambda>)> done) {
    const std::string owner = "lambda/" + toHex(lambda.publish.codeCid).substr(8, 32);
    Result<content::Cid> stored = client.content().add(lambda.envelope, owner);
    if (!stored.ok()) return done(stored.takeError());
    client.sender().send(std::move(lambda.publish), [done](Result<layer1::Receipt> receipt) {
        if (!receipt.ok()) return done(receipt.takeError());
        if (!receipt->applied()) return done(makeError(receipt->receipt.code, receipt->receipt.detail));
        done(PublishedLambda{LambdaId{receipt->id.bytes}, receipt->height});
    });
}

}  // namespace leo::node

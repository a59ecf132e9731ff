#include "node/publish.h"

#include <algorithm>

#include "crypto/envelope.h"
#include "node/lambda_run.h"
#include "node/wallet_keys.h"
#include "store/data_dir.h"

namespace leo::node {

ledger::Manifest manifestOf(const sandbox::LambdaFile& description, const Hash& imageDigest) {
    ledger::Manifest manifest;
    manifest.name = description.name;
    manifest.description = description.description;
    manifest.imageDigest = imageDigest;
    manifest.command = description.command;
    manifest.accepts = description.accepts;
    manifest.produces = description.produces;
    manifest.limits = {description.limits.memoryBytes, description.limits.pids,        description.limits.cpuMs,
                       description.limits.wallMs,      description.limits.outputBytes, description.limits.tmpfsBytes};
    manifest.minNodes = description.minNodes;
    manifest.minTotalCredit = description.minCredit;
    return manifest;
}

Result<SealedLambda> sealLambda(const LambdaSource& source, const Hash& keyId, ByteView key, Random& random) {
    SealedLambda sealed;
    LEO_REQUIRE(!source.manifest.name.empty(), Code::InvalidArgument, "a lambda needs a name");
    LEO_REQUIRE(!source.manifest.command.empty(), Code::InvalidArgument, "a lambda needs a command");
    LEO_TRY(sandbox::checkLimits(sandboxLimits(source.manifest)));
    LEO_TRY_ASSIGN(sealed.packed, sandbox::packFolder(source.folder));
    sealed.manifest = source.manifest;
    sealed.manifest.keyId = keyId;
    LEO_TRY_ASSIGN(sealed.envelope, crypto::sealEnvelope(key, sealed.packed.tar, random));
    crypto::wipe(sealed.packed.tar);
    sealed.packed.tar.clear();
    sealed.manifest.codeBytes = sealed.envelope.size();
    LEO_TRY_ASSIGN(content::ImportedFile code, content::cidOf(sealed.envelope));
    sealed.codeCid = code.root.bytes();
    return sealed;
}

Result<ledger::LambdaPublish> composeLambda(const ledger::State& state, const AccountId& publisher,
                                            const SealedLambda& sealed, const LambdaTerms& terms) {
    const ledger::Params& params = state.params();
    ledger::LambdaPublish publish;
    publish.manifest = sealed.manifest.encode();
    LEO_REQUIRE(publish.manifest.size() <= ledger::kMaxManifestBytes, Code::TooLarge,
                "the description of the lambda is too long");
    publish.codeCid = sealed.codeCid;
    publish.price = terms.price;
    publish.missFee = terms.missFee.value_or(params.minMissFee);
    publish.bond = terms.bond.value_or(params.minLambdaBond);
    LEO_REQUIRE(publish.missFee >= params.minMissFee, Code::OutOfRange,
                "the miss fee is " + toText(params.minMissFee) + " LEO at least");
    LEO_REQUIRE(publish.bond >= std::max(params.minLambdaBond, publish.missFee), Code::OutOfRange,
                "the bond is " + toText(std::max(params.minLambdaBond, publish.missFee)) + " LEO at least");
    LEO_TRY(sub(state.balance(publisher), publish.bond));
    return publish;
}

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
    const Hash keyId = random.array<32>();
    const crypto::SecretBytes key = codeKey(client.identity(), keyId);
    const LambdaSource source{options.folder, manifestOf(description, options.imageDigest)};
    LEO_TRY_ASSIGN(SealedLambda sealed, sealLambda(source, keyId, key.view(), random));
    const auto& files = sealed.packed.files;
    LEO_REQUIRE(std::find(files.begin(), files.end(), description.entry) != files.end(), Code::NotFound,
                options.folder + " has no entry file \"" + description.entry + "\", which lambda.json names");
    LEO_TRY_ASSIGN(prepared.publish, composeLambda(client.state(), client.identity().id(), sealed,
                                                   {options.price, options.missFee, options.bond}));
    prepared.packed = std::move(sealed.packed);
    prepared.envelope = std::move(sealed.envelope);
    return prepared;
}

std::string codeOwner(const ledger::LambdaPublish& publish) {
    return "lambda/" + toHex(publish.codeCid).substr(8, 32);
}

void publishLambda(Client& client, PreparedLambda lambda, std::function<void(Result<PublishedLambda>)> done) {
    Result<content::Cid> stored = client.content().add(lambda.envelope, codeOwner(lambda.publish));
    if (!stored.ok()) return done(stored.takeError());
    client.sender().send(std::move(lambda.publish), [done](Result<layer1::Receipt> receipt) {
        if (!receipt.ok()) return done(receipt.takeError());
        if (!receipt->applied()) return done(makeError(receipt->receipt.code, receipt->receipt.detail));
        done(PublishedLambda{LambdaId{receipt->id.bytes}, receipt->height});
    });
}

}  // namespace leo::node

// From a folder to a record on layer one: look at it, run it here, pack and publish it.

#include <filesystem>

#include "node/facade/lambdas_area.h"
#include "node/folder_report.h"
#include "node/images.h"
#include "node/lambda_run.h"
#include "node/media_type.h"
#include "node/publish.h"
#include "node/task_input.h"
#include "node/view/offer_quote.h"
#include "node/wallet_keys.h"
#include "sandbox/oci.h"
#include "sandbox/pack.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

using Stage = api::PublishProgress::Stage;

std::vector<std::string> layoutsOf(const Core& core) {
    std::vector<std::string> layouts;
    for (const std::filesystem::path& layout : core.config().imageLayouts) layouts.push_back(layout.string());
    return layouts;
}

// `pinned`: images of drafts, by what they were called.
Result<std::vector<api::LambdaImage>> findImages(const std::vector<std::string>& layouts,
                                                 const std::map<Hash, std::string>& pinned) {
    std::vector<api::LambdaImage> images;
    for (const std::string& layout : layouts) {
        const Result<std::vector<sandbox::ImageRef>> found = sandbox::listImages(layout);
        if (!found.ok()) continue;  // not made on this computer
        for (const sandbox::ImageRef& ref : *found) {
            const Result<sandbox::OciImage> image = sandbox::OciImage::open(layout, ref.digest);
            if (image.ok()) images.push_back({ref.name, ref.digest, image->blobBytes()});
        }
    }
    for (const auto& [digest, name] : pinned) {
        const auto same = [&digest = digest](const api::LambdaImage& image) { return image.digest == digest; };
        if (std::any_of(images.begin(), images.end(), same)) continue;
        for (const std::string& layout : layouts) {
            const Result<sandbox::OciImage> image = sandbox::OciImage::open(layout, digest);
            if (!image.ok()) continue;
            images.push_back({name, digest, image->blobBytes(), true});
            break;
        }
    }
    return images;
}

Result<std::string> layoutWith(const std::vector<std::string>& layouts, const Hash& digest) {
    for (const std::string& layout : layouts)
        if (sandbox::OciImage::open(layout, digest).ok()) return layout;
    return makeError(Code::NotFound, "the image " + sandbox::imageDigestText(digest) + " is not on this computer");
}

ledger::Manifest manifestOf(const api::LambdaDraft& draft) {
    ledger::Manifest manifest;
    manifest.name = draft.name;
    manifest.description = draft.description;
    manifest.imageDigest = draft.imageDigest;
    manifest.command = draft.command;
    manifest.accepts = draft.accepts;
    manifest.produces = draft.produces;
    manifest.limits = {draft.limits.memoryBytes, draft.limits.pids,        draft.limits.cpuMs,
                       draft.limits.wallMs,      draft.limits.outputBytes, draft.limits.tmpfsBytes};
    manifest.minNodes = draft.minNodes;
    manifest.minTotalCredit = draft.minTotalCredit;
    return manifest;
}

Result<api::FolderReport> lookAt(const std::string& folder) {
    api::FolderReport report;
    report.path = folder;
    LEO_TRY_ASSIGN(const FoundFolder found, lookAtFolder(folder, api::kMaxListedFiles));
    for (const FoundFile& file : found.files)
        report.files.push_back({file.path, file.bytes, !file.leftOut.empty(), file.leftOut});
    for (const FoundSecret& secret : found.secrets)
        report.warnings.push_back({secret.path, secret.line, secret.what});
    report.filesInAll = found.filesInAll;
    report.filesPacked = found.filesPacked;
    report.bytesPacked = found.bytesPacked;
    report.mostFiles = sandbox::kMaxPackedFiles;
    report.mostBytes = sandbox::kMaxPackedBytes;
    const Result<Bytes> file =
        store::readFile(std::filesystem::path(folder) / sandbox::kLambdaFileName, sandbox::kMaxLambdaFileBytes);
    if (!file.ok()) return report;  // a folder need not describe itself
    LEO_TRY_ASSIGN(const sandbox::LambdaFile described, sandbox::parseLambdaFile(*file));
    report.name = described.name;
    report.description = described.description;
    report.command = described.command;
    report.accepts = described.accepts;
    report.produces = described.produces;
    const sandbox::Limits& limits = described.limits;
    report.limits = {limits.memoryBytes, limits.pids,        limits.cpuMs,
                     limits.wallMs,      limits.outputBytes, limits.tmpfsBytes};
    return report;
}

std::string endText(const sandbox::RunResult& run) {
    std::string text = std::string(sandbox::reasonName(run.reason));
    if (run.reason == sandbox::Reason::NonZeroExit) text = "ended with exit code " + std::to_string(run.exit);
    if (run.reason == sandbox::Reason::Ok) text = "ran to its end";
    return run.detail.empty() ? text : text + ": " + run.detail;
}

Result<api::TestRun> runHere(const api::LambdaDraft& draft, const std::string& samplePath,
                             const std::vector<std::string>& layouts, const std::string& loader) {
    LEO_TRY_ASSIGN(const std::string layout, layoutWith(layouts, draft.imageDigest));
    LEO_TRY_ASSIGN(const sandbox::PackedFolder packed, sandbox::packFolder(draft.folder));
    LEO_TRY_ASSIGN(const TaskInput sample, readInput(samplePath, false));
    LEO_TRY_ASSIGN(const std::vector<Hash> profiles, acceptedProfiles(loader));
    sandbox::SandboxConfig config;
    config.loaderPath = loader;
    config.ownerPrefix = "leotest";
    LEO_TRY_ASSIGN(std::unique_ptr<sandbox::Sandbox> sandbox, sandbox::chooseRunner(config));
    const ledger::Manifest manifest = manifestOf(draft);
    sandbox::RunRequest request;
    LEO_TRY_ASSIGN(request.rootfs, sandbox->prepare(layout, draft.imageDigest));
    request.limits = sandboxLimits(manifest);
    request.command = manifest.command;
    request.codeTar = packed.tar;
    request.input = sample.bytes;
    request.inputMediaType = sample.mediaType;
    LEO_TRY_ASSIGN(const sandbox::RunResult run, sandbox->run(request));
    const sandbox::CleanupReport cleanup = sandbox->cleanup();
    const sandbox::Capabilities& able = sandbox->capabilities();
    api::TestRun test;
    test.runner = able.version.empty() ? std::string(sandbox::runnerName(able.kind)) : able.version;
    test.profileDigest = able.profileDigest;
    test.profileMatchesNetwork = std::find(profiles.begin(), profiles.end(), able.profileDigest) != profiles.end();
    test.exit = run.exit;
    test.exitText = endText(run);
    test.wallMs = run.usage.wallMs;
    test.cpuMs = run.usage.cpuMs;
    test.peakMemoryBytes = run.usage.peakMemoryBytes;
    test.mediaType = manifest.produces;
    test.output = toBytes(run.output.view());
    test.log = std::string(textOf(run.log.view()));
    test.cleanedUp = cleanup.clean();
    test.cleanupText = cleanupText(cleanup);
    return test;
}

}  // namespace

// Between preparePublish and the block.
struct LambdasArea::Publication {
    AccountId signer;
    api::LambdaDraft draft;
    Hash keyId{};
    crypto::SecretBytes key;
    SealedLambda sealed;
    ledger::LambdaPublish body;
    std::function<void(const api::PublishProgress&)> progress;  // any thread
    api::Done<api::SigningRequest> done;
};

void LambdasArea::images(api::Done<std::vector<api::LambdaImage>> done) {
    m_core.hop()->toCore([this, back = m_core.hop()->back(std::move(done))] {
        std::map<Hash, std::string> pinned;
        if (const auto drafts = m_records.drafts(); drafts.ok())
            for (const auto& [name, draft] : *drafts)
                if (draft.imageDigest != Hash{}) pinned[draft.imageDigest] = draft.imageName;
        m_core.worker().post([layouts = layoutsOf(m_core), pinned] { return findImages(layouts, pinned); }, back);
    });
}

void LambdasArea::quotePrice(Amount price, api::Done<api::PriceQuote> done) {
    m_core.hop()->toCore([this, price, back = m_core.hop()->back(std::move(done))] {
        if (!m_core.state()) return back(makeError(Code::Unreachable, "no network is chosen"));
        back(node::quotePrice(*m_core.state(), price));
    });
}

void LambdasArea::inspect(const std::string& folder, api::Done<api::FolderReport> done) {
    m_core.hop()->toCore([this, folder, back = m_core.hop()->back(std::move(done))] {
        m_core.worker().post([folder] { return lookAt(folder); }, back);
    });
}

void LambdasArea::test(const api::LambdaDraft& draft, const std::string& samplePath, api::Done<api::TestRun> done) {
    m_core.hop()->toCore([this, draft, samplePath, back = m_core.hop()->back(std::move(done))] {
        m_core.worker().post(
            [draft, samplePath, layouts = layoutsOf(m_core), loader = m_core.config().loaderPath.string()] {
                return runHere(draft, samplePath, layouts, loader);
            },
            back);
    });
}

void LambdasArea::preparePublish(const api::LambdaDraft& draft,
                                 std::function<void(const api::PublishProgress&)> progress,
                                 api::Done<api::SigningRequest> done) {
    m_core.hop()->toCore([this, draft, progress = std::move(progress), back = m_core.hop()->back(std::move(done))] {
        Client* signer = m_core.activeClient();
        if (!signer) return back(makeError(Code::NotPermitted, "the wallet is locked"));
        auto publication = std::make_shared<Publication>();
        publication->signer = signer->identity().id();
        publication->draft = draft;
        publication->keyId = systemRandom().array<32>();
        publication->key = codeKey(signer->identity(), publication->keyId);
        publication->done = back;
        publication->progress = [hop = m_core.hop(), progress](const api::PublishProgress& step) {
            if (progress) hop->toGui([progress, step] { progress(step); });
        };
        publication->progress({Stage::Pack, 0, 0});
        m_core.worker().post(
            [publication]() -> Status {
                const LambdaSource source{publication->draft.folder, manifestOf(publication->draft)};
                LEO_TRY_ASSIGN(publication->sealed,
                               sealLambda(source, publication->keyId, publication->key.view(), systemRandom()));
                const std::uint64_t bytes = publication->sealed.envelope.size();
                publication->progress({Stage::Encrypt, bytes, bytes});
                return {};
            },
            [this, publication](Status status) { sealed(publication, std::move(status)); });
    });
}

void LambdasArea::sealed(const std::shared_ptr<Publication>& publication, Status sealed) {
    if (!sealed.ok()) return publication->done(sealed.takeError());
    if (!m_core.state()) return publication->done(makeError(Code::Unreachable, "no network is chosen"));
    const api::LambdaDraft& draft = publication->draft;
    Result<ledger::LambdaPublish> body = composeLambda(*m_core.state(), publication->signer, publication->sealed,
                                                       {draft.price, draft.missFee, draft.bond});
    if (!body.ok()) return publication->done(body.takeError());
    publication->body = std::move(*body);
    Signing::Order order;
    order.signer = publication->signer;
    order.body = publication->body;
    order.send = [this, publication](Client& signer, std::uint64_t, Signing::Answer done) {
        publish(publication, signer, done);
    };
    publication->progress({Stage::Sign, 0, 0});
    publication->done(m_core.signing().prepare(std::move(order)));
}

void LambdasArea::publish(const std::shared_ptr<Publication>& publication, Client& signer,
                          const Signing::Answer& done) {
    const std::uint64_t bytes = publication->sealed.envelope.size();
    publication->progress({Stage::Store, bytes, bytes});
    PreparedLambda lambda;
    lambda.publish = publication->body;
    lambda.envelope = std::move(publication->sealed.envelope);
    publication->progress({Stage::Confirm, 0, 0});
    publishLambda(signer, std::move(lambda), [this, publication, done](Result<PublishedLambda> published) {
        if (!published.ok()) {
            if (m_core.client()) m_core.client()->content().forget(codeOwner(publication->body));
            return done(published.takeError());
        }
        setReleasePolicy(published->id, publication->draft.policy);
        publication->progress({Stage::Done, 0, 0});
        done(published->height);
    });
}

void LambdasArea::prepare(ledger::TxBody body, const api::Done<api::SigningRequest>& done) {
    Client* signer = m_core.activeClient();
    if (!signer) return done(makeError(Code::NotPermitted, "the wallet is locked"));
    Signing::Order order;
    order.signer = signer->identity().id();
    order.body = std::move(body);
    done(m_core.signing().prepare(std::move(order)));
}

void LambdasArea::preparePriceChange(const LambdaId& id, Amount price, api::Done<api::SigningRequest> done) {
    m_core.hop()->toCore([this, id, price, back = m_core.hop()->back(std::move(done))] {
        prepare(ledger::LambdaPrice{id, price}, back);
    });
}

void LambdasArea::prepareRetire(const LambdaId& id, api::Done<api::SigningRequest> done) {
    m_core.hop()->toCore(
        [this, id, back = m_core.hop()->back(std::move(done))] { prepare(ledger::LambdaRetire{id}, back); });
}

}  // namespace leo::node

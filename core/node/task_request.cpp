#include "node/task_request.h"

#include <QTimer>
#include <algorithm>

#include "crypto/envelope.h"
#include "node/wallet_keys.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

constexpr std::uint64_t kResultTimeoutMs = 60'000;
constexpr const char* kAnyType = "application/octet-stream";

bool accepts(const ledger::Manifest& manifest, const std::string& type) {
    if (manifest.accepts.empty()) return true;
    return std::any_of(manifest.accepts.begin(), manifest.accepts.end(),
                       [&](const std::string& accepted) { return accepted == type || accepted == kAnyType; });
}

std::string listOf(const std::vector<std::string>& types) {
    std::string text;
    for (const std::string& type : types) text += (text.empty() ? "" : ", ") + type;
    return text;
}

ledger::Windows windowsFor(const ledger::Params& params, const ledger::Manifest& manifest,
                           const TaskOptions& options) {
    ledger::Windows windows;
    windows.joinMs = params.joinWindowMs;
    windows.revealMs = params.revealWindowMs;
    windows.attestMs = params.attestWindowMs;
    windows.keyMs = options.keyWindowMs.value_or(params.keyWindowMs);
    windows.executeMs = manifest.limits.wallMs + params.duringWindowMs + params.turnAllowanceMs;
    windows.confirmMs = std::max(params.confirmWindowMs, params.complaintMs);
    return windows;
}

}  // namespace

Result<PreparedTask> prepareTask(const Client& client, const TaskOptions& options, Random& random) {
    const ledger::State& state = client.state();
    const ledger::Params& params = state.params();
    PreparedTask prepared;
    const ledger::LambdaRecord* lambda = state.lambda(options.lambda);
    LEO_REQUIRE(lambda, Code::UnknownLambda, "no lambda " + options.lambda.shortHex() + " on this network");
    LEO_REQUIRE(!lambda->retired, Code::UnknownLambda, "the lambda was retired by its publisher");
    LEO_TRY_ASSIGN(prepared.manifest, ledger::Manifest::decode(lambda->manifest));

    Result<Bytes> file = store::readFile(options.inputPath, kMaxInputBytes);
    if (!file.ok()) return file.takeError();
    std::string type = pictureType(*file).value_or(kAnyType);
    LEO_REQUIRE(accepts(prepared.manifest, type), Code::Unsupported,
                options.inputPath + " is not what this lambda takes (" + listOf(prepared.manifest.accepts) + ")");
    Bytes input = std::move(*file);
    if (type != kAnyType) {
        Result<CleanPicture> clean = stripMetadata(input);
        LEO_REQUIRE(clean.ok(), clean.error().code, options.inputPath + ": " + clean.error().detail);
        prepared.metadataRemoved = clean->removedBytes;
        input = std::move(clean->bytes);
    }

    const Amount least = ledger::minimumOffer(params, lambda->price);
    LEO_REQUIRE(options.offer >= least, Code::OutOfRange,
                "the offer of " + toText(options.offer) + " LEO is below the least this lambda costs, " +
                    toText(least) + " LEO");
    LEO_TRY(sub(state.balance(client.identity().id()), options.offer));
    const auto [eligible, weight] = ledger::eligibility(*state.snapshotForNext(), options.requirements);
    LEO_REQUIRE(eligible >= std::max(params.minMembers, prepared.manifest.minNodes), Code::NotEligible,
                "only " + std::to_string(eligible) + " nodes meet the requirements");
    prepared.eligible = eligible;

    ledger::TaskPost& post = prepared.post;
    post.lambda = options.lambda;
    post.manifestCid = lambda->manifestCid;
    post.price = lambda->price;
    post.offer = options.offer;
    post.tau = options.tau.value_or(params.tauDefault);
    post.requirements = options.requirements;
    post.keyId = random.array<32>();
    post.resultKey = resultKeyPair(client.identity(), post.keyId).publicKey;
    post.inputType = type;
    post.windows = windowsFor(params, prepared.manifest, options);
    const crypto::SecretBytes key = inputKey(client.identity(), post.keyId);
    LEO_TRY_ASSIGN(prepared.envelope, crypto::sealEnvelope(key.view(), input, random));
    crypto::wipe(input);
    post.inputBytes = prepared.envelope.size();
    LEO_TRY_ASSIGN(content::ImportedFile content, content::cidOf(prepared.envelope));
    post.inputCid = content.root.bytes();
    const std::uint32_t monitors = std::max<std::uint32_t>(std::min(post.tau, eligible), 2) - 1;
    LEO_TRY_ASSIGN(prepared.split, ledger::splitOffer(params, options.offer, lambda->price, monitors));
    return prepared;
}

std::vector<ledger::Receipt> receiptsOf(const TaskId& task, const std::vector<ledger::Receipt>& receipts) {
    std::vector<ledger::Receipt> concerned;
    for (const ledger::Receipt& receipt : receipts) {
        const auto touches = [&](const ledger::Pot& pot) {
            const bool taskPot = pot.kind == ledger::PotKind::Escrow || pot.kind == ledger::PotKind::JoinDeposit ||
                                 pot.kind == ledger::PotKind::MissReserve;
            return taskPot && pot.a == task.bytes;
        };
        const bool moved = std::any_of(receipt.movements.begin(), receipt.movements.end(),
                                       [&](const ledger::Movement& m) { return touches(m.from) || touches(m.to); });
        if (moved || receipt.subject == task.bytes) concerned.push_back(receipt);
    }
    return concerned;
}

TaskRequest::TaskRequest(Client& client, PreparedTask task) : m_client(client), m_task(std::move(task)) {}

void TaskRequest::start() {
    const std::string owner = "input/" + toHex(m_task.post.inputCid).substr(8, 32);
    const Result<content::Cid> stored = m_client.content().add(m_task.envelope, owner);
    if (!stored.ok()) {
        QTimer::singleShot(0, this, [this, error = stored.error()] { onFailed(error); });
        return;
    }
    m_task.envelope.clear();
    m_heads = m_client.chain().onHead([this](const layer1::Head& head) { follow(head); });
    m_client.sender().send(m_task.post, [this](Result<layer1::Receipt> receipt) {
        if (!receipt.ok()) return onFailed(receipt.error());
        if (!receipt->applied()) return onFailed(makeError(receipt->receipt.code, receipt->receipt.detail));
        m_id = TaskId{receipt->id.bytes};
        m_posted = true;
        for (const auto& [height, receipts] : m_early)
            for (ledger::Receipt& concerned : receiptsOf(m_id, receipts)) m_receipts.push_back(std::move(concerned));
        m_early.clear();
        if (onPosted) onPosted(m_id, receipt->height);
        const std::optional<ledger::Block> block = m_client.chain().blockAt(receipt->height);
        const ledger::Task* task = m_client.state().task(m_id);
        if (m_last || !block || !task || !onPhase) return;
        m_last = {ledger::TaskPhase::AwaitingSeed, 0};
        onPhase(PhaseMark{ledger::TaskPhase::AwaitingSeed, receipt->height, block->header.time}, *task);
    });
}

void TaskRequest::follow(const layer1::Head& head) {
    if (!m_posted) {
        m_early.emplace_back(head.block.header.height, head.receipts);
        if (m_early.size() > 64) m_early.erase(m_early.begin());
        return;
    }
    for (ledger::Receipt& receipt : receiptsOf(m_id, head.receipts)) m_receipts.push_back(std::move(receipt));
    const ledger::Task* task = m_client.state().task(m_id);
    if (!task) return;
    const std::pair<ledger::TaskPhase, std::uint32_t> step{task->phase, task->draw};
    if (m_last && *m_last == step) return;
    m_last = step;
    if (onPhase) onPhase(PhaseMark{task->phase, head.block.header.height, head.block.header.time}, *task);
    if (!task->sealedResultKey.empty() && !m_resultAsked) openResult(*task);
    if (task->phase == ledger::TaskPhase::Closed) {
        m_heads.reset();
        if (onEnd) onEnd(*task, m_receipts);
    }
}

void TaskRequest::openResult(const ledger::Task& task) {
    m_resultAsked = true;
    const Result<content::Cid> cid = content::Cid::fromBytes(task.resultCid);
    if (!cid.ok()) return onResult(cid.error());
    const std::uint64_t most = m_task.manifest.limits.outputBytes + (std::uint64_t{1} << 20);
    m_client.content().fetch(*cid, most, kResultTimeoutMs, "result/" + m_id.hex(),
                             [this, task](Result<Bytes> envelope) {
                                 if (!envelope.ok()) return onResult(envelope.takeError());
                                 const crypto::BoxKeyPair pair = resultKeyPair(m_client.identity(), task.post.keyId);
                                 onResult(node::openResult(m_id, pair.secret.view(), task.sealedResultKey,
                                                           task.resultKeyCommitment, *envelope));
                             });
}

}  // namespace leo::node

#include "node/task_request.h"

#include <QTimer>
#include <algorithm>

#include "node/wallet_keys.h"

namespace leo::node {
namespace {

constexpr std::uint64_t kResultTimeoutMs = 60'000;
constexpr const char* kAnyType = "application/octet-stream";

bool accepts(const ledger::Manifest& manifest, const std::string& type) {
    if (manifest.accepts.empty()) return true;
    return std::any_of(manifest.accepts.begin(), manifest.accepts.end(),
                       [&](const std::string& accepted) { return accepted == type || accepted == kAnyType; });
}

std::string commaList(const std::vector<std::string>& types) {
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
    windows.executeMs =
        std::max(manifest.limits.wallMs, options.timeLimitMs) + params.duringWindowMs + params.turnAllowanceMs;
    windows.confirmMs = std::max(params.confirmWindowMs, params.complaintMs);
    return windows;
}

}  // namespace

TaskKeys TaskKeys::make(const crypto::Identity& requester, Random& random) {
    TaskKeys keys;
    keys.keyId = random.array<32>();
    keys.input = inputKey(requester, keys.keyId);
    keys.result = resultKeyPair(requester, keys.keyId).publicKey;
    return keys;
}

Result<PreparedTask> composeTask(const ledger::State& state, const AccountId& requester, const TaskOptions& options,
                                 const TaskKeys& keys, SealedInput input) {
    const ledger::Params& params = state.params();
    PreparedTask prepared;
    const ledger::LambdaRecord* lambda = state.lambda(options.lambda);
    LEO_REQUIRE(lambda, Code::UnknownLambda, "no lambda " + options.lambda.shortHex() + " on this network");
    LEO_REQUIRE(!lambda->retired, Code::UnknownLambda, "the lambda was retired by its publisher");
    LEO_TRY_ASSIGN(prepared.manifest, ledger::Manifest::decode(lambda->manifest));
    LEO_REQUIRE(accepts(prepared.manifest, input.mediaType), Code::Unsupported,
                options.inputPath + " is not what this lambda takes (" + commaList(prepared.manifest.accepts) + ")");

    const Amount least = ledger::minimumOffer(params, lambda->price);
    LEO_REQUIRE(options.offer >= least, Code::OutOfRange,
                "the offer of " + toText(options.offer) + " LEO is below the least this lambda costs, " +
                    toText(least) + " LEO");
    LEO_TRY(sub(state.balance(requester), options.offer));
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
    post.keyId = keys.keyId;
    post.resultKey = keys.result;
    post.inputType = input.mediaType;
    post.windows = windowsFor(params, prepared.manifest, options);
    post.inputBytes = input.envelope.size();
    post.inputCid = input.cid;
    prepared.metadataRemoved = input.metadataRemoved;
    prepared.envelope = std::move(input.envelope);
    const std::uint32_t monitors = std::max<std::uint32_t>(std::min(post.tau, eligible), 2) - 1;
    LEO_TRY_ASSIGN(prepared.split, ledger::splitOffer(params, options.offer, lambda->price, monitors));
    return prepared;
}

Result<PreparedTask> prepareTask(const Client& client, const TaskOptions& options, Random& random) {
    LEO_REQUIRE(client.state().lambda(options.lambda), Code::UnknownLambda,
                "no lambda " + options.lambda.shortHex() + " on this network");
    const TaskKeys keys = TaskKeys::make(client.identity(), random);
    LEO_TRY_ASSIGN(TaskInput input, readInput(options.inputPath, options.keepMetadata));
    LEO_TRY_ASSIGN(SealedInput sealed, sealInput(std::move(input), keys.input.view(), random));
    return composeTask(client.state(), client.identity().id(), options, keys, std::move(sealed));
}

std::string inputOwner(const ledger::TaskPost& post) {
    return "input/" + toHex(post.inputCid).substr(8, 32);
}

std::uint64_t maxResultBytes(const ledger::Manifest& manifest) {
    return manifest.limits.outputBytes + (std::uint64_t{1} << 20);  // log, type and the envelope's own
}

void postTask(Client& client, PreparedTask task, Posted done) {
    const Result<content::Cid> stored = client.content().add(task.envelope, inputOwner(task.post));
    if (!stored.ok()) return done(stored.error());
    client.sender().send(std::move(task.post), [done = std::move(done)](Result<layer1::Receipt> receipt) {
        if (receipt.ok() && !receipt->applied())
            return done(makeError(receipt->receipt.code, receipt->receipt.detail));
        done(std::move(receipt));
    });
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
    m_heads = m_client.chain().onHead([this](const layer1::Head& head) { follow(head); });
    PreparedTask copy = m_task;
    m_task.envelope.clear();
    // Never inside this call: whoever made the request still sets its callbacks.
    QTimer::singleShot(0, this, [this, prepared = std::move(copy)]() mutable { post(std::move(prepared)); });
}

void TaskRequest::post(PreparedTask prepared) {
    postTask(m_client, std::move(prepared), [this](Result<layer1::Receipt> receipt) {
        if (!receipt.ok()) return onFailed(receipt.error());
        m_id = TaskId{receipt->id.bytes};
        m_posted = true;
        for (const auto& [height, receipts] : m_early)
            for (ledger::Receipt& concerned : receiptsOf(m_id, receipts)) m_receipts.push_back(std::move(concerned));
        m_early.clear();
        if (onPosted) onPosted(m_id, receipt->height);
        const std::optional<ledger::Block> block = m_client.chain().blockAt(receipt->height);
        const ledger::Task* task = m_client.state().task(m_id);
        if (m_last || !block || !task || !onPhase) return;
        m_last = {ledger::TaskPhase::AwaitingSeed, 0, 0};
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
    const std::tuple step{task->phase, task->draw, task->turn};
    if (m_last && *m_last == step) return;
    m_last = step;
    if (onPhase) onPhase(PhaseMark{task->phase, head.block.header.height, head.block.header.time}, *task);
    if (!task->sealedResultKey.empty() && m_resultOf != task->turn) openResult(*task);
    if (task->phase == ledger::TaskPhase::Closed) {
        m_heads.reset();
        if (onEnd) onEnd(*task, m_receipts);
    }
}

void TaskRequest::openResult(const ledger::Task& task) {
    m_resultOf = task.turn;
    const Result<content::Cid> cid = content::Cid::fromBytes(task.resultCid);
    if (!cid.ok()) return onResult(cid.error());
    m_client.content().fetch(*cid, maxResultBytes(m_task.manifest), kResultTimeoutMs, "result/" + m_id.hex(),
                             [this, task](Result<Bytes> envelope) {
                                 if (!envelope.ok()) return onResult(envelope.takeError());
                                 const crypto::BoxKeyPair pair = resultKeyPair(m_client.identity(), task.post.keyId);
                                 onResult(node::openResult(m_id, pair.secret.view(), task.sealedResultKey,
                                                           task.resultKeyCommitment, *envelope));
                             });
}

}  // namespace leo::node

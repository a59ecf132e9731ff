#include "node/facade/result_desk.h"

#include "crypto/envelope.h"
#include "crypto/hash.h"
#include "node/task_request.h"
#include "node/wallet_keys.h"

namespace leo::node {
namespace {

constexpr std::uint64_t kResultTimeoutMs = 60'000;
constexpr std::uint64_t kInputTimeoutMs = 2'000;  // from this computer's own store, so at once or not at all
constexpr std::uint64_t kRetryMs = 15'000;

class Held final : public api::OpenedResult {
public:
    Held(ResultPayload payload, crypto::SecretBytes input)
        : m_payload(std::move(payload)), m_input(std::move(input)) {}
    ByteView output() const override { return m_payload.output.view(); }
    ByteView input() const override { return m_input.view(); }
    ByteView log() const override { return m_payload.log.view(); }
    const std::string& mediaType() const override { return m_payload.mediaType; }
    std::uint32_t exit() const override { return m_payload.exit; }
    bool hashMatches() const override { return true; }  // or it would not have been opened

private:
    ResultPayload m_payload;
    crypto::SecretBytes m_input;
};

// What is known of the result of an earlier turn says nothing of this one's.
void begin(OwnTask& own, const ledger::Task& task) {
    own.account = task.requester;
    if (own.local.isOf(task)) return;
    own.local.resultTurn = task.turn;
    own.local.resultType.clear();
    own.local.resultBytes = 0;
    own.local.openedAt.reset();
}

std::string ownerOf(const TaskId& id) {
    return "result/" + id.hex();
}

}  // namespace

ResultDesk::ResultDesk(Core& core, TaskRecords& records) : m_core(core), m_records(records) {
    m_subscriptions.push_back(m_core.onHead.subscribe([this](const layer1::Head&) { consider(); }));
    m_subscriptions.push_back(m_core.onOpened.subscribe([this](const AccountId&) { consider(); }));
    m_subscriptions.push_back(m_core.onLeaving.subscribe([this] {
        m_fetching.clear();
        m_retryAt.clear();
    }));
}

void ResultDesk::consider() {
    if (!m_core.state() || m_records.all().empty()) return;
    // Own tasks are few; the ledger has them by id, the records by key id.
    for (const AccountId& account : m_core.openWallets()) {
        for (const auto& [id, task] : m_core.state()->tasks()) {
            if (task.requester != account || task.sealedResultKey.empty() || m_fetching.count(id)) continue;
            const OwnTask* own = m_records.find(task.post.keyId);
            if (!own || own->deleted) continue;
            const bool newTurn = !own->local.isOf(task);
            const bool wanted = own->local.result == api::ResultMark::NotYet ||
                                own->local.result == api::ResultMark::Missing || newTurn;
            const auto retry = m_retryAt.find(id);
            const bool due = retry == m_retryAt.end() || retry->second <= systemClock().steadyMs() || newTurn;
            if (wanted && due) fetch(id, {});
        }
    }
}

void ResultDesk::open(const TaskId& id, api::Done<Opened> done) {
    fetch(id, std::move(done));
}

void ResultDesk::retry(const TaskId& id) {
    m_retryAt.erase(id);
    if (!m_fetching.count(id)) fetch(id, {});
}

void ResultDesk::fetch(const TaskId& id, api::Done<Opened> done) {
    const auto fail = [&](Code code, const char* text) {
        if (done) done(makeError(code, text));
    };
    const ledger::Task* task = m_core.state() ? m_core.state()->task(id) : nullptr;
    if (!task) return fail(Code::UnknownTask, "no such task on this network");
    Client* client = m_core.walletClient(task->requester);
    if (!client) return fail(Code::NotPermitted, "the wallet that posted this task is locked");
    if (task->sealedResultKey.empty()) return fail(Code::WrongState, "the task has no result yet");
    const ledger::LambdaRecord* lambda = m_core.state()->lambda(task->post.lambda);
    const Result<ledger::Manifest> manifest =
        lambda ? ledger::Manifest::decode(lambda->manifest) : makeError(Code::UnknownLambda, "");
    const Result<content::Cid> cid = content::Cid::fromBytes(task->resultCid);
    if (!manifest.ok() || !cid.ok()) return fail(Code::Malformed, "the result cannot be named");
    m_fetching.insert(id);
    const OwnTask* own = m_records.find(task->post.keyId);
    const bool opened = own && own->local.isOf(*task) && own->local.result == api::ResultMark::Opened;
    if (own && !opened) mark(id, api::ResultMark::Fetching, {});
    // QPointer-like: content answers on this thread, and everything of it ends with the client before this.
    client->content().fetch(*cid, maxResultBytes(*manifest), kResultTimeoutMs, ownerOf(id),
                            [this, id, turn = task->turn, done = std::move(done)](Result<Bytes> envelope) {
                                m_fetching.erase(id);
                                const ledger::Task* now = m_core.state() ? m_core.state()->task(id) : nullptr;
                                if (!now || now->turn == turn) return finish(id, std::move(envelope), done);
                                if (done)
                                    done(makeError(Code::WrongState, "the turn that made this result has failed"));
                            });
}

void ResultDesk::finish(const TaskId& id, Result<Bytes> envelope, const api::Done<Opened>& done) {
    const auto fail = [&](api::ResultMark as, const Error& error) {
        mark(id, as, error.detail);
        if (done) done(error);
    };
    const ledger::Task* task = m_core.state() ? m_core.state()->task(id) : nullptr;
    Client* client = task ? m_core.walletClient(task->requester) : nullptr;
    if (!client) {
        if (done) done(makeError(Code::NotPermitted, "the wallet that posted this task is locked"));
        return;
    }
    if (!envelope.ok()) {
        m_retryAt[id] = systemClock().steadyMs() + kRetryMs;
        return fail(api::ResultMark::Missing, envelope.error());
    }
    if (crypto::sha256(*envelope) != task->resultHash) {
        m_core.client()->content().forget(ownerOf(id));
        return fail(api::ResultMark::Mismatch,
                    makeError(Code::DigestMismatch, "the result is not what the executor signed"));
    }
    const crypto::BoxKeyPair pair = resultKeyPair(client->identity(), task->post.keyId);
    Result<ResultPayload> payload =
        openResult(id, pair.secret.view(), task->sealedResultKey, task->resultKeyCommitment, *envelope);
    if (!payload.ok()) return fail(api::ResultMark::WrongKey, payload.error());
    m_records.update(task->post.keyId, [&](OwnTask& own) {
        begin(own, *task);
        own.local.result = task->exit == 0 ? api::ResultMark::Opened : api::ResultMark::NoResult;
        own.local.resultProblem.clear();
        own.local.resultType = payload->mediaType;
        own.local.resultBytes = payload->output.size();
        if (!own.local.openedAt) own.local.openedAt = m_core.now();
    });
    onChanged.notify(id);
    if (done) addInput(id, std::move(*payload), done);
}

void ResultDesk::addInput(const TaskId& id, ResultPayload payload, const api::Done<Opened>& done) {
    const ledger::Task* task = m_core.state()->task(id);
    const OwnTask* own = m_records.find(task->post.keyId);
    const Result<content::Cid> cid = content::Cid::fromBytes(task->post.inputCid);
    auto held = std::make_shared<ResultPayload>(std::move(payload));
    const auto answer = [held, done](crypto::SecretBytes input) {
        done(Opened(std::make_shared<const Held>(std::move(*held), std::move(input))));
    };
    if (!own || own->deleted || !cid.ok()) return answer({});
    m_core.client()->content().fetch(
        *cid, kMaxInputBytes + (std::uint64_t{1} << 20), kInputTimeoutMs, inputOwner(task->post),
        [this, requester = task->requester, keyId = task->post.keyId, answer](Result<Bytes> envelope) {
            Client* client = m_core.walletClient(requester);
            if (!client || !envelope.ok()) return answer({});
            const crypto::SecretBytes key = inputKey(client->identity(), keyId);
            answer(crypto::openEnvelope(key.view(), *envelope).valueOr(crypto::SecretBytes()));
        });
}

Status ResultDesk::forget(const TaskId& id) {
    const ledger::Task* task = m_core.state() ? m_core.state()->task(id) : nullptr;
    LEO_REQUIRE(task, Code::UnknownTask, "no such task on this network");
    LEO_REQUIRE(task->phase == ledger::TaskPhase::Closed, Code::WrongState, "the task is still open");
    m_core.client()->content().forget(ownerOf(id));
    m_core.client()->content().forget(inputOwner(task->post));
    m_records.update(task->post.keyId, [&](OwnTask& own) {
        own.account = task->requester;
        own.deleted = true;
    });
    onChanged.notify(id);
    return {};
}

void ResultDesk::mark(const TaskId& id, api::ResultMark mark, const std::string& problem) {
    const ledger::Task* task = m_core.state() ? m_core.state()->task(id) : nullptr;
    if (!task) return;
    m_records.update(task->post.keyId, [&](OwnTask& own) {
        begin(own, *task);
        own.local.result = mark;
        own.local.resultProblem = problem;
    });
    onChanged.notify(id);
}

}  // namespace leo::node

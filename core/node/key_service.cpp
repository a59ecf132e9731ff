#include "node/key_service.h"

#include <QTimer>

#include "base/log.h"
#include "node/lambda_run.h"
#include "node/wallet_keys.h"

namespace leo::node {
namespace {

constexpr std::uint64_t kPackageTimeoutMs = 60'000;
constexpr int kRetryMs = 1'000;
constexpr const char* kLog = "keys";

}  // namespace

protocol::References referencesFor(const ledger::Manifest& manifest, const std::vector<Hash>& profileDigests) {
    protocol::References references;
    references.limitsDigest = sandbox::limitsDigest(sandboxLimits(manifest));
    references.profileDigests = profileDigests;
    references.cleanDigest = sandbox::CleanupReport{}.digest();
    return references;
}

KeyService::KeyService(Client& client, Config config) : m_client(client), m_config(std::move(config)) {
    m_heads = m_client.chain().onHead([this](const layer1::Head&) { handleHead(); });
    QTimer::singleShot(0, this, [this] { handleHead(); });
}

KeyPolicy KeyService::policyFor(ledger::Party party) const {
    return party == ledger::Party::Requester ? m_config.asRequester : m_config.asPublisher;
}

void KeyService::handleHead() {
    const ledger::State& state = m_client.state();
    for (auto it = m_seen.begin(); it != m_seen.end();)
        it = state.openTasks().count(it->first.first) ? std::next(it) : m_seen.erase(it);
    const AccountId self = m_client.identity().id();
    for (const TaskId& id : state.openTasks()) {
        const ledger::Task* task = state.task(id);
        if (!task || task->phase != ledger::TaskPhase::Keys) continue;
        if (task->requester == self && task->requesterBox.empty()) consider(*task, ledger::Party::Requester);
        if (task->publisher == self && task->publisherBox.empty()) consider(*task, ledger::Party::Publisher);
    }
}

void KeyService::consider(const ledger::Task& task, ledger::Party party) {
    const Slot slot{task.task, party};
    const std::pair<std::uint32_t, std::uint32_t> turn{task.draw, task.turn};
    const auto seen = m_seen.find(slot);
    if (policyFor(party) == KeyPolicy::Ignore || (seen != m_seen.end() && seen->second == turn)) return;
    m_seen[slot] = turn;
    if (policyFor(party) == KeyPolicy::Refuse) return answer(slot, Request{task.task, party, {}, {}}, false);
    const bool requester = party == ledger::Party::Requester;
    check(slot, requester ? task.keyRequest.requesterPackage : task.keyRequest.publisherPackage);
}

void KeyService::check(const Slot& slot, const ledger::CidBytes& package) {
    const Result<content::Cid> cid = content::Cid::fromBytes(package);
    if (!cid.ok()) return logWarning(kLog, "the key request names no readable package");
    const std::string owner = "package/" + slot.first.hex();
    m_client.content().fetch(
        *cid, protocol::kMaxPackageBytes + 1024, kPackageTimeoutMs, owner, [this, slot, owner](Result<Bytes> block) {
            m_client.content().forget(owner);
            const ledger::Task* task = m_client.state().task(slot.first);
            if (!task || task->phase != ledger::TaskPhase::Keys) return;
            if (!block.ok()) {
                // The group may be slow or partly gone; the window is long.
                logWarning(kLog, "key package not available yet: " + toString(block.error()));
                QTimer::singleShot(kRetryMs, this, [this, slot] {
                    m_seen.erase(slot);
                    handleHead();
                });
                return;
            }
            Request request{slot.first, slot.second, {}, std::make_shared<const Bytes>(*block)};
            const Result<protocol::KeyPackage> opened =
                protocol::openPackage(slot.first, m_client.identity(), *block);
            const ledger::LambdaRecord* lambda = m_client.state().lambda(task->post.lambda);
            const Result<ledger::Manifest> manifest =
                lambda ? ledger::Manifest::decode(lambda->manifest) : makeError(Code::UnknownLambda, "");
            if (!opened.ok() || !manifest.ok()) {
                logWarning(kLog, "key package refused: it does not open");
            } else {
                request.report = protocol::verifyPackage(m_client.state(), slot.first, *opened,
                                                         referencesFor(*manifest, m_config.profileDigests));
            }
            const bool passed = request.report.passed();
            const bool automatic = policyFor(slot.second) == KeyPolicy::Automatic;
            if (onChecked) onChecked(request, passed && automatic);
            if (!passed) return;
            if (automatic) return answer(slot, request, true);
            if (onAsk) onAsk(request, [this, slot, request](bool grant) { answer(slot, request, grant); });
        });
}

void KeyService::answer(const Slot& slot, const Request& request, bool grant) {
    const ledger::Task* task = m_client.state().task(slot.first);
    if (!task || task->phase != ledger::TaskPhase::Keys) return;
    ledger::TxBody body = ledger::KeyRefuse{slot.first, task->draw, task->turn, slot.second};
    if (grant) {
        const ledger::LambdaRecord* lambda = m_client.state().lambda(task->post.lambda);
        const Result<ledger::Manifest> manifest = ledger::Manifest::decode(lambda->manifest);
        const crypto::SecretBytes key = slot.second == ledger::Party::Requester
                                            ? inputKey(m_client.identity(), task->post.keyId)
                                            : codeKey(m_client.identity(), manifest->keyId);
        Result<Bytes> box = protocol::makeGrantBox(m_client.state(), slot.first, slot.second, request.report,
                                                   key.view(), systemRandom());
        if (!box.ok()) return logWarning(kLog, "the key could not be sealed: " + toString(box.error()));
        body = ledger::KeyGrant{slot.first, task->draw, task->turn, slot.second, std::move(*box)};
    }
    m_client.sender().send(std::move(body), [this, slot](Result<layer1::Receipt> receipt) {
        if (onAnswered) onAnswered(slot.first, slot.second, receipt);
    });
}

}  // namespace leo::node

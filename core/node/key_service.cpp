#include "node/key_service.h"

#include <QTimer>

#include "base/log.h"
#include "crypto/box.h"
#include "ledger/complaint.h"
#include "node/lambda_run.h"
#include "node/wallet_keys.h"

namespace leo::node {
namespace {

constexpr std::uint64_t kPackageTimeoutMs = 60'000;
constexpr int kRetryMs = 1'000;
constexpr const char* kKeyLog = "keys";

}  // namespace

protocol::References referencesFor(const std::vector<Hash>& profileDigests) {
    protocol::References references;
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
    const auto closed = [&](const Slot& slot) { return !state.openTasks().count(std::get<TaskId>(slot)); };
    std::erase_if(m_tried, [&](const auto& entry) { return closed(entry.first); });
    std::erase_if(m_decided, closed);
    std::erase_if(m_checkedBoxes, [&](const auto& box) { return !state.openTasks().count(box.first); });
    const AccountId self = m_client.identity().id();
    for (const TaskId& id : state.openTasks()) {
        const ledger::Task* task = state.task(id);
        if (task && task->phase == ledger::TaskPhase::Confirming) checkResultBox(*task);
        if (!task || task->phase != ledger::TaskPhase::Keys) continue;
        if (task->requester == self && task->requesterBox.empty()) consider(*task, ledger::Party::Requester);
        if (task->publisher == self && task->publisherBox.empty()) consider(*task, ledger::Party::Publisher);
    }
}

void KeyService::checkResultBox(const ledger::Task& task) {
    if (task.requester != m_client.identity().id() || m_config.asRequester == KeyPolicy::Ignore) return;
    if (!m_checkedBoxes.insert({task.task, task.turn}).second) return;
    const crypto::BoxKeyPair pair = resultKeyPair(m_client.identity(), task.post.keyId);
    if (pair.publicKey != task.post.resultKey || ledger::boxHoldsResultKey(task, pair.secret.view())) return;
    m_client.sender().send(ledger::complaintAbout(task, pair.secret.view()),
                           [id = task.task](const Result<layer1::Receipt>& receipt) {
                               const std::string problem = !receipt.ok()        ? toString(receipt.error())
                                                           : receipt->applied() ? std::string()
                                                                                : receipt->receipt.detail;
                               if (!problem.empty())
                                   logWarning(kKeyLog, "complaint about task " + id.shortHex() + ": " + problem);
                           });
}

void KeyService::consider(const ledger::Task& task, ledger::Party party) {
    const Slot slot = slotOf(task, party);
    if (policyFor(party) == KeyPolicy::Ignore || m_decided.count(slot)) return;
    if (policyFor(party) == KeyPolicy::Refuse) {
        m_decided.insert(slot);
        return answer(slot, Request{task.task, task.draw, task.turn, party, {}, {}}, false);
    }
    const bool requester = party == ledger::Party::Requester;
    for (const ledger::RequestedKeys& asked : task.keyRequests)
        if (m_tried.emplace(slot, asked.member).second)
            fetch(slot, asked.member, requester ? asked.requesterPackage : asked.publisherPackage);
}

const ledger::Task* KeyService::open(const Slot& slot) const {
    const ledger::Task* task = m_client.state().task(std::get<TaskId>(slot));
    const bool same = task && slotOf(*task, std::get<ledger::Party>(slot)) == slot;
    return same && task->phase == ledger::TaskPhase::Keys ? task : nullptr;
}

void KeyService::fetch(const Slot& slot, const NodeId& member, const ledger::CidBytes& package) {
    const Result<content::Cid> cid = content::Cid::fromBytes(package);
    if (!cid.ok()) return logWarning(kKeyLog, "the key request names no readable package");
    // The owner of a pin has 128 bytes at most.
    const std::string owner = "package/" + std::get<TaskId>(slot).hex() + "/" + member.shortHex();
    m_client.content().fetch(*cid, protocol::kMaxPackageBytes + crypto::kBoxOverhead, kPackageTimeoutMs, owner,
                             [this, slot, member, owner](Result<Bytes> block) {
                                 m_client.content().forget(owner);
                                 const ledger::Task* task = open(slot);
                                 if (!task || m_decided.count(slot)) return;
                                 if (block.ok()) return check(slot, *task, std::move(*block));
                                 // The group may be slow or partly gone; the window is long.
                                 logWarning(kKeyLog, "key package not available yet: " + toString(block.error()));
                                 QTimer::singleShot(kRetryMs, this, [this, slot, member] {
                                     m_tried.erase({slot, member});
                                     handleHead();
                                 });
                             });
}

void KeyService::check(const Slot& slot, const ledger::Task& task, Bytes block) {
    const ledger::Party party = std::get<ledger::Party>(slot);
    Request request{task.task, task.draw, task.turn, party, {}, std::make_shared<const Bytes>(std::move(block))};
    const Result<protocol::KeyPackage> opened =
        protocol::openPackage(task.task, m_client.identity(), *request.sealedPackage);
    if (!opened.ok()) {
        logWarning(kKeyLog, "key package refused: it does not open");
    } else {
        request.report =
            protocol::verifyPackage(m_client.state(), task.task, *opened, referencesFor(m_config.profileDigests));
    }
    const bool passed = request.report.passed();
    const bool automatic = policyFor(party) == KeyPolicy::Automatic;
    if (passed) m_decided.insert(slot);
    if (onChecked) onChecked(request, passed && automatic);
    if (!passed) return;
    if (automatic) return answer(slot, request, true);
    if (onAsk) onAsk(request, [this, slot, request](bool grant) { answer(slot, request, grant); });
}

void KeyService::answer(const Slot& slot, const Request& request, bool grant) {
    const ledger::Task* task = open(slot);
    if (!task) return;
    ledger::TxBody body = ledger::KeyRefuse{task->task, task->draw, task->turn, request.party};
    if (grant) {
        const ledger::LambdaRecord* lambda = m_client.state().lambda(task->post.lambda);
        const Result<ledger::Manifest> manifest = ledger::Manifest::decode(lambda->manifest);
        const crypto::SecretBytes key = request.party == ledger::Party::Requester
                                            ? inputKey(m_client.identity(), task->post.keyId)
                                            : codeKey(m_client.identity(), manifest->keyId);
        Result<Bytes> box = protocol::makeGrantBox(m_client.state(), task->task, request.party, request.report,
                                                   key.view(), systemRandom());
        if (!box.ok()) return logWarning(kKeyLog, "the key could not be sealed: " + toString(box.error()));
        body = ledger::KeyGrant{
            task->task,     task->draw, task->turn, request.party, ledger::rawCid(*request.sealedPackage),
            std::move(*box)};
    }
    m_client.sender().send(std::move(body),
                           [this, id = task->task, party = request.party](Result<layer1::Receipt> receipt) {
                               if (onAnswered) onAnswered(id, party, receipt);
                           });
}

}  // namespace leo::node

// Keys, completion, confirmation, and naming the executor of a turn that failed.

#include <algorithm>
#include <tuple>

#include "crypto/hash.h"
#include "ledger/engine.h"
#include "ledger/sortition.h"

namespace leo::ledger {

namespace {

Status checkMember(const Task& task, const NodeId& node) {
    const Joiner* joiner = task.joiner(node);
    LEO_REQUIRE(joiner != nullptr && joiner->member, Code::NotPermitted, "only a member of the group may");
    return {};
}

// Kept in order, so that the order of arrival leaves no trace in the state.
Status record(Task& task, const Verdict& verdict) {
    const auto before = [](const Confirmation& a, const Confirmation& b) {
        return std::tie(a.phase, a.node) < std::tie(b.phase, b.node);
    };
    const Confirmation entry{verdict.monitor, verdict.phase, verdict.ok, verdict.reason};
    const auto place = std::lower_bound(task.confirmations.begin(), task.confirmations.end(), entry, before);
    const bool spoken = place != task.confirmations.end() && !before(entry, *place);
    LEO_REQUIRE(!spoken, Code::Duplicate, verdict.monitor.shortHex() + " has spoken");
    task.confirmations.insert(place, entry);
    return {};
}

void recordSeats(Task& task, const Certificate& certificate) {
    for (Joiner& joiner : task.joins)
        for (const Member& member : certificate.members)
            if (member.node == joiner.node) joiner.j = member.j;
}

Outcome outcomeOf(const Task& task) {
    return Outcome{task.resultCid, task.resultHash, task.exit, crypto::sha256(task.sealedResultKey)};
}

}  // namespace

Status Engine::run(const Call& call, const KeyRequest& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Attesting, body.task, body.draw, body.turn));
    LEO_TRY(checkMember(*task, call.sender));
    Task& changed = tasks.edit(body.task);
    changed.keyRequest = body;
    changed.keyRequestedAt = m_context.height;
    enter(changed, TaskPhase::Keys, changed.post.windows.keyMs);
    return {};
}

Status Engine::checkParty(const Task& task, const AccountId& sender, Party party) const {
    const AccountId& owner = party == Party::Requester ? task.requester : task.publisher;
    LEO_REQUIRE(sender == owner, Code::NotPermitted, "another account answers for this key");
    const Bytes& box = party == Party::Requester ? task.requesterBox : task.publisherBox;
    LEO_REQUIRE(box.empty(), Code::Duplicate, "this key is granted");
    return {};
}

Status Engine::run(const Call& call, const KeyGrant& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Keys, body.task, body.draw, body.turn));
    LEO_TRY(checkParty(*task, call.sender, body.party));
    LEO_REQUIRE(!body.box.empty() && body.box.size() <= kMaxKeyBoxBytes, Code::TooLarge, "box of a key");
    Task& changed = tasks.edit(body.task);
    (body.party == Party::Requester ? changed.requesterBox : changed.publisherBox) = body.box;
    if (!changed.requesterBox.empty() && !changed.publisherBox.empty())
        enter(changed, TaskPhase::Executing, changed.post.windows.executeMs);
    return {};
}

Status Engine::run(const Call& call, const KeyRefuse& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Keys, body.task, body.draw, body.turn));
    LEO_TRY(checkParty(*task, call.sender, body.party));
    if (body.party == Party::Requester)
        closeRequesterFault(body.task, TaskEnd::RequesterRefused, false);
    else
        closePublisherFault(body.task, TaskEnd::PublisherRefused);
    return {};
}

Status Engine::checkCertificate(const Task& task, const Certificate& certificate) {
    LEO_REQUIRE(certificate.task == task.task && certificate.draw == task.draw, Code::DigestMismatch,
                "certificate of another draw");
    const Hash hash = certificate.hash();
    LEO_REQUIRE(hash == task.certificateHash, Code::DigestMismatch, "not the anchored certificate");
    const auto members = task.members();
    LEO_REQUIRE(certificate.members.size() == members.size(), Code::BadProof,
                "another set than the anchored members");
    // The anchored hash with this task's seed and snapshot fixes every input of what follows.
    const Hash fact = crypto::sha256({hash, task.seed, task.task.view()});
    if (m_memo.contains(fact)) return {};

    const auto snapshot = snapshotAt(task.snapshotHeight);
    LEO_ASSERT(snapshot != nullptr);
    const Hash alpha = vrfAlpha(chain, task.task, Role::Executor, task.draw, task.seed);
    for (std::size_t i = 0; i < certificate.members.size(); ++i) {
        const Member& member = certificate.members[i];
        const std::string who = member.node.shortHex();
        LEO_REQUIRE(i == 0 || ranksBefore(certificate.members[i - 1], member), Code::BadProof, "rank of " + who);
        const Joiner* joiner = task.joiner(member.node);
        LEO_REQUIRE(joiner != nullptr && joiner->member, Code::BadProof, who + " is not an anchored member");
        // Strict ranks differ in J or lot, which one beta can't; with equal sizes the two sets are the same.
        const auto commitment = joinCommitment(member.beta, member.salt, member.node);
        LEO_REQUIRE(commitment == joiner->commitment, Code::BadProof, "commitment of " + who);
        const std::uint32_t seats = sortition(member.beta, joiner->weight.value, task.totalWeight, task.post.tau);
        LEO_REQUIRE(member.j == seats && seats > 0, Code::BadProof, "J of " + who);
        const SnapshotEntry* entry = findEntry(*snapshot, member.node);
        LEO_ASSERT(entry != nullptr);
        const auto beta = crypto::verifyVrf(entry->vrfKey, alpha, member.proof);
        LEO_REQUIRE(beta.ok() && *beta == member.beta, Code::BadProof, "VRF proof of " + who);
    }
    m_memo.add(fact);
    return {};
}

Status Engine::checkVerdict(const Task& task, const SignedVerdict& statement, Phase phase, const Outcome& outcome) {
    const Verdict& verdict = statement.verdict;
    LEO_REQUIRE(verdict.task == task.task && verdict.draw == task.draw && verdict.turn == task.turn, Code::WrongState,
                "verdict about another turn");
    LEO_REQUIRE(verdict.phase == phase, Code::WrongState, "verdict of another phase");
    LEO_TRY(checkMember(task, verdict.monitor));
    LEO_REQUIRE(task.executor != verdict.monitor, Code::NotPermitted, "the executor does not judge itself");
    LEO_REQUIRE(phase != Phase::After || !verdict.ok || verdict.outcome == outcome, Code::DigestMismatch,
                "an ok for another result");
    LEO_REQUIRE(signedBy(verdict.monitor, kVerdictTag, verdict.encode(), statement.signature), Code::BadSignature,
                "verdict of " + verdict.monitor.shortHex());
    return {};
}

Status Engine::run(const Call& call, const TaskComplete& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Executing, body.task, body.draw, body.turn));
    LEO_TRY(checkMember(*task, call.sender));
    LEO_REQUIRE(!body.sealedResultKey.empty() && body.sealedResultKey.size() <= kMaxResultBoxBytes, Code::TooLarge,
                "box of the result key");
    LEO_TRY(checkCertificate(*task, body.certificate));
    LEO_REQUIRE(body.certificate.members[task->turn].node == call.sender, Code::NotPermitted,
                "only the executor completes");

    Task& changed = tasks.edit(body.task);
    changed.executor = call.sender;
    changed.resultCid = body.resultCid;
    changed.resultHash = body.resultHash;
    changed.exit = body.exit;
    changed.sealedResultKey = body.sealedResultKey;
    changed.resultKeyCommitment = body.resultKeyCommitment;
    changed.completedAt = m_context.time;
    recordSeats(changed, body.certificate);
    const Outcome outcome = outcomeOf(changed);
    for (const SignedVerdict& statement : body.verdicts) {
        // During is kept for who reads the record; settlement counts After, which stands for the time in between.
        const Phase phase = statement.verdict.phase == Phase::During ? Phase::During : Phase::After;
        LEO_TRY(checkVerdict(changed, statement, phase, outcome));
        LEO_TRY(record(changed, statement.verdict));
    }
    enter(changed, TaskPhase::Confirming, std::max(changed.post.windows.confirmMs, params().complaintMs));
    return {};
}

Status Engine::run(const Call& call, const TaskConfirm& body) {
    const Verdict& verdict = body.verdict.verdict;
    LEO_REQUIRE(verdict.phase != Phase::During, Code::Unsupported, "no step waits for a verdict of the phase during");
    const TaskPhase phase = verdict.phase == Phase::Before ? TaskPhase::Attesting : TaskPhase::Confirming;
    LEO_TRY_ASSIGN(const Task* task, taskIn(phase, verdict.task, verdict.draw, verdict.turn));
    LEO_REQUIRE(verdict.monitor == call.sender, Code::NotPermitted, "a monitor posts its own verdict");
    LEO_TRY(checkVerdict(*task, body.verdict, verdict.phase, outcomeOf(*task)));
    return record(tasks.edit(verdict.task), verdict);
}

Status Engine::run(const Call& call, const TurnFail& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Failing, body.task, body.draw, body.turn));
    LEO_TRY(checkMember(*task, call.sender));
    LEO_TRY(checkCertificate(*task, body.certificate));
    const NodeId executor = body.certificate.members[task->turn].node;
    // Failed before any key was asked for: only the monitors' verdicts blame it, and its own does not count.
    const bool keysAsked = task->keyRequestedAt.value != 0;
    LEO_REQUIRE(keysAsked || voicesOf(*task, Phase::Before, &executor).blame(), Code::NotPermitted,
                "the monitors do not blame the executor");
    Task& changed = tasks.edit(body.task);
    changed.executor = executor;
    recordSeats(changed, body.certificate);
    std::vector<NodeId> others;
    for (const Joiner* member : changed.members())
        if (member->node != executor) others.push_back(member->node);
    closeExecutorFault(body.task, executor, others);
    return {};
}

}  // namespace leo::ledger

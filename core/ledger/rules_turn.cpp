// Keys, completion, confirmation, and naming the executor of a turn that failed.

#include <algorithm>
#include <tuple>

#include "crypto/hash.h"
#include "ledger/engine.h"
#include "ledger/key_package.h"
#include "ledger/sortition.h"

namespace leo::ledger {

namespace {

Status checkMember(const Task& task, const NodeId& node) {
    const Joiner* joiner = task.joiner(node);
    LEO_REQUIRE(joiner != nullptr && joiner->member, Code::NotPermitted, "only a member of the group may");
    LEO_REQUIRE(!joiner->out, Code::NotPermitted, "a member found at fault has no say any more");
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
    for (std::size_t rank = 0; rank < certificate.members.size(); ++rank)
        for (Joiner& joiner : task.joins) {
            if (joiner.node != certificate.members[rank].node) continue;
            joiner.j = certificate.members[rank].j;
            joiner.rank = static_cast<std::uint32_t>(rank);
        }
}

// Somebody says with this certificate that the turn's leader is out, before it completed.
bool leaderExpelled(const Task& task, const Certificate& certificate) {
    const bool open =
        task.phase >= TaskPhase::Attesting && task.phase <= TaskPhase::Failing && task.phase != TaskPhase::Confirming;
    if (!open || task.turn >= certificate.members.size()) return false;
    const Joiner* leader = task.joiner(certificate.members[task.turn].node);
    return leader != nullptr && leader->out;
}

Outcome outcomeOf(const Task& task) {
    return Outcome{task.resultCid, task.resultHash, task.exit, crypto::sha256(task.sealedResultKey),
                   task.resultKeyCommitment};
}

}  // namespace

TaskPhase Engine::beforeGrants(const TaskId& id) const {
    const Task* task = tasks.find(id);
    return task != nullptr && task->phase == TaskPhase::Keys ? TaskPhase::Keys : TaskPhase::Attesting;
}

// Every member may ask once a turn: a request that opens to nothing must not keep a good one away. Only the first
// opens the windows, so that nobody can draw them out.
Status Engine::run(const Call& call, const KeyRequest& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(beforeGrants(body.task), body.task, body.draw, body.turn));
    LEO_TRY(checkMember(*task, call.sender));
    const auto& before = task->keyRequests;
    const bool asked = std::any_of(before.begin(), before.end(),
                                   [&](const RequestedKeys& request) { return request.member == call.sender; });
    LEO_REQUIRE(!asked, Code::Duplicate, "this member has asked in this turn");
    Task& changed = tasks.edit(body.task);
    changed.keyRequests.push_back({call.sender, body.requesterPackage, body.publisherPackage});
    if (changed.phase == TaskPhase::Keys) return {};
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
    const bool requester = body.party == Party::Requester;
    const bool asked =
        std::any_of(task->keyRequests.begin(), task->keyRequests.end(), [&](const RequestedKeys& request) {
            return body.package == (requester ? request.requesterPackage : request.publisherPackage);
        });
    LEO_REQUIRE(asked, Code::NotPermitted, "an answer to a package that nobody asked with");
    Task& changed = tasks.edit(body.task);
    (requester ? changed.requesterBox : changed.publisherBox) = body.box;
    (requester ? changed.requesterAnswers : changed.publisherAnswers) = body.package;
    if (body.party == Party::Publisher) changed.publisherEverGranted = true;
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

    // Strict ranks differ in J or lot, which one beta can't; with equal sizes the two sets are the same.
    for (const Member& member : certificate.members) {
        const Joiner* joiner = task.joiner(member.node);
        LEO_REQUIRE(joiner != nullptr && joiner->member, Code::BadProof,
                    member.node.shortHex() + " is not an anchored member");
    }
    LEO_TRY(checkSeats(task, certificate));
    m_memo.add(fact);
    return {};
}

Status Engine::checkSeats(const Task& task, const Certificate& certificate) const {
    LEO_REQUIRE(certificate.task == task.task && certificate.draw == task.draw, Code::BadProof,
                "certificate of another draw");
    for (std::size_t i = 0; i < certificate.members.size(); ++i) {
        const Member& member = certificate.members[i];
        const std::string who = member.node.shortHex();
        LEO_REQUIRE(i == 0 || ranksBefore(certificate.members[i - 1], member), Code::BadProof, "rank of " + who);
        LEO_REQUIRE(task.joiner(member.node) != nullptr, Code::BadProof, who + " did not join");
        LEO_TRY(checkSeat(task, member));
    }
    return {};
}

Status Engine::checkSeat(const Task& task, const Member& member) const {
    const Joiner& joiner = *task.joiner(member.node);
    const std::string who = member.node.shortHex();
    const auto commitment = joinCommitment(member.beta, member.salt, member.node);
    LEO_REQUIRE(commitment == joiner.commitment, Code::BadProof, "commitment of " + who);
    const std::uint32_t seats = sortition(member.beta, joiner.weight.value, task.totalWeight, task.post.tau);
    LEO_REQUIRE(member.j == seats && seats > 0, Code::BadProof, "J of " + who);
    const auto snapshot = snapshotAt(task.snapshotHeight);
    LEO_ASSERT(snapshot != nullptr);
    const SnapshotEntry* entry = findEntry(*snapshot, member.node);
    LEO_ASSERT(entry != nullptr);
    const Hash alpha = vrfAlpha(chain, task.task, Role::Executor, task.draw, task.seed);
    const auto beta = crypto::verifyVrf(entry->vrfKey, alpha, member.proof);
    LEO_REQUIRE(beta.ok() && *beta == member.beta, Code::BadProof, "VRF proof of " + who);
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
        // Who was found lying since it spoke must not spoil the executor's completion.
        const Joiner* monitor = changed.joiner(statement.verdict.monitor);
        if (monitor != nullptr && monitor->member && monitor->out) continue;
        LEO_TRY(checkVerdict(changed, statement, phase, outcome));
        LEO_TRY(record(changed, statement.verdict));
    }
    enter(changed, TaskPhase::Confirming, std::max(changed.post.windows.confirmMs, params().complaintMs));
    return {};
}

Status Engine::run(const Call& call, const TaskConfirm& body) {
    const Verdict& verdict = body.verdict.verdict;
    LEO_REQUIRE(verdict.phase != Phase::During, Code::Unsupported, "no step waits for a verdict of the phase during");
    const TaskPhase phase = verdict.phase == Phase::Before ? beforeGrants(verdict.task) : TaskPhase::Confirming;
    LEO_TRY_ASSIGN(const Task* task, taskIn(phase, verdict.task, verdict.draw, verdict.turn));
    LEO_REQUIRE(verdict.monitor == call.sender, Code::NotPermitted, "a monitor posts its own verdict");
    LEO_TRY(checkVerdict(*task, body.verdict, verdict.phase, outcomeOf(*task)));
    return record(tasks.edit(verdict.task), verdict);
}

Status Engine::run(const Call& call, const TurnFail& body) {
    // An executor that does not prove itself gains no key window by a request that opens to nothing.
    const Task* standing = tasks.find(body.task);
    const bool vain = standing != nullptr && standing->phase == TaskPhase::Keys && standing->askedInVain() &&
                      m_context.time >= standing->begunAt + standing->post.windows.attestMs;
    // Nor is there anything to wait for from a leader that was found lying.
    const bool expelled = standing != nullptr && leaderExpelled(*standing, body.certificate);
    const TaskPhase phase = expelled ? standing->phase : vain ? TaskPhase::Keys : TaskPhase::Failing;
    LEO_TRY_ASSIGN(const Task* task, taskIn(phase, body.task, body.draw, body.turn));
    LEO_TRY(checkMember(*task, call.sender));
    LEO_TRY(checkCertificate(*task, body.certificate));
    const NodeId executor = body.certificate.members[task->turn].node;
    // Failed before it had the keys: only the monitors' verdicts blame it, and its own does not count.
    const bool granted = !task->requesterBox.empty() && !task->publisherBox.empty();
    LEO_REQUIRE(granted || expelled || task->blames(executor), Code::NotPermitted,
                "the monitors do not blame the executor");
    blameExecutor(body.task, executor, body.certificate);
    return {};
}

void Engine::blameExecutor(const TaskId& id, const NodeId& executor, const Certificate& certificate) {
    Task& changed = tasks.edit(id);
    changed.executor = executor;
    recordSeats(changed, certificate);
    std::vector<NodeId> others;
    for (const Joiner* member : changed.group())
        if (member->node != executor) others.push_back(member->node);
    failTurn(id, others, nextTurn(changed));
}

Result<attest::Finding> Engine::judgeClaim(const Task& task, const NodeId& executor, const KeyUnusable& body) const {
    const bool requester = body.party == Party::Requester;
    LEO_TRY_ASSIGN(const crypto::BoxKeyPair channel, crypto::BoxKeyPair::fromSecret(body.channelSecret));
    LEO_REQUIRE(channel.publicKey == task.joiner(executor)->channelKey, Code::BadKey,
                "not the secret of the key it joined with");
    LEO_TRY_ASSIGN(const KeyPackage package, KeyPackage::decode(body.package));
    LEO_TRY_ASSIGN(const Bytes block,
                   sealPackage(body.package, task.task, requester ? task.requester : task.publisher));
    LEO_REQUIRE(rawCid(block) == (requester ? task.requesterAnswers : task.publisherAnswers), Code::DigestMismatch,
                "not the package that this key was given for");
    const LambdaRecord& lambda = *lambdas.find(task.post.lambda);
    LEO_TRY_ASSIGN(const Manifest manifest, Manifest::decode(lambda.manifest));
    const ProvingMachine machine = provingMachine(params(), genesis.platformDigests, task, task.anchorBlock,
                                                  *nodes.find(executor), lambda, manifest);
    ProvenState proven;
    attest::Finding shown = judgeQuotes(machine, package.evidence, proven);
    if (shown.ok()) shown = judgeTime(machine, package.time, proven);
    LEO_REQUIRE(shown.ok(), Code::BadProof, "the package does not prove the executor's machine");
    const std::uint64_t spanMs = task.deadline - task.begunAt;
    return judgeGrant(machine, proven, body.channelSecret, grantContext(task.task, task.draw, task.turn, body.party),
                      requester ? task.requesterBox : task.publisherBox, spanMs)
        .finding;
}

// A box that no honest owner makes is that owner's miss. One that looks right leaves word against word: the executor
// pays a credit when it only says that its TPM refuses it, and as a liar when it says that it is wrong.
Status Engine::run(const Call& call, const KeyUnusable& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Executing, body.task, body.draw, body.turn));
    LEO_TRY(checkMember(*task, call.sender));
    LEO_TRY(checkCertificate(*task, body.certificate));
    LEO_REQUIRE(body.certificate.members[task->turn].node == call.sender, Code::NotPermitted,
                "only the executor was given the keys");
    LEO_TRY_ASSIGN(const attest::Finding found, judgeClaim(*task, call.sender, body));
    if (found.ok() && body.fault == KeyFault::Wrong) {
        blameExecutor(body.task, call.sender, body.certificate);
        return {};
    }
    Task& changed = tasks.edit(body.task);
    changed.executor = call.sender;
    recordSeats(changed, body.certificate);
    if (found.ok()) {
        changeCredit(call.sender, -static_cast<std::int64_t>(params().creditAbsent), why::kCreditUnrun);
        closeUnserved(body.task, TaskEnd::NoFault);
    } else if (body.party == Party::Requester) {
        closeRequesterFault(body.task, TaskEnd::RequesterMissed, false);
    } else {
        closePublisherFault(body.task, TaskEnd::PublisherMissed);
    }
    return {};
}

}  // namespace leo::ledger

// Posting, joining, anchoring.

#include <algorithm>
#include <tuple>

#include "ledger/engine.h"
#include "ledger/sortition.h"

namespace leo::ledger {

namespace {

Status checkWindow(std::uint64_t window, std::uint64_t least, std::string_view name) {
    LEO_REQUIRE(
        window >= least && window <= kMaxWindowMs, Code::OutOfRange,
        std::string(name) + " window of " + std::to_string(window) + " ms, at least " + std::to_string(least));
    return {};
}

bool byNode(const Joiner& joiner, const NodeId& node) {
    return joiner.node < node;
}

}  // namespace

Result<const Task*> Engine::taskIn(TaskPhase phase, const TaskId& id, std::uint32_t draw, std::uint32_t turn) const {
    const Task* task = tasks.find(id);
    LEO_REQUIRE(task != nullptr, Code::UnknownTask, "no task " + id.shortHex());
    // A later draw begins anew at an earlier phase, so draw and turn are compared first.
    const auto at = std::make_tuple(task->draw, task->turn, task->phase);
    const auto wanted = std::make_tuple(draw, turn, phase);
    const std::string stands = "the task is in draw " + std::to_string(task->draw) + ", turn " +
                               std::to_string(task->turn) + ", " + std::string(phaseName(task->phase));
    LEO_REQUIRE(at <= wanted && task->phase != TaskPhase::Closed, Code::Late, stands);
    LEO_REQUIRE(at == wanted, Code::WrongState, stands);
    // Deadlines act before the transactions of their block, so whoever finds the phase is in time.
    LEO_ASSERT(m_context.time < task->deadline);
    return task;
}

Status Engine::checkPost(const TaskPost& body, const LambdaRecord& lambda) const {
    LEO_REQUIRE(!lambda.retired, Code::WrongState, "the lambda is retired");
    LEO_REQUIRE(body.manifestCid == lambda.manifestCid, Code::DigestMismatch,
                "another manifest than the current one");
    LEO_REQUIRE(body.price == lambda.price, Code::NotPermitted, "the price is " + toText(lambda.price) + " LEO now");
    const Amount least = minimumOffer(params(), lambda.price);
    LEO_REQUIRE(body.offer >= least, Code::OutOfRange, "the smallest offer is " + toText(least) + " LEO");
    LEO_REQUIRE(body.tau >= kMinTau && body.tau <= params().tauMax, Code::OutOfRange,
                "tau is 1 to " + std::to_string(params().tauMax));
    LEO_REQUIRE(body.proofMode == ProofMode::Attested, Code::Unsupported, "only attested execution so far");
    LEO_REQUIRE(body.resultKey != crypto::X25519Public{}, Code::BadKey, "a result key of zeros");

    LEO_TRY_ASSIGN(const Manifest manifest, Manifest::decode(lambda.manifest));
    const Params& p = params();
    LEO_TRY(checkWindow(body.windows.joinMs, p.joinWindowMs, "join"));
    LEO_TRY(checkWindow(body.windows.revealMs, p.revealWindowMs, "reveal"));
    LEO_TRY(checkWindow(body.windows.attestMs, p.attestWindowMs, "attest"));
    LEO_TRY(checkWindow(body.windows.keyMs, p.keyWindowMs, "key"));
    LEO_TRY(checkWindow(body.windows.executeMs, manifest.limits.wallMs + p.duringWindowMs + p.turnAllowanceMs,
                        "execution"));
    LEO_TRY(checkWindow(body.windows.confirmMs, p.confirmWindowMs, "confirmation"));

    const auto [eligible, weight] = eligibility(*snapshotAt(snapshotHeightFor(m_context.height)), body.requirements);
    const std::uint32_t fewest = std::max(p.minMembers, manifest.minNodes);
    LEO_REQUIRE(eligible >= fewest, Code::NotEligible,
                std::to_string(eligible) + " nodes meet the requirements, " + std::to_string(fewest) + " are needed");
    LEO_REQUIRE(weight >= manifest.minTotalCredit, Code::NotEligible,
                "credit of " + std::to_string(weight) + " in all, the lambda asks for " +
                    std::to_string(manifest.minTotalCredit));
    LEO_REQUIRE(lambda.bond >= lambda.missFee, Code::InsufficientFunds,
                "the publisher's bond is bound by other tasks");
    return {};
}

Status Engine::run(const Call& call, const TaskPost& body) {
    const LambdaRecord* lambda = lambdas.find(body.lambda);
    LEO_REQUIRE(lambda != nullptr, Code::UnknownLambda, "no lambda " + body.lambda.shortHex());
    LEO_TRY(checkPost(body, *lambda));
    LEO_REQUIRE(openTasks.size() < kMaxOpenTasks, Code::Exhausted, "too many open tasks");
    LEO_TRY_ASSIGN(const Manifest manifest, Manifest::decode(lambda->manifest));

    Task task;
    task.task = TaskId{call.id.bytes};
    task.requester = call.sender;
    task.publisher = lambda->publisher;
    task.post = body;
    task.missFee = lambda->missFee;
    task.wallMs = manifest.limits.wallMs;
    task.postedAt = m_context.height;
    task.snapshotHeight = snapshotHeightFor(m_context.height);
    const auto [eligible, weight] = eligibility(*snapshotAt(task.snapshotHeight), body.requirements);
    task.totalWeight = weight;
    task.eligible = eligible;
    task.since = m_context.time;
    task.seedHeight = m_context.height + 1;
    const TaskId id = task.task;
    tasks.create(id, std::move(task));
    LEO_TRY(move(accountPot(call.sender), escrowPot(id), body.offer, why::kEscrow));
    return move(bondPot(body.lambda), reservePot(id), lambda->missFee, why::kReserve);
}

Status Engine::run(const Call& call, const TaskJoin& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Joining, body.task, body.draw, 0));
    const NodeRecord* node = nodes.find(call.sender);
    LEO_REQUIRE(node != nullptr, Code::UnknownNode, "only a node can join");
    const auto place = std::lower_bound(task->joins.begin(), task->joins.end(), call.sender, byNode);
    const auto index = place - task->joins.begin();
    const bool joined = place != task->joins.end() && place->node == call.sender;
    LEO_REQUIRE(!joined, Code::Duplicate, "the node has joined this draw");
    LEO_REQUIRE(node->status == NodeStatus::Active, Code::NotEligible, "the node is not active");
    LEO_REQUIRE(node->busyWith.isZero(), Code::WrongState, "the node waits in task " + node->busyWith.shortHex());

    const auto snapshot = snapshotAt(task->snapshotHeight);
    LEO_ASSERT(snapshot != nullptr);
    const SnapshotEntry* entry = findEntry(*snapshot, call.sender);
    const bool eligible = entry != nullptr && entry->credit.value > 0 && meets(*entry, task->post.requirements);
    LEO_REQUIRE(eligible, Code::NotEligible, "the node did not meet the requirements when the draw looks back");
    const Amount deposit = std::max(params().joinDeposit, task->post.offer);
    LEO_REQUIRE(body.deposit == deposit, Code::OutOfRange, "the deposit is " + toText(deposit) + " LEO");
    LEO_REQUIRE(task->joins.size() < kMaxJoins, Code::Exhausted, "the draw is full");

    Joiner joiner;
    joiner.node = call.sender;
    joiner.commitment = body.commitment;
    joiner.channelKey = body.channelKey;
    joiner.weight = entry->credit;
    Task& changed = tasks.edit(body.task);
    changed.joins.insert(changed.joins.begin() + index, joiner);
    nodes.edit(call.sender).busyWith = body.task;
    return move(accountPot(call.sender), joinPot(body.task, call.sender), deposit, why::kDeposit);
}

Status Engine::run(const Call& call, const DemandReveal& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Forming, body.task, body.draw, 0));
    const Joiner* asks = task->joiner(call.sender);
    LEO_REQUIRE(asks != nullptr && !asks->out, Code::NotPermitted, "only a joined node demands");
    const Joiner* asked = task->joiner(body.node);
    LEO_REQUIRE(asked != nullptr && !asked->out && asked != asks, Code::NotPermitted,
                "demanded of a node that did not join, or left the draw");
    LEO_REQUIRE(!asked->demandedBy && !asked->shown, Code::Duplicate, "this reveal is demanded, or answered");
    LEO_REQUIRE(body.bond == params().disputeBond, Code::OutOfRange,
                "the bond is " + toText(params().disputeBond) + " LEO");
    // Whoever demands does so before the draw would have ended: all demands together delay it by one window.
    const std::uint64_t attemptsMs = kFormingAttempts * params().attemptMs;
    const std::uint64_t revealMs = task->post.windows.revealMs;
    LEO_REQUIRE(m_context.time < task->since + revealMs + attemptsMs, Code::Late, "the draw is ending");
    LEO_TRY(move(accountPot(call.sender), joinPot(body.task, body.node), body.bond, why::kDemand));
    Task& changed = tasks.edit(body.task);
    for (Joiner& joiner : changed.joins) {
        if (joiner.node != body.node) continue;
        joiner.demandedBy = call.sender;
        joiner.answerBy = m_context.time + revealMs;
        changed.formingUntil = std::max(changed.formingUntil, joiner.answerBy + attemptsMs);
    }
    changed.deadline = formingDeadline(changed);
    return {};
}

Status Engine::run(const Call& call, const PublicReveal& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Forming, body.task, body.draw, 0));
    const Joiner* asked = task->joiner(call.sender);
    LEO_REQUIRE(asked != nullptr && asked->demandedBy, Code::NotPermitted, "nobody demands this reveal");
    const Member member{call.sender, body.j, body.beta, body.proof, body.salt};
    LEO_TRY(checkSeat(*task, member));
    Task& changed = tasks.edit(body.task);
    for (Joiner& joiner : changed.joins) {
        if (joiner.node != call.sender) continue;
        joiner.demandedBy.reset();
        joiner.answerBy = {};
        joiner.shown = member;
    }
    changed.deadline = formingDeadline(changed);
    return move(joinPot(body.task, call.sender), accountPot(call.sender), params().disputeBond, why::kDemand);
}

Status Engine::checkAnchor(const Task& task, const TaskAnchor& body) {
    const std::size_t joins = task.joins.size();
    LEO_REQUIRE(body.members.size() == joins, Code::Malformed, "one bit for each of the joined nodes");
    const auto members = static_cast<std::size_t>(std::count(body.members.begin(), body.members.end(), true));
    LEO_REQUIRE(members >= params().minMembers, Code::NotEligible,
                "a group of " + std::to_string(members) + ", at least " + std::to_string(params().minMembers));
    LEO_REQUIRE(members <= kMaxMembers, Code::TooLarge, "a group of " + std::to_string(members));

    std::uint64_t all = 0, signers = 0;
    for (const Joiner& joiner : task.joins)
        if (!joiner.out) all += joiner.weight.value;
    for (std::size_t i = 0; i < joins; ++i)
        LEO_REQUIRE(!body.members[i] || !task.joins[i].out, Code::NotPermitted,
                    task.joins[i].node.shortHex() + " left the draw");
    std::optional<std::uint32_t> last;
    for (const AnchorSignature& entry : body.signatures) {
        LEO_REQUIRE(entry.joiner < joins && (!last || *last < entry.joiner), Code::Malformed,
                    "signatures out of order");
        last = entry.joiner;
        LEO_REQUIRE(!task.joins[entry.joiner].out, Code::NotPermitted, "signed by a node that left the draw");
        signers += task.joins[entry.joiner].weight.value;
    }
    // Weights first: they cost nothing, signatures do.
    LEO_REQUIRE(3 * signers > 2 * all, Code::NotPermitted,
                "signed by " + std::to_string(signers) + " of " + std::to_string(all) + " credit, needs two thirds");
    for (const AnchorSignature& entry : body.signatures) {
        const NodeId& node = task.joins[entry.joiner].node;
        LEO_REQUIRE(
            signedBy(node, kCertificateVoteTag,
                     certificateVote(task.task, task.draw, entry.attempt, body.certificateHash), entry.signature),
            Code::BadSignature, "signature of " + node.shortHex());
    }
    return {};
}

Status Engine::run(const Call& call, const TaskAnchor& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Forming, body.task, body.draw, 0));
    LEO_REQUIRE(task->joiner(call.sender) != nullptr, Code::NotPermitted, "only a joined node anchors");
    LEO_TRY(checkAnchor(*task, body));
    dropDemands(body.task);
    freeNodes(body.task);
    for (std::size_t i = 0; i < body.members.size(); ++i) {
        if (body.members[i])
            tasks.edit(body.task).joins[i].member = true;
        else
            returnDeposit(body.task, task->joins[i].node);
    }
    Task& changed = tasks.edit(body.task);
    for (Joiner& joiner : changed.joins) joiner.shown.reset();
    changed.formingUntil = {};
    changed.certificateHash = body.certificateHash;
    changed.anchoredAt = m_context.height;
    beginAttesting(changed);
    return {};
}

}  // namespace leo::ledger

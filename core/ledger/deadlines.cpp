// What time alone does: seeds, anchor hashes, and the deadline of every phase.

#include <algorithm>

#include "crypto/hash.h"
#include "ledger/engine.h"

namespace leo::ledger {

namespace {

std::string lapsed(TaskPhase phase) {
    return std::string(phaseName(phase)) + " ran out";
}

}  // namespace

Voices voicesOf(const Task& task, Phase phase, const NodeId* except) {
    Voices voices;
    for (const Confirmation& said : task.confirmations) {
        if (said.phase != phase || (except != nullptr && said.node == *except)) continue;
        const Joiner* joiner = task.joiner(said.node);
        LEO_ASSERT(joiner != nullptr);
        const std::uint64_t weight = joiner->weight.value;
        (said.ok ? voices.ok : voices.fail) += weight;
        if (said.ok) voices.heaviestOk = std::max(voices.heaviestOk, weight);
    }
    return voices;
}

bool Task::askedInVain() const {
    std::uint64_t all = 0, heaviest = 0;
    for (const Joiner* member : group()) {
        all += member->weight.value;
        heaviest = std::max<std::uint64_t>(heaviest, member->weight.value);
    }
    const Voices voices = voicesOf(*this, Phase::Before, nullptr);
    return 2 * (voices.ok + voices.fail) > all - heaviest;
}

bool Task::blames(const NodeId& suspect) const {
    return voicesOf(*this, Phase::Before, &suspect).blame();
}

void Engine::enter(Task& task, TaskPhase phase, std::uint64_t windowMs) {
    LEO_ASSERT(windowMs > 0);
    task.phase = phase;
    task.since = m_context.time;
    task.deadline = m_context.time + windowMs;
}

void Engine::beginAttesting(Task& task) {
    task.begunAt = m_context.time;
    enter(task, TaskPhase::Attesting, task.post.windows.attestMs);
}

void Engine::seedAndAnchor(bool tentative) {
    const std::vector<TaskId> due(waiting.begin(), waiting.end());
    for (const TaskId& id : due) {
        const bool seeding = tasks.find(id)->phase == TaskPhase::AwaitingSeed;
        if (seeding && tentative) continue;
        Task& task = tasks.edit(id);
        if (!seeding) {
            LEO_ASSERT(task.anchoredAt + 1 == m_context.height);
            task.anchorBlock = m_context.previous;
            continue;
        }
        LEO_ASSERT(task.seedHeight == m_context.height);
        task.seed = crypto::sha256(m_context.beacon);
        enter(task, TaskPhase::Joining, task.post.windows.joinMs);
    }
    if (tentative) return;
    const std::vector<NodeId> registered(waitingAdmissions.begin(), waitingAdmissions.end());
    for (const NodeId& id : registered) {
        Admission& admission = admissions.edit(id);
        LEO_ASSERT(admission.seedHeight == m_context.height);
        admission.seed = crypto::sha256(m_context.beacon);
        admission.phase = AdmissionPhase::Attesting;
        admission.since = m_context.time;
        // Attestors need what monitors need before the keys: a challenge, a quote, a verdict.
        admission.deadline = m_context.time + params().attestWindowMs;
    }
}

void Engine::runDeadlines() {
    // What acts may add deadlines, so the due ones are taken first.
    const auto due = [this](const auto& deadlines) {
        std::vector<std::decay_t<decltype(deadlines.begin()->second)>> ids;
        for (const auto& [time, id] : deadlines) {
            if (time > m_context.time) break;
            ids.push_back(id);
        }
        return ids;
    };
    for (const TaskId& id : due(taskDeadlines)) actOnDeadline(id);
    for (const LambdaId& id : due(bondReturns)) returnBond(id);
    for (const NodeId& id : due(admissionDeadlines)) actOnAdmission(id);
    for (const NodeId& id : due(exits)) actOnExit(id);
}

void Engine::actOnDeadline(const TaskId& id) {
    deadline(id.bytes, lapsed(tasks.find(id)->phase), [&] { leavePhase(id); });
}

void Engine::leavePhase(const TaskId& id) {
    const Task& task = *tasks.find(id);
    switch (task.phase) {
        case TaskPhase::Joining:
            if (std::count_if(task.joins.begin(), task.joins.end(), [](const Joiner& j) { return !j.out; }) <
                params().minMembers)
                endDraw(id);
            else {
                Task& forming = tasks.edit(id);
                enter(forming, TaskPhase::Forming,
                      task.post.windows.revealMs + kFormingAttempts * params().attemptMs);
                forming.formingUntil = forming.deadline;
            }
            break;
        case TaskPhase::Forming: formingLapsed(id); break;
        case TaskPhase::Attesting: attestingLapsed(id); break;
        case TaskPhase::Keys: keysLapsed(id); break;
        case TaskPhase::Executing: enter(tasks.edit(id), TaskPhase::Failing, params().failWindowMs); break;
        case TaskPhase::Confirming: settleConfirmed(id); break;
        case TaskPhase::Failing: closeUnserved(id, TaskEnd::NoFault); break;
        case TaskPhase::AwaitingSeed:
        case TaskPhase::Closed: LEO_ASSERT(false); break;
    }
}

TimeMs formingDeadline(const Task& task) {
    TimeMs next = task.formingUntil;
    for (const Joiner& joiner : task.joins)
        if (joiner.demandedBy) next = std::min(next, joiner.answerBy);
    return next;
}

void Engine::returnDemand(const TaskId& id, const NodeId& node) {
    for (Joiner& joiner : tasks.edit(id).joins) {
        if (joiner.node != node) continue;
        const NodeId from = *joiner.demandedBy;
        joiner.demandedBy.reset();
        joiner.answerBy = {};
        shift(joinPot(id, node), accountPot(from), params().disputeBond, why::kDemandReturn);
        return;
    }
}

void Engine::dropDemands(const TaskId& id) {
    const std::vector<Joiner> joins = tasks.find(id)->joins;
    for (const Joiner& joiner : joins)
        if (joiner.demandedBy) returnDemand(id, joiner.node);
}

// Who was asked and stayed silent loses its deposit and leaves the draw; the others go on without it.
void Engine::formingLapsed(const TaskId& id) {
    std::vector<NodeId> silent, right;
    for (const Joiner& joiner : tasks.find(id)->joins) {
        const bool due = joiner.demandedBy && joiner.answerBy <= m_context.time;
        if (!joiner.out) (due ? silent : right).push_back(joiner.node);
    }
    for (const NodeId& node : silent) {
        returnDemand(id, node);
        seize(id, node, right);
        nodes.edit(node).busyWith = {};
    }
    const Task& task = *tasks.find(id);
    if (m_context.time >= task.formingUntil || right.size() < params().minMembers) return endDraw(id);
    tasks.edit(id).deadline = formingDeadline(task);
}

void Engine::endDraw(const TaskId& id) {
    dropDemands(id);
    freeNodes(id);
    returnDeposits(id);
    Task& task = tasks.edit(id);
    if (task.draw + 1 >= params().maxDraws) {
        closeUnserved(id, TaskEnd::NoGroup);
        return;
    }
    ++task.draw;
    task.joins.clear();
    task.formingUntil = {};
    task.seed = {};
    task.seedHeight = m_context.height + 1;
    task.phase = TaskPhase::AwaitingSeed;
    task.since = m_context.time;
    task.deadline = {};
}

void Engine::attestingLapsed(const TaskId& id) {
    // The executor is not known yet and may have spoken for itself, so the heaviest ok is left out of the count here;
    // TurnFail, which names the executor, counts exactly.
    const Voices voices = voicesOf(*tasks.find(id), Phase::Before, nullptr);
    const bool mayBlame = voices.fail > voices.ok - voices.heaviestOk;
    if (mayBlame)
        enter(tasks.edit(id), TaskPhase::Failing, params().failWindowMs);
    else
        closeUnserved(id, TaskEnd::NoFault);
}

void Engine::keysLapsed(const TaskId& id) {
    const Task& task = *tasks.find(id);
    if (task.askedInVain()) return attestingLapsed(id);
    const bool requesterMissed = task.requesterBox.empty();
    const bool publisherMissed = task.publisherBox.empty();
    LEO_ASSERT(requesterMissed || publisherMissed);
    if (requesterMissed)
        closeRequesterFault(id, TaskEnd::RequesterMissed, publisherMissed);
    else
        closePublisherFault(id, TaskEnd::PublisherMissed);
}

void Engine::returnBond(const LambdaId& id) {
    deadline(id.bytes, "the bond of a retired lambda goes back", [&] {
        LambdaRecord& lambda = lambdas.edit(id);
        shift(bondPot(id), accountPot(lambda.publisher), lambda.bond, why::kBondReturn);
        lambda.bondReturnAt = {};
    });
}

}  // namespace leo::ledger

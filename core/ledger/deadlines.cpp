// What time alone does: seeds, anchor hashes, and the deadline of every phase.

#include <algorithm>

#include "crypto/hash.h"
#include "ledger/engine.h"

namespace leo::ledger {

namespace {

// Attempts to form a certificate after the reveals, before a draw is given up: rank 0 to 3 may each propose one.
constexpr std::uint64_t kFormingAttempts = 4;

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

void Engine::enter(Task& task, TaskPhase phase, std::uint64_t windowMs) {
    LEO_ASSERT(windowMs > 0);
    task.phase = phase;
    task.since = m_context.time;
    task.deadline = m_context.time + windowMs;
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
            if (task.joins.size() < params().minMembers)
                endDraw(id);
            else
                enter(tasks.edit(id), TaskPhase::Forming,
                      task.post.windows.revealMs + kFormingAttempts * params().attemptMs);
            break;
        case TaskPhase::Forming: endDraw(id); break;
        case TaskPhase::Attesting: attestingLapsed(id); break;
        case TaskPhase::Keys: keysLapsed(id); break;
        case TaskPhase::Executing: enter(tasks.edit(id), TaskPhase::Failing, params().failWindowMs); break;
        case TaskPhase::Confirming: settleConfirmed(id); break;
        case TaskPhase::Failing: closeUnserved(id, TaskEnd::NoFault); break;
        case TaskPhase::AwaitingSeed:
        case TaskPhase::Closed: LEO_ASSERT(false); break;
    }
}

void Engine::endDraw(const TaskId& id) {
    freeNodes(id);
    returnDeposits(id);
    Task& task = tasks.edit(id);
    if (task.draw + 1 >= params().maxDraws) {
        closeUnserved(id, TaskEnd::NoGroup);
        return;
    }
    ++task.draw;
    task.joins.clear();
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

// Scopes, the indexes that follow the tables, and the snapshots draws look back to.

#include <algorithm>

#include "ledger/engine.h"

namespace leo::ledger {

namespace {

SnapshotEntry entryOf(const NodeRecord& node) {
    return SnapshotEntry{node.node, node.credit, node.vrfKey, node.features};
}

bool weighsTheSame(const NodeRecord& a, const NodeRecord& b) {
    return a.credit == b.credit && a.status == b.status && a.vrfKey == b.vrfKey && a.features == b.features;
}

}  // namespace

// --- scopes and indexes --------------------------------------------------------------------------------------------

void Engine::beginScope() {
    eachTable([](auto& table) { table.beginScope(); });
}

void Engine::endScope() {
    eachIndexed([&](auto& table) {
        table.eachInScope([&](const auto&, const auto* before, const auto* now) {
            if (before != nullptr) unindex(*before);
            if (now != nullptr) index(*now);
        });
    });
    beginScope();
}

void Engine::rollbackScope() {
    eachTable([](auto& table) { table.rollbackScope(); });
}

namespace {

bool waitsForBlock(const Task& task) {
    if (task.phase == TaskPhase::AwaitingSeed) return true;
    const bool anchored = task.phase >= TaskPhase::Attesting && task.phase < TaskPhase::Closed;
    return anchored && task.anchorBlock.isZero();
}

}  // namespace

void Engine::index(const Task& task) {
    if (task.phase == TaskPhase::Closed) return;
    openTasks.insert(task.task);
    useSnapshot(task.snapshotHeight);
    if (task.deadline.value != 0) taskDeadlines.emplace(task.deadline, task.task);
    if (waitsForBlock(task)) waiting.insert(task.task);
}

void Engine::unindex(const Task& task) {
    if (task.phase == TaskPhase::Closed) return;
    openTasks.erase(task.task);
    releaseSnapshot(task.snapshotHeight);
    taskDeadlines.erase({task.deadline, task.task});
    waiting.erase(task.task);
}

void Engine::index(const LambdaRecord& lambda) {
    if (lambda.bondReturnAt.value != 0) bondReturns.emplace(lambda.bondReturnAt, lambda.lambda);
}

void Engine::unindex(const LambdaRecord& lambda) {
    bondReturns.erase({lambda.bondReturnAt, lambda.lambda});
}

void Engine::index(const Admission& admission) {
    if (!admission.open()) return;
    openAdmissions.insert(admission.node);
    useSnapshot(admission.snapshotHeight);
    if (admission.phase == AdmissionPhase::AwaitingSeed)
        waitingAdmissions.insert(admission.node);
    else
        admissionDeadlines.emplace(admission.deadline, admission.node);
}

void Engine::unindex(const Admission& admission) {
    if (!admission.open()) return;
    openAdmissions.erase(admission.node);
    releaseSnapshot(admission.snapshotHeight);
    waitingAdmissions.erase(admission.node);
    admissionDeadlines.erase({admission.deadline, admission.node});
}

void Engine::index(const NodeRecord& node) {
    ekOwners.emplace(node.ekId, node.node);
    vrfOwners.emplace(node.vrfKey, node.node);
    if (node.exitAt.value != 0) exits.emplace(node.exitAt, node.node);
}

void Engine::unindex(const NodeRecord& node) {
    ekOwners.erase(node.ekId);
    vrfOwners.erase(node.vrfKey);
    exits.erase({node.exitAt, node.node});
}

std::optional<TimeMs> Engine::nextDeadline() const {
    TimeMs next = globals.find(0)->epoch.since + params().epochMs;
    const auto consider = [&](const auto& deadlines) {
        if (!deadlines.empty()) next = std::min(next, deadlines.begin()->first);
    };
    consider(taskDeadlines), consider(bondReturns), consider(admissionDeadlines), consider(exits);
    return next;
}

// --- snapshots -----------------------------------------------------------------------------------------------------

void Engine::useSnapshot(Height height) {
    ++snapshotUses[height];
}

void Engine::releaseSnapshot(Height height) {
    const auto uses = snapshotUses.find(height);
    if (--uses->second == 0) snapshotUses.erase(uses);
}

Height Engine::snapshotHeightFor(Height block) const {
    const std::uint64_t lookback = params().lookbackBlocks;
    return Height{block.value > lookback ? block.value - lookback : 0};
}

std::shared_ptr<const Snapshot> Engine::snapshotAt(Height height) const {
    const bool recent = height <= tip.height && height >= snapshotHeightFor(tip.height + 1);
    if (!recent && !snapshotUses.contains(height)) return nullptr;
    auto it = snapshots.rows().upper_bound(height);
    LEO_ASSERT(it != snapshots.rows().begin());
    return std::prev(it)->second;
}

void Engine::takeSnapshot() {
    bool changed = snapshots.rows().empty();
    nodes.eachInBlock([&](const NodeId&, const NodeRecord* before, const NodeRecord* now) {
        if (before == nullptr || now == nullptr || !weighsTheSame(*before, *now)) changed = true;
    });
    if (!changed) return;
    auto snapshot = std::make_shared<Snapshot>();
    for (const auto& [id, node] : nodes.rows())
        if (node.status == NodeStatus::Active) snapshot->push_back(entryOf(node));
    snapshots.create(m_context.height, std::move(snapshot));
}

void Engine::pruneSnapshots() {
    const Height oldest = snapshotHeightFor(m_context.height + 1);
    std::vector<Height> gone;
    const auto& rows = snapshots.rows();
    for (auto it = rows.begin(); it != rows.end(); ++it) {
        const auto next = std::next(it);
        // A snapshot stands for every height up to the next one.
        if (next == rows.end() || next->first > oldest) break;
        const auto use = snapshotUses.lower_bound(it->first);
        if (use == snapshotUses.end() || use->first >= next->first) gone.push_back(it->first);
    }
    for (const Height height : gone) snapshots.erase(height);
}

}  // namespace leo::ledger

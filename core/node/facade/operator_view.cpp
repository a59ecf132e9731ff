#include "node/facade/operator_view.h"

#include <algorithm>

#include "attest/runtime_log.h"
#include "node/facade/explorer_words.h"

namespace leo::node {
namespace {

constexpr std::size_t kTaskRows = 100;

api::MissedTask::Why missedWhy(Missed why) {
    switch (why) {
        case Missed::NoVotes: return api::MissedTask::Why::NoVotes;
        case Missed::Requirements: return api::MissedTask::Why::Credit;
        case Missed::SmallestOffer: return api::MissedTask::Why::SmallestOffer;
        case Missed::Hours: return api::MissedTask::Why::Hours;
        case Missed::Memory: return api::MissedTask::Why::Memory;
        case Missed::Busy: return api::MissedTask::Why::Busy;
        case Missed::Draining: return api::MissedTask::Why::Draining;
        case Missed::Stale: return api::MissedTask::Why::Stale;
        case Missed::NotActive: return api::MissedTask::Why::NotActive;
        case Missed::NotProvable: return api::MissedTask::Why::NotProvable;
        case Missed::TooNew: return api::MissedTask::Why::TooNew;
        case Missed::HardwareTpm: return api::MissedTask::Why::HardwareTpm;
        case Missed::Isolation: return api::MissedTask::Why::Isolation;
        case Missed::Deposit: return api::MissedTask::Why::Deposit;
        case Missed::Image: break;
    }
    return api::MissedTask::Why::Image;
}

api::NodeMark failedMark(NodeFailure why) {
    switch (why) {
        case NodeFailure::TpmBusy: return api::NodeMark::TpmBusy;
        case NodeFailure::TpmLost: return api::NodeMark::TpmLost;
        case NodeFailure::TpmTaken: return api::NodeMark::TpmTaken;
        case NodeFailure::Untrusted: return api::NodeMark::Untrusted;
        case NodeFailure::NoSandbox: return api::NodeMark::NoSandbox;
        case NodeFailure::Other: break;
    }
    return api::NodeMark::Failed;
}

const ledger::NodeRecord* recordOf(const OperatorFacts& facts) {
    return facts.chain && facts.node ? facts.chain->node(*facts.node) : nullptr;
}

const ledger::Admission* openAdmission(const OperatorFacts& facts) {
    const ledger::Admission* admission = facts.chain && facts.node ? facts.chain->admission(*facts.node) : nullptr;
    return admission && admission->open() ? admission : nullptr;
}

// What the process alone says.
api::NodeMark processMark(const OperatorFacts& facts) {
    if (!facts.alive) {
        if (facts.starting) return api::NodeMark::Starting;
        if (facts.status && facts.status->failure) return failedMark(facts.status->failure->why);
        return facts.problem.empty() ? api::NodeMark::Stopped : api::NodeMark::Failed;
    }
    const NodeStatus& status = *facts.status;
    if (!status.ready) return api::NodeMark::Starting;
    if (!status.tpmLost.empty()) return api::NodeMark::TpmLost;
    if (!status.untrusted.empty()) return api::NodeMark::Untrusted;
    if (!status.live) return api::NodeMark::Unreachable;
    return status.draining ? api::NodeMark::Draining : api::NodeMark::Running;
}

std::string problemOf(const OperatorFacts& facts) {
    if (!facts.alive) {
        if (!facts.problem.empty()) return facts.problem;
        return facts.status && facts.status->failure ? facts.status->failure->text : std::string();
    }
    if (!facts.status->tpmLost.empty()) return facts.status->tpmLost;
    if (!facts.status->untrusted.empty()) return facts.status->untrusted;
    return facts.problem;
}

std::string partPhase(const store::IndexedPart& part, const ledger::Task* task) {
    if (part.closed) return std::string(ledger::endName(part.end));
    return task ? std::string(ledger::phaseName(task->phase)) : std::string();
}

void addStatus(const OperatorFacts& facts, api::NodeState& state) {
    const NodeStatus& status = *facts.status;
    state.startedAt = status.startedAt;
    state.openTasks = static_cast<std::uint32_t>(status.openTasks);
    state.executing = std::any_of(status.roles.begin(), status.roles.end(),
                                  [](const NodeStatus::Role& role) { return role.executor.value_or(false); });
    if (status.registering) state.registering = status.registering->text;
    state.sandbox.runner = status.runner;
    state.sandbox.ready = !status.runner.empty();
    state.sandbox.running = status.executing ? 1 : 0;
    state.sandbox.shortcomings = status.shortcomings;
    state.sandbox.lastCleanup = status.lastCleanup;
    state.sandbox.lastCleanupClean = status.lastCleanupClean;
    if (status.lastCleanupAt.value > 0) state.sandbox.lastCleanupAt = status.lastCleanupAt;
    state.measured.nodeCpuPercent = status.usage.cpuPercent;
    state.measured.nodeMemoryBytes = status.usage.memoryBytes;
    state.measured.runCpuMs = status.usage.runCpuMs;
    state.measured.runWallMs = status.usage.runWallMs;
    state.measured.runMemoryBytes = status.usage.runMemoryBytes;
    state.drawsSeen = status.drawsSeen;
    state.drawsWon = status.drawsWon;
    if (status.drawsSeen > 0)
        state.drawsExpectedPermille = static_cast<std::uint32_t>(status.drawsExpectedPermille / status.drawsSeen);
    for (const MissedDraw& draw : status.missed)
        state.missed.push_back(
            {draw.task, draw.time, missedWhy(draw.why), draw.have, draw.wanted, draw.oddsPermille});
    for (const LogLine& line : status.log) state.log.push_back({line.time, line.warning, line.area, line.text});
    const Names names(facts.chain, {});
    for (const NodeStatus::Link& link : status.peers) {
        api::NodePeer row;
        row.node = link.peer;
        row.name = names.of(link.peer);
        row.latencyMs = link.latencyMs;
        if (const ledger::NodeRecord* node = facts.chain ? facts.chain->node(link.peer) : nullptr)
            row.credit = node->credit.value;
        state.peers.push_back(std::move(row));
    }
    state.pcrs = registersOf(status, facts.accepted,
                             facts.chain ? facts.chain->genesis().platformDigests : std::vector<Hash>{});
    state.platformChanged = std::any_of(state.pcrs.begin(), state.pcrs.end(), [](const api::Pcr& pcr) {
        return pcr.index != attest::kRuntimeLogPcr && pcr.mark == api::Pcr::Mark::Differs;
    });
}

std::optional<bool> roleIn(const OperatorFacts& facts, const TaskId& task) {
    if (!facts.alive) return {};
    for (const NodeStatus::Role& role : facts.status->roles)
        if (role.task == task) return role.executor;
    return {};
}

// Deposits in open tasks, and what the rules take of an executor that stops, or of a monitor that falls silent
// (protocol section 3).
void addOpenTasks(const OperatorFacts& facts, api::NodeState& state) {
    const ledger::State& chain = *facts.chain;
    for (const TaskId& id : chain.openTasks()) {
        const ledger::Task& task = *chain.task(id);
        const ledger::Joiner* joiner = task.joiner(*facts.node);
        if (!joiner) continue;
        state.depositsHeld.units += joiner->deposit.units;
        const bool leads = roleIn(facts, id).value_or(false);
        if (leads) state.stopCosts.units += joiner->deposit.units;
        if (joiner->member)
            state.stopCostsCredit += leads ? chain.params().creditFailedExecutor : chain.params().creditAbsent;
    }
}

void addChain(const OperatorFacts& facts, api::NodeState& state) {
    if (const ledger::Admission* admission = openAdmission(facts)) {
        state.name = admission->request.name;
        state.attestorsSpoke = static_cast<std::uint32_t>(admission->opinions.size());
        state.attestorsOf =
            std::max(state.attestorsSpoke, std::min(admission->eligible, facts.chain->params().tauDefault));
    }
    const ledger::NodeRecord* record = recordOf(facts);
    if (!record) return;
    const ledger::State& chain = *facts.chain;
    state.name = record->name;
    state.credit = record->credit;
    state.depositsHeld = record->deposit;
    state.tpm = tpmInfo(*record, chain.genesis(), facts.now);
    if (record->exitAt.value > 0) state.leavesAt = record->exitAt;
    for (const auto& [id, node] : chain.nodes()) {
        if (node.status != ledger::NodeStatus::Active) continue;
        ++state.rankOf;
        if (node.credit > record->credit) ++state.rank;
    }
    ++state.rank;
    addOpenTasks(facts, state);
}

void addPast(const OperatorFacts& facts, api::NodeState& state) {
    if (!facts.past) return;
    const std::uint64_t today = facts.now.value / kDayMs * kDayMs;
    for (const store::IndexedEarnings& day : facts.past->earnings) {
        const std::uint64_t sum = day.executor.units + day.monitor.units + day.attestor.units;
        state.earned30d.units += sum;
        if (day.day.value == today) state.earnedToday.units += sum;
    }
    for (const store::IndexedCredit& point : facts.past->credit) {
        if (point.time.value >= today) state.creditToday += point.change;
        if (point.change < 0)
            state.penalties.push_back({point.time, point.place.height(), point.credit, point.change, point.why});
    }
    for (const store::IndexedPart& part : facts.past->parts) {
        if (part.time.value >= today) {
            ++state.tasksToday;
            if (part.executor) ++(*part.executor ? state.ledToday : state.monitoredToday);
        }
        if (state.tasks.size() >= kTaskRows) continue;
        api::NodeTaskRow row;
        row.task = part.task;
        row.time = part.time;
        row.executor = part.executor ? part.executor : roleIn(facts, part.task);
        row.phase = partPhase(part, facts.chain ? facts.chain->task(part.task) : nullptr);
        row.open = !part.closed;
        row.earned = part.earned;
        row.lost = part.lost;
        row.creditChange = part.creditChange;
        state.tasks.push_back(std::move(row));
    }
}

}  // namespace

api::NodeMark nodeMark(const OperatorFacts& facts) {
    const api::NodeMark process = processMark(facts);
    if (openAdmission(facts) && facts.alive) return api::NodeMark::WaitingForAdmission;
    const ledger::NodeRecord* record = recordOf(facts);
    if (!record) return process;
    const bool works = process == api::NodeMark::Running || process == api::NodeMark::Draining;
    switch (record->status) {
        case ledger::NodeStatus::Exiting: return api::NodeMark::Exiting;
        case ledger::NodeStatus::Stale: return works ? api::NodeMark::Stale : process;
        case ledger::NodeStatus::Inactive:
            // Whoever left may register again; a proven lie costs all credit, and with it the way back.
            if (process == api::NodeMark::Starting) return process;
            return record->credit.value > 0 ? api::NodeMark::Left : api::NodeMark::Inactive;
        case ledger::NodeStatus::Active: break;
    }
    return process;
}

api::NodeState nodeState(const OperatorFacts& facts, std::uint64_t sequence) {
    api::NodeState state;
    state.sequence = sequence;
    state.mark = nodeMark(facts);
    state.problem = problemOf(facts);
    state.node = facts.node;
    state.home = facts.home.string();
    state.alive = facts.alive;
    state.keptRunning = facts.keptRunning;
    state.checks = facts.checks;
    const bool ready = std::all_of(facts.checks.begin(), facts.checks.end(), [](const api::StartCheck& check) {
        return check.mark == api::StartCheck::Mark::Passed || check.mark == api::StartCheck::Mark::Warning;
    });
    // A node that waits for its operator's signature is started again, which asks for it.
    const bool asks = facts.alive && facts.status->registering && !openAdmission(facts);
    state.canStart = (asks || (ready && !facts.checks.empty() && !facts.alive)) && !facts.starting &&
                     !facts.stopping && !facts.keptRunning && state.mark != api::NodeMark::Inactive;
    const RunLimits& limits = facts.wishes.limits;
    state.limits = {limits.cpuCores, limits.memoryBytes, limits.smallestOffer, limits.fromMinute, limits.toMinute};
    state.measured = facts.computer;
    state.sandbox.images = facts.images;
    state.sandbox.imageBytes = facts.imageBytes;
    if (facts.chip) state.tpm = *facts.chip;
    state.pcrs = facts.chipPcrs;
    if (facts.alive) addStatus(facts, state);
    addChain(facts, state);
    if (facts.alive && facts.status->lastQuote.value > 0) state.tpm.lastQuote = facts.status->lastQuote;
    addPast(facts, state);
    return state;
}

std::vector<api::Pcr> registersOf(const NodeStatus& status, const Platform& accepted,
                                  const std::vector<Hash>& platformDigests) {
    attest::PcrValues platform;
    for (const NodeStatus::Register& pcr : status.pcrs)
        if (pcr.index != attest::kRuntimeLogPcr) platform[pcr.index] = pcr.value;
    const bool inPolicy = std::find(platformDigests.begin(), platformDigests.end(), attest::pcrDigest(platform)) !=
                          platformDigests.end();
    std::vector<api::Pcr> pcrs;
    for (const NodeStatus::Register& pcr : status.pcrs) {
        api::Pcr row;
        row.index = pcr.index;
        row.value = pcr.value;
        const auto known = accepted.find(pcr.index);
        if (pcr.index == attest::kRuntimeLogPcr)
            row.expected = status.logPcr13;
        else if (known != accepted.end())
            row.expected = known->second;
        else if (inPolicy)
            row.expected = pcr.value;
        row.mark = !row.expected                ? api::Pcr::Mark::NotJudged
                   : *row.expected == row.value ? api::Pcr::Mark::Match
                                                : api::Pcr::Mark::Differs;
        pcrs.push_back(row);
    }
    return pcrs;
}

Platform platformOf(const NodeStatus& status) {
    Platform platform;
    for (const NodeStatus::Register& pcr : status.pcrs)
        if (pcr.index != attest::kRuntimeLogPcr) platform[pcr.index] = pcr.value;
    return platform;
}

std::string encodePlatform(const Platform& platform) {
    std::string text;
    for (const auto& [index, value] : platform)
        text += (text.empty() ? "" : ",") + std::to_string(index) + ':' + toHex(value);
    return text;
}

Platform decodePlatform(std::string_view text) {
    Platform platform;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view entry = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t colon = entry.find(':');
        if (colon == std::string_view::npos) continue;
        const Result<TaskId> value = TaskId::fromHexText(entry.substr(colon + 1));  // any 32 bytes
        const std::string index(entry.substr(0, colon));
        const bool digits = !index.empty() && index.size() <= 2 &&
                            std::all_of(index.begin(), index.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (value.ok() && digits) platform[static_cast<std::uint32_t>(std::stoul(index))] = value->bytes;
    }
    return platform;
}

}  // namespace leo::node

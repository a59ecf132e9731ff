// How a node stays and leaves: epochs, renewals, nodes that fall silent, exits (protocol section 5).

#include <algorithm>

#include "attest/verifier.h"
#include "crypto/hash.h"
#include "ledger/engine.h"

namespace leo::ledger {

namespace {

// A node that led this many tasks since its last checkpoint may renew again in the same epoch, so that its log can't
// outgrow its limits however long the epochs are. Two lines each.
constexpr std::size_t kEarlyCheckpointLines = 256;

}  // namespace

void Engine::turnEpoch() {
    const Epoch now = globals.find(0)->epoch;
    const bool learns = now.block.isZero();
    const bool turns = m_context.time >= now.since + params().epochMs;
    if (!learns && !turns) return;
    beginScope();
    Epoch& epoch = globals.edit(0).epoch;
    if (learns) {
        LEO_ASSERT(now.height + 1 == m_context.height);
        epoch.block = m_context.previous;
    }
    if (turns) epoch = Epoch{now.number + 1, m_context.time, m_context.height, {}};
    endScope();
    if (!turns) return;

    // Who let the whole last epoch pass sits out. Counted in epochs that had blocks, see Epoch.
    std::vector<NodeId> silent;
    for (const auto& [id, node] : nodes.rows())
        if (node.status == NodeStatus::Active && node.renewedEpoch < now.number) silent.push_back(id);
    for (const NodeId& id : silent) deadline(id.bytes, "Stale", [&] { nodes.edit(id).status = NodeStatus::Stale; });
}

Status Engine::checkMachine(const NodeRecord& node, const Renewal& body, attest::Evidence& evidence) const {
    attest::Finding finding = attest::decodeEvidence(body.evidence, evidence);
    if (finding.ok()) {
        attest::MachineContext context;
        context.akPublic = node.akPublic;
        context.pcrMask = params().pcrMask;
        context.platformDigests = genesis.platformDigests;
        context.qualifier = renewalQualifier(chain, node.node, body.epoch, globals.find(0)->epoch.block);
        if (node.checkpoint) context.checkpoint = &*node.checkpoint;
        finding = attest::verifyMachine(context, evidence).finding;
    }
    return finding.toStatus();
}

Status Engine::run(const Call& call, const Renewal& body) {
    const NodeRecord* node = nodes.find(call.sender);
    LEO_REQUIRE(node != nullptr, Code::UnknownNode, "only a node renews");
    const bool stays = node->status == NodeStatus::Active || node->status == NodeStatus::Stale;
    LEO_REQUIRE(stays, Code::WrongState, "the node has left");
    const Epoch& epoch = globals.find(0)->epoch;
    LEO_REQUIRE(body.epoch == epoch.number, body.epoch < epoch.number ? Code::Late : Code::WrongState,
                "this is epoch " + std::to_string(epoch.number));
    LEO_REQUIRE(!epoch.block.isZero(), Code::WrongState, "the epoch's first block is not known yet");
    attest::Evidence evidence;
    LEO_TRY(checkMachine(*node, body, evidence));
    const attest::RuntimeLog& log = std::get<attest::TpmQuoteEvidence>(evidence).log;
    const bool first = node->renewedEpoch != epoch.number;
    const bool early = body.checkpoint && log.events().size() >= kEarlyCheckpointLines;
    LEO_REQUIRE(first || early, Code::Duplicate, "the node has renewed in this epoch");
    LEO_REQUIRE(!body.checkpoint || !log.taskOpen(), Code::WrongState, "no checkpoint in the middle of a task");

    NodeRecord& changed = nodes.edit(call.sender);
    if (body.checkpoint) {
        const attest::NodeStart start = *attest::startOf(log, changed.checkpoint ? &*changed.checkpoint : nullptr);
        changed.checkpoint = attest::Checkpoint{log.pcr13(), start};
    }
    changed.status = NodeStatus::Active;
    changed.renewedEpoch = epoch.number;
    if (first) changeCredit(call.sender, params().creditRenewal, why::kCreditRenewal);
    return {};
}

Status Engine::run(const Call& call, const NodeExit&) {
    const NodeRecord* node = nodes.find(call.sender);
    LEO_REQUIRE(node != nullptr, Code::UnknownNode, "only a node can leave");
    const bool stays = node->status == NodeStatus::Active || node->status == NodeStatus::Stale;
    LEO_REQUIRE(stays, Code::WrongState, "the node has left");
    NodeRecord& changed = nodes.edit(call.sender);
    changed.status = NodeStatus::Exiting;
    // Never in the block itself, so that a deadline always lies ahead.
    changed.exitAt = m_context.time + std::max<std::uint64_t>(params().unbondMs, 1);
    return {};
}

bool Engine::inOpenTask(const NodeId& id) const {
    return std::any_of(openTasks.begin(), openTasks.end(), [&](const TaskId& task) {
        const Joiner* joiner = tasks.find(task)->joiner(id);
        return joiner != nullptr && !joiner->deposit.isZero();  // who did not become a member has it back
    });
}

void Engine::actOnExit(const NodeId& id) {
    // What it did in a task may still be judged, so the deposit stays as long as one is open.
    if (inOpenTask(id)) {
        deadline(id.bytes, "waits for its tasks",
                 [&] { nodes.edit(id).exitAt = m_context.time + std::max<std::uint64_t>(params().unbondMs, 1); });
        return;
    }
    deadline(id.bytes, "Left", [&] {
        NodeRecord& node = nodes.edit(id);
        shift(registerPot(id), accountPot(id), node.deposit, why::kRegisterReturn);
        node.status = NodeStatus::Inactive;
        node.exitAt = {};
    });
}

}  // namespace leo::ledger

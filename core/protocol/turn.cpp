#include "protocol/turn.h"

#include <algorithm>

namespace leo::protocol {

Result<Turn> Turn::of(const ledger::State& state, const TaskId& taskId, const ledger::Certificate& certificate,
                      const References& references) {
    Turn turn;
    turn.chain = state.chain();
    const ledger::Task* task = state.task(taskId);
    LEO_REQUIRE(task, Code::UnknownTask, "task " + taskId.shortHex() + " is not on layer one");
    LEO_REQUIRE(certificate.hash() == task->certificateHash, Code::WrongState,
                "the certificate is not the one layer one anchored");
    LEO_REQUIRE(task->turn < certificate.members.size(), Code::WrongState, "no member is left to execute");
    turn.task = *task;
    turn.certificate = certificate;
    turn.turn = task->turn;
    const NodeId& executor = certificate.members[task->turn].node;
    const ledger::NodeRecord* record = state.node(executor);
    const ledger::Joiner* join = task->joiner(executor);
    LEO_REQUIRE(record && join, Code::UnknownNode, "the executor is not a node that joined");
    turn.executor = *record;
    turn.channelKey = join->channelKey;
    turn.anchorBlock = anchorBlockOf(state, *task);
    const ledger::LambdaRecord* lambda = state.lambda(task->post.lambda);
    LEO_REQUIRE(lambda, Code::UnknownLambda, "lambda " + task->post.lambda.shortHex() + " is not on layer one");
    turn.lambda = *lambda;
    LEO_TRY_ASSIGN(turn.manifest, ledger::Manifest::decode(lambda->manifest));
    turn.params = state.params();
    turn.roots = state.genesis().roots;
    turn.platformDigests = state.genesis().platformDigests;
    turn.references = references;
    return turn;
}

std::vector<NodeId> Turn::everyone() const {
    std::vector<NodeId> nodes;
    for (const ledger::Member& member : certificate.members) {
        const ledger::Joiner* joiner = task.joiner(member.node);
        if (joiner != nullptr && !joiner->out) nodes.push_back(member.node);
    }
    return nodes;
}

std::vector<NodeId> Turn::monitors() const {
    std::vector<NodeId> nodes = everyone();
    std::erase(nodes, executor.node);
    return nodes;
}

std::uint64_t Turn::weightOf(const NodeId& node) const {
    const ledger::Joiner* join = task.joiner(node);
    return join ? join->weight.value : 0;
}

bool Turn::isMonitor(const NodeId& node) const {
    const std::vector<NodeId> all = monitors();
    return std::find(all.begin(), all.end(), node) != all.end();
}

std::uint64_t Turn::rankById(const NodeId& node) const {
    const std::vector<NodeId> all = everyone();
    return static_cast<std::uint64_t>(
        std::count_if(all.begin(), all.end(), [&](const NodeId& other) { return other < node; }));
}

bool Turn::mayLead(const NodeId& node) const {
    const std::size_t turns = std::min<std::size_t>(params.maxTurns, certificate.members.size());
    for (std::size_t i = turn; i < turns; ++i)
        if (certificate.members[i].node == node) return true;
    return false;
}

attest::QualifierFields Turn::qualifier(attest::Phase phase, const attest::NonceSet& nonces) const {
    return attest::QualifierFields{task.task, task.draw, turn, phase, anchorBlock, nonces.root(), channelKey};
}

ledger::ProvingMachine Turn::machine() const {
    return ledger::provingMachine(params, platformDigests, task, anchorBlock, executor, lambda, manifest);
}

attest::TaskStart Turn::taskStart(const attest::RuntimeLog& log) const {
    return machine().startAfter(log);
}

attest::TaskEnd Turn::taskEnd(const ledger::Outcome& outcome) const {
    return attest::TaskEnd{task.task, toBytes(outcome.resultCid), outcome.exit, references.cleanDigest};
}

attest::Finding Turn::checkProfile(const attest::RuntimeLog& log) const {
    using attest::Finding;
    using attest::Reason;
    const attest::NodeStart* node = attest::startOf(log, checkpoint());
    if (node == nullptr)
        return Finding::fail(Reason::LogGrammar,
                             "the log begins neither with node-start nor at the node's checkpoint");
    const bool gvisor = task.post.requirements.isolation == ledger::Isolation::Gvisor;
    if (gvisor && node->runner != "runsc")
        return Finding::fail(Reason::LogOtherRunner, "the task asks for gVisor, the node runs " + node->runner);
    if (references.profileDigests.empty()) return Finding::pass();
    for (const Hash& accepted : references.profileDigests)
        if (accepted == node->configDigest) return Finding::pass();
    return Finding::fail(Reason::LogOtherProfile, "the node measured a sandbox profile nobody listed as good");
}

BlockHash anchorBlockOf(const ledger::State& state, const ledger::Task& task) {
    if (!task.anchorBlock.isZero()) return task.anchorBlock;
    return state.height() == task.anchoredAt ? state.tip() : BlockHash{};
}

}  // namespace leo::protocol

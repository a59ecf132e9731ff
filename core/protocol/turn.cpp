#include "protocol/turn.h"

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

std::vector<NodeId> Turn::monitors() const {
    std::vector<NodeId> nodes;
    for (const ledger::Member& member : certificate.members)
        if (member.node != executor.node) nodes.push_back(member.node);
    return nodes;
}

std::vector<NodeId> Turn::everyone() const {
    std::vector<NodeId> nodes;
    for (const ledger::Member& member : certificate.members) nodes.push_back(member.node);
    return nodes;
}

std::uint64_t Turn::weightOf(const NodeId& node) const {
    const ledger::Joiner* join = task.joiner(node);
    return join ? join->weight.value : 0;
}

bool Turn::isMonitor(const NodeId& node) const {
    if (node == executor.node) return false;
    for (const ledger::Member& member : certificate.members)
        if (member.node == node) return true;
    return false;
}

attest::QualifierFields Turn::qualifier(attest::Phase phase, const attest::NonceSet& nonces) const {
    return attest::QualifierFields{task.task, task.draw, turn, phase, anchorBlock, nonces.root(), channelKey};
}

attest::TaskStart Turn::taskStart(const attest::RuntimeLog& log) const {
    attest::TaskStart start;
    start.task = task.task;
    start.draw = task.draw;
    start.turn = turn;
    start.codeCid = toBytes(lambda.codeCid);
    start.imageDigest = manifest.imageDigest;
    if (const attest::NodeStart* node = attest::startOf(log, checkpoint())) start.profileDigest = node->configDigest;
    start.limitsDigest = references.limitsDigest;
    start.inputCid = toBytes(task.post.inputCid);
    return start;
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

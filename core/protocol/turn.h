// Turn: what everyone in a group knows about the run that is to happen: who executes, on which machine, what exactly
// will be measured. Built from the ledger, the certificate and the lambda's manifest; never from the executor's word.
#pragma once

#include "attest/endorsement.h"
#include "attest/sealing.h"
#include "attest/verifier.h"
#include "ledger/key_package.h"
#include "ledger/manifest.h"
#include "protocol/draw.h"

namespace leo::protocol {

// What the network and the sandbox expect of an executor, as far as the ledger does not say it.
struct References {
    std::vector<Hash> profileDigests;  // accepted sandbox profiles; empty accepts any
    Hash cleanDigest{};                // digest of a clean-up report with nothing left behind
};

struct Turn {
    ChainId chain;
    ledger::Task task;  // as of the turn's begin
    ledger::Certificate certificate;
    std::uint32_t turn = 0;
    ledger::NodeRecord executor;
    crypto::X25519Public channelKey{};  // the executor's, from its join
    BlockHash anchorBlock;
    ledger::LambdaRecord lambda;
    ledger::Manifest manifest;
    ledger::Params params;
    std::vector<ledger::TpmRoot> roots;
    std::vector<Hash> platformDigests;
    References references;

    // UnknownNode, UnknownLambda, Malformed manifest, WrongState when the certificate is not the anchored one.
    static Result<Turn> of(const ledger::State& state, const TaskId& task, const ledger::Certificate& certificate,
                           const References& references);

    const NodeId& executorId() const { return executor.node; }
    // The certificate's members that layer one has not put out of the group, in rank order; monitors: without the
    // executor.
    std::vector<NodeId> monitors() const;
    std::vector<NodeId> everyone() const;
    std::uint64_t weightOf(const NodeId& node) const;
    bool isMonitor(const NodeId& node) const;
    // Place in order of id among everyone(): who sends what any member may send, and how long the others wait.
    std::uint64_t rankById(const NodeId& node) const;
    // May lead this turn or a later one.
    bool mayLead(const NodeId& node) const;

    // What the executor must prove, as layer one would judge it.
    ledger::ProvingMachine machine() const;
    attest::QualifierFields qualifier(attest::Phase phase, const attest::NonceSet& nonces) const;
    // From where the executor's log may continue; null when layer one has none.
    const attest::Checkpoint* checkpoint() const { return executor.checkpoint ? &*executor.checkpoint : nullptr; }
    // The task-start that must be measured; the profile is the one node-start of `log`, or of its checkpoint, names.
    attest::TaskStart taskStart(const attest::RuntimeLog& log) const;
    attest::TaskEnd taskEnd(const ledger::Outcome& outcome) const;
    // The profile that node-start of a log names, if this network accepts it.
    attest::Finding checkProfile(const attest::RuntimeLog& log) const;
};

// The block an anchor lies in: recorded one block later, known from the tip until then. Zero: not known yet.
BlockHash anchorBlockOf(const ledger::State& state, const ledger::Task& task);

}  // namespace leo::protocol

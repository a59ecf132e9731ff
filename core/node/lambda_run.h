// LambdaRun: one execution, from two ciphertexts and two keys to one ciphertext.
//
// Decrypts in memory, runs in the sandbox, encrypts output and log for Alice, wipes, and has the sandbox prove that
// nothing is left. Blocking; on the node's sandbox thread. What the code does wrong is an outcome; an Error is this
// machine's own failure.
#pragma once

#include <atomic>

#include "ledger/state.h"
#include "node/measured_machine.h"
#include "node/result_payload.h"
#include "sandbox/sandbox.h"

namespace leo::node {

struct LambdaJob {
    TaskId task;
    ledger::Manifest manifest;
    crypto::X25519Public resultKey{};
    std::string inputType;
    std::string imageLayout;  // directory of the OCI layout that holds the image
    Bytes code, input;        // envelopes
    MeasuredMachine::Keys keys;
};

struct LambdaResult {
    SealedResult sealed;
    std::uint32_t exit = 0;
    sandbox::CleanupReport cleanup;
    sandbox::Usage usage;
};

// What is left of a run, for people.
std::string cleanupText(const sandbox::CleanupReport& report);

// The sandbox's limits of a manifest; their digest is measured in task-start.
sandbox::Limits sandboxLimits(const ledger::Manifest& manifest);

Result<LambdaResult> runLambda(sandbox::Sandbox& sandbox, LambdaJob job, Random& random,
                               const std::atomic<bool>& cancel);

}  // namespace leo::node

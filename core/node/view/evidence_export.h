// Writes the evidence of a task that ended, from this computer's copy of the chain.
#pragma once

#include "layer1/layer1.h"
#include "node/view/evidence_file.h"

namespace leo::node {

// `history` is whole. `package` is what an owner of a key was given, when this computer is one. WrongState while the
// task is open, NotFound when a block is no longer at hand, TooLarge.
Result<Bytes> makeEvidence(layer1::Layer1& chain, const ledger::Task& task, const TaskHistory& history,
                           const std::optional<protocol::KeyPackage>& package);

}  // namespace leo::node

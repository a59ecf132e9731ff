// Conduct: what a node does with what its machines want said and done.
//
// An honest node has none: its machines' wishes are what happens. The adversary lab puts one in their place that
// plays a lie, with the rest of the node as it is (tests/liar). Called on the node's thread, before messages are
// sealed.
#pragma once

#include "protocol/executor_duty.h"

namespace leo::protocol {

class NodeTask;

class Conduct {
public:
    virtual ~Conduct() = default;
    // What is done instead of `command`, which may be a Send to several members; nothing to leave it undone.
    virtual std::vector<Command> act(const NodeTask& of, Command command) = 0;
    // What the TPM quoted, before the executor's machine takes it and shows it to the monitors.
    virtual EvidenceShare quoted(const NodeTask& of, const TakeQuote& asked, EvidenceShare share) = 0;
    // How the run ended, before it is measured.
    virtual RunReport ended(const NodeTask& of, RunReport report) = 0;
};

}  // namespace leo::protocol

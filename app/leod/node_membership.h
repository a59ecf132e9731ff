// Becoming a node and leaving: what `leod node --register` and `leod node --exit` do on the network.
#pragma once

#include "leod/command.h"
#include "leod/node_report.h"
#include "node/registration.h"

namespace leo::app {

// Runs the event loop until the attestors have decided, telling each step, also in the report. With config.send off
// it waits until somebody else has signed and sent what the report shows. NotPermitted when they did not admit the
// machine, with their reasons; Cancelled.
Status registerNode(Context& context, node::Client& client, node::RegistrationConfig config, NodeReport& report);

// Sends NodeExit and waits for its block. A node that runs meanwhile finishes its tasks.
Status leaveNetwork(Context& context, node::Client& client);

}  // namespace leo::app

// Becoming a node and leaving: what `leod node --register` and `leod node --exit` do on the network.
#pragma once

#include "leod/command.h"
#include "node/registration.h"

namespace leo::app {

// Runs the event loop until the attestors have decided, telling each step. NotPermitted when they did not admit the
// machine, with their reasons; Cancelled.
Status registerNode(Context& context, node::Client& client, node::RegistrationConfig config);

// Sends NodeExit and waits for its block. A node that runs meanwhile finishes its tasks.
Status leaveNetwork(Context& context, node::Client& client);

}  // namespace leo::app

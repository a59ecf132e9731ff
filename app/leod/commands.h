// The factories of all commands. A new command adds its line here and in commands.cpp.
#pragma once

#include <memory>
#include <vector>

#include "leod/command.h"
#include "protocol/conduct.h"

namespace leo::app {

std::unique_ptr<Command> makeDevnetCommand();
std::unique_ptr<Command> makeStoryCommand();
std::unique_ptr<Command> makeLayer1Command();
// `conduct`: see protocol/conduct.h; leod has none.
std::unique_ptr<Command> makeNodeCommand(std::shared_ptr<protocol::Conduct> conduct = {});
std::unique_ptr<Command> makeServeCommand();
std::unique_ptr<Command> makePublishCommand();
std::unique_ptr<Command> makeTaskCommand();
std::unique_ptr<Command> makeStatusCommand();
std::unique_ptr<Command> makeBlocksCommand();
std::unique_ptr<Command> makeBlockCommand();
std::unique_ptr<Command> makeTxCommand();
std::unique_ptr<Command> makeNodesCommand();
std::unique_ptr<Command> makeLambdasCommand();
std::unique_ptr<Command> makeTasksCommand();
std::unique_ptr<Command> makeTaskShowCommand();
std::unique_ptr<Command> makeWalletNewCommand();
std::unique_ptr<Command> makeWalletListCommand();
std::unique_ptr<Command> makeWalletAddressCommand();
std::unique_ptr<Command> makeWalletShowCommand();
std::unique_ptr<Command> makeWalletBalanceCommand();
std::unique_ptr<Command> makeWalletSendCommand();
std::unique_ptr<Command> makeVerifyCommand();
std::unique_ptr<Command> makeEvidenceCommand();

// In the order of `leod help`.
std::vector<std::unique_ptr<Command>> allCommands();

}  // namespace leo::app

#include "leod/commands.h"

namespace leo::app {

std::vector<std::unique_ptr<Command>> allCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeDevnetCommand());
    commands.push_back(makeStoryCommand());
    commands.push_back(makeLayer1Command());
    commands.push_back(makeNodeCommand());
    commands.push_back(makeServeCommand());
    commands.push_back(makePublishCommand());
    commands.push_back(makeTaskCommand());
    commands.push_back(makeWalletNewCommand());
    commands.push_back(makeWalletListCommand());
    commands.push_back(makeWalletAddressCommand());
    commands.push_back(makeWalletShowCommand());
    commands.push_back(makeWalletBalanceCommand());
    commands.push_back(makeWalletSendCommand());
    commands.push_back(makeStatusCommand());
    commands.push_back(makeNodesCommand());
    commands.push_back(makeLambdasCommand());
    commands.push_back(makeTasksCommand());
    commands.push_back(makeTaskShowCommand());
    commands.push_back(makeBlocksCommand());
    commands.push_back(makeBlockCommand());
    commands.push_back(makeTxCommand());
    commands.push_back(makeVerifyCommand());
    commands.push_back(makeEvidenceCommand());
    return commands;
}

}  // namespace leo::app

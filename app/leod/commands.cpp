#include "leod/commands.h"

namespace leo::app {

std::vector<std::unique_ptr<Command>> allCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    return commands;
}

}  // namespace leo::app

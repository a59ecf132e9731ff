// The factories of all commands. A new command adds its line here and in commands.cpp.
#pragma once

#include <memory>
#include <vector>

#include "leod/command.h"

namespace leo::app {

// In the order of `leod help`.
std::vector<std::unique_ptr<Command>> allCommands();

}  // namespace leo::app

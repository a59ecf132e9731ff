// The frame of a program made of commands: finds the command, prepares what every command needs, and reports how it
// went, in words and as exit code.
#pragma once

#include "leod/options.h"

namespace leo::app {

// Main thread, with a QCoreApplication alive. `words` without the program's name.
int runCommands(const QStringList& words, const std::vector<std::unique_ptr<Command>>& commands);

}  // namespace leo::app

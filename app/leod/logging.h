// The log of the program: one line per event, to stderr or to a file, with time, level and component.
#pragma once

#include <string>

#include "base/log.h"
#include "base/result.h"

namespace leo::app {

// Installs the sink for the life of the process; an empty file name means stderr. The file is appended to and
// private to the user. Call before threads start.
Status installLog(const std::string& file, LogLevel least);

}  // namespace leo::app

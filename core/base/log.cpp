#include "base/log.h"

#include <utility>

namespace leo {
namespace {

LogSink& sinkSlot() {
    static LogSink sink;
    return sink;
}

LogLevel& leastSlot() {
    static LogLevel least = LogLevel::Info;
    return least;
}

}  // namespace

void setLogSink(LogSink sink, LogLevel least) {
    sinkSlot() = std::move(sink);
    leastSlot() = least;
}

bool logEnabled(LogLevel level) {
    return sinkSlot() && level >= leastSlot();
}

void log(LogLevel level, std::string_view component, std::string_view line) {
    if (logEnabled(level)) sinkSlot()(level, component, line);
}

}  // namespace leo

// Log: one line per event, to a sink the composition root installs. No plaintext, key or password is ever an
// argument.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace leo {

enum class LogLevel { Debug, Info, Warning, Error };

using LogSink = std::function<void(LogLevel, std::string_view component, std::string_view line)>;

// Call once from the composition root before threads start; without a sink, lines are dropped.
void setLogSink(LogSink sink, LogLevel least = LogLevel::Info);
bool logEnabled(LogLevel level);
// Thread-safe if the sink is.
void log(LogLevel level, std::string_view component, std::string_view line);

inline void logDebug(std::string_view component, std::string_view line) {
    log(LogLevel::Debug, component, line);
}
inline void logInfo(std::string_view component, std::string_view line) {
    log(LogLevel::Info, component, line);
}
inline void logWarning(std::string_view component, std::string_view line) {
    log(LogLevel::Warning, component, line);
}
inline void logError(std::string_view component, std::string_view line) {
    log(LogLevel::Error, component, line);
}

}  // namespace leo

#include "leod/logging.h"

#include <fcntl.h>
#include <unistd.h>

#include <QString>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>

#include "base/clock.h"
#include "node/node_status.h"

namespace leo::app {
namespace {

const char* name(LogLevel level) {
    switch (level) {
        case LogLevel::Debug: return "debug";
        case LogLevel::Info: return "info";
        case LogLevel::Warning: return "warning";
        case LogLevel::Error: return "error";
    }
    return "";
}

std::string stamp() {
    const std::uint64_t now = systemClock().now().value;
    const std::time_t seconds = static_cast<std::time_t>(now / 1'000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03uZ", parts.tm_year + 1900,
                  parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                  static_cast<unsigned>(now % 1'000));
    return text.data();
}

LogLevel levelOf(QtMsgType type) {
    switch (type) {
        case QtDebugMsg: return LogLevel::Debug;
        case QtInfoMsg: return LogLevel::Info;
        case QtWarningMsg: return LogLevel::Warning;
        case QtCriticalMsg:
        case QtFatalMsg: return LogLevel::Error;
    }
    return LogLevel::Error;
}

void fromQt(QtMsgType type, const QMessageLogContext&, const QString& message) {
    log(levelOf(type), "qt", message.toStdString());
}

}  // namespace

Status installLog(const std::string& file, LogLevel least) {
    int target = STDERR_FILENO;
    if (!file.empty()) {
        target = open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (target < 0) return makeError(Code::Io, "the log " + file + ": " + std::strerror(errno));
    }
    // One write per line: lines of several threads never mix (O_APPEND, and pipes up to PIPE_BUF).
    setLogSink(
        [target, least](LogLevel level, std::string_view component, std::string_view line) {
            // A node tells its operator more than it writes down.
            node::LogRing::ofProcess().add(level, component, line, systemClock().now());
            if (level < least) return;
            std::string text = stamp() + " " + name(level) + " " + std::string(component) + ": " + std::string(line);
            // A peer's text must not forge a second line or steer a terminal.
            for (char& c : text)
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
            text += '\n';
            [[maybe_unused]] const ssize_t written = write(target, text.data(), text.size());
        },
        std::min(least, LogLevel::Info));
    qInstallMessageHandler(fromQt);
    return {};
}

}  // namespace leo::app

#include "leo/crash_report.h"

#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>

#include "leod/version.h"

namespace leo::app {
namespace {

constexpr int kMaxFrames = 64;
constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
char g_path[4096];

void say(int file, const char* text) {
    if (::write(file, text, std::strlen(text)) < 0) return;
}

// Only what may be called in a signal handler: the path is ready, backtrace() was called once before.
void report(int number) {
    const int file = ::open(g_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file >= 0) {
        char digits[] = "signal 00\n";
        digits[7] = static_cast<char>('0' + number / 10);
        digits[8] = static_cast<char>('0' + number % 10);
        say(file, "leo ");
        say(file, kVersion);
        say(file, "\n");
        say(file, digits);
        void* frames[kMaxFrames];
        ::backtrace_symbols_fd(frames, ::backtrace(frames, kMaxFrames), file);
        ::close(file);
    }
    ::signal(number, SIG_DFL);
    ::raise(number);
}

std::filesystem::path freshReport(const std::filesystem::path& folder) {
    return folder / "crash.txt";
}

}  // namespace

void installCrashReport(const std::filesystem::path& folder) {
    std::snprintf(g_path, sizeof g_path, "%s", freshReport(folder).c_str());
    void* frames[kMaxFrames];
    ::backtrace(frames, kMaxFrames);  // the first call loads a library, which a handler must not
    struct sigaction action {};
    action.sa_handler = report;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int number : kSignals) ::sigaction(number, &action, nullptr);
}

std::string takeCrashReport(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::exists(freshReport(folder), error)) return {};
    const std::filesystem::path kept = folder / "last-crash.txt";
    std::filesystem::rename(freshReport(folder), kept, error);
    return error ? std::string() : kept.string();
}

}  // namespace leo::app

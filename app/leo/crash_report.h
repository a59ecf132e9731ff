// Crash reports: when the program ends by a fault of its own, where it was goes into a file that the next start
// names.
//
// The report holds addresses, names of functions and the version; no text of a person, no key, no memory.
#pragma once

#include <filesystem>
#include <string>

namespace leo::app {

// For SIGSEGV, SIGBUS, SIGILL, SIGFPE and SIGABRT. `folder` must exist. Once, early.
void installCrashReport(const std::filesystem::path& folder);

// The report the last run left that no start has named yet; empty when there is none. Asking marks it as named.
std::string takeCrashReport(const std::filesystem::path& folder);

}  // namespace leo::app

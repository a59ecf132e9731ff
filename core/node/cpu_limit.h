// CpuLimit: how many cores of this computer a thread, and every process it starts, may use.
//
// A run in the sandbox is a child of the node's sandbox thread, so the thread's affinity is the run's: it is
// inherited over fork and exec (sched_setaffinity(2)), and a process without privilege inside a sandbox can narrow it
// only. It is no part of a lambda's measured limits: a run on fewer cores gives the same result, later.
#pragma once

#include <cstdint>

#include "base/result.h"

namespace leo::node {

// Cores this process may use at all.
std::uint32_t usableCores();
// The calling thread and what it starts: the first `cores` of them, at least one; zero: all. Io.
Status limitCores(std::uint32_t cores);

}  // namespace leo::node

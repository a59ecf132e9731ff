// Limits: what one run of a lambda may use, and the digest of it that goes into task-start (attestation section 3).
//
// The publisher writes them into the manifest; the executor's runner enforces every one and names the one that was
// hit.
#pragma once

#include <cstdint>

#include "base/bytes.h"
#include "base/result.h"

namespace leo::sandbox {

struct Limits {
    std::uint64_t memoryBytes = 512u << 20;  // all processes of the run together, with what lies in /tmp
    std::uint32_t pids = 32;                 // processes and threads of the command and its descendants
    std::uint64_t cpuMs = 30'000;            // user and system time, summed over all processes
    std::uint64_t wallMs = 60'000;           // from the start of the command
    std::uint64_t outputBytes = 64u << 20;   // size of the file at LEO_OUTPUT
    std::uint64_t tmpfsBytes = 128u << 20;   // what the command may write to /tmp; code and input come on top
    std::uint32_t inodes = 4'096;            // files and directories in /tmp beside the code
    bool operator==(const Limits&) const = default;
};

// Outside of these a manifest is refused. The lower bounds are what an empty command needs in every runner.
inline constexpr std::uint64_t kMinMemoryBytes = 16u << 20;
inline constexpr std::uint64_t kMaxMemoryBytes = std::uint64_t{64} << 30;
inline constexpr std::uint32_t kMinPids = 1;
inline constexpr std::uint32_t kMaxPids = 4'096;
inline constexpr std::uint64_t kMinTimeMs = 10;
inline constexpr std::uint64_t kMaxWallMs = 3'600'000;       // an hour: longer work is several tasks
inline constexpr std::uint64_t kMaxCpuMs = 64 * kMaxWallMs;  // an hour on 64 cores
inline constexpr std::uint64_t kMaxOutputBytes =
    1u << 30;  // a frame's length is a u32, and the result is held in memory
inline constexpr std::uint64_t kMaxTmpfsBytes = std::uint64_t{16} << 30;
inline constexpr std::uint32_t kMinInodes = 16;
inline constexpr std::uint32_t kMaxInodes = 1u << 20;

// OutOfRange, naming the field, when one lies outside the bounds above.
Status checkLimits(const Limits& limits);

// H("leo-limits"; memoryBytes, pids, cpuMs, wallMs, outputBytes, tmpfsBytes, inodes).
Hash limitsDigest(const Limits& limits);

}  // namespace leo::sandbox

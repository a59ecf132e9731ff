#include "sandbox/limits.h"

#include "codec/cbor.h"
#include "crypto/hash.h"

namespace leo::sandbox {

namespace {

Status inRange(const char* field, std::uint64_t value, std::uint64_t least, std::uint64_t most) {
    LEO_REQUIRE(value >= least && value <= most, Code::OutOfRange,
                std::string(field) + " is " + std::to_string(value) + ", allowed are " + std::to_string(least) +
                    " to " + std::to_string(most));
    return {};
}

}  // namespace

Status checkLimits(const Limits& limits) {
    LEO_TRY(inRange("memoryBytes", limits.memoryBytes, kMinMemoryBytes, kMaxMemoryBytes));
    LEO_TRY(inRange("pids", limits.pids, kMinPids, kMaxPids));
    LEO_TRY(inRange("cpuMs", limits.cpuMs, kMinTimeMs, kMaxCpuMs));
    LEO_TRY(inRange("wallMs", limits.wallMs, kMinTimeMs, kMaxWallMs));
    LEO_TRY(inRange("outputBytes", limits.outputBytes, 0, kMaxOutputBytes));
    LEO_TRY(inRange("tmpfsBytes", limits.tmpfsBytes, 0, kMaxTmpfsBytes));
    return inRange("inodes", limits.inodes, kMinInodes, kMaxInodes);
}

Hash limitsDigest(const Limits& limits) {
    codec::Writer fields;
    fields.array(7).u64(limits.memoryBytes).u64(limits.pids).u64(limits.cpuMs).u64(limits.wallMs);
    fields.u64(limits.outputBytes).u64(limits.tmpfsBytes).u64(limits.inodes);
    return crypto::taggedHash("leo-limits", fields.view());
}

}  // namespace leo::sandbox

// Manifest: the public description of a lambda. It travels inside LambdaPublish, so layer one can hold a task to its
// limits; its CID (raw, SHA-256 of the encoded record) is what tasks pin.
#pragma once

#include <string>
#include <vector>

#include "base/strong.h"

namespace leo::ledger {

// CIDv1, raw or dag-pb, SHA-256: always 36 bytes.
using CidBytes = ByteArray<36>;
// The CID of one raw block: 0x01 0x55 0x12 0x20 ‖ SHA-256.
CidBytes rawCid(ByteView block);
std::string cidText(const CidBytes& cid);  // multibase base32
Result<CidBytes> cidFromText(std::string_view text);

struct LambdaLimits {
    std::uint64_t memoryBytes = 512u << 20;
    std::uint32_t pids = 64;
    std::uint64_t cpuMs = 20'000;
    std::uint64_t wallMs = 30'000;
    std::uint64_t outputBytes = 64u << 20;
    std::uint64_t tmpfsBytes = 256u << 20;

    // What task-start names them by: H("leo-limits"; memory, pids, cpu, wall, output, tmpfs, kLambdaInodes), the same
    // as sandbox::limitsDigest of what the sandbox enforces.
    Hash digest() const;
};
inline constexpr std::uint32_t kLambdaInodes = 4'096;  // files and directories in /tmp; not for a publisher to choose

inline constexpr std::size_t kMaxManifestBytes = 16u << 10;
inline constexpr std::size_t kMaxNameBytes = 80;
inline constexpr std::size_t kMaxDescriptionBytes = 4u << 10;
inline constexpr std::uint64_t kMaxWallMs = 3'600'000;  // an hour: longer work is several tasks

struct Manifest {
    std::string name;
    std::string description;
    Hash imageDigest{};                // SHA-256 of the OCI image manifest
    std::vector<std::string> command;  // 1..32 arguments
    std::vector<std::string> accepts;  // media types, 0..16
    std::string produces;              // media type
    LambdaLimits limits;
    std::uint32_t minNodes = 3;  // fewest eligible nodes the publisher accepts
    std::uint64_t minTotalCredit = 0;
    std::uint64_t codeBytes = 0;  // size of the encrypted code
    Hash keyId{};                 // random; the publisher's wallet derives the code key from its seed and this

    Bytes encode() const;
    static Result<Manifest> decode(ByteView bytes);
    CidBytes cid() const;
};

}  // namespace leo::ledger

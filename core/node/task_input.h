// Task input: from a file to the ciphertext that a task names. Blocking and without a network, so that a program with
// windows does it on a thread of its own.
#pragma once

#include <string>

#include "base/random.h"
#include "ledger/manifest.h"

namespace leo::node {

inline constexpr std::uint64_t kMaxInputBytes = std::uint64_t{200} << 20;  // below one envelope

struct TaskInput {
    Bytes bytes;  // plaintext; sealInput wipes it
    std::string mediaType;
    std::size_t metadataRemoved = 0;  // bytes
};
// Judges a file's content; a picture loses its metadata unless they are kept. `name` is for the errors. Malformed (a
// broken picture), TooLarge (bytes, or pixels above kMaxPicturePixels).
Result<TaskInput> makeInput(Bytes file, const std::string& name, bool keepMetadata);
// The same from a path: NotFound, NotPermitted, TooLarge besides.
Result<TaskInput> readInput(const std::string& path, bool keepMetadata);

struct SealedInput {
    Bytes envelope;
    ledger::CidBytes cid{};
    std::string mediaType;
    std::size_t metadataRemoved = 0;
};
Result<SealedInput> sealInput(TaskInput input, ByteView key, Random& random);

}  // namespace leo::node

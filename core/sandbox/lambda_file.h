// lambda.json: how an author describes a lambda beside its code. Fields: resources/samples/README.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "sandbox/limits.h"

namespace leo::sandbox {

inline constexpr const char* kLambdaFileName = "lambda.json";
inline constexpr std::size_t kMaxLambdaFileBytes = 64u << 10;

struct LambdaFile {
    std::string name;
    std::string description;
    std::string entry;  // must exist in the folder; checked by whoever packs
    std::vector<std::string> command;
    std::vector<std::string> accepts;  // media types of the input
    std::string produces;              // media type of the output
    Limits limits;
    std::uint32_t minNodes = 3;
    std::uint32_t minCredit = 0;
};

// Malformed names the field; an unknown field is an error too, because a mistyped limit would go unnoticed.
Result<LambdaFile> parseLambdaFile(ByteView json);

}  // namespace leo::sandbox

// A folder looked at before anything of it is encrypted: what would be packed, what stays out and why, and lines that
// look like a secret. Blocking.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace leo::node {

struct FoundFile {
    std::string path;  // relative
    std::uint64_t bytes = 0;
    std::string leftOut;  // why; empty when it is packed
};
struct FoundSecret {
    std::string path;
    std::uint32_t line = 0;
    std::string what;
};
struct FoundFolder {
    std::vector<FoundFile> files;  // at most `listed`
    std::uint64_t filesInAll = 0, filesPacked = 0, bytesPacked = 0;
    std::vector<FoundSecret> secrets;  // at most kMaxSecrets
};
inline constexpr std::size_t kMaxSecrets = 100;

// NotFound, NotPermitted, TooLarge (.leoignore). What is left out is counted and not entered, so a folder of a
// million files costs one walk over what is packed and the names beside it.
Result<FoundFolder> lookAtFolder(const std::string& folder, std::size_t listed);
// Lines of a text that look like a private key, an access token or a password; with `path` as given.
std::vector<FoundSecret> findSecrets(std::string_view text, const std::string& path);

}  // namespace leo::node

// Packing a lambda's code folder: one deterministic ustar archive, the same bytes on every machine.
//
// Each folder before what is in it, its entries sorted bytewise by name, mtime 0, uid and gid 0, no names, mode 755
// for directories and executables and 644 for the rest, so that the digest of the archive depends on the content
// alone (POSIX.1-2017, pax, ustar interchange format).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace leo::sandbox {

inline constexpr std::size_t kMaxPackedFiles = 4'096;  // a folder with more is a checkout, not a lambda
inline constexpr std::uint64_t kMaxPackedBytes = std::uint64_t{64} << 20;  // = kMaxCodeBytes: every run moves it
inline constexpr unsigned kMaxPackedDepth = 16;

struct PackedFolder {
    Bytes tar;
    std::vector<std::string> files;    // relative paths, as packed
    std::vector<std::string> leftOut;  // not packed: see LeaveOut
};

// What of a folder is not packed: names that begin with a dot (.git, .env), __pycache__, *.pyc, and what .leoignore
// in the folder names: one pattern a line as in glob(7), matched against the name and the relative path; '#' begins a
// comment.
class LeaveOut {
public:
    // TooLarge for a .leoignore above 64 KiB.
    static Result<LeaveOut> of(const std::string& folder);
    // Why this entry stays out, in a few words; none when it is packed.
    std::optional<std::string> why(const std::string& relative, const std::string& name) const;

private:
    std::vector<std::string> m_patterns;
};

// Errors name the path: NotFound, Unsupported (socket, device, fifo, a symbolic link to a folder or out of the
// folder, a path longer than ustar holds), TooLarge, Io. A symbolic link to a file inside is packed as that file. An
// empty folder is InvalidArgument.
Result<PackedFolder> packFolder(const std::string& path);

}  // namespace leo::sandbox

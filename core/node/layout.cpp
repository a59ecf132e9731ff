#include "node/layout.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "crypto/hash.h"

namespace leo::node {
namespace {

constexpr std::size_t kMaxWalletName = 40;  // a column of a table, a part of a path
constexpr std::size_t kRunHashBytes = 6;    // 48 bits: enough to keep the networks of one user apart

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

Status makePrivate(const std::filesystem::path& path) {
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return makeError(Code::Io, path.string() + ": " + std::strerror(errno));
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0) return makeError(Code::Io, path.string() + ": " + std::strerror(errno));
    // /tmp is open to everybody: a directory prepared by somebody else would let him stand between node and TPM.
    if (!S_ISDIR(info.st_mode) || info.st_uid != getuid() || (info.st_mode & 077) != 0)
        return makeError(Code::NotPermitted, path.string() + " is not a private directory of this user");
    return {};
}

}  // namespace

Result<Layout> Layout::resolve(const std::string& data) {
    std::filesystem::path root = data;
    if (root.empty()) {
        const std::string xdg = environment("XDG_DATA_HOME");
        const std::string home = environment("HOME");
        // The XDG base directory specification: a relative path is to be ignored.
        if (!xdg.empty() && xdg.front() == '/')
            root = std::filesystem::path(xdg) / "leo";
        else if (!home.empty())
            root = std::filesystem::path(home) / ".local/share/leo";
        else
            return makeError(Code::InvalidArgument, "HOME is not set; say where the data is with --data DIR");
    }
    std::error_code error;
    root = std::filesystem::absolute(root, error);
    if (error) return makeError(Code::Io, "the current directory: " + error.message());
    root = root.lexically_normal();
    if (!root.has_filename()) root = root.parent_path();  // "dir/" and "dir" are one network
    Layout layout(root);
    layout.m_given = !data.empty();
    return layout;
}

std::filesystem::path Layout::node(unsigned index) const {
    char name[16];
    std::snprintf(name, sizeof name, "%02u", index);
    return network() / "nodes" / name;
}

Result<std::filesystem::path> Layout::runDirectory() const {
    return runDirectoryFor(m_root);
}

Result<std::filesystem::path> runDirectoryFor(const std::filesystem::path& dataDirectory) {
    const Hash digest = crypto::sha256(viewOf(dataDirectory.native()));
    const std::string hash = toHex(ByteView(digest).first(kRunHashBytes));
    const std::string runtime = environment("XDG_RUNTIME_DIR");
    struct stat info {};
    std::filesystem::path path;
    if (!runtime.empty() && runtime.front() == '/' && stat(runtime.c_str(), &info) == 0 && info.st_uid == getuid())
        path = std::filesystem::path(runtime) / ("leo-" + hash);
    else
        path = "/tmp/leo-" + std::to_string(getuid()) + "-" + hash;
    LEO_TRY(makePrivate(path));
    return path;
}

Status checkWalletName(const std::string& name) {
    const bool fits = !name.empty() && name.size() <= kMaxWalletName && name.front() != '-';
    const bool plain = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
    LEO_REQUIRE(fits && plain, Code::InvalidArgument,
                "a wallet's name is 1 to 40 of a-z 0-9 - _ and does not start with -, not \"" + name + "\"");
    return {};
}

}  // namespace leo::node

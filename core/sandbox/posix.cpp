#include "sandbox/posix.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace leo::sandbox {

void Fd::reset() {
    if (m_fd >= 0) ::close(m_fd);
    m_fd = -1;
}

Error systemError(const std::string& what) {
    const int number = errno;
    Code code = Code::Io;
    if (number == ENOENT) code = Code::NotFound;
    if (number == EEXIST) code = Code::AlreadyExists;
    if (number == EACCES || number == EPERM) code = Code::NotPermitted;
    if (number == ENOSPC || number == EDQUOT) code = Code::DiskFull;
    return makeError(code, what + ": " + std::generic_category().message(number));
}

Result<Bytes> readFile(const std::string& path, std::size_t maxBytes) {
    const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) return systemError(path);
    struct stat state {};
    if (::fstat(file.get(), &state) != 0) return systemError(path);
    LEO_REQUIRE(S_ISREG(state.st_mode), Code::Io, path + " is not a file");
    LEO_REQUIRE(static_cast<std::uint64_t>(state.st_size) <= maxBytes, Code::TooLarge,
                path + " is larger than " + std::to_string(maxBytes) + " bytes");
    Bytes content(static_cast<std::size_t>(state.st_size));
    std::size_t done = 0;
    while (done < content.size()) {
        const ssize_t n = ::read(file.get(), content.data() + done, content.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return systemError(path);
        if (n == 0) break;
        done += static_cast<std::size_t>(n);
    }
    content.resize(done);
    return content;
}

Result<std::string> readText(const std::string& path, std::size_t maxBytes) {
    const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) return systemError(path);
    // Files of /proc and of cgroups have no size: read until the end.
    std::string text;
    char piece[4096];
    for (;;) {
        const ssize_t n = ::read(file.get(), piece, sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return systemError(path);
        if (n == 0) return text;
        text.append(piece, static_cast<std::size_t>(n));
        LEO_REQUIRE(text.size() <= maxBytes, Code::TooLarge, path);
    }
}

Status writeControl(const std::string& path, const std::string& text) {
    const Fd file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file) return systemError(path);
    if (::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) return systemError(path);
    return {};
}

Status writeAll(int fd, ByteView content) {
    while (!content.empty()) {
        const ssize_t n = ::write(fd, content.data(), content.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return systemError("write");
        content = content.subspan(static_cast<std::size_t>(n));
    }
    return {};
}

Status writeNewFile(const std::string& path, ByteView content, unsigned mode) {
    const Fd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (!file) return systemError(path);
    return writeAll(file.get(), content);
}

std::vector<std::string> splitLines(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<std::string> listDirectory(const std::string& path) {
    std::vector<std::string> names;
    DIR* directory = ::opendir(path.c_str());
    if (!directory) return names;
    while (const dirent* entry = ::readdir(directory)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") names.push_back(name);
    }
    ::closedir(directory);
    return names;
}

bool directoryExists(const std::string& path) {
    struct stat state {};
    return ::lstat(path.c_str(), &state) == 0 && S_ISDIR(state.st_mode);
}

bool removeTreeAt(int directory, const std::string& name) {
    if (::unlinkat(directory, name.c_str(), 0) == 0 || errno == ENOENT) return true;
    const int inner = ::openat(directory, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0) return false;
    if (DIR* entries = ::fdopendir(inner)) {
        while (const dirent* entry = ::readdir(entries)) {
            const std::string child = entry->d_name;
            if (child != "." && child != "..") removeTreeAt(inner, child);
        }
        ::closedir(entries);
    } else {
        ::close(inner);
    }
    return ::unlinkat(directory, name.c_str(), AT_REMOVEDIR) == 0;
}

bool removeTree(const std::string& path) {
    return removeTreeAt(AT_FDCWD, path);
}

Result<std::string> findProgram(const std::string& name) {
    std::string places =
        name.find('/') != std::string::npos ? std::string() : std::string("/usr/sbin:/sbin:/usr/bin");
    if (places.empty()) {
        if (::access(name.c_str(), X_OK) == 0) return name;
        return makeError(Code::Unavailable, name + " cannot be executed");
    }
    if (const char* path = std::getenv("PATH")) places = std::string(path) + ":" + places;
    for (std::size_t at = 0; at <= places.size();) {
        const std::size_t end = std::min(places.find(':', at), places.size());
        const std::string candidate = places.substr(at, end - at) + "/" + name;
        if (end > at && ::access(candidate.c_str(), X_OK) == 0) return candidate;
        at = end + 1;
    }
    return makeError(Code::Unavailable, "the program " + name + " is not installed");
}

Result<std::uint64_t> processStartTime(int pid) {
    LEO_TRY_ASSIGN(const std::string stat, readText("/proc/" + std::to_string(pid) + "/stat"));
    // The second field is the name in parentheses, which may hold spaces; field 22 is the 20th after it.
    std::size_t at = stat.rfind(')');
    for (int field = 2; field < 22 && at != std::string::npos; ++field) at = stat.find(' ', at + 1);
    LEO_REQUIRE(at != std::string::npos, Code::Malformed, "/proc/<pid>/stat");
    return std::strtoull(stat.c_str() + at, nullptr, 10);
}

}  // namespace leo::sandbox

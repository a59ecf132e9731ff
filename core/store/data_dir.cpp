#include "store/data_dir.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

namespace leo::store {

namespace {

// What a pid and a line end need, with room.
constexpr std::size_t kMaxLockText = 32;

Error fileError(int number, const std::string& doing, const std::filesystem::path& path) {
    const std::string sentence = "cannot " + doing + " " + path.string() + ": " + std::strerror(number);
    switch (number) {
        case ENOSPC:
        case EDQUOT: return makeError(Code::DiskFull, sentence);
        case ENOENT: return makeError(Code::NotFound, sentence);
        case EACCES:
        case EPERM:
        case EROFS: return makeError(Code::NotPermitted, sentence);
        default: return makeError(Code::Io, sentence);
    }
}

// Closes on every way out; close errors matter only after writing, where fsync has reported them already.
class Fd {
public:
    explicit Fd(int fd) : m_fd(fd) {}
    ~Fd() {
        if (m_fd >= 0) ::close(m_fd);
    }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    int get() const { return m_fd; }
    bool ok() const { return m_fd >= 0; }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

Status writeAll(int fd, ByteView bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return fileError(errno, "write", path);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

std::filesystem::path directoryOf(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

Status makePrivateDirectory(const std::filesystem::path& path) {
    if (::mkdir(path.c_str(), kPrivateDirectory) == 0) return syncDirectory(directoryOf(path));
    if (errno != EEXIST) return fileError(errno, "create", path);
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return fileError(errno, "look at", path);
    LEO_REQUIRE(S_ISDIR(info.st_mode), Code::InvalidArgument, path.string() + " is not a directory");
    LEO_REQUIRE(info.st_uid == ::geteuid(), Code::NotPermitted, path.string() + " belongs to another user");
    LEO_REQUIRE((info.st_mode & 077) == 0, Code::NotPermitted,
                "other users may enter " + path.string() + "; make it private with: chmod 700 " + path.string());
    return {};
}

std::string lockHolder(int fd) {
    char text[kMaxLockText] = {};
    const ssize_t size = ::pread(fd, text, sizeof(text) - 1, 0);
    std::string pid;
    for (ssize_t i = 0; i < size && text[i] >= '0' && text[i] <= '9'; ++i) pid += text[i];
    return pid.empty() ? "another process" : "process " + pid;
}

Result<int> takeLock(const std::filesystem::path& directory) {
    const std::filesystem::path file = directory / kLockFileName;
    Fd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kPrivateFile));
    if (!fd.ok()) return fileError(errno, "open", file);
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return fileError(errno, "lock", file);
        return makeError(Code::InUse, "the data directory " + directory.string() + " is in use by " +
                                          lockHolder(fd.get()) + "; end it first or choose another directory");
    }
    // The pid is for the sentence above only; the lock is the kernel's, so a stale number does no harm.
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(fd.get(), 0) != 0) return fileError(errno, "write", file);
    LEO_TRY(writeAll(fd.get(), viewOf(pid), file));
    return fd.release();
}

}  // namespace

Status syncDirectory(const std::filesystem::path& directory) {
    Fd fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.ok()) return fileError(errno, "open", directory);
    if (::fsync(fd.get()) != 0) return fileError(errno, "sync", directory);
    return {};
}

Result<DataDirectory> DataDirectory::open(const std::filesystem::path& path) {
    std::error_code failed;
    std::filesystem::path absolute = std::filesystem::absolute(path, failed).lexically_normal();
    LEO_REQUIRE(!failed && !path.empty(), Code::InvalidArgument, "not a path: " + path.string());
    if (!absolute.has_filename()) absolute = absolute.parent_path();
    std::filesystem::create_directories(directoryOf(absolute), failed);
    if (failed) return fileError(failed.value(), "create", directoryOf(absolute));
    LEO_TRY(makePrivateDirectory(absolute));
    LEO_TRY_ASSIGN(const int lock, takeLock(absolute));
    return DataDirectory(std::move(absolute), lock);
}

std::optional<pid_t> holderOf(const std::filesystem::path& directory) {
    const Fd fd(::open((directory / kLockFileName).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    struct stat info {};
    char text[kMaxLockText] = {};
    if (!fd.ok() || ::fstat(fd.get(), &info) != 0 || ::pread(fd.get(), text, sizeof(text) - 1, 0) <= 0) return {};
    const long pid = std::strtol(text, nullptr, 10);
    // Trying the lock would be in the way of a process that takes it just now; the kernel's list is not (proc(5)).
    std::ifstream locks("/proc/locks");
    const std::string file = ":" + std::to_string(info.st_ino) + " ";
    for (std::string line; std::getline(locks, line);) {
        std::istringstream words(line);
        std::string number, kind, mode, access;
        long holder = 0;
        words >> number >> kind >> mode >> access >> holder;
        if (kind == "FLOCK" && holder == pid && pid > 0 && line.find(file) != std::string::npos)
            return static_cast<pid_t>(pid);
    }
    return {};
}

DataDirectory::~DataDirectory() {
    if (m_lock >= 0) ::close(m_lock);
}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1)) {}

DataDirectory& DataDirectory::operator=(DataDirectory&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_lock, other.m_lock);
    return *this;
}

Result<std::filesystem::path> DataDirectory::subdirectory(std::string_view name) const {
    std::filesystem::path path = file(name);
    LEO_TRY(makePrivateDirectory(path));
    return path;
}

Result<std::uint64_t> DataDirectory::freeBytes() const {
    struct statvfs info {};
    if (::statvfs(m_path.c_str(), &info) != 0) return fileError(errno, "look at", m_path);
    return std::uint64_t{info.f_bavail} * info.f_frsize;
}

Status DataDirectory::requireFree(std::uint64_t bytes) const {
    LEO_TRY_ASSIGN(const std::uint64_t free, freeBytes());
    LEO_REQUIRE(free >= bytes, Code::DiskFull,
                std::to_string(bytes >> 20) + " MiB are needed in " + m_path.string() + ", " +
                    std::to_string(free >> 20) + " MiB are free");
    return {};
}

Status atomicWriteFile(const std::filesystem::path& path, ByteView bytes, mode_t mode) {
    // One fixed name: what a crash left behind is overwritten by the next write instead of piling up.
    const std::filesystem::path temporary = path.string() + ".tmp";
    if (::unlink(temporary.c_str()) != 0 && errno != ENOENT) return fileError(errno, "replace", temporary);
    Fd fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!fd.ok()) return fileError(errno, "create", temporary);
    Status written = writeAll(fd.get(), bytes, temporary);
    // The mode again without the umask, before the file has its name.
    if (written && ::fchmod(fd.get(), mode) != 0) written = fileError(errno, "set the mode of", temporary);
    if (written && ::fsync(fd.get()) != 0) written = fileError(errno, "sync", temporary);
    if (written && ::rename(temporary.c_str(), path.c_str()) != 0) written = fileError(errno, "replace", path);
    if (!written) {
        ::unlink(temporary.c_str());
        return written;
    }
    return syncDirectory(directoryOf(path));
}

Result<Bytes> readFile(const std::filesystem::path& path, std::uint64_t maxBytes) {
    Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.ok()) return fileError(errno, "open", path);
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) return fileError(errno, "look at", path);
    LEO_REQUIRE(S_ISREG(info.st_mode), Code::InvalidArgument, path.string() + " is not a file");
    const auto size = static_cast<std::uint64_t>(info.st_size);
    LEO_REQUIRE(size <= maxBytes, Code::TooLarge,
                path.string() + " has " + std::to_string(size) + " bytes, above " + std::to_string(maxBytes));
    Bytes bytes(size);
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t got = ::read(fd.get(), bytes.data() + at, bytes.size() - at);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fileError(errno, "read", path);
        if (got == 0) break;
        at += static_cast<std::size_t>(got);
    }
    LEO_REQUIRE(at == bytes.size(), Code::Io, path.string() + " became shorter while it was read");
    return bytes;
}

}  // namespace leo::store

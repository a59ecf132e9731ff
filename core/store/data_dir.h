// DataDirectory: the one directory a Leo process owns, and the way files are written into it.
//
// The directory is private (0700) and locked for the life of the object (flock on leo.lock), so two processes never
// share a chain, a block store or a keystore. The kernel drops the lock when the process ends, however it ends.
// Thread: any, the object is immutable after open.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/bytes.h"

namespace leo::store {

inline constexpr mode_t kPrivateFile = 0600;
inline constexpr mode_t kPrivateDirectory = 0700;
inline constexpr const char* kLockFileName = "leo.lock";

class DataDirectory {
public:
    // Creates the directory (and its parents) when it is not there. InUse names the process that holds it;
    // NotPermitted when it belongs to another user or others may enter it (an existing directory is never changed: it
    // may be somebody's home); Io, DiskFull.
    static Result<DataDirectory> open(const std::filesystem::path& path);
    ~DataDirectory();
    DataDirectory(DataDirectory&& other) noexcept;
    DataDirectory& operator=(DataDirectory&& other) noexcept;
    DataDirectory(const DataDirectory&) = delete;
    DataDirectory& operator=(const DataDirectory&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path file(std::string_view name) const { return m_path / std::filesystem::path(name); }
    // A private directory below this one, created when it is not there.
    Result<std::filesystem::path> subdirectory(std::string_view name) const;

    // Bytes a process of this user may still write here.
    Result<std::uint64_t> freeBytes() const;
    // DiskFull, with both figures, when fewer than `bytes` are free.
    Status requireFree(std::uint64_t bytes) const;

private:
    DataDirectory(std::filesystem::path path, int lock) : m_path(std::move(path)), m_lock(lock) {}
    std::filesystem::path m_path;
    int m_lock = -1;
};

// The process that holds a data directory; none when nobody does, also when the directory is not there.
std::optional<pid_t> holderOf(const std::filesystem::path& directory);

// Makes the names in a directory outlive a power loss: of a file that was created or renamed there. DiskFull, Io.
Status syncDirectory(const std::filesystem::path& directory);

// Replaces a file as one step: after a crash it holds the old bytes or the new ones, and on return the new ones are
// on the medium (temporary file in the same directory, fsync, rename, fsync of the directory). DiskFull,
// NotPermitted, Io.
Status atomicWriteFile(const std::filesystem::path& path, ByteView bytes, mode_t mode = kPrivateFile);
// NotFound, TooLarge above maxBytes, NotPermitted, Io.
Result<Bytes> readFile(const std::filesystem::path& path, std::uint64_t maxBytes);

}  // namespace leo::store

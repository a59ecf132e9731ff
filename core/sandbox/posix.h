// The few system calls the runners share: descriptors that close themselves, small files, trees to remove.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace leo::sandbox {

// A file descriptor, closed with its owner.
class Fd {
public:
    Fd() = default;
    explicit Fd(int fd) : m_fd(fd) {}
    ~Fd() { reset(); }
    Fd(Fd&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        if (this != &other) {
            reset();
            m_fd = std::exchange(other.m_fd, -1);
        }
        return *this;
    }
    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }
    void reset();

private:
    int m_fd = -1;
};

// "what: No such file or directory", with the Code that fits errno.
Error systemError(const std::string& what);

// DiskFull, NotFound, Io, TooLarge.
Result<Bytes> readFile(const std::string& path, std::size_t maxBytes);
Result<std::string> readText(const std::string& path, std::size_t maxBytes = 64u << 10);
// Writes to a file that exists (control files of cgroups), in one write.
Status writeControl(const std::string& path, const std::string& text);
// A new file; AlreadyExists otherwise.
Status writeNewFile(const std::string& path, ByteView content, unsigned mode);
Status writeAll(int fd, ByteView content);

std::vector<std::string> splitLines(const std::string& text);
std::vector<std::string> listDirectory(const std::string& path);  // empty when it cannot be read
bool directoryExists(const std::string& path);

// Removes `name` below a directory with everything in it; follows no link. True when nothing is left of it.
bool removeTreeAt(int directory, const std::string& name);
bool removeTree(const std::string& path);

// The program's full path: `name` itself when it has a slash, else the first hit in PATH, /usr/sbin, /sbin, /usr/bin.
Result<std::string> findProgram(const std::string& name);

// Start time of a process in clock ticks since boot (proc(5), field 22): with the pid it names one process for ever.
Result<std::uint64_t> processStartTime(int pid);

}  // namespace leo::sandbox

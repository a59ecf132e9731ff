// Every change of the file system this program makes while a FileRecorder lives, and what a power loss may leave of
// it.
//
// The program's own open, write, fsync, rename and unlink stand before the C library's (interposed at link time), so
// what is recorded is what the code under test really asked for. A medium keeps of a file what was synced, and of the
// rest any beginning; of a directory the entries as of its last sync, and after that any beginning of the changes.
// One call can be made to fail instead. One at a time, one thread; include it in one source of a program only.
#pragma once

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace leo::store::test {

class FileRecorder {
public:
    enum class Kind { Create, Write, Sync, SyncDirectory, Rename, Unlink };
    struct Event {
        Kind kind{};
        std::string name, target;  // in the directory
        Bytes data;
    };

    // The directory has no directories in it; what lies in it counts as synced.
    explicit FileRecorder(std::filesystem::path directory) : m_directory(std::move(directory)) {
        for (const auto& entry : std::filesystem::directory_iterator(m_directory))
            m_before[entry.path().filename().string()] = contentOf(entry.path());
        current() = this;
    }
    ~FileRecorder() { stop(); }
    void stop() {
        if (current() == this) current() = nullptr;
    }
    static FileRecorder*& current() {
        static FileRecorder* recorder = nullptr;
        return recorder;
    }

    const std::vector<Event>& events() const { return m_events; }
    std::optional<std::size_t> failAt;  // this call fails with failWith and is no event
    int failWith = ENOSPC;

    // Writes into `into` (empty) what the medium may hold when the power goes after `count` events.
    void lay(std::size_t count, const std::filesystem::path& into, std::mt19937_64& random) const {
        struct Content {
            Bytes now, synced;
        };
        std::vector<Content> contents;
        std::map<std::string, std::size_t> entries, syncedEntries;
        std::vector<std::map<std::string, std::size_t>> since;  // entries after each change that is not synced
        for (const auto& [name, bytes] : m_before) {
            entries[name] = contents.size();
            contents.push_back({bytes, bytes});
        }
        syncedEntries = entries;
        for (std::size_t i = 0; i < count; ++i) {
            const Event& event = m_events[i];
            switch (event.kind) {
                case Kind::Create:
                    entries[event.name] = contents.size();
                    contents.emplace_back();
                    break;
                case Kind::Write: append(contents[entries.at(event.name)].now, event.data); continue;
                case Kind::Sync: {
                    Content& content = contents[entries.at(event.name)];
                    content.synced = content.now;
                    continue;
                }
                case Kind::Rename:
                    entries[event.target] = entries.at(event.name);
                    entries.erase(event.name);
                    break;
                case Kind::Unlink: entries.erase(event.name); break;
                case Kind::SyncDirectory:
                    syncedEntries = entries;
                    since.clear();
                    continue;
            }
            since.push_back(entries);
        }
        const std::size_t reached = random() % (since.size() + 1);
        for (const auto& [name, index] : reached == 0 ? syncedEntries : since[reached - 1]) {
            Bytes bytes = contents[index].synced;
            const Bytes& now = contents[index].now;
            if (now.size() > bytes.size())
                bytes.assign(now.begin(),
                             now.begin() + static_cast<std::ptrdiff_t>(bytes.size() +
                                                                       random() % (now.size() - bytes.size() + 1)));
            std::ofstream file(into / name, std::ios::binary);
            file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
            file.close();
            std::filesystem::permissions(into / name, std::filesystem::perms(0600));
        }
    }

    // For the calls below.
    std::optional<std::string> nameOf(const char* path) const {
        const std::filesystem::path full(path);
        if (full.parent_path() != m_directory) return std::nullopt;
        return full.filename().string();
    }
    std::optional<std::string> nameOf(int fd) const {
        std::error_code error;
        const auto path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(fd), error);
        if (error) return std::nullopt;
        return path == m_directory ? std::string() : nameOf(path.c_str());
    }
    bool fails() { return failAt && m_calls++ == *failAt; }
    void note(Event event) { m_events.push_back(std::move(event)); }
    std::size_t calls() const { return m_calls; }

private:
    static Bytes contentOf(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(file)), {});
        return toBytes(viewOf(text));
    }

    std::filesystem::path m_directory;
    std::map<std::string, Bytes> m_before;
    std::vector<Event> m_events;
    std::size_t m_calls = 0;
};

template <class Function>
Function* systemCall(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace leo::store::test

extern "C" {

int open(const char* path, int flags, ...) {
    using Recorder = leo::store::test::FileRecorder;
    static auto* const real = leo::store::test::systemCall<int(const char*, int, ...)>("open");
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list arguments;
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    Recorder* const recorder = Recorder::current();
    const auto name = recorder && (flags & O_CREAT) ? recorder->nameOf(path) : std::nullopt;
    if (!name) return real(path, flags, mode);
    if (recorder->fails()) return errno = recorder->failWith, -1;
    struct stat state {};
    const bool existed = ::stat(path, &state) == 0;
    const int fd = real(path, flags, mode);
    if (fd >= 0 && !existed) recorder->note({Recorder::Kind::Create, *name, {}, {}});
    return fd;
}

ssize_t write(int fd, const void* data, size_t size) {
    using Recorder = leo::store::test::FileRecorder;
    static auto* const real = leo::store::test::systemCall<ssize_t(int, const void*, size_t)>("write");
    Recorder* const recorder = Recorder::current();
    const auto name = recorder ? recorder->nameOf(fd) : std::nullopt;
    if (!name) return real(fd, data, size);
    if (recorder->fails()) {
        // A disk that fills takes the beginning, and refuses the rest.
        if (size < 2) return errno = recorder->failWith, -1;
        recorder->failAt = recorder->calls();
        size /= 2;
    }
    const ssize_t done = real(fd, data, size);
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    if (done > 0) recorder->note({Recorder::Kind::Write, *name, {}, leo::Bytes(bytes, bytes + done)});
    return done;
}

int fsync(int fd) {
    using Recorder = leo::store::test::FileRecorder;
    static auto* const real = leo::store::test::systemCall<int(int)>("fsync");
    Recorder* const recorder = Recorder::current();
    const auto name = recorder ? recorder->nameOf(fd) : std::nullopt;
    if (!name) return real(fd);
    if (recorder->fails()) return errno = recorder->failWith, -1;
    recorder->note({name->empty() ? Recorder::Kind::SyncDirectory : Recorder::Kind::Sync, *name, {}, {}});
    return 0;
}

int rename(const char* from, const char* to) {
    using Recorder = leo::store::test::FileRecorder;
    static auto* const real = leo::store::test::systemCall<int(const char*, const char*)>("rename");
    Recorder* const recorder = Recorder::current();
    const auto name = recorder ? recorder->nameOf(from) : std::nullopt;
    const auto target = recorder ? recorder->nameOf(to) : std::nullopt;
    if (!name || !target) return real(from, to);
    if (recorder->fails()) return errno = recorder->failWith, -1;
    const int result = real(from, to);
    if (result == 0) recorder->note({Recorder::Kind::Rename, *name, *target, {}});
    return result;
}

int unlink(const char* path) {
    using Recorder = leo::store::test::FileRecorder;
    static auto* const real = leo::store::test::systemCall<int(const char*)>("unlink");
    Recorder* const recorder = Recorder::current();
    const auto name = recorder ? recorder->nameOf(path) : std::nullopt;
    const int result = real(path);
    if (name && result == 0) recorder->note({Recorder::Kind::Unlink, *name, {}, {}});
    return result;
}

}  // extern "C"

// Layers of an OCI image (image-spec, layer.md): libarchive reads the tar, we decide where an entry may go.
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "sandbox/oci.h"
#include "sandbox/posix.h"

namespace leo::sandbox {

namespace {

constexpr std::size_t kMaxPath = 4'000;  // PATH_MAX less room for a prefix
constexpr const char* kWhiteout = ".wh.";
constexpr const char* kOpaque = ".wh..wh..opq";

struct ArchiveCloser {
    void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, ArchiveCloser>;

Result<Reader> openLayer(ByteView blob, LayerKind kind) {
    Reader reader(archive_read_new());
    LEO_REQUIRE(reader != nullptr, Code::Exhausted, "out of memory");
    archive_read_support_format_tar(reader.get());
    if (kind == LayerKind::TarGzip) archive_read_support_filter_gzip(reader.get());
    // Names are bytes on Linux; without this libarchive would convert them by the locale.
    archive_read_set_options(reader.get(), "hdrcharset=BINARY");
    if (archive_read_open_memory(reader.get(), blob.data(), blob.size()) != ARCHIVE_OK)
        return makeError(Code::Malformed, "a layer of the image is not a tar archive");
    return reader;
}

// The name without "./", doubled and trailing slashes; empty for the root itself.
Result<std::string> cleanName(const char* raw) {
    LEO_REQUIRE(raw != nullptr, Code::Malformed, "a layer has an entry without a name");
    const std::string_view name(raw);
    LEO_REQUIRE(name.size() <= kMaxPath, Code::TooLarge, "a layer has a path that is too long");
    LEO_REQUIRE(name.empty() || name[0] != '/', Code::Malformed,
                "a layer has an absolute path: " + std::string(name));
    std::string clean;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        const std::string_view part = name.substr(at, end - at);
        at = end + 1;
        if (part.empty() || part == ".") continue;
        LEO_REQUIRE(part != "..", Code::Malformed, "a layer has a path with \"..\": " + std::string(name));
        if (!clean.empty()) clean += '/';
        clean += part;
    }
    return clean;
}

std::pair<std::string, std::string> splitName(const std::string& name) {
    const std::size_t slash = name.rfind('/');
    if (slash == std::string::npos) return {std::string(), name};
    return {name.substr(0, slash), name.substr(slash + 1)};
}

// Symbolic links of the image are followed as the running image would see them: inside its root, never out of it.
Fd openInside(int rootFd, const std::string& path) {
    open_how how{};
    how.flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    how.resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS;
    return Fd(static_cast<int>(::syscall(SYS_openat2, rootFd, path.empty() ? "." : path.c_str(), &how, sizeof how)));
}

class Unpacker {
public:
    Unpacker(int rootFd, UnpackBudget& budget) : m_root(rootFd), m_budget(budget) {}

    // Pass one of a layer above others: removes what its whiteouts name, before its own entries arrive.
    Status applyWhiteouts(archive* reader);
    Status applyEntries(archive* reader);

private:
    Status applyWhiteout(const std::string& name);
    Status applyEntry(archive* reader, archive_entry* entry);
    Status makeDirectory(int parent, const std::string& leaf, mode_t mode);
    Status makeFile(archive* reader, archive_entry* entry, int parent, const std::string& leaf);
    Status makeHardLink(archive_entry* entry, int parent, const std::string& leaf);
    Result<int> parentOf(const std::string& directory);

    int m_root;
    UnpackBudget& m_budget;
    // Entries come grouped by directory, so the last one is kept open.
    std::string m_parentName;
    Fd m_parent;
};

Result<archive_entry*> nextEntry(archive* reader) {
    archive_entry* entry = nullptr;
    const int state = archive_read_next_header(reader, &entry);
    if (state == ARCHIVE_EOF) return static_cast<archive_entry*>(nullptr);
    LEO_REQUIRE(state == ARCHIVE_OK || state == ARCHIVE_WARN, Code::Malformed,
                "a layer of the image is damaged or is no tar archive");
    return entry;
}

Status Unpacker::applyWhiteouts(archive* reader) {
    for (;;) {
        LEO_TRY_ASSIGN(archive_entry * entry, nextEntry(reader));
        if (!entry) return {};
        LEO_TRY_ASSIGN(const std::string name, cleanName(archive_entry_pathname(entry)));
        LEO_TRY(applyWhiteout(name));
    }
}

Status Unpacker::applyWhiteout(const std::string& name) {
    const auto [directory, leaf] = splitName(name);
    if (leaf.rfind(kWhiteout, 0) != 0) return {};
    const Fd parent = openInside(m_root, directory);
    if (!parent) return {};  // nothing below to hide
    if (leaf != kOpaque) {
        const std::string hidden = leaf.substr(4);
        LEO_REQUIRE(!hidden.empty() && hidden != "." && hidden != "..", Code::Malformed,
                    "a layer has a bad whiteout");
        LEO_REQUIRE(removeTreeAt(parent.get(), hidden), Code::Io, "cannot remove " + hidden);
        return {};
    }
    for (const std::string& child : listDirectory("/proc/self/fd/" + std::to_string(parent.get())))
        LEO_REQUIRE(removeTreeAt(parent.get(), child), Code::Io, "cannot remove " + child);
    return {};
}

Status Unpacker::applyEntries(archive* reader) {
    for (;;) {
        LEO_TRY_ASSIGN(archive_entry * entry, nextEntry(reader));
        if (!entry) return {};
        LEO_REQUIRE(m_budget.filesLeft > 0, Code::TooLarge,
                    "the image has more than " + std::to_string(kMaxRootfsFiles) + " files");
        --m_budget.filesLeft;
        LEO_TRY(applyEntry(reader, entry));
    }
}

Result<int> Unpacker::parentOf(const std::string& directory) {
    if (m_parent && directory == m_parentName) return m_parent.get();
    Fd parent = openInside(m_root, directory);
    if (!parent && errno == ENOENT) {
        // An archive may leave out directories; each is made below the one before it.
        const auto [above, leaf] = splitName(directory);
        LEO_TRY_ASSIGN(const int fd, parentOf(above));
        LEO_TRY(makeDirectory(fd, leaf, 0755));
        parent = openInside(m_root, directory);
    }
    if (!parent) return systemError("a layer has a path through something that is no directory, " + directory);
    m_parent = std::move(parent);
    m_parentName = directory;
    return m_parent.get();
}

Status Unpacker::applyEntry(archive* reader, archive_entry* entry) {
    LEO_TRY_ASSIGN(const std::string name, cleanName(archive_entry_pathname(entry)));
    if (name.empty()) return {};  // the root: ours
    const auto [directory, leaf] = splitName(name);
    if (leaf.rfind(kWhiteout, 0) == 0) return {};
    LEO_TRY_ASSIGN(const int parent, parentOf(directory));
    const mode_t type = archive_entry_filetype(entry);
    if (type == AE_IFDIR && !archive_entry_hardlink(entry))
        return makeDirectory(parent, leaf, archive_entry_perm(entry));

    // A later entry replaces an earlier one of the same name, and must not write through it.
    LEO_REQUIRE(removeTreeAt(parent, leaf), Code::Io, "cannot replace " + name);
    if (archive_entry_hardlink(entry)) return makeHardLink(entry, parent, leaf);
    if (type == AE_IFREG) return makeFile(reader, entry, parent, leaf);
    if (type == AE_IFLNK) {
        const char* target = archive_entry_symlink(entry);
        LEO_REQUIRE(target && *target, Code::Malformed, "a layer has an empty symbolic link: " + name);
        if (::symlinkat(target, parent, leaf.c_str()) != 0) return systemError(name);
        return {};
    }
    return makeError(Code::Malformed, "a layer has a device, socket or pipe: " + name);
}

Status Unpacker::makeDirectory(int parent, const std::string& leaf, mode_t mode) {
    struct stat state {};
    if (::fstatat(parent, leaf.c_str(), &state, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISDIR(state.st_mode)) {
        // A link to a directory stays: "bin" in a lower layer may be "usr/bin".
        if (S_ISLNK(state.st_mode) && ::fstatat(parent, leaf.c_str(), &state, 0) == 0 && S_ISDIR(state.st_mode))
            return {};
        LEO_REQUIRE(removeTreeAt(parent, leaf), Code::Io, "cannot replace " + leaf);
    }
    // We must be able to go in and to remove it again, whatever the image says.
    const mode_t kept = (mode & 01777) | 0700;
    if (::mkdirat(parent, leaf.c_str(), kept) != 0 && errno != EEXIST) return systemError(leaf);
    if (::fchmodat(parent, leaf.c_str(), kept, 0) != 0) return systemError(leaf);
    return {};
}

Status Unpacker::makeFile(archive* reader, archive_entry* entry, int parent, const std::string& leaf) {
    const auto size = static_cast<std::uint64_t>(archive_entry_size(entry));
    LEO_REQUIRE(size <= m_budget.bytesLeft, Code::TooLarge,
                "the image unpacks to more than " + std::to_string(kMaxRootfsBytes) + " bytes");
    m_budget.bytesLeft -= size;
    const mode_t mode = (archive_entry_perm(entry) & 0777) | 0400;
    const Fd file(::openat(parent, leaf.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file) return systemError(leaf);
    const void* piece = nullptr;
    std::size_t length = 0;
    la_int64_t offset = 0;
    for (;;) {
        const int state = archive_read_data_block(reader, &piece, &length, &offset);
        if (state == ARCHIVE_EOF) break;
        LEO_REQUIRE(state == ARCHIVE_OK, Code::Malformed, "a layer of the image is cut short in " + leaf);
        LEO_REQUIRE(offset >= 0 && static_cast<std::uint64_t>(offset) + length <= size, Code::Malformed,
                    "a layer of the image has more data than it says for " + leaf);
        if (::lseek(file.get(), offset, SEEK_SET) < 0) return systemError(leaf);
        LEO_TRY(writeAll(file.get(), ByteView(static_cast<const std::uint8_t*>(piece), length)));
    }
    if (::ftruncate(file.get(), static_cast<off_t>(size)) != 0) return systemError(leaf);
    if (::fchmod(file.get(), mode) != 0) return systemError(leaf);
    return {};
}

Status Unpacker::makeHardLink(archive_entry* entry, int parent, const std::string& leaf) {
    LEO_TRY_ASSIGN(const std::string target, cleanName(archive_entry_hardlink(entry)));
    const auto [directory, name] = splitName(target);
    const Fd from = openInside(m_root, directory);
    struct stat state {};
    LEO_REQUIRE(from && !name.empty() && ::fstatat(from.get(), name.c_str(), &state, AT_SYMLINK_NOFOLLOW) == 0 &&
                    S_ISREG(state.st_mode),
                Code::Malformed, "a layer has a hard link to something that is no file of the image: " + target);
    if (::linkat(from.get(), name.c_str(), parent, leaf.c_str(), 0) != 0) return systemError(leaf);
    return {};
}

}  // namespace

Status unpackLayer(int rootFd, ByteView blob, LayerKind kind, UnpackBudget& budget) {
    Unpacker unpacker(rootFd, budget);
    if (!listDirectory("/proc/self/fd/" + std::to_string(rootFd)).empty()) {
        LEO_TRY_ASSIGN(const Reader reader, openLayer(blob, kind));
        LEO_TRY(unpacker.applyWhiteouts(reader.get()));
    }
    LEO_TRY_ASSIGN(const Reader reader, openLayer(blob, kind));
    return unpacker.applyEntries(reader.get());
}

}  // namespace leo::sandbox

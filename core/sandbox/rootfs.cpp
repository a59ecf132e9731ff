#include "sandbox/rootfs.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "crypto/hash.h"
#include "sandbox/posix.h"

namespace leo::sandbox {

namespace {

constexpr std::size_t kMaxLoaderBytes = 8u << 20;  // it is one static program of about 1 MiB
constexpr std::size_t kMaxPrefix = 16;
constexpr std::uint64_t kMountSlackBytes = 16u << 20;  // the loader, directories, rounding to pages
constexpr int kMaxBusyTries = 500;                     // 5 s
constexpr useconds_t kBusyPauseUs = 10'000;
// Directories and files a runner mounts over; the root file system is read-only by then.
struct MountPoint {
    const char* name;
    mode_t mode;  // runc gives a tmpfs the mode of what it covers
};
constexpr MountPoint kMountPoints[] = {{"proc", 0755}, {"dev", 0755}, {"tmp", 01777}};
constexpr const char* kDevices[] = {"null", "zero", "full", "random", "urandom"};

bool isTmpfs(const std::string& path) {
    struct statfs state {};
    return ::statfs(path.c_str(), &state) == 0 && static_cast<unsigned long>(state.f_type) == TMPFS_MAGIC;
}

std::string defaultBaseDir() {
    if (::geteuid() == 0) return "/run/leo-sandbox";
    if (const char* runtime = std::getenv("XDG_RUNTIME_DIR"); runtime && isTmpfs(runtime))
        return std::string(runtime) + "/leo-sandbox";
    return "/dev/shm/leo-sandbox-" + std::to_string(::geteuid());
}

// The image may have a link or a file where a mount point must be; what is there then goes.
Result<Fd> ensureDirectory(int parent, const char* name, mode_t mode) {
    struct stat state {};
    if (::fstatat(parent, name, &state, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISDIR(state.st_mode) &&
        !removeTreeAt(parent, name))
        return systemError(name);
    if (::mkdirat(parent, name, 0755) != 0 && errno != EEXIST) return systemError(name);
    Fd directory(::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    // Whatever the process's umask is, the sandbox's user must get in.
    if (!directory || ::fchmod(directory.get(), mode) != 0) return systemError(name);
    return directory;
}

Status placeFile(int parent, const char* name, ByteView content, mode_t mode) {
    LEO_REQUIRE(removeTreeAt(parent, name), Code::Io, std::string("cannot replace ") + name);
    const Fd file(::openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file) return systemError(name);
    LEO_TRY(writeAll(file.get(), content));
    if (::fchmod(file.get(), mode) != 0) return systemError(name);
    return {};
}

// Closes a file system to writing for good: the whole of it, not only this mount, so that no bind mount of a runner
// can write to it again. A program another thread is just starting has a copy of every descriptor of ours between
// fork and exec; while one of them is a file we wrote here, the kernel answers EBUSY. It is gone within milliseconds.
Status remountReadOnly(const std::string& path) {
    for (int i = 0;
         ::mount(nullptr, path.c_str(), nullptr, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, nullptr) != 0; ++i) {
        if (errno != EBUSY || i == kMaxBusyTries) return systemError("remount " + path + " read-only");
        ::usleep(kBusyPauseUs);
    }
    return {};
}

// Runs of a node that is root belong to another user, who must be able to reach the root file system.
Status checkReachable(const std::string& path) {
    for (std::filesystem::path at = path; at.has_relative_path(); at = at.parent_path()) {
        struct stat state {};
        if (::stat(at.c_str(), &state) != 0) return systemError(at.string());
        LEO_REQUIRE(state.st_mode & 01, Code::NotPermitted,
                    "the sandbox folder " + path + " is closed to the sandbox's user at " + at.string());
    }
    return {};
}

}  // namespace

Result<Loader> Loader::read(const std::string& path, const Hash* expected) {
    Loader loader;
    LEO_TRY_ASSIGN(loader.m_program, readFile(path, kMaxLoaderBytes));
    loader.m_digest = crypto::sha256(loader.m_program);
    LEO_REQUIRE(!expected || *expected == loader.m_digest, Code::DigestMismatch,
                "the sandbox loader " + path + " is not the one that was measured");
    return loader;
}

Result<Workspace> Workspace::open(const std::string& baseDir, const std::string& prefix) {
    LEO_REQUIRE(!prefix.empty() && prefix.size() <= kMaxPrefix, Code::InvalidArgument, "the owner prefix's length");
    for (const char c : prefix)
        LEO_REQUIRE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'), Code::InvalidArgument,
                    "the owner prefix has other than a-z and 0-9");
    Workspace workspace;
    workspace.m_baseDir = baseDir.empty() ? defaultBaseDir() : baseDir;
    workspace.m_prefix = prefix;
    LEO_TRY_ASSIGN(const std::uint64_t start, processStartTime(::getpid()));
    workspace.m_stem = prefix + "-" + std::to_string(::getpid()) + "-" + std::to_string(start) + "-";

    const std::string& path = workspace.m_baseDir;
    std::error_code problem;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), problem);
    // As root the runs belong to another user, who must be able to pass through.
    const bool root = ::geteuid() == 0;
    if (::mkdir(path.c_str(), 0700) == 0) {
        if (root && ::chmod(path.c_str(), 0711) != 0) return systemError(path);
    } else if (errno != EEXIST) {
        return systemError(path);
    }
    struct stat state {};
    if (::lstat(path.c_str(), &state) != 0) return systemError(path);
    LEO_REQUIRE(S_ISDIR(state.st_mode) && state.st_uid == ::geteuid() && !(state.st_mode & 022), Code::NotPermitted,
                path + " must be a directory of this user that nobody else can write to");
    if (root) LEO_TRY(checkReachable(std::filesystem::absolute(path, problem).string()));
    LEO_REQUIRE(root || isTmpfs(path), Code::Unavailable, path + " is not on a tmpfs; set the sandbox folder to one");
    return workspace;
}

std::string Workspace::nextName() const {
    static std::atomic<std::uint64_t> number{0};
    return m_stem + std::to_string(++number);
}

Status VerifiedRootfs::mountPrivate(std::uint64_t sizeBytes) {
    if (::geteuid() != 0) return {};
    const std::string plain =
        "mode=755,size=" + std::to_string(sizeBytes) + ",nr_inodes=" + std::to_string(kMaxRootfsFiles + 64);
    const std::string noSwap = plain + ",noswap";  // Linux 6.4
    constexpr unsigned long kFlags = MS_NOSUID | MS_NODEV;
    m_noSwap = ::mount("leo-sandbox", m_path.c_str(), "tmpfs", kFlags, noSwap.c_str()) == 0;
    m_mounted = m_noSwap || ::mount("leo-sandbox", m_path.c_str(), "tmpfs", kFlags, plain.c_str()) == 0;
    // Root of a container without CAP_SYS_ADMIN: as for an ordinary user, if the folder is on a tmpfs.
    LEO_REQUIRE(m_mounted || isTmpfs(m_path), Code::Unavailable,
                "no tmpfs can be mounted, and " + m_path + " is not on one");
    return {};
}

Result<std::shared_ptr<VerifiedRootfs>> VerifiedRootfs::create(const Loader& loader, const Workspace& workspace,
                                                               std::uint64_t sizeBytes) {
    std::shared_ptr<VerifiedRootfs> rootfs(new VerifiedRootfs);
    const std::string path = workspace.baseDir() + "/" + workspace.nextName() + "-root";
    if (::mkdir(path.c_str(), 0755) != 0) return systemError(path);
    rootfs->m_path = path;  // from here on the destructor removes it
    rootfs->m_loaderDigest = loader.digest();
    if (::chmod(path.c_str(), 0755) != 0) return systemError(path);
    LEO_TRY(rootfs->mountPrivate(sizeBytes));
    return rootfs;
}

Status VerifiedRootfs::finish(int rootFd, const Loader& loader) {
    for (const MountPoint& point : kMountPoints) LEO_TRY(ensureDirectory(rootFd, point.name, point.mode));
    LEO_TRY_ASSIGN(const Fd devices, ensureDirectory(rootFd, "dev", 0755));
    for (const char* name : kDevices) LEO_TRY(placeFile(devices.get(), name, {}, 0444));
    LEO_TRY(placeFile(rootFd, kLoaderInside + 1, loader.program(), 0555));
    return m_mounted ? remountReadOnly(m_path) : Status();
}

Result<std::shared_ptr<const VerifiedRootfs>> VerifiedRootfs::unpack(const OciImage& image, const Loader& loader,
                                                                     const Workspace& workspace) {
    LEO_TRY_ASSIGN(const std::shared_ptr<VerifiedRootfs> rootfs,
                   create(loader, workspace, kMaxRootfsBytes + kMountSlackBytes));
    {
        const Fd root(::open(rootfs->m_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!root) return systemError(rootfs->m_path);
        UnpackBudget budget;
        for (std::size_t i = 0; i < image.layers().size(); ++i) {
            LEO_TRY_ASSIGN(const Bytes blob, image.readLayer(i));
            LEO_TRY(unpackLayer(root.get(), blob, image.layers()[i].kind, budget));
        }
        LEO_TRY(rootfs->finish(root.get(), loader));
    }
    rootfs->m_manifestDigest = image.manifestDigest();
    rootfs->m_environment = image.environment();
    return std::shared_ptr<const VerifiedRootfs>(rootfs);
}

Result<std::shared_ptr<const VerifiedRootfs>> VerifiedRootfs::loaderOnly(const Loader& loader,
                                                                         const Workspace& workspace) {
    LEO_TRY_ASSIGN(const std::shared_ptr<VerifiedRootfs> rootfs, create(loader, workspace, kMountSlackBytes));
    const Fd root(::open(rootfs->m_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root) return systemError(rootfs->m_path);
    LEO_TRY(rootfs->finish(root.get(), loader));
    return std::shared_ptr<const VerifiedRootfs>(rootfs);
}

VerifiedRootfs::~VerifiedRootfs() {
    if (m_path.empty()) return;
    // A mount namespace that is still being torn down may hold a copy; detaching frees the memory with the last one.
    if (m_mounted && ::umount2(m_path.c_str(), 0) != 0) ::umount2(m_path.c_str(), MNT_DETACH);
    removeTree(m_path);
}

}  // namespace leo::sandbox

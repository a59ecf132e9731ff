// VerifiedRootfs: an unpacked, verified image with Leo's loader in it, read-only, gone with the last reference.
//
// As root it lives on a tmpfs of its own (nosuid, nodev, bounded size and inodes, noswap where the kernel has it)
// that is remounted read-only once filled; that is why runs of one process may share it without verifying again. An
// ordinary user has no such mount: it is a directory on the user's tmpfs, read-only only inside the sandbox, and
// privateMount() says so.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "sandbox/oci.h"

namespace leo::sandbox {

// The loader's program, read once and hashed; what runs inside is exactly these bytes.
class Loader {
public:
    // NotFound or Io; DigestMismatch when `expected` is given and differs.
    static Result<Loader> read(const std::string& path, const Hash* expected = nullptr);
    const Hash& digest() const { return m_digest; }
    ByteView program() const { return m_program; }

private:
    Bytes m_program;
    Hash m_digest{};
};

// Where run directories, root file systems and cgroups of this process live, and how they are named:
// <prefix>-<pid>-<start time of pid>-<number>-<kind>, so that another start can tell whose leftovers they are.
class Workspace {
public:
    // baseDir empty: /run/leo-sandbox as root, else $XDG_RUNTIME_DIR/leo-sandbox or /dev/shm/leo-sandbox-<uid>.
    // The directory must be ours, writable by nobody else and, for root, open to pass through all the way (runs are
    // another user's): NotPermitted. An ordinary user's must be on a tmpfs: Unavailable.
    static Result<Workspace> open(const std::string& baseDir, const std::string& prefix);

    const std::string& baseDir() const { return m_baseDir; }
    const std::string& prefix() const { return m_prefix; }
    // A name no other live process and no earlier call has.
    std::string nextName() const;

private:
    std::string m_baseDir;
    std::string m_prefix;
    std::string m_stem;
};

class VerifiedRootfs {
public:
    static Result<std::shared_ptr<const VerifiedRootfs>> unpack(const OciImage& image, const Loader& loader,
                                                                const Workspace& workspace);
    // The loader alone, for the self-tests.
    static Result<std::shared_ptr<const VerifiedRootfs>> loaderOnly(const Loader& loader, const Workspace& workspace);
    ~VerifiedRootfs();
    VerifiedRootfs(const VerifiedRootfs&) = delete;
    VerifiedRootfs& operator=(const VerifiedRootfs&) = delete;

    const std::string& path() const { return m_path; }
    const Hash& manifestDigest() const { return m_manifestDigest; }  // zero for loaderOnly
    const Hash& loaderDigest() const { return m_loaderDigest; }
    const std::vector<std::string>& environment() const { return m_environment; }
    bool privateMount() const { return m_mounted; }
    bool noSwap() const { return m_noSwap; }

private:
    VerifiedRootfs() = default;
    static Result<std::shared_ptr<VerifiedRootfs>> create(const Loader& loader, const Workspace& workspace,
                                                          std::uint64_t sizeBytes);
    Status mountPrivate(std::uint64_t sizeBytes);
    Status finish(int rootFd, const Loader& loader);

    std::string m_path;
    Hash m_manifestDigest{};
    Hash m_loaderDigest{};
    std::vector<std::string> m_environment;
    bool m_mounted = false;
    bool m_noSwap = false;
};

// Where the loader is inside every root file system.
inline constexpr const char* kLoaderInside = "/leo-loader";

}  // namespace leo::sandbox

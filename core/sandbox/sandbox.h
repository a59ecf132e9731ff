// Sandbox: runs one command on verified bytes, with no network, no disk and a bound on everything it may use.
//
// Three runners stand behind the interface: "runc" (an OCI bundle, root), "bwrap" (bubblewrap, any user) and "runsc"
// (gVisor, a kernel of its own in user space, root; for a task that asks for it). Code, input, output and log travel
// as frames on pipes (frames.h); neither is ever a file outside the sandbox, an argument or an environment variable
// of a program (attestation section 7).
//
// Thread: a Sandbox belongs to one thread at a time, and run() blocks it; only the cancel flag is touched from
// outside. Several Sandboxes of a process or of a machine do not disturb each other.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/secret.h"
#include "sandbox/limits.h"
#include "sandbox/rootfs.h"

namespace leo::sandbox {

inline constexpr std::size_t kMaxLogBytes = 64u << 10;   // the end of what the command printed is kept
inline constexpr std::size_t kMaxCodeBytes = 64u << 20;  // a packed folder
inline constexpr std::size_t kMaxInputBytes = 1u << 30;  // a frame's length is a u32
inline constexpr std::size_t kMaxArguments = 256;
inline constexpr std::size_t kMaxArgumentBytes = 64u << 10;  // all arguments and environment entries together

// Why a run ended. The numbers go into reports and the ledger's exit code mapping: never renumber.
enum class Reason : std::uint8_t {
    Ok = 0,
    NonZeroExit = 1,
    Signal = 2,  // exit is 128 + signal
    WallTime = 3,
    CpuTime = 4,
    Memory = 5,
    Pids = 6,  // failed after it was refused a process, or, without a pids cgroup, was seen with more than it may
    OutputLimit = 7,
    TmpfsFull = 8,  // failed with /tmp full: bytes or inodes
    Cancelled = 9,
    BadCode = 10,        // the code archive is refused, or the command is not there
    RunnerFailure = 11,  // ours: the sandbox did not start or vanished; the lambda is not to blame
};
std::string_view reasonName(Reason reason);
// True for every reason that is the lambda's own failure (protocol section 3, "the code failed").
bool isLambdaFailure(Reason reason);

struct Usage {
    std::uint64_t wallMs = 0;
    std::uint64_t cpuMs = 0;
    std::uint64_t peakMemoryBytes = 0;
};

struct RunRequest {
    std::shared_ptr<const VerifiedRootfs> rootfs;
    Limits limits;
    std::vector<std::string> command;  // argv; the first is a path inside the image or relative to the code folder
    std::vector<std::string> environment;  // "NAME=value", on top of the image's
    ByteView codeTar;                      // from packFolder(); lies at /tmp/code, the working directory
    ByteView input;                        // lies at $LEO_INPUT
    std::string inputMediaType;            // $LEO_INPUT_TYPE
};

struct RunResult {
    Reason reason = Reason::RunnerFailure;
    std::uint32_t exit = 0;      // exit code of the command; 128 + n when signal n ended it
    crypto::SecretBytes output;  // $LEO_OUTPUT; empty unless reason is Ok
    crypto::SecretBytes log;     // the end of stdout and stderr, at most kMaxLogBytes
    Usage usage;
    std::string detail;  // one line about a limit or a runner failure; never the lambda's data
};

// What is left of a run. The hash of it goes into task-end, and a monitor's after verdict checks it.
struct CleanupReport {
    std::uint32_t processesLeft = 0;
    bool cgroupGone = true;
    bool unmounted = true;
    bool runDirEmpty = true;
    bool clean() const { return processesLeft == 0 && cgroupGone && unmounted && runDirEmpty; }
    // H("leo-cleanup"; processesLeft, cgroupGone, unmounted, runDirEmpty).
    Hash digest() const;
};

enum class RunnerKind : std::uint8_t { Runc = 1, Bwrap = 2, Gvisor = 3 };
std::string_view runnerName(RunnerKind kind);               // "runc", "bwrap", "runsc"
Result<RunnerKind> parseRunnerName(std::string_view name);  // these, and "gvisor"

struct Capabilities {
    RunnerKind kind = RunnerKind::Bwrap;
    std::string version;  // first line of the program's --version
    Hash loaderDigest{};
    Hash profileDigest{};
    // Else the loader watches and kills, a little late. Around gVisor it holds 64 MiB more, for gVisor itself; what
    // that does not need is the run's.
    bool memoryCgroup = false;
    // Else RLIMIT_NPROC, which counts no refusals: two more than the limit may start, the loader looks 100 times a
    // second whether more than the limit run, and a run that was not caught at it is NonZeroExit or Signal.
    bool pidsCgroup = false;
    bool inodeLimit = true;      // else the loader counts the files in /tmp and ends the run, a little late
    bool hiddenLoader = true;    // else the command can see the loader's memory map, though not what is in it
    bool privateRootfs = false;  // own read-only tmpfs, else a directory of the user's
    bool separateUser = false;   // processes are uid 65534 of the host, not the user Leo runs as
    bool noSwap = false;         // plaintext of a run cannot reach a swap device
    std::vector<std::string> shortcomings;  // sentences for the operator's screen; empty when all of it holds
};

// H("leo-sandbox-profile"; version, runner, loader digest, seccomp list, fixed settings): what task-start carries.
// A function of its arguments and of this build alone, so a verifier can compute it.
Hash profileDigest(RunnerKind kind, const Hash& loaderDigest);

class Sandbox {
public:
    virtual ~Sandbox() = default;

    virtual const Capabilities& capabilities() const = 0;

    // The verified root file system of an image: unpacked at the first call, kept and shared afterwards.
    // Another digest replaces it. Unpacking takes about 0.3 s and as much memory as the image is large.
    virtual Result<std::shared_ptr<const VerifiedRootfs>> prepare(const std::string& layoutDir,
                                                                  const Hash& manifestDigest) = 0;
    // Drops the kept root file system; its memory is free once no run uses it. For an idle node.
    virtual void release() = 0;

    // Runs the command to its end, a limit or the cancel flag (checked 50 times a second). An Error is a request that
    // cannot be run as it stands (limits, sizes); everything that happens afterwards is a RunResult.
    // All processes are dead when it returns.
    virtual Result<RunResult> run(const RunRequest& request, const std::atomic<bool>* cancel = nullptr) = 0;

    // Verifies, and completes where possible, the clean-up of the last run.
    virtual CleanupReport cleanup() = 0;
};

struct SandboxConfig {
    std::string loaderPath;            // leo-loader, installed beside leod
    Hash expectedLoader{};             // zero: whatever the path holds is taken, measured and reported
    std::string preferredRunner;       // a name, or empty: runc where it works, else bwrap, else runsc
    std::string workDir;               // empty: the default of Workspace
    std::string ownerPrefix = "leo";   // starts every name this process makes; [a-z0-9], at most 16
    std::string runcProgram = "runc";  // a name is searched in PATH, /usr/sbin and /sbin
    std::string bwrapProgram = "bwrap";
    std::string runscProgram = "runsc";
    std::string cgroupParent;  // cgroup v2 only; empty: found
    bool useCgroups = true;    // false: as if none were writable (tests)
};

// Makes a runner without testing it, for a node whose parent process has chosen. Unavailable when its program is
// missing.
Result<std::unique_ptr<Sandbox>> makeRunner(RunnerKind kind, const SandboxConfig& config);

struct SelfTestItem {
    std::string name;  // "host files", "network", "processes", "memory", "CPU time", "output"
    bool passed = false;
    std::string detail;  // what was seen
};
struct RunnerReport {
    RunnerKind kind = RunnerKind::Runc;
    bool usable = false;
    std::string problem;  // why not, with what to do about it
    std::vector<SelfTestItem> items;
};
struct ChoiceReport {
    std::vector<RunnerReport> tried;  // in the order they were tried
    // Several lines: every runner that was tried, why it was not taken, and what to install or change.
    std::string text() const;
};

// Proves one runner on a few tiny runs of the loader's own probes: a forbidden act that succeeds fails the test.
RunnerReport selfTest(Sandbox& sandbox, const SandboxConfig& config);

// The first runner that passes its self-test, the preferred one first. Unavailable, with report->text(), when none
// does.
Result<std::unique_ptr<Sandbox>> chooseRunner(const SandboxConfig& config, ChoiceReport* report = nullptr);

// Removes what processes of this prefix that are dead have left: cgroups (their processes are killed), mounts,
// directories, runc containers. Returns how many things were removed. Call once at start.
Result<std::uint32_t> removeLeftovers(const SandboxConfig& config);

}  // namespace leo::sandbox

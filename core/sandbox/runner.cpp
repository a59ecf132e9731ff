#include "sandbox/runner.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/log.h"
#include "crypto/hash.h"
#include "sandbox/loader/wire.h"
#include "sandbox/seccomp.h"

namespace leo::sandbox {

namespace {

constexpr std::uint64_t kStartMs =
    30'000;  // a runner's start and the hand-over, on a machine that is busy with others
constexpr std::uint64_t kGraceMs = 5'000;  // the loader ends the run itself; this is for when it does not
constexpr std::uint64_t kTmpSlackBytes =
    3 * 4096;  // so that the loader sees "over the limit" before the kernel says full
constexpr std::uint64_t kTmpSlackInodes = 16;
constexpr std::uint64_t kStartPids = 256;  // a runner's own threads while it starts (runc: the Go runtime)
constexpr std::uint64_t kProfileVersion = 1;

// Later entries of the same name replace earlier ones.
void mergeEnvironment(std::vector<std::string>& into, const std::vector<std::string>& more) {
    for (const std::string& entry : more) {
        const std::string name = entry.substr(0, entry.find('=') + 1);
        if (name.empty() || entry.rfind("LEO_", 0) == 0) continue;
        into.erase(
            std::remove_if(into.begin(), into.end(), [&](const std::string& e) { return e.rfind(name, 0) == 0; }),
            into.end());
        into.push_back(entry);
    }
}

bool swapIsOff() {
    const std::string text = readText("/proc/swaps").valueOr({});
    return splitLines(text).size() <= 1;
}

bool mentionedInMounts(const std::string& name) {
    const std::string text = readText("/proc/self/mountinfo", 4u << 20).valueOr({});
    return text.find(name) != std::string::npos;
}

}  // namespace

std::string_view reasonName(Reason reason) {
    switch (reason) {
        case Reason::Ok: return "ok";
        case Reason::NonZeroExit: return "exit code";
        case Reason::Signal: return "signal";
        case Reason::WallTime: return "run time";
        case Reason::CpuTime: return "CPU time";
        case Reason::Memory: return "memory";
        case Reason::Pids: return "processes";
        case Reason::OutputLimit: return "output size";
        case Reason::TmpfsFull: return "temporary files";
        case Reason::Cancelled: return "cancelled";
        case Reason::BadCode: return "code";
        case Reason::RunnerFailure: return "sandbox failure";
    }
    return "unknown";
}

bool isLambdaFailure(Reason reason) {
    return reason != Reason::Ok && reason != Reason::Cancelled && reason != Reason::RunnerFailure;
}

Hash CleanupReport::digest() const {
    codec::Writer fields;
    fields.array(4).u64(processesLeft).boolean(cgroupGone).boolean(unmounted).boolean(runDirEmpty);
    return crypto::taggedHash("leo-cleanup", fields.view());
}

std::string_view runnerName(RunnerKind kind) {
    switch (kind) {
        case RunnerKind::Runc: return "runc";
        case RunnerKind::Bwrap: return "bwrap";
        case RunnerKind::Gvisor: return "runsc";
    }
    return "unknown";
}

Result<RunnerKind> parseRunnerName(std::string_view name) {
    if (name == "runc") return RunnerKind::Runc;
    if (name == "bwrap") return RunnerKind::Bwrap;
    if (name == "runsc" || name == "gvisor") return RunnerKind::Gvisor;
    return makeError(Code::Unsupported,
                     "there is no sandbox runner \"" + std::string(name) + "\"; there are runc, bwrap and gvisor");
}

Hash profileDigest(RunnerKind kind, const Hash& loaderDigest) {
    const std::vector<std::string> settings = kind == RunnerKind::Runc    ? runcSettings()
                                              : kind == RunnerKind::Bwrap ? bwrapSettings()
                                                                          : gvisorSettings();
    codec::Writer fields;
    fields.array(5).u64(kProfileVersion).text(runnerName(kind)).bytes(loaderDigest);
    writeSeccomp(fields);
    fields.array(settings.size());
    for (const std::string& setting : settings) fields.text(setting);
    return crypto::taggedHash("leo-sandbox-profile", fields.view());
}

Runner::Runner(RunnerKind kind, RunnerParts parts, Overhead overhead)
    : m_parts(std::move(parts)), m_overhead(overhead) {
    const bool root = ::geteuid() == 0;
    m_capabilities.kind = kind;
    m_capabilities.version = m_parts.version;
    m_capabilities.loaderDigest = m_parts.loader.digest();
    m_capabilities.profileDigest = sandbox::profileDigest(kind, m_parts.loader.digest());
    m_capabilities.memoryCgroup = m_capabilities.pidsCgroup = m_parts.cgroups.has_value();
    m_capabilities.privateRootfs = m_capabilities.separateUser = root;
    m_capabilities.noSwap = swapIsOff();
    std::vector<std::string>& missing = m_capabilities.shortcomings;
    if (!m_parts.cgroups)
        missing.push_back("Memory and processes are limited by the loader, not by control groups: " +
                          m_parts.cgroupProblem);
    if (!root) {
        missing.push_back("The unpacked image is a folder of this user, not a mount of its own.");
        missing.push_back("Runs belong to this user, held in a user namespace.");
    }
    if (!m_capabilities.noSwap)
        missing.push_back(
            "This machine swaps to disk; memory of a run may be written there unless swap is encrypted.");
}

Result<std::shared_ptr<const VerifiedRootfs>> Runner::prepare(const std::string& layoutDir, const Hash& digest) {
    if (m_rootfs && m_rootfs->manifestDigest() == digest) return m_rootfs;
    m_rootfs.reset();
    LEO_TRY_ASSIGN(const OciImage image, OciImage::open(layoutDir, digest));
    LEO_TRY_ASSIGN(m_rootfs, VerifiedRootfs::unpack(image, m_parts.loader, m_parts.workspace));
    return m_rootfs;
}

Status Runner::check(const RunRequest& request) const {
    LEO_REQUIRE(request.rootfs != nullptr, Code::InvalidArgument, "no root file system");
    LEO_REQUIRE(request.rootfs->loaderDigest() == m_capabilities.loaderDigest, Code::DigestMismatch,
                "the root file system holds another loader");
    LEO_REQUIRE(!request.codeTar.empty(), Code::InvalidArgument, "no code");
    LEO_REQUIRE(request.codeTar.size() <= kMaxCodeBytes, Code::TooLarge, "the code is too large");
    LEO_REQUIRE(request.input.size() <= kMaxInputBytes, Code::TooLarge, "the input is too large");
    return checkLimits(request.limits);
}

std::uint64_t Runner::hostTasks(const RunRequest& request) const {
    return m_overhead.tasks + std::uint64_t{m_overhead.tasksEach} * request.limits.pids;
}

Result<Runner::Job> Runner::makeJob(const RunRequest& request) {
    Job job;
    job.name = m_parts.workspace.nextName();
    job.rootfs = request.rootfs.get();
    const TmpfsNeed need = tmpfsNeed(request.codeTar, request.input.size());
    job.tmpBytes = need.bytes + request.limits.tmpfsBytes + kTmpSlackBytes;
    job.tmpInodes = need.inodes + request.limits.inodes + kTmpSlackInodes;
    if (m_parts.cgroups) {
        LEO_TRY_ASSIGN(Cgroup cgroup, Cgroup::create(*m_parts.cgroups, job.name,
                                                     request.limits.memoryBytes + m_overhead.memoryBytes));
        const Status limited = cgroup.limitPids(hostTasks(request) + kStartPids);
        if (!limited.ok()) {
            cgroup.remove();
            return limited.error();
        }
        job.cgroup.emplace(std::move(cgroup));
    }
    job.runDir = m_parts.workspace.baseDir() + "/" + job.name + "-run";
    if (::mkdir(job.runDir.c_str(), 0700) != 0) {
        Error problem = systemError(job.runDir);
        if (job.cgroup) job.cgroup->remove();
        return problem;
    }
    return job;
}

Result<RunResult> Runner::run(const RunRequest& request, const std::atomic<bool>* cancel) {
    LEO_TRY(check(request));
    Setup setup;
    setup.limits = request.limits;
    setup.watchMemory = !m_capabilities.memoryCgroup;
    setup.limitPids = !m_capabilities.pidsCgroup;
    if (countsCpu()) setup.limits.cpuMs = kMaxCpuMs;
    setup.mediaType = request.inputMediaType;
    setup.arguments = request.command;
    setup.environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/tmp", "TMPDIR=/tmp", "LANG=C.UTF-8"};
    mergeEnvironment(setup.environment, request.rootfs->environment());
    for (const std::string& entry : request.environment) {
        LEO_REQUIRE(entry.rfind("LEO_", 0) != 0, Code::InvalidArgument, "names that begin with LEO_ are Leo's own");
        LEO_REQUIRE(entry.find('=') != std::string::npos && entry[0] != '=', Code::InvalidArgument,
                    "an environment entry is not NAME=value");
    }
    mergeEnvironment(setup.environment, request.environment);
    LEO_TRY_ASSIGN(const Bytes setupFrame, encodeSetup(setup));

    cleanup();  // of the run before this one, if its owner did not ask
    LEO_TRY_ASSIGN(Job job, makeJob(request));
    m_last.emplace(std::move(job));
    RunResult result = execute(*m_last, request, setupFrame, cancel);
    m_last->rootfs = nullptr;
    const CleanupReport report = cleanup();
    if (!report.clean()) logWarning("sandbox", "a run left something behind: " + m_last->name);
    return result;
}

RunResult Runner::execute(Job& job, const RunRequest& request, ByteView setup, const std::atomic<bool>* cancel) {
    RunResult result;
    const PipeSignalGuard noSignal;
    auto in = Pipe::create(), out = Pipe::create(), err = Pipe::create();
    if (!in.ok() || !out.ok() || !err.ok()) {
        result.detail = "no pipes: too many open files";
        return result;
    }
    job.in = in->read.get(), job.out = out->write.get(), job.err = err->write.get();
    Result<Process> process = start(job);
    // Only the loader's side may hold these now, or its end would not be seen.
    in->read.reset(), out->write.reset(), err->write.reset();
    if (!process.ok()) {
        result.detail = toString(process.error());
        return result;
    }
    ReplyReader reader(request.limits.outputBytes, kMaxLogBytes);
    std::optional<Conversation> talk(std::in_place, std::move(in->write), std::move(out->read), std::move(err->read),
                                     reader);
    const Bytes codeHead = frameHead(LEO_FRAME_CODE, request.codeTar.size());
    const Bytes inputHead = frameHead(LEO_FRAME_INPUT, request.input.size());
    const Bytes endHead = frameHead(LEO_FRAME_END, 0);
    const auto onReady = [&]() -> Status {
        return job.cgroup ? job.cgroup->limitPids(hostTasks(request)) : Status();
    };
    Conversation::Hooks hooks{onReady};
    if (countsCpu())
        hooks.usedUp = [&] {
            if (!job.cpuBeforeMs) job.cpuBeforeMs = job.cgroup->cpuMs();
            return cpuMs(job) >= request.limits.cpuMs;
        };
    const Conversation::End end = talk->run(setup, {codeHead, request.codeTar, inputHead, request.input, endHead},
                                            {kStartMs, request.limits.wallMs + kGraceMs}, cancel, hooks);
    judge(job, request, end, *talk, reader, result);
    talk.reset();  // closes the pipes
    this->end(job, *process);
    return result;
}

std::uint64_t Runner::cpuMs(const Job& job) {
    return job.cpuBeforeMs ? job.cgroup->cpuMs().value_or(0) - *job.cpuBeforeMs : 0;
}

// The counters of the kernel come first, then what the loader saw, then what we saw.
void Runner::judge(const Job& job, const RunRequest& request, Conversation::End end, Conversation& talk,
                   ReplyReader& reader, RunResult& result) const {
    const LoaderExit& exit = reader.exit();
    const bool complete = end == Conversation::End::Complete;
    if (complete) {
        result.reason = exit.reason;
        result.exit = exit.exit;
        result.usage = exit.usage;
        result.detail = exit.detail;
    } else if (end == Conversation::End::Cancelled) {
        result.reason = Reason::Cancelled;
    } else if (end == Conversation::End::Deadline && talk.handedOver()) {
        result.reason = Reason::WallTime;
        result.usage.wallMs = request.limits.wallMs;
        result.detail = "the time was up";
    } else {
        result.reason = Reason::RunnerFailure;
        result.detail = end == Conversation::End::Deadline ? "the sandbox did not start in time" : talk.errorText();
        if (result.detail.empty()) result.detail = "the loader ended without a word";
    }
    if (job.cgroup) {
        result.usage.peakMemoryBytes = std::max(result.usage.peakMemoryBytes, job.cgroup->peakMemoryBytes());
        const bool failed = result.reason == Reason::NonZeroExit || result.reason == Reason::Signal;
        if (countsCpu()) result.usage.cpuMs = cpuMs(job);
        if (result.reason == Reason::Cancelled && complete && talk.usedUp()) {
            result.reason = Reason::CpuTime;
            result.detail = "the CPU time was used up";
        }
        if (result.reason != Reason::Cancelled && job.cgroup->oomKills() > 0) {
            result.reason = Reason::Memory;
            result.detail = "the memory was used up";
        } else if (failed && job.cgroup->pidsRefused() > 0) {
            result.reason = Reason::Pids;
            result.detail = "it failed after it was refused a process";
        }
    }
    result.log = reader.takeLog();
    if (result.reason == Reason::Ok) result.output = reader.takeOutput();
}

CleanupReport Runner::cleanup() {
    CleanupReport report;
    if (!m_last) return report;
    const Job& job = *m_last;
    report.processesLeft = job.cgroup ? job.cgroup->killAll() : processesLeft(job);
    if (job.cgroup) report.cgroupGone = job.cgroup->remove();
    report.unmounted = !mentionedInMounts(job.name);
    report.runDirEmpty = removeTree(job.runDir);
    return report;
}

}  // namespace leo::sandbox

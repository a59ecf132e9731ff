// Making, testing and choosing a runner, and removing what earlier ones left.
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/log.h"
#include "sandbox/runner.h"

namespace leo::sandbox {

namespace {

constexpr std::uint64_t kVersionMs = 5'000;
constexpr int kMaxCgroupDepth = 6;  // a service's group below slices; deeper is no group of ours

std::string remedy(RunnerKind kind) {
    if (kind == RunnerKind::Runc)
        return "runc needs root and writable control groups; install it with: apt install runc";
    if (kind == RunnerKind::Gvisor)
        return "gVisor needs root and writable control groups; install it with: apt install runsc";
    return "bubblewrap needs user namespaces (sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone=1); "
           "install it with: apt install bubblewrap";
}

std::string firstLine(const std::string& text) {
    const std::vector<std::string> lines = splitLines(text);
    return lines.empty() ? std::string() : lines.front();
}

// The loader probes itself; a run needs some code to unpack.
Bytes probeTar() {
    constexpr std::size_t kBlock = 512;
    Bytes tar(3 * kBlock);
    const auto put = [&](std::size_t at, std::string_view text) {
        std::copy(text.begin(), text.end(), tar.begin() + static_cast<std::ptrdiff_t>(at));
    };
    put(0, "empty");
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, "00000000000");
    put(136, "00000000000");
    put(156, "0");
    put(257, std::string_view("ustar\00000", 8));
    unsigned sum = 8 * ' ';
    for (std::size_t i = 0; i < kBlock; ++i) sum += tar[i];
    for (std::size_t i = 0, rest = sum; i < 6; ++i, rest /= 8)
        tar[148 + 5 - i] = static_cast<std::uint8_t>('0' + rest % 8);
    tar[155] = ' ';
    return tar;
}

struct Probe {
    const char* argument;
    const char* title;
    Reason expected;
    Limits limits;
};

std::vector<Probe> probes() {
    Limits small;
    small.memoryBytes = 32u << 20;
    small.pids = 8;
    small.cpuMs = 2'000;
    small.wallMs = 5'000;
    small.outputBytes = 64u << 10;
    small.tmpfsBytes = 1u << 20;
    small.inodes = kMinInodes;
    Limits shortCpu = small;
    shortCpu.cpuMs = 30;
    return {{"contained", "host, network, calls, processes", Reason::Ok, small},
            {"memory", "memory", Reason::Memory, small},
            {"loop", "CPU time", Reason::CpuTime, shortCpu},
            {"output", "output", Reason::OutputLimit, small}};
}

// What was let through, from the probe's log; or how the run ended instead.
std::string seen(const RunResult& result) {
    std::string allowed;
    for (const std::string& line : splitLines(std::string(textOf(result.log.view()))))
        if (line.rfind("ALLOWED ", 0) == 0) allowed += (allowed.empty() ? "" : ", ") + line.substr(8);
    if (!allowed.empty()) return "not contained: " + allowed;
    return "ended by: " + std::string(reasonName(result.reason)) +
           (result.detail.empty() ? "" : ", " + result.detail);
}

SelfTestItem runProbe(Sandbox& sandbox, const std::shared_ptr<const VerifiedRootfs>& rootfs, const Probe& probe) {
    SelfTestItem item{probe.title, false, {}};
    const Bytes code = probeTar();
    RunRequest request;
    request.rootfs = rootfs;
    request.limits = probe.limits;
    request.command = {kLoaderInside, "probe", probe.argument};
    request.codeTar = code;
    const Result<RunResult> result = sandbox.run(request);
    if (!result.ok()) {
        item.detail = toString(result.error());
        return item;
    }
    const CleanupReport left = sandbox.cleanup();
    item.passed = result->reason == probe.expected && left.clean();
    item.detail = left.clean() ? seen(*result) : "the run left something behind";
    return item;
}

std::string joinProblems(const RunnerReport& report) {
    std::string text;
    for (const SelfTestItem& item : report.items)
        if (!item.passed) text += (text.empty() ? "" : "; ") + item.name + ": " + item.detail;
    return text;
}

bool ownerIsDead(const std::string& name, const std::string& prefix) {
    int pid = 0;
    unsigned long long start = 0, number = 0;
    const std::string format = prefix + "-%d-%llu-%llu";
    if (name.rfind(prefix + "-", 0) != 0 || std::sscanf(name.c_str(), format.c_str(), &pid, &start, &number) != 3 ||
        pid <= 0)
        return false;
    const Result<std::uint64_t> living = processStartTime(pid);
    return !living.ok() || *living != start;
}

// Groups may lie below any group we once ran in, so the whole tree is looked through, by name.
void findCgroups(const std::string& directory, const std::string& prefix, int depth,
                 std::vector<std::string>& found) {
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(directory, problem)) {
        if (!entry.is_directory(problem) || entry.is_symlink(problem)) continue;
        if (ownerIsDead(entry.path().filename().string(), prefix)) {
            found.push_back(entry.path().string());
        } else if (depth > 0) {
            findCgroups(entry.path().string(), prefix, depth - 1, found);
        }
    }
}

std::uint32_t removeCgroups(const std::string& prefix) {
    std::vector<std::string> groups;
    findCgroups("/sys/fs/cgroup", prefix, kMaxCgroupDepth, groups);
    for (const std::string& group : groups) {
        const std::string text = readText(group + "/cgroup.procs", 1u << 20).valueOr({});
        for (const std::string& line : splitLines(text))
            if (const int pid = std::atoi(line.c_str()); pid > 0) ::kill(pid, SIGKILL);
    }
    std::uint32_t removed = 0;
    for (const std::string& group : groups) {
        for (int round = 0; round < 500 && ::rmdir(group.c_str()) != 0 && errno == EBUSY; ++round) ::usleep(2'000);
        if (!directoryExists(group)) ++removed;
    }
    return removed;
}

}  // namespace

Result<std::unique_ptr<Sandbox>> makeRunner(RunnerKind kind, const SandboxConfig& config) {
    const Hash* expected = config.expectedLoader == Hash{} ? nullptr : &config.expectedLoader;
    LEO_TRY_ASSIGN(Loader loader, Loader::read(config.loaderPath, expected));
    LEO_TRY_ASSIGN(Workspace workspace, Workspace::open(config.workDir, config.ownerPrefix));
    LEO_TRY_ASSIGN(std::string program, findProgram(kind == RunnerKind::Runc    ? config.runcProgram
                                                    : kind == RunnerKind::Bwrap ? config.bwrapProgram
                                                                                : config.runscProgram));
    LEO_TRY_ASSIGN(const std::string version, outputOf(program, {"--version"}, kVersionMs));
    RunnerParts parts{config, std::move(loader), std::move(workspace), std::move(program), firstLine(version), {},
                      {}};
    if (config.useCgroups) {
        Result<CgroupHost> cgroups = CgroupHost::detect(parts.workspace.nextName(), config.cgroupParent);
        if (cgroups.ok()) {
            parts.cgroups.emplace(std::move(cgroups).value());
        } else {
            parts.cgroupProblem = cgroups.error().detail;
        }
    } else {
        parts.cgroupProblem = "switched off";
    }
    if (kind == RunnerKind::Bwrap) return makeBwrapRunner(std::move(parts));
    const bool gvisor = kind == RunnerKind::Gvisor;
    LEO_REQUIRE(::geteuid() == 0, Code::Unavailable,
                gvisor ? "gVisor is used by root only" : "runc is used by root only");
    LEO_REQUIRE(parts.cgroups.has_value(), Code::Unavailable,
                std::string(gvisor ? "gVisor" : "runc") + " needs control groups: " + parts.cgroupProblem);
    return gvisor ? makeGvisorRunner(std::move(parts)) : makeRuncRunner(std::move(parts));
}

RunnerReport selfTest(Sandbox& sandbox, const SandboxConfig& config) {
    RunnerReport report;
    report.kind = sandbox.capabilities().kind;
    const auto rootfs = [&]() -> Result<std::shared_ptr<const VerifiedRootfs>> {
        LEO_TRY_ASSIGN(const Loader loader, Loader::read(config.loaderPath));
        LEO_TRY_ASSIGN(const Workspace workspace, Workspace::open(config.workDir, config.ownerPrefix));
        return VerifiedRootfs::loaderOnly(loader, workspace);
    }();
    if (!rootfs.ok()) {
        report.problem = toString(rootfs.error());
        return report;
    }
    report.usable = true;
    for (const Probe& probe : probes()) {
        report.items.push_back(runProbe(sandbox, *rootfs, probe));
        report.usable = report.usable && report.items.back().passed;
        if (!report.usable) break;  // one is enough, and the others may wait for time-outs
    }
    if (!report.usable) report.problem = joinProblems(report) + ". " + remedy(report.kind);
    return report;
}

Result<std::unique_ptr<Sandbox>> chooseRunner(const SandboxConfig& config, ChoiceReport* report) {
    ChoiceReport local;
    ChoiceReport& choice = report ? *report : local;
    std::vector<RunnerKind> order{RunnerKind::Runc, RunnerKind::Bwrap, RunnerKind::Gvisor};
    if (!config.preferredRunner.empty()) {
        LEO_TRY_ASSIGN(const RunnerKind preferred, parseRunnerName(config.preferredRunner));
        std::stable_partition(order.begin(), order.end(), [&](RunnerKind kind) { return kind == preferred; });
    }
    for (const RunnerKind kind : order) {
        Result<std::unique_ptr<Sandbox>> runner = makeRunner(kind, config);
        if (!runner.ok()) {
            choice.tried.push_back(RunnerReport{kind, false, runner.error().detail + ". " + remedy(kind), {}});
            continue;
        }
        choice.tried.push_back(selfTest(**runner, config));
        if (choice.tried.back().usable) return runner;
    }
    return makeError(Code::Unavailable, choice.text());
}

std::string ChoiceReport::text() const {
    std::string text;
    for (const RunnerReport& runner : tried) {
        if (!text.empty()) text += '\n';
        text +=
            std::string(runnerName(runner.kind)) + ": " + (runner.usable ? "passed its self-test" : runner.problem);
    }
    return text;
}

Result<std::uint32_t> removeLeftovers(const SandboxConfig& config) {
    LEO_TRY_ASSIGN(const Workspace workspace, Workspace::open(config.workDir, config.ownerPrefix));
    // Processes first: they hold the mounts and the directories.
    std::uint32_t removed = removeCgroups(config.ownerPrefix);
    for (const std::string& name : listDirectory(workspace.baseDir())) {
        if (!ownerIsDead(name, config.ownerPrefix)) continue;
        const std::string path = workspace.baseDir() + "/" + name;
        while (::umount2(path.c_str(), MNT_DETACH) == 0) {
        }
        if (removeTree(path)) ++removed;
    }
    if (removed > 0) logInfo("sandbox", "removed " + std::to_string(removed) + " things an earlier process left");
    return removed;
}

}  // namespace leo::sandbox

// Runner: what all runners share. They differ in the program they start and in how they end it.
#pragma once

#include <optional>
#include <string>

#include "sandbox/cgroup.h"
#include "sandbox/process.h"
#include "sandbox/sandbox.h"

namespace leo::sandbox {

inline constexpr unsigned kSandboxUser = 65534;  // "nobody" on every distribution

// What every runner is made from.
struct RunnerParts {
    SandboxConfig config;
    Loader loader;
    Workspace workspace;
    std::string program;  // full path
    std::string version;
    std::optional<CgroupHost> cgroups;
    std::string cgroupProblem;  // why there are none
};

// Where settings of a runner that matter for containment are written down for the profile digest.
std::vector<std::string> runcSettings();
std::vector<std::string> bwrapSettings();
std::vector<std::string> gvisorSettings();

// What a runner takes of the run's control group for itself, on top of the run's limits.
struct Overhead {
    std::uint32_t tasks = 0;
    std::uint32_t tasksEach = 1;  // the host's tasks for one of the run's
    std::uint64_t memoryBytes = 0;
    bool cpuInside = false;  // what the loader sees as CPU time holds time spent waiting for a CPU
};

class Runner : public Sandbox {
public:
    const Capabilities& capabilities() const override { return m_capabilities; }
    Result<std::shared_ptr<const VerifiedRootfs>> prepare(const std::string& layoutDir, const Hash& digest) override;
    void release() override { m_rootfs.reset(); }
    Result<RunResult> run(const RunRequest& request, const std::atomic<bool>* cancel) override;
    CleanupReport cleanup() override;

protected:
    struct Job {
        std::string name;
        std::string runDir;  // private, empty, removed afterwards; nothing secret is ever in it
        const VerifiedRootfs* rootfs = nullptr;
        std::uint64_t tmpBytes = 0;
        std::uint64_t tmpInodes = 0;
        std::optional<Cgroup> cgroup;
        std::optional<std::uint64_t> cpuBeforeMs;  // of the group, when the command started; only if countsCpu
        int in = -1, out = -1, err = -1;           // for the loader
    };

    Runner(RunnerKind kind, RunnerParts parts, Overhead overhead);

    // Starts the program that becomes, or starts, the loader.
    virtual Result<Process> start(Job& job) = 0;
    // Ends every process of the run, now.
    virtual void end(Job& job, Process& process) = 0;
    // Processes of the run that are still there, where no cgroup can tell.
    virtual std::uint32_t processesLeft(const Job& job) = 0;

    RunnerParts m_parts;
    Capabilities m_capabilities;

private:
    Status check(const RunRequest& request) const;
    std::uint64_t hostTasks(const RunRequest& request) const;
    Result<Job> makeJob(const RunRequest& request);
    RunResult execute(Job& job, const RunRequest& request, ByteView setup, const std::atomic<bool>* cancel);
    void judge(const Job& job, const RunRequest& request, Conversation::End end, Conversation& talk,
               ReplyReader& reader, RunResult& result) const;

    // The group's CPU time stands for the run's, and its limit is enforced here: for a loader that cannot count it.
    bool countsCpu() const { return m_overhead.cpuInside && m_parts.cgroups && !m_parts.cgroups->cpu().empty(); }
    static std::uint64_t cpuMs(const Job& job);

    const Overhead m_overhead;
    std::shared_ptr<const VerifiedRootfs> m_rootfs;
    std::optional<Job> m_last;
};

std::unique_ptr<Sandbox> makeRuncRunner(RunnerParts parts);
std::unique_ptr<Sandbox> makeBwrapRunner(RunnerParts parts);
std::unique_ptr<Sandbox> makeGvisorRunner(RunnerParts parts);

}  // namespace leo::sandbox

// The gVisor runner: runsc puts a kernel of its own, in user space, between the run and the host's. Needs root.
//
// The run's control group holds all of runsc (the kernel "sentry", the file server "gofer", the traced stubs), so
// memory is limited and everything is ended there. What the host cannot see inside, processes and files in /tmp,
// gVisor refuses (RLIMIT_NPROC, the size of a tmpfs) or the loader counts. CPU time is the group's: gVisor's own
// clock of a task runs while the task waits for a CPU.
#include "sandbox/bundle.h"
#include "sandbox/runner.h"
#include "sandbox/seccomp.h"

namespace leo::sandbox {

namespace {

constexpr std::uint64_t kRunscMs = 10'000;  // starting takes 0.3 s, several times that when the machine is busy
// The sentry is a Go program with a heap and a thread for each of its waiting tasks; a task inside has a thread that
// runs it and a stub that is traced.
constexpr Overhead kGvisorOverhead{.tasks = 1024, .tasksEach = 4, .memoryBytes = 64u << 20, .cpuInside = true};

// What the loader needs to be another user than the command, which gVisor lets read the pipes and the memory of every
// process of its own user: become that user, read what it wrote, end it.
const char* const kLoaderCapabilities[] = {"CAP_SETUID", "CAP_SETGID", "CAP_DAC_READ_SEARCH", "CAP_KILL"};

class GvisorRunner final : public Runner {
public:
    explicit GvisorRunner(RunnerParts parts) : Runner(RunnerKind::Gvisor, std::move(parts), kGvisorOverhead) {
        m_capabilities.pidsCgroup = false;
        m_capabilities.inodeLimit = false;
        m_capabilities.hiddenLoader = false;
    }

protected:
    Result<Process> start(Job& job) override;
    void end(Job& job, Process& process) override;
    std::uint32_t processesLeft(const Job&) override { return 0; }  // never without a cgroup
};

Result<Process> GvisorRunner::start(Job& job) {
    Bundle bundle;
    bundle.rootfs = job.rootfs;
    bundle.tmpBytes = job.tmpBytes, bundle.tmpInodes = job.tmpInodes;
    bundle.user = 0;  // of gVisor's kernel, which itself is nobody on the host
    bundle.capabilities.assign(std::begin(kLoaderCapabilities), std::end(kLoaderCapabilities));
    bundle.seccomp = gvisorSeccompJson();
    LEO_TRY(writeBundle(job.runDir, bundle));
    // Its log would otherwise go to the loader's standard output. --overlay2=none: later versions put a writable
    // layer over the root.
    SpawnRequest request{m_parts.program,
                         {"--root", job.runDir + "/state", "--network=none", "--oci-seccomp", "--ignore-cgroups",
                          "--overlay2=none", "--log=/dev/null", "run", "--detach", "--bundle", job.runDir, job.name},
                         {"PATH=/usr/sbin:/usr/bin:/sbin:/bin"}};
    request.in = job.in, request.out = job.out, request.err = job.err;
    LEO_TRY_ASSIGN(const std::vector<Fd> groups, job.cgroup->openForJoin());
    for (const Fd& group : groups) request.join.push_back(group.get());
    return Process::spawn(request);
}

void GvisorRunner::end(Job& job, Process& process) {
    job.cgroup->killAll();
    process.waitFor(kRunscMs);
    job.cgroup->remove();
}

}  // namespace

std::vector<std::string> gvisorSettings() {
    return {
        "loader uid 0 with SETUID SETGID DAC_READ_SEARCH KILL of gVisor's kernel, command uid 65534 without "
        "capabilities, no new privileges",
        "network none, oci-seccomp, ENOSYS by trace, with setresuid setresgid setgroups, overlay2 none, no host "
        "sockets or fifos",
        "root read-only; /proc; /dev; /tmp tmpfs nosuid nodev size",
        "cgroup memory without swap around gVisor, 64 MiB for itself; CPU time of that cgroup; RLIMIT_NPROC; files "
        "in "
        "/tmp counted"};
}

std::unique_ptr<Sandbox> makeGvisorRunner(RunnerParts parts) {
    return std::make_unique<GvisorRunner>(std::move(parts));
}

}  // namespace leo::sandbox

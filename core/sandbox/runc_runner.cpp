// The runc runner: an OCI bundle whose only process is the loader. Needs root.
#include "sandbox/bundle.h"
#include "sandbox/runner.h"
#include "sandbox/seccomp.h"

namespace leo::sandbox {

namespace {

constexpr std::uint64_t kRuncMs = 10'000;      // runc's own part is tens of milliseconds
constexpr Overhead kRuncOverhead{.tasks = 1};  // the loader

class RuncRunner final : public Runner {
public:
    explicit RuncRunner(RunnerParts parts) : Runner(RunnerKind::Runc, std::move(parts), kRuncOverhead) {}

protected:
    Result<Process> start(Job& job) override;
    void end(Job& job, Process& process) override;
    std::uint32_t processesLeft(const Job&) override { return 0; }  // never without a cgroup

private:
    std::string stateDir(const Job& job) const { return job.runDir + "/state"; }
};

Result<Process> RuncRunner::start(Job& job) {
    Bundle bundle;
    bundle.rootfs = job.rootfs;
    bundle.tmpBytes = job.tmpBytes, bundle.tmpInodes = job.tmpInodes;
    bundle.user = kSandboxUser;
    bundle.seccomp = seccompJson();
    bundle.cgroupsPath = m_parts.cgroups->runcPath(job.name);
    LEO_TRY(writeBundle(job.runDir, bundle));
    // Detached: in the foreground runc would copy every byte of plaintext through its own memory.
    SpawnRequest request{
        m_parts.program,
        {"--root", stateDir(job), "run", "--detach", "--no-new-keyring", "--bundle", job.runDir, job.name},
        {"PATH=/usr/sbin:/usr/bin:/sbin:/bin"}};
    request.in = job.in, request.out = job.out, request.err = job.err;
    return Process::spawn(request);
}

void RuncRunner::end(Job& job, Process& process) {
    // runc itself is long gone, or hangs; its container is in the cgroup and does not end with it.
    job.cgroup->killAll();
    if (!process.waitFor(kRuncMs)) {
        process.kill();
        process.waitFor(kRuncMs);
        job.cgroup->killAll();
    }
    if (job.cgroup->remove()) return;
    static_cast<void>(outputOf(m_parts.program, {"--root", stateDir(job), "delete", "--force", job.name}, kRuncMs));
}

}  // namespace

std::vector<std::string> runcSettings() {
    return {"uid 65534, gid 65534, no capabilities, no new privileges", "namespaces pid network ipc uts mount cgroup",
            "root read-only; /proc nosuid noexec nodev, masked; /dev tmpfs read-only; /tmp tmpfs nosuid nodev size "
            "nr_inodes",
            "cgroup memory without swap, pids; no devices but null zero full random urandom tty"};
}

std::unique_ptr<Sandbox> makeRuncRunner(RunnerParts parts) {
    return std::make_unique<RuncRunner>(std::move(parts));
}

}  // namespace leo::sandbox

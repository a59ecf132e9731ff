// The bubblewrap runner: a user namespace of its own, for any user. As root it gives up root first.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QJsonDocument>
#include <QJsonObject>

#include "sandbox/runner.h"
#include "sandbox/seccomp.h"

namespace leo::sandbox {

namespace {

constexpr std::uint64_t kEndMs = 5'000;   // the kernel tears a pid namespace down in milliseconds
constexpr std::uint64_t kGentleMs = 200;  // the loader sees that its pipes are closed within one look, 10 ms
constexpr std::size_t kMaxInfoBytes = 4096;
constexpr Overhead kBwrapOverhead{.tasks = 2};  // bubblewrap waiting outside, the loader inside

bool isZombie(const std::string& pid) {
    const std::string stat = readText("/proc/" + pid + "/stat").valueOr({});
    const std::size_t end = stat.rfind(')');
    return end == std::string::npos || stat.compare(end, 4, ") Z ") == 0 || stat.compare(end, 4, ") X ") == 0;
}

// Processes of a pid namespace, by the inode number of /proc/<pid>/ns/pid. Those we may not look at are not ours; one
// that has ended and waits for init to take note of it is no process any more.
std::uint32_t processesInNamespace(std::uint64_t inode) {
    std::uint32_t found = 0;
    for (const std::string& pid : listDirectory("/proc")) {
        struct stat state {};
        if (pid[0] >= '1' && pid[0] <= '9' && ::stat(("/proc/" + pid + "/ns/pid").c_str(), &state) == 0 &&
            state.st_ino == inode && !isZombie(pid))
            ++found;
    }
    return found;
}

class BwrapRunner final : public Runner {
public:
    explicit BwrapRunner(RunnerParts parts) : Runner(RunnerKind::Bwrap, std::move(parts), kBwrapOverhead) {}

protected:
    Result<Process> start(Job& job) override;
    void end(Job& job, Process& process) override;
    std::uint32_t processesLeft(const Job&) override;

private:
    std::vector<std::string> arguments(const Job& job, int seccomp, int info) const;
    void readInfo();

    Fd m_info;
    std::uint64_t m_namespace = 0;
};

std::vector<std::string> BwrapRunner::arguments(const Job& job, int seccomp, int info) const {
    std::vector<std::string> list{"--unshare-user",
                                  "--unshare-ipc",
                                  "--unshare-pid",
                                  "--unshare-net",
                                  "--unshare-uts",
                                  "--unshare-cgroup-try",
                                  "--uid",
                                  std::to_string(kSandboxUser),
                                  "--gid",
                                  std::to_string(kSandboxUser),
                                  "--hostname",
                                  "leo",
                                  "--die-with-parent",
                                  "--new-session",
                                  "--as-pid-1",
                                  "--cap-drop",
                                  "ALL",
                                  "--clearenv",
                                  "--ro-bind",
                                  job.rootfs->path(),
                                  "/"};
    // Not --dev: that is a writable tmpfs, beyond the limit of /tmp.
    for (const char* device : {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"})
        list.insert(list.end(), {"--dev-bind", device, device});
    list.insert(list.end(),
                {"--proc", "/proc", "--size", std::to_string(job.tmpBytes), "--tmpfs", "/tmp", "--chdir", "/",
                 "--info-fd", std::to_string(info), "--seccomp", std::to_string(seccomp), "--", kLoaderInside});
    return list;
}

Result<Process> BwrapRunner::start(Job& job) {
    m_namespace = 0;
    LEO_TRY_ASSIGN(const Fd seccomp, seccompProgram());
    LEO_TRY_ASSIGN(Pipe info, Pipe::create());
    SpawnRequest request{m_parts.program, arguments(job, seccomp.get(), info.write.get()), {}};
    request.in = job.in, request.out = job.out, request.err = job.err;
    request.inherit = {seccomp.get(), info.write.get()};
    std::vector<Fd> groups;
    if (job.cgroup) {
        LEO_TRY_ASSIGN(groups, job.cgroup->openForJoin());
        for (const Fd& group : groups) request.join.push_back(group.get());
    }
    // A user namespace made by root would map its user to root's files.
    if (::geteuid() == 0) request.user = kSandboxUser;
    ::fcntl(info.read.get(), F_SETFL, O_NONBLOCK);
    m_info = std::move(info.read);
    return Process::spawn(request);
}

// Which pid namespace it was, to see that it is empty. Written by bubblewrap while it starts; read when it has ended.
void BwrapRunner::readInfo() {
    if (!m_info) return;
    char text[kMaxInfoBytes];
    const Fd info = std::move(m_info);
    std::size_t size = 0;
    for (ssize_t n; size < sizeof text && (n = ::read(info.get(), text + size, sizeof text - size)) > 0;)
        size += static_cast<std::size_t>(n);
    const QJsonObject object = QJsonDocument::fromJson(QByteArray(text, static_cast<qsizetype>(size))).object();
    m_namespace = static_cast<std::uint64_t>(object.value(QLatin1String("pid-namespace")).toDouble());
}

void BwrapRunner::end(Job& job, Process& process) {
    // The pipes are closed, so the loader ends by itself, and bubblewrap with it, which leaves no orphan to init.
    process.waitFor(kGentleMs);
    if (job.cgroup) {
        job.cgroup->killAll();
        process.waitFor(kEndMs);
        job.cgroup->remove();
    } else {
        // --die-with-parent: with the outer process the loader ends, and with the loader its pid namespace.
        process.kill();
        process.waitFor(kEndMs);
    }
    readInfo();
    for (std::uint64_t waited = 0; processesLeft(job) > 0 && waited < kEndMs; ++waited) ::usleep(1'000);
}

std::uint32_t BwrapRunner::processesLeft(const Job&) {
    return m_namespace ? processesInNamespace(m_namespace) : 0;
}

}  // namespace

std::vector<std::string> bwrapSettings() {
    return {"uid 65534, gid 65534 in a user namespace, no capabilities, no new privileges",
            "namespaces user pid network ipc uts mount cgroup",
            "root read-only; /proc; devices null zero full random urandom; /tmp tmpfs nosuid nodev size",
            "cgroup memory without swap, pids, where writable; else watched by the loader, RLIMIT_NPROC"};
}

std::unique_ptr<Sandbox> makeBwrapRunner(RunnerParts parts) {
    return std::make_unique<BwrapRunner>(std::move(parts));
}

}  // namespace leo::sandbox

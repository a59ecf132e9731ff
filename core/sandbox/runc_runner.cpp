// The runc runner: an OCI bundle (runtime-spec 1.0) whose only process is the loader. Needs root.
#include <sys/stat.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "sandbox/runner.h"
#include "sandbox/seccomp.h"

namespace leo::sandbox {

namespace {

constexpr std::uint64_t kRuncMs = 10'000;  // runc's own part is tens of milliseconds

QJsonArray strings(const std::vector<std::string>& list) {
    QJsonArray array;
    for (const std::string& text : list) array.append(QString::fromStdString(text));
    return array;
}

QJsonObject mountOf(const char* destination, const char* type, const std::vector<std::string>& options) {
    return QJsonObject{{QStringLiteral("destination"), QString::fromLatin1(destination)},
                       {QStringLiteral("type"), QString::fromLatin1(type)},
                       {QStringLiteral("source"), QString::fromLatin1(type)},
                       {QStringLiteral("options"), strings(options)}};
}

QJsonObject processObject() {
    const QJsonObject user{{QStringLiteral("uid"), static_cast<int>(kSandboxUser)},
                           {QStringLiteral("gid"), static_cast<int>(kSandboxUser)}};
    QJsonObject capabilities;
    for (const char* set : {"bounding", "effective", "inheritable", "permitted", "ambient"})
        capabilities[QString::fromLatin1(set)] = QJsonArray();
    return QJsonObject{{QStringLiteral("terminal"), false},
                       {QStringLiteral("user"), user},
                       {QStringLiteral("args"), strings({kLoaderInside})},
                       {QStringLiteral("env"), strings({"PATH=/usr/bin"})},
                       {QStringLiteral("cwd"), QStringLiteral("/")},
                       {QStringLiteral("noNewPrivileges"), true},
                       {QStringLiteral("capabilities"), capabilities}};
}

QJsonObject linuxObject(const std::string& cgroupsPath) {
    QJsonArray namespaces;
    for (const char* type : {"pid", "network", "ipc", "uts", "mount", "cgroup"})
        namespaces.append(QJsonObject{{QStringLiteral("type"), QString::fromLatin1(type)}});
    const QJsonObject noDevices{{QStringLiteral("allow"), false}, {QStringLiteral("access"), QStringLiteral("rwm")}};
    return QJsonObject{
        {QStringLiteral("namespaces"), namespaces},
        {QStringLiteral("cgroupsPath"), QString::fromStdString(cgroupsPath)},
        {QStringLiteral("resources"), QJsonObject{{QStringLiteral("devices"), QJsonArray{noDevices}}}},
        {QStringLiteral("maskedPaths"), strings({"/proc/acpi", "/proc/asound", "/proc/interrupts", "/proc/kcore",
                                                 "/proc/keys", "/proc/latency_stats", "/proc/sched_debug",
                                                 "/proc/scsi", "/proc/timer_list", "/proc/timer_stats"})},
        {QStringLiteral("readonlyPaths"),
         strings({"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"})},
        {QStringLiteral("seccomp"), seccompJson()}};
}

class RuncRunner final : public Runner {
public:
    explicit RuncRunner(RunnerParts parts) : Runner(RunnerKind::Runc, std::move(parts)) {}

protected:
    Result<Process> start(Job& job) override;
    void end(Job& job, Process& process) override;
    std::uint32_t processesLeft(const Job&) override { return 0; }  // never without a cgroup
    std::uint32_t ownProcesses() const override { return 1; }       // the loader

private:
    QByteArray configJson(const Job& job) const;
    std::string stateDir(const Job& job) const { return job.runDir + "/state"; }
};

QByteArray RuncRunner::configJson(const Job& job) const {
    std::vector<std::string> tmp{"nosuid", "nodev", "mode=1777", "size=" + std::to_string(job.tmpBytes),
                                 "nr_inodes=" + std::to_string(job.tmpInodes)};
    if (job.rootfs->noSwap()) tmp.push_back("noswap");
    const QJsonArray mounts{
        mountOf("/proc", "proc", {"nosuid", "noexec", "nodev"}),
        // Read-only once runc has made the five devices: its space would be beyond the limit of /tmp.
        mountOf("/dev", "tmpfs", {"nosuid", "noexec", "ro", "mode=755", "size=64k", "nr_inodes=32"}),
        mountOf("/tmp", "tmpfs", tmp),
    };
    const QJsonObject root{{QStringLiteral("path"), QString::fromStdString(job.rootfs->path())},
                           {QStringLiteral("readonly"), true}};
    return QJsonDocument(QJsonObject{{QStringLiteral("ociVersion"), QStringLiteral("1.0.2")},
                                     {QStringLiteral("process"), processObject()},
                                     {QStringLiteral("root"), root},
                                     {QStringLiteral("hostname"), QStringLiteral("leo")},
                                     {QStringLiteral("mounts"), mounts},
                                     {QStringLiteral("linux"), linuxObject(m_parts.cgroups->runcPath(job.name))}})
        .toJson(QJsonDocument::Compact);
}

Result<Process> RuncRunner::start(Job& job) {
    const QByteArray config = configJson(job);
    LEO_TRY(writeNewFile(
        job.runDir + "/config.json",
        ByteView(reinterpret_cast<const std::uint8_t*>(config.data()), static_cast<std::size_t>(config.size())),
        0600));
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

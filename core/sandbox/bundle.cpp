#include "sandbox/bundle.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "sandbox/posix.h"

namespace leo::sandbox {

namespace {

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

QJsonArray mountsArray(const Bundle& bundle) {
    std::vector<std::string> tmp{"nosuid", "nodev", "mode=1777", "size=" + std::to_string(bundle.tmpBytes),
                                 "nr_inodes=" + std::to_string(bundle.tmpInodes)};
    if (bundle.rootfs->noSwap()) tmp.push_back("noswap");
    return QJsonArray{
        mountOf("/proc", "proc", {"nosuid", "noexec", "nodev"}),
        // Read-only once runc has made the five devices: its space would be beyond the limit of /tmp.
        mountOf("/dev", "tmpfs", {"nosuid", "noexec", "ro", "mode=755", "size=64k", "nr_inodes=32"}),
        mountOf("/tmp", "tmpfs", tmp),
    };
}

QJsonObject processObject(const Bundle& bundle) {
    const QJsonObject user{{QStringLiteral("uid"), static_cast<int>(bundle.user)},
                           {QStringLiteral("gid"), static_cast<int>(bundle.user)}};
    QJsonObject capabilities{{QStringLiteral("inheritable"), QJsonArray()},
                             {QStringLiteral("ambient"), QJsonArray()}};
    for (const char* set : {"bounding", "effective", "permitted"})
        capabilities[QString::fromLatin1(set)] = strings(bundle.capabilities);
    return QJsonObject{{QStringLiteral("terminal"), false},
                       {QStringLiteral("user"), user},
                       {QStringLiteral("args"), strings({kLoaderInside})},
                       {QStringLiteral("env"), strings({"PATH=/usr/bin"})},
                       {QStringLiteral("cwd"), QStringLiteral("/")},
                       {QStringLiteral("noNewPrivileges"), true},
                       {QStringLiteral("capabilities"), capabilities}};
}

QJsonObject linuxObject(const Bundle& bundle) {
    QJsonArray namespaces;
    for (const char* type : {"pid", "network", "ipc", "uts", "mount", "cgroup"})
        namespaces.append(QJsonObject{{QStringLiteral("type"), QString::fromLatin1(type)}});
    const QJsonObject noDevices{{QStringLiteral("allow"), false}, {QStringLiteral("access"), QStringLiteral("rwm")}};
    QJsonObject object{
        {QStringLiteral("namespaces"), namespaces},
        {QStringLiteral("resources"), QJsonObject{{QStringLiteral("devices"), QJsonArray{noDevices}}}},
        {QStringLiteral("maskedPaths"), strings({"/proc/acpi", "/proc/asound", "/proc/interrupts", "/proc/kcore",
                                                 "/proc/keys", "/proc/latency_stats", "/proc/sched_debug",
                                                 "/proc/scsi", "/proc/timer_list", "/proc/timer_stats"})},
        {QStringLiteral("readonlyPaths"),
         strings({"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"})},
        {QStringLiteral("seccomp"), bundle.seccomp}};
    if (!bundle.cgroupsPath.empty())
        object[QStringLiteral("cgroupsPath")] = QString::fromStdString(bundle.cgroupsPath);
    return object;
}

}  // namespace

Status writeBundle(const std::string& directory, const Bundle& bundle) {
    const QJsonObject root{{QStringLiteral("path"), QString::fromStdString(bundle.rootfs->path())},
                           {QStringLiteral("readonly"), true}};
    const QByteArray config = QJsonDocument(QJsonObject{{QStringLiteral("ociVersion"), QStringLiteral("1.0.2")},
                                                        {QStringLiteral("process"), processObject(bundle)},
                                                        {QStringLiteral("root"), root},
                                                        {QStringLiteral("hostname"), QStringLiteral("leo")},
                                                        {QStringLiteral("mounts"), mountsArray(bundle)},
                                                        {QStringLiteral("linux"), linuxObject(bundle)}})
                                  .toJson(QJsonDocument::Compact);
    return writeNewFile(
        directory + "/config.json",
        ByteView(reinterpret_cast<const std::uint8_t*>(config.data()), static_cast<std::size_t>(config.size())),
        0600);
}

}  // namespace leo::sandbox

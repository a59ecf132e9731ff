#include "sandbox/cgroup.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <set>
#include <thread>

namespace leo::sandbox {

namespace {

constexpr int kKillRounds = 1'000;  // of 2 ms: a killed process may take that long to be torn down
constexpr int kRemoveRounds = 250;  // of 2 ms: rmdir answers EBUSY while the kernel is still at it
constexpr auto kRound = std::chrono::milliseconds(2);

struct Hierarchy {
    std::string mountPoint, root;
    std::set<std::string> controllers;  // version 1: super block options
    bool unified = false;
};

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

// proc(5), mountinfo: id parent major:minor root mount-point options… - type source super-options
std::vector<Hierarchy> mountedHierarchies() {
    std::vector<Hierarchy> found;
    std::set<std::string>
        seen;  // devices: a bind mount elsewhere (a chroot) may vanish, the first one is the system's
    const std::string text = readText("/proc/self/mountinfo", 4u << 20).valueOr({});
    for (const std::string& line : splitLines(text)) {
        const std::size_t dash = line.find(" - ");
        if (dash == std::string::npos) continue;
        const std::vector<std::string> left = split(line.substr(0, dash), ' '),
                                       right = split(line.substr(dash + 3), ' ');
        if (left.size() < 6 || right.size() < 3 || (right[0] != "cgroup" && right[0] != "cgroup2")) continue;
        if (!seen.insert(left[2]).second) continue;
        Hierarchy hierarchy;
        hierarchy.root = left[3];
        hierarchy.mountPoint = left[4];
        hierarchy.unified = right[0] == "cgroup2";
        for (const std::string& option : split(right[2], ',')) hierarchy.controllers.insert(option);
        found.push_back(std::move(hierarchy));
    }
    return found;
}

// Our own group in a hierarchy, as a directory. In a container the mount shows a part of the tree (its root).
std::string ownDirectory(const Hierarchy& hierarchy) {
    const std::string text = readText("/proc/self/cgroup").valueOr({});
    for (const std::string& line : splitLines(text)) {
        const std::size_t first = line.find(':'), second = line.find(':', first + 1);
        if (second == std::string::npos) continue;
        const std::string names = line.substr(first + 1, second - first - 1);
        const bool match = hierarchy.unified
                               ? names.empty() && line.substr(0, first) == "0"
                               : !names.empty() && hierarchy.controllers.count(split(names, ',').front()) > 0;
        if (!match) continue;
        std::string path = line.substr(second + 1);
        if (hierarchy.root != "/" && path.rfind(hierarchy.root, 0) == 0) path = path.substr(hierarchy.root.size());
        const std::string directory = hierarchy.mountPoint + (path == "/" ? std::string() : path);
        return directoryExists(directory) ? directory : hierarchy.mountPoint;
    }
    return {};
}

std::uint64_t counter(const std::string& path, const std::string& key) {
    const std::string text = readText(path).valueOr({});
    if (key.empty()) return std::strtoull(text.c_str(), nullptr, 10);
    for (const std::string& line : splitLines(text))
        if (line.rfind(key + " ", 0) == 0) return std::strtoull(line.c_str() + key.size(), nullptr, 10);
    return 0;
}

bool hasWord(const std::string& path, const std::string& word) {
    const std::string text = readText(path).valueOr({});
    for (const std::string& line : splitLines(text))
        for (const std::string& part : split(line, ' '))
            if (part == word) return true;
    return false;
}

// Children of this group have memory and pids, and we may make some.
bool canHold(const std::string& directory) {
    return ::access(directory.c_str(), W_OK) == 0 && hasWord(directory + "/cgroup.subtree_control", "memory") &&
           hasWord(directory + "/cgroup.subtree_control", "pids");
}

}  // namespace

Status CgroupHost::detectLegacy() {
    for (const Hierarchy& hierarchy : mountedHierarchies()) {
        const std::string own = ownDirectory(hierarchy);
        if (own.empty()) continue;
        // The unified part of a hybrid host counts too: runc makes a group there as well.
        m_parents.push_back(own);
        if (hierarchy.unified) continue;
        if (hierarchy.controllers.count("memory")) m_memory = own;
        if (hierarchy.controllers.count("pids")) m_pids = own;
        if (hierarchy.controllers.count("cpuacct") && ::access(own.c_str(), W_OK) == 0) m_cpu = own;
    }
    LEO_REQUIRE(!m_memory.empty() && !m_pids.empty(), Code::Unavailable,
                "the memory and pids controllers of cgroups are not mounted");
    return {};
}

Status CgroupHost::detectUnified(const std::string& parent) {
    std::vector<std::string> candidates;
    for (const Hierarchy& hierarchy : mountedHierarchies()) {
        if (!hierarchy.unified) continue;
        m_mount = hierarchy.mountPoint;
        const std::string own = ownDirectory(hierarchy);
        // A group with processes cannot give controllers to children ("no internal processes"), so beside our own is
        // the usual place; the root is the exception to that rule.
        candidates = {own, own.substr(0, own.rfind('/')), m_mount};
    }
    if (!parent.empty()) candidates = {parent};
    for (const std::string& candidate : candidates) {
        if (candidate.rfind(m_mount, 0) != 0 || m_mount.empty() || !canHold(candidate)) continue;
        m_parents = {candidate};
        m_memory = m_pids = m_cpu = candidate;
        m_unified = true;
        return {};
    }
    return makeError(Code::Unavailable, "no control group is delegated to this user (systemd: Delegate=yes)");
}

Result<CgroupHost> CgroupHost::detect(const std::string& probeName, const std::string& parent) {
    CgroupHost host;
    bool legacy = false;
    for (const Hierarchy& hierarchy : mountedHierarchies()) legacy |= hierarchy.controllers.count("memory") > 0;
    LEO_TRY(legacy ? host.detectLegacy() : host.detectUnified(parent));
    LEO_TRY_ASSIGN(const Cgroup probe, Cgroup::create(host, probeName, std::uint64_t{64} << 20));
    const Status limited = probe.limitPids(8);
    probe.remove();
    LEO_TRY(limited);
    return host;
}

std::string CgroupHost::runcPath(const std::string& name) const {
    if (!m_unified) return name;
    return m_memory.substr(m_mount.size()) + "/" + name;
}

Cgroup::Cgroup(const CgroupHost& host, std::string name) : m_host(host), m_name(std::move(name)) {}

Result<Cgroup> Cgroup::create(const CgroupHost& host, const std::string& name, std::uint64_t memoryBytes) {
    Cgroup group(host, name);
    const std::string memory = group.in(host.memory()), limit = std::to_string(memoryBytes);
    Status made;
    for (const std::string& parent : group.ownParents())
        if (made.ok() && ::mkdir(group.in(parent).c_str(), 0755) != 0)
            made = systemError("control group " + group.in(parent));
    if (made.ok()) made = writeControl(memory + (host.unified() ? "/memory.max" : "/memory.limit_in_bytes"), limit);
    if (!made.ok()) {
        group.remove();
        return made.takeError();
    }
    // No swap. The file is not there on a host without swap accounting; the capabilities tell then.
    static_cast<void>(host.unified() ? writeControl(memory + "/memory.swap.max", "0")
                                     : writeControl(memory + "/memory.memsw.limit_in_bytes", limit));
    return group;
}

std::set<std::string> Cgroup::ownParents() const {
    std::set<std::string> parents{m_host.memory(), m_host.pids()};
    if (!m_host.cpu().empty()) parents.insert(m_host.cpu());
    return parents;
}

Status Cgroup::limitPids(std::uint64_t count) const {
    return writeControl(in(m_host.pids()) + "/pids.max", std::to_string(count));
}

Result<std::vector<Fd>> Cgroup::openForJoin() const {
    std::vector<Fd> files;
    for (const std::string& parent : ownParents()) {
        const std::string path = in(parent) + "/cgroup.procs";
        Fd file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!file) return systemError(path);
        files.push_back(std::move(file));
    }
    return files;
}

std::uint64_t Cgroup::oomKills() const {
    return counter(in(m_host.memory()) + (m_host.unified() ? "/memory.events" : "/memory.oom_control"), "oom_kill");
}

std::uint64_t Cgroup::pidsRefused() const {
    return counter(in(m_host.pids()) + "/pids.events", "max");
}

std::uint64_t Cgroup::peakMemoryBytes() const {
    return counter(in(m_host.memory()) + (m_host.unified() ? "/memory.peak" : "/memory.max_usage_in_bytes"), {});
}

std::optional<std::uint64_t> Cgroup::cpuMs() const {
    if (m_host.cpu().empty()) return std::nullopt;
    if (m_host.unified()) return counter(in(m_host.cpu()) + "/cpu.stat", "usage_usec") / 1'000;
    return counter(in(m_host.cpu()) + "/cpuacct.usage", {}) / 1'000'000;
}

std::uint32_t Cgroup::processes() const {
    std::set<std::string> pids;
    for (const std::string& parent : m_host.parents()) {
        const std::string text = readText(in(parent) + "/cgroup.procs", 1u << 20).valueOr({});
        for (const std::string& line : splitLines(text)) pids.insert(line);
    }
    return static_cast<std::uint32_t>(pids.size());
}

std::uint32_t Cgroup::killAll() const {
    for (int round = 0; round < kKillRounds; ++round) {
        std::uint32_t found = 0;
        for (const std::string& parent : m_host.parents()) {
            const std::string text = readText(in(parent) + "/cgroup.procs", 1u << 20).valueOr({});
            for (const std::string& line : splitLines(text)) {
                const int pid = std::atoi(line.c_str());
                // 0 stands for a process that our pid namespace cannot name, and kill(0) would be ourselves.
                if (pid > 0) ::kill(pid, SIGKILL);
                ++found;
            }
        }
        if (found == 0) return 0;
        std::this_thread::sleep_for(kRound);
    }
    return processes();
}

bool Cgroup::remove() const {
    for (int round = 0; round < kRemoveRounds; ++round) {
        bool left = false;
        for (const std::string& parent : m_host.parents())
            if (::rmdir(in(parent).c_str()) != 0 && errno != ENOENT) left = true;
        if (!left) return true;
        std::this_thread::sleep_for(kRound);
    }
    return false;
}

}  // namespace leo::sandbox

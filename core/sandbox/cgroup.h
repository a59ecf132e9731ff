// Cgroup: one control group per run, written directly, version 1 (also hybrid) or version 2.
//
// Limits and counters are read and written by us and not by a runner or systemd, because the reason of a run's end
// comes from the counters: an OOM-killed child can hide behind a shell that exits with 0. Groups lie below our own,
// so limits set on us hold for the run too. Every run has a new name: a group that a failed start left behind would
// still have its old limits.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "sandbox/posix.h"

namespace leo::sandbox {

// Where groups can be made on this machine. Found once per process.
class CgroupHost {
public:
    // Proves it by making and removing a group. Unavailable with a sentence when neither memory nor pids can be
    // limited. `parent` (version 2): a path below /sys/fs/cgroup to use instead of searching.
    static Result<CgroupHost> detect(const std::string& probeName, const std::string& parent = {});

    bool unified() const { return m_unified; }
    // Version 1: one parent directory per hierarchy. Version 2: one.
    const std::vector<std::string>& parents() const { return m_parents; }
    // Parent directories of the named controllers; the same one in version 2.
    const std::string& memory() const { return m_memory; }
    const std::string& pids() const { return m_pids; }
    // Of the group's CPU time; empty on a version 1 host without the cpuacct controller.
    const std::string& cpu() const { return m_cpu; }
    // runtime-spec cgroupsPath of a group: relative to our own in version 1, from the mount in version 2.
    std::string runcPath(const std::string& name) const;

private:
    Status detectLegacy();
    Status detectUnified(const std::string& parent);
    std::string m_mount;  // of version 2
    bool m_unified = false;
    std::vector<std::string> m_parents;
    std::string m_memory, m_pids, m_cpu;
};

class Cgroup {
public:
    static Result<Cgroup> create(const CgroupHost& host, const std::string& name, std::uint64_t memoryBytes);
    Cgroup(Cgroup&&) noexcept = default;
    Cgroup& operator=(Cgroup&&) noexcept = default;

    const std::string& name() const { return m_name; }
    Status limitPids(std::uint64_t count) const;
    // One cgroup.procs per hierarchy; a process that writes "0" to each is in.
    Result<std::vector<Fd>> openForJoin() const;

    std::uint64_t oomKills() const;
    std::uint64_t pidsRefused() const;
    std::uint64_t peakMemoryBytes() const;
    // User and system time of all that is or was in it; nullopt where the host keeps no count.
    std::optional<std::uint64_t> cpuMs() const;

    std::uint32_t processes() const;
    // Kills what is in it until it is empty; the number left after two seconds.
    std::uint32_t killAll() const;
    // True when no directory of it is left, in any hierarchy.
    bool remove() const;
    // A group of this name that another process left.
    static Cgroup adopt(const CgroupHost& host, const std::string& name) { return Cgroup(host, name); }

private:
    Cgroup(const CgroupHost& host, std::string name);
    std::string in(const std::string& parent) const { return parent + "/" + m_name; }
    std::set<std::string> ownParents() const;  // where we make it; runc makes it in the others

    CgroupHost m_host;
    std::string m_name;
};

}  // namespace leo::sandbox

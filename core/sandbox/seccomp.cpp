#include "sandbox/seccomp.h"

#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <QJsonArray>
#include <array>
#include <cerrno>
#include <map>
#include <memory>

namespace leo::sandbox {

namespace {

enum class Match : std::uint8_t { Always = 0, Equal = 1, BitsClear = 2 };

struct Rule {
    const char* name;
    int refusal = 0;  // 0: allowed
    Match match = Match::Always;
    unsigned argument = 0;
    std::uint64_t value = 0;
};

// CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET (linux/sched.h).
constexpr std::uint64_t kNamespaceFlags = 0x7E020000;

// What needs a condition or another answer than yes.
constexpr Rule kConditional[] = {
    {"clone", 0, Match::BitsClear, 0, kNamespaceFlags},
    {"clone3", ENOSYS},
    {"personality", 0, Match::Equal, 0, 0},
    {"personality", 0, Match::Equal, 0, 0xffffffff},
    {"ioctl", 0, Match::Equal, 1, TCGETS},
    {"ioctl", 0, Match::Equal, 1, TIOCGWINSZ},
    {"ioctl", 0, Match::Equal, 1, FIONREAD},
    {"ioctl", 0, Match::Equal, 1, FIOCLEX},
    {"ioctl", 0, Match::Equal, 1, FIONCLEX},
    {"ioctl", 0, Match::Equal, 1, FIONBIO},
};

constexpr const char* kAllowed[] = {
    // files
    "access", "chdir", "chmod", "close", "close_range", "copy_file_range", "creat", "dup", "dup2", "dup3",
    "faccessat", "faccessat2", "fadvise64", "fallocate", "fchdir", "fchmod", "fchmodat", "fcntl", "fdatasync",
    "flock", "fstat", "fstatfs", "fsync", "ftruncate", "getcwd", "getdents", "getdents64", "link", "linkat", "lseek",
    "lstat", "mkdir", "mkdirat", "newfstatat", "open", "openat", "openat2", "pipe", "pipe2", "pread64", "preadv",
    "preadv2", "pwrite64", "pwritev", "pwritev2", "read", "readahead", "readlink", "readlinkat", "readv", "rename",
    "renameat", "renameat2", "rmdir", "sendfile", "splice", "stat", "statfs", "statx", "symlink", "symlinkat",
    "sync_file_range", "tee", "truncate", "umask", "unlink", "unlinkat", "utime", "utimensat", "utimes", "write",
    "writev", "getxattr", "lgetxattr", "fgetxattr", "listxattr", "llistxattr", "flistxattr", "inotify_init1",
    "inotify_add_watch", "inotify_rm_watch",
    // waiting
    "epoll_create", "epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_pwait2", "epoll_wait", "eventfd", "eventfd2",
    "poll", "ppoll", "pselect6", "select", "signalfd", "signalfd4", "timerfd_create", "timerfd_gettime",
    "timerfd_settime",
    // memory
    "brk", "madvise", "membarrier", "mincore", "mlock", "mlock2", "mlockall", "mmap", "mprotect", "mremap", "msync",
    "munlock", "munlockall", "munmap", "pkey_alloc", "pkey_free", "pkey_mprotect",
    // processes and threads
    "arch_prctl", "capget", "execve", "execveat", "exit", "exit_group", "fork", "futex", "futex_waitv",
    "get_robust_list", "get_thread_area", "getcpu", "getegid", "geteuid", "getgid", "getgroups", "getpgid", "getpgrp",
    "getpid", "getppid", "getpriority", "getresgid", "getresuid", "getrlimit", "getrusage", "getsid", "gettid",
    "getuid", "ioprio_get", "kill", "pause", "pidfd_open", "pidfd_send_signal", "prctl", "prlimit64",
    "restart_syscall", "rseq", "sched_get_priority_max", "sched_get_priority_min", "sched_getaffinity",
    "sched_getattr", "sched_getparam", "sched_getscheduler", "sched_rr_get_interval", "sched_setaffinity",
    "sched_yield", "set_robust_list", "set_thread_area", "set_tid_address", "setpgid", "setpriority", "setrlimit",
    "setsid", "sysinfo", "tgkill", "times", "tkill", "uname", "vfork", "wait4", "waitid", "waitpid",
    // signals and time
    "alarm", "clock_getres", "clock_gettime", "clock_nanosleep", "getitimer", "gettimeofday", "nanosleep",
    "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigqueueinfo", "rt_sigreturn", "rt_sigsuspend",
    "rt_sigtimedwait", "rt_tgsigqueueinfo", "setitimer", "sigaltstack", "time", "timer_create", "timer_delete",
    "timer_getoverrun", "timer_gettime", "timer_settime",
    // the rest a C library and an interpreter use
    "getrandom"};

// For gVisor's loader.
constexpr const char* kBecomingAnother[] = {"setgroups", "setresgid", "setresuid"};

struct FilterRelease {
    void operator()(void* filter) const { seccomp_release(filter); }
};

int addRule(void* filter, const Rule& rule) {
    const int number = seccomp_syscall_resolve_name(rule.name);
    if (number == __NR_SCMP_ERROR || number < 0) return 0;  // not of this architecture
    const std::uint32_t action = rule.refusal ? SCMP_ACT_ERRNO(rule.refusal) : SCMP_ACT_ALLOW;
    if (rule.match == Match::Always) return seccomp_rule_add(filter, action, number, 0);
    scmp_arg_cmp condition{};
    condition.arg = rule.argument;
    condition.op = rule.match == Match::Equal ? SCMP_CMP_EQ : SCMP_CMP_MASKED_EQ;
    condition.datum_a = rule.value;  // for MASKED_EQ: the mask, compared with datum_b = 0
    return seccomp_rule_add_array(filter, action, number, 1, &condition);
}

Status exportProgram(int file) {
    const std::unique_ptr<void, FilterRelease> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    LEO_REQUIRE(filter != nullptr, Code::Unavailable, "libseccomp does not know this machine");
    for (const char* name : kAllowed)
        LEO_REQUIRE(addRule(filter.get(), Rule{name}) == 0, Code::Internal, std::string("seccomp rule for ") + name);
    for (const Rule& rule : kConditional)
        LEO_REQUIRE(addRule(filter.get(), rule) == 0, Code::Internal, std::string("seccomp rule for ") + rule.name);
    // A binary tree instead of a chain: hundreds of comparisons less for every call.
    seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
    LEO_REQUIRE(seccomp_export_bpf(filter.get(), file) == 0, Code::Io, "the seccomp program cannot be written");
    return {};
}

QJsonObject ruleJson(const QJsonArray& names, const Rule& rule, bool gvisor) {
    QJsonObject out{{QStringLiteral("names"), names}, {QStringLiteral("action"), QStringLiteral("SCMP_ACT_ALLOW")}};
    if (rule.refusal && gvisor) {
        out[QStringLiteral("action")] = QStringLiteral("SCMP_ACT_TRACE");
    } else if (rule.refusal) {
        out[QStringLiteral("action")] = QStringLiteral("SCMP_ACT_ERRNO");
        out[QStringLiteral("errnoRet")] = rule.refusal;
    }
    if (rule.match != Match::Always) {
        QJsonObject argument{{QStringLiteral("index"), static_cast<int>(rule.argument)},
                             {QStringLiteral("value"), static_cast<qint64>(rule.value)}};
        argument[QStringLiteral("op")] =
            rule.match == Match::Equal ? QStringLiteral("SCMP_CMP_EQ") : QStringLiteral("SCMP_CMP_MASKED_EQ");
        if (rule.match == Match::BitsClear) argument[QStringLiteral("valueTwo")] = 0;
        out[QStringLiteral("args")] = QJsonArray{argument};
    }
    return out;
}

QJsonObject listJson(bool gvisor) {
    QJsonArray allowed, rules;
    for (const char* name : kAllowed) allowed.append(QString::fromLatin1(name));
    if (gvisor)
        for (const char* name : kBecomingAnother) allowed.append(QString::fromLatin1(name));
    rules.append(ruleJson(allowed, Rule{""}, gvisor));
    for (const Rule& rule : kConditional)
        rules.append(ruleJson(QJsonArray{QString::fromLatin1(rule.name)}, rule, gvisor));
#if defined(__aarch64__)
    const QString architecture = QStringLiteral("SCMP_ARCH_AARCH64");
#else
    const QString architecture = QStringLiteral("SCMP_ARCH_X86_64");
#endif
    return QJsonObject{{QStringLiteral("defaultAction"), QStringLiteral("SCMP_ACT_ERRNO")},
                       {QStringLiteral("defaultErrnoRet"), EPERM},
                       {QStringLiteral("architectures"), QJsonArray{architecture}},
                       {QStringLiteral("syscalls"), rules}};
}

void writeRule(codec::Writer& writer, const Rule& rule) {
    writer.array(5).text(rule.name).u64(static_cast<std::uint64_t>(rule.refusal));
    writer.u64(rule.argument).u64(static_cast<std::uint64_t>(rule.match)).u64(rule.value);
}

}  // namespace

Result<Fd> seccompProgram() {
    Fd file(::memfd_create("leo-seccomp", MFD_CLOEXEC));
    if (!file) return systemError("memfd_create");
    LEO_TRY(exportProgram(file.get()));
    if (::lseek(file.get(), 0, SEEK_SET) != 0) return systemError("memfd");
    return file;
}

QJsonObject seccompJson() {
    return listJson(false);
}

QJsonObject gvisorSeccompJson() {
    return listJson(true);
}

void writeSeccomp(codec::Writer& writer) {
    writer.array(std::size(kAllowed) + std::size(kConditional));
    for (const char* name : kAllowed) writeRule(writer, Rule{name});
    for (const Rule& rule : kConditional) writeRule(writer, rule);
}

}  // namespace leo::sandbox

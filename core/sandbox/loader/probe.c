#include "probe.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* More than any self-test allows; a sandbox that lets all of them start has no limit. */
enum { kForks = 64 };

static int report(const char* act, int contained) {
    printf("%s %s\n", contained ? "refused" : "ALLOWED", act);
    return contained ? 0 : 1;
}

static int canOpen(const char* path, int flags) {
    const int file = open(path, flags | O_CLOEXEC, 0600);
    if (file < 0) return 0;
    close(file);
    return 1;
}

static int canSocket(int family, int type) {
    const int file = socket(family, type, 0);
    if (file < 0) return 0;
    close(file);
    return 1;
}

static int hostFiles(void) {
    int bad = 0;
    bad += report("read /etc/shadow", !canOpen("/etc/shadow", O_RDONLY));
    bad += report("read /proc/kcore", !canOpen("/proc/kcore", O_RDONLY) || geteuid() != 0);
    bad += report("write to the root", !canOpen("/leo-probe", O_WRONLY | O_CREAT));
    bad += report("write to the loader", !canOpen("/leo-loader", O_WRONLY));
    bad += report("write to /dev", !canOpen("/dev/leo-probe", O_WRONLY | O_CREAT));
    bad += report("write to /proc/sys", !canOpen("/proc/sys/kernel/hostname", O_WRONLY));
    bad += report("read the memory of the loader", !canOpen("/proc/1/mem", O_RDONLY));
    bad += report("read the pipes of the loader", !canOpen("/proc/1/fd/0", O_RDONLY | O_NONBLOCK));
    bad += report("be user 0", geteuid() != 0 && getuid() != 0);
    return bad;
}

static int calls(void) {
    int bad = 0;
    bad += report("socket: internet", !canSocket(AF_INET, SOCK_STREAM));
    bad += report("socket: local", !canSocket(AF_UNIX, SOCK_STREAM));
    bad += report("socket: kernel crypto", !canSocket(AF_ALG, SOCK_SEQPACKET));
    bad += report("socket: hypervisor", !canSocket(AF_VSOCK, SOCK_STREAM));
    bad += report("socket: netlink", !canSocket(AF_NETLINK, SOCK_RAW));
    bad += report("unshare", unshare(CLONE_NEWUSER) != 0);
    bad += report("mount", mount("none", "/tmp", "tmpfs", 0, NULL) != 0);
    bad += report("ptrace", ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0);
    bad += report("keyctl", syscall(SYS_keyctl, 0, -3, 0, 0, 0) < 0);
    bad += report("memfd_create", syscall(SYS_memfd_create, "leo", 0) < 0);
    bad += report("io_uring", syscall(SYS_io_uring_setup, 1, NULL) < 0 && errno == EPERM);
    bad += report("bpf", syscall(SYS_bpf, 0, NULL, 0) < 0 && errno == EPERM);
    bad += report("gain privileges", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1);
    return bad;
}

static int processes(void) {
    pid_t children[kForks];
    int started = 0;
    while (started < kForks) {
        const pid_t child = fork();
        if (child < 0) break;
        if (child == 0) {
            pause();
            _exit(0);
        }
        children[started++] = child;
    }
    for (int i = 0; i < started; ++i) kill(children[i], SIGKILL);
    while (wait(NULL) > 0) {
    }
    return report("start any number of processes", started < kForks);
}

_Noreturn static void useMemory(void) {
    for (;;) {
        const size_t size = 4u << 20;
        char* block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (block == MAP_FAILED) _exit(1);
        memset(block, 1, size);
    }
}

_Noreturn static void fillOutput(void) {
    static char piece[64 * 1024];
    const int file = open("/tmp/output", O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    for (;;)
        if (file < 0 || write(file, piece, sizeof piece) <= 0) _exit(1);
}

int leo_probe(const char* what) {
    if (strcmp(what, "contained") == 0) return hostFiles() + calls() + processes() ? 1 : 0;
    if (strcmp(what, "memory") == 0) useMemory();
    if (strcmp(what, "output") == 0) fillOutput();
    if (strcmp(what, "loop") == 0)
        for (volatile uint64_t i = 0;; ++i) {
        }
    return 2;
}

#include "watch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/sysinfo.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    kMaxEntries = 2u << 20, /* more than limits and code allow together */
    kMaxDepth = 256         /* of folders in /tmp; the code's names end at half of it */
};

uint64_t leo_now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static int readSmall(const char* pid, const char* leaf, char* buffer, size_t size) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%.16s/%s", pid, leaf);
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return -1;
    const ssize_t n = read(file, buffer, size - 1);
    close(file);
    if (n <= 0) return -1;
    buffer[n] = 0;
    return 0;
}

static void addProcess(const char* pid, struct leo_processes* sum) {
    char text[1024];
    if (readSmall(pid, "stat", text, sizeof text)) return;
    /* The name is in parentheses and may hold anything; the fields begin after the last one. */
    const char* fields = strrchr(text, ')');
    unsigned long user, system, threads;
    long childUser, childSystem;
    if (!fields || sscanf(fields + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %ld %ld %*d %*d %lu",
                          &user, &system, &childUser, &childSystem, &threads) != 5)
        return;
    static long tick, page;
    if (!tick) tick = sysconf(_SC_CLK_TCK), page = sysconf(_SC_PAGESIZE);
    sum->cpuMs +=
        (user + system + (unsigned long)childUser + (unsigned long)childSystem) * 1000 / (unsigned long)tick;
    sum->tasks += (uint32_t)threads;
    unsigned long resident, shared;
    if (readSmall(pid, "statm", text, sizeof text)) return;
    if (sscanf(text, "%*u %lu %lu", &resident, &shared) == 2 && resident > shared)
        sum->privateBytes += (uint64_t)(resident - shared) * (uint64_t)page;
}

struct leo_processes leo_watch_processes(void) {
    struct leo_processes sum = {0, 0, 0};
    struct rusage gone;
    if (!getrusage(RUSAGE_CHILDREN, &gone))
        sum.cpuMs = (uint64_t)(gone.ru_utime.tv_sec + gone.ru_stime.tv_sec) * 1000 +
                    (uint64_t)(gone.ru_utime.tv_usec + gone.ru_stime.tv_usec) / 1000;
    DIR* processes = opendir("/proc");
    if (!processes) return sum;
    for (struct dirent* entry; (entry = readdir(processes));)
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && strcmp(entry->d_name, "1") != 0)
            addProcess(entry->d_name, &sum);
    closedir(processes);
    return sum;
}

int leo_watch_more_than(uint32_t most) {
    /* gVisor counts for this sandbox alone; elsewhere it would be the whole machine. */
    struct sysinfo inside;
    if (getuid() == 0) return sysinfo(&inside) == 0 && inside.procs > most + 1u;
    struct rlimit own;
    if (getrlimit(RLIMIT_NPROC, &own)) return 0;
    const struct rlimit enough = {most + 2u, own.rlim_max}; /* and us, and one more if there is room for it */
    if (setrlimit(RLIMIT_NPROC, &enough)) return 0;
    const pid_t one = fork();
    const int refused = one < 0 && errno == EAGAIN;
    if (one == 0) _exit(0);
    if (one > 0)
        while (waitpid(one, NULL, 0) < 0 && errno == EINTR) {
        }
    setrlimit(RLIMIT_NPROC, &own);
    return refused;
}

/* Entries below a directory, which is closed; `most` when there are more, or levels than an honest folder has. */
static uint32_t countBelow(int directory, uint32_t most, unsigned depth) {
    DIR* entries = directory < 0 ? NULL : fdopendir(directory);
    if (!entries) return 0; /* gone meanwhile */
    uint32_t count = 0;
    for (struct dirent* entry; count < most && (entry = readdir(entries));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        ++count;
        if (entry->d_type != DT_DIR) continue;
        count +=
            depth == kMaxDepth
                ? most
                : countBelow(openat(dirfd(entries), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC),
                             most - count, depth + 1);
    }
    closedir(entries);
    return count < most ? count : most;
}

/* Looked at again only when that has taken a twentieth of the time at most: a large folder takes milliseconds. */
static uint32_t countTmp(void) {
    static uint32_t last;
    static uint64_t next;
    const uint64_t now = leo_now_ms();
    if (now < next) return last;
    last = countBelow(open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC), kMaxEntries, 0);
    const uint64_t end = leo_now_ms();
    next = end + 20 * (end - now);
    return last;
}

struct leo_tmp leo_watch_tmp(void) {
    struct leo_tmp tmp = {0, 0, 0};
    struct statvfs state;
    if (statvfs("/tmp", &state)) return tmp;
    tmp.bytes = (uint64_t)(state.f_blocks - state.f_bfree) * state.f_frsize;
    tmp.inodes = state.f_files ? state.f_files - state.f_ffree : countTmp(); /* gVisor has no count of its own */
    tmp.full = (state.f_blocks && state.f_bfree == 0) || (state.f_files && state.f_ffree == 0);
    return tmp;
}

/* What the processes beside us in this pid namespace use, read from /proc, and what lies in /tmp. */
#ifndef LEO_SANDBOX_WATCH_H
#define LEO_SANDBOX_WATCH_H

#include <stdint.h>

struct leo_processes {
    uint32_t tasks;        /* processes and threads, us not counted */
    uint64_t cpuMs;        /* user and system, of the living and of all that were waited for */
    uint64_t privateBytes; /* resident memory that belongs to no file */
};
struct leo_processes leo_watch_processes(void);

/* 1 when more than `most` processes and threads run beside us at one moment, by the kernel's own count: walking /proc
 * counts one that has ended and the one that took its place as two. As uid 0, which is gVisor, by gVisor's count. */
int leo_watch_more_than(uint32_t most);

struct leo_tmp {
    uint64_t bytes, inodes; /* used */
    int full;               /* not one page or one inode left */
};
struct leo_tmp leo_watch_tmp(void);

uint64_t leo_now_ms(void);

#endif

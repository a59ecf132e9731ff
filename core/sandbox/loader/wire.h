/* The frames between a runner and the loader: u32 big-endian length, u8 type, bytes.
 *
 * To the loader: setup, code, input, end, in this order. Standard input stays open afterwards; when it closes, the
 * runner has given up or died, and the loader ends the run.
 * From the loader: ready (after setup), then log, output and exit, in this order. */
#ifndef LEO_SANDBOX_WIRE_H
#define LEO_SANDBOX_WIRE_H

enum {
    LEO_FRAME_SETUP = 1,
    LEO_FRAME_CODE = 2,  /* ustar archive: regular files and directories */
    LEO_FRAME_INPUT = 3, /* the input, as it is */
    LEO_FRAME_END = 4,   /* empty: start the command */

    LEO_FRAME_READY = 16,
    LEO_FRAME_LOG = 17,
    LEO_FRAME_OUTPUT = 18,
    LEO_FRAME_EXIT = 19
};

enum { LEO_FRAME_HEAD = 5 };

/* Setup: u8 version, u8 flags, u64 wallMs, u64 cpuMs, u64 memoryBytes, u32 pids, u64 outputBytes, u64 tmpfsBytes,
 * u32 inodes, u32 logBytes, then the media type, and two lists: arguments, environment.
 * A string is u32 length and bytes without a zero; a list is u32 count and strings. */
enum { LEO_SETUP_VERSION = 1, LEO_SETUP_MAX = 128 * 1024, LEO_SETUP_MAX_STRINGS = 256 };
/* No cgroup holds the run: the loader watches memory and sets RLIMIT_NPROC. */
enum { LEO_SETUP_WATCH_MEMORY = 1, LEO_SETUP_LIMIT_PIDS = 2 };

/* Exit: u32 exit code, u8 reason (sandbox.h), u64 wallMs, u64 cpuMs, u64 peakMemoryBytes, then a detail in ASCII. */
enum { LEO_EXIT_FIXED = 29, LEO_EXIT_DETAIL_MAX = 200 };

/* The loader's view of sandbox::Reason. */
enum {
    LEO_REASON_OK = 0,
    LEO_REASON_NON_ZERO_EXIT = 1,
    LEO_REASON_SIGNAL = 2,
    LEO_REASON_WALL_TIME = 3,
    LEO_REASON_CPU_TIME = 4,
    LEO_REASON_MEMORY = 5,
    LEO_REASON_PIDS = 6,
    LEO_REASON_OUTPUT_LIMIT = 7,
    LEO_REASON_TMPFS_FULL = 8,
    LEO_REASON_CANCELLED = 9,
    LEO_REASON_BAD_CODE = 10,
    LEO_REASON_RUNNER_FAILURE = 11
};

#endif

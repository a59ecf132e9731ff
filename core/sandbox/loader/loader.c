/* The container's first process: takes code and input from frames, runs the command, frames what it left.
 *
 * Everything it does is measured: its digest is part of the sandbox profile. The command runs under the same uid, so
 * the loader makes itself undumpable, which closes /proc/1/mem and /proc/1/fd to it, and being pid 1 of its namespace
 * no signal from inside can stop it. When it ends, the kernel ends every process beside it.
 *
 * gVisor knows no undumpable process. There the loader is started as uid 0, which only gVisor's kernel takes for
 * anything, and the command becomes another user. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "probe.h"
#include "untar.h"
#include "watch.h"
#include "wire.h"

enum {
    kCommandUser = 65534, /* where the loader is uid 0 */
    kPiece = 64 * 1024,
    kTickMs = 10, /* between two looks at the limits; what a run may overshoot a watched limit by */
    kMaxOpenFiles = 1024,
    kFileSlack =
        64 * 1024, /* above the limit, so that the reason is read from a size and not guessed from a signal */
    /* Above the limit, so that too many are seen and not guessed from as many as allowed: the kernel keeps no count
     * of what it refused. Two, so that the rest is still one too many when the one that was refused has ended. */
    kProcessSlack = 2,
    kAddressSpaceSlack = 1 << 30 /* without a cgroup; mappings that are never touched are not the command's memory */
};

struct setup {
    uint8_t flags;
    uint64_t wallMs, cpuMs, memoryBytes, outputBytes, tmpfsBytes;
    uint32_t pids, inodes, logBytes;
    char* mediaType;
    char** arguments;
    char** environment;
};

struct run {
    struct setup setup;
    struct leo_tmp base; /* /tmp before the command starts */
    pid_t command;
    int logPipe;
    char* log; /* ring of setup.logBytes */
    uint64_t logTotal;
    uint64_t startMs, peakBytes, cpuMs;
    int ended, status; /* of the command */
    int sawTooMany, sawFull;
    int reason; /* -1 while nothing has stopped it */
    uint32_t exitCode;
    const char* detail;
};

static char g_piece[kPiece];

_Noreturn static void leave(void) {
    _exit(125);
}

/* What the command may change is written as the command's user. Does nothing where both are the same. */
static void actAs(uid_t user) {
    if (getuid() != 0) return;
    /* First back to uid 0, which may become any group. */
    if (setresuid(-1u, 0, -1u) || setresgid(-1u, user, -1u) || setresuid(-1u, user, -1u)) leave();
}

static int becomeCommandUser(void) {
    return getuid() == 0 && (setgroups(0, NULL) || setresgid(kCommandUser, kCommandUser, kCommandUser) ||
                             setresuid(kCommandUser, kCommandUser, kCommandUser));
}

static int readExact(int file, void* buffer, size_t size) {
    for (char* at = buffer; size;) {
        const ssize_t n = read(file, at, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return -1;
        at += n;
        size -= (size_t)n;
    }
    return 0;
}

static void writeExact(const void* buffer, size_t size) {
    for (const char* at = buffer; size;) {
        const ssize_t n = write(STDOUT_FILENO, at, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) leave(); /* nobody reads any more */
        at += n;
        size -= (size_t)n;
    }
}

static void put32(unsigned char* out, uint32_t value) {
    for (int i = 0; i < 4; ++i) out[i] = (unsigned char)(value >> (24 - 8 * i));
}
static void put64(unsigned char* out, uint64_t value) {
    put32(out, (uint32_t)(value >> 32));
    put32(out + 4, (uint32_t)value);
}

static void writeHead(uint8_t type, uint32_t length) {
    unsigned char head[LEO_FRAME_HEAD];
    put32(head, length);
    head[4] = type;
    writeExact(head, sizeof head);
}

/* The next frame must be of this type; its length. */
static uint32_t expectFrame(uint8_t type) {
    unsigned char head[LEO_FRAME_HEAD];
    if (readExact(STDIN_FILENO, head, sizeof head) || head[4] != type) leave();
    return (uint32_t)head[0] << 24 | (uint32_t)head[1] << 16 | (uint32_t)head[2] << 8 | head[3];
}

struct cursor {
    const unsigned char* at;
    size_t left;
};

static uint64_t take(struct cursor* from, size_t size) {
    uint64_t value = 0;
    if (size > from->left) leave();
    for (size_t i = 0; i < size; ++i) value = value << 8 | from->at[i];
    from->at += size;
    from->left -= size;
    return value;
}

static char* takeString(struct cursor* from) {
    const size_t size = (size_t)take(from, 4);
    if (size > from->left) leave();
    char* text = malloc(size + 1);
    if (!text) leave();
    memcpy(text, from->at, size);
    text[size] = 0;
    from->at += size;
    from->left -= size;
    return text;
}

/* `extra` more places than strings, all null. */
static char** takeList(struct cursor* from, size_t extra) {
    const size_t count = (size_t)take(from, 4);
    if (count > LEO_SETUP_MAX_STRINGS) leave();
    char** list = calloc(count + extra + 1, sizeof *list);
    if (!list) leave();
    for (size_t i = 0; i < count; ++i) list[i] = takeString(from);
    return list;
}

static char* concat(const char* a, const char* b) {
    char* text = malloc(strlen(a) + strlen(b) + 1);
    if (!text) leave();
    strcpy(text, a);
    return strcat(text, b);
}

static void readSetup(struct setup* setup) {
    static unsigned char bytes[LEO_SETUP_MAX];
    const uint32_t length = expectFrame(LEO_FRAME_SETUP);
    if (length > sizeof bytes || readExact(STDIN_FILENO, bytes, length)) leave();
    struct cursor from = {bytes, length};
    if (take(&from, 1) != LEO_SETUP_VERSION) leave();
    setup->flags = (uint8_t)take(&from, 1);
    setup->wallMs = take(&from, 8);
    setup->cpuMs = take(&from, 8);
    setup->memoryBytes = take(&from, 8);
    setup->pids = (uint32_t)take(&from, 4);
    setup->outputBytes = take(&from, 8);
    setup->tmpfsBytes = take(&from, 8);
    setup->inodes = (uint32_t)take(&from, 4);
    setup->logBytes = (uint32_t)take(&from, 4);
    setup->mediaType = takeString(&from);
    setup->arguments = takeList(&from, 0);
    setup->environment = takeList(&from, 3);
    if (from.left || !setup->arguments[0] || !setup->logBytes) leave();
    char** end = setup->environment;
    while (*end) ++end;
    end[0] = concat("LEO_INPUT=", "/tmp/input");
    end[1] = concat("LEO_OUTPUT=", "/tmp/output");
    end[2] = concat("LEO_INPUT_TYPE=", setup->mediaType);
}

struct frameSource {
    uint64_t left;
};

static int readFrame(void* context, void* buffer, size_t size) {
    struct frameSource* frame = context;
    if (size > frame->left || readExact(STDIN_FILENO, buffer, size)) leave();
    frame->left -= size;
    return 0;
}

static void receiveCode(struct run* run) {
    struct frameSource frame = {expectFrame(LEO_FRAME_CODE)};
    if (mkdir("/tmp/code", 0755)) leave();
    const int directory = open("/tmp/code", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) leave();
    run->detail = leo_untar(directory, readFrame, &frame, frame.left);
    close(directory);
    while (frame.left) readFrame(&frame, g_piece, frame.left < kPiece ? (size_t)frame.left : kPiece);
    if (run->detail) run->reason = LEO_REASON_BAD_CODE;
}

static void receiveInput(void) {
    struct frameSource frame = {expectFrame(LEO_FRAME_INPUT)};
    const int file = open("/tmp/input", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0) leave();
    while (frame.left) {
        const size_t n = frame.left < kPiece ? (size_t)frame.left : kPiece;
        readFrame(&frame, g_piece, n);
        for (size_t done = 0; done < n;) {
            const ssize_t written = write(file, g_piece + done, n - done);
            if (written < 0 && errno != EINTR) leave();
            if (written > 0) done += (size_t)written;
        }
    }
    close(file);
}

static void limit(int which, uint64_t value) {
    const struct rlimit both = {value, value};
    setrlimit((__rlimit_resource_t)which, &both);
}

static void setLimits(const struct setup* setup) {
    const uint64_t largest = setup->outputBytes > setup->tmpfsBytes ? setup->outputBytes : setup->tmpfsBytes;
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, kMaxOpenFiles);
    limit(RLIMIT_CPU, setup->cpuMs / 1000 + 2);
    limit(RLIMIT_FSIZE, largest + kFileSlack);
    if (setup->flags & LEO_SETUP_WATCH_MEMORY) limit(RLIMIT_AS, setup->memoryBytes + kAddressSpaceSlack);
    if (setup->flags & LEO_SETUP_LIMIT_PIDS)
        limit(RLIMIT_NPROC,
              setup->pids + kProcessSlack + (getuid() != 0)); /* and the loader, if it is the same user */
}

/* In the new process: becomes the command, or reports errno through `problem`. */
_Noreturn static void becomeCommand(const struct setup* setup, int logPipe, int problem) {
    /* The kernel takes the command before the loader when memory runs out. Our files in /proc are ours only while
     * dumpable; execve makes the command so in any case. */
    prctl(PR_SET_DUMPABLE, 1);
    const int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (score >= 0) {
        const ssize_t ignored = write(score, "1000", 4);
        (void)ignored;
        close(score);
    }
    setsid();
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing >= 0 && dup2(nothing, STDIN_FILENO) == STDIN_FILENO &&
        dup2(logPipe, STDOUT_FILENO) == STDOUT_FILENO && dup2(logPipe, STDERR_FILENO) == STDERR_FILENO &&
        chdir("/tmp/code") == 0) {
        setLimits(setup);
        if (becomeCommandUser()) leave();
        environ = setup->environment;
        execvp(setup->arguments[0], setup->arguments);
    }
    const int error = errno;
    const ssize_t ignored = write(problem, &error, sizeof error);
    (void)ignored;
    _exit(127);
}

static void startCommand(struct run* run) {
    int log[2], problem[2];
    if (pipe2(log, O_CLOEXEC) || pipe2(problem, O_CLOEXEC)) leave();
    run->startMs = leo_now_ms();
    run->command = fork();
    if (run->command < 0) leave();
    if (run->command == 0) becomeCommand(&run->setup, log[1], problem[1]);
    close(log[1]);
    close(problem[1]);
    fcntl(log[0], F_SETFL, O_NONBLOCK);
    run->logPipe = log[0];
    int error = 0;
    if (readExact(problem[0], &error, sizeof error) == 0) {
        run->reason = LEO_REASON_BAD_CODE;
        run->exitCode = error == ENOENT ? 127 : 126;
        run->detail = error == ENOENT ? "the command was not found" : "the command could not be executed";
    }
    close(problem[0]);
}

/* 1 while the pipe has a writer. */
static int drainLog(struct run* run) {
    for (;;) {
        const ssize_t n = read(run->logPipe, g_piece, sizeof g_piece);
        if (n < 0) return errno == EAGAIN || errno == EINTR;
        if (n == 0) return 0;
        for (ssize_t i = 0; i < n; ++i) run->log[run->logTotal++ % run->setup.logBytes] = g_piece[i];
    }
}

static uint64_t outputSize(void) {
    struct stat state;
    return lstat("/tmp/output", &state) == 0 && S_ISREG(state.st_mode) ? (uint64_t)state.st_size : 0;
}

static void stop(struct run* run, int reason, const char* detail) {
    if (run->reason >= 0) return;
    run->reason = reason;
    run->detail = detail;
}

static void checkLimits(struct run* run) {
    const struct setup* setup = &run->setup;
    const struct leo_processes used = leo_watch_processes();
    const struct leo_tmp tmp = leo_watch_tmp();
    const uint64_t bytes = tmp.bytes - run->base.bytes, inodes = tmp.inodes - run->base.inodes;
    if (used.cpuMs > run->cpuMs) run->cpuMs = used.cpuMs;
    if (used.privateBytes + tmp.bytes > run->peakBytes) run->peakBytes = used.privateBytes + tmp.bytes;
    if (setup->flags & LEO_SETUP_LIMIT_PIDS && used.tasks > setup->pids && leo_watch_more_than(setup->pids))
        run->sawTooMany = 1;
    if (tmp.full || (bytes > 0 && bytes <= INT64_MAX && bytes + 4096 > setup->tmpfsBytes)) run->sawFull = 1;
    if (outputSize() > setup->outputBytes) stop(run, LEO_REASON_OUTPUT_LIMIT, "the output grew over its limit");
    if (run->cpuMs >= setup->cpuMs) stop(run, LEO_REASON_CPU_TIME, "the CPU time was used up");
    if (leo_now_ms() - run->startMs >= setup->wallMs) stop(run, LEO_REASON_WALL_TIME, "the time was up");
    if (setup->flags & LEO_SETUP_WATCH_MEMORY && used.privateBytes + tmp.bytes > setup->memoryBytes)
        stop(run, LEO_REASON_MEMORY, "the memory was used up");
    if (bytes <= INT64_MAX && bytes > setup->tmpfsBytes + kFileSlack)
        stop(run, LEO_REASON_TMPFS_FULL, "/tmp grew over its limit");
    if (inodes <= INT64_MAX && inodes > setup->inodes)
        stop(run, LEO_REASON_TMPFS_FULL, "/tmp holds more files than its limit");
}

/* Reaps everything that has ended; notes the command. */
static void reap(struct run* run) {
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        if (pid == run->command) {
            run->ended = 1;
            run->status = status;
        }
}

static void watchCommand(struct run* run) {
    int logOpen = 1;
    while (run->reason < 0 && !run->ended) {
        struct pollfd files[2] = {{STDIN_FILENO, 0, 0}, {logOpen ? run->logPipe : -1, POLLIN, 0}};
        poll(files, 2, kTickMs);
        if (files[0].revents & (POLLHUP | POLLERR)) stop(run, LEO_REASON_CANCELLED, "");
        if (logOpen) logOpen = drainLog(run);
        checkLimits(run); /* before the ended are reaped: until then they count */
        reap(run);
    }
}

static void endEverything(struct run* run) {
    checkLimits(run); /* usage and /tmp as the command left them */
    kill(-1, SIGKILL);
    while (waitpid(-1, NULL, 0) > 0 || errno == EINTR) {
    }
    drainLog(run);
    struct rusage all;
    if (getrusage(RUSAGE_CHILDREN, &all) == 0) {
        const uint64_t peak = (uint64_t)all.ru_maxrss * 1024;
        if (peak > run->peakBytes) run->peakBytes = peak;
    }
    run->cpuMs = leo_watch_processes().cpuMs;
}

static void judge(struct run* run) {
    /* Something in the background may have gone on writing until it was ended. */
    if (outputSize() > run->setup.outputBytes) stop(run, LEO_REASON_OUTPUT_LIMIT, "the output grew over its limit");
    if (run->reason >= 0) return; /* a limit */
    if (WIFEXITED(run->status) && WEXITSTATUS(run->status) == 0) {
        run->reason = LEO_REASON_OK;
        return;
    }
    run->exitCode =
        WIFEXITED(run->status) ? (uint32_t)WEXITSTATUS(run->status) : 128u + (uint32_t)WTERMSIG(run->status);
    if (run->cpuMs >= run->setup.cpuMs) {
        stop(run, LEO_REASON_CPU_TIME, "the CPU time was used up");
    } else if (run->sawFull || run->exitCode == 128u + SIGXFSZ) {
        stop(run, LEO_REASON_TMPFS_FULL, "it failed with /tmp full");
    } else if (run->sawTooMany) {
        stop(run, LEO_REASON_PIDS, "it failed after it had more processes than it may");
    } else {
        stop(run, WIFEXITED(run->status) ? LEO_REASON_NON_ZERO_EXIT : LEO_REASON_SIGNAL, "");
    }
}

static void sendLog(const struct run* run) {
    const uint64_t size = run->setup.logBytes;
    if (run->logTotal <= size) {
        writeHead(LEO_FRAME_LOG, (uint32_t)run->logTotal);
        writeExact(run->log, (size_t)run->logTotal);
        return;
    }
    const uint64_t first = run->logTotal % size;
    writeHead(LEO_FRAME_LOG, (uint32_t)size);
    writeExact(run->log + first, (size_t)(size - first));
    writeExact(run->log, (size_t)first);
}

static void sendOutput(void) {
    const int file = open("/tmp/output", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat state;
    if (file < 0 || fstat(file, &state) || !S_ISREG(state.st_mode)) {
        writeHead(LEO_FRAME_OUTPUT, 0);
        return;
    }
    writeHead(LEO_FRAME_OUTPUT, (uint32_t)state.st_size);
    for (uint64_t left = (uint64_t)state.st_size; left;) {
        const size_t n = left < kPiece ? (size_t)left : kPiece;
        if (readExact(file, g_piece, n)) leave();
        writeExact(g_piece, n);
        left -= n;
    }
    close(file);
}

static void sendExit(const struct run* run, uint64_t wallMs) {
    unsigned char bytes[LEO_EXIT_FIXED];
    const char* detail = run->detail ? run->detail : "";
    put32(bytes, run->exitCode);
    bytes[4] = (unsigned char)run->reason;
    put64(bytes + 5, wallMs);
    put64(bytes + 13, run->cpuMs);
    put64(bytes + 21, run->peakBytes);
    const size_t n = strnlen(detail, LEO_EXIT_DETAIL_MAX);
    writeHead(LEO_FRAME_EXIT, (uint32_t)(sizeof bytes + n));
    writeExact(bytes, sizeof bytes);
    writeExact(detail, n);
}

int main(int count, char** arguments) {
    if (count == 3 && strcmp(arguments[1], "probe") == 0) return leo_probe(arguments[2]);
    if (getpid() != 1) {
        fputs("leo-loader is the first process of Leo's sandbox and of no use elsewhere\n", stderr);
        return 2;
    }
    /* gVisor gives HOME to whoever has none, and lets everybody read what a process was started with. */
    char* nothing[] = {NULL};
    if (getuid() == 0 && environ[0] && execve(arguments[0], arguments, nothing)) leave();
    prctl(PR_SET_DUMPABLE, 0);
    umask(022);
    struct run run = {.reason = -1};
    readSetup(&run.setup);
    run.log = malloc(run.setup.logBytes);
    if (!run.log) leave();
    writeHead(LEO_FRAME_READY, 0);
    actAs(kCommandUser);
    receiveCode(&run);
    receiveInput();
    actAs(0);
    if (expectFrame(LEO_FRAME_END)) leave();
    run.base = leo_watch_tmp();
    run.startMs = leo_now_ms();
    if (run.reason < 0) {
        startCommand(&run);
        watchCommand(&run);
    }
    const uint64_t wallMs = leo_now_ms() - run.startMs;
    if (run.command) endEverything(&run);
    judge(&run);
    sendLog(&run);
    if (run.reason == LEO_REASON_OK) sendOutput();
    sendExit(&run, wallMs);
    return 0;
}

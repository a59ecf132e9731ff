// Starting a program with given descriptors, inside a control group, as another user; and talking to it over pipes.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "sandbox/frames.h"
#include "sandbox/posix.h"

namespace leo::sandbox {

struct Pipe {
    Fd read, write;
    static Result<Pipe> create();  // both ends close on exec
};

struct SpawnRequest {
    std::string program;                   // full path
    std::vector<std::string> arguments;    // without the program
    std::vector<std::string> environment;  // nothing is inherited
    int in = -1, out = -1, err = -1;
    std::vector<int> inherit{};   // stay open in the child, under the same number
    std::vector<int> join{};      // cgroup.procs files to enter before the program starts
    std::optional<uid_t> user{};  // user and group to become, for a caller that is root
};

// A child process; killed and reaped when it goes out of scope.
class Process {
public:
    // Unavailable or NotPermitted, naming the step that failed, when the program did not start.
    static Result<Process> spawn(const SpawnRequest& request);
    Process() = default;
    ~Process();
    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;

    // Waits at most so long; true when it is gone.
    bool waitFor(std::uint64_t timeoutMs);
    void kill();
    bool running() const { return m_pid > 0; }

private:
    pid_t m_pid = -1;
};

// What a program prints, both streams, at most 64 KiB of it; Timeout after so long.
Result<std::string> outputOf(const std::string& program, const std::vector<std::string>& arguments,
                             std::uint64_t timeoutMs);

// While it lives, writing to a pipe without a reader is an error of write() and not a signal. Per thread.
class PipeSignalGuard {
public:
    PipeSignalGuard();
    ~PipeSignalGuard();
    PipeSignalGuard(const PipeSignalGuard&) = delete;
    PipeSignalGuard& operator=(const PipeSignalGuard&) = delete;

private:
    bool m_wasBlocked = false;
};

// One conversation with the loader.
class Conversation {
public:
    enum class End { Complete, Closed, Deadline, Cancelled, Broken };

    struct Timing {
        std::uint64_t startMs;  // until everything has been handed over
        std::uint64_t runMs;    // from then to the last byte of the answer
    };
    // What the caller does meanwhile.
    struct Hooks {
        std::function<Status()> onReady;  // before the payload is sent; a failure ends the conversation
        std::function<bool()> usedUp{};   // asked while the command runs; true: the loader is told to stop it
    };

    // setup is sent at once, payload after the loader said ready; then the pipe stays open.
    Conversation(Fd toLoader, Fd fromLoader, Fd errors, ReplyReader& reader);
    End run(ByteView setup, const std::vector<ByteView>& payload, const Timing& timing,
            const std::atomic<bool>* cancel, const Hooks& hooks);

    bool handedOver() const { return m_handedOver; }
    // The loader was told so; a run that it had not ended by then is reported as cancelled.
    bool usedUp() const { return m_usedUp; }
    // What came on the error pipe, one line, printable, at most 500 bytes.
    std::string errorText();

private:
    bool send();
    bool receive();
    void receiveErrors();

    Fd m_to, m_from, m_errors;
    ReplyReader& m_reader;
    std::vector<ByteView> m_queue;
    bool m_handedOver = false, m_usedUp = false, m_closed = false, m_broken = false;
    std::string m_errorText;
};

}  // namespace leo::sandbox

#include "sandbox/process.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <system_error>
#include <thread>

#include "base/clock.h"

namespace leo::sandbox {

namespace {

constexpr int kPipeBytes =
    1 << 20;                 // what an ordinary user may ask for; a picture in a few turns instead of hundreds
constexpr int kPollMs = 20;  // how late a cancel or a deadline is seen
constexpr std::size_t kMaxErrorText = 500;
constexpr std::size_t kMaxProgramOutput = 64u << 10;

struct StartFailure {
    int step;
    int error;
};
constexpr const char* kSteps[] = {"enter the control group", "become the sandbox user", "connect the pipes",
                                  "execute"};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

// After fork() in a process with threads: system calls only, nothing that may allocate or lock.
[[noreturn]] void becomeProgram(const SpawnRequest& request, char* const* argv, char* const* envp, int report) {
    StartFailure failure{0, 0};
    const auto fail = [&](int step) {
        failure = StartFailure{step, errno};
        [[maybe_unused]] const ssize_t n = ::write(report, &failure, sizeof failure);
        ::_exit(127);
    };
    for (const int file : request.join)
        if (::write(file, "0", 1) != 1) fail(0);
    if (request.user) {
        const uid_t user = *request.user;
        if (::setgroups(0, nullptr) != 0 || ::setresgid(user, user, user) != 0 || ::setresuid(user, user, user) != 0)
            fail(1);
    }
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    if (::dup2(request.in, 0) < 0 || ::dup2(request.out, 1) < 0 || ::dup2(request.err, 2) < 0) fail(2);
    for (const int file : request.inherit)
        if (::fcntl(file, F_SETFD, 0) != 0) fail(2);
    ::execve(request.program.c_str(), argv, envp);
    fail(3);
    ::_exit(127);
}

// Numbers above the standard streams, so that dup2 in the child never overwrites one it still needs.
Fd raised(int fd) {
    Fd result(::fcntl(fd, F_DUPFD_CLOEXEC, 3));
    ::close(fd);
    return result;
}

}  // namespace

Result<Pipe> Pipe::create() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return systemError("pipe");
    Pipe pipe{raised(ends[0]), raised(ends[1])};
    if (!pipe.read || !pipe.write) return systemError("pipe");
    ::fcntl(pipe.write.get(), F_SETPIPE_SZ, kPipeBytes);  // smaller is only slower
    return pipe;
}

Result<Process> Process::spawn(const SpawnRequest& request) {
    std::vector<std::string> arguments{request.program}, environment = request.environment;
    arguments.insert(arguments.end(), request.arguments.begin(), request.arguments.end());
    const std::vector<char*> argv = pointers(arguments), envp = pointers(environment);
    LEO_TRY_ASSIGN(Pipe report, Pipe::create());
    const pid_t pid = ::fork();
    if (pid < 0) return systemError("fork");
    if (pid == 0) becomeProgram(request, argv.data(), envp.data(), report.write.get());
    Process process;
    process.m_pid = pid;
    report.write.reset();
    StartFailure failure{};
    ssize_t n;
    do n = ::read(report.read.get(), &failure, sizeof failure);
    while (n < 0 && errno == EINTR);
    if (n != static_cast<ssize_t>(sizeof failure)) return process;
    return makeError(
        failure.error == EPERM || failure.error == EACCES ? Code::NotPermitted : Code::Unavailable,
        request.program + ": cannot " + kSteps[failure.step] + ": " + std::generic_category().message(failure.error));
}

Process::~Process() {
    if (!running()) return;
    kill();
    waitFor(5'000);
}

Process::Process(Process&& other) noexcept : m_pid(std::exchange(other.m_pid, -1)) {}

Process& Process::operator=(Process&& other) noexcept {
    std::swap(m_pid, other.m_pid);
    return *this;
}

void Process::kill() {
    if (running()) ::kill(m_pid, SIGKILL);
}

bool Process::waitFor(std::uint64_t timeoutMs) {
    const std::uint64_t until = systemClock().steadyMs() + timeoutMs;
    while (running()) {
        const pid_t gone = ::waitpid(m_pid, nullptr, WNOHANG);
        if (gone == m_pid || (gone < 0 && errno == ECHILD)) {
            m_pid = -1;
        } else if (systemClock().steadyMs() >= until) {
            return false;
        } else {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    return true;
}

Result<std::string> outputOf(const std::string& program, const std::vector<std::string>& arguments,
                             std::uint64_t timeoutMs) {
    LEO_TRY_ASSIGN(Pipe pipe, Pipe::create());
    const Fd nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    SpawnRequest request{program, arguments, {"PATH=/usr/sbin:/usr/bin:/sbin:/bin"}};
    request.in = nothing.get();
    request.out = request.err = pipe.write.get();
    LEO_TRY_ASSIGN(Process process, Process::spawn(request));
    pipe.write.reset();
    const std::uint64_t until = systemClock().steadyMs() + timeoutMs;
    std::string text;
    for (;;) {
        const std::uint64_t now = systemClock().steadyMs();
        LEO_REQUIRE(now < until, Code::Timeout, program + " does not answer");
        pollfd file{pipe.read.get(), POLLIN, 0};
        if (::poll(&file, 1, static_cast<int>(until - now)) <= 0) continue;
        char piece[4096];
        const ssize_t n = ::read(pipe.read.get(), piece, sizeof piece);
        if (n <= 0) break;
        if (text.size() < kMaxProgramOutput) text.append(piece, static_cast<std::size_t>(n));
    }
    process.waitFor(timeoutMs);
    return text;
}

PipeSignalGuard::PipeSignalGuard() {
    sigset_t pipeSignal, before;
    sigemptyset(&pipeSignal);
    sigaddset(&pipeSignal, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipeSignal, &before);
    m_wasBlocked = sigismember(&before, SIGPIPE) == 1;
}

PipeSignalGuard::~PipeSignalGuard() {
    if (m_wasBlocked) return;
    // One that is pending would be delivered at the moment it is unblocked.
    sigset_t pipeSignal;
    sigemptyset(&pipeSignal);
    sigaddset(&pipeSignal, SIGPIPE);
    const timespec atOnce{0, 0};
    while (::sigtimedwait(&pipeSignal, nullptr, &atOnce) > 0) {
    }
    ::pthread_sigmask(SIG_UNBLOCK, &pipeSignal, nullptr);
}

Conversation::Conversation(Fd toLoader, Fd fromLoader, Fd errors, ReplyReader& reader)
    : m_to(std::move(toLoader)), m_from(std::move(fromLoader)), m_errors(std::move(errors)), m_reader(reader) {
    for (const Fd* file : {&m_to, &m_from, &m_errors}) ::fcntl(file->get(), F_SETFL, O_NONBLOCK);
}

Conversation::End Conversation::run(ByteView setup, const std::vector<ByteView>& payload, const Timing& timing,
                                    const std::atomic<bool>* cancel, const Hooks& hooks) {
    std::uint64_t deadline = systemClock().steadyMs() + timing.startMs;
    bool sentPayload = false;
    m_queue = {setup};
    while (!m_closed && !m_broken && !m_reader.complete()) {
        if (cancel && cancel->load(std::memory_order_relaxed)) return End::Cancelled;
        if (systemClock().steadyMs() >= deadline) return End::Deadline;
        pollfd files[3] = {{m_from.get(), POLLIN, 0}, {m_errors.get(), POLLIN, 0}, {-1, POLLOUT, 0}};
        if (!m_queue.empty()) files[2].fd = m_to.get();
        ::poll(files, 3, kPollMs);
        if (files[1].revents) receiveErrors();
        if (files[0].revents && !receive()) return End::Broken;
        if (files[2].revents && !send()) m_queue.clear();  // it closed its end: what it says follows, or nothing
        if (!sentPayload && m_reader.ready()) {
            const Status prepared = hooks.onReady();
            if (!prepared.ok()) {
                m_errorText = toString(prepared.error());
                return End::Broken;
            }
            m_queue.insert(m_queue.end(), payload.begin(), payload.end());
            sentPayload = true;
        }
        if (sentPayload && !m_handedOver && m_queue.empty()) {
            m_handedOver = true;
            deadline = systemClock().steadyMs() + timing.runMs;
        }
        if (m_handedOver && !m_usedUp && hooks.usedUp && hooks.usedUp()) {
            m_usedUp = true;
            m_to.reset();  // what stops the command; the loader still sends its log
        }
    }
    return m_reader.complete() ? End::Complete : End::Closed;
}

bool Conversation::send() {
    while (!m_queue.empty()) {
        ByteView& piece = m_queue.front();
        if (!piece.empty()) {
            const ssize_t n = ::write(m_to.get(), piece.data(), piece.size());
            if (n < 0) return errno == EAGAIN || errno == EINTR;
            piece = piece.subspan(static_cast<std::size_t>(n));
        }
        if (piece.empty()) m_queue.erase(m_queue.begin());
    }
    return true;
}

bool Conversation::receive() {
    for (;;) {
        const std::span<std::uint8_t> place = m_reader.next();
        if (place.empty()) return true;
        const ssize_t n = ::read(m_from.get(), place.data(), place.size());
        if (n < 0) return errno == EAGAIN || errno == EINTR;
        if (n == 0) {
            m_closed = true;
            return true;
        }
        const Status taken = m_reader.advance(static_cast<std::size_t>(n));
        if (!taken.ok()) {
            m_errorText = taken.error().detail;
            m_broken = true;
            return false;
        }
    }
}

void Conversation::receiveErrors() {
    char piece[512];
    for (;;) {
        const ssize_t n = ::read(m_errors.get(), piece, sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return;
        if (n == 0) {
            // Or poll would report the closed end for ever.
            m_errors.reset();
            return;
        }
        const std::size_t room = kMaxErrorText - std::min(kMaxErrorText, m_errorText.size());
        for (std::size_t i = 0; i < std::min(room, static_cast<std::size_t>(n)); ++i)
            m_errorText.push_back(piece[i] >= 0x20 && piece[i] < 0x7f ? piece[i] : ' ');
    }
}

std::string Conversation::errorText() {
    if (m_errors) receiveErrors();
    while (!m_errorText.empty() && m_errorText.back() == ' ') m_errorText.pop_back();
    return m_errorText;
}

}  // namespace leo::sandbox

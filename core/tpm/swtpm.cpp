#include "tpm/swtpm.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

// glibc 2.36 declares these without extern "C".
extern "C" {
#include <sys/pidfd.h>
}

#include "base/bytes.h"
#include "base/clock.h"

namespace leo::tpm {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kStopTimeoutMs = 3'000;      // then SIGKILL; state is written at each change, so nothing is lost
constexpr std::uint32_t kCmdGetCapability = 1;  // swtpm control channel, answers 8 bytes
constexpr std::size_t kCapabilityReplyBytes = 8;
constexpr unsigned kRetryMs = 2;  // between bind and listen a connect is refused; no event tells when that ends

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() { reset(); }
    void reset() {
        if (m_fd >= 0) ::close(m_fd);
        m_fd = -1;
    }
    int get() const { return m_fd; }
    bool valid() const { return m_fd >= 0; }

private:
    int m_fd;
};

std::string systemError() {
    return std::strerror(errno);
}

Descriptor connectTo(const std::string& path) {
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    if (socket.valid() && ::connect(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        socket.reset();
    return socket;
}

Status checkOptions(const SwtpmOptions& options, const std::string& socketPath) {
    LEO_REQUIRE(fs::path(options.stateDir).is_absolute(), Code::InvalidArgument,
                "the state directory of swtpm must be an absolute path: " + options.stateDir);
    LEO_REQUIRE(socketPath.size() <= kMaxSocketPathBytes, Code::InvalidArgument,
                "the socket path of swtpm is longer than " + std::to_string(kMaxSocketPathBytes) +
                    " bytes, choose a shorter run directory: " + socketPath);
    // swtpm splits its options at commas and knows no escape.
    const bool plain = (options.stateDir + socketPath).find(',') == std::string::npos;
    LEO_REQUIRE(plain, Code::InvalidArgument, "swtpm cannot use a directory with a comma in its name");
    return {};
}

Status makePrivateDir(const std::string& path) {
    std::error_code failed;
    const bool made = fs::create_directories(path, failed);
    LEO_REQUIRE(!failed, Code::Io, "cannot make the directory " + path + ": " + failed.message());
    if (made) fs::permissions(path, fs::perms::owner_all, failed);
    LEO_REQUIRE(!failed, Code::Io, "cannot protect the directory " + path + ": " + failed.message());
    return {};
}

// The log of a failed start: a few lines, joined.
std::string logText(const std::string& file) {
    constexpr std::size_t kMaxText = 400;
    std::ifstream in(file);
    std::string line, text;
    while (text.size() < kMaxText && std::getline(in, line)) text += (text.empty() ? "" : "; ") + line;
    return text.substr(0, kMaxText);
}

// In the child between fork and exec only async-signal-safe calls are allowed: the parent may have threads.
[[noreturn]] void becomeSwtpm(const char* program, char* const* arguments, pid_t parent, int errorPipe) {
    const auto fail = [errorPipe](int error) {
        [[maybe_unused]] const ssize_t written = ::write(errorPipe, &error, sizeof error);
        ::_exit(127);
    };
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (::prctl(PR_SET_PDEATHSIG, SIGTERM) != 0) fail(errno);
    if (::getppid() != parent) fail(ECHILD);  // the parent died before the line above
    // Ctrl-C in a terminal is for the node, which then ends its TPM in order.
    if (::setpgid(0, 0) != 0) fail(errno);
    const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd <= 2; ++fd)
        if (null < 0 || ::dup2(null, fd) < 0) fail(errno);
    // Best effort for descriptors someone opened without O_CLOEXEC; a TPM must not hold a database open.
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    ::execvp(program, arguments);
    fail(errno);
    ::_exit(127);
}

}  // namespace

struct SwtpmProcess::Impl {
    std::string socketPath;
    std::string logPath;
    std::string program;
    pid_t pid = -1;
    Descriptor pidFd;

    std::string controlPath() const { return socketPath + ".ctrl"; }
    Status spawn(const SwtpmOptions& options);
    Status waitReady(const Descriptor& watch, unsigned timeoutMs);
    Result<bool> answers(unsigned timeoutMs);
    bool exited(int timeoutMs) const;
    Error startError();
    void reap();
};

Status SwtpmProcess::Impl::spawn(const SwtpmOptions& options) {
    std::vector<std::string> words = {options.program,
                                      "socket",
                                      "--tpm2",
                                      "--tpmstate",
                                      "dir=" + options.stateDir + ",mode=0600",
                                      "--server",
                                      "type=unixio,path=" + socketPath + ",mode=0600",
                                      "--ctrl",
                                      "type=unixio,path=" + controlPath() + ",mode=0600",
                                      "--flags",
                                      "not-need-init,startup-clear",
                                      "--log",
                                      "file=" + logPath + ",truncate"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    int ends[2];
    LEO_REQUIRE(::pipe2(ends, O_CLOEXEC) == 0, Code::Io, "cannot make a pipe: " + systemError());
    const Descriptor readEnd(ends[0]);
    Descriptor writeEnd(ends[1]);
    const pid_t parent = ::getpid();
    pid = ::fork();
    LEO_REQUIRE(pid >= 0, Code::Io, "cannot start a process: " + systemError());
    if (pid == 0) becomeSwtpm(options.program.c_str(), arguments.data(), parent, writeEnd.get());
    writeEnd.reset();
    pidFd = Descriptor(::pidfd_open(pid, 0));
    int error = 0;
    ssize_t got = 0;
    do got = ::read(readEnd.get(), &error, sizeof error);
    while (got < 0 && errno == EINTR);
    if (got == 0) return {};  // closed by exec
    reap();
    if (error == ENOENT)
        return makeError(Code::Unavailable, "the program " + options.program + " is not installed (package swtpm)");
    return makeError(Code::Unavailable, "cannot run " + options.program + ": " + std::strerror(error));
}

bool SwtpmProcess::Impl::exited(int timeoutMs) const {
    pollfd one{pidFd.get(), POLLIN, 0};
    return ::poll(&one, 1, timeoutMs) > 0;
}

void SwtpmProcess::Impl::reap() {
    if (pid > 0)
        while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
        }
    pid = -1;
    pidFd.reset();
}

Error SwtpmProcess::Impl::startError() {
    const std::string words = logText(logPath);
    // swtpm locks its state directory and says so in its log; it has no exit code for that.
    const bool locked = words.find("lockfile") != std::string::npos;
    return makeError(locked ? Code::InUse : Code::TpmFailure,
                     "swtpm ended while starting: " + (words.empty() ? "it gave no reason" : words));
}

// One question on the control channel: an answer comes only when the TPM behind it runs.
Result<bool> SwtpmProcess::Impl::answers(unsigned timeoutMs) {
    const Descriptor control = connectTo(controlPath());
    if (!control.valid()) return false;
    Bytes question;
    appendU32be(question, kCmdGetCapability);
    if (::send(control.get(), question.data(), question.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(question.size()))
        return false;
    pollfd fds[2] = {{control.get(), POLLIN, 0}, {pidFd.get(), POLLIN, 0}};
    if (::poll(fds, 2, static_cast<int>(timeoutMs)) <= 0) return makeError(Code::Timeout, "swtpm does not answer");
    ByteArray<kCapabilityReplyBytes> reply{};
    return ::recv(control.get(), reply.data(), reply.size(), MSG_WAITALL) == static_cast<ssize_t>(reply.size());
}

Status SwtpmProcess::Impl::waitReady(const Descriptor& watch, unsigned timeoutMs) {
    const std::uint64_t deadline = systemClock().steadyMs() + timeoutMs;
    for (;;) {
        if (exited(0)) return startError();
        const std::uint64_t now = systemClock().steadyMs();
        if (now >= deadline) return makeError(Code::Timeout, "swtpm did not become ready");
        LEO_TRY_ASSIGN(const bool ready, answers(static_cast<unsigned>(deadline - now)));
        if (ready) return {};
        // The socket's file appears (inotify) or the process ends; once the file is there only a short nap helps.
        const bool bound = fs::exists(controlPath());
        pollfd fds[2] = {{pidFd.get(), POLLIN, 0}, {watch.get(), POLLIN, 0}};
        ::poll(fds, bound ? 1 : 2, static_cast<int>(bound ? kRetryMs : deadline - now));
        char events[4096];
        while (::read(watch.get(), events, sizeof events) > 0) {
        }
    }
}

Result<std::unique_ptr<SwtpmProcess>> SwtpmProcess::start(const SwtpmOptions& options) {
    auto impl = std::make_unique<Impl>();
    impl->socketPath = options.socketDir + "/sock";
    impl->logPath = options.socketDir + "/swtpm.log";  // not in the state, which another process may hold
    impl->program = options.program;
    LEO_TRY(checkOptions(options, impl->socketPath));
    LEO_TRY(makePrivateDir(options.stateDir));
    LEO_TRY(makePrivateDir(options.socketDir));
    if (connectTo(impl->controlPath()).valid())
        return makeError(Code::InUse, "another swtpm answers at " + impl->socketPath);
    ::unlink(impl->socketPath.c_str());
    ::unlink(impl->controlPath().c_str());

    const Descriptor watch(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!watch.valid() || ::inotify_add_watch(watch.get(), options.socketDir.c_str(), IN_CREATE) < 0)
        return makeError(Code::Io, "cannot watch the directory " + options.socketDir + ": " + systemError());
    LEO_TRY(impl->spawn(options));
    std::unique_ptr<SwtpmProcess> process(new SwtpmProcess(std::move(impl)));
    LEO_TRY(process->m_impl->waitReady(watch, options.startTimeoutMs));
    return process;
}

SwtpmProcess::SwtpmProcess(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

SwtpmProcess::~SwtpmProcess() {
    stop();
}

std::string SwtpmProcess::tcti() const {
    return "swtpm:path=" + m_impl->socketPath;
}

long long SwtpmProcess::pid() const {
    return m_impl->pid;
}

int SwtpmProcess::endedFd() const {
    return m_impl->pidFd.get();
}

bool SwtpmProcess::running() const {
    return m_impl->pid > 0 && !m_impl->exited(0);
}

void SwtpmProcess::stop() {
    if (m_impl->pid <= 0) return;
    // Signals go through the pidfd: a pid that was reused could be somebody else's process.
    ::pidfd_send_signal(m_impl->pidFd.get(), SIGTERM, nullptr, 0);
    if (!m_impl->exited(kStopTimeoutMs)) ::pidfd_send_signal(m_impl->pidFd.get(), SIGKILL, nullptr, 0);
    m_impl->reap();
    ::unlink(m_impl->socketPath.c_str());
    ::unlink(m_impl->controlPath().c_str());
}

}  // namespace leo::tpm

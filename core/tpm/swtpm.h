// SwtpmProcess: one swtpm for one node of a local network or a test.
//
// A child process that dies with the thread that started it (PR_SET_PDEATHSIG): start it from a thread that lives as
// long as the node. A software TPM proves the protocol, not the machine.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace leo::tpm {

// sockaddr_un.sun_path holds 108 bytes with the terminating zero, and ".ctrl" is appended for the control socket.
inline constexpr std::size_t kMaxSocketPathBytes = 107 - 5;

struct SwtpmOptions {
    std::string stateDir;   // absolute; made with mode 0700 when missing; keys and NV survive restarts here
    std::string socketDir;  // short and private to this process; made when missing; also holds swtpm.log
    std::string program = "swtpm";
    unsigned startTimeoutMs = 10'000;  // on a loaded machine; a start takes about 5 ms
};

class SwtpmProcess {
public:
    // Starts it powered on and started up (TPM2_Startup(CLEAR)) and waits until it answers. InvalidArgument (relative
    // or too long path), Unavailable (no such program), InUse (another swtpm holds the state), TpmFailure, Timeout.
    static Result<std::unique_ptr<SwtpmProcess>> start(const SwtpmOptions& options);
    ~SwtpmProcess();  // stops
    SwtpmProcess(const SwtpmProcess&) = delete;
    SwtpmProcess& operator=(const SwtpmProcess&) = delete;

    // For Tpm::open.
    std::string tcti() const;
    long long pid() const;
    bool running() const;
    // Becomes readable when it has ended, whoever ended it; for a notifier. Ours until stop().
    int endedFd() const;
    // Ends it: power off. Call Tpm::shutdown first for an orderly one. Idempotent.
    void stop();

private:
    struct Impl;
    explicit SwtpmProcess(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace leo::tpm

// The runner's side of the frames (loader/wire.h): what it sends, and a reader that takes the loader's answer apart.
//
// No input or output here: the reader says where the next bytes go, the runner reads them there. So plaintext moves
// from the pipe straight into locked memory, and nowhere else.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/secret.h"
#include "sandbox/limits.h"
#include "sandbox/sandbox.h"

namespace leo::sandbox {

struct Setup {
    Limits limits;
    bool watchMemory = false;  // no cgroup: the loader does it
    bool limitPids = false;
    std::string mediaType;
    std::vector<std::string> arguments;
    std::vector<std::string> environment;
};

// The whole setup frame, head included. Checks the counts and sizes of sandbox.h, and that no string holds a zero
// byte and no environment entry begins with LEO_ (the loader's own).
Result<Bytes> encodeSetup(const Setup& setup);

// Five bytes: length and type.
Bytes frameHead(std::uint8_t type, std::size_t length);

// What the loader reported in its last frame.
struct LoaderExit {
    std::uint32_t exit = 0;
    Reason reason = Reason::RunnerFailure;
    Usage usage;
    std::string detail;
};

// Takes the frames ready, log, output, exit in that order; anything else is Malformed, an output over the limit
// TooLarge.
class ReplyReader {
public:
    ReplyReader(std::uint64_t maxOutputBytes, std::size_t maxLogBytes);

    // Where the next bytes belong; empty once the exit frame is complete.
    std::span<std::uint8_t> next();
    // `count` bytes, at most next().size(), have been put there.
    Status advance(std::size_t count);

    bool ready() const { return m_stage > Stage::Ready; }
    bool complete() const { return m_stage == Stage::Done; }
    const LoaderExit& exit() const { return m_exit; }
    crypto::SecretBytes takeLog() { return std::move(m_log); }
    crypto::SecretBytes takeOutput() { return std::move(m_output); }

private:
    enum class Stage { Ready, Log, Output, Exit, Done };
    Status beginFrame();
    Status endFrame();
    std::span<std::uint8_t> body();
    Status parseExit();

    std::uint64_t m_maxOutput;
    std::size_t m_maxLog;
    Stage m_stage = Stage::Ready;
    std::uint8_t m_type = 0;
    bool m_inBody = false;
    std::size_t m_at = 0;
    ByteArray<5> m_head{};
    crypto::SecretBytes m_log, m_output;
    Bytes m_exitBytes;
    LoaderExit m_exit;
};

// Bytes and inodes the archive takes up in a tmpfs, in whole pages; for sizing /tmp. A malformed archive counts as
// its size.
struct TmpfsNeed {
    std::uint64_t bytes = 0;
    std::uint64_t inodes = 0;
};
TmpfsNeed tmpfsNeed(ByteView codeTar, std::size_t inputBytes);

}  // namespace leo::sandbox

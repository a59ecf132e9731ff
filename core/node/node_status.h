// NodeStatus and NodeWishes: how a running node and its operator's window speak, through two files of the node's
// home.
//
// status.json is written by the node, whole and by rename, when something in it has changed, and touched every
// kStatusBeatMs otherwise: one that is older than kStatusStaleMs is of a node that has gone, unless it says why the
// node ended (failure), which stays true until the next start. wishes.json is written by the operator's program and
// read by the node within kStatusBeatMs: the limits it shall keep, and whether it shall drain. Files need no
// listener, outlive either side, and are private to the user as everything in that directory. Formats: one JSON
// object each; amounts are decimal text, ids and digests hexadecimal, times ms since 1970.
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/amount.h"
#include "base/log.h"
#include "base/strong.h"

namespace leo::node {

inline constexpr const char* kStatusFile = "status.json";
inline constexpr const char* kWishesFile = "wishes.json";
inline constexpr int kStatusBeatMs = 1'000;
inline constexpr std::uint64_t kStatusStaleMs = 10'000;
inline constexpr std::size_t kMaxStatusBytes = 1u << 20;
inline constexpr std::size_t kMaxMissed = 50;
inline constexpr std::size_t kMaxLogLines = 500;
inline constexpr std::size_t kMaxLogLineBytes = 1'000;
inline constexpr std::uint32_t kMostCores = 4'096;  // no machine has more; a wish over it is a mistake

// What the operator allows this node to take on. Zero is no limit.
struct RunLimits {
    Amount smallestOffer;
    std::uint64_t memoryBytes = 0;               // of one task
    std::uint32_t fromMinute = 0, toMinute = 0;  // of the day, local time; equal: always
    std::uint32_t cpuCores = 0;                  // that a run may use
    bool operator==(const RunLimits&) const = default;
    // Whether a minute of the day lies within; a span may pass midnight.
    bool allowsMinute(std::uint32_t minute) const;
};
std::string minuteText(std::uint32_t minute);  // "09:30"

struct NodeWishes {
    RunLimits limits;
    bool drain = false;
    bool operator==(const NodeWishes&) const = default;

    std::string encode() const;
    static Result<NodeWishes> decode(std::string_view json);
};

// Why a draw was let go by. The words are those of the file.
enum class Missed : std::uint8_t {
    NoVotes,
    Requirements,  // credit
    SmallestOffer,
    Hours,
    Memory,
    Busy,  // have: "executing", "draw", "renewal", "groups"
    Draining,
    Stale,
    Image,
    NotActive,    // leaving, or no node any more
    NotProvable,  // the TPM is lost, or its state is not one the network accepts
    TooNew,       // not yet a node when the draw looks back
    HardwareTpm,
    Isolation,
    Deposit,
};
std::string_view missedWord(Missed why);

struct MissedDraw {
    TaskId task;
    TimeMs time;
    Missed why{};
    std::string have, wanted;
    std::uint32_t oddsPermille = 0;  // of NoVotes: how likely no vote was
};
struct LogLine {
    TimeMs time;
    bool warning = false;
    std::string area, text;
};

// Why a node ended by itself. The words are those of the file.
enum class NodeFailure : std::uint8_t { Other, TpmBusy, TpmLost, TpmTaken, Untrusted, NoSandbox };

struct NodeStatus {
    struct Registering {
        std::string text;  // one English sentence
        Amount missing;    // of the deposit
        // The registration to be signed, when somebody else signs and sends it: an unsigned transaction
        // (ledger::Tx::encodeUnsigned); only its body counts. Empty once it is on layer one.
        Bytes prepared;
        bool operator==(const Registering&) const = default;
    };
    struct Ended {
        NodeFailure why{};
        std::string text;  // one English sentence
    };
    struct Link {
        AccountId peer;
        std::optional<std::uint32_t> latencyMs;
    };
    // What only the group knows until a task completes; the file is the owner's.
    struct Role {
        TaskId task;
        std::optional<bool> executor;  // none: the draw is not decided yet
    };
    struct Register {  // a PCR
        std::uint32_t index = 0;
        Hash value{};
    };
    struct Usage {
        std::uint32_t cpuPercent = 0;   // of one core, over the last beat, of the program
        std::uint64_t memoryBytes = 0;  // resident, of the program
        // Of the last run in the sandbox; zero before the first.
        std::uint64_t runCpuMs = 0, runWallMs = 0, runMemoryBytes = 0;
    };

    std::int64_t pid = 0;
    NodeId node;
    TimeMs startedAt;
    bool ready = false, draining = false, executing = false;
    bool live = false;  // follows the network's newest block
    std::string runner, version;
    std::uint64_t drawsSeen = 0, drawsWon = 0, led = 0, monitored = 0, openTasks = 0;
    std::uint64_t drawsExpectedPermille = 0;  // how many of those seen the credit should win, in thousandths
    std::vector<Link> peers;
    std::vector<Role> roles;        // in open tasks
    std::deque<MissedDraw> missed;  // newest first
    std::deque<LogLine> log;        // newest last
    std::optional<Registering> registering;
    std::optional<Ended> failure;
    std::string untrusted, tpmLost;  // a sentence while it is so, else empty
    std::vector<Register> pcrs;      // as last read
    Hash logPcr13{};                 // what PCR 13 must hold after the runtime log
    TimeMs lastQuote;
    Usage usage;
    std::string lastCleanup;  // a sentence; empty before the first run
    bool lastCleanupClean = false;
    TimeMs lastCleanupAt;
    std::vector<std::string> shortcomings;  // of the sandbox, sentences

    std::string encode() const;
    static Result<NodeStatus> decode(std::string_view json);
};

// What a node logs, also kept for its status: the newest kMaxLogLines. Any thread.
class LogRing {
public:
    void add(LogLevel level, std::string_view component, std::string_view line, TimeMs now);
    std::deque<LogLine> lines() const;
    static LogRing& ofProcess();

private:
    LogRing() = default;
    mutable std::mutex m_mutex;
    std::deque<LogLine> m_lines;
};

}  // namespace leo::node

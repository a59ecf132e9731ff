// NodeStatus and NodeWishes: how a running node and its operator's window speak, through two files of the node's
// home.
//
// status.json is written by the node, whole and by rename, when something in it has changed, and touched every
// kStatusBeatMs otherwise: one that is older than kStatusStaleMs is of a node that has gone. wishes.json is written
// by the operator's program and read by the node within kStatusBeatMs: the limits it shall keep, and whether it shall
// drain. Files need no listener, outlive either side, and are private to the user as everything in that directory.
// Formats: one JSON object each; amounts are decimal text, ids hexadecimal, times ms since 1970.
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

// What the operator allows this node to take on. Zero is no limit.
struct RunLimits {
    Amount smallestOffer;
    std::uint64_t memoryBytes = 0;               // of one task
    std::uint32_t fromMinute = 0, toMinute = 0;  // of the day, local time; equal: always
    bool operator==(const RunLimits&) const = default;
    // Whether a minute of the day lies within; a span may pass midnight.
    bool allowsMinute(std::uint32_t minute) const;
};
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
    Requirements,
    SmallestOffer,
    Hours,
    Memory,
    Busy,
    Draining,
    Stale,
    Image
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

struct NodeStatus {
    std::int64_t pid = 0;
    NodeId node;
    TimeMs startedAt;
    bool ready = false, draining = false, executing = false;
    std::string runner, version;
    std::uint64_t drawsSeen = 0, drawsWon = 0, led = 0, monitored = 0, openTasks = 0;
    std::vector<AccountId> peers;
    std::deque<MissedDraw> missed;  // newest first
    std::deque<LogLine> log;        // newest last

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

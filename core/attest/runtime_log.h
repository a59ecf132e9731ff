// RuntimeLog: what a node did since it started, line by line, and the value PCR 13 must therefore have.
//
// A line is a leo-cbor array [kind, fields…]; PCR 13 is extended with SHA-256(line). The first entry is PCR 13 at
// node-start (a boot loader may have used it). One task at a time per node, so the only order is
//     node-start (task-start task-end)* [task-start]
// and the order of the log is the proof (attestation section 2). A long history is cut at a checkpoint that layer one
// verified: the log then continues from the checkpoint's PCR 13, without the node-start that layer one keeps.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "attest/reason.h"
#include "attest/tpm_structs.h"
#include "base/strong.h"

namespace leo::attest {

inline constexpr std::size_t kMaxLogBytes = 512u << 10;  // evidence travels in one message of 1 MiB
inline constexpr std::size_t kMaxLogLines = 4096;        // 2047 tasks since node-start or the last checkpoint
inline constexpr std::size_t kMaxLineBytes = 1024;       // a task-start with two CIDs needs about 330
inline constexpr std::size_t kMaxLogText = 64;           // runner and version
inline constexpr std::size_t kMaxCidBytes = 64;          // CIDv1 with SHA-256 needs 36

struct NodeStart {
    Hash binaryDigest{};
    Hash configDigest{};
    std::string runner;  // "runc", "bwrap", "runsc"
    std::string version;
    bool operator==(const NodeStart&) const = default;
};

struct TaskStart {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    Bytes codeCid;
    Hash imageDigest{};
    Hash profileDigest{};
    Hash limitsDigest{};
    Bytes inputCid;
    bool operator==(const TaskStart&) const = default;
};

struct TaskEnd {
    TaskId task;
    Bytes resultCid;  // empty when the run failed and there is none
    std::uint32_t exit = 0;
    Hash cleanupDigest{};
    bool operator==(const TaskEnd&) const = default;
};

using LogEvent = std::variant<NodeStart, TaskStart, TaskEnd>;

// Where a log may be cut: PCR 13 between two tasks, and the node-start of the log up to there. PCR 13 is a hash
// chain, so it stands for everything that was left out.
struct Checkpoint {
    Hash pcr13{};
    NodeStart start;
    bool operator==(const Checkpoint&) const = default;
};

Bytes encodeLine(const LogEvent& event);
// Unsupported for an unknown kind; Malformed; TooLarge.
Result<LogEvent> decodeLine(ByteView line);
// What PCR 13 is extended with for this event.
Hash lineDigest(const LogEvent& event);

class RuntimeLog {
public:
    explicit RuntimeLog(const Hash& base = {}) : m_base(base), m_pcr(base), m_head(baseHead(base)) {}

    // WrongState when the event breaks the order above, TooLarge over a limit; then nothing changes. On an executor
    // the TPM is extended first and the line appended only when that worked.
    Status append(const LogEvent& event);

    const Hash& base() const { return m_base; }
    const std::vector<LogEvent>& events() const { return m_events; }
    // The node-start this log begins with; null when it continues from a checkpoint.
    const NodeStart* nodeStart() const;
    // The node is inside a task: the last event is a task-start.
    bool taskOpen() const { return !m_events.empty() && std::holds_alternative<TaskStart>(m_events.back()); }
    // PCR 13 after the last event, and after one more event (what an owner seals to).
    const Hash& pcr13() const { return m_pcr; }
    Hash predictPcr13(const LogEvent& next) const;
    // head_0 = H("leo-log"; base), head_n = H("leo-log"; head_{n-1}, SHA-256(line_n)).
    const Hash& head() const { return m_head; }
    bool isPrefixOf(const RuntimeLog& later) const;

    // [base, [line…]] in leo-cbor.
    Bytes encode() const;
    static Result<RuntimeLog> decode(ByteView bytes);
    // The same, with the reason (LogTooLarge, LogMalformed, LogUnknownEvent, LogGrammar) when it fails.
    static Finding decode(ByteView bytes, RuntimeLog& into);

    bool operator==(const RuntimeLog& other) const { return m_base == other.m_base && m_events == other.m_events; }

private:
    static Hash baseHead(const Hash& base);
    Finding accept(const LogEvent& event, ByteView line);

    Hash m_base;
    Hash m_pcr;
    Hash m_head;
    std::vector<LogEvent> m_events;
    std::vector<Hash> m_digests;  // SHA-256 of each line
    std::size_t m_bytes = 0;      // of all lines
};

// The node-start that holds for a log: its own, or the checkpoint's when the log continues from it. Null when
// neither: such a log proves nothing.
const NodeStart* startOf(const RuntimeLog& log, const Checkpoint* checkpoint);

}  // namespace leo::attest

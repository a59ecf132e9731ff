// NodeOperator: the node of this computer: its checklist, its start and stop, what it earns, and why no task came.
#pragma once

#include "api/wallets.h"

namespace leo::api {

enum class NodeMark : std::uint8_t {
    Stopped,
    Starting,
    WaitingForAdmission,
    Running,
    Draining,
    Stale,
    Unreachable,
    Untrusted,
    Inactive,
    Exiting,
    TpmLost,
    TpmBusy,
    Failed,
};

struct StartCheck {
    // "tpm", "certificate", "measured-boot", "sandbox", "reachable", "deposit": the interface has a title for each
    std::string key;
    enum class Mark : std::uint8_t { Checking, Passed, Warning, Failed } mark{};
    std::string detail;
    std::string remedy;  // what to do, with the exact command where there is one
};

struct TpmCertificate {
    std::string subject, issuer;
    TimeMs notBefore, notAfter;
    bool root = false;
    bool accepted = false;
};
struct TpmInfo {
    bool present = false;
    bool software = false;
    std::string manufacturer, model, firmware;
    std::vector<TpmCertificate> chain;  // leaf first
    bool chainValid = false;
    std::string chainProblem;
    Bytes ekDigest, akDigest;  // SHA-256
    std::optional<TimeMs> lastQuote;
};
struct Pcr {
    std::uint32_t index = 0;
    Hash value{};
    std::optional<Hash> expected;
    enum class Mark : std::uint8_t { Match, Differs, NotJudged } mark{};
};
struct RuntimeEntry {
    std::uint64_t index = 0;
    std::string kind;  // "node-start", "task-start", "task-end"
    TaskId task;
    std::string detail;
    Hash digest{};
};

struct NodeLimits {
    std::uint32_t cpuCores = 0;     // 0: all
    std::uint64_t memoryBytes = 0;  // of one task; 0: what the lambda asks for
    Amount smallestOffer;
    std::uint32_t fromMinute = 0, toMinute = 0;  // of the day, local time; equal: always
};
struct Measured {
    std::uint32_t cpuCores = 0;
    std::uint32_t cpuPercent = 0;
    std::uint64_t memoryBytes = 0, memoryFreeBytes = 0, diskFreeBytes = 0;
};

struct SandboxInfo {
    std::string runner;  // "runc 1.1.5"
    bool ready = false;
    std::string problem;
    std::uint32_t running = 0;
    std::string lastCleanup;
    std::optional<TimeMs> lastCleanupAt;
    std::uint64_t imageBytes = 0;
    std::uint32_t images = 0;
};

struct NodeTaskRow {
    TaskId task;
    TimeMs time;
    std::optional<bool> executor;  // none: the draw is not decided yet
    std::string phase;             // "draw", "before", "executing", "during", "after", "settled", …
    bool open = false;
    Amount earned, lost;
    std::int64_t creditChange = 0;
};
// A task this node did not get, and why.
struct MissedTask {
    TaskId task;
    TimeMs time;
    enum class Why : std::uint8_t {
        NoVotes,
        Credit,
        HardwareTpm,
        Isolation,
        SmallestOffer,
        Hours,
        Memory,
        Busy,
        Draining,
        Stale,
        Deposit,
        Image
    } why{};
    std::string have, wanted;        // "96", "100"
    std::uint32_t oddsPermille = 0;  // of NoVotes
};
struct NodePeer {
    NodeId node;
    std::string name;
    std::optional<std::uint32_t> credit;
    std::optional<std::uint32_t> latencyMs;
};
struct CreditPoint {
    TimeMs time;
    Height height;
    std::uint32_t credit = 0;
    std::int64_t change = 0;
    std::string why;
};
struct EarningsDay {
    TimeMs day;
    Amount executor, monitor, attestor;
};
struct NodeLogLine {
    TimeMs time;
    bool warning = false;
    std::string area, text;
};

struct NodeState {
    std::uint64_t sequence = 0;
    NodeMark mark = NodeMark::Stopped;
    std::string problem;  // of the marks that have one
    std::optional<NodeId> node;
    std::string name;
    bool inThisProgram = false;      // else attached to a process of its own
    std::vector<StartCheck> checks;  // while stopped
    bool canStart = false;
    std::uint32_t attestorsSpoke = 0, attestorsOf = 0;
    TimeMs startedAt;
    Credit credit;
    std::int64_t creditToday = 0;
    std::uint32_t rank = 0, rankOf = 0;
    Amount earnedToday, earned30d, depositsHeld;
    std::uint32_t tasksToday = 0, ledToday = 0, monitoredToday = 0, openTasks = 0;
    bool executing = false;
    // What stopping now costs.
    Amount stopCosts;
    std::uint32_t stopCostsCredit = 0;
    TpmInfo tpm;
    std::vector<Pcr> pcrs;
    NodeLimits limits;
    Measured measured;
    SandboxInfo sandbox;
    std::uint64_t drawsSeen = 0, drawsWon = 0;
    std::uint32_t drawsExpectedPermille = 0;  // of draws seen, from this node's credit
    std::vector<MissedTask> missed;           // newest first, at most 50
    std::vector<NodeTaskRow> tasks;           // newest first, at most 100
    std::vector<CreditPoint> penalties;       // 90 days, newest first
    std::vector<NodePeer> peers;
    std::vector<NodeLogLine> log;  // newest last, at most 500
};

// Which machine to be: the chip of this computer, or a software TPM of the network on this computer.
struct NodeStart {
    std::string name;
    bool softwareTpm = false;
    std::string tcti;    // empty: the default device
    std::string runner;  // "runc", "bwrap", "gvisor"; empty: the best that passes its self-test
};

class NodeOperator {
public:
    virtual ~NodeOperator() = default;
    virtual Subscription observe(Handler<NodeState> handler) = 0;
    virtual void checkAgain() = 0;
    // Registers when this machine is not a node yet: the register deposit leaves the active wallet's account, which
    // is the node's. Answers what would be signed, or nothing when no signature is needed.
    virtual void prepareStart(const NodeStart& start, Done<std::optional<SigningRequest>> done) = 0;
    virtual void start(const NodeStart& start, Finished done) = 0;
    virtual void drain() = 0;
    virtual void stop(Finished done) = 0;
    virtual void prepareLeave(Done<SigningRequest> done) = 0;
    virtual void setLimits(const NodeLimits& limits) = 0;
    virtual void creditHistory(Done<std::vector<CreditPoint>> done) = 0;  // 90 days, oldest first
    virtual void earnings(Done<std::vector<EarningsDay>> done) = 0;       // 30 days, oldest first
    virtual void runtimeLog(const Cursor& from, Done<Page<RuntimeEntry>> done) = 0;
};

}  // namespace leo::api

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
    Inactive,  // a proven lie
    Exiting,
    Left,
    TpmLost,
    TpmBusy,
    TpmTaken,  // registered by another node, for ever
    NoSandbox,
    Failed,
};

// One line of the checklist. What was found is a word with its values; the interface has the sentences, and the
// remedy that belongs to each:
//   tpm            found {maker and model, firmware, device} · none {device} · denied {device} · busy {device} ·
//                  broken {device, why} · software · no-swtpm
//   certificate    accepted {root} · foreign {issuer, why} · none · local {root} · no-authority · unseen
//   measured-boot  matches {how many} · any {how many} · differs · no-log {file} · log-denied {file} · software ·
//   unseen sandbox        ready {runner, how many probes, ms} · weak {runner, shortcoming} · none {why} reachable
//   live {peers} · outgoing {peers} · none deposit        held {LEO} · ready {LEO needed, LEO there} · missing {LEO
//   needed, LEO there} ·
//                  join {LEO there, LEO a join takes}
struct StartCheck {
    std::string key;
    enum class Mark : std::uint8_t { Checking, Passed, Warning, Failed } mark{};
    std::string found;  // empty while Checking
    std::vector<std::string> values;
    std::string command;  // the exact command that mends it, when there is one
    bool operator==(const StartCheck&) const = default;
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
// What was measured into PCR 13. Which fields count depends on the kind.
struct RuntimeEntry {
    std::uint64_t index = 0;
    TimeMs time;
    std::string kind;                  // "node-start", "task-start", "task-end"
    Hash digest{};                     // what PCR 13 was extended with
    Hash pcr13{};                      // its value then
    std::string runner, version;       // node-start
    Hash program{};                    // node-start
    TaskId task;                       // the others
    std::uint32_t draw = 0, turn = 0;  // task-start
    Hash image{};                      // task-start
    std::uint32_t exit = 0;            // task-end
    bool result = false;               // task-end: there is one
    bool clean = false;                // task-end: nothing of the run was left
};

struct NodeLimits {
    std::uint32_t cpuCores = 0;     // that a run may use; 0: all
    std::uint64_t memoryBytes = 0;  // of one task; 0: what the lambda asks for
    Amount smallestOffer;
    std::uint32_t fromMinute = 0, toMinute = 0;  // of the day, local time; equal: always
};
struct Measured {
    std::uint32_t cpuCores = 0;    // of this computer
    std::uint32_t cpuPercent = 0;  // of all of them in use, by anybody
    std::uint64_t memoryBytes = 0, memoryFreeBytes = 0, diskFreeBytes = 0;
    std::uint32_t nodeCpuPercent = 0;  // of one core, by the node's program
    std::uint64_t nodeMemoryBytes = 0;
    std::uint64_t runCpuMs = 0, runWallMs = 0, runMemoryBytes = 0;  // of the last run; zero before the first
};

struct SandboxInfo {
    std::string runner;  // "runc 1.1.5"
    bool ready = false;
    std::string problem;
    std::vector<std::string> shortcomings;  // sentences
    std::uint32_t running = 0;
    std::string lastCleanup;  // a sentence; empty before the first run
    bool lastCleanupClean = false;
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
        Image,
        NotActive,
        NotProvable,
        TooNew
    } why{};
    // "96", "100"; of Memory bytes, of Hours "09:30" and "22:00-06:00", of Image a digest, of Busy "executing",
    // "draw", "renewal" or "groups"
    std::string have, wanted;
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
    std::string home;                // its directory
    bool alive = false;              // its process works, whoever started it
    bool keptRunning = false;        // the network of this computer keeps it running: it ends with that
    std::vector<StartCheck> checks;  // since checkAgain()
    bool canStart = false;
    std::string registering;  // a sentence, while a machine becomes a node
    std::uint32_t attestorsSpoke = 0, attestorsOf = 0;
    std::optional<TimeMs> leavesAt;  // of Exiting: when the deposit goes back
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
    bool platformChanged = false;  // registers differ from those that were accepted here
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
    // Looks at everything a start needs; the states tell. Takes some seconds: a sandbox is tried.
    virtual void checkAgain() = 0;
    // The next signature that a start needs, and nothing when it needs none: first the active wallet's transfer of
    // what the node's account lacks for the deposit and a first join, then the registration, signed with the node's
    // own key. Ask again after each. A request that is discarded takes the start back.
    virtual void prepareStart(const NodeStart& start, Done<std::optional<SigningRequest>> done) = 0;
    // Answers when the node works, or waits for its attestors.
    virtual void start(const NodeStart& start, Finished done) = 0;
    virtual void drain() = 0;
    virtual void resume() = 0;  // takes tasks again
    virtual void stop(Finished done) = 0;
    virtual void prepareLeave(Done<SigningRequest> done) = 0;
    virtual void setLimits(const NodeLimits& limits) = 0;
    // The registers as they are now are this computer's from here on: the change came from an update.
    virtual void acceptPlatform() = 0;
    // Another directory of a node on this computer, run by whoever runs it; empty: this program's own. NotFound.
    virtual void attach(const std::string& home, Finished done) = 0;
    virtual void creditHistory(Done<std::vector<CreditPoint>> done) = 0;  // 90 days, oldest first
    virtual void earnings(Done<std::vector<EarningsDay>> done) = 0;       // 30 days, oldest first
    virtual void runtimeLog(const Cursor& from, Done<Page<RuntimeEntry>> done) = 0;
};

}  // namespace leo::api

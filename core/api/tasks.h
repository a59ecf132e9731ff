// Tasks: Alice's side: compose, post, watch, consent, open; and the tasks this computer takes part in otherwise.
#pragma once

#include "api/wallets.h"

namespace leo::api {

struct Requirements {
    std::uint32_t minCredit = 0;
    bool hardwareTpm = false;
    bool gvisor = false;
};

// A file looked at on this computer: type by content, never by name.
struct InputReport {
    std::string path, name;
    std::string mediaType;
    std::uint64_t bytes = 0;
    std::uint32_t width = 0, height = 0;  // of a picture, else 0
    bool hasMetadata = false, hasLocation = false;
};

// Who is paid what; the ledger's own settlement function computed it.
enum class ShareRole : std::uint8_t { Burned, Publisher, Executor, Monitors, Committee, Requester, Reporter };
struct Share {
    ShareRole role{};
    Amount amount;
    std::uint32_t parties = 1;  // that share it equally
    Amount each;
    bool rounding = false;  // the remainder of division is in it
};

struct OfferQuery {
    LambdaId lambda;
    Amount offer;
    Requirements requirements;
    std::uint32_t committee = 10;  // members wanted; tau follows from the snapshot
    std::uint64_t timeLimitMs = 0;
};
struct OfferQuote {
    std::optional<Error> refusal;  // why this could not be posted now
    Amount minimum, usualLow, usualHigh;
    std::vector<Share> settled;  // in order burned, publisher, executor, monitors
    std::vector<Share> codeFailed;
    std::vector<Share> refusedKey;
    std::vector<Share> publisherMissed;
    std::uint32_t nodesOnline = 0, nodesQualify = 0;
    std::uint32_t tau = 0;
    std::uint32_t expectedMembers = 0, spread = 0;
    bool everyNodeJoins = false;  // too little credit to draw
    std::uint64_t startsInMs = 0;
    std::optional<std::uint64_t> doneInMs;  // median of this lambda's settled runs
    Amount balanceAfter, joinDeposit;
    std::uint64_t keyWindowMs = 0, executeWindowMs = 0;
};

struct TaskDraft {
    OfferQuery query;
    std::string inputPath;
    bool keepMetadata = false;
    bool askBeforeRelease = true;
};

enum class Step : std::uint8_t { Posted, Election, Leader, AttestBefore, Keys, Execute, AttestAfter, Settle };
inline constexpr std::size_t kSteps = 8;
enum class StepMark : std::uint8_t { NotYet, Running, Done, Failed, Skipped };
struct StepState {
    StepMark mark = StepMark::NotYet;
    std::optional<Height> height;  // none while off chain
    std::optional<TimeMs> begun;   // header time, or this computer's for what is off chain
    std::optional<std::uint64_t> durationMs;
    bool offChain = false;
};

enum class MemberRole : std::uint8_t { Sealed, Monitor, Executor };
enum class PhaseMark : std::uint8_t { None, Checking, Confirmed, Failed, Silent };
struct TaskMember {
    NodeId node;
    std::string name;
    MemberRole role = MemberRole::Sealed;
    std::optional<std::uint32_t> j;  // known after this computer's verification, or completion
    std::uint32_t credit = 0;        // in the snapshot
    PhaseMark before{}, during{}, after{};
    std::optional<TimeMs> beforeAt, duringAt, afterAt;
    std::string note;
    Amount paid;
    std::int64_t creditChange = 0;
    bool mine = false;
};

struct Check {
    enum class Mark : std::uint8_t { NotYet, Passed, Failed } mark{};
    std::string detail;  // what was compared, or why it failed
    std::string value;   // short: "J 3", "9/9"
};
// The six checks in their order: draw, leader, credit, monitors, quote, sandbox policy.
inline constexpr std::size_t kChecks = 6;

enum class ConsentMark : std::uint8_t { Checking, Ready, Releasing, Released, Refused, Blocked, Expired };
struct KeyConsent {
    bool asPublisher = false;
    ConsentMark consent{};
    std::vector<Check> checks;  // kChecks
    std::optional<NodeId> executor;
    std::string executorName;
    bool softwareTpm = false;
    TimeMs deadline;
    bool automatic = false;
    TimeMs answeredAt;
    // What refusing, or not answering, does to the offer.
    std::vector<Share> ifRefused;
    std::uint32_t verdictsOk = 0, verdictsOf = 0;
};

enum class TaskEnd : std::uint8_t {
    None,
    Settled,
    CodeFailed,
    NoGroup,
    NoFault,
    RequesterMissed,
    RequesterRefused,
    PublisherMissed,
    PublisherRefused,
    ExecutorFault,
};

enum class EventKind : std::uint8_t {
    Posted,
    SeedFixed,
    Joined,
    JoinClosed,
    Anchored,
    KeysAsked,
    ChecksPassed,
    ChecksFailed,
    RequesterGranted,
    PublisherGranted,
    RequesterRefused,
    PublisherRefused,
    Completed,
    Confirmed,
    TurnFailed,
    NextTurn,
    NextDraw,
    Settled,
    Refunded,
    ResultOpened,
    ResultMissing,
    Dispute,
    BlockReplaced,
};
struct TaskEvent {
    TimeMs time;
    EventKind kind{};
    std::optional<Height> height;  // none: off chain
    std::optional<TxId> tx;
    std::optional<NodeId> node;
    std::string detail;
};
inline constexpr std::size_t kMaxTaskEvents = 500;

enum class ResultMark : std::uint8_t { NotYet, Fetching, Opened, NoResult, Mismatch, WrongKey, Missing };

struct Payment {
    AccountId account;
    ShareRole role{};
    Amount amount;
    std::string why;
};

struct Task {
    std::uint64_t sequence = 0;
    TaskId id;
    std::string inputCid;
    AccountId requester, publisher;
    bool mine = false;      // the active wallet posted it
    bool myLambda = false;  // the active wallet published its lambda
    bool myNode = false;    // the node of this computer is a member
    LambdaId lambda;
    std::string lambdaName;
    std::string inputName;  // known for tasks posted on this computer
    std::string inputType;
    std::uint64_t inputBytes = 0;
    Amount offer;
    Requirements requirements;
    bool askBeforeRelease = false;
    Step step = Step::Posted;
    std::vector<StepState> steps;      // kSteps
    std::uint32_t draw = 0, turn = 0;  // from 0
    bool moving = true;                // not closed
    TimeMs postedAt, deadline;         // deadline of the present state
    TimeMs closedAt;
    Height postedHeight, seedHeight, snapshotHeight, closedHeight;
    Hash seed{};
    std::uint64_t totalWeight = 0;
    std::uint32_t eligible = 0, expectedMembers = 0, tau = 0;
    Amount joinDeposit;
    std::vector<TaskMember> members;    // in the order they joined
    std::optional<KeyConsent> consent;  // of the active wallet
    TaskEnd end = TaskEnd::None;
    std::uint32_t exit = 0;
    std::string exitText;
    std::uint64_t limitMs = 0;      // wall limit of the lambda
    std::vector<Share> settlement;  // when closed: the flow, adding up to the offer
    std::vector<Payment> payments;  // when closed: every account
    std::vector<Payment> depositsReturned, penalties;
    ResultMark result = ResultMark::NotYet;
    std::string resultProblem;
    std::string resultType;
    std::uint64_t resultBytes = 0;
    std::string resultCid;
    std::optional<TimeMs> complaintEnds;
    std::vector<TaskEvent> events;  // newest first, at most kMaxTaskEvents
};

struct TaskRow {
    TaskId id;
    std::string inputName, lambdaName;
    LambdaId lambda;
    Step step = Step::Posted;
    bool needsYou = false;
    bool mine = false, myLambda = false, myNode = false;
    TaskEnd end = TaskEnd::None;
    ResultMark result = ResultMark::NotYet;
    std::uint32_t members = 0;
    Amount offer, paid;
    TimeMs postedAt, closedAt;
    Height closedHeight;
    std::string inputType;
};
struct TasksState {
    std::uint64_t sequence = 0;
    std::vector<TaskRow> inFlight;  // newest first: the active wallet's, then what else this computer takes part in
    std::vector<TaskRow> ended;     // the active wallet's, newest first, at most 500
};

// An opened result: kept in locked memory, on no disk until saved.
class OpenedResult {
public:
    virtual ~OpenedResult() = default;
    virtual ByteView output() const = 0;
    virtual ByteView input() const = 0;  // what was sent, for the comparison; empty when it is not on this computer
    virtual ByteView log() const = 0;
    virtual const std::string& mediaType() const = 0;
    virtual std::uint32_t exit() const = 0;
    virtual bool hashMatches() const = 0;
};

class Tasks {
public:
    virtual ~Tasks() = default;
    virtual Subscription observe(Handler<TasksState> handler) = 0;
    // Any task of the network; of others only what is public (protocol section 11, rule 10). UnknownTask comes as
    // an empty Task whose id is the one asked for and whose sequence is 0.
    virtual Subscription observeTask(const TaskId& id, Handler<Task> handler) = 0;

    // Reads and judges a file. NotFound, Unsupported, Malformed, TooLarge (bytes or pixels).
    virtual void inspectInput(const std::string& path, Done<InputReport> done) = 0;
    // The same for bytes from the clipboard; the path of the answer names the copy in memory.
    virtual void inspectBytes(Bytes bytes, const std::string& name, Done<InputReport> done) = 0;
    virtual void quote(const OfferQuery& query, Done<OfferQuote> done) = 0;
    // Strips, encrypts, answers what would be signed. Wallets::sign posts it; its height is the task's.
    virtual void preparePost(const TaskDraft& draft, Done<SigningRequest> done) = 0;
    // The task that a signed request became.
    virtual std::optional<TaskId> taskOf(std::uint64_t signingRequest) const = 0;

    // The answer to a key request of the active wallet. release: WrongState unless all six checks have passed.
    virtual void releaseKey(const TaskId& id, bool asPublisher, Finished done) = 0;
    virtual void refuseKey(const TaskId& id, bool asPublisher, Finished done) = 0;

    virtual void openResult(const TaskId& id, Done<std::shared_ptr<const OpenedResult>> done) = 0;
    virtual void retryResult(const TaskId& id) = 0;
    // Writes the output with a new name, atomically. DiskFull, NotPermitted.
    virtual void saveResult(const TaskId& id, const std::string& path, Finished done) = 0;
    virtual void deleteLocalCopies(const TaskId& id, Finished done) = 0;
    // Receipt as JSON text with ids and proofs, without data. Evidence as one file that `leod evidence verify`
    // checks.
    virtual void receiptJson(const TaskId& id, Done<std::string> done) = 0;
    virtual void exportEvidence(const TaskId& id, const std::string& path, Finished done) = 0;
};

}  // namespace leo::api

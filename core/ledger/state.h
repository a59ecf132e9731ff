// State: the ledger after a block, and the only code that changes it. apply is a pure function of (state,
// transaction, block context): integers only, no clock, ordered iteration, so a replay gives the same root on any
// machine.
//
// Not thread-safe; one owner. Memory: about 300 bytes an account, 2 KiB a node, 4 KiB an open task; a closed task
// keeps its record (explorers need it) without joins and boxes.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "crypto/merkle.h"
#include "ledger/block.h"
#include "ledger/params.h"

namespace leo::ledger {

struct Account {
    Amount balance;
    std::uint64_t nonce = 0;
};

// Active: may be drawn. Stale: missed a renewal and sits out until it renews, without punishment. Exiting: has left
// and waits for its deposit. Inactive: left, or was found lying; it may register again with the same EK.
enum class NodeStatus : std::uint8_t { Active = 1, Stale = 2, Inactive = 3, Exiting = 4 };

// A node of genesis or one that was admitted. Whoever still asks is in admissions().
struct NodeRecord {
    NodeId node;
    std::string name;
    crypto::VrfPublic vrfKey{};
    Bytes ekPublic, akPublic;
    // DER: the EK's, then its issuer's and upwards; never empty.
    std::vector<Bytes> ekCertificates = std::vector<Bytes>(1);
    Hash ekId{};
    std::uint32_t features = 0;
    Credit credit;
    NodeStatus status = NodeStatus::Active;
    Amount deposit;  // RegisterDeposit pot
    std::uint64_t tasksLed = 0, tasksMonitored = 0, tasksFailed = 0;
    std::uint64_t lies = 0;                                // proven
    std::uint64_t reportsUpheld = 0, reportsRejected = 0;  // disputes it began
    TaskId busyWith;    // the task whose unanchored draw it waits in, or whose executor it is; zero when free
    Height admittedAt;  // zero: listed in genesis
    std::uint64_t renewedEpoch = 0;                // of its last renewal or admission
    TimeMs exitAt;                                 // when the deposit of an exiting node goes back; zero otherwise
    std::optional<attest::Checkpoint> checkpoint;  // from where its log may continue
};

// The time between two renewals. It begins with the first block at least epochMs after the last one began, so a
// network that stood still has not missed any: its nodes have the whole epoch to come back.
struct Epoch {
    std::uint64_t number = 0;
    TimeMs since;     // header time of its first block
    Height height;    // of its first block
    BlockHash block;  // hash of it, what renewals quote; zero until the block after it
};

enum class AdmissionPhase : std::uint8_t {
    AwaitingSeed = 1,  // until the next block
    Attesting = 2,     // drawn attestors challenge the machine and speak, until the deadline
    Admitted = 3,
    Rejected = 4,   // the majority by credit found it wanting
    Undecided = 5,  // nobody spoke, or both sides weigh the same
    Taken = 6,      // meanwhile another node was admitted with its EK or VRF key
};
std::string_view admissionPhaseName(AdmissionPhase phase);

// What one attestor said.
struct Opinion {
    NodeId attestor;
    Credit weight;            // snapshot credit
    std::uint32_t seats = 0;  // its J
    bool ok = false;
    std::uint8_t reason = 0;  // attest::Reason
    Hash seen{};
};

// Admissions under way at one time: bounds the work a block's deadlines can cause. Each has a deposit.
inline constexpr std::size_t kMaxOpenAdmissions = 1'000;

// The last registration of one identity. Kept when closed, so that everybody can see who vouched for a node.
struct Admission {
    NodeId node;
    TxId registration;
    NodeRegister request;  // without certificates when closed
    Amount deposit;        // AdmissionDeposit pot: zero when closed
    Height registeredAt;
    Height snapshotHeight;          // whose credits weigh
    std::uint64_t totalWeight = 0;  // W
    std::uint32_t eligible = 0;
    AdmissionPhase phase = AdmissionPhase::AwaitingSeed;
    Height seedHeight;
    Hash seed{};                    // SHA-256 of the beacon of block seedHeight
    TimeMs since;                   // header time the phase began
    TimeMs deadline;                // late is time >= deadline; zero while AwaitingSeed and when closed
    std::vector<Opinion> opinions;  // sorted by attestor
    Height closedAt;

    bool open() const { return phase <= AdmissionPhase::Attesting; }
    const Opinion* opinion(const NodeId& attestor) const;
};

struct LambdaRecord {
    LambdaId lambda;
    AccountId publisher;
    Bytes manifest;
    CidBytes manifestCid{};
    CidBytes codeCid{};
    Amount price, missFee;
    Amount bond;                 // free part, LambdaBond pot
    std::uint64_t runs = 0;      // settled
    std::uint64_t failures = 0;  // code failed or key window missed
    std::uint64_t misses = 0;    // of these, key windows
    Amount earned;
    bool retired = false;
    TimeMs bondReturnAt;  // when retired; zero again once the bond has gone back
    Height publishedAt;
};

enum class TaskPhase : std::uint8_t {
    AwaitingSeed = 1,  // until the next block
    Joining = 2,       // until joinWindow
    Forming = 3,       // reveals, certificate, anchor
    Attesting = 4,     // anchored; before-attestation; until KeyRequest
    Keys = 5,          // both parties asked
    Executing = 6,     // both granted
    Confirming = 7,    // completed; verdicts and complaints
    Failing = 8,       // a deadline passed; who was the executor? until TurnFail or failWindow
    Closed = 9,
};
std::string_view phaseName(TaskPhase phase);

// Open tasks at one time: bounds the work a block's deadlines can cause. Each has an offer in escrow.
inline constexpr std::size_t kMaxOpenTasks = 10'000;

enum class TaskEnd : std::uint8_t {
    None = 0,
    Settled = 1,
    CodeFailed = 2,
    NoGroup = 3,
    NoFault = 4,
    RequesterMissed = 5,
    PublisherMissed = 6,
    ExecutorFault = 7,
    RequesterRefused = 8,
    PublisherRefused = 9,
};
std::string_view endName(TaskEnd end);

struct Joiner {
    NodeId node;
    Hash commitment{};
    crypto::X25519Public channelKey{};
    Amount deposit;          // JoinDeposit pot: zero once it has gone back or was seized
    Credit weight;           // snapshot credit
    bool member = false;     // in the anchored certificate
    bool out = false;        // found at fault, or silent when asked: it does not count, and it is paid nothing
    bool liar = false;       // proven, of this task: its deposit is seized where it would have gone back
    std::uint32_t j = 0;     // known once layer one was shown the certificate
    std::uint32_t rank = 0;  // the same; place in the certificate, which is the turn it would lead
    // While forming: who demands its reveal, with a bond beside this node's deposit, and until when.
    std::optional<NodeId> demandedBy;
    TimeMs answerBy;
    std::optional<Member> shown;  // what it answered; until the anchor
};

// What one member asked the owners with.
struct RequestedKeys {
    NodeId member;
    CidBytes requesterPackage{}, publisherPackage{};
};

struct Confirmation {
    NodeId node;
    Phase phase = Phase::After;
    bool ok = false;
    std::uint8_t reason = 0;
};

// What belongs to one turn of a task: empty again when the next one begins.
struct TurnRecord {
    TimeMs begunAt;                                   // header time of its anchor, or of the end of the turn before
    std::vector<RequestedKeys> keyRequests;           // from Keys on: at most one a member, in order of arrival
    Height keyRequestedAt;                            // of the first, which opens both windows
    CidBytes requesterAnswers{}, publisherAnswers{};  // the packages that were granted
    Bytes requesterBox, publisherBox;                 // empty until granted
    std::optional<NodeId> executor;                   // public from completion or TurnFail on
    CidBytes resultCid{};
    Hash resultHash{};
    std::uint32_t exit = 0;
    Bytes sealedResultKey;
    Hash resultKeyCommitment{};
    TimeMs completedAt;
    std::vector<Confirmation> confirmations;  // sorted by (phase, node): the order of arrival leaves no trace
};

struct Task : TurnRecord {
    TaskId task;
    AccountId requester, publisher;
    TaskPost post;             // as sent
    Amount escrow;             // Escrow pot: the offer until the task closes, then zero
    Amount missFee;            // the lambda's when posted
    Amount reserve;            // MissReserve pot: missFee until the task closes, then zero
    std::uint64_t wallMs = 0;  // of the lambda when posted
    Height postedAt;
    Height snapshotHeight;          // whose credits weigh
    std::uint64_t totalWeight = 0;  // W
    std::uint32_t eligible = 0;
    TaskPhase phase = TaskPhase::AwaitingSeed;
    TaskEnd end = TaskEnd::None;
    std::uint32_t draw = 0, turn = 0;
    Height seedHeight;
    Hash seed{};                // SHA-256 of the beacon of block seedHeight
    TimeMs since;               // header time the phase began
    TimeMs deadline;            // late is time >= deadline; zero while AwaitingSeed and when Closed
    TimeMs formingUntil;        // of Forming, when nobody's answer is waited for: the deadline may be sooner
    std::vector<Joiner> joins;  // sorted by node id; when Closed only the members, without commitment and channel key
    Hash certificateHash{};
    Height anchoredAt;
    BlockHash anchorBlock;              // filled at the start of the block after the anchor
    bool publisherEverGranted = false;  // his key went to the executor of this turn or of one before
    std::vector<NodeId> failed;         // executors of the turns before, in order
    Height closedAt;

    const Joiner* joiner(const NodeId& node) const;
    std::vector<const Joiner*> members() const;  // of the anchored certificate, whatever became of them
    std::vector<const Joiner*> group() const;    // those of them that are not out
    // More than half of the group's credit (without its heaviest, who may be the executor) has posted a
    // before-verdict, which members do who hold no package that they could ask with: the requests opened to nothing,
    // and no owner could have answered them.
    bool askedInVain() const;
    // The monitors' before-verdicts blame this executor, its own left out.
    bool blames(const NodeId& executor) const;
    // The member that would lead `turn`, when layer one knows the ranks; null: none, or it is out.
    const Joiner* leaderOf(std::uint32_t turn) const;
};

// Credits and eligibility at one height, shared by the tasks that look back to it.
struct SnapshotEntry {
    NodeId node;
    Credit credit;
    crypto::VrfPublic vrfKey{};
    std::uint32_t features = 0;
};
using Snapshot = std::vector<SnapshotEntry>;  // active nodes, sorted by node id

const SnapshotEntry* findEntry(const Snapshot& snapshot, const NodeId& node);  // null: not in it
bool meets(const SnapshotEntry& entry, const Requirements& requirements);
// Eligible count and total weight of a snapshot under requirements. A node without credit can't win and does not
// count.
std::pair<std::uint32_t, std::uint64_t> eligibility(const Snapshot& snapshot, const Requirements& requirements);

struct BlockContext {
    Height height;
    TimeMs time;
    BlockHash previous;
    crypto::VrfBeta beacon{};
};

struct StateChange {
    Bytes key;
    std::optional<Bytes> value;  // none: erased
};

class State {
public:
    // Height 0. Fails when genesis does not add up (supply, duplicate node, EK or account, bad VRF key).
    static Result<State> fromGenesis(const Genesis& genesis);
    // The state that lastChanges() of every block left behind, as (key, value) records of a store, in any order;
    // those of height 0 may be left out. Fails when they do not give the state root of the tip's header. That header
    // itself is only as good as the store: compare tip() with the signed chain.
    static Result<State> load(const Genesis& genesis, const std::vector<std::pair<Bytes, Bytes>>& records);
    ~State();
    State(State&&) noexcept;
    State& operator=(State&&) noexcept;

    const Genesis& genesis() const;
    const Params& params() const { return genesis().params; }
    const ChainId& chain() const;
    Height height() const;
    TimeMs time() const;
    BlockHash tip() const;  // hash of the header of height()
    const BlockHeader& tipHeader() const;

    const Account* account(const AccountId& id) const;  // null: never seen; balance 0, nonce 0
    Amount balance(const AccountId& id) const;
    std::uint64_t nonce(const AccountId& id) const;
    const NodeRecord* node(const NodeId& id) const;
    const std::map<NodeId, NodeRecord>& nodes() const;
    // The last registration of an identity; null when there was none.
    const Admission* admission(const NodeId& id) const;
    const std::map<NodeId, Admission>& admissions() const;
    const std::set<NodeId>& openAdmissions() const;
    const Epoch& epoch() const;
    const LambdaRecord* lambda(const LambdaId& id) const;
    const std::map<LambdaId, LambdaRecord>& lambdas() const;
    const Task* task(const TaskId& id) const;
    const std::map<TaskId, Task>& tasks() const;
    const std::set<TaskId>& openTasks() const;
    Amount burned() const;
    // The snapshot a height looks at; null when it is no longer kept.
    std::shared_ptr<const Snapshot> snapshotAt(Height height) const;
    // The snapshot a task posted in the next block would use.
    std::shared_ptr<const Snapshot> snapshotForNext() const;

    // Earliest header time at which a deadline acts; the next epoch at the latest.
    std::optional<TimeMs> nextDeadline() const;
    // True when a task or an admission waits for the next block's beacon or anchor hash.
    bool wantsBlock() const;

    // Would this transaction apply on top of the current state in a block at `time`? No change.
    Status check(const SignedTx& tx, TimeMs time);

    // Authority: runs deadlines, applies what applies, drops (returns in `refused`) what cannot pay fee or nonce, and
    // advances the state. The caller signs header.hash() and stores block and changes in one durable step.
    struct Built {
        Block block;  // commit still empty
        std::vector<Receipt> receipts;
        std::vector<std::pair<TxId, Error>> refused;  // not in the block: bad signature, chain, nonce, fee, size
    };
    Result<Built> build(const std::vector<SignedTx>& candidates, TimeMs time, const crypto::VrfKey& authorityVrf);
    // Follower: verifies commit, beacon proof, roots, time, and re-executes. On any error the state is as before.
    Result<std::vector<Receipt>> apply(const Block& block);
    // The records changed by the last build or apply (after fromGenesis: all of them), for the store.
    const std::vector<StateChange>& lastChanges() const;

    // Sum over all pots; must equal genesis supply. O(n): tests, verify and audits.
    Result<Amount> totalSupply() const;

private:
    State();
    struct Impl;
    std::unique_ptr<Impl> m;
};

// The split of a settled offer, by the same integers settlement uses; the composer shows exactly this.
struct Split {
    Amount burned;     // g + dust
    Amount publisher;  // b
    Amount executor;   // floor(s/2)
    Amount monitorEach;
    Amount share;  // s
};
Result<Split> splitOffer(const Params& params, Amount offer, Amount price, std::uint32_t monitors);
// The smallest offer layer one accepts for a price: g + b + something for the group.
Amount minimumOffer(const Params& params, Amount price);

}  // namespace leo::ledger

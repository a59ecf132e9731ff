// Engine: the tables of the ledger and the rules that change them. State is its public face.
//
// How a block runs: begin() fills seeds and anchor hashes and lets due deadlines act, then apply() runs transactions
// one by one, then finish() takes the snapshot, writes the changed records and moves the root. Until commit() all of
// it can be taken back. Files: engine.cpp (block, money), indexes.cpp, rules_*.cpp (transactions), deadlines.cpp,
// settlement.cpp, admission.cpp and membership.cpp (nodes: how they come, stay and leave).
// Internal to ledger/.
#pragma once

#include <set>

#include "ledger/memo.h"
#include "ledger/records.h"
#include "ledger/tables.h"
#include "ledger/why.h"

namespace leo::ledger {

class Engine {
public:
    explicit Engine(Genesis genesis);

    // --- block -------------------------------------------------------------------------------------------------
    // Fills state from genesis, at height 0.
    Status buildGenesis();
    // Seeds, anchor hashes and due deadlines. `tentative` is for check(): the beacon of the block is not known.
    void begin(const BlockContext& context, bool tentative = false);
    // Ok: the transaction is in the block (its receipt says whether it did something). An error: it may not be.
    Status apply(const SignedTx& tx);
    // Snapshot, changed records and state root. The block can still be rolled back.
    Hash finish();
    void commit();
    void rollback();

    // --- what State shows ------------------------------------------------------------------------------------
    const Params& params() const { return genesis.params; }
    Height snapshotHeightFor(Height block) const;
    std::shared_ptr<const Snapshot> snapshotAt(Height height) const;
    std::optional<TimeMs> nextDeadline() const;
    Result<Amount> total() const;
    // After tables and tip were filled from a store: indexes and tree. Returns the root.
    Hash restore();
    void beginScope();

    Genesis genesis;
    ChainId chain;
    Hash authoritySet{};
    BlockHeader tip;
    BlockHash tipHash;

    Table<AccountId, Account> accounts;
    Table<NodeId, NodeRecord> nodes;
    Table<LambdaId, LambdaRecord> lambdas;
    Table<TaskId, Task> tasks;
    Table<NodeId, Admission> admissions;
    Table<Height, records::SnapshotPtr> snapshots;
    Table<std::uint8_t, records::Globals> globals;

    std::set<TaskId> openTasks;
    std::set<TaskId> waiting;  // for the next block's beacon or hash
    std::set<std::pair<TimeMs, TaskId>> taskDeadlines;
    std::set<std::pair<TimeMs, LambdaId>> bondReturns;
    std::set<NodeId> openAdmissions;
    std::set<NodeId> waitingAdmissions;  // for the next block's beacon
    std::set<std::pair<TimeMs, NodeId>> admissionDeadlines;
    std::set<std::pair<TimeMs, NodeId>> exits;
    std::map<Hash, NodeId> ekOwners;
    std::map<crypto::VrfPublic, NodeId> vrfOwners;
    std::map<Height, std::size_t> snapshotUses;  // open tasks and admissions by the height they look back to

    std::vector<Receipt> receipts;
    std::vector<StateChange> changes;
    crypto::SparseMerkle tree;

private:
    // --- scopes ------------------------------------------------------------------------------------------------
    void endScope();  // keeps the scope's changes and moves the indexes along
    void rollbackScope();
    template <class Visit>
    void eachTable(Visit&& visit) {
        visit(accounts), visit(nodes), visit(lambdas), visit(tasks), visit(admissions), visit(snapshots);
        visit(globals);
    }
    // The tables that have indexes.
    template <class Visit>
    void eachIndexed(Visit&& visit) {
        visit(tasks), visit(lambdas), visit(admissions), visit(nodes);
    }
    void index(const Task& task);
    void unindex(const Task& task);
    void index(const LambdaRecord& lambda);
    void unindex(const LambdaRecord& lambda);
    void index(const Admission& admission);
    void unindex(const Admission& admission);
    void index(const NodeRecord& node);
    void unindex(const NodeRecord& node);
    void useSnapshot(Height height);
    void releaseSnapshot(Height height);
    void takeSnapshot();
    void pruneSnapshots();
    void collectChanges();

    // --- money and credit --------------------------------------------------------------------------------------
    Amount& pot(const Pot& which);
    // InsufficientFunds when the pot has less; a movement of nothing leaves no trace.
    Status move(const Pot& from, const Pot& to, Amount amount, std::string_view why);
    // A movement the rules guarantee to be covered.
    void shift(const Pot& from, const Pot& to, Amount amount, std::string_view why);
    // Adds to a node's credit, within [0, 2^32).
    void changeCredit(const NodeId& node, std::int64_t change, std::string_view why);

    // --- transactions (rules_*.cpp) ------------------------------------------------------------------------------
    Status admit(const SignedTx& tx, const Bytes& content);
    // Verified once: a good signature is remembered.
    bool signedBy(const AccountId& signer, std::string_view tag, ByteView message, const crypto::Signature& by);
    struct Call {
        TxId id;
        AccountId sender;
    };
    Status run(const Call& call, const Transfer& body);
    Status run(const Call& call, const LambdaPublish& body);
    Status run(const Call& call, const LambdaPrice& body);
    Status run(const Call& call, const LambdaRetire& body);
    Status run(const Call& call, const TaskPost& body);
    Status run(const Call& call, const TaskJoin& body);
    Status run(const Call& call, const TaskAnchor& body);
    Status run(const Call& call, const KeyRequest& body);
    Status run(const Call& call, const KeyGrant& body);
    Status run(const Call& call, const KeyRefuse& body);
    Status run(const Call& call, const TaskComplete& body);
    Status run(const Call& call, const TaskConfirm& body);
    Status run(const Call& call, const TurnFail& body);
    Status run(const Call& call, const NodeRegister& body);
    Status run(const Call& call, const AdmissionVerdict& body);
    Status run(const Call& call, const Renewal& body);
    Status run(const Call& call, const NodeExit& body);
    Status run(const Call& call, const ResultComplaint& body);
    Status run(const Call& call, const KeyUnusable& body);
    Status run(const Call& call, const DemandReveal& body);
    Status run(const Call& call, const PublicReveal& body);
    Status run(const Call& call, const Dispute& body);

    // The task when it stands in `phase` at this draw and turn: Late when it has gone past, WrongState when it is not
    // there yet.
    Result<const Task*> taskIn(TaskPhase phase, const TaskId& id, std::uint32_t draw, std::uint32_t turn) const;
    Status checkPost(const TaskPost& body, const LambdaRecord& lambda) const;
    Status checkAnchor(const Task& task, const TaskAnchor& body);
    Result<const LambdaRecord*> ownLambda(const AccountId& sender, const LambdaId& id) const;
    Status checkParty(const Task& task, const AccountId& sender, Party party) const;
    // The phase in which members ask for keys and speak of the time before them: Keys once it has begun.
    TaskPhase beforeGrants(const TaskId& id) const;
    // Is this the anchored certificate, and is every proof, J, commitment and rank in it true?
    Status checkCertificate(const Task& task, const Certificate& certificate);
    // One member of it: commitment, seats and VRF proof.
    Status checkSeat(const Task& task, const Member& member) const;
    // Ranks, and every seat.
    Status checkSeats(const Task& task, const Certificate& certificate) const;
    // The dispute is about something layer one can judge now, and the accused has signed it.
    Status checkDispute(const Call& call, const Dispute& body);
    Status checkSigned(const Dispute& body);
    // An error says what is false in it.
    Status judgeEvidence(const Task& task, const LieEvidence& evidence) const;
    // What layer one finds in the box that the claim is about; an error when the claim does not show what that party
    // was shown.
    Result<attest::Finding> judgeClaim(const Task& task, const NodeId& executor, const KeyUnusable& body) const;
    void blameExecutor(const TaskId& id, const NodeId& executor, const Certificate& certificate);
    Status checkVerdict(const Task& task, const SignedVerdict& statement, Phase phase, const Outcome& outcome);

    // --- nodes (admission.cpp, membership.cpp) -------------------------------------------------------------------
    // May this node have this EK and VRF key, as things stand?
    Status checkClaims(const NodeId& node, const Hash& ekId, const crypto::VrfPublic& vrfKey) const;
    Status checkRegistration(const Call& call, const NodeRegister& body, Hash& ekId);
    Result<Opinion> checkDraw(const Admission& admission, const NodeId& attestor, const AdmissionVerdict& body);
    void actOnAdmission(const NodeId& id);
    void closeAdmission(const NodeId& id, AdmissionPhase end);
    void admitNode(const NodeId& id);
    void turnEpoch();
    void actOnExit(const NodeId& id);
    bool inOpenTask(const NodeId& id) const;
    Status checkMachine(const NodeRecord& node, const Renewal& body, attest::Evidence& evidence) const;

    // --- deadlines (deadlines.cpp) -----------------------------------------------------------------------------
    void seedAndAnchor(bool tentative);
    void runDeadlines();
    // Runs `act` in a scope of its own with a receipt about `subject`.
    template <class Act>
    void deadline(const Hash& subject, std::string detail, Act&& act) {
        Receipt receipt;
        receipt.kind = Receipt::Kind::Deadline;
        receipt.subject = subject;
        receipt.detail = std::move(detail);
        m_receipt = &receipt;
        beginScope();
        act();
        endScope();
        m_receipt = nullptr;
        receipts.push_back(std::move(receipt));
    }
    void actOnDeadline(const TaskId& id);
    void leavePhase(const TaskId& id);
    void returnBond(const LambdaId& id);
    void enter(Task& task, TaskPhase phase, std::uint64_t windowMs);
    void beginAttesting(Task& task);
    void formingLapsed(const TaskId& id);
    void endDraw(const TaskId& id);
    // The bonds of demands that are still open go back.
    void dropDemands(const TaskId& id);
    void returnDemand(const TaskId& id, const NodeId& node);
    void attestingLapsed(const TaskId& id);
    void keysLapsed(const TaskId& id);

    // --- ends (settlement.cpp) ---------------------------------------------------------------------------------
    void settleConfirmed(const TaskId& id);
    void paySettled(const TaskId& id, const std::vector<NodeId>& okMonitors);
    void closeUnserved(const TaskId& id, TaskEnd end);  // NoGroup, NoFault
    void closeRequesterFault(const TaskId& id, TaskEnd end, bool publisherToo);
    void closePublisherFault(const TaskId& id, TaskEnd end);
    // A lie that layer one has seen itself: all credit, the register deposit, and it is no node any
    // more.
    void punishLiar(const NodeId& node, const std::vector<NodeId>& right);
    // It has no seat in any open task from now on. Its deposits stay where they are until their task gives them back.
    void expel(const NodeId& node);
    // The turn's executor, which is known, is at fault; `right` are the members that share what is seized from it.
    // With a next turn its leader goes on, otherwise the task closes.
    void failTurn(const TaskId& id, const std::vector<NodeId>& right, std::optional<std::uint32_t> next);
    // None: no turn, or no group, is left.
    std::optional<std::uint32_t> nextTurn(const Task& task) const;
    void beginTurn(const TaskId& id, std::uint32_t turn);
    void payMissFee(const TaskId& id);
    void refund(const TaskId& id);
    void releaseReserve(const TaskId& id);
    void returnDeposit(const TaskId& id, const NodeId& node);
    void returnDeposits(const TaskId& id);
    void freeNodes(const TaskId& id);
    // And puts it out of the group.
    void seize(const TaskId& id, const NodeId& node, const std::vector<NodeId>& right);
    Amount shareOut(const Pot& from, Amount total, const std::vector<NodeId>& to, std::string_view why);
    void close(const TaskId& id, TaskEnd end);

    BlockContext m_context;
    Receipt* m_receipt = nullptr;
    VerifiedMemo m_memo;
    // What collectChanges did to the tree, to take it back: key and the value hash before.
    std::vector<std::pair<Hash, std::optional<Hash>>> m_treeUndo;
    std::vector<StateChange> m_pending;
};

// What the monitors said in one phase, by credit.
struct Voices {
    std::uint64_t ok = 0;
    std::uint64_t fail = 0;
    std::uint64_t heaviestOk = 0;
    bool blame() const { return fail > ok; }
    bool silent() const { return ok == 0 && fail == 0; }
};
// `except` is the executor, once it is known.
Voices voicesOf(const Task& task, Phase phase, const NodeId* except);

// Attempts to form a certificate after the reveals, before a draw is given up: rank 0 to 3 may each propose one.
inline constexpr std::uint64_t kFormingAttempts = 4;
// When something happens next to a task that is forming.
TimeMs formingDeadline(const Task& task);

// Helpers shared by the rules.
Pot accountPot(const AccountId& id);
Pot escrowPot(const TaskId& id);
Pot reservePot(const TaskId& id);
Pot joinPot(const TaskId& id, const NodeId& node);
Pot bondPot(const LambdaId& id);
Pot registerPot(const NodeId& id);
Pot admissionPot(const NodeId& id);
Pot burnedPot();
Hash authoritySetOf(const Genesis& genesis);

}  // namespace leo::ledger

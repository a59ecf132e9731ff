// Explorer: the chain as this computer verified it: lists by cursor from an index in SQLite, details with decoded
// fields and bytes, proofs checked here. Works without a wallet.
#pragma once

#include "api/lambdas.h"
#include "api/networks.h"
#include "api/node.h"
#include "api/tasks.h"

namespace leo::api {

enum class TxKind : std::uint8_t {
    Task,
    Join,
    Reveal,
    Anchor,
    KeyRequest,
    KeyGrant,
    Attest,
    Complete,
    Settle,
    Lambda,
    Transfer,
    Dispute,
    FailedTurn,
    Node,
    Other
};

struct BlockRow {
    Height height;
    BlockHash hash;
    TimeMs time;
    std::uint32_t txs = 0;
    std::uint64_t bytes = 0;
    std::vector<TxKind> kinds;  // one a transaction, at most 24
};
struct TxRow {
    TxId id;
    Height height;
    std::uint32_t index = 0;
    TimeMs time;
    TxKind kind{};
    std::string kindName;           // of the ledger
    std::optional<AccountId> from;  // none: layer one itself (a deadline)
    std::string fromName;
    std::string what;  // one clause
    Amount amount;     // that it moved out of its sender, or settled
    bool applied = true;
};
struct NodeRow {
    NodeId node;
    std::string name;
    Credit credit;
    std::string mark;  // "active", "stale", "inactive", "exiting", "registering"
    bool softwareTpm = false;
    std::uint64_t led = 0, monitored = 0, failed = 0;
    std::uint32_t creditSharePermille = 0;
    std::uint32_t leadSharePermille = 0;  // of the committees it was a member of, how often it led
};
struct DisputeRow {
    TxId id;
    Height height;
    TimeMs time;
    std::string kind;
    NodeId accused;
    AccountId reporter;
    bool upheld = false;
    Amount seized;
};

struct Overview {
    std::uint64_t sequence = 0;
    std::vector<BlockRow> blocks;  // newest first, at most 12
    std::uint32_t pendingTxs = 0;
    std::vector<TxRow> txs;         // newest first, at most 50
    std::vector<TaskRow> inFlight;  // newest first, at most 50
    Amount supply, balances, escrow, deposits, bonds, burned, burned24h;
    std::vector<Sample<Amount>> burnedByDay;  // 14, oldest first
    std::uint32_t nodes = 0, creditTotal = 0, creditMedian = 0;
    struct CreditBar {
        std::uint32_t from = 0, nodes = 0;
    };
    std::vector<CreditBar> creditBars;
    std::uint64_t tasksEnded = 0, tasksSettled = 0;
    std::vector<Sample<std::uint32_t>> tasksByDay;  // 14, oldest first
};

// One decoded field of a raw view, with where its bytes lie.
struct RawField {
    std::string path;   // "body.offer"
    std::string value;  // CBOR diagnostic
    std::uint32_t from = 0, to = 0;
    std::uint32_t depth = 0;
};
struct RawView {
    Bytes bytes;
    std::vector<RawField> fields;
    bool reencodesEqual = false;
};

struct BlockDetail {
    BlockRow row;
    BlockHash previous;
    Hash txRoot{}, receiptRoot{}, stateRoot{}, beacon{};
    AccountId authority;
    bool signatureValid = false, beaconValid = false;
    std::vector<TxRow> txs;
    std::vector<TaskId> seeds;  // tasks whose draw this block's beacon is the seed of
    Amount burned;
    RawView raw;  // header
};
struct TxDetail {
    TxRow row;
    std::uint64_t nonce = 0;
    Amount fee;
    std::string refusal;  // why it changed nothing, when it did not
    std::vector<SigningField> fields;
    struct Move {
        std::string from, to, why;
        std::optional<AccountId> fromAccount, toAccount;
        Amount amount;
    };
    std::vector<Move> moves;
    bool signatureValid = false;
    RawView raw;
};
// A member's draw, checked on this computer.
struct ProofRow {
    NodeId node;
    std::string name;
    Hash vrfKey{};
    Bytes value, proof;  // beta 64, pi 80
    std::uint32_t j = 0;
    std::uint32_t credit = 0;
    bool valid = false;
    std::string problem;
};
struct TaskProofs {
    TaskId task;
    bool available = false;  // the certificate is public
    Hash seed{};
    std::vector<ProofRow> members;
    std::uint32_t valid = 0;
    bool commitmentsOpen = false, rankingValid = false, anchorValid = false;
};
struct AccountDetail {
    AccountId account;
    std::string address, name;
    Amount balance, held;
    std::uint64_t nonce = 0;
    std::optional<NodeRow> node;
    std::optional<TpmInfo> tpm;
    std::vector<CreditPoint> credit;  // oldest first, at most 1,000 points
    // The record: counts from the chain alone. There is no score.
    struct Count {
        std::string key;  // "executed", "monitored", "attested", "posted", "lies", "reports-upheld", …
        std::uint64_t value = 0;
    };
    std::vector<Count> record;
};

// What a text typed into the search means.
struct Match {
    enum class Kind : std::uint8_t { Block, Tx, Task, Lambda, Node, Account, Page } kind{};
    Hash id{};
    Height height;
    std::string title, subtitle;
};
struct SearchResult {
    std::string recognised;      // "block height", "id", "address", "name": what the text was taken for
    std::vector<Match> matches;  // at most 20
};

class Explorer {
public:
    virtual ~Explorer() = default;
    virtual Subscription observe(Handler<Overview> handler) = 0;
    virtual void search(const std::string& text, Done<SearchResult> done) = 0;

    virtual void blocks(const Cursor& from, Done<Page<BlockRow>> done) = 0;
    virtual void txs(const Cursor& from, Done<Page<TxRow>> done) = 0;
    virtual void tasks(const Cursor& from, Done<Page<TaskRow>> done) = 0;
    virtual void nodes(Done<std::vector<NodeRow>> done) = 0;
    virtual void disputes(const Cursor& from, Done<Page<DisputeRow>> done) = 0;

    // NotFound.
    virtual void block(Height height, Done<BlockDetail> done) = 0;
    virtual void tx(const TxId& id, Done<TxDetail> done) = 0;
    virtual void taskTxs(const TaskId& id, Done<std::vector<TxRow>> done) = 0;
    // Verifies again at every call.
    virtual void taskProofs(const TaskId& id, Done<TaskProofs> done) = 0;
    virtual void taskRaw(const TaskId& id, Done<RawView> done) = 0;
    virtual void account(const AccountId& id, Done<AccountDetail> done) = 0;
    virtual void recordTxs(const AccountId& id, const std::string& key, const Cursor& from,
                           Done<Page<TxRow>> done) = 0;
};

}  // namespace leo::api

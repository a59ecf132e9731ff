// ExplorerIndex and ExplorerReader: a chain as an explorer asks for it, in a SQLite file beside the chain.
//
// The index holds nothing that the chain does not say: it may be deleted at any time and is made again, which is also
// what happens when it is damaged, of another chain, or of another schema. One writer adds blocks in order, many at a
// time in one SQL transaction; readers have connections of their own and see whole batches, so neither waits for the
// other (WAL, sqlite.org/wal.html). Lists are paged by the place of the last row, never by a count, so a page stays
// where it is while blocks arrive and costs the same at any depth. Sums and counts are kept up to date, never
// scanned. Thread: one at a time, each object its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "store/chain_store.h"
#include "store/sqlite.h"

namespace leo::store {

inline constexpr std::size_t kIndexBatchBlocks = 256;  // of one SQL transaction of catchUp()
inline constexpr std::size_t kMaxIndexRows = 1'000;    // of one page
inline constexpr std::size_t kMaxShownKinds = 24;      // a block's row shows this many of its transactions
inline constexpr std::uint64_t kIndexHourMs = 3'600'000;
inline constexpr std::size_t kMaxIndexHours = 24 * 366;  // of one series: a year

// A receipt's place in the chain: block and index in its receipts. Later is greater.
struct Place {
    std::uint64_t value = 0;
    static constexpr unsigned kIndexBits = 20;  // a block's receipts: kMaxBlockTxs and every open task's deadline
    static Place of(Height height, std::uint64_t index) { return Place{height.value << kIndexBits | index}; }
    Height height() const { return Height{value >> kIndexBits}; }
    std::uint32_t index() const { return static_cast<std::uint32_t>(value & ((1u << kIndexBits) - 1)); }
    auto operator<=>(const Place&) const = default;
};

// What an account has done, each a count and the list of receipts that say so. Values are of the file.
enum class RecordKey : std::uint8_t {
    All = 0,  // whatever it sent, or moved its money or credit
    Executed = 1,
    Monitored = 2,
    Attested = 3,
    Posted = 4,
    RunsSettled = 5,  // of lambdas it published
    RunsFailed = 6,
    Renewals = 7,
    Absent = 8,          // a monitor that did not speak
    FailedExecutor = 9,  // an executor at fault
    Overruled = 10,      // said ok, the majority by credit said otherwise
    Lied = 11,           // layer one saw the lie itself
    ReportsUpheld = 12,  // showed such a lie
    ReportsRejected = 13,
    Disputes = 14,  // all of the chain; belongs to no account
    // Counts without a list.
    Member = 32,  // of committees whose certificate is public
    Led = 33,     // of these, as executor
};

struct IndexedBlock {
    Height height;
    BlockHash hash;
    TimeMs time;
    std::uint32_t txs = 0;
    std::uint64_t bytes = 0;
    Amount burned;
    Bytes kinds;  // of its first kMaxShownKinds transactions: index of TxBody + 1
};
struct IndexedTx {
    Place place;
    TimeMs time;
    Hash subject{};         // TxId; of a deadline the task, lambda or node
    std::uint8_t kind = 0;  // index of TxBody + 1; 0: a deadline
    // Of KeyGrant and KeyRefuse the party, of TaskConfirm phase * 2 + ok, of AdmissionVerdict ok.
    std::uint32_t note = 0;
    ledger::TaskEnd end = ledger::TaskEnd::None;  // of the task it closed
    Code code = Code::Ok;
    std::optional<AccountId> sender;  // none: a deadline
    std::optional<AccountId> other;   // recipient of a transfer, executor of a turn, node that is spoken of
    std::optional<TaskId> task;
    std::optional<LambdaId> lambda;
    Amount amount;  // that left the sender's account, or an escrow other than as a refund
};
struct IndexedTask {
    TaskId task;
    Place posted;
    TimeMs postedTime;
    std::optional<Place> closed;
    ledger::TaskEnd end = ledger::TaskEnd::None;
    Amount paid;  // out of its escrow when closed, refunds left out
};
// What taking part in one task did to a node.
struct IndexedPart {
    TaskId task;
    Place joined;
    TimeMs time;
    std::optional<bool> executor;  // none: not public
    bool closed = false;
    ledger::TaskEnd end = ledger::TaskEnd::None;
    Amount earned, lost;  // deposits that came back are neither
    std::int64_t creditChange = 0;
};
struct IndexedCredit {
    Place place;
    TimeMs time;
    std::uint32_t credit = 0;  // after the change
    std::int64_t change = 0;
    std::string why;
};
struct IndexedEarnings {
    TimeMs day;  // begins, UTC
    Amount executor, monitor, attestor;
};
struct IndexedHour {
    TimeMs hour;  // begins
    Amount burned;
    std::uint64_t tasksEnded = 0, tasksSettled = 0;
};
struct IndexedTotals {
    Height tip;
    Amount balances, escrow, deposits, bonds, burned;
    std::uint64_t tasksEnded = 0, tasksSettled = 0;
};
// Something whose id, CID or name begins as asked.
struct IndexedMatch {
    enum class Kind : std::uint8_t { Account = 1, Task = 2, Lambda = 3, Block = 4, Tx = 5 } kind{};
    Hash id{};
    Height height;     // of a block; of a transaction its block
    std::string name;  // of the match, when it was found by it
};

class ExplorerIndex {
public:
    using EndOf = std::function<Result<ledger::TaskEnd>(const TaskId&)>;
    struct Input {
        const ledger::Block& block;
        std::uint64_t bytes = 0;  // encoded
        const std::vector<ledger::Receipt>& receipts;
    };

    // Opens the index of this chain, or makes an empty one: also in place of one that is damaged, of another chain or
    // schema, or that has a block which `hashAt` says is another one (NotFound: the chain is shorter). Io, DiskFull.
    static Result<ExplorerIndex> open(const std::filesystem::path& path, const ledger::Genesis& genesis,
                                      const std::function<Result<BlockHash>(Height)>& hashAt);
    ~ExplorerIndex();
    ExplorerIndex(ExplorerIndex&&) noexcept;
    ExplorerIndex& operator=(ExplorerIndex&&) noexcept;

    Height tip() const;
    // Blocks in order from tip() + 1, as one step. `endOf` says how a task that closed in one of them ended. On an
    // error nothing has changed; Malformed means that the file is damaged: delete it and open again.
    Status add(const std::vector<Input>& blocks, const EndOf& endOf);
    // Adds at most kIndexBatchBlocks from the store; true while more are there. Meant to be called again and again.
    Result<bool> catchUp(ChainStore& chain);

private:
    struct Impl;
    explicit ExplorerIndex(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

// Deletes an index with its log, so that the next open() makes it again.
Status removeIndex(const std::filesystem::path& path);

// Reads beside the writer. Every list is newest first, at most `limit` (and kMaxIndexRows) rows below `before`.
class ExplorerReader {
public:
    // NotFound without an index; Malformed for another schema.
    static Result<ExplorerReader> open(const std::filesystem::path& path);
    ~ExplorerReader();
    ExplorerReader(ExplorerReader&&) noexcept;
    ExplorerReader& operator=(ExplorerReader&&) noexcept;

    Result<Height> tip();
    Result<IndexedTotals> totals();
    // Hours in which something was burned or ended, from the one that holds `since`, oldest first.
    Result<std::vector<IndexedHour>> hours(TimeMs since);

    Result<std::vector<IndexedBlock>> blocks(std::optional<Height> before, std::size_t limit);
    Result<std::vector<IndexedTx>> txs(std::optional<Place> before, std::size_t limit);
    Result<std::vector<IndexedTx>> blockTxs(Height height);
    Result<std::vector<IndexedTask>> tasks(std::optional<Place> before, std::size_t limit);
    Result<std::vector<IndexedTx>> recordTxs(const AccountId& account, RecordKey key, std::optional<Place> before,
                                             std::size_t limit);
    // Lies shown to layer one, upheld or not.
    Result<std::vector<IndexedTx>> disputes(std::optional<Place> before, std::size_t limit);
    Result<std::vector<IndexedTx>> taskTxs(const TaskId& task, std::optional<Place> before, std::size_t limit);
    Result<std::vector<IndexedTx>> lambdaTxs(const LambdaId& lambda, std::optional<Place> before, std::size_t limit);
    // A transaction, or NotFound.
    Result<IndexedTx> tx(const TxId& id);

    Result<std::uint64_t> count(const AccountId& account, RecordKey key);
    // Of a node after the block; NotFound when it was none then.
    Result<std::uint32_t> creditAt(const AccountId& node, Height height);
    // Newest first, of changes at or after `since`.
    Result<std::vector<IndexedCredit>> creditHistory(const AccountId& node, TimeMs since, std::size_t limit);
    // Days with earnings at or after `since`, oldest first.
    Result<std::vector<IndexedEarnings>> earnings(const AccountId& node, TimeMs since);
    // By the time the task was posted; `before` is the task of the last row.
    Result<std::vector<IndexedPart>> parts(const AccountId& node, const std::optional<TaskId>& before,
                                           std::size_t limit);

    // Ids that begin with these hexadecimal digits (either case, 1 to 64; Malformed for others).
    Result<std::vector<IndexedMatch>> findId(std::string_view hexDigits, std::size_t limit);
    // Contents (manifest, code, input, result) whose CID's SHA-256 begins so: their lambda or task.
    Result<std::vector<IndexedMatch>> findCid(ByteView digestPrefix, std::size_t limit);
    // Nodes and lambdas whose name begins with, then those whose name contains, the text in any case of ASCII.
    Result<std::vector<IndexedMatch>> findName(std::string_view text, std::size_t limit);

private:
    struct Impl;
    explicit ExplorerReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

}  // namespace leo::store

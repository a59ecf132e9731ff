// ChainStore: the blocks, receipts and state of one chain in one SQLite file.
//
// One block is one step: block, receipts, indexes and changed state records go in one SQL transaction, so the tip,
// the state and the indexes always belong together. Durability::Full (the authority): append() returns when the block
// is on the medium. Durability::Relaxed (followers): blocks are gathered and written kGroupedBlocks at a time or by
// flush(), and nothing waits for the medium; a crash loses a tail that the network still has, and never corrupts the
// file (WAL with synchronous=NORMAL, sqlite.org/pragma.html#pragma_synchronous).
//
// One writer: a lock file beside the database ("<path>.lock", flock) makes a second writer fail with InUse; readers
// (explorer, command line) open read-only at any time and see committed blocks.
// Height 0 is genesis and is no block of this table: the first row is height 1. Thread: one at a time.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ledger/state.h"
#include "store/sqlite.h"

namespace leo::store {

enum class Durability : std::uint8_t { Full, Relaxed };

inline constexpr std::size_t kGroupedBlocks = 32;     // about three seconds of a busy chain
inline constexpr std::size_t kStartupHeaders = 64;    // newest headers whose links loadState() checks
inline constexpr std::size_t kMaxQueryRows = 10'000;  // of one range query; page through the rest

struct BlockSummary {
    Height height;
    BlockHash hash;
    TimeMs time;
    std::uint64_t txs = 0;
    std::uint64_t bytes = 0;
};
struct TxLocation {
    Height height;
    std::uint32_t index = 0;  // in the block's transactions
};
// One receipt that moved money or credit of an account, or whose transaction it sent.
struct AccountEntry {
    Height height;
    std::uint32_t index = 0;  // in the block's receipts
    TimeMs time;
    ledger::Receipt receipt;
};

class ChainStore {
public:
    // Opens or creates. WrongChain when the file holds another chain, InUse when another process writes it, Malformed
    // when it is damaged, Unsupported for a later schema.
    static Result<ChainStore> open(const std::filesystem::path& path, const ledger::Genesis& genesis,
                                   Durability durability, DatabaseOptions options = {});
    // For reading beside a writer, or without one. NotFound.
    static Result<ChainStore> openReadOnly(const std::filesystem::path& path);
    ~ChainStore();
    ChainStore(ChainStore&&) noexcept;
    ChainStore& operator=(ChainStore&&) noexcept;

    const ledger::Genesis& genesis() const;
    bool readOnly() const;
    // The last block appended; 0 for an empty chain. A reader asks the file each time.
    Result<Height> tip();

    // The state after the tip. Checks the links of the newest headers, that the state's tip is the newest block, and
    // its root. Malformed names what does not fit.
    Result<ledger::State> loadState();

    // The block after the tip with what executing it gave; `encoded` are the block's bytes. On an error (DiskFull,
    // Io, WrongState for another height) nothing has changed and the same call may be repeated.
    Status append(const ledger::Block& block, ByteView encoded, const std::vector<ledger::Receipt>& receipts,
                  const std::vector<ledger::StateChange>& changes);
    // Writes gathered blocks. On an error they stay in memory and the next append or flush tries again.
    Status flush();

    // NotFound outside 1 … tip. The encoded block as it was appended; decoded; its receipts.
    Result<Bytes> blockBytes(Height height);
    Result<ledger::Block> block(Height height);
    Result<BlockHash> blockHash(Height height);
    Result<std::vector<ledger::Receipt>> receipts(Height height);
    // NotFound.
    Result<TxLocation> findTx(const TxId& id);
    Result<Height> findBlock(const BlockHash& hash);
    // How a task ended, in the state after the tip: None while it is open. NotFound for none of this chain.
    Result<ledger::TaskEnd> taskEnd(const TaskId& id);

    // Newest first, from `before` - 1 (or the tip) downwards, at most `limit` (and kMaxQueryRows).
    Result<std::vector<BlockSummary>> blocksBefore(std::optional<Height> before, std::size_t limit);
    // Newest first; the pair (height, index) of the last entry is the cursor of the next page.
    Result<std::vector<AccountEntry>> accountHistory(const AccountId& account,
                                                     std::optional<std::pair<Height, std::uint32_t>> before,
                                                     std::size_t limit);

    // A small record beside the chain, for its owner (a follower's alarm). At most 64 KiB. Written at once.
    Status putNote(std::string_view name, ByteView value);
    Result<std::optional<Bytes>> note(std::string_view name);

    // Replays the chain from genesis and compares every root, every receipt and the resulting state with what is
    // stored. On a difference: Malformed, with a sentence that names the first bad height. `progress` may return
    // false to stop (Cancelled). Answers the tip.
    Result<Height> verify(const std::function<bool(Height done, Height tip)>& progress = {});

private:
    struct Impl;
    explicit ChainStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

}  // namespace leo::store

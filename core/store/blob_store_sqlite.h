// SqliteBlockStore: the encrypted blocks of this computer, in one SQLite file with a cap on its size.
//
// One file rather than a file per block: a block and its pins change in one transaction, a crash leaves no half
// written block and no index to repair, and a full disk is one well-defined error. Blocks without a pin are a
// cache: above the cap the least recently used go first. "Recently" is a counter kept in the file, not a clock.
// put() is durable on return; use Batch to pay one sync for many blocks. Reads only note their use in memory; it is
// written with the next change, so a crash may forget it, never a block.
// Thread: one thread at a time. One process at a time: the data directory's lock sees to that.
#pragma once

#include <unordered_map>

#include "content/blob_store.h"
#include "store/sqlite.h"

namespace leo::store {

// A few hundred lambdas and results; an operator can set another.
inline constexpr std::uint64_t kDefaultBlockStoreCap = std::uint64_t{4} << 30;

struct BlockStoreOptions {
    std::uint64_t capBytes = kDefaultBlockStoreCap;  // of block content; pinned blocks count and are never dropped
    // 1 MiB blocks: with larger pages there are fewer to write and to chain.
    DatabaseOptions database{.pageBytes = 16384, .reclaimSpace = true};
};

class SqliteBlockStore final : public content::BlockStore {
public:
    static Result<SqliteBlockStore> open(const std::filesystem::path& file, const BlockStoreOptions& options = {});
    ~SqliteBlockStore() override;
    SqliteBlockStore(SqliteBlockStore&&) noexcept = default;
    SqliteBlockStore& operator=(SqliteBlockStore&&) = delete;

    Status put(const content::Cid& cid, ByteView block) override;
    Result<Bytes> get(const content::Cid& cid) override;
    bool has(const content::Cid& cid) override;
    Status remove(const content::Cid& cid) override;
    Status pin(const content::Cid& cid, std::string_view owner) override;
    Status unpin(std::string_view owner) override;
    Result<content::StoreUsage> usage() override;

    // Everything between begin and commit is one transaction and one sync. Without commit, nothing of it happened.
    class Batch {
    public:
        ~Batch();
        Batch(Batch&& other) noexcept;
        Batch& operator=(Batch&&) = delete;
        Status commit();

    private:
        friend class SqliteBlockStore;
        Batch(SqliteBlockStore& store, SqlTransaction transaction);
        SqliteBlockStore* m_store;
        SqlTransaction m_transaction;
    };
    // At most one at a time; the store outlives it and does not move.
    Result<Batch> begin();

    std::uint64_t capBytes() const { return m_options.capBytes; }
    // A lower cap drops unpinned blocks at once.
    Status setCap(std::uint64_t capBytes);
    // Drops every unpinned block and gives the space back to the file system. Answers the bytes of content freed.
    Result<std::uint64_t> collectGarbage();

private:
    SqliteBlockStore(Database database, BlockStoreOptions options);
    Status prepareSchema();
    Status makeRoom(std::uint64_t bytes);
    Status flushUses();
    Status recount();
    template <class Work>
    Status transact(Work&& work);

    Database m_database;
    BlockStoreOptions m_options;
    std::uint64_t m_bytes = 0;     // of block content in the file
    std::uint64_t m_useClock = 0;  // the highest use so far
    bool m_inBatch = false;
    std::unordered_map<content::Cid, std::uint64_t> m_uses;  // reads not yet written
};

}  // namespace leo::store

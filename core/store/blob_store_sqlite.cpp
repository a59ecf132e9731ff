#include "store/blob_store_sqlite.h"

#include <utility>

namespace leo::store {

using content::Cid;

namespace {

constexpr std::int64_t kSchema = 1;
// Reads remembered before they are written without waiting for the next change: some hundred kilobytes of memory.
constexpr std::size_t kMaxUnwrittenUses = 4096;

// The content comes last in a row, so that size and use are read without touching its pages.
constexpr const char* kCreate = R"(
    CREATE TABLE blocks(
        id INTEGER PRIMARY KEY,
        cid BLOB NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        last_used INTEGER NOT NULL,
        content BLOB NOT NULL) STRICT;
    CREATE INDEX blocks_by_use ON blocks(last_used);
    CREATE TABLE pins(
        owner TEXT NOT NULL,
        cid BLOB NOT NULL,
        PRIMARY KEY(owner, cid)) STRICT, WITHOUT ROWID;
    CREATE INDEX pins_by_cid ON pins(cid);
)";
constexpr std::string_view kOldestUnpinned =
    "SELECT id, size FROM blocks WHERE NOT EXISTS (SELECT 1 FROM pins WHERE pins.cid = blocks.cid) "
    "ORDER BY last_used LIMIT 1";

std::string inMiB(std::uint64_t bytes) {
    return std::to_string(bytes >> 20) + " MiB";
}

}  // namespace

SqliteBlockStore::SqliteBlockStore(Database database, BlockStoreOptions options)
    : m_database(std::move(database)), m_options(std::move(options)) {}

SqliteBlockStore::~SqliteBlockStore() {
    // What the cache would lose is only the order of use.
    if (m_database.handle() != nullptr && !m_uses.empty()) static_cast<void>(transact([] { return Status(); }));
}

Result<SqliteBlockStore> SqliteBlockStore::open(const std::filesystem::path& file, const BlockStoreOptions& options) {
    LEO_TRY_ASSIGN(Database database, Database::open(file, options.database));
    SqliteBlockStore store(std::move(database), options);
    LEO_TRY(store.prepareSchema());
    LEO_TRY(store.recount());
    LEO_TRY_ASSIGN(const std::int64_t lastUse,
                   store.m_database.queryInt("SELECT coalesce(max(last_used), 0) FROM blocks"));
    store.m_useClock = static_cast<std::uint64_t>(lastUse);
    return store;
}

Status SqliteBlockStore::prepareSchema() {
    LEO_TRY_ASSIGN(const std::int64_t version, m_database.schemaVersion());
    if (version == kSchema) return {};
    LEO_REQUIRE(version == 0, Code::Unsupported,
                "the block store was written by a later version of Leo (schema " + std::to_string(version) + ")");
    LEO_TRY_ASSIGN(SqlTransaction transaction, SqlTransaction::begin(m_database));
    LEO_TRY(m_database.execute(kCreate));
    LEO_TRY(m_database.setSchemaVersion(kSchema));
    return transaction.commit();
}

Status SqliteBlockStore::recount() {
    LEO_TRY_ASSIGN(const std::int64_t bytes, m_database.queryInt("SELECT coalesce(sum(size), 0) FROM blocks"));
    m_bytes = static_cast<std::uint64_t>(bytes);
    return {};
}

// Runs `work` inside the open batch, or in a transaction of its own.
template <class Work>
Status SqliteBlockStore::transact(Work&& work) {
    if (m_inBatch) {
        // SQLite gives a transaction up by itself when the disk is full; what follows must not be committed alone.
        LEO_REQUIRE(m_database.inTransaction(), Code::Cancelled, "the batch was given up after an earlier error");
        return work();
    }
    LEO_TRY_ASSIGN(SqlTransaction transaction, SqlTransaction::begin(m_database));
    Status status = flushUses();
    if (status) status = work();
    if (status) status = transaction.commit();
    if (status) {
        m_uses.clear();
        return {};
    }
    transaction.rollback();
    LEO_TRY(recount());
    return status;
}

Status SqliteBlockStore::flushUses() {
    if (m_uses.empty()) return {};
    LEO_TRY_ASSIGN(Statement touch, m_database.prepare("UPDATE blocks SET last_used = ?2 WHERE cid = ?1"));
    for (const auto& [cid, use] : m_uses) LEO_TRY(touch.bind(1, ByteView(cid.bytes())).bind(2, use).run());
    return {};
}

Status SqliteBlockStore::makeRoom(std::uint64_t bytes) {
    if (m_bytes + bytes <= m_options.capBytes) return {};
    LEO_TRY_ASSIGN(Statement oldest, m_database.prepare(kOldestUnpinned));
    LEO_TRY_ASSIGN(Statement drop, m_database.prepare("DELETE FROM blocks WHERE id = ?1"));
    while (m_bytes + bytes > m_options.capBytes) {
        LEO_TRY_ASSIGN(const bool found, oldest.step());
        LEO_REQUIRE(found, Code::Exhausted,
                    "the block store is full: " + inMiB(m_bytes) + " of " + inMiB(m_options.capBytes) +
                        " are held for lambdas and tasks");
        const std::int64_t id = oldest.columnInt(0);
        const std::uint64_t size = oldest.columnU64(1);
        oldest.reset();
        LEO_TRY(drop.bind(1, id).run());
        m_bytes -= size;
    }
    return {};
}

Status SqliteBlockStore::put(const Cid& cid, ByteView block) {
    LEO_TRY(content::verifyBlock(cid, block));
    const auto key = cid.bytes();
    return transact([&]() -> Status {
        LEO_TRY_ASSIGN(Statement touch, m_database.prepare("UPDATE blocks SET last_used = ?2 WHERE cid = ?1"));
        LEO_TRY(touch.bind(1, ByteView(key)).bind(2, ++m_useClock).run());
        if (m_database.changes() > 0) return {};
        LEO_TRY(makeRoom(block.size()));
        LEO_TRY_ASSIGN(Statement insert, m_database.prepare("INSERT INTO blocks(cid, size, last_used, content) "
                                                            "VALUES(?1, ?2, ?3, ?4)"));
        const std::uint64_t size = block.size();
        LEO_TRY(insert.bind(1, ByteView(key)).bind(2, size).bind(3, m_useClock).bindBorrowed(4, block).run());
        m_bytes += size;
        return {};
    });
}

Result<Bytes> SqliteBlockStore::get(const Cid& cid) {
    const auto key = cid.bytes();
    Bytes block;
    {
        LEO_TRY_ASSIGN(Statement select, m_database.prepare("SELECT content FROM blocks WHERE cid = ?1"));
        LEO_TRY_ASSIGN(const bool found, select.bind(1, ByteView(key)).step());
        LEO_REQUIRE(found, Code::NotFound, "block " + cid.toText() + " is not stored here");
        block = toBytes(select.columnBytes(0));
    }
    Status verified = content::verifyBlock(cid, block);
    if (!verified) {
        LEO_TRY(remove(cid));
        return verified.takeError();
    }
    m_uses[cid] = ++m_useClock;
    if (m_uses.size() >= kMaxUnwrittenUses && !m_inBatch) LEO_TRY(transact([] { return Status(); }));
    return block;
}

bool SqliteBlockStore::has(const Cid& cid) {
    const auto key = cid.bytes();
    Result<Statement> select = m_database.prepare("SELECT 1 FROM blocks WHERE cid = ?1");
    if (!select) return false;
    const Result<bool> found = select->bind(1, ByteView(key)).step();
    return found.ok() && *found;
}

Status SqliteBlockStore::remove(const Cid& cid) {
    const auto key = cid.bytes();
    return transact([&]() -> Status {
        LEO_TRY_ASSIGN(Statement drop, m_database.prepare("DELETE FROM blocks WHERE cid = ?1 RETURNING size"));
        LEO_TRY_ASSIGN(const bool found, drop.bind(1, ByteView(key)).step());
        if (found) m_bytes -= drop.columnU64(0);
        return {};
    });
}

Status SqliteBlockStore::pin(const Cid& cid, std::string_view owner) {
    LEO_REQUIRE(!owner.empty() && owner.size() <= content::kMaxPinOwnerBytes, Code::InvalidArgument,
                "the owner of a pin has 1 to 128 bytes");
    const auto key = cid.bytes();
    return transact([&]() -> Status {
        LEO_TRY_ASSIGN(Statement insert, m_database.prepare("INSERT OR IGNORE INTO pins(owner, cid) VALUES(?1, ?2)"));
        return insert.bind(1, owner).bind(2, ByteView(key)).run();
    });
}

Status SqliteBlockStore::unpin(std::string_view owner) {
    return transact([&]() -> Status {
        LEO_TRY_ASSIGN(Statement drop, m_database.prepare("DELETE FROM pins WHERE owner = ?1"));
        return drop.bind(1, owner).run();
    });
}

Result<content::StoreUsage> SqliteBlockStore::usage() {
    content::StoreUsage usage;
    LEO_TRY_ASSIGN(Statement sums,
                   m_database.prepare("SELECT count(*), coalesce(sum(size), 0), coalesce(sum(iif(EXISTS (SELECT 1 "
                                      "FROM pins WHERE pins.cid = blocks.cid), size, 0)), 0) FROM blocks"));
    LEO_TRY(sums.step());
    usage.blocks = sums.columnU64(0);
    usage.bytes = sums.columnU64(1);
    usage.pinnedBytes = sums.columnU64(2);
    return usage;
}

Status SqliteBlockStore::setCap(std::uint64_t capBytes) {
    const std::uint64_t before = std::exchange(m_options.capBytes, capBytes);
    Status status = transact([&] { return makeRoom(0); });
    if (!status) m_options.capBytes = before;
    return status;
}

Result<std::uint64_t> SqliteBlockStore::collectGarbage() {
    LEO_REQUIRE(!m_inBatch, Code::WrongState, "no garbage collection inside a batch");
    const std::uint64_t before = m_bytes;
    LEO_TRY(transact([&]() -> Status {
        Status swept = m_database.execute(
            "DELETE FROM blocks WHERE NOT EXISTS (SELECT 1 FROM pins WHERE pins.cid = blocks.cid)");
        return swept ? recount() : swept;
    }));
    LEO_TRY(m_database.reclaim());
    return before - m_bytes;
}

// ---- Batch

SqliteBlockStore::Batch::Batch(SqliteBlockStore& store, SqlTransaction transaction)
    : m_store(&store), m_transaction(std::move(transaction)) {
    m_store->m_inBatch = true;
}

SqliteBlockStore::Batch::Batch(Batch&& other) noexcept
    : m_store(std::exchange(other.m_store, nullptr)), m_transaction(std::move(other.m_transaction)) {}

SqliteBlockStore::Batch::~Batch() {
    if (m_store == nullptr) return;
    m_store->m_inBatch = false;
    m_transaction.rollback();
    // A failed count leaves the figure too high at worst, until the next opening.
    static_cast<void>(m_store->recount());
}

Status SqliteBlockStore::Batch::commit() {
    LEO_REQUIRE(m_store != nullptr, Code::WrongState, "the batch has ended");
    LEO_TRY(m_transaction.commit());
    m_store->m_inBatch = false;
    m_store = nullptr;
    return {};
}

Result<SqliteBlockStore::Batch> SqliteBlockStore::begin() {
    LEO_REQUIRE(!m_inBatch, Code::WrongState, "a batch is open already");
    LEO_TRY_ASSIGN(SqlTransaction transaction, SqlTransaction::begin(m_database));
    return Batch(*this, std::move(transaction));
}

}  // namespace leo::store

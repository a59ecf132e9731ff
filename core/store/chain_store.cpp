#include "store/chain_store_impl.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <set>

#include "codec/cbor.h"
#include "ledger/records.h"

namespace leo::store {

namespace {

constexpr std::int64_t kSchemaVersion = 1;
constexpr std::size_t kMaxNoteBytes = 64u << 10;

constexpr const char* kChainSchema = R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE blocks(height INTEGER PRIMARY KEY NOT NULL, hash BLOB NOT NULL, time INTEGER NOT NULL,
  txs INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL, receipts BLOB NOT NULL);
CREATE UNIQUE INDEX blocks_by_hash ON blocks(hash);
CREATE TABLE txs(id BLOB PRIMARY KEY NOT NULL, height INTEGER NOT NULL, idx INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE account_txs(account BLOB NOT NULL, height INTEGER NOT NULL, idx INTEGER NOT NULL,
  PRIMARY KEY(account, height, idx)) WITHOUT ROWID;
CREATE TABLE state(key BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL);
)sql";

Bytes encodeReceipts(const std::vector<ledger::Receipt>& receipts) {
    codec::Writer writer;
    writer.array(receipts.size());
    for (const ledger::Receipt& receipt : receipts) writer.raw(receipt.encode());
    return writer.take();
}

struct BytesLess {
    bool operator()(ByteView a, ByteView b) const {
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
    }
};

// Whose history shows this receipt: the sender, and every account or node of which it moved money or credit.
std::set<AccountId> accountsOf(const ledger::Receipt& receipt, const ledger::SignedTx* tx) {
    std::set<AccountId> accounts;
    if (tx != nullptr) accounts.insert(tx->tx.sender);
    for (const ledger::Movement& movement : receipt.movements)
        for (const ledger::Pot& pot : {movement.from, movement.to})
            if (pot.kind == ledger::PotKind::Account) accounts.insert(AccountId{pot.a});
    for (const ledger::CreditChange& change : receipt.credits) accounts.insert(change.node);
    return accounts;
}

Result<Prepared> prepare(const ledger::Block& block, ByteView encoded, const std::vector<ledger::Receipt>& receipts,
                         const std::vector<ledger::StateChange>& changes) {
    Prepared out;
    out.height = block.header.height;
    out.hash = block.header.hash();
    out.time = block.header.time;
    out.bytes = toBytes(encoded);
    out.receipts = encodeReceipts(receipts);
    out.changes = changes;
    // Receipts of transactions come in the order of the transactions, so an id need not be hashed again.
    for (std::size_t i = 0; i < receipts.size(); ++i) {
        const ledger::SignedTx* tx = nullptr;
        if (receipts[i].kind == ledger::Receipt::Kind::Transaction) {
            LEO_REQUIRE(out.txs.size() < block.txs.size(), Code::InvalidArgument, "more receipts than transactions");
            tx = &block.txs[out.txs.size()];
            out.txs.push_back(TxId{receipts[i].subject});
        }
        for (const AccountId& account : accountsOf(receipts[i], tx))
            out.accounts.emplace_back(account, static_cast<std::uint32_t>(i));
    }
    LEO_REQUIRE(out.txs.size() == block.txs.size(), Code::InvalidArgument, "a transaction without a receipt");
    return out;
}

}  // namespace

namespace {

Result<std::optional<Bytes>> readMeta(Database& database, std::string_view name) {
    LEO_TRY_ASSIGN(Statement query, database.prepare("SELECT value FROM meta WHERE name = ?1"));
    LEO_TRY_ASSIGN(const bool found, query.bind(1, name).step());
    if (!found) return std::optional<Bytes>();
    return std::optional<Bytes>(toBytes(query.columnBytes(0)));
}

Status writeMeta(Database& database, std::string_view name, ByteView value) {
    LEO_TRY_ASSIGN(Statement put, database.prepare("INSERT INTO meta(name, value) VALUES(?1, ?2) "
                                                   "ON CONFLICT(name) DO UPDATE SET value = excluded.value"));
    return put.bind(1, name).bind(2, value).run();
}

Status checkSchemaVersion(std::int64_t version, const std::filesystem::path& path) {
    LEO_REQUIRE(version <= kSchemaVersion, Code::Unsupported,
                path.string() + " was written by a later version of Leo (schema " + std::to_string(version) + ")");
    LEO_REQUIRE(version == kSchemaVersion, Code::Malformed, path.string() + " holds no chain");
    return {};
}

}  // namespace

// ---- the writer's lock

Result<WriterLock> WriterLock::take(const std::filesystem::path& path) {
    const std::filesystem::path file = path.string() + ".lock";
    WriterLock lock;
    lock.m_fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    LEO_REQUIRE(lock.m_fd >= 0, errno == ENOSPC ? Code::DiskFull : Code::Io, "cannot create " + file.string());
    if (::flock(lock.m_fd, LOCK_EX | LOCK_NB) != 0)
        return makeError(errno == EWOULDBLOCK ? Code::InUse : Code::Io,
                         "another process writes the chain in " + path.string());
    return lock;
}

WriterLock::~WriterLock() {
    if (m_fd >= 0) ::close(m_fd);
}

// ---- opening

Status ChainStore::Impl::createSchema() {
    LEO_TRY_ASSIGN(SqlTransaction transaction, SqlTransaction::begin(database));
    LEO_TRY(database.execute(kChainSchema));
    LEO_TRY(writeMeta(database, "chain", genesis.chainId().view()));
    LEO_TRY(writeMeta(database, "genesis", genesis.encode()));
    LEO_TRY(database.setSchemaVersion(kSchemaVersion));
    return transaction.commit();
}

Status ChainStore::Impl::prepareStatements() {
    LEO_TRY_ASSIGN(Statement insertBlock,
                   database.prepare("INSERT INTO blocks(height, hash, time, txs, size, bytes, receipts) "
                                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    LEO_TRY_ASSIGN(Statement insertTx, database.prepare("INSERT INTO txs(id, height, idx) VALUES(?1, ?2, ?3)"));
    LEO_TRY_ASSIGN(Statement insertAccount,
                   database.prepare("INSERT INTO account_txs(account, height, idx) VALUES(?1, ?2, ?3)"));
    LEO_TRY_ASSIGN(Statement putState, database.prepare("INSERT INTO state(key, value) VALUES(?1, ?2) "
                                                        "ON CONFLICT(key) DO UPDATE SET value = excluded.value"));
    LEO_TRY_ASSIGN(Statement eraseState, database.prepare("DELETE FROM state WHERE key = ?1"));
    statements.emplace(Statements{std::move(insertBlock), std::move(insertTx), std::move(insertAccount),
                                  std::move(putState), std::move(eraseState)});
    return {};
}

Result<ChainStore> ChainStore::open(const std::filesystem::path& path, const ledger::Genesis& genesis,
                                    Durability durability, DatabaseOptions options) {
    LEO_TRY_ASSIGN(WriterLock lock, WriterLock::take(path));
    options.readOnly = false;
    LEO_TRY_ASSIGN(Database database, Database::open(path, options));
    auto m = std::make_unique<Impl>(path, genesis, std::move(database));
    m->lock = std::move(lock);
    m->durability = durability;
    if (durability == Durability::Relaxed) LEO_TRY(m->database.execute("PRAGMA synchronous=NORMAL"));
    LEO_TRY_ASSIGN(const std::int64_t version, m->database.schemaVersion());
    if (version == 0) LEO_TRY(m->createSchema());
    if (version != 0) LEO_TRY(checkSchemaVersion(version, path));
    LEO_TRY_ASSIGN(const std::optional<Bytes> chain, readMeta(m->database, "chain"));
    LEO_REQUIRE(chain.has_value(), Code::Malformed, path.string() + " does not say which chain it holds");
    const ChainId expected = genesis.chainId();
    LEO_REQUIRE(equal(*chain, expected.view()), Code::WrongChain,
                path.string() + " holds chain " +
                    toHex(ByteView(*chain).first(std::min<std::size_t>(chain->size(), 4))) + "…, not " +
                    expected.shortHex() + "… (" + genesis.network + ")");
    LEO_TRY(m->prepareStatements());
    LEO_TRY_ASSIGN(m->tip, m->storedTip());
    return ChainStore(std::move(m));
}

Result<ChainStore> ChainStore::openReadOnly(const std::filesystem::path& path) {
    DatabaseOptions options;
    options.readOnly = true;
    LEO_TRY_ASSIGN(Database database, Database::open(path, options));
    LEO_TRY_ASSIGN(const std::int64_t version, database.schemaVersion());
    LEO_TRY(checkSchemaVersion(version, path));
    LEO_TRY_ASSIGN(const std::optional<Bytes> record, readMeta(database, "genesis"));
    LEO_REQUIRE(record.has_value(), Code::Malformed, path.string() + " has no genesis record");
    LEO_TRY_ASSIGN(ledger::Genesis genesis, ledger::Genesis::decode(*record));
    auto m = std::make_unique<Impl>(path, std::move(genesis), std::move(database));
    m->readOnly = true;
    return ChainStore(std::move(m));
}

ChainStore::ChainStore(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}
ChainStore::ChainStore(ChainStore&&) noexcept = default;
ChainStore& ChainStore::operator=(ChainStore&&) noexcept = default;

ChainStore::~ChainStore() {
    // Lost if it fails, which Durability::Relaxed allows: the network still has these blocks.
    if (m) static_cast<void>(m->flush());
}

const ledger::Genesis& ChainStore::genesis() const {
    return m->genesis;
}

bool ChainStore::readOnly() const {
    return m->readOnly;
}

Result<Height> ChainStore::Impl::storedTip() {
    LEO_TRY_ASSIGN(const std::int64_t height, database.queryInt("SELECT coalesce(max(height), 0) FROM blocks"));
    return Height{static_cast<std::uint64_t>(height)};
}

Result<Height> ChainStore::tip() {
    return m->readOnly ? m->storedTip() : Result<Height>(m->tip);
}

// ---- writing

Status ChainStore::append(const ledger::Block& block, ByteView encoded, const std::vector<ledger::Receipt>& receipts,
                          const std::vector<ledger::StateChange>& changes) {
    LEO_ASSERT(!m->readOnly);
    LEO_REQUIRE(block.header.height == m->tip + 1, Code::WrongState,
                "the store expects block " + std::to_string(m->tip.value + 1) + ", not " +
                    std::to_string(block.header.height.value));
    LEO_TRY_ASSIGN(Prepared prepared, prepare(block, encoded, receipts, changes));
    if (m->durability == Durability::Full) {
        std::deque<Prepared> one;
        one.push_back(std::move(prepared));
        LEO_TRY(m->write(one));
    } else {
        if (m->gathered.size() >= kGroupedBlocks) LEO_TRY(m->flush());
        m->gathered.push_back(std::move(prepared));
    }
    m->tip = block.header.height;
    return {};
}

Status ChainStore::flush() {
    return m->flush();
}

Status ChainStore::Impl::flush() {
    if (gathered.empty()) return {};
    LEO_TRY(write(gathered));
    gathered.clear();
    return {};
}

Status ChainStore::Impl::write(const std::deque<Prepared>& blocks) {
    LEO_TRY_ASSIGN(SqlTransaction transaction, SqlTransaction::begin(database));
    for (const Prepared& block : blocks) LEO_TRY(writeRows(block));
    LEO_TRY(writeState(blocks));
    return transaction.commit();
}

Status ChainStore::Impl::writeRows(const Prepared& block) {
    LEO_TRY(statements->insertBlock.bind(1, block.height.value)
                .bind(2, block.hash.view())
                .bind(3, block.time.value)
                .bind(4, std::uint64_t{block.txs.size()})
                .bind(5, std::uint64_t{block.bytes.size()})
                .bindBorrowed(6, block.bytes)
                .bindBorrowed(7, block.receipts)
                .run());
    std::uint64_t index = 0;
    for (const TxId& id : block.txs)
        LEO_TRY(statements->insertTx.bind(1, id.view()).bind(2, block.height.value).bind(3, index++).run());
    for (const auto& [account, receipt] : block.accounts)
        LEO_TRY(statements->insertAccount.bind(1, account.view())
                    .bind(2, block.height.value)
                    .bind(3, std::uint64_t{receipt})
                    .run());
    return {};
}

Status ChainStore::Impl::writeState(const std::deque<Prepared>& blocks) {
    // Of a record that several blocks changed only the last value counts; some records change in every block.
    std::map<ByteView, const ledger::StateChange*, BytesLess> latest;
    for (const Prepared& block : blocks)
        for (const ledger::StateChange& change : block.changes) latest[change.key] = &change;
    for (const auto& [key, change] : latest) {
        if (change->value)
            LEO_TRY(statements->putState.bind(1, key).bindBorrowed(2, *change->value).run());
        else
            LEO_TRY(statements->eraseState.bind(1, key).run());
    }
    return {};
}

// ---- reading

const Prepared* ChainStore::Impl::waiting(Height height) const {
    if (gathered.empty() || height < gathered.front().height) return nullptr;
    const std::uint64_t offset = height.value - gathered.front().height.value;
    return offset < gathered.size() ? &gathered[offset] : nullptr;
}

template <class Value, class Read>
Result<Value> ChainStore::Impl::row(Height height, std::string_view column, Read read) {
    LEO_TRY_ASSIGN(Statement query,
                   database.prepare("SELECT " + std::string(column) + " FROM blocks WHERE height = ?1"));
    LEO_TRY_ASSIGN(const bool found, query.bind(1, height.value).step());
    LEO_REQUIRE(found, Code::NotFound, "there is no block " + std::to_string(height.value));
    return read(query);
}

Result<Bytes> ChainStore::blockBytes(Height height) {
    if (const Prepared* block = m->waiting(height)) return block->bytes;
    return m->row<Bytes>(height, "bytes", [](Statement& query) { return toBytes(query.columnBytes(0)); });
}

Result<ledger::Block> ChainStore::block(Height height) {
    LEO_TRY_ASSIGN(const Bytes bytes, blockBytes(height));
    return ledger::Block::decode(bytes);
}

Result<BlockHash> ChainStore::blockHash(Height height) {
    if (const Prepared* block = m->waiting(height)) return block->hash;
    return m->row<BlockHash>(height, "hash",
                             [](Statement& query) { return BlockHash::fromBytes(query.columnBytes(0)); });
}

Result<std::vector<ledger::Receipt>> ChainStore::receipts(Height height) {
    if (const Prepared* block = m->waiting(height)) return decodeReceipts(block->receipts);
    LEO_TRY_ASSIGN(const Bytes bytes,
                   m->row<Bytes>(height, "receipts", [](Statement& query) { return toBytes(query.columnBytes(0)); }));
    return decodeReceipts(bytes);
}

Result<TxLocation> ChainStore::findTx(const TxId& id) {
    for (const Prepared& block : m->gathered)
        for (std::size_t i = 0; i < block.txs.size(); ++i)
            if (block.txs[i] == id) return TxLocation{block.height, static_cast<std::uint32_t>(i)};
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT height, idx FROM txs WHERE id = ?1"));
    LEO_TRY_ASSIGN(const bool found, query.bind(1, id.view()).step());
    LEO_REQUIRE(found, Code::NotFound, "no transaction " + id.shortHex() + "… in the chain");
    return TxLocation{Height{query.columnU64(0)}, static_cast<std::uint32_t>(query.columnU64(1))};
}

Result<Height> ChainStore::findBlock(const BlockHash& hash) {
    LEO_TRY(m->flush());
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT height FROM blocks WHERE hash = ?1"));
    LEO_TRY_ASSIGN(const bool found, query.bind(1, hash.view()).step());
    LEO_REQUIRE(found, Code::NotFound, "no block " + hash.shortHex() + "… in the chain");
    return Height{query.columnU64(0)};
}

Result<ledger::TaskEnd> ChainStore::taskEnd(const TaskId& id) {
    LEO_TRY(m->flush());
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT value FROM state WHERE key = ?1"));
    const Bytes key = ledger::records::key(ledger::records::Kind::Task, id.view());
    LEO_TRY_ASSIGN(const bool found, query.bind(1, ByteView(key)).step());
    LEO_REQUIRE(found, Code::NotFound, "no task " + id.shortHex() + "… in the chain");
    LEO_TRY_ASSIGN(const ledger::Task task, ledger::records::decodeTask(id, query.columnBytes(0)));
    return task.end;
}

Result<std::vector<BlockSummary>> ChainStore::blocksBefore(std::optional<Height> before, std::size_t limit) {
    LEO_TRY(m->flush());
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT height, hash, time, txs, size FROM blocks "
                                                        "WHERE height < ?1 ORDER BY height DESC LIMIT ?2"));
    query.bind(1, before ? static_cast<std::int64_t>(before->value) : std::numeric_limits<std::int64_t>::max());
    query.bind(2, std::uint64_t{std::min(limit, kMaxQueryRows)});
    std::vector<BlockSummary> rows;
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) return rows;
        LEO_TRY_ASSIGN(const BlockHash hash, BlockHash::fromBytes(query.columnBytes(1)));
        rows.push_back(BlockSummary{Height{query.columnU64(0)}, hash, TimeMs{query.columnU64(2)}, query.columnU64(3),
                                    query.columnU64(4)});
    }
}

Result<std::vector<AccountEntry>> ChainStore::accountHistory(const AccountId& account,
                                                             std::optional<std::pair<Height, std::uint32_t>> before,
                                                             std::size_t limit) {
    LEO_TRY(m->flush());
    LEO_TRY_ASSIGN(
        Statement query,
        m->database.prepare("SELECT a.height, a.idx, b.time FROM account_txs a JOIN blocks b USING(height) "
                            "WHERE a.account = ?1 AND (a.height, a.idx) < (?2, ?3) "
                            "ORDER BY a.height DESC, a.idx DESC LIMIT ?4"));
    query.bind(1, account.view());
    query.bind(2, before ? static_cast<std::int64_t>(before->first.value) : std::numeric_limits<std::int64_t>::max());
    query.bind(3, before ? std::int64_t{before->second} : 0);
    query.bind(4, std::uint64_t{std::min(limit, kMaxQueryRows)});
    std::vector<AccountEntry> entries;
    std::optional<Height> decoded;
    std::vector<ledger::Receipt> receipts;
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) return entries;
        const Height height{query.columnU64(0)};
        const auto index = static_cast<std::uint32_t>(query.columnU64(1));
        if (decoded != height) {
            LEO_TRY_ASSIGN(receipts, this->receipts(height));
            decoded = height;
        }
        LEO_REQUIRE(index < receipts.size(), Code::Malformed, atHeight(height, "the account index does not fit"));
        entries.push_back(AccountEntry{height, index, TimeMs{query.columnU64(2)}, receipts[index]});
    }
}

Status ChainStore::putNote(std::string_view name, ByteView value) {
    LEO_ASSERT(!m->readOnly);
    LEO_REQUIRE(value.size() <= kMaxNoteBytes, Code::TooLarge, "a note of more than 64 KiB");
    return writeMeta(m->database, "note." + std::string(name), value);
}

Result<std::optional<Bytes>> ChainStore::note(std::string_view name) {
    return readMeta(m->database, "note." + std::string(name));
}

}  // namespace leo::store

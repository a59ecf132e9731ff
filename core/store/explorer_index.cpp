#include "store/explorer_index.h"

#include <deque>

#include "store/explorer_rows.h"

namespace leo::store {

namespace {

// Random insertions into the ids touch pages all over the file while a long chain is caught up.
constexpr const char* kWriterPragmas =
    "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=8192;";

Result<std::optional<Bytes>> readIndexMeta(Database& database, std::string_view name) {
    LEO_TRY_ASSIGN(Statement query, database.prepare("SELECT value FROM meta WHERE name = ?1"));
    LEO_TRY_ASSIGN(const bool found, query.bind(1, name).step());
    if (!found) return std::optional<Bytes>();
    return std::optional<Bytes>(toBytes(query.columnBytes(0)));
}

Status writeIndexMeta(Database& database, std::string_view name, ByteView value) {
    LEO_TRY_ASSIGN(Statement put, database.prepare("INSERT OR REPLACE INTO meta(name, value) VALUES(?1, ?2)"));
    return put.bind(1, name).bind(2, value).run();
}

Result<Height> storedTip(Database& database) {
    LEO_TRY_ASSIGN(const std::int64_t height, database.queryInt("SELECT coalesce(max(height), 0) FROM block"));
    return Height{static_cast<std::uint64_t>(height)};
}

// Whether the file is an index of this chain, as far as the chain goes now.
Result<bool> fits(Database& database, const ledger::Genesis& genesis,
                  const std::function<Result<BlockHash>(Height)>& hashAt) {
    LEO_TRY_ASSIGN(const std::int64_t version, database.schemaVersion());
    if (version != kIndexSchemaVersion) return false;
    LEO_TRY_ASSIGN(const std::optional<Bytes> chain, readIndexMeta(database, "chain"));
    if (!chain || !equal(*chain, genesis.chainId().view())) return false;
    LEO_TRY_ASSIGN(const Height tip, storedTip(database));
    if (tip.value == 0) return true;
    LEO_TRY_ASSIGN(Statement query, database.prepare("SELECT hash FROM block WHERE height = ?1"));
    LEO_TRY_ASSIGN(const bool found, query.bind(1, tip.value).step());
    const Result<BlockHash> hash = hashAt(tip);
    return found && hash.ok() && equal(query.columnBytes(0), hash->view());
}

Status create(Database& database, const ledger::Genesis& genesis) {
    LEO_TRY_ASSIGN(SqlTransaction transaction, SqlTransaction::begin(database));
    LEO_TRY(database.execute(kIndexSchema));
    LEO_TRY(writeIndexMeta(database, "chain", genesis.chainId().view()));
    LEO_TRY(database.setSchemaVersion(kIndexSchemaVersion));
    LEO_TRY_ASSIGN(ExplorerRows rows, ExplorerRows::prepare(database));
    LEO_TRY(rows.addGenesis(genesis));
    LEO_TRY(rows.finish());
    return transaction.commit();
}

}  // namespace

struct ExplorerIndex::Impl {
    Impl(Database db, ExplorerRows made, Height at) : database(std::move(db)), rows(std::move(made)), tip(at) {}
    Database database;
    ExplorerRows rows;
    Height tip;
};

Status removeIndex(const std::filesystem::path& path) {
    for (const char* suffix : {"", "-wal", "-shm"}) {
        std::error_code error;
        std::filesystem::remove(path.string() + suffix, error);
        LEO_REQUIRE(!error, Code::Io, "cannot delete " + path.string() + suffix);
    }
    return {};
}

Result<ExplorerIndex> ExplorerIndex::open(const std::filesystem::path& path, const ledger::Genesis& genesis,
                                          const std::function<Result<BlockHash>(Height)>& hashAt) {
    const auto usable = [&]() -> Result<bool> {
        LEO_TRY_ASSIGN(Database database, Database::open(path));
        return fits(database, genesis, hashAt);
    };
    // A new file has schema version 0 and does not fit either.
    const Result<bool> fit = usable();
    const bool damaged = !fit.ok() && (fit.error().code == Code::Malformed || fit.error().code == Code::Internal);
    if (!fit.ok() && !damaged) return fit.error();
    if (damaged || !*fit) LEO_TRY(removeIndex(path));
    LEO_TRY_ASSIGN(Database database, Database::open(path));
    LEO_TRY(database.execute(kWriterPragmas));
    if (damaged || !*fit) LEO_TRY(create(database, genesis));
    LEO_TRY_ASSIGN(const Height tip, storedTip(database));
    LEO_TRY_ASSIGN(ExplorerRows rows, ExplorerRows::prepare(database));
    return ExplorerIndex(std::make_unique<Impl>(std::move(database), std::move(rows), tip));
}

ExplorerIndex::ExplorerIndex(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}
ExplorerIndex::~ExplorerIndex() = default;
ExplorerIndex::ExplorerIndex(ExplorerIndex&&) noexcept = default;
ExplorerIndex& ExplorerIndex::operator=(ExplorerIndex&&) noexcept = default;

Height ExplorerIndex::tip() const {
    return m->tip;
}

Status ExplorerIndex::add(const std::vector<Input>& blocks, const EndOf& endOf) {
    if (blocks.empty()) return {};
    Height next = m->tip;
    const auto write = [&]() -> Status {
        LEO_TRY_ASSIGN(SqlTransaction transaction, SqlTransaction::begin(m->database));
        for (const Input& input : blocks) {
            next = next + 1;
            LEO_REQUIRE(input.block.header.height == next, Code::WrongState,
                        "the index expects block " + std::to_string(next.value));
            LEO_TRY(m->rows.addBlock(input, endOf));
        }
        LEO_TRY(m->rows.finish());
        return transaction.commit();
    };
    const Status written = write();
    if (!written.ok()) {
        m->rows.forget();
        return written;
    }
    m->tip = next;
    return {};
}

Result<bool> ExplorerIndex::catchUp(ChainStore& chain) {
    LEO_TRY_ASSIGN(const Height tip, chain.tip());
    std::deque<std::pair<ledger::Block, std::vector<ledger::Receipt>>> read;
    std::vector<Input> inputs;
    for (Height height = m->tip + 1; height <= tip && inputs.size() < kIndexBatchBlocks; height = height + 1) {
        LEO_TRY_ASSIGN(const Bytes bytes, chain.blockBytes(height));
        LEO_TRY_ASSIGN(ledger::Block block, ledger::Block::decode(bytes));
        LEO_TRY_ASSIGN(std::vector<ledger::Receipt> receipts, chain.receipts(height));
        read.emplace_back(std::move(block), std::move(receipts));
        inputs.push_back(Input{read.back().first, bytes.size(), read.back().second});
    }
    LEO_TRY(add(inputs, [&](const TaskId& task) { return chain.taskEnd(task); }));
    return m->tip < tip;
}

}  // namespace leo::store

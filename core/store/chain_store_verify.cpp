#include "codec/cbor.h"
#include "store/chain_store_impl.h"

namespace leo::store {

namespace {

constexpr std::size_t kMaxReceiptsBytes = 64u << 20;  // of one block: every open task may reach a deadline in it
constexpr std::uint64_t kMaxReceipts = 100'000;

Error damagedAt(Height height, const std::string& what) {
    return makeError(Code::Malformed, atHeight(height, what));
}

// Several queries that see one and the same chain while a writer goes on beside them.
class ReadSnapshot {
public:
    static Result<ReadSnapshot> begin(Database& database) {
        LEO_TRY(database.execute("BEGIN"));
        return ReadSnapshot(database);
    }
    ~ReadSnapshot() {
        // Nothing was written, so nothing can be lost with it.
        if (m_database) static_cast<void>(m_database->execute("ROLLBACK"));
    }
    ReadSnapshot(ReadSnapshot&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    ReadSnapshot& operator=(ReadSnapshot&&) = delete;

private:
    explicit ReadSnapshot(Database& database) : m_database(&database) {}
    Database* m_database;
};

}  // namespace

std::string atHeight(Height height, const std::string& what) {
    return "block " + std::to_string(height.value) + ": " + what;
}

Result<std::vector<ledger::Receipt>> decodeReceipts(ByteView bytes) {
    codec::Reader reader(bytes, kMaxReceiptsBytes);
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(kMaxReceipts));
    std::vector<ledger::Receipt> receipts;
    receipts.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(const ByteView item, reader.rawItem());
        LEO_TRY_ASSIGN(ledger::Receipt receipt, ledger::Receipt::decode(item));
        receipts.push_back(std::move(receipt));
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return receipts;
}

Result<ledger::State> ChainStore::loadState() {
    LEO_TRY(m->flush());
    LEO_TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::begin(m->database));
    LEO_TRY_ASSIGN(const Height tip, m->storedTip());
    if (tip.value == 0) return ledger::State::fromGenesis(m->genesis);
    std::vector<std::pair<Bytes, Bytes>> records;
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT key, value FROM state"));
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) break;
        records.emplace_back(toBytes(query.columnBytes(0)), toBytes(query.columnBytes(1)));
    }
    LEO_TRY_ASSIGN(ledger::State state, ledger::State::load(m->genesis, records));
    LEO_REQUIRE(state.height() == tip, Code::Malformed,
                "the state is of block " + std::to_string(state.height().value) + ", the newest block is " +
                    std::to_string(tip.value));
    BlockHash expected = state.tip();
    const std::uint64_t oldest = tip.value > kStartupHeaders ? tip.value - kStartupHeaders + 1 : 1;
    for (std::uint64_t height = tip.value; height >= oldest; --height) {
        LEO_TRY_ASSIGN(const ledger::Block newest, block(Height{height}));
        LEO_REQUIRE(newest.header.hash() == expected, Code::Malformed,
                    atHeight(Height{height}, "its header is not the one its successor names"));
        expected = newest.header.previous;
    }
    return state;
}

Status ChainStore::Impl::verifyBlock(ledger::State& state, Height height) {
    LEO_TRY_ASSIGN(Statement query, database.prepare("SELECT hash, time, txs, size, bytes, receipts FROM blocks "
                                                     "WHERE height = ?1"));
    LEO_TRY_ASSIGN(const bool found, query.bind(1, height.value).step());
    LEO_REQUIRE(found, Code::Malformed, "it is missing");
    const ByteView bytes = query.columnBytes(4);
    LEO_TRY_ASSIGN(const ledger::Block block, ledger::Block::decode(bytes));
    LEO_TRY_ASSIGN(const std::vector<ledger::Receipt> computed, state.apply(block));
    LEO_REQUIRE(equal(query.columnBytes(0), state.tip().view()), Code::Malformed,
                "the stored hash is not its header's");
    LEO_REQUIRE(query.columnU64(1) == block.header.time.value && query.columnU64(2) == block.txs.size() &&
                    query.columnU64(3) == bytes.size(),
                Code::Malformed, "the summary is not the block's");
    auto stored = decodeReceipts(query.columnBytes(5));
    LEO_REQUIRE(stored.ok() && stored->size() == computed.size(), Code::Malformed,
                "the stored receipts are not those its execution gives");
    std::uint64_t index = 0;
    for (std::size_t i = 0; i < computed.size(); ++i) {
        // Not the sentence: it may have been improved since the block was stored.
        LEO_REQUIRE((*stored)[i].rootLeaf() == computed[i].rootLeaf(), Code::Malformed,
                    "stored receipt " + std::to_string(i) + " is not the one its execution gives");
        if (computed[i].kind != ledger::Receipt::Kind::Transaction) continue;
        LEO_TRY_ASSIGN(Statement find,
                       database.prepare("SELECT 1 FROM txs WHERE id = ?1 AND height = ?2 AND idx = ?3"));
        LEO_TRY_ASSIGN(const bool indexed,
                       find.bind(1, ByteView(computed[i].subject)).bind(2, height.value).bind(3, index++).step());
        LEO_REQUIRE(indexed, Code::Malformed, "transaction " + std::to_string(index - 1) + " is not in the index");
    }
    return {};
}

Status ChainStore::Impl::verifyState(const std::map<Bytes, Bytes>& expected, Height newest) {
    LEO_TRY_ASSIGN(Statement query, database.prepare("SELECT key, value FROM state"));
    std::size_t count = 0;
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) break;
        ++count;
        const auto record = expected.find(toBytes(query.columnBytes(0)));
        if (record == expected.end() || !equal(record->second, query.columnBytes(1)))
            return damagedAt(newest, "a stored state record is not what the blocks up to here give");
    }
    if (count != expected.size()) return damagedAt(newest, "a state record is missing");
    return {};
}

Result<Height> ChainStore::verify(const std::function<bool(Height, Height)>& progress) {
    LEO_TRY(m->flush());
    LEO_TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::begin(m->database));
    LEO_TRY_ASSIGN(const Height tip, m->storedTip());
    LEO_TRY_ASSIGN(ledger::State state, ledger::State::fromGenesis(m->genesis));
    std::map<Bytes, Bytes> records;
    for (Height height{1}; height <= tip; height = height + 1) {
        if (const Status status = m->verifyBlock(state, height); !status)
            return damagedAt(height, toString(status.error()));
        for (const ledger::StateChange& change : state.lastChanges()) {
            if (change.value)
                records[change.key] = *change.value;
            else
                records.erase(change.key);
        }
        if (progress && !progress(height, tip)) return makeError(Code::Cancelled, "stopped");
    }
    LEO_TRY(m->verifyState(records, tip));
    LEO_TRY(m->database.quickCheck());
    return tip;
}

}  // namespace leo::store

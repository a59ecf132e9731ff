#include <algorithm>
#include <limits>
#include <set>

#include "store/explorer_index.h"
#include "store/explorer_rows.h"

namespace leo::store {

namespace {

constexpr std::int64_t kNewest = std::numeric_limits<std::int64_t>::max();

constexpr const char* kTxColumns =
    "t.place, b.time, t.subject, t.kind, t.note, t.fate, t.code, t.amount, "
    "(SELECT id FROM entity WHERE no = t.sender), (SELECT id FROM entity WHERE no = t.other), "
    "(SELECT id FROM entity WHERE no = t.task), (SELECT id FROM entity WHERE no = t.lambda) ";

Result<IndexedTx> txOf(const Statement& row) {
    IndexedTx tx;
    tx.place = Place{row.columnU64(0)};
    tx.time = TimeMs{row.columnU64(1)};
    LEO_TRY_ASSIGN(tx.subject, row.columnArray<32>(2));
    tx.kind = static_cast<std::uint8_t>(row.columnU64(3));
    tx.note = static_cast<std::uint32_t>(row.columnU64(4));
    tx.end = static_cast<ledger::TaskEnd>(row.columnU64(5));
    tx.code = static_cast<Code>(row.columnU64(6));
    tx.amount = Amount{row.columnU64(7)};
    const auto idAt = [&](int column, auto& id) -> Status {
        if (row.columnIsNull(column)) return {};
        LEO_TRY_ASSIGN(id, std::remove_reference_t<decltype(*id)>::fromBytes(row.columnBytes(column)));
        return {};
    };
    LEO_TRY(idAt(8, tx.sender));
    LEO_TRY(idAt(9, tx.other));
    LEO_TRY(idAt(10, tx.task));
    LEO_TRY(idAt(11, tx.lambda));
    return tx;
}

template <class Row, class Read>
Result<std::vector<Row>> rowsOf(Statement& query, Read read) {
    std::vector<Row> rows;
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) return rows;
        Result<Row> row = read(query);
        if (!row.ok()) {
            query.reset();
            return row.takeError();
        }
        rows.push_back(std::move(*row));
    }
}

std::int64_t below(const std::optional<Place>& place) {
    return place ? static_cast<std::int64_t>(place->value) : kNewest;
}

std::uint64_t atMost(std::size_t limit) {
    return std::min(limit, kMaxIndexRows);
}

}  // namespace

struct ExplorerReader::Impl {
    explicit Impl(Database db) : database(std::move(db)) {}

    Result<EntityNo> find(EntityKind kind, const Hash& id) {
        LEO_TRY_ASSIGN(Statement query, database.prepare("SELECT i.ref FROM ids i JOIN entity e ON e.no = i.ref "
                                                         "WHERE i.prefix = ?1 AND i.kind = ?2 AND e.id = ?3"));
        query.bind(1, prefixOf(id)).bind(2, std::int64_t{static_cast<std::uint8_t>(kind)}).bind(3, ByteView(id));
        LEO_TRY_ASSIGN(const bool found, query.step());
        return found ? query.columnInt(0) : EntityNo{0};
    }

    Result<std::vector<IndexedTx>> linked(EntityNo owner, RecordKey key, std::optional<Place> before,
                                          std::size_t limit) {
        LEO_TRY_ASSIGN(Statement query,
                       database.prepare("SELECT " + std::string(kTxColumns) +
                                        "FROM link l JOIN tx t ON t.place = l.place JOIN block b ON b.height = "
                                        "t.place >> 20 WHERE l.owner = ?1 AND l.key = ?2 AND l.place < ?3 "
                                        "ORDER BY l.place DESC LIMIT ?4"));
        query.bind(1, owner).bind(2, std::int64_t{static_cast<std::uint8_t>(key)});
        query.bind(3, below(before)).bind(4, atMost(limit));
        return rowsOf<IndexedTx>(query, txOf);
    }

    Result<std::optional<IndexedMatch>> match(EntityKind kind, std::int64_t reference);
    Status appendEntities(std::vector<IndexedMatch>& matches, Statement& query, std::size_t limit);

    Database database;
};

Result<ExplorerReader> ExplorerReader::open(const std::filesystem::path& path) {
    DatabaseOptions options;
    options.readOnly = true;
    LEO_TRY_ASSIGN(Database database, Database::open(path, options));
    LEO_TRY_ASSIGN(const std::int64_t version, database.schemaVersion());
    LEO_REQUIRE(version == kIndexSchemaVersion, Code::Malformed, path.string() + " is no index of this version");
    return ExplorerReader(std::make_unique<Impl>(std::move(database)));
}

ExplorerReader::ExplorerReader(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}
ExplorerReader::~ExplorerReader() = default;
ExplorerReader::ExplorerReader(ExplorerReader&&) noexcept = default;
ExplorerReader& ExplorerReader::operator=(ExplorerReader&&) noexcept = default;

Result<Height> ExplorerReader::tip() {
    LEO_TRY_ASSIGN(const std::int64_t height, m->database.queryInt("SELECT coalesce(max(height), 0) FROM block"));
    return Height{static_cast<std::uint64_t>(height)};
}

Result<IndexedTotals> ExplorerReader::totals() {
    IndexedTotals totals;
    LEO_TRY_ASSIGN(Statement pots, m->database.prepare("SELECT kind, amount FROM pot"));
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, pots.step());
        if (!more) break;
        const std::uint64_t units = pots.columnU64(1);
        switch (static_cast<ledger::PotKind>(pots.columnU64(0))) {
            case ledger::PotKind::Account: totals.balances.units += units; break;
            case ledger::PotKind::Escrow: totals.escrow.units += units; break;
            case ledger::PotKind::LambdaBond:
            case ledger::PotKind::MissReserve: totals.bonds.units += units; break;
            case ledger::PotKind::Burned: totals.burned.units += units; break;
            default: totals.deposits.units += units; break;
        }
    }
    LEO_TRY_ASSIGN(Statement tasks,
                   m->database.prepare("SELECT coalesce(sum(ended), 0), coalesce(sum(settled), 0) FROM hour"));
    LEO_TRY(tasks.step());
    totals.tasksEnded = tasks.columnU64(0);
    totals.tasksSettled = tasks.columnU64(1);
    tasks.reset();
    LEO_TRY_ASSIGN(totals.tip, tip());
    return totals;
}

Result<std::vector<IndexedHour>> ExplorerReader::hours(TimeMs since) {
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT hour, burned, ended, settled FROM hour "
                                                        "WHERE hour >= ?1 ORDER BY hour LIMIT ?2"));
    query.bind(1, since.value / kIndexHourMs).bind(2, std::uint64_t{kMaxIndexHours});
    return rowsOf<IndexedHour>(query, [](const Statement& row) -> Result<IndexedHour> {
        return IndexedHour{TimeMs{row.columnU64(0) * kIndexHourMs}, Amount{row.columnU64(1)}, row.columnU64(2),
                           row.columnU64(3)};
    });
}

// ---- lists

Result<std::vector<IndexedBlock>> ExplorerReader::blocks(std::optional<Height> before, std::size_t limit) {
    LEO_TRY_ASSIGN(Statement query,
                   m->database.prepare("SELECT height, hash, time, txs, size, burned, kinds FROM block "
                                       "WHERE height < ?1 ORDER BY height DESC LIMIT ?2"));
    query.bind(1, before ? static_cast<std::int64_t>(before->value) : kNewest).bind(2, atMost(limit));
    return rowsOf<IndexedBlock>(query, [](const Statement& row) -> Result<IndexedBlock> {
        LEO_TRY_ASSIGN(const BlockHash hash, BlockHash::fromBytes(row.columnBytes(1)));
        return IndexedBlock{Height{row.columnU64(0)},   hash,
                            TimeMs{row.columnU64(2)},   static_cast<std::uint32_t>(row.columnU64(3)),
                            row.columnU64(4),           Amount{row.columnU64(5)},
                            toBytes(row.columnBytes(6))};
    });
}

Result<std::vector<IndexedTx>> ExplorerReader::txs(std::optional<Place> before, std::size_t limit) {
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT " + std::string(kTxColumns) +
                                                        "FROM tx t JOIN block b ON b.height = t.place >> 20 "
                                                        "WHERE t.place < ?1 ORDER BY t.place DESC LIMIT ?2"));
    query.bind(1, below(before)).bind(2, atMost(limit));
    return rowsOf<IndexedTx>(query, txOf);
}

Result<std::vector<IndexedTx>> ExplorerReader::blockTxs(Height height) {
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT " + std::string(kTxColumns) +
                                                        "FROM tx t JOIN block b ON b.height = t.place >> 20 "
                                                        "WHERE t.place >= ?1 AND t.place < ?2 ORDER BY t.place"));
    query.bind(1, Place::of(height, 0).value).bind(2, Place::of(height + 1, 0).value);
    return rowsOf<IndexedTx>(query, txOf);
}

Result<std::vector<IndexedTask>> ExplorerReader::tasks(std::optional<Place> before, std::size_t limit) {
    LEO_TRY_ASSIGN(Statement query,
                   m->database.prepare(
                       "SELECT e.id, t.posted, t.closed, t.fate, b.time, coalesce(x.amount, 0) "
                       "FROM task t JOIN entity e USING(no) JOIN block b ON b.height = t.posted >> 20 "
                       "LEFT JOIN tx x ON x.place = t.closed WHERE t.posted < ?1 ORDER BY t.posted DESC LIMIT ?2"));
    query.bind(1, below(before)).bind(2, atMost(limit));
    return rowsOf<IndexedTask>(query, [](const Statement& row) -> Result<IndexedTask> {
        IndexedTask task;
        LEO_TRY_ASSIGN(task.task, TaskId::fromBytes(row.columnBytes(0)));
        task.posted = Place{row.columnU64(1)};
        if (!row.columnIsNull(2)) task.closed = Place{row.columnU64(2)};
        task.end = static_cast<ledger::TaskEnd>(row.columnU64(3));
        task.postedTime = TimeMs{row.columnU64(4)};
        task.paid = Amount{row.columnU64(5)};
        return task;
    });
}

Result<std::vector<IndexedTx>> ExplorerReader::recordTxs(const AccountId& account, RecordKey key,
                                                         std::optional<Place> before, std::size_t limit) {
    LEO_TRY_ASSIGN(const EntityNo owner, m->find(EntityKind::Account, account.bytes));
    return m->linked(owner, key, before, limit);
}

Result<std::vector<IndexedTx>> ExplorerReader::disputes(std::optional<Place> before, std::size_t limit) {
    return m->linked(kNetwork, RecordKey::Disputes, before, limit);
}

Result<std::vector<IndexedTx>> ExplorerReader::taskTxs(const TaskId& task, std::optional<Place> before,
                                                       std::size_t limit) {
    LEO_TRY_ASSIGN(const EntityNo owner, m->find(EntityKind::Task, task.bytes));
    return m->linked(owner, RecordKey::All, before, limit);
}

Result<std::vector<IndexedTx>> ExplorerReader::lambdaTxs(const LambdaId& lambda, std::optional<Place> before,
                                                         std::size_t limit) {
    LEO_TRY_ASSIGN(const EntityNo owner, m->find(EntityKind::Lambda, lambda.bytes));
    return m->linked(owner, RecordKey::All, before, limit);
}

Result<IndexedTx> ExplorerReader::tx(const TxId& id) {
    LEO_TRY_ASSIGN(Statement query,
                   m->database.prepare("SELECT " + std::string(kTxColumns) +
                                       "FROM ids i JOIN tx t ON t.place = i.ref JOIN block b ON b.height = "
                                       "t.place >> 20 WHERE i.prefix = ?1 AND i.kind = ?2 AND t.subject = ?3"));
    query.bind(1, prefixOf(id.bytes)).bind(2, std::int64_t{static_cast<std::uint8_t>(EntityKind::Tx)});
    LEO_TRY_ASSIGN(const bool found, query.bind(3, id.view()).step());
    LEO_REQUIRE(found, Code::NotFound, "no transaction " + id.shortHex() + "… in the chain");
    return txOf(query);
}

// ---- accounts

Result<std::uint64_t> ExplorerReader::count(const AccountId& account, RecordKey key) {
    LEO_TRY_ASSIGN(const EntityNo owner, m->find(EntityKind::Account, account.bytes));
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT n FROM counts WHERE owner = ?1 AND key = ?2"));
    LEO_TRY_ASSIGN(const bool found,
                   query.bind(1, owner).bind(2, std::int64_t{static_cast<std::uint8_t>(key)}).step());
    return found ? query.columnU64(0) : std::uint64_t{0};
}

Result<std::uint32_t> ExplorerReader::creditAt(const AccountId& node, Height height) {
    LEO_TRY_ASSIGN(const EntityNo owner, m->find(EntityKind::Account, node.bytes));
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT credit FROM credit WHERE node = ?1 AND place < ?2 "
                                                        "ORDER BY place DESC, nth DESC LIMIT 1"));
    LEO_TRY_ASSIGN(const bool found, query.bind(1, owner).bind(2, Place::of(height + 1, 0).value).step());
    LEO_REQUIRE(found, Code::NotFound, node.shortHex() + " was no node");
    return static_cast<std::uint32_t>(query.columnU64(0));
}

Result<std::vector<IndexedCredit>> ExplorerReader::creditHistory(const AccountId& node, TimeMs since,
                                                                 std::size_t limit) {
    LEO_TRY_ASSIGN(const EntityNo owner, m->find(EntityKind::Account, node.bytes));
    LEO_TRY_ASSIGN(Statement query,
                   m->database.prepare("SELECT c.place, coalesce(b.time, 0), c.credit, c.change, c.why FROM credit c "
                                       "LEFT JOIN block b ON b.height = c.place >> 20 WHERE c.node = ?1 "
                                       "ORDER BY c.place DESC, c.nth DESC LIMIT ?2"));
    query.bind(1, owner).bind(2, atMost(limit));
    std::vector<IndexedCredit> points;
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        // Times only fall from here on.
        if (!more || query.columnU64(1) < since.value) return points;
        points.push_back(IndexedCredit{Place{query.columnU64(0)}, TimeMs{query.columnU64(1)},
                                       static_cast<std::uint32_t>(query.columnU64(2)), query.columnInt(3),
                                       std::string(query.columnText(4))});
    }
}

Result<std::vector<IndexedEarnings>> ExplorerReader::earnings(const AccountId& node, TimeMs since) {
    LEO_TRY_ASSIGN(const EntityNo owner, m->find(EntityKind::Account, node.bytes));
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT day, executor, monitor, attestor FROM earned "
                                                        "WHERE node = ?1 AND day >= ?2 ORDER BY day LIMIT ?3"));
    query.bind(1, owner).bind(2, since.value).bind(3, std::uint64_t{kMaxIndexRows});
    return rowsOf<IndexedEarnings>(query, [](const Statement& row) -> Result<IndexedEarnings> {
        return IndexedEarnings{TimeMs{row.columnU64(0)}, Amount{row.columnU64(1)}, Amount{row.columnU64(2)},
                               Amount{row.columnU64(3)}};
    });
}

Result<std::vector<IndexedPart>> ExplorerReader::parts(const AccountId& node, const std::optional<TaskId>& before,
                                                       std::size_t limit) {
    LEO_TRY_ASSIGN(const EntityNo owner, m->find(EntityKind::Account, node.bytes));
    EntityNo from = kNewest;
    if (before) {
        LEO_TRY_ASSIGN(from, m->find(EntityKind::Task, before->bytes));
    }
    LEO_TRY_ASSIGN(
        Statement query,
        m->database.prepare(
            "SELECT e.id, p.joined, b.time, p.executor, t.closed, t.fate, p.earned, p.lost, p.credit FROM part p "
            "JOIN task t ON t.no = p.task JOIN entity e ON e.no = p.task JOIN block b ON b.height = p.joined >> 20 "
            "WHERE p.node = ?1 AND p.task < ?2 ORDER BY p.task DESC LIMIT ?3"));
    query.bind(1, owner).bind(2, from).bind(3, atMost(limit));
    return rowsOf<IndexedPart>(query, [](const Statement& row) -> Result<IndexedPart> {
        IndexedPart part;
        LEO_TRY_ASSIGN(part.task, TaskId::fromBytes(row.columnBytes(0)));
        part.joined = Place{row.columnU64(1)};
        part.time = TimeMs{row.columnU64(2)};
        if (!row.columnIsNull(3)) part.executor = row.columnInt(3) != 0;
        part.closed = !row.columnIsNull(4);
        part.end = static_cast<ledger::TaskEnd>(row.columnU64(5));
        part.earned = Amount{row.columnU64(6)};
        part.lost = Amount{row.columnU64(7)};
        part.creditChange = row.columnInt(8);
        return part;
    });
}

// ---- search

Result<std::optional<IndexedMatch>> ExplorerReader::Impl::match(EntityKind kind, std::int64_t reference) {
    const char* sql = kind == EntityKind::Block ? "SELECT hash, height FROM block WHERE height = ?1"
                      : kind == EntityKind::Tx  ? "SELECT subject, place >> 20 FROM tx WHERE place = ?1"
                                                : "SELECT id, 0 FROM entity WHERE no = ?1";
    LEO_TRY_ASSIGN(Statement query, database.prepare(sql));
    LEO_TRY_ASSIGN(const bool found, query.bind(1, reference).step());
    if (!found) return std::optional<IndexedMatch>();
    IndexedMatch match;
    match.kind = kind;
    LEO_TRY_ASSIGN(match.id, query.columnArray<32>(0));
    match.height = Height{query.columnU64(1)};
    return std::optional<IndexedMatch>(std::move(match));
}

Result<std::vector<IndexedMatch>> ExplorerReader::findId(std::string_view hexDigits, std::size_t limit) {
    LEO_REQUIRE(!hexDigits.empty() && hexDigits.size() <= 64, Code::Malformed, "1 to 64 hexadecimal digits");
    // The ids asked for lie between these digits filled up with 0 and with f.
    std::string low(hexDigits), high(hexDigits);
    low.resize(64, '0'), high.resize(64, 'f');
    LEO_TRY_ASSIGN(const Bytes from, fromHex(low));
    LEO_TRY_ASSIGN(const Bytes to, fromHex(high));
    LEO_TRY_ASSIGN(Statement query, m->database.prepare("SELECT kind, ref FROM ids WHERE prefix BETWEEN ?1 AND ?2 "
                                                        "ORDER BY prefix, kind LIMIT ?3"));
    query.bind(1, prefixOf(from)).bind(2, prefixOf(to)).bind(3, atMost(limit));
    std::vector<IndexedMatch> matches;
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) return matches;
        LEO_TRY_ASSIGN(std::optional<IndexedMatch> match,
                       m->match(static_cast<EntityKind>(query.columnU64(0)), query.columnInt(1)));
        if (!match) continue;
        const Bytes id = toBytes(ByteView(match->id));
        if (id >= from && id <= to) matches.push_back(std::move(*match));
    }
}

Status ExplorerReader::Impl::appendEntities(std::vector<IndexedMatch>& matches, Statement& query, std::size_t limit) {
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) return {};
        IndexedMatch match;
        match.kind = static_cast<EntityKind>(query.columnU64(0));
        LEO_TRY_ASSIGN(match.id, query.columnArray<32>(1));
        match.name = std::string(query.columnText(2));
        const bool known = std::any_of(matches.begin(), matches.end(), [&](const IndexedMatch& other) {
            return other.kind == match.kind && other.id == match.id;
        });
        if (!known && matches.size() < limit) matches.push_back(std::move(match));
    }
}

Result<std::vector<IndexedMatch>> ExplorerReader::findCid(ByteView digestPrefix, std::size_t limit) {
    LEO_REQUIRE(!digestPrefix.empty() && digestPrefix.size() <= 32, Code::Malformed, "1 to 32 bytes");
    Bytes high = toBytes(digestPrefix);
    high.resize(32, 0xff);
    LEO_TRY_ASSIGN(Statement query,
                   m->database.prepare("SELECT e.kind, e.id, '' FROM cids c JOIN entity e ON e.no = c.entity "
                                       "WHERE c.digest BETWEEN ?1 AND ?2 LIMIT ?3"));
    query.bind(1, digestPrefix).bind(2, ByteView(high)).bind(3, atMost(limit));
    std::vector<IndexedMatch> matches;
    LEO_TRY(m->appendEntities(matches, query, limit));
    return matches;
}

Result<std::vector<IndexedMatch>> ExplorerReader::findName(std::string_view text, std::size_t limit) {
    std::vector<IndexedMatch> matches;
    if (text.empty()) return matches;
    const std::string folded = foldName(text);
    // Past every name that begins so: no UTF-8 text has this byte.
    const std::string past = folded + '\xff';
    LEO_TRY_ASSIGN(Statement begins,
                   m->database.prepare("SELECT e.kind, e.id, n.name FROM names n JOIN entity e ON e.no = n.entity "
                                       "WHERE n.folded >= ?1 AND n.folded < ?2 LIMIT ?3"));
    begins.bind(1, folded).bind(2, past).bind(3, atMost(limit));
    LEO_TRY(m->appendEntities(matches, begins, limit));
    // Thousands of names, not millions: nodes and lambdas only.
    LEO_TRY_ASSIGN(Statement contains,
                   m->database.prepare("SELECT e.kind, e.id, n.name FROM names n JOIN entity e ON e.no = n.entity "
                                       "WHERE instr(n.folded, ?1) > 1 LIMIT ?2"));
    contains.bind(1, folded).bind(2, atMost(limit));
    LEO_TRY(m->appendEntities(matches, contains, limit));
    return matches;
}

}  // namespace leo::store

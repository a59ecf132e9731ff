#include "store/explorer_rows.h"

#include <algorithm>
#include <set>

#include "ledger/why.h"

namespace leo::store {

namespace why = ledger::why;
using ledger::PotKind;

// Ids are found by (prefix, kind, ref): 8 bytes of an id are as good as 32 to find it by, and the row says the rest.
const char* const kIndexSchema = R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE block(height INTEGER PRIMARY KEY NOT NULL, hash BLOB NOT NULL, time INTEGER NOT NULL,
  txs INTEGER NOT NULL, size INTEGER NOT NULL, burned INTEGER NOT NULL, kinds BLOB NOT NULL);
CREATE TABLE tx(place INTEGER PRIMARY KEY NOT NULL, subject BLOB NOT NULL, kind INTEGER NOT NULL,
  note INTEGER NOT NULL, fate INTEGER NOT NULL, code INTEGER NOT NULL, sender INTEGER, other INTEGER, task INTEGER,
  lambda INTEGER, amount INTEGER NOT NULL);
CREATE TABLE entity(no INTEGER PRIMARY KEY NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL);
CREATE TABLE ids(prefix INTEGER NOT NULL, kind INTEGER NOT NULL, ref INTEGER NOT NULL,
  PRIMARY KEY(prefix, kind, ref)) WITHOUT ROWID;
CREATE TABLE cids(digest BLOB NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY(digest, entity)) WITHOUT ROWID;
CREATE TABLE names(folded TEXT NOT NULL, entity INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY(folded, entity)) WITHOUT ROWID;
CREATE TABLE link(owner INTEGER NOT NULL, key INTEGER NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY(owner, key, place)) WITHOUT ROWID;
CREATE TABLE counts(owner INTEGER NOT NULL, key INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY(owner, key)) WITHOUT ROWID;
CREATE TABLE task(no INTEGER PRIMARY KEY NOT NULL, posted INTEGER NOT NULL UNIQUE, lambda INTEGER NOT NULL,
  publisher INTEGER NOT NULL, closed INTEGER, fate INTEGER NOT NULL);
CREATE TABLE lambda(no INTEGER PRIMARY KEY NOT NULL, publisher INTEGER NOT NULL);
CREATE TABLE part(node INTEGER NOT NULL, task INTEGER NOT NULL, joined INTEGER NOT NULL, executor INTEGER,
  earned INTEGER NOT NULL, lost INTEGER NOT NULL, credit INTEGER NOT NULL, PRIMARY KEY(node, task)) WITHOUT ROWID;
CREATE TABLE credit(node INTEGER NOT NULL, place INTEGER NOT NULL, nth INTEGER NOT NULL, credit INTEGER NOT NULL,
  change INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY(node, place, nth)) WITHOUT ROWID;
CREATE TABLE earned(node INTEGER NOT NULL, day INTEGER NOT NULL, executor INTEGER NOT NULL, monitor INTEGER NOT NULL,
  attestor INTEGER NOT NULL, PRIMARY KEY(node, day)) WITHOUT ROWID;
CREATE TABLE hour(hour INTEGER PRIMARY KEY NOT NULL, burned INTEGER NOT NULL, ended INTEGER NOT NULL,
  settled INTEGER NOT NULL);
CREATE TABLE pot(kind INTEGER PRIMARY KEY NOT NULL, amount INTEGER NOT NULL);
)sql";

namespace {

constexpr std::size_t kMaxKnown = 200'000;  // about 20 MB: what the transactions of a busy day speak of

std::int64_t signedUnits(Amount amount) {
    return static_cast<std::int64_t>(amount.units);  // the supply is below 2^63
}

RecordKey keyOf(const ledger::CreditChange& change) {
    if (change.why == why::kCreditExecutor) return RecordKey::Executed;
    if (change.why == why::kCreditMonitor) return RecordKey::Monitored;
    if (change.why == why::kCreditAbsent) return RecordKey::Absent;
    if (change.why == why::kCreditFailed) return RecordKey::FailedExecutor;
    if (change.why == why::kCreditWrong) return RecordKey::Overruled;
    return RecordKey::All;
}

}  // namespace

// What one receipt says, while it becomes rows.
struct ExplorerRows::Fact {
    const ledger::Receipt& receipt;
    const ledger::SignedTx* signedTx = nullptr;
    Place place;
    TimeMs time;
    std::uint8_t kind = 0;
    std::uint32_t note = 0;
    ledger::TaskEnd end = ledger::TaskEnd::None;
    EntityNo sender = 0, other = 0, task = 0, lambda = 0;
    std::uint64_t amount = 0, burned = 0;

    bool applied() const { return receipt.code == Code::Ok; }
};

std::int64_t prefixOf(ByteView id) {
    LEO_ASSERT(id.size() >= 8);
    return static_cast<std::int64_t>(readU64be(id.data()) ^ std::uint64_t{1} << 63);
}

std::string foldName(std::string_view name) {
    std::string folded(name);
    for (char& letter : folded)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return folded;
}

Result<ExplorerRows> ExplorerRows::prepare(Database& database) {
    const auto sql = [&](std::string_view text) { return database.prepare(text); };
    LEO_TRY_ASSIGN(Statement block, sql("INSERT INTO block VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    LEO_TRY_ASSIGN(Statement tx, sql("INSERT INTO tx VALUES(?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, 0), nullif(?8, 0), "
                                     "nullif(?9, 0), nullif(?10, 0), ?11)"));
    LEO_TRY_ASSIGN(Statement entity, sql("INSERT INTO entity(kind, id) VALUES(?1, ?2) RETURNING no"));
    LEO_TRY_ASSIGN(Statement findId, sql("SELECT ref FROM ids WHERE prefix = ?1 AND kind = ?2"));
    LEO_TRY_ASSIGN(Statement idOf, sql("SELECT id FROM entity WHERE no = ?1"));
    LEO_TRY_ASSIGN(Statement id, sql("INSERT INTO ids VALUES(?1, ?2, ?3)"));
    LEO_TRY_ASSIGN(Statement link, sql("INSERT OR IGNORE INTO link VALUES(?1, ?2, ?3)"));
    LEO_TRY_ASSIGN(Statement task, sql("INSERT INTO task VALUES(?1, ?2, ?3, ?4, NULL, 0)"));
    LEO_TRY_ASSIGN(Statement taskInfo, sql("SELECT lambda, publisher FROM task WHERE no = ?1"));
    LEO_TRY_ASSIGN(Statement closeTask, sql("UPDATE task SET closed = ?2, fate = ?3 WHERE no = ?1"));
    LEO_TRY_ASSIGN(Statement lambda, sql("INSERT INTO lambda VALUES(?1, ?2)"));
    LEO_TRY_ASSIGN(Statement lambdaInfo, sql("SELECT publisher FROM lambda WHERE no = ?1"));
    LEO_TRY_ASSIGN(Statement name, sql("INSERT OR REPLACE INTO names VALUES(?1, ?2, ?3)"));
    LEO_TRY_ASSIGN(Statement cid, sql("INSERT OR IGNORE INTO cids VALUES(?1, ?2)"));
    LEO_TRY_ASSIGN(Statement credit, sql("INSERT INTO credit VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
    LEO_TRY_ASSIGN(Statement creditOf,
                   sql("SELECT credit FROM credit WHERE node = ?1 ORDER BY place DESC, nth DESC LIMIT 1"));
    LEO_TRY_ASSIGN(Statement part, sql("INSERT OR IGNORE INTO part VALUES(?1, ?2, ?3, NULL, 0, 0, 0)"));
    LEO_TRY_ASSIGN(Statement partRole, sql("UPDATE part SET executor = ?3 WHERE node = ?1 AND task = ?2"));
    LEO_TRY_ASSIGN(Statement partPaid,
                   sql("UPDATE part SET earned = earned + ?3, lost = lost + ?4 WHERE node = ?1 AND task = ?2"));
    LEO_TRY_ASSIGN(Statement partCredit, sql("UPDATE part SET credit = credit + ?3 WHERE node = ?1 AND task = ?2"));
    LEO_TRY_ASSIGN(Statement count, sql("INSERT INTO counts VALUES(?1, ?2, ?3) "
                                        "ON CONFLICT(owner, key) DO UPDATE SET n = n + excluded.n"));
    LEO_TRY_ASSIGN(Statement pot, sql("INSERT INTO pot VALUES(?1, ?2) "
                                      "ON CONFLICT(kind) DO UPDATE SET amount = amount + excluded.amount"));
    LEO_TRY_ASSIGN(Statement hour, sql("INSERT INTO hour VALUES(?1, ?2, ?3, ?4) ON CONFLICT(hour) DO UPDATE SET "
                                       "burned = burned + excluded.burned, ended = ended + excluded.ended, "
                                       "settled = settled + excluded.settled"));
    LEO_TRY_ASSIGN(Statement earned,
                   sql("INSERT INTO earned VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(node, day) DO UPDATE SET "
                       "executor = executor + excluded.executor, monitor = monitor + excluded.monitor, "
                       "attestor = attestor + excluded.attestor"));
    return ExplorerRows(Statements{
        std::move(block),    std::move(tx),         std::move(entity),   std::move(findId),   std::move(idOf),
        std::move(id),       std::move(link),       std::move(task),     std::move(taskInfo), std::move(closeTask),
        std::move(lambda),   std::move(lambdaInfo), std::move(name),     std::move(cid),      std::move(credit),
        std::move(creditOf), std::move(part),       std::move(partRole), std::move(partPaid), std::move(partCredit),
        std::move(count),    std::move(pot),        std::move(hour),     std::move(earned)});
}

// ---- entities

Result<EntityNo> ExplorerRows::find(EntityKind kind, const Hash& id) {
    std::string key(1, static_cast<char>(kind));
    key.append(textOf(id));
    if (const auto known = m_known.find(key); known != m_known.end()) return known->second;
    m_sql.findId.bind(1, prefixOf(id)).bind(2, std::int64_t{static_cast<std::uint8_t>(kind)});
    std::vector<EntityNo> candidates;
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, m_sql.findId.step());
        if (!more) break;
        candidates.push_back(m_sql.findId.columnInt(0));
    }
    for (const EntityNo no : candidates) {
        LEO_TRY_ASSIGN(const bool found, m_sql.idOf.bind(1, no).step());
        const bool same = found && equal(m_sql.idOf.columnBytes(0), id);
        m_sql.idOf.reset();
        if (!same) continue;
        if (m_known.size() >= kMaxKnown) m_known.clear();
        m_known.emplace(std::move(key), no);
        return no;
    }
    return EntityNo{0};
}

Result<EntityNo> ExplorerRows::make(EntityKind kind, const Hash& id) {
    LEO_TRY_ASSIGN(const EntityNo known, find(kind, id));
    if (known != 0) return known;
    m_sql.entity.bind(1, std::int64_t{static_cast<std::uint8_t>(kind)}).bind(2, ByteView(id));
    LEO_TRY_ASSIGN(const bool row, m_sql.entity.step());
    LEO_ASSERT(row);
    const EntityNo no = m_sql.entity.columnInt(0);
    m_sql.entity.reset();
    LEO_TRY(note(kind, id, static_cast<std::uint64_t>(no)));
    return no;
}

Status ExplorerRows::note(EntityKind kind, const Hash& id, std::uint64_t reference) {
    return m_sql.id.bind(1, prefixOf(id))
        .bind(2, std::int64_t{static_cast<std::uint8_t>(kind)})
        .bind(3, reference)
        .run();
}

Status ExplorerRows::addCid(const ledger::CidBytes& cid, EntityNo owner) {
    return m_sql.cid.bind(1, ByteView(cid).subspan(cid.size() - 32)).bind(2, owner).run();
}

Status ExplorerRows::addName(std::string_view name, EntityNo owner) {
    if (name.empty()) return {};
    return m_sql.name.bind(1, foldName(name)).bind(2, owner).bind(3, name).run();
}

Status ExplorerRows::link(EntityNo owner, RecordKey key, const Fact& fact) {
    LEO_TRY(m_sql.link.bind(1, owner)
                .bind(2, std::int64_t{static_cast<std::uint8_t>(key)})
                .bind(3, fact.place.value)
                .run());
    ++m_counts[{owner, key}];
    return {};
}

// ---- genesis and blocks

Status ExplorerRows::addGenesis(const ledger::Genesis& genesis) {
    m_pots[PotKind::Account] = signedUnits(genesis.supply);
    for (const ledger::GenesisNode& node : genesis.nodes) {
        LEO_TRY_ASSIGN(const EntityNo no, make(EntityKind::Account, node.node.bytes));
        LEO_TRY(addName(node.name, no));
        LEO_TRY(m_sql.credit.bind(1, no)
                    .bind(2, std::int64_t{0})
                    .bind(3, std::int64_t{0})
                    .bind(4, std::int64_t{node.credit.value})
                    .bind(5, std::int64_t{node.credit.value})
                    .bind(6, std::string_view("genesis"))
                    .run());
        m_pots[PotKind::Account] -= signedUnits(genesis.params.registerDeposit);
        m_pots[PotKind::RegisterDeposit] += signedUnits(genesis.params.registerDeposit);
    }
    for (const ledger::GenesisAccount& account : genesis.accounts)
        LEO_TRY(make(EntityKind::Account, account.account.bytes));
    LEO_TRY(make(EntityKind::Account, genesis.authority.bytes));
    return {};
}

Status ExplorerRows::addBlock(const ExplorerIndex::Input& input, const ExplorerIndex::EndOf& endOf) {
    const ledger::BlockHeader& header = input.block.header;
    Bytes kinds;
    std::uint64_t burned = 0;
    std::size_t nextTx = 0;
    for (std::size_t i = 0; i < input.receipts.size(); ++i) {
        const ledger::Receipt& receipt = input.receipts[i];
        const ledger::SignedTx* tx = nullptr;
        if (receipt.kind == ledger::Receipt::Kind::Transaction) {
            LEO_REQUIRE(nextTx < input.block.txs.size(), Code::InvalidArgument, "more receipts than transactions");
            tx = &input.block.txs[nextTx++];
            if (kinds.size() < kMaxShownKinds) kinds.push_back(static_cast<std::uint8_t>(tx->tx.body.index() + 1));
        }
        for (const ledger::Movement& movement : receipt.movements)
            if (movement.to.kind == PotKind::Burned) burned += movement.amount.units;
        // A deadline that moved nothing (a window that ended as it should) is no news.
        if (!tx && receipt.movements.empty() && receipt.credits.empty()) continue;
        LEO_TRY(addReceipt(input, i, tx, endOf));
    }
    if (burned > 0) m_hours[header.time.value / kIndexHourMs].burned += burned;
    const BlockHash hash = header.hash();
    LEO_TRY(note(EntityKind::Block, hash.bytes, header.height.value));
    return m_sql.block.bind(1, header.height.value)
        .bind(2, hash.view())
        .bind(3, header.time.value)
        .bind(4, std::uint64_t{input.block.txs.size()})
        .bind(5, input.bytes)
        .bind(6, burned)
        .bind(7, ByteView(kinds))
        .run();
}

Status ExplorerRows::addReceipt(const ExplorerIndex::Input& input, std::size_t index, const ledger::SignedTx* tx,
                                const ExplorerIndex::EndOf& endOf) {
    Fact fact{input.receipts[index], tx, Place::of(input.block.header.height, index), input.block.header.time};
    if (tx) {
        fact.kind = static_cast<std::uint8_t>(tx->tx.body.index() + 1);
        LEO_TRY_ASSIGN(fact.sender, make(EntityKind::Account, tx->tx.sender.bytes));
        LEO_TRY(note(EntityKind::Tx, fact.receipt.subject, fact.place.value));
        LEO_TRY(addBody(fact, tx->tx.body));
    } else {
        LEO_TRY(subjectOfDeadline(fact));
    }
    LEO_TRY(addMoney(fact));
    LEO_TRY(addCredit(fact));
    LEO_TRY(closeTask(fact, endOf));
    return writeRow(fact);
}

Status ExplorerRows::subjectOfDeadline(Fact& fact) {
    LEO_TRY_ASSIGN(fact.task, find(EntityKind::Task, fact.receipt.subject));
    if (fact.task == 0) {
        LEO_TRY_ASSIGN(fact.lambda, find(EntityKind::Lambda, fact.receipt.subject));
    }
    // Of a node: its own identity.
    if (fact.task == 0 && fact.lambda == 0) {
        LEO_TRY_ASSIGN(fact.other, find(EntityKind::Account, fact.receipt.subject));
    }
    return {};
}

// A transaction that was refused may name a task or lambda that is not there: it is looked up, never made.
Status ExplorerRows::addBody(Fact& fact, const ledger::TxBody& body) {
    const auto aboutTask = [&](const TaskId& task) -> Status {
        LEO_TRY_ASSIGN(fact.task, find(EntityKind::Task, task.bytes));
        return {};
    };
    const auto aboutLambda = [&](const LambdaId& lambda) -> Status {
        LEO_TRY_ASSIGN(fact.lambda, find(EntityKind::Lambda, lambda.bytes));
        return {};
    };
    if (const auto* transfer = std::get_if<ledger::Transfer>(&body)) {
        LEO_TRY_ASSIGN(fact.other, make(EntityKind::Account, transfer->to.bytes));
    } else if (const auto* publish = std::get_if<ledger::LambdaPublish>(&body)) {
        if (!fact.applied()) return {};
        LEO_TRY_ASSIGN(fact.lambda, make(EntityKind::Lambda, fact.receipt.subject));
        LEO_TRY(m_sql.lambda.bind(1, fact.lambda).bind(2, fact.sender).run());
        LEO_TRY(addCid(ledger::rawCid(publish->manifest), fact.lambda));
        LEO_TRY(addCid(publish->codeCid, fact.lambda));
        const auto manifest = ledger::Manifest::decode(publish->manifest);
        if (manifest.ok()) LEO_TRY(addName(manifest->name, fact.lambda));
    } else if (const auto* price = std::get_if<ledger::LambdaPrice>(&body)) {
        return aboutLambda(price->lambda);
    } else if (const auto* retire = std::get_if<ledger::LambdaRetire>(&body)) {
        return aboutLambda(retire->lambda);
    } else if (const auto* post = std::get_if<ledger::TaskPost>(&body)) {
        LEO_TRY(aboutLambda(post->lambda));
        if (!fact.applied()) return {};
        LEO_TRY_ASSIGN(fact.task, make(EntityKind::Task, fact.receipt.subject));
        LEO_TRY_ASSIGN(const bool found, m_sql.lambdaInfo.bind(1, fact.lambda).step());
        const EntityNo publisher = found ? m_sql.lambdaInfo.columnInt(0) : 0;
        m_sql.lambdaInfo.reset();
        LEO_TRY(
            m_sql.task.bind(1, fact.task).bind(2, fact.place.value).bind(3, fact.lambda).bind(4, publisher).run());
        LEO_TRY(addCid(post->inputCid, fact.task));
        LEO_TRY(link(fact.sender, RecordKey::Posted, fact));
    } else if (const auto* join = std::get_if<ledger::TaskJoin>(&body)) {
        LEO_TRY(aboutTask(join->task));
        if (fact.applied())
            LEO_TRY(m_sql.part.bind(1, fact.sender).bind(2, fact.task).bind(3, fact.place.value).run());
    } else if (const auto* anchor = std::get_if<ledger::TaskAnchor>(&body)) {
        return aboutTask(anchor->task);
    } else if (const auto* demand = std::get_if<ledger::DemandReveal>(&body)) {
        return aboutTask(demand->task);
    } else if (const auto* answer = std::get_if<ledger::PublicReveal>(&body)) {
        return aboutTask(answer->task);
    } else if (const auto* request = std::get_if<ledger::KeyRequest>(&body)) {
        return aboutTask(request->task);
    } else if (const auto* grant = std::get_if<ledger::KeyGrant>(&body)) {
        fact.note = static_cast<std::uint32_t>(grant->party);
        return aboutTask(grant->task);
    } else if (const auto* refuse = std::get_if<ledger::KeyRefuse>(&body)) {
        fact.note = static_cast<std::uint32_t>(refuse->party);
        return aboutTask(refuse->task);
    } else if (const auto* complete = std::get_if<ledger::TaskComplete>(&body)) {
        LEO_TRY(aboutTask(complete->task));
        if (!fact.applied()) return {};
        LEO_TRY(addCid(complete->resultCid, fact.task));
        return addCertificate(fact, complete->certificate, complete->turn);
    } else if (const auto* confirm = std::get_if<ledger::TaskConfirm>(&body)) {
        const ledger::Verdict& verdict = confirm->verdict.verdict;
        fact.note = static_cast<std::uint32_t>(verdict.phase) * 2 + (verdict.ok ? 1 : 0);
        return aboutTask(verdict.task);
    } else if (const auto* fail = std::get_if<ledger::TurnFail>(&body)) {
        LEO_TRY(aboutTask(fail->task));
        if (fact.applied()) return addCertificate(fact, fail->certificate, fail->turn);
    } else if (const auto* complaint = std::get_if<ledger::ResultComplaint>(&body)) {
        LEO_TRY(aboutTask(complaint->task));
        return addReport(fact);
    } else if (const auto* dispute = std::get_if<ledger::Dispute>(&body)) {
        LEO_TRY(aboutTask(dispute->task));
        fact.note = static_cast<std::uint32_t>(dispute->evidence.index());
        LEO_TRY_ASSIGN(fact.other, find(EntityKind::Account, dispute->accused.bytes));
        return addReport(fact);
    } else if (const auto* unusable = std::get_if<ledger::KeyUnusable>(&body)) {
        LEO_TRY(aboutTask(unusable->task));
        if (fact.applied()) return addCertificate(fact, unusable->certificate, unusable->turn);
    } else {
        return addNodeBody(fact, body);
    }
    return {};
}

Status ExplorerRows::addNodeBody(Fact& fact, const ledger::TxBody& body) {
    if (const auto* registration = std::get_if<ledger::NodeRegister>(&body)) {
        if (fact.applied()) return addName(registration->name, fact.sender);
    } else if (const auto* verdict = std::get_if<ledger::AdmissionVerdict>(&body)) {
        fact.note = verdict->ok ? 1 : 0;
        LEO_TRY_ASSIGN(fact.other, find(EntityKind::Account, verdict->node.bytes));
        if (fact.applied()) return link(fact.sender, RecordKey::Attested, fact);
    } else if (std::holds_alternative<ledger::Renewal>(body) && fact.applied()) {
        return link(fact.sender, RecordKey::Renewals, fact);
    }
    return {};
}

// Who is found guilty loses its register deposit, and nobody else does in the same receipt.
Status ExplorerRows::addReport(Fact& fact) {
    const auto& movements = fact.receipt.movements;
    const bool lost = std::any_of(movements.begin(), movements.end(), [](const ledger::Movement& movement) {
        return movement.why == ledger::why::kDisputeLost;
    });
    const bool rejected = fact.receipt.code == Code::BadProof || lost;
    if (lost) fact.note = std::variant_size_v<ledger::LieEvidence>;  // of none of its kinds
    if (!rejected && !fact.applied()) return {};
    LEO_TRY(link(kNetwork, RecordKey::Disputes, fact));
    if (rejected) return link(fact.sender, RecordKey::ReportsRejected, fact);
    for (const ledger::Movement& movement : fact.receipt.movements) {
        if (movement.from.kind != PotKind::RegisterDeposit) continue;
        LEO_TRY_ASSIGN(fact.other, make(EntityKind::Account, movement.from.a));
        LEO_TRY(link(fact.other, RecordKey::Lied, fact));
        break;
    }
    return link(fact.sender, RecordKey::ReportsUpheld, fact);
}

Status ExplorerRows::addCertificate(Fact& fact, const ledger::Certificate& certificate, std::uint32_t turn) {
    for (std::size_t rank = 0; rank < certificate.members.size(); ++rank) {
        LEO_TRY_ASSIGN(const EntityNo node, make(EntityKind::Account, certificate.members[rank].node.bytes));
        const bool leads = rank == turn;
        if (leads) fact.other = node;
        if (leads) ++m_counts[{node, RecordKey::Led}];
        // One committee, whichever of its turns came this far: the first certificate of it counts.
        if (turn == 0) ++m_counts[{node, RecordKey::Member}];
        LEO_TRY(m_sql.partRole.bind(1, node).bind(2, fact.task).bind(3, std::int64_t{leads}).run());
    }
    return {};
}

Status ExplorerRows::addMoney(Fact& fact) {
    for (const ledger::Movement& movement : fact.receipt.movements) {
        const std::int64_t units = signedUnits(movement.amount);
        m_pots[movement.from.kind] -= units;
        m_pots[movement.to.kind] += units;
        const bool fromSender = fact.signedTx && movement.from.kind == PotKind::Account &&
                                movement.from.a == fact.signedTx->tx.sender.bytes;
        const bool settled = movement.from.kind == PotKind::Escrow && movement.why != why::kRefund;
        if (fromSender || settled) fact.amount += movement.amount.units;
        const bool deposit = movement.from.kind == PotKind::JoinDeposit;
        if (deposit && fact.task != 0 && !why::keepsDeposit(movement.why)) {
            LEO_TRY_ASSIGN(const EntityNo node, make(EntityKind::Account, movement.from.b));
            LEO_TRY(m_sql.partPaid.bind(1, node).bind(2, fact.task).bind(3, std::int64_t{0}).bind(4, units).run());
        }
        if (movement.to.kind != PotKind::Account || movement.from.kind == PotKind::Account) continue;
        const bool asExecutor = movement.why == why::kExecutor;
        const bool asMember = movement.why == why::kMonitor || movement.why == why::kIdle ||
                              movement.why == why::kMissFee || movement.why == why::kSeizedShare;
        if (!asExecutor && !asMember) continue;
        LEO_TRY_ASSIGN(const EntityNo node, make(EntityKind::Account, movement.to.a));
        Earned& earned = m_earned[{node, fact.time.value / kDayMs * kDayMs}];
        (asExecutor ? earned.executor : earned.monitor) += movement.amount.units;
        LEO_TRY(m_sql.partPaid.bind(1, node).bind(2, fact.task).bind(3, units).bind(4, std::int64_t{0}).run());
    }
    return {};
}

Status ExplorerRows::addCredit(Fact& fact) {
    std::int64_t nth = 0;
    for (const ledger::CreditChange& change : fact.receipt.credits) {
        LEO_TRY_ASSIGN(const EntityNo node, make(EntityKind::Account, change.node.bytes));
        LEO_TRY_ASSIGN(const bool known, m_sql.creditOf.bind(1, node).step());
        const std::int64_t before = known ? m_sql.creditOf.columnInt(0) : 0;
        m_sql.creditOf.reset();
        LEO_TRY(m_sql.credit.bind(1, node)
                    .bind(2, fact.place.value)
                    .bind(3, nth++)
                    .bind(4, before + change.change)
                    .bind(5, change.change)
                    .bind(6, change.why)
                    .run());
        if (const RecordKey key = keyOf(change); key != RecordKey::All) LEO_TRY(link(node, key, fact));
        if (fact.task != 0) LEO_TRY(m_sql.partCredit.bind(1, node).bind(2, fact.task).bind(3, change.change).run());
    }
    return {};
}

// An escrow opens once and closes once: what moves money out of it closes the task.
Status ExplorerRows::closeTask(Fact& fact, const ExplorerIndex::EndOf& endOf) {
    const auto& movements = fact.receipt.movements;
    const auto out = std::find_if(movements.begin(), movements.end(),
                                  [](const ledger::Movement& m) { return m.from.kind == PotKind::Escrow; });
    if (out == movements.end() || fact.task == 0) return {};
    LEO_TRY_ASSIGN(fact.end, endOf(TaskId{out->from.a}));
    LEO_TRY(m_sql.closeTask.bind(1, fact.task)
                .bind(2, fact.place.value)
                .bind(3, std::int64_t{static_cast<std::uint8_t>(fact.end)})
                .run());
    Hour& hour = m_hours[fact.time.value / kIndexHourMs];
    ++hour.ended;
    if (fact.end == ledger::TaskEnd::Settled) ++hour.settled;
    LEO_TRY_ASSIGN(const bool found, m_sql.taskInfo.bind(1, fact.task).step());
    const TaskInfo info = found ? TaskInfo{m_sql.taskInfo.columnInt(0), m_sql.taskInfo.columnInt(1)} : TaskInfo{};
    m_sql.taskInfo.reset();
    if (fact.lambda == 0) fact.lambda = info.lambda;
    const bool failed = fact.end == ledger::TaskEnd::CodeFailed || fact.end == ledger::TaskEnd::PublisherMissed ||
                        fact.end == ledger::TaskEnd::PublisherRefused;
    if (fact.end == ledger::TaskEnd::Settled) return link(info.publisher, RecordKey::RunsSettled, fact);
    return failed ? link(info.publisher, RecordKey::RunsFailed, fact) : Status{};
}

Status ExplorerRows::writeRow(const Fact& fact) {
    std::set<EntityNo> touched;
    if (fact.sender != 0) touched.insert(fact.sender);
    for (const ledger::Movement& movement : fact.receipt.movements)
        for (const ledger::Pot& pot : {movement.from, movement.to}) {
            if (pot.kind != PotKind::Account) continue;
            LEO_TRY_ASSIGN(const EntityNo account, make(EntityKind::Account, pot.a));
            touched.insert(account);
        }
    for (const ledger::CreditChange& change : fact.receipt.credits) {
        LEO_TRY_ASSIGN(const EntityNo account, make(EntityKind::Account, change.node.bytes));
        touched.insert(account);
    }
    if (fact.task != 0) touched.insert(fact.task);
    if (fact.lambda != 0) touched.insert(fact.lambda);
    for (const EntityNo owner : touched) LEO_TRY(link(owner, RecordKey::All, fact));
    return m_sql.tx.bind(1, fact.place.value)
        .bind(2, ByteView(fact.receipt.subject))
        .bind(3, std::int64_t{fact.kind})
        .bind(4, std::int64_t{fact.note})
        .bind(5, std::int64_t{static_cast<std::uint8_t>(fact.end)})
        .bind(6, std::int64_t{static_cast<std::uint16_t>(fact.receipt.code)})
        .bind(7, fact.sender)
        .bind(8, fact.other)
        .bind(9, fact.task)
        .bind(10, fact.lambda)
        .bind(11, fact.amount)
        .run();
}

Status ExplorerRows::finish() {
    for (const auto& [of, n] : m_counts)
        LEO_TRY(m_sql.count.bind(1, of.first)
                    .bind(2, std::int64_t{static_cast<std::uint8_t>(of.second)})
                    .bind(3, n)
                    .run());
    for (const auto& [kind, units] : m_pots)
        LEO_TRY(m_sql.pot.bind(1, std::int64_t{static_cast<std::uint8_t>(kind)}).bind(2, units).run());
    for (const auto& [hour, sums] : m_hours)
        LEO_TRY(m_sql.hour.bind(1, hour).bind(2, sums.burned).bind(3, sums.ended).bind(4, sums.settled).run());
    for (const auto& [of, sums] : m_earned)
        LEO_TRY(m_sql.earned.bind(1, of.first)
                    .bind(2, of.second)
                    .bind(3, sums.executor)
                    .bind(4, sums.monitor)
                    .bind(5, sums.attestor)
                    .run());
    m_counts.clear(), m_pots.clear(), m_hours.clear(), m_earned.clear();
    return {};
}

void ExplorerRows::forget() {
    m_known.clear();
    m_counts.clear(), m_pots.clear(), m_hours.clear(), m_earned.clear();
}

}  // namespace leo::store

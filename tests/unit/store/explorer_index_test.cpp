#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "ledger/why.h"
#include "store/explorer_index.h"
#include "unit/layer1/chain_builder.h"

namespace leo::store {

using ledger::Party;
using ledger::TaskEnd;
using ledger::test::World;

namespace {

std::filesystem::path indexFileIn(const QTemporaryDir& dir) {
    return std::filesystem::path(dir.path().toStdString()) / "explorer.sqlite";
}

// A world whose blocks are kept, so that an index and a naive reader see the same ones.
struct Recorded {
    Recorded() : world(20) {
        world.onBlock = [this](const ledger::State::Built& built) { blocks.push_back(built); };
    }
    void settle(std::uint32_t exit, bool ok = true) {
        World::Stage stage = world.toConfirming(exit);
        for (const std::size_t monitor : stage.draw.monitors)
            world.must(world.nodes[monitor].identity,
                       ledger::TaskConfirm{world.verdict(stage.draw, monitor, ok, ledger::Phase::After, exit)}, 1);
        world.lapse(stage.task);
        while (world.state.task(stage.task)->phase != ledger::TaskPhase::Closed) {
            world.takeTurn(stage.draw);
            world.loseExecutor(stage.draw);
        }
        ends[stage.task] = world.state.task(stage.task)->end;
    }
    // An honest box, shown by alice in vain; one with another key than its executor committed to.
    void lie() {
        for (const bool lies : {false, true}) {  // who is caught joins nothing afterwards
            World::Stage stage = world.toExecuting();
            if (lies) world.falseBoxes.insert(stage.task);
            liar = world.executorOf(stage.draw).id();
            world.must(world.executorOf(stage.draw), world.completing(stage.draw));
            const Code code = world.send(world.alice, world.complaining(stage.task));
            QCOMPARE(code, lies ? Code::Ok : Code::BadProof);
            if (!lies) world.lapse(stage.task);
            ends[stage.task] = world.state.task(stage.task)->end;
            if (lies) caught = liar;
        }
    }
    // The same member is accused of a truth by a node, and then of a lie; once more in vain, since it has paid.
    void dispute() {
        const World::Stage stage = world.toAnchored();
        const std::size_t node = stage.draw.monitors[0];
        caught = world.nodes[node].id();
        reporter = world.monitorOf(stage.draw, 1).id();
        ledger::Certificate other = stage.draw.certificate;
        std::swap(other.members[0], other.members[1]);
        std::vector<Code> codes;
        for (const ledger::Certificate& certificate : {stage.draw.certificate, other, other}) {
            const ledger::FalseCertificate evidence{0, certificate, world.voteOf(node, certificate)};
            const Code code =
                world.send(world.monitorOf(stage.draw, 1),
                           ledger::Dispute{stage.task, 0, caught, evidence, world.genesis.params.disputeBond});
            codes.push_back(code);
        }
        QCOMPARE(codes, (std::vector<Code>{Code::Ok, Code::Ok, Code::Duplicate}));
    }
    // One of every end that can be had.
    void play() {
        settle(0);
        settle(1);
        settle(0, false);
        {
            World::Stage stage = world.toKeys();
            world.must(world.alice, ledger::KeyRefuse{stage.task, 0, 0, Party::Requester});
            ends[stage.task] = world.state.task(stage.task)->end;
        }
        {
            World::Stage stage = world.toKeys();
            world.must(world.alice, world.granting(stage.task, Party::Requester));
            world.lapse(stage.task);
            ends[stage.task] = world.state.task(stage.task)->end;
        }
        {
            World::Stage stage = world.toExecuting();
            while (world.state.task(stage.task)->phase != ledger::TaskPhase::Closed) world.loseExecutor(stage.draw);
            ends[stage.task] = world.state.task(stage.task)->end;
        }
        const LambdaId lambda = world.publish();
        const TaskId nobody = world.post(lambda);
        while (world.state.task(nobody)->phase != ledger::TaskPhase::Closed) {
            if (world.state.task(nobody)->deadline.value == 0)
                world.step();
            else
                world.lapse(nobody);
        }
        ends[nobody] = world.state.task(nobody)->end;
        // Refused: more than alice has.
        QCOMPARE(world.send(world.alice, ledger::Transfer{world.bob.id(), leo(1'000'000)}), Code::InsufficientFunds);
        world.must(world.alice, ledger::Transfer{world.bob.id(), leo(1)});
    }
    std::vector<ExplorerIndex::Input> inputs(std::size_t from, std::size_t to) const {
        std::vector<ExplorerIndex::Input> out;
        for (std::size_t i = from; i < to; ++i)
            out.push_back(ExplorerIndex::Input{blocks[i].block, 100, blocks[i].receipts});
        return out;
    }
    ExplorerIndex::EndOf endOf() {
        return [this](const TaskId& id) -> Result<TaskEnd> { return world.state.task(id)->end; };
    }
    std::function<Result<BlockHash>(Height)> hashes() {
        return [this](Height height) -> Result<BlockHash> {
            LEO_REQUIRE(height.value >= 1 && height.value <= blocks.size(), Code::NotFound, "no block");
            return blocks[height.value - 1].block.header.hash();
        };
    }
    Result<ExplorerIndex> open(const QTemporaryDir& dir) {
        return ExplorerIndex::open(indexFileIn(dir), world.genesis, hashes());
    }

    World world;
    std::vector<ledger::State::Built> blocks;
    std::map<TaskId, TaskEnd> ends;
    NodeId liar, caught, reporter;
};

// How often an account's receipts say something, counted the slow way.
std::uint64_t creditsFor(const Recorded& recorded, const AccountId& node, std::string_view why) {
    std::uint64_t n = 0;
    for (const auto& built : recorded.blocks)
        for (const auto& receipt : built.receipts)
            for (const auto& change : receipt.credits) n += change.node == node && change.why == why ? 1 : 0;
    return n;
}

}  // namespace

class ExplorerIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liesAreListed() {
        Recorded recorded;
        recorded.lie();
        QTemporaryDir dir;
        auto index = recorded.open(dir);
        LEO_SUCCEEDS(index);
        LEO_SUCCEEDS(index->add(recorded.inputs(0, recorded.blocks.size()), recorded.endOf()));
        auto reader = ExplorerReader::open(indexFileIn(dir));
        LEO_SUCCEEDS(reader);
        const auto disputes = reader->disputes({}, 10);
        LEO_SUCCEEDS(disputes);
        QCOMPARE(disputes->size(), std::size_t{2});
        QCOMPARE(disputes->at(0).code, Code::Ok);
        QVERIFY(disputes->at(0).other == recorded.caught);
        QCOMPARE(disputes->at(1).code, Code::BadProof);
        QCOMPARE(*reader->count(recorded.caught, RecordKey::Lied), 1u);
        QCOMPARE(*reader->count(recorded.world.alice.id(), RecordKey::ReportsUpheld), 1u);
        QCOMPARE(*reader->count(recorded.world.alice.id(), RecordKey::ReportsRejected), 1u);
    }

    void disputesAreListed() {
        Recorded recorded;
        recorded.dispute();
        QTemporaryDir dir;
        auto index = recorded.open(dir);
        LEO_SUCCEEDS(index);
        LEO_SUCCEEDS(index->add(recorded.inputs(0, recorded.blocks.size()), recorded.endOf()));
        auto reader = ExplorerReader::open(indexFileIn(dir));
        LEO_SUCCEEDS(reader);
        const auto disputes = reader->disputes({}, 10);
        LEO_SUCCEEDS(disputes);
        QCOMPARE(disputes->size(), std::size_t{2});
        for (const IndexedTx& tx : *disputes) QVERIFY(tx.other == recorded.caught && tx.code == Code::Ok);
        QCOMPARE(disputes->at(0).note, 1u);  // a false certificate
        QCOMPARE(disputes->at(1).note, std::uint32_t{std::variant_size_v<ledger::LieEvidence>});  // no lie
        for (const NodeId& id : {recorded.caught, recorded.reporter}) {
            const ledger::NodeRecord& node = *recorded.world.state.node(id);
            QCOMPARE(*reader->count(id, RecordKey::Lied), node.lies);
            QCOMPARE(*reader->count(id, RecordKey::ReportsUpheld), node.reportsUpheld);
            QCOMPARE(*reader->count(id, RecordKey::ReportsRejected), node.reportsRejected);
        }
        QCOMPARE(recorded.world.state.node(recorded.reporter)->reportsRejected, std::uint64_t{1});
    }

    void initTestCase() {
        m_chain = std::make_unique<Recorded>();
        m_chain->play();
        m_dir = std::make_unique<QTemporaryDir>();
        auto index = m_chain->open(*m_dir);
        QVERIFY(index.ok());
        // In pieces: what a batch leaves behind is what the next one builds on.
        for (std::size_t at = 0; at < m_chain->blocks.size(); at += 7) {
            const std::size_t end = std::min(at + 7, m_chain->blocks.size());
            const Status added = index->add(m_chain->inputs(at, end), m_chain->endOf());
            QVERIFY2(added.ok(), added.ok() ? "" : toString(added.error()).c_str());
        }
        QCOMPARE(index->tip().value, m_chain->blocks.size());
        auto reader = ExplorerReader::open(indexFileIn(*m_dir));
        QVERIFY(reader.ok());
        m_reader = std::make_unique<ExplorerReader>(std::move(*reader));
    }

    void everyEndWasPlayed() {
        std::set<TaskEnd> seen;
        for (const auto& [task, end] : m_chain->ends) seen.insert(end);
        const std::set<TaskEnd> expected = {TaskEnd::Settled,         TaskEnd::CodeFailed,
                                            TaskEnd::ExecutorFault,   TaskEnd::RequesterRefused,
                                            TaskEnd::PublisherMissed, TaskEnd::NoGroup};
        QVERIFY(seen == expected);
    }

    void totalsAreThoseOfTheLedger() {
        const IndexedTotals totals = m_reader->totals().value();
        const ledger::State& state = m_chain->world.state;
        QCOMPARE(totals.tip, state.height());
        QCOMPARE(totals.burned, state.burned());
        std::uint64_t balances = state.balance(m_chain->world.authority.id()).units, deposits = 0, bonds = 0;
        for (const auto* who : {&m_chain->world.alice, &m_chain->world.bob})
            balances += state.balance(who->id()).units;
        for (const auto& [id, node] : state.nodes()) {
            balances += state.balance(id).units;
            deposits += node.deposit.units;
        }
        for (const auto& [id, lambda] : state.lambdas()) bonds += lambda.bond.units;
        QCOMPARE(totals.balances.units, balances);
        QCOMPARE(totals.deposits.units, deposits);
        QCOMPARE(totals.bonds.units, bonds);
        QCOMPARE(totals.escrow.units, std::uint64_t{0});
        QCOMPARE(totals.balances.units + totals.deposits.units + totals.bonds.units + totals.burned.units,
                 state.genesis().supply.units);
        QCOMPARE(totals.tasksEnded, m_chain->ends.size());
        QCOMPARE(totals.tasksSettled, std::uint64_t{1});
        std::uint64_t burned = 0, ended = 0;
        const auto hours = m_reader->hours(TimeMs{0}).value();
        for (const IndexedHour& hour : hours) {
            burned += hour.burned.units;
            ended += hour.tasksEnded;
        }
        QCOMPARE(burned, totals.burned.units);
        QCOMPARE(ended, totals.tasksEnded);
    }

    // Each count against a recount from the receipts, the ledger's own counters, and the list it opens.
    void recordsEqualARecount() {
        namespace why = ledger::why;
        const std::vector<std::pair<RecordKey, std::string_view>> keys = {
            {RecordKey::Executed, why::kCreditExecutor},
            {RecordKey::Monitored, why::kCreditMonitor},
            {RecordKey::Absent, why::kCreditAbsent},
            {RecordKey::FailedExecutor, why::kCreditFailed},
            {RecordKey::Overruled, why::kCreditWrong}};
        std::uint64_t all = 0;
        for (const auto& [id, node] : m_chain->world.state.nodes()) {
            for (const auto& [key, word] : keys) {
                const std::uint64_t n = m_reader->count(id, key).value();
                QCOMPARE(n, creditsFor(*m_chain, id, word));
                QCOMPARE(m_reader->recordTxs(id, key, {}, 1000).value().size(), n);
                all += n;
            }
            QCOMPARE(m_reader->count(id, RecordKey::Executed).value(), node.tasksLed);
            QCOMPARE(m_reader->count(id, RecordKey::Monitored).value(), node.tasksMonitored);
            QCOMPARE(m_reader->count(id, RecordKey::FailedExecutor).value(), node.tasksFailed);
            const auto credit = m_reader->creditHistory(id, TimeMs{0}, 1000).value();
            QCOMPARE(credit.front().credit, node.credit.value);
            QCOMPARE(credit.back().why, std::string("genesis"));
            std::int64_t sum = 0;
            for (const IndexedCredit& point : credit) sum += point.change;
            QCOMPARE(sum, std::int64_t{node.credit.value});
        }
        QVERIFY(all > 10);
        std::uint64_t runs = 0, failures = 0;
        for (const auto& [id, lambda] : m_chain->world.state.lambdas()) {
            runs += lambda.runs;
            failures += lambda.failures;
        }
        QCOMPARE(m_reader->count(m_chain->world.bob.id(), RecordKey::RunsSettled).value(), runs);
        QCOMPARE(m_reader->count(m_chain->world.bob.id(), RecordKey::RunsFailed).value(), failures);
        QCOMPARE(m_reader->count(m_chain->world.alice.id(), RecordKey::Posted).value(), m_chain->ends.size());
        QCOMPARE(m_reader->count(AccountId{}, RecordKey::Posted).value(), std::uint64_t{0});
    }

    void partsAddUpToTheBalance() {
        const ledger::State& state = m_chain->world.state;
        std::uint64_t executors = 0;
        for (const auto& [id, node] : state.nodes()) {
            std::int64_t change = 0, credit = 0;
            const auto parts = m_reader->parts(id, {}, 1000).value();
            for (const IndexedPart& part : parts) {
                QVERIFY(part.closed);
                QCOMPARE(part.end, m_chain->ends.at(part.task));
                change += static_cast<std::int64_t>(part.earned.units) - static_cast<std::int64_t>(part.lost.units);
                credit += part.creditChange;
                executors += part.executor.value_or(false) ? 1 : 0;
            }
            QCOMPARE(change,
                     static_cast<std::int64_t>(state.balance(id).units) - static_cast<std::int64_t>(leo(1000).units));
            const auto points = m_reader->creditHistory(id, TimeMs{1}, 1000).value();
            std::int64_t points1 = 0;
            for (const auto& point : points) points1 += point.change;
            QCOMPARE(credit, points1);
            std::int64_t earned = 0;
            const auto days = m_reader->earnings(id, TimeMs{0}).value();
            for (const IndexedEarnings& day : days)
                earned += static_cast<std::int64_t>(day.executor.units + day.monitor.units + day.attestor.units);
            std::int64_t paid = 0;
            for (const IndexedPart& part : parts) paid += static_cast<std::int64_t>(part.earned.units);
            QCOMPARE(earned, paid);
        }
        QCOMPARE(executors, std::uint64_t{4});  // two completed well, one completed badly, one failed its turn
    }

    void everyTransactionIsFound() {
        std::size_t rows = 0;
        for (const auto& built : m_chain->blocks)
            for (const auto& tx : built.block.txs) {
                const auto row = m_reader->tx(tx.tx.id());
                QVERIFY(row.ok());
                QCOMPARE(row->sender, std::optional<AccountId>(tx.tx.sender));
                QCOMPARE(std::size_t{row->kind}, tx.tx.body.index() + 1);
                QCOMPARE(row->time, built.block.header.time);
                ++rows;
            }
        QVERIFY(rows > 50);
        QVERIFY(!m_reader->tx(TxId{}).ok());
        const auto all = m_reader->txs({}, 1000).value();
        const auto refused =
            std::count_if(all.begin(), all.end(), [](const auto& tx) { return tx.code != Code::Ok; });
        QCOMPARE(refused, 1);
        const auto closed =
            std::count_if(all.begin(), all.end(), [](const auto& t) { return t.end != TaskEnd::None; });
        QCOMPARE(static_cast<std::size_t>(closed), m_chain->ends.size());
        for (const auto& [task, end] : m_chain->ends) {
            const auto txs = m_reader->taskTxs(task, {}, 1000).value();
            QCOMPARE(txs.front().end, end);
            QCOMPARE(txs.back().subject, task.bytes);
        }
    }

    void findsByPrefixCidAndName() {
        const TaskId task = m_chain->ends.begin()->first;
        for (const std::size_t digits : {8u, 9u, 16u, 17u, 33u, 64u}) {
            const auto matches = m_reader->findId(task.hex().substr(0, digits), 20).value();
            QCOMPARE(matches.size(), std::size_t{2});  // the task, and the transaction that posted it
            for (const IndexedMatch& match : matches) QCOMPARE(match.id, task.bytes);
        }
        QString upper = QString::fromStdString(task.hex().substr(0, 12)).toUpper();
        QCOMPARE(m_reader->findId(upper.toStdString(), 20).value().size(), std::size_t{2});
        std::string other = task.hex();
        other.back() = other.back() == '0' ? '1' : '0';
        QVERIFY(m_reader->findId(other, 20).value().empty());
        const BlockHash hash = m_chain->blocks[4].block.header.hash();
        const auto block = m_reader->findId(hash.hex().substr(0, 10), 20).value();
        QCOMPARE(block.size(), std::size_t{1});
        QCOMPARE(block[0].height.value, std::uint64_t{5});
        for (const char* bad : {"", "xyz", "12 4"}) QCOMPARE(m_reader->findId(bad, 20).error().code, Code::Malformed);
        QCOMPARE(m_reader->findId(std::string(65, 'a'), 20).error().code, Code::Malformed);

        const auto cid = ledger::rawCid(viewOf("input"));
        const ByteView digest = ByteView(cid).subspan(4);
        QCOMPARE(m_reader->findCid(digest, 20).value().size(), m_chain->ends.size());
        QCOMPARE(m_reader->findCid(digest.first(5), 3).value().size(), std::size_t{3});
        QVERIFY(m_reader->findCid(ByteView(task.bytes), 20).value().empty());

        const auto nodes = m_reader->findName("NODE 1", 20).value();
        QCOMPARE(nodes.size(), std::size_t{11});  // 1 and 10 to 19
        QCOMPARE(nodes[0].name, std::string("node 1"));
        QVERIFY(!m_reader->findName("egativ", 20).value().empty());
        for (const char* nothing : {"", "nobody", "%", "node 1'"})
            QVERIFY(m_reader->findName(nothing, 20).value().empty());
    }

    // Pages are where they were although blocks arrive between them, and together they are the whole.
    void pagesStayWhileBlocksArrive() {
        const QTemporaryDir dir;
        auto index = m_chain->open(dir).value();
        const std::size_t half = m_chain->blocks.size() / 2;
        QVERIFY(index.add(m_chain->inputs(0, half), m_chain->endOf()).ok());
        auto reader = ExplorerReader::open(indexFileIn(dir)).value();
        const auto whole = reader.txs({}, 1000).value();
        std::vector<IndexedTx> pages;
        std::optional<Place> before;
        std::size_t next = half;
        for (;;) {
            const auto page = reader.txs(before, 5).value();
            if (page.empty()) break;
            pages.insert(pages.end(), page.begin(), page.end());
            before = page.back().place;
            if (next < m_chain->blocks.size()) {
                QVERIFY(index.add(m_chain->inputs(next, next + 1), m_chain->endOf()).ok());
                ++next;
            }
        }
        QCOMPARE(pages.size(), whole.size());
        for (std::size_t i = 0; i < pages.size(); ++i) QCOMPARE(pages[i].place, whole[i].place);
        QVERIFY(next > half);
        QCOMPARE(reader.blocks(Height{3}, 10).value().size(), std::size_t{2});
        QCOMPARE(reader.blockTxs(Height{1}).value().size(), m_chain->blocks[0].receipts.size());
    }

    void aRefusedBatchChangesNothing() {
        const QTemporaryDir dir;
        auto index = m_chain->open(dir).value();
        QVERIFY(index.add(m_chain->inputs(0, 3), m_chain->endOf()).ok());
        QCOMPARE(index.add(m_chain->inputs(4, 6), m_chain->endOf()).error().code, Code::WrongState);
        // Fails in its last block, after rows of the others were written.
        auto inputs = m_chain->inputs(3, 20);
        inputs.push_back(inputs.front());
        QCOMPARE(index.add(inputs, m_chain->endOf()).error().code, Code::WrongState);
        QCOMPARE(index.tip().value, std::uint64_t{3});
        QVERIFY(index.add(m_chain->inputs(3, m_chain->blocks.size()), m_chain->endOf()).ok());
        auto reader = ExplorerReader::open(indexFileIn(dir)).value();
        QCOMPARE(reader.totals()->burned, m_chain->world.state.burned());
        const NodeId node = m_chain->world.nodes[0].id();
        QCOMPARE(reader.count(node, RecordKey::All).value(), m_reader->count(node, RecordKey::All).value());
    }

    void isMadeAgainWhenItDoesNotFit_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"fits", "missing", "garbage", "torn", "schema", "chain", "block", "ahead"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void isMadeAgainWhenItDoesNotFit() {
        QFETCH(QString, how);
        const QTemporaryDir dir;
        const auto file = indexFileIn(dir);
        {
            auto index = m_chain->open(dir).value();
            QVERIFY(index.add(m_chain->inputs(0, 30), m_chain->endOf()).ok());
        }
        const auto sql = [&](const char* text) { QVERIFY(Database::open(file)->execute(text).ok()); };
        if (how == QLatin1String("missing")) std::filesystem::remove(file);
        if (how == QLatin1String("garbage")) std::ofstream(file, std::ios::trunc) << std::string(10'000, 'x');
        if (how == QLatin1String("torn")) std::filesystem::resize_file(file, 5'000);
        if (how == QLatin1String("schema")) sql("PRAGMA user_version=99");
        if (how == QLatin1String("chain")) sql("UPDATE meta SET value = x'00' WHERE name = 'chain'");
        if (how == QLatin1String("block")) sql("UPDATE block SET hash = zeroblob(32) WHERE height = 30");
        if (how == QLatin1String("ahead")) sql("UPDATE block SET height = 5000 WHERE height = 30");
        auto index = m_chain->open(dir);
        QVERIFY2(index.ok(), index.ok() ? "" : toString(index.error()).c_str());
        const bool kept = how == QLatin1String("fits");
        QCOMPARE(index->tip().value, kept ? std::uint64_t{30} : std::uint64_t{0});
        QVERIFY(index->add(m_chain->inputs(kept ? 30 : 0, m_chain->blocks.size()), m_chain->endOf()).ok());
        auto reader = ExplorerReader::open(file).value();
        QCOMPARE(reader.totals()->burned, m_chain->world.state.burned());
    }

    void readersNeedAnIndex() {
        const QTemporaryDir dir;
        QCOMPARE(ExplorerReader::open(indexFileIn(dir)).error().code, Code::NotFound);
        QVERIFY(Database::open(indexFileIn(dir)).ok());
        QCOMPARE(ExplorerReader::open(indexFileIn(dir)).error().code, Code::Malformed);
    }

    void catchesUpFromAStore() {
        const QTemporaryDir dir;
        const auto chainFile = std::filesystem::path(dir.path().toStdString()) / "chain.sqlite";
        layer1::test::ChainBuilder builder;
        auto store = ChainStore::open(chainFile, builder.world.genesis, Durability::Relaxed).value();
        for (std::size_t i = 0; i < kIndexBatchBlocks + 5; ++i) {
            const auto made = builder.next(1);
            QVERIFY(store.append(made.block, made.encoded, made.receipts, made.changes).ok());
        }
        QVERIFY(store.flush().ok());
        auto chain = ChainStore::openReadOnly(chainFile).value();
        auto index = ExplorerIndex::open(indexFileIn(dir), builder.world.genesis, [&](Height height) {
                         return chain.blockHash(height);
                     }).value();
        QCOMPARE(index.catchUp(chain).value(), true);
        QCOMPARE(index.tip().value, std::uint64_t{kIndexBatchBlocks});
        QCOMPARE(index.catchUp(chain).value(), false);
        QCOMPARE(index.tip().value, std::uint64_t{kIndexBatchBlocks + 5});
        QCOMPARE(index.catchUp(chain).value(), false);
        auto reader = ExplorerReader::open(indexFileIn(dir)).value();
        const auto alice = builder.world.alice.id();
        QCOMPARE(reader.count(alice, RecordKey::All).value(), std::uint64_t{kIndexBatchBlocks + 5});
    }

private:
    std::unique_ptr<Recorded> m_chain;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ExplorerReader> m_reader;
};

}  // namespace leo::store

QTEST_GUILESS_MAIN(leo::store::ExplorerIndexTest)
#include "explorer_index_test.moc"

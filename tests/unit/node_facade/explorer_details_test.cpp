// Details of the explorer on a chain of the ledger's test world: what is true verifies, what is changed does not.
#include <QTemporaryDir>
#include <QtTest>

#include "node/facade/explorer_details.h"
#include "unit/ledger/world.h"

namespace leo::node {

using ledger::test::World;

class ExplorerDetailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_world = std::make_unique<World>(20);
        const std::filesystem::path folder = m_dir.path().toStdString();
        m_from.chainFile = folder / "chain.sqlite";
        m_from.indexFile = folder / "explorer.sqlite";
        auto store = store::ChainStore::open(m_from.chainFile, m_world->genesis, store::Durability::Relaxed).value();
        m_world->onBlock = [&](const ledger::State::Built& built) {
            const Status added =
                store.append(built.block, built.block.encode(), built.receipts, m_world->state.lastChanges());
            if (!added.ok()) qFatal("%s", toString(added.error()).c_str());
        };
        const World::Stage stage = m_world->toConfirming(0);
        for (const std::size_t monitor : stage.draw.monitors)
            m_world->must(m_world->nodes[monitor].identity,
                          ledger::TaskConfirm{m_world->verdict(stage.draw, monitor, true)}, 1);
        m_world->lapse(stage.task);
        m_task = stage.task;
        m_certificate = stage.draw.certificate;
        m_open = m_world->toAnchored().task;
        m_world->send(m_world->alice, ledger::Transfer{m_world->bob.id(), leo(1'000'000)});
        m_refused = TxId{m_world->last.receipts.back().subject};
        m_world->onBlock = {};
        QVERIFY(store.flush().ok());
        auto index = store::ExplorerIndex::open(m_from.indexFile, m_world->genesis, [&](Height height) {
                         return store.blockHash(height);
                     }).value();
        while (*index.catchUp(store)) {
        }
        QVERIFY(m_from.open().ok());
    }

    ProofBasis basis(const TaskId& id) const {
        ProofBasis out;
        out.task = *m_world->state.task(id);
        out.chain = m_world->state.chain();
        for (const auto& [node, record] : m_world->state.nodes()) out.nodes[node] = {record.name, record.vrfKey};
        return out;
    }

    void proofsHold() {
        const api::TaskProofs proofs = taskProofs(m_from, basis(m_task)).value();
        QVERIFY(proofs.available && proofs.commitmentsOpen && proofs.rankingValid && proofs.anchorValid);
        QCOMPARE(proofs.members.size(), m_certificate.members.size());
        QCOMPARE(std::size_t{proofs.valid}, proofs.members.size());
        for (const api::ProofRow& row : proofs.members) {
            QVERIFY2(row.valid, row.problem.c_str());
            QVERIFY(row.credit >= 100 && row.j > 0 && !row.name.empty());
        }
    }

    void proofsAreSealedBeforeTheCertificate() {
        const api::TaskProofs proofs = taskProofs(m_from, basis(m_open)).value();
        QVERIFY(!proofs.available && !proofs.anchorValid && proofs.members.empty());
    }

    void changedBasisDoesNotHold_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"seed", "weight", "key", "chain"}) QTest::newRow(what) << QString::fromLatin1(what);
    }
    void changedBasisDoesNotHold() {
        QFETCH(QString, what);
        ProofBasis wrong = basis(m_task);
        const NodeId first = m_certificate.members[0].node;
        if (what == QLatin1String("seed")) wrong.task.seed[0] ^= 1;
        if (what == QLatin1String("weight")) wrong.task.totalWeight = 50'000'000;
        if (what == QLatin1String("key"))
            wrong.nodes[first].vrfKey = wrong.nodes[m_certificate.members[1].node].vrfKey;
        if (what == QLatin1String("chain")) wrong.chain.bytes[0] ^= 1;
        const api::TaskProofs proofs = taskProofs(m_from, wrong).value();
        QVERIFY(!proofs.members[0].valid && !proofs.members[0].problem.empty());
        QCOMPARE(proofs.valid > 0, what == QLatin1String("key"));
    }

    void everyBlockVerifies() {
        const std::uint64_t tip = m_from.index->tip()->value;
        QVERIFY(tip > 10);
        std::size_t seeds = 0;
        for (std::uint64_t height = 1; height <= tip; ++height) {
            const auto facts = blockFacts(m_from, Height{height});
            QVERIFY2(facts.ok(), facts.ok() ? "" : toString(facts.error()).c_str());
            QVERIFY(facts->detail.signatureValid && facts->detail.beaconValid && facts->detail.raw.reencodesEqual);
            seeds += facts->posted.size();
        }
        QCOMPARE(seeds, std::size_t{2});
        QCOMPARE(blockFacts(m_from, Height{tip + 1}).error().code, Code::NotFound);
        QCOMPARE(blockFacts(m_from, Height{0}).error().code, Code::NotFound);
    }

    void rawFieldsCoverTheBytes() {
        const api::RawView raw = taskRaw(m_from, m_task).value();
        QVERIFY(raw.reencodesEqual);
        QCOMPARE(std::size_t{raw.fields.front().to}, raw.bytes.size());
        const auto named = [&](const char* path) {
            return std::any_of(raw.fields.begin(), raw.fields.end(),
                               [&](const api::RawField& field) { return field.path == path; });
        };
        for (const char* path : {"version", "sender", "body.offer", "body.windows[5]"}) QVERIFY2(named(path), path);
        const auto offer = std::find_if(raw.fields.begin(), raw.fields.end(),
                                        [](const api::RawField& field) { return field.path == "body.offer"; });
        QCOMPARE(offer->value, std::to_string(leo(10).units));
        QCOMPARE(taskRaw(m_from, TaskId{}).error().code, Code::NotFound);
    }

    void transactions() {
        const Names names(&m_world->state, {});
        const TxFacts posted = txFacts(m_from, TxId{m_task.bytes}).value();
        QVERIFY(posted.detail.signatureValid && posted.detail.refusal.empty() && !posted.detail.fields.empty());
        const auto moves = movesOf(posted.receipt, names);
        QVERIFY(!moves.empty());
        QCOMPARE(moves[0].amount, leo(10));
        const TxFacts refused = txFacts(m_from, m_refused).value();
        QVERIFY(!refused.detail.refusal.empty());
        QVERIFY(!txRow(refused.tx, names).applied);
        QCOMPARE(txFacts(m_from, TxId{}).error().code, Code::NotFound);
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<World> m_world;
    ExplorerSource::Sources m_from;
    TaskId m_task, m_open;
    TxId m_refused;
    ledger::Certificate m_certificate;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::ExplorerDetailsTest)
#include "explorer_details_test.moc"

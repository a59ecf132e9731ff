#include <QtTest>

#include "crypto/merkle.h"
#include "node/view/evidence_export.h"
#include "unit/node_view/story.h"

namespace leo::node::test {
namespace {

using EvidenceMark = EvidenceItem::Mark;

// A chain that is only looked back at.
class PastChain final : public layer1::Layer1 {
public:
    PastChain(const World& world, const std::vector<ledger::Block>& blocks,
              const std::vector<std::vector<ledger::Receipt>>& receipts)
        : m_world(world), m_blocks(blocks), m_receipts(receipts) {}
    const ledger::Genesis& genesis() const override { return m_world.genesis; }
    const ledger::State& state() const override { return m_world.state; }
    void submit(const ledger::SignedTx&, layer1::SubmitDone) override {}
    std::uint64_t nextNonce(const AccountId&) const override { return 0; }
    Result<layer1::Receipt> findReceipt(const TxId&) override { return makeError(Code::NotFound, ""); }
    Result<std::vector<ledger::Receipt>> receiptsAt(Height height) override {
        if (height.value == 0 || height.value > m_receipts.size()) return makeError(Code::NotFound, "");
        return m_receipts[height.value - 1];
    }
    std::optional<ledger::Block> blockAt(Height height) override {
        if (height.value == 0 || height.value > m_blocks.size()) return std::nullopt;
        return m_blocks[height.value - 1];
    }
    layer1::Subscription onHead(layer1::HeadHandler) override { return {}; }
    layer1::Connection connection() const override { return layer1::Connection::Live; }
    layer1::Subscription onConnection(layer1::ConnectionHandler) override { return {}; }
    std::string finalityNote() const override { return {}; }

private:
    const World& m_world;
    const std::vector<ledger::Block>& m_blocks;
    const std::vector<std::vector<ledger::Receipt>>& m_receipts;
};

std::string failing(const EvidenceReport& report) {
    for (const EvidenceItem& item : report.items)
        if (item.mark == EvidenceMark::Fails) return item.name;
    return "";
}

std::string textIn(const EvidenceReport& report) {
    std::string lines;
    for (const EvidenceItem& item : report.items)
        lines += item.name + " " + "+-0"[static_cast<std::size_t>(item.mark)] + " " + item.detail + "\n";
    return lines;
}

// The world of a Story whose nodes have TPMs, run to the end with a real key package.
struct Case {
    Case()
        : story(60, [this](ledger::Genesis& genesis) {
              machines.equip(genesis);
              genesis.params.tauDefault = 32;
          }) {}
    void run(ledger::TaskEnd end) {
        World& world = story.world;
        auto stage = world.toKeys(leo(10), leo(3), 5);
        task = stage.task;
        if (successor) {
            world.must(world.alice, world.granting(task, ledger::Party::Requester));
            world.must(world.bob, world.granting(task, ledger::Party::Publisher));
            world.loseExecutor(stage.draw);
            world.must(world.monitorOf(stage.draw, 0), world.requesting(task));
        }
        package = packageOf(stage.draw);
        if (end == ledger::TaskEnd::RequesterRefused) {
            world.must(world.alice, ledger::KeyRefuse{task, 0, 0, ledger::Party::Requester});
            return;
        }
        world.must(world.alice, world.granting(task, ledger::Party::Requester));
        world.must(world.bob, world.granting(task, ledger::Party::Publisher));
        ledger::TaskComplete complete = world.completing(stage.draw);
        for (std::size_t i = 0; i < 3; ++i)
            complete.verdicts.push_back(world.verdict(stage.draw, stage.draw.monitors[i], true));
        world.must(world.executorOf(stage.draw), complete);
        if (!successor)
            world.must(world.monitorOf(stage.draw, 3),
                       ledger::TaskConfirm{world.verdict(stage.draw, stage.draw.monitors[3], true)});
        world.lapse(task);
    }
    protocol::KeyPackage packageOf(const ledger::test::Draw& draw) {
        World& world = story.world;
        auto turn = protocol::Turn::of(world.state, task, draw.certificate, {});
        if (!turn.ok()) qFatal("turn");
        protocol::test::Machine& machine = *machines.all[draw.executor];
        if (checkpointed) machine.log = attest::RuntimeLog(machine.log.pcr13());
        protocol::KeyPackage out;
        out.certificate = draw.certificate;
        protocol::QuotedEvidence quoted;
        for (const std::size_t monitor : draw.monitors)
            quoted.nonces.push_back({world.nodes[monitor].id(), world.random.array<32>()});
        protocol::test::sortByNode(quoted.nonces);
        quoted.evidence =
            machine.evidence(turn->qualifier(attest::Phase::Before, protocol::nonceSet(quoted.nonces).value()),
                             world.genesis.params.pcrMask);
        out.time = machine.tpm.getTime(protocol::ownerNonce(task, 0, turn->turn, turn->anchorBlock));
        for (const std::size_t monitor : draw.monitors) {
            ledger::Verdict verdict;
            verdict.task = task;
            verdict.turn = turn->turn;
            verdict.monitor = world.nodes[monitor].id();
            verdict.seen = attest::seenDigest(verdict.monitor, quoted.evidence);
            verdict.ok = true;
            out.verdicts.push_back(ledger::SignedVerdict::make(verdict, world.nodes[monitor].identity));
        }
        out.evidence.push_back(std::move(quoted));
        return out;
    }
    Bytes file(bool withPackage = true) {
        PastChain chain(story.world, story.blocks, story.receipts);
        const TaskHistory history = story.history(task);
        const auto made = makeEvidence(chain, story.record(task), history,
                                       withPackage ? std::optional<protocol::KeyPackage>(package) : std::nullopt);
        if (!made.ok()) qFatal("evidence: %s", toString(made.error()).c_str());
        return *made;
    }

    protocol::test::Machines machines;
    Story story;
    bool checkpointed = false;  // the executor's log was cut before the task
    bool successor = false;     // the first executor vanished with the keys
    TaskId task;
    protocol::KeyPackage package;
};

}  // namespace

class EvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_settled.run(ledger::TaskEnd::Settled);
        m_file = m_settled.file();
    }

    void holds() {
        const EvidenceReport report = verifyEvidenceFile(m_file);
        QVERIFY2(report.holds(), textIn(report).c_str());
        QCOMPARE(report.end, ledger::TaskEnd::Settled);
        QVERIFY(report.task == m_settled.task);
        QVERIFY(report.chain == m_settled.story.world.state.chain());
        QCOMPARE(report.items.size(), std::size_t{14});
        for (const EvidenceItem& item : report.items)
            QVERIFY(item.mark == EvidenceMark::Holds && !item.detail.empty());
    }

    void otherEnds() {
        Case refused;
        refused.run(ledger::TaskEnd::RequesterRefused);
        EvidenceReport report = verifyEvidenceFile(refused.file());
        QVERIFY2(report.holds(), textIn(report).c_str());
        QCOMPARE(report.end, ledger::TaskEnd::RequesterRefused);
        report = verifyEvidenceFile(refused.file(false));  // by an outsider: nobody showed it the draw
        QVERIFY2(report.holds(), textIn(report).c_str());
        QVERIFY(std::count_if(report.items.begin(), report.items.end(),
                              [](const EvidenceItem& item) { return item.mark == EvidenceMark::Absent; }) == 2);
    }

    // From its first renewal on a node's log has no beginning of its own.
    void logFromACheckpoint() {
        Case later;
        later.checkpointed = true;
        later.run(ledger::TaskEnd::Settled);
        const EvidenceReport report = verifyEvidenceFile(later.file());
        QVERIFY2(report.holds(), textIn(report).c_str());
        QVERIFY(textIn(report).find("checkpoint") != std::string::npos);
        QVERIFY(textIn(verifyEvidenceFile(m_file)).find("checkpoint") == std::string::npos);
    }

    // What is shown is the turn that finished; the one before is in the money and in who is left.
    void finishedByASuccessor() {
        Case later;
        later.successor = true;
        later.run(ledger::TaskEnd::Settled);
        QCOMPARE(later.story.record(later.task).turn, 1u);
        QCOMPARE(later.story.record(later.task).end, ledger::TaskEnd::Settled);
        const EvidenceReport report = verifyEvidenceFile(later.file());
        QVERIFY2(report.holds(), textIn(report).c_str());
        QCOMPARE(report.end, ledger::TaskEnd::Settled);
        for (const EvidenceItem& item : report.items) QVERIFY2(item.mark == EvidenceMark::Holds, item.name.c_str());
    }

    void openTask() {
        Story story;
        const auto stage = story.world.toKeys();
        PastChain chain(story.world, story.blocks, story.receipts);
        const auto made = makeEvidence(chain, story.record(stage.task), story.history(stage.task), std::nullopt);
        QCOMPARE(made.error().code, Code::WrongState);
    }

    // One changed byte anywhere.
    void everyByteCounts() {
        for (std::size_t at = 0; at < m_file.size(); at += 1 + m_file.size() / 400) {
            Bytes changed = m_file;
            changed[at] ^= 0x01;
            const EvidenceReport report = verifyEvidenceFile(changed);
            QVERIFY2(!report.holds() && !failing(report).empty(), std::to_string(at).c_str());
        }
        Bytes cut = m_file;
        cut.pop_back();
        QCOMPARE(failing(verifyEvidenceFile(cut)), std::string("file"));
        QVERIFY(!verifyEvidenceFile({}).holds());
    }

    // A forger mends the digest; the item that is false is named.
    void forgeries_data() {
        QTest::addColumn<QString>("item");
        for (const char* item : {"headers", "transactions", "receipts", "lambda", "nodes", "draw", "machine",
                                 "quotes", "verdicts before"})
            QTest::newRow(item) << QString::fromLatin1(item);
    }
    void forgeries() {
        QFETCH(QString, item);
        const std::string what = item.toStdString();
        EvidenceContents c = EvidenceContents::decode(m_file).value();
        const NodeId executor = c.certificate->members[0].node;
        if (what == "headers") c.headers[0].header.time = c.headers[0].header.time + 1;
        if (what == "transactions") c.transactions.back().leaf.back() ^= 1;
        if (what == "receipts") c.receipts.pop_back();
        if (what == "lambda") c.lambda.path.push_back(Hash{});
        if (what == "nodes") c.nodes[0].akPublic.back() ^= 1;
        if (what == "draw") c.certificate->members[1].proof[5] ^= 1;
        if (what == "machine" || what == "quotes") {
            // Not a node of genesis any more, as the exporter would have it: the keys are its word, and are wrong.
            for (EvidenceNode& node : c.nodes)
                if (node.node == executor && what == "machine") node.ekCertificates.clear();
            if (what == "quotes") c.package->time.signature.back() ^= 1;
        }
        if (what == "verdicts before") c.package->verdicts[0].signature[0] ^= 1;
        const EvidenceReport report = verifyEvidenceFile(c.encode());
        QCOMPARE(failing(report), what == "machine" ? std::string("nodes") : what);
    }

    void noSecrets() {
        QVERIFY(std::search(m_file.begin(), m_file.end(), m_settled.package.evidence[0].evidence.begin(),
                            m_settled.package.evidence[0].evidence.end()) != m_file.end());  // it can be found
        const World& world = m_settled.story.world;
        std::vector<Bytes> secrets{toBytes(world.alice.seed()), toBytes(world.bob.seed())};
        for (const ledger::test::TestNode& node : world.nodes)
            for (const ByteView secret : {ByteView(node.identity.seed()), node.channel.secret.view()})
                secrets.push_back(toBytes(secret));
        for (const Bytes& secret : secrets) {
            QVERIFY(secret.size() >= 32);
            QVERIFY(std::search(m_file.begin(), m_file.end(), secret.begin(), secret.end()) == m_file.end());
        }
    }

private:
    Case m_settled;
    Bytes m_file;
};

}  // namespace leo::node::test

QTEST_GUILESS_MAIN(leo::node::test::EvidenceTest)
#include "evidence_test.moc"

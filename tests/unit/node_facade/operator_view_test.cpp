// A node as its operator sees it: every state from what its process tells and the chain says, on the ledger's test
// world.
#include <QtTest>

#include "attest/runtime_log.h"
#include "node/facade/operator_view.h"
#include "unit/ledger/world.h"

namespace leo::node {

using ledger::test::World;
using Mark = api::NodeMark;
using Check = api::StartCheck;

namespace {

NodeStatus running(const NodeId& node) {
    NodeStatus status;
    status.pid = 1;
    status.node = node;
    status.ready = status.live = true;
    status.runner = "runc 1.1.5";
    return status;
}

using Change = std::function<void(OperatorFacts&)>;

}  // namespace

class OperatorViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_world = std::make_unique<World>(20); }

    void marks_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("mark");
        const auto row = [](const char* name, Mark mark, Change change) {
            QTest::newRow(name) << change << static_cast<int>(mark);
        };
        const auto failed = [](NodeFailure why) {
            return [why](OperatorFacts& f) {
                f.alive = false;
                f.status->failure = NodeStatus::Ended{why, "why"};
            };
        };
        row("running", Mark::Running, [](OperatorFacts&) {});
        row("stopped", Mark::Stopped, [](OperatorFacts& f) { f.alive = false, f.status.reset(); });
        row("asked to start", Mark::Starting, [](OperatorFacts& f) {
            f.alive = false;
            f.status.reset();
            f.starting = true;
        });
        row("not ready", Mark::Starting, [](OperatorFacts& f) { f.status->ready = false; });
        row("draining", Mark::Draining, [](OperatorFacts& f) { f.status->draining = true; });
        row("unreachable", Mark::Unreachable, [](OperatorFacts& f) { f.status->live = false; });
        row("untrusted", Mark::Untrusted, [](OperatorFacts& f) { f.status->untrusted = "PCRs"; });
        row("TPM lost", Mark::TpmLost, [](OperatorFacts& f) { f.status->tpmLost = "gone"; });
        row("TPM was busy", Mark::TpmBusy, failed(NodeFailure::TpmBusy));
        row("no TPM", Mark::TpmLost, failed(NodeFailure::TpmLost));
        row("TPM of another node", Mark::TpmTaken, failed(NodeFailure::TpmTaken));
        row("not believed", Mark::Untrusted, failed(NodeFailure::Untrusted));
        row("no sandbox", Mark::NoSandbox, failed(NodeFailure::NoSandbox));
        row("another failure", Mark::Failed, failed(NodeFailure::Other));
        row("ended without a word", Mark::Failed, [](OperatorFacts& f) {
            f.alive = false;
            f.status.reset();
            f.problem = "no word";
        });
        row("no network", Mark::Running, [](OperatorFacts& f) { f.chain = nullptr; });
    }
    void marks() {
        QFETCH(Change, change);
        QFETCH(int, mark);
        OperatorFacts facts = of(0);
        change(facts);
        const api::NodeState state = nodeState(facts, 5);
        QCOMPARE(static_cast<int>(state.mark), mark);
        QCOMPARE(state.sequence, std::uint64_t{5});
    }

    void failureSaysWhy() {
        OperatorFacts facts = of(0);
        facts.alive = false;
        facts.status->failure = NodeStatus::Ended{NodeFailure::TpmTaken, "this TPM is node 7, for ever"};
        QCOMPARE(nodeState(facts, 1).problem, std::string("this TPM is node 7, for ever"));
        facts.alive = true;
        facts.status->failure.reset();
        facts.status->tpmLost = "the TPM was reset";
        QCOMPARE(nodeState(facts, 1).problem, std::string("the TPM was reset"));
    }

    void chainKnowsName() {
        const OperatorFacts facts = of(3);
        const api::NodeState state = nodeState(facts, 1);
        QCOMPARE(state.name, std::string("node 3"));
        QCOMPARE(state.credit.value, 175u);
        QCOMPARE(state.rankOf, 20u);
        QCOMPARE(state.rank, 17u);
        QCOMPARE(state.depositsHeld, m_world->genesis.params.registerDeposit);
    }

    void canStart_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("can");
        const auto row = [](const char* name, bool can, Change change) { QTest::newRow(name) << change << can; };
        row("all passed", true, [](OperatorFacts&) {});
        row("a warning", true, [](OperatorFacts& f) { f.checks[1].mark = Check::Mark::Warning; });
        row("a failure", false, [](OperatorFacts& f) { f.checks[1].mark = Check::Mark::Failed; });
        row("not looked at yet", false, [](OperatorFacts& f) { f.checks[1].mark = Check::Mark::Checking; });
        row("nothing was checked", false, [](OperatorFacts& f) { f.checks.clear(); });
        row("starting", false, [](OperatorFacts& f) { f.starting = true; });
        row("stopping", false, [](OperatorFacts& f) { f.stopping = true; });
        row("the network runs it", false, [](OperatorFacts& f) { f.keptRunning = true; });
        row("works", false, [](OperatorFacts& f) { f.alive = true, f.status = running(*f.node); });
        row("waits for a signature", true, [](OperatorFacts& f) {
            f.alive = true;
            f.status = running(*f.node);
            f.status->ready = false;
            f.status->registering = NodeStatus::Registering{"ready to be signed", {}, {1}};
        });
    }
    void canStart() {
        QFETCH(Change, change);
        QFETCH(bool, can);
        OperatorFacts facts = of(0);
        facts.alive = false;
        facts.status.reset();
        facts.checks = {{"tpm", Check::Mark::Passed, "software", {}, {}},
                        {"sandbox", Check::Mark::Passed, "ready", {}, {}}};
        change(facts);
        QCOMPARE(nodeState(facts, 1).canStart, can);
    }

    void stoppingAnExecutorCosts() {
        const World::Stage stage = m_world->toExecuting();
        OperatorFacts executor = of(stage.draw.executor), monitor = of(stage.draw.monitors.front());
        executor.status->roles = {{stage.task, true}};
        monitor.status->roles = {{stage.task, false}};
        const api::NodeState lost = nodeState(executor, 1), missed = nodeState(monitor, 1);
        QVERIFY(lost.executing && !missed.executing);
        QCOMPARE(lost.stopCosts, leo(10));
        QCOMPARE(lost.stopCostsCredit, 5u);
        QCOMPARE(missed.stopCosts, Amount{});
        QCOMPARE(missed.stopCostsCredit, 1u);
        QCOMPARE(lost.depositsHeld, leo(110));
        m_world->lapse(stage.task);
    }

    void ownRoleIsKnownFromTheProcess() {
        OperatorFacts facts = of(0);
        NodePast past;
        store::IndexedPart part;
        part.task = TaskId{{9}};
        past.parts = {part};
        facts.past = &past;
        QVERIFY(!nodeState(facts, 1).tasks.front().executor);
        facts.status->roles = {{TaskId{{9}}, false}};
        QVERIFY(nodeState(facts, 1).tasks.front().executor == false);
        facts.alive = false;
        QVERIFY(!nodeState(facts, 1).tasks.front().executor);
    }

    void expectedDraws() {
        OperatorFacts facts = of(0);
        facts.status->drawsSeen = 4;
        facts.status->drawsExpectedPermille = 1'000;
        QCOMPARE(nodeState(facts, 1).drawsExpectedPermille, 250u);
        facts.status->drawsSeen = 0;
        QCOMPARE(nodeState(facts, 1).drawsExpectedPermille, 0u);
    }

    void leaving() {
        World world(5);
        OperatorFacts facts = of(0, world);
        world.must(world.nodes[0].identity, ledger::NodeExit{});
        api::NodeState state = nodeState(facts, 1);
        QVERIFY(state.mark == Mark::Exiting);
        QVERIFY(state.leavesAt.has_value());
        world.step({}, world.genesis.params.unbondMs + 1);
        state = nodeState(facts, 2);
        QVERIFY(state.mark == Mark::Left);
        QCOMPARE(state.depositsHeld, Amount{});
        facts.alive = false;
        facts.status.reset();
        facts.starting = true;
        QVERIFY(nodeState(facts, 3).mark == Mark::Starting);
    }

    void stale() {
        World world(5, [](ledger::Genesis& genesis) { genesis.params.epochMs = 10'000; });
        const OperatorFacts facts = of(0, world);
        for (int i = 0; i < 3; ++i) world.step({}, 10'000);
        QVERIFY(nodeState(facts, 1).mark == Mark::Stale);
    }

    void registers_data() {
        QTest::addColumn<bool>("policy");
        QTest::addColumn<int>("accepted");  // of PCR 0: 0 not known, 1 the same, 2 another
        QTest::addColumn<int>("mark");
        using Pcr = api::Pcr::Mark;
        const auto row = [](const char* name, bool policy, int accepted, Pcr mark) {
            QTest::newRow(name) << policy << accepted << static_cast<int>(mark);
        };
        row("nobody says what it should be", false, 0, Pcr::NotJudged);
        row("the network's policy has it", true, 0, Pcr::Match);
        row("as accepted here", false, 1, Pcr::Match);
        row("changed since", false, 2, Pcr::Differs);
        row("changed since, and the network accepts it", true, 2, Pcr::Differs);
    }
    void registers() {
        QFETCH(bool, policy);
        QFETCH(int, accepted);
        QFETCH(int, mark);
        NodeStatus status = running({});
        status.pcrs = {{0, Hash{{1}}}, {7, Hash{{2}}}, {attest::kRuntimeLogPcr, Hash{{3}}}};
        status.logPcr13 = Hash{{3}};
        Platform known;
        if (accepted > 0) known[0] = accepted == 1 ? Hash{{1}} : Hash{{9}};
        std::vector<Hash> digests;
        if (policy) digests.push_back(attest::pcrDigest(platformOf(status)));
        std::vector<api::Pcr> pcrs = registersOf(status, known, digests);
        QCOMPARE(pcrs.size(), std::size_t{3});
        QCOMPARE(static_cast<int>(pcrs[0].mark), mark);
        if (pcrs[0].mark == api::Pcr::Mark::Differs) QVERIFY(pcrs[0].expected == Hash{{9}});
        QVERIFY(pcrs[2].mark == api::Pcr::Mark::Match);
        status.logPcr13 = Hash{{4}};
        pcrs = registersOf(status, known, digests);
        QVERIFY(pcrs[2].mark == api::Pcr::Mark::Differs && pcrs[2].expected == Hash{{4}});
    }

    void platformComesBack() {
        const Platform platform{{0, Hash{{1}}}, {14, Hash{{2}}}};
        QVERIFY(decodePlatform(encodePlatform(platform)) == platform);
        QVERIFY(decodePlatform("").empty());
        QVERIFY(decodePlatform("0,x:00,:,1:zz,123:" + std::string(64, '0')).empty());
        QCOMPARE(decodePlatform("x,3:" + std::string(64, 'a')).size(), std::size_t{1});
    }

private:
    OperatorFacts of(std::size_t node, World& world) {
        OperatorFacts facts;
        facts.chain = &world.state;
        facts.node = world.nodes[node].id();
        facts.alive = true;
        facts.status = running(*facts.node);
        facts.now = world.state.time();
        return facts;
    }
    OperatorFacts of(std::size_t node) { return of(node, *m_world); }

    std::unique_ptr<World> m_world;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::OperatorViewTest)
#include "operator_view_test.moc"

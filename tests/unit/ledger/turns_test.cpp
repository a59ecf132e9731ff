// Turns: what a failed executor costs, who takes over, and what a request for keys that opens to nothing costs
// nobody.
#include "unit/ledger/settlement_run.h"

namespace leo::ledger::test {

class TurnsTest : public QObject {
    Q_OBJECT

    static std::size_t nodeOf(const Run& run, std::size_t rank) {
        const NodeId id = run.draw.certificate.members[rank].node;
        for (std::size_t i = 0; i < run.world.nodes.size(); ++i)
            if (run.world.nodes[i].id() == id) return i;
        qFatal("no such node");
    }
    static void askAndGrant(Run& run) {
        World& world = run.world;
        world.must(world.monitorOf(run.draw, 0), world.requesting(run.task));
        world.must(world.alice, world.granting(run.task, Party::Requester));
        world.must(world.bob, world.granting(run.task, Party::Publisher));
    }
    static void say(Run& run, std::size_t monitor, bool ok) {
        const std::size_t node = run.draw.monitors[monitor];
        run.world.must(run.world.nodes[node].identity,
                       TaskConfirm{run.world.verdict(run.draw, node, ok, Phase::Before)}, 1);
    }
    static World::Tweak equals(std::uint32_t maxTurns) {
        return [maxTurns](Genesis& genesis) {
            tenOfForty(maxTurns)(genesis);
            for (GenesisNode& node : genesis.nodes) node.credit = Credit{300};
        };
    }

private Q_SLOTS:
    void aSuccessorFinishes() {
        Run run(tenOfForty(3));
        run.executing();
        const std::size_t first = run.draw.executor;
        run.world.loseExecutor(run.draw);
        const Task& task = *run.world.state.task(run.task);
        QCOMPARE(task.phase, TaskPhase::Attesting);
        QCOMPARE(task.turn, 1u);
        QCOMPARE(task.escrow, leo(10));
        QVERIFY(!task.executor && task.keyRequests.empty() && task.requesterBox.empty() && task.publisherBox.empty());
        QVERIFY(task.keyRequestedAt.value == 0 && task.confirmations.empty());
        QCOMPARE(task.failed.size(), std::size_t{1});
        QCOMPARE(task.group().size(), kGroup - 1);
        QCOMPARE(task.members().size(), kGroup);
        {
            // Half of its deposit is burned, half goes to the nine others; nobody else is paid yet.
            const Delta d = run.delta();
            QCOMPARE(d.node(first), -10 * kLeo);
            QCOMPARE(d.credit(first), -5);
            QCOMPARE(d.burned(), 5 * kLeo + 5 * kLeo % 9);
            QCOMPARE(d.bob(), 0);
            QCOMPARE(d.alice(), -10 * kLeo);
        }
        QCOMPARE(run.draw.executor, nodeOf(run, 1));
        askAndGrant(run);
        run.world.must(run.world.executorOf(run.draw), run.world.completing(run.draw));
        for (std::size_t i = 0; i < 8; ++i) run.confirm(i, true);
        run.world.lapse(run.task);
        run.closed(TaskEnd::Settled);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), -10 * kLeo);
        QCOMPARE(d.bob(), 3 * kLeo);
        QCOMPARE(d.bonds(), 0);
        QCOMPARE(d.node(first), -10 * kLeo);
        QCOMPARE(d.node(run.draw.executor), 3 * kLeo + 5 * kLeo / 9);
        QCOMPARE(d.credit(run.draw.executor), 5);
        for (const std::size_t monitor : run.draw.monitors) {
            QCOMPARE(d.node(monitor), 3 * kLeo / 8 + 5 * kLeo / 9);
            QCOMPARE(d.credit(monitor), 1);
        }
        QCOMPARE(d.burned(), kLeo + 5 * kLeo + 5 * kLeo % 9);
        QVERIFY(run.world.state.task(run.task)->executor == run.world.executorOf(run.draw).id());
    }

    void threeFailInARow() {
        Run run(tenOfForty(3));
        run.executing();
        std::vector<std::size_t> executors;
        for (int turn = 0; turn < 3; ++turn) {
            QCOMPARE(run.draw.executor, nodeOf(run, static_cast<std::size_t>(turn)));
            executors.push_back(run.draw.executor);
            run.world.loseExecutor(run.draw);
        }
        run.closed(TaskEnd::ExecutorFault);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.bob(), 3 * kLeo);  // three times he gave his key, once he is paid: by the last
        const std::int64_t a = 5 * kLeo / 9, b = 5 * kLeo / 8, c = 3'500'000'000 / 7;
        QCOMPARE(d.node(executors[0]), -10 * kLeo);
        QCOMPARE(d.node(executors[1]), -10 * kLeo + a);
        QCOMPARE(d.node(executors[2]), -10 * kLeo + a + b);
        for (std::size_t rank = 3; rank < kGroup; ++rank) QCOMPARE(d.node(nodeOf(run, rank)), a + b + c);
        QCOMPARE(d.burned(), 13'500'000'000 + 5 * kLeo % 9 + 5 * kLeo % 8 + 3'500'000'000 % 7);
        for (const std::size_t executor : executors) {
            QCOMPARE(d.credit(executor), -5);
            QCOMPARE(run.world.state.node(run.world.nodes[executor].id())->tasksFailed, 1u);
        }
    }

    // Two are no group: with three members there is no second turn.
    void tooFewRemain() {
        Run run(tenOfForty(3));
        run.lambda = run.publish();
        run.task = run.world.post(run.lambda);
        run.draw = run.world.elect(run.task, 3);
        run.world.must(run.world.nodes[run.draw.joined[0]].identity, run.world.anchoring(run.draw));
        run.world.loseExecutor(run.draw);
        run.closed(TaskEnd::ExecutorFault);
        QCOMPARE(run.delta().bob(), 3 * kLeo);
        QCOMPARE(run.delta().alice(), 0);
    }

    // The key went to the first, whose deposit is gone when the second fails before anybody asked for keys.
    void thePublisherIsPaidByTheLast() {
        Run run(tenOfForty(2));
        run.executing();
        run.world.loseExecutor(run.draw);
        for (std::size_t i = 0; i < 8; ++i) say(run, i, false);
        run.world.lapse(run.task);
        QCOMPARE(run.world.state.task(run.task)->phase, TaskPhase::Failing);
        run.world.must(run.world.monitorOf(run.draw, 0), run.world.naming(run.draw));
        run.closed(TaskEnd::ExecutorFault);
        QCOMPARE(run.delta().bob(), 3 * kLeo);
        QCOMPARE(run.delta().node(run.draw.executor), -10 * kLeo + 5 * kLeo / 9);
    }

    void anyMemberNamesTheExecutorAlsoItself() {
        Run run(tenOfForty(3));
        run.executing();
        World& world = run.world;
        const crypto::Identity& executor = world.executorOf(run.draw);
        world.lapse(run.task);
        world.must(executor, world.naming(run.draw));
        QCOMPARE(world.state.task(run.task)->turn, 1u);
        // It is out: it neither asks nor judges nor names any more.
        QCOMPARE(world.send(executor, world.requesting(run.task)), Code::NotPermitted);
        QCOMPARE(world.send(executor, TaskConfirm{world.verdict(run.draw, run.draw.executor, false, Phase::Before)}),
                 Code::NotPermitted);
        // What was said in the turn before is late.
        KeyRequest old = world.requesting(run.task);
        old.turn = 0;
        QCOMPARE(world.send(world.monitorOf(run.draw, 1), old), Code::Late);
        QCOMPARE(world.send(world.monitorOf(run.draw, 1), TurnFail{run.task, 0, 0, run.draw.certificate}),
                 Code::Late);
    }

    void nobodyNamesTheSecond() {
        Run run(tenOfForty(3));
        run.executing();
        const std::size_t first = run.draw.executor;
        run.world.loseExecutor(run.draw);
        const std::size_t second = run.draw.executor;
        askAndGrant(run);
        run.world.lapse(run.task);
        QCOMPARE(run.world.state.task(run.task)->phase, TaskPhase::Failing);
        run.world.lapse(run.task);
        run.closed(TaskEnd::NoFault);
        QCOMPARE(run.world.send(run.world.monitorOf(run.draw, 0), run.world.naming(run.draw)), Code::Late);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.bob(), 0);
        QCOMPARE(d.node(first), -10 * kLeo);
        QCOMPARE(d.node(second), 5 * kLeo / 9);
        QCOMPARE(d.credit(second), 0);
    }

    // A turn can end by the owners: who failed before has no part in what they pay.
    void theRequesterRefusesTheSecond() {
        Run run(tenOfForty(3));
        run.executing();
        const std::size_t first = run.draw.executor;
        run.world.loseExecutor(run.draw);
        run.world.must(run.world.monitorOf(run.draw, 0), run.world.requesting(run.task));
        run.world.must(run.world.alice, KeyRefuse{run.task, 0, 1, Party::Requester});
        run.closed(TaskEnd::RequesterRefused);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), -kLeo - 1'200'000'000);
        QCOMPARE(d.node(first), -10 * kLeo);
        QCOMPARE(d.node(run.draw.executor), 1'200'000'000 / 9 + 5 * kLeo / 9);
        QCOMPARE(d.bob(), 0);
    }

    // After a completion the monitors' verdicts end a turn; who vouched for it is out as well, and its turn falls
    // away.
    void aFalseCompletionIsFollowedByTheNextHonest() {
        Run run(equals(3));
        run.executing();
        const std::size_t first = run.draw.executor, second = nodeOf(run, 1), third = nodeOf(run, 2);
        run.world.must(run.world.executorOf(run.draw), run.world.completing(run.draw));
        for (std::size_t i = 0; i < run.draw.monitors.size(); ++i) run.confirm(i, run.draw.monitors[i] == second);
        run.world.lapse(run.task);
        const Task& task = *run.world.state.task(run.task);
        QCOMPARE(task.phase, TaskPhase::Attesting);
        QCOMPARE(task.turn, 2u);
        QCOMPARE(task.group().size(), kGroup - 2);
        QVERIFY(task.sealedResultKey.empty() && task.resultHash == Hash{});
        {
            const Delta d = run.delta();
            QCOMPARE(d.node(first), -10 * kLeo);
            QCOMPARE(d.node(second), -10 * kLeo);
            QCOMPARE(d.credit(second), -1);
            QCOMPARE(d.node(third), -10 * kLeo + 2 * (5 * kLeo / 8));  // its own deposit is still there
        }
        run.world.takeTurn(run.draw);
        QCOMPARE(run.draw.executor, third);
        askAndGrant(run);
        run.world.must(run.world.executorOf(run.draw), run.world.completing(run.draw));
        for (std::size_t i = 0; i < 7; ++i) run.confirm(i, true);
        run.world.lapse(run.task);
        run.closed(TaskEnd::Settled);
        const Delta d = run.delta();
        QCOMPARE(d.bob(), 3 * kLeo);
        QCOMPARE(d.node(third), 2 * (5 * kLeo / 8) + 3 * kLeo);
        QCOMPARE(d.credit(second), -1);
    }

    void requestsThatOpenToNothing_data() {
        QTest::addColumn<int>("fails");
        QTest::addColumn<int>("oks");
        QTest::addColumn<QString>("end");
        // Of nine equal monitors; the requests came from a liar, or two.
        QTest::newRow("nobody complains: the owner missed") << 0 << 0 << "RequesterMissed";
        QTest::newRow("a minority complains") << 4 << 0 << "RequesterMissed";
        QTest::newRow("most saw no proof: the executor's fault") << 5 << 0 << "executor";
        QTest::newRow("the same, before the key window ends") << 5 << 0 << "early";
        QTest::newRow("they saw different things: nobody's fault") << 1 << 5 << "NoFault";
    }
    void requestsThatOpenToNothing() {
        QFETCH(int, fails);
        QFETCH(int, oks);
        QFETCH(QString, end);
        Run run(equals(3));
        run.keys();
        World& world = run.world;
        world.must(world.executorOf(run.draw), world.requesting(run.task));
        for (int i = 0; i < fails + oks; ++i) say(run, static_cast<std::size_t>(i), i >= fails);
        const bool early = end == QLatin1String("early");
        if (early || fails == 4) {
            // Not before the executor had the whole of its own window, and never on the word of a minority.
            const Task& before = *world.state.task(run.task);
            const std::uint64_t left = before.begunAt.value + before.post.windows.attestMs - world.state.time().value;
            QCOMPARE(world.send(world.monitorOf(run.draw, 8), world.naming(run.draw), left - 1), Code::WrongState);
            if (!early)
                QCOMPARE(world.send(world.monitorOf(run.draw, 8), world.naming(run.draw), 1), Code::WrongState);
        }
        if (!early) world.lapse(run.task);
        const Task& task = *world.state.task(run.task);
        if (early || end == QLatin1String("executor")) {
            QCOMPARE(task.phase, early ? TaskPhase::Keys : TaskPhase::Failing);
            world.must(world.monitorOf(run.draw, 8), world.naming(run.draw));
            QCOMPARE(task.turn, 1u);
            QCOMPARE(run.delta().node(run.draw.executor), -10 * kLeo);
            QCOMPARE(run.delta().alice(), -10 * kLeo);  // the offer is still at work
            QCOMPARE(run.delta().bob(), 0);
            return;
        }
        QCOMPARE(QString::fromLatin1(endName(task.end).data()), end);
        QCOMPARE(run.delta().alice(), end == QLatin1String("NoFault") ? 0 : -kLeo - 1'200'000'000);
    }

    // The table by turns, whoever is drawn: every record is loaded again and replayed by World, and this one too.
    void everyTurnSurvivesTheStore() {
        Run run(tenOfForty(3));
        run.executing();
        run.world.loseExecutor(run.draw);
        askAndGrant(run);
        auto loaded = State::load(run.world.genesis, run.world.records());
        QVERIFY(loaded.ok());
        const Task& task = *loaded->task(run.task);
        QCOMPARE(task.turn, 1u);
        QVERIFY(task.failed == run.world.state.task(run.task)->failed);
        QVERIFY(task.joiner(task.failed[0])->out);
        QVERIFY(task.publisherEverGranted);
        QVERIFY(task.leaderOf(1) != nullptr && task.leaderOf(0) == nullptr);
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::TurnsTest)
#include "turns_test.moc"

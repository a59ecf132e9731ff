// Demands: a joined node that reveals nothing delays a draw by one window and pays for it; it never blocks the
// anchor.
#include "unit/ledger/settlement_run.h"

namespace leo::ledger::test {

class DemandsTest : public QObject {
    Q_OBJECT

    // The last two are the silent ones.
    struct Waiting : Forming {
        Code demand(std::size_t by, std::size_t of, std::uint64_t ms = 10) {
            return world.send(who(by), world.demanding(task, nodeOf(of)), ms);
        }
    };

private Q_SLOTS:
    void whoStaysSilentPaysAndLeaves() {
        Waiting run;
        const TimeMs end = run.world.state.task(run.task)->deadline;
        QCOMPARE(run.demand(0, 8), Code::Ok);
        QCOMPARE(run.demand(1, 9), Code::Ok);
        QCOMPARE(run.change(0), -5 * kLeo);
        QVERIFY(run.joiner(8).demandedBy == run.who(0).id());
        const Task& task = *run.world.state.task(run.task);
        QVERIFY(task.deadline < end && task.formingUntil > end);
        run.world.lapse(run.task);
        run.world.lapse(run.task);
        QCOMPARE(run.phase(), TaskPhase::Forming);
        // 10 of each: half burned; of the first half nine others have a share, of the second eight.
        for (const std::size_t silent : {8u, 9u}) {
            QVERIFY(run.joiner(silent).out && run.joiner(silent).deposit.isZero() && !run.joiner(silent).demandedBy);
            QVERIFY(run.world.state.node(run.who(silent).id())->busyWith.isZero());
        }
        const std::int64_t first = 5 * kLeo / 9, second = 5 * kLeo / 8;
        for (std::size_t i = 0; i < 8; ++i) QCOMPARE(run.change(i), first + second);  // bonds are back
        QCOMPARE(run.change(8), 0);
        QCOMPARE(run.change(9), first);
        QCOMPARE(run.delta().burned(), 10 * kLeo + 5 * kLeo % 9 + 5 * kLeo % 8);
        // Two thirds of those who are left: six of eight, which would be less than two thirds of ten.
        run.without({8, 9});
        TaskAnchor anchor = run.world.anchoring(run.draw);
        QCOMPARE(anchor.signatures.size(), std::size_t{8});
        anchor.signatures.resize(6);
        run.world.must(run.who(0), anchor);
        QCOMPARE(run.phase(), TaskPhase::Attesting);
        QCOMPARE(run.world.state.task(run.task)->members().size(), std::size_t{8});
        QCOMPARE(run.world.state.task(run.task)->group().size(), std::size_t{8});
    }

    void whoAnswersHasTheBond() {
        Waiting run;
        QCOMPARE(run.demand(0, 8), Code::Ok);
        run.world.must(run.who(8), run.world.revealing(run.task, run.nodeOf(8)), 10);
        QCOMPARE(run.change(0), -5 * kLeo);
        QCOMPARE(run.change(8), 5 * kLeo);
        QVERIFY(run.joiner(8).shown && !run.joiner(8).demandedBy);
        QCOMPARE(run.joiner(8).deposit, leo(10));
        QCOMPARE(run.demand(1, 8), Code::Duplicate);
        // Both survive a store.
        QCOMPARE(run.demand(1, 9), Code::Ok);
        const auto loaded = State::load(run.world.genesis, run.world.records());
        QVERIFY(loaded.ok());
        QVERIFY(loaded->task(run.task)->joiner(run.who(8).id())->shown->beta == run.joiner(8).shown->beta);
        QVERIFY(loaded->task(run.task)->joiner(run.who(9).id())->demandedBy == run.who(1).id());
        // An anchor in time needs no more answers: the bond goes back, nobody is fined.
        run.world.must(run.who(0), run.world.anchoring(run.draw));
        QCOMPARE(run.phase(), TaskPhase::Attesting);
        QCOMPARE(run.change(1), 0);
        QCOMPARE(run.change(9), 0);
        QVERIFY(!run.joiner(8).shown && !run.joiner(9).demandedBy);
        QCOMPARE(run.delta().burned(), 0);
    }

    void answersThatAreNone_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"j", "beta", "proof", "salt", "draw"}) QTest::newRow(what) << what;
    }
    void answersThatAreNone() {
        QFETCH(QString, what);
        Waiting run;
        QCOMPARE(run.demand(0, 8), Code::Ok);
        PublicReveal answer = run.world.revealing(run.task, run.nodeOf(8));
        if (what == QLatin1String("j")) ++answer.j;
        if (what == QLatin1String("beta")) answer.beta[0] ^= 1;
        if (what == QLatin1String("proof")) answer.proof[50] ^= 1;
        if (what == QLatin1String("salt")) answer.salt[0] ^= 1;
        if (what == QLatin1String("draw")) ++answer.draw;
        const Code wanted = what == QLatin1String("draw") ? Code::WrongState : Code::BadProof;
        QCOMPARE(run.world.send(run.who(8), answer, 10), wanted);
        run.world.lapse(run.task);
        QVERIFY(run.joiner(8).out);
        QCOMPARE(run.world.send(run.who(8), run.world.revealing(run.task, run.nodeOf(8)), 10), Code::NotPermitted);
    }

    void demandsRefused() {
        Waiting run;
        const DemandReveal good = run.world.demanding(run.task, run.nodeOf(8));
        std::size_t stranger = 0;
        while (std::find(run.draw.joined.begin(), run.draw.joined.end(), stranger) != run.draw.joined.end())
            ++stranger;
        QCOMPARE(run.world.send(run.world.nodes[stranger].identity, good, 10), Code::NotPermitted);
        QCOMPARE(run.world.send(run.world.alice, good, 10), Code::NotPermitted);
        QCOMPARE(run.demand(8, 8), Code::NotPermitted);
        QCOMPARE(run.world.send(run.who(0), run.world.demanding(run.task, stranger), 10), Code::NotPermitted);
        DemandReveal bad = good;
        bad.bond = leo(4);
        QCOMPARE(run.world.send(run.who(0), bad, 10), Code::OutOfRange);
        bad = good;
        bad.draw = 1;
        QCOMPARE(run.world.send(run.who(0), bad, 10), Code::WrongState);
        QCOMPARE(run.world.send(run.who(8), run.world.revealing(run.task, run.nodeOf(8)), 10),
                 Code::NotPermitted);  // nobody asked
        QCOMPARE(run.demand(0, 8), Code::Ok);
        QCOMPARE(run.demand(1, 8), Code::Duplicate);
        run.world.lapse(run.task);
        QCOMPARE(run.demand(1, 8), Code::NotPermitted);  // it left
        QCOMPARE(run.demand(8, 1), Code::NotPermitted);
    }

    // All demands together delay a draw by one window: the last one comes before it would have ended.
    void oneWindowInAll() {
        Waiting run;
        const Params& p = run.world.genesis.params;
        const Task& task = *run.world.state.task(run.task);
        const TimeMs end = task.deadline;
        QCOMPARE(run.demand(0, 8, end - run.world.state.time() - 1), Code::Ok);
        QCOMPARE(task.formingUntil, TimeMs{end.value - 1 + p.revealWindowMs + 4 * p.attemptMs});
        QCOMPARE(run.demand(0, 9, 1), Code::Late);
        run.world.lapse(run.task);
        QVERIFY(run.joiner(8).out);
        QCOMPARE(run.phase(), TaskPhase::Forming);
        run.world.lapse(run.task);
        QCOMPARE(run.phase(), TaskPhase::AwaitingSeed);
        QCOMPARE(task.draw, 1u);
        for (std::size_t i = 0; i < 8; ++i) QCOMPARE(run.change(i), 10 * kLeo + 5 * kLeo / 9);
        QCOMPARE(run.change(8), 0);
    }

    void whoLeftNeitherSignsNorIsNamed() {
        Waiting run;
        QCOMPARE(run.demand(0, 9), Code::Ok);
        TaskAnchor named = run.world.anchoring(run.draw);
        run.world.lapse(run.task);
        QCOMPARE(run.world.send(run.who(0), named), Code::NotPermitted);  // a certificate with it
        run.without({9});
        TaskAnchor signedBy = run.world.anchoring(run.draw);
        signedBy.signatures.push_back({9, 0, run.world.voteOf(run.draw.joined[9], run.draw.certificate)});
        QCOMPARE(run.world.send(run.who(0), signedBy), Code::NotPermitted);
        signedBy.signatures.pop_back();
        QCOMPARE(run.world.send(run.who(9), signedBy), Code::Ok);  // who carries it does not matter
    }

    // Too few are left: the draw ends like any other that has no group.
    void tooFewAreLeft() {
        Run run(tenOfForty(3));
        run.lambda = run.publish();
        run.task = run.world.post(run.lambda);
        run.draw = run.world.elect(run.task, 3);
        run.world.must(run.world.nodes[run.draw.joined[0]].identity,
                       run.world.demanding(run.task, run.draw.joined[1]));
        run.world.lapse(run.task);
        QCOMPARE(run.world.state.task(run.task)->phase, TaskPhase::AwaitingSeed);
        QCOMPARE(run.delta().node(run.draw.joined[1]), -10 * kLeo);
        QCOMPARE(run.delta().node(run.draw.joined[0]), 5 * kLeo / 2);
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::DemandsTest)
#include "demands_test.moc"

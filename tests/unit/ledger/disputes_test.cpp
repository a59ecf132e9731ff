// Disputes: a lie that somebody signed is paid for at once, whoever shows it; a truth costs who calls it a lie.
#include "unit/ledger/settlement_run.h"

namespace leo::ledger::test {

namespace {

// A draw in which somebody lies, and what shows it.
struct Lying : Forming {
    using Forming::Forming;
    Member member(std::size_t i) const {
        for (const Member& m : draw.certificate.members)
            if (m.node == who(i).id()) return m;
        return {};
    }
    Dispute against(std::size_t accused, LieEvidence evidence) const {
        return Dispute{task, draw.certificate.draw, who(accused).id(), std::move(evidence),
                       world.genesis.params.disputeBond};
    }
    FalseReveal reveal(std::size_t i, const Member& claimed) const {
        return FalseReveal{signReveal(task, draw.certificate.draw, claimed, who(i))};
    }
    FalseReveal falseReveal(std::size_t i) const {
        Member claimed = member(i);
        ++claimed.j;
        return reveal(i, claimed);
    }
    FalseCertificate voted(std::size_t i, const Certificate& certificate, std::uint32_t attempt = 0) const {
        return FalseCertificate{attempt, certificate, world.voteOf(nodeOf(i), certificate, attempt)};
    }
    TwoCertificates twoCertificates(std::size_t i) const {
        Certificate other = draw.certificate;
        other.members.pop_back();
        CertificateVote a{draw.certificate.hash(), world.voteOf(nodeOf(i), draw.certificate)};
        CertificateVote b{other.hash(), world.voteOf(nodeOf(i), other)};
        if (b.hash < a.hash) std::swap(a, b);
        return TwoCertificates{0, a, b};
    }
    TwoVerdicts twoVerdicts(std::size_t node, Phase phase = Phase::After) const {
        return TwoVerdicts{world.verdict(draw, node, true, phase), world.verdict(draw, node, false, phase)};
    }
    std::size_t place(std::size_t node) const {
        return static_cast<std::size_t>(std::find(draw.joined.begin(), draw.joined.end(), node) -
                                        draw.joined.begin());
    }
    void anchor() {
        world.must(who(0), world.anchoring(draw));
        world.takeTurn(draw);
    }
    void toExecuting() {
        anchor();
        world.must(world.monitorOf(draw, 0), world.requesting(task));
        world.must(world.alice, world.granting(task, Party::Requester));
        world.must(world.bob, world.granting(task, Party::Publisher));
    }
    Code report(const crypto::Identity& by, const Dispute& dispute) { return world.send(by, dispute, 10); }
    std::size_t monitor(std::size_t i) const { return place(draw.monitors[i]); }
};

}  // namespace

class DisputesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsFoundLyingLosesAll() {
        Lying run;
        QCOMPARE(run.report(run.world.alice, run.against(8, run.falseReveal(8))), Code::Ok);
        // The register deposit: half to the reporter, half burned. The join deposit waits for who shares it.
        QCOMPARE(run.delta().alice(), 50 * kLeo);
        QCOMPARE(run.delta().burned(), 50 * kLeo);
        const NodeRecord& liar = run.record(8);
        QVERIFY(liar.status == NodeStatus::Inactive && liar.deposit.isZero() && liar.credit.value == 0);
        QCOMPARE(liar.lies, std::uint64_t{1});
        QVERIFY(run.joiner(8).out && run.joiner(8).liar);
        QCOMPARE(run.joiner(8).deposit, leo(10));
        const auto loaded = State::load(run.world.genesis, run.world.records());
        QVERIFY(loaded.ok() && loaded->task(run.task)->joiner(run.who(8).id())->liar);
        QCOMPARE(loaded->node(run.who(8).id())->lies, std::uint64_t{1});
        // Its signature and its name are worth nothing; the others go on, and share half of its deposit.
        QCOMPARE(run.world.send(run.who(0), run.world.anchoring(run.draw)), Code::NotPermitted);
        run.without({8});
        run.anchor();
        QVERIFY(run.joiner(8).deposit.isZero());
        QCOMPARE(run.change(8), 0);
        QCOMPARE(run.change(0), 5 * kLeo / 9);
        QCOMPARE(run.delta().burned(), 55 * kLeo + 5 * kLeo % 9);
        QVERIFY(run.record(8).busyWith.isZero());
    }

    void falseReveals_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"j", "beta", "proof", "salt"}) QTest::newRow(what) << what;
    }
    void falseReveals() {
        QFETCH(QString, what);
        Lying run;
        Member claimed = run.member(8);
        if (what == QLatin1String("j")) ++claimed.j;
        if (what == QLatin1String("beta")) claimed.beta[0] ^= 1;
        if (what == QLatin1String("proof")) claimed.proof[50] ^= 1;
        if (what == QLatin1String("salt")) claimed.salt[0] ^= 1;
        QCOMPARE(run.report(run.who(0), run.against(8, run.reveal(8, claimed))), Code::Ok);
        QCOMPARE(run.record(8).status, NodeStatus::Inactive);
        QCOMPARE(run.record(0).reportsUpheld, std::uint64_t{1});
        QCOMPARE(run.change(0), 50 * kLeo);
    }

    void aTruthCostsTheBond() {
        Lying run;
        QCOMPARE(run.report(run.who(0), run.against(8, run.reveal(8, run.member(8)))), Code::Ok);
        QCOMPARE(run.report(run.who(0), run.against(8, run.voted(8, run.draw.certificate))), Code::Ok);
        QCOMPARE(run.change(0), -10 * kLeo);
        QCOMPARE(run.change(8), 10 * kLeo);
        QCOMPARE(run.delta().burned(), 0);
        QCOMPARE(run.record(0).reportsRejected, std::uint64_t{2});
        QVERIFY(run.record(8).status == NodeStatus::Active && run.record(8).lies == 0 && !run.joiner(8).out);
    }

    void falseCertificates_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"rank", "seat", "stranger", "twice", "draw"}) QTest::newRow(what) << what;
    }
    void falseCertificates() {
        QFETCH(QString, what);
        Lying run;
        Certificate certificate = run.draw.certificate;
        auto& members = certificate.members;
        if (what == QLatin1String("rank")) std::swap(members[0], members[1]);
        if (what == QLatin1String("seat")) members[2].j += 1;
        if (what == QLatin1String("stranger")) members.back().node = run.world.alice.id();
        if (what == QLatin1String("twice")) members.push_back(members.back());
        if (what == QLatin1String("draw")) ++certificate.draw;
        FalseCertificate evidence = run.voted(3, certificate, 2);
        evidence.signature = run.who(3).sign(
            kCertificateVoteTag, certificateVote(run.task, run.draw.certificate.draw, 2, certificate.hash()));
        QCOMPARE(run.report(run.who(0), run.against(3, evidence)), Code::Ok);
        QCOMPARE(run.record(3).status, NodeStatus::Inactive);
    }

    void twoCertificatesInOneAttempt() {
        Lying run;
        QCOMPARE(run.report(run.who(0), run.against(5, run.twoCertificates(5))), Code::Ok);
        QCOMPARE(run.record(5).status, NodeStatus::Inactive);
        // What is signed in another attempt is no second statement: the same two votes prove nothing.
        TwoCertificates apart = run.twoCertificates(6);
        apart.attempt = 1;
        QCOMPARE(run.report(run.who(0), run.against(6, apart)), Code::BadSignature);
        QCOMPARE(run.change(0), 50 * kLeo);
    }

    void refusedAndNothingMoves() {
        Lying run;
        const Dispute good = run.against(8, run.falseReveal(8));
        const auto refused = [&](const crypto::Identity& by, const Dispute& dispute, Code code) {
            QCOMPARE(run.report(by, dispute), code);
        };
        Dispute bad = good;
        bad.task.bytes[0] ^= 1;
        refused(run.who(0), bad, Code::UnknownTask);
        bad = good;
        bad.draw = 1;
        refused(run.who(0), bad, Code::WrongState);
        bad = good;
        bad.bond = leo(4);
        refused(run.who(0), bad, Code::OutOfRange);
        bad = good;
        bad.accused = run.who(7).id();
        refused(run.who(0), bad, Code::NotPermitted);
        bad.accused = run.world.alice.id();
        refused(run.who(0), bad, Code::NotPermitted);
        refused(run.who(8), good, Code::NotPermitted);  // itself
        bad = good;
        std::get<FalseReveal>(bad.evidence).reveal.member.j += 1;  // not what it signed
        refused(run.who(0), bad, Code::BadSignature);
        bad = run.against(8, run.voted(7, run.draw.certificate));
        refused(run.who(0), bad, Code::BadSignature);
        Dispute elsewhere = good;  // true of another draw, and signed for it
        std::get<FalseReveal>(elsewhere.evidence).reveal =
            signReveal(run.task, 1, std::get<FalseReveal>(good.evidence).reveal.member, run.who(8));
        refused(run.who(0), elsewhere, Code::BadSignature);
        QCOMPARE(run.change(0), 0);
        QCOMPARE(run.change(8), 0);
        QCOMPARE(run.record(0).reportsRejected, std::uint64_t{0});
        // One punishment: the second reporter keeps its bond, and so does who has another lie of the same node.
        refused(run.who(0), good, Code::Ok);
        refused(run.who(1), good, Code::Duplicate);
        refused(run.who(1), run.against(8, run.twoCertificates(8)), Code::Duplicate);
        QCOMPARE(run.change(1), 0);
    }

    void lateWhenTheDrawOrTheTaskIsOver() {
        Lying run;
        const Dispute dispute = run.against(8, run.falseReveal(8));
        run.world.lapse(run.task);
        QCOMPARE(run.world.state.task(run.task)->draw, 1u);
        QCOMPARE(run.report(run.who(0), dispute), Code::Late);
        Lying closed;
        closed.anchor();
        closed.world.lapse(closed.task);
        QCOMPARE(closed.phase(), TaskPhase::Closed);
        QCOMPARE(closed.report(closed.who(0), closed.against(8, closed.falseReveal(8))), Code::Late);
    }

    void twoVerdictsOfAMonitor() {
        Lying run;
        run.toExecuting();
        run.world.must(run.world.executorOf(run.draw), run.world.completing(run.draw));
        const std::size_t liar = run.draw.monitors[2];
        TwoVerdicts both = run.twoVerdicts(liar);
        run.world.must(run.world.nodes[liar].identity, TaskConfirm{both.first}, 1);
        const std::size_t accused = run.place(liar);
        // What an honest monitor may have signed: of two phases, of two outcomes, or the same bytes again.
        TwoVerdicts fine = both;
        fine.second = fine.first;
        QCOMPARE(run.report(run.who(0), run.against(accused, fine)), Code::NotPermitted);
        fine.second = run.world.verdict(run.draw, liar, false, Phase::During);
        QCOMPARE(run.report(run.who(0), run.against(accused, fine)), Code::NotPermitted);
        Verdict other = both.second.verdict;
        other.outcome.exit = 7;
        fine.second = SignedVerdict::make(other, run.world.nodes[liar].identity);
        QCOMPARE(run.report(run.who(0), run.against(accused, fine)), Code::NotPermitted);
        other = both.second.verdict;
        ++other.turn;
        fine.second = SignedVerdict::make(other, run.world.nodes[liar].identity);
        QCOMPARE(run.report(run.who(0), run.against(accused, fine)), Code::NotPermitted);

        QCOMPARE(run.report(run.world.alice, run.against(accused, both)), Code::Ok);
        QVERIFY(run.world.state.task(run.task)->confirmations.empty());  // it is not heard any more
        QCOMPARE(run.world.send(run.world.nodes[liar].identity, TaskConfirm{both.second}, 1), Code::NotPermitted);
        for (std::size_t i = 0; i < 9; ++i)
            if (i != 2) run.confirm(i, true);
        run.world.lapse(run.task);
        run.closed(TaskEnd::Settled);
        // Eight others share the pay of the monitors; all of the group share half of the liar's deposit.
        const std::int64_t share = 5 * kLeo / 9;
        QCOMPARE(run.delta().node(run.draw.monitors[0]), 10 * kLeo + 3 * kLeo / 8 + share);
        QCOMPARE(run.delta().node(run.draw.executor), 13 * kLeo + share);
        QCOMPARE(run.delta().node(liar), 0);
        QCOMPARE(run.delta().bob(), 3 * kLeo);
    }

    // Who leads is not known: a member shows it, and the turn need not run to its end.
    void aLeaderThatLiedEndsItsTurn_data() {
        QTest::addColumn<int>("phase");
        for (const TaskPhase phase : {TaskPhase::Attesting, TaskPhase::Keys, TaskPhase::Executing})
            QTest::newRow(phaseName(phase).data()) << static_cast<int>(phase);
    }
    void aLeaderThatLiedEndsItsTurn() {
        QFETCH(int, phase);
        Lying run;
        run.anchor();
        if (phase >= static_cast<int>(TaskPhase::Keys))
            run.world.must(run.world.monitorOf(run.draw, 0), run.world.requesting(run.task));
        if (phase >= static_cast<int>(TaskPhase::Executing)) {
            run.world.must(run.world.alice, run.world.granting(run.task, Party::Requester));
            run.world.must(run.world.bob, run.world.granting(run.task, Party::Publisher));
        }
        QCOMPARE(static_cast<int>(run.phase()), phase);
        const std::size_t leader = run.draw.executor;
        const crypto::Identity& monitor = run.world.monitorOf(run.draw, 0);
        QVERIFY(run.world.send(monitor, run.world.naming(run.draw), 1) != Code::Ok);  // it has not lied yet
        QCOMPARE(run.report(run.world.bob, run.against(run.place(leader), run.twoCertificates(run.place(leader)))),
                 Code::Ok);
        QCOMPARE(run.world.send(run.world.nodes[leader].identity, run.world.completing(run.draw), 1),
                 phase == static_cast<int>(TaskPhase::Executing) ? Code::NotPermitted : Code::WrongState);
        run.world.must(monitor, run.world.naming(run.draw), 1);
        QCOMPARE(run.phase(), TaskPhase::Attesting);
        QCOMPARE(run.world.state.task(run.task)->turn, 1u);
        QCOMPARE(run.delta().node(leader), 0);  // its deposit is gone, for a successor will finish
        QVERIFY(run.world.state.task(run.task)->joiner(run.world.nodes[leader].id())->deposit.isZero());
        run.world.takeTurn(run.draw);
        run.world.must(run.world.monitorOf(run.draw, 0), run.world.requesting(run.task));
    }

    void withoutASuccessorThePublisherHasItsPrice() {
        Lying run(1);
        run.toExecuting();
        const std::size_t leader = run.place(run.draw.executor);
        QCOMPARE(run.report(run.who(leader == 0 ? 1 : 0), run.against(leader, run.twoCertificates(leader))),
                 Code::Ok);
        run.world.must(run.world.monitorOf(run.draw, 0), run.world.naming(run.draw), 1);
        run.closed(TaskEnd::ExecutorFault);
        QCOMPARE(run.delta().bob(), 3 * kLeo);
        QCOMPARE(run.delta().alice(), 10 * kLeo);
        QCOMPARE(run.change(leader), 0);
    }

    // The work is done and confirmed: all are paid but who lied.
    void aCompletionOfALiarStands() {
        Lying run;
        run.toExecuting();
        run.world.must(run.world.executorOf(run.draw), run.world.completing(run.draw));
        const std::size_t leader = run.place(run.draw.executor);
        QCOMPARE(run.report(run.world.alice, run.against(leader, run.twoCertificates(leader))), Code::Ok);
        for (std::size_t i = 0; i < 9; ++i) run.confirm(i, true);
        run.world.lapse(run.task);
        run.closed(TaskEnd::Settled);
        const std::int64_t share = 5 * kLeo / 9;
        QCOMPARE(run.delta().node(run.draw.monitors[0]), 10 * kLeo + 333'333'333 + share);
        QCOMPARE(run.change(leader), 0);
        QCOMPARE(run.record(leader).credit.value, 0u);
        QCOMPARE(run.delta().bob(), 3 * kLeo);
        QCOMPARE(run.delta().alice(), 50 * kLeo);  // what reporting brings; the offer is spent
    }

    // A liar does not take the executor along that had its verdict in good faith.
    void theVerdictOfALiarSpoilsNoCompletion() {
        Lying run;
        run.toExecuting();
        const std::size_t liar = run.draw.monitors[0];
        TaskComplete complete = run.world.completing(run.draw);
        for (std::size_t i = 0; i < 2; ++i)
            complete.verdicts.push_back(run.world.verdict(run.draw, run.draw.monitors[i], true));
        const std::size_t accused = run.place(liar);
        QCOMPARE(run.report(run.world.alice, run.against(accused, run.twoCertificates(accused))), Code::Ok);
        run.world.must(run.world.executorOf(run.draw), complete, 1);
        const auto& said = run.world.state.task(run.task)->confirmations;
        QCOMPARE(said.size(), std::size_t{1});
        QVERIFY(said[0].node == run.world.nodes[run.draw.monitors[1]].id());
    }

    // Caught in one task, it has no seat in another one either; what it put in there goes back when that one ends.
    void losesItsSeatsEverywhere() {
        Lying run;
        run.anchor();
        const TaskId first = run.task;
        const Draw group = run.draw;
        const TaskId second = run.world.post(run.lambda);
        run.draw = run.world.elect(second, 1000);
        run.task = second;
        std::size_t liar = kNodes;
        for (const std::size_t monitor : group.monitors)
            if (run.place(monitor) < run.draw.joined.size()) liar = monitor;
        QVERIFY(liar != kNodes);
        run.before = Money(run.world);
        const std::size_t accused = run.place(liar);
        QCOMPARE(run.report(run.world.alice, run.against(accused, run.falseReveal(accused))), Code::Ok);
        const NodeId id = run.world.nodes[liar].id();
        QVERIFY(run.world.state.task(first)->joiner(id)->out && !run.world.state.task(first)->joiner(id)->liar);
        QCOMPARE(run.world.state.task(first)->group().size(), kGroup - 1);
        QCOMPARE(run.world.send(run.world.nodes[liar].identity, run.world.requesting(first), 1), Code::NotPermitted);
        run.world.lapse(first);  // nobody asks for keys: no fault
        while (run.world.state.task(first)->phase != TaskPhase::Closed) run.world.lapse(first);
        QCOMPARE(run.delta().node(liar), 10 * kLeo);
        while (run.world.state.task(second)->phase != TaskPhase::Closed) run.world.step({}, 1'000);
        QCOMPARE(run.delta().node(liar), 10 * kLeo);
    }

    // A demand for the reveal of who is caught meanwhile is moot.
    void aDemandOfALiarGoesBack() {
        Lying run;
        run.world.must(run.who(0), run.world.demanding(run.task, run.nodeOf(8)), 1);
        const TimeMs waits = run.world.state.task(run.task)->deadline;
        QCOMPARE(run.report(run.who(1), run.against(8, run.falseReveal(8))), Code::Ok);
        QCOMPARE(run.change(0), 0);
        QVERIFY(run.world.state.task(run.task)->deadline > waits);
    }

    void leavingDoesNotHelp() {
        Lying run;
        run.world.must(run.who(8), NodeExit{}, 1);
        QCOMPARE(run.report(run.who(0), run.against(8, run.falseReveal(8))), Code::Ok);
        run.world.step({}, 120'000);
        QCOMPARE(run.change(8), 0);
        QCOMPARE(run.record(8).status, NodeStatus::Inactive);
    }

    // An executor that is going to fail, and has itself reported by a friend, loses more than by failing, however
    // much is at stake: the join deposit goes where it would have gone.
    void reportingOneselfSavesNothing() {
        const auto coalition = [](bool reported) {
            Run run(tenOfForty(1));
            run.executing(leo(800));
            const std::size_t leader = run.draw.executor;
            if (reported) {
                Certificate other = run.draw.certificate;
                other.members.pop_back();
                CertificateVote a{run.draw.certificate.hash(), run.world.voteOf(leader, run.draw.certificate)};
                CertificateVote b{other.hash(), run.world.voteOf(leader, other)};
                if (b.hash < a.hash) std::swap(a, b);
                run.world.must(run.world.alice,
                               Dispute{run.task, 0, run.world.nodes[leader].id(), TwoCertificates{0, a, b}, leo(5)});
            } else {
                run.world.lapse(run.task);
            }
            run.world.must(run.world.monitorOf(run.draw, 0), run.world.naming(run.draw), 1);
            run.closed(TaskEnd::ExecutorFault);
            const std::int64_t deposit =
                static_cast<std::int64_t>(run.world.state.node(run.world.nodes[leader].id())->deposit.units);
            return run.delta().alice() + run.delta().node(leader) + deposit;
        };
        QCOMPARE(coalition(true), coalition(false) - 50 * kLeo);
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::DisputesTest)
#include "disputes_test.moc"

#include "unit/ledger/settlement_run.h"

namespace leo::ledger::test {

// Every end of the money table, to the unit, where a task has one turn (turns_test.cpp has those with more). World
// counts the supply after every block.
class SettlementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settled() {
        Run run;
        run.confirming();
        for (std::size_t i = 0; i < 9; ++i) run.confirm(i, true);
        run.world.lapse(run.task);
        run.closed(TaskEnd::Settled);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), -10 * kLeo);
        QCOMPARE(d.burned(), kLeo + 3);
        QCOMPARE(d.bob(), 3 * kLeo);
        QCOMPARE(d.bonds(), 0);
        QCOMPARE(d.node(run.draw.executor), 3 * kLeo);
        QCOMPARE(d.credit(run.draw.executor), 5);
        for (const std::size_t monitor : run.draw.monitors) {
            QCOMPARE(d.node(monitor), 333'333'333);
            QCOMPARE(d.credit(monitor), 1);
            QCOMPARE(run.world.state.node(run.world.nodes[monitor].id())->tasksMonitored, 1u);
        }
        const LambdaRecord& lambda = *run.world.state.lambda(run.lambda);
        QCOMPARE(lambda.runs, 1u);
        QCOMPARE(lambda.failures, 0u);
        QCOMPARE(lambda.earned, leo(3));
        QCOMPARE(run.world.state.node(run.world.executorOf(run.draw).id())->tasksLed, 1u);
        // What explorers keep: members with J, without commitments.
        const Task& task = *run.world.state.task(run.task);
        QCOMPARE(task.joins.size(), kGroup);
        for (const Joiner& joiner : task.joins) QVERIFY(joiner.member && joiner.j > 0 && joiner.commitment == Hash{});
        QVERIFY(task.executor == run.world.executorOf(run.draw).id());
    }

    void codeFailed() {
        Run run;
        run.confirming(exitOf(ExitReason::WallTime, 0));
        for (std::size_t i = 0; i < 9; ++i) run.confirm(i, true, exitOf(ExitReason::WallTime, 0));
        run.world.lapse(run.task);
        run.closed(TaskEnd::CodeFailed);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), -10 * kLeo);
        QCOMPARE(d.burned(), 4 * kLeo + 3);
        QCOMPARE(d.bob(), 0);
        QCOMPARE(d.node(run.draw.executor), 3 * kLeo);
        for (const std::size_t monitor : run.draw.monitors) QCOMPARE(d.node(monitor), 333'333'333);
        QCOMPARE(run.world.state.lambda(run.lambda)->failures, 1u);
        QCOMPARE(run.world.state.lambda(run.lambda)->misses, 0u);
        QCOMPARE(run.world.state.lambda(run.lambda)->runs, 0u);
    }

    // The executor commits to one key and seals another: it is paid nothing, and everything it put down is seized.
    void wrongResultKeyIsShown() {
        Run run;
        run.executing();
        run.world.falseBoxes.insert(run.task);
        TaskComplete complete = run.world.completing(run.draw);
        for (const std::size_t monitor : run.draw.monitors)
            complete.verdicts.push_back(run.world.verdict(run.draw, monitor, true));
        run.world.must(run.world.executorOf(run.draw), complete);
        const NodeId liar = run.world.executorOf(run.draw).id();
        const std::uint32_t credit = run.world.state.node(liar)->credit.value;
        run.world.must(run.world.alice, run.world.complaining(run.task));
        run.closed(TaskEnd::ExecutorFault);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.bob(), 3 * kLeo);
        QCOMPARE(d.node(run.draw.executor), -10 * kLeo);
        QCOMPARE(d.credit(run.draw.executor), -static_cast<std::int64_t>(credit));
        // Half of (10 − 3) and of the register deposit of 100, to nine.
        for (const std::size_t monitor : run.draw.monitors) {
            QCOMPARE(d.node(monitor), 3'500'000'000 / 9 + 50 * kLeo / 9);
            QCOMPARE(d.credit(monitor), 0);
        }
        const NodeRecord& node = *run.world.state.node(liar);
        QCOMPARE(node.status, NodeStatus::Inactive);
        QVERIFY(node.deposit.isZero());
        QCOMPARE(node.tasksFailed, 1u);
    }

    void complaintsRefused() {
        Run run;
        run.executing();
        QCOMPARE(run.world.send(run.world.alice, run.world.complaining(run.task)), Code::WrongState);
        run.world.must(run.world.executorOf(run.draw), run.world.completing(run.draw));
        QCOMPARE(run.world.send(run.world.bob, run.world.complaining(run.task)), Code::NotPermitted);
        QCOMPARE(run.world.send(run.world.executorOf(run.draw), run.world.complaining(run.task)), Code::NotPermitted);
        ResultComplaint other = run.world.complaining(run.task);
        other.resultSecret[5] ^= 1;
        QCOMPARE(run.world.send(run.world.alice, other), Code::BadKey);
        // The truth is no lie: nobody is punished for an honest box.
        QCOMPARE(run.world.send(run.world.alice, run.world.complaining(run.task)), Code::BadProof);
        for (std::size_t i = 0; i < 9; ++i) run.confirm(i, true);
        run.world.lapse(run.task);
        run.closed(TaskEnd::Settled);
        QCOMPARE(run.world.send(run.world.alice, run.world.complaining(run.task)), Code::Late);
    }

    void absentMonitorsEarnNothing() {
        Run run;
        run.confirming();
        for (std::size_t i = 0; i < 4; ++i) run.confirm(i, true);
        run.world.lapse(run.task);
        run.closed(TaskEnd::Settled);
        const Delta d = run.delta();
        QCOMPARE(d.node(run.draw.executor), 3 * kLeo);
        for (std::size_t i = 0; i < 9; ++i) {
            QCOMPARE(d.node(run.draw.monitors[i]), i < 4 ? 750'000'000 : 0);
            QCOMPARE(d.credit(run.draw.monitors[i]), i < 4 ? 1 : -1);
        }
        QCOMPARE(d.burned(), kLeo);
    }

    void lonelyFailAgainstOkMajority() {
        Run run;
        run.confirming();
        run.confirm(0, false);
        for (std::size_t i = 1; i < 9; ++i) run.confirm(i, true);
        run.world.lapse(run.task);
        run.closed(TaskEnd::Settled);
        const Delta d = run.delta();
        QCOMPARE(d.node(run.draw.monitors[0]), 0);  // deposit back, no pay
        QCOMPARE(d.credit(run.draw.monitors[0]), 0);
        for (std::size_t i = 1; i < 9; ++i) QCOMPARE(d.node(run.draw.monitors[i]), 375'000'000);
        QCOMPARE(d.burned(), kLeo);
    }

    void failMajorityBlamesExecutorAndItsVouchers() {
        Run run;
        run.confirming();
        // One vouches, eight refute: whatever the credits, eight of them outweigh one.
        run.confirm(0, true);
        for (std::size_t i = 1; i < 9; ++i) run.confirm(i, false);
        run.world.lapse(run.task);
        run.closed(TaskEnd::ExecutorFault);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.bob(), 3 * kLeo);  // from the executor's deposit: the key was granted
        // Executor: 10 − 3 = 7 seized, half to eight. Voucher: 10 seized, half to eight.
        QCOMPARE(d.node(run.draw.executor), -10 * kLeo);
        QCOMPARE(d.credit(run.draw.executor), -5);
        QCOMPARE(d.node(run.draw.monitors[0]), -10 * kLeo);
        QCOMPARE(d.credit(run.draw.monitors[0]), -1);
        for (std::size_t i = 1; i < 9; ++i) {
            QCOMPARE(d.node(run.draw.monitors[i]), 3'500'000'000 / 8 + 5 * kLeo / 8);
            QCOMPARE(d.credit(run.draw.monitors[i]), 0);
        }
        QCOMPARE(d.burned(), 3'500'000'000 + 5 * kLeo);
        QCOMPARE(run.world.state.node(run.world.executorOf(run.draw).id())->tasksFailed, 1u);
    }

    void evenSplitBlamesTheExecutorAlone() {
        Run run([](Genesis& genesis) {
            tenOfForty()(genesis);
            for (GenesisNode& node : genesis.nodes) node.credit = Credit{300};
        });
        run.confirming();
        run.confirm(0, true);
        run.confirm(1, false);
        run.world.lapse(run.task);
        run.closed(TaskEnd::ExecutorFault);
        const Delta d = run.delta();
        QCOMPARE(d.node(run.draw.monitors[0]), 0);
        QCOMPARE(d.credit(run.draw.monitors[0]), 0);
        QCOMPARE(d.node(run.draw.monitors[1]), 3'500'000'000);
        QCOMPARE(d.node(run.draw.monitors[2]), 0);
        QCOMPARE(d.credit(run.draw.monitors[2]), -1);
        QCOMPARE(d.node(run.draw.executor), -10 * kLeo);
        QCOMPARE(d.burned(), 3'500'000'000);
    }

    void silenceIsNobodysFault() {
        Run run;
        run.confirming();
        run.world.lapse(run.task);
        run.closed(TaskEnd::NoFault);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.bob(), 0);
        QCOMPARE(d.burned(), 0);
        QCOMPARE(d.bonds(), 0);
        QCOMPARE(d.credit(run.draw.executor), 0);
        for (const std::size_t monitor : run.draw.monitors) QCOMPARE(d.credit(monitor), -1);
    }

    // Verdicts given during the run are on record, and nobody is paid or blamed by them.
    void verdictsDuringTheRunDoNotCount() {
        Run run;
        run.executing();
        TaskComplete complete = run.world.completing(run.draw);
        for (const std::size_t monitor : run.draw.monitors)
            complete.verdicts.push_back(run.world.verdict(run.draw, monitor, false, Phase::During));
        complete.verdicts.push_back(run.world.verdict(run.draw, run.draw.monitors[0], true));
        run.world.must(run.world.executorOf(run.draw), complete);
        QCOMPARE(run.world.state.task(run.task)->confirmations.size(), std::size_t{10});
        run.world.lapse(run.task);
        run.closed(TaskEnd::Settled);
        QCOMPARE(run.delta().node(run.draw.monitors[0]), 3 * kLeo);
        for (std::size_t i = 1; i < 9; ++i) QCOMPARE(run.delta().credit(run.draw.monitors[i]), -1);
    }

    void noGroup() {
        Run run;
        run.lambda = run.publish();
        run.task = run.world.post(run.lambda);
        const std::uint32_t maxDraws = run.world.genesis.params.maxDraws;
        Hash seed = run.world.state.task(run.task)->seed;
        for (std::uint32_t draw = 0; draw < maxDraws; ++draw) {
            QCOMPARE(run.world.state.task(run.task)->draw, draw);
            // Two joiners are too few; in the last draw three join and never agree.
            run.world.elect(run.task, draw + 1 < maxDraws ? 2 : 3);
            if (draw + 1 < maxDraws) {
                QCOMPARE(run.world.state.task(run.task)->phase, TaskPhase::AwaitingSeed);
                QVERIFY(run.world.state.wantsBlock());
                QVERIFY(run.world.state.task(run.task)->joins.empty());
                run.world.step();
                QVERIFY(run.world.state.task(run.task)->seed != seed);
                seed = run.world.state.task(run.task)->seed;
            }
        }
        QCOMPARE(run.world.state.task(run.task)->phase, TaskPhase::Forming);
        run.world.lapse(run.task);
        run.closed(TaskEnd::NoGroup);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.burned(), 0);
        QCOMPARE(d.bonds(), 0);
        for (std::size_t i = 0; i < kNodes; ++i) QCOMPARE(d.node(i), 0);
    }

    void nobodyAskedForKeys() {
        Run run;
        run.anchored();
        run.world.lapse(run.task);
        run.closed(TaskEnd::NoFault);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.burned(), 0);
        for (std::size_t i = 0; i < kNodes; ++i) {
            QCOMPARE(d.node(i), 0);
            QCOMPARE(d.credit(i), 0);
        }
    }

    void requesterFaults_data() {
        QTest::addColumn<bool>("refuses");
        QTest::addColumn<bool>("publisherGrants");
        QTest::newRow("refuses before the publisher spoke") << true << false;
        QTest::newRow("refuses after the publisher granted") << true << true;
        QTest::newRow("misses") << false << true;
    }
    void requesterFaults() {
        QFETCH(bool, refuses);
        QFETCH(bool, publisherGrants);
        Run run;
        run.keys();
        if (publisherGrants) run.world.must(run.world.bob, run.world.granting(run.task, Party::Publisher));
        if (refuses)
            run.world.must(run.world.alice, KeyRefuse{run.task, 0, 0, Party::Requester});
        else
            run.world.lapse(run.task);
        run.closed(refuses ? TaskEnd::RequesterRefused : TaskEnd::RequesterMissed);
        const Delta d = run.delta();
        // g = 1, s = 6, idle pay 1.2 over ten.
        QCOMPARE(d.alice(), -kLeo - 1'200'000'000);
        QCOMPARE(d.burned(), kLeo);
        QCOMPARE(d.bob(), 0);
        QCOMPARE(d.bonds(), 0);
        for (const std::size_t member : run.draw.joined) {
            QCOMPARE(d.node(member), 120'000'000);
            QCOMPARE(d.credit(member), 0);
        }
        QCOMPARE(run.world.state.lambda(run.lambda)->failures, 0u);
    }

    void publisherFaults_data() {
        QTest::addColumn<bool>("refuses");
        QTest::newRow("refuses") << true;
        QTest::newRow("misses") << false;
    }
    void publisherFaults() {
        QFETCH(bool, refuses);
        Run run;
        run.keys(leo(10), leo(3), Amount{1'000'000'007});
        run.world.must(run.world.alice, run.world.granting(run.task, Party::Requester));
        if (refuses)
            run.world.must(run.world.bob, KeyRefuse{run.task, 0, 0, Party::Publisher});
        else
            run.world.lapse(run.task);
        run.closed(refuses ? TaskEnd::PublisherRefused : TaskEnd::PublisherMissed);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.bob(), 0);
        QCOMPARE(d.bonds(), -1'000'000'007);
        QCOMPARE(d.burned(), 7);  // dust of 1.000000007 over ten
        for (const std::size_t member : run.draw.joined) QCOMPARE(d.node(member), 100'000'000);
        QCOMPARE(run.world.state.lambda(run.lambda)->failures, 1u);
        QCOMPARE(run.world.state.lambda(run.lambda)->misses, 1u);
    }

    void bothMiss() {
        Run run;
        run.keys();
        run.world.lapse(run.task);
        run.closed(TaskEnd::RequesterMissed);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), -kLeo - 1'200'000'000);
        QCOMPARE(d.bonds(), -kLeo);
        QCOMPARE(d.burned(), kLeo);
        for (const std::size_t member : run.draw.joined) QCOMPARE(d.node(member), 220'000'000);
        QCOMPARE(run.world.state.lambda(run.lambda)->misses, 1u);
    }

    void executorLapsesAndIsNamed() {
        Run run;
        run.executing(leo(25), leo(3));
        run.world.lapse(run.task);
        QCOMPARE(run.world.state.task(run.task)->phase, TaskPhase::Failing);
        run.world.must(run.world.monitorOf(run.draw, 3), TurnFail{run.task, 0, 0, run.draw.certificate});
        run.closed(TaskEnd::ExecutorFault);
        const Delta d = run.delta();
        // Deposit = offer = 25; 3 to the publisher, 22 seized: 11 over nine.
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.bob(), 3 * kLeo);
        QCOMPARE(d.bonds(), 0);
        QCOMPARE(d.node(run.draw.executor), -25 * kLeo);
        QCOMPARE(d.credit(run.draw.executor), -5);
        for (const std::size_t monitor : run.draw.monitors) {
            QCOMPARE(d.node(monitor), 11 * kLeo / 9);
            QCOMPARE(d.credit(monitor), 0);
        }
        QCOMPARE(d.burned(), 11 * kLeo + 11 * kLeo % 9);
    }

    void executorLapsesAndNobodySpeaks() {
        Run run;
        run.executing();
        run.world.lapse(run.task);
        run.world.lapse(run.task);
        run.closed(TaskEnd::NoFault);
        const Delta d = run.delta();
        QCOMPARE(d.alice(), 0);
        QCOMPARE(d.bob(), 0);
        QCOMPARE(d.burned(), 0);
        for (const std::size_t member : run.draw.joined) QCOMPARE(d.node(member), 0);
    }

    void monitorsBlameBeforeKeys_data() {
        QTest::addColumn<int>("fails");
        QTest::addColumn<int>("oks");
        QTest::addColumn<bool>("selfOk");
        QTest::addColumn<bool>("fault");
        QTest::newRow("all fail") << 9 << 0 << false << true;
        QTest::newRow("all fail, the executor vouches for itself") << 9 << 0 << true << true;
        QTest::newRow("one fails, the executor vouches for itself") << 1 << 0 << true << true;
        QTest::newRow("one fails, eight ok") << 1 << 8 << false << false;
        QTest::newRow("all ok") << 0 << 9 << false << false;
    }
    void monitorsBlameBeforeKeys() {
        QFETCH(int, fails);
        QFETCH(int, oks);
        QFETCH(bool, selfOk);
        QFETCH(bool, fault);
        Run run;
        run.anchored();
        for (int i = 0; i < fails + oks; ++i) {
            const std::size_t node = run.draw.monitors[static_cast<std::size_t>(i)];
            run.world.must(run.world.nodes[node].identity,
                           TaskConfirm{run.world.verdict(run.draw, node, i >= fails, Phase::Before)});
        }
        if (selfOk)
            run.world.must(run.world.executorOf(run.draw),
                           TaskConfirm{run.world.verdict(run.draw, run.draw.executor, true, Phase::Before)});
        run.world.lapse(run.task);
        if (!fault) return run.closed(TaskEnd::NoFault);
        QCOMPARE(run.world.state.task(run.task)->phase, TaskPhase::Failing);
        run.world.must(run.world.monitorOf(run.draw, 0), TurnFail{run.task, 0, 0, run.draw.certificate});
        run.closed(TaskEnd::ExecutorFault);
        const Delta d = run.delta();
        QCOMPARE(d.bob(), 0);  // had granted nothing
        QCOMPARE(d.node(run.draw.executor), -10 * kLeo);
        for (const std::size_t monitor : run.draw.monitors) QCOMPARE(d.node(monitor), 5 * kLeo / 9);
        QCOMPARE(d.burned(), 5 * kLeo + 5 * kLeo % 9);
    }

    // The executor's own ok is not told apart at the deadline, but does not save it, and a minority can't blame it.
    void minorityCannotBlameByNaming() {
        Run run([](Genesis& genesis) {
            tenOfForty()(genesis);
            for (GenesisNode& node : genesis.nodes) node.credit = Credit{300};
        });
        run.anchored();
        for (std::size_t i = 0; i < 4; ++i) {
            const std::size_t node = run.draw.monitors[i];
            run.world.must(run.world.nodes[node].identity,
                           TaskConfirm{run.world.verdict(run.draw, node, i % 2 == 0, Phase::Before)});
        }
        run.world.lapse(run.task);  // 2 against 2, one of which might be the executor's
        QCOMPARE(run.world.state.task(run.task)->phase, TaskPhase::Failing);
        QCOMPARE(run.world.send(run.world.monitorOf(run.draw, 0), TurnFail{run.task, 0, 0, run.draw.certificate}),
                 Code::NotPermitted);
        run.world.lapse(run.task);
        run.closed(TaskEnd::NoFault);
    }

    void nonMembersGetTheirDepositAtTheAnchor() {
        Run run;
        run.lambda = run.publish();
        run.task = run.world.post(run.lambda);
        run.draw = run.world.elect(run.task, kGroup);
        auto& members = run.draw.certificate.members;
        const NodeId out = members.back().node;
        members.pop_back();
        run.world.finishDraw(run.draw);
        run.world.must(run.world.nodes[run.draw.joined[0]].identity, run.world.anchoring(run.draw));
        QCOMPARE(run.delta().of(out), 0);
        QCOMPARE(run.world.state.task(run.task)->members().size(), kGroup - 1);
        for (const Joiner* member : run.world.state.task(run.task)->members()) {
            QCOMPARE(run.delta().of(member->node), -10 * kLeo);
            QVERIFY(run.world.state.node(member->node)->busyWith.isZero());
        }
    }

    void reserveOfARetiredLambdaFollowsItsBond() {
        Run run([](Genesis& genesis) {
            tenOfForty()(genesis);
            genesis.params.unbondMs = 1000;
        });
        run.executing();
        run.world.must(run.world.bob, LambdaRetire{run.lambda});
        QCOMPARE(run.world.send(run.world.alice, run.world.posting(run.lambda)), Code::WrongState);
        run.world.step({}, 999);
        QCOMPARE(run.delta().bob(), 19 * kLeo);
        QCOMPARE(run.world.state.lambda(run.lambda)->bond, Amount{});
        QCOMPARE(run.world.state.lambda(run.lambda)->bondReturnAt.value, 0u);
        run.world.lapse(run.task);
        run.world.lapse(run.task);
        run.closed(TaskEnd::NoFault);
        QCOMPARE(run.delta().bob(), 20 * kLeo);
    }

    void reserveOfALambdaThatIsRetiringStays() {
        Run run;
        run.confirming();
        run.world.must(run.world.bob, LambdaRetire{run.lambda}, 1);
        run.world.lapse(run.task);
        run.closed(TaskEnd::NoFault);
        QCOMPARE(run.world.state.lambda(run.lambda)->bond, leo(20));
        run.world.step({}, 60'000);
        QCOMPARE(run.delta().bob(), 20 * kLeo);
    }

    void creditNeverBelowZero() {
        Run run([](Genesis& genesis) {
            tenOfForty()(genesis);
            genesis.params.creditFailedExecutor = 100'000;
        });
        run.executing();
        run.world.lapse(run.task);
        run.world.must(run.world.monitorOf(run.draw, 0), TurnFail{run.task, 0, 0, run.draw.certificate});
        run.closed(TaskEnd::ExecutorFault);
        const NodeRecord& node = *run.world.state.node(run.world.executorOf(run.draw).id());
        QCOMPARE(node.credit.value, 0u);
        const auto& credits = run.world.last.receipts.back().credits;
        QCOMPARE(credits.size(), std::size_t{1});
        QCOMPARE(credits[0].change, -static_cast<std::int64_t>(run.before.credit.at(node.node)));
    }

    // Movements of a receipt are the whole difference: double entry.
    void receiptsAccountForEveryUnit() {
        Run run;
        std::map<Pot, std::int64_t> pots;
        const auto add = [&](const std::vector<Receipt>& receipts) {
            for (const Receipt& receipt : receipts)
                for (const Movement& movement : receipt.movements) {
                    QVERIFY(!movement.amount.isZero());
                    pots[movement.from] -= static_cast<std::int64_t>(movement.amount.units);
                    pots[movement.to] += static_cast<std::int64_t>(movement.amount.units);
                }
        };
        run.confirming();
        pots.clear();
        const Money before(run.world);
        for (std::size_t i = 0; i < 9; ++i) run.confirm(i, true);
        add(run.world.lapse(run.task).receipts);
        const Delta d{run.world, before};
        for (const auto& [pot, change] : pots) {
            if (pot.kind == PotKind::Account) QCOMPARE(change, d.of(AccountId{pot.a}));
            if (pot.kind == PotKind::Burned) QCOMPARE(change, d.burned());
            if (pot.kind == PotKind::Escrow) QCOMPARE(change, -10 * kLeo);
            if (pot.kind == PotKind::MissReserve) QCOMPARE(change, -kLeo);
            if (pot.kind == PotKind::JoinDeposit) QCOMPARE(change, -10 * kLeo);
        }
    }

    void orderOfConfirmationsLeavesNoTrace() {
        std::optional<Hash> root;
        for (int permutation = 0; permutation < 12; ++permutation) {
            Run run;
            run.confirming();
            std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5, 6};
            SeededRandom random(static_cast<std::uint64_t>(permutation));
            for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
            std::vector<SignedTx> txs;
            for (const std::size_t i : order) {
                const std::size_t node = run.draw.monitors[i];
                txs.push_back(run.world.sign(run.world.nodes[node].identity,
                                             TaskConfirm{run.world.verdict(run.draw, node, i % 3 != 0)}));
            }
            const auto built = run.world.step(txs);
            for (const Receipt& receipt : built.receipts) QCOMPARE(receipt.code, Code::Ok);
            run.world.lapse(run.task);
            const Hash now = run.world.state.tipHeader().stateRoot;
            if (!root) root = now;
            QCOMPARE(now, *root);
        }
    }

    void splitTable_data() {
        QTest::addColumn<quint64>("offer");
        QTest::addColumn<quint64>("price");
        QTest::addColumn<quint32>("monitors");
        QTest::addColumn<quint64>("burned");
        QTest::addColumn<quint64>("executor");
        QTest::addColumn<quint64>("each");
        QTest::newRow("10, 3, nine") << quint64(10 * kLeo) << quint64(3 * kLeo) << 9u << quint64(kLeo + 3)
                                     << quint64(3 * kLeo) << quint64(333'333'333);
        QTest::newRow("10, 3, ten") << quint64(10 * kLeo) << quint64(3 * kLeo) << 10u << quint64(kLeo)
                                    << quint64(3 * kLeo) << quint64(300'000'000);
        QTest::newRow("no monitor yet") << quint64(10 * kLeo) << quint64(3 * kLeo) << 0u << quint64(4 * kLeo)
                                        << quint64(3 * kLeo) << quint64(0);
        QTest::newRow("odd") << quint64(1'000'000'007) << quint64(0) << 2u << quint64(100'000'000)
                             << quint64(450'000'003) << quint64(225'000'002);
        QTest::newRow("free lambda") << quint64(10 * kLeo) << quint64(0) << 3u << quint64(kLeo)
                                     << quint64(4'500'000'000) << quint64(1'500'000'000);
    }
    void splitTable() {
        QFETCH(quint64, offer);
        QFETCH(quint64, price);
        QFETCH(quint32, monitors);
        QFETCH(quint64, burned);
        QFETCH(quint64, executor);
        QFETCH(quint64, each);
        const auto split = splitOffer(Params{}, Amount{offer}, Amount{price}, monitors);
        QVERIFY(split.ok());
        QCOMPARE(split->executor.units, executor);
        QCOMPARE(split->monitorEach.units, each);
        QCOMPARE(split->burned.units + price + executor + each * monitors, offer);
        QCOMPARE(split->burned.units, burned);
    }

    void minimumOfferIsExact() {
        Params params;
        for (const std::uint32_t burn : {0u, 1u, 1000u, 3333u, 9000u}) {
            params.burnBps = burn;
            for (const std::uint64_t price :
                 {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{3 * kLeo}, std::uint64_t{123'456'789'012'345}}) {
                const Amount least = minimumOffer(params, Amount{price});
                const auto at = splitOffer(params, least, Amount{price}, kMaxMembers);
                QVERIFY(at.ok());
                QVERIFY(at->monitorEach.units > 0);
                QCOMPARE(splitOffer(params, Amount{least.units - 1}, Amount{price}, 3).error().code,
                         Code::OutOfRange);
            }
        }
        QVERIFY(minimumOffer(params, Amount{kMaxSupplyUnits}).units > kMaxSupplyUnits);
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::SettlementTest)
#include "settlement_test.moc"

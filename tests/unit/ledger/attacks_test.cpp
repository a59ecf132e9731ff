// Attacks on the money of a task that need no false bytes at all: a huge offer, posting again until a friend is
// drawn, money moved twice, and coalitions in which everybody knows everybody.
#include <QtTest>

#include "unit/ledger/world.h"

namespace leo::ledger::test {

class AttacksTest : public QObject {
    Q_OBJECT

    static std::int64_t change(const World& world, const AccountId& id, const std::map<AccountId, Amount>& before) {
        return static_cast<std::int64_t>(world.state.balance(id).units) -
               static_cast<std::int64_t>(before.at(id).units);
    }
    static std::map<AccountId, Amount> balances(const World& world) {
        std::map<AccountId, Amount> out;
        for (const TestNode& node : world.nodes) out[node.id()] = world.state.balance(node.id());
        for (const auto* who : {&world.alice, &world.bob}) out[who->id()] = world.state.balance(who->id());
        return out;
    }
    static Amount bonds(const World& world) {
        Amount sum;
        for (const auto& [id, lambda] : world.state.lambdas()) sum.units += lambda.bond.units;
        return sum;
    }

private Q_SLOTS:
    // What Bob pays for a missed window is his own miss fee, however much Alice offered.
    void hugeOfferDoesNotDrainTheBond() {
        for (const std::uint64_t offer : {10u, 900u}) {
            World world(40);
            const World::Stage s = world.toKeys(leo(offer));
            world.must(world.alice, world.granting(s.task, Party::Requester));
            const auto before = balances(world);
            const Amount bond = bonds(world);
            world.lapse(s.task);
            QCOMPARE(world.state.task(s.task)->end, TaskEnd::PublisherMissed);
            QCOMPARE(change(world, world.alice.id(), before), static_cast<std::int64_t>(leo(offer).units));
            QCOMPARE(change(world, world.bob.id(), before), std::int64_t{0});
            QCOMPARE(bonds(world).units, bond.units);  // the fee was reserved when the task was posted
            // All of it is accounted for: the group has it, but for dust.
            std::int64_t group = 0;
            for (const std::size_t node : s.draw.joined)
                group += change(world, world.nodes[node].id(), before) -
                         static_cast<std::int64_t>(std::max(world.genesis.params.joinDeposit, leo(offer)).units);
            QVERIFY(group <= static_cast<std::int64_t>(leo(1).units));
            QVERIFY(group > static_cast<std::int64_t>(leo(1).units) - 100);
        }
    }

    // Alice wants a friend as executor: she posts, looks who leads, and refuses her key when it is somebody else.
    // Each try costs her the burn and the idle pay, and the friend alone can't earn it back.
    void repostingUntilAFriendLeads() {
        World world(40);
        const LambdaId lambda = world.publish();
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto before = balances(world);
            const TaskId task = world.post(lambda, leo(10));
            const Draw draw = world.elect(task);
            world.must(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
            world.must(world.monitorOf(draw, 0), world.requesting(task));
            world.must(world.alice, KeyRefuse{task, 0, 0, Party::Requester});
            QCOMPARE(world.state.task(task)->end, TaskEnd::RequesterRefused);
            const std::int64_t alice = change(world, world.alice.id(), before);
            const std::int64_t friendly = change(world, world.nodes[draw.joined[1]].id(), before);
            QVERIFY(alice <= -static_cast<std::int64_t>(leo(1).units));  // a tenth is burned
            QVERIFY(friendly > 0);
            QVERIFY(alice + friendly < -static_cast<std::int64_t>(leo(1).units));
        }
    }

    // Everybody is one coalition: Alice, Bob and the whole group. Whatever they agree on, they end with less than
    // they began with, by what is burned; so no lambda and no offer is a money pump.
    void wholeCoalitionOnlyLoses_data() {
        QTest::addColumn<int>("play");
        QTest::newRow("settles") << 0;
        QTest::newRow("calls a good run failed") << 1;
        QTest::newRow("Alice refuses") << 2;
        QTest::newRow("Bob misses") << 3;
        QTest::newRow("the executor lapses and is named") << 4;
        QTest::newRow("monitors blame the executor") << 5;
    }
    void wholeCoalitionOnlyLoses() {
        QFETCH(int, play);
        World world(40);
        const auto before = balances(world);
        const World::Stage s = play == 2 || play == 3 ? world.toKeys() : world.toExecuting();
        if (play == 0 || play == 1 || play == 5) {
            world.must(world.executorOf(s.draw), world.completing(s.draw, play == 1 ? 1 : 0));
            for (const std::size_t node : s.draw.monitors) {
                const bool ok = play != 5;
                const auto verdict = world.verdict(s.draw, node, ok, attest::Phase::After, play == 1 ? 1 : 0);
                world.must(world.nodes[node].identity, TaskConfirm{verdict}, 1);
            }
        }
        if (play == 2) world.must(world.alice, KeyRefuse{s.task, 0, 0, Party::Requester});
        if (play == 3) world.must(world.alice, world.granting(s.task, Party::Requester));
        if (play == 4) {
            world.lapse(s.task);
            world.must(world.monitorOf(s.draw, 0), TurnFail{s.task, 0, 0, s.draw.certificate});
        }
        for (int i = 0; i < 20 && world.state.task(s.task)->phase != TaskPhase::Closed; ++i) world.lapse(s.task);
        QCOMPARE(world.state.task(s.task)->phase, TaskPhase::Closed);
        std::int64_t coalition = static_cast<std::int64_t>(bonds(world).units);
        for (const auto& [id, amount] : before) coalition += change(world, id, before);
        QVERIFY2(coalition <= 0, std::to_string(coalition).c_str());
        QVERIFY(world.state.task(s.task)->escrow.isZero());
    }

    // A closed escrow stays closed: everything that once moved its money is sent again, by everybody who could.
    void escrowIsSpentOnce() {
        World world(40);
        const World::Stage s = world.toExecuting();
        const TaskComplete complete = world.completing(s.draw);
        world.must(world.executorOf(s.draw), complete);
        for (const std::size_t node : s.draw.monitors)
            world.must(world.nodes[node].identity, TaskConfirm{world.verdict(s.draw, node, true)}, 1);
        for (int i = 0; i < 3 && world.state.task(s.task)->phase != TaskPhase::Closed; ++i) world.lapse(s.task);
        QCOMPARE(world.state.task(s.task)->end, TaskEnd::Settled);
        const auto before = balances(world);
        const std::size_t monitor = s.draw.monitors[0];
        const std::vector<std::pair<const crypto::Identity*, TxBody>> again = {
            {&world.executorOf(s.draw), complete},
            {&world.nodes[monitor].identity, TaskConfirm{world.verdict(s.draw, monitor, true)}},
            {&world.nodes[monitor].identity, TurnFail{s.task, 0, 0, s.draw.certificate}},
            {&world.nodes[monitor].identity, world.requesting(s.task)},
            {&world.nodes[monitor].identity, world.anchoring(s.draw)},
            {&world.alice, world.granting(s.task, Party::Requester)},
            {&world.alice, KeyRefuse{s.task, 0, 0, Party::Requester}},
            {&world.bob, KeyRefuse{s.task, 0, 0, Party::Publisher}},
        };
        for (const auto& [sender, body] : again) QVERIFY(world.send(*sender, body) != Code::Ok);
        for (const auto& [id, amount] : before) QCOMPARE(change(world, id, before), std::int64_t{0});
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::AttacksTest)
#include "attacks_test.moc"

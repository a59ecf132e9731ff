#include <QtTest>

#include "node/view/task_view.h"
#include "unit/node_view/story.h"

namespace leo::node::test {
namespace {

using api::ConsentMark;
using api::MemberRole;
using Mark = api::Check::Mark;

// Nothing of who leads or how the draw went.
void allSealed(const api::Task& view) {
    QVERIFY(!view.members.empty());
    for (const api::TaskMember& member : view.members) {
        QCOMPARE(member.role, MemberRole::Sealed);
        QVERIFY(!member.j);
        QCOMPARE(member.before, api::PhaseMark::None);
        QCOMPARE(member.after, api::PhaseMark::None);
    }
    if (view.consent) QVERIFY(!view.consent->executor);
}

std::size_t executors(const api::Task& view) {
    std::size_t count = 0;
    for (const api::TaskMember& member : view.members) count += member.role == MemberRole::Executor ? 1 : 0;
    return count;
}

}  // namespace

class RolesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hiddenUntilCompletion() {
        Story story;
        World& world = story.world;
        const LambdaId lambda = world.publish();
        const TaskId task = world.post(lambda);
        const auto draw = world.elect(task, 10);
        allSealed(story.view(task, story.alice()));
        world.must(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
        allSealed(story.view(task, story.alice()));
        world.must(world.monitorOf(draw, 0), world.requesting(task));
        allSealed(story.view(task, story.alice()));
        world.must(world.alice, world.granting(task, ledger::Party::Requester));
        world.must(world.bob, world.granting(task, ledger::Party::Publisher));
        allSealed(story.view(task, story.alice()));
        world.must(world.executorOf(draw), world.completing(draw));
        const api::Task view = story.view(task, Viewer{});  // of anybody
        QCOMPARE(executors(view), std::size_t{1});
        for (const api::TaskMember& member : view.members) {
            QVERIFY(member.j && *member.j > 0);
            if (member.role == MemberRole::Executor) QVERIFY(member.node == world.executorOf(draw).id());
        }
    }

    void hiddenWhenNobodyCompletes() {
        Story story;
        const auto stage = story.world.toKeys(leo(10), leo(3), 10);
        story.world.lapse(stage.task);
        allSealed(story.view(stage.task, story.alice()));
    }

    // A real package, judged: the wallet that judged it sees the roles, nobody else does.
    void shownAfterOwnVerification() {
        protocol::test::Group group(5);
        group.world.must(group.node(group.draw.certificate.members[1].node).identity,
                         group.world.requesting(group.task));
        const protocol::KeyPackage package = group.package();
        KeyCase known = judged(group, package);
        QVERIFY(known.report->passed());
        api::Task view = viewOf(group, group.world.alice.id(), &known);
        QCOMPARE(executors(view), std::size_t{1});
        QCOMPARE(view.consent->consent, ConsentMark::Ready);
        QCOMPARE(view.consent->executor->hex(), group.executor().id().hex());
        QCOMPARE(view.consent->checks.size(), api::kChecks);
        for (const api::Check& check : view.consent->checks) {
            QCOMPARE(check.mark, Mark::Passed);
            QVERIFY(!check.detail.empty() && !check.value.empty());
        }
        QCOMPARE(view.consent->checks[3].value, std::string("4/4"));
        QCOMPARE(view.consent->checks[5].value, std::string("bwrap"));
        for (const api::TaskMember& member : view.members)
            QCOMPARE(member.before == api::PhaseMark::Confirmed, member.role == MemberRole::Monitor);

        allSealed(viewOf(group, group.world.alice.id(), nullptr));
        known.draw = 1;  // of another draw
        allSealed(viewOf(group, group.world.alice.id(), &known));
    }

    void falsePackages_data() {
        QTest::addColumn<int>("failing");  // api check
        QTest::addColumn<bool>("roles");
        QTest::newRow("draw") << 0 << false;
        QTest::newRow("leader") << 1 << false;
        QTest::newRow("credit") << 2 << true;
        QTest::newRow("monitors") << 3 << true;
        QTest::newRow("quote") << 4 << true;
        QTest::newRow("software TPM") << 4 << true;
        QTest::newRow("sandbox") << 5 << true;
    }
    void falsePackages() {
        QFETCH(int, failing);
        QFETCH(bool, roles);
        const bool software = QTest::currentDataTag() == std::string_view("software TPM");
        ledger::Requirements requirements;
        requirements.hardwareTpm = software;
        const auto claimHardware = [&](ledger::Genesis& genesis, protocol::test::Machines&) {
            for (ledger::GenesisNode& node : genesis.nodes)
                if (software) node.features |= ledger::kFeatureHardwareTpm;
        };
        protocol::test::Group group(5, claimHardware, requirements);
        group.world.must(group.node(group.draw.certificate.members[1].node).identity,
                         group.world.requesting(group.task));
        protocol::KeyPackage package = group.package();
        if (failing == 0) package.certificate.members[0].proof[3] ^= 1;
        if (failing == 1) package.certificate.members.pop_back();
        if (failing == 3) package.verdicts.resize(1);
        if (failing == 4 && !software) package.evidence[0].evidence[40] ^= 1;
        if (failing == 4) group.speak(package);
        if (failing == 5) group.references.profileDigests = {protocol::test::hashOf(9)};
        KeyCase known = judged(group, package);
        // Layer one lets nobody join with too little; that the check itself can fail is in the tests of protocol/.
        if (failing == 2) known.report->checks[5] = {true, false, "too little credit"};
        const api::Task view = viewOf(group, group.world.alice.id(), &known);
        QVERIFY(view.consent->consent == ConsentMark::Blocked);
        for (std::size_t i = 0; i < api::kChecks; ++i) {
            const bool fails = i == static_cast<std::size_t>(failing);
            QCOMPARE(view.consent->checks[i].mark == Mark::Failed, fails);
            if (fails) QVERIFY(!view.consent->checks[i].detail.empty() && view.consent->checks[i].value.empty());
        }
        QCOMPARE(executors(view) == 1, roles);
        if (!roles) allSealed(view);
    }

    void consentOfEachParty() {
        Story story;
        World& world = story.world;
        const auto stage = world.toKeys(leo(10), leo(3), 10);
        QVERIFY(!story.view(stage.task).consent);  // of nobody
        QCOMPARE(story.view(stage.task, story.alice()).consent->consent, ConsentMark::Checking);
        QVERIFY(story.view(stage.task, story.bob()).consent->asPublisher);
        QCOMPARE(story.view(stage.task, story.alice()).consent->ifRefused.back().amount.units,
                 std::uint64_t{7'800'000'000});
        world.must(world.bob, world.granting(stage.task, ledger::Party::Publisher));
        QCOMPARE(story.view(stage.task, story.bob()).consent->consent, ConsentMark::Released);
        world.lapse(stage.task);
        QCOMPARE(story.view(stage.task, story.alice()).consent->consent, ConsentMark::Expired);
        QCOMPARE(story.view(stage.task, story.bob()).consent->consent, ConsentMark::Released);
    }

    void memberMarksAtTheEnd() {
        Story story;
        World& world = story.world;
        const auto stage = world.toConfirming(0, leo(10), leo(3), 10);
        for (std::size_t i = 0; i < 8; ++i)
            world.must(world.nodes[stage.draw.monitors[i]].identity,
                       ledger::TaskConfirm{world.verdict(stage.draw, stage.draw.monitors[i], i != 0)}, 1);
        world.lapse(stage.task);
        const api::Task view = story.view(stage.task);
        QCOMPARE(view.end, api::TaskEnd::Settled);
        std::size_t confirmed = 0, failed = 0, silent = 0;
        for (const api::TaskMember& member : view.members) {
            confirmed += member.after == api::PhaseMark::Confirmed ? 1 : 0;
            failed += member.after == api::PhaseMark::Failed ? 1 : 0;
            silent += member.after == api::PhaseMark::Silent ? 1 : 0;
            if (member.after == api::PhaseMark::Confirmed) QVERIFY(member.paid.units > 0 && member.creditChange == 1);
            if (member.after == api::PhaseMark::Silent) QCOMPARE(member.creditChange, std::int64_t{-1});
        }
        QCOMPARE(confirmed, std::size_t{7});
        QCOMPARE(failed, std::size_t{1});
        QCOMPARE(silent, std::size_t{1});
    }

private:
    static KeyCase judged(const protocol::test::Group& group, const protocol::KeyPackage& package) {
        KeyCase known;
        known.party = ledger::Party::Requester;
        known.report = protocol::verifyPackage(group.world.state, group.task, package, group.references);
        known.checkedAt = group.world.state.time();
        return known;
    }
    static api::Task viewOf(const protocol::test::Group& group, const AccountId& active, const KeyCase* known) {
        Viewer viewer;
        viewer.active = active;
        TaskHistory history(group.task);
        // The last block holds the key request; what came before is in the record.
        history.take(group.world.last.block, group.world.last.receipts);
        return viewTask(
            {group.world.state, *group.world.state.task(group.task), history, viewer, nullptr, known, nullptr}, 1);
    }
};

}  // namespace leo::node::test

QTEST_GUILESS_MAIN(leo::node::test::RolesTest)
#include "roles_test.moc"

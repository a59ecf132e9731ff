#include <QtTest>

#include "unit/node_view/story.h"

namespace leo::node::test {

// What this computer knows of a result belongs to the turn that made it.
class ResultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofAFailedTurnIsForgotten() {
        Story story;
        World& world = story.world;
        const auto stage = world.toConfirming(0, leo(10), leo(3), 10);
        LocalTask local;
        local.inputName = "photo.png";
        local.result = api::ResultMark::Opened;
        local.resultType = "image/png";
        const auto shown = [&] { return story.view(stage.task, story.alice(), nullptr, nullptr, &local); };
        const auto listed = [&] { return viewRow(world.state, story.record(stage.task), story.alice(), &local, {}); };
        QVERIFY(shown().result == api::ResultMark::Opened && listed().result == api::ResultMark::Opened);

        // The monitors find the clean-up wanting: the next member leads.
        for (const std::size_t node : stage.draw.monitors)
            world.must(world.nodes[node].identity,
                       ledger::TaskConfirm{world.verdict(stage.draw, node, false, attest::Phase::After, 0)}, 1);
        world.lapse(stage.task);
        QCOMPARE(story.record(stage.task).turn, 1u);
        QVERIFY(shown().result == api::ResultMark::NotYet && listed().result == api::ResultMark::NotYet);
        QVERIFY(shown().resultType.empty());
        QCOMPARE(shown().inputName, std::string("photo.png"));

        local.resultTurn = 1;  // as the second executor's is opened
        QVERIFY(shown().result == api::ResultMark::Opened && listed().result == api::ResultMark::Opened);
    }
};

}  // namespace leo::node::test

QTEST_GUILESS_MAIN(leo::node::test::ResultTest)
#include "result_test.moc"

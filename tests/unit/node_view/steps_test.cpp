#include <QtTest>

#include "node/view/task_steps.h"
#include "unit/node_view/story.h"

namespace leo::node::test {
namespace {

using api::Step;
using api::StepMark;

// One letter a step: . not yet, r running, d done, f failed, s skipped.
std::string text(const std::vector<api::StepState>& steps) {
    std::string marks;
    for (const api::StepState& step : steps) marks += ".rdfs"[static_cast<std::size_t>(step.mark)];
    return marks;
}

}  // namespace

// Every step is done with exactly its event, in whatever order the blocks come.
class StepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachStepByItsEvent() {
        Story story;
        World& world = story.world;
        const LambdaId lambda = world.publish();
        world.must(world.alice, world.posting(lambda));
        const TaskId task{world.last.receipts.back().subject};
        const auto marks = [&] { return text(story.view(task).steps); };
        QCOMPARE(marks(), std::string("r......."));
        world.step();  // the seed
        QCOMPARE(marks(), std::string("dr......"));
        const auto draw = world.elect(task, 10);  // joins, then the window ends
        QCOMPARE(marks(), std::string("ddr....."));
        QVERIFY(story.view(task).steps[2].offChain);
        world.must(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
        QCOMPARE(marks(), std::string("dddr...."));
        QVERIFY(!story.view(task).steps[2].offChain);
        world.step();
        QCOMPARE(marks(), std::string("dddr...."));
        world.must(world.monitorOf(draw, 0), world.requesting(task));
        QCOMPARE(marks(), std::string("ddddr..."));
        world.must(world.bob, world.granting(task, ledger::Party::Publisher));
        QCOMPARE(marks(), std::string("ddddr..."));  // one of two
        world.must(world.alice, world.granting(task, ledger::Party::Requester));
        QCOMPARE(marks(), std::string("dddddr.."));
        world.must(world.executorOf(draw), world.completing(draw));
        QCOMPARE(marks(), std::string("dddddddr"));
        world.lapse(task);
        const api::Task view = story.view(task);
        QCOMPARE(text(view.steps), std::string("dddddddd"));
        QCOMPARE(view.step, Step::Settle);
        QVERIFY(!view.moving);
        QVERIFY(!view.steps[5].height);  // off chain
        QCOMPARE(view.steps[6].height->value, story.record(task).closedAt.value - 1);
        QCOMPARE(view.steps[7].height->value, story.record(task).closedAt.value);
        QCOMPARE(view.steps[0].height->value, story.record(task).postedAt.value + 1);
    }

    void anyOrderAndTwice() {
        Story story;
        const auto stage = story.world.toConfirming();
        story.world.lapse(stage.task);
        const api::Task whole = story.view(stage.task);
        TaskHistory backwards(stage.task), middle(stage.task);
        for (std::size_t i = story.blocks.size(); i-- > 0;) {
            story.take(backwards, i);
            story.take(backwards, i);
        }
        const std::size_t half = story.blocks.size() / 2;
        for (std::size_t i = half; i < story.blocks.size(); ++i) story.take(middle, i);
        for (std::size_t i = 0; i < story.blocks.size(); ++i) story.take(middle, i);
        for (const TaskHistory* history : {&backwards, &middle}) {
            const Viewer viewer;
            const api::Task view = viewTask({story.world.state, story.record(stage.task), *history, viewer}, 1);
            QCOMPARE(text(view.steps), text(whole.steps));
            QCOMPARE(view.events.size(), whole.events.size());
            for (std::size_t i = 0; i < view.steps.size(); ++i) {
                QCOMPARE(view.steps[i].durationMs, whole.steps[i].durationMs);
                QVERIFY(view.steps[i].height == whole.steps[i].height);
            }
        }
    }

    void takenBack() {
        Story story;
        const auto stage = story.world.toKeys();
        TaskHistory history = story.history(stage.task);
        const std::size_t facts = history.facts().size();
        const std::size_t last = story.blocks.size() - 1;
        history.takeBack(story.blocks[last].header.height);
        QVERIFY(history.facts().size() < facts);
        story.take(history, last);
        QCOMPARE(history.facts().size(), facts);
    }

    void newDrawGoesBackToElection() {
        Story story;
        const LambdaId lambda = story.world.publish();
        const TaskId task = story.world.post(lambda);
        story.world.lapse(task);  // nobody joined
        QCOMPARE(story.record(task).draw, 1u);
        api::Task view = story.view(task);
        QCOMPARE(text(view.steps), std::string("dr......"));
        QCOMPARE(view.step, Step::Election);
        story.world.step();
        QCOMPARE(text(story.view(task).steps), std::string("dr......"));
        story.world.lapse(task);
        story.world.step();
        story.world.lapse(task);
        view = story.view(task);
        QCOMPARE(view.end, api::TaskEnd::NoGroup);
        QCOMPARE(text(view.steps), std::string("dfsssssd"));
    }

    void failures_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("marks");
        QTest::addColumn<int>("end");
        QTest::newRow("refused") << "refuse"
                                 << "ddddfssd" << static_cast<int>(api::TaskEnd::RequesterRefused);
        QTest::newRow("missed") << "miss"
                                << "ddddfssd" << static_cast<int>(api::TaskEnd::RequesterMissed);
        QTest::newRow("no request") << "silent"
                                    << "dddfsssd" << static_cast<int>(api::TaskEnd::NoFault);
        QTest::newRow("executor") << "executor"
                                  << "dddddfsd" << static_cast<int>(api::TaskEnd::ExecutorFault);
    }
    void failures() {
        QFETCH(QString, how);
        Story story;
        World& world = story.world;
        TaskId task;
        if (how == QLatin1String("silent")) {
            task = world.toAnchored(leo(10), leo(3), 10).task;
            world.lapse(task);
        } else if (how == QLatin1String("executor")) {
            auto stage = world.toExecuting(leo(10), leo(3), 10);
            task = stage.task;
            world.lapse(task);
            QCOMPARE(text(story.view(task).steps), std::string("dddddf.."));  // failing: who was it
            world.must(world.monitorOf(stage.draw, 0), world.naming(stage.draw));
            QCOMPARE(text(story.view(task).steps), std::string("dddr...."));  // the next one leads
            world.takeTurn(stage.draw);
            while (world.state.task(task)->phase != ledger::TaskPhase::Closed) world.loseExecutor(stage.draw);
        } else {
            task = world.toKeys(leo(10), leo(3), 10).task;
            if (how == QLatin1String("refuse"))
                world.must(world.alice, ledger::KeyRefuse{task, 0, 0, ledger::Party::Requester});
            else
                world.lapse(task);
        }
        const api::Task view = story.view(task);
        QTEST(QString::fromStdString(text(view.steps)), "marks");
        QTEST(static_cast<int>(view.end), "end");
    }
};

}  // namespace leo::node::test

QTEST_GUILESS_MAIN(leo::node::test::StepsTest)
#include "steps_test.moc"

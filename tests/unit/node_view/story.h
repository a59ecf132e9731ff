// A task of the small ledger world with all its blocks, to look at from any point on.
#pragma once

#include "node/view/task_view.h"
#include "unit/protocol/group.h"

namespace leo::node::test {

using ledger::test::World;

// A group of ten always wins its draw.
inline World::Tweak tenOfForty() {
    return [](ledger::Genesis& genesis) { genesis.params.tauDefault = 32; };
}

struct Story {
    explicit Story(std::size_t nodes = 40, World::Tweak tweak = tenOfForty()) : world(nodes, std::move(tweak)) {
        world.onBlock = [this](const ledger::State::Built& built) {
            blocks.push_back(built.block);
            receipts.push_back(built.receipts);
        };
    }
    const ledger::Task& record(const TaskId& id) const { return *world.state.task(id); }
    // Every block since the task, as one who was there took them.
    TaskHistory history(const TaskId& id) const {
        TaskHistory taken(id);
        for (std::size_t i = 0; i < blocks.size(); ++i) take(taken, i);
        return taken;
    }
    void take(TaskHistory& history, std::size_t block) const {
        const Height posted = record(history.task()).postedAt;
        if (blocks[block].header.height >= posted) history.take(blocks[block], receipts[block]);
    }
    api::Task view(const TaskId& id, const Viewer& viewer = {}, const KeyCase* asRequester = nullptr,
                   const KeyCase* asPublisher = nullptr, const LocalTask* local = nullptr) const {
        const TaskHistory all = history(id);
        return viewTask({world.state, record(id), all, viewer, local, asRequester, asPublisher}, 1);
    }
    Viewer alice() const {
        Viewer viewer;
        viewer.active = world.alice.id();
        return viewer;
    }
    Viewer bob() const {
        Viewer viewer;
        viewer.active = world.bob.id();
        return viewer;
    }

    World world;
    std::vector<ledger::Block> blocks;
    std::vector<std::vector<ledger::Receipt>> receipts;
};

inline void confirmAll(Story& story, const ledger::test::Draw& draw, std::uint32_t exit = 0) {
    for (const std::size_t node : draw.monitors)
        story.world.must(story.world.nodes[node].identity,
                         ledger::TaskConfirm{story.world.verdict(draw, node, true, attest::Phase::After, exit)}, 1);
}

// Posts a task with an offer of 10 for a price of 3 and a miss fee of 1, drawn a group of ten, and brings it to that
// end.
inline TaskId bringTo(Story& story, ledger::TaskEnd end) {
    using ledger::Party;
    using ledger::TaskEnd;
    World& world = story.world;
    if (end == TaskEnd::Settled || end == TaskEnd::CodeFailed) {
        const std::uint32_t exit = end == TaskEnd::Settled ? 0 : 3;
        const auto stage = world.toConfirming(exit, leo(10), leo(3), 10);
        confirmAll(story, stage.draw, exit);
        world.lapse(stage.task);
        return stage.task;
    }
    if (end == TaskEnd::NoGroup) {
        const TaskId task = world.post(world.publish());
        while (world.state.task(task)->phase != ledger::TaskPhase::Closed) world.step({}, 1'000);
        return task;
    }
    if (end == TaskEnd::ExecutorFault) {
        auto stage = world.toExecuting(leo(10), leo(3), 10);
        while (world.state.task(stage.task)->phase != ledger::TaskPhase::Closed) world.loseExecutor(stage.draw);
        return stage.task;
    }
    if (end == TaskEnd::NoFault) {
        const auto stage = world.toConfirming(0, leo(10), leo(3), 10);
        world.lapse(stage.task);  // nobody spoke
        return stage.task;
    }
    const auto stage = world.toKeys(leo(10), leo(3), 10);
    if (end == TaskEnd::RequesterRefused)
        world.must(world.alice, ledger::KeyRefuse{stage.task, 0, 0, Party::Requester});
    if (end == TaskEnd::PublisherRefused)
        world.must(world.bob, ledger::KeyRefuse{stage.task, 0, 0, Party::Publisher});
    if (end == TaskEnd::RequesterMissed) world.must(world.bob, world.granting(stage.task, Party::Publisher));
    if (end == TaskEnd::PublisherMissed) world.must(world.alice, world.granting(stage.task, Party::Requester));
    if (end == TaskEnd::RequesterMissed || end == TaskEnd::PublisherMissed) world.lapse(stage.task);
    return stage.task;
}

// The first executor vanishes with the keys, the next one finishes.
inline TaskId settledBySuccessor(Story& story) {
    World& world = story.world;
    auto stage = world.toExecuting(leo(10), leo(3), 10);
    world.loseExecutor(stage.draw);
    world.must(world.monitorOf(stage.draw, 0), world.requesting(stage.task));
    world.must(world.alice, world.granting(stage.task, ledger::Party::Requester));
    world.must(world.bob, world.granting(stage.task, ledger::Party::Publisher));
    world.must(world.executorOf(stage.draw), world.completing(stage.draw));
    confirmAll(story, stage.draw);
    world.lapse(stage.task);
    return stage.task;
}

}  // namespace leo::node::test

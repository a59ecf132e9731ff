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

}  // namespace leo::node::test

// TaskBook: the histories of the tasks somebody looks at, kept whole, and figures of tasks that ended.
//
// A history is read from the stored chain when it is first asked for and follows the head from then on. Thread: the
// core's.
#pragma once

#include "node/facade/core.h"
#include "node/view/task_history.h"

namespace leo::node {

class TaskBook {
public:
    // Blocks of one task at most; its windows end long before.
    static constexpr std::uint64_t kMaxBlocks = 50'000;

    explicit TaskBook(Core& core);

    // Null without such a task.
    const TaskHistory* history(const TaskId& id);
    // Header time of a block; zero when it is no longer at hand.
    TimeMs timeOf(Height height);
    // Of a closed task: the offer less what returned to the requester. Zero while it is open.
    Amount paidBy(const ledger::Task& task);
    // From the task's block to its close, of this lambda's settled tasks, newest first, at most `count`.
    std::vector<std::uint64_t> settledRunsMs(const LambdaId& lambda, std::size_t count);
    // The receipt that closed a task.
    Result<ledger::Receipt> closeOf(const ledger::Task& task);

private:
    void handleHead(const layer1::Head& head);

    Core& m_core;
    std::map<TaskId, TaskHistory> m_histories;
    std::map<Height, TimeMs> m_times;
    std::map<TaskId, Amount> m_paid;
    Subscription m_heads, m_leaving;
};

}  // namespace leo::node

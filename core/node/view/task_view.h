// api::Task and api::TaskRow from what this computer has: the ledger's record, the task's history, its own check of a
// key request, and what it alone knows of its own tasks.
//
// Pure: the same inputs give the same view, so a page opened in the middle shows what one open from the start shows.
// Nobody's role or J is in a view before this computer verified the group for itself or layer one published it
// (protocol section 11, rule 10).
#pragma once

#include "api/tasks.h"
#include "node/view/key_view.h"
#include "node/view/task_history.h"

namespace leo::node {

// For whom the view is made.
struct Viewer {
    std::optional<AccountId> active;
    // Accounts of this computer; their nodes are "mine".
    std::function<bool(const AccountId&)> isOwn = [](const AccountId&) { return false; };
};

// What only this computer knows of a task that one of its wallets posted.
struct LocalTask {
    std::string inputName;
    bool ask = true;
    api::ResultMark result = api::ResultMark::NotYet;
    std::string resultProblem;
    std::string resultType;
    std::uint64_t resultBytes = 0;
    std::optional<TimeMs> openedAt;
    std::uint32_t resultTurn = 0;  // whose result that is: when that turn failed after it, another one is due

    bool isOf(const ledger::Task& task) const { return resultTurn == task.turn; }
};

struct TaskSources {
    const ledger::State& state;
    const ledger::Task& task;
    const TaskHistory& history;
    const Viewer& viewer;
    const LocalTask* local = nullptr;      // null: posted elsewhere
    const KeyCase* asRequester = nullptr;  // of the active wallet
    const KeyCase* asPublisher = nullptr;
};

api::Task viewTask(const TaskSources& sources, std::uint64_t sequence);

// Times that the record does not have; zero when not known.
struct RowTimes {
    TimeMs postedAt;
    Amount paid;  // of the requester: the offer less what returned
    bool needsYou = false;
};
api::TaskRow viewRow(const ledger::State& state, const ledger::Task& task, const Viewer& viewer,
                     const LocalTask* local, const RowTimes& times);

api::TaskEnd endOf(ledger::TaskEnd end);
std::string lambdaNameOf(const ledger::State& state, const LambdaId& id);
// An account's name as the network knows it (a node's); empty without one.
std::string nodeNameOf(const ledger::State& state, const NodeId& id);

}  // namespace leo::node

// TaskHistory: everything layer one did about one task, collected from blocks; and the timeline it makes.
//
// Blocks may come in any order and more than once: the history is a set, so one that was opened in the middle and fed
// with the blocks before shows what one that was there from the start shows. It is whole when every block from the
// task's to its closing (or the tip) was taken. Memory: the task's own transactions and receipts, and eight bytes a
// block.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "ledger/state.h"

namespace leo::node {

// One receipt about the task, with the transaction that caused it; transactions that changed nothing are left out.
struct TaskFact {
    Height height;
    TimeMs time;              // header time
    std::uint32_t index = 0;  // in the block's receipts
    ledger::Receipt receipt;
    std::optional<TxId> tx;  // none for a deadline
    AccountId sender;        // of tx
    std::optional<ledger::TxBody> body;

    template <class Body>
    const Body* as() const {
        return body ? std::get_if<Body>(&*body) : nullptr;
    }
};

class TaskHistory {
public:
    explicit TaskHistory(const TaskId& task) : m_task(task) {}

    const TaskId& task() const { return m_task; }
    void take(const ledger::Block& block, const std::vector<ledger::Receipt>& receipts);
    void takeBack(Height height);
    // The same from facts that were proved otherwise than by a whole block.
    void add(Height height, TimeMs time) { m_times[height] = time; }
    void add(TaskFact fact);
    bool has(Height height) const { return m_times.count(height) > 0; }
    std::optional<TimeMs> timeOf(Height height) const;
    const std::map<Height, TimeMs>& times() const { return m_times; }
    // In the order they acted.
    const std::map<std::pair<Height, std::uint32_t>, TaskFact>& facts() const { return m_facts; }

private:
    TaskId m_task;
    std::map<Height, TimeMs> m_times;
    std::map<std::pair<Height, std::uint32_t>, TaskFact> m_facts;
};

// The task that a transaction is about, when it is about one; not for TaskPost, whose id is the task.
std::optional<TaskId> taskOf(const ledger::TxBody& body);

// A phase and when it began.
struct PhaseSpan {
    ledger::TaskPhase phase{};
    std::uint32_t draw = 0;
    std::optional<Height> height;  // none when the history has no block that says so
    TimeMs begun;
};

// What the history says, in the ledger's terms. Pointers are into the history.
struct TaskTimeline {
    std::vector<PhaseSpan> spans;        // in order; the last is the present one
    std::vector<const TaskFact*> joins;  // of the last draw
    std::vector<const TaskFact*> redraws;
    const TaskFact* post = nullptr;
    const TaskFact* joinsClosed = nullptr;  // of the last draw
    const TaskFact* anchor = nullptr;
    std::set<NodeId> silent;  // of the last draw: left it, since they did not answer a demand, or lied
    // Of the turns before: how each ended, and who was put out of the group.
    std::vector<const TaskFact*> failedTurns;
    std::set<NodeId> out;
    const ledger::Certificate* certificate = nullptr;  // once layer one was shown it
    // Of the last turn from here on.
    const TaskFact* keyRequest = nullptr;  // the first
    const TaskFact* requesterGrant = nullptr;
    const TaskFact* publisherGrant = nullptr;
    const TaskFact* refusal = nullptr;
    const TaskFact* complete = nullptr;
    std::vector<const TaskFact*> confirms;
    const TaskFact* failing = nullptr;
    const TaskFact* turnFail = nullptr;
    const TaskFact* complaint = nullptr;
    const TaskFact* unusable = nullptr;  // a key, as layer one judged it
    const TaskFact* close = nullptr;
};
// Replays the history with the ledger's transitions.
TaskTimeline replay(const TaskHistory& history, const ledger::Params& params);
// The same. Where it is not whole, `task`, the record of the state, has the
// last word about the present phase.
TaskTimeline timelineOf(const TaskHistory& history, const ledger::Task& task, const ledger::Params& params);

}  // namespace leo::node

// DrawChoice: whether a node enters a draw: the network's rules, what its operator allows, what this machine has.
//
// A pure function of facts, so that every limit is tried in a table (tests/unit/node/draw_choice_test.cpp). The order
// of the questions is the order of the answers a person gets: first what keeps the node from every draw, then what
// this task asks, then what the operator set, then what this machine lacks.
#pragma once

#include "ledger/state.h"
#include "node/node_status.h"

namespace leo::node {

// Groups one node takes part in at once.
inline constexpr std::size_t kMaxOpenTasks = 64;

// What layer one and the node itself say of the node.
struct NodeFacts {
    const ledger::NodeRecord* record = nullptr;    // null: not a node
    const ledger::SnapshotEntry* entry = nullptr;  // in the snapshot of the draw; null: not in it
    Amount balance;                                // of the node's account
    bool executing = false;                        // it leads a task, or may have to take one over
    bool renewing = false;                         // its log is about to be cut
    bool provable = true;                          // the TPM answers and its state is one the network accepts
    std::size_t openTasks = 0;
    bool drain = false;
    RunLimits limits;
    std::uint32_t minute = 0;  // of the day, local time
};

// What the task asks.
struct DrawFacts {
    TaskId task;
    Amount offer;
    Amount deposit;  // of a join, and the fee
    ledger::Requirements requirements;
    const ledger::Manifest* manifest = nullptr;  // null: it cannot be read
    bool imageHere = false;
};

struct DrawChoice {
    enum class Act : std::uint8_t {
        Enter,
        Pass,   // not this draw
        Later,  // what is in the way passes: look again at the next block
    } act = Act::Enter;
    std::optional<MissedDraw> missed;  // of Pass and Later; without its time
};

DrawChoice chooseDraw(const NodeFacts& node, const DrawFacts& draw);

// How likely a credit wins no seat, in thousandths, for people: (1 - tau / W) ^ w, and zero while everybody is in
// (ledger/sortition.h).
std::uint32_t noVotesPermille(std::uint64_t credit, std::uint64_t total, std::uint32_t tau);

// Draws that were let go by, newest first, one a task: the last reason counts, and none when the node enters after
// all.
class MissedDraws {
public:
    void add(MissedDraw draw);
    void remove(const TaskId& task);
    const std::deque<MissedDraw>& list() const { return m_draws; }

private:
    std::deque<MissedDraw> m_draws;
};

}  // namespace leo::node

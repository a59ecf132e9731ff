// What happened to a task, newest first: what layer one did, and what this computer did or found out beside it.
#pragma once

#include "api/tasks.h"
#include "node/view/key_view.h"

namespace leo::node {

struct LocalTask;

// `known` and `local` may be null.
std::vector<api::TaskEvent> eventsOf(const TaskTimeline& timeline, const ledger::Task& task, const KeyCase* known,
                                     const LocalTask* local);

}  // namespace leo::node

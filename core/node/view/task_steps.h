// The eight steps of a task's life as a person sees them, from the ledger's phases.
//
// Each step is done with exactly one event: Posted with the block after the task's, Election with the end of the join
// window, Leader with the anchor, AttestBefore with the key request, Keys with the second grant, AttestAfter with the
// completion, Settle with the close. Execute and AttestAfter happen off chain and no event parts them for who is not
// in the group: Execute runs until the completion, which ends both. A new draw goes back to Election.
#pragma once

#include "api/tasks.h"
#include "node/view/task_history.h"

namespace leo::node {

// The step a phase belongs to. Failing belongs to the step that failed, which only the record tells.
api::Step stepOf(const ledger::Task& task);
// StepState::height is that of the event a step was done, or failed, with.
std::vector<api::StepState> stepsOf(const TaskTimeline& timeline);

}  // namespace leo::node

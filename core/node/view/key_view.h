// A key request as its owner is shown it: the six checks in the interface's words and order, and what became of it.
#pragma once

#include "api/tasks.h"
#include "node/view/task_history.h"
#include "protocol/key_package.h"

namespace leo::node {

// What this computer found out about one key request of one of its wallets, and did.
struct KeyCase {
    ledger::Party party{};
    std::uint32_t draw = 0, turn = 0;
    std::optional<protocol::PackageReport> report;  // none: the package is still on its way
    TimeMs checkedAt;
    bool automatic = false;  // by the policy in force
    bool answering = false;  // the answer was sent and is in no block yet
};

// Who executes, as far as the wallet that verified this may know: the report holds for this draw and turn, and both
// the draw and the anchor were verified. Null otherwise.
const protocol::PackageReport* rolesFrom(const KeyCase* known, const ledger::Task& task);

// What an owner of a key is shown from the request on. `known` may be null: the request is known, nothing is checked.
api::KeyConsent consentOf(const ledger::State& state, const ledger::Task& task, const TaskTimeline& timeline,
                          ledger::Party party, const KeyCase* known);

}  // namespace leo::node

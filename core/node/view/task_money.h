// Who is paid what by a task: of an end that happened from its receipts, of one that may happen from the ledger's own
// settlement function. Nothing is computed a second time here.
#pragma once

#include "api/tasks.h"
#include "ledger/settlement.h"
#include "node/view/task_history.h"

namespace leo::node {

// The flow of an end that did not happen yet, in a group of `members`; in the order burned, publisher, executor,
// monitors, committee, requester. Lines of nothing are left out. A miss fee is a committee line beside the offer.
std::vector<api::Share> sharesOf(const ledger::EndSplit& split, std::uint32_t members);

// What the receipts of a task moved.
struct TaskMoney {
    std::vector<api::Share> settlement;  // out of the escrow: adds up to the offer once closed
    std::vector<api::Payment> payments;  // to accounts, out of escrow, reserve and seized deposits
    std::vector<api::Payment> depositsReturned;
    std::vector<api::Payment> penalties;  // what its owner lost: seized deposits, miss fee
    std::map<NodeId, Amount> paidTo;      // of payments, by account
    std::map<NodeId, std::int64_t> credit;
};
TaskMoney moneyOf(const TaskHistory& history, const ledger::Task& task);

}  // namespace leo::node

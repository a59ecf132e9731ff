// What a requester can show layer one about a completion: that the box on the chain does not hold its result's key.
#pragma once

#include "ledger/state.h"

namespace leo::ledger {

// Does the box of a completed task hold the key that its result's envelope commits to? `resultSecret32` belongs to
// TaskPost::resultKey. False: a ResultComplaint succeeds.
bool boxHoldsResultKey(const Task& task, ByteView resultSecret32);
// It about the present turn. The secret becomes public with it.
ResultComplaint complaintAbout(const Task& task, ByteView resultSecret32);

}  // namespace leo::ledger

// Leo: everything a user interface may know of the core: one object per subject, pure interfaces and value structs.
//
// Thread: one, the one that made the Leo (the GUI's); all calls are made there and all callbacks come there. No call
// waits: it copies what it needs, hands it to the core's own thread and returns. A callback never runs inside the
// call that caused it. Destroying the Leo drops the callbacks that have not come.
//
// observe(): the handler is called once soon with what is known, then with every newer snapshot, at most ten times a
// second; snapshots are immutable, whole and numbered by `sequence`, so that a page opened in the middle shows what
// one open from the start shows (ui rule "one source"). A null pointer never comes.
// Passwords and recovery words come in as views and are copied to locked memory before the call returns.
#pragma once

#include "api/explorer.h"
#include "api/lambdas.h"
#include "api/networks.h"
#include "api/node.h"
#include "api/notifications.h"
#include "api/tasks.h"
#include "api/wallets.h"

namespace leo::api {

class Leo {
public:
    virtual ~Leo() = default;

    virtual Networks& networks() = 0;
    virtual Wallets& wallets() = 0;
    virtual Lambdas& lambdas() = 0;
    virtual Tasks& tasks() = 0;
    virtual NodeOperator& node() = 0;
    virtual Explorer& explorer() = 0;
    virtual Notifications& notifications() = 0;
};

}  // namespace leo::api

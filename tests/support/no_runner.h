// A test that needs a sandbox runner and cannot make it: LEO_NO_RUNNER(kind, problem) leaves the test function.
#pragma once

#include <unistd.h>

#include "sandbox/cgroup.h"
#include "sandbox/sandbox.h"
#include "support/missing.h"

namespace leo::test {

// An ordinary user, or no control groups: no package helps there. Bubblewrap works for every user.
inline bool onlyBubblewrapCanWorkHere() {
    return ::geteuid() != 0 || !sandbox::CgroupHost::detect("leoprobe-" + std::to_string(::getpid())).ok();
}

}  // namespace leo::test

#define LEO_NO_RUNNER(kind, problem)                                                                 \
    do {                                                                                             \
        const std::string why = (problem);                                                           \
        if ((kind) != ::leo::sandbox::RunnerKind::Bwrap && ::leo::test::onlyBubblewrapCanWorkHere()) \
            QSKIP(why.c_str());                                                                      \
        LEO_MISSING(why);                                                                            \
    } while (false)

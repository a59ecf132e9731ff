// Clock: the only door to the wall clock and the monotonic clock. Machines never hold one: time is a parameter.
#pragma once

#include "base/strong.h"

namespace leo {

class Clock {
public:
    virtual ~Clock() = default;
    // Wall clock, ms since 1970 UTC.
    virtual TimeMs now() const = 0;
    // Monotonic, ms since an arbitrary start; for durations and retry timers.
    virtual std::uint64_t steadyMs() const = 0;
};

// The machine's clock. Stateless, any thread.
const Clock& systemClock();

}  // namespace leo

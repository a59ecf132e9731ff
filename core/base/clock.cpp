#include "base/clock.h"

#include <chrono>

namespace leo {
namespace {

class SystemClock final : public Clock {
public:
    TimeMs now() const override {
        const auto since = std::chrono::system_clock::now().time_since_epoch();
        return TimeMs{
            static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count())};
    }
    std::uint64_t steadyMs() const override {
        const auto since = std::chrono::steady_clock::now().time_since_epoch();
        return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
    }
};

}  // namespace

const Clock& systemClock() {
    static const SystemClock clock;
    return clock;
}

}  // namespace leo

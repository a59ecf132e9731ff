#include "base/random.h"

#include <sys/random.h>

#include <cerrno>

namespace leo {

std::uint64_t Random::below(std::uint64_t bound) {
    LEO_ASSERT(bound > 0);
    // Rejection keeps it uniform: values under the threshold would favour small results.
    const std::uint64_t threshold = (0 - bound) % bound;
    for (;;) {
        const ByteArray<8> raw = array<8>();
        const std::uint64_t value = readU64be(raw.data());
        if (value >= threshold) return value % bound;
    }
}

namespace {

class KernelRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override {
        std::size_t done = 0;
        while (done < out.size()) {
            const ssize_t got = ::getrandom(out.data() + done, out.size() - done, 0);
            if (got < 0 && errno == EINTR) continue;
            LEO_ASSERT(got > 0);
            done += static_cast<std::size_t>(got);
        }
    }
};

}  // namespace

Random& systemRandom() {
    static KernelRandom random;
    return random;
}

}  // namespace leo

// Random: the only door to randomness. Machines are given one, so a simulation replays from its seed.
#pragma once

#include <span>

#include "base/bytes.h"

namespace leo {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;

    template <std::size_t N>
    ByteArray<N> array() {
        ByteArray<N> out;
        fill(out);
        return out;
    }
    // Uniform in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
};

// The kernel's generator (getrandom(2)). Any thread. Asserts if the kernel refuses: there is no safe fallback.
Random& systemRandom();

}  // namespace leo

// Dice: everything random in a simulation comes from here, so that a seed replays it. SplitMix64 (Steele, Lea, Flood:
// Fast Splittable Pseudorandom Number Generators, 2014): fast and good enough for a simulation, which protects
// nothing.
#pragma once

#include "base/random.h"

namespace leo::sim {

class Dice final : public Random {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ull);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    std::uint64_t below(std::uint64_t end) { return end == 0 ? 0 : next() % end; }
    std::uint64_t between(std::uint64_t low, std::uint64_t high) { return low + below(high - low + 1); }
    bool chance(double probability) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability; }
    Dice fork() { return Dice(next()); }

    void fill(std::span<std::uint8_t> out) override {
        for (std::size_t i = 0; i < out.size(); i += 8) {
            const std::uint64_t word = next();
            for (std::size_t k = 0; k < 8 && i + k < out.size(); ++k)
                out[i + k] = static_cast<std::uint8_t>(word >> (8 * k));
        }
    }

private:
    std::uint64_t m_state;
};

}  // namespace leo::sim

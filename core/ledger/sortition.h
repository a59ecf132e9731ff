// Sortition: how many seats a node's VRF output wins, by exact binomial inversion in 128-bit integers (protocol
// section 6). Integers only: two implementations that differ by one unit split the chain.
#pragma once

#include <cstdint>
#include <vector>

#include "crypto/ecvrf.h"

namespace leo::ledger {

inline constexpr std::uint64_t kMinTau = 1;
inline constexpr std::uint64_t kMaxTau = 32;

// Seats of a node with credit w of total W when tau seats are expected. Preconditions (asserted): 1 <= tau <= 32,
// w <= W, W < 2^63. Below W >= 4·tau every eligible node with credit is in with one seat (bootstrap).
std::uint32_t sortition(const crypto::VrfBeta& beta, std::uint64_t w, std::uint64_t W, std::uint64_t tau);

// The same for many draws of one election: q is computed once, and the cumulative thresholds of each small credit are
// kept once seen. Bit for bit equal to sortition(). Single thread; at most about 1 MiB.
class Sortition {
public:
    Sortition(std::uint64_t W, std::uint64_t tau);  // preconditions as above
    std::uint32_t seats(const crypto::VrfBeta& beta, std::uint64_t w);

private:
    // cum[k] while it was needed so far, the pmf of the last one, and whether the sequence has ended.
    struct Row {
        std::vector<unsigned __int128> cum;
        unsigned __int128 pmf = 0;
        bool ended = false;
    };
    std::uint64_t m_W;
    std::uint64_t m_tau;
    unsigned __int128 m_q = 0;
    std::vector<Row> m_rows;
};

// The binomial inversion alone, without the bootstrap rule: what the published vectors test.
std::uint64_t binomialInversion(unsigned __int128 r, std::uint64_t w, std::uint64_t W, std::uint64_t tau);

}  // namespace leo::ledger

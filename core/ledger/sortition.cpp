#include "ledger/sortition.h"

#include <bit>

namespace leo::ledger {

namespace {

using u64 = std::uint64_t;
using u128 = unsigned __int128;

constexpr u128 kMaxU128 = ~u128{0};
// Credits below this keep their thresholds; a bigger one is computed anew. 1024 rows of a few dozen thresholds.
constexpr u64 kCachedCredits = 1024;

// (a·b) >> 128
u128 mulHigh(u128 a, u128 b) {
    const u64 a0 = static_cast<u64>(a), a1 = static_cast<u64>(a >> 64);
    const u64 b0 = static_cast<u64>(b), b1 = static_cast<u64>(b >> 64);
    const u128 low = static_cast<u128>(a0) * b0;
    const u128 cross = static_cast<u128>(a1) * b0 + (low >> 64);
    const u128 middle = static_cast<u128>(a0) * b1 + static_cast<u64>(cross);
    return static_cast<u128>(a1) * b1 + (cross >> 64) + (middle >> 64);
}

// floor((high·2^64 + low) / d) with high < d, so the quotient fits 64 bits; high becomes the remainder.
u64 divideStep(u64& high, u64 low, u64 d) {
    const u128 dividend = static_cast<u128>(high) << 64 | low;
    const u64 quotient = static_cast<u64>(dividend / d);
    high = static_cast<u64>(dividend % d);
    return quotient;
}

// floor(a·m / d) for m and d of 64 bits; the result is known to fit 128 bits (a pmf never exceeds one).
u128 mulDiv64(u128 a, u64 m, u64 d) {
    const u128 low = static_cast<u128>(static_cast<u64>(a)) * m;
    const u128 high = static_cast<u128>(static_cast<u64>(a >> 64)) * m + static_cast<u64>(low >> 64);
    u64 rest = static_cast<u64>(high >> 64) % d;
    const u64 upper = divideStep(rest, static_cast<u64>(high), d);
    const u64 lower = divideStep(rest, static_cast<u64>(low), d);
    return static_cast<u128>(upper) << 64 | lower;
}

// The same for factors beyond 64 bits, bit by bit: only credits near 2^58 or totals near 2^63 come here.
u128 mulDivWide(u128 a, u128 m, u128 d) {
    // 256-bit product in two halves.
    const u128 productHigh = mulHigh(a, m);
    const u128 productLow = a * m;
    u128 rest = 0, quotient = 0;
    for (int bit = 255; bit >= 0; --bit) {
        const bool carry = rest >> 127;
        const u128 next = bit >= 128 ? productHigh >> (bit - 128) & 1 : productLow >> bit & 1;
        rest = rest << 1 | next;
        quotient <<= 1;
        if (carry || rest >= d) {
            rest -= d;
            quotient |= 1;
        }
    }
    return quotient;
}

u128 mulDiv(u128 a, u128 m, u128 d) {
    if ((m >> 64) == 0 && (d >> 64) == 0) return mulDiv64(a, static_cast<u64>(m), static_cast<u64>(d));
    return mulDivWide(a, m, d);
}

// floor(2^128 · (W − tau) / W)
u128 failure(u64 W, u64 tau) {
    u64 rest = W - tau;
    const u64 high = divideStep(rest, 0, W);
    const u64 low = divideStep(rest, 0, W);
    return static_cast<u128>(high) << 64 | low;
}

// q^w, w > 0, left to right: the order is part of the rule, because each product rounds.
u128 power(u128 q, u64 w) {
    u128 result = q;
    for (int bit = 62 - std::countl_zero(w); bit >= 0; --bit) {
        result = mulHigh(result, result);
        if (w >> bit & 1) result = mulHigh(result, q);
    }
    return result;
}

u128 nextPmf(u128 pmf, u64 k, u64 w, u64 W, u64 tau) {
    return mulDiv(pmf, static_cast<u128>(w - k) * tau, (static_cast<u128>(k) + 1) * (W - tau));
}

u64 invert(u128 q, u128 r, u64 w, u64 W, u64 tau) {
    u128 pmf = power(q, w);
    u128 cum = pmf;
    u64 k = 0;
    while (r >= cum) {
        if (k == w || pmf == 0) break;
        pmf = nextPmf(pmf, k, w, W, tau);
        ++k;
        const u128 sum = cum + pmf;
        if (sum < cum) break;
        cum = sum;
    }
    return k;
}

u128 fractionOf(const crypto::VrfBeta& beta) {
    return static_cast<u128>(readU64be(beta.data())) << 64 | readU64be(beta.data() + 8);
}

bool bootstraps(u64 W, u64 tau) {
    return W < 4 * tau;
}

}  // namespace

std::uint64_t binomialInversion(unsigned __int128 r, std::uint64_t w, std::uint64_t W, std::uint64_t tau) {
    LEO_ASSERT(w <= W && W < (u64{1} << 63));
    if (w == 0) return 0;    // no trial; q^0 is one, which 128 fraction bits can't hold
    if (tau >= W) return w;  // every trial wins
    return invert(failure(W, tau), r, w, W, tau);
}

std::uint32_t sortition(const crypto::VrfBeta& beta, std::uint64_t w, std::uint64_t W, std::uint64_t tau) {
    LEO_ASSERT(tau >= kMinTau && tau <= kMaxTau && w <= W);
    if (w == 0) return 0;
    if (bootstraps(W, tau)) return 1;
    // With tau 32 the binomial's tail is below 2^-128 long before k reaches 2^32.
    return static_cast<std::uint32_t>(binomialInversion(fractionOf(beta), w, W, tau));
}

Sortition::Sortition(std::uint64_t W, std::uint64_t tau) : m_W(W), m_tau(tau) {
    LEO_ASSERT(tau >= kMinTau && tau <= kMaxTau && W < (u64{1} << 63));
    if (!bootstraps(W, tau)) m_q = failure(W, tau);
}

std::uint32_t Sortition::seats(const crypto::VrfBeta& beta, std::uint64_t w) {
    LEO_ASSERT(w <= m_W);
    if (w == 0) return 0;
    if (m_q == 0) return 1;
    const u128 r = fractionOf(beta);
    if (w >= kCachedCredits) return static_cast<std::uint32_t>(invert(m_q, r, w, m_W, m_tau));

    if (m_rows.size() <= w) m_rows.resize(w + 1);
    Row& row = m_rows[w];
    if (row.cum.empty()) {
        row.pmf = power(m_q, w);
        row.cum.push_back(row.pmf);
    }
    for (u64 k = 0;; ++k) {
        if (r < row.cum[k]) return static_cast<std::uint32_t>(k);
        if (k + 1 < row.cum.size()) continue;
        // The last known threshold: the loop of invert() goes on from here, once for all draws of this credit.
        if (k == w || row.pmf == 0 || row.ended) return static_cast<std::uint32_t>(k);
        row.pmf = nextPmf(row.pmf, k, w, m_W, m_tau);
        const u128 sum = row.cum[k] + row.pmf;
        // A sum that wraps ends the sequence at k + 1, whatever r is.
        row.ended = sum < row.cum[k];
        row.cum.push_back(row.ended ? kMaxU128 : sum);
    }
}

}  // namespace leo::ledger

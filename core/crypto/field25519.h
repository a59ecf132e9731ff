// Numbers modulo p = 2^255 − 19, for the arithmetic of public points in edwards.h.
//
// Five limbs of 51 bits. Products have limbs below 2^51 + 2^13 ("tight"). Sums of two tight numbers may be
// subtracted; anything with limbs below 2^54, so every sum or difference in edwards.cpp, may be multiplied. Branches
// depend on no limb, but nothing here promises constant time: never use it on a secret.
#pragma once

#include <array>
#include <cstdint>

#include "base/bytes.h"

namespace leo::crypto {

struct Field {
    std::array<std::uint64_t, 5> limb{};

    static Field fromSmall(std::uint64_t value) { return Field{{value, 0, 0, 0, 0}}; }  // value < 2^51
    static Field fromBytes(const ByteArray<32>& littleEndian);                          // the top bit is ignored
    ByteArray<32> toBytes() const;                                                      // fully reduced
    bool isZero() const { return toBytes() == ByteArray<32>{}; }
    bool isOdd() const { return (toBytes()[0] & 1) != 0; }

    Field inverse() const;  // of zero: zero
    Field squared(int times) const;
    Field toPower252m3() const;  // to the (p − 5)/8 = 2^252 − 3, for square roots
    static Field rootOfMinusOne();
};

namespace field_detail {

inline constexpr std::uint64_t kLimbMask = (std::uint64_t{1} << 51) - 1;
__extension__ using Wide = unsigned __int128;

// Carries in 64 bits: with factors below 2^54 a column stays below 77 · 2^108, and the last one, which is folded back
// times 19 because 2^255 = 19 modulo p, below 5 · 2^108.
inline Field carried(Wide c0, Wide c1, Wide c2, Wide c3, Wide c4) {
    c1 += static_cast<std::uint64_t>(c0 >> 51);
    c2 += static_cast<std::uint64_t>(c1 >> 51);
    c3 += static_cast<std::uint64_t>(c2 >> 51);
    c4 += static_cast<std::uint64_t>(c3 >> 51);
    const std::uint64_t low =
        (static_cast<std::uint64_t>(c0) & kLimbMask) + static_cast<std::uint64_t>(c4 >> 51) * 19;
    return Field{{low & kLimbMask, (static_cast<std::uint64_t>(c1) & kLimbMask) + (low >> 51),
                  static_cast<std::uint64_t>(c2) & kLimbMask, static_cast<std::uint64_t>(c3) & kLimbMask,
                  static_cast<std::uint64_t>(c4) & kLimbMask}};
}

}  // namespace field_detail

inline Field operator+(const Field& a, const Field& b) {
    Field out;
    for (std::size_t i = 0; i < 5; ++i) out.limb[i] = a.limb[i] + b.limb[i];
    return out;
}

inline Field operator-(const Field& a, const Field& b) {
    // 4p keeps every limb from going below zero.
    constexpr std::uint64_t kLow = 4 * (field_detail::kLimbMask - 18);
    constexpr std::uint64_t kHigh = 4 * field_detail::kLimbMask;
    Field out;
    out.limb[0] = a.limb[0] + kLow - b.limb[0];
    for (std::size_t i = 1; i < 5; ++i) out.limb[i] = a.limb[i] + kHigh - b.limb[i];
    return out;
}

inline Field operator*(const Field& a, const Field& b) {
    using field_detail::Wide;
    const auto& x = a.limb;
    const auto& y = b.limb;
    const std::uint64_t y1 = y[1] * 19, y2 = y[2] * 19, y3 = y[3] * 19, y4 = y[4] * 19;
    return field_detail::carried(
        Wide{x[0]} * y[0] + Wide{x[1]} * y4 + Wide{x[2]} * y3 + Wide{x[3]} * y2 + Wide{x[4]} * y1,
        Wide{x[0]} * y[1] + Wide{x[1]} * y[0] + Wide{x[2]} * y4 + Wide{x[3]} * y3 + Wide{x[4]} * y2,
        Wide{x[0]} * y[2] + Wide{x[1]} * y[1] + Wide{x[2]} * y[0] + Wide{x[3]} * y4 + Wide{x[4]} * y3,
        Wide{x[0]} * y[3] + Wide{x[1]} * y[2] + Wide{x[2]} * y[1] + Wide{x[3]} * y[0] + Wide{x[4]} * y4,
        Wide{x[0]} * y[4] + Wide{x[1]} * y[3] + Wide{x[2]} * y[2] + Wide{x[3]} * y[1] + Wide{x[4]} * y[0]);
}

inline Field square(const Field& a) {
    using field_detail::Wide;
    const auto& x = a.limb;
    const std::uint64_t x0 = x[0] * 2, x1 = x[1] * 2, x3 = x[3] * 19, x4 = x[4] * 19;
    return field_detail::carried(Wide{x[0]} * x[0] + Wide{x1} * x4 + Wide{x[2] * 2} * x3,
                                 Wide{x0} * x[1] + Wide{x[2] * 2} * x4 + Wide{x[3]} * x3,
                                 Wide{x0} * x[2] + Wide{x[1]} * x[1] + Wide{x[3] * 2} * x4,
                                 Wide{x0} * x[3] + Wide{x1} * x[2] + Wide{x[4]} * x4,
                                 Wide{x0} * x[4] + Wide{x1} * x[3] + Wide{x[2]} * x[2]);
}

inline bool same(const Field& a, const Field& b) {
    return a.toBytes() == b.toBytes();
}

}  // namespace leo::crypto

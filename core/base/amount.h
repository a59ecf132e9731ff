// Amount: money in units of 1e-9 LEO, u64, checked. Never a double.
//
// Supply stays below 2^63 (protocol section 1), so a sum that leaves u64 is a bug or a lie: add and sub return a
// Result, and the ledger refuses the transaction.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace leo {

struct Amount {
    std::uint64_t units = 0;
    auto operator<=>(const Amount&) const = default;
    bool isZero() const { return units == 0; }
};

inline constexpr std::uint64_t kUnitsPerLeo = 1'000'000'000;
inline constexpr std::uint64_t kMaxSupplyUnits = (std::uint64_t{1} << 63) - 1;

constexpr Amount leo(std::uint64_t whole) {
    return Amount{whole * kUnitsPerLeo};
}

Result<Amount> add(Amount a, Amount b);
Result<Amount> sub(Amount a, Amount b);  // InsufficientFunds when b > a
// floor(amount * numerator / denominator) with a 128-bit product; denominator > 0 and numerator <= denominator.
Amount fraction(Amount amount, std::uint64_t numerator, std::uint64_t denominator);
// floor(amount / parts); parts > 0. What is left over is amount - parts * share.
Amount divide(Amount amount, std::uint64_t parts);

// "12.5", "0.000000001": at most nine decimals, no sign, no exponent, no grouping, at most kMaxSupplyUnits.
Result<Amount> parseAmount(std::string_view text);
// Shortest exact decimal: "10", "0.333333333".
std::string toText(Amount amount);

}  // namespace leo

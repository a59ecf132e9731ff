#include "base/amount.h"

namespace leo {

Result<Amount> add(Amount a, Amount b) {
    std::uint64_t sum = 0;
    LEO_REQUIRE(!__builtin_add_overflow(a.units, b.units, &sum), Code::OutOfRange, "amount overflow");
    return Amount{sum};
}

Result<Amount> sub(Amount a, Amount b) {
    LEO_REQUIRE(b.units <= a.units, Code::InsufficientFunds,
                "needs " + toText(b) + " LEO, has " + toText(a) + " LEO");
    return Amount{a.units - b.units};
}

Amount fraction(Amount amount, std::uint64_t numerator, std::uint64_t denominator) {
    LEO_ASSERT(denominator > 0 && numerator <= denominator);
    const unsigned __int128 product = static_cast<unsigned __int128>(amount.units) * numerator;
    return Amount{static_cast<std::uint64_t>(product / denominator)};
}

Amount divide(Amount amount, std::uint64_t parts) {
    LEO_ASSERT(parts > 0);
    return Amount{amount.units / parts};
}

Result<Amount> parseAmount(std::string_view text) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view decimals = point == std::string_view::npos ? "" : text.substr(point + 1);
    const bool shaped =
        !whole.empty() && decimals.size() <= 9 && (point == std::string_view::npos || !decimals.empty());
    LEO_REQUIRE(shaped, Code::InvalidArgument, "an amount looks like 12 or 12.5, with at most nine decimals");
    unsigned __int128 units = 0;
    const auto take = [&](char c) {
        units = units * 10 + static_cast<unsigned>(c - '0');
        return units <= kMaxSupplyUnits;
    };
    for (std::size_t i = 0; i < whole.size() + 9; ++i) {
        char c = '0';
        if (i < whole.size())
            c = whole[i];
        else if (i - whole.size() < decimals.size())
            c = decimals[i - whole.size()];
        LEO_REQUIRE(isDigit(c), Code::InvalidArgument, "an amount has digits and at most one point");
        LEO_REQUIRE(take(c), Code::OutOfRange, "more LEO than can exist");
    }
    return Amount{static_cast<std::uint64_t>(units)};
}

std::string toText(Amount amount) {
    std::string text = std::to_string(amount.units / kUnitsPerLeo);
    std::uint64_t rest = amount.units % kUnitsPerLeo;
    if (rest == 0) return text;
    std::string decimals = std::to_string(rest);
    decimals.insert(0, 9 - decimals.size(), '0');
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return text + "." + decimals;
}

}  // namespace leo

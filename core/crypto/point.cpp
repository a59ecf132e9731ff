#include "crypto/point.h"

#include <algorithm>

namespace leo::crypto {

namespace {

// Big-endian, so that they compare as byte strings.
constexpr ByteArray<32> kFieldPrime = {0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                       0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                       0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xed};
constexpr ByteArray<32> kGroupOrder = {0x10, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                                       0x00, 0x00, 0x00, 0x00, 0x00, 0x14, 0xde, 0xf9, 0xde, 0xa2, 0xf7,
                                       0x9c, 0xd6, 0x58, 0x12, 0x63, 0x1a, 0x5c, 0xf5, 0xd3, 0xed};

ByteArray<32> reversed(ByteArray<32> bytes) {
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

}  // namespace

bool isCanonicalPoint(const EncodedPoint& point) {
    ByteArray<32> y = reversed(point);
    const bool negative = (y[0] & 0x80) != 0;
    y[0] &= 0x7f;
    if (y >= kFieldPrime) return false;
    if (!negative) return true;
    // x is 0 for y = 1 and y = p − 1 alone.
    ByteArray<32> one{};
    one.back() = 1;
    ByteArray<32> minusOne = kFieldPrime;
    minusOne.back() = 0xec;
    return y != one && y != minusOne;
}

bool isCanonicalScalar(const ByteArray<32>& scalar) {
    return reversed(scalar) < kGroupOrder;
}

}  // namespace leo::crypto

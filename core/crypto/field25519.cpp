#include "crypto/field25519.h"

namespace leo::crypto {

namespace {

using field_detail::kLimbMask;

std::uint64_t readU64le(const std::uint8_t* from) {
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;) value = value << 8 | from[i];
    return value;
}

void writeU64le(std::uint8_t* to, std::uint64_t value) {
    for (std::size_t i = 0; i < 8; ++i, value >>= 8) to[i] = static_cast<std::uint8_t>(value);
}

// z^(2^250 − 1), the trunk both exponents share, and z^11 on the way.
struct Trunk {
    Field z11;
    Field z250;
};

Trunk trunkOf(const Field& z) {
    const Field z2 = square(z);
    const Field z9 = z2.squared(2) * z;
    const Field z11 = z9 * z2;
    const Field z5 = square(z11) * z9;  // from here zN = z^(2^N − 1)
    const Field z10 = z5.squared(5) * z5;
    const Field z20 = z10.squared(10) * z10;
    const Field z40 = z20.squared(20) * z20;
    const Field z50 = z40.squared(10) * z10;
    const Field z100 = z50.squared(50) * z50;
    const Field z200 = z100.squared(100) * z100;
    return {z11, z200.squared(50) * z50};
}

}  // namespace

Field Field::fromBytes(const ByteArray<32>& littleEndian) {
    const std::uint8_t* const from = littleEndian.data();
    Field out;
    out.limb[0] = readU64le(from) & kLimbMask;
    out.limb[1] = readU64le(from + 6) >> 3 & kLimbMask;
    out.limb[2] = readU64le(from + 12) >> 6 & kLimbMask;
    out.limb[3] = readU64le(from + 19) >> 1 & kLimbMask;
    out.limb[4] = readU64le(from + 24) >> 12 & kLimbMask;
    return out;
}

ByteArray<32> Field::toBytes() const {
    const auto once = [](const std::array<std::uint64_t, 5>& l) {
        return field_detail::carried(l[0], l[1], l[2], l[3], l[4]);
    };
    Field reduced = once(once(limb).limb);  // now below 2p

    // Adding 19 overflows 2^255 exactly when the value is at least p.
    std::uint64_t overflow = 19;
    for (const std::uint64_t part : reduced.limb) overflow = (part + overflow) >> 51;
    std::uint64_t carry = 19 * overflow;
    for (std::uint64_t& part : reduced.limb) {
        part += carry;
        carry = part >> 51;
        part &= kLimbMask;
    }
    const auto& l = reduced.limb;
    ByteArray<32> out;
    writeU64le(out.data(), l[0] | l[1] << 51);
    writeU64le(out.data() + 8, l[1] >> 13 | l[2] << 38);
    writeU64le(out.data() + 16, l[2] >> 26 | l[3] << 25);
    writeU64le(out.data() + 24, l[3] >> 39 | l[4] << 12);
    return out;
}

Field Field::squared(int times) const {
    Field out = *this;
    for (int i = 0; i < times; ++i) out = square(out);
    return out;
}

Field Field::inverse() const {
    const Trunk trunk = trunkOf(*this);
    return trunk.z250.squared(5) * trunk.z11;  // p − 2 = 2^255 − 32 + 11
}

Field Field::toPower252m3() const {
    return trunkOf(*this).z250.squared(2) * *this;
}

Field Field::rootOfMinusOne() {
    // 2 is no square, so 2^((p − 1)/4) squares to −1; (p − 1)/4 = 2^253 − 8 + 3.
    return trunkOf(fromSmall(2)).z250.squared(3) * fromSmall(8);
}

}  // namespace leo::crypto

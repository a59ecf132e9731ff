#include "crypto/edwards.h"

namespace leo::crypto {

namespace {

struct Curve {
    Field d = (Field::fromSmall(0) - Field::fromSmall(121665)) * Field::fromSmall(121666).inverse();
    Field twiceD = (d + d) * Field::fromSmall(1);
    Field rootOfMinusOne = Field::rootOfMinusOne();
};

const Curve& curve() {
    static const Curve constants;
    return constants;
}

Field negated(const Field& a) {
    return (Field::fromSmall(0) - a) * Field::fromSmall(1);
}

constexpr unsigned kWindow = 5;
constexpr std::size_t kOddMultiples = std::size_t{1} << (kWindow - 2);  // 1, 3, … 15
constexpr std::size_t kScalarBits = 256;

using NonAdjacentForm = std::array<std::int8_t, kScalarBits>;

// Digits odd or zero in (−16, 16), at least four zeros after each: one addition per six bits on average.
NonAdjacentForm nonAdjacentForm(const ByteArray<32>& scalar) {
    NonAdjacentForm digits{};
    const auto bitAt = [&](std::size_t i) { return i < kScalarBits ? scalar[i / 8] >> (i % 8) & 1 : 0; };
    int carry = 0;
    for (std::size_t at = 0; at < kScalarBits;) {
        if ((bitAt(at) + carry) % 2 == 0) {
            ++at;  // bit and carry are both 0, or both 1 and the carry moves on
            continue;
        }
        int window = carry;
        for (unsigned i = 0; i < kWindow; ++i) window += bitAt(at + i) << i;
        carry = window >= 1 << (kWindow - 1) ? 1 : 0;
        digits[at] = static_cast<std::int8_t>(window - (carry << kWindow));
        at += kWindow;
    }
    return digits;
}

}  // namespace

// A point prepared for being added: (Y + X, Y − X, 2Z, 2dT).
struct EdwardsPoint::Addend {
    Field sum, difference, twiceZ, twiceDt;

    Addend negative() const { return {difference, sum, twiceZ, negated(twiceDt)}; }
};

EdwardsPoint EdwardsPoint::identity() {
    EdwardsPoint out;
    out.m_y = Field::fromSmall(1);
    out.m_z = Field::fromSmall(1);
    return out;
}

const EdwardsPoint& EdwardsPoint::base() {
    static const EdwardsPoint point = [] {
        EncodedPoint encoded;  // y = 4/5, x even (RFC 8032 section 5.1)
        encoded.fill(0x66);
        encoded[0] = 0x58;
        return decode(encoded).value();
    }();
    return point;
}

// RFC 8032 section 5.1.3.
std::optional<EdwardsPoint> EdwardsPoint::decode(const EncodedPoint& encoded) {
    if (!isCanonicalPoint(encoded)) return std::nullopt;
    const Field one = Field::fromSmall(1);
    const Field y = Field::fromBytes(encoded);
    const Field yy = square(y);
    const Field u = (yy - one) * one;
    const Field v = curve().d * yy + one;
    const Field v3 = square(v) * v;
    Field x = u * v3 * (u * square(v3) * v).toPower252m3();
    const Field check = v * square(x);
    if (!same(check, u)) {
        if (!same(check, negated(u))) return std::nullopt;
        x = x * curve().rootOfMinusOne;
    }
    const bool negative = (encoded[31] & 0x80) != 0;
    if (x.isOdd() != negative) x = negated(x);
    EdwardsPoint out;
    out.m_x = x;
    out.m_y = y;
    out.m_z = one;
    out.m_t = x * y;
    return out;
}

EncodedPoint EdwardsPoint::encode() const {
    const Field inverse = m_z.inverse();
    EncodedPoint out = (m_y * inverse).toBytes();
    if ((m_x * inverse).isOdd()) out[31] |= 0x80;
    return out;
}

bool EdwardsPoint::isIdentity() const {
    return m_x.isZero() && same(m_y, m_z);
}

EdwardsPoint EdwardsPoint::fromCompleted(const Field& e, const Field& f, const Field& g, const Field& h) {
    EdwardsPoint out;
    out.m_x = e * f;
    out.m_y = g * h;
    out.m_z = f * g;
    out.m_t = e * h;
    return out;
}

// "dbl-2008-hwcd" for a = −1, with F and H negated, which scales all four coordinates by −1.
EdwardsPoint EdwardsPoint::doubled() const {
    const Field xx = square(m_x);
    const Field yy = square(m_y);
    const Field zz = square(m_z);
    const Field h = yy + xx;
    return fromCompleted(square(m_x + m_y) - h, zz + zz + xx - yy, yy - xx, h);
}

EdwardsPoint::Addend EdwardsPoint::asAddend() const {
    return {m_y + m_x, m_y - m_x, m_z + m_z, m_t * curve().twiceD};
}

// "add-2008-hwcd-3": complete, because −1 is a square and d is none; holds for equal, opposite and torsion points
// alike.
EdwardsPoint EdwardsPoint::plus(const Addend& other) const {
    const Field a = (m_y - m_x) * other.difference;
    const Field b = (m_y + m_x) * other.sum;
    const Field c = m_t * other.twiceDt;
    const Field d = m_z * other.twiceZ;
    return fromCompleted(b - a, d - c, d + c, b + a);
}

EdwardsPoint EdwardsPoint::difference(const ByteArray<32>& a, const EdwardsPoint& p, const ByteArray<32>& b,
                                      const EdwardsPoint& q) {
    struct Term {
        NonAdjacentForm digits;
        std::array<Addend, kOddMultiples> multiples;
    };
    const auto termOf = [](const ByteArray<32>& scalar, const EdwardsPoint& point) {
        Term term{nonAdjacentForm(scalar), {}};
        const Addend twice = point.doubled().asAddend();
        EdwardsPoint odd = point;
        for (Addend& multiple : term.multiples) {
            multiple = odd.asAddend();
            odd = odd.plus(twice);
        }
        return term;
    };
    const Term plusTerm = termOf(a, p);
    const Term minusTerm = termOf(b, q);

    EdwardsPoint sum = identity();
    bool started = false;  // doubling the identity is wasted work
    const auto addDigit = [&](const Term& term, std::size_t at, int sign) {
        const int digit = term.digits[at] * sign;
        if (digit == 0) return;
        const Addend& multiple = term.multiples[static_cast<std::size_t>(digit < 0 ? -digit : digit) / 2];
        sum = sum.plus(digit < 0 ? multiple.negative() : multiple);
        started = true;
    };
    for (std::size_t at = kScalarBits; at-- > 0;) {
        if (started) sum = sum.doubled();
        addDigit(plusTerm, at, 1);
        addDigit(minusTerm, at, -1);
    }
    return sum;
}

}  // namespace leo::crypto

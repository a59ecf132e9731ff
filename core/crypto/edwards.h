// Points of edwards25519 with public coordinates: what verifying a VRF proof takes (RFC 9381 section 5.3).
//
// libsodium multiplies only points of the prime-order subgroup and re-checks that on every call. A Gamma with a
// torsion part has to be judged all the same (protocol section 6), and verification is the hot path of an election;
// so this is one complete addition law for every point of the curve, checked against libsodium in the tests. Variable
// time: for public data only. Whatever touches a key uses libsodium.
#pragma once

#include <optional>

#include "crypto/field25519.h"
#include "crypto/point.h"

namespace leo::crypto {

class EdwardsPoint {
public:
    // Nothing unless the encoding is canonical (isCanonicalPoint) and on the curve.
    static std::optional<EdwardsPoint> decode(const EncodedPoint& encoded);
    static EdwardsPoint identity();
    static const EdwardsPoint& base();

    EncodedPoint encode() const;
    bool isIdentity() const;
    EdwardsPoint doubled() const;
    EdwardsPoint timesCofactor() const { return doubled().doubled().doubled(); }

    // a·P − b·Q; scalars little-endian, below 2^255.
    static EdwardsPoint difference(const ByteArray<32>& a, const EdwardsPoint& p, const ByteArray<32>& b,
                                   const EdwardsPoint& q);

private:
    struct Addend;
    static EdwardsPoint fromCompleted(const Field& e, const Field& f, const Field& g, const Field& h);
    Addend asAddend() const;
    EdwardsPoint plus(const Addend& other) const;

    // Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z (Hisil, Wong, Carter, Dawson 2008).
    Field m_x, m_y, m_z, m_t;
};

}  // namespace leo::crypto

// Encoded points and scalars of edwards25519: the strict checks every decoder of Leo shares (protocol section 6).
#pragma once

#include "base/bytes.h"

namespace leo::crypto {

using EncodedPoint = ByteArray<32>;  // RFC 8032 section 5.1.2: y little-endian, the sign of x in the top bit

// y < p, and x = 0 not with sign 1. Libraries differ here, and a node that accepts what another refuses is a fork.
bool isCanonicalPoint(const EncodedPoint& point);
// Little-endian, below the group order q.
bool isCanonicalScalar(const ByteArray<32>& scalar);

}  // namespace leo::crypto

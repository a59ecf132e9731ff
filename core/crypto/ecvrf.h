// ECVRF-EDWARDS25519-SHA512-TAI, RFC 9381 suite 0x03, with the strict point rules of protocol section 6.
#pragma once

#include "base/strong.h"
#include "crypto/secret.h"

namespace leo::crypto {

using VrfPublic = ByteArray<32>;
using VrfProof = ByteArray<80>;  // malleable: never an identifier
using VrfBeta = ByteArray<64>;   // the output; key everything on this

struct VrfOutput {
    VrfBeta beta{};
    VrfProof proof{};
};

class VrfKey {
public:
    static VrfKey generate(Random& random);
    static Result<VrfKey> fromSeed(ByteView seed32);
    const VrfPublic& publicKey() const { return m_public; }
    ByteView seed() const { return m_seed.view(); }
    // alpha is at most 4 KiB; in Leo always 32 bytes. Fails (1 in 2^256) when no curve point is found.
    Result<VrfOutput> prove(ByteView alpha) const;
    VrfKey copy() const;

private:
    VrfPublic m_public{};
    SecretBytes m_seed;
};

// BadKey unless the key decodes canonically and 8·Y is not the identity (RFC 9381 section 5.4.5).
Status validateVrfKey(const VrfPublic& key);
// BadProof unless the key is valid (as above) and the proof holds; the proof is exactly 80 bytes.
Result<VrfBeta> verifyVrf(const VrfPublic& key, ByteView alpha, ByteView proof);
// beta of a proof that was verified before; BadProof when Gamma is not a point.
Result<VrfBeta> vrfProofToHash(ByteView proof);

// The point H that key and alpha hash to (try and increment, RFC 9381 section 5.4.1.1), encoded.
Result<ByteArray<32>> vrfEncodeToCurve(const VrfPublic& key, ByteView alpha);

}  // namespace leo::crypto

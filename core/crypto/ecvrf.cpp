#include "crypto/ecvrf.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/edwards.h"
#include "crypto/hash.h"

namespace leo::crypto {

namespace {

// RFC 9381 section 5.5, suite 3, and the domain separators of sections 5.2, 5.4.1.1 and 5.4.3.
constexpr std::uint8_t kSuite = 0x03;
constexpr std::uint8_t kEncodeToCurve = 0x01;
constexpr std::uint8_t kChallenge = 0x02;
constexpr std::uint8_t kProofToHash = 0x03;
constexpr std::uint8_t kBack = 0x00;

constexpr std::size_t kPointBytes = 32;
constexpr std::size_t kChallengeBytes = 16;
constexpr std::size_t kScalarBytes = 32;
static_assert(std::tuple_size_v<VrfProof> == kPointBytes + kChallengeBytes + kScalarBytes);
constexpr std::size_t kVrfSeedBytes = crypto_sign_SEEDBYTES;
constexpr std::size_t kMaxAlphaBytes = 4096;
constexpr unsigned kMaxCounter = 255;  // one byte in the hash

using Scalar = ByteArray<kScalarBytes>;
using Challenge = ByteArray<kChallengeBytes>;

Challenge challengeOf(const VrfPublic& key, const EncodedPoint& h, const EncodedPoint& gamma, const EncodedPoint& u,
                      const EncodedPoint& v) {
    const std::uint8_t front[] = {kSuite, kChallenge};
    const ByteArray<64> hash = sha512({front, key, h, gamma, u, v, ByteView(&kBack, 1)});
    Challenge out;
    std::copy_n(hash.begin(), out.size(), out.begin());
    return out;
}

VrfBeta betaOf(const EdwardsPoint& gamma) {
    const std::uint8_t front[] = {kSuite, kProofToHash};
    return sha512({front, gamma.timesCofactor().encode(), ByteView(&kBack, 1)});
}

Scalar widened(const Challenge& challenge) {
    Scalar out{};
    std::copy(challenge.begin(), challenge.end(), out.begin());
    return out;
}

Result<EdwardsPoint> decodeGamma(ByteView proof) {
    LEO_REQUIRE(proof.size() == std::tuple_size_v<VrfProof>, Code::BadProof, "a VRF proof has 80 bytes");
    EncodedPoint encoded;
    std::copy_n(proof.begin(), encoded.size(), encoded.begin());
    const std::optional<EdwardsPoint> gamma = EdwardsPoint::decode(encoded);
    LEO_REQUIRE(gamma.has_value(), Code::BadProof, "VRF proof whose Gamma is not a point");
    return *gamma;
}

struct CurveHash {
    EdwardsPoint point;
    EncodedPoint encoded;
};

Result<CurveHash> hashToCurve(const VrfPublic& key, ByteView alpha) {
    LEO_REQUIRE(alpha.size() <= kMaxAlphaBytes, Code::TooLarge, "VRF input above 4 KiB");
    const std::uint8_t front[] = {kSuite, kEncodeToCurve};
    for (unsigned counter = 0; counter <= kMaxCounter; ++counter) {
        const std::uint8_t back[] = {static_cast<std::uint8_t>(counter), kBack};
        const ByteArray<64> hash = sha512({front, key, alpha, back});
        EncodedPoint candidate;
        std::copy_n(hash.begin(), candidate.size(), candidate.begin());
        const std::optional<EdwardsPoint> point = EdwardsPoint::decode(candidate);
        if (!point) continue;
        const EdwardsPoint cleared = point->timesCofactor();
        if (!cleared.isIdentity()) return CurveHash{cleared, cleared.encode()};
    }
    return makeError(Code::Internal, "no curve point for this VRF input");
}

// The secret values of one proof, side by side in locked memory.
struct ProofSecrets {
    std::uint8_t expanded[64];  // SHA-512 of the seed: the scalar x, then the nonce key
    std::uint8_t nonceHash[64];
    std::uint8_t nonce[32];  // k
    std::uint8_t wideScalar[64];
    std::uint8_t scalar[32];   // x modulo q
    std::uint8_t product[32];  // c · x
};
static_assert(alignof(ProofSecrets) == 1, "lives in a byte buffer");

void expandSeed(ByteView seed, ProofSecrets& secrets) {
    crypto_hash_sha512(secrets.expanded, seed.data(), seed.size());
    secrets.expanded[0] &= 0xf8;
    secrets.expanded[31] &= 0x7f;
    secrets.expanded[31] |= 0x40;
    std::copy_n(secrets.expanded, 32, secrets.wideScalar);
    crypto_core_ed25519_scalar_reduce(secrets.scalar, secrets.wideScalar);
}

// RFC 9381 section 5.4.2.2: deterministic, from the second half of the expanded seed and H.
void deriveNonce(const EncodedPoint& h, ProofSecrets& secrets) {
    crypto_hash_sha512_state state;
    crypto_hash_sha512_init(&state);
    crypto_hash_sha512_update(&state, secrets.expanded + 32, 32);
    crypto_hash_sha512_update(&state, h.data(), h.size());
    crypto_hash_sha512_final(&state, secrets.nonceHash);
    sodium_memzero(&state, sizeof state);
    crypto_core_ed25519_scalar_reduce(secrets.nonce, secrets.nonceHash);
}

}  // namespace

Result<EncodedPoint> vrfEncodeToCurve(const VrfPublic& key, ByteView alpha) {
    LEO_TRY_ASSIGN(const CurveHash h, hashToCurve(key, alpha));
    return h.encoded;
}

VrfKey VrfKey::generate(Random& random) {
    return VrfKey::fromSeed(SecretBytes::random(kVrfSeedBytes, random).view()).value();
}

Result<VrfKey> VrfKey::fromSeed(ByteView seed32) {
    LEO_REQUIRE(seed32.size() == kVrfSeedBytes, Code::BadKey, "a VRF seed has 32 bytes");
    VrfKey key;
    key.m_seed = SecretBytes::copyOf(seed32);
    SecretBytes unused(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(key.m_public.data(), unused.span().data(), seed32.data());
    return key;
}

Result<VrfOutput> VrfKey::prove(ByteView alpha) const {
    LEO_ASSERT(!m_seed.empty());
    LEO_TRY_ASSIGN(const EncodedPoint h, vrfEncodeToCurve(m_public, alpha));
    SecretBytes memory(sizeof(ProofSecrets));
    auto& secrets = *reinterpret_cast<ProofSecrets*>(memory.span().data());
    expandSeed(m_seed.view(), secrets);
    deriveNonce(h, secrets);

    EncodedPoint gamma{};
    EncodedPoint u{};
    EncodedPoint v{};
    // They refuse a zero scalar (1 in 2^252) and nothing else: H lies in the prime-order subgroup.
    const bool multiplied = crypto_scalarmult_ed25519_noclamp(gamma.data(), secrets.scalar, h.data()) == 0 &&
                            crypto_scalarmult_ed25519_base_noclamp(u.data(), secrets.nonce) == 0 &&
                            crypto_scalarmult_ed25519_noclamp(v.data(), secrets.nonce, h.data()) == 0;
    LEO_REQUIRE(multiplied, Code::Internal, "VRF multiplication refused");

    const Challenge challenge = challengeOf(m_public, h, gamma, u, v);
    Scalar s{};
    crypto_core_ed25519_scalar_mul(secrets.product, widened(challenge).data(), secrets.scalar);
    crypto_core_ed25519_scalar_add(s.data(), secrets.nonce, secrets.product);

    VrfOutput out;
    auto at = std::copy(gamma.begin(), gamma.end(), out.proof.begin());
    at = std::copy(challenge.begin(), challenge.end(), at);
    std::copy(s.begin(), s.end(), at);
    const std::optional<EdwardsPoint> point = EdwardsPoint::decode(gamma);
    LEO_ASSERT(point.has_value());
    out.beta = betaOf(*point);
    return out;
}

VrfKey VrfKey::copy() const {
    return VrfKey::fromSeed(m_seed.view()).value();
}

Status validateVrfKey(const VrfPublic& key) {
    const std::optional<EdwardsPoint> point = EdwardsPoint::decode(key);
    LEO_REQUIRE(point.has_value(), Code::BadKey, "VRF key is not a point");
    LEO_REQUIRE(!point->timesCofactor().isIdentity(), Code::BadKey, "VRF key of small order");
    return {};
}

// RFC 9381 section 5.3 with validate_key.
Result<VrfBeta> verifyVrf(const VrfPublic& key, ByteView alpha, ByteView proof) {
    const std::optional<EdwardsPoint> y = EdwardsPoint::decode(key);
    LEO_REQUIRE(y.has_value() && !y->timesCofactor().isIdentity(), Code::BadProof, "VRF key is not valid");
    LEO_TRY_ASSIGN(const EdwardsPoint gamma, decodeGamma(proof));
    EncodedPoint gammaBytes;
    Challenge challenge;
    Scalar s;
    std::copy_n(proof.begin(), gammaBytes.size(), gammaBytes.begin());
    std::copy_n(proof.begin() + kPointBytes, challenge.size(), challenge.begin());
    std::copy_n(proof.begin() + kPointBytes + kChallengeBytes, s.size(), s.begin());
    LEO_REQUIRE(isCanonicalScalar(s), Code::BadProof, "VRF proof with s not below the group order");

    LEO_TRY_ASSIGN(const CurveHash h, hashToCurve(key, alpha));
    const Scalar c = widened(challenge);
    const EdwardsPoint u = EdwardsPoint::difference(s, EdwardsPoint::base(), c, *y);
    const EdwardsPoint v = EdwardsPoint::difference(s, h.point, c, gamma);
    LEO_REQUIRE(challengeOf(key, h.encoded, gammaBytes, u.encode(), v.encode()) == challenge, Code::BadProof,
                "VRF proof does not hold");
    return betaOf(gamma);
}

Result<VrfBeta> vrfProofToHash(ByteView proof) {
    LEO_TRY_ASSIGN(const EdwardsPoint gamma, decodeGamma(proof));
    return betaOf(gamma);
}

}  // namespace leo::crypto

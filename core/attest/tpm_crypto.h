// What a TPM computes around its keys, in software on OpenSSL: public keys, ECDSA check, KDFa, KDFe, OAEP, the outer
// wrap of credentials and duplicated objects. Internal to attest/ and to the provisioning in tpm/.
//
// Sources: TPM 2.0 Part 1 sections 11.4.10 (KDFa, KDFe), 23.3.2 (outer wrap), 24 (credentials), annexes B and C.
#pragma once

#include <openssl/evp.h>

#include <memory>

#include "attest/endorsement.h"
#include "crypto/secret.h"

namespace leo::attest {

struct KeyDeleter {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, KeyDeleter>;

// RSA or P-256. BadKey when the point is off the curve, the RSA key is below 2048 bits or e is not 65537.
Result<KeyPtr> publicKeyOf(const PublicArea& area);
// DER SubjectPublicKeyInfo.
Result<Bytes> spkiOf(EVP_PKEY* key);

// A P-256 key pair with a scalar from `random`, so that a simulation replays from its seed.
KeyPtr generateP256(Random& random);
// Both coordinates of a P-256 key, 32 bytes each.
struct Point {
    ByteArray<32> x{};
    ByteArray<32> y{};
};
Point pointOf(EVP_PKEY* key);

enum class SignatureOutcome { Good, OutOfRange, Wrong };
// ECDSA P-256 with SHA-256 over message. Both s and n - s are accepted, as TPMs give either.
SignatureOutcome verifyEcdsa(EVP_PKEY* key, ByteView message, ByteView r, ByteView s);

// A seed shared with the TPM behind an EK, and its TPM2B_ENCRYPTED_SECRET contents.
struct ProtectedSeed {
    crypto::SecretBytes seed;
    Bytes encrypted;
};
// label is "IDENTITY" or "DUPLICATE". The EK is as checkEkTemplate accepts it.
Result<ProtectedSeed> makeSeed(const PublicArea& ek, std::string_view label, Random& random);
// integrity TPM2B ‖ AES-128-CFB(TPM2B(content)), keyed from the seed and bound to the object's name.
Bytes outerWrap(const crypto::SecretBytes& seed, ByteView name, ByteView content);

// EkKind, EkAttributes, EkWeakKey: the TCG templates L-1 and L-2 with any unique field.
Finding checkEkTemplate(const PublicArea& ek);

}  // namespace leo::attest

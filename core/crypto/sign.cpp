#include "crypto/sign.h"

#include <sodium.h>

#include "crypto/point.h"

namespace leo::crypto {

namespace {

constexpr std::size_t kSignSeedBytes = crypto_sign_SEEDBYTES;
constexpr std::size_t kX25519ScalarBytes = crypto_scalarmult_SCALARBYTES;

Bytes tagged(std::string_view tag, ByteView message) {
    Bytes joined;
    joined.reserve(tag.size() + message.size());
    append(joined, viewOf(tag));
    append(joined, message);
    return joined;
}

}  // namespace

Identity Identity::generate(Random& random) {
    return Identity::fromSeed(SecretBytes::random(kSignSeedBytes, random).view()).value();
}

Result<Identity> Identity::fromSeed(ByteView seed32) {
    LEO_REQUIRE(seed32.size() == kSignSeedBytes, Code::BadKey, "an identity seed has 32 bytes");
    Identity identity;
    identity.m_seed = SecretBytes::copyOf(seed32);
    identity.m_secret = SecretBytes(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(identity.m_id.bytes.data(), identity.m_secret.span().data(), seed32.data());
    return identity;
}

Signature Identity::sign(std::string_view tag, ByteView message) const {
    return signRaw(tagged(tag, message));
}

Signature Identity::signRaw(ByteView message) const {
    LEO_ASSERT(!m_secret.empty());
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.view().data());
    return signature;
}

X25519Public Identity::boxPublic() const {
    X25519Public out{};
    // Only a key outside the prime-order group is refused, and this one is a multiple of the base point.
    LEO_ASSERT(crypto_sign_ed25519_pk_to_curve25519(out.data(), m_id.bytes.data()) == 0);
    return out;
}

SecretBytes Identity::boxSecret() const {
    LEO_ASSERT(!m_secret.empty());
    SecretBytes out(kX25519ScalarBytes);
    crypto_sign_ed25519_sk_to_curve25519(out.span().data(), m_secret.view().data());
    return out;
}

Identity Identity::copy() const {
    return Identity::fromSeed(m_seed.view()).value();
}

bool verify(const AccountId& signer, std::string_view tag, ByteView message, ByteView signature) {
    return verifyRaw(signer.bytes, tagged(tag, message), signature);
}

bool verifyRaw(ByteView publicKey32, ByteView message, ByteView signature) {
    if (publicKey32.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) return false;
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), publicKey32.data()) == 0;
}

Result<X25519Public> boxPublicOf(const AccountId& account) {
    X25519Public out{};
    LEO_REQUIRE(isCanonicalPoint(account.bytes) &&
                    crypto_sign_ed25519_pk_to_curve25519(out.data(), account.bytes.data()) == 0,
                Code::BadKey, "account key outside the prime-order group");
    return out;
}

BoxKeyPair BoxKeyPair::generate(Random& random) {
    return BoxKeyPair::fromSecret(SecretBytes::random(kX25519ScalarBytes, random).view()).value();
}

Result<BoxKeyPair> BoxKeyPair::fromSecret(ByteView secret32) {
    LEO_REQUIRE(secret32.size() == kX25519ScalarBytes, Code::BadKey, "an X25519 secret has 32 bytes");
    BoxKeyPair pair;
    pair.secret = SecretBytes::copyOf(secret32);
    crypto_scalarmult_base(pair.publicKey.data(), secret32.data());
    return pair;
}

}  // namespace leo::crypto

#include "crypto/box.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/hash.h"

namespace leo::crypto {

namespace {

constexpr std::size_t kPublicBytes = crypto_scalarmult_BYTES;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(kBoxOverhead == kPublicBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);

// Both public keys are bound into key and nonce: a box cannot be re-addressed, and with an ephemeral key used once a
// fixed nonce never repeats under one key.
struct BoxKey {
    SecretBytes key{crypto_aead_xchacha20poly1305_ietf_KEYBYTES};
    Hash nonce{};  // its first kNonceBytes
};

// Fails for a peer key of small order, whose shared secret anybody knows.
Result<BoxKey> deriveKey(ByteView secret, ByteView peer, ByteView ephemeral, ByteView recipient) {
    SecretBytes shared(kPublicBytes);
    LEO_REQUIRE(crypto_scalarmult(shared.span().data(), secret.data(), peer.data()) == 0, Code::BadKey,
                "X25519 key of small order");
    BoxKey out;
    Bytes salt = toBytes(ephemeral);
    append(salt, recipient);
    hkdfSha256(shared.view(), salt, viewOf("leo-box-v1"), out.key.span());
    out.nonce = sha256({ephemeral, recipient});
    static_assert(kNonceBytes <= std::tuple_size_v<Hash>);
    return out;
}

}  // namespace

Result<Bytes> sealBox(const X25519Public& recipient, ByteView plaintext, std::string_view context, Random& random) {
    const BoxKeyPair ephemeral = BoxKeyPair::generate(random);
    LEO_TRY_ASSIGN(const BoxKey key, deriveKey(ephemeral.secret.view(), recipient, ephemeral.publicKey, recipient));
    Bytes box(plaintext.size() + kBoxOverhead);
    std::copy(ephemeral.publicKey.begin(), ephemeral.publicKey.end(), box.begin());
    crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + kPublicBytes, nullptr, plaintext.data(), plaintext.size(),
                                               viewOf(context).data(), context.size(), nullptr, key.nonce.data(),
                                               key.key.view().data());
    return box;
}

Result<SecretBytes> openBox(ByteView recipientSecret32, ByteView box, std::string_view context) {
    LEO_REQUIRE(recipientSecret32.size() == crypto_scalarmult_SCALARBYTES, Code::BadKey,
                "an X25519 secret has 32 bytes");
    LEO_REQUIRE(box.size() >= kBoxOverhead, Code::Malformed, "sealed box shorter than its overhead");
    X25519Public recipient{};
    crypto_scalarmult_base(recipient.data(), recipientSecret32.data());
    const ByteView ephemeral = box.first(kPublicBytes);
    const Result<BoxKey> key = deriveKey(recipientSecret32, ephemeral, ephemeral, recipient);
    LEO_REQUIRE(key.ok(), Code::DecryptFailed, "sealed box with a sender key of small order");
    const ByteView body = box.subspan(kPublicBytes);
    SecretBytes plaintext(box.size() - kBoxOverhead);
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plaintext.span().data(), nullptr, nullptr, body.data(), body.size(), viewOf(context).data(), context.size(),
        key->nonce.data(), key->key.view().data());
    LEO_REQUIRE(opened == 0, Code::DecryptFailed, "sealed box is not for this key and context, or was changed");
    return plaintext;
}

}  // namespace leo::crypto

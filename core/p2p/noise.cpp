#include "p2p/noise.h"

#include <sodium.h>

#include <algorithm>
#include <limits>

#include "codec/protobuf.h"
#include "crypto/hash.h"

namespace leo::p2p {

namespace {

// Exactly 32 characters, so it is the initial hash as it stands (Noise section 5.2).
constexpr std::string_view kProtocolName = "Noise_XX_25519_ChaChaPoly_SHA256";
static_assert(kProtocolName.size() == 32);
constexpr std::string_view kKeySignaturePrefix = "noise-libp2p-static-key:";
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kSealedKeyBytes = kKeyBytes + kNoiseTag;
constexpr std::size_t kMaxPayloadField = 1024;  // a key message is 36 bytes, a signature 64

using Nonce = ByteArray<crypto_aead_chacha20poly1305_ietf_NPUBBYTES>;

// 32 zero bits, then the counter in little-endian order (Noise section 12.3).
Nonce nonceOf(std::uint64_t counter) {
    Nonce nonce{};
    for (std::size_t i = 0; i < 8; ++i) nonce[4 + i] = static_cast<std::uint8_t>(counter >> (8 * i));
    return nonce;
}

Bytes keyStatement(ByteView staticKey) {
    Bytes statement = toBytes(kKeySignaturePrefix);
    append(statement, staticKey);
    return statement;
}

// HKDF of Noise section 4.3: RFC 5869 with the chaining key as salt and empty info.
void deriveTwo(const Hash& chainingKey, ByteView material, Hash& first, ByteArray<32>& second) {
    Bytes output = crypto::hkdfSha256(material, chainingKey, {}, 64);
    std::copy_n(output.begin(), 32, first.begin());
    std::copy_n(output.begin() + 32, 32, second.begin());
    crypto::wipe(output);
}

}  // namespace

NoiseCredentials NoiseCredentials::create(const crypto::Identity& identity, Random& random) {
    NoiseCredentials made;
    made.staticKey = crypto::BoxKeyPair::generate(random);
    made.payload = codec::ProtoWriter()
                       .bytes(1, publicKeyMessage(identity.id()))
                       .bytes(2, identity.signRaw(keyStatement(made.staticKey.publicKey)))
                       .take();
    return made;
}

CipherState::~CipherState() {
    crypto::wipe(m_key);
}

Status CipherState::encrypt(ByteView associated, ByteView plaintext, Bytes& out) {
    LEO_REQUIRE(m_nonce < std::numeric_limits<std::uint64_t>::max(), Code::Exhausted,
                "the channel's nonces are used up");
    const Nonce nonce = nonceOf(m_nonce++);
    const std::size_t start = out.size();
    out.resize(start + plaintext.size() + kNoiseTag);
    crypto_aead_chacha20poly1305_ietf_encrypt(out.data() + start, nullptr, plaintext.data(), plaintext.size(),
                                              associated.data(), associated.size(), nullptr, nonce.data(),
                                              m_key.data());
    return {};
}

Status CipherState::decrypt(ByteView associated, ByteView ciphertext, Bytes& out) {
    LEO_REQUIRE(m_nonce < std::numeric_limits<std::uint64_t>::max(), Code::Exhausted,
                "the channel's nonces are used up");
    LEO_REQUIRE(ciphertext.size() >= kNoiseTag, Code::Malformed, "ciphertext shorter than its tag");
    const Nonce nonce = nonceOf(m_nonce);
    const std::size_t start = out.size();
    out.resize(start + ciphertext.size() - kNoiseTag);
    if (crypto_aead_chacha20poly1305_ietf_decrypt(out.data() + start, nullptr, nullptr, ciphertext.data(),
                                                  ciphertext.size(), associated.data(), associated.size(),
                                                  nonce.data(), m_key.data()) != 0) {
        out.resize(start);
        return makeError(Code::DecryptFailed, "a message of the channel does not open");
    }
    ++m_nonce;
    return {};
}

NoiseHandshake::NoiseHandshake(Role role, const NoiseCredentials& credentials, Random& random)
    : m_role(role), m_credentials(credentials), m_ephemeral(crypto::BoxKeyPair::generate(random)) {
    std::copy(kProtocolName.begin(), kProtocolName.end(), m_hash.begin());
    m_chainingKey = m_hash;
    mixHash({});  // the empty prologue
}

NoiseHandshake::~NoiseHandshake() {
    crypto::wipe(m_chainingKey);
}

bool NoiseHandshake::myTurn() const {
    return !done() && (m_step % 2 == 0) == (m_role == Role::Initiator);
}

void NoiseHandshake::mixHash(ByteView data) {
    m_hash = crypto::sha256({m_hash, data});
}

void NoiseHandshake::mixKey(ByteView material) {
    ByteArray<32> key{};
    deriveTwo(m_chainingKey, material, m_chainingKey, key);
    m_cipher = CipherState(key);
    m_keyed = true;
    crypto::wipe(key);
}

Status NoiseHandshake::mixDh(ByteView secret, ByteView point) {
    ByteArray<32> shared{};
    const int failed = crypto_scalarmult(shared.data(), secret.data(), point.data());
    LEO_REQUIRE(failed == 0, Code::BadKey, "the peer sent a point of low order");
    mixKey(shared);
    crypto::wipe(shared);
    return {};
}

Status NoiseHandshake::encryptAndHash(ByteView plaintext, Bytes& out) {
    const std::size_t start = out.size();
    if (m_keyed) {
        LEO_TRY(m_cipher.encrypt(m_hash, plaintext, out));
    } else {
        append(out, plaintext);
    }
    mixHash(ByteView(out).subspan(start));
    return {};
}

Result<Bytes> NoiseHandshake::decryptAndHash(ByteView ciphertext) {
    Bytes plaintext;
    if (m_keyed) {
        LEO_TRY(m_cipher.decrypt(m_hash, ciphertext, plaintext));
    } else {
        plaintext = toBytes(ciphertext);
    }
    mixHash(ciphertext);
    return plaintext;
}

// XX: -> e   <- e, ee, s, es   -> s, se   (Noise section 7.5)
Result<Bytes> NoiseHandshake::write() {
    LEO_ASSERT(myTurn());
    Bytes out;
    const ByteView ownStatic = m_credentials.staticKey.publicKey;
    switch (m_step++) {
        case 0:
            append(out, m_ephemeral.publicKey);
            mixHash(m_ephemeral.publicKey);
            LEO_TRY(encryptAndHash({}, out));
            break;
        case 1:
            append(out, m_ephemeral.publicKey);
            mixHash(m_ephemeral.publicKey);
            LEO_TRY(mixDh(m_ephemeral.secret.view(), m_remoteEphemeral));
            LEO_TRY(encryptAndHash(ownStatic, out));
            LEO_TRY(mixDh(m_credentials.staticKey.secret.view(), m_remoteEphemeral));
            LEO_TRY(encryptAndHash(m_credentials.payload, out));
            break;
        default:
            LEO_TRY(encryptAndHash(ownStatic, out));
            LEO_TRY(mixDh(m_credentials.staticKey.secret.view(), m_remoteEphemeral));
            LEO_TRY(encryptAndHash(m_credentials.payload, out));
            break;
    }
    return out;
}

Status NoiseHandshake::read(ByteView message) {
    LEO_ASSERT(!done() && !myTurn());
    switch (m_step++) {
        case 0: {
            LEO_REQUIRE(message.size() >= kKeyBytes, Code::Malformed, "first Noise message is truncated");
            LEO_TRY_ASSIGN(m_remoteEphemeral, toArray<32>(message.first(kKeyBytes)));
            mixHash(m_remoteEphemeral);
            // The first payload is neither encrypted nor authenticated, so whatever it says is not used.
            LEO_TRY_ASSIGN([[maybe_unused]] const Bytes unused, decryptAndHash(message.subspan(kKeyBytes)));
            return {};
        }
        case 1: return readResponse(message);
        default: {
            LEO_REQUIRE(message.size() >= kSealedKeyBytes + kNoiseTag, Code::Malformed,
                        "last Noise message is truncated");
            LEO_TRY_ASSIGN(const Bytes remoteStatic, decryptAndHash(message.first(kSealedKeyBytes)));
            LEO_TRY_ASSIGN(m_remoteStatic, toArray<32>(remoteStatic));
            LEO_TRY(mixDh(m_ephemeral.secret.view(), m_remoteStatic));
            LEO_TRY_ASSIGN(const Bytes payload, decryptAndHash(message.subspan(kSealedKeyBytes)));
            return readPayload(payload);
        }
    }
}

Status NoiseHandshake::readResponse(ByteView message) {
    LEO_REQUIRE(message.size() >= kKeyBytes + kSealedKeyBytes + kNoiseTag, Code::Malformed,
                "second Noise message is truncated");
    LEO_TRY_ASSIGN(m_remoteEphemeral, toArray<32>(message.first(kKeyBytes)));
    mixHash(m_remoteEphemeral);
    LEO_TRY(mixDh(m_ephemeral.secret.view(), m_remoteEphemeral));
    LEO_TRY_ASSIGN(const Bytes remoteStatic, decryptAndHash(message.subspan(kKeyBytes, kSealedKeyBytes)));
    LEO_TRY_ASSIGN(m_remoteStatic, toArray<32>(remoteStatic));
    LEO_TRY(mixDh(m_ephemeral.secret.view(), m_remoteStatic));
    LEO_TRY_ASSIGN(const Bytes payload, decryptAndHash(message.subspan(kKeyBytes + kSealedKeyBytes)));
    return readPayload(payload);
}

Status NoiseHandshake::readPayload(ByteView payload) {
    codec::ProtoReader reader(payload);
    ByteView key;
    ByteView signature;
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) break;
        if (field->number == 1) {
            LEO_TRY_ASSIGN(key, field->asBytes(kMaxPayloadField));
        } else if (field->number == 2) {
            LEO_TRY_ASSIGN(signature, field->asBytes(kMaxPayloadField));
        }
    }
    LEO_TRY_ASSIGN(const AccountId account, parsePublicKeyMessage(key));
    LEO_REQUIRE(crypto::verifyRaw(account.view(), keyStatement(m_remoteStatic), signature), Code::BadSignature,
                "the peer's identity did not sign its Noise key");
    m_remote = PeerId::fromAccountId(account);
    return {};
}

NoiseHandshake::Channel NoiseHandshake::split() {
    LEO_ASSERT(done());
    Hash first{};
    ByteArray<32> second{};
    deriveTwo(m_chainingKey, {}, first, second);
    Channel channel = m_role == Role::Initiator ? Channel{CipherState(first), CipherState(second)}
                                                : Channel{CipherState(second), CipherState(first)};
    crypto::wipe(first);
    crypto::wipe(second);
    return channel;
}

}  // namespace leo::p2p

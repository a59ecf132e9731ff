#include "crypto/envelope.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>
#include <memory>

#include "crypto/hash.h"
#include "crypto/large_pages.h"

namespace leo::crypto {

namespace {

constexpr ByteArray<4> kMagic = {'L', 'E', 'O', 'E'};
constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kChunkLog2 = 16;
static_assert(kEnvelopeChunkBytes == std::size_t{1} << kChunkLog2);

constexpr std::size_t kFixedBytes = kMagic.size() + 3;  // version, suite, chunk size
constexpr std::size_t kCommitmentBytes = 32;
constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kNonceTailBytes = 5;  // counter u32 and the last flag
constexpr std::size_t kSealedChunkBytes = kEnvelopeChunkBytes + kTagBytes;
constexpr std::size_t kAesNonceBytes = 12;
constexpr std::size_t kMaxNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;

std::size_t nonceBytes(EnvelopeSuite suite) {
    return suite == EnvelopeSuite::Aes256Gcm ? kAesNonceBytes : kMaxNonceBytes;
}

std::size_t prefixBytes(EnvelopeSuite suite) {
    return nonceBytes(suite) - kNonceTailBytes;
}

std::size_t headerBytes(EnvelopeSuite suite) {
    return kFixedBytes + prefixBytes(suite) + kCommitmentBytes;
}

std::size_t chunkCount(std::size_t plaintextBytes) {
    return plaintextBytes == 0 ? 1 : (plaintextBytes + kEnvelopeChunkBytes - 1) / kEnvelopeChunkBytes;
}

ByteArray<kCommitmentBytes> commitmentTo(ByteView key) {
    ByteArray<kCommitmentBytes> out;
    hkdfSha256(key, {}, viewOf("leo-envelope-commit-v1"), out);
    return out;
}

// One AEAD under one key and one header; sealed is ciphertext ‖ tag.
class ChunkCipher {
public:
    virtual ~ChunkCipher() = default;
    virtual void seal(const std::uint8_t* nonce, ByteView plaintext, std::uint8_t* sealed) = 0;
    virtual bool open(const std::uint8_t* nonce, ByteView sealed, std::uint8_t* plaintext) = 0;
};

struct CipherContextDeleter {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }  // wipes the key schedule
};

class AesGcm final : public ChunkCipher {
public:
    AesGcm(ByteView key, ByteView header, bool encrypt) : m_context(EVP_CIPHER_CTX_new()), m_header(header) {
        static EVP_CIPHER* const method = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
        LEO_ASSERT(method != nullptr && m_context != nullptr);
        LEO_ASSERT(EVP_CipherInit_ex2(m_context.get(), method, key.data(), nullptr, encrypt ? 1 : 0, nullptr) == 1);
    }

    void seal(const std::uint8_t* nonce, ByteView plaintext, std::uint8_t* sealed) override {
        begin(nonce);
        update(sealed, plaintext);
        int size = 0;
        LEO_ASSERT(EVP_EncryptFinal_ex(m_context.get(), sealed + plaintext.size(), &size) == 1 && size == 0);
        LEO_ASSERT(
            EVP_CIPHER_CTX_ctrl(m_context.get(), EVP_CTRL_AEAD_GET_TAG, kTagBytes, sealed + plaintext.size()) == 1);
    }

    bool open(const std::uint8_t* nonce, ByteView sealed, std::uint8_t* plaintext) override {
        begin(nonce);
        update(plaintext, sealed.first(sealed.size() - kTagBytes));
        ByteArray<kTagBytes> tag;
        std::copy_n(sealed.end() - kTagBytes, kTagBytes, tag.begin());
        LEO_ASSERT(EVP_CIPHER_CTX_ctrl(m_context.get(), EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1);
        int size = 0;
        return EVP_DecryptFinal_ex(m_context.get(), tag.data(), &size) == 1;
    }

private:
    void begin(const std::uint8_t* nonce) {
        LEO_ASSERT(EVP_CipherInit_ex2(m_context.get(), nullptr, nullptr, nonce, -1, nullptr) == 1);
        update(nullptr, m_header);
    }

    void update(std::uint8_t* out, ByteView in) {
        if (in.empty()) return;  // a null output would make it associated data
        int size = 0;
        LEO_ASSERT(EVP_CipherUpdate(m_context.get(), out, &size, in.data(), static_cast<int>(in.size())) == 1);
        LEO_ASSERT(static_cast<std::size_t>(size) == in.size());
    }

    std::unique_ptr<EVP_CIPHER_CTX, CipherContextDeleter> m_context;
    ByteView m_header;
};

class XChaCha final : public ChunkCipher {
public:
    XChaCha(ByteView key, ByteView header) : m_key(key), m_header(header) {}

    void seal(const std::uint8_t* nonce, ByteView plaintext, std::uint8_t* sealed) override {
        crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, nullptr, plaintext.data(), plaintext.size(),
                                                   m_header.data(), m_header.size(), nullptr, nonce, m_key.data());
    }

    bool open(const std::uint8_t* nonce, ByteView sealed, std::uint8_t* plaintext) override {
        return crypto_aead_xchacha20poly1305_ietf_decrypt(plaintext, nullptr, nullptr, sealed.data(), sealed.size(),
                                                          m_header.data(), m_header.size(), nonce, m_key.data()) == 0;
    }

private:
    ByteView m_key;  // of the caller, who outlives the call
    ByteView m_header;
};

std::unique_ptr<ChunkCipher> makeCipher(EnvelopeSuite suite, ByteView key, ByteView header, bool encrypt) {
    if (suite == EnvelopeSuite::Aes256Gcm) return std::make_unique<AesGcm>(key, header, encrypt);
    return std::make_unique<XChaCha>(key, header);
}

// The nonces of one envelope, in order.
class NonceSequence {
public:
    NonceSequence(EnvelopeSuite suite, ByteView header) : m_size(nonceBytes(suite)) {
        std::copy_n(header.begin() + kFixedBytes, prefixBytes(suite), m_nonce.begin());
    }

    const std::uint8_t* at(std::size_t chunk, bool last) {
        std::uint8_t* tail = m_nonce.data() + m_size - kNonceTailBytes;
        for (unsigned i = 0; i < 4; ++i) tail[i] = static_cast<std::uint8_t>(chunk >> (24 - 8 * i));
        tail[4] = last ? 1 : 0;
        return m_nonce.data();
    }

private:
    ByteArray<kMaxNonceBytes> m_nonce{};
    std::size_t m_size;
};

// The suite of an envelope whose header is whole and known to this build.
Result<EnvelopeSuite> parseHeader(ByteView envelope) {
    LEO_REQUIRE(envelope.size() >= kFixedBytes && equal(envelope.first(kMagic.size()), kMagic), Code::Malformed,
                "not a Leo envelope");
    const std::uint8_t version = envelope[kMagic.size()];
    const std::uint8_t suite = envelope[kMagic.size() + 1];
    const std::uint8_t chunkLog2 = envelope[kMagic.size() + 2];
    LEO_REQUIRE(version == kVersion, Code::Unsupported, "envelope version " + std::to_string(version));
    LEO_REQUIRE(suite == static_cast<std::uint8_t>(EnvelopeSuite::Aes256Gcm) ||
                    suite == static_cast<std::uint8_t>(EnvelopeSuite::XChaCha20Poly1305),
                Code::Unsupported, "envelope suite " + std::to_string(suite));
    LEO_REQUIRE(chunkLog2 == kChunkLog2, Code::Unsupported, "envelope chunk size 2^" + std::to_string(chunkLog2));
    const auto known = static_cast<EnvelopeSuite>(suite);
    LEO_REQUIRE(envelope.size() >= headerBytes(known), Code::Malformed, "envelope ends inside its header");
    return known;
}

// Plaintext size of a body, which its length alone determines.
Result<std::size_t> plaintextSize(std::size_t bodyBytes) {
    const std::size_t chunks = std::max<std::size_t>(1, (bodyBytes + kSealedChunkBytes - 1) / kSealedChunkBytes);
    const std::size_t lastSealed = bodyBytes - (chunks - 1) * kSealedChunkBytes;
    const bool possible = lastSealed > kTagBytes || (lastSealed == kTagBytes && chunks == 1);
    LEO_REQUIRE(possible, Code::Malformed, "envelope ends inside the tag of chunk " + std::to_string(chunks));
    const std::size_t size = bodyBytes - chunks * kTagBytes;
    LEO_REQUIRE(size <= kMaxEnvelopePlaintext, Code::TooLarge, "envelope of " + std::to_string(size) + " bytes");
    return size;
}

}  // namespace

EnvelopeSuite preferredSuite() {
    initialise();
    return crypto_aead_aes256gcm_is_available() != 0 ? EnvelopeSuite::Aes256Gcm : EnvelopeSuite::XChaCha20Poly1305;
}

std::size_t envelopeSize(std::size_t plaintextBytes, EnvelopeSuite suite) {
    return headerBytes(suite) + plaintextBytes + chunkCount(plaintextBytes) * kTagBytes;
}

Result<Bytes> sealEnvelope(ByteView key32, ByteView plaintext, Random& random, EnvelopeSuite suite) {
    LEO_REQUIRE(key32.size() == kEnvelopeKeyBytes, Code::BadKey, "an envelope key has 32 bytes");
    LEO_REQUIRE(plaintext.size() <= kMaxEnvelopePlaintext, Code::TooLarge,
                "content of " + std::to_string(plaintext.size()) + " bytes, at most " +
                    std::to_string(kMaxEnvelopePlaintext));
    Bytes envelope;
    envelope.reserve(envelopeSize(plaintext.size(), suite));
    preferLargePages(envelope.data(), envelope.capacity());
    envelope.resize(envelopeSize(plaintext.size(), suite));
    std::copy(kMagic.begin(), kMagic.end(), envelope.begin());
    envelope[kMagic.size()] = kVersion;
    envelope[kMagic.size() + 1] = static_cast<std::uint8_t>(suite);
    envelope[kMagic.size() + 2] = kChunkLog2;
    random.fill(std::span<std::uint8_t>(envelope).subspan(kFixedBytes, prefixBytes(suite)));
    const ByteArray<kCommitmentBytes> commitment = commitmentTo(key32);
    std::copy(commitment.begin(), commitment.end(), envelope.begin() + kFixedBytes + prefixBytes(suite));

    const ByteView header = ByteView(envelope).first(headerBytes(suite));
    const std::unique_ptr<ChunkCipher> cipher = makeCipher(suite, key32, header, true);
    NonceSequence nonces(suite, header);
    const std::size_t chunks = chunkCount(plaintext.size());
    std::uint8_t* sealed = envelope.data() + header.size();
    for (std::size_t i = 0; i < chunks; ++i) {
        const ByteView rest = plaintext.subspan(i * kEnvelopeChunkBytes);
        const ByteView chunk = rest.first(std::min(rest.size(), kEnvelopeChunkBytes));
        cipher->seal(nonces.at(i, i + 1 == chunks), chunk, sealed);
        sealed += chunk.size() + kTagBytes;
    }
    return envelope;
}

Result<SecretBytes> openEnvelope(ByteView key32, ByteView envelope) {
    LEO_REQUIRE(key32.size() == kEnvelopeKeyBytes, Code::BadKey, "an envelope key has 32 bytes");
    LEO_TRY_ASSIGN(const EnvelopeSuite suite, parseHeader(envelope));
    const ByteView header = envelope.first(headerBytes(suite));
    const ByteView body = envelope.subspan(header.size());
    LEO_TRY_ASSIGN(const std::size_t size, plaintextSize(body.size()));
    LEO_REQUIRE(equalConstantTime(header.last(kCommitmentBytes), commitmentTo(key32)), Code::DecryptFailed,
                "envelope was made with another key");

    const std::unique_ptr<ChunkCipher> cipher = makeCipher(suite, key32, header, false);
    NonceSequence nonces(suite, header);
    const std::size_t chunks = chunkCount(size);
    SecretBytes plaintext(size);
    for (std::size_t i = 0; i < chunks; ++i) {
        const ByteView rest = body.subspan(i * kSealedChunkBytes);
        const ByteView sealed = rest.first(std::min(rest.size(), kSealedChunkBytes));
        std::uint8_t* const out = plaintext.span().data() + i * kEnvelopeChunkBytes;
        LEO_REQUIRE(cipher->open(nonces.at(i, i + 1 == chunks), sealed, out), Code::DecryptFailed,
                    "envelope chunk " + std::to_string(i + 1) + " of " + std::to_string(chunks) +
                        " was changed, moved or cut off");
    }
    return plaintext;
}

}  // namespace leo::crypto

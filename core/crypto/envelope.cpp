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
constexpr std::size_t kNonceTailBytes = 5;  // counter u32 and the last flag
constexpr std::size_t kSealedChunkBytes = kEnvelopeChunkBytes + kEnvelopeTagBytes;
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
        LEO_ASSERT(EVP_CIPHER_CTX_ctrl(m_context.get(), EVP_CTRL_AEAD_GET_TAG, kEnvelopeTagBytes,
                                       sealed + plaintext.size()) == 1);
    }

    bool open(const std::uint8_t* nonce, ByteView sealed, std::uint8_t* plaintext) override {
        begin(nonce);
        update(plaintext, sealed.first(sealed.size() - kEnvelopeTagBytes));
        ByteArray<kEnvelopeTagBytes> tag;
        std::copy_n(sealed.end() - kEnvelopeTagBytes, kEnvelopeTagBytes, tag.begin());
        LEO_ASSERT(EVP_CIPHER_CTX_ctrl(m_context.get(), EVP_CTRL_AEAD_SET_TAG, kEnvelopeTagBytes, tag.data()) == 1);
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

// The nonces of one envelope.
class NonceSequence {
public:
    using Nonce = ByteArray<kMaxNonceBytes>;

    NonceSequence(EnvelopeSuite suite, ByteView header) : m_size(nonceBytes(suite)) {
        std::copy_n(header.begin() + kFixedBytes, prefixBytes(suite), m_prefix.begin());
    }

    Nonce at(std::size_t chunk, bool last) const {
        Nonce nonce = m_prefix;
        std::uint8_t* const tail = nonce.data() + m_size - kNonceTailBytes;
        for (unsigned i = 0; i < 4; ++i) tail[i] = static_cast<std::uint8_t>(chunk >> (24 - 8 * i));
        tail[4] = last ? 1 : 0;
        return nonce;
    }

private:
    Nonce m_prefix{};
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

Status checkPlaintextSize(std::size_t size) {
    LEO_REQUIRE(size <= kMaxEnvelopePlaintext, Code::TooLarge,
                "content of " + std::to_string(size) + " bytes, at most " + std::to_string(kMaxEnvelopePlaintext));
    return {};
}

// Plaintext size of a body, which its length alone determines.
Result<std::size_t> plaintextSize(std::size_t bodyBytes) {
    const std::size_t chunks = std::max<std::size_t>(1, (bodyBytes + kSealedChunkBytes - 1) / kSealedChunkBytes);
    const std::size_t lastSealed = bodyBytes - (chunks - 1) * kSealedChunkBytes;
    const bool possible = lastSealed > kEnvelopeTagBytes || (lastSealed == kEnvelopeTagBytes && chunks == 1);
    LEO_REQUIRE(possible, Code::Malformed, "envelope ends inside the tag of chunk " + std::to_string(chunks));
    const std::size_t size = bodyBytes - chunks * kEnvelopeTagBytes;
    LEO_REQUIRE(size <= kMaxEnvelopePlaintext, Code::TooLarge, "envelope of " + std::to_string(size) + " bytes");
    return size;
}

}  // namespace

EnvelopeSuite preferredSuite() {
    initialise();
    return crypto_aead_aes256gcm_is_available() != 0 ? EnvelopeSuite::Aes256Gcm : EnvelopeSuite::XChaCha20Poly1305;
}

Result<Hash> envelopeCommitment(ByteView key32) {
    LEO_REQUIRE(key32.size() == kEnvelopeKeyBytes, Code::BadKey, "an envelope key has 32 bytes");
    return commitmentTo(key32);
}

Result<Hash> commitmentIn(ByteView envelope) {
    LEO_TRY_ASSIGN(const EnvelopeSuite suite, parseHeader(envelope));
    Hash commitment;
    const ByteView header = envelope.first(headerBytes(suite));
    std::copy_n(header.end() - kCommitmentBytes, kCommitmentBytes, commitment.begin());
    return commitment;
}

std::size_t envelopeSize(std::size_t plaintextBytes, EnvelopeSuite suite) {
    return headerBytes(suite) + plaintextBytes + chunkCount(plaintextBytes) * kEnvelopeTagBytes;
}

struct EnvelopeSealer::State {
    Bytes header;
    NonceSequence nonces;
    std::unique_ptr<ChunkCipher> cipher;
    std::size_t chunks = 0;
    bool finished = false;

    State(ByteView key, EnvelopeSuite suite, Bytes head)
        : header(std::move(head)), nonces(suite, header), cipher(makeCipher(suite, key, header, true)) {}
};

EnvelopeSealer::EnvelopeSealer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
EnvelopeSealer::EnvelopeSealer(EnvelopeSealer&&) noexcept = default;
EnvelopeSealer& EnvelopeSealer::operator=(EnvelopeSealer&&) noexcept = default;
EnvelopeSealer::~EnvelopeSealer() = default;

Result<EnvelopeSealer> EnvelopeSealer::create(ByteView key32, Random& random, EnvelopeSuite suite) {
    LEO_REQUIRE(key32.size() == kEnvelopeKeyBytes, Code::BadKey, "an envelope key has 32 bytes");
    Bytes header(kMagic.begin(), kMagic.end());
    append(header, Bytes{kVersion, static_cast<std::uint8_t>(suite), kChunkLog2});
    header.resize(headerBytes(suite));
    random.fill(std::span<std::uint8_t>(header).subspan(kFixedBytes, prefixBytes(suite)));
    const ByteArray<kCommitmentBytes> commitment = commitmentTo(key32);
    std::copy(commitment.begin(), commitment.end(), header.begin() + kFixedBytes + prefixBytes(suite));
    return EnvelopeSealer(std::make_unique<State>(key32, suite, std::move(header)));
}

ByteView EnvelopeSealer::header() const {
    return m_state->header;
}

std::size_t EnvelopeSealer::sealedSize(ByteView piece) {
    return piece.size() + chunkCount(piece.size()) * kEnvelopeTagBytes;
}

Status EnvelopeSealer::seal(ByteView piece, bool last, std::uint8_t* sealed) {
    LEO_ASSERT(!m_state->finished);
    LEO_ASSERT(last ? !piece.empty() || m_state->chunks == 0
                    : !piece.empty() && piece.size() % kEnvelopeChunkBytes == 0);
    LEO_TRY(checkPlaintextSize(m_state->chunks * kEnvelopeChunkBytes + piece.size()));
    const std::size_t count = chunkCount(piece.size());
    for (std::size_t i = 0; i < count; ++i) {
        const ByteView rest = piece.subspan(i * kEnvelopeChunkBytes);
        const auto nonce = m_state->nonces.at(m_state->chunks++, last && i + 1 == count);
        m_state->cipher->seal(nonce.data(), rest.first(std::min(rest.size(), kEnvelopeChunkBytes)),
                              sealed + i * kSealedChunkBytes);
    }
    m_state->finished = last;
    return {};
}

Result<Bytes> sealEnvelope(ByteView key32, ByteView plaintext, Random& random, EnvelopeSuite suite) {
    LEO_TRY_ASSIGN(EnvelopeSealer sealer, EnvelopeSealer::create(key32, random, suite));
    LEO_TRY(checkPlaintextSize(plaintext.size()));
    Bytes envelope;
    envelope.reserve(envelopeSize(plaintext.size(), suite));
    preferLargePages(envelope.data(), envelope.capacity());
    append(envelope, sealer.header());
    ByteView rest = plaintext;
    do {
        const ByteView piece = rest.first(std::min(rest.size(), kEnvelopePieceBytes));
        rest = rest.subspan(piece.size());
        // Piece by piece: a vector zeroes what it grows by, and what was zeroed just now is still in the cache.
        const std::size_t at = envelope.size();
        envelope.resize(at + EnvelopeSealer::sealedSize(piece));
        LEO_TRY(sealer.seal(piece, rest.empty(), envelope.data() + at));
    } while (!rest.empty());
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
    const NonceSequence nonces(suite, header);
    const std::size_t chunks = chunkCount(size);
    SecretBytes plaintext(size);
    for (std::size_t i = 0; i < chunks; ++i) {
        const ByteView rest = body.subspan(i * kSealedChunkBytes);
        const ByteView sealed = rest.first(std::min(rest.size(), kSealedChunkBytes));
        std::uint8_t* const out = plaintext.span().data() + i * kEnvelopeChunkBytes;
        LEO_REQUIRE(cipher->open(nonces.at(i, i + 1 == chunks).data(), sealed, out), Code::DecryptFailed,
                    "envelope chunk " + std::to_string(i + 1) + " of " + std::to_string(chunks) +
                        " was changed, moved or cut off");
    }
    return plaintext;
}

}  // namespace leo::crypto

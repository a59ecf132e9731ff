// Envelope: how code, input and result are encrypted at rest and in transit (protocol section 8).
//
// Header: magic "LEOE", version u8 = 1, suite u8, log2 of the chunk size u8 = 16, nonce prefix (7 bytes in suite 1,
// 19 in suite 2), key commitment (32 bytes) = HKDF-SHA256(ikm = key, no salt, info = "leo-envelope-commit-v1"). GCM
// and Poly1305 do not commit to their key; without the commitment one ciphertext could open to two contents under two
// keys. Body: STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): 64 KiB chunks, each followed by its 16-byte tag,
// nonce = prefix ‖ counter u32be ‖ last flag u8. The last chunk may be shorter, and empty only when the whole
// plaintext is. The whole header is associated data of every chunk. Suites: 1 = AES-256-GCM (OpenSSL EVP), chosen
// where the CPU has AES instructions; 2 = XChaCha20-Poly1305 (libsodium). Opening never returns partial plaintext; an
// error names the chunk. The key belongs to one object and is used once.
#pragma once

#include <memory>

#include "crypto/secret.h"

namespace leo::crypto {

inline constexpr std::size_t kEnvelopeKeyBytes = 32;
inline constexpr std::size_t kEnvelopeChunkBytes = 64 * 1024;
inline constexpr std::size_t kEnvelopeTagBytes = 16;
inline constexpr std::size_t kMaxEnvelopePlaintext = std::size_t{256}
                                                     << 20;  // a picture or a code folder; memory is not swap

inline constexpr std::size_t kEnvelopePieceBytes = 2 * kEnvelopeChunkBytes;  // stays in a core's cache

enum class EnvelopeSuite : std::uint8_t { Aes256Gcm = 1, XChaCha20Poly1305 = 2 };

EnvelopeSuite preferredSuite();
// Size of the envelope of a plaintext of n bytes.
std::size_t envelopeSize(std::size_t plaintextBytes, EnvelopeSuite suite);

// Seals content that comes in pieces: the header, then piece after piece. What sealEnvelope() is made of.
class EnvelopeSealer {
public:
    // BadKey unless the key has 32 bytes. The key outlives the sealer.
    static Result<EnvelopeSealer> create(ByteView key32, Random& random, EnvelopeSuite suite = preferredSuite());
    EnvelopeSealer(EnvelopeSealer&&) noexcept;
    EnvelopeSealer& operator=(EnvelopeSealer&&) noexcept;
    ~EnvelopeSealer();

    ByteView header() const;
    // A piece is whole chunks; only the last may end with a shorter one, and only a single one is empty (asserted).
    // `sealed` has room for sealedSize(piece) and does not overlap it. TooLarge above kMaxEnvelopePlaintext.
    Status seal(ByteView piece, bool last, std::uint8_t* sealed);
    static std::size_t sealedSize(ByteView piece);

private:
    struct State;
    explicit EnvelopeSealer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// What the header of every envelope under this key commits to; says nothing about the key. BadKey unless it has 32
// bytes.
Result<Hash> envelopeCommitment(ByteView key32);
// What this envelope's header commits to. Malformed, Unsupported as openEnvelope().
Result<Hash> commitmentIn(ByteView envelope);

// BadKey unless the key has 32 bytes; TooLarge above kMaxEnvelopePlaintext.
Result<Bytes> sealEnvelope(ByteView key32, ByteView plaintext, Random& random,
                           EnvelopeSuite suite = preferredSuite());
// Malformed for a cut or foreign header and an impossible size, Unsupported for an unknown version, suite or chunk
// size, TooLarge, BadKey as above, DecryptFailed for another key or any changed, missing or moved chunk.
Result<SecretBytes> openEnvelope(ByteView key32, ByteView envelope);

}  // namespace leo::crypto

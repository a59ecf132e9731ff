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

#include "crypto/secret.h"

namespace leo::crypto {

inline constexpr std::size_t kEnvelopeKeyBytes = 32;
inline constexpr std::size_t kEnvelopeChunkBytes = 64 * 1024;
inline constexpr std::size_t kMaxEnvelopePlaintext = std::size_t{256}
                                                     << 20;  // a picture or a code folder; memory is not swap

enum class EnvelopeSuite : std::uint8_t { Aes256Gcm = 1, XChaCha20Poly1305 = 2 };

EnvelopeSuite preferredSuite();
// Size of the envelope of a plaintext of n bytes.
std::size_t envelopeSize(std::size_t plaintextBytes, EnvelopeSuite suite);
// BadKey unless the key has 32 bytes; TooLarge above kMaxEnvelopePlaintext.
Result<Bytes> sealEnvelope(ByteView key32, ByteView plaintext, Random& random,
                           EnvelopeSuite suite = preferredSuite());
// Malformed for a cut or foreign header and an impossible size, Unsupported for an unknown version, suite or chunk
// size, TooLarge, BadKey as above, DecryptFailed for another key or any changed, missing or moved chunk.
Result<SecretBytes> openEnvelope(ByteView key32, ByteView envelope);

}  // namespace leo::crypto

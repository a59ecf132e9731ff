// Envelope: how code, input and result are encrypted at rest and in transit (protocol section 8).
//
// Header (fixed size): magic "LEOE", version, suite, chunk size log2, nonce prefix, key commitment = HKDF(key,
// "leo-envelope-commit-v1"). Body: STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): 64 KiB chunks, nonce = prefix ‖
// counter u32 ‖ last flag u8; the last chunk may be shorter, and empty only when the whole plaintext is. The whole
// header is associated data of every chunk. Suites: 1 = AES-256-GCM (OpenSSL EVP), chosen where the CPU has AES
// instructions; 2 = XChaCha20-Poly1305. Opening never returns partial plaintext; an error names the chunk.
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
Result<Bytes> sealEnvelope(ByteView key32, ByteView plaintext, Random& random,
                           EnvelopeSuite suite = preferredSuite());
Result<SecretBytes> openEnvelope(ByteView key32, ByteView envelope);

}  // namespace leo::crypto

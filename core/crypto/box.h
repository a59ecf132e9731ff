// Sealed box: one message to one X25519 key, with an ephemeral sender key and a context that both ends must agree on.
//
// Format: ephemeral public key (32) ‖ XChaCha20-Poly1305(key, nonce = first 24 bytes of SHA-256(ephemeral ‖
// recipient), plaintext, ad = context). key = HKDF-SHA256(ikm = X25519(ephemeral, recipient), salt = ephemeral ‖
// recipient, info = "leo-box-v1"). Overhead 48 bytes. Anyone can seal: authenticity comes from a signature inside.
// Opening with a revealed recipient secret is deterministic, which lets layer one judge a box (protocol section 2,
// steps 9 and 11).
#pragma once

#include <string_view>

#include "crypto/sign.h"

namespace leo::crypto {

inline constexpr std::size_t kBoxOverhead = 48;

// BadKey when the recipient's key has small order.
Result<Bytes> sealBox(const X25519Public& recipient, ByteView plaintext, std::string_view context, Random& random);
// BadKey when the secret is not 32 bytes. DecryptFailed for a wrong key, context or any changed byte; Malformed when
// shorter than the overhead.
Result<SecretBytes> openBox(ByteView recipientSecret32, ByteView box, std::string_view context);

}  // namespace leo::crypto

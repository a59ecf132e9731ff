// Noise_XX_25519_ChaChaPoly_SHA256 with the libp2p handshake payload: who the peer is, and a private channel to it.
//
// Noise Protocol Framework revision 34, sections 5 and 7; libp2p noise specification for the payload
// {1: identity key, 2: signature of "noise-libp2p-static-key:" ‖ static key} and the two-byte big-endian length in
// front of every message. The prologue is empty.
#pragma once

#include <optional>

#include "base/random.h"
#include "crypto/sign.h"
#include "p2p/peer_id.h"

namespace leo::p2p {

inline constexpr std::size_t kMaxNoiseMessage = 65535;  // Noise section 3
inline constexpr std::size_t kNoiseTag = 16;
inline constexpr std::size_t kMaxNoisePlaintext = kMaxNoiseMessage - kNoiseTag;

// The X25519 pair a handshake proves, and the signed statement that ties it to the identity. Made once per program
// run: the specification allows reuse, and it saves a signature per connection.
struct NoiseCredentials {
    crypto::BoxKeyPair staticKey;
    Bytes payload;
    static NoiseCredentials create(const crypto::Identity& identity, Random& random);
};

// One direction of the channel. Wipes its key.
class CipherState {
public:
    CipherState() = default;
    explicit CipherState(const ByteArray<32>& key, std::uint64_t nonce = 0) : m_key(key), m_nonce(nonce) {}
    ~CipherState();
    CipherState(const CipherState&) = default;
    CipherState& operator=(const CipherState&) = default;

    // Appends ciphertext and tag. Exhausted when the nonces are used up (2^64 - 1 is reserved, Noise section 5.1).
    Status encrypt(ByteView associated, ByteView plaintext, Bytes& out);
    // Appends plaintext. DecryptFailed for anything but what the other end encrypted next.
    Status decrypt(ByteView associated, ByteView ciphertext, Bytes& out);

private:
    ByteArray<32> m_key{};
    std::uint64_t m_nonce = 0;
};

// The three messages of the handshake, without their length prefix. Dialer: write, read, write. Listener: read,
// write, read. Calling out of turn is our bug and asserts.
class NoiseHandshake {
public:
    enum class Role : std::uint8_t { Initiator, Responder };
    NoiseHandshake(Role role, const NoiseCredentials& credentials, Random& random);
    ~NoiseHandshake();

    Result<Bytes> write();
    // Errors are the remote's fault: Malformed, DecryptFailed, BadKey (a low-order point), BadSignature, Unsupported.
    Status read(ByteView message);
    bool myTurn() const;
    bool done() const { return m_step == 3; }

    // Once done.
    const PeerId& remote() const { return *m_remote; }
    struct Channel {
        CipherState send;
        CipherState receive;
    };
    Channel split();

private:
    Status mixDh(ByteView secret, ByteView point);
    void mixHash(ByteView data);
    void mixKey(ByteView material);
    Status encryptAndHash(ByteView plaintext, Bytes& out);
    Result<Bytes> decryptAndHash(ByteView ciphertext);
    Status readPayload(ByteView payload);
    Status readResponse(ByteView message);

    Role m_role;
    const NoiseCredentials& m_credentials;
    int m_step = 0;
    Hash m_chainingKey{};
    Hash m_hash{};
    CipherState m_cipher;
    bool m_keyed = false;
    crypto::BoxKeyPair m_ephemeral;
    ByteArray<32> m_remoteEphemeral{};
    ByteArray<32> m_remoteStatic{};
    std::optional<PeerId> m_remote;
};

}  // namespace leo::p2p

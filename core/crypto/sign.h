// Ed25519 identities and the X25519 keys derived from them (libsodium).
//
// One identity key signs transactions, blocks, group messages and libp2p handshakes, each behind its own domain tag.
// The VRF key is never the same key (protocol section 1): the nonces of ECVRF and Ed25519 are built alike.
#pragma once

#include <string_view>

#include "base/strong.h"
#include "crypto/secret.h"

namespace leo::crypto {

using Signature = ByteArray<64>;
using X25519Public = ByteArray<32>;

class Identity {
public:
    static Identity generate(Random& random);
    static Result<Identity> fromSeed(ByteView seed32);

    const AccountId& id() const { return m_id; }
    ByteView seed() const { return m_seed.view(); }
    // Signature over tag ‖ message. The tag ends the confusion between kinds of messages.
    Signature sign(std::string_view tag, ByteView message) const;
    // Plain Ed25519 over the message, for protocols that bring their own domain separation (libp2p Noise, gossipsub).
    Signature signRaw(ByteView message) const;
    // The X25519 pair that messages to this account are sealed to.
    X25519Public boxPublic() const;
    SecretBytes boxSecret() const;
    Identity copy() const;

private:
    AccountId m_id;
    SecretBytes m_seed;
    SecretBytes m_secret;  // libsodium's 64-byte form
};

// Strict: s below the group order, no small-order or non-canonical key, no small-order R (libsodium's rules). A wrong
// length is simply false.
bool verify(const AccountId& signer, std::string_view tag, ByteView message, ByteView signature);
bool verifyRaw(ByteView publicKey32, ByteView message, ByteView signature);
// BadKey for a public key outside the prime-order group.
Result<X25519Public> boxPublicOf(const AccountId& account);

struct BoxKeyPair {
    X25519Public publicKey{};
    SecretBytes secret;  // 32 bytes
    static BoxKeyPair generate(Random& random);
    static Result<BoxKeyPair> fromSecret(ByteView secret32);
};

}  // namespace leo::crypto

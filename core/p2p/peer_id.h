// PeerId: the libp2p name of an Ed25519 identity, and so of a Leo account.
//
// libp2p peer-ids specification: the identity multihash (0x00, length) of the public key as a protobuf message
// {1: key type, 2: key}. Leo speaks to Ed25519 peers only, which is what every current libp2p implementation makes by
// default; other key types are Unsupported.
#pragma once

#include "base/strong.h"

namespace leo::p2p {

// {1: Ed25519, 2: key}, 36 bytes: what identify, Noise and PeerId carry.
Bytes publicKeyMessage(const AccountId& account);
Result<AccountId> parsePublicKeyMessage(ByteView message);

class PeerId {
public:
    PeerId() = default;
    static PeerId fromAccountId(const AccountId& account) { return PeerId(account); }
    // The 38 bytes of the multihash.
    static Result<PeerId> fromBytes(ByteView multihash);
    // "12D3Koo…" (base58 multihash) or the CIDv1 form "bafz…" (base32, codec libp2p-key).
    static Result<PeerId> fromText(std::string_view text);

    const AccountId& toAccountId() const { return m_account; }
    Bytes toBytes() const;
    std::string toText() const;
    // The last eight characters of the text, for a log line.
    std::string shortText() const;
    // The order of the multihash bytes, which is the order of the keys.
    auto operator<=>(const PeerId&) const = default;

private:
    explicit PeerId(const AccountId& account) : m_account(account) {}
    AccountId m_account;
};

}  // namespace leo::p2p

template <>
struct std::hash<leo::p2p::PeerId> {
    std::size_t operator()(const leo::p2p::PeerId& id) const noexcept {
        return std::hash<leo::AccountId>{}(id.toAccountId());
    }
};

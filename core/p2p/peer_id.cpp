#include "p2p/peer_id.h"

#include <algorithm>
#include <optional>

#include "codec/protobuf.h"

namespace leo::p2p {

namespace {

constexpr std::uint64_t kKeyTypeEd25519 = 1;  // libp2p crypto.proto, enum KeyType
constexpr std::size_t kMaxForeignKey = 1024;  // an RSA-4096 key, which is refused, but by its type
constexpr std::uint8_t kIdentityMultihash = 0x00;
constexpr std::uint8_t kCidV1 = 0x01;
constexpr std::uint8_t kLibp2pKeyCodec = 0x72;
constexpr std::size_t kPublicKeyMessageBytes = 36;

}  // namespace

Bytes publicKeyMessage(const AccountId& account) {
    return codec::ProtoWriter().varint(1, kKeyTypeEd25519).bytes(2, account.view()).take();
}

Result<AccountId> parsePublicKeyMessage(ByteView message) {
    codec::ProtoReader reader(message);
    std::optional<std::uint64_t> type;
    std::optional<ByteView> key;
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) break;
        if (field->number == 1) {
            LEO_TRY_ASSIGN(type, field->asU64());
        } else if (field->number == 2) {
            LEO_TRY_ASSIGN(key, field->asBytes(kMaxForeignKey));
        }
    }
    LEO_REQUIRE(type && key, Code::Malformed, "public key without type or data");
    LEO_REQUIRE(*type == kKeyTypeEd25519, Code::Unsupported, "public key type " + std::to_string(*type));
    // libp2p hashes and compares this encoding, so another one of the same key would be a second name for one peer.
    LEO_TRY_ASSIGN(const AccountId account, AccountId::fromBytes(*key));
    LEO_REQUIRE(equal(publicKeyMessage(account), message), Code::Malformed,
                "public key is not in its canonical form");
    return account;
}

Result<PeerId> PeerId::fromBytes(ByteView multihash) {
    LEO_REQUIRE(multihash.size() >= 2, Code::Malformed, "peer id is too short");
    LEO_REQUIRE(multihash[0] == kIdentityMultihash, Code::Unsupported, "peer id is not an Ed25519 identity");
    LEO_REQUIRE(multihash[1] == kPublicKeyMessageBytes && multihash.size() == 2 + kPublicKeyMessageBytes,
                Code::Malformed, "peer id has a wrong length");
    LEO_TRY_ASSIGN(const AccountId account, parsePublicKeyMessage(multihash.subspan(2)));
    return PeerId(account);
}

Result<PeerId> PeerId::fromText(std::string_view text) {
    LEO_REQUIRE(!text.empty(), Code::Malformed, "peer id is empty");
    if (text.front() == 'b' && text.size() > 60) {
        LEO_TRY_ASSIGN(const Bytes cid, fromBase32(text.substr(1)));
        LEO_REQUIRE(cid.size() > 2 && cid[0] == kCidV1 && cid[1] == kLibp2pKeyCodec, Code::Malformed,
                    "CID is not a peer id");
        return fromBytes(ByteView(cid).subspan(2));
    }
    LEO_TRY_ASSIGN(const Bytes multihash, fromBase58(text));
    return fromBytes(multihash);
}

Bytes PeerId::toBytes() const {
    Bytes out{kIdentityMultihash, static_cast<std::uint8_t>(kPublicKeyMessageBytes)};
    append(out, publicKeyMessage(m_account));
    return out;
}

std::string PeerId::toText() const {
    return toBase58(toBytes());
}

std::string PeerId::shortText() const {
    const std::string text = toText();
    return text.substr(text.size() - std::min<std::size_t>(8, text.size()));
}

}  // namespace leo::p2p

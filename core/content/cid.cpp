#include "content/cid.h"

#include <algorithm>

#include "crypto/hash.h"

namespace leo::content {

namespace {

constexpr std::uint8_t kVersion1 = 0x01;
constexpr std::uint8_t kSha256 = 0x12;
constexpr std::uint8_t kSha256Bytes = 32;
// What a CIDv0 begins with: it is a bare multihash.
constexpr std::string_view kVersion0Text = "Qm";

Result<CidCodec> readPrefix(ByteView prefix) {
    LEO_REQUIRE(prefix.size() == kCidPrefixBytes, Code::Malformed, "a CID prefix has four bytes");
    LEO_REQUIRE(prefix[0] == kVersion1, Code::Unsupported,
                "CID of another version than 1 (first byte " + std::to_string(prefix[0]) + ")");
    const auto codec = static_cast<CidCodec>(prefix[1]);
    LEO_REQUIRE(codec == CidCodec::Raw || codec == CidCodec::DagPb, Code::Unsupported,
                "CID with a codec other than raw and dag-pb (" + std::to_string(prefix[1]) + ")");
    LEO_REQUIRE(prefix[2] == kSha256, Code::Unsupported,
                "CID with a hash other than sha2-256 (" + std::to_string(prefix[2]) + ")");
    LEO_REQUIRE(prefix[3] == kSha256Bytes, Code::Malformed, "CID with a shortened digest");
    return codec;
}

Result<Bytes> decodeMultibase(std::string_view text) {
    LEO_REQUIRE(!text.empty(), Code::Malformed, "empty CID");
    LEO_REQUIRE(text.size() <= kMaxCidTextChars, Code::TooLarge, "CID text of more than 128 characters");
    LEO_REQUIRE(!text.starts_with(kVersion0Text), Code::Unsupported,
                "CID of version 0 (Qm…); ask for version 1, for example with --cid-version=1");
    const std::string_view digits = text.substr(1);
    switch (text.front()) {
        case 'b': return fromBase32(digits);
        case 'z': return fromBase58(digits);
        case 'f':
            LEO_REQUIRE(std::none_of(digits.begin(), digits.end(), [](char c) { return c >= 'A' && c <= 'F'; }),
                        Code::Malformed, "upper-case digits in a lower-case base16 CID");
            return fromHex(digits);
        default: return makeError(Code::Unsupported, "CID in a multibase other than base32, base58btc and base16");
    }
}

}  // namespace

Cid Cid::of(CidCodec codec, ByteView block) {
    return Cid(codec, crypto::sha256(block));
}

Result<Cid> Cid::fromBytes(ByteView bytes) {
    LEO_REQUIRE(bytes.size() >= kCidPrefixBytes, Code::Malformed, "CID shorter than its prefix");
    LEO_TRY_ASSIGN(const CidCodec codec, readPrefix(bytes.first(kCidPrefixBytes)));
    LEO_REQUIRE(bytes.size() == kCidBytes, Code::Malformed,
                "CID of " + std::to_string(bytes.size()) + " bytes, not " + std::to_string(kCidBytes));
    LEO_TRY_ASSIGN(const Hash digest, toArray<kSha256Bytes>(bytes.subspan(kCidPrefixBytes)));
    return Cid(codec, digest);
}

Result<Cid> Cid::fromText(std::string_view text) {
    LEO_TRY_ASSIGN(const Bytes bytes, decodeMultibase(text));
    return fromBytes(bytes);
}

Result<Cid> Cid::ofPrefixed(ByteView prefix, ByteView block) {
    LEO_TRY_ASSIGN(const CidCodec codec, readPrefix(prefix));
    LEO_REQUIRE(block.size() <= kMaxBlockBytes, Code::TooLarge, "block above 2 MiB");
    return of(codec, block);
}

ByteArray<kCidPrefixBytes> Cid::prefix() const {
    return {kVersion1, static_cast<std::uint8_t>(m_codec), kSha256, kSha256Bytes};
}

ByteArray<kCidBytes> Cid::bytes() const {
    ByteArray<kCidBytes> out{};
    const auto head = prefix();
    std::copy(m_digest.begin(), m_digest.end(), std::copy(head.begin(), head.end(), out.begin()));
    return out;
}

std::string Cid::toText() const {
    return "b" + toBase32(bytes());
}

Status verifyBlock(const Cid& cid, ByteView block) {
    LEO_REQUIRE(block.size() <= kMaxBlockBytes, Code::TooLarge,
                "block " + cid.toText() + " has " + std::to_string(block.size()) + " bytes, above 2 MiB");
    LEO_REQUIRE(crypto::sha256(block) == cid.digest(), Code::DigestMismatch,
                "block does not match its CID " + cid.toText());
    return {};
}

}  // namespace leo::content

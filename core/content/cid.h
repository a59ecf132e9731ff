// Cid: the name of a block or a file in IPFS, a CIDv1 with a SHA-256 multihash.
//
// Leo names everything it stores by CID, so any IPFS node can hold it and every byte from outside can be checked
// before use (protocol section 8). Only version 1, sha2-256 and the codecs raw and dag-pb exist here: these four
// bytes and the digest are the whole CID, and anything else is Unsupported, never guessed. Sources: multiformats/cid,
// multicodec table (raw 0x55, dag-pb 0x70, sha2-256 0x12), multiformats/multibase.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace leo::content {

// What the block behind a CID is: bytes as they are, or a node of links.
enum class CidCodec : std::uint8_t { Raw = 0x55, DagPb = 0x70 };

inline constexpr std::size_t kCidBytes = 36;  // version, codec, hash function, digest length: one byte each; digest
inline constexpr std::size_t kCidPrefixBytes = 4;     // the same without the digest: bitswap sends it before a block
inline constexpr std::size_t kMaxCidTextChars = 128;  // base16 needs 73; longer text is not worth decoding

class Cid {
public:
    // Raw with a zero digest: a value to assign to, the name of nothing known.
    Cid() = default;
    Cid(CidCodec codec, const Hash& digest) : m_digest(digest), m_codec(codec) {}

    // The CID of a block.
    static Cid of(CidCodec codec, ByteView block);
    // Exactly kCidBytes. Malformed for another length, Unsupported for another version, codec or hash.
    static Result<Cid> fromBytes(ByteView bytes);
    // Multibase text: 'b' base32 lower case, 'z' base58btc, 'f' base16 lower case. Strict: no padding, no white
    // space, no spare bits. A CIDv0 ("Qm…") is Unsupported.
    static Result<Cid> fromText(std::string_view text);
    // The CID of a block that came with a bitswap prefix.
    static Result<Cid> ofPrefixed(ByteView prefix, ByteView block);

    CidCodec codec() const { return m_codec; }
    const Hash& digest() const { return m_digest; }
    ByteArray<kCidBytes> bytes() const;
    ByteArray<kCidPrefixBytes> prefix() const;
    // Base32 with 'b', what Kubo prints for CIDv1.
    std::string toText() const;

    auto operator<=>(const Cid&) const = default;

private:
    Hash m_digest{};
    CidCodec m_codec = CidCodec::Raw;
};

// DigestMismatch unless the block's SHA-256 is the one in the CID, TooLarge beyond kMaxBlockBytes.
Status verifyBlock(const Cid& cid, ByteView block);

// No block may be larger. Bitswap and Kubo move blocks up to 2 MiB; Leo writes chunks of 1 MiB.
inline constexpr std::size_t kMaxBlockBytes = std::size_t{2} << 20;

}  // namespace leo::content

template <>
struct std::hash<leo::content::Cid> {
    std::size_t operator()(const leo::content::Cid& cid) const noexcept {
        // The digest is uniform already; its first bytes are the hash.
        std::size_t value = 0;
        for (std::size_t i = 0; i < sizeof(value); ++i) value = value << 8 | cid.digest()[i];
        return value ^ static_cast<std::size_t>(cid.codec());
    }
};

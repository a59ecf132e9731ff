#include "p2p/bitswap_codec.h"

#include <algorithm>

#include "codec/protobuf.h"
#include "crypto/hash.h"
#include "p2p/message_reader.h"

namespace leo::p2p {

namespace {

constexpr std::uint64_t kRaw = 0x55;
constexpr std::uint64_t kDagPb = 0x70;
constexpr std::uint64_t kSha256 = 0x12;
constexpr std::uint64_t kSha256Bytes = 32;

// Message
constexpr std::uint32_t kWantlist = 1;
constexpr std::uint32_t kPayload = 3;
constexpr std::uint32_t kPresences = 4;

Result<std::uint64_t> takeNumber(ByteView& from) {
    LEO_TRY_ASSIGN(const codec::Uvarint read, codec::readUvarint(from));
    from = from.subspan(read.size);
    return read.value;
}

// Version, codec and multihash head; leaves what follows in `from`.
Result<CidParts> parsePrefix(ByteView& from) {
    CidParts parts;
    LEO_TRY_ASSIGN(parts.version, takeNumber(from));
    LEO_REQUIRE(parts.version <= 1, Code::Unsupported, "CID version " + std::to_string(parts.version));
    LEO_TRY_ASSIGN(parts.codec, takeNumber(from));
    LEO_REQUIRE(parts.codec == kRaw || parts.codec == kDagPb, Code::Unsupported,
                "CID codec " + std::to_string(parts.codec));
    LEO_TRY_ASSIGN(const std::uint64_t hash, takeNumber(from));
    LEO_REQUIRE(hash == kSha256, Code::Unsupported, "CID hash function " + std::to_string(hash));
    LEO_TRY_ASSIGN(const std::uint64_t length, takeNumber(from));
    LEO_REQUIRE(length == kSha256Bytes, Code::Malformed, "CID digest of a wrong length");
    return parts;
}

Result<WantEntry> parseEntry(ByteView raw) {
    WantEntry entry;
    codec::ProtoReader reader(raw);
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) return entry;
        switch (field->number) {
            case 1: {
                LEO_TRY_ASSIGN(const ByteView cid, field->asBytes(kMaxCidBytes));
                entry.cid = toBytes(cid);
                break;
            }
            case 2: {
                // A negative priority is legal and means the same to us as a low one.
                LEO_TRY_ASSIGN(const std::uint64_t priority, field->asU64());
                entry.priority = static_cast<std::uint32_t>(std::min<std::uint64_t>(priority, 0x7fffffff));
                break;
            }
            case 3: {
                LEO_TRY_ASSIGN(entry.cancel, field->asBool());
                break;
            }
            case 4: {
                LEO_TRY_ASSIGN(const std::uint64_t type, field->asU64());
                entry.type = type == 0 ? WantType::Block : WantType::Have;
                break;
            }
            case 5: {
                LEO_TRY_ASSIGN(entry.sendDontHave, field->asBool());
                break;
            }
            default: break;
        }
    }
}

Status parseWantlist(ByteView raw, BitswapMessage& out) {
    codec::ProtoReader reader(raw);
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) return {};
        if (field->number == 1) {
            LEO_REQUIRE(out.wants.size() < kMaxWantEntries, Code::TooLarge, "too many wants in one message");
            LEO_TRY_ASSIGN(const ByteView body, field->asBytes(kMaxBitswapMessage));
            LEO_TRY_ASSIGN(WantEntry entry, parseEntry(body));
            out.wants.push_back(std::move(entry));
        } else if (field->number == 2) {
            LEO_TRY_ASSIGN(out.full, field->asBool());
        }
    }
}

Result<BitswapMessage::Block> parseBlock(ByteView raw) {
    BitswapMessage::Block block;
    codec::ProtoReader reader(raw);
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) return block;
        if (field->number == 1) {
            LEO_TRY_ASSIGN(const ByteView prefix, field->asBytes(kMaxCidBytes));
            block.prefix = toBytes(prefix);
        } else if (field->number == 2) {
            LEO_TRY_ASSIGN(const ByteView data, field->asBytes(kMaxBlockBytes));
            block.data = toBytes(data);
        }
    }
}

Result<BitswapMessage::BlockPresence> parsePresence(ByteView raw) {
    BitswapMessage::BlockPresence presence;
    codec::ProtoReader reader(raw);
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) return presence;
        if (field->number == 1) {
            LEO_TRY_ASSIGN(const ByteView cid, field->asBytes(kMaxCidBytes));
            presence.cid = toBytes(cid);
        } else if (field->number == 2) {
            LEO_TRY_ASSIGN(const std::uint64_t type, field->asU64());
            presence.presence = type == 0 ? Presence::Have : Presence::DontHave;
        }
    }
}

}  // namespace

Result<CidParts> CidParts::parse(ByteView cid) {
    // CIDv0 is a bare SHA-256 multihash and always means dag-pb.
    if (cid.size() == 34 && cid[0] == kSha256 && cid[1] == kSha256Bytes) {
        CidParts parts;
        parts.version = 0;
        parts.codec = kDagPb;
        LEO_TRY_ASSIGN(parts.digest, toArray<32>(cid.subspan(2)));
        return parts;
    }
    ByteView rest = cid;
    LEO_TRY_ASSIGN(CidParts parts, parsePrefix(rest));
    LEO_REQUIRE(parts.version == 1, Code::Malformed, "CID of version 0 with a prefix");
    LEO_TRY_ASSIGN(parts.digest, toArray<32>(rest));
    return parts;
}

Bytes CidParts::prefix() const {
    Bytes out;
    codec::appendUvarint(out, version);
    codec::appendUvarint(out, codec);
    codec::appendUvarint(out, kSha256);
    codec::appendUvarint(out, kSha256Bytes);
    return out;
}

Bytes CidParts::canonical() const {
    CidParts named = *this;
    named.version = 1;
    Bytes out = named.prefix();
    append(out, digest);
    return out;
}

Result<Bytes> cidOfBlock(ByteView prefix, ByteView data) {
    ByteView rest = prefix;
    LEO_TRY_ASSIGN(CidParts parts, parsePrefix(rest));
    LEO_REQUIRE(rest.empty(), Code::Malformed, "bytes behind a CID prefix");
    parts.digest = crypto::sha256(data);
    return parts.canonical();
}

Bytes BitswapMessage::encodeFramed() const {
    codec::ProtoWriter writer;
    if (!wants.empty() || full) {
        codec::ProtoWriter list;
        for (const WantEntry& want : wants) {
            codec::ProtoWriter entry;
            entry.bytes(1, want.cid).varint(2, want.priority);
            if (want.cancel) entry.boolean(3, true);
            if (want.type == WantType::Have) entry.varint(4, 1);
            if (want.sendDontHave) entry.boolean(5, true);
            list.bytes(1, entry.view());
        }
        if (full) list.boolean(2, true);
        writer.bytes(kWantlist, list.view());
    }
    for (const Block& block : blocks)
        writer.bytes(kPayload, codec::ProtoWriter().bytes(1, block.prefix).bytes(2, block.data).view());
    for (const BlockPresence& item : presences)
        writer.bytes(
            kPresences,
            codec::ProtoWriter().bytes(1, item.cid).varint(2, static_cast<std::uint8_t>(item.presence)).view());
    return lengthPrefixed(writer.view());
}

Result<BitswapMessage> BitswapMessage::decode(ByteView message) {
    BitswapMessage out;
    codec::ProtoReader reader(message);
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<codec::ProtoField> field, reader.next());
        if (!field) return out;
        if (field->number != kWantlist && field->number != kPayload && field->number != kPresences) continue;
        LEO_TRY_ASSIGN(const ByteView body, field->asBytes(kMaxBitswapMessage));
        if (field->number == kWantlist) {
            LEO_TRY(parseWantlist(body, out));
        } else if (field->number == kPayload) {
            LEO_TRY_ASSIGN(Block block, parseBlock(body));
            out.blocks.push_back(std::move(block));
        } else {
            LEO_REQUIRE(out.presences.size() < kMaxWantEntries, Code::TooLarge, "too many presences in one message");
            LEO_TRY_ASSIGN(BlockPresence presence, parsePresence(body));
            out.presences.push_back(std::move(presence));
        }
    }
}

}  // namespace leo::p2p

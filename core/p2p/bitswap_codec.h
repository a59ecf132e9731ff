// The messages of bitswap 1.2.0 on the wire, and the little of a CID that bitswap needs.
#pragma once

#include <optional>
#include <vector>

#include "base/bytes.h"

namespace leo::p2p {

inline constexpr std::size_t kMaxBlockBytes = std::size_t{2} << 20;      // bitswap specification
inline constexpr std::size_t kMaxBitswapMessage = std::size_t{4} << 20;  // bitswap specification
inline constexpr std::size_t kMaxWantEntries = 4096;                     // of one message
inline constexpr std::size_t kMaxCidBytes = 128;

// A binary CID taken apart. SHA-256 only: that is all Leo stores and all it could check.
struct CidParts {
    std::uint64_t version = 1;
    std::uint64_t codec = 0;
    Hash digest{};

    // Malformed; Unsupported for another hash, or a codec other than raw (0x55) and dag-pb (0x70).
    static Result<CidParts> parse(ByteView cid);
    // Version, codec, hash function and length: what bitswap sends in front of a block instead of its CID.
    Bytes prefix() const;
    // The CIDv1 bytes, whatever version it was: one name per block.
    Bytes canonical() const;
};

enum class WantType : std::uint8_t { Block = 0, Have = 1 };
enum class Presence : std::uint8_t { Have = 0, DontHave = 1 };

struct WantEntry {
    Bytes cid;
    std::uint32_t priority = 1;
    bool cancel = false;
    WantType type = WantType::Block;
    bool sendDontHave = false;
};

struct BitswapMessage {
    std::vector<WantEntry> wants;
    bool full = false;  // the wants replace all earlier ones
    struct Block {
        Bytes prefix;
        Bytes data;
    };
    std::vector<Block> blocks;
    struct BlockPresence {
        Bytes cid;
        Presence presence = Presence::Have;
    };
    std::vector<BlockPresence> presences;

    bool empty() const { return wants.empty() && !full && blocks.empty() && presences.empty(); }
    Bytes encodeFramed() const;
    static Result<BitswapMessage> decode(ByteView message);
};

// The canonical CID that a received block has: computed, not believed.
Result<Bytes> cidOfBlock(ByteView prefix, ByteView data);

}  // namespace leo::p2p

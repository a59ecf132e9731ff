// Strong types: an id is 32 bytes with a name, a counter is a u64 with a name. Two of them can't be swapped.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "base/bytes.h"

namespace leo {

// 32 bytes that identify one kind of thing. Ordered bytewise, which is the ledger's iteration order.
template <class Tag>
struct Id {
    Hash bytes{};

    static Result<Id> fromBytes(ByteView view) {
        LEO_TRY_ASSIGN(Hash hash, toArray<32>(view));
        return Id{hash};
    }
    static Result<Id> fromHexText(std::string_view text) {
        LEO_TRY_ASSIGN(Bytes raw, fromHex(text));
        return fromBytes(raw);
    }
    ByteView view() const { return bytes; }
    std::string hex() const { return toHex(bytes); }
    std::string shortHex() const { return toHex(ByteView(bytes).first(4)); }
    bool isZero() const { return bytes == Hash{}; }
    auto operator<=>(const Id&) const = default;
};

using AccountId = Id<struct AccountTag>;  // an Ed25519 public key; also the libp2p PeerId's key
using NodeId = AccountId;                 // a node is the account that registered it; its EK is unique beside it
using TxId = Id<struct TxTag>;
using TaskId = Id<struct TaskTag>;      // = the TxId of its TaskPost
using LambdaId = Id<struct LambdaTag>;  // = the TxId of its LambdaPublish
using ChainId = Id<struct ChainTag>;    // = hash of the genesis record
using BlockHash = Id<struct BlockTag>;

template <class Tag>
struct Counter {
    std::uint64_t value = 0;
    auto operator<=>(const Counter&) const = default;
};

using Height = Counter<struct HeightTag>;

inline Height operator+(Height height, std::uint64_t blocks) {
    return Height{height.value + blocks};
}

// Milliseconds since 1970-01-01 UTC. Header time and every deadline. Late is time >= deadline.
struct TimeMs {
    std::uint64_t value = 0;
    auto operator<=>(const TimeMs&) const = default;
};

inline constexpr std::uint64_t kDayMs = 86'400'000;

inline TimeMs operator+(TimeMs time, std::uint64_t ms) {
    return TimeMs{time.value + ms};
}
// Milliseconds from b to a; 0 when b is later. Time never goes negative.
inline std::uint64_t operator-(TimeMs a, TimeMs b) {
    return a.value > b.value ? a.value - b.value : 0;
}

// Work-earned weight. Only the ledger's rules change it; nothing converts it to or from an Amount.
struct Credit {
    std::uint32_t value = 0;
    auto operator<=>(const Credit&) const = default;
};

}  // namespace leo

template <class Tag>
struct std::hash<leo::Id<Tag>> {
    std::size_t operator()(const leo::Id<Tag>& id) const noexcept {
        std::size_t h = 0;
        for (std::size_t i = 0; i < sizeof h; ++i) h = h << 8 | id.bytes[i];
        return h;
    }
};

// BlockStore: where the encrypted blocks of lambdas, inputs and results live.
//
// Implementations: store::SqliteBlockStore on disk, a Kubo node in ipfs/, memory in tests. Only ciphertext comes here
// (protocol section 8 encrypts first), so a store needs no secrecy of its own; it must only never return wrong bytes.
// Thread: one thread at a time. Limits: no block above kMaxBlockBytes.
//
// Pins. A block that nobody has pinned may disappear whenever room is needed. A pin is (owner, cid); the owner is a
// text the caller chooses ("lambda/<id>", "task/<id>"), so that ending one task drops exactly its pins, twice is
// once, and a block two tasks need stays until both have let go. A pin may be set before its block arrives: pin, then
// put.
#pragma once

#include <cstdint>
#include <string_view>

#include "content/cid.h"

namespace leo::content {

inline constexpr std::size_t kMaxPinOwnerBytes = 128;  // a kind, a slash and an id in hex, with room

struct StoreUsage {
    std::uint64_t blocks = 0;
    std::uint64_t bytes = 0;        // of block content
    std::uint64_t pinnedBytes = 0;  // of these, in at least one pin
};

class BlockStore {
public:
    virtual ~BlockStore() = default;

    // Stores a block; a block already there is success. DigestMismatch when it is not what the CID says, TooLarge
    // above kMaxBlockBytes, Exhausted when the cap is reached and nothing unpinned is left to drop, DiskFull, Io.
    virtual Status put(const Cid& cid, ByteView block) = 0;
    // NotFound when it is not there. What is returned has been checked against the CID: DigestMismatch when the
    // medium changed it (the damaged block is dropped, so it can be fetched again).
    virtual Result<Bytes> get(const Cid& cid) = 0;
    virtual bool has(const Cid& cid) = 0;
    // Forgets the block whether pinned or not. Success when it is not there.
    virtual Status remove(const Cid& cid) = 0;

    virtual Status pin(const Cid& cid, std::string_view owner) = 0;
    // Drops every pin of this owner; the blocks stay until room is needed.
    virtual Status unpin(std::string_view owner) = 0;

    virtual Result<StoreUsage> usage() = 0;
};

}  // namespace leo::content

#include "crypto/merkle.h"

#include "crypto/hash.h"

namespace leo::crypto {

namespace {

constexpr std::uint8_t kLeafPrefix = 0x00;
constexpr std::uint8_t kNodePrefix = 0x01;

Hash nodeHash(const Hash& left, const Hash& right) {
    return sha256({ByteView(&kNodePrefix, 1), left, right});
}

// The level above. RFC 9162 splits at the largest power of two below n, which bottom up means that an odd last node
// rises unchanged.
std::vector<Hash> parentLevel(const std::vector<Hash>& level) {
    std::vector<Hash> parents;
    parents.reserve((level.size() + 1) / 2);
    for (std::size_t i = 0; i + 1 < level.size(); i += 2) parents.push_back(nodeHash(level[i], level[i + 1]));
    if (level.size() % 2 != 0) parents.push_back(level.back());
    return parents;
}

}  // namespace

Hash merkleLeafHash(ByteView leaf) {
    return sha256({ByteView(&kLeafPrefix, 1), leaf});
}

Hash merkleRoot(const std::vector<Bytes>& leaves) {
    std::vector<Hash> hashes;
    hashes.reserve(leaves.size());
    for (const Bytes& leaf : leaves) hashes.push_back(merkleLeafHash(leaf));
    return merkleRootOfHashes(hashes);
}

Hash merkleRootOfHashes(const std::vector<Hash>& leafHashes) {
    if (leafHashes.empty()) return sha256(ByteView());
    std::vector<Hash> level = leafHashes;
    while (level.size() > 1) level = parentLevel(level);
    return level.front();
}

std::vector<Hash> merklePath(const std::vector<Hash>& leafHashes, std::size_t index) {
    LEO_ASSERT(index < leafHashes.size());
    std::vector<Hash> path;
    std::vector<Hash> level = leafHashes;
    while (level.size() > 1) {
        const std::size_t sibling = index ^ 1;
        if (sibling < level.size()) path.push_back(level[sibling]);
        level = parentLevel(level);
        index /= 2;
    }
    return path;
}

// RFC 9162 section 2.1.3.2, by the width of each level instead of the bits of the last index.
bool verifyMerklePath(const Hash& root, const Hash& leafHash, std::size_t index, std::size_t count,
                      const std::vector<Hash>& path) {
    if (index >= count) return false;
    Hash hash = leafHash;
    std::size_t used = 0;
    for (std::size_t width = count; width > 1; width = width / 2 + width % 2, index /= 2) {
        if ((index ^ 1) >= width) continue;  // an odd last node rises unchanged
        if (used == path.size()) return false;
        const Hash& sibling = path[used++];
        hash = index % 2 == 0 ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
    }
    return used == path.size() && hash == root;
}

}  // namespace leo::crypto

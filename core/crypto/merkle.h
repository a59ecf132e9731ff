// Merkle trees: the binary tree of RFC 9162 section 2.1 (leaf 0x00, node 0x01) for lists, and a compact sparse tree
// for the state root.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "base/bytes.h"

namespace leo::crypto {

Hash merkleLeafHash(ByteView leaf);
// Root of a list; of the empty list SHA-256 of nothing (RFC 9162).
Hash merkleRoot(const std::vector<Bytes>& leaves);
Hash merkleRootOfHashes(const std::vector<Hash>& leafHashes);
// The audit path of leaf `index`, bottom up (RFC 9162 section 2.1.3).
std::vector<Hash> merklePath(const std::vector<Hash>& leafHashes, std::size_t index);
bool verifyMerklePath(const Hash& root, const Hash& leafHash, std::size_t index, std::size_t count,
                      const std::vector<Hash>& path);

// Sparse Merkle tree over 256-bit keys, path-compressed: a subtree with one leaf is that leaf, an empty one is zero.
//   leaf  = SHA-256(0x00 ‖ key ‖ valueHash)
//   inner = SHA-256(0x01 ‖ left ‖ right), bit i of the key (most significant first) chooses at depth i.
// The root depends on the contents alone, not on the order of updates. put/erase cost O(log n) hashes, done lazily in
// root(). Single thread.
class SparseMerkle {
public:
    SparseMerkle();
    ~SparseMerkle();
    SparseMerkle(SparseMerkle&&) noexcept;
    SparseMerkle& operator=(SparseMerkle&&) noexcept;

    void put(const Hash& key, const Hash& valueHash);
    void erase(const Hash& key);
    Hash root() const;
    std::size_t size() const;

    // Proof that `key` holds a value or holds nothing.
    struct Proof {
        std::vector<Hash> siblings;                 // top down
        std::optional<std::pair<Hash, Hash>> leaf;  // the (key, valueHash) found where the path ends; none when empty
    };
    Proof prove(const Hash& key) const;
    static bool verify(const Hash& root, const Hash& key, const std::optional<Hash>& valueHash, const Proof& proof);

private:
    struct Node;
    std::unique_ptr<Node> m_root;
    std::size_t m_size = 0;
};

}  // namespace leo::crypto

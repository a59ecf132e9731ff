#include <utility>

#include "crypto/hash.h"
#include "crypto/merkle.h"

namespace leo::crypto {

namespace {

constexpr std::uint8_t kSparseLeafPrefix = 0x00;
constexpr std::uint8_t kInnerPrefix = 0x01;
constexpr std::size_t kKeyBits = 256;

bool bitOf(const Hash& key, std::size_t depth) {
    return (key[depth / 8] >> (7 - depth % 8) & 1) != 0;
}

bool samePrefix(const Hash& a, const Hash& b, std::size_t bits) {
    for (std::size_t i = 0; i < bits; ++i)
        if (bitOf(a, i) != bitOf(b, i)) return false;
    return true;
}

Hash leafHash(const Hash& key, const Hash& valueHash) {
    return sha256({ByteView(&kSparseLeafPrefix, 1), key, valueHash});
}

Hash innerHash(const Hash& left, const Hash& right) {
    return sha256({ByteView(&kInnerPrefix, 1), left, right});
}

}  // namespace

// A leaf (entry set) or an inner node over at least two leaves (entry empty). The null pointer is the empty subtree.
struct SparseMerkle::Node {
    struct Entry {
        Hash key;
        Hash valueHash;
    };

    std::unique_ptr<Entry> entry;
    std::unique_ptr<Node> child[2];
    mutable Hash hash{};
    mutable bool hashed = false;

    static std::unique_ptr<Node> leaf(const Hash& key, const Hash& valueHash) {
        auto node = std::make_unique<Node>();
        node->entry = std::make_unique<Entry>(Entry{key, valueHash});
        return node;
    }

    static Hash hashOf(const std::unique_ptr<Node>& node) {
        if (node == nullptr) return Hash{};
        if (!node->hashed) {
            node->hash = node->entry != nullptr ? leafHash(node->entry->key, node->entry->valueHash)
                                                : innerHash(hashOf(node->child[0]), hashOf(node->child[1]));
            node->hashed = true;
        }
        return node->hash;
    }

    // True when a key was added, false when its value was replaced.
    static bool put(std::unique_ptr<Node>& node, const Hash& key, const Hash& valueHash, std::size_t depth) {
        if (node == nullptr) {
            node = leaf(key, valueHash);
            return true;
        }
        if (node->entry != nullptr && node->entry->key == key) {
            if (node->entry->valueHash == valueHash) return false;
            node->entry->valueHash = valueHash;
            node->hashed = false;
            return false;
        }
        if (node->entry != nullptr) {
            // Push the leaf one level down; the recursion repeats it until the two keys part.
            auto inner = std::make_unique<Node>();
            inner->child[bitOf(node->entry->key, depth)] = std::move(node);
            node = std::move(inner);
        }
        node->hashed = false;
        return put(node->child[bitOf(key, depth)], key, valueHash, depth + 1);
    }

    // True when the key was there. An inner node left with a single leaf becomes that leaf: the shape, and so the
    // root, follows from the contents alone.
    static bool erase(std::unique_ptr<Node>& node, const Hash& key, std::size_t depth) {
        if (node == nullptr) return false;
        if (node->entry != nullptr) {
            if (node->entry->key != key) return false;
            node.reset();
            return true;
        }
        if (!erase(node->child[bitOf(key, depth)], key, depth + 1)) return false;
        node->hashed = false;
        for (std::size_t side = 0; side < 2; ++side) {
            if (node->child[side] != nullptr || node->child[1 - side]->entry == nullptr) continue;
            std::unique_ptr<Node> only = std::move(node->child[1 - side]);
            node = std::move(only);
            break;
        }
        return true;
    }
};

SparseMerkle::SparseMerkle() = default;
SparseMerkle::~SparseMerkle() = default;

SparseMerkle::SparseMerkle(SparseMerkle&& other) noexcept
    : m_root(std::move(other.m_root)), m_size(std::exchange(other.m_size, 0)) {}

SparseMerkle& SparseMerkle::operator=(SparseMerkle&& other) noexcept {
    if (this == &other) return *this;
    m_root = std::move(other.m_root);
    m_size = std::exchange(other.m_size, 0);
    return *this;
}

void SparseMerkle::put(const Hash& key, const Hash& valueHash) {
    if (Node::put(m_root, key, valueHash, 0)) ++m_size;
}

void SparseMerkle::erase(const Hash& key) {
    if (Node::erase(m_root, key, 0)) --m_size;
}

Hash SparseMerkle::root() const {
    return Node::hashOf(m_root);
}

std::size_t SparseMerkle::size() const {
    return m_size;
}

SparseMerkle::Proof SparseMerkle::prove(const Hash& key) const {
    Proof proof;
    const std::unique_ptr<Node>* node = &m_root;
    while (*node != nullptr && (*node)->entry == nullptr) {
        const bool right = bitOf(key, proof.siblings.size());
        proof.siblings.push_back(Node::hashOf((*node)->child[!right]));
        node = &(*node)->child[right];
    }
    if (*node != nullptr) proof.leaf.emplace((*node)->entry->key, (*node)->entry->valueHash);
    return proof;
}

bool SparseMerkle::verify(const Hash& root, const Hash& key, const std::optional<Hash>& valueHash,
                          const Proof& proof) {
    if (proof.siblings.size() > kKeyBits) return false;
    Hash hash{};
    if (proof.leaf) {
        const bool own = proof.leaf->first == key;
        // Presence needs the key's own leaf with this value; absence needs another's, standing where the key would.
        if (own != valueHash.has_value() || (own && proof.leaf->second != *valueHash)) return false;
        if (!samePrefix(proof.leaf->first, key, proof.siblings.size())) return false;
        hash = leafHash(proof.leaf->first, proof.leaf->second);
    } else if (valueHash) {
        return false;
    }
    for (std::size_t depth = proof.siblings.size(); depth-- > 0;) {
        const Hash& sibling = proof.siblings[depth];
        hash = bitOf(key, depth) ? innerHash(sibling, hash) : innerHash(hash, sibling);
    }
    return hash == root;
}

}  // namespace leo::crypto

// Both Merkle trees against naive definitions that share nothing with them but the hash.
#include <QtTest>
#include <algorithm>
#include <map>

#include "crypto/hash.h"
#include "crypto/merkle.h"
#include "unit/crypto/support.h"

using namespace leo;
using namespace leo::crypto;
using leo::test::hex;

namespace {

const Bytes kZero{0};
const Bytes kOne{1};

// RFC 9162 section 2.1.1, word for word.
Hash naiveRoot(const std::vector<Bytes>& leaves) {
    if (leaves.empty()) return sha256(ByteView());
    if (leaves.size() == 1) return sha256({kZero, leaves[0]});
    std::size_t split = 1;
    while (split * 2 < leaves.size()) split *= 2;
    const auto middle = leaves.begin() + static_cast<std::ptrdiff_t>(split);
    return sha256({kOne, naiveRoot({leaves.begin(), middle}), naiveRoot({middle, leaves.end()})});
}

bool bitAt(const Hash& key, std::size_t depth) {
    return (key[depth / 8] >> (7 - depth % 8) & 1) != 0;
}

using Contents = std::map<Hash, Hash>;

Hash naiveSparseRoot(const Contents& contents, std::size_t depth = 0) {
    if (contents.empty()) return Hash{};
    if (contents.size() == 1) return sha256({kZero, contents.begin()->first, contents.begin()->second});
    Contents side[2];
    for (const auto& [key, value] : contents) side[bitAt(key, depth)][key] = value;
    return sha256({kOne, naiveSparseRoot(side[0], depth + 1), naiveSparseRoot(side[1], depth + 1)});
}

SparseMerkle treeOf(const Contents& contents) {
    SparseMerkle tree;
    for (const auto& [key, value] : contents) tree.put(key, value);
    return tree;
}

// Keys that crowd together, so that long shared prefixes are as common as short ones.
Hash crowdedKey(test::SeededRandom& random) {
    Hash key{};
    const std::uint64_t bit = random.below(256);
    key[bit / 8] = static_cast<std::uint8_t>(0x80 >> bit % 8);
    key[31] = static_cast<std::uint8_t>(key[31] | random.below(4));
    return key;
}

}  // namespace

class MerkleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The reference tree of Certificate Transparency.
    void knownRoots() {
        const std::vector<Bytes> all = {{},
                                        {0x00},
                                        {0x10},
                                        hex("2021"_L),
                                        hex("3031"_L),
                                        hex("40414243"_L),
                                        hex("5051525354555657"_L),
                                        hex("606162636465666768696a6b6c6d6e6f"_L)};
        const QString roots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_L,
                                 "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"_L,
                                 "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"_L,
                                 "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"_L,
                                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"_L,
                                 "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"_L,
                                 "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"_L,
                                 "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"_L,
                                 "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"_L};
        for (std::size_t n = 0; n <= all.size(); ++n)
            QCOMPARE(test::text(merkleRoot({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n)})), roots[n]);
    }

    void listRootsAndPaths() {
        test::SeededRandom random(1);
        for (std::size_t count = 1; count <= 40; ++count) {
            std::vector<Bytes> leaves;
            std::vector<Hash> hashes;
            for (std::size_t i = 0; i < count; ++i) {
                leaves.push_back(random.bytes(random.below(50)));
                hashes.push_back(merkleLeafHash(leaves.back()));
            }
            const Hash root = merkleRoot(leaves);
            QCOMPARE(root, naiveRoot(leaves));
            QCOMPARE(merkleRootOfHashes(hashes), root);
            for (std::size_t i = 0; i < count; ++i) {
                std::vector<Hash> path = merklePath(hashes, i);
                QVERIFY(verifyMerklePath(root, hashes[i], i, count, path));
                QVERIFY(!verifyMerklePath(root, hashes[i], i + 1, count, path));
                QVERIFY(!verifyMerklePath(root, hashes[i], count, count, path));
                QVERIFY(!verifyMerklePath(root, random.array<32>(), i, count, path));
                QVERIFY(!verifyMerklePath(random.array<32>(), hashes[i], i, count, path));
                std::vector<Hash> longer = path;
                longer.push_back(Hash{});
                QVERIFY(!verifyMerklePath(root, hashes[i], i, count, longer));
                if (path.empty()) continue;
                path[random.below(path.size())][0] ^= 1;
                QVERIFY(!verifyMerklePath(root, hashes[i], i, count, path));
                path.pop_back();
                QVERIFY(!verifyMerklePath(root, hashes[i], i, count, path));
            }
        }
        QVERIFY(!verifyMerklePath(merkleRoot({}), Hash{}, 0, 0, {}));
    }

    void sparseOfNothingAndOne() {
        SparseMerkle tree;
        QCOMPARE(tree.root(), Hash{});
        QCOMPARE(tree.size(), std::size_t{0});
        tree.erase(Hash{});
        Hash key{};
        key[0] = 9;
        tree.put(key, Hash{});
        QCOMPARE(tree.root(), sha256({kZero, key, Hash{}}));
        tree.erase(Hash{});
        QCOMPARE(tree.size(), std::size_t{1});
        tree.erase(key);
        QCOMPARE(tree.root(), Hash{});
    }

    void sparseFollowsItsContents_data() {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<bool>("crowded");
        for (quint64 seed = 1; seed <= 6; ++seed) {
            QTest::addRow("random %d", static_cast<int>(seed)) << seed << false;
            QTest::addRow("crowded %d", static_cast<int>(seed)) << seed << true;
        }
    }

    void sparseFollowsItsContents() {
        QFETCH(const quint64, seed);
        QFETCH(const bool, crowded);
        test::SeededRandom random(seed);
        SparseMerkle tree;
        Contents contents;
        for (int step = 0; step < 400; ++step) {
            const bool known = !contents.empty() && random.below(2) == 0;
            const Hash key =
                known ? std::next(contents.begin(), static_cast<std::ptrdiff_t>(random.below(contents.size())))->first
                : crowded ? crowdedKey(random)
                          : random.array<32>();
            if (random.below(3) == 0) {
                tree.erase(key);
                contents.erase(key);
            } else {
                const Hash value = random.array<32>();
                tree.put(key, value);
                contents[key] = value;
            }
            QCOMPARE(tree.size(), contents.size());
            if (step % 7 == 0) QCOMPARE(tree.root(), naiveSparseRoot(contents));  // not every step: hashing is lazy
        }
        QCOMPARE(tree.root(), naiveSparseRoot(contents));
        while (!contents.empty()) {
            tree.erase(contents.begin()->first);
            contents.erase(contents.begin());
            QCOMPARE(tree.root(), naiveSparseRoot(contents));
        }
    }

    void sparseIgnoresOrder() {
        test::SeededRandom random(3);
        std::vector<std::pair<Hash, Hash>> entries;
        for (int i = 0; i < 60; ++i)
            entries.emplace_back(i % 2 ? random.array<32>() : crowdedKey(random), random.array<32>());
        const Contents contents(entries.rbegin(), entries.rend());
        const Hash root = treeOf(contents).root();
        for (int round = 0; round < 20; ++round) {
            std::vector<std::pair<Hash, Hash>> shuffled(contents.begin(), contents.end());
            for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[random.below(i)]);
            SparseMerkle tree;
            for (const auto& [key, value] : shuffled) {
                const Hash passing = random.array<32>();
                tree.put(passing, value);
                tree.put(key, passing);
                tree.put(key, value);
                static_cast<void>(tree.root());
                tree.erase(passing);
            }
            QCOMPARE(tree.root(), root);
        }
    }

    void sparseKeysThatShareAllButTheLastBit() {
        Hash a{};
        Hash b{};
        b[31] = 1;
        const Contents both = {{a, random32(1)}, {b, random32(2)}};
        SparseMerkle tree = treeOf(both);
        QCOMPARE(tree.root(), naiveSparseRoot(both));
        const SparseMerkle::Proof proof = tree.prove(a);
        QCOMPARE(proof.siblings.size(), std::size_t{256});
        QVERIFY(SparseMerkle::verify(tree.root(), a, both.at(a), proof));
        tree.erase(b);
        QCOMPARE(tree.root(), sha256({kZero, a, both.at(a)}));
    }

    void sparseProofs_data() { sparseFollowsItsContents_data(); }

    void sparseProofs() {
        QFETCH(const quint64, seed);
        QFETCH(const bool, crowded);
        test::SeededRandom random(seed);
        Contents contents;
        for (int i = 0; i < 50; ++i) contents[crowded ? crowdedKey(random) : random.array<32>()] = random.array<32>();
        const SparseMerkle tree = treeOf(contents);
        const Hash root = tree.root();
        for (const auto& [key, value] : contents) {
            const SparseMerkle::Proof proof = tree.prove(key);
            QVERIFY(SparseMerkle::verify(root, key, value, proof));
            QVERIFY(!SparseMerkle::verify(root, key, std::nullopt, proof));
            QVERIFY(!SparseMerkle::verify(root, key, random.array<32>(), proof));
            QVERIFY(!SparseMerkle::verify(random.array<32>(), key, value, proof));
            checkDamaged(random, root, key, value, proof);
        }
        for (int i = 0; i < 50; ++i) {
            const Hash absent = crowded ? crowdedKey(random) : random.array<32>();
            if (contents.count(absent) != 0) continue;
            const SparseMerkle::Proof proof = tree.prove(absent);
            QVERIFY(SparseMerkle::verify(root, absent, std::nullopt, proof));
            QVERIFY(!SparseMerkle::verify(root, absent, random.array<32>(), proof));
            if (proof.leaf) QVERIFY(!SparseMerkle::verify(root, absent, proof.leaf->second, proof));
            checkDamaged(random, root, absent, std::nullopt, proof);
        }
    }

    // The path of a present key must not serve to show another present key absent.
    void sparseProofOfAnotherKeyShowsNothing() {
        test::SeededRandom random(4);
        Contents contents;
        for (int i = 0; i < 40; ++i) contents[random.array<32>()] = random.array<32>();
        const SparseMerkle tree = treeOf(contents);
        for (const auto& [one, valueOne] : contents) {
            for (const auto& [two, valueTwo] : contents) {
                if (one == two) continue;
                QVERIFY(!SparseMerkle::verify(tree.root(), two, std::nullopt, tree.prove(one)));
                QVERIFY(!SparseMerkle::verify(tree.root(), two, valueTwo, tree.prove(one)));
            }
        }
    }

    void sparseProofOfTheEmptyTree() {
        const SparseMerkle tree;
        const SparseMerkle::Proof proof = tree.prove(Hash{});
        QVERIFY(SparseMerkle::verify(Hash{}, Hash{}, std::nullopt, proof));
        QVERIFY(!SparseMerkle::verify(Hash{}, Hash{}, Hash{}, proof));
        SparseMerkle::Proof tooLong;
        tooLong.siblings.resize(257);
        QVERIFY(!SparseMerkle::verify(Hash{}, Hash{}, std::nullopt, tooLong));
    }

    void sparseMoves() {
        SparseMerkle one = treeOf({{random32(1), random32(2)}, {random32(3), random32(4)}});
        const Hash root = one.root();
        SparseMerkle two = std::move(one);
        QCOMPARE(two.root(), root);
        QCOMPARE(two.size(), std::size_t{2});
        QCOMPARE(one.size(), std::size_t{0});
        QCOMPARE(one.root(), Hash{});
        one = std::move(two);
        QCOMPARE(one.root(), root);
        QCOMPARE(one.size(), std::size_t{2});
        QCOMPARE(two.size(), std::size_t{0});
    }

private:
    static Hash random32(std::uint64_t seed) { return test::SeededRandom(seed).array<32>(); }

    static void checkDamaged(test::SeededRandom& random, const Hash& root, const Hash& key,
                             const std::optional<Hash>& value, const SparseMerkle::Proof& proof) {
        SparseMerkle::Proof longer = proof;
        longer.siblings.push_back(Hash{});
        QVERIFY(!SparseMerkle::verify(root, key, value, longer));
        if (proof.leaf) {
            SparseMerkle::Proof changed = proof;
            changed.leaf->second[5] ^= 1;
            QVERIFY(!SparseMerkle::verify(root, key, value, changed));
            changed.leaf.reset();
            QVERIFY(!SparseMerkle::verify(root, key, value, changed));
        }
        if (proof.siblings.empty()) return;
        SparseMerkle::Proof changed = proof;
        changed.siblings[random.below(changed.siblings.size())][31] ^= 1;
        QVERIFY(!SparseMerkle::verify(root, key, value, changed));
        changed = proof;
        changed.siblings.pop_back();
        QVERIFY(!SparseMerkle::verify(root, key, value, changed));
    }
};

QTEST_GUILESS_MAIN(MerkleTest)
#include "merkle_test.moc"

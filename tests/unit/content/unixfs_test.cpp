#include "content/unixfs.h"

#include <openssl/evp.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <algorithm>
#include <memory>

#include "crypto/hash.h"
#include "support/code_of.h"
#include "support/memory_block_store.h"

using namespace leo;
using namespace leo::content;
using leo::test::MemoryBlockStore;

namespace {

// The keystream the vectors are made of, a piece at a time.
class KeyStream {
public:
    KeyStream(const QString& generator, const std::string& seed)
        : m_context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free) {
        const bool chacha = generator == QStringLiteral("chacha20");
        const ByteArray<16> zero{};
        const Hash key = chacha ? crypto::sha256(viewOf(seed)) : Hash{};
        const EVP_CIPHER* cipher = chacha ? EVP_chacha20() : EVP_aes_128_ctr();
        EVP_EncryptInit_ex(m_context.get(), cipher, nullptr, key.data(), zero.data());
    }
    Bytes take(std::size_t size) {
        Bytes out(size);
        const Bytes zeros(size);
        int written = 0;
        EVP_EncryptUpdate(m_context.get(), out.data(), &written, zeros.data(), static_cast<int>(size));
        return out;
    }

private:
    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> m_context;
};

Bytes pattern(std::size_t size) {
    return KeyStream(QStringLiteral("chacha20"), "pattern").take(size);
}

// Stores a node of these children and answers the link to it.
FileLink storeNode(MemoryBlockStore& store, const std::vector<FileLink>& links) {
    FileNode node;
    FileLink link;
    node.links = links;
    for (const FileLink& child : links) {
        node.contentBytes += child.contentBytes;
        link.treeBytes += child.treeBytes;
    }
    const Bytes block = encodeFileNode(node);
    link.cid = Cid::of(CidCodec::DagPb, block);
    link.contentBytes = node.contentBytes;
    link.treeBytes += block.size();
    LEO_ASSERT(store.put(link.cid, block).ok());
    return link;
}

FileLink storeLeaf(MemoryBlockStore& store, ByteView content) {
    const Cid cid = Cid::of(CidCodec::Raw, content);
    LEO_ASSERT(store.put(cid, content).ok());
    return FileLink{cid, content.size(), content.size()};
}

}  // namespace

class UnixFsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectors_data() {
        QTest::addColumn<QJsonObject>("vector");
        QTest::addColumn<int>("chunkBytes");
        QTest::addColumn<int>("maxLinks");
        QFile file(QStringLiteral(LEO_TEST_DATA "/cid_vectors.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        const auto rows = [](const QJsonArray& vectors, int chunkBytes, int maxLinks) {
            for (const QJsonValue& value : vectors) {
                const QJsonObject vector = value.toObject();
                const QByteArray name = vector[QStringLiteral("data")].toString().toLatin1() + ' ' +
                                        QByteArray::number(vector[QStringLiteral("length")].toDouble(), 'f', 0);
                QTest::newRow(name.constData()) << vector << chunkBytes << maxLinks;
            }
        };
        const QJsonArray profile = all[QStringLiteral("vectors")].toArray();
        const QJsonArray other = all[QStringLiteral("other_layout")].toArray();
        QCOMPARE(profile.size(), 7);
        QCOMPARE(other.size(), 1);
        rows(profile, 1 << 20, 1024);
        rows(other, 256 << 10, 174);
    }
    void vectors() {
        QFETCH(QJsonObject, vector);
        QFETCH(int, chunkBytes);
        QFETCH(int, maxLinks);
        Importer importer([](const Cid&, ByteView) { return Status(); },
                          Layout{std::size_t(chunkBytes), std::size_t(maxLinks)});
        std::uint64_t length = 0;
        if (vector[QStringLiteral("data")].toString() == QStringLiteral("text")) {
            const std::string text = vector[QStringLiteral("text")].toString().toStdString();
            length = text.size();
            LEO_SUCCEEDS(importer.add(viewOf(text)));
        } else {
            length = static_cast<std::uint64_t>(vector[QStringLiteral("length")].toDouble());
            KeyStream stream(vector[QStringLiteral("data")].toString(),
                             vector[QStringLiteral("seed")].toString().toStdString());
            // A piece that never ends where a chunk does.
            for (std::uint64_t left = length; left > 0;) {
                const std::size_t piece = static_cast<std::size_t>(std::min<std::uint64_t>(left, 300'007));
                LEO_SUCCEEDS(importer.add(stream.take(piece)));
                left -= piece;
            }
        }
        const auto file = importer.finish();
        LEO_SUCCEEDS(file);
        QCOMPARE(QString::fromStdString(file->root.toText()), vector[QStringLiteral("cid")].toString());
        QCOMPARE(file->contentBytes, length);
    }

    // Streaming must give the tree of the plain definition: group all links of a level by maxLinks until one is left.
    void treeShapes_data() {
        QTest::addColumn<int>("leaves");
        QTest::addColumn<int>("maxLinks");
        for (int maxLinks : {2, 3, 4})
            for (int leaves : {1, 2, 3, 4, 5, 8, 9, 10, 15, 16, 17, 27, 28, 64, 65})
                QTest::addRow("%d leaves by %d", leaves, maxLinks) << leaves << maxLinks;
    }
    void treeShapes() {
        QFETCH(int, leaves);
        QFETCH(int, maxLinks);
        const Bytes content = pattern(std::size_t(leaves) * 8 - 3);
        MemoryBlockStore expected;
        std::vector<FileLink> level;
        for (std::size_t at = 0; at < content.size(); at += 8)
            level.push_back(storeLeaf(
                expected, ByteView(content).subspan(at).first(std::min<std::size_t>(8, content.size() - at))));
        while (level.size() > 1) {
            std::vector<FileLink> above;
            for (std::size_t at = 0; at < level.size(); at += std::size_t(maxLinks)) {
                const std::size_t end = std::min(level.size(), at + std::size_t(maxLinks));
                above.push_back(storeNode(expected, {level.begin() + long(at), level.begin() + long(end)}));
            }
            level = above;
        }

        MemoryBlockStore store;
        std::uint64_t emitted = 0;
        Importer importer([&](const Cid& cid, ByteView block) { return ++emitted, store.put(cid, block); },
                          Layout{8, std::size_t(maxLinks)});
        for (std::uint8_t byte : content) LEO_SUCCEEDS(importer.add(ByteView(&byte, 1)));
        const auto file = importer.finish();
        LEO_SUCCEEDS(file);
        QVERIFY(file->root == level.front().cid);
        QCOMPARE(file->treeBytes, level.front().treeBytes);
        QCOMPARE(file->blocks, emitted);
        QVERIFY(store.blocks == expected.blocks);
        const auto read = readContent(store, file->root);
        LEO_SUCCEEDS(read);
        QVERIFY(*read == content);
    }

    void importerHandsOnErrors() {
        int calls = 0;
        Importer importer(
            [&](const Cid&, ByteView) -> Status {
                if (++calls == 2) return makeError(Code::DiskFull, "full");
                return {};
            },
            Layout{4, 2});
        LEO_FAILS(importer.add(pattern(12)), Code::DiskFull);
        QCOMPARE(calls, 2);
    }

    void storesPinsAndReads() {
        MemoryBlockStore store;
        const Bytes content = pattern(3'000'000);
        const auto file = storeContent(store, content, "task/1");
        LEO_SUCCEEDS(file);
        QVERIFY(file->root == cidOf(content)->root);
        QCOMPARE(file->blocks, std::uint64_t{4});
        QCOMPARE(store.pins["task/1"].size(), std::size_t{4});
        QVERIFY(*readContent(store, file->root) == content);
        LEO_SUCCEEDS(pinContent(store, file->root, "task/2"));
        QVERIFY(store.pins["task/2"] == store.pins["task/1"]);

        store.blocks.erase(Cid::of(CidCodec::Raw, ByteView(content).subspan(1 << 20).first(1 << 20)));
        LEO_FAILS(readContent(store, file->root), Code::NotFound);
        LEO_FAILS(pinContent(store, file->root, "task/3"), Code::NotFound);
    }

    void emptyFile() {
        MemoryBlockStore store;
        const auto file = storeContent(store, {}, "x");
        LEO_SUCCEEDS(file);
        QCOMPARE(file->blocks, std::uint64_t{1});
        QVERIFY(readContent(store, file->root)->empty());
    }

    void assemblesInOrder() {
        MemoryBlockStore store;
        const auto a = storeLeaf(store, viewOf("aaaa"));
        const auto b = storeLeaf(store, viewOf("bb"));
        const auto left = storeNode(store, {a, b});
        const auto root = storeNode(store, {left, a});
        Assembler assembler(root.cid);
        QVERIFY(assembler.nextIsNode());
        QVERIFY(!assembler.totalBytes());
        const Cid order[] = {root.cid, left.cid, a.cid, b.cid, a.cid};
        std::string content;
        for (const Cid& cid : order) {
            QVERIFY(!assembler.finished());
            QVERIFY(assembler.next() == cid);
            QVERIFY(assembler.upcoming(1) == std::vector<Cid>{cid});
            const auto piece = assembler.supply(store.blocks[cid]);
            LEO_SUCCEEDS(piece);
            content += textOf(*piece);
            QCOMPARE(*assembler.totalBytes(), std::uint64_t{10});
        }
        QVERIFY(assembler.finished());
        QVERIFY(!assembler.next());
        QCOMPARE(content, std::string("aaaabbaaaa"));
        QCOMPARE(assembler.yieldedBytes(), std::uint64_t{10});
        LEO_FAILS(assembler.supply(viewOf("aaaa")), Code::WrongState);
    }

    void namesWhatIsWorthFetching() {
        MemoryBlockStore store;
        const auto a = storeLeaf(store, viewOf("a"));
        const auto b = storeLeaf(store, viewOf("b"));
        const auto c = storeLeaf(store, viewOf("c"));
        const auto left = storeNode(store, {a, b});
        const auto root = storeNode(store, {left, c});
        Assembler assembler(root.cid);
        QVERIFY(assembler.upcoming(9) == std::vector<Cid>{root.cid});
        LEO_SUCCEEDS(assembler.supply(store.blocks[root.cid]));
        QVERIFY((assembler.upcoming(9) == std::vector<Cid>{left.cid, c.cid}));
        LEO_SUCCEEDS(assembler.supply(store.blocks[left.cid]));
        QVERIFY((assembler.upcoming(9) == std::vector<Cid>{a.cid, b.cid, c.cid}));
        QVERIFY((assembler.upcoming(2) == std::vector<Cid>{a.cid, b.cid}));
        QVERIFY(!assembler.nextIsNode());
    }

    // A peer's wrong block costs nothing: the right one is still taken.
    void survivesWrongBlocks() {
        MemoryBlockStore store;
        const auto a = storeLeaf(store, viewOf("aaaa"));
        const auto root = storeNode(store, {a, a});
        Assembler assembler(root.cid);
        LEO_FAILS(assembler.supply(viewOf("nonsense")), Code::DigestMismatch);
        LEO_FAILS(assembler.supply(Bytes(kMaxBlockBytes + 1)), Code::TooLarge);
        LEO_SUCCEEDS(assembler.supply(store.blocks[root.cid]));
        LEO_FAILS(assembler.supply(viewOf("aaab")), Code::DigestMismatch);
        LEO_FAILS(assembler.supply({}), Code::DigestMismatch);
        LEO_SUCCEEDS(assembler.supply(viewOf("aaaa")));
        LEO_SUCCEEDS(assembler.supply(viewOf("aaaa")));
        QVERIFY(assembler.finished());
    }

    void refusesFalseSizes_data() {
        QTest::addColumn<int>("contentChange");
        QTest::addColumn<int>("treeChange");
        QTest::addColumn<bool>("onLeaf");
        QTest::newRow("leaf longer than announced") << -1 << -1 << true;
        QTest::newRow("leaf shorter than announced") << 1 << 1 << true;
        QTest::newRow("leaf with another Tsize") << 0 << 1 << true;
        QTest::newRow("node with more content") << -1 << 0 << false;
        QTest::newRow("node with less content") << 1 << 0 << false;
        QTest::newRow("node with a smaller Tsize") << 0 << -1 << false;
        QTest::newRow("node with a larger Tsize") << 0 << 1 << false;
    }
    void refusesFalseSizes() {
        QFETCH(int, contentChange);
        QFETCH(int, treeChange);
        QFETCH(bool, onLeaf);
        MemoryBlockStore store;
        const auto a = storeLeaf(store, viewOf("aaaa"));
        FileLink liar = onLeaf ? a : storeNode(store, {a, a});
        liar.contentBytes += std::uint64_t(contentChange);
        liar.treeBytes += std::uint64_t(treeChange);
        const auto root = storeNode(store, {liar, a});
        Assembler assembler(root.cid);
        LEO_SUCCEEDS(assembler.supply(store.blocks[root.cid]));
        LEO_FAILS(assembler.supply(store.blocks[liar.cid]), Code::Malformed);
        // The tree is bad for good: nothing more is asked for, nothing more is yielded.
        QVERIFY(!assembler.next());
        QVERIFY(!assembler.finished());
        QVERIFY(assembler.upcoming(9).empty());
        LEO_FAILS(assembler.supply(store.blocks[a.cid]), Code::Malformed);
        QCOMPARE(assembler.yieldedBytes(), std::uint64_t{0});
        LEO_FAILS(readContent(store, root.cid), Code::Malformed);
    }

    void refusesNodesThatAreNone() {
        MemoryBlockStore store;
        const Bytes text = toBytes("not a node");
        const Cid cid = Cid::of(CidCodec::DagPb, text);
        LEO_SUCCEEDS(store.put(cid, text));
        LEO_FAILS(readContent(store, cid), Code::Malformed);
    }

    void keepsItsLimits() {
        MemoryBlockStore store;
        FileLink deep = storeLeaf(store, viewOf("x"));
        for (int level = 0; level < 4; ++level) deep = storeNode(store, {deep});
        AssemblerLimits limits;
        limits.maxDepth = 4;
        LEO_SUCCEEDS(readContent(store, deep.cid, limits));
        limits.maxDepth = 3;
        LEO_FAILS(readContent(store, deep.cid, limits), Code::TooLarge);

        const auto a = storeLeaf(store, viewOf("aaaa"));
        const auto root = storeNode(store, {a, a, a});
        limits = {};
        limits.maxContentBytes = 12;
        LEO_SUCCEEDS(readContent(store, root.cid, limits));
        limits.maxContentBytes = 11;
        LEO_FAILS(readContent(store, root.cid, limits), Code::TooLarge);
        limits.maxContentBytes = 3;
        LEO_FAILS(readContent(store, a.cid, limits), Code::TooLarge);

        limits = {};
        limits.maxBlocks = 4;
        LEO_SUCCEEDS(readContent(store, root.cid, limits));
        limits.maxBlocks = 3;
        LEO_FAILS(readContent(store, root.cid, limits), Code::TooLarge);
    }

    // A hundred kilobytes of nodes that name a million leaves of one byte.
    void endsTreesOfRepeatedChildren() {
        MemoryBlockStore store;
        FileLink link = storeLeaf(store, viewOf("x"));
        for (int level = 0; level < 2; ++level) link = storeNode(store, std::vector<FileLink>(kMaxLinks, link));
        AssemblerLimits limits;
        Assembler assembler(link.cid, limits);
        std::uint64_t supplied = 0;
        while (const auto cid = assembler.next()) {
            if (!assembler.supply(store.blocks[*cid]).ok()) break;
            ++supplied;
        }
        QVERIFY(!assembler.finished());
        LEO_FAILS(assembler.supply({}), Code::TooLarge);
        QVERIFY(supplied <= limits.maxBlocks);
    }
};

QTEST_GUILESS_MAIN(UnixFsTest)
#include "unixfs_test.moc"

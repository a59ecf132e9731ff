#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

#include "content/unixfs.h"
#include "store/blob_store_sqlite.h"
#include "support/code_of.h"

using namespace leo;
using namespace leo::store;
using content::Cid;
using content::CidCodec;

namespace {

constexpr std::size_t kBlock = 1000;

// The n-th block of a test: kBlock bytes that no other has.
Bytes block(int n) {
    Bytes bytes(kBlock, static_cast<std::uint8_t>(n));
    bytes[0] = static_cast<std::uint8_t>(n >> 8);
    return bytes;
}
Cid cidOf(int n) {
    return Cid::of(CidCodec::Raw, block(n));
}

}  // namespace

class BlockStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_file = std::filesystem::path(m_directory->path().toStdString()) / "blocks.sqlite";
    }

    void keepsBlocks() {
        {
            SqliteBlockStore store = make();
            QVERIFY(!store.has(cidOf(1)));
            LEO_FAILS(store.get(cidOf(1)), Code::NotFound);
            LEO_SUCCEEDS(store.put(cidOf(1), block(1)));
            LEO_SUCCEEDS(store.put(cidOf(1), block(1)));
            LEO_SUCCEEDS(store.put(Cid::of(CidCodec::Raw, {}), {}));
            QVERIFY(store.has(cidOf(1)));
            QCOMPARE(store.usage()->blocks, std::uint64_t{2});
            QCOMPARE(store.usage()->bytes, std::uint64_t{kBlock});
        }
        SqliteBlockStore store = make();
        QVERIFY(*store.get(cidOf(1)) == block(1));
        QVERIFY(store.get(Cid::of(CidCodec::Raw, {}))->empty());
        // The same bytes under the other codec are another block.
        QVERIFY(!store.has(Cid::of(CidCodec::DagPb, block(1))));
        LEO_SUCCEEDS(store.remove(cidOf(1)));
        LEO_SUCCEEDS(store.remove(cidOf(1)));
        QVERIFY(!store.has(cidOf(1)));
        QCOMPARE(store.usage()->bytes, std::uint64_t{0});
    }

    void takesNoWrongBlock() {
        SqliteBlockStore store = make();
        LEO_FAILS(store.put(cidOf(1), block(2)), Code::DigestMismatch);
        const Bytes large(content::kMaxBlockBytes + 1);
        LEO_FAILS(store.put(Cid::of(CidCodec::Raw, large), large), Code::TooLarge);
        const Bytes largest(content::kMaxBlockBytes);
        LEO_SUCCEEDS(store.put(Cid::of(CidCodec::Raw, largest), largest));
        QCOMPARE(store.usage()->blocks, std::uint64_t{1});
    }

    void returnsNoDamagedBlock() {
        {
            SqliteBlockStore store = make();
            LEO_SUCCEEDS(store.put(cidOf(1), block(1)));
        }
        {
            auto database = Database::open(m_file);
            auto change = database->prepare("UPDATE blocks SET content = ?1");
            LEO_SUCCEEDS(change->bind(1, ByteView(block(2))).run());
        }
        SqliteBlockStore store = make();
        LEO_FAILS(store.get(cidOf(1)), Code::DigestMismatch);
        // Dropped, so that it can be fetched again.
        QVERIFY(!store.has(cidOf(1)));
        LEO_SUCCEEDS(store.put(cidOf(1), block(1)));
        QVERIFY(*store.get(cidOf(1)) == block(1));
    }

    void dropsTheLeastRecentlyUsed() {
        BlockStoreOptions options;
        options.capBytes = 3 * kBlock;
        {
            SqliteBlockStore store = make(options);
            for (int n : {1, 2, 3}) LEO_SUCCEEDS(store.put(cidOf(n), block(n)));
            LEO_SUCCEEDS(store.get(cidOf(1)));
        }
        // The read of block 1 is remembered across a restart.
        SqliteBlockStore store = make(options);
        LEO_SUCCEEDS(store.put(cidOf(4), block(4)));
        QVERIFY(store.has(cidOf(1)) && !store.has(cidOf(2)) && store.has(cidOf(3)) && store.has(cidOf(4)));
        LEO_SUCCEEDS(store.put(cidOf(3), block(3)));
        LEO_SUCCEEDS(store.put(cidOf(5), block(5)));
        QVERIFY(!store.has(cidOf(1)) && store.has(cidOf(3)) && store.has(cidOf(4)) && store.has(cidOf(5)));
        QCOMPARE(store.usage()->bytes, std::uint64_t{3 * kBlock});
    }

    void neverDropsPinned() {
        BlockStoreOptions options;
        options.capBytes = 3 * kBlock;
        SqliteBlockStore store = make(options);
        for (int n : {1, 2, 3}) {
            LEO_SUCCEEDS(store.pin(cidOf(n), n == 3 ? "task/b" : "task/a"));
            LEO_SUCCEEDS(store.put(cidOf(n), block(n)));
        }
        QCOMPARE(store.usage()->pinnedBytes, std::uint64_t{3 * kBlock});
        LEO_FAILS(store.put(cidOf(4), block(4)), Code::Exhausted);
        QCOMPARE(store.usage()->blocks, std::uint64_t{3});
        // Two owners: both must let go. Pinning twice is pinning once.
        LEO_SUCCEEDS(store.pin(cidOf(1), "task/b"));
        LEO_SUCCEEDS(store.pin(cidOf(1), "task/a"));
        LEO_SUCCEEDS(store.unpin("task/a"));
        QCOMPARE(store.usage()->pinnedBytes, std::uint64_t{2 * kBlock});
        LEO_SUCCEEDS(store.put(cidOf(4), block(4)));
        QVERIFY(store.has(cidOf(1)) && !store.has(cidOf(2)) && store.has(cidOf(3)) && store.has(cidOf(4)));
        LEO_SUCCEEDS(store.unpin("nobody"));
        LEO_FAILS(store.pin(cidOf(1), ""), Code::InvalidArgument);
        LEO_FAILS(store.pin(cidOf(1), std::string(content::kMaxPinOwnerBytes + 1, 'x')), Code::InvalidArgument);
    }

    // What was dropped to make room for a block that then did not fit comes back with the transaction.
    void aFailedPutChangesNothing() {
        BlockStoreOptions options;
        options.capBytes = 3 * kBlock;
        SqliteBlockStore store = make(options);
        LEO_SUCCEEDS(store.pin(cidOf(1), "x"));
        for (int n : {1, 2, 3}) LEO_SUCCEEDS(store.put(cidOf(n), block(n)));
        const Bytes large(3 * kBlock, 9);
        LEO_FAILS(store.put(Cid::of(CidCodec::Raw, large), large), Code::Exhausted);
        QVERIFY(store.has(cidOf(1)) && store.has(cidOf(2)) && store.has(cidOf(3)));
        LEO_SUCCEEDS(store.put(cidOf(4), block(4)));
        QCOMPARE(store.usage()->bytes, std::uint64_t{3 * kBlock});
    }

    void collectsGarbage() {
        SqliteBlockStore store = make();
        LEO_SUCCEEDS(store.pin(cidOf(0), "x"));
        for (int n = 0; n < 500; ++n) LEO_SUCCEEDS(store.put(cidOf(n), block(n)));
        LEO_SUCCEEDS(store.setCap(100 * kBlock));
        QCOMPARE(store.usage()->blocks, std::uint64_t{100});
        const auto sizeBefore = std::filesystem::file_size(m_file);
        const auto freed = store.collectGarbage();
        LEO_SUCCEEDS(freed);
        QCOMPARE(*freed, std::uint64_t{99 * kBlock});
        QCOMPARE(store.usage()->blocks, std::uint64_t{1});
        QVERIFY(store.has(cidOf(0)));
        QVERIFY(std::filesystem::file_size(m_file) < sizeBefore);
        LEO_FAILS(store.setCap(kBlock - 1), Code::Exhausted);
        QCOMPARE(store.capBytes(), std::uint64_t{100 * kBlock});
    }

    void batches() {
        {
            SqliteBlockStore store = make();
            {
                auto batch = store.begin();
                LEO_SUCCEEDS(batch);
                LEO_SUCCEEDS(store.put(cidOf(1), block(1)));
                QVERIFY(store.has(cidOf(1)));
                LEO_FAILS(store.begin(), Code::WrongState);
                LEO_FAILS(store.collectGarbage(), Code::WrongState);
            }
            QVERIFY(!store.has(cidOf(1)));
            auto batch = store.begin();
            LEO_SUCCEEDS(batch);
            for (int n : {2, 3}) LEO_SUCCEEDS(store.put(cidOf(n), block(n)));
            LEO_SUCCEEDS(batch->commit());
            LEO_FAILS(batch->commit(), Code::WrongState);
            LEO_SUCCEEDS(store.put(cidOf(4), block(4)));
        }
        QCOMPARE(make().usage()->bytes, std::uint64_t{3 * kBlock});
    }

    void aFullDiskLosesNothing() {
        int stored = 0;
        {
            BlockStoreOptions small;
            small.database.maxPages = 24;
            SqliteBlockStore store = make(small);
            Status status;
            for (int n = 0; n < 400 && status.ok(); ++n) {
                status = store.put(cidOf(n), block(n));
                if (status.ok()) ++stored;
            }
            LEO_FAILS(status, Code::DiskFull);
            QVERIFY(stored > 5);
            QCOMPARE(store.usage()->blocks, std::uint64_t(stored));
            LEO_FAILS(store.put(cidOf(400), block(400)), Code::DiskFull);
            QVERIFY(*store.get(cidOf(0)) == block(0));

            auto batch = store.begin();
            LEO_SUCCEEDS(batch);
            LEO_SUCCEEDS(store.remove(cidOf(0)));
            Status inBatch;
            for (int n = 1000; n < 1400 && inBatch.ok(); ++n) inBatch = store.put(cidOf(n), block(n));
            LEO_FAILS(inBatch, Code::DiskFull);
        }
        SqliteBlockStore store = make();
        QCOMPARE(store.usage()->blocks, std::uint64_t(stored));
        QCOMPARE(store.usage()->bytes, std::uint64_t(stored) * kBlock);
        for (int n = 0; n < stored; ++n) QVERIFY(*store.get(cidOf(n)) == block(n));
        LEO_SUCCEEDS(store.put(cidOf(400), block(400)));
    }

    // A process killed at any moment has lost nothing that put() acknowledged, and leaves no half block.
    void survivesBeingKilled() {
        for (int round = 1; round <= 5; ++round) {
            int pipe[2];
            QCOMPARE(::pipe(pipe), 0);
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                ::close(pipe[0]);
                auto store = SqliteBlockStore::open(m_file);
                for (std::uint16_t n = 0; store.ok(); ++n)
                    if (!store->put(cidOf(n), block(n)).ok() || ::write(pipe[1], &n, sizeof(n)) != sizeof(n)) break;
                ::_exit(1);
            }
            ::close(pipe[1]);
            std::uint16_t last = 0;
            for (int acknowledged = 0; acknowledged < round * 10; ++acknowledged)
                QCOMPARE(::read(pipe[0], &last, sizeof(last)), ssize_t(sizeof(last)));
            ::kill(child, SIGKILL);
            while (::read(pipe[0], &last, sizeof(last)) == sizeof(last)) {
            }
            ::close(pipe[0]);
            int state = 0;
            QCOMPARE(::waitpid(child, &state, 0), child);
            QVERIFY(WIFSIGNALED(state));

            SqliteBlockStore store = make();
            for (int n = 0; n <= last; ++n) QVERIFY(*store.get(cidOf(n)) == block(n));
        }
        LEO_SUCCEEDS(Database::open(m_file)->quickCheck());
    }

    void refusesALaterSchema() {
        make();
        LEO_SUCCEEDS(Database::open(m_file)->setSchemaVersion(2));
        LEO_FAILS(SqliteBlockStore::open(m_file), Code::Unsupported);
    }

    void keepsWholeFiles() {
        SqliteBlockStore store = make();
        Bytes bytes(2'500'000);
        for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 2'654'435'761u >> 13);
        const auto file = content::storeContent(store, bytes, "lambda/1");
        LEO_SUCCEEDS(file);
        QCOMPARE(*store.collectGarbage(), std::uint64_t{0});
        QVERIFY(*content::readContent(store, file->root) == bytes);
        LEO_SUCCEEDS(store.unpin("lambda/1"));
        QCOMPARE(*store.collectGarbage(), file->treeBytes);
    }

private:
    SqliteBlockStore make(const BlockStoreOptions& options = {}) {
        auto store = SqliteBlockStore::open(m_file, options);
        LEO_ASSERT(store.ok());
        return std::move(store).value();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::filesystem::path m_file;
};

QTEST_GUILESS_MAIN(BlockStoreTest)
#include "block_store_test.moc"

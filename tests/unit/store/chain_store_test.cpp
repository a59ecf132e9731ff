// ChainStore: what is appended is what is read; damage is named with its height; a crash and a full disk lose nothing
// that was acknowledged. With "--append <file>" this program is the child that a test kills.
#include "store/chain_store.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cstdio>

#include "unit/layer1/chain_builder.h"
#include "unit/store/faulty_disk.h"

using namespace leo;
using namespace leo::store;
using layer1::test::ChainBuilder;
using layer1::test::Made;
using leo::store::test::FaultyDisk;

namespace {

std::filesystem::path fileIn(const QTemporaryDir& dir) {
    return std::filesystem::path(dir.path().toStdString()) / "chain.db";
}

Status add(ChainStore& store, const Made& made) {
    return store.append(made.block, made.encoded, made.receipts, made.changes);
}

// Changes one byte in the middle of one blob.
void flip(const std::filesystem::path& file, const std::string& table, const std::string& column,
          const std::string& where) {
    auto database = Database::open(file).value();
    auto query = database.prepare("SELECT rowid, " + column + " FROM " + table + " WHERE " + where).value();
    QVERIFY(query.step().value());
    const std::int64_t row = query.columnInt(0);
    Bytes bytes = toBytes(query.columnBytes(1));
    query.reset();
    bytes[bytes.size() / 2] ^= 1;
    auto update = database.prepare("UPDATE " + table + " SET " + column + " = ?1 WHERE rowid = ?2").value();
    QVERIFY(update.bind(1, ByteView(bytes)).bind(2, row).run().ok());
}

void execute(const std::filesystem::path& file, const std::string& sql) {
    auto database = Database::open(file).value();
    QVERIFY(database.execute(sql).ok());
}

int appendUntilKilled(const char* file) {
    ChainBuilder chain;
    auto store = ChainStore::open(file, chain.world.genesis, Durability::Full);
    if (!store) return 2;
    auto state = store->loadState();
    if (!state) return 3;
    chain.state = std::move(state).value();
    for (;;) {
        const Made made = chain.next(3);
        if (!add(*store, made)) return 4;
        // After the return of append: acknowledged.
        for (const auto& tx : made.block.txs) std::printf("%s\n", tx.tx.id().hex().c_str());
        std::printf("height %llu\n", static_cast<unsigned long long>(made.block.header.height.value));
        std::fflush(stdout);
    }
}

}  // namespace

class ChainStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasAppended_data() {
        QTest::addColumn<bool>("full");
        QTest::newRow("full") << true;
        QTest::newRow("relaxed") << false;
    }

    void readsWhatWasAppended() {
        QFETCH(bool, full);
        const QTemporaryDir dir;
        ChainBuilder chain;
        std::vector<Made> blocks;
        {
            auto store =
                ChainStore::open(fileIn(dir), chain.world.genesis, full ? Durability::Full : Durability::Relaxed)
                    .value();
            QCOMPARE(store.tip()->value, 0u);
            QCOMPARE(store.loadState()->height().value, 0u);
            for (int i = 0; i < 70; ++i) {  // more than two groups, and a tail that is not written
                blocks.push_back(chain.next(static_cast<std::size_t>(i % 4)));
                QVERIFY(add(store, blocks.back()).ok());
            }
            check(store, blocks, chain);
        }
        auto again = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Full).value();
        check(again, blocks, chain);
        auto reader = ChainStore::openReadOnly(fileIn(dir)).value();
        QVERIFY(reader.readOnly());
        check(reader, blocks, chain);
    }

    void pagesThroughBlocksAndHistories() {
        const QTemporaryDir dir;
        ChainBuilder chain;
        auto store = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Relaxed).value();
        for (int i = 0; i < 10; ++i) QVERIFY(add(store, chain.next(3)).ok());

        auto page = store.blocksBefore(std::nullopt, 4).value();
        QCOMPARE(page.size(), 4u);
        QCOMPARE(page.front().height.value, 10u);
        page = store.blocksBefore(page.back().height, 100).value();
        QCOMPARE(page.size(), 6u);
        QCOMPARE(page.front().height.value, 6u);
        QCOMPARE(page.back().height.value, 1u);
        QCOMPARE(page.back().txs, 3u);

        // Bob is nobody's sender: he is there because money reached him.
        const AccountId bob = chain.world.bob.id();
        std::vector<AccountEntry> all;
        std::optional<std::pair<Height, std::uint32_t>> cursor;
        for (;;) {
            const auto entries = store.accountHistory(bob, cursor, 7).value();
            if (entries.empty()) break;
            QVERIFY(entries.size() <= 7);
            all.insert(all.end(), entries.begin(), entries.end());
            cursor = std::pair(entries.back().height, entries.back().index);
        }
        QCOMPARE(all.size(), 30u);
        QCOMPARE(all.front().height.value, 10u);
        QCOMPARE(all.back().height.value, 1u);
        QVERIFY(std::is_sorted(all.begin(), all.end(), [](const AccountEntry& a, const AccountEntry& b) {
            return std::pair(b.height, b.index) < std::pair(a.height, a.index);
        }));
        QVERIFY(store.accountHistory(chain.world.nodes[0].id(), std::nullopt, 10)->empty());
    }

    void refusesAnotherChain() {
        const QTemporaryDir dir;
        ChainBuilder chain;
        ChainBuilder other(2);
        QVERIFY(ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Full).ok());
        const auto store = ChainStore::open(fileIn(dir), other.world.genesis, Durability::Full);
        QVERIFY(!store.ok());
        QCOMPARE(store.error().code, Code::WrongChain);
    }

    void refusesWhatIsNoChain() {
        const QTemporaryDir dir;
        ChainBuilder chain;
        const auto missing = ChainStore::openReadOnly(fileIn(dir));
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().code, Code::NotFound);
        execute(fileIn(dir), "PRAGMA user_version=99");
        const auto later = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Full);
        QVERIFY(!later.ok());
        QCOMPARE(later.error().code, Code::Unsupported);
    }

    void takesOnlyTheNextBlock() {
        const QTemporaryDir dir;
        ChainBuilder chain;
        auto store = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Full).value();
        const Made one = chain.next();
        const Made two = chain.next();
        const Status early = add(store, two);
        QVERIFY(!early.ok());
        QCOMPARE(early.error().code, Code::WrongState);
        QVERIFY(add(store, one).ok());
        QCOMPARE(add(store, one).error().code, Code::WrongState);
        QVERIFY(add(store, two).ok());
        QCOMPARE(store.tip()->value, 2u);
    }

    void hasOneWriterAndManyReaders() {
        const QTemporaryDir dir;
        ChainBuilder chain;
        auto writer = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Full).value();
        const auto second = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Full);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, Code::InUse);

        auto reader = ChainStore::openReadOnly(fileIn(dir)).value();
        QCOMPARE(reader.genesis().chainId(), chain.world.genesis.chainId());
        QVERIFY(add(writer, chain.next()).ok());
        QCOMPARE(reader.tip()->value, 1u);
        QCOMPARE(reader.verify()->value, 1u);
        QVERIFY(add(writer, chain.next()).ok());
        QCOMPARE(reader.tip()->value, 2u);
    }

    void showsGatheredBlocksToItsOwnerOnly() {
        const QTemporaryDir dir;
        ChainBuilder chain;
        auto writer = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Relaxed).value();
        auto reader = ChainStore::openReadOnly(fileIn(dir)).value();
        const Made made = chain.next(2);
        QVERIFY(add(writer, made).ok());
        QCOMPARE(writer.tip()->value, 1u);
        QVERIFY(writer.findTx(made.block.txs[1].tx.id()).ok());
        QCOMPARE(writer.blockHash(Height{1}).value(), made.block.header.hash());
        QCOMPARE(reader.tip()->value, 0u);
        QVERIFY(writer.flush().ok());
        QCOMPARE(reader.tip()->value, 1u);
    }

    void namesTheHeightOfDamage_data() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("block") << "blocks"
                               << "bytes"
                               << "height = 7"
                               << "block 7: ";
        QTest::newRow("hash") << "blocks"
                              << "hash"
                              << "height = 3"
                              << "block 3: ";
        QTest::newRow("receipts") << "blocks"
                                  << "receipts"
                                  << "height = 12"
                                  << "block 12: ";
        QTest::newRow("state") << "state"
                               << "value"
                               << "1 LIMIT 1"
                               << "block 20: ";
    }

    void namesTheHeightOfDamage() {
        QFETCH(QString, table);
        QFETCH(QString, column);
        QFETCH(QString, where);
        QFETCH(QString, sentence);
        const QTemporaryDir dir;
        ChainBuilder chain;
        fill(fileIn(dir), chain, 20);
        flip(fileIn(dir), table.toStdString(), column.toStdString(), where.toStdString());
        auto store = ChainStore::openReadOnly(fileIn(dir)).value();
        const auto result = store.verify();
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::Malformed);
        QVERIFY2(QString::fromStdString(result.error().detail).startsWith(sentence), result.error().detail.c_str());
    }

    void namesMissingRows_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("block") << "DELETE FROM blocks WHERE height = 4"
                               << "block 4: ";
        QTest::newRow("transaction index") << "DELETE FROM txs WHERE height = 9"
                                           << "block 9: ";
        QTest::newRow("state") << "DELETE FROM state WHERE rowid IN (SELECT max(rowid) FROM state)"
                               << "block 20: ";
        QTest::newRow("summary") << "UPDATE blocks SET time = time + 1 WHERE height = 5"
                                 << "block 5: ";
    }

    void namesMissingRows() {
        QFETCH(QString, sql);
        QFETCH(QString, sentence);
        const QTemporaryDir dir;
        ChainBuilder chain;
        fill(fileIn(dir), chain, 20);
        execute(fileIn(dir), sql.toStdString());
        auto store = ChainStore::openReadOnly(fileIn(dir)).value();
        const auto result = store.verify();
        QVERIFY(!result.ok());
        QVERIFY2(QString::fromStdString(result.error().detail).startsWith(sentence), result.error().detail.c_str());
    }

    void startUpRefusesDamage_data() {
        QTest::addColumn<QString>("sql");
        QTest::newRow("newest block gone") << "DELETE FROM blocks WHERE height = 20";
        QTest::newRow("link broken")
            << "UPDATE blocks SET bytes = (SELECT bytes FROM blocks WHERE height = 1) WHERE height = 15";
        QTest::newRow("account gone")
            << "DELETE FROM state WHERE length(key) = 33 AND rowid IN (SELECT rowid FROM state WHERE "
               "length(key) = 33 LIMIT 1)";
    }

    void startUpRefusesDamage() {
        QFETCH(QString, sql);
        const QTemporaryDir dir;
        ChainBuilder chain;
        fill(fileIn(dir), chain, 20);
        execute(fileIn(dir), sql.toStdString());
        auto store = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Full).value();
        QVERIFY(!store.loadState().ok());
    }

    void verifyCanBeStopped() {
        const QTemporaryDir dir;
        ChainBuilder chain;
        fill(fileIn(dir), chain, 5);
        auto store = ChainStore::openReadOnly(fileIn(dir)).value();
        std::vector<std::uint64_t> seen;
        const auto result = store.verify([&](Height done, Height tip) {
            seen.push_back(done.value);
            return tip.value == 5 && done.value < 3;
        });
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::Cancelled);
        QCOMPARE(seen, (std::vector<std::uint64_t>{1, 2, 3}));
        QCOMPARE(store.verify()->value, 5u);
    }

    void survivesAFullDisk_data() { readsWhatWasAppended_data(); }

    void survivesAFullDisk() {
        QFETCH(bool, full);
        const QTemporaryDir dir;
        ChainBuilder chain;
        DatabaseOptions options;
        options.vfs = FaultyDisk::kVfsName;
        {
            auto opened = ChainStore::open(fileIn(dir), chain.world.genesis,
                                           full ? Durability::Full : Durability::Relaxed, options);
            QVERIFY2(opened.ok(), opened.ok() ? "" : toString(opened.error()).c_str());
            ChainStore& store = *opened;
            for (int i = 0; i < 5; ++i) QVERIFY(add(store, chain.next()).ok());
            QVERIFY(store.flush().ok());
            FaultyDisk::instance().full = true;
            Made made = chain.next();
            Status status = add(store, made);
            for (std::size_t i = 0; !full && status.ok() && i <= kGroupedBlocks; ++i) {
                made = chain.next();
                status = add(store, made);
            }
            QVERIFY(!status.ok());
            QCOMPARE(status.error().code, Code::DiskFull);
            const std::uint64_t tip = store.tip()->value;
            QCOMPARE(tip + 1, made.block.header.height.value);
            QCOMPARE(ChainStore::openReadOnly(fileIn(dir))->tip()->value, 5u);
            FaultyDisk::instance().full = false;
            QVERIFY(add(store, made).ok());
        }
        auto again = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Full).value();
        QCOMPARE(again.loadState()->tip(), chain.state.tip());
        QCOMPARE(again.verify().value(), chain.state.height());
    }

    void keepsNotes() {
        const QTemporaryDir dir;
        ChainBuilder chain;
        {
            auto store = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Relaxed).value();
            QVERIFY(!store.note("alarm")->has_value());
            QVERIFY(store.putNote("alarm", viewOf("first")).ok());
            QVERIFY(store.putNote("alarm", viewOf("second")).ok());
            QCOMPARE(store.putNote("big", Bytes(70'000)).error().code, Code::TooLarge);
        }
        auto store = ChainStore::openReadOnly(fileIn(dir)).value();
        QCOMPARE(store.note("alarm").value(), std::optional(toBytes("second")));
        QVERIFY(!store.note("chain")->has_value());
    }

    void keepsWhatWasAcknowledgedWhenKilled() {
        const QTemporaryDir dir;
        std::uint64_t height = 0;
        QByteArrayList acknowledged;
        for (const int blocks : {1, 7, 20}) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--append"), QString::fromStdString(fileIn(dir).string())});
            QVERIFY(child.waitForStarted());
            int seen = 0;
            while (seen < blocks) {
                QVERIFY(child.canReadLine() || child.waitForReadyRead(60'000));
                while (child.canReadLine()) {
                    const QByteArray line = child.readLine().trimmed();
                    if (!line.startsWith("height ")) {
                        acknowledged.push_back(line);
                        continue;
                    }
                    height = line.mid(7).toULongLong();
                    ++seen;
                }
            }
            child.kill();  // SIGKILL
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        }
        ChainBuilder chain;
        auto store = ChainStore::open(fileIn(dir), chain.world.genesis, Durability::Full).value();
        const auto state = store.loadState();
        QVERIFY(state.ok());
        QVERIFY(state->height().value >= height);
        QCOMPARE(store.verify().value(), state->height());
        QVERIFY(acknowledged.size() >= 3 * 28);
        for (const QByteArray& id : acknowledged)
            QVERIFY(store.findTx(TxId::fromHexText(id.toStdString()).value()).ok());
    }

private:
    static void fill(const std::filesystem::path& file, ChainBuilder& chain, int count) {
        auto store = ChainStore::open(file, chain.world.genesis, Durability::Relaxed).value();
        for (int i = 0; i < count; ++i) QVERIFY(add(store, chain.next()).ok());
    }

    static void check(ChainStore& store, const std::vector<Made>& blocks, const ChainBuilder& chain) {
        QCOMPARE(store.tip()->value, blocks.size());
        for (const Made& made : blocks) {
            const Height height = made.block.header.height;
            QCOMPARE(store.blockBytes(height).value(), made.encoded);
            QCOMPARE(store.block(height)->header.hash(), made.block.header.hash());
            QCOMPARE(store.blockHash(height).value(), made.block.header.hash());
            const auto receipts = store.receipts(height).value();
            QCOMPARE(receipts.size(), made.receipts.size());
            for (std::size_t i = 0; i < receipts.size(); ++i)
                QCOMPARE(receipts[i].encode(), made.receipts[i].encode());
            for (std::size_t i = 0; i < made.block.txs.size(); ++i) {
                const auto found = store.findTx(made.block.txs[i].tx.id());
                QVERIFY(found.ok());
                QCOMPARE(found->height, height);
                QCOMPARE(found->index, static_cast<std::uint32_t>(i));
            }
        }
        QCOMPARE(store.findBlock(blocks[4].block.header.hash())->value, 5u);
        QCOMPARE(store.findBlock(BlockHash{}).error().code, Code::NotFound);
        QCOMPARE(store.findTx(TxId{}).error().code, Code::NotFound);
        QCOMPARE(store.block(Height{blocks.size() + 1}).error().code, Code::NotFound);
        QCOMPARE(store.receipts(Height{0}).error().code, Code::NotFound);
        const auto state = store.loadState();
        QVERIFY2(state.ok(), state.ok() ? "" : toString(state.error()).c_str());
        QCOMPARE(state->tip(), chain.state.tip());
        QCOMPARE(state->balance(chain.world.bob.id()), chain.state.balance(chain.world.bob.id()));
        QCOMPARE(store.verify()->value, blocks.size());
    }
};

int main(int argc, char** argv) {
    crypto::initialise();
    if (argc == 3 && std::string_view(argv[1]) == "--append") return appendUntilKilled(argv[2]);
    FaultyDisk::instance().install();
    QCoreApplication application(argc, argv);
    ChainStoreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "chain_store_test.moc"

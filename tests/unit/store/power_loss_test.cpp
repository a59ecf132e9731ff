// Power loss and failing disks: at every point of what is written, what was acknowledged is there when the power is
// back, what is there fits together, and work goes on. A disk that fills or fails costs the step at hand, nothing
// else.
//
// LEO_CRASH_SEEDS sets how often every crash point is tried, each time with another choice of what reached the medium
// (docs/crash-safety.md); LEO_CRASH_SEED the first of them, to see one again.
#include <QTemporaryDir>
#include <QtTest>

#include "content/unixfs.h"
#include "store/blob_store_sqlite.h"
#include "store/chain_store.h"
#include "store/data_dir.h"
#include "store/keystore.h"
#include "unit/layer1/chain_builder.h"
#include "unit/store/faulty_disk.h"
#include "unit/store/file_recorder.h"

using namespace leo;
using namespace leo::store;
using layer1::test::ChainBuilder;
using layer1::test::Made;
using ledger::test::SeededRandom;
using store::test::FaultyDisk;
using store::test::FileRecorder;

namespace {

constexpr std::size_t kBlocks = 10;      // of a chain: enough for checkpoints and two restarts
constexpr std::uint64_t kSoon = 40;      // operations: a few blocks
constexpr std::size_t kFilePoints = 40;  // choices for every point of a file's writing; there are few points

std::uint64_t fromEnvironment(const char* name, std::uint64_t otherwise) {
    bool ok = false;
    const std::uint64_t value = qEnvironmentVariable(name).toULongLong(&ok);
    return ok ? value : otherwise;
}

QString inMemory() {
    return QStringLiteral("/dev/shm/leo-power-XXXXXX");  // nothing here is for a real disk
}

Status add(ChainStore& store, const Made& made) {
    return store.append(made.block, made.encoded, made.receipts, made.changes);
}

// A day in the life of a store: begun on an empty disk, carried on after a crash. Each step that was acknowledged is
// noted at once.
class Life {
public:
    virtual ~Life() = default;
    virtual void begin() = 0;  // a new disk
    // From where it stands to its end, or to the first error.
    virtual Status live() = 0;
    // What must hold of a disk after the power came back; says what does not.
    virtual std::string check() = 0;
    virtual std::string checkThoroughly() { return check(); }
};

class ChainLife final : public Life {
public:
    ChainLife(std::filesystem::path file, Durability durability) : m_file(std::move(file)), m_durability(durability) {
        m_options.vfs = FaultyDisk::kVfsName;
        for (std::size_t i = 0; i < kBlocks; ++i) m_made.push_back(m_chain.next(i % 4));
    }

    void begin() override { m_acknowledged = m_tried = 0; }

    Status live() override {
        for (bool finished = false; !finished;) {
            LEO_TRY_ASSIGN(ChainStore store, open());
            LEO_TRY_ASSIGN(const Height tip, store.tip());
            for (std::size_t next = tip.value; next < m_made.size(); ++next) {
                m_tried = next + 1;
                LEO_TRY(add(store, m_made[next]));
                if (m_durability == Durability::Full) m_acknowledged = next + 1;
                if (next + 1 == kBlocks / 3 || next + 1 == 2 * kBlocks / 3) break;  // a restart
            }
            LEO_TRY(store.flush());
            LEO_TRY_ASSIGN(const Height last, store.tip());
            finished = last.value == m_made.size();
        }
        return {};
    }

    std::string check() override { return check(false); }
    std::string checkThoroughly() override { return check(true); }

private:
    Result<ChainStore> open() { return ChainStore::open(m_file, m_chain.world.genesis, m_durability, m_options); }

    std::string check(bool replay) {
        Result<ChainStore> store = open();
        if (!store.ok()) return "does not open: " + toString(store.error());
        const std::uint64_t tip = store->tip()->value;
        const std::string at = " (tip " + std::to_string(tip) + ", acknowledged " + std::to_string(m_acknowledged) +
                               ", tried " + std::to_string(m_tried) + ")";
        if (tip < m_acknowledged) return "an acknowledged block is gone" + at;
        if (tip > m_tried) return "a block that was never appended" + at;
        // Its root is compared with the tip's header, its tip with the newest block.
        const Result<ledger::State> state = store->loadState();
        if (!state.ok()) return toString(state.error()) + at;
        if (state->height().value != tip) return "the state is not the tip's" + at;
        for (std::uint64_t height = 1; height <= tip; ++height) {
            const Made& made = m_made[height - 1];
            const Result<Bytes> bytes = store->blockBytes(Height{height});
            if (!bytes.ok() || *bytes != made.encoded) return "block " + std::to_string(height) + " is another" + at;
            for (const auto& tx : made.block.txs)
                if (!store->findTx(tx.tx.id()).ok()) return "a transaction is not found" + at;
        }
        if (replay) {
            const Result<Height> verified = store->verify();
            if (!verified.ok()) return toString(verified.error()) + at;
        }
        // Whoever reads it goes on from it.
        if (m_durability == Durability::Full) m_acknowledged = tip;
        return {};
    }

    std::filesystem::path m_file;
    Durability m_durability;
    DatabaseOptions m_options;
    ChainBuilder m_chain;
    std::vector<Made> m_made;
    std::size_t m_acknowledged = 0, m_tried = 0;
};

// Blocks of content: stored, pinned, dropped, collected, one by one and in batches.
class ContentLife final : public Life {
public:
    explicit ContentLife(std::filesystem::path file) : m_file(std::move(file)) {
        m_options.database.vfs = FaultyDisk::kVfsName;
        m_options.capBytes = 400'000;
        SeededRandom random(5);
        for (const std::size_t size : {1u, 700u, 20'000u, 90'000u, 120'000u, 64'000u, 5'000u, 130'000u}) {
            Bytes block(size);
            random.fill(block);
            m_cids.push_back(content::Cid::of(content::CidCodec::Raw, block));
            m_blocks.push_back(std::move(block));
        }
    }

    void begin() override {
        m_step = 0;
        m_pinned.clear();
        m_doubtful.clear();
    }

    Status live() override {
        LEO_TRY_ASSIGN(SqliteBlockStore store, SqliteBlockStore::open(m_file, m_options));
        for (; m_step < kSteps; ++m_step) LEO_TRY(step(store, m_step));
        return {};
    }

    std::string check() override {
        Result<SqliteBlockStore> store = SqliteBlockStore::open(m_file, m_options);
        if (!store.ok()) return "does not open: " + toString(store.error());
        std::uint64_t bytes = 0;
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            const Result<Bytes> block = store->get(m_cids[i]);
            if (block.ok() && *block != m_blocks[i]) return "a block holds something else";
            if (!block.ok() && m_pinned.count(i) && !m_doubtful.count(i)) return "an acknowledged block is gone";
            if (!block.ok() && block.error().code != Code::NotFound) return toString(block.error());
            if (block.ok()) bytes += block->size();
        }
        const auto usage = store->usage();
        if (!usage.ok() || usage->bytes != bytes) return "its size is counted wrongly";
        DatabaseOptions plain = m_options.database;
        Result<Database> database = Database::open(m_file, plain);
        const Status whole = database.ok() ? database->quickCheck() : Status(database.error());
        return whole.ok() ? "" : toString(whole.error());
    }

private:
    static constexpr std::size_t kSteps = 11;

    Status keep(SqliteBlockStore& store, std::size_t block, const std::string& owner) {
        LEO_TRY(store.pin(m_cids[block], owner));
        return store.put(m_cids[block], m_blocks[block]);
    }
    Status step(SqliteBlockStore& store, std::size_t number) {
        if (number < 4) {
            LEO_TRY(keep(store, number, "task"));
            m_pinned.insert(number);
        } else if (number == 4 || number == 7) {
            const std::vector<std::size_t> some =
                number == 4 ? std::vector<std::size_t>{4, 5} : std::vector<std::size_t>{6, 7};
            LEO_TRY_ASSIGN(SqliteBlockStore::Batch batch, store.begin());
            for (const std::size_t block : some) LEO_TRY(keep(store, block, "lambda"));
            LEO_TRY(batch.commit());
            m_pinned.insert(some.begin(), some.end());
        } else if (number == 5) {
            m_doubtful = {0, 1, 2, 3};  // until the end of this step either is right, and then they are a cache
            LEO_TRY(store.unpin("task"));
        } else if (number == 6 || number == 9) {
            LEO_TRY(store.collectGarbage());
        } else if (number == 8) {
            LEO_TRY(keep(store, 2, "again"));
            m_doubtful.erase(2);
        } else {
            LEO_TRY(store.setCap(350'000));
        }
        return {};
    }

    std::filesystem::path m_file;
    BlockStoreOptions m_options;
    std::vector<Bytes> m_blocks;
    std::vector<content::Cid> m_cids;
    std::set<std::size_t> m_pinned, m_doubtful;
    std::size_t m_step = 0;
};

// Every operation of a life as a crash point, `seeds` times: the power goes, comes back, goes once more while the
// life is carried on, and then all of it comes to its end.
void crashEverywhere(Life& life, const std::filesystem::path& directory, std::uint64_t seeds) {
    FaultyDisk& disk = FaultyDisk::instance();
    const auto fresh = [&] {
        for (const auto& entry : std::filesystem::directory_iterator(directory))
            std::filesystem::remove_all(entry.path());
        disk.reset();
        life.begin();
    };
    fresh();
    const Status whole = life.live();
    QVERIFY2(whole.ok(), whole.ok() ? "" : toString(whole.error()).c_str());
    const std::uint64_t operations = disk.operations;
    QVERIFY2(operations > 50, "the life is too short to tell anything");
    const std::uint64_t first = fromEnvironment("LEO_CRASH_SEED", 1);
    std::uint64_t points = 0;
    for (std::uint64_t seed = first; seed < first + seeds; ++seed)
        for (std::uint64_t at = 0; at < operations; ++at, ++points) {
            std::mt19937_64 random(seed * 1'000'003 + at);
            fresh();
            disk.crashAt = at;
            const auto where = [&] {
                return " after operation " + std::to_string(at) + ", LEO_CRASH_SEED=" + std::to_string(seed);
            };
            for (int crash = 0; crash < 2; ++crash) {
                const Status lived = life.live();
                disk.losePower(random);
                const std::string wrong = points % 64 == 0 ? life.checkThoroughly() : life.check();
                QVERIFY2(wrong.empty(), (wrong + where()).c_str());
                disk.crashAt = disk.operations + random() % operations;
                if (lived.ok()) break;
            }
            disk.crashAt.reset();
            const Status lived = life.live();
            QVERIFY2(lived.ok(), lived.ok() ? "" : (toString(lived.error()) + where()).c_str());
            const std::string wrong = life.check();
            QVERIFY2(wrong.empty(), (wrong + where()).c_str());
        }
    qInfo("%llu crash points", static_cast<unsigned long long>(points));
}

// Every operation of a life fails once: the step says why, and can be repeated as soon as the disk works again, by
// another process. What that one acknowledged outlives a power loss, though a failed sync has lost what it was for.
void failEverywhere(Life& life, const std::filesystem::path& directory, int sqliteCode, Code code, bool killed) {
    FaultyDisk& disk = FaultyDisk::instance();
    std::uint64_t refused = 0;
    for (std::uint64_t at = 0;; ++at) {
        for (const auto& entry : std::filesystem::directory_iterator(directory))
            std::filesystem::remove_all(entry.path());
        disk.reset();
        life.begin();
        disk.faultAt = at;
        disk.faultCode = sqliteCode;
        disk.killedByFault = killed;
        const Status lived = life.live();
        if (disk.operations <= at) break;  // it never came to that
        disk.faultAt.reset();
        disk.crashed = false;
        // A checkpoint that fails is made up for by the next; the step itself is on the medium.
        if (!lived.ok()) {
            ++refused;
            QVERIFY2(lived.error().code == code || killed, toString(lived.error()).c_str());
            QVERIFY2(lived.error().detail.find(directory.string()) != std::string::npos,
                     lived.error().detail.c_str());
        }
        std::mt19937_64 random(at);
        const auto where = [&] { return " after operation " + std::to_string(at); };
        if (killed) {
            // The next program begins at once, and has not come to its end when the power goes.
            disk.crashAt = disk.operations + random() % kSoon;
            static_cast<void>(life.live());
            disk.losePower(random);
        }
        const std::string wrong = life.check();
        QVERIFY2(wrong.empty(), (wrong + where()).c_str());
        const Status again = life.live();
        QVERIFY2(again.ok(), again.ok() ? "" : toString(again.error()).c_str());
        disk.losePower(random);
        const std::string after = life.check();
        QVERIFY2(after.empty(), (after + where() + " and a power loss").c_str());
    }
    qInfo("%llu operations failed in a way that was told", static_cast<unsigned long long>(refused));
    QVERIFY(refused > 10);
}

}  // namespace

class PowerLossTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir{inMemory()};
    std::filesystem::path directory() const { return m_dir.path().toStdString(); }

    std::unique_ptr<Life> lifeOf(const QString& kind) const {
        const std::filesystem::path file = directory() / "store.db";
        if (kind == QLatin1String("blocks")) return std::make_unique<ContentLife>(file);
        return std::make_unique<ChainLife>(file,
                                           kind == QLatin1String("chain") ? Durability::Full : Durability::Relaxed);
    }
    void kinds() {
        QTest::addColumn<QString>("kind");
        QTest::newRow("chain of an authority") << QStringLiteral("chain");
        QTest::newRow("chain of a follower") << QStringLiteral("follower");
        QTest::newRow("blocks of content") << QStringLiteral("blocks");
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void thePowerGoes_data() { kinds(); }
    void thePowerGoes() {
        QFETCH(QString, kind);
        crashEverywhere(*lifeOf(kind), directory(), fromEnvironment("LEO_CRASH_SEEDS", 2));
    }

    void theDiskFails_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("sqlite");
        QTest::addColumn<Code>("code");
        QTest::addColumn<bool>("killed");
        for (const char* kind : {"chain", "follower", "blocks"}) {
            const QString name = QString::fromLatin1(kind);
            QTest::addRow("%s: full", kind) << name << SQLITE_FULL << Code::DiskFull << false;
            QTest::addRow("%s: broken", kind) << name << SQLITE_IOERR << Code::Io << false;
            QTest::addRow("%s: broken, then killed", kind) << name << SQLITE_IOERR << Code::Io << true;
        }
    }
    void theDiskFails() {
        QFETCH(QString, kind);
        QFETCH(int, sqlite);
        QFETCH(Code, code);
        QFETCH(bool, killed);
        failEverywhere(*lifeOf(kind), directory(), sqlite, code, killed);
    }

    void filesAreReplacedWhole_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"file", "new file", "keystore", "password", "new keystore"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void filesAreReplacedWhole();
};

namespace {

const Bytes kPassword = toBytes("correct horse");
const Bytes kNextPassword = toBytes("battery staple");
constexpr KdfCost kCheap{1, 8};
const Hash kId{7};

// Something that replaces a file, and how to see which of the two it is. `old` is empty where there was none.
struct Replacing {
    std::function<void(const std::filesystem::path&)> prepare;
    std::function<Status(const std::filesystem::path&)> act;
    std::function<std::string(const std::filesystem::path&)> look;
    std::string old, fresh;
};

KeystoreContents someContents(Random& random) {
    KeystoreContents contents;
    contents.name = "alice";
    contents.identitySeed = crypto::SecretBytes::random(kSeedBytes, random);
    return contents;
}

std::string lookAtFile(const std::filesystem::path& directory) {
    const Result<Bytes> bytes = readFile(directory / "file", 1'000'000);
    return bytes.ok() ? std::string(textOf(*bytes)) : bytes.error().code == Code::NotFound ? "" : "damaged";
}

std::string lookAtKeystore(const std::filesystem::path& directory) {
    SeededRandom random(9);
    for (const Bytes& password : {kPassword, kNextPassword}) {
        const Result<Keystore> opened = Keystore::open(directory / "file", password, random);
        if (!opened.ok() && opened.error().code == Code::WrongPassword) continue;
        if (!opened.ok()) return opened.error().code == Code::NotFound ? "" : "damaged: " + toString(opened.error());
        return std::to_string(opened->secretCount()) +
               (equal(password, kPassword) ? " secrets" : " secrets, next password");
    }
    return "damaged: opens with neither password";
}

Replacing replacing(const QString& what) {
    static SeededRandom random(8);
    const auto nothing = [](const std::filesystem::path&) {};
    const auto writeFile = [](const std::string& text) {
        return [text](const std::filesystem::path& directory) {
            return atomicWriteFile(directory / "file", viewOf(text));
        };
    };
    const auto makeKeystore = [](const std::filesystem::path& directory) -> Status {
        return Keystore::create(directory / "file", kPassword, someContents(random), random, kCheap).ok()
                   ? Status()
                   : Status(makeError(Code::Internal, "keystore"));
    };
    const auto must = [](const std::function<Status(const std::filesystem::path&)>& act) {
        return [act](const std::filesystem::path& directory) {
            const Status done = act(directory);
            LEO_ASSERT(done.ok());
        };
    };
    const std::string before(3'000, 'a'), after(70'000, 'b');
    if (what == QLatin1String("file")) return {must(writeFile(before)), writeFile(after), lookAtFile, before, after};
    if (what == QLatin1String("new file")) return {nothing, writeFile(after), lookAtFile, "", after};
    if (what == QLatin1String("new keystore")) {
        return {nothing,
                [](const std::filesystem::path& directory) -> Status {
                    LEO_TRY(Keystore::create(directory / "file", kPassword, someContents(random), random, kCheap));
                    return {};
                },
                lookAtKeystore, "", "0 secrets"};
    }
    const bool password = what == QLatin1String("password");
    return {must(makeKeystore),
            [password](const std::filesystem::path& directory) -> Status {
                LEO_TRY_ASSIGN(Keystore keystore, Keystore::open(directory / "file", kPassword, random));
                if (password) return keystore.changePassword(kPassword, kNextPassword, kCheap);
                LEO_TRY(keystore.putSecret(SecretKind::TaskInputKey, kId, crypto::SecretBytes::random(32, random)));
                return keystore.save();
            },
            lookAtKeystore, "0 secrets", password ? "0 secrets, next password" : "1 secrets"};
}

void emptyDirectory(const std::filesystem::path& directory) {
    std::filesystem::remove_all(directory);
    std::filesystem::create_directory(directory);
}

}  // namespace

void PowerLossTest::filesAreReplacedWhole() {
    QFETCH(QString, what);
    const Replacing work = replacing(what);
    const std::filesystem::path place = directory() / "place", after = directory() / "after";
    emptyDirectory(place);
    work.prepare(place);
    QCOMPARE(work.look(place), work.old);
    std::mt19937_64 random(fromEnvironment("LEO_CRASH_SEED", 1));
    {
        FileRecorder recorder(place);
        QVERIFY(work.act(place).ok());
        recorder.stop();
        QVERIFY(recorder.events().size() >= 5);  // create, write, sync, rename, sync of the directory
        std::set<std::string> seen;
        for (std::size_t count = 0; count <= recorder.events().size(); ++count)
            for (std::size_t i = 0; i < kFilePoints; ++i) {
                emptyDirectory(after);
                recorder.lay(count, after, random);
                const std::string found = work.look(after);
                seen.insert(found);
                const bool returned = count == recorder.events().size();
                QVERIFY2(found == work.fresh || (!returned && found == work.old),
                         (found.substr(0, 60) + " after event " + std::to_string(count)).c_str());
            }
        QCOMPARE(seen.size(), std::size_t{2});  // or nothing was tried
    }
    for (const auto& [number, code] : {std::pair(ENOSPC, Code::DiskFull), std::pair(EIO, Code::Io)})
        for (std::size_t at = 0;; ++at) {
            emptyDirectory(place);
            work.prepare(place);
            FileRecorder recorder(place);
            recorder.failAt = at;
            recorder.failWith = number;
            const Status done = work.act(place);
            recorder.stop();
            if (done.ok()) break;
            QVERIFY2(done.error().code == code, toString(done.error()).c_str());
            const std::string found = work.look(place);
            // A directory that cannot be synced: the file is there already, only its safety is not acknowledged.
            QVERIFY2(found == work.old || found == work.fresh, found.substr(0, 60).c_str());
            if (found == work.old) {
                const Status again = work.act(place);
                QVERIFY2(again.ok(), again.ok() ? "" : toString(again.error()).c_str());
            }
            QCOMPARE(work.look(place), work.fresh);
        }
}

int main(int argc, char** argv) {
    crypto::initialise();
    FaultyDisk::instance().install();
    QCoreApplication application(argc, argv);
    PowerLossTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "power_loss_test.moc"

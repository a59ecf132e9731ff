#include <sqlite3.h>
#include <sys/stat.h>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "store/sqlite.h"
#include "support/code_of.h"

using namespace leo;
using namespace leo::store;

class SqliteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_file = std::filesystem::path(m_directory->path().toStdString()) / "test.sqlite";
    }

    void opensTheWayItSays() {
        Database database = make();
        QCOMPARE(*database.queryInt("PRAGMA synchronous"), std::int64_t{2});
        QCOMPARE(*database.queryInt("PRAGMA foreign_keys"), std::int64_t{1});
        QCOMPARE(*database.queryInt("PRAGMA page_size"), std::int64_t{4096});
        auto mode = database.prepare("PRAGMA journal_mode");
        LEO_SUCCEEDS(mode->step());
        QCOMPARE(std::string(mode->columnText(0)), std::string("wal"));
        for (const char* suffix : {"", "-wal"}) {
            struct stat info {};
            QCOMPARE(::stat((m_file.string() + suffix).c_str(), &info), 0);
            QCOMPARE(info.st_mode & 0777, mode_t{0600});
        }
    }

    void bindsAndReadsEveryType() {
        Database database = make();
        LEO_SUCCEEDS(database.execute("CREATE TABLE t(a, b, c, d, e)"));
        auto insert = database.prepare("INSERT INTO t VALUES(?1, ?2, ?3, ?4, ?5)");
        LEO_SUCCEEDS(insert);
        const Bytes blob{0, 1, 255};
        LEO_SUCCEEDS(insert->bind(1, std::int64_t{-5})
                         .bind(2, ~std::uint64_t{0})
                         .bind(3, ByteView(blob))
                         .bind(4, std::string_view("a\0b", 3))
                         .bindNull(5)
                         .run());
        // A statement is ready again after run(), with nothing bound.
        LEO_SUCCEEDS(insert->bind(3, ByteView()).bind(4, std::string_view()).bindBorrowed(5, {}).run());
        auto select = database.prepare("SELECT a, b, c, d, e FROM t");
        QVERIFY(*select->step());
        QCOMPARE(select->columnInt(0), std::int64_t{-5});
        QCOMPARE(select->columnU64(1), ~std::uint64_t{0});
        QVERIFY(equal(select->columnBytes(2), blob));
        LEO_SUCCEEDS(select->columnArray<3>(2));
        LEO_FAILS(select->columnArray<4>(2), Code::Malformed);
        QCOMPARE(select->columnText(3).size(), std::size_t{3});
        QVERIFY(select->columnIsNull(4));
        QVERIFY(*select->step());
        QVERIFY(select->columnIsNull(0));
        QVERIFY(!select->columnIsNull(2));
        QVERIFY(select->columnBytes(2).empty());
        QVERIFY(!select->columnIsNull(3));
        QVERIFY(!select->columnIsNull(4));
        QVERIFY(!*select->step());
    }

    void reportsMistakes() {
        Database database = make();
        LEO_FAILS(database.prepare("SELECT nonsense FROM nowhere"), Code::Internal);
        LEO_FAILS(database.queryInt("SELECT 1 WHERE 0"), Code::NotFound);
        auto select = database.prepare("SELECT ?1");
        LEO_FAILS(select->bind(2, std::int64_t{1}).step(), Code::Internal);
        // The mistake is forgotten with the reset.
        QVERIFY(*select->bind(1, std::int64_t{1}).step());
        LEO_SUCCEEDS(database.execute("CREATE TABLE u(a UNIQUE)"));
        LEO_SUCCEEDS(database.execute("INSERT INTO u VALUES(1)"));
        LEO_FAILS(database.execute("INSERT INTO u VALUES(1)"), Code::Duplicate);
    }

    void transactionsAreAllOrNothing() {
        Database database = make();
        LEO_SUCCEEDS(database.execute("CREATE TABLE t(a)"));
        {
            auto transaction = SqlTransaction::begin(database);
            LEO_SUCCEEDS(transaction);
            LEO_SUCCEEDS(database.execute("INSERT INTO t VALUES(1)"));
            QVERIFY(database.inTransaction());
        }
        QVERIFY(!database.inTransaction());
        QCOMPARE(*database.queryInt("SELECT count(*) FROM t"), std::int64_t{0});
        {
            auto transaction = SqlTransaction::begin(database);
            LEO_SUCCEEDS(database.execute("INSERT INTO t VALUES(1)"));
            LEO_SUCCEEDS(transaction->commit());
        }
        QCOMPARE(*database.queryInt("SELECT count(*) FROM t"), std::int64_t{1});
    }

    void fullDisk() {
        Database database = make();
        LEO_SUCCEEDS(database.execute("CREATE TABLE t(a); PRAGMA max_page_count=8"));
        auto transaction = SqlTransaction::begin(database);
        Status status;
        for (int i = 0; i < 100 && status.ok(); ++i)
            status = database.execute("INSERT INTO t VALUES(randomblob(3000))");
        LEO_FAILS(status, Code::DiskFull);
        QVERIFY(status.error().detail.find("test.sqlite") != std::string::npos);
        // SQLite has rolled back by itself: a commit must not claim success.
        if (!database.inTransaction()) LEO_FAILS(transaction->commit(), Code::Cancelled);
        transaction->rollback();
        QCOMPARE(*database.queryInt("SELECT count(*) FROM t"), std::int64_t{0});
        LEO_SUCCEEDS(database.quickCheck());
    }

    void aSecondWriterIsToldSo() {
        Database first = make();
        LEO_SUCCEEDS(first.execute("CREATE TABLE t(a)"));
        DatabaseOptions impatient;
        impatient.busyTimeoutMs = 0;
        auto second = Database::open(m_file, impatient);
        LEO_SUCCEEDS(second);
        auto transaction = SqlTransaction::begin(first);
        LEO_SUCCEEDS(first.execute("INSERT INTO t VALUES(1)"));
        LEO_FAILS(SqlTransaction::begin(*second), Code::InUse);
        // Reading goes on beside a writer and sees what is committed.
        QCOMPARE(*second->queryInt("SELECT count(*) FROM t"), std::int64_t{0});
        LEO_SUCCEEDS(transaction->commit());
        QCOMPARE(*second->queryInt("SELECT count(*) FROM t"), std::int64_t{1});
        LEO_SUCCEEDS(SqlTransaction::begin(*second));
    }

    void readOnly() {
        DatabaseOptions options;
        options.readOnly = true;
        LEO_FAILS(Database::open(m_file, options), Code::NotFound);
        QVERIFY(!std::filesystem::exists(m_file));
        { LEO_SUCCEEDS(make().execute("CREATE TABLE t(a)")); }
        auto database = Database::open(m_file, options);
        LEO_SUCCEEDS(database);
        QCOMPARE(*database->queryInt("SELECT count(*) FROM t"), std::int64_t{0});
        LEO_FAILS(database->execute("INSERT INTO t VALUES(1)"), Code::NotPermitted);
    }

    void foreignFiles() {
        QFile file(QString::fromStdString(m_file.string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        LEO_FAILS(Database::open(m_file), Code::Malformed);
        LEO_FAILS(Database::open(m_file.parent_path() / "missing" / "x.sqlite"), Code::NotFound);
    }

    void findsDamage() {
        {
            Database database = make();
            LEO_SUCCEEDS(database.execute("CREATE TABLE t(a); CREATE INDEX i ON t(a)"));
            for (int i = 0; i < 200; ++i) LEO_SUCCEEDS(database.execute("INSERT INTO t VALUES(randomblob(200))"));
            LEO_SUCCEEDS(database.quickCheck());
            LEO_SUCCEEDS(database.checkpoint());
        }
        QFile file(QString::fromStdString(m_file.string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 5 * 4096);
        for (int page = 2; page < 5; ++page) {
            file.seek(page * 4096);
            file.write(QByteArray(64, '\xee'));
        }
        file.close();
        LEO_FAILS(make().quickCheck(), Code::Malformed);
    }

    void schemaVersionLasts() {
        { LEO_SUCCEEDS(make().setSchemaVersion(7)); }
        QCOMPARE(*make().schemaVersion(), std::int64_t{7});
    }

private:
    Database make() {
        auto database = Database::open(m_file);
        LEO_ASSERT(database.ok());
        return std::move(database).value();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::filesystem::path m_file;
};

QTEST_GUILESS_MAIN(SqliteTest)
#include "sqlite_test.moc"

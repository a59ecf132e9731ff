// A folder before it is packed: what stays out, what is counted but not listed, and what looks like a secret.
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

#include "node/folder_report.h"

namespace leo::node {

class FolderReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyFilesAreCountedNotListed() {
        QTemporaryDir directory;
        const std::filesystem::path folder = directory.path().toStdString();
        constexpr std::size_t kFiles = 3'000, kListed = 500;
        std::filesystem::create_directories(folder / "data");
        std::ofstream(folder / "data" / "0") << "1234";
        for (std::size_t i = 1; i < kFiles; ++i)
            std::filesystem::create_hard_link(folder / "data" / "0", folder / "data" / std::to_string(i));
        std::filesystem::create_directories(folder / ".git");
        std::ofstream(folder / ".git" / "config") << "not entered";
        const auto found = lookAtFolder(folder.string(), kListed);
        QVERIFY(found.ok());
        QCOMPARE(found->files.size(), kListed);
        QCOMPARE(found->filesPacked, std::uint64_t{kFiles});
        QCOMPARE(found->filesInAll, std::uint64_t{kFiles + 1});
        QCOMPARE(found->bytesPacked, std::uint64_t{4 * kFiles});
    }

    void secrets_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("what");
        QTest::newRow("private key") << "-----BEGIN EC PRIVATE KEY-----"
                                     << "private key";
        QTest::newRow("public key") << "-----BEGIN PUBLIC KEY-----"
                                    << "";
        QTest::newRow("cloud key") << "key AKIAABCDEFGHIJKLMNOP"
                                   << "access token";
        QTest::newRow("forge token") << "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
                                     << "access token";
        QTest::newRow("password") << "Password = \"correct-horse\""
                                  << "password";
        QTest::newRow("password from outside") << "password = os.environ[\"X\"]"
                                               << "";
        QTest::newRow("short") << "token = \"abc\""
                               << "";
        QTest::newRow("prose") << "the secret of good code"
                               << "";
    }
    void secrets() {
        QFETCH(QString, line);
        QFETCH(QString, what);
        const auto found = findSecrets("first\n" + line.toStdString() + "\nlast", "a.py");
        QCOMPARE(found.size(), what.isEmpty() ? std::size_t{0} : std::size_t{1});
        if (found.empty()) return;
        QCOMPARE(QString::fromStdString(found[0].what), what);
        QCOMPARE(found[0].line, 2u);
        QCOMPARE(found[0].path, std::string("a.py"));
    }

    void notThere() { QCOMPARE(lookAtFolder("/no/such/folder", 10).error().code, Code::NotFound); }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::FolderReportTest)
#include "folder_report_test.moc"

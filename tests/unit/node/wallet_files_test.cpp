// Wallet files, unlock delays and invitations: right and wrong side by side.
#include <QtTest>

#include <QFile>

#include "crypto/bip39.h"
#include "node/facade/networks_area.h"
#include "node/facade/wallet_files.h"
#include "node/facade/wallets_area.h"
#include "node/wallets.h"

namespace leo::node {
namespace {

const Bytes kPassword = toBytes("correct horse");
const Bytes kWrong = toBytes("wrong horse");

template <class T>
int codeOf(const Result<T>& result) {
    return static_cast<int>(result.ok() ? Code::Ok : result.error().code);
}

}  // namespace

class WalletFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void delays() {
        const std::uint64_t expected[] = {0, 0, 0, 1'000, 2'000, 4'000, 8'000, 16'000, 32'000, 60'000, 60'000};
        for (unsigned wrong = 0; wrong < std::size(expected); ++wrong)
            QCOMPARE(unlockDelayMs(wrong), expected[wrong]);
        QCOMPARE(unlockDelayMs(UINT_MAX), kMostDelayMs);
    }

    void createdAndOpened() {
        const crypto::SecretBytes seed = crypto::SecretBytes::random(32, systemRandom());
        const auto made = createWalletFile(layout(), "Zoë", seed.view(), kPassword);
        QVERIFY2(made.ok(), made.ok() ? "" : toString(made.error()).c_str());
        QCOMPARE(codeOf(createWalletFile(layout(), "other", seed.view(), kPassword)),
                 static_cast<int>(Code::AlreadyExists));
        const auto listed = ownWallets(layout());
        QCOMPARE(listed.size(), std::size_t{1});
        QCOMPARE(listed[0].name, std::string("Zoë"));
        QVERIFY(listed[0].account == made->account && !listed[0].backedUp && !listed[0].localTest);
        const auto opened = openWalletFile(listed[0], kPassword);
        QVERIFY(opened.ok());
        QVERIFY(equal(opened->seed(), seed.view()));
        QCOMPARE(codeOf(openWalletFile(listed[0], kWrong)), static_cast<int>(Code::WrongPassword));
        QCOMPARE(codeOf(openWalletFile(listed[0], {})), static_cast<int>(Code::WrongPassword));
        QCOMPARE(codeOf(changeWalletPassword(listed[0], kWrong, kPassword)), static_cast<int>(Code::WrongPassword));
        QCOMPARE(codeOf(changeWalletPassword(listed[0], kPassword, toBytes("x"))),
                 static_cast<int>(Code::InvalidArgument));
        QVERIFY(changeWalletPassword(listed[0], kPassword, kWrong).ok());
        QVERIFY(openWalletFile(listed[0], kWrong).ok());
    }

    void backup() {
        const crypto::SecretBytes seed = crypto::SecretBytes::random(32, systemRandom());
        const auto made = createWalletFile(layout(), "Carol", seed.view(), kPassword);
        QVERIFY(made.ok());
        const std::filesystem::path copy = path() / "carol.leo";
        QVERIFY(exportWalletFile(*made, copy).ok());
        QCOMPARE(codeOf(restoreWalletFile(layout(), copy, kPassword)), static_cast<int>(Code::AlreadyExists));
        QVERIFY(removeWalletFile(*made).ok());
        QVERIFY(ownWallets(layout()).empty());
        QCOMPARE(codeOf(restoreWalletFile(layout(), copy, kWrong)), static_cast<int>(Code::WrongPassword));
        const auto back = restoreWalletFile(layout(), copy, kPassword);
        QVERIFY(back.ok());
        QVERIFY(back->account == made->account && back->backedUp);
        QCOMPARE(ownWallets(layout()).size(), std::size_t{1});
    }

    void damagedBackup() {
        const std::filesystem::path file = path() / "not a backup";
        QFile damaged(QString::fromStdString(file.native()));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("hello");
        damaged.close();
        QCOMPARE(codeOf(restoreWalletFile(layout(), file, kPassword)), static_cast<int>(Code::Malformed));
        QCOMPARE(codeOf(restoreWalletFile(layout(), path() / "none", kPassword)), static_cast<int>(Code::NotFound));
        QVERIFY(ownWallets(layout()).empty());
    }

    // A wallet without a password is never copied out, and its file restores nothing.
    void testWalletsStay() {
        const auto alice = createWallet(layout(), "alice", {});
        QVERIFY(alice.ok());
        NetworkFile network;
        const auto listed = testWallets(layout(), network);
        QCOMPARE(listed.size(), std::size_t{1});
        QCOMPARE(listed[0].name, std::string("Alice"));
        QVERIFY(listed[0].localTest && !listed[0].hasPassword);
        QVERIFY(openWalletFile(listed[0], {}).ok());
        QCOMPARE(codeOf(exportWalletFile(listed[0], path() / "a")), static_cast<int>(Code::NotPermitted));
        QCOMPARE(codeOf(removeWalletFile(listed[0])), static_cast<int>(Code::NotPermitted));
        QCOMPARE(codeOf(restoreWalletFile(layout(), listed[0].keystore(), {})), static_cast<int>(Code::NotPermitted));
    }

    void names() {
        QVERIFY(checkNewWalletName("Zoë's savings").ok());
        QVERIFY(!checkNewWalletName("").ok());
        QVERIFY(!checkNewWalletName("  ").ok());
        QVERIFY(!checkNewWalletName(std::string(65, 'a')).ok());
        QVERIFY(!checkNewWalletName("a\nb").ok());
        QVERIFY(!checkNewWalletName("\xff").ok());
        QVERIFY(checkNewPassword(toBytes("12345678")).ok());
        QVERIFY(!checkNewPassword(toBytes("1234567")).ok());
        QVERIFY(!checkNewPassword(Bytes(2000, 'a')).ok());
    }

    void invitations_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("addresses");  // -1: refused
        QTest::addColumn<bool>("chain");
        const QString chain(64, QLatin1Char('a'));
        const QString at = QStringLiteral("/ip4/192.0.2.1/tcp/46700/ws");
        QTest::newRow("address") << at << 1 << false;
        QTest::newRow("address with blanks") << QStringLiteral("  %1\n").arg(at) << 1 << false;
        QTest::newRow("link") << QStringLiteral("leo:network/%1?at=%2").arg(chain, at) << 1 << true;
        QTest::newRow("link, two addresses")
            << QStringLiteral("leo:network/%1?at=%2&at=%2").arg(chain, at) << 2 << true;
        QTest::newRow("link, encoded")
            << QStringLiteral("leo:network/%1?at=%2").arg(chain, QString::fromLatin1(QUrl::toPercentEncoding(at)))
            << 1 << true;
        QTest::newRow("nothing") << QString() << -1 << false;
        QTest::newRow("words") << QStringLiteral("hello") << -1 << false;
        QTest::newRow("half an address") << QStringLiteral("/ip4/192.0.2.1") << -1 << false;
        QTest::newRow("no such file") << QStringLiteral("/nowhere/network.json") << -1 << false;
        QTest::newRow("link without address") << QStringLiteral("leo:network/%1").arg(chain) << -1 << false;
        QTest::newRow("link, short id") << QStringLiteral("leo:network/abc?at=%1").arg(at) << -1 << false;
        QTest::newRow("link to something else") << QStringLiteral("leo:task/%1?at=%2").arg(chain, at) << -1 << false;
        QTest::newRow("link, wrong address") << QStringLiteral("leo:network/%1?at=nowhere").arg(chain) << -1 << false;
        QTest::newRow("endless") << QString(100'000, QLatin1Char('a')) << -1 << false;
    }
    void invitations() {
        QFETCH(QString, text);
        QFETCH(int, addresses);
        QFETCH(bool, chain);
        const auto invitation = parseInvitation(text.toStdString());
        QCOMPARE(invitation.ok(), addresses >= 0);
        if (!invitation.ok()) {
            QCOMPARE(codeOf(invitation), static_cast<int>(Code::Malformed));
            return;
        }
        QCOMPARE(static_cast<int>(invitation->addresses.size()), addresses);
        QCOMPARE(invitation->chain.has_value(), chain);
    }

private:
    std::filesystem::path path() const { return m_directory->path().toStdString(); }
    Layout layout() const { return *Layout::resolve((path() / "leo").string()); }
    std::unique_ptr<QTemporaryDir> m_directory;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::WalletFilesTest)
#include "wallet_files_test.moc"

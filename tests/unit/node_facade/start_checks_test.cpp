// The checklist: what each line finds, and what it says is missing.
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

#include "node/facade/start_checks.h"
#include "node/software_tpm.h"

namespace leo::node {

using CheckMark = api::StartCheck::Mark;

class StartChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void money_data() {
        QTest::addColumn<quint64>("held");  // LEO; zero: not registered
        QTest::addColumn<quint64>("balance");
        QTest::addColumn<quint64>("wallet");
        QTest::addColumn<QString>("found");
        QTest::addColumn<int>("mark");
        QTest::addColumn<quint64>("missing");  // LEO
        const auto row = [](const char* name, quint64 held, quint64 balance, quint64 wallet, const char* found,
                            CheckMark mark, quint64 missing) {
            QTest::newRow(name) << held << balance << wallet << QString::fromLatin1(found) << static_cast<int>(mark)
                                << missing;
        };
        row("registered", 100, 11, 0, "held", CheckMark::Passed, 102);
        row("registered, no join", 100, 9, 500, "join", CheckMark::Warning, 103);
        row("the wallet pays", 0, 0, 113, "ready", CheckMark::Passed, 112);
        row("the wallet pays the rest", 0, 60, 53, "ready", CheckMark::Passed, 52);
        row("paid already", 0, 112, 0, "ready", CheckMark::Passed, 0);
        row("the wallet has too little", 0, 0, 112, "missing", CheckMark::Failed, 112);
        row("nobody pays", 0, 0, 0, "missing", CheckMark::Failed, 112);
    }
    void money() {
        QFETCH(quint64, held);
        QFETCH(quint64, balance);
        QFETCH(quint64, wallet);
        QFETCH(QString, found);
        QFETCH(int, mark);
        QFETCH(quint64, missing);
        MoneyFacts facts{{}, leo(balance), leo(wallet), leo(100), leo(10), leo(1)};
        if (held > 0) facts.held = leo(held);
        const api::StartCheck check = checkMoney(facts);
        QCOMPARE(QString::fromStdString(check.found), found);
        QCOMPARE(static_cast<int>(check.mark), mark);
        if (held == 0) QCOMPARE(missingFor(facts), leo(missing));
    }

    void link_data() {
        QTest::addColumn<bool>("live");
        QTest::addColumn<int>("peers");
        QTest::addColumn<bool>("here");
        QTest::addColumn<QString>("found");
        QTest::addColumn<int>("mark");
        QTest::newRow("here") << true << 5 << true << QStringLiteral("live") << static_cast<int>(CheckMark::Passed);
        QTest::newRow("elsewhere") << true << 5 << false << QStringLiteral("outgoing")
                                   << static_cast<int>(CheckMark::Warning);
        QTest::newRow("nobody") << true << 0 << true << QStringLiteral("none") << static_cast<int>(CheckMark::Failed);
        QTest::newRow("behind") << false << 5 << true << QStringLiteral("none")
                                << static_cast<int>(CheckMark::Failed);
    }
    void link() {
        QFETCH(bool, live);
        QFETCH(int, peers);
        QFETCH(bool, here);
        QFETCH(QString, found);
        QFETCH(int, mark);
        const api::StartCheck check = checkLink({live, static_cast<std::size_t>(peers), here});
        QCOMPARE(QString::fromStdString(check.found), found);
        QCOMPARE(static_cast<int>(check.mark), mark);
    }

    void softwareTpmNeedsItsAuthority() {
        QTemporaryDir directory;
        ChipWish wish;
        wish.genesis.roots = {{"Local root", true, {}}};
        wish.network = directory.path().toStdString();
        ChipReport report = checkChip(wish);
        QCOMPARE(report.checks.size(), std::size_t{3});
        QCOMPARE(report.checks[0].found, std::string("software"));
        QVERIFY(report.checks[0].mark == CheckMark::Warning);
        QCOMPARE(report.checks[1].found, std::string("no-authority"));
        QVERIFY(report.checks[1].mark == CheckMark::Failed);
        QVERIFY(report.checks[2].mark == CheckMark::Warning);
        std::filesystem::create_directories(wish.network / kTpmAuthorityName);
        std::ofstream(wish.network / kTpmAuthorityName / "ca.key") << "key";
        report = checkChip(wish);
        QCOMPARE(report.checks[1].found, std::string("local"));
        QCOMPARE(report.checks[1].values, std::vector<std::string>{"Local root"});
        QVERIFY(report.checks[1].mark == CheckMark::Passed);
    }

    void noHardwareTpm() {
        ChipWish wish;
        wish.genesis.roots = {{"Vendor", false, {}}};
        wish.device = "/dev/no-such-tpm";
        const ChipReport report = checkChip(wish);
        QCOMPARE(report.checks.size(), std::size_t{3});
        QCOMPARE(report.checks[0].found, std::string("none"));
        QVERIFY(report.checks[0].mark == CheckMark::Failed);
        QCOMPARE(report.checks[1].found, std::string("unseen"));
        QCOMPARE(report.checks[2].found, std::string("unseen"));
        QVERIFY(!report.chip && report.pcrs.empty());
    }

    void notATpm() {
        ChipWish wish;
        wish.genesis.roots = {{"Vendor", false, {}}};
        wish.device = "/dev/null";
        const ChipReport report = checkChip(wish);
        QCOMPARE(report.checks[0].found, std::string("broken"));
        QVERIFY(report.checks[0].mark == CheckMark::Failed);
    }

    void noSandbox() {
        sandbox::SandboxConfig config;
        config.loaderPath = "/no/such/loader";
        const api::StartCheck check = checkSandbox(config);
        QCOMPARE(check.found, std::string("none"));
        QVERIFY(check.mark == CheckMark::Failed && !check.command.empty());
    }

    void rootsDecide() {
        ledger::Genesis genesis;
        genesis.roots = {{"a", true, {}}, {"b", true, {}}};
        QVERIFY(softwareOnly(genesis));
        genesis.roots[1].software = false;
        QVERIFY(!softwareOnly(genesis));
    }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::StartChecksTest)
#include "start_checks_test.moc"

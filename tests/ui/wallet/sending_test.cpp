#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_wallets.h"
#include "wallet/account_history.h"
#include "wallet/sending.h"
#include "wallet/signing.h"

namespace leo::ui {

class SendingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void judgesEveryField_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<bool>("ready");
        QTest::addColumn<QString>("problem");
        const QString stranger = QString::fromUtf8(fake::FakeWallets::kStranger.data());
        QTest::newRow("good") << stranger << "25.5" << true << "";
        QTest::newRow("grouped address") << QString(stranger).insert(8, QStringLiteral("  ")) << "1" << true << "";
        QTest::newRow("smallest") << stranger << "0.000000001" << true << "";
        QTest::newRow("nothing") << ""
                                 << "" << false << "";
        QTest::newRow("zero") << stranger << "0" << false << "0.000000001";
        QTest::newRow("ten decimals") << stranger << "0.0000000001" << false << "nine decimals";
        QTest::newRow("letters") << stranger << "1e9" << false << "nine decimals";
        QTest::newRow("negative") << stranger << "-1" << false << "nine decimals";
        QTest::newRow("comma in English") << stranger << "1,5" << false << "nine decimals";
        QTest::newRow("too much") << stranger << "838.6" << false << "0.1 LEO more";
        QTest::newRow("not an address") << "0x1234"
                                        << "1" << false << "starts with leo1";
        QTest::newRow("checksum") << "leo1qqqq"
                                  << "1" << false << "checksum";
        QTest::newRow("hostile") << QString(10'000, QLatin1Char('l')) << "1" << false << "starts with leo1";
    }
    void judgesEveryField() {
        QFETCH(QString, address);
        QFETCH(QString, amount);
        QFETCH(bool, ready);
        QFETCH(QString, problem);
        fake::FakeWallets wallets;
        fake::FakeNetworks networks;
        wallets.beAliceAndBob();
        Signing signing(wallets, networks);
        Sending sending(wallets, signing);
        sending.take(wallets.wallets.state);
        sending.setAddress(address);
        sending.setAmount(amount);
        QCOMPARE(sending.ready(), ready);
        const QString said = sending.addressProblem() + sending.amountProblem();
        QVERIFY2(problem.isEmpty() ? said.isEmpty() : said.contains(problem), qPrintable(said));
    }

    void germanTakesOnlyTheComma() {
        QLocale::setDefault(QLocale(QLocale::German));
        QVERIFY(amountOf(QStringLiteral("1,5")).ok());
        QCOMPARE(amountOf(QStringLiteral("1,5")).value().units, std::uint64_t{1'500'000'000});
        QVERIFY(!amountOf(QStringLiteral("1.5")).ok());
        QLocale::setDefault(QLocale(QLocale::English));
    }

    void flagsALookalike() {
        fake::FakeWallets wallets;
        fake::FakeNetworks networks;
        wallets.beAliceAndBob();
        Signing signing(wallets, networks);
        Sending sending(wallets, signing);
        sending.take(wallets.wallets.state);
        sending.setAddress(QString::fromStdString(wallets.wallets.state.wallets[1].address));
        QCOMPARE(sending.recipientName(), QStringLiteral("Bob"));
        QVERIFY(sending.lookalikeWarning().isEmpty());
        sending.setAddress(QString::fromUtf8(fake::FakeWallets::kLookalike.data()));
        QVERIFY(sending.recipientName().isEmpty());
        QVERIFY(sending.lookalikeWarning().contains(QStringLiteral("Bob")));
        sending.setAddress(QString::fromStdString(wallets.wallets.state.wallets[0].address));
        QVERIFY(sending.addressProblem().contains(QStringLiteral("wallet that sends")));
    }

    void reviewsSignsAndClears() {
        fake::FakeWallets wallets;
        fake::FakeNetworks networks;
        wallets.beAliceAndBob();
        Signing signing(wallets, networks);
        Sending sending(wallets, signing);
        sending.take(wallets.wallets.state);
        sending.setAddress(QString::fromUtf8(fake::FakeWallets::kLookalike.data()));
        sending.setAmount(QStringLiteral("2"));
        sending.review();
        QTRY_VERIFY(signing.isOpen());
        QCOMPARE(signing.lookalikes().size(), 1);
        QTRY_VERIFY(signing.armed());
        signing.confirm();
        QTRY_VERIFY(sending.sent().contains(QStringLiteral("#2,320")));
        QVERIFY(sending.address().isEmpty());
    }

    void historyPagesAndStopsAtItsLimit() {
        fake::FakeWallets wallets;
        for (std::uint32_t i = 0; i < 600; ++i) {
            api::HistoryEntry entry;
            entry.height = Height{10'000 - i};
            entry.why = i == 0 ? "an unknown word" : "transfer";
            entry.incoming = i % 2 == 0;
            entry.amount = leo(i + 1);
            wallets.entries.push_back(entry);
        }
        AccountHistory history(wallets);
        history.setAccount(fake::idOf<AccountId>(0xa1));
        QCOMPARE(history.stage(), AccountHistory::Stage::Loading);
        history.load();
        QTRY_COMPARE(history.rows()->count(), 50);
        QCOMPARE(history.rows()->value(0, QStringLiteral("sentence")).toString(), QStringLiteral("an unknown word"));
        QCOMPARE(history.rows()->value(1, QStringLiteral("amount")).toString(), QStringLiteral("−2.000000000"));
        QSignalSpy reset(history.rows(), &QAbstractItemModel::modelReset);
        while (history.more()) {
            const int before = history.rows()->count();
            history.loadMore();
            QTRY_VERIFY(history.rows()->count() > before);
        }
        QCOMPARE(history.rows()->count(), static_cast<int>(kMaxHistoryRows));
        QCOMPARE(reset.count(), 0);
    }
};

}  // namespace leo::ui

QTEST_GUILESS_MAIN(leo::ui::SendingTest)
#include "sending_test.moc"

#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_wallets.h"
#include "firstrun/local_start.h"
#include "firstrun/new_wallet.h"
#include "firstrun/word_entry.h"

namespace leo::ui {

class NewWalletTest : public QObject {
    Q_OBJECT

    static QString right() { return QStringLiteral("a good password"); }

private Q_SLOTS:
    void wordsAreShownOnceAndAskedFor() {
        fake::FakeWallets wallets;
        NewWallet wallet(wallets);
        wallet.begin();
        QTRY_COMPARE(wallet.stage(), NewWallet::Stage::Show);
        const QStringList words = wallet.words();
        QCOMPARE(words.size(), kRecoveryWords);
        wallet.create(QStringLiteral("Carol"), right(), right());  // not before they were asked for
        QVERIFY(wallets.createdName.empty());
        wallet.written();
        QVERIFY(wallet.words().isEmpty());
        QCOMPARE(wallet.asked().size(), NewWallet::kAsked);
        QStringList answers;
        for (const QVariant& place : wallet.asked()) answers << words[place.toInt() - 1];
        QStringList wrong = answers;
        wrong[1] = QStringLiteral("zoo");
        wallet.answer(wrong);
        QCOMPARE(wallet.stage(), NewWallet::Stage::Ask);
        QCOMPARE(wallet.wrongAnswer(), wallet.asked()[1].toInt());
        wallet.answer({});
        QCOMPARE(wallet.stage(), NewWallet::Stage::Ask);
        wallet.showAgain();
        QCOMPARE(wallet.words(), words);
        wallet.written();
        answers.clear();
        for (const QVariant& place : wallet.asked()) answers << words[place.toInt() - 1].toUpper() + QLatin1Char(' ');
        wallet.answer(answers);
        QCOMPARE(wallet.stage(), NewWallet::Stage::Password);
        QVERIFY(wallet.words().isEmpty());
        QSignalSpy created(&wallet, &NewWallet::created);
        wallet.create(QStringLiteral(" Carol "), right(), right());
        QTRY_COMPARE(created.count(), 1);
        QCOMPARE(wallets.createdName, std::string("Carol"));
        QVERIFY(wallets.wallets.state.wallets.back().backedUp);
        wallet.showAgain();
        QVERIFY(wallet.words().isEmpty());
    }

    void passwordsAndNames_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("repeated");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << "Carol"
                              << "12345678"
                              << "12345678" << true;
        QTest::newRow("short") << "Carol"
                               << "1234567"
                               << "1234567" << false;
        QTest::newRow("empty") << "Carol"
                               << ""
                               << "" << false;
        QTest::newRow("differ") << "Carol"
                                << "12345678"
                                << "12345679" << false;
        QTest::newRow("no name") << "  "
                                 << "12345678"
                                 << "12345678" << false;
        QTest::newRow("long name") << QString(41, QLatin1Char('n')) << "12345678"
                                   << "12345678" << false;
    }
    void passwordsAndNames() {
        QFETCH(QString, name);
        QFETCH(QString, password);
        QFETCH(QString, repeated);
        QFETCH(bool, good);
        fake::FakeWallets wallets;
        NewWallet wallet(wallets);
        wallet.entry()->setWord(0,
                                QString::fromUtf8(fake::kWords.data(), static_cast<qsizetype>(fake::kWords.size())));
        wallet.restoreWords(name, password, repeated);
        QCOMPARE(wallet.busy(), good);
        QCOMPARE(wallet.error().isEmpty(), good);
        if (good) QTRY_COMPARE(wallet.stage(), NewWallet::Stage::Done);
    }

    void oneWrongWordIsNamed() {
        fake::FakeWallets wallets;
        NewWallet wallet(wallets);
        WordEntry* entry = wallet.entry();
        QString phrase = QString::fromUtf8(fake::kWords.data(), static_cast<qsizetype>(fake::kWords.size()));
        entry->setWord(0, phrase);
        QVERIFY(entry->valid());
        entry->setWord(6, QStringLiteral("colr"));
        entry->judge();
        QCOMPARE(entry->wrongAt(), 7);
        QVERIFY(entry->problem().contains(QStringLiteral("Word 7")) &&
                entry->problem().contains(QStringLiteral("colr")));
        wallet.restoreWords(QStringLiteral("Carol"), right(), right());
        QVERIFY(wallets.createdName.empty());
        entry->setWord(6, QStringLiteral("abandon"));
        QVERIFY(entry->valid());
        wallets.checksumFails = true;
        entry->judge();
        QVERIFY(!entry->valid());
        QVERIFY(entry->problem().contains(QStringLiteral("checksum")));
        wallet.restoreWords(QStringLiteral("Carol"), right(), right());
        QVERIFY(wallets.createdName.empty());
    }

    void wordsCompleteWhileTyping() {
        fake::FakeWallets wallets;
        WordEntry entry(wallets);
        QCOMPARE(entry.completions(QStringLiteral("ab")).size(), 8);  // abandon … abstract
        QCOMPARE(entry.completions(QStringLiteral("ZO")),
                 (QStringList{QStringLiteral("zone"), QStringLiteral("zoo")}));
        QVERIFY(entry.completions({}).isEmpty());
        QVERIFY(entry.completions(QStringLiteral("xyz")).isEmpty());
        entry.setWord(3, QStringLiteral("zo"));  // still being typed
        QCOMPARE(entry.wrongAt(), 0);
        entry.judge();
        QCOMPARE(entry.wrongAt(), 4);
        entry.setWord(24, QStringLiteral("art"));
        entry.setWord(-1, QStringLiteral("art"));
        QCOMPARE(entry.filled(), 1);
        entry.setWord(22, QStringLiteral("zoo  zone\tzero"));  // more words than places are left
        QCOMPARE(entry.words().size(), kRecoveryWords);
        QCOMPARE(entry.words().back(), QStringLiteral("zone"));
        entry.clear();
        QCOMPARE(entry.filled(), 0);
    }

    void aStartShowsItsStepsAndItsFailure() {
        fake::FakeNetworks networks;
        LocalStart start(networks);
        networks.beStarting();
        QCOMPARE(start.steps()->count(), 6);
        QCOMPARE(start.steps()->value(0, QStringLiteral("duration")).toString(), QStringLiteral("done before"));
        QCOMPARE(start.attested(), 7);
        QCOMPARE(start.nodes()->value(6, QStringLiteral("spoken")).toString(), QStringLiteral("Node 07, attested"));
        QVERIFY(start.progress() > 0.6 && start.progress() < 0.8);
        QSignalSpy ready(&start, &LocalStart::ready);
        start.begin();
        QCOMPARE(networks.nodes, kLocalNodes);
        networks.finishStart(makeError(Code::InUse, "port 46700"));
        QTRY_VERIFY(start.failed());
        QCOMPARE(start.errorDetail(), QStringLiteral("port 46700"));
        QCOMPARE(ready.count(), 0);
        start.begin();
        QVERIFY(!start.failed());
        networks.finishStart({});
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(start.progress(), 1.0);
    }

    void cancellingAStartRemovesIt() {
        fake::FakeNetworks networks;
        LocalStart start(networks);
        start.begin();
        QSignalSpy cancelled(&start, &LocalStart::cancelled);
        start.cancel();
        QTRY_COMPARE(cancelled.count(), 1);
        QVERIFY(networks.removed);
        QVERIFY(!start.failed());  // what the person wanted is no failure
        QVERIFY(!start.running());
    }
};

}  // namespace leo::ui

QTEST_GUILESS_MAIN(leo::ui::NewWalletTest)
#include "new_wallet_test.moc"

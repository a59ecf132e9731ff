#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_wallets.h"
#include "wallet/signing.h"

namespace leo::ui {

class SigningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsBeforeItSigns() {
        fake::FakeWallets wallets;
        fake::FakeNetworks networks;
        wallets.beAliceAndBob();
        networks.beLocal();
        Signing signing(wallets, networks);
        QTRY_COMPARE(signing.network(), QStringLiteral("Local network"));
        signing.present(wallets.requestOf("Transfer", leo(25)));
        QVERIFY(signing.isOpen());
        QVERIFY(!signing.armed());
        signing.confirm();
        QVERIFY(!wallets.signedRequest);
        QTRY_VERIFY(signing.armed());
        signing.touch();  // the layout changed under the pointer
        QVERIFY(!signing.armed());
        signing.confirm();
        QVERIFY(!wallets.signedRequest);
        QTRY_VERIFY(signing.armed());
        QSignalSpy recorded(&signing, &Signing::signedAt);
        signing.confirm();
        signing.confirm();  // a double click signs once
        QTRY_COMPARE(recorded.count(), 1);
        QCOMPARE(*wallets.signedRequest, std::uint64_t{1});
        QVERIFY(!signing.isOpen());
    }

    void showsTheRequestAndNothingElse() {
        fake::FakeWallets wallets;
        fake::FakeNetworks networks;
        wallets.beAliceAndBob();
        networks.beLocal();
        Signing signing(wallets, networks);
        api::SigningRequest request = wallets.requestOf("Transfer", leo(25));
        request.recipient = wallets.wallets.state.wallets[1].account;
        request.lookalikes = {"leo1aaaabbbb"};
        QTRY_COMPARE(signing.network(), QStringLiteral("Local network"));
        signing.present(request);
        QCOMPARE(signing.title(), QStringLiteral("Send 25 LEO to leo1b0…0bkz?"));
        QCOMPARE(signing.spends(), QStringLiteral("25.001000000"));
        QCOMPARE(signing.fee(), QStringLiteral("0.001000000"));
        QCOMPARE(signing.before(), QStringLiteral("838.500000000"));
        QCOMPARE(signing.after(), QStringLiteral("813.499000000"));
        QCOMPARE(signing.recipientName(), QStringLiteral("Bob"));
        QVERIFY(signing.recipient().startsWith(QStringLiteral("leo1 b0b7 ")));
        QCOMPARE(signing.lookalikes(), QStringList{QStringLiteral("leo1 aaaa bbbb")});
        QCOMPARE(signing.raw(), QStringLiteral("81a301027f"));
        QVERIFY(!signing.networkNote().isEmpty());
        QCOMPARE(signing.confirmText(), QStringLiteral("Sign and send"));
        signing.present(wallets.requestOf("LambdaPublish", leo(20)));
        QCOMPARE(signing.title(), QStringLiteral("Publish Colour to grey at 3 LEO per use?"));
        QCOMPARE(signing.confirmText(), QStringLiteral("Sign and publish"));
    }

    void lockedWalletsSignNothing() {
        fake::FakeWallets wallets;
        fake::FakeNetworks networks;
        wallets.beAliceAndBob();
        Signing signing(wallets, networks);
        wallets.lock();
        signing.present(wallets.requestOf("Transfer", leo(1)));
        QVERIFY(signing.locked());
        QTest::qWait(kConfirmDelayMs + 100);
        QVERIFY(!signing.armed());
        signing.confirm();
        QVERIFY(!wallets.signedRequest);
        wallets.of(*wallets.wallets.state.active)->unlocked = true;
        wallets.wallets.publish();
        QVERIFY(!signing.armed());  // its condition holds only since now
        QTRY_VERIFY(signing.armed());
    }

    void cancelForgetsAndFailureIsShown() {
        fake::FakeWallets wallets;
        fake::FakeNetworks networks;
        wallets.beAliceAndBob();
        Signing signing(wallets, networks);
        QSignalSpy dismissed(&signing, &Signing::dismissed);
        signing.present(wallets.requestOf("Transfer", leo(1)));
        signing.present(wallets.requestOf("Transfer", leo(2)));  // the first one is discarded, not left signable
        QCOMPARE(*wallets.discarded, std::uint64_t{1});
        signing.cancel();
        QCOMPARE(*wallets.discarded, std::uint64_t{2});
        QCOMPARE(dismissed.count(), 2);
        QVERIFY(!signing.isOpen());

        wallets.nextAnswer = makeError(Code::Unreachable, "no peer");
        signing.present(wallets.requestOf("Transfer", leo(3)));
        QTRY_VERIFY(signing.armed());
        signing.confirm();
        QTRY_COMPARE(signing.stage(), Signing::Stage::Failed);
        QVERIFY(signing.error().contains(QStringLiteral("Nothing was sent")));
    }
};

}  // namespace leo::ui

QTEST_GUILESS_MAIN(leo::ui::SigningTest)
#include "signing_test.moc"

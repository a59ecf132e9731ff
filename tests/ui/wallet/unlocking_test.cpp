#include <QtTest>

#include <QClipboard>
#include <QGuiApplication>

#include "fake/fake_wallets.h"
#include "wallet/secret_clipboard.h"
#include "wallet/unlocking.h"

namespace leo::ui {

class UnlockingTest : public QObject {
    Q_OBJECT

    static void follow(fake::FakeWallets& wallets, Unlocking& unlocking) { unlocking.take(wallets.wallets.state); }

private Q_SLOTS:
    void wrongPasswordsCostAWait() {
        fake::FakeWallets wallets;
        wallets.beAliceAndBob();
        wallets.lock();
        Unlocking unlocking(wallets);
        const Subscription subscription =
            wallets.observe([&](const std::shared_ptr<const api::WalletsState>& state) { unlocking.take(*state); });
        follow(wallets, unlocking);
        unlocking.unlock(QStringLiteral("wrong"));
        QTRY_VERIFY(!unlocking.error().isEmpty());
        QCOMPARE(unlocking.waitSeconds(), 0);
        wallets.nextDelayMs = 60'000;
        unlocking.unlock(QStringLiteral("wrong"));
        QTRY_COMPARE(wallets.wrong, 2);
        QTRY_VERIFY(!unlocking.busy());
        QTRY_VERIFY(unlocking.waitSeconds() > 50 && unlocking.waitSeconds() <= 60);
        unlocking.unlock(QString::fromUtf8(fake::kPassword.data()));  // not even asked while the wait lasts
        QVERIFY(!unlocking.busy());
        QVERIFY(!wallets.wallets.state.wallets[0].unlocked);
        wallets.wallets.state.wallets[0].delayMs = 0;
        wallets.wallets.publish();
        QCOMPARE(unlocking.waitSeconds(), 0);
        QSignalSpy unlocked(&unlocking, &Unlocking::unlocked);
        unlocking.unlock(QString::fromUtf8(fake::kPassword.data()));
        QTRY_COMPARE(unlocked.count(), 1);
        QVERIFY(wallets.wallets.state.wallets[0].unlocked);
    }

    void unlocksTheChosenOne() {
        fake::FakeWallets wallets;
        wallets.beAliceAndBob();
        wallets.lock();
        Unlocking unlocking(wallets);
        follow(wallets, unlocking);
        const QString bob = QString::fromStdString(wallets.wallets.state.wallets[1].account.hex());
        unlocking.choose(QStringLiteral("not an account"));
        QVERIFY(unlocking.account() != bob);
        unlocking.choose(bob);
        QCOMPARE(unlocking.account(), bob);
        QSignalSpy unlocked(&unlocking, &Unlocking::unlocked);
        unlocking.unlock(QString::fromUtf8(fake::kPassword.data()));
        QTRY_COMPARE(unlocked.count(), 1);
        QCOMPARE(*wallets.wallets.state.active, wallets.wallets.state.wallets[1].account);
    }

    void secretsLeaveTheClipboard() {
        SecretClipboard clipboard(nullptr, 20);
        QClipboard* system = QGuiApplication::clipboard();
        clipboard.copySecret(QStringLiteral("abandon art"));
        QCOMPARE(system->text(), QStringLiteral("abandon art"));
        QTRY_VERIFY(system->text().isEmpty());
        clipboard.copySecret(QStringLiteral("abandon art"));
        system->setText(QStringLiteral("something else"));  // copied since: stays
        QTest::qWait(60);
        QCOMPARE(system->text(), QStringLiteral("something else"));
        clipboard.copy(QStringLiteral("leo1address"));  // no secret: stays
        QTest::qWait(60);
        QCOMPARE(system->text(), QStringLiteral("leo1address"));
        {
            SecretClipboard closing(nullptr, kSecretMs);
            closing.copySecret(QStringLiteral("left behind"));
        }
        QVERIFY(system->text().isEmpty());  // the program ended before the minute was over
        QCOMPARE(kSecretMs, 60'000);
    }
};

}  // namespace leo::ui

QTEST_MAIN(leo::ui::UnlockingTest)
#include "unlocking_test.moc"

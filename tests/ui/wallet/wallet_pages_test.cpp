#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "shell/navigator.h"
#include "wallet/wallets_area.h"

namespace leo::ui {

class WalletPagesTest : public QObject {
    Q_OBJECT

    struct Bench {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeNotifications notices;
        fake::FakeLeo leo;
        std::unique_ptr<PageHarness> harness;

        Bench() {
            leo.use(networks);
            leo.use(wallets);
            leo.use(notices);
            networks.beLocal();
            wallets.beAliceAndBob();
            notices.beBusy();
        }
        PageHarness& start() {
            harness = std::make_unique<PageHarness>(leo);
            return *harness;
        }
        void type(const char* text) {
            for (const char* c = text; *c; ++c) QTest::keyClick(&harness->window(), *c);
        }
    };

private Q_SLOTS:
    void send() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("wallet.send");
        harness.settle();
        harness.shoot(QStringLiteral("empty"));
        bench.type("0x12");
        harness.settle();
        harness.shoot(QStringLiteral("error"));
        Sending* sending = harness.app().wallets()->sending();
        sending->setAddress(QString::fromUtf8(fake::FakeWallets::kLookalike.data()));
        sending->setAmount(QStringLiteral("25"));
        harness.settle();
        harness.shoot(QStringLiteral("lookalike"));
        harness.click(harness.find("review"));
        QVERIFY(harness.wait([&] { return harness.app().wallets()->signing()->isOpen(); }));
        harness.settle();
        harness.shoot(QStringLiteral("signing"));
        QVERIFY(harness.wait([&] {
            harness.click(harness.find("dialogConfirm"));
            return bench.wallets.signedRequest.has_value();
        }));
        QVERIFY(harness.wait([&] { return !sending->sent().isEmpty(); }));
        harness.settle();
        harness.shoot(QStringLiteral("sent"));
        sending->setAddress(QString::fromUtf8(fake::FakeWallets::kStranger.data()));
        sending->setAmount(QStringLiteral("1"));
        harness.click(harness.find("review"));  // a second request in the same dialog
        QVERIFY(harness.wait([&] { return harness.app().wallets()->signing()->isOpen(); }));
        harness.settle();
        harness.click(harness.find("dialogCancel"));
        QVERIFY(harness.wait([&] { return !harness.app().wallets()->signing()->isOpen(); }));
        bench.wallets.lock();
        harness.settle();
    }

    void receive() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("wallet.receive");
        harness.settle();
        harness.shoot(QStringLiteral("ready"));
    }

    void history() {
        Bench bench;
        const char* whys[] = {"transfer", "escrow", "refund", "fee", "publisher", "bond", "bond return"};
        for (std::uint64_t i = 0; i < 30; ++i) {
            api::HistoryEntry entry;
            entry.height = Height{2300 - i * 7};
            entry.time = TimeMs{1'763'733'600'000 - i * 60'000};
            entry.why = whys[i % std::size(whys)];
            entry.incoming = i % 3 == 0;
            entry.amount = Amount{(i + 1) * 333'333'333ULL};
            entry.balanceAfter = Amount{838'500'000'000ULL - i * 100'000'000ULL};
            entry.subject = fake::hashOf(static_cast<std::uint8_t>(i));
            bench.wallets.entries.push_back(entry);
        }
        PageHarness& harness = bench.start();
        harness.open("wallet.history");
        QVERIFY(harness.wait([&] { return harness.app().wallets()->history()->rows()->count() == 30; }));
        harness.settle();
        harness.shoot(QStringLiteral("ready"));
        bench.harness.reset();  // one window at a time
        Bench none;
        PageHarness& empty = none.start();
        empty.open("wallet.history");
        empty.settle();
        empty.shoot(QStringLiteral("empty"));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::WalletPagesTest)
#include "wallet_pages_test.moc"

#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_wallets.h"
#include "firstrun/word_entry.h"
#include "harness/page_harness.h"
#include "shell/navigator.h"
#include "wallet/networks_area.h"
#include "wallet/wallets_area.h"

namespace leo::ui {

class FirstRunPagesTest : public QObject {
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
        }
        PageHarness& start() {
            harness = std::make_unique<PageHarness>(leo);
            return *harness;
        }
        PageHarness& page() { return *harness; }
        void key(int key) { QTest::keyClick(&harness->window(), static_cast<Qt::Key>(key)); }
        void type(const char* text) {
            for (const char* c = text; *c; ++c) QTest::keyClick(&harness->window(), *c);
        }
    };

private Q_SLOTS:
    void welcome() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("firstrun.welcome");
        harness.shoot(QStringLiteral("ready"));
        bench.key(Qt::Key_Down);
        harness.settle();
        harness.shoot(QStringLiteral("join"));
        bench.key(Qt::Key_Up);
        bench.key(Qt::Key_Return);
        QVERIFY(harness.wait([&] { return bench.networks.nodes == 20; }));
        QCOMPARE(harness.app().navigator()->page(), QStringLiteral("firstrun.starting"));
    }

    void starting() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.app().networks()->start();
        harness.open("firstrun.welcome");
        bench.key(Qt::Key_Return);
        harness.settle();
        harness.shoot(QStringLiteral("loading"));
        bench.networks.beStarting();
        harness.settle();
        harness.shoot(QStringLiteral("running"));
        bench.key(Qt::Key_Escape);
        harness.settle();
        harness.shoot(QStringLiteral("asking"));
        QCOMPARE(bench.networks.cancels, 0);
        harness.click(harness.find("dialogConfirm"));
        QVERIFY(harness.wait([&] { return bench.networks.cancels == 1; }));
        QVERIFY(
            harness.wait([&] { return harness.app().navigator()->page() == QStringLiteral("firstrun.welcome"); }));
    }

    void startingFails() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("firstrun.welcome");
        bench.key(Qt::Key_Return);
        bench.networks.beStarting();
        bench.networks.start.state.steps[4].mark = api::StartMark::Failed;
        bench.networks.start.state.running = false;
        bench.networks.start.publish();
        bench.networks.finishStart(makeError(Code::InUse, "port 46700 on 127.0.0.1"));
        harness.settle();
        harness.shoot(QStringLiteral("error"));
        QVERIFY(harness.findText(QStringLiteral("port 46700 on 127.0.0.1")));
    }

    void readyOpensHome() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("firstrun.welcome");
        bench.key(Qt::Key_Return);
        bench.networks.finishStart({});
        QVERIFY(harness.wait([&] { return harness.app().navigator()->page() == QStringLiteral("home"); }));
    }

    void join() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("firstrun.join");
        harness.shoot(QStringLiteral("empty"));
        bench.networks.beLocal();
        bench.networks.nextAnswer = makeError(Code::Unreachable, "no answer");
        bench.type("leo:join/abc");
        bench.key(Qt::Key_Return);
        QVERIFY(harness.wait([&] { return !bench.networks.joined.empty(); }));
        harness.settle();
        harness.shoot(QStringLiteral("error"));
        bench.networks.nextAnswer = {};
        bench.key(Qt::Key_Return);
        QVERIFY(harness.wait([&] { return harness.app().navigator()->page() == QStringLiteral("firstrun.create"); }));
    }

    void create() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("firstrun.create");
        NewWallet* wallet = harness.app().wallets()->newWallet();
        QVERIFY(harness.wait([&] { return wallet->stage() == NewWallet::Stage::Show; }));
        const QStringList words = wallet->words();
        harness.shoot(QStringLiteral("words"));
        harness.click(harness.find("next"));
        harness.settle();
        bench.type("zoo");
        harness.click(harness.find("next"));
        harness.settle();
        harness.shoot(QStringLiteral("asked"));
        QVERIFY(wallet->wrongAnswer() > 0);
        for (int i = 0; i < NewWallet::kAsked; ++i) {
            QQuickItem* field = harness.find(qPrintable(QStringLiteral("answer%1").arg(i)));
            QVERIFY(field);
            field->forceActiveFocus();
            QTest::keyClick(&harness.window(), Qt::Key_A, Qt::ControlModifier);
            bench.type(qPrintable(words[wallet->asked()[i].toInt() - 1]));
        }
        bench.key(Qt::Key_Return);
        QVERIFY(harness.wait([&] { return wallet->stage() == NewWallet::Stage::Password; }));
        harness.settle();
        bench.type("Carol");
        harness.find("password")->forceActiveFocus();
        bench.type("12345678");
        harness.find("passwordAgain")->forceActiveFocus();
        bench.type("12345679");
        bench.key(Qt::Key_Return);
        harness.settle();
        harness.shoot(QStringLiteral("password"));
        QVERIFY(bench.wallets.createdName.empty());
        QTest::keyClick(&harness.window(), Qt::Key_Backspace);
        bench.type("8");
        bench.key(Qt::Key_Return);
        QVERIFY(harness.wait([&] { return harness.app().navigator()->page() == QStringLiteral("home"); }));
        QCOMPARE(bench.wallets.createdName, std::string("Carol"));
    }

    void restore() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("firstrun.restore");
        harness.settle();
        bench.type("ab");
        harness.settle();
        harness.shoot(QStringLiteral("completing"));
        bench.key(Qt::Key_Return);  // takes the first completion
        WordEntry* entry = harness.app().wallets()->newWallet()->entry();
        QCOMPARE(entry->words().front(), QStringLiteral("abandon"));
        bench.type("colr ");
        harness.settle();
        harness.shoot(QStringLiteral("wrong-word"));
        QCOMPARE(entry->wrongAt(), 2);
    }

    void unlock() {
        Bench bench;
        bench.wallets.beAliceAndBob();
        bench.wallets.lock();
        bench.networks.beLocal();
        bench.notices.beBusy();
        PageHarness& harness = bench.start();
        harness.open("unlock");
        harness.settle();
        harness.shoot(QStringLiteral("ready"));
        bench.wallets.nextDelayMs = 8000;
        bench.type("wrong");
        bench.key(Qt::Key_Return);
        QVERIFY(harness.wait([&] { return harness.app().wallets()->unlocking()->waitSeconds() > 0; }));
        harness.settle();
        harness.shoot(QStringLiteral("waiting"));
        bench.wallets.wallets.state.wallets[0].delayMs = 0;
        bench.wallets.wallets.publish();
        harness.find("unlockPassword")->forceActiveFocus();
        bench.type("correct horse battery");
        bench.key(Qt::Key_Return);
        QVERIFY(harness.wait([&] { return harness.app().navigator()->page() == QStringLiteral("home"); }));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::FirstRunPagesTest)
#include "first_run_pages_test.moc"

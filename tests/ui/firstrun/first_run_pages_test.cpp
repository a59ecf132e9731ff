#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_wallets.h"
#include "firstrun/local_start.h"
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

    // Each cause has its title, what to do, its detail and the three ways on; "Try again" starts again.
    void startingFails_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("does");
        const auto row = [](const char* name, Code code, const char* detail, const char* title, const char* does) {
            QTest::newRow(name) << int(code) << QString::fromLatin1(detail) << QString::fromLatin1(title)
                                << QString::fromLatin1(does);
        };
        row("port taken", Code::InUse, "port 46700 on 127.0.0.1", "Something else uses what the network needs",
            "Close the program that holds it");
        row("disk full", Code::DiskFull, "290 MB are needed, 12 MB are free", "Too little disk space", "Make room");
        row("no swtpm", Code::Unavailable, "swtpm, the software TPM, is not installed", "A program is missing",
            "Install what is named below");
        row("leod died", Code::Internal, "leod ended without a word; see start.log",
            "The local network did not start", "No money and no data are involved yet");
    }
    void startingFails() {
        QFETCH(int, code);
        QFETCH(QString, detail);
        QFETCH(QString, title);
        QFETCH(QString, does);
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("firstrun.welcome");
        bench.key(Qt::Key_Return);
        bench.networks.beStarting();
        bench.networks.start.state.steps[4].mark = api::StartMark::Failed;
        bench.networks.start.state.running = false;
        bench.networks.start.publish();
        bench.networks.finishStart(makeError(static_cast<Code>(code), detail.toStdString()));
        harness.settle();
        harness.shoot(QStringLiteral("error-%1").arg(code));
        QVERIFY(harness.findText(title));
        QVERIFY(harness.app().networks()->start()->errorText().contains(does));
        QVERIFY(harness.findText(harness.app().networks()->start()->errorText()));
        QVERIFY(harness.findText(detail));
        QVERIFY(harness.findText(QStringLiteral("Copy log")));
        QVERIFY(harness.findText(QStringLiteral("Back")));
        bench.networks.nodes = 0;
        harness.click(harness.findText(QStringLiteral("Try again")));
        QCOMPARE(bench.networks.nodes, 20u);
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

    // One wrong word is named with its place, swapped ones by their checksum; nothing is restored before all is
    // right.
    void restoreRefuses_data() {
        QTest::addColumn<QString>("phrase");
        QTest::addColumn<bool>("checksumFails");
        QTest::addColumn<int>("refusal");
        QTest::addColumn<QString>("says");
        QString good = QString::fromLatin1(fake::kWords.data(), static_cast<qsizetype>(fake::kWords.size()));
        QStringList wrong = good.split(QLatin1Char(' '));
        wrong[6] = QStringLiteral("colr");
        QTest::newRow("seventh is no word")
            << wrong.join(QLatin1Char(' ')) << false << int(Code::Ok) << "Word 7 is not on the list";
        QTest::newRow("swapped") << good << true << int(Code::Ok) << "their checksum fails";
        QTest::newRow("disk full") << good << false << int(Code::DiskFull) << "The disk is full";
        QTest::newRow("here already") << good << false << int(Code::AlreadyExists) << "on this computer already";
    }
    void restoreRefuses() {
        QFETCH(QString, phrase);
        QFETCH(bool, checksumFails);
        QFETCH(int, refusal);
        QFETCH(QString, says);
        Bench bench;
        bench.wallets.checksumFails = checksumFails;
        if (static_cast<Code>(refusal) != Code::Ok)
            bench.wallets.nextAnswer = makeError(static_cast<Code>(refusal), "wallets");
        PageHarness& harness = bench.start();
        harness.open("firstrun.restore");
        NewWallet* wallet = harness.app().wallets()->newWallet();
        wallet->entry()->setWord(0, phrase);
        harness.find("walletName")->forceActiveFocus();
        bench.type("Carol");
        harness.find("password")->forceActiveFocus();
        bench.type("12345678");
        harness.find("passwordAgain")->forceActiveFocus();
        bench.type("12345678");
        bench.key(Qt::Key_Return);
        const auto told = [&] {
            return wallet->error().contains(says) ? wallet->error() : wallet->entry()->problem();
        };
        QVERIFY(harness.wait([&] { return told().contains(says); }));
        harness.settle();
        QVERIFY(harness.findText(told()));
        harness.shoot(QStringLiteral("refused-%1").arg(says.section(QLatin1Char(' '), 0, 1)));
        QVERIFY(bench.wallets.createdName.empty());
        QCOMPARE(harness.app().navigator()->page(), QStringLiteral("firstrun.restore"));
        QCOMPARE(wallet->entry()->filled(), 24);  // what was typed is still there
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

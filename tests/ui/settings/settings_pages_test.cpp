#include <QClipboard>
#include <QtTest>

#include "fake/fake_explorer.h"
#include "fake/fake_networks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "settings/settings_area.h"
#include "shell/navigator.h"
#include "wallet/networks_area.h"

namespace leo::ui {

class SettingsPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sections() {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLeo leo;
        leo.use(networks);
        leo.use(wallets);
        PageHarness harness(leo);
        harness.open("settings.networks");
        harness.settle();
        networks.networks.publish();
        harness.settle();
        harness.shoot(QStringLiteral("empty"));
        networks.beLocal();
        wallets.beAliceAndBob();
        for (const char* page : {"general", "appearance", "wallets", "networks", "notifications", "advanced"}) {
            harness.open(qPrintable(QStringLiteral("settings.") + QLatin1String(page)));
            harness.settle();
            harness.shoot(QStringLiteral("ready"));
        }
    }

    // In the window as it stands: what QML says, what a view-model keeps, and a choice from a list of texts.
    void speaksAnotherLanguageAtOnce() {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLeo leo;
        leo.use(networks);
        leo.use(wallets);
        PageHarness harness(leo);
        networks.beLocal();
        wallets.beAliceAndBob();
        harness.open("settings.general");
        const auto chosen = [&] { return harness.find("language")->property("displayText").toString(); };
        QVERIFY(harness.findText(QStringLiteral("Locking")));
        harness.app().settings()->setLanguage(QStringLiteral("de"));
        harness.settle();
        QVERIFY(harness.findText(QStringLiteral("Sperren")));
        QCOMPARE(chosen(), QStringLiteral("Deutsch"));
        QCOMPARE(harness.app().networks()->linkText(), QStringLiteral("Aktuell"));
        harness.app().settings()->setLanguage(QStringLiteral("en"));
        harness.settle();
        QVERIFY(harness.findText(QStringLiteral("Locking")));
        QCOMPARE(chosen(), QStringLiteral("English"));
        harness.open("firstrun.welcome");
        harness.app().settings()->setLanguage(QStringLiteral("de"));
        harness.settle();
        QVERIFY(harness.findText(QStringLiteral("Auf diesem Computer ausprobieren")));
        harness.resize({1100, 720});
        harness.app().settings()->setLanguage(QStringLiteral("en"));
        harness.resize({1440, 900});
        QVERIFY(harness.findText(QStringLiteral("Try it on this computer")));
    }

    // Only the typed word deletes, and a network of this computer is never merely "forgotten".
    void deletingTheLocalNetwork() {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLeo leo;
        leo.use(networks);
        leo.use(wallets);
        PageHarness harness(leo);
        networks.beLocal();
        wallets.beAliceAndBob();
        for (api::Wallet& wallet : wallets.wallets.state.wallets) wallet.localTest = true;
        wallets.wallets.publish();
        harness.open("settings.networks");
        harness.click(harness.find("deleteLocal"));
        const auto title = [&] {
            return harness.find("deleteWord") != nullptr && harness.find("deleteWord")->isVisible();
        };
        QVERIFY(title());
        QVERIFY(harness.findText(QStringLiteral("Delete the local network and its 3 wallets?")) != nullptr);
        QVERIFY(harness.findText(QStringLiteral("Delete")) != nullptr);
        harness.shoot(QStringLiteral("delete"));
        QVERIFY(!harness.find("dialogConfirm")->isEnabled());
        QTest::keyClick(&harness.window(), Qt::Key_Return);
        for (const char letter : QByteArray("delet")) QTest::keyClick(&harness.window(), letter);
        QVERIFY(!harness.find("dialogConfirm")->isEnabled());
        QTest::keyClick(&harness.window(), Qt::Key_E);
        QVERIFY(harness.wait([&] { return harness.find("dialogConfirm")->isEnabled(); }));
        QCOMPARE(networks.stops, 0);
        harness.click(harness.find("dialogConfirm"));
        QVERIFY(harness.wait([&] { return networks.stops == 1; }));
        QVERIFY(harness.wait([&] { return networks.forgotten == fake::FakeNetworks::local().chain; }));
    }

    // On a network of this computer, with a program of the test in place of the one that lies.
    void developer() {
        QTemporaryDir folder;
        const QString program = folder.filePath(QStringLiteral("liar"));
        QFile script(program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(R"(#!/bin/sh
case "$1" in --list)
  echo 'silent-monitor (monitor): never challenges and never speaks'
  echo '{"lies":[{"name":"silent-monitor","who":"monitor","what":"never challenges and never speaks"},
{"name":"keeps-copy","who":"executor","what":"measures a clean-up that left something behind"}]}' | tr -d '\n'; exit;;
esac
echo "$@" >"$0.asked"
echo '{"event":"liar","node":"1717171717171717171717171717171717171717171717171717171717171717"}'
echo '{"event":"ready"}'
echo '{"event":"lie","task":"0303030303030303030303030303030303030303030303030303030303030303","what":"left something behind"}'
echo '{"event":"lie","task":"0303030303030303030303030303030303030303030303030303030303030303","what":"left something behind"}'
exec sleep 60
)");
        script.close();
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        fake::FakeNetworks networks;
        fake::FakeExplorer explorer;
        explorer.accountDetail.balance = leo::leo(900);
        explorer.accountDetail.held = leo::leo(100);
        explorer.accountDetail.node = api::NodeRow{};
        explorer.accountDetail.node->credit.value = 450;
        fake::FakeLeo core;
        core.use(networks);
        core.use(explorer);
        PageHarness harness(core);
        LiarLab& lab = *harness.app().settings()->liarLab();
        const auto tab = [&] { return harness.findText(QStringLiteral("Developer")); };
        networks.beLocal();
        harness.open("settings.advanced");
        QVERIFY(tab() == nullptr);  // no such program beside this one
        lab.setPrograms({program, QStringLiteral("/data/devnet/network.json"), QStringLiteral("/image")});
        QVERIFY(harness.wait([&] { return tab() != nullptr; }));
        networks.networks.state.current = fake::FakeNetworks::testnet();
        networks.networks.publish();
        QVERIFY(harness.wait([&] { return tab() == nullptr; }));  // never on a network of others
        lab.start();
        QCOMPARE(lab.mark(), LiarLab::Mark::Off);
        networks.beLocal();
        harness.open("settings.developer");
        harness.shoot(QStringLiteral("off"));

        lab.choose(1);
        harness.click(harness.find("startLying"));
        QVERIFY(harness.wait([&] { return lab.mark() == LiarLab::Mark::Lying && lab.played()->count() == 1; }));
        QVERIFY(
            harness.wait([&] { return harness.findText(QString::fromUtf8("left something behind ×2")) != nullptr; }));
        QFile asked(program + QStringLiteral(".asked"));
        QVERIFY(asked.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(asked.readAll()).trimmed(),
                 QStringLiteral("--json --take --join /data/devnet/network.json --as keeps-copy --image /image"));
        explorer.accountDetail.held = leo::leo(90);
        explorer.accountDetail.node->credit.value = 445;
        networks.networks.state.height = Height{2319};
        networks.networks.publish();
        const QString minus(QChar(0x2212));
        QVERIFY(harness.wait([&] { return lab.balanceText().contains(minus); }));
        QCOMPARE(lab.balanceText(),
                 QStringLiteral("990.000000000 LEO, ") + minus + QStringLiteral("10.000000000 since it lies"));
        QCOMPARE(lab.creditText(), QStringLiteral("445, ") + minus + QStringLiteral("5 since it lies"));
        harness.shoot(QStringLiteral("lying"));
        harness.click(harness.find("stopLying"));
        QVERIFY(harness.wait([&] { return lab.mark() == LiarLab::Mark::Off; }));
        QCOMPARE(lab.problem(), QString());

        // One that ends by itself is told from one that was stopped.
        QVERIFY(script.open(QIODevice::WriteOnly | QIODevice::Truncate));
        script.write(
            "#!/bin/sh\necho '{\"error\":{\"code\":\"in-use\",\"message\":\"the program of the node does not "
            "end\"}}'\nexit 1\n");
        script.close();
        lab.start();
        QVERIFY(harness.wait([&] { return lab.mark() == LiarLab::Mark::Off; }));
        QCOMPARE(lab.problem(), QStringLiteral("The program of the node does not end."));
        harness.shoot(QStringLiteral("refused"));
    }

    void logPage() {
        fake::FakeLeo leo;
        std::vector<ProgramLogLine> lines;
        PageHarness harness(leo);
        harness.app().settings()->log()->setSource([&] { return lines; }, QStringLiteral("desktop/leo.log"));
        harness.open("settings.advanced");
        harness.click(harness.find("openLog"));
        QCOMPARE(harness.app().navigator()->page(), QStringLiteral("settings.log"));
        QVERIFY(harness.findText(QStringLiteral("Nothing logged yet")));
        harness.shoot(QStringLiteral("empty"));
        for (std::uint64_t i = 0; i < 400; ++i)
            lines.push_back({TimeMs{1'763'733'600'000 + 700 * i}, i % 40 == 7, i % 3 == 0 ? "chain" : "tasks",
                             "block " + std::to_string(i) + " with 3 transactions, root 9c41e0ab"});
        QVERIFY(harness.wait([&] { return harness.app().settings()->log()->rows()->count() == 400; }));
        harness.shoot(QStringLiteral("ready"));
        harness.click(harness.find("warningsOnly"));
        QCOMPARE(harness.app().settings()->log()->rows()->count(), 10);
        harness.app().settings()->log()->setFilter(QStringLiteral("no such line"));
        harness.settle();
        QVERIFY(harness.findText(QStringLiteral("No line matches")));
    }

    void crashReport() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("last-crash.txt"));
        QFile report(file);
        QVERIFY(report.open(QIODevice::WriteOnly));
        report.write("leo 0.1.0\nsignal 11\n");
        for (int i = 0; i < 30; ++i) report.write("leo(_ZN3leo3app7DesktopC2Ev+0x1a2)[0x55d0c0]\n");
        report.close();
        fake::FakeLeo leo;
        PageHarness harness(leo);
        harness.app().settings()->log()->setCrash(folder.filePath(QStringLiteral("none.txt")));
        harness.open("home");
        QVERIFY(!harness.findText(QStringLiteral("Leo ended unexpectedly last time")));
        harness.app().settings()->log()->setCrash(file);
        harness.settle();
        QVERIFY(harness.findText(QStringLiteral("Leo ended unexpectedly last time")));
        QVERIFY(harness.findText(QStringLiteral("signal 11")));
        QVERIFY(!harness.findText(QStringLiteral("Jump to latest")));
        harness.shoot(QStringLiteral("crash"));
        harness.click(harness.findText(QStringLiteral("Copy report")));
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("signal 11")));
        QTest::keyClick(&harness.window(), Qt::Key_Escape);
        harness.settle();
        QCOMPARE(harness.app().settings()->log()->crash(), QString());
    }

    void help() {
        fake::FakeNetworks networks;
        fake::FakeLeo leo;
        leo.use(networks);
        PageHarness harness(leo);
        networks.beLocal();
        // Every limit of ui section 10.2 is said.
        QStringList limits{QStringLiteral("The machine's root"),
                           QStringLiteral("Without judged measured boot and IMA"),
                           QStringLiteral("Side channels"),
                           QStringLiteral("Physical attacks"),
                           QStringLiteral("Software TPMs"),
                           QStringLiteral("A lambda that talks"),
                           QStringLiteral("A colluding committee"),
                           QStringLiteral("A single authority of layer one"),
                           QStringLiteral("Block producers of an EVM network"),
                           QStringLiteral("Authors who are offline")};
        for (int section = 0; section < 6; ++section) {
            harness.open("help", {{QStringLiteral("section"), section}});
            harness.settle();
            for (const QString& limit : QStringList(limits))
                if (harness.findText(limit) != nullptr) limits.removeOne(limit);
            harness.shoot(QStringLiteral("section%1").arg(section));
        }
        QVERIFY(harness.findText(QStringLiteral("tpm2-tss")));
        QVERIFY2(limits.isEmpty(), qPrintable(limits.join(QStringLiteral(", "))));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::SettingsPagesTest)
#include "settings_pages_test.moc"

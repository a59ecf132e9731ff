// What goes wrong around the pages: its words and its way out (ui section 10.4), in every step of a task, and that
// everything is as before when it is over.
#include <QtTest>

#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "run/run_area.h"
#include "shell/announcer.h"
#include "shell/navigator.h"
#include "shell/toasts.h"
#include "wallet/networks_area.h"

namespace leo::ui {

using api::Link;
using fake::FakeTasks;

class TroubleTest : public QObject {
    Q_OBJECT

private:
    struct World {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        FakeTasks tasks;
        fake::FakeLeo leo;
        World() {
            leo.use(networks);
            leo.use(wallets);
            leo.use(lambdas);
            leo.use(tasks);
            wallets.beAliceAndBob();
            networks.beLocal();
            state().current = fake::FakeNetworks::testnet();
            state().headSeen = fake::realNow();
            networks.networks.publish();
        }
        api::NetworkState& state() { return networks.networks.state; }
        // Long enough ago that it is no short interruption.
        void lose() {
            state().link = Link::Connecting;
            state().peers = 0;
            state().headSeen = TimeMs{fake::realNow().value - 65'000};
            networks.networks.publish();
        }
        void recover() {
            state().link = Link::Live;
            state().headSeen = fake::realNow();
            state().localGone = false;
            state().storage.reset();
            state().clockOffsetMs = 0;
            networks.networks.publish();
        }
    };
    static QQuickItem* banner(PageHarness& harness) {
        QQuickItem* item = harness.find("stateBanner");
        return item != nullptr && item->isVisible() ? item : nullptr;
    }

private Q_SLOTS:
    void words_data() {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("action");
        const auto row = [](const char* trouble, const char* title, const char* says, const char* action) {
            QTest::newRow(trouble) << QString::fromUtf8(trouble) << QString::fromUtf8(title)
                                   << QString::fromUtf8(says) << QString::fromUtf8(action);
        };
        row("lost", "Reconnecting to Leo testnet",
            "Tasks continue without you; key requests wait until their deadline.", "Try now");
        row("never", "Cannot reach Leo testnet",
            "known entry points answered. Your tasks continue on the network; you will see the result when you are "
            "back.",
            "Try now");
        row("daemon gone", "The local network is not running", "Chain, wallets and lambdas stay on this computer.",
            "Start it");
        row("alarm", "Layer one contradicts itself",
            "Leo has stopped following this network and signs nothing; your keys and drafts are unchanged.",
            "Export evidence");
        row("disk full", "The disk is full", "goes on by itself when there is room", "");
        row("files", "Blocks cannot be kept", "its files cannot be written", "");
        row("clock ahead", "This computer's clock is off", "3.1 s ahead of the network", "");
        row("clock behind", "This computer's clock is off", "3.1 s behind the network", "");
    }
    void words() {
        QFETCH(QString, trouble);
        QFETCH(QString, title);
        QFETCH(QString, says);
        QFETCH(QString, action);
        World world;
        PageHarness harness(world.leo);
        harness.open("home");
        QVERIFY(!banner(harness));
        api::NetworkState& state = world.state();
        if (trouble == QLatin1String("lost")) world.lose();
        if (trouble == QLatin1String("never")) {
            state.height = {};
            world.lose();
        }
        if (trouble == QLatin1String("daemon gone")) {
            state.current = fake::FakeNetworks::local();
            state.localGone = true;
            world.lose();
        }
        if (trouble == QLatin1String("alarm")) {
            state.link = Link::Alarm;
            state.problem = "The authority signed two different blocks at height 128406: 7a01… and 9c41….";
        }
        if (trouble == QLatin1String("disk full")) state.storage = makeError(Code::DiskFull, "chain.sqlite");
        if (trouble == QLatin1String("files")) state.storage = makeError(Code::Io, "chain.sqlite: read-only");
        if (trouble == QLatin1String("clock ahead")) state.clockOffsetMs = 3'100;
        if (trouble == QLatin1String("clock behind")) state.clockOffsetMs = -3'100;
        world.networks.networks.publish();
        QVERIFY(harness.wait([&] { return banner(harness) != nullptr; }));
        QCOMPARE(banner(harness)->property("title").toString(), title);
        // What blocks is said at once; a clock that is off does not.
        harness.settle();
        const bool said = harness.app().announcer()->text().startsWith(title);
        QCOMPARE(said, !trouble.startsWith(QLatin1String("clock")));
        const QString text = banner(harness)->property("text").toString();
        if (trouble == QLatin1String("lost") || trouble == QLatin1String("daemon gone"))
            QVERIFY2(text.contains(QStringLiteral(", 1 min ago.")), qPrintable(text));
        QVERIFY2(text.contains(says), qPrintable(text));
        QVERIFY(harness.findText(text));
        QCOMPARE(banner(harness)->property("action").toString(), action);
        harness.shoot(QString(trouble).replace(QLatin1Char(' '), QLatin1Char('-')));
        if (trouble == QLatin1String("alarm")) {
            NetworksArea& area = *harness.app().networks();
            area.exportAlarm(QUrl::fromLocalFile(QStringLiteral("evidence.json")));
            QVERIFY(harness.wait([&] { return harness.app().toasts()->rows()->count() == 1; }));
            QVERIFY(world.networks.exported.ends_with("evidence.json"));
            harness.click(harness.findText(QStringLiteral("Other networks")));
            QCOMPARE(harness.app().navigator()->page(), QStringLiteral("settings.networks"));
            return;
        }
        if (!action.isEmpty()) {
            harness.click(harness.findText(action));
            if (trouble == QLatin1String("daemon gone"))
                QCOMPARE(world.networks.nodes, 20u);
            else
                QCOMPARE(world.networks.reconnects, 1);
        }
        if (trouble == QLatin1String("never")) {
            harness.click(harness.findText(QStringLiteral("Network settings")));
            QCOMPARE(harness.app().navigator()->page(), QStringLiteral("settings.networks"));
        }
    }

    // Two seconds are the limit of ui section 7, and a short interruption is no news.
    void notWorthSaying() {
        World world;
        PageHarness harness(world.leo);
        harness.open("home");
        world.state().clockOffsetMs = 2'000;
        world.networks.networks.publish();
        harness.settle();
        QVERIFY(!banner(harness));
        world.state().clockOffsetMs = -2'001;
        world.networks.networks.publish();
        QVERIFY(harness.wait([&] { return banner(harness) != nullptr; }));
        world.recover();
        QVERIFY(harness.wait([&] { return banner(harness) == nullptr; }));
        world.state().link = Link::Connecting;
        world.networks.networks.publish();
        harness.settle();
        QVERIFY(!banner(harness));
    }

    // The worst one is shown, whatever else is wrong.
    void mostSevereWins() {
        World world;
        PageHarness harness(world.leo);
        harness.open("home");
        world.state().clockOffsetMs = 9'000;
        world.lose();
        QVERIFY(harness.wait([&] { return banner(harness) != nullptr; }));
        QCOMPARE(banner(harness)->property("trouble").toString(), QStringLiteral("lost"));
        world.state().storage = makeError(Code::DiskFull, "chain.sqlite");
        world.networks.networks.publish();
        QTRY_COMPARE(banner(harness)->property("trouble").toString(), QStringLiteral("storage"));
        world.state().link = Link::Alarm;
        world.networks.networks.publish();
        QTRY_COMPARE(banner(harness)->property("trouble").toString(), QStringLiteral("alarm"));
        world.recover();
        QVERIFY(harness.wait([&] { return banner(harness) == nullptr; }));
    }

    // The network goes in the middle of each step: the page stays, says of when it is, and goes on when it is back.
    void networkGoneInEachStep_data() {
        QTest::addColumn<int>("step");
        const char* names[] = {"posted", "election", "leader", "before", "keys", "execute", "after", "settle"};
        for (int step = 0; step < 8; ++step) QTest::newRow(names[step]) << step;
    }
    void networkGoneInEachStep() {
        QFETCH(int, step);
        World world;
        const api::Task task = FakeTasks::at(static_cast<api::Step>(step));
        world.tasks.publish(task);
        PageHarness harness(world.leo);
        harness.open("run.task", {{QStringLiteral("id"), QString::fromStdString(task.id.hex())}});
        QVERIFY(harness.wait([&] { return harness.app().run()->task()->pageState() == QLatin1String("ready"); }));
        QQuickItem* page = harness.page();
        QVERIFY(harness.findText(QStringLiteral("IMG_2041.jpg")));
        world.lose();
        QVERIFY(harness.wait([&] { return banner(harness) != nullptr; }));
        QVERIFY(banner(harness)->property("text").toString().contains(QStringLiteral("2,318")));
        QCOMPARE(harness.page(), page);
        QVERIFY(harness.findText(QStringLiteral("IMG_2041.jpg")));
        harness.shoot(QStringLiteral("lost-%1").arg(step));
        world.recover();
        api::Task later =
            step < 7 ? FakeTasks::at(static_cast<api::Step>(step + 1)) : FakeTasks::ended(api::TaskEnd::Settled);
        later.id = task.id;
        world.tasks.publish(later);
        QVERIFY(harness.wait([&] { return banner(harness) == nullptr; }));
        QVERIFY(harness.wait([&] { return harness.app().run()->task()->pageState() == QLatin1String("ready"); }));
        QCOMPARE(harness.page(), page);
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::TroubleTest)
#include "trouble_test.moc"

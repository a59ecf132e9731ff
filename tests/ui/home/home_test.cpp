#include <QtTest>

#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "home/home_area.h"

namespace leo::ui {

class StripExplorer : public fake::SilentExplorer {
public:
    fake::Snapshot<api::Overview> overview;
    Subscription observe(api::Handler<api::Overview> handler) override {
        return overview.observe(std::move(handler));
    }
    void beBusy() {
        constexpr std::uint32_t kTxs[8] = {3, 7, 2, 5, 11, 4, 6, 9};
        for (std::uint64_t i = 0; i < 8; ++i) {
            api::BlockRow row;
            row.height = Height{2318 - i};
            row.time = TimeMs{fake::realNow().value - 2'000 * i};
            row.txs = kTxs[i];
            overview.state.blocks.push_back(row);
        }
        overview.publish();
    }
};

class HomeTest : public QObject {
    Q_OBJECT

    struct Desk {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeNotifications notices;
        fake::FakeTasks tasks;
        StripExplorer explorer;
        fake::FakeLeo leo;
        std::unique_ptr<PageHarness> harness;

        explicit Desk(bool loaded) {
            leo.use(networks);
            leo.use(wallets);
            leo.use(lambdas);
            leo.use(notices);
            leo.use(tasks);
            leo.use(explorer);
            if (loaded) {
                networks.beLocal();
                networks.networks.state.headSeen = fake::realNow();
                networks.networks.publish();
                wallets.beAliceAndBob();
                lambdas.beBob();
                explorer.beBusy();
            }
        }
        PageHarness& open() {
            harness = std::make_unique<PageHarness>(leo);
            harness->open("home.home");
            return *harness;
        }
    };

private Q_SLOTS:
    void ready() {
        Desk desk(true);
        desk.tasks.beBusy();
        desk.notices.beBusy();
        PageHarness& harness = desk.open();
        HomeView* view = harness.app().home()->view();
        QVERIFY(harness.wait([&] { return view->pageState() == QLatin1String("ready"); }));
        QCOMPARE(view->available(), QStringLiteral("838.50"));
        QCOMPARE(view->availableExact(), QStringLiteral("838.500000000 LEO"));
        QVERIFY(view->availableShare() > 0.97 && view->availableShare() < 0.98);
        QCOMPARE(view->tasks()->inFlight()->count(), 2);
        QCOMPARE(view->tasks()->recent()->count(), 7);
        QCOMPARE(view->tasks()->inFlightNote(), QStringLiteral("2 tasks · 18.50 LEO held"));
        QCOMPARE(view->notices()->value(0, QStringLiteral("needsDecision")).toBool(), true);
        QVERIFY(harness.findText(QStringLiteral("Review request")));
        harness.shoot(QStringLiteral("ready"));
        harness.click(harness.findText(QStringLiteral("Review request")));
        QVERIFY(harness.wait([&] { return !desk.notices.read.empty(); }));
    }
    void blocksKeepTheirPlaces() {
        Desk desk(true);
        PageHarness& harness = desk.open();
        RowModel* blocks = harness.app().home()->view()->blocks();
        QVERIFY(harness.wait([&] { return blocks->count() == 8; }));
        QSignalSpy moved(blocks, &QAbstractItemModel::rowsMoved), inserted(blocks, &QAbstractItemModel::rowsInserted);
        api::BlockRow row = desk.explorer.overview.state.blocks.front();
        row.height = Height{2319};
        desk.explorer.overview.state.blocks.insert(desk.explorer.overview.state.blocks.begin(), row);
        desk.explorer.overview.publish();
        QCOMPARE(blocks->value(0, QStringLiteral("heightText")).toString(), QStringLiteral("#2,319"));
        QCOMPARE(moved.count() + inserted.count(), 0);
        QCOMPARE(blocks->count(), 8);
    }
    void offline() {
        Desk desk(true);
        desk.tasks.beBusy();
        PageHarness& harness = desk.open();
        desk.networks.networks.state.link = api::Link::Connecting;
        desk.networks.networks.publish();
        QVERIFY(harness.wait([&] { return harness.app().home()->view()->pageState() == QLatin1String("offline"); }));
        harness.shoot(QStringLiteral("offline"));
    }
    void lockedHidesBalances() {
        Desk desk(true);
        desk.wallets.lock();
        PageHarness& harness = desk.open();
        QVERIFY(harness.wait([&] { return harness.app().home()->view()->locked(); }));
        QVERIFY(!harness.find("homeAvailable")->isVisible());
        harness.shoot(QStringLiteral("locked"));
    }
    void fresh() {
        Desk desk(true);
        PageHarness& harness = desk.open();
        desk.tasks.tasks.publish();
        harness.shoot(QStringLiteral("fresh"));
    }
    void loadingAndEmpty() {
        Desk desk(false);
        PageHarness& harness = desk.open();
        harness.shoot(QStringLiteral("loading"));
        desk.networks.networks.publish();
        desk.wallets.wallets.publish();
        QVERIFY(harness.wait([&] { return harness.app().home()->view()->pageState() == QLatin1String("empty"); }));
        harness.shoot(QStringLiteral("empty"));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::HomeTest)
#include "home_test.moc"

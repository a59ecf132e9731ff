// A page of a window that was made smaller or larger is the page of a window that always had that size: no row keeps
// the height its text had before.
#include <QtTest>

#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"

namespace leo::ui {
namespace {

const QSize kLarge(1440, 900), kSmall(1100, 720);

// Every text on screen and where its top left corner is.
void collect(QQuickItem* item, QStringList& places) {
    if (!item->isVisible()) return;
    if (item->inherits("QQuickText") && !item->property("text").toString().isEmpty()) {
        const QPointF at = item->mapToScene({0, 0});
        places << QStringLiteral("%1 at %2, %3").arg(item->property("text").toString()).arg(at.x()).arg(at.y());
    }
    for (QQuickItem* child : item->childItems()) collect(child, places);
}

QStringList placesOf(PageHarness& harness) {
    QTest::qWait(200);  // layouts at rest
    QStringList places;
    collect(harness.page(), places);
    places.sort();
    return places;
}

}  // namespace

class ResizedPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isThePageOfItsSize_data() {
        QTest::addColumn<QString>("page");
        for (const char* page : {"publish.new", "run.new", "home", "firstrun.create", "firstrun.welcome"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }
    void isThePageOfItsSize() {
        QFETCH(QString, page);
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeNotifications notices;
        fake::FakeTasks tasks;
        fake::FakeLeo leo;
        leo.use(networks);
        leo.use(wallets);
        leo.use(lambdas);
        leo.use(notices);
        leo.use(tasks);
        tasks.beQuoting();
        networks.beLocal();
        networks.networks.state.headSeen = fake::realNow();
        networks.networks.publish();
        wallets.beAliceAndBob();
        lambdas.beBob();
        for (const auto& [from, to] : {std::pair(kLarge, kSmall), std::pair(kSmall, kLarge)}) {
            PageHarness resized(leo, from);
            resized.open(qPrintable(page));
            (void)placesOf(resized);
            resized.resize(to);
            const QStringList places = placesOf(resized);
            resized.takeWarnings();
            PageHarness fresh(leo, to);
            fresh.open(qPrintable(page));
            const QStringList expected = placesOf(fresh);
            QVERIFY(expected.size() > 10);
            QCOMPARE(places, expected);
        }
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::ResizedPageTest)
#include "resized_page_test.moc"

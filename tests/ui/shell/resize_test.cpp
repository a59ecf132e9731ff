// A window that became small and large again looks as one that never was small. Layouts of Qt 6.4 forget what is
// shown, hidden or taken away while they get another size; every page that changes with the width is looked at here.
#include <QtTest>

#include "fake/fake_explorer.h"
#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "node/sample.h"
#include "run/run_area.h"

namespace leo::ui {

namespace {

// Clocks go on meanwhile; a page that is laid out in another way differs in far more.
constexpr double kClocks = 0.004;

double difference(const QImage& a, const QImage& b) {
    if (a.size() != b.size()) return 1;
    qint64 other = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) other += a.pixel(x, y) != b.pixel(x, y);
    return double(other) / (double(a.width()) * a.height());
}

}  // namespace

class ResizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAsBefore_data() {
        QTest::addColumn<QString>("page");
        QTest::addColumn<int>("step");
        for (const char* page : {"home",
                                 "run.new",
                                 "run.tasks",
                                 "run.result",
                                 "publish.new",
                                 "publish.lambdas",
                                 "publish.releases",
                                 "node.dashboard",
                                 "node.limits",
                                 "node.tpm",
                                 "explorer.overview",
                                 "explorer.nodes",
                                 "explorer.account",
                                 "explorer.block",
                                 "explorer.transaction",
                                 "explorer.tasks",
                                 "settings.networks",
                                 "settings.wallets",
                                 "wallet.send",
                                 "wallet.history",
                                 "help",
                                 "firstrun.welcome",
                                 "firstrun.create"})
            QTest::newRow(page) << QString::fromLatin1(page) << 0;
        QTest::newRow("node.dashboard, stopped") << QStringLiteral("node.dashboard") << 1;
        for (int step = 0; step < 8; ++step)
            QTest::addRow("run.task, step %d", step + 1) << QStringLiteral("run.task") << step;
    }
    void looksAsBefore() {
        QFETCH(QString, page);
        QFETCH(int, step);
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeNotifications notices;
        fake::FakeTasks tasks;
        fake::FakeNode node;
        fake::FakeExplorer explorer;
        fake::FakeLeo leo;
        leo.use(networks);
        leo.use(wallets);
        leo.use(lambdas);
        leo.use(notices);
        leo.use(tasks);
        leo.use(node);
        explorer.overview.sequence = 1;
        leo.use(explorer);
        networks.beLocal();
        networks.networks.state.headSeen = fake::realNow();
        networks.networks.publish();
        wallets.beAliceAndBob();
        lambdas.beBob();
        tasks.beQuoting();
        tasks.beBusy();
        if (step == 0)
            fake::fillRunning(node);
        else
            fake::fillStopped(node);
        const api::Task task = page == QLatin1String("run.result")
                                   ? fake::FakeTasks::ended(api::TaskEnd::Settled)
                                   : fake::FakeTasks::at(static_cast<api::Step>(step));
        tasks.publish(task);
        PageHarness harness(leo);
        harness.open(qPrintable(page), {{QStringLiteral("id"), QString::fromStdString(task.id.hex())}});
        QTest::qWait(400);  // until skeletons have gone
        // The button of a key request takes no input for a while after every change of the layout.
        const ConsentView& consent = *harness.app().run()->task()->consent();
        const auto armed = [&] { return !consent.waiting() || consent.armed(); };
        QVERIFY(harness.wait(armed));
        const QImage before = harness.grab();
        harness.resize({1100, 720});
        harness.resize({1440, 900});
        QVERIFY(harness.wait(armed));
        const QImage after = harness.grab();
        const double differs = difference(before, after);
        if (differs > kClocks) after.save(QStringLiteral("resized-%1-%2.png").arg(page).arg(step));
        QVERIFY2(differs <= kClocks, qPrintable(QString::number(differs)));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::ResizeTest)
#include "resize_test.moc"

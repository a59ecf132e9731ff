// Another genesis, the same program: what the pages say of fees, deposits, pay and credit is what the network's
// parameters are, exactly, and follows them.
#include <QtTest>

#include "explorer/explorer_area.h"
#include "fake/fake_explorer.h"
#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_node.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "node/node_area.h"
#include "publish/publish_area.h"
#include "run/run_area.h"

namespace leo::ui {

class ParametersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageShowsTheNetworksOwn() {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeNode node;
        fake::FakeLeo leo;
        leo.use(networks);
        leo.use(wallets);
        leo.use(lambdas);
        leo.use(node);
        fake::FakeTasks tasks;
        leo.use(tasks);
        fake::FakeExplorer explorer;
        explorer.overview.sequence = 1;
        leo.use(explorer);
        networks.beLocal();
        wallets.beAliceAndBob();
        PageHarness harness(leo);
        RowModel& shown = *harness.app().explorer()->parameters();
        const auto said = [&](const char* label) {
            for (int row = 0; row < shown.count(); ++row)
                if (shown.value(row, QStringLiteral("label")).toString() == QLatin1String(label))
                    return shown.value(row, QStringLiteral("value")).toString();
            return QString();
        };
        harness.open("explorer.overview");
        QVERIFY(harness.wait([&] { return said("Burned of an offer") == QStringLiteral("10.0 %"); }));

        api::Parameters& p = networks.networks.state.parameters;
        p.burnBps = 777;
        p.idleBps = 1'330;
        p.joinDeposit = Amount{13'250'000'001};
        p.registerDeposit = Amount{111'500'000'000};
        p.minMissFee = Amount{350'000'000};
        p.minLambdaBond = Amount{17'125'000'000};
        p.creditExecutor = 7;
        p.creditMonitor = 3;
        p.creditAbsent = 2;
        p.creditFailedExecutor = 9;
        p.creditAdmitted = 12;
        p.tauDefault = 11;
        p.minMembers = 4;
        networks.networks.publish();
        QVERIFY(harness.wait([&] { return said("Burned of an offer") == QStringLiteral("7.77 %"); }));
        QCOMPARE(said("Idle pay of the committee's share"), QStringLiteral("13.3 %"));
        QCOMPARE(said("Deposit per join, at least"), QStringLiteral("13.250000001 LEO"));
        QCOMPARE(said("Deposit of a node"), QStringLiteral("111.5 LEO"));
        QCOMPARE(said("Bond of a lambda, at least"), QStringLiteral("17.125 LEO"));
        QCOMPARE(said("Credit: executor, monitor"), QStringLiteral("+7, +3"));
        QCOMPARE(said("Credit: absent, failed executor"), QStringLiteral("−2, −9"));
        QCOMPARE(said("Seats of a draw"), QStringLiteral("11"));
        QCOMPARE(said("Fewest members"), QStringLiteral("4"));
        QVERIFY(harness.findText(QStringLiteral("7.77 %")));

        harness.open("publish.new");
        LambdaForm& form = *harness.app().publish()->wizard()->form();
        QCOMPARE(form.value("missFee"), QStringLiteral("0.35"));
        QCOMPARE(form.value("bond"), QStringLiteral("17.125"));

        node.state.mark = api::NodeMark::WaitingForAdmission;
        node.publish();
        harness.open("node.dashboard");
        QVERIFY(
            harness.wait([&] { return harness.app().node()->leaveText().contains(QStringLiteral("111.50 LEO")); }));
        QVERIFY(!harness.spoken(QStringLiteral("admits your node, with 12 credit")).isEmpty());

        api::Task task = fake::FakeTasks::at(api::Step::Election);
        task.members.resize(3);
        task.steps[static_cast<std::size_t>(api::Step::Election)].begun = TimeMs{fake::realNow().value - 12'000};
        tasks.publish(task);
        harness.open("run.task", {{QStringLiteral("id"), QString::fromStdString(task.id.hex())}});
        QVERIFY(harness.wait([&] {
            return harness.app().run()->task()->slowNote().contains(QStringLiteral("at least 4 are needed"));
        }));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::ParametersTest)
#include "parameters_test.moc"

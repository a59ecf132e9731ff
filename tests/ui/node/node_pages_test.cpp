// The operator's pages in their states: what they show, what their buttons ask for, and what they hide.
#include <QtTest>

#include "harness/page_harness.h"
#include "node/node_area.h"
#include "sample.h"
#include "settings/settings_area.h"
#include "shell/navigator.h"
#include "wallet/signing.h"
#include "wallet/wallets_area.h"

namespace leo::ui {

using namespace fake;

namespace {

struct Desk {
    FakeNode node;
    FakeNetworks networks;
    FakeLeo leo;

    explicit Desk(bool software = false) {
        fillNetwork(networks, software);
        leo.use(node);
        leo.use(networks);
    }
};

api::SigningRequest request(std::uint64_t id) {
    api::SigningRequest request;
    request.id = id;
    request.kind = "NodeRegister";
    request.spends = leo(100);
    return request;
}

}  // namespace

class NodePagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void running() {
        Desk desk;
        fillRunning(desk.node);
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY(harness.findText(QStringLiteral("Attested, accepting tasks")));
        QVERIFY(harness.findText(QStringLiteral("+12 today, rank 4 of 38")));
        QVERIFY(harness.findText(QStringLiteral("Executing")));
        QVERIFY(harness.find("missedTasks") == nullptr || !harness.find("missedTasks")->isVisible());
        harness.shoot(QStringLiteral("running"));
    }

    void whyNoTask() {
        Desk desk;
        fillRunning(desk.node);
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        harness.click(harness.find("whyNoTask"));
        QVERIFY(harness.findText(QStringLiteral("no votes drawn, odds 41.0 %")));
        QVERIFY(harness.findText(QStringLiteral("credit 96, 100 asked")));
        QVERIFY(harness.findText(QStringLiteral("offer 3.50, your smallest is 4.00")));
        QVERIFY(harness.find("drawsText")->property("text").toString().contains(QStringLiteral("214")));
        harness.shoot(QStringLiteral("why"));
    }

    void quietNodeIsToldWhy() {
        Desk desk;
        fillRunning(desk.node);
        desk.node.state.tasks.clear();
        desk.node.state.openTasks = 0;
        desk.node.state.missed.clear();
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY(harness.find("drawsText") != nullptr && harness.find("drawsText")->isVisible());
        harness.shoot(QStringLiteral("quiet"));
    }

    void marks_data() {
        QTest::addColumn<int>("mark");
        QTest::addColumn<QString>("words");
        using Mark = api::NodeMark;
        const auto row = [](const char* name, Mark mark, const char* words) {
            QTest::newRow(name) << static_cast<int>(mark) << QString::fromLatin1(words);
        };
        row("starting", Mark::Starting, "Your node is starting");
        row("waiting", Mark::WaitingForAdmission, "4 of 9 attestors have answered");
        row("draining", Mark::Draining, "Your node takes no new tasks");
        row("stale", Mark::Stale, "A renewal was missed");
        row("unreachable", Mark::Unreachable, "Other nodes cannot reach yours");
        row("untrusted", Mark::Untrusted, "The network does not trust this node");
        row("inactive", Mark::Inactive, "This node is inactive");
        row("exiting", Mark::Exiting, "Your node is leaving the network");
        row("lost", Mark::TpmLost, "The TPM no longer answers");
        row("busy", Mark::TpmBusy, "Another program uses the TPM");
        row("left", Mark::Left, "Your node has left the network");
        row("taken", Mark::TpmTaken, "This TPM is registered by another node");
        row("sandbox", Mark::NoSandbox, "No sandbox runner");
        row("failed", Mark::Failed, "The node did not start");
    }
    void marks() {
        QFETCH(int, mark);
        QFETCH(QString, words);
        Desk desk;
        fillStopped(desk.node);
        desk.node.state.mark = static_cast<api::NodeMark>(mark);
        desk.node.state.attestorsSpoke = 4;
        desk.node.state.attestorsOf = 9;
        const auto given = static_cast<api::NodeMark>(mark);
        using Mark = api::NodeMark;
        for (const Mark works : {Mark::WaitingForAdmission, Mark::Draining, Mark::Stale, Mark::Unreachable,
                                 Mark::Untrusted, Mark::Exiting})
            if (given == works) desk.node.state.alive = true;
        if (desk.node.state.mark == api::NodeMark::Untrusted)
            desk.node.state.problem = "PCR 4 is outside the network's policy.";
        if (desk.node.state.mark == api::NodeMark::Failed)
            desk.node.state.problem = "The node ended without a word; see node.log.";
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY2(harness.findText(words), qPrintable(words));
        // The others differ from these in one note.
        const QString state = QString::fromLatin1(QTest::currentDataTag());
        if (QStringList({QStringLiteral("waiting"), QStringLiteral("untrusted"), QStringLiteral("lost"),
                         QStringLiteral("failed")})
                .contains(state))
            harness.shoot(state);
    }

    void failedExecutorSaysWhatItLost() {
        Desk desk;
        fillRunning(desk.node);
        desk.node.state.tasks[4].lost = leo(10);
        desk.node.state.tasks[4].earned = {};
        desk.node.state.tasks[4].creditChange = -5;
        desk.node.state.tasks[4].phase = "ExecutorFault";
        desk.node.state.pcrs[2].mark = api::Pcr::Mark::Differs;
        desk.node.state.pcrs[2].expected = filled(0x7b);
        desk.node.state.measured.diskFreeBytes = 900'000'000;
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY(harness.findText(QStringLiteral("Your node failed as executor: 10.00 LEO and 5 credit")));
        QVERIFY(harness.findText(QStringLiteral("The disk is nearly full")));
        harness.shoot(QStringLiteral("executor-failed"));
    }

    // Its block holds the dispute, whoever reported it.
    void aProvenLieSaysWhatItCost() {
        Desk desk;
        fillRunning(desk.node);
        desk.node.state.mark = api::NodeMark::Inactive;
        desk.node.state.credit = {};
        desk.node.state.penalties.insert(desk.node.state.penalties.begin(),
                                         {ago(60'000), Height{128'431}, 0, -612, "proven liar"});
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY(harness.findText(QStringLiteral("Dispute lost: both deposits and all 612 credit")));
        QVERIFY(harness.findText(QStringLiteral("This node is inactive")) == nullptr);
        harness.click(harness.findText(QStringLiteral("Review evidence")));
        QCOMPARE(harness.app().navigator()->page(), QStringLiteral("explorer.block"));
        QCOMPARE(harness.app().navigator()->params().value(QStringLiteral("id")).toString(),
                 QStringLiteral("128431"));
    }

    void hiddenRolesShowNowhere() {
        Desk desk;
        fillRunning(desk.node);
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        harness.click(harness.find("hideRoles"));
        QVERIFY(harness.app().settings()->property("hideAmounts").toBool());
        QVERIFY(harness.findText(QStringLiteral("7 tasks, 2 in flight")));
        for (const char* secret : {"Executor", "Monitor", "Executing", "started runc leo-c1b9, no network, 512 MB",
                                   "5.67", "1 executor, 8 monitor"})
            QVERIFY2(harness.findText(QString::fromLatin1(secret)) == nullptr, secret);
        harness.shoot(QStringLiteral("hidden"));
    }

    void stopNamesItsCost() {
        Desk desk;
        fillRunning(desk.node);
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        harness.click(harness.find("stopNode"));
        QVERIFY(harness.findText(QStringLiteral("Stop now and lose 10.00 LEO and 5 credit?")));
        QVERIFY(
            harness.findText(QStringLiteral("You are the executor of 1 task. Stopping now costs 5 credit and "
                                            "your 10.00 LEO deposit.")));
        QTest::keyClick(&harness.window(), Qt::Key_Return, Qt::ControlModifier);
        harness.settle();
        QVERIFY(desk.node.calls.empty());
        harness.shoot(QStringLiteral("stop"));
        QTest::qWait(700);  // the confirming button takes nothing before
        harness.click(harness.find("dialogConfirm"));
        QCOMPARE(desk.node.calls, std::vector<std::string>{"stop"});
    }

    void stopWithoutTasksAsksNothing() {
        Desk desk;
        fillRunning(desk.node);
        desk.node.state.openTasks = 0;
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        harness.click(harness.find("drainNode"));
        harness.click(harness.find("stopNode"));
        QCOMPARE(desk.node.calls, (std::vector<std::string>{"drain", "stop"}));
    }

    void stopped() {
        Desk desk;
        fillStopped(desk.node);
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY(harness.findText(QStringLiteral("runc 1.1.5: 4 forbidden acts were tried and stopped, in 0.9 s.")));
        harness.shoot(QStringLiteral("stopped"));
        desk.node.calls.clear();
        harness.click(harness.find("checkAgain"));
        harness.click(harness.find("startNode"));
        QCOMPARE(desk.node.calls, (std::vector<std::string>{"check", "prepareStart", "start"}));
        QVERIFY(!desk.node.started.softwareTpm);
    }

    void failuresHaveTheirWayOut() {
        Desk desk(true);
        fillStopped(desk.node);
        using Mark = api::StartCheck::Mark;
        desk.node.state.node.reset();
        desk.node.state.tpm = {};
        desk.node.state.checks[0] = check("tpm", Mark::Failed, "none", {"/dev/tpmrm0"});
        desk.node.state.checks[1] = check("certificate", Mark::Failed, "foreign", {"Test CA", "unknown root"});
        desk.node.state.checks[3] = check("sandbox", Mark::Failed, "none", {}, "sudo apt install bubblewrap");
        desk.node.state.checks[4] = check("reachable", Mark::Checking, "");
        desk.node.state.checks[5] = check("deposit", Mark::Failed, "missing", {"110", "12.5"});
        desk.node.state.canStart = false;
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY(harness.findText(QStringLiteral("No TPM found")));
        QVERIFY(harness.findText(QStringLiteral("This TPM's certificate is not known")));
        QVERIFY(harness.findText(QStringLiteral("No sandbox runner")));
        QVERIFY(!harness.find("startNode")->isEnabled());
        QVERIFY(harness.findText(QStringLiteral("sudo apt install bubblewrap")));
        QVERIFY(harness.findText(QStringLiteral("A check failed. Its remedy is beside it.")));
        harness.shoot(QStringLiteral("failures"));
        harness.click(harness.findText(QStringLiteral("Show certificate")));
        QCOMPARE(harness.app().navigator()->page(), QStringLiteral("node.tpm"));
    }

    void startWaitsForTheSignature() {
        Desk desk(true);
        fillStopped(desk.node);
        desk.node.requests = {request(7)};
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        desk.node.calls.clear();
        desk.node.requests = {request(7), request(8)};
        harness.app().node()->start();
        harness.settle();
        QCOMPARE(desk.node.calls, std::vector<std::string>{"prepareStart"});
        QVERIFY(desk.node.started.softwareTpm);
        QVERIFY(harness.app().wallets()->signing()->isOpen());
        Q_EMIT harness.app().wallets()->signing()->signedAt(8, 1);
        QCOMPARE(desk.node.calls.size(), std::size_t{1});
        // The transfer, then the registration, then the start.
        Q_EMIT harness.app().wallets()->signing()->signedAt(7, 1);
        QCOMPARE(desk.node.calls, (std::vector<std::string>{"prepareStart", "prepareStart"}));
        Q_EMIT harness.app().wallets()->signing()->signedAt(8, 1);
        QCOMPARE(desk.node.calls,
                 (std::vector<std::string>{"prepareStart", "prepareStart", "prepareStart", "start"}));
        harness.app().wallets()->signing()->cancel();
        harness.settle();
    }

    void refusedSignatureStartsNothing() {
        Desk desk;
        fillStopped(desk.node);
        desk.node.requests = {request(7)};
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        desk.node.calls.clear();
        harness.app().node()->start();
        QVERIFY(harness.app().node()->busy());
        harness.app().wallets()->signing()->cancel();
        harness.settle();
        QVERIFY(!harness.app().node()->busy());
        QCOMPARE(desk.node.calls, std::vector<std::string>{"prepareStart"});
    }

    void registrationThatWaitsIsTakenUpAgain() {
        Desk desk(true);
        fillStopped(desk.node);
        desk.node.state.mark = api::NodeMark::Starting;
        desk.node.state.alive = true;
        desk.node.state.registering = "The registration is ready to be signed.";
        desk.node.requests = {request(7)};
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY(harness.findText(QStringLiteral("Your node is being registered")));
        harness.shoot(QStringLiteral("registering"));
        harness.click(harness.find("signRegistration"));
        QVERIFY(harness.app().wallets()->signing()->isOpen());
        harness.app().wallets()->signing()->cancel();
        harness.settle();
    }

    void drainingCanBeTakenBack() {
        Desk desk;
        fillRunning(desk.node);
        desk.node.state.mark = api::NodeMark::Draining;
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        harness.click(harness.find("resumeNode"));
        QCOMPARE(desk.node.calls, std::vector<std::string>{"resume"});
    }

    void theNetworksNodeIsNotStoppedHere() {
        Desk desk(true);
        fillRunning(desk.node);
        desk.node.state.keptRunning = true;
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY(!harness.find("stopNode")->isEnabled());
        QVERIFY(harness.find("drainNode")->isEnabled());
    }

    void changedRegistersAreTakenByHand() {
        Desk desk;
        fillRunning(desk.node);
        desk.node.state.pcrs[2].mark = api::Pcr::Mark::Differs;
        desk.node.state.pcrs[2].expected = filled(0x7b);
        desk.node.state.platformChanged = true;
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        harness.click(harness.findText(QStringLiteral("Attest new state")));
        QCOMPARE(desk.node.calls, std::vector<std::string>{"accept"});
    }

    void attachesToAnotherDirectory() {
        Desk desk;
        fillStopped(desk.node);
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QVERIFY(harness.find("nodeHome")->property("text").toString().endsWith(QStringLiteral("/7f0c/node")));
        desk.node.calls.clear();
        harness.app().node()->attach(QUrl::fromLocalFile(QStringLiteral("/srv/leo-node")));
        QCOMPARE(desk.node.calls, std::vector<std::string>{"attach /srv/leo-node"});
        desk.node.failure = makeError(Code::NotFound, "no node has its keystore in /srv");
        harness.app().node()->attach(QUrl::fromLocalFile(QStringLiteral("/srv")));
        harness.settle();
        QVERIFY(harness.findText(QStringLiteral("no node has its keystore in /srv")));
    }

    void leavingIsSigned() {
        Desk desk;
        fillStopped(desk.node);
        desk.node.requests = {request(9)};
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        harness.app().node()->leaveNetwork();
        harness.settle();
        QVERIFY(harness.app().wallets()->signing()->isOpen());
        harness.app().wallets()->signing()->cancel();
        harness.settle();
    }

    void tpmIdentity() {
        Desk desk;
        fillRunning(desk.node);
        desk.node.state.pcrs[2].mark = api::Pcr::Mark::Differs;
        desk.node.state.pcrs[2].expected = filled(0x7b);
        PageHarness harness(desk.leo);
        harness.open("node.tpm");
        QVERIFY(harness.findText(QStringLiteral("PCR 4 differs: Boot manager")));
        RuntimeLogPages& log = *harness.app().node()->runtimeLog();
        QVERIFY(log.rows()->count() >= 20);
        harness.shoot(QStringLiteral("hardware"));
        while (!log.atEnd()) log.more();
        QCOMPARE(log.rows()->count(), 60);
        const auto calls = desk.node.calls.size();
        log.more();
        QCOMPARE(desk.node.calls.size(), calls);
    }

    void tpmChainBroken() {
        Desk desk;
        fillRunning(desk.node);
        desk.node.state.tpm.chainValid = false;
        desk.node.state.tpm.chain.back().accepted = false;
        desk.node.state.tpm.chainProblem = "The chain ends at \"Root CA\", which this network does not accept.";
        desk.node.runtime.clear();
        PageHarness harness(desk.leo);
        harness.open("node.tpm");
        QVERIFY(harness.findText(QStringLiteral("Not accepted")));
        harness.shoot(QStringLiteral("chain-broken"));
    }

    void tpmSoftwareAndAbsent() {
        Desk desk(true);
        fillRunning(desk.node);
        desk.node.state.tpm.software = true;
        desk.node.state.tpm.manufacturer = "swtpm";
        desk.node.state.tpm.model = "";
        PageHarness harness(desk.leo);
        harness.open("node.tpm");
        QVERIFY(harness.findText(QStringLiteral("software TPM: proves the protocol, not the machine")));
        harness.shoot(QStringLiteral("software"));
        desk.node.state.tpm = {};
        desk.node.state.pcrs.clear();
        desk.node.state.mark = api::NodeMark::TpmLost;
        desk.node.publish();
        harness.settle();
        QVERIFY(harness.findText(QStringLiteral("No TPM found")));
        harness.shoot(QStringLiteral("absent"));
    }

    void limits() {
        Desk desk;
        fillRunning(desk.node);
        PageHarness harness(desk.leo);
        harness.open("node.limits");
        QCOMPARE(harness.find("limitOffer")->property("text").toString(), QStringLiteral("4"));
        QVERIFY(harness.findText(QStringLiteral("8 cores here, 34 % in use. The last run kept 0.8 busy")));
        QVERIFY(harness.findText(QStringLiteral("16.0 GB here, 9.1 GB free. The last run took 212.0 MB")));
        harness.shoot(QStringLiteral("known"));
        harness.app().node()->limits()->setAlways(false);
        harness.app().node()->limits()->setCores(QStringLiteral("9"));
        harness.settle();
        QVERIFY(harness.findText(QStringLiteral("A whole number up to 8.")));
        QVERIFY(!harness.find("applyLimits")->isEnabled());
        harness.shoot(QStringLiteral("wrong"));
    }

    void silentUntilKnown() {
        FakeLeo leo;
        PageHarness harness(leo);
        for (const char* page : {"node.dashboard", "node.tpm", "node.limits"}) {
            harness.open(page);
            QVERIFY(harness.page() != nullptr);
        }
    }

    void keyboardReachesEveryButton() {
        Desk desk;
        fillRunning(desk.node);
        PageHarness harness(desk.leo);
        harness.open("node.dashboard");
        QStringList wanted{
            QStringLiteral("drainNode"), QStringLiteral("stopNode"),      QStringLiteral("creditChart"),
            QStringLiteral("nodeTasks"), QStringLiteral("whyNoTask"),     QStringLiteral("hideRoles"),
            QStringLiteral("logFilter"), QStringLiteral("earningsChart"), QStringLiteral("nodeLog"),
            QStringLiteral("nodePeers"), QStringLiteral("leaveNetwork")};
        harness.find("drainNode")->forceActiveFocus(Qt::TabFocusReason);
        for (int i = 0; i < 120 && !wanted.isEmpty(); ++i) {
            for (QQuickItem* item = harness.window().activeFocusItem(); item != nullptr; item = item->parentItem())
                wanted.removeAll(item->objectName());
            QTest::keyClick(&harness.window(), Qt::Key_Tab);
        }
        QVERIFY2(wanted.isEmpty(), qPrintable(wanted.join(u' ')));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::NodePagesTest)
#include "node_pages_test.moc"

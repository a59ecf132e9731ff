// Every announcement of ui section 9, as a screen reader gets it: what happened says it, once, politely or at once.
#include <QtTest>

#include "app.h"
#include "fake/fake_lambdas.h"
#include "fake/fake_leo.h"
#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "publish/publish_area.h"
#include "run/run_area.h"
#include "shell/announcer.h"
#include "shell/navigator.h"

namespace leo::ui {

using api::Step;
using fake::FakeTasks;

class AnnouncementsTest : public QObject {
    Q_OBJECT

    struct Desk {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeNotifications notices;
        FakeTasks tasks;
        fake::FakeLeo leo;
        QTemporaryDir folder;
        std::unique_ptr<App> app;

        Desk() {
            networks.beLocal();
            networks.networks.state.headSeen = fake::realNow();
            networks.networks.publish();
            wallets.beAliceAndBob();
            leo.use(networks);
            leo.use(wallets);
            leo.use(lambdas);
            leo.use(notices);
            leo.use(tasks);
            app = std::make_unique<App>(leo, folder.filePath(QStringLiteral("preferences")));
        }
        void openTask(const TaskId& task = FakeTasks::exampleId()) {
            const QString id = QString::fromStdString(task.hex());
            app->navigator()->open(QStringLiteral("run.task"), {{QStringLiteral("id"), id}});
            app->run()->task()->open(id);
        }
        bool ready() const { return app->run()->task()->pageState() == QLatin1String("ready"); }
        QString said() const { return app->announcer()->text(); }
    };

private Q_SLOTS:
    void politelyAtMostOneInThreeSeconds() {
        Announcer announcer;
        announcer.say(QStringLiteral("one"));
        announcer.say(QStringLiteral("two"));
        announcer.say(QStringLiteral("three"));
        QCOMPARE(announcer.text(), QStringLiteral("one"));
        QTest::qWait(Announcer::kPoliteMs / 2);
        QCOMPARE(announcer.text(), QStringLiteral("one"));
        QTRY_COMPARE(announcer.text(), QStringLiteral("three"));
        announcer.say(QStringLiteral("four"));
        announcer.alert(QStringLiteral("now"));
        QCOMPARE(announcer.text(), QStringLiteral("now"));
        QTest::qWait(Announcer::kPoliteMs + 200);
        QCOMPARE(announcer.text(), QStringLiteral("now"));  // what waited is older
    }

    void aTask_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, Step from, Step to, const char* words) {
            QTest::newRow(name) << static_cast<int>(from) << static_cast<int>(to) << QString::fromLatin1(words);
        };
        row("a phase begins", Step::Posted, Step::Election, "Election");
        row("counts at completion", Step::Leader, Step::Execute, "9 of 9");
        row("a key is asked for", Step::AttestBefore, Step::Keys, "Key request. Release your key?");
    }
    void aTask() {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, words);
        Desk desk;
        desk.tasks.publish(FakeTasks::at(static_cast<Step>(from)));
        desk.openTask();
        QTRY_VERIFY(desk.ready());
        QCOMPARE(desk.app->run()->task()->step(), from);
        QCOMPARE(desk.said(), QString());
        desk.tasks.publish(FakeTasks::at(static_cast<Step>(to)));
        QTRY_VERIFY2(desk.said().contains(words), qPrintable(desk.said()));
    }

    void aKeyThatIsNotReleased() {
        Desk desk;
        desk.tasks.publish(FakeTasks::at(Step::AttestBefore));
        desk.openTask();
        QTRY_VERIFY(desk.ready());
        desk.tasks.publish(FakeTasks::withConsent(FakeTasks::at(Step::Keys), api::ConsentMark::Blocked));
        QTRY_VERIFY2(desk.said().contains(QStringLiteral("Monitors did not confirm. TPM quote did not pass")),
                     qPrintable(desk.said()));
    }

    // On any page; on that of the task the request itself has spoken.
    void notices_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("there");
        QTest::addColumn<QString>("words");
        using Kind = api::NoticeKind;
        QTest::newRow("a key is asked for")
            << int(Kind::KeyNeeded) << false << QStringLiteral("a.jpg needs your key");
        QTest::newRow("seen") << int(Kind::KeyNeeded) << true << QString();
        QTest::newRow("the node stopped") << int(Kind::NodeStopped) << false << QStringLiteral("Your node stopped");
        QTest::newRow("nothing urgent") << int(Kind::Received) << false << QString();
    }
    void notices() {
        QFETCH(int, kind);
        QFETCH(bool, there);
        QFETCH(QString, words);
        Desk desk;
        if (there) desk.openTask(TaskId{fake::hashOf(1)});  // what the first notice is about
        desk.notices.notices.publish();
        desk.notices.add(static_cast<api::NoticeKind>(kind), "a.jpg", leo::leo(1));
        QTest::qWait(20);
        QVERIFY2(words.isEmpty() ? desk.said().isEmpty() : desk.said().startsWith(words), qPrintable(desk.said()));
    }

    void testsAndUploads() {
        Desk desk;
        PublishWizard& wizard = *desk.app->publish()->wizard();
        api::TestRun run;
        run.cleanedUp = run.profileMatchesNetwork = true;
        wizard.test()->begin(QStringLiteral("/a.png"));
        wizard.test()->show(run);
        QVERIFY2(desk.said().startsWith(QStringLiteral("The test run passed in ")), qPrintable(desk.said()));
        wizard.progress()->begin({}, {});
        wizard.progress()->finish(QStringLiteral("Block #7"));
        QTRY_COMPARE(desk.said(), QStringLiteral("Published. Block #7"));
        wizard.progress()->begin({}, {});
        wizard.progress()->fail(QStringLiteral("The upload stopped."));
        QTRY_COMPARE(desk.said(), QStringLiteral("The upload stopped."));
    }
};

}  // namespace leo::ui

QTEST_MAIN(leo::ui::AnnouncementsTest)
#include "announcements_test.moc"

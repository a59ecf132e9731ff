// Closing and quitting: what is asked, in which words, and what each answer does.
#include <QtTest>

#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_node.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "settings/settings_area.h"
#include "shell/background.h"

namespace leo::ui {

using Question = Background::Question;

class BackgroundTest : public QObject {
    Q_OBJECT

private:
    struct World {
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeNetworks networks;
        fake::FakeNode node;
        fake::FakeLeo leo;
        World() {
            leo.use(wallets);
            leo.use(lambdas);
            leo.use(networks);
            leo.use(node);
            wallets.beAliceAndBob();
        }
        void publish(int count, std::uint8_t owner = 0xb0) {
            lambdas.lambdas.state.all.clear();
            for (int i = 0; i < count; ++i) {
                api::Lambda lambda;
                lambda.id = fake::idOf<LambdaId>(static_cast<std::uint8_t>(i + 1));
                lambda.publisher = fake::idOf<AccountId>(owner);
                lambdas.lambdas.state.all.push_back(lambda);
            }
            lambdas.lambdas.publish();
        }
    };

private Q_SLOTS:
    void nothingKeepsIt_data() {
        QTest::addColumn<int>("mine");
        QTest::addColumn<bool>("stays");
        QTest::newRow("no lambda") << 0 << false;
        QTest::newRow("somebody else's") << 1 << false;
        QTest::newRow("one of this computer, not of the active wallet") << 2 << true;
    }
    void nothingKeepsIt() {
        QFETCH(int, mine);
        QFETCH(bool, stays);
        World world;
        world.publish(mine > 0 ? 1 : 0, mine == 2 ? 0xb0 : 0x55);
        PageHarness harness(world.leo);
        Background& background = *harness.app().background();
        QSignalSpy end(&background, &Background::end);
        harness.settle();
        harness.window().close();
        harness.settle();
        QCOMPARE(end.count(), stays ? 0 : 1);
        QCOMPARE(harness.window().isVisible(), stays);
    }

    // Said once; then the window hides at once, and comes back as it was.
    void staysAndSaysSoOnce() {
        World world;
        world.publish(2);
        PageHarness harness(world.leo);
        Background& background = *harness.app().background();
        QSignalSpy end(&background, &Background::end);
        harness.open("home");
        harness.window().close();
        harness.settle();
        QCOMPARE(background.question(), Question::Close);
        QVERIFY(harness.findText(QStringLiteral("Leo keeps running in the background")));
        QVERIFY(harness.findText(background.wayBack()));
        harness.shoot(QStringLiteral("close"));
        harness.click(harness.findText(QStringLiteral("Close window")));
        QVERIFY(!harness.window().isVisible());
        Q_EMIT background.show();
        harness.settle();
        QVERIFY(harness.window().isVisible());
        QCOMPARE(background.question(), Question::None);
        harness.window().close();
        harness.settle();
        QVERIFY(!harness.window().isVisible());
        QCOMPARE(end.count(), 0);
    }

    void escapeKeepsTheWindow() {
        World world;
        world.publish(1);
        PageHarness harness(world.leo);
        harness.open("home");
        harness.window().close();
        harness.settle();
        QTest::keyClick(&harness.window(), Qt::Key_Escape);
        harness.settle();
        QCOMPARE(harness.app().background()->question(), Question::None);
        QVERIFY(harness.window().isVisible());
        // Nothing was decided: it is asked again.
        harness.window().close();
        harness.settle();
        QCOMPARE(harness.app().background()->question(), Question::Close);
    }

    void quittingAsksInTheWordsOfTheDesign() {
        World world;
        world.publish(2);
        PageHarness harness(world.leo);
        Background& background = *harness.app().background();
        QSignalSpy end(&background, &Background::end);
        harness.open("home");
        Q_EMIT background.hide();
        QVERIFY(!harness.window().isVisible());
        background.askToQuit();
        harness.settle();
        QVERIFY(harness.window().isVisible());  // a question in a hidden window is none
        QVERIFY(harness.findText(QStringLiteral("Quit Leo?")));
        QCOMPARE(background.reasons().size(), 1);
        QVERIFY(background.reasons().first().contains(QStringLiteral(
            "cannot answer key requests while it is closed, and their bonds pay the miss fee for tasks "
            "that wait.")));
        QVERIFY(background.reasons().first().startsWith(QLatin1Char('2')));
        QVERIFY(harness.findText(background.reasons().first()));
        harness.shoot(QStringLiteral("quit"));
        harness.click(harness.findText(QStringLiteral("Keep in background")));
        QVERIFY(!harness.window().isVisible());
        QCOMPARE(end.count(), 0);
        background.askToQuit();
        harness.settle();
        harness.click(harness.findText(QStringLiteral("Quit")));
        QCOMPARE(end.count(), 1);
        QVERIFY(background.closing());  // nothing holds it back any more
    }

    void everyReasonIsNamed() {
        World world;
        world.publish(1);
        world.node.state.mark = api::NodeMark::Running;
        world.networks.beStarting();
        PageHarness harness(world.leo);
        harness.settle();
        world.node.publish();
        Background& background = *harness.app().background();
        background.askToQuit();
        QCOMPARE(background.reasons().size(), 3);
        background.dismiss();
        QVERIFY(background.closing() == false);
        QCOMPARE(background.question(), Question::Close);
        QCOMPARE(background.reasons().size(), 3);
        QVERIFY(background.status().contains(QStringLiteral("7 of 20")));
    }

    // Who does not want it in the background is asked before it ends instead.
    void theSettingIsKept() {
        World world;
        world.publish(1);
        PageHarness harness(world.leo);
        harness.app().settings()->setKeepInBackground(false);
        harness.settle();
        harness.window().close();
        harness.settle();
        QCOMPARE(harness.app().background()->question(), Question::Quit);
    }

    void keysAndButtonQuit() {
        fake::FakeLeo leo;
        PageHarness harness(leo);
        QSignalSpy end(harness.app().background(), &Background::end);
        harness.open("home");
        QTest::keyClick(&harness.window(), Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(end.count(), 1);
        harness.open("settings.general");
        harness.click(harness.find("quit"));
        QCOMPARE(end.count(), 2);
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::BackgroundTest)
#include "background_test.moc"

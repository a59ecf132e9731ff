// The keyboard of the whole window (ui section 8) and where the focus goes (section 9), on the real window.
#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "settings/settings_area.h"
#include "shell/appearance.h"
#include "shell/background.h"
#include "shell/navigator.h"
#include "wallet/wallets_area.h"

namespace leo::ui {

class KeyboardTest : public QObject {
    Q_OBJECT

private:
    struct World {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLeo leo;
        PageHarness harness;
        World() : harness(prepare()) {
            harness.window().requestActivate();
            harness.open("home");
        }
        api::Leo& prepare() {
            leo.use(networks);
            leo.use(wallets);
            wallets.beAliceAndBob();
            networks.beLocal();
            return leo;
        }
        void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier) {
            QTest::keyClick(&harness.window(), static_cast<Qt::Key>(key), with);
            harness.settle();
        }
        void press(const QString& keys) {
            const QKeySequence sequence(keys);
            for (int i = 0; i < sequence.count(); ++i)
                QTest::keyClick(&harness.window(), sequence[static_cast<uint>(i)].key(),
                                sequence[static_cast<uint>(i)].keyboardModifiers());
            harness.settle();
        }
        QString page() { return harness.app().navigator()->page(); }
        QQuickItem* focus() { return harness.window().activeFocusItem(); }
        QString focusName() { return focus() ? focus()->objectName() : QString(); }
    };
    static bool within(QQuickItem* item, QQuickItem* region) {
        for (; item != nullptr; item = item->parentItem())
            if (item == region) return true;
        return false;
    }
    static QQuickItem* regionOf(World& world, const char* type) {
        for (QQuickItem* item = world.focus(); item != nullptr; item = item->parentItem())
            if (QLatin1String(item->metaObject()->className()).startsWith(QLatin1String(type))) return item;
        return nullptr;
    }

private Q_SLOTS:
    void pages_data() {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("page");
        const auto row = [](const char* keys, const char* page) {
            QTest::newRow(keys) << QString::fromLatin1(keys) << QString::fromLatin1(page);
        };
        row("Ctrl+1", "home");
        row("Ctrl+2", "run.new");
        row("Ctrl+3", "publish.lambdas");
        row("Ctrl+4", "node.dashboard");
        row("Ctrl+5", "explorer.overview");
        row("G, T", "run.new");
        row("G, L", "publish.new");
        row("G, N", "node.dashboard");
        row("G, E", "explorer.overview");
        row("G, H", "home");
        row("Ctrl+N", "run.new");
        row("Ctrl+,", "settings.general");
        row("F1", "help");
    }
    void pages() {
        QFETCH(QString, keys);
        QFETCH(QString, page);
        World world;
        world.harness.open("settings.wallets");
        world.press(keys);
        QCOMPARE(world.page(), page);
    }

    void newInPublishIsALambda() {
        World world;
        world.harness.open("publish.releases");
        world.press(QStringLiteral("Ctrl+N"));
        QCOMPARE(world.page(), QStringLiteral("publish.new"));
    }

    void backAndForward() {
        World world;
        world.harness.open("explorer.blocks");
        world.press(QStringLiteral("Alt+Left"));
        QCOMPARE(world.page(), QStringLiteral("home"));
        world.press(QStringLiteral("Alt+Right"));
        QCOMPARE(world.page(), QStringLiteral("explorer.blocks"));
        QTest::mouseClick(&world.harness.window(), Qt::BackButton, {}, QPoint(600, 400));
        QCOMPARE(world.page(), QStringLiteral("home"));
        QTest::mouseClick(&world.harness.window(), Qt::ForwardButton, {}, QPoint(600, 400));
        QCOMPARE(world.page(), QStringLiteral("explorer.blocks"));
    }

    // Letters typed into a field stay there.
    void lettersRestWhileTyping() {
        World world;
        world.harness.open("wallet.send");
        world.press(Qt::Key_G);
        world.press(Qt::Key_T);
        world.press(Qt::Key_Question, Qt::ShiftModifier);
        QCOMPARE(world.page(), QStringLiteral("wallet.send"));
        QVERIFY(!world.harness.findText(QStringLiteral("Shortcuts")));
        QVERIFY(world.harness.app().wallets()->sending()->address().startsWith(QStringLiteral("gt"),
                                                                               Qt::CaseInsensitive));
    }

    void look() {
        World world;
        Appearance& appearance = *world.harness.app().appearance();
        const bool dark = appearance.dark();
        world.press(QStringLiteral("Ctrl+Shift+L"));
        QCOMPARE(appearance.dark(), !dark);
        world.press(QStringLiteral("Ctrl++"));
        QCOMPARE(appearance.scalePercent(), 110);
        world.press(QStringLiteral("Ctrl+="));
        QCOMPARE(appearance.scalePercent(), 120);
        world.press(QStringLiteral("Ctrl+-"));
        QCOMPARE(appearance.scalePercent(), 110);
        for (int i = 0; i < 9; ++i) world.press(QStringLiteral("Ctrl++"));
        QCOMPARE(appearance.scalePercent(), Appearance::kMaxScale);
        world.press(QStringLiteral("Ctrl+0"));
        QCOMPARE(appearance.scalePercent(), 100);
    }

    void lockAndQuit() {
        World world;
        world.press(QStringLiteral("Ctrl+L"));
        QVERIFY(!world.harness.app().wallets()->unlocked());
        QSignalSpy end(world.harness.app().background(), &Background::end);
        world.press(QStringLiteral("Ctrl+Q"));
        QCOMPARE(end.count(), 1);
    }

    // Balances, what is held and the history go; what is signed stays.
    void hidesAmounts() {
        World world;
        QVERIFY(world.harness.findText(QStringLiteral("838.50")));
        world.harness.shoot(QStringLiteral("shown"));
        world.press(QStringLiteral("Ctrl+Shift+H"));
        QVERIFY(!world.harness.findText(QStringLiteral("838.50")));
        QVERIFY(!world.harness.findText(QStringLiteral("18.50")));
        world.harness.shoot(QStringLiteral("hidden"));
        const QString dots = QStringLiteral("\u2022\u2022\u2022");
        WalletsArea& wallets = *world.harness.app().wallets();
        QCOMPARE(wallets.available(), dots);
        QCOMPARE(wallets.availableExact(), dots);
        for (int row = 0; row < wallets.wallets()->count(); ++row)
            QCOMPARE(wallets.wallets()->value(row, QStringLiteral("balance")).toString(), dots);
        for (int row = 0; row < wallets.holdings()->count(); ++row)
            QCOMPARE(wallets.holdings()->value(row, QStringLiteral("amount")).toString(), dots);
        wallets.signing()->present(world.wallets.requestOf("Transfer", leo::leo(25)));
        world.harness.settle();
        QCOMPARE(wallets.signing()->before(), QStringLiteral("838.500000000"));
        wallets.signing()->cancel();
        world.harness.settle();
        world.press(QStringLiteral("Ctrl+Shift+H"));
        QVERIFY(world.harness.findText(QStringLiteral("838.50")));
    }

    void paletteAndShortcuts() {
        World world;
        world.press(QStringLiteral("Ctrl+K"));
        QVERIFY(qobject_cast<QQuickItem*>(world.focus()) && world.focus()->inherits("QQuickTextInput"));
        world.press(Qt::Key_Escape);
        world.press(Qt::Key_Question, Qt::ShiftModifier);
        QVERIFY(world.harness.findText(QStringLiteral("Shortcuts")));
        world.harness.shoot(QStringLiteral("shortcuts"));
        world.press(Qt::Key_Escape);
        QVERIFY(!world.harness.findText(QStringLiteral("Shortcuts")));
    }

    void regions() {
        World world;
        world.harness.open("settings.wallets");
        const QStringList forward{QStringLiteral("page"), QStringLiteral("rail"), QStringLiteral("header"),
                                  QStringLiteral("page")};
        const auto where = [&] {
            return regionOf(world, "Rail_")                      ? QStringLiteral("rail")
                   : regionOf(world, "Header_")                  ? QStringLiteral("header")
                   : within(world.focus(), world.harness.page()) ? QStringLiteral("page")
                                                                 : QStringLiteral("none");
        };
        QCOMPARE(where(), QStringLiteral("header"));  // the title of the page
        QStringList seen;
        for (int i = 0; i < 4; ++i) {
            world.press(QStringLiteral("F6"));
            seen << where();
        }
        QCOMPARE(seen, forward);
        seen.clear();
        for (int i = 0; i < 3; ++i) {
            world.press(QStringLiteral("Shift+F6"));
            seen << where();
        }
        QCOMPARE(seen, QStringList({QStringLiteral("header"), QStringLiteral("rail"), QStringLiteral("page")}));
    }

    // Home has a right column: it is a region of its own, after the content.
    void rightColumnIsARegion() {
        World world;
        QQuickItem* right = world.harness.page()->property("rightColumn").value<QQuickItem*>();
        QVERIFY(right != nullptr);
        world.press(QStringLiteral("F6"));
        QVERIFY(within(world.focus(), world.harness.page()));
        QVERIFY(!within(world.focus(), right));
        world.press(QStringLiteral("F6"));
        QVERIFY(within(world.focus(), right));
        world.press(QStringLiteral("F6"));
        QVERIFY(regionOf(world, "Rail_"));
    }

    // An opened page has the focus on its title; pages with a form on its first field; a keyboard user sees where.
    void openingFocusesTheTitle_data() {
        QTest::addColumn<QString>("page");
        for (const char* page :
             {"home", "run.tasks", "publish.lambdas", "node.dashboard", "explorer.overview", "explorer.blocks",
              "settings.general", "settings.log", "help", "wallet.receive", "wallet.history"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }
    void openingFocusesTheTitle() {
        QFETCH(QString, page);
        World world;
        world.harness.open("wallet.send");
        world.harness.open(page.toLatin1().constData());
        QCOMPARE(world.focusName(), QStringLiteral("pageTitle"));
        QVERIFY2(!world.focus()->property("contentItem").value<QQuickItem*>()->property("truncated").toBool(),
                 "the title is cut");
    }

    void theRingFollowsTheHand() {
        World world;
        world.press(QStringLiteral("Ctrl+5"));
        QCOMPARE(world.focusName(), QStringLiteral("pageTitle"));
        QVERIFY(world.focus()->property("visualFocus").toBool());
        QTest::mouseClick(&world.harness.window(), Qt::LeftButton, {}, QPoint(100, 75));  // Home, in the rail
        world.harness.settle();
        QCOMPARE(world.page(), QStringLiteral("home"));
        QCOMPARE(world.focusName(), QStringLiteral("pageTitle"));
        QVERIFY(!world.focus()->property("visualFocus").toBool());
    }

    void skipLinkIsTheFirstStop() {
        World world;
        QQuickItem* skip = world.harness.find("skipLink");
        QVERIFY(skip != nullptr);
        QVERIFY(skip->y() < 0);
        skip->forceActiveFocus(Qt::TabFocusReason);
        world.harness.settle();
        QVERIFY(skip->y() >= 0);
        world.harness.shoot(QStringLiteral("skip"));
        world.press(Qt::Key_Tab);
        QVERIFY(regionOf(world, "Rail_"));
        world.press(Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(world.focus(), skip);
        world.press(Qt::Key_Space);
        QVERIFY(within(world.focus(), world.harness.page()));
        QVERIFY(skip->y() < 0);
    }

    // Round the whole page with Tab: the focus is always somewhere, and never in one place for ever.
    void tabGoesRound_data() {
        QTest::addColumn<QString>("page");
        for (const char* page : {"home", "settings.general", "settings.wallets", "settings.networks", "settings.log",
                                 "settings.notifications", "help", "wallet.send", "wallet.receive", "unlock",
                                 "firstrun.welcome", "firstrun.join"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }
    void tabGoesRound() {
        QFETCH(QString, page);
        World world;
        world.harness.open(page.toLatin1().constData());
        QSet<QQuickItem*> seen;
        QQuickItem* first = nullptr;
        for (int i = 0; i < 120; ++i) {
            QTest::keyClick(&world.harness.window(), Qt::Key_Tab);
            QQuickItem* item = world.focus();
            QVERIFY(item != nullptr);
            QVERIFY2(item->isVisible(), item->metaObject()->className());
            if (i == 0) first = item;
            if (i > 0 && item == first) break;
            seen.insert(item);
        }
        QVERIFY(seen.size() >= 2);
        QCOMPARE(world.focus(), first);
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::KeyboardTest)
#include "keyboard_test.moc"

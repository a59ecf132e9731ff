// The window: every page of the rail opens, in both themes and sizes, without a warning.
#include <QtTest>

#include "harness/page_harness.h"
#include "shell/appearance.h"
#include "shell/navigator.h"
#include "shell/palette.h"
#include "shell/toasts.h"

namespace leo::ui {

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageOpens_data() {
        QTest::addColumn<QString>("name");
        const char* names[] = {"home",
                               "run.new",
                               "run.tasks",
                               "publish.lambdas",
                               "publish.releases",
                               "node.dashboard",
                               "explorer.overview",
                               "settings.appearance",
                               "help",
                               "firstrun.welcome",
                               "unlock"};
        for (const char* name : names) QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyPageOpens() {
        QFETCH(QString, name);
        fake::FakeLeo leo;
        PageHarness harness(leo);
        harness.open(name.toLatin1().constData());
        QVERIFY(harness.page() != nullptr);
        harness.shoot(QStringLiteral("silent"));
    }

    void backAndForwardComeWithState() {
        fake::FakeLeo leo;
        PageHarness harness(leo);
        Navigator& navigator = *harness.app().navigator();
        harness.open("home");
        harness.open("run.task", {{QStringLiteral("id"), QStringLiteral("7a")}});
        navigator.keepState({{QStringLiteral("tab"), 2}});
        QVERIFY(!navigator.canGoForward());
        navigator.back();
        QCOMPARE(navigator.page(), QStringLiteral("home"));
        QVERIFY(!navigator.canGoBack());
        navigator.forward();
        QCOMPARE(navigator.params().value(QStringLiteral("id")).toString(), QStringLiteral("7a"));
        QVERIFY(navigator.canGoBack());
        harness.settle();
        QVERIFY(harness.page() != nullptr);
    }

    void keys() {
        fake::FakeLeo leo;
        PageHarness harness(leo);
        Navigator& navigator = *harness.app().navigator();
        harness.open("home");
        QTest::keyClick(&harness.window(), Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(navigator.page(), QStringLiteral("explorer.overview"));
        QTest::keyClick(&harness.window(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(navigator.page(), QStringLiteral("home"));
        QTest::keyClick(&harness.window(), Qt::Key_G);
        QTest::keyClick(&harness.window(), Qt::Key_T);
        QCOMPARE(navigator.page(), QStringLiteral("run.new"));
        const bool dark = harness.app().appearance()->dark();
        QTest::keyClick(&harness.window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(harness.app().appearance()->dark(), !dark);
    }

    void paletteGoesToAPage() {
        fake::FakeLeo leo;
        PageHarness harness(leo);
        harness.open("home");
        QTest::keyClick(&harness.window(), Qt::Key_K, Qt::ControlModifier);
        harness.settle();
        harness.shoot(QStringLiteral("palette"));
        for (const char letter : QByteArray("release")) QTest::keyClick(&harness.window(), letter);
        QCOMPARE(harness.app().palette()->rows()->count(), 1);
        QTest::keyClick(&harness.window(), Qt::Key_Return);
        QCOMPARE(harness.app().navigator()->page(), QStringLiteral("publish.releases"));
        harness.settle();
        // A row takes a click as well.
        harness.open("home");
        QTest::keyClick(&harness.window(), Qt::Key_K, Qt::ControlModifier);
        for (const char letter : QByteArray("release")) QTest::keyClick(&harness.window(), letter);
        harness.settle();
        harness.click(
            harness.findText(harness.app().palette()->rows()->value(0, QStringLiteral("title")).toString()));
        QCOMPARE(harness.app().navigator()->page(), QStringLiteral("publish.releases"));
    }

    void toastsAreThreeAtMost() {
        fake::FakeLeo leo;
        PageHarness harness(leo);
        harness.open("home");
        for (int i = 0; i < 5; ++i)
            harness.app().toasts()->show(QStringLiteral("Saved picture %1").arg(i), QStringLiteral("Show it"),
                                         QStringLiteral("run.tasks"));
        QCOMPARE(harness.app().toasts()->rows()->count(), 3);
        QCOMPARE(harness.app().toasts()->rows()->value(0, QStringLiteral("text")).toString(),
                 QStringLiteral("Saved picture 2"));
        harness.shoot(QStringLiteral("toasts"));
    }

    void links_data() {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("page");
        QTest::newRow("task") << "leo:task/7a01"
                              << "explorer.task";
        QTest::newRow("lambda") << "leo:lambda/bafy1"
                                << "explorer.lambda";
        QTest::newRow("block") << "leo:block/128402"
                               << "explorer.block";
        QTest::newRow("other scheme") << "https:task/7a01"
                                      << "";
        QTest::newRow("other kind") << "leo:wallet/7a01"
                                    << "";
        QTest::newRow("no id") << "leo:task/"
                               << "";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void links() {
        QFETCH(QString, link);
        QFETCH(QString, page);
        Navigator navigator;
        QCOMPARE(navigator.openLink(link), !page.isEmpty());
        QCOMPARE(navigator.page(), page);
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::WindowTest)
#include "window_test.moc"

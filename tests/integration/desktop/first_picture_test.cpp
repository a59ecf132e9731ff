// A newcomer's way in the real window on the real core: first run, a network of its own, the sample picture, the key,
// the grey result saved to disk. By mouse and keyboard on what is visible; pictures of every step lie in the build
// folder.
#include <QtTest>

#include <QImage>

#include "explorer/explorer_area.h"
#include "harness/page_harness.h"
#include "node/facade/facade.h"
#include "run/run_area.h"
#include "shell/entrance.h"
#include "shell/navigator.h"

namespace leo::ui {

class FirstPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromFirstRunToTheGreyPicture();

private:
    // Every wait is for something to show; the limits are for a machine that does much else.
    static bool until(const std::function<bool()>& condition, int seconds) {
        return QTest::qWaitFor(condition, seconds * 1000);
    }
};

void FirstPictureTest::fromFirstRunToTheGreyPicture() {
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    node::FacadeConfig config;
    config.dataDirectory = folder.filePath(QStringLiteral("data")).toStdString();
    config.leodProgram = LEO_BIN "/leod";
    config.loaderPath = LEO_BIN "/leo-loader";
    config.imageLayouts = {LEO_IMAGE};
    config.samples = LEO_SAMPLES;
    config.localPort = 0;
    config.toGui = [](std::function<void()> work) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(work), Qt::QueuedConnection);
    };
    std::filesystem::create_directories(config.dataDirectory);
    auto leo = node::makeLeo(std::move(config));
    QVERIFY2(leo.ok(), leo.ok() ? "" : toString(leo.error()).c_str());
    const auto stop = qScopeGuard([&] {
        bool stopped = false;
        (*leo)->networks().stopLocal([&](const Status&) { stopped = true; });
        static_cast<void>(QTest::qWaitFor([&] { return stopped; }, 30'000));
    });
    PageHarness harness(**leo);
    Navigator& navigator = *harness.app().navigator();
    Entrance entrance(*harness.app().wallets(), navigator);
    const auto onPage = [&](const char* name) { return navigator.page() == QLatin1String(name); };
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(&harness.window(), key, with);
        harness.settle();
    };

    // First run: the first option is chosen and has the focus.
    QVERIFY(until([&] { return onPage("firstrun.welcome"); }, 10));
    harness.shoot(QStringLiteral("real"));
    press(Qt::Key_Return);
    QVERIFY(onPage("firstrun.starting"));
    harness.shoot(QStringLiteral("real"));
    QVERIFY(until([&] { return onPage("home"); }, 90));

    // Home suggests the sample as soon as Bob's lambda is there.
    QVERIFY(until([&] { return harness.find("trySample") && harness.find("trySample")->isVisible(); }, 60));
    harness.shoot(QStringLiteral("real"));
    harness.click(harness.find("trySample"));
    QVERIFY(onPage("run.new"));

    // The composer seals the picture and can post.
    if (!until([&] { return harness.app().run()->composer()->canPost(); }, 15))
        harness.shoot(QStringLiteral("stuck"));
    QVERIFY2(harness.app().run()->composer()->canPost(), qPrintable(harness.app().run()->composer()->whyNot()));
    harness.shoot(QStringLiteral("real"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(until([&] { return harness.findText(tr("Sign and post")) != nullptr; }, 60));
    harness.shoot(QStringLiteral("confirm"));
    QTest::qWait(1'500);  // the confirming button takes nothing within 600 ms of a change
    harness.click(harness.findText(tr("Sign and post")));
    if (!until([&] { return onPage("run.task"); }, 30)) harness.shoot(QStringLiteral("not-posted"));
    QVERIFY2(onPage("run.task"), qPrintable(harness.app().run()->composer()->refusal()));
    harness.shoot(QStringLiteral("real-posted"));

    // The key request: six checks on this computer, then the key.
    const auto release = [&] { return harness.findText(tr("Release key")); };
    QVERIFY(until([&] { return release() != nullptr; }, 90));
    harness.shoot(QStringLiteral("real-consent"));
    QTest::qWait(1'500);
    QVERIFY(harness.findText(QStringLiteral("6 of 6 passed")) != nullptr);
    harness.click(release());

    // Completed: the result opens on this computer and is saved.
    QVERIFY(until([&] { return harness.find("openResult") && harness.find("openResult")->isVisible(); }, 90));
    harness.shoot(QStringLiteral("real-completed"));
    harness.click(harness.find("openResult"));
    QVERIFY(until([&] { return onPage("run.result"); }, 10));
    QVERIFY(until([&] { return harness.find("saveResult") && harness.find("saveResult")->isEnabled(); }, 60));
    harness.shoot(QStringLiteral("real"));
    const QString saved = folder.filePath(QStringLiteral("grey.png"));
    harness.app().run()->result()->saveAs(QUrl::fromLocalFile(saved));
    QVERIFY(until([&] { return QFile::exists(saved); }, 20));
    const QImage picture(saved);
    QVERIFY(!picture.isNull());
    QVERIFY(picture.allGray());

    // The same task in the explorer, with its proofs checked here.
    QVERIFY(until([&] { return harness.app().run()->list()->ended()->count() == 1; }, 60));
    navigator.open(QStringLiteral("explorer.tasks"));
    QVERIFY(until([&] { return harness.app().explorer()->tasks()->rows()->count() == 1; }, 30));
    harness.shoot(QStringLiteral("real"));
    navigator.open(
        QStringLiteral("explorer.task"),
        {{QStringLiteral("id"), harness.app().explorer()->tasks()->rows()->value(0, QStringLiteral("fullId"))}});
    QVERIFY(until([&] { return harness.findText(QStringLiteral("Verify again")) != nullptr; }, 30));
    harness.shoot(QStringLiteral("real"));
}

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::FirstPictureTest)
#include "first_picture_test.moc"

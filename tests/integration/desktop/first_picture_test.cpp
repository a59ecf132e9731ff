// A newcomer's way in the real window on the real core, by keyboard alone: first run, a network of its own, the
// sample picture, the signature, the key, the grey result saved to disk, its evidence, the task in the explorer, code
// of one's own published, a node started and admitted. Each control is reached with Tab, has a name, and shows that
// it has the focus; pictures of every step lie in the build folder.
#include <QtTest>

#include <QImage>

#include "explorer/explorer_area.h"
#include "integration/desktop/real_desktop.h"
#include "node/node_area.h"
#include "publish/publish_area.h"
#include "run/run_area.h"
#include "shell/background.h"
#include "wallet/wallets_area.h"

namespace leo::ui {

class FirstPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromFirstRunToTheGreyPicture();
    void findsTheTaskInTheExplorer();
    void publishesCode();
    void startsANode();
    void cleanupTestCase();

private:
    PageHarness& window() { return m_desktop->window(); }
    App& app() { return window().app(); }
    bool onPage(const char* name) { return m_desktop->onPage(name); }
    static bool until(const std::function<bool()>& condition, int seconds) {
        return RealDesktop::until(condition, seconds);
    }
    // Tab to the control of this name, then Enter.
    bool enter(const QString& name) {
        if (window().tabTo(name) == nullptr) return false;
        window().press(Qt::Key_Return);
        return true;
    }
    // Waits for the dialog that signs, in which the focus is on the title, goes to its button and presses it.
    bool sign(const QString& button) {
        QQuickItem* confirm = nullptr;
        const auto armed = [&] {
            confirm = window().findText(button);
            return confirm != nullptr && confirm->isEnabled();
        };
        if (!until(armed, 60)) return false;
        window().shoot(QStringLiteral("confirm"));
        return until(armed, 10) && enter(button);
    }
    // The dialog that asks for a file is Qt's where the desktop has none; it suggests a name in this test's home. To
    // its button, whose word is wrong in Qt 6.4, and press it.
    bool save(const QString& file) {
        const auto onButton = [&] {
            return window().focusItem() != nullptr &&
                   window().focusItem()->property("text").toString() == QLatin1String("Open");
        };
        for (int stops = 0; stops < 40 && !onButton(); ++stops) window().press(Qt::Key_Tab);
        window().press(Qt::Key_Space);
        return until([&] { return QFile::exists(file); }, 20);
    }

    QTemporaryDir m_home;
    std::unique_ptr<RealDesktop> m_desktop;
    QString m_task;
};

void FirstPictureTest::initTestCase() {
    qputenv("HOME", QFile::encodeName(m_home.path()));
    m_desktop = std::make_unique<RealDesktop>();
    window().window().requestActivate();
    window().setPointerFree(true);
}

void FirstPictureTest::fromFirstRunToTheGreyPicture() {
    // First run: the first option is chosen and has the focus.
    QVERIFY(until([&] { return onPage("firstrun.welcome"); }, 10));
    QVERIFY(window().focusShown());
    window().shoot(QStringLiteral("real"));
    window().press(Qt::Key_Return);
    QVERIFY(onPage("firstrun.starting"));
    window().shoot(QStringLiteral("real"));
    QVERIFY(until([&] { return onPage("home"); }, 90));

    // Home suggests the sample as soon as Bob's lambda is there.
    QVERIFY(until([&] { return window().find("trySample") && window().find("trySample")->isVisible(); }, 60));
    window().shoot(QStringLiteral("real"));
    QVERIFY(enter(tr("Try it")));
    QVERIFY(onPage("run.new"));

    // The composer seals the picture and can post.
    Composer& composer = *app().run()->composer();
    if (!until([&] { return composer.canPost(); }, 15)) window().shoot(QStringLiteral("stuck"));
    QVERIFY2(composer.canPost(), qPrintable(composer.whyNot()));
    window().shoot(QStringLiteral("real"));
    QVERIFY(enter(composer.postText()));
    QVERIFY(sign(tr("Sign and post")));
    if (!until([&] { return onPage("run.task"); }, 30)) window().shoot(QStringLiteral("not-posted"));
    QVERIFY2(onPage("run.task"), qPrintable(composer.refusal()));
    window().shoot(QStringLiteral("real-posted"));

    // The window may be closed meanwhile: the task goes on, and its question is there when the window is back.
    window().window().close();
    QVERIFY(until([&] { return window().findText(tr("Close window")) != nullptr; }, 10));
    QVERIFY(enter(tr("Close window")));
    QVERIFY(until([&] { return !window().window().isVisible(); }, 10));

    // The key request: the focus is on its title; six checks on this computer, then the key.
    TaskView& task = *app().run()->task();
    m_task = task.id();
    const bool asked = until([&] { return task.consent()->canRelease(); }, 90);
    QVERIFY2(asked, qPrintable(task.badgeText() + u' ' + task.endSentence() + u' ' + task.slowNote()));
    QVERIFY(!window().window().isVisible());
    Q_EMIT app().background()->show();
    QVERIFY(until([&] { return window().window().isVisible(); }, 10));
    window().window().requestActivate();
    window().settle();
    QVERIFY2(window().focusName().startsWith(tr("Release your key?")), qPrintable(window().focusName()));
    QVERIFY(window().focusShown());
    window().shoot(QStringLiteral("real-consent"));
    QVERIFY(window().findText(QStringLiteral("6 of 6 passed")) != nullptr);
    QVERIFY(until([&] { return task.consent()->armed(); }, 10));
    QVERIFY(enter(tr("Release key")));

    // Completed: the result opens on this computer and is saved, and so is the evidence.
    QVERIFY(until([&] { return window().find("openResult") && window().find("openResult")->isVisible(); }, 90));
    window().shoot(QStringLiteral("real-completed"));
    QVERIFY(enter(tr("Open result")));
    QVERIFY(until([&] { return onPage("run.result"); }, 10));
    QVERIFY(until([&] { return window().find("saveResult") && window().find("saveResult")->isEnabled(); }, 60));
    window().shoot(QStringLiteral("real"));
    QVERIFY(enter(tr("Save as…")));
    const QString saved = m_home.filePath(QStringLiteral("photo-1mp-result.png"));
    QVERIFY(save(saved));
    const QImage picture(saved);
    QVERIFY(!picture.isNull());
    QVERIFY(picture.allGray());
    QVERIFY(until([&] { return app().run()->list()->ended()->count() == 1; }, 60));
    QVERIFY(enter(tr("Export evidence")));
    const ResultView& result = *app().run()->result();
    const QString evidence = m_home.filePath(QStringLiteral("task-%1.leo-evidence").arg(m_task.left(8)));
    QVERIFY2(save(evidence), qPrintable(result.problem() + result.done()));
    QCOMPARE(QProcess::execute(QStringLiteral(LEO_BIN "/leod"),
                               {QStringLiteral("evidence"), QStringLiteral("verify"), evidence}),
             0);
}

// With its proofs checked on this computer.
void FirstPictureTest::findsTheTaskInTheExplorer() {
    window().press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(onPage("explorer.overview"));
    window().press(Qt::Key_Slash);
    window().type(m_task);
    QVERIFY(until([&] { return app().explorer()->matches()->count() > 0; }, 10));
    window().shoot(QStringLiteral("real"));
    window().press(Qt::Key_Return);
    QVERIFY(onPage("explorer.task"));
    QVERIFY(until([&] { return window().findText(tr("Verify again")) != nullptr; }, 30));
    window().shoot(QStringLiteral("real"));
    QVERIFY(enter(tr("Verify again")));
}

// The code that Bob's lambda is made of, published once more by Alice.
void FirstPictureTest::publishesCode() {
    window().press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(onPage("publish.lambdas"));
    window().press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(onPage("publish.new"));
    PublishWizard& wizard = *app().publish()->wizard();
    QVERIFY(window().tabTo(tr("Or its path")));
    window().type(QStringLiteral(LEO_SAMPLES "/lambdas/grey"));
    window().press(Qt::Key_Return);
    QVERIFY(until([&] { return wizard.folder()->stage() == FolderView::Stage::Ready; }, 20));
    QVERIFY(enter(tr("Continue to runtime")));
    QVERIFY(window().tabTo(tr("Price per use")));
    window().type(QStringLiteral("2"));
    QVERIFY(enter(tr("Continue to test run")));
    QVERIFY(enter(tr("Continue to publish")));
    QVERIFY(enter(tr("Continue untested")));
    QVERIFY(enter(tr("Encrypt and publish")));
    QVERIFY(sign(tr("Sign and publish")));
    QVERIFY(until([&] { return wizard.step() == PublishWizard::Step::Published; }, 60));
    window().shoot(QStringLiteral("real-published"));
}

// Two signatures: the node gets its deposit, and registers.
void FirstPictureTest::startsANode() {
    window().press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(onPage("node.dashboard"));
    NodeArea& node = *app().node();
    QVERIFY(window().tabTo(tr("Name of the node")));
    window().type(QStringLiteral("garage"));
    QVERIFY2(until([&] { return node.canStart(); }, 30), qPrintable(node.whyNotStart()));
    window().shoot(QStringLiteral("real"));
    QVERIFY(enter(node.startText()));
    QVERIFY(sign(tr("Sign and send")));
    QVERIFY(sign(tr("Sign and register")));
    const auto running = [&] { return node.mark() == QLatin1String("running"); };
    if (!until(running, 90)) window().shoot(QStringLiteral("not-running"));
    QVERIFY2(running(), qPrintable(node.mark()));
    window().shoot(QStringLiteral("real-running"));
}

void FirstPictureTest::cleanupTestCase() {
    QCOMPARE(window().pointerEvents(), 0);
    m_desktop.reset();
}

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::FirstPictureTest)
#include "first_picture_test.moc"

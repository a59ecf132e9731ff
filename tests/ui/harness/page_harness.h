// PageHarness: loads the real window on an App of doubles, goes to a page, and takes its picture in both themes and
// both sizes. Any warning fails the test that is running, and so does, on every picture, a control that takes the
// focus without a name or a text too faint for what is below it, also below the pointer (once a page). When a test
// has ended, the language is changed and each page it took pictures of is read once in German: nothing may be left in
// English or be cut off there.
//
// How to test a page:
//   1. tests/ui/<area>/CMakeLists.txt:   leo_page_tests(<area>)
//   2. tests/ui/<area>/<page>_test.cpp:
//        #include <QtTest>
//        #include "harness/page_harness.h"
//        namespace leo::ui {
//        class TasksPageTest : public QObject {
//            Q_OBJECT
//        private Q_SLOTS:
//            void ready() {
//                fake::FakeTasks tasks;               // your double, tests/ui/fake/fake_tasks.h
//                fake::FakeLeo leo;
//                leo.use(tasks);
//                PageHarness harness(leo);
//                harness.open("run.tasks");           // and params: {{"id", "..."}}
//                harness.shoot("ready");              // four pictures
//                QVERIFY(harness.find("taskTable"));  // an item by objectName
//            }
//        };
//        }  // namespace leo::ui
//        LEO_PAGE_TEST_MAIN(leo::ui::TasksPageTest)
//        #include "tasks_page_test.moc"
//   3. ninja ui_<area>_<page> && build/release/bin/ui_<area>_<page>
//      Pictures: build/release/shots/<page>-<state>-<width>x<height>-<theme>[@1.5].png. LOOK at them, beside the
//      design. LEO_QML_SOURCE names a folder with qml/ to take the pages from: no build after a change of one. ctest
//      runs every test twice, at a scale of 1 and of 1.5; by hand: QT_SCALE_FACTOR=1.5 <program>.
#pragma once

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "app.h"
#include "fake/fake_leo.h"

namespace leo::ui {

class PageHarness {
public:
    explicit PageHarness(api::Leo& leo, const QSize& size = {1440, 900}, bool dark = true);
    ~PageHarness();

    App& app() { return *m_app; }
    QQuickWindow& window() { return *m_window; }
    QQuickItem* page() const;

    // Goes to a page and waits until nothing is queued.
    void open(const char* page, const QVariantMap& params = {});
    void resize(const QSize& size);
    void setDark(bool dark);
    // Lets events run until the condition holds, five seconds at most; false then.
    bool wait(const std::function<bool()>& condition);
    void settle();

    // An item of the page or of an open dialog, by objectName; null when there is none.
    QQuickItem* find(const char* objectName) const;
    // The first visible item with this text; for tests of what is on screen.
    QQuickItem* findText(const QString& text) const;
    void click(QQuickItem* item);

    // The keyboard. Every stop of Tab must have a name and show the focus, or the test fails.
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier);
    void type(const QString& text);
    // Tab until the control of that accessible name has the focus, or the condition holds; false (null) after one
    // round of the page.
    QQuickItem* tabTo(const QString& name);
    bool tabUntil(const std::function<bool()>& condition);
    QString focusName() const;
    // The name of the first visible item whose name, as a screen reader gets it, contains this; empty without one.
    QString spoken(const QString& words) const;
    // What assistive technology does to press a control.
    static void pressAsAssistant(QQuickItem* item);
    QQuickItem* focusItem() const { return m_window->activeFocusItem(); }
    bool focusShown() const;
    // Counts what comes from a mouse from now on.
    void setPointerFree(bool on);
    int pointerEvents() const;

    // Pictures in both themes and sizes; leaves the window as it was.
    void shoot(const QString& state);
    // One picture of the window as it is.
    QImage grab();
    // Warnings that must not fail the test, taken and forgotten.
    QStringList takeWarnings() { return std::exchange(m_warnings, {}); }

private:
    void inspect();
    void measure();
    void touch();
    void settleAnew();
    void lookAtScales();
    void readInGerman();

    QTemporaryDir m_folder;
    std::unique_ptr<App> m_app;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow* m_window = nullptr;
    QStringList m_warnings, m_faults;
    QMap<QString, std::pair<QString, QVariantMap>> m_inGerman;  // pages of pictures: their last state and parameters
    std::unique_ptr<QObject> m_pointer;
};

// Software rendering, time in UTC, and no screen unless QT_QPA_PLATFORM names one. Before the QGuiApplication.
void preparePageTests();
// Fonts and the like. After it.
void beginPageTests();

template <class Test>
int runPageTest(int argc, char** argv) {
    preparePageTests();
    QGuiApplication application(argc, argv);
    beginPageTests();
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace leo::ui

#define LEO_PAGE_TEST_MAIN(Test) LEO_SUITE(leo::ui::runPageTest<Test>)

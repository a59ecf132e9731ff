// The window and the desktop around it: notifications, the settings portal, stalls of the interface's thread.
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QThread>

#include "desktop/private_bus.h"
#include "fake/fake_notifications.h"
#include "harness/page_harness.h"
#include "leo/application.h"
#include "leo/attention.h"
#include "leo/portal.h"
#include "settings/settings_area.h"
#include "shell/appearance.h"
#include "shell/navigator.h"

namespace leo::app {

using api::NoticeKind;

// org.freedesktop.Notifications.
class NotificationService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        QString app, title, text;
        QStringList actions;
        QVariantMap hints;
    };
    QList<Shown> shown;
    QStringList capabilities{QStringLiteral("actions"), QStringLiteral("body"), QStringLiteral("body-markup")};

    explicit NotificationService(QDBusConnection bus) {
        bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        if (!bus.registerService(QStringLiteral("org.freedesktop.Notifications"))) qFatal("the name is taken");
    }

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString& app, uint, const QString&, const QString& title, const QString& text,
                const QStringList& actions, const QVariantMap& hints, int) {
        shown.append({app, title, text, actions, hints});
        return static_cast<uint>(shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& key);
    void NotificationClosed(uint id, uint reason);
};

// org.freedesktop.portal.Settings.
class SettingsPortal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    QVariantMap values;  // by key

    explicit SettingsPortal(QDBusConnection bus) {
        bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        if (!bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"))) qFatal("the name is taken");
    }
    void change(const QString& space, const QString& key, const QVariant& value) {
        Q_EMIT SettingChanged(space, key, QDBusVariant(value));
    }

public Q_SLOTS:
    QDBusVariant Read(const QString&, const QString& key) {
        if (values.contains(key)) return QDBusVariant(QVariant::fromValue(QDBusVariant(values.value(key))));
        sendErrorReply(QStringLiteral("org.freedesktop.portal.Error.NotFound"), key);
        return QDBusVariant(0);
    }

Q_SIGNALS:
    void SettingChanged(const QString& space, const QString& key, const QDBusVariant& value);
};

class ServicesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsExactlyFourThings_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("told");
        QTest::addColumn<QString>("page");
        const auto row = [](const char* name, NoticeKind kind, bool told, const char* page = "") {
            QTest::newRow(name) << int(kind) << told << QString::fromLatin1(page);
        };
        row("key needed", NoticeKind::KeyNeeded, true, "run.task");
        row("settled", NoticeKind::TaskSettled, true, "run.result");
        row("no result", NoticeKind::TaskNoResult, true, "run.result");
        row("refunded", NoticeKind::TaskRefunded, true, "run.result");
        row("stopped", NoticeKind::TaskStopped, true, "run.result");
        row("node lost credit", NoticeKind::NodeLostCredit, true, "node.dashboard");
        row("node stopped", NoticeKind::NodeStopped, true, "node.dashboard");
        row("no backup", NoticeKind::BackupMissing, true, "settings.wallets");
        row("key missed", NoticeKind::KeyMissed, true, "publish.releases");
        row("new version", NoticeKind::LambdaNewVersion, false);
        row("received", NoticeKind::Received, false);
        row("alarm", NoticeKind::LayerOneAlarm, false);
    }
    void tellsExactlyFourThings() {
        QFETCH(int, kind);
        QFETCH(bool, told);
        QFETCH(QString, page);
        PrivateBus bus;
        NotificationService service(bus.connect());
        ui::fake::FakeNotifications notices;
        ui::fake::FakeLeo leo;
        leo.use(notices);
        ui::PageHarness harness(leo);
        DesktopNotices desktop(bus.connect());
        Attention attention(harness.app(), desktop, &harness.window());
        QSignalSpy opened(&attention, &Attention::opened);
        harness.settle();  // what there was before is no news
        notices.add(static_cast<NoticeKind>(kind), "tulips.png", leo::leo(10));
        if (!told) {
            QTest::qWait(100);
            QCOMPARE(service.shown.size(), 0);
            return;
        }
        QTRY_COMPARE(service.shown.size(), 1);
        const auto& shown = service.shown.first();
        QCOMPARE(shown.app, QStringLiteral("Leo"));
        QVERIFY(!shown.title.isEmpty());
        QCOMPARE(shown.actions.value(0), QStringLiteral("default"));
        QCOMPARE(shown.hints.value(QStringLiteral("urgency")).toInt(),
                 static_cast<NoticeKind>(kind) == NoticeKind::KeyNeeded ? 2 : 1);
        Q_EMIT service.ActionInvoked(1, QStringLiteral("default"));
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toString(), page);
        const bool task = page.startsWith(QLatin1String("run."));
        QCOMPARE(opened[0][1].toMap().contains(QStringLiteral("id")), task);
    }

    void eachKindHasItsSwitch() {
        PrivateBus bus;
        NotificationService service(bus.connect());
        ui::fake::FakeNotifications notices;
        ui::fake::FakeLeo leo;
        leo.use(notices);
        ui::PageHarness harness(leo);
        DesktopNotices desktop(bus.connect());
        Attention attention(harness.app(), desktop, &harness.window());
        harness.settle();
        harness.app().settings()->setNotifyEnd(false);
        notices.add(NoticeKind::TaskSettled, "quiet.png", leo::leo(10));
        harness.app().settings()->setNotifyEnd(true);
        harness.app().settings()->setHideAmounts(true);
        harness.app().settings()->setSound(true);
        notices.add(NoticeKind::TaskSettled, "told.png", leo::leo(10));
        QTRY_COMPARE(service.shown.size(), 1);
        QVERIFY(service.shown.first().title.contains(QStringLiteral("told.png")));
        QVERIFY(service.shown.first().text.isEmpty());
        QVERIFY(service.shown.first().hints.contains(QStringLiteral("sound-name")));
    }

    // The page that shows it already is open: no message. Any other page: one.
    void notWhatIsOnScreen() {
        PrivateBus bus;
        NotificationService service(bus.connect());
        ui::fake::FakeNotifications notices;
        ui::fake::FakeLeo leo;
        leo.use(notices);
        ui::PageHarness harness(leo);
        DesktopNotices desktop(bus.connect());
        Attention attention(harness.app(), desktop, &harness.window());
        harness.settle();
        harness.window().requestActivate();
        QTRY_VERIFY(harness.window().isActive());
        harness.open("node.dashboard");
        notices.add(NoticeKind::NodeStopped, "node01");
        harness.open("home");
        notices.add(NoticeKind::NodeLostCredit, "node01");
        QTRY_COMPARE(service.shown.size(), 1);
        QVERIFY(service.shown.first().title.contains(QStringLiteral("credit")));
    }

    // A name from the network is text, also to a service that reads markup.
    void hostileNamesStayText_data() {
        QTest::addColumn<bool>("markup");
        QTest::newRow("reads markup") << true;
        QTest::newRow("reads none") << false;
    }
    void hostileNamesStayText() {
        QFETCH(bool, markup);
        PrivateBus bus;
        NotificationService service(bus.connect());
        if (!markup) service.capabilities.removeAll(QStringLiteral("body-markup"));
        DesktopNotices desktop(bus.connect());
        DesktopNotice notice;
        notice.title = QStringLiteral("t");
        notice.text = QStringLiteral("<a href=\"http://x\">Open</a> & more");
        desktop.show(notice);
        QTRY_COMPARE(service.shown.size(), 1);
        QCOMPARE(service.shown.first().text.contains(QLatin1Char('<')), !markup);
    }

    // Another program on the bus claims that a message of ours was clicked: nothing opens that we did not show.
    void strangersOpenNothing() {
        PrivateBus bus;
        NotificationService service(bus.connect());
        DesktopNotices desktop(bus.connect());
        QSignalSpy opened(&desktop, &DesktopNotices::opened);
        DesktopNotice notice;
        notice.title = QStringLiteral("t");
        notice.page = QStringLiteral("run.task");
        desktop.show(notice);
        QTRY_COMPARE(service.shown.size(), 1);
        QDBusMessage forged = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/Notifications"),
                                                         QStringLiteral("org.freedesktop.Notifications"),
                                                         QStringLiteral("ActionInvoked"));
        forged << 1u << QStringLiteral("default");
        bus.connect().send(forged);
        Q_EMIT service.ActionInvoked(7, QStringLiteral("default"));
        QTest::qWait(200);
        QCOMPARE(opened.count(), 0);
        Q_EMIT service.ActionInvoked(1, QStringLiteral("default"));
        QTRY_COMPARE(opened.count(), 1);
    }

    void fallsBackToTheTray() {
        PrivateBus bus;  // without the service
        ui::fake::FakeNotifications notices;
        ui::fake::FakeLeo leo;
        leo.use(notices);
        ui::PageHarness harness(leo);
        DesktopNotices desktop(bus.connect());
        Attention attention(harness.app(), desktop, &harness.window());
        QStringList told;
        attention.fallBack = [&](const QString& title, const QString&) {
            told << title;
            return true;
        };
        QSignalSpy opened(&attention, &Attention::opened);
        harness.settle();
        notices.add(NoticeKind::KeyNeeded, "tulips.png");
        QTRY_COMPARE(told.size(), 1);
        attention.openLast();
        QCOMPARE(opened[0][0].toString(), QStringLiteral("run.task"));
        // One that comes later is used.
        NotificationService service(bus.connect());
        notices.add(NoticeKind::KeyNeeded, "irises.png");
        QTRY_COMPARE(service.shown.size(), 1);
    }

    void themeFollowsThePortal_data() {
        QTest::addColumn<QVariant>("scheme");
        QTest::addColumn<int>("dark");  // -1: the portal says nothing
        QTest::newRow("dark") << QVariant(1u) << 1;
        QTest::newRow("light") << QVariant(2u) << 0;
        QTest::newRow("no preference") << QVariant(0u) << -1;
        QTest::newRow("one we do not know") << QVariant(77u) << -1;
        QTest::newRow("not a number") << QVariant(QStringLiteral("dark")) << -1;
    }
    void themeFollowsThePortal() {
        QFETCH(QVariant, scheme);
        QFETCH(int, dark);
        PrivateBus bus;
        SettingsPortal service(bus.connect());
        service.values[QStringLiteral("color-scheme")] = scheme;
        // The service answers from this thread's loop, so take() cannot wait for it here.
        Portal portal(bus.connect());
        std::optional<bool> said;
        int times = 0;
        connect(&portal, &Portal::scheme, this, [&](std::optional<bool> value) {
            said = value;
            ++times;
        });
        QTRY_COMPARE(times, 1);
        QCOMPARE(said ? int(*said) : -1, dark);
        service.change(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), 1u);
        QTRY_COMPARE(times, 2);
        QCOMPARE(said, std::optional(true));
        service.change(QStringLiteral("org.example"), QStringLiteral("color-scheme"), 2u);
        QTest::qWait(50);
        QCOMPARE(times, 2);
    }

    void motionFollowsEitherSetting() {
        PrivateBus bus;
        SettingsPortal service(bus.connect());
        service.values[QStringLiteral("enable-animations")] = false;
        Portal portal(bus.connect());
        bool still = false;
        connect(&portal, &Portal::motion, this, [&](bool reduce) { still = reduce; });
        QTRY_VERIFY(still);
        service.change(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("reduced-motion"), 0u);
        QTest::qWait(50);
        QVERIFY(still);
        service.change(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations"), true);
        QTRY_VERIFY(!still);
    }

    void withoutAPortalThePaletteDecides() {
        PrivateBus bus;
        Portal portal(bus.connect());
        QSignalSpy scheme(&portal, &Portal::scheme);
        portal.take();
        QCOMPARE(scheme.count(), 0);
        QTemporaryDir folder;
        ui::Appearance appearance(folder.filePath(QStringLiteral("p.ini")));
        QSignalSpy changed(&appearance, &ui::Appearance::changed);
        const QPalette before = QGuiApplication::palette();
        QPalette palette = before;
        palette.setColor(QPalette::Window, Qt::black);
        QGuiApplication::setPalette(palette);
        QTRY_VERIFY(appearance.dark());
        palette.setColor(QPalette::Window, Qt::white);
        QGuiApplication::setPalette(palette);
        QTRY_VERIFY(!appearance.dark());
        QGuiApplication::setPalette(before);
        // What the portal says wins, and a choice of the person over both.
        appearance.setSystemDark(true);
        QVERIFY(appearance.dark());
        appearance.setTheme(ui::Appearance::Theme::Light);
        QVERIFY(!appearance.dark());
        QVERIFY(!appearance.still());
        appearance.setSystemReduceMotion(true);
        QVERIFY(appearance.still() && !appearance.reduceMotion());
    }

    void stallsAreReported() {
        auto& application = *static_cast<Application*>(QCoreApplication::instance());
        QList<Stall> stalls;
        const auto note = [&](const Stall& stall) { stalls << stall; };
        QObject worker;
        bool done = false;
        const auto work = [&](int ms) {
            done = false;
            QMetaObject::invokeMethod(
                &worker,
                [&done, ms] {
                    QThread::msleep(static_cast<unsigned long>(ms));
                    done = true;
                },
                Qt::QueuedConnection);
            while (!done) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        };
        application.watchStalls(note, 60'000);
        work(80);
        QCOMPARE(stalls.size(), 0);
        application.watchStalls(note);
        work(80);
        QCOMPARE(stalls.size(), 1);
        QVERIFY(stalls.first().ms >= 80);
        QCOMPARE(stalls.first().receiver, QByteArray("QObject"));
        QCOMPARE(stalls.first().event, int(QEvent::MetaCall));
        application.watchStalls(nullptr);
        work(80);
        QCOMPARE(stalls.size(), 1);
    }
};

}  // namespace leo::app

int main(int argc, char** argv) {
    leo::ui::preparePageTests();
    leo::app::Application application(argc, argv);
    leo::ui::beginPageTests();
    leo::app::ServicesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "services_test.moc"

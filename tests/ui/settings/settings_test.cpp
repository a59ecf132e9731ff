#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "settings/auto_lock.h"
#include "settings/settings_area.h"
#include "shell/notifications_area.h"
#include "wallet/networks_area.h"

namespace leo::ui {

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choicesAreKept() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("preferences.ini"));
        const QString autostart = folder.filePath(QStringLiteral("autostart/leo.desktop"));
        fake::FakeNetworks networks;
        {
            SettingsArea settings(networks, file, autostart, nullptr);
            QCOMPARE(settings.lockMinutes(), SettingsArea::kDefaultLockMinutes);
            QVERIFY(settings.notifies(QStringLiteral("key")));
            QVERIFY(!settings.notifies(QStringLiteral("other")));
            settings.setLockMinutes(-3);
            QCOMPARE(settings.lockMinutes(), 0);
            settings.setLockMinutes(100'000);
            QCOMPARE(settings.lockMinutes(), 240);
            settings.setNotifyKey(false);
            QSignalSpy language(&settings, &SettingsArea::languageChanged);
            settings.setLanguage(QStringLiteral("de"));
            settings.setLanguage(QStringLiteral("de"));
            QCOMPARE(language.count(), 1);
            settings.setStartAtLogin(true);
            QVERIFY(settings.problem().isEmpty());
        }
        SettingsArea again(networks, file, autostart, nullptr);
        QCOMPARE(again.lockMinutes(), 240);
        QCOMPARE(again.language(), QStringLiteral("de"));
        QVERIFY(!again.notifies(QStringLiteral("key")));
        QVERIFY(again.startAtLogin());
        again.setStartAtLogin(false);
        QVERIFY(!again.startAtLogin());
        QVERIFY(!QFile::exists(autostart));
    }

    void locksAfterAQuietTime() {
        QTemporaryDir folder;
        fake::FakeNetworks networks;
        SettingsArea settings(networks, folder.filePath(QStringLiteral("p.ini")),
                              folder.filePath(QStringLiteral("a")), nullptr);
        settings.setLockMinutes(0);
        int locked = 0;
        AutoLock never(
            settings, [&] { ++locked; }, nullptr, 1);
        QTest::qWait(50);
        QCOMPARE(locked, 0);
        settings.setLockMinutes(5);
        QTRY_COMPARE(locked, 1);
    }

    void diagnosticsHoldNoSecret() {
        QTemporaryDir folder;
        fake::FakeNetworks networks;
        SettingsArea settings(networks, folder.filePath(QStringLiteral("p.ini")),
                              folder.filePath(QStringLiteral("a")), nullptr);
        networks.beLocal();
        const QString text = settings.diagnostics();
        QVERIFY(text.contains(QStringLiteral("height: 2318")));
        for (const QString& secret : {QStringLiteral("leo1"), QStringLiteral("/home"), QStringLiteral("~"),
                                      QStringLiteral("9c9c9c"), QStringLiteral("127.0.0.1")})
            QVERIFY2(!text.contains(secret), qPrintable(secret));
        settings.saveDiagnostics(QUrl::fromLocalFile(folder.filePath(QStringLiteral("out.txt"))));
        QVERIFY(QFile::exists(settings.saved()));
        settings.saveDiagnostics(QUrl::fromLocalFile(folder.filePath(QStringLiteral("none/out.txt"))));
        QVERIFY(!settings.problem().isEmpty());
    }

    void networksSayWhereTheyAre() {
        fake::FakeNetworks networks;
        TimeMs now{1'763'733'604'000};
        NetworksArea area(networks, [&] { return now; });
        QVERIFY(!area.known());
        networks.beLocal();
        QVERIFY(area.joined() && area.onThisComputer());
        QCOMPARE(area.networks()->count(), 3);
        QCOMPARE(area.blockProgress(), 0.4);
        QVERIFY(!area.stale());
        now = now + 30'000;
        QVERIFY(area.stale());
        networks.networks.state.bestKnown = Height{2360};
        networks.networks.state.clockOffsetMs = -3100;
        networks.networks.publish();
        QCOMPARE(area.behind(), QStringLiteral("−42 blocks"));
        QVERIFY(area.clockWarning().contains(QStringLiteral("behind")));
        networks.networks.state.clockOffsetMs = 2000;
        networks.networks.publish();
        QVERIFY(area.clockWarning().isEmpty());
    }

    void joiningSaysWhyNot_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("good") << int(Code::Ok) << "";
        QTest::newRow("malformed") << int(Code::Malformed) << "neither an invitation";
        QTest::newRow("unreachable") << int(Code::Unreachable) << "Nobody answers";
        QTest::newRow("other network") << int(Code::WrongChain) << "Another network";
    }
    void joiningSaysWhyNot() {
        QFETCH(int, code);
        QFETCH(QString, says);
        fake::FakeNetworks networks;
        NetworksArea area(networks, {});
        if (static_cast<Code>(code) != Code::Ok) networks.nextAnswer = makeError(static_cast<Code>(code), "x");
        QSignalSpy joined(&area, &NetworksArea::joinedNetwork);
        area.join(QStringLiteral("   "));
        QVERIFY(!area.busy());
        area.join(QStringLiteral(" leo:join/abc "));
        QVERIFY(area.busy());
        QTRY_VERIFY(!area.busy());
        QCOMPARE(networks.joined, std::string("leo:join/abc"));
        QCOMPARE(joined.count(), says.isEmpty() ? 1 : 0);
        QVERIFY2(says.isEmpty() ? area.error().isEmpty() : area.error().contains(says), qPrintable(area.error()));
    }

    void noticesAskForAttentionOnce() {
        fake::FakeNotifications notices;
        notices.beBusy();
        NotificationsArea area(notices, [] { return TimeMs{1'763'733'600'000}; });
        QSignalSpy attention(&area, &NotificationsArea::attention);
        QTRY_COMPARE(area.rows()->count(), 5);
        QCOMPARE(attention.count(), 0);  // those from before the start are not news
        QCOMPARE(area.unread(), 4);
        notices.add(api::NoticeKind::TaskSettled, "tulips.png", leo(10));
        QCOMPARE(attention.count(), 1);
        QCOMPARE(attention[0][0].toString(), QStringLiteral("end"));
        notices.notices.publish();
        QCOMPARE(attention.count(), 1);
        notices.add(api::NoticeKind::LambdaNewVersion, "Face blur", leo(5));
        QCOMPARE(attention.count(), 1);  // no reason to interrupt anyone
        area.markRead(area.rows()->value(1, QStringLiteral("noticeId")).toString());
        QCOMPARE(area.unread(), 4);
        area.markAllRead();
        QCOMPARE(area.unread(), 0);
    }

    void hostileNamesAreText() {
        fake::FakeNotifications notices;
        NotificationsArea area(notices, {});
        notices.add(api::NoticeKind::TaskSettled, "a\u202E<b>x</b>\n" + std::string(300, 'y'), leo(1));
        const QString title = area.rows()->value(0, QStringLiteral("title")).toString();
        QVERIFY(!title.contains(QChar(0x202E)) && !title.contains(QLatin1Char('\n')));
        QVERIFY(title.size() < 100);
    }
};

}  // namespace leo::ui

QTEST_GUILESS_MAIN(leo::ui::SettingsTest)
#include "settings_test.moc"

#include <QtTest>

#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "language/language.h"
#include "run/text.h"
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

    // What the login starts is the same program on the same data, whatever their names: a desktop's parser of the
    // Exec line, as its specification has it, gets back the words that were meant.
    void theAutostartEntryNamesTheDataDirectory() {
        QTemporaryDir folder;
        const QString autostart = folder.filePath(QStringLiteral("leo.desktop"));
        fake::FakeNetworks networks;
        SettingsArea settings(networks, folder.filePath(QStringLiteral("p.ini")), autostart, nullptr);
        const auto command = [&] {
            settings.setStartAtLogin(true);
            QFile file(autostart);
            if (!file.open(QIODevice::ReadOnly)) return QStringList();
            const QString text = QString::fromUtf8(file.readAll());
            QString line = text.section(QStringLiteral("Exec="), 1).section(u'\n', 0, 0);
            line.replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
            QStringList words;
            for (qsizetype i = 0; i < line.size(); ++i) {
                if (line[i] == u' ') continue;
                QString word;
                const bool quoted = line[i] == u'"';
                if (quoted) ++i;
                for (; i < line.size() && line[i] != (quoted ? u'"' : u' '); ++i) {
                    if (quoted && line[i] == u'\\') ++i;
                    word += line[i];
                }
                words << word.replace(QStringLiteral("%%"), QStringLiteral("%"));
            }
            return words;
        };
        const QString program = QCoreApplication::applicationFilePath();
        QCOMPARE(command(), QStringList({program, QStringLiteral("--background")}));
        const QString data = QStringLiteral("/tmp/Leo's \"100 %\" $HOME\\`x`");
        settings.setDataDirectory(data);
        QCOMPARE(command(), QStringList({program, QStringLiteral("--background"), QStringLiteral("--data"), data}));
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

    // Whatever a warning names is gone, and the sentence around it stays.
    void warningsAreScrubbed_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("scrubbed");
        const auto row = [](const char* line, const char* scrubbed) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(scrubbed);
        };
        row("disk full", "disk full");
        row("renewal missed at block 128407", "renewal missed at block 128407");
        row("/data/alice/keys is left out: Io", "<path> is left out: Io");
        row("~/Documents/secret plan.txt", "<path> plan.txt");
        row("wallets/alice: Malformed", "wallets<path>: Malformed");
        row("peer 12D3KooWAbCdEf left", "peer <id> left");
        row("dialing /ip4/192.0.2.7/tcp/46700/ws failed", "dialing <address> failed");
        row("192.0.2.7:46700 does not answer", "<address> does not answer");
        row("[2001:db8::1]:46700 does not answer", "<address> does not answer");
        row("paid leo1q8x4t7r6y5p0xj3n8 at last", "paid <account> at last");
        row("task 7a01beef: refused", "task <id>: refused");
        row("node 23af\u00b7026f is silent", "node <id> is silent");
        row("block bafyreic6bdsde is gone", "block <id> is gone");
        row("cannot read \"tax return 2025.pdf\"", "cannot read <text>");
        row("leo:task/7a01beef opened", "<link> opened");
        row("has 12.5 LEO, 10 LEO asked", "has <amount>, <amount> asked");
    }
    void warningsAreScrubbed() {
        QFETCH(QString, line);
        QFETCH(QString, scrubbed);
        QCOMPARE(withoutIdentifiers(line), scrubbed);
    }

    void logIsFilteredAndFollowed() {
        ProgramLog log;
        QCOMPARE(log.text(), QString());
        std::vector<ProgramLogLine> lines;
        lines.push_back({TimeMs{1'763'733'600'000}, false, "chain", "block 7"});
        lines.push_back({TimeMs{1'763'733'600'000}, false, "chain", "block 7"});
        lines.push_back({TimeMs{1'763'733'601'000}, true, "tasks", "a\nforged line of leo1abcdef"});
        log.setSource([&] { return lines; }, QStringLiteral("leo.log"));
        QCOMPARE(log.rows()->count(), 0);  // nobody looks
        log.follow(true);
        QCOMPARE(log.rows()->count(), 3);
        QVERIFY(!log.rows()->value(2, QStringLiteral("line")).toString().contains(QLatin1Char('\n')));
        QSignalSpy inserted(log.rows(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(log.rows(), &QAbstractItemModel::rowsRemoved);
        lines.push_back({TimeMs{1'763'733'602'000}, false, "chain", "block 8"});
        QTRY_COMPARE(log.rows()->count(), 4);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 0);
        log.setWarningsOnly(true);
        QCOMPARE(log.rows()->count(), 1);
        QCOMPARE(log.rows()->value(0, QStringLiteral("tone")).toString(), QStringLiteral("warnText"));
        log.setWarningsOnly(false);
        log.setFilter(QStringLiteral("BLOCK"));
        QCOMPARE(log.rows()->count(), 3);
        QCOMPARE(log.text().count(QLatin1Char('\n')), 3);
        log.follow(false);
        lines.clear();
        QTest::qWait(2 * ProgramLog::kFollowMs);
        QCOMPARE(log.rows()->count(), 3);
    }

    void diagnosticsHoldScrubbedWarnings() {
        QTemporaryDir folder;
        fake::FakeNetworks networks;
        SettingsArea settings(networks, folder.filePath(QStringLiteral("p.ini")),
                              folder.filePath(QStringLiteral("a")), nullptr);
        settings.log()->setSource(
            [] {
                return std::vector<ProgramLogLine>{
                    {TimeMs{1'763'733'600'000}, false, "wallets", "opened leo1quiet"},
                    {TimeMs{1'763'733'600'000}, true, "wallets", "cannot write /data/alice/keys for leo1alice"}};
            },
            {});
        const QString text = settings.diagnostics();
        QVERIFY(text.contains(QStringLiteral("wallets cannot write <path> for <account>")));
        QVERIFY(!text.contains(QStringLiteral("alice")) && !text.contains(QStringLiteral("quiet")));
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

    void figuresFollowTheLanguage_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("English")
            << QStringLiteral("en")
            << QStringList{QStringLiteral("1,248.50"),      QStringLiteral("0.333333333"), QStringLiteral("1,284"),
                           QStringLiteral("#128,407"),      QStringLiteral("99.2 %"),      QStringLiteral("3.8 s"),
                           QStringLiteral("3 h 4 min"),     QStringLiteral("1:02:05.4"),   QStringLiteral("41.3 kB"),
                           QStringLiteral("now"),           QStringLiteral("4 min"),       QStringLiteral("14 Oct"),
                           QStringLiteral("14 Oct, 09:12"), QStringLiteral("10.5"),        QStringLiteral("0.5")};
        QTest::newRow("German")
            << QStringLiteral("de")
            << QStringList{
                   QStringLiteral("1\u202f248,50"),   QStringLiteral("0,333333333"), QStringLiteral("1\u202f284"),
                   QStringLiteral("#128\u202f407"),   QStringLiteral("99,2\u202f%"), QStringLiteral("3,8 s"),
                   QStringLiteral("3 h 4 min"),       QStringLiteral("1:02:05,4"),   QStringLiteral("41,3 kB"),
                   QStringLiteral("jetzt"),           QStringLiteral("4 min"),       QStringLiteral("14. Okt."),
                   QStringLiteral("14. Okt., 09:12"), QStringLiteral("10,5"),        QStringLiteral("0,5")};
    }

    void figuresFollowTheLanguage() {
        QFETCH(QString, code);
        QFETCH(QStringList, said);
        Language::instance().use(code);
        const TimeMs october{1'760'433'125'400};  // 2025-10-14 09:12:05.4 UTC
        const QStringList now{text::leo2(Amount{1'248'500'000'000}),
                              text::leo9(Amount{333'333'333}),
                              text::count(1284),
                              text::height(Height{128'407}),
                              text::permille(992),
                              text::took(3'800),
                              text::stopwatch(11'045'000),
                              text::clockTenths(TimeMs{3'725'400}).mid(1),
                              text::size(41'300),
                              text::age(100),
                              text::age(250'000),
                              text::day(october),
                              text::dayAndClock(october),
                              text::typed(Amount{10'500'000'000}),
                              text::withSign(QStringLiteral("0.5"))};
        QCOMPARE(now, said);
        QCOMPARE(text::utc(october),
                 QStringLiteral("2025-10-14 09:12:05.400 UTC"));  // for export: the same everywhere
        Language::instance().use(QStringLiteral("en"));
    }

    void whatIsKeptIsSaidAnew() {
        fake::FakeNotifications notices;
        NotificationsArea area(notices, {});
        notices.add(api::NoticeKind::NodeLostCredit, "", leo(0));
        const auto title = [&] { return area.rows()->value(0, QStringLiteral("title")).toString(); };
        Language::instance().use(QStringLiteral("en"));
        QCOMPARE(title(), QStringLiteral("Your node lost credit"));
        QSignalSpy changed(&Language::instance(), &Language::changed);
        Language::instance().use(QStringLiteral("de"));
        QCOMPARE(title(), QStringLiteral("Ihr Knoten hat Punkte verloren"));
        Language::instance().use(QStringLiteral("de"));
        QCOMPARE(changed.count(), 1);
        Language::instance().use(QStringLiteral("nonsense"));  // the system's, which is English here
        QCOMPARE(Language::instance().code(), QStringLiteral("en"));
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

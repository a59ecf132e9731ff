// What people read: tables, durations, sizes and times.
#include "leod/console.h"

#include <QtTest>

namespace leo::app {

class ConsoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void table() {
        Table table({"Name", ">Balance"});
        table.row({"alice", "990"});
        table.row(
            {"b\xC3\xB6"
             "b",
             "1003.25"});
        QCOMPARE(table.text(), std::string("Name   Balance\n"
                                           "alice      990\n"
                                           "b\xC3\xB6"
                                           "b    1003.25\n"));
        QCOMPARE(Table({"Only", ">Heads"}).text(), std::string("Only  Heads\n"));
    }

    void durations_data() {
        QTest::addColumn<quint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << quint64{0} << "0 ms";
        QTest::newRow("999 ms") << quint64{999} << "999 ms";
        QTest::newRow("a second") << quint64{1'000} << "1.0 s";
        QTest::newRow("not rounded up") << quint64{59'999} << "59.9 s";
        QTest::newRow("a minute") << quint64{60'000} << "1 min 0 s";
        QTest::newRow("more") << quint64{185'000} << "3 min 5 s";
    }
    void durations() {
        QFETCH(quint64, ms);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(durationText(ms)), text);
    }

    void sizes() {
        QCOMPARE(sizeText(0), std::string("0 bytes"));
        QCOMPARE(sizeText(1), std::string("1 byte"));
        QCOMPARE(sizeText(1023), std::string("1023 bytes"));
        QCOMPARE(sizeText(1536), std::string("1.5 KiB"));
        QCOMPARE(sizeText(std::uint64_t{3} << 20), std::string("3.0 MiB"));
    }

    void times() {
        QCOMPARE(timeText(TimeMs{0}), std::string("1970-01-01 00:00:00 UTC"));
        QCOMPARE(timeText(TimeMs{1'769'862'896'789}), std::string("2026-01-31 12:34:56 UTC"));
    }
};

}  // namespace leo::app

QTEST_GUILESS_MAIN(leo::app::ConsoleTest)
#include "console_test.moc"

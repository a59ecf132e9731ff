#include <QtTest>

#include "codec/diagnostic.h"

namespace leo::codec {

class DiagnosticTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");  // of all items, joined by blanks
        QTest::newRow("small number") << QByteArray("17") << QByteArray("23");
        QTest::newRow("number") << QByteArray("1903e8") << QByteArray("1000");
        QTest::newRow("largest") << QByteArray("1bffffffffffffffff") << QByteArray("18446744073709551615");
        QTest::newRow("bytes") << QByteArray("430102ff") << QByteArray("h'0102ff'");
        QTest::newRow("no bytes") << QByteArray("40") << QByteArray("h''");
        QTest::newRow("text") << QByteArray("6461225c0a") << QByteArray("\"a\\\"\\\\\\u000a\"");
        QTest::newRow("simple") << QByteArray("83f4f5f6") << QByteArray("[3] false true null");
        QTest::newRow("nested") << QByteArray("82820102820380") << QByteArray("[2] [2] 1 2 [2] 3 [0]");
    }
    void says() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        const Bytes record = fromHex(bytes.toStdString()).value();
        const auto diagnosis = diagnose(record);
        QVERIFY(diagnosis.ok());
        QByteArrayList values;
        for (const DiagnosticItem& item : diagnosis->items) values << QByteArray::fromStdString(item.value);
        QCOMPARE(values.join(' '), text);
        QVERIFY(diagnosis->reencodesEqual);
        QCOMPARE(diagnosis->items.front().to, record.size());
    }

    void saysWhere() {
        const Bytes record = fromHex("8201824207088105").value();
        const auto items = diagnose(record)->items;
        QCOMPARE(items.size(), std::size_t{6});
        using Path = std::vector<std::uint32_t>;
        const std::vector<std::tuple<Path, std::size_t, std::size_t, bool>> expected = {
            {{}, 0, 8, true},      {{0}, 1, 2, false},   {{1}, 2, 8, true},
            {{1, 0}, 3, 6, false}, {{1, 1}, 6, 8, true}, {{1, 1, 0}, 7, 8, false}};
        for (std::size_t i = 0; i < items.size(); ++i)
            QVERIFY(std::tie(items[i].path, items[i].from, items[i].to, items[i].array) == expected[i]);
    }

    void shortensLongStrings() {
        const Bytes record = Writer().bytes(Bytes(1000, 7)).take();
        const auto diagnosis = diagnose(record);
        QCOMPARE(diagnosis->items[0].value, "h'" + toHex(Bytes(kMaxDiagnosticBytes, 7)) + "…'");
        QCOMPARE(diagnosis->items[0].to, record.size());
        QVERIFY(diagnosis->reencodesEqual);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        for (const char* bad : {"", "18", "1817", "8201", "430102", "a0", "20", "f97e00", "9fff", "0101", "61ff",
                                "8181818181818181818101", "9bffffffffffffffff"})
            QTest::newRow(*bad ? bad : "nothing") << QByteArray(bad);
    }
    void refuses() {
        QFETCH(QByteArray, bytes);
        const auto diagnosis = diagnose(fromHex(bytes.toStdString()).value());
        QVERIFY(!diagnosis.ok());
        QCOMPARE(diagnosis.error().code, Code::Malformed);
    }

    void refusesTooMuch() {
        QCOMPARE(diagnose(Bytes(10, 1), 9).error().code, Code::TooLarge);
        Writer writer;
        writer.array(kMaxDiagnosticItems);
        for (std::size_t i = 0; i < kMaxDiagnosticItems; ++i) writer.u64(1);
        QCOMPARE(diagnose(writer.view()).error().code, Code::TooLarge);
    }
};

}  // namespace leo::codec

QTEST_GUILESS_MAIN(leo::codec::DiagnosticTest)
#include "diagnostic_test.moc"

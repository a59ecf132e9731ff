// Text forms of bytes: the examples of RFC 4648 and Bitcoin's base58, what must be refused, and random round trips.
#include <QtTest>
#include <random>

#include "base/bytes.h"
#include "support/code_of.h"

using namespace leo;

namespace {

Bytes randomBytes(std::mt19937_64& engine, std::size_t size) {
    Bytes out(size);
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(engine());
    return out;
}

Bytes bytesOf(const QByteArray& raw) {
    return toBytes(std::string_view(raw.constData(), static_cast<std::size_t>(raw.size())));
}

}  // namespace

class BytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hexTable_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("lower") << QByteArray("00ff0a") << QByteArray("\x00\xff\x0a", 3);
        QTest::newRow("upper") << QByteArray("DEADBEEF") << QByteArray("\xde\xad\xbe\xef", 4);
    }

    void hexTable() {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, bytes);
        QCOMPARE(fromHex(text.toStdString()).value(), bytesOf(bytes));
        QCOMPARE(toHex(bytesOf(bytes)), text.toLower().toStdString());
    }

    void badHex() {
        for (const char* text : {"0", "000", "0g", "g0", " 0", "0x", "00 ", "-1", "\xff\xff"})
            LEO_FAILS(fromHex(text), Code::Malformed);
    }

    void base32Table_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("f") << QByteArray("f") << QByteArray("my");
        QTest::newRow("fo") << QByteArray("fo") << QByteArray("mzxq");
        QTest::newRow("foo") << QByteArray("foo") << QByteArray("mzxw6");
        QTest::newRow("foob") << QByteArray("foob") << QByteArray("mzxw6yq");
        QTest::newRow("fooba") << QByteArray("fooba") << QByteArray("mzxw6ytb");
        QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("mzxw6ytboi");
    }

    void base32Table() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, text);
        QCOMPARE(toBase32(bytesOf(bytes)), text.toStdString());
        QCOMPARE(fromBase32(text.toStdString()).value(), bytesOf(bytes));
    }

    // Ends that leave bits over or a whole idle character would give one CID two spellings.
    void badBase32() {
        for (const char* text : {"MY", "my======", "m", "mz", "mzx", "mzxw6y", "m0", "m1", "m8", "my ", "mzxw6yta=="})
            LEO_FAILS(fromBase32(text), Code::Malformed);
    }

    void base64Table_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("f") << QByteArray("f") << QByteArray("Zg==");
        QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8=");
        QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
        QTest::newRow("last two characters") << QByteArray("\xfb\xff\xbf", 3) << QByteArray("+/+/");
    }

    void base64Table() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, text);
        QCOMPARE(toBase64(bytesOf(bytes)), text.toStdString());
        QCOMPARE(fromBase64(text.toStdString()).value(), bytesOf(bytes));
    }

    void badBase64() {
        for (const char* text :
             {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "=", "Zg==Zg==", "Zm 9", "Zm9-", "Zm9_", "Zm9v\n"})
            LEO_FAILS(fromBase64(text), Code::Malformed);
    }

    void base58Table_data() {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* hex, const char* text) {
            QTest::newRow(text) << QByteArray(hex) << QByteArray(text);
        };
        row("", "");
        row("61", "2g");
        row("626262", "a3gV");
        row("636363", "aPEr");
        row("73696d706c792061206c6f6e6720737472696e67", "2cFupjhnEsSn59qHXstmK2ffpLv2");
        row("00eb15231dfceb60925886b67d065299925915aeb172c06647", "1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L");
        row("516b6fcd0f", "ABnLTmg");
        row("bf4f89001e670274dd", "3SEo3LWLoPntC");
        row("572e4794", "3EFU7m");
        row("ecac89cad93923c02321", "EJDM8drfXA6uyA");
        row("10c8511e", "Rt5zm");
        row("00000000000000000000", "1111111111");
    }

    void base58Table() {
        QFETCH(const QByteArray, hex);
        QFETCH(const QByteArray, text);
        const Bytes bytes = fromHex(hex.toStdString()).value();
        QCOMPARE(toBase58(bytes), text.toStdString());
        QCOMPARE(fromBase58(text.toStdString()).value(), bytes);
    }

    void badBase58() {
        for (const char* text : {"0", "O", "I", "l", "2g ", " 2g", "a3+V", "\xc3\xa9"})
            LEO_FAILS(fromBase58(text), Code::Malformed);
        LEO_FAILS(fromBase58(std::string(257, '1')), Code::TooLarge);
    }

    void everyLengthRoundTrips() {
        std::mt19937_64 engine(1);
        for (std::size_t size = 0; size <= 128; ++size) {
            Bytes bytes = randomBytes(engine, size);
            for (std::size_t zeros = 0; zeros < engine() % 4 && zeros < size; ++zeros) bytes[zeros] = 0;
            QCOMPARE(fromHex(toHex(bytes)).value(), bytes);
            QCOMPARE(fromBase32(toBase32(bytes)).value(), bytes);
            QCOMPARE(fromBase64(toBase64(bytes)).value(), bytes);
            QCOMPARE(fromBase58(toBase58(bytes)).value(), bytes);
            const QByteArray raw(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(size));
            QCOMPARE(toBase64(bytes), raw.toBase64().toStdString());
        }
    }

    // Whatever text is accepted is the one spelling of its bytes.
    void acceptedTextIsCanonical() {
        std::mt19937_64 engine(2);
        const std::string alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=";
        for (int i = 0; i < 20000; ++i) {
            std::string text;
            for (std::size_t n = engine() % 9; n > 0; --n) text += alphabet[engine() % alphabet.size()];
            if (const auto bytes = fromBase32(text); bytes.ok()) QCOMPARE(toBase32(*bytes), text);
            if (const auto bytes = fromBase58(text); bytes.ok()) QCOMPARE(toBase58(*bytes), text);
            if (const auto bytes = fromBase64(text); bytes.ok()) QCOMPARE(toBase64(*bytes), text);
        }
    }

    void integersAreBigEndian() {
        Bytes bytes;
        appendU16be(bytes, 0x0102);
        appendU32be(bytes, 0x03040506);
        appendU64be(bytes, 0xf708090a0b0c0d0e);
        QCOMPARE(toHex(bytes), std::string("010203040506f708090a0b0c0d0e"));
        QCOMPARE(readU16be(bytes.data()), std::uint16_t{0x0102});
        QCOMPARE(readU32be(bytes.data() + 2), std::uint32_t{0x03040506});
        QCOMPARE(readU64be(bytes.data() + 6), std::uint64_t{0xf708090a0b0c0d0e});
    }

    void arraysTakeTheExactLength() {
        const Bytes bytes{1, 2, 3};
        QCOMPARE(toArray<3>(bytes).value(), (ByteArray<3>{1, 2, 3}));
        LEO_FAILS(toArray<2>(bytes), Code::Malformed);
        LEO_FAILS(toArray<4>(bytes), Code::Malformed);
        LEO_SUCCEEDS(toArray<0>(ByteView()));
    }

    void equality() {
        QVERIFY(equal({}, {}));
        QVERIFY(equal(Bytes{1, 2}, Bytes{1, 2}));
        QVERIFY(!equal(Bytes{1, 2}, Bytes{1, 3}));
        QVERIFY(!equal(Bytes{1, 2}, Bytes{1}));
    }
};

QTEST_GUILESS_MAIN(BytesTest)
#include "bytes_test.moc"

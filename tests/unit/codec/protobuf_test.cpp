// protobuf and uvarint: the documented examples, and hostile bytes.
#include <QtTest>
#include <random>

#include "codec/protobuf.h"
#include "support/code_of.h"

using namespace leo;
using namespace leo::codec;

namespace {

Bytes wire(const char* text) {
    return fromHex(text).value();
}

// All fields, or the first error.
Result<std::vector<ProtoField>> readAll(ByteView message) {
    ProtoReader reader(message);
    std::vector<ProtoField> fields;
    for (;;) {
        LEO_TRY_ASSIGN(const std::optional<ProtoField> field, reader.next());
        if (!field) return fields;
        fields.push_back(*field);
    }
}

}  // namespace

class ProtobufTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void uvarint_data() {
        QTest::addColumn<quint64>("value");
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](quint64 value, const char* bytes) {
            QTest::addRow("%llu", static_cast<unsigned long long>(value)) << value << QByteArray(bytes);
        };
        row(0, "00");
        row(1, "01");
        row(127, "7f");
        row(128, "8001");
        row(255, "ff01");
        row(300, "ac02");
        row(16383, "ff7f");
        row(16384, "808001");
        row((quint64{1} << 63) - 1, "ffffffffffffffff7f");
        row(quint64{1} << 63, "80808080808080808001");
        row(~quint64{0}, "ffffffffffffffffff01");
    }

    void uvarint() {
        QFETCH(const quint64, value);
        QFETCH(const QByteArray, bytes);
        Bytes written;
        appendUvarint(written, value);
        QCOMPARE(QByteArray::fromStdString(toHex(written)), bytes);
        QCOMPARE(uvarintSize(value), written.size());
        const Uvarint read = readUvarint(written).value();
        QCOMPARE(read.value, std::uint64_t{value});
        QCOMPARE(read.size, written.size());
        // In a stream, a prefix asks for more and what follows is left alone.
        for (std::size_t size = 0; size < written.size(); ++size) {
            QVERIFY(!peekUvarint(ByteView(written).first(size)).value().has_value());
            LEO_FAILS(readUvarint(ByteView(written).first(size)), Code::Malformed);
        }
        written.push_back(0xff);
        QCOMPARE(peekUvarint(written).value()->value, std::uint64_t{value});
    }

    void badUvarint_data() {
        QTest::addColumn<QByteArray>("bytes");
        for (const char* bytes : {"8000", "ff00", "808000", "80808080808080808000", "ffffffffffffffffff02",
                                  "ffffffffffffffffff7f", "ffffffffffffffffffff01", "80808080808080808080"})
            QTest::newRow(bytes) << QByteArray(bytes);
    }

    void badUvarint() {
        QFETCH(const QByteArray, bytes);
        LEO_FAILS(readUvarint(wire(bytes.constData())), Code::Malformed);
        LEO_FAILS(peekUvarint(wire(bytes.constData())), Code::Malformed);
    }

    // The examples of the Protocol Buffers encoding guide.
    void documentedExamples() {
        QCOMPARE(toHex(ProtoWriter().varint(1, 150).view()), std::string("089601"));
        QCOMPARE(toHex(ProtoWriter().text(2, "testing").view()), std::string("120774657374696e67"));
        QCOMPARE(toHex(ProtoWriter().bytes(3, ProtoWriter().varint(1, 150).view()).view()),
                 std::string("1a03089601"));
        QCOMPARE(toHex(ProtoWriter().boolean(kMaxFieldNumber, true).view()), std::string("f8ffffff0f01"));

        const Bytes message = wire("089601120774657374696e67");
        const auto fields = readAll(message).value();
        QCOMPARE(fields.size(), std::size_t{2});
        QCOMPARE(fields[0].number, 1u);
        QCOMPARE(fields[0].asU64().value(), std::uint64_t{150});
        QCOMPARE(fields[1].number, 2u);
        QCOMPARE(fields[1].asText(7).value(), std::string("testing"));
        LEO_FAILS(fields[1].asText(6), Code::TooLarge);
        LEO_FAILS(fields[1].asBytes(6), Code::TooLarge);
        LEO_FAILS(fields[1].asU64(), Code::Malformed);
        LEO_FAILS(fields[0].asBytes(9), Code::Malformed);
        LEO_FAILS(fields[0].asBool(), Code::Malformed);
    }

    void fixedFieldsAreLittleEndianAndSkippable() {
        const Bytes message = wire("0d010000801101000000000000401801");
        const auto fields = readAll(message).value();
        QCOMPARE(fields.size(), std::size_t{3});
        QVERIFY(fields[0].wire == WireType::Fixed32);
        QCOMPARE(fields[0].value, std::uint64_t{0x80000001});
        QVERIFY(fields[1].wire == WireType::Fixed64);
        QCOMPARE(fields[1].value, std::uint64_t{0x4000000000000001});
        LEO_FAILS(fields[1].asU64(), Code::Malformed);
        QCOMPARE(fields[2].asBool().value(), true);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const char* bytes) { QTest::newRow(name) << QByteArray(bytes); };
        row("field number 0", "0001");
        row("field number 2^29", "808080801001");
        row("field number above 32 bits", "88808080808080800101");
        row("start group", "0b");
        row("end group", "0c");
        row("group with content", "0b08010c");
        row("wire type 6", "0e");
        row("wire type 7", "0f");
        row("value missing", "08");
        row("value cut short", "0896");
        row("value not minimal", "088000");
        row("key not minimal", "880001");
        row("length missing", "12");
        row("bytes cut short", "120774657374");
        row("length beyond 2^63", "12ffffffffffffffffff0100");
        row("fixed32 cut short", "0d010000");
        row("fixed64 cut short", "1101000000000000");
        row("second field bad", "08010b");
    }

    void refuses() {
        QFETCH(const QByteArray, bytes);
        const Bytes message = wire(bytes.constData());
        LEO_FAILS(readAll(message), Code::Malformed);
        ProtoReader reader(message);
        while (reader.next().ok()) {
        }
        LEO_FAILS(reader.next(), Code::Malformed);  // and stays so
    }

    void textIsUtf8() {
        const Bytes message = wire("0a02c0af");
        LEO_FAILS(readAll(message).value()[0].asText(10), Code::Malformed);
        LEO_SUCCEEDS(readAll(message).value()[0].asBytes(10));
    }

    void emptyMessage() {
        QVERIFY(readAll({}).value().empty());
        ProtoReader reader{ByteView()};
        QVERIFY(!reader.next().value().has_value());
        QVERIFY(!reader.next().value().has_value());
    }

    void randomMessagesRoundTripAndSurviveDamage() {
        std::mt19937_64 engine(1);
        for (int round = 0; round < 3000; ++round) {
            ProtoWriter writer;
            std::vector<std::pair<std::uint32_t, std::uint64_t>> expected;
            for (std::uint64_t n = engine() % 8; n > 0; --n) {
                const auto number = static_cast<std::uint32_t>(1 + engine() % kMaxFieldNumber);
                const std::uint64_t value = engine() >> engine() % 64;
                expected.emplace_back(number, value);
                if (value % 2 == 0) {
                    writer.varint(number, value);
                } else {
                    writer.bytes(number, Bytes(value % 50, static_cast<std::uint8_t>(value)));
                }
            }
            const Bytes message = writer.take();
            const auto fields = readAll(message).value();
            QCOMPARE(fields.size(), expected.size());
            for (std::size_t i = 0; i < fields.size(); ++i) {
                QCOMPARE(fields[i].number, expected[i].first);
                if (expected[i].second % 2 == 0) {
                    QCOMPARE(fields[i].asU64().value(), expected[i].second);
                } else {
                    QCOMPARE(fields[i].asBytes(50).value().size(), expected[i].second % 50);
                }
            }
            if (message.empty()) continue;
            Bytes damaged = message;
            damaged[engine() % damaged.size()] ^= static_cast<std::uint8_t>(1u << engine() % 8);
            const auto others = readAll(damaged);
            if (!others.ok()) continue;
            // Views stay inside the message, and minimal varints leave one way to write what was read.
            std::size_t size = 0;
            for (const ProtoField& field : *others) {
                size += uvarintSize(std::uint64_t{field.number} << 3);
                switch (field.wire) {
                    case WireType::Varint: size += uvarintSize(field.value); break;
                    case WireType::Fixed64: size += 8; break;
                    case WireType::Fixed32: size += 4; break;
                    case WireType::Bytes:
                        QVERIFY(field.bytes.data() >= damaged.data() &&
                                field.bytes.data() + field.bytes.size() <= damaged.data() + damaged.size());
                        size += uvarintSize(field.bytes.size()) + field.bytes.size();
                        break;
                }
            }
            QCOMPARE(size, damaged.size());
        }
    }
};

QTEST_GUILESS_MAIN(ProtobufTest)
#include "protobuf_test.moc"

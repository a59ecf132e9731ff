// leo-cbor: tables of what is canonical and what is not, and random records against a naive reader.
#include <QtTest>
#include <memory>
#include <optional>
#include <random>

#include "codec/cbor.h"
#include "support/code_of.h"

using namespace leo;
using namespace leo::codec;

namespace {

Bytes hex(const char* text) {
    return fromHex(text).value();
}

// A record as a tree, and the two directions written the long way round.
struct Value {
    enum class Kind { Number, Blob, Text, Array, False, True, Null } kind = Kind::Null;
    std::uint64_t number = 0;
    Bytes content;
    std::vector<Value> items;
    bool operator==(const Value&) const = default;
};

void naiveHead(Bytes& out, unsigned major, std::uint64_t n) {
    int width = n < 24 ? 0 : n < 0x100 ? 1 : n < 0x10000 ? 2 : n < 0x100000000 ? 4 : 8;
    const int info = width == 0 ? static_cast<int>(n) : width == 1 ? 24 : width == 2 ? 25 : width == 4 ? 26 : 27;
    out.push_back(static_cast<std::uint8_t>(major * 32 + static_cast<unsigned>(info)));
    while (width-- > 0) out.push_back(static_cast<std::uint8_t>(n >> (8 * width)));
}

void naiveEncode(Bytes& out, const Value& value) {
    switch (value.kind) {
        case Value::Kind::Number: naiveHead(out, 0, value.number); break;
        case Value::Kind::Blob:
            naiveHead(out, 2, value.content.size());
            append(out, value.content);
            break;
        case Value::Kind::Text:
            naiveHead(out, 3, value.content.size());
            append(out, value.content);
            break;
        case Value::Kind::Array:
            naiveHead(out, 4, value.items.size());
            for (const Value& item : value.items) naiveEncode(out, item);
            break;
        case Value::Kind::False: out.push_back(0xf4); break;
        case Value::Kind::True: out.push_back(0xf5); break;
        case Value::Kind::Null: out.push_back(0xf6); break;
    }
}

// Reads leniently (any width, any nesting); canonical form is then checked by encoding again.
std::optional<Value> naiveDecode(ByteView in, std::size_t& at, unsigned depth) {
    if (at >= in.size()) return std::nullopt;
    const unsigned major = in[at] / 32;
    const unsigned info = in[at] % 32;
    ++at;
    std::uint64_t n = info;
    if (info > 27) return std::nullopt;
    if (info >= 24) {
        const std::size_t width = std::size_t{1} << (info - 24);
        if (at + width > in.size()) return std::nullopt;
        n = 0;
        for (std::size_t i = 0; i < width; ++i) n = n * 256 + in[at++];
    }
    Value value;
    value.number = 0;
    if (major == 0) {
        value.kind = Value::Kind::Number;
        value.number = n;
    } else if (major == 2 || major == 3) {
        if (n > in.size() - at) return std::nullopt;
        value.kind = major == 2 ? Value::Kind::Blob : Value::Kind::Text;
        value.content = toBytes(in.subspan(at, n));
        at += n;
        // Qt's decoder is the oracle for UTF-8: it replaces what is wrong, so a round trip shows it.
        // The letter in front keeps a byte order mark from being dropped.
        const QByteArray raw =
            "a" + QByteArray(reinterpret_cast<const char*>(value.content.data()), static_cast<qsizetype>(n));
        if (major == 3 && QString::fromUtf8(raw).toUtf8() != raw) return std::nullopt;
    } else if (major == 4) {
        if (depth == 8) return std::nullopt;
        value.kind = Value::Kind::Array;
        for (std::uint64_t i = 0; i < n; ++i) {
            auto item = naiveDecode(in, at, depth + 1);
            if (!item) return std::nullopt;
            value.items.push_back(std::move(*item));
        }
    } else if (major == 7 && info >= 20 && info <= 22) {
        value.kind = info == 20 ? Value::Kind::False : info == 21 ? Value::Kind::True : Value::Kind::Null;
    } else {
        return std::nullopt;
    }
    return value;
}

bool naiveAccepts(ByteView in) {
    std::size_t at = 0;
    const auto value = naiveDecode(in, at, 0);
    if (!value || at != in.size()) return false;
    Bytes again;
    naiveEncode(again, *value);
    return equal(again, in);
}

void write(Writer& writer, const Value& value) {
    switch (value.kind) {
        case Value::Kind::Number: writer.u64(value.number); break;
        case Value::Kind::Blob: writer.bytes(value.content); break;
        case Value::Kind::Text: writer.text(textOf(value.content)); break;
        case Value::Kind::Array:
            writer.array(value.items.size());
            for (const Value& item : value.items) write(writer, item);
            break;
        case Value::Kind::False: writer.boolean(false); break;
        case Value::Kind::True: writer.boolean(true); break;
        case Value::Kind::Null: writer.null(); break;
    }
}

// Reads with the types (not the values) of `shape`, as a record's codec does.
Result<Value> read(Reader& reader, const Value& shape) {
    Value out = shape;
    switch (shape.kind) {
        case Value::Kind::Number: {
            LEO_TRY_ASSIGN(out.number, reader.u64());
            return out;
        }
        case Value::Kind::Blob: {
            LEO_TRY_ASSIGN(const ByteView view, reader.bytes(1 << 20));
            out.content = toBytes(view);
            return out;
        }
        case Value::Kind::Text: {
            LEO_TRY_ASSIGN(const std::string text, reader.text(1 << 20));
            out.content = toBytes(text);
            return out;
        }
        case Value::Kind::Array:
            LEO_TRY(reader.arrayOf(shape.items.size()));
            for (Value& item : out.items) {
                LEO_TRY_ASSIGN(item, read(reader, Value(item)));
            }
            LEO_TRY(reader.leave());
            return out;
        case Value::Kind::False:
        case Value::Kind::True: {
            LEO_TRY_ASSIGN(const bool value, reader.boolean());
            out.kind = value ? Value::Kind::True : Value::Kind::False;
            return out;
        }
        case Value::Kind::Null: {
            LEO_TRY_ASSIGN(const bool null, reader.isNull());
            LEO_REQUIRE(null, Code::Malformed, "null belongs");
            return out;
        }
    }
    return makeError(Code::Internal, "no such kind");
}

class Generator {
public:
    explicit Generator(std::uint64_t seed) : m_engine(seed) {}
    std::uint64_t below(std::uint64_t bound) { return m_engine() % bound; }

    std::uint64_t number() {
        const std::uint64_t edges[] = {0, 23, 24, 255, 256, 65535, 65536, 0xffffffff, 0x100000000, ~std::uint64_t{0}};
        return below(2) ? edges[below(std::size(edges))] : m_engine() >> below(64);
    }

    Value value(unsigned depth) {
        Value out;
        out.kind = static_cast<Value::Kind>(below(7));
        if (out.kind == Value::Kind::Array && depth == kMaxDepth) out.kind = Value::Kind::Number;
        if (out.kind == Value::Kind::Number) out.number = number();
        if (out.kind == Value::Kind::Blob)
            for (std::uint64_t n = below(300); n > 0; --n)
                out.content.push_back(static_cast<std::uint8_t>(below(256)));
        if (out.kind == Value::Kind::Text) {
            const char* const pieces[] = {"a", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\xa6\x81", "\xef\xbf\xbf", "0"};
            for (std::uint64_t n = below(20); n > 0; --n) append(out.content, viewOf(pieces[below(6)]));
        }
        if (out.kind == Value::Kind::Array)
            for (std::uint64_t n = below(6); n > 0; --n) out.items.push_back(value(depth + 1));
        return out;
    }

    void damage(Bytes& bytes) {
        const std::uint8_t heads[] = {0x00, 0x18, 0x1b, 0x1f, 0x20, 0x40, 0x58, 0x60, 0x78, 0x7f, 0x80, 0x98, 0x9f,
                                      0xa0, 0xc0, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfb, 0xff, 0xed, 0xa0, 0xc0};
        const std::size_t at = below(bytes.size());
        const auto where = bytes.begin() + static_cast<std::ptrdiff_t>(at);
        switch (below(5)) {
            case 0: bytes[at] ^= static_cast<std::uint8_t>(1u << below(8)); break;
            case 1: bytes[at] = heads[below(std::size(heads))]; break;
            case 2: bytes.insert(where, heads[below(std::size(heads))]); break;
            case 3: bytes.erase(where); break;
            case 4: bytes.resize(at); break;
        }
    }

private:
    std::mt19937_64 m_engine;
};

Status rawAccepts(ByteView in) {
    Reader reader(in);
    LEO_TRY_ASSIGN(const ByteView item, reader.rawItem());
    LEO_REQUIRE(item.data() == in.data(), Code::Internal, "the first item starts at the start");
    return reader.finish();
}

}  // namespace

class CborTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writes_data() {
        QTest::addColumn<QByteArray>("got");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const Writer& writer, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString(toHex(writer.view())) << QByteArray(expected);
        };
        row("0", Writer().u64(0), "00");
        row("23", Writer().u64(23), "17");
        row("24", Writer().u64(24), "1818");
        row("255", Writer().u64(255), "18ff");
        row("256", Writer().u64(256), "190100");
        row("65535", Writer().u64(65535), "19ffff");
        row("65536", Writer().u64(65536), "1a00010000");
        row("2^32 - 1", Writer().u64(0xffffffff), "1affffffff");
        row("2^32", Writer().u64(0x100000000), "1b0000000100000000");
        row("2^64 - 1", Writer().u64(~std::uint64_t{0}), "1bffffffffffffffff");
        row("true", Writer().boolean(true), "f5");
        row("false", Writer().boolean(false), "f4");
        row("null", Writer().null(), "f6");
        row("no bytes", Writer().bytes({}), "40");
        row("bytes", Writer().bytes(Bytes{1, 2, 3, 4}), "4401020304");
        row("24 bytes", Writer().bytes(Bytes(24)), "5818000000000000000000000000000000000000000000000000");
        row("text", Writer().text("IETF"), "6449455446");
        row("umlaut", Writer().text("\xc3\xbc"), "62c3bc");
        row("empty array", Writer().array(0), "80");
        row("nested", Writer().array(2).u64(1).array(2).u64(2).u64(3), "8201820203");
        row("amount", Writer().amount(Amount{1'000'000'000}), "1a3b9aca00");
        row("time", Writer().time(TimeMs{10}), "0a");
        row("counter", Writer().counter(Height{500}), "1901f4");
        row("id", Writer().id(TxId{}), "58200000000000000000000000000000000000000000000000000000000000000000");
        row("raw", Writer().array(1).raw(hex("8101")), "818101");
    }

    void writes() {
        QFETCH(const QByteArray, got);
        QFETCH(const QByteArray, expected);
        QCOMPARE(got, expected);
        const Bytes bytes = hex(expected.constData());
        LEO_SUCCEEDS(rawAccepts(bytes));
        QVERIFY(naiveAccepts(bytes));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const char* bytes) { QTest::newRow(name) << QByteArray(bytes); };
        row("nothing", "");
        row("0 in two bytes", "1800");
        row("23 in two bytes", "1817");
        row("255 in three bytes", "1900ff");
        row("65535 in five bytes", "1a0000ffff");
        row("2^32 - 1 in nine bytes", "1b00000000ffffffff");
        row("number cut short", "19ff");
        row("number missing", "1b");
        row("reserved 28", "1c");
        row("reserved 29", "1d");
        row("reserved 30", "1e");
        row("indefinite number", "1f");
        row("negative", "20");
        row("negative, long", "3903e7");
        row("indefinite bytes", "5f42010243030405ff");
        row("indefinite text", "7f657374726561646d696e67ff");
        row("indefinite array", "9f01ff");
        row("map", "a0");
        row("map with entries", "a10102");
        row("indefinite map", "bf0102ff");
        row("tag", "c000");
        row("bignum", "c249010000000000000000");
        row("tag, long", "d81801");
        row("undefined", "f7");
        row("simple 0", "e0");
        row("simple 19", "f3");
        row("simple 20 in two bytes", "f814");
        row("simple 255", "f8ff");
        row("half float", "f90000");
        row("half float that looks like false", "f90014");
        row("float", "fa47c35000");
        row("double", "fb3ff199999999999a");
        row("break", "ff");
        row("bytes cut short", "44010203");
        row("bytes length in two bytes", "580401020304");
        row("bytes longer than 2^63", "5bffffffffffffffff00");
        row("text longer than 2^63", "7bffffffffffffffff00");
        row("array longer than the data", "9bffffffffffffffff00");
        row("array length in two bytes", "980101");
        row("array cut short", "8201");
        row("overlong slash", "62c0af");
        row("overlong three bytes", "63e080af");
        row("surrogate", "63eda080");
        row("above the last code point", "64f4908080");
        row("lone continuation", "6180");
        row("cut sequence", "62e282");
        row("0xff in text", "61ff");
        row("trailing byte", "0000");
        row("trailing null", "8101f6");
        row("nine deep",
            "818181818181818181"
            "00");
    }

    void refuses() {
        QFETCH(const QByteArray, bytes);
        const Bytes raw =
            toBytes(ByteView(reinterpret_cast<const std::uint8_t*>(QByteArray::fromHex(bytes).constData()),
                             static_cast<std::size_t>(bytes.size() / 2)));
        LEO_FAILS(rawAccepts(raw), Code::Malformed);
        QVERIFY(!naiveAccepts(raw));
    }

    void typesDoNotMix() {
        const Bytes items[] = {hex("05"), hex("4105"), hex("6135"), hex("8105"), hex("f5"), hex("f6")};
        for (std::size_t i = 0; i < std::size(items); ++i) {
            const auto expect = [&](auto read, bool fits) {
                Reader reader(items[i]);
                if (fits) {
                    LEO_SUCCEEDS(read(reader));
                } else {
                    LEO_FAILS(read(reader), Code::Malformed);
                }
            };
            expect([](Reader& r) { return r.u64(); }, i == 0);
            expect([](Reader& r) { return r.bytes(10); }, i == 1);
            expect([](Reader& r) { return r.text(10); }, i == 2);
            expect([](Reader& r) { return r.arrayOf(1); }, i == 3);
            expect([](Reader& r) { return r.array(5); }, i == 3);
            expect([](Reader& r) { return r.boolean(); }, i == 4);
            Reader reader(items[i]);
            QCOMPARE(reader.isNull().value(), i == 5);
            QCOMPARE(reader.finish().ok(), i == 5);  // a null was consumed, anything else was left
        }
    }

    void caps() {
        LEO_SUCCEEDS(Reader(hex("18ff")).u64(255));
        LEO_FAILS(Reader(hex("190100")).u64(255), Code::OutOfRange);
        LEO_SUCCEEDS(Reader(hex("420102")).bytes(2));
        LEO_FAILS(Reader(hex("420102")).bytes(1), Code::TooLarge);
        LEO_SUCCEEDS(Reader(hex("626869")).text(2));
        LEO_FAILS(Reader(hex("626869")).text(1), Code::TooLarge);
        LEO_SUCCEEDS(Reader(hex("820102")).array(2));
        LEO_FAILS(Reader(hex("820102")).array(1), Code::TooLarge);
        LEO_FAILS(Reader(hex("820102")).arrayOf(1), Code::Malformed);
        LEO_FAILS(Reader(hex("820102")).arrayOf(3), Code::Malformed);
        LEO_FAILS(Reader(hex("420102")).fixed<3>(), Code::Malformed);
        LEO_FAILS(Reader(hex("420102")).fixed<1>(), Code::TooLarge);
        LEO_SUCCEEDS(Reader(hex("420102")).fixed<2>());
        LEO_FAILS(Reader(hex("420102")).id<TxId>(), Code::Malformed);
        LEO_SUCCEEDS(Reader(hex("1b7fffffffffffffff")).amount());
        LEO_FAILS(Reader(hex("1b8000000000000000")).amount(), Code::OutOfRange);
        LEO_SUCCEEDS(Reader(hex("1bffffffffffffffff")).time());

        const Bytes record = hex("820102");
        LEO_FAILS(Reader(record, 2).arrayOf(2), Code::TooLarge);
        LEO_FAILS(Reader(record, 2).finish(), Code::TooLarge);
        LEO_FAILS(Reader(record, 2).rawItem(), Code::TooLarge);
        LEO_FAILS(Reader(record, 2).isNull(), Code::TooLarge);
        LEO_SUCCEEDS(Reader(record, 3).arrayOf(2));
    }

    void arityIsExact() {
        const Bytes record = hex("82018102");
        Reader early(record);
        LEO_SUCCEEDS(early.arrayOf(2));
        LEO_FAILS(early.leave(), Code::Malformed);

        Reader beyond(record);
        LEO_SUCCEEDS(beyond.arrayOf(2));
        LEO_SUCCEEDS(beyond.u64());
        LEO_SUCCEEDS(beyond.arrayOf(1));
        LEO_SUCCEEDS(beyond.u64());
        LEO_FAILS(beyond.u64(), Code::Malformed);

        Reader unfinished(record);
        LEO_FAILS(unfinished.finish(), Code::Malformed);
        LEO_SUCCEEDS(unfinished.arrayOf(2));
        LEO_SUCCEEDS(unfinished.u64());
        QCOMPARE(toHex(unfinished.rawItem().value()), std::string("8102"));
        LEO_FAILS(unfinished.finish(), Code::Malformed);  // the array is still open
        LEO_SUCCEEDS(unfinished.leave());
        LEO_SUCCEEDS(unfinished.finish());
        LEO_FAILS(unfinished.u64(), Code::Malformed);
        LEO_FAILS(unfinished.isNull(), Code::Malformed);

        const Bytes two = hex("0102");
        Reader sequence(two);
        LEO_SUCCEEDS(sequence.u64());
        LEO_FAILS(sequence.u64(), Code::Malformed);
    }

    void depth() {
        for (unsigned depth = 1; depth <= 10; ++depth) {
            Bytes record(depth, 0x81);
            record.back() = 0x80;
            QCOMPARE(rawAccepts(record).ok(), depth <= kMaxDepth);
            Reader reader(record);
            unsigned entered = 0;
            while (entered + 1 < depth && reader.arrayOf(1).ok()) ++entered;
            QCOMPARE(entered, std::min(depth - 1, kMaxDepth));
            if (depth > kMaxDepth) continue;
            LEO_SUCCEEDS(reader.arrayOf(0));
            for (unsigned i = 0; i < depth; ++i) LEO_SUCCEEDS(reader.leave());
            LEO_SUCCEEDS(reader.finish());
        }
        // Entering and skipping count alike.
        Bytes record(9, 0x81);
        record.push_back(0x00);
        Reader reader(record);
        LEO_SUCCEEDS(reader.arrayOf(1));
        LEO_FAILS(reader.rawItem(), Code::Malformed);
    }

    void errorsSayWhere() {
        const Bytes record = hex("8201a0");
        Reader reader(record);
        LEO_SUCCEEDS(reader.arrayOf(2));
        LEO_SUCCEEDS(reader.u64());
        QVERIFY(reader.u64().error().detail.find("at byte 2") != std::string::npos);
    }

    void roundTripAgainstANaiveReader_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 8; ++seed) QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
    }

    void roundTripAgainstANaiveReader() {
        QFETCH(const quint64, seed);
        Generator generator(seed);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 3000; ++i) {
            const Value value = generator.value(0);
            Bytes expected;
            naiveEncode(expected, value);
            Writer writer;
            write(writer, value);
            QCOMPARE(toHex(writer.view()), toHex(expected));
            Reader reader(expected);
            const Result<Value> got = read(reader, value);
            LEO_SUCCEEDS(got);
            QVERIFY(*got == value);
            LEO_SUCCEEDS(reader.finish());

            Bytes damaged = expected;
            for (std::uint64_t times = 1 + generator.below(3); times > 0 && !damaged.empty(); --times)
                generator.damage(damaged);
            const bool oracle = naiveAccepts(damaged);
            QCOMPARE(rawAccepts(damaged).ok(), oracle);
            ++(oracle ? accepted : refused);
            // What a record's codec accepts of damaged bytes, it would write the same way.
            Reader second(damaged);
            const Result<Value> other = read(second, value);
            if (!other.ok() || !second.finish().ok()) continue;
            QVERIFY(oracle);
            Writer again;
            write(again, *other);
            QCOMPARE(toHex(again.view()), toHex(damaged));
        }
        QVERIFY(accepted > 100 && refused > 100);
    }
};

QTEST_GUILESS_MAIN(CborTest)
#include "cbor_test.moc"

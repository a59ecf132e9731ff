#include "content/cid.h"

#include <QtTest>

#include "support/code_of.h"

using namespace leo;
using namespace leo::content;

namespace {

const std::string kHello = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

Cid hello() {
    return Cid::of(CidCodec::Raw, viewOf("hello world"));
}

}  // namespace

class CidTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesABlock() {
        QCOMPARE(hello().toText(), kHello);
        const auto bytes = hello().bytes();
        QCOMPARE(toHex(ByteView(bytes).first(4)), std::string("01551220"));
        QCOMPARE(toHex(hello().prefix()), std::string("01551220"));
        QCOMPARE(toHex(Cid::of(CidCodec::DagPb, {}).prefix()), std::string("01701220"));
        QVERIFY(Cid::of(CidCodec::DagPb, {}) != Cid::of(CidCodec::Raw, {}));
        QVERIFY(std::hash<Cid>()(hello()) != std::hash<Cid>()(Cid()));
    }

    void readsItsOwnForms() {
        for (const Cid& cid : {hello(), Cid::of(CidCodec::DagPb, viewOf("x"))}) {
            const auto bytes = cid.bytes();
            const std::string forms[] = {cid.toText(), "z" + toBase58(bytes), "f" + toHex(bytes)};
            for (const std::string& text : forms) {
                const auto read = Cid::fromText(text);
                LEO_SUCCEEDS(read);
                QVERIFY(*read == cid);
            }
            LEO_SUCCEEDS(Cid::fromBytes(bytes));
            QVERIFY(*Cid::fromBytes(bytes) == cid);
        }
        // The example of the CID specification.
        const auto example = Cid::fromText("zb2rhe5P4gXftAwvA4eXQ5HJwsER2owDyS9sKaQRRVQPn93bA");
        LEO_SUCCEEDS(example);
        QCOMPARE(toHex(example->digest()),
                 std::string("6e6ff7950a36187a801613426e858dce686cd7d7e3c0fc42ee0330072d245c95"));
        QVERIFY(example->codec() == CidCodec::Raw);
    }

    void refusesText_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        const QString good = QString::fromStdString(kHello);
        const auto row = [](const char* name, const QString& text, Code code) {
            QTest::newRow(name) << text << static_cast<int>(code);
        };
        row("empty", QString(), Code::Malformed);
        row("multibase alone", QStringLiteral("b"), Code::Malformed);
        row("version 0", QStringLiteral("QmaozNR7DZHQK1ZcU9p7QdrshMvXqWK6gpu5rmrkPdT3L4"), Code::Unsupported);
        row("upper-case base32", good.toUpper(), Code::Unsupported);
        row("upper case inside", QString(good).replace(5, 1, QLatin1Char('E')), Code::Malformed);
        row("base64", QStringLiteral("mAVUSILlNJ7mTTT4IpS5S19p9q/rEhO/jelOA7pCI96zi783p"), Code::Unsupported);
        row("character outside the alphabet", QString(good).replace(9, 1, QLatin1Char('1')), Code::Malformed);
        row("one character less", good.chopped(1), Code::Malformed);
        row("one character more", good + QLatin1Char('a'), Code::Malformed);
        row("padding", good + QLatin1Char('='), Code::Malformed);
        row("leading space", QLatin1Char(' ') + good, Code::Unsupported);
        row("trailing space", good + QLatin1Char(' '), Code::Malformed);
        row("path", QStringLiteral("/ipfs/") + good, Code::Unsupported);
        // The last of 58 digits carries two bits of nothing: 'e' ends the text, 'f' differs in one of them.
        row("spare bits", good.chopped(1) + QLatin1Char('f'), Code::Malformed);
        const auto bytes = hello().bytes();
        const QString hex = QString::fromStdString(toHex(bytes));
        row("upper-case base16", QStringLiteral("f") + hex.toUpper(), Code::Malformed);
        row("odd base16", QStringLiteral("f") + hex.chopped(1), Code::Malformed);
        row("very long", QString(200, QLatin1Char('b')), Code::TooLarge);
    }
    void refusesText() {
        QFETCH(QString, text);
        QFETCH(int, code);
        LEO_FAILS(Cid::fromText(text.toStdString()), static_cast<Code>(code));
    }

    void refusesBytes_data() {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("code");
        QTest::newRow("version 0") << 0 << 0 << static_cast<int>(Code::Unsupported);
        QTest::newRow("version 2") << 0 << 2 << static_cast<int>(Code::Unsupported);
        QTest::newRow("multihash of version 0") << 0 << 0x12 << static_cast<int>(Code::Unsupported);
        QTest::newRow("codec dag-cbor") << 1 << 0x71 << static_cast<int>(Code::Unsupported);
        QTest::newRow("codec in two bytes") << 1 << 0xd5 << static_cast<int>(Code::Unsupported);
        QTest::newRow("identity hash") << 2 << 0x00 << static_cast<int>(Code::Unsupported);
        QTest::newRow("sha2-512") << 2 << 0x13 << static_cast<int>(Code::Unsupported);
        QTest::newRow("short digest") << 3 << 20 << static_cast<int>(Code::Malformed);
        QTest::newRow("long digest") << 3 << 33 << static_cast<int>(Code::Malformed);
    }
    void refusesBytes() {
        QFETCH(int, at);
        QFETCH(int, value);
        QFETCH(int, code);
        auto bytes = hello().bytes();
        bytes[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(value);
        LEO_FAILS(Cid::fromBytes(bytes), static_cast<Code>(code));
        LEO_FAILS(Cid::ofPrefixed(ByteView(bytes).first(4), viewOf("x")), static_cast<Code>(code));
    }

    void refusesEveryOtherLength() {
        const auto bytes = hello().bytes();
        for (std::size_t size = 0; size < bytes.size(); ++size)
            LEO_FAILS(Cid::fromBytes(ByteView(bytes).first(size)), Code::Malformed);
        Bytes longer = toBytes(ByteView(bytes));
        longer.push_back(0);
        LEO_FAILS(Cid::fromBytes(longer), Code::Malformed);
        LEO_FAILS(Cid::ofPrefixed(bytes, viewOf("x")), Code::Malformed);
    }

    void verifiesBlocks() {
        LEO_SUCCEEDS(verifyBlock(hello(), viewOf("hello world")));
        LEO_FAILS(verifyBlock(hello(), viewOf("hello worle")), Code::DigestMismatch);
        LEO_FAILS(verifyBlock(hello(), {}), Code::DigestMismatch);
        const Bytes large(kMaxBlockBytes + 1);
        LEO_FAILS(verifyBlock(Cid::of(CidCodec::Raw, large), large), Code::TooLarge);
        LEO_FAILS(Cid::ofPrefixed(hello().prefix(), large), Code::TooLarge);
        const auto arrived = Cid::ofPrefixed(hello().prefix(), viewOf("hello world"));
        LEO_SUCCEEDS(arrived);
        QVERIFY(*arrived == hello());
    }
};

QTEST_GUILESS_MAIN(CidTest)
#include "cid_test.moc"

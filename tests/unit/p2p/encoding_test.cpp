// Names, addresses, framing, protocol negotiation and identify: tables of valid and invalid inputs.
#include <QtTest>

#include "codec/protobuf.h"
#include "harness.h"

using namespace leo;
using namespace leo::p2p;
using namespace leo::p2p::test;

namespace {

Bytes hex(const char* text) {
    return *fromHex(text);
}

Bytes line(std::string_view text) {
    Bytes out;
    codec::appendUvarint(out, text.size() + 1);
    append(out, viewOf(text));
    out.push_back('\n');
    return out;
}

Bytes lines(std::initializer_list<std::string_view> texts) {
    Bytes out;
    for (const std::string_view text : texts) append(out, line(text));
    return out;
}

}  // namespace

class EncodingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void peerIdOfTheSpecification();
    void peerIdRefuses_data();
    void peerIdRefuses();
    void multiaddr_data();
    void multiaddr();
    void multiaddrRefuses_data();
    void multiaddrRefuses();
    void messageReaderPieces();
    void messageReaderRefuses();
    void listenerNegotiates();
    void listenerRefuses_data();
    void listenerRefuses();
    void dialerNegotiates();
    void dialerRefuses_data();
    void dialerRefuses();
    void identifyRoundTrip();
    void identifyRefuses_data();
    void identifyRefuses();
    void byteQueueKeepsOrder();
};

// libp2p peer-ids specification, test vectors: the Ed25519 public key and its encoding.
void EncodingTest::peerIdOfTheSpecification() {
    const Bytes message = hex("080112201ed1e8fae2c4a144b8be8fd4b47bf3d3b34b871c3cacf6010f0e42d474fce27e");
    const auto account = parsePublicKeyMessage(message);
    QVERIFY(account.ok());
    QVERIFY(publicKeyMessage(*account) == message);
    const PeerId id = PeerId::fromAccountId(*account);
    QCOMPARE(id.toBytes().size(), std::size_t{38});
    QVERIFY(id.toText().starts_with("12D3KooW"));
    QVERIFY(PeerId::fromText(id.toText()).ok());
    QVERIFY(*PeerId::fromText(id.toText()) == id);
    QVERIFY(*PeerId::fromBytes(id.toBytes()) == id);
    Bytes cid{0x01, 0x72};
    append(cid, id.toBytes());
    QVERIFY(*PeerId::fromText("b" + toBase32(cid)) == id);
    QVERIFY(id.toText().ends_with(id.shortText()));
}

void EncodingTest::peerIdRefuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Code>("code");
    const QByteArray good =
        QByteArray::fromHex("0024080112201ed1e8fae2c4a144b8be8fd4b47bf3d3b34b871c3cacf6010f0e42d474fce27e");
    QTest::newRow("good") << good << Code::Ok;
    QTest::newRow("empty") << QByteArray() << Code::Malformed;
    QTest::newRow("truncated") << good.chopped(1) << Code::Malformed;
    QTest::newRow("trailing") << good + 'x' << Code::Malformed;
    QTest::newRow("RSA by SHA-256") << QByteArray::fromHex("1220") + QByteArray(32, 7) << Code::Unsupported;
    QByteArray type = good;
    type[3] = 2;  // secp256k1
    QTest::newRow("another key type") << type << Code::Unsupported;
    QTest::newRow("fields swapped") << QByteArray::fromHex("0024") + good.mid(4) + good.mid(2, 2) << Code::Malformed;
}

void EncodingTest::peerIdRefuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(Code, code);
    const auto id = PeerId::fromBytes(
        ByteView(reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
    QCOMPARE(id.ok() ? Code::Ok : id.error().code, code);
}

void EncodingTest::multiaddr_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("binary");
    QTest::newRow("ip4") << "/ip4/127.0.0.1/tcp/4001/ws"
                         << "ws://127.0.0.1:4001" << QByteArray::fromHex("047f000001060fa1dd03");
    QTest::newRow("ip6") << "/ip6/::1/tcp/80/ws"
                         << "ws://[::1]:80"
                         << QByteArray::fromHex(
                                "29000000000000000000000000000000010600"
                                "50dd03");
    QTest::newRow("name") << "/dns4/node.example/tcp/443/ws"
                          << "ws://node.example:443"
                          << QByteArray::fromHex("360c") + "node.example" + QByteArray::fromHex("0601bbdd03");
}

void EncodingTest::multiaddr() {
    QFETCH(QString, text);
    QFETCH(QString, url);
    QFETCH(QByteArray, binary);
    const auto fromText = Multiaddr::fromText(text.toStdString());
    const auto fromUrl = Multiaddr::fromUrl(url.toStdString());
    QVERIFY(fromText.ok() && fromUrl.ok());
    QVERIFY(*fromText == *fromUrl);
    QCOMPARE(fromText->toText(), text.toStdString());
    QCOMPARE(fromText->toUrl(), url.toStdString());
    const Bytes bytes = fromText->toBytes();
    QCOMPARE(toHex(bytes), toHex(ByteView(reinterpret_cast<const std::uint8_t*>(binary.constData()),
                                          static_cast<std::size_t>(binary.size()))));
    QVERIFY(*Multiaddr::fromBytes(bytes) == *fromText);
    // With a peer behind it.
    SeededRandom random(1);
    Multiaddr named = *fromText;
    named.peer = PeerId::fromAccountId(crypto::Identity::generate(random).id());
    QVERIFY(*Multiaddr::fromText(named.toText()) == named);
    QVERIFY(*Multiaddr::fromBytes(named.toBytes()) == named);
    Bytes cut = named.toBytes();
    while (!cut.empty()) {
        cut.pop_back();
        const auto shorter = Multiaddr::fromBytes(cut);
        QVERIFY(!shorter.ok() || *shorter == *fromText);
    }
}

void EncodingTest::multiaddrRefuses_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "/", "ip4/127.0.0.1/tcp/1/ws", "/ip4/127.0.0.1/tcp/1", "/ip4/127.0.0.1/udp/1/ws",
          "/ip4/300.0.0.1/tcp/1/ws", "/ip4/127.0.0.1/tcp/0/ws", "/ip4/127.0.0.1/tcp/65536/ws",
          "/ip4/127.0.0.1/tcp/1x/ws", "/ip4/127.0.0.1/tcp/1/wss", "/ip4/127.0.0.1/tcp/1/ws/p2p/Qm",
          "/ip4/127.0.0.1/tcp/1/ws/http/x", "/dns4/a b/tcp/1/ws", "/dns4//tcp/1/ws", "wss://127.0.0.1:1",
          "ws://127.0.0.1", "ws://127.0.0.1:1/path", "ws://[::1:1", "ws://:1"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void EncodingTest::multiaddrRefuses() {
    QFETCH(QString, text);
    QVERIFY(!Multiaddr::fromText(text.toStdString()).ok());
    QVERIFY(!Multiaddr::fromUrl(text.toStdString()).ok());
}

void EncodingTest::messageReaderPieces() {
    Bytes stream;
    const std::vector<std::size_t> sizes{0, 1, 127, 128, 5000, 0, 70'000};
    for (const std::size_t size : sizes) append(stream, lengthPrefixed(pattern(size)));
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{1000}, stream.size()}) {
        MessageReader reader(70'000);
        std::size_t seen = 0;
        for (std::size_t at = 0; at < stream.size(); at += piece) {
            reader.push(ByteView(stream).subspan(at, std::min(piece, stream.size() - at)));
            for (;;) {
                const auto message = reader.next();
                QVERIFY(message.ok());
                if (!*message) break;
                QVERIFY(seen < sizes.size());
                QVERIFY(equal(**message, pattern(sizes[seen])));
                ++seen;
            }
        }
        QCOMPARE(seen, sizes.size());
        QCOMPARE(reader.held(), std::size_t{0});
    }
}

void EncodingTest::messageReaderRefuses() {
    MessageReader large(100);
    large.push(Bytes{101});
    QCOMPARE(large.next().error().code, Code::TooLarge);  // before any of it has arrived
    MessageReader padded(100);
    padded.push(Bytes{0x80, 0x00});
    QCOMPARE(padded.next().error().code, Code::Malformed);
    MessageReader endless(100);
    endless.push(Bytes(12, 0xff));
    QVERIFY(!endless.next().ok());
}

void EncodingTest::listenerNegotiates() {
    for (const std::size_t piece : {1, 2, 7, 1000}) {
        Negotiator negotiator = Negotiator::listener([](std::string_view name) { return name == "/b"; });
        const Bytes input = lines({"/multistream/1.0.0", "/a", "/b", "data"});
        ByteQueue in;
        Bytes out;
        for (std::size_t at = 0; at < input.size(); at += piece) {
            in.append(ByteView(input).subspan(at, std::min(piece, input.size() - at)));
            QVERIFY(negotiator.handle(in, out).ok());
        }
        QVERIFY(negotiator.state() == Negotiator::State::Agreed);
        QCOMPARE(negotiator.protocol(), std::string("/b"));
        QVERIFY(out == lines({"/multistream/1.0.0", "na", "/b"}));
        QVERIFY(equal(in.view(), line("data")));  // what follows is not ours
    }
}

void EncodingTest::listenerRefuses_data() {
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<Code>("code");
    const auto bytes = [](const Bytes& from) {
        return QByteArray(reinterpret_cast<const char*>(from.data()), static_cast<qsizetype>(from.size()));
    };
    QTest::newRow("other version") << bytes(lines({"/multistream/0.3.0"})) << Code::Malformed;
    QTest::newRow("proposal first") << bytes(lines({"/b"})) << Code::Malformed;
    QTest::newRow("no newline") << QByteArray(
                                       "\x02"
                                       "ab")
                                << Code::Malformed;
    QTest::newRow("empty line") << QByteArray("\x00", 1) << Code::TooLarge;
    QTest::newRow("endless line") << QByteArray("\xff\xff\x03") << Code::TooLarge;
    QTest::newRow("padded length") << QByteArray("\x80\x00", 2) << Code::Malformed;
    Bytes many = line("/multistream/1.0.0");
    for (int i = 0; i <= kMaxProposals; ++i) append(many, line("/x"));
    QTest::newRow("too many proposals") << bytes(many) << Code::Exhausted;
}

void EncodingTest::listenerRefuses() {
    QFETCH(QByteArray, input);
    QFETCH(Code, code);
    Negotiator negotiator = Negotiator::listener([](std::string_view name) { return name == "/b"; });
    ByteQueue in;
    in.append(
        ByteView(reinterpret_cast<const std::uint8_t*>(input.constData()), static_cast<std::size_t>(input.size())));
    Bytes out;
    const auto result = negotiator.handle(in, out);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, code);
}

void EncodingTest::dialerNegotiates() {
    Bytes out;
    Negotiator negotiator = Negotiator::dialer({"/a", "/b"}, out);
    QVERIFY(out == lines({"/multistream/1.0.0", "/a"}));
    ByteQueue in;
    in.append(lines({"/multistream/1.0.0", "na"}));
    out.clear();
    QVERIFY(*negotiator.handle(in, out) == Negotiator::State::Pending);
    QVERIFY(out == line("/b"));
    in.append(line("/b"));
    QVERIFY(*negotiator.handle(in, out) == Negotiator::State::Agreed);
    Negotiator refused = Negotiator::dialer({"/a"}, out);
    in.append(lines({"/multistream/1.0.0", "na"}));
    QVERIFY(*refused.handle(in, out) == Negotiator::State::Refused);
}

void EncodingTest::dialerRefuses_data() {
    QTest::addColumn<QString>("answer");
    QTest::newRow("another protocol") << "/b";
    QTest::newRow("header twice") << "/multistream/1.0.0";
    QTest::newRow("nothing") << "";
}

void EncodingTest::dialerRefuses() {
    QFETCH(QString, answer);
    Bytes out;
    Negotiator negotiator = Negotiator::dialer({"/a"}, out);
    ByteQueue in;
    const std::string text = answer.toStdString();
    in.append(lines({"/multistream/1.0.0", text}));
    QCOMPARE(negotiator.handle(in, out).error().code, Code::Malformed);
}

void EncodingTest::identifyRoundTrip() {
    SeededRandom random(2);
    Identify identify;
    identify.peer = PeerId::fromAccountId(crypto::Identity::generate(random).id());
    identify.agent = "leo/1";
    identify.protocolVersion = "leo/0.1";
    identify.protocols = {"/a", "/b"};
    identify.listenAddresses = {*Multiaddr::fromUrl("ws://127.0.0.1:1"), *Multiaddr::fromUrl("ws://[::1]:2")};
    identify.observed = *Multiaddr::fromUrl("ws://10.0.0.1:3");
    const Bytes encoded = identify.encode();
    const auto decoded = Identify::decode(encoded);
    QVERIFY(decoded.ok());
    QVERIFY(decoded->encode() == encoded);
    QVERIFY(decoded->peer == identify.peer && decoded->protocols == identify.protocols);
    for (std::size_t cut = 0; cut < encoded.size(); ++cut)  // no prefix crashes
        static_cast<void>(Identify::decode(ByteView(encoded).first(cut)));
}

void EncodingTest::identifyRefuses_data() {
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("good");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("unknown field") << QByteArray::fromHex("4a0100") << true;
    QTest::newRow("unknown address kind") << QByteArray::fromHex(
                                                 "120691020304"
                                                 "0506")
                                          << true;
    QTest::newRow("truncated") << QByteArray::fromHex("3205616263") << false;
    QTest::newRow("agent is a number") << QByteArray::fromHex("3005") << false;
    QTest::newRow("agent is not text") << QByteArray::fromHex(
                                              "3202ff"
                                              "fe")
                                       << false;
    QTest::newRow("key is nonsense") << QByteArray::fromHex("0a0101") << false;
    QTest::newRow("group") << QByteArray::fromHex("0b") << false;
}

void EncodingTest::identifyRefuses() {
    QFETCH(QByteArray, message);
    QFETCH(bool, good);
    QCOMPARE(Identify::decode(ByteView(reinterpret_cast<const std::uint8_t*>(message.constData()),
                                       static_cast<std::size_t>(message.size())))
                 .ok(),
             good);
}

void EncodingTest::byteQueueKeepsOrder() {
    ByteQueue queue;
    SeededRandom random(4);
    std::size_t written = 0, read = 0;
    for (int step = 0; step < 2000; ++step) {
        Bytes more(random.below(300));
        for (std::uint8_t& byte : more) byte = static_cast<std::uint8_t>(written++ % 251);
        queue.append(more);
        const std::size_t take = random.below(queue.size() + 1);
        for (std::size_t i = 0; i < take; ++i) QCOMPARE(queue.view()[i], static_cast<std::uint8_t>((read + i) % 251));
        queue.consume(take);
        read += take;
    }
    QCOMPARE(queue.takeAll().size(), written - read);
    QVERIFY(queue.empty());
}

QTEST_GUILESS_MAIN(EncodingTest)
#include "encoding_test.moc"

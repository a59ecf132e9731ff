// One connection from end to end: agreement, malformed bytes on every layer, streams, and the end.
#include <QtTest>

#include "codec/protobuf.h"
#include "harness.h"

using namespace leo;
using namespace leo::p2p;
using namespace leo::p2p::test;

namespace {

Bytes bytesOf(const QByteArray& from) {
    return Bytes(from.begin(), from.end());
}

template <class Event>
std::vector<Event> of(const std::vector<ConnectionEvent>& events) {
    return ConnectionPair::eventsOf<Event>(events);
}

Code closedWith(const std::vector<ConnectionEvent>& events) {
    const auto closed = of<Closed>(events);
    return closed.empty() ? Code::Ok : closed[0].fault.error.code;
}

Fault::Side sideOf(const std::vector<ConnectionEvent>& events) {
    return of<Closed>(events).at(0).fault.side;
}

}  // namespace

class ConnectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void agreesInAnyPieces_data();
    void agreesInAnyPieces();
    void expectedPeer();
    void forgedIdentity();
    void everyTamperedFlightEndsTheLink();
    void malformedBeforeNoise_data();
    void malformedBeforeNoise();
    void malformedNoiseFrames_data();
    void malformedNoiseFrames();
    void malformedPlaintext_data();
    void malformedPlaintext();
    void randomBytesNeverCrash();
    void lazyStreamCarriesDataAtOnce();
    void refusedProtocolLeavesTheLinkAlone();
    void longestProtocolName();
    void streamEndsDuringNegotiation();
    void dataBehindTheNegotiationIsKept();
    void backpressureReachesTheWriter();
    void closingSaysGoodbye();
    void probeMeasuresAndGivesUp();
};

void ConnectionTest::agreesInAnyPieces_data() {
    QTest::addColumn<int>("chunk");
    for (const int chunk : {0, 1, 2, 3, 17, 100}) QTest::newRow(qPrintable(QString::number(chunk))) << chunk;
}

void ConnectionTest::agreesInAnyPieces() {
    QFETCH(int, chunk);
    ConnectionPair::Options options;
    options.chunk = static_cast<std::size_t>(chunk);
    ConnectionPair pair(options);
    pair.settle();
    QVERIFY(pair.dialer->isEstablished() && pair.listener->isEstablished());
    QVERIFY(of<HandshakeDone>(pair.dialerEvents)[0].peer == PeerId::fromAccountId(pair.bob.id()));
    QVERIFY(of<HandshakeDone>(pair.listenerEvents)[0].peer == PeerId::fromAccountId(pair.alice.id()));
    const StreamId stream = *pair.dialer->open("/test/1");
    pair.dialer->write(stream, share(pattern(5000)));
    pair.dialer->finish(stream);
    pair.settle();
    QCOMPARE(of<StreamOpened>(pair.listenerEvents).size(), std::size_t{1});
    QCOMPARE(of<StreamFinished>(pair.listenerEvents).size(), std::size_t{1});
    QVERIFY(pair.listener->read(stream) == pattern(5000));
}

void ConnectionTest::expectedPeer() {
    SeededRandom random(7);  // the pair draws its identities from this seed
    const crypto::Identity alice = crypto::Identity::generate(random);
    const crypto::Identity bob = crypto::Identity::generate(random);
    ConnectionPair::Options right;
    right.expected = PeerId::fromAccountId(bob.id());
    ConnectionPair good(right);
    good.settle();
    QVERIFY(good.dialer->isEstablished());
    ConnectionPair::Options wrong;
    wrong.expected = PeerId::fromAccountId(alice.id());
    ConnectionPair bad(wrong);
    bad.settle();
    QCOMPARE(closedWith(bad.dialerEvents), Code::Untrusted);
    QCOMPARE(sideOf(bad.dialerEvents), Fault::Side::Local);
    QVERIFY(of<HandshakeDone>(bad.dialerEvents).empty());
}

void ConnectionTest::forgedIdentity() {
    SeededRandom random(50);
    const crypto::Identity mallory = crypto::Identity::generate(random);
    const crypto::Identity victim = crypto::Identity::generate(random);
    NoiseCredentials forged = NoiseCredentials::create(mallory, random);
    const NoiseCredentials real = NoiseCredentials::create(victim, random);
    forged.payload = real.payload;  // the victim's own statement, replayed for another static key
    ConnectionPair::Options options;
    options.listenerCredentials = &forged;
    ConnectionPair pair(options);
    pair.settle();
    QCOMPARE(closedWith(pair.dialerEvents), Code::BadSignature);
    QCOMPARE(sideOf(pair.dialerEvents), Fault::Side::Remote);
}

void ConnectionTest::everyTamperedFlightEndsTheLink() {
    // Flip one bit of the n-th flight, anywhere: no connection may come of it, and none may hang beyond the
    // handshake.
    for (int flight = 0; flight < 8; ++flight) {
        for (std::size_t at = 0; at < 40; at += 3) {
            ConnectionPair pair;
            int count = 0;
            bool tampered = false;
            pair.settle([&](bool, Bytes& bytes) {
                if (count++ != flight || bytes.size() <= at) return;
                bytes[bytes.size() - 1 - at] ^= 0x04;
                tampered = true;
            });
            if (!tampered) continue;
            pair.dialer->handleTimeout(pair.now + kHandshakeLimitMs);
            pair.listener->handleTimeout(pair.now + kHandshakeLimitMs);
            QVERIFY2(pair.dialer->isClosed() || pair.listener->isClosed(),
                     qPrintable(QStringLiteral("flight %1 at %2").arg(flight).arg(at)));
        }
    }
}

void ConnectionTest::malformedBeforeNoise_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Code>("code");
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n") + QByteArray(100, ' ') << Code::Malformed;
    QTest::newRow("zeros") << QByteArray(64, '\0') << Code::TooLarge;
    QTest::newRow("ones") << QByteArray(64, '\xff') << Code::Malformed;
    QTest::newRow("TLS") << QByteArray::fromHex("160301020001") + QByteArray(512, 'x') << Code::Malformed;
    QTest::newRow("long line") << QByteArray::fromHex("ff7f") + QByteArray(64, 'x') << Code::TooLarge;
}

void ConnectionTest::malformedBeforeNoise() {
    QFETCH(QByteArray, bytes);
    QFETCH(Code, code);
    ConnectionPair pair;
    for (Connection* connection : {pair.dialer.get(), pair.listener.get()}) {
        connection->handle(bytesOf(bytes), pair.now);
        QVERIFY(connection->isClosed());
        const auto event = connection->pollEvent();
        const Closed* closed = std::get_if<Closed>(&*event);
        QVERIFY(closed != nullptr);
        QCOMPARE(closed->fault.error.code, code);
        QCOMPARE(closed->fault.side, Fault::Side::Remote);
        connection->handle(bytesOf(bytes), pair.now);  // after the end nothing happens
        QVERIFY(!connection->pollEvent());
    }
}

void ConnectionTest::malformedNoiseFrames_data() {
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<Code>("code");
    QTest::newRow("empty message") << QByteArray::fromHex("0000") << Code::Malformed;
    QTest::newRow("shorter than a tag") << QByteArray::fromHex("000f") + QByteArray(15, 'x') << Code::Malformed;
    QTest::newRow("noise") << QByteArray::fromHex("0020") + QByteArray(32, 'x') << Code::DecryptFailed;
    QTest::newRow("longest") << QByteArray::fromHex("ffff") + QByteArray(65535, 'x') << Code::DecryptFailed;
}

void ConnectionTest::malformedNoiseFrames() {
    QFETCH(QByteArray, frame);
    QFETCH(Code, code);
    ConnectionPair pair;
    pair.settle();
    pair.listener->handle(bytesOf(frame), pair.now);
    pair.settle();
    QCOMPARE(closedWith(pair.listenerEvents), code);
    QCOMPARE(sideOf(pair.listenerEvents), Fault::Side::Remote);
    // In the middle of the handshake too.
    ConnectionPair early;
    static_cast<void>(early.dialer->pollTransmit(1000));
    Bytes opening{19};
    append(opening, viewOf("/multistream/1.0.0\n"));
    opening.push_back(7);
    append(opening, viewOf("/noise\n"));
    early.listener->handle(opening, early.now);
    QVERIFY(!early.listener->isClosed());
    early.listener->handle(bytesOf(frame), early.now);
    if (frame.size() < 34) {
        QVERIFY(early.listener->isClosed());
    } else {
        // 32 bytes are an ephemeral key like any other; what comes back tells the impostor nothing.
        QVERIFY(!early.listener->isEstablished());
    }
}

void ConnectionTest::malformedPlaintext_data() {
    QTest::addColumn<QByteArray>("plaintext");
    QTest::addColumn<Code>("code");
    QTest::newRow("yamux version") << QByteArray::fromHex("010000000000000000000000") << Code::Unsupported;
    QTest::newRow("yamux type") << QByteArray::fromHex("000900000000000000000000") << Code::Malformed;
    QTest::newRow("yamux overrun") << QByteArray::fromHex("000000010000000100ffffff") << Code::TooLarge;
    QTest::newRow("yamux unknown stream") << QByteArray::fromHex("000000000000000900000001") + 'x' << Code::Malformed;
    const QByteArray open = QByteArray::fromHex("000100010000000100000000");
    const auto data = [](const QByteArray& body) {
        return QByteArray::fromHex("0000000000000001000000") + static_cast<char>(body.size()) + body;
    };
    QTest::newRow("stream without multistream") << open + data("\x02xy") << Code::Malformed;
    QTest::newRow("stream with an endless line") << open + data("\xff\xff\x7f") << Code::TooLarge;
    QTest::newRow("stream with a good header") << open + data("\x13/multistream/1.0.0\n") << Code::Ok;
    QTest::newRow("good ping") << QByteArray::fromHex("000200010000000000000007") << Code::Ok;
}

void ConnectionTest::malformedPlaintext() {
    QFETCH(QByteArray, plaintext);
    QFETCH(Code, code);
    // A peer with the keys of the channel but without manners: its own handshake, then raw plaintext.
    SeededRandom random(60);
    const crypto::Identity identity = crypto::Identity::generate(random);
    const NoiseCredentials credentials = NoiseCredentials::create(identity, random);
    ConnectionPair pair;
    Connection& victim = *pair.listener;
    const auto frame = [](const Bytes& message) {
        Bytes out;
        appendU16be(out, static_cast<std::uint16_t>(message.size()));
        append(out, message);
        return out;
    };
    Bytes hello{19};
    append(hello, viewOf("/multistream/1.0.0\n"));
    Bytes opening = hello;
    opening.push_back(7);
    append(opening, viewOf("/noise\n"));
    NoiseHandshake handshake(NoiseHandshake::Role::Initiator, credentials, random);
    append(opening, frame(*handshake.write()));
    victim.handle(opening, pair.now);
    const Bytes answer = victim.pollTransmit(100'000);
    QVERIFY(handshake.read(ByteView(answer).subspan(opening.size() - 34 + 2)).ok());
    victim.handle(frame(*handshake.write()), pair.now);
    NoiseHandshake::Channel channel = handshake.split();
    const auto say = [&](const Bytes& text) {
        Bytes sealed;
        QVERIFY(channel.send.encrypt({}, text, sealed).ok());
        victim.handle(frame(sealed), pair.now);
    };
    Bytes muxer = hello;
    muxer.push_back(13);
    append(muxer, viewOf("/yamux/1.0.0\n"));
    say(muxer);
    QVERIFY(victim.isEstablished());
    say(bytesOf(plaintext));
    pair.settle();
    QCOMPARE(closedWith(pair.listenerEvents), code);
}

void ConnectionTest::randomBytesNeverCrash() {
    SeededRandom random(77);
    for (int round = 0; round < 300; ++round) {
        ConnectionPair pair;
        const std::uint64_t after = random.below(8);
        std::uint64_t count = 0;
        pair.settle([&](bool, Bytes& bytes) {
            if (count++ < after) return;
            for (std::uint64_t i = 0, n = random.below(4); i < n && !bytes.empty(); ++i)
                bytes[random.below(bytes.size())] = static_cast<std::uint8_t>(random.below(256));
            if (random.below(4) == 0) bytes.resize(random.below(bytes.size() + 1));
            if (random.below(4) == 0) append(bytes, pattern(random.below(50)));
        });
        static_cast<void>(pair.dialer->pollTimeout());
    }
}

void ConnectionTest::lazyStreamCarriesDataAtOnce() {
    ConnectionPair pair;
    pair.settle();
    const StreamId stream = *pair.dialer->open("/test/1");
    pair.dialer->write(stream, share(pattern(100)));
    pair.dialer->finish(stream);
    // A single flight suffices: no waiting for the answer to the proposal. Only the end waits.
    pair.listener->handle(pair.dialer->pollTransmit(10'000), pair.now);
    QVERIFY(pair.listener->read(stream) == pattern(100));
    const Bytes answer = pair.listener->pollTransmit(10'000);
    while (const auto event = pair.listener->pollEvent()) QVERIFY(!std::holds_alternative<StreamFinished>(*event));
    pair.dialer->handle(answer, pair.now);
    pair.settle();
    QCOMPARE(of<StreamFinished>(pair.listenerEvents).size(), std::size_t{1});
    QCOMPARE(of<StreamAgreed>(pair.dialerEvents).size(), std::size_t{1});
}

void ConnectionTest::refusedProtocolLeavesTheLinkAlone() {
    ConnectionPair pair;
    pair.settle();
    for (const std::size_t size : {std::size_t{0}, std::size_t{9}, std::size_t{100'000}, std::size_t{2'000'000}}) {
        pair.dialerEvents.clear();
        const StreamId stream = *pair.dialer->open("/unknown/1");
        pair.dialer->write(stream, share(pattern(size)));
        pair.dialer->finish(stream);
        pair.settle();
        QCOMPARE(of<StreamRefused>(pair.dialerEvents).size(), std::size_t{1});
        QVERIFY(pair.dialer->isEstablished() && pair.listener->isEstablished());
        QCOMPARE(pair.listener->streamCount(), std::size_t{0});
    }
    QVERIFY(of<StreamOpened>(pair.listenerEvents).empty());
}

void ConnectionTest::longestProtocolName() {
    ConnectionPair::Options options;
    const std::string longest(kMaxProtocolName, 'x');
    options.supports = [&longest](std::string_view name) { return name == longest; };
    ConnectionPair pair(options);
    pair.settle();
    QVERIFY(pair.dialer->open(longest).ok());
    pair.settle();
    QCOMPARE(of<StreamAgreed>(pair.dialerEvents).size(), std::size_t{1});
}

void ConnectionTest::streamEndsDuringNegotiation() {
    ConnectionPair pair;
    pair.settle();
    const StreamId stream = *pair.dialer->open("/test/1");
    pair.dialer->reset(stream);
    pair.settle();
    QVERIFY(pair.dialer->isEstablished() && pair.listener->isEstablished());
    QCOMPARE(pair.dialer->streamCount() + pair.listener->streamCount(), std::size_t{0});
}

void ConnectionTest::dataBehindTheNegotiationIsKept() {
    ConnectionPair pair;
    pair.settle();
    const StreamId stream = *pair.dialer->open("/test/1");
    pair.settle();
    pair.listener->write(stream, share(pattern(10)));
    pair.listener->write(stream, share(pattern(300'000, 2)));
    pair.listener->finish(stream);
    Bytes received;
    for (int i = 0; i < 10; ++i) {
        pair.settle();
        append(received, pair.dialer->read(stream));
    }
    Bytes expected = pattern(10);
    append(expected, pattern(300'000, 2));
    QVERIFY(received == expected);
}

void ConnectionTest::backpressureReachesTheWriter() {
    ConnectionPair pair;
    pair.settle();
    const StreamId stream = *pair.dialer->open("/test/1");
    pair.dialer->write(stream, share(pattern(4 << 20)));
    pair.settle();
    QVERIFY(pair.dialer->queued(stream) > (3 << 20));
    QVERIFY(!pair.dialer->hasOutput());  // the rest waits for the reader, not in the transport
    std::size_t read = 0;
    for (int i = 0; i < 30; ++i) {
        read += pair.listener->read(stream).size();
        pair.settle();
    }
    QCOMPARE(read, std::size_t{4 << 20});
    QCOMPARE(pair.dialer->queued(stream), std::size_t{0});
}

void ConnectionTest::closingSaysGoodbye() {
    ConnectionPair pair;
    pair.settle();
    pair.dialer->close(Fault{Fault::Side::Local, makeError(Code::Cancelled, "done")});
    QVERIFY(pair.dialer->hasOutput());
    pair.settle();
    QCOMPARE(closedWith(pair.dialerEvents), Code::Cancelled);
    QCOMPARE(pair.listener->open("/test/1").error().code, Code::Cancelled);  // it knows that we are leaving
    QCOMPARE(pair.dialer->open("/test/1").error().code, Code::Unreachable);
    pair.dialer->write(1, share(pattern(1)));
    QVERIFY(pair.dialer->read(1).empty());
    QVERIFY(!pair.dialer->pollTimeout());
}

void ConnectionTest::probeMeasuresAndGivesUp() {
    ConnectionPair pair;
    pair.settle();
    QCOMPARE(pair.dialer->pollTimeout()->value, (pair.now + kProbeAfterMs).value);
    pair.now = *pair.dialer->pollTimeout();
    pair.dialer->handleTimeout(pair.now);
    const Bytes ping = pair.dialer->pollTransmit(1000);
    QVERIFY(!ping.empty());
    pair.now = pair.now + 40;
    pair.listener->handle(ping, pair.now);
    pair.settle();
    QCOMPARE(of<LinkPong>(pair.dialerEvents).size(), std::size_t{1});
    QCOMPARE(of<LinkPong>(pair.dialerEvents)[0].roundTripMs, std::uint64_t{40});
    pair.dialer->probe(pair.now, 500);
    static_cast<void>(pair.dialer->pollTransmit(1000));  // lost
    pair.dialer->handleTimeout(pair.now + 499);
    QVERIFY(!pair.dialer->isClosed());
    pair.dialer->handleTimeout(pair.now + 500);
    pair.settle();
    QCOMPARE(closedWith(pair.dialerEvents), Code::Timeout);
    QCOMPARE(sideOf(pair.dialerEvents), Fault::Side::Local);
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connection_test.moc"

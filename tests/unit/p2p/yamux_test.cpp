// Yamux: windows, back-pressure, ends of streams, limits, and a table of frames nobody may send.
#include <QtTest>

#include "harness.h"

using namespace leo;
using namespace leo::p2p;
using namespace leo::p2p::test;

namespace {

Bytes frame(std::uint8_t type, std::uint16_t flags, std::uint32_t id, std::uint32_t length, std::size_t body = 0,
            std::uint8_t version = 0) {
    Bytes out{version, type};
    appendU16be(out, flags);
    appendU32be(out, id);
    appendU32be(out, length);
    append(out, pattern(body));
    return out;
}

struct Pair {
    YamuxSession client{YamuxSession::Role::Client};
    YamuxSession server{YamuxSession::Role::Server};
    // One exchange of everything that is due; the bytes that passed.
    std::size_t exchange() {
        std::size_t moved = 0;
        for (bool more = true; more;) {
            Bytes toServer, toClient;
            client.produce(toServer, 1 << 20);
            if (!server.handle(toServer).ok()) return 0;
            server.produce(toClient, 1 << 20);
            if (!client.handle(toClient).ok()) return 0;
            more = !toServer.empty() || !toClient.empty();
            moved += toServer.size() + toClient.size();
        }
        return moved;
    }
};

template <class Event>
std::vector<Event> take(YamuxSession& session) {
    std::vector<Event> out;
    while (const auto event = session.pollEvent())
        if (const Event* match = std::get_if<Event>(&*event)) out.push_back(*match);
    return out;
}

}  // namespace

class YamuxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dataBothWays();
    void unreadDataStopsTheSender();
    void readingOpensTheWindow();
    void smallMessageOvertakesALargeOne();
    void halfClose();
    void resetDropsBothSides();
    void streamLimit();
    void refusedStreamsHaveALimit();
    void lateFramesAreIgnored();
    void badFrames_data();
    void badFrames();
    void framesInPieces();
    void pingIsAnswered();
    void unansweredPingsHaveALimit();
    void goAwayStopsNewStreams();
    void unreadTotalHasALimit();
    void numbersRunOut();
};

void YamuxTest::dataBothWays() {
    Pair p;
    const StreamId id = *p.client.open();
    QCOMPARE(id, StreamId{1});
    p.client.write(id, share(pattern(1000)));
    p.exchange();
    QCOMPARE(take<StreamIncoming>(p.server).size(), std::size_t{1});
    QVERIFY(p.server.read(id) == pattern(1000));
    p.server.write(id, share(pattern(200'000, 3)));
    p.exchange();
    QVERIFY(p.client.read(id) == pattern(200'000, 3));
    QCOMPARE(*p.server.open(), StreamId{2});
}

void YamuxTest::unreadDataStopsTheSender() {
    Pair p;
    const StreamId id = *p.client.open();
    p.client.write(id, share(pattern(3 << 20)));
    p.exchange();
    QCOMPARE(p.server.unread(id), std::size_t{kInitialWindow});
    QCOMPARE(p.client.queued(id), std::size_t{(3 << 20) - kInitialWindow});
    QVERIFY(p.exchange() == 0);  // nothing moves until somebody reads
    static_cast<void>(p.server.read(id));
    p.exchange();
    QCOMPARE(p.server.unread(id), std::size_t{kMaxWindow});  // a busy stream gets the widest window, and no more
}

void YamuxTest::readingOpensTheWindow() {
    Pair p;
    const StreamId id = *p.client.open();
    const Bytes data = pattern(5 << 20);
    p.client.write(id, share(data));
    p.client.finish(id);
    Bytes received;
    while (received.size() < data.size()) {
        QVERIFY(p.exchange() > 0);
        append(received, p.server.read(id));
    }
    QVERIFY(received == data);
    QCOMPARE(p.client.queuedTotal(), std::size_t{0});
}

void YamuxTest::smallMessageOvertakesALargeOne() {
    Pair p;
    const StreamId large = *p.client.open();
    const StreamId small = *p.client.open();
    p.client.write(large, share(pattern(200'000)));
    p.client.write(small, share(pattern(10)));
    Bytes first;
    p.client.produce(first, 1);
    Bytes second;
    p.client.produce(second, 1);
    QVERIFY(second.size() < 100);  // the small one, behind a single frame of the large one
}

void YamuxTest::halfClose() {
    Pair p;
    const StreamId id = *p.client.open();
    p.client.write(id, share(pattern(10)));
    p.client.finish(id);
    p.client.write(id, share(pattern(10)));  // too late: ignored
    p.exchange();
    QCOMPARE(take<StreamFinished>(p.server).size(), std::size_t{1});
    QVERIFY(p.server.contains(id));
    QCOMPARE(p.server.read(id).size(), std::size_t{10});
    p.server.write(id, share(pattern(300'000)));
    p.server.finish(id);
    std::size_t received = 0;
    while (p.exchange() > 0) received += p.client.read(id).size();
    QCOMPARE(received, std::size_t{300'000});
    QVERIFY(!p.client.contains(id) && !p.server.contains(id));
    QCOMPARE(p.client.streamCount(), std::size_t{0});
}

void YamuxTest::resetDropsBothSides() {
    Pair p;
    const StreamId id = *p.client.open();
    p.client.write(id, share(pattern(1 << 20)));
    p.exchange();
    p.server.reset(id);
    p.exchange();
    QCOMPARE(take<StreamReset>(p.client).size(), std::size_t{1});
    QVERIFY(!p.client.contains(id) && !p.server.contains(id));
    QCOMPARE(p.client.queuedTotal(), std::size_t{0});
    p.client.write(id, share(pattern(5)));
    QVERIFY(p.client.read(id).empty());
}

void YamuxTest::streamLimit() {
    Pair p;
    for (std::size_t i = 0; i < kMaxStreams; ++i) QVERIFY(p.client.open().ok());
    QCOMPARE(p.client.open().error().code, Code::Exhausted);
    p.exchange();
    QCOMPARE(p.server.streamCount(), kMaxStreams);
    QCOMPARE(p.server.open().error().code, Code::Exhausted);
    p.client.reset(1);
    p.exchange();
    QVERIFY(p.client.open().ok());
    p.exchange();
    QCOMPARE(p.server.streamCount(), kMaxStreams);
}

void YamuxTest::refusedStreamsHaveALimit() {
    YamuxSession server(YamuxSession::Role::Server);
    Status status;
    std::uint32_t id = 1;
    int opened = 0;
    for (; status.ok() && opened < 100'000; ++opened, id += 2) {
        status = server.handle(frame(1, 1, id, 0));
        Bytes out;
        server.produce(out, 1 << 20);
        if (opened == static_cast<int>(kMaxStreams)) QVERIFY(equal(out, frame(1, 8, id, 0)));  // refused by a reset
    }
    QCOMPARE(status.error().code, Code::Exhausted);
    QCOMPARE(opened, static_cast<int>(kMaxStreams) + kMaxRefusedStreams + 1);
    QCOMPARE(server.streamCount(), kMaxStreams);
}

void YamuxTest::lateFramesAreIgnored() {
    Pair p;
    const StreamId id = *p.client.open();
    p.exchange();
    p.server.reset(id);
    QVERIFY(p.server.handle(frame(0, 0, id, 100, 100)).ok());
    QVERIFY(p.server.handle(frame(1, 0, id, 100)).ok());
    QVERIFY(p.server.handle(frame(0, 4, id, 0)).ok());
    QVERIFY(p.server.handle(frame(1, 8, id, 0)).ok());
    QCOMPARE(p.server.streamCount(), std::size_t{0});
}

void YamuxTest::badFrames_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Code>("code");
    const auto row = [](const char* name, const Bytes& bytes, Code code) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()))
                            << code;
    };
    const auto with = [](Bytes first, const Bytes& second) {
        append(first, second);
        return first;
    };
    const Bytes open = frame(1, 1, 1, 0);
    row("open", open, Code::Ok);
    row("open with data", frame(0, 1, 1, 5, 5), Code::Ok);
    row("version", frame(1, 1, 1, 0, 0, 1), Code::Unsupported);
    row("type", frame(4, 0, 0, 0), Code::Malformed);
    row("flags", frame(1, 0x11, 1, 0), Code::Malformed);
    row("data on the session", frame(0, 0, 0, 0), Code::Malformed);
    row("window on the session", frame(1, 0, 0, 10), Code::Malformed);
    row("ping on a stream", with(open, frame(2, 1, 1, 0)), Code::Malformed);
    row("go-away on a stream", with(open, frame(3, 0, 1, 0)), Code::Malformed);
    row("our number", frame(1, 1, 2, 0), Code::Malformed);
    row("number twice", with(open, open), Code::Malformed);
    row("number going back", with(frame(1, 1, 5, 0), frame(1, 1, 3, 0)), Code::Malformed);
    row("never opened by them", frame(0, 0, 1, 0), Code::Malformed);
    row("never opened by us", frame(1, 2, 2, 0), Code::Malformed);
    row("window overrun", with(open, frame(0, 0, 1, kInitialWindow + 1)), Code::TooLarge);
    row("window overrun in two",
        with(with(open, frame(0, 0, 1, kInitialWindow, kInitialWindow)), frame(0, 0, 1, 1, 1)), Code::TooLarge);
    row("huge length", with(open, frame(0, 0, 1, 0xffffffff)), Code::TooLarge);
    row("huge length on an ended stream", with(with(open, frame(1, 8, 1, 0)), frame(0, 0, 1, 0xffffffff)),
        Code::TooLarge);
    row("data behind the end", with(with(open, frame(0, 4, 1, 0)), frame(0, 0, 1, 1, 1)), Code::Malformed);
    row("window overflow", with(with(open, frame(1, 0, 1, 0xffffffff - kInitialWindow)), frame(1, 0, 1, 1)),
        Code::Malformed);
}

void YamuxTest::badFrames() {
    QFETCH(QByteArray, bytes);
    QFETCH(Code, code);
    YamuxSession server(YamuxSession::Role::Server);
    const Status status = server.handle(
        ByteView(reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
    QCOMPARE(status.ok() ? Code::Ok : status.error().code, code);
}

void YamuxTest::framesInPieces() {
    YamuxSession client(YamuxSession::Role::Client);
    const StreamId a = *client.open();
    const StreamId b = *client.open();
    client.write(a, share(pattern(3000)));
    client.write(b, share(pattern(100, 9)));
    client.finish(b);
    Bytes wire;
    client.produce(wire, 1 << 20);
    for (const std::size_t piece : {1, 5, 11, 13, 700}) {
        YamuxSession server(YamuxSession::Role::Server);
        Bytes gotA, gotB;
        for (std::size_t at = 0; at < wire.size(); at += piece) {
            QVERIFY(server.handle(ByteView(wire).subspan(at, std::min<std::size_t>(piece, wire.size() - at))).ok());
            append(gotA, server.read(a));
            append(gotB, server.read(b));
        }
        QVERIFY(gotA == pattern(3000));
        QVERIFY(gotB == pattern(100, 9));
        QCOMPARE(take<StreamFinished>(server).size(), std::size_t{1});
    }
}

void YamuxTest::pingIsAnswered() {
    Pair p;
    p.client.ping(42);
    p.exchange();
    const auto pongs = take<YamuxPong>(p.client);
    QCOMPARE(pongs.size(), std::size_t{1});
    QCOMPARE(pongs[0].value, 42u);
    QVERIFY(take<YamuxPong>(p.server).empty());
}

void YamuxTest::unansweredPingsHaveALimit() {
    YamuxSession server(YamuxSession::Role::Server);
    Status status;
    std::size_t pings = 0;
    for (; status.ok() && pings < 1'000'000; ++pings) status = server.handle(frame(2, 1, 0, 1));
    QCOMPARE(status.error().code, Code::Exhausted);
    QVERIFY(pings <= kMaxControlBytes / kYamuxHeader + 2);
}

void YamuxTest::goAwayStopsNewStreams() {
    Pair p;
    const StreamId id = *p.client.open();
    p.server.goAway(0);
    p.exchange();
    QCOMPARE(take<YamuxGoAway>(p.client).size(), std::size_t{1});
    QCOMPARE(p.client.open().error().code, Code::Cancelled);
    p.client.write(id, share(pattern(5)));  // what is open goes on
    p.exchange();
    QCOMPARE(p.server.read(id).size(), std::size_t{5});
}

void YamuxTest::unreadTotalHasALimit() {
    YamuxSession server(YamuxSession::Role::Server);
    Status status;
    std::size_t sent = 0;
    for (std::uint32_t id = 1; status.ok() && id < 400; id += 2) {
        status = server.handle(frame(1, 1, id, 0));
        if (status.ok()) status = server.handle(frame(0, 0, id, kInitialWindow, kInitialWindow));
        if (status.ok()) sent += kInitialWindow;
    }
    QCOMPARE(status.error().code, Code::Exhausted);
    QCOMPARE(sent, kMaxUnread);
}

void YamuxTest::numbersRunOut() {
    YamuxSession server(YamuxSession::Role::Server);
    QVERIFY(server.handle(frame(1, 1, 0xffffffff, 0)).ok());
    QCOMPARE(server.handle(frame(1, 1, 1, 0)).error().code, Code::Malformed);
}

QTEST_GUILESS_MAIN(YamuxTest)
#include "yamux_test.moc"

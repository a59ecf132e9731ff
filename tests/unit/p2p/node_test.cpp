// Nodes on wires: peers, duplicate links, requests, limits, loss.
#include <QtTest>

#include "codec/protobuf.h"
#include "harness.h"
#include "p2p/node_protocols.h"

using namespace leo;
using namespace leo::p2p;
using namespace leo::p2p::test;

namespace {

const std::string kEcho = "/leo/echo/1";

std::optional<Result<Bytes>> echo(const RequestArrived& request) {
    return Result<Bytes>(request.request);
}

}  // namespace

class NodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void twoNodesMeet();
    void wrongPeerIsDropped();
    void selfIsDropped();
    void simultaneousDialsKeepOneLink();
    void secondDialOfOnePeerIsClosedByTheDialer();
    void requestsDuringADuplicateSurvive();
    void lossInEveryPhase();
    void silentHandshakeTimesOut();
    void deadLinkIsNoticed();
    void requestAndResponse_data();
    void requestAndResponse();
    void requestErrors();
    void tooManyOpenRequests();
    void oversizedRequestDropsThePeer();
    void malformedMessagesDropThePeer_data();
    void malformedMessagesDropThePeer();
    void unfinishedMessagesHaveALimit();
    void pingAnswers();
    void identifyTells();
    void otherIdentityInIdentifyDropsThePeer();
};

void NodeTest::twoNodesMeet() {
    Network net(2);
    net.dial(0, 1, net[1].id());
    net.settle();
    QCOMPARE(net[0].eventsOf<PeerConnected>().size(), std::size_t{1});
    QCOMPARE(net[1].eventsOf<PeerConnected>().size(), std::size_t{1});
    QVERIFY(net[0].eventsOf<PeerConnected>()[0].peer == net[1].id());
    QVERIFY(net[1].eventsOf<PeerConnected>()[0].peer == net[0].id());
    net.cut(0);
    net.settle();
    QCOMPARE(net[0].eventsOf<PeerDisconnected>().size(), std::size_t{1});
    QVERIFY(!net[0].node->isConnected(net[1].id()));
}

void NodeTest::wrongPeerIsDropped() {
    Network net(3);
    net.dial(0, 1, net[2].id());
    net.settle();
    QVERIFY(net[0].eventsOf<PeerConnected>().empty());
    const auto closed = net[0].eventsOf<LinkClosed>();
    QCOMPARE(closed.size(), std::size_t{1});
    QCOMPARE(closed[0].fault.error.code, Code::Untrusted);
    QCOMPARE(closed[0].fault.side, Fault::Side::Local);
    QCOMPARE(net.wiresUp(), std::size_t{0});
}

void NodeTest::selfIsDropped() {
    Network net(1);
    net.dial(0, 0);
    net.settle();
    QVERIFY(net[0].eventsOf<PeerConnected>().empty());
    QVERIFY(!net[0].eventsOf<LinkClosed>().empty());
    QCOMPARE(net[0].eventsOf<LinkClosed>()[0].fault.error.code, Code::NotPermitted);
}

void NodeTest::simultaneousDialsKeepOneLink() {
    for (const bool swapped : {false, true}) {
        Network net(2);
        const std::size_t first = swapped ? 1 : 0;
        net.dial(first, 1 - first);
        net.dial(1 - first, first);
        net.settle();
        net.run(10'000);
        QCOMPARE(net.wiresUp(), std::size_t{1});
        for (const Network::Wire& wire : net.wires) {
            if (!wire.up) continue;
            QVERIFY(net[wire.a].id() < net[wire.b].id());
        }
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(net[i].eventsOf<PeerConnected>().size(), std::size_t{1});
            QCOMPARE(net[i].eventsOf<PeerDisconnected>().size(), std::size_t{0});
        }
        // Gossip has moved to the link that stayed.
        net[0].node->subscribe("t", net.now);
        net[1].node->subscribe("t", net.now);
        net.settle();
        QVERIFY(net[0].node->publish("t", pattern(10), net.now).ok());
        net.settle();
        QCOMPARE(net[1].received("t"), std::size_t{1});
    }
}

void NodeTest::secondDialOfOnePeerIsClosedByTheDialer() {
    Network net(2);
    net.dial(0, 1);
    net.settle();
    net.dial(0, 1);
    net.settle();
    net.run(10'000);
    QVERIFY(net.wires[0].up);
    QVERIFY(!net.wires[1].up);
    QCOMPARE(net[1].eventsOf<PeerConnected>().size(), std::size_t{1});
    QVERIFY(net[1].eventsOf<PeerDisconnected>().empty());
}

void NodeTest::requestsDuringADuplicateSurvive() {
    Network net(2);
    std::vector<RequestArrived> held;
    for (std::size_t i = 0; i < 2; ++i) {
        net[i].node->serve(kEcho);
        net[i].respond = [&held](const RequestArrived& request) -> std::optional<Result<Bytes>> {
            held.push_back(request);
            return std::nullopt;
        };
    }
    // The link that will lose is up first and carries a question to either side.
    const std::size_t low = net[0].id() < net[1].id() ? 0 : 1;
    net.dial(1 - low, low);
    net.settle();
    net[0].node->request(net[1].id(), kEcho, pattern(5), 60'000, net.now);
    net[1].node->request(net[0].id(), kEcho, pattern(6), 60'000, net.now);
    net.dial(low, 1 - low);
    net.settle();
    net.run(5'000);
    QCOMPARE(held.size(), std::size_t{2});
    QCOMPARE(net.wiresUp(), std::size_t{2});
    for (const RequestArrived& request : held) {
        const std::size_t at = request.from == net[0].id() ? 1 : 0;
        net[at].node->reply(request.id, Result<Bytes>(request.request));
    }
    net.run(10'000);
    QCOMPARE(net.wiresUp(), std::size_t{1});
    for (std::size_t i = 0; i < 2; ++i) {
        const auto answers = net[i].eventsOf<ResponseArrived>();
        QCOMPARE(answers.size(), std::size_t{1});
        QVERIFY(answers[0].response.ok());
    }
}

void NodeTest::lossInEveryPhase() {
    // The wire is cut after n bytes of the handshake, for every n up to a working connection.
    Network whole(2);
    whole.dial(0, 1);
    whole.settle();
    const std::uint64_t total = whole.bytesCarried;
    QVERIFY(total > 500);
    for (std::uint64_t limit = 0; limit < total; limit += 37) {
        SeededRandom random(5);
        crypto::Identity a = crypto::Identity::generate(random);
        crypto::Identity b = crypto::Identity::generate(random);
        Node::Config configA, configB;
        configA.identity = &a;
        configB.identity = &b;
        Node nodeA(configA, random), nodeB(configB, random);
        TimeMs now{1};
        const LinkId linkA = nodeA.openLink(Connection::Role::Dialer, std::nullopt, now);
        const LinkId linkB = nodeB.openLink(Connection::Role::Listener, std::nullopt, now);
        std::uint64_t carried = 0;
        for (int round = 0; round < 50; ++round) {
            Bytes toB = nodeA.pollTransmit(linkA, 4096);
            toB.resize(std::min<std::uint64_t>(toB.size(), limit - carried));
            carried += toB.size();
            nodeB.handle(linkB, toB, now);
            Bytes toA = nodeB.pollTransmit(linkB, 4096);
            toA.resize(std::min<std::uint64_t>(toA.size(), limit - carried));
            carried += toA.size();
            nodeA.handle(linkA, toA, now);
        }
        nodeA.lost(linkA, now);
        nodeB.lost(linkB, now);
        QCOMPARE(nodeA.linkCount(), std::size_t{0});
        QVERIFY(nodeA.peers().empty());
        QVERIFY(nodeB.peers().empty());
        while (nodeA.pollEvent()) {
        }
    }
}

void NodeTest::silentHandshakeTimesOut() {
    Network net(1);
    net[0].node->openLink(Connection::Role::Listener, std::nullopt, net.now);
    net.run(kHandshakeLimitMs - 1);
    QVERIFY(net[0].eventsOf<LinkClosed>().empty());
    net.run(1);
    QCOMPARE(net[0].eventsOf<LinkClosed>().size(), std::size_t{1});
    QCOMPARE(net[0].eventsOf<LinkClosed>()[0].fault.error.code, Code::Timeout);
}

void NodeTest::deadLinkIsNoticed() {
    Network net(2);
    net.dial(0, 1);
    net.settle();
    net.run(200'000);
    QCOMPARE(net.wiresUp(), std::size_t{1});  // probes keep a quiet link alive
    net.wires[0].up = false;                  // a cable that nobody told about
    net.run(kProbeAfterMs + kProbeLimitMs + 1000);
    QVERIFY(!net[0].node->isConnected(net[1].id()));
    QVERIFY(!net[1].node->isConnected(net[0].id()));
    QCOMPARE(net[0].eventsOf<LinkClosed>()[0].fault.side, Fault::Side::Local);
    QCOMPARE(net[0].eventsOf<LinkClosed>()[0].fault.error.code, Code::Timeout);
}

void NodeTest::requestAndResponse_data() {
    QTest::addColumn<int>("size");
    QTest::newRow("empty") << 0;
    QTest::newRow("one byte") << 1;
    QTest::newRow("a window") << static_cast<int>(kInitialWindow);
    QTest::newRow("over a window") << static_cast<int>(kInitialWindow) + 1;
    QTest::newRow("3 MiB") << (3 << 20);
    QTest::newRow("largest") << static_cast<int>(kMaxRequest);
}

void NodeTest::requestAndResponse() {
    QFETCH(int, size);
    Network net(2);
    net[1].node->serve(kEcho);
    net[1].respond = echo;
    net.dial(0, 1);
    net.settle();
    const Bytes body = pattern(static_cast<std::size_t>(size));
    const RequestId id = net[0].node->request(net[1].id(), kEcho, body, 1000, net.now);
    net.settle();
    const auto answers = net[0].eventsOf<ResponseArrived>();
    QCOMPARE(answers.size(), std::size_t{1});
    QCOMPARE(answers[0].id, id);
    QVERIFY(answers[0].response.ok());
    QVERIFY(*answers[0].response == body);
    net.run(5000);
    QCOMPARE(net[0].eventsOf<ResponseArrived>().size(), std::size_t{1});
    QCOMPARE(net.wiresUp(), std::size_t{1});
}

void NodeTest::requestErrors() {
    Network net(2);
    net[1].node->serve(kEcho);
    net[1].node->serve("/leo/refuses/1");
    net[1].node->serve("/leo/silent/1");
    net[1].respond = [](const RequestArrived& request) -> std::optional<Result<Bytes>> {
        if (request.protocol == "/leo/refuses/1") return Result<Bytes>(makeError(Code::Unavailable, "no"));
        if (request.protocol == "/leo/silent/1") return std::nullopt;
        return Result<Bytes>(request.request);
    };
    const auto last = [&net] { return net[0].eventsOf<ResponseArrived>().back().response.error().code; };
    net[0].node->request(net[1].id(), kEcho, {}, 1000, net.now);
    net.settle();
    QCOMPARE(last(), Code::Unreachable);
    net.dial(0, 1);
    net.settle();
    net[0].node->request(net[1].id(), "/leo/unknown/1", pattern(9), 1000, net.now);
    net.settle();
    QCOMPARE(last(), Code::Unsupported);
    net[0].node->request(net[1].id(), "/leo/refuses/1", pattern(9), 1000, net.now);
    net.settle();
    QCOMPARE(last(), Code::Unavailable);
    net[0].node->request(net[1].id(), kEcho, pattern(kMaxRequest + 1), 1000, net.now);
    net.settle();
    QCOMPARE(last(), Code::TooLarge);
    net[0].node->request(net[1].id(), "/leo/silent/1", pattern(9), 1000, net.now);
    net.run(999);
    QCOMPARE(net[0].eventsOf<ResponseArrived>().size(), std::size_t{4});
    net.run(1);
    QCOMPARE(last(), Code::Timeout);
    net[0].node->request(net[1].id(), "/leo/silent/1", pattern(9), 1000, net.now);
    net.settle();
    net.cut(0);
    net.settle();
    QCOMPARE(last(), Code::Unreachable);
    QCOMPARE(net[0].eventsOf<ResponseArrived>().size(), std::size_t{6});
}

void NodeTest::tooManyOpenRequests() {
    Network net(2);
    net[1].node->serve(kEcho);  // and never answers
    net.dial(0, 1);
    net.settle();
    for (std::size_t i = 0; i < kMaxOpenRequests + 5; ++i)
        net[0].node->request(net[1].id(), kEcho, pattern(4), 60'000, net.now);
    net.settle();
    QCOMPARE(net[1].eventsOf<RequestArrived>().size(), kMaxOpenRequests);
    QCOMPARE(net[0].eventsOf<ResponseArrived>().size(), std::size_t{5});
    QCOMPARE(net[0].eventsOf<ResponseArrived>()[0].response.error().code, Code::Unavailable);
    // Answering frees places.
    for (const RequestArrived& request : net[1].eventsOf<RequestArrived>())
        net[1].node->reply(request.id, Result<Bytes>(Bytes{1}));
    net.settle();
    net[0].node->request(net[1].id(), kEcho, pattern(4), 60'000, net.now);
    net.settle();
    QCOMPARE(net[1].eventsOf<RequestArrived>().size(), kMaxOpenRequests + 1);
}

namespace {

// A peer that speaks correctly up to yamux and then does what the test wants.
struct RawPeer {
    explicit RawPeer(Network& network) : net(network), identity(crypto::Identity::generate(random)) {
        Connection::Setup setup;
        setup.credentials = &credentials;
        setup.supports = [](std::string_view) { return true; };
        connection = std::make_unique<Connection>(setup, random, net.now);
        link = net[0].node->openLink(Connection::Role::Listener, std::nullopt, net.now);
        exchange();
    }
    void exchange() {
        for (bool moved = true; moved;) {
            moved = false;
            if (const Bytes out = connection->pollTransmit(1 << 20); !out.empty()) {
                net[0].node->handle(link, out, net.now);
                moved = true;
            }
            net.settle();
            static_cast<void>(net[0].node->takeWritable(net.now));
            if (const Bytes in = net[0].node->pollTransmit(link, 1 << 20); !in.empty()) {
                connection->handle(in, net.now);
                moved = true;
            }
            while (connection->pollEvent()) {
            }
        }
        net.settle();
    }
    Code closedWith() const {
        const auto closed = net[0].eventsOf<LinkClosed>();
        return closed.empty() ? Code::Ok : closed.back().fault.error.code;
    }
    Network& net;
    SeededRandom random{99};
    crypto::Identity identity;
    NoiseCredentials credentials = NoiseCredentials::create(identity, random);
    std::unique_ptr<Connection> connection;
    LinkId link = 0;
};

}  // namespace

void NodeTest::oversizedRequestDropsThePeer() {
    Network net(1);
    net[0].node->serve(kEcho);
    RawPeer peer(net);
    QVERIFY(peer.connection->isEstablished());
    const auto stream = peer.connection->open(kEcho);
    QVERIFY(stream.ok());
    Bytes head;
    codec::appendUvarint(head, kMaxRequest + 1);
    peer.connection->write(*stream, share(head));
    peer.exchange();
    QCOMPARE(peer.closedWith(), Code::TooLarge);
    QCOMPARE(net[0].eventsOf<LinkClosed>()[0].fault.side, Fault::Side::Remote);
    QVERIFY(net[0].node->peers().empty());
}

void NodeTest::malformedMessagesDropThePeer_data() {
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Code>("code");
    const auto row = [](const char* name, std::string_view protocol, const QByteArray& bytes, Code code) {
        QTest::newRow(name) << QString::fromLatin1(protocol.data(), static_cast<qsizetype>(protocol.size())) << bytes
                            << code;
    };
    row("gossip: empty RPC", kGossipsub, QByteArray::fromHex("00"), Code::Ok);
    row("gossip: not protobuf", kGossipsub, QByteArray::fromHex("03ffffff"), Code::Malformed);
    row("gossip: length over the limit", kGossipsub, QByteArray::fromHex("ffffff7f"), Code::TooLarge);
    row("gossip: endless length", kGossipsub, QByteArray(12, '\xff'), Code::Malformed);
    row("bitswap: empty message", kBitswap, QByteArray::fromHex("00"), Code::Ok);
    row("bitswap: not protobuf", kBitswap, QByteArray::fromHex("020b00"), Code::Malformed);
    row("bitswap: length over the limit", kBitswap, QByteArray::fromHex("81808002"), Code::TooLarge);
    row("identify push: not protobuf", kIdentifyPush, QByteArray::fromHex("020b00"), Code::Malformed);
    row("identify push: too long", kIdentifyPush, QByteArray::fromHex("818004"), Code::TooLarge);
    row("request: padded length", kEcho, QByteArray::fromHex("8000"), Code::Malformed);
    row("request: partial", kEcho, QByteArray::fromHex("0501"), Code::Ok);
    row("identify: data where none belongs", kIdentify, QByteArray::fromHex("0101"), Code::TooLarge);
}

void NodeTest::malformedMessagesDropThePeer() {
    QFETCH(QString, protocol);
    QFETCH(QByteArray, bytes);
    QFETCH(Code, code);
    Network net(1);
    net[0].node->serve(kEcho);
    RawPeer peer(net);
    const auto stream = peer.connection->open(protocol.toStdString());
    QVERIFY(stream.ok());
    peer.connection->write(*stream, share(Bytes(bytes.begin(), bytes.end())));
    peer.exchange();
    QCOMPARE(peer.closedWith(), code);
    QCOMPARE(net[0].node->peers().empty(), code != Code::Ok);
    if (code == Code::Ok) return;
    // It is not welcome for a while, and then it is.
    RawPeer again(net);
    QCOMPARE(again.closedWith(), Code::NotPermitted);
    net.run(60'000);
    RawPeer later(net);
    QVERIFY(!net[0].node->peers().empty());
}

void NodeTest::unfinishedMessagesHaveALimit() {
    Network net(1);
    net[0].node->serve(kEcho);
    RawPeer peer(net);
    for (int i = 0; i < 2; ++i) {  // two requests of 5 MiB that never end
        const auto stream = peer.connection->open(kEcho);
        QVERIFY(stream.ok());
        Bytes part;
        codec::appendUvarint(part, 6 << 20);
        append(part, pattern(5 << 20));
        peer.connection->write(*stream, share(std::move(part)));
        peer.exchange();
    }
    QCOMPARE(peer.closedWith(), Code::Exhausted);
}

void NodeTest::pingAnswers() {
    Network net(2);
    net.dial(0, 1);
    net.settle();
    net[0].node->ping(net[1].id(), net.now);
    net.settle();
    const auto answers = net[0].eventsOf<PingAnswered>();
    QCOMPARE(answers.size(), std::size_t{1});
    QVERIFY(answers[0].peer == net[1].id());
    QCOMPARE(answers[0].roundTripMs, std::uint64_t{0});
}

void NodeTest::identifyTells() {
    Network net(2);
    net[1].node->serve(kEcho);
    net[1].node->setListenAddresses({*Multiaddr::fromUrl("ws://127.0.0.1:4001")});
    net.dial(0, 1);
    net.settle();
    const std::optional<Identify> identify = net[0].node->identifyOf(net[1].id());
    QVERIFY(identify.has_value());
    QCOMPARE(identify->agent, std::string("leo"));
    QVERIFY(*identify->peer == net[1].id());
    QCOMPARE(identify->listenAddresses.size(), std::size_t{1});
    QCOMPARE(identify->listenAddresses[0].toText(), std::string("/ip4/127.0.0.1/tcp/4001/ws"));
    const auto has = [&identify](std::string_view name) {
        return std::find(identify->protocols.begin(), identify->protocols.end(), name) != identify->protocols.end();
    };
    QVERIFY(has(kGossipsub));
    QVERIFY(has(kBitswap));
    QVERIFY(has(kEcho));
    QVERIFY(!has("/leo/unknown/1"));
}

void NodeTest::otherIdentityInIdentifyDropsThePeer() {
    Network net(1);
    RawPeer peer(net);
    QVERIFY(peer.connection->isEstablished());
    const auto stream = peer.connection->open(std::string(kIdentifyPush));
    QVERIFY(stream.ok());
    Identify lie;
    lie.peer = PeerId::fromAccountId(crypto::Identity::generate(peer.random).id());
    peer.connection->write(*stream, share(lengthPrefixed(lie.encode())));
    peer.exchange();
    QCOMPARE(peer.closedWith(), Code::Malformed);
}

QTEST_GUILESS_MAIN(NodeTest)
#include "node_test.moc"

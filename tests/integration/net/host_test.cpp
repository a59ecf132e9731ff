// Hosts on loopback with real sockets: peers, gossip, requests, blocks, reconnection.
#include "net/host.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>
#include <QtTest>
#include <map>

#include "crypto/hash.h"
#include "net/ws_link.h"

using namespace leo;
using net::Host;

namespace {

constexpr int kWaitMs = 20'000;  // generous: other tests run beside this one

std::unique_ptr<Host> makeHost(quint16 port = 0, const crypto::Identity* identity = nullptr) {
    net::HostConfig config{identity ? identity->copy() : crypto::Identity::generate(systemRandom())};
    config.port = port;
    Result<std::unique_ptr<Host>> host = Host::create(std::move(config));
    return host.ok() ? std::move(*host) : nullptr;
}

Bytes pattern(std::size_t size, std::uint8_t seed) {
    Bytes out(size);
    for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(i * 13 + (i >> 8) + seed);
    return out;
}

Bytes rawCid(ByteView block) {
    Bytes cid{0x01, 0x55, 0x12, 0x20};
    append(cid, crypto::sha256(block));
    return cid;
}

}  // namespace

class HostTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void takenPortIsInUse();
    void twoHostsMeet();
    void wrongPeerIsNotConnected();
    void mutualDialsSettleOnOneLink();
    void gossipReachesTenHosts();
    void messageRightAfterSubscribing();
    void rejectedMessagesStop();
    void requestAndResponse();
    void replyLaterAndDropped();
    void reconnectsAfterADrop();
    void forgetStopsRedialing();
    void forgetWhoHasJustAnswered();
    void fetchesBlocks();
    void fetchWaitsForAPeer();
    void fetchErrors();
    void garbageDoesNoHarm();
    void callbacksAreNotReentrant();
    void endOfALinkComesFromTheLoop();
};

void HostTest::takenPortIsInUse() {
    const auto first = makeHost();
    QVERIFY(first);
    net::HostConfig config{crypto::Identity::generate(systemRandom())};
    config.port = first->port();
    const auto second = Host::create(std::move(config));
    QVERIFY(!second.ok());
    QCOMPARE(second.error().code, Code::InUse);
}

void HostTest::twoHostsMeet() {
    const auto a = makeHost();
    const auto b = makeHost();
    std::vector<AccountId> connected, disconnected;
    a->onPeerConnected = [&](const AccountId& peer) { connected.push_back(peer); };
    a->onPeerDisconnected = [&](const AccountId& peer) { disconnected.push_back(peer); };
    QCOMPARE(a->listenUrl(), QStringLiteral("ws://127.0.0.1:%1").arg(a->port()));
    b->dial(QUrl(a->listenUrl()), a->self());
    QTRY_COMPARE_WITH_TIMEOUT(connected.size(), std::size_t{1}, kWaitMs);
    QVERIFY(connected[0] == b->self());
    QTRY_VERIFY_WITH_TIMEOUT(b->isConnected(a->self()), kWaitMs);
    QVERIFY(b->peers() == std::vector<AccountId>{a->self()});
    QVERIFY(b->traffic().bytesIn > 0 && b->traffic().messagesOut > 0);
    b->forget(a->self());
    QTRY_COMPARE_WITH_TIMEOUT(disconnected.size(), std::size_t{1}, kWaitMs);
}

void HostTest::wrongPeerIsNotConnected() {
    const auto a = makeHost();
    const auto b = makeHost();
    const auto c = makeHost();
    b->dial(QUrl(a->listenUrl()), c->self());
    b->dial(QUrl(c->listenUrl()), std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(b->isConnected(c->self()), kWaitMs);
    QTest::qWait(300);
    QVERIFY(!b->isConnected(a->self()));
}

void HostTest::mutualDialsSettleOnOneLink() {
    const auto a = makeHost();
    const auto b = makeHost();
    int disconnects = 0;
    a->onPeerDisconnected = [&](const AccountId&) { ++disconnects; };
    b->onPeerDisconnected = [&](const AccountId&) { ++disconnects; };
    a->dial(QUrl(b->listenUrl()), b->self());
    b->dial(QUrl(a->listenUrl()), a->self());
    QTRY_VERIFY_WITH_TIMEOUT(a->isConnected(b->self()) && b->isConnected(a->self()), kWaitMs);
    QTest::qWait(5000);  // longer than a superfluous link lingers
    QVERIFY(a->isConnected(b->self()) && b->isConnected(a->self()));
    QCOMPARE(disconnects, 0);
}

void HostTest::gossipReachesTenHosts() {
    constexpr std::size_t kHosts = 11;
    constexpr int kMessages = 20;
    std::vector<std::unique_ptr<Host>> hosts;
    std::vector<std::map<Bytes, int>> received(kHosts);
    for (std::size_t i = 0; i < kHosts; ++i) {
        hosts.push_back(makeHost());
        hosts[i]->subscribe("leo/test/tx", [&received, i](const AccountId&, const AccountId&, ByteView data) {
            ++received[i][toBytes(data)];
            return Host::Verdict::Accept;
        });
        for (std::size_t j = 0; j < i; ++j) hosts[i]->dial(QUrl(hosts[j]->listenUrl()), hosts[j]->self());
    }
    const auto everybodyKnows = [&] {
        for (const auto& host : hosts)
            if (host->topicPeers("leo/test/tx").size() != kHosts - 1) return false;
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(everybodyKnows(), kWaitMs);
    for (int i = 0; i < kMessages; ++i)
        QVERIFY(hosts[static_cast<std::size_t>(i) % kHosts]
                    ->publish("leo/test/tx", pattern(200, static_cast<std::uint8_t>(i)))
                    .ok());
    const auto allThere = [&] {
        for (std::size_t i = 0; i < kHosts; ++i) {
            std::size_t own = 0;
            for (int m = 0; m < kMessages; ++m) own += static_cast<std::size_t>(m) % kHosts == i ? 1 : 0;
            if (received[i].size() != kMessages - own) return false;
        }
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(allThere(), kWaitMs);
    QTest::qWait(200);
    for (const auto& messages : received)
        for (const auto& [data, count] : messages) QCOMPARE(count, 1);
}

void HostTest::messageRightAfterSubscribing() {
    const auto a = makeHost();
    const auto b = makeHost();
    const auto c = makeHost();
    b->dial(QUrl(a->listenUrl()), a->self());
    c->dial(QUrl(a->listenUrl()), a->self());
    QTRY_COMPARE_WITH_TIMEOUT(a->peers().size(), std::size_t{2}, kWaitMs);
    int early = 0, late = 0;
    // b subscribes before the message, c in the same instant as it: neither may miss it.
    b->subscribe("task", [&](const AccountId&, const AccountId&, ByteView) {
        ++early;
        return Host::Verdict::Accept;
    });
    QTRY_COMPARE_WITH_TIMEOUT(a->topicPeers("task").size(), std::size_t{1}, kWaitMs);
    c->subscribe("task", [&](const AccountId&, const AccountId&, ByteView) {
        ++late;
        return Host::Verdict::Accept;
    });
    QVERIFY(a->publish("task", pattern(64, 3)).ok());
    QTRY_COMPARE_WITH_TIMEOUT(early, 1, kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(late, 1, kWaitMs);
    QCOMPARE(a->publish("task", pattern(64, 3)).error().code, Code::Duplicate);
    QCOMPARE(a->publish("task", Bytes(net::kMaxTopicMessageBytes + 1)).error().code, Code::TooLarge);
}

void HostTest::rejectedMessagesStop() {
    // A line a - b - c: what b does not accept never reaches c.
    const auto a = makeHost();
    const auto b = makeHost();
    const auto c = makeHost();
    a->dial(QUrl(b->listenUrl()), b->self());
    c->dial(QUrl(b->listenUrl()), b->self());
    std::vector<Bytes> seen;
    AccountId author, relay;
    b->subscribe("t", [](const AccountId&, const AccountId&, ByteView data) {
        return data[0] == 1 ? Host::Verdict::Accept : Host::Verdict::Ignore;
    });
    c->subscribe("t", [&](const AccountId& from, const AccountId& via, ByteView data) {
        author = from;
        relay = via;
        seen.push_back(toBytes(data));
        return Host::Verdict::Accept;
    });
    QTRY_VERIFY_WITH_TIMEOUT(a->topicPeers("t").size() == 1 && b->topicPeers("t").size() == 1, kWaitMs);
    QVERIFY(a->publish("t", Bytes{2, 2}).ok());
    QVERIFY(a->publish("t", Bytes{1, 1}).ok());
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), std::size_t{1}, kWaitMs);
    QVERIFY(seen[0] == (Bytes{1, 1}));
    QVERIFY(author == a->self());
    QVERIFY(relay == b->self());
}

void HostTest::requestAndResponse() {
    const auto a = makeHost();
    const auto b = makeHost();
    b->serve("/leo/sync/1", [&](const AccountId& from, Bytes request, std::function<void(Result<Bytes>)> reply) {
        QVERIFY(from == a->self());
        request.push_back(0xff);
        reply(std::move(request));
    });
    a->dial(QUrl(b->listenUrl()), b->self());
    QTRY_VERIFY_WITH_TIMEOUT(a->isConnected(b->self()), kWaitMs);
    std::map<std::size_t, Bytes> answers;
    const std::vector<std::size_t> sizes{0, 1, 70'000, 1'000'000, net::kMaxRequestBytes - 1};
    for (const std::size_t size : sizes)
        a->request(b->self(), "/leo/sync/1", pattern(size, 1), 30'000, [&answers, size](Result<Bytes> answer) {
            QVERIFY(answer.ok());
            answers[size] = std::move(*answer);
        });
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), sizes.size(), 40'000);
    for (const std::size_t size : sizes) {
        Bytes expected = pattern(size, 1);
        expected.push_back(0xff);
        QVERIFY(answers[size] == expected);
    }
    std::optional<Code> failed;
    const auto note = [&failed](Result<Bytes> answer) { failed = answer.error().code; };
    a->request(b->self(), "/leo/nothing/1", Bytes{1}, 5'000, note);
    QTRY_VERIFY_WITH_TIMEOUT(failed.has_value(), kWaitMs);
    QCOMPARE(*failed, Code::Unsupported);
    failed.reset();
    a->request(a->self(), "/leo/sync/1", Bytes{1}, 5'000, note);
    QVERIFY(!failed);  // never from inside the call
    QTRY_VERIFY_WITH_TIMEOUT(failed.has_value(), kWaitMs);
    QCOMPARE(*failed, Code::Unreachable);
}

void HostTest::replyLaterAndDropped() {
    const auto a = makeHost();
    auto b = makeHost();
    std::vector<std::function<void(Result<Bytes>)>> kept;
    b->serve("/leo/later/1", [&](const AccountId&, Bytes, std::function<void(Result<Bytes>)> reply) {
        kept.push_back(std::move(reply));
    });
    b->serve("/leo/drops/1", [](const AccountId&, Bytes, std::function<void(Result<Bytes>)>) {});
    a->dial(QUrl(b->listenUrl()), b->self());
    QTRY_VERIFY_WITH_TIMEOUT(a->isConnected(b->self()), kWaitMs);
    std::optional<Result<Bytes>> later, dropped, never;
    a->request(b->self(), "/leo/later/1", Bytes{7}, 20'000, [&](Result<Bytes> answer) { later = std::move(answer); });
    a->request(b->self(), "/leo/drops/1", Bytes{7}, 20'000,
               [&](Result<Bytes> answer) { dropped = std::move(answer); });
    QTRY_VERIFY_WITH_TIMEOUT(dropped.has_value(), kWaitMs);
    QCOMPARE(dropped->error().code, Code::Unavailable);
    QTRY_COMPARE_WITH_TIMEOUT(kept.size(), std::size_t{1}, kWaitMs);
    QVERIFY(!later);
    kept[0](Bytes{8});
    kept[0](Bytes{9});  // a second answer is ignored
    QTRY_VERIFY_WITH_TIMEOUT(later.has_value(), kWaitMs);
    QVERIFY(**later == Bytes{8});
    a->request(b->self(), "/leo/later/1", Bytes{7}, 20'000, [&](Result<Bytes> answer) { never = std::move(answer); });
    QTRY_COMPARE_WITH_TIMEOUT(kept.size(), std::size_t{2}, kWaitMs);
    b.reset();
    kept[1](Bytes{1});  // the host is gone; answering does no harm
    QTRY_VERIFY_WITH_TIMEOUT(never.has_value(), kWaitMs);
    QCOMPARE(never->error().code, Code::Unreachable);
}

void HostTest::reconnectsAfterADrop() {
    const crypto::Identity identity = crypto::Identity::generate(systemRandom());
    const auto a = makeHost();
    auto b = makeHost(0, &identity);
    const quint16 port = b->port();
    int connects = 0, disconnects = 0;
    a->onPeerConnected = [&](const AccountId&) { ++connects; };
    a->onPeerDisconnected = [&](const AccountId&) { ++disconnects; };
    int messages = 0;
    a->subscribe("t", [&](const AccountId&, const AccountId&, ByteView) {
        ++messages;
        return Host::Verdict::Accept;
    });
    a->dial(QUrl(b->listenUrl()), b->self());
    QTRY_COMPARE_WITH_TIMEOUT(connects, 1, kWaitMs);
    b.reset();
    QTRY_COMPARE_WITH_TIMEOUT(disconnects, 1, kWaitMs);
    QTest::qWait(600);  // some attempts fail
    b = makeHost(port, &identity);
    QVERIFY(b);
    QTRY_COMPARE_WITH_TIMEOUT(connects, 2, kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(b->topicPeers("t").size(), std::size_t{1}, kWaitMs);
    QVERIFY(b->publish("t", Bytes{1}).ok());
    QTRY_COMPARE_WITH_TIMEOUT(messages, 1, kWaitMs);
}

void HostTest::forgetStopsRedialing() {
    const auto a = makeHost();
    const auto b = makeHost();
    a->dial(QUrl(b->listenUrl()), std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(a->isConnected(b->self()), kWaitMs);
    a->forget(b->self());
    QTRY_VERIFY_WITH_TIMEOUT(!a->isConnected(b->self()) && !b->isConnected(a->self()), kWaitMs);
    QTest::qWait(1500);
    QVERIFY(!a->isConnected(b->self()));
}

// In the very moment in which somebody answers, before anything was told about it.
void HostTest::forgetWhoHasJustAnswered() {
    std::vector<std::unique_ptr<Host>> callers, called;
    for (int i = 0; i < 10; ++i) {
        callers.push_back(makeHost());
        called.push_back(makeHost());
        callers.back()->dial(QUrl(called.back()->listenUrl()), std::nullopt);
        QElapsedTimer waited;
        waited.start();
        while (!callers.back()->isConnected(called.back()->self()) && waited.elapsed() < kWaitMs)
            QCoreApplication::processEvents();
        QVERIFY(callers.back()->isConnected(called.back()->self()));
        callers.back()->forget(called.back()->self());
    }
    QTest::qWait(1500);
    for (std::size_t i = 0; i < callers.size(); ++i) QVERIFY(!callers[i]->isConnected(called[i]->self()));
}

void HostTest::fetchesBlocks() {
    const auto a = makeHost();
    const auto b = makeHost();
    const auto c = makeHost();
    std::map<Bytes, Bytes> store;
    std::vector<Bytes> cids;
    for (std::uint8_t i = 0; i < 3; ++i) {  // 3 MiB
        const Bytes block = pattern(1 << 20, i);
        cids.push_back(rawCid(block));
        store[cids.back()] = block;
    }
    c->setBlockSource([&](ByteView cid) -> std::optional<Bytes> {
        const auto found = store.find(toBytes(cid));
        return found == store.end() ? std::nullopt : std::optional<Bytes>(found->second);
    });
    // b is connected too and has nothing.
    a->dial(QUrl(b->listenUrl()), b->self());
    a->dial(QUrl(c->listenUrl()), c->self());
    QTRY_COMPARE_WITH_TIMEOUT(a->peers().size(), std::size_t{2}, kWaitMs);
    std::size_t fetched = 0;
    for (const Bytes& cid : cids)
        a->fetchBlock(cid, 20'000, [&, cid](Result<Bytes> block) {
            QVERIFY(block.ok());
            QVERIFY(*block == store[cid]);
            ++fetched;
        });
    QTRY_COMPARE_WITH_TIMEOUT(fetched, cids.size(), 30'000);
}

void HostTest::fetchWaitsForAPeer() {
    const auto a = makeHost();
    const auto b = makeHost();
    const Bytes block = pattern(5000, 9);
    const Bytes cid = rawCid(block);
    bool has = false;
    b->setBlockSource([&](ByteView) { return has ? std::optional<Bytes>(block) : std::nullopt; });
    std::optional<Result<Bytes>> result;
    a->fetchBlock(cid, 30'000, [&](Result<Bytes> answer) { result = std::move(answer); });
    QTest::qWait(100);
    a->dial(QUrl(b->listenUrl()), b->self());
    QTRY_VERIFY_WITH_TIMEOUT(a->isConnected(b->self()), kWaitMs);
    QTest::qWait(200);
    QVERIFY(!result);
    has = true;
    b->blockAdded(cid);
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), kWaitMs);
    QVERIFY(result->ok() && **result == block);
}

void HostTest::fetchErrors() {
    const auto a = makeHost();
    const auto b = makeHost();
    const Bytes block = pattern(100, 1);
    // A source that lies is caught by the digest.
    b->setBlockSource([&](ByteView) { return std::optional<Bytes>(pattern(100, 2)); });
    a->dial(QUrl(b->listenUrl()), b->self());
    QTRY_VERIFY_WITH_TIMEOUT(a->isConnected(b->self()), kWaitMs);
    std::map<int, Code> codes;
    const auto note = [&codes](int which) {
        return [&codes, which](Result<Bytes> r) { codes[which] = r.ok() ? Code::Ok : r.error().code; };
    };
    a->fetchBlock(rawCid(block), 700, note(0));
    a->fetchBlock(Bytes{1, 0x55, 0x1b, 0x20}, 700, note(1));
    a->fetchBlock(Bytes{}, 700, note(2));
    QVERIFY(codes.empty());
    QTRY_COMPARE_WITH_TIMEOUT(codes.size(), std::size_t{3}, kWaitMs);
    QCOMPARE(codes[0], Code::Timeout);
    QCOMPARE(codes[1], Code::Unsupported);
    QCOMPARE(codes[2], Code::Malformed);
}

void HostTest::garbageDoesNoHarm() {
    const auto a = makeHost();
    const auto b = makeHost();
    // Bytes that are not HTTP, a WebSocket with noise in it, a text message, a message over the limit.
    QTcpSocket raw;
    raw.connectToHost(QHostAddress(QHostAddress::LocalHost), a->port());
    QTRY_COMPARE_WITH_TIMEOUT(raw.state(), QAbstractSocket::ConnectedState, kWaitMs);
    raw.write(QByteArray(3000, '\x01'));
    std::vector<std::unique_ptr<QWebSocket>> sockets;
    for (int kind = 0; kind < 3; ++kind) {
        sockets.push_back(std::make_unique<QWebSocket>());
        QWebSocket* socket = sockets.back().get();
        socket->open(QUrl(a->listenUrl()));
        QTRY_COMPARE_WITH_TIMEOUT(socket->state(), QAbstractSocket::ConnectedState, kWaitMs);
        if (kind == 0) socket->sendBinaryMessage(QByteArray(300, '\xff'));
        if (kind == 1) socket->sendTextMessage(QStringLiteral("hello"));
        if (kind == 2) socket->sendBinaryMessage(QByteArray(3 << 20, '\x02'));
        QTRY_COMPARE_WITH_TIMEOUT(socket->state(), QAbstractSocket::UnconnectedState, kWaitMs);
    }
    b->dial(QUrl(a->listenUrl()), a->self());
    QTRY_VERIFY_WITH_TIMEOUT(b->isConnected(a->self()), kWaitMs);
}

void HostTest::callbacksAreNotReentrant() {
    const auto a = makeHost();
    const auto b = makeHost();
    a->dial(QUrl(b->listenUrl()), b->self());
    int depth = 0, deepest = 0, answers = 0;
    b->serve("/leo/echo/1", [](const AccountId&, Bytes request, std::function<void(Result<Bytes>)> reply) {
        reply(std::move(request));
    });
    std::function<void(int)> ask = [&](int left) {
        a->request(b->self(), "/leo/echo/1", Bytes{1}, 10'000, [&, left](Result<Bytes> answer) {
            ++depth;
            deepest = std::max(deepest, depth);
            answers += answer.ok() ? 1 : 0;
            if (left > 0) ask(left - 1);
            static_cast<void>(a->publish("x", pattern(20, static_cast<std::uint8_t>(left))));
            a->subscribe("x", [](const AccountId&, const AccountId&, ByteView) { return Host::Verdict::Accept; });
            --depth;
        });
    };
    a->onPeerConnected = [&](const AccountId&) { ask(50); };
    QTRY_COMPARE_WITH_TIMEOUT(answers, 51, kWaitMs);
    QCOMPARE(deepest, 1);
}

// The peer has gone and nobody was told: sending finds out, and says so later, not from inside the call.
void HostTest::endOfALinkComesFromTheLoop() {
    QWebSocketServer server(QString(), QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    net::WsLink link(server.serverUrl(), nullptr);
    int ends = 0;
    bool open = false;
    link.onOpen = [&] { open = true; };
    link.onGone = [&] { ++ends; };
    QTRY_VERIFY_WITH_TIMEOUT(open && server.hasPendingConnections(), kWaitMs);
    const std::unique_ptr<QWebSocket> peer(server.nextPendingConnection());
    peer->abort();
    for (int i = 0; i < 3; ++i) {  // the first is answered with a reset
        link.send(pattern(100, 1));
        link.flush();
    }
    link.close();
    QCOMPARE(ends, 0);
    QTRY_COMPARE_WITH_TIMEOUT(ends, 1, kWaitMs);
}

QTEST_GUILESS_MAIN(HostTest)
#include "host_test.moc"

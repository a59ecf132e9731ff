// Gossipsub alone against scripted peers: codec, signatures, verdicts, scoring, meshes, gossip.
#include <QtTest>

#include "codec/protobuf.h"
#include "crypto/hash.h"
#include "harness.h"

using namespace leo;
using namespace leo::p2p;
using namespace leo::p2p::test;

namespace {

const std::string kTopic = "leo/test/tx";

// One router and the peers that a test plays by hand.
struct GossipBench {
    SeededRandom random{21};
    crypto::Identity self = crypto::Identity::generate(random);
    Gossipsub router{self, random};
    TimeMs now{1'000'000};
    std::vector<crypto::Identity> identities;

    PeerId addPeer(bool outbound = false) {
        identities.push_back(crypto::Identity::generate(random));
        const PeerId id = peer(identities.size() - 1);
        router.addPeer(id, outbound, now);
        return id;
    }
    PeerId peer(std::size_t index) const { return PeerId::fromAccountId(identities[index].id()); }
    // What leaves the router, by peer; lengths are stripped.
    std::map<PeerId, std::vector<Bytes>> sent() {
        std::map<PeerId, std::vector<Bytes>> out;
        while (const auto next = router.pollSend()) {
            MessageReader reader(kMaxRpcBytes);
            reader.push(*next->framedRpc);
            out[next->to].push_back(toBytes(**reader.next()));
        }
        return out;
    }
    GossipControl controlTo(const PeerId& peer) {
        GossipControl all;
        auto everything = sent();
        for (const Bytes& rpc : everything[peer]) {
            const auto decoded = GossipRpc::decode(rpc);
            LEO_ASSERT(decoded.ok());
            const GossipControl& one = decoded->control;
            all.subscriptions.insert(all.subscriptions.end(), one.subscriptions.begin(), one.subscriptions.end());
            all.ihave.insert(all.ihave.end(), one.ihave.begin(), one.ihave.end());
            all.iwant.insert(all.iwant.end(), one.iwant.begin(), one.iwant.end());
            all.graft.insert(all.graft.end(), one.graft.begin(), one.graft.end());
            all.prune.insert(all.prune.end(), one.prune.begin(), one.prune.end());
        }
        return all;
    }
    Status say(const PeerId& from, const GossipControl& control) {
        const Bytes framed = control.encodeFramed();
        return router.handleRpc(from, unframed(framed), now);
    }
    Status publishAs(std::size_t author, const PeerId& via, ByteView data, std::uint64_t sequence = 1) {
        const SignedMessage message = signMessage(identities[author], sequence, kTopic, data);
        return router.handleRpc(via, unframed(message.framedRpc), now);
    }
    static ByteView unframed(const Bytes& framed) {
        return ByteView(framed).subspan(codec::readUvarint(framed)->size);
    }
    std::vector<Gossipsub::Delivery> deliveries(Gossipsub::Verdict verdict = Gossipsub::Verdict::Accept) {
        std::vector<Gossipsub::Delivery> out;
        while (auto delivery = router.pollDelivery()) {
            router.judge(delivery->token, verdict, now);
            out.push_back(std::move(*delivery));
        }
        return out;
    }
    void beat(std::uint64_t ms = 1000) {
        now = now + ms;
        router.handleTimeout(now);
    }
};

GossipControl subscribeTo(const std::string& topic) {
    GossipControl control;
    control.subscriptions.push_back({true, topic});
    return control;
}

GossipControl graftOn(const std::string& topic) {
    GossipControl control;
    control.graft.push_back(topic);
    return control;
}

}  // namespace

class GossipTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void controlRoundTrip();
    void hostileRpcs_data();
    void hostileRpcs();
    void prefixesDoNotCrash();
    void badMessages_data();
    void badMessages();
    void duplicateIsDeliveredOnce();
    void forgeryDoesNotShutOutTheOriginal();
    void verdictDecidesForwarding_data();
    void verdictDecidesForwarding();
    void secondInvalidMessageGraylists();
    void scoreSurvivesReconnection();
    void graftRules();
    void graftDuringBackoffCosts();
    void pruneFromRemoteHoldsUsBack();
    void tooManyTopicsOfAPeer();
    void ihaveIsAskedForAndAnswered();
    void brokenPromiseCosts();
    void ihaveFloodIsLimited();
    void retransmissionsAreLimited();
    void publishLimits();
    void meshShrinksToDegree();
    void meshKeepsOutboundPeers();
};

void GossipTest::controlRoundTrip() {
    GossipControl control;
    control.subscriptions = {{true, "a"}, {false, "b"}};
    control.ihave = {{"a", {crypto::sha256(pattern(1)), crypto::sha256(pattern(2))}}};
    control.iwant = {crypto::sha256(pattern(3))};
    control.graft = {"a"};
    control.prune = {{"b", 60}, {"c", 0}};
    const Bytes framed = control.encodeFramed();
    const auto decoded = GossipRpc::decode(GossipBench::unframed(framed));
    QVERIFY(decoded.ok());
    QVERIFY(decoded->control.encodeFramed() == framed);
    QCOMPARE(decoded->control.prune[0].backoffSeconds, std::uint64_t{60});
}

void GossipTest::hostileRpcs_data() {
    QTest::addColumn<QByteArray>("rpc");
    QTest::addColumn<Code>("code");
    const auto row = [](const char* name, const Bytes& rpc, Code code) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(rpc.data()),
                                          static_cast<qsizetype>(rpc.size()))
                            << code;
    };
    using W = codec::ProtoWriter;
    row("empty", {}, Code::Ok);
    row("unknown field", W().varint(99, 1).take(), Code::Ok);
    row("idontwant", W().bytes(3, W().bytes(5, W().bytes(1, pattern(32)).view()).view()).take(), Code::Ok);
    row("foreign message id", W().bytes(3, W().bytes(2, W().bytes(1, pattern(20)).view()).view()).take(), Code::Ok);
    row("graft of an unknown topic", W().bytes(3, W().bytes(3, W().text(1, "nothing").view()).view()).take(),
        Code::Ok);
    row("truncated", Bytes{0x12, 0x05, 0x01}, Code::Malformed);
    row("subscription is a number", W().varint(1, 1).take(), Code::Malformed);
    row("topic too long", W().bytes(1, W().boolean(1, true).bytes(2, Bytes(kMaxTopicName + 1, 'x')).view()).take(),
        Code::TooLarge);
    row("topic is not text", W().bytes(1, W().boolean(1, true).bytes(2, Bytes{0xff, 0xfe}).view()).take(),
        Code::Malformed);
    row("data too long", W().bytes(2, W().bytes(2, Bytes(kMaxGossipData + 1)).view()).take(), Code::TooLarge);
    W many;
    for (std::size_t i = 0; i <= kMaxRpcItems; ++i) many.bytes(1, W().text(2, "x").view());
    row("too many subscriptions", many.take(), Code::TooLarge);
    W ids;
    for (std::size_t i = 0; i <= kMaxRpcItems; ++i) ids.bytes(1, Bytes(32));
    row("too many ids", W().bytes(3, W().bytes(2, ids.view()).view()).take(), Code::TooLarge);
    W grafts;
    for (std::size_t i = 0; i <= kMaxRpcItems; ++i) grafts.bytes(3, W().text(1, "x").view());
    row("too many grafts", W().bytes(3, grafts.view()).take(), Code::TooLarge);
}

void GossipTest::hostileRpcs() {
    QFETCH(QByteArray, rpc);
    QFETCH(Code, code);
    GossipBench bench;
    const PeerId peer = bench.addPeer();
    const Status status = bench.router.handleRpc(
        peer, ByteView(reinterpret_cast<const std::uint8_t*>(rpc.constData()), static_cast<std::size_t>(rpc.size())),
        bench.now);
    QCOMPARE(status.ok() ? Code::Ok : status.error().code, code);
    QVERIFY(bench.deliveries().empty());
}

void GossipTest::prefixesDoNotCrash() {
    GossipBench bench;
    const PeerId peer = bench.addPeer();
    bench.router.subscribe(kTopic, bench.now);
    const SignedMessage message = signMessage(bench.identities[0], 5, kTopic, pattern(50));
    const ByteView rpc = GossipBench::unframed(message.framedRpc);
    for (std::size_t cut = 0; cut < rpc.size(); ++cut) {
        static_cast<void>(bench.router.handleRpc(peer, rpc.first(cut), bench.now));
        QVERIFY(bench.deliveries().empty());
    }
}

void GossipTest::badMessages_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << 0 << true;
    QTest::newRow("with its key") << 1 << true;
    QTest::newRow("no signature") << 2 << false;
    QTest::newRow("signature of another") << 3 << false;
    QTest::newRow("data changed") << 4 << false;
    QTest::newRow("topic changed") << 5 << false;
    QTest::newRow("sequence changed") << 6 << false;
    QTest::newRow("no author") << 7 << false;
    QTest::newRow("author is nonsense") << 8 << false;
    QTest::newRow("no sequence") << 9 << false;
    QTest::newRow("short sequence") << 10 << false;
    QTest::newRow("key of another") << 11 << false;
    QTest::newRow("signed without the prefix") << 12 << false;
    QTest::newRow("no data") << 13 << false;
}

void GossipTest::badMessages() {
    QFETCH(int, kind);
    QFETCH(bool, good);
    GossipBench bench;
    const PeerId via = bench.addPeer();
    const crypto::Identity author = crypto::Identity::generate(bench.random);
    const crypto::Identity other = crypto::Identity::generate(bench.random);
    bench.router.subscribe(kTopic, bench.now);
    Bytes from = PeerId::fromAccountId(author.id()).toBytes();
    Bytes data = pattern(40), sequence = pattern(8);
    std::string topic = kTopic;
    const auto signedWith = [&](const crypto::Identity& who, std::string_view prefix) {
        Bytes statement = toBytes(prefix);
        append(statement,
               codec::ProtoWriter().bytes(1, from).bytes(2, data).bytes(3, sequence).text(4, topic).view());
        return toBytes(who.signRaw(statement));
    };
    if (kind == 7) from.clear();
    if (kind == 8) from = pattern(38);
    if (kind == 9) sequence.clear();
    if (kind == 10) sequence.resize(4);
    if (kind == 13) data.clear();
    Bytes signature = signedWith(kind == 3 ? other : author, kind == 12 ? "" : "libp2p-pubsub:");
    if (kind == 2) signature.clear();
    if (kind == 4) data[0] ^= 1;
    if (kind == 5) {
        topic = "leo/test/ty";
        bench.router.subscribe(topic, bench.now);
    }
    if (kind == 6) sequence[0] ^= 1;
    codec::ProtoWriter message;
    if (!from.empty()) message.bytes(1, from);
    if (kind != 13) message.bytes(2, data);
    if (!sequence.empty()) message.bytes(3, sequence);
    message.text(4, topic);
    if (!signature.empty()) message.bytes(5, signature);
    if (kind == 1) message.bytes(6, publicKeyMessage(author.id()));
    if (kind == 11) message.bytes(6, publicKeyMessage(other.id()));
    QVERIFY(bench.router.handleRpc(via, codec::ProtoWriter().bytes(2, message.view()).view(), bench.now).ok());
    const auto deliveries = bench.deliveries();
    QCOMPARE(deliveries.size(), std::size_t{good ? 1u : 0u});
    QCOMPARE(bench.router.score(via) < 0, !good);
    if (!good) return;
    QVERIFY(deliveries[0].from == PeerId::fromAccountId(author.id()));
    QVERIFY(deliveries[0].via == via);
    QVERIFY(deliveries[0].data == data);
    QCOMPARE(deliveries[0].topic, kTopic);
}

void GossipTest::duplicateIsDeliveredOnce() {
    GossipBench bench;
    const PeerId a = bench.addPeer();
    const PeerId b = bench.addPeer();
    bench.router.subscribe(kTopic, bench.now);
    QVERIFY(bench.publishAs(0, a, pattern(10), 1).ok());
    QVERIFY(bench.publishAs(0, b, pattern(10), 1).ok());
    QVERIFY(bench.publishAs(1, b, pattern(10), 7).ok());  // equal data is one message, whoever signs it
    QCOMPARE(bench.deliveries().size(), std::size_t{1});
    QVERIFY(bench.publishAs(0, a, pattern(10), 2).ok());
    QVERIFY(bench.deliveries().empty());
    for (int i = 0; i < 121; ++i) bench.beat();
    QVERIFY(bench.publishAs(0, a, pattern(10), 3).ok());  // two minutes later it is news again
    QCOMPARE(bench.deliveries().size(), std::size_t{1});
    QCOMPARE(bench.router.score(a), 0.0);
}

void GossipTest::forgeryDoesNotShutOutTheOriginal() {
    GossipBench bench;
    const PeerId honest = bench.addPeer();
    const PeerId forger = bench.addPeer();
    bench.router.subscribe(kTopic, bench.now);
    Bytes forged = signMessage(bench.identities[0], 1, kTopic, pattern(10)).framedRpc;
    forged.back() ^= 1;
    QVERIFY(bench.router.handleRpc(forger, GossipBench::unframed(forged), bench.now).ok());
    QVERIFY(bench.deliveries().empty());
    QVERIFY(bench.router.score(forger) < 0);
    QVERIFY(bench.publishAs(0, honest, pattern(10)).ok());
    QCOMPARE(bench.deliveries().size(), std::size_t{1});
}

void GossipTest::verdictDecidesForwarding_data() {
    QTest::addColumn<int>("verdict");
    QTest::addColumn<bool>("forwarded");
    QTest::addColumn<bool>("blamed");
    QTest::newRow("accept") << static_cast<int>(Gossipsub::Verdict::Accept) << true << false;
    QTest::newRow("ignore") << static_cast<int>(Gossipsub::Verdict::Ignore) << false << false;
    QTest::newRow("reject") << static_cast<int>(Gossipsub::Verdict::Reject) << false << true;
}

void GossipTest::verdictDecidesForwarding() {
    QFETCH(int, verdict);
    QFETCH(bool, forwarded);
    QFETCH(bool, blamed);
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    const PeerId author = bench.addPeer();
    const PeerId via = bench.addPeer();
    const PeerId third = bench.addPeer();
    const PeerId repeats = bench.addPeer();
    for (std::size_t i = 0; i < 4; ++i) QVERIFY(bench.say(bench.peer(i), subscribeTo(kTopic)).ok());
    static_cast<void>(bench.sent());
    QVERIFY(bench.publishAs(0, via, pattern(30)).ok());
    QVERIFY(bench.publishAs(0, repeats, pattern(30)).ok());  // while the verdict is pending
    QVERIFY(bench.sent().empty());                           // nothing travels before the verdict
    QCOMPARE(bench.deliveries(static_cast<Gossipsub::Verdict>(verdict)).size(), std::size_t{1});
    auto sent = bench.sent();
    QCOMPARE(sent.count(third), std::size_t{forwarded ? 1u : 0u});
    QCOMPARE(sent.count(via) + sent.count(author) + sent.count(repeats), std::size_t{0});
    QCOMPARE(bench.router.score(via) < 0, blamed);
    QCOMPARE(bench.router.score(repeats) < 0, blamed);
    QCOMPARE(bench.router.score(third), 0.0);
    if (!forwarded) return;
    const auto rpc = GossipRpc::decode(sent[third][0]);
    QVERIFY(verifyMessage(rpc->messages.at(0)).ok());  // still signed by its author
}

void GossipTest::secondInvalidMessageGraylists() {
    GossipBench bench;
    const PeerId peer = bench.addPeer();
    bench.router.subscribe(kTopic, bench.now);
    for (std::uint8_t i = 0; i < 2; ++i) {
        QVERIFY(!bench.router.isGraylisted(peer));
        QVERIFY(bench.publishAs(0, peer, pattern(10, i)).ok());
        static_cast<void>(bench.deliveries(Gossipsub::Verdict::Reject));
    }
    QVERIFY(bench.router.isGraylisted(peer));
    QVERIFY(bench.publishAs(0, peer, pattern(10, 9)).ok());
    QVERIFY(bench.deliveries().empty());
    for (int i = 0; i < 60; ++i) bench.beat();
    QCOMPARE(bench.router.score(peer), 0.0);  // forgiven
    QVERIFY(bench.publishAs(0, peer, pattern(10, 10)).ok());
    QCOMPARE(bench.deliveries().size(), std::size_t{1});
}

void GossipTest::scoreSurvivesReconnection() {
    GossipBench bench;
    const PeerId peer = bench.addPeer();
    bench.router.addPenalty(peer, 20);
    const double before = bench.router.score(peer);
    bench.router.removePeer(peer, bench.now);
    bench.router.addPeer(peer, false, bench.now);
    QCOMPARE(bench.router.score(peer), before);
    QVERIFY(before < 0);
}

void GossipTest::graftRules() {
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    for (int i = 0; i < 14; ++i) QVERIFY(bench.say(bench.addPeer(), subscribeTo(kTopic)).ok());
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{4});  // grown as they came, to the lower bound
    static_cast<void>(bench.sent());
    std::vector<PeerId> outside;
    for (std::size_t i = 0; i < 14; ++i) {
        const auto mesh = bench.router.meshPeers(kTopic);
        if (std::find(mesh.begin(), mesh.end(), bench.peer(i)) == mesh.end()) outside.push_back(bench.peer(i));
    }
    for (std::size_t i = 0; i < 8; ++i) QVERIFY(bench.say(outside[i], graftOn(kTopic)).ok());
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{12});
    QVERIFY(bench.sent().empty());  // accepted without a word
    QVERIFY(bench.say(outside[8], graftOn(kTopic)).ok());
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{12});
    const GossipControl refused = bench.controlTo(outside[8]);
    QCOMPARE(refused.prune.size(), std::size_t{1});
    QCOMPARE(refused.prune[0].backoffSeconds, std::uint64_t{60});
    const PeerId dialed = bench.addPeer(true);
    QVERIFY(bench.say(dialed, subscribeTo(kTopic)).ok());
    QVERIFY(bench.say(dialed, graftOn(kTopic)).ok());
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{13});  // whom we chose may exceed the limit
    QVERIFY(bench.say(outside[9], graftOn("other")).ok());
    QVERIFY(bench.controlTo(outside[9]).prune.empty());  // an unknown topic gets no answer
    // A peer with a bad name does not get in.
    const PeerId bad = bench.addPeer(true);
    bench.router.addPenalty(bad, 10);
    QVERIFY(bench.say(bad, graftOn(kTopic)).ok());
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{13});
}

void GossipTest::graftDuringBackoffCosts() {
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    const PeerId peer = bench.addPeer();
    QVERIFY(bench.say(peer, subscribeTo(kTopic)).ok());
    bench.router.unsubscribe(kTopic, bench.now);
    bench.router.subscribe(kTopic, bench.now);
    QVERIFY(bench.router.meshPeers(kTopic).empty());  // we keep our own back-off
    const GossipControl said = bench.controlTo(peer);
    QCOMPARE(said.prune.size(), std::size_t{1});
    QCOMPARE(said.prune[0].backoffSeconds, std::uint64_t{10});
    for (int i = 0; i < 3; ++i) QVERIFY(bench.say(peer, graftOn(kTopic)).ok());
    QVERIFY(bench.router.score(peer) < 0);
    QVERIFY(bench.router.meshPeers(kTopic).empty());
    for (int i = 0; i < 100; ++i) bench.beat();
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{1});
}

void GossipTest::pruneFromRemoteHoldsUsBack() {
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    const PeerId peer = bench.addPeer();
    QVERIFY(bench.say(peer, subscribeTo(kTopic)).ok());
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{1});
    GossipControl prune;
    prune.prune.push_back({kTopic, 20});
    QVERIFY(bench.say(peer, prune).ok());
    QVERIFY(bench.router.meshPeers(kTopic).empty());
    static_cast<void>(bench.sent());
    for (int i = 0; i < 19; ++i) bench.beat();
    QVERIFY(bench.router.meshPeers(kTopic).empty());
    QVERIFY(bench.controlTo(peer).graft.empty());
    for (int i = 0; i < 5; ++i) bench.beat();
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{1});
    QCOMPARE(bench.controlTo(peer).graft.size(), std::size_t{1});
}

void GossipTest::tooManyTopicsOfAPeer() {
    GossipBench bench;
    const PeerId peer = bench.addPeer();
    for (std::size_t i = 0; i < kMaxTopicsPerPeer + 10; ++i)
        QVERIFY(bench.say(peer, subscribeTo("t" + std::to_string(i))).ok());
    QCOMPARE(bench.router.topicPeers("t0").size(), std::size_t{1});
    QCOMPARE(bench.router.topicPeers("t" + std::to_string(kMaxTopicsPerPeer)).size(), std::size_t{0});
    bench.router.removePeer(peer, bench.now);
    QVERIFY(bench.router.topicPeers("t0").empty());
}

void GossipTest::ihaveIsAskedForAndAnswered() {
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    const PeerId peer = bench.addPeer();
    const MessageId unknown = crypto::sha256(pattern(77));
    QVERIFY(bench.publishAs(0, peer, pattern(10)).ok());
    static_cast<void>(bench.deliveries());
    static_cast<void>(bench.sent());
    GossipControl ihave;
    ihave.ihave.push_back({kTopic, {crypto::sha256(pattern(10)), unknown}});
    ihave.ihave.push_back({"not ours", {crypto::sha256(pattern(78))}});
    QVERIFY(bench.say(peer, ihave).ok());
    const GossipControl asked = bench.controlTo(peer);
    QVERIFY(asked.iwant == std::vector<MessageId>{unknown});
    GossipControl iwant;
    iwant.iwant = {crypto::sha256(pattern(10)), crypto::sha256(pattern(79))};
    QVERIFY(bench.say(peer, iwant).ok());
    const auto sent = bench.sent();
    QCOMPARE(sent.at(peer).size(), std::size_t{1});
    for (int i = 0; i < 5; ++i) bench.beat();  // out of the cache
    static_cast<void>(bench.sent());
    QVERIFY(bench.say(peer, iwant).ok());
    QVERIFY(bench.sent().empty());
}

void GossipTest::brokenPromiseCosts() {
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    const PeerId liar = bench.addPeer();
    const PeerId honest = bench.addPeer();
    for (std::uint8_t i = 0; i < 8; ++i) {
        GossipControl lie, truth;
        lie.ihave.push_back({kTopic, {crypto::sha256(pattern(50, i))}});
        truth.ihave.push_back({kTopic, {crypto::sha256(pattern(60, i))}});
        QVERIFY(bench.say(liar, lie).ok());
        QVERIFY(bench.say(honest, truth).ok());
    }
    QCOMPARE(bench.controlTo(liar).iwant.size(), std::size_t{8});
    for (std::uint8_t i = 0; i < 8; ++i) QVERIFY(bench.publishAs(1, honest, pattern(60, i)).ok());
    QCOMPARE(bench.deliveries().size(), std::size_t{8});
    for (int i = 0; i < 2; ++i) bench.beat();
    QCOMPARE(bench.router.score(liar), 0.0);  // there is still time
    for (int i = 0; i < 2; ++i) bench.beat();
    QVERIFY(bench.router.score(liar) < 0);
    QCOMPARE(bench.router.score(honest), 0.0);
}

void GossipTest::ihaveFloodIsLimited() {
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    const PeerId peer = bench.addPeer();
    static_cast<void>(bench.sent());
    std::size_t asked = 0;
    for (std::uint32_t round = 0; round < 30; ++round) {
        GossipControl ihave;
        ihave.ihave.push_back({kTopic, {}});
        for (std::uint32_t i = 0; i < 1000; ++i) {
            Bytes seed;
            appendU32be(seed, round * 1000 + i);
            ihave.ihave[0].ids.push_back(crypto::sha256(seed));
        }
        QVERIFY(bench.say(peer, ihave).ok());
        asked += bench.controlTo(peer).iwant.size();
    }
    QCOMPARE(asked, std::size_t{5000});
}

void GossipTest::retransmissionsAreLimited() {
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    const PeerId peer = bench.addPeer();
    QVERIFY(bench.router.publish(kTopic, pattern(10), bench.now).ok());
    static_cast<void>(bench.sent());
    GossipControl iwant;
    iwant.iwant = std::vector<MessageId>(10, crypto::sha256(pattern(10)));
    QVERIFY(bench.say(peer, iwant).ok());
    QCOMPARE(bench.sent().at(peer).size(), std::size_t{3});
}

void GossipTest::publishLimits() {
    GossipBench bench;
    QVERIFY(bench.router.publish(kTopic, pattern(kMaxGossipData), bench.now).ok());
    QCOMPARE(bench.router.publish(kTopic, pattern(kMaxGossipData), bench.now).error().code, Code::Duplicate);
    QCOMPARE(bench.router.publish(kTopic, pattern(kMaxGossipData + 1), bench.now).error().code, Code::TooLarge);
    QCOMPARE(bench.router.publish("", pattern(1), bench.now).error().code, Code::InvalidArgument);
    QCOMPARE(bench.router.publish(std::string(kMaxTopicName + 1, 'x'), pattern(1), bench.now).error().code,
             Code::InvalidArgument);
    QVERIFY(bench.deliveries().empty());  // own messages do not come back
    // The cache stays below its limit whatever is published.
    for (std::uint8_t i = 0; i < 40; ++i)
        QVERIFY(bench.router.publish(kTopic, pattern(kMaxGossipData, i), bench.now).ok() || i == 1);
}

void GossipTest::meshShrinksToDegree() {
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    for (int i = 0; i < 20; ++i) QVERIFY(bench.say(bench.addPeer(true), subscribeTo(kTopic)).ok());
    for (std::size_t i = 0; i < 20; ++i) QVERIFY(bench.say(bench.peer(i), graftOn(kTopic)).ok());
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{20});
    static_cast<void>(bench.sent());
    bench.beat();
    QCOMPARE(bench.router.meshPeers(kTopic).size(), std::size_t{6});
    std::size_t pruned = 0;
    for (const auto& [peer, rpcs] : bench.sent())
        for (const Bytes& rpc : rpcs) pruned += GossipRpc::decode(rpc)->control.prune.size();
    QCOMPARE(pruned, std::size_t{14});
}

void GossipTest::meshKeepsOutboundPeers() {
    GossipBench bench;
    bench.router.subscribe(kTopic, bench.now);
    for (int i = 0; i < 13; ++i) QVERIFY(bench.say(bench.addPeer(i < 2), subscribeTo(kTopic)).ok());
    for (int round = 0; round < 5; ++round) {
        bench.beat();
        const auto mesh = bench.router.meshPeers(kTopic);
        QVERIFY(mesh.size() >= 4 && mesh.size() <= 12);
        QVERIFY(std::count(mesh.begin(), mesh.end(), bench.peer(0)) +
                    std::count(mesh.begin(), mesh.end(), bench.peer(1)) ==
                2);
    }
}

QTEST_GUILESS_MAIN(GossipTest)
#include "gossip_test.moc"

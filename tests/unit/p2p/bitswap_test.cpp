// Bitswap: codec, want-have, want-block, dont-have, lies, limits, and fetching across nodes in virtual time.
#include <QtTest>

#include "codec/protobuf.h"
#include "crypto/hash.h"
#include "harness.h"

using namespace leo;
using namespace leo::p2p;
using namespace leo::p2p::test;

namespace {

Bytes cidOf(ByteView block, std::uint8_t codec = 0x55) {
    Bytes cid{0x01, codec, 0x12, 0x20};
    append(cid, crypto::sha256(block));
    return cid;
}

struct MapSource : BlockSource {
    std::optional<Bytes> get(ByteView cid) override {
        ++asked;
        const auto found = blocks.find(toBytes(cid));
        return found == blocks.end() ? std::nullopt : std::optional<Bytes>(found->second);
    }
    Bytes put(Bytes block, std::uint8_t codec = 0x55) {
        const Bytes cid = cidOf(block, codec);
        blocks[cid] = std::move(block);
        return cid;
    }
    std::map<Bytes, Bytes> blocks;
    int asked = 0;
};

// One machine against scripted peers.
struct BitswapBench {
    Bitswap bitswap;
    MapSource source;
    TimeMs now{5'000};
    SeededRandom random{31};
    BitswapBench() { bitswap.setSource(&source); }
    PeerId addPeer() {
        const PeerId id = PeerId::fromAccountId(crypto::Identity::generate(random).id());
        bitswap.addPeer(id, now);
        return id;
    }
    std::map<PeerId, BitswapMessage> sent() {
        std::map<PeerId, BitswapMessage> out;
        while (const auto next = bitswap.pollSend()) {
            MessageReader reader(kMaxBitswapMessage);
            reader.push(*next->framedMessage);
            BitswapMessage one = *BitswapMessage::decode(**reader.next());
            BitswapMessage& all = out[next->to];
            all.wants.insert(all.wants.end(), one.wants.begin(), one.wants.end());
            all.blocks.insert(all.blocks.end(), one.blocks.begin(), one.blocks.end());
            all.presences.insert(all.presences.end(), one.presences.begin(), one.presences.end());
            bitswap.setBacklog(next->to, 0);
        }
        return out;
    }
    void say(const PeerId& from, const BitswapMessage& message) {
        MessageReader reader(kMaxBitswapMessage);
        reader.push(message.encodeFramed());
        const Status status = bitswap.handleMessage(from, **reader.next(), now);
        LEO_ASSERT(status.ok());
    }
    void want(const PeerId& from, const Bytes& cid, WantType type, bool sendDontHave = true, bool cancel = false) {
        BitswapMessage message;
        WantEntry entry;
        entry.cid = cid;
        entry.type = type;
        entry.sendDontHave = sendDontHave;
        entry.cancel = cancel;
        message.wants.push_back(entry);
        say(from, message);
    }
    void presence(const PeerId& from, const Bytes& cid, Presence presence) {
        BitswapMessage message;
        message.presences.push_back({cid, presence});
        say(from, message);
    }
    void block(const PeerId& from, const Bytes& data, std::uint8_t codec = 0x55) {
        BitswapMessage message;
        message.blocks.push_back({Bytes{1, codec, 0x12, 0x20}, data});
        say(from, message);
    }
    void pass(std::uint64_t ms) {
        for (const TimeMs end = now + ms; now < end;) {
            now = now + 50;
            bitswap.handleTimeout(now);
        }
    }
};

}  // namespace

class BitswapTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void codecRoundTrip();
    void hostileMessages_data();
    void hostileMessages();
    void cids_data();
    void cids();
    void servesBlockHaveAndDontHave();
    void smallBlocksAreSentForHave();
    void waitingWantsAreServedLater();
    void cancelAndFullWantlist();
    void servingFollowsTheReader();
    void oneBlockManyHaves();
    void dontHaveMovesOn();
    void slowPeerIsOvertaken();
    void leavingPeerIsReplaced();
    void laterPeerIsAsked();
    void asksAgain();
    void lostQuestionsAreRepeated();
    void deadlineEndsIt();
    void wrongBlockIsNotAccepted();
    void unwantedBlocksAreIgnored();
    void sameBlockTwice();
    void fetchAcrossNodes();
    void manyBlocksFromManyNodes();
};

void BitswapTest::codecRoundTrip() {
    BitswapMessage message;
    WantEntry entry;
    entry.cid = cidOf(pattern(3));
    entry.priority = 7;
    entry.type = WantType::Have;
    entry.sendDontHave = true;
    message.wants = {entry};
    entry.cancel = true;
    message.wants.push_back(entry);
    message.full = true;
    message.blocks.push_back({Bytes{1, 0x55, 0x12, 0x20}, pattern(1000)});
    message.presences.push_back({cidOf(pattern(4)), Presence::DontHave});
    const Bytes framed = message.encodeFramed();
    MessageReader reader(kMaxBitswapMessage);
    reader.push(framed);
    const auto decoded = BitswapMessage::decode(**reader.next());
    QVERIFY(decoded.ok());
    QVERIFY(decoded->encodeFramed() == framed);
}

void BitswapTest::hostileMessages_data() {
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<Code>("code");
    using W = codec::ProtoWriter;
    const auto row = [](const char* name, const Bytes& bytes, Code code) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()))
                            << code;
    };
    row("empty", {}, Code::Ok);
    row("old style block", W().bytes(2, pattern(9)).take(), Code::Ok);
    row("pending bytes", W().varint(5, 10).take(), Code::Ok);
    row("want of nonsense", W().bytes(1, W().bytes(1, W().bytes(1, pattern(5)).view()).view()).take(), Code::Ok);
    row("negative priority",
        W().bytes(1, W().bytes(1, W().bytes(1, cidOf({})).varint(2, ~std::uint64_t{0}).view()).view()).take(),
        Code::Ok);
    row("truncated", Bytes{0x0a, 0x05, 0x01}, Code::Malformed);
    row("wantlist is a number", W().varint(1, 1).take(), Code::Malformed);
    row("cid too long", W().bytes(1, W().bytes(1, W().bytes(1, Bytes(kMaxCidBytes + 1)).view()).view()).take(),
        Code::TooLarge);
    row("block too long", W().bytes(3, W().bytes(2, Bytes(kMaxBlockBytes + 1)).view()).take(), Code::TooLarge);
    W many;
    for (std::size_t i = 0; i <= kMaxWantEntries; ++i) many.bytes(1, W().bytes(1, Bytes{1}).view());
    row("too many wants", W().bytes(1, many.view()).take(), Code::TooLarge);
    W presences;
    for (std::size_t i = 0; i <= kMaxWantEntries; ++i) presences.bytes(4, W().bytes(1, Bytes{1}).view());
    row("too many presences", presences.take(), Code::TooLarge);
}

void BitswapTest::hostileMessages() {
    QFETCH(QByteArray, message);
    QFETCH(Code, code);
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    const Status status =
        bench.bitswap.handleMessage(peer,
                                    ByteView(reinterpret_cast<const std::uint8_t*>(message.constData()),
                                             static_cast<std::size_t>(message.size())),
                                    bench.now);
    QCOMPARE(status.ok() ? Code::Ok : status.error().code, code);
    static_cast<void>(bench.sent());
}

void BitswapTest::cids_data() {
    QTest::addColumn<QByteArray>("cid");
    QTest::addColumn<Code>("code");
    const QByteArray digest(32, 'd');
    QTest::newRow("raw") << QByteArray::fromHex("01551220") + digest << Code::Ok;
    QTest::newRow("dag-pb") << QByteArray::fromHex("01701220") + digest << Code::Ok;
    QTest::newRow("version 0") << QByteArray::fromHex("1220") + digest << Code::Ok;
    QTest::newRow("dag-cbor") << QByteArray::fromHex("01711220") + digest << Code::Unsupported;
    QTest::newRow("blake2b") << QByteArray::fromHex("0155a0e40220") + digest << Code::Unsupported;
    QTest::newRow("version 2") << QByteArray::fromHex("02551220") + digest << Code::Unsupported;
    QTest::newRow("short digest") << QByteArray::fromHex("01551220") + digest.chopped(1) << Code::Malformed;
    QTest::newRow("long digest") << QByteArray::fromHex("01551220") + digest + 'x' << Code::Malformed;
    QTest::newRow("digest length") << QByteArray::fromHex("0155121f") + digest.chopped(1) << Code::Malformed;
    QTest::newRow("padded") << QByteArray::fromHex("8100551220") + digest << Code::Malformed;
    QTest::newRow("empty") << QByteArray() << Code::Malformed;
}

void BitswapTest::cids() {
    QFETCH(QByteArray, cid);
    QFETCH(Code, code);
    const ByteView view(reinterpret_cast<const std::uint8_t*>(cid.constData()), static_cast<std::size_t>(cid.size()));
    const auto parts = CidParts::parse(view);
    QCOMPARE(parts.ok() ? Code::Ok : parts.error().code, code);
    BitswapBench bench;
    const auto fetch = bench.bitswap.fetch(view, bench.now + 10, bench.now);
    QCOMPARE(fetch.ok() ? Code::Ok : fetch.error().code, code);
}

void BitswapTest::servesBlockHaveAndDontHave() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    const Bytes block = pattern(5000);
    const Bytes cid = bench.source.put(block);
    const Bytes missing = cidOf(pattern(6));
    bench.want(peer, cid, WantType::Have);
    auto sent = bench.sent();
    QCOMPARE(sent[peer].presences.size(), std::size_t{1});
    QVERIFY(sent[peer].presences[0].presence == Presence::Have && sent[peer].blocks.empty());
    bench.want(peer, cid, WantType::Block);
    sent = bench.sent();
    QCOMPARE(sent[peer].blocks.size(), std::size_t{1});
    QVERIFY(sent[peer].blocks[0].data == block);
    QVERIFY(*cidOfBlock(sent[peer].blocks[0].prefix, sent[peer].blocks[0].data) == cid);
    bench.want(peer, missing, WantType::Have);
    sent = bench.sent();
    QVERIFY(sent[peer].presences[0].presence == Presence::DontHave && sent[peer].presences[0].cid == missing);
    bench.want(peer, missing, WantType::Block, false);
    QVERIFY(bench.sent().empty());  // it did not ask to be told
    // A CIDv0 names the same block and is answered in its own words.
    const Bytes dag = bench.source.put(pattern(2000, 4), 0x70);
    const Bytes v0(dag.begin() + 2, dag.end());
    bench.want(peer, v0, WantType::Block);
    sent = bench.sent();
    QCOMPARE(sent[peer].blocks.size(), std::size_t{1});
    QCOMPARE(sent[peer].blocks[0].prefix[0], std::uint8_t{0});
}

void BitswapTest::smallBlocksAreSentForHave() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    bench.want(peer, bench.source.put(pattern(kMaxInlineBlock)), WantType::Have);
    QCOMPARE(bench.sent()[peer].blocks.size(), std::size_t{1});
    bench.want(peer, bench.source.put(pattern(kMaxInlineBlock + 1)), WantType::Have);
    QCOMPARE(bench.sent()[peer].presences.size(), std::size_t{1});
}

void BitswapTest::waitingWantsAreServedLater() {
    BitswapBench bench;
    const PeerId a = bench.addPeer();
    const PeerId b = bench.addPeer();
    const Bytes block = pattern(3000);
    const Bytes cid = cidOf(block);
    bench.want(a, cid, WantType::Block);
    bench.want(b, cid, WantType::Have);
    static_cast<void>(bench.sent());
    bench.source.put(block);
    bench.bitswap.blockAdded(cid);
    auto sent = bench.sent();
    QCOMPARE(sent[a].blocks.size(), std::size_t{1});
    QVERIFY(sent[b].presences[0].presence == Presence::Have);
    bench.bitswap.blockAdded(cid);
    QVERIFY(bench.sent().empty());
}

void BitswapTest::cancelAndFullWantlist() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    const Bytes first = cidOf(pattern(2000, 1));
    const Bytes second = cidOf(pattern(2000, 2));
    bench.want(peer, first, WantType::Block);
    bench.want(peer, second, WantType::Block);
    static_cast<void>(bench.sent());
    bench.want(peer, first, WantType::Block, false, true);
    bench.source.put(pattern(2000, 1));
    bench.source.put(pattern(2000, 2));
    bench.bitswap.blockAdded(first);
    QVERIFY(bench.sent().empty());
    BitswapMessage full;
    full.full = true;
    bench.say(peer, full);
    bench.bitswap.blockAdded(second);
    QVERIFY(bench.sent().empty());
}

void BitswapTest::servingFollowsTheReader() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    for (std::uint8_t i = 0; i < 10; ++i) bench.want(peer, bench.source.put(pattern(1 << 20, i)), WantType::Block);
    std::size_t messages = 0;
    while (bench.bitswap.pollSend()) ++messages;  // nobody reads
    QCOMPARE(messages, std::size_t{1});
    for (std::size_t i = 2; i <= 10; ++i) {
        bench.bitswap.setBacklog(peer, 0);
        while (bench.bitswap.pollSend()) ++messages;
        QCOMPARE(messages, i);
    }
}

void BitswapTest::oneBlockManyHaves() {
    BitswapBench bench;
    std::vector<PeerId> peers;
    for (int i = 0; i < 5; ++i) peers.push_back(bench.addPeer());
    const Bytes block = pattern(9000);
    const auto fetch = bench.bitswap.fetch(cidOf(block), bench.now + 10'000, bench.now);
    auto sent = bench.sent();
    QCOMPARE(sent.size(), std::size_t{5});
    PeerId asked;
    int blocks = 0, haves = 0;
    for (const auto& [peer, message] : sent) {
        QCOMPARE(message.wants.size(), std::size_t{1});
        QVERIFY(message.wants[0].sendDontHave);
        if (message.wants[0].type == WantType::Block) {
            ++blocks;
            asked = peer;
        } else {
            ++haves;
        }
    }
    QCOMPARE(blocks, 1);
    QCOMPARE(haves, 4);
    bench.block(asked, block);
    const auto result = bench.bitswap.pollResult();
    QVERIFY(result && result->id == *fetch && *result->block == block);
    sent = bench.sent();
    QCOMPARE(sent.size(), std::size_t{4});  // everybody else hears that it is over
    for (const auto& [peer, message] : sent) QVERIFY(message.wants[0].cancel);
    // The next block is asked of the peer that delivered.
    QVERIFY(bench.bitswap.fetch(cidOf(pattern(1)), bench.now + 10'000, bench.now).ok());
    QVERIFY(bench.sent()[asked].wants[0].type == WantType::Block);
}

void BitswapTest::dontHaveMovesOn() {
    BitswapBench bench;
    const PeerId a = bench.addPeer();
    const PeerId b = bench.addPeer();
    const Bytes block = pattern(9000);
    const Bytes cid = cidOf(block);
    QVERIFY(bench.bitswap.fetch(cid, bench.now + 10'000, bench.now).ok());
    auto sent = bench.sent();
    const PeerId first = sent[a].wants[0].type == WantType::Block ? a : b;
    const PeerId second = first == a ? b : a;
    bench.presence(second, cid, Presence::Have);
    QVERIFY(bench.sent().empty());  // the first one is at work
    bench.presence(first, cid, Presence::DontHave);
    sent = bench.sent();
    QVERIFY(sent[second].wants.at(0).type == WantType::Block);
    bench.block(second, block);
    QVERIFY(bench.bitswap.pollResult().has_value());
}

void BitswapTest::slowPeerIsOvertaken() {
    BitswapBench bench;
    const PeerId a = bench.addPeer();
    const PeerId b = bench.addPeer();
    const Bytes block = pattern(9000);
    const Bytes cid = cidOf(block);
    QVERIFY(bench.bitswap.fetch(cid, bench.now + 60'000, bench.now).ok());
    auto sent = bench.sent();
    const PeerId first = sent[a].wants[0].type == WantType::Block ? a : b;
    const PeerId second = first == a ? b : a;
    bench.presence(second, cid, Presence::Have);
    bench.pass(kPatienceMs + kCheckMs);
    QVERIFY(bench.sent()[second].wants.at(0).type == WantType::Block);
    bench.block(first, block);  // it was only slow
    QVERIFY(bench.bitswap.pollResult().has_value());
    QVERIFY(bench.sent()[second].wants.at(0).cancel);
}

void BitswapTest::leavingPeerIsReplaced() {
    BitswapBench bench;
    const PeerId a = bench.addPeer();
    const PeerId b = bench.addPeer();
    const Bytes cid = cidOf(pattern(9000));
    QVERIFY(bench.bitswap.fetch(cid, bench.now + 60'000, bench.now).ok());
    auto sent = bench.sent();
    const PeerId first = sent[a].wants[0].type == WantType::Block ? a : b;
    const PeerId second = first == a ? b : a;
    bench.presence(second, cid, Presence::Have);
    bench.bitswap.removePeer(first, bench.now);
    QVERIFY(bench.sent()[second].wants.at(0).type == WantType::Block);
}

void BitswapTest::laterPeerIsAsked() {
    BitswapBench bench;
    const Bytes block = pattern(9000);
    QVERIFY(bench.bitswap.fetch(cidOf(block), bench.now + 60'000, bench.now).ok());
    QVERIFY(bench.sent().empty());
    bench.pass(20'000);
    const PeerId peer = bench.addPeer();
    QVERIFY(bench.sent()[peer].wants.at(0).type == WantType::Block);
    bench.block(peer, block);
    QVERIFY(*bench.bitswap.pollResult()->block == block);
}

void BitswapTest::asksAgain() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    const Bytes cid = cidOf(pattern(9000));
    QVERIFY(bench.bitswap.fetch(cid, bench.now + 60'000, bench.now).ok());
    std::size_t asked = bench.sent().size();
    for (int second = 0; second < 30; ++second) {
        bench.presence(peer, cid, Presence::DontHave);
        bench.pass(1000);
        for (const auto& [id, message] : bench.sent()) asked += message.wants.size();
    }
    QVERIFY(asked >= 5 && asked <= 10);  // with growing pauses
}

void BitswapTest::lostQuestionsAreRepeated() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    QVERIFY(bench.bitswap.fetch(cidOf(pattern(9000)), bench.now + 60'000, bench.now).ok());
    static_cast<void>(bench.sent());  // lost on the way
    bench.pass(kAnswerLimitMs - 500);
    QVERIFY(bench.sent().empty());  // a slow peer is not pestered
    bench.pass(kAskAgainMaxMs + 1000);
    QVERIFY(bench.sent()[peer].wants.at(0).type == WantType::Block);
}

void BitswapTest::deadlineEndsIt() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    const auto fetch = bench.bitswap.fetch(cidOf(pattern(9000)), bench.now + 1000, bench.now);
    static_cast<void>(bench.sent());
    bench.now = bench.now + 999;
    bench.bitswap.handleTimeout(bench.now);
    QVERIFY(!bench.bitswap.pollResult());
    bench.now = bench.now + 1;
    QVERIFY(*bench.bitswap.pollTimeout() <= bench.now);
    bench.bitswap.handleTimeout(bench.now);
    const auto result = bench.bitswap.pollResult();
    QVERIFY(result && result->id == *fetch);
    QCOMPARE(result->block.error().code, Code::Timeout);
    QVERIFY(bench.sent()[peer].wants.at(0).cancel);
    QVERIFY(!bench.bitswap.pollTimeout());  // idle means idle
}

void BitswapTest::wrongBlockIsNotAccepted() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    const Bytes block = pattern(9000);
    QVERIFY(bench.bitswap.fetch(cidOf(block), bench.now + 1000, bench.now).ok());
    Bytes wrong = block;
    wrong[17] ^= 1;
    bench.block(peer, wrong);
    bench.block(peer, block, 0x70);  // right bytes under another codec are another block
    QVERIFY(!bench.bitswap.pollResult());
    bench.block(peer, block);
    QVERIFY(bench.bitswap.pollResult().has_value());
}

void BitswapTest::unwantedBlocksAreIgnored() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    bench.block(peer, pattern(10));
    bench.presence(peer, cidOf(pattern(10)), Presence::Have);
    QVERIFY(!bench.bitswap.pollResult());
    QVERIFY(bench.sent().empty());
}

void BitswapTest::sameBlockTwice() {
    BitswapBench bench;
    const PeerId peer = bench.addPeer();
    const Bytes block = pattern(9000);
    QVERIFY(bench.bitswap.fetch(cidOf(block), bench.now + 1000, bench.now).ok());
    QVERIFY(bench.bitswap.fetch(cidOf(block), bench.now + 2000, bench.now).ok());
    QCOMPARE(bench.sent()[peer].wants.size(), std::size_t{1});
    bench.block(peer, block);
    QVERIFY(bench.bitswap.pollResult() && bench.bitswap.pollResult());
    QVERIFY(!bench.bitswap.pollResult());
}

// ---- across nodes

void BitswapTest::fetchAcrossNodes() {
    Network net(4);
    MapSource source;
    const Bytes small = source.put(pattern(10)), large = source.put(pattern(kMaxBlockBytes, 2)),
                empty = source.put({});
    net[2].node->setBlockSource(&source);
    net.connectAll();
    for (const Bytes& cid : {small, large, empty}) QVERIFY(net[0].node->fetchBlock(cid, 5000, net.now).ok());
    QVERIFY(net[0].node->fetchBlock(cidOf(pattern(99)), 5000, net.now).ok());
    net.run(1000);
    auto results = net[0].eventsOf<BlockFetched>();
    QCOMPARE(results.size(), std::size_t{3});
    for (const BlockFetched& result : results) QVERIFY(result.block.ok());
    net.run(5000);
    results = net[0].eventsOf<BlockFetched>();
    QCOMPARE(results.size(), std::size_t{4});
    QCOMPARE(results[3].block.error().code, Code::Timeout);
    QCOMPARE(net.wiresUp(), std::size_t{6});
}

void BitswapTest::manyBlocksFromManyNodes() {
    Network net(6);
    std::vector<MapSource> sources(5);
    std::vector<Bytes> cids;
    for (std::size_t i = 0; i < 200; ++i)
        cids.push_back(sources[i % 5].put(pattern(20'000 + i, static_cast<std::uint8_t>(i))));
    for (std::size_t i = 0; i < 5; ++i) net[i + 1].node->setBlockSource(&sources[i]);
    net.connectAll();
    for (const Bytes& cid : cids) QVERIFY(net[0].node->fetchBlock(cid, 60'000, net.now).ok());
    net.run(60'000);
    const auto results = net[0].eventsOf<BlockFetched>();
    QCOMPARE(results.size(), cids.size());
    for (const BlockFetched& result : results) QVERIFY(result.block.ok());
}

QTEST_GUILESS_MAIN(BitswapTest)
#include "bitswap_test.moc"

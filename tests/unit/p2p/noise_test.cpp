// The Noise handshake and channel: honest runs, every tampered byte, and identities that lie.
#include <QtTest>

#include "codec/protobuf.h"
#include "harness.h"

using namespace leo;
using namespace leo::p2p;
using namespace leo::p2p::test;

namespace {

struct Parties {
    SeededRandom random{11};
    crypto::Identity alice = crypto::Identity::generate(random);
    crypto::Identity bob = crypto::Identity::generate(random);
    NoiseCredentials aliceCredentials = NoiseCredentials::create(alice, random);
    NoiseCredentials bobCredentials = NoiseCredentials::create(bob, random);
};

// Runs the handshake; the hook may change message 0, 1 or 2. The first error of either side.
Status run(NoiseHandshake& initiator, NoiseHandshake& responder, const std::function<void(int, Bytes&)>& hook = {}) {
    for (int step = 0; step < 3; ++step) {
        NoiseHandshake& from = step % 2 == 0 ? initiator : responder;
        NoiseHandshake& to = step % 2 == 0 ? responder : initiator;
        LEO_TRY_ASSIGN(Bytes message, from.write());
        if (hook) hook(step, message);
        LEO_TRY(to.read(message));
    }
    return {};
}

}  // namespace

class NoiseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void bothLearnTheOther();
    void everyFlippedByteIsNoticed_data();
    void everyFlippedByteIsNoticed();
    void truncatedMessages();
    void lowOrderPointIsRefused();
    void lyingPayloads_data();
    void lyingPayloads();
    void channelRoundTrip();
    void channelRefusesReplayReorderAndChange();
    void noncesRunOut();
};

void NoiseTest::bothLearnTheOther() {
    Parties p;
    NoiseHandshake initiator(NoiseHandshake::Role::Initiator, p.aliceCredentials, p.random);
    NoiseHandshake responder(NoiseHandshake::Role::Responder, p.bobCredentials, p.random);
    QVERIFY(run(initiator, responder).ok());
    QVERIFY(initiator.done() && responder.done());
    QVERIFY(initiator.remote() == PeerId::fromAccountId(p.bob.id()));
    QVERIFY(responder.remote() == PeerId::fromAccountId(p.alice.id()));
}

void NoiseTest::everyFlippedByteIsNoticed_data() {
    QTest::addColumn<int>("message");
    QTest::newRow("second") << 1;
    QTest::newRow("third") << 2;
}

void NoiseTest::everyFlippedByteIsNoticed() {
    QFETCH(int, message);
    std::size_t size = 1;
    for (std::size_t at = 0; at < size; at += 5) {
        Parties p;
        NoiseHandshake initiator(NoiseHandshake::Role::Initiator, p.aliceCredentials, p.random);
        NoiseHandshake responder(NoiseHandshake::Role::Responder, p.bobCredentials, p.random);
        const Status status = run(initiator, responder, [&](int step, Bytes& bytes) {
            if (step != message) return;
            size = bytes.size();
            bytes[at] ^= 0x01;
        });
        QVERIFY(!status.ok());
        QCOMPARE(status.error().code, Code::DecryptFailed);
    }
    QVERIFY(size > 100);
}

void NoiseTest::truncatedMessages() {
    for (int message = 0; message < 3; ++message) {
        for (const std::size_t keep :
             {std::size_t{0}, std::size_t{1}, std::size_t{31}, std::size_t{50}, std::size_t{79}}) {
            Parties p;
            NoiseHandshake initiator(NoiseHandshake::Role::Initiator, p.aliceCredentials, p.random);
            NoiseHandshake responder(NoiseHandshake::Role::Responder, p.bobCredentials, p.random);
            bool whole = false;
            const Status status = run(initiator, responder, [&](int step, Bytes& bytes) {
                if (step != message) return;
                whole = keep >= bytes.size();
                bytes.resize(std::min(keep, bytes.size()));
            });
            QCOMPARE(status.ok(), whole);
        }
    }
}

void NoiseTest::lowOrderPointIsRefused() {
    Parties p;
    NoiseHandshake initiator(NoiseHandshake::Role::Initiator, p.aliceCredentials, p.random);
    NoiseHandshake responder(NoiseHandshake::Role::Responder, p.bobCredentials, p.random);
    const Status status = run(initiator, responder, [](int step, Bytes& bytes) {
        if (step == 0) std::fill(bytes.begin(), bytes.end(), std::uint8_t{0});
    });
    QCOMPARE(status.error().code, Code::BadKey);
}

void NoiseTest::lyingPayloads_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<Code>("code");
    QTest::newRow("honest") << 0 << Code::Ok;
    QTest::newRow("another's identity, own signature") << 1 << Code::BadSignature;
    QTest::newRow("signature over another static key") << 2 << Code::BadSignature;
    QTest::newRow("no domain prefix") << 3 << Code::BadSignature;
    QTest::newRow("no signature") << 4 << Code::BadSignature;
    QTest::newRow("no key") << 5 << Code::Malformed;
    QTest::newRow("RSA key") << 6 << Code::Unsupported;
    QTest::newRow("empty") << 7 << Code::Malformed;
    QTest::newRow("not protobuf") << 8 << Code::Malformed;
    QTest::newRow("with extensions") << 9 << Code::Ok;
}

void NoiseTest::lyingPayloads() {
    QFETCH(int, kind);
    QFETCH(Code, code);
    for (const bool liarDials : {false, true}) {
        Parties p;
        NoiseCredentials liar = NoiseCredentials::create(p.alice, p.random);
        const Bytes key = publicKeyMessage(p.alice.id());
        const auto sign = [](const crypto::Identity& who, std::string_view prefix, ByteView statik) {
            Bytes statement = toBytes(prefix);
            append(statement, statik);
            return who.signRaw(statement);
        };
        const std::string_view prefix = "noise-libp2p-static-key:";
        const auto good = sign(p.alice, prefix, liar.staticKey.publicKey);
        codec::ProtoWriter payload;
        switch (kind) {
            case 0: payload.bytes(1, key).bytes(2, good); break;
            case 1: payload.bytes(1, publicKeyMessage(p.bob.id())).bytes(2, good); break;
            case 2:
                payload.bytes(1, key).bytes(2, sign(p.alice, prefix, p.bobCredentials.staticKey.publicKey));
                break;
            case 3: payload.bytes(1, key).bytes(2, sign(p.alice, "", liar.staticKey.publicKey)); break;
            case 4: payload.bytes(1, key); break;
            case 5: payload.bytes(2, good); break;
            case 6:
                payload.bytes(1, codec::ProtoWriter().varint(1, 0).bytes(2, pattern(270)).view()).bytes(2, good);
                break;
            case 7: break;
            case 8: break;
            default:
                payload.bytes(1, key).bytes(2, good).bytes(4, codec::ProtoWriter().text(2, "/yamux/1.0.0").view());
                break;
        }
        liar.payload = kind == 8 ? Bytes{0xff, 0xff, 0xff} : payload.take();
        NoiseHandshake initiator(NoiseHandshake::Role::Initiator, liarDials ? liar : p.bobCredentials, p.random);
        NoiseHandshake responder(NoiseHandshake::Role::Responder, liarDials ? p.bobCredentials : liar, p.random);
        const Status status = run(initiator, responder);
        QCOMPARE(status.ok() ? Code::Ok : status.error().code, code);
    }
}

void NoiseTest::channelRoundTrip() {
    Parties p;
    NoiseHandshake initiator(NoiseHandshake::Role::Initiator, p.aliceCredentials, p.random);
    NoiseHandshake responder(NoiseHandshake::Role::Responder, p.bobCredentials, p.random);
    QVERIFY(run(initiator, responder).ok());
    NoiseHandshake::Channel a = initiator.split();
    NoiseHandshake::Channel b = responder.split();
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{1000}, kMaxNoisePlaintext}) {
        Bytes sealed, opened;
        QVERIFY(a.send.encrypt({}, pattern(size), sealed).ok());
        QCOMPARE(sealed.size(), size + kNoiseTag);
        QVERIFY(b.receive.decrypt({}, sealed, opened).ok());
        QVERIFY(opened == pattern(size));
        sealed.clear();
        opened.clear();
        QVERIFY(b.send.encrypt({}, pattern(size), sealed).ok());
        QVERIFY(a.receive.decrypt({}, sealed, opened).ok());
        QVERIFY(opened == pattern(size));
    }
}

void NoiseTest::channelRefusesReplayReorderAndChange() {
    const ByteArray<32> key = SeededRandom(3).array<32>();
    CipherState send(key), receive(key);
    Bytes first, second, out;
    QVERIFY(send.encrypt({}, pattern(10), first).ok());
    QVERIFY(send.encrypt({}, pattern(20), second).ok());
    QCOMPARE(receive.decrypt({}, second, out).error().code, Code::DecryptFailed);  // out of order
    QVERIFY(out.empty());
    Bytes changed = first;
    changed.back() ^= 1;
    QCOMPARE(receive.decrypt({}, changed, out).error().code, Code::DecryptFailed);
    QCOMPARE(receive.decrypt({}, Bytes(15), out).error().code, Code::Malformed);
    QVERIFY(receive.decrypt({}, first, out).ok());
    QCOMPARE(receive.decrypt({}, first, out).error().code, Code::DecryptFailed);  // again
    QVERIFY(receive.decrypt({}, second, out).ok());
}

void NoiseTest::noncesRunOut() {
    const ByteArray<32> key{};
    const std::uint64_t last = ~std::uint64_t{0} - 1;
    CipherState send(key, last), receive(key, last);
    Bytes sealed, opened;
    QVERIFY(send.encrypt({}, pattern(4), sealed).ok());
    QVERIFY(receive.decrypt({}, sealed, opened).ok());
    QCOMPARE(send.encrypt({}, pattern(4), sealed).error().code, Code::Exhausted);
    QCOMPARE(receive.decrypt({}, sealed, opened).error().code, Code::Exhausted);
}

QTEST_GUILESS_MAIN(NoiseTest)
#include "noise_test.moc"

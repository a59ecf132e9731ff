// Messages: round trips and every malformed neighbour; frames: who can open them and what they give away.
#include <QtTest>

#include "codec/cbor.h"
#include "crypto/box.h"
#include "unit/protocol/group.h"

namespace leo::protocol {
namespace {

using test::hashOf;
using test::SeededRandom;

ledger::Member member(std::uint8_t seed) {
    ledger::Member out;
    out.node = NodeId{hashOf(seed)};
    out.j = seed;
    out.beta.fill(seed);
    out.proof.fill(static_cast<std::uint8_t>(seed + 1));
    out.salt = hashOf(static_cast<std::uint8_t>(seed + 2));
    return out;
}

ledger::Certificate certificate() {
    return ledger::Certificate{TaskId{hashOf(9)}, 1, {member(30), member(20), member(10)}};
}

struct Sample {
    const char* name;
    Message message;
};

std::vector<Sample> samples() {
    SeededRandom random(5);
    const crypto::Identity identity = crypto::Identity::generate(random);
    EvidenceShare share;
    share.turn = 2;
    share.phase = attest::Phase::During;
    share.nonces = {{NodeId{hashOf(1)}, hashOf(2)}, {NodeId{hashOf(3)}, hashOf(4)}};
    share.evidence = Bytes(300, 0xEE);
    EvidenceShare timed = share;
    timed.phase = attest::Phase::Before;
    timed.time = attest::SignedAttest{Bytes(120, 0xA1), Bytes(72, 0xA2)};
    ledger::Verdict verdict;
    verdict.task = TaskId{hashOf(9)};
    verdict.phase = attest::Phase::After;
    verdict.monitor = identity.id();
    verdict.ok = true;
    verdict.outcome.resultCid = ledger::rawCid(viewOf("result"));
    ResultReady ready;
    ready.turn = 1;
    ready.outcome.resultCid = ledger::rawCid(viewOf("result"));
    ready.outcome.resultHash = hashOf(8);
    ready.outcome.exit = 257;
    ready.outcome.sealedResultKeyHash = hashOf(7);
    ready.outcome.resultKeyCommitment = hashOf(9);
    PackageContents contents;
    contents.turn = 2;
    contents.evidence = {hashOf(1), hashOf(2)};
    contents.verdicts = {ledger::SignedVerdict::make(verdict, identity)};
    CertificateSignature signature;
    signature.signer = NodeId{hashOf(4)};
    signature.attempt = 3;
    signature.hash = hashOf(6);
    signature.signature.fill(0x5A);
    return {{"reveal", signReveal(TaskId{hashOf(9)}, 1, member(10), identity)},
            {"propose", Propose{3, certificate(), signature.signature}},
            {"certificate signature", signature},
            {"want certificate", WantCertificate{hashOf(6)}},
            {"certificate is", CertificateIs{certificate()}},
            {"challenge", Challenge{2, attest::Phase::After, hashOf(5)}},
            {"evidence", share},
            {"evidence with time", timed},
            {"verdict", VerdictShare{ledger::SignedVerdict::make(verdict, identity)}},
            {"result ready", ready},
            {"package contents", contents}};
}

Code codeOf(ByteView bytes) {
    const auto decoded = decodeMessage(bytes);
    return decoded.ok() ? Code::Ok : decoded.error().code;
}

// A message with this kind and these items after it.
Bytes raw(std::uint64_t kind, std::uint64_t arity, const std::function<void(codec::Writer&)>& items) {
    codec::Writer out;
    out.array(arity).u64(kind);
    items(out);
    return out.take();
}

// Two members of one group and a stranger.
struct Pair {
    SeededRandom random{11};
    ChainId chain{hashOf(1)};
    TaskId task{hashOf(2)};
    NodeId author{hashOf(3)}, self{hashOf(4)}, other{hashOf(5)};
    crypto::BoxKeyPair mine = crypto::BoxKeyPair::generate(random);
    crypto::BoxKeyPair theirs = crypto::BoxKeyPair::generate(random);

    Bytes seal(const Message& message) {
        auto frame =
            sealFrame(chain, task, 1, author, {{self, mine.publicKey}, {other, theirs.publicKey}}, message, random);
        if (!frame.ok()) qFatal("seal");
        return std::move(*frame);
    }
    // A frame around any plaintext, as a member that breaks the rules would make it.
    Bytes sealRaw(ByteView plain, std::uint64_t version = 1) {
        codec::Writer context;
        context.array(5).id(chain).id(task).u64(1).id(author).id(self);
        auto box =
            crypto::sealBox(mine.publicKey, plain, "leo-group-v1" + std::string(textOf(context.view())), random);
        codec::Writer out;
        out.array(3).u64(version).u64(1).array(1).array(2).id(self).bytes(*box);
        return out.take();
    }
    Result<std::optional<Message>> open(ByteView frame) {
        return openFrame(chain, task, 1, author, self, mine.secret.view(), frame);
    }
};

template <class T>
Code codeOf(const Result<T>& result) {
    return result.ok() ? Code::Ok : result.error().code;
}

}  // namespace

class MessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void roundTrip() {
        for (const Sample& sample : samples()) {
            const Bytes bytes = encodeMessage(sample.message);
            const auto decoded = decodeMessage(bytes);
            QVERIFY2(decoded.ok(), sample.name);
            QCOMPARE(decoded->index(), sample.message.index());
            QVERIFY2(encodeMessage(*decoded) == bytes, sample.name);
        }
    }

    void everyTruncationAndTrailingByteIsRefused() {
        for (const Sample& sample : samples()) {
            Bytes bytes = encodeMessage(sample.message);
            for (std::size_t size = 0; size < bytes.size(); ++size)
                QVERIFY2(!decodeMessage(ByteView(bytes).first(size)).ok(), sample.name);
            bytes.push_back(0);
            QCOMPARE(codeOf(ByteView(bytes)), Code::Malformed);
        }
    }

    void wrongArityKindAndPhaseAreRefused() {
        for (const Sample& sample : samples()) {
            Bytes bytes = encodeMessage(sample.message);
            for (std::uint8_t arity = 0; arity <= 7; ++arity) {
                if (bytes[0] == 0x80 + arity) continue;
                Bytes other = bytes;
                other[0] = static_cast<std::uint8_t>(0x80 + arity);
                QVERIFY2(!decodeMessage(other).ok(), sample.name);
            }
        }
        const auto hash = [](codec::Writer& out) { out.bytes(hashOf(1)); };
        QCOMPARE(codeOf(ByteView(raw(4, 2, hash))), Code::Ok);
        QCOMPARE(codeOf(ByteView(raw(0, 2, hash))), Code::Malformed);
        QCOMPARE(codeOf(ByteView(raw(11, 2, hash))), Code::OutOfRange);
        QCOMPARE(codeOf(ByteView(raw(3, 2, hash))), Code::Malformed);  // a signature's kind, a want's fields
        const auto challenge = [](std::uint64_t turn, std::uint64_t phase) {
            return raw(6, 4, [=](codec::Writer& out) { out.u64(turn).u64(phase).bytes(hashOf(1)); });
        };
        QCOMPARE(codeOf(ByteView(challenge(0, 2))), Code::Ok);
        QCOMPARE(codeOf(ByteView(challenge(0, 3))), Code::OutOfRange);
        QCOMPARE(codeOf(ByteView(challenge(std::uint64_t{1} << 32, 0))), Code::OutOfRange);
    }

    void listsAreBounded() {
        const auto share = [](std::size_t nonces) {
            EvidenceShare m;
            m.nonces.resize(nonces);
            for (std::size_t i = 0; i < nonces; ++i) {
                m.nonces[i].node.bytes[0] = static_cast<std::uint8_t>(i >> 8);
                m.nonces[i].node.bytes[1] = static_cast<std::uint8_t>(i);
            }
            return encodeMessage(m);
        };
        QCOMPARE(codeOf(ByteView(share(attest::NonceSet::kMaxNonces))), Code::Ok);
        QVERIFY(codeOf(ByteView(share(attest::NonceSet::kMaxNonces + 1))) != Code::Ok);
        QVERIFY(codeOf(ByteView(Bytes(kMaxMessageBytes + 1, 0x80))) != Code::Ok);
        const auto quotes = [](std::initializer_list<std::uint8_t> digests) {
            PackageContents m;
            for (const std::uint8_t digest : digests) m.evidence.push_back(hashOf(digest));
            return encodeMessage(m);
        };
        QCOMPARE(codeOf(ByteView(quotes({1, 2, 3, 4}))), Code::Ok);
        QVERIFY(codeOf(ByteView(quotes({1, 2, 3, 4, 5}))) != Code::Ok);
        QCOMPARE(codeOf(ByteView(quotes({2, 1}))), Code::Malformed);
        QCOMPARE(codeOf(ByteView(quotes({1, 1}))), Code::Malformed);
    }

    void whatTurnAMessageIsAbout() {
        for (const Sample& sample : samples()) {
            const std::string name = sample.name;
            const bool forming = name == "reveal" || name == "propose" || name.find("certificate") != name.npos;
            QVERIFY2(turnOf(sample.message).has_value() != forming, sample.name);
        }
        QCOMPARE(*turnOf(Challenge{2, attest::Phase::After, hashOf(5)}), 2u);
    }

    void revealIsBoundToTaskDrawAndMember() {
        SeededRandom random(3);
        const crypto::Identity identity = crypto::Identity::generate(random);
        ledger::Member self = member(10);
        self.node = identity.id();
        const TaskId task{hashOf(1)};
        Reveal reveal = signReveal(task, 1, self, identity);
        QVERIFY(revealSigned(task, 1, reveal));
        QVERIFY(!revealSigned(task, 2, reveal));
        QVERIFY(!revealSigned(TaskId{hashOf(2)}, 1, reveal));
        reveal.member.j += 1;
        QVERIFY(!revealSigned(task, 1, reveal));
    }

    // Two nonces of one node, of which the quote covers one, would let an executor quote in advance.
    void nonceListsAreInOrder() {
        const NodeId a{hashOf(1)}, b{hashOf(2)};
        const std::vector<NonceEntry> good = {{a, hashOf(3)}, {b, hashOf(4)}};
        QVERIFY(nonceSet({}).ok());
        QVERIFY(nonceSet({{a, hashOf(5)}, {b, hashOf(4)}})->root() != nonceSet(good)->root());
        for (const std::vector<NonceEntry>& wrong : {std::vector<NonceEntry>{{b, hashOf(4)}, {a, hashOf(3)}},
                                                     {{a, hashOf(3)}, {a, hashOf(3)}},
                                                     {{a, hashOf(3)}, {a, hashOf(5)}, {b, hashOf(4)}},
                                                     {{a, hashOf(3)}, {b, hashOf(4)}, {a, hashOf(5)}}}) {
            QCOMPARE(nonceSet(wrong).error().code, Code::Malformed);
            EvidenceShare share;
            share.nonces = wrong;
            QCOMPARE(codeOf(ByteView(encodeMessage(share))), Code::Malformed);
            KeyPackage package;
            package.evidence.push_back({wrong, Bytes(3, 1)});
            QCOMPARE(KeyPackage::decode(package.encode()).error().code, Code::Malformed);
        }
    }

    void ownerNonceDependsOnEveryField() {
        const TaskId task{hashOf(1)};
        const BlockHash block{hashOf(2)};
        const std::set<Hash> all = {ownerNonce(task, 0, 0, block), ownerNonce(TaskId{hashOf(3)}, 0, 0, block),
                                    ownerNonce(task, 1, 0, block), ownerNonce(task, 0, 1, block),
                                    ownerNonce(task, 0, 0, BlockHash{hashOf(4)})};
        QCOMPARE(all.size(), std::size_t{5});
    }

    void frameOpensForTheAddressedOnly() {
        Pair pair;
        for (const Sample& sample : samples()) {
            const Bytes frame = pair.seal(sample.message);
            const auto opened = pair.open(frame);
            QVERIFY2(opened.ok() && opened->has_value(), sample.name);
            QVERIFY2(encodeMessage(**opened) == encodeMessage(sample.message), sample.name);
            const auto byOther =
                openFrame(pair.chain, pair.task, 1, pair.author, pair.other, pair.theirs.secret.view(), frame);
            QVERIFY2(byOther.ok() && byOther->has_value(), sample.name);
        }
        const Bytes frame = pair.seal(samples()[0].message);
        const auto stranger =
            openFrame(pair.chain, pair.task, 1, pair.author, NodeId{hashOf(6)}, pair.mine.secret.view(), frame);
        QVERIFY(stranger.ok() && !stranger->has_value());
        const auto secret = pair.mine.secret.view();
        const auto otherDraw = openFrame(pair.chain, pair.task, 2, pair.author, pair.self, secret, frame);
        QVERIFY(otherDraw.ok() && !otherDraw->has_value());
        const auto refused = Code::DecryptFailed;
        QCOMPARE(codeOf(openFrame(pair.chain, pair.task, 1, pair.other, pair.self, secret, frame)), refused);
        QCOMPARE(codeOf(openFrame(ChainId{hashOf(7)}, pair.task, 1, pair.author, pair.self, secret, frame)), refused);
        QCOMPARE(codeOf(openFrame(pair.chain, TaskId{hashOf(7)}, 1, pair.author, pair.self, secret, frame)), refused);
        QCOMPARE(
            codeOf(openFrame(pair.chain, pair.task, 1, pair.author, pair.self, pair.theirs.secret.view(), frame)),
            refused);
    }

    void damagedFramesAreRefused() {
        Pair pair;
        const Bytes frame = pair.seal(samples()[5].message);
        for (std::size_t size = 0; size < frame.size(); size += 7)
            QVERIFY(!pair.open(ByteView(frame).first(size)).ok());
        Bytes longer = frame;
        longer.push_back(0);
        QCOMPARE(codeOf(pair.open(longer)), Code::Malformed);
        const Bytes plain(512, 0);
        QCOMPARE(codeOf(pair.open(pair.sealRaw(plain, 2))), Code::Unsupported);
    }

    void smallMessagesHaveOneSize() {
        Pair pair;
        std::map<std::string, std::size_t> sizes;
        for (const Sample& sample : samples()) sizes[sample.name] = pair.seal(sample.message).size();
        for (const char* name : {"certificate signature", "want certificate", "challenge", "verdict", "result ready"})
            QCOMPARE(sizes[name], sizes["reveal"]);
        EvidenceShare a, b;
        a.evidence = Bytes(600, 1);
        b.evidence = Bytes(950, 1);
        QCOMPARE(pair.seal(a).size(), pair.seal(b).size());
        QVERIFY(pair.seal(a).size() > sizes["reveal"]);
    }

    void paddingIsChecked() {
        Pair pair;
        const Bytes body = encodeMessage(Challenge{0, attest::Phase::Before, hashOf(1)});
        const auto plain = [&](std::size_t size, std::size_t claimed) {
            Bytes out;
            appendU32be(out, static_cast<std::uint32_t>(claimed));
            append(out, body);
            out.resize(size);
            return out;
        };
        QCOMPARE(codeOf(pair.open(pair.sealRaw(plain(512, body.size())))), Code::Ok);
        QCOMPARE(codeOf(pair.open(pair.sealRaw(plain(1024, body.size())))), Code::Malformed);  // another bucket
        QCOMPARE(codeOf(pair.open(pair.sealRaw(plain(511, body.size())))), Code::Malformed);
        QCOMPARE(codeOf(pair.open(pair.sealRaw(plain(512, 509)))), Code::Malformed);         // longer than there is
        QCOMPARE(codeOf(pair.open(pair.sealRaw(plain(512, UINT32_MAX)))), Code::Malformed);  // no wrap-around
        QCOMPARE(codeOf(pair.open(pair.sealRaw(Bytes(3, 0)))), Code::Malformed);
        Bytes dirty = plain(512, body.size());
        dirty.back() = 1;
        QCOMPARE(codeOf(pair.open(pair.sealRaw(dirty))), Code::Malformed);
    }

    void topicNamesNetworkAndTask() {
        QCOMPARE(taskTopic("test", TaskId{hashOf(0xAB)}), "leo/test/task/" + toHex(hashOf(0xAB)));
    }
};

}  // namespace leo::protocol

QTEST_GUILESS_MAIN(leo::protocol::MessagesTest)
#include "messages_test.moc"

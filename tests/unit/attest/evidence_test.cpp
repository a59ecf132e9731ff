// Evidence on the wire, what a quote is bound to, and the nonces one quote answers.

#include "codec/cbor.h"
#include "unit/attest/fixture.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::attest::test;

namespace {

Finding decodeFinding(ByteView bytes) {
    Evidence evidence;
    return decodeEvidence(bytes, evidence);
}

NodeId nodeId(unsigned number) {
    return NodeId{hashOf(static_cast<std::uint8_t>(number))};
}

}  // namespace

class EvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrips() {
        Node node;
        const Evidence evidence = node.before();
        const Bytes bytes = encodeEvidence(evidence);
        const Evidence decoded = decodeEvidence(bytes).value();
        QVERIFY(decoded == evidence);
        QVERIFY(encodeEvidence(decoded) == bytes);
    }

    void malformed() {
        Node node;
        const Bytes good = encodeEvidence(node.before());
        for (std::size_t size = 0; size < good.size(); ++size)
            QVERIFY(!decodeFinding(ByteView(good).first(size)).ok());
        Bytes bytes = good;
        bytes.push_back(0);
        VERIFY_REASON(decodeFinding(bytes), Reason::MalformedEvidence);
        bytes = good;
        bytes[1] = 2;
        VERIFY_REASON(decodeFinding(bytes), Reason::UnsupportedEvidence);
        bytes = good;
        bytes[2] = 2;
        VERIFY_REASON(decodeFinding(bytes), Reason::UnsupportedEvidence);
        VERIFY_REASON(decodeFinding(Bytes(kMaxEvidenceBytes + 1, 0)), Reason::EvidenceTooLarge);

        TpmQuoteEvidence manyPcrs = node.evidence(Phase::Before);
        manyPcrs.pcrs.resize(kPcrCount + 1);
        VERIFY_REASON(decodeFinding(encodeEvidence(manyPcrs)), Reason::MalformedEvidence);
        TpmQuoteEvidence longSignature = node.evidence(Phase::Before);
        longSignature.quote.signature.resize(kMaxSignatureBytes + 1);
        VERIFY_REASON(decodeFinding(encodeEvidence(longSignature)), Reason::MalformedEvidence);
    }

    // Whatever decodes has one encoding, and hostile bytes do nothing worse than fail.
    void mutatedInputs() {
        Node node;
        const Bytes good = encodeEvidence(node.during());
        SeededRandom random(21);
        for (int round = 0; round < 5'000; ++round) {
            Bytes input = good;
            for (std::uint64_t i = 0, n = 1 + random.below(3); i < n; ++i)
                input[random.below(input.size())] = static_cast<std::uint8_t>(random.below(256));
            if (random.below(8) == 0) input.resize(random.below(input.size()));
            if (const auto decoded = decodeEvidence(input); decoded.ok()) QVERIFY(encodeEvidence(*decoded) == input);
        }
    }

    void idDoesNotDependOnTheSignature() {
        Node node;
        TpmQuoteEvidence evidence = node.evidence(Phase::Before);
        TpmQuoteEvidence again = evidence;
        again.quote.signature = encodeSignature(node.tpm.signRaw(evidence.quote.attest));
        QVERIFY(again.quote.signature != evidence.quote.signature);
        QVERIFY(evidenceId(again) == evidenceId(evidence));
        QVERIFY(encodeEvidence(again) != encodeEvidence(evidence));
        again.pcrs[0] = hashOf(1);
        QVERIFY(evidenceId(again) != evidenceId(evidence));
    }

    void seenDigestNamesItsNode() {
        const Bytes bytes = toBytes(std::string_view("evidence"));
        QVERIFY(seenDigest(nodeId(1), bytes) != seenDigest(nodeId(2), bytes));
        QVERIFY(seenDigest(nodeId(1), bytes) != seenDigest(nodeId(1), viewOf("other")));
    }

    void qualifierCoversEveryField() {
        const QualifierFields base = qualifier(Phase::Before);
        std::vector<QualifierFields> others(7, base);
        others[0].task = TaskId{hashOf(99)};
        others[1].draw += 1;
        others[2].turn += 1;
        others[3].phase = Phase::During;
        others[4].anchorBlock = BlockHash{hashOf(99)};
        others[5].nonceRoot = hashOf(99);
        others[6].channelKey = hashOf(99);
        std::set<Hash> all = {quoteQualifier(base, hashOf(1)), quoteQualifier(base, hashOf(2))};
        for (const QualifierFields& other : others) all.insert(quoteQualifier(other, hashOf(1)));
        QCOMPARE(all.size(), std::size_t{9});
    }

    void noncePaths() {
        for (unsigned count = 1; count <= 20; ++count) {
            NonceSet set;
            for (unsigned i = count; i > 0; --i)  // added in another order than that of the ids
                QVERIFY(set.add(nodeId(i), hashOf(static_cast<std::uint8_t>(100 + i))).ok());
            const Hash root = set.root();
            for (unsigned i = 1; i <= count; ++i) {
                const NoncePath path = NoncePath::of(set, nodeId(i)).value();
                QCOMPARE(path.index, i - 1);
                const Hash nonce = hashOf(static_cast<std::uint8_t>(100 + i));
                VERIFY_REASON(path.check(root, nodeId(i), nonce), Reason::Ok);
                VERIFY_REASON(path.check(root, nodeId(i), hashOf(1)), Reason::NonceNotCovered);
                VERIFY_REASON(path.check(root, nodeId(i + 1), nonce), Reason::NonceNotCovered);
                VERIFY_REASON(path.check(hashOf(0), nodeId(i), nonce), Reason::NonceNotCovered);
                QVERIFY(NoncePath::decode(path.encode()).value() == path);
                NoncePath wrong = path;
                wrong.index = path.count;
                VERIFY_REASON(wrong.check(root, nodeId(i), nonce), Reason::NonceNotCovered);
                wrong = path;
                wrong.siblings.push_back(Hash{});
                VERIFY_REASON(wrong.check(root, nodeId(i), nonce), Reason::NonceNotCovered);
            }
        }
        QCOMPARE(static_cast<int>(classOf(Reason::NonceNotCovered)), static_cast<int>(ReasonClass::Stale));
    }

    void nonceSetRefuses() {
        NonceSet set;
        QVERIFY(set.add(nodeId(1), hashOf(1)).ok());
        QCOMPARE(set.add(nodeId(1), hashOf(2)).error().code, Code::Duplicate);
        QCOMPARE(NoncePath::of(set, nodeId(2)).error().code, Code::NotFound);
        SeededRandom random(4);
        while (set.size() < NonceSet::kMaxNonces) QVERIFY(set.add(NodeId{random.array<32>()}, hashOf(1)).ok());
        QCOMPARE(set.add(NodeId{random.array<32>()}, hashOf(1)).error().code, Code::Exhausted);
    }

    void hostilePaths() {
        Bytes deep = codec::Writer().array(3).u64(0).u64(1).array(17).take();
        for (int i = 0; i < 17; ++i) append(deep, codec::Writer().bytes(Hash{}).view());
        QVERIFY(!NoncePath::decode(deep).ok());
        NoncePath huge;
        huge.index = 0xFFFFFFFE;
        huge.count = 0xFFFFFFFF;
        VERIFY_REASON(huge.check(Hash{}, nodeId(1), Hash{}), Reason::NonceNotCovered);
    }
};

QTEST_GUILESS_MAIN(EvidenceTest)
#include "evidence_test.moc"

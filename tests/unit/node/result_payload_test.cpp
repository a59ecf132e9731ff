#include <QtTest>

#include "crypto/box.h"
#include "crypto/hash.h"
#include "node/lambda_run.h"
#include "node/result_payload.h"
#include "node/wallet_keys.h"

namespace leo::node {
namespace {

crypto::Identity identity(std::uint8_t fill) {
    Hash seed{};
    seed.fill(fill);
    return std::move(*crypto::Identity::fromSeed(seed));
}

Hash filled(std::uint8_t fill) {
    Hash hash{};
    hash.fill(fill);
    return hash;
}

ResultPayload payload(std::size_t outputBytes) {
    ResultPayload out;
    out.exit = 0;
    out.mediaType = "image/png";
    out.output = crypto::SecretBytes::random(outputBytes, systemRandom());
    out.log = crypto::SecretBytes::copyOf(viewOf("done"));
    return out;
}

}  // namespace

class ResultPayloadTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip_data() {
        QTest::addColumn<quint64>("bytes");
        for (const quint64 bytes : {0, 1, 23, 24, 255, 256, 65'535, 65'536, 200'000})
            QTest::newRow(qPrintable(QString::number(bytes))) << bytes;
    }
    void roundTrip() {
        QFETCH(quint64, bytes);
        const ResultPayload sent = payload(bytes);
        const crypto::SecretBytes encoded = sent.encode();
        const Result<ResultPayload> got = ResultPayload::decode(encoded.view());
        QVERIFY(got.ok());
        QCOMPARE(got->mediaType, sent.mediaType);
        QVERIFY(equal(got->output.view(), sent.output.view()));
        QVERIFY(equal(got->log.view(), sent.log.view()));
        QVERIFY(!ResultPayload::decode(encoded.view().first(encoded.size() - 1)).ok());
        Bytes longer = toBytes(encoded.view());
        longer.push_back(0);
        QVERIFY(!ResultPayload::decode(longer).ok());
    }

    void onlyAliceOpensAndOnlyTheCommittedKey() {
        const crypto::Identity alice = identity(1);
        const TaskId task{filled(2)}, other{filled(3)};
        const crypto::BoxKeyPair pair = resultKeyPair(alice, filled(4));
        const ResultPayload sent = payload(1000);
        const Result<SealedResult> sealed = sealResult(sent, task, pair.publicKey, systemRandom());
        QVERIFY(sealed.ok());
        const auto open = [&](const TaskId& id, ByteView secret, ByteView box, const Hash& commitment) {
            return openResult(id, secret, box, commitment, sealed->envelope);
        };
        const auto good = open(task, pair.secret.view(), sealed->sealedKey, sealed->keyCommitment);
        QVERIFY(good.ok());
        QVERIFY(equal(good->output.view(), sent.output.view()));

        const crypto::BoxKeyPair wrong = resultKeyPair(alice, filled(5));
        QVERIFY(!open(task, wrong.secret.view(), sealed->sealedKey, sealed->keyCommitment).ok());
        QVERIFY(!open(other, pair.secret.view(), sealed->sealedKey, sealed->keyCommitment).ok());
        const auto lied = open(task, pair.secret.view(), sealed->sealedKey, filled(9));
        QVERIFY(!lied.ok());
        QCOMPARE(lied.error().code, Code::DigestMismatch);
    }

    // The keys of a wallet come back from its seed and the public ids alone, and never meet.
    void derivedKeys() {
        const crypto::Identity alice = identity(1), bob = identity(2);
        const Hash id = filled(7), other = filled(8);
        QVERIFY(equal(codeKey(alice, id).view(), codeKey(identity(1), id).view()));
        QVERIFY(!equal(codeKey(alice, id).view(), codeKey(alice, other).view()));
        QVERIFY(!equal(codeKey(alice, id).view(), codeKey(bob, id).view()));
        QVERIFY(!equal(codeKey(alice, id).view(), inputKey(alice, id).view()));
        QVERIFY(!equal(inputKey(alice, id).view(), resultKeyPair(alice, id).secret.view()));
        QVERIFY(resultKeyPair(alice, id).publicKey == resultKeyPair(identity(1), id).publicKey);
    }

    void everyExitHasWords() {
        using ledger::ExitReason;
        std::set<std::string> texts;
        for (int reason = 0; reason <= static_cast<int>(ExitReason::BadInput); ++reason)
            texts.insert(exitText(ledger::exitOf(static_cast<ExitReason>(reason), 1)));
        QCOMPARE(texts.size(), static_cast<std::size_t>(ExitReason::BadInput) + 1);
        QVERIFY(exitText(0) != exitText(3));
        QVERIFY(exitText(3).find("3") != std::string::npos);
    }

    void limitsReachTheSandbox() {
        ledger::Manifest manifest;
        const Hash before = sandbox::limitsDigest(sandboxLimits(manifest));
        QVERIFY(manifest.limits.digest() == before);  // what layer one expects is what the sandbox enforces
        manifest.limits.wallMs += 1;
        QVERIFY(sandbox::limitsDigest(sandboxLimits(manifest)) != before);
        QCOMPARE(sandboxLimits(manifest).wallMs, manifest.limits.wallMs);
        QCOMPARE(sandboxLimits(manifest).memoryBytes, manifest.limits.memoryBytes);
        QCOMPARE(sandboxLimits(manifest).pids, manifest.limits.pids);
        QCOMPARE(sandboxLimits(manifest).cpuMs, manifest.limits.cpuMs);
        QCOMPARE(sandboxLimits(manifest).outputBytes, manifest.limits.outputBytes);
        QCOMPARE(sandboxLimits(manifest).tmpfsBytes, manifest.limits.tmpfsBytes);
    }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::ResultPayloadTest)
#include "result_payload_test.moc"

// Key release on a real (software) TPM: what an owner sealed opens in the agreed state on the agreed chip, and
// nowhere else.

#include "crypto/hash.h"
#include "integration/tpm/node_tpm.h"
#include "integration/tpm/raw_esys.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::tpm;
using namespace leo::tpm::test;

namespace {

constexpr std::uint64_t kLongMs = 600'000;

// What the owner does: reads the facts, predicts PCR 13, seals.
struct Owner {
    PolicySpec spec;
    crypto::SecretBytes key = crypto::SecretBytes::random(kContentKeyBytes, systemRandom());
    ImportBlob blob;

    explicit Owner(NodeTpm& node, std::uint64_t windowMs = kLongMs) {
        const TimeReport time = node.time();
        const Evidence evidence = node.quote(qualifier(Phase::Before));
        const EvidenceOutcome outcome = verifyEvidence(context(node, Phase::Before), evidence);
        LEO_ASSERT(outcome.finding.ok());
        spec.pcrs = predictPcrs(outcome.facts, std::get<TpmQuoteEvidence>(evidence).log, taskStart());
        spec.resetCount = time.clock.resetCount;
        spec.restartCount = time.clock.restartCount;
        spec.clockDeadlineMs = time.clock.clock + windowMs;
        blob = sealToEk(node.keys.ekPublic, key.view(), spec, systemRandom()).value();
    }
};

bool sameKey(const Result<crypto::SecretBytes>& opened, const Owner& owner) {
    return opened.ok() && equal(opened->view(), owner.key.view());
}

Code codeOf(const Result<crypto::SecretBytes>& opened) {
    return opened.ok() ? Code::Ok : opened.error().code;
}

bool says(const Result<crypto::SecretBytes>& opened, std::string_view words) {
    return !opened.ok() && opened.error().detail.find(words) != std::string::npos;
}

}  // namespace

class ReleaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensInTheAgreedState() {
        NodeTpm node;
        QVERIFY(node.start());
        const Owner alice(node), bob(node);
        VERIFY_REASON(checkImportBlob(alice.blob, node.keys.ekPublic, alice.spec), Reason::Ok);
        QVERIFY(node.extend(taskStart()));
        QVERIFY(sameKey(node.tpm->importAndUnseal(alice.blob, alice.spec), alice));
        QVERIFY(sameKey(node.tpm->importAndUnseal(bob.blob, bob.spec), bob));
        QCOMPARE(node.tpm->openHandles().value(), std::size_t{0});
    }

    void opensForAnRsaEk() {
        NodeTpm node;
        QVERIFY(node.powerOn());
        node.keys.ekPublic = node.tpm->ensureEk(EkAlgorithm::Rsa2048).value();
        node.keys.akPublic = node.tpm->ensureAk().value();
        QVERIFY(node.begin());
        const Owner alice(node);
        VERIFY_REASON(checkImportBlob(alice.blob, node.keys.ekPublic, alice.spec), Reason::Ok);
        QVERIFY(node.extend(taskStart()));
        QVERIFY(sameKey(node.tpm->importAndUnseal(alice.blob, alice.spec), alice));
    }

    void staysClosedBeforeTaskStart() {
        NodeTpm node;
        QVERIFY(node.start());
        const Owner alice(node);
        const auto opened = node.tpm->importAndUnseal(alice.blob, alice.spec);
        QCOMPARE(codeOf(opened), Code::NotPermitted);
        QVERIFY(says(opened, "not in the state"));
        QCOMPARE(node.tpm->openHandles().value(), std::size_t{0});
    }

    void staysClosedForAnotherTask() {
        NodeTpm node;
        QVERIFY(node.start());
        const Owner alice(node);
        QVERIFY(node.extend(taskStart(8)));
        QCOMPARE(codeOf(node.tpm->importAndUnseal(alice.blob, alice.spec)), Code::NotPermitted);
    }

    void staysClosedAfterTaskEnd() {
        NodeTpm node;
        QVERIFY(node.start());
        const Owner alice(node);
        QVERIFY(node.extend(taskStart()));
        // An object loaded while the state was right does not help later.
        const LoadedObject early = node.tpm->importAndLoad(alice.blob).value();
        QVERIFY(sameKey(node.tpm->unseal(early, alice.spec), alice));
        QVERIFY(node.extend(taskEnd()));
        QCOMPARE(codeOf(node.tpm->unseal(early, alice.spec)), Code::NotPermitted);
        QCOMPARE(codeOf(node.tpm->importAndUnseal(alice.blob, alice.spec)), Code::NotPermitted);
    }

    void refusesATamperedPolicySpec() {
        NodeTpm node;
        QVERIFY(node.start());
        const Owner alice(node);
        QVERIFY(node.extend(taskStart()));
        PolicySpec later = alice.spec;
        later.clockDeadlineMs += 1;
        const auto opened = node.tpm->importAndUnseal(alice.blob, later);
        QCOMPARE(codeOf(opened), Code::NotPermitted);
        QVERIFY(says(opened, "not in the state"));
        VERIFY_REASON(checkImportBlob(alice.blob, node.keys.ekPublic, later), Reason::BlobPolicy);
    }

    void refusesAChangedPublicArea() {
        NodeTpm node;
        QVERIFY(node.start());
        Owner alice(node);
        QVERIFY(node.extend(taskStart()));
        PublicArea area = parsePublic(alice.blob.publicArea).value();
        area.attributes |= kAttrUserWithAuth;  // would open by the empty password
        alice.blob.publicArea = encodePublic(area);
        VERIFY_REASON(checkImportBlob(alice.blob, node.keys.ekPublic, alice.spec), Reason::BlobAttributes);
        QCOMPARE(codeOf(node.tpm->importAndUnseal(alice.blob, alice.spec)), Code::DecryptFailed);
        QCOMPARE(node.tpm->openHandles().value(), std::size_t{0});
    }

    void passwordDoesNotOpen() {
        NodeTpm node;
        QVERIFY(node.start());
        const Owner alice(node);
        QVERIFY(node.extend(taskStart()));
        node.disconnectTpm();
        RawEsys raw(node.process->tcti());
        QCOMPARE(raw.unsealByPassword(alice.blob), TSS2_RC{TPM2_RC_AUTH_UNAVAILABLE});
    }

    void anotherChipCannotOpen() {
        NodeTpm node, other;
        QVERIFY(node.start());
        QVERIFY(other.start());
        const Owner alice(node);
        const Owner own(other);
        VERIFY_REASON(checkImportBlob(alice.blob, other.keys.ekPublic, alice.spec), Reason::BlobParent);
        QVERIFY(other.extend(taskStart()));
        const auto opened = other.tpm->importAndUnseal(alice.blob, alice.spec);
        QCOMPARE(codeOf(opened), Code::DecryptFailed);
        QCOMPARE(other.tpm->openHandles().value(), std::size_t{0});
        // TPM_RC_FAILURE as the answer to a foreign blob must not mean that this TPM is dead.
        QVERIFY(sameKey(other.tpm->importAndUnseal(own.blob, own.spec), own));
    }

    void deadlinePasses() {
        NodeTpm node;
        QVERIFY(node.start());
        const Owner alice(node, 0);
        QVERIFY(node.extend(taskStart()));
        const auto opened = node.tpm->importAndUnseal(alice.blob, alice.spec);
        QCOMPARE(codeOf(opened), Code::NotPermitted);
        QVERIFY(says(opened, "deadline"));
    }

    void resetWithReplayedExtends() {
        NodeTpm node;
        QVERIFY(node.start());
        const Owner alice(node);
        const RuntimeLog replayed = node.log;
        QVERIFY(node.tpm->shutdown().ok());
        node.powerOff();
        QVERIFY(node.powerOn());
        QVERIFY(node.begin());
        QVERIFY(node.log == replayed);
        QVERIFY(node.extend(taskStart()));
        QVERIFY(node.tpm->readPcrs(kMask).value() == alice.spec.pcrs);
        const auto opened = node.tpm->importAndUnseal(alice.blob, alice.spec);
        QCOMPARE(codeOf(opened), Code::NotPermitted);
        QVERIFY(says(opened, "reset or restarted"));
    }

    // resetCount stays, PCR 13 is zero again and the extends are replayed: only restartCount tells.
    void restartAfterShutdownStateWithReplayedExtends() {
        NodeTpm node;
        QVERIFY(node.start());
        const Owner alice(node);
        node.disconnectTpm();
        QCOMPARE(RawEsys(node.process->tcti()).shutdownState(), TSS2_RC{TSS2_RC_SUCCESS});
        node.powerOff();
        QVERIFY(node.powerOn());
        QVERIFY(node.begin());
        QVERIFY(node.extend(taskStart()));
        QVERIFY(node.tpm->readPcrs(kMask).value() == alice.spec.pcrs);
        const TimeReport now = node.time();
        QCOMPARE(now.clock.resetCount, alice.spec.resetCount);
        QVERIFY(now.clock.restartCount != alice.spec.restartCount);
        const auto opened = node.tpm->importAndUnseal(alice.blob, alice.spec);
        QCOMPARE(codeOf(opened), Code::NotPermitted);
        QVERIFY(says(opened, "reset or restarted"));
    }

    void pcr13CannotBeReset() {
        NodeTpm node;
        QVERIFY(node.start());
        const PcrValues before = node.tpm->readPcrs(kMask).value();
        node.disconnectTpm();
        QVERIFY(RawEsys(node.process->tcti()).resetPcr(kRuntimeLogPcr) != TSS2_RC_SUCCESS);
        QVERIFY(node.connectTpm());
        QVERIFY(node.tpm->readPcrs(kMask).value() == before);
    }

    void garbageBlobs_data() {
        QTest::addColumn<int>("field");
        QTest::newRow("integrity") << 0;
        QTest::newRow("sensitive") << 1;
        QTest::newRow("seed") << 2;
        QTest::newRow("no seed") << 3;
        QTest::newRow("no duplicate") << 4;
        QTest::newRow("unique") << 5;
    }
    void garbageBlobs() {
        QFETCH(int, field);
        NodeTpm node;
        QVERIFY(node.start());
        Owner alice(node);
        const Owner untouched(node);
        QVERIFY(node.extend(taskStart()));
        ImportBlob& blob = alice.blob;
        if (field == 0) blob.duplicate[5] ^= 1;
        if (field == 1) blob.duplicate.back() ^= 1;
        if (field == 2) blob.encryptedSeed[10] ^= 1;
        if (field == 3) blob.encryptedSeed.clear();
        if (field == 4) blob.duplicate.clear();
        if (field == 5) blob.publicArea.back() ^= 1;
        QCOMPARE(codeOf(node.tpm->importAndUnseal(blob, alice.spec)), Code::DecryptFailed);
        QCOMPARE(node.tpm->openHandles().value(), std::size_t{0});
        QVERIFY(sameKey(node.tpm->importAndUnseal(untouched.blob, untouched.spec), untouched));
    }
};

QTEST_GUILESS_MAIN(ReleaseTest)
#include "release_test.moc"

// Attestation on a real (software) TPM: a whole run passes, and what one node can forge is refused for the right
// reason.

#include "crypto/hash.h"
#include "integration/tpm/node_tpm.h"
#include "integration/tpm/raw_esys.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::tpm;
using namespace leo::tpm::test;

namespace {

// One node, before-phase, with what it will hand over made by `forge` on the raw TPM.
template <class Forge>
Finding forged(NodeTpm& node, const Forge& forge) {
    LEO_ASSERT(node.start());
    const Hash wanted = quoteQualifier(qualifier(Phase::Before), node.log.head());
    node.disconnectTpm();
    SignedAttest signedAttest;
    {
        RawEsys raw(node.process->tcti());
        signedAttest = forge(raw, raw.persistent(kAkHandle), wanted);
    }
    LEO_ASSERT(node.connectTpm());
    return judge(context(node, Phase::Before), node.evidenceOf(signedAttest));
}

}  // namespace

class QuoteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeRunPasses() {
        NodeTpm node;
        QVERIFY(node.start());
        const Evidence before = node.quote(qualifier(Phase::Before));
        VERIFY_REASON(judge(context(node, Phase::Before), before), Reason::Ok);
        QVERIFY(node.extend(taskStart()));
        const Evidence during = node.quote(qualifier(Phase::During));
        EvidenceContext duringContext = context(node, Phase::During);
        duringContext.previous = &before;
        VERIFY_REASON(judge(duringContext, during), Reason::Ok);
        QVERIFY(node.extend(taskEnd()));
        const Evidence after = node.quote(qualifier(Phase::After));
        EvidenceContext afterContext = context(node, Phase::After);
        afterContext.previous = &during;
        afterContext.previousPhase = Phase::During;
        VERIFY_REASON(verifyEvidence(afterContext, encodeEvidence(after)).finding, Reason::Ok);
        // Out of order, and the quote of another phase.
        VERIFY_REASON(judge(duringContext, after), Reason::Qualifier);
        afterContext.previous = &after;
        VERIFY_REASON(judge(afterContext, after), Reason::PhaseOrder);
        QCOMPARE(node.tpm->openHandles().value(), std::size_t{0});
    }

    void timeIsInClear() {
        NodeTpm node;
        QVERIFY(node.start());
        const Hash nonce = hashOf(0x31);
        const SignedAttest signedTime = node.tpm->getTime(nonce).value();
        const TimeOutcome outcome = verifyGetTime(node.keys.akPublic, nonce, signedTime);
        VERIFY_REASON(outcome.finding, Reason::Ok);
        VERIFY_REASON(verifyGetTime(node.keys.akPublic, hashOf(0x32), signedTime).finding, Reason::TimeNonce);
        // The quote hides the counters by a constant; two quotes still compare.
        const Evidence one = node.quote(qualifier(Phase::Before));
        const Evidence two = node.quote(qualifier(Phase::Before));
        const Attest a = parseAttest(std::get<TpmQuoteEvidence>(one).quote.attest).value();
        const Attest b = parseAttest(std::get<TpmQuoteEvidence>(two).quote.attest).value();
        QCOMPARE(a.clock.resetCount, b.clock.resetCount);
        QVERIFY(a.clock.resetCount != outcome.report.clock.resetCount || a.firmware != outcome.report.firmware);
        VERIFY_REASON(checkFirmware(outcome.report, {outcome.report.firmware}), Reason::Firmware);
    }

    void readsAllPcrs() {
        NodeTpm node;
        QVERIFY(node.start());
        const PcrValues all = node.tpm->readPcrs(0xFFFFFF).value();
        QCOMPARE(all.size(), std::size_t{kPcrCount});
        QVERIFY(all.at(kRuntimeLogPcr) == node.log.pcr13());
        QVERIFY(node.tpm->readPcrs(0).value().empty());
        QCOMPARE(node.tpm->readPcrs(1u << 24).error().code, Code::InvalidArgument);
    }

    void activatesItsOwnCredential() {
        NodeTpm node;
        QVERIFY(node.start());
        auto challenge =
            ActivationChallenge::create(node.keys.ekPublic, node.keys.akPublic, TimeMs{1000}, systemRandom()).value();
        const auto secret = node.tpm->activateCredential(challenge.credential()).value();
        VERIFY_REASON(challenge.answer(secret.view(), TimeMs{1}), Reason::Ok);
        QCOMPARE(node.tpm->openHandles().value(), std::size_t{0});
    }

    void activatesWithAnRsaEk() {
        NodeTpm node;
        QVERIFY(node.powerOn());
        const Bytes ek = node.tpm->ensureEk(EkAlgorithm::Rsa2048).value();
        const Bytes ak = node.tpm->ensureAk().value();
        auto challenge = ActivationChallenge::create(ek, ak, TimeMs{1000}, systemRandom()).value();
        const auto secret = node.tpm->activateCredential(challenge.credential()).value();
        VERIFY_REASON(challenge.answer(secret.view(), TimeMs{1}), Reason::Ok);
    }

    void refusesForeignCredentials() {
        NodeTpm node, other;
        QVERIFY(node.start());
        QVERIFY(other.start());
        const auto open = [&](const Bytes& ek, const Bytes& ak) {
            const auto challenge = ActivationChallenge::create(ek, ak, TimeMs{1}, systemRandom()).value();
            const auto opened = node.tpm->activateCredential(challenge.credential());
            return opened.ok() ? Code::Ok : opened.error().code;
        };
        QCOMPARE(open(other.keys.ekPublic, node.keys.akPublic), Code::DecryptFailed);
        QCOMPARE(open(node.keys.ekPublic, other.keys.akPublic), Code::DecryptFailed);
        Credential tooLarge;
        tooLarge.idObject.resize(5000);
        QCOMPARE(node.tpm->activateCredential(tooLarge).error().code, Code::Malformed);
        QCOMPARE(node.tpm->openHandles().value(), std::size_t{0});
        QCOMPARE(open(node.keys.ekPublic, node.keys.akPublic), Code::Ok);
    }

    void anotherNodesQuote() {
        NodeTpm node, other;
        QVERIFY(node.start());
        QVERIFY(other.start());
        VERIFY_REASON(judge(context(node, Phase::Before), other.quote(qualifier(Phase::Before))),
                      Reason::SignatureWrong);
    }

    void endorsementHierarchyAk() {
        NodeTpm node;
        QVERIFY(node.start());
        const Hash wanted = quoteQualifier(qualifier(Phase::Before), node.log.head());
        node.disconnectTpm();
        Bytes akPublic;
        SignedAttest quote;
        {
            RawEsys raw(node.process->tcti());
            ESYS_TR ak = ESYS_TR_NONE;
            QCOMPARE(raw.createPrimary(ESYS_TR_RH_ENDORSEMENT, akTemplate(), ak, &akPublic),
                     TSS2_RC{TSS2_RC_SUCCESS});
            quote = raw.quote(ak, wanted, {{kAlgSha256, kMask}});
        }
        QVERIFY(node.connectTpm());
        VERIFY_REASON(checkAk(akPublic), Reason::Ok);
        node.keys.akPublic = akPublic;
        VERIFY_REASON(judge(context(node, Phase::Before), node.evidenceOf(quote)), Reason::AkHierarchy);
    }

    void otherStructuresAsQuote() {
        {
            NodeTpm node;
            VERIFY_REASON(forged(node,
                                 [](RawEsys& raw, ESYS_TR ak, const Hash& wanted) {
                                     return raw.quote(ak, wanted, {{kAlgSha256, kMask}});
                                 }),
                          Reason::Ok);
        }
        {
            NodeTpm node;  // NV contents of the attester's choice, shaped like a quote's selection and digest
            VERIFY_REASON(forged(node,
                                 [](RawEsys& raw, ESYS_TR ak, const Hash& wanted) {
                                     const Bytes shaped = TpmWriter().pcrSelection(kMask).sized(hashOf(0)).take();
                                     return raw.certifyNv(ak, shaped, wanted);
                                 }),
                          Reason::AttestType);
        }
        {
            NodeTpm node;
            VERIFY_REASON(forged(node, [](RawEsys& raw, ESYS_TR ak,
                                          const Hash& wanted) { return raw.certify(ak, ak, wanted); }),
                          Reason::AttestType);
        }
        {
            NodeTpm node;  // the AK signs foreign bytes, but never ones that begin with TPM_GENERATED
            VERIFY_REASON(forged(node,
                                 [](RawEsys& raw, ESYS_TR ak, const Hash& wanted) {
                                     Bytes bytes = raw.quote(ak, wanted, {{kAlgSha256, kMask}}).attest;
                                     bytes[0] = 0;
                                     return raw.signArbitrary(ak, bytes);
                                 }),
                          Reason::AttestMagic);
        }
        {
            NodeTpm node;
            QVERIFY(node.start());
            const Hash wanted = quoteQualifier(qualifier(Phase::Before), node.log.head());
            VERIFY_REASON(judge(context(node, Phase::Before), node.evidenceOf(node.tpm->getTime(wanted).value())),
                          Reason::AttestType);
            // And the reverse.
            VERIFY_REASON(verifyGetTime(node.keys.akPublic, wanted, node.tpm->quote(wanted, kMask).value()).finding,
                          Reason::AttestType);
        }
    }

    void selections_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("subset") << 0;
        QTest::newRow("superset") << 1;
        QTest::newRow("another PCR in place of 13") << 2;
        QTest::newRow("SHA-1 bank") << 3;
        QTest::newRow("SHA-384 bank") << 4;
        QTest::newRow("second bank") << 5;
        QTest::newRow("same bank twice") << 6;
        QTest::newRow("none") << 7;
    }
    void selections() {
        QFETCH(int, kind);
        using Banks = std::vector<std::pair<std::uint16_t, std::uint32_t>>;
        const Banks choices[] = {
            {{kAlgSha256, kMask & ~(1u << 13)}},
            {{kAlgSha256, kMask | 1u << 16}},
            {{kAlgSha256, (kMask & ~(1u << 13)) | 1u << 14}},
            {{kAlgSha1, kMask}},
            {{kAlgSha384, kMask}},
            {{kAlgSha256, kMask}, {kAlgSha1, kMask}},
            {{kAlgSha256, kMask}, {kAlgSha256, kMask}},
            {},
        };
        NodeTpm node;
        VERIFY_REASON(forged(node, [&](RawEsys& raw, ESYS_TR ak,
                                       const Hash& wanted) { return raw.quote(ak, wanted, choices[kind]); }),
                      Reason::PcrSelection);
    }

    void nonces_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("empty") << 0;
        QTest::newRow("prefix") << 1;
        QTest::newRow("suffix") << 2;
        QTest::newRow("longer") << 3;
        QTest::newRow("stale") << 4;
    }
    void nonces() {
        QFETCH(int, kind);
        NodeTpm node;
        VERIFY_REASON(forged(node,
                             [kind](RawEsys& raw, ESYS_TR ak, const Hash& wanted) {
                                 Bytes nonce = toBytes(wanted);
                                 if (kind == 0) nonce.clear();
                                 if (kind == 1) nonce.resize(31);
                                 if (kind == 2) nonce.erase(nonce.begin());
                                 if (kind == 3) nonce.push_back(0);
                                 if (kind == 4) nonce = toBytes(hashOf(9));
                                 return raw.quote(ak, nonce, {{kAlgSha256, kMask}});
                             }),
                      Reason::Qualifier);
    }

    void evidenceChangedAfterwards() {
        NodeTpm node;
        QVERIFY(node.start());
        QVERIFY(node.extend(taskStart(3)));
        QVERIFY(node.extend(taskEnd(3)));
        const Evidence good = node.quote(qualifier(Phase::Before));
        VERIFY_REASON(judge(context(node, Phase::Before), good), Reason::Ok);
        TpmQuoteEvidence evidence = std::get<TpmQuoteEvidence>(good);
        evidence.pcrs[0][0] ^= 1;
        VERIFY_REASON(judge(context(node, Phase::Before), evidence), Reason::PcrDigest);
        evidence = std::get<TpmQuoteEvidence>(good);
        std::swap(evidence.pcrs[0], evidence.pcrs[8]);
        VERIFY_REASON(judge(context(node, Phase::Before), evidence), Reason::PcrDigest);
        evidence = std::get<TpmQuoteEvidence>(good);
        evidence.log = RuntimeLog(evidence.log.base());  // the history left out
        QVERIFY(evidence.log.append(node.log.events().front()).ok());
        VERIFY_REASON(judge(context(node, Phase::Before), evidence), Reason::LogReplay);
    }

    void powerCycleBetweenPhases() {
        NodeTpm node;
        QVERIFY(node.start());
        const Evidence before = node.quote(qualifier(Phase::Before));
        QVERIFY(node.tpm->shutdown().ok());
        node.powerOff();
        QVERIFY(node.powerOn());
        QVERIFY(node.begin());
        QVERIFY(node.extend(taskStart()));
        EvidenceContext during = context(node, Phase::During);
        during.previous = &before;
        VERIFY_REASON(judge(during, node.quote(qualifier(Phase::During))), Reason::ResetChanged);
    }

    void shutdownStateBetweenPhases() {
        NodeTpm node;
        QVERIFY(node.start());
        const Evidence before = node.quote(qualifier(Phase::Before));
        node.disconnectTpm();
        QCOMPARE(RawEsys(node.process->tcti()).shutdownState(), TSS2_RC{TSS2_RC_SUCCESS});
        node.powerOff();
        QVERIFY(node.powerOn());
        QVERIFY(node.begin());
        QVERIFY(node.extend(taskStart()));
        EvidenceContext during = context(node, Phase::During);
        during.previous = &before;
        VERIFY_REASON(judge(during, node.quote(qualifier(Phase::During))), Reason::RestartChanged);
    }

    // Without an orderly shutdown the clock may repeat; the quote says so until the TPM has caught up.
    void unorderlyPowerLoss() {
        NodeTpm node;
        QVERIFY(node.start());
        node.powerOff();
        QVERIFY(node.powerOn());
        QVERIFY(node.begin());
        const Finding finding = judge(context(node, Phase::Before), node.quote(qualifier(Phase::Before)));
        VERIFY_REASON(finding, Reason::ClockNotSafe);
        QVERIFY(classOf(finding.reason) == ReasonClass::Stale);
    }

    // TPM2_Clear, reboots to bring the counters to the same numbers, ClockSet to the same time: with an AK that
    // survived it, every clock check would pass.
    void clearKillsTheAk() {
        NodeTpm node;
        QVERIFY(node.start());
        const Evidence before = node.quote(qualifier(Phase::Before));
        const Bytes oldAk = node.keys.akPublic;
        const TimeReport time = node.time();
        node.disconnectTpm();
        {
            RawEsys raw(node.process->tcti());
            QCOMPARE(raw.clear(), TSS2_RC{TSS2_RC_SUCCESS});
            QCOMPARE(raw.clockSet(time.clock.clock + 1000), TSS2_RC{TSS2_RC_SUCCESS});
        }
        QVERIFY(node.connectTpm());
        const NodeKeys after = provision(*node.tpm, node.ca()).value();
        QVERIFY(after.ekPublic == node.keys.ekPublic);
        QVERIFY(after.akPublic != oldAk);
        QVERIFY(node.extend(taskStart()));
        EvidenceContext during = context(node, Phase::During);
        during.previous = &before;
        VERIFY_REASON(judge(during, node.quote(qualifier(Phase::During))), Reason::SignatureWrong);
    }

    void needsProvisioning() {
        NodeTpm node;
        QVERIFY(node.powerOn());
        QCOMPARE(node.tpm->quote(hashOf(1), kMask).error().code, Code::NotFound);
        QCOMPARE(node.tpm->importAndLoad({}).error().code, Code::NotFound);
        QCOMPARE(node.tpm->readEkCertificate(EkAlgorithm::EccP256).error().code, Code::NotFound);
    }
};

QTEST_GUILESS_MAIN(QuoteTest)
#include "quote_test.moc"

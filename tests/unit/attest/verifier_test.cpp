// The verifier against good runs and against every single thing that can be wrong with one, each by its Reason.

#include <functional>

#include "attest/tpm_crypto.h"
#include "unit/attest/fixture.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::attest::test;

namespace {

Finding judge(const EvidenceContext& context, const Evidence& evidence) {
    return verifyEvidence(context, evidence).finding;
}

// A good before-quote with its attest changed and signed again by the AK.
Finding withAttest(const std::function<void(Node&, Attest&)>& change) {
    Node node;
    Attest attest = node.goodAttest(Phase::Before);
    change(node, attest);
    return judge(node.context(Phase::Before), node.wrap(node.tpm.sign(encodeAttest(attest))));
}

// The same with the bytes of the attest changed.
Finding withBytes(const std::function<void(Bytes&)>& change) {
    Node node;
    Bytes bytes = encodeAttest(node.goodAttest(Phase::Before));
    change(bytes);
    return judge(node.context(Phase::Before), node.wrap(node.tpm.sign(bytes)));
}

// A good before-quote with its signature changed.
Finding withSignature(const std::function<void(Bytes&)>& change) {
    Node node;
    TpmQuoteEvidence evidence = node.evidence(Phase::Before);
    change(evidence.quote.signature);
    return judge(node.context(Phase::Before), evidence);
}

// Good before-evidence with its unsigned parts changed.
Finding withEvidence(const std::function<void(TpmQuoteEvidence&)>& change) {
    Node node;
    TpmQuoteEvidence evidence = node.evidence(Phase::Before);
    change(evidence);
    return judge(node.context(Phase::Before), evidence);
}

Finding withContext(const std::function<void(EvidenceContext&)>& change) {
    Node node;
    const Evidence evidence = node.evidence(Phase::Before);
    EvidenceContext context = node.context(Phase::Before);
    change(context);
    return judge(context, evidence);
}

Finding withAk(const std::function<void(PublicArea&)>& change) {
    Node node;
    PublicArea area = parsePublic(node.tpm.akPublic()).value();
    change(area);
    return checkAk(encodePublic(area));
}

QuoteInfo& quoteOf(Attest& attest) {
    return std::get<QuoteInfo>(attest.attested);
}

// The group order of P-256.
const Bytes kOrder = fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551").value();

// order - value, both 32 bytes.
Bytes subtractFromOrder(const Bytes& value) {
    Bytes out(32);
    int borrow = 0;
    for (std::size_t i = 32; i-- > 0;) {
        const int digit = kOrder[i] - value[i] - borrow;
        out[i] = static_cast<std::uint8_t>(digit & 0xFF);
        borrow = digit < 0 ? 1 : 0;
    }
    return out;
}

}  // namespace

class VerifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeRunPasses() {
        Node node;
        const Evidence before = node.before();
        VERIFY_REASON(judge(node.context(Phase::Before), before), Reason::Ok);
        const Evidence during = node.during();
        EvidenceContext context = node.context(Phase::During, &before);
        context.elapsed = ElapsedBound{210, 50};
        VERIFY_REASON(judge(context, during), Reason::Ok);
        const Evidence later = node.evidence(Phase::During);
        VERIFY_REASON(judge(node.context(Phase::During, &during, Phase::During), later), Reason::Ok);
        const Evidence after = node.after();
        VERIFY_REASON(judge(node.context(Phase::After, &during, Phase::During), after), Reason::Ok);
        VERIFY_REASON(judge(node.context(Phase::After, &before), after), Reason::Ok);
        VERIFY_REASON(
            verifyEvidence(node.context(Phase::After, &during, Phase::During), encodeEvidence(after)).finding,
            Reason::Ok);
    }

    void aSecondTaskPasses() {
        Node node;
        node.extend(taskStart(3));
        node.extend(taskEnd(3));
        const Evidence before = node.before();
        VERIFY_REASON(judge(node.context(Phase::Before), before), Reason::Ok);
        VERIFY_REASON(judge(node.context(Phase::During, &before), node.during()), Reason::Ok);
    }

    // The log was cut at a checkpoint layer one has: a run directly after it, and one later.
    void aRunAfterACheckpointPasses() {
        for (const bool directly : {true, false}) {
            Node node;
            node.extend(taskStart(3));
            node.extend(taskEnd(3));
            const Checkpoint checkpoint{node.log.pcr13(), nodeStart()};
            node.log = RuntimeLog(checkpoint.pcr13);
            if (!directly) {
                node.extend(taskStart(4));
                node.extend(taskEnd(4));
            }
            const auto with = [&](EvidenceContext context, const Checkpoint* known) {
                context.checkpoint = known;
                return context;
            };
            const Evidence before = node.before();
            VERIFY_REASON(judge(with(node.context(Phase::Before), &checkpoint), before), Reason::Ok);
            const Evidence during = node.during();
            VERIFY_REASON(judge(with(node.context(Phase::During, &before), &checkpoint), during), Reason::Ok);
            const Evidence after = node.after();
            VERIFY_REASON(judge(with(node.context(Phase::After, &during, Phase::During), &checkpoint), after),
                          Reason::Ok);
            VERIFY_REASON(judge(with(node.context(Phase::After, &before), &checkpoint), after), Reason::Ok);
            // Without it, or with another, nobody knows what was left out.
            const Checkpoint other{hashOf(5), nodeStart()};
            for (const Checkpoint* wrong : {static_cast<const Checkpoint*>(nullptr), &other})
                VERIFY_REASON(judge(with(node.context(Phase::Before), wrong), before), Reason::LogGrammar);
            // A quote of the phase before does not pass for a later one.
            VERIFY_REASON(
                judge(with(node.context(Phase::During, &before), &checkpoint), node.evidence(Phase::During)),
                Reason::LogPhase);
        }
    }

    void predictsThePcrsOfTaskStart() {
        Node node;
        const Evidence before = node.before();
        const EvidenceOutcome outcome = verifyEvidence(node.context(Phase::Before), before);
        const PcrValues predicted = predictPcrs(outcome.facts, std::get<TpmQuoteEvidence>(before).log, taskStart());
        node.extend(taskStart());
        QVERIFY(node.tpm.readPcrs(kMask) == predicted);
    }

    void ak() {
        VERIFY_REASON(withAk([](PublicArea&) {}), Reason::Ok);
        VERIFY_REASON(withAk([](PublicArea& a) { a.attributes |= kAttrNoDa; }), Reason::Ok);
        VERIFY_REASON(withAk([](PublicArea& a) { a = ekTemplate(EkAlgorithm::Rsa2048); }), Reason::AkKind);
        VERIFY_REASON(withAk([](PublicArea& a) { a.curve = 4; }), Reason::AkKind);
        VERIFY_REASON(withAk([](PublicArea& a) { a.kdf = 0x20; }), Reason::AkKind);
        VERIFY_REASON(withAk([](PublicArea& a) { a.nameAlg = kAlgSha1; }), Reason::AkNameAlg);
        for (const std::uint32_t bit :
             {kAttrFixedTpm, kAttrFixedParent, kAttrSensitiveDataOrigin, kAttrRestricted, kAttrSign})
            VERIFY_REASON(withAk([bit](PublicArea& a) { a.attributes &= ~bit; }), Reason::AkAttributes);
        for (const std::uint32_t bit : {kAttrDecrypt, kAttrEncryptedDuplication})
            VERIFY_REASON(withAk([bit](PublicArea& a) { a.attributes |= bit; }), Reason::AkAttributes);
        VERIFY_REASON(withAk([](PublicArea& a) { a.scheme = kAlgNull; }), Reason::AkScheme);
        VERIFY_REASON(withAk([](PublicArea& a) { a.scheme = kAlgRsaSsa; }), Reason::AkScheme);
        VERIFY_REASON(withAk([](PublicArea& a) { a.schemeHash = kAlgSha1; }), Reason::AkScheme);
        VERIFY_REASON(withAk([](PublicArea& a) { a.x[31] ^= 1; }), Reason::AkOffCurve);
        VERIFY_REASON(withAk([](PublicArea& a) { a.x.clear(), a.y.clear(); }), Reason::AkOffCurve);
        VERIFY_REASON(withAk([](PublicArea& a) { a.y.push_back(0); }), Reason::AkOffCurve);
        VERIFY_REASON(checkAk(Bytes(10, 0)), Reason::AkKind);
        VERIFY_REASON(checkAk({}), Reason::MalformedPublic);
        // An AK that is not one is refused before its quotes are looked at.
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.akPublic = c.akPublic.first(20); }),
                      Reason::MalformedPublic);
    }

    void signature() {
        VERIFY_REASON(withSignature([](Bytes&) {}), Reason::Ok);
        VERIFY_REASON(withSignature([](Bytes& s) { s[20] ^= 1; }), Reason::SignatureWrong);
        VERIFY_REASON(withSignature([](Bytes& s) { s[1] = 0x14; }), Reason::SignatureScheme);  // RSASSA
        VERIFY_REASON(withSignature([](Bytes& s) { s[1] = 0x16; }), Reason::SignatureScheme);  // RSAPSS
        VERIFY_REASON(withSignature([](Bytes& s) { s[3] = 0x04; }), Reason::SignatureHash);    // SHA-1
        VERIFY_REASON(withSignature([](Bytes& s) { s[3] = 0x0C; }), Reason::SignatureHash);
        VERIFY_REASON(withSignature([](Bytes& s) { s.pop_back(); }), Reason::MalformedSignature);
        VERIFY_REASON(withSignature([](Bytes& s) { s.push_back(0); }), Reason::MalformedSignature);
        VERIFY_REASON(withSignature([](Bytes& s) { s.clear(); }), Reason::MalformedSignature);

        const auto withNumbers = [](const std::function<void(EcdsaSignature&)>& change) {
            return withSignature([&change](Bytes& bytes) {
                EcdsaSignature signature = parseSignature(bytes).value();
                change(signature);
                bytes = encodeSignature(signature);
            });
        };
        const Bytes zero(32, 0), top(32, 0xFF);
        VERIFY_REASON(withNumbers([&](EcdsaSignature& s) { s.r = zero, s.s = zero; }), Reason::SignatureRange);
        VERIFY_REASON(withNumbers([&](EcdsaSignature& s) { s.r.clear(); }), Reason::SignatureRange);
        VERIFY_REASON(withNumbers([&](EcdsaSignature& s) { s.s = zero; }), Reason::SignatureRange);
        VERIFY_REASON(withNumbers([&](EcdsaSignature& s) { s.r = kOrder; }), Reason::SignatureRange);
        VERIFY_REASON(withNumbers([&](EcdsaSignature& s) { s.s = kOrder; }), Reason::SignatureRange);
        VERIFY_REASON(withNumbers([&](EcdsaSignature& s) { s.s = top; }), Reason::SignatureRange);
        // The other of the two signatures anyone can make from one: accepted, and no identity hangs on it.
        VERIFY_REASON(withNumbers([](EcdsaSignature& s) { s.s = subtractFromOrder(s.s); }), Reason::Ok);
    }

    void softwareKeyAndOtherNodes() {
        Node node, other(2);
        const Evidence foreign = other.evidence(Phase::Before);
        VERIFY_REASON(judge(node.context(Phase::Before), foreign), Reason::SignatureWrong);
        // Another node's own quote, passed on with its AK's name changed to ours.
        Attest attest = node.goodAttest(Phase::Before);
        VERIFY_REASON(judge(node.context(Phase::Before), node.wrap(other.tpm.sign(encodeAttest(attest)))),
                      Reason::SignatureWrong);
    }

    void attest() {
        VERIFY_REASON(withAttest([](Node&, Attest&) {}), Reason::Ok);
        VERIFY_REASON(withBytes([](Bytes& b) { b[0] = 0; }), Reason::AttestMagic);
        for (const int type : {0x14, 0x15, 0x16, 0x17, 0x1A, 0x1C})
            VERIFY_REASON(withBytes([type](Bytes& b) { b[5] = static_cast<std::uint8_t>(type); }),
                          Reason::AttestType);
        VERIFY_REASON(withAttest([](Node& node, Attest& a) { a.attested = node.tpm.timeAttest(hashOf(1)).attested; }),
                      Reason::AttestType);
        VERIFY_REASON(withBytes([](Bytes& b) { b.pop_back(); }), Reason::MalformedAttest);
        VERIFY_REASON(withBytes([](Bytes& b) { b.push_back(0); }), Reason::MalformedAttest);
        VERIFY_REASON(withBytes([](Bytes& b) { b[92] = 2; }), Reason::MalformedAttest);  // safe
        VERIFY_REASON(withAttest([](Node&, Attest& a) { a.clock.safe = false; }), Reason::ClockNotSafe);
        // A bit of what the TPM signed, changed on the way.
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) { e.quote.attest[50] ^= 1; }), Reason::SignatureWrong);

        const auto signer = [](std::uint32_t hierarchy) {
            return withAttest([hierarchy](Node& node, Attest& a) {
                a.qualifiedSigner = qualifiedNameOfPrimary(hierarchy, nameOf(node.tpm.akPublic()));
            });
        };
        VERIFY_REASON(signer(kHandleOwner), Reason::Ok);
        VERIFY_REASON(signer(0x4000000B), Reason::AkHierarchy);  // endorsement: survives TPM2_Clear
        VERIFY_REASON(signer(0x4000000C), Reason::AkHierarchy);  // platform
        VERIFY_REASON(signer(0x40000007), Reason::AkHierarchy);  // null
        VERIFY_REASON(withAttest([](Node&, Attest& a) { a.qualifiedSigner.clear(); }), Reason::AkHierarchy);
    }

    void qualifierIsExact() {
        VERIFY_REASON(withAttest([](Node&, Attest& a) { a.extraData.clear(); }), Reason::Qualifier);
        VERIFY_REASON(withAttest([](Node&, Attest& a) { a.extraData.pop_back(); }), Reason::Qualifier);
        VERIFY_REASON(withAttest([](Node&, Attest& a) { a.extraData.push_back(0); }), Reason::Qualifier);
        VERIFY_REASON(withAttest([](Node&, Attest& a) { a.extraData[0] ^= 1; }), Reason::Qualifier);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.qualifier.task = TaskId{hashOf(8)}; }),
                      Reason::Qualifier);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.qualifier.draw = 9; }), Reason::Qualifier);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.qualifier.turn = 9; }), Reason::Qualifier);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.qualifier.anchorBlock = BlockHash{hashOf(8)}; }),
                      Reason::Qualifier);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.qualifier.nonceRoot = hashOf(8); }), Reason::Qualifier);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.qualifier.channelKey = hashOf(8); }), Reason::Qualifier);
        VERIFY_REASON(withContext([](EvidenceContext& c) {
                          c.qualifier.phase = Phase::During;
                          c.taskStart = taskStart();
                      }),
                      Reason::Qualifier);
    }

    void pcrs() {
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) { e.pcrs[3][0] ^= 1; }), Reason::PcrDigest);
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) { std::swap(e.pcrs[3], e.pcrs[4]); }), Reason::PcrDigest);
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) { e.pcrs.pop_back(); }), Reason::PcrSelection);
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) { e.pcrs.push_back(e.pcrs.back()); }),
                      Reason::PcrSelection);
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) { e.pcrs.clear(); }), Reason::PcrSelection);

        const auto selections = [](std::vector<PcrSelection> list) {
            return withAttest([&list](Node&, Attest& a) { quoteOf(a).selections = std::move(list); });
        };
        VERIFY_REASON(selections({{kAlgSha256, kMask}}), Reason::Ok);
        VERIFY_REASON(selections({}), Reason::PcrSelection);
        VERIFY_REASON(selections({{kAlgSha256, kMask & ~1u}}), Reason::PcrSelection);
        VERIFY_REASON(selections({{kAlgSha256, kMask & ~(1u << 13)}}), Reason::PcrSelection);
        VERIFY_REASON(selections({{kAlgSha256, 0x40FF}}), Reason::PcrSelection);  // 14 relabelled as 13
        VERIFY_REASON(selections({{kAlgSha256, kMask | 1u << 14}}), Reason::PcrSelection);
        VERIFY_REASON(selections({{kAlgSha1, kMask}}), Reason::PcrSelection);
        VERIFY_REASON(selections({{kAlgSha384, kMask}}), Reason::PcrSelection);
        VERIFY_REASON(selections({{kAlgSha256, kMask}, {kAlgSha1, kMask}}), Reason::PcrSelection);
        VERIFY_REASON(selections({{kAlgSha256, kMask}, {kAlgSha256, kMask}}), Reason::PcrSelection);
        VERIFY_REASON(selections({{kAlgSha256, kMask}, {kAlgSha1, 0}}), Reason::PcrSelection);
        VERIFY_REASON(withAttest([](Node&, Attest& a) { quoteOf(a).pcrDigest.clear(); }), Reason::PcrDigest);
        VERIFY_REASON(withAttest([](Node&, Attest& a) { quoteOf(a).pcrDigest.push_back(0); }), Reason::PcrDigest);
    }

    void platform() {
        Node node;
        PcrValues good = node.tpm.readPcrs(kMask);
        good.erase(kRuntimeLogPcr);
        VERIFY_REASON(withContext([&](EvidenceContext& c) {
                          c.platformDigests = {hashOf(1), pcrDigest(good)};
                      }),
                      Reason::Ok);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.platformDigests = {hashOf(1)}; }), Reason::PlatformPcrs);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.binaryDigests = {hashOf(9), hashOf(1)}; }), Reason::Ok);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.binaryDigests = {hashOf(9)}; }), Reason::LogOtherBinary);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.runner = "bwrap"; }), Reason::Ok);
        VERIFY_REASON(withContext([](EvidenceContext& c) { c.runner = "runsc"; }), Reason::LogOtherRunner);
    }

    void logMustReplay() {
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) { e.log = RuntimeLog(hashOf(0x77)); }), Reason::LogReplay);
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) {
                          e.log = RuntimeLog(hashOf(0x78));
                          (void)e.log.append(nodeStart());
                      }),
                      Reason::LogReplay);
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) { (void)e.log.append(taskStart()); }), Reason::LogReplay);
        // A base that already is the quoted value, and no line at all.
        VERIFY_REASON(withEvidence([](TpmQuoteEvidence& e) { e.log = RuntimeLog(e.pcrs.back()); }),
                      Reason::Qualifier);
        Node node;
        node.log = RuntimeLog(node.tpm.pcrs[kRuntimeLogPcr]);
        VERIFY_REASON(judge(node.context(Phase::Before), node.evidence(Phase::Before)), Reason::LogGrammar);
    }

    void logMustFitThePhase() {
        {
            Node node;
            node.extend(taskStart());
            VERIFY_REASON(judge(node.context(Phase::Before), node.evidence(Phase::Before)), Reason::LogPhase);
        }
        {
            Node node;  // during equal to before: nothing was started
            const Evidence before = node.before();
            VERIFY_REASON(judge(node.context(Phase::During, &before), node.evidence(Phase::During)),
                          Reason::LogPhase);
            VERIFY_REASON(judge(node.context(Phase::After, &before), node.evidence(Phase::After)), Reason::LogPhase);
        }
        {
            Node node;
            const Evidence before = node.before();
            const Evidence during = node.during();  // after without a task-end
            VERIFY_REASON(judge(node.context(Phase::After, &during, Phase::During), node.evidence(Phase::After)),
                          Reason::LogPhase);
            node.extend(taskEnd());  // during, but the task is over
            VERIFY_REASON(judge(node.context(Phase::During, &before), node.evidence(Phase::During)),
                          Reason::LogPhase);
        }
    }

    void taskStartMustMatch_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("reason");
        const std::pair<const char*, Reason> rows[] = {
            {"good", Reason::Ok},
            {"task", Reason::LogOtherTask},
            {"draw", Reason::LogOtherTurn},
            {"turn", Reason::LogOtherTurn},
            {"code", Reason::LogOtherCode},
            {"image", Reason::LogOtherImage},
            {"profile", Reason::LogOtherProfile},
            {"limits", Reason::LogOtherLimits},
            {"input", Reason::LogOtherInput},
        };
        int field = 0;
        for (const auto& [name, reason] : rows) QTest::newRow(name) << field++ << static_cast<int>(reason);
    }
    void taskStartMustMatch() {
        QFETCH(int, field);
        QFETCH(int, reason);
        Node node;
        const Evidence before = node.before();
        TaskStart start = taskStart();
        if (field == 1) start.task = TaskId{hashOf(8)};
        if (field == 2) start.draw = 0;
        if (field == 3) start.turn = 0;
        if (field == 4) start.codeCid[0] ^= 1;
        if (field == 5) start.imageDigest[0] ^= 1;
        if (field == 6) start.profileDigest[0] ^= 1;
        if (field == 7) start.limitsDigest[0] ^= 1;
        if (field == 8) start.inputCid[0] ^= 1;
        node.extend(start);
        const Evidence during = node.evidence(Phase::During);
        VERIFY_REASON(judge(node.context(Phase::During, &before), during), static_cast<Reason>(reason));
        TaskEnd end = taskEnd();
        end.task = start.task;
        node.extend(end);
        VERIFY_REASON(judge(node.context(Phase::After, &before), node.evidence(Phase::After)),
                      static_cast<Reason>(reason));
    }

    void taskEndMustMatch() {
        const auto end = [](const std::function<void(TaskEnd&)>& change) {
            Node node;
            const Evidence before = node.before();
            node.extend(taskStart());
            EvidenceContext context = node.context(Phase::After, &before);
            change(*context.taskEnd);
            node.extend(taskEnd());
            return judge(context, node.evidence(Phase::After));
        };
        VERIFY_REASON(end([](TaskEnd&) {}), Reason::Ok);
        VERIFY_REASON(end([](TaskEnd& e) { e.task = TaskId{hashOf(8)}; }), Reason::LogOtherTask);
        VERIFY_REASON(end([](TaskEnd& e) { e.resultCid.clear(); }), Reason::LogOtherResult);
        VERIFY_REASON(end([](TaskEnd& e) { e.exit = 0; }), Reason::LogOtherExit);
        VERIFY_REASON(end([](TaskEnd& e) { e.cleanupDigest[0] ^= 1; }), Reason::LogOtherCleanup);
    }

    void anotherTaskInBetween() {
        Node node;
        const Evidence before = node.before();
        node.extend(taskStart(8));
        node.extend(taskEnd(8));
        VERIFY_REASON(judge(node.context(Phase::During, &before), node.during()), Reason::LogNotExtended);
    }

    void sameTaskRunTwice() {
        Node node;
        const Evidence before = node.before();
        const Evidence during = node.during();
        node.extend(taskEnd());
        node.extend(taskStart());
        const Evidence again = node.evidence(Phase::During);
        VERIFY_REASON(judge(node.context(Phase::During, &during, Phase::During), again), Reason::LogNotExtended);
        node.extend(taskEnd());
        VERIFY_REASON(judge(node.context(Phase::After, &during, Phase::During), node.evidence(Phase::After)),
                      Reason::LogNotExtended);
    }

    void anotherLogThatReplays() {
        // A log begun anew after the before-quote: base and lines fit PCR 13, but not the earlier log.
        Node node;
        const Evidence before = node.before();
        node.log = RuntimeLog(node.tpm.pcrs[kRuntimeLogPcr]);
        node.extend(nodeStart());
        VERIFY_REASON(judge(node.context(Phase::During, &before), node.during()), Reason::LogNotExtended);
    }

    void continuity() {
        const auto during = [](const std::function<void(Node&)>& change, std::optional<ElapsedBound> elapsed = {}) {
            Node node;
            const Evidence before = node.before();
            const Evidence unused = node.during();
            change(node);
            EvidenceContext context = node.context(Phase::During, &before);
            context.elapsed = elapsed;
            return judge(context, node.evidence(Phase::During));
        };
        VERIFY_REASON(during([](Node&) {}), Reason::Ok);
        VERIFY_REASON(during([](Node& n) { ++n.tpm.clock.resetCount; }), Reason::ResetChanged);
        VERIFY_REASON(during([](Node& n) { ++n.tpm.clock.restartCount; }), Reason::RestartChanged);
        VERIFY_REASON(during([](Node& n) { n.tpm.clock.clock -= 701; }), Reason::ClockBack);
        VERIFY_REASON(during([](Node& n) { n.tpm.clock.safe = false; }), Reason::ClockNotSafe);
        VERIFY_REASON(during([](Node& n) { ++n.tpm.firmware; }), Reason::FirmwareChanged);
        // 700 ms passed on the TPM's clock.
        VERIFY_REASON(during([](Node&) {}, ElapsedBound{650, 100}), Reason::Ok);
        VERIFY_REASON(during([](Node&) {}, ElapsedBound{590, 100}), Reason::ClockAgainstWall);
        VERIFY_REASON(during([](Node&) {}, ElapsedBound{900, 100}), Reason::ClockAgainstWall);
        VERIFY_REASON(during([](Node& n) { n.tpm.advance(60'000); }, ElapsedBound{700, 100}),
                      Reason::ClockAgainstWall);
    }

    void resetWithReplayedExtends() {
        for (const bool powerCycle : {true, false}) {
            Node node;
            const Evidence before = node.before();
            const PcrValues boot = node.tpm.readPcrs(0xFF);
            powerCycle ? node.tpm.powerCycle() : node.tpm.restart();
            for (const auto& [index, value] : boot) node.tpm.pcrs[index] = value;
            node.tpm.pcrs[kRuntimeLogPcr] = hashOf(0x77);
            node.tpm.extendPcr13(lineDigest(nodeStart()));
            VERIFY_REASON(judge(node.context(Phase::During, &before), node.during()),
                          powerCycle ? Reason::ResetChanged : Reason::RestartChanged);
        }
    }

    void phaseOrder() {
        Node node;
        const Evidence before = node.before();
        const Evidence during = node.during();
        const Evidence after = node.after();
        VERIFY_REASON(judge(node.context(Phase::During, nullptr), during), Reason::PhaseOrder);
        VERIFY_REASON(judge(node.context(Phase::After, nullptr), after), Reason::PhaseOrder);
        VERIFY_REASON(judge(node.context(Phase::During, &after, Phase::After), during), Reason::PhaseOrder);
        VERIFY_REASON(judge(node.context(Phase::After, &after, Phase::After), after), Reason::PhaseOrder);
        VERIFY_REASON(judge(node.context(Phase::During, &during, Phase::During), during), Reason::PhaseOrder);
        VERIFY_REASON(judge(node.context(Phase::Before, &during, Phase::During), before), Reason::PhaseOrder);
        // The earlier evidence must be the same AK's.
        Node other(2);
        const Evidence foreign = other.before();
        VERIFY_REASON(judge(node.context(Phase::During, &foreign), during), Reason::SignerChanged);
    }

    void getTime() {
        SeededRandom random(6);
        SoftTpm tpm(random);
        const Hash nonce = hashOf(0x31);
        const TimeOutcome good = verifyGetTime(tpm.akPublic(), nonce, tpm.getTime(nonce));
        VERIFY_REASON(good.finding, Reason::Ok);
        QCOMPARE(good.report.clock.resetCount, tpm.clock.resetCount);
        QCOMPARE(good.report.clock.restartCount, tpm.clock.restartCount);
        QCOMPARE(good.report.clock.clock, tpm.clock.clock);
        QCOMPARE(good.report.firmware, tpm.firmware);
        VERIFY_REASON(checkFirmware(good.report, {1, 2}), Reason::Ok);
        VERIFY_REASON(checkFirmware(good.report, {1, tpm.firmware}), Reason::Firmware);

        VERIFY_REASON(verifyGetTime(tpm.akPublic(), hashOf(0x32), tpm.getTime(nonce)).finding, Reason::TimeNonce);
        VERIFY_REASON(verifyGetTime(tpm.akPublic(), nonce, tpm.quote(nonce, kMask)).finding, Reason::AttestType);
        SignedAttest changed = tpm.getTime(nonce);
        changed.attest[60] ^= 1;
        VERIFY_REASON(verifyGetTime(tpm.akPublic(), nonce, changed).finding, Reason::SignatureWrong);
        Attest attest = tpm.timeAttest(nonce);
        std::get<TimeInfo>(attest.attested).clock.safe = false;
        VERIFY_REASON(verifyGetTime(tpm.akPublic(), nonce, tpm.sign(encodeAttest(attest))).finding,
                      Reason::ClockNotSafe);
    }

    void machine() {
        Node node;
        MachineContext context;
        context.akPublic = node.tpm.akPublic();
        context.pcrMask = kMask;
        context.qualifier = hashOf(0x55);
        const Evidence good = node.wrap(node.tpm.quote(context.qualifier, kMask));
        VERIFY_REASON(verifyMachine(context, good).finding, Reason::Ok);
        VERIFY_REASON(verifyMachine(context, node.evidence(Phase::Before)).finding, Reason::Qualifier);
        context.platformDigests = {hashOf(1)};
        VERIFY_REASON(verifyMachine(context, good).finding, Reason::PlatformPcrs);
        context.platformDigests.clear();
        context.runner = "runc";
        VERIFY_REASON(verifyMachine(context, good).finding, Reason::LogOtherRunner);
    }

    // One flipped bit anywhere in the encoded evidence never passes as what was signed. A flip inside the signature
    // is the one place where other bytes could be as good, and there ECDSA itself decides.
    void everyFlippedBitIsRefused() {
        Node node;
        const Bytes good = encodeEvidence(node.evidence(Phase::Before));
        const EvidenceContext context = node.context(Phase::Before);
        VERIFY_REASON(verifyEvidence(context, good).finding, Reason::Ok);
        for (std::size_t at = 0; at < good.size(); ++at) {
            Bytes bytes = good;
            bytes[at] ^= static_cast<std::uint8_t>(1u << (at % 8));
            QVERIFY2(!verifyEvidence(context, bytes).finding.ok(), std::to_string(at).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(VerifierTest)
#include "verifier_test.moc"

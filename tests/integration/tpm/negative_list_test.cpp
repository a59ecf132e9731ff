// What attestation must refuse, item by item, with evidence of a real (software) TPM: docs/threat-model.md has the
// list with the test of every item. Where a TPM would not sign what an item needs, a software key signs the TPM's own
// bytes, changed. Each row asserts the reason, because a wrong-AK case once passed when the TPM was out of slots.

#include "attest/tpm_crypto.h"
#include "codec/cbor.h"
#include "integration/tpm/real_run.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::tpm;
using namespace leo::tpm::test;

namespace {

// Offsets in the TPMS_ATTEST of the run's quotes: magic 4, type 2, signer 2+34, extra 2+32, clock 8+4+4.
constexpr std::size_t kSignerSizeAt = 6;
constexpr std::size_t kSafeAt = 4 + 2 + 36 + 34 + 16;
constexpr std::size_t kBankCountAt = kSafeAt + 1 + 8;
constexpr std::size_t kSelectSizeAt = kBankCountAt + 4 + 2;

// The before-evidence around a log given as bytes.
Bytes withLog(const Real& real, ByteView log) {
    const auto& quote = std::get<TpmQuoteEvidence>(real.before);
    codec::Writer out;
    out.array(3).u64(kEvidenceVersion).u64(1).array(4).bytes(quote.quote.attest).bytes(quote.quote.signature);
    out.array(quote.pcrs.size());
    for (const Hash& value : quote.pcrs) out.bytes(value);
    return out.raw(log).take();
}
Finding judgeLog(const Real& real, const std::vector<Bytes>& lines) {
    codec::Writer log;
    log.array(2).bytes(real.logBefore.base()).array(lines.size());
    for (const Bytes& line : lines) log.bytes(line);
    return verifyEvidence(real.context(Phase::Before), withLog(real, log.view())).finding;
}
std::vector<Bytes> linesOf(const RuntimeLog& log) {
    std::vector<Bytes> lines;
    for (const LogEvent& event : log.events()) lines.push_back(encodeLine(event));
    return lines;
}

const Bytes kOrder = fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551").value();

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

struct Row {
    const char* item;
    Reason reason;
    std::function<Finding(Real&)> judge;
};

// The first finding that is not `expected`, or the last one.
Finding allOf(std::size_t count, Reason expected, const std::function<Finding(std::size_t)>& one) {
    Finding finding;
    for (std::size_t i = 0; i < count; ++i) {
        finding = one(i);
        if (finding.reason != expected) {
            finding.detail += " at " + std::to_string(i);
            break;
        }
    }
    return finding;
}

PublicArea akWith(const std::function<void(PublicArea&)>& change) {
    PublicArea area = akTemplate();
    change(area);
    return area;
}

const std::vector<Row>& parsingRows() {
    using R = Reason;
    static const std::vector<Row> rows = {
        {"as it should be", R::Ok, [](Real& r) { return r.bytes([](Bytes&) {}); }},
        {"truncated at every length", R::MalformedEvidence,
         [](Real& r) {
             return allOf(encodeEvidence(r.before).size(), R::MalformedEvidence,
                          [&](std::size_t size) { return r.bytes([size](Bytes& b) { b.resize(size); }); });
         }},
        {"trailing byte after evidence", R::MalformedEvidence,
         [](Real& r) { return r.bytes([](Bytes& b) { b.push_back(0); }); }},
        {"trailing byte in attest", R::MalformedAttest,
         [](Real& r) { return r.resigned([](Bytes& b) { b.push_back(0); }); }},
        {"trailing byte in signature", R::MalformedSignature,
         [](Real& r) { return r.evidence([](TpmQuoteEvidence& e) { e.quote.signature.push_back(0); }); }},
        {"trailing byte in public", R::MalformedPublic,
         [](Real& r) {
             Bytes ak = r.node.keys.akPublic;
             ak.push_back(0);
             return checkAk(ak);
         }},
        {"safe neither 0 nor 1", R::MalformedAttest,
         [](Real& r) { return r.resigned([](Bytes& b) { b[kSafeAt] = 2; }); }},
        {"17 PCR banks", R::MalformedAttest,
         [](Real& r) { return r.resigned([](Bytes& b) { b[kBankCountAt + 3] = 17; }); }},
        {"sizeofSelect 2", R::MalformedAttest,
         [](Real& r) { return r.resigned([](Bytes& b) { b[kSelectSizeAt] = 2; }); }},
        {"sizeofSelect 4", R::MalformedAttest,
         [](Real& r) { return r.resigned([](Bytes& b) { b[kSelectSizeAt] = 4; }); }},
        {"TPM2B beyond the rest of attest", R::MalformedAttest,
         [](Real& r) { return r.resigned([](Bytes& b) { b[kSignerSizeAt + 1] = 66, b.resize(60); }); }},
        {"TPM2B over its type in attest", R::MalformedAttest,
         [](Real& r) { return r.resigned([](Bytes& b) { b[kSignerSizeAt] = 0xFF; }); }},
        {"TPM2B beyond the rest of signature", R::MalformedSignature,
         [](Real& r) { return r.evidence([](TpmQuoteEvidence& e) { e.quote.signature[5] = 33; }); }},
        {"TPM2B beyond the rest of public", R::MalformedPublic,
         [](Real& r) {
             Bytes ak = r.node.keys.akPublic;
             ak.pop_back();
             return checkAk(ak);
         }},
        {"evidence too long", R::EvidenceTooLarge,
         [](Real& r) { return r.bytes([](Bytes& b) { b.resize(kMaxEvidenceBytes + 1); }); }},
        {"log of too many lines", R::LogTooLarge,
         [](Real& r) { return judgeLog(r, std::vector<Bytes>(kMaxLogLines + 1, Bytes(1, 0))); }},
        {"log of too many bytes", R::LogTooLarge,
         [](Real& r) {
             std::vector<Bytes> lines = linesOf(r.logBefore);
             while (lines.size() * 155 < kMaxLogBytes) {
                 lines.push_back(encodeLine(taskStart()));
                 lines.push_back(encodeLine(taskEnd()));
             }
             return judgeLog(r, lines);
         }},
        {"longer encoding of a number", R::MalformedEvidence,
         [](Real& r) { return r.bytes([](Bytes& b) { b[1] = 0x18, b.insert(b.begin() + 2, 1); }); }},
        {"longer encoding in a log line", R::LogMalformed,
         [](Real& r) {
             std::vector<Bytes> lines = linesOf(r.logBefore);
             lines[0][1] = 0x18;
             lines[0].insert(lines[0].begin() + 2, 1);
             return judgeLog(r, lines);
         }},
    };
    return rows;
}

const std::vector<Row>& quoteRows() {
    using R = Reason;
    using E = TpmQuoteEvidence;
    using C = EvidenceContext;
    static const std::vector<Row> rows = {
        {"as it should be", R::Ok,
         [](Real& r) {
             return r.forged([](RawEsys& raw, ESYS_TR ak, const Hash& w) {
                 return raw.quote(ak, w, {{kAlgSha256, kMask}});
             });
         }},
        {"type NV", R::AttestType,
         [](Real& r) {
             return r.forged([](RawEsys& raw, ESYS_TR ak, const Hash& w) {
                 return raw.certifyNv(ak, TpmWriter().pcrSelection(kMask).sized(hashOf(0)).take(), w);
             });
         }},
        {"type NV digest", R::AttestType,
         [](Real& r) {
             return r.forged(
                 [](RawEsys& raw, ESYS_TR ak, const Hash& w) { return raw.certifyNv(ak, Bytes(48, 7), w, true); });
         }},
        {"type certify", R::AttestType,
         [](Real& r) {
             return r.forged([](RawEsys& raw, ESYS_TR ak, const Hash& w) { return raw.certify(ak, ak, w); });
         }},
        {"type creation", R::AttestType,
         [](Real& r) {
             return r.forged([](RawEsys& raw, ESYS_TR ak, const Hash& w) { return raw.certifyCreation(ak, w); });
         }},
        {"type session audit", R::AttestType,
         [](Real& r) {
             return r.forged([](RawEsys& raw, ESYS_TR ak, const Hash& w) { return raw.sessionAudit(ak, w); });
         }},
        {"type command audit", R::AttestType,
         [](Real& r) {
             return r.forged([](RawEsys& raw, ESYS_TR ak, const Hash& w) { return raw.commandAudit(ak, w); });
         }},
        {"type time", R::AttestType,
         [](Real& r) {
             const Hash wanted = quoteQualifier(r.fields(Phase::Before), r.node.log.head());
             return judge(r.context(Phase::Before), r.node.evidenceOf(r.node.tpm->getTime(wanted).value()));
         }},
        {"a bit flipped in every byte of attest", R::SignatureWrong,
         [](Real& r) {
             const std::size_t size = std::get<E>(r.before).quote.attest.size();
             return allOf(size, R::SignatureWrong, [&](std::size_t at) {
                 return r.evidence([at](E& e) { e.quote.attest[at] ^= static_cast<std::uint8_t>(1u << at % 8); });
             });
         }},
        {"nonce of another task", R::Qualifier,
         [](Real& r) { return r.expecting(Phase::Before, [](C& c) { c.qualifier.task = TaskId{hashOf(8)}; }); }},
        {"nonce of another draw", R::Qualifier,
         [](Real& r) { return r.expecting(Phase::Before, [](C& c) { c.qualifier.draw += 1; }); }},
        {"nonce of another turn", R::Qualifier,
         [](Real& r) { return r.expecting(Phase::Before, [](C& c) { c.qualifier.turn += 1; }); }},
        {"nonce of another phase", R::Qualifier, [](Real& r) { return judge(r.context(Phase::During), r.after); }},
        {"nonce of another block", R::Qualifier,
         [](Real& r) {
             return r.expecting(Phase::Before, [](C& c) { c.qualifier.anchorBlock = BlockHash{hashOf(8)}; });
         }},
        {"another channel", R::Qualifier,
         [](Real& r) { return r.expecting(Phase::Before, [](C& c) { c.qualifier.channelKey = hashOf(8); }); }},
        {"nonces without mine", R::Qualifier,
         [](Real& r) {
             return r.expecting(Phase::Before, [&](C& c) {
                 NonceSet more = r.nonces;
                 LEO_ASSERT(more.add(monitor(10), hashOf(1)).ok());
                 c.qualifier.nonceRoot = more.root();
             });
         }},
        {"nonce of another monitor", R::NonceNotCovered,
         [](Real& r) {
             const NoncePath path = NoncePath::of(r.nonces, monitor(3)).value();
             LEO_ASSERT(path.check(r.nonces.root(), monitor(3), hashOf(0x83)).ok());
             return path.check(r.nonces.root(), monitor(4), hashOf(0x83));
         }},
        {"scheme id changed", R::SignatureScheme,
         [](Real& r) { return r.evidence([](E& e) { e.quote.signature[1] = 0x14; }); }},
        {"hash id changed to SHA-1", R::SignatureHash,
         [](Real& r) { return r.signature([](EcdsaSignature& s) { s.hash = kAlgSha1; }); }},
        {"hash id changed to SHA-384", R::SignatureHash,
         [](Real& r) { return r.signature([](EcdsaSignature& s) { s.hash = kAlgSha384; }); }},
        {"RSA AK", R::AkKind,
         [](Real& r) {
             return r.quotedBy(akWith([](PublicArea& a) {
                 a.type = kAlgRsa;
                 a.scheme = kAlgRsaSsa;
                 a.keyBits = 2048;
                 a.x.clear(), a.y.clear();
                 a.curve = 0;
             }));
         }},
        {"RSA signature for an ECC AK", R::SignatureScheme,
         [](Real& r) {
             return r.forged([](RawEsys& raw, ESYS_TR, const Hash& w) {
                 ESYS_TR key = ESYS_TR_NONE;
                 PublicArea area = akTemplate();
                 area.type = kAlgRsa;
                 area.scheme = kAlgRsaSsa;
                 area.keyBits = 2048;
                 LEO_ASSERT(raw.createPrimary(ESYS_TR_RH_OWNER, area, key) == TSS2_RC_SUCCESS);
                 return raw.quote(key, w, {{kAlgSha256, kMask}});
             });
         }},
        {"r and s zero", R::SignatureRange,
         [](Real& r) { return r.signature([](EcdsaSignature& s) { s.r.assign(32, 0), s.s.assign(32, 0); }); }},
        {"r the group order", R::SignatureRange,
         [](Real& r) { return r.signature([](EcdsaSignature& s) { s.r = kOrder; }); }},
        {"s the group order", R::SignatureRange,
         [](Real& r) { return r.signature([](EcdsaSignature& s) { s.s = kOrder; }); }},
        {"s above the group order", R::SignatureRange,
         [](Real& r) { return r.signature([](EcdsaSignature& s) { s.s.assign(32, 0xFF); }); }},
        {"high s is accepted", R::Ok,
         [](Real& r) { return r.signature([](EcdsaSignature& s) { s.s = subtractFromOrder(s.s); }); }},
        {"software key", R::SignatureWrong,
         [](Real& r) { return r.evidence([&](E& e) { e.quote = r.soft.sign(e.quote.attest); }); }},
        {"AK of another node", R::SignatureWrong,
         [](Real& r) { return judge(r.context(Phase::Before), r.other.quote(r.fields(Phase::Before))); }},
        {"AK of the endorsement hierarchy", R::AkHierarchy,
         [](Real& r) { return r.quotedBy(akTemplate(), ESYS_TR_RH_ENDORSEMENT); }},
        {"AK of the platform hierarchy", R::AkHierarchy,
         [](Real& r) { return r.quotedBy(akTemplate(), ESYS_TR_RH_PLATFORM); }},
        {"AK of the null hierarchy", R::AkHierarchy,
         [](Real& r) { return r.quotedBy(akTemplate(), ESYS_TR_RH_NULL); }},
        {"AK below another key", R::AkHierarchy,
         [](Real& r) {
             Bytes akPublic;
             return r.forged(
                 [&](RawEsys& raw, ESYS_TR, const Hash& w) {
                     return raw.quote(raw.createChild(akTemplate(), akPublic), w, {{kAlgSha256, kMask}});
                 },
                 &akPublic);
         }},
    };
    return rows;
}

const std::vector<Row>& keyRows() {
    using R = Reason;
    static const std::vector<Row> rows = {
        {"as it should be", R::Ok, [](Real& r) { return r.quotedBy(akTemplate()); }},
        // Its owner can have it sign anything, for example this quote that no TPM made.
        {"AK unrestricted", R::AkAttributes,
         [](Real& r) {
             Bytes akPublic;
             return r.forged(
                 [&](RawEsys& raw, ESYS_TR, const Hash& wanted) {
                     ESYS_TR key = ESYS_TR_NONE;
                     const PublicArea area = akWith([](PublicArea& a) { a.attributes &= ~kAttrRestricted; });
                     LEO_ASSERT(raw.createPrimary(ESYS_TR_RH_OWNER, area, key, &akPublic) == TSS2_RC_SUCCESS);
                     Attest attest = parseAttest(std::get<TpmQuoteEvidence>(r.before).quote.attest).value();
                     attest.qualifiedSigner = qualifiedNameOfPrimary(kHandleOwner, nameOf(akPublic));
                     attest.extraData = toBytes(wanted);
                     const SignedAttest made = raw.signUnrestricted(key, encodeAttest(attest));
                     // The signature itself is good: only the attribute tells.
                     const PublicArea parsed = parsePublic(akPublic).value();
                     const EcdsaSignature numbers = parseSignature(made.signature).value();
                     const auto key2 = publicKeyOf(parsed).value();
                     LEO_ASSERT(verifyEcdsa(key2.get(), made.attest, numbers.r, numbers.s) == SignatureOutcome::Good);
                     return made;
                 },
                 &akPublic);
         }},
        {"AK duplicable", R::AkAttributes,
         [](Real& r) {
             return r.quotedBy(akWith([](PublicArea& a) { a.attributes &= ~(kAttrFixedTpm | kAttrFixedParent); }));
         }},
        {"AK that decrypts", R::AkAttributes,
         [](Real& r) {
             PublicArea area = parsePublic(r.node.keys.akPublic).value();
             area.attributes |= kAttrDecrypt;  // no TPM makes such a restricted key
             return checkAk(encodePublic(area));
         }},
        {"AK named by SHA-1", R::AkNameAlg,
         [](Real& r) { return r.quotedBy(akWith([](PublicArea& a) { a.nameAlg = kAlgSha1; })); }},
        {"AK that signs with SHA-384", R::AkScheme,
         [](Real& r) { return r.quotedBy(akWith([](PublicArea& a) { a.schemeHash = kAlgSha384; })); }},
        {"AK off the curve", R::AkOffCurve,
         [](Real& r) {
             PublicArea area = parsePublic(r.node.keys.akPublic).value();
             area.y[31] ^= 1;
             return checkAk(encodePublic(area));
         }},
        {"EK as AK", R::AkAttributes, [](Real& r) { return checkAk(r.node.keys.ekPublic); }},
        {"EK as it should be", R::Ok, [](Real& r) { return r.ek([](EkPolicy&) {}); }},
        {"EK of a foreign root", R::EkChain,
         [](Real& r) { return r.ek([&](EkPolicy& p) { p.roots = {r.other.ca().vendorRoot()}; }); }},
        {"certificate of another EK", R::EkKeyMismatch,
         [](Real& r) { return verifyEk(r.ekPolicy(), {r.node.keys.ekCertificate}, r.other.keys.ekPublic).finding; }},
        {"CA as certificate", R::EkIsCa,
         [](Real& r) {
             return verifyEk(r.ekPolicy(), {r.node.ca().vendorRoot().certificate}, r.node.keys.ekPublic).finding;
         }},
        {"not yet valid", R::EkNotYetValid, [](Real& r) { return r.ek([](EkPolicy& p) { p.validAt = TimeMs{1}; }); }},
        {"revoked", R::EkRevoked,
         [](Real& r) {
             return r.ek([&](EkPolicy& p) { p.deniedEkIds.insert(ekIdOf(r.node.keys.ekPublic).value()); });
         }},
        {"root of the other algorithm", R::EkKind,
         [](Real& r) { return r.ek([](EkPolicy& p) { p.roots[0].algorithm = EkAlgorithm::Rsa2048; }); }},
        {"activation for another AK", R::ActivationWrong,
         [](Real& r) {
             auto challenge =
                 ActivationChallenge::create(r.node.keys.ekPublic, r.other.keys.akPublic, TimeMs{10}, systemRandom())
                     .value();
             LEO_ASSERT(!r.node.tpm->activateCredential(challenge.credential()).ok());
             return challenge.answer({}, TimeMs{1});
         }},
        {"activation by a software AK", R::ActivationWrong,
         [](Real& r) {
             auto challenge =
                 ActivationChallenge::create(r.node.keys.ekPublic, r.soft.akPublic(), TimeMs{10}, systemRandom())
                     .value();
             LEO_ASSERT(!r.node.tpm->activateCredential(challenge.credential()).ok());
             return challenge.answer({}, TimeMs{1});
         }},
        {"activation late", R::ActivationLate,
         [](Real& r) {
             auto challenge =
                 ActivationChallenge::create(r.node.keys.ekPublic, r.node.keys.akPublic, TimeMs{10}, systemRandom())
                     .value();
             const auto secret = r.node.tpm->activateCredential(challenge.credential()).value();
             return challenge.answer(secret.view(), TimeMs{10});
         }},
        {"activation, second attempt", R::ActivationUsed,
         [](Real& r) {
             auto challenge =
                 ActivationChallenge::create(r.node.keys.ekPublic, r.node.keys.akPublic, TimeMs{10}, systemRandom())
                     .value();
             const auto secret = r.node.tpm->activateCredential(challenge.credential()).value();
             LEO_ASSERT(challenge.answer(Bytes(32, 1), TimeMs{1}).reason == R::ActivationWrong);
             return challenge.answer(secret.view(), TimeMs{1});
         }},
    };
    return rows;
}

const std::vector<Row>& continuityRows() {
    using R = Reason;
    using C = EvidenceContext;
    static const std::vector<Row> rows = {
        {"during as it should be", R::Ok, [](Real& r) { return judge(r.context(Phase::During), r.during); }},
        {"after as it should be", R::Ok, [](Real& r) { return judge(r.context(Phase::After), r.after); }},
        {"during without before", R::PhaseOrder,
         [](Real& r) { return r.expecting(Phase::During, [](C& c) { c.previous = nullptr; }); }},
        {"after without an earlier phase", R::PhaseOrder,
         [](Real& r) { return r.expecting(Phase::After, [](C& c) { c.previous = nullptr; }); }},
        {"during compared with after", R::PhaseOrder,
         [](Real& r) {
             return r.expecting(Phase::During, [&](C& c) { c.previous = &r.after, c.previousPhase = Phase::After; });
         }},
        {"the quote of the phase before again", R::PhaseOrder,
         [](Real& r) {
             return r.expecting(Phase::During,
                                [&](C& c) { c.previous = &r.during, c.previousPhase = Phase::During; });
         }},
        {"AK changed", R::SignerChanged,
         [](Real& r) {
             const Evidence foreign = r.other.quote(r.fields(Phase::Before));
             return r.expecting(Phase::During, [&](C& c) { c.previous = &foreign; });
         }},
        {"clock against wall time", R::ClockAgainstWall,
         [](Real& r) { return r.expecting(Phase::During, [](C& c) {
                           c.elapsed = ElapsedBound{600'000, 1'000};
                       }); }},
    };
    return rows;
}

const std::vector<Row>& logRows() {
    using R = Reason;
    using E = TpmQuoteEvidence;
    static const std::vector<Row> rows = {
        {"does not replay", R::LogReplay,
         [](Real& r) { return r.evidence([](E& e) { LEO_ASSERT(e.log.append(taskStart(9)).ok()); }); }},
        {"another base", R::LogReplay,
         [](Real& r) {
             return r.evidence([&](E& e) {
                 e.log = RuntimeLog(hashOf(0x78));
                 for (const LogEvent& event : r.logBefore.events()) LEO_ASSERT(e.log.append(event).ok());
             });
         }},
        {"data that does not match its digest", R::LogReplay,
         [](Real& r) {
             return r.evidence([&](E& e) {
                 NodeStart start = std::get<NodeStart>(r.logBefore.events().front());
                 start.version = "0.1.1";
                 e.log = RuntimeLog(r.logBefore.base());
                 LEO_ASSERT(e.log.append(start).ok());
             });
         }},
        {"unknown event", R::LogUnknownEvent,
         [](Real& r) {
             std::vector<Bytes> lines = linesOf(r.logBefore);
             lines.push_back(codec::Writer().array(2).u64(9).u64(0).take());
             return judgeLog(r, lines);
         }},
        {"two task-starts", R::LogGrammar,
         [](Real& r) {
             std::vector<Bytes> lines = linesOf(r.logBefore);
             lines.insert(lines.end(), 2, encodeLine(taskStart()));
             return judgeLog(r, lines);
         }},
        {"neither node-start nor checkpoint", R::LogGrammar,
         [](Real& r) {
             // A base that already is the measured value: the history is gone, and with it who the node is.
             RuntimeLog empty(r.node.log.pcr13());
             const Hash wanted = quoteQualifier(r.fields(Phase::Before), empty.head());
             Evidence evidence = r.node.evidenceOf(r.node.tpm->quote(wanted, kMask).value());
             quoteOf(evidence).log = empty;
             return judge(r.context(Phase::Before), evidence);
         }},
        {"shorter than the earlier log", R::LogNotExtended,
         [](Real& r) {
             // During with the open task alone, as if the log began at a checkpoint after node-start.
             NodeTpm node;
             LEO_ASSERT(node.start());
             const Evidence before = node.quote(r.fields(Phase::Before));
             const Checkpoint checkpoint{node.log.pcr13(), std::get<NodeStart>(node.log.events().front())};
             node.log = RuntimeLog(node.log.pcr13());
             LEO_ASSERT(node.extend(taskStart()));
             EvidenceContext context = r.context(Phase::During);
             context.akPublic = node.keys.akPublic;
             context.previous = &before;
             context.checkpoint = &checkpoint;
             return judge(context, node.quote(r.fields(Phase::During)));
         }},
    };
    return rows;
}

void addRows(const std::vector<Row>& rows) {
    QTest::addColumn<int>("row");
    int number = 0;
    for (const Row& row : rows) QTest::newRow(row.item) << number++;
}

}  // namespace

class NegativeListTest : public QObject {
    Q_OBJECT

    static void check(const std::vector<Row>& rows) {
        QFETCH(int, row);
        const Row& of = rows[static_cast<std::size_t>(row)];
        VERIFY_REASON(of.judge(Real::get()), of.reason);
    }

private Q_SLOTS:
    void parsing_data() { addRows(parsingRows()); }
    void parsing() { check(parsingRows()); }
    void quote_data() { addRows(quoteRows()); }
    void quote() { check(quoteRows()); }
    void akAndEk_data() { addRows(keyRows()); }
    void akAndEk() { check(keyRows()); }
    void continuity_data() { addRows(continuityRows()); }
    void continuity() { check(continuityRows()); }
    void log_data() { addRows(logRows()); }
    void log() { check(logRows()); }

    void evidenceIdIgnoresTheSignature() {
        TpmQuoteEvidence twin = std::get<TpmQuoteEvidence>(Real::get().before);
        EcdsaSignature numbers = parseSignature(twin.quote.signature).value();
        numbers.s = subtractFromOrder(numbers.s);
        twin.quote.signature = encodeSignature(numbers);
        QVERIFY(encodeEvidence(twin) != encodeEvidence(Real::get().before));
        QVERIFY(evidenceId(twin) == evidenceId(Real::get().before));
    }

    // Random damage anywhere: never a pass, never worse than a finding.
    void fuzzedEvidence() {
        Real& real = Real::get();
        const Bytes good = encodeEvidence(real.before);
        for (int round = 0; round < 5'000; ++round) {
            Bytes input = good;
            for (std::uint64_t i = 0, n = 1 + systemRandom().below(3); i < n; ++i)
                input[systemRandom().below(input.size())] ^= static_cast<std::uint8_t>(1 + systemRandom().below(255));
            if (systemRandom().below(8) == 0) input.resize(systemRandom().below(input.size()));
            if (input == good) continue;
            QVERIFY2(!verifyEvidence(real.context(Phase::Before), input).finding.ok(), toHex(input).c_str());
        }
    }

    // An executor that measures, for real, something else than it was asked to do: every field of both events.
    void everyMeasuredField_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, int field, Reason reason) {
            QTest::newRow(name) << field << static_cast<int>(reason);
        };
        row("nothing changed", 0, Reason::Ok);
        row("start: task", 1, Reason::LogOtherTask);
        row("start: draw", 2, Reason::LogOtherTurn);
        row("start: turn", 3, Reason::LogOtherTurn);
        row("start: code", 4, Reason::LogOtherCode);
        row("start: image", 5, Reason::LogOtherImage);
        row("start: profile", 6, Reason::LogOtherProfile);
        row("start: limits", 7, Reason::LogOtherLimits);
        row("start: input", 8, Reason::LogOtherInput);
        row("end: result", 9, Reason::LogOtherResult);
        row("end: exit", 10, Reason::LogOtherExit);
        row("end: clean-up", 11, Reason::LogOtherCleanup);
        row("another task in between", 12, Reason::LogNotExtended);
        row("nothing started", 13, Reason::LogPhase);
        row("nothing ended", 14, Reason::LogPhase);
        row("the task before again", 15, Reason::LogNotExtended);
    }
    void everyMeasuredField() {
        QFETCH(int, field);
        QFETCH(int, reason);
        Real& real = Real::get();
        NodeTpm& node = real.node;
        const Evidence before = node.quote(real.fields(Phase::Before));
        TaskStart start = taskStart();
        TaskEnd end = taskEnd();
        if (field == 1) start.task = end.task = TaskId{hashOf(8)};
        if (field == 2) start.draw += 1;
        if (field == 3) start.turn += 1;
        if (field == 4) start.codeCid[4] ^= 1;
        if (field == 5) start.imageDigest[4] ^= 1;
        if (field == 6) start.profileDigest[4] ^= 1;
        if (field == 7) start.limitsDigest[4] ^= 1;
        if (field == 8) start.inputCid[4] ^= 1;
        if (field == 9) end.resultCid[4] ^= 1;
        if (field == 10) end.exit += 1;
        if (field == 11) end.cleanupDigest[4] ^= 1;
        if (field == 12) QVERIFY(node.extend(taskStart(9)) && node.extend(taskEnd(9)));
        if (field == 15) QVERIFY(node.extend(start) && node.extend(end));
        if (field != 13) QVERIFY(node.extend(start));
        EvidenceContext during = real.context(Phase::During);
        during.previous = &before;
        const Evidence quoted = node.quote(real.fields(Phase::During));
        const bool startIsGood = field == 0 || (field >= 9 && field <= 11) || field == 14;
        VERIFY_REASON(judge(during, quoted), startIsGood ? Reason::Ok : static_cast<Reason>(reason));
        if (field == 13) return;
        if (field == 14) {
            EvidenceContext after = real.context(Phase::After);
            after.previous = &quoted;
            VERIFY_REASON(judge(after, node.quote(real.fields(Phase::After))), Reason::LogPhase);
            QVERIFY(node.extend(end));
            return;
        }
        QVERIFY(node.extend(end));
        EvidenceContext after = real.context(Phase::After);
        after.previous = &before;
        after.previousPhase = Phase::Before;
        VERIFY_REASON(judge(after, node.quote(real.fields(Phase::After))), static_cast<Reason>(reason));
    }

    // The owner of a TPM may set its clock forward: the quote says so, and monitors compare with their own time.
    void clockSetForward() {
        Real& real = Real::get();
        NodeTpm node;
        QVERIFY(node.start());
        const Evidence before = node.quote(real.fields(Phase::Before));
        const TimeReport time = node.time();
        node.disconnectTpm();
        {
            RawEsys raw(node.process->tcti());
            QVERIFY(raw.clockSet(time.clock.clock - 1) != TSS2_RC_SUCCESS);  // never back
            QCOMPARE(raw.clockSet(time.clock.clock + 600'000), TSS2_RC{TSS2_RC_SUCCESS});
        }
        QVERIFY(node.connectTpm());
        QVERIFY(node.extend(taskStart()));
        EvidenceContext during = real.context(Phase::During);
        during.akPublic = node.keys.akPublic;
        during.previous = &before;
        const Evidence quoted = node.quote(real.fields(Phase::During));
        VERIFY_REASON(judge(during, quoted), Reason::Ok);
        during.elapsed = ElapsedBound{1'000, 3'000};
        VERIFY_REASON(judge(during, quoted), Reason::ClockAgainstWall);
    }

    // TPM2_Clear sets the counters and the clock to zero; reboots and ClockSet bring them back to what they were. An
    // AK of the endorsement hierarchy survives all that, and every clock check would pass: its hierarchy gives it
    // away.
    void clearRebootsAndClockSet() {
        NodeTpm node;
        QVERIFY(node.start());
        for (int i = 0; i < 2; ++i) {
            QVERIFY(node.tpm->shutdown().ok());
            node.powerOff();
            QVERIFY(node.powerOn());
        }
        QVERIFY(node.begin());
        const auto endorsementAk = [&](Bytes& akPublic, const Hash& nonce) {
            node.disconnectTpm();
            SignedAttest time;
            {
                RawEsys raw(node.process->tcti());
                ESYS_TR ak = ESYS_TR_NONE;
                LEO_ASSERT(raw.createPrimary(ESYS_TR_RH_ENDORSEMENT, akTemplate(), ak, &akPublic) == TSS2_RC_SUCCESS);
                time = raw.getTime(ak, nonce);
            }
            LEO_ASSERT(node.connectTpm());
            return time;
        };
        Bytes akBefore, akAfter;
        const Hash nonce = hashOf(0x31);
        const SignedAttest first = endorsementAk(akBefore, nonce);
        const TimeInfo then = std::get<TimeInfo>(parseAttest(first.attest).value().attested);
        QVERIFY(then.clock.resetCount > 0);
        const Bytes ownerAk = node.keys.akPublic;

        node.disconnectTpm();
        QCOMPARE(RawEsys(node.process->tcti()).clear(), TSS2_RC{TSS2_RC_SUCCESS});
        QVERIFY(node.connectTpm());
        for (std::uint32_t i = 0; i < then.clock.resetCount; ++i) {
            QVERIFY(node.tpm->shutdown().ok());
            node.powerOff();
            QVERIFY(node.powerOn());
        }
        node.disconnectTpm();
        QCOMPARE(RawEsys(node.process->tcti()).clockSet(then.clock.clock + 1'000), TSS2_RC{TSS2_RC_SUCCESS});
        QVERIFY(node.connectTpm());

        const SignedAttest second = endorsementAk(akAfter, nonce);
        const TimeInfo now = std::get<TimeInfo>(parseAttest(second.attest).value().attested);
        QVERIFY(akAfter == akBefore);  // it survived, and its counters tell nothing
        QCOMPARE(now.clock.resetCount, then.clock.resetCount);
        QCOMPARE(now.clock.restartCount, then.clock.restartCount);
        QVERIFY(now.clock.clock >= then.clock.clock && now.clock.safe);
        VERIFY_REASON(verifyGetTime(akAfter, nonce, second).finding, Reason::AkHierarchy);
        // The AK of the owner hierarchy is gone: what comes back from its template is another key.
        QVERIFY(node.tpm->ensureAk().value() != ownerAk);
    }

    // Quotes for a full group, keys opened and credentials activated between them: nothing leaks, and every answer
    // is good.
    void quotesUnderLoad() {
        Real& real = Real::get();
        NodeTpm node;
        QVERIFY(node.start());
        std::uint64_t clock = 0;
        for (int round = 0; round < 60; ++round) {
            NonceSet full;
            for (int i = 0; i < 64; ++i)
                QVERIFY(full.add(NodeId{systemRandom().array<32>()}, systemRandom().array<32>()).ok());
            QualifierFields fields = qualifier(Phase::Before);
            fields.nonceRoot = full.root();
            EvidenceContext expected = real.context(Phase::Before);
            expected.akPublic = node.keys.akPublic;
            expected.qualifier = fields;
            const EvidenceOutcome outcome = verifyEvidence(expected, node.quote(fields));
            VERIFY_REASON(outcome.finding, Reason::Ok);
            QVERIFY(outcome.facts.attest.clock.clock >= clock);
            clock = outcome.facts.attest.clock.clock;

            const TimeReport time = node.time();
            PolicySpec spec;
            spec.pcrs = predictPcrs(outcome.facts, node.log, taskStart());
            spec.resetCount = time.clock.resetCount;
            spec.restartCount = time.clock.restartCount;
            spec.clockDeadlineMs = time.clock.clock + 60'000;
            const auto key = crypto::SecretBytes::random(kContentKeyBytes, systemRandom());
            const ImportBlob blob = sealToEk(node.keys.ekPublic, key.view(), spec, systemRandom()).value();
            QCOMPARE(node.tpm->importAndUnseal(blob, spec).error().code, Code::NotPermitted);  // not started yet
            QVERIFY(node.extend(taskStart()));
            QVERIFY(equal(node.tpm->importAndUnseal(blob, spec).value().view(), key.view()));
            auto challenge =
                ActivationChallenge::create(node.keys.ekPublic, node.keys.akPublic, TimeMs{10}, systemRandom())
                    .value();
            VERIFY_REASON(
                challenge.answer(node.tpm->activateCredential(challenge.credential()).value().view(), TimeMs{1}),
                Reason::Ok);
            QVERIFY(node.extend(taskEnd()));
            QCOMPARE(node.tpm->openHandles().value(), std::size_t{0});
        }
    }

    // The chip goes away in the middle of its work and comes back: no quote while it is gone, none that hides the
    // reset, and the clock counts as unsafe until it has passed what the chip had saved.
    void quotesAfterTpmReset() {
        Real& real = Real::get();
        NodeTpm node;
        QVERIFY(node.start());
        const Evidence before = node.quote(real.fields(Phase::Before));
        const TimeReport then = node.time();
        QVERIFY(node.tpm->settleClock().ok());  // it is safe: nothing happens
        QVERIFY(node.time().clock.clock < then.clock.clock + 60'000);
        QVERIFY(node.extend(taskStart()));
        node.process.reset();  // power lost, the device still open
        QVERIFY(!node.tpm->quote(hashOf(1), kMask).ok());
        QVERIFY(!node.tpm->extendPcr13(hashOf(1)).ok());
        node.powerOff();
        QVERIFY(node.powerOn());
        QVERIFY(node.begin());
        QVERIFY(node.extend(taskStart()));
        EvidenceContext during = real.context(Phase::During);
        during.akPublic = node.keys.akPublic;
        during.previous = &before;
        VERIFY_REASON(judge(during, node.quote(real.fields(Phase::During))), Reason::ClockNotSafe);
        QVERIFY(node.tpm->settleClock().ok());
        VERIFY_REASON(judge(during, node.quote(real.fields(Phase::During))), Reason::ResetChanged);
        QVERIFY(node.time().clock.clock > then.clock.clock);
        // As a machine about which nothing was said before, it is as good as any.
        QVERIFY(node.extend(taskEnd()));
        EvidenceContext fresh = real.context(Phase::Before);
        fresh.akPublic = node.keys.akPublic;
        VERIFY_REASON(judge(fresh, node.quote(real.fields(Phase::Before))), Reason::Ok);
    }
};

QTEST_GUILESS_MAIN(NegativeListTest)
#include "negative_list_test.moc"

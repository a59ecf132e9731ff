#include "attest/verifier.h"

#include <algorithm>
#include <bit>

#include "attest/tpm_crypto.h"

namespace leo::attest {
namespace {

constexpr std::uint32_t kAkMust =
    kAttrFixedTpm | kAttrFixedParent | kAttrSensitiveDataOrigin | kAttrRestricted | kAttrSign;
// decrypt with sign would not be restricted to attesting; encryptedDuplication contradicts fixedTPM.
constexpr std::uint32_t kAkMustNot = kAttrDecrypt | kAttrEncryptedDuplication;

struct Ak {
    KeyPtr key;
    Bytes qualifiedName;
};

Finding loadAk(ByteView publicArea, Ak& into) {
    const auto area = parsePublic(publicArea);
    if (!area.ok()) {
        const bool unknown = area.error().code == Code::Unsupported;
        return Finding::fail(unknown ? Reason::AkKind : Reason::MalformedPublic, area.error().detail);
    }
    if (area->type != kAlgEcc || area->curve != kCurveP256) return Finding::fail(Reason::AkKind);
    if (area->nameAlg != kAlgSha256) return Finding::fail(Reason::AkNameAlg);
    if ((area->attributes & kAkMust) != kAkMust || (area->attributes & kAkMustNot) != 0)
        return Finding::fail(Reason::AkAttributes);
    if (area->scheme != kAlgEcdsa || area->schemeHash != kAlgSha256 || area->symmetric != kAlgNull)
        return Finding::fail(Reason::AkScheme);
    auto key = publicKeyOf(*area);
    if (!key.ok()) return Finding::fail(Reason::AkOffCurve, key.error().detail);
    into.key = std::move(key).value();
    into.qualifiedName = qualifiedNameOfPrimary(kHandleOwner, nameOf(publicArea));
    return Finding::pass();
}

Finding checkSignature(const Ak& ak, const SignedAttest& signedAttest) {
    const auto signature = parseSignature(signedAttest.signature);
    if (!signature.ok()) {
        const bool scheme = signature.error().code == Code::Unsupported;
        return Finding::fail(scheme ? Reason::SignatureScheme : Reason::MalformedSignature, signature.error().detail);
    }
    if (signature->hash != kAlgSha256) return Finding::fail(Reason::SignatureHash);
    switch (verifyEcdsa(ak.key.get(), signedAttest.attest, signature->r, signature->s)) {
        case SignatureOutcome::Good: return Finding::pass();
        case SignatureOutcome::OutOfRange: return Finding::fail(Reason::SignatureRange);
        case SignatureOutcome::Wrong: break;
    }
    return Finding::fail(Reason::SignatureWrong);
}

template <class Info>
Finding readAttest(const Ak& ak, ByteView bytes, Attest& into) {
    auto attest = parseAttest(bytes);
    if (!attest.ok()) {
        const Code code = attest.error().code;
        const Reason reason = code == Code::BadProof      ? Reason::AttestMagic
                              : code == Code::Unsupported ? Reason::AttestType
                                                          : Reason::MalformedAttest;
        return Finding::fail(reason, attest.error().detail);
    }
    if (!std::holds_alternative<Info>(attest->attested)) return Finding::fail(Reason::AttestType);
    // A key of another hierarchy, or below another parent, has another Qualified Name: this is what shows that the AK
    // dies with TPM2_Clear (attestation section 1).
    if (!equal(attest->qualifiedSigner, ak.qualifiedName)) return Finding::fail(Reason::AkHierarchy);
    into = std::move(attest).value();
    return Finding::pass();
}

// What every quote is checked for, whoever asks.
struct QuoteDemands {
    PcrMask pcrMask = 0;
    const std::vector<Hash>& platformDigests;
    const std::vector<Hash>& binaryDigests;
    const std::string& runner;
    const Checkpoint* checkpoint = nullptr;
};

Finding checkPcrs(const QuoteDemands& demands, const TpmQuoteEvidence& evidence, const QuoteInfo& info,
                  PcrValues& values) {
    LEO_ASSERT(demands.pcrMask >> kRuntimeLogPcr & 1);
    const bool oneBank =
        info.selections.size() == 1 && info.selections[0] == PcrSelection{kAlgSha256, demands.pcrMask};
    if (!oneBank) return Finding::fail(Reason::PcrSelection);
    if (evidence.pcrs.size() != static_cast<std::size_t>(std::popcount(demands.pcrMask)))
        return Finding::fail(Reason::PcrSelection, "number of values");
    std::size_t next = 0;
    for (unsigned index = 0; index < kPcrCount; ++index)
        if (demands.pcrMask >> index & 1) values[index] = evidence.pcrs[next++];
    if (!equal(info.pcrDigest, pcrDigest(values))) return Finding::fail(Reason::PcrDigest);

    PcrValues platform = values;
    platform.erase(kRuntimeLogPcr);
    const auto& accepted = demands.platformDigests;
    if (!accepted.empty() && std::find(accepted.begin(), accepted.end(), pcrDigest(platform)) == accepted.end())
        return Finding::fail(Reason::PlatformPcrs);
    return Finding::pass();
}

Finding checkNodeStart(const QuoteDemands& demands, const RuntimeLog& log) {
    const NodeStart* start = startOf(log, demands.checkpoint);
    if (!start) return Finding::fail(Reason::LogGrammar, "neither node-start nor a known checkpoint");
    const auto& accepted = demands.binaryDigests;
    if (!accepted.empty() && std::find(accepted.begin(), accepted.end(), start->binaryDigest) == accepted.end())
        return Finding::fail(Reason::LogOtherBinary);
    if (!demands.runner.empty() && start->runner != demands.runner) return Finding::fail(Reason::LogOtherRunner);
    return Finding::pass();
}

// qualifier is a function of the log head, which is known only now.
template <class QualifierOf>
Finding checkQuote(const Ak& ak, const QuoteDemands& demands, const TpmQuoteEvidence& evidence,
                   const QualifierOf& qualifierOf, EvidenceFacts& facts) {
    LEO_CHECK_FINDING(checkSignature(ak, evidence.quote));
    LEO_CHECK_FINDING(readAttest<QuoteInfo>(ak, evidence.quote.attest, facts.attest));
    LEO_CHECK_FINDING(checkPcrs(demands, evidence, std::get<QuoteInfo>(facts.attest.attested), facts.pcrs));
    if (evidence.log.pcr13() != facts.pcrs.at(kRuntimeLogPcr)) return Finding::fail(Reason::LogReplay);
    if (!equal(facts.attest.extraData, qualifierOf(evidence.log.head()))) return Finding::fail(Reason::Qualifier);
    if (!facts.attest.clock.safe) return Finding::fail(Reason::ClockNotSafe);
    return checkNodeStart(demands, evidence.log);
}

Finding compareStart(const TaskStart& logged, const TaskStart& expected) {
    if (logged.task != expected.task) return Finding::fail(Reason::LogOtherTask);
    if (logged.draw != expected.draw || logged.turn != expected.turn) return Finding::fail(Reason::LogOtherTurn);
    if (logged.codeCid != expected.codeCid) return Finding::fail(Reason::LogOtherCode);
    if (logged.imageDigest != expected.imageDigest) return Finding::fail(Reason::LogOtherImage);
    if (logged.profileDigest != expected.profileDigest) return Finding::fail(Reason::LogOtherProfile);
    if (logged.limitsDigest != expected.limitsDigest) return Finding::fail(Reason::LogOtherLimits);
    if (logged.inputCid != expected.inputCid) return Finding::fail(Reason::LogOtherInput);
    return Finding::pass();
}

Finding compareEnd(const TaskEnd& logged, const TaskEnd& expected) {
    if (logged.task != expected.task) return Finding::fail(Reason::LogOtherTask);
    if (logged.resultCid != expected.resultCid) return Finding::fail(Reason::LogOtherResult);
    if (logged.exit != expected.exit) return Finding::fail(Reason::LogOtherExit);
    if (logged.cleanupDigest != expected.cleanupDigest) return Finding::fail(Reason::LogOtherCleanup);
    return Finding::pass();
}

// The last events of the log are what the phase demands.
Finding checkLogPhase(const EvidenceContext& context, const RuntimeLog& log) {
    const Phase phase = context.qualifier.phase;
    if (phase == Phase::Before)
        return log.taskOpen() ? Finding::fail(Reason::LogPhase, "a task is open") : Finding::pass();

    LEO_ASSERT(context.taskStart.has_value());
    const auto& events = log.events();
    const std::size_t behind = phase == Phase::During ? 1 : 2;
    if (events.size() < behind) return Finding::fail(Reason::LogPhase, "too few events");
    const auto* start = std::get_if<TaskStart>(&events[events.size() - behind]);
    if (!start) return Finding::fail(Reason::LogPhase, "no task-start where the phase demands one");
    LEO_CHECK_FINDING(compareStart(*start, *context.taskStart));
    if (phase == Phase::During) return Finding::pass();
    const auto* end = std::get_if<TaskEnd>(&events.back());
    if (!end) return Finding::fail(Reason::LogPhase, "no task-end");
    return context.taskEnd ? compareEnd(*end, *context.taskEnd) : Finding::pass();
}

// How many events lie between two phases: before 0, task-start 1, task-end 2.
std::size_t eventsBetween(Phase earlier, Phase later) {
    return static_cast<std::size_t>(later) - static_cast<std::size_t>(earlier);
}

Finding checkContinuity(const EvidenceContext& context, const Ak& ak, const TpmQuoteEvidence& evidence,
                        const EvidenceFacts& facts) {
    const Phase phase = context.qualifier.phase;
    if (!context.previous) {
        if (phase == Phase::Before) return Finding::pass();
        return Finding::fail(Reason::PhaseOrder, "no evidence of an earlier phase");
    }
    const auto& previous = std::get<TpmQuoteEvidence>(*context.previous);
    const bool repeated = context.previousPhase == phase && phase != Phase::After;
    if (context.previousPhase >= phase && !repeated) return Finding::fail(Reason::PhaseOrder);
    if (previous.quote.attest == evidence.quote.attest)
        return Finding::fail(Reason::PhaseOrder, "the same quote as in the earlier phase");
    if (!checkSignature(ak, previous.quote).ok()) return Finding::fail(Reason::SignerChanged);
    Attest earlier;
    LEO_CHECK_FINDING(readAttest<QuoteInfo>(ak, previous.quote.attest, earlier));

    const ClockInfo& before = earlier.clock;
    const ClockInfo& now = facts.attest.clock;
    if (earlier.firmware != facts.attest.firmware) return Finding::fail(Reason::FirmwareChanged);
    if (before.resetCount != now.resetCount) return Finding::fail(Reason::ResetChanged);
    if (before.restartCount != now.restartCount) return Finding::fail(Reason::RestartChanged);
    if (now.clock < before.clock) return Finding::fail(Reason::ClockBack);
    if (context.elapsed) {
        const std::uint64_t passed = now.clock - before.clock;
        const auto [least, most] = std::minmax(passed, context.elapsed->elapsedMs);
        if (most - least > context.elapsed->toleranceMs) return Finding::fail(Reason::ClockAgainstWall);
    }
    const std::size_t added = eventsBetween(context.previousPhase, phase);
    if (!previous.log.isPrefixOf(evidence.log) ||
        evidence.log.events().size() != previous.log.events().size() + added)
        return Finding::fail(Reason::LogNotExtended);
    return Finding::pass();
}

Finding judgeEvidence(const EvidenceContext& context, const Evidence& evidence, EvidenceFacts& facts) {
    const auto& quote = std::get<TpmQuoteEvidence>(evidence);
    Ak ak;
    LEO_CHECK_FINDING(loadAk(context.akPublic, ak));
    const QuoteDemands demands{context.pcrMask, context.platformDigests, context.binaryDigests, context.runner,
                               context.checkpoint};
    const auto qualifierOf = [&context](const Hash& head) { return quoteQualifier(context.qualifier, head); };
    LEO_CHECK_FINDING(checkQuote(ak, demands, quote, qualifierOf, facts));
    LEO_CHECK_FINDING(checkLogPhase(context, quote.log));
    return checkContinuity(context, ak, quote, facts);
}

}  // namespace

Finding checkAk(ByteView publicArea) {
    Ak ak;
    return loadAk(publicArea, ak);
}

TimeOutcome verifyGetTime(ByteView akPublic, const Hash& nonce, const SignedAttest& signedTime) {
    TimeOutcome outcome;
    const auto judge = [&]() -> Finding {
        Ak ak;
        LEO_CHECK_FINDING(loadAk(akPublic, ak));
        LEO_CHECK_FINDING(checkSignature(ak, signedTime));
        Attest attest;
        LEO_CHECK_FINDING(readAttest<TimeInfo>(ak, signedTime.attest, attest));
        if (!equal(attest.extraData, nonce)) return Finding::fail(Reason::TimeNonce);
        const auto& info = std::get<TimeInfo>(attest.attested);
        if (!info.clock.safe) return Finding::fail(Reason::ClockNotSafe);
        outcome.report = TimeReport{info.time, info.clock, info.firmware};
        return Finding::pass();
    };
    outcome.finding = judge();
    return outcome;
}

Finding checkFirmware(const TimeReport& report, const std::vector<std::uint64_t>& denied) {
    if (std::find(denied.begin(), denied.end(), report.firmware) != denied.end())
        return Finding::fail(Reason::Firmware);
    return Finding::pass();
}

EvidenceOutcome verifyEvidence(const EvidenceContext& context, const Evidence& evidence) {
    EvidenceOutcome outcome;
    outcome.finding = judgeEvidence(context, evidence, outcome.facts);
    return outcome;
}

EvidenceOutcome verifyEvidence(const EvidenceContext& context, ByteView evidenceBytes) {
    Evidence evidence;
    Finding decoded = decodeEvidence(evidenceBytes, evidence);
    if (!decoded.ok()) return EvidenceOutcome{std::move(decoded), {}};
    return verifyEvidence(context, evidence);
}

EvidenceOutcome verifyMachine(const MachineContext& context, const Evidence& evidence) {
    EvidenceOutcome outcome;
    const auto judge = [&]() -> Finding {
        Ak ak;
        LEO_CHECK_FINDING(loadAk(context.akPublic, ak));
        const QuoteDemands demands{context.pcrMask, context.platformDigests, context.binaryDigests, context.runner,
                                   context.checkpoint};
        const auto qualifierOf = [&context](const Hash&) { return context.qualifier; };
        return checkQuote(ak, demands, std::get<TpmQuoteEvidence>(evidence), qualifierOf, outcome.facts);
    };
    outcome.finding = judge();
    return outcome;
}

PcrValues predictPcrs(const EvidenceFacts& facts, const RuntimeLog& log, const TaskStart& start) {
    PcrValues values = facts.pcrs;
    values[kRuntimeLogPcr] = log.predictPcr13(start);
    return values;
}

}  // namespace leo::attest

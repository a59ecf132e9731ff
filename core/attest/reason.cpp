#include "attest/reason.h"

namespace leo::attest {
namespace {

struct Entry {
    Reason reason;
    std::string_view name;
    std::string_view text;
};

constexpr Entry kEntries[] = {
    {Reason::Ok, "ok", "Everything checked is as it should be."},
    {Reason::NoAnswer, "no-answer", "The node sent nothing that could be judged."},
    {Reason::NonceNotCovered, "nonce-not-covered", "The quote does not answer this verifier's nonce."},
    {Reason::ClockNotSafe, "clock-not-safe", "The TPM's clock is not safe yet after an unorderly restart."},
    {Reason::MalformedEvidence, "malformed-evidence",
     "The evidence is not canonical leo-cbor of the expected shape."},
    {Reason::EvidenceTooLarge, "evidence-too-large", "The evidence is over the size limit."},
    {Reason::UnsupportedEvidence, "unsupported-evidence", "This build does not know the evidence's version or kind."},
    {Reason::MalformedAttest, "malformed-attest", "The attestation structure is malformed."},
    {Reason::MalformedSignature, "malformed-signature", "The signature structure is malformed."},
    {Reason::MalformedPublic, "malformed-public", "The public key structure is malformed."},
    {Reason::MalformedCertificate, "malformed-certificate", "A certificate cannot be read."},
    {Reason::AkKind, "ak-kind", "The attestation key is not an ECC P-256 key."},
    {Reason::AkAttributes, "ak-attributes", "The attestation key is not a TPM's own restricted signing key."},
    {Reason::AkNameAlg, "ak-name-alg", "The attestation key's name algorithm is not SHA-256."},
    {Reason::AkScheme, "ak-scheme", "The attestation key's scheme is not ECDSA with SHA-256."},
    {Reason::AkOffCurve, "ak-off-curve", "The attestation key is not a point on the curve."},
    {Reason::AkHierarchy, "ak-hierarchy", "The attestation key is not a primary key of the owner hierarchy."},
    {Reason::EkKind, "ek-kind", "The endorsement key is of a kind this network or root does not use."},
    {Reason::EkAttributes, "ek-attributes",
     "The endorsement key does not have the attributes of the TCG's template."},
    {Reason::EkWeakKey, "ek-weak-key", "The endorsement key is weak or not a valid key."},
    {Reason::EkChain, "ek-chain", "The endorsement certificate does not chain to a root of this network."},
    {Reason::EkIsCa, "ek-is-ca", "The endorsement certificate is a certificate authority's."},
    {Reason::EkUsage, "ek-usage", "The certificate is not one for endorsement keys."},
    {Reason::EkKeyMismatch, "ek-key-mismatch", "The certificate is for another key."},
    {Reason::EkNotYetValid, "ek-not-yet-valid", "A certificate of the chain is not valid yet."},
    {Reason::EkExpired, "ek-expired", "A certificate of the chain has expired."},
    {Reason::EkRevoked, "ek-revoked", "The endorsement key is on the network's deny list."},
    {Reason::ActivationWrong, "activation-wrong", "The node could not open the credential."},
    {Reason::ActivationLate, "activation-late", "The answer to the credential came too late."},
    {Reason::ActivationUsed, "activation-used", "The challenge was answered before; there is one attempt."},
    {Reason::SignatureScheme, "signature-scheme", "The signature is not ECDSA."},
    {Reason::SignatureHash, "signature-hash", "The signature is not over SHA-256."},
    {Reason::SignatureRange, "signature-range", "The signature's numbers are outside their range."},
    {Reason::SignatureWrong, "signature-wrong", "The attestation key did not sign this."},
    {Reason::AttestMagic, "attest-magic", "The signed bytes were not made by a TPM."},
    {Reason::AttestType, "attest-type", "The signed structure is of another type than asked for."},
    {Reason::Qualifier, "qualifier",
     "The quote is bound to another task, turn, phase, block, nonce, channel or log."},
    {Reason::PcrSelection, "pcr-selection", "The quote covers other PCRs than the network demands."},
    {Reason::PcrDigest, "pcr-digest", "The PCR values are not the quoted ones."},
    {Reason::PlatformPcrs, "platform-pcrs", "The platform's measurements are not on the list of good ones."},
    {Reason::Firmware, "firmware", "The TPM's firmware is on the deny list."},
    {Reason::TimeNonce, "time-nonce", "The signed time answers another nonce."},
    {Reason::ResetChanged, "reset-changed", "The TPM was reset in between."},
    {Reason::RestartChanged, "restart-changed", "The TPM was restarted or resumed in between."},
    {Reason::ClockBack, "clock-back", "The TPM's clock went back."},
    {Reason::ClockAgainstWall, "clock-against-wall", "The TPM's clock disagrees with the time that passed."},
    {Reason::FirmwareChanged, "firmware-changed", "The TPM's firmware changed in between."},
    {Reason::SignerChanged, "signer-changed", "The earlier evidence was signed by another key."},
    {Reason::PhaseOrder, "phase-order", "The earlier evidence is missing or not of an earlier moment."},
    {Reason::LogTooLarge, "log-too-large", "The runtime log is over its limit."},
    {Reason::LogMalformed, "log-malformed", "The runtime log is malformed."},
    {Reason::LogUnknownEvent, "log-unknown-event", "The runtime log has an event this build does not know."},
    {Reason::LogGrammar, "log-grammar", "The events of the runtime log are not in a possible order."},
    {Reason::LogReplay, "log-replay", "The runtime log does not give the quoted PCR 13."},
    {Reason::LogNotExtended, "log-not-extended", "The runtime log does not continue the earlier one."},
    {Reason::LogPhase, "log-phase", "The runtime log ends at another event than this phase demands."},
    {Reason::LogOtherTask, "log-other-task", "The runtime log names another task."},
    {Reason::LogOtherTurn, "log-other-turn", "The runtime log names another draw or turn."},
    {Reason::LogOtherCode, "log-other-code", "The runtime log names other code."},
    {Reason::LogOtherImage, "log-other-image", "The runtime log names another container image."},
    {Reason::LogOtherProfile, "log-other-profile", "The runtime log names another sandbox profile."},
    {Reason::LogOtherLimits, "log-other-limits", "The runtime log names other limits."},
    {Reason::LogOtherInput, "log-other-input", "The runtime log names another input."},
    {Reason::LogOtherResult, "log-other-result", "The runtime log names another result."},
    {Reason::LogOtherExit, "log-other-exit", "The runtime log names another exit code."},
    {Reason::LogOtherCleanup, "log-other-cleanup", "The runtime log names another clean-up report."},
    {Reason::LogOtherBinary, "log-other-binary", "The node runs a program that is not on the list of good ones."},
    {Reason::LogOtherRunner, "log-other-runner", "The node uses another sandbox than the task demands."},
    {Reason::BlobMalformed, "blob-malformed", "The sealed key is malformed."},
    {Reason::BlobParent, "blob-parent", "The sealed key is for another machine."},
    {Reason::BlobAttributes, "blob-attributes", "The sealed key would open without its policy."},
    {Reason::BlobPolicy, "blob-policy", "The sealed key has another policy than was agreed."},
};

const Entry* find(Reason reason) {
    for (const Entry& entry : kEntries)
        if (entry.reason == reason) return &entry;
    return nullptr;
}

}  // namespace

ReasonClass classOf(Reason reason) {
    const auto number = static_cast<unsigned>(reason);
    if (number == 0) return ReasonClass::Ok;
    if (number < 10) return ReasonClass::Unreachable;
    if (number < 20) return ReasonClass::Stale;
    return ReasonClass::Untrusted;
}

std::string_view reasonName(Reason reason) {
    const Entry* entry = find(reason);
    return entry ? entry->name : "unknown";
}

std::string_view reasonText(Reason reason) {
    const Entry* entry = find(reason);
    return entry ? entry->text : "An unknown reason.";
}

std::optional<Reason> reasonFromNumber(std::uint64_t number) {
    if (number > 0xFF) return std::nullopt;
    const auto reason = static_cast<Reason>(number);
    if (!find(reason)) return std::nullopt;
    return reason;
}

Status Finding::toStatus() const {
    if (ok()) return {};
    std::string sentence(reasonText(reason));
    if (!detail.empty()) sentence += " (" + detail + ")";
    switch (classOf(reason)) {
        case ReasonClass::Unreachable: return makeError(Code::Unreachable, std::move(sentence));
        case ReasonClass::Stale: return makeError(Code::Stale, std::move(sentence));
        case ReasonClass::Ok:
        case ReasonClass::Untrusted: break;
    }
    return makeError(Code::Untrusted, std::move(sentence));
}

}  // namespace leo::attest

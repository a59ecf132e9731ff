// Reason: why a check of attestation passed or failed, as one byte that verdicts carry and layer one records.
//
// Numbers are part of the protocol: never reuse or renumber one, only append. Every check that can fail has a reason
// of its own, because a test (or a monitor) that only sees "failed" cannot tell the right failure from another one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace leo::attest {

enum class Reason : std::uint8_t {
    Ok = 0,

    // unreachable: nothing came that could be judged
    NoAnswer = 1,

    // stale: what came is not about now
    NonceNotCovered = 10,  // the verifier's nonce is not under the quoted nonce root
    ClockNotSafe = 11,     // TPMS_CLOCK_INFO.safe is 0: the clock may repeat, wait and quote again

    // untrusted: the bytes are not what they claim
    MalformedEvidence = 20,
    EvidenceTooLarge = 21,
    UnsupportedEvidence = 22,  // version or kind unknown to this build
    MalformedAttest = 23,
    MalformedSignature = 24,
    MalformedPublic = 25,
    MalformedCertificate = 26,

    // untrusted: AK
    AkKind = 30,        // not an ECC P-256 key
    AkAttributes = 31,  // not exactly a TPM's own restricted signing key
    AkNameAlg = 32,
    AkScheme = 33,
    AkOffCurve = 34,
    AkHierarchy = 35,  // qualifiedSigner is not this AK as a primary of the owner hierarchy

    // untrusted: EK
    EkKind = 40,  // not RSA-2048 or P-256, or not the algorithm the root names
    EkAttributes = 41,
    EkWeakKey = 42,  // RSA below 2048 bits or exponent other than 65537, point off the curve
    EkChain = 43,    // does not chain to a root of this network
    EkIsCa = 44,
    EkUsage = 45,  // extended key usage lacks tcg-kp-EKCertificate
    EkKeyMismatch = 46,
    EkNotYetValid = 47,
    EkExpired = 48,
    EkRevoked = 49,  // on the network's deny list

    // untrusted: credential activation
    ActivationWrong = 55,
    ActivationLate = 56,
    ActivationUsed = 57,  // one attempt per challenge

    // untrusted: quote
    SignatureScheme = 60,  // not ECDSA
    SignatureHash = 61,    // not SHA-256
    SignatureRange = 62,   // r or s is 0 or not below the group order
    SignatureWrong = 63,
    AttestMagic = 64,
    AttestType = 65,
    Qualifier = 66,  // extraData is not the qualifier of this task, draw, turn, phase, anchor, nonces, channel, log
    PcrSelection = 67,  // bank, number of banks or set of PCRs differs from the genesis mask
    PcrDigest = 68,
    PlatformPcrs = 69,  // a platform nobody listed as good
    Firmware = 70,      // on the deny list
    TimeNonce = 71,     // a GetTime over another nonce

    // untrusted: continuity between phases
    ResetChanged = 80,
    RestartChanged = 81,
    ClockBack = 82,
    ClockAgainstWall = 83,
    FirmwareChanged = 84,
    SignerChanged = 85,
    PhaseOrder = 86,  // the previous evidence is missing, not of the phase before, or equal to this one

    // untrusted: runtime log
    LogTooLarge = 100,
    LogMalformed = 101,
    LogUnknownEvent = 102,
    LogGrammar = 103,      // not node-start, (task-start, task-end)*, [task-start]
    LogReplay = 104,       // does not give the quoted PCR 13
    LogNotExtended = 105,  // an earlier log is not a prefix of the later one, or more than one event was added
    LogPhase = 106,        // ends at another event than the phase demands
    LogOtherTask = 107,
    LogOtherTurn = 108,
    LogOtherCode = 109,
    LogOtherImage = 110,
    LogOtherProfile = 111,
    LogOtherLimits = 112,
    LogOtherInput = 113,
    LogOtherResult = 114,
    LogOtherExit = 115,
    LogOtherCleanup = 116,
    LogOtherBinary = 117,  // node-start names a program nobody listed as good
    LogOtherRunner = 118,

    // untrusted: sealed key
    BlobMalformed = 130,
    BlobParent = 131,      // sealed to another EK
    BlobAttributes = 132,  // opens by password, or could leave the TPM
    BlobPolicy = 133,      // another policy than the one both sides can compute
};

enum class ReasonClass : std::uint8_t { Ok, Unreachable, Stale, Untrusted };

ReasonClass classOf(Reason reason);
// Short, lower-case, with hyphens ("pcr-digest"); for logs, JSON and the explorer. "unknown" for a number not above.
std::string_view reasonName(Reason reason);
// One English sentence for people.
std::string_view reasonText(Reason reason);
// The number as a peer sent it. Nothing for a number this build does not know.
std::optional<Reason> reasonFromNumber(std::uint64_t number);

// The outcome of one check. Results are AND-ed by returning the first that is not ok: a check that did not run is not
// a pass.
struct Finding {
    Reason reason = Reason::NoAnswer;
    std::string detail;  // which field and how, in English, never a secret

    bool ok() const { return reason == Reason::Ok; }
    explicit operator bool() const { return ok(); }
    static Finding pass() { return Finding{Reason::Ok, {}}; }
    static Finding fail(Reason reason, std::string detail = {}) { return Finding{reason, std::move(detail)}; }
    // For callers that speak Result: Untrusted, Stale or Unreachable with the sentence and the detail.
    Status toStatus() const;
};

// Evaluates an expression that yields a Finding; returns it from the enclosing function unless it passed.
#define LEO_CHECK_FINDING(expression)                     \
    do {                                                  \
        ::leo::attest::Finding leoFinding = (expression); \
        if (!leoFinding.ok()) return leoFinding;          \
    } while (false)

}  // namespace leo::attest

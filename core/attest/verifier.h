// The verifier: decides from bytes alone whether evidence shows the machine and the run that was asked for.
//
// Pure: no clock, no device, no network; the same inputs give the same Reason on every machine, so layer one can
// judge a monitor's verdict (protocol section 4). Signatures are checked first, so every later reason is about bytes
// the AK really signed. What is checked against is always the verifier's own value, never one the attester supplied.
#pragma once

#include "attest/evidence.h"

namespace leo::attest {

// ---- AK ----

// AkKind, AkAttributes, AkNameAlg, AkScheme, AkOffCurve, MalformedPublic (attestation section 1). publicArea is a
// TPMT_PUBLIC.
Finding checkAk(ByteView publicArea);

// ---- GetTime ----

// TPM2_GetTime in clear: the TPM's own counters, from which an owner makes a policy.
struct TimeReport {
    std::uint64_t time = 0;
    ClockInfo clock;
    std::uint64_t firmware = 0;
    bool operator==(const TimeReport&) const = default;
};

struct TimeOutcome {
    Finding finding;
    TimeReport report;  // meaningful when finding.ok()
};
// The AK passes checkAk, the signature holds, the type is Time, extraData is the nonce, safe is set.
TimeOutcome verifyGetTime(ByteView akPublic, const Hash& nonce, const SignedAttest& signedTime);
// Firmware when the report's version is on the list.
Finding checkFirmware(const TimeReport& report, const std::vector<std::uint64_t>& denied);

// ---- quotes ----

// How far the TPM's clock may stray from the verifier's between two phases.
struct ElapsedBound {
    std::uint64_t elapsedMs = 0;    // between receiving the previous and this evidence, on the verifier's clock
    std::uint64_t toleranceMs = 0;  // TPM clocks may be 15 % off (Part 1 section 36.3), plus the way
};

// What the verifier expects. Views and pointers must outlive the call.
struct EvidenceContext {
    ByteView akPublic;    // as layer one registered it
    PcrMask pcrMask = 0;  // genesis; contains PCR 13
    // Composite digests of the selected PCRs other than 13 (pcrDigest of their values); empty accepts any platform.
    std::vector<Hash> platformDigests;
    QualifierFields qualifier;  // with the phase
    // Reference values for node-start; empty accepts any.
    std::vector<Hash> binaryDigests;
    std::string runner;
    // From where the node's log may continue, as layer one recorded it.
    const Checkpoint* checkpoint = nullptr;
    // The task-start this task must have; needed in phases During and After.
    std::optional<TaskStart> taskStart;
    // The task-end the executor claims; checked in phase After when given.
    std::optional<TaskEnd> taskEnd;
    // The evidence of the phase before, already judged by the caller; needed in phases During and After, except
    // that a later During round is compared with the first by the caller's choice of `previous`. Its signature is
    // checked again here.
    const Evidence* previous = nullptr;
    // The phase of `previous`. During may follow Before or During, After may follow Before or During.
    Phase previousPhase = Phase::Before;
    std::optional<ElapsedBound> elapsed;  // only with previous; layer one leaves it out
};

// What good evidence says, for the caller's own records.
struct EvidenceFacts {
    Attest attest;
    PcrValues pcrs;
};

struct EvidenceOutcome {
    Finding finding;
    EvidenceFacts facts;  // meaningful when finding.ok()
};
EvidenceOutcome verifyEvidence(const EvidenceContext& context, const Evidence& evidence);
// The same from the wire.
EvidenceOutcome verifyEvidence(const EvidenceContext& context, ByteView evidenceBytes);

// A quote that is about the machine and not about a task: admission and renewal. extraData must be `qualifier`
// (the caller's own hash); checks AK, signature, type, selection, digest, platform, log grammar and replay. A task
// may be open: a renewal does not wait for its end.
struct MachineContext {
    ByteView akPublic;
    PcrMask pcrMask = 0;
    std::vector<Hash> platformDigests;
    Hash qualifier{};
    std::vector<Hash> binaryDigests;
    std::string runner;
    const Checkpoint* checkpoint = nullptr;
};
EvidenceOutcome verifyMachine(const MachineContext& context, const Evidence& evidence);

// What the owner seals to: the quoted platform PCRs and PCR 13 as it will be after `start`. facts as verified.
PcrValues predictPcrs(const EvidenceFacts& facts, const RuntimeLog& log, const TaskStart& start);

}  // namespace leo::attest

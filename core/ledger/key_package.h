// Key package and grant: what a group asks an owner with, and what the owner answers (protocol section 2, step 9;
// attestation section 4). Here and not in protocol/, because layer one judges both when an executor says that it
// cannot use a key.
//
// The package is sealed to the owner's account and served as one block; its CID stands in KeyRequest. Nobody trusts
// anything in it: every value is compared with the ledger, every signature and proof verified.
#pragma once

#include <optional>
#include <vector>

#include "attest/sealing.h"
#include "attest/verifier.h"
#include "crypto/box.h"
#include "ledger/state.h"

namespace leo::codec {
class Reader;
}

namespace leo::ledger {

struct NonceEntry {
    NodeId node;
    Hash nonce{};
};
// Malformed unless in order of node id, each node once. A second nonce for one node would be a nonce that the quote
// does not cover: an executor could quote in advance over nonces of its own and name the monitors' fresh ones beside
// them.
Result<attest::NonceSet> nonceSet(const std::vector<NonceEntry>& entries);
// The list as it stands in an EvidenceShare and in a key package, in that order.
Result<std::vector<NonceEntry>> readNonces(codec::Reader& in);

struct QuotedEvidence {
    std::vector<NonceEntry> nonces;
    Bytes evidence;
};

struct KeyPackage {
    Certificate certificate;
    std::vector<QuotedEvidence> evidence;  // the before-quotes
    attest::SignedAttest time;             // TPM2_GetTime over ownerNonce
    std::vector<SignedVerdict> verdicts;   // before-verdicts

    Bytes encode() const;
    static Result<KeyPackage> decode(ByteView bytes);
};
inline constexpr std::size_t kMaxPackageBytes = 900u << 10;  // one block of content, one gossip message
inline constexpr std::size_t kMaxPackageEvidence = 4;

// The nonce of the TPM2_GetTime in a key package: fresh, because nobody knew the anchor's block before, and the same
// for both owners, so that one answer serves them.
Hash ownerNonce(const TaskId& task, std::uint32_t draw, std::uint32_t turn, const BlockHash& anchorBlock);

// The same package for the same owner is the same block: its ephemeral key is derived from the content, which nobody
// outside the group can guess (docs/decisions/011-key-requests.md). So a member knows its group's package by its CID,
// and layer one can tell what an owner was shown.
Result<Bytes> sealPackage(ByteView encodedPackage, const TaskId& task, const AccountId& owner);
Result<KeyPackage> openPackage(const TaskId& task, const crypto::Identity& owner, ByteView block);

// What is inside a grant's box: the blob and the clock deadline of its policy; the rest of the policy both sides
// compute from the same evidence.
struct Grant {
    attest::ImportBlob blob;
    std::uint64_t clockDeadlineMs = 0;
    Bytes encode() const;
    static Result<Grant> decode(ByteView bytes);
};
// What a grant's box is bound to, beside the channel key it is sealed to.
std::string grantContext(const TaskId& task, std::uint32_t draw, std::uint32_t turn, Party party);

// The machine that an executor must prove, from layer one's records.
struct ProvingMachine {
    Bytes akPublic, ekPublic;
    attest::PcrMask pcrMask = 0;
    std::vector<Hash> platformDigests;
    std::optional<attest::Checkpoint> checkpoint;
    attest::QualifierFields qualifier;  // before; without the nonces
    attest::TaskStart start;            // without the profile, which its log names

    attest::TaskStart startAfter(const attest::RuntimeLog& log) const;
};
// The executor of the task's present turn; it joined this draw.
ProvingMachine provingMachine(const Params& params, const std::vector<Hash>& platformDigests, const Task& task,
                              const BlockHash& anchorBlock, const NodeRecord& executor, const LambdaRecord& lambda,
                              const Manifest& manifest);

// What quotes of it show, and what a key for it is sealed to.
struct ProvenState {
    attest::PcrValues predicted;  // with task-start measured
    attest::TimeReport time;
    std::string runner;
    attest::PolicySpec policy(std::uint64_t clockDeadlineMs) const;
};
// Every quote of a package; the last one counts. `out` is filled in part.
attest::Finding judgeQuotes(const ProvingMachine& machine, const std::vector<QuotedEvidence>& quotes,
                            ProvenState& out);
attest::Finding judgeTime(const ProvingMachine& machine, const attest::SignedAttest& time, ProvenState& out);

// Milliseconds of TPM time that a key must live from the clock of its package on, to reach the end of a window
// `spanMs` after the turn began: a TPM's clock may be 15 % fast (Part 1, section 36.3).
inline constexpr std::uint64_t clockLifeFor(std::uint64_t spanMs) {
    return spanMs + spanMs / 6;
}

// Does this box hold what an honest owner would have put into it? The channel secret opens it; the key in it must be
// sealed to the machine, in the state it proved, until `spanMs` after the turn began at least.
struct JudgedGrant {
    attest::Finding finding;
    Grant grant;  // meaningful when the finding is ok
};
JudgedGrant judgeGrant(const ProvingMachine& machine, const ProvenState& proven, ByteView channelSecret,
                       const std::string& context, ByteView box, std::uint64_t spanMs);

}  // namespace leo::ledger

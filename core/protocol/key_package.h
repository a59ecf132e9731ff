// Key package: what the group hands to Alice and to Bob with a key request, what each checks before letting a key go,
// and the grant that comes back (protocol section 2, step 9; attestation section 4).
//
// The package is sealed to the owner's account and served as one block; its CID stands in KeyRequest. The owner
// trusts nothing in it: every value is compared with the ledger, every signature and proof verified here.
#pragma once

#include <array>

#include "protocol/messages.h"
#include "protocol/turn.h"

namespace leo::protocol {

struct QuotedEvidence {
    std::vector<NonceEntry> nonces;
    Bytes evidence;
};

struct KeyPackage {
    ledger::Certificate certificate;
    std::vector<QuotedEvidence> evidence;         // the before-quotes, most covered monitors first
    attest::SignedAttest time;                    // TPM2_GetTime over ownerNonce
    std::vector<ledger::SignedVerdict> verdicts;  // before-verdicts

    Bytes encode() const;
    static Result<KeyPackage> decode(ByteView bytes);
};
inline constexpr std::size_t kMaxPackageBytes = 900u << 10;  // one block of content, one gossip message
inline constexpr std::size_t kMaxPackageEvidence = 4;

Result<Bytes> sealPackage(const KeyPackage& package, const TaskId& task, const AccountId& owner, Random& random);
Result<KeyPackage> openPackage(const TaskId& task, const crypto::Identity& owner, ByteView block);

// The six checks an owner is shown, in this order; a later one is not run when an earlier one fails.
enum class Check : std::uint8_t { Draw, Anchor, Verdicts, Machine, State, Requirements };
inline constexpr std::size_t kCheckCount = 6;
std::string_view checkName(Check check);

struct CheckResult {
    bool ran = false;
    bool ok = false;
    std::string detail;  // what was found, one clause for a person
};

// What an owner found out about the machine that wants its key.
struct PackageReport {
    std::array<CheckResult, kCheckCount> checks;
    NodeId executor;
    std::string executorName;
    bool softwareTpm = false;
    std::vector<ledger::Member> members;  // rank order
    std::uint32_t verdictsOk = 0, verdictsOf = 0;
    std::vector<NodeId> confirmed;                    // the monitors whose ok counted
    std::string runner;                               // sandbox runner that the machine measured
    attest::Reason stateReason = attest::Reason::Ok;  // why check State failed, when it did over the evidence
    attest::PcrValues predicted;                      // what the key will be sealed to
    attest::TimeReport time;
    bool passed() const;
    const CheckResult& check(Check which) const { return checks[static_cast<std::size_t>(which)]; }
};

// Verifies a package against the ledger. `turn` comes from Turn::of with the package's certificate, after checkDraw.
PackageReport verifyPackage(const ledger::State& state, const TaskId& task, const KeyPackage& package,
                            const References& references);

// What is inside a grant's box: the blob and the clock deadline of its policy; the rest of the policy both sides
// compute from the same evidence.
struct Grant {
    attest::ImportBlob blob;
    std::uint64_t clockDeadlineMs = 0;
    Bytes encode() const;
    static Result<Grant> decode(ByteView bytes);
};

// Seals the owner's content key so that only this executor, in this state, before this deadline opens it.
// WrongState unless the report passed.
Result<Bytes> makeGrantBox(const ledger::State& state, const TaskId& task, ledger::Party party,
                           const PackageReport& report, ByteView contentKey32, Random& random);
// The executor's side: opens the box and checks the blob against what it can compute itself.
struct OpenedGrant {
    attest::ImportBlob blob;
    attest::PolicySpec policy;
};
Result<OpenedGrant> openGrantBox(const Turn& turn, ledger::Party party, ByteView channelSecret, ByteView box,
                                 const attest::PcrValues& predicted, const attest::TimeReport& time);

}  // namespace leo::protocol

// Key packages from both sides: what an owner checks before letting a key go and the grant it makes (protocol section
// 2, step 9; attestation section 4), what members check before they ask, and how an executor opens a grant. The
// formats, and what layer one judges too, are ledger/key_package.h.
#pragma once

#include <array>

#include "protocol/messages.h"
#include "protocol/turn.h"

namespace leo::protocol {

using ledger::Grant;
using ledger::KeyPackage;
using ledger::kMaxPackageBytes;
using ledger::kMaxPackageEvidence;
using ledger::openPackage;
using ledger::QuotedEvidence;
inline Result<Bytes> sealPackage(const KeyPackage& package, const TaskId& task, const AccountId& owner) {
    return ledger::sealPackage(package.encode(), task, owner);
}

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

// What members check before they ask with a package, or vouch for another member's: everything an owner will, but for
// draw and anchor, which a group stands on.
Status checkOwnPackage(const Turn& turn, const KeyPackage& package, TimeMs now);
// One quote of it, and the clock that came with it.
attest::Finding checkQuote(const Turn& turn, const QuotedEvidence& quoted,
                           const std::optional<attest::SignedAttest>& time);

// Seals the owner's content key so that only this executor, in this state, before this deadline opens it.
// WrongState unless the report passed.
Result<Bytes> makeGrantBox(const ledger::State& state, const TaskId& task, ledger::Party party,
                           const PackageReport& report, ByteView contentKey32, Random& random);
// The executor's side: opens the box and checks the blob against what it can compute itself. The same judgement as
// layer one's of KeyUnusable.
struct OpenedGrant {
    attest::ImportBlob blob;
    attest::PolicySpec policy;
};
Result<OpenedGrant> openGrantBox(const Turn& turn, ledger::Party party, ByteView channelSecret, ByteView box,
                                 const ledger::ProvenState& proven, std::uint64_t spanMs);

}  // namespace leo::protocol

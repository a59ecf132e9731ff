// Statements: what members of an execution group sign to one another and layer one later judges: the reveal, the
// group certificate and the verdicts. A statement's slot is (task, draw, turn, attempt, kind, phase); two different
// signed statements of one node in one slot are equivocation (protocol section 2). A verdict of the phase After is
// about an outcome, which is part of its slot.
#pragma once

#include <vector>

#include "attest/evidence.h"
#include "crypto/ecvrf.h"
#include "crypto/sign.h"
#include "ledger/manifest.h"

namespace leo::ledger {

inline constexpr std::size_t kMaxMembers = 256;  // tau is at most 32 seats; this bounds a record, not a draw
inline constexpr std::size_t kMaxCertificateBytes = 256 * kMaxMembers;  // a member is about 220 bytes

enum class Role : std::uint8_t { Executor = 1, Attestor = 2 };  // the election a VRF draw is for

// alpha = SHA-256("leo-vrf-v1" ‖ chainId ‖ taskId ‖ role u8 ‖ draw u32be ‖ seed), protocol section 2 step 4.
Hash vrfAlpha(const ChainId& chain, const TaskId& task, Role role, std::uint32_t draw, const Hash& seed);
// What a new node proves its VRF key with: H("leo-vrf-possession"; chain, node).
Hash possessionAlpha(const ChainId& chain, const NodeId& node);
// qualifyingData of the quote an attestor asks for: H("leo-admission"; chain, registration, attestor, nonce).
Hash admissionQualifier(const ChainId& chain, const TxId& registration, const NodeId& attestor, const Hash& nonce);
// qualifyingData of a renewal's quote: H("leo-renewal"; chain, node, epoch, first block of the epoch).
Hash renewalQualifier(const ChainId& chain, const NodeId& node, std::uint64_t epoch, const BlockHash& block);
// commitment = H("leo-join"; beta, salt, node)
Hash joinCommitment(const crypto::VrfBeta& beta, const Hash& salt, const NodeId& node);
// The tie-break among equal J: the last 32 bytes of beta, big-endian; the lower wins. It says nothing about J, which
// reads the first 16.
Hash lotOf(const crypto::VrfBeta& beta);

struct Member {
    NodeId node;
    std::uint32_t j = 0;
    crypto::VrfBeta beta{};
    crypto::VrfProof proof{};
    Hash salt{};
};

// A winning draw, signed and shown to the group: a false one is evidence against its signer. The signature names task
// and draw, and a task is the hash of a transaction of one chain.
struct Reveal {
    Member member;
    crypto::Signature signature{};
};
inline constexpr std::string_view kRevealTag = "leo-reveal-v1";
Bytes revealContent(const TaskId& task, std::uint32_t draw, const Member& member);
Reveal signReveal(const TaskId& task, std::uint32_t draw, const Member& member, const crypto::Identity& identity);
bool revealSigned(const TaskId& task, std::uint32_t draw, const Reveal& reveal);

// (J descending, lot ascending): true when a ranks before b.
bool ranksBefore(const Member& a, const Member& b);

struct Certificate {
    TaskId task;
    std::uint32_t draw = 0;
    std::vector<Member> members;  // in rank order; members[turn] executes

    Bytes encode() const;
    static Result<Certificate> decode(ByteView bytes);
    Hash hash() const;  // H("leo-certificate-v1"; certificate); signatures and the anchor cover this
};
inline constexpr std::string_view kCertificateTag = "leo-certificate-v1";
// What a member signs of a certificate. The attempt is part of it: one certificate an attempt, so two are provable.
Bytes certificateVote(const TaskId& task, std::uint32_t draw, std::uint32_t attempt, const Hash& certificate);
inline constexpr std::string_view kCertificateVoteTag = "leo-certificate-vote-v1";

using attest::Phase;  // Before, During, After

// Associated data of the box that carries a result's key to the requester.
std::string resultKeyContext(const TaskId& task);

// What an executor claims to have produced; monitors confirm it, Alice relies on it.
struct Outcome {
    CidBytes resultCid{};        // the encrypted result (output and log)
    Hash resultHash{};           // SHA-256 of that ciphertext
    std::uint32_t exit = 0;      // 0, or why the code failed: see ExitReason
    Hash sealedResultKeyHash{};  // SHA-256 of the box that opens the result
    Hash resultKeyCommitment{};  // what the ciphertext's header says of its key (crypto::commitmentIn)
    bool operator==(const Outcome&) const = default;
};

// exit of an Outcome: the low byte is the process's exit code, the next byte says what ended it.
enum class ExitReason : std::uint8_t {
    Exited = 0,
    Signal = 1,
    WallTime = 2,
    CpuTime = 3,
    Memory = 4,
    Processes = 5,
    Output = 6,
    Storage = 7,
    BadCode = 8,   // the code does not decrypt, unpack or start
    BadInput = 9,  // the input does not decrypt
};
inline constexpr std::uint32_t exitOf(ExitReason reason, std::uint8_t code) {
    return static_cast<std::uint32_t>(reason) << 8 | code;
}

struct Verdict {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    Phase phase = Phase::Before;
    NodeId monitor;
    Hash seen{};  // attest::seenDigest(monitor, evidence bytes): copying a verdict needs the evidence
    bool ok = false;
    std::uint8_t reason = 0;  // attest::Reason, 0 when ok
    Outcome outcome;          // After only; zero otherwise

    Bytes encode() const;
    static Result<Verdict> decode(ByteView bytes);
};
inline constexpr std::string_view kVerdictTag = "leo-verdict-v1";

struct SignedVerdict {
    Verdict verdict;
    crypto::Signature signature{};

    static SignedVerdict make(const Verdict& verdict, const crypto::Identity& identity);
    bool valid() const;  // signature of verdict.monitor
    Bytes encode() const;
    static Result<SignedVerdict> decode(ByteView bytes);
};

}  // namespace leo::ledger

// Transactions: everything that changes the ledger from outside. Signed bytes are leo-cbor
// [version, chainId, sender, nonce, fee, kind, body] behind the tag "leo-tx-v1"; the id is the hash of exactly those
// bytes, so a second signature over the same content is the same transaction.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "base/amount.h"
#include "ledger/statements.h"

namespace leo::ledger {

struct Transfer {
    AccountId to;
    Amount amount;
};

struct LambdaPublish {
    Bytes manifest;      // encoded Manifest
    CidBytes codeCid{};  // encrypted code
    Amount price;        // per use
    Amount missFee;      // paid from the bond when the publisher misses a key window
    Amount bond;
};
struct LambdaPrice {
    LambdaId lambda;
    Amount price;
};
struct LambdaRetire {
    LambdaId lambda;
};

enum class ProofMode : std::uint8_t { Attested = 1 };
enum class Isolation : std::uint8_t { Any = 0, Gvisor = 1 };

struct Requirements {
    bool hardwareTpm = false;
    Isolation isolation = Isolation::Any;
    std::uint32_t minCredit = 0;
    bool operator==(const Requirements&) const = default;
};

// A week. Whoever posts binds the publisher's miss fee until the task ends, so no window may be without end.
inline constexpr std::uint64_t kMaxWindowMs = 7ull * 24 * 3'600'000;
inline constexpr std::size_t kMaxMediaTypeBytes = 80;
// Joins of one draw. Bounds a task record and an anchor; far above the seats of tau 32, and each join locks a
// deposit.
inline constexpr std::size_t kMaxJoins = 1024;

// Windows of one task, ms, none below the genesis minimum or above kMaxWindowMs.
struct Windows {
    std::uint64_t joinMs = 0;
    std::uint64_t revealMs = 0;
    std::uint64_t attestMs = 0;
    std::uint64_t keyMs = 0;
    std::uint64_t executeMs = 0;  // at least the lambda's wall limit + during window + turn allowance
    std::uint64_t confirmMs = 0;
};

struct TaskPost {
    LambdaId lambda;
    CidBytes manifestCid{};
    Amount price;  // must be the current price: a price raised meanwhile refuses the task
    CidBytes inputCid{};
    std::uint64_t inputBytes = 0;
    std::string inputType;  // media type, at most 80 bytes
    Hash keyId{};  // random, never used twice; the wallet derives input key and result key from its seed and this
    Amount offer;
    std::uint32_t tau = 14;
    Requirements requirements;
    ProofMode proofMode = ProofMode::Attested;
    crypto::X25519Public resultKey{};
    Windows windows;
};

struct TaskJoin {
    TaskId task;
    std::uint32_t draw = 0;
    Hash commitment{};
    crypto::X25519Public channelKey{};
    Amount deposit;  // max(joinDeposit, offer)
};

struct AnchorSignature {
    std::uint32_t joiner = 0;   // index into the joined set, in order of node id
    std::uint32_t attempt = 0;  // in which it signed
    crypto::Signature signature{};
};
struct TaskAnchor {
    TaskId task;
    std::uint32_t draw = 0;
    Hash certificateHash{};
    std::vector<bool> members;                // over the joined set, in order of node id
    std::vector<AnchorSignature> signatures;  // of certificateVote; ascending by joiner
};

// The sender has heard no reveal of this joined node: it answers on layer one in time, or leaves the draw.
struct DemandReveal {
    TaskId task;
    std::uint32_t draw = 0;
    NodeId node;
    Amount bond;  // disputeBond: to whoever answers, back when nobody does
};
// The sender's winning draw, when it was demanded.
struct PublicReveal {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t j = 0;
    crypto::VrfBeta beta{};
    crypto::VrfProof proof{};
    Hash salt{};
};

struct KeyRequest {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    CidBytes requesterPackage{};  // the package sealed to Alice, a blob the group serves
    CidBytes publisherPackage{};  // the same sealed to Bob
};

enum class Party : std::uint8_t { Requester = 1, Publisher = 2 };
inline constexpr std::size_t kMaxKeyBoxBytes = 4u << 10;

struct KeyGrant {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    Party party = Party::Requester;
    CidBytes package{};  // the one that was checked: of a key request of this turn, for this party
    Bytes box;           // not empty: import blob sealed to the executor's channel key
};
struct KeyRefuse {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    Party party = Party::Requester;
};

inline constexpr std::size_t kMaxResultBoxBytes = 1u << 10;  // a 32-byte key and the overhead of a box, with room
struct TaskComplete {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    Certificate certificate;
    CidBytes resultCid{};
    Hash resultHash{};
    std::uint32_t exit = 0;
    Bytes sealedResultKey;       // box to TaskPost::resultKey
    Hash resultKeyCommitment{};  // what the result's envelope commits to: crypto::envelopeCommitment of its key
    std::vector<SignedVerdict>
        verdicts;  // gathered by the executor, at most kMaxMembers: After counts, During is kept
};
// One verdict a monitor posts itself: After when the executor left it out, Before when no key request came.
struct TaskConfirm {
    SignedVerdict verdict;
};
struct TurnFail {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    Certificate certificate;
};

// The requester shows the secret of TaskPost::resultKey, which was made for this task alone, and layer one opens the
// box.
struct ResultComplaint {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    ByteArray<32> resultSecret{};
};

enum class KeyFault : std::uint8_t {
    Wrong = 1,   // the box or the blob in it is not what an honest owner makes
    Sealed = 2,  // it looks right, and the TPM does not open it
};
inline constexpr std::size_t kMaxClaimedPackageBytes = 200u
                                                       << 10;  // below a transaction; ten members need about 10 KiB
// The executor cannot run, because of a key: it shows layer one what an owner was shown and what came back.
struct KeyUnusable {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    Party party = Party::Requester;
    KeyFault fault = KeyFault::Wrong;
    Certificate certificate;
    Bytes package;         // encoded KeyPackage that this party's grant names
    Hash channelSecret{};  // of the key it joined with; opens both boxes, and nothing that is still needed
};

// Asks to be admitted as a node under the sender's identity.
struct NodeRegister {
    std::string name;  // for people; may be empty
    crypto::VrfPublic vrfKey{};
    crypto::VrfProof proofOfPossession{};  // over possessionAlpha(chain, node)
    Bytes ekPublic;                        // TPMT_PUBLIC
    std::vector<Bytes> ekCertificates;     // DER: the EK's, then intermediates
    Bytes akPublic;                        // TPMT_PUBLIC
    std::uint32_t features = 0;
    Amount deposit;  // registerDeposit
};
// What a drawn attestor found out about a node that asks to be admitted. Its sender is the attestor.
struct AdmissionVerdict {
    NodeId node;
    TxId registration;        // of the NodeRegister
    crypto::VrfProof draw{};  // over vrfAlpha(chain, registration, Attestor, 0, seed)
    Hash seen{};              // attest::seenDigest(attestor, evidence bytes)
    bool ok = false;
    std::uint8_t reason = 0;  // attest::Reason, 0 when ok
};
// A fresh quote over the epoch's first block, so that layer one knows the machine is still there and unchanged.
struct Renewal {
    std::uint64_t epoch = 0;
    bool checkpoint = false;  // cut the node's log here; only between two tasks
    Bytes evidence;           // quote over renewalQualifier, with the log since the last checkpoint
};
// The sender stops being a node; its register deposit goes back after unbondMs.
struct NodeExit {};

// Evidence of a lie: what the accused signed, and nothing that has to be believed.
struct FalseReveal {
    Reveal reveal;  // VRF proof, J or commitment is not what it claims
};
struct FalseCertificate {
    std::uint32_t attempt = 0;
    Certificate certificate;  // with a member that is false, a stranger, or out of its place
    crypto::Signature signature{};
};
struct CertificateVote {
    Hash hash{};
    crypto::Signature signature{};
};
struct TwoCertificates {
    std::uint32_t attempt = 0;
    CertificateVote first, second;  // first.hash < second.hash
};
struct TwoVerdicts {
    SignedVerdict first, second;  // of one turn and phase, and about one outcome
};
// Index of the alternative + 1 is the kind on the wire.
using LieEvidence = std::variant<FalseReveal, FalseCertificate, TwoCertificates, TwoVerdicts>;
std::string_view lieKindName(const LieEvidence& evidence);

// Anybody shows layer one a lie of a node in the present draw of an open task. Judged at once: the accused loses what
// it has, or the reporter its bond to the accused.
struct Dispute {
    TaskId task;
    std::uint32_t draw = 0;
    NodeId accused;
    LieEvidence evidence;
    Amount bond;  // disputeBond
};

using TxBody =
    std::variant<Transfer, LambdaPublish, LambdaPrice, LambdaRetire, TaskPost, TaskJoin, TaskAnchor, KeyRequest,
                 KeyGrant, KeyRefuse, TaskComplete, TaskConfirm, TurnFail, NodeRegister, AdmissionVerdict, Renewal,
                 NodeExit, ResultComplaint, KeyUnusable, DemandReveal, PublicReveal, Dispute>;
// Index of the alternative + 1 is the kind on the wire; later kinds are appended, never inserted.
std::string_view kindName(const TxBody& body);

inline constexpr std::size_t kMaxTxBytes = 256u << 10;  // a completion with 256 members and verdicts
inline constexpr std::string_view kTxTag = "leo-tx-v1";

struct Tx {
    ChainId chain;
    AccountId sender;
    std::uint64_t nonce = 0;  // the sender's count of applied transactions
    Amount fee;
    TxBody body;

    Bytes encodeUnsigned() const;
    TxId id() const;  // SHA-256(kTxTag ‖ encodeUnsigned())
};

struct SignedTx {
    Tx tx;
    crypto::Signature signature{};

    static SignedTx make(Tx tx, const crypto::Identity& identity);  // asserts that the identity is the sender
    Bytes encode() const;
    static Result<SignedTx> decode(ByteView bytes);
    bool signatureValid() const;
};

}  // namespace leo::ledger

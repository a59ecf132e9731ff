// Evidence: what a node hands to whoever judges it. A tagged union from the start; the one kind today is a TPM quote.
//
// On the wire leo-cbor [version = 1, kind, body]; body of kind tpm-quote is
//     [attest bytes, signature bytes, [pcr values ascending, 32 bytes each], log]
// The PCR values carry no indices: which PCRs they are is the network's genesis mask, never the attester's claim, so
// values cannot be relabelled.
#pragma once

#include "attest/runtime_log.h"

namespace leo::attest {

inline constexpr std::uint64_t kEvidenceVersion = 1;
inline constexpr std::size_t kMaxEvidenceBytes = kMaxLogBytes + (64u << 10);

enum class EvidenceKind : std::uint8_t { TpmQuote = 1 };

// An attestation structure and the AK's signature over it, as the TPM gave them.
struct SignedAttest {
    Bytes attest;     // TPMS_ATTEST
    Bytes signature;  // TPMT_SIGNATURE
    bool operator==(const SignedAttest&) const = default;
};

struct TpmQuoteEvidence {
    SignedAttest quote;
    std::vector<Hash> pcrs;  // ascending by index, as selected by the genesis mask
    RuntimeLog log;
    bool operator==(const TpmQuoteEvidence&) const = default;
};

using Evidence = std::variant<TpmQuoteEvidence>;

Bytes encodeEvidence(const Evidence& evidence);
// Malformed, Unsupported or TooLarge. decodeEvidence(bytes, into) tells the Reason instead.
Result<Evidence> decodeEvidence(ByteView bytes);
Finding decodeEvidence(ByteView bytes, Evidence& into);

// Names evidence by what it says, not by its signature: ECDSA signatures are malleable (s and n - s), so two
// encodings of one statement must have one id.
Hash evidenceId(const Evidence& evidence);
// H("leo-seen"; node, evidence bytes): a verdict's proof that its signer held the evidence (protocol section 2, step
// 8).
Hash seenDigest(const NodeId& node, ByteView evidenceBytes);

enum class Phase : std::uint8_t { Before = 0, During = 1, After = 2 };

// What a quote is bound to. The log head is added by quoteQualifier.
struct QualifierFields {
    TaskId task;
    std::uint32_t draw = 0;
    std::uint32_t turn = 0;
    Phase phase = Phase::Before;
    BlockHash anchorBlock;
    Hash nonceRoot{};
    Hash channelKey{};  // the executor's X25519 public key
    bool operator==(const QualifierFields&) const = default;
};

// qualifyingData = H("leo-quote"; task, draw, turn, phase, anchor's block, nonce root, channel key, log head).
Hash quoteQualifier(const QualifierFields& fields, const Hash& logHead);

// The 32-byte nonces that one quote answers, in order of node id; a node id at most once.
class NonceSet {
public:
    // Duplicate when the node has a nonce already, Exhausted over kMaxNonces.
    static constexpr std::size_t kMaxNonces = 256;
    Status add(const NodeId& node, const Hash& nonce);
    std::size_t size() const { return m_nonces.size(); }
    bool empty() const { return m_nonces.empty(); }
    const std::map<NodeId, Hash>& nonces() const { return m_nonces; }
    // Merkle root (RFC 9162); the leaf is node id ‖ nonce, so that a nonce belongs to one monitor.
    Hash root() const;

private:
    friend struct NoncePath;
    std::map<NodeId, Hash> m_nonces;
};

// Proof that one monitor's nonce is under a nonce root.
struct NoncePath {
    std::uint32_t index = 0;
    std::uint32_t count = 0;
    std::vector<Hash> siblings;

    // NotFound when the node has no nonce in the set.
    static Result<NoncePath> of(const NonceSet& set, const NodeId& node);
    // NonceNotCovered unless (node, nonce) is the leaf at index under root.
    Finding check(const Hash& root, const NodeId& node, const Hash& nonce) const;
    Bytes encode() const;
    static Result<NoncePath> decode(ByteView bytes);
    bool operator==(const NoncePath&) const = default;
};

}  // namespace leo::attest

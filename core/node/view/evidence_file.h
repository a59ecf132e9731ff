// Evidence: one file about one task that anybody can check without a network: `leod evidence verify`.
//
// The file is leo-cbor: ["leo-evidence", 1, [[name, bytes] …], SHA-256 of the sections as encoded]. Sections, in this
// order, each leo-cbor of its own:
//   genesis      the genesis record. Its hash is the chain id, which whoever reads the report compares with the one
//                they know; everything below is checked against this record.
//   headers      block headers with the authority's signature: of the task, its seed, its anchor, and every block
//   that
//                holds a transaction or a receipt below.
//   transactions of the task, whole, each with its place in the block's tree of transactions (RFC 9162): post, joins,
//                anchor, key request, grants, completion, confirmations, naming of a failed executor.
//   receipts     of the task, as the receipt root commits to them, each with its place in the tree of receipts.
//   lambda       the LambdaPublish transaction, with its place: code, image, limits and price.
//   snapshot     total weight, and the entries (credit, VRF key) of everyone who joined, that the draw weighed with.
//   nodes        the members' records: VRF key, endorsement key and certificates, attestation key.
//   certificate  the group certificate: VRF values, proofs, J, salts.
//   package      the key package an owner was given: quotes with their nonces and runtime logs, TPM time, before
//                verdicts. Empty when the exporter is no owner of this task's keys.
//
// What is proved: that the authority of this genesis signed the headers, and that they contain exactly these
// transactions and receipts; the beacon, the seed and every VRF proof, J, rank and commitment; that the anchor names
// this certificate and two thirds of the joined credit signed it; the quotes, the EK chain to a root of genesis and
// the replay of the runtime log; every verdict's signature and that it saw this evidence; that the settlement is what
// the rules give for this end.
// What is taken on the exporter's word: the snapshot's credits and total weight, the keys of nodes admitted after
// genesis (a node of genesis is compared with it), and that a runtime log without a node-start continues from the
// checkpoint layer one has of its node. The state they stand in is not part of a block.
//
// No plaintext, result or content key is in it. The digest at its end makes a changed byte show even where nothing
// else depends on it.
#pragma once

#include <string>
#include <vector>

#include "node/view/task_history.h"
#include "protocol/key_package.h"

namespace leo::node {

inline constexpr std::size_t kMaxEvidenceFileBytes = 64u << 20;  // genesis of ten thousand nodes, and the rest

struct SignedHeader {
    ledger::BlockHeader header;
    crypto::Signature commit{};
};
// One leaf of a block's tree.
struct Placed {
    Bytes leaf;
    Height height;
    std::uint32_t index = 0, count = 0;
    std::vector<Hash> path;
};
struct EvidenceNode {
    NodeId node;
    std::string name;
    crypto::VrfPublic vrfKey{};
    Bytes ekPublic, akPublic;
    std::vector<Bytes> ekCertificates;  // the EK's, then intermediates
};
struct EvidenceSnapshot {
    std::uint64_t totalWeight = 0;
    ledger::Snapshot entries;  // of everyone who joined, sorted by node id
};

struct EvidenceContents {
    ledger::Genesis genesis;
    std::vector<SignedHeader> headers;
    std::vector<Placed> transactions;  // SignedTx::encode
    std::vector<Placed> receipts;      // Receipt::rootLeaf
    Placed lambda;
    EvidenceSnapshot snapshot;
    std::vector<EvidenceNode> nodes;
    std::optional<ledger::Certificate> certificate;
    std::optional<protocol::KeyPackage> package;
    bool digestMatches = true;  // of a decoded file

    Bytes encode() const;
    // Malformed, Unsupported or TooLarge; the detail names the section.
    static Result<EvidenceContents> decode(ByteView file);
};

struct EvidenceItem {
    std::string name;  // "headers", "transactions", "seed", "draw", "anchor", "quotes", "verdicts", "settlement", …
    enum class Mark : std::uint8_t { Holds, Fails, Absent } mark{};
    std::string detail;
};
struct EvidenceReport {
    TaskId task;
    ChainId chain;
    ledger::TaskEnd end{};
    std::vector<EvidenceItem> items;
    bool holds() const;
};
// Checks everything; an item that cannot be checked because an earlier one failed is left out.
EvidenceReport verifyEvidenceFile(ByteView file);

}  // namespace leo::node

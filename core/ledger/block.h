// Blocks: header, commit, transactions, receipts (protocol section 7).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/ecvrf.h"
#include "ledger/tx.h"

namespace leo::ledger {

struct BlockHeader {
    std::uint32_t version = 1;
    ChainId chain;
    Height height;
    BlockHash previous;  // zero at height 0
    TimeMs time;
    Hash authoritySet{};       // SHA-256 over the authorities' keys
    Hash txRoot{};             // RFC 9162 tree over encoded transactions
    Hash receiptRoot{};        // RFC 9162 tree over Receipt::rootLeaf
    Hash stateRoot{};          // sparse Merkle root after the block
    crypto::VrfBeta beacon{};  // ECVRF_authority(H("leo-beacon"; previous beacon, height))
    crypto::VrfProof beaconProof{};

    Bytes encode() const;
    static Result<BlockHeader> decode(ByteView bytes);
    BlockHash hash() const;  // H("leo-header-v1"; header)
};
inline constexpr std::uint32_t kHeaderVersion = 1;
// No header is later: windows are added to header times, and a deadline must not wrap. Thirty million years.
inline constexpr TimeMs kMaxHeaderTime{std::uint64_t{1} << 60};
inline constexpr std::string_view kHeaderTag = "leo-header-v1";

struct Block {
    BlockHeader header;
    crypto::Signature commit{};  // the authority's, tag kHeaderTag over header.hash()
    std::vector<SignedTx> txs;

    Bytes encode() const;
    static Result<Block> decode(ByteView bytes);
    // What the authority puts into `commit`, and whether it did.
    static crypto::Signature sign(const BlockHeader& header, const crypto::Identity& authority);
    bool commitValid(const AccountId& authority) const;
};
inline constexpr std::size_t kMaxBlockBytes = 4u << 20;  // fits a sync response with room
inline constexpr std::size_t kMaxBlockTxs = 4096;

// Where money lies. Every movement is from one pot to another; the sum over all pots is the supply.
enum class PotKind : std::uint8_t {
    Account = 1,          // a = account
    Escrow = 2,           // a = task
    JoinDeposit = 3,      // a = task, b = node
    LambdaBond = 4,       // a = lambda (free part)
    MissReserve = 5,      // a = task (reserved from the lambda's bond)
    RegisterDeposit = 6,  // a = node
    Burned = 7,
    AdmissionDeposit = 8,  // a = node that asks to be admitted
};
struct Pot {
    PotKind kind = PotKind::Account;
    Hash a{};
    Hash b{};
    auto operator<=>(const Pot&) const = default;
};
struct Movement {
    Pot from;
    Pot to;
    Amount amount;
    std::string why;  // short, fixed vocabulary, see ledger/why.h
};
struct CreditChange {
    NodeId node;
    std::int64_t change = 0;
    std::string why;
};

// What one transaction, or one deadline, did.
struct Receipt {
    enum class Kind : std::uint8_t { Transaction = 1, Deadline = 2 };
    Kind kind = Kind::Transaction;
    // TxId; of a deadline the TaskId, the LambdaId whose bond went back, the TxId of a registration, or the NodeId
    // that became stale or left.
    Hash subject{};
    Code code = Code::Ok;  // of a transaction: Ok, or why it changed nothing but nonce and fee
    std::string detail;    // one sentence, deterministic
    std::vector<Movement> movements;
    std::vector<CreditChange> credits;

    Bytes encode() const;
    static Result<Receipt> decode(ByteView bytes);
    // What the receipt root commits to: everything but `detail`, so that a better sentence does not split the chain.
    Bytes rootLeaf() const;
};

Hash txRootOf(const std::vector<SignedTx>& txs);
Hash receiptRootOf(const std::vector<Receipt>& receipts);
// The VRF input of a block's beacon: H("leo-beacon"; previous beacon, height).
Hash beaconAlpha(const crypto::VrfBeta& previous, Height height);

}  // namespace leo::ledger

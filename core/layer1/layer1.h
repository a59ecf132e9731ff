// Layer1: the chain as a client sees it, whatever carries it (protocol section 7).
//
// Back-ends: local/ (a single-authority signed chain) and, later, an EVM chain. What a caller may rely on with both:
// state() is always the state after the last head event it was told of; a transaction is acknowledged only when the
// block that holds it is durable and part of that state; a block may be taken back only through a Reverted event.
//
// Thread: everything, callbacks included, on the thread that owns the object; it needs a running event loop.
// Callbacks never run inside the call that caused them, except that head handlers run while the block is being
// adopted: they may read state() and submit, and must not destroy the Layer1.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/subscription.h"
#include "ledger/state.h"

namespace leo::layer1 {

using leo::Signal;
using leo::Subscription;

// Where a transaction ended up. receipt.code is Ok, or why it changed nothing but nonce and fee.
struct Receipt {
    TxId id;
    Height height;
    std::uint32_t index = 0;  // in the block's transactions
    ledger::Receipt receipt;

    bool applied() const { return receipt.code == Code::Ok; }
};

enum class Connection : std::uint8_t {
    Offline,  // no peer of this chain, or the chain has not moved for three times maxBlockGap
    Syncing,  // connected, behind the best head known
    Live,     // connected and at the best head known
};

struct Head {
    enum class Kind : std::uint8_t {
        Applied,   // state() is now the state after this block
        Reverted,  // taken back; state() is now the state before it (never on the local chain)
    };
    Kind kind;
    const BlockHash& hash;
    const ledger::Block& block;                    // valid during the call
    const std::vector<ledger::Receipt>& receipts;  // deadlines and transactions, in the order they acted
};

using SubmitDone = std::function<void(Result<Receipt>)>;
using HeadHandler = std::function<void(const Head&)>;
using ConnectionHandler = std::function<void(Connection)>;

inline constexpr std::size_t kMaxPendingTxs = 4096;  // of one client; a wallet has tens, a benchmark thousands

class Layer1 {
public:
    virtual ~Layer1() = default;

    virtual const ledger::Genesis& genesis() const = 0;
    virtual const ledger::State& state() const = 0;

    // `done` is called once with the receipt when the transaction is in the chain (also when it had been before this
    // call), or with why it is not:
    //   BadNonce           the nonce is taken by another transaction, or too far ahead of the account's;
    //   BadSignature, WrongChain, TooLarge, InsufficientFunds (for the fee)   it cannot enter a block;
    //   Exhausted          too many wait, here or at the authority: try later.
    // Without a connection it stays pending and is sent when there is one. Destroying the Layer1 drops `done`
    // uncalled.
    virtual void submit(const ledger::SignedTx& tx, SubmitDone done) = 0;
    // The nonce for the account's next transaction, those pending here included.
    virtual std::uint64_t nextNonce(const AccountId& account) const = 0;
    // The receipt of a transaction in the chain, as far back as this client remembers; NotFound.
    virtual Result<Receipt> findReceipt(const TxId& id) = 0;

    // NotFound for a height that has not come, or that a client without a store no longer remembers.
    virtual Result<std::vector<ledger::Receipt>> receiptsAt(Height height) = 0;
    virtual std::optional<ledger::Block> blockAt(Height height) = 0;

    // One call per block, in chain order.
    virtual Subscription onHead(HeadHandler handler) = 0;

    virtual Connection connection() const = 0;
    // Called on each change.
    virtual Subscription onConnection(ConnectionHandler handler) = 0;

    // One sentence for people: what it takes for a block of this chain to be final.
    virtual std::string finalityNote() const = 0;
};

}  // namespace leo::layer1

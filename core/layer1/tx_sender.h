// TxSender: sends the transactions of one account, in order, each exactly once.
//
// Fills in chain, sender, nonce and fee, signs and submits, a window of transactions at a time. Nothing is lost: a
// transaction stays here until the chain has it or refuses it for good. Nothing is doubled: an item is signed again,
// with a fresh nonce, only once the chain shows that its former nonce was used by another transaction (another
// program of the same account), so that the former signature can never apply. If that happens, items already in
// flight may overtake the one signed again; otherwise the order of send() is the order in the chain. A refusal that
// leaves a nonce unused (the fee cannot be paid) is closed with an empty transfer to oneself when later items are in
// flight, because signing those again would leave two valid copies of each.
//
// Two programs of one account that send equal bodies at the same moment have sent one transaction: a transaction is
// its content, and both are told that it is in the chain.
//
// Thread: that of the Layer1. Callbacks may call send(); destroying the sender drops callbacks uncalled, while what
// was submitted may still enter the chain.
#pragma once

#include <deque>
#include <functional>
#include <memory>

#include "layer1/layer1.h"

namespace leo::layer1 {

inline constexpr std::size_t kSendWindow = 16;      // in flight; below what an authority holds per account
inline constexpr std::size_t kMaxSendQueue = 4096;  // a caller that queues more than this has lost count

class TxSender {
public:
    // Both outlive the sender.
    TxSender(Layer1& layer1, const crypto::Identity& identity);
    ~TxSender();
    TxSender(const TxSender&) = delete;
    TxSender& operator=(const TxSender&) = delete;

    // `done` gets the receipt (which may say that the transaction changed nothing but nonce and fee), or
    // InsufficientFunds, TooLarge, Untrusted (the chain stopped), or, at once, Exhausted when the queue here is full.
    // `done` may be empty.
    void send(ledger::TxBody body, SubmitDone done);
    // Not yet answered.
    std::size_t pending() const;
    const AccountId& account() const;

private:
    struct Impl;
    std::shared_ptr<Impl> m;
};

}  // namespace leo::layer1

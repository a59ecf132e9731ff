// The fixed vocabulary of Movement::why and CreditChange::why. It is part of the receipt root: add words, never
// change one. ui/ maps each to a sentence.
#pragma once

#include <string_view>

namespace leo::ledger::why {

// Money.
inline constexpr std::string_view kFee = "fee";                       // flat fee of a transaction, burned
inline constexpr std::string_view kTransfer = "transfer";             // one account to another
inline constexpr std::string_view kBond = "bond";                     // publisher to the lambda's bond
inline constexpr std::string_view kBondReturn = "bond return";        // back to the publisher after unbondMs
inline constexpr std::string_view kEscrow = "escrow";                 // offer of a task
inline constexpr std::string_view kReserve = "reserve";               // miss fee set aside from the bond
inline constexpr std::string_view kReserveReturn = "reserve return";  // back to the bond, or to a retired publisher
inline constexpr std::string_view kDeposit = "deposit";               // of a join
inline constexpr std::string_view kDepositReturn = "deposit return";
inline constexpr std::string_view kDemand = "demand";  // bond of a demand for a reveal, and to who answered it
inline constexpr std::string_view kDemandReturn = "demand return";  // nobody answered, or nobody had to any more
inline constexpr std::string_view kBurn = "burn";                   // the protocol's share g
inline constexpr std::string_view kDust = "dust";                   // what integer division leaves over, burned
inline constexpr std::string_view kPublisher = "publisher";  // price of the lambda, or its substitute from a deposit
inline constexpr std::string_view kPriceBurned = "price burned";  // price of a run that failed
inline constexpr std::string_view kExecutor = "executor";
inline constexpr std::string_view kMonitor = "monitor";
inline constexpr std::string_view kIdle = "idle";         // pay of a group that waited in vain for the requester
inline constexpr std::string_view kMissFee = "miss fee";  // … for the publisher
inline constexpr std::string_view kRefund = "refund";     // offer or its rest back to the requester
inline constexpr std::string_view kForfeit = "forfeit";   // pay of an executor that was found lying meanwhile, burned
inline constexpr std::string_view kDisputeLost =
    "dispute lost";                                    // the reporter's bond, to whom it accused of a truth
inline constexpr std::string_view kSeized = "seized";  // half of a deposit, burned
inline constexpr std::string_view kSeizedShare = "seized share";   // the other half, to the members who did right
inline constexpr std::string_view kRegister = "register deposit";  // of a node that asks to be admitted, or was
inline constexpr std::string_view kRegisterReturn = "register deposit return";

// Credit: the role that earned or lost it.
inline constexpr std::string_view kCreditExecutor = "executor";
inline constexpr std::string_view kCreditMonitor = "monitor";
inline constexpr std::string_view kCreditAbsent = "absent";
inline constexpr std::string_view kCreditFailed = "failed executor";
inline constexpr std::string_view kCreditUnrun = "could not run";  // a key that looks right did not open
inline constexpr std::string_view kCreditWrong = "wrong verdict";
inline constexpr std::string_view kCreditLiar = "proven liar";
inline constexpr std::string_view kCreditAdmitted = "admitted";
inline constexpr std::string_view kCreditAttestor = "attestor";
inline constexpr std::string_view kCreditWrongAttestor = "wrong attestor";
inline constexpr std::string_view kCreditRenewal = "renewal";

// What leaves the pot of a join deposit without being lost by its owner: the deposit itself, and the bond of who
// demands its reveal.
inline constexpr bool keepsDeposit(std::string_view why) {
    return why == kDepositReturn || why == kDemand || why == kDemandReturn;
}

}  // namespace leo::ledger::why

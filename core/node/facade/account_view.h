// What an account has to its name, from the state, and how it got there, from the chain: pure functions of both.
#pragma once

#include "api/wallets.h"
#include "ledger/state.h"
#include "store/chain_store.h"

namespace leo::node {

// Everything that is held for an account, open tasks in the order of their ids first.
std::vector<api::Holding> holdingsOf(const ledger::State& state, const AccountId& account);
std::string lambdaName(const ledger::State& state, const LambdaId& lambda);

// What a closed task cost its requester and what of that was burned, from the receipts of the block that closed it.
struct Spending {
    Amount spent, burned;
};
Spending spendingOf(const ledger::Task& task, const std::vector<ledger::Receipt>& receipts);

// One page, newest first, with the balance after each line. Malformed for a cursor of another's making.
Result<api::Page<api::HistoryEntry>> historyOf(store::ChainStore& store, const ledger::State& state,
                                               const AccountId& account, const api::Cursor& from,
                                               std::size_t receipts);

// Accounts that `account` sent transfers to, among its last `receipts` receipts.
std::vector<AccountId> paidBefore(store::ChainStore& store, const AccountId& account, std::size_t receipts);

}  // namespace leo::node

// What rows of the explorer say: ledger and index values as those of core/api. Pure functions of the state.
#pragma once

#include "api/explorer.h"
#include "ledger/state.h"
#include "store/explorer_index.h"

namespace leo::node {

// Who knows names: nodes by the state, wallets of this computer by themselves; empty for others.
class Names {
public:
    Names(const ledger::State* state, std::function<std::string(const AccountId&)> wallets)
        : m_state(state), m_wallets(std::move(wallets)) {}
    std::string of(const AccountId& account) const;
    std::string of(const LambdaId& lambda) const;
    std::string orShort(const AccountId& account) const;
    const ledger::State* state() const { return m_state; }

private:
    const ledger::State* m_state;
    std::function<std::string(const AccountId&)> m_wallets;
};

api::TxKind txKind(const store::IndexedTx& tx);
std::string txKindName(std::uint8_t kind);  // of the ledger; "Deadline" for 0
api::TxRow txRow(const store::IndexedTx& tx, const Names& names);
api::BlockRow blockRow(const store::IndexedBlock& block);
api::TaskEnd taskEnd(ledger::TaskEnd end);
api::Step taskStep(const ledger::Task& task);
api::TaskRow taskRow(const ledger::Task& task, const Names& names, TimeMs posted, Amount paid);
api::NodeRow nodeRow(const ledger::NodeRecord& node, std::uint64_t totalCredit);
std::vector<api::NodeRow> registeringRows(const ledger::State& state);
api::TpmInfo tpmInfo(const ledger::NodeRecord& node, const ledger::Genesis& genesis, TimeMs now);
std::vector<api::Overview::CreditBar> creditBars(const std::vector<std::uint32_t>& credits);

}  // namespace leo::node

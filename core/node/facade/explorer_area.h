// Explorer of core/api on the core (api/explorer.h): the chain as this computer verified it.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include "api/explorer.h"
#include "node/facade/core.h"

namespace leo::node {

class ExplorerArea final : public api::Explorer {
public:
    explicit ExplorerArea(Core& core);

    Subscription observe(api::Handler<api::Overview> handler) override;
    void search(const std::string& text, api::Done<api::SearchResult> done) override;
    void blocks(const api::Cursor& from, api::Done<api::Page<api::BlockRow>> done) override;
    void txs(const api::Cursor& from, api::Done<api::Page<api::TxRow>> done) override;
    void tasks(const api::Cursor& from, api::Done<api::Page<api::TaskRow>> done) override;
    void nodes(api::Done<std::vector<api::NodeRow>> done) override;
    void disputes(const api::Cursor& from, api::Done<api::Page<api::DisputeRow>> done) override;
    void block(Height height, api::Done<api::BlockDetail> done) override;
    void tx(const TxId& id, api::Done<api::TxDetail> done) override;
    void taskTxs(const TaskId& id, api::Done<std::vector<api::TxRow>> done) override;
    void taskProofs(const TaskId& id, api::Done<api::TaskProofs> done) override;
    void taskRaw(const TaskId& id, api::Done<api::RawView> done) override;
    void account(const AccountId& id, api::Done<api::AccountDetail> done) override;
    void recordTxs(const AccountId& id, const std::string& key, const api::Cursor& from,
                   api::Done<api::Page<api::TxRow>> done) override;

private:
    Core& m_core;
};

}  // namespace leo::node

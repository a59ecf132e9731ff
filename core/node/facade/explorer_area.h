// Explorer of core/api on the core (api/explorer.h): the chain as this computer verified it.
//
// Questions go to the reading thread of ExplorerSource; what comes back gets its names and the state's part here. A
// page's cursor is the place of its last row.
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include "api/explorer.h"
#include "node/facade/explorer_source.h"
#include "node/facade/explorer_words.h"
#include "node/facade/publisher.h"

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

    ExplorerSource& source() { return m_source; }

private:
    // What the overview takes from the index.
    struct Figures {
        store::IndexedTotals totals;
        std::vector<store::IndexedBlock> blocks;
        std::vector<store::IndexedTx> txs;
        std::vector<store::IndexedTask> tasks;
        std::vector<store::IndexedHour> hours;
    };
    using Sources = ExplorerSource::Sources;

    // On the core's thread: asks the reading thread; `make` turns the answer into what the interface gets.
    template <class T, class Answer>
    void answer(std::function<Result<T>(Sources&)> work, std::function<Result<Answer>(T)> make,
                api::Done<Answer> done) {
        m_source.ask<T>(
            std::move(work), [hop = m_core.hop(), make = std::move(make), done = std::move(done)](Result<T> found) {
                Result<Answer> out = found.ok() ? make(std::move(*found)) : Result<Answer>(found.takeError());
                hop->back(done)(std::move(out));
            });
    }
    Names names() const;
    void txPage(const api::Cursor& from,
                std::function<Result<std::vector<store::IndexedTx>>(Sources&, std::optional<store::Place>)> read,
                api::Done<api::Page<api::TxRow>> done);
    void refresh();
    api::Overview overview(std::uint64_t sequence);
    void addNodes(api::Overview& view) const;
    void addTasks(api::Overview& view);
    api::SearchResult resultOf(const std::string& recognised, const std::vector<store::IndexedMatch>& matches) const;
    void accountOnCore(const AccountId& id, api::Done<api::AccountDetail> done);

    Core& m_core;
    ExplorerSource m_source;
    Publisher<api::Overview> m_overview;
    std::optional<Figures> m_figures;
    bool m_refreshing = false, m_stale = false;
    Subscription m_moved, m_leaving;
};

}  // namespace leo::node

// FakeExplorer: a small chain that answers at once; FakeChainTasks: its one settled task.
#pragma once

#include <map>

#include "fake/silent.h"

namespace leo::ui::fake {

inline Hash filled(std::uint8_t byte) {
    Hash hash;
    for (std::size_t i = 0; i < hash.size(); ++i) hash[i] = static_cast<std::uint8_t>(byte + 7 * i);
    return hash;
}

class FakeExplorer : public SilentExplorer {
public:
    api::Overview overview;
    std::vector<api::NodeRow> nodeRows;
    std::vector<api::TxRow> txRows;
    std::vector<api::BlockRow> blockRows;
    api::SearchResult found;
    api::BlockDetail blockDetail;
    api::TxDetail txDetail;
    api::AccountDetail accountDetail;
    api::TaskProofs proofs;
    api::RawView raw;
    std::optional<Error> failure;
    std::size_t pageSize = 20;
    std::size_t proofsAsked = 0;
    api::Handler<api::Overview> observer;

    Subscription observe(api::Handler<api::Overview> handler) override {
        observer = handler;
        if (overview.sequence != 0) handler(std::make_shared<api::Overview>(overview));
        return Subscription([this] { observer = nullptr; });
    }
    void tell() { observer(std::make_shared<api::Overview>(overview)); }

    void search(const std::string&, api::Done<api::SearchResult> done) override { done(found); }
    void blocks(const api::Cursor& from, api::Done<api::Page<api::BlockRow>> done) override {
        answer(blockRows, from, done);
    }
    void txs(const api::Cursor& from, api::Done<api::Page<api::TxRow>> done) override { answer(txRows, from, done); }
    void tasks(const api::Cursor& from, api::Done<api::Page<api::TaskRow>> done) override {
        answer(overview.inFlight, from, done);
    }
    void nodes(api::Done<std::vector<api::NodeRow>> done) override { done(nodeRows); }
    void disputes(const api::Cursor& from, api::Done<api::Page<api::DisputeRow>> done) override {
        answer(std::vector<api::DisputeRow>{}, from, done);
    }
    void block(Height height, api::Done<api::BlockDetail> done) override {
        if (failure) return done(*failure);
        blockDetail.row.height = height;
        done(blockDetail);
    }
    void tx(const TxId&, api::Done<api::TxDetail> done) override {
        if (failure) return done(*failure);
        done(txDetail);
    }
    void taskTxs(const TaskId&, api::Done<std::vector<api::TxRow>> done) override { done(txRows); }
    void taskProofs(const TaskId&, api::Done<api::TaskProofs> done) override {
        ++proofsAsked;
        done(proofs);
    }
    void taskRaw(const TaskId&, api::Done<api::RawView> done) override { done(raw); }
    void account(const AccountId& id, api::Done<api::AccountDetail> done) override {
        if (failure) return done(*failure);
        accountDetail.account = id;
        done(accountDetail);
    }

private:
    template <class T>
    void answer(const std::vector<T>& rows, const api::Cursor& from, const api::Done<api::Page<T>>& done) {
        if (failure) return done(*failure);
        api::Page<T> page;
        const std::size_t begin = from.empty() ? 0 : std::stoul(from);
        for (std::size_t i = begin; i < rows.size() && i < begin + pageSize; ++i) page.rows.push_back(rows[i]);
        if (begin + pageSize < rows.size()) page.next = std::to_string(begin + pageSize);
        done(page);
    }
};

// Tasks that are known from the start; others answer as unknown.
class FakeChainTasks : public SilentTasks {
public:
    std::map<TaskId, api::Task> known;

    Subscription observeTask(const TaskId& id, api::Handler<api::Task> handler) override {
        api::Task task;
        task.id = id;
        if (const auto found = known.find(id); found != known.end()) task = found->second;
        handler(std::make_shared<api::Task>(task));
        return {};
    }
};

}  // namespace leo::ui::fake

// Tasks of core/api on the core (api/tasks.h): composing, posting, watching, consent, results.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
// Files: tasks_area.cpp (watching, keys, results), tasks_compose.cpp (input, quote, post), tasks_export.cpp.
#pragma once

#include <mutex>

#include "api/tasks.h"
#include "node/facade/key_desk.h"
#include "node/facade/publisher.h"
#include "node/facade/result_desk.h"
#include "node/facade/task_book.h"
#include "node/facade/task_records.h"
#include "node/task_request.h"

namespace leo::node {

class TasksArea final : public api::Tasks {
public:
    TasksArea(Core& core, KeyDesk& keys, TaskBook& book);

    Subscription observe(api::Handler<api::TasksState> handler) override;
    Subscription observeTask(const TaskId& id, api::Handler<api::Task> handler) override;
    void inspectInput(const std::string& path, api::Done<api::InputReport> done) override;
    void inspectBytes(Bytes bytes, const std::string& name, api::Done<api::InputReport> done) override;
    void quote(const api::OfferQuery& query, api::Done<api::OfferQuote> done) override;
    void preparePost(const api::TaskDraft& draft, api::Done<api::SigningRequest> done) override;
    std::optional<TaskId> taskOf(std::uint64_t signingRequest) const override;
    void releaseKey(const TaskId& id, bool asPublisher, api::Finished done) override;
    void refuseKey(const TaskId& id, bool asPublisher, api::Finished done) override;
    void openResult(const TaskId& id, api::Done<std::shared_ptr<const api::OpenedResult>> done) override;
    void retryResult(const TaskId& id) override;
    void saveResult(const TaskId& id, const std::string& path, api::Finished done) override;
    void deleteLocalCopies(const TaskId& id, api::Finished done) override;
    void receiptJson(const TaskId& id, api::Done<std::string> done) override;
    void exportEvidence(const TaskId& id, const std::string& path, api::Finished done) override;

private:
    struct Posting;

    api::TasksState buildState(std::uint64_t sequence);
    api::Task buildTask(const TaskId& id, std::uint64_t sequence);
    Viewer viewer() const;
    const LocalTask* localOf(const ledger::Task& task) const;
    api::TaskRow rowOf(const ledger::Task& task);
    void changed(const TaskId& id);
    void changedAll();
    void useNetwork();
    Result<Bytes> pastedBytes(const std::string& path) const;
    void sealed(const std::shared_ptr<Posting>& posting, Result<SealedInput> input);
    void post(const std::shared_ptr<Posting>& posting, Client& signer, std::uint64_t request,
              const Signing::Answer& done);
    Result<std::string> makeReceipt(const TaskId& id);

    Core& m_core;
    KeyDesk& m_keys;
    TaskRecords m_records;
    TaskBook& m_book;
    ResultDesk m_results;
    Publisher<api::TasksState> m_state;
    PublisherMap<TaskId, api::Task> m_tasks;
    std::map<std::string, std::shared_ptr<const crypto::SecretBytes>> m_pasted;
    std::uint64_t m_nextPasted = 1;
    mutable std::mutex m_mutex;
    std::map<std::uint64_t, TaskId> m_posted;  // by signing request; under the mutex
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::node

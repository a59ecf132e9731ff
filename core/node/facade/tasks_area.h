// Tasks of core/api on the core (api/tasks.h): composing, posting, watching, consent, results.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include "api/tasks.h"
#include "node/facade/core.h"

namespace leo::node {

class TasksArea final : public api::Tasks {
public:
    explicit TasksArea(Core& core);

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
    Core& m_core;
};

}  // namespace leo::node

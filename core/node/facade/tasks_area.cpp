#include "node/facade/tasks_area.h"

namespace leo::node {

TasksArea::TasksArea(Core& core) : m_core(core) {}

Subscription TasksArea::observe(api::Handler<api::TasksState>) {
    return Subscription([] {});
}

Subscription TasksArea::observeTask(const TaskId&, api::Handler<api::Task>) {
    return Subscription([] {});
}

void TasksArea::inspectInput(const std::string&, api::Done<api::InputReport> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void TasksArea::inspectBytes(Bytes, const std::string&, api::Done<api::InputReport> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void TasksArea::quote(const api::OfferQuery&, api::Done<api::OfferQuote> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void TasksArea::preparePost(const api::TaskDraft&, api::Done<api::SigningRequest> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

std::optional<TaskId> TasksArea::taskOf(std::uint64_t) const {
    return {};
}

void TasksArea::releaseKey(const TaskId&, bool, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void TasksArea::refuseKey(const TaskId&, bool, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void TasksArea::openResult(const TaskId&, api::Done<std::shared_ptr<const api::OpenedResult>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void TasksArea::retryResult(const TaskId&) {}

void TasksArea::saveResult(const TaskId&, const std::string&, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void TasksArea::deleteLocalCopies(const TaskId&, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void TasksArea::receiptJson(const TaskId&, api::Done<std::string> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void TasksArea::exportEvidence(const TaskId&, const std::string&, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

}  // namespace leo::node

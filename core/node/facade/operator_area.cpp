#include "node/facade/operator_area.h"

namespace leo::node {

OperatorArea::OperatorArea(Core& core) : m_core(core) {}

Subscription OperatorArea::observe(api::Handler<api::NodeState>) {
    return Subscription([] {});
}

void OperatorArea::checkAgain() {}

void OperatorArea::prepareStart(const api::NodeStart&, api::Done<std::optional<api::SigningRequest>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void OperatorArea::start(const api::NodeStart&, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void OperatorArea::drain() {}

void OperatorArea::stop(api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void OperatorArea::prepareLeave(api::Done<api::SigningRequest> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void OperatorArea::setLimits(const api::NodeLimits&) {}

void OperatorArea::creditHistory(api::Done<std::vector<api::CreditPoint>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void OperatorArea::earnings(api::Done<std::vector<api::EarningsDay>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void OperatorArea::runtimeLog(const api::Cursor&, api::Done<api::Page<api::RuntimeEntry>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

}  // namespace leo::node

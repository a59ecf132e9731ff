// NodeOperator of core/api on the core (api/node.h): the node of this computer.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include "api/node.h"
#include "node/facade/core.h"

namespace leo::node {

class OperatorArea final : public api::NodeOperator {
public:
    explicit OperatorArea(Core& core);

    Subscription observe(api::Handler<api::NodeState> handler) override;
    void checkAgain() override;
    void prepareStart(const api::NodeStart& start, api::Done<std::optional<api::SigningRequest>> done) override;
    void start(const api::NodeStart& start, api::Finished done) override;
    void drain() override;
    void stop(api::Finished done) override;
    void prepareLeave(api::Done<api::SigningRequest> done) override;
    void setLimits(const api::NodeLimits& limits) override;
    void creditHistory(api::Done<std::vector<api::CreditPoint>> done) override;
    void earnings(api::Done<std::vector<api::EarningsDay>> done) override;
    void runtimeLog(const api::Cursor& from, api::Done<api::Page<api::RuntimeEntry>> done) override;

private:
    Core& m_core;
};

}  // namespace leo::node

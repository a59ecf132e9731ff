// NodeOperator of core/api on the core (api/node.h): the node of this computer.
//
// The node is a process of its own, `leod node` on its home directory; this area starts it, reads what it tells
// (node_status.h) and writes what its operator wishes. Everything that the chain knows comes from the chain. On the
// network of this computer it is the first of its nodes, which that network keeps running.
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include <QProcess>
#include <QTimer>

#include "api/node.h"
#include "node/facade/explorer_source.h"
#include "node/facade/publisher.h"
#include "node/node_status.h"

namespace leo::node {

class OperatorArea final : public api::NodeOperator {
public:
    // The source outlives it.
    OperatorArea(Core& core, ExplorerSource& source);

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
    // What the index says of this node.
    struct Past {
        std::vector<store::IndexedCredit> credit;      // 90 days, newest first
        std::vector<store::IndexedEarnings> earnings;  // 30 days, oldest first
        std::vector<store::IndexedPart> parts;         // newest first
    };
    struct Waiting {
        bool wantRunning = false;
        api::Finished done;
        std::uint64_t untilMs = 0;  // steady clock
    };

    void follow();
    void beat();
    void readStatus();
    void findNode();
    void refresh();
    void check();
    void settleWaiting();
    Status spawn(const api::NodeStart& start);
    Status stopNow();
    void wish(const std::function<void(NodeWishes&)>& change);
    api::NodeState snapshot(std::uint64_t sequence) const;
    void addChain(api::NodeState& state) const;
    void addRunning(api::NodeState& state) const;
    void addPast(api::NodeState& state) const;
    bool running() const { return m_status && m_status->ready; }

    Core& m_core;
    ExplorerSource& m_source;
    std::filesystem::path m_home;
    std::optional<NodeId> m_node;
    std::optional<NodeStatus> m_status;
    NodeWishes m_wishes;
    std::string m_problem;
    std::vector<api::StartCheck> m_checks;
    std::optional<Past> m_past;
    bool m_refreshing = false;
    std::optional<Waiting> m_waiting;
    QTimer m_timer;
    Publisher<api::NodeState> m_publisher;
    Subscription m_network, m_moved, m_heads;
};

}  // namespace leo::node

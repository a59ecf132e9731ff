// NodeOperator of core/api on the core (api/node.h): the node of this computer.
//
// The node is a process of its own, `leod node` on its home directory; this area starts it, reads what it tells
// (node_status.h) and writes what its operator wishes. Everything that the chain knows comes from the chain. On the
// network of this computer the wallet of its first node shows that one, which the network keeps running; every other
// wallet shows a node of the person's own beside those of genesis. A registration is made by the process, which has
// the TPM, and signed here, with the key of the node's account, which is a wallet of this computer like others.
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include <QProcess>
#include <QTimer>

#include "node/facade/computer_usage.h"
#include "node/facade/explorer_source.h"
#include "node/facade/operator_view.h"
#include "node/facade/publisher.h"
#include "node/facade/start_checks.h"

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
    void resume() override;
    void stop(api::Finished done) override;
    void prepareLeave(api::Done<api::SigningRequest> done) override;
    void setLimits(const api::NodeLimits& limits) override;
    void acceptPlatform() override;
    void attach(const std::string& home, api::Finished done) override;
    void creditHistory(api::Done<std::vector<api::CreditPoint>> done) override;
    void earnings(api::Done<std::vector<api::EarningsDay>> done) override;
    void runtimeLog(const api::Cursor& from, api::Done<api::Page<api::RuntimeEntry>> done) override;

private:
    using Prepared = api::Done<std::optional<api::SigningRequest>>;
    // What somebody waits for. One at a time.
    struct Waiting {
        enum class For : std::uint8_t { Signature, Running, Stopped } what{};
        Prepared prepared;          // of Signature
        api::Finished done;         // of the others
        std::uint64_t untilMs = 0;  // steady clock
    };

    void follow();
    std::filesystem::path homeNow() const;
    void beat();
    bool readStatus();
    void findNode();
    void refresh();
    void check();
    void add(std::vector<api::StartCheck> checks);
    void countImages();
    MoneyFacts money() const;
    bool registered() const;

    Status launch(const api::NodeStart& start);
    Status spawn(const api::NodeStart& start);
    std::optional<Error> endedWithoutAWord() const;
    void wait(Waiting waiting);
    void settle();
    void settleSignature();
    Result<std::optional<api::SigningRequest>> nextSignature();
    Result<std::optional<api::SigningRequest>> payment();
    void takeBack();
    Status stopNow();
    void openAccount(std::function<void(const Status&)> then);
    void wish(const std::function<void(NodeWishes&)>& change);
    void rememberPlatform();
    std::string ofThisNode(const char* setting) const;
    OperatorFacts facts() const;

    Core& m_core;
    ExplorerSource& m_source;
    Worker m_worker{"leo-checks"};  // a chip, a sandbox's self-test, a journal: nothing else waits for them
    std::filesystem::path m_home;
    bool m_keptRunning = false;
    std::optional<NodeId> m_node;
    std::optional<NodeStatus> m_status;
    std::string m_statusText;
    bool m_alive = false;
    NodeWishes m_wishes;
    std::string m_problem;
    std::vector<api::StartCheck> m_checks;
    std::optional<api::TpmInfo> m_chip;
    std::vector<api::Pcr> m_chipPcrs;
    unsigned m_checking = 0;  // the round of checks whose answers count
    Platform m_accepted;      // of m_acceptedBy
    std::optional<NodeId> m_acceptedBy;
    ComputerUsage m_usage;
    api::Measured m_measured;
    std::uint32_t m_images = 0;
    std::uint64_t m_imageBytes = 0;
    std::optional<NodePast> m_past;
    bool m_refreshing = false;
    std::optional<Waiting> m_waiting;
    qint64 m_launched = 0;     // the process this program started last
    std::string m_failedText;  // status file of a failure from before the last start
    QTimer m_timer;
    Publisher<api::NodeState> m_publisher;
    std::shared_ptr<bool> m_here = std::make_shared<bool>(true);
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::node

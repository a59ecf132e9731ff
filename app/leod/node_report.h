// NodeReport: a node's side of core/node/node_status.h: tells its status, does what its operator wishes.
//
// It begins before anything that can fail, so that a window learns why a node did not start, and its last word stays
// when the node ends by itself. Main thread.
#pragma once

#include <QTimer>
#include <filesystem>
#include <map>

#include "node/node_service.h"

namespace leo::app {

class NodeReport {
public:
    NodeReport(std::filesystem::path home, const NodeId& self);
    // The status goes with it, unless the node failed.
    ~NodeReport();
    NodeReport(const NodeReport&) = delete;
    NodeReport& operator=(const NodeReport&) = delete;

    void setRunner(const sandbox::Capabilities& sandbox);
    // From here until the answer is gone these are looked at on every beat; they outlive it. `ready` is read then.
    struct Watch {
        explicit Watch(NodeReport& report) : m_report(report) {}
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;
        ~Watch() { m_report.forget(); }

    private:
        NodeReport& m_report;
    };
    [[nodiscard]] Watch watch(node::Client& client, node::NodeService* service, const bool& ready);
    // What is asked of the operator while a machine becomes a node; none once it is one.
    void setRegistering(std::optional<node::NodeStatus::Registering> registering);

    // What a failure from here on would be, when its code says nothing more precise.
    void setStage(node::NodeFailure stage) { m_stage = stage; }
    void fail(const Error& error);

private:
    void beat();
    void forget();
    void readWishes();
    void writeStatus();
    void measurePeers();
    std::uint32_t cpuPercent();

    std::filesystem::path m_home;
    node::NodeStatus m_status;  // what does not change with every beat
    node::NodeFailure m_stage = node::NodeFailure::Other;
    node::Client* m_client = nullptr;
    node::NodeService* m_service = nullptr;
    const bool* m_ready = nullptr;
    bool m_failed = false;
    std::string m_written, m_wishes;
    std::map<AccountId, std::uint32_t> m_latency;
    std::uint64_t m_cpuMs = 0, m_cpuAt = 0;  // steady clock
    unsigned m_beats = 0;
    QTimer m_timer;
};

}  // namespace leo::app

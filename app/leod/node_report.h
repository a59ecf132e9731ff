// NodeReport: a running node's side of core/node/node_status.h: tells its status, does what its operator wishes.
#pragma once

#include <QTimer>
#include <filesystem>

#include "node/node_service.h"

namespace leo::app {

class NodeReport {
public:
    // All outlive it. `ready` is read when a status is written. The status goes with it.
    NodeReport(node::Client& client, node::NodeService& service, std::filesystem::path home, std::string runner,
               const bool& ready);
    ~NodeReport();
    NodeReport(const NodeReport&) = delete;
    NodeReport& operator=(const NodeReport&) = delete;

private:
    void beat();
    void readWishes();
    void writeStatus();

    node::Client& m_client;
    node::NodeService& m_service;
    std::filesystem::path m_home;
    std::string m_runner;
    const bool& m_ready;
    TimeMs m_startedAt;
    std::string m_written;
    std::string m_wishes;
    QTimer m_timer;
};

}  // namespace leo::app

// MembershipService: what a running node does for its network beside tasks: it looks at machines that ask to be
// admitted when it is drawn to, and renews its own membership once an epoch.
//
// The decisions are protocol::AttestorDuty's and protocol::RenewalDuty's; this class gives them a network and the
// node's TPM thread. Thread: that of the client.
#pragma once

#include <QTimer>
#include <map>
#include <memory>

#include "node/client.h"
#include "node/measured_machine.h"
#include "node/worker.h"
#include "protocol/attestor_duty.h"

namespace leo::node {

class MembershipService : public QObject {
    Q_OBJECT
public:
    struct Config {
        const crypto::VrfKey* vrf = nullptr;  // outlives the service, like client and worker
        std::vector<Hash> profileDigests;     // sandbox profiles accepted of others; empty accepts any
        std::function<void()> logCut;         // the runtime log begins at a checkpoint now
    };
    MembershipService(Client& client, Worker& tpm, std::shared_ptr<MeasuredMachine> machine, Config config);

    // After each block, with the state of the node's runtime log (protocol::RenewalDuty::handleHead).
    void handleHead(bool free, std::size_t logLines);
    // While it does, the node enters no draw.
    bool holdsLog() const { return m_renewal.holdsLog(); }
    // Admissions this node looks at now.
    std::size_t attesting() const { return m_duties.size(); }
    // Why layer one did not believe the last renewal; empty when it did.
    const std::string& untrusted() const { return m_untrusted; }

private:
    void considerAdmissions();
    void considerAdmission(const ledger::Admission& admission);
    void pumpDuty(const TxId& registration);
    void pumpRenewal();
    void schedule();

    Client& m_client;
    Worker& m_tpm;
    std::shared_ptr<MeasuredMachine> m_machine;  // touched on the TPM worker only
    Config m_config;
    std::map<TxId, protocol::AttestorDuty> m_duties;
    std::map<NodeId, TxId> m_considered;  // the last registration of each identity that was looked at
    protocol::RenewalDuty m_renewal;
    std::string m_untrusted;
    QTimer m_timer;
};

}  // namespace leo::node

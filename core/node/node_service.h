// NodeService: a node at work: it watches layer one for draws it wins, takes part in the groups, and as executor runs
// the code in its sandbox on its TPM.
//
// The decisions are protocol::NodeTask's and chooseDraw's; this class gives them a network, a TPM thread and a
// sandbox thread. One run at a time: an executor joins nothing until its task ends (one runtime log, one task).
// Thread: that of the client.
#pragma once

#include <QTimer>
#include <atomic>
#include <filesystem>
#include <map>
#include <memory>

#include "node/client.h"
#include "node/draw_choice.h"
#include "node/lambda_run.h"
#include "node/membership_service.h"
#include "node/worker.h"
#include "protocol/node_task.h"

namespace leo::node {

struct NodeConfig {
    crypto::VrfKey vrf;
    std::string tcti;
    std::string imageLayout;                    // OCI layouts this node can run, one directory
    std::unique_ptr<sandbox::Sandbox> sandbox;  // chosen and proved by the caller
    std::vector<Hash> profileDigests;           // sandbox profiles accepted of others; empty accepts any
    Hash binaryDigest{};                        // of this program
    std::string version;
    std::shared_ptr<protocol::Conduct> conduct;  // none: an honest node
    std::filesystem::path journal;               // runtime_journal.h; empty: none is kept
};

// What such a node measures first.
attest::NodeStart nodeStartOf(const NodeConfig& config);

struct NodeCounters {
    std::uint64_t drawsSeen = 0, drawsWon = 0, led = 0, monitored = 0;
    std::uint64_t drawsExpectedPermille = 0;  // of those seen, from the credit in each
};

// What a node can prove itself with, as last looked at.
struct MachineHealth {
    attest::PcrValues pcrs;
    Hash logPcr13{};
    std::string tpmLost;    // why the TPM proves nothing any more; empty while it does
    std::string untrusted;  // why the network would not believe what it proves
    bool provable() const { return tpmLost.empty() && untrusted.empty(); }
};

// The last run in the sandbox.
struct LastRun {
    TimeMs time;
    sandbox::Usage usage;
    sandbox::CleanupReport cleanup;
};

class NodeService : public QObject {
    Q_OBJECT
public:
    // Starts the TPM worker and measures node-start; `ready` says how that went. The client outlives the service.
    NodeService(Client& client, NodeConfig config, std::function<void(Status)> ready);
    ~NodeService() override;

    const NodeCounters& counters() const { return m_counters; }
    std::size_t openTasks() const { return m_tasks.size(); }
    bool executing() const { return m_running != nullptr; }
    std::vector<NodeStatus::Role> roles() const;
    // Draws it let go by, newest first, at most kMaxMissed.
    const std::deque<MissedDraw>& missed() const { return m_missed.list(); }
    MachineHealth health() const;
    TimeMs lastQuote() const { return m_machine ? m_machine->lastQuote() : TimeMs{}; }
    const std::optional<LastRun>& lastRun() const { return m_lastRun; }
    const sandbox::Capabilities& sandbox() const { return m_config.sandbox->capabilities(); }
    // Draining: joins nothing new; tasks under way go on.
    void setWishes(const NodeWishes& wishes) { m_wishes = wishes; }
    void drain() { m_wishes.drain = true; }
    bool draining() const { return m_wishes.drain; }

private:
    struct Running;

    void handleHead(const ledger::Block* block = nullptr);
    void considerDraws();
    // False while something is in the way that passes: the draw is looked at again when the next block comes.
    bool considerTask(const ledger::Task& task);
    DrawChoice choose(const ledger::Task& task, const ledger::SnapshotEntry* entry,
                      const ledger::Manifest* manifest) const;
    bool hasImage(const Hash& digest) const;
    void miss(MissedDraw draw);
    void enter(const ledger::Task& task, ledger::Member seats);
    // Reads the registers, on the TPM's thread.
    void lookAtMachine();
    void pump(const TaskId& id);
    void perform(const TaskId& id, protocol::Command command);
    void submit(const TaskId& id, ledger::TxBody body);
    void fetch(const TaskId& id, const protocol::FetchContent& wanted);
    void beginRun(const TaskId& id, const protocol::BeginRun& run);
    void runSandbox(const TaskId& id, MeasuredMachine::Keys keys);
    void finishRun(const TaskId& id, Result<LambdaResult> result);
    void endRun(const TaskId& id, const attest::TaskEnd& end);
    void retire(const TaskId& id);
    // Neither in an unanchored draw nor executing: the runtime log stands still.
    bool logIsFree() const;
    void schedule();
    protocol::NodeTask* find(const TaskId& id);

    Client& m_client;
    NodeConfig m_config;
    std::unique_ptr<Worker> m_tpmWorker, m_sandboxWorker;
    std::shared_ptr<MeasuredMachine> m_machine;  // touched on the TPM worker only
    bool m_ready = false;
    NodeWishes m_wishes;
    MissedDraws m_missed;
    MachineHealth m_health;
    std::optional<LastRun> m_lastRun;
    std::map<TaskId, std::unique_ptr<protocol::NodeTask>> m_tasks;
    std::map<TaskId, std::uint32_t> m_considered;  // next draw to look at, of open tasks
    std::unique_ptr<Running> m_running;
    std::unique_ptr<MembershipService> m_membership;
    std::size_t m_logLines = 1;
    NodeCounters m_counters;
    QTimer m_timer;
    QTimer m_idle;  // drops the unpacked image after a while
    QTimer m_look;  // at the TPM
    layer1::Subscription m_heads;
};

}  // namespace leo::node

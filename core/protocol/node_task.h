// NodeTask: one node's whole part in one draw of one task, from its winning VRF draw to the task's end, turn by turn.
//
// Sans-IO. It follows the ledger (handleHead), listens to the group (handleFrame), and owns the machines of each
// step:
//
//   Joining ──ledger: Forming──▶ Formation ──anchored, we are a member──▶ KeyAsking with MonitorDuty or ExecutorDuty,
//   anew in each turn ──closed, or out of the group──▶ done
//
// Frames that arrive before the ledger shows this node the matching phase are kept (bounded) and played then.
#pragma once

#include <deque>
#include <memory>

#include "protocol/conduct.h"
#include "protocol/executor_duty.h"
#include "protocol/formation.h"
#include "protocol/key_asking.h"
#include "protocol/monitor_duty.h"
#include "protocol/witness.h"

namespace leo::protocol {

struct NodeTaskConfig {
    const crypto::Identity* identity = nullptr;  // outlives the machine
    Random* random = nullptr;
    TaskId task;
    std::uint32_t draw = 0;
    ledger::Member self;  // the winning draw, salt filled
    References references;
    Conduct* conduct = nullptr;  // outlives the machine; none: an honest node
};

class NodeTask {
public:
    static constexpr std::size_t kMaxEarlyFrames = 256;
    static constexpr std::size_t kMaxEarlyBytes = 4u << 20;
    static constexpr std::uint64_t kAskCertificateMs = 300;

    NodeTask(NodeTaskConfig config, const ledger::State& state);

    void handleHead(const ledger::State& state, TimeMs now);
    // A transaction of the block whose head follows, whether it applied or not: members sign what it holds.
    void handleTransaction(const ledger::TxBody& body, TimeMs now);
    void handleFrame(const NodeId& author, Bytes frame, TimeMs now);
    void handleQuote(const TakeQuote& asked, Result<EvidenceShare> share, TimeMs now);
    void handleContent(const ledger::CidBytes& cid, const Result<Fetched>& content, TimeMs now);
    void handleRunBegun(const Status& begun, TimeMs now);
    void handleRunEnded(Result<RunReport> report, TimeMs now);
    void handleTaskEndMeasured(const Status& measured, TimeMs now);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;
    std::optional<Command> pollCommand();  // never a Send: those come as Frame

    const TaskId& task() const { return m_config.task; }
    std::uint32_t draw() const { return m_config.draw; }
    bool finished() const { return m_finished; }
    bool executing() const { return m_executor != nullptr; }
    // This node leads, or is one of those who take over from a leader that fails: until the task ends its runtime log
    // is spoken for. Also while it is not known yet who leads.
    bool mayLead() const { return m_turn ? m_turn->mayLead(m_config.self.node) : m_joined; }
    // True once the ledger shows this node's join.
    bool joined() const { return m_joined; }
    const Turn* turn() const { return m_turn ? &*m_turn : nullptr; }

private:
    void beginForming(const ledger::State& state, const ledger::Task& task, TimeMs now);
    void leaveTurn();
    void beginTurn(const ledger::State& state, const ledger::Task& task, TimeMs now);
    void followTurn(const ledger::Task& task, TimeMs now);
    void playEarlyFrames(TimeMs now);
    void dispatch(const NodeId& author, const Message& message, TimeMs now);
    void witness(const NodeId& author, const Message& message, TimeMs now);
    template <class FormationMessage>
    void receive(const NodeId& author, const FormationMessage& message, TimeMs now);
    void receive(const NodeId& author, const Challenge& challenge, TimeMs now);
    void receive(const NodeId& author, const EvidenceShare& share, TimeMs now);
    void receive(const NodeId& author, const VerdictShare& share, TimeMs now);
    void receive(const NodeId& author, const ResultReady& ready, TimeMs now);
    void receive(const NodeId& author, const PackageContents& contents, TimeMs now);
    void considerTurnFail(const ledger::Task& task, TimeMs now);
    void collect(Outbox& from);
    void place(Command command);
    std::vector<ChannelPeer> channelsOf(const std::vector<NodeId>& nodes) const;

    NodeTaskConfig m_config;
    ChainId m_chain;
    crypto::BoxKeyPair m_channel;
    Hash m_commitment{};
    bool m_joined = false;
    bool m_finished = false;
    ledger::TaskPhase m_phase = ledger::TaskPhase::Joining;
    ledger::Task m_task;  // as of the last head
    TimeMs m_now;         // of the last call
    std::optional<Formation> m_formation;
    std::optional<Witness> m_witness;  // as long as m_formation
    std::optional<Turn> m_turn;
    std::unique_ptr<MonitorDuty> m_monitor;
    std::unique_ptr<ExecutorDuty> m_executor;
    std::optional<KeyAsking> m_asking;  // as long as m_turn
    std::optional<TimeMs> m_askCertificateAt;
    struct EarlyFrame {
        NodeId author;
        Bytes bytes;
    };
    std::deque<EarlyFrame> m_early;
    std::size_t m_earlyBytes = 0;
    std::vector<std::pair<NodeId, Message>> m_earlyMessages;  // opened, but for a duty that has not begun
    std::optional<TimeMs> m_turnFailAt;
    bool m_overdueSaid = false;
    Outbox m_outbox;
    std::deque<Command> m_ready;
};

}  // namespace leo::protocol

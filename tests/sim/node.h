// Node: a simulated node: the real NodeTask machines with a TPM and a sandbox in software around them, as
// node::NodeService has them with real ones; and the lie it plays, if any.
#pragma once

#include "protocol/node_task.h"
#include "sim/lie.h"
#include "sim/machine.h"
#include "sim/owner.h"
#include "sim/participant.h"

namespace leo::sim {

class Node;

// The group topic of a task: who listens to it, and the channel keys by which a liar's own messages are opened again
// to be changed (a simulation knows everybody's secrets).
struct Topics {
    std::map<TaskId, std::set<Node*>> listeners;
    std::map<std::tuple<TaskId, std::uint32_t, NodeId>, Bytes> channelSecrets;
};

struct NodeSetup {
    crypto::VrfKey vrf;
    std::unique_ptr<Machine> machine;
    Lie lie = Lie::None;
};

class Node final : public Participant {
public:
    Node(World& world, crypto::Identity identity, NodeSetup setup, Dice dice, Topics& topics, ByteView codeKey);

    Lie lie() const { return m_lie; }
    Machine& machine() { return *m_machine; }
    void setStranger(Machine* other) { m_stranger = other; }
    std::uint64_t liesPlayed() const { return m_liesPlayed; }
    // What members signed in a block; it hears of it when the network lets it.
    void announceBlock(const std::shared_ptr<const ledger::Block>& block);
    bool liedIn(const TaskId& id) const { return m_liedIn.count(id) > 0; }

protected:
    void handleHead() override;
    void handleCrash() override;
    void handleRestart(bool powerCycle) override;

private:
    struct Running {
        TaskId task;
        bool ending = false;
    };

    void considerDraws();
    void enter(const ledger::Task& task);
    void joinWithoutWinning(const ledger::Task& task);
    void askWithJunk(const protocol::NodeTask& task);
    void pump(const TaskId& id);
    void perform(const TaskId& id, protocol::Command command);
    void schedule(const TaskId& id);
    void publish(const TaskId& id, const Bytes& frame);
    void publishChanged(const TaskId& id, const Bytes& frame);
    void submitChanged(const TaskId& id, ledger::TxBody body);
    void takeQuote(const TaskId& id, const protocol::TakeQuote& asked);
    void beginRun(const TaskId& id, const protocol::BeginRun& run);
    void finishRun(const TaskId& id, const Bytes& codeKey, const Bytes& inputKey);
    void endRun(const TaskId& id, const attest::TaskEnd& end);
    void retire(const TaskId& id);
    protocol::NodeTask* find(const TaskId& id);
    bool plays(const TaskId& id, Lie lie);
    crypto::Signature voteFor(const TaskId& id, std::uint32_t attempt, const Hash& certificate);
    // This liar's version of its own message to one member; nothing to leave it out.
    std::optional<protocol::Message> changed(const TaskId& id, const NodeId& to, protocol::Message message);

    crypto::VrfKey m_vrf;
    std::unique_ptr<Machine> m_machine;
    Machine* m_stranger = nullptr;  // another node's machine, for a liar that borrows its TPM
    Lie m_lie;
    Dice m_dice;
    Topics& m_topics;
    Bytes m_codeKey;
    std::map<TaskId, std::unique_ptr<protocol::NodeTask>> m_tasks;
    std::map<TaskId, std::uint32_t> m_considered;
    std::map<TaskId, TimeMs> m_timers;
    std::map<TaskId, Hash> m_seenOfOthers;  // what a copying monitor copies
    std::optional<protocol::EvidenceShare> m_oldShare;
    std::set<std::pair<TaskId, std::uint32_t>> m_junkAsked;                       // task and turn
    std::map<std::tuple<TaskId, std::uint32_t, std::uint32_t>, Hash> m_proposed;  // to one half; task, draw, attempt
    std::optional<Running> m_running;
    std::uint64_t m_liesPlayed = 0;
    std::set<TaskId> m_liedIn;
};

}  // namespace leo::sim

// Simulation: one network of N nodes, its layer one and its owners, on virtual time, from a seed.
//
// run() posts the tasks, plays faults and lies, and goes on until every task is closed and the network is quiet. What
// must always hold (protocol section 11) is checked by the naive auditor after every block, and at the end here. The
// first thing that does not hold is `broken`; the seed and the options replay it exactly.
#pragma once

#include <memory>
#include <string>

#include "sim/node.h"

namespace leo::sim {

struct Options {
    std::uint64_t seed = 1;
    std::size_t nodes = 20;
    std::size_t tasks = 10;
    double liars = 0;         // share of all credit
    std::optional<Lie> only;  // every liar plays this one
    Faults faults;
    Lie alice = Lie::None, bob = Lie::None;
};

struct Statistics {
    std::uint64_t virtualMs = 0, blocks = 0, messages = 0, bytes = 0;
    std::map<ledger::TaskEnd, std::uint64_t> ends;
    std::map<std::size_t, std::uint64_t> groupSizes;
    std::map<std::string, std::uint64_t> liesPlayed;
    std::map<std::string, std::uint64_t> convicted;  // nodes that lost all, by what they play
    std::vector<std::uint64_t> settleMs;             // of settled tasks, post to close
    std::uint64_t resultsOpened = 0, packagesRefused = 0;
    std::uint64_t honestDisturbedFines = 0;  // of honest nodes that crashed, were cut off or slow
    std::uint64_t captured = 0;              // groups with liars of half of the monitors' credit or more
    std::uint64_t failedTurns = 0, finishedBySuccessor = 0;
    struct Leader {
        std::uint32_t credit = 0;
        std::uint64_t led = 0, member = 0;
    };
    std::vector<Leader> leaders;
};

class Simulation {
public:
    explicit Simulation(const Options& options);
    ~Simulation();

    void run();
    const std::string& broken() const { return m_broken; }
    const Statistics& statistics() const { return m_statistics; }

private:
    ledger::Genesis makeGenesis();
    void chooseLiars();
    void plan();
    void planFaults();
    void handleBlock(const ledger::Block& block, const std::vector<ledger::Receipt>& receipts);
    void judge(const ledger::Receipt& receipt);
    void judgeTask(const ledger::Task& task);
    std::string story(const ledger::Task& task);
    bool captured(const ledger::Task* task);
    void conclude();
    void breaks(std::string what);
    Node* nodeOf(const NodeId& id);

    Options m_options;
    Dice m_dice;
    Queue m_queue;
    Network m_network;
    crypto::Identity m_authority;
    crypto::VrfKey m_authorityVrf;
    crypto::Identity m_aliceIdentity, m_bobIdentity;
    struct Seat {
        crypto::Identity identity;
        NodeSetup setup;
        Credit credit;
    };
    std::vector<Seat> m_seats;  // until the nodes are made
    std::unique_ptr<attest::test::SoftCa> m_ca;
    ledger::Genesis m_genesis;
    std::unique_ptr<Chain> m_chain;
    Topics m_topics;
    std::unique_ptr<World> m_world;
    std::unique_ptr<Owner> m_alice, m_bob;
    std::vector<std::unique_ptr<Node>> m_nodes;
    std::map<NodeId, Node*> m_byId;
    std::set<TaskId> m_judged;
    std::map<Height, TimeMs> m_blockTimes;                   // header time of every block
    std::map<TaskId, std::map<NodeId, std::int64_t>> m_net;  // per task: what a node got out of it, deposits included
    std::size_t m_posted = 0;
    std::string m_broken;
    Statistics m_statistics;
};

}  // namespace leo::sim

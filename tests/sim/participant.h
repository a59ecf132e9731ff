// Participant: an account of a simulation with its line to layer one: it hears of heads, and its transactions are
// sent again until they are in a block or can't be any more.
#pragma once

#include <deque>

#include "sim/chain.h"
#include "sim/network.h"

namespace leo::sim {

// What all participants of one simulation share. Outlives them.
struct World {
    Queue& queue;
    Network& network;
    Chain& chain;
    Party authority = 0;

    const ledger::State& state() const { return chain.state(); }
};

class Participant {
public:
    Participant(World& world, crypto::Identity identity)
        : m_world(world), m_identity(std::move(identity)), m_party(world.network.add()) {}
    virtual ~Participant() = default;

    const crypto::Identity& identity() const { return m_identity; }
    AccountId id() const { return m_identity.id(); }
    Party party() const { return m_party; }
    Link& link() { return m_world.network.link(m_party); }
    const Link& link() const { return m_world.network.link(m_party); }
    TimeMs now() const { return m_world.network.clockOf(m_party); }

    // A block is there; the participant hears of it when the network lets it.
    void announce();
    void crash();
    void restart(bool powerCycle);

protected:
    virtual void handleHead() = 0;
    // What was in memory is gone.
    virtual void handleCrash() = 0;
    virtual void handleRestart(bool powerCycle) = 0;

    void submit(ledger::TxBody body);
    // Runs later unless this participant has crashed meanwhile.
    void later(std::uint64_t ms, std::function<void()> what);
    const ledger::State& state() const { return m_world.state(); }

    World& m_world;

private:
    void pump();
    void send(const ledger::SignedTx& tx);

    static constexpr std::uint64_t kResendMs = 700;
    // Heads are followed by asking for them, too: what was lost on the way is caught up with.
    static constexpr std::uint64_t kCatchUpMs = 500;

    struct Pending {
        ledger::SignedTx tx;
        TimeMs sentAt;
    };
    crypto::Identity m_identity;
    Party m_party;
    std::deque<Pending> m_pending;
    Height m_seen;
    bool m_catchingUp = false;
};

}  // namespace leo::sim

// Owner: Alice or Bob of a simulation: publishes, posts, checks key packages with the real verifier, gives or
// withholds its key, and opens results.
#pragma once

#include "protocol/key_package.h"
#include "sim/lie.h"
#include "sim/machine.h"
#include "sim/participant.h"

namespace leo::sim {

// The references every verifier of a simulated network uses.
protocol::References simReferences();

class Owner final : public Participant {
public:
    Owner(World& world, crypto::Identity identity, Dice dice, Lie lie)
        : Participant(world, std::move(identity)), m_dice(dice), m_lie(lie) {}

    Lie lie() const { return m_lie; }
    void publish(Amount price, Amount bond);
    // Of a lambda whose publisher is `publisher`; the result is checked against what both keys give.
    void post(const LambdaId& lambda, Amount offer);

    std::uint64_t resultsOpened() const { return m_opened; }
    std::uint64_t packagesRefused() const { return m_refused; }
    // What no honest run may ever show: a result that opens to something else although monitors vouched for it.
    const std::string& wrong() const { return m_wrong; }

    // The code key of every lambda and the input key of every task, for those who check what a run computed.
    static Hash expectedOutput(ByteView codeKey, ByteView inputKey);
    const Hash& codeKey() const { return m_codeKey; }

protected:
    void handleHead() override;
    void handleCrash() override;
    void handleRestart(bool) override {}

private:
    void checkResultBox(const ledger::Task& task);
    void consider(const ledger::Task& task, ledger::Party party);
    // True when the package passed.
    bool answer(const TaskId& task, ledger::Party party, const Bytes& block);
    Bytes keyFor(const ledger::Task& task, ledger::Party party) const;
    crypto::BoxKeyPair resultKeyFor(const Hash& keyId) const;

    Dice m_dice;
    Lie m_lie;
    Hash m_codeKey = filled(0x5C);  // derived from the wallet's seed in the real one; of no interest here
    using Slot = std::tuple<TaskId, ledger::Party, std::uint32_t, std::uint32_t>;  // of one draw and turn
    std::set<Slot> m_answered;
    std::set<std::pair<Slot, NodeId>> m_trying;  // the requests of the members, side by side
    std::set<std::pair<TaskId, std::uint32_t>> m_opening;
    std::set<std::pair<TaskId, std::uint32_t>> m_checkedBoxes;
    std::uint64_t m_opened = 0, m_refused = 0;
    std::string m_wrong;
};

}  // namespace leo::sim

// One task brought to its end on a World, and the difference it makes to everybody's money and credit.
#pragma once

#include "unit/ledger/world.h"

namespace leo::ledger::test {

constexpr std::size_t kNodes = 40;
constexpr std::size_t kGroup = 10;
constexpr std::int64_t kLeo = 1'000'000'000;

// A group of exactly ten: enough seats that ten of forty nodes always win one.
inline World::Tweak tenOfForty(std::uint32_t maxTurns = 1) {
    return [maxTurns](Genesis& genesis) {
        genesis.params.tauDefault = 32;
        genesis.params.maxTurns = maxTurns;
    };
}

// Balances at one moment, to compare with a later one.
struct Money {
    explicit Money(const World& world) {
        for (const auto& [id, account] : std::map<AccountId, Amount>(balances(world))) at[id] = account;
        burned = world.state.burned();
        for (const auto& [id, lambda] : world.state.lambdas()) bonds.units += lambda.bond.units;
        for (const auto& [id, node] : world.state.nodes()) credit[id] = node.credit.value;
    }
    static std::map<AccountId, Amount> balances(const World& world) {
        std::map<AccountId, Amount> out;
        for (const TestNode& node : world.nodes) out[node.id()] = world.state.balance(node.id());
        for (const auto* who : {&world.alice, &world.bob}) out[who->id()] = world.state.balance(who->id());
        return out;
    }
    std::map<AccountId, Amount> at;
    std::map<NodeId, std::uint32_t> credit;
    Amount burned, bonds;
};

// Change since `before`, in units.
struct Delta {
    const World& world;
    const Money& before;
    std::int64_t of(const AccountId& id) const {
        return static_cast<std::int64_t>(world.state.balance(id).units) -
               static_cast<std::int64_t>(before.at.at(id).units);
    }
    std::int64_t alice() const { return of(world.alice.id()); }
    std::int64_t bob() const { return of(world.bob.id()); }
    std::int64_t node(std::size_t i) const { return of(world.nodes[i].id()); }
    std::int64_t credit(std::size_t i) const {
        const NodeId id = world.nodes[i].id();
        return static_cast<std::int64_t>(world.state.node(id)->credit.value) - before.credit.at(id);
    }
    std::int64_t burned() const {
        return static_cast<std::int64_t>(world.state.burned().units - before.burned.units);
    }
    std::int64_t bonds() const {
        return static_cast<std::int64_t>(Money(world).bonds.units) - static_cast<std::int64_t>(before.bonds.units);
    }
};

struct Run {
    explicit Run(World::Tweak tweak = tenOfForty()) : world(kNodes, std::move(tweak)), before(world) {}
    Delta delta() const { return Delta{world, before}; }
    // Publishes and takes the reference, so the bond is not in the difference.
    LambdaId publish(Amount price = leo(3), Amount missFee = leo(1), Amount bond = leo(20)) {
        const LambdaId id = world.publish(price, missFee, bond);
        before = Money(world);
        return id;
    }
    void anchored(Amount offer = leo(10), Amount price = leo(3), Amount missFee = leo(1)) {
        lambda = publish(price, missFee);
        task = world.post(lambda, offer);
        draw = world.elect(task, kGroup);
        QCOMPARE(draw.joined.size(), kGroup);
        world.must(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
    }
    void keys(Amount offer = leo(10), Amount price = leo(3), Amount missFee = leo(1)) {
        anchored(offer, price, missFee);
        world.must(world.monitorOf(draw, 0), world.requesting(task));
    }
    void executing(Amount offer = leo(10), Amount price = leo(3)) {
        keys(offer, price);
        world.must(world.alice, world.granting(task, Party::Requester));
        world.must(world.bob, world.granting(task, Party::Publisher));
    }
    void confirming(std::uint32_t exit = 0, Amount offer = leo(10), Amount price = leo(3)) {
        executing(offer, price);
        world.must(world.executorOf(draw), world.completing(draw, exit));
    }
    void confirm(std::size_t monitor, bool ok, std::uint32_t exit = 0) {
        const std::size_t node = draw.monitors[monitor];
        world.must(world.nodes[node].identity, TaskConfirm{world.verdict(draw, node, ok, Phase::After, exit)}, 1);
    }
    void closed(TaskEnd end) {
        const Task& t = *world.state.task(task);
        QCOMPARE(t.phase, TaskPhase::Closed);
        QCOMPARE(endName(t.end), endName(end));
        QVERIFY(t.escrow.isZero() && t.reserve.isZero() && t.deadline.value == 0);
        for (const Joiner& joiner : t.joins) QVERIFY(joiner.deposit.isZero());
        QVERIFY(world.state.openTasks().empty());
        for (const auto& [id, node] : world.state.nodes()) QVERIFY(node.busyWith.isZero());
    }
    std::uint32_t creditOf(std::size_t monitor) const {
        return before.credit.at(world.nodes[draw.monitors[monitor]].id());
    }
    World world;
    Money before;
    LambdaId lambda;
    TaskId task;
    Draw draw;
};

// Ten nodes of equal credit have joined a draw; they are counted in the order in which they joined.
struct Forming : Run {
    explicit Forming(std::uint32_t maxTurns = 3)
        : Run([maxTurns](Genesis& genesis) {
              tenOfForty(maxTurns)(genesis);
              for (GenesisNode& node : genesis.nodes) node.credit = Credit{300};
          }) {
        lambda = publish();
        task = world.post(lambda);
        draw = world.elect(task, kGroup);
        before = Money(world);
    }
    std::size_t nodeOf(std::size_t joiner) const { return draw.joined[joiner]; }
    const crypto::Identity& who(std::size_t joiner) const { return world.nodes[nodeOf(joiner)].identity; }
    const Joiner& joiner(std::size_t i) const { return *world.state.task(task)->joiner(who(i).id()); }
    const NodeRecord& record(std::size_t i) const { return *world.state.node(who(i).id()); }
    std::int64_t change(std::size_t joiner) const { return delta().node(nodeOf(joiner)); }
    TaskPhase phase() const { return world.state.task(task)->phase; }
    // The certificate of all but these.
    void without(const std::set<std::size_t>& left) {
        std::erase_if(draw.certificate.members, [&](const Member& member) {
            return std::any_of(left.begin(), left.end(),
                               [&](std::size_t joiner) { return who(joiner).id() == member.node; });
        });
        world.finishDraw(draw);
    }
};

}  // namespace leo::ledger::test

#include "sim/simulation.h"

#include <algorithm>

#include "crypto/hash.h"
#include "ledger/why.h"

namespace leo::sim {

using ledger::PotKind;
using ledger::TaskEnd;

namespace {

constexpr std::uint64_t kWarmUpMs = 1'000;
constexpr std::uint64_t kTaskGapLowMs = 1'500, kTaskGapHighMs = 6'000;
constexpr std::uint64_t kTailMs = 5'000;
// Longest life of a task: three draws, and every window of three turns, with the key window of a person in each.
constexpr std::uint64_t kLongestTaskMs = 1'200'000;

// Lies of an executor that the group sees, or the requester shows layer one: none may be paid.
bool detectable(Lie lie) {
    switch (lie) {
        case Lie::UnprovenKeyRequest:
        case Lie::OldQuote:
        case Lie::OtherTpm:
        case Lie::OtherCode:
        case Lie::LateAnswers:
        case Lie::ResetsTpm:
        case Lie::KeepsCopy:
        case Lie::WrongResultKey:
        case Lie::OtherResultKey:
        case Lie::ResultVanishes:
        case Lie::FalseKeyClaim:
        case Lie::NeverCompletes: return true;
        default: return false;
    }
}

}  // namespace

Simulation::Simulation(const Options& options)
    : m_options(options),
      m_dice(options.seed),
      m_queue(TimeMs{1'760'000'000'000}),
      m_network(m_queue, m_dice.fork(), m_options.faults),
      m_authority(crypto::Identity::generate(m_dice)),
      m_authorityVrf(crypto::VrfKey::generate(m_dice)),
      m_aliceIdentity(crypto::Identity::generate(m_dice)),
      m_bobIdentity(crypto::Identity::generate(m_dice)) {
    m_ca = std::make_unique<attest::test::SoftCa>(m_dice);
    m_genesis = makeGenesis();
    chooseLiars();
    m_chain = std::make_unique<Chain>(m_genesis, m_authorityVrf, m_queue);
    m_world = std::make_unique<World>(World{m_queue, m_network, *m_chain, m_network.add()});
    m_alice = std::make_unique<Owner>(*m_world, std::move(m_aliceIdentity), m_dice.fork(), m_options.alice);
    m_bob = std::make_unique<Owner>(*m_world, std::move(m_bobIdentity), m_dice.fork(), m_options.bob);
    for (Seat& seat : m_seats) {
        m_nodes.push_back(std::make_unique<Node>(*m_world, std::move(seat.identity), std::move(seat.setup),
                                                 m_dice.fork(), m_topics, m_bob->codeKey()));
        m_byId[m_nodes.back()->id()] = m_nodes.back().get();
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        m_nodes[i]->setStranger(&m_nodes[(i + 1) % m_nodes.size()]->machine());
    m_chain->onBlock = [this](const ledger::Block& block, const std::vector<ledger::Receipt>& receipts) {
        handleBlock(block, receipts);
    };
}

Simulation::~Simulation() = default;

ledger::Genesis Simulation::makeGenesis() {
    ledger::Genesis genesis;
    genesis.network = "sim";
    genesis.time = m_queue.now();
    genesis.authority = m_authority.id();
    genesis.authorityVrf = m_authorityVrf.publicKey();
    genesis.params.epochMs = ledger::kMaxWindowMs;  // no simulation lasts an epoch
    genesis.roots = {{"Simulated vendor", true, m_ca->der()}};
    for (std::size_t i = 0; i < m_options.nodes; ++i) {
        Seat seat{crypto::Identity::generate(m_dice),
                  NodeSetup{crypto::VrfKey::generate(m_dice), std::make_unique<Machine>(m_dice), Lie::None},
                  Credit{}};
        ledger::GenesisNode node;
        node.node = seat.identity.id();
        node.name = "node " + std::to_string(i);
        node.vrfKey = seat.setup.vrf.publicKey();
        node.ekPublic = seat.setup.machine->tpm().ekPublic();
        node.ekCertificate = m_ca->issue(node.ekPublic);
        node.akPublic = seat.setup.machine->tpm().akPublic();
        node.features = ledger::kFeatureBubblewrap;
        node.credit = seat.credit = Credit{static_cast<std::uint32_t>(m_dice.between(100, 600))};
        node.balance = leo(1'000);
        genesis.nodes.push_back(std::move(node));
        m_seats.push_back(std::move(seat));
    }
    genesis.accounts.push_back({m_aliceIdentity.id(), leo(500'000)});
    genesis.accounts.push_back({m_bobIdentity.id(), leo(500'000)});
    genesis.supply = leo(10'000'000 + 2'000 * m_options.nodes);
    return genesis;
}

// Nodes become liars, in an order of chance, until their credit is the wanted share of all.
void Simulation::chooseLiars() {
    std::uint64_t all = 0, lying = 0;
    for (const Seat& seat : m_seats) all += seat.credit.value;
    std::vector<std::size_t> order(m_seats.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[m_dice.below(i)]);
    const std::uint64_t kinds =
        static_cast<std::uint64_t>(kLastNodeLie) - static_cast<std::uint64_t>(kFirstNodeLie) + 1;
    for (const std::size_t index : order) {
        Seat& seat = m_seats[index];
        if (static_cast<double>(lying + seat.credit.value) > m_options.liars * static_cast<double>(all)) continue;
        lying += seat.credit.value;
        seat.setup.lie = m_options.only
                             ? *m_options.only
                             : static_cast<Lie>(static_cast<std::uint64_t>(kFirstNodeLie) + m_dice.below(kinds));
    }
}

// Who was there and what they said, for whoever looks into it.
std::string Simulation::story(const ledger::Task& task) {
    std::string text = "\n  task " + task.task.hex() + ", turn " + std::to_string(task.turn) + ", " +
                       std::string(ledger::phaseName(task.phase)) + ", " + std::string(ledger::endName(task.end)) +
                       ", exit " + std::to_string(task.exit);
    for (const ledger::Joiner& joiner : task.joins) {
        const Node* node = nodeOf(joiner.node);
        text += "\n    " + joiner.node.shortHex() + (joiner.node == task.executor ? " executor" : "") +
                (joiner.out      ? " out"
                 : joiner.member ? " member"
                                 : " joiner") +
                " credit " + std::to_string(joiner.weight.value) + ", plays " + std::string(lieName(node->lie()));
        for (const ledger::Confirmation& said : task.confirmations)
            if (said.node == joiner.node)
                text += std::string(said.phase == attest::Phase::Before   ? ", before "
                                    : said.phase == attest::Phase::During ? ", during "
                                                                          : ", after ") +
                        (said.ok ? "ok" : "fail " + std::to_string(said.reason));
    }
    return text;
}

void Simulation::breaks(std::string what) {
    if (m_broken.empty()) m_broken = std::move(what);
}

Node* Simulation::nodeOf(const NodeId& id) {
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

// ---- what happens when ----

void Simulation::plan() {
    m_queue.after(kWarmUpMs, [this] { m_bob->publish(leo(3), leo(5'000)); });
    TimeMs at = m_queue.now() + 2 * kWarmUpMs;
    for (std::size_t i = 0; i < m_options.tasks; ++i) {
        m_queue.at(at, [this] {
            ++m_posted;
            if (!m_chain->state().lambdas().empty())
                m_alice->post(m_chain->state().lambdas().begin()->first, leo(10));
        });
        at = at + m_dice.between(kTaskGapLowMs, kTaskGapHighMs);
    }
    planFaults();
}

void Simulation::planFaults() {
    const Faults& faults = m_options.faults;
    for (const auto& node : m_nodes) {
        Link& link = node->link();
        if (faults.slow && m_dice.chance(Faults::kSlowNodes))
            link.factor = Faults::kSlowFactor, link.disturbed = true;
        if (faults.skew)
            link.skewMs = static_cast<std::int64_t>(m_dice.below(2 * Faults::kMaxSkewMs)) -
                          static_cast<std::int64_t>(Faults::kMaxSkewMs);
    }
    const std::uint64_t span = m_options.tasks * (kTaskGapLowMs + kTaskGapHighMs) / 2 + 20'000;
    if (faults.crash) {
        for (std::size_t i = 0; i < m_options.tasks / 2 + 1; ++i) {
            Node* node = m_nodes[m_dice.below(m_nodes.size())].get();
            const bool power = m_dice.chance(0.5);
            const std::uint64_t down = m_dice.between(200, 15'000);
            m_queue.after(m_dice.below(span), [this, node, power, down] {
                if (!node->link().up) return;
                node->crash();
                m_queue.after(down, [node, power] { node->restart(power); });
            });
        }
    }
    if (faults.partition) {
        for (std::size_t i = 0; i < m_options.tasks / 6 + 1; ++i) {
            const std::uint64_t lasts = m_dice.between(300, 8'000);
            m_queue.after(m_dice.below(span), [this, lasts] {
                const double part = static_cast<double>(m_dice.between(1, 5)) / 10;
                for (const auto& node : m_nodes)
                    if (m_dice.chance(part)) node->link().side = 1, node->link().disturbed = true;
                m_queue.after(lasts, [this] {
                    for (const auto& node : m_nodes) node->link().side = 0;
                });
            });
        }
    }
}

void Simulation::handleBlock(const ledger::Block& block, const std::vector<ledger::Receipt>& receipts) {
    ++m_statistics.blocks;
    m_blockTimes[block.header.height] = block.header.time;
    for (const ledger::Receipt& receipt : receipts) judge(receipt);
    const ledger::State& state = m_chain->state();
    for (const auto& [id, task] : state.tasks())
        if (task.phase == ledger::TaskPhase::Closed && m_judged.insert(id).second) judgeTask(task);
    m_alice->announce();
    m_bob->announce();
    const auto shared = std::make_shared<const ledger::Block>(block);
    for (const auto& node : m_nodes) {
        node->announceBlock(shared);
        node->announce();
    }
}

void Simulation::run() {
    plan();
    const TimeMs end = m_queue.now() + kWarmUpMs * 2 + m_options.tasks * kTaskGapHighMs + kLongestTaskMs;
    std::optional<TimeMs> quietSince;
    while (m_broken.empty() && m_queue.step(end)) {
        if (!m_chain->broken().empty()) breaks(m_chain->broken());
        const bool done =
            m_posted == m_options.tasks && m_judged.size() >= m_options.tasks && m_chain->state().openTasks().empty();
        if (!done)
            quietSince.reset();
        else if (!quietSince)
            quietSince = m_queue.now();
        else if (m_queue.now() >= *quietSince + kTailMs)
            break;
    }
    conclude();
}

// ---- what must hold ----

void Simulation::judge(const ledger::Receipt& receipt) {
    // Where liars are half of the monitors' credit of a group or more, they are the majority that decides.
    const ledger::Task* about = nullptr;
    for (const ledger::Movement& move : receipt.movements)
        if (move.from.kind == PotKind::JoinDeposit || move.from.kind == PotKind::Escrow)
            about = m_chain->state().task(TaskId{move.from.a});
    const bool decided = captured(about);
    const auto fined = [&](const NodeId& id, const std::string& how) {
        const Node* node = nodeOf(id);
        if (node == nullptr || node->lie() != Lie::None || decided) return;
        if (node->link().disturbed || m_options.faults.loss || m_options.faults.reorder)
            ++m_statistics.honestDisturbedFines;
        else
            breaks("honest node " + id.shortHex() + " lost " + how + ": " + receipt.detail +
                   (about ? story(*about) : ""));
    };
    // Nothing that happens to a machine or to the network makes an honest node sign what convicts it, or report a
    // truth.
    for (const ledger::Movement& move : receipt.movements) {
        const Node* node = nodeOf(NodeId{move.from.a});
        if (node == nullptr || node->lie() != Lie::None) continue;
        if (move.from.kind == PotKind::RegisterDeposit || move.why == ledger::why::kDisputeLost)
            breaks("honest node " + node->id().shortHex() + " was convicted, or reported a truth: " + receipt.detail);
    }
    for (const ledger::Movement& move : receipt.movements) {
        const auto account = [](const ledger::Pot& pot) { return NodeId{pot.a}; };
        if (move.from.kind == PotKind::JoinDeposit) {
            const NodeId owner{move.from.b};
            // Its deposit, or the bond of who demanded its reveal, which goes to one of the two.
            if (ledger::why::keepsDeposit(move.why))
                m_net[TaskId{move.from.a}][account(move.to)] += static_cast<std::int64_t>(move.amount.units);
            else
                fined(owner, toText(move.amount) + " LEO of its deposit");
        }
        if (move.to.kind == PotKind::JoinDeposit)
            m_net[TaskId{move.to.a}][account(move.from)] -= static_cast<std::int64_t>(move.amount.units);
        if (move.from.kind == PotKind::Escrow && move.to.kind == PotKind::Account)
            m_net[TaskId{move.from.a}][account(move.to)] += static_cast<std::int64_t>(move.amount.units);
    }
    for (const ledger::CreditChange& change : receipt.credits)
        if (change.change < 0) fined(change.node, std::to_string(-change.change) + " credit (" + change.why + ")");
}

bool Simulation::captured(const ledger::Task* task) {
    if (task == nullptr) return false;
    std::vector<NodeId> leaders = task->failed;
    leaders.push_back(task->executor.value_or(NodeId{}));
    std::set<NodeId> led;
    for (const NodeId& leader : leaders) {
        led.insert(leader);
        // Who vouched for a failed executor is out from then on, which may have been after this turn: both are tried.
        for (const bool withVouchers : {true, false}) {
            std::uint64_t all = 0, lying = 0;
            for (const ledger::Joiner& joiner : task->joins) {
                if (!joiner.member || led.count(joiner.node) || (joiner.out && !withVouchers)) continue;
                all += joiner.weight.value;
                if (nodeOf(joiner.node)->lie() != Lie::None) lying += joiner.weight.value;
            }
            if (all > 0 && 2 * lying >= all) return true;
        }
    }
    return false;
}

void Simulation::judgeTask(const ledger::Task& task) {
    ++m_statistics.ends[task.end];
    if (task.end == TaskEnd::Settled)
        m_statistics.settleMs.push_back(m_chain->state().time() - m_blockTimes[task.postedAt]);
    if (!task.escrow.isZero()) breaks("task " + task.task.hex() + " closed with money in its escrow");
    for (const ledger::Joiner& joiner : task.joins)
        if (!joiner.deposit.isZero()) breaks("task " + task.task.hex() + " closed with a deposit in it");
    const auto members = std::count_if(task.joins.begin(), task.joins.end(),
                                       [](const ledger::Joiner& joiner) { return joiner.member; });
    if (members > 0) ++m_statistics.groupSizes[static_cast<std::size_t>(members)];
    const bool lost = captured(&task);
    if (lost) ++m_statistics.captured;
    m_statistics.failedTurns += task.failed.size();
    if (!task.failed.empty() && task.end == TaskEnd::Settled) ++m_statistics.finishedBySuccessor;
    if (lost) return;
    const bool owners = m_options.alice == Lie::None && m_options.bob == Lie::None && !m_options.faults.any();
    if (owners && (task.end == TaskEnd::RequesterMissed || task.end == TaskEnd::PublisherMissed))
        breaks("task " + task.task.hex() + ": an owner that answers pays for a key window" + story(task));
    std::vector<NodeId> leaders = task.failed;
    if (task.executor) leaders.push_back(*task.executor);
    for (const NodeId& leader : leaders) {
        const Node* executor = nodeOf(leader);
        const std::int64_t net = m_net[task.task][leader];
        // A monitor that never led has lied to nobody by these.
        if (detectable(executor->lie()) && executor->liedIn(task.task) && net > 0)
            breaks("task " + task.task.hex() + ": an executor that played " + std::string(lieName(executor->lie())) +
                   " gained " + std::to_string(net) + " units");
    }
}

void Simulation::conclude() {
    const ledger::State& state = m_chain->state();
    if (m_posted == m_options.tasks && !state.openTasks().empty())
        breaks("task " + state.openTasks().begin()->hex() + " is still open, in " +
               std::string(ledger::phaseName(state.task(*state.openTasks().begin())->phase)));
    for (const Owner* owner : {m_alice.get(), m_bob.get()})
        if (!owner->wrong().empty()) breaks(owner->wrong());
    m_statistics.virtualMs = m_queue.now() - m_genesis.time;
    m_statistics.messages = m_network.messages();
    m_statistics.bytes = m_network.bytes();
    m_statistics.resultsOpened = m_alice->resultsOpened();
    m_statistics.packagesRefused = m_alice->packagesRefused() + m_bob->packagesRefused();
    for (const auto& node : m_nodes) {
        if (node->lie() != Lie::None)
            m_statistics.liesPlayed[std::string(lieName(node->lie()))] += node->liesPlayed();
        const ledger::NodeRecord* record = state.node(node->id());
        if (record->lies > 0) ++m_statistics.convicted[std::string(lieName(node->lie()))];
        // Whoever reveals falsely does so to everybody in the draw.
        const bool caught = record->lies > 0 || node->liesPlayed() == 0;
        if (node->lie() == Lie::FalseReveal && !caught && !m_options.faults.any() && !m_options.only)
            breaks("nobody showed layer one the false reveal of " + node->id().shortHex());
        m_statistics.leaders.push_back(
            {record->credit.value, record->tasksLed, record->tasksLed + record->tasksMonitored});
    }
}

}  // namespace leo::sim

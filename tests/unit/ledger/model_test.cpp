#include "unit/ledger/auditor.h"
#include "unit/ledger/chips.h"

namespace leo::ledger::test {

namespace {

// Random life on a small network: honest steps, late ones, false ones, with an auditor after every block.
// LEO_MODEL_SEED replays a failure, LEO_MODEL_OPS makes it longer.
class Life {
public:
    Life(std::uint64_t seed, std::size_t operations)
        : m_chips(14, tweak(seed), seed),
          m_world(m_chips.world),
          m_auditor(m_world.genesis),
          m_dice(seed * 7919 + 1),
          m_left(operations) {}

    void run() {
        m_world.must(m_world.authority, Transfer{m_world.alice.id(), leo(100'000)});
        audit(m_world.last);
        m_world.must(m_world.authority, Transfer{m_world.bob.id(), leo(100'000)});
        audit(m_world.last);
        for (int i = 0; i < 3; ++i) {
            m_candidates.push_back(m_chips.candidate(Amount{}));
            m_world.must(m_world.authority, Transfer{m_candidates.back().id(), leo(1'000)});
            audit(m_world.last);
        }
        while (m_left > 0) {
            std::vector<SignedTx> txs;
            const std::size_t count = m_dice.below(6);
            m_advanced.clear();
            for (std::size_t i = 0; i < count && m_left > 0; ++i, --m_left) operate(txs);
            audit(m_world.step(txs, pause()));
            if (m_world.state.height().value % 97 == 0) reload();
        }
        // There is no state in which money is stuck: time alone closes everything.
        for (int i = 0; i < 200 && (!m_world.state.openTasks().empty() || m_world.state.nextDeadline()); ++i)
            audit(m_world.step({}, 400'000));
        if (!m_world.state.openTasks().empty()) qFatal("a task that never ends");
        if (!m_world.state.openAdmissions().empty()) qFatal("an admission that never ends");
        for (const auto& [id, node] : m_world.state.nodes())
            if (!node.busyWith.isZero()) qFatal("a node that is never free");
    }
    const Auditor& auditor() const { return m_auditor; }
    std::size_t accepted = 0, rejected = 0, admitted = 0, stale = 0, left = 0;

private:
    static World::Tweak tweak(std::uint64_t seed) {
        return [seed](Genesis& genesis) {
            genesis.params.txFee = Amount{seed % 2 == 0 ? 0u : 1234u};
            genesis.params.tauDefault = 20;
            genesis.params.creditFailedExecutor = 60;  // so that some node runs out of credit
            genesis.params.unbondMs = 20'000;
            genesis.params.keyWindowMs = 5'000;
            genesis.params.attestWindowMs = 3'000;
            genesis.params.epochMs = 60'000;
            for (GenesisNode& node : genesis.nodes) node.balance = leo(20'000);
        };
    }
    bool chance(std::uint64_t percent) { return m_dice.below(100) < percent; }
    std::uint64_t pause() {
        const auto next = m_world.state.nextDeadline();
        if (next && chance(12)) {
            const std::uint64_t wait = *next - m_world.state.time();
            return std::max<std::uint64_t>(1, wait + m_dice.below(3) - std::min<std::uint64_t>(wait, 1));
        }
        return 1 + m_dice.below(chance(10) ? 3'000 : 120);
    }
    void audit(const State::Built& built) {
        for (const Receipt& receipt : built.receipts)
            if (receipt.kind == Receipt::Kind::Transaction)
                ++(receipt.code == Code::Ok ? accepted : rejected);
            else if (receipt.detail == "Admitted" || receipt.detail == "Stale" || receipt.detail == "Left")
                ++(receipt.detail == "Admitted" ? admitted : receipt.detail == "Stale" ? stale : left);
        const std::string error = m_auditor.afterBlock(built.block, built.receipts, m_world.state);
        if (!error.empty()) qFatal("auditor: %s", error.c_str());
    }
    void reload() {
        const auto loaded = State::load(m_world.genesis, m_world.records());
        if (!loaded.ok() || loaded->tip() != m_world.state.tip()) qFatal("reload");
    }

    const TestNode& anyNode() { return m_world.nodes[m_dice.below(m_world.nodes.size())]; }
    const Task* anyOpenTask() {
        const auto& open = m_world.state.openTasks();
        if (open.empty()) return nullptr;
        return m_world.state.task(*std::next(open.begin(), static_cast<std::ptrdiff_t>(m_dice.below(open.size()))));
    }
    const LambdaRecord* anyLambda() {
        const auto& lambdas = m_world.state.lambdas();
        if (lambdas.empty()) return nullptr;
        return &std::next(lambdas.begin(), static_cast<std::ptrdiff_t>(m_dice.below(lambdas.size())))->second;
    }
    void put(std::vector<SignedTx>& txs, const crypto::Identity& sender, TxBody body) {
        txs.push_back(m_world.sign(sender, std::move(body)));
    }

    // Machines come, are looked at, renew and leave.
    void membership(std::vector<SignedTx>& txs) {
        const Candidate& who = m_candidates[m_dice.below(m_candidates.size())];
        const Admission* admission = m_world.state.admission(who.id());
        if (admission != nullptr && admission->phase == AdmissionPhase::Attesting) {
            const std::uint64_t mood = (admission->registration.bytes[0] % 3) * 50;
            for (std::size_t i = 0; i < m_world.nodes.size(); ++i)
                if (chance(50) && (m_chips.seatsOf(i, *admission) > 0 || chance(5)))
                    put(txs, m_chips.identity(i), m_chips.verdict(i, *admission, chance(mood)));
        } else if (chance(30)) {
            put(txs, who.keys.identity, chance(70) ? TxBody{m_chips.registering(who)} : TxBody{NodeExit{}});
        }
        for (std::size_t i = 0; i < m_world.nodes.size(); ++i) {
            const bool due = m_world.state.node(m_world.nodes[i].id())->renewedEpoch != m_world.state.epoch().number;
            if (due ? chance(30) : chance(1)) put(txs, m_chips.identity(i), m_chips.renewing(i, chance(50)));
        }
    }

    void operate(std::vector<SignedTx>& txs) {
        const Task* task = anyOpenTask();
        if (chance(8)) return membership(txs);
        if (m_world.state.lambdas().empty() || chance(1)) return publish(txs);
        if (task == nullptr || (m_world.state.openTasks().size() < 4 && chance(12))) return post(txs);
        if (chance(2)) return market(txs);
        if (chance(8)) return nonsense(txs, *task);
        if (chance(3)) return dispute(txs, *task);
        advance(txs, *task);
    }
    void publish(std::vector<SignedTx>& txs) {
        put(txs, m_world.bob,
            m_world.publication(Amount{m_dice.below(leo(4).units)},
                                Amount{leo(1).units + m_dice.below(1'000'000'000)},
                                Amount{leo(10).units + m_dice.below(leo(40).units)}));
    }
    void market(std::vector<SignedTx>& txs) {
        const LambdaRecord* lambda = anyLambda();
        switch (m_dice.below(3)) {
            case 0: put(txs, m_world.alice, Transfer{anyNode().id(), Amount{m_dice.below(leo(3).units)}}); break;
            case 1: put(txs, m_world.bob, LambdaPrice{lambda->lambda, Amount{m_dice.below(leo(5).units)}}); break;
            default: put(txs, m_world.bob, LambdaRetire{lambda->lambda}); break;
        }
    }
    void post(std::vector<SignedTx>& txs) {
        const LambdaRecord* lambda = anyLambda();
        Amount offer{minimumOffer(m_world.genesis.params, lambda->price).units + m_dice.below(leo(20).units)};
        TaskPost body = m_world.posting(lambda->lambda, offer);
        body.requirements.minCredit = chance(20) ? 200 : 0;
        body.windows.joinMs += m_dice.below(500);
        put(txs, m_world.alice, body);
    }
    // Lies and truths, shown by anybody. Who is caught is gone for good, so only as long as enough are left.
    void dispute(std::vector<SignedTx>& txs, const Task& task) {
        if (task.joins.empty() || task.phase < TaskPhase::Forming || task.phase == TaskPhase::Closed) return;
        const Draw draw = drawOf(task);
        if (draw.joined.empty()) return;
        const std::size_t node = draw.joined[m_dice.below(draw.joined.size())];
        const TestNode& accused = m_world.nodes[node];
        const bool lies = activeNodes() > 9 && chance(50);
        const Ticket& ticket = ticketOf(task, node);
        LieEvidence evidence;
        if (chance(50)) {
            const Member claimed{accused.id(), ticket.j + (lies ? 1 : 0), ticket.vrf.beta, ticket.vrf.proof,
                                 accused.salt};
            evidence = FalseReveal{signReveal(task.task, task.draw, claimed, accused.identity)};
        } else if (lies && task.phase == TaskPhase::Confirming) {
            evidence = TwoVerdicts{m_world.verdict(draw, node, true), m_world.verdict(draw, node, false)};
        } else {
            Certificate certificate = draw.certificate;
            if (lies && certificate.members.size() > 1) std::swap(certificate.members[0], certificate.members[1]);
            evidence = FalseCertificate{1, certificate, m_world.voteOf(node, certificate, 1)};
        }
        put(txs, chance(50) ? anyNode().identity : m_world.alice,
            Dispute{task.task, task.draw, accused.id(), std::move(evidence), m_world.genesis.params.disputeBond});
    }
    // A transaction that mostly does not belong here.
    void nonsense(std::vector<SignedTx>& txs, const Task& task) {
        const crypto::Identity& who = chance(50) ? anyNode().identity : chance(50) ? m_world.alice : m_world.bob;
        switch (m_dice.below(7)) {
            case 0: put(txs, who, m_world.requesting(task.task)); break;
            case 1:
                put(txs, who, m_world.granting(task.task, chance(50) ? Party::Requester : Party::Publisher));
                break;
            case 2: put(txs, who, KeyRefuse{task.task, task.draw, task.turn, Party::Publisher}); break;
            case 3:
                if (task.phase != TaskPhase::AwaitingSeed)
                    put(txs, who, ticketOf(task, m_dice.below(m_world.nodes.size())).join);
                break;
            case 4: put(txs, who, TurnFail{task.task, task.draw, task.turn, drawOf(task).certificate}); break;
            case 5: put(txs, who, m_world.completing(drawOf(task))); break;
            default: put(txs, who, Transfer{who.id(), leo(1)}); break;
        }
    }

    // A node's own draw, computed once.
    struct Ticket {
        crypto::VrfOutput vrf;
        std::uint32_t j = 0;
        TaskJoin join;
    };
    const Ticket& ticketOf(const Task& task, std::size_t node) {
        const auto [it, isNew] = m_tickets.try_emplace({task.task, task.draw, node});
        if (isNew) {
            it->second.vrf = m_world.evaluate(node, task);
            it->second.j = m_world.seatsOf(node, task, it->second.vrf.beta);
            it->second.join = m_world.joining(node, task);
        }
        return it->second;
    }

    // The group as its members would form it from the joins on the ledger; kept, since a task forgets.
    Draw& drawOf(const Task& task) {
        Draw& draw = m_draws[{task.task, task.draw}];
        const bool open = task.phase == TaskPhase::Joining || task.phase == TaskPhase::Forming;
        if (!open) {
            if (!draw.certificate.members.empty() && task.phase != TaskPhase::Closed) m_world.takeTurn(draw);
            return draw;
        }
        draw = {};
        draw.certificate.task = task.task;
        draw.certificate.draw = task.draw;
        for (std::size_t i = 0; i < m_world.nodes.size(); ++i) {
            if (task.joiner(m_world.nodes[i].id()) == nullptr) continue;
            draw.joined.push_back(i);
            const Ticket& ticket = ticketOf(task, i);
            if (ticket.j > 0 && !task.joiner(m_world.nodes[i].id())->out)
                draw.certificate.members.push_back(Member{m_world.nodes[i].id(), ticket.j, ticket.vrf.beta,
                                                          ticket.vrf.proof, m_world.nodes[i].salt});
        }
        m_world.finishDraw(draw);
        return draw;
    }
    SignedVerdict verdict(const Task& task, std::size_t node, Phase phase, std::uint64_t okPercent) {
        return m_world.verdict(drawOf(task), node, chance(okPercent), phase, task.exit);
    }

    void advance(std::vector<SignedTx>& txs, const Task& task) {
        if (!m_advanced.insert(task.task).second && !chance(10)) return;  // mostly one step a block
        switch (task.phase) {
            case TaskPhase::Joining:
                for (std::size_t i = 0; i < m_world.nodes.size(); ++i) {
                    if (task.joiner(m_world.nodes[i].id()) != nullptr && !chance(3)) continue;
                    const Ticket& ticket = ticketOf(task, i);
                    if (ticket.j > 0 ? chance(80) : chance(4)) put(txs, m_world.nodes[i].identity, ticket.join);
                }
                break;
            case TaskPhase::Forming: form(txs, task); break;
            case TaskPhase::Attesting: attest(txs, task); break;
            case TaskPhase::Keys: answer(txs, task); break;
            case TaskPhase::Executing: complete(txs, task); break;
            case TaskPhase::Confirming:
                if (chance(6)) put(txs, chance(80) ? m_world.alice : m_world.bob, m_world.complaining(task.task));
                for (const std::size_t node : drawOf(task).monitors)
                    if (chance(40))
                        put(txs, m_world.nodes[node].identity,
                            TaskConfirm{verdict(task, node, Phase::After, mood(task))});
                break;
            case TaskPhase::Failing:
                if (chance(70)) name(txs, drawOf(task));
                break;
            default: break;
        }
    }
    // By a monitor, or by the executor where all monitors are out.
    void name(std::vector<SignedTx>& txs, const Draw& draw) {
        const bool alone = draw.monitors.empty();
        put(txs, alone ? m_world.executorOf(draw) : m_world.monitorOf(draw, 0), m_world.naming(draw));
    }
    // Some tasks are judged well, some badly, some split.
    std::uint64_t mood(const Task& task) const { return (task.task.bytes[0] % 3) * 50; }
    // Some are asked for their reveal and answer, some do not, and some draws are anchored meanwhile.
    void form(std::vector<SignedTx>& txs, const Task& task) {
        for (std::size_t i = 0; i < m_world.nodes.size(); ++i) {
            const TestNode& node = m_world.nodes[i];
            const Joiner* joiner = task.joiner(node.id());
            if (joiner == nullptr) continue;
            const std::size_t other = m_dice.below(m_world.nodes.size());
            if (chance(5)) put(txs, node.identity, m_world.demanding(task.task, other));
            if (joiner->demandedBy && chance(50)) put(txs, node.identity, m_world.revealing(task.task, i));
        }
        if (chance(70)) anchor(txs, task);
    }
    void anchor(std::vector<SignedTx>& txs, const Task& task) {
        Draw& draw = drawOf(task);
        if (chance(20) && draw.certificate.members.size() > 3) {  // a member the group never heard
            draw.certificate.members.pop_back();
            m_world.finishDraw(draw);
        }
        if (draw.joined.empty()) return;
        TaskAnchor body = m_world.anchoring(draw);
        while (!body.signatures.empty() && chance(20)) body.signatures.pop_back();
        put(txs, m_world.nodes[draw.joined[0]].identity, body);
        m_draws[{task.task, task.draw}] = draw;
    }
    void attest(std::vector<SignedTx>& txs, const Task& task) {
        const Draw& draw = drawOf(task);
        const std::size_t node = draw.joined[m_dice.below(draw.joined.size())];
        if (chance(60)) return put(txs, m_world.nodes[node].identity, m_world.requesting(task.task));
        put(txs, m_world.nodes[node].identity, TaskConfirm{verdict(task, node, Phase::Before, mood(task))});
    }
    void answer(std::vector<SignedTx>& txs, const Task& task) {
        if (chance(25)) return attest(txs, task);  // more requests, and monitors who say that they opened to nothing
        const Party party = chance(50) ? Party::Requester : Party::Publisher;
        const crypto::Identity& who = party == Party::Requester ? m_world.alice : m_world.bob;
        if (chance(8))
            put(txs, who, KeyRefuse{task.task, task.draw, task.turn, party});
        else
            put(txs, who, m_world.granting(task.task, party));
    }
    void complete(std::vector<SignedTx>& txs, const Task& task) {
        const Draw& draw = drawOf(task);
        if (chance(20)) return;
        const std::uint32_t exit = chance(20) ? exitOf(ExitReason::Memory, 1) : 0;
        // A lie that only Alice can show. Who is caught is gone for good, so only as long as enough are left.
        if (chance(20) && activeNodes() > 11) m_world.falseBoxes.insert(task.task);
        TaskComplete body = m_world.completing(draw, exit);
        for (const std::size_t node : draw.monitors) {
            if (chance(20)) body.verdicts.push_back(m_world.verdict(draw, node, chance(50), Phase::During));
            if (chance(50))
                body.verdicts.push_back(m_world.verdict(draw, node, chance(mood(task)), Phase::After, exit));
        }
        put(txs, m_world.executorOf(draw), body);
    }
    std::size_t activeNodes() const {
        std::size_t active = 0;
        for (const auto& [id, node] : m_world.state.nodes()) active += node.status == NodeStatus::Active ? 1 : 0;
        return active;
    }

    ChipWorld m_chips;
    World& m_world;
    std::vector<Candidate> m_candidates;
    Auditor m_auditor;
    SeededRandom m_dice;
    std::size_t m_left;
    std::set<TaskId> m_advanced;
    std::map<std::pair<TaskId, std::uint32_t>, Draw> m_draws;
    std::map<std::tuple<TaskId, std::uint32_t, std::size_t>, Ticket> m_tickets;
};

}  // namespace

class ModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomLife_data() {
        QTest::addColumn<quint64>("seed");
        const QByteArray replay = qgetenv("LEO_MODEL_SEED");
        if (!replay.isEmpty()) {
            QTest::addRow("seed %s", replay.constData()) << replay.toULongLong();
            return;
        }
        for (quint64 seed = 1; seed <= 4; ++seed) QTest::addRow("seed %llu", seed) << seed;
    }
    void randomLife() {
        QFETCH(quint64, seed);
        const int operations =
            qEnvironmentVariableIsSet("LEO_MODEL_OPS") ? qEnvironmentVariableIntValue("LEO_MODEL_OPS") : 3'000;
        Life life(seed, static_cast<std::size_t>(operations));
        life.run();
        for (const auto& [end, count] : life.auditor().ends()) qInfo("%s: %zu", endName(end).data(), count);
        qInfo("accepted %zu, rejected %zu", life.accepted, life.rejected);
        qInfo("admitted %zu, stale %zu, left %zu", life.admitted, life.stale, life.left);
        QVERIFY(life.accepted > life.rejected / 4);
        QVERIFY(life.admitted > 0 && life.stale > 0 && life.left > 0);
        QVERIFY(life.rejected > 0);
        QVERIFY(life.auditor().closedTasks() > 50);
        for (const auto& [end, count] : life.auditor().ends()) m_ends.insert(end);
    }
    // Walks that never reach an end prove nothing about it.
    void everyEndWasReached() {
        if (qEnvironmentVariableIsSet("LEO_MODEL_SEED")) QSKIP("one walk need not meet them all");
        QCOMPARE(m_ends.size(), std::size_t{9});
    }

private:
    std::set<TaskEnd> m_ends;
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::ModelTest)
#include "model_test.moc"

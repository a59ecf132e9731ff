// Auditor: a second, naive ledger beside the real one. It reads blocks and receipts, keeps its own pots, credits and
// tasks with plain maps and no undo, works out every end of the money table its own way, and says where it disagrees.
//
// Slow on purpose: O(everything) per block. It trusts signatures and proofs (the ledger checked them) and nothing
// else.
#pragma once

#include <map>
#include <set>
#include <string>

#include "crypto/box.h"
#include "crypto/envelope.h"
#include "crypto/hash.h"
#include "ledger/state.h"
#include "ledger/why.h"

namespace leo::ledger::test {

class Auditor {
public:
    using Money = __int128;

    explicit Auditor(const Genesis& genesis) : m_genesis(genesis) {
        Money rest = genesis.supply.units;
        const auto give = [&](const Pot& pot, Amount amount) {
            m_pots[pot] += amount.units;
            rest -= amount.units;
        };
        for (const GenesisNode& node : genesis.nodes) {
            give(Pot{PotKind::Account, node.node.bytes, {}}, node.balance);
            give(Pot{PotKind::RegisterDeposit, node.node.bytes, {}}, genesis.params.registerDeposit);
            m_credits[node.node] = node.credit.value;
            m_status[node.node] = NodeStatus::Active;
        }
        m_epochSince = genesis.time.value;
        for (const GenesisAccount& account : genesis.accounts)
            give(Pot{PotKind::Account, account.account.bytes, {}}, account.balance);
        m_pots[Pot{PotKind::Account, genesis.authority.bytes, {}}] += rest;
        remember();
    }

    // After the block was applied. Empty when everything agrees.
    std::string afterBlock(const Block& block, const std::vector<Receipt>& receipts, const State& state) {
        m_error.clear();
        m_height = block.header.height.value;
        m_now = block.header.time.value;
        for (auto& [id, task] : m_tasks) openSeed(task, block.header);
        for (auto& [id, admission] : m_admissions) openSeed(admission);
        turnEpoch(block.header);
        std::map<Hash, const SignedTx*> txs;
        for (const SignedTx& tx : block.txs) txs[tx.tx.id().bytes] = &tx;
        for (const Receipt& receipt : receipts) {
            m_expected.clear();
            m_expectedCredit.clear();
            m_judged = false;
            if (receipt.kind == Receipt::Kind::Transaction)
                transaction(*txs.at(receipt.subject), receipt);
            else
                deadline(receipt);
            move(receipt);
        }
        check(m_overdue.empty(), "a node that should have become stale");
        remember();
        compare(state);
        return m_error;
    }

    std::size_t closedTasks() const {
        std::size_t closed = 0;
        for (const auto& [id, task] : m_tasks) closed += task.end != TaskEnd::None ? 1 : 0;
        return closed;
    }
    std::map<TaskEnd, std::size_t> ends() const {
        std::map<TaskEnd, std::size_t> out;
        for (const auto& [id, task] : m_tasks) ++out[task.end];
        return out;
    }

private:
    struct NaiveTask {
        TaskId id;
        AccountId alice, bob;
        LambdaId lambda;
        TaskPost post;
        Money missFee = 0;
        std::uint64_t W = 0, snapshot = 0;
        TaskPhase phase = TaskPhase::AwaitingSeed;
        TaskEnd end = TaskEnd::None;
        std::uint32_t draw = 0, turn = 0;
        std::map<std::uint32_t, Hash> seeds;
        std::uint64_t openedAt = 0;                                  // height the draw was opened
        std::map<NodeId, std::int64_t> joined;                       // weight
        std::map<NodeId, std::pair<NodeId, std::uint64_t>> demands;  // by whom, until when
        std::set<NodeId> shown;
        std::uint64_t formingSince = 0, formingUntil = 0;
        std::set<NodeId> members;
        std::vector<NodeId> ranking;      // of the certificate, once shown
        std::set<NodeId> out;             // of the group, found at fault
        std::map<NodeId, bool> expelled;  // of those, liars: its deposit lies there yet; true: and will be seized
        std::size_t failed = 0;           // turns
        std::uint64_t begunAt = 0;        // this turn
        std::set<NodeId> asked;           // for keys, in this turn
        bool aliceGranted = false, bobGranted = false, bobEverGranted = false;
        std::map<NodeId, bool> before, after;  // verdicts of this turn
        NodeId executor;
        std::uint32_t exit = 0;
        Bytes sealedResultKey;
        Hash resultKeyCommitment{};
        Bytes closedRecord;
    };

    struct NaiveAdmission {
        NodeId node;
        TxId registration;
        AdmissionPhase phase = AdmissionPhase::AwaitingSeed;
        std::uint64_t snapshot = 0, openedAt = 0, deadline = 0;
        std::map<NodeId, bool> said;
    };

    void fail(const std::string& what) {
        if (m_error.empty()) m_error = "height " + std::to_string(m_height) + ": " + what;
    }
    void check(bool holds, const std::string& what) {
        if (!holds) fail(what);
    }

    // --- what should have happened -----------------------------------------------------------------------------
    static Pot account(const AccountId& id) { return Pot{PotKind::Account, id.bytes, {}}; }
    static Pot escrow(const NaiveTask& t) { return Pot{PotKind::Escrow, t.id.bytes, {}}; }
    static Pot reserve(const NaiveTask& t) { return Pot{PotKind::MissReserve, t.id.bytes, {}}; }
    static Pot deposit(const NaiveTask& t, const NodeId& n) { return Pot{PotKind::JoinDeposit, t.id.bytes, n.bytes}; }
    static Pot bond(const LambdaId& id) { return Pot{PotKind::LambdaBond, id.bytes, {}}; }
    static Pot burned() { return Pot{PotKind::Burned, {}, {}}; }
    void pay(const Pot& from, const Pot& to, Money amount) {
        if (amount == 0) return;
        m_expected[from] -= amount;
        m_expected[to] += amount;
    }
    Money depositOf(const NaiveTask& t) const {
        return std::max(m_genesis.params.joinDeposit.units, t.post.offer.units);
    }
    static std::set<NodeId> groupOf(const NaiveTask& t) {
        std::set<NodeId> group;
        for (const NodeId& node : t.members)
            if (!t.out.contains(node)) group.insert(node);
        return group;
    }
    void giveBack(const NaiveTask& t) {
        for (const NodeId& node : t.members.empty() ? inDraw(t) : groupOf(t))
            pay(deposit(t, node), account(node), depositOf(t));
        for (const auto& [node, liar] : t.expelled) giveBackExpelled(t, node, liar);
    }
    void giveBackExpelled(const NaiveTask& t, const NodeId& node, bool liar) {
        if (liar)
            halfTo(deposit(t, node), depositOf(t), t.members.empty() ? inDraw(t) : groupOf(t));
        else
            pay(deposit(t, node), account(node), depositOf(t));
    }
    // Nobody counts, hears or pays it any more.
    void expel(const NodeId& node, const NaiveTask* of) {
        m_status[node] = NodeStatus::Inactive;
        m_exits.erase(node);
        for (auto& [id, t] : m_tasks) {
            if (t.phase == TaskPhase::Closed || !t.joined.contains(node) || t.out.contains(node)) continue;
            t.out.insert(node);
            if (t.members.empty() || t.members.contains(node)) t.expelled[node] = &t == of;
            t.before.erase(node), t.after.erase(node);
            if (!t.demands.contains(node)) continue;
            pay(deposit(t, node), account(t.demands.at(node).first), m_genesis.params.disputeBond.units);
            t.demands.erase(node);
        }
    }
    static std::set<NodeId> inDraw(const NaiveTask& t) {
        std::set<NodeId> in = keys(t.joined);
        for (const NodeId& node : t.out) in.erase(node);
        return in;
    }
    void dropDemands(NaiveTask& t) {
        for (const auto& [node, demand] : t.demands)
            pay(deposit(t, node), account(demand.first), m_genesis.params.disputeBond.units);
        t.demands.clear();
    }
    std::uint64_t attempts() const { return 4 * m_genesis.params.attemptMs; }
    // Whoever did not answer in time pays half to the fire and half to the others; the draw goes on, or ends.
    void formingLapses(NaiveTask& t) {
        std::set<NodeId> silent, right = inDraw(t);
        for (const auto& [node, demand] : t.demands)
            if (demand.second <= m_now) silent.insert(node), right.erase(node);
        for (const NodeId& node : silent) {
            pay(deposit(t, node), account(t.demands.at(node).first), m_genesis.params.disputeBond.units);
            halfTo(deposit(t, node), depositOf(t), right);
            t.demands.erase(node);
            t.out.insert(node);
        }
        m_judged = true;
        if (m_now >= t.formingUntil || right.size() < m_genesis.params.minMembers) nextDraw(t);
    }
    template <class Value>
    static std::set<NodeId> keys(const std::map<NodeId, Value>& of) {
        std::set<NodeId> out;
        for (const auto& [node, value] : of) out.insert(node);
        return out;
    }
    void freeReserve(const NaiveTask& t) {
        const auto retired = m_retired.find(t.lambda);
        const bool gone = retired != m_retired.end() && retired->second <= m_now;
        pay(reserve(t), gone ? account(t.bob) : bond(t.lambda), t.missFee);
    }
    void equally(const Pot& from, Money total, const std::set<NodeId>& to) {
        Money left = total;
        for (const NodeId& node : to) {
            pay(from, account(node), total / static_cast<Money>(to.size()));
            left -= total / static_cast<Money>(to.size());
        }
        pay(from, burned(), left);
    }
    void halfTo(const Pot& from, Money total, const std::set<NodeId>& right) {
        pay(from, burned(), total - total / 2);
        equally(from, total / 2, right);
    }
    void credit(const NodeId& node, std::int64_t change) { m_expectedCredit[node] += change; }

    // One row of the table. `said` are the after-verdicts that count.
    void close(NaiveTask& t, TaskEnd end) {
        const Params& p = m_genesis.params;
        const Money P = t.post.offer.units, b = t.post.price.units;
        const Money g = P * p.burnBps / 10'000, s = P - g - b;
        const std::set<NodeId> group = groupOf(t);
        std::set<NodeId> ok;
        for (const auto& [node, fine] : t.after)
            if (fine) ok.insert(node);
        switch (end) {
            case TaskEnd::Settled:
            case TaskEnd::CodeFailed:
                pay(escrow(t), burned(), g);
                pay(escrow(t), end == TaskEnd::Settled ? account(t.bob) : burned(), b);
                pay(escrow(t), t.out.contains(t.executor) ? burned() : account(t.executor), s / 2);
                equally(escrow(t), s - s / 2, ok);
                freeReserve(t);
                giveBack(t);
                if (!t.out.contains(t.executor)) credit(t.executor, p.creditExecutor);
                for (const NodeId& node : ok) credit(node, p.creditMonitor);
                break;
            case TaskEnd::NoGroup:
            case TaskEnd::NoFault:
                pay(escrow(t), account(t.alice), P);
                freeReserve(t);
                giveBack(t);
                break;
            case TaskEnd::RequesterMissed:
            case TaskEnd::RequesterRefused: {
                const Money idle = s * p.idleBps / 10'000;
                pay(escrow(t), burned(), g);
                equally(escrow(t), idle, group);
                pay(escrow(t), account(t.alice), P - g - idle);
                if (end == TaskEnd::RequesterMissed && !t.bobGranted)
                    equally(reserve(t), t.missFee, group);
                else
                    freeReserve(t);
                giveBack(t);
                break;
            }
            case TaskEnd::PublisherMissed:
            case TaskEnd::PublisherRefused:
                pay(escrow(t), account(t.alice), P);
                equally(reserve(t), t.missFee, group);
                giveBack(t);
                break;
            case TaskEnd::ExecutorFault:
                pay(escrow(t), account(t.alice), P);
                freeReserve(t);
                giveBack(t);
                break;
            case TaskEnd::None: fail("closed without an end"); break;
        }
        t.phase = TaskPhase::Closed;
        t.end = end;
        m_judged = true;
    }
    // The executor is at fault: its deposit, and that of those who vouched for it against a majority, goes half into
    // the fire; then the next of the certificate leads, or the task is over and Bob has his price from the deposit.
    void executorFails(NaiveTask& t, bool last = false) {
        const Params& p = m_genesis.params;
        const bool confirmed = t.phase == TaskPhase::Confirming;
        std::set<NodeId> ok, wrong, others = groupOf(t);
        others.erase(t.executor);
        for (const auto& [node, fine] : t.after) (fine ? ok : wrong).insert(node);
        const std::set<NodeId>& right = confirmed ? wrong : others;
        std::set<NodeId> liars = {t.executor};
        if (confirmed && weigh(t, wrong) > weigh(t, ok)) liars.insert(ok.begin(), ok.end());
        for (const NodeId& node : liars) t.out.insert(node), t.expelled.erase(node);
        std::uint32_t next = 0;
        for (std::uint32_t turn = t.turn + 1; !last && turn < p.maxTurns && turn < t.ranking.size() && next == 0;
             ++turn)
            if (!t.out.contains(t.ranking[turn]) && groupOf(t).size() >= p.minMembers) next = turn;
        for (const NodeId& node : liars) {
            const bool leader = node == t.executor;
            const Money toBob = leader && next == 0 && t.bobEverGranted ? static_cast<Money>(t.post.price.units) : 0;
            pay(deposit(t, node), account(t.bob), toBob);
            halfTo(deposit(t, node), depositOf(t) - toBob, right);
            credit(node, -static_cast<std::int64_t>(leader ? p.creditFailedExecutor : p.creditMonitor));
        }
        if (next == 0) return close(t, TaskEnd::ExecutorFault);
        t.turn = next;
        ++t.failed;
        t.begunAt = m_now;
        t.asked.clear(), t.before.clear(), t.after.clear();
        t.aliceGranted = t.bobGranted = false;
        t.phase = TaskPhase::Attesting;
        m_judged = true;
    }
    // More than half of the group, the heaviest apart, says that it has nothing to ask with.
    static bool complained(const NaiveTask& t) {
        std::int64_t heaviest = 0;
        for (const NodeId& node : groupOf(t)) heaviest = std::max(heaviest, t.joined.at(node));
        return 2 * weigh(t, keys(t.before)) > weigh(t, groupOf(t)) - heaviest;
    }
    void unproven(NaiveTask& t) {
        std::int64_t ok = 0, against = 0, heaviest = 0;
        for (const auto& [node, fine] : t.before) {
            (fine ? ok : against) += t.joined.at(node);
            if (fine) heaviest = std::max(heaviest, t.joined.at(node));
        }
        if (against > ok - heaviest)
            t.phase = TaskPhase::Failing;
        else
            close(t, TaskEnd::NoFault);
    }
    static std::int64_t weigh(const NaiveTask& t, const std::set<NodeId>& nodes) {
        std::int64_t sum = 0;
        for (const NodeId& node : nodes) sum += t.joined.at(node);
        return sum;
    }

    // --- nodes ---------------------------------------------------------------------------------------------------
    void remember() {
        std::map<NodeId, std::int64_t> active;
        for (const auto& [node, value] : m_credits)
            if (m_status.at(node) == NodeStatus::Active) active[node] = value;
        m_history.push_back(std::move(active));
    }
    static Pot registerPot(const NodeId& id) { return Pot{PotKind::RegisterDeposit, id.bytes, {}}; }
    static Pot admissionPot(const NodeId& id) { return Pot{PotKind::AdmissionDeposit, id.bytes, {}}; }
    void openSeed(NaiveAdmission& a) {
        if (a.phase != AdmissionPhase::AwaitingSeed) return;
        check(a.openedAt + 1 == m_height, "admission's seed not from the block after");
        a.phase = AdmissionPhase::Attesting;
        a.deadline = m_now + m_genesis.params.attestWindowMs;
    }
    void turnEpoch(const BlockHeader& header) {
        if (m_epochHeight + 1 == m_height) m_epochBlock = header.previous;
        if (m_now < m_epochSince + m_genesis.params.epochMs) return;
        for (const auto& [node, status] : m_status)
            if (status == NodeStatus::Active && m_renewed[node] < m_epoch) m_overdue.insert(node);
        ++m_epoch;
        m_epochSince = m_now;
        m_epochHeight = m_height;
        m_epochBlock = {};
    }
    void decide(NaiveAdmission& a) {
        check(a.phase == AdmissionPhase::Attesting && a.deadline <= m_now, "admission decided early");
        std::int64_t ok = 0, against = 0;
        for (const auto& [node, fine] : a.said) (fine ? ok : against) += m_history[a.snapshot].at(node);
        for (const auto& [node, fine] : a.said)
            if (ok != against)
                credit(node, fine == (ok > against) ? m_genesis.params.creditAttestor
                                                    : -static_cast<std::int64_t>(m_genesis.params.creditAttestor));
        const Money deposit = m_genesis.params.registerDeposit.units;
        a.phase = ok == against  ? AdmissionPhase::Undecided
                  : ok < against ? AdmissionPhase::Rejected
                                 : AdmissionPhase::Admitted;
        if (a.phase != AdmissionPhase::Admitted) return pay(admissionPot(a.node), account(a.node), deposit);
        pay(admissionPot(a.node), registerPot(a.node), deposit);
        if (m_credits.emplace(a.node, 0).second) credit(a.node, m_genesis.params.creditAdmitted);
        m_status[a.node] = NodeStatus::Active;
        m_renewed[a.node] = m_epoch;
    }
    void leave(const NodeId& node) {
        bool waits = false;
        for (const auto& [id, t] : m_tasks) {
            const auto in = t.members.empty() ? inDraw(t) : groupOf(t);
            waits = waits || (t.phase != TaskPhase::Closed && in.contains(node));
        }
        check(m_status.at(node) == NodeStatus::Exiting && m_exits.at(node) <= m_now, "left early");
        if (waits) {
            m_exits[node] = m_now + m_genesis.params.unbondMs;
            return;
        }
        m_status[node] = NodeStatus::Inactive;
        pay(registerPot(node), account(node), m_pots[registerPot(node)]);
    }

    // --- time ----------------------------------------------------------------------------------------------------
    void openSeed(NaiveTask& t, const BlockHeader& header) {
        if (t.phase != TaskPhase::AwaitingSeed) return;
        check(t.openedAt + 1 == m_height, "seed not from the block after");
        check(t.seeds.emplace(t.draw, crypto::sha256(header.beacon)).second, "seed twice");
        t.phase = TaskPhase::Joining;
    }
    void nextDraw(NaiveTask& t) {
        dropDemands(t);
        if (t.draw + 1 >= m_genesis.params.maxDraws) {
            close(t, TaskEnd::NoGroup);
            return;
        }
        giveBack(t);
        m_judged = true;
        ++t.draw;
        t.joined.clear(), t.out.clear(), t.shown.clear(), t.expelled.clear();
        t.openedAt = m_height;
        t.phase = TaskPhase::AwaitingSeed;
    }
    void deadline(const Receipt& receipt) {
        const auto found = m_tasks.find(TaskId{receipt.subject});
        if (found == m_tasks.end()) {
            m_judged = true;
            if (m_overdue.erase(NodeId{receipt.subject}) > 0) {
                m_status[NodeId{receipt.subject}] = NodeStatus::Stale;
                return;
            }
            if (m_exits.contains(NodeId{receipt.subject})) return leave(NodeId{receipt.subject});
            for (auto& [node, admission] : m_admissions)
                if (admission.registration.bytes == receipt.subject) return decide(admission);
            const LambdaId id{receipt.subject};
            check(m_retired.contains(id) && m_retired[id] <= m_now, "bond returned early");
            pay(bond(id), account(m_publishers.at(id)), m_pots[bond(id)]);
            m_judged = true;
            return;
        }
        NaiveTask& t = found->second;
        switch (t.phase) {
            case TaskPhase::Joining:
                if (inDraw(t).size() < m_genesis.params.minMembers) return nextDraw(t);
                t.phase = TaskPhase::Forming;
                t.formingSince = m_now;
                t.formingUntil = m_now + t.post.windows.revealMs + attempts();
                return;
            case TaskPhase::Forming: return formingLapses(t);
            case TaskPhase::Attesting: return unproven(t);
            case TaskPhase::Keys:
                if (complained(t)) return unproven(t);
                return close(t, t.aliceGranted ? TaskEnd::PublisherMissed : TaskEnd::RequesterMissed);
            case TaskPhase::Executing: t.phase = TaskPhase::Failing; return;
            case TaskPhase::Failing: return close(t, TaskEnd::NoFault);
            case TaskPhase::Confirming: {
                std::int64_t ok = 0, against = 0;
                for (const auto& [node, fine] : t.after) (fine ? ok : against) += t.joined.at(node);
                for (const NodeId& node : groupOf(t))
                    if (node != t.executor && !t.after.contains(node))
                        credit(node, -static_cast<std::int64_t>(m_genesis.params.creditAbsent));
                if (t.after.empty()) return close(t, TaskEnd::NoFault);
                if (ok <= against) return executorFails(t);
                return close(t, t.exit == 0 ? TaskEnd::Settled : TaskEnd::CodeFailed);
            }
            default: fail("a deadline in phase " + std::string(phaseName(t.phase)));
        }
    }

    // --- transactions --------------------------------------------------------------------------------------------
    void transaction(const SignedTx& signedTx, const Receipt& receipt) {
        const Tx& tx = signedTx.tx;
        pay(account(tx.sender), burned(), tx.fee.units);
        check(tx.nonce == m_nonces[tx.sender]++, "nonce out of order");
        m_judged = true;
        if (receipt.code != Code::Ok) return;
        m_receipt = &receipt;
        std::visit([&](const auto& body) { run(tx, body); }, tx.body);
    }
    void run(const Tx& tx, const Transfer& body) { pay(account(tx.sender), account(body.to), body.amount.units); }
    void run(const Tx& tx, const LambdaPublish& body) {
        const LambdaId id{tx.id().bytes};
        m_publishers[id] = tx.sender;
        m_missFees[id] = body.missFee.units;
        m_prices[id] = body.price.units;
        pay(account(tx.sender), bond(id), body.bond.units);
    }
    void run(const Tx& tx, const LambdaPrice& body) {
        check(m_publishers.at(body.lambda) == tx.sender, "price set by another");
        m_prices[body.lambda] = body.price.units;
    }
    void run(const Tx&, const LambdaRetire& body) { m_retired[body.lambda] = m_now + m_genesis.params.unbondMs; }
    void run(const Tx& tx, const TaskPost& body) {
        NaiveTask t;
        t.id = TaskId{tx.id().bytes};
        t.alice = tx.sender;
        t.bob = m_publishers.at(body.lambda);
        t.lambda = body.lambda;
        t.post = body;
        t.missFee = m_missFees.at(body.lambda);
        check(body.price.units == m_prices.at(body.lambda), "posted at another price");
        const std::uint64_t lookback = m_genesis.params.lookbackBlocks;
        t.snapshot = m_height > lookback ? m_height - lookback : 0;
        for (const auto& [node, value] : m_history[t.snapshot])
            if (value >= body.requirements.minCredit) t.W += static_cast<std::uint64_t>(value);
        t.openedAt = m_height;
        pay(account(tx.sender), escrow(t), body.offer.units);
        pay(bond(body.lambda), reserve(t), t.missFee);
        check(m_tasks.emplace(t.id, t).second, "task twice");
    }
    NaiveTask& at(const TaskId& id, TaskPhase phase) {
        NaiveTask& t = m_tasks.at(id);
        check(t.phase == phase, "accepted in phase " + std::string(phaseName(t.phase)));
        return t;
    }
    void run(const Tx& tx, const TaskJoin& body) {
        NaiveTask& t = at(body.task, TaskPhase::Joining);
        check(body.draw == t.draw, "join of another draw");
        check(m_status.at(tx.sender) == NodeStatus::Active, "joined without being active");
        check(t.joined.emplace(tx.sender, m_history[t.snapshot].at(tx.sender)).second, "joined twice");
        for (const auto& [id, other] : m_tasks) {
            const bool unanchored = other.phase == TaskPhase::Joining || other.phase == TaskPhase::Forming;
            check(id == t.id || !unanchored || !inDraw(other).contains(tx.sender), "waits in two draws");
        }
        pay(account(tx.sender), deposit(t, tx.sender), depositOf(t));
    }
    void run(const Tx&, const TaskAnchor& body) {
        NaiveTask& t = at(body.task, TaskPhase::Forming);
        dropDemands(t);
        std::size_t i = 0;
        std::int64_t all = 0, signers = 0;
        std::vector<std::int64_t> weights;
        for (const auto& [node, weight] : t.joined) {
            const bool in = !t.out.contains(node);
            all += in ? weight : 0;
            weights.push_back(in ? weight : 0);
            if (body.members[i++])
                t.members.insert(node), check(in, "a member that left the draw");
            else if (in)
                pay(deposit(t, node), account(node), depositOf(t));
        }
        const std::set<NodeId> members = std::exchange(t.members, {});
        for (const auto& [node, liar] : t.expelled) giveBackExpelled(t, node, liar);
        t.members = members;
        t.expelled.clear();
        for (const AnchorSignature& entry : body.signatures) signers += weights.at(entry.joiner);
        check(3 * signers > 2 * all, "anchored by less than two thirds");
        check(t.members.size() >= m_genesis.params.minMembers, "group too small");
        t.phase = TaskPhase::Attesting;
        t.begunAt = m_now;
    }
    void run(const Tx& tx, const DemandReveal& body) {
        NaiveTask& t = at(body.task, TaskPhase::Forming);
        check(inDraw(t).contains(tx.sender) && inDraw(t).contains(body.node) && body.node != tx.sender,
              "a demand among strangers");
        check(m_now < t.formingSince + t.post.windows.revealMs + attempts(), "a demand that draws the draw out");
        check(!t.shown.contains(body.node), "demanded what was shown");
        const std::uint64_t until = m_now + t.post.windows.revealMs;
        check(t.demands.emplace(body.node, std::make_pair(tx.sender, until)).second, "demanded twice");
        t.formingUntil = std::max(t.formingUntil, until + attempts());
        pay(account(tx.sender), deposit(t, body.node), m_genesis.params.disputeBond.units);
    }
    void run(const Tx& tx, const PublicReveal& body) {
        NaiveTask& t = at(body.task, TaskPhase::Forming);
        check(t.demands.contains(tx.sender) && m_now < t.demands[tx.sender].second, "answered late");
        t.demands.erase(tx.sender);
        t.shown.insert(tx.sender);
        pay(deposit(t, tx.sender), account(tx.sender), m_genesis.params.disputeBond.units);
        check(body.j > 0, "shown that it did not win");
    }
    NaiveTask& beforeGrants(const TaskId& id) {
        return at(id, m_tasks.at(id).phase == TaskPhase::Keys ? TaskPhase::Keys : TaskPhase::Attesting);
    }
    void run(const Tx& tx, const KeyRequest& body) {
        NaiveTask& t = beforeGrants(body.task);
        check(body.turn == t.turn && groupOf(t).contains(tx.sender), "request by a stranger");
        check(t.asked.insert(tx.sender).second, "asked twice");
        t.phase = TaskPhase::Keys;
    }
    void run(const Tx& tx, const KeyGrant& body) {
        NaiveTask& t = at(body.task, TaskPhase::Keys);
        const bool alice = body.party == Party::Requester;
        check(tx.sender == (alice ? t.alice : t.bob), "grant by a stranger");
        bool& granted = alice ? t.aliceGranted : t.bobGranted;
        check(!granted && body.turn == t.turn, "granted twice");
        granted = true;
        if (!alice) t.bobEverGranted = true;
        if (t.aliceGranted && t.bobGranted) t.phase = TaskPhase::Executing;
    }
    void run(const Tx&, const KeyRefuse& body) {
        NaiveTask& t = at(body.task, TaskPhase::Keys);
        close(t, body.party == Party::Requester ? TaskEnd::RequesterRefused : TaskEnd::PublisherRefused);
    }
    // The highest J, then the lowest lot, found by looking at all that are left; once for each turn before.
    NodeId leaderOf(NaiveTask& t, const Certificate& certificate) {
        std::set<NodeId> placed;
        t.ranking.clear();
        while (placed.size() < certificate.members.size()) {
            const Member* best = nullptr;
            for (const Member& member : certificate.members) {
                if (placed.contains(member.node)) continue;
                if (best == nullptr || member.j > best->j ||
                    (member.j == best->j && lotOf(member.beta) < lotOf(best->beta)))
                    best = &member;
            }
            if (best == nullptr) break;  // somebody twice
            placed.insert(best->node);
            t.ranking.push_back(best->node);
        }
        check(placed == t.members && t.turn < t.ranking.size(), "certificate of other members");
        return t.turn < t.ranking.size() ? t.ranking[t.turn] : NodeId{};
    }
    void run(const Tx& tx, const TaskComplete& body) {
        NaiveTask& t = at(body.task, TaskPhase::Executing);
        t.executor = leaderOf(t, body.certificate);
        check(t.executor == tx.sender, "completed by another than the leader");
        t.exit = body.exit;
        t.sealedResultKey = body.sealedResultKey;
        t.resultKeyCommitment = body.resultKeyCommitment;
        for (const SignedVerdict& v : body.verdicts)
            if (v.verdict.phase == Phase::After && !t.out.contains(v.verdict.monitor)) hear(t, t.after, v.verdict);
        t.phase = TaskPhase::Confirming;
    }
    void hear(NaiveTask& t, std::map<NodeId, bool>& into, const Verdict& v) {
        check(groupOf(t).contains(v.monitor) && v.turn == t.turn, "verdict by no monitor");
        check(&into == &t.before || v.monitor != t.executor, "verdict of the executor");
        check(into.emplace(v.monitor, v.ok).second, "spoke twice");
    }
    void run(const Tx&, const TaskConfirm& body) {
        const Verdict& v = body.verdict.verdict;
        const bool before = v.phase == Phase::Before;
        NaiveTask& t = before ? beforeGrants(v.task) : at(v.task, TaskPhase::Confirming);
        hear(t, before ? t.before : t.after, v);
    }
    void run(const Tx&, const TurnFail& body) {
        NaiveTask& t = m_tasks.at(body.task);
        t.executor = leaderOf(t, body.certificate);
        const bool lied = t.expelled.contains(t.executor);
        const bool early = t.phase == TaskPhase::Keys && !lied;
        check(t.phase == TaskPhase::Failing || early ||
                  (lied && t.phase >= TaskPhase::Attesting && t.phase <= TaskPhase::Executing),
              "a turn failed in phase " + std::string(phaseName(t.phase)));
        check(!early || (complained(t) && m_now >= t.begunAt + t.post.windows.attestMs), "a key window cut short");
        if (!lied && (!t.aliceGranted || !t.bobGranted)) {
            std::int64_t ok = 0, against = 0;
            for (const auto& [node, fine] : t.before)
                if (node != t.executor) (fine ? ok : against) += t.joined.at(node);
            check(against > ok, "blamed by a minority");
        }
        executorFails(t);
    }

    void run(const Tx& tx, const ResultComplaint& body) {
        NaiveTask& t = at(body.task, TaskPhase::Confirming);
        check(tx.sender == t.alice, "complaint of a stranger");
        const auto pair = crypto::BoxKeyPair::fromSecret(body.resultSecret);
        check(pair.ok() && pair->publicKey == t.post.resultKey, "complaint with another secret");
        const auto key = crypto::openBox(body.resultSecret, t.sealedResultKey, resultKeyContext(t.id));
        check(!key.ok() || crypto::envelopeCommitment(key->view()).valueOr(Hash{}) != t.resultKeyCommitment,
              "an honest executor was punished");
        std::set<NodeId> others = groupOf(t);
        others.erase(t.executor);
        t.phase = TaskPhase::Failing;  // nobody's verdict counts: they could not see into the box
        executorFails(t, true);
        halfTo(registerPot(t.executor), m_pots[registerPot(t.executor)], others);
        m_expectedCredit[t.executor] = -m_credits.at(t.executor);
        expel(t.executor, nullptr);
    }
    // Whether it was a lie is for the ledger's proofs, but what two statements are can be seen; here, that both
    // judgements are paid in full, at once, and once.
    void run(const Tx& tx, const Dispute& body) {
        NaiveTask& t = m_tasks.at(body.task);
        check(t.phase >= TaskPhase::Forming && t.phase != TaskPhase::Closed && body.draw == t.draw, "a late dispute");
        check(t.joined.contains(body.accused) && tx.sender != body.accused, "accused a stranger, or itself");
        check(m_status.at(body.accused) != NodeStatus::Inactive, "punished twice");
        check(body.bond == m_genesis.params.disputeBond, "a dispute with another bond");
        bool guilty = true;
        for (const Movement& moved : m_receipt->movements) guilty = guilty && moved.why != why::kDisputeLost;
        if (const auto* two = std::get_if<TwoVerdicts>(&body.evidence)) {
            const Verdict &a = two->first.verdict, &b = two->second.verdict;
            check(guilty && a.turn == b.turn && a.phase == b.phase && a.outcome == b.outcome, "no two verdicts");
            check(std::tie(a.seen, a.ok, a.reason) != std::tie(b.seen, b.ok, b.reason), "one verdict twice");
        }
        if (const auto* two = std::get_if<TwoCertificates>(&body.evidence))
            check(guilty && two->first.hash != two->second.hash, "no two certificates");
        if (!guilty) return pay(account(tx.sender), account(body.accused), body.bond.units);
        halfTo(registerPot(body.accused), m_pots[registerPot(body.accused)], {tx.sender});
        m_expectedCredit[body.accused] = -m_credits.at(body.accused);
        expel(body.accused, &t);
    }
    // What is in the box is for the ledger's proofs; here, that each of the three judgements is paid by its row.
    void run(const Tx& tx, const KeyUnusable& body) {
        NaiveTask& t = at(body.task, TaskPhase::Executing);
        t.executor = leaderOf(t, body.certificate);
        check(t.executor == tx.sender && body.turn == t.turn, "a claim by another than the leader");
        bool wrong = false, blamed = false;
        for (const Movement& moved : m_receipt->movements) {
            wrong = wrong || moved.why == why::kIdle || moved.why == why::kMissFee;
            blamed = blamed || moved.why == why::kSeized;
        }
        check(!blamed || body.fault == KeyFault::Wrong, "blamed for what its TPM refused");
        if (wrong)
            return close(t, body.party == Party::Requester ? TaskEnd::RequesterMissed : TaskEnd::PublisherMissed);
        if (body.fault == KeyFault::Wrong) return executorFails(t);
        credit(t.executor, -static_cast<std::int64_t>(m_genesis.params.creditAbsent));
        close(t, TaskEnd::NoFault);
    }

    void run(const Tx& tx, const NodeRegister& body) {
        NaiveAdmission& a = m_admissions[tx.sender];
        check(a.registration.isZero() || a.phase > AdmissionPhase::Attesting, "registered twice at once");
        check(!m_status.contains(tx.sender) || m_status[tx.sender] == NodeStatus::Inactive, "registered a member");
        a = {};
        a.node = tx.sender;
        a.registration = tx.id();
        a.openedAt = m_height;
        const std::uint64_t lookback = m_genesis.params.lookbackBlocks;
        a.snapshot = m_height > lookback ? m_height - lookback : 0;
        pay(account(tx.sender), admissionPot(tx.sender), body.deposit.units);
    }
    void run(const Tx& tx, const AdmissionVerdict& body) {
        NaiveAdmission& a = m_admissions.at(body.node);
        check(a.phase == AdmissionPhase::Attesting && m_now < a.deadline, "verdict at the wrong time");
        check(m_history[a.snapshot].contains(tx.sender), "attestor outside the snapshot");
        check(a.said.emplace(tx.sender, body.ok).second, "attestor spoke twice");
    }
    void run(const Tx& tx, const Renewal& body) {
        check(body.epoch == m_epoch, "renewal of another epoch");
        check(m_status.at(tx.sender) == NodeStatus::Active || m_status.at(tx.sender) == NodeStatus::Stale,
              "renewal of a node that left");
        if (m_renewed[tx.sender] != m_epoch) credit(tx.sender, m_genesis.params.creditRenewal);
        m_renewed[tx.sender] = m_epoch;
        m_status[tx.sender] = NodeStatus::Active;
    }
    void run(const Tx& tx, const NodeExit&) {
        check(m_status.at(tx.sender) == NodeStatus::Active || m_status.at(tx.sender) == NodeStatus::Stale,
              "left twice");
        m_status[tx.sender] = NodeStatus::Exiting;
        m_exits[tx.sender] = m_now + m_genesis.params.unbondMs;
    }

    // --- comparing -----------------------------------------------------------------------------------------------
    void move(const Receipt& receipt) {
        std::map<Pot, Money> net;
        for (const Movement& movement : receipt.movements) {
            net[movement.from] -= movement.amount.units;
            net[movement.to] += movement.amount.units;
            m_pots[movement.from] -= movement.amount.units;
            m_pots[movement.to] += movement.amount.units;
            check(m_pots[movement.from] >= 0, "a pot went below zero: " + movement.why);
            check(!movement.amount.isZero() && movement.from != movement.to, "an empty movement");
        }
        std::erase_if(net, [](const auto& entry) { return entry.second == 0; });
        std::erase_if(m_expected, [](const auto& entry) { return entry.second == 0; });
        check(net == m_expected, "movements of " + toHex(receipt.subject).substr(0, 8) + " (" + receipt.detail + ")");
        std::map<NodeId, std::int64_t> changes;
        for (const CreditChange& change : receipt.credits) changes[change.node] += change.change;
        for (auto& [node, change] : m_expectedCredit) change = std::max(change, -m_credits.at(node));
        std::erase_if(m_expectedCredit, [](const auto& entry) { return entry.second == 0; });
        check(changes == m_expectedCredit, "credits of " + toHex(receipt.subject).substr(0, 8));
        for (const auto& [node, change] : changes) m_credits[node] += change;
    }

    void pot(const Pot& which, Amount real, Money& sum, std::size_t& full) {
        const auto it = m_pots.find(which);
        const Money mine = it == m_pots.end() ? 0 : it->second;
        check(mine == static_cast<Money>(real.units), "pot of kind " + std::to_string(static_cast<int>(which.kind)));
        sum += real.units;
        full += real.isZero() ? 0 : 1;
    }
    void compare(const State& state) {
        Money sum = 0;
        std::size_t full = 0;
        for (const auto& [pot_, amount] : m_pots)
            if (pot_.kind == PotKind::Account) pot(pot_, state.balance(AccountId{pot_.a}), sum, full);
        for (const auto& [id, node] : state.nodes()) {
            pot(Pot{PotKind::RegisterDeposit, id.bytes, {}}, node.deposit, sum, full);
            check(m_credits.at(id) == node.credit.value, "credit of " + id.shortHex());
            check(m_status.at(id) == node.status && m_renewed[id] == node.renewedEpoch, "node " + id.shortHex());
        }
        for (const auto& [id, admission] : state.admissions()) {
            pot(admissionPot(id), admission.deposit, sum, full);
            const NaiveAdmission& mine = m_admissions.at(id);
            check(mine.phase == admission.phase && mine.said.size() == admission.opinions.size(),
                  "admission of " + id.shortHex());
            check(state.openAdmissions().contains(id) == admission.open(), "open admission");
            check(admission.phase != AdmissionPhase::Attesting ||
                      (admission.deadline.value > m_now && *state.nextDeadline() <= admission.deadline),
                  "an admission nobody waits for");
        }
        const Epoch& epoch = state.epoch();
        check(epoch.number == m_epoch && epoch.since.value == m_epochSince && epoch.block == m_epochBlock, "epoch");
        for (const auto& [id, lambda] : state.lambdas()) pot(bond(id), lambda.bond, sum, full);
        pot(burned(), state.burned(), sum, full);
        check(state.tasks().size() == m_tasks.size(), "number of tasks");
        for (const auto& [id, task] : state.tasks()) {
            NaiveTask& mine = m_tasks.at(id);
            pot(escrow(mine), task.escrow, sum, full);
            pot(reserve(mine), task.reserve, sum, full);
            for (const Joiner& joiner : task.joins) pot(deposit(mine, joiner.node), joiner.deposit, sum, full);
            compareTask(state, task, mine);
        }
        check(sum == static_cast<Money>(m_genesis.supply.units), "supply");
        std::size_t mineFull = 0;
        for (const auto& [pot_, amount] : m_pots) mineFull += amount != 0 ? 1 : 0;
        check(full == mineFull, "money in a pot the state does not have");
        for (const auto& [id, nonce] : m_nonces) check(state.nonce(id) == nonce, "nonce");
    }
    void compareTask(const State& state, const Task& task, NaiveTask& mine) {
        const std::string who = "task " + task.task.shortHex() + ": ";
        for (const Joiner& joiner : task.joins) {
            const bool waits = mine.phase == TaskPhase::Forming && mine.demands.contains(joiner.node);
            check(joiner.demandedBy.has_value() == waits, who + "demands");
        }
        check(task.phase == mine.phase, who + "phase " + std::string(phaseName(task.phase)));
        check(task.end == mine.end, who + "end " + std::string(endName(task.end)));
        check(task.draw == mine.draw && task.turn == mine.turn && task.failed.size() == mine.failed,
              who + "draw, turn");
        for (const Joiner& joiner : task.joins)
            check(joiner.out == mine.out.contains(joiner.node), who + "who is out");
        check(task.totalWeight == mine.W && task.snapshotHeight.value == mine.snapshot, who + "weights");
        if (task.phase != TaskPhase::AwaitingSeed && mine.seeds.contains(task.draw))
            check(task.seed == mine.seeds.at(task.draw), who + "seed changed");
        const bool open = task.phase != TaskPhase::Closed;
        check(state.openTasks().contains(task.task) == open, who + "open");
        if (!open) {
            check(task.escrow.isZero() && task.reserve.isZero(), who + "closed with money in it");
            for (const Joiner& joiner : task.joins) check(joiner.member, who + "keeps strangers");
            check(task.members().size() == mine.members.size(), who + "members");
            return;
        }
        check(task.joins.size() == mine.joined.size() && task.keyRequests.size() == mine.asked.size(), who + "joins");
        for (const Joiner& joiner : task.joins) {
            const auto it = mine.joined.find(joiner.node);
            check(it != mine.joined.end() && it->second == joiner.weight.value, who + "weight of a joiner");
        }
        const bool waits = task.phase == TaskPhase::AwaitingSeed;
        check(
            waits || (task.deadline.value > m_now && state.nextDeadline() && *state.nextDeadline() <= task.deadline),
            who + "a deadline nobody waits for");
        check(!waits || state.wantsBlock(), who + "a seed nobody waits for");
    }

    Genesis m_genesis;
    std::map<Pot, Money> m_pots;
    std::map<NodeId, std::int64_t> m_credits;
    std::vector<std::map<NodeId, std::int64_t>> m_history;  // credits of active nodes after each height
    std::map<NodeId, NodeStatus> m_status;
    std::map<NodeId, std::uint64_t> m_renewed;  // epoch
    std::map<NodeId, std::uint64_t> m_exits;
    std::map<NodeId, NaiveAdmission> m_admissions;
    std::set<NodeId> m_overdue;
    std::uint64_t m_epoch = 0, m_epochSince = 0, m_epochHeight = 0;
    BlockHash m_epochBlock;
    std::map<AccountId, std::uint64_t> m_nonces;
    std::map<LambdaId, AccountId> m_publishers;
    std::map<LambdaId, Money> m_missFees, m_prices;
    std::map<LambdaId, std::uint64_t> m_retired;
    std::map<TaskId, NaiveTask> m_tasks;
    std::map<Pot, Money> m_expected;
    std::map<NodeId, std::int64_t> m_expectedCredit;
    bool m_judged = false;
    const Receipt* m_receipt = nullptr;  // of the transaction looked at
    std::uint64_t m_height = 0, m_now = 0;
    std::string m_error;
};

}  // namespace leo::ledger::test

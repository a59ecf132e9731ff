// Auditor: a second, naive ledger beside the real one. It reads blocks and receipts, keeps its own pots, credits and
// tasks with plain maps and no undo, works out every end of the money table its own way, and says where it disagrees.
//
// Slow on purpose: O(everything) per block. It trusts signatures and proofs (the ledger checked them) and nothing
// else.
#pragma once

#include <map>
#include <set>
#include <string>

#include "crypto/hash.h"
#include "ledger/state.h"

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
        std::uint32_t draw = 0;
        std::map<std::uint32_t, Hash> seeds;
        std::uint64_t openedAt = 0;             // height the draw was opened
        std::map<NodeId, std::int64_t> joined;  // weight
        std::set<NodeId> members;
        bool aliceGranted = false, bobGranted = false, keysAsked = false;
        std::map<NodeId, bool> before, after;  // verdicts
        NodeId executor;
        std::uint32_t exit = 0;
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
    void giveBack(const NaiveTask& t, const std::set<NodeId>& except = {}) {
        for (const NodeId& node : t.members.empty() ? keys(t.joined) : t.members)
            if (!except.contains(node)) pay(deposit(t, node), account(node), depositOf(t));
    }
    static std::set<NodeId> keys(const std::map<NodeId, std::int64_t>& of) {
        std::set<NodeId> out;
        for (const auto& [node, weight] : of) out.insert(node);
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
        std::set<NodeId> ok, wrong, absent, others;
        for (const NodeId& node : t.members) {
            if (node == t.executor) continue;
            others.insert(node);
            const auto said = t.after.find(node);
            (said == t.after.end() ? absent : said->second ? ok : wrong).insert(node);
        }
        switch (end) {
            case TaskEnd::Settled:
            case TaskEnd::CodeFailed:
                pay(escrow(t), burned(), g);
                pay(escrow(t), end == TaskEnd::Settled ? account(t.bob) : burned(), b);
                pay(escrow(t), account(t.executor), s / 2);
                equally(escrow(t), s - s / 2, ok);
                freeReserve(t);
                giveBack(t);
                credit(t.executor, p.creditExecutor);
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
                equally(escrow(t), idle, t.members);
                pay(escrow(t), account(t.alice), P - g - idle);
                if (end == TaskEnd::RequesterMissed && !t.bobGranted)
                    equally(reserve(t), t.missFee, t.members);
                else
                    freeReserve(t);
                giveBack(t);
                break;
            }
            case TaskEnd::PublisherMissed:
            case TaskEnd::PublisherRefused:
                pay(escrow(t), account(t.alice), P);
                equally(reserve(t), t.missFee, t.members);
                giveBack(t);
                break;
            case TaskEnd::ExecutorFault: {
                const bool confirmed = t.phase == TaskPhase::Confirming;
                const Money toBob = t.bobGranted ? b : 0;
                std::set<NodeId> seized = {t.executor};
                pay(escrow(t), account(t.alice), P);
                pay(deposit(t, t.executor), account(t.bob), toBob);
                halfTo(deposit(t, t.executor), depositOf(t) - toBob, confirmed ? wrong : others);
                credit(t.executor, -static_cast<std::int64_t>(p.creditFailedExecutor));
                if (confirmed && weigh(t, wrong) > weigh(t, ok)) {
                    for (const NodeId& node : ok) {
                        halfTo(deposit(t, node), depositOf(t), wrong);
                        credit(node, -static_cast<std::int64_t>(p.creditMonitor));
                        seized.insert(node);
                    }
                }
                freeReserve(t);
                giveBack(t, seized);
                break;
            }
            case TaskEnd::None: fail("closed without an end"); break;
        }
        if (t.phase == TaskPhase::Confirming)
            for (const NodeId& node : absent) credit(node, -static_cast<std::int64_t>(p.creditAbsent));
        t.phase = TaskPhase::Closed;
        t.end = end;
        m_judged = true;
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
            const auto in = t.members.empty() ? keys(t.joined) : t.members;
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
        if (t.draw + 1 >= m_genesis.params.maxDraws) {
            close(t, TaskEnd::NoGroup);
            return;
        }
        giveBack(t);
        m_judged = true;
        ++t.draw;
        t.joined.clear();
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
                if (t.joined.size() < m_genesis.params.minMembers) return nextDraw(t);
                t.phase = TaskPhase::Forming;
                return;
            case TaskPhase::Forming: return nextDraw(t);
            case TaskPhase::Attesting: {
                std::int64_t ok = 0, against = 0, heaviest = 0;
                for (const auto& [node, fine] : t.before) {
                    (fine ? ok : against) += t.joined.at(node);
                    if (fine) heaviest = std::max(heaviest, t.joined.at(node));
                }
                if (against > ok - heaviest)
                    t.phase = TaskPhase::Failing;
                else
                    close(t, TaskEnd::NoFault);
                return;
            }
            case TaskPhase::Keys:
                return close(t, t.aliceGranted ? TaskEnd::PublisherMissed : TaskEnd::RequesterMissed);
            case TaskPhase::Executing: t.phase = TaskPhase::Failing; return;
            case TaskPhase::Failing: return close(t, TaskEnd::NoFault);
            case TaskPhase::Confirming: {
                std::int64_t ok = 0, against = 0;
                for (const auto& [node, fine] : t.after) (fine ? ok : against) += t.joined.at(node);
                const TaskEnd paid = t.exit == 0 ? TaskEnd::Settled : TaskEnd::CodeFailed;
                return close(t, t.after.empty() ? TaskEnd::NoFault : ok > against ? paid : TaskEnd::ExecutorFault);
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
            check(id == t.id || !unanchored || !other.joined.contains(tx.sender), "waits in two draws");
        }
        pay(account(tx.sender), deposit(t, tx.sender), depositOf(t));
    }
    void run(const Tx&, const TaskAnchor& body) {
        NaiveTask& t = at(body.task, TaskPhase::Forming);
        std::size_t i = 0;
        std::int64_t all = 0, signers = 0;
        std::vector<std::int64_t> weights;
        for (const auto& [node, weight] : t.joined) {
            all += weight;
            weights.push_back(weight);
            if (body.members[i++])
                t.members.insert(node);
            else
                pay(deposit(t, node), account(node), depositOf(t));
        }
        for (const AnchorSignature& entry : body.signatures) signers += weights.at(entry.joiner);
        check(3 * signers > 2 * all, "anchored by less than two thirds");
        check(t.members.size() >= m_genesis.params.minMembers, "group too small");
        t.phase = TaskPhase::Attesting;
    }
    void run(const Tx& tx, const KeyRequest& body) {
        NaiveTask& t = at(body.task, TaskPhase::Attesting);
        check(t.members.contains(tx.sender), "request by a stranger");
        t.keysAsked = true;
        t.phase = TaskPhase::Keys;
    }
    void run(const Tx& tx, const KeyGrant& body) {
        NaiveTask& t = at(body.task, TaskPhase::Keys);
        const bool alice = body.party == Party::Requester;
        check(tx.sender == (alice ? t.alice : t.bob), "grant by a stranger");
        bool& granted = alice ? t.aliceGranted : t.bobGranted;
        check(!granted, "granted twice");
        granted = true;
        if (t.aliceGranted && t.bobGranted) t.phase = TaskPhase::Executing;
    }
    void run(const Tx&, const KeyRefuse& body) {
        NaiveTask& t = at(body.task, TaskPhase::Keys);
        close(t, body.party == Party::Requester ? TaskEnd::RequesterRefused : TaskEnd::PublisherRefused);
    }
    // The highest J, then the lowest lot, found by looking at all of them.
    NodeId leaderOf(const NaiveTask& t, const Certificate& certificate) {
        const Member* best = nullptr;
        std::set<NodeId> nodes;
        for (const Member& member : certificate.members) {
            nodes.insert(member.node);
            if (best == nullptr || member.j > best->j ||
                (member.j == best->j && lotOf(member.beta) < lotOf(best->beta)))
                best = &member;
        }
        check(nodes == t.members, "certificate of other members");
        return best == nullptr ? NodeId{} : best->node;
    }
    void run(const Tx& tx, const TaskComplete& body) {
        NaiveTask& t = at(body.task, TaskPhase::Executing);
        t.executor = leaderOf(t, body.certificate);
        check(t.executor == tx.sender, "completed by another than the leader");
        t.exit = body.exit;
        for (const SignedVerdict& v : body.verdicts)
            if (v.verdict.phase == Phase::After) hear(t, t.after, v.verdict);
        t.phase = TaskPhase::Confirming;
    }
    void hear(NaiveTask& t, std::map<NodeId, bool>& into, const Verdict& v) {
        check(t.members.contains(v.monitor) && v.monitor != t.executor, "verdict by no monitor");
        check(into.emplace(v.monitor, v.ok).second, "spoke twice");
    }
    void run(const Tx&, const TaskConfirm& body) {
        const Verdict& v = body.verdict.verdict;
        const bool before = v.phase == Phase::Before;
        NaiveTask& t = at(v.task, before ? TaskPhase::Attesting : TaskPhase::Confirming);
        hear(t, before ? t.before : t.after, v);
    }
    void run(const Tx&, const TurnFail& body) {
        NaiveTask& t = at(body.task, TaskPhase::Failing);
        t.executor = leaderOf(t, body.certificate);
        if (!t.keysAsked) {
            std::int64_t ok = 0, against = 0;
            for (const auto& [node, fine] : t.before)
                if (node != t.executor) (fine ? ok : against) += t.joined.at(node);
            check(against > ok, "blamed by a minority");
        }
        close(t, TaskEnd::ExecutorFault);
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
        check(task.phase == mine.phase, who + "phase " + std::string(phaseName(task.phase)));
        check(task.end == mine.end, who + "end " + std::string(endName(task.end)));
        check(task.draw == mine.draw, who + "draw");
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
        check(task.joins.size() == mine.joined.size(), who + "joins");
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
    std::uint64_t m_height = 0, m_now = 0;
    std::string m_error;
};

}  // namespace leo::ledger::test

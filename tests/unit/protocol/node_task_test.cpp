// NodeTask: the members of one draw, each with a TPM in software, follow one ledger and hear each other's frames,
// from their joins to the completion, in virtual time.
#include <QtTest>

#include "unit/protocol/group.h"

namespace leo::protocol {
namespace {

using ledger::TaskPhase;
using test::hashOf;
using test::Machines;
using test::World;

struct Network {
    Machines machines;
    World world;
    References references;
    TaskId task;
    std::map<NodeId, std::size_t> indexOf;
    std::map<NodeId, std::unique_ptr<NodeTask>> tasks;
    ledger::test::SeededRandom random{5};
    TimeMs now;
    std::map<ledger::CidBytes, Bytes> blocks;
    std::vector<std::pair<NodeId, ledger::TxBody>> submitted;
    std::vector<TimeMs> submittedAt;
    std::function<bool(const ledger::TxBody&)> reachesLayerOne = [](const ledger::TxBody&) { return true; };
    std::set<NodeId> silent;  // frames of these reach nobody, and they see nothing
    std::vector<std::pair<NodeId, Bytes>> air;
    bool grants = true;

    explicit Network(std::size_t size) : world(60, [&](ledger::Genesis& genesis) { machines.equip(genesis); }) {
        references.limitsDigest = hashOf(0x31);
        references.cleanDigest = hashOf(0x32);
        references.profileDigests = {hashOf(2)};
        ledger::TaskPost posting = world.posting(world.publish());
        posting.tau = world.genesis.params.tauMax;
        world.must(world.alice, posting);
        task = TaskId{world.last.receipts.back().subject};
        world.step();
        const ledger::Task& record = *world.state.task(task);
        for (std::size_t i = 0; i < world.nodes.size() && tasks.size() < size; ++i) {
            const auto vrf = world.evaluate(i, record);
            const std::uint32_t j = world.seatsOf(i, record, vrf.beta);
            if (j == 0) continue;
            NodeTaskConfig config;
            config.identity = &world.nodes[i].identity;
            config.random = &random;
            config.task = task;
            config.draw = record.draw;
            config.self = ledger::Member{world.nodes[i].id(), j, vrf.beta, vrf.proof, world.nodes[i].salt};
            config.references = references;
            indexOf[world.nodes[i].id()] = i;
            tasks[world.nodes[i].id()] = std::make_unique<NodeTask>(std::move(config), world.state);
        }
        if (tasks.size() != size) qFatal("too few winners");
        now = world.state.time();
    }
    const ledger::Task& record() const { return *world.state.task(task); }
    TaskPhase phase() const { return record().phase; }
    NodeTask& of(const NodeId& id) { return *tasks.at(id); }
    NodeId executor() const {
        for (const auto& [id, node] : tasks)
            if (node->executing()) return id;
        qFatal("no executor");
    }
    void perform(const NodeId& from, Command& command) {
        NodeTask& mine = of(from);
        auto& machine = *machines.all[indexOf.at(from)];
        if (auto* frame = std::get_if<Frame>(&command)) {
            air.emplace_back(from, std::move(frame->bytes));
        } else if (auto* submit = std::get_if<Submit>(&command)) {
            submitted.emplace_back(from, submit->body);
            submittedAt.push_back(now);
            if (!reachesLayerOne(submit->body)) return;
            const Code code = world.send(world.nodes[indexOf.at(from)].identity, submit->body, 10);
            if (code != Code::Ok && !std::holds_alternative<ledger::TurnFail>(submit->body))
                qWarning("refused: %s", world.last.receipts.empty() ? "" : world.last.receipts.back().detail.c_str());
            head();
        } else if (auto* quote = std::get_if<TakeQuote>(&command)) {
            mine.handleQuote(*quote, machine.answer(*quote, world.genesis.params.pcrMask), now);
        } else if (auto* fetch = std::get_if<FetchContent>(&command)) {
            mine.handleContent(fetch->cid, crypto::sha256(viewOf("result")), now);
        } else if (auto* keep = std::get_if<KeepBlock>(&command)) {
            blocks[keep->cid] = keep->block;
        } else if (auto* run = std::get_if<BeginRun>(&command)) {
            machine.extend(run->start);
            mine.handleRunBegun({}, now);
            RunReport report;
            report.outcome.resultCid = ledger::rawCid(viewOf("result"));
            report.outcome.resultHash = crypto::sha256(viewOf("result"));
            report.sealedResultKey = toBytes("sealed result key");
            report.outcome.sealedResultKeyHash = crypto::sha256(report.sealedResultKey);
            report.cleanupDigest = references.cleanDigest;
            mine.handleRunEnded(std::move(report), now);
        } else if (auto* end = std::get_if<EndRun>(&command)) {
            machine.extend(end->end);
            mine.handleTaskEndMeasured({}, now);
        }
    }
    void head() {
        now = world.state.time();
        for (auto& [id, node] : tasks)
            if (!silent.count(id)) node->handleHead(world.state, now);
    }
    void pump() {
        for (bool busy = true; busy;) {
            busy = false;
            for (auto& [id, node] : tasks) {
                if (silent.count(id)) continue;
                while (auto command = node->pollCommand()) busy = true, perform(id, *command);
            }
            const auto frames = std::move(air);
            air.clear();
            for (const auto& [from, bytes] : frames)
                for (auto& [to, node] : tasks)
                    if (to != from && !silent.count(to)) node->handleFrame(from, bytes, now);
        }
        if (grants && phase() == TaskPhase::Keys) grantKeys();
    }
    void grantKeys() {
        for (const auto party : {ledger::Party::Requester, ledger::Party::Publisher}) {
            const bool alice = party == ledger::Party::Requester;
            if (!(alice ? record().requesterBox : record().publisherBox).empty()) continue;
            const crypto::Identity& owner = alice ? world.alice : world.bob;
            const auto& request = record().keyRequest;
            const auto package =
                openPackage(task, owner, blocks.at(alice ? request.requesterPackage : request.publisherPackage));
            QVERIFY(package.ok());
            const PackageReport report = verifyPackage(world.state, task, *package, references);
            QVERIFY(report.passed());
            ledger::KeyGrant grant = world.granting(task, party);
            grant.box = *makeGrantBox(world.state, task, party, report, hashOf(7), random);
            world.must(owner, grant, 10);
        }
        head();
        pump();
    }
    void advance(std::uint64_t ms) {
        for (std::uint64_t passed = 0; passed < ms; passed += 50) {
            world.step({}, 50);
            for (const auto& [id, index] : indexOf) machines.all[index]->tpm.advance(50);
            head();
            for (auto& [id, node] : tasks)
                if (!silent.count(id)) node->handleTimeout(now);
            pump();
        }
    }
    bool until(TaskPhase wanted, std::uint64_t atMostMs = 60'000) {
        for (std::uint64_t passed = 0; phase() < wanted && passed < atMostMs; passed += 50) advance(50);
        return phase() == wanted;
    }
    // Joins on layer one, the join window over.
    void join() {
        pump();
        world.lapse(task);
    }
    template <class Body>
    std::vector<std::pair<NodeId, TimeMs>> said() const {
        std::vector<std::pair<NodeId, TimeMs>> found;
        for (std::size_t i = 0; i < submitted.size(); ++i)
            if (std::holds_alternative<Body>(submitted[i].second))
                found.emplace_back(submitted[i].first, submittedAt[i]);
        return found;
    }
    // `later` is `earlier` after as many attempts as lie between their ranks by id.
    bool spacedByRank(const std::vector<std::pair<NodeId, TimeMs>>& said,
                      const std::set<NodeId>& without = {}) const {
        std::map<NodeId, std::uint64_t> rank;
        for (const auto& [id, node] : tasks) {
            const std::uint64_t next = rank.size();
            rank[id] = next;
        }
        for (std::size_t i = 1; i < said.size(); ++i) {
            const std::uint64_t attempts = rank.at(said[i].first) - rank.at(said[i - 1].first);
            const std::uint64_t apart = said[i].second - said[i - 1].second;
            const std::uint64_t due = attempts * world.genesis.params.attemptMs;
            if (apart + 100 < due || apart > due + 100) return false;  // steps of 50 ms
        }
        return said.size() + without.size() == tasks.size();
    }
};

}  // namespace

class NodeTaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void fromJoinToCompletion() {
        for (const std::size_t size : {3u, 6u}) {
            Network net(size);
            for (auto& [id, node] : net.tasks) QVERIFY(!node->joined() && !node->finished());
            net.join();
            net.head();
            for (auto& [id, node] : net.tasks) QVERIFY(node->joined());
            QVERIFY(net.until(TaskPhase::Confirming));
            // One of each: who waits for its rank sees that it has been done.
            QCOMPARE(net.said<ledger::TaskAnchor>().size(), std::size_t{1});
            QCOMPARE(net.said<ledger::KeyRequest>().size(), std::size_t{1});
            QCOMPARE(net.said<ledger::TaskComplete>().size(), std::size_t{1});
            QVERIFY(net.said<ledger::TaskComplete>()[0].first == net.executor());
            QCOMPARE(net.said<ledger::TaskConfirm>().size(), std::size_t{0});
            // The deadline closes the task, and with it every part in it.
            net.world.lapse(net.task);
            net.head();
            for (auto& [id, node] : net.tasks) QVERIFY(node->finished() && !node->pollTimeout());
        }
    }

    void keyRequestFallsToTheNextByRank() {
        Network net(4);
        net.reachesLayerOne = [](const ledger::TxBody& body) {
            return !std::holds_alternative<ledger::KeyRequest>(body);
        };
        net.join();
        QVERIFY(net.until(TaskPhase::Attesting));
        net.advance(5 * net.world.genesis.params.attemptMs);
        QVERIFY(net.spacedByRank(net.said<ledger::KeyRequest>()));
    }

    void framesBeforeThePhaseAreKept() {
        Network net(4);
        net.join();
        // The last to see the block hears all reveals first, and junk of the same length around them.
        const NodeId late = net.tasks.rbegin()->first, other = net.tasks.begin()->first;
        NodeTask& lateNode = net.of(late);
        std::vector<std::pair<NodeId, Bytes>> heard;
        net.now = net.world.state.time();
        for (auto& [id, node] : net.tasks) {
            if (id == late) continue;
            node->handleHead(net.world.state, net.now);
            while (auto command = node->pollCommand())
                if (auto* frame = std::get_if<Frame>(&*command)) heard.emplace_back(id, frame->bytes);
        }
        QVERIFY(!heard.empty());
        lateNode.handleFrame(other, Bytes(200, 1), net.now);
        for (const auto& [from, bytes] : heard) lateNode.handleFrame(from, bytes, net.now);
        while (lateNode.pollCommand()) {
        }
        lateNode.handleHead(net.world.state, net.now);
        // It answers the reveals of those who send first: their answers are in its first frames.
        std::size_t frames = 0, notes = 0;
        while (auto command = lateNode.pollCommand()) {
            frames += std::holds_alternative<Frame>(*command) ? 1 : 0;
            notes += std::holds_alternative<Note>(*command) ? 1 : 0;
        }
        QVERIFY(frames >= 1);
        QCOMPARE(notes, std::size_t{1});  // the junk
    }

    void aFloodBeforeThePhaseIsBounded() {
        Network net(3);
        net.join();
        const NodeId victim = net.tasks.rbegin()->first, flooder = net.tasks.begin()->first;
        for (std::size_t i = 0; i < 3 * NodeTask::kMaxEarlyFrames; ++i)
            net.of(victim).handleFrame(flooder, Bytes(100, 3), net.now);
        for (int i = 0; i < 10; ++i)
            net.of(victim).handleFrame(flooder, Bytes(NodeTask::kMaxEarlyBytes / 2, 3), net.now);
        net.of(victim).handleHead(net.world.state, net.world.state.time());
        std::size_t notes = 0;
        while (auto command = net.of(victim).pollCommand()) notes += std::holds_alternative<Note>(*command) ? 1 : 0;
        QCOMPARE(notes, NodeTask::kMaxEarlyFrames);
        // What was dropped is said again: the group forms and finishes.
        QVERIFY(net.until(TaskPhase::Confirming));
    }

    void turnFailFallsToTheNextByRank() {
        Network net(4);
        net.reachesLayerOne = [](const ledger::TxBody& body) {
            return !std::holds_alternative<ledger::TaskComplete>(body) &&
                   !std::holds_alternative<ledger::TurnFail>(body);
        };
        net.join();
        QVERIFY(net.until(TaskPhase::Executing));
        const NodeId executor = net.executor();
        net.world.lapse(net.task);
        QCOMPARE(net.phase(), TaskPhase::Failing);
        net.head();
        net.pump();
        net.advance(std::min<std::uint64_t>(5 * net.world.genesis.params.attemptMs,
                                            net.world.genesis.params.failWindowMs - 200));
        QVERIFY(net.spacedByRank(net.said<ledger::TurnFail>(), {executor}));
        for (const auto& [id, at] : net.said<ledger::TurnFail>()) QVERIFY(id != executor);
    }

    void whoDidNotJoinIsDone() {
        Network net(4);
        const NodeId shy = net.tasks.begin()->first;
        net.reachesLayerOne = [&](const ledger::TxBody&) { return net.submitted.back().first != shy; };
        net.join();
        net.head();
        for (auto& [id, node] : net.tasks) QCOMPARE(node->finished(), id == shy);
        // Nothing wakes it again.
        net.of(shy).handleFrame(net.tasks.rbegin()->first, Bytes(10, 1), net.now);
        net.of(shy).handleTimeout(net.now + 60'000);
        QVERIFY(!net.of(shy).pollTimeout());
        QVERIFY(!net.of(shy).pollCommand());
    }

    void whoIsLeftOutOfTheGroupIsDone() {
        Network net(6);
        net.join();
        // The one with the least credit: the others have two thirds.
        const auto& joins = net.record().joins;
        const NodeId deaf = std::min_element(joins.begin(), joins.end(), [](const auto& a, const auto& b) {
                                return a.weight.value < b.weight.value;
                            })->node;
        net.silent = {deaf};
        QVERIFY(net.until(TaskPhase::Confirming));  // the others go on without it
        net.of(deaf).handleHead(net.world.state, net.now);
        QVERIFY(net.of(deaf).finished());
    }

    // Answers nobody asked for, in every phase: nothing is said on layer one because of them, and nothing ends.
    void unaskedAnswers() {
        for (const TaskPhase phase :
             {TaskPhase::Joining, TaskPhase::Forming, TaskPhase::Attesting, TaskPhase::Keys, TaskPhase::Confirming}) {
            Network net(3);
            net.grants = phase == TaskPhase::Confirming;
            net.pump();
            if (phase != TaskPhase::Joining) {
                net.world.lapse(net.task);
                if (phase == TaskPhase::Forming) net.now = net.world.state.time();
            }
            if (phase == TaskPhase::Attesting)
                net.reachesLayerOne = [](const auto& body) {
                    return !std::holds_alternative<ledger::KeyRequest>(body);
                };
            if (phase > TaskPhase::Forming) QVERIFY(net.until(phase));
            QCOMPARE(net.phase(), phase);
            const std::size_t before = net.submitted.size();
            for (auto& [id, node] : net.tasks) {
                const NodeId other =
                    id == net.tasks.begin()->first ? net.tasks.rbegin()->first : net.tasks.begin()->first;
                node->handleFrame(id, Bytes(50, 1), net.now);
                node->handleFrame(other, Bytes(50, 1), net.now);
                node->handleFrame(NodeId{hashOf(9)}, Bytes(50, 1), net.now);
                node->handleContent(ledger::rawCid(viewOf("other")), hashOf(1), net.now);
                node->handleRunBegun({}, net.now);
                node->handleRunEnded(makeError(Code::SandboxFailure, "no"), net.now);
                node->handleTaskEndMeasured(makeError(Code::SandboxFailure, "no"), net.now);
                QVERIFY(!node->finished());
            }
            if (phase == TaskPhase::Confirming) net.reachesLayerOne = [](const auto&) { return false; };
            for (auto& [id, node] : net.tasks)
                while (auto command = node->pollCommand()) QVERIFY(!std::holds_alternative<Submit>(*command));
            QCOMPARE(net.submitted.size(), before);
        }
    }
};

}  // namespace leo::protocol

QTEST_GUILESS_MAIN(leo::protocol::NodeTaskTest)
#include "node_task_test.moc"

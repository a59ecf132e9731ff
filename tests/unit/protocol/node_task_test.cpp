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

// What one of the nodes says instead of the truth, to each recipient.
struct Liar : Conduct {
    const NodeTask* who = nullptr;
    std::function<void(const NodeId& to, Message&)> lie;

    std::vector<Command> act(const NodeTask& of, Command command) override {
        auto* send = std::get_if<Send>(&command);
        if (&of != who || !send) return {std::move(command)};
        std::vector<Command> said;
        for (const NodeId& to : send->to) {
            Message message = send->message;
            lie(to, message);
            said.push_back(Send{{to}, std::move(message)});
        }
        return said;
    }
    EvidenceShare quoted(const NodeTask&, const TakeQuote&, EvidenceShare share) override { return share; }
    RunReport ended(const NodeTask&, RunReport report) override { return report; }
};

struct Network {
    Liar liar;
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
    std::set<NodeId> mute;    // only the former
    std::vector<std::pair<NodeId, Bytes>> air;
    bool grants = true;
    std::function<void(ledger::KeyGrant&)> spoil;  // a lying owner's hand

    explicit Network(std::size_t size) : world(60, [&](ledger::Genesis& genesis) { machines.equip(genesis); }) {
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
            config.conduct = &liar;
            indexOf[world.nodes[i].id()] = i;
            tasks[world.nodes[i].id()] = std::make_unique<NodeTask>(std::move(config), world.state);
        }
        if (tasks.size() != size) qFatal("too few winners");
        now = world.state.time();
    }
    const ledger::Task& record() const { return *world.state.task(task); }
    TaskPhase phase() const { return record().phase; }
    NodeTask& of(const NodeId& id) { return *tasks.at(id); }
    // Who will lead, before anybody but the group could know.
    NodeId leader() const {
        std::vector<ledger::Member> members;
        for (const auto& [id, index] : indexOf) {
            const auto vrf = world.evaluate(index, record());
            members.push_back({id, world.seatsOf(index, record(), vrf.beta), vrf.beta, vrf.proof, {}});
        }
        return std::min_element(members.begin(), members.end(), ledger::ranksBefore)->node;
    }
    // The two with the most credit of those that joined: of five, more than a third.
    std::set<NodeId> heaviest() const {
        std::vector<ledger::Joiner> joins = record().joins;
        std::sort(joins.begin(), joins.end(),
                  [](const auto& a, const auto& b) { return a.weight.value > b.weight.value; });
        return {joins[0].node, joins[1].node};
    }
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
            for (auto& [id, node] : tasks)
                if (!silent.count(id)) node->handleTransaction(submit->body, now);
            head();
        } else if (auto* quote = std::get_if<TakeQuote>(&command)) {
            mine.handleQuote(*quote, machine.answer(*quote, world.genesis.params.pcrMask), now);
        } else if (auto* fetch = std::get_if<FetchContent>(&command)) {
            mine.handleContent(fetch->cid, Fetched{crypto::sha256(viewOf("result")), {}}, now);
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
                    if (to != from && !silent.count(to) && !mute.count(from)) node->handleFrame(from, bytes, now);
        }
        if (grants && phase() == TaskPhase::Keys) grantKeys();
    }
    // What an owner finds in the first request that opens to something, as far as members serve it.
    std::optional<std::pair<PackageReport, ledger::CidBytes>> good(ledger::Party party) {
        const bool alice = party == ledger::Party::Requester;
        for (const ledger::RequestedKeys& asked : record().keyRequests) {
            const ledger::CidBytes& cid = alice ? asked.requesterPackage : asked.publisherPackage;
            const auto block = blocks.find(cid);
            if (block == blocks.end()) continue;
            const auto package = openPackage(task, alice ? world.alice : world.bob, block->second);
            if (!package.ok()) continue;
            const PackageReport report = verifyPackage(world.state, task, *package, references);
            if (report.passed()) return std::make_pair(report, cid);
        }
        return std::nullopt;
    }
    void grantKeys() {
        for (const auto party : {ledger::Party::Requester, ledger::Party::Publisher}) {
            const bool alice = party == ledger::Party::Requester;
            if (!(alice ? record().requesterBox : record().publisherBox).empty()) continue;
            const crypto::Identity& owner = alice ? world.alice : world.bob;
            const auto found = good(party);
            if (!found) continue;
            ledger::KeyGrant grant = world.granting(task, party);
            grant.package = found->second;
            grant.box = *makeGrantBox(world.state, task, party, found->first, hashOf(7), random);
            if (spoil) spoil(grant);
            world.must(owner, grant, 10);
        }
        if (phase() == TaskPhase::Keys) return;
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
    const crypto::Identity& identity(const NodeId& id) const { return world.nodes[indexOf.at(id)].identity; }
    crypto::Signature vote(const NodeId& id, std::uint32_t attempt, const Hash& certificate) const {
        return identity(id).sign(ledger::kCertificateVoteTag,
                                 ledger::certificateVote(task, record().draw, attempt, certificate));
    }
    void lies(const NodeId& who, std::function<void(const NodeId&, Message&)> lie) {
        liar.who = &of(who);
        liar.lie = std::move(lie);
    }
    // Layer one was shown one lie of this node, by one of the others.
    bool convicted(const NodeId& who) const {
        return world.state.node(who)->lies == 1 && said<ledger::Dispute>().size() == 1;
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

    // The first request of the turn is a liar's and opens to nothing: a good one follows, and the task goes on.
    void aRequestThatOpensToNothingStopsNobody() {
        Network net(5);
        net.reachesLayerOne = [](const ledger::TxBody& body) {
            return !std::holds_alternative<ledger::KeyRequest>(body);  // the first by rank is lost
        };
        net.join();
        QVERIFY(net.until(TaskPhase::Attesting));
        net.reachesLayerOne = [](const ledger::TxBody&) { return true; };
        const NodeId liar = net.tasks.rbegin()->first;
        net.world.must(net.world.nodes[net.indexOf.at(liar)].identity, net.world.requesting(net.task), 10);
        net.head();
        QCOMPARE(net.phase(), TaskPhase::Keys);
        const TimeMs deadline = net.record().deadline;
        QVERIFY(net.until(TaskPhase::Executing));
        QVERIFY(net.now < deadline);
        QCOMPARE(net.record().keyRequests.size(), std::size_t{2});
        QVERIFY(net.until(TaskPhase::Confirming));
        QCOMPARE(net.said<ledger::TaskConfirm>().size(), std::size_t{0});
    }

    // Nobody has anything to ask with: the monitors say so while the window of a junk request runs.
    void monitorsSpeakBesideARequestThatOpensToNothing() {
        Network net(5);
        net.join();
        const NodeId executor = net.leader();
        net.reachesLayerOne = [&](const ledger::TxBody& body) {
            if (std::holds_alternative<ledger::TaskAnchor>(body)) net.silent = {executor};
            return true;
        };
        QVERIFY(net.until(TaskPhase::Attesting));
        net.world.must(net.world.nodes[net.indexOf.at(executor)].identity, net.world.requesting(net.task), 10);
        net.advance(net.record().post.windows.attestMs / 2 + 500);
        QCOMPARE(net.phase(), TaskPhase::Keys);
        QCOMPARE(net.said<ledger::TaskConfirm>().size(), std::size_t{4});
        // The rest of its window is the executor's; then it is named, whatever is left of the owners'.
        net.advance(net.record().post.windows.attestMs / 2);
        QCOMPARE(net.record().turn, 1u);
        QVERIFY(net.record().failed.front() == executor);
    }

    // The executor vanishes with both keys: it is named, pays, and the next of the certificate finishes.
    void aSuccessorFinishes() {
        Network net(5);
        std::optional<NodeId> first;
        net.reachesLayerOne = [&](const ledger::TxBody& body) {
            return !std::holds_alternative<ledger::TaskComplete>(body) || net.submitted.back().first != first;
        };
        net.join();
        QVERIFY(net.until(TaskPhase::Executing));
        first = net.executor();
        const auto led = [&] {
            std::size_t leaders = 0;
            for (const auto& [id, node] : net.tasks) leaders += node->mayLead() && !node->finished() ? 1 : 0;
            return leaders;
        };
        QCOMPARE(led(), std::size_t{3});  // of five, whoever may have to lead
        net.world.lapse(net.task);
        net.head();
        net.pump();
        QCOMPARE(net.record().turn, 1u);
        QVERIFY(net.record().failed.front() == *first);
        net.head();
        QVERIFY(net.of(*first).finished());
        QCOMPARE(led(), std::size_t{2});
        QVERIFY(net.until(TaskPhase::Confirming));
        QVERIFY(*net.record().executor != *first);
        QCOMPARE(net.said<ledger::KeyRequest>().size(), std::size_t{2});  // one in each turn
        QCOMPARE(net.said<ledger::TurnFail>().size(), std::size_t{1});
        std::size_t spoke = 0;
        for (const ledger::Confirmation& said : net.record().confirmations)
            if (said.phase == attest::Phase::After) spoke += said.ok ? 1 : 0;
        QCOMPARE(spoke, std::size_t{3});
        net.world.lapse(net.task);
        QCOMPARE(net.record().end, ledger::TaskEnd::Settled);
    }

    // An owner's box that nobody can use: layer one sees it, and the owner missed.
    void anUnusableKeyIsItsOwnersMiss() {
        Network net(4);
        net.spoil = [](ledger::KeyGrant& grant) {
            if (grant.party == ledger::Party::Publisher) grant.box.back() ^= 1;
        };
        net.join();
        QVERIFY(net.until(TaskPhase::Closed));
        QCOMPARE(net.said<ledger::KeyUnusable>().size(), std::size_t{1});
        QCOMPARE(net.record().end, ledger::TaskEnd::PublisherMissed);
        QCOMPARE(net.record().turn, 0u);
        for (const auto& [id, index] : net.indexOf) QVERIFY(net.world.state.node(id)->tasksFailed == 0);
    }

    // With more than a third of the credit they would block the anchor: they are asked on layer one, do not answer,
    // and the others form a group.
    void silentJoinersAreMadeToLeave() {
        Network net(5);
        net.join();
        net.silent = net.heaviest();
        QVERIFY(net.until(TaskPhase::Confirming));
        QCOMPARE(net.record().draw, 0u);
        QCOMPARE(net.record().members().size(), std::size_t{3});
        const auto demands = net.said<ledger::DemandReveal>();
        QCOMPARE(demands.size(), std::size_t{2});
        QVERIFY(demands[0].first == demands[1].first);  // one pays the bonds, which come back
        for (const NodeId& id : net.silent) {
            net.of(id).handleHead(net.world.state, net.now);
            QVERIFY(net.of(id).finished());
        }
    }

    // Whoever only was not heard says it on layer one, and is a member like any other.
    void aDemandedRevealIsAnswered() {
        Network net(5);
        net.join();
        net.mute = net.heaviest();
        for (int i = 0; i < 100 && net.said<ledger::PublicReveal>().size() < 2; ++i) net.advance(50);
        QCOMPARE(net.said<ledger::PublicReveal>().size(), std::size_t{2});
        net.mute.clear();
        QVERIFY(net.until(TaskPhase::Confirming));
        QCOMPARE(net.record().draw, 0u);
        QCOMPARE(net.record().members().size(), std::size_t{5});
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

    void aFalseRevealIsShownToLayerOne() {
        Network net(6);
        net.join();
        const NodeId liar = net.leader();
        net.lies(liar, [&](const NodeId&, Message& message) {
            auto* reveal = std::get_if<Reveal>(&message);
            if (!reveal) return;
            ledger::Member better = reveal->member;
            better.j += 5;
            message = signReveal(net.task, net.record().draw, better, net.identity(liar));
        });
        QVERIFY(net.until(TaskPhase::Confirming));  // the others are a group without it
        QVERIFY(net.convicted(liar));
        QVERIFY(net.of(liar).finished());
        QCOMPARE(net.record().members().size(), std::size_t{5});
        QVERIFY(net.executor() != liar);
    }

    // It tells each half of the group about a certificate of its own, in proposals and signatures.
    void aProposerOfTwoGroupsIsFoundOut() {
        Network net(6);
        net.join();
        const NodeId liar = net.leader();
        std::size_t next = 0;
        std::map<NodeId, bool> second;
        for (const auto& [id, node] : net.tasks) second[id] = next++ % 2 == 0;
        std::map<std::uint32_t, Hash> shorter;
        net.lies(liar, [&](const NodeId& to, Message& message) {
            if (!second[to]) return;
            if (auto* propose = std::get_if<Propose>(&message)) {
                propose->certificate.members.pop_back();
                shorter[propose->attempt] = propose->certificate.hash();
                propose->signature = net.vote(liar, propose->attempt, propose->certificate.hash());
            } else if (auto* vote = std::get_if<CertificateSignature>(&message);
                       vote && shorter.count(vote->attempt)) {
                vote->hash = shorter[vote->attempt];
                vote->signature = net.vote(liar, vote->attempt, vote->hash);
            }
        });
        net.advance(1'500);
        QVERIFY(net.convicted(liar));
        QVERIFY(net.until(TaskPhase::Confirming));
        QVERIFY(net.executor() != liar);
    }

    // The executor hears ok and puts it on layer one; the others hear fail.
    void twoVerdictsMeetOnLayerOne() {
        Network net(5);
        net.join();
        const NodeId leader = net.leader();
        const NodeId liar =
            net.tasks.begin()->first == leader ? std::next(net.tasks.begin())->first : net.tasks.begin()->first;
        net.lies(liar, [&](const NodeId& to, Message& message) {
            auto* share = std::get_if<VerdictShare>(&message);
            if (!share || share->verdict.verdict.phase != Phase::After || to == leader) return;
            ledger::Verdict verdict = share->verdict.verdict;
            verdict.ok = false;
            verdict.reason = 1;
            share->verdict = ledger::SignedVerdict::make(verdict, net.identity(liar));
        });
        QVERIFY(net.until(TaskPhase::Confirming));
        net.advance(1'000);
        QVERIFY(net.convicted(liar));
        for (const ledger::Confirmation& said : net.record().confirmations) QVERIFY(said.node != liar);
    }

    // Nobody waits for the end of its turn.
    void aLeaderThatIsConvictedMakesRoom() {
        Network net(6);
        net.reachesLayerOne = [](const ledger::TxBody& body) {
            return !std::holds_alternative<ledger::TaskComplete>(body);
        };
        net.join();
        QVERIFY(net.until(TaskPhase::Executing));
        const NodeId liar = net.executor();
        const Hash a = hashOf(1), b = hashOf(2);
        net.world.must(net.world.alice, ledger::Dispute{net.task, net.record().draw, liar,
                                                        ledger::TwoCertificates{
                                                            5, {a, net.vote(liar, 5, a)}, {b, net.vote(liar, 5, b)}},
                                                        net.world.genesis.params.disputeBond});
        net.reachesLayerOne = [](const ledger::TxBody&) { return true; };
        net.advance(2'000);
        QCOMPARE(net.said<ledger::TurnFail>().size(), std::size_t{1});
        QCOMPARE(net.record().turn, 1u);
        QVERIFY(net.of(liar).finished());
        QVERIFY(net.until(TaskPhase::Confirming));
        QVERIFY(net.executor() != liar);
    }

    // Its join of before a restart is on layer one, with a salt that is lost: a reveal now would be a false one.
    void aJoinOfAFormerLifeIsLeftAlone() {
        Network net(5);
        const NodeId reborn = net.tasks.begin()->first;
        net.reachesLayerOne = [&](const ledger::TxBody&) { return net.submitted.back().first != reborn; };
        ledger::TaskJoin former = net.world.joining(net.indexOf.at(reborn), net.record());
        former.commitment[0] ^= 1;
        net.world.must(net.identity(reborn), former, 1);
        net.join();
        net.head();
        QVERIFY(net.record().joiner(reborn) != nullptr);
        QVERIFY(net.of(reborn).finished());
        QVERIFY(net.until(TaskPhase::Confirming));
        QVERIFY(net.said<ledger::Dispute>().empty());
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
                node->handleContent(ledger::rawCid(viewOf("other")), Fetched{hashOf(1), {}}, net.now);
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

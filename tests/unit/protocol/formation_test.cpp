// Formation: groups form over channels that lose, delay and reorder, in virtual time; liars get no signature.
#include <QtTest>

#include "unit/protocol/group.h"

namespace leo::protocol {
namespace {

using ledger::test::World;
using test::SeededRandom;

constexpr std::uint64_t kRevealMs = 1'000, kAttemptMs = 500;

// An election whose joins are on layer one, and what each joiner knows.
struct Joined {
    World world{60};
    TaskId task;
    ledger::test::Draw draw;

    explicit Joined(std::size_t size) {
        ledger::TaskPost posting = world.posting(world.publish());
        posting.tau = world.genesis.params.tauMax;  // seats for ten
        world.must(world.alice, posting);
        task = TaskId{world.last.receipts.back().subject};
        world.step();
        draw = world.elect(task, size);
        if (draw.joined.size() != size) qFatal("too few winners");
    }
    const ledger::Member& member(std::size_t joiner) const {
        const NodeId id = this->id(joiner);
        for (const ledger::Member& m : draw.certificate.members)
            if (m.node == id) return m;
        qFatal("no such member");
    }
    // Index into draw.joined of a rank.
    std::size_t ranked(std::size_t rank) const {
        for (std::size_t i = 0; i < draw.joined.size(); ++i)
            if (id(i) == draw.certificate.members[rank].node) return i;
        qFatal("no such rank");
    }
    NodeId id(std::size_t joiner) const { return world.nodes[draw.joined[joiner]].id(); }
    const crypto::Identity& identity(std::size_t joiner) const { return world.nodes[draw.joined[joiner]].identity; }
    FormationConfig config(std::size_t joiner) const {
        const ledger::Task& t = *world.state.task(task);
        FormationConfig out;
        out.election = Election::of(world.state.chain(), t);
        out.joins = t.joins;
        out.snapshot = world.state.snapshotAt(t.snapshotHeight);
        out.self = member(joiner);
        out.identity = &identity(joiner);
        out.revealMs = kRevealMs;
        out.attemptMs = kAttemptMs;
        return out;
    }
    CertificateSignature vote(std::size_t joiner, const Hash& hash, std::uint32_t attempt = 0) const {
        const Bytes content = ledger::certificateVote(task, draw.certificate.draw, attempt, hash);
        return {id(joiner), attempt, hash, identity(joiner).sign(ledger::kCertificateVoteTag, content)};
    }
    Propose proposal(std::size_t joiner, std::uint32_t attempt, const ledger::Certificate& certificate) const {
        return {attempt, certificate, vote(joiner, certificate.hash(), attempt).signature};
    }
    Reveal reveal(std::size_t joiner) const {
        return signReveal(task, draw.certificate.draw, member(joiner), identity(joiner));
    }
};

// All joiners on one channel.
struct FormationNetwork {
    struct Packet {
        std::size_t from, to;
        Message message;
    };
    Joined& joined;
    SeededRandom random;
    unsigned lossPercent = 0;
    std::uint64_t jitterMs = 0;
    TimeMs now{10'000};
    std::vector<std::unique_ptr<Formation>> nodes;  // null: silent
    std::multimap<std::pair<TimeMs, std::uint64_t>, Packet> air;
    std::uint64_t sent = 0;
    std::vector<std::pair<std::size_t, ledger::TaskAnchor>> anchors;
    std::vector<std::string> notes;

    FormationNetwork(Joined& j, std::uint64_t seed, const std::set<std::size_t>& silent = {})
        : joined(j), random(seed) {
        for (std::size_t i = 0; i < j.draw.joined.size(); ++i)
            nodes.push_back(silent.count(i) ? nullptr : std::make_unique<Formation>(j.config(i), now));
    }
    std::size_t indexOf(const NodeId& id) const {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (joined.id(i) == id) return i;
        qFatal("unknown recipient");
    }
    void collect(std::size_t from) {
        while (auto command = nodes[from]->outbox().pop()) {
            if (auto* note = std::get_if<Note>(&*command)) notes.push_back(note->line);
            if (auto* submit = std::get_if<Submit>(&*command))
                anchors.emplace_back(from, std::get<ledger::TaskAnchor>(submit->body));
            auto* send = std::get_if<Send>(&*command);
            for (const NodeId& to : send ? send->to : std::vector<NodeId>{}) {
                if (lossPercent > 0 && random.below(100) < lossPercent) continue;
                const std::uint64_t delay = 5 + (jitterMs > 0 ? random.below(jitterMs) : 0);
                air.emplace(std::pair{now + delay, sent++}, Packet{from, indexOf(to), send->message});
            }
        }
    }
    void collectAll() {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (nodes[i]) collect(i);
    }
    // One event: the next packet or timer.
    void advance() {
        collectAll();
        TimeMs next = air.empty() ? now + 3'600'000 : air.begin()->first.first;
        for (const auto& node : nodes)
            if (node) next = std::min(next, std::max(now, node->pollTimeout()));
        now = next;
        while (!air.empty() && air.begin()->first.first <= now) {
            const Packet packet = std::move(air.begin()->second);
            air.erase(air.begin());
            Formation* to = nodes[packet.to].get();
            if (to) std::visit([&](const auto& m) { deliver(*to, joined.id(packet.from), m); }, packet.message);
        }
        for (const auto& node : nodes)
            if (node && node->pollTimeout() <= now) node->handleTimeout(now);
        collectAll();
    }
    template <class M>
    void deliver(Formation& to, const NodeId& from, const M& message) {
        if constexpr (requires { to.handle(from, message, now); }) to.handle(from, message, now);
    }
    bool until(const std::function<bool()>& done, std::uint64_t forMs) {
        const TimeMs end = now + forMs;
        collectAll();
        while (!done() && now < end) advance();
        return done();
    }
    // Layer one has the first anchor; everyone who lacks its certificate asks.
    bool everyoneKnows(const Hash& hash) {
        const auto all = [&] {
            return std::all_of(nodes.begin(), nodes.end(), [&](const auto& n) { return !n || n->certificate(hash); });
        };
        for (int round = 0; round < 20 && !all(); ++round) {
            for (const auto& node : nodes)
                if (node && !node->certificate(hash)) node->askFor(hash);
            until(all, 300);
        }
        return all();
    }
};

// A single Formation that a test talks to.
struct Alone {
    Joined& joined;
    std::size_t self;
    TimeMs now{10'000};
    Formation formation;

    Alone(Joined& j, std::size_t who) : joined(j), self(who), formation(j.config(who), now) {}
    void learnAll(const std::set<std::size_t>& except = {}) {
        for (std::size_t i = 0; i < joined.draw.joined.size(); ++i)
            if (i != self && !except.count(i)) formation.handle(joined.id(i), joined.reveal(i), now);
    }
    std::vector<std::string> notes() {
        std::vector<std::string> lines;
        for (Note& note : test::drain<Note>(formation.outbox())) lines.push_back(note.line);
        return lines;
    }
    template <class M>
    std::vector<std::pair<std::vector<NodeId>, M>> sends() {
        std::vector<std::pair<std::vector<NodeId>, M>> found;
        for (Send& send : test::drain<Send>(formation.outbox()))
            if (auto* m = std::get_if<M>(&send.message)) found.emplace_back(send.to, *m);
        return found;
    }
};

}  // namespace

class FormationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void sendsFirstIsAntisymmetric() {
        SeededRandom random(1);
        int lowerFirst = 0;
        for (int i = 0; i < 200; ++i) {
            const Hash seed = random.array<32>();
            const NodeId a{random.array<32>()}, b{random.array<32>()};
            QVERIFY(sendsFirst(seed, a, b) != sendsFirst(seed, b, a));
            lowerFirst += sendsFirst(seed, std::min(a, b), std::max(a, b)) ? 1 : 0;
        }
        QVERIFY(lowerFirst > 60 && lowerFirst < 140);
    }

    void groupsForm_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("loss");
        QTest::addColumn<int>("jitter");
        for (const int size : {3, 10}) {
            QTest::addRow("%d lossless", size) << size << 0 << 0;
            QTest::addRow("%d reordering", size) << size << 0 << 150;
            QTest::addRow("%d lossy", size) << size << 20 << 60;
        }
    }
    void groupsForm() {
        QFETCH(int, size);
        QFETCH(int, loss);
        QFETCH(int, jitter);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            Joined joined(static_cast<std::size_t>(size));
            FormationNetwork network(joined, seed);
            network.lossPercent = static_cast<unsigned>(loss);
            network.jitterMs = static_cast<std::uint64_t>(jitter);
            QVERIFY(network.until([&] { return !network.anchors.empty(); }, 40'000));
            QCOMPARE(network.anchors.size(), std::size_t{1});
            const ledger::TaskAnchor& anchor = network.anchors[0].second;
            if (loss == 0) QVERIFY(anchor.certificateHash == joined.draw.certificate.hash());
            // Layer one counts two thirds of the credit itself.
            joined.world.must(joined.identity(network.anchors[0].first), anchor);
            QVERIFY(network.everyoneKnows(anchor.certificateHash));
            QVERIFY(network.notes.empty());
        }
    }

    void silentJoinerIsLeftOutAfterTheRevealWindow() {
        Joined joined(6);
        const std::size_t silent = joined.ranked(0);  // even the leader
        FormationNetwork network(joined, 4, {silent});
        const TimeMs begun = network.now;
        QVERIFY(network.until([&] { return !network.anchors.empty(); }, 20'000));
        QVERIFY(network.now - begun >= kRevealMs);
        ledger::Certificate without = joined.draw.certificate;
        without.members.erase(without.members.begin());
        const ledger::TaskAnchor& anchor = network.anchors[0].second;
        QVERIFY(anchor.certificateHash == without.hash());
        QVERIFY(!anchor.members[silent]);
        joined.world.must(joined.identity(network.anchors[0].first), anchor);
    }

    void falseRevealIsRefusedAndNoted() {
        Joined joined(4);
        const auto attempt = [&](const std::function<void(ledger::Member&)>& lie, const char* said) {
            Alone alone(joined, 0);
            ledger::Member member = joined.member(1);
            lie(member);
            alone.formation.handle(joined.id(1),
                                   signReveal(joined.task, joined.draw.certificate.draw, member, joined.identity(1)),
                                   alone.now);
            const auto notes = alone.notes();
            QCOMPARE(notes.size(), std::size_t{1});
            QVERIFY2(notes[0].find(said) != std::string::npos, notes[0].c_str());
            // Nothing of theirs counts from then on, not even the truth; the rest go on without them.
            alone.formation.handle(joined.id(1), joined.reveal(1), alone.now);
            alone.learnAll({1});
            QCOMPARE(alone.formation.state(), Formation::State::Proposing);
        };
        attempt([](ledger::Member& m) { m.proof[40] ^= 1; }, "false reveal");
        attempt([](ledger::Member& m) { m.j += 1; }, "seats it did not win");
        attempt([](ledger::Member& m) { m.salt[0] ^= 1; }, "does not open its commitment");
    }

    void theSidesOfTwoProposalsAreToldOfEachOther() {
        Joined joined(6);
        const std::size_t leader = joined.ranked(0), self = joined.ranked(2), other = joined.ranked(3);
        Alone alone(joined, self);
        alone.learnAll();
        alone.formation.handle(joined.id(leader), joined.proposal(leader, 0, joined.draw.certificate), alone.now);
        static_cast<void>(test::drain<Note>(alone.formation.outbox()));
        const auto told = [&](std::size_t from, const CertificateSignature& vote) {
            alone.formation.handle(joined.id(from), vote, alone.now);
            return alone.sends<CertificateSignature>();
        };
        QVERIFY(told(joined.ranked(1), joined.vote(joined.ranked(1), joined.draw.certificate.hash())).empty());
        QVERIFY(told(other, joined.vote(other, test::hashOf(1), 1)).empty());  // of another attempt
        const auto said = told(other, joined.vote(other, test::hashOf(1)));
        QCOMPARE(said.size(), std::size_t{1});
        QVERIFY(said[0].first == std::vector<NodeId>{joined.id(other)});
        QVERIFY(said[0].second.signer == joined.id(leader) && said[0].second.attempt == 0);
        QVERIFY(said[0].second.hash == joined.draw.certificate.hash());
        QVERIFY(told(other, joined.vote(other, test::hashOf(2))).empty());  // once
    }

    // A candidate that names, or counts on, somebody who left is none any more.
    void whoLeavesTakesItsCertificateAlong() {
        Joined joined(6);
        const std::size_t leader = joined.ranked(0), self = joined.ranked(1);
        Alone alone(joined, self);
        alone.learnAll();
        alone.formation.handle(joined.id(leader), joined.proposal(leader, 0, joined.draw.certificate), alone.now);
        for (std::size_t i = 0; i < 6; ++i)
            if (i != self)
                alone.formation.handle(joined.id(i), joined.vote(i, joined.draw.certificate.hash()), alone.now);
        QCOMPARE(alone.formation.state(), Formation::State::Anchoring);
        static_cast<void>(test::drain<Note>(alone.formation.outbox()));
        ledger::Task task = *joined.world.state.task(joined.task);
        task.joins[leader].out = true;
        alone.formation.handleTask(task, alone.now);
        QCOMPARE(alone.formation.state(), Formation::State::Proposing);
        alone.formation.handleTimeout(alone.now + 5 * kAttemptMs);
        // This one leads now, and its next proposal does without.
        const auto proposals = alone.sends<Propose>();
        QVERIFY(!proposals.empty());
        QCOMPARE(proposals.back().second.certificate.members.size(), std::size_t{5});
    }

    void foreignSignatureOrStrangerIsIgnored() {
        Joined joined(4);
        Alone alone(joined, 0);
        Reveal reveal = joined.reveal(1);
        reveal.signature = joined.reveal(2).signature;
        alone.formation.handle(joined.id(1), reveal, alone.now);
        QVERIFY(alone.notes().empty());
        // It cost the one it was about nothing: the real reveal still counts.
        alone.learnAll();
        QCOMPARE(alone.formation.state(), Formation::State::Proposing);
    }

    void proposalWithoutTheLeaderIsNotSigned() {
        Joined joined(5);
        const std::size_t leader = joined.ranked(0), second = joined.ranked(1), self = joined.ranked(2);
        Alone alone(joined, self);
        alone.learnAll();
        static_cast<void>(test::drain<Note>(alone.formation.outbox()));
        ledger::Certificate without = joined.draw.certificate;
        without.members.erase(without.members.begin());
        alone.formation.handle(joined.id(second), joined.proposal(second, 0, without), alone.now);
        bool handed = false, signedIt = false;
        for (const Send& send : test::drain<Send>(alone.formation.outbox())) {
            signedIt |= std::holds_alternative<CertificateSignature>(send.message);
            const auto* reveal = std::get_if<Reveal>(&send.message);
            handed |= reveal && reveal->member.node == joined.id(leader) &&
                      send.to == std::vector<NodeId>{joined.id(second)};
        }
        QVERIFY(handed);
        QVERIFY(!signedIt);
        // The whole one is.
        alone.formation.handle(joined.id(leader), joined.proposal(leader, 0, joined.draw.certificate), alone.now);
        const auto signatures = alone.sends<CertificateSignature>();
        QCOMPARE(signatures.size(), std::size_t{1});
        QVERIFY(signatures[0].second.hash == joined.draw.certificate.hash());
        QVERIFY(signatures[0].second.signature == joined.vote(self, joined.draw.certificate.hash()).signature);
    }

    void oneSignaturePerAttempt() {
        Joined joined(5);
        const std::size_t last = joined.ranked(4), self = joined.ranked(2);
        Alone alone(joined, self);
        alone.learnAll({last});
        static_cast<void>(test::drain<Note>(alone.formation.outbox()));
        ledger::Certificate shorter = joined.draw.certificate;
        shorter.members.pop_back();
        const std::size_t leader = joined.ranked(0), second = joined.ranked(1);
        alone.formation.handle(joined.id(leader), joined.proposal(leader, 0, shorter), alone.now);
        QCOMPARE(alone.sends<CertificateSignature>().size(), std::size_t{1});
        alone.formation.handle(joined.id(leader), joined.proposal(leader, 0, joined.draw.certificate), alone.now);
        QVERIFY(alone.sends<CertificateSignature>().empty());
        alone.formation.handle(joined.id(second), joined.proposal(second, 1, joined.draw.certificate), alone.now);
        const auto next = alone.sends<CertificateSignature>();
        QCOMPARE(next.size(), std::size_t{1});
        QVERIFY(next[0].second.hash == joined.draw.certificate.hash());
    }

    // The others reach a quorum while this member still waits for a reveal; then one of that group is made to leave.
    void aGroupIsLostBeforeAllReveals() {
        Joined joined(5);
        const std::size_t self = joined.ranked(2);
        Alone alone(joined, self);
        alone.learnAll({joined.ranked(4)});
        ledger::Certificate shorter = joined.draw.certificate;
        shorter.members.pop_back();
        const std::size_t leader = joined.ranked(0);
        alone.formation.handle(joined.id(leader), joined.proposal(leader, 0, shorter), alone.now);
        for (const std::size_t rank : {0u, 1u, 3u}) {
            const std::size_t other = joined.ranked(rank);
            alone.formation.handle(joined.id(other), joined.vote(other, shorter.hash()), alone.now);
        }
        QCOMPARE(alone.formation.state(), Formation::State::Anchoring);
        ledger::Task task = *joined.world.state.task(joined.task);
        for (ledger::Joiner& join : task.joins) join.out = join.node == joined.id(joined.ranked(1));
        alone.formation.handleTask(task, alone.now);
        QCOMPARE(alone.formation.state(), Formation::State::Revealing);
    }

    void proposalsThatBreakARuleAreNotSigned() {
        Joined joined(5);
        const std::size_t self = joined.ranked(2);
        std::size_t accused = 0;
        const std::size_t leader = joined.ranked(0), second = joined.ranked(1);
        const auto signatures = [&](std::size_t from, const Propose& propose, std::size_t notes) {
            Alone alone(joined, self);
            alone.learnAll();
            static_cast<void>(test::drain<Note>(alone.formation.outbox()));
            alone.formation.handle(joined.id(from), propose, alone.now);
            std::size_t found = 0, said = 0;
            while (auto command = alone.formation.outbox().pop()) {
                if (const auto* lie = std::get_if<Accuse>(&*command)) {
                    // Layer one finds the same.
                    const auto& evidence = std::get<ledger::FalseCertificate>(lie->evidence);
                    if (lie->node != joined.id(from) || evidence.attempt != propose.attempt || notes == 0)
                        return 98ul;
                    ledger::Dispute dispute{joined.task, joined.draw.certificate.draw, lie->node, evidence,
                                            joined.world.genesis.params.disputeBond};
                    if (!joined.world.check(joined.identity(self), dispute).ok()) return 97ul;
                    ++accused;
                }
                said += std::holds_alternative<Note>(*command) ? 1 : 0;
                const auto* send = std::get_if<Send>(&*command);
                found += send && std::holds_alternative<CertificateSignature>(send->message) ? 1 : 0;
            }
            return said == notes ? found : std::size_t{99};
        };
        const ledger::Certificate& good = joined.draw.certificate;
        QCOMPARE(signatures(leader, joined.proposal(leader, 0, good), 0), std::size_t{1});
        QCOMPARE(signatures(second, joined.proposal(second, 0, good), 0), std::size_t{0});  // not its turn
        QCOMPARE(signatures(leader, joined.proposal(leader, kMaxAttempts, good), 0), std::size_t{0});
        ledger::Certificate bad = good;
        bad.members[3].j += 7;
        QCOMPARE(signatures(leader, joined.proposal(leader, 0, bad), 1), std::size_t{0});
        bad = good;
        std::swap(bad.members[3], bad.members[4]);
        QCOMPARE(signatures(leader, joined.proposal(leader, 0, bad), 1), std::size_t{0});
        bad = good;
        bad.members[4] = bad.members[3];
        QCOMPARE(signatures(leader, joined.proposal(leader, 0, bad), 1), std::size_t{0});
        bad = good;
        bad.members.resize(2);
        QCOMPARE(signatures(leader, joined.proposal(leader, 0, bad), 0), std::size_t{0});
        QCOMPARE(accused, std::size_t{3});
        // Not signed by who sent it: no proposal, and nobody's lie.
        bad = good;
        bad.members[3].j += 7;
        Propose forged = joined.proposal(second, 0, bad);
        QCOMPARE(signatures(leader, forged, 0), std::size_t{0});
        forged = joined.proposal(leader, 1, good);
        forged.attempt = 0;
        QCOMPARE(signatures(leader, forged, 0), std::size_t{0});
    }

    void lostProposerIsFollowedByTheNext() {
        Joined joined(5);
        Alone alone(joined, joined.ranked(1));
        alone.learnAll();
        QVERIFY(alone.sends<Propose>().empty());
        alone.formation.handleTimeout(alone.now + (kAttemptMs - 1));
        QVERIFY(alone.sends<Propose>().empty());
        alone.formation.handleTimeout(alone.now + kAttemptMs);
        const auto proposals = alone.sends<Propose>();
        QCOMPARE(proposals.size(), std::size_t{1});
        QCOMPARE(proposals[0].second.attempt, 1u);
        QVERIFY(proposals[0].second.certificate.hash() == joined.draw.certificate.hash());
        QCOMPARE(proposals[0].first.size(), std::size_t{4});
    }

    void anchoringNeedsTwoThirdsOfTheCredit() {
        Joined joined(6);
        Alone alone(joined, joined.ranked(1));
        const auto& joins = joined.world.state.task(joined.task)->joins;
        const Hash hash = joined.draw.certificate.hash();
        alone.learnAll();
        alone.formation.handle(joined.id(joined.ranked(0)),
                               joined.proposal(joined.ranked(0), 0, joined.draw.certificate), alone.now);
        const std::size_t leader = joined.ranked(0);
        std::uint64_t total = 0, spoken = joins[alone.self].weight.value + joins[leader].weight.value;
        for (const ledger::Joiner& join : joins) total += join.weight.value;
        for (std::size_t i = 0; i < joins.size(); ++i) {
            const bool quorum = 3 * spoken > 2 * total;
            QCOMPARE(alone.formation.state(), quorum ? Formation::State::Anchoring : Formation::State::Proposing);
            if (i == alone.self || i == leader) continue;
            // Under another's name, or of another attempt, it says nothing.
            CertificateSignature signature = joined.vote(i, hash);
            signature.signer = joined.id((i + 1) % 6);
            alone.formation.handle(joined.id((i + 1) % 6), signature, alone.now);
            signature = joined.vote(i, hash);
            signature.attempt = 1;
            alone.formation.handle(joined.id(i), signature, alone.now);
            alone.formation.handle(joined.id(i), joined.vote(i, hash), alone.now);
            spoken += joins[i].weight.value;
        }
        QCOMPARE(alone.formation.state(), Formation::State::Anchoring);
    }

    void signaturesMayOvertakeTheirCertificate() {
        Joined joined(6);
        Alone alone(joined, joined.ranked(1));
        alone.learnAll();
        const Hash hash = joined.draw.certificate.hash();
        const auto signs = [&](std::size_t joiner, const Hash& what) {
            alone.formation.handle(joined.id(joiner), joined.vote(joiner, what), alone.now);
        };
        // One joiner signs rubbish as much as it likes: that takes no room from the others.
        const std::size_t rubbish = joined.ranked(5);
        for (std::uint8_t i = 0; i < 200; ++i) signs(rubbish, test::hashOf(i));
        for (std::size_t i = 0; i < 6; ++i)
            if (i != alone.self && i != rubbish) signs(i, hash);
        QCOMPARE(alone.formation.state(), Formation::State::Proposing);
        alone.formation.handle(joined.id(joined.ranked(0)),
                               joined.proposal(joined.ranked(0), 0, joined.draw.certificate), alone.now);
        QCOMPARE(alone.formation.state(), Formation::State::Anchoring);
    }

    void signaturesCountThoughThisNodeSignsAnother() {
        Joined joined(6);
        Alone alone(joined, joined.ranked(1));
        alone.learnAll();
        // It holds a reveal which this certificate leaves out, so it does not sign; the rest outvote it.
        ledger::Certificate shorter = joined.draw.certificate;
        shorter.members.pop_back();
        const Hash hash = shorter.hash();
        const auto othersSign = [&] {
            for (std::size_t i = 0; i < 6; ++i)
                if (i != alone.self) alone.formation.handle(joined.id(i), joined.vote(i, hash), alone.now);
        };
        othersSign();
        alone.formation.handle(joined.id(joined.ranked(0)), joined.proposal(joined.ranked(0), 0, shorter), alone.now);
        QVERIFY(alone.sends<CertificateSignature>().empty());
        QCOMPARE(alone.formation.state(), Formation::State::Anchoring);

        // The same when it learns the certificate from an answer to its question; an answer nobody asked for is none.
        Alone asking(joined, joined.ranked(1));
        asking.learnAll();
        for (std::size_t i = 0; i < 6; ++i)
            if (i != asking.self) asking.formation.handle(joined.id(i), joined.vote(i, hash), asking.now);
        asking.formation.handle(joined.id(joined.ranked(0)), CertificateIs{shorter}, asking.now);
        QVERIFY(asking.formation.certificate(hash) == nullptr);
        asking.formation.askFor(hash);
        asking.formation.handle(joined.id(joined.ranked(0)), CertificateIs{shorter}, asking.now);
        QVERIFY(asking.formation.certificate(hash) != nullptr);
        QCOMPARE(asking.formation.state(), Formation::State::Anchoring);
    }

    void oneProposalPerAttemptIsHeard() {
        Joined joined(5);
        Alone alone(joined, joined.ranked(2));
        alone.learnAll();
        static_cast<void>(alone.notes());
        ledger::Certificate bad = joined.draw.certificate;
        bad.members[3].j += 7;
        const std::size_t leader = joined.ranked(0);
        const Propose propose = joined.proposal(leader, 0, bad);
        for (int i = 0; i < 5; ++i) alone.formation.handle(joined.id(leader), propose, alone.now);
        QCOMPARE(alone.notes().size(), std::size_t{1});
    }

    void anchorFallsToTheNextMemberByDelay() {
        Joined joined(5);
        // Joiners are sorted by id, so the index is the delay; the first sends at once.
        for (const std::size_t self : {0u, 1u, 3u}) {
            Alone alone(joined, self);
            alone.learnAll();
            const Hash hash = joined.draw.certificate.hash();
            alone.formation.handle(joined.id(joined.ranked(0)),
                                   joined.proposal(joined.ranked(0), 0, joined.draw.certificate), alone.now);
            for (std::size_t i = 0; i < 5; ++i)
                if (i != self) alone.formation.handle(joined.id(i), joined.vote(i, hash), alone.now);
            QCOMPARE(alone.formation.state(), Formation::State::Anchoring);
            if (self > 0) {
                alone.formation.handleTimeout(alone.now + (self * kAttemptMs - 1));
                QVERIFY(test::drain<Submit>(alone.formation.outbox()).empty());
            }
            alone.formation.handleTimeout(alone.now + self * kAttemptMs);
            const auto submitted = test::drain<Submit>(alone.formation.outbox());
            QCOMPARE(submitted.size(), std::size_t{1});
            QVERIFY(joined.world.check(joined.identity(self), submitted[0].body).ok());
            alone.formation.handleTimeout(alone.now + 60'000);
            QVERIFY(test::drain<Submit>(alone.formation.outbox()).empty());
        }
    }

    void certificateIsHandedOutToMembers() {
        Joined joined(4);
        const Hash hash = joined.draw.certificate.hash();
        Alone asking(joined, joined.ranked(2)), knowing(joined, joined.ranked(1));
        static_cast<void>(asking.notes());
        asking.formation.askFor(hash);
        const auto questions = asking.sends<WantCertificate>();
        QCOMPARE(questions.size(), std::size_t{1});
        QCOMPARE(questions[0].first.size(), std::size_t{3});
        knowing.formation.handle(joined.id(asking.self), questions[0].second, knowing.now);
        QVERIFY(knowing.sends<CertificateIs>().empty());  // does not know it yet
        knowing.formation.handle(joined.id(joined.ranked(0)),
                                 joined.proposal(joined.ranked(0), 0, joined.draw.certificate), knowing.now);
        static_cast<void>(knowing.notes());
        knowing.formation.handle(NodeId{test::hashOf(1)}, questions[0].second, knowing.now);
        QVERIFY(knowing.sends<CertificateIs>().empty());  // a stranger
        knowing.formation.handle(joined.id(asking.self), questions[0].second, knowing.now);
        const auto answers = knowing.sends<CertificateIs>();
        QCOMPARE(answers.size(), std::size_t{1});
        CertificateIs forged = answers[0].second;
        forged.certificate.members[0].j += 1;
        asking.formation.handle(joined.id(knowing.self), forged, asking.now);
        QVERIFY(asking.formation.certificate(forged.certificate.hash()) == nullptr);
        QVERIFY(asking.formation.certificate(hash) == nullptr);
        asking.formation.handle(joined.id(knowing.self), answers[0].second, asking.now);
        QVERIFY(asking.formation.certificate(hash) != nullptr);
    }
};

}  // namespace leo::protocol

QTEST_GUILESS_MAIN(leo::protocol::FormationTest)
#include "formation_test.moc"

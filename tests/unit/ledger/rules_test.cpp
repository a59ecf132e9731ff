#include "unit/ledger/world.h"

namespace leo::ledger::test {

namespace {

// The records that differ between two moments, without the tip and the snapshots, which move with every block.
std::vector<Bytes> differences(const std::vector<std::pair<Bytes, Bytes>>& before,
                               const std::vector<std::pair<Bytes, Bytes>>& after) {
    std::map<Bytes, Bytes> a(before.begin(), before.end()), b(after.begin(), after.end());
    std::vector<Bytes> out;
    for (const auto& [key, value] : b) {
        if (key[0] == 'T' || key[0] == 'S') continue;
        const auto old = a.find(key);
        if (old == a.end() || old->second != value) out.push_back(key);
    }
    for (const auto& [key, value] : a)
        if (key[0] != 'S' && !b.contains(key)) out.push_back(key);
    return out;
}

// Everything a refused transaction may change: its sender's account.
bool onlySenderChanged(const std::vector<Bytes>& keys, const AccountId& sender) {
    Bytes own = {'A'};
    append(own, sender.bytes);
    return keys.size() == 1 && keys[0] == own;
}

World::Tweak roomy() {
    return [](Genesis& genesis) {
        genesis.params.tauDefault = 24;
        genesis.params.joinWindowMs = 5'000;
        genesis.params.txFee = Amount{1000};
    };
}

}  // namespace

class RulesTest : public QObject {
    Q_OBJECT

    // Sends a transaction that must be refused with `code`: check() says the same, and nothing changes but nonce and
    // fee.
    static void refused(World& world, const crypto::Identity& sender, TxBody body, Code code) {
        world.step({},
                   1);  // seeds and anchors of other tasks settle, so that what changes is this transaction's doing
        const SignedTx tx = world.sign(sender, std::move(body));
        const Status checked = world.state.check(tx, world.state.time() + 1);
        QVERIFY(!checked.ok());
        QCOMPARE(checked.error().code, code);
        const auto before = world.records();
        const Amount balance = world.state.balance(sender.id());
        const Amount burned = world.state.burned();
        const std::uint64_t nonce = world.state.nonce(sender.id());
        const auto built = world.step({tx}, 1);
        QVERIFY(built.refused.empty());
        QCOMPARE(built.receipts.back().code, code);
        QVERIFY(!built.receipts.back().detail.empty());
        const Amount fee = world.genesis.params.txFee;
        QCOMPARE(world.state.nonce(sender.id()), nonce + 1);
        QCOMPARE(world.state.balance(sender.id()).units, balance.units - fee.units);
        QCOMPARE(world.state.burned().units, burned.units + fee.units);
        auto changed = differences(before, world.records());
        std::erase_if(changed, [](const Bytes& key) { return key[0] == 'G'; });  // the fee was burned
        QVERIFY(onlySenderChanged(changed, sender.id()));
    }

    struct Staged {
        explicit Staged(TaskPhase phase) : world(30, roomy()) {
            lambda = world.publish();
            world.must(world.alice, world.posting(lambda));
            task = TaskId{world.last.receipts.back().subject};
            if (phase == TaskPhase::AwaitingSeed) return;
            world.step();
            if (phase == TaskPhase::Joining) return;
            draw = world.elect(task, 10);
            if (phase == TaskPhase::Forming) return;
            world.must(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
            world.step();  // fills the anchor's block
            if (phase == TaskPhase::Attesting) return;
            world.must(world.monitorOf(draw, 0), world.requesting(task));
            if (phase == TaskPhase::Keys) return;
            world.must(world.alice, world.granting(task, Party::Requester));
            world.must(world.bob, world.granting(task, Party::Publisher));
            if (phase == TaskPhase::Executing) return;
            if (phase == TaskPhase::Failing) {
                world.lapse(task);
                return;
            }
            world.must(world.executorOf(draw), world.completing(draw));
            if (phase == TaskPhase::Confirming) return;
            world.lapse(task);
        }
        // The draw a test talks about: the real one, or one that could be where none was held yet.
        Draw imagined() {
            if (!draw.joined.empty()) return draw;
            Draw out;
            const Task& t = *world.state.task(task);
            for (std::size_t i = 0; i < 4; ++i) {
                const auto vrf = world.evaluate(i, t);
                out.joined.push_back(i);
                out.certificate.members.push_back(
                    Member{world.nodes[i].id(), 1, vrf.beta, vrf.proof, world.nodes[i].salt});
            }
            out.certificate.task = task;
            world.finishDraw(out);
            return out;
        }
        World world;
        LambdaId lambda;
        TaskId task;
        Draw draw;
    };

    struct Attempt {
        const char* name;
        TaskPhase phase;  // the only one it belongs to, or the first
        const crypto::Identity* sender;
        TxBody body;
        bool alsoKeys = false;
    };

    static std::vector<Attempt> attempts(Staged& s) {
        World& w = s.world;
        const Draw d = s.imagined();
        // A joiner that is not in the draw yet, so that nothing but the phase is wrong.
        std::size_t fresh = 0;
        while (std::find(d.joined.begin(), d.joined.end(), fresh) != d.joined.end()) ++fresh;
        const std::size_t monitor = d.monitors[1];
        return {
            {"join", TaskPhase::Joining, &w.nodes[fresh].identity, w.joining(fresh, *w.state.task(s.task))},
            {"anchor", TaskPhase::Forming, &w.nodes[d.joined[0]].identity, w.anchoring(d)},
            {"key request", TaskPhase::Attesting, &w.monitorOf(d, 0), w.requesting(s.task), true},
            {"before-verdict", TaskPhase::Attesting, &w.nodes[monitor].identity,
             TaskConfirm{w.verdict(d, monitor, false, Phase::Before)}, true},
            {"grant", TaskPhase::Keys, &w.alice, w.granting(s.task, Party::Requester)},
            {"publisher's grant", TaskPhase::Keys, &w.bob, w.granting(s.task, Party::Publisher)},
            {"refusal", TaskPhase::Keys, &w.alice, KeyRefuse{s.task, 0, 0, Party::Requester}},
            {"completion", TaskPhase::Executing, &w.executorOf(d), w.completing(d)},
            {"after-verdict", TaskPhase::Confirming, &w.nodes[monitor].identity,
             TaskConfirm{w.verdict(d, monitor, true)}},
            {"turn failed", TaskPhase::Failing, &w.monitorOf(d, 0), TurnFail{s.task, 0, 0, d.certificate}},
        };
    }

    static constexpr TaskPhase kPhases[] = {TaskPhase::AwaitingSeed, TaskPhase::Joining, TaskPhase::Forming,
                                            TaskPhase::Attesting,    TaskPhase::Keys,    TaskPhase::Executing,
                                            TaskPhase::Confirming,   TaskPhase::Failing, TaskPhase::Closed};

private Q_SLOTS:
    void everyKindInEveryPhase_data() {
        QTest::addColumn<int>("phase");
        for (const TaskPhase phase : kPhases) QTest::newRow(phaseName(phase).data()) << static_cast<int>(phase);
    }
    void everyKindInEveryPhase() {
        QFETCH(int, phase);
        const auto at = static_cast<TaskPhase>(phase);
        Staged s(at);
        QCOMPARE(s.world.state.task(s.task)->phase, at);
        const auto all = attempts(s);
        for (const Attempt& attempt : all) {
            if (attempt.phase == at || (attempt.alsoKeys && at == TaskPhase::Keys)) continue;
            // AwaitingSeed lasts until the next block, which any transaction needs: it ends under our hands.
            if (at == TaskPhase::AwaitingSeed) {
                const Status checked = s.world.check(*attempt.sender, attempt.body);
                QVERIFY2(!checked.ok() && checked.error().code == Code::WrongState, attempt.name);
                continue;
            }
            refused(s.world, *attempt.sender, attempt.body, attempt.phase > at ? Code::WrongState : Code::Late);
            if (QTest::currentTestFailed()) qFatal("%s", attempt.name);
        }
        QCOMPARE(s.world.state.task(s.task)->phase, at == TaskPhase::AwaitingSeed ? TaskPhase::AwaitingSeed : at);
        // And the right phase takes it. (The refusal closes the task, so grants go first.)
        for (const Attempt& attempt : all) {
            if (attempt.phase != at || s.world.state.task(s.task)->phase != at) continue;
            const Status checked = s.world.check(*attempt.sender, attempt.body);
            if (!checked.ok()) qFatal("%s: %s", attempt.name, toString(checked.error()).c_str());
            QCOMPARE(s.world.send(*attempt.sender, attempt.body, 1), Code::Ok);
        }
    }

    void lateIsTimeAtTheDeadline_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < 10; ++i) QTest::addRow("attempt %d", i) << i;
    }
    void lateIsTimeAtTheDeadline() {
        QFETCH(int, index);
        for (const std::uint64_t early : {1u, 0u}) {
            // The phase is known only once the attempts are, so take it from a throw-away stage.
            Staged probe(TaskPhase::Closed);
            const TaskPhase phase = attempts(probe)[static_cast<std::size_t>(index)].phase;
            Staged s(phase);
            const Attempt attempt = attempts(s)[static_cast<std::size_t>(index)];
            const std::uint64_t wait =
                s.world.state.task(s.task)->deadline.value - s.world.state.time().value - early;
            QCOMPARE(s.world.send(*attempt.sender, attempt.body, wait), early == 0 ? Code::Late : Code::Ok);
        }
    }

    void envelope() {
        World world(4, [](Genesis& genesis) { genesis.params.txFee = Amount{1000}; });
        world.step();  // from here on the epoch's first block is known
        const auto expect = [&](SignedTx tx, Code code) {
            const auto root = world.records();
            const Status checked = world.state.check(tx, world.state.time());
            QVERIFY(!checked.ok());
            QCOMPARE(checked.error().code, code);
            const auto built = world.step({tx});
            QVERIFY(built.block.txs.empty());
            QCOMPARE(built.refused.size(), std::size_t{1});
            QCOMPARE(built.refused[0].second.code, code);
            QVERIFY(differences(root, world.records()).empty());
        };
        const Transfer pay{world.bob.id(), leo(1)};
        Tx tx = world.sign(world.alice, pay).tx;
        const auto with = [&](auto change) {
            Tx other = tx;
            change(other);
            return SignedTx::make(other, world.alice);
        };
        expect(with([](Tx& t) { t.chain.bytes[0] ^= 1; }), Code::WrongChain);
        expect(with([](Tx& t) { ++t.nonce; }), Code::BadNonce);
        expect(with([](Tx& t) { t.fee = Amount{999}; }), Code::OutOfRange);
        expect(with([](Tx& t) { t.fee = Amount{1001}; }), Code::OutOfRange);
        SignedTx forged = SignedTx::make(tx, world.alice);
        forged.signature[5] ^= 1;
        expect(forged, Code::BadSignature);
        forged = SignedTx::make(tx, world.alice);
        forged.tx.body = Transfer{world.bob.id(), leo(2)};
        expect(forged, Code::BadSignature);
        const crypto::Identity stranger = crypto::Identity::generate(world.random);
        expect(world.sign(stranger, pay), Code::UnknownAccount);

        // The right one, once.
        const SignedTx good = SignedTx::make(tx, world.alice);
        QVERIFY(world.state.check(good, world.state.time()).ok());
        const auto built = world.step({good, good});
        QCOMPARE(built.block.txs.size(), std::size_t{1});
        QCOMPARE(built.refused[0].second.code, Code::BadNonce);
        expect(good, Code::BadNonce);

        // Not even the fee.
        world.must(world.alice, Transfer{stranger.id(), Amount{1}});
        expect(world.sign(stranger, pay), Code::InsufficientFunds);
    }

    void transfers() {
        World world(4, roomy());
        refused(world, world.alice, Transfer{world.bob.id(), Amount{}}, Code::OutOfRange);
        refused(world, world.alice, Transfer{world.alice.id(), leo(1)}, Code::InvalidArgument);
        refused(world, world.alice, Transfer{world.bob.id(), leo(1000)}, Code::InsufficientFunds);
        const crypto::Identity stranger = crypto::Identity::generate(world.random);
        world.must(world.alice, Transfer{stranger.id(), leo(5)});
        QCOMPARE(world.state.balance(stranger.id()), leo(5));
        world.must(stranger, Transfer{world.bob.id(), leo(1)});
    }

    void publishing() {
        World world(4, roomy());
        const auto with = [&](auto change) {
            LambdaPublish body = world.publication();
            change(body);
            return body;
        };
        refused(world, world.bob, with([](LambdaPublish& p) { p.manifest.push_back(0); }), Code::Malformed);
        refused(world, world.bob, with([](LambdaPublish& p) { p.missFee = Amount{leo(1).units - 1}; }),
                Code::OutOfRange);
        refused(world, world.bob, with([](LambdaPublish& p) { p.bond = leo(9); }), Code::OutOfRange);
        refused(world, world.bob, with([](LambdaPublish& p) { p.missFee = leo(21); }), Code::OutOfRange);
        refused(world, world.bob, with([](LambdaPublish& p) { p.bond = leo(2000); }), Code::InsufficientFunds);
        refused(world, world.bob, with([](LambdaPublish& p) { p.price = Amount{kMaxSupplyUnits}; }),
                Code::OutOfRange);
        const LambdaId id = world.publish();
        QCOMPARE(world.state.lambda(id)->bond, leo(20));
        QVERIFY(world.state.lambda(id)->manifestCid == world.manifest().cid());

        refused(world, world.alice, LambdaPrice{id, leo(4)}, Code::NotPermitted);
        refused(world, world.alice, LambdaRetire{id}, Code::NotPermitted);
        refused(world, world.bob, LambdaPrice{LambdaId{}, leo(4)}, Code::UnknownLambda);
        refused(world, world.bob, LambdaPrice{id, Amount{kMaxSupplyUnits}}, Code::OutOfRange);
        world.must(world.bob, LambdaPrice{id, leo(4)});
        QCOMPARE(world.state.lambda(id)->price, leo(4));
        world.must(world.bob, LambdaRetire{id});
        refused(world, world.bob, LambdaRetire{id}, Code::WrongState);
        refused(world, world.bob, LambdaPrice{id, leo(4)}, Code::WrongState);
        refused(world, world.alice, world.posting(id), Code::WrongState);
        const Amount before = world.state.balance(world.bob.id());
        world.step({}, world.genesis.params.unbondMs);
        QCOMPARE(world.state.balance(world.bob.id()).units, before.units + leo(20).units);
    }

    void posting() {
        World world(6, [](Genesis& genesis) {
            roomy()(genesis);
            genesis.nodes[0].features |= kFeatureHardwareTpm;
            genesis.nodes[1].features |= kFeatureHardwareTpm | kFeatureGvisor;
            genesis.nodes[2].features |= kFeatureGvisor;
            genesis.nodes[3].credit = Credit{0};
        });
        const LambdaId id = world.publish(leo(3), leo(1), leo(10));
        const auto with = [&](auto change) {
            TaskPost body = world.posting(id);
            change(body);
            return body;
        };
        const auto bad = [&](auto change, Code code) { refused(world, world.alice, with(change), code); };
        bad([](TaskPost& p) { p.lambda = LambdaId{}; }, Code::UnknownLambda);
        bad([](TaskPost& p) { p.manifestCid = rawCid(viewOf("other")); }, Code::DigestMismatch);
        bad([](TaskPost& p) { p.price = leo(2); }, Code::NotPermitted);
        bad([&](TaskPost& p) { p.offer = Amount{minimumOffer(world.genesis.params, leo(3)).units - 1}; },
            Code::OutOfRange);
        bad([](TaskPost& p) { p.offer = leo(2000); }, Code::InsufficientFunds);
        bad([](TaskPost& p) { p.tau = 0; }, Code::OutOfRange);
        bad([](TaskPost& p) { p.tau = 33; }, Code::OutOfRange);
        bad([](TaskPost& p) { p.resultKey = {}; }, Code::BadKey);
        bad([](TaskPost& p) { --p.windows.joinMs; }, Code::OutOfRange);
        bad([](TaskPost& p) { --p.windows.revealMs; }, Code::OutOfRange);
        bad([](TaskPost& p) { --p.windows.attestMs; }, Code::OutOfRange);
        bad([](TaskPost& p) { --p.windows.keyMs; }, Code::OutOfRange);
        bad([](TaskPost& p) { --p.windows.executeMs; }, Code::OutOfRange);
        bad([](TaskPost& p) { --p.windows.confirmMs; }, Code::OutOfRange);
        // Eligible: 5 of 6 have credit; two a hardware TPM, two gVisor, one both; three are needed.
        bad([](TaskPost& p) { p.requirements.hardwareTpm = true; }, Code::NotEligible);
        bad([](TaskPost& p) { p.requirements.isolation = Isolation::Gvisor; }, Code::NotEligible);
        bad([](TaskPost& p) { p.requirements.minCredit = 200; }, Code::NotEligible);
        world.must(world.alice, with([](TaskPost& p) { p.requirements.minCredit = 100; }));
        QCOMPARE(world.state.task(TaskId{world.last.receipts.back().subject})->eligible, 5u);
        world.must(world.alice, with([](TaskPost& p) { p.requirements.minCredit = 150; }));
        const Task& task = *world.state.task(TaskId{world.last.receipts.back().subject});
        QCOMPARE(task.eligible, 3u);
        QCOMPARE(task.totalWeight, 150u + 200u + 225u);

        // A price raised meanwhile refuses the post.
        const TaskPost stale = world.posting(id);
        world.must(world.bob, LambdaPrice{id, leo(4)});
        refused(world, world.alice, stale, Code::NotPermitted);

        // Eight more reserves empty the bond of ten; then the task is refused.
        for (int i = 0; i < 8; ++i) world.must(world.alice, world.posting(id));
        QCOMPARE(world.state.lambda(id)->bond, Amount{});
        refused(world, world.alice, world.posting(id), Code::InsufficientFunds);
    }

    void publishersSetTheFewestNodesAndCredit() {
        World world(6, roomy());
        Manifest manifest = world.manifest();
        manifest.minNodes = 7;
        world.must(world.bob, LambdaPublish{manifest.encode(), rawCid(viewOf("c")), leo(3), leo(1), leo(10)});
        refused(world, world.alice, world.posting(LambdaId{world.last.receipts.back().subject}), Code::NotEligible);
        manifest.minNodes = 6;
        manifest.minTotalCredit = 976;  // they have 975
        world.must(world.bob, LambdaPublish{manifest.encode(), rawCid(viewOf("c")), leo(3), leo(1), leo(10)});
        refused(world, world.alice, world.posting(LambdaId{world.last.receipts.back().subject}), Code::NotEligible);
        manifest.minTotalCredit = 975;
        manifest.limits.wallMs = 50'000;
        world.must(world.bob, LambdaPublish{manifest.encode(), rawCid(viewOf("c")), leo(3), leo(1), leo(10)});
        const LambdaId id{world.last.receipts.back().subject};
        TaskPost post = world.posting(id);
        QCOMPARE(post.windows.executeMs, 55'500u);
        world.must(world.alice, post);
        post.windows.executeMs = 55'499;
        refused(world, world.alice, post, Code::OutOfRange);
    }

    void joining() {
        World world(12, [](Genesis& genesis) {
            roomy()(genesis);
            genesis.nodes[5].balance = leo(9);
            genesis.nodes[6].credit = Credit{0};
            genesis.nodes[7].features = kFeatureGvisor;
            genesis.nodes[8].features = kFeatureGvisor;
            genesis.nodes[9].features = kFeatureGvisor;
        });
        const LambdaId lambda = world.publish();
        const TaskId task = world.post(lambda);
        const Task& t = *world.state.task(task);
        const auto id = [&](std::size_t i) -> const crypto::Identity& { return world.nodes[i].identity; };
        TaskJoin join = world.joining(0, t);
        refused(world, world.alice, join, Code::UnknownNode);
        join.task = TaskId{};
        refused(world, id(0), join, Code::UnknownTask);
        join = world.joining(0, t);
        join.draw = 1;
        refused(world, id(0), join, Code::WrongState);
        join = world.joining(0, t);
        join.deposit = Amount{leo(10).units - 1};
        refused(world, id(0), join, Code::OutOfRange);
        join.deposit = Amount{leo(10).units + 1};
        refused(world, id(0), join, Code::OutOfRange);
        refused(world, id(5), world.joining(5, t), Code::InsufficientFunds);
        refused(world, id(6), world.joining(6, t), Code::NotEligible);
        // A false seat is not seen here: layer one knows only that the node may draw.
        world.must(id(0), world.joining(0, t), 1);
        QVERIFY(world.state.node(world.nodes[0].id())->busyWith == task);
        refused(world, id(0), world.joining(0, t), Code::Duplicate);

        // Another task: busy nodes and nodes that do not meet its requirements stay out; a big offer raises the
        // deposit.
        TaskPost post = world.posting(lambda, leo(40));
        post.requirements.isolation = Isolation::Gvisor;
        world.must(world.alice, post, 1);
        const TaskId other{world.last.receipts.back().subject};
        world.step({}, 1);
        const Task& o = *world.state.task(other);
        refused(world, id(0), world.joining(0, o), Code::WrongState);
        refused(world, id(1), world.joining(1, o), Code::NotEligible);
        join = world.joining(7, o);
        QCOMPARE(join.deposit, leo(40));
        join.deposit = leo(10);
        refused(world, id(7), join, Code::OutOfRange);
        world.must(id(7), world.joining(7, o), 1);
        QCOMPARE(world.state.task(other)->joiner(world.nodes[7].id())->deposit, leo(40));
    }

    void anchoring() {
        Staged s(TaskPhase::Forming);
        World& world = s.world;
        const auto& sender = world.nodes[s.draw.joined[0]].identity;
        const TaskAnchor good = world.anchoring(s.draw);
        const auto bad = [&](auto change, Code code) {
            TaskAnchor anchor = good;
            change(anchor);
            refused(world, sender, anchor, code);
        };
        std::size_t outside = 0;
        while (std::find(s.draw.joined.begin(), s.draw.joined.end(), outside) != s.draw.joined.end()) ++outside;
        refused(world, world.nodes[outside].identity, good, Code::NotPermitted);
        bad([](TaskAnchor& a) { a.draw = 1; }, Code::WrongState);
        bad([](TaskAnchor& a) { a.members.push_back(false); }, Code::Malformed);
        bad([](TaskAnchor& a) { a.members.pop_back(), a.signatures.pop_back(); }, Code::Malformed);
        bad([](TaskAnchor& a) { a.members.assign(10, false), a.members[0] = a.members[1] = true; },
            Code::NotEligible);
        bad([](TaskAnchor& a) { a.certificateHash[0] ^= 1; }, Code::BadSignature);
        bad([](TaskAnchor& a) { std::swap(a.signatures[0].signature, a.signatures[1].signature); },
            Code::BadSignature);
        bad([](TaskAnchor& a) { a.signatures.clear(); }, Code::NotPermitted);

        // Exactly how much credit signs decides, not how many: take signers away until two thirds are lost.
        TaskAnchor thin = good;
        const auto weight = [&](const TaskAnchor& a) {
            std::uint64_t sum = 0;
            for (const AnchorSignature& entry : a.signatures)
                sum += world.state.task(s.task)->joins[entry.joiner].weight.value;
            return sum;
        };
        const std::uint64_t all = weight(good);
        while (3 * weight(thin) > 2 * all) thin.signatures.pop_back();
        refused(world, sender, thin, Code::NotPermitted);
        thin.signatures.push_back(good.signatures[thin.signatures.size()]);
        world.must(sender, thin, 1);
        const Task& task = *world.state.task(s.task);
        QCOMPARE(task.phase, TaskPhase::Attesting);
        QVERIFY(task.anchorBlock.isZero() && world.state.wantsBlock());
        const BlockHash anchored = world.state.tip();
        world.step({}, 1);
        QVERIFY(world.state.task(s.task)->anchorBlock == anchored);
        QVERIFY(!world.state.wantsBlock());
    }

    void keys() {
        Staged s(TaskPhase::Attesting);
        World& world = s.world;
        refused(world, world.alice, world.requesting(s.task), Code::NotPermitted);
        KeyRequest request = world.requesting(s.task);
        request.turn = 1;
        refused(world, world.monitorOf(s.draw, 0), request, Code::WrongState);
        world.must(world.monitorOf(s.draw, 0), world.requesting(s.task), 1);
        const TimeMs deadline = world.state.task(s.task)->deadline;
        // Others may ask too, once each; the windows run since the first.
        refused(world, world.monitorOf(s.draw, 0), world.requesting(s.task), Code::Duplicate);
        refused(world, world.bob, world.requesting(s.task), Code::NotPermitted);
        refused(world, world.monitorOf(s.draw, 1), request, Code::WrongState);
        KeyRequest another = world.requesting(s.task);
        another.requesterPackage = rawCid(viewOf("another"));
        world.must(world.monitorOf(s.draw, 1), another, 1);
        world.must(world.executorOf(s.draw), world.requesting(s.task), 1);
        QCOMPARE(world.state.task(s.task)->deadline, deadline);
        const auto& asked = world.state.task(s.task)->keyRequests;
        QCOMPARE(asked.size(), std::size_t{3});
        QVERIFY(asked[0].member == world.monitorOf(s.draw, 0).id());
        QVERIFY(asked[1].requesterPackage == another.requesterPackage);

        refused(world, world.bob, world.granting(s.task, Party::Requester), Code::NotPermitted);
        refused(world, world.alice, world.granting(s.task, Party::Publisher), Code::NotPermitted);
        refused(world, world.executorOf(s.draw), world.granting(s.task, Party::Requester), Code::NotPermitted);
        refused(world, world.alice, KeyRefuse{s.task, 0, 0, Party::Publisher}, Code::NotPermitted);
        world.must(world.alice, world.granting(s.task, Party::Requester), 1);
        refused(world, world.alice, world.granting(s.task, Party::Requester), Code::Duplicate);
        refused(world, world.alice, KeyRefuse{s.task, 0, 0, Party::Requester}, Code::Duplicate);
        QCOMPARE(world.state.task(s.task)->phase, TaskPhase::Keys);
        world.must(world.bob, world.granting(s.task, Party::Publisher), 1);
        QCOMPARE(world.state.task(s.task)->phase, TaskPhase::Executing);
        QCOMPARE(world.state.task(s.task)->deadline, world.state.time() + 35'500);
    }

    void oneAccountMayBeBothParties() {
        World world(30, roomy());
        World::Stage stage;
        world.must(world.alice, world.publication());
        stage.lambda = LambdaId{world.last.receipts.back().subject};
        stage.task = world.post(stage.lambda);
        stage.draw = world.elect(stage.task, 10);
        world.must(world.nodes[stage.draw.joined[0]].identity, world.anchoring(stage.draw));
        world.must(world.monitorOf(stage.draw, 0), world.requesting(stage.task));
        world.must(world.alice, world.granting(stage.task, Party::Requester));
        world.must(world.alice, world.granting(stage.task, Party::Publisher));
        QCOMPARE(world.state.task(stage.task)->phase, TaskPhase::Executing);
    }

    // A group that anchored a false certificate: nothing built on it passes.
    void falseCertificates_data() {
        QTest::addColumn<int>("lie");
        QTest::newRow("J too high") << 0;
        QTest::newRow("beta of another") << 1;
        QTest::newRow("proof broken") << 2;
        QTest::newRow("salt that does not open the commitment") << 3;
        QTest::newRow("ranks swapped") << 4;
        QTest::newRow("one member twice") << 5;
        QTest::newRow("a member that is not in the bitmap") << 6;
        QTest::newRow("J zero") << 7;
        QTest::newRow("of another task") << 8;
        QTest::newRow("true") << 9;
    }
    void falseCertificates() {
        QFETCH(int, lie);
        for (const bool completes : {true, false}) {
            Staged s(TaskPhase::Forming);
            World& world = s.world;
            Certificate& c = s.draw.certificate;
            const Draw honest = s.draw;
            switch (lie) {
                case 0: ++c.members[0].j; break;
                case 1: std::swap(c.members[0].beta, c.members[1].beta); break;
                case 2: c.members[2].proof[40] ^= 1; break;
                case 3: c.members[2].salt[0] ^= 1; break;
                case 4: std::swap(c.members[0], c.members[1]); break;
                case 5: c.members[9] = c.members[8]; break;
                case 6: s.draw.bitmap[0] = !s.draw.bitmap[0]; break;
                case 7: c.members[9].j = 0; break;
                case 8: c.task.bytes[0] ^= 1; break;
                default: break;
            }
            TaskAnchor anchor = world.anchoring(s.draw);
            anchor.task = s.task;
            const Bytes vote = certificateVote(s.task, 0, 0, anchor.certificateHash);
            for (AnchorSignature& entry : anchor.signatures)
                entry.signature = world.nodes[s.draw.joined[entry.joiner]].identity.sign(kCertificateVoteTag, vote);
            world.must(world.nodes[s.draw.joined[0]].identity, anchor, 1);
            std::size_t first = 0;  // whom the certificate makes executor
            while (world.nodes[first].id() != c.members[0].node) ++first;
            const bool isMember = world.state.task(s.task)->joiner(world.nodes[first].id())->member;
            const std::size_t other = lie == 6 && !isMember ? honest.monitors[0] : first;
            world.must(world.nodes[other].identity, world.requesting(s.task), 1);
            world.must(world.alice, world.granting(s.task, Party::Requester), 1);
            world.must(world.bob, world.granting(s.task, Party::Publisher), 1);
            const Code expected = lie == 9 ? Code::Ok : lie == 8 ? Code::DigestMismatch : Code::BadProof;
            TxBody body = TurnFail{s.task, 0, 0, c};
            if (completes) {
                TaskComplete complete = world.completing(s.draw);
                complete.task = s.task;
                body = complete;
            } else {
                world.lapse(s.task);
            }
            if (expected == Code::Ok)
                world.must(world.nodes[other].identity, body, 1);
            else
                refused(world, world.nodes[other].identity, body, expected);
        }
    }

    void completing() {
        Staged s(TaskPhase::Executing);
        World& world = s.world;
        const auto bad = [&](auto change, Code code) {
            TaskComplete complete = world.completing(s.draw);
            change(complete);
            refused(world, world.executorOf(s.draw), complete, code);
        };
        const auto v = [&](std::size_t monitor, bool ok) {
            return world.verdict(s.draw, s.draw.monitors[monitor], ok);
        };
        bad([](TaskComplete& c) { c.certificate.members.pop_back(); }, Code::DigestMismatch);
        bad([](TaskComplete& c) { ++c.certificate.draw; }, Code::DigestMismatch);
        bad([](TaskComplete& c) { ++c.draw; }, Code::WrongState);
        bad([](TaskComplete& c) { ++c.turn; }, Code::WrongState);
        refused(world, world.monitorOf(s.draw, 0), world.completing(s.draw), Code::NotPermitted);
        refused(world, world.alice, world.completing(s.draw), Code::NotPermitted);
        bad([&](TaskComplete& c) { c.verdicts = {v(0, true), v(1, true), v(0, true)}; }, Code::Duplicate);
        bad([&](TaskComplete& c) { c.verdicts = {v(0, true), v(0, false)}; }, Code::Duplicate);
        bad([&](TaskComplete& c) { c.verdicts = {world.verdict(s.draw, s.draw.executor, true)}; },
            Code::NotPermitted);
        bad([&](TaskComplete& c) { c.verdicts = {v(0, true)}, c.verdicts[0].signature[0] ^= 1; }, Code::BadSignature);
        bad(
            [&](TaskComplete& c) {
                c.verdicts = {v(0, false)}, c.verdicts[0].verdict.ok = true;
                c.verdicts[0].verdict.reason = 0;
            },
            Code::BadSignature);
        bad([&](TaskComplete& c) { c.verdicts = {v(0, true)}, c.exit = 1; }, Code::DigestMismatch);
        bad([&](TaskComplete& c) { c.verdicts = {v(0, true)}, c.resultHash[0] ^= 1; }, Code::DigestMismatch);
        bad([&](TaskComplete& c) { c.verdicts = {v(0, true)}, c.sealedResultKey[0] ^= 1; }, Code::DigestMismatch);
        bad([&](TaskComplete& c) { c.verdicts = {v(0, true)}, c.resultCid = rawCid(viewOf("other")); },
            Code::DigestMismatch);
        bad([&](TaskComplete& c) { c.verdicts = {world.verdict(s.draw, s.draw.monitors[0], true, Phase::Before)}; },
            Code::WrongState);

        TaskComplete complete = world.completing(s.draw);
        complete.verdicts = {v(2, true), v(0, false), v(1, true)};
        world.must(world.executorOf(s.draw), complete, 1);
        const Task& task = *world.state.task(s.task);
        QCOMPARE(task.phase, TaskPhase::Confirming);
        QCOMPARE(task.confirmations.size(), std::size_t{3});
        QVERIFY(task.executor == world.executorOf(s.draw).id());
        for (const Member& member : s.draw.certificate.members) QCOMPARE(task.joiner(member.node)->j, member.j);
        refused(world, world.executorOf(s.draw), complete, Code::Late);
        refused(world, world.monitorOf(s.draw, 0), TaskConfirm{v(0, false)}, Code::Duplicate);
        refused(world, world.monitorOf(s.draw, 0), TaskConfirm{v(0, true)}, Code::Duplicate);
        world.must(world.monitorOf(s.draw, 3), TaskConfirm{v(3, true)}, 1);
    }

    void confirming() {
        Staged s(TaskPhase::Confirming);
        World& world = s.world;
        const std::size_t monitor = s.draw.monitors[0];
        const auto& sender = world.nodes[monitor].identity;
        const SignedVerdict good = world.verdict(s.draw, monitor, true);
        refused(world, world.monitorOf(s.draw, 1), TaskConfirm{good}, Code::NotPermitted);
        refused(world, world.executorOf(s.draw), TaskConfirm{world.verdict(s.draw, s.draw.executor, true)},
                Code::NotPermitted);
        std::size_t outside = 0;
        while (std::find(s.draw.joined.begin(), s.draw.joined.end(), outside) != s.draw.joined.end()) ++outside;
        refused(world, world.nodes[outside].identity, TaskConfirm{world.verdict(s.draw, outside, true)},
                Code::NotPermitted);
        refused(world, sender, TaskConfirm{world.verdict(s.draw, monitor, true, Phase::During)}, Code::Unsupported);
        refused(world, sender, TaskConfirm{world.verdict(s.draw, monitor, true, Phase::Before)}, Code::Late);
        refused(world, sender, TaskConfirm{world.verdict(s.draw, monitor, true, Phase::After, 5)},
                Code::DigestMismatch);
        const auto resigned = [&](auto change) {
            Verdict v = good.verdict;
            change(v);
            return TaskConfirm{SignedVerdict::make(v, sender)};
        };
        refused(world, sender, resigned([](Verdict& v) { v.turn = 1; }), Code::WrongState);
        refused(world, sender, resigned([](Verdict& v) { v.draw = 1; }), Code::WrongState);
        refused(world, sender, resigned([](Verdict& v) { v.task.bytes[0] ^= 1; }), Code::UnknownTask);
        SignedVerdict forged = good;
        forged.signature[10] ^= 1;
        refused(world, sender, TaskConfirm{forged}, Code::BadSignature);
        // A fail says what the monitor saw, which may be another result.
        world.must(sender, TaskConfirm{world.verdict(s.draw, monitor, false, Phase::After, 5)}, 1);
        world.must(world.monitorOf(s.draw, 1), TaskConfirm{world.verdict(s.draw, s.draw.monitors[1], true)}, 1);
    }

    void turnFailNeedsAMemberAndTheCertificate() {
        Staged s(TaskPhase::Failing);
        World& world = s.world;
        refused(world, world.alice, TurnFail{s.task, 0, 0, s.draw.certificate}, Code::NotPermitted);
        Certificate other = s.draw.certificate;
        std::swap(other.members[0], other.members[1]);
        refused(world, world.monitorOf(s.draw, 0), TurnFail{s.task, 0, 0, other}, Code::DigestMismatch);
        world.must(world.executorOf(s.draw), TurnFail{s.task, 0, 0, s.draw.certificate}, 1);
        QVERIFY(world.state.task(s.task)->failed.front() == world.executorOf(s.draw).id());
    }

    // Nodes wait in one unanchored draw at a time; anchored members may join the next.
    void openTasksShareTheNodes() {
        World world(30, [](Genesis& genesis) {
            roomy()(genesis);
            genesis.params.attestWindowMs = 100'000;
        });
        const LambdaId lambda = world.publish(leo(3), leo(1), leo(100));
        std::vector<TaskId> tasks;
        for (int i = 0; i < 4; ++i) {
            const TaskId task = world.post(lambda);
            const Draw draw = world.elect(task, 8);
            world.must(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
            for (const TestNode& node : world.nodes) QVERIFY(world.state.node(node.id())->busyWith.isZero());
            tasks.push_back(task);
        }
        QCOMPARE(world.state.openTasks().size(), std::size_t{4});
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::RulesTest)
#include "rules_test.moc"

#include "ledger/records.h"
#include "unit/ledger/world.h"

namespace leo::ledger::test {

namespace {

Code failureOf(const Result<State>& made) {
    return made.ok() ? Code::Ok : made.error().code;
}

}  // namespace

// Blocks: what apply refuses and leaves untouched, genesis, persistence, snapshots, time.
class ChainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void genesisHeader() {
        World world(4);
        const State state = State::fromGenesis(world.genesis).value();
        const BlockHeader& header = state.tipHeader();
        QCOMPARE(header.height.value, 0u);
        QVERIFY(header.previous.isZero());
        QVERIFY(header.chain == world.genesis.chainId());
        QCOMPARE(header.time, world.genesis.time);
        QVERIFY(header.beacon == crypto::sha512({viewOf("leo-beacon-0"), header.chain.view()}));
        QVERIFY(header.hash() == state.tip());
        QCOMPARE(state.balance(world.nodes[0].id()), leo(1000));
        QCOMPARE(state.node(world.nodes[0].id())->deposit, leo(100));
        QCOMPARE(state.balance(world.authority.id()).units, leo(10'000'000 - 4 * 1100 - 2000).units);
        QVERIFY(state.node(world.nodes[0].id())->ekId == attest::ekIdOf(world.genesis.nodes[0].ekPublic).value());
        QCOMPARE(state.totalSupply().value(), world.genesis.supply);
        QVERIFY(!state.wantsBlock());
        // Nothing waits but the next epoch.
        QCOMPARE(*state.nextDeadline(), world.genesis.time + world.genesis.params.epochMs);
    }

    void genesisThatDoesNotAddUp_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int change, Code code) {
            QTest::newRow(name) << change << static_cast<int>(code);
        };
        row("as it is", 0, Code::Ok);
        row("node twice", 1, Code::Duplicate);
        row("VRF key twice", 2, Code::Duplicate);
        row("EK twice", 3, Code::Duplicate);
        row("account twice", 4, Code::Duplicate);
        row("account that is a node", 5, Code::Duplicate);
        row("balances above the supply", 6, Code::OutOfRange);
        row("supply of 2^63", 7, Code::OutOfRange);
        row("VRF key of small order", 8, Code::BadKey);
        row("authority without a VRF key", 9, Code::BadKey);
        row("no lookback", 10, Code::OutOfRange);
        row("window of nothing", 11, Code::OutOfRange);
        row("burns everything", 12, Code::OutOfRange);
        row("tau of 33", 13, Code::OutOfRange);
        row("group of one", 14, Code::OutOfRange);
        row("no turn", 15, Code::OutOfRange);
        row("EK that is none", 16, Code::Malformed);
        row("authority among the accounts", 17, Code::Ok);
        row("supply exactly spent", 18, Code::Ok);
    }
    void genesisThatDoesNotAddUp() {
        QFETCH(int, change);
        QFETCH(int, code);
        World world(4);
        Genesis g = world.genesis;
        crypto::VrfPublic identity{};
        identity[0] = 1;
        switch (change) {
            case 1: g.nodes[1].node = g.nodes[0].node; break;
            case 2: g.nodes[1].vrfKey = g.nodes[0].vrfKey; break;
            case 3: g.nodes[1].ekPublic = g.nodes[0].ekPublic; break;
            case 4: g.accounts.push_back(g.accounts[0]); break;
            case 5: g.accounts[0].account = g.nodes[0].node; break;
            case 6: g.accounts[0].balance = g.supply; break;
            case 7: g.supply = Amount{kMaxSupplyUnits + 1}; break;
            case 8: g.nodes[0].vrfKey = identity; break;
            case 9: g.authorityVrf = identity; break;
            case 10: g.params.lookbackBlocks = 0; break;
            case 11: g.params.keyWindowMs = 0; break;
            case 12: g.params.burnBps = 10'000; break;
            case 13: g.params.tauMax = 33; break;
            case 14: g.params.minMembers = 1; break;
            case 15: g.params.maxTurns = 0; break;
            case 16: g.nodes[0].ekPublic = toBytes("no key"); break;
            case 17: g.accounts.push_back(GenesisAccount{g.authority, leo(1)}); break;
            case 18: g.supply = leo(4 * 1100 + 2000); break;
            default: break;
        }
        QCOMPARE(failureOf(State::fromGenesis(g)), static_cast<Code>(code));
    }

    void everyParameterBindsTheChain() {
        World world(4);
        Genesis other = world.genesis;
        other.params.confirmWindowMs++;
        QVERIFY(other.chainId() != world.genesis.chainId());
        other = world.genesis;
        other.nodes[0].credit.value++;
        QVERIFY(other.chainId() != world.genesis.chainId());
    }

    void changedHeadersAreRefused_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("resign");
        const auto row = [](const char* name, int change, Code code, bool resign = true) {
            QTest::newRow(name) << change << static_cast<int>(code) << resign;
        };
        row("as it is", 0, Code::Ok);
        row("version", 1, Code::Unsupported);
        row("chain", 2, Code::WrongChain);
        row("height", 3, Code::WrongState);
        row("previous", 4, Code::DigestMismatch);
        row("time before the parent", 5, Code::Stale);
        row("time of the parent", 6, Code::Stale);
        row("authority set", 7, Code::Untrusted);
        row("transaction root", 8, Code::DigestMismatch);
        row("receipt root", 9, Code::DigestMismatch);
        row("state root", 10, Code::DigestMismatch);
        row("beacon", 11, Code::BadProof);
        row("beacon proof", 12, Code::BadProof);
        row("commit", 13, Code::BadSignature, false);
        row("time, signed as it was", 14, Code::BadSignature, false);
        row("transaction left out", 15, Code::DigestMismatch, false);
        row("transaction twice", 16, Code::BadNonce);
        row("forged transaction", 17, Code::BadSignature);
        row("signed by someone else", 18, Code::BadSignature, false);
        row("later than it was built", 19, Code::DigestMismatch);
        row("at the end of time", 20, Code::OutOfRange);
    }
    void changedHeadersAreRefused() {
        QFETCH(int, change);
        QFETCH(int, code);
        QFETCH(bool, resign);
        World world(20);
        // A block with everything in it: a deadline, a payment, a refused join.
        const LambdaId lambda = world.publish();
        const TaskId task = world.post(lambda);
        world.elect(task, 10);
        const std::uint64_t wait = world.state.task(task)->deadline.value - world.state.time().value;
        State second = State::load(world.genesis, world.records()).value();
        world.last = world.step({world.sign(world.alice, Transfer{world.bob.id(), leo(1)}),
                                 world.sign(world.nodes[0].identity, world.joining(0, *world.state.task(task)))},
                                wait);
        Block block = world.last.block;
        BlockHeader& h = block.header;
        switch (change) {
            case 1: h.version = 2; break;
            case 2: h.chain.bytes[0] ^= 1; break;
            case 3: h.height.value++; break;
            case 4: h.previous.bytes[31] ^= 1; break;
            case 5: h.time = TimeMs{second.time().value - 1}; break;
            case 6: h.time = second.time(); break;
            case 7: h.authoritySet[0] ^= 1; break;
            case 8: h.txRoot[0] ^= 1; break;
            case 9: h.receiptRoot[0] ^= 1; break;
            case 10: h.stateRoot[0] ^= 1; break;
            case 11: h.beacon[0] ^= 1; break;
            case 12: h.beaconProof[40] ^= 1; break;
            case 13: block.commit[0] ^= 1; break;
            case 14: h.time.value++; break;
            case 15: block.txs.pop_back(); break;
            case 16: block.txs.push_back(block.txs[0]); break;
            case 17: block.txs[0].signature[3] ^= 1; break;
            case 18: block.commit = Block::sign(h, world.alice); break;
            case 19: h.time.value += 1000; break;
            case 20: h.time.value = ~0ull; break;
            default: break;
        }
        if (change == 16 || change == 17) h.txRoot = txRootOf(block.txs);
        if (resign) block.commit = Block::sign(h, world.authority);

        const BlockHash tip = second.tip();
        const Hash root = second.tipHeader().stateRoot;
        const auto applied = second.apply(block);
        QCOMPARE(applied.ok() ? Code::Ok : applied.error().code, static_cast<Code>(code));
        if (code == static_cast<int>(Code::Ok)) return;
        // Untouched: same tip, and the honest block still applies and gives the same root.
        QVERIFY(second.tip() == tip);
        QVERIFY(second.tipHeader().stateRoot == root);
        QCOMPARE(second.totalSupply().value(), world.genesis.supply);
        QVERIFY(second.apply(world.last.block).ok());
        QVERIFY(second.tip() == world.state.tip());
    }

    // After each refusal the honest block applies, to the same root: rollback left nothing behind.
    void refusedBlocksLeaveNothing() {
        World world(20);
        State second = State::fromGenesis(world.genesis).value();
        const auto follow = [&](const Block& honest) {
            for (int lie = 0; lie < 3; ++lie) {
                Block block = honest;
                if (lie == 0) block.header.stateRoot[5] ^= 1;
                if (lie == 1) block.header.receiptRoot[5] ^= 1;
                if (lie == 2) {
                    block.txs.push_back(world.sign(world.alice, Transfer{world.bob.id(), leo(1)}));
                    block.txs.back().signature[0] ^= 1;
                    block.header.txRoot = txRootOf(block.txs);
                }
                block.commit = Block::sign(block.header, world.authority);
                QVERIFY(!second.apply(block).ok());
                QCOMPARE(second.totalSupply().value(), world.genesis.supply);
            }
            const auto applied = second.apply(honest);
            if (!applied.ok()) qFatal("%s", toString(applied.error()).c_str());
            QVERIFY(second.tip() == world.state.tip());
            QVERIFY(second.openTasks() == world.state.openTasks());
            QVERIFY(second.nextDeadline() == world.state.nextDeadline());
            QCOMPARE(second.wantsBlock(), world.state.wantsBlock());
        };
        const auto send = [&](const crypto::Identity& sender, TxBody body) {
            world.must(sender, std::move(body));
            follow(world.last.block);
        };
        send(world.bob, world.publication());
        const LambdaId lambda{world.last.receipts.back().subject};
        send(world.alice, world.posting(lambda));
        const TaskId task{world.last.receipts.back().subject};
        follow(world.step().block);
        std::vector<SignedTx> joins;
        Draw draw;
        const Task t = *world.state.task(task);
        for (std::size_t i = 0; i < world.nodes.size(); ++i) {
            const auto vrf = world.evaluate(i, t);
            const std::uint32_t j = world.seatsOf(i, t, vrf.beta);
            if (j == 0) continue;
            joins.push_back(world.sign(world.nodes[i].identity, world.joining(i, t)));
            draw.joined.push_back(i);
            draw.certificate.members.push_back(
                Member{world.nodes[i].id(), j, vrf.beta, vrf.proof, world.nodes[i].salt});
        }
        draw.certificate.task = task;
        world.finishDraw(draw);
        follow(world.step(joins).block);
        follow(world.lapse(task).block);
        send(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
        send(world.monitorOf(draw, 0), world.requesting(task));
        send(world.alice, world.granting(task, Party::Requester));
        send(world.bob, world.granting(task, Party::Publisher));
        TaskComplete complete = world.completing(draw);
        for (const std::size_t monitor : draw.monitors)
            complete.verdicts.push_back(world.verdict(draw, monitor, true));
        send(world.executorOf(draw), complete);
        follow(world.lapse(task).block);
        QCOMPARE(world.state.task(task)->end, TaskEnd::Settled);
    }

    void loadAfterEveryBlockGivesTheSameRoot() {
        World world(20);
        const auto reload = [&] {
            const auto loaded = State::load(world.genesis, world.records());
            if (!loaded.ok()) qFatal("%s", toString(loaded.error()).c_str());
            QVERIFY(loaded->tip() == world.state.tip());
            QVERIFY(loaded->openTasks() == world.state.openTasks());
            QVERIFY(loaded->nextDeadline() == world.state.nextDeadline());
            QCOMPARE(loaded->wantsBlock(), world.state.wantsBlock());
            QCOMPARE(loaded->burned(), world.state.burned());
        };
        reload();
        const LambdaId lambda = world.publish();
        reload();
        const TaskId task = world.post(lambda);
        reload();
        const Draw draw = world.elect(task, 10);
        reload();
        world.must(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
        reload();
        world.must(world.monitorOf(draw, 0), world.requesting(task));
        world.must(world.alice, world.granting(task, Party::Requester));
        reload();
        world.must(world.bob, world.granting(task, Party::Publisher));
        world.must(world.executorOf(draw), world.completing(draw));
        reload();
        world.must(world.monitorOf(draw, 0), TaskConfirm{world.verdict(draw, draw.monitors[0], true)});
        world.lapse(task);
        reload();
        // Snapshots come and go with the blocks; the loaded chain goes on like the one that never stopped.
        State loaded = State::load(world.genesis, world.records()).value();
        for (int i = 0; i < 12; ++i) {
            const auto built = world.step({world.sign(world.alice, Transfer{world.bob.id(), leo(1)})});
            QVERIFY(loaded.apply(built.block).ok());
            QVERIFY(loaded.tip() == world.state.tip());
            reload();
        }
    }

    void damagedRecordsAreRefused() {
        World world(6);
        world.publish();
        const auto good = world.records();
        QVERIFY(State::load(world.genesis, good).ok());
        for (std::size_t i = 0; i < good.size(); ++i) {
            auto bad = good;
            bad[i].second.back() ^= 1;
            // The tip's header is not under its own root: whoever loads compares tip() with the signed chain.
            const auto changed = State::load(world.genesis, bad);
            QVERIFY(!changed.ok() || (good[i].first[0] == 'T' && changed->tip() != world.state.tip()));
            bad = good;
            bad[i].second.pop_back();
            QVERIFY(!State::load(world.genesis, bad).ok());
            bad = good;
            bad[i].first[0] = 'Z';
            QVERIFY(!State::load(world.genesis, bad).ok());
            bad = good;
            bad[i].first.push_back(0);
            QVERIFY(!State::load(world.genesis, bad).ok());
        }
        World other(6, {}, 2);
        QVERIFY(!State::load(other.genesis, good).ok());
        // With or without the records of height 0.
        QVERIFY(State::load(world.genesis, {}).value().tip() == State::fromGenesis(world.genesis).value().tip());
    }

    void checkLeavesNoTrace() {
        World world(20);
        const LambdaId lambda = world.publish();
        const TaskId task = world.post(lambda);
        const Draw draw = world.elect(task, 10);
        const auto records = world.records();
        const BlockHash tip = world.state.tip();
        const auto changes = world.state.lastChanges().size();
        const auto deadline = world.state.nextDeadline();
        const SignedTx pay = world.sign(world.alice, Transfer{world.bob.id(), leo(1)});
        const SignedTx anchor = world.sign(world.nodes[draw.joined[0]].identity, world.anchoring(draw));
        QVERIFY(world.state.check(pay, world.state.time()).ok());
        QVERIFY(world.state.check(anchor, world.state.time()).ok());
        // At the deadline the draw ends first.
        QCOMPARE(world.state.check(anchor, *deadline).error().code, Code::Late);
        QVERIFY(world.state.check(anchor, TimeMs{deadline->value - 1}).ok());
        QVERIFY(world.state.check(pay, *deadline + 100'000'000).ok());
        QVERIFY(world.state.tip() == tip);
        QVERIFY(world.state.nextDeadline() == deadline);
        QCOMPARE(world.state.lastChanges().size(), changes);
        const auto built = world.step({pay, anchor}, 1);
        QVERIFY(built.refused.empty());
        for (const Receipt& receipt : built.receipts) QCOMPARE(receipt.code, Code::Ok);
    }

    void timeAndKeysOfBuild() {
        World world(4);
        QCOMPARE(world.state.build({}, world.state.time(), world.authorityVrf).error().code, Code::InvalidArgument);
        QCOMPARE(world.state.build({}, kMaxHeaderTime + 1, world.authorityVrf).error().code, Code::InvalidArgument);
        const SignedTx pay = world.sign(world.alice, Transfer{world.bob.id(), leo(1)});
        QVERIFY(world.state.check(pay, TimeMs{~0ull}).ok());
        const crypto::VrfKey other = crypto::VrfKey::generate(world.random);
        QCOMPARE(world.state.build({}, world.state.time() + 1, other).error().code, Code::BadKey);
        QCOMPARE(world.state.height().value, 0u);
        world.step({}, 1);
        QCOMPARE(world.state.height().value, 1u);
        QVERIFY(world.state.tipHeader().txRoot == crypto::sha256(ByteView{}));
    }

    void beaconsChain() {
        World world(4);
        const crypto::VrfBeta first = world.state.tipHeader().beacon;
        world.step({}, 1);
        const BlockHeader& header = world.state.tipHeader();
        const auto beta =
            crypto::verifyVrf(world.authorityVrf.publicKey(), beaconAlpha(first, header.height), header.beaconProof);
        QVERIFY(beta.ok() && *beta == header.beacon);
        // The producer can't grind it by content: another block at this height has the same beacon.
        State again = State::fromGenesis(world.genesis).value();
        const auto built = again.build({world.sign(world.alice, Transfer{world.bob.id(), leo(1)})},
                                       world.genesis.time + 777, world.authorityVrf);
        QVERIFY(built->block.header.beacon == header.beacon);
        QVERIFY(built->block.header.hash() != world.state.tip());
    }

    void seedIsTheBeaconOfTheBlockAfter() {
        World world(6);
        const LambdaId lambda = world.publish();
        world.must(world.alice, world.posting(lambda));
        const TaskId task{world.last.receipts.back().subject};
        QVERIFY(world.state.wantsBlock());
        QCOMPARE(world.state.task(task)->seedHeight, world.state.height() + 1);
        QCOMPARE(world.state.task(task)->deadline.value, 0u);
        world.step({}, 50);
        const Task& t = *world.state.task(task);
        QVERIFY(t.seed == crypto::sha256(world.state.tipHeader().beacon));
        QCOMPARE(t.deadline, world.state.time() + t.post.windows.joinMs);
        QVERIFY(world.state.nextDeadline() == t.deadline);
        QVERIFY(!world.state.wantsBlock());
        const Hash seed = t.seed;
        world.step({}, 50);
        QVERIFY(world.state.task(task)->seed == seed);
    }

    // Credits weigh as they were `lookback` blocks before the task, whatever happens meanwhile.
    void snapshotsLookBack() {
        World world(20);
        const auto first = world.toConfirming();
        const std::size_t executor = first.draw.executor;
        const std::uint32_t before = world.state.node(world.nodes[executor].id())->credit.value;
        world.must(world.monitorOf(first.draw, 0),
                   TaskConfirm{world.verdict(first.draw, first.draw.monitors[0], true)});
        world.lapse(first.task);
        const Height changed = world.state.height();
        QCOMPARE(world.state.node(world.nodes[executor].id())->credit.value, before + 5);

        const auto creditIn = [&](Height height) {
            const auto snapshot = world.state.snapshotAt(height);
            if (snapshot == nullptr) qFatal("no snapshot");
            return findEntry(*snapshot, world.nodes[executor].id())->credit.value;
        };
        // A post in the next block looks back behind the change; it keeps its snapshot however long it takes.
        world.must(world.alice, world.posting(first.lambda));
        const TaskId task{world.last.receipts.back().subject};
        const Height used = world.state.task(task)->snapshotHeight;
        QCOMPARE(used.value, world.state.height().value - world.genesis.params.lookbackBlocks);
        const std::uint64_t total = world.state.task(task)->totalWeight;
        QCOMPARE(creditIn(used), before);
        while (world.state.height() < changed + 6) world.step({}, 1);
        QCOMPARE(creditIn(Height{changed.value - 1}), before);
        QCOMPARE(creditIn(changed), before + 5);
        for (int i = 0; i < 20; ++i) world.step({}, 1);
        QCOMPARE(creditIn(used), before);
        QVERIFY(world.state.snapshotAt(Height{used.value + 1}) == nullptr);
        QVERIFY(world.state.snapshotAt(world.state.height() + 1) == nullptr);
        QCOMPARE(creditIn(world.state.height()), before + 5);
        QCOMPARE(world.state.task(task)->totalWeight, total);
        const auto next = world.state.snapshotForNext();
        QVERIFY(next ==
                world.state.snapshotAt(Height{world.state.height().value + 1 - world.genesis.params.lookbackBlocks}));
    }

    void oldSnapshotsLeaveTheStore() {
        World world(20);
        const auto stage = world.toConfirming();
        world.must(world.monitorOf(stage.draw, 0),
                   TaskConfirm{world.verdict(stage.draw, stage.draw.monitors[0], true)});
        world.lapse(stage.task);
        for (int i = 0; i < 12; ++i) world.step({}, 1);
        int snapshots = 0;
        for (const auto& [key, value] : world.records()) snapshots += key[0] == 'S' ? 1 : 0;
        QCOMPARE(snapshots, 1);
    }

    void fullBlocksLeaveTheRestWaiting() {
        World world(4);
        std::vector<SignedTx> txs;
        LambdaPublish big = world.publication(leo(3), leo(1), leo(10));
        Manifest manifest = world.manifest();
        manifest.description.assign(kMaxDescriptionBytes, 'd');
        manifest.command.assign(11, std::string(1000, 'c'));
        big.manifest = manifest.encode();
        world.must(world.authority, Transfer{world.bob.id(), leo(9'000)});
        for (int i = 0; i < 300; ++i) txs.push_back(world.sign(world.bob, big));
        const auto built = world.step(txs);
        QVERIFY(!built.refused.empty());
        QVERIFY(built.block.txs.size() > 100);
        QVERIFY(built.block.encode().size() <= kMaxBlockBytes);
        QCOMPARE(built.refused.front().second.code, Code::Exhausted);
        QCOMPARE(built.block.txs.size() + built.refused.size(), txs.size());
        std::vector<SignedTx> rest(txs.end() - static_cast<std::ptrdiff_t>(built.refused.size()), txs.end());
        QVERIFY(world.step(rest).refused.empty());
    }

    void manyTransactionsInOneBlock() {
        World world(4);
        std::vector<SignedTx> txs;
        for (int i = 0; i < 1000; ++i) txs.push_back(world.sign(world.alice, Transfer{world.bob.id(), Amount{1}}));
        const auto built = world.step(txs);
        QCOMPARE(built.block.txs.size(), std::size_t{1000});
        QCOMPARE(world.state.nonce(world.alice.id()), 1000u);
        QCOMPARE(world.state.balance(world.bob.id()).units, leo(1000).units + 1000);
    }

    // Two tasks whose deadlines fall into one block act in order of deadline, then id.
    void deadlinesInOneBlock() {
        World world(20);
        const LambdaId lambda = world.publish(leo(3), leo(1), leo(50));
        std::vector<SignedTx> posts;
        for (int i = 0; i < 5; ++i) posts.push_back(world.sign(world.alice, world.posting(lambda)));
        world.step(posts);
        world.step();
        const auto receipts = world.step({}, 100'000).receipts;
        QCOMPARE(receipts.size(), std::size_t{5});
        for (std::size_t i = 1; i < receipts.size(); ++i) QVERIFY(receipts[i - 1].subject < receipts[i].subject);
        for (const Receipt& receipt : receipts) QCOMPARE(receipt.kind, Receipt::Kind::Deadline);
        for (const TaskId& id : world.state.openTasks()) QCOMPARE(world.state.task(id)->draw, 1u);
    }

    void nodeRecordsSplit() {
        // A join rewrites the small part of a node, not its certificates.
        World world(20);
        const LambdaId lambda = world.publish();
        const TaskId task = world.post(lambda);
        world.elect(task, 10);
        const TaskId other = world.post(lambda);
        std::size_t free = 0;
        while (!world.state.node(world.nodes[free].id())->busyWith.isZero()) ++free;
        world.must(world.nodes[free].identity, world.joining(free, *world.state.task(other)));
        for (const StateChange& change : world.state.lastChanges()) QVERIFY(change.key[0] != 'I');
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::ChainTest)
#include "chain_test.moc"

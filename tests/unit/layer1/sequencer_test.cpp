// Sequencer and Mempool in virtual time: when blocks come, what is in them, what is refused, and what a failing store
// may not cause.
#include "layer1/local/sequencer.h"

#include <QtTest>

#include "unit/layer1/chain_builder.h"

using namespace leo;
using namespace leo::layer1;
using layer1::test::ChainBuilder;

namespace {

// A sequencer with a store that counts, and a follower that executes every block again.
struct SequencerBench {
    explicit SequencerBench(MempoolLimits limits = {})
        : follower(ledger::State::fromGenesis(chain.world.genesis).value()),
          sequencer(Sequencer::create(
                        ledger::State::fromGenesis(chain.world.genesis).value(), chain.world.authority,
                        chain.world.authorityVrf,
                        [this](const ledger::Block& block, ByteView encoded, const std::vector<ledger::Receipt>&,
                               const std::vector<ledger::StateChange>& changes) -> Status {
                            attempts.push_back(toBytes(encoded));
                            if (storeFails) return makeError(Code::DiskFull, "no room");
                            if (block.encode() != toBytes(encoded) || changes.empty()) qFatal("not this block");
                            ++stored;
                            return {};
                        },
                        limits)
                        .value()),
          now(follower.time()) {}

    ledger::SignedTx tx(std::uint64_t nonce, Amount amount = Amount{1000}) const {
        return chain.transfer(nonce, amount);
    }
    Status submit(const ledger::SignedTx& signedTx) { return sequencer.submit(signedTx, signedTx.tx.id(), now); }
    Sequencer::Poll poll() {
        Sequencer::Poll result = sequencer.poll(now);
        if (result.block) {
            const auto receipts = follower.apply(ledger::Block::decode(result.block->encoded).value());
            if (!receipts.ok()) qFatal("follower: %s", toString(receipts.error()).c_str());
            if (follower.tip() != result.block->hash) qFatal("hash");
            if (follower.totalSupply().value() != chain.world.genesis.supply) qFatal("supply");
        }
        return result;
    }
    // Goes to the next wake-up (not backwards) and polls; at most `limitMs` ahead, else nothing happens.
    std::optional<Sequencer::Poll> step(std::uint64_t limitMs = 60'000) {
        const TimeMs at = std::max(now, sequencer.nextWakeup());
        if (at - now > limitMs) return std::nullopt;
        now = at;
        return poll();
    }
    // Polls until a block came.
    ProducedBlock nextBlock() {
        for (int i = 0; i < 100; ++i)
            if (auto result = step(); result && result->block) return std::move(*result->block);
        qFatal("no block");
    }

    ChainBuilder chain;
    bool storeFails = false;
    int stored = 0;
    std::vector<Bytes> attempts;
    ledger::State follower;
    Sequencer sequencer;
    TimeMs now;
};

std::vector<std::uint64_t> nonces(const ProducedBlock& block) {
    std::vector<std::uint64_t> out;
    for (const auto& tx : block.block.txs) out.push_back(tx.tx.nonce);
    return out;
}

}  // namespace

class SequencerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesOtherKeys() {
        ChainBuilder chain;
        const auto make = [&chain](const crypto::Identity& identity, const crypto::VrfKey& vrf) {
            return Sequencer::create(ledger::State::fromGenesis(chain.world.genesis).value(), identity, vrf,
                                     [](auto&&...) { return Status(); });
        };
        QVERIFY(make(chain.world.authority, chain.world.authorityVrf).ok());
        QCOMPARE(make(chain.world.alice, chain.world.authorityVrf).error().code, Code::BadKey);
        QCOMPARE(make(chain.world.authority, chain.world.nodes[0].vrf).error().code, Code::BadKey);
    }

    void idleChainMovesEveryMaxGap() {
        SequencerBench bench;
        const TimeMs start = bench.now;
        for (std::uint64_t i = 1; i <= 3; ++i) {
            const ProducedBlock block = bench.nextBlock();
            QCOMPARE(bench.now - start, i * 5'000);
            QCOMPARE(block.block.header.time, bench.now);
            QCOMPARE(block.block.header.height.value, i);
            QVERIFY(block.block.txs.empty());
        }
        QCOMPARE(bench.stored, 3);
    }

    void pollingEarlyDoesNothing() {
        SequencerBench bench;
        bench.nextBlock();
        const TimeMs last = bench.now;
        QVERIFY(bench.submit(bench.tx(0)).ok());
        for (std::uint64_t ms : {0u, 1u, 50u, 99u}) {
            bench.now = last + ms;
            QVERIFY(!bench.poll().block);
        }
        bench.now = last + 100;
        QVERIFY(bench.poll().block);
    }

    void transactionsComeAtOnceButNotFasterThanMinGap() {
        SequencerBench bench;
        bench.now = bench.nextBlock().block.header.time + 1'000;
        QVERIFY(bench.submit(bench.tx(0)).ok());
        const TimeMs first = bench.now;
        QCOMPARE(bench.nextBlock().block.header.time, first);  // the gap was long over
        for (std::uint64_t i = 1; i <= 20; ++i) {
            QVERIFY(bench.submit(bench.tx(i)).ok());
            QCOMPARE(nonces(bench.nextBlock()), std::vector<std::uint64_t>{i});
            QCOMPARE(bench.now - first, i * 100);
        }
    }

    void headerTimeNeverGoesBack() {
        SequencerBench bench;
        const TimeMs before = bench.nextBlock().block.header.time;
        bench.now = TimeMs{before.value - 500'000};  // the wall clock was set back by minutes
        QVERIFY(bench.submit(bench.tx(0)).ok());
        bench.poll();
        const ProducedBlock block = bench.nextBlock();
        QCOMPARE(block.block.header.time, before + 1);
        QVERIFY(bench.now - TimeMs{before.value - 500'000} <= 200);
        QCOMPARE(bench.nextBlock().block.header.time, before + 2);
    }

    void seedsAndDeadlinesMakeBlocks() {
        SequencerBench bench;
        ledger::test::World& world = bench.chain.world;
        const auto run = [&](const crypto::Identity& from, ledger::TxBody body) {
            ledger::Tx tx;
            tx.chain = bench.follower.chain();
            tx.sender = from.id();
            tx.nonce = bench.follower.nonce(from.id());
            tx.body = std::move(body);
            if (!bench.submit(ledger::SignedTx::make(std::move(tx), from)).ok()) qFatal("submit");
            ProducedBlock block = bench.nextBlock();
            if (block.receipts.back().code != Code::Ok) qFatal("%s", block.receipts.back().detail.c_str());
            if (!world.state.apply(block.block).ok()) qFatal("world");
            return block;
        };
        const LambdaId lambda{run(world.bob, world.publication()).receipts.back().subject};
        const TimeMs posted = run(world.alice, world.posting(lambda)).block.header.time;
        QVERIFY(bench.sequencer.state().wantsBlock());
        // The seed is the next block's beacon: it comes although nobody sends anything.
        const ProducedBlock seed = bench.nextBlock();
        QCOMPARE(seed.block.header.time - posted, 100u);
        // Nobody joins: every draw ends at its deadline, to the millisecond, and asks for a new seed until the task
        // closes.
        int deadlines = 0;
        while (!bench.sequencer.state().openTasks().empty()) {
            const auto deadline = bench.sequencer.state().nextDeadline();
            const bool seedWanted = bench.sequencer.state().wantsBlock();
            const TimeMs before = bench.now;
            const ProducedBlock block = bench.nextBlock();
            if (seedWanted) {
                QCOMPARE(bench.now - before, 100u);
            } else {
                QVERIFY(deadline);
                QCOMPARE(block.block.header.time, std::max(*deadline, before + 100));
                ++deadlines;
            }
            QVERIFY(deadlines < 100);
        }
        QVERIFY(deadlines >= 3);
        QCOMPARE(bench.follower.balance(world.alice.id()), leo::leo(1000));
        const TimeMs closed = bench.now;
        bench.nextBlock();
        QCOMPARE(bench.now - closed, 5'000u);
    }

    void ordersByArrivalAndNonce() {
        SequencerBench bench;
        const auto& world = bench.chain.world;
        QVERIFY(bench.submit(bench.tx(1)).ok());  // waits for 0
        QVERIFY(bench.submit(bench.chain.transfer(0, Amount{5}, world.bob, world.alice.id())).ok());
        QVERIFY(bench.submit(bench.tx(2)).ok());
        QVERIFY(bench.submit(bench.tx(0)).ok());
        const ProducedBlock block = bench.nextBlock();
        QCOMPARE(block.block.txs.size(), 4u);
        QCOMPARE(block.block.txs[0].tx.sender, world.bob.id());
        QCOMPARE(nonces(block), (std::vector<std::uint64_t>{0, 0, 1, 2}));
        QCOMPARE(bench.sequencer.mempool().size(), 0u);
        QCOMPARE(bench.sequencer.mempool().bytes(), 0u);
    }

    void gapsAreWaitedForALittle() {
        SequencerBench bench;
        bench.nextBlock();
        const TimeMs start = bench.now;
        const ledger::SignedTx late = bench.tx(2);
        QVERIFY(bench.submit(late).ok());
        // Not ready: no block comes for it, and at 3 s it is given back.
        std::vector<std::pair<TxId, Error>> refused;
        while (refused.empty()) {
            const auto result = bench.step();
            QVERIFY(result);
            QVERIFY(!result->block);
            refused = result->refused;
        }
        QCOMPARE(bench.now - start, 3'000u);
        QCOMPARE(refused.front().first, late.tx.id());
        QCOMPARE(refused.front().second.code, Code::BadNonce);
        // In time it is taken.
        QVERIFY(bench.submit(late).ok());
        bench.now = bench.now + 1'000;
        QVERIFY(bench.submit(bench.tx(0)).ok());
        QCOMPARE(nonces(bench.nextBlock()), std::vector<std::uint64_t>{0});
        QVERIFY(bench.submit(bench.tx(1)).ok());
        QCOMPARE(nonces(bench.nextBlock()), (std::vector<std::uint64_t>{1, 2}));
    }

    void refusesWhatCannotEnter() {
        MempoolLimits limits;
        limits.maxPerAccount = 3;
        SequencerBench bench(limits);
        const ChainBuilder other(2);
        const auto& world = bench.chain.world;
        ledger::SignedTx forged = bench.tx(0);
        forged.signature[7] ^= 1;
        ledger::SignedTx altered = bench.tx(0);
        std::get<ledger::Transfer>(altered.tx.body).amount = leo::leo(9);
        const auto code = [&bench](const ledger::SignedTx& tx) {
            const Status status = bench.submit(tx);
            return status.ok() ? Code::Ok : status.error().code;
        };
        QCOMPARE(code(forged), Code::BadSignature);
        QCOMPARE(code(altered), Code::BadSignature);
        QCOMPARE(code(other.transfer(0, Amount{1}, world.alice, world.bob.id())), Code::WrongChain);
        QCOMPARE(code(bench.tx(64)), Code::BadNonce);
        QCOMPARE(code(bench.tx(63)), Code::Ok);
        QCOMPARE(code(bench.tx(0)), Code::Ok);
        QCOMPARE(code(bench.tx(0)), Code::Ok);                     // exactly this one waits already
        QCOMPARE(code(bench.tx(0, leo::leo(2))), Code::BadNonce);  // first come, first served
        QCOMPARE(code(bench.tx(1)), Code::Ok);
        QCOMPARE(code(bench.tx(2)), Code::Exhausted);
        QCOMPARE(bench.sequencer.mempool().size(), 3u);
        bench.nextBlock();
        QCOMPARE(code(bench.tx(0)), Code::BadNonce);
        QCOMPARE(code(bench.tx(1, leo::leo(3))), Code::BadNonce);
        QCOMPARE(code(bench.tx(2)), Code::Ok);
    }

    void limitsTheWholePool() {
        MempoolLimits limits;
        limits.maxTxs = 4;
        SequencerBench bench(limits);
        const auto& world = bench.chain.world;
        for (std::uint64_t i = 0; i < 4; ++i) QVERIFY(bench.submit(bench.tx(i)).ok());
        QCOMPARE(bench.submit(bench.chain.transfer(0, Amount{1}, world.bob, world.alice.id())).error().code,
                 Code::Exhausted);
        bench.nextBlock();
        QVERIFY(bench.submit(bench.chain.transfer(0, Amount{1}, world.bob, world.alice.id())).ok());

        MempoolLimits bytes;
        bytes.maxBytes = bench.tx(0).encode().size() * 2;
        SequencerBench small(bytes);
        QVERIFY(small.submit(small.tx(0)).ok());
        QVERIFY(small.submit(small.tx(1)).ok());
        QCOMPARE(small.submit(small.tx(2)).error().code, Code::Exhausted);
    }

    void blocksStayBelowAGossipMessage() {
        SequencerBench bench;
        const auto& world = bench.chain.world;
        std::vector<const crypto::Identity*> accounts{&world.alice, &world.bob, &world.authority};
        for (const auto& node : world.nodes) accounts.push_back(&node.identity);
        // Key boxes of the largest size, for no task: they fail, and take their place in a block all the same.
        for (std::uint64_t nonce = 0; nonce < 60; ++nonce)
            for (const crypto::Identity* account : accounts) {
                ledger::Tx tx;
                tx.chain = bench.follower.chain();
                tx.sender = account->id();
                tx.nonce = nonce;
                tx.body = ledger::KeyGrant{TaskId{},
                                           0,
                                           0,
                                           ledger::Party::Requester,
                                           ledger::rawCid(viewOf("package")),
                                           Bytes(ledger::kMaxKeyBoxBytes)};
                QVERIFY(bench.submit(ledger::SignedTx::make(std::move(tx), *account)).ok());
            }
        QVERIFY(bench.sequencer.mempool().bytes() > kMaxProducedBlockBytes);
        std::map<AccountId, std::uint64_t> next;
        std::vector<std::size_t> sizes;
        while (bench.sequencer.mempool().size() > 0) {
            const ProducedBlock block = bench.nextBlock();
            QVERIFY(block.encoded.size() <= kMaxProducedBlockBytes);
            QVERIFY(!block.block.txs.empty());
            for (const auto& tx : block.block.txs) QCOMPARE(tx.tx.nonce, next[tx.tx.sender]++);
            sizes.push_back(block.encoded.size());
        }
        QCOMPARE(sizes.size(), 2u);
        QVERIFY(sizes.front() > kMaxProducedBlockBytes - 8'000);  // as full as transactions of 4 KiB allow
        for (const auto& [account, count] : next) QCOMPARE(count, 60u);
    }

    void aFailingStoreStopsTheChainAndAcknowledgesNothing() {
        SequencerBench bench;
        const ledger::SignedTx tx = bench.tx(0);
        QVERIFY(bench.submit(tx).ok());
        bench.storeFails = true;
        bench.now = bench.now + 200;
        Sequencer::Poll result = bench.poll();
        QVERIFY(!result.block);
        QVERIFY(result.failure);
        QCOMPARE(result.failure->code, Code::DiskFull);
        QVERIFY(bench.sequencer.storing());
        // Sent again meanwhile: it is not lost and not refused.
        QVERIFY(bench.submit(tx).ok());
        QVERIFY(bench.submit(bench.tx(1)).ok());
        // Tried again, with the same bytes, and not before its time.
        QVERIFY(!bench.poll().failure);
        QCOMPARE(bench.attempts.size(), 1u);
        const TimeMs failed = bench.now;
        for (std::uint64_t i = 1; i <= 3; ++i) {
            const auto again = bench.step();
            QVERIFY(again && again->failure && !again->block);
            QCOMPARE(bench.now - failed, i * kStoreRetryMs);
        }
        QCOMPARE(bench.attempts.size(), 4u);
        bench.storeFails = false;
        const ProducedBlock block = bench.nextBlock();
        QCOMPARE(block.encoded, bench.attempts.front());
        QCOMPARE(nonces(block), std::vector<std::uint64_t>{0});
        QVERIFY(!bench.sequencer.storing());
        QCOMPARE(nonces(bench.nextBlock()), std::vector<std::uint64_t>{1});
        for (const Bytes& attempt : bench.attempts)
            if (attempt != bench.attempts.back()) QCOMPARE(attempt, bench.attempts.front());
        QCOMPARE(bench.stored, 2);
    }

    void failedTransactionsKeepTheirPlace() {
        SequencerBench bench;
        QVERIFY(bench.submit(bench.tx(0, leo::leo(5'000'000))).ok());  // more than alice has
        QVERIFY(bench.submit(bench.tx(1)).ok());
        const ProducedBlock block = bench.nextBlock();
        QCOMPARE(block.receipts.size(), 2u);
        QCOMPARE(block.receipts[0].code, Code::InsufficientFunds);
        QCOMPARE(block.receipts[1].code, Code::Ok);
        QCOMPARE(bench.follower.nonce(bench.chain.world.alice.id()), 2u);
    }

    void moneyIsConservedUnderRandomTraffic() {
        SequencerBench bench;
        ledger::test::SeededRandom random(7);
        const auto& world = bench.chain.world;
        std::vector<const crypto::Identity*> accounts{&world.alice, &world.bob, &world.authority};
        for (const auto& node : world.nodes) accounts.push_back(&node.identity);
        std::map<AccountId, std::uint64_t> next;
        std::size_t sent = 0;
        std::size_t applied = 0;
        for (int round = 0; round < 200; ++round) {
            const crypto::Identity& from = *accounts[random.below(accounts.size())];
            const crypto::Identity& to = *accounts[random.below(accounts.size())];
            std::uint64_t& nonce = next[from.id()];
            const auto tx = bench.chain.transfer(nonce, Amount{random.below(600 * kUnitsPerLeo)}, from, to.id());
            if (bench.submit(tx).ok()) {
                ++nonce;
                ++sent;
            }
            bench.now = bench.now + random.below(60);
            if (const auto result = bench.poll(); result.block) applied += result.block->block.txs.size();  // audits
        }
        while (bench.sequencer.mempool().size() > 0) applied += bench.nextBlock().block.txs.size();
        QCOMPARE(applied, sent);
        QCOMPARE(sent, 200u);
    }
};

QTEST_GUILESS_MAIN(SequencerTest)
#include "sequencer_test.moc"

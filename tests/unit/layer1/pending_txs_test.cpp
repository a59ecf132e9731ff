// PendingTxs, RecentBlocks, Signal: the small parts of a follower.
#include "layer1/local/pending_txs.h"

#include <QtTest>

#include "layer1/local/recent_blocks.h"
#include "unit/layer1/chain_builder.h"

using namespace leo;
using namespace leo::layer1;
using layer1::test::ChainBuilder;
using layer1::test::Made;

class PendingTxsTest : public QObject {
    Q_OBJECT

    struct Log {
        std::vector<Code> codes;
        SubmitDone done() {
            return [this](const Result<Receipt>& result) {
                codes.push_back(result.ok() ? result->receipt.code : result.error().code);
            };
        }
    };
    static void deliver(const std::vector<PendingTxs::Answer>& answers) {
        for (const auto& answer : answers) answer.deliver();
    }

private Q_SLOTS:
    void settlesByBlock() {
        ChainBuilder chain;
        PendingTxs pending;
        Log mine;
        const auto one = chain.transfer(0);
        const auto rival = chain.transfer(0, leo::leo(7));
        QVERIFY(pending.add(one, one.tx.id(), mine.done()).ok());
        QVERIFY(pending.add(one, one.tx.id(), mine.done()).ok());  // both get the answer
        Log other;
        QVERIFY(pending.add(rival, rival.tx.id(), other.done()).ok());
        QCOMPARE(pending.size(), 2u);
        const Made made = chain.next({one});
        deliver(pending.settle(made.receipts, chain.state));
        QCOMPARE(mine.codes, (std::vector<Code>{Code::Ok, Code::Ok}));
        QCOMPARE(other.codes, std::vector<Code>{Code::BadNonce});
        QVERIFY(pending.empty());
    }

    void countsNoncesPerAccount() {
        ChainBuilder chain;
        PendingTxs pending;
        const AccountId alice = chain.world.alice.id();
        QCOMPARE(pending.nextNonce(alice, 4), 4u);
        for (const std::uint64_t nonce : {0u, 1u, 5u}) {
            const auto tx = chain.transfer(nonce);
            QVERIFY(pending.add(tx, tx.tx.id(), {}).ok());
        }
        QCOMPARE(pending.nextNonce(alice, 0), 6u);
        QCOMPARE(pending.nextNonce(alice, 9), 9u);
        QCOMPARE(pending.nextNonce(chain.world.bob.id(), 2), 2u);
    }

    void refusalsWaitForTheirBlock() {
        ChainBuilder chain;
        PendingTxs pending;
        Log log;
        const auto tx = chain.transfer(0);
        QVERIFY(pending.add(tx, tx.tx.id(), log.done()).ok());
        const Error error = makeError(Code::InsufficientFunds, "fee");
        deliver(pending.refuse(tx.tx.id(), error, Height{2}, chain.state));
        QVERIFY(log.codes.empty());
        QVERIFY(pending.due(1'000'000).empty());  // not sent again
        deliver(pending.settle(chain.next(std::vector<ledger::SignedTx>{}).receipts, chain.state));
        QVERIFY(log.codes.empty());
        deliver(pending.settle(chain.next(std::vector<ledger::SignedTx>{}).receipts, chain.state));
        QCOMPARE(log.codes, std::vector<Code>{Code::InsufficientFunds});

        // Refused, but in the chain after all.
        const auto second = chain.transfer(0);
        QVERIFY(pending.add(second, second.tx.id(), log.done()).ok());
        deliver(pending.refuse(second.tx.id(), makeError(Code::BadNonce, "used"), Height{3}, chain.state));
        deliver(pending.settle(chain.next({second}).receipts, chain.state));
        QCOMPARE(log.codes.back(), Code::Ok);
        deliver(pending.refuse(TxId{}, error, Height{0}, chain.state));
        QCOMPARE(log.codes.size(), 2u);
    }

    void sendsAgainAfterAWhile() {
        ChainBuilder chain;
        PendingTxs pending;
        const auto tx = chain.transfer(0);
        PendingTxs::Item* item = pending.add(tx, tx.tx.id(), {}).value();
        QCOMPARE(pending.due(0).size(), 1u);
        item->attempts = 1;
        item->sentAtMs = 10'000;
        QVERIFY(pending.due(10'000 + kResendMs - 1).empty());
        QCOMPARE(pending.due(10'000 + kResendMs).size(), 1u);
        item->asked = true;
        QVERIFY(pending.due(1'000'000).empty());
        QVERIFY(pending.unasked().empty());
    }

    void isBounded() {
        ChainBuilder chain;
        PendingTxs pending;
        ledger::SignedTx tx = chain.transfer(0);
        for (std::size_t i = 0; i < kMaxPendingTxs; ++i) {
            tx.tx.nonce = i;
            QVERIFY(pending.add(tx, tx.tx.id(), {}).ok());
        }
        tx.tx.nonce = kMaxPendingTxs;
        QCOMPARE(pending.add(tx, tx.tx.id(), {}).error().code, Code::Exhausted);
        QCOMPARE(pending.failAll(makeError(Code::Untrusted, "")).size(), kMaxPendingTxs);
        QVERIFY(pending.empty());
    }

    void recentBlocksForget() {
        ChainBuilder chain;
        RecentBlocks recent(3);
        std::vector<Made> blocks;
        for (int i = 0; i < 5; ++i) {
            blocks.push_back(chain.next(2));
            recent.push(blocks.back().block.header.height,
                        {chain.state.tip(), blocks.back().encoded, blocks.back().receipts});
        }
        QVERIFY(!recent.find(Height{2}));
        QVERIFY(!recent.find(Height{6}));
        QVERIFY(!recent.find(blocks[1].block.txs[0].tx.id()));
        QCOMPARE(recent.find(Height{3})->encoded, blocks[2].encoded);
        const auto* at = recent.find(blocks[4].block.txs[1].tx.id());
        QVERIFY(at);
        QCOMPARE(at->height.value, 5u);
        QCOMPARE(at->index, 1u);
    }

    void subscriptionsEndWhenDropped() {
        auto signal = std::make_unique<Signal<int>>();
        std::vector<int> seen;
        Subscription second;
        Subscription late;
        Subscription first = signal->subscribe([&](int value) {
            seen.push_back(value);
            second.reset();  // in the middle of a call
            if (!late) late = signal->subscribe([&seen](int more) { seen.push_back(100 + more); });
        });
        second = signal->subscribe([&seen](int value) { seen.push_back(10 + value); });
        signal->notify(1);
        QCOMPARE(seen, std::vector<int>{1});
        signal->notify(2);
        QCOMPARE(seen, (std::vector<int>{1, 2, 102}));
        first.reset();
        signal->notify(3);
        QCOMPARE(seen.back(), 103);
        signal.reset();
        late.reset();  // outlives its signal
    }
};

QTEST_GUILESS_MAIN(PendingTxsTest)
#include "pending_txs_test.moc"

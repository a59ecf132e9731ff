// TxSender on a chain whose every answer the test decides: order, nonces taken by others, lost answers, refusals. The
// question in each case: is every transfer in the chain exactly once, or reported as refused?
#include "layer1/tx_sender.h"

#include <QtTest>

#include "unit/layer1/chain_builder.h"

using namespace leo;
using namespace leo::layer1;
using layer1::test::ChainBuilder;
using layer1::test::Made;

namespace {

class FakeChain final : public Layer1 {
public:
    struct Sent {
        ledger::SignedTx tx;
        SubmitDone done;
    };

    const ledger::Genesis& genesis() const override { return builder.world.genesis; }
    const ledger::State& state() const override { return builder.state; }
    void submit(const ledger::SignedTx& tx, SubmitDone done) override {
        outstanding.push_back(Sent{tx, std::move(done)});
    }
    std::uint64_t nextNonce(const AccountId& account) const override {
        std::uint64_t next = state().nonce(account);
        for (const Sent& sent : outstanding)
            if (sent.tx.tx.sender == account) next = std::max(next, sent.tx.tx.nonce + 1);
        return next;
    }
    Result<Receipt> findReceipt(const TxId& id) override {
        const auto found = receipts.find(id);
        if (found == receipts.end()) return makeError(Code::NotFound, "not here");
        return found->second;
    }
    Result<std::vector<ledger::Receipt>> receiptsAt(Height) override { return makeError(Code::NotFound, ""); }
    std::optional<ledger::Block> blockAt(Height) override { return std::nullopt; }
    Subscription onHead(HeadHandler handler) override { return heads.subscribe(std::move(handler)); }
    Connection connection() const override { return Connection::Live; }
    Subscription onConnection(ConnectionHandler) override { return {}; }
    std::string finalityNote() const override { return {}; }

    // One block with these; answers those that wait for it, unless the answers are lost.
    void block(const std::vector<ledger::SignedTx>& txs, bool loseAnswers = false) {
        const Made made = builder.next(txs);
        std::uint32_t index = 0;
        for (const ledger::Receipt& receipt : made.receipts) {
            const TxId id{receipt.subject};
            receipts.emplace(id, Receipt{id, made.block.header.height, index++, receipt});
        }
        heads.notify(Head{Head::Kind::Applied, builder.state.tip(), made.block, made.receipts});
        if (loseAnswers) return;
        for (const ledger::SignedTx& tx : txs) answer(tx.tx.id(), receipts.at(tx.tx.id()));
    }
    // A block with everything outstanding.
    void blockWithAll() {
        std::vector<ledger::SignedTx> txs;
        for (const Sent& sent : outstanding) txs.push_back(sent.tx);
        block(txs);
    }
    void answer(const TxId& id, Result<Receipt> result) {
        const auto found = std::find_if(outstanding.begin(), outstanding.end(),
                                        [&id](const Sent& sent) { return sent.tx.tx.id() == id; });
        if (found == outstanding.end()) return;
        const SubmitDone done = std::move(found->done);
        outstanding.erase(found);
        done(std::move(result));
    }
    void refuse(std::size_t which, Code code) { answer(outstanding.at(which).tx.tx.id(), makeError(code, "test")); }

    ChainBuilder builder;
    std::vector<Sent> outstanding;
    std::map<TxId, Receipt> receipts;
    Signal<const Head&> heads;
};

struct SenderBench {
    // Transfer number i moves i + 1 units, so the balance tells which of them were applied.
    void send(std::size_t i) {
        sender->send(ledger::Transfer{chain.builder.world.bob.id(), Amount{i + 1}},
                     [this, i](const Result<Receipt>& r) {
                         if (answers.contains(i)) qFatal("answered twice");
                         answers[i] = r.ok() ? r->receipt.code : r.error().code;
                         order.push_back(i);
                     });
    }
    std::uint64_t bobGot() const {
        return chain.state().balance(chain.builder.world.bob.id()).units - leo::leo(1000).units;
    }
    std::uint64_t nonceOf(std::size_t which) const { return chain.outstanding.at(which).tx.tx.nonce; }
    TxId idOf(std::size_t which) const { return chain.outstanding.at(which).tx.tx.id(); }

    FakeChain chain;
    std::map<std::size_t, Code> answers;
    std::vector<std::size_t> order;
    std::unique_ptr<TxSender> sender = std::make_unique<TxSender>(chain, chain.builder.world.alice);
};

}  // namespace

class TxSenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsInOrderAWindowAtATime() {
        SenderBench bench;
        for (std::size_t i = 0; i < 40; ++i) bench.send(i);
        QCOMPARE(bench.sender->pending(), 40u);
        QCOMPARE(bench.chain.outstanding.size(), kSendWindow);
        for (std::size_t i = 0; i < kSendWindow; ++i) QCOMPARE(bench.nonceOf(i), i);
        for (const auto& sent : bench.chain.outstanding) QVERIFY(sent.tx.signatureValid());
        while (!bench.chain.outstanding.empty()) bench.chain.blockWithAll();
        QCOMPARE(bench.order.size(), 40u);
        QVERIFY(std::is_sorted(bench.order.begin(), bench.order.end()));
        QCOMPARE(bench.sender->pending(), 0u);
        QCOMPARE(bench.bobGot(), 40u * 41 / 2);
    }

    void takesAFreshNonceWhenAnotherProgramTookIt() {
        SenderBench bench;
        bench.send(0);
        bench.send(1);
        const TxId first = bench.idOf(0);
        bench.chain.block({bench.chain.builder.transfer(0, Amount{1'000})});  // of the same account, from elsewhere
        bench.chain.refuse(0, Code::BadNonce);
        // Signed again behind what is in flight; the former bytes can't apply any more.
        QCOMPARE(bench.chain.outstanding.size(), 2u);
        QCOMPARE(bench.nonceOf(0), 1u);
        QCOMPARE(bench.nonceOf(1), 2u);
        QVERIFY(bench.idOf(1) != first);
        bench.chain.blockWithAll();
        QCOMPARE(bench.answers.at(0), Code::Ok);
        QCOMPARE(bench.answers.at(1), Code::Ok);
        QCOMPARE(bench.bobGot(), 1'000u + 1 + 2);
    }

    void keepsTheSameBytesWhileTheNonceIsFree() {
        SenderBench bench;
        bench.send(0);
        const TxId id = bench.idOf(0);
        for (const Code code : {Code::BadNonce, Code::Exhausted, Code::Unavailable, Code::Timeout}) {
            bench.chain.refuse(0, code);
            QVERIFY(bench.chain.outstanding.empty());
            QVERIFY(bench.answers.empty());
            bench.chain.block({});
            QCOMPARE(bench.chain.outstanding.size(), 1u);
            QCOMPARE(bench.idOf(0), id);
        }
        bench.chain.blockWithAll();
        QCOMPARE(bench.answers.at(0), Code::Ok);
        QCOMPARE(bench.bobGot(), 1u);
    }

    void nothingNewIsSentWhileOneWaits() {
        SenderBench bench;
        bench.send(0);
        bench.chain.refuse(0, Code::Exhausted);
        bench.send(1);
        QVERIFY(bench.chain.outstanding.empty());
        bench.chain.block({});
        QCOMPARE(bench.chain.outstanding.size(), 2u);
        QCOMPARE(bench.nonceOf(0), 0u);
        QCOMPARE(bench.nonceOf(1), 1u);
        bench.chain.blockWithAll();
        QCOMPARE(bench.order, (std::vector<std::size_t>{0, 1}));
    }

    void findsWhatIsInTheChainAfterALostAnswer() {
        SenderBench bench;
        bench.send(0);
        bench.chain.block({bench.chain.outstanding[0].tx}, true);
        bench.chain.refuse(0, Code::BadNonce);
        QCOMPARE(bench.answers.at(0), Code::Ok);
        QVERIFY(bench.chain.outstanding.empty());
        QCOMPARE(bench.bobGot(), 1u);
    }

    void closesTheNonceOfARefusalSoThatLaterOnesCanGoOn() {
        SenderBench bench;
        for (std::size_t i = 0; i < 3; ++i) bench.send(i);
        const TxId third = bench.idOf(2);
        bench.chain.refuse(1, Code::InsufficientFunds);
        QCOMPARE(bench.answers.at(1), Code::InsufficientFunds);
        QCOMPARE(bench.chain.outstanding.size(), 3u);
        QCOMPARE(bench.nonceOf(2), 1u);  // the empty transfer to oneself
        const auto& filler = std::get<ledger::Transfer>(bench.chain.outstanding[2].tx.tx.body);
        QCOMPARE(filler.to, bench.sender->account());
        QVERIFY(filler.amount.isZero());
        QCOMPARE(bench.sender->pending(), 2u);
        const std::vector<ledger::SignedTx> txs{bench.chain.outstanding[0].tx, bench.chain.outstanding[2].tx,
                                                bench.chain.outstanding[1].tx};
        QCOMPARE(txs[2].tx.id(), third);
        bench.chain.block(txs);
        QCOMPARE(bench.answers.size(), 3u);
        QCOMPARE(bench.answers.at(2), Code::Ok);
        QCOMPARE(bench.bobGot(), 1u + 3);
    }

    void allRefusedLeavesNothingBehind() {
        SenderBench bench;
        for (std::size_t i = 0; i < 3; ++i) bench.send(i);
        for (int i = 0; i < 3; ++i) bench.chain.refuse(0, Code::InsufficientFunds);
        QCOMPARE(bench.answers.size(), 3u);
        while (!bench.chain.outstanding.empty()) bench.chain.refuse(0, Code::InsufficientFunds);
        bench.chain.block({});
        QVERIFY(bench.chain.outstanding.empty());
        bench.send(7);
        QCOMPARE(bench.nonceOf(0), 0u);  // nothing used it
        bench.chain.blockWithAll();
        QCOMPARE(bench.answers.at(7), Code::Ok);
    }

    void aFailedTransactionIsAnAnswer() {
        SenderBench bench;
        bench.send(static_cast<std::size_t>(leo::leo(2000).units));  // more than alice has
        bench.send(0);
        bench.chain.blockWithAll();
        QCOMPARE(bench.answers.at(static_cast<std::size_t>(leo::leo(2000).units)), Code::InsufficientFunds);
        QCOMPARE(bench.answers.at(0), Code::Ok);
        QCOMPARE(bench.bobGot(), 1u);
    }

    void theQueueIsBounded() {
        SenderBench bench;
        for (std::size_t i = 0; i < kMaxSendQueue; ++i) bench.send(i);
        QVERIFY(bench.answers.empty());
        bench.send(kMaxSendQueue);
        QCOMPARE(bench.answers.at(kMaxSendQueue), Code::Exhausted);
        QCOMPARE(bench.sender->pending(), kMaxSendQueue);
    }

    void mayBeDestroyedInACallback() {
        SenderBench bench;
        bench.sender->send(ledger::Transfer{bench.chain.builder.world.bob.id(), Amount{5}},
                           [&bench](const Result<Receipt>&) { bench.sender.reset(); });
        bench.send(0);
        bench.chain.blockWithAll();
        QVERIFY(!bench.sender);
        QVERIFY(bench.answers.empty());
        bench.chain.block({});
    }
};

QTEST_GUILESS_MAIN(TxSenderTest)
#include "tx_sender_test.moc"

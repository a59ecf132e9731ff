// The local chain over real sockets: transactions through followers, restarts, a full disk, an authority that signs
// two histories, another network.
#include <QtTest>

#include "integration/layer1/local_network.h"
#include "layer1/local/wire.h"

using namespace leo;
using namespace leo::layer1;
using layer1::test::ChainBuilder;
using layer1::test::Follower;
using layer1::test::kWaitMs;
using layer1::test::LocalNetwork;
using layer1::test::makeHost;
using leo::store::test::FaultyDisk;

namespace {

// Sends `count` transfers to bob and counts the answers; a doubled transfer shows in bob's balance.
struct Payments {
    Payments(Layer1& layer1, const crypto::Identity& from, const AccountId& recipient, Amount each = Amount{1})
        : chain(layer1), to(recipient), amount(each), sender(layer1, from) {}
    void send(int count) {
        for (int i = 0; i < count; ++i) {
            ++sent;
            sender.send(ledger::Transfer{to, amount}, [this](const Result<Receipt>& result) {
                if (!result.ok() || !result->applied()) qFatal("not applied");
                if (chain.state().height() < result->height) qFatal("acknowledged before it is in the state");
                ++acknowledged;
            });
        }
    }
    bool done() const { return acknowledged == sent; }

    Layer1& chain;
    AccountId to;
    Amount amount;
    TxSender sender;
    int sent = 0;
    int acknowledged = 0;
};

std::uint64_t received(const ledger::State& state, const AccountId& account) {
    return state.balance(account).units - leo::leo(1000).units;
}

}  // namespace

class LocalChainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { FaultyDisk::instance().install(); }
    void cleanup() { FaultyDisk::instance().full = false; }

    void transfersThroughAFollowerReachEverybody() {
        LocalNetwork net;
        net.startAuthority();
        std::vector<Follower> followers;
        followers.push_back(net.makeFollower(net.world.nodes[0].identity, "one.db"));
        followers.push_back(net.makeFollower(net.world.nodes[1].identity, "two.db"));
        followers.push_back(net.makeFollower(net.world.alice));  // short-lived, no store
        for (Follower& follower : followers) net.joinAuthority(follower);
        for (Follower& follower : followers)
            QTRY_COMPARE_WITH_TIMEOUT(follower.chain->connection(), Connection::Live, kWaitMs);

        std::uint64_t heads = 0;
        const Subscription subscription = followers[0].chain->onHead([&](const Head& head) {
            if (head.hash != followers[0].chain->state().tip() || head.hash != head.block.header.hash())
                qFatal("head");
            ++heads;
        });
        const Height before = followers[0].chain->state().height();
        const AccountId bob = net.world.bob.id();
        Payments payments(*followers[2].chain, net.world.alice, bob);
        payments.send(40);
        QTRY_VERIFY_WITH_TIMEOUT(payments.done(), kWaitMs);
        for (Follower& follower : followers) {
            QTRY_COMPARE_WITH_TIMEOUT(received(follower.chain->state(), bob), 40u, kWaitMs);
            QVERIFY(!follower.chain->alarm());
        }
        QCOMPARE(heads, followers[0].chain->state().height().value - before.value);

        // What one can ask for: receipts and blocks, from a store and from memory.
        const Height tip = followers[2].chain->state().height();
        for (Follower* follower : {&followers[0], &followers[2]}) {
            std::size_t txs = 0;
            for (Height height{1}; height <= tip; height = height + 1) {
                QTRY_VERIFY_WITH_TIMEOUT(follower->chain->blockAt(height).has_value(), kWaitMs);
                const auto block = follower->chain->blockAt(height);
                QVERIFY(follower->chain->receiptsAt(height).ok());
                for (const auto& tx : block->txs) {
                    QCOMPARE(follower->chain->findReceipt(tx.tx.id())->height, height);
                    ++txs;
                }
            }
            QCOMPARE(txs, 40u);
            QVERIFY(!follower->chain->blockAt(Height{0}));
            QVERIFY(!follower->chain->receiptsAt(tip + 1000).ok());
        }
    }

    void aTransactionFindsItsWayWithoutALinkToTheAuthority() {
        LocalNetwork net;
        net.startAuthority();
        Follower middle = net.makeFollower(net.world.nodes[0].identity, "middle.db");
        Follower far = net.makeFollower(net.world.alice, "far.db");
        net.joinAuthority(middle);
        far.host->dial(QUrl(middle.host->listenUrl()), net.world.nodes[0].id());
        QTRY_COMPARE_WITH_TIMEOUT(far.chain->connection(), Connection::Live, kWaitMs);
        QVERIFY(!far.host->isConnected(net.world.authority.id()));
        Payments payments(*far.chain, net.world.alice, net.world.bob.id());
        payments.send(5);
        QTRY_VERIFY_WITH_TIMEOUT(payments.done(), kWaitMs);
        QCOMPARE(received(far.chain->state(), net.world.bob.id()), 5u);
    }

    void aFollowerRestartsAndCatchesUp() {
        LocalNetwork net;
        net.startAuthority();
        Follower steady = net.makeFollower(net.world.alice);
        net.joinAuthority(steady);
        const AccountId bob = net.world.bob.id();
        Payments payments(*steady.chain, net.world.alice, bob);
        Height stopped;
        {
            Follower restarted = net.makeFollower(net.world.nodes[0].identity, "restarted.db");
            net.joinAuthority(restarted);
            payments.send(10);
            QTRY_COMPARE_WITH_TIMEOUT(received(restarted.chain->state(), bob), 10u, kWaitMs);
            stopped = restarted.chain->state().height();
        }
        payments.send(30);
        QTRY_VERIFY_WITH_TIMEOUT(payments.done(), kWaitMs);
        Follower again = net.makeFollower(net.world.nodes[0].identity, "restarted.db");
        QCOMPARE(again.chain->state().height(), stopped);  // a clean stop loses nothing
        // From a follower: it serves the chain like the authority does.
        QTRY_COMPARE_WITH_TIMEOUT(steady.chain->connection(), Connection::Live, kWaitMs);
        again.host->dial(QUrl(steady.host->listenUrl()), net.world.alice.id());
        QTRY_COMPARE_WITH_TIMEOUT(received(again.chain->state(), bob), 40u, kWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(again.chain->connection(), Connection::Live, kWaitMs);
    }

    void theAuthorityRestartsAndNothingIsLostOrDoubled() {
        LocalNetwork net;
        net.startAuthority();
        Follower follower = net.makeFollower(net.world.alice, "follower.db");
        net.joinAuthority(follower);
        QTRY_COMPARE_WITH_TIMEOUT(follower.chain->connection(), Connection::Live, kWaitMs);
        const AccountId bob = net.world.bob.id();
        Payments payments(*follower.chain, net.world.alice, bob);
        for (int round = 0; round < 3; ++round) {
            payments.send(20);
            // Somewhere in the middle: some stored and not answered, some not even sent.
            QTRY_VERIFY_WITH_TIMEOUT(payments.acknowledged > 20 * round, kWaitMs);
            const Height height = net.authority->state().height();
            net.stopAuthority();
            payments.send(5);
            QTRY_COMPARE_WITH_TIMEOUT(follower.chain->connection(), Connection::Offline, kWaitMs);
            payments.send(5);
            net.startAuthority();
            QCOMPARE(net.authority->state().height(), height);
            QTRY_VERIFY_WITH_TIMEOUT(payments.done(), kWaitMs);
        }
        QCOMPARE(payments.sent, 90);
        QCOMPARE(received(follower.chain->state(), bob), 90u);
        QVERIFY(!follower.chain->alarm());
        QTRY_COMPARE_WITH_TIMEOUT(follower.chain->connection(), Connection::Live, kWaitMs);
    }

    void twoProgramsOfOneAccountShareItsNonces() {
        LocalNetwork net;
        net.startAuthority();
        Follower one = net.makeFollower(net.world.nodes[0].identity);
        Follower two = net.makeFollower(net.world.nodes[1].identity);
        net.joinAuthority(one);
        net.joinAuthority(two);
        const AccountId bob = net.world.bob.id();
        Payments first(*one.chain, net.world.alice, bob);
        Payments second(*two.chain, net.world.alice, bob, Amount{100});
        first.send(25);
        second.send(25);
        QTRY_VERIFY_WITH_TIMEOUT(first.done() && second.done(), kWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(received(one.chain->state(), bob), 25u + 2'500u, kWaitMs);
    }

    void aFullDiskStopsTheAuthorityUntilThereIsRoom() {
        LocalNetwork net;
        net.startAuthority(FaultyDisk::kVfsName);
        Follower follower = net.makeFollower(net.world.alice);
        net.joinAuthority(follower);
        QTRY_COMPARE_WITH_TIMEOUT(follower.chain->connection(), Connection::Live, kWaitMs);
        std::optional<Code> failure;
        bool recovered = false;
        net.authority->onFailure = [&](const Error& error) { failure = error.code; };
        net.authority->onRecovered = [&] { recovered = true; };
        FaultyDisk::instance().full = true;
        Payments payments(*follower.chain, net.world.alice, net.world.bob.id());
        payments.send(3);
        QTRY_VERIFY_WITH_TIMEOUT(failure.has_value(), kWaitMs);
        QCOMPARE(*failure, Code::DiskFull);
        const Height height = follower.chain->state().height();
        QTest::qWait(2 * static_cast<int>(kStoreRetryMs));  // a retry or two
        QCOMPARE(payments.acknowledged, 0);
        QCOMPARE(follower.chain->state().height(), height);
        QVERIFY(!recovered);
        FaultyDisk::instance().full = false;
        QTRY_VERIFY_WITH_TIMEOUT(payments.done(), kWaitMs);
        QVERIFY(recovered);
        QCOMPARE(received(follower.chain->state(), net.world.bob.id()), 3u);
    }

    // Its failure lasts as long as the disk is full, whatever blocks come meanwhile.
    void aFullDiskIsSaidUntilThereIsRoom() {
        LocalNetwork net;
        net.startAuthority();
        Follower follower = net.makeFollower(net.world.alice, "full.db", 0, nullptr, FaultyDisk::kVfsName);
        net.joinAuthority(follower);
        QTRY_COMPARE_WITH_TIMEOUT(follower.chain->connection(), Connection::Live, kWaitMs);
        QVERIFY(!follower.chain->failure());
        Payments payments(*follower.chain, net.world.alice, net.world.bob.id());
        int failures = 0, heads = 0;
        follower.chain->onFailure = [&](const Error&) { ++failures; };
        FaultyDisk::instance().full = true;
        payments.send(1);
        QTRY_COMPARE_WITH_TIMEOUT(failures, 1, kWaitMs);
        const Subscription subscription = follower.chain->onHead([&](const Head&) {
            if (!FaultyDisk::instance().full) return;
            ++heads;
            if (!follower.chain->failure()) qFatal("the disk is still full");
        });
        payments.send(1);
        QTest::qWait(2'500);  // two attempts to write
        QVERIFY(follower.chain->failure());
        QCOMPARE(follower.chain->failure()->code, Code::DiskFull);
        QCOMPARE(failures, 1);
        QVERIFY(heads > 0);
        FaultyDisk::instance().full = false;
        QTRY_VERIFY_WITH_TIMEOUT(!follower.chain->failure(), kWaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(payments.done(), kWaitMs);
    }

    // --- an authority that lies ---------------------------------------------------------------------------------

    void twoSignedHistoriesAreAnAlarm() {
        ChainBuilder builder;
        ChainBuilder other;
        const auto common = builder.next(1);
        QCOMPARE(other.next(1).encoded, common.encoded);
        const auto one = builder.next(2);
        const auto two = other.next(3);
        QVERIFY(one.block.header.height == two.block.header.height);
        expectAlarm({common.encoded, one.encoded, two.encoded}, 2, "two different blocks at height 2");
    }

    void aBlockOnAnotherHistoryIsAnAlarm() {
        ChainBuilder builder;
        ChainBuilder other;
        const auto one = builder.next(2);
        static_cast<void>(other.next(3));
        const auto after = other.next(1);
        expectAlarm({one.encoded, after.encoded}, 1, "two histories");
    }

    void aSignedBlockThatBreaksTheRulesIsAnAlarm() {
        ChainBuilder builder;
        const auto one = builder.next(1);
        auto bad = builder.next(1);
        bad.block.header.stateRoot[0] ^= 1;
        bad.block.commit = ledger::Block::sign(bad.block.header, builder.world.authority);
        expectAlarm({one.encoded, bad.block.encode()}, 1, "breaks the rules");
    }

    void othersCantRaiseAnAlarm() {
        // Not signed by the authority, or the signed header with other transactions under it: no block, no alarm.
        LocalNetwork net;
        ChainBuilder builder;
        const auto one = builder.next(2);
        auto unsignedBlock = one.block;
        unsignedBlock.header.time = unsignedBlock.header.time + 7;
        auto swapped = one.block;
        swapped.txs.pop_back();
        for (const Bytes& bytes : {unsignedBlock.encode(), swapped.encode(), Bytes{1, 2, 3}}) {
            const auto liar = makeHost(builder.world.bob);
            Follower follower = followerOf(net, builder, {});
            follower.host->dial(QUrl(liar->listenUrl()), builder.world.bob.id());
            const std::string topic = blocksTopic(builder.world.genesis);
            QTRY_VERIFY_WITH_TIMEOUT(!liar->topicPeers(topic).empty(), kWaitMs);
            QVERIFY(liar->publish(topic, bytes).ok());
            QVERIFY(liar->publish(topic, one.encoded).ok());  // the true block, after the false one
            QTRY_COMPARE_WITH_TIMEOUT(follower.chain->state().height().value, 1u, kWaitMs);
            QVERIFY(!follower.chain->alarm());
        }
    }

    void anotherNetworkIsRefused() {
        LocalNetwork net;
        net.startAuthority();
        const LocalNetwork elsewhere(2);
        Follower follower = net.makeFollower(net.world.alice, {}, 0, &elsewhere.world.genesis);
        bool met = false;
        bool left = false;
        follower.chain->onPeerConnected = [&](const AccountId&) { met = true; };
        follower.chain->onPeerDisconnected = [&](const AccountId&) { left = true; };
        net.joinAuthority(follower);
        QTRY_VERIFY_WITH_TIMEOUT(met && left, kWaitMs);
        QCOMPARE(follower.chain->connection(), Connection::Offline);
        QCOMPARE(follower.chain->state().height().value, 0u);
        // The store of one network does not open for another.
        const auto wrong =
            store::ChainStore::open(net.file("authority.db"), elsewhere.world.genesis, store::Durability::Relaxed);
        QVERIFY(!wrong.ok());
    }

    // --- newcomers ----------------------------------------------------------------------------------------------

    void aNewcomerFetchesTheGenesis() {
        LocalNetwork net;
        net.startAuthority();
        const auto host = makeHost(net.world.alice);
        host->dial(net.authorityUrl(), std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(host->isConnected(net.world.authority.id()), kWaitMs);
        std::optional<Result<ledger::Genesis>> got;
        const ChainId chain = net.world.genesis.chainId();
        fetchGenesis(*host, net.world.authority.id(), chain,
                     [&](Result<ledger::Genesis> result) { got = std::move(result); });
        QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), kWaitMs);
        QVERIFY(got->ok());
        QCOMPARE((*got)->chainId(), chain);
        got.reset();
        fetchGenesis(*host, net.world.authority.id(), ChainId{},
                     [&](Result<ledger::Genesis> result) { got = std::move(result); });
        QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), kWaitMs);
        QVERIFY(!got->ok());
        QCOMPARE(got->error().code, Code::DigestMismatch);
    }

    void aNewcomerFindsPeers() {
        LocalNetwork net;
        net.startAuthority();
        std::vector<Follower> followers;
        std::vector<crypto::Identity> identities;
        for (int i = 0; i < 5; ++i) identities.push_back(crypto::Identity::generate(net.random));
        for (const auto& identity : identities) {
            followers.push_back(net.makeFollower(identity, {}, 3));
            net.joinAuthority(followers.back());
            QTRY_VERIFY_WITH_TIMEOUT(followers.back().host->isConnected(net.world.authority.id()), kWaitMs);
        }
        Follower& last = followers.back();
        QTRY_VERIFY_WITH_TIMEOUT(last.host->peers().size() >= 3, kWaitMs);
        // Enough peers: the chain reaches it without the authority's link too.
        const Height height = last.chain->state().height();
        last.host->forget(net.world.authority.id());
        QTRY_VERIFY_WITH_TIMEOUT(last.chain->state().height() >= height + 3, kWaitMs);
    }

private:
    static Follower followerOf(LocalNetwork& net, const ChainBuilder& builder, const std::string& name) {
        return net.makeFollower(builder.world.nodes[0].identity, name, 0, &builder.world.genesis);
    }

    // A program with the authority's key publishes these blocks; the follower takes `good` of them and then stops.
    static void expectAlarm(const std::vector<Bytes>& blocks, std::uint64_t good, const char* words) {
        LocalNetwork net;
        const ChainBuilder builder;
        const std::string topic = blocksTopic(builder.world.genesis);
        {
            const auto liar = makeHost(builder.world.authority);
            Follower follower = followerOf(net, builder, "follower.db");
            std::string heard;
            follower.chain->onAlarm = [&](const std::string& sentence) { heard = sentence; };
            follower.host->dial(QUrl(liar->listenUrl()), builder.world.authority.id());
            QTRY_VERIFY_WITH_TIMEOUT(!liar->topicPeers(topic).empty(), kWaitMs);
            std::optional<Code> pending;
            const auto waits = builder.transfer(40);  // never to be in a block
            follower.chain->submit(waits, [&](const Result<Receipt>& result) { pending = result.error().code; });
            for (std::size_t i = 0; i < blocks.size(); ++i) {
                QVERIFY(liar->publish(topic, blocks[i]).ok());
                if (i < good) QTRY_COMPARE_WITH_TIMEOUT(follower.chain->state().height().value, i + 1, kWaitMs);
            }
            QTRY_VERIFY_WITH_TIMEOUT(!heard.empty(), kWaitMs);
            QVERIFY2(heard.find(words) != std::string::npos, heard.c_str());
            QCOMPARE(follower.chain->alarm(), std::optional(heard));
            QCOMPARE(follower.chain->connection(), Connection::Offline);
            QCOMPARE(pending, std::optional(Code::Untrusted));
            expectUntrusted(follower, builder);
        }
        // Also after a restart.
        Follower again = followerOf(net, builder, "follower.db");
        QVERIFY(again.chain->alarm().has_value());
        expectEvidence(again.chain->alarmEvidence(), builder.world.genesis.authority);
        QCOMPARE(again.chain->state().height().value, good);
        expectUntrusted(again, builder);
    }

    // Whoever gets it can check that the authority signed both.
    static void expectEvidence(const Bytes& evidence, const AccountId& authority) {
        const Result<std::vector<Bytes>> items = decodeList(evidence, 2);
        QVERIFY(items.ok());
        QCOMPARE(items->size(), std::size_t{2});
        const Result<SignedHeader> ours = SignedHeader::decode((*items)[0]);
        if (!(*items)[0].empty()) QVERIFY(ours.ok() && ours->valid(authority));
        const Result<SignedHeader> other = SignedHeader::decode((*items)[1]);
        if (other.ok()) {
            QVERIFY(other->valid(authority));
            if (ours.ok()) QVERIFY(ours->header.hash() != other->header.hash());
        } else {
            const Result<ledger::Block> block = ledger::Block::decode((*items)[1]);
            QVERIFY(block.ok() && block->commitValid(authority));
        }
    }

    static void expectUntrusted(Follower& follower, const ChainBuilder& builder) {
        std::optional<Code> code;
        follower.chain->submit(builder.transfer(0),
                               [&](const Result<Receipt>& result) { code = result.error().code; });
        QVERIFY(!code);  // never inside the call
        QTRY_COMPARE_WITH_TIMEOUT(code, std::optional(Code::Untrusted), kWaitMs);
    }
};

QTEST_GUILESS_MAIN(LocalChainTest)
#include "local_chain_test.moc"

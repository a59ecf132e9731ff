// KeyAsking: who asks the owners, with what and when; which requests of others are left to stand, and which are not.
#include <QtTest>

#include "protocol/key_asking.h"
#include "unit/protocol/group.h"

namespace leo::protocol {
namespace {

using ledger::TaskPhase;
using test::drain;
using test::Group;
using test::hashOf;
using test::Phase;

// A group whose members each have a KeyAsking, in order of id.
struct Members {
    Group group;
    TimeMs now;
    std::vector<NodeId> ids;
    std::vector<std::unique_ptr<KeyAsking>> all;
    EvidenceShare share;

    explicit Members(std::size_t size = 5) : group(size), now(group.world.state.time()) {
        const Turn turn = group.turn();
        ids = turn.everyone();
        std::sort(ids.begin(), ids.end());
        for (const NodeId& id : ids) all.push_back(std::make_unique<KeyAsking>(turn, id, now));
        share = quote();
    }
    EvidenceShare quote() {
        const KeyPackage package = group.package();
        return EvidenceShare{0, Phase::Before, package.evidence[0].nonces, package.evidence[0].evidence,
                             package.time};
    }
    void hear(std::size_t member, const EvidenceShare& of) { all[member]->handle(of, now); }
    // The first `monitors` of them say ok (or fail) to what was quoted.
    void speak(std::size_t member, std::size_t monitors, const EvidenceShare& of, bool ok = true) {
        for (std::size_t i = 0; i < monitors; ++i)
            all[member]->handle(group.verdict(group.draw.monitors[i], of.evidence, ok), now);
    }
    void proved(std::size_t member) {
        hear(member, share);
        speak(member, group.draw.monitors.size(), share);
    }
    void head() {
        for (const auto& asking : all) asking->handleTask(*group.world.state.task(group.task), now);
    }
    std::vector<ledger::KeyRequest> asks(std::size_t member) {
        std::vector<ledger::KeyRequest> found;
        for (const Submit& submit : drain<Submit>(all[member]->outbox()))
            found.push_back(std::get<ledger::KeyRequest>(submit.body));
        return found;
    }
    struct Said {
        std::optional<ledger::KeyRequest> request;
        std::optional<PackageContents> contents;
        std::vector<KeepBlock> blocks;
    };
    Said said(std::size_t member) {
        Said out;
        while (auto command = all[member]->outbox().pop()) {
            if (auto* submit = std::get_if<Submit>(&*command))
                out.request = std::get<ledger::KeyRequest>(submit->body);
            if (auto* send = std::get_if<Send>(&*command)) out.contents = std::get<PackageContents>(send->message);
            if (auto* keep = std::get_if<KeepBlock>(&*command)) out.blocks.push_back(*keep);
        }
        return out;
    }
    void onLayerOne(std::size_t member, const ledger::KeyRequest& request) {
        group.world.must(group.node(ids[member]).identity, request, 10);
        head();
    }
    void later(std::uint64_t ms) {
        now = now + ms;
        for (const auto& asking : all) asking->handleTimeout(now);
    }
    std::uint64_t attemptMs() const { return group.world.genesis.params.attemptMs; }
};

}  // namespace

class KeyAskingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void theLowestIdAsksAtOnceTheOthersByRank() {
        Members members;
        for (std::size_t i = 0; i < members.all.size(); ++i) members.proved(i);
        QCOMPARE(members.asks(0).size(), std::size_t{1});
        for (std::size_t i = 1; i < members.all.size(); ++i) {
            QCOMPARE(members.asks(i).size(), std::size_t{0});
            QCOMPARE(*members.all[i]->pollTimeout(), members.now + i * members.attemptMs());
        }
        members.later(members.attemptMs());
        QCOMPARE(members.asks(0).size(), std::size_t{0});  // once
        QCOMPARE(members.asks(1).size(), std::size_t{1});
        QCOMPARE(members.asks(2).size(), std::size_t{0});
    }

    void whatIsAskedWithPassesTheOwnersChecks() {
        Members members;
        members.proved(0);
        const auto said = members.said(0);
        QVERIFY(said.request && said.contents);
        QCOMPARE(said.blocks.size(), std::size_t{2});
        members.onLayerOne(0, *said.request);
        const auto package = openPackage(members.group.task, members.group.world.alice, said.blocks[0].block);
        QVERIFY(package.ok());
        QVERIFY(said.blocks[0].cid == said.request->requesterPackage);
        QVERIFY(said.blocks[1].cid == said.request->publisherPackage);
        QVERIFY(openPackage(members.group.task, members.group.world.bob, said.blocks[1].block).ok());
        QVERIFY(verifyPackage(members.group.world.state, members.group.task, *package, members.group.references)
                    .passed());
    }

    // Whoever knows the request on layer one serves its blocks and does not ask again.
    void aGoodRequestStands() {
        for (const bool told : {true, false}) {
            Members members;
            for (std::size_t i = 0; i < members.all.size(); ++i) members.proved(i);
            const auto said = members.said(0);
            if (told) {
                // The second had heard one monitor less, and knows the request by what it is told.
                members.all[1] = std::make_unique<KeyAsking>(members.group.turn(), members.ids[1], members.now);
                members.hear(1, members.share);
                members.speak(1, 3, members.share);
                members.all[1]->handle(members.ids[0], *said.contents, members.now);
            }
            members.onLayerOne(0, *said.request);
            const auto second = members.said(1);
            QVERIFY(!second.request);
            QCOMPARE(second.blocks.size(), std::size_t{2});
            QVERIFY(second.blocks[0].cid == said.request->requesterPackage);
            QVERIFY(second.blocks[1].block == said.blocks[1].block);
            members.later(60'000);
            for (std::size_t i = 0; i < members.all.size(); ++i) {
                QCOMPARE(members.asks(i).size(), std::size_t{0});
                QVERIFY(!members.all[i]->pollTimeout() && !members.all[i]->overdue(members.now));
            }
        }
    }

    void requestsThatDoNotStand_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"junk", "junk with true words", "half junk", "other half", "words without quotes",
                                "words without verdicts", "words of another turn"})
            QTest::newRow(how) << how;
    }
    void requestsThatDoNotStand() {
        QFETCH(QString, how);
        Members members;
        for (std::size_t i = 0; i < members.all.size(); ++i) members.proved(i);
        auto said = members.said(0);
        const auto good = said;
        const auto junk = ledger::rawCid(viewOf("nothing"));
        if (how != QLatin1String("half junk")) said.request->requesterPackage = junk;
        if (how != QLatin1String("other half")) said.request->publisherPackage = junk;
        if (how == QLatin1String("words without quotes")) said.contents->evidence.clear();
        if (how == QLatin1String("words without verdicts")) said.contents->verdicts.clear();
        if (how == QLatin1String("words of another turn")) said.contents->turn = 1;
        if (how != QLatin1String("junk")) members.all[1]->handle(members.ids[0], *said.contents, members.now);
        members.onLayerOne(0, *said.request);
        QCOMPARE(members.group.world.state.task(members.group.task)->phase, TaskPhase::Keys);
        QVERIFY(!members.said(1).request);
        members.later(members.attemptMs());
        const auto second = members.said(1);
        QVERIFY(second.request);
        // Made of the same, it is the same package: whoever compares knows it.
        QVERIFY(second.request->requesterPackage == good.request->requesterPackage);
        members.onLayerOne(1, *second.request);
        members.later(60'000);
        for (std::size_t i = 1; i < members.all.size(); ++i) QCOMPARE(members.asks(i).size(), std::size_t{0});
    }

    // Whatever an owner would refuse is not in a package, and alone it is nothing to ask with.
    void quotesThatAnOwnerWouldRefuse_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"evidence", "nonce", "time", "phase", "turn"}) QTest::newRow(what) << what;
    }
    void quotesThatAnOwnerWouldRefuse() {
        QFETCH(QString, what);
        Members members;
        EvidenceShare bad = members.share;
        if (what == QLatin1String("evidence")) bad.evidence[bad.evidence.size() / 2] ^= 1;
        if (what == QLatin1String("nonce")) bad.nonces[0].nonce[0] ^= 1;
        if (what == QLatin1String("time")) bad.time->signature.back() ^= 1;
        if (what == QLatin1String("phase")) bad.phase = Phase::During;
        if (what == QLatin1String("turn")) bad.turn = 1;
        members.hear(0, bad);
        members.speak(0, members.group.draw.monitors.size(), bad);
        members.later(60'000);
        QCOMPARE(members.asks(0).size(), std::size_t{0});
        // A good one beside it goes without it.
        if (what == QLatin1String("evidence")) {
            Members fresh;
            fresh.hear(0, bad);
            fresh.proved(0);
            QCOMPARE(fresh.said(0).contents->evidence.size(), std::size_t{1});
        }
    }

    void twoThirdsThatSawIt() {
        Members members;
        members.hear(0, members.share);
        members.speak(0, members.group.draw.monitors.size(), members.quote());  // another quote
        members.later(60'000);
        QCOMPARE(members.asks(0).size(), std::size_t{0});

        Members fails;
        fails.hear(0, fails.share);
        fails.speak(0, fails.group.draw.monitors.size(), fails.share, false);
        fails.later(60'000);
        QCOMPARE(fails.asks(0).size(), std::size_t{0});

        Members early;
        early.hear(0, early.share);
        early.speak(0, 3, early.share);  // three of four, whatever their credits: enough or not, never at once
        QCOMPARE(early.asks(0).size(), std::size_t{0});
    }

    void timeIsPartOfIt() {
        Members members;
        members.share.time.reset();
        members.proved(0);
        members.later(60'000);
        QCOMPARE(members.asks(0).size(), std::size_t{0});
    }

    void overdue() {
        Members members;
        const TimeMs half = members.group.turn().task.since + members.group.turn().task.post.windows.attestMs / 2;
        QVERIFY(!members.all[0]->overdue(TimeMs{half.value - 1}));
        QVERIFY(members.all[0]->overdue(half));
        // Also when a request is there that opens to nothing: the owners cannot answer it.
        ledger::KeyRequest junk = members.group.world.requesting(members.group.task);
        members.onLayerOne(1, junk);
        QVERIFY(members.all[0]->overdue(half));
        members.proved(2);  // its turn comes, so it has nothing to complain about
        QVERIFY(!members.all[2]->overdue(half));
        members.proved(0);
        QCOMPARE(members.asks(0).size(), std::size_t{1});
        QVERIFY(!members.all[0]->overdue(half));
    }

    void nothingAfterTheGrants() {
        Members members;
        ledger::test::World& world = members.group.world;
        members.onLayerOne(1, world.requesting(members.group.task));
        world.must(world.alice, world.granting(members.group.task, ledger::Party::Requester), 10);
        world.must(world.bob, world.granting(members.group.task, ledger::Party::Publisher), 10);
        members.head();
        members.proved(0);
        members.later(60'000);
        QCOMPARE(members.asks(0).size(), std::size_t{0});
        QVERIFY(!members.all[0]->overdue(members.now) && !members.all[0]->pollTimeout());
    }

    void strangersAreNotHeard() {
        Members members;
        for (std::size_t i = 0; i < 2; ++i) members.proved(i);
        auto said = members.said(0);
        members.all[1]->handle(NodeId{hashOf(9)}, *said.contents, members.now);
        ledger::SignedVerdict foreign = members.group.verdict(members.group.draw.executor, members.share.evidence);
        members.all[1]->handle(foreign, members.now);
        QVERIFY(!members.said(1).request);
    }
};

}  // namespace leo::protocol

QTEST_GUILESS_MAIN(leo::protocol::KeyAskingTest)
#include "key_asking_test.moc"

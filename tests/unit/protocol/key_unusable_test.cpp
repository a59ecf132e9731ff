// KeyUnusable: every lie an owner can put into a grant's box is its miss; every false claim is the executor's.
#include <QtTest>

#include "unit/protocol/group.h"

namespace leo::protocol {
namespace {

using ledger::KeyFault;
using ledger::Party;
using ledger::TaskEnd;
using ledger::TaskPhase;
using test::Group;
using test::hashOf;

// A group of five that has asked both owners with one honest package.
struct Asked {
    Group group;
    KeyPackage package;
    PackageReport report;
    std::map<NodeId, std::uint32_t> credit;
    Amount alice;

    Asked() : group(5), package(group.package()) {
        auto& world = group.world;
        const Bytes forAlice = *sealPackage(package, group.task, world.alice.id());
        const Bytes forBob = *sealPackage(package, group.task, world.bob.id());
        world.must(group.executor().identity,
                   ledger::KeyRequest{group.task, 0, 0, ledger::rawCid(forAlice), ledger::rawCid(forBob)});
        report = verifyPackage(world.state, group.task, package, group.references);
        if (!report.passed()) qFatal("package");
        for (const auto& [id, node] : world.state.nodes()) credit[id] = node.credit.value;
        alice = world.state.balance(world.alice.id());
    }
    const ledger::Task& record() const { return *group.world.state.task(group.task); }
    Bytes honest(Party party) {
        return *makeGrantBox(group.world.state, group.task, party, report, hashOf(7), group.world.random);
    }
    void grant(Party party, Bytes box) {
        ledger::KeyGrant body = group.world.granting(group.task, party);
        body.box = std::move(box);
        group.world.must(party == Party::Requester ? group.world.alice : group.world.bob, body);
    }
    void grants(Party liar, Bytes box) {
        const Party other = liar == Party::Requester ? Party::Publisher : Party::Requester;
        grant(other, honest(other));
        grant(liar, std::move(box));
        if (record().phase != TaskPhase::Executing) qFatal("not executing");
    }
    ledger::KeyUnusable claim(Party party, KeyFault fault) const {
        ledger::KeyUnusable body;
        body.task = group.task;
        body.party = party;
        body.fault = fault;
        body.certificate = group.draw.certificate;
        body.package = package.encode();
        body.channelSecret = *toArray<32>(group.executor().channel.secret.view());
        return body;
    }
    Code send(const ledger::KeyUnusable& body) { return group.world.send(group.executor().identity, body); }
    std::int64_t creditChange() const {
        const NodeId id = group.executor().id();
        return static_cast<std::int64_t>(group.world.state.node(id)->credit.value) - credit.at(id);
    }
    // A box as makeGrantBox makes it, with another lock or for another chip.
    Bytes lying(Party party, const std::function<void(attest::PolicySpec&)>& how, const Bytes* ek = nullptr) {
        const std::uint64_t spanMs = record().deadline - record().begunAt + record().post.windows.executeMs;
        ledger::ProvenState proven{report.predicted, report.time, {}};
        attest::PolicySpec policy = proven.policy(report.time.clock.clock + ledger::clockLifeFor(spanMs));
        how(policy);
        Grant grant;
        grant.clockDeadlineMs = policy.clockDeadlineMs;
        grant.blob =
            *attest::sealToEk(ek ? *ek : group.turn().executor.ekPublic, hashOf(7), policy, group.world.random);
        return *crypto::sealBox(group.executor().channel.publicKey, grant.encode(),
                                ledger::grantContext(group.task, 0, 0, party), group.world.random);
    }
};

}  // namespace

class KeyUnusableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void boxesNoHonestOwnerMakes_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("alice");
        for (const char* what :
             {"noise", "a damaged box", "no grant in it", "another chip", "another state", "another boot",
              "another restart", "too short a life", "no life", "of the other party"})
            for (const bool alice : {true, false})
                QTest::addRow("%s, by %s", what, alice ? "Alice" : "Bob") << QString::fromLatin1(what) << alice;
    }
    void boxesNoHonestOwnerMakes() {
        QFETCH(QString, what);
        QFETCH(bool, alice);
        Asked asked;
        const Party party = alice ? Party::Requester : Party::Publisher;
        const auto is = [&](const char* name) { return what == QLatin1String(name); };
        Bytes box = asked.honest(party);
        if (is("noise")) box = Bytes(100, 7);
        if (is("a damaged box")) box.back() ^= 1;
        if (is("no grant in it"))
            box = *crypto::sealBox(asked.group.executor().channel.publicKey, viewOf("nothing"),
                                   ledger::grantContext(asked.group.task, 0, 0, party), asked.group.world.random);
        if (is("another chip"))
            box = asked.lying(
                party, [](auto&) {}, &asked.group.world.state.nodes().begin()->second.ekPublic);
        if (is("another state"))
            box = asked.lying(party, [](auto& policy) { policy.pcrs[attest::kRuntimeLogPcr] = hashOf(1); });
        if (is("another boot")) box = asked.lying(party, [](auto& policy) { ++policy.resetCount; });
        if (is("another restart")) box = asked.lying(party, [](auto& policy) { ++policy.restartCount; });
        if (is("too short a life"))
            box = asked.lying(party, [&](auto& policy) {
                policy.clockDeadlineMs = asked.report.time.clock.clock + asked.record().post.windows.executeMs - 1;
            });
        if (is("no life")) box = asked.lying(party, [](auto& policy) { policy.clockDeadlineMs = 1; });
        if (is("of the other party")) box = asked.honest(alice ? Party::Publisher : Party::Requester);
        asked.grants(party, std::move(box));
        QCOMPARE(asked.send(asked.claim(party, KeyFault::Wrong)), Code::Ok);
        QCOMPARE(asked.record().phase, TaskPhase::Closed);
        QCOMPARE(ledger::endName(asked.record().end),
                 ledger::endName(alice ? TaskEnd::RequesterMissed : TaskEnd::PublisherMissed));
        // Alice has back what she gets when a window passes; the group shares the rest as it does then.
        const std::int64_t paid =
            static_cast<std::int64_t>(asked.alice.units) -
            static_cast<std::int64_t>(asked.group.world.state.balance(asked.group.world.alice.id()).units);
        QCOMPARE(paid, alice ? std::int64_t{-7'800'000'000} : std::int64_t{-10'000'000'000});
        QCOMPARE(asked.creditChange(), 0);
        QCOMPARE(asked.group.world.state.node(asked.group.executor().id())->tasksFailed, 0u);
    }

    // The box the honest helper of this test makes is a good one, or the table above would show nothing.
    void anHonestBoxIsNoFault() {
        Asked asked;
        asked.grants(Party::Requester, asked.lying(Party::Requester, [](auto&) {}));
        QCOMPARE(asked.send(asked.claim(Party::Requester, KeyFault::Sealed)), Code::Ok);
        QCOMPARE(ledger::endName(asked.record().end), ledger::endName(TaskEnd::NoFault));
        QCOMPARE(asked.creditChange(), -1);
        QCOMPARE(asked.group.world.state.node(asked.group.executor().id())->tasksFailed, 0u);
    }

    // Who says that a good box is wrong pays like an executor that vanished, and the next one leads.
    void aFalseClaimIsTheExecutorsFault() {
        for (const Party party : {Party::Requester, Party::Publisher}) {
            Asked asked;
            asked.grants(Party::Requester, asked.honest(Party::Requester));
            QCOMPARE(asked.send(asked.claim(party, KeyFault::Wrong)), Code::Ok);
            QCOMPARE(asked.record().phase, TaskPhase::Attesting);
            QCOMPARE(asked.record().turn, 1u);
            QVERIFY(asked.record().failed.front() == asked.group.executor().id());
            QCOMPARE(asked.creditChange(), -5);
        }
    }

    // A wrong box stays wrong, also when the executor only says that its TPM refused it.
    void aWrongBoxIsFoundEitherWay() {
        Asked asked;
        asked.grants(Party::Publisher, asked.lying(Party::Publisher, [](auto& policy) { ++policy.resetCount; }));
        QCOMPARE(asked.send(asked.claim(Party::Publisher, KeyFault::Sealed)), Code::Ok);
        QCOMPARE(ledger::endName(asked.record().end), ledger::endName(TaskEnd::PublisherMissed));
    }

    void claimsThatShowNothing() {
        Asked asked;
        auto& world = asked.group.world;
        const ledger::KeyUnusable good = asked.claim(Party::Requester, KeyFault::Wrong);
        QCOMPARE(asked.send(good), Code::WrongState);  // nothing is granted yet
        asked.grants(Party::Requester, Bytes(100, 7));
        const auto& monitor = world.nodes[asked.group.draw.monitors[0]];
        QCOMPARE(world.send(monitor.identity, good), Code::NotPermitted);
        QCOMPARE(world.send(world.alice, good), Code::NotPermitted);
        ledger::KeyUnusable bad = good;
        std::swap(bad.certificate.members[0], bad.certificate.members[1]);
        QCOMPARE(asked.send(bad), Code::DigestMismatch);
        bad = good;
        bad.channelSecret = *toArray<32>(monitor.channel.secret.view());
        QCOMPARE(asked.send(bad), Code::BadKey);
        bad = good;
        bad.package.back() ^= 1;
        QVERIFY(asked.send(bad) != Code::Ok);
        // Another package, as true as the first, is not what Alice was shown: she sealed to what she saw.
        bad = good;
        KeyPackage other = asked.group.package();
        bad.package = other.encode();
        QCOMPARE(asked.send(bad), Code::DigestMismatch);
        bad = good;
        bad.turn = 1;
        QCOMPARE(asked.send(bad), Code::WrongState);
        QCOMPARE(asked.record().phase, TaskPhase::Executing);
        QCOMPARE(asked.send(good), Code::Ok);
    }

    // An answer names the package it was made for, and that must have been asked with.
    void grantsAnswerARequest() {
        Asked asked;
        auto& world = asked.group.world;
        ledger::KeyGrant grant = world.granting(asked.group.task, Party::Requester);
        grant.package = ledger::rawCid(viewOf("nobody asked with this"));
        QCOMPARE(world.send(world.alice, grant), Code::NotPermitted);
        grant.package = world.granting(asked.group.task, Party::Publisher).package;  // Bob's
        QCOMPARE(world.send(world.alice, grant), Code::NotPermitted);
    }
};

}  // namespace leo::protocol

QTEST_GUILESS_MAIN(leo::protocol::KeyUnusableTest)
#include "key_unusable_test.moc"

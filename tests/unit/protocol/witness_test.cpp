// Witness: what members of a draw signed is compared, and what excludes each other is shown to layer one, once.
#include <QtTest>

#include "protocol/witness.h"
#include "unit/protocol/group.h"

namespace leo::protocol {
namespace {

using test::hashOf;

struct Drawn {
    test::World world{40};
    TaskId task;
    ledger::test::Draw draw;
    TimeMs now{10'000};

    Drawn() {
        task = world.post(world.publish());
        draw = world.elect(task, 6);
        if (draw.joined.size() != 6) qFatal("too few winners");
    }
    const ledger::Task& record() const { return *world.state.task(task); }
    NodeId id(std::size_t joiner) const { return world.nodes[draw.joined[joiner]].id(); }
    const crypto::Identity& identity(std::size_t joiner) const { return world.nodes[draw.joined[joiner]].identity; }
    Witness witness(std::size_t joiner) const {
        return Witness(id(joiner), record(), world.genesis.params.disputeBond);
    }
    CertificateSignature vote(std::size_t joiner, const Hash& hash, std::uint32_t attempt = 0) const {
        const Bytes content = ledger::certificateVote(task, draw.certificate.draw, attempt, hash);
        return {id(joiner), attempt, hash, identity(joiner).sign(ledger::kCertificateVoteTag, content)};
    }
    ledger::SignedVerdict verdict(std::size_t joiner, bool ok, attest::Phase phase = attest::Phase::After) const {
        return world.verdict(draw, draw.joined[joiner], ok, phase);
    }
    ledger::SignedVerdict changed(const ledger::SignedVerdict& from, std::size_t joiner,
                                  const std::function<void(ledger::Verdict&)>& change) const {
        ledger::Verdict verdict = from.verdict;
        change(verdict);
        return ledger::SignedVerdict::make(verdict, identity(joiner));
    }
    static std::vector<ledger::Dispute> disputes(Witness& witness) {
        std::vector<ledger::Dispute> found;
        while (auto command = witness.outbox().pop())
            if (const auto* submit = std::get_if<Submit>(&*command))
                found.push_back(std::get<ledger::Dispute>(submit->body));
        return found;
    }
};

}  // namespace

class WitnessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoCertificatesInOneAttempt() {
        Drawn drawn;
        for (const bool swapped : {false, true}) {
            Witness witness = drawn.witness(0);
            witness.see(drawn.vote(3, hashOf(swapped ? 2 : 1)), drawn.now);
            QVERIFY(Drawn::disputes(witness).empty());
            witness.see(drawn.vote(3, hashOf(swapped ? 1 : 2)), drawn.now);
            const auto said = Drawn::disputes(witness);
            QCOMPARE(said.size(), std::size_t{1});
            QVERIFY(said[0].accused == drawn.id(3) && said[0].bond == drawn.world.genesis.params.disputeBond);
            QVERIFY(drawn.world.check(drawn.identity(0), said[0]).ok());
            // Once, whatever else it signs.
            witness.see(drawn.vote(3, hashOf(7)), drawn.now);
            witness.see(drawn.verdict(3, true), drawn.now);
            witness.see(drawn.verdict(3, false), drawn.now);
            witness.handleTimeout(drawn.now + 60'000);
            QVERIFY(Drawn::disputes(witness).empty() && !witness.pollTimeout());
        }
    }

    void votesThatProveNothing() {
        Drawn drawn;
        const auto silent = [&](const CertificateSignature& second) {
            Witness witness = drawn.witness(0);
            witness.see(drawn.vote(3, hashOf(1)), drawn.now);
            witness.see(second, drawn.now);
            witness.handleTimeout(drawn.now + 60'000);
            return Drawn::disputes(witness).empty();
        };
        QVERIFY(!silent(drawn.vote(3, hashOf(2))));
        QVERIFY(silent(drawn.vote(3, hashOf(1))));
        QVERIFY(silent(drawn.vote(3, hashOf(2), 1)));
        QVERIFY(silent(drawn.vote(4, hashOf(2))));
        CertificateSignature forged = drawn.vote(4, hashOf(2));
        forged.signer = drawn.id(3);
        QVERIFY(silent(forged));
        forged = drawn.vote(3, hashOf(2), 1);
        forged.attempt = 0;
        QVERIFY(silent(forged));
        Witness stranger = drawn.witness(0);
        for (std::uint8_t i = 1; i < 3; ++i) {
            CertificateSignature vote = drawn.vote(3, hashOf(i));
            vote.signer = drawn.world.alice.id();
            const Bytes content = ledger::certificateVote(drawn.task, vote.attempt, 0, vote.hash);
            vote.signature = drawn.world.alice.sign(ledger::kCertificateVoteTag, content);
            stranger.see(vote, drawn.now);
        }
        QVERIFY(Drawn::disputes(stranger).empty());
        Witness itself = drawn.witness(3);
        itself.see(drawn.vote(3, hashOf(1)), drawn.now);
        itself.see(drawn.vote(3, hashOf(2)), drawn.now);
        itself.handleTimeout(drawn.now + 60'000);
        QVERIFY(Drawn::disputes(itself).empty());
    }

    void twoVerdicts() {
        Drawn drawn;
        const auto honest = drawn.verdict(3, true);
        const auto shows = [&](const ledger::SignedVerdict& second) {
            Witness witness = drawn.witness(0);
            witness.see(honest, drawn.now);
            witness.see(second, drawn.now);
            return Drawn::disputes(witness);
        };
        QCOMPARE(shows(drawn.verdict(3, false)).size(), std::size_t{1});
        QCOMPARE(shows(drawn.changed(honest, 3, [](ledger::Verdict& v) { v.seen = hashOf(9); })).size(),
                 std::size_t{1});
        QVERIFY(drawn.world.check(drawn.identity(0), shows(drawn.verdict(3, false))[0]).ok());
        QVERIFY(shows(honest).empty());
        QVERIFY(shows(drawn.verdict(3, false, attest::Phase::During)).empty());
        QVERIFY(shows(drawn.changed(honest, 3, [](ledger::Verdict& v) { ++v.turn, v.ok = false; })).empty());
        QVERIFY(shows(drawn.changed(honest, 3, [](ledger::Verdict& v) { ++v.draw, v.ok = false; })).empty());
        // What the executor told the group is not what it told layer one: one verdict about each.
        QVERIFY(
            shows(drawn.changed(honest, 3, [](ledger::Verdict& v) { v.ok = false, v.outcome.exit = 3; })).empty());
        ledger::SignedVerdict forged = drawn.verdict(3, false);
        forged.signature[3] ^= 1;
        QVERIFY(shows(forged).empty());
    }

    // One member cannot fill the memory of the others with verdicts about turns that no group has.
    void verdictsOfImpossibleTurns() {
        Drawn drawn;
        const auto honest = drawn.verdict(3, true);
        const auto contradicts = [&](std::uint32_t turn) {
            Witness witness = drawn.witness(0);
            for (const bool ok : {true, false})
                witness.see(drawn.changed(honest, 3, [&](ledger::Verdict& v) { v.turn = turn, v.ok = ok; }),
                            drawn.now);
            return !Drawn::disputes(witness).empty();
        };
        const auto joined = static_cast<std::uint32_t>(drawn.record().joins.size());
        QVERIFY(contradicts(joined - 1));
        QVERIFY(!contradicts(joined));
        QVERIFY(!contradicts(UINT32_MAX));
    }

    // What layer one holds is a statement as good as any, also in a transaction that was refused.
    void layerOneIsWatched() {
        Drawn drawn;
        Witness witness = drawn.witness(0);
        ledger::Certificate shorter = drawn.draw.certificate;
        shorter.members.pop_back();
        witness.see(drawn.vote(3, shorter.hash()), drawn.now);
        ledger::TaskAnchor anchor = drawn.world.anchoring(drawn.draw);
        ledger::TaskAnchor other = anchor;
        other.draw += 1;
        witness.see(ledger::TxBody(other), drawn.now);
        QVERIFY(Drawn::disputes(witness).empty());
        witness.see(ledger::TxBody(anchor), drawn.now);
        const auto said = Drawn::disputes(witness);
        QCOMPARE(said.size(), std::size_t{1});
        QVERIFY(said[0].accused == drawn.id(3));

        Witness second = drawn.witness(0);
        second.see(drawn.verdict(2, false), drawn.now);
        ledger::TaskComplete complete = drawn.world.completing(drawn.draw);
        complete.verdicts = {drawn.verdict(2, true), drawn.verdict(4, true)};
        second.see(ledger::TxBody(complete), drawn.now);
        second.see(ledger::TxBody(ledger::TaskConfirm{drawn.verdict(4, false)}), drawn.now);
        const auto two = Drawn::disputes(second);
        QCOMPARE(two.size(), std::size_t{2});
        QVERIFY(two[0].accused == drawn.id(2) && two[1].accused == drawn.id(4));
    }

    // In order of id, each a little later, until one of them has done it.
    void oneReporterSuffices() {
        Drawn drawn;
        const Accuse lie{drawn.id(1), ledger::FalseReveal{}};
        const std::uint64_t delays[] = {0, 0, 1, 2, 3, 4};  // the accused does not count
        for (const std::size_t self : {0u, 2u, 3u, 5u}) {
            Witness witness = drawn.witness(self);
            witness.accuse(lie, drawn.now);
            if (delays[self] > 0) {
                QVERIFY(Drawn::disputes(witness).empty());
                QCOMPARE(*witness.pollTimeout(), drawn.now + delays[self] * Witness::kTurnMs);
                witness.handleTimeout(drawn.now + (delays[self] * Witness::kTurnMs - 1));
                QVERIFY(Drawn::disputes(witness).empty());
                witness.handleTimeout(drawn.now + delays[self] * Witness::kTurnMs);
            }
            QCOMPARE(Drawn::disputes(witness).size(), std::size_t{1});
        }
        Witness late = drawn.witness(4);
        late.accuse(lie, drawn.now);
        ledger::Task task = drawn.record();
        task.joins[1].out = true;
        late.handleTask(task);
        late.handleTimeout(drawn.now + 60'000);
        QVERIFY(Drawn::disputes(late).empty());
    }

    // One node signs as much as it likes: little of it is kept.
    void whatIsKeptIsBounded() {
        Drawn drawn;
        Witness witness = drawn.witness(0);
        const auto honest = drawn.verdict(3, true);
        for (std::uint32_t i = 0; i < 3 * Witness::kMaxVerdicts; ++i)
            witness.see(drawn.changed(honest, 3, [&](ledger::Verdict& v) { v.outcome.exit = i; }), drawn.now);
        const auto kept = [&](std::uint32_t exit) {
            return drawn.changed(honest, 3, [&](ledger::Verdict& v) { v.outcome.exit = exit, v.seen = hashOf(1); });
        };
        witness.see(kept(3 * Witness::kMaxVerdicts - 1), drawn.now);
        QVERIFY(Drawn::disputes(witness).empty());
        witness.see(kept(0), drawn.now);
        QCOMPARE(Drawn::disputes(witness).size(), std::size_t{1});
    }
};

}  // namespace leo::protocol

QTEST_GUILESS_MAIN(leo::protocol::WitnessTest)
#include "witness_test.moc"

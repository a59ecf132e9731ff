// Admission under attack: attestors that lie or stay silent, chips that are shown twice, nodes that move, come back
// or are replaced; and the three states that must not be confused: unreachable, stale, untrusted.
#include <openssl/rsa.h>

#include <QtTest>

#include "attest/tpm_crypto.h"
#include "unit/ledger/chips.h"

namespace leo::ledger::test {

using attest::Reason;
using attest::ReasonClass;

namespace {

// The RSA EK of a chip, as its vendor would certify it beside the ECC one.
Bytes rsaEk() {
    const attest::KeyPtr key(EVP_RSA_gen(2048));
    attest::PublicArea area = attest::ekTemplate(attest::EkAlgorithm::Rsa2048);
    BIGNUM* modulus = nullptr;
    if (EVP_PKEY_get_bn_param(key.get(), "n", &modulus) != 1) qFatal("modulus");
    BN_bn2binpad(modulus, area.modulus.data(), 256);
    BN_free(modulus);
    return attest::encodePublic(area);
}

AdmissionVerdict saying(const ChipWorld& w, std::size_t node, const Admission& of, Reason reason) {
    AdmissionVerdict body = w.verdict(node, of, reason == Reason::Ok);
    body.reason = static_cast<std::uint8_t>(reason);
    return body;
}

}  // namespace

class AdmissionLiarsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Whoever lies, with less than half of the credit that speaks: the good machine becomes a node, the bad one does
    // not, and every liar loses a credit. Also when honest attestors stay silent.
    void belowHalfLiarsDecideNothing_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 12; ++seed) QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void belowHalfLiarsDecideNothing() {
        QFETCH(int, seed);
        SeededRandom dice(static_cast<std::uint64_t>(seed));
        ChipWorld w(
            12,
            [&](Genesis& genesis) {
                for (GenesisNode& node : genesis.nodes)
                    node.credit = Credit{100 + static_cast<std::uint32_t>(dice.below(500))};
            },
            static_cast<std::uint64_t>(seed));
        for (const bool good : {true, false}) {
            const Candidate who = w.candidate();
            w.enrol(who);
            const Admission of = w.admission(who);
            std::vector<std::size_t> drawn = w.attestors(of);
            for (std::size_t i = drawn.size(); i > 1; --i) std::swap(drawn[i - 1], drawn[dice.below(i)]);
            std::uint64_t silent = 0, speaking = 0, lying = 0;
            std::set<std::size_t> quiet, liars;
            for (const std::size_t node : drawn) speaking += w.creditOf(node);
            // Up to a quarter falls silent; of the rest, liars hold as much as still is below half.
            for (const std::size_t node : drawn)
                if (4 * (silent + w.creditOf(node)) <= speaking) quiet.insert(node), silent += w.creditOf(node);
            speaking -= silent;
            for (const std::size_t node : drawn)
                if (!quiet.count(node) && 2 * (lying + w.creditOf(node)) < speaking)
                    liars.insert(node), lying += w.creditOf(node);
            std::map<std::size_t, std::uint32_t> before;
            for (const std::size_t node : drawn) before[node] = w.creditOf(node);
            for (const std::size_t node : drawn)
                if (!quiet.count(node))
                    w.world.must(w.identity(node), w.verdict(node, of, good != (liars.count(node) > 0)));
            w.lapse(who);
            QCOMPARE(w.admission(who).phase, good ? AdmissionPhase::Admitted : AdmissionPhase::Rejected);
            QCOMPARE(w.world.state.node(who.id()) != nullptr, good);
            QCOMPARE(w.world.state.balance(who.id()), leo(good ? 400 : 500));
            for (const std::size_t node : drawn) {
                const int change = quiet.count(node) ? 0 : liars.count(node) ? -1 : 1;
                QCOMPARE(static_cast<int>(w.creditOf(node)), static_cast<int>(before[node]) + change);
            }
        }
    }

    // A majority of attestors decides as it likes, but layer one checks what it can by itself.
    void whatAMajorityCannotDo() {
        ChipWorld w;
        Candidate first = w.candidate(), second = w.candidate();
        w.admit(first);
        // The chip of a node, under another name; one whose certificate is not its own; one that a stranger
        // certified.
        NodeRegister taken = w.registering(second);
        taken.ekPublic = first.chip.tpm.ekPublic();
        taken.ekCertificates = {first.certificate};
        QCOMPARE(w.world.send(second.keys.identity, taken), Code::Duplicate);
        NodeRegister borrowed = w.registering(second);
        borrowed.ekCertificates = {first.certificate};
        QCOMPARE(w.world.send(second.keys.identity, borrowed), Code::Untrusted);
        NodeRegister foreign = w.registering(second);
        foreign.ekCertificates = {w.foreignCa.issue(second.chip.tpm.ekPublic())};
        QCOMPARE(w.world.send(second.keys.identity, foreign), Code::Untrusted);
        QVERIFY(w.world.state.admission(second.id()) == nullptr);
    }

    // The other EK of a chip would be a second identity: genesis names one algorithm per vendor root.
    void rsaAndEccEkOfOneChip() {
        ChipWorld w;
        const Candidate who = w.candidate();
        Candidate twin = w.candidate();
        w.admit(who);
        NodeRegister body = w.registering(twin);
        body.ekPublic = rsaEk();
        body.ekCertificates = {w.ca.issue(body.ekPublic)};
        QCOMPARE(w.world.send(twin.keys.identity, body), Code::Untrusted);
        QVERIFY(w.world.last.receipts.back().detail.find("algorithm") != std::string::npos);
    }

    // A chip belongs to one identity for ever, and an identity to one chip, also after it left.
    void movedAndReplaced() {
        ChipWorld w(12, [](Genesis& genesis) { genesis.params.unbondMs = 1'000; });
        Candidate who = w.candidate();
        w.admit(who);
        w.world.must(who.keys.identity, NodeExit{});
        w.world.step({}, 1'000);
        QCOMPARE(w.world.state.node(who.id())->status, NodeStatus::Inactive);
        // The machine was sold: its new owner has another identity.
        Candidate buyer = w.candidate();
        NodeRegister body = w.registering(buyer);
        body.ekPublic = who.chip.tpm.ekPublic();
        body.ekCertificates = {who.certificate};
        body.akPublic = who.chip.tpm.akPublic();
        QCOMPARE(w.world.send(buyer.keys.identity, body), Code::Duplicate);
        // The chip was replaced: the old identity has another one.
        body = w.registering(who);
        body.ekPublic = buyer.chip.tpm.ekPublic();
        body.ekCertificates = {buyer.certificate};
        QCOMPARE(w.world.send(who.keys.identity, body), Code::NotPermitted);
        // Neither costs more than the fee.
        QCOMPARE(w.world.state.balance(who.id()), leo(500));
        QCOMPARE(w.world.state.balance(buyer.id()), leo(500));
    }

    // Coming and going earns nothing: the credit for a new machine is paid once a chip.
    void comingAndGoing() {
        ChipWorld w(12, [](Genesis& genesis) { genesis.params.unbondMs = 1'000; });
        const Candidate who = w.candidate();
        for (int round = 0; round < 3; ++round) {
            w.enrol(who);
            w.decide(who);
            QCOMPARE(w.admission(who).phase, AdmissionPhase::Admitted);
            QCOMPARE(w.world.state.node(who.id())->credit.value, 10u);
            w.world.must(who.keys.identity, NodeExit{});
            w.world.step({}, 1'000);
            QCOMPARE(w.world.state.balance(who.id()), leo(500));
        }
    }

    // Unreachable: attestors got no answer; the machine may ask again at once. Stale: a node let an epoch pass; it
    // sits out and is not punished. Untrusted: what came was wrong; it is refused, and changes nothing either.
    void threeStates() {
        ChipWorld w(12, [](Genesis& genesis) { genesis.params.epochMs = 100'000; });
        Candidate who = w.candidate();
        w.enrol(who);
        const Admission of = w.admission(who);
        for (const std::size_t node : w.attestors(of))
            w.world.must(w.identity(node), saying(w, node, of, Reason::NoAnswer), 1);
        w.lapse(who);
        QCOMPARE(w.admission(who).phase, AdmissionPhase::Rejected);
        for (const Opinion& opinion : w.admission(who).opinions)
            QCOMPARE(attest::classOf(static_cast<Reason>(opinion.reason)), ReasonClass::Unreachable);
        QCOMPARE(w.world.state.balance(who.id()), leo(500));
        w.admit(who);

        const std::uint32_t credit = w.world.state.node(who.id())->credit.value;
        const auto status = [&] { return w.world.state.node(who.id())->status; };
        const auto renew = [&](Chip& chip) { return w.world.send(who.keys.identity, w.renewing(who.id(), chip)); };
        Chip honest(w.chipRandom);
        w.nextEpoch();
        // Evidence of another chip: untrusted, and still active, as if nothing had been said.
        QCOMPARE(renew(honest), Code::Untrusted);
        QCOMPARE(status(), NodeStatus::Active);
        w.nextEpoch();
        QCOMPARE(status(), NodeStatus::Stale);
        QCOMPARE(renew(honest), Code::Untrusted);  // a false quote does not bring it back
        QCOMPARE(status(), NodeStatus::Stale);
        QCOMPARE(w.world.state.node(who.id())->credit.value, credit);
        QCOMPARE(w.world.state.node(who.id())->deposit, w.world.genesis.params.registerDeposit);
        who.chip.tpm.clock.safe = false;  // restarted without warning, as its quote says itself: not a lie
        QCOMPARE(renew(who.chip), Code::Stale);
        who.chip.tpm.clock.safe = true;
        QCOMPARE(renew(who.chip), Code::Ok);
        QCOMPARE(status(), NodeStatus::Active);
        QCOMPARE(w.world.state.node(who.id())->credit.value, credit + 1);
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::AdmissionLiarsTest)
#include "admission_liars_test.moc"

#include <QtTest>

#include "unit/ledger/auditor.h"
#include "unit/ledger/chips.h"

namespace leo::ledger::test {

class AdmissionTest : public QObject {
    Q_OBJECT

    static std::string detail(const World& world) { return world.last.receipts.back().detail; }

private Q_SLOTS:
    void registrationsRefused_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int change, Code code) {
            QTest::newRow(name) << change << static_cast<int>(code);
        };
        row("as it should be", 0, Code::Ok);
        row("small deposit", 1, Code::OutOfRange);
        row("large deposit", 2, Code::OutOfRange);
        row("possession proved for another node", 3, Code::BadProof);
        row("possession not proved", 4, Code::BadProof);
        row("VRF key of another node", 5, Code::Duplicate);
        row("VRF key of small order", 6, Code::BadKey);
        row("EK of another node", 7, Code::Duplicate);
        row("certificate of another TPM", 8, Code::Untrusted);
        row("certificate of a foreign root", 9, Code::Untrusted);
        row("no certificate", 10, Code::Untrusted);
        row("CA as certificate", 11, Code::Untrusted);
        row("expired certificate", 12, Code::Untrusted);
        row("EK as AK", 13, Code::Untrusted);
        row("AK that is no key", 14, Code::Untrusted);
        row("EK that is no key", 15, Code::Malformed);
        row("software TPM called hardware", 16, Code::NotPermitted);
    }
    void registrationsRefused() {
        QFETCH(int, change);
        QFETCH(int, code);
        ChipWorld w;
        const Candidate who = w.candidate(), other = w.candidate();
        NodeRegister body = w.registering(who);
        const GenesisNode& node = w.world.genesis.nodes[3];
        attest::test::CertificateOptions options;
        switch (change) {
            case 1: body.deposit.units -= 1; break;
            case 2: body.deposit.units += 1; break;
            case 3: body.proofOfPossession = w.registering(other).proofOfPossession; break;
            case 4: body.proofOfPossession[3] ^= 1; break;
            case 5:
                body.vrfKey = node.vrfKey;
                body.proofOfPossession =
                    w.world.nodes[3].vrf.prove(possessionAlpha(w.world.state.chain(), who.id()))->proof;
                break;
            case 6: body.vrfKey = {1}; break;
            case 7:
                body.ekPublic = node.ekPublic;
                body.ekCertificates = {node.ekCertificate};
                break;
            case 8: body.ekCertificates = {other.certificate}; break;
            case 9: body.ekCertificates = {w.foreignCa.issue(body.ekPublic)}; break;
            case 10: body.ekCertificates.clear(); break;
            case 11:
                options.isCa = true;
                body.ekCertificates = {w.ca.issue(body.ekPublic, options)};
                break;
            case 12:
                options.notAfter = "20250101000000Z";
                body.ekCertificates = {w.ca.issue(body.ekPublic, options)};
                break;
            case 13: body.akPublic = body.ekPublic; break;
            case 14: body.akPublic = toBytes("nonsense"); break;
            case 15: body.ekPublic = toBytes("nonsense"); break;
            case 16: body.features |= kFeatureHardwareTpm; break;
            default: break;
        }
        const Amount before = w.world.state.balance(who.id());
        QCOMPARE(w.world.send(who.keys.identity, body), static_cast<Code>(code));
        const Amount deposit = code == 0 ? w.world.genesis.params.registerDeposit : Amount{};
        QCOMPARE(w.world.state.balance(who.id()).units, before.units - deposit.units);
        QCOMPARE(w.world.state.admission(who.id()) != nullptr, code == 0);
    }

    void registrationAgain() {
        ChipWorld w;
        const Candidate who = w.candidate(), poor = w.candidate(leo(99));
        QCOMPARE(w.world.send(poor.keys.identity, w.registering(poor)), Code::InsufficientFunds);
        QVERIFY(w.world.state.admission(poor.id()) == nullptr);
        w.world.must(who.keys.identity, w.registering(who));
        QCOMPARE(w.world.send(who.keys.identity, w.registering(who)), Code::Duplicate);
        QCOMPARE(w.world.send(w.identity(0), w.registering(who)), Code::WrongState);  // a node already
        w.decide(who);
        QCOMPARE(w.world.send(who.keys.identity, w.registering(who)), Code::WrongState);
    }

    void vendorsWithIntermediates() {
        ChipWorld w;
        Candidate who = w.candidate();
        const attest::test::SoftCa intermediate = w.ca.intermediate(w.chipRandom);
        NodeRegister body = w.registering(who);
        body.ekCertificates = {intermediate.issue(body.ekPublic)};
        QCOMPARE(w.world.send(who.keys.identity, body), Code::Untrusted);
        body.ekCertificates.push_back(intermediate.der());
        w.world.must(who.keys.identity, body);
        w.world.step();
        w.decide(who);
        const NodeRecord& record = *w.world.state.node(who.id());
        QCOMPARE(record.ekCertificates.size(), std::size_t{2});
        QVERIFY(record.ekCertificates[1] == intermediate.der());
        const auto loaded = State::load(w.world.genesis, w.world.records());
        QVERIFY(loaded.ok() && loaded->node(who.id())->ekCertificates == record.ekCertificates);
    }

    void admitted() {
        ChipWorld w;
        const Candidate who = w.candidate();
        w.world.must(who.keys.identity, w.registering(who));
        QVERIFY(w.world.state.wantsBlock());
        QCOMPARE(w.admission(who).phase, AdmissionPhase::AwaitingSeed);
        QCOMPARE(w.admission(who).eligible, 12u);
        w.world.step();
        const Admission of = w.admission(who);
        QCOMPARE(of.phase, AdmissionPhase::Attesting);
        QCOMPARE(of.deadline - of.since, w.world.genesis.params.attestWindowMs);
        QCOMPARE(*w.world.state.nextDeadline(), of.deadline);
        QCOMPARE(of.seed, crypto::sha256(w.world.state.tipHeader().beacon));
        const auto drawn = w.attestors(of);
        QVERIFY(drawn.size() >= 3);
        const std::uint32_t before = w.creditOf(drawn[0]);
        w.decide(who);
        QCOMPARE(w.admission(who).phase, AdmissionPhase::Admitted);
        QCOMPARE(w.admission(who).opinions.size(), drawn.size());
        QVERIFY(w.admission(who).request.ekCertificates.empty());
        QVERIFY(w.world.state.openAdmissions().empty());
        const NodeRecord& node = *w.world.state.node(who.id());
        QCOMPARE(node.status, NodeStatus::Active);
        QCOMPARE(node.credit.value, 10u);
        QCOMPARE(node.deposit, w.world.genesis.params.registerDeposit);
        QCOMPARE(w.world.state.balance(who.id()), leo(400));
        QCOMPARE(w.creditOf(drawn[0]), before + 1);
        // It is drawn like everybody else, as soon as draws look back to here.
        for (int i = 0; i < 9; ++i) w.world.step();
        QVERIFY(findEntry(*w.world.state.snapshotForNext(), who.id()) != nullptr);
    }

    // Who said what, by seats drawn: the weights decide, not the heads.
    void majorities_data() {
        QTest::addColumn<QString>("said");  // by descending credit: y yes, n no, - silent
        QTest::addColumn<int>("phase");
        const auto row = [](const char* said, AdmissionPhase phase) {
            QTest::newRow(said) << QString::fromLatin1(said) << static_cast<int>(phase);
        };
        row("yyyy", AdmissionPhase::Admitted);
        row("nnnn", AdmissionPhase::Rejected);
        row("----", AdmissionPhase::Undecided);
        row("y---", AdmissionPhase::Admitted);
        row("---n", AdmissionPhase::Rejected);
        row("ynn-", AdmissionPhase::Admitted);  // 1000 against 300 and 300
        row("nyyy", AdmissionPhase::Rejected);
        row("-ynn", AdmissionPhase::Rejected);  // 300 against 300 and 300
        row("-yn-", AdmissionPhase::Undecided);
    }
    void majorities() {
        QFETCH(QString, said);
        QFETCH(int, phase);
        ChipWorld w(4, [](Genesis& genesis) {
            genesis.params.tauDefault = 32;  // everybody is drawn
            for (std::size_t i = 0; i < 4; ++i) genesis.nodes[i].credit = Credit{i == 0 ? 1000u : 300u};
        });
        const Candidate who = w.candidate();
        w.enrol(who);
        const Admission of = w.admission(who);
        QCOMPARE(w.attestors(of).size(), std::size_t{4});
        for (std::size_t i = 0; i < 4; ++i) {
            const QChar word = said[static_cast<qsizetype>(i)];
            if (word != u'-') w.world.must(w.identity(i), w.verdict(i, of, word == u'y'));
        }
        w.lapse(who);
        QCOMPARE(static_cast<int>(w.admission(who).phase), phase);
        const bool admitted = w.admission(who).phase == AdmissionPhase::Admitted;
        const bool decided = w.admission(who).phase != AdmissionPhase::Undecided;
        QCOMPARE(w.world.state.node(who.id()) != nullptr, admitted);
        QCOMPARE(w.world.state.balance(who.id()), leo(admitted ? 400 : 500));
        for (std::size_t i = 0; i < 4; ++i) {
            const QChar word = said[static_cast<qsizetype>(i)];
            const int change = word == u'-' || !decided ? 0 : (word == u'y') == admitted ? 1 : -1;
            QCOMPARE(static_cast<int>(w.creditOf(i)), (i == 0 ? 1000 : 300) + change);
        }
        QCOMPARE(w.admission(who).closedAt, w.world.state.height());
    }

    void orderLeavesNoTrace() {
        std::vector<Bytes> records;
        for (const bool backwards : {false, true}) {
            ChipWorld w(4, [](Genesis& genesis) { genesis.params.tauDefault = 32; });
            const Candidate who = w.candidate();
            w.enrol(who);
            const Admission of = w.admission(who);
            for (std::size_t i = 0; i < 4; ++i) {
                const std::size_t node = backwards ? 3 - i : i;
                w.world.must(w.identity(node), w.verdict(node, of, node != 1));
            }
            for (const auto& [key, value] : w.world.records())
                if (key[0] == 'R') records.push_back(value);
        }
        QCOMPARE(records.size(), std::size_t{2});
        QVERIFY(records[0] == records[1]);
    }

    void verdictsRefused() {
        ChipWorld w;
        const Candidate who = w.candidate(), stranger = w.candidate();
        w.world.must(who.keys.identity, w.registering(who));
        const Admission early = w.admission(who);
        QCOMPARE(w.world.check(w.identity(0), w.verdict(0, early, true)).error().code, Code::WrongState);
        w.world.step();
        const Admission of = w.admission(who);
        const std::size_t drawn = w.attestors(of).front(), idle = w.attestors(of, false).front();
        const auto refused = [&](const crypto::Identity& sender, AdmissionVerdict body, Code code) {
            const Status checked = w.world.check(sender, std::move(body));
            QVERIFY(!checked.ok());
            QCOMPARE(checked.error().code, code);
        };
        AdmissionVerdict good = w.verdict(drawn, of, true);
        refused(w.identity(idle), w.verdict(idle, of, true), Code::NotEligible);  // not drawn
        refused(w.identity(idle), good, Code::BadProof);                          // with another's draw
        refused(stranger.keys.identity, good, Code::NotEligible);
        refused(who.keys.identity, good, Code::NotPermitted);
        AdmissionVerdict other = good;
        other.draw[5] ^= 1;
        refused(w.identity(drawn), other, Code::BadProof);
        other = good;
        other.registration.bytes[0] ^= 1;
        refused(w.identity(drawn), other, Code::NotFound);
        other = good;
        other.node = stranger.id();
        refused(w.identity(drawn), other, Code::NotFound);
        w.world.must(w.identity(drawn), good);
        refused(w.identity(drawn), w.verdict(drawn, of, false), Code::Duplicate);
        w.lapse(who);
        const std::size_t late = w.attestors(of)[1];
        refused(w.identity(late), w.verdict(late, of, false), Code::Late);
    }

    void oneEkOneNode() {
        ChipWorld w;
        const Candidate who = w.candidate();
        Candidate thief = w.candidate();
        // The public half of a chip is no secret, so two may ask with it; the one that can prove it is admitted.
        w.world.must(who.keys.identity, w.registering(who));
        NodeRegister stolen = w.registering(thief);
        stolen.ekPublic = who.chip.tpm.ekPublic();
        stolen.ekCertificates = {who.certificate};
        w.world.must(thief.keys.identity, stolen);
        w.world.step();
        const Admission mine = w.admission(who), theirs = w.admission(thief);
        for (const std::size_t node : w.attestors(mine))
            w.world.must(w.identity(node), w.verdict(node, mine, true), 1);
        // Attestors that lie for the thief find the chip taken.
        for (const std::size_t node : w.attestors(theirs))
            w.world.must(w.identity(node), w.verdict(node, theirs, true), 1);
        w.lapse(who);
        if (w.admission(thief).open()) w.lapse(thief);
        QCOMPARE(w.admission(who).phase == AdmissionPhase::Admitted,
                 w.admission(thief).phase == AdmissionPhase::Taken);
        QVERIFY((w.world.state.node(who.id()) == nullptr) != (w.world.state.node(thief.id()) == nullptr));
        QCOMPARE(w.world.send(thief.keys.identity, stolen), Code::Duplicate);
    }

    void comingBack() {
        ChipWorld w(12, [](Genesis& genesis) { genesis.params.unbondMs = 1'000; });
        Candidate who = w.candidate();
        w.admit(who);
        w.world.must(who.keys.identity, NodeExit{});
        w.world.step({}, 1'000);
        QCOMPARE(w.world.state.node(who.id())->status, NodeStatus::Inactive);
        QCOMPARE(w.world.state.balance(who.id()), leo(500));
        // With another chip under the old name: no.
        Candidate moved = w.candidate();
        NodeRegister body = w.registering(who);
        body.ekPublic = moved.chip.tpm.ekPublic();
        body.ekCertificates = {moved.certificate};
        QCOMPARE(w.world.send(who.keys.identity, body), Code::NotPermitted);
        // With its own chip, cleared meanwhile, so with another AK: yes, and no credit for the way.
        body = w.registering(who);
        body.akPublic = moved.chip.tpm.akPublic();
        w.world.must(who.keys.identity, body);
        w.world.step();
        w.decide(who);
        QCOMPARE(w.world.state.node(who.id())->status, NodeStatus::Active);
        QCOMPARE(w.world.state.node(who.id())->credit.value, 10u);
        QVERIFY(w.world.state.node(who.id())->akPublic == moved.chip.tpm.akPublic());
        QVERIFY(State::load(w.world.genesis, w.world.records()).ok());
    }

    // Epochs pass with the blocks, so a network that stood still finds its nodes as it left them.
    void standingStill() {
        ChipWorld w(4, [](Genesis& genesis) { genesis.params.epochMs = 10'000; });
        w.world.step({}, 86'400'000);
        QCOMPARE(w.world.state.epoch().number, 1u);
        for (std::size_t i = 0; i < 4; ++i) QCOMPARE(w.statusOf(i), NodeStatus::Active);
        w.world.step();
        w.world.must(w.identity(0), w.renewing(0));
        w.nextEpoch();
        QCOMPARE(w.statusOf(0), NodeStatus::Active);
        QCOMPARE(w.statusOf(1), NodeStatus::Stale);
        QCOMPARE(w.creditOf(1), w.world.genesis.nodes[1].credit.value);  // not punished
        w.nextEpoch();
        QCOMPARE(w.statusOf(0), NodeStatus::Stale);
        // All of them are stale; they renew, and the network goes on.
        for (std::size_t i = 0; i < 4; ++i) w.world.must(w.identity(i), w.renewing(i));
        for (std::size_t i = 0; i < 4; ++i) QCOMPARE(w.statusOf(i), NodeStatus::Active);
        for (int i = 0; i < 8; ++i) w.world.step();
        QCOMPARE(w.world.state.snapshotForNext()->size(), std::size_t{4});
    }

    void staleSitsOut() {
        ChipWorld w(12, [](Genesis& genesis) { genesis.params.epochMs = 100'000; });
        w.nextEpoch();
        for (std::size_t i = 1; i < 12; ++i) w.world.must(w.identity(i), w.renewing(i));
        w.nextEpoch();
        QCOMPARE(w.statusOf(0), NodeStatus::Stale);
        const LambdaId lambda = w.world.publish();
        const TaskId task = w.world.post(lambda);
        // The draw looks back to when it was active; joining needs it to be active now.
        QCOMPARE(w.world.send(w.identity(0), w.world.joining(0, *w.world.state.task(task))), Code::NotEligible);
        w.world.must(w.identity(0), w.renewing(0));
        w.world.must(w.identity(0), w.world.joining(0, *w.world.state.task(task)));
    }

    void renewalsRefused_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int change, Code code) {
            QTest::newRow(name) << change << static_cast<int>(code);
        };
        row("as it should be", 0, Code::Ok);
        row("of the epoch before", 1, Code::Late);
        row("of an epoch to come", 2, Code::WrongState);
        row("quote of the epoch before", 3, Code::Untrusted);
        row("quote of another node", 4, Code::Untrusted);
        row("quote of another AK", 5, Code::Untrusted);
        row("no evidence", 6, Code::Untrusted);
        row("log that does not replay", 7, Code::Untrusted);
        row("log without its beginning", 8, Code::Untrusted);
        row("checkpoint in a task", 9, Code::WrongState);
        row("in a task, without checkpoint", 10, Code::Ok);
        row("by a stranger", 11, Code::UnknownNode);
        row("after exit", 12, Code::WrongState);
        row("another platform", 13, Code::Untrusted);
    }
    void renewalsRefused() {
        QFETCH(int, change);
        QFETCH(int, code);
        ChipWorld w(6, [&](Genesis& genesis) {
            genesis.params.epochMs = 100'000;
            attest::PcrValues platform;
            for (unsigned i = 0; i < 8; ++i) platform[i] = Hash{};
            genesis.platformDigests = {attest::pcrDigest(platform)};
        });
        const Candidate stranger = w.candidate();
        w.nextEpoch();
        const Renewal old = w.renewing(0);
        w.nextEpoch();
        if (change == 9 || change == 10) w.chips[0]->task(7, false);
        if (change == 8) w.chips[0]->log = attest::RuntimeLog(w.chips[0]->log.pcr13());
        if (change == 13) w.chips[0]->tpm.pcrs[4].fill(4);
        Renewal body = w.renewing(0, change != 10);
        const crypto::Identity* sender = &w.identity(0);
        switch (change) {
            case 1: body = old; break;
            case 2: ++body.epoch; break;
            case 3: body.evidence = old.evidence; break;
            case 4: body = w.renewing(w.world.nodes[1].id(), *w.chips[0]); break;
            case 5: body = w.renewing(w.world.nodes[0].id(), *w.chips[1]); break;
            case 6: body.evidence.clear(); break;
            case 7: {
                attest::RuntimeLog log = w.chips[0]->log;
                w.chips[0]->task(9);
                w.chips[0]->log = log;
                body = w.renewing(0);
                break;
            }
            case 11: sender = &stranger.keys.identity; break;
            case 12: w.world.must(w.identity(0), NodeExit{}); break;
            default: break;
        }
        const std::uint32_t before = w.creditOf(0);
        QCOMPARE(w.world.send(*sender, body), static_cast<Code>(code));
        QCOMPARE(w.creditOf(0), before + (code == 0 ? 1 : 0));
        QCOMPARE(w.world.state.node(w.world.nodes[0].id())->checkpoint.has_value(), change == 0);
        if (code == 0) QCOMPARE(w.world.send(*sender, body), Code::Duplicate);
    }

    void firstBlockFirst() {
        ChipWorld w(4, [](Genesis& genesis) { genesis.params.epochMs = 10'000; });
        w.world.step({}, 10'000);
        // Its hash is known in the next block only.
        QVERIFY(w.world.state.epoch().block.isZero());
        const BlockHash first = w.world.state.tip();
        w.world.step();
        QVERIFY(w.world.state.epoch().block == first);
        QCOMPARE(w.world.state.epoch().height.value, w.world.state.height().value - 1);
    }

    // A log is cut at the checkpoint layer one verified, again and again, and its node-start is not forgotten.
    void checkpoints() {
        ChipWorld w(4, [](Genesis& genesis) { genesis.params.epochMs = 10'000; });
        Chip& chip = *w.chips[0];
        const NodeId id = w.world.nodes[0].id();
        for (std::uint8_t epoch = 0; epoch < 3; ++epoch) {
            w.nextEpoch();
            chip.task(static_cast<std::uint8_t>(2 * epoch + 1)), chip.task(static_cast<std::uint8_t>(2 * epoch + 2));
            w.world.must(w.identity(0), w.renewing(0));
            const attest::Checkpoint& checkpoint = *w.world.state.node(id)->checkpoint;
            QVERIFY(checkpoint.pcr13 == chip.log.pcr13());
            QVERIFY(checkpoint.start == Chip::nodeStart());
            chip.log = attest::RuntimeLog(checkpoint.pcr13);
        }
        const auto loaded = State::load(w.world.genesis, w.world.records());
        QVERIFY(loaded.ok() && loaded->node(id)->checkpoint == w.world.state.node(id)->checkpoint);
        // The chip is reset: the log begins anew, with a node-start of its own.
        w.nextEpoch();
        chip.tpm.powerCycle();
        chip.start();
        w.world.must(w.identity(0), w.renewing(0));
        QVERIFY(w.world.state.node(id)->checkpoint->pcr13 == chip.log.pcr13());
    }

    // A long log may be cut more often than once an epoch, without more credit.
    void longLogs() {
        ChipWorld w(4, [](Genesis& genesis) { genesis.params.epochMs = kMaxWindowMs; });
        w.nextEpoch();
        w.world.must(w.identity(0), w.renewing(0, false));
        const std::uint32_t before = w.creditOf(0);
        for (int i = 0; i < 120; ++i) w.chips[0]->task(static_cast<std::uint8_t>(i));
        QCOMPARE(w.world.send(w.identity(0), w.renewing(0)), Code::Duplicate);
        for (int i = 0; i < 10; ++i) w.chips[0]->task(static_cast<std::uint8_t>(i));
        QCOMPARE(w.world.send(w.identity(0), w.renewing(0, false)), Code::Duplicate);
        w.world.must(w.identity(0), w.renewing(0));
        QCOMPARE(w.creditOf(0), before);
    }

    void exits() {
        ChipWorld w;
        const Candidate who = w.candidate();
        QCOMPARE(w.world.send(who.keys.identity, NodeExit{}), Code::UnknownNode);
        w.admit(who);
        w.world.must(who.keys.identity, NodeExit{});
        QCOMPARE(w.world.state.node(who.id())->status, NodeStatus::Exiting);
        QCOMPARE(w.world.send(who.keys.identity, NodeExit{}), Code::WrongState);
        const TimeMs back = w.world.state.node(who.id())->exitAt;
        w.world.step({}, back - w.world.state.time() - 1);
        QCOMPARE(w.world.state.balance(who.id()), leo(400));
        w.world.step({}, 1);
        QCOMPARE(w.world.state.balance(who.id()), leo(500));
        QCOMPARE(w.world.state.node(who.id())->status, NodeStatus::Inactive);
        QVERIFY(w.world.state.node(who.id())->deposit.isZero());
        QCOMPARE(w.world.send(who.keys.identity, NodeExit{}), Code::WrongState);
    }

    // It leaves in the middle of a task it executes: the task goes on, and the deposit stays until it is over.
    void exitWithATaskRunning() {
        ChipWorld w(20, [](Genesis& genesis) { genesis.params.unbondMs = 1'000; });
        const World::Stage s = w.world.toExecuting();
        const crypto::Identity& executor = w.world.executorOf(s.draw);
        const Amount before = w.world.state.balance(executor.id());
        w.world.must(executor, NodeExit{});
        w.world.step({}, 1'000);
        QCOMPARE(w.world.state.node(executor.id())->status, NodeStatus::Exiting);
        QCOMPARE(w.world.state.balance(executor.id()), before);
        TaskComplete complete = w.world.completing(s.draw);
        for (const std::size_t monitor : s.draw.monitors)
            complete.verdicts.push_back(w.world.verdict(s.draw, monitor, true));
        w.world.must(executor, complete);
        w.world.lapse(s.task);
        QCOMPARE(w.world.state.task(s.task)->end, TaskEnd::Settled);
        QVERIFY(w.world.state.balance(executor.id()) > before);
        w.world.step({}, 1'000);
        QCOMPARE(w.world.state.node(executor.id())->status, NodeStatus::Inactive);
        QVERIFY(w.world.state.node(executor.id())->deposit.isZero());
        // And it is drawn no more.
        for (int i = 0; i < 9; ++i) w.world.step();
        QVERIFY(findEntry(*w.world.state.snapshotForNext(), executor.id()) == nullptr);
    }

    // A block that is refused leaves no trace in any index.
    void tentativeBlocksLeaveNoTrace() {
        ChipWorld w(4, [](Genesis& genesis) { genesis.params.tauDefault = 32; });
        const Candidate who = w.candidate();
        const auto same = [&](const crypto::Identity& sender, TxBody body) {
            const auto deadline = w.world.state.nextDeadline();
            const auto open = w.world.state.openAdmissions();
            const bool wants = w.world.state.wantsBlock();
            QVERIFY(w.world.check(sender, std::move(body)).ok());
            QVERIFY(w.world.state.nextDeadline() == deadline && w.world.state.openAdmissions() == open);
            QCOMPARE(w.world.state.wantsBlock(), wants);
        };
        same(who.keys.identity, w.registering(who));
        w.enrol(who);
        same(w.identity(0), w.verdict(0, w.admission(who), true));
        w.decide(who);
        same(who.keys.identity, NodeExit{});
        w.world.must(who.keys.identity, NodeExit{});
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::AdmissionTest)
#include "admission_test.moc"

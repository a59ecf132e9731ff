// Key packages: honest material passes all six checks, and each check fails alone on the one thing that is wrong.
#include <QtTest>

#include "codec/cbor.h"
#include "unit/protocol/group.h"

namespace leo::protocol {
namespace {

using test::Group;
using test::hashOf;
using test::Phase;

// Fails at `check` with a detail that contains `detail`; the ones before passed, the ones after did not run.
void failsAt(const PackageReport& report, Check check, const char* detail) {
    QVERIFY(!report.passed());
    for (std::size_t i = 0; i < kCheckCount; ++i) {
        const CheckResult& result = report.checks[i];
        const std::string what = std::string(checkName(static_cast<Check>(i))) + ": " + result.detail;
        const auto at = static_cast<std::size_t>(check);
        QVERIFY2(result.ran == (i <= at), what.c_str());
        QVERIFY2(result.ok == (i < at), what.c_str());
    }
    const std::string& said = report.check(check).detail;
    QVERIFY2(said.find(detail) != std::string::npos, said.c_str());
}

PackageReport judge(const Group& group, const KeyPackage& package) {
    return verifyPackage(group.world.state, group.task, package, group.references);
}

std::string text(attest::Reason reason) {
    return std::string(attest::reasonText(reason));
}

// Changes the only quote of a package; the monitors have seen the changed one.
void spoilQuote(const Group& group, KeyPackage& package, const std::function<void(attest::TpmQuoteEvidence&)>& how) {
    auto evidence = attest::decodeEvidence(package.evidence[0].evidence);
    auto& quote = std::get<attest::TpmQuoteEvidence>(*evidence);
    how(quote);
    package.evidence[0].evidence = attest::encodeEvidence(quote);
    group.speak(package);
}

}  // namespace

class KeyPackageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void roundTripAndMalformed() {
        Group group(3);
        const KeyPackage package = group.package();
        const Bytes bytes = package.encode();
        const auto decoded = KeyPackage::decode(bytes);
        QVERIFY(decoded.ok());
        QVERIFY(decoded->encode() == bytes);
        for (std::size_t size = 0; size < bytes.size(); size += size < 200 ? 1 : 17)
            QVERIFY(!KeyPackage::decode(ByteView(bytes).first(size)).ok());
        Bytes longer = bytes;
        longer.push_back(0);
        QVERIFY(!KeyPackage::decode(longer).ok());
        KeyPackage crowded = package;
        while (crowded.evidence.size() <= kMaxPackageEvidence) crowded.evidence.push_back(package.evidence[0]);
        QVERIFY(!KeyPackage::decode(crowded.encode()).ok());
    }

    void sealedToTheOwnerAndTheTask() {
        Group group(3);
        auto& world = group.world;
        const KeyPackage package = group.package();
        const auto block = sealPackage(package, group.task, world.alice.id());
        QVERIFY(block.ok());
        const auto opened = openPackage(group.task, world.alice, *block);
        QVERIFY(opened.ok());
        QVERIFY(opened->encode() == package.encode());
        QCOMPARE(openPackage(group.task, world.bob, *block).error().code, Code::DecryptFailed);
        // The same for the same owner, so that members know it; for another owner another key, not just another box.
        QVERIFY(sealPackage(package, group.task, world.alice.id()).value() == *block);
        const auto forBob = sealPackage(package, group.task, world.bob.id());
        QVERIFY(!std::equal(block->begin(), block->begin() + 32, forBob->begin()));
        KeyPackage other = package;
        other.verdicts.pop_back();
        const auto changed = sealPackage(other, group.task, world.alice.id());
        QVERIFY(!std::equal(block->begin(), block->begin() + 32, changed->begin()));
        QCOMPARE(openPackage(TaskId{hashOf(1)}, world.alice, *block).error().code, Code::DecryptFailed);
    }

    void honestMaterialPasses() {
        for (const std::size_t size : {3u, 6u}) {
            Group group(size);
            const PackageReport report = judge(group, group.package());
            for (const CheckResult& result : report.checks) QVERIFY2(result.ran && result.ok, result.detail.c_str());
            QVERIFY(report.passed());
            QVERIFY(report.executor == group.executor().id());
            QVERIFY(report.softwareTpm);
            QCOMPARE(report.members.size(), size);
            QCOMPARE(report.verdictsOk, static_cast<std::uint32_t>(size - 1));
            QCOMPARE(report.verdictsOf, static_cast<std::uint32_t>(size - 1));
            const Turn turn = group.turn();
            const Hash predicted = group.machine().log.predictPcr13(turn.taskStart(group.machine().log));
            QVERIFY(report.predicted.at(attest::kRuntimeLogPcr) == predicted);
        }
    }

    void wrongDraw() {
        Group group(4);
        KeyPackage package = group.package();
        package.certificate.members[3].j += 1;
        std::sort(package.certificate.members.begin(), package.certificate.members.end(), ledger::ranksBefore);
        failsAt(judge(group, package), Check::Draw, "claims seats it did not win");
        package = group.package();
        std::swap(package.certificate.members[0], package.certificate.members[1]);
        failsAt(judge(group, package), Check::Draw, "not in rank order");
        package = group.package();
        package.certificate.members[1].salt = hashOf(1);
        failsAt(judge(group, package), Check::Draw, "does not open its commitment");
        package = group.package();
        package.certificate.members.resize(2);
        failsAt(judge(group, package), Check::Draw, "too few members");
        package = group.package();
        package.certificate.draw += 1;
        failsAt(judge(group, package), Check::Draw, "another task or draw");
        package = group.package();
        package.certificate.members[3].node = group.world.nodes[59].id();
        failsAt(judge(group, package), Check::Draw, "did not join");
    }

    void anotherCertificateThanTheAnchored() {
        Group group(4);
        KeyPackage package = group.package();
        package.certificate.members.erase(package.certificate.members.begin());  // hides the leader
        failsAt(judge(group, package), Check::Anchor, "not the one layer one anchored");
    }

    void verdictsThatDoNotCount() {
        Group group(4);
        const KeyPackage honest = group.package();
        const Bytes& evidence = honest.evidence[0].evidence;
        const auto& monitors = group.draw.monitors;
        const auto with = [&](std::vector<ledger::SignedVerdict> verdicts) {
            KeyPackage package = honest;
            package.verdicts = std::move(verdicts);
            return judge(group, package);
        };
        const auto good = [&](std::size_t i) { return group.verdict(monitors[i], evidence); };
        failsAt(with({}), Check::Verdicts, "0 of 3");
        failsAt(with({good(0)}), Check::Verdicts, "1 of 3");
        failsAt(with({good(0), good(0), good(0)}), Check::Verdicts, "1 of 3");
        failsAt(with({good(0), group.verdict(monitors[1], viewOf("another quote")),
                      group.verdict(monitors[2], viewOf("another quote"))}),
                Check::Verdicts, "1 of 3");
        failsAt(
            with({good(0), group.verdict(monitors[1], evidence, false), group.verdict(monitors[2], evidence, false)}),
            Check::Verdicts, "1 of 3");
        failsAt(with({good(0), group.verdict(monitors[1], evidence, true, 1),
                      group.verdict(monitors[2], evidence, true, 1)}),
                Check::Verdicts, "1 of 3");
        failsAt(with({good(0), group.verdict(group.draw.executor, evidence)}), Check::Verdicts, "1 of 3");
        ledger::SignedVerdict forged = good(1);
        forged.signature[5] ^= 1;
        failsAt(with({good(0), forged}), Check::Verdicts, "1 of 3");
        QVERIFY(with({good(0), good(1), good(2)}).passed());
    }

    void foreignEndorsementRoot() {
        Group group(3, [](ledger::Genesis& genesis, test::Machines& machines) {
            genesis.roots = {{"Another vendor", true, machines.foreignCa.der()}};
        });
        failsAt(judge(group, group.package()), Check::Machine, text(attest::Reason::EkChain).c_str());
    }

    void registeredKeyIsNoAttestationKey() {
        Group group(3, [](ledger::Genesis& genesis, test::Machines& machines) {
            for (auto& node : genesis.nodes) {
                // Signs, but also what the TPM did not make: not restricted.
                auto area = *attest::parsePublic(node.akPublic);
                area.attributes &= ~std::uint32_t{attest::kAttrRestricted};
                node.akPublic = attest::encodePublic(area);
            }
            static_cast<void>(machines);
        });
        failsAt(judge(group, group.package()), Check::Machine, text(attest::Reason::AkAttributes).c_str());
    }

    void quotedByAnotherTpm() {
        Group group(3, [](ledger::Genesis& genesis, test::Machines& machines) {
            for (std::size_t i = 0; i < genesis.nodes.size(); ++i)
                genesis.nodes[i].akPublic = machines.all[(i + 1) % genesis.nodes.size()]->tpm.akPublic();
        });
        failsAt(judge(group, group.package()), Check::State, text(attest::Reason::SignatureWrong).c_str());
    }

    void tamperedQuote() {
        Group group(3);
        KeyPackage package = group.package();
        spoilQuote(group, package, [](auto& quote) { quote.quote.attest.back() ^= 1; });
        failsAt(judge(group, package), Check::State, text(attest::Reason::SignatureWrong).c_str());
        package = group.package();
        spoilQuote(group, package, [](auto& quote) { quote.pcrs[0] = hashOf(1); });
        failsAt(judge(group, package), Check::State, text(attest::Reason::PcrDigest).c_str());
        package = group.package();
        package.evidence[0].nonces[0].nonce = hashOf(1);
        failsAt(judge(group, package), Check::State, text(attest::Reason::Qualifier).c_str());
        package = group.package();
        package.evidence.push_back({package.evidence[0].nonces, toBytes("not evidence")});
        failsAt(judge(group, package), Check::State, "");
    }

    void wrongClock() {
        Group group(3);
        KeyPackage package = group.package();
        package.time = group.machine().tpm.getTime(hashOf(1));
        failsAt(judge(group, package), Check::State, text(attest::Reason::TimeNonce).c_str());
        package = group.package();
        package.time.signature.back() ^= 1;
        failsAt(judge(group, package), Check::State, text(attest::Reason::SignatureWrong).c_str());
    }

    void unknownSandboxProfile() {
        Group group(3);
        group.references.profileDigests = {hashOf(0x99)};
        failsAt(judge(group, group.package()), Check::State, text(attest::Reason::LogOtherProfile).c_str());
    }

    void hardwareTpmIsRequired() {
        ledger::Requirements requirements;
        requirements.hardwareTpm = true;
        Group group(
            3,
            [](ledger::Genesis& genesis, test::Machines&) {
                for (auto& node : genesis.nodes) node.features |= ledger::kFeatureHardwareTpm;
            },
            requirements);
        failsAt(judge(group, group.package()), Check::Machine, "asks for a hardware TPM");
    }

    // Of every member, and as it was when the draw looked back: what a node has earned or lost since says nothing.
    void creditOfEveryMemberAtTheDraw() {
        Group group(4);
        const KeyPackage package = group.package();
        Turn turn = group.turn();
        const auto judged = [&] { return checkOwnPackage(turn, package, group.world.state.time()); };
        const auto& joins = turn.task.joins;
        const NodeId lowest = std::min_element(joins.begin(), joins.end(), [](const auto& a, const auto& b) {
                                  return a.weight < b.weight;
                              })->node;
        QVERIFY(lowest != turn.executorId());
        turn.task.post.requirements.minCredit = static_cast<std::uint32_t>(turn.weightOf(lowest));
        turn.executor.credit = Credit{0};
        const Status met = judged();
        QVERIFY2(met.ok(), met.ok() ? "" : toString(met.error()).c_str());
        turn.task.post.requirements.minCredit += 1;
        const Status missed = judged();
        QCOMPARE(missed.error().code, Code::Untrusted);
        QVERIFY2(missed.error().detail.find(lowest.shortHex() + " has a credit of") != std::string::npos,
                 missed.error().detail.c_str());
    }

    void grantOpensForTheExecutorOnly() {
        Group group(3);
        auto& world = group.world;
        const PackageReport report = judge(group, group.package());
        const Hash key = hashOf(0xC0);
        const auto box = makeGrantBox(world.state, group.task, ledger::Party::Requester, report, key, world.random);
        QVERIFY(box.ok());
        const Turn turn = group.turn();
        const ByteView secret = group.executor().channel.secret.view();
        const auto party = ledger::Party::Requester;
        const std::uint64_t spanMs = turn.task.post.windows.executeMs;
        const auto opened = openGrantBox(turn, party, secret, *box, {report.predicted, report.time, {}}, spanMs);
        QVERIFY(opened.ok());
        // The TPM itself: refuses before task-start, opens after it.
        QVERIFY(!group.machine().tpm.importAndUnseal(opened->blob, opened->policy).ok());
        group.machine().extend(turn.taskStart(group.machine().log));
        const auto unsealed = group.machine().tpm.importAndUnseal(opened->blob, opened->policy);
        QVERIFY(unsealed.ok());
        QVERIFY(equal(unsealed->view(), key));

        const auto code = [&](const Turn& t, ledger::Party p, ByteView s, const attest::PcrValues& predicted,
                              const attest::TimeReport& time) {
            const auto result = openGrantBox(t, p, s, *box, {predicted, time, {}}, spanMs);
            return result.ok() ? std::string("ok")
                               : std::string(codeName(result.error().code)) + result.error().detail;
        };
        const auto says = [](const std::string& got, Code expected, std::string_view detail) {
            QVERIFY2(got.find(codeName(expected)) == 0 && got.find(detail) != std::string::npos, got.c_str());
        };
        const ByteView other = world.nodes[group.draw.monitors[0]].channel.secret.view();
        const char* const closed = "the box does not open";
        says(code(turn, party, other, report.predicted, report.time), Code::Untrusted, closed);
        says(code(turn, ledger::Party::Publisher, secret, report.predicted, report.time), Code::Untrusted, closed);
        Turn changed = turn;
        changed.turn += 1;
        says(code(changed, party, secret, report.predicted, report.time), Code::Untrusted, closed);
        changed = turn;
        changed.executor.ekPublic = group.machines.all[group.draw.monitors[0]]->tpm.ekPublic();
        says(code(changed, party, secret, report.predicted, report.time), Code::Untrusted,
             text(attest::Reason::BlobParent));
        attest::PcrValues predicted = report.predicted;
        predicted[attest::kRuntimeLogPcr] = hashOf(1);
        says(code(turn, party, secret, predicted, report.time), Code::Untrusted, text(attest::Reason::BlobPolicy));
        attest::TimeReport time = report.time;
        time.clock.restartCount += 1;
        says(code(turn, party, secret, report.predicted, time), Code::Untrusted, text(attest::Reason::BlobPolicy));
        // It lives as long as the owners' windows and the run, on a clock that may be 15 % fast, and no longer.
        const ledger::Task& task = *world.state.task(group.task);
        const std::uint64_t whole = task.deadline - task.begunAt + spanMs;
        const auto lives = [&](std::uint64_t ms) {
            return openGrantBox(turn, party, secret, *box, {report.predicted, report.time, {}}, ms).ok();
        };
        QVERIFY(lives(whole + whole / 6) && !lives(whole + whole / 6 + 1));
    }

    // Whoever asks for it (a person, a notification, a policy): without six passed checks there is no box to send.
    void noGrantWithoutAPassedReport_data() {
        QTest::addColumn<int>("check");
        for (std::size_t i = 0; i < kCheckCount; ++i)
            QTest::newRow(std::string(checkName(static_cast<Check>(i))).c_str()) << static_cast<int>(i);
    }
    void noGrantWithoutAPassedReport() {
        QFETCH(int, check);
        Group group(3);
        auto& world = group.world;
        const PackageReport passed = judge(group, group.package());
        QVERIFY(passed.passed());
        for (const CheckResult& result : {CheckResult{}, CheckResult{true, false, "found otherwise"}})
            for (const auto party : {ledger::Party::Requester, ledger::Party::Publisher}) {
                PackageReport report = passed;
                report.checks[static_cast<std::size_t>(check)] = result;
                const auto box = makeGrantBox(world.state, group.task, party, report, hashOf(1), world.random);
                QVERIFY(!box.ok());
                QCOMPARE(box.error().code, Code::WrongState);
            }
    }
};

}  // namespace leo::protocol

QTEST_GUILESS_MAIN(leo::protocol::KeyPackageTest)
#include "key_package_test.moc"

// Reason codes: stable numbers, one name each, the right class.

#include "unit/attest/fixture.h"

using namespace leo;
using namespace leo::attest;

class ReasonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreUnique() {
        std::set<std::string_view> names, texts;
        unsigned known = 0;
        for (std::uint64_t number = 0; number < 256; ++number) {
            const auto reason = reasonFromNumber(number);
            if (!reason) continue;
            ++known;
            QCOMPARE(static_cast<std::uint64_t>(*reason), number);
            QVERIFY(names.insert(reasonName(*reason)).second);
            QVERIFY(texts.insert(reasonText(*reason)).second);
        }
        QCOMPARE(known, 72u);
    }

    void numbersAreStable() {
        // On the wire and in the ledger: a change here is a fork.
        QCOMPARE(static_cast<int>(Reason::Ok), 0);
        QCOMPARE(static_cast<int>(Reason::NoAnswer), 1);
        QCOMPARE(static_cast<int>(Reason::NonceNotCovered), 10);
        QCOMPARE(static_cast<int>(Reason::MalformedEvidence), 20);
        QCOMPARE(static_cast<int>(Reason::AkKind), 30);
        QCOMPARE(static_cast<int>(Reason::EkKind), 40);
        QCOMPARE(static_cast<int>(Reason::ActivationWrong), 55);
        QCOMPARE(static_cast<int>(Reason::SignatureWrong), 63);
        QCOMPARE(static_cast<int>(Reason::Qualifier), 66);
        QCOMPARE(static_cast<int>(Reason::PhaseOrder), 86);
        QCOMPARE(static_cast<int>(Reason::LogOtherRunner), 118);
        QCOMPARE(static_cast<int>(Reason::BlobPolicy), 133);
        QVERIFY(!reasonFromNumber(2).has_value());
        QVERIFY(!reasonFromNumber(255).has_value());
        QVERIFY(!reasonFromNumber(256).has_value());
    }

    void classes() {
        QVERIFY(classOf(Reason::Ok) == ReasonClass::Ok);
        QVERIFY(classOf(Reason::NoAnswer) == ReasonClass::Unreachable);
        QVERIFY(classOf(Reason::ClockNotSafe) == ReasonClass::Stale);
        QVERIFY(classOf(Reason::PcrDigest) == ReasonClass::Untrusted);
        QCOMPARE(Finding::fail(Reason::NoAnswer).toStatus().error().code, Code::Unreachable);
        QCOMPARE(Finding::fail(Reason::ClockNotSafe).toStatus().error().code, Code::Stale);
        QCOMPARE(Finding::fail(Reason::LogReplay).toStatus().error().code, Code::Untrusted);
        QVERIFY(Finding::pass().toStatus().ok());
    }

    void silenceIsNotAPass() {
        QVERIFY(!Finding{}.ok());
        QVERIFY(!EvidenceOutcome{}.finding.ok());
        QVERIFY(!TimeOutcome{}.finding.ok());
        QVERIFY(!EkOutcome{}.finding.ok());
    }
};

QTEST_GUILESS_MAIN(ReasonTest)
#include "reason_test.moc"

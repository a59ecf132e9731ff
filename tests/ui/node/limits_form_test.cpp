// NodeLimitsForm: what may be typed as a limit, what may not, and that nothing half right reaches the node. And what
// a node is told of each task that a limit, a requirement or luck kept from it.
#include <QtTest>

#include "fake/fake_node.h"
#include "node/node_limits_form.h"
#include "node/node_words.h"

namespace leo::ui {

class LimitsFormTest : public QObject {
    Q_OBJECT

private:
    static api::NodeState known() {
        api::NodeState state;
        state.sequence = 1;
        state.limits = {4, 4'000'000'000, leo(4), 0, 0};
        state.measured = {8, 10, 16'000'000'000, 8'000'000'000, 0};
        return state;
    }

private Q_SLOTS:
    void fields_data() {
        QTest::addColumn<QString>("cores");
        QTest::addColumn<QString>("memory");
        QTest::addColumn<QString>("offer");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char* name, const char* cores, const char* memory, const char* offer,
                            const char* from, const char* to, bool valid) {
            const auto text = [](const char* value) { return QString::fromLatin1(value); };
            QTest::newRow(name) << text(cores) << text(memory) << text(offer) << text(from) << text(to) << valid;
        };
        row("all within", "8", "16", "3.5", "22:00", "6:30", true);
        row("empty is no limit", "", "", "", "00:00", "23:59", true);
        row("nine decimals", "1", "0.5", "0.000000001", "22:00", "06:30", true);
        row("more cores than there are", "9", "16", "3.5", "22:00", "6:30", false);
        row("half a core", "1.5", "16", "3.5", "22:00", "6:30", false);
        row("negative cores", "-1", "16", "3.5", "22:00", "6:30", false);
        row("more memory than there is", "8", "16.1", "3.5", "22:00", "6:30", false);
        row("memory in words", "8", "much", "3.5", "22:00", "6:30", false);
        row("ten decimals", "8", "16", "0.0000000001", "22:00", "6:30", false);
        row("negative offer", "8", "16", "-1", "22:00", "6:30", false);
        row("more than the supply can be", "8", "16", "99999999999", "22:00", "6:30", false);
        row("no such hour", "8", "16", "3.5", "24:00", "6:30", false);
        row("no time", "8", "16", "3.5", "late", "6:30", false);
        row("the same time twice", "8", "16", "3.5", "6:30", "06:30", false);
    }
    void fields() {
        QFETCH(QString, cores);
        QFETCH(QString, memory);
        QFETCH(QString, offer);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, valid);
        fake::FakeNode node;
        NodeLimitsForm form(node);
        form.take(known());
        form.setCores(cores);
        form.setMemory(memory);
        form.setOffer(offer);
        form.setAlways(false);
        form.setFrom(from);
        form.setTo(to);
        QCOMPARE(form.valid(), valid);
        form.apply();
        QCOMPARE(node.calls.size(), std::size_t{valid ? 1u : 0u});
    }

    void exactValuesReachTheNode() {
        fake::FakeNode node;
        NodeLimitsForm form(node);
        form.take(known());
        form.setCores(QStringLiteral("2"));
        form.setMemory(QStringLiteral("0.5"));
        form.setOffer(QStringLiteral("1.000000001"));
        form.setAlways(false);
        form.setFrom(QStringLiteral("22:15"));
        form.setTo(QStringLiteral("6:30"));
        form.apply();
        QCOMPARE(node.limited.cpuCores, 2u);
        QCOMPARE(node.limited.memoryBytes, 500'000'000u);
        QCOMPARE(node.limited.smallestOffer.units, 1'000'000'001u);
        QCOMPARE(node.limited.fromMinute, 22u * 60 + 15);
        QCOMPARE(node.limited.toMinute, 6u * 60 + 30);
        QVERIFY(!form.touched());
    }

    void typingOutlivesSnapshots() {
        fake::FakeNode node;
        NodeLimitsForm form(node);
        api::NodeState state = known();
        form.take(state);
        QCOMPARE(form.offer(), QStringLiteral("4"));
        form.setOffer(QStringLiteral("7"));
        state.limits.smallestOffer = leo(5);
        form.take(state);
        QCOMPARE(form.offer(), QStringLiteral("7"));
        form.revert();
        QCOMPARE(form.offer(), QStringLiteral("5"));
        form.apply();
        QVERIFY(node.calls.empty());
    }

    // What the node reports for each is in unit.node.draw_choice.
    void missed_data() {
        QTest::addColumn<int>("why");
        QTest::addColumn<QString>("have");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("words");
        using Why = api::MissedTask::Why;
        const auto row = [](Why why, const char* have, const char* wanted, const char* words) {
            QTest::newRow(words) << static_cast<int>(why) << QString::fromLatin1(have) << QString::fromLatin1(wanted)
                                 << QString::fromUtf8(words);
        };
        row(Why::NoVotes, "", "", "no votes drawn, odds 41.0 %");
        row(Why::Credit, "96", "100", "credit 96, 100 asked");
        row(Why::HardwareTpm, "", "", "a hardware TPM was asked, yours is a software TPM");
        row(Why::Isolation, "", "gVisor", "isolation gVisor was asked, which is not here");
        row(Why::SmallestOffer, "3.5", "4", "offer 3.5, your smallest is 4");
        row(Why::Hours, "06:00", "22:00-06:00", "at 06:00, your hours are 22:00-06:00");
        row(Why::Memory, "1000000000", "2000000000", "memory 2.0 GB, your most is 1.0 GB");
        row(Why::Busy, "executing", "", "executing");
        row(Why::Busy, "draw", "", "in another draw");
        row(Why::Busy, "renewal", "", "renewing");
        row(Why::Busy, "groups", "", "in as many committees as it can");
        row(Why::Draining, "", "", "draining");
        row(Why::Stale, "#128,300", "", "stale since #128,300");
        row(Why::Deposit, "9.999999999", "10", "balance 9.999999999, deposit 10");
        row(Why::Image, "", "", "its image is missing here");
        row(Why::Image, "", "ab00000000cd",
            "image ab0000\xe2\x80\xa6"
            "00cd is missing here");
        row(Why::NotActive, "", "", "leaving the network");
        row(Why::NotProvable, "", "", "nothing it proves would be believed");
        row(Why::TooNew, "", "", "admitted after the draw looks back");
    }
    void missed() {
        QFETCH(int, why);
        QFETCH(QString, have);
        QFETCH(QString, wanted);
        QFETCH(QString, words);
        api::MissedTask missed;
        missed.why = static_cast<api::MissedTask::Why>(why);
        missed.have = have.toStdString();
        missed.wanted = wanted.toStdString();
        missed.oddsPermille = 410;
        QCOMPARE(missedReason(missed), words);
    }
};

}  // namespace leo::ui

QTEST_GUILESS_MAIN(leo::ui::LimitsFormTest)
#include "limits_form_test.moc"

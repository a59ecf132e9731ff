// Every limit and requirement made to miss alone: what the node decides, and by how much it says it missed.
#include <QtTest>

#include "node/draw_choice.h"

namespace leo::node {

namespace {

using Act = DrawChoice::Act;

// A node and a draw that fit each other.
struct Case {
    ledger::NodeRecord record;
    ledger::SnapshotEntry entry;
    ledger::Manifest manifest;
    NodeFacts node;
    DrawFacts draw;

    Case() {
        record.credit = entry.credit = Credit{150};
        entry.features = ledger::kFeatureRunc;
        manifest.limits.memoryBytes = 512u << 20;
        node.record = &record;
        node.entry = &entry;
        node.balance = leo(20);
        node.limits = {leo(4), 1u << 30, 22 * 60, 6 * 60, 0};
        node.minute = 23 * 60;
        draw.task = TaskId{{7}};
        draw.offer = leo(5);
        draw.deposit = leo(10);
        draw.requirements.minCredit = 100;
        draw.manifest = &manifest;
        draw.imageHere = true;
    }
};

using Change = std::function<void(Case&)>;

}  // namespace

class DrawChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fits() {
        const Case good;
        const DrawChoice choice = chooseDraw(good.node, good.draw);
        QVERIFY(choice.act == Act::Enter && !choice.missed);
    }

    void missesEachAlone_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("act");
        QTest::addColumn<int>("why");
        QTest::addColumn<QString>("have");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* name, Act act, Missed why, const char* have, const char* wanted,
                            Change change) {
            QTest::newRow(name) << change << static_cast<int>(act) << static_cast<int>(why)
                                << QString::fromLatin1(have) << QString::fromLatin1(wanted);
        };
        row("no node", Act::Pass, Missed::NotActive, "", "", [](Case& c) { c.node.record = nullptr; });
        row("stale", Act::Later, Missed::Stale, "", "", [](Case& c) { c.record.status = ledger::NodeStatus::Stale; });
        row("leaving", Act::Pass, Missed::NotActive, "", "",
            [](Case& c) { c.record.status = ledger::NodeStatus::Exiting; });
        row("inactive", Act::Pass, Missed::NotActive, "", "",
            [](Case& c) { c.record.status = ledger::NodeStatus::Inactive; });
        row("TPM lost", Act::Later, Missed::NotProvable, "", "", [](Case& c) { c.node.provable = false; });
        row("draining", Act::Pass, Missed::Draining, "", "", [](Case& c) { c.node.drain = true; });
        row("executing", Act::Later, Missed::Busy, "executing", "", [](Case& c) { c.node.executing = true; });
        row("in another draw", Act::Later, Missed::Busy, "draw", "",
            [](Case& c) { c.record.busyWith = TaskId{{1}}; });
        row("renewing", Act::Later, Missed::Busy, "renewal", "", [](Case& c) { c.node.renewing = true; });
        row("in as many groups as it may", Act::Later, Missed::Busy, "groups", "",
            [](Case& c) { c.node.openTasks = kMaxOpenTasks; });
        row("admitted after the snapshot", Act::Pass, Missed::TooNew, "", "",
            [](Case& c) { c.node.entry = nullptr; });
        row("hardware asked", Act::Pass, Missed::HardwareTpm, "", "",
            [](Case& c) { c.draw.requirements.hardwareTpm = true; });
        row("gVisor asked", Act::Pass, Missed::Isolation, "", "gVisor",
            [](Case& c) { c.draw.requirements.isolation = ledger::Isolation::Gvisor; });
        row("credit", Act::Pass, Missed::Requirements, "150", "151",
            [](Case& c) { c.draw.requirements.minCredit = 151; });
        row("offer", Act::Pass, Missed::SmallestOffer, "3.999999999", "4",
            [](Case& c) { c.draw.offer = Amount{3'999'999'999}; });
        row("memory", Act::Pass, Missed::Memory, "1073741824", "1073741825",
            [](Case& c) { c.manifest.limits.memoryBytes = (1u << 30) + 1; });
        row("hours", Act::Pass, Missed::Hours, "06:00", "22:00-06:00", [](Case& c) { c.node.minute = 6 * 60; });
        row("manifest", Act::Pass, Missed::Image, "", "", [](Case& c) { c.draw.manifest = nullptr; });
        row("image", Act::Pass, Missed::Image, "", "ab00000000000000000000000000000000000000000000000000000000000000",
            [](Case& c) {
                c.manifest.imageDigest[0] = 0xab;
                c.draw.imageHere = false;
            });
        row("deposit", Act::Pass, Missed::Deposit, "9.999999999", "10",
            [](Case& c) { c.node.balance = Amount{9'999'999'999}; });
    }
    void missesEachAlone() {
        QFETCH(Change, change);
        QFETCH(int, act);
        QFETCH(int, why);
        QFETCH(QString, have);
        QFETCH(QString, wanted);
        Case one;
        change(one);
        const DrawChoice choice = chooseDraw(one.node, one.draw);
        QCOMPARE(static_cast<int>(choice.act), act);
        QVERIFY(choice.missed);
        QCOMPARE(static_cast<int>(choice.missed->why), why);
        QCOMPARE(QString::fromStdString(choice.missed->have), have);
        QCOMPARE(QString::fromStdString(choice.missed->wanted), wanted);
        QVERIFY(choice.missed->task == one.draw.task);
    }

    void justEnough_data() {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
        row("credit", [](Case& c) { c.draw.requirements.minCredit = 150; });
        row("offer", [](Case& c) { c.draw.offer = leo(4); });
        row("memory", [](Case& c) { c.manifest.limits.memoryBytes = 1u << 30; });
        row("memory without a limit", [](Case& c) {
            c.node.limits.memoryBytes = 0;
            c.manifest.limits.memoryBytes = std::uint64_t{1} << 40;
        });
        row("first minute", [](Case& c) { c.node.minute = 22 * 60; });
        row("last minute", [](Case& c) { c.node.minute = 6 * 60 - 1; });
        row("always", [](Case& c) {
            c.node.limits.toMinute = c.node.limits.fromMinute;
            c.node.minute = 12 * 60;
        });
        row("deposit", [](Case& c) { c.node.balance = leo(10); });
        row("one group less", [](Case& c) { c.node.openTasks = kMaxOpenTasks - 1; });
        row("gVisor here", [](Case& c) {
            c.entry.features |= ledger::kFeatureGvisor;
            c.draw.requirements.isolation = ledger::Isolation::Gvisor;
        });
    }
    void justEnough() {
        QFETCH(Change, change);
        Case one;
        change(one);
        QVERIFY(chooseDraw(one.node, one.draw).act == Act::Enter);
    }

    void whatKeepsItFromEveryDrawComesFirst() {
        Case one;
        one.node.drain = true;
        one.draw.offer = leo(1);
        QVERIFY(chooseDraw(one.node, one.draw).missed->why == Missed::Draining);
        one.record.status = ledger::NodeStatus::Stale;
        QVERIFY(chooseDraw(one.node, one.draw).missed->why == Missed::Stale);
    }

    void odds_data() {
        QTest::addColumn<quint64>("credit");
        QTest::addColumn<quint64>("total");
        QTest::addColumn<quint32>("tau");
        QTest::addColumn<quint32>("permille");
        QTest::newRow("no credit") << quint64{0} << quint64{7'000} << 14u << 1'000u;
        QTest::newRow("a newcomer among twenty") << quint64{10} << quint64{7'010} << 14u << 980u;
        QTest::newRow("one of five hundred") << quint64{100} << quint64{50'000} << 14u << 972u;
        QTest::newRow("half of it") << quint64{3'500} << quint64{7'000} << 14u << 1u;
        QTest::newRow("too little credit to draw") << quint64{1} << quint64{55} << 14u << 0u;
        QTest::newRow("just enough to draw") << quint64{1} << quint64{56} << 14u << 750u;
    }
    void odds() {
        QFETCH(quint64, credit);
        QFETCH(quint64, total);
        QFETCH(quint32, tau);
        QFETCH(quint32, permille);
        QCOMPARE(noVotesPermille(credit, total, tau), permille);
    }

    void oneReasonATask() {
        MissedDraws missed;
        const auto draw = [](std::uint8_t task, std::uint64_t time, Missed why) {
            return MissedDraw{TaskId{{task}}, TimeMs{time}, why, {}, {}, 0};
        };
        missed.add(draw(1, 1, Missed::Busy));
        missed.add(draw(2, 2, Missed::Busy));
        missed.add(draw(1, 3, Missed::Busy));  // looked at again: not newer
        QCOMPARE(missed.list().size(), std::size_t{2});
        QVERIFY(missed.list().front().task == TaskId{{2}});
        missed.add(draw(1, 4, Missed::NoVotes));
        QCOMPARE(missed.list().size(), std::size_t{2});
        QVERIFY(missed.list().front().why == Missed::NoVotes);
        missed.remove(TaskId{{2}});
        QCOMPARE(missed.list().size(), std::size_t{1});
        for (std::uint8_t i = 0; i < 2 * kMaxMissed; ++i) missed.add(draw(i, i, Missed::Requirements));
        QCOMPARE(missed.list().size(), kMaxMissed);
        QVERIFY(missed.list().front().task == TaskId{{2 * kMaxMissed - 1}});
    }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::DrawChoiceTest)
#include "draw_choice_test.moc"

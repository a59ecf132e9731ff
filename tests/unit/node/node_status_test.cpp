#include <QtTest>

#include "node/node_status.h"

namespace leo::node {

namespace {

NodeStatus statusSample() {
    NodeStatus status;
    status.pid = 4711;
    status.node.bytes[0] = 1;
    status.startedAt = TimeMs{1'700'000'000'123};
    status.ready = status.executing = true;
    status.runner = "runc";
    status.version = "0.1";
    status.drawsSeen = 5;
    status.drawsWon = 3;
    status.led = 1;
    status.monitored = 2;
    status.openTasks = 1;
    status.live = true;
    status.drawsExpectedPermille = 4'100;
    status.peers = {{AccountId{{9}}, 12u}, {AccountId{{10}}, {}}};
    status.roles = {{TaskId{{1}}, true}, {TaskId{{2}}, false}, {TaskId{{3}}, {}}};
    status.registering = NodeStatus::Registering{"Waiting for the deposit.", Amount{100'000'000'001}, {1, 2, 255}};
    status.failure = NodeStatus::Ended{NodeFailure::TpmTaken, "this TPM is node 7, for ever"};
    status.untrusted = "PCRs";
    status.tpmLost = "gone";
    status.pcrs = {{0, Hash{{3}}}, {13, Hash{{4}}}};
    status.logPcr13 = Hash{{5}};
    status.lastQuote = TimeMs{77};
    status.usage = {35, 64u << 20, 1'200, 1'500, 210u << 20};
    status.lastCleanup = "files are left";
    status.lastCleanupAt = TimeMs{78};
    status.shortcomings = {"a run could be swapped to disk"};
    status.missed.push_back({TaskId{{7}}, TimeMs{5}, Missed::SmallestOffer, "3.5", "4", 0});
    status.missed.push_back({TaskId{{8}}, TimeMs{4}, Missed::NoVotes, "100", "", 410});
    status.log.push_back({TimeMs{6}, true, "node", "a \"line\"\nof two"});
    return status;
}

}  // namespace

class NodeStatusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBack() {
        const NodeStatus before = statusSample();
        const auto after = NodeStatus::decode(before.encode());
        QVERIFY(after.ok());
        QCOMPARE(after->encode(), before.encode());
        QCOMPARE(after->pid, before.pid);
        QCOMPARE(after->startedAt, before.startedAt);
        QVERIFY(after->ready && after->executing && !after->draining);
        QCOMPARE(after->missed.size(), std::size_t{2});
        QVERIFY(after->missed[1].why == Missed::NoVotes);
        QCOMPARE(after->missed[1].oddsPermille, 410u);
        QCOMPARE(after->log[0].text, before.log[0].text);
        QVERIFY(after->peers[0].peer == before.peers[0].peer && after->peers[0].latencyMs == 12u);
        QVERIFY(!after->peers[1].latencyMs);
        QVERIFY(after->roles[0].executor == true && after->roles[1].executor == false && !after->roles[2].executor);
        QVERIFY(after->registering == before.registering);
        QVERIFY(after->failure->why == NodeFailure::TpmTaken);
        QCOMPARE(after->pcrs[1].index, 13u);
        QVERIFY(after->pcrs[1].value == before.pcrs[1].value && after->logPcr13 == before.logPcr13);
        QCOMPARE(after->usage.runMemoryBytes, before.usage.runMemoryBytes);
    }

    void aRunningNodeHasNoFailure() {
        NodeStatus status = statusSample();
        status.failure.reset();
        status.registering.reset();
        const auto after = NodeStatus::decode(status.encode());
        QVERIFY(after.ok() && !after->failure && !after->registering);
    }

    void everyReasonComesBack() {
        for (int why = 0; why <= static_cast<int>(Missed::Deposit); ++why) {
            NodeStatus status = statusSample();
            status.missed[0].why = static_cast<Missed>(why);
            QVERIFY(NodeStatus::decode(status.encode())->missed[0].why == static_cast<Missed>(why));
        }
    }

    void wishesComeBack() {
        const NodeWishes wishes{{Amount{3'500'000'001}, 512u << 20, 60, 1'439, 3}, true};
        const auto read = NodeWishes::decode(wishes.encode());
        QVERIFY(read.ok());
        QVERIFY(*read == wishes);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("status");
        const QByteArray good = QByteArray::fromStdString(statusSample().encode());
        const auto with = [&](const char* from, const char* to) {
            QByteArray bad = good;
            bad.replace(from, to);
            if (bad == good) qFatal("%s is not there", from);
            return bad;
        };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("torn") << good.left(good.size() / 2);
        QTest::newRow("array") << QByteArray("[1]");
        QTest::newRow("no process") << with("\"pid\":4711", "\"pid\":0");
        QTest::newRow("negative process") << with("\"pid\":4711", "\"pid\":-1");
        QTest::newRow("process as text") << with("\"pid\":4711", "\"pid\":\"4711\"");
        QTest::newRow("unknown reason") << with("smallest-offer", "weather");
        QTest::newRow("short id") << with("\"node\":\"01", "\"node\":\"");
        QTest::newRow("unknown failure") << with("tpm-taken", "tired");
        QTest::newRow("register as text") << with("[13,\"04", "[13,\"");
        QTest::newRow("negative deposit") << with("\"missing\":\"100", "\"missing\":\"-100");
        QTest::newRow("registration not hexadecimal") << with("\"0102ff\"", "\"0102fg\"");
        QTest::newRow("large") << QByteArray(kMaxStatusBytes + 1, ' ');
    }
    void refuses() {
        QFETCH(QByteArray, status);
        QVERIFY(!NodeStatus::decode(status.toStdString()).ok());
    }

    void refusesWishes_data() {
        QTest::addColumn<QByteArray>("wishes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no offer") << QByteArray("{}");
        QTest::newRow("offer as number") << QByteArray(R"({"smallestOffer":4})");
        QTest::newRow("negative offer") << QByteArray(R"({"smallestOffer":"-4"})");
        QTest::newRow("too many cores") << QByteArray(R"({"smallestOffer":"4","cpuCores":4097})");
        QTest::newRow("minute of no day") << QByteArray(R"({"smallestOffer":"4","fromMinute":1440})");
    }
    void refusesWishes() {
        QFETCH(QByteArray, wishes);
        QVERIFY(!NodeWishes::decode(wishes.toStdString()).ok());
    }

    void hours_data() {
        QTest::addColumn<quint32>("from");
        QTest::addColumn<quint32>("to");
        QTest::addColumn<quint32>("minute");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* name, quint32 from, quint32 to, quint32 minute, bool allowed) {
            QTest::newRow(name) << from << to << minute << allowed;
        };
        row("always", 0, 0, 700, true);
        row("always, at another hour", 60, 60, 60, true);
        row("begins", 60, 120, 60, true);
        row("ends", 60, 120, 120, false);
        row("before", 60, 120, 59, false);
        row("over midnight, late", 1'320, 360, 1'400, true);
        row("over midnight, early", 1'320, 360, 0, true);
        row("over midnight, day", 1'320, 360, 720, false);
    }
    void hours() {
        QFETCH(quint32, from);
        QFETCH(quint32, to);
        QFETCH(quint32, minute);
        QFETCH(bool, allowed);
        QCOMPARE((RunLimits{{}, 0, from, to}.allowsMinute(minute)), allowed);
    }

    void keepsTheNewestLines() {
        LogRing& ring = LogRing::ofProcess();
        for (std::size_t i = 0; i < kMaxLogLines + 10; ++i)
            ring.add(LogLevel::Info, "test", std::to_string(i), TimeMs{i});
        ring.add(LogLevel::Debug, "test", "not kept", TimeMs{0});
        ring.add(LogLevel::Error, "test", std::string(5'000, 'x'), TimeMs{1});
        const auto lines = ring.lines();
        QCOMPARE(lines.size(), kMaxLogLines);
        QCOMPARE(lines.back().text.size(), kMaxLogLineBytes);
        QVERIFY(lines.back().warning && !lines.front().warning);
        QCOMPARE(lines.front().text, std::string("11"));
    }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::NodeStatusTest)
#include "node_status_test.moc"

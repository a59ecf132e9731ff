// The runtime log: order, replay, limits, and what a stranger may send as one.

#include "codec/cbor.h"
#include "crypto/hash.h"
#include "unit/attest/fixture.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::attest::test;

namespace {

RuntimeLog logOf(std::initializer_list<LogEvent> events) {
    RuntimeLog log(hashOf(9));
    for (const LogEvent& event : events) LEO_ASSERT(log.append(event).ok());
    return log;
}

// A log from lines that the writer would refuse.
Bytes encodeLines(const std::vector<Bytes>& lines) {
    codec::Writer writer;
    writer.array(2).bytes(hashOf(9)).array(lines.size());
    for (const Bytes& line : lines) writer.bytes(line);
    return writer.take();
}

Finding logFinding(ByteView bytes) {
    RuntimeLog log;
    return RuntimeLog::decode(bytes, log);
}

}  // namespace

class RuntimeLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replaysLikeThePcr() {
        RuntimeLog log(hashOf(9));
        Hash pcr = hashOf(9);
        for (const LogEvent& event : {LogEvent(nodeStart()), LogEvent(taskStart()), LogEvent(taskEnd())}) {
            const Hash predicted = log.predictPcr13(event);
            QVERIFY(log.append(event).ok());
            pcr = crypto::sha256({ByteView(pcr), ByteView(crypto::sha256(encodeLine(event)))});
            QVERIFY(log.pcr13() == pcr);
            QVERIFY(predicted == pcr);
        }
        const RuntimeLog decoded = RuntimeLog::decode(log.encode()).value();
        QVERIFY(decoded == log);
        QVERIFY(decoded.pcr13() == pcr);
        QVERIFY(decoded.head() == log.head());
        QVERIFY(decoded.encode() == log.encode());
    }

    void headNamesBaseAndEveryLine() {
        const RuntimeLog log = logOf({nodeStart(), taskStart()});
        QVERIFY(log.head() != logOf({nodeStart()}).head());
        QVERIFY(log.head() != logOf({nodeStart(), taskStart(8)}).head());
        RuntimeLog other(hashOf(10));
        QVERIFY(other.head() != RuntimeLog(hashOf(9)).head());
    }

    void order_data() {
        QTest::addColumn<int>(
            "events");  // digits: 1 node-start, 2 task-start, 3 task-end, 4 task-end of another task
        QTest::addColumn<bool>("good");
        QTest::newRow("node-start") << 1 << true;
        QTest::newRow("one task open") << 12 << true;
        QTest::newRow("one task") << 123 << true;
        QTest::newRow("two tasks") << 12323 << true;
        QTest::newRow("second open") << 1232 << true;
        QTest::newRow("continued from a checkpoint") << 232 << true;
        QTest::newRow("node-start in a continued log") << 231 << false;
        QTest::newRow("task-end first") << 3 << false;
        QTest::newRow("two node-starts") << 11 << false;
        QTest::newRow("node-start in a task") << 121 << false;
        QTest::newRow("node-start after a task") << 1231 << false;
        QTest::newRow("two task-starts") << 122 << false;
        QTest::newRow("task-end alone") << 13 << false;
        QTest::newRow("two task-ends") << 1233 << false;
        QTest::newRow("task-end of another task") << 124 << false;
    }
    void order() {
        QFETCH(int, events);
        QFETCH(bool, good);
        RuntimeLog log(hashOf(9));
        std::vector<Bytes> lines;
        bool accepted = true;
        for (const char digit : std::to_string(events)) {
            LogEvent event = nodeStart();
            if (digit == '2') event = taskStart();
            if (digit == '3') event = taskEnd();
            if (digit == '4') event = taskEnd(8);
            const RuntimeLog before = log;
            const Status appended = log.append(event);
            if (!appended.ok()) {
                QCOMPARE(appended.error().code, Code::WrongState);
                QVERIFY(log == before && log.pcr13() == before.pcr13() && log.head() == before.head());
            }
            accepted = accepted && appended.ok();
            lines.push_back(encodeLine(event));
        }
        QCOMPARE(accepted, good);
        VERIFY_REASON(logFinding(encodeLines(lines)), good ? Reason::Ok : Reason::LogGrammar);
    }

    void prefixes() {
        const RuntimeLog one = logOf({nodeStart()});
        const RuntimeLog two = logOf({nodeStart(), taskStart()});
        const RuntimeLog other = logOf({nodeStart(), taskStart(8)});
        QVERIFY(one.isPrefixOf(one));
        QVERIFY(one.isPrefixOf(two));
        QVERIFY(!two.isPrefixOf(one));
        QVERIFY(!two.isPrefixOf(other));
        RuntimeLog otherBase(hashOf(10));
        QVERIFY(otherBase.append(nodeStart()).ok());
        QVERIFY(!otherBase.isPrefixOf(one));
    }

    void limits() {
        TaskStart large = taskStart();
        large.codeCid = Bytes(kMaxCidBytes + 1, 1);
        RuntimeLog log = logOf({nodeStart()});
        const Status refused = log.append(large);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Code::TooLarge);

        Status status;
        std::size_t appended = 0;
        while (status.ok()) {
            status = log.append(taskStart());
            if (status.ok()) status = log.append(taskEnd());
            ++appended;
        }
        QCOMPARE(status.error().code, Code::TooLarge);
        QVERIFY(appended > 100);
        QVERIFY(log.encode().size() <= kMaxLogBytes);
        VERIFY_REASON(logFinding(log.encode()), Reason::Ok);
        VERIFY_REASON(logFinding(Bytes(kMaxLogBytes + 1, 0)), Reason::LogTooLarge);
        VERIFY_REASON(logFinding(encodeLines(std::vector<Bytes>(kMaxLogLines + 1, Bytes(1, 0)))),
                      Reason::LogTooLarge);
    }

    void malformed() {
        const Bytes good = logOf({nodeStart(), taskStart()}).encode();
        for (std::size_t size = 0; size < good.size(); ++size)
            VERIFY_REASON(logFinding(ByteView(good).first(size)), Reason::LogMalformed);
        Bytes trailing = good;
        trailing.push_back(0);
        VERIFY_REASON(logFinding(trailing), Reason::LogMalformed);

        const Bytes unknown = codec::Writer().array(2).u64(9).u64(0).take();
        VERIFY_REASON(logFinding(encodeLines({encodeLine(nodeStart()), unknown})), Reason::LogUnknownEvent);
        // A known kind with a field too many, one too few, and a draw beyond u32.
        const Bytes tooMany =
            codec::Writer().array(6).u64(3).bytes(hashOf(7)).bytes({}).u64(0).bytes(hashOf(1)).u64(0).take();
        const Bytes tooFew = codec::Writer().array(4).u64(3).bytes(hashOf(7)).bytes({}).u64(0).take();
        const Bytes tooBig = codec::Writer()
                                 .array(5)
                                 .u64(3)
                                 .bytes(hashOf(7))
                                 .bytes({})
                                 .u64(std::uint64_t{1} << 32)
                                 .bytes(hashOf(1))
                                 .take();
        for (const Bytes& line : {tooMany, tooFew, tooBig})
            VERIFY_REASON(logFinding(encodeLines({encodeLine(nodeStart()), line})), Reason::LogMalformed);
        // The same event in a longer encoding would have another digest.
        Bytes loose = encodeLine(nodeStart());
        loose[1] = 0x18;
        loose.insert(loose.begin() + 2, 1);
        VERIFY_REASON(logFinding(encodeLines({loose})), Reason::LogMalformed);
    }
};

QTEST_GUILESS_MAIN(RuntimeLogTest)
#include "runtime_log_test.moc"

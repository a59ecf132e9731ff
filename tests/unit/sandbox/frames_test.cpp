// The setup frame, and the reader of the loader's answers: in any pieces, and against a loader that lies.
#include "sandbox/frames.h"

#include <QtTest>
#include <algorithm>

#include "crypto/secret.h"
#include "sandbox/loader/wire.h"
#include "tar_builder.h"

using namespace leo;
using namespace leo::sandbox;
using namespace leo::sandbox::test;

namespace {

void appendFrame(Bytes& out, std::uint8_t type, ByteView body) {
    append(out, frameHead(type, body.size()));
    append(out, body);
}

Bytes exitBody(std::uint32_t code, std::uint8_t reason, std::string_view detail = {}) {
    Bytes body;
    appendU32be(body, code);
    body.push_back(reason);
    appendU64be(body, 11);
    appendU64be(body, 22);
    appendU64be(body, 33);
    append(body, viewOf(detail));
    return body;
}

Bytes goodAnswer() {
    Bytes answer;
    appendFrame(answer, LEO_FRAME_READY, {});
    appendFrame(answer, LEO_FRAME_LOG, viewOf("log"));
    appendFrame(answer, LEO_FRAME_OUTPUT, viewOf("the output"));
    appendFrame(answer, LEO_FRAME_EXIT, exitBody(3, 1, "why\x01"));
    return answer;
}

// Feeds the answer in pieces of at most `step` bytes; the first error, or Ok.
Code feed(ReplyReader& reader, ByteView answer, std::size_t step) {
    while (!answer.empty()) {
        const auto place = reader.next();
        if (place.empty()) return Code::Malformed;
        const std::size_t n = std::min({place.size(), answer.size(), step});
        std::copy_n(answer.begin(), n, place.begin());
        answer = answer.subspan(n);
        const Status taken = reader.advance(n);
        if (!taken.ok()) return taken.error().code;
    }
    return Code::Ok;
}

Setup goodSetup() {
    Setup setup;
    setup.mediaType = "image/png";
    setup.arguments = {"/usr/bin/python3", "main.py"};
    setup.environment = {"A=1"};
    return setup;
}

}  // namespace

class FramesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void setupBytes() {
        Setup setup = goodSetup();
        setup.limitPids = true;
        const Bytes frame = *encodeSetup(setup);
        QCOMPARE(readU32be(frame.data()), static_cast<std::uint32_t>(frame.size() - 5));
        QCOMPARE(frame[4], static_cast<std::uint8_t>(LEO_FRAME_SETUP));
        QCOMPARE(frame[5], static_cast<std::uint8_t>(LEO_SETUP_VERSION));
        QCOMPARE(frame[6], static_cast<std::uint8_t>(LEO_SETUP_LIMIT_PIDS));
        QCOMPARE(readU64be(&frame[7]), setup.limits.wallMs);
        QCOMPARE(readU64be(&frame[15]), setup.limits.cpuMs);
        QCOMPARE(readU64be(&frame[23]), setup.limits.memoryBytes);
        QCOMPARE(readU32be(&frame[31]), setup.limits.pids);
        QCOMPARE(readU64be(&frame[35]), setup.limits.outputBytes);
        QCOMPARE(readU64be(&frame[43]), setup.limits.tmpfsBytes);
        QCOMPARE(readU32be(&frame[51]), setup.limits.inodes);
        QCOMPARE(toHex(ByteView(frame).subspan(59, 13)), std::string("00000009") + toHex(viewOf("image/png")));
    }

    void setupRefuses() {
        const auto code = [](const std::function<void(Setup&)>& change) {
            Setup setup = goodSetup();
            change(setup);
            const auto frame = encodeSetup(setup);
            return frame.ok() ? Code::Ok : frame.error().code;
        };
        QCOMPARE(code([](Setup&) {}), Code::Ok);
        QCOMPARE(code([](Setup& s) { s.arguments.clear(); }), Code::InvalidArgument);
        QCOMPARE(code([](Setup& s) { s.arguments[0].clear(); }), Code::InvalidArgument);
        QCOMPARE(code([](Setup& s) { s.arguments[1] = std::string("a\0b", 3); }), Code::InvalidArgument);
        QCOMPARE(code([](Setup& s) { s.mediaType = std::string("\0", 1); }), Code::InvalidArgument);
        QCOMPARE(code([](Setup& s) { s.environment = {"=x"}; }), Code::InvalidArgument);
        QCOMPARE(code([](Setup& s) { s.environment = {"LEO_OUTPUT=/x"}; }), Code::InvalidArgument);
        QCOMPARE(code([](Setup& s) { s.arguments.resize(kMaxArguments + 1, "x"); }), Code::TooLarge);
        QCOMPARE(code([](Setup& s) { s.arguments[1] = std::string(kMaxArgumentBytes, 'x'); }), Code::TooLarge);
        QCOMPARE(code([](Setup& s) { s.limits.pids = 0; }), Code::OutOfRange);
    }

    void answerInAnyPieces_data() {
        QTest::addColumn<int>("step");
        for (const int step : {1, 2, 3, 5, 7, 1000}) QTest::addRow("%d bytes", step) << step;
    }
    void answerInAnyPieces() {
        QFETCH(int, step);
        ReplyReader reader(100, 100);
        QVERIFY(!reader.ready());
        QCOMPARE(feed(reader, goodAnswer(), static_cast<std::size_t>(step)), Code::Ok);
        QVERIFY(reader.ready() && reader.complete() && reader.next().empty());
        QCOMPARE(textOf(reader.takeLog().view()), std::string_view("log"));
        QCOMPARE(textOf(reader.takeOutput().view()), std::string_view("the output"));
        QCOMPARE(reader.exit().exit, 3u);
        QCOMPARE(reader.exit().reason, Reason::NonZeroExit);
        QCOMPARE(reader.exit().usage.wallMs, std::uint64_t{11});
        QCOMPARE(reader.exit().usage.cpuMs, std::uint64_t{22});
        QCOMPARE(reader.exit().usage.peakMemoryBytes, std::uint64_t{33});
        QCOMPARE(reader.exit().detail, std::string("why?"));
    }

    void outputMayBeLeftOut() {
        Bytes answer;
        appendFrame(answer, LEO_FRAME_READY, {});
        appendFrame(answer, LEO_FRAME_LOG, {});
        appendFrame(answer, LEO_FRAME_EXIT, exitBody(0, 7));
        ReplyReader reader(100, 100);
        QCOMPARE(feed(reader, answer, 4), Code::Ok);
        QCOMPARE(reader.exit().reason, Reason::OutputLimit);
    }

    void lies_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Code>("code");
        const auto row = [](const char* name, const std::vector<std::pair<int, Bytes>>& frames, Code code) {
            Bytes answer;
            for (const auto& [type, body] : frames) appendFrame(answer, static_cast<std::uint8_t>(type), body);
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(answer.data()),
                                              static_cast<qsizetype>(answer.size()))
                                << code;
        };
        const std::pair<int, Bytes> ready{LEO_FRAME_READY, {}}, log{LEO_FRAME_LOG, {1}};
        row("no ready", {log}, Code::Malformed);
        row("ready with a body", {{LEO_FRAME_READY, {1}}}, Code::Malformed);
        row("ready twice", {ready, ready}, Code::Malformed);
        row("output before log", {ready, {LEO_FRAME_OUTPUT, {1}}}, Code::Malformed);
        row("log too large", {ready, {LEO_FRAME_LOG, Bytes(101)}}, Code::TooLarge);
        row("output too large", {ready, log, {LEO_FRAME_OUTPUT, Bytes(101)}}, Code::TooLarge);
        row("two outputs", {ready, log, {LEO_FRAME_OUTPUT, {1}}, {LEO_FRAME_OUTPUT, {1}}}, Code::Malformed);
        row("short exit", {ready, log, {LEO_FRAME_EXIT, Bytes(LEO_EXIT_FIXED - 1)}}, Code::Malformed);
        row("long exit", {ready, log, {LEO_FRAME_EXIT, Bytes(LEO_EXIT_FIXED + LEO_EXIT_DETAIL_MAX + 1)}},
            Code::Malformed);
        row("unknown reason", {ready, log, {LEO_FRAME_EXIT, exitBody(0, 12)}}, Code::Malformed);
        row("bytes after exit", {ready, log, {LEO_FRAME_EXIT, exitBody(0, 0)}, log}, Code::Malformed);
        row("unknown type", {ready, {99, {}}}, Code::Malformed);
    }
    void lies() {
        QFETCH(QByteArray, answer);
        QFETCH(Code, code);
        const ByteView view(reinterpret_cast<const std::uint8_t*>(answer.constData()),
                            static_cast<std::size_t>(answer.size()));
        for (const std::size_t step : {std::size_t{1}, std::size_t{1000}}) {
            ReplyReader reader(100, 100);
            QCOMPARE(feed(reader, view, step), code);
        }
    }

    void hugeClaimTakesNoMemory() {
        // A head that claims 4 GiB of output is refused before anything is allocated for it.
        Bytes answer;
        appendFrame(answer, LEO_FRAME_READY, {});
        appendFrame(answer, LEO_FRAME_LOG, {});
        append(answer, frameHead(LEO_FRAME_OUTPUT, 0xffffffff));
        ReplyReader reader(1u << 20, 100);
        QCOMPARE(feed(reader, answer, 1000), Code::TooLarge);
    }

    void reasons() {
        QVERIFY(!isLambdaFailure(Reason::Ok) && !isLambdaFailure(Reason::Cancelled) &&
                !isLambdaFailure(Reason::RunnerFailure));
        for (int i = 1; i <= 10; ++i)
            if (static_cast<Reason>(i) != Reason::Cancelled) QVERIFY(isLambdaFailure(static_cast<Reason>(i)));
        for (int i = 0; i <= 11; ++i) QVERIFY(reasonName(static_cast<Reason>(i)) != "unknown");
        QCOMPARE(static_cast<int>(Reason::TmpfsFull), static_cast<int>(LEO_REASON_TMPFS_FULL));
        QCOMPARE(static_cast<int>(Reason::RunnerFailure), static_cast<int>(LEO_REASON_RUNNER_FAILURE));
    }

    void spaceInTmp() {
        // Three files: 1 byte, a page and one byte more than a page; the folder has an inode and no page.
        const Bytes tar = tarOf(
            {{"a", '0', "x"}, {"d/", '5'}, {"b", '0', std::string(4096, 'x')}, {"c", '0', std::string(4097, 'x')}});
        const TmpfsNeed need = tmpfsNeed(tar, 10);
        QCOMPARE(need.bytes, std::uint64_t{4096 * (1 + 1 + 1 + 2)});
        QCOMPARE(need.inodes, std::uint64_t{2 + 4});
        QVERIFY(tmpfsNeed(Bytes(2000, 0xff), 0).bytes >= 2000);
        QCOMPARE(tmpfsNeed({}, 0).bytes, std::uint64_t{0});
    }

    void limitsHaveBoundsAndADigest() {
        const Limits limits;
        QVERIFY(checkLimits(limits).ok());
        const Hash digest = limitsDigest(limits);
        const auto differs = [&](const std::function<void(Limits&)>& change) {
            Limits other = limits;
            change(other);
            return limitsDigest(other) != digest;
        };
        QCOMPARE(limitsDigest(Limits()), digest);
        QVERIFY(differs([](Limits& l) { ++l.memoryBytes; }));
        QVERIFY(differs([](Limits& l) { ++l.pids; }));
        QVERIFY(differs([](Limits& l) { ++l.cpuMs; }));
        QVERIFY(differs([](Limits& l) { ++l.wallMs; }));
        QVERIFY(differs([](Limits& l) { ++l.outputBytes; }));
        QVERIFY(differs([](Limits& l) { ++l.tmpfsBytes; }));
        QVERIFY(differs([](Limits& l) { ++l.inodes; }));
        const auto bad = [](const std::function<void(Limits&)>& change) {
            Limits other;
            change(other);
            const Status status = checkLimits(other);
            return !status.ok() && status.error().code == Code::OutOfRange;
        };
        QVERIFY(bad([](Limits& l) { l.memoryBytes = kMinMemoryBytes - 1; }));
        QVERIFY(bad([](Limits& l) { l.memoryBytes = kMaxMemoryBytes + 1; }));
        QVERIFY(bad([](Limits& l) { l.pids = kMaxPids + 1; }));
        QVERIFY(bad([](Limits& l) { l.cpuMs = 0; }));
        QVERIFY(bad([](Limits& l) { l.wallMs = kMaxWallMs + 1; }));
        QVERIFY(bad([](Limits& l) { l.outputBytes = kMaxOutputBytes + 1; }));
        QVERIFY(bad([](Limits& l) { l.tmpfsBytes = kMaxTmpfsBytes + 1; }));
        QVERIFY(bad([](Limits& l) { l.inodes = 0; }));
    }

    void cleanupReportHasADigest() {
        CleanupReport clean, other;
        QVERIFY(clean.clean());
        other.processesLeft = 1;
        QVERIFY(!other.clean() && other.digest() != clean.digest());
        for (bool CleanupReport::*field :
             {&CleanupReport::cgroupGone, &CleanupReport::unmounted, &CleanupReport::runDirEmpty}) {
            other = CleanupReport();
            other.*field = false;
            QVERIFY(!other.clean() && other.digest() != clean.digest());
        }
    }
};

QTEST_GUILESS_MAIN(FramesTest)
#include "frames_test.moc"

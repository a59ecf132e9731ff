// All runners on the real image: good runs, every hostile lambda with its reason, cancel, and nothing left behind.
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QtTest>
#include <atomic>
#include <thread>

#include "crypto/secret.h"
#include "sandbox/cgroup.h"
#include "sandbox/posix.h"
#include "sandbox_fixture.h"
#include "support/no_runner.h"

using namespace leo;
using namespace leo::sandbox;
using namespace leo::sandbox::test;

namespace {

struct Variant {
    const char* name;
    RunnerKind kind;
    bool cgroups;
};
constexpr Variant kVariants[] = {{"runc", RunnerKind::Runc, true},
                                 {"bwrap", RunnerKind::Bwrap, true},
                                 {"bwrap, no cgroups", RunnerKind::Bwrap, false},
                                 {"gvisor", RunnerKind::Gvisor, true}};

// The prefix is in every name this process makes: nothing on the machine may carry it after a run.
const std::string kPrefix = "leotest" + std::to_string(::getpid());

// Processes, cgroups and mounts that carry our prefix.
QStringList traces(const std::string& workDir) {
    QStringList found;
    const std::string mounts = readText("/proc/self/mountinfo", 4u << 20).valueOr({});
    for (const std::string& line : splitLines(mounts))
        if (line.find(kPrefix) != std::string::npos && line.find("-root ") == std::string::npos)
            found << QString::fromStdString("mount " + line);
    QProcess find;
    find.start(QStringLiteral("find"),
               {QStringLiteral("/sys/fs/cgroup"), QStringLiteral("-type"), QStringLiteral("d"),
                QStringLiteral("-name"), QString::fromStdString(kPrefix + "*")});
    find.waitForFinished();
    for (const QByteArray& line : find.readAllStandardOutput().split('\n'))
        if (!line.isEmpty()) found << QStringLiteral("cgroup ") + QString::fromLocal8Bit(line);
    for (const std::string& process : processesOf(workDir, kPrefix))
        found << QStringLiteral("process ") + QString::fromStdString(process);
    return found;
}

}  // namespace

class RunnerTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    SandboxConfig m_config;
    std::unique_ptr<Sandbox> m_sandboxes[std::size(kVariants)];
    std::string m_problems[std::size(kVariants)];

    Sandbox* current() {
        QFETCH(int, variant);
        return m_sandboxes[variant].get();
    }
    std::shared_ptr<const VerifiedRootfs> rootfs() {
        auto prepared = current()->prepare(LEO_IMAGE, defaultImage());
        if (!prepared.ok()) qWarning("%s", toString(prepared.error()).c_str());
        return prepared.ok() ? *prepared : nullptr;
    }
    void variants() {
        QTest::addColumn<int>("variant");
        for (int i = 0; i < static_cast<int>(std::size(kVariants)); ++i) QTest::newRow(kVariants[i].name) << i;
    }
    void verifyClean() {
        const CleanupReport report = current()->cleanup();
        QCOMPARE(report.processesLeft, 0u);
        QVERIFY(report.cgroupGone);
        QVERIFY(report.unmounted);
        QVERIFY(report.runDirEmpty);
        const QStringList left = traces(m_config.workDir);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char(10))));
        for (const std::string& name : listDirectory(m_config.workDir))
            QVERIFY2(name.find("-root") != std::string::npos, name.c_str());
    }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void greyPicture_data() { variants(); }
    void greyPicture();
    void greyTwelveMegapixels_data() { variants(); }
    void greyTwelveMegapixels();
    void brokenPicture_data() { variants(); }
    void brokenPicture();
    void hostile_data();
    void hostile();
    void cancelMidRun_data() { variants(); }
    void cancelMidRun();
    void cancelledBefore_data() { variants(); }
    void cancelledBefore();
    void wallTime_data() { variants(); }
    void wallTime();
    void hugeOutput_data() { variants(); }
    void hugeOutput();
    void numpyAndLibraries_data() { variants(); }
    void numpyAndLibraries();
    void environmentAndArguments_data() { variants(); }
    void environmentAndArguments();
    void childHidesBehindExitZero_data() { variants(); }
    void childHidesBehindExitZero();
    void backgroundProcessIsEnded_data() { variants(); }
    void backgroundProcessIsEnded();
    void longLogKeepsItsEnd_data() { variants(); }
    void longLogKeepsItsEnd();
    void traversalInCode_data() { variants(); }
    void traversalInCode();
    void missingCommand_data() { variants(); }
    void missingCommand();
    void badRequests_data() { variants(); }
    void badRequests();
    void smallestLimits_data() { variants(); }
    void smallestLimits();
    void asManyProcessesAsAllowed_data();
    void asManyProcessesAsAllowed();
    void tooManyFiles_data();
    void tooManyFiles();
    void theCodeIsTheCommands_data() { variants(); }
    void theCodeIsTheCommands();
    void waitingIsNoCpuTime_data() { variants(); }
    void waitingIsNoCpuTime();
    void twoAtOnce_data();
    void twoAtOnce();
    void loaderKeepsItsMemory_data() { variants(); }
    void loaderKeepsItsMemory();
    void preparedWhileProgramsStart();

private:
    RunResult runPython(const char* source, ByteView input = {}, const std::function<void(RunRequest&)>& change = {});
};

void RunnerTest::initTestCase() {
    crypto::initialise();
    QVERIFY(m_dir.isValid());
    m_config.loaderPath = LEO_LOADER;
    m_config.ownerPrefix = kPrefix;
    if (::geteuid() == 0)
        m_config.workDir = "/run/" + kPrefix;
    else
        m_config.workDir = "/dev/shm/" + kPrefix;
    for (std::size_t i = 0; i < std::size(kVariants); ++i) {
        SandboxConfig config = m_config;
        config.useCgroups = kVariants[i].cgroups;
        auto runner = makeRunner(kVariants[i].kind, config);
        if (runner.ok())
            m_sandboxes[i] = std::move(*runner);
        else
            m_problems[i] = toString(runner.error());
    }
}

void RunnerTest::cleanupTestCase() {
    for (auto& sandbox : m_sandboxes) sandbox.reset();
    QCOMPARE(listDirectory(m_config.workDir).size(), std::size_t{0});
    QVERIFY(removeTree(m_config.workDir));
}

void RunnerTest::init() {
    if (!QTest::currentDataTag()) return;
    const int variant = *static_cast<int*>(QTest::qData("variant", qMetaTypeId<int>()));
    if (!m_sandboxes[variant]) LEO_NO_RUNNER(kVariants[variant].kind, m_problems[variant]);
}

RunResult RunnerTest::runPython(const char* source, ByteView input, const std::function<void(RunRequest&)>& change) {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("main.py")));
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(source);
    file.close();
    Lambda made = lambda(QStringLiteral("grey"));
    made.code = packFolder(folder.path().toStdString())->tar;
    RunRequest request = requestFor(made, rootfs(), input);
    if (change) change(request);
    auto result = current()->run(request);
    if (!result.ok()) {
        RunResult failed;
        failed.detail = toString(result.error());
        return failed;
    }
    return std::move(*result);
}

void RunnerTest::greyPicture() {
    const Lambda grey = lambda(QStringLiteral("grey"));
    const Bytes picture = fileBytes(QStringLiteral(LEO_SAMPLES "/pictures/photo-1mp.png"));
    const auto root = rootfs();
    QVERIFY(root);
    QElapsedTimer timer;
    timer.start();
    const auto result = current()->run(requestFor(grey, root, picture));
    qInfo("%lld ms with start, %llu ms in it, %llu ms CPU, %llu MiB", timer.elapsed(),
          static_cast<unsigned long long>(result.ok() ? result->usage.wallMs : 0),
          static_cast<unsigned long long>(result.ok() ? result->usage.cpuMs : 0),
          static_cast<unsigned long long>(result.ok() ? result->usage.peakMemoryBytes >> 20 : 0));
    QVERIFY2(result.ok(), result.ok() ? "" : toString(result.error()).c_str());
    QVERIFY2(result->reason == Reason::Ok, (result->detail + logOf(*result)).c_str());
    QCOMPARE(result->exit, 0u);
    QCOMPARE(logOf(*result), std::string("1200 x 840 pixels\n"));
    QVERIFY(result->usage.cpuMs > 0 && result->usage.peakMemoryBytes > (8u << 20));
    const ByteView png = result->output.view();
    QVERIFY(png.size() > 10'000);
    QCOMPARE(textOf(png.subspan(1, 3)), std::string_view("PNG"));
    QCOMPARE(readU32be(png.data() + 16), 1200u);
    QCOMPARE(readU32be(png.data() + 20), 840u);
    QCOMPARE(png[25], std::uint8_t{0});  // colour type: grey
    verifyClean();
    // The same bytes again: nothing of the machine or the time is in a result.
    const auto again = current()->run(requestFor(grey, root, picture));
    QVERIFY(again.ok() && equal(again->output.view(), png));
}

void RunnerTest::greyTwelveMegapixels() {
    const Bytes picture = fileBytes(QStringLiteral(LEO_SAMPLES "/pictures/photo-12mp.jpg"));
    const auto result = current()->run(requestFor(lambda(QStringLiteral("grey")), rootfs(), picture));
    QVERIFY(result.ok());
    QVERIFY2(result->reason == Reason::Ok, (result->detail + logOf(*result)).c_str());
    QCOMPARE(readU32be(result->output.view().data() + 16), 4000u);
    verifyClean();
}

void RunnerTest::brokenPicture() {
    const Bytes picture = fileBytes(QStringLiteral(LEO_SAMPLES "/pictures/broken.png"));
    const auto result = current()->run(requestFor(lambda(QStringLiteral("grey")), rootfs(), picture));
    QVERIFY(result.ok());
    QCOMPARE(result->reason, Reason::NonZeroExit);
    QCOMPARE(result->exit, 1u);
    QVERIFY(logOf(*result).find("not a PNG or JPEG picture that can be read") != std::string::npos);
    QVERIFY(result->output.empty());
    verifyClean();
}

void RunnerTest::hostile_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Reason>("reason");
    const std::pair<const char*, Reason> lambdas[] = {{"fails", Reason::NonZeroExit},
                                                      {"loops", Reason::CpuTime},
                                                      {"eats_memory", Reason::Memory},
                                                      {"fills_output", Reason::OutputLimit},
                                                      {"forks", Reason::Pids},
                                                      {"opens_socket", Reason::NonZeroExit},
                                                      {"reads_shadow", Reason::NonZeroExit},
                                                      {"fills_tmp", Reason::TmpfsFull},
                                                      {"ignores_input", Reason::Ok}};
    for (int i = 0; i < static_cast<int>(std::size(kVariants)); ++i)
        for (const auto& [name, reason] : lambdas)
            QTest::addRow("%s: %s", kVariants[i].name, name) << i << QString::fromLatin1(name) << reason;
}

void RunnerTest::hostile() {
    QFETCH(QString, name);
    QFETCH(Reason, reason);
    const Bytes input(100'000, 7);
    const auto result = current()->run(requestFor(lambda(QStringLiteral("hostile/") + name), rootfs(), input));
    QVERIFY2(result.ok(), result.ok() ? "" : toString(result.error()).c_str());
    const std::string log = logOf(*result);
    QVERIFY2(result->reason == reason,
             (std::string(reasonName(result->reason)) + " " + result->detail + "\n" + log).c_str());
    QVERIFY2(log.find("ALLOWED") == std::string::npos, log.c_str());
    QVERIFY(result->output.empty());
    if (name == QLatin1String("fails")) QCOMPARE(result->exit, 3u);
    if (name == QLatin1String("opens_socket")) QVERIFY(log.find("Operation not permitted") != std::string::npos);
    verifyClean();
}

void RunnerTest::cancelMidRun() {
    const Lambda loops = lambda(QStringLiteral("hostile/loops"));
    const auto root = rootfs();
    std::atomic<bool> cancel{false};
    std::thread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        cancel = true;
    });
    RunRequest request = requestFor(loops, root, {});
    request.limits.cpuMs = request.limits.wallMs = 60'000;
    const auto result = current()->run(request, &cancel);
    later.join();
    QVERIFY(result.ok());
    QCOMPARE(result->reason, Reason::Cancelled);
    verifyClean();
}

void RunnerTest::cancelledBefore() {
    const std::atomic<bool> cancel{true};
    const auto result = current()->run(requestFor(lambda(QStringLiteral("hostile/loops")), rootfs(), {}), &cancel);
    QVERIFY(result.ok());
    QCOMPARE(result->reason, Reason::Cancelled);
    verifyClean();
}

void RunnerTest::wallTime() {
    const RunResult result = runPython("import time\nprint('start', flush=True)\ntime.sleep(600)\n", {},
                                       [](RunRequest& request) { request.limits.wallMs = 3'000; });
    QCOMPARE(result.reason, Reason::WallTime);
    QVERIFY(result.usage.wallMs >= 3'000);
    QVERIFY(isLambdaFailure(result.reason));
    verifyClean();
}

// Eight busy processes a core: each is ready to run all the time and runs an eighth of it.
void RunnerTest::waitingIsNoCpuTime() {
    const unsigned cores = std::thread::hardware_concurrency();
    const std::string source =
        "import os, time\nend = time.monotonic() + 2\nfor i in range(" + std::to_string(8 * cores) +
        "):\n    if os.fork() == 0:\n        while time.monotonic() < end: pass\n"
        "        os._exit(0)\nwhile True:\n    try: os.wait()\n    except ChildProcessError: break\n"
        "open(os.environ['LEO_OUTPUT'], 'w').write('done')\n";
    const RunResult result = runPython(source.c_str(), {}, [cores](RunRequest& request) {
        request.limits.pids = 8 * cores + 8;
        request.limits.cpuMs = 6'000 * cores;
    });
    QVERIFY2(result.reason == Reason::Ok, (result.detail + logOf(result)).c_str());
    QVERIFY(result.usage.cpuMs > 500);
    verifyClean();
}

void RunnerTest::hugeOutput() {
    const RunResult result = runPython(
        "import os\n"
        "with open(os.environ['LEO_OUTPUT'], 'wb') as f:\n"
        "    for i in range(48): f.write(bytes([i]) * (1 << 20))\n");
    QVERIFY2(result.reason == Reason::Ok, result.detail.c_str());
    QCOMPARE(result.output.size(), std::size_t{48} << 20);
    QCOMPARE(result.output.view()[(47u << 20) + 5], std::uint8_t{47});
    verifyClean();
}

void RunnerTest::numpyAndLibraries() {
    const RunResult result = runPython(
        "import os, io, json, hashlib, sqlite3, zlib, lzma, bz2, decimal, subprocess, threading, ctypes\n"
        "import numpy as np\n"
        "from PIL import Image\n"
        "a = np.arange(9.0).reshape(3, 3) + np.eye(3)\n"
        "assert abs(np.linalg.det(a @ np.linalg.inv(a)) - 1) < 1e-9\n"
        "assert np.random.default_rng(1).random(3).shape == (3,) and np.fft.fft(a).shape == (3, 3)\n"
        "for f in ('PNG', 'JPEG', 'WEBP', 'TIFF', 'GIF', 'JPEG2000'):\n"
        "    b = io.BytesIO(); Image.fromarray((a * 9).astype('uint8')).convert('RGB').resize((32, 32)).save(b, f)\n"
        "    assert Image.open(io.BytesIO(b.getvalue())).size == (32, 32)\n"
        "t = threading.Thread(target=lambda: None); t.start(); t.join()\n"
        "assert subprocess.run(['/usr/bin/python3', '-c', 'print(6*7)'], capture_output=True).stdout == b'42\\n'\n"
        "print(hashlib.sha256(b'abc').hexdigest()[:8], np.__version__)\n");
    QVERIFY2(result.reason == Reason::Ok, (result.detail + logOf(result)).c_str());
    QCOMPARE(logOf(result).substr(0, 8), std::string("ba7816bf"));
}

void RunnerTest::environmentAndArguments() {
    const Bytes input{'h', 'i', 0, 255};
    const RunResult result = runPython(
        "import os, sys, json\n"
        "e = dict(os.environ)\n"
        "json.dump([sys.argv[1:], e['LEO_INPUT_TYPE'], e['EXTRA'], e['PYTHONHASHSEED'], os.getcwd(), os.getuid(),\n"
        "  list(open(e['LEO_INPUT'], 'rb').read()), sorted(os.listdir('/tmp')), os.getpid() > 1],\n"
        "  open(e['LEO_OUTPUT'], 'w'))\n",
        input, [](RunRequest& request) {
            request.command.push_back("an argument");
            request.environment = {"EXTRA=with = signs"};
            request.inputMediaType = "application/x-test";
        });
    QVERIFY2(result.reason == Reason::Ok, (result.detail + logOf(result)).c_str());
    QCOMPARE(std::string(textOf(result.output.view())),
             std::string(R"([["an argument"], "application/x-test", "with = signs", "0", "/tmp/code", 65534, )"
                         R"([104, 105, 0, 255], ["code", "input"], true])"));
}

void RunnerTest::childHidesBehindExitZero() {
    // The parent says all is well although its child was ended for its memory.
    const RunResult result = runPython(
        "import os\n"
        "if os.fork() == 0:\n"
        "    kept = []\n"
        "    while True: kept.append(b'x' * (4 << 20))\n"
        "os.wait()\n",
        {}, [](RunRequest& request) { request.limits.memoryBytes = 64u << 20; });
    QCOMPARE(result.reason, Reason::Memory);
    verifyClean();
}

void RunnerTest::backgroundProcessIsEnded() {
    const RunResult result = runPython(
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    time.sleep(600)\n"
        "print('left')\n");
    QCOMPARE(result.reason, Reason::Ok);
    verifyClean();
}

void RunnerTest::longLogKeepsItsEnd() {
    const RunResult result = runPython("for i in range(50000): print('line', i)\n");
    QCOMPARE(result.reason, Reason::Ok);
    QCOMPARE(result.log.size(), kMaxLogBytes);
    const std::string log = logOf(result);
    QCOMPARE(log.substr(log.size() - 11), std::string("line 49999\n"));
}

void RunnerTest::traversalInCode() {
    Lambda bad = lambda(QStringLiteral("hostile/fails"));
    // "main.py" becomes "../x.py", with the checksum set right: 'm','a','i','n' -> '.','.','/','x'.
    const std::string before = "main.py", after = "../x.py";
    int change = 0;
    std::size_t at = 0;
    while (at + 512 <= bad.code.size() && std::string(reinterpret_cast<const char*>(&bad.code[at])) != before)
        at += 512;
    for (std::size_t i = 0; i < before.size(); ++i) {
        bad.code[at + i] = static_cast<std::uint8_t>(after[i]);
        change += after[i] - before[i];
    }
    const long sum = std::strtol(reinterpret_cast<const char*>(&bad.code[at + 148]), nullptr, 8) + change;
    std::snprintf(reinterpret_cast<char*>(&bad.code[at + 148]), 7, "%06lo", static_cast<unsigned long>(sum));
    const auto result = current()->run(requestFor(bad, rootfs(), {}));
    QVERIFY(result.ok());
    QCOMPARE(result->reason, Reason::BadCode);
    QVERIFY2(result->detail.find("\"..\"") != std::string::npos, result->detail.c_str());
    verifyClean();
}

void RunnerTest::missingCommand() {
    const RunResult result =
        runPython("", {}, [](RunRequest& request) { request.command = {"/usr/bin/no-such-program"}; });
    QCOMPARE(result.reason, Reason::BadCode);
    QCOMPARE(result.exit, 127u);
    QVERIFY(isLambdaFailure(result.reason));
}

void RunnerTest::badRequests() {
    const Lambda grey = lambda(QStringLiteral("grey"));
    const auto code = [&](const std::function<void(RunRequest&)>& change) {
        RunRequest request = requestFor(grey, rootfs(), {});
        change(request);
        const auto result = current()->run(request);
        return result.ok() ? Code::Ok : result.error().code;
    };
    QCOMPARE(code([](RunRequest& r) { r.rootfs.reset(); }), Code::InvalidArgument);
    QCOMPARE(code([](RunRequest& r) { r.command.clear(); }), Code::InvalidArgument);
    QCOMPARE(code([](RunRequest& r) { r.codeTar = {}; }), Code::InvalidArgument);
    QCOMPARE(code([](RunRequest& r) { r.limits.memoryBytes = 1; }), Code::OutOfRange);
    QCOMPARE(code([](RunRequest& r) { r.limits.wallMs = kMaxWallMs + 1; }), Code::OutOfRange);
    QCOMPARE(code([](RunRequest& r) { r.environment = {"LEO_INPUT=/etc"}; }), Code::InvalidArgument);
    QCOMPARE(code([](RunRequest& r) { r.environment = {"no value"}; }), Code::InvalidArgument);
    QCOMPARE(code([](RunRequest& r) { r.command.resize(kMaxArguments + 1, "x"); }), Code::TooLarge);
    QCOMPARE(traces(m_config.workDir), QStringList());
}

void RunnerTest::smallestLimits() {
    // The lower bounds of limits.h are enough for a command that does nothing; a runner's own start must fit too.
    const Lambda grey = lambda(QStringLiteral("grey"));
    RunRequest request = requestFor(grey, rootfs(), {});
    request.command = {kLoaderInside, "probe", "nothing"};
    request.limits.memoryBytes = kMinMemoryBytes;
    request.limits.pids = kMinPids;
    request.limits.outputBytes = request.limits.tmpfsBytes = 0;
    request.limits.inodes = kMinInodes;
    const auto result = current()->run(request);
    QVERIFY(result.ok());
    QVERIFY2(result->reason == Reason::NonZeroExit, result->detail.c_str());
    QCOMPARE(result->exit, 2u);
    verifyClean();
}

void RunnerTest::asManyProcessesAsAllowed_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("children");
    QTest::addColumn<Reason>("reason");
    for (int i = 0; i < static_cast<int>(std::size(kVariants)); ++i) {
        QTest::addRow("%s: none", kVariants[i].name) << i << 0 << Reason::NonZeroExit;
        QTest::addRow("%s: as many as allowed", kVariants[i].name) << i << 2 << Reason::NonZeroExit;
        QTest::addRow("%s: one too many", kVariants[i].name) << i << 3 << Reason::Pids;
        QTest::addRow("%s: far too many", kVariants[i].name) << i << 30 << Reason::Pids;
    }
}

void RunnerTest::asManyProcessesAsAllowed() {
    // It fails for a reason of its own; only one that went over its limit has failed for that.
    QFETCH(int, children);
    QFETCH(Reason, reason);
    const std::string source =
        "import os, sys, time\n"
        "for i in range(" +
        std::to_string(children) +
        "):\n"
        "    if os.fork() == 0:\n"
        "        time.sleep(600)\n"
        "time.sleep(0.1)\n"  // several looks of the loader
        "sys.exit(4)\n";
    const RunResult result = runPython(source.c_str(), {}, [](RunRequest& request) { request.limits.pids = 3; });
    QVERIFY2(result.reason == reason, (result.detail + logOf(result)).c_str());
    QVERIFY(result.exit == 4 || reason == Reason::Pids);
    verifyClean();
}

void RunnerTest::tooManyFiles_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<bool>("hidden");
    for (int i = 0; i < static_cast<int>(std::size(kVariants)); ++i) {
        QTest::addRow("%s: in sight", kVariants[i].name) << i << false;
        QTest::addRow("%s: in a closed folder", kVariants[i].name) << i << true;
    }
}

void RunnerTest::tooManyFiles() {
    QFETCH(bool, hidden);
    const std::string source =
        "import os, sys, time\n"
        "os.makedirs('/tmp/a/b')\n"
        "try:\n"
        "    for i in range(1000): open('/tmp/a/b/%d' % i, 'w').close()\n"
        "except OSError as e: print(e)\n" +
        std::string(hidden ? "os.chmod('/tmp/a', 0)\n" : "") +
        "time.sleep(1)\n"  // several looks of the loader
        "sys.exit(4)\n";
    const RunResult result = runPython(source.c_str(), {}, [](RunRequest& request) { request.limits.inodes = 100; });
    QVERIFY2(result.reason == Reason::TmpfsFull, (result.detail + logOf(result)).c_str());
    verifyClean();
}

void RunnerTest::theCodeIsTheCommands() {
    // Its own folder and its input are a lambda's to change.
    const RunResult result = runPython(
        "import os\n"
        "open('new', 'w').close()\n"
        "os.remove('main.py')\n"
        "os.rename(os.environ['LEO_INPUT'], os.environ['LEO_OUTPUT'])\n",
        viewOf("input"));
    QVERIFY2(result.reason == Reason::Ok, (result.detail + logOf(result)).c_str());
    QCOMPARE(std::string(textOf(result.output.view())), std::string("input"));
    verifyClean();
}

void RunnerTest::twoAtOnce_data() {
    QTest::addColumn<int>("variant");
    for (const int i : {1, 3}) QTest::addRow("runc and %s", kVariants[i].name) << i;
}

void RunnerTest::twoAtOnce() {
    // Two nodes of one machine: each its own sandbox, its own root file system, at the same time.
    Sandbox *first = m_sandboxes[0].get(), *second = current();
    if (!first) LEO_NO_RUNNER(RunnerKind::Runc, m_problems[0]);
    const auto rootA = first->prepare(LEO_IMAGE, defaultImage()), rootB = second->prepare(LEO_IMAGE, defaultImage());
    QVERIFY(rootA.ok() && rootB.ok());
    const Lambda grey = lambda(QStringLiteral("grey"));
    const Bytes picture = fileBytes(QStringLiteral(LEO_SAMPLES "/pictures/tiny.png"));
    Reason a = Reason::RunnerFailure, b = Reason::RunnerFailure;
    std::thread other([&] {
        const auto result = first->run(requestFor(grey, *rootA, picture));
        if (result.ok()) a = result->reason;
    });
    const auto result = second->run(requestFor(grey, *rootB, picture));
    if (result.ok()) b = result->reason;
    other.join();
    QCOMPARE(a, Reason::Ok);
    QCOMPARE(b, Reason::Ok);
    QVERIFY(first->cleanup().clean() && second->cleanup().clean());
}

void RunnerTest::loaderKeepsItsMemory() {
    // Same user, same pid namespace: what guards the loader is that it is not dumpable and is pid 1. Under gVisor it
    // is another user's; its map is not hidden there, nor its environment, which is empty.
    const std::string source = std::string("files = ['mem', 'fd/1', 'environ', 'oom_score_adj'") +
                               (current()->capabilities().hiddenLoader ? ", 'maps']\n" : "]\n") +
                               "import os, signal\n"
                               "for s in (9, 19, 15, 13, 11):\n"
                               "    try: os.kill(1, s)\n"
                               "    except PermissionError as e: print(e)\n"
                               "for p in files:\n"
                               "    try:\n"
                               "        found = open('/proc/1/' + p, 'r+b' if p == 'mem' else 'rb').read(1)\n"
                               "        if p != 'oom_score_adj' and (found or p != 'environ'): print('ALLOWED', p)\n"
                               "    except OSError as e: print(e)\n";
    const RunResult result = runPython(source.c_str());
    QVERIFY2(result.reason == Reason::Ok, result.detail.c_str());
    QVERIFY2(logOf(result).find("ALLOWED") == std::string::npos, logOf(result).c_str());
}

// Between fork and exec a program that another thread starts holds the files being written here, and the kernel
// refuses to make their file system read-only.
void RunnerTest::preparedWhileProgramsStart() {
    constexpr unsigned kProgramMs = 20;
    const auto loader = Loader::read(LEO_LOADER);
    const auto workspace = Workspace::open(m_config.workDir, kPrefix);
    QVERIFY(loader.ok() && workspace.ok());
    std::atomic<bool> done{false};
    std::thread starter([&done] {
        while (!done) {
            const pid_t slow = ::fork();
            if (slow == 0) {
                ::usleep(kProgramMs * 1000);
                ::_exit(0);
            }
            ::usleep(200);
            while (::waitpid(-1, nullptr, WNOHANG) > 0) continue;
        }
        while (::waitpid(-1, nullptr, 0) > 0) continue;
    });
    Status prepared;
    for (int i = 0; i < 20 && prepared.ok(); ++i) {
        const auto rootfs = VerifiedRootfs::loaderOnly(*loader, *workspace);
        if (!rootfs.ok()) prepared = rootfs.error();
    }
    done = true;
    starter.join();
    QVERIFY2(prepared.ok(), prepared.ok() ? "" : toString(prepared.error()).c_str());
}

QTEST_GUILESS_MAIN(RunnerTest)
#include "runner_test.moc"

// Which runner is taken and why; what is cleared away after a process that was killed; an ordinary user's sandbox.
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QProcess>
#include <QtTest>

#include "base/clock.h"
#include "crypto/hash.h"
#include "crypto/secret.h"
#include "sandbox/posix.h"
#include "sandbox_fixture.h"
#include "support/no_runner.h"

using namespace leo;
using namespace leo::sandbox;
using namespace leo::sandbox::test;

namespace {

// The test program calls itself for what must happen in another process, with these as its only argument.
constexpr const char* kUserRun = "--as-ordinary-user";
constexpr const char* kEndless = "--run-until-killed";

SandboxConfig configFor(const std::string& prefix) {
    SandboxConfig config;
    config.loaderPath = qEnvironmentVariable("LEO_TEST_LOADER", QStringLiteral(LEO_LOADER)).toStdString();
    config.ownerPrefix = prefix;
    config.workDir = (::geteuid() == 0 ? "/run/" : "/dev/shm/") + prefix;
    return config;
}

// An ordinary user: choose, run a lambda on the image, see it contained. 0 when all of it is as it must be.
int runAsUser() {
    crypto::initialise();
    const SandboxConfig config = configFor("leouser");
    const QString image = qEnvironmentVariable("LEO_TEST_IMAGE"), lambdas = qEnvironmentVariable("LEO_TEST_LAMBDAS");
    ChoiceReport report;
    auto sandbox = chooseRunner(config, &report);
    std::printf("%s\n", report.text().c_str());
    if (!sandbox.ok()) return 1;
    if ((*sandbox)->capabilities().kind != RunnerKind::Bwrap || (*sandbox)->capabilities().shortcomings.empty())
        return 2;
    const auto images = listImages(image.toStdString());
    if (!images.ok()) return 3;
    auto rootfs = (*sandbox)->prepare(image.toStdString(), images->front().digest);
    if (!rootfs.ok()) return std::printf("%s\n", toString(rootfs.error()).c_str()), 4;
    const std::pair<const char*, Reason> expected[] = {{"ignores_input", Reason::Ok},
                                                       {"eats_memory", Reason::Memory},
                                                       {"forks", Reason::Pids},
                                                       {"opens_socket", Reason::NonZeroExit},
                                                       {"reads_shadow", Reason::NonZeroExit}};
    for (const auto& [name, reason] : expected) {
        Lambda lambda;
        const std::string folder = lambdas.toStdString() + "/hostile/" + name;
        lambda.file = parseLambdaFile(fileBytes(QString::fromStdString(folder + "/lambda.json"))).value();
        lambda.code = packFolder(folder)->tar;
        const auto result = (*sandbox)->run(requestFor(lambda, *rootfs, {}));
        const bool good = result.ok() && result->reason == reason && (*sandbox)->cleanup().clean() &&
                          logOf(*result).find("ALLOWED") == std::string::npos;
        if (!good) {
            std::printf("%s: %s\n", name,
                        result.ok() ? (std::string(reasonName(result->reason)) + logOf(*result)).c_str()
                                    : toString(result.error()).c_str());
            return 5;
        }
    }
    rootfs->reset();
    sandbox->reset();
    return removeTree(config.workDir) ? 0 : 6;
}

// Says "running" once a lambda that never ends runs, and is then killed by the test.
int runUntilKilled() {
    crypto::initialise();
    const SandboxConfig config = configFor(qEnvironmentVariable("LEO_TEST_PREFIX").toStdString());
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    auto kind = parseRunnerName(qEnvironmentVariable("LEO_TEST_RUNNER").toStdString());
    auto sandbox = makeRunner(*kind, config);
    if (!sandbox.ok()) return 1;
    auto rootfs = (*sandbox)->prepare(LEO_IMAGE, defaultImage());
    if (!rootfs.ok()) return 1;
    const Lambda loops = lambda(QStringLiteral("hostile/loops"));
    RunRequest request = requestFor(loops, *rootfs, {});
    request.limits.cpuMs = request.limits.wallMs = 600'000;
    std::printf("running\n");
    std::fflush(stdout);
    return (*sandbox)->run(request).ok() ? 0 : 1;
}

}  // namespace

class ChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }

    void allPassTheirSelfTest_data() {
        QTest::addColumn<QString>("runner");
        QTest::newRow("runc") << QStringLiteral("runc");
        QTest::newRow("bwrap") << QStringLiteral("bwrap");
        QTest::newRow("gvisor") << QStringLiteral("gvisor");
    }
    void allPassTheirSelfTest() {
        QFETCH(QString, runner);
        SandboxConfig config = configFor("leochoice");
        const RunnerKind kind = *parseRunnerName(runner.toStdString());
        const auto made = makeRunner(kind, config);
        if (!made.ok()) LEO_NO_RUNNER(kind, toString(made.error()));
        QElapsedTimer timer;
        timer.start();
        const RunnerReport report = selfTest(**made, config);
        qInfo("self-test in %lld ms", timer.elapsed());
        QVERIFY2(report.usable, report.problem.c_str());
        QCOMPARE(report.items.size(), std::size_t{4});
        for (const SelfTestItem& item : report.items) QVERIFY2(item.passed, item.name.c_str());
        const Capabilities& can = (*made)->capabilities();
        QCOMPARE(can.profileDigest, profileDigest(can.kind, can.loaderDigest));
        QVERIFY(!can.version.empty());
        QVERIFY(removeTree(config.workDir));
    }

    void preferredComesFirst() {
        SandboxConfig config = configFor("leochoice");
        if (const auto bwrap = makeRunner(RunnerKind::Bwrap, config); !bwrap.ok())
            LEO_MISSING(toString(bwrap.error()));
        config.preferredRunner = "bwrap";
        ChoiceReport report;
        const auto chosen = chooseRunner(config, &report);
        QVERIFY2(chosen.ok(), report.text().c_str());
        QCOMPARE((*chosen)->capabilities().kind, RunnerKind::Bwrap);
        QCOMPARE(report.tried.size(), std::size_t{1});
        config.preferredRunner = "docker";
        QCOMPARE(chooseRunner(config).error().code, Code::Unsupported);
        QVERIFY(removeTree(config.workDir));
    }

    void noneWorksSaysWhatToDo() {
        SandboxConfig config = configFor("leochoice");
        config.runcProgram = "runc-that-is-not-there";
        config.bwrapProgram = "/bin/false";
        config.runscProgram = "runsc-that-is-not-there";
        ChoiceReport report;
        const auto chosen = chooseRunner(config, &report);
        QVERIFY(!chosen.ok());
        QCOMPARE(chosen.error().code, Code::Unavailable);
        QCOMPARE(report.tried.size(), std::size_t{3});
        const std::string text = chosen.error().detail;
        QVERIFY2(text.find("runc-that-is-not-there is not installed") != std::string::npos, text.c_str());
        QVERIFY2(text.find("apt install runc") != std::string::npos, text.c_str());
        QVERIFY2(text.find("apt install bubblewrap") != std::string::npos, text.c_str());
        QVERIFY2(text.find("apt install runsc") != std::string::npos, text.c_str());
        QVERIFY(removeTree(config.workDir));
    }

    void aRunnerThatContainsNothingFails() {
        // Stands for bubblewrap and runs the loader on the bare host.
        QTemporaryDir dir;
        QFile fake(dir.filePath(QStringLiteral("bwrap")));
        QVERIFY(fake.open(QIODevice::WriteOnly));
        fake.write("#!/bin/sh\n[ \"$1\" = --version ] && echo fake && exit\nexec " LEO_LOADER "\n");
        fake.close();
        QVERIFY(fake.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
        QVERIFY(::chmod(dir.path().toLocal8Bit().constData(), 0755) == 0);
        SandboxConfig config = configFor("leochoice");
        config.bwrapProgram = fake.fileName().toStdString();
        const auto made = makeRunner(RunnerKind::Bwrap, config);
        QVERIFY(made.ok());
        const RunnerReport report = selfTest(**made, config);
        QVERIFY(!report.usable);
        QVERIFY(report.problem.find("apt install bubblewrap") != std::string::npos);
        QVERIFY(removeTree(config.workDir));
    }

    void workFolderMustBeOurs() {
        const QTemporaryDir dir;  // 0700
        SandboxConfig config = configFor("leochoice");
        const auto code = [&](const std::string& path) {
            config.workDir = path;
            const auto made = makeRunner(RunnerKind::Bwrap, config);
            return made.ok() ? Code::Ok : made.error().code;
        };
        const std::string open = dir.path().toStdString() + "/open", link = dir.path().toStdString() + "/link";
        QCOMPARE(::mkdir(open.c_str(), 0700), 0);
        QCOMPARE(::chmod(open.c_str(), 0777), 0);
        QCOMPARE(code(open), Code::NotPermitted);
        QCOMPARE(::symlink("/run", link.c_str()), 0);
        QCOMPARE(code(link), Code::NotPermitted);
        if (::geteuid() == 0) QCOMPARE(code(dir.path().toStdString() + "/closed"), Code::NotPermitted);
        config.ownerPrefix = "No-Good";
        QCOMPARE(code(configFor("leochoice").workDir), Code::InvalidArgument);
    }

    void everyRunnerHasItsName() {
        for (const RunnerKind kind : {RunnerKind::Runc, RunnerKind::Bwrap, RunnerKind::Gvisor})
            QCOMPARE(*parseRunnerName(runnerName(kind)), kind);
        QCOMPARE(*parseRunnerName("gvisor"), RunnerKind::Gvisor);  // as people call it
    }

    void profileFollowsRunnerAndLoader() {
        const Hash one = crypto::sha256(viewOf("one")), two = crypto::sha256(viewOf("two"));
        QCOMPARE(profileDigest(RunnerKind::Runc, one), profileDigest(RunnerKind::Runc, one));
        QVERIFY(profileDigest(RunnerKind::Runc, one) != profileDigest(RunnerKind::Bwrap, one));
        QVERIFY(profileDigest(RunnerKind::Runc, one) != profileDigest(RunnerKind::Gvisor, one));
        QVERIFY(profileDigest(RunnerKind::Bwrap, one) != profileDigest(RunnerKind::Gvisor, one));
        QVERIFY(profileDigest(RunnerKind::Runc, one) != profileDigest(RunnerKind::Runc, two));
    }

    void leftoversOfAKilledProcess_data() {
        QTest::addColumn<QString>("runner");
        QTest::newRow("runc") << QStringLiteral("runc");
        QTest::newRow("bwrap") << QStringLiteral("bwrap");
        QTest::newRow("gvisor") << QStringLiteral("gvisor");
    }
    void leftoversOfAKilledProcess() {
        QFETCH(QString, runner);
        const std::string prefix = "leokilled" + std::to_string(::getpid() % 100'000);
        const SandboxConfig config = configFor(prefix);
        const RunnerKind kind = *parseRunnerName(runner.toStdString());
        if (const auto made = makeRunner(kind, config); !made.ok()) {
            removeTree(config.workDir);
            LEO_NO_RUNNER(kind, toString(made.error()));
        }
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LEO_TEST_PREFIX"), QString::fromStdString(prefix));
        environment.insert(QStringLiteral("LEO_TEST_RUNNER"), runner);
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {QLatin1String(kEndless)});
        QVERIFY2(child.waitForReadyRead(60'000), "the run did not start");
        QTRY_VERIFY_WITH_TIMEOUT(!processesOf(config.workDir, prefix).empty(), 30'000);
        if (kind == RunnerKind::Gvisor) QTest::qWait(2'000);  // until its loader is at work
        child.kill();
        QVERIFY(child.waitForFinished(30'000));
        // The loader sees that its pipe is closed and ends the run without anyone's help.
        QTRY_VERIFY_WITH_TIMEOUT(processesOf(config.workDir, prefix).empty(), 30'000);
        QVERIFY(!listDirectory(config.workDir).empty());
        const auto removed = removeLeftovers(config);
        QVERIFY(removed.ok());
        QVERIFY(*removed >= 2);
        QCOMPARE(listDirectory(config.workDir).size(), std::size_t{0});
        const std::string mounts = readText("/proc/self/mountinfo", 4u << 20).valueOr({});
        QVERIFY(mounts.find(prefix) == std::string::npos);
        QCOMPARE(*removeLeftovers(config), 0u);
        QVERIFY(removeTree(config.workDir));
    }

    void theLivingAreLeftAlone() {
        SandboxConfig config = configFor("leochoice");
        const auto made = makeRunner(RunnerKind::Bwrap, config);
        if (!made.ok()) LEO_MISSING(toString(made.error()));
        const auto rootfs = (*made)->prepare(LEO_IMAGE, defaultImage());
        QVERIFY(rootfs.ok());
        QCOMPARE(*removeLeftovers(config), 0u);
        QVERIFY(directoryExists((*rootfs)->path() + "/usr"));
    }

    void ordinaryUser() {
        if (::geteuid() != 0) QSKIP("the other tests run as an ordinary user already");
        if (const auto bwrap = makeRunner(RunnerKind::Bwrap, configFor("leochoice")); !bwrap.ok())
            LEO_MISSING(toString(bwrap.error()));
        const QStringList become{QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                                 QStringLiteral("--clear-groups")};
        if (QProcess::execute(QStringLiteral("setpriv"),
                              become + QStringList{QStringLiteral("unshare"), QStringLiteral("--user"),
                                                   QStringLiteral("true")}) != 0)
            QSKIP("ordinary users may not make user namespaces on this machine");
        QTemporaryDir dir;
        const QByteArray place = dir.path().toLocal8Bit();
        QVERIFY(::chmod(place.constData(), 0755) == 0);
        // The build folder may be closed to others, so everything it needs is put where it can read it.
        const QStringList copies[] = {
            {QCoreApplication::applicationFilePath(), dir.filePath(QStringLiteral("test"))},
            {QStringLiteral(LEO_LOADER), dir.filePath(QStringLiteral("loader"))},
            {QStringLiteral(LEO_IMAGE), dir.filePath(QStringLiteral("image"))},
            {QStringLiteral(LEO_SAMPLES "/lambdas"), dir.filePath(QStringLiteral("lambdas"))}};
        for (const QStringList& copy : copies)
            QCOMPARE(QProcess::execute(QStringLiteral("cp"), QStringList{QStringLiteral("-r")} + copy), 0);
        QCOMPARE(
            QProcess::execute(QStringLiteral("chmod"), {QStringLiteral("-R"), QStringLiteral("a+rX"), dir.path()}),
            0);
        QProcess user;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("LEO_TEST_LOADER"), dir.filePath(QStringLiteral("loader")));
        environment.insert(QStringLiteral("LEO_TEST_IMAGE"), dir.filePath(QStringLiteral("image")));
        environment.insert(QStringLiteral("LEO_TEST_LAMBDAS"), dir.filePath(QStringLiteral("lambdas")));
        environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
        user.setProcessEnvironment(environment);
        user.setProcessChannelMode(QProcess::MergedChannels);
        user.setWorkingDirectory(dir.path());
        user.start(QStringLiteral("setpriv"),
                   become + QStringList{dir.filePath(QStringLiteral("test")), QLatin1String(kUserRun)});
        QVERIFY(user.waitForFinished(120'000));
        const QByteArray output = user.readAll();
        QVERIFY2(user.exitCode() == 0, output.constData());
    }

    void cleanupTestCase() { removeTree(configFor("leochoice").workDir); }
};

int main(int argc, char** argv) {
    if (argc == 2 && std::strcmp(argv[1], kUserRun) == 0) return runAsUser();
    if (argc == 2 && std::strcmp(argv[1], kEndless) == 0) return runUntilKilled();
    QCoreApplication application(argc, argv);
    ChoiceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "choice_test.moc"

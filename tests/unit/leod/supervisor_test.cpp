// Children and their supervisor, with real processes: this executable plays the child when it is called with a part.
#include "leod/supervisor.h"

#include <signal.h>
#include <unistd.h>

#include <QSignalSpy>
#include <QtTest>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace leo::app {
namespace {

constexpr int kWaitMs = 20'000;

std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

// The parts a child may play.
int play(const std::string& part) {
    if (part == "ready" || part == "stubborn") {
        if (part == "stubborn") signal(SIGTERM, SIG_IGN);
        std::puts("{\"event\":\"hello\",\"part\":1}\nnot json\n{\"event\":\"ready\",\"port\":7}");
        std::fflush(stdout);
        while (true) pause();
    }
    if (part == "error") {
        std::puts("{\"error\":{\"code\":\"in-use\",\"message\":\"the port is taken\"}}");
        std::fputs("a line for the log\n", stderr);
        return 1;
    }
    if (part == "silent") {
        while (true) pause();
    }
    return 9;
}

}  // namespace

class SupervisorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void readyAndStop() {
        Child child(spec("ready"));
        QSignalSpy ready(&child, &Child::ready);
        QSignalSpy events(&child, &Child::event);
        QSignalSpy ended(&child, &Child::ended);
        child.start();
        QVERIFY(ready.wait(kWaitMs));
        QCOMPARE(child.readyFields().value(QStringLiteral("port")).toInt(), 7);
        QCOMPARE(events.count(), 1);
        const qint64 pid = child.pid();
        QVERIFY(kill(static_cast<pid_t>(pid), 0) == 0);
        child.stop();
        QVERIFY(ended.wait(kWaitMs));
        QCOMPARE(ended.front().front().toBool(), true);
        QVERIFY(kill(static_cast<pid_t>(pid), 0) != 0);
    }

    void anIgnoredTermIsFollowedByKill() {
        Child child(spec("stubborn"));
        QSignalSpy ready(&child, &Child::ready);
        QSignalSpy ended(&child, &Child::ended);
        child.start();
        QVERIFY(ready.wait(kWaitMs));
        child.stop();
        QVERIFY(ended.wait(kWaitMs));
        QVERIFY(child.report().find("SIGKILL") != std::string::npos);
    }

    void aChildsOwnErrorIsTold() {
        Child child(spec("error"));
        QSignalSpy ended(&child, &Child::ended);
        child.start();
        QVERIFY(ended.wait(kWaitMs));
        QCOMPARE(ended.front().front().toBool(), false);
        QCOMPARE(static_cast<int>(child.failure().code), static_cast<int>(Code::InUse));
        QVERIFY(child.report().find("the port is taken") != std::string::npos);
        QCOMPARE(contents(child.logFile()), std::string("a line for the log\n"));
    }

    void aCrashIsTold() {
        Child child(spec("ready"));
        QSignalSpy ready(&child, &Child::ready);
        QSignalSpy ended(&child, &Child::ended);
        child.start();
        QVERIFY(ready.wait(kWaitMs));
        kill(static_cast<pid_t>(child.pid()), SIGKILL);
        QVERIFY(ended.wait(kWaitMs));
        QCOMPARE(ended.front().front().toBool(), false);
        QVERIFY(child.report().find("SIGKILL") != std::string::npos);
        QCOMPARE(static_cast<int>(child.failure().code), static_cast<int>(Code::Internal));
    }

    void ranksStartInOrderAndStopInReverse() {
        Supervisor supervisor;
        supervisor.add(spec("ready", "first"), 0);
        supervisor.add(spec("ready", "second"), 1);
        supervisor.add(spec("ready", "third"), 1);
        std::vector<std::string> story;
        supervisor.beforeRank = [&](unsigned rank) -> Status {
            story.push_back("rank " + std::to_string(rank));
            return {};
        };
        supervisor.onReady = [&] { story.push_back("ready"); };
        supervisor.onStopped = [&] { story.push_back("stopped"); };
        supervisor.start();
        QTRY_COMPARE_WITH_TIMEOUT(story.size(), std::size_t{3}, kWaitMs);
        supervisor.stop();
        QTRY_COMPARE_WITH_TIMEOUT(story.size(), std::size_t{4}, kWaitMs);
        QCOMPARE(story, (std::vector<std::string>{"rank 0", "rank 1", "ready", "stopped"}));
        for (const Child* child : supervisor.children()) QVERIFY(child->state() == Child::State::Ended);
    }

    void aDeadChildComesBack() {
        Supervisor supervisor;
        supervisor.add(spec("ready"), 0);
        bool ready = false;
        int pause = 0;
        bool back = false;
        supervisor.onReady = [&] { ready = true; };
        supervisor.onDied = [&](const Child&, int pauseMs) { pause = pauseMs; };
        supervisor.onRestarted = [&](const Child&) { back = true; };
        supervisor.start();
        QTRY_VERIFY_WITH_TIMEOUT(ready, kWaitMs);
        const qint64 before = supervisor.children().front()->pid();
        kill(static_cast<pid_t>(before), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(back, kWaitMs);
        QCOMPARE(pause, kFirstBackoffMs);
        QVERIFY(supervisor.children().front()->pid() != before);
    }

    void aFailedStartIsToldOnceAndStopsTheRest() {
        Supervisor supervisor;
        supervisor.add(spec("ready"), 0);
        supervisor.add(spec("error"), 1);
        supervisor.add(spec("silent"), 1);
        int failures = 0;
        Code code = Code::Ok;
        bool stopped = false;
        supervisor.onReady = [] { QFAIL("ready with a child that failed"); };
        supervisor.onFailed = [&](const Error& error) {
            ++failures;
            code = error.code;
            supervisor.stop();
        };
        supervisor.onStopped = [&] { stopped = true; };
        supervisor.start();
        QTRY_VERIFY_WITH_TIMEOUT(stopped, kWaitMs);
        QCOMPARE(failures, 1);
        QCOMPARE(static_cast<int>(code), static_cast<int>(Code::InUse));
    }

    void stoppingBeforeAnythingRuns() {
        Supervisor supervisor;
        supervisor.add(spec("ready"), 0);
        bool stopped = false;
        supervisor.onStopped = [&] { stopped = true; };
        supervisor.stop();
        QTRY_VERIFY_WITH_TIMEOUT(stopped, kWaitMs);
    }

private:
    Child::Spec spec(const char* part, const char* name = "child") const {
        return {name,
                {QStringLiteral("--play"), QLatin1String(part)},
                std::filesystem::path(m_directory->path().toStdString()) / (std::string(name) + part + ".log")};
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

}  // namespace leo::app

int main(int argc, char** argv) {
    if (argc >= 3 && std::string(argv[1]) == "--play") return leo::app::play(argv[2]);
    QCoreApplication application(argc, argv);
    leo::app::SupervisorTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "supervisor_test.moc"

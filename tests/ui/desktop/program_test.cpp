// The program itself, as a process: one window per data directory, the way to its end, and what a crash leaves.
#include <QFile>
#include <csignal>

#include "desktop/private_bus.h"

namespace leo::app {

class ProgramTest : public QObject {
    Q_OBJECT

private:
    struct Run {
        QProcess process;
        Run(const QString& data, const QString& bus, const QStringList& arguments) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
            environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
            environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus);
            environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), data);
            process.setProcessEnvironment(environment);
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(QStringLiteral(LEO_PROGRAM), QStringList{QStringLiteral("--data"), data} + arguments);
        }
        ~Run() {
            process.kill();
            process.waitForFinished();
        }
        // It listens for later starts: the window is being made.
        bool begun(const QString& data) {
            return QTest::qWaitFor(
                [&] {
                    QDir folder(data);
                    for (const QString& run : folder.entryList({QStringLiteral("leo-*")}, QDir::Dirs))
                        if (QFile::exists(folder.filePath(run + QStringLiteral("/desktop.socket")))) return true;
                    return false;
                },
                20'000);
        }
        void stop(int number) { ::kill(static_cast<pid_t>(process.processId()), number); }
        bool ended(int ms = 20'000) {
            return QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, ms);
        }
    };

private Q_SLOTS:
    void oneWindowAndAnOrderlyEnd() {
        PrivateBus bus;
        QTemporaryDir folder;
        Run first(folder.path(), bus.address(), {QStringLiteral("--background")});
        QVERIFY(first.begun(folder.path()));
        Run second(folder.path(), bus.address(), {QStringLiteral("leo:block/1")});
        QVERIFY(second.ended());
        QCOMPARE(second.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(second.process.exitCode(), 0);
        QCOMPARE(first.process.state(), QProcess::Running);
        // A logout asks nothing.
        first.stop(SIGTERM);
        QVERIFY(first.ended());
        QCOMPARE(first.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(first.process.exitCode(), 0);
    }

    void aCrashIsReportedAtTheNextStart() {
        PrivateBus bus;
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("desktop/crash.txt"));
        const QString kept = folder.filePath(QStringLiteral("desktop/last-crash.txt"));
        {
            Run run(folder.path(), bus.address(), {});
            QVERIFY(run.begun(folder.path()));
            Run ask(folder.path(), bus.address(), {});  // answered: the handler is there
            QVERIFY(ask.ended());
            run.stop(SIGSEGV);
            QVERIFY(run.ended());
            QCOMPARE(run.process.exitStatus(), QProcess::CrashExit);
        }
        QFile report(fresh);
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray text = report.readAll();
        QVERIFY2(text.contains("signal 11"), text.constData());
        QVERIFY(text.startsWith("leo "));
        QVERIFY(text.count('\n') > 4);
        QCOMPARE(report.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        Run again(folder.path(), bus.address(), {QStringLiteral("--background")});
        QVERIFY(again.begun(folder.path()));
        QTRY_VERIFY(QFile::exists(kept));
        QVERIFY(!QFile::exists(fresh));
        again.stop(SIGTERM);
        QVERIFY(again.ended());
    }

    void wrongOptionsAreRefused() {
        PrivateBus bus;
        QTemporaryDir folder;
        Run run(folder.path(), bus.address(), {QStringLiteral("--nonsense")});
        QVERIFY(run.ended());
        QCOMPARE(run.process.exitCode(), 1);
    }
};

}  // namespace leo::app

QTEST_GUILESS_MAIN(leo::app::ProgramTest)
#include "program_test.moc"

#include <QProcess>
#include <QtTest>

#include "node/cpu_limit.h"
#include "node/worker.h"

namespace leo::node {

class CpuLimitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What a run in the sandbox is: a child of the worker's thread.
    void childrenOfTheThreadHaveTheCores_data() {
        QTest::addColumn<quint32>("cores");
        QTest::newRow("one") << 1u;
        QTest::newRow("all") << 0u;
        QTest::newRow("more than there are") << 4'096u;
    }
    void childrenOfTheThreadHaveTheCores() {
        QFETCH(quint32, cores);
        Worker worker("leo-test");
        std::optional<QByteArray> seen;
        worker.post(
            [cores]() -> QByteArray {
                if (!limitCores(cores).ok()) return "error";
                QProcess nproc;
                nproc.start(QStringLiteral("nproc"), QStringList());
                return nproc.waitForFinished() ? nproc.readAllStandardOutput().trimmed() : "nproc does not end";
            },
            [&](QByteArray output) { seen = std::move(output); });
        QTRY_VERIFY(seen);
        const std::uint32_t expected = cores == 0 ? usableCores() : std::min(cores, usableCores());
        QCOMPARE(*seen, QByteArray::number(expected));
        QVERIFY(usableCores() >= 1);
    }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::CpuLimitTest)
#include "cpu_limit_test.moc"

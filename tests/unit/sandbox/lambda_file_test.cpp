// lambda.json: the samples parse; a field that is missing, mistyped or out of bounds is named.
#include "sandbox/lambda_file.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace leo;
using namespace leo::sandbox;

class LambdaFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samples() {
        const QDir lambdas(QStringLiteral(LEO_SAMPLES "/lambdas"));
        QStringList folders{QStringLiteral("grey")};
        for (const QString& name :
             QDir(lambdas.filePath(QStringLiteral("hostile"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            folders << QStringLiteral("hostile/") + name;
        QCOMPARE(folders.size(), 10);
        for (const QString& folder : folders) {
            QFile file(lambdas.filePath(folder + QStringLiteral("/lambda.json")));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto parsed = parseLambdaFile(viewOf(file.readAll().toStdString()));
            QVERIFY2(parsed.ok(), (folder.toStdString() + (parsed.ok() ? "" : toString(parsed.error()))).c_str());
            QVERIFY(
                QFile::exists(lambdas.filePath(folder + QLatin1Char('/') + QString::fromStdString(parsed->entry))));
        }
    }

    void allFields() {
        const auto file = parseLambdaFile(viewOf(
            R"({"name":"N","description":"D","entry":"e","command":["c","a"],"accepts":["image/png"],"produces":"text/plain",)"
            R"("limits":{"memoryMiB":100,"pids":5,"cpuSeconds":6,"wallSeconds":7,"outputMiB":8,"tmpMiB":9},"minNodes":4,"minCredit":50})"));
        QVERIFY(file.ok());
        QCOMPARE(file->command, (std::vector<std::string>{"c", "a"}));
        QCOMPARE(file->limits.memoryBytes, std::uint64_t{100} << 20);
        QCOMPARE(file->limits.pids, 5u);
        QCOMPARE(file->limits.cpuMs, std::uint64_t{6'000});
        QCOMPARE(file->limits.wallMs, std::uint64_t{7'000});
        QCOMPARE(file->limits.outputBytes, std::uint64_t{8} << 20);
        QCOMPARE(file->limits.tmpfsBytes, std::uint64_t{9} << 20);
        QCOMPARE(file->minNodes, 4u);
        QCOMPARE(file->minCredit, 50u);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Code>("code");
        QTest::addColumn<QByteArray>("names");
        const auto with = [](const QByteArray& more) {
            return "{\"name\":\"N\",\"entry\":\"e\",\"command\":[\"c\"],\"produces\":\"text/plain\"" + more + "}";
        };
        QTest::newRow("good") << with("") << Code::Ok << QByteArray();
        QTest::newRow("not JSON") << QByteArray("{") << Code::Malformed << QByteArray("JSON");
        QTest::newRow("no name") << QByteArray("{\"entry\":\"e\",\"command\":[\"c\"],\"produces\":\"p\"}")
                                 << Code::Malformed << QByteArray("name");
        QTest::newRow("no command") << QByteArray("{\"name\":\"N\",\"entry\":\"e\",\"produces\":\"p\"}")
                                    << Code::Malformed << QByteArray("command");
        QTest::newRow("unknown field") << with(",\"memory\":5") << Code::Malformed << QByteArray("memory");
        QTest::newRow("unknown limit") << with(",\"limits\":{\"memoryMB\":5}") << Code::Malformed
                                       << QByteArray("memoryMB");
        QTest::newRow("fraction") << with(",\"limits\":{\"pids\":1.5}") << Code::Malformed << QByteArray("pids");
        QTest::newRow("negative") << with(",\"minNodes\":-1") << Code::Malformed << QByteArray("minNodes");
        QTest::newRow("text for a number")
            << with(",\"minCredit\":\"5\"") << Code::Malformed << QByteArray("minCredit");
        QTest::newRow("number for a text")
            << with(",\"description\":5") << Code::Malformed << QByteArray("description");
        QTest::newRow("command as text")
            << with(",\"accepts\":\"image/png\"") << Code::Malformed << QByteArray("accepts");
        QTest::newRow("no memory") << with(",\"limits\":{\"memoryMiB\":0}") << Code::OutOfRange
                                   << QByteArray("memoryBytes");
        QTest::newRow("too long") << with(",\"limits\":{\"wallSeconds\":100000}") << Code::OutOfRange
                                  << QByteArray("wallMs");
    }
    void refuses() {
        QFETCH(QByteArray, json);
        QFETCH(Code, code);
        QFETCH(QByteArray, names);
        const auto file = parseLambdaFile(viewOf(json.toStdString()));
        QCOMPARE(file.ok() ? Code::Ok : file.error().code, code);
        if (!file.ok())
            QVERIFY2(QByteArray::fromStdString(file.error().detail).contains(names), file.error().detail.c_str());
    }

    void tooLarge() {
        const Bytes large(kMaxLambdaFileBytes + 1, ' ');
        QCOMPARE(parseLambdaFile(large).error().code, Code::TooLarge);
    }
};

QTEST_GUILESS_MAIN(LambdaFileTest)
#include "lambda_file_test.moc"

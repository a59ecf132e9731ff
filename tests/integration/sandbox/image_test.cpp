// The image on disk: built reproducibly, verified blob by blob, refused when one byte is another, unpacked lazily.
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QtTest>

#include "crypto/hash.h"
#include "crypto/secret.h"
#include "sandbox/posix.h"
#include "sandbox_fixture.h"
#include "support/missing.h"

using namespace leo;
using namespace leo::sandbox;
using namespace leo::sandbox::test;

class ImageTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    SandboxConfig m_config;
    std::unique_ptr<Sandbox> m_sandbox;

    QString copyOfImage(const QString& name) {
        const QString target = m_dir.filePath(name);
        QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), QStringLiteral(LEO_IMAGE), target});
        return target;
    }

private Q_SLOTS:
    void initTestCase() {
        crypto::initialise();
        m_config.loaderPath = LEO_LOADER;
        m_config.ownerPrefix = "leoimage";
        m_config.workDir = (::geteuid() == 0 ? "/run/leoimage" : "/dev/shm/leoimage") + std::to_string(::getpid());
        auto runner = makeRunner(RunnerKind::Bwrap, m_config);
        if (!runner.ok()) LEO_MISSING(toString(runner.error()));
        m_sandbox = std::move(*runner);
    }
    void cleanupTestCase() {
        m_sandbox.reset();
        QVERIFY(removeTree(m_config.workDir));
    }

    void twoBuildsGiveOneDigest() {
        const QString out = m_dir.filePath(QStringLiteral("built"));
        QProcess build;
        build.start(QStringLiteral(LEO_IMAGE_BUILD), {out});
        QVERIFY(build.waitForFinished(120'000));
        QCOMPARE(build.exitCode(), 0);
        const QByteArray digest = build.readAllStandardOutput().trimmed();
        QCOMPARE(digest.toStdString(), imageDigestText(defaultImage()));
        // A folder that is something else is not replaced.
        QVERIFY(QDir(m_dir.path()).mkdir(QStringLiteral("precious")));
        QVERIFY(
            QFile::copy(QStringLiteral(LEO_IMAGE "/index.json"), m_dir.filePath(QStringLiteral("precious/file"))));
        build.start(QStringLiteral(LEO_IMAGE_BUILD), {m_dir.filePath(QStringLiteral("precious"))});
        QVERIFY(build.waitForFinished(120'000));
        QVERIFY(build.exitCode() != 0);
    }

    void everyBlobMatches() { QVERIFY(verifyImage(LEO_IMAGE, defaultImage()).ok()); }

    void flippedByteIsRefused_data() {
        QTest::addColumn<int>("rank");
        QTest::newRow("layer") << 0;
        QTest::newRow("configuration or manifest") << 1;
        QTest::newRow("the other of them") << 2;
    }
    void flippedByteIsRefused() {
        QFETCH(int, rank);
        const QString image = copyOfImage(QStringLiteral("flipped%1").arg(rank));
        const QFileInfoList blobs =
            QDir(image + QStringLiteral("/blobs/sha256")).entryInfoList(QDir::Files, QDir::Size);
        QCOMPARE(blobs.size(), 3);
        QFile blob(blobs[rank].filePath());
        QVERIFY(blob.open(QIODevice::ReadWrite));
        QVERIFY(blob.seek(blob.size() / 2));
        char byte = 0;
        QVERIFY(blob.getChar(&byte));
        QVERIFY(blob.seek(blob.size() / 2));
        QVERIFY(blob.putChar(static_cast<char>(byte ^ 1)));
        blob.close();
        const Status verified = verifyImage(image.toStdString(), defaultImage());
        QVERIFY(!verified.ok());
        QCOMPARE(verified.error().code, Code::DigestMismatch);
        const auto prepared = m_sandbox->prepare(image.toStdString(), defaultImage());
        QVERIFY(!prepared.ok());
        QCOMPARE(prepared.error().code, Code::DigestMismatch);
        // Nothing of it stays unpacked.
        QCOMPARE(listDirectory(m_config.workDir).size(), std::size_t{0});
        QVERIFY(QDir(image).removeRecursively());
    }

    void otherDigestIsNotFound() {
        const auto prepared = m_sandbox->prepare(LEO_IMAGE, crypto::sha256(viewOf("no such image")));
        QVERIFY(!prepared.ok());
        QCOMPARE(prepared.error().code, Code::NotFound);
    }

    void unpackedOnceAndReleased() {
        QElapsedTimer timer;
        timer.start();
        auto first = m_sandbox->prepare(LEO_IMAGE, defaultImage());
        qInfo("verified and unpacked in %lld ms", timer.elapsed());
        QVERIFY(first.ok());
        auto second = m_sandbox->prepare(LEO_IMAGE, defaultImage());
        QVERIFY(second.ok());
        QCOMPARE(second->get(), first->get());
        const std::string path = (*first)->path();
        QVERIFY(directoryExists(path + "/usr/lib/python3.11"));
        QCOMPARE((*first)->manifestDigest(), defaultImage());
        if ((*first)->privateMount()) {
            // Not even root writes to it any more.
            QVERIFY(::mkdir((path + "/new").c_str(), 0755) != 0);
            QCOMPARE(errno, EROFS);
        }
        m_sandbox->release();
        QVERIFY(directoryExists(path));  // we still hold it
        first->reset();
        second->reset();
        QVERIFY(!directoryExists(path));
    }

    void loaderMustBeTheMeasuredOne() {
        SandboxConfig other = m_config;
        other.expectedLoader = crypto::sha256(viewOf("another program"));
        const auto runner = makeRunner(RunnerKind::Bwrap, other);
        QVERIFY(!runner.ok());
        QCOMPARE(runner.error().code, Code::DigestMismatch);
        other.expectedLoader = m_sandbox->capabilities().loaderDigest;
        QVERIFY(makeRunner(RunnerKind::Bwrap, other).ok());
    }
};

QTEST_GUILESS_MAIN(ImageTest)
#include "image_test.moc"

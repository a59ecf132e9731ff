// Software TPMs: the process, its state, the local root and provisioning.

#include <signal.h>

#include <QFileInfo>
#include <thread>

#include "integration/tpm/node_tpm.h"
#include "integration/tpm/raw_esys.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::tpm;
using namespace leo::tpm::test;

namespace {

SwtpmOptions optionsOf(const NodeTpm& node) {
    SwtpmOptions options;
    options.stateDir = node.path("state");
    options.socketDir = node.path("run");
    return options;
}

Code startCode(const SwtpmOptions& options) {
    const auto started = SwtpmProcess::start(options);
    return started.ok() ? Code::Ok : started.error().code;
}

EkPolicy policyOf(const LocalCa& ca) {
    EkPolicy policy;
    policy.roots.push_back(ca.vendorRoot());
    return policy;
}

bool onlyOwner(const std::string& path) {
    const auto permissions = QFileInfo(QString::fromStdString(path)).permissions();
    return !(permissions &
             (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther));
}

}  // namespace

class ProvisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void provisions() {
        NodeTpm node;
        QVERIFY(node.start());
        const EkOutcome outcome = verifyEk(policyOf(node.ca()), {node.keys.ekCertificate}, node.keys.ekPublic);
        VERIFY_REASON(outcome.finding, Reason::Ok);
        QVERIFY(outcome.identity.software);
        QVERIFY(outcome.identity.ekId == ekIdOf(node.keys.ekPublic).value());
        VERIFY_REASON(checkAk(node.keys.akPublic), Reason::Ok);
        QVERIFY(readNodeKeys(*node.tpm, EkAlgorithm::EccP256).value() == node.keys);
        EkPolicy later = policyOf(node.ca());
        later.validAt = TimeMs{4'000'000'000'000};  // in 2096
        VERIFY_REASON(verifyEk(later, {node.keys.ekCertificate}, node.keys.ekPublic).finding, Reason::Ok);
    }

    void isIdempotent() {
        NodeTpm node;
        const NodeKeys first = provision(node.path("state"), node.path("run"), node.ca()).value();
        const NodeKeys second = provision(node.path("state"), node.path("run"), node.ca()).value();
        QVERIFY(first == second);
        QVERIFY(node.start());
        QVERIFY(node.keys == first);
        QVERIFY(provision(*node.tpm, node.ca()).value() == first);
        // An orderly end: the clock is safe at once after each of the restarts above.
        QVERIFY(node.time().clock.safe);
    }

    void chipsDiffer() {
        NodeTpm one, two;
        QVERIFY(one.start());
        QVERIFY(two.start());
        QVERIFY(one.keys.ekPublic != two.keys.ekPublic);
        QVERIFY(one.keys.akPublic != two.keys.akPublic);
        // Each was provisioned by a root of its own.
        VERIFY_REASON(verifyEk(policyOf(two.ca()), {one.keys.ekCertificate}, one.keys.ekPublic).finding,
                      Reason::EkChain);
        VERIFY_REASON(verifyEk(policyOf(one.ca()), {one.keys.ekCertificate}, two.keys.ekPublic).finding,
                      Reason::EkKeyMismatch);
    }

    void aForeignCertificateIsReplaced() {
        NodeTpm node, other;
        QVERIFY(other.start());
        QVERIFY(node.powerOn());
        QVERIFY(node.tpm->ensureEk(EkAlgorithm::EccP256).ok());
        QVERIFY(node.tpm->writeEkCertificate(EkAlgorithm::EccP256, other.keys.ekCertificate).ok());
        const NodeKeys keys = provision(*node.tpm, node.ca()).value();
        VERIFY_REASON(verifyEk(policyOf(node.ca()), {keys.ekCertificate}, keys.ekPublic).finding, Reason::Ok);
    }

    void anotherKeyAtTheHandle() {
        NodeTpm node;
        QVERIFY(node.powerOn());
        QVERIFY(node.tpm->ensureEk(EkAlgorithm::Rsa2048).ok());
        QCOMPARE(node.tpm->ensureEk(EkAlgorithm::EccP256).error().code, Code::AlreadyExists);
        QVERIFY(node.tpm->ensureEk(EkAlgorithm::Rsa2048).ok());
    }

    void localRootIsKept() {
        QTemporaryDir dir;
        const std::string path = dir.path().toStdString();
        const Bytes root = LocalCa::openOrCreate(path, systemRandom()).value().rootDer();
        QVERIFY(LocalCa::openOrCreate(path, systemRandom()).value().rootDer() == root);
        QVERIFY(onlyOwner(path + "/ca.key"));
        // What a crash between the two files leaves.
        QVERIFY(QFile::remove(dir.filePath(QStringLiteral("ca.der"))));
        QVERIFY(LocalCa::openOrCreate(path, systemRandom()).ok());
        // A root that is not this key's.
        QTemporaryDir other;
        QVERIFY(LocalCa::openOrCreate(other.path().toStdString(), systemRandom()).ok());
        QVERIFY(QFile::remove(dir.filePath(QStringLiteral("ca.der"))));
        QVERIFY(QFile::copy(other.filePath(QStringLiteral("ca.der")), dir.filePath(QStringLiteral("ca.der"))));
        QCOMPARE(LocalCa::openOrCreate(path, systemRandom()).error().code, Code::Malformed);
        QFile key(other.filePath(QStringLiteral("ca.key")));
        QVERIFY(key.open(QIODevice::WriteOnly));
        key.write("not a key");
        key.close();
        QCOMPARE(LocalCa::openOrCreate(other.path().toStdString(), systemRandom()).error().code, Code::Malformed);
    }

    void localRootCertifiesP256EksOnly() {
        NodeTpm node;
        QVERIFY(node.start());
        QCOMPARE(node.ca().issue(node.keys.akPublic).error().code, Code::BadKey);
        QCOMPARE(node.ca().issue(encodePublic(ekTemplate(EkAlgorithm::Rsa2048))).error().code, Code::BadKey);
        QVERIFY(!node.ca().issue(Bytes(10, 0)).ok());
    }

    void refusesBadOptions() {
        NodeTpm node;
        SwtpmOptions options = optionsOf(node);
        options.stateDir = "state";
        QCOMPARE(startCode(options), Code::InvalidArgument);
        options = optionsOf(node);
        options.socketDir += "/" + std::string(100, 'x');
        QCOMPARE(startCode(options), Code::InvalidArgument);
        options = optionsOf(node);
        options.stateDir += ",mode=0777";
        QCOMPARE(startCode(options), Code::InvalidArgument);
        options = optionsOf(node);
        options.program = "swtpm-that-is-not-installed";
        QCOMPARE(startCode(options), Code::Unavailable);
        options = optionsOf(node);
        options.program = "false";
        QCOMPARE(startCode(options), Code::TpmFailure);
        QCOMPARE(startCode(optionsOf(node)), Code::Ok);
    }

    void oneProcessPerState() {
        NodeTpm node;
        QVERIFY(node.powerOn());
        QCOMPARE(startCode(optionsOf(node)), Code::InUse);  // the same sockets
        SwtpmOptions options = optionsOf(node);
        options.socketDir = node.path("run2");
        QCOMPARE(startCode(options), Code::InUse);  // the same state
        QVERIFY(node.tpm->readPcrs(1).ok());
    }

    void survivesKill() {
        NodeTpm node;
        QVERIFY(node.start());
        const NodeKeys keys = node.keys;
        node.disconnectTpm();
        QCOMPARE(::kill(static_cast<pid_t>(node.process->pid()), SIGKILL), 0);
        QTRY_VERIFY(!node.process->running());
        node.powerOff();
        QVERIFY(node.powerOn());
        QVERIFY(provision(*node.tpm, node.ca()).value() == keys);
    }

    void aDeadTpmIsAnError() {
        NodeTpm node;
        QVERIFY(node.start());
        node.process->stop();
        QVERIFY(!node.process->running());
        node.process->stop();
        const auto quote = node.tpm->quote(hashOf(1), kMask);
        QVERIFY(!quote.ok());
        QCOMPARE(quote.error().code, Code::Unavailable);
        QCOMPARE(Tpm::open(node.process->tcti()).error().code, Code::Unavailable);
    }

    void diesWithItsThread() {
        NodeTpm node;
        pid_t pid = 0;
        std::unique_ptr<SwtpmProcess> process;
        std::thread([&] {
            auto started = SwtpmProcess::start(optionsOf(node));
            if (!started.ok()) return;
            process = std::move(started).value();
            pid = static_cast<pid_t>(process->pid());
        }).join();
        QVERIFY(pid > 0);
        QTRY_VERIFY(!process->running());
    }

    void refusesOtherTransports() {
        QCOMPARE(Tpm::open("mssim:host=example").error().code, Code::InvalidArgument);
        QCOMPARE(Tpm::open("").error().code, Code::InvalidArgument);
        QCOMPARE(Tpm::open("swtpm:path=/nonexistent/sock").error().code, Code::Unavailable);
        QCOMPARE(Tpm::open("device:/dev/nonexistent-tpm").error().code, Code::Unavailable);
    }

    void clearsWhatADeadProcessLeft() {
        NodeTpm node;
        QVERIFY(node.start());
        node.disconnectTpm();
        {
            RawEsys raw(node.process->tcti());
            for (int i = 0; i < 3; ++i) QCOMPARE(raw.leakObject(), TSS2_RC{TSS2_RC_SUCCESS});
            QVERIFY(raw.leakObject() != TSS2_RC_SUCCESS);  // three slots
            for (int i = 0; i < 2; ++i) QCOMPARE(raw.leakSession(), TSS2_RC{TSS2_RC_SUCCESS});
        }
        QVERIFY(node.connectTpm());
        QCOMPARE(node.tpm->openHandles().value(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(ProvisionTest)
#include "provision_test.moc"

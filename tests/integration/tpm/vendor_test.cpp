// A chip as a vendor ships it: swtpm_setup plays the factory (RSA EK, its own two-step certificate chain in NV), and
// Leo only reads what it finds. The one test where the EK and its certificate are not of our making.

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include "integration/tpm/node_tpm.h"
#include "integration/tpm/raw_esys.h"
#include "support/missing.h"

using namespace leo;
using namespace leo::attest;
using namespace leo::tpm;
using namespace leo::tpm::test;

namespace {

Bytes derOfPem(const QString& path) {
    QFile file(path);
    LEO_ASSERT(file.open(QIODevice::ReadOnly));
    std::string base64;
    bool inside = false;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("-----END")) break;
        if (inside) base64 += line.trimmed().toStdString();
        if (line.startsWith("-----BEGIN CERTIFICATE")) inside = true;
    }
    return fromBase64(base64).value();
}

bool writeFile(const QString& path, const QString& text) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
}

}  // namespace

class VendorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAFactoryChip() {
        const QString setup = QStandardPaths::findExecutable(QStringLiteral("swtpm_setup"));
        const QString localca = QStandardPaths::findExecutable(QStringLiteral("swtpm_localca"));
        if (setup.isEmpty() || localca.isEmpty() ||
            QStandardPaths::findExecutable(QStringLiteral("certtool")).isEmpty())
            LEO_MISSING("swtpm_setup, swtpm_localca (swtpm-tools) or certtool (gnutls-bin) is not installed");

        QTemporaryDir dir;
        const QString ca = dir.filePath(QStringLiteral("localca")), state = dir.filePath(QStringLiteral("state"));
        QVERIFY(QDir().mkpath(ca) && QDir().mkpath(state));
        const QString caConfig = dir.filePath(QStringLiteral("localca.conf"));
        const QString caOptions = dir.filePath(QStringLiteral("localca.options"));
        const QString config = dir.filePath(QStringLiteral("setup.conf"));
        QVERIFY(writeFile(caConfig, QStringLiteral("statedir = %1\nsigningkey = %1/signkey.pem\n"
                                                   "issuercert = %1/issuercert.pem\ncertserial = %1/certserial\n")
                                        .arg(ca)));
        QVERIFY(writeFile(caOptions, QStringLiteral("--platform-manufacturer Leo\n")));
        QVERIFY(writeFile(config, QStringLiteral("create_certs_tool = %1\ncreate_certs_tool_config = %2\n"
                                                 "create_certs_tool_options = %3\nactive_pcr_banks = sha256\n")
                                      .arg(localca, caConfig, caOptions)));
        QProcess factory;
        factory.setProcessChannelMode(QProcess::MergedChannels);
        factory.start(setup, {QStringLiteral("--tpm2"), QStringLiteral("--tpmstate"), state,
                              QStringLiteral("--create-ek-cert"), QStringLiteral("--config"), config});
        QVERIFY(factory.waitForFinished(60'000));
        QVERIFY2(factory.exitCode() == 0, factory.readAll().constData());

        SwtpmOptions options;
        options.stateDir = state.toStdString();
        options.socketDir = dir.filePath(QStringLiteral("run")).toStdString();
        const auto process = SwtpmProcess::start(options).value();
        const auto tpm = Tpm::open(process->tcti()).value();
        const NodeKeys keys = readNodeKeys(*tpm, EkAlgorithm::Rsa2048).value();

        EkPolicy policy;
        VendorRoot root;
        root.certificate = derOfPem(ca + QStringLiteral("/swtpm-localca-rootca-cert.pem"));
        root.algorithm = EkAlgorithm::Rsa2048;
        policy.roots.push_back(root);
        const Bytes intermediate = derOfPem(ca + QStringLiteral("/issuercert.pem"));
        VERIFY_REASON(verifyEk(policy, {keys.ekCertificate, intermediate}, keys.ekPublic).finding, Reason::Ok);
        VERIFY_REASON(verifyEk(policy, {keys.ekCertificate}, keys.ekPublic).finding, Reason::EkChain);
        QVERIFY(keys.ekChain.empty());
        // Some makers' chips hold the chain themselves, cut over indices as it comes.
        {
            RawEsys hand(process->tcti());
            const ByteView whole(intermediate);
            QCOMPARE(hand.writeFactoryNv(kFirstEkChainIndex, whole.first(500)), TSS2_RC_SUCCESS);
            QCOMPARE(hand.writeFactoryNv(kFirstEkChainIndex + 1, whole.subspan(500)), TSS2_RC_SUCCESS);
        }
        QVERIFY(readNodeKeys(*tpm, EkAlgorithm::Rsa2048)->ekChain == std::vector<Bytes>{intermediate});
        QCOMPARE(tpm->readEkCertificate(EkAlgorithm::EccP256).error().code, Code::NotFound);

        auto challenge =
            ActivationChallenge::create(keys.ekPublic, keys.akPublic, TimeMs{1000}, systemRandom()).value();
        const auto secret = tpm->activateCredential(challenge.credential()).value();
        VERIFY_REASON(challenge.answer(secret.view(), TimeMs{1}), Reason::Ok);
    }
};

QTEST_GUILESS_MAIN(VendorTest)
#include "vendor_test.moc"

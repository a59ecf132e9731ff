// What a chip and its operator's file hold, put together to what a network can check.
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "node/registration.h"
#include "unit/attest/fixture.h"

namespace leo::node {

using namespace attest::test;

class EndorsementChainTest : public QObject {
    Q_OBJECT

    SeededRandom m_random{3};
    SoftTpm m_tpm{m_random};
    SoftCa m_root{m_random};
    SoftCa m_line = m_root.intermediate(m_random);
    Bytes m_ek = m_line.issue(m_tpm.ekPublic());
    QTemporaryDir m_dir;

    std::filesystem::path file(const std::string& content) {
        const std::filesystem::path path = m_dir.filePath(QStringLiteral("ek-chain.pem")).toStdString();
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }

private Q_SLOTS:
    void theChipAlone() {
        const std::filesystem::path absent = m_dir.filePath(QStringLiteral("none.pem")).toStdString();
        const std::vector<Bytes> whole = {m_ek, m_line.der()};
        QVERIFY(endorsementChain(m_ek, {m_line.der()}, {}).value() == whole);
        QVERIFY(endorsementChain(m_ek, {m_line.der()}, absent).value() == whole);
        QVERIFY(endorsementChain(m_ek, {}, absent).value() == std::vector<Bytes>{m_ek});
    }

    void theFileHasWhatTheChipLacks() {
        const std::string pem =
            "-----BEGIN CERTIFICATE-----\n" + toBase64(m_line.der()) + "\n-----END CERTIFICATE-----\n";
        QVERIFY(endorsementChain(m_ek, {}, file(pem)).value() == std::vector<Bytes>({m_ek, m_line.der()}));
    }

    void aFileThatIsNone() {
        const auto chain = endorsementChain(m_ek, {m_line.der()}, file("<html>404</html>"));
        QCOMPARE(chain.error().code, Code::Malformed);
        QVERIFY(chain.error().detail.find("ek-chain.pem holds no certificate") != std::string::npos);
    }
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::EndorsementChainTest)
#include "endorsement_chain_test.moc"

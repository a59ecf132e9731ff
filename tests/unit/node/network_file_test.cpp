// network.json: what was written is read back, and everything else is refused with the field's name.
#include "node/network_file.h"

#include <QFile>
#include <QtTest>

namespace leo::node {
namespace {

constexpr const char* kAddress = "/ip4/127.0.0.1/tcp/46700/ws";

NetworkFile sample() {
    NetworkFile network;
    network.genesis.network = "devnet";
    network.genesis.time = TimeMs{1'700'000'000'000};
    network.chain = network.genesis.chainId();
    network.bootstrap = {kAddress};
    return network;
}

}  // namespace

class NetworkFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_file = std::filesystem::path(m_directory->path().toStdString()) / "network.json";
        QVERIFY(sample().write(m_file).ok());
    }

    void roundTrip() {
        const auto read = NetworkFile::read(m_file);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
        QCOMPARE(read->chain.hex(), sample().chain.hex());
        QCOMPARE(read->bootstrap, sample().bootstrap);
        QCOMPARE(read->genesis.encode(), sample().genesis.encode());
        QCOMPARE(read->endpoints()->front().url, std::string("ws://127.0.0.1:46700"));
    }

    void refuses_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("hint");
        const auto row = [](const char* name, const char* from, const char* to, Code code, const char* hint) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << static_cast<int>(code)
                                << QString::fromLatin1(hint);
        };
        row("not JSON", "{", "", Code::Malformed, "at byte");
        row("another format", "\"format\": 1", "\"format\": 2", Code::Unsupported, "format");
        row("format as text", "\"format\": 1", "\"format\": \"1\"", Code::Unsupported, "format");
        row("unknown field", "\"format\"", "\"extra\": 1, \"format\"", Code::Malformed, "extra");
        row("missing field", "\"network\": \"devnet\"", "\"format\": 1", Code::Malformed, "network");
        row("another name", "\"devnet\"", "\"mainnet\"", Code::Malformed, "network");
        row("chain id", "\"chainId\": \"", "\"chainId\": \"zz", Code::Malformed, "chainId");
        row("genesis elsewhere", "genesis.leo", "../genesis.leo", Code::Malformed, "beside");
        row("genesis hidden", "genesis.leo", ".genesis", Code::Malformed, "beside");
        row("no genesis", "genesis.leo", "other.leo", Code::NotFound, "other.leo");
        row("bootstrap no list", "\"bootstrap\": [", "\"bootstrap\": {}, \"network\": [", Code::Malformed, "network");
        row("address", kAddress, "/ip4/127.0.0.1/udp/1", Code::Malformed, "udp");
        row("address empty", kAddress, "", Code::Malformed, "bootstrap");
    }
    void refuses() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, code);
        QFETCH(QString, hint);
        QFile file(QString::fromStdString(m_file.native()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(file.readAll());
        file.close();
        const qsizetype at = text.indexOf(from);
        QVERIFY(at >= 0);
        text.replace(at, from.size(), to);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text.toUtf8());
        file.close();
        const auto read = NetworkFile::read(m_file);
        QVERIFY(!read.ok());
        QVERIFY2(static_cast<int>(read.error().code) == code, toString(read.error()).c_str());
        QVERIFY2(QString::fromStdString(read.error().detail).contains(hint), read.error().detail.c_str());
    }

    void genesisOfAnotherChain() {
        NetworkFile other = sample();
        other.genesis.time = TimeMs{1};
        other.chain = other.genesis.chainId();
        QTemporaryDir elsewhere;
        const auto otherFile = std::filesystem::path(elsewhere.path().toStdString()) / "network.json";
        QVERIFY(other.write(otherFile).ok());
        std::filesystem::copy_file(otherFile.parent_path() / "genesis.leo", m_file.parent_path() / "genesis.leo",
                                   std::filesystem::copy_options::overwrite_existing);
        const auto read = NetworkFile::read(m_file);
        QVERIFY(!read.ok());
        QCOMPARE(static_cast<int>(read.error().code), static_cast<int>(Code::DigestMismatch));
    }

    void nothingThere() {
        const auto read = NetworkFile::read(m_file.parent_path() / "none.json");
        QVERIFY(!read.ok());
        QCOMPARE(static_cast<int>(read.error().code), static_cast<int>(Code::NotFound));
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::filesystem::path m_file;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::NetworkFileTest)
#include "network_file_test.moc"

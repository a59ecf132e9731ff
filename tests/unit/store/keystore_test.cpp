#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <map>

#include "crypto/hash.h"
#include "store/data_dir.h"
#include "store/keystore.h"
#include "support/code_of.h"

using namespace leo;
using namespace leo::store;
using crypto::SecretBytes;

namespace {

// Argon2 at its cheapest: these tests are about the file, not the cost.
constexpr KdfCost kCheap = kMinKdfCost;
constexpr std::size_t kHeaderBytes = 90;

Hash idOf(std::uint8_t n) {
    Hash id{};
    id[31] = n;
    return id;
}

KeystoreContents wallet() {
    KeystoreContents contents;
    contents.name = "Alice";
    contents.created = TimeMs{1'700'000'000'000};
    contents.identitySeed = SecretBytes::copyOf(Bytes(32, 0x11));
    return contents;
}

KeystoreContents node() {
    KeystoreContents contents = wallet();
    contents.kind = KeystoreKind::Node;
    contents.vrfSeed = SecretBytes::copyOf(Bytes(32, 0x22));
    return contents;
}

mode_t permissionsOf(const std::filesystem::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 0777 : 0;
}

Bytes fileOf(const std::filesystem::path& path) {
    return readFile(path, kMaxKeystoreBytes).value();
}

// Without a sync: hundreds of damaged files need not survive a power cut. An existing file keeps its mode.
void overwrite(const std::filesystem::path& path, ByteView bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << textOf(bytes);
}

// The closing digest made right again: what a careful forger would do.
void redigest(Bytes& file) {
    const Hash digest = crypto::sha256(ByteView(file).first(file.size() - 32));
    std::copy(digest.begin(), digest.end(), file.end() - 32);
}

bool contains(const Bytes& file, ByteView needle) {
    return std::search(file.begin(), file.end(), needle.begin(), needle.end()) != file.end();
}

}  // namespace

class KeystoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_path = std::filesystem::path(m_temporary->path().toStdString()) / "wallet.leokeys";
    }

    void keepsAWallet() {
        {
            auto keystore = create();
            LEO_SUCCEEDS(keystore);
            LEO_SUCCEEDS(
                keystore->putSecret(SecretKind::LambdaCodeKey, idOf(1), SecretBytes::copyOf(Bytes(32, 0x33))));
            LEO_SUCCEEDS(
                keystore->putSecret(SecretKind::TaskInputKey, idOf(1), SecretBytes::copyOf(Bytes(32, 0x44))));
            LEO_SUCCEEDS(keystore->save());
        }
        QCOMPARE(permissionsOf(m_path), mode_t{0600});
        QVERIFY(*Keystore::protectionOf(m_path) == Protection::Password);
        auto keystore = open("secret");
        LEO_SUCCEEDS(keystore);
        QVERIFY(keystore->kind() == KeystoreKind::Wallet);
        QCOMPARE(keystore->name(), std::string("Alice"));
        QCOMPARE(keystore->created().value, std::uint64_t{1'700'000'000'000});
        QVERIFY(equal(keystore->identitySeed(), Bytes(32, 0x11)));
        QVERIFY(keystore->vrfSeed().empty());
        QCOMPARE(keystore->secretCount(), std::size_t{2});
        QVERIFY(equal(*keystore->secret(SecretKind::LambdaCodeKey, idOf(1)), Bytes(32, 0x33)));
        QVERIFY(equal(*keystore->secret(SecretKind::TaskInputKey, idOf(1)), Bytes(32, 0x44)));
        LEO_FAILS(keystore->secret(SecretKind::TaskInputKey, idOf(2)), Code::NotFound);

        QVERIFY(keystore->eraseSecret(SecretKind::TaskInputKey, idOf(1)));
        QVERIFY(!keystore->eraseSecret(SecretKind::TaskInputKey, idOf(1)));
        LEO_SUCCEEDS(keystore->putSecret(SecretKind::LambdaCodeKey, idOf(1), SecretBytes::copyOf(Bytes(7, 0x55))));
        LEO_SUCCEEDS(keystore->rename("Bob"));
        LEO_SUCCEEDS(keystore->save());
        keystore = open("secret");
        LEO_SUCCEEDS(keystore);
        QCOMPARE(keystore->name(), std::string("Bob"));
        QCOMPARE(keystore->secretCount(), std::size_t{1});
        QVERIFY(equal(*keystore->secret(SecretKind::LambdaCodeKey, idOf(1)), Bytes(7, 0x55)));
    }

    void nothingIsInClear() {
        auto keystore = create();
        LEO_SUCCEEDS(keystore->putSecret(SecretKind::TaskInputKey, idOf(1), SecretBytes::copyOf(Bytes(32, 0x44))));
        LEO_SUCCEEDS(keystore->save());
        const Bytes first = fileOf(m_path);
        QVERIFY(!contains(first, Bytes(4, 0x11)));
        QVERIFY(!contains(first, Bytes(4, 0x44)));
        QVERIFY(!contains(first, viewOf("Alice")));
        QVERIFY(!contains(first, viewOf("secret")));
        // Saved again unchanged, everything sealed is different: the nonce is new.
        LEO_SUCCEEDS(keystore->save());
        const Bytes second = fileOf(m_path);
        QCOMPARE(second.size(), first.size());
        QVERIFY(!equal(ByteView(first).subspan(kHeaderBytes, 32), ByteView(second).subspan(kHeaderBytes, 32)));
    }

    void wrongPassword_data() {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("another") << QByteArray("Secret");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a prefix") << QByteArray("secre");
        QTest::newRow("longer") << QByteArray("secret ");
        QTest::newRow("with a zero byte") << QByteArray("secret\0", 7);
    }
    void wrongPassword() {
        QFETCH(QByteArray, password);
        LEO_SUCCEEDS(create());
        const auto opened = open(password.toStdString());
        LEO_FAILS(opened, Code::WrongPassword);
        QVERIFY(opened.error().detail.find("not the password") != std::string::npos);
    }

    void everyFlippedByteIsDamage() {
        LEO_SUCCEEDS(create());
        const Bytes good = fileOf(m_path);
        for (std::size_t at = 0; at < good.size(); ++at) {
            Bytes file = good;
            file[at] ^= 0x20;
            overwrite(m_path, file);
            // The version decides how to read the rest, so it alone is believed before the digest.
            LEO_FAILS(open("secret"), at == 4 ? Code::Unsupported : Code::Malformed);
        }
        LEO_SUCCEEDS(atomicWriteFile(m_path, good));
        LEO_SUCCEEDS(open("secret"));
    }

    void everyTruncationIsDamage() {
        LEO_SUCCEEDS(create());
        Bytes file = fileOf(m_path);
        for (std::size_t size = 0; size < file.size(); ++size) {
            overwrite(m_path, ByteView(file).first(size));
            LEO_FAILS(open("secret"), Code::Malformed);
        }
        file.push_back(0);
        LEO_SUCCEEDS(atomicWriteFile(m_path, file));
        LEO_FAILS(open("secret"), Code::Malformed);
    }

    // With the digest made right, each field still has to hold.
    void forgedHeaders_data() {
        QTest::addColumn<int>("at");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int at, const QByteArray& bytes, Code code) {
            QTest::newRow(name) << at << bytes << static_cast<int>(code);
        };
        row("magic", 0, "LEOX", Code::Malformed);
        row("version 0", 4, QByteArray(1, 0), Code::Unsupported);
        row("version 2", 4, QByteArray(1, 2), Code::Unsupported);
        row("protection 0", 5, QByteArray(1, 0), Code::Unsupported);
        row("protection 3", 5, QByteArray(1, 3), Code::Unsupported);
        row("machine file with a salt", 5, QByteArray(1, 2), Code::Malformed);
        row("no passes", 6, QByteArray(4, 0), Code::Malformed);
        row("a week of passes", 6, QByteArray(4, '\xff'), Code::Malformed);
        row("no memory", 10, QByteArray(4, 0), Code::Malformed);
        row("all memory", 10, QByteArray(4, '\xff'), Code::Malformed);
        row("another cost", 9, QByteArray(1, 2), Code::WrongPassword);
        row("another salt", 14, QByteArray(16, 7), Code::WrongPassword);
        row("another commitment", 30, QByteArray(32, 7), Code::WrongPassword);
        row("another nonce", 62, QByteArray(24, 7), Code::Malformed);
        row("another length", 86, QByteArray(4, 0), Code::Malformed);
        row("another record", 90, QByteArray(8, 7), Code::Malformed);
    }
    void forgedHeaders() {
        QFETCH(int, at);
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        LEO_SUCCEEDS(create());
        Bytes file = fileOf(m_path);
        std::copy(bytes.begin(), bytes.end(), file.begin() + at);
        redigest(file);
        LEO_SUCCEEDS(atomicWriteFile(m_path, file));
        LEO_FAILS(open("secret"), static_cast<Code>(code));
    }

    void foreignFiles() {
        LEO_FAILS(open("secret"), Code::NotFound);
        LEO_FAILS(Keystore::protectionOf(m_path), Code::NotFound);
        LEO_SUCCEEDS(atomicWriteFile(m_path, {}));
        LEO_FAILS(open("secret"), Code::Malformed);
        LEO_SUCCEEDS(atomicWriteFile(m_path, Bytes(1000, 'x')));
        LEO_FAILS(open("secret"), Code::Malformed);
    }

    void createOverwritesNothing() {
        LEO_SUCCEEDS(create());
        const Bytes before = fileOf(m_path);
        LEO_FAILS(create(), Code::AlreadyExists);
        LEO_FAILS(Keystore::createMachine(m_path, node(), systemRandom()), Code::AlreadyExists);
        QVERIFY(fileOf(m_path) == before);
        QVERIFY(!std::filesystem::exists(m_path.string() + ".key"));
    }

    void refusesBadContents() {
        const auto attempt = [&](KeystoreContents contents) {
            return Keystore::create(m_path, viewOf("secret"), std::move(contents), systemRandom(), kCheap);
        };
        KeystoreContents contents = wallet();
        contents.identitySeed = SecretBytes::copyOf(Bytes(31));
        LEO_FAILS(attempt(std::move(contents)), Code::InvalidArgument);
        contents = wallet();
        contents.vrfSeed = SecretBytes::copyOf(Bytes(32));
        LEO_FAILS(attempt(std::move(contents)), Code::InvalidArgument);
        contents = node();
        contents.vrfSeed = {};
        LEO_FAILS(attempt(std::move(contents)), Code::InvalidArgument);
        contents = wallet();
        contents.name = std::string(kMaxNameBytes + 1, 'x');
        LEO_FAILS(attempt(std::move(contents)), Code::TooLarge);
        LEO_FAILS(Keystore::create(m_path, {}, wallet(), systemRandom(), kCheap), Code::InvalidArgument);
        LEO_FAILS(Keystore::create(m_path, Bytes(kMaxPasswordBytes + 1, 'x'), wallet(), systemRandom(), kCheap),
                  Code::TooLarge);
        LEO_FAILS(Keystore::create(m_path, viewOf("x"), wallet(), systemRandom(), KdfCost{0, 8}),
                  Code::InvalidArgument);
        LEO_FAILS(Keystore::create(m_path, viewOf("x"), wallet(), systemRandom(), KdfCost{1, 1u << 30}),
                  Code::InvalidArgument);
        QVERIFY(!std::filesystem::exists(m_path));
    }

    void limitsOnSecrets() {
        auto keystore = create();
        LEO_FAILS(keystore->putSecret(SecretKind::JoinSalt, idOf(1), {}), Code::InvalidArgument);
        LEO_FAILS(keystore->putSecret(SecretKind::JoinSalt, idOf(1), SecretBytes(kMaxSecretBytes + 1)),
                  Code::TooLarge);
        Hash id{};
        for (std::size_t n = 0; n < kMaxSecrets; ++n) {
            id[0] = static_cast<std::uint8_t>(n >> 8);
            id[1] = static_cast<std::uint8_t>(n);
            LEO_SUCCEEDS(keystore->putSecret(SecretKind::JoinSalt, id, SecretBytes::copyOf(Bytes(32, 9))));
        }
        LEO_FAILS(keystore->putSecret(SecretKind::TaskInputKey, id, SecretBytes::copyOf(Bytes(32))), Code::Exhausted);
        LEO_SUCCEEDS(keystore->putSecret(SecretKind::JoinSalt, id, SecretBytes::copyOf(Bytes(32, 8))));
        LEO_SUCCEEDS(keystore->save());
        const auto opened = open("secret");
        LEO_SUCCEEDS(opened);
        QCOMPARE(opened->secretCount(), kMaxSecrets);
        QVERIFY(equal(*opened->secret(SecretKind::JoinSalt, id), Bytes(32, 8)));
    }

    // The table that holds them against a plain map, through growth, replacement and erasure.
    void secretTableAgainstAMap() {
        SecretTable<std::uint32_t> table;
        std::map<std::uint32_t, Bytes> model;
        std::uint32_t state = 1;
        for (int step = 0; step < 20'000; ++step) {
            state = state * 1'664'525u + 1'013'904'223u;
            const std::uint32_t key = state >> 24;
            if ((state >> 16) % 4 == 0) {
                QCOMPARE(table.erase(key), model.erase(key) > 0);
            } else {
                const Bytes secret((state >> 8) % 300 + 1, static_cast<std::uint8_t>(state >> 12));
                table.put(key, secret);
                model[key] = secret;
            }
            QCOMPARE(table.size(), model.size());
            QCOMPARE(table.contains(key), model.count(key) > 0);
        }
        auto expected = model.begin();
        for (const auto& [key, slot] : table.slots()) {
            QCOMPARE(key, expected->first);
            QVERIFY(equal(table.view(slot), expected->second));
            ++expected;
        }
        QVERIFY(model.size() > 100);
    }

    void changesThePassword() {
        auto keystore = create();
        LEO_SUCCEEDS(keystore->checkPassword(viewOf("secret")));
        LEO_FAILS(keystore->checkPassword(viewOf("other")), Code::WrongPassword);
        const Bytes before = fileOf(m_path);
        LEO_FAILS(keystore->changePassword(viewOf("other"), viewOf("new"), kCheap), Code::WrongPassword);
        LEO_FAILS(keystore->changePassword(viewOf("secret"), {}, kCheap), Code::InvalidArgument);
        QVERIFY(fileOf(m_path) == before);
        LEO_SUCCEEDS(keystore->changePassword(viewOf("secret"), viewOf("new"), KdfCost{2, 16}));
        LEO_FAILS(open("secret"), Code::WrongPassword);
        LEO_SUCCEEDS(open("new"));
        LEO_SUCCEEDS(keystore->save());
        LEO_SUCCEEDS(open("new"));
        LEO_SUCCEEDS(keystore->checkPassword(viewOf("new")));
    }

    void anInterruptedSaveHarmsNothing() {
        auto keystore = create();
        LEO_SUCCEEDS(atomicWriteFile(m_path.string() + ".tmp", Bytes(50, 'x')));
        LEO_SUCCEEDS(open("secret"));
        LEO_SUCCEEDS(keystore->save());
        LEO_SUCCEEDS(open("secret"));
        QVERIFY(!std::filesystem::exists(m_path.string() + ".tmp"));
    }

    void aFailedSaveKeepsTheOldFileAndPassword() {
        auto keystore = create();
        const Bytes before = fileOf(m_path);
        // A directory in the way of the temporary file.
        std::filesystem::create_directory(m_path.string() + ".tmp");
        QVERIFY(!keystore->save().ok());
        QVERIFY(!keystore->changePassword(viewOf("secret"), viewOf("new"), kCheap).ok());
        QVERIFY(fileOf(m_path) == before);
        std::filesystem::remove(m_path.string() + ".tmp");
        LEO_SUCCEEDS(keystore->checkPassword(viewOf("secret")));
        LEO_SUCCEEDS(keystore->save());
        LEO_SUCCEEDS(open("secret"));
    }

    void aNodeStartsByItself() {
        const std::filesystem::path keyFile = m_path.string() + ".key";
        LEO_SUCCEEDS(Keystore::createMachine(m_path, node(), systemRandom()));
        QCOMPARE(permissionsOf(m_path), mode_t{0600});
        QCOMPARE(permissionsOf(keyFile), mode_t{0600});
        QVERIFY(*Keystore::protectionOf(m_path) == Protection::MachineFile);
        auto keystore = open("");
        LEO_SUCCEEDS(keystore);
        QVERIFY(keystore->kind() == KeystoreKind::Node);
        QVERIFY(equal(keystore->vrfSeed(), Bytes(32, 0x22)));
        LEO_SUCCEEDS(keystore->save());
        LEO_SUCCEEDS(open(""));
        LEO_FAILS(keystore->checkPassword(viewOf("x")), Code::WrongState);
        LEO_FAILS(keystore->changePassword(viewOf("x"), viewOf("y"), kCheap), Code::WrongState);
        QVERIFY(!contains(fileOf(m_path), Bytes(4, 0x11)));
    }

    void machineKeysThatDoNotFit() {
        const std::filesystem::path keyFile = m_path.string() + ".key";
        LEO_SUCCEEDS(Keystore::createMachine(m_path, node(), systemRandom()));
        const Bytes good = fileOf(keyFile);

        LEO_SUCCEEDS(atomicWriteFile(keyFile, good, 0640));
        LEO_FAILS(open(""), Code::NotPermitted);
        LEO_SUCCEEDS(atomicWriteFile(keyFile, good));
        for (std::size_t at = 0; at < good.size(); ++at) {
            Bytes damaged = good;
            damaged[at] ^= 1;
            overwrite(keyFile, damaged);
            LEO_FAILS(open(""), Code::Malformed);
        }
        LEO_SUCCEEDS(atomicWriteFile(keyFile, ByteView(good).first(good.size() - 1)));
        LEO_FAILS(open(""), Code::Malformed);
        Bytes longer = good;
        longer.push_back(0);
        LEO_SUCCEEDS(atomicWriteFile(keyFile, longer));
        LEO_FAILS(open(""), Code::Malformed);
        Bytes another = good;
        another[10] ^= 1;
        redigest(another);
        LEO_SUCCEEDS(atomicWriteFile(keyFile, another));
        LEO_FAILS(open(""), Code::BadKey);
        std::filesystem::remove(keyFile);
        LEO_FAILS(open(""), Code::NotFound);

        // The keystore moved away, its key still there: a new keystore takes the key it finds instead of destroying
        // it.
        LEO_SUCCEEDS(atomicWriteFile(keyFile, good));
        std::filesystem::rename(m_path, m_path.string() + ".moved");
        LEO_SUCCEEDS(Keystore::createMachine(m_path, node(), systemRandom()));
        QVERIFY(fileOf(keyFile) == good);
        std::filesystem::rename(m_path.string() + ".moved", m_path);
        LEO_SUCCEEDS(open(""));
    }

private:
    Result<Keystore> create() { return Keystore::create(m_path, viewOf("secret"), wallet(), systemRandom(), kCheap); }
    Result<Keystore> open(std::string_view password) {
        return Keystore::open(m_path, viewOf(password), systemRandom());
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_path;
};

QTEST_GUILESS_MAIN(KeystoreTest)
#include "keystore_test.moc"

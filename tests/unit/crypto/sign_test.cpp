// Identities against RFC 8032, domain tags, and the forgeries strict verification is there to stop.
#include <sodium.h>

#include <QtTest>

#include "crypto/sign.h"
#include "support/code_of.h"
#include "unit/crypto/support.h"

using namespace leo;
using namespace leo::crypto;
using leo::test::hex;
using leo::test::hexArray;

class SignTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initialise(); }

    void rfc8032_data() {
        QTest::addColumn<QString>("seed");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("signature");
        QTest::newRow("test 1")
            << "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"_L
            << "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"_L << QString()
            << "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"_L;
        QTest::newRow("test 2")
            << "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"_L
            << "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"_L
            << "72"_L
            << "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"_L;
        QTest::newRow("test 3")
            << "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"_L
            << "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"_L
            << "af82"_L
            << "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"_L;
    }

    void rfc8032() {
        QFETCH(const QString, seed);
        QFETCH(const QString, key);
        QFETCH(const QString, message);
        QFETCH(const QString, signature);
        const Identity identity = Identity::fromSeed(hex(seed)).value();
        QCOMPARE(test::text(identity.id().bytes), key);
        QCOMPARE(test::text(identity.signRaw(hex(message))), signature);
        QVERIFY(verifyRaw(hex(key), hex(message), hex(signature)));
        QCOMPARE(test::text(identity.copy().seed()), seed);
        QCOMPARE(identity.copy().id(), identity.id());
    }

    void tagsSeparateDomains() {
        test::SeededRandom random(1);
        const Identity identity = Identity::generate(random);
        const Bytes message = random.bytes(40);
        const Signature signature = identity.sign("leo-tx-v1", message);
        QVERIFY(verify(identity.id(), "leo-tx-v1", message, signature));
        QVERIFY(!verify(identity.id(), "leo-block-v1", message, signature));
        QVERIFY(!verifyRaw(identity.id().bytes, message, signature));
        Bytes joined = toBytes(std::string_view("leo-tx-v1"));
        append(joined, message);
        QVERIFY(verifyRaw(identity.id().bytes, joined, signature));
        QVERIFY(!verify(Identity::generate(random).id(), "leo-tx-v1", message, signature));
    }

    void everyBitCounts() {
        test::SeededRandom random(2);
        const Identity identity = Identity::generate(random);
        const Bytes message = random.bytes(40);
        const Signature signature = identity.signRaw(message);
        for (std::size_t i = 0; i < signature.size() * 8; ++i) {
            Signature changed = signature;
            changed[i / 8] ^= static_cast<std::uint8_t>(1u << i % 8);
            QVERIFY2(!verifyRaw(identity.id().bytes, message, changed), qPrintable(QString::number(i)));
        }
        QVERIFY(!verifyRaw(identity.id().bytes, message, ByteView(signature).first(63)));
        QVERIFY(!verifyRaw(ByteView(identity.id().bytes).first(31), message, signature));
        QVERIFY(!verifyRaw({}, message, {}));
    }

    // s + q verifies under lax rules and would give one message two signatures.
    void malleableSignatureIsRefused() {
        test::SeededRandom random(3);
        const Identity identity = Identity::generate(random);
        const Bytes message = random.bytes(16);
        Signature signature = identity.signRaw(message);
        const Bytes order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"_L);
        sodium_add(signature.data() + 32, order.data(), 32);
        QVERIFY(!verifyRaw(identity.id().bytes, message, signature));
    }

    void smallOrderKeySignsNothing_data() {
        QTest::addColumn<QString>("key");
        QTest::newRow("identity") << "0100000000000000000000000000000000000000000000000000000000000000"_L;
        QTest::newRow("order 2") << "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"_L;
        QTest::newRow("order 8") << "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"_L;
        QTest::newRow("identity, not canonical")
            << "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"_L;
    }

    void smallOrderKeySignsNothing() {
        QFETCH(const QString, key);
        Signature signature{};
        signature[0] = 1;  // R the identity, s = 0: holds for any message under a key of small order
        for (std::uint8_t i = 0; i < 16; ++i) QVERIFY(!verifyRaw(hex(key), Bytes{i}, signature));
        LEO_FAILS(boxPublicOf(AccountId{hexArray<32>(key)}), Code::BadKey);
    }

    void boxKeysFollowTheIdentity() {
        test::SeededRandom random(4);
        const Identity identity = Identity::generate(random);
        const BoxKeyPair pair = BoxKeyPair::fromSecret(identity.boxSecret().view()).value();
        QCOMPARE(pair.publicKey, identity.boxPublic());
        QCOMPARE(boxPublicOf(identity.id()).value(), identity.boxPublic());
        AccountId torsioned;
        const Bytes torsion = hex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"_L);
        QCOMPARE(crypto_core_ed25519_add(torsioned.bytes.data(), identity.id().bytes.data(), torsion.data()), 0);
        LEO_FAILS(boxPublicOf(torsioned), Code::BadKey);
    }

    void wrongSizes() {
        LEO_FAILS(Identity::fromSeed(Bytes(31)), Code::BadKey);
        LEO_FAILS(Identity::fromSeed(Bytes(33)), Code::BadKey);
        LEO_FAILS(BoxKeyPair::fromSecret(Bytes(31)), Code::BadKey);
        LEO_SUCCEEDS(BoxKeyPair::fromSecret(Bytes(32, 1)));
    }

    void generationReplaysFromTheSource() {
        test::SeededRandom one(6);
        test::SeededRandom two(6);
        QCOMPARE(Identity::generate(one).id(), Identity::generate(two).id());
        QVERIFY(BoxKeyPair::generate(one).publicKey == BoxKeyPair::generate(two).publicKey);
        QVERIFY(BoxKeyPair::generate(one).publicKey != BoxKeyPair::generate(one).publicKey);
    }
};

QTEST_GUILESS_MAIN(SignTest)
#include "sign_test.moc"

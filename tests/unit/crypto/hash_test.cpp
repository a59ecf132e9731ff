// Hashes against the examples of FIPS 180, RFC 4231 and RFC 5869.
#include <QtTest>

#include "crypto/hash.h"
#include "unit/crypto/support.h"

using namespace leo;
using namespace leo::crypto;
using leo::test::hex;

class HashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sha_data() {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("sha256Hex");
        QTest::addColumn<QString>("sha512Start");
        QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_L
                               << "cf83e1357eefb8bd"_L;
        QTest::newRow("abc") << QByteArray("abc")
                             << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_L
                             << "ddaf35a193617aba"_L;
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"_L
                                    << "204a8fc6dda82f0a"_L;
    }

    void sha() {
        QFETCH(const QByteArray, message);
        QFETCH(const QString, sha256Hex);
        QFETCH(const QString, sha512Start);
        const ByteView view = viewOf(std::string_view(message.data(), static_cast<std::size_t>(message.size())));
        QCOMPARE(test::text(sha256(view)), sha256Hex);
        const std::size_t half = view.size() / 2;
        QCOMPARE(test::text(sha256({view.first(half), view.subspan(half)})), sha256Hex);
        QVERIFY(test::text(sha512({view.first(half), view.subspan(half)})).startsWith(sha512Start));
        Sha256 stream;
        for (const std::uint8_t byte : view) stream.update(ByteView(&byte, 1));
        Sha256 moved = std::move(stream);
        QCOMPARE(test::text(moved.finish()), sha256Hex);
    }

    void hmac() {
        QCOMPARE(test::text(hmacSha256(Bytes(20, 0x0b), viewOf("Hi There"))),
                 "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"_L);
        QCOMPARE(test::text(hmacSha256(viewOf("Jefe"), viewOf("what do ya want for nothing?"))),
                 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"_L);
        QCOMPARE(test::text(
                     hmacSha256(Bytes(131, 0xaa), viewOf("Test Using Larger Than Block-Size Key - Hash Key First"))),
                 "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"_L);
        QCOMPARE(test::text(hmacSha256({}, {})),
                 "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"_L);
    }

    void hkdf() {
        QCOMPARE(test::text(hkdfSha256(Bytes(22, 0x0b), hex("000102030405060708090a0b0c"_L),
                                       hex("f0f1f2f3f4f5f6f7f8f9"_L), 42)),
                 "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"_L);
        QCOMPARE(test::text(hkdfSha256(Bytes(22, 0x0b), {}, {}, 42)),
                 "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"_L);
        QVERIFY(hkdfSha256(Bytes(22, 0x0b), {}, {}, 0).empty());
        QCOMPARE(hkdfSha256(Bytes(22, 0x0b), {}, {}, 255 * 32).size(), std::size_t{255 * 32});
    }

    // Noise splits its chain with an empty ikm; the library must take it.
    void hkdfOfNothing() {
        const Bytes salt(32, 0x77);
        const Hash prk = hmacSha256(salt, {});
        Bytes first = toBytes(std::string_view("i"));
        first.push_back(1);
        QCOMPARE(test::text(hkdfSha256({}, salt, viewOf("i"), 32)), test::text(hmacSha256(prk, first)));
        const Hash emptyPrk = hmacSha256({}, {});
        QCOMPARE(test::text(hkdfSha256({}, {}, {}, 32)), test::text(hmacSha256(emptyPrk, Bytes{1})));
    }

    void taggedHashIsTagThenFields() {
        QCOMPARE(taggedHash("leo-join", hex("83010203"_L)), sha256({viewOf("leo-join"), hex("83010203"_L)}));
        QVERIFY(taggedHash("leo-join", hex("83010203"_L)) != taggedHash("leo-seen", hex("83010203"_L)));
    }

    void constantTimeComparison() {
        QVERIFY(equalConstantTime({}, {}));
        QVERIFY(equalConstantTime(Bytes{1, 2, 3}, Bytes{1, 2, 3}));
        QVERIFY(!equalConstantTime(Bytes{1, 2, 3}, Bytes{1, 2, 4}));
        QVERIFY(!equalConstantTime(Bytes{1, 2, 3}, Bytes{1, 2}));
        QVERIFY(!equalConstantTime({}, Bytes{0}));
    }
};

QTEST_GUILESS_MAIN(HashTest)
#include "hash_test.moc"

// Secret memory: ownership, sizes around the switch from guarded pages to a mapping, and wiping.
#include <QtTest>

#include "crypto/secret.h"
#include "unit/crypto/support.h"

using namespace leo;
using namespace leo::crypto;

class SecretTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizes_data() {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 31, 32, 4095, 4096, 4097, 65536, (4 << 20) + 5})
            QTest::addRow("%d", size) << size;
    }

    void sizes() {
        QFETCH(const int, size);
        test::SeededRandom random(1);
        SecretBytes zeroed(static_cast<std::size_t>(size));
        QCOMPARE(zeroed.size(), static_cast<std::size_t>(size));
        QCOMPARE(zeroed.empty(), size == 0);
        QVERIFY(equal(zeroed.view(), Bytes(static_cast<std::size_t>(size))));

        const Bytes content = random.bytes(static_cast<std::size_t>(size));
        SecretBytes secret = SecretBytes::copyOf(content);
        SecretBytes copy = secret.copy();
        SecretBytes moved = std::move(secret);
        QVERIFY(secret.empty());
        QVERIFY(equal(moved.view(), content));
        zeroed = std::move(moved);
        QVERIFY(moved.empty());
        QVERIFY(equal(zeroed.view(), content));
        if (size > 0) {
            zeroed.span()[0] ^= 1;
            QVERIFY(!equal(zeroed.view(), copy.view()));
        }
        QVERIFY(equal(copy.view(), content));
    }

    void selfMoveKeepsTheSecret() {
        SecretBytes secret = SecretBytes::copyOf(Bytes{1, 2, 3});
        SecretBytes& alias = secret;
        secret = std::move(alias);
        QVERIFY(equal(secret.view(), Bytes{1, 2, 3}));
    }

    void truncateWipesTheRest() {
        for (const std::size_t size : {std::size_t{64}, std::size_t{8192}}) {
            SecretBytes secret = SecretBytes::copyOf(Bytes(size, 0xaa));
            const std::uint8_t* const memory = secret.view().data();
            secret.truncate(size / 2);
            QCOMPARE(secret.size(), size / 2);
            QCOMPARE(memory[size / 2 - 1], std::uint8_t{0xaa});
            QCOMPARE(memory[size / 2], std::uint8_t{0});
            QCOMPARE(memory[size - 1], std::uint8_t{0});
            secret.truncate(0);
            QVERIFY(secret.empty());
        }
    }

    void randomComesFromTheGivenSource() {
        test::SeededRandom one(5);
        test::SeededRandom two(5);
        QVERIFY(equal(SecretBytes::random(48, one).view(), two.bytes(48)));
    }

    void wipeClears() {
        Bytes bytes(100, 0x55);
        wipe(std::span<std::uint8_t>(bytes).subspan(10));
        QCOMPARE(bytes[9], std::uint8_t{0x55});
        QVERIFY(equal(ByteView(bytes).subspan(10), Bytes(90)));
        wipe({});
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "secret_test.moc"

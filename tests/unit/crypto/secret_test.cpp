// Secret memory: ownership, sizes around the switch from guarded pages to a mapping, and wiping.
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "crypto/secret.h"
#include "unit/crypto/support.h"

using namespace leo;
using namespace leo::crypto;

namespace {

// What the kernel says of the mapping at an address: "lo" locked, "dd" not dumped (proc(5), VmFlags).
QSet<QByteArray> mappingFlags(const void* address) {
    QFile file(QStringLiteral("/proc/self/smaps"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const auto wanted = reinterpret_cast<quintptr>(address);
    bool inside = false;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' '), ends = words.first().split('-');
        bool mapping = ends.size() == 2, both = mapping;
        if (mapping) {
            const quintptr first = ends[0].toULongLong(&mapping, 16), last = ends[1].toULongLong(&both, 16);
            if (mapping && both) inside = first <= wanted && wanted < last;
        }
        if (inside && words.first() == "VmFlags:") return QSet<QByteArray>(words.begin() + 1, words.end());
    }
    return {};
}

// These sanitizers make mlock() do nothing.
bool isLocked(const QSet<QByteArray>& flags) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return !flags.isEmpty();
#else
    return flags.contains("lo");
#endif
}

}  // namespace

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

    void mappedSecretsAreLockedAndNotDumped() {
        for (const std::size_t size : {std::size_t{5000}, std::size_t{65536}, std::size_t{65537}}) {
            const SecretBytes secret = SecretBytes::copyOf(Bytes(size, 0xaa));
            const QSet<QByteArray> flags = mappingFlags(secret.view().data());
            QVERIFY2(isLocked(flags) && flags.contains("dd"), QByteArray::number(qulonglong(size)));
        }
        const Bytes open(100'000, 0xaa);  // what the flags would be otherwise
        QVERIFY(!mappingFlags(open.data()).contains("lo"));
        QVERIFY(!mappingFlags(open.data()).contains("dd"));
    }

    void aRegionIsWipedBeforeTheNextSecret() {
        // The regions of five secrets; one is given up because four are kept. The addresses stay mapped or come back.
        std::vector<const std::uint8_t*> regions;
        {
            std::vector<SecretBytes> secrets;
            for (int i = 0; i < 5; ++i)
                secrets.push_back(SecretBytes::copyOf(Bytes(65536 - 4096 * std::size_t(i), 0xaa)));
            for (const SecretBytes& secret : secrets) regions.push_back(secret.view().data());
            secrets[1].truncate(10);
        }
        std::vector<SecretBytes> again;
        int reused = 0;
        for (int i = 0; i < 4; ++i) {
            again.emplace_back(std::size_t{5000});
            const std::uint8_t* const region = again.back().view().data();
            if (std::find(regions.begin(), regions.end(), region) != regions.end()) ++reused;
            QVERIFY(equal(ByteView(region, 65536), Bytes(65536)));
            const QSet<QByteArray> flags = mappingFlags(region);
            QVERIFY(isLocked(flags) && flags.contains("dd"));
        }
        QCOMPARE(reused, 4);
        QCOMPARE(std::set<const std::uint8_t*>(
                     {again[0].view().data(), again[1].view().data(), again[2].view().data(), again[3].view().data()})
                     .size(),
                 std::size_t{4});
    }

    void secretsOfManyThreads() {
        // Two that took one region would read each other's bytes.
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (std::uint8_t mark = 1; mark <= 4; ++mark)
            threads.emplace_back([mark, &wrong] {
                for (int i = 0; i < 2000; ++i) {
                    SecretBytes secret(6000);
                    if (!equal(secret.view(), Bytes(6000))) ++wrong;
                    std::memset(secret.span().data(), mark, secret.size());
                    std::this_thread::yield();
                    if (!equal(secret.view(), Bytes(6000, mark))) ++wrong;
                }
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(wrong.load(), 0);
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

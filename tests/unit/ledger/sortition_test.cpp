#include "ledger/sortition.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "unit/ledger/world.h"

namespace leo::ledger::test {

namespace {

struct Vector {
    crypto::VrfBeta beta{};
    std::uint64_t w = 0, W = 0, tau = 0, j = 0;
    unsigned __int128 r() const {
        return static_cast<unsigned __int128>(readU64be(beta.data())) << 64 | readU64be(beta.data() + 8);
    }
};

std::vector<Vector> readVectors() {
    QFile file(QStringLiteral(LEO_TEST_DATA "/sortition_vectors.json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("vectors");
    std::vector<Vector> out;
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("vectors")].toArray();
    for (const QJsonValue& row : rows) {
        const auto number = [&](const char* name) {
            return static_cast<std::uint64_t>(row[QLatin1String(name)].toInteger());
        };
        Vector v;
        v.beta = toArray<64>(*fromHex(row[QLatin1String("beta")].toString().toStdString())).value();
        v.w = number("w"), v.W = number("W"), v.tau = number("tau"), v.j = number("j");
        out.push_back(v);
    }
    return out;
}

crypto::VrfBeta betaOf(std::uint64_t high, std::uint64_t low) {
    Bytes bytes;
    appendU64be(bytes, high);
    appendU64be(bytes, low);
    bytes.resize(64);
    return toArray<64>(bytes).value();
}

}  // namespace

class SortitionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedVectors() {
        const auto vectors = readVectors();
        QCOMPARE(vectors.size(), std::size_t{600});
        for (const Vector& v : vectors) QCOMPARE(binomialInversion(v.r(), v.w, v.W, v.tau), v.j);
    }

    // The same vectors through the two functions elections use, with the bootstrap rule on top.
    void vectorsThroughBothDoors() {
        for (const Vector& v : readVectors()) {
            const std::uint64_t seats = v.w == 0 ? 0 : v.W < 4 * v.tau ? 1 : v.j;
            QCOMPARE(sortition(v.beta, v.w, v.W, v.tau), seats);
            Sortition election(v.W, v.tau);
            QCOMPARE(election.seats(v.beta, v.w), seats);
            QCOMPARE(election.seats(v.beta, v.w), seats);  // from the kept thresholds
        }
    }

    void keptThresholdsEqualFreshOnes() {
        SeededRandom random(7);
        for (const auto& [W, tau] :
             {std::pair<std::uint64_t, std::uint64_t>{7000, 14}, {128, 32}, {90'000, 1}, {1u << 30, 32}}) {
            Sortition election(W, tau);
            for (int i = 0; i < 20'000; ++i) {
                const std::uint64_t w = random.below(std::min<std::uint64_t>(W, 3000) + 1);
                crypto::VrfBeta beta = random.array<64>();
                // Now and then the far tail, where many thresholds are needed.
                if (i % 4 == 0) beta[0] = beta[1] = beta[2] = beta[3] = 0xff;
                if (i % 64 == 0) beta.fill(0xff);
                QCOMPARE(election.seats(beta, w), sortition(beta, w, W, tau));
            }
        }
    }

    void edges() {
        const auto least = betaOf(0, 0);
        const auto most = betaOf(~0ull, ~0ull);
        QCOMPARE(sortition(least, 0, 1000, 14), 0u);
        QCOMPARE(sortition(most, 0, 1000, 14), 0u);
        QCOMPARE(sortition(least, 500, 1000, 14), 0u);
        QVERIFY(sortition(most, 500, 1000, 14) > 7);
        QVERIFY(sortition(most, 500, 1000, 14) <= 500);
        // Bootstrap: below 4·tau everyone with credit has one seat, at 4·tau the draw begins.
        QCOMPARE(sortition(least, 1, 55, 14), 1u);
        QCOMPARE(sortition(most, 55, 55, 14), 1u);
        QCOMPARE(sortition(most, 0, 55, 14), 0u);
        QCOMPARE(sortition(least, 1, 56, 14), 0u);
        QCOMPARE(binomialInversion(0, 5, 5, 5), 5u);
        QCOMPARE(binomialInversion(0, 3, 5, 7), 3u);
        // A whole network in one node: the mean is tau.
        QVERIFY(sortition(betaOf(1ull << 63, 0), 1000, 1000, 14) >= 13);
    }

    void bigTotals() {
        // Factors beyond 64 bits: the mean of 2^40 trials at tau / W stays w·tau / W.
        const std::uint64_t W = (std::uint64_t{1} << 63) - 1;
        const auto middle = static_cast<unsigned __int128>(1) << 127;
        const std::uint64_t half = binomialInversion(middle, W / 2, W, 32);
        QVERIFY(half >= 14 && half <= 17);
        QVERIFY(binomialInversion(~static_cast<unsigned __int128>(0), W / 2, W, 32) > 32);
        QCOMPARE(binomialInversion(0, 1, W, 1), 0u);
    }

    void expectationIsTau() {
        // Twenty nodes of one credit, tau 14: 14 seats and 10.1 distinct members on average (protocol section 6).
        SeededRandom random(11);
        Sortition election(20 * 300, 14);
        double seats = 0, members = 0;
        constexpr int kDraws = 4000;
        for (int draw = 0; draw < kDraws; ++draw)
            for (int node = 0; node < 20; ++node) {
                const std::uint32_t j = election.seats(random.array<64>(), 300);
                seats += j;
                members += j > 0 ? 1 : 0;
            }
        QVERIFY(std::abs(seats / kDraws - 14.0) < 0.25);
        QVERIFY(std::abs(members / kDraws - 10.1) < 0.2);
    }

    void speed() {
        SeededRandom random(3);
        std::vector<std::pair<crypto::VrfBeta, std::uint64_t>> draws;
        for (int i = 0; i < 4096; ++i) draws.emplace_back(random.array<64>(), 100 + random.below(501));
        Sortition election(7000, 14);
        std::uint64_t sum = 0;
        QBENCHMARK {
            for (const auto& [beta, w] : draws) sum += election.seats(beta, w);
        }
        std::uint64_t uncached = 0;
        for (const auto& [beta, w] : draws) uncached += sortition(beta, w, 7000, 14);
        QVERIFY(uncached > 0 && sum % uncached == 0);
    }
};

}  // namespace leo::ledger::test

QTEST_GUILESS_MAIN(leo::ledger::test::SortitionTest)
#include "sortition_test.moc"

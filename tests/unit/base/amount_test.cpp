// Money: checked arithmetic at its edges, and the text people type and read.
#include <QtTest>
#include <limits>
#include <random>

#include "base/amount.h"
#include "support/code_of.h"

using namespace leo;

namespace {

constexpr std::uint64_t kMax64 = std::numeric_limits<std::uint64_t>::max();

}  // namespace

class AmountTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sums() {
        QCOMPARE(add(leo::leo(3), Amount{1}).value().units, std::uint64_t{3'000'000'001});
        QCOMPARE(add(Amount{kMax64}, Amount{0}).value().units, kMax64);
        LEO_FAILS(add(Amount{kMax64}, Amount{1}), Code::OutOfRange);
        LEO_FAILS(add(Amount{kMax64}, Amount{kMax64}), Code::OutOfRange);
    }

    void differences() {
        QCOMPARE(sub(Amount{5}, Amount{5}).value().units, std::uint64_t{0});
        QVERIFY(sub(Amount{5}, Amount{5}).value().isZero());
        QCOMPARE(sub(Amount{kMax64}, Amount{1}).value().units, kMax64 - 1);
        LEO_FAILS(sub(Amount{0}, Amount{1}), Code::InsufficientFunds);
        const Error error = sub(leo::leo(1), leo::leo(2)).takeError();
        QVERIFY(error.detail.find("needs 2 LEO, has 1 LEO") != std::string::npos);
    }

    void fractions_data() {
        QTest::addColumn<quint64>("units");
        QTest::addColumn<quint64>("numerator");
        QTest::addColumn<quint64>("denominator");
        QTest::addColumn<quint64>("expected");
        QTest::newRow("a tenth") << quint64{10} << quint64{1000} << quint64{10000} << quint64{1};
        QTest::newRow("floor") << quint64{19} << quint64{1} << quint64{10} << quint64{1};
        QTest::newRow("nothing") << quint64{9} << quint64{1} << quint64{10} << quint64{0};
        QTest::newRow("all") << quint64{7} << quint64{3} << quint64{3} << quint64{7};
        QTest::newRow("none") << quint64{7} << quint64{0} << quint64{3} << quint64{0};
        QTest::newRow("product beyond 64 bits")
            << quint64{kMax64} << quint64{kMax64 - 1} << quint64{kMax64} << quint64{kMax64 - 1};
        QTest::newRow("half of the supply")
            << quint64{kMaxSupplyUnits} << quint64{1} << quint64{2} << quint64{kMaxSupplyUnits / 2};
    }

    void fractions() {
        QFETCH(const quint64, units);
        QFETCH(const quint64, numerator);
        QFETCH(const quint64, denominator);
        QFETCH(const quint64, expected);
        QCOMPARE(fraction(Amount{units}, numerator, denominator).units, std::uint64_t{expected});
    }

    // The table of the protocol: nine monitors share 3 LEO and 3e-9 are left.
    void sharesLeaveDust() {
        const Amount share = divide(leo::leo(3), 9);
        QCOMPARE(toText(share), std::string("0.333333333"));
        QCOMPARE(toText(Amount{leo::leo(3).units - 9 * share.units}), std::string("0.000000003"));
    }

    void text_data() {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<quint64>("units");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* typed, quint64 units, const char* shown) {
            QTest::newRow(typed) << QByteArray(typed) << units << QByteArray(shown);
        };
        row("0", 0, "0");
        row("1", 1'000'000'000, "1");
        row("12.5", 12'500'000'000, "12.5");
        row("0.000000001", 1, "0.000000001");
        row("0.333333333", 333'333'333, "0.333333333");
        row("10.000000000", 10'000'000'000, "10");
        row("007", 7'000'000'000, "7");
        row("1.10", 1'100'000'000, "1.1");
        row("9223372036.854775807", kMaxSupplyUnits, "9223372036.854775807");
    }

    void text() {
        QFETCH(const QByteArray, typed);
        QFETCH(const quint64, units);
        QFETCH(const QByteArray, shown);
        const Result<Amount> parsed = parseAmount(typed.toStdString());
        LEO_SUCCEEDS(parsed);
        QCOMPARE(parsed->units, std::uint64_t{units});
        QCOMPARE(toText(*parsed), shown.toStdString());
    }

    void badText_data() {
        QTest::addColumn<QByteArray>("typed");
        for (const char* typed : {"", ".", "1.", ".5", "-1", "+1", "1e9", "1,5", "1 000", " 1", "1 ", "0x10", "1.2.3",
                                  "0.0000000001", "NaN", "inf", "\xd9\xa1", "1.5LEO", "--"})
            QTest::newRow(typed) << QByteArray(typed);
    }

    void badText() {
        QFETCH(const QByteArray, typed);
        LEO_FAILS(parseAmount(typed.toStdString()), Code::InvalidArgument);
    }

    void moreThanCanExist() {
        LEO_FAILS(parseAmount("9223372036.854775808"), Code::OutOfRange);
        LEO_FAILS(parseAmount("99999999999999999999999999999999999999999999999999999999"), Code::OutOfRange);
    }

    void everyAmountRoundTrips() {
        std::mt19937_64 engine(1);
        for (int i = 0; i < 20000; ++i) {
            const Amount amount{(engine() >> engine() % 64) & kMaxSupplyUnits};
            QCOMPARE(parseAmount(toText(amount)).value(), amount);
        }
    }
};

QTEST_GUILESS_MAIN(AmountTest)
#include "amount_test.moc"

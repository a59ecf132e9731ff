// Result and its macros, ids, time, randomness, clock and log.
#include <QtTest>
#include <map>
#include <memory>
#include <set>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "base/strong.h"
#include "support/code_of.h"

using namespace leo;

namespace {

Result<int> half(int value) {
    LEO_REQUIRE(value % 2 == 0, Code::InvalidArgument, "odd");
    return value / 2;
}

Result<int> quarter(int value) {
    LEO_TRY_ASSIGN(const int first, half(value));
    LEO_TRY_ASSIGN(const int second, half(first));
    return second;
}

Status check(int value) {
    LEO_TRY(quarter(value));
    return {};
}

// Every byte 0xff, then every byte 0, …: the rejection loop of below() has something to reject.
class AlternatingRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override {
        ++calls;
        for (std::uint8_t& byte : out) byte = calls % 2 != 0 ? 0x00 : 0xff;
    }
    int calls = 0;
};

}  // namespace

class BaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resultsCarryValueOrError() {
        QCOMPARE(quarter(12).value(), 3);
        LEO_FAILS(quarter(6), Code::InvalidArgument);
        LEO_FAILS(quarter(5), Code::InvalidArgument);
        LEO_SUCCEEDS(check(4));
        LEO_FAILS(check(2), Code::InvalidArgument);
        QCOMPARE(half(3).valueOr(9), 9);
        QCOMPARE(half(4).valueOr(9), 2);
        QCOMPARE(half(3).error().detail, std::string("odd"));
        QCOMPARE(toString(half(3).error()), std::string("invalid-argument: odd"));
    }

    void resultsOfMoveOnlyValues() {
        const auto make = [](bool good) -> Result<std::unique_ptr<int>> {
            LEO_REQUIRE(good, Code::NotFound, "none");
            return std::make_unique<int>(7);
        };
        const auto pass = [&](bool good) -> Result<std::unique_ptr<int>> {
            LEO_TRY_ASSIGN(std::unique_ptr<int> value, make(good));
            return value;
        };
        QCOMPARE(**pass(true), 7);
        LEO_FAILS(pass(false), Code::NotFound);
    }

    void everyCodeHasItsOwnName() {
        std::set<std::string_view> names;
        for (int code = 0; code <= static_cast<int>(Code::Internal); ++code) {
            const std::string_view name = codeName(static_cast<Code>(code));
            QVERIFY(!name.empty());
            QVERIFY2(names.insert(name).second, std::string(name).c_str());
        }
    }

    void idsAreOrderedBytewise() {
        Hash low{};
        Hash high{};
        low[31] = 0xff;
        high[0] = 0x01;
        QVERIFY(TxId{low} < TxId{high});
        QVERIFY(TxId{}.isZero() && !TxId{low}.isZero());
        const TxId id = TxId::fromHexText(TxId{high}.hex()).value();
        QCOMPARE(id, TxId{high});
        QCOMPARE(id.shortHex(), std::string("01000000"));
        LEO_FAILS(TxId::fromHexText("01"), Code::Malformed);
        LEO_FAILS(TxId::fromHexText(std::string(64, 'z')), Code::Malformed);
        LEO_FAILS(TxId::fromBytes(Bytes(33)), Code::Malformed);
        const std::unordered_set<TxId> hashed{TxId{low}, TxId{high}, id};
        QCOMPARE(hashed.size(), std::size_t{2});
    }

    void timeNeverGoesNegative() {
        QCOMPARE(TimeMs{10} - TimeMs{4}, std::uint64_t{6});
        QCOMPARE(TimeMs{4} - TimeMs{10}, std::uint64_t{0});
        QCOMPARE((TimeMs{4} + 6).value, std::uint64_t{10});
        QCOMPARE((Height{4} + 6).value, std::uint64_t{10});
    }

    void randomBelowStaysBelow() {
        Random& random = systemRandom();
        for (const std::uint64_t bound : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{7}, ~std::uint64_t{0}})
            for (int i = 0; i < 200; ++i) QVERIFY(random.below(bound) < bound);
        std::set<std::uint64_t> seen;
        for (int i = 0; i < 1000; ++i) seen.insert(random.below(6));
        QCOMPARE(seen.size(), std::size_t{6});
        QVERIFY(random.array<32>() != random.array<32>());
    }

    void randomBelowRejectsTheUnevenRest() {
        AlternatingRandom random;
        // 2^64 is no multiple of 3: the value 0 falls into the rest and is drawn again.
        QCOMPARE(random.below(3), (~std::uint64_t{0}) % 3);
        QCOMPARE(random.calls, 2);
        AlternatingRandom even;
        QCOMPARE(even.below(4), std::uint64_t{0});
        QCOMPARE(even.calls, 1);
    }

    void clockMovesForward() {
        const Clock& clock = systemClock();
        QVERIFY(clock.now().value > 1'600'000'000'000);
        const std::uint64_t before = clock.steadyMs();
        QVERIFY(clock.steadyMs() >= before);
    }

    void logGoesToTheSinkFromItsLevelOn() {
        std::vector<std::string> lines;
        log(LogLevel::Error, "test", "before any sink");
        setLogSink([&](LogLevel, std::string_view component,
                       std::string_view line) { lines.push_back(std::string(component) + ": " + std::string(line)); },
                   LogLevel::Warning);
        logDebug("test", "debug");
        logInfo("test", "info");
        logWarning("test", "warning");
        logError("test", "error");
        QVERIFY(!logEnabled(LogLevel::Info));
        QVERIFY(logEnabled(LogLevel::Warning));
        setLogSink({});
        logError("test", "after");
        QCOMPARE(lines, (std::vector<std::string>{"test: warning", "test: error"}));
    }
};

QTEST_GUILESS_MAIN(BaseTest)
#include "base_test.moc"

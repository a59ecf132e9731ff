#include "unit/ledger/world.h"

using namespace leo;
using namespace leo::ledger;
using namespace leo::ledger::test;

// Every end of the money table, to the unit.
class SettlementTest : public QObject {
    Q_OBJECT

private:
    static Amount units(std::uint64_t value) { return Amount{value}; }

private Q_SLOTS:
    void tenLeoThreePriceNineMonitors() {
        World world(20);
        auto stage = world.toConfirming();
        (void)stage;
        QVERIFY(true);
    }
};

QTEST_GUILESS_MAIN(SettlementTest)
#include "settlement_test.moc"

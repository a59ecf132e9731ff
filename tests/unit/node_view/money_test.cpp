#include <QtTest>

#include "node/view/offer_quote.h"
#include "node/view/task_money.h"
#include "node/view/task_odds.h"
#include "unit/node_view/story.h"

namespace leo::node::test {
namespace {

using api::ShareRole;

Amount sumOf(const std::vector<api::Share>& shares) {
    Amount sum;
    for (const api::Share& share : shares) sum.units += share.amount.units;
    return sum;
}

// "burned 1.000000003, publisher 3, …": amount, and "n x each" where several share.
std::string moneyText(const std::vector<api::Share>& shares) {
    static const char* const kNames[] = {"burned",    "publisher", "executor", "monitors",
                                         "committee", "requester", "reporter"};
    std::string line;
    for (const api::Share& share : shares) {
        line += (line.empty() ? "" : ", ") + std::string(kNames[static_cast<std::size_t>(share.role)]) + " ";
        if (share.parties > 1) line += std::to_string(share.parties) + " x ";
        line += toText(share.each);
    }
    return line;
}

}  // namespace

// The table of ends: what is foretold is what happens, to the unit.
class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPriceMeansAnOffer_data() {
        QTest::addColumn<quint64>("price");  // units
        QTest::addColumn<quint64>("offer");
        QTest::newRow("three") << quint64{3'000'000'000} << quint64{10'000'000'000};
        QTest::newRow("one and a half") << quint64{1'500'000'000} << quint64{5'000'000'000};
        QTest::newRow("rounded up to whole LEO") << quint64{1'600'000'000} << quint64{6'000'000'000};
        QTest::newRow("one unit") << quint64{1} << quint64{1'000'000'000};
    }
    void aPriceMeansAnOffer() {
        QFETCH(quint64, price);
        QFETCH(quint64, offer);
        World world(20);
        const Result<api::PriceQuote> quote = quotePrice(world.state, Amount{price});
        QVERIFY(quote.ok());
        QCOMPARE(quote->offer, Amount{offer});
        QVERIFY(quote->offer >= quote->minimum && quote->members >= 3);
        std::uint64_t sum = 0;
        for (const api::Share& share : quote->settled) sum += share.amount.units;
        QCOMPARE(sum, offer);
        QVERIFY(std::any_of(quote->settled.begin(), quote->settled.end(), [&](const api::Share& share) {
            return share.role == api::ShareRole::Publisher && share.amount.units == price;
        }));
        QCOMPARE(quotePrice(world.state, Amount{UINT64_MAX}).error().code, Code::OutOfRange);
    }

    void ends_data() {
        using ledger::TaskEnd;
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("flow");
        const auto row = [](TaskEnd end, const char* flow) {
            QTest::newRow(std::string(ledger::endName(end)).c_str())
                << static_cast<int>(end) << QString::fromLatin1(flow);
        };
        row(TaskEnd::Settled, "burned 1.000000003, publisher 3, executor 3, monitors 9 x 0.333333333");
        row(TaskEnd::CodeFailed, "burned 4.000000003, executor 3, monitors 9 x 0.333333333");
        row(TaskEnd::NoFault, "requester 10");
        row(TaskEnd::RequesterRefused, "burned 1, committee 10 x 0.12, requester 7.8");
        row(TaskEnd::RequesterMissed, "burned 1, committee 10 x 0.12, requester 7.8");
        row(TaskEnd::PublisherRefused, "requester 10");
        row(TaskEnd::PublisherMissed, "requester 10");
        row(TaskEnd::ExecutorFault, "requester 10");
    }
    void ends() {
        QFETCH(int, end);
        QFETCH(QString, flow);
        const auto wanted = static_cast<ledger::TaskEnd>(end);
        Story story;
        const TaskId task = bringTo(story, wanted);
        const ledger::Task& record = story.record(task);
        QCOMPARE(ledger::endName(record.end), ledger::endName(wanted));
        const TaskMoney money = moneyOf(story.history(task), record);
        QCOMPARE(QString::fromStdString(moneyText(money.settlement)), flow);
        QCOMPARE(sumOf(money.settlement).units, record.post.offer.units);

        const auto split = ledger::splitEnd(story.world.state.params(), wanted, record.post.offer, record.post.price,
                                            record.missFee, 10);
        QVERIFY(split.ok());
        std::vector<api::Share> foretold = sharesOf(*split, 10);
        // The miss fee is beside the offer.
        if (!split->missFeeEach.isZero())
            std::erase_if(foretold, [](const api::Share& share) { return share.role == ShareRole::Committee; });
        QCOMPARE(QString::fromStdString(moneyText(foretold)), flow);
        checkBeside(money, *split, record);
    }

    void rounding() {
        Story story;
        const auto stage = story.world.toConfirming();
        confirmAll(story, stage.draw);
        story.world.lapse(stage.task);
        const api::Task view = story.view(stage.task);
        QVERIFY(view.settlement[0].rounding);
        QVERIFY(!view.settlement[1].rounding);
        QCOMPARE(view.settlement[3].parties, static_cast<std::uint32_t>(stage.draw.monitors.size()));
    }

    void splitRefuses() {
        const ledger::Params params;
        const auto split = [&](Amount offer, std::uint32_t members) {
            return ledger::splitEnd(params, ledger::TaskEnd::Settled, offer, leo(3), leo(1), members);
        };
        QVERIFY(split(leo(10), 10).ok());
        QVERIFY(!split(leo(10), 1).ok());
        QCOMPARE(split(leo(3), 10).error().code, Code::OutOfRange);
    }

    void quote() {
        Story story;
        World& world = story.world;
        const LambdaId lambda = world.publish();
        api::OfferQuery query{lambda, leo(10), {}, 10, 0};
        api::OfferQuote quote = quoteOffer(world.state, query, {world.alice.id(), {}});
        QVERIFY(!quote.refusal);
        QCOMPARE(quote.nodesOnline, 40u);
        QCOMPARE(quote.nodesQualify, 40u);
        QVERIFY(quote.expectedMembers >= 9 && quote.expectedMembers <= 11);
        QVERIFY(quote.spread >= 1 && quote.spread <= 4);
        QVERIFY(!quote.everyNodeJoins);
        QVERIFY(!quote.doneInMs);
        QCOMPARE(quote.minimum.units, ledger::minimumOffer(world.state.params(), leo(3)).units);
        QCOMPARE(quote.balanceAfter.units, leo(990).units);
        QCOMPARE(quote.joinDeposit.units, leo(10).units);
        QCOMPARE(sumOf(quote.settled).units, leo(10).units);
        QCOMPARE(sumOf(quote.refusedKey).units, leo(10).units);
        QVERIFY(quote.usualLow.isZero());  // nothing settled yet
        // The tau it names is the one a task with it is drawn by.
        ledger::TaskPost post = world.posting(lambda);
        post.tau = quote.tau;
        QVERIFY(world.check(world.alice, post).ok());
        quote = quoteOffer(world.state, query, {world.alice.id(), {9, 3, 5}});
        QCOMPARE(*quote.doneInMs, std::uint64_t{5});
    }

    void refusals_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code");
        QTest::newRow("none") << "none" << static_cast<int>(Code::Ok);
        QTest::newRow("lambda") << "lambda" << static_cast<int>(Code::UnknownLambda);
        QTest::newRow("retired") << "retired" << static_cast<int>(Code::UnknownLambda);
        QTest::newRow("offer") << "offer" << static_cast<int>(Code::OutOfRange);
        QTest::newRow("balance") << "balance" << static_cast<int>(Code::InsufficientFunds);
        QTest::newRow("credit") << "credit" << static_cast<int>(Code::NotEligible);
        QTest::newRow("tpm") << "tpm" << static_cast<int>(Code::NotEligible);
        QTest::newRow("bond") << "bond" << static_cast<int>(Code::Exhausted);
    }
    // What the quote refuses, layer one refuses.
    void refusals() {
        QFETCH(QString, what);
        Story story;
        World& world = story.world;
        const LambdaId lambda = world.publish(leo(3), leo(1), leo(10));
        api::OfferQuery query{lambda, leo(10), {}, 10, 0};
        if (what == QLatin1String("lambda")) query.lambda = LambdaId{};
        if (what == QLatin1String("retired")) world.must(world.bob, ledger::LambdaRetire{lambda});
        if (what == QLatin1String("offer")) query.offer = Amount{leo(3).units + 1};
        if (what == QLatin1String("balance")) query.offer = leo(2000);
        if (what == QLatin1String("credit")) query.requirements.minCredit = 100'000;
        if (what == QLatin1String("tpm")) query.requirements.hardwareTpm = true;
        if (what == QLatin1String("bond"))
            for (int i = 0; i < 10; ++i) world.must(world.alice, world.posting(lambda));
        const api::OfferQuote quote = quoteOffer(world.state, query, {world.alice.id(), {}});
        const Code code = quote.refusal ? quote.refusal->code : Code::Ok;
        QTEST(static_cast<int>(code), "code");
        if (query.lambda != lambda) return;
        ledger::TaskPost post = world.posting(lambda, query.offer);
        post.requirements = requirementsOf(query.requirements);
        post.tau = quote.tau;
        QCOMPARE(world.check(world.alice, post).ok(), code == Code::Ok);
    }

    void everybodyJoinsAtFirst() {
        World small(5, [](ledger::Genesis& genesis) {
            for (auto& node : genesis.nodes) node.credit = Credit{1};
        });
        const auto odds = oddsOf(*small.state.snapshotForNext(), {}, 10);
        QVERIFY(odds.everyNode);
        QCOMPARE(odds.expected, 5u);
        QCOMPARE(odds.spread, 0u);
    }

private:
    // Miss fee and seized deposits.
    static void checkBeside(const TaskMoney& money, const ledger::EndSplit& split, const ledger::Task& record) {
        Amount fee, seized;
        for (const api::Payment& lost : money.penalties)
            (lost.account == record.publisher ? fee : seized).units += lost.amount.units;
        const bool missed = !split.missFeeEach.isZero();
        QCOMPARE(fee.units, missed ? record.missFee.units : 0);
        QCOMPARE(split.missFeeEach.units * 10 + split.missFeeDust.units, missed ? record.missFee.units : 0);
        const bool fault = record.end == ledger::TaskEnd::ExecutorFault;
        QCOMPARE(seized.units, fault ? leo(30).units : 0);  // the whole deposits of three executors
        QCOMPARE(money.depositsReturned.size(), std::size_t{fault ? 7u : 10u});
    }
};

}  // namespace leo::node::test

QTEST_GUILESS_MAIN(leo::node::test::MoneyTest)
#include "money_test.moc"

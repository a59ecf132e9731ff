// What the pages say of money, against the ledger: real blocks and receipts of a small network brought to every end,
// with the parameters of the example and with others. Composer, live page, receipt, PDF and explorer agree with layer
// one to the ninth decimal, and the parts add up to the offer.
#include <QtTest>

#include "explorer/details.h"
#include "fake/fake_explorer.h"
#include "fake/fake_lambdas.h"
#include "fake/fake_leo.h"
#include "fake/fake_networks.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "node/view/offer_quote.h"
#include "node/view/task_money.h"
#include "run/composer.h"
#include "run/receipt.h"
#include "run/result_view.h"
#include "run/text.h"
#include "unit/node_view/story.h"

namespace leo::ui {

using ledger::TaskEnd;
using node::test::Story;

namespace {

// Shares as a person reads them: role and nine decimals.
QStringList linesOf(const std::vector<api::Share>& shares) {
    QStringList lines;
    for (const api::Share& share : shares) lines << shareRoleName(share.role) + u' ' + text::leo9(share.amount);
    return lines;
}

QStringList linesOf(RowModel& rows, const QString& role) {
    QStringList lines;
    for (int i = 0; i < rows.count(); ++i)
        lines << rows.value(i, role).toString() + u' ' + rows.value(i, QStringLiteral("amount")).toString();
    return lines;
}

QStringList linesOf(const QVariantList& targets) {
    QStringList lines;
    for (const QVariant& target : targets)
        lines << target.toMap().value(QStringLiteral("role")).toString() + u' ' +
                     target.toMap().value(QStringLiteral("amount")).toString();
    return lines;
}

std::uint64_t unitsIn(const QStringList& lines) {
    std::uint64_t units = 0;
    for (const QString& line : lines) units += line.section(u' ', 1).remove(u'.').remove(u',').toULongLong();
    return units;
}

}  // namespace

class MoneyTest : public QObject {
    Q_OBJECT

    struct Desk {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeTasks tasks;
        fake::FakeLambdas lambdas;
        fake::FakeExplorer explorer;
        fake::FakeLeo leo;

        Desk() {
            networks.beLocal();
            networks.networks.state.headSeen = fake::realNow();
            networks.networks.publish();
            wallets.beAliceAndBob();
            lambdas.beBob();
            leo.use(networks);
            leo.use(wallets);
            leo.use(tasks);
            leo.use(lambdas);
            leo.use(explorer);
        }
    };

    static Story story(bool others) {
        return Story(40, [others](ledger::Genesis& genesis) {
            node::test::tenOfForty()(genesis);
            if (!others) return;
            genesis.params.burnBps = 777;
            genesis.params.idleBps = 1'333;
            genesis.params.joinDeposit = leo::leo(13);
        });
    }

private Q_SLOTS:
    void everyEnd_data() {
        QTest::addColumn<int>("end");
        QTest::addColumn<bool>("others");
        QTest::addColumn<bool>("successor");
        for (const bool others : {false, true})
            QTest::addRow("by a successor%s", others ? ", other parameters" : "")
                << static_cast<int>(TaskEnd::Settled) << others << true;
        for (const TaskEnd end :
             {TaskEnd::NoGroup, TaskEnd::Settled, TaskEnd::CodeFailed, TaskEnd::NoFault, TaskEnd::RequesterRefused,
              TaskEnd::RequesterMissed, TaskEnd::PublisherRefused, TaskEnd::PublisherMissed, TaskEnd::ExecutorFault})
            for (const bool others : {false, true})
                QTest::newRow((std::string(ledger::endName(end)) + (others ? ", other parameters" : "")).c_str())
                    << static_cast<int>(end) << others << false;
    }
    void everyEnd() {
        QFETCH(int, end);
        QFETCH(bool, others);
        QFETCH(bool, successor);
        Story told = story(others);
        const TaskId id =
            successor ? node::test::settledBySuccessor(told) : node::test::bringTo(told, static_cast<TaskEnd>(end));
        const ledger::Task& record = told.record(id);
        QCOMPARE(record.end, static_cast<TaskEnd>(end));
        const node::TaskMoney truth = node::moneyOf(told.history(id), record);
        const QStringList expected = linesOf(truth.settlement);
        QCOMPARE(unitsIn(expected), record.post.offer.units);

        Desk desk;
        const api::Task task = told.view(id, told.alice());
        desk.tasks.publish(task);
        const QString idText = QString::fromStdString(id.hex());
        TaskView live(desk.leo);
        live.open(idText);
        QTRY_COMPARE(live.pageState(), QStringLiteral("ready"));
        QCOMPARE(linesOf(*live.settlement(), QStringLiteral("share")), expected);
        QCOMPARE(linesOf(live.flow()), expected);
        ResultView receipt(desk.leo);
        receipt.open(idText);
        QTRY_COMPARE(receipt.pageState(), QStringLiteral("ready"));
        const std::uint64_t back = shareOf(truth.settlement, api::ShareRole::Requester).units;
        QCOMPARE(receipt.paidText(), text::leo9(Amount{record.post.offer.units - back}));
        QObject owner;
        TaskDetail explorer(desk.explorer, desk.tasks, idText, &owner);
        QTRY_COMPARE(explorer.status(), QStringLiteral("ready"));
        QCOMPARE(linesOf(explorer.flow()), expected);

        // Every account of the ledger's receipts, and nothing else.
        std::uint64_t paid = 0, said = 0;
        for (const auto* list : {&truth.payments, &truth.penalties, &truth.depositsReturned})
            for (const api::Payment& payment : *list) paid += payment.amount.units;
        for (int i = 0; i < explorer.payments()->count(); ++i)
            said += unitsIn({u' ' + explorer.payments()->value(i, QStringLiteral("amount")).toString()});
        QCOMPARE(said, paid);

        QStringList printed;
        for (const ReceiptLine& line : receiptLines(task, live.parties(), QStringLiteral("devnet")))
            printed << line.value;
        for (const api::Share& share : truth.settlement)
            QVERIFY2(printed.contains(text::leo9(share.amount) + QStringLiteral(" LEO")),
                     qPrintable(printed.join(u'\n')));
        for (const api::Payment& payment : truth.payments)
            QVERIFY(!printed.filter(text::leo9(payment.amount) + QStringLiteral(" LEO")).isEmpty());
    }

    // What the composer foretells is what the ledger then does.
    void foretold_data() {
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("row");
        QTest::addColumn<bool>("others");
        for (const bool others : {false, true}) {
            const char* with = others ? ", other parameters" : "";
            QTest::addRow("refused%s", with) << static_cast<int>(TaskEnd::RequesterRefused) << 1 << others;
            QTest::addRow("missed%s", with) << static_cast<int>(TaskEnd::RequesterMissed) << 1 << others;
            QTest::addRow("publisher missed%s", with) << static_cast<int>(TaskEnd::PublisherMissed) << 2 << others;
            QTest::addRow("code failed%s", with) << static_cast<int>(TaskEnd::CodeFailed) << 3 << others;
            QTest::addRow("settled%s", with) << static_cast<int>(TaskEnd::Settled) << -1 << others;
        }
    }
    void foretold() {
        QFETCH(int, end);
        QFETCH(int, row);
        QFETCH(bool, others);
        Story told = story(others);
        const TaskId id = node::test::bringTo(told, static_cast<TaskEnd>(end));
        const ledger::Task& record = told.record(id);
        const node::TaskMoney truth = node::moneyOf(told.history(id), record);

        Desk desk;
        desk.tasks.offerQuote =
            node::quoteOffer(told.world.state, {record.post.lambda, record.post.offer, {}, 10, 0}, {});
        desk.tasks.offerQuote.refusal.reset();
        Composer composer(desk.leo);
        composer.setVisible(true);
        QTRY_VERIFY(composer.lambdas()->loaded());
        composer.choose(QString::fromStdString(desk.lambdas.lambdas.state.all[0].id.hex()));
        composer.setOffer(QStringLiteral("10"));
        QTRY_VERIFY(composer.ends()->count() >= 4);
        if (row < 0) {
            QCOMPARE(linesOf(*composer.shares(), QStringLiteral("share")), linesOf(truth.settlement));
            return;
        }
        const QString back = text::leo9(shareOf(truth.settlement, api::ShareRole::Requester));
        QCOMPARE(composer.ends()->value(row, QStringLiteral("value")).toString(), back);
    }
};

}  // namespace leo::ui

QTEST_MAIN(leo::ui::MoneyTest)
#include "money_test.moc"

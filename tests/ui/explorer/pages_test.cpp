// The explorer's pages on a small chain: what they show, what leads where, and what they never show.
#include <QtTest>

#include "explorer/explorer_area.h"
#include "fake/fake_explorer.h"
#include "harness/page_harness.h"
#include "run/text.h"
#include "shell/navigator.h"

namespace leo::ui {

using namespace fake;

namespace {

constexpr std::uint64_t kStart = 1'790'000'000'000;

class FakeNetworks : public SilentNetworks {
public:
    api::NetworkState state;
    Subscription observe(api::Handler<api::NetworkState> handler) override {
        m_told.push_back(handler);
        handler(std::make_shared<api::NetworkState>(state));
        return {};
    }
    void publish() {
        for (const auto& handler : m_told) handler(std::make_shared<api::NetworkState>(state));
    }

private:
    std::vector<api::Handler<api::NetworkState>> m_told;
};

api::TxRow txRow(std::uint8_t seed, api::TxKind kind, const char* what, std::uint64_t units) {
    api::TxRow row;
    row.id = TxId{filled(seed)};
    row.height = Height{128'400u + seed};
    row.time = TimeMs{kStart + seed * 1'000u};
    row.kind = kind;
    if (kind != api::TxKind::Settle) row.from = AccountId{filled(static_cast<std::uint8_t>(seed + 90))};
    row.what = what;
    row.amount = Amount{units};
    return row;
}

struct Chain {
    FakeExplorer explorer;
    FakeChainTasks tasks;
    FakeNetworks networks;
    FakeLeo leo;
    TaskId task{filled(40)};

    Chain() {
        networks.state.sequence = 1;
        networks.state.current = api::NetworkInfo{};
        networks.state.current->name = "devnet";
        networks.state.link = api::Link::Live;
        networks.state.height = Height{128'411};
        networks.state.headTime = TimeMs{kStart + 60'000};
        networks.state.parameters.maxBlockGapMs = 5'000;
        networks.state.parameters.burnBps = 1'000;
        networks.state.parameters.joinDeposit = leo::leo(10);
        fillOverview();
        fillTask();
        leo.use(explorer);
        leo.use(tasks);
        leo.use(networks);
    }

    void fillOverview() {
        api::Overview& o = explorer.overview;
        o.sequence = 1;
        using Kind = api::TxKind;
        const Kind kinds[] = {Kind::Task,   Kind::Join,     Kind::Join,    Kind::KeyRequest, Kind::KeyGrant,
                              Kind::Settle, Kind::Transfer, Kind::Dispute, Kind::Lambda,     Kind::Attest};
        for (std::uint8_t i = 0; i < 12; ++i) {
            api::BlockRow block;
            block.height = Height{128'411u - i};
            block.hash = BlockHash{filled(i)};
            block.time = TimeMs{kStart + 60'000 - i * 5'000u};
            block.txs = i;
            block.bytes = 900u * i;
            for (std::uint8_t k = 0; k < i; ++k) block.kinds.push_back(kinds[(i + k) % std::size(kinds)]);
            o.blocks.push_back(block);
            explorer.blockRows.push_back(block);
        }
        for (std::uint8_t i = 0; i < 10; ++i)
            o.txs.push_back(txRow(static_cast<std::uint8_t>(60 - i), kinds[i], "Colour to grey, 11 paid",
                                  i % 2 == 0 ? 10'000'000'003u : 0));
        explorer.txRows = o.txs;
        o.pendingTxs = 3;
        o.supply = leo::leo(10'000'000);
        o.burned = Amount{12'884'070'000'009};
        o.burned24h = Amount{312'400'000'000};
        o.balances = leo::leo(9'900'000);
        for (std::uint64_t day = 0; day < 14; ++day)
            o.burnedByDay.push_back({TimeMs{kStart + day * 86'400'000}, leo::leo(200 + 10 * day)});
        o.nodes = 38, o.creditTotal = 6'412, o.creditMedian = 141;
        for (std::uint32_t bar = 0; bar < 7; ++bar) o.creditBars.push_back({bar * 100, 12 - bar});
        api::TaskRow running;
        running.id = TaskId{filled(41)};
        running.lambdaName = "Face blur";
        running.step = api::Step::Execute;
        running.members = 11;
        running.offer = leo::leo(10);
        running.postedAt = TimeMs{kStart};
        o.inFlight.push_back(running);
        for (std::uint8_t i = 0; i < 30; ++i) {
            api::NodeRow node;
            node.node = NodeId{filled(static_cast<std::uint8_t>(100 + i))};
            node.name = "node " + std::to_string(i);
            node.credit = Credit{600u - i};
            node.mark = i == 3 ? "stale" : "active";
            node.softwareTpm = true;
            node.creditSharePermille = 90, node.leadSharePermille = 120;
            explorer.nodeRows.push_back(node);
        }
        explorer.raw.bytes = Bytes(453, 0x61);
        explorer.raw.fields = {{"body", "[7 items]", 0, 453, 0}, {"body.offer", "10000000000", 20, 29, 1}};
        explorer.raw.reencodesEqual = true;
    }
    void fillTask() {
        api::Task t;
        t.sequence = 4;
        t.id = task;
        t.lambdaName = "Colour to grey";
        t.moving = false;
        t.end = api::TaskEnd::Settled;
        t.offer = leo::leo(10);
        t.postedHeight = Height{128'402}, t.seedHeight = Height{128'403}, t.closedHeight = Height{128'409};
        t.seed = filled(9);
        t.step = api::Step::Settle;
        for (std::size_t i = 0; i < api::kSteps; ++i) {
            api::StepState step;
            step.mark = api::StepMark::Done;
            step.height = Height{128'402 + i};
            step.durationMs = 900 + 700 * i;
            t.steps.push_back(step);
        }
        for (std::uint8_t i = 0; i < 10; ++i) {
            api::TaskMember member;
            member.node = NodeId{filled(static_cast<std::uint8_t>(100 + i))};
            member.role = i == 2 ? api::MemberRole::Executor : api::MemberRole::Monitor;
            member.j = 1 + i % 3;
            member.credit = 300u + i;
            member.before = member.during = member.after = api::PhaseMark::Confirmed;
            member.paid = i == 2 ? leo::leo(3) : Amount{333'333'333};
            member.creditChange = i == 2 ? 5 : 1;
            t.members.push_back(member);
        }
        t.settlement = {{api::ShareRole::Burned, Amount{1'000'000'003}, 1, Amount{1'000'000'003}, true},
                        {api::ShareRole::Publisher, leo::leo(3), 1, leo::leo(3), false},
                        {api::ShareRole::Executor, leo::leo(3), 1, leo::leo(3), false},
                        {api::ShareRole::Monitors, Amount{2'999'999'997}, 9, Amount{333'333'333}, false}};
        tasks.known[task] = t;
        explorer.proofs.task = task;
        explorer.proofs.available = true;
        explorer.proofs.commitmentsOpen = explorer.proofs.rankingValid = explorer.proofs.anchorValid = true;
        for (const api::TaskMember& member : t.members) {
            api::ProofRow proof;
            proof.node = member.node;
            proof.value = Bytes(64, 0x8e);
            proof.proof = Bytes(80, 0x17);
            proof.j = *member.j;
            proof.valid = true;
            explorer.proofs.members.push_back(proof);
        }
        explorer.proofs.valid = 10;
    }
    QString taskText() const { return QString::fromStdString(task.hex()); }
};

}  // namespace

class ExplorerPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overview() {
        Chain chain;
        PageHarness harness(chain.leo);
        harness.open("explorer.overview");
        harness.shoot(QStringLiteral("ready"));
        QVERIFY(harness.findText(QStringLiteral("#128,411")) != nullptr);
        QVERIFY(harness.findText(QStringLiteral("12,884.07")) != nullptr);
        QVERIFY(harness.findText(QStringLiteral("sealed")) != nullptr);
    }
    void pauseHoldsNewTransactions() {
        Chain chain;
        PageHarness harness(chain.leo);
        harness.open("explorer.overview");
        ExplorerArea& area = *harness.app().explorer();
        area.setPaused(true);
        const QVariant age = area.latest()->value(0, QStringLiteral("age"));
        chain.networks.state.headTime.value += 120'000;
        chain.networks.publish();
        chain.explorer.overview.txs.insert(chain.explorer.overview.txs.begin(),
                                           txRow(99, api::TxKind::Transfer, "to leo1w9", 5));
        chain.explorer.tell();
        QCOMPARE(area.held(), 1);
        QCOMPARE(area.latest()->count(), 10);
        QVERIFY(area.latest()->value(0, QStringLiteral("age")) != age);  // held, and older
        area.setPaused(false);
        QCOMPARE(area.latest()->count(), 11);
        QCOMPARE(area.held(), 0);
    }
    void searchLeadsToTheFirstMatch() {
        Chain chain;
        chain.explorer.found.recognised = "block height";
        api::Match match;
        match.kind = api::Match::Kind::Block;
        match.height = Height{128'402};
        match.title = "Block #128,402";
        chain.explorer.found.matches.push_back(match);
        PageHarness harness(chain.leo);
        harness.open("explorer.overview");
        QTest::keyClick(&harness.window(), Qt::Key_Slash);
        for (const char key : {'1', '2', '8', '4', '0', '2'}) QTest::keyClick(&harness.window(), key);
        harness.settle();
        harness.shoot(QStringLiteral("search"));
        QTest::keyClick(&harness.window(), Qt::Key_Return);
        QCOMPARE(harness.app().navigator()->page(), QStringLiteral("explorer.block"));
        QCOMPARE(harness.app().navigator()->params().value(QStringLiteral("id")).toString(),
                 QStringLiteral("128402"));
    }
    void lists_data() {
        QTest::addColumn<QString>("page");
        for (const char* page :
             {"explorer.blocks", "explorer.transactions", "explorer.tasks", "explorer.nodes", "explorer.disputes"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }
    void lists() {
        QFETCH(QString, page);
        Chain chain;
        PageHarness harness(chain.leo);
        harness.open(page.toLatin1().constData());
        harness.shoot(QStringLiteral("ready"));
        Chain broken;
        broken.explorer.failure = Error{Code::Io, "The index on this computer cannot be read: disk error."};
        PageHarness other(broken.leo);
        other.open(page.toLatin1().constData());
        if (page != QLatin1String("explorer.nodes")) other.shoot(QStringLiteral("error"));
    }
    void pagesFollowTheCursor() {
        Chain chain;
        chain.explorer.pageSize = 5;
        PageHarness harness(chain.leo);
        PagedRows& blocks = *harness.app().explorer()->blocks();
        blocks.reload();
        QCOMPARE(blocks.rows()->count(), 5);
        QCOMPARE(blocks.rows()->value(2, QStringLiteral("txs")).toString(), QStringLiteral("2"));
        // A list stays as it came, so it says when, and of another day which.
        const TimeMs made{kStart + 50'000};
        QCOMPARE(blocks.rows()->value(2, QStringLiteral("when")).toString(), text::clock(made));
        chain.networks.state.headTime.value += 86'400'000;
        chain.networks.publish();
        blocks.reload();
        QCOMPARE(blocks.rows()->value(2, QStringLiteral("when")).toString(), text::dayAndClock(made));
        blocks.fetchMore();
        blocks.fetchMore();
        QCOMPARE(blocks.rows()->count(), 12);
        QVERIFY(!blocks.more());
        blocks.fetchMore();
        QCOMPARE(blocks.rows()->count(), 12);
    }
    void task() {
        Chain chain;
        PageHarness harness(chain.leo);
        harness.open("explorer.task", {{QStringLiteral("id"), chain.taskText()}});
        harness.shoot(QStringLiteral("settled"));
        QVERIFY(harness.findText(QStringLiteral("10 of 10 VRF proofs verified on this computer")) != nullptr);
        QVERIFY(harness.findText(QStringLiteral("1.000000003")) != nullptr);
        for (int tab = 1; tab < 5; ++tab) {
            harness.page()->setProperty("tab", tab);
            harness.settle();
            harness.shoot(QStringLiteral("tab%1").arg(tab));
        }
    }
    void falseProofIsSaid() {
        Chain chain;
        chain.explorer.proofs.members[3].valid = false;
        chain.explorer.proofs.members[3].problem = "J is 2, the draw gives 1";
        chain.explorer.proofs.valid = 9;
        PageHarness harness(chain.leo);
        harness.open("explorer.task", {{QStringLiteral("id"), chain.taskText()}});
        QVERIFY(harness.findText(QStringLiteral("9 of 10 VRF proofs verified on this computer")) != nullptr);
        const std::size_t before = chain.explorer.proofsAsked;
        harness.click(harness.findText(QStringLiteral("Verify again")));
        QCOMPARE(chain.explorer.proofsAsked, before + 1);
    }
    void rolesOfOpenTasksStaySealed() {
        Chain chain;
        api::Task& open = chain.tasks.known[chain.task];
        open.moving = true;
        open.end = api::TaskEnd::None;
        open.settlement.clear();
        for (api::TaskMember& member : open.members) member.role = api::MemberRole::Sealed, member.j.reset();
        chain.explorer.proofs.available = false;
        PageHarness harness(chain.leo);
        harness.open("explorer.task", {{QStringLiteral("id"), chain.taskText()}});
        harness.shoot(QStringLiteral("open"));
        QVERIFY(harness.findText(QStringLiteral("Executor")) == nullptr);
        QVERIFY(harness.findText(QStringLiteral("Sealed")) != nullptr);
        for (int tab = 0; tab < 5; ++tab) {
            harness.page()->setProperty("tab", tab);
            harness.settle();
            for (const char* told : {", executor", ", Executor", "J 3"})
                QVERIFY2(harness.spoken(QString::fromLatin1(told)).isEmpty(), told);
        }
    }
    void missing_data() {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("id");
        QTest::newRow("task") << "explorer.task" << QString(64, u'a');
        QTest::newRow("task, no id") << "explorer.task"
                                     << "xyz";
        QTest::newRow("block") << "explorer.block"
                               << "zzz";
        QTest::newRow("transaction") << "explorer.transaction"
                                     << "12";
        QTest::newRow("account") << "explorer.account"
                                 << "";
        QTest::newRow("lambda") << "explorer.lambda"
                                << "12";
    }
    void missing() {
        QFETCH(QString, page);
        QFETCH(QString, id);
        Chain chain;
        PageHarness harness(chain.leo);
        harness.open(page.toLatin1().constData(), {{QStringLiteral("id"), id}});
        harness.shoot(QStringLiteral("missing"));
        QCOMPARE(harness.page()->property("detail").value<QObject*>()->property("status").toString(),
                 QStringLiteral("missing"));
    }
    void blockTransactionAccount() {
        Chain chain;
        chain.explorer.blockDetail.row.hash = BlockHash{filled(1)};
        chain.explorer.blockDetail.signatureValid = chain.explorer.blockDetail.beaconValid = true;
        chain.explorer.blockDetail.txs = chain.explorer.txRows;
        chain.explorer.blockDetail.seeds = {chain.task};
        chain.explorer.blockDetail.raw = chain.explorer.raw;
        chain.explorer.txDetail.row = chain.explorer.txRows[0];
        chain.explorer.txDetail.fields = {{"offer", "10 LEO"}, {"lambda", "Colour to grey"}};
        chain.explorer.txDetail.moves = {{"Alice", "escrow", "offer", AccountId{filled(5)}, {}, leo::leo(10)}};
        chain.explorer.txDetail.signatureValid = true;
        chain.explorer.txDetail.raw = chain.explorer.raw;
        chain.explorer.accountDetail.address = "leo1q8x4tqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq4f4kz";
        chain.explorer.accountDetail.node = chain.explorer.nodeRows[0];
        chain.explorer.accountDetail.record = {{"executed", 211}, {"monitored", 1'690}, {"lies", 0}};
        PageHarness harness(chain.leo);
        const auto top = [&](const char* label) {
            QQuickItem* const item = harness.findText(QString::fromLatin1(label));
            return item != nullptr ? item->mapToScene({}).y() : -1;
        };
        harness.open("explorer.block", {{QStringLiteral("id"), QStringLiteral("128402")}});
        harness.shoot(QStringLiteral("ready"));
        QVERIFY(top("Parent") > 0 && top("State root") > top("Parent") + 10);  // one below the other
        harness.open("explorer.transaction",
                     {{QStringLiteral("id"), QString::fromStdString(TxId{filled(60)}.hex())}});
        harness.shoot(QStringLiteral("ready"));
        QVERIFY(top("Time") > 0 && top("Fee") > top("Time") + 10);
        harness.open("explorer.account", {{QStringLiteral("id"), QString::fromStdString(NodeId{filled(100)}.hex())}});
        harness.shoot(QStringLiteral("ready"));
        QVERIFY(harness.findText(QStringLiteral("1,690")) != nullptr);
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::ExplorerPagesTest)
#include "pages_test.moc"

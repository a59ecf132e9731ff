// Explorer of the facade on a real network of this computer.
#include <QtTest>

#include <signal.h>

#include "base/address.h"
#include "integration/facade/gui.h"
#include "node/facade/local_process.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

#define CHECK_OK(expression)                                                           \
    do {                                                                               \
        const auto& checked = (expression);                                            \
        QVERIFY2(checked.ok(), checked.ok() ? "" : toString(checked.error()).c_str()); \
    } while (false)

}  // namespace

class ExplorerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_directory.isValid());
        auto made = makeLeo(configFor(root()));
        CHECK_OK(made);
        m_leo = std::move(*made);
        const auto nothing = answerOf<api::SearchResult>([&](auto done) { m_leo->explorer().search("12", done); });
        QCOMPARE(nothing.error().code, Code::Unreachable);
        CHECK_OK(statusOf([&](auto done) { m_leo->networks().startLocal(kFewNodes, done); }));
    }
    void cleanupTestCase() {
        m_leo.reset();
        const auto holder = store::holderOf(root() / "devnet");
        if (!holder) return;
        ::kill(*holder, SIGTERM);
        QVERIFY(QTest::qWaitFor([&] { return !isAlive(*holder); }, kAnswerMs));
    }

    void overviewAddsUp() {
        Latest<api::Overview> overview(m_leo->explorer());
        QVERIFY(overview.waitFor([](const auto& o) { return o.blocks.size() >= 2; }));
        const std::uint64_t parts = overview->balances.units + overview->escrow.units + overview->deposits.units +
                                    overview->bonds.units + overview->burned.units;
        QCOMPARE(parts, overview->supply.units);
        QCOMPARE(overview->nodes, kFewNodes);
        QCOMPARE(overview->deposits, leo(100 * kFewNodes));
        const Height first = overview->blocks.front().height;
        QVERIFY(overview.waitFor([&](const auto& o) { return o.blocks.front().height > first; }));
        QVERIFY(overview.forward());
    }

    void blocksPageToTheFirst() {
        api::Cursor cursor;
        std::optional<Height> last;
        do {
            const auto page =
                answerOf<api::Page<api::BlockRow>>([&](auto done) { m_leo->explorer().blocks(cursor, done); });
            CHECK_OK(page);
            for (const api::BlockRow& row : page->rows) {
                if (last) QCOMPARE(row.height.value + 1, last->value);
                last = row.height;
            }
            cursor = page->next;
        } while (!cursor.empty());
        QCOMPARE(last->value, std::uint64_t{1});
        const auto bad = answerOf<api::Page<api::TxRow>>([&](auto done) { m_leo->explorer().txs("x", done); });
        QCOMPARE(bad.error().code, Code::Malformed);
    }

    void blockVerifies() {
        const auto block = answerOf<api::BlockDetail>([&](auto done) { m_leo->explorer().block(Height{1}, done); });
        CHECK_OK(block);
        QVERIFY(block->signatureValid && block->beaconValid && block->raw.reencodesEqual);
        const auto none =
            answerOf<api::BlockDetail>([&](auto done) { m_leo->explorer().block(Height{999'999}, done); });
        QCOMPARE(none.error().code, Code::NotFound);
    }

    void paymentIsFound() {
        Latest<api::WalletsState> wallets(m_leo->wallets());
        QVERIFY(wallets.waitFor([](const auto& s) { return s.active && s.wallets.size() >= 2; }));
        const AccountId from = *wallets->active;
        const AccountId to =
            wallets->wallets[0].account == from ? wallets->wallets[1].account : wallets->wallets[0].account;
        const auto request =
            answerOf<api::SigningRequest>([&](auto done) { m_leo->wallets().prepareTransfer(to, leo(2), done); });
        CHECK_OK(request);
        CHECK_OK(answerOf<Height>([&](auto done) { m_leo->wallets().sign(request->id, done); }));
        Latest<api::Overview> overview(m_leo->explorer());
        QVERIFY(overview.waitFor([](const auto& o) {
            return std::any_of(o.txs.begin(), o.txs.end(),
                               [](const api::TxRow& row) { return row.kind == api::TxKind::Transfer; });
        }));
        const auto row = std::find_if(overview->txs.begin(), overview->txs.end(),
                                      [](const api::TxRow& tx) { return tx.kind == api::TxKind::Transfer; });
        QCOMPARE(row->amount, leo(2));
        const auto tx = answerOf<api::TxDetail>([&](auto done) { m_leo->explorer().tx(row->id, done); });
        CHECK_OK(tx);
        QVERIFY(tx->signatureValid && tx->moves.size() == 1 && tx->raw.reencodesEqual);
        const auto found = answerOf<api::SearchResult>(
            [&](auto done) { m_leo->explorer().search(row->id.hex().substr(0, 12), done); });
        CHECK_OK(found);
        QCOMPARE(found->recognised, std::string("id"));
        QCOMPARE(found->matches.size(), std::size_t{1});
        const auto address =
            answerOf<api::SearchResult>([&](auto done) { m_leo->explorer().search(toAddress(from), done); });
        CHECK_OK(address);
        QCOMPARE(address->recognised, std::string("address"));
        QCOMPARE(address->matches.size(), std::size_t{1});
        const auto height = answerOf<api::SearchResult>([&](auto done) { m_leo->explorer().search("#1", done); });
        CHECK_OK(height);
        QVERIFY(height->matches.size() == 1 && height->matches[0].height == Height{1});
    }

private:
    std::filesystem::path root() const { return m_directory.path().toStdString(); }
    QTemporaryDir m_directory;
    std::unique_ptr<api::Leo> m_leo;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::ExplorerTest)
#include "explorer_test.moc"

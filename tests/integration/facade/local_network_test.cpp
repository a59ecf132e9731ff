// The facade with a real network of this computer: start, wallets, a payment, lock and unlock, history, stop.
#include <QtTest>

#include <signal.h>

#include <QProcess>

#include "base/address.h"
#include "integration/facade/gui.h"
#include "node/facade/local_process.h"
#include "node/facade/signing.h"
#include "node/facade/wallets_area.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

constexpr const char* kPassword = "correct horse";
constexpr const char* kSignAndDie = "--sign-and-die";

#define CHECK_OK(expression)                                                           \
    do {                                                                               \
        const auto& checked = (expression);                                            \
        QVERIFY2(checked.ok(), checked.ok() ? "" : toString(checked.error()).c_str()); \
    } while (false)

template <class T>
Code codeOfResult(const Result<T>& result) {
    return result.ok() ? Code::Ok : result.error().code;
}

}  // namespace

class LocalNetworkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_directory.isValid());
        open();
    }
    void cleanupTestCase() {
        m_leo.reset();
        const auto holder = store::holderOf(network());
        if (!holder) return;
        ::kill(*holder, SIGTERM);
        QVERIFY(QTest::qWaitFor([&] { return !isAlive(*holder); }, kAnswerMs));
    }

    void secondProgramIsRefused() {
        const auto second = makeLeo(configFor(root()));
        QCOMPARE(codeOfResult(second), Code::InUse);
    }

    void nothingYet() {
        Latest<api::NetworkState> state(m_leo->networks());
        QVERIFY(state.waitFor([](const auto& s) { return s.link == api::Link::None && !s.current; }));
        Latest<api::WalletsState> wallets(m_leo->wallets());
        QVERIFY(wallets.waitFor([](const auto& s) { return s.wallets.empty() && !s.active; }));
        QCOMPARE(codeOfResult(answerOf<api::SigningRequest>(
                     [&](auto done) { m_leo->wallets().prepareTransfer({}, leo(1), done); })),
                 Code::NotPermitted);
    }

    void wrongCalls() {
        QCOMPARE(codeOfResult(statusOf([&](auto done) { m_leo->networks().startLocal(2, done); })),
                 Code::InvalidArgument);
        QCOMPARE(codeOfResult(statusOf([&](auto done) { m_leo->networks().stopLocal(done); })), Code::NotFound);
        QCOMPARE(codeOfResult(statusOf([&](auto done) { m_leo->networks().cancelLocal(true, done); })),
                 Code::WrongState);
        QCOMPARE(codeOfResult(answerOf<api::NetworkInfo>([&](auto done) { m_leo->networks().join("hello", done); })),
                 Code::Malformed);
        QVERIFY(!std::filesystem::exists(network()));
    }

    void cancelledStartLeavesNothing() {
        Latest<api::LocalStart> start([&](auto handler) { return m_leo->networks().observeStart(handler); });
        auto ended = std::make_shared<std::optional<Status>>();
        m_leo->networks().startLocal(kNodes, [ended](const Status& status) { *ended = status; });
        QVERIFY(start.waitFor([](const auto& s) {
            return std::any_of(s.nodes.begin(), s.nodes.end(), [](const auto& tile) { return !tile.name.empty(); });
        }));
        CHECK_OK(statusOf([&](auto done) { m_leo->networks().cancelLocal(true, done); }));
        QVERIFY(QTest::qWaitFor([&] { return ended->has_value(); }, kAnswerMs));
        QCOMPARE(codeOfResult(**ended), Code::Cancelled);
        QVERIFY(start.waitFor([](const auto& s) { return !s.running && s.error; }));
        QVERIFY(!std::filesystem::exists(network()));
    }

    void startsWithEveryStep() {
        Latest<api::LocalStart> start([&](auto handler) { return m_leo->networks().observeStart(handler); });
        CHECK_OK(statusOf([&](auto done) { m_leo->networks().startLocal(kNodes, done); }));
        QVERIFY(start.waitFor([](const auto& s) { return !s.running && s.steps.size() == 6; }));
        for (const api::StartStep& step : start->steps) QVERIFY2(step.mark == api::StartMark::Done, step.key.c_str());
        QCOMPARE(start->nodes.size(), std::size_t{kNodes});
        for (const api::NodeTile& tile : start->nodes) QVERIFY(tile.mark == api::TileState::Attested);
        QVERIFY(start.forward());
        Latest<api::NetworkState> state(m_leo->networks());
        QVERIFY(state.waitFor([](const auto& s) { return s.link == api::Link::Live && s.current; }));
        QVERIFY(state->current->onThisComputer && state->current->softwareTpmsOnly);
        QCOMPARE(state->activeNodes, kNodes);
        QVERIFY(state->peers > 0);
        QCOMPARE(state->parameters.burnBps, 1'000u);
        QCOMPARE(state->known.size(), std::size_t{1});
    }

    void testWalletsAreThere() {
        Latest<api::WalletsState> state(m_leo->wallets());
        QVERIFY(state.waitFor([](const auto& s) { return s.wallets.size() == 3 && s.active; }));
        QCOMPARE(state->current()->name, std::string("Alice"));
        for (const api::Wallet& wallet : state->wallets) {
            QVERIFY(wallet.localTest && wallet.unlocked && wallet.onThisNetwork);
            QCOMPARE(wallet.available, leo(1'000));
            QCOMPARE(wallet.address, toAddress(wallet.account));
        }
        QVERIFY(state->wallets[2].isNode && state->wallets[2].credit);
        QCOMPARE(state->wallets[2].held, leo(100));
        QVERIFY(state->wallets[2].holdings.front().kind == api::Holding::Kind::RegisterDeposit);
        m_alice = state->wallets[0].account;
        QCOMPARE(codeOfResult(statusOf(
                     [&](auto done) { m_leo->wallets().exportFile(m_alice, (root() / "alice").string(), done); })),
                 Code::NotPermitted);
    }

    void makesAWallet() {
        const auto words = answerOf<std::string>([&](auto done) { m_leo->wallets().newWords(done); });
        CHECK_OK(words);
        CHECK_OK(m_leo->wallets().checkWords(*words));
        QCOMPARE(codeOfResult(answerOf<AccountId>(
                     [&](auto done) { m_leo->wallets().create("Carol", *words, "short", done); })),
                 Code::InvalidArgument);
        QCOMPARE(codeOfResult(answerOf<AccountId>(
                     [&](auto done) { m_leo->wallets().create("Carol", *words + " zoo", kPassword, done); })),
                 Code::Malformed);
        const auto carol =
            answerOf<AccountId>([&](auto done) { m_leo->wallets().create("Carol", *words, kPassword, done); });
        CHECK_OK(carol);
        m_carol = *carol;
        QCOMPARE(codeOfResult(answerOf<AccountId>(
                     [&](auto done) { m_leo->wallets().create("Again", *words, kPassword, done); })),
                 Code::AlreadyExists);
        Latest<api::WalletsState> state(m_leo->wallets());
        QVERIFY(state.waitFor([&](const auto& s) { return s.active == m_carol; }));
        QVERIFY(state->current()->unlocked && !state->current()->backedUp && !state->current()->onThisNetwork);
    }

    void pays() {
        m_leo->wallets().activate(m_alice);
        const auto ask = [&](const AccountId& to, Amount amount) {
            return answerOf<api::SigningRequest>(
                [&](auto done) { m_leo->wallets().prepareTransfer(to, amount, done); });
        };
        QCOMPARE(codeOfResult(ask(m_carol, {})), Code::InvalidArgument);
        QCOMPARE(codeOfResult(ask(m_alice, leo(1))), Code::InvalidArgument);
        QCOMPARE(codeOfResult(ask(m_carol, leo(1'001))), Code::InsufficientFunds);
        const auto request = ask(m_carol, Amount{12'500'000'000});
        CHECK_OK(request);
        QCOMPARE(request->kind, std::string("Transfer"));
        QCOMPARE(request->before, leo(1'000));
        QCOMPARE(request->after, Amount{987'500'000'000});
        QVERIFY(request->recipient == m_carol && request->lookalikes.empty());
        const auto tx = decodeUnsigned(request->bytes);
        CHECK_OK(tx);
        QVERIFY(std::get<ledger::Transfer>(tx->body).to == m_carol);
        const auto height = answerOf<Height>([&](auto done) { m_leo->wallets().sign(request->id, done); });
        CHECK_OK(height);
        QCOMPARE(codeOfResult(answerOf<Height>([&](auto done) { m_leo->wallets().sign(request->id, done); })),
                 Code::NotFound);
        Latest<api::WalletsState> state(m_leo->wallets());
        QVERIFY(state.waitFor([&](const auto& s) {
            return s.find(m_carol)->available == Amount{12'500'000'000} && s.find(m_carol)->onThisNetwork;
        }));
        QCOMPARE(state->find(m_alice)->available, Amount{987'500'000'000});
    }

    void withdrawn() {
        const auto request = answerOf<api::SigningRequest>(
            [&](auto done) { m_leo->wallets().prepareTransfer(m_carol, leo(1), done); });
        CHECK_OK(request);
        m_leo->wallets().discard(request->id);
        QCOMPARE(codeOfResult(answerOf<Height>([&](auto done) { m_leo->wallets().sign(request->id, done); })),
                 Code::NotFound);
    }

    void tellsOfTheMoney() {
        Latest<api::NoticesState> notices(m_leo->notifications());
        const auto has = [&](const api::NoticesState& s, api::NoticeKind kind) {
            return std::any_of(s.notices.begin(), s.notices.end(), [&](const api::Notice& notice) {
                return notice.kind == kind && notice.account == m_carol;
            });
        };
        QVERIFY(notices.waitFor([&](const auto& s) {
            return has(s, api::NoticeKind::Received) && has(s, api::NoticeKind::BackupMissing);
        }));
        QVERIFY(notices->unread >= 1);
        m_leo->wallets().markBackedUp(m_carol);
        m_leo->notifications().markAllRead();
        QVERIFY(notices.waitFor([](const auto& s) { return s.unread == 0; }));
        for (const api::Notice& notice : notices->notices) QVERIFY(!notice.needsDecision && notice.read);
    }

    void remembers() {
        const auto page =
            answerOf<api::Page<api::HistoryEntry>>([&](auto done) { m_leo->wallets().history(m_alice, {}, done); });
        CHECK_OK(page);
        QCOMPARE(page->rows.size(), std::size_t{1});
        QVERIFY(page->next.empty());
        const api::HistoryEntry& line = page->rows.front();
        QCOMPARE(line.why, std::string("transfer"));
        QVERIFY(!line.incoming && line.other == m_carol);
        QCOMPARE(line.balanceAfter, Amount{987'500'000'000});
        QCOMPARE(codeOfResult(answerOf<api::Page<api::HistoryEntry>>(
                     [&](auto done) { m_leo->wallets().history(m_alice, "1.2.x", done); })),
                 Code::Malformed);
    }

    void locksAndUnlocks() {
        auto& wallets = m_leo->wallets();
        wallets.activate(m_carol);
        const auto request =
            answerOf<api::SigningRequest>([&](auto done) { wallets.prepareTransfer(m_alice, leo(1), done); });
        CHECK_OK(request);
        wallets.lock();
        QCOMPARE(codeOfResult(answerOf<Height>([&](auto done) { wallets.sign(request->id, done); })), Code::NotFound);
        QCOMPARE(codeOfResult(answerOf<api::SigningRequest>(
                     [&](auto done) { wallets.prepareTransfer(m_alice, leo(1), done); })),
                 Code::NotPermitted);
        const auto unlock = [&](const char* password) {
            return statusOf([&](auto done) { wallets.unlock(m_carol, password, done); });
        };
        for (int i = 0; i < 3; ++i) QCOMPARE(codeOfResult(unlock("wrong horse")), Code::WrongPassword);
        QCOMPARE(codeOfResult(unlock(kPassword)), Code::Late);
        Latest<api::WalletsState> state(wallets);
        QVERIFY(state.waitFor([&](const auto& s) { return s.find(m_carol)->delayMs == 0; }));
        CHECK_OK(unlock(kPassword));
        QVERIFY(state.waitFor([&](const auto& s) { return s.find(m_carol)->unlocked; }));
        QVERIFY(!state->find(m_alice)->unlocked);
        CHECK_OK(statusOf([&](auto done) { wallets.unlock(m_alice, {}, done); }));
        QVERIFY(state.waitFor([&](const auto& s) { return s.find(m_alice)->unlocked; }));
    }

    void passwordBackupAndBack() {
        auto& wallets = m_leo->wallets();
        const std::string file = (root() / "carol.leo").string();
        QCOMPARE(codeOfResult(statusOf(
                     [&](auto done) { wallets.changePassword(m_carol, "wrong horse", "battery staple", done); })),
                 Code::WrongPassword);
        CHECK_OK(statusOf([&](auto done) { wallets.changePassword(m_carol, kPassword, "battery staple", done); }));
        CHECK_OK(statusOf([&](auto done) { wallets.rename(m_carol, "Caroline", done); }));
        CHECK_OK(statusOf([&](auto done) { wallets.exportFile(m_carol, file, done); }));
        QCOMPARE(codeOfResult(statusOf([&](auto done) { wallets.remove(m_carol, kPassword, done); })),
                 Code::WrongPassword);
        CHECK_OK(statusOf([&](auto done) { wallets.remove(m_carol, "battery staple", done); }));
        Latest<api::WalletsState> state(wallets);
        QVERIFY(state.waitFor([&](const auto& s) { return !s.find(m_carol) && s.active != m_carol; }));
        QCOMPARE(codeOfResult(answerOf<AccountId>([&](auto done) { wallets.restoreFile(file, kPassword, done); })),
                 Code::WrongPassword);
        const auto back = answerOf<AccountId>([&](auto done) { wallets.restoreFile(file, "battery staple", done); });
        CHECK_OK(back);
        QVERIFY(*back == m_carol);
        QVERIFY(state.waitFor([&](const auto& s) { return s.active == m_carol && s.find(m_carol)->unlocked; }));
        QVERIFY(state->find(m_carol)->backedUp);
    }

    void pausesAndGoesOn() {
        Latest<api::NetworkState> state(m_leo->networks());
        QVERIFY(state.waitFor([](const auto& s) { return s.link == api::Link::Live; }));
        const Height before = state->height;
        m_leo->networks().setPaused(true);
        QVERIFY(state.waitFor([](const auto& s) { return s.link == api::Link::Paused; }));
        QVERIFY(state->height >= before && state->peers == 0);
        m_leo->networks().setPaused(false);
        QVERIFY(state.waitFor([](const auto& s) { return s.link == api::Link::Live; }));
    }

    // Somebody else's computer: joins by address, finds the same chain, and needs no wallet to look.
    void joinsByAddress() {
        QTemporaryDir elsewhere;
        Latest<api::NetworkState> here(m_leo->networks());
        QVERIFY(here.waitFor([](const auto& s) { return s.current && !s.current->entryPoints.empty(); }));
        const std::string address = here->current->entryPoints.front();
        auto other = makeLeo(configFor(elsewhere.path().toStdString() + "/leo"));
        CHECK_OK(other);
        const std::string wrong = "leo:network/" + std::string(64, 'a') + "?at=" + address;
        QCOMPARE(codeOfResult(answerOf<api::NetworkInfo>([&](auto done) { (*other)->networks().join(wrong, done); })),
                 Code::WrongChain);
        const auto info = answerOf<api::NetworkInfo>([&](auto done) { (*other)->networks().join(address, done); });
        CHECK_OK(info);
        QVERIFY(info->chain == here->current->chain && !info->onThisComputer);
        Latest<api::NetworkState> there((*other)->networks());
        QVERIFY(there.waitFor([&](const auto& s) { return s.link == api::Link::Live && s.height >= here->height; }));
        Latest<api::WalletsState> wallets((*other)->wallets());
        QVERIFY(wallets.waitFor([](const auto& s) { return s.wallets.empty(); }));
        CHECK_OK(statusOf([&](auto done) { (*other)->networks().forget(info->chain, done); }));
        QVERIFY(there.waitFor([](const auto& s) { return s.link == api::Link::None && s.known.empty(); }));
    }

    void outlivesTheWindow() {
        m_leo.reset();
        QVERIFY(store::holderOf(network()).has_value());
        open();
        Latest<api::NetworkState> state(m_leo->networks());
        QVERIFY(state.waitFor([](const auto& s) { return s.link == api::Link::Live; }));
        Latest<api::WalletsState> wallets(m_leo->wallets());
        QVERIFY(wallets.waitFor([&](const auto& s) { return s.active == m_carol && s.wallets.size() == 4; }));
        QVERIFY(!wallets->find(m_carol)->unlocked && wallets->find(m_alice)->unlocked);
        Latest<api::NoticesState> notices(m_leo->notifications());
        QVERIFY(notices.waitFor([](const auto& s) { return !s.notices.empty() && s.unread == 0; }));
        CHECK_OK(statusOf([&](auto done) { m_leo->networks().startLocal(kNodes, done); }));  // found running
    }

    // Ending the program gives nobody new attempts.
    void wrongPasswordsOutliveTheProgram() {
        const auto unlock = [&](const char* password) {
            return statusOf([&](auto done) { m_leo->wallets().unlock(m_carol, password, done); });
        };
        for (int i = 0; i < 3; ++i) QCOMPARE(codeOfResult(unlock("wrong horse")), Code::WrongPassword);
        m_leo.reset();
        open();
        Latest<api::WalletsState> state(m_leo->wallets());
        QVERIFY(state.waitFor([&](const auto& s) { return s.find(m_carol) && s.find(m_carol)->delayMs == 0; }));
        QCOMPARE(codeOfResult(unlock("wrong horse")), Code::WrongPassword);
        QVERIFY(state.waitFor([&](const auto& s) { return s.find(m_carol)->delayMs > kFirstDelayMs; }));
        QCOMPARE(codeOfResult(unlock("battery staple")), Code::Late);
        QVERIFY(state.waitFor([&](const auto& s) { return s.find(m_carol)->delayMs == 0; }));
        CHECK_OK(unlock("battery staple"));
        m_leo->wallets().lock();
        QCOMPARE(codeOfResult(unlock("wrong horse")), Code::WrongPassword);  // counted from none again
        CHECK_OK(unlock("battery staple"));
    }

    // The program is killed some time after a person confirmed: the payment is made once or not at all, and the next
    // one works.
    void killedWhileSigning() {
        AccountId bob;
        {
            Latest<api::WalletsState> state(m_leo->wallets());
            QVERIFY(state.waitFor([](const auto& s) { return s.wallets.size() == 4; }));
            for (const api::Wallet& wallet : state->wallets)
                if (wallet.localTest && !wallet.isNode && wallet.account != m_alice) bob = wallet.account;
        }
        for (const int delayMs : {0, 3, 30, 300}) {
            m_leo.reset();
            QProcess killed;
            killed.setProcessChannelMode(QProcess::ForwardedChannels);
            killed.start(
                QCoreApplication::applicationFilePath(),
                {QLatin1String(kSignAndDie), QString::fromStdString(root().string()),
                 QString::fromStdString(m_alice.hex()), QString::fromStdString(bob.hex()), QString::number(delayMs)});
            QVERIFY(killed.waitForFinished(kAnswerMs));
            QCOMPARE(killed.exitStatus(), QProcess::CrashExit);
            open();
            m_leo->wallets().activate(m_alice);
            Latest<api::WalletsState> state(m_leo->wallets());
            Latest<api::NetworkState> net(m_leo->networks());
            QVERIFY(net.waitFor([](const auto& s) { return s.link == api::Link::Live; }));
            QVERIFY(state.waitFor([&](const auto& s) { return s.active == m_alice && s.current()->unlocked; }));
            // What came before this start is in the blocks by now, or waits with the same nonce.
            Status paid = makeError(Code::Timeout, "not tried");
            for (int attempt = 0; attempt < 3 && !paid.ok(); ++attempt) {
                const auto request = answerOf<api::SigningRequest>(
                    [&](auto done) { m_leo->wallets().prepareTransfer(bob, leo(1), done); });
                CHECK_OK(request);
                const auto height = answerOf<Height>([&](auto done) { m_leo->wallets().sign(request->id, done); });
                paid = height.ok() ? Status() : Status(height.error());
            }
            CHECK_OK(paid);
            m_paid += 1;
            const auto history = answerOf<api::Page<api::HistoryEntry>>(
                [&](auto done) { m_leo->wallets().history(m_alice, {}, done); });
            CHECK_OK(history);
            const auto toBob = std::count_if(history->rows.begin(), history->rows.end(),
                                             [&](const api::HistoryEntry& entry) { return entry.other == bob; });
            QVERIFY2(toBob == m_paid || toBob == m_paid + 1, std::to_string(toBob).c_str());
            m_paid = static_cast<int>(toBob);
            QVERIFY(state.waitFor([&](const auto& s) {
                return s.find(m_alice)->available ==
                       Amount{987'500'000'000 - static_cast<std::uint64_t>(m_paid) * leo(1).units};
            }));
        }
    }

    void stopsInOrder() {
        const auto holder = store::holderOf(network());
        QVERIFY(holder.has_value());
        QCOMPARE(codeOfResult(statusOf([&](auto done) {
                     Latest<api::NetworkState> state(m_leo->networks());
                     QVERIFY(state.waitFor([](const auto& s) { return s.current.has_value(); }));
                     m_leo->networks().forget(state->current->chain, done);
                 })),
                 Code::WrongState);
        CHECK_OK(statusOf([&](auto done) { m_leo->networks().stopLocal(done); }));
        QVERIFY(!isAlive(*holder));
        QVERIFY(!store::holderOf(network()));
        Latest<api::NetworkState> state(m_leo->networks());
        QVERIFY(state.waitFor([](const auto& s) {
            return s.link == api::Link::Connecting && s.problem.find("not running") != std::string::npos;
        }));
        QVERIFY(state->height.value > 0);  // what was followed is still there to be read
    }

    void laterStartFindsThingsDone() {
        Latest<api::LocalStart> start([&](auto handler) { return m_leo->networks().observeStart(handler); });
        CHECK_OK(statusOf([&](auto done) { m_leo->networks().startLocal(kNodes, done); }));
        QVERIFY(start.waitFor([](const auto& s) { return !s.running && s.steps.size() == 6; }));
        QVERIFY(start->steps[1].mark == api::StartMark::FoundDone);
        QVERIFY(start->steps[2].mark == api::StartMark::FoundDone);
        Latest<api::WalletsState> wallets(m_leo->wallets());
        QVERIFY(wallets.waitFor([&](const auto& s) { return s.find(m_carol)->available == Amount{12'500'000'000}; }));
        CHECK_OK(statusOf([&](auto done) { m_leo->networks().stopLocal(done); }));
    }

private:
    std::filesystem::path root() const { return m_directory.path().toStdString() + "/leo"; }
    std::filesystem::path network() const { return root() / "devnet"; }
    void open() {
        auto leo = makeLeo(configFor(root()));
        CHECK_OK(leo);
        m_leo = std::move(*leo);
    }

    QTemporaryDir m_directory;
    std::unique_ptr<api::Leo> m_leo;
    AccountId m_alice, m_carol;
    int m_paid = 0;  // LEO to Bob
};

// The program that is killed: signs a payment of one LEO and dies so many milliseconds later.
int signAndDie(const QStringList& arguments) {
    auto leo = makeLeo(configFor(arguments.value(2).toStdString()));
    const auto from = AccountId::fromHexText(arguments.value(3).toStdString());
    const auto to = AccountId::fromHexText(arguments.value(4).toStdString());
    if (!leo.ok() || !from.ok() || !to.ok()) return 1;
    (*leo)->wallets().activate(*from);
    Latest<api::WalletsState> state((*leo)->wallets());
    Latest<api::NetworkState> net((*leo)->networks());
    if (!net.waitFor([](const auto& s) { return s.link == api::Link::Live; })) return 1;
    if (!state.waitFor([&](const auto& s) { return s.active == *from && s.current()->unlocked; })) return 1;
    const auto request =
        answerOf<api::SigningRequest>([&](auto done) { (*leo)->wallets().prepareTransfer(*to, leo::leo(1), done); });
    if (!request.ok()) return 1;
    (*leo)->wallets().sign(request->id, [](const Result<Height>&) {});
    QTest::qWait(arguments.value(5).toInt());
    ::raise(SIGKILL);
    return 0;
}

}  // namespace leo::node

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == QLatin1String(leo::node::kSignAndDie))
        return leo::node::signAndDie(QCoreApplication::arguments());
    leo::node::LocalNetworkTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "local_network_test.moc"

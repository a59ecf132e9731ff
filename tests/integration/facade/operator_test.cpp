// A person's own node on a real network, from the checklist to the way out: paid for and registered with two
// signatures, admitted by attestors, drawn into a task, found in the explorer, drained, stopped, run without a
// window, and gone with its deposit.
#include <QtTest>

#include <signal.h>

#include <QProcess>

#include "base/address.h"
#include "integration/facade/gui.h"
#include "node/cpu_limit.h"
#include "node/facade/local_process.h"
#include "node/facade/signing.h"
#include "node/images.h"
#include "node/node_status.h"
#include "node/worker.h"
#include "sandbox/pack.h"
#include "sandbox/sandbox.h"
#include "store/data_dir.h"
#include "support/no_runner.h"
#include "tpm/swtpm.h"

namespace leo::node {
namespace {

// A newcomer's ten credits of about a thousand win one of 32 seats in every fourth draw: none of these is one in ten
// thousand runs.
constexpr int kTasks = 32;

using Mark = api::NodeMark;

#define CHECK_OK(expression)                                                           \
    do {                                                                               \
        const auto& checked = (expression);                                            \
        QVERIFY2(checked.ok(), checked.ok() ? "" : toString(checked.error()).c_str()); \
    } while (false)

}  // namespace

class OperatorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!std::filesystem::exists(std::string(LEO_IMAGE) + "/index.json"))
            LEO_MISSING("the container image is not there");
        QVERIFY(m_directory.isValid());
        open();
        CHECK_OK(statusOf([&](auto done) { m_leo->networks().startLocal(kFewNodes, done); }));
        Latest<api::WalletsState> wallets(m_leo->wallets());
        QVERIFY(wallets.waitFor([](const auto& s) { return s.wallets.size() == 3 && s.active; }));
        m_alice = wallets->wallets[0].account;
        m_first = wallets->wallets[2].account;
    }
    void cleanupTestCase() {
        m_state.reset();
        m_leo.reset();
        if (m_leod && m_leod->state() != QProcess::NotRunning) m_leod->terminate();
        for (const auto& directory : {home(), root() / "devnet"}) {
            const auto holder = store::holderOf(directory);
            if (!holder) continue;
            ::kill(*holder, SIGTERM);
            QVERIFY(QTest::qWaitFor([&] { return !isAlive(*holder); }, kAnswerMs));
        }
    }

    void theFirstNodeBelongsToTheNetwork() {
        m_leo->wallets().activate(m_first);
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Running && !s.peers.empty(); }));
        QVERIFY(state().node == m_first && state().keptRunning && !state().canStart);
        QVERIFY(waitFor([](const auto& s) { return s.peers.front().latencyMs.has_value(); }));
        QCOMPARE(statusOf([&](auto done) { m_leo->node().stop(done); }).error().code, Code::NotPermitted);
        QCOMPARE(statusOf([&](auto done) { m_leo->node().start(software(), done); }).error().code,
                 Code::NotPermitted);
        m_leo->node().drain();
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Draining; }));
        m_leo->node().resume();
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Running; }));
        m_leo->wallets().activate(m_alice);
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Stopped && !s.node; }));
    }

    void everythingIsChecked() {
        m_leo->node().checkAgain();
        QVERIFY(waitFor([](const auto& s) { return s.canStart; }));
        QStringList found;
        for (const api::StartCheck& check : state().checks)
            found << QString::fromStdString(check.key + ' ' + check.found);
        QCOMPARE(found.size(), 6);
        for (const char* line :
             {"tpm software", "certificate local", "measured-boot software", "reachable live", "deposit ready"})
            QVERIFY2(found.contains(QString::fromLatin1(line)), qPrintable(found.join(u',')));
        QVERIFY(state().checks[3].found == "ready" || state().checks[3].found == "weak");
    }

    void noSignatureNoNode() {
        const auto request = next();
        CHECK_OK(request);
        QVERIFY(*request && (*request)->kind == "Transfer");
        const auto holder = store::holderOf(home());
        QVERIFY(holder.has_value());
        m_leo->wallets().discard((*request)->id);
        QVERIFY(QTest::qWaitFor([&] { return !isAlive(*holder); }, kAnswerMs));
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Stopped && !s.alive; }));
        Latest<api::WalletsState> wallets(m_leo->wallets());
        QVERIFY(wallets.waitFor([](const auto& s) { return s.wallets.size() == 4; }));
        QCOMPARE(wallets->find(m_alice)->available, leo(1'000));
        QVERIFY(wallets->wallets[3].isNode && wallets->wallets[3].unlocked);
    }

    void isPaidForAndRegistered() {
        auto request = next();
        CHECK_OK(request);
        QVERIFY(*request && (*request)->kind == "Transfer" && (*request)->signer == m_alice);
        QCOMPARE((*request)->spends, leo(110));
        m_node = *(*request)->recipient;
        CHECK_OK(sign((*request)->id));

        request = next();
        CHECK_OK(request);
        QVERIFY(*request && (*request)->kind == "NodeRegister" && (*request)->signer == m_node);
        QCOMPARE((*request)->spends, leo(100));
        QCOMPARE((*request)->after, leo(10));
        const auto tx = decodeUnsigned((*request)->bytes);
        CHECK_OK(tx);
        QCOMPARE(std::get<ledger::NodeRegister>(tx->body).name, std::string("Workshop"));
        QVERIFY(state().mark == Mark::Starting && !state().registering.empty());
        CHECK_OK(sign((*request)->id));

        request = next();
        CHECK_OK(request);
        QVERIFY(!request->has_value());
        CHECK_OK(statusOf([&](auto done) { m_leo->node().start(software(), done); }));
    }

    void attestorsAdmitIt() {
        QVERIFY(
            waitFor([](const auto& s) { return s.mark == Mark::WaitingForAdmission || s.mark == Mark::Running; }));
        if (state().mark == Mark::WaitingForAdmission) QVERIFY(state().attestorsOf > 0);
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Running; }));
        QCOMPARE(state().credit, Credit{10});
        QCOMPARE(state().name, std::string("Workshop"));
        QCOMPARE(state().rankOf, kFewNodes + 1);
        QCOMPARE(state().depositsHeld, leo(100));
        QVERIFY(state().tpm.chainValid && state().tpm.software);
    }

    void provesItself() {
        QVERIFY(waitFor([](const auto& s) { return s.pcrs.size() == 9; }));
        for (const api::Pcr& pcr : state().pcrs) QVERIFY(pcr.mark == api::Pcr::Mark::Match);
        QVERIFY(!state().platformChanged);
        const auto page =
            answerOf<api::Page<api::RuntimeEntry>>([&](auto done) { m_leo->node().runtimeLog({}, done); });
        CHECK_OK(page);
        QCOMPARE(page->rows.size(), std::size_t{1});
        QCOMPARE(page->rows[0].kind, std::string("node-start"));
        QVERIFY(page->rows[0].pcr13 == state().pcrs.back().value);
        QVERIFY(waitFor([](const auto& s) { return s.measured.nodeMemoryBytes > 0 && s.measured.cpuCores > 0; }));
        QVERIFY(!state().sandbox.runner.empty() && state().sandbox.images > 0);
    }

    void explorerKnowsIt() {
        const auto found =
            answerOf<api::SearchResult>([&](auto done) { m_leo->explorer().search(toAddress(m_node), done); });
        CHECK_OK(found);
        QVERIFY(!found->matches.empty());
        const auto look = [&] {
            return answerOf<api::AccountDetail>([&](auto done) { m_leo->explorer().account(m_node, done); });
        };
        auto account = look();
        CHECK_OK(account);
        QVERIFY(account->node && account->tpm);
        // The index of the chain follows the chain.
        QTRY_VERIFY_WITH_TIMEOUT((account = look()).ok() && !account->credit.empty(), kAnswerMs);
        QCOMPARE(account->credit.back().credit, 10u);
        QVERIFY(waitFor([](const auto& s) { return s.creditToday >= 10; }));
        const auto history =
            answerOf<std::vector<api::CreditPoint>>([&](auto done) { m_leo->node().creditHistory(done); });
        CHECK_OK(history);
        QCOMPARE(history->front().why, std::string("admitted"));
        QCOMPARE(history->front().change, 10);
    }

    void limitsKeepItFromTasks() {
        Latest<api::LambdasState> lambdas(m_leo->lambdas());
        QVERIFY(lambdas.waitFor([](const auto& s) { return !s.all.empty(); }));  // Bob's sample
        m_lambda = lambdas->all[0].id;
        QVERIFY(!run().isZero());  // a draw looks eight blocks back: the next one knows the newcomer
        api::NodeLimits limits;
        limits.smallestOffer = leo(4'000);
        m_leo->node().setLimits(limits);
        QTest::qWait(2 * kStatusBeatMs);
        const TaskId first = run();
        QVERIFY(waitFor([&](const auto& s) { return missed(s, first, api::MissedTask::Why::SmallestOffer); }));
        QCOMPARE(state().missed.front().have, std::string("10"));
        QCOMPARE(state().missed.front().wanted, std::string("4000"));
        m_leo->node().setLimits({});
        m_leo->node().drain();
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Draining; }));
        const TaskId second = run();
        QVERIFY(waitFor([&](const auto& s) { return missed(s, second, api::MissedTask::Why::Draining); }));
        QCOMPARE(state().drawsSeen, std::uint64_t{0});
        m_leo->node().resume();
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Running; }));
    }

    void isDrawn() {
        QTest::qWait(2 * kStatusBeatMs);
        TaskId won;
        for (int i = 0; i < kTasks && won.isZero(); ++i) {
            const TaskId task = run();
            QVERIFY(!task.isZero());
            QVERIFY(waitFor([&](const auto& s) { return has(s, task) || missed(s, task); }));
            if (has(state(), task)) won = task;
        }
        QVERIFY(!won.isZero());
        QVERIFY(state().drawsWon >= 1 && state().drawsSeen >= state().drawsWon);
        QVERIFY(state().drawsExpectedPermille > 0 && state().drawsExpectedPermille < 1'000);
        QVERIFY(waitFor([&](const auto& s) { return !s.tasks.empty() && !s.tasks.front().open; }));
        const api::NodeTaskRow row = state().tasks.front();
        QVERIFY(row.task == won && row.executor.has_value());
        QVERIFY(!row.earned.isZero() && row.creditChange > 0);
        QVERIFY(waitFor([](const auto& s) { return s.credit > Credit{10} && !s.earnedToday.isZero(); }));
        const auto task = answerOf<api::TaskProofs>([&](auto done) { m_leo->explorer().taskProofs(won, done); });
        CHECK_OK(task);
        QVERIFY(std::any_of(task->members.begin(), task->members.end(),
                            [&](const api::ProofRow& member) { return member.node == m_node; }));
    }

    void stopsAndStartsAgain() {
        const auto holder = store::holderOf(home());
        QVERIFY(holder.has_value());
        CHECK_OK(statusOf([&](auto done) { m_leo->node().stop(done); }));
        QVERIFY(QTest::qWaitFor([&] { return !isAlive(*holder); }, kAnswerMs));
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Stopped && !s.alive; }));
        const auto request = next();
        CHECK_OK(request);
        QVERIFY(!request->has_value());  // it is a node already
        CHECK_OK(statusOf([&](auto done) { m_leo->node().start(software(), done); }));
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Running; }));
        CHECK_OK(statusOf([&](auto done) { m_leo->node().stop(done); }));
    }

    void anotherProgramHasTheTpm() {
        const auto socket = (root() / "s").string();
        {
            const auto other = tpm::SwtpmProcess::start({.stateDir = (home() / "tpm").string(), .socketDir = socket});
            CHECK_OK(other);
            const Status started = statusOf([&](auto done) { m_leo->node().start(software(), done); });
            QVERIFY(!started.ok());
            QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::TpmBusy && !s.problem.empty(); }));
        }
        m_leo->node().checkAgain();
        QVERIFY(waitFor([](const auto& s) { return s.canStart; }));
    }

    // Somebody runs it without a window; the window finds it and speaks to it, and outlives nothing of it.
    void runsWithoutAWindow() {
        m_leod = std::make_unique<QProcess>();
        QProcess& leod = *m_leod;
        leod.start(QStringLiteral(LEO_LEOD),
                   {QStringLiteral("node"), QStringLiteral("--data"), QString::fromStdString(root().string()),
                    QStringLiteral("--home"), QString::fromStdString(home().string()), QStringLiteral("--image"),
                    QStringLiteral(LEO_IMAGE)});
        QVERIFY(leod.waitForStarted());
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Running; }));
        QCOMPARE(store::holderOf(home()).value_or(0), static_cast<pid_t>(leod.processId()));
        m_state.reset();
        m_leo.reset();
        QCOMPARE(leod.state(), QProcess::Running);
        open();
        QVERIFY(waitFor([&](const auto& s) { return s.mark == Mark::Running && s.node == m_node; }));
        QCOMPARE(statusOf([&](auto done) { m_leo->node().attach("/nowhere/at/all", done); }).error().code,
                 Code::NotFound);
        CHECK_OK(statusOf([&](auto done) { m_leo->node().attach(home().string(), done); }));
        QVERIFY(waitFor([&](const auto& s) { return s.mark == Mark::Running && s.home == home().string(); }));
        CHECK_OK(statusOf([&](auto done) { m_leo->node().attach({}, done); }));
        QVERIFY(waitFor([&](const auto& s) { return s.mark == Mark::Running; }));
    }

    void leaves() {
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Running; }));
        const auto request = answerOf<api::SigningRequest>([&](auto done) { m_leo->node().prepareLeave(done); });
        CHECK_OK(request);
        QCOMPARE(request->kind, std::string("NodeExit"));
        CHECK_OK(sign(request->id));
        QVERIFY(waitFor([](const auto& s) { return s.mark == Mark::Exiting && s.leavesAt; }));
        CHECK_OK(statusOf([&](auto done) { m_leo->node().stop(done); }));
    }

    void coresOfARun_data() {
        QTest::addColumn<int>("runner");
        QTest::newRow("runc") << static_cast<int>(sandbox::RunnerKind::Runc);
        QTest::newRow("bwrap") << static_cast<int>(sandbox::RunnerKind::Bwrap);
        QTest::newRow("gvisor") << static_cast<int>(sandbox::RunnerKind::Gvisor);
    }
    // What limits.cpuCores does to a run, seen from inside every sandbox.
    void coresOfARun() {
        QFETCH(int, runner);
        const auto kind = static_cast<sandbox::RunnerKind>(runner);
        QTemporaryDir folder;
        QFile script(folder.filePath(QStringLiteral("cores.py")));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("import os\nopen(os.environ['LEO_OUTPUT'], 'w').write(str(len(os.sched_getaffinity(0))))\n");
        script.close();
        sandbox::SandboxConfig config;
        config.loaderPath = LEO_LOADER;
        config.ownerPrefix = "leocores";
        auto made = sandbox::makeRunner(kind, config);
        if (!made.ok()) LEO_NO_RUNNER(kind, toString(made.error()));
        const sandbox::RunnerReport report = sandbox::selfTest(**made, config);
        if (!report.usable) LEO_NO_RUNNER(kind, report.problem);
        const auto packed = sandbox::packFolder(folder.path().toStdString());
        CHECK_OK(packed);
        const auto rootfs = (*made)->prepare(LEO_IMAGE, firstImage(LEO_IMAGE).value());
        CHECK_OK(rootfs);
        Worker worker("leo-test");
        std::optional<Result<sandbox::RunResult>> result;
        worker.post(
            [&]() -> Result<sandbox::RunResult> {
                LEO_TRY(limitCores(1));
                sandbox::RunRequest request;
                request.rootfs = *rootfs;
                request.command = {"/usr/bin/python3", "cores.py"};
                request.codeTar = packed->tar;
                return (*made)->run(request);
            },
            [&](Result<sandbox::RunResult> run) { result = std::move(run); });
        QVERIFY(QTest::qWaitFor([&] { return result.has_value(); }, kAnswerMs));
        CHECK_OK(*result);
        QVERIFY2((*result)->reason == sandbox::Reason::Ok, std::string(textOf((*result)->log.view())).c_str());
        QCOMPARE(std::string(textOf((*result)->output.view())), std::string("1"));
    }

private:
    std::filesystem::path root() const { return m_directory.path().toStdString(); }
    std::filesystem::path home() const { return root() / "devnet" / "nodes" / "03"; }
    void open() {
        FacadeConfig config = configFor(root());
        config.imageLayouts = {LEO_IMAGE};
        config.samples = LEO_SAMPLES;
        auto made = makeLeo(std::move(config));
        CHECK_OK(made);
        m_leo = std::move(*made);
        m_state = std::make_unique<Latest<api::NodeState>>(m_leo->node());
    }
    static api::NodeStart software() {
        api::NodeStart start;
        start.name = "Workshop";
        start.softwareTpm = true;
        return start;
    }
    Result<std::optional<api::SigningRequest>> next() {
        return answerOf<std::optional<api::SigningRequest>>(
            [&](auto done) { m_leo->node().prepareStart(software(), done); });
    }
    Result<Height> sign(std::uint64_t request) {
        return answerOf<Height>([&](auto done) { m_leo->wallets().sign(request, done); });
    }
    bool waitFor(const std::function<bool(const api::NodeState&)>& condition) { return m_state->waitFor(condition); }
    const api::NodeState& state() const { return **m_state; }
    static bool has(const api::NodeState& state, const TaskId& task) {
        return std::any_of(state.tasks.begin(), state.tasks.end(),
                           [&](const api::NodeTaskRow& row) { return row.task == task; });
    }
    static bool missed(const api::NodeState& state, const TaskId& task,
                       std::optional<api::MissedTask::Why> why = {}) {
        return std::any_of(state.missed.begin(), state.missed.end(), [&](const api::MissedTask& missed) {
            return missed.task == task && (!why || missed.why == *why);
        });
    }
    // A task of Alice's to its end, her key given by itself.
    TaskId run() {
        api::OfferQuery query;
        query.lambda = m_lambda;
        query.offer = leo(10);
        query.committee = 10;
        const auto request = answerOf<api::SigningRequest>([&](auto done) {
            m_leo->tasks().preparePost({query, kPicture, false, false}, done);
        });
        if (!request.ok()) qWarning("post: %s", toString(request.error()).c_str());
        if (!request.ok() || !sign(request->id).ok()) return {};
        const TaskId task = m_leo->tasks().taskOf(request->id).value_or(TaskId{});
        Latest<api::Task> view([&](auto handler) { return m_leo->tasks().observeTask(task, handler); });
        if (!view.waitFor([](const auto& t) { return t.sequence > 0 && !t.moving; })) return {};
        if (view->end != api::TaskEnd::Settled) qWarning("the task ended otherwise");
        return task;
    }

    QTemporaryDir m_directory;
    std::unique_ptr<api::Leo> m_leo;
    std::unique_ptr<Latest<api::NodeState>> m_state;
    std::unique_ptr<QProcess> m_leod;
    AccountId m_alice, m_first, m_node;
    LambdaId m_lambda;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::OperatorTest)
#include "operator_test.moc"

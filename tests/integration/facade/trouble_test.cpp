// The network of this computer dies under a task, once in each of its steps: what is known stays readable with the
// height it is of, the reason is said, nothing is lost, and the same program goes on when the network is started
// again.
#include <QtTest>

#include <signal.h>

#include "integration/facade/gui.h"
#include "node/facade/local_process.h"
#include "store/data_dir.h"
#include "support/missing.h"

namespace leo::node {
class TroubleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!std::filesystem::exists(std::string(LEO_IMAGE) + "/index.json"))
            LEO_MISSING("the container image is not there");
        FacadeConfig config = configFor(root());
        config.imageLayouts = {LEO_IMAGE};
        config.samples = LEO_SAMPLES;
        auto leo = makeLeo(std::move(config));
        QVERIFY2(leo.ok(), leo.ok() ? "" : toString(leo.error()).c_str());
        m_leo = std::move(*leo);
        m_network = std::make_unique<Latest<api::NetworkState>>(m_leo->networks());
        m_tasks = std::make_unique<Latest<api::TasksState>>(m_leo->tasks());
        QVERIFY(start());
        // Bob's lambda comes with a new network.
        Latest<api::LambdasState> lambdas(m_leo->lambdas());
        QVERIFY(lambdas.waitFor([](const auto& s) { return s.all.size() == 1; }));
        m_lambda = lambdas->all[0].id;
        Latest<api::WalletsState> wallets(m_leo->wallets());
        QVERIFY(wallets.waitFor([](const auto& s) { return s.active && s.current()->unlocked; }));
        QCOMPARE(wallets->current()->name, std::string("Alice"));
    }
    void cleanupTestCase() {
        m_view.reset();
        m_network.reset();
        m_tasks.reset();
        m_leo.reset();
        if (const auto holder = store::holderOf(network())) {
            ::kill(*holder, SIGTERM);
            QVERIFY(QTest::qWaitFor([&] { return !isAlive(*holder); }, kAnswerMs));
        }
    }

    void diesInEachStep_data() {
        QTest::addColumn<int>("step");
        constexpr const char* kNames[] = {"posted", "election", "leader", "before",
                                          "keys",   "execute",  "after",  "settle"};
        for (int step = 0; step < 8; ++step) QTest::newRow(kNames[step]) << step;
    }
    void diesInEachStep() {
        QFETCH(int, step);
        // Before its answer the key is asked for; the later steps come by themselves.
        const TaskId task = post(step <= static_cast<int>(api::Step::Keys));
        QVERIFY(!task.isZero());
        m_view = std::make_unique<Latest<api::Task>>(
            [&](auto handler) { return m_leo->tasks().observeTask(task, handler); });
        QVERIFY(m_view->waitFor([&](const api::Task& t) { return static_cast<int>(t.step) >= step; }));
        const auto pid = store::holderOf(network());
        QVERIFY(pid);
        QCOMPARE(::kill(*pid, SIGKILL), 0);

        QVERIFY(m_network->waitFor([](const auto& s) { return s.link == api::Link::Connecting && s.localGone; }));
        QCOMPARE((*m_network)->problem, std::string("the network of this computer is not running"));
        const Height known = (*m_network)->height;
        QVERIFY(known.value > 0 && (*m_network)->headSeen.value > 0);
        const api::Task before = **m_view;
        QVERIFY(before.id == task && static_cast<int>(before.step) >= step && before.inputName == "photo-1mp.png");
        QVERIFY(before.postedHeight <= known && before.events.size() > 0);
        // A page opened now shows the same.
        Latest<api::Task> opened([&](auto handler) { return m_leo->tasks().observeTask(task, handler); });
        QVERIFY(opened.waitFor([&](const auto& t) { return t.id == task && !t.events.empty(); }));
        QCOMPARE(opened->events.size(), before.events.size());

        QVERIFY(start());
        QVERIFY(m_network->waitFor([&](const auto& s) { return !s.localGone && s.height > known; }));
        QVERIFY(m_view->waitFor([&](const auto& t) { return t.sequence >= before.sequence; }));
        QVERIFY((*m_view)->id == task && (*m_view)->postedHeight == before.postedHeight);
        QVERIFY(m_view->forward() && m_network->forward());
    }

    // The last one ends, and every task that was interrupted is still there.
    void everyTaskIsKept() {
        QVERIFY(m_view->waitFor([](const auto& t) { return !t.moving; }));
        QVERIFY(m_tasks->waitFor([](const auto& s) { return s.inFlight.size() + s.ended.size() == 8; }));
        const auto height = (*m_network)->height;
        const TaskId task = post(false);  // and the next one works as ever
        QVERIFY(!task.isZero());
        m_view = std::make_unique<Latest<api::Task>>(
            [&](auto handler) { return m_leo->tasks().observeTask(task, handler); });
        QVERIFY(m_view->waitFor([](const auto& t) { return !t.moving; }));
        QVERIFY((*m_view)->closedHeight > height);
    }

private:
    std::filesystem::path root() const { return m_directory.path().toStdString() + "/leo"; }
    std::filesystem::path network() const { return root() / "devnet"; }
    bool start() {
        const Status started = statusOf([&](auto done) { m_leo->networks().startLocal(kNodes, done); });
        if (!started.ok()) qWarning("start: %s", toString(started.error()).c_str());
        return started.ok() && m_network->waitFor([](const auto& s) { return s.link == api::Link::Live; });
    }
    TaskId post(bool ask) {
        const auto request = answerOf<api::SigningRequest>([&](auto done) {
            m_leo->tasks().preparePost({{m_lambda, leo(10), {}, 10, 0}, kPicture, false, ask}, done);
        });
        if (!request.ok()) qWarning("post: %s", toString(request.error()).c_str());
        if (!request.ok()) return {};
        const auto height = answerOf<Height>([&](auto done) { m_leo->wallets().sign(request->id, done); });
        if (!height.ok()) qWarning("sign: %s", toString(height.error()).c_str());
        return m_leo->tasks().taskOf(request->id).value_or(TaskId{});
    }

    QTemporaryDir m_directory;
    std::unique_ptr<api::Leo> m_leo;
    std::unique_ptr<Latest<api::NetworkState>> m_network;
    std::unique_ptr<Latest<api::TasksState>> m_tasks;
    std::unique_ptr<Latest<api::Task>> m_view;
    LambdaId m_lambda;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::TroubleTest)
#include "trouble_test.moc"

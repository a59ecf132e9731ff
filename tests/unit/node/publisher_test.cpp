// Snapshots: built only for observers, coalesced, in order, and nothing after the end.
#include <QtTest>

#include <QThread>
#include <deque>

#include "node/facade/publisher.h"

namespace leo::node {
namespace {

struct Value {
    std::uint64_t sequence = 0;
    int number = 0;
};

// The interface's thread is this one, turned by hand.
class Turns {
public:
    std::function<void(Hop::Work)> toGui() {
        return [this](Hop::Work work) { m_work.push_back(std::move(work)); };
    }
    int run() {
        int done = 0;
        for (; !m_work.empty(); ++done) {
            const Hop::Work work = std::move(m_work.front());
            m_work.pop_front();
            work();
        }
        return done;
    }

private:
    std::deque<Hop::Work> m_work;
};

}  // namespace

class PublisherTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The core's thread is this one too: its loop turns when the test waits.
    void init() {
        m_turns = std::make_unique<Turns>();
        m_hop = std::make_shared<Hop>(m_turns->toGui());
        m_core = std::make_unique<QObject>();
        m_hop->setCore(m_core.get());
        m_built = m_number = 0;
        m_map = std::make_unique<PublisherMap<int, Value>>(m_hop, [this](int key, std::uint64_t sequence) {
            ++m_built;
            return Value{sequence, key * 100 + m_number};
        });
    }

    void nothingWithoutObserver() {
        m_map->changed(1);
        m_map->changedAll();
        settle();
        QCOMPARE(m_built, 0);
    }

    void firstObserverGetsWhatIsKnown() {
        std::vector<Value> seen;
        m_number = 7;
        const Subscription subscription = observe(1, seen);
        QVERIFY(seen.empty());  // never inside the call
        settle();
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(seen[0].number, 107);
        QVERIFY(seen[0].sequence > 0);
    }

    void laterObserverGetsThePresentOnce() {
        std::vector<Value> first, second;
        const Subscription one = observe(1, first);
        settle();
        const Subscription two = observe(1, second);
        QVERIFY(second.empty());
        settle();
        QCOMPARE(second.size(), std::size_t{1});
        QCOMPARE(second[0].sequence, first.back().sequence);
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(m_built, 1);
    }

    void changesAreCoalesced() {
        std::vector<Value> seen;
        const Subscription subscription = observe(1, seen);
        settle();
        for (m_number = 0; m_number < 1'000; ++m_number) {
            m_map->changed(1);
            QCoreApplication::processEvents();
        }
        settle();
        // A thousand changes in a moment are far fewer snapshots, and the last one is the last state.
        QVERIFY(m_built < 100);
        QCOMPARE(seen.back().number, 100 + 1'000);
        for (std::size_t i = 1; i < seen.size(); ++i) QVERIFY(seen[i].sequence > seen[i - 1].sequence);
    }

    void subjectsAreApart() {
        std::vector<Value> one, two;
        const Subscription first = observe(1, one), second = observe(2, two);
        settle();
        m_map->changed(2);
        settle();
        QCOMPARE(one.size(), std::size_t{1});
        QCOMPARE(two.size(), std::size_t{2});
        QCOMPARE(two.back().number / 100, 2);
    }

    void goneObserver() {
        std::vector<Value> seen, other;
        Subscription subscription = observe(1, seen);
        settle();
        m_map->changed(1);
        QTest::qWait(200);  // the snapshot is on its way
        subscription.reset();
        m_turns->run();
        QCOMPARE(seen.size(), std::size_t{1});
        settle();
        const int built = m_built;
        m_map->changed(1);
        settle();
        QCOMPARE(m_built, built);
        const Subscription again = observe(1, other);
        settle();
        QCOMPARE(other.size(), std::size_t{1});
        QVERIFY(other[0].sequence > seen[0].sequence);
    }

    void observerEndsItselfInItsCall() {
        Subscription subscription;
        int calls = 0;
        subscription = m_map->observe(1, [&](const std::shared_ptr<const Value>&) {
            ++calls;
            subscription.reset();
        });
        settle();
        m_map->changed(1);
        settle();
        QCOMPARE(calls, 1);
    }

    void nothingAfterTheEnd() {
        std::vector<Value> seen;
        const Subscription subscription = observe(1, seen);
        QTest::qWait(200);
        m_hop->close();
        m_turns->run();
        QVERIFY(seen.empty());
        m_hop->setCore(nullptr);
        m_hop->toCore([] { QFAIL("the core has ended"); });
        settle();
    }

    void subscriptionOutlivesThePublisher() {
        std::vector<Value> seen;
        Subscription subscription = observe(1, seen);
        settle();
        m_hop->setCore(nullptr);
        m_map.reset();
        subscription.reset();
        settle();
        QCOMPARE(seen.size(), std::size_t{1});
    }

    // Work keeps its order between real threads, each on its own.
    void hopBetweenThreads() {
        QThread thread;
        auto* core = new QObject;
        core->moveToThread(&thread);
        thread.start();
        auto hop = std::make_shared<Hop>(
            [this](Hop::Work work) { QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection); });
        hop->setCore(core);
        std::vector<int> order;
        const QThread* gui = QThread::currentThread();
        for (int i = 0; i < 100; ++i) {
            hop->toCore([hop, &order, &thread, gui, i] {
                QVERIFY(QThread::currentThread() == &thread);
                hop->toGui([&order, gui, i] {
                    QVERIFY(QThread::currentThread() == gui);
                    order.push_back(i);
                });
            });
        }
        QTRY_COMPARE(order.size(), std::size_t{100});
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        hop->setCore(nullptr);
        QObject::connect(&thread, &QThread::finished, core, &QObject::deleteLater);
        thread.quit();
        QVERIFY(thread.wait());
    }

    // However long the core keeps the way back: what the callback holds belongs to the interface's thread.
    void callbacksEndWhereTheyAreCalled() {
        Turns turns;
        auto hop = std::make_shared<Hop>(turns.toGui());
        auto held = std::make_shared<int>(0);
        const std::weak_ptr<int> watch = held;
        const auto back = hop->back<int>([held](const Result<int>& result) { *held += result.ok() ? *result : 0; });
        const auto finished = hop->backFinished([held](const Status& status) { *held += status.ok() ? 1 : 0; });
        back(2);
        finished({});
        QCOMPARE(*held, 0);
        QCOMPARE(turns.run(), 2);
        QCOMPARE(*held, 3);
        held.reset();
        QVERIFY(watch.expired());
    }

private:
    Subscription observe(int key, std::vector<Value>& seen) {
        return m_map->observe(key, [&seen](const std::shared_ptr<const Value>& value) { seen.push_back(*value); });
    }
    // Until neither thread has anything to do.
    void settle() {
        for (int quiet = 0; quiet < 3;) {
            QTest::qWait(static_cast<int>(kSnapshotGapMs));
            quiet = m_turns->run() == 0 ? quiet + 1 : 0;
        }
    }

    std::unique_ptr<Turns> m_turns;
    std::shared_ptr<Hop> m_hop;
    std::unique_ptr<QObject> m_core;
    std::unique_ptr<PublisherMap<int, Value>> m_map;
    int m_built = 0, m_number = 0;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::PublisherTest)
#include "publisher_test.moc"

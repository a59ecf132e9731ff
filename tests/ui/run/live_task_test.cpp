// During a live task nothing but rings, counters, clocks and lists changes its place or size within a step.
#include <QtTest>

#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "harness/page_walk.h"
#include "run/run_area.h"

namespace leo::ui {
namespace {

using api::Step;
using fake::FakeTasks;

struct Seen {
    QRectF place;
    QString text, words;
};
using Sight = QHash<QQuickItem*, Seen>;

bool is(const QQuickItem* item, const char* type) {
    return QString::fromLatin1(item->metaObject()->className()).startsWith(QLatin1String(type));
}

// What may move: what lies in a ring or in a list, the bar of a counter, and a badge, whose word is the state.
bool mayMove(const QQuickItem* item) {
    return item->inherits("QQuickItemView") || is(item, "RunEvents") || is(item, "StatusBadge") ||
           item->objectName() == QLatin1String("committeeRing") || item->objectName() == QLatin1String("counterBar");
}

// What can be seen of the item: of a text its letters, of a layout nothing.
QRectF painted(const QQuickItem* item) {
    if (item->inherits("QQuickText")) {
        const qreal width = item->property("contentWidth").toReal(), free = item->width() - width;
        const int align = item->property("horizontalAlignment").toInt();
        const qreal left = align & Qt::AlignRight ? free : align & Qt::AlignHCenter ? free / 2 : 0;
        return item->mapRectToScene({left, 0, width, item->property("contentHeight").toReal()});
    }
    const bool figure = item->inherits("QQuickRectangle") || item->inherits("QQuickPaintedItem") ||
                        item->inherits("QQuickImage") || item->inherits("QQuickAbstractButton");
    return figure ? item->mapRectToScene({0, 0, item->width(), item->height()}) : QRectF();
}

void look(QQuickItem* item, Sight& picture) {
    if (!item->isVisible() || item->opacity() < 0.05 || mayMove(item)) return;
    const QRectF place = painted(item);
    if (!place.isEmpty() || item->inherits("QQuickText"))
        picture[item] = {place, item->property("text").toString(), described(item)};
    for (QQuickItem* child : item->childItems()) look(child, picture);
}

QString written(const QRectF& rect) {
    return QStringLiteral("(%1, %2) %3 x %4").arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
}

// Sentences about what moved or went; what comes must find its place free. A clock or a counter is a text that reads
// otherwise: its own width is its own affair.
QStringList moved(const Sight& before, const Sight& after) {
    QStringList faults;
    for (auto it = before.constBegin(); it != before.constEnd(); ++it) {
        const auto now = after.constFind(it.key());
        if (now == after.constEnd())
            faults << QStringLiteral("went: ") + it->words;
        else if (now->text == it->text && now->place != it->place)
            faults << written(it->place) + QStringLiteral(" became ") + written(now->place) + QStringLiteral(": ") +
                          it->words;
    }
    return faults;
}

// The step goes on: `done` of ten parts of what the committee has to do in it, and a minute and more on the clocks.
api::Task further(Step step, int done) {
    api::Task task = FakeTasks::at(step);
    const std::uint64_t passed = static_cast<std::uint64_t>(done) * 11'000;
    task.postedAt = TimeMs{task.postedAt.value - passed};
    for (api::StepState& state : task.steps)
        if (state.begun) state.begun = TimeMs{state.begun->value - passed};
    if (step == Step::Election) task.members.resize(static_cast<std::size_t>(std::min(done, 7)));
    const auto mark = [&](int member) {
        return member < done    ? api::PhaseMark::Confirmed
               : member == done ? api::PhaseMark::Checking
                                : api::PhaseMark::None;
    };
    for (int i = 0; i < static_cast<int>(task.members.size()); ++i) {
        api::TaskMember& member = task.members[static_cast<std::size_t>(i)];
        if (member.role != api::MemberRole::Monitor) continue;
        if (step == Step::Execute) member.during = mark(i);
        if (step == Step::AttestAfter) member.after = mark(i);
        if (member.during == api::PhaseMark::Confirmed) member.duringAt = fake::realNow();
        if (member.after == api::PhaseMark::Confirmed) member.afterAt = fake::realNow();
    }
    for (int i = 0; i < done; ++i) {
        api::TaskEvent event;
        event.time = fake::realNow();
        event.kind = api::EventKind::Joined;
        event.node = fake::memberOf(i);
        task.events.insert(task.events.begin(), event);
    }
    if (step == Step::Keys && done < 10) {
        task = FakeTasks::withConsent(std::move(task), api::ConsentMark::Checking);
        const auto passedChecks = static_cast<std::size_t>(done / 2 + 1);
        const api::KeyConsent whole = *FakeTasks::at(Step::Keys).consent;
        for (std::size_t i = 0; i < api::kChecks; ++i)
            task.consent->checks[i] = i < passedChecks ? whole.checks[i] : api::Check{};
    }
    return task;
}

}  // namespace

class LiveTaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingMovesWithinAStep_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<QSize>("size");
        constexpr const char* kNames[] = {"posted", "election", "leader", "before",
                                          "keys",   "execute",  "after",  "settle"};
        for (int i = 0; i < 8; ++i)
            for (const QSize& size : {QSize(1440, 900), QSize(1100, 720)})
                QTest::addRow("%s %d", kNames[i], size.width()) << i << size;
    }
    void nothingMovesWithinAStep() {
        QFETCH(int, step);
        QFETCH(QSize, size);
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeNotifications notices;
        FakeTasks tasks;
        fake::FakeLeo leo;
        leo.use(networks);
        leo.use(wallets);
        leo.use(lambdas);
        leo.use(notices);
        leo.use(tasks);
        networks.beLocal();
        networks.networks.state.headSeen = fake::realNow();
        networks.networks.publish();
        wallets.beAliceAndBob();
        const Step at = static_cast<Step>(step);
        tasks.publish(further(at, 0));
        PageHarness harness(leo, size);
        harness.open("run.task", {{QStringLiteral("id"), QString::fromStdString(FakeTasks::exampleId().hex())}});
        QVERIFY(harness.wait([&] { return harness.app().run()->task()->pageState() == QLatin1String("ready"); }));
        QTest::qWait(150);  // layouts at rest
        Sight before;
        look(harness.page(), before);
        QVERIFY(before.size() > 60);
        for (const int done : {1, 5, 10}) {
            // The request itself takes the column of a small window over.
            if (at == Step::Keys && done == 10 && size.width() < 1200) break;
            tasks.publish(further(at, done));
            harness.settle();
            QTest::qWait(150);
            Sight after;
            look(harness.page(), after);
            const QStringList faults = moved(before, after);
            QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("at %1: ").arg(done) + faults.join(u'\n')));
        }
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::LiveTaskTest)
#include "live_task_test.moc"

// leo_bench_pages [SECONDS]: what the live task page and the scrolling explorer cost in the software renderer, on
// snapshots made here. One JSON object on stdout:
//   {"liveCpu": percent of one core, "stillCpu": the same page with nothing happening, "liveFrame": ms a frame,
//    "liveFrames": frames a second, "scrollFrame": ms a frame, "scrollFrames": frames a second when one follows the
//    other, "scrollRows": rows scrolled past}
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "fake/fake_explorer.h"
#include "fake/fake_networks.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "run/run_area.h"

namespace leo::ui {
namespace {

using api::PhaseMark;
using api::Step;
using fake::FakeTasks;

constexpr int kMembers = 30;    // a large committee: every verdict is a segment of the ring
constexpr int kUpdateMs = 250;  // ui section 7: four updates a second reach the ring

double cpuSeconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

// From the polish of a frame to its swap.
class FrameClock {
public:
    explicit FrameClock(QQuickWindow& window) {
        m_begin = QObject::connect(&window, &QQuickWindow::afterAnimating, [this] { m_timer.start(); });
        m_end = QObject::connect(&window, &QQuickWindow::frameSwapped, [this] {
            if (m_timer.isValid()) m_times.push_back(static_cast<double>(m_timer.nsecsElapsed()) * 1e-6);
        });
    }
    ~FrameClock() {
        QObject::disconnect(m_begin);
        QObject::disconnect(m_end);
    }
    double medianMs() const { return median(m_times); }
    std::size_t frames() const { return m_times.size(); }

private:
    QElapsedTimer m_timer;
    std::vector<double> m_times;
    QMetaObject::Connection m_begin, m_end;
};

// A task of thirty while it executes and is attested afterwards: at each step one more verdict, and its event.
api::Task frame(int step) {
    api::Task task = FakeTasks::at(step < kMembers ? Step::Execute : Step::AttestAfter);
    task.postedAt = TimeMs{1};
    task.members.clear();
    task.events.clear();
    for (int i = 0; i < kMembers; ++i) {
        api::TaskMember member;
        member.node = NodeId{fake::hashOf(static_cast<std::uint8_t>(i + 1))};
        member.role = i == 0 ? api::MemberRole::Executor : api::MemberRole::Monitor;
        member.j = 1 + static_cast<std::uint32_t>(i) % 3;
        member.credit = 100u + static_cast<std::uint32_t>(i);
        if (i > 0) {
            member.before = PhaseMark::Confirmed;
            member.during = i <= step ? PhaseMark::Confirmed : i == step + 1 ? PhaseMark::Checking : PhaseMark::None;
            member.after = i <= step - kMembers ? PhaseMark::Confirmed : PhaseMark::None;
        }
        task.members.push_back(member);
    }
    for (int i = 0; i <= step; ++i) {
        api::TaskEvent event;
        event.time = TimeMs{task.postedAt.value + static_cast<std::uint64_t>(i) * kUpdateMs};
        event.kind = api::EventKind::Joined;
        event.node = task.members[static_cast<std::size_t>(i % kMembers)].node;
        task.events.insert(task.events.begin(), event);
    }
    return task;
}

struct Desk {
    fake::FakeNetworks networks;
    fake::FakeWallets wallets;
    FakeTasks tasks;
    fake::FakeExplorer explorer;
    fake::FakeLeo leo;

    Desk() {
        networks.beLocal();
        networks.networks.state.headSeen = fake::realNow();
        networks.networks.publish();
        wallets.beAliceAndBob();
        leo.use(networks);
        leo.use(wallets);
        leo.use(tasks);
        leo.use(explorer);
    }
};

void live(QJsonObject& out, int seconds) {
    Desk desk;
    desk.tasks.publish(frame(0));
    PageHarness harness(desk.leo);
    harness.open("run.task", {{QStringLiteral("id"), QString::fromStdString(FakeTasks::exampleId().hex())}});
    harness.wait([&] { return harness.app().run()->task()->pageState() == QLatin1String("ready"); });
    QTest::qWait(1'000);

    const auto percent = [&](int forSeconds, const std::function<void()>& each) {
        const double cpu = cpuSeconds();
        QElapsedTimer wall;
        wall.start();
        while (wall.elapsed() < forSeconds * 1'000) {
            each();
            QTest::qWait(kUpdateMs);
        }
        return (cpuSeconds() - cpu) / (static_cast<double>(wall.elapsed()) * 1e-3) * 100;
    };
    int step = 0;
    FrameClock frames(harness.window());
    out[QStringLiteral("liveCpu")] = percent(seconds, [&] {
        step = std::min(step + 1, 2 * kMembers - 1);
        desk.networks.networks.state.headSeen = fake::realNow();
        desk.networks.networks.publish();
        desk.tasks.publish(frame(step));
    });
    out[QStringLiteral("liveFrame")] = frames.medianMs();
    out[QStringLiteral("liveFrames")] = static_cast<double>(frames.frames()) / seconds;

    desk.tasks.publish(FakeTasks::ended(api::TaskEnd::Settled));
    QTest::qWait(1'000);
    out[QStringLiteral("stillCpu")] = percent(std::max(2, seconds / 3), [] {});
}

// Wheel after wheel on the longest list, each as soon as the frame before it is on screen.
void scroll(QJsonObject& out, int seconds) {
    constexpr int kRows = 20'000;
    Desk desk;
    desk.explorer.pageSize = 100;
    for (int i = 0; i < kRows; ++i) {
        api::TxRow row;
        row.id = TxId{fake::filled(static_cast<std::uint8_t>(i))};
        row.height = Height{static_cast<std::uint64_t>(1'000'000 - i)};
        row.time = TimeMs{1'790'000'000'000};
        row.kind = static_cast<api::TxKind>(i % 14);
        row.from = AccountId{fake::filled(static_cast<std::uint8_t>(i * 7))};
        row.what = "Colour to grey, 11 paid";
        row.amount = Amount{10'000'000'003};
        desk.explorer.txRows.push_back(row);
    }
    PageHarness harness(desk.leo);
    harness.open("explorer.transactions");
    QQuickItem* table = harness.find("chainList");
    auto* list = table->property("list").value<QQuickItem*>();
    QTest::qWait(500);
    constexpr double kWheel = 90;  // px a notch
    FrameClock frames(harness.window());
    QElapsedTimer wall;
    wall.start();
    double y = 0;
    QObject guard;
    const auto next = [&] {
        const double end = list->property("contentHeight").toDouble() - list->height();
        y = y + kWheel > end ? 0 : y + kWheel;
        list->setProperty("contentY", y);
        harness.window().update();
    };
    QObject::connect(&harness.window(), &QQuickWindow::frameSwapped, &guard, next, Qt::QueuedConnection);
    next();
    double passed = 0;
    while (wall.elapsed() < seconds * 1'000) {
        QTest::qWait(50);
        passed = std::max(passed, y);
    }
    out[QStringLiteral("scrollFrame")] = frames.medianMs();
    out[QStringLiteral("scrollFrames")] =
        static_cast<double>(frames.frames()) / (static_cast<double>(wall.elapsed()) * 1e-3);
    out[QStringLiteral("scrollRows")] = passed / 36;
}

}  // namespace
}  // namespace leo::ui

int main(int argc, char** argv) {
    leo::ui::preparePageTests();
    QGuiApplication application(argc, argv);
    leo::ui::beginPageTests();
    const int seconds = argc > 1 ? std::max(2, std::atoi(argv[1])) : 12;
    QJsonObject out;
    leo::ui::live(out, seconds);
    leo::ui::scroll(out, std::max(2, seconds / 2));
    std::puts(QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}

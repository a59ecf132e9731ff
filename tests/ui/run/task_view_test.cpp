#include <QtTest>

#include <algorithm>
#include <array>
#include <random>

#include "fake/fake_leo.h"
#include "fake/fake_networks.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "run/task_view.h"

namespace leo::ui {

using api::ConsentMark;
using api::Step;
using api::StepMark;
using fake::FakeTasks;

class TaskViewTest : public QObject {
    Q_OBJECT

    struct Desk {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        FakeTasks tasks;
        fake::FakeLeo leo;
        std::unique_ptr<TaskView> view;

        Desk() {
            networks.beLocal();
            networks.networks.state.headSeen = fake::realNow();
            networks.networks.publish();
            wallets.beAliceAndBob();
            leo.use(networks);
            leo.use(wallets);
            leo.use(tasks);
            view = std::make_unique<TaskView>(leo);
            view->open(QString::fromStdString(FakeTasks::exampleId().hex()));
            (void)QTest::qWaitFor([&] { return view->network()->live(); });
        }
        void show(const api::Task& task) { tasks.publish(task); }
        QString mark(int step) const { return view->steps()->value(step, QStringLiteral("mark")).toString(); }
    };

private Q_SLOTS:
    void eachStepIsDoneWithItsOwnSnapshot_data() {
        QTest::addColumn<int>("step");
        for (int i = 0; i < 8; ++i) QTest::addRow("step %d", i) << i;
    }
    void eachStepIsDoneWithItsOwnSnapshot() {
        QFETCH(int, step);
        Desk desk;
        desk.show(FakeTasks::at(static_cast<Step>(step)));
        QCOMPARE(desk.view->steps()->count(), 8);
        for (int i = 0; i < 8; ++i)
            QCOMPARE(desk.mark(i), i < step    ? QStringLiteral("done")
                                   : i == step ? QStringLiteral("running")
                                               : QStringLiteral("notYet"));
        QCOMPARE(desk.view->step(), step);
        QCOMPARE(desk.view->pageState(), QStringLiteral("ready"));
    }

    void aLateOrDoubleSnapshotTakesNothingBack() {
        Desk desk;
        api::Task old = FakeTasks::at(Step::Leader);
        old.sequence = 5;
        api::Task now = FakeTasks::at(Step::Execute);
        now.sequence = 9;
        desk.tasks.deliver(now);
        desk.tasks.deliver(old);
        QCOMPARE(desk.mark(4), QStringLiteral("done"));
        QCOMPARE(desk.mark(5), QStringLiteral("running"));
        desk.tasks.deliver(now);
        QCOMPARE(desk.mark(5), QStringLiteral("running"));
        QCOMPARE(desk.view->committee()->before(), 9);
    }

    void aNewerSnapshotThatKnowsLessTakesNothingBack() {
        Desk desk;
        api::Task now = FakeTasks::at(Step::Execute);
        now.sequence = 9;
        desk.tasks.deliver(now);
        api::Task less = FakeTasks::at(Step::Keys);
        less.sequence = 10;
        desk.tasks.deliver(less);
        QCOMPARE(desk.mark(5), QStringLiteral("running"));
        QCOMPARE(desk.view->step(), 5);
        QCOMPARE(desk.view->committee()->during(), 4);
    }

    // Frames late, twice and in any order: nothing shown is ever taken back, and the end is that of the right order.
    void anyOrderOfSnapshotsEndsTheSame_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void anyOrderOfSnapshotsEndsTheSame() {
        QFETCH(unsigned, seed);
        std::vector<api::Task> frames;
        for (int step = 0; step < 8; ++step) {
            frames.push_back(FakeTasks::at(static_cast<Step>(step)));
            frames.back().sequence = frames.size();
        }
        frames.push_back(FakeTasks::ended(api::TaskEnd::Settled));
        frames.back().sequence = frames.size();
        std::vector<api::Task> shuffled = frames;
        shuffled.insert(shuffled.end(), frames.begin(), frames.end());
        std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(seed));

        const auto rank = [](const QString& mark) {
            return mark == QLatin1String("notYet") ? 0 : mark == QLatin1String("running") ? 1 : 2;
        };
        Desk desk;
        std::array<int, 8> reached{};
        int counted = 0;
        for (const api::Task& frame : shuffled) {
            desk.tasks.deliver(frame);
            for (int i = 0; i < 8; ++i) {
                const int now = rank(desk.mark(i));
                QVERIFY2(now >= reached[static_cast<std::size_t>(i)], "a step was taken back");
                reached[static_cast<std::size_t>(i)] = now;
            }
            const CommitteeView& committee = *desk.view->committee();
            const int all = committee.before() + committee.during() + committee.after();
            QVERIFY2(all >= counted, "a verdict was taken back");
            counted = all;
        }
        Desk inOrder;
        for (const api::Task& frame : frames) inOrder.tasks.deliver(frame);
        Desk late;
        late.tasks.deliver(frames.back());
        for (const Desk* other : {&inOrder, &late}) {
            for (int i = 0; i < 8; ++i) QCOMPARE(desk.mark(i), other->mark(i));
            QCOMPARE(desk.view->badgeText(), other->view->badgeText());
            QCOMPARE(desk.view->events()->rows()->count(), other->view->events()->rows()->count());
            for (int i = 0; i < desk.view->committee()->members()->count(); ++i)
                for (const char* role : {"memberRole", "votes", "before", "during", "after", "paid", "spoken"})
                    QCOMPARE(desk.view->committee()->members()->value(i, QString::fromLatin1(role)),
                             other->view->committee()->members()->value(i, QString::fromLatin1(role)));
        }
    }

    void aReplacedBlockOrANewTurnGoesBackAndSaysSo() {
        Desk desk;
        api::Task now = FakeTasks::at(Step::Execute);
        now.sequence = 9;
        desk.tasks.deliver(now);
        api::Task replaced = FakeTasks::at(Step::AttestBefore);
        replaced.sequence = 10;
        api::TaskEvent event;
        event.kind = api::EventKind::BlockReplaced;
        event.height = Height{128'406};
        event.time = fake::realNow();
        replaced.events.insert(replaced.events.begin(), event);
        desk.tasks.deliver(replaced);
        QCOMPARE(desk.mark(3), QStringLiteral("running"));
        QCOMPARE(desk.mark(5), QStringLiteral("notYet"));
        QVERIFY(desk.view->events()
                    ->rows()
                    ->value(0, QStringLiteral("words"))
                    .toString()
                    .contains(QStringLiteral("#128,406 was replaced")));

        api::Task again = FakeTasks::at(Step::Execute);
        again.events = replaced.events;
        again.sequence = 11;
        desk.tasks.deliver(again);
        api::Task turn = FakeTasks::at(Step::AttestBefore);
        turn.events = replaced.events;
        turn.turn = 1;
        turn.sequence = 12;
        desk.tasks.deliver(turn);
        QCOMPARE(desk.view->turn(), 1);
        QCOMPARE(desk.mark(3), QStringLiteral("running"));
        again.sequence = 13;  // of the first turn
        desk.tasks.deliver(again);
        QCOMPARE(desk.view->turn(), 1);
    }

    void openedInTheMiddleShowsTheSame() {
        Desk first, second;
        for (const Step step : {Step::Posted, Step::Election, Step::Leader, Step::Keys})
            first.show(FakeTasks::at(step));
        api::Task task = FakeTasks::at(Step::Keys);
        first.show(task);
        second.show(task);
        for (int i = 0; i < 8; ++i)
            for (const char* role : {"title", "mark", "place"})
                QCOMPARE(first.view->steps()->value(i, QString::fromLatin1(role)),
                         second.view->steps()->value(i, QString::fromLatin1(role)));
        QCOMPARE(first.view->committee()->members()->count(), second.view->committee()->members()->count());
        QCOMPARE(first.view->consent()->passed(), second.view->consent()->passed());
    }

    // Nothing on the page may tell a role before the snapshot does, even when other fields came early.
    void aRoleIsSealedUntilTheSnapshotSaysIt() {
        Desk desk;
        api::Task task = FakeTasks::at(Step::Leader);
        for (api::TaskMember& member : task.members) {
            member.j = 7;
            member.before = api::PhaseMark::Confirmed;
            member.beforeAt = fake::realNow();
            member.note = "leads";
        }
        desk.show(task);
        RowModel* members = desk.view->committee()->members();
        QCOMPARE(members->count(), 10);
        for (int i = 0; i < members->count(); ++i) {
            QCOMPARE(members->value(i, QStringLiteral("memberRole")).toString(), QStringLiteral("sealed"));
            QCOMPARE(members->value(i, QStringLiteral("votes")).toInt(), -1);
            for (const char* role : {"votesText", "note", "beforeAt", "duringAt", "afterAt"})
                QCOMPARE(members->value(i, QString::fromLatin1(role)).toString(), QString());
            QCOMPARE(members->value(i, QStringLiteral("before")).toString(), QStringLiteral("none"));
            const QString spoken = members->value(i, QStringLiteral("spoken")).toString();
            QVERIFY2(!spoken.contains(QStringLiteral("executor")) && !spoken.contains(QStringLiteral("J 7")),
                     qPrintable(spoken));
        }
        QVERIFY(!desk.view->committee()->countersShown());
        QCOMPARE(desk.view->consent()->executorText(), QString());
        for (int i = 0; i < desk.view->events()->rows()->count(); ++i)
            QVERIFY(!desk.view->events()
                         ->rows()
                         ->value(i, QStringLiteral("words"))
                         .toString()
                         .contains(QStringLiteral("xecutor")));
    }

    void rowsStayTheSameRows() {
        Desk desk;
        desk.show(FakeTasks::at(Step::Keys));
        RowModel* members = desk.view->committee()->members();
        QSignalSpy reset(members, &QAbstractItemModel::modelReset),
            inserted(members, &QAbstractItemModel::rowsInserted), removed(members, &QAbstractItemModel::rowsRemoved),
            changed(members, &QAbstractItemModel::dataChanged);
        desk.show(FakeTasks::at(Step::Execute));
        QCOMPARE(reset.count() + inserted.count() + removed.count(), 0);
        QVERIFY(changed.count() > 0);
    }

    void releaseNeedsAllSixChecks_data() {
        QTest::addColumn<int>("failing");
        QTest::addColumn<int>("how");
        for (int i = 0; i < 6; ++i) {
            QTest::addRow("check %d failed", i) << i << 2;
            QTest::addRow("check %d not reached", i) << i << 0;
        }
        QTest::addRow("a check is missing") << -1 << 0;
        QTest::addRow("a seventh came") << -2 << 0;
    }
    void releaseNeedsAllSixChecks() {
        QFETCH(int, failing);
        QFETCH(int, how);
        Desk desk;
        api::Task task = FakeTasks::at(Step::Keys);
        if (failing >= 0)
            task.consent->checks[static_cast<std::size_t>(failing)].mark = static_cast<api::Check::Mark>(how);
        else if (failing == -1)
            task.consent->checks.pop_back();
        else
            task.consent->checks.push_back({api::Check::Mark::Passed, "", ""});
        desk.show(task);
        QTest::qWait(kConfirmDelayMs + 200);
        QVERIFY(!desk.view->consent()->canRelease());
        QVERIFY(!desk.view->consent()->release());
        QVERIFY(desk.tasks.releases.empty());
        if (failing >= 0 && how == 2) {
            const QString title = desk.view->consent()->checks()->value(failing, QStringLiteral("title")).toString();
            QCOMPARE(desk.view->consent()->failed(), 1);
            QVERIFY2(title.contains(QStringLiteral("not")) || title.contains(QStringLiteral("low")),
                     qPrintable(title));
        }
    }

    void releaseWaitsForTheGuardAndWorksOnce() {
        Desk desk;
        desk.show(FakeTasks::at(Step::Keys));
        ConsentView* consent = desk.view->consent();
        QVERIFY(!consent->release());  // early
        QTRY_VERIFY(consent->canRelease());
        consent->layoutChanged();
        QVERIFY(!consent->canRelease());
        QVERIFY(!consent->release());  // what is under the pointer has just moved
        QTRY_VERIFY(consent->canRelease());
        QVERIFY(consent->release());
        QVERIFY(!consent->release());  // twice
        QCOMPARE(desk.tasks.releases.size(), std::size_t{1});
        QCOMPARE(consent->mark(), QStringLiteral("releasing"));
        desk.show(FakeTasks::at(Step::Keys));  // the same snapshot again
        QTest::qWait(kConfirmDelayMs + 200);
        QVERIFY(!consent->release());
        QCOMPARE(desk.tasks.releases.size(), std::size_t{1});
    }

    void releaseNeedsTheNetwork() {
        Desk desk;
        desk.show(FakeTasks::at(Step::Keys));
        QTRY_VERIFY(desk.view->consent()->canRelease());
        desk.networks.networks.state.link = api::Link::Connecting;
        desk.networks.networks.publish();
        QVERIFY(!desk.view->consent()->canRelease());
        QVERIFY(!desk.view->consent()->release());
        QCOMPARE(desk.view->pageState(), QStringLiteral("offline"));
        QVERIFY(desk.view->consent()->whyNot().contains(QStringLiteral("Not connected")));
    }

    void aRefusedReleaseCanBeTriedAgainAndSaysWhy() {
        Desk desk;
        desk.tasks.keyAnswer = makeError(Code::WrongState, "the monitors' verdicts changed");
        desk.show(FakeTasks::at(Step::Keys));
        QTRY_VERIFY(desk.view->consent()->canRelease());
        QVERIFY(desk.view->consent()->release());
        QTRY_VERIFY(!desk.view->consent()->problem().isEmpty());
        QVERIFY(!desk.view->consent()->canRelease());
        QTRY_VERIFY(desk.view->consent()->canRelease());
    }

    void automaticReleaseIsNotAQuestion() {
        Desk desk;
        api::Task task = FakeTasks::at(Step::Keys);
        task.consent->automatic = true;
        desk.show(task);
        QTest::qWait(kConfirmDelayMs + 200);
        QVERIFY(!desk.view->consent()->waiting());
        QVERIFY(!desk.view->consent()->release());
    }

    void refusingSaysWhatItCosts() {
        Desk desk;
        desk.show(FakeTasks::at(Step::Keys));
        QCOMPARE(desk.view->consent()->refuseTitle(),
                 QStringLiteral("Refuse and end this task? 7.80 of 10.00 LEO returns."));
        QCOMPARE(desk.view->consent()->refuseText(),
                 QStringLiteral("1.00 LEO is burned, 1.20 goes to the committee, 7.80 returns."));
        QVERIFY(desk.view->consent()->refuse());
        QVERIFY(!desk.view->consent()->refuse());
        QCOMPARE(desk.tasks.refusals.size(), std::size_t{1});
    }

    void cancelEndsWhenTheKeysAreOut_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("can");
        for (int i = 0; i < 8; ++i) QTest::addRow("step %d", i) << i << (i <= 4);
    }
    void cancelEndsWhenTheKeysAreOut() {
        QFETCH(int, step);
        QFETCH(bool, can);
        Desk desk;
        desk.tasks.beQuoting();
        desk.show(FakeTasks::at(static_cast<Step>(step)));
        QCOMPARE(desk.view->canCancel(), can);
        desk.view->prepareCancel();
        QTRY_VERIFY(!desk.tasks.asked.empty());
        QTRY_VERIFY(desk.view->cancelTitle().contains(QStringLiteral("7.80 of 10.00")));
        desk.view->cancel();
        QCOMPARE(desk.tasks.refusals.size(), std::size_t{can});
        QCOMPARE(desk.view->cancelWhyNot().isEmpty(), can);
    }

    void readingFreezesTheEvents() {
        Desk desk;
        desk.show(FakeTasks::at(Step::Election));
        EventsView* events = desk.view->events();
        const int before = events->rows()->count();
        events->setFrozen(true);
        desk.show(FakeTasks::at(Step::Keys));
        QCOMPARE(events->rows()->count(), before);
        QVERIFY(events->waiting() > 0);
        events->setFrozen(false);
        QCOMPARE(events->waiting(), 0);
        QVERIFY(events->rows()->count() > before);
    }

    // Which rows there are is frozen, not what they say.
    void frozenEventsAreSaidAgain() {
        Desk desk;
        api::Task task = FakeTasks::at(Step::Election);
        desk.show(task);
        EventsView* events = desk.view->events();
        const int before = events->rows()->count();
        events->setFrozen(true);
        for (api::TaskEvent& event : task.events) event.height = Height{7};
        api::TaskEvent late = task.events.back();
        late.time.value += 1;
        task.events.push_back(late);
        desk.show(task);
        QCOMPARE(events->rows()->count(), before);
        for (int i = 0; i < before; ++i)
            QCOMPARE(events->rows()->value(i, QStringLiteral("blockText")).toString(), QStringLiteral("#7"));
    }

    void aLateEventIsPutAtItsTime() {
        Desk desk;
        api::Task task = FakeTasks::at(Step::Keys);
        desk.show(task);
        api::TaskEvent late = task.events.back();
        late.kind = api::EventKind::Dispute;
        late.time = TimeMs{late.time.value + 1};
        task.events.insert(task.events.begin(), late);
        desk.show(task);
        RowModel* rows = desk.view->events()->rows();
        QVERIFY(
            rows->value(rows->count() - 2, QStringLiteral("words")).toString().contains(QStringLiteral("Dispute")));
    }

    void everyEndAgreesWithTheSettlement_data() {
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("badge");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QStringList>("amounts");
        const QStringList all{QStringLiteral("10.000000000")};
        QTest::newRow("settled") << int(api::TaskEnd::Settled) << QStringLiteral("Settled")
                                 << QStringLiteral("10.00 LEO paid")
                                 << QStringList{QStringLiteral("1.000000003"), QStringLiteral("3.000000000"),
                                                QStringLiteral("3.000000000"), QStringLiteral("2.999999997")};
        QTest::newRow("code failed") << int(api::TaskEnd::CodeFailed) << QStringLiteral("No result")
                                     << QStringLiteral("1:00 limit")
                                     << QStringList{QStringLiteral("4.000000003"), QStringLiteral("3.000000000"),
                                                    QStringLiteral("2.999999997")};
        QTest::newRow("no group") << int(api::TaskEnd::NoGroup) << QStringLiteral("Refunded")
                                  << QStringLiteral("Too few nodes") << all;
        QTest::newRow("no fault") << int(api::TaskEnd::NoFault) << QStringLiteral("Refunded")
                                  << QStringLiteral("nobody could be shown") << all;
        QTest::newRow("refused") << int(api::TaskEnd::RequesterRefused) << QStringLiteral("Stopped")
                                 << QStringLiteral("7.80 of 10.00 LEO returned")
                                 << QStringList{QStringLiteral("1.000000000"), QStringLiteral("1.200000000"),
                                                QStringLiteral("7.800000000")};
        QTest::newRow("missed") << int(api::TaskEnd::RequesterMissed) << QStringLiteral("Stopped")
                                << QStringLiteral("did not come in time")
                                << QStringList{QStringLiteral("1.000000000"), QStringLiteral("1.200000000"),
                                               QStringLiteral("7.800000000")};
        QTest::newRow("publisher") << int(api::TaskEnd::PublisherMissed) << QStringLiteral("Refunded")
                                   << QStringLiteral("Bob's key did not come") << all;
        QTest::newRow("executor") << int(api::TaskEnd::ExecutorFault) << QStringLiteral("Refunded")
                                  << QStringLiteral("No executor was left") << all;
    }
    void everyEndAgreesWithTheSettlement() {
        QFETCH(int, end);
        QFETCH(QString, badge);
        QFETCH(QString, sentence);
        QFETCH(QStringList, amounts);
        Desk desk;
        desk.show(FakeTasks::ended(static_cast<api::TaskEnd>(end)));
        QCOMPARE(desk.view->badgeText(), badge);
        QVERIFY2(desk.view->endSentence().contains(sentence), qPrintable(desk.view->endSentence()));
        QStringList shown;
        for (int i = 0; i < desk.view->settlement()->count(); ++i)
            shown << desk.view->settlement()->value(i, QStringLiteral("amount")).toString();
        QCOMPARE(shown, amounts);
        QCOMPARE(desk.view->panel(), QStringLiteral("ended"));
        QVERIFY(!desk.view->consent()->canRelease());
    }

    void anUnknownTaskAndABadIdAreErrors() {
        Desk desk;
        desk.view->open(QString::fromStdString(fake::idOf<TaskId>(0xee).hex()));
        QTRY_COMPARE(desk.view->pageState(), QStringLiteral("error"));
        QVERIFY(desk.view->problem().contains(QStringLiteral("No task with this id")));
        desk.view->open(QStringLiteral("not an id"));
        QCOMPARE(desk.view->pageState(), QStringLiteral("error"));
        QVERIFY(desk.view->problem().contains(QStringLiteral("not an id")));
    }

    void foreignTextIsPlainAndCut() {
        Desk desk;
        api::Task task = FakeTasks::at(Step::Keys);
        task.inputName = "a\u202Egpj.exe\n" + std::string(200, 'x');
        desk.show(task);
        QVERIFY(!desk.view->name().contains(QChar(0x202E)));
        QVERIFY(!desk.view->name().contains(u'\n'));
        QVERIFY(desk.view->name().size() <= 80);
    }
};

}  // namespace leo::ui

QTEST_GUILESS_MAIN(leo::ui::TaskViewTest)
#include "task_view_test.moc"

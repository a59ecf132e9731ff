// The errors and confirmations of a task (ui sections 10.4 and 10.5), each brought about on its page: its title, its
// words, and what its buttons do.
#include <QtTest>

#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "language/core_words.h"
#include "run/run_area.h"
#include "shell/navigator.h"

namespace leo::ui {

using api::Step;
using fake::FakeTasks;

class WordsTest : public QObject {
    Q_OBJECT

    struct Desk {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeNotifications notices;
        FakeTasks tasks;
        fake::FakeLeo leo;
        std::unique_ptr<PageHarness> harness;

        Desk() {
            leo.use(networks);
            leo.use(wallets);
            leo.use(lambdas);
            leo.use(notices);
            leo.use(tasks);
            tasks.beQuoting();
            networks.beLocal();
            networks.networks.state.headSeen = fake::realNow();
            networks.networks.publish();
            wallets.beAliceAndBob();
            lambdas.beBob();
        }
        PageHarness& open(const char* page, const api::Task& task) {
            tasks.publish(task);
            harness = std::make_unique<PageHarness>(leo);
            harness->open(page, {{QStringLiteral("id"), QString::fromStdString(task.id.hex())}});
            (void)harness->wait([&] { return harness->app().run()->task()->pageState() == QLatin1String("ready"); });
            harness->settle();
            return *harness;
        }
        bool shows(const char* words) { return harness->findText(QString::fromUtf8(words)) != nullptr; }
        bool says(const QString& part) { return walk(harness->window().contentItem(), part); }
        // The other button of what stands in place of a result.
        QString second() const { return harness->find("resultState")->property("secondAction").toString(); }
        // A button answers when it has been there for a moment.
        bool press(const char* words) {
            QQuickItem* button = harness->findText(QString::fromUtf8(words));
            if (button == nullptr) return false;
            QTest::qWait(kConfirmDelayMs + 200);
            harness->click(button);
            return true;
        }

    private:
        static bool walk(QQuickItem* item, const QString& part) {
            if (!item->isVisible()) return false;
            if (item->property("text").toString().contains(part)) return true;
            const auto children = item->childItems();
            return std::any_of(children.begin(), children.end(),
                               [&](QQuickItem* child) { return walk(child, part); });
        }
    };

private Q_SLOTS:
    void refusingAKey() {
        Desk desk;
        PageHarness& harness = desk.open("run.task", FakeTasks::at(Step::Keys));
        harness.click(harness.findText(QStringLiteral("Refuse")));
        QVERIFY(desk.shows("Refuse and end this task? 7.80 of 10.00 LEO returns."));
        QVERIFY(desk.shows("Go back"));
        QVERIFY(desk.tasks.refusals.empty());
        QVERIFY(desk.press("Refuse key"));
        QVERIFY(harness.wait([&] { return desk.tasks.refusals.size() == 1; }));
        QVERIFY(desk.tasks.releases.empty());
    }
    void cancellingATask() {
        Desk desk;
        PageHarness& harness = desk.open("run.task", FakeTasks::at(Step::Election));
        harness.click(harness.findText(QStringLiteral("Cancel task")));
        QVERIFY(harness.wait([&] {
            return desk.shows("Cancel this task? With a committee 7.80 of 10.00 LEO returns, without one all.");
        }));
        QVERIFY(desk.press("Keep waiting"));
        QVERIFY(harness.wait([&] { return !desk.says(QStringLiteral("Cancel this task?")); }));
        QVERIFY(desk.tasks.refusals.empty());
    }
    void fewMembersHaveJoined() {
        Desk desk;
        api::Task task = FakeTasks::at(Step::Election);
        task.members.resize(4);
        desk.open("run.task", task);
        QVERIFY(!desk.shows("Few members have joined"));  // not before its time
        api::StepState& election = task.steps[static_cast<std::size_t>(Step::Election)];
        election.begun = TimeMs{fake::realNow().value - 12'000};
        desk.tasks.publish(task);
        QVERIFY(desk.harness->wait([&] { return desk.shows("Few members have joined"); }));
        QVERIFY(desk.says(QStringLiteral("4 members joined, at least 3 are needed and about 10 are expected.")));
        QVERIFY(desk.press("Keep waiting"));
        QVERIFY(desk.harness->wait([&] { return !desk.shows("Few members have joined"); }));
        task.draw = 1;
        task.eligible = 9;
        desk.tasks.publish(task);
        QVERIFY(desk.harness->wait([&] { return desk.shows("Few members have joined"); }));
        QVERIFY(desk.says(QStringLiteral("Few nodes on this network have a credit of 100.")));
        QVERIFY(desk.press("Show who qualifies"));
        QCOMPARE(desk.harness->app().navigator()->page(), QStringLiteral("explorer.nodes"));
    }
    void theAuthorIsOffline() {
        Desk desk;
        api::Task task = FakeTasks::withConsent(FakeTasks::at(Step::Keys), api::ConsentMark::Released);
        task.consent->answeredAt = fake::realNow();
        desk.open("run.task", task);
        QVERIFY(!desk.shows("Bob's computer is offline"));  // not before its time
        QCOMPARE(core::said("VRF proofs verified against #128403"),
                 QStringLiteral("VRF proofs verified against #128,403"));
        task.consent->answeredAt = TimeMs{fake::realNow().value - 12'000};
        task.consent->deadline = TimeMs{1'763'734'215'000};  // 2025-11-21 14:10:15 UTC
        desk.tasks.publish(task);
        QVERIFY(desk.harness->wait([&] { return desk.shows("Bob's computer is offline"); }));
        QVERIFY(
            desk.shows("The code key cannot be released. The task waits until 14:10:15; then your whole offer "
                       "returns, and Bob's bond pays the committee the miss fee."));
        QVERIFY(desk.press("Choose another lambda"));
        QCOMPARE(desk.harness->app().navigator()->page(), QStringLiteral("run.new"));
    }
    void aResultThatIsNotTheSignedOne() {
        Desk desk;
        api::Task task = FakeTasks::ended(api::TaskEnd::Settled);
        task.result = api::ResultMark::Mismatch;
        desk.open("run.result", task);
        QVERIFY(desk.shows("This is not what the executor signed"));
        QVERIFY(desk.shows("The downloaded result has another hash. It was not opened."));
        QCOMPARE(desk.second(), QStringLiteral("Export evidence"));
        QVERIFY(desk.press("Try other sources"));
        QCOMPARE(desk.tasks.retries, 1);
    }
    void aKeyThatIsNotThePromisedOne() {
        Desk desk;
        api::Task task = FakeTasks::at(Step::Settle);
        task.result = api::ResultMark::WrongKey;
        task.complaintEnds = TimeMs{1'763'734'360'000};
        desk.open("run.result", task);
        QVERIFY(desk.shows("The key to your result is not the promised one"));
        QVERIFY(
            desk.says(QStringLiteral("Layer one can judge that until 14:12:40; Leo complains by itself, with the "
                                     "secret made for this task, which opens nothing else.")));
        // Judged: the reason stays, and there is evidence.
        task = FakeTasks::ended(api::TaskEnd::ExecutorFault);
        task.result = api::ResultMark::WrongKey;
        desk.tasks.publish(task);
        QVERIFY(desk.harness->wait([&] { return desk.says(QStringLiteral("All 10.00 LEO returned.")); }));
        QVERIFY(desk.shows("The key to your result is not the promised one"));
        QCOMPARE(desk.second(), QStringLiteral("Export evidence"));
    }
    void tooFewNodes() {
        Desk desk;
        desk.tasks.offerQuote.refusal = makeError(Code::NotEligible, "2 nodes qualify, 3 are needed");
        desk.tasks.offerQuote.nodesQualify = 2;
        desk.harness = std::make_unique<PageHarness>(desk.leo);
        desk.harness->open("run.new");
        Composer* composer = desk.harness->app().run()->composer();
        composer->choose(QString::fromStdString(desk.lambdas.lambdas.state.all[0].id.hex()));
        composer->setMinCredit(400);
        composer->setOffer(QStringLiteral("10"));
        QVERIFY(desk.harness->wait([&] { return desk.shows("Only 2 nodes qualify"); }));
        QVERIFY(desk.press("Lower to 100"));
        QCOMPARE(composer->minCredit(), 100);
    }
    void tooLittleMoney() {
        Desk desk;
        desk.tasks.offerQuote.refusal = makeError(Code::InsufficientFunds, "");
        desk.harness = std::make_unique<PageHarness>(desk.leo);
        desk.harness->open("run.new");
        Composer* composer = desk.harness->app().run()->composer();
        composer->choose(QString::fromStdString(desk.lambdas.lambdas.state.all[0].id.hex()));
        composer->setOffer(QStringLiteral("840"));
        QVERIFY(desk.harness->wait([&] { return desk.shows("You need 1.5 LEO more"); }));
        QVERIFY(desk.says(QStringLiteral("You have 838.50 available and 18.50 held.")));
        QVERIFY(desk.shows("Offer 838.5"));
        QVERIFY(desk.press("Receive LEO"));
        QCOMPARE(desk.harness->app().navigator()->page(), QStringLiteral("wallet.receive"));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::WordsTest)
#include "words_test.moc"

#include <QtTest>

#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_notifications.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "harness/page_walk.h"
#include "run/run_area.h"
#include "shell/appearance.h"
#include "shell/navigator.h"

namespace leo::ui {

using api::Step;
using fake::FakeTasks;

// A picture with a colour gradient; its black and white version is the result.
QByteArray samplePicture(bool grey) {
    QImage image(640, 480, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = QColor::fromHsv((x / 2 + y / 3) % 360, 200, 120 + (x * y) % 130);
            image.setPixelColor(x, y,
                                grey ? QColor(qGray(color.rgb()), qGray(color.rgb()), qGray(color.rgb())) : color);
        }
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG")) png.clear();
    return png;
}

class PagesTest : public QObject {
    Q_OBJECT

    struct Desk {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeNotifications notices;
        FakeTasks tasks;
        fake::FakeLeo leo;
        std::unique_ptr<PageHarness> harness;

        explicit Desk(bool loaded = true) {
            leo.use(networks);
            leo.use(wallets);
            leo.use(lambdas);
            leo.use(notices);
            leo.use(tasks);
            tasks.beQuoting();
            tasks.prepare = [this](const api::TaskDraft& draft) {
                api::SigningRequest request = wallets.requestOf("TaskPost", draft.query.offer);
                request.fields = {{"offer", toText(draft.query.offer)}};
                return request;
            };
            if (loaded) {
                networks.beLocal();
                networks.networks.state.headSeen = fake::realNow();
                networks.networks.publish();
                wallets.beAliceAndBob();
                lambdas.beBob();
            }
        }
        PageHarness& start() {
            harness = std::make_unique<PageHarness>(leo);
            return *harness;
        }
        void disconnect() {
            networks.networks.state.link = api::Link::Connecting;
            networks.networks.publish();
            harness->settle();
        }
        PageHarness& task(const api::Task& task) {
            tasks.publish(task);
            start().open("run.task", {{QStringLiteral("id"), QString::fromStdString(task.id.hex())}});
            (void)harness->wait([&] { return harness->app().run()->task()->pageState() == QLatin1String("ready"); });
            harness->settle();
            return *harness;
        }
        PageHarness& result(const api::Task& task) {
            tasks.publish(task);
            start().open("run.result", {{QStringLiteral("id"), QString::fromStdString(task.id.hex())}});
            (void)harness->wait(
                [&] { return harness->app().run()->result()->pageState() == QLatin1String("ready"); });
            harness->settle();
            return *harness;
        }
    };

private Q_SLOTS:
    void liveTask_data() {
        QTest::addColumn<int>("step");
        constexpr const char* kNames[] = {"posted", "election", "leader", "before",
                                          "keys",   "execute",  "after",  "settle"};
        for (int i = 0; i < 8; ++i) QTest::newRow(kNames[i]) << i;
    }
    void liveTask() {
        QFETCH(int, step);
        Desk desk;
        PageHarness& harness = desk.task(FakeTasks::at(static_cast<Step>(step)));
        QVERIFY(harness.find("committeeRing"));
        harness.shoot(QString::fromLatin1(QTest::currentDataTag()));
    }
    void liveTaskTable() {
        Desk desk;
        PageHarness& harness = desk.task(FakeTasks::at(Step::Execute));
        QTest::keyClick(&harness.window(), Qt::Key_R);
        QVERIFY(harness.wait([&] { return harness.find("committeeTable")->isVisible(); }));
        harness.shoot(QStringLiteral("table"));
    }
    void liveTaskStates() {
        Desk desk;
        desk.start().open("run.task", {{QStringLiteral("id"), QString::fromStdString(FakeTasks::exampleId().hex())}});
        QVERIFY(desk.harness->wait(
            [&] { return desk.harness->app().run()->task()->pageState() == QLatin1String("error"); }));
        desk.harness->shoot(QStringLiteral("error"));
    }
    void liveTaskOffline() {
        Desk offline;
        offline.task(FakeTasks::at(Step::Execute));
        offline.disconnect();
        offline.harness->shoot(QStringLiteral("offline"));
    }
    void endedTask_data() {
        QTest::addColumn<int>("end");
        QTest::newRow("refunded") << int(api::TaskEnd::ExecutorFault);
        QTest::newRow("stopped") << int(api::TaskEnd::RequesterRefused);
        QTest::newRow("settled") << int(api::TaskEnd::Settled);
    }
    void endedTask() {
        QFETCH(int, end);
        Desk desk;
        desk.task(FakeTasks::ended(static_cast<api::TaskEnd>(end)))
            .shoot(QString::fromLatin1(QTest::currentDataTag()));
    }
    // In the smallest window, too, nobody has to look for the buttons that answer: what was checked scrolls instead.
    void theButtonsOfAKeyRequestShow_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        for (const int percent : {100, 125, 150}) {
            QTest::addRow("wide, %d %%", percent) << QSize(1440, 900) << percent;
            QTest::addRow("small, %d %%", percent) << QSize(1100, 720) << percent;
        }
    }
    void theButtonsOfAKeyRequestShow() {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        Desk desk;
        PageHarness& harness = desk.task(FakeTasks::at(Step::Keys));
        harness.resize(size);
        harness.app().appearance()->setScalePercent(percent);
        harness.settle();
        for (const char* words : {"Release key", "Refuse"}) {
            QQuickItem* text = harness.findText(QString::fromLatin1(words));
            QVERIFY2(text && isWhole(harness.window(), text), words);
        }
    }
    // Focus goes to the title when the panel appears; Enter there, Ctrl Enter, and Enter on the button too early
    // release nothing.
    void noAccidentalRelease() {
        Desk desk;
        PageHarness& harness = desk.task(FakeTasks::at(Step::AttestBefore));
        desk.tasks.publish(FakeTasks::at(Step::Keys));
        ConsentView* consent = harness.app().run()->task()->consent();
        QVERIFY(harness.wait([&] { return consent->waiting(); }));
        QTest::keyClick(&harness.window(), Qt::Key_Return);
        QTest::keyClick(&harness.window(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(&harness.window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(&harness.window(), Qt::Key_Return);
        QVERIFY(desk.tasks.releases.empty());
        QVERIFY(harness.wait([&] { return consent->canRelease(); }));
        QTest::keyClick(&harness.window(), Qt::Key_Return);  // on the title
        QTest::keyClick(&harness.window(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(desk.tasks.releases.empty());
        QTest::keyClick(&harness.window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk.tasks.releases.empty());  // only goes there
        QTest::keyClick(&harness.window(), Qt::Key_Return);
        QTest::keyClick(&harness.window(), Qt::Key_Return);
        QCOMPARE(desk.tasks.releases.size(), std::size_t{1});
    }
    void blockedRequestHasNoWay() {
        Desk desk;
        PageHarness& harness =
            desk.task(FakeTasks::withConsent(FakeTasks::at(Step::Keys), api::ConsentMark::Blocked));
        QTest::qWait(kConfirmDelayMs + 200);
        QTest::keyClick(&harness.window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(&harness.window(), Qt::Key_Return);
        QQuickItem* button = harness.findText(QStringLiteral("Release key"));
        QVERIFY(button);
        harness.click(button);
        QVERIFY(desk.tasks.releases.empty());
        harness.shoot(QStringLiteral("blocked"));
    }

    // Each of the six made to fail alone: its title turns into what is wrong, the reason is there to read, the check
    // is said to a screen reader, and no way on the page (pointer, keyboard, what assistive technology presses)
    // releases the key.
    void oneFailedCheckKeepsTheKey_data() {
        QTest::addColumn<int>("check");
        QTest::addColumn<QString>("title");
        QTest::newRow("draw") << 0 << QStringLiteral("Draw is not valid");
        QTest::newRow("leader") << 1 << QStringLiteral("It is not the leader");
        QTest::newRow("credit") << 2 << QStringLiteral("Credit is too low");
        QTest::newRow("monitors") << 3 << QStringLiteral("Monitors did not confirm");
        QTest::newRow("quote") << 4 << QStringLiteral("TPM quote did not pass");
        QTest::newRow("sandbox") << 5 << QStringLiteral("Sandbox policy did not pass");
    }
    void oneFailedCheckKeepsTheKey() {
        QFETCH(int, check);
        QFETCH(QString, title);
        const std::string reason = "The value found is not the value asked for";
        for (const auto mark : {api::ConsentMark::Ready, api::ConsentMark::Blocked}) {
            Desk desk;
            api::Task task = FakeTasks::withConsent(FakeTasks::at(Step::Keys), mark);
            for (api::Check& each : task.consent->checks) each.mark = api::Check::Mark::Passed;
            task.consent->checks[static_cast<std::size_t>(check)] = {api::Check::Mark::Failed, reason, "no"};
            PageHarness& harness = desk.task(task);
            QVERIFY(harness.findText(title));
            QVERIFY(harness.findText(QString::fromStdString(reason)));
            QVERIFY(harness.findText(QStringLiteral("5 of 6 passed")));
            QVERIFY(!harness.spoken(title + QStringLiteral(": failed.")).isEmpty());
            QTest::qWait(kConfirmDelayMs + 100);
            QQuickItem* button = harness.findText(QStringLiteral("Release key"));
            if (button != nullptr) {
                QVERIFY(!button->isEnabled());
                harness.click(button);
                harness.pressAsAssistant(button);
            }
            harness.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
            for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) {
                harness.press(key);
                harness.press(key, Qt::ControlModifier);
            }
            QVERIFY(!harness.app().run()->task()->consent()->release());
            QVERIFY(desk.tasks.releases.empty());
        }
    }

    // A notification leads to the request and answers nothing, nor does what is pressed on arrival; when all six
    // have passed, too.
    void aNotificationReleasesNothing_data() {
        oneFailedCheckKeepsTheKey_data();
        QTest::newRow("none") << -1 << QString();
    }
    void aNotificationReleasesNothing() {
        QFETCH(int, check);
        for (const bool menu : {false, true}) {
            Desk desk;
            api::Task task = FakeTasks::withConsent(FakeTasks::at(Step::Keys), api::ConsentMark::Ready);
            if (check >= 0)
                task.consent->checks[static_cast<std::size_t>(check)] = {api::Check::Mark::Failed, "found otherwise",
                                                                         "no"};
            desk.tasks.publish(task);
            desk.notices.add(api::NoticeKind::KeyNeeded, "IMG_2041.jpg", leo(10));
            desk.notices.notices.state.notices[0].subject = task.id.bytes;
            desk.notices.notices.publish();
            PageHarness& harness = desk.start();
            harness.open(menu ? "run.tasks" : "home");
            if (menu) {
                const QString bell = harness.spoken(QStringLiteral("otification"));
                for (int stops = 0; stops < 60 && harness.focusName() != bell; ++stops) harness.press(Qt::Key_Tab);
                QCOMPARE(harness.focusName(), bell);
                harness.press(Qt::Key_Return);
            }
            QQuickItem* review = nullptr;
            QVERIFY(harness.wait([&] {
                review = harness.findText(QStringLiteral("Review request"));
                return review != nullptr && isWhole(harness.window(), review);
            }));
            QTest::qWait(100);  // the menu has opened
            harness.click(review);
            QVERIFY(harness.wait([&] { return harness.app().navigator()->page() == QLatin1String("run.task"); }));
            QVERIFY(harness.wait([&] { return harness.app().run()->task()->consent()->present(); }));
            QTest::qWait(kConfirmDelayMs + 100);
            for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) {
                harness.press(key);
                harness.press(key, Qt::ControlModifier);
            }
            QVERIFY(desk.tasks.releases.empty());
        }
    }

    void tasksPage() {
        Desk desk;
        desk.tasks.beBusy();
        desk.start().open("run.tasks");
        desk.harness->shoot(QStringLiteral("ready"));
        desk.disconnect();
        desk.harness->shoot(QStringLiteral("offline"));
    }
    void tasksPageEmpty() {
        Desk empty;
        empty.start().open("run.tasks");
        empty.tasks.tasks.publish();
        empty.harness->shoot(QStringLiteral("empty"));
    }

    void composer() {
        Desk desk;
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("IMG_2041.png")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(samplePicture(false));
        file.close();
        desk.tasks.report = api::InputReport{"", "IMG_2041.png", "image/png", 1'900'000, 4032, 3024, true, true};
        PageHarness& harness = desk.start();
        harness.open("run.new");
        harness.shoot(QStringLiteral("start"));
        Composer* composer = harness.app().run()->composer();
        composer->choose(QString::fromStdString(desk.lambdas.lambdas.state.all[0].id.hex()));
        composer->input()->take(QUrl::fromLocalFile(file.fileName()));
        composer->setOffer(QStringLiteral("10"));
        QVERIFY(harness.wait([&] { return composer->canPost() && composer->input()->hasPicture(); }));
        harness.shoot(QStringLiteral("ready"));
        for (const char* later : {"Replicated", "Secret-shared"}) {
            const QString title = QString::fromLatin1(later);
            QVERIFY2(harness.spoken(title).contains(QStringLiteral("Not on this network yet")),
                     qPrintable(harness.spoken(title)));
            QQuickItem* card = harness.findText(title);
            while (card != nullptr && !card->property("checked").isValid()) card = card->parentItem();
            QVERIFY(card != nullptr && !card->isEnabled());
            harness.click(card);
            harness.pressAsAssistant(card);
            QVERIFY(!card->property("checked").toBool());
        }
        QTest::keyClick(&harness.window(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(harness.wait([&] { return composer->signing()->isOpen(); }));
        QTest::keyClick(&harness.window(), Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(kConfirmDelayMs + 300);
        QTest::keyClick(&harness.window(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(&harness.window(), Qt::Key_Return);
        QVERIFY(!desk.wallets.signedRequest);
        harness.shoot(QStringLiteral("confirm"));
        composer->signing()->cancel();
        desk.tasks.offerQuote.refusal = makeError(Code::InsufficientFunds, "");
        composer->setOffer(QStringLiteral("840"));
        QVERIFY(harness.wait([&] { return !composer->problemTitle().isEmpty(); }));
        harness.shoot(QStringLiteral("balance"));
    }
    void composerStates() {
        Desk loading(false);
        loading.start().open("run.new");
        loading.harness->shoot(QStringLiteral("loading"));
    }
    void composerEmpty() {
        Desk empty(false);
        empty.networks.beLocal();
        empty.networks.networks.state.headSeen = fake::realNow();
        empty.networks.networks.publish();
        empty.start().open("run.new");
        empty.lambdas.lambdas.publish();
        empty.harness->shoot(QStringLiteral("empty"));
    }

    void result() {
        Desk desk;
        auto opened = std::make_shared<fake::FakeResult>();
        const QByteArray before = samplePicture(false), after = samplePicture(true);
        opened->inputBytes = Bytes(before.begin(), before.end());
        opened->outputBytes = Bytes(after.begin(), after.end());
        desk.tasks.result = std::shared_ptr<const api::OpenedResult>(opened);
        PageHarness& harness = desk.result(FakeTasks::ended(api::TaskEnd::Settled));
        ResultView* view = harness.app().run()->result();
        QVERIFY(harness.wait([&] { return view->comparable(); }));
        QCOMPARE(view->mark(), QStringLiteral("opened"));
        QCOMPARE(view->paidText(), QStringLiteral("10.000000000"));
        harness.shoot(QStringLiteral("opened"));
        QTemporaryDir dir;
        view->saveAs(QUrl::fromLocalFile(dir.filePath(QStringLiteral("out.png"))));
        QVERIFY(harness.wait([&] { return view->done().contains(QStringLiteral("out.png")); }));
        view->saveReceipt(QUrl::fromLocalFile(dir.filePath(QStringLiteral("r.pdf"))));
        QVERIFY(QFileInfo::exists(dir.filePath(QStringLiteral("r.pdf"))));
        view->saveReceipt(QUrl::fromLocalFile(dir.filePath(QStringLiteral("r.json"))));
        QVERIFY(harness.wait([&] { return QFileInfo::exists(dir.filePath(QStringLiteral("r.json"))); }));
        view->exportEvidence(QUrl::fromLocalFile(dir.filePath(QStringLiteral("e.leo-evidence"))));
        QVERIFY(harness.wait([&] { return !desk.tasks.evidence.empty() && !view->working(); }));
        view->deleteCopies();
        QVERIFY(harness.wait([&] { return view->mark() == QLatin1String("deleted"); }));
        QVERIFY(view->after().isNull() && !view->canSave());
    }
    // A turn can fail after its result was opened: the picture goes, and the next executor's comes.
    void aFailedTurnTakesItsResultAway() {
        Desk desk;
        auto opened = std::make_shared<fake::FakeResult>();
        const QByteArray first = samplePicture(true), second = samplePicture(false);
        opened->outputBytes = Bytes(first.begin(), first.end());
        desk.tasks.result = std::shared_ptr<const api::OpenedResult>(opened);
        api::Task task = FakeTasks::at(Step::Settle);
        task.result = api::ResultMark::Opened;
        PageHarness& harness = desk.result(task);
        ResultView* view = harness.app().run()->result();
        QVERIFY(harness.wait([&] { return !view->after().isNull(); }));
        const QImage picture = view->after();

        opened = std::make_shared<fake::FakeResult>();
        opened->outputBytes = Bytes(second.begin(), second.end());
        desk.tasks.result = std::shared_ptr<const api::OpenedResult>(opened);
        task = FakeTasks::at(Step::AttestBefore);
        task.turn = 1;
        desk.tasks.publish(task);
        QVERIFY(harness.wait([&] { return view->mark() == QLatin1String("waiting"); }));
        QVERIFY(view->after().isNull() && !view->canSave());
        task = FakeTasks::ended(api::TaskEnd::Settled);
        task.turn = 1;
        desk.tasks.publish(task);
        QVERIFY(harness.wait([&] { return !view->after().isNull(); }));
        QVERIFY(view->after() != picture);
    }
    void aMismatchIsNotShown() {
        Desk desk;
        auto opened = std::make_shared<fake::FakeResult>();
        const QByteArray after = samplePicture(true);
        opened->outputBytes = Bytes(after.begin(), after.end());
        opened->matches = false;
        desk.tasks.result = std::shared_ptr<const api::OpenedResult>(opened);
        PageHarness& harness = desk.result(FakeTasks::ended(api::TaskEnd::Settled));
        ResultView* view = harness.app().run()->result();
        QVERIFY(harness.wait([&] { return view->mark() == QLatin1String("mismatch"); }));
        QVERIFY(view->after().isNull() && !view->canSave());
        view->saveAs(QUrl::fromLocalFile(QStringLiteral("/nowhere/x")));
        QVERIFY(desk.tasks.saved.empty());
        harness.shoot(QStringLiteral("mismatch"));
        view->retry();
        QCOMPARE(desk.tasks.retries, 1);
    }
    void resultStates_data() {
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("mark");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, api::TaskEnd end, api::ResultMark mark, const char* shown) {
            QTest::newRow(name) << int(end) << int(mark) << QString::fromLatin1(shown);
        };
        row("noresult", api::TaskEnd::CodeFailed, api::ResultMark::NoResult, "noResult");
        row("missing", api::TaskEnd::Settled, api::ResultMark::Missing, "missing");
        row("wrongkey", api::TaskEnd::Settled, api::ResultMark::WrongKey, "wrongKey");
        row("fetching", api::TaskEnd::Settled, api::ResultMark::Fetching, "fetching");
        row("refunded", api::TaskEnd::NoGroup, api::ResultMark::NotYet, "refunded");
    }
    void resultStates() {
        QFETCH(int, end);
        QFETCH(int, mark);
        QFETCH(QString, shown);
        Desk desk;
        api::Task task = FakeTasks::ended(static_cast<api::TaskEnd>(end));
        task.result = static_cast<api::ResultMark>(mark);
        PageHarness& harness = desk.result(task);
        QCOMPARE(harness.app().run()->result()->mark(), shown);
        QVERIFY(!harness.app().run()->result()->canSave());
        harness.shoot(QString::fromLatin1(QTest::currentDataTag()));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::PagesTest)
#include "pages_test.moc"

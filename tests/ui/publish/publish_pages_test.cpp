#include <QtTest>

#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_wallets.h"
#include "harness/page_harness.h"
#include "publish/publish_area.h"
#include "shell/navigator.h"
#include "wallet/wallets_area.h"

namespace leo::ui {

class PublishPagesTest : public QObject {
    Q_OBJECT

    struct Bench {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        fake::FakeLambdas lambdas;
        fake::FakeLeo leo;
        std::unique_ptr<PageHarness> harness;

        Bench() {
            leo.use(networks);
            leo.use(wallets);
            leo.use(lambdas);
            wallets.beAliceAndBob();
            wallets.wallets.state.active = wallets.wallets.state.wallets[1].account;
            networks.beLocal();
            lambdas.folder = fake::FakeLambdas::greyFolder();
            lambdas.run = fake::FakeLambdas::passedRun();
            lambdas.requests = [this](const std::string& kind, Amount amount) {
                return wallets.requestOf(kind, amount);
            };
        }
        PageHarness& start() {
            harness = std::make_unique<PageHarness>(leo);
            return *harness;
        }
        PublishWizard& wizard() { return *harness->app().publish()->wizard(); }
        void readFolder() {
            wizard().choosePath(QStringLiteral("/bob/grey"));
            QVERIFY(harness->wait([this] { return wizard().folder()->stage() == FolderView::Stage::Ready; }));
            harness->settle();
        }
    };

private Q_SLOTS:
    void wizard() {
        Bench bench;
        bench.lambdas.saved["RAW denoise"] = api::LambdaDraft{};
        PageHarness& harness = bench.start();
        harness.open("publish.new");
        harness.shoot(QStringLiteral("empty"));
        bench.lambdas.folder->warnings = {{"keys/id_ed25519", 1, "private key"}};
        bench.readFolder();
        harness.shoot(QStringLiteral("code"));
        harness.click(harness.find("continue"));
        harness.settle();
        harness.click(harness.find("continue"));  // price is missing
        harness.settle();
        harness.shoot(QStringLiteral("runtime-missing"));
        QCOMPARE(bench.wizard().step(), PublishWizard::Step::Runtime);
        bench.wizard().form()->set(QStringLiteral("price"), QStringLiteral("3"));
        harness.settle();
        harness.shoot(QStringLiteral("runtime"));
        harness.click(harness.find("continue"));
        harness.settle();
        harness.shoot(QStringLiteral("test-empty"));
        bench.wizard().runTest(QUrl::fromLocalFile(QStringLiteral("/bob/tulips.png")));
        QVERIFY(harness.wait([&] { return bench.wizard().test()->passed(); }));
        harness.settle();
        harness.shoot(QStringLiteral("test"));
        harness.click(harness.find("continue"));
        harness.settle();
        harness.shoot(QStringLiteral("publish"));
        harness.click(harness.find("continue"));
        QVERIFY(harness.wait([&] { return harness.app().wallets()->signing()->isOpen(); }));
        harness.settle();
        harness.shoot(QStringLiteral("signing"));
        QVERIFY(harness.wait([&] { return harness.app().wallets()->signing()->armed(); }));
        QTest::keyClick(&harness.window(), Qt::Key_Return, Qt::ControlModifier);  // never confirms
        QTest::keyClick(&harness.window(), Qt::Key_Return);                       // focus is on the title
        harness.settle();
        QVERIFY(!bench.wallets.signedRequest);
        // Changes of size put the confirmation off; until it is armed again, clicks do nothing.
        QVERIFY(harness.wait([&] {
            harness.click(harness.find("dialogConfirm"));
            return bench.wallets.signedRequest.has_value();
        }));
        api::Lambda lambda = fake::FakeLambdas::lambdaOf(9, "Color to Black & White", leo(3), 0, 0);
        lambda.publishedAt = Height{2320};
        bench.lambdas.lambdas.state.mine = {lambda};
        bench.lambdas.lambdas.publish();
        QVERIFY(harness.wait([&] { return bench.wizard().step() == PublishWizard::Step::Published; }));
        harness.settle();
        harness.shoot(QStringLiteral("published"));
    }

    void troubles() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("publish.new");
        bench.lambdas.folder = makeError(Code::Malformed, "command is missing");
        bench.wizard().choosePath(QStringLiteral("/bob/broken"));
        QVERIFY(harness.wait([&] { return bench.wizard().folder()->stage() == FolderView::Stage::Error; }));
        harness.settle();
        harness.shoot(QStringLiteral("code-error"));
        bench.lambdas.folder = fake::FakeLambdas::greyFolder();
        bench.lambdas.run = makeError(Code::Unavailable, "no runner");
        bench.readFolder();
        bench.wizard().form()->set(QStringLiteral("price"), QStringLiteral("3"));
        bench.wizard().next();
        bench.wizard().next();
        bench.wizard().runTest(QUrl::fromLocalFile(QStringLiteral("/bob/tulips.png")));
        QVERIFY(harness.wait([&] { return bench.wizard().test()->noSandbox(); }));
        harness.settle();
        harness.shoot(QStringLiteral("test-no-sandbox"));
        bench.lambdas.nextAnswer = makeError(Code::InsufficientFunds, "bond 10, available 3");
        bench.wizard().next();
        bench.wizard().publish();
        QVERIFY(
            harness.wait([&] { return bench.wizard().progress()->stage() == PublishProgressView::Stage::Error; }));
        harness.settle();
        harness.shoot(QStringLiteral("publish-error"));
    }

    void myLambdas() {
        Bench bench;
        PageHarness& harness = bench.start();
        harness.open("publish.lambdas");
        harness.shoot(QStringLiteral("loading"));
        bench.lambdas.lambdas.publish();
        harness.settle();
        harness.shoot(QStringLiteral("empty"));
        bench.lambdas.beBob();
        QVERIFY(harness.wait([&] { return harness.app().publish()->lambdas()->rows()->count() == 3; }));
        harness.app().publish()->releases()->load();
        harness.settle();
        harness.shoot(QStringLiteral("ready"));

        const QVariantMap shown = harness.app().publish()->lambdas()->detail();
        harness.click(harness.find("deprecate"));
        QVERIFY(harness.wait([&] {
            return harness.findText(
                QStringLiteral("Stop offering %1?").arg(shown.value(QStringLiteral("name")).toString()));
        }));
        QVERIFY(!bench.lambdas.deprecated);
        QTest::qWait(kConfirmDelayMs + 200);
        harness.click(harness.find("dialogConfirm"));
        QVERIFY(harness.wait([&] { return bench.lambdas.deprecated && bench.lambdas.deprecated->second; }));
    }

    void keyReleases() {
        Bench bench;
        bench.lambdas.beBob();
        PageHarness& harness = bench.start();
        harness.open("publish.releases");
        harness.settle();
        harness.shoot(QStringLiteral("ready"));
        bench.harness.reset();  // one window at a time
        Bench none;
        PageHarness& empty = none.start();
        empty.open("publish.releases");
        empty.settle();
        empty.shoot(QStringLiteral("empty"));
    }
};

}  // namespace leo::ui

LEO_PAGE_TEST_MAIN(leo::ui::PublishPagesTest)
#include "publish_pages_test.moc"

#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>

#include "fake/fake_lambdas.h"
#include "fake/fake_networks.h"
#include "fake/fake_wallets.h"
#include "publish/key_releases.h"
#include "publish/my_lambdas.h"
#include "publish/publish_wizard.h"
#include "wallet/signing.h"

namespace leo::ui {

class WizardTest : public QObject {
    Q_OBJECT

    struct Bench {
        fake::FakeWallets wallets;
        fake::FakeNetworks networks;
        fake::FakeLambdas lambdas;
        std::unique_ptr<Signing> signing;
        std::unique_ptr<PublishWizard> wizard;

        Bench() {
            wallets.beAliceAndBob();
            networks.beLocal();
            lambdas.folder = fake::FakeLambdas::greyFolder();
            lambdas.run = fake::FakeLambdas::passedRun();
            lambdas.requests = [this](const std::string& kind, Amount amount) {
                return wallets.requestOf(kind, amount);
            };
            signing = std::make_unique<Signing>(wallets, networks);
            wizard = std::make_unique<PublishWizard>(lambdas, networks, wallets, *signing);
            if (!QTest::qWaitFor([this] { return wizard->images()->count() == 1 && signing->network().size() > 0; }))
                qFatal("the doubles do not answer");
        }
        void fill() {
            wizard->choosePath(QStringLiteral("/bob/grey"));
            QVERIFY(QTest::qWaitFor([this] { return wizard->folder()->stage() == FolderView::Stage::Ready; }));
            wizard->form()->set(QStringLiteral("price"), QStringLiteral("3"));
        }
        bool test() {
            wizard->runTest(QUrl::fromLocalFile(QStringLiteral("/bob/tulips.png")));
            return QTest::qWaitFor([this] { return wizard->test()->stage() >= TestRunView::Stage::Ready; });
        }
    };

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void readsAFolderAndFillsTheForm() {
        Bench bench;
        QVERIFY(!bench.wizard->canContinue());
        bench.fill();
        FolderView* folder = bench.wizard->folder();
        QCOMPARE(folder->fileCount(), 6);
        QCOMPARE(folder->leftOut()->count(), 2);
        QCOMPARE(folder->files()->count(), 7);  // six files and one folder
        QCOMPARE(folder->files()->value(1, QStringLiteral("name")).toString(), QStringLiteral("curves"));
        QCOMPARE(folder->files()->value(2, QStringLiteral("depth")).toInt(), 1);
        QCOMPARE(bench.wizard->form()->value("name"), QStringLiteral("Color to Black & White"));
        QCOMPARE(bench.wizard->form()->value("output"), QStringLiteral("34"));  // never less than the folder asks for
        QVERIFY(bench.wizard->canContinue());
        bench.lambdas.folder->warnings = {{".keys/id", 3, "private key"}};
        bench.wizard->readAgain();
        QTRY_COMPARE(folder->warnings()->count(), 1);
        QCOMPARE(folder->warnings()->value(0, QStringLiteral("place")).toString(),
                 QStringLiteral(".keys/id, line 3"));
    }

    void saysWhyAFolderCannotBeRead_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("missing") << int(Code::NotFound) << "no such folder";
        QTest::newRow("not permitted") << int(Code::NotPermitted) << "cannot be read";
        QTest::newRow("lambda.json") << int(Code::Malformed) << "lambda.json";
        QTest::newRow("too large") << int(Code::TooLarge) << "more than";
    }
    void saysWhyAFolderCannotBeRead() {
        QFETCH(int, code);
        QFETCH(QString, says);
        Bench bench;
        bench.lambdas.folder = makeError(static_cast<Code>(code), "detail");
        bench.wizard->choosePath(QStringLiteral("/nowhere"));
        QTRY_COMPARE(bench.wizard->folder()->stage(), FolderView::Stage::Error);
        QVERIFY2(bench.wizard->folder()->error().contains(says), qPrintable(bench.wizard->folder()->error()));
        bench.wizard->next();
        QCOMPARE(bench.wizard->step(), PublishWizard::Step::Code);
    }

    void judgesEveryField_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("good");
        struct Case {
            const char *field, *value;
            bool good;
        };
        const Case cases[] = {
            {"name", "", false},
            {"name", "Grey", true},
            {"version", "1.2.0", true},
            {"version", "1.2.0-beta", false},
            {"version", "", false},
            {"memory", "512", true},
            {"memory", "8", false},
            {"memory", "many", false},
            {"memory", "-1", false},
            {"memory", "99999999999999999999", false},
            {"processes", "0", false},
            {"wall", "3600", true},
            {"wall", "3601", false},
            {"price", "0", false},
            {"price", "", false},
            {"price", "3", true},
            {"price", "3.0000000001", false},
            {"missFee", "0.05", false},
            {"missFee", "0.1", true},
            {"bond", "9", false},
            {"bond", "10", true},
            {"bond", "838.5", false},
            {"command", "  ", false},
            {"command", "python3 main.py", true},
            {"produces", "image", false},
            {"produces", "image/png", true},
            {"accepts", "image/png, image/jpeg", true},
            {"accepts", "png", false},
            {"accepts", "", false},
            {"image", "", false},
            {"image", "00ff", false},
            {"minNodes", "0", false},
            {"minCredit", "0", true},
        };
        for (const Case& each : cases)
            QTest::addRow("%s=%s", each.field, each.value) << each.field << each.value << each.good;
    }
    void judgesEveryField() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(bool, good);
        Bench bench;
        bench.fill();
        QVERIFY(bench.wizard->form()->runtimeValid());
        bench.wizard->form()->set(field, QString());
        bench.wizard->form()->set(field, value);
        QCOMPARE(!bench.wizard->form()->problems().contains(field), good);
        QCOMPARE(bench.wizard->form()->runtimeValid() && bench.wizard->form()->aboutValid(), good);
    }

    void goesThroughAllSteps() {
        Bench bench;
        bench.fill();
        bench.wizard->next();
        QCOMPARE(bench.wizard->step(), PublishWizard::Step::Runtime);
        bench.wizard->form()->set(QStringLiteral("price"), QString());
        bench.wizard->next();  // shows what is missing instead
        QCOMPARE(bench.wizard->step(), PublishWizard::Step::Runtime);
        QVERIFY(bench.wizard->form()->problems().contains(QStringLiteral("price")));
        bench.wizard->form()->set(QStringLiteral("price"), QStringLiteral("3"));
        QCOMPARE(bench.wizard->form()->bondCovers(), QStringLiteral("100"));
        bench.wizard->next();
        QCOMPARE(bench.wizard->step(), PublishWizard::Step::Test);
        QVERIFY(bench.test());
        QVERIFY(bench.wizard->test()->passed());
        QCOMPARE(bench.lambdas.tested->price.units, leo(3).units);
        QCOMPARE(bench.wizard->test()->log()->value(2, QStringLiteral("tone")).toString(), QStringLiteral("warn"));
        bench.wizard->next();
        bench.wizard->publish();
        QTRY_VERIFY(bench.signing->isOpen());
        QCOMPARE(bench.signing->confirmText(), QStringLiteral("Sign and publish"));
        QVERIFY(bench.wizard->progress()->cancellable());
        QTRY_VERIFY(bench.signing->armed());
        bench.signing->confirm();
        QTRY_COMPARE(bench.wizard->progress()->stage(), PublishProgressView::Stage::Done);
        QCOMPARE(bench.wizard->step(), PublishWizard::Step::Publish);  // its record is not in the list yet
        api::Lambda lambda = fake::FakeLambdas::lambdaOf(9, "Color to Black & White", leo(3), 0, 0);
        lambda.publishedAt = Height{2320};
        bench.lambdas.lambdas.state.mine = {lambda};
        bench.lambdas.lambdas.publish();
        QCOMPARE(bench.wizard->step(), PublishWizard::Step::Published);
        QVERIFY(bench.wizard->publishedLink().startsWith(QStringLiteral("leo:lambda/bafy")));
        QVERIFY(bench.lambdas.saved.empty());  // the draft became the lambda
        bench.wizard->goTo(0);
        QCOMPARE(bench.wizard->step(), PublishWizard::Step::Published);
    }

    void aTestSaysWhyItDidNotPass_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<QString>("says");
        QTest::newRow("exit") << 0 << "ended with";
        QTest::newRow("clean-up") << 1 << "clean-up is incomplete";
        QTest::newRow("profile") << 2 << "not the one of the network";
    }
    void aTestSaysWhyItDidNotPass() {
        QFETCH(int, change);
        QFETCH(QString, says);
        Bench bench;
        bench.fill();
        if (change == 0) bench.lambdas.run->exit = 1;
        if (change == 1) bench.lambdas.run->cleanedUp = false;
        if (change == 2) bench.lambdas.run->profileMatchesNetwork = false;
        QVERIFY(bench.test());
        QVERIFY(!bench.wizard->test()->passed());
        QVERIFY2(bench.wizard->test()->verdict().contains(says), qPrintable(bench.wizard->test()->verdict()));
    }

    void withoutASandboxItSaysSo() {
        Bench bench;
        bench.lambdas.run = makeError(Code::Unavailable, "no runner");
        bench.fill();
        QVERIFY(bench.test());
        QVERIFY(bench.wizard->test()->noSandbox());
    }

    void cancellingBeforeTheSignatureLeavesNothing() {
        Bench bench;
        bench.fill();
        bench.wizard->publish();
        QTRY_VERIFY(bench.signing->isOpen());
        bench.wizard->cancelPublish();
        QVERIFY(!bench.signing->isOpen());
        QVERIFY(bench.wallets.discarded);
        QCOMPARE(bench.wizard->progress()->stage(), PublishProgressView::Stage::Idle);
        bench.lambdas.nextAnswer = makeError(Code::InsufficientFunds, "bond");
        bench.wizard->publish();
        QTRY_COMPARE(bench.wizard->progress()->stage(), PublishProgressView::Stage::Error);
        QVERIFY(bench.wizard->progress()->error().contains(QStringLiteral("bond")));
    }

    void draftsAreKeptAndOpened() {
        Bench bench;
        bench.wizard->saveDraft();
        QVERIFY(!bench.wizard->draftError().isEmpty());  // nothing to keep yet
        bench.fill();
        bench.wizard->form()->set(QStringLiteral("memory"), QStringLiteral("256"));
        bench.wizard->saveDraft();
        QTRY_VERIFY(!bench.wizard->draftSaved().isEmpty());
        bench.wizard->startNew();
        QCOMPARE(bench.wizard->form()->value("memory"), QStringLiteral("512"));
        bench.wizard->loadDrafts();
        QTRY_COMPARE(bench.wizard->drafts()->count(), 1);
        bench.wizard->openDraft(QStringLiteral("Color to Black & White"));
        QTRY_COMPARE(bench.wizard->folder()->stage(), FolderView::Stage::Ready);
        QCOMPARE(bench.wizard->form()->value("memory"), QStringLiteral("256"));
        QCOMPARE(bench.wizard->form()->value("price"), QStringLiteral("3"));
        bench.lambdas.nextAnswer = makeError(Code::DiskFull, "full");
        bench.wizard->saveDraft();
        QTRY_VERIFY(bench.wizard->draftError().contains(QStringLiteral("disk is full")));
    }

    void aPriceShowsItsSplit() {
        Bench bench;
        QVERIFY(bench.wizard->splitTitle().isEmpty());
        bench.fill();
        QTRY_COMPARE(bench.wizard->splitTitle(), QStringLiteral("A typical offer of 10 LEO, 10 members"));
        QCOMPARE(bench.wizard->split()->count(), 4);
        QCOMPARE(bench.wizard->split()->value(1, QStringLiteral("amount")).toString(), QStringLiteral("3.000000000"));
        bench.wizard->form()->set(QStringLiteral("price"), QStringLiteral("9000000"));
        QCOMPARE(bench.wizard->split()->count(), 0);
        bench.wizard->form()->set(QStringLiteral("price"), QStringLiteral("6"));
        QTRY_COMPARE(bench.wizard->splitTitle(), QStringLiteral("A typical offer of 20 LEO, 10 members"));
        bench.wizard->form()->set(QStringLiteral("price"), QString());
        QVERIFY(bench.wizard->splitTitle().isEmpty());
    }

    void aFolderOfAMillionFilesIsNoLambda() {
        Bench bench;
        bench.lambdas.folder->filesInAll = 1'000'004;
        bench.lambdas.folder->filesPacked = 1'000'000;
        bench.fill();
        QCOMPARE(bench.wizard->folder()->fileCount(), 1'000'000);
        QVERIFY2(bench.wizard->folder()->tooMuch().contains(QStringLiteral("1,000,000")),
                 qPrintable(bench.wizard->folder()->tooMuch()));
        QVERIFY(!bench.wizard->canContinue());
        bench.wizard->next();
        QCOMPARE(bench.wizard->step(), PublishWizard::Step::Code);
        bench.lambdas.folder->filesPacked = 6;
        bench.lambdas.folder->bytesPacked = 65u << 20;
        bench.wizard->readAgain();
        QTRY_VERIFY(bench.wizard->folder()->tooMuch().contains(QStringLiteral("MB")));
        bench.lambdas.folder->bytesPacked = 40'512;
        bench.wizard->readAgain();
        QTRY_VERIFY(bench.wizard->folder()->tooMuch().isEmpty() && bench.wizard->canContinue());
    }

    void anImageMayChangeUnderADraft_data() {
        QTest::addColumn<bool>("kept");
        QTest::newRow("the pinned one is still here") << true;
        QTest::newRow("the pinned one is gone") << false;
    }
    void anImageMayChangeUnderADraft() {
        QFETCH(bool, kept);
        Bench bench;
        const Hash before = fake::hashOf(0x11), now = fake::hashOf(0x8f);
        api::LambdaDraft draft;
        draft.folder = "/bob/grey";
        draft.imageDigest = before;
        draft.imageName = "leo-python 3.11";
        bench.lambdas.saved["Grey"] = draft;
        if (kept) bench.lambdas.imageList.push_back({"leo-python 3.11", before, 1, true});
        bench.wizard->loadDrafts();
        QTRY_COMPARE(bench.wizard->drafts()->count(), 1);
        QTRY_COMPARE(bench.wizard->images()->count(), kept ? 2 : 1);
        bench.wizard->openDraft(QStringLiteral("Grey"));
        LambdaForm* form = bench.wizard->form();
        QVERIFY(form->imageNote().contains(QStringLiteral("now points to another image")));
        QCOMPARE(form->problems().contains(QStringLiteral("image")), !kept);
        QCOMPARE(form->draft().imageDigest == before, true);
        form->set(QStringLiteral("image"), form->newerImage());
        QVERIFY(form->draft().imageDigest == now);
        QVERIFY(form->imageNote().isEmpty());
        QVERIFY(!form->problems().contains(QStringLiteral("image")));
    }

    void myLambdasShowFiguresAndChange() {
        Bench bench;
        bench.lambdas.beBob();
        MyLambdas mine(bench.lambdas, *bench.signing);
        QTRY_COMPARE(mine.rows()->count(), 3);
        QTRY_COMPARE(mine.earned(), QStringLiteral("5,060.00"));
        QCOMPARE(mine.success(), QStringLiteral("98.9 %"));
        QCOMPARE(mine.rows()->value(2, QStringLiteral("lambdaState")).toString(), QStringLiteral("deprecated"));
        QCOMPARE(mine.lastRuns().size(), 48);
        QCOMPARE(mine.weeks().size(), 12);
        mine.changePrice(QStringLiteral("3"));
        QVERIFY(mine.priceProblem().contains(QStringLiteral("the price it has")));
        mine.changePrice(QStringLiteral("0"));
        QVERIFY(!mine.priceProblem().isEmpty());
        mine.changePrice(QStringLiteral("4.5"));
        QTRY_VERIFY(bench.signing->isOpen());
        QCOMPARE(bench.signing->kind(), QStringLiteral("LambdaPrice"));
        mine.setDeprecated(true);
        QCOMPARE(mine.detail().value(QStringLiteral("lambdaState")).toString(), QStringLiteral("deprecated"));
        mine.setAskEveryTime(true);
        QVERIFY(mine.askEveryTime());
    }

    void keyReleasesExport() {
        Bench bench;
        bench.lambdas.beBob();
        bench.lambdas.releases[3].policy = "=1+1, \"quoted\"";
        KeyReleases releases(bench.lambdas);
        QTRY_COMPARE(releases.rows()->count(), 12);
        const QList<QByteArray> lines = releases.csv().split('\n');
        QCOMPARE(lines.size(), 14);  // head, twelve, and what follows the last end of line
        QVERIFY(lines[4].contains("\"'=1+1, \"\"quoted\"\"\""));
        QCOMPARE(QJsonDocument::fromJson(releases.json()).array().size(), 12);
        releases.setRefusedOnly(true);
        QCOMPARE(releases.rows()->count(), 1);
        api::KeyRelease late = bench.lambdas.releases.front();
        late.task = fake::idOf<TaskId>(0xee);
        late.decision = api::KeyDecision::Expired;
        QSignalSpy inserted(releases.rows(), &QAbstractItemModel::rowsInserted);
        bench.lambdas.released.notify(late);
        QCOMPARE(inserted.count(), 1);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log.csv"));
        releases.exportTo(QUrl::fromLocalFile(path));
        QVERIFY(QFile::exists(path));
        releases.exportTo(QUrl::fromLocalFile(folder.filePath(QStringLiteral("none/log.csv"))));
        QVERIFY(!releases.error().isEmpty());
    }
};

}  // namespace leo::ui

QTEST_GUILESS_MAIN(leo::ui::WizardTest)
#include "wizard_test.moc"

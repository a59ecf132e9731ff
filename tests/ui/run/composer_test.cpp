#include <QtTest>

#include "fake/fake_lambdas.h"
#include "fake/fake_leo.h"
#include "fake/fake_networks.h"
#include "fake/fake_tasks.h"
#include "fake/fake_wallets.h"
#include "run/composer.h"
#include "run/picture.h"
#include "run/receipt.h"

namespace leo::ui {

using fake::FakeLambdas;

class ComposerTest : public QObject {
    Q_OBJECT

    struct Desk {
        fake::FakeNetworks networks;
        fake::FakeWallets wallets;
        FakeLambdas lambdas;
        fake::FakeTasks tasks;
        fake::FakeLeo leo;
        std::unique_ptr<Composer> composer;

        Desk() {
            networks.beLocal();
            networks.networks.state.headSeen = fake::realNow();
            networks.networks.publish();
            wallets.beAliceAndBob();
            lambdas.beBob();
            tasks.beQuoting();
            tasks.report = api::InputReport{"", "IMG_2041.jpg", "image/jpeg", 1'900'000, 4032, 3024, true, true};
            tasks.prepare = [this](const api::TaskDraft& draft) {
                return wallets.requestOf("TaskPost", draft.query.offer);
            };
            leo.use(networks);
            leo.use(wallets);
            leo.use(lambdas);
            leo.use(tasks);
            composer = std::make_unique<Composer>(leo);
            (void)QTest::qWaitFor([&] { return composer->network()->live() && composer->lambdas()->loaded(); });
        }
        void ready() {
            composer->choose(QString::fromStdString(lambdas.lambdas.state.all[0].id.hex()));
            composer->input()->take(QUrl::fromLocalFile(QStringLiteral("/nowhere/IMG_2041.jpg")));
            composer->setOffer(QStringLiteral("10"));
            QVERIFY2(QTest::qWaitFor([&] { return composer->canPost(); }), qPrintable(composer->whyNot()));
        }
        QString value(RowModel* model, int row, const char* role) {
            return model->value(row, QString::fromLatin1(role)).toString();
        }
    };

private Q_SLOTS:
    void theSplitIsShownToTheNinthDecimal() {
        Desk desk;
        desk.ready();
        RowModel* shares = desk.composer->shares();
        QCOMPARE(shares->count(), 4);
        QCOMPARE(desk.value(shares, 0, "amount"), QStringLiteral("1.000000003"));
        QVERIFY(desk.value(shares, 0, "note").contains(QStringLiteral("incl. rounding")));
        QCOMPARE(desk.value(shares, 1, "label"), QStringLiteral("Bob"));
        QCOMPARE(desk.value(shares, 3, "label"), QStringLiteral("9 monitor(s)"));
        QCOMPARE(desk.value(shares, 3, "note"), QStringLiteral("0.333333333 each"));
        QCOMPARE(desk.value(shares, 3, "amount"), QStringLiteral("2.999999997"));
        RowModel* ends = desk.composer->ends();
        QCOMPARE(desk.value(ends, 1, "value"), QStringLiteral("7.800000000"));
        QCOMPARE(desk.value(ends, 3, "value"), QStringLiteral("0.000000000"));
        QCOMPARE(desk.composer->postText(), QStringLiteral("Post task for 10 LEO"));
    }

    void postingSignsWhatIsShown() {
        Desk desk;
        desk.ready();
        QSignalSpy posted(desk.composer.get(), &Composer::posted);
        desk.tasks.posted = fake::FakeTasks::exampleId();
        desk.composer->post();
        QVERIFY(!desk.composer->canPost());
        desk.composer->post();  // twice
        QTRY_VERIFY(desk.composer->signing()->isOpen());
        QCOMPARE(desk.tasks.posting->query.offer, leo(10));
        QCOMPARE(desk.tasks.posting->askBeforeRelease, true);
        QCOMPARE(desk.tasks.posting->keepMetadata, false);
        QCOMPARE(desk.composer->signing()->spends(), QStringLiteral("10.001000000"));
        QCOMPARE(desk.composer->confirmShares()->count(), 4);
        QVERIFY(!desk.wallets.signedRequest);
        desk.composer->signing()->confirm();  // early
        QVERIFY(!desk.wallets.signedRequest);
        QTRY_VERIFY(desk.composer->signing()->armed());
        desk.composer->signing()->confirm();
        QTRY_COMPARE(posted.count(), 1);
        QCOMPARE(desk.composer->input()->mark(), QStringLiteral("empty"));
    }

    void aSplitThatIsNotOfTheSignedBytesIsNotShown() {
        Desk desk;
        desk.ready();
        desk.tasks.prepare = [&](const api::TaskDraft&) { return desk.wallets.requestOf("TaskPost", leo(11)); };
        desk.composer->post();
        QTRY_VERIFY(desk.composer->signing()->isOpen());
        QCOMPARE(desk.composer->confirmShares()->count(), 0);
        QCOMPARE(desk.composer->signing()->spends(), QStringLiteral("11.001000000"));
    }

    void aRefusalKeepsTheDraft() {
        Desk desk;
        desk.ready();
        desk.tasks.prepare = [](const api::TaskDraft&) -> Result<api::SigningRequest> {
            return makeError(Code::Exhausted, "the bond of the lambda covers no further task");
        };
        desk.composer->post();
        QTRY_VERIFY(desk.composer->refusal().contains(QStringLiteral("covers no further task")));
        QVERIFY(desk.composer->refusal().contains(QStringLiteral("Nothing was spent")));
        QCOMPARE(desk.composer->input()->mark(), QStringLiteral("ready"));
        QCOMPARE(desk.composer->offer(), QStringLiteral("10"));
        QVERIFY(!desk.composer->signing()->isOpen());
    }

    void refusalsNameTheirRemedy_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("offer");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("action");
        QTest::newRow("balance") << int(Code::InsufficientFunds) << QStringLiteral("840")
                                 << QStringLiteral("You need 1.5 LEO more") << QStringLiteral("offer:838.5");
        QTest::newRow("minimum") << int(Code::OutOfRange) << QStringLiteral("4.5")
                                 << QStringLiteral("The offer is 1.5 LEO too low") << QStringLiteral("offer:6");
        QTest::newRow("nodes") << int(Code::NotEligible) << QStringLiteral("10")
                               << QStringLiteral("Only 2 node(s) qualify") << QStringLiteral("credit:0");
        QTest::newRow("bond") << int(Code::Exhausted) << QStringLiteral("10")
                              << QStringLiteral("Bob's bond covers no further task now") << QStringLiteral("");
        QTest::newRow("other") << int(Code::NotPermitted) << QStringLiteral("10")
                               << QStringLiteral("This task cannot be posted now") << QStringLiteral("");
    }
    void refusalsNameTheirRemedy() {
        QFETCH(int, code);
        QFETCH(QString, offer);
        QFETCH(QString, title);
        QFETCH(QString, action);
        Desk desk;
        desk.ready();
        desk.tasks.offerQuote.refusal = makeError(static_cast<Code>(code), "At least 3 are needed.");
        if (code == int(Code::NotEligible)) desk.tasks.offerQuote.nodesQualify = 2;
        desk.composer->setOffer(QString());
        desk.composer->setOffer(offer);
        QTRY_COMPARE(desk.composer->problemTitle(), title);
        QVERIFY(!desk.composer->canPost());
        QStringList actions;
        for (const QVariant& remedy : desk.composer->remedies())
            actions << remedy.toMap().value(QStringLiteral("action")).toString();
        if (action.isEmpty()) {
            QVERIFY(actions.isEmpty());
        } else {
            QVERIFY2(actions.contains(action), qPrintable(actions.join(u' ')));
            desk.composer->remedy(action);
            if (action.startsWith(QLatin1String("offer:"))) QCOMPARE(desk.composer->offer(), action.mid(6));
            if (action.startsWith(QLatin1String("credit:"))) QCOMPARE(desk.composer->minCredit(), 0);
        }
    }

    void offersThatAreNoAmounts_data() {
        QTest::addColumn<QString>("offer");
        for (const char* bad : {"ten", "1,000", "-3", "1e3", "0.0000000001", "99999999999999999999", " ", "1.2.3"})
            QTest::newRow(bad) << QString::fromLatin1(bad);
    }
    void offersThatAreNoAmounts() {
        QFETCH(QString, offer);
        Desk desk;
        desk.ready();
        desk.composer->setOffer(offer);
        QTRY_VERIFY(!desk.composer->offerProblem().isEmpty());
        QVERIFY(!desk.composer->canPost());
        desk.composer->post();
        QVERIFY(!desk.tasks.posting);
    }

    // While an answer is under way the page does not post on an older one.
    void anOldQuoteDoesNotPost() {
        Desk desk;
        desk.ready();
        desk.composer->setOffer(QStringLiteral("11"));
        QVERIFY(!desk.composer->canPost());
        desk.composer->post();
        QVERIFY(!desk.tasks.posting);
        QTRY_VERIFY(desk.composer->canPost());
    }

    void theListIsSearchedFilteredAndSortedByFit() {
        Desk desk;
        desk.lambdas.lambdas.state.all[1].accepts = {"text/plain"};
        desk.lambdas.lambdas.publish();
        RowModel* rows = desk.composer->lambdas()->rows();
        QTRY_COMPARE(rows->count(), 2);  // the third is deprecated
        QCOMPARE(desk.value(rows, 0, "runs"), QStringLiteral("1,294"));
        desk.tasks.report->mediaType = "text/plain";
        desk.composer->input()->take(QUrl::fromLocalFile(QStringLiteral("/nowhere/a.txt")));
        QTRY_COMPARE(desk.value(rows, 0, "name"), QStringLiteral("Face blur"));
        QCOMPARE(rows->value(1, QStringLiteral("fits")).toBool(), false);
        desk.composer->lambdas()->setSearch(QStringLiteral("blur"));
        QCOMPARE(rows->count(), 1);
        desk.composer->lambdas()->setSearch(QStringLiteral("nothing like it"));
        QCOMPARE(rows->count(), 0);
        desk.composer->lambdas()->setSearch(QStringLiteral("bob"));
        QCOMPARE(rows->count(), 2);
        desk.composer->lambdas()->setCategory(QStringLiteral("text"));
        QCOMPARE(rows->count(), 1);
    }

    void aLowRateIsAWarning() {
        Desk desk;
        desk.lambdas.lambdas.state.all[1].failures = 200;
        desk.lambdas.lambdas.publish();
        RowModel* rows = desk.composer->lambdas()->rows();
        QTRY_COMPARE(rows->count(), 2);
        QCOMPARE(rows->value(0, QStringLiteral("rateLow")).toBool(), false);
        QCOMPARE(rows->value(1, QStringLiteral("rateLow")).toBool(), true);
    }

    void aFileThatTheLambdaDoesNotTakeIsNotPosted() {
        Desk desk;
        desk.tasks.report->mediaType = "audio/wav";
        desk.composer->choose(QString::fromStdString(desk.lambdas.lambdas.state.all[0].id.hex()));
        desk.composer->input()->take(QUrl::fromLocalFile(QStringLiteral("/nowhere/a.wav")));
        QTRY_COMPARE(desk.composer->input()->mark(), QStringLiteral("ready"));
        QVERIFY(desk.composer->whyNot().contains(QStringLiteral("does not take")));
    }

    void locationIsRemovedUnlessKept() {
        Desk desk;
        desk.ready();
        InputFile* input = desk.composer->input();
        QVERIFY(input->hasLocation());
        QCOMPARE(desk.value(input->facts(), 2, "value"), QStringLiteral("removed"));
        input->setKeepMetadata(true);
        QCOMPARE(desk.value(input->facts(), 2, "value"), QStringLiteral("kept"));
    }

    void onlyFilesOfThisComputer() {
        Desk desk;
        desk.composer->input()->take(QUrl(QStringLiteral("http://192.0.2.1/picture.png")));
        QCOMPARE(desk.composer->input()->mark(), QStringLiteral("rejected"));
        desk.tasks.report = makeError(Code::Unsupported, "SVG");
        desk.composer->input()->take(QUrl::fromLocalFile(QStringLiteral("/nowhere/a.svg")));
        QTRY_COMPARE(desk.composer->input()->mark(), QStringLiteral("rejected"));
        QVERIFY(desk.composer->input()->problem().contains(QStringLiteral("SVG")));
    }

    void picturesAreDecodedWithinLimits() {
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(&buffer, "PNG"));
        const auto good = decodePicture(png);
        QVERIFY(good.ok());
        QCOMPARE(good->size(), QSize(40, 30));

        QVERIFY(!decodePicture({}).ok());
        QVERIFY(!decodePicture(png.left(60)).ok());
        QCOMPARE(decodePicture("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>").error().code,
                 Code::Unsupported);
        // A header that claims 60,000 x 60,000 pixels is refused before anything is allocated.
        QByteArray bomb = png;
        bomb.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
        QVERIFY(!decodePicture(bomb).ok());
    }

    void theReceiptHasNoNameOfTheData() {
        const api::Task task = fake::FakeTasks::ended(api::TaskEnd::Settled);
        const auto lines =
            receiptLines(task, {QStringLiteral("Bob"), QStringLiteral("Alice")}, QStringLiteral("net"));
        QStringList all;
        for (const ReceiptLine& line : lines) all << line.label << line.value;
        const QString text = all.join(u'\n');
        for (const char* amount : {"10.000000000 LEO", "1.000000003 LEO", "3.000000000 LEO", "2.999999997 LEO"})
            QVERIFY2(text.contains(QString::fromLatin1(amount)), amount);
        QVERIFY(!text.contains(QStringLiteral("IMG_2041")));
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("receipt.pdf"));
        QVERIFY(writeReceiptPdf(path, lines).ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        QVERIFY(!writeReceiptPdf(dir.filePath(QStringLiteral("no/such/folder.pdf")), lines).ok());
    }
};

}  // namespace leo::ui

QTEST_MAIN(leo::ui::ComposerTest)
#include "composer_test.moc"

// Tasks and lambdas through the facade on a real network of five nodes: publish, test, post, ask, release, open,
// compare with a computation of its own, evidence; refuse; restart in the middle.
#include <QtTest>

#include <signal.h>

#include <QImage>
#include <QProcess>

#include "integration/facade/gui.h"
#include "node/facade/local_process.h"
#include "store/data_dir.h"
#include "support/missing.h"

namespace leo::node {
namespace {

const std::string kSamples = LEO_SAMPLES;

#define CHECK_OK(expression)                                                           \
    do {                                                                               \
        const auto& checked = (expression);                                            \
        QVERIFY2(checked.ok(), checked.ok() ? "" : toString(checked.error()).c_str()); \
    } while (false)

template <class T>
Code codeOfResult(const Result<T>& result) {
    return result.ok() ? Code::Ok : result.error().code;
}

// ITU-R BT.601 in whole numbers, computed here a second time.
QImage greyOf(const QString& path) {
    const QImage colour = QImage(path).convertToFormat(QImage::Format_RGB888);
    QImage grey(colour.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < colour.height(); ++y)
        for (int x = 0; x < colour.width(); ++x) {
            const uchar* pixel = colour.constScanLine(y) + 3 * x;
            grey.scanLine(y)[x] =
                static_cast<uchar>((pixel[0] * 19595u + pixel[1] * 38470u + pixel[2] * 7471u + 0x8000u) >> 16);
        }
    return grey;
}

}  // namespace

class TasksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!std::filesystem::exists(std::string(LEO_IMAGE) + "/index.json"))
            LEO_MISSING("the container image is not there");
        QVERIFY(m_directory.isValid());
        open();
        CHECK_OK(statusOf([&](auto done) { m_leo->networks().startLocal(kNodes, done); }));
        Latest<api::NetworkState> state(m_leo->networks());
        QVERIFY(state.waitFor([](const auto& s) { return s.link == api::Link::Live; }));
        Latest<api::WalletsState> wallets(m_leo->wallets());
        QVERIFY(wallets.waitFor([](const auto& s) { return s.wallets.size() == 3 && s.active; }));
        m_alice = wallets->wallets[0].account;
        m_bob = wallets->wallets[1].account;
    }
    void cleanupTestCase() {
        m_leo.reset();
        const auto holder = store::holderOf(network());
        if (!holder) return;
        ::kill(*holder, SIGTERM);
        QVERIFY(QTest::qWaitFor([&] { return !isAlive(*holder); }, kAnswerMs));
    }

    void looksAtTheFolder() {
        QTemporaryDir folder;
        const auto put = [&](const char* name, const char* contents) {
            QFile file(folder.filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(contents);
        };
        put("main.py", "x = 1\napi_key = \"abcdefgh12345678\"\n");
        put(".env", "SECRET=1");
        put("notes.log", "x");
        put(".leoignore", "*.log\n");
        const auto report = answerOf<api::FolderReport>(
            [&](auto done) { m_leo->lambdas().inspect(folder.path().toStdString(), done); });
        CHECK_OK(report);
        QCOMPARE(report->filesInAll, std::uint64_t{4});
        for (const api::PackedFile& file : report->files) QCOMPARE(file.leftOut, file.path != "main.py");
        QCOMPARE(report->warnings.size(), std::size_t{1});
        QCOMPARE(report->warnings[0].line, 2u);
        QCOMPARE(codeOfResult(answerOf<api::FolderReport>(
                     [&](auto done) { m_leo->lambdas().inspect("/nowhere/at/all", done); })),
                 Code::NotFound);
    }

    void testsAndPublishes() {
        m_leo->wallets().activate(m_bob);
        const std::string folder = kSamples + "/lambdas/grey";
        const auto report = answerOf<api::FolderReport>([&](auto done) { m_leo->lambdas().inspect(folder, done); });
        CHECK_OK(report);
        const auto images =
            answerOf<std::vector<api::LambdaImage>>([&](auto done) { m_leo->lambdas().images(done); });
        CHECK_OK(images);
        QVERIFY(!images->empty() && images->front().bytes > 0);
        api::LambdaDraft draft;
        draft.folder = folder;
        draft.name = report->name;
        draft.description = report->description;
        draft.imageDigest = images->front().digest;
        draft.command = report->command;
        draft.accepts = report->accepts;
        draft.produces = report->produces;
        draft.limits = report->limits;
        draft.price = leo(3);
        draft.missFee = leo(1);
        draft.bond = leo(20);
        draft.minNodes = 3;
        CHECK_OK(statusOf([&](auto done) { m_leo->lambdas().saveDraft("grey", draft, done); }));

        const auto run = answerOf<api::TestRun>([&](auto done) { m_leo->lambdas().test(draft, kPicture, done); });
        CHECK_OK(run);
        QCOMPARE(run->exit, 0u);
        QVERIFY2(run->cleanedUp, run->cleanupText.c_str());
        QVERIFY(run->profileMatchesNetwork && run->peakMemoryBytes > 0 && run->wallMs > 0);
        QVERIFY(isGrey(run->output));

        std::vector<api::PublishProgress::Stage> stages;
        const auto request = answerOf<api::SigningRequest>([&](auto done) {
            m_leo->lambdas().preparePublish(
                draft, [&](const api::PublishProgress& step) { stages.push_back(step.stage); }, done);
        });
        CHECK_OK(request);
        QCOMPARE(request->spends, leo(20));
        CHECK_OK(answerOf<Height>([&](auto done) { m_leo->wallets().sign(request->id, done); }));
        Latest<api::LambdasState> state(m_leo->lambdas());
        QVERIFY(state.waitFor([](const auto& s) { return s.mine.size() == 1 && s.all.size() == 1; }));
        m_lambda = state->mine[0].id;
        QCOMPARE(state->mine[0].name, report->name);
        QCOMPARE(state->mine[0].price, leo(3));
        QCOMPARE(state->mine[0].versions.size(), std::size_t{1});
        QVERIFY(m_leo->lambdas().releasePolicy(m_lambda) == api::ReleasePolicy::Automatic);
        QVERIFY(stages.back() == api::PublishProgress::Stage::Done);
        const auto drafts = answerOf<std::vector<std::pair<std::string, api::LambdaDraft>>>(
            [&](auto done) { m_leo->lambdas().drafts(done); });
        CHECK_OK(drafts);
        QCOMPARE(drafts->front().second.command, draft.command);
    }

    void judgesInputs_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("code");
        QTest::newRow("picture") << QStringLiteral("pictures/photo-1mp.png") << static_cast<int>(Code::Ok);
        QTest::newRow("broken") << QStringLiteral("pictures/broken.png") << static_cast<int>(Code::Malformed);
        QTest::newRow("missing") << QStringLiteral("pictures/none.png") << static_cast<int>(Code::NotFound);
    }
    void judgesInputs() {
        QFETCH(QString, file);
        const auto report = answerOf<api::InputReport>(
            [&](auto done) { m_leo->tasks().inspectInput(kSamples + "/" + file.toStdString(), done); });
        QTEST(static_cast<int>(codeOfResult(report)), "code");
        if (!report.ok()) return;
        QCOMPARE(report->mediaType, std::string("image/png"));
        QVERIFY(report->width > 0 && report->height > 0 && !report->hasLocation);
    }

    // A name says nothing of what is in a file, and a few bytes can claim more pixels than there is memory.
    void filesThatLie() {
        m_leo->wallets().activate(m_alice);
        const std::string text = (root() / "text.png").string(), huge = (root() / "huge.png").string();
        CHECK_OK(store::atomicWriteFile(text, viewOf("no picture at all\n")));
        const QByteArray png = QByteArray::fromHex(
            "89504e470d0a1a0a"
            "0000000d49484452"
            "00004e2000002711"
            "0800000000"
            "00000000"
            "0000000049444154"
            "00000000"
            "0000000049454e44"
            "00000000");  // 20,000 by 10,001
        CHECK_OK(store::atomicWriteFile(huge, viewOf(png.toStdString())));
        const auto inspected = [&](const std::string& file) {
            return answerOf<api::InputReport>([&](auto done) { m_leo->tasks().inspectInput(file, done); });
        };
        const auto posting = [&](const std::string& file) {
            return codeOfResult(answerOf<api::SigningRequest>([&](auto done) {
                m_leo->tasks().preparePost({query(), file, false, true}, done);
            }));
        };
        const auto report = inspected(text);
        CHECK_OK(report);
        QCOMPARE(report->mediaType, std::string("text/plain"));
        QCOMPARE(posting(text), Code::Unsupported);
        QCOMPARE(codeOfResult(inspected(huge)), Code::TooLarge);
        QCOMPARE(posting(huge), Code::TooLarge);
    }

    // The whole way, Alice asked, Bob answering by himself while Alice is the active wallet.
    void settles() {
        m_leo->wallets().activate(m_alice);
        const auto quote = answerOf<api::OfferQuote>([&](auto done) { m_leo->tasks().quote(query(), done); });
        CHECK_OK(quote);
        QVERIFY2(!quote->refusal, quote->refusal ? toString(*quote->refusal).c_str() : "");
        QCOMPARE(quote->nodesQualify, kNodes);
        m_task = post(true);
        watch();
        QVERIFY(m_view->waitFor(
            [](const auto& t) { return t.consent && t.consent->consent == api::ConsentMark::Ready; }));
        const api::Task asked = **m_view;
        QVERIFY(asked.mine && asked.inputName == "photo-1mp.png" && asked.askBeforeRelease);
        for (const api::Check& check : asked.consent->checks) QVERIFY(check.mark == api::Check::Mark::Passed);
        QVERIFY(asked.consent->executor.has_value());
        Latest<api::TasksState> tasks(m_leo->tasks());
        QVERIFY(tasks.waitFor([](const auto& s) { return s.inFlight.size() == 1 && s.inFlight[0].needsYou; }));
        CHECK_OK(statusOf([&](auto done) { m_leo->tasks().releaseKey(m_task, false, done); }));
        QVERIFY(m_view->waitFor([](const auto& t) { return !t.moving && t.result == api::ResultMark::Opened; }));
        const api::Task ended = **m_view;
        QCOMPARE(ended.end, api::TaskEnd::Settled);
        for (const api::StepState& step : ended.steps) QVERIFY(step.mark == api::StepMark::Done);
        QCOMPARE(ended.settlement.size(), std::size_t{4});
        const auto result = answerOf<std::shared_ptr<const api::OpenedResult>>(
            [&](auto done) { m_leo->tasks().openResult(m_task, done); });
        CHECK_OK(result);
        QVERIFY((*result)->hashMatches() && (*result)->exit() == 0);
        QVERIFY(isGrey((*result)->output()));
        QVERIFY(!(*result)->input().empty());
        const std::string saved = (root() / "grey.png").string();
        CHECK_OK(statusOf([&](auto done) { m_leo->tasks().saveResult(m_task, saved, done); }));
        QVERIFY(equal(store::readFile(saved, 1u << 28).value(), (*result)->output()));
        QVERIFY(tasks.waitFor([](const auto& s) { return s.inFlight.empty() && s.ended.size() == 1; }));
        QCOMPARE(tasks->ended[0].paid, leo(10));
    }

    void bobsLog() {
        m_leo->wallets().activate(m_bob);
        const auto page =
            answerOf<api::Page<api::KeyRelease>>([&](auto done) { m_leo->lambdas().keyReleases({}, done); });
        CHECK_OK(page);
        QCOMPARE(page->rows.size(), std::size_t{1});
        QVERIFY(page->rows[0].decision == api::KeyDecision::Released && page->rows[0].automatic);
        QVERIFY(page->rows[0].task == m_task && page->rows[0].drawValid);
        QCOMPARE(page->rows[0].policy, std::string("match"));
        const auto figures =
            answerOf<api::LambdaFigures>([&](auto done) { m_leo->lambdas().figures(m_lambda, done); });
        CHECK_OK(figures);
        QCOMPARE(figures->earned30d, leo(3));
        QCOMPARE(figures->lastRuns.size(), std::size_t{1});
        QVERIFY(figures->medianRunMs.has_value());
        m_leo->wallets().activate(m_alice);
    }

    // Both have the id of the transaction that made them.
    void searchFindsEachOnce() {
        const auto isOnly = [&](const std::string& id, api::Match::Kind kind) {
            const auto found = answerOf<api::SearchResult>([&](auto done) { m_leo->explorer().search(id, done); });
            return found.ok() && found->matches.size() == 1 && found->matches[0].kind == kind;
        };
        QTRY_VERIFY(isOnly(m_task.hex(), api::Match::Kind::Task));
        QTRY_VERIFY(isOnly(m_lambda.hex(), api::Match::Kind::Lambda));
    }

    // Whoever has the file checks it without a network, and learns nothing of what was private.
    void evidence() {
        const std::string file = (root() / "task.evidence").string();
        CHECK_OK(statusOf([&](auto done) { m_leo->tasks().exportEvidence(m_task, file, done); }));
        QCOMPARE(verify(file).first, 0);
        const Bytes good = store::readFile(file, 1u << 28).value();
        Bytes bytes = good;
        bytes[bytes.size() / 2] ^= 1;
        const std::string changed = (root() / "changed.evidence").string();
        CHECK_OK(store::atomicWriteFile(changed, bytes));
        const auto [exit, said] = verify(changed);
        QVERIFY(exit != 0);
        QVERIFY2(said.contains("fails"), said.constData());
        const auto receipt = answerOf<std::string>([&](auto done) { m_leo->tasks().receiptJson(m_task, done); });
        CHECK_OK(receipt);
        QVERIFY(receipt->find(m_task.hex()) != std::string::npos);
        // No part of the picture, of its grey copy or of the code, in the one or the other.
        const std::string grey = (root() / "grey.png").string(), code = kSamples + "/lambdas/grey/main.py";
        for (const std::string& secret : {kPicture, grey, code}) {
            const Bytes all = store::readFile(secret, 1u << 28).value();
            constexpr std::size_t kPart = 32;
            QVERIFY(all.size() > 8 * kPart);
            for (std::size_t at = all.size() / 8; at + kPart <= all.size(); at += all.size() / 8) {
                const auto part = all.begin() + static_cast<std::ptrdiff_t>(at);
                QVERIFY(std::search(good.begin(), good.end(), part, part + kPart) == good.end());
                QVERIFY(std::search(receipt->begin(), receipt->end(), part, part + kPart) == receipt->end());
            }
        }
    }

    void refuses() {
        m_leo->wallets().activate(m_alice);
        m_task = post(true);
        watch();
        QVERIFY(m_view->waitFor(
            [](const auto& t) { return t.consent && t.consent->consent == api::ConsentMark::Ready; }));
        CHECK_OK(statusOf([&](auto done) { m_leo->tasks().refuseKey(m_task, false, done); }));
        QVERIFY(m_view->waitFor([](const auto& t) { return !t.moving; }));
        QCOMPARE((*m_view)->end, api::TaskEnd::RequesterRefused);
        QVERIFY((*m_view)->result == api::ResultMark::NoResult);
        Amount back;
        for (const api::Share& share : (*m_view)->settlement)
            if (share.role == api::ShareRole::Requester) back = share.amount;
        QCOMPARE(back, Amount{7'800'000'000});
        QCOMPARE(codeOfResult(statusOf([&](auto done) { m_leo->tasks().releaseKey(m_task, false, done); })),
                 Code::WrongState);
    }

    // The program ends while the key is asked for; another start of it goes on where it was.
    void restarts() {
        m_leo->wallets().activate(m_alice);
        m_task = post(true);
        watch();
        QVERIFY(m_view->waitFor([](const auto& t) { return t.consent.has_value(); }));
        m_view.reset();
        m_leo.reset();
        open();
        Latest<api::WalletsState> wallets(m_leo->wallets());
        QVERIFY(wallets.waitFor([&](const auto& s) { return s.active == m_alice && s.current()->unlocked; }));
        watch();
        QVERIFY(m_view->waitFor(
            [](const auto& t) { return t.consent && t.consent->consent == api::ConsentMark::Ready; }));
        QCOMPARE((*m_view)->inputName, std::string("photo-1mp.png"));
        CHECK_OK(statusOf([&](auto done) { m_leo->tasks().releaseKey(m_task, false, done); }));
        QVERIFY(m_view->waitFor([](const auto& t) { return !t.moving && t.result == api::ResultMark::Opened; }));
        QCOMPARE((*m_view)->end, api::TaskEnd::Settled);
        CHECK_OK(statusOf([&](auto done) { m_leo->tasks().deleteLocalCopies(m_task, done); }));
    }

    // One node puts a box on layer one that does not hold the key to the result. In the task it leads, this computer
    // finds out and complains in time, by itself: the executor pays, and Alice gets everything back.
    void aFalseResultKey() {
        m_leo->wallets().activate(m_alice);
        m_view.reset();
        QProcess liar;
        liar.start(QStringLiteral(LEO_LIAR),
                   {QStringLiteral("--json"), QStringLiteral("--take"), QStringLiteral("--join"),
                    QString::fromStdString((network() / "network.json").string()), QStringLiteral("--as"),
                    QStringLiteral("wrong-result-key"), QStringLiteral("--image"), QStringLiteral(LEO_IMAGE)});
        QByteArray said;
        QVERIFY(QTest::qWaitFor(
            [&] {
                said += liar.readAllStandardOutput();
                return said.contains("ready");
            },
            kAnswerMs));
        constexpr int kTries = 40;  // it leads one task in five
        for (int i = 0; i < kTries && !(m_view && (*m_view)->result == api::ResultMark::WrongKey); ++i) {
            m_task = post(false);
            watch();
            QVERIFY(m_view->waitFor([](const auto& t) {
                using Mark = api::ResultMark;
                return !t.moving && t.result != Mark::NotYet && t.result != Mark::Fetching;
            }));
        }
        liar.terminate();
        QVERIFY(liar.waitForFinished());
        QVERIFY((*m_view)->result == api::ResultMark::WrongKey);
        QCOMPARE((*m_view)->end, api::TaskEnd::ExecutorFault);
        QVERIFY(!(*m_view)->penalties.empty());
        QCOMPARE((*m_view)->settlement.size(), std::size_t{1});
        QVERIFY((*m_view)->settlement[0].role == api::ShareRole::Requester);
        QCOMPARE((*m_view)->settlement[0].amount, leo(10));
        QVERIFY(!answerOf<std::shared_ptr<const api::OpenedResult>>([&](auto done) {
                     m_leo->tasks().openResult(m_task, done);
                 }).ok());
    }

    void unknownTask() {
        Latest<api::Task> view([&](auto handler) { return m_leo->tasks().observeTask(TaskId{}, handler); });
        QVERIFY(view.waitFor([](const auto& t) { return t.sequence == 0 && t.id == TaskId{}; }));
    }

private:
    std::filesystem::path root() const { return m_directory.path().toStdString() + "/leo"; }
    std::filesystem::path network() const { return root() / "devnet"; }
    void open() {
        FacadeConfig config = configFor(root());
        config.imageLayouts = {LEO_IMAGE};
        auto leo = makeLeo(std::move(config));
        CHECK_OK(leo);
        m_leo = std::move(*leo);
    }
    api::OfferQuery query() const { return {m_lambda, leo(10), {}, 10, 0}; }
    TaskId post(bool ask) {
        const auto request = answerOf<api::SigningRequest>([&](auto done) {
            m_leo->tasks().preparePost({query(), kPicture, false, ask}, done);
        });
        if (!request.ok()) qWarning("post: %s", toString(request.error()).c_str());
        if (!request.ok()) return {};
        const auto height = answerOf<Height>([&](auto done) { m_leo->wallets().sign(request->id, done); });
        if (!height.ok()) qWarning("sign: %s", toString(height.error()).c_str());
        return m_leo->tasks().taskOf(request->id).value_or(TaskId{});
    }
    void watch() {
        m_view = std::make_unique<Latest<api::Task>>(
            [&](auto handler) { return m_leo->tasks().observeTask(m_task, handler); });
    }
    static bool isGrey(ByteView png) {
        const QImage image = QImage::fromData(png.data(), static_cast<int>(png.size()));
        return image.convertToFormat(QImage::Format_Grayscale8) == greyOf(QString::fromStdString(kPicture));
    }
    // Its exit and what it prints.
    static std::pair<int, QByteArray> verify(const std::string& file) {
        QProcess leod;
        leod.start(QStringLiteral(LEO_LEOD),
                   {QStringLiteral("evidence"), QStringLiteral("verify"), QString::fromStdString(file)});
        leod.waitForFinished();
        return {leod.exitCode(), leod.readAllStandardOutput()};
    }

    QTemporaryDir m_directory;
    std::unique_ptr<api::Leo> m_leo;
    std::unique_ptr<Latest<api::Task>> m_view;
    AccountId m_alice, m_bob;
    LambdaId m_lambda;
    TaskId m_task;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::TasksTest)
#include "tasks_test.moc"

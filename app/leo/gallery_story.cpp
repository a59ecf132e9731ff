// The story of a new network, for the pictures: what a page shows only on the way, and what can be seen only after
// it.
#include <QFileInfo>

#include "firstrun/local_start.h"
#include "home/home_area.h"
#include "leo/gallery.h"
#include "node/node_area.h"
#include "publish/publish_area.h"
#include "run/run_area.h"
#include "shell/navigator.h"
#include "wallet/networks_area.h"
#include "wallet/wallets_area.h"

namespace leo::app {
namespace {

constexpr int kStartMs = 120'000, kTaskMs = 180'000;

}  // namespace

// In the order of what needs what; the task that Alice refuses comes last, since it needs nothing but the lambda.
bool Gallery::tellTheStory() {
    return startNetwork() && runTheSample() && publish() && startNode() && refuseTheSample();
}

bool Gallery::startNetwork() {
    ui::App& app = m_desktop.app();
    open(QStringLiteral("firstrun.welcome"));
    take(QStringLiteral("firstrun.welcome-new"));
    ui::LocalStart* start = app.networks()->start();
    start->begin();
    open(QStringLiteral("firstrun.starting"));
    static_cast<void>(until([&] { return start->nodeCount() > 0; }, kStartMs, "a node"));
    take(QStringLiteral("firstrun.starting-running"));
    if (!until([&] { return start->finished() || start->failed(); }, kStartMs, "the network")) return false;
    if (start->failed()) {
        m_findings.append(QStringLiteral("the network did not start: ") + start->errorDetail());
        return false;
    }
    open(QStringLiteral("home"));
    ui::HomeView* home = app.home()->view();
    if (!until([&] { return !home->suggestion().isEmpty(); }, kStartMs, "the sample lambda")) return false;
    take(QStringLiteral("home-suggestion"));
    m_sample = {{QStringLiteral("file"), home->suggestion()}, {QStringLiteral("lambda"), home->suggestedLambda()}};
    return true;
}

bool Gallery::sign(const QString& name) {
    ui::App& app = m_desktop.app();
    const auto asking = [&] {
        ui::Signing* own = app.run()->composer()->signing();
        return own->isOpen() ? own : app.wallets()->signing();
    };
    if (!until([&] { return asking()->armed(); }, kStartMs, "the confirmation")) return false;
    take(name);
    if (!until([&] { return asking()->armed(); }, kAnswerMs, "the confirmation")) return false;
    asking()->confirm();
    return true;
}

bool Gallery::postTheSample(const QString& confirmation) {
    ui::App& app = m_desktop.app();
    open(QStringLiteral("run.new"), m_sample);
    ui::Composer* composer = app.run()->composer();
    if (!until([&] { return composer->canPost(); }, kAnswerMs, "an offer that can be posted")) return false;
    take(QStringLiteral("run.new-ready"));
    composer->post();
    return sign(confirmation) &&
           until([&] { return app.navigator()->page() == QLatin1String("run.task"); }, kStartMs, "the task");
}

bool Gallery::runTheSample() {
    ui::App& app = m_desktop.app();
    if (!postTheSample(QStringLiteral("run.new-confirm"))) return false;
    ui::TaskView* task = app.run()->task();
    int shown = -1;
    bool asking = false;
    QElapsedTimer timer;
    timer.start();
    while (!task->canOpenResult() && timer.elapsed() < kTaskMs) {
        settle(20);
        ui::ConsentView* consent = task->consent();
        if (consent->canRelease() && !asking) {
            take(QStringLiteral("run.task-consent"));
            if (!until([&] { return consent->armed(); }, kAnswerMs, "the button")) return false;
            asking = consent->release();
        } else if (task->step() != shown) {
            shown = task->step();
            take(QStringLiteral("run.task-step%1").arg(shown + 1));
        }
    }
    if (!task->canOpenResult()) {
        m_findings.append(QStringLiteral("the task did not complete"));
        return false;
    }
    const QVariantMap id{{QStringLiteral("id"), task->id()}};
    take(QStringLiteral("run.task-completed"));
    open(QStringLiteral("run.result"), id);
    if (!until([&] { return app.run()->result()->canSave(); }, kStartMs, "the result")) return false;
    take(QStringLiteral("run.result-opened"));
    return until([&] { return !task->moving() || app.run()->list()->ended()->count() > 0; }, kTaskMs,
                 "the settlement");
}

// A task whose key is refused: stopped, and paid back in part.
bool Gallery::refuseTheSample() {
    ui::App& app = m_desktop.app();
    if (!postTheSample(QStringLiteral("run.new-confirm"))) return false;
    ui::TaskView* task = app.run()->task();
    if (!until([&] { return task->consent()->canRefuse(); }, kTaskMs, "the key request")) return false;
    task->consent()->refuse();
    if (!until([&] { return !task->moving(); }, kTaskMs, "the end of the refused task")) return false;
    take(QStringLiteral("run.task-stopped"));
    open(QStringLiteral("run.result"), {{QStringLiteral("id"), task->id()}});
    take(QStringLiteral("run.result-stopped"));
    return true;
}

// The code of the sample lambda, published once more.
bool Gallery::publish() {
    ui::App& app = m_desktop.app();
    using Step = ui::PublishWizard::Step;
    const QFileInfo picture(m_sample.value(QStringLiteral("file")).toUrl().toLocalFile());
    ui::PublishWizard* wizard = app.publish()->wizard();
    open(QStringLiteral("publish.new"));
    wizard->choosePath(picture.dir().absoluteFilePath(QStringLiteral("../lambdas/grey")));
    const auto read = [&] { return wizard->folder()->stage() == ui::FolderView::Stage::Ready; };
    if (!until(read, kAnswerMs, "the folder")) return false;
    take(QStringLiteral("publish.new-code"));
    wizard->next();
    wizard->form()->set(QStringLiteral("price"), QStringLiteral("2"));
    settle(kOpenMs);
    take(QStringLiteral("publish.new-runtime"));
    wizard->next();
    wizard->runTest(QUrl::fromLocalFile(picture.absoluteFilePath()));
    if (!until([&] { return wizard->test()->passed(); }, kTaskMs, "the test run")) return false;
    take(QStringLiteral("publish.new-test"));
    wizard->next();
    take(QStringLiteral("publish.new-publish"));
    wizard->publish();
    if (!sign(QStringLiteral("publish.new-confirm"))) return false;
    if (!until([&] { return wizard->step() == Step::Published; }, kTaskMs, "the published lambda")) return false;
    take(QStringLiteral("publish.new-published"));
    open(QStringLiteral("publish.lambdas"));
    app.publish()->lambdas()->select(wizard->publishedId());
    settle(kOpenMs);
    take(QStringLiteral("publish.lambdas-detail"));
    return true;
}

// Running until the network ends, so the pages of the node after this are those of a running one.
bool Gallery::startNode() {
    ui::NodeArea* node = m_desktop.app().node();
    open(QStringLiteral("node.dashboard"));
    node->setup()->setName(QStringLiteral("garage"));
    if (!until([&] { return node->canStart(); }, kStartMs, "a node that can start")) return false;
    take(QStringLiteral("node.dashboard-start"));
    node->start();
    if (!sign(QStringLiteral("node.dashboard-deposit")) || !sign(QStringLiteral("node.dashboard-register")))
        return false;
    if (!until([&] { return node->mark() == QLatin1String("running"); }, kStartMs, "the admission")) return false;
    take(QStringLiteral("node.dashboard-running"));
    return true;
}

}  // namespace leo::app

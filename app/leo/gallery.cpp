#include "leo/gallery.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QThread>

#include "run/text.h"
#include "shell/appearance.h"
#include "shell/background.h"
#include "shell/navigator.h"
#include "wallet/networks_area.h"
#include "wallet/wallets_area.h"

namespace leo::app {
namespace {

const QSize kShotSizes[] = {{1440, 900}, {1100, 720}};  // ui section 13
constexpr int kTestMs = 60;                             // without pictures only that it loads counts
constexpr int kChangeMs = 120;                          // layout and drawing after another size or theme
constexpr int kHelpSections = 6;

// What lies beside pages in the folders of the views: the frames they are made of.
const QSet<QString> kFrames{QStringLiteral("AppPage"), QStringLiteral("ScrollPage"), QStringLiteral("FirstRunPage"),
                            QStringLiteral("ChainDetailPage"), QStringLiteral("ChainListPage")};

// The name by which Navigator opens the file; empty for a file that it opens under no name.
QString pageOf(const QString& folder, const QString& stem) {
    const QString page = stem.left(stem.size() - 4);  // without "Page"
    const QString name = page.left(1).toLower() + page.mid(1);
    const QUrl source(QStringLiteral("qrc:/Leo/Views/%1/%2.qml").arg(folder, stem));
    for (const QString& candidate : {name, folder + QLatin1Char('.') + name})
        if (ui::Navigator::sourceOf(candidate) == source) return candidate;
    return {};
}

QStringList allPages() {
    QStringList pages;
    QDirIterator files(QStringLiteral(":/Leo/Views"), {QStringLiteral("*Page.qml")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        if (kFrames.contains(file.baseName())) continue;
        const QString page = pageOf(file.dir().dirName(), file.baseName());
        if (!page.isEmpty()) pages << page;
    }
    pages.sort();
    return pages;
}

QStringList* g_warnings = nullptr;
QtMessageHandler g_previous = nullptr;

// Warnings of Qt itself (a null binding, a missing property) do not come by the engine's signal.
void collect(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (g_warnings != nullptr && type == QtWarningMsg) g_warnings->append(message);
    g_previous(type, context, message);
}

QStringList g_collected;

}  // namespace

Gallery::Gallery(api::Leo& leo, Desktop& desktop, const QString& pictureFolder)
    : m_leo(leo), m_desktop(desktop), m_folder(pictureFolder) {
    g_collected = desktop.warnings();
    g_warnings = &g_collected;
    g_previous = qInstallMessageHandler(collect);
    if (!m_folder.isEmpty()) QDir().mkpath(m_folder);
    // A picture is of a state, not of the way there.
    desktop.app().appearance()->setReduceMotion(true);
}

Gallery::~Gallery() {
    qInstallMessageHandler(g_previous);
    g_warnings = nullptr;
}

void Gallery::settle(int ms) {
    QElapsedTimer timer;
    timer.start();
    do {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QThread::msleep(2);
    } while (timer.elapsed() < ms);
}

void Gallery::note(const QString& where) {
    for (; m_seen < g_collected.size(); ++m_seen)
        m_findings.append(QStringLiteral("%1: %2").arg(where, g_collected.at(m_seen)));
}

bool Gallery::until(const std::function<bool()>& condition, int ms, const char* what) {
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > ms) {
            m_findings.append(QStringLiteral("%1: %2 did not come").arg(m_here, QLatin1String(what)));
            return false;
        }
        settle(10);
    }
    return true;
}

// What there is to show: the newest of each kind.
void Gallery::look() {
    struct Found {
        std::shared_ptr<const api::TasksState> tasks;
        std::shared_ptr<const api::LambdasState> lambdas;
        std::optional<Result<api::Page<api::TxRow>>> txs;
        std::optional<Result<std::vector<api::NodeRow>>> nodes;
        std::optional<Result<api::Page<api::DisputeRow>>> disputes;
    };
    const auto found = std::make_shared<Found>();  // an answer may come after this function
    const auto onTasks = m_leo.tasks().observe([found](const auto& state) { found->tasks = state; });
    const auto onLambdas = m_leo.lambdas().observe([found](const auto& state) { found->lambdas = state; });
    m_leo.explorer().txs({}, [found](auto page) { found->txs = std::move(page); });
    m_leo.explorer().nodes([found](auto rows) { found->nodes = std::move(rows); });
    m_leo.explorer().disputes({}, [found](auto page) { found->disputes = std::move(page); });
    static_cast<void>(
        until([&] { return found->tasks && found->lambdas && found->txs && found->nodes && found->disputes; },
              kAnswerMs, "what there is to show"));
    m_about = {};
    if (found->tasks && !found->tasks->inFlight.empty())
        m_about.task = ui::text::hex(found->tasks->inFlight.front().id.bytes);
    else if (found->tasks && !found->tasks->ended.empty())
        m_about.task = ui::text::hex(found->tasks->ended.front().id.bytes);
    if (found->lambdas && !found->lambdas->all.empty())
        m_about.lambda = ui::text::hex(found->lambdas->all.front().id.bytes);
    if (found->txs && found->txs->ok() && !(*found->txs)->rows.empty()) {
        m_about.transaction = ui::text::hex((*found->txs)->rows.front().id.bytes);
        m_about.block = QString::number((*found->txs)->rows.front().height.value);
    }
    if (found->nodes && found->nodes->ok() && !(*found->nodes)->empty())
        m_about.account = ui::text::hex((*found->nodes)->front().node.bytes);
    if (found->disputes && found->disputes->ok() && !(*found->disputes)->rows.empty())
        m_about.dispute = ui::text::hex((*found->disputes)->rows.front().id.bytes);
}

// An id that names nothing is a state of the page too: it says so.
QVariantMap Gallery::paramsOf(const QString& page) const {
    const QString kind = page.section(QLatin1Char('.'), 1);
    QString id;
    if (kind == QLatin1String("task") || kind == QLatin1String("result"))
        id = m_about.task;
    else if (kind == QLatin1String("lambda"))
        id = m_about.lambda;
    else if (kind == QLatin1String("block"))
        id = m_about.block.isEmpty() ? QStringLiteral("1") : m_about.block;
    else if (kind == QLatin1String("transaction"))
        id = m_about.transaction;
    else if (kind == QLatin1String("account"))
        id = m_about.account;
    else if (kind == QLatin1String("dispute"))
        id = m_about.dispute;
    else
        return {};
    return {{QStringLiteral("id"), id.isEmpty() ? QString(64, QLatin1Char('0')) : id}};
}

void Gallery::open(const QString& page, const QVariantMap& params) {
    m_here = page;
    m_desktop.app().navigator()->open(page, params);
    settle(m_folder.isEmpty() ? kTestMs : kOpenMs);
    if (!m_desktop.window()->property("page").value<QObject*>())
        m_findings.append(page + QStringLiteral(": does not load"));
    note(page);
}

void Gallery::take(const QString& name) {
    m_here = name;
    if (!m_folder.isEmpty())
        for (const QSize& size : kShotSizes)
            for (const bool dark : {true, false}) {
                m_desktop.app().appearance()->setTheme(dark ? ui::Appearance::Theme::Dark
                                                            : ui::Appearance::Theme::Light);
                m_desktop.window()->resize(size);
                settle(kChangeMs);
                const QString file = QStringLiteral("%1-%2x%3-%4.png")
                                         .arg(name)
                                         .arg(size.width())
                                         .arg(size.height())
                                         .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"));
                if (!m_desktop.window()->grabWindow().save(QDir(m_folder).filePath(file)))
                    m_findings.append(file + QStringLiteral(": cannot be written"));
            }
    note(name);
}

void Gallery::overlay(const char* objectName, const QString& name) {
    m_here = name;
    QObject* popup = m_desktop.window()->findChild<QObject*>(QLatin1String(objectName));
    if (popup == nullptr) {
        m_findings.append(name + QStringLiteral(": is not there"));
        return;
    }
    QMetaObject::invokeMethod(popup, "open");
    settle(kChangeMs);
    take(name);
    QMetaObject::invokeMethod(popup, "close");
    settle(kChangeMs);
}

void Gallery::overlays() {
    ui::App& app = m_desktop.app();
    open(QStringLiteral("home"));
    overlay("palette", QStringLiteral("palette"));
    overlay("shortcuts", QStringLiteral("shortcuts"));
    overlay("networkMenu", QStringLiteral("menu-network"));
    overlay("noticesMenu", QStringLiteral("menu-notifications"));
    overlay("walletMenu", QStringLiteral("menu-wallet"));
    if (app.background()->needed()) {
        app.background()->askToQuit();
        settle(kChangeMs);
        take(QStringLiteral("quit"));
        app.background()->dismiss();
        settle(kChangeMs);
    }
    if (app.networks()->joined() && !app.networks()->paused()) {
        app.networks()->setPaused(true);
        if (until([&] { return app.networks()->paused(); }, kAnswerMs, "a pause"))
            for (const char* page : {"home", "run.new", "run.tasks", "publish.lambdas", "explorer.overview"}) {
                open(QLatin1String(page));
                take(QLatin1String(page) + QStringLiteral("-paused"));
            }
        app.networks()->setPaused(false);
    }
}

void Gallery::walk() {
    note(m_here);
    look();
    for (const QString& page : allPages()) {
        if (page == QLatin1String("help")) {
            for (int section = 0; section < kHelpSections; ++section) {
                open(page, {{QStringLiteral("section"), section}});
                take(QStringLiteral("help-%1").arg(section));
            }
            continue;
        }
        open(page, paramsOf(page));
        take(page);
    }
    overlays();
}

}  // namespace leo::app

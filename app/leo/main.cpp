// leo: the desktop program. Options, and the wiring of the window to the core.
#include <QCommandLineParser>
#include <QDBusConnection>
#include <QFileInfo>
#include <QSurfaceFormat>
#include <QTemporaryDir>
#include <cstdio>

#include "leo/app_icon.h"
#include "leo/application.h"
#include "leo/attention.h"
#include "leo/crash_report.h"
#include "leo/desktop.h"
#include "leo/gallery.h"
#include "leo/portal.h"
#include "leo/single_instance.h"
#include "leo/tray.h"
#include "leod/logging.h"
#include "leod/signals.h"
#include "leod/version.h"
#include "node/facade/facade.h"
#include "node/layout.h"
#include "node/node_status.h"
#include "settings/settings_area.h"
#include "shell/appearance.h"
#include "shell/background.h"
#include "shell/entrance.h"

namespace leo::app {
namespace {

#ifdef NDEBUG
constexpr bool kDebugBuild = false;
#else
constexpr bool kDebugBuild = true;
#endif
constexpr QSize kFirstSize{1440, 900};
constexpr qint64 kMaxLogBytes = 8 << 20;  // weeks of use; the one before is kept

struct Options {
    QString data, shots, link, language;
    QStringList images;
    std::optional<std::uint16_t> port;
    bool selftest = false, background = false, stalls = false, json = false;
};

int fail(const std::string& what) {
    std::fprintf(stderr, "leo: %s\n", what.c_str());
    return 1;
}

Result<Options> readOptions(const Application& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Leo: run code on data neither side has to reveal."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(QStringLiteral("data"),
                                  QStringLiteral("Use DIR instead of the usual data directory."),
                                  QStringLiteral("DIR"));
    const QCommandLineOption image(
        QStringLiteral("image"),
        QStringLiteral("An OCI layout with an image for lambdas; may be given several times."),
        QStringLiteral("DIR"));
    const QCommandLineOption shots(
        QStringLiteral("shots"),
        QStringLiteral("Write pictures of every page and state in both themes and sizes to DIR: of "
                       "the network of --data, else of one made for it, from first run to a "
                       "result, a published lambda, a running node and a refused key."),
        QStringLiteral("DIR"));
    const QCommandLineOption selftest(
        QStringLiteral("selftest"),
        QStringLiteral("Load every page without a screen; fails on any warning. Uses a data directory of its own."));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("en or de, this time; otherwise as in the settings."),
                                      QStringLiteral("CODE"));
    const QCommandLineOption background(QStringLiteral("background"),
                                        QStringLiteral("Start without opening the window, as at login."));
    const QCommandLineOption stalls(QStringLiteral("stalls"),
                                    QStringLiteral("Report when the window was not answering for more than 50 ms."));
    const QCommandLineOption json(
        QStringLiteral("json"), QStringLiteral("Say {\"event\":\"window\"} on stdout when the first page is drawn."));
    const QCommandLineOption port(
        QStringLiteral("port"),
        QStringLiteral("Where a new network of this computer listens; 0: any free port. Otherwise 46700."),
        QStringLiteral("PORT"));
    parser.addOptions({data, image, language, port, shots, selftest, background, stalls, json});
    parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("A leo: link to open."),
                                 QStringLiteral("[link]"));
    parser.process(application);
    const QString asked = parser.value(language);
    LEO_REQUIRE(asked.isEmpty() || asked == QLatin1String("en") || asked == QLatin1String("de"),
                Code::InvalidArgument, "--language takes en or de");
    std::optional<std::uint16_t> chosen;
    if (parser.isSet(port)) {
        bool number = false;
        chosen = parser.value(port).toUShort(&number);
        LEO_REQUIRE(number, Code::InvalidArgument, "--port takes a number up to 65535");
    }
    return Options{parser.value(data),
                   parser.value(shots),
                   parser.positionalArguments().value(0),
                   asked,
                   parser.values(image),
                   chosen,
                   parser.isSet(selftest),
                   parser.isSet(background),
                   parser.isSet(stalls),
                   parser.isSet(json)};
}

node::FacadeConfig configure(const Options& options, const std::filesystem::path& data) {
    const QString programs = QCoreApplication::applicationDirPath();
    node::FacadeConfig config;
    config.dataDirectory = data;
    if (options.port) config.localPort = *options.port;
    config.leodProgram = (programs + QStringLiteral("/leod")).toStdString();
    config.loaderPath = (programs + QStringLiteral("/leo-loader")).toStdString();
    QStringList images = options.images;
    // Beside the programs in a build, in share/leo of an installation.
    for (const char* place : {"/../image", "/../share/leo/image"}) images.append(programs + QLatin1String(place));
    for (const QString& image : images)
        if (QFileInfo(image + QStringLiteral("/index.json")).exists())
            config.imageLayouts.emplace_back(QFileInfo(image).canonicalFilePath().toStdString());
    for (const char* place : {"/../samples", "/../share/leo/samples"})
        if (QFileInfo::exists(programs + QLatin1String(place)))
            config.samples = QFileInfo(programs + QLatin1String(place)).canonicalFilePath().toStdString();
    config.toGui = [](std::function<void()> work) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(work), Qt::QueuedConnection);
    };
    return config;
}

// Every page of a Leo. With `story`, of a network of its own, from first run on.
int walk(const Options& options, const std::filesystem::path& data, bool story) {
    node::FacadeConfig config = configure(options, data);
    if (options.selftest || story) config.localPort = 0;
    auto leo = node::makeLeo(std::move(config));
    if (!leo.ok()) return fail(toString(leo.error()));
    Desktop desktop(**leo, QString::fromStdString((data / "desktop" / "pictures.ini").string()), options.language);
    if (!desktop.load(kFirstSize)) return fail(desktop.warnings().join(QLatin1Char('\n')).toStdString());
    Gallery gallery(**leo, desktop, options.shots);
    if (!story || gallery.tellTheStory()) gallery.walk();
    for (const QString& finding : gallery.findings()) std::fprintf(stderr, "leo: %s\n", qPrintable(finding));
    if (story) {
        bool stopped = false;
        (*leo)->networks().stopLocal([&](const Status&) { stopped = true; });
        while (!stopped) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return gallery.findings().isEmpty() ? 0 : 1;
}

// What the desktop around the window has to say, and where the window says what it has to.
class Surroundings {
public:
    Surroundings(Desktop& desktop, ui::Entrance& entrance)
        : m_notices(QDBusConnection::sessionBus()),
          m_attention(desktop.app(), m_notices, desktop.window()),
          m_tray(desktop.app()) {
        m_attention.fallBack = [this](const QString& title, const QString& text) {
            return m_tray.message(title, text);
        };
        QObject::connect(&m_tray, &Tray::opened, &desktop, &Desktop::show);
        QObject::connect(&m_tray, &Tray::clicked, &m_attention, &Attention::openLast);
        QObject::connect(&m_attention, &Attention::opened, &desktop,
                         [&](const QString& page, const QVariantMap& params) {
                             desktop.show();
                             entrance.open(page, params);
                         });
    }

private:
    DesktopNotices m_notices;
    Attention m_attention;
    Tray m_tray;
};

void follow(Portal& portal, ui::Appearance& appearance) {
    QObject::connect(&portal, &Portal::scheme, &appearance, &ui::Appearance::setSystemDark);
    QObject::connect(&portal, &Portal::motion, &appearance, &ui::Appearance::setSystemReduceMotion);
    portal.take();
}

// The first picture with a page in it.
void sayWhenDrawn(Desktop& desktop) {
    auto* once = new QObject(desktop.window());
    QObject::connect(desktop.window(), &QQuickWindow::frameSwapped, once, [once, &desktop] {
        if (!desktop.window()->property("page").value<QObject*>()) return;
        std::puts("{\"event\":\"window\"}");
        std::fflush(stdout);
        once->deleteLater();
    });
}

std::vector<ui::ProgramLogLine> logLines() {
    std::vector<ui::ProgramLogLine> lines;
    for (node::LogLine& line : node::LogRing::ofProcess().lines())
        lines.push_back({line.time, line.warning, std::move(line.area), std::move(line.text)});
    return lines;
}

Status openLog(const QString& file) {
    if (QFileInfo(file).size() > kMaxLogBytes) {
        const QString before = file + QStringLiteral(".1");
        QFile::remove(before);
        QFile::rename(file, before);
    }
    return installLog(file.toStdString(), LogLevel::Info);
}

int runDesktop(Application& application, const Options& options, const node::Layout& layout) {
    const std::filesystem::path folder = layout.root() / "desktop";
    std::error_code error;
    std::filesystem::create_directories(layout.root(), error);
    if (std::filesystem::create_directory(folder, error))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    auto runFolder = layout.runDirectory();
    if (!runFolder.ok()) return fail(toString(runFolder.error()));
    SingleInstance instance(*runFolder);
    if (instance.handOver(options.link)) return 0;
    if (Status begun = instance.begin(); !begun.ok()) return fail(toString(begun.error()));
    const std::string crash = takeCrashReport(folder);
    installCrashReport(folder);
    const QString logFile = QString::fromStdString((folder / "leo.log").string());
    if (Status log = openLog(logFile); !log.ok()) return fail(toString(log.error()));
    auto stop = StopSignal::install();
    if (!stop.ok()) return fail(toString(stop.error()));
    if (options.stalls || kDebugBuild)
        application.watchStalls([](const Stall& stall) {
            logWarning("gui", "the window did not answer for " + std::to_string(stall.ms) + " ms: event " +
                                  std::to_string(stall.event) + " of " + stall.receiver.toStdString());
        });

    Portal portal(QDBusConnection::sessionBus());  // answers while the core opens its files
    node::FacadeConfig config = configure(options, layout.root());
    const QString image =
        config.imageLayouts.empty() ? QString() : QString::fromStdString(config.imageLayouts.front().string());
    auto leo = node::makeLeo(std::move(config));
    if (!leo.ok()) return fail(toString(leo.error()));
    Desktop desktop(**leo, QString::fromStdString((folder / "preferences.ini").string()), options.language);
    ui::App& app = desktop.app();
    follow(portal, *app.appearance());
    app.settings()->log()->setSource(logLines, logFile);
    if (!options.data.isEmpty()) app.settings()->setDataDirectory(QFileInfo(options.data).absoluteFilePath());
    if (!crash.empty()) app.settings()->log()->setCrash(QString::fromStdString(crash));
    if (const QString liar = QCoreApplication::applicationDirPath() + QStringLiteral("/leo_liar");
        QFile::exists(liar))
        app.settings()->liarLab()->setPrograms({liar, QString::fromStdString(layout.networkFile().string()), image});
    ui::Entrance entrance(*app.wallets(), *app.navigator());
    if (!desktop.load(kFirstSize, !options.background))
        return fail(desktop.warnings().join(QLatin1Char('\n')).toStdString());
    const Surroundings surroundings(desktop, entrance);
    QObject::connect(&instance, &SingleInstance::asked, &desktop, [&](const QString& link) {
        desktop.show();
        entrance.openLink(link);
    });
    entrance.openLink(options.link);
    // Hidden is not the end; that is said by Background, or by a signal, which asks nothing.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    if (options.json) sayWhenDrawn(desktop);
    QObject::connect(
        app.background(), &ui::Background::end, &application, [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
    (*stop)->onStop([] { QCoreApplication::exit(); });
    return QApplication::exec();
}

int run(Application& application) {
    const Result<Options> read = readOptions(application);
    if (!read.ok()) return fail(read.error().detail);
    const Options& options = *read;
    if (options.selftest || (!options.shots.isEmpty() && options.data.isEmpty())) {
        const QTemporaryDir own;
        return own.isValid() ? walk(options, own.path().toStdString(), !options.selftest)
                             : fail("no temporary directory");
    }
    auto layout = node::Layout::resolve(options.data.toStdString());
    if (!layout.ok()) return fail(toString(layout.error()));
    return options.shots.isEmpty() ? runDesktop(application, options, *layout) : walk(options, layout->root(), false);
}

// Pictures and self-tests need no screen, and are the same on every computer.
void prepare(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (!word.starts_with("--shots") && word != "--selftest") continue;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_QUICK_BACKEND", "software");
    }
    // Figures are drawn as paths: with a graphics card their edges are smooth only with samples.
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setSamples(4);
    QSurfaceFormat::setDefaultFormat(format);
}

}  // namespace
}  // namespace leo::app

int main(int argc, char** argv) {
    leo::app::prepare(argc, argv);
    leo::app::Application application(argc, argv);
    QApplication::setWindowIcon(leo::app::appIcon());
    QGuiApplication::setDesktopFileName(QStringLiteral("leo"));
    QCoreApplication::setApplicationName(QStringLiteral("leo"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(leo::app::kVersion));
    return leo::app::run(application);
}

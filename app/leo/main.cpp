// leo: the desktop program. Options, and the wiring of the window to the core.
#include <QCommandLineParser>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSurfaceFormat>
#include <QTemporaryDir>
#include <cstdio>

#include "leo/crash_report.h"
#include "leo/desktop.h"
#include "leo/gallery.h"
#include "leo/single_instance.h"
#include "leod/logging.h"
#include "leod/version.h"
#include "node/facade/facade.h"
#include "node/layout.h"
#include "shell/entrance.h"
#include "shell/toasts.h"

namespace leo::app {
namespace {

constexpr QSize kFirstSize{1440, 900};

struct Options {
    QString data, shots, link;
    QStringList images;
    bool selftest = false;
};

int fail(const std::string& what) {
    std::fprintf(stderr, "leo: %s\n", what.c_str());
    return 1;
}

Options readOptions(const QGuiApplication& application) {
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
    const QCommandLineOption shots(QStringLiteral("shots"),
                                   QStringLiteral("Write pictures of every page in both themes and sizes to DIR."),
                                   QStringLiteral("DIR"));
    const QCommandLineOption selftest(
        QStringLiteral("selftest"),
        QStringLiteral("Load every page without a screen; fails on any warning. Uses a data directory of its own."));
    parser.addOptions({data, image, shots, selftest});
    parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("A leo: link to open."),
                                 QStringLiteral("[link]"));
    parser.process(application);
    return {parser.value(data), parser.value(shots), parser.positionalArguments().value(0), parser.values(image),
            parser.isSet(selftest)};
}

node::FacadeConfig configure(const Options& options, const std::filesystem::path& data) {
    const QString programs = QCoreApplication::applicationDirPath();
    node::FacadeConfig config;
    config.dataDirectory = data;
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

int walk(const Options& options, const std::filesystem::path& data) {
    node::FacadeConfig config = configure(options, data);
    if (options.selftest) config.localPort = 0;
    auto leo = node::makeLeo(std::move(config));
    if (!leo.ok()) return fail(toString(leo.error()));
    Desktop desktop(**leo, QString::fromStdString((data / "desktop" / "pictures.ini").string()));
    if (!desktop.load(kFirstSize)) return fail(desktop.warnings().join(QLatin1Char('\n')).toStdString());
    const QStringList found = walkPages(desktop, options.shots);
    for (const QString& warning : found) std::fprintf(stderr, "leo: %s\n", qPrintable(warning));
    return found.isEmpty() ? 0 : 1;
}

int runDesktop(const Options& options, const node::Layout& layout) {
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
    if (Status log = installLog((folder / "leo.log").string(), LogLevel::Info); !log.ok())
        return fail(toString(log.error()));

    auto leo = node::makeLeo(configure(options, layout.root()));
    if (!leo.ok()) return fail(toString(leo.error()));
    Desktop desktop(**leo, QString::fromStdString((folder / "preferences.ini").string()));
    ui::Entrance entrance(*desktop.app().wallets(), *desktop.app().navigator());
    if (!desktop.load(kFirstSize)) return fail(desktop.warnings().join(QLatin1Char('\n')).toStdString());
    QObject::connect(&instance, &SingleInstance::asked, &desktop, [&](const QString& link) {
        desktop.show();
        if (!link.isEmpty()) entrance.openLink(link);
    });
    if (!options.link.isEmpty()) entrance.openLink(options.link);
    if (!crash.empty())
        desktop.app().toasts()->show(QObject::tr("Leo ended unexpectedly last time. What happened is in %1.")
                                         .arg(QString::fromStdString(crash)));
    return QGuiApplication::exec();
}

int run(const QGuiApplication& application) {
    const Options options = readOptions(application);
    if (options.selftest) {
        const QTemporaryDir own;
        return own.isValid() ? walk(options, own.path().toStdString()) : fail("no temporary directory");
    }
    auto layout = node::Layout::resolve(options.data.toStdString());
    if (!layout.ok()) return fail(toString(layout.error()));
    return options.shots.isEmpty() ? runDesktop(options, *layout) : walk(options, layout->root());
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
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("leo"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(leo::app::kVersion));
    return leo::app::run(application);
}

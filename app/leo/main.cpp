// leo: the desktop program. Puts the window onto the core.
#include <QCommandLineParser>
#include <QFileInfo>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <cstdio>

#include "app.h"
#include "fonts/fonts.h"
#include "node/facade/facade.h"
#include "node/layout.h"
#include "shell/navigator.h"

namespace leo::app {
namespace {

int fail(const std::string& what) {
    std::fprintf(stderr, "leo: %s\n", what.c_str());
    return 1;
}

int run(QGuiApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Leo: run encrypted code on machines whose TPM is checked by others."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(QStringLiteral("data"),
                                  QStringLiteral("Use DIR instead of the usual data directory."),
                                  QStringLiteral("DIR"));
    parser.addOption(data);
    parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("A leo: link to open."),
                                 QStringLiteral("[link]"));
    parser.process(application);

    auto layout = node::Layout::resolve(parser.value(data).toStdString());
    if (!layout.ok()) return fail(toString(layout.error()));
    const QString programs = QCoreApplication::applicationDirPath();
    node::FacadeConfig config;
    config.dataDirectory = layout->root();
    config.leodProgram = (programs + QStringLiteral("/leod")).toStdString();
    config.loaderPath = (programs + QStringLiteral("/leo-loader")).toStdString();
    config.toGui = [&application](std::function<void()> work) {
        QMetaObject::invokeMethod(&application, std::move(work), Qt::QueuedConnection);
    };
    auto leo = node::makeLeo(std::move(config));
    if (!leo.ok()) return fail(toString(leo.error()));

    ui::registerFonts();
    ui::App app(**leo, QString::fromStdString((layout->root() / "desktop" / "preferences.ini").string()));
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/"));
    engine.setInitialProperties(
        {{QStringLiteral("app"), QVariant::fromValue(&app)}, {QStringLiteral("visible"), true}});
    app.navigator()->open(QStringLiteral("home"));
    engine.load(QUrl(QStringLiteral("qrc:/Leo/Views/shell/Main.qml")));
    if (engine.rootObjects().isEmpty()) return fail("the window cannot be loaded");
    if (!parser.positionalArguments().isEmpty()) app.navigator()->openLink(parser.positionalArguments().constFirst());
    return QGuiApplication::exec();
}

}  // namespace
}  // namespace leo::app

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("leo"));
    return leo::app::run(application);
}

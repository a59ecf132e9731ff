// Runs the tst_*.qml of this directory on the modules built into the program. `Shots.save(item, name)` keeps a
// picture.
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickItemGrabResult>
#include <QQuickWindow>
#include <QtQuickTest>
#include <QtTest>

#include "fonts/fonts.h"

namespace {

QtMessageHandler g_previous = nullptr;

void failOnQmlWarning(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (g_previous != nullptr) g_previous(type, context, message);
    if (type == QtWarningMsg && message.contains(QLatin1String(".qml:"))) QTest::qFail(qPrintable(message), "", 0);
}

}  // namespace

class Shots : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    Q_INVOKABLE void save(QQuickWindow* window, const QString& name) {
        const QString folder = qEnvironmentVariable("LEO_SHOTS");
        if (folder.isEmpty()) return;
        QDir().mkpath(folder);
        window->grabWindow().save(folder + QStringLiteral("/control-") + name + QStringLiteral(".png"));
    }
};

class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() {
        leo::ui::registerFonts();
        g_previous = qInstallMessageHandler(failOnQmlWarning);
    }
    void qmlEngineAvailable(QQmlEngine* engine) {
        engine->addImportPath(QStringLiteral("qrc:/"));
        engine->rootContext()->setContextProperty(QStringLiteral("Shots"), new Shots(engine));
    }
};

QUICK_TEST_MAIN_WITH_SETUP(leo, Setup)
#include "main.moc"

// Runs the tst_*.qml of this directory on the modules built into the program. `Shots.save(window, name)` keeps a
// picture, `TestData.text(name)` reads a file of tests/data.
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QtQuickTest>

#include "fonts/fonts.h"
#include "support/qml_source.h"

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

class TestData : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    Q_INVOKABLE QString text(const QString& name) {
        QFile file(QStringLiteral(LEO_TEST_DATA "/") + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { leo::ui::registerFonts(); }
    void qmlEngineAvailable(QQmlEngine* engine) {
        leo::test::QmlSource::use(*engine);
        engine->addImportPath(QStringLiteral("qrc:/"));
        engine->rootContext()->setContextProperty(QStringLiteral("Shots"), new Shots(engine));
        engine->rootContext()->setContextProperty(QStringLiteral("TestData"), new TestData(engine));
    }
};

QUICK_TEST_MAIN_WITH_SETUP(leo, Setup)
#include "main.moc"

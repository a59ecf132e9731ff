#include "leo/desktop.h"

#include <QGuiApplication>

#include "fonts/fonts.h"
#include "language/language.h"
#include "shell/background.h"

namespace leo::app {

Desktop::Desktop(api::Leo& leo, const QString& preferences, const QString& language)
    : m_app(leo, preferences), m_engine(std::make_unique<QQmlApplicationEngine>()) {
    if (!language.isEmpty()) ui::Language::instance().use(language);
    ui::registerFonts();
    m_engine->addImportPath(QStringLiteral("qrc:/"));
    // After the view-models, which were there first and have made their texts anew.
    ui::onLanguage(m_engine.get(), [engine = m_engine.get()] { engine->retranslate(); });
    connect(m_engine.get(), &QQmlEngine::warnings, this, [this](const QList<QQmlError>& errors) {
        for (const QQmlError& error : errors) m_warnings.append(error.toString());
    });
}

// The window goes before the view-models it is bound to.
Desktop::~Desktop() {
    m_engine.reset();
}

bool Desktop::load(const QSize& size, bool visible) {
    m_engine->setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&m_app)},
                                    {QStringLiteral("width"), size.width()},
                                    {QStringLiteral("height"), size.height()},
                                    {QStringLiteral("visible"), visible}});
    m_engine->load(QUrl(QStringLiteral("qrc:/Leo/Views/shell/Main.qml")));
    if (!m_engine->rootObjects().isEmpty())
        m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
    // Above other windows; without a screen there are none.
    if (m_window != nullptr && QGuiApplication::platformName() != QLatin1String("offscreen"))
        connect(m_app.background(), &ui::Background::show, m_window, &QWindow::raise);
    return m_window != nullptr;
}

void Desktop::show() {
    Q_EMIT m_app.background()->show();
}

}  // namespace leo::app

#include "leo/desktop.h"

#include "fonts/fonts.h"

namespace leo::app {

Desktop::Desktop(api::Leo& leo, const QString& preferences)
    : m_app(leo, preferences), m_engine(std::make_unique<QQmlApplicationEngine>()) {
    ui::registerFonts();
    m_engine->addImportPath(QStringLiteral("qrc:/"));
    connect(m_engine.get(), &QQmlEngine::warnings, this, [this](const QList<QQmlError>& errors) {
        for (const QQmlError& error : errors) m_warnings.append(error.toString());
    });
}

// The window goes before the view-models it is bound to.
Desktop::~Desktop() {
    m_engine.reset();
}

bool Desktop::load(const QSize& size) {
    m_engine->setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&m_app)},
                                    {QStringLiteral("width"), size.width()},
                                    {QStringLiteral("height"), size.height()},
                                    {QStringLiteral("visible"), true}});
    m_engine->load(QUrl(QStringLiteral("qrc:/Leo/Views/shell/Main.qml")));
    if (!m_engine->rootObjects().isEmpty())
        m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
    return m_window != nullptr;
}

void Desktop::show() {
    m_window->show();
    m_window->raise();
    m_window->requestActivate();
}

}  // namespace leo::app

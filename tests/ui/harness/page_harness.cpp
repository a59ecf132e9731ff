#include "harness/page_harness.h"

#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QSignalSpy>
#include <QTest>

#include "fonts/fonts.h"
#include "shell/appearance.h"
#include "shell/navigator.h"

namespace leo::ui {
namespace {

const QSize kSizes[] = {{1440, 900}, {1100, 720}};

QStringList* g_warnings = nullptr;
QtMessageHandler g_previous = nullptr;

// Warnings of QML come through the log too (a null binding, a bad property), not only through the engine's signal.
void collect(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (g_warnings != nullptr && type == QtWarningMsg) g_warnings->append(message);
    if (g_previous != nullptr) g_previous(type, context, message);
}

QQuickItem* walk(QQuickItem* item, const std::function<bool(QQuickItem*)>& matches) {
    if (matches(item)) return item;
    for (QQuickItem* child : item->childItems())
        if (QQuickItem* found = walk(child, matches)) return found;
    return nullptr;
}

}  // namespace

void preparePageTests() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("LC_ALL", "C.UTF-8");
    qputenv("TZ", "UTC");
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
}

void beginPageTests() {
    registerFonts();
}

PageHarness::PageHarness(api::Leo& leo, const QSize& size, bool dark) {
    g_warnings = &m_warnings;
    g_previous = qInstallMessageHandler(collect);
    m_app = std::make_unique<App>(leo, m_folder.filePath(QStringLiteral("preferences.ini")));
    m_app->appearance()->setReduceMotion(true);
    setDark(dark);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImportPath(QStringLiteral("qrc:/"));
    m_engine->setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(m_app.get())},
                                    {QStringLiteral("width"), size.width()},
                                    {QStringLiteral("height"), size.height()},
                                    {QStringLiteral("visible"), true}});
    m_engine->load(QUrl(QStringLiteral("qrc:/Leo/Views/shell/Main.qml")));
    if (!m_engine->rootObjects().isEmpty())
        m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
    if (m_window == nullptr) qFatal("Main.qml does not load");
    settle();
}

PageHarness::~PageHarness() {
    m_engine.reset();
    m_app.reset();
    qInstallMessageHandler(g_previous);
    g_warnings = nullptr;
    for (const QString& warning : m_warnings) QTest::qFail(qPrintable(warning), __FILE__, __LINE__);
}

QQuickItem* PageHarness::page() const {
    return m_window->property("page").value<QQuickItem*>();
}

void PageHarness::open(const char* page, const QVariantMap& params) {
    m_app->navigator()->open(QString::fromLatin1(page), params);
    settle();
}

void PageHarness::resize(const QSize& size) {
    m_window->resize(size);
    settle();
}

void PageHarness::setDark(bool dark) {
    m_app->appearance()->setTheme(dark ? Appearance::Theme::Dark : Appearance::Theme::Light);
    if (m_window != nullptr) settle();
}

bool PageHarness::wait(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 5000);
}

void PageHarness::settle() {
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    QTest::qWait(20);
}

QQuickItem* PageHarness::find(const char* objectName) const {
    const QString name = QString::fromLatin1(objectName);
    return walk(m_window->contentItem(), [&](QQuickItem* item) { return item->objectName() == name; });
}

QQuickItem* PageHarness::findText(const QString& text) const {
    return walk(m_window->contentItem(),
                [&](QQuickItem* item) { return item->isVisible() && item->property("text").toString() == text; });
}

void PageHarness::click(QQuickItem* item) {
    if (item == nullptr) return QTest::qFail("no such item to click", __FILE__, __LINE__);
    const QPointF centre = item->mapToScene({item->width() / 2, item->height() / 2});
    QTest::mouseClick(m_window, Qt::LeftButton, Qt::NoModifier, centre.toPoint());
    settle();
}

QImage PageHarness::grab() {
    settle();
    return m_window->grabWindow();
}

void PageHarness::shoot(const QString& state) {
    const QSize size = m_window->size();
    const bool dark = m_app->appearance()->dark();
    const QString scale = qFuzzyCompare(m_window->devicePixelRatio(), 1.0)
                              ? QString()
                              : QLatin1Char('@') + QString::number(m_window->devicePixelRatio());
    QDir folder(QStringLiteral(LEO_SHOTS));
    folder.mkpath(QStringLiteral("."));
    for (const QSize& next : kSizes)
        for (const bool theme : {true, false}) {
            setDark(theme);
            resize(next);
            const QString name = QStringLiteral("%1-%2-%3x%4-%5%6.png")
                                     .arg(m_app->navigator()->page(), state)
                                     .arg(next.width())
                                     .arg(next.height())
                                     .arg(theme ? QStringLiteral("dark") : QStringLiteral("light"), scale);
            if (!grab().save(folder.filePath(name))) QTest::qFail("the picture cannot be saved", __FILE__, __LINE__);
        }
    setDark(dark);
    resize(size);
}

}  // namespace leo::ui

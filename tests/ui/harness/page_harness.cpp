#include "harness/page_harness.h"

#include <QAccessible>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>

#include "fonts/fonts.h"
#include "harness/page_walk.h"
#include "language/language.h"
#include "settings/settings_area.h"
#include "shell/appearance.h"
#include "shell/navigator.h"
#include "support/qml_source.h"

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

void walkAll(QQuickItem* item, const std::function<void(QQuickItem*)>& look) {
    look(item);
    for (QQuickItem* child : item->childItems())
        if (child->isVisible()) walkAll(child, look);
}

// Texts of the catalogue that stand in no German sentence: what is still on screen of them was not translated.
const QSet<QString>& englishOnly() {
    static const QSet<QString> texts = [] {
        QSet<QString> sources, translations;
        QFile file(QStringLiteral(LEO_CATALOGUE));
        if (!file.open(QIODevice::ReadOnly)) qFatal("the German catalogue cannot be read");
        QXmlStreamReader xml(&file);
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QLatin1String("source")) sources.insert(xml.readElementText());
            if (xml.isStartElement() && xml.name() == QLatin1String("translation"))
                translations.insert(xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
        return sources.subtract(translations);
    }();
    return texts;
}

// What cannot be read to its end: elided on the right, or longer than its place. Identifiers are elided in the
// middle.
bool isCut(QQuickItem* item) {
    constexpr int kElideNone = 3, kElideRight = 1, kNoWrap = 0;
    const QVariant width = item->property("contentWidth");
    if (!item->isVisible() || !width.isValid() || item->property("text").toString().isEmpty()) return false;
    const int elide = item->property("elide").toInt();
    if (elide == kElideRight) return item->property("truncated").toBool();
    return elide == kElideNone && item->property("wrapMode").toInt() == kNoWrap && item->width() > 0 &&
           width.toReal() > item->width() + 1;
}

// PNG at its quickest level: there are many pictures, and none is kept for long.
bool keep(const QImage& picture, const QString& name) {
    constexpr int kQuick = 85;
    return picture.save(QDir(QStringLiteral(LEO_SHOTS)).filePath(name), "PNG", kQuick);
}

QQuickItem* walk(QQuickItem* item, const std::function<bool(QQuickItem*)>& matches) {
    if (matches(item)) return item;
    for (QQuickItem* child : item->childItems())
        if (QQuickItem* found = walk(child, matches)) return found;
    return nullptr;
}

}  // namespace

void preparePageTests() {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("LC_ALL", "C.UTF-8");
    qputenv("TZ", "UTC");
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
}

void beginPageTests() {
    registerFonts();
    listenLikeAScreenReader();
}

PageHarness::PageHarness(api::Leo& leo, const QSize& size, bool dark) {
    g_warnings = &m_warnings;
    g_previous = qInstallMessageHandler(collect);
    m_app = std::make_unique<App>(leo, m_folder.filePath(QStringLiteral("preferences.ini")));
    m_app->appearance()->setReduceMotion(true);
    setDark(dark);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    test::QmlSource::use(*m_engine);
    m_engine->addImportPath(QStringLiteral("qrc:/"));
    m_engine->setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(m_app.get())},
                                    {QStringLiteral("width"), size.width()},
                                    {QStringLiteral("height"), size.height()},
                                    {QStringLiteral("visible"), true}});
    m_engine->load(QUrl(QStringLiteral("qrc:/Leo/Views/shell/Main.qml")));
    if (!m_engine->rootObjects().isEmpty())
        m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
    if (m_window == nullptr) qFatal("Main.qml does not load");
    onLanguage(m_engine.get(), [engine = m_engine.get()] { engine->retranslate(); });
    settle();
}

PageHarness::~PageHarness() {
    if (!QTest::currentTestFailed()) readInGerman();
    m_engine.reset();
    m_app.reset();
    qInstallMessageHandler(g_previous);
    g_warnings = nullptr;
    for (const QString& warning : m_warnings + m_faults) QTest::qFail(qPrintable(warning), __FILE__, __LINE__);
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
    settleAnew();
}

// When all lengths change at once Qt 6.4 may give up on a layout after two passes and say so; what it leaves is
// measured.
void PageHarness::settleAnew() {
    settle();
    m_warnings.removeIf([](const QString& text) { return text.contains(QStringLiteral("Polish loop detected")); });
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

void PageHarness::press(Qt::Key key, Qt::KeyboardModifiers with) {
    QTest::keyClick(m_window, key, with);
    settle();
}

void PageHarness::type(const QString& text) {
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, m_window, Qt::Key_unknown, letter, Qt::NoModifier);
    settle();
}

QString PageHarness::focusName() const {
    return spokenName(m_window->activeFocusItem());
}

QString PageHarness::spoken(const QString& words) const {
    return spokenName(walk(m_window->contentItem(),
                           [&](QQuickItem* item) { return item->isVisible() && spokenName(item).contains(words); }));
}

void PageHarness::pressAsAssistant(QQuickItem* item) {
    QAccessibleInterface* control = QAccessible::queryAccessibleInterface(item);
    if (control != nullptr && control->actionInterface() != nullptr)
        control->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
}

bool PageHarness::focusShown() const {
    const QColor ring = m_app->appearance()->dark() ? QColor(0x9c, 0xc2, 0xff) : QColor(0x1d, 0x5b, 0xd6);
    return focusIsVisible(*m_window, ring);
}

bool PageHarness::tabUntil(const std::function<bool()>& condition) {
    constexpr int kMost = 200;  // more than any page has stops
    QQuickItem* first = nullptr;
    for (int i = 0; i < kMost; ++i) {
        if (condition()) return true;
        press(Qt::Key_Tab);
        QQuickItem* item = m_window->activeFocusItem();
        const QString where = item == nullptr ? QStringLiteral("nothing") : described(item);
        if (focusName().isEmpty()) m_faults.append(QStringLiteral("Tab leads to something without a name: ") + where);
        if (!focusShown()) m_faults.append(QStringLiteral("Tab leads to something that does not show it: ") + where);
        m_faults.removeDuplicates();
        if (item == first) break;
        if (first == nullptr) first = item;
    }
    return condition();
}

QQuickItem* PageHarness::tabTo(const QString& name) {
    if (tabUntil([&] { return focusName() == name; })) return m_window->activeFocusItem();
    m_faults.append(QStringLiteral("Tab does not lead to “%1”").arg(name));
    return nullptr;
}

namespace {

class PointerCounter : public QObject {
public:
    int events = 0;
    bool eventFilter(QObject*, QEvent* event) override {
        events += event->type() == QEvent::MouseButtonPress || event->type() == QEvent::TouchBegin ||
                  event->type() == QEvent::Wheel;
        return false;
    }
};

}  // namespace

void PageHarness::setPointerFree(bool on) {
    m_pointer = on ? std::make_unique<PointerCounter>() : nullptr;
    if (on) m_window->installEventFilter(m_pointer.get());
}

int PageHarness::pointerEvents() const {
    return m_pointer ? static_cast<PointerCounter*>(m_pointer.get())->events : 0;
}

void PageHarness::inspect() {
    for (const QString& fault : namelessControls(*m_window) + faintTexts(*m_window))
        m_faults.append(m_app->navigator()->page() + QStringLiteral(": ") + fault);
    measure();
}

void PageHarness::measure() {
    QStringList faults = layoutFaults(*m_window);
    // A layout in a layout takes another frame, rows that make room for a new one take several.
    constexpr int kPatienceMs = 2'000;
    for (const QDeadlineTimer patience(kPatienceMs); !faults.isEmpty() && !patience.hasExpired();) {
        settle();
        faults = layoutFaults(*m_window);
    }
    for (const QString& fault : faults)
        m_faults.append(QStringLiteral("%1 at %2 x %3, %4 %: %5")
                            .arg(m_app->navigator()->page())
                            .arg(m_window->width())
                            .arg(m_window->height())
                            .arg(m_app->appearance()->scalePercent())
                            .arg(fault));
    m_faults.removeDuplicates();
}

QImage PageHarness::grab() {
    settle();
    return m_window->grabWindow();
}

void PageHarness::shoot(const QString& state) {
    const QSize size = m_window->size();
    const bool dark = m_app->appearance()->dark();
    const QString page = m_app->navigator()->page();
    const bool plain = qFuzzyCompare(m_window->devicePixelRatio(), 1.0);
    const QString scale = plain ? QString() : QLatin1Char('@') + QString::number(m_window->devicePixelRatio());
    QDir folder(QStringLiteral(LEO_SHOTS));
    folder.mkpath(QStringLiteral("."));
    for (const QSize& next : kSizes)
        for (const bool theme : {true, false}) {
            m_app->appearance()->setTheme(theme ? Appearance::Theme::Dark : Appearance::Theme::Light);
            resize(next);
            const QString name = QStringLiteral("%1-%2-%3x%4-%5%6.png")
                                     .arg(page, state)
                                     .arg(next.width())
                                     .arg(next.height())
                                     .arg(theme ? QStringLiteral("dark") : QStringLiteral("light"), scale);
            if (!keep(grab(), name)) QTest::qFail("the picture cannot be saved", __FILE__, __LINE__);
            inspect();
            if (plain && next == kSizes[0]) touch();
        }
    if (plain) lookAtScales();
    static QSet<QString> shown;
    if (plain && !shown.contains(page + state)) m_inGerman[page] = {state, m_app->navigator()->params()};
    shown.insert(page + state);
    setDark(dark);
    resize(size);
}

// Once a page and theme: most states of a page have the same controls.
void PageHarness::touch() {
    static QSet<QString> touched;
    const QString page = m_app->navigator()->page();
    const QString key = page + (m_app->appearance()->dark() ? QLatin1String(" dark") : QLatin1String(" light"));
    if (touched.contains(key)) return;
    touched.insert(key);
    for (const QString& fault : faintUnderPointer(*m_window)) m_faults.append(page + QStringLiteral(": ") + fault);
    settle();
}

// The first state of a page at every scale in both sizes, the others where least room is left: to look at a page at
// another scale takes longer than everything else here.
void PageHarness::lookAtScales() {
    struct Look {
        QSize size;
        int percent;
    };
    static const QList<Look> kAll{{kSizes[0], 125}, {kSizes[0], 150}, {kSizes[1], 150}, {kSizes[1], 125}},
        kNarrowest{{kSizes[1], 150}};
    static QSet<QString> seen;
    const QString page = m_app->navigator()->page();
    for (const Look& look : seen.contains(page) ? kNarrowest : kAll) {
        resize(look.size);
        m_app->appearance()->setScalePercent(look.percent);
        settleAnew();
        measure();
    }
    seen.insert(page);
    m_app->appearance()->setScalePercent(100);
    settleAnew();
}

// The test has seen what it wanted; now the person changes the language in the settings and comes back. The longer
// words meet the largest scale in the smallest window, where what is cut off anywhere is cut off.
void PageHarness::readInGerman() {
    if (m_inGerman.isEmpty()) return;
    m_window->show();  // a test may have closed it; what is not shown is not laid out
    m_app->appearance()->setScalePercent(Appearance::kMaxScale);
    resize(kSizes[1]);
    QMap<QString, QSet<QString>> english;
    for (auto it = m_inGerman.constBegin(); it != m_inGerman.constEnd(); ++it) {
        const QString& page = it.key();
        open(qPrintable(page), it->second);
        settle();  // a layout in a layout takes another frame
        walkAll(m_window->contentItem(), [&](QQuickItem* item) {
            const QString text = item->property("text").toString();
            english[page].insert(text);
            // Names may be elided; what the window itself says may not.
            if (isCut(item) && englishOnly().contains(text))
                m_faults.append(QStringLiteral("%1: cut off: %2").arg(page, described(item)));
        });
    }
    open("settings.general");
    m_app->settings()->setLanguage(QStringLiteral("de"));
    for (auto it = m_inGerman.constBegin(); it != m_inGerman.constEnd(); ++it) {
        const QString& page = it.key();
        open(qPrintable(page), it->second);
        settleAnew();
        if (!keep(grab(), QStringLiteral("%1-%2-de.png").arg(page, it->first)))
            m_faults.append(QStringLiteral("the picture cannot be saved"));
        measure();
        walkAll(m_window->contentItem(), [&](QQuickItem* item) {
            const QString text = item->property("text").toString();
            if (text.isEmpty() || !item->property("contentWidth").isValid()) return;
            if (englishOnly().contains(text))
                m_faults.append(QStringLiteral("%1: still English: %2").arg(page, described(item)));
            // What reads the same in English is a name or a figure, and elided there too.
            if (isCut(item) && !english[page].contains(text))
                m_faults.append(QStringLiteral("%1: cut off in German: %2").arg(page, described(item)));
        });
    }
    m_app->settings()->setLanguage(QStringLiteral("en"));
}

}  // namespace leo::ui

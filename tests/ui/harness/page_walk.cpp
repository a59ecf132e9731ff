#include "harness/page_walk.h"

#include <QtGui/private/qguiapplication_p.h>
#include <QtGui/qpa/qplatformaccessibility.h>
#include <QtGui/qpa/qplatformintegration.h>
#include <QAccessible>
#include <QPointer>
#include <QSet>
#include <QTest>
#include <cmath>
#include <functional>

namespace leo::ui {
namespace {

// A row that its list keeps for another time (reuseItems): it is not painted, and says that it is visible.
bool isKeptForReuse(QQuickItem* row) {
    QQuickItem* list = row->parentItem() ? row->parentItem()->parentItem() : nullptr;
    const QVariant index = row->property("index");
    if (list == nullptr || !index.isValid() || !list->property("reuseItems").toBool()) return false;
    QQuickItem* shown = row;
    QMetaObject::invokeMethod(list, "itemAtIndex", Q_RETURN_ARG(QQuickItem*, shown), Q_ARG(int, index.toInt()));
    return shown != row;
}

// In the order of painting: children of a smaller z first, then in the order they were made.
void inPaintOrder(QQuickItem* item, const std::function<void(QQuickItem*)>& visit) {
    if (!item->isVisible() || isKeptForReuse(item)) return;
    visit(item);
    QList<QQuickItem*> children = item->childItems();
    std::stable_sort(children.begin(), children.end(), [](auto* a, auto* b) { return a->z() < b->z(); });
    for (QQuickItem* child : children) inPaintOrder(child, visit);
}

bool is(const QQuickItem* item, const char* className) {
    return item->inherits(className);
}

double channel(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

QColor over(const QColor& top, const QColor& below) {
    const float a = top.alphaF();
    return QColor::fromRgbF(top.redF() * a + below.redF() * (1 - a), top.greenF() * a + below.greenF() * (1 - a),
                            top.blueF() * a + below.blueF() * (1 - a));
}

// The least contrast of a text: that of values is higher, that of a hovered button which destroys a little lower.
double leastOf(const QColor& ink, const QColor& below) {
    static const QColor kValues[] = {QColor(0xec, 0xef, 0xf2), QColor(0x14, 0x18, 0x1c)};
    static const QColor kOnBad(0xff, 0xff, 0xff), kBadHovered(0xd8, 0x49, 0x43);
    if (ink == kValues[0] || ink == kValues[1]) return 7;
    return ink == kOnBad && below == kBadHovered ? 4.2 : 4.5;
}

double opacityOf(const QQuickItem* item) {
    double opacity = 1;
    for (; item != nullptr; item = item->parentItem()) opacity *= item->opacity();
    return opacity;
}

// The part of the item that every clipping ancestor lets through.
QRectF shownPart(QQuickItem* item) {
    QRectF rect = item->mapRectToScene({0, 0, item->width(), item->height()});
    for (QQuickItem* parent = item->parentItem(); parent != nullptr; parent = parent->parentItem())
        if (parent->clip()) rect &= parent->mapRectToScene({0, 0, parent->width(), parent->height()});
    return rect;
}

bool isText(const QQuickItem* item) {
    return is(item, "QQuickText") || is(item, "QQuickTextInput") || is(item, "QQuickTextEdit");
}

// The part of the item that its lines of text fill.
QRectF linesOf(QQuickItem* item) {
    const qreal width = item->property("contentWidth").toReal(), height = item->property("contentHeight").toReal();
    const auto align =
        Qt::Alignment(item->property("horizontalAlignment").toInt() | item->property("verticalAlignment").toInt());
    const auto padding = [&](const char* side) { return item->property(side).toReal(); };
    const QRectF place(padding("leftPadding"), padding("topPadding"),
                       item->width() - padding("leftPadding") - padding("rightPadding"),
                       item->height() - padding("topPadding") - padding("bottomPadding"));
    qreal x = place.left(), y = place.top();
    if (align & Qt::AlignRight) x = place.right() - width;
    if (align & Qt::AlignHCenter) x = place.center().x() - width / 2;
    if (align & Qt::AlignBottom) y = place.bottom() - height;
    if (align & Qt::AlignVCenter) y = place.center().y() - height / 2;
    return {x, y, width, height};
}

bool scrolls(const QQuickItem* item, bool sideways) {
    if (!is(item, "QQuickFlickable")) return false;
    return sideways ? item->property("contentWidth").toReal() > item->width() + 1
                    : item->property("contentHeight").toReal() > item->height() + 1;
}

// What of the lines cannot be seen: the ancestor that cuts them, or the window; empty when all can be seen or
// scrolled to.
QString cutBy(QQuickItem* item, const QRectF& lines, const QSize& window) {
    constexpr qreal kSlack = 1.5;
    QRectF rect = lines;
    bool sideways = true, upright = true;
    for (QQuickItem* at = item; at != nullptr; at = at->parentItem()) {
        sideways = sideways && !scrolls(at, true);
        upright = upright && !scrolls(at, false);
        if (!at->clip()) continue;
        const QRectF hole = at->mapRectToScene({0, 0, at->width(), at->height()});
        const bool wide = sideways && (rect.left() < hole.left() - kSlack || rect.right() > hole.right() + kSlack);
        const bool high = upright && (rect.top() < hole.top() - kSlack || rect.bottom() > hole.bottom() + kSlack);
        if (wide || high) return described(at);
        rect &= hole;
    }
    const bool wide = sideways && (rect.left() < -kSlack || rect.right() > window.width() + kSlack);
    const bool high = upright && (rect.top() < -kSlack || rect.bottom() > window.height() + kSlack);
    return wide || high ? QStringLiteral("the window") : QString();
}

}  // namespace

QString described(QQuickItem* item) {
    QStringList path;
    for (QQuickItem* at = item; at != nullptr && path.size() < 6; at = at->parentItem()) {
        QString name = QString::fromLatin1(at->metaObject()->className()).section(QStringLiteral("_QML"), 0, 0);
        if (!at->objectName().isEmpty()) name += QLatin1Char('#') + at->objectName();
        const QString text = at->property("text").toString();
        if (!text.isEmpty()) name += QStringLiteral(" “%1”").arg(text.left(40));
        path.append(name);
    }
    return path.join(QStringLiteral(" in "));
}

void listenLikeAScreenReader() {
    QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(true);
}

QString spokenName(QQuickItem* item) {
    QAccessibleInterface* spoken = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    if (spoken == nullptr) return {};
    // Qt 6.4 says nothing of a password field, not even its name: the group around it has one, read on the way in.
    if (spoken->state().passwordEdit && spoken->parent() != nullptr) spoken = spoken->parent();
    return spoken->text(QAccessible::Name);
}

QStringList namelessControls(QQuickWindow& window) {
    QStringList faults;
    inPaintOrder(window.contentItem(), [&](QQuickItem* item) {
        if (!item->activeFocusOnTab() || !item->isEnabled()) return;
        // A scope hands the focus on.
        while (item->isFocusScope() && item->scopedFocusItem() != nullptr) item = item->scopedFocusItem();
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(item);
        if (spoken == nullptr || spokenName(item).trimmed().isEmpty())
            faults.append(QStringLiteral("takes the focus and has no name: ") + described(item));
        else if (spoken->role() == QAccessible::NoRole || spoken->role() == QAccessible::Client)
            faults.append(QStringLiteral("takes the focus and has no role: ") + described(item));
    });
    return faults;
}

QStringList faintTexts(QQuickWindow& window) {
    struct Layer {
        QRectF rect;
        QColor color;  // invalid: a picture or a figure, of no one colour
    };
    constexpr double kRounding = 0.01, kIcon = 3;
    std::vector<Layer> layers{{QRectF({0, 0}, window.size()), window.color()}};
    QStringList faults;
    inPaintOrder(window.contentItem(), [&](QQuickItem* item) {
        const QRectF rect = shownPart(item);
        if (rect.width() < 1 || rect.height() < 1) return;
        if (is(item, "QQuickRectangle")) {
            QColor color = item->property("color").value<QColor>();
            color.setAlphaF(color.alphaF() * static_cast<float>(opacityOf(item)));
            if (color.alpha() > 0) layers.push_back({rect, color});
            return;
        }
        const bool icon = is(item, "leo::ui::Outline");
        if ((icon || is(item, "QQuickText")) && item->isEnabled() && opacityOf(item) >= 1) {
            if (!icon && item->property("text").toString().trimmed().isEmpty()) return;
            QColor below = window.color();
            for (const Layer& layer : layers)
                if (layer.rect.contains(rect.center()))
                    below = layer.color.isValid() && below.isValid() ? over(layer.color, below) : layer.color;
            if (!below.isValid()) return;
            const QColor ink = item->property("color").value<QColor>();
            const double ratio = contrast(over(ink, below), below);
            if (ink.alpha() > 0 && ratio + kRounding < (icon ? kIcon : leastOf(ink, below)))
                faults.append(
                    QStringLiteral("%1 on %2 is %3:1: ").arg(ink.name(), below.name()).arg(ratio, 0, 'f', 2) +
                    described(item));
        }
        if (is(item, "QQuickImage") || is(item, "QQuickPaintedItem")) layers.push_back({rect, {}});
    });
    return faults;
}

namespace {

// Whether something changes when the pointer comes.
bool hears(const QQuickItem* item) {
    if (!item->isEnabled()) return false;
    if (is(item, "QQuickAbstractButton") || is(item, "QQuickTextField")) return true;
    const QObjectList parts = item->children();
    return std::any_of(parts.begin(), parts.end(), [](const QObject* part) {
        return part->inherits("QQuickHoverHandler") && part->property("enabled").toBool();
    });
}

// What controls that look alike have in common; rows of one table are enough by two.
QString lookOf(QQuickItem* item) {
    QString look = QString::fromLatin1(item->metaObject()->className());
    for (const char* part : {"kind", "checked", "active", "isCurrent", "current", "tone"})
        look += QLatin1Char(' ') + item->property(part).toString();
    QStringList inks;
    inPaintOrder(item, [&](QQuickItem* child) {
        if (is(child, "QQuickText") || is(child, "leo::ui::Outline") || is(child, "QQuickRectangle"))
            inks.append(child->property("color").value<QColor>().name(QColor::HexArgb));
    });
    inks.removeDuplicates();
    return look + inks.join(QLatin1Char(' '));
}

}  // namespace

QStringList faintUnderPointer(QQuickWindow& window) {
    QList<QPointer<QQuickItem>> places;
    QSet<QString> looks;
    QList<QPointer<QQuickItem>> tables;
    inPaintOrder(window.contentItem(), [&](QQuickItem* item) {
        const QRectF shown = shownPart(item) & QRectF({0, 0}, window.size());
        if (shown.width() < 4 || shown.height() < 4) return;
        if (item->property("selectable").toBool() && item->property("current").toInt() < 0) tables.append(item);
        if (!hears(item) || looks.contains(lookOf(item))) return;
        looks.insert(lookOf(item));
        places.append(item);
    });
    QStringList faults;
    const auto judge = [&](const char* how) {
        QCoreApplication::processEvents();
        for (const QString& fault : faintTexts(window)) faults.append(QLatin1String(how) + fault);
    };
    for (const QPointer<QQuickItem>& item : places) {
        if (item.isNull()) continue;
        const QRectF shown = shownPart(item) & QRectF({0, 0}, window.size());
        QTest::mouseMove(&window, shown.center().toPoint());
        judge("hovered, ");
        if (item.isNull() || !is(item, "QQuickAbstractButton")) continue;
        item->setProperty("down", true);
        judge("pressed, ");
        if (item.isNull()) continue;
        const QMetaObject* meta = item->metaObject();
        meta->property(meta->indexOfProperty("down")).reset(item);
    }
    QTest::mouseMove(&window, {0, 0});
    for (const QPointer<QQuickItem>& table : tables) {
        if (table.isNull()) continue;
        table->setProperty("current", 0);
        judge("chosen, ");
        if (!table.isNull()) table->setProperty("current", -1);
    }
    QCoreApplication::processEvents();
    faults.removeDuplicates();
    return faults;
}

QStringList layoutFaults(QQuickWindow& window) {
    struct Mark {
        QQuickItem* item;
        QRectF rect;
        bool text;
    };
    constexpr qreal kTouch = 3;  // of the height of a line, letters leave as much free
    std::vector<Mark> marks;
    QStringList faults;
    inPaintOrder(window.contentItem(), [&](QQuickItem* item) {
        if (opacityOf(item) < 0.05) return;
        if (is(item, "QQuickScrollBar") && item->property("orientation").toInt() == Qt::Horizontal &&
            item->property("size").toReal() < 1)
            faults.append(QStringLiteral("a horizontal scroll bar: ") + described(item));
        // What lies beside may paint over it, so that nothing is cut and nothing overlaps.
        if (const QQuickItem* layout = item->parentItem(); is(item, "QQuickAbstractButton") && layout != nullptr &&
                                                           is(layout, "QQuickLayout") &&
                                                           item->x() + item->width() > layout->width() + 1.5)
            faults.append(QStringLiteral("sticks out of its layout: ") + described(item));
        const QRectF shown = shownPart(item) & QRectF({0, 0}, window.size());
        if (shown.width() < 1 || shown.height() < 1) return;
        if (is(item, "QQuickRectangle")) {
            // What is painted over is not seen: cards that scroll below a header, all that is below a dialog.
            const QColor color = item->property("color").value<QColor>();
            constexpr float kCovers = 0.3F;
            if (color.alphaF() > kCovers)
                std::erase_if(marks, [&](const Mark& mark) { return shown.contains(mark.rect.center()); });
            return;
        }
        const bool text = isText(item), figure = is(item, "leo::ui::Outline");
        if (!text && !figure) return;
        if (text && item->property("text").toString().trimmed().isEmpty()) return;
        const QRectF lines = item->mapRectToScene(text ? linesOf(item) : QRectF(0, 0, item->width(), item->height()));
        if (text && is(item, "QQuickText"))
            if (const QString cutter = cutBy(item, lines, window.size()); !cutter.isEmpty())
                faults.append(QStringLiteral("cut by %1: ").arg(cutter) + described(item));
        const qreal edge = figure ? item->width() / 4 : 1;  // a badge may sit on the corner of an icon
        const QRectF ink = lines.adjusted(edge, figure ? edge : kTouch, -edge, figure ? -edge : -kTouch) & shown;
        if (ink.isEmpty()) return;
        for (const Mark& mark : marks)
            if ((text || mark.text) && (mark.rect & ink).isValid() && !(mark.rect & ink).isEmpty())
                faults.append(QStringLiteral("lies on %1: ").arg(described(mark.item)) + described(item));
        marks.push_back({item, ink, text});
    });
    faults.removeDuplicates();
    return faults;
}

bool isWhole(QQuickWindow& window, QQuickItem* item) {
    const QRectF place = item->mapRectToScene({0, 0, item->width(), item->height()});
    return item->isVisible() && (shownPart(item) & QRectF({0, 0}, window.size())) == place;
}

bool focusIsVisible(QQuickWindow& window, const QColor& ring) {
    constexpr qreal kAround = 6;  // the ring lies 2 px outside the control and is 2 px wide
    QQuickItem* item = window.activeFocusItem();
    if (item == nullptr) return false;
    const QImage picture = window.grabWindow();
    const qreal scale = picture.devicePixelRatio();
    const QRectF rect =
        item->mapRectToScene({0, 0, item->width(), item->height()}).adjusted(-kAround, -kAround, kAround, kAround);
    const QRect part =
        QRectF(rect.topLeft() * scale, rect.size() * scale).toAlignedRect() & QRect({0, 0}, picture.size());
    int found = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            if (picture.pixelColor(x, y) == ring && ++found > 8) return true;
    return false;
}

}  // namespace leo::ui

#include "paint/outline.h"

#include <QPainter>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace leo::ui {
namespace {

// An arc of a circle from where the path is, as SVG describes one.
void addArc(QPainterPath& path, double radius, bool large, bool clockwise, QPointF to) {
    const QPointF from = path.currentPosition(), way = to - from;
    const double half = std::hypot(way.x(), way.y()) / 2;
    if (half <= 0) return;
    const double r = std::max(radius, half);
    const double side = large != clockwise ? 1 : -1;
    const double off = side * std::sqrt(r * r - half * half) / (2 * half);
    const QPointF centre = (from + to) / 2 + QPointF(-way.y(), way.x()) * off;
    const auto angle = [&](QPointF point) { return std::atan2(point.y() - centre.y(), point.x() - centre.x()); };
    double turn = angle(to) - angle(from);
    if (clockwise && turn < 0) turn += 2 * M_PI;
    if (!clockwise && turn > 0) turn -= 2 * M_PI;
    // Qt counts degrees against the clock.
    constexpr double kDegrees = 180 / M_PI;
    path.arcTo(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r), -angle(from) * kDegrees, -turn * kDegrees);
}

QPainterPath lineOf(const QString& commands) {
    static const QRegularExpression token(QStringLiteral("([A-Za-z])|(-?[0-9.]+(?:e-?[0-9]+)?)"));
    QPainterPath line;
    QPointF lastControl;
    QChar command;
    QList<double> numbers;
    const auto apply = [&] {
        const bool relative = command.isLower();
        const QPointF here = line.currentPosition(), origin = relative ? here : QPointF();
        const auto point = [&](qsizetype at) { return origin + QPointF(numbers[at], numbers[at + 1]); };
        const char16_t kind = command.toUpper().unicode();
        const QPointF before = lastControl;
        lastControl = {};
        if (kind == u'Z') {
            line.closeSubpath();
        } else if (kind == u'M') {
            line.moveTo(point(0));
        } else if (kind == u'L') {
            line.lineTo(point(0));
        } else if (kind == u'H') {
            line.lineTo(origin.x() + numbers[0], here.y());
        } else if (kind == u'V') {
            line.lineTo(here.x(), origin.y() + numbers[0]);
        } else if (kind == u'C') {
            lastControl = point(2);
            line.cubicTo(point(0), lastControl, point(4));
        } else if (kind == u'S') {
            lastControl = point(0);
            line.cubicTo(before.isNull() ? here : 2 * here - before, lastControl, point(2));
        } else if (kind == u'A') {
            addArc(line, numbers[0], numbers[3] != 0, numbers[4] != 0, point(5));
        }
        numbers.clear();
    };
    const auto wanted = [&] {
        switch (command.toUpper().unicode()) {
            case u'Z': return 0;
            case u'H':
            case u'V': return 1;
            case u'C': return 6;
            case u'S': return 4;
            case u'A': return 7;
            default: return 2;
        }
    };
    for (auto it = token.globalMatch(commands); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (match.hasCaptured(1)) {
            command = match.captured(1).at(0);
            numbers.clear();
        } else {
            numbers.append(match.captured(2).toDouble());
        }
        if (!command.isNull() && numbers.size() == wanted()) apply();
    }
    return line;
}

}  // namespace

Outline::Outline(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
}

void Outline::setPath(const QString& path) {
    if (m_path == path) return;
    m_path = path;
    m_line = lineOf(path);
    redraw();
}

void Outline::setStroke(qreal stroke) {
    if (m_stroke == stroke) return;
    m_stroke = stroke;
    redraw();
}

void Outline::setColor(const QColor& color) {
    if (m_color == color) return;
    m_color = color;
    redraw();
}

void Outline::redraw() {
    Q_EMIT changed();
    update();
}

void Outline::paint(QPainter* painter) {
    const qreal unit = std::min(width(), height()) / kGrid;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->scale(unit, unit);
    painter->strokePath(m_line, QPen(m_color, m_stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

}  // namespace leo::ui

#include "paint/identicon.h"

#include <QCryptographicHash>
#include <QPainter>
#include <algorithm>

namespace leo::ui {
namespace {

constexpr int kCells = 5;
constexpr int kHues[] = {210, 268, 322, 4, 34, 52, 142, 176};
constexpr double kTint = 0.13;  // of the background, ui section 3.1

}  // namespace

Identicon::Identicon(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
}

void Identicon::setSeed(const QString& seed) {
    if (m_seed == seed) return;
    m_seed = seed;
    Q_EMIT changed();
    update();
}

void Identicon::setDark(bool dark) {
    if (m_dark == dark) return;
    m_dark = dark;
    Q_EMIT changed();
    update();
}

void Identicon::setRadius(qreal radius) {
    m_radius = radius;
    Q_EMIT changed();
    update();
}

void Identicon::paint(QPainter* painter) {
    const QByteArray digest = QCryptographicHash::hash(m_seed.toUtf8(), QCryptographicHash::Sha256);
    const QColor ink =
        QColor::fromHsl(kHues[static_cast<unsigned char>(digest[0]) % std::size(kHues)], 150, m_dark ? 160 : 95);
    QColor tint = ink;
    tint.setAlphaF(static_cast<float>(kTint));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tint);
    painter->drawRoundedRect(boundingRect(), m_radius, m_radius);
    // Whole pixels, so that cells have sharp edges at every scale.
    const double side = std::min(width(), height());
    const double cell = std::max(1.0, static_cast<double>(static_cast<int>(side * 0.72 / kCells)));
    const double left = static_cast<int>((width() - cell * kCells) / 2),
                 top = static_cast<int>((height() - cell * kCells) / 2);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setBrush(ink);
    for (int row = 0; row < kCells; ++row)
        for (int column = 0; column < kCells; ++column) {
            const int source = std::min(column, kCells - 1 - column);
            if ((digest[1 + row * 3 + source] & 1) != 0)
                painter->drawRect(QRectF(left + column * cell, top + row * cell, cell, cell));
        }
}

}  // namespace leo::ui

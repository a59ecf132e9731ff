#include "leo/app_icon.h"

#include <QPainter>

namespace leo::app {
namespace {

// Trays, title bars, launchers; larger ones are scaled from the last.
constexpr int kIconSizes[] = {16, 22, 24, 32, 48, 64, 128, 256};
constexpr int kIconTicks = 10;

// On a ground of its own: a panel may be dark or light, and does not say which. Colours are those of the dark theme.
QPixmap drawIcon(int size, bool badge) {
    QPixmap picture(size, size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.scale(size, size);
    painter.setBrush(QColor(0x0E, 0x10, 0x12));
    painter.drawRoundedRect(QRectF(0, 0, 1, 1), 0.22, 0.22);
    painter.translate(0.5, 0.5);
    for (int i = 0; i < kIconTicks; ++i) {
        painter.save();
        painter.rotate(i * 360.0 / kIconTicks);
        painter.setBrush(i == 0 ? QColor(0x3F, 0x7C, 0xEB) : QColor(0xEC, 0xEF, 0xF2));
        painter.drawRoundedRect(QRectF(-0.036, -0.40, 0.072, 0.20), 0.036, 0.036);
        painter.restore();
    }
    painter.setBrush(QColor(0xEC, 0xEF, 0xF2));
    painter.drawEllipse(QPointF(0, 0), 0.07, 0.07);
    if (badge) {
        painter.setBrush(QColor(0x0E, 0x10, 0x12));
        painter.drawEllipse(QPointF(0.30, -0.30), 0.22, 0.22);
        painter.setBrush(QColor(0xED, 0xB2, 0x4A));
        painter.drawEllipse(QPointF(0.30, -0.30), 0.16, 0.16);
    }
    return picture;
}

}  // namespace

QIcon appIcon(bool badge) {
    QIcon icon;
    for (const int size : kIconSizes) icon.addPixmap(drawIcon(size, badge));
    return icon;
}

}  // namespace leo::app

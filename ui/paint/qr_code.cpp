#include "paint/qr_code.h"

#include <qrencode.h>

#include <QPainter>
#include <algorithm>
#include <memory>

namespace leo::ui {

QrCode::QrCode(QQuickItem* parent) : QQuickPaintedItem(parent) {}

void QrCode::setText(const QString& text) {
    if (m_text == text) return;
    m_text = text;
    m_modules.clear();
    m_side = 0;
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (code != nullptr) {
        m_side = code->width;
        m_modules = QByteArray(reinterpret_cast<const char*>(code->data), m_side * m_side);
    }
    Q_EMIT textChanged();
    update();
}

void QrCode::paint(QPainter* painter) {
    painter->fillRect(boundingRect(), Qt::white);
    if (m_side == 0) return;
    const double room = std::min(width(), height()) - 2 * kQuiet;
    const double module = std::max(1.0, static_cast<double>(static_cast<int>(room / m_side)));
    const double left = static_cast<int>((width() - module * m_side) / 2),
                 top = static_cast<int>((height() - module * m_side) / 2);
    for (int row = 0; row < m_side; ++row)
        for (int column = 0; column < m_side; ++column)
            if ((m_modules[row * m_side + column] & 1) != 0)
                painter->fillRect(QRectF(left + column * module, top + row * module, module, module), Qt::black);
}

}  // namespace leo::ui

// QrCode: a text as a QR code, always black on white with a quiet zone, in whole pixels.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickPaintedItem>

namespace leo::ui {

class QrCode : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool valid READ valid NOTIFY textChanged)  // false when the text is too long for one

public:
    static constexpr double kQuiet = 14;  // pixels around it, ui section 5.4

    explicit QrCode(QQuickItem* parent = nullptr);

    QString text() const { return m_text; }
    bool valid() const { return m_side > 0; }
    void setText(const QString& text);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    QByteArray m_modules;  // one byte each, row by row
    int m_side = 0;
};

}  // namespace leo::ui

// Identicon: 5 by 5 mirrored cells in one of eight hues, from the text of an identifier. A help for the eye beside
// the identifier, never instead of it; the hue means nothing.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickPaintedItem>

namespace leo::ui {

class Identicon : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString seed READ seed WRITE setSeed NOTIFY changed)
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY changed)
    Q_PROPERTY(qreal radius READ radius WRITE setRadius NOTIFY changed)

public:
    explicit Identicon(QQuickItem* parent = nullptr);

    QString seed() const { return m_seed; }
    bool dark() const { return m_dark; }
    qreal radius() const { return m_radius; }
    void setSeed(const QString& seed);
    void setDark(bool dark);
    void setRadius(qreal radius);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    QString m_seed;
    bool m_dark = true;
    qreal m_radius = 4;
};

}  // namespace leo::ui

// Outline: a path of SVG commands on a grid of 24 units, drawn as a line with round ends: what icons are made of. A
// picture and not a Shape, which Qt 6.4 draws over everything when it was scrolled out of its view.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QPainterPath>
#include <QQuickPaintedItem>

namespace leo::ui {

class Outline : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    // M L H V C S A Z and their relative forms; numbers apart from each other, arcs of circles only.
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY changed)
    Q_PROPERTY(qreal stroke READ stroke WRITE setStroke NOTIFY changed)  // of the grid's units
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed)

public:
    static constexpr qreal kGrid = 24;

    explicit Outline(QQuickItem* parent = nullptr);

    QString path() const { return m_path; }
    qreal stroke() const { return m_stroke; }
    QColor color() const { return m_color; }
    void setPath(const QString& path);
    void setStroke(qreal stroke);
    void setColor(const QColor& color);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    void redraw();

    QString m_path;
    QPainterPath m_line;
    qreal m_stroke = 1.75;
    QColor m_color;
};

}  // namespace leo::ui

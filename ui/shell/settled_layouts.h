// SettledLayouts: brings every layout to rest after all lengths changed at once (the window's size, the scale, the
// language). Qt 6.4 gives up on a layout whose wrapped texts still grow or shrink after two passes, and then never
// looks at it again: a row keeps the height its text had before. Once the change is over, each layout gets its
// further passes, a frame apart.
#pragma once

#include <QObject>
#include <QTimer>

namespace leo::ui {

class SettledLayouts : public QObject {
    Q_OBJECT

public:
    explicit SettledLayouts(QObject* parent = nullptr);

    void lengthsChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void pass();

    QTimer m_next;
    int m_passes = 0;  // still to come
};

}  // namespace leo::ui

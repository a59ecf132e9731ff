// InputMode: whether the person uses the keyboard or a pointer now, as the last event says. Where the program moves
// the focus by itself (a page opens), a keyboard user sees its ring.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

namespace leo::ui {

class InputMode : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(bool keyboard READ keyboard NOTIFY changed)

public:
    explicit InputMode(QObject* parent = nullptr);
    bool keyboard() const { return m_keyboard; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_keyboard = false;
};

}  // namespace leo::ui

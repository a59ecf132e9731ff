#include "shell/input_mode.h"

#include <QCoreApplication>
#include <QEvent>

namespace leo::ui {

InputMode::InputMode(QObject* parent) : QObject(parent) {
    QCoreApplication::instance()->installEventFilter(this);
}

bool InputMode::eventFilter(QObject* watched, QEvent* event) {
    bool keyboard = m_keyboard;
    switch (event->type()) {
        case QEvent::KeyPress:
        case QEvent::ShortcutOverride: keyboard = true; break;
        case QEvent::MouseButtonPress:
        case QEvent::TouchBegin: keyboard = false; break;
        default: return false;
    }
    if (keyboard != m_keyboard) {
        m_keyboard = keyboard;
        Q_EMIT changed();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace leo::ui

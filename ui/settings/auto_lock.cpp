#include "settings/auto_lock.h"

#include <QCoreApplication>
#include <QEvent>

#include "settings/settings_area.h"

namespace leo::ui {

AutoLock::AutoLock(SettingsArea& settings, std::function<void()> lock, QObject* parent, int minuteMs)
    : QObject(parent), m_settings(settings), m_minuteMs(minuteMs) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [lock = std::move(lock)] { lock(); });
    connect(&settings, &SettingsArea::changed, this, &AutoLock::start);
    QCoreApplication::instance()->installEventFilter(this);
    start();
}

void AutoLock::start() {
    m_timer.stop();
    if (m_settings.lockMinutes() > 0) m_timer.start(m_settings.lockMinutes() * m_minuteMs);
}

bool AutoLock::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::KeyPress:
        case QEvent::MouseButtonPress:
        case QEvent::Wheel:
        case QEvent::TouchBegin: start(); break;
        default: break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace leo::ui

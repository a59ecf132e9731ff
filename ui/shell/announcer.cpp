#include "shell/announcer.h"

#include <QAccessible>

namespace leo::ui {

Announcer::Announcer(QObject* parent) : QObject(parent) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPoliteMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (!m_waiting.isEmpty()) speak(std::exchange(m_waiting, {}));
    });
}

void Announcer::say(const QString& text) {
    if (text.isEmpty()) return;
    if (m_pause.isActive())
        m_waiting = text;
    else
        speak(text);
}

void Announcer::alert(const QString& text) {
    m_waiting.clear();
    speak(text);
}

void Announcer::speak(const QString& text) {
    m_text = text;
    m_pause.start();
    Q_EMIT textChanged();
    if (m_target == nullptr || !QAccessible::isActive()) return;
    QAccessibleEvent event(m_target, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

}  // namespace leo::ui

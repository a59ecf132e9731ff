#include "run/confirm_guard.h"

namespace leo::ui {

ConfirmGuard::ConfirmGuard(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);  // a coarse timer may come 5 % early
    m_timer.setInterval(kConfirmDelayMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { setArmed(m_conditions && !m_taken); });
}

void ConfirmGuard::setArmed(bool armed) {
    if (m_armed == armed) return;
    m_armed = armed;
    Q_EMIT armedChanged();
}

void ConfirmGuard::hold(bool conditions) {
    if (m_conditions == conditions) return;
    m_conditions = conditions;
    disturb();
}

void ConfirmGuard::disturb() {
    setArmed(false);
    m_timer.stop();
    if (m_conditions && !m_taken) m_timer.start();
}

bool ConfirmGuard::take() {
    if (!m_armed || !m_conditions || m_taken) return false;
    m_taken = true;
    setArmed(false);
    return true;
}

void ConfirmGuard::reset() {
    m_taken = false;
    disturb();
}

}  // namespace leo::ui

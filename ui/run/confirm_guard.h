// ConfirmGuard: lets a button that spends or releases act only after its conditions have held, and its place on
// screen has not changed, for 600 ms: a click or key aimed at what was there before does nothing (ui section 11).
//
// hold(true) starts the wait, hold(false) and disturb() start it anew. One use: take() answers true once.
#pragma once

#include <QObject>
#include <QTimer>

namespace leo::ui {

inline constexpr int kConfirmDelayMs = 600;  // longer than a double click and a reaction to what moved

class ConfirmGuard : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool armed READ armed NOTIFY armedChanged)

public:
    explicit ConfirmGuard(QObject* parent = nullptr);

    bool armed() const { return m_armed; }
    void hold(bool conditions);
    Q_INVOKABLE void disturb();
    bool take();
    void reset();

Q_SIGNALS:
    void armedChanged();

private:
    void setArmed(bool armed);

    QTimer m_timer;
    bool m_conditions = false;
    bool m_armed = false;
    bool m_taken = false;
};

}  // namespace leo::ui

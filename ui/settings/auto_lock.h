// AutoLock: locks the wallets after a time without a key, click or wheel in this program (ui section 11, rule 9).
//
// The time is SettingsArea::lockMinutes; 0 is never. Watching other programs is not its business.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

namespace leo::ui {

class SettingsArea;

class AutoLock : public QObject {
    Q_OBJECT

public:
    static constexpr int kMinuteMs = 60'000;

    // `lock` is called each time the time has passed. Tests have shorter minutes.
    AutoLock(SettingsArea& settings, std::function<void()> lock, QObject* parent = nullptr, int minuteMs = kMinuteMs);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void start();

    SettingsArea& m_settings;
    QTimer m_timer;
    int m_minuteMs;
};

}  // namespace leo::ui

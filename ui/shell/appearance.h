// Appearance: theme, interface scale and motion, as chosen or as the system says; kept in the preferences file.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QSettings>

namespace leo::ui {

class Appearance : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(Theme theme READ theme WRITE setTheme NOTIFY changed)
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    Q_PROPERTY(int scalePercent READ scalePercent WRITE setScalePercent NOTIFY changed)
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY changed)

public:
    enum class Theme { System, Light, Dark };
    Q_ENUM(Theme)
    static constexpr int kMinScale = 90, kMaxScale = 150, kScaleStep = 10;  // ui section 3.3

    explicit Appearance(const QString& preferences, QObject* parent = nullptr);

    Theme theme() const { return m_theme; }
    bool dark() const;
    int scalePercent() const { return m_scalePercent; }
    bool reduceMotion() const { return m_reduceMotion; }

    void setTheme(Theme theme);
    // Clamped to the limits above.
    void setScalePercent(int percent);
    void setReduceMotion(bool reduce);
    Q_INVOKABLE void toggleTheme();  // to the one that is not on screen
    Q_INVOKABLE void zoom(int steps);

Q_SIGNALS:
    void changed();

private:
    QSettings m_settings;
    Theme m_theme;
    int m_scalePercent;
    bool m_reduceMotion;
    bool m_systemDark;
};

}  // namespace leo::ui

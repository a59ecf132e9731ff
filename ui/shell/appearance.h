// Appearance: theme, interface scale and motion, as chosen or as the system says; kept in the preferences file.
//
// The system's word comes from its portal (setSystemDark, setSystemReduceMotion); while that says nothing about dark
// and light, the luminance of the palette decides.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QSettings>
#include <optional>

namespace leo::ui {

class Appearance : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(Theme theme READ theme WRITE setTheme NOTIFY changed)
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    Q_PROPERTY(int scalePercent READ scalePercent WRITE setScalePercent NOTIFY changed)
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY changed)
    Q_PROPERTY(bool systemReducesMotion READ systemReducesMotion NOTIFY changed)
    Q_PROPERTY(bool still READ still NOTIFY changed)  // one of the two

public:
    enum class Theme { System, Light, Dark };
    Q_ENUM(Theme)
    static constexpr int kMinScale = 90, kMaxScale = 150, kScaleStep = 10;  // ui section 3.3

    explicit Appearance(const QString& preferences, QObject* parent = nullptr);

    Theme theme() const { return m_theme; }
    bool dark() const;
    int scalePercent() const { return m_scalePercent; }
    bool reduceMotion() const { return m_reduceMotion; }
    bool systemReducesMotion() const { return m_systemStill; }
    bool still() const { return m_reduceMotion || m_systemStill; }

    void setTheme(Theme theme);
    // Clamped to the limits above.
    void setScalePercent(int percent);
    void setReduceMotion(bool reduce);
    void setSystemDark(std::optional<bool> dark);
    void setSystemReduceMotion(bool reduce);
    Q_INVOKABLE void toggleTheme();  // to the one that is not on screen
    Q_INVOKABLE void zoom(int steps);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QSettings m_settings;
    Theme m_theme;
    int m_scalePercent;
    bool m_reduceMotion;
    std::optional<bool> m_systemDark;
    bool m_paletteDark;
    bool m_systemStill = false;
};

}  // namespace leo::ui

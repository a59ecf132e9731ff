#include "shell/appearance.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>
#include <algorithm>

namespace leo::ui {
namespace {

constexpr const char* kThemes[] = {"system", "light", "dark"};

Appearance::Theme themeOf(const QString& name) {
    for (int i = 0; i < 3; ++i)
        if (name == QLatin1String(kThemes[i])) return static_cast<Appearance::Theme>(i);
    return Appearance::Theme::System;
}

// Qt 6.4 does not say whether the system is dark; its palette does.
bool paletteIsDark() {
    const QColor window = QGuiApplication::palette().color(QPalette::Window);
    return window.lightness() < 128;
}

}  // namespace

Appearance::Appearance(const QString& preferences, QObject* parent)
    : QObject(parent),
      m_settings(preferences, QSettings::IniFormat),
      m_theme(themeOf(m_settings.value(QStringLiteral("appearance/theme")).toString())),
      m_scalePercent(
          std::clamp(m_settings.value(QStringLiteral("appearance/scale"), 100).toInt(), kMinScale, kMaxScale)),
      m_reduceMotion(m_settings.value(QStringLiteral("appearance/reduceMotion"), false).toBool()),
      m_paletteDark(paletteIsDark()) {
    QCoreApplication::instance()->installEventFilter(this);
}

bool Appearance::dark() const {
    return m_theme == Theme::System ? m_systemDark.value_or(m_paletteDark) : m_theme == Theme::Dark;
}

void Appearance::setSystemDark(std::optional<bool> dark) {
    if (m_systemDark == dark) return;
    m_systemDark = dark;
    Q_EMIT changed();
}

void Appearance::setSystemReduceMotion(bool reduce) {
    if (m_systemStill == reduce) return;
    m_systemStill = reduce;
    Q_EMIT changed();
}

bool Appearance::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange && m_paletteDark != paletteIsDark()) {
        m_paletteDark = !m_paletteDark;
        Q_EMIT changed();
    }
    return QObject::eventFilter(watched, event);
}

void Appearance::setTheme(Theme theme) {
    if (m_theme == theme) return;
    m_theme = theme;
    m_settings.setValue(QStringLiteral("appearance/theme"), QLatin1String(kThemes[static_cast<int>(theme)]));
    Q_EMIT changed();
}

void Appearance::setScalePercent(int percent) {
    percent = std::clamp(percent, kMinScale, kMaxScale);
    if (m_scalePercent == percent) return;
    m_scalePercent = percent;
    m_settings.setValue(QStringLiteral("appearance/scale"), percent);
    Q_EMIT changed();
}

void Appearance::setReduceMotion(bool reduce) {
    if (m_reduceMotion == reduce) return;
    m_reduceMotion = reduce;
    m_settings.setValue(QStringLiteral("appearance/reduceMotion"), reduce);
    Q_EMIT changed();
}

void Appearance::toggleTheme() {
    setTheme(dark() ? Theme::Light : Theme::Dark);
}

void Appearance::zoom(int steps) {
    setScalePercent(steps == 0 ? 100 : m_scalePercent + steps * kScaleStep);
}

}  // namespace leo::ui

#include "leo/attention.h"

#include "settings/settings_area.h"
#include "shell/navigator.h"
#include "shell/notifications_area.h"

namespace leo::app {

Attention::Attention(ui::App& app, DesktopNotices& notices, QWindow* window)
    : m_app(app), m_notices(notices), m_window(window) {
    connect(app.notifications(), &ui::NotificationsArea::attention, this, &Attention::take);
    connect(&notices, &DesktopNotices::opened, this, &Attention::opened);
    connect(&notices, &DesktopNotices::failed, this, [this](const DesktopNotice& notice) {
        if (fallBack && fallBack(notice.title, notice.text)) m_last = notice;
    });
}

void Attention::openLast() {
    Q_EMIT opened(m_last.page, m_last.params);
}

bool Attention::onScreen(const QString& page, const QVariantMap& params) const {
    return m_window && m_window->isActive() && m_app.navigator()->page() == page &&
           m_app.navigator()->params() == params;
}

void Attention::take(const QString& kind, const QString& title, const QString& text, const QString& action,
                     const QString& page, const QString& subject) {
    if (!m_app.settings()->notifies(kind)) return;
    const QVariantMap params = page == QLatin1String("run.task") || page == QLatin1String("run.result")
                                   ? QVariantMap{{QStringLiteral("id"), subject}}
                                   : QVariantMap{};
    if (onScreen(page, params)) return;
    DesktopNotice notice;
    notice.title = title;
    // Others may see the desktop: what the window hides is not told there.
    if (!m_app.settings()->hideAmounts()) notice.text = text;
    notice.action = action;
    notice.urgent = kind == QLatin1String("key");
    notice.sound = m_app.settings()->sound();
    notice.page = page;
    notice.params = params;
    m_notices.show(notice);
}

}  // namespace leo::app

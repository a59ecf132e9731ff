#include "leo/tray.h"

#include "leo/app_icon.h"
#include "shell/background.h"
#include "shell/notifications_area.h"

namespace leo::app {

Tray::Tray(ui::App& app) : m_app(app), m_status(m_menu.addAction(QString())) {
    m_status->setEnabled(false);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Open Leo")), &QAction::triggered, this, &Tray::opened);
    connect(m_menu.addAction(tr("Quit Leo")), &QAction::triggered, app.background(), &ui::Background::askToQuit);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context) Q_EMIT opened();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::clicked);
    connect(app.background(), &ui::Background::changed, this, &Tray::refresh);
    connect(app.notifications(), &ui::NotificationsArea::changed, this, &Tray::refresh);
    refresh();
    m_icon.show();
}

bool Tray::message(const QString& title, const QString& text) {
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) return false;
    m_icon.showMessage(title, text, appIcon());
    return true;
}

void Tray::refresh() {
    m_app.background()->setTray(QSystemTrayIcon::isSystemTrayAvailable());
    const QString status = m_app.background()->status();
    if (m_status->text() != status) {
        m_status->setText(status);
        m_icon.setToolTip(tr("Leo: %1").arg(status));
    }
    const int badge = m_app.notifications()->unread() > 0 ? 1 : 0;
    if (badge == m_badge) return;
    m_badge = badge;
    m_icon.setIcon(appIcon(badge == 1));
}

}  // namespace leo::app

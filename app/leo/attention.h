// Attention: tells a person outside the window that something needs them: by the desktop's notifications, else beside
// the tray's icon. For exactly the four things of ui section 7 rule 7, when the person allows the kind, and not for
// what the open window shows anyway.
#pragma once

#include <QPointer>
#include <QWindow>

#include "app.h"
#include "leo/desktop_notices.h"

namespace leo::app {

class Attention : public QObject {
    Q_OBJECT

public:
    // All of them outlive it.
    Attention(ui::App& app, DesktopNotices& notices, QWindow* window);

    // A message beside the tray's icon; false when there is no tray. Called when the desktop has no notifications.
    std::function<bool(const QString& title, const QString& text)> fallBack;
    void openLast();  // what the last message of the tray was about

Q_SIGNALS:
    void opened(const QString& page, const QVariantMap& params);

private:
    void take(const QString& kind, const QString& title, const QString& text, const QString& action,
              const QString& page, const QString& subject);
    bool onScreen(const QString& page, const QVariantMap& params) const;

    ui::App& m_app;
    DesktopNotices& m_notices;
    QPointer<QWindow> m_window;
    DesktopNotice m_last;
};

}  // namespace leo::app

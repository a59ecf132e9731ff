// DesktopNotices: messages by the desktop's notification service (org.freedesktop.Notifications, Desktop
// Notifications Specification 1.2). Never waits: everything is asked and answered by the event loop.
//
// Titles and texts hold names from the network. The service may read markup in texts, so what looks like markup is
// escaped unless the service says that it knows none.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QHash>
#include <QObject>
#include <QVariantMap>

namespace leo::app {

struct DesktopNotice {
    QString title, text;
    QString action;  // what its button says; clicking the message itself does the same
    bool urgent = false, sound = false;
    QString page;  // what opened() answers
    QVariantMap params;
};

class DesktopNotices : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotices(const QDBusConnection& bus, QObject* parent = nullptr);

    // failed() when there is no service.
    void show(const DesktopNotice& notice);

Q_SIGNALS:
    void opened(const QString& page, const QVariantMap& params);
    void failed(const leo::app::DesktopNotice& notice);

private Q_SLOTS:
    void onAction(uint id, const QString& key);
    void onClosed(uint id, uint reason);

private:
    void askCapabilities();
    void send(const DesktopNotice& notice);

    static constexpr int kMaxRemembered = 100;  // a service that never says that a message has gone

    QDBusConnection m_bus;
    bool m_asked = false, m_known = false, m_markup = true, m_actions = true;
    QList<DesktopNotice> m_waiting;  // for the capabilities
    QHash<uint, DesktopNotice> m_shown;
};

}  // namespace leo::app

#include "leo/desktop_notices.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace leo::app {
namespace {

constexpr const char* kNoticeService = "org.freedesktop.Notifications";
constexpr const char* kNoticePath = "/org/freedesktop/Notifications";
constexpr const char* kOpen = "default";  // the action of the message itself
constexpr int kServiceAnswerMs = 5'000;
constexpr uchar kNormal = 1, kCritical = 2;  // urgency, section 4.4.1 of the specification

QDBusMessage call(const char* method) {
    return QDBusMessage::createMethodCall(QLatin1String(kNoticeService), QLatin1String(kNoticePath),
                                          QLatin1String(kNoticeService), QLatin1String(method));
}

}  // namespace

DesktopNotices::DesktopNotices(const QDBusConnection& bus, QObject* parent) : QObject(parent), m_bus(bus) {
    const auto listen = [this](const char* signal, const char* slot) {
        m_bus.connect(QLatin1String(kNoticeService), QLatin1String(kNoticePath), QLatin1String(kNoticeService),
                      QLatin1String(signal), this, slot);
    };
    listen("ActionInvoked", SLOT(onAction(uint, QString)));
    listen("NotificationClosed", SLOT(onClosed(uint, uint)));
}

void DesktopNotices::show(const DesktopNotice& notice) {
    if (m_known) return send(notice);
    m_waiting.append(notice);
    if (!m_asked) askCapabilities();
}

void DesktopNotices::askCapabilities() {
    m_asked = true;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call("GetCapabilities"), kServiceAnswerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_asked = false;
        const QDBusPendingReply<QStringList> reply = *watcher;
        const QList<DesktopNotice> waiting = std::exchange(m_waiting, {});
        if (reply.isError()) {
            // A service may come later: the next message asks again.
            for (const DesktopNotice& notice : waiting) Q_EMIT failed(notice);
            return;
        }
        m_known = true;
        m_markup = reply.value().contains(QStringLiteral("body-markup"));
        m_actions = reply.value().contains(QStringLiteral("actions"));
        for (const DesktopNotice& notice : waiting) send(notice);
    });
}

void DesktopNotices::send(const DesktopNotice& notice) {
    QVariantMap hints{
        {QStringLiteral("desktop-entry"), QStringLiteral("leo")},
        {QStringLiteral("urgency"), QVariant::fromValue<uchar>(notice.urgent ? kCritical : kNormal)},
    };
    if (notice.sound)
        hints.insert(QStringLiteral("sound-name"), QStringLiteral("message-new-instant"));
    else
        hints.insert(QStringLiteral("suppress-sound"), true);
    QStringList actions;
    if (m_actions) {
        actions << QLatin1String(kOpen) << notice.action;
        // Services that show "default" as no button show this one.
        if (!notice.action.isEmpty()) actions << QStringLiteral("open") << notice.action;
    }
    QDBusMessage message = call("Notify");
    message << QStringLiteral("Leo") << 0u << QStringLiteral("leo") << notice.title
            << (m_markup ? notice.text.toHtmlEscaped() : notice.text) << actions << hints << -1;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, kServiceAnswerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, notice] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError()) {
            m_known = false;  // it may be another service next time
            Q_EMIT failed(notice);
            return;
        }
        if (m_shown.size() >= kMaxRemembered) m_shown.clear();
        m_shown.insert(reply.value(), notice);
    });
}

void DesktopNotices::onAction(uint id, const QString&) {
    const auto found = m_shown.constFind(id);
    if (found == m_shown.constEnd()) return;
    const DesktopNotice notice = found.value();
    Q_EMIT opened(notice.page, notice.params);
}

void DesktopNotices::onClosed(uint id, uint) {
    m_shown.remove(id);
}

}  // namespace leo::app

// Portal: what the desktop says about looks, by its settings portal (org.freedesktop.portal.Settings): dark or light,
// and whether things should move. It tells changes while the program runs.
//
// Without a portal nothing is said, and Appearance decides by the palette.
#pragma once

#include <QDBusConnection>
#include <QDBusPendingCall>
#include <QDBusVariant>
#include <QObject>
#include <optional>
#include <vector>

namespace leo::app {

class Portal : public QObject {
    Q_OBJECT

public:
    // Asks at once; the answers come by signals, or earlier with take().
    explicit Portal(const QDBusConnection& bus, QObject* parent = nullptr);

    // Waits for what was asked, so that the first picture has the right theme: at most kFirstMs since it was asked.
    void take();

    static constexpr int kFirstMs = 250;

Q_SIGNALS:
    void scheme(std::optional<bool> dark);  // none: the desktop does not care
    void motion(bool reduce);

private Q_SLOTS:
    void onChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void tell(const QString& space, const QString& key, const QVariant& value);

    struct Question {
        QString space, key;
        QDBusPendingCall call;
        bool told = false;
    };
    QDBusConnection m_bus;
    std::vector<Question> m_questions;
    bool m_reducedMotion = false, m_noAnimations = false;  // two settings that mean the same
};

}  // namespace leo::app

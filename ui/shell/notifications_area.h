// NotificationsArea: what a person should know or decide: the list, and who is told outside the window.
//
// attention() goes to the desktop's notifications for the four kinds of ui section 7 rule 7, when the person allows
// the kind. It comes once per notice, and never for those that were there at the start.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"
#include "run/page_clock.h"
#include "run/row_model.h"

namespace leo::ui {

class NotificationsArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(int unread READ unread NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)

public:
    explicit NotificationsArea(api::Leo& leo, QObject* parent = nullptr);
    NotificationsArea(api::Notifications& notifications, PageClock::Source clock, QObject* parent = nullptr);

    bool known() const { return m_known; }
    int unread() const { return static_cast<int>(m_state.unread); }
    RowModel* rows() { return &m_rows; }

    Q_INVOKABLE void markRead(const QString& id);
    Q_INVOKABLE void markAllRead();

Q_SIGNALS:
    void changed();
    void attention(const QString& kind, const QString& title, const QString& text, const QString& action,
                   const QString& page, const QString& subject);

private:
    void take(const api::NoticesState& state);
    void show();

    api::Notifications& m_api;
    api::NoticesState m_state;
    PageClock m_clock;
    RowModel m_rows;
    bool m_known = false;
    std::uint64_t m_newest = 0;
    Subscription m_subscription;
};

}  // namespace leo::ui

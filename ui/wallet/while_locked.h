// WhileLocked: what goes on without a password, for the page that asks for it.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"

namespace leo::ui {

class WhileLocked : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("WalletsArea has the only one")
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)  // empty: nothing does

public:
    explicit WhileLocked(api::Leo& leo, QObject* parent = nullptr);

    QString sentence() const;

Q_SIGNALS:
    void changed();

private:
    bool m_node = false;
    int m_tasks = 0;
    std::optional<TimeMs> m_deadline;  // the earliest one of the key requests that wait
    Subscription m_nodeSubscription, m_tasksSubscription, m_noticesSubscription;
};

}  // namespace leo::ui

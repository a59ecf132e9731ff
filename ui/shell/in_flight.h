// InFlight: the tasks that are moving, for the foot of the rail: three at most, and how many more there are.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"
#include "run/row_model.h"

namespace leo::ui {

class InFlight : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)  // id, title, note, done (of eight steps), needsYou
    Q_PROPERTY(int more READ more NOTIFY changed)
    Q_PROPERTY(int needing READ needing NOTIFY changed)  // tasks that wait for this person

public:
    static constexpr std::size_t kShown = 3;  // ui section 2.3

    explicit InFlight(api::Leo& leo, QObject* parent = nullptr);

    RowModel* rows() { return &m_rows; }
    int more() const { return m_more; }
    int needing() const { return m_needing; }

Q_SIGNALS:
    void changed();

private:
    void show(const api::TasksState& state);

    RowModel m_rows;
    std::shared_ptr<const api::TasksState> m_state;
    int m_more = 0, m_needing = 0;
    Subscription m_subscription;
};

}  // namespace leo::ui

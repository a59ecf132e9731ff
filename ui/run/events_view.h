// EventsView: what happened in one task, newest first. Reading protects: while frozen, new rows wait and are counted.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/tasks.h"
#include "run/row_model.h"
#include "run/task_words.h"

namespace leo::ui {

class EventsView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)
    Q_PROPERTY(bool frozen READ frozen WRITE setFrozen NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)

public:
    explicit EventsView(QObject* parent = nullptr);

    void show(const api::Task& task, const Parties& parties);
    RowModel* rows() { return &m_rows; }
    bool frozen() const { return m_frozen; }
    void setFrozen(bool frozen);
    int waiting() const;
    Q_INVOKABLE void catchUp();

Q_SIGNALS:
    void changed();

private:
    RowModel m_rows;
    TaskId m_id;
    std::vector<Row> m_pending;
    bool m_frozen = false;
};

}  // namespace leo::ui

// TaskFeed: the snapshots of one task, in order and moving forward only.
//
// Frames can come late, twice or in another order; a page must show the same as one that was open from the start
// (ui section 7). A step or verdict that was reached is not taken back, except by a replaced block, a new draw or a
// new turn, which the snapshot itself records.
#pragma once

#include <QObject>
#include <optional>

#include "api/tasks.h"

namespace leo::ui {

// The snapshot to show after `shown` when `next` arrives. Pure; `shown` when `next` is not newer.
api::Task forward(const api::Task& shown, const api::Task& next);

class TaskFeed : public QObject {
    Q_OBJECT

public:
    explicit TaskFeed(api::Tasks& tasks, QObject* parent = nullptr);

    void follow(const TaskId& id);
    void stop();
    const std::optional<api::Task>& task() const { return m_task; }
    bool unknown() const { return m_unknown; }  // the network has no such task

Q_SIGNALS:
    void changed();

private:
    api::Tasks& m_tasks;
    TaskId m_id;
    std::optional<api::Task> m_task;
    bool m_unknown = false;
    Subscription m_subscription;
};

}  // namespace leo::ui

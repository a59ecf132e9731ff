// RunArea: tasks of the active wallet: composing, following and opening them.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"
#include "run/composer.h"
#include "run/result_view.h"
#include "run/task_list.h"
#include "run/task_view.h"

namespace leo::ui {

class RunArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(leo::ui::Composer* composer READ composer CONSTANT)
    Q_PROPERTY(leo::ui::TaskList* list READ list CONSTANT)
    Q_PROPERTY(leo::ui::TaskView* task READ task CONSTANT)
    Q_PROPERTY(leo::ui::ResultView* result READ result CONSTANT)

public:
    explicit RunArea(api::Leo& leo, QObject* parent = nullptr);

    Composer* composer() { return &m_composer; }
    TaskList* list() { return &m_list; }
    TaskView* task() { return &m_task; }
    ResultView* result() { return &m_result; }

    // Fills the composer from a task that ended.
    Q_INVOKABLE void postAgain(leo::ui::TaskView* task);

private:
    Composer m_composer;
    TaskList m_list;
    TaskView m_task;
    ResultView m_result;
};

}  // namespace leo::ui

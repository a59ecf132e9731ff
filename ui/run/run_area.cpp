#include "run/run_area.h"

namespace leo::ui {

RunArea::RunArea(api::Leo& leo, QObject* parent)
    : QObject(parent), m_composer(leo), m_list(leo), m_task(leo), m_result(leo) {
    connect(&m_composer, &Composer::posted, &m_task, &TaskView::keepThumbnail);
}

void RunArea::postAgain(TaskView* task) {
    if (task && task->task()) m_composer.fillFrom(*task->task());
}

}  // namespace leo::ui

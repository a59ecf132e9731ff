#include "run/task_feed.h"

#include <algorithm>

namespace leo::ui {

namespace {

std::size_t replacedBlocks(const api::Task& task) {
    return static_cast<std::size_t>(std::count_if(task.events.begin(), task.events.end(), [](const auto& event) {
        return event.kind == api::EventKind::BlockReplaced;
    }));
}

int rank(api::StepMark mark) {
    switch (mark) {
        case api::StepMark::NotYet: return 0;
        case api::StepMark::Running: return 1;
        default: return 2;  // done, failed and skipped are ends
    }
}

int rank(api::PhaseMark mark) {
    switch (mark) {
        case api::PhaseMark::None: return 0;
        case api::PhaseMark::Checking: return 1;
        case api::PhaseMark::Silent: return 2;  // a late verdict replaces silence
        default: return 3;
    }
}

void keepPhase(api::PhaseMark& next, std::optional<TimeMs>& nextAt, api::PhaseMark shown, std::optional<TimeMs> at) {
    if (rank(shown) <= rank(next)) return;
    next = shown;
    nextAt = at;
}

void keepMembers(const api::Task& shown, api::Task& next) {
    for (api::TaskMember& member : next.members) {
        const auto old = std::find_if(shown.members.begin(), shown.members.end(),
                                      [&](const api::TaskMember& m) { return m.node == member.node; });
        if (old == shown.members.end()) continue;
        keepPhase(member.before, member.beforeAt, old->before, old->beforeAt);
        keepPhase(member.during, member.duringAt, old->during, old->duringAt);
        keepPhase(member.after, member.afterAt, old->after, old->afterAt);
    }
}

}  // namespace

api::Task forward(const api::Task& shown, const api::Task& next) {
    if (next.sequence <= shown.sequence) return shown;
    if (replacedBlocks(next) > replacedBlocks(shown)) return next;
    if (!shown.moving && next.moving) return shown;
    const auto place = [](const api::Task& task) { return std::pair(task.draw, task.turn); };
    if (place(next) > place(shown)) return next;
    if (place(next) < place(shown)) return shown;

    api::Task out = next;
    out.step = std::max(shown.step, next.step);
    for (std::size_t i = 0; i < std::min(shown.steps.size(), out.steps.size()); ++i)
        if (rank(shown.steps[i].mark) > rank(out.steps[i].mark)) out.steps[i] = shown.steps[i];
    keepMembers(shown, out);
    return out;
}

TaskFeed::TaskFeed(api::Tasks& tasks, QObject* parent) : QObject(parent), m_tasks(tasks) {}

void TaskFeed::follow(const TaskId& id) {
    stop();
    m_id = id;
    m_subscription = m_tasks.observeTask(id, [this](const std::shared_ptr<const api::Task>& task) {
        if (task->id != m_id) return;
        m_unknown = task->sequence == 0 && !m_task;
        if (task->sequence > 0) m_task = m_task ? forward(*m_task, *task) : *task;
        Q_EMIT changed();
    });
}

void TaskFeed::stop() {
    m_subscription.reset();
    m_task.reset();
    m_unknown = false;
}

}  // namespace leo::ui

#include "shell/in_flight.h"

#include "language/language.h"
#include "run/task_words.h"
#include "run/text.h"

namespace leo::ui {

InFlight::InFlight(api::Leo& leo, QObject* parent)
    : QObject(parent), m_rows({"id", "title", "note", "done", "needsYou"}) {
    m_subscription = leo.tasks().observe([this](const std::shared_ptr<const api::TasksState>& state) {
        m_state = state;
        show(*state);
    });
    onLanguage(this, [this] {
        if (m_state) show(*m_state);
    });
}

void InFlight::show(const api::TasksState& state) {
    std::vector<Row> rows;
    m_needing = 0;
    for (const api::TaskRow& task : state.inFlight) {
        if (task.needsYou) ++m_needing;
        if (rows.size() == kShown) continue;
        const QString id = text::hex(task.id.bytes);
        const QString name = task.inputName.empty() ? text::plain(task.lambdaName) : text::plain(task.inputName);
        rows.push_back({id, {id, name, badgeOf(task).text, static_cast<int>(task.step), task.needsYou}});
    }
    m_more = static_cast<int>(state.inFlight.size() - rows.size());
    m_rows.assign(std::move(rows));
    Q_EMIT changed();
}

}  // namespace leo::ui

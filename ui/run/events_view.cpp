#include "run/events_view.h"

#include <QHash>
#include <algorithm>

#include "run/text.h"

namespace leo::ui {

EventsView::EventsView(QObject* parent)
    : QObject(parent), m_rows({"words", "timeText", "icon", "tone", "blockText", "txHex", "nodeHex", "utc"}) {}

void EventsView::show(const api::Task& task, const Parties& parties) {
    if (task.id != m_id) {
        m_id = task.id;
        m_rows.assign({});
    }
    // A late event goes to its time in the list. Equal events are told apart from the oldest on, so that a new one
    // does not rename the rows below it.
    std::vector<api::TaskEvent> events = task.events;
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.time > b.time; });
    if (events.size() > api::kMaxTaskEvents) events.resize(api::kMaxTaskEvents);
    QHash<QString, int> seen;
    std::vector<Row> rows(events.size());
    for (std::size_t i = events.size(); i-- > 0;) {
        const api::TaskEvent& event = events[i];
        const QString base = QStringLiteral("%1.%2.%3")
                                 .arg(event.time.value)
                                 .arg(static_cast<int>(event.kind))
                                 .arg(event.node ? text::hex(event.node->bytes) : QString());
        const EventWords words = eventWords(event, task, parties);
        rows[i] = {QStringLiteral("%1.%2").arg(base).arg(seen[base]++),
                   {words.text, text::clockTenths(event.time), words.icon, words.tone,
                    event.height ? text::height(*event.height) : tr("off chain"),
                    event.tx ? text::hex(event.tx->bytes) : QString(),
                    event.node ? text::hex(event.node->bytes) : QString(), text::utc(event.time)}};
    }
    m_pending = std::move(rows);
    // What is being read keeps its place, not its words: a language, a name or a height may have come.
    if (!m_frozen || m_rows.count() == 0)
        m_rows.assign(m_pending);
    else
        m_rows.sayAgain(m_pending);
    Q_EMIT changed();
}

void EventsView::setFrozen(bool frozen) {
    if (frozen == m_frozen) return;
    m_frozen = frozen;
    if (!frozen) m_rows.assign(m_pending);
    Q_EMIT changed();
}

int EventsView::waiting() const {
    return static_cast<int>(std::count_if(m_pending.begin(), m_pending.end(),
                                          [this](const Row& row) { return m_rows.rowOf(row.key) < 0; }));
}

void EventsView::catchUp() {
    m_rows.assign(m_pending);
    Q_EMIT changed();
}

}  // namespace leo::ui

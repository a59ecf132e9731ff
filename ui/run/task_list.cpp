#include "run/task_list.h"

#include "language/language.h"
#include "run/task_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

const QList<QByteArray> kTaskRoles{"name",      "taskId",    "icon",     "lambdaName", "relation", "badgeStatus",
                                   "badgeText", "step",      "marks",    "members",    "offer",    "paid",
                                   "elapsed",   "blockText", "needsYou", "spoken",     "opens"};

// What the eight bars of a table show: a word for each step.
QStringList marksOf(const api::TaskRow& task) {
    QStringList marks;
    const auto at = static_cast<std::size_t>(task.step);
    for (std::size_t i = 0; i < api::kSteps; ++i) {
        if (task.end == api::TaskEnd::Settled || i < at)
            marks << QStringLiteral("done");
        else if (i > at)
            marks << QStringLiteral("notYet");
        else
            marks << (task.end == api::TaskEnd::None ? QStringLiteral("running") : QStringLiteral("failed"));
    }
    return marks;
}

}  // namespace

TaskList::TaskList(api::Leo& leo, PageClock::Source source, QObject* parent)
    : QObject(parent),
      m_network(leo.networks(), std::move(source)),
      m_inFlight(kTaskRoles),
      m_ended(kTaskRoles),
      m_recent(kTaskRoles) {
    connect(&m_network, &NetworkWatch::changed, this, &TaskList::changed);
    connect(&m_network.clock(), &PageClock::tick, this, [this] {
        if (m_state && !m_state->inFlight.empty()) refresh();
    });
    onLanguage(this, [this] { refresh(); });
    m_subscription = leo.tasks().observe([this](const std::shared_ptr<const api::TasksState>& state) {
        if (m_state && state->sequence <= m_state->sequence) return;
        m_state = state;
        refresh();
    });
}

bool TaskList::passes(const api::TaskRow& task) const {
    if (m_filter.isEmpty()) return true;
    return text::own(task.inputName).contains(m_filter, Qt::CaseInsensitive) ||
           text::own(task.lambdaName).contains(m_filter, Qt::CaseInsensitive) ||
           text::hex(task.id.bytes).startsWith(m_filter, Qt::CaseInsensitive);
}

Row TaskList::row(const api::TaskRow& task) const {
    const QString id = text::hex(task.id.bytes);
    const QString name = task.inputName.empty() ? tr("Task %1").arg(text::elided(id.toStdString(), 8, 6))
                                                : text::plain(task.inputName);
    const Badge badge = badgeOf(task);
    const QString relation = task.mine ? QString() : task.myLambda ? tr("your lambda") : tr("your node");
    const bool moving = task.end == api::TaskEnd::None;
    const QString elapsed = text::stopwatch((moving ? m_network.clock().now() : task.closedAt) - task.postedAt);
    const QString lambda = text::plain(task.lambdaName);
    const QStringList spoken{name, lambda, badge.text, relation, tr("offer %1 LEO").arg(text::leo2(task.offer))};
    return {id,
            {name, id, mediaIcon(task.inputType), lambda, relation, badge.status, badge.text,
             static_cast<int>(task.step), marksOf(task), static_cast<int>(task.members), text::leo2(task.offer),
             moving ? QString() : text::leo2(task.paid), elapsed,
             task.closedHeight.value > 0 ? text::height(task.closedHeight) : QString(), task.needsYou,
             spoken.join(QStringLiteral(", ")),
             moving || !task.mine ? QStringLiteral("run.task") : QStringLiteral("run.result")}};
}

void TaskList::refresh() {
    if (!m_state) return;
    std::vector<Row> inFlight, ended, recent;
    for (const api::TaskRow& task : m_state->inFlight)
        if (passes(task)) inFlight.push_back(row(task));
    for (const api::TaskRow& task : m_state->ended) {
        Row one = row(task);
        if (recent.size() < kRecent) recent.push_back(one);
        if (passes(task)) ended.push_back(std::move(one));
    }
    m_inFlight.assign(std::move(inFlight));
    m_ended.assign(std::move(ended));
    m_recent.assign(std::move(recent));
    Q_EMIT changed();
}

void TaskList::setFilter(const QString& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    refresh();
    Q_EMIT changed();
}

int TaskList::total() const {
    return m_state ? static_cast<int>(m_state->inFlight.size() + m_state->ended.size()) : 0;
}

QString TaskList::inFlightNote() const {
    if (!m_state || m_state->inFlight.empty()) return {};
    std::uint64_t held = 0;
    for (const api::TaskRow& task : m_state->inFlight)
        if (task.mine) held += task.offer.units;
    const QString tasks = tr("%n task(s)", nullptr, static_cast<int>(m_state->inFlight.size()));
    return held > 0 ? tr("%1 · %2 LEO held").arg(tasks, text::leo2(Amount{held})) : tasks;
}

QString TaskList::pageState() const {
    if (!m_state) return pageStateName(PageState::Loading);
    if (!m_network.live() && m_network.known())
        return pageStateName(total() > 0 ? PageState::Offline : PageState::Empty);
    return pageStateName(total() > 0 ? PageState::Ready : PageState::Empty);
}

}  // namespace leo::ui

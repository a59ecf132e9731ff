#include "wallet/while_locked.h"

#include "language/language.h"
#include "run/text.h"

namespace leo::ui {

WhileLocked::WhileLocked(api::Leo& leo, QObject* parent) : QObject(parent) {
    onLanguage(this, [this] { Q_EMIT changed(); });
    m_nodeSubscription = leo.node().observe([this](const std::shared_ptr<const api::NodeState>& state) {
        m_node = state->mark == api::NodeMark::Running || state->mark == api::NodeMark::Draining;
        Q_EMIT changed();
    });
    m_tasksSubscription = leo.tasks().observe([this](const std::shared_ptr<const api::TasksState>& state) {
        m_tasks = static_cast<int>(state->inFlight.size());
        Q_EMIT changed();
    });
    m_noticesSubscription =
        leo.notifications().observe([this](const std::shared_ptr<const api::NoticesState>& state) {
            m_deadline.reset();
            for (const api::Notice& notice : state->notices)
                if (notice.needsDecision && notice.deadline && (!m_deadline || *notice.deadline < *m_deadline))
                    m_deadline = notice.deadline;
            Q_EMIT changed();
        });
}

QString WhileLocked::sentence() const {
    QString going;
    if (m_node && m_tasks > 0)
        going =
            tr("Your node keeps running and %n task(s) are in flight while the wallet is locked.", nullptr, m_tasks);
    else if (m_node)
        going = tr("Your node keeps running while the wallet is locked.");
    else if (m_tasks > 0)
        going = tr("%n task(s) are in flight while the wallet is locked.", nullptr, m_tasks);
    if (!m_deadline) return going;
    const QString wait =
        tr("Key requests wait for you until %1; after that they count as refused.").arg(text::clock(*m_deadline));
    return going.isEmpty() ? wait : going + QLatin1Char(' ') + wait;
}

}  // namespace leo::ui

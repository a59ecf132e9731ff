#include "leod/supervisor.h"

#include <algorithm>

#include "base/clock.h"

namespace leo::app {

Supervisor::Supervisor(QObject* parent) : QObject(parent) {
    m_startTimer.setSingleShot(true);
    m_startTimer.setInterval(kStartTimeoutMs);
    connect(&m_startTimer, &QTimer::timeout, this, [this] {
        std::string waiting;
        for (const auto& entry : m_entries)
            if (entry->child->state() == Child::State::Starting)
                waiting += (waiting.empty() ? "" : ", ") + entry->child->name();
        fail(makeError(Code::Timeout, "not ready within a minute: " + waiting));
    });
}

Supervisor::~Supervisor() = default;

Child& Supervisor::add(Child::Spec spec, unsigned rank) {
    m_entries.push_back(std::make_unique<Entry>());
    Entry& entry = *m_entries.back();
    entry.rank = rank;
    entry.child = std::make_unique<Child>(std::move(spec));
    entry.restart.setSingleShot(true);
    connect(entry.child.get(), &Child::ready, this, [this, &entry] { childReady(entry); });
    connect(entry.child.get(), &Child::ended, this, [this, &entry](bool expected) { childEnded(entry, expected); });
    connect(&entry.restart, &QTimer::timeout, this, [&entry] { entry.child->start(); });
    return *entry.child;
}

std::vector<const Child*> Supervisor::children() const {
    std::vector<const Child*> children;
    for (const auto& entry : m_entries) children.push_back(entry->child.get());
    return children;
}

void Supervisor::start() {
    m_startTimer.start();
    startRank(0);
}

void Supervisor::startRank(unsigned rank) {
    m_rank = rank;
    if (beforeRank) {
        const Status prepared = beforeRank(rank);
        if (!prepared.ok()) return fail(prepared.error());
    }
    for (const auto& entry : m_entries)
        if (entry->rank == rank) {
            entry->child->start();
            if (onStarted) onStarted(*entry->child);
        }
}

void Supervisor::childReady(Entry& entry) {
    entry.readyAtMs = systemClock().steadyMs();
    if (m_stopping) return;
    if (m_ready) {
        if (onRestarted) onRestarted(*entry.child);
        return;
    }
    if (onChildReady) onChildReady(*entry.child);
    unsigned next = UINT_MAX;
    for (const auto& other : m_entries) {
        if (other->rank <= m_rank && other->child->state() != Child::State::Ready) return;
        if (other->rank > m_rank) next = std::min(next, other->rank);
    }
    if (next != UINT_MAX) return startRank(next);
    m_ready = true;
    m_startTimer.stop();
    if (onReady) onReady();
}

void Supervisor::childEnded(Entry& entry, bool expected) {
    if (m_stopping) return stopRank();
    if (expected) return;
    if (!m_ready) return fail(entry.child->failure());
    if (systemClock().steadyMs() - entry.readyAtMs >= kStableMs) entry.backoffMs = kFirstBackoffMs;
    if (onDied) onDied(*entry.child, entry.backoffMs);
    entry.restart.start(entry.backoffMs);
    entry.backoffMs = std::min(entry.backoffMs * 2, kMostBackoffMs);
}

void Supervisor::fail(Error error) {
    m_startTimer.stop();
    if (m_failed || m_stopping) return;
    m_failed = true;
    if (onFailed) onFailed(error);
}

void Supervisor::stop() {
    if (m_stopping) return;
    m_stopping = true;
    m_startTimer.stop();
    for (const auto& entry : m_entries) entry->restart.stop();
    stopRank();
}

// The highest rank that still runs is stopped; when all of it is gone, the next.
void Supervisor::stopRank() {
    const auto runs = [](const Child& child) {
        return child.state() != Child::State::Idle && child.state() != Child::State::Ended;
    };
    unsigned rank = 0;
    bool any = false;
    for (const auto& entry : m_entries) {
        if (!runs(*entry->child)) continue;
        rank = any ? std::max(rank, entry->rank) : entry->rank;
        any = true;
    }
    for (const auto& entry : m_entries)
        if (any && entry->rank == rank) entry->child->stop();
    if (any || m_stopped) return;
    m_stopped = true;
    if (onStopped)
        QMetaObject::invokeMethod(
            this, [this] { onStopped(); }, Qt::QueuedConnection);
}

}  // namespace leo::app

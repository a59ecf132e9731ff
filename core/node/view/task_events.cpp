#include "node/view/task_events.h"

#include <algorithm>

#include "node/result_payload.h"
#include "node/view/task_view.h"

namespace leo::node {
namespace {

using api::EventKind;
using ledger::TaskPhase;

class Events {
public:
    void fact(EventKind kind, const TaskFact* fact, std::string detail = {}, bool fromNode = false) {
        if (!fact) return;
        api::TaskEvent event{fact->time, kind, fact->height, fact->tx, {}, std::move(detail)};
        if (fromNode) event.node = fact->sender;
        m_events.push_back(std::move(event));
    }
    void local(EventKind kind, TimeMs time, std::string detail) {
        m_events.push_back({time, kind, {}, {}, {}, std::move(detail)});
    }
    void span(EventKind kind, const PhaseSpan& span, std::string detail) {
        m_events.push_back({span.begun, kind, span.height, {}, {}, std::move(detail)});
    }
    std::vector<api::TaskEvent> take() {
        // Events of one block keep the order they were added in, which is the order they acted in.
        std::stable_sort(m_events.begin(), m_events.end(),
                         [](const api::TaskEvent& a, const api::TaskEvent& b) { return a.time < b.time; });
        std::reverse(m_events.begin(), m_events.end());
        if (m_events.size() > api::kMaxTaskEvents) m_events.resize(api::kMaxTaskEvents);
        return std::move(m_events);
    }

private:
    std::vector<api::TaskEvent> m_events;
};

void addChecks(Events& events, const KeyCase& known) {
    if (!known.report) return;
    if (known.report->passed())
        return events.local(EventKind::ChecksPassed, known.checkedAt,
                            std::to_string(known.report->verdictsOk) + " of " +
                                std::to_string(known.report->verdictsOf) + " monitors say ok");
    for (const protocol::CheckResult& check : known.report->checks)
        if (check.ran && !check.ok) events.local(EventKind::ChecksFailed, known.checkedAt, check.detail);
}

EventKind closeKind(ledger::TaskEnd end) {
    return end == ledger::TaskEnd::Settled || end == ledger::TaskEnd::CodeFailed ? EventKind::Settled
                                                                                 : EventKind::Refunded;
}

}  // namespace

std::vector<api::TaskEvent> eventsOf(const TaskTimeline& timeline, const ledger::Task& task, const KeyCase* known,
                                     const LocalTask* local) {
    Events events;
    events.fact(EventKind::Posted, timeline.post);
    for (const TaskFact* redraw : timeline.redraws) events.fact(EventKind::NextDraw, redraw);
    for (const PhaseSpan& span : timeline.spans)
        if (span.phase == TaskPhase::Joining && span.height) events.span(EventKind::SeedFixed, span, {});
    for (const TaskFact* join : timeline.joins) events.fact(EventKind::Joined, join, {}, true);
    events.fact(EventKind::JoinClosed, timeline.joinsClosed, std::to_string(timeline.joins.size()) + " nodes joined");
    events.fact(EventKind::Anchored, timeline.anchor);
    for (const TaskFact* failed : timeline.failedTurns)
        events.fact(EventKind::TurnFailed, failed, failed->receipt.detail);
    events.fact(EventKind::KeysAsked, timeline.keyRequest);
    if (known) addChecks(events, *known);
    events.fact(EventKind::RequesterGranted, timeline.requesterGrant);
    events.fact(EventKind::PublisherGranted, timeline.publisherGrant);
    if (timeline.refusal) {
        const bool requester = timeline.refusal->as<ledger::KeyRefuse>()->party == ledger::Party::Requester;
        events.fact(requester ? EventKind::RequesterRefused : EventKind::PublisherRefused, timeline.refusal);
    }
    events.fact(EventKind::Completed, timeline.complete, exitText(task.exit), true);
    for (const TaskFact* confirm : timeline.confirms) events.fact(EventKind::Confirmed, confirm, {}, true);
    events.fact(EventKind::TurnFailed, timeline.failing, timeline.failing ? timeline.failing->receipt.detail : "");
    events.fact(closeKind(task.end), timeline.close, std::string(ledger::endName(task.end)));
    if (local && local->openedAt) {
        const bool opened = local->result == api::ResultMark::Opened;
        events.local(opened ? EventKind::ResultOpened : EventKind::ResultMissing, *local->openedAt,
                     local->resultProblem);
    }
    return events.take();
}

}  // namespace leo::node

#include "node/view/task_history.h"

#include <algorithm>

#include "ledger/why.h"

namespace leo::node {
namespace {

using ledger::TaskPhase;

bool isOfTask(const ledger::Pot& pot, const TaskId& task) {
    return pot.kind == ledger::PotKind::Escrow && pot.a == task.bytes;
}

// The escrow is emptied by the close alone.
bool closes(const ledger::Receipt& receipt, const TaskId& task) {
    return std::any_of(receipt.movements.begin(), receipt.movements.end(),
                       [&](const ledger::Movement& moved) { return isOfTask(moved.from, task); });
}

class Replay {
public:
    Replay(const TaskHistory& history, const ledger::Params& params) : m_history(history), m_params(params) {}

    TaskTimeline run() {
        auto fact = m_history.facts().begin();
        for (const auto& [height, time] : m_history.times()) {
            const bool seeded = m_phase == TaskPhase::AwaitingSeed && m_seedFrom && *m_seedFrom + 1 <= height;
            if (seeded) enter(TaskPhase::Joining, height, time);
            for (; fact != m_history.facts().end() && fact->first.first == height; ++fact) handle(fact->second);
        }
        return std::move(m_line);
    }

private:
    void enter(TaskPhase phase, Height height, TimeMs time) {
        m_phase = phase;
        m_line.spans.push_back(PhaseSpan{phase, m_draw, height, time});
        if (phase == TaskPhase::AwaitingSeed) m_seedFrom = height;
    }
    void enter(TaskPhase phase, const TaskFact& fact) { enter(phase, fact.height, fact.time); }

    void handle(const TaskFact& fact) {
        if (m_phase == TaskPhase::Closed) return;
        if (fact.receipt.kind == ledger::Receipt::Kind::Deadline)
            handleDeadline(fact);
        else
            handleTx(fact);
        if (!closes(fact.receipt, m_history.task())) return;
        m_line.close = &fact;
        enter(TaskPhase::Closed, fact);
    }

    void handleDeadline(const TaskFact& fact) {
        if (closes(fact.receipt, m_history.task())) return;
        const bool tooFew = m_line.joins.size() < m_params.minMembers;
        if (m_phase == TaskPhase::Forming && leftBehind(fact)) return;
        if (m_phase == TaskPhase::Forming || (m_phase == TaskPhase::Joining && tooFew)) {
            ++m_draw;
            m_line.joins.clear();
            m_line.silent.clear();
            m_line.joinsClosed = nullptr;
            m_line.redraws.push_back(&fact);
            enter(TaskPhase::AwaitingSeed, fact);
        } else if (m_phase == TaskPhase::Joining) {
            m_line.joinsClosed = &fact;
            enter(TaskPhase::Forming, fact);
        } else if (m_phase == TaskPhase::Confirming) {
            nextTurn(fact);
        } else {
            m_line.failing = &fact;
            enter(TaskPhase::Failing, fact);
        }
    }

    // Silent joiners leave the draw and it goes on: at its end deposits would go back.
    bool leftBehind(const TaskFact& fact) {
        bool seized = false, returned = false;
        for (const ledger::Movement& moved : fact.receipt.movements) {
            if (moved.from.kind != ledger::PotKind::JoinDeposit) continue;
            if (moved.why == ledger::why::kSeized) m_line.silent.insert(NodeId{moved.from.b}), seized = true;
            if (moved.why == ledger::why::kDepositReturn) returned = true;
        }
        return seized && !returned;
    }

    void nextTurn(const TaskFact& fact) {
        m_line.failedTurns.push_back(&fact);
        for (const ledger::Movement& moved : fact.receipt.movements)
            if (moved.from.kind == ledger::PotKind::JoinDeposit && moved.why == ledger::why::kSeized)
                m_line.out.insert(NodeId{moved.from.b});
        m_line.keyRequest = m_line.requesterGrant = m_line.publisherGrant = m_line.refusal = nullptr;
        m_line.complete = m_line.failing = m_line.turnFail = m_line.complaint = m_line.unusable = nullptr;
        m_line.confirms.clear();
        enter(TaskPhase::Attesting, fact);
    }

    void handleTx(const TaskFact& fact) {
        if (fact.as<ledger::TaskPost>()) {
            m_line.post = &fact;
            enter(TaskPhase::AwaitingSeed, fact);
        } else if (fact.as<ledger::TaskJoin>()) {
            m_line.joins.push_back(&fact);
        } else if (fact.as<ledger::TaskAnchor>()) {
            m_line.anchor = &fact;
            enter(TaskPhase::Attesting, fact);
        } else if (fact.as<ledger::KeyRequest>()) {
            if (m_line.keyRequest) return;  // another member's: the window runs since the first
            m_line.keyRequest = &fact;
            enter(TaskPhase::Keys, fact);
        } else if (const auto* grant = fact.as<ledger::KeyGrant>()) {
            (grant->party == ledger::Party::Requester ? m_line.requesterGrant : m_line.publisherGrant) = &fact;
            if (m_line.requesterGrant && m_line.publisherGrant) enter(TaskPhase::Executing, fact);
        } else if (fact.as<ledger::KeyRefuse>()) {
            m_line.refusal = &fact;
        } else if (const auto* complete = fact.as<ledger::TaskComplete>()) {
            m_line.complete = &fact;
            m_line.certificate = &complete->certificate;
            enter(TaskPhase::Confirming, fact);
        } else if (fact.as<ledger::TaskConfirm>()) {
            m_line.confirms.push_back(&fact);
        } else if (const auto* unusable = fact.as<ledger::KeyUnusable>()) {
            m_line.unusable = &fact;
            m_line.certificate = &unusable->certificate;
            if (!closes(fact.receipt, m_history.task())) nextTurn(fact);
        } else if (const auto* failed = fact.as<ledger::TurnFail>()) {
            m_line.turnFail = &fact;
            m_line.certificate = &failed->certificate;
            if (!closes(fact.receipt, m_history.task())) nextTurn(fact);
        } else if (fact.as<ledger::ResultComplaint>()) {
            m_line.complaint = &fact;
        } else if (const auto* dispute = fact.as<ledger::Dispute>()) {
            const auto& moved = fact.receipt.movements;
            const bool lost = std::any_of(moved.begin(), moved.end(), [](const ledger::Movement& movement) {
                return movement.why == ledger::why::kDisputeLost;
            });
            if (!lost) (m_phase == TaskPhase::Forming ? m_line.silent : m_line.out).insert(dispute->accused);
        }
    }

    const TaskHistory& m_history;
    const ledger::Params& m_params;
    TaskTimeline m_line;
    std::optional<TaskPhase> m_phase;
    std::optional<Height> m_seedFrom;
    std::uint32_t m_draw = 0;
};

}  // namespace

std::optional<TaskId> taskOf(const ledger::TxBody& body) {
    return std::visit(
        [](const auto& content) -> std::optional<TaskId> {
            if constexpr (requires { content.verdict.verdict.task; })
                return content.verdict.verdict.task;
            else if constexpr (requires { content.task; })
                return content.task;
            else
                return std::nullopt;
        },
        body);
}

void TaskHistory::take(const ledger::Block& block, const std::vector<ledger::Receipt>& receipts) {
    const Height height = block.header.height;
    if (has(height)) return;
    m_times[height] = block.header.time;
    std::size_t tx = 0;
    for (std::size_t i = 0; i < receipts.size(); ++i) {
        const ledger::Receipt& receipt = receipts[i];
        TaskFact fact{height, block.header.time, static_cast<std::uint32_t>(i), {}, {}, {}, {}};
        bool ours = false;
        if (receipt.kind == ledger::Receipt::Kind::Deadline) {
            ours = receipt.subject == m_task.bytes;
        } else {
            if (tx >= block.txs.size()) break;
            const ledger::Tx& content = block.txs[tx++].tx;
            ours = receipt.code == Code::Ok && (receipt.subject == m_task.bytes || taskOf(content.body) == m_task);
            if (ours) {
                fact.tx = TxId{receipt.subject};
                fact.sender = content.sender;
                fact.body = content.body;
            }
        }
        if (!ours) continue;
        fact.receipt = receipt;
        m_facts.emplace(std::make_pair(height, fact.index), std::move(fact));
    }
}

void TaskHistory::add(TaskFact fact) {
    const auto key = std::make_pair(fact.height, fact.index);
    m_facts.emplace(key, std::move(fact));
}

void TaskHistory::takeBack(Height height) {
    m_times.erase(height);
    std::erase_if(m_facts, [&](const auto& entry) { return entry.first.first == height; });
}

std::optional<TimeMs> TaskHistory::timeOf(Height height) const {
    const auto found = m_times.find(height);
    return found == m_times.end() ? std::nullopt : std::optional<TimeMs>(found->second);
}

TaskTimeline replay(const TaskHistory& history, const ledger::Params& params) {
    return Replay(history, params).run();
}

TaskTimeline timelineOf(const TaskHistory& history, const ledger::Task& task, const ledger::Params& params) {
    TaskTimeline line = replay(history, params);
    if (line.spans.empty() || line.spans.back().phase != task.phase || line.spans.back().draw != task.draw)
        line.spans.push_back(PhaseSpan{task.phase, task.draw, {}, task.since});
    return line;
}

}  // namespace leo::node

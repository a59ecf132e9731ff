#include "node/view/task_steps.h"

namespace leo::node {
namespace {

using api::Step;
using api::StepMark;
using ledger::TaskPhase;

std::size_t indexOf(Step step) {
    return static_cast<std::size_t>(step);
}

Step stepOfPhase(TaskPhase phase, std::uint32_t draw) {
    switch (phase) {
        case TaskPhase::AwaitingSeed: return draw == 0 ? Step::Posted : Step::Election;
        case TaskPhase::Joining: return Step::Election;
        case TaskPhase::Forming: return Step::Leader;
        case TaskPhase::Attesting: return Step::AttestBefore;
        case TaskPhase::Keys: return Step::Keys;
        case TaskPhase::Executing: return Step::Execute;
        case TaskPhase::Confirming:
        case TaskPhase::Failing:
        case TaskPhase::Closed: break;
    }
    return Step::Settle;
}

class Strip {
public:
    Strip() : m_steps(api::kSteps) {
        for (const Step step : {Step::AttestBefore, Step::Execute, Step::AttestAfter})
            m_steps[indexOf(step)].offChain = true;
    }

    void take(const PhaseSpan& span) {
        if (span.phase == TaskPhase::Closed)
            close(span);
        else if (span.phase != TaskPhase::Failing)
            begin(indexOf(stepOfPhase(span.phase, span.draw)), span);
        else if (m_begun)
            end(m_current, StepMark::Failed, span);
    }
    std::vector<api::StepState> take() { return std::move(m_steps); }

private:
    void begin(std::size_t step, const PhaseSpan& span) {
        const bool failed = m_begun && m_steps[m_current].mark == StepMark::Failed;
        if (m_begun && step == m_current && !failed) return;  // a new seed, then its joins: one election
        if (m_begun && step <= m_current) {                   // another draw, or another turn
            for (std::size_t i = step; i < m_steps.size(); ++i) {
                const bool offChain = m_steps[i].offChain;
                m_steps[i] = {};
                m_steps[i].offChain = offChain && i != indexOf(Step::Leader);
            }
        } else if (m_begun) {
            end(m_current, StepMark::Done, span);
            for (std::size_t i = m_current + 1; i < step; ++i) {
                m_steps[i].mark = StepMark::Done;
                m_steps[i].height = span.height;
            }
            // Whatever parted them was off chain.
            if (m_current == indexOf(Step::Execute)) m_steps[m_current].height.reset();
        } else {
            for (std::size_t i = 0; i < step; ++i) m_steps[i].mark = StepMark::Done;  // before what the history knows
        }
        m_begun = true;
        m_current = step;
        m_steps[step].mark = StepMark::Running;
        m_steps[step].begun = span.begun;
        if (step == indexOf(Step::Leader)) m_steps[step].offChain = true;  // until its anchor
    }

    void end(std::size_t step, StepMark mark, const PhaseSpan& span) {
        api::StepState& state = m_steps[step];
        state.mark = mark;
        state.height = span.height;
        if (state.begun) state.durationMs = span.begun - *state.begun;
        if (step == indexOf(Step::Leader)) state.offChain = false;
    }

    void close(const PhaseSpan& span) {
        const std::size_t settle = indexOf(Step::Settle);
        if (m_begun && m_current != settle) {
            if (m_steps[m_current].mark != StepMark::Failed) end(m_current, StepMark::Failed, span);
            for (std::size_t i = m_current + 1; i < settle; ++i) m_steps[i].mark = StepMark::Skipped;
        }
        if (!m_steps[settle].begun) m_steps[settle].begun = span.begun;
        end(settle, StepMark::Done, span);
    }

    std::vector<api::StepState> m_steps;
    std::size_t m_current = 0;
    bool m_begun = false;
};

}  // namespace

api::Step stepOf(const ledger::Task& task) {
    if (task.phase != TaskPhase::Failing) return stepOfPhase(task.phase, task.draw);
    if (!task.requesterBox.empty() && !task.publisherBox.empty()) return Step::Execute;
    return task.keyRequestedAt.value != 0 ? Step::Keys : Step::AttestBefore;
}

std::vector<api::StepState> stepsOf(const TaskTimeline& timeline) {
    Strip strip;
    for (const PhaseSpan& span : timeline.spans) strip.take(span);
    return strip.take();
}

}  // namespace leo::node

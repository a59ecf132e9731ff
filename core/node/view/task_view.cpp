#include "node/view/task_view.h"

#include <algorithm>

#include "ledger/manifest.h"
#include "node/result_payload.h"
#include "node/view/task_events.h"
#include "node/view/task_money.h"
#include "node/view/task_odds.h"
#include "node/view/task_steps.h"

namespace leo::node {
namespace {

using api::PhaseMark;
using ledger::TaskPhase;

bool isMember(const ledger::Task& task, const Viewer& viewer) {
    return std::any_of(task.joins.begin(), task.joins.end(),
                       [&](const ledger::Joiner& joiner) { return viewer.isOwn(joiner.node); });
}

const ledger::Confirmation* confirmationOf(const ledger::Task& task, const NodeId& node, attest::Phase phase) {
    for (const ledger::Confirmation& said : task.confirmations)
        if (said.node == node && said.phase == phase) return &said;
    return nullptr;
}

// What a monitor said of a phase, as far as layer one has it; `over` once no more can come.
PhaseMark markFrom(const ledger::Confirmation* said, bool over) {
    if (said) return said->ok ? PhaseMark::Confirmed : PhaseMark::Failed;
    return over ? PhaseMark::Silent : PhaseMark::None;
}

class View {
public:
    View(const TaskSources& from, std::uint64_t sequence)
        : m_from(from),
          m_task(from.task),
          m_line(timelineOf(from.history, from.task, from.state.params())),
          m_money(moneyOf(from.history, from.task)) {
        m_view.sequence = sequence;
    }

    api::Task make() {
        fillIdentity();
        fillCourse();
        fillDraw();
        m_roles = rolesFrom(m_from.asRequester, m_task);
        if (!m_roles) m_roles = rolesFrom(m_from.asPublisher, m_task);
        for (const ledger::Joiner& joiner : m_task.joins) m_view.members.push_back(member(joiner));
        orderByJoin();
        m_view.consent = consent();
        fillEnd();
        fillResult();
        m_view.events =
            eventsOf(m_line, m_task, m_from.asRequester ? m_from.asRequester : m_from.asPublisher, m_from.local);
        return std::move(m_view);
    }

private:
    void fillIdentity() {
        const ledger::State& state = m_from.state;
        m_view.id = m_task.task;
        m_view.inputCid = ledger::cidText(m_task.post.inputCid);
        m_view.requester = m_task.requester;
        m_view.publisher = m_task.publisher;
        m_view.mine = m_from.viewer.active == m_task.requester;
        m_view.myLambda = m_from.viewer.active == m_task.publisher;
        m_view.myNode = isMember(m_task, m_from.viewer);
        m_view.lambda = m_task.post.lambda;
        m_view.lambdaName = lambdaNameOf(state, m_task.post.lambda);
        m_view.inputType = m_task.post.inputType;
        m_view.inputBytes = m_task.post.inputBytes;
        m_view.offer = m_task.post.offer;
        const ledger::Requirements& wanted = m_task.post.requirements;
        m_view.requirements = {wanted.minCredit, wanted.hardwareTpm, wanted.isolation == ledger::Isolation::Gvisor};
        if (!m_from.local) return;
        m_view.inputName = m_from.local->inputName;
        m_view.askBeforeRelease = m_from.local->ask;
    }

    void fillCourse() {
        m_view.step = stepOf(m_task);
        m_view.steps = stepsOf(m_line);
        m_view.draw = m_task.draw;
        m_view.turn = m_task.turn;
        m_view.moving = m_task.phase != TaskPhase::Closed;
        if (m_line.post) m_view.postedAt = m_line.post->time;
        m_view.deadline = m_task.deadline;
        m_view.postedHeight = m_task.postedAt;
        m_view.limitMs = m_task.wallMs;
        if (m_view.moving) return;
        m_view.closedAt = m_task.since;
        m_view.closedHeight = m_task.closedAt;
    }

    void fillDraw() {
        const ledger::State& state = m_from.state;
        m_view.seedHeight = m_task.seedHeight;
        m_view.snapshotHeight = m_task.snapshotHeight;
        m_view.seed = m_task.seed;
        m_view.totalWeight = m_task.totalWeight;
        m_view.eligible = m_task.eligible;
        m_view.tau = m_task.post.tau;
        m_view.joinDeposit = std::max(state.params().joinDeposit, m_task.post.offer);
        if (const auto snapshot = state.snapshotAt(m_task.snapshotHeight))
            m_view.expectedMembers = oddsOf(*snapshot, m_task.post.requirements, m_task.post.tau).expected;
    }

    api::TaskMember member(const ledger::Joiner& joiner) const {
        api::TaskMember row;
        row.node = joiner.node;
        row.name = nodeNameOf(m_from.state, joiner.node);
        row.credit = joiner.weight.value;
        row.mine = m_from.viewer.isOwn(joiner.node);
        if (const auto paid = m_money.paidTo.find(joiner.node); paid != m_money.paidTo.end()) row.paid = paid->second;
        if (const auto changed = m_money.credit.find(joiner.node); changed != m_money.credit.end())
            row.creditChange = changed->second;
        fillRole(joiner, row);
        fillMarks(joiner, row);
        return row;
    }

    void fillRole(const ledger::Joiner& joiner, api::TaskMember& row) const {
        const std::optional<NodeId> executor = publicExecutor();
        if (executor && joiner.member) {
            row.role = *executor == joiner.node ? api::MemberRole::Executor : api::MemberRole::Monitor;
            if (joiner.j > 0) row.j = joiner.j;
        } else if (m_roles) {
            for (const ledger::Member& known : m_roles->members) {
                if (known.node != joiner.node) continue;
                row.role = known.node == m_roles->executor ? api::MemberRole::Executor : api::MemberRole::Monitor;
                row.j = known.j;
            }
        }
    }

    // Once a turn has failed everybody knows who leads the next one.
    std::optional<NodeId> publicExecutor() const {
        if (m_task.executor) return m_task.executor;
        const ledger::Joiner* leader = m_task.leaderOf(m_task.turn);
        return leader ? std::optional<NodeId>(leader->node) : std::nullopt;
    }

    void fillMarks(const ledger::Joiner& joiner, api::TaskMember& row) const {
        const auto& failed = m_task.failed;
        if (const auto at = std::find(failed.begin(), failed.end(), joiner.node); at != failed.end())
            row.note = "led turn " + std::to_string(at - failed.begin() + 1) + " and failed";
        if (row.role == api::MemberRole::Sealed || row.role == api::MemberRole::Executor || joiner.out) return;
        using attest::Phase;
        if (const ledger::Confirmation* said = confirmationOf(m_task, joiner.node, Phase::Before)) {
            row.before = markFrom(said, false);
        } else if (m_roles) {
            const auto& ok = m_roles->confirmed;
            const bool confirmed = std::find(ok.begin(), ok.end(), joiner.node) != ok.end();
            row.before = confirmed ? PhaseMark::Confirmed : PhaseMark::Silent;
            const KeyCase* known = m_from.asRequester ? m_from.asRequester : m_from.asPublisher;
            if (confirmed) row.beforeAt = known->checkedAt;
        }
        if (!m_line.complete) return;
        const bool closed = m_task.phase == TaskPhase::Closed;
        const ledger::Confirmation* during = confirmationOf(m_task, joiner.node, Phase::During);
        const ledger::Confirmation* after = confirmationOf(m_task, joiner.node, Phase::After);
        row.during = markFrom(during, true);
        row.after = markFrom(after, closed);
        if (during) row.duringAt = m_line.complete->time;
        if (after) row.afterAt = m_line.complete->time;
        for (const TaskFact* confirm : m_line.confirms)
            if (after && confirm->sender == joiner.node) row.afterAt = confirm->time;
        if (const auto reason = after && !after->ok ? attest::reasonFromNumber(after->reason) : std::nullopt)
            row.note = attest::reasonText(*reason);
    }

    // The ledger keeps joins by node id; people see them come.
    void orderByJoin() {
        std::vector<api::TaskMember> ordered;
        for (const TaskFact* join : m_line.joins)
            for (api::TaskMember& row : m_view.members)
                if (row.node == join->sender) ordered.push_back(std::move(row));
        if (ordered.size() == m_view.members.size()) m_view.members = std::move(ordered);
    }

    std::optional<api::KeyConsent> consent() const {
        if (!m_line.keyRequest) return std::nullopt;
        const auto of = [&](ledger::Party party, const KeyCase* known) {
            return consentOf(m_from.state, m_task, m_line, party, known);
        };
        const auto open = [](const api::KeyConsent& consent) {
            return consent.consent != api::ConsentMark::Released && consent.consent != api::ConsentMark::Refused;
        };
        if (m_view.mine) {
            api::KeyConsent mine = of(ledger::Party::Requester, m_from.asRequester);
            if (!m_view.myLambda || open(mine)) return mine;
        }
        if (m_view.myLambda) return of(ledger::Party::Publisher, m_from.asPublisher);
        return std::nullopt;
    }

    void fillEnd() {
        m_view.end = endOf(m_task.end);
        if (m_line.complete) {
            m_view.exit = m_task.exit;
            m_view.exitText = exitText(m_task.exit);
            m_view.complaintEnds = m_task.completedAt + m_from.state.params().complaintMs;
            m_view.resultCid = ledger::cidText(m_task.resultCid);
        }
        m_view.depositsReturned = m_money.depositsReturned;
        if (m_view.moving) return;
        m_view.settlement = m_money.settlement;
        m_view.payments = m_money.payments;
        m_view.penalties = m_money.penalties;
    }

    void fillResult() {
        if (const LocalTask* local = m_from.local; local && local->isOf(m_task)) {
            m_view.result = local->result;
            m_view.resultProblem = local->resultProblem;
            m_view.resultType = local->resultType;
            m_view.resultBytes = local->resultBytes;
        }
        const bool none = !m_view.moving && m_task.sealedResultKey.empty();
        if (none) m_view.result = api::ResultMark::NoResult;
    }

    const TaskSources& m_from;
    const ledger::Task& m_task;
    TaskTimeline m_line;
    TaskMoney m_money;
    const protocol::PackageReport* m_roles = nullptr;
    api::Task m_view;
};

}  // namespace

api::Task viewTask(const TaskSources& sources, std::uint64_t sequence) {
    return View(sources, sequence).make();
}

api::TaskRow viewRow(const ledger::State& state, const ledger::Task& task, const Viewer& viewer,
                     const LocalTask* local, const RowTimes& times) {
    api::TaskRow row;
    row.id = task.task;
    row.lambda = task.post.lambda;
    row.lambdaName = lambdaNameOf(state, task.post.lambda);
    row.step = stepOf(task);
    row.needsYou = times.needsYou;
    row.mine = viewer.active == task.requester;
    row.myLambda = viewer.active == task.publisher;
    row.myNode = isMember(task, viewer);
    row.end = endOf(task.end);
    row.members =
        static_cast<std::uint32_t>(task.certificateHash == Hash{} ? task.joins.size() : task.members().size());
    row.offer = task.post.offer;
    row.paid = times.paid;
    row.postedAt = times.postedAt;
    row.inputType = task.post.inputType;
    if (task.phase == TaskPhase::Closed) {
        row.closedAt = task.since;
        row.closedHeight = task.closedAt;
        if (task.sealedResultKey.empty()) row.result = api::ResultMark::NoResult;
    }
    if (local) {
        row.inputName = local->inputName;
        if (row.result != api::ResultMark::NoResult && local->isOf(task)) row.result = local->result;
    }
    return row;
}

api::TaskEnd endOf(ledger::TaskEnd end) {
    switch (end) {
        case ledger::TaskEnd::None: return api::TaskEnd::None;
        case ledger::TaskEnd::Settled: return api::TaskEnd::Settled;
        case ledger::TaskEnd::CodeFailed: return api::TaskEnd::CodeFailed;
        case ledger::TaskEnd::NoGroup: return api::TaskEnd::NoGroup;
        case ledger::TaskEnd::NoFault: return api::TaskEnd::NoFault;
        case ledger::TaskEnd::RequesterMissed: return api::TaskEnd::RequesterMissed;
        case ledger::TaskEnd::RequesterRefused: return api::TaskEnd::RequesterRefused;
        case ledger::TaskEnd::PublisherMissed: return api::TaskEnd::PublisherMissed;
        case ledger::TaskEnd::PublisherRefused: return api::TaskEnd::PublisherRefused;
        case ledger::TaskEnd::ExecutorFault: return api::TaskEnd::ExecutorFault;
    }
    return api::TaskEnd::None;
}

std::string lambdaNameOf(const ledger::State& state, const LambdaId& id) {
    const ledger::LambdaRecord* lambda = state.lambda(id);
    const Result<ledger::Manifest> manifest =
        lambda ? ledger::Manifest::decode(lambda->manifest) : makeError(Code::UnknownLambda, "");
    return manifest.ok() ? manifest->name : std::string();
}

std::string nodeNameOf(const ledger::State& state, const NodeId& id) {
    const ledger::NodeRecord* node = state.node(id);
    return node ? node->name : std::string();
}

}  // namespace leo::node

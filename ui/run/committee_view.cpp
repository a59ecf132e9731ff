#include "run/committee_view.h"

#include <algorithm>

#include "language/core_words.h"
#include "run/task_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

using api::MemberRole;
using api::PhaseMark;
using api::Step;

const QList<QByteArray> kMemberRoles{"nodeText", "nodeHex", "memberName", "memberRole", "votes",    "votesText",
                                     "credit",   "before",  "during",     "after",      "beforeAt", "duringAt",
                                     "afterAt",  "note",    "mine",       "spoken",     "paid",     "creditChange"};

QString timeOf(const std::optional<TimeMs>& time) {
    return time ? text::clockTenths(*time) : QString();
}

QString spokenPhase(const QString& phase, PhaseMark mark, const std::optional<TimeMs>& at) {
    switch (mark) {
        case PhaseMark::None: return CommitteeView::tr("%1 not yet").arg(phase);
        case PhaseMark::Checking: return CommitteeView::tr("%1 checking").arg(phase);
        case PhaseMark::Confirmed: return CommitteeView::tr("%1 confirmed %2").arg(phase, timeOf(at)).trimmed();
        case PhaseMark::Failed: return CommitteeView::tr("%1 failed %2").arg(phase, timeOf(at)).trimmed();
        case PhaseMark::Silent: return CommitteeView::tr("%1 silent").arg(phase);
    }
    return {};
}

QString roleWord(MemberRole role) {
    switch (role) {
        case MemberRole::Sealed: return CommitteeView::tr("role sealed");
        case MemberRole::Monitor: return CommitteeView::tr("monitor");
        case MemberRole::Executor: return CommitteeView::tr("executor");
    }
    return {};
}

QString spoken(const api::TaskMember& member) {
    QStringList parts{CommitteeView::tr("Member %1").arg(text::spokenNode(member.node)), roleWord(member.role)};
    if (member.mine) parts << CommitteeView::tr("you");
    if (member.role == MemberRole::Sealed) return parts.join(QStringLiteral(", "));
    if (member.j) parts << CommitteeView::tr("J %1").arg(*member.j);
    parts << CommitteeView::tr("credit %1").arg(text::count(member.credit));
    if (member.role == MemberRole::Monitor) {
        parts << spokenPhase(CommitteeView::tr("before"), member.before, member.beforeAt)
              << spokenPhase(CommitteeView::tr("during"), member.during, member.duringAt)
              << spokenPhase(CommitteeView::tr("after"), member.after, member.afterAt);
    }
    return parts.join(QStringLiteral(", "));
}

}  // namespace

CommitteeView::CommitteeView(NetworkWatch& network, QObject* parent)
    : QObject(parent), m_network(network), m_members(kMemberRoles) {}

Row CommitteeView::memberRow(const api::TaskMember& member) const {
    const bool sealed = member.role == MemberRole::Sealed;
    const QString id = text::hex(member.node.bytes);
    // A sealed member has no votes and no verdicts to show, whatever else came with it.
    const int votes = sealed || !member.j ? -1 : static_cast<int>(*member.j);
    const auto phase = [&](PhaseMark mark) { return phaseMarkName(sealed ? PhaseMark::None : mark); };
    return {id,
            {text::node(member.node), id, text::plain(member.name), memberRoleName(member.role), votes,
             votes < 0 ? QString() : tr("J %1").arg(votes), static_cast<int>(member.credit), phase(member.before),
             phase(member.during), phase(member.after), sealed ? QString() : timeOf(member.beforeAt),
             sealed ? QString() : timeOf(member.duringAt), sealed ? QString() : timeOf(member.afterAt),
             sealed ? QString() : core::said(member.note), member.mine, spoken(member),
             m_task.end == api::TaskEnd::None ? QString() : text::leo9(member.paid),
             m_task.end == api::TaskEnd::None ? QString() : text::gain(member.creditChange)}};
}

void CommitteeView::count() {
    m_monitors = m_before = m_during = m_after = 0;
    for (const api::TaskMember& member : m_task.members) {
        if (member.role != MemberRole::Monitor) continue;
        ++m_monitors;
        m_before += member.before == PhaseMark::Confirmed;
        m_during += member.during == PhaseMark::Confirmed;
        m_after += member.after == PhaseMark::Confirmed;
    }
}

void CommitteeView::show(const api::Task& task) {
    const bool same = task.id == m_task.id;
    const int before = m_before, during = m_during, after = m_after;
    const Step step = m_task.step;
    m_task = task;
    count();
    std::vector<Row> rows;
    for (const api::TaskMember& member : task.members) rows.push_back(memberRow(member));
    m_members.assign(std::move(rows));

    const auto complete = [&](int now, int then) { return m_monitors > 0 && now == m_monitors && now != then; };
    const auto say = [&](const QString& phase, int n) {
        Q_EMIT announced(tr("%1 complete, %2 of %3").arg(phase).arg(n).arg(m_monitors));
    };
    Q_EMIT changed();
    Q_EMIT clockChanged();
    if (!same) return;
    if (complete(m_after, after))
        say(stepTitle(Step::AttestAfter), m_after);
    else if (complete(m_during, during))
        say(stepTitle(Step::Execute), m_during);
    else if (complete(m_before, before))
        say(stepTitle(Step::AttestBefore), m_before);
    else if (task.step != step)
        Q_EMIT announced(stepTitle(task.step));
}

void CommitteeView::tick() {
    if (m_task.moving) Q_EMIT clockChanged();
}

int CommitteeView::expected() const {
    return m_task.step <= Step::Election && m_task.moving ? static_cast<int>(m_task.expectedMembers) : 0;
}

QString CommitteeView::note() const {
    if (m_task.members.empty()) return {};
    std::uint32_t votes = 0;
    bool known = true;
    for (const api::TaskMember& member : m_task.members) {
        known = known && member.role != MemberRole::Sealed && member.j;
        votes += member.j.value_or(0);
    }
    const QString members = tr("%n member(s)", nullptr, static_cast<int>(m_task.members.size()));
    return known ? tr("%1 · %2").arg(members, tr("%n vote(s)", nullptr, static_cast<int>(votes))) : members;
}

QString CommitteeView::timeLeft(TimeMs deadline) const {
    return text::stopwatch(deadline - m_network.clock().now());
}

QString CommitteeView::centerIcon() const {
    if (m_task.end != api::TaskEnd::None) {
        if (m_task.end == api::TaskEnd::Settled) return QStringLiteral("circle-check");
        return isRefund(m_task.end) ? QStringLiteral("return") : QStringLiteral("octagon-x");
    }
    if (m_task.step == Step::Keys) return QStringLiteral("key");
    return {};
}

QString CommitteeView::centerTitle() const {
    if (m_task.end != api::TaskEnd::None) return endBadge(m_task.end).text;
    switch (m_task.step) {
        case Step::Posted: return tr("Waiting for block %1").arg(text::height(m_task.postedHeight + 1));
        case Step::Election: return tr("Election");
        case Step::Leader: return tr("Agreeing on a leader");
        case Step::AttestBefore: return tr("Attesting before");
        case Step::Keys: {
            if (!m_task.consent || m_task.consent->consent == api::ConsentMark::Released)
                return tr("Waiting for keys");
            return m_task.consent->consent == api::ConsentMark::Ready ? tr("Waiting for you") : tr("Checking");
        }
        case Step::Execute: return tr("Executing");
        case Step::AttestAfter: return tr("Wiping traces");
        case Step::Settle: return tr("Completed");
    }
    return {};
}

QString CommitteeView::centerClock() const {
    if (m_task.end != api::TaskEnd::None) return {};
    const auto index = static_cast<std::size_t>(m_task.step);
    if (m_task.step == Step::Election) return text::count(m_task.members.size());
    if (m_task.step == Step::Execute && index < m_task.steps.size() && m_task.steps[index].begun)
        return text::stopwatchTenths(m_network.clock().now() - *m_task.steps[index].begun);
    return {};
}

QString CommitteeView::centerLine() const {
    if (m_task.end != api::TaskEnd::None) {
        if (m_task.end == api::TaskEnd::Settled) return tr("in %1").arg(text::height(m_task.closedHeight));
        return endShort(m_task);
    }
    switch (m_task.step) {
        case Step::Posted: return tr("its beacon is the seed");
        case Step::Election: return tr("joined, about %1 expected").arg(m_task.expectedMembers);
        case Step::Leader: return tr("%n member(s), roles sealed", nullptr, static_cast<int>(m_task.members.size()));
        case Step::AttestBefore:
        case Step::Keys:
            return m_monitors > 0 ? tr("%1 of %2 attested").arg(m_before).arg(m_monitors) : tr("roles sealed");
        case Step::Execute:
            return m_task.limitMs > 0 ? tr("limit %1").arg(text::stopwatch(m_task.limitMs)) : QString();
        case Step::AttestAfter: return tr("%1 of %2 confirmed").arg(m_after).arg(m_monitors);
        case Step::Settle:
            return m_task.complaintEnds ? tr("%1 left to complain").arg(timeLeft(*m_task.complaintEnds)) : QString();
    }
    return {};
}

QString CommitteeView::centerDetail() const {
    if (m_task.end != api::TaskEnd::None) return {};
    switch (m_task.step) {
        case Step::Election: return tr("closes in %1").arg(timeLeft(m_task.deadline));
        case Step::Keys: return tr("%1 left").arg(timeLeft(m_task.deadline));
        case Step::Execute: return tr("no network");
        default: return m_task.turn > 0 ? tr("Turn %1").arg(m_task.turn + 1) : QString();
    }
}

}  // namespace leo::ui

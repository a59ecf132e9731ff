#include "leod/task_story.h"

#include <QJsonArray>
#include <algorithm>

#include "ledger/why.h"
#include "leod/present.h"

namespace leo::app {
namespace {

using ledger::PotKind;
using ledger::TaskPhase;

// The step a phase is the outcome of, for people.
std::string stepText(TaskPhase phase) {
    switch (phase) {
        case TaskPhase::AwaitingSeed: return "Posted, waiting for the next block's randomness";
        case TaskPhase::Joining: return "Seed fixed; drawn nodes join";
        case TaskPhase::Forming: return "Joined; the nodes show each other their draws";
        case TaskPhase::Attesting: return "Group anchored; the monitors attest the executor";
        case TaskPhase::Keys: return "Attested; the group asks for the keys";
        case TaskPhase::Executing: return "Keys given; the code runs, attested while it runs";
        case TaskPhase::Confirming: return "Completed; the result is on its way, monitors confirm";
        case TaskPhase::Failing: return "A deadline passed; the group says who was to blame";
        case TaskPhase::Closed: return "Closed";
    }
    return "";
}

// Keys of heights and durationsMs in JSON: the name of the step that begins.
const char* stepKey(TaskPhase phase) {
    switch (phase) {
        case TaskPhase::AwaitingSeed: return "post";
        case TaskPhase::Joining: return "join";
        case TaskPhase::Forming: return "form";
        case TaskPhase::Attesting: return "attest";
        case TaskPhase::Keys: return "keys";
        case TaskPhase::Executing: return "execute";
        case TaskPhase::Confirming: return "confirm";
        case TaskPhase::Failing: return "fail";
        case TaskPhase::Closed: return "close";
    }
    return "";
}

std::string tally(std::uint32_t ok, std::uint32_t of) {
    return std::to_string(ok) + " of " + std::to_string(of);
}

constexpr attest::Phase kPhases[] = {attest::Phase::Before, attest::Phase::During, attest::Phase::After};
constexpr const char* kPhaseNames[] = {"before", "during", "after"};

}  // namespace

void TaskStory::noteReport(const protocol::PackageReport& report) {
    m_report = report;
}

void TaskStory::notePhase(const node::PhaseMark& mark, const ledger::Task& record) {
    m_marks.push_back(mark);
    hasResult = !record.sealedResultKey.empty();
    m_record = record;
}

void TaskStory::noteEnd(const ledger::Task& record, const std::vector<ledger::Receipt>& receipts) {
    closed = true;
    m_record = record;
    for (const ledger::Receipt& receipt : receipts)
        for (const ledger::Movement& moved : receipt.movements) {
            const bool ours = moved.from.a == record.task.bytes;
            if (ours && moved.from.kind == PotKind::Escrow) {
                if (moved.to.kind == PotKind::Burned) m_burned.units += moved.amount.units;
                if (moved.to.kind == PotKind::Account) m_paid[AccountId{moved.to.a}].units += moved.amount.units;
            } else if (ours && moved.from.kind == PotKind::JoinDeposit) {
                if (!ledger::why::keepsDeposit(moved.why)) m_penalties.push_back(moved);
            } else if (ours && moved.from.kind == PotKind::MissReserve && moved.to.kind != PotKind::LambdaBond) {
                m_penalties.push_back(moved);
            }
        }
}

TaskStory::Verdicts TaskStory::verdictsOf(attest::Phase phase) const {
    Verdicts verdicts;
    if (phase == attest::Phase::Before && m_report) {
        verdicts.ok = m_report->verdictsOk;
        verdicts.of = m_report->verdictsOf;
        return verdicts;
    }
    if (!m_record) return verdicts;
    const auto group = m_record->group();
    verdicts.of = static_cast<std::uint32_t>(std::count_if(
        group.begin(), group.end(), [&](const auto* member) { return member->node != m_record->executor; }));
    for (const ledger::Confirmation& said : m_record->confirmations)
        if (said.phase == phase) ++(said.ok ? verdicts.ok : verdicts.fail);
    return verdicts;
}

std::string TaskStory::lineFor(const node::PhaseMark& mark, const ledger::Task& record) const {
    std::string line = stepText(mark.phase);
    if (mark.phase == TaskPhase::Forming) line += " (" + std::to_string(record.joins.size()) + " nodes)";
    if (mark.phase == TaskPhase::Attesting) line += " (" + std::to_string(record.members().size()) + " members)";
    if (mark.phase == TaskPhase::Closed) line += ": " + std::string(ledger::endName(record.end));
    line += ", block " + std::to_string(mark.height.value);
    if (m_marks.size() > 1) line += ", +" + durationText(mark.time - m_marks[m_marks.size() - 2].time);
    return line;
}

void TaskStory::print(Console& console) const {
    if (!m_record) return;
    console.print("Task " + task.hex() + ": " + std::string(ledger::endName(m_record->end)));
    Table timeline({"Step", ">Block", ">After"});
    for (const node::PhaseMark& mark : m_marks)
        timeline.row({stepText(mark.phase), std::to_string(mark.height.value),
                      durationText(mark.time - m_marks.front().time)});
    timeline.print(console);
    const std::vector<Drawn> group = drawn();
    if (!group.empty()) {
        Table members({"Member", ">J", "Role"});
        for (const Drawn& member : group)
            members.row({member.node.shortHex(), std::to_string(member.j), member.executor ? "executor" : "monitor"});
        members.print(console);
    }
    std::string verdicts = "Verdicts ok:";
    for (std::size_t i = 0; i < std::size(kPhases); ++i) {
        const Verdicts said = verdictsOf(kPhases[i]);
        verdicts += std::string(i == 0 ? " " : ", ") + kPhaseNames[i] + " " + tally(said.ok, said.of);
    }
    console.print(verdicts);
    Table money({"Paid to", ">LEO"});
    for (const auto& [account, amount] : m_paid) {
        std::string who = account.shortHex();
        if (account == m_record->publisher) who += " (publisher)";
        if (m_record->executor == account) who += " (executor)";
        if (account == m_record->requester) who += " (back to the requester)";
        money.row({who, toText(amount)});
    }
    money.row({"burned", toText(m_burned)});
    money.print(console);
    for (const ledger::Movement& moved : m_penalties)
        console.print("Penalty: " + toText(moved.amount) + " LEO from " + potText(moved.from) + " to " +
                      potText(moved.to));
}

std::vector<TaskStory::Drawn> TaskStory::drawn() const {
    std::vector<Drawn> group;
    if (m_report) {
        for (const ledger::Member& member : m_report->members)
            group.push_back({member.node, member.j, member.node == m_report->executor});
    } else if (m_record && m_record->executor) {
        // Another program of the wallet answered before this one had checked; the ledger knows since completion.
        for (const ledger::Joiner* member : m_record->members())
            group.push_back({member->node, member->j, member->node == *m_record->executor});
    }
    return group;
}

QJsonArray TaskStory::membersJson() const {
    QJsonArray members;
    for (const Drawn& member : drawn())
        members.append(QJsonObject{
            {QStringLiteral("id"), idJson(member.node)},
            {QStringLiteral("j"), static_cast<qint64>(member.j)},
            {QStringLiteral("role"), member.executor ? QStringLiteral("executor") : QStringLiteral("monitor")}});
    return members;
}

QJsonObject TaskStory::json() const {
    QJsonObject heights, durations, verdicts, paid;
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const QLatin1String name(stepKey(m_marks[i].phase));
        heights[name] = numberJson(m_marks[i].height.value);
        if (i + 1 < m_marks.size()) durations[name] = numberJson(m_marks[i + 1].time - m_marks[i].time);
    }
    if (!m_marks.empty()) durations[QStringLiteral("total")] = numberJson(m_marks.back().time - m_marks.front().time);
    for (std::size_t i = 0; i < std::size(kPhases); ++i) {
        const Verdicts said = verdictsOf(kPhases[i]);
        verdicts[QLatin1String(kPhaseNames[i])] =
            QJsonObject{{QStringLiteral("ok"), static_cast<qint64>(said.ok)},
                        {QStringLiteral("fail"), static_cast<qint64>(said.fail)},
                        {QStringLiteral("of"), static_cast<qint64>(said.of)}};
    }
    for (const auto& [account, amount] : m_paid) paid[QString::fromStdString(account.hex())] = unitsJson(amount);
    QJsonArray penalties;
    for (const ledger::Movement& moved : m_penalties)
        penalties.append(QJsonObject{{QStringLiteral("from"), qtText(potText(moved.from))},
                                     {QStringLiteral("to"), qtText(potText(moved.to))},
                                     {QStringLiteral("units"), unitsJson(moved.amount)}});
    QJsonObject object{{QStringLiteral("taskId"), idJson(task)},
                       {QStringLiteral("heights"), heights},
                       {QStringLiteral("durationsMs"), durations},
                       {QStringLiteral("members"), membersJson()},
                       {QStringLiteral("verdicts"), verdicts},
                       {QStringLiteral("paid"), paid},
                       {QStringLiteral("burnedUnits"), unitsJson(m_burned)},
                       {QStringLiteral("penalties"), penalties}};
    if (resultAfterMs) object[QStringLiteral("resultAfterMs")] = numberJson(*resultAfterMs);
    if (m_record) {
        object[QStringLiteral("end")] = qtText(ledger::endName(m_record->end));
        object[QStringLiteral("exit")] = static_cast<qint64>(m_record->exit);
        object[QStringLiteral("exitText")] = qtText(node::exitText(m_record->exit));
        object[QStringLiteral("offerUnits")] = unitsJson(m_record->post.offer);
    }
    return object;
}

}  // namespace leo::app

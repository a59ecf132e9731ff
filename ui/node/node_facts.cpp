// What the pages of the node say in figures and sentences; node_area.cpp has what they do.
#include "node/node_area.h"

#include <algorithm>

#include "language/core_words.h"
#include "node/node_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

constexpr std::uint64_t kDiskLowBytes = 5'000'000'000;  // less may not take the image of one more lambda

QVariantMap figure(const QString& label, const QString& value, const QString& unit = {}, const QString& note = {}) {
    return {{QStringLiteral("label"), label},
            {QStringLiteral("value"), value},
            {QStringLiteral("unit"), unit},
            {QStringLiteral("note"), note},
            {QStringLiteral("mono"), true}};
}

QVariantMap noteOf(const QString& kind, const QString& title, const QString& text, const QString& action = {}) {
    return {{QStringLiteral("kind"), kind},
            {QStringLiteral("title"), title},
            {QStringLiteral("text"), text},
            {QStringLiteral("action"), action}};
}

const QString kLeo = QStringLiteral("LEO");

}  // namespace

QString NodeArea::mark() const {
    return nodeMarkName(m_state.mark);
}

bool NodeArea::stopped() const {
    return !m_state.alive && m_state.mark != api::NodeMark::Starting;
}

QString NodeArea::home() const {
    return text::own(m_state.home);
}

QString NodeArea::startText() const {
    if (m_state.alive) return tr("Sign the registration");
    return m_state.depositsHeld.isZero() ? tr("Register and start node") : tr("Start node");
}

QString NodeArea::whyNotStart() const {
    if (canStart() || m_busy) return {};
    if (m_state.keptRunning) return tr("The network of this computer runs this node.");
    if (m_state.mark == api::NodeMark::Inactive) return tr("This node cannot work again.");
    if (!m_setup.complete()) return tr("The node needs a name.");
    for (const api::StartCheck& check : m_state.checks)
        if (check.mark == api::StartCheck::Mark::Failed) return tr("A check failed. Its remedy is beside it.");
    return tr("The checks are under way.");
}

QString NodeArea::nodeId() const {
    return m_state.node ? text::hex(m_state.node->bytes) : QString();
}

QString NodeArea::name() const {
    return text::plain(m_state.name);
}

QVariantMap NodeArea::badge() const {
    const Badge badge = nodeBadge(m_state.mark);
    return {{QStringLiteral("status"), badge.status}, {QStringLiteral("text"), badge.text}};
}

QString NodeArea::headline() const {
    return nodeHeadline(m_state);
}

QString NodeArea::since() const {
    if (m_state.startedAt.value == 0 || stopped()) return {};
    return uptime(m_network.clock().now() - m_state.startedAt);
}

QString NodeArea::creditText() const {
    return text::count(m_state.credit.value);
}

QVariantList NodeArea::notes() const {
    QVariantList notes;
    const NodeSentence sentence = nodeSentence(m_state, m_network.network().parameters);
    const auto lie = std::find_if(m_state.penalties.begin(), m_state.penalties.end(),
                                  [](const api::CreditPoint& point) { return point.why == "proven liar"; });
    if (m_state.mark == api::NodeMark::Inactive && lie != m_state.penalties.end()) {
        QVariantMap note = noteOf(
            QStringLiteral("bad"),
            tr("Dispute lost: both deposits and all %1 credit")
                .arg(text::count(static_cast<std::uint64_t>(-lie->change))),
            tr("In %1 layer one found that what your node had signed is false. Half of the deposits went to the "
               "reporter, half was burned. The node is inactive and cannot work again.")
                .arg(text::height(lie->height)),
            tr("Review evidence"));
        note.insert(QStringLiteral("block"), QString::number(lie->height.value));
        notes.append(note);
    } else if (!sentence.kind.isEmpty()) {
        notes.append(noteOf(sentence.kind, sentence.title, sentence.text));
    }
    if (m_state.platformChanged)
        notes.append(noteOf(QStringLiteral("bad"), tr("This computer starts otherwise than before"),
                            tr("Its registers changed. If the change came from an update, take the new state as this "
                               "computer's; the network judges it at the next renewal."),
                            tr("Attest new state")));
    const std::uint64_t now = m_network.clock().now().value;
    for (const api::NodeTaskRow& task : m_state.tasks) {
        if (!task.executor.value_or(false) || task.lost.isZero() || task.time.value + kDayMs < now) continue;
        QString text = tr("Task %1 at %2.").arg(text::elided(task.task.hex(), 6, 4), dayAndClock(task.time));
        for (const api::Pcr& pcr : m_state.pcrs)
            if (pcr.mark == api::Pcr::Mark::Differs)
                text += u' ' + tr("PCR %1 (%2) of this computer is not what the network expects.")
                                   .arg(pcr.index)
                                   .arg(pcrMeaning(pcr.index));
        QVariantMap note = noteOf(QStringLiteral("bad"),
                                  tr("Your node failed as executor: %1 LEO and %2 credit")
                                      .arg(text::leo2(task.lost))
                                      .arg(-task.creditChange),
                                  text, tr("Review evidence"));
        note.insert(QStringLiteral("task"), text::hex(task.task.bytes));
        notes.append(note);
        break;
    }
    if (const QString clock = m_network.clockWarning(); !clock.isEmpty())
        notes.append(noteOf(QStringLiteral("warn"), tr("The clock is off"),
                            clock + u' ' + tr("A node that is late misses its deadlines.")));
    const std::uint64_t free = m_state.measured.diskFreeBytes;
    if (free > 0 && free < kDiskLowBytes)
        notes.append(noteOf(QStringLiteral("warn"), tr("The disk is nearly full"),
                            tr("%1 are left. Images of new lambdas may not fit.").arg(text::size(free))));
    return notes;
}

QVariantList NodeArea::figures() const {
    const QString hidden = QStringLiteral("\u2022\u2022\u2022");
    const auto shown = [&](const QString& value) { return m_rolesHidden ? hidden : value; };
    QVariantList list;
    list.append(figure(tr("Credit"), text::count(m_state.credit.value), {},
                       m_rolesHidden         ? hidden
                       : m_state.rankOf == 0 ? tr("%1 today").arg(text::gain(m_state.creditToday))
                                             : tr("%1 today, rank %2 of %3")
                                                   .arg(text::gain(m_state.creditToday))
                                                   .arg(m_state.rank)
                                                   .arg(m_state.rankOf)));
    list.append(figure(tr("Earned today"), shown(text::leo2(m_state.earnedToday)), kLeo,
                       m_rolesHidden ? hidden : tr("%1 in 30 days").arg(text::leo2(m_state.earned30d))));
    list.append(
        figure(tr("Deposits held"), shown(text::leo2(m_state.depositsHeld)), kLeo,
               m_state.openTasks == 1 ? tr("1 task in flight") : tr("%1 tasks in flight").arg(m_state.openTasks)));
    list.append(figure(tr("Tasks today"), text::count(m_state.tasksToday), {},
                       m_rolesHidden
                           ? tr("roles hidden")
                           : tr("%1 executor, %2 monitor").arg(m_state.ledToday).arg(m_state.monitoredToday)));
    return list;
}

QString NodeArea::stopTitle() const {
    return ui::stopTitle(m_state);
}

QString NodeArea::stopText() const {
    return ui::stopText(m_state);
}

QString NodeArea::leaveText() const {
    const api::Parameters& parameters = m_network.network().parameters;
    return tr("Leaving ends this node. Its deposit of %1 LEO returns after the unbonding time of %2.")
        .arg(text::leo2(parameters.registerDeposit), uptime(parameters.unbondMs));
}

QVariantList NodeArea::summary() const {
    const api::NodeLimits& limits = m_state.limits;
    QVariantList list;
    if (isNode()) list.append(figure(tr("Credit now"), text::count(m_state.credit.value)));
    const QString cores = m_state.measured.cpuCores == 0
                              ? (limits.cpuCores == 0 ? tr("all cores") : tr("%1 cores").arg(limits.cpuCores))
                              : tr("%1 of %2 cores")
                                    .arg(limits.cpuCores == 0 ? m_state.measured.cpuCores : limits.cpuCores)
                                    .arg(m_state.measured.cpuCores);
    list.append(figure(tr("CPU"), cores));
    list.append(figure(tr("Memory per task"),
                       limits.memoryBytes == 0 ? tr("what the task asks for") : text::size(limits.memoryBytes)));
    list.append(limits.smallestOffer.isZero() ? figure(tr("Smallest offer"), tr("any"))
                                              : figure(tr("Smallest offer"), text::leo2(limits.smallestOffer), kLeo));
    list.append(figure(tr("Hours"), hours(limits.fromMinute, limits.toMinute)));
    return list;
}

QString NodeArea::lastQuote() const {
    if (!m_state.tpm.lastQuote) return {};
    const std::uint64_t passed = m_network.clock().now() - *m_state.tpm.lastQuote;
    return passed < kDayMs ? text::ago(passed) : dayAndClock(*m_state.tpm.lastQuote);
}

QVariantList NodeArea::sandbox() const {
    const api::SandboxInfo& info = m_state.sandbox;
    QVariantList list;
    list.append(figure(tr("Runtime"), info.runner.empty() ? tr("none") : runnerName(info.runner)));
    list.append(figure(tr("Now"), info.running == 1 ? tr("1 container") : tr("%1 containers").arg(info.running)));
    list.append(figure(tr("Cached images"), info.images == 0
                                                ? tr("none")
                                                : tr("%1, %2").arg(info.images).arg(text::size(info.imageBytes))));
    if (info.lastCleanupAt) {
        const QString when = text::clock(*info.lastCleanupAt).left(5);
        list.append(figure(tr("Last clean-up"),
                           info.lastCleanupClean ? tr("confirmed %1").arg(when) : tr("incomplete %1").arg(when)));
    }
    return list;
}

QVariantMap NodeArea::sandboxBadge() const {
    return {{QStringLiteral("status"), m_state.sandbox.ready ? QStringLiteral("done") : QStringLiteral("failed")},
            {QStringLiteral("text"), m_state.sandbox.ready ? tr("Ready") : tr("Not ready")}};
}

QVariantMap NodeArea::measured() const {
    const api::Measured& now = m_state.measured;
    const auto missedFor = [this](api::MissedTask::Why why) {
        return std::count_if(m_state.missed.begin(), m_state.missed.end(),
                             [why](const api::MissedTask& missed) { return missed.why == why; });
    };
    const auto missed = [&](api::MissedTask::Why why) {
        const auto count = missedFor(why);
        return m_state.missed.empty() ? QString()
               : count == 0           ? tr("Cost none of the last %1 tasks missed").arg(m_state.missed.size())
                            : tr("Cost %1 of the last %2 tasks missed").arg(count).arg(m_state.missed.size());
    };
    const bool known = now.cpuCores > 0;
    const bool ran = now.runWallMs > 0;
    // Cores that the last run kept busy, in tenths.
    const auto busyCores = [&] {
        return text::number(static_cast<double>(now.runCpuMs) / static_cast<double>(now.runWallMs), 1);
    };
    const auto both = [](const QString& here, const QString& run) {
        return here.isEmpty() || run.isEmpty() ? here + run : tr("%1. %2").arg(here, run);
    };
    return {
        {QStringLiteral("cores"),
         both(known ? tr("%1 cores here, %2 % in use").arg(now.cpuCores).arg(now.cpuPercent) : QString(),
              ran ? tr("The last run kept %1 busy").arg(busyCores()) : QString())},
        {QStringLiteral("memory"),
         both(now.memoryBytes == 0
                  ? QString()
                  : tr("%1 here, %2 free").arg(text::size(now.memoryBytes), text::size(now.memoryFreeBytes)),
              ran ? tr("The last run took %1").arg(text::size(now.runMemoryBytes)) : QString())},
        {QStringLiteral("node"),
         now.nodeMemoryBytes == 0
             ? QString()
             : tr("Leo's node itself: CPU %1 %, %2").arg(now.nodeCpuPercent).arg(text::size(now.nodeMemoryBytes))},
        {QStringLiteral("disk"), now.diskFreeBytes == 0 ? QString() : text::size(now.diskFreeBytes)},
        {QStringLiteral("cpuPercent"), now.cpuPercent},
        {QStringLiteral("cpuText"), known ? tr("CPU %1 %").arg(now.cpuPercent) : QString()},
        {QStringLiteral("offer"), missed(api::MissedTask::Why::SmallestOffer)},
        {QStringLiteral("hours"), missed(api::MissedTask::Why::Hours)}};
}

QString NodeArea::drawsText() const {
    return drawsSentence(m_state);
}

bool NodeArea::noTaskLately() const {
    if (stopped() || m_state.mark == api::NodeMark::Starting || m_state.mark == api::NodeMark::WaitingForAdmission)
        return false;
    const std::uint64_t now = m_network.clock().now().value;
    if (!m_state.tasks.empty()) return m_state.tasks.front().time.value + kDayMs < now;
    return m_state.startedAt.value + kDayMs < now;
}

QString NodeArea::tasksText() const {
    const std::size_t open = static_cast<std::size_t>(
        std::count_if(m_state.tasks.begin(), m_state.tasks.end(), [](const auto& task) { return task.open; }));
    return open == 0 ? tr("%1 tasks").arg(m_state.tasks.size())
                     : tr("%1 tasks, %2 in flight").arg(m_state.tasks.size()).arg(open);
}

}  // namespace leo::ui

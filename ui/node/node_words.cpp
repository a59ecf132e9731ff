#include "node/node_words.h"

#include <QCoreApplication>
#include <array>

#include "language/core_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

using Mark = api::NodeMark;

QString tr(const char* source, const char* comment = nullptr, int n = -1) {
    return QCoreApplication::translate("leo::ui", source, comment, n);
}

QString tasksInWords(std::uint32_t count) {
    return count == 1 ? tr("1 task") : tr("%1 tasks").arg(count);
}

bool starts(std::string_view text, std::string_view head) {
    return text.substr(0, head.size()) == head;
}

}  // namespace

QString nodeMarkName(Mark mark) {
    constexpr std::array kNames = {"stopped",     "starting",  "waiting",   "running", "draining", "stale",
                                   "unreachable", "untrusted", "inactive",  "exiting", "left",     "tpmLost",
                                   "tpmBusy",     "tpmTaken",  "noSandbox", "failed"};
    return QString::fromLatin1(kNames.at(static_cast<std::size_t>(mark)));
}

Badge nodeBadge(Mark mark) {
    switch (mark) {
        case Mark::Stopped: return {QStringLiteral("neutral"), tr("Stopped")};
        case Mark::Starting: return {QStringLiteral("running"), tr("Starting")};
        case Mark::WaitingForAdmission: return {QStringLiteral("running"), tr("Waiting for admission")};
        case Mark::Running: return {QStringLiteral("done"), tr("Running")};
        case Mark::Draining: return {QStringLiteral("running"), tr("Draining")};
        case Mark::Stale: return {QStringLiteral("warning"), tr("Stale")};
        case Mark::Unreachable: return {QStringLiteral("warning"), tr("Unreachable")};
        case Mark::Untrusted: return {QStringLiteral("failed"), tr("Untrusted")};
        case Mark::Inactive: return {QStringLiteral("stopped"), tr("Inactive")};
        case Mark::Exiting: return {QStringLiteral("running"), tr("Leaving")};
        case Mark::Left: return {QStringLiteral("neutral"), tr("Left")};
        case Mark::TpmLost: return {QStringLiteral("failed"), tr("TPM lost")};
        case Mark::TpmBusy: return {QStringLiteral("warning"), tr("TPM busy")};
        case Mark::TpmTaken: return {QStringLiteral("failed"), tr("TPM taken")};
        case Mark::NoSandbox: return {QStringLiteral("failed"), tr("No sandbox")};
        case Mark::Failed: return {QStringLiteral("failed"), tr("Not started")};
    }
    return {};
}

QString nodeHeadline(const api::NodeState& state) {
    switch (state.mark) {
        case Mark::Stopped: return tr("Stopped");
        case Mark::Starting: return tr("Starting");
        case Mark::WaitingForAdmission: return tr("Waiting for admission");
        case Mark::Running: return tr("Attested, accepting tasks");
        case Mark::Draining:
            return state.openTasks == 0 ? tr("Drained, takes no tasks")
                                        : tr("Draining, %1 left").arg(tasksInWords(state.openTasks));
        case Mark::Stale: return tr("Stale, sits out");
        case Mark::Unreachable: return tr("Unreachable");
        case Mark::Untrusted: return tr("Untrusted");
        case Mark::Inactive: return tr("Inactive");
        case Mark::Exiting: return tr("Leaving the network");
        case Mark::Left: return tr("Left the network");
        case Mark::TpmLost: return tr("TPM lost");
        case Mark::TpmBusy: return tr("TPM busy");
        case Mark::TpmTaken: return tr("TPM registered by another node");
        case Mark::NoSandbox: return tr("No sandbox runner");
        case Mark::Failed: return tr("Not started");
    }
    return {};
}

NodeSentence nodeSentence(const api::NodeState& state, const api::Parameters& parameters) {
    const QString problem = core::said(state.problem);
    const auto with = [&](const char* kind, const QString& title, const QString& own) {
        return NodeSentence{QString::fromLatin1(kind), title,
                            problem.isEmpty() ? own
                            : own.isEmpty()   ? problem
                                              : problem + u' ' + own};
    };
    switch (state.mark) {
        case Mark::Stopped:
        case Mark::Running: return {};
        case Mark::Starting:
            return state.registering.empty()
                       ? with("info", tr("Your node is starting"), {})
                       : NodeSentence{QStringLiteral("info"), tr("Your node is being registered"),
                                      state.canStart
                                          ? tr("Its registration waits for your signature. Nothing is held "
                                               "before you sign.")
                                          : tr("Its TPM is opened and measured, then you are asked to sign.")};
        case Mark::WaitingForAdmission:
            return with("info",
                        tr("%1 of %2 attestors have answered").arg(state.attestorsSpoke).arg(state.attestorsOf),
                        tr("Nodes drawn by lot check that your keys live on one TPM and take a fresh quote. Their "
                           "majority by credit admits your node, with %1 credit.")
                            .arg(text::count(parameters.creditAdmitted)));
        case Mark::Draining:
            return with("info", tr("Your node takes no new tasks"),
                        state.openTasks == 0 ? tr("No task is left. Stopping now costs nothing.")
                                             : tr("It finishes %1 first.").arg(tasksInWords(state.openTasks)));
        case Mark::Stale:
            return with("warn", tr("A renewal was missed"),
                        tr("Your node sits out until it has renewed. It is not punished."));
        case Mark::Unreachable:
            return with("warn", tr("Other nodes cannot reach yours"), tr("It gets no tasks until they can."));
        case Mark::Untrusted:
            return with("bad", tr("The network does not trust this node"),
                        state.alive ? tr("It enters no draws meanwhile. Your deposit and credit are unchanged.")
                                    : tr("It was not admitted. The deposit is back on the node's account."));
        case Mark::Inactive:
            return with("bad", tr("This node is inactive"), tr("A proven lie ends a node. It cannot work again."));
        case Mark::Exiting:
            return with(
                "info", tr("Your node is leaving the network"),
                state.leavesAt
                    ? tr("Its deposit returns at %1, or when its last task is over. Let it run until then.")
                          .arg(text::clock(*state.leavesAt))
                    : tr("Its deposit returns after the unbonding time of %1.").arg(uptime(parameters.unbondMs)));
        case Mark::Left:
            return with("info", tr("Your node has left the network"),
                        tr("Its deposit is back on the node's account. It can be registered again."));
        case Mark::TpmLost:
            return with("bad", tr("The TPM no longer answers"),
                        tr("Without it your node can prove nothing and takes no tasks."));
        case Mark::TpmBusy:
            return with("warn", tr("Another program uses the TPM"), tr("Close it, then start the node again."));
        case Mark::TpmTaken:
            return with("bad", tr("This TPM is registered by another node"),
                        tr("One TPM is one node, for ever. Start that node, or use another TPM."));
        case Mark::NoSandbox:
            return with("bad", tr("No sandbox runner"),
                        tr("Bubblewrap is enough; installing its package takes administrator rights, running it does "
                           "not."));
        case Mark::Failed: return with("bad", tr("The node did not start"), {});
    }
    return {};
}

QString stopTitle(const api::NodeState& state) {
    if (state.stopCosts.isZero() && state.stopCostsCredit == 0) return tr("Stop the node now?");
    if (state.stopCosts.isZero()) return tr("Stop now and lose %1 credit?").arg(state.stopCostsCredit);
    return tr("Stop now and lose %1 LEO and %2 credit?").arg(text::leo2(state.stopCosts)).arg(state.stopCostsCredit);
}

QString stopText(const api::NodeState& state) {
    if (state.openTasks == 0) return tr("No task is open.");
    const QString tasks = tasksInWords(state.openTasks);
    if (!state.stopCosts.isZero())
        return tr("You are the executor of 1 task. Stopping now costs %1 credit and your %2 LEO deposit.")
            .arg(state.stopCostsCredit)
            .arg(text::leo2(state.stopCosts));
    return tr("Your node is in %1. Stopping now costs %2 credit and the share.")
        .arg(tasks)
        .arg(state.stopCostsCredit);
}

Badge nodeTaskBadge(const api::NodeTaskRow& row) {
    struct Phase {
        std::string_view key;
        const char* word;
    };
    // As layer one names phases and ends.
    constexpr Phase kPhases[] = {
        {"AwaitingSeed", QT_TRANSLATE_NOOP("leo::ui", "Draw")},
        {"Joining", QT_TRANSLATE_NOOP("leo::ui", "Draw")},
        {"Forming", QT_TRANSLATE_NOOP("leo::ui", "Leader")},
        {"Attesting", QT_TRANSLATE_NOOP("leo::ui", "Before")},
        {"Keys", QT_TRANSLATE_NOOP("leo::ui", "Keys")},
        {"Executing", QT_TRANSLATE_NOOP("leo::ui", "Executing")},
        {"Confirming", QT_TRANSLATE_NOOP("leo::ui", "Settling")},
        {"Failing", QT_TRANSLATE_NOOP("leo::ui", "Failed")},
        {"Closed", QT_TRANSLATE_NOOP("leo::ui", "Settling")},
        {"Settled", QT_TRANSLATE_NOOP("leo::ui", "Settled")},
        {"CodeFailed", QT_TRANSLATE_NOOP("leo::ui", "No result")},
        {"NoGroup", QT_TRANSLATE_NOOP("leo::ui", "Refunded")},
        {"NoFault", QT_TRANSLATE_NOOP("leo::ui", "Refunded")},
        {"RequesterMissed", QT_TRANSLATE_NOOP("leo::ui", "Stopped")},
        {"RequesterRefused", QT_TRANSLATE_NOOP("leo::ui", "Stopped")},
        {"PublisherMissed", QT_TRANSLATE_NOOP("leo::ui", "Refunded")},
        {"PublisherRefused", QT_TRANSLATE_NOOP("leo::ui", "Refunded")},
        {"ExecutorFault", QT_TRANSLATE_NOOP("leo::ui", "Failed")},
    };
    QString word = text::plain(row.phase);
    for (const Phase& phase : kPhases)
        if (row.phase == phase.key) word = tr(phase.word);
    const bool executor = row.executor.value_or(false);
    if (!row.open && (row.creditChange < 0 || !row.lost.isZero()))
        return {executor ? QStringLiteral("failed") : QStringLiteral("warning"), word};
    if (row.open) return {QStringLiteral("running"), word};
    return {row.phase == "Settled" ? QStringLiteral("done") : QStringLiteral("neutral"), word};
}

QString missedReason(const api::MissedTask& missed) {
    using Why = api::MissedTask::Why;
    const QString have = text::plain(missed.have), wanted = text::plain(missed.wanted);
    switch (missed.why) {
        case Why::NoVotes: return tr("no votes drawn, odds %1").arg(text::permille(missed.oddsPermille));
        case Why::Credit: return tr("credit %1, %2 asked").arg(have, wanted);
        case Why::HardwareTpm: return tr("a hardware TPM was asked, yours is a software TPM");
        case Why::Isolation: return tr("isolation %1 was asked, which is not here").arg(wanted);
        case Why::SmallestOffer: return tr("offer %1, your smallest is %2").arg(have, wanted);
        case Why::Hours: return tr("at %1, your hours are %2").arg(have, wanted);
        case Why::Memory:
            return tr("memory %1, your most is %2")
                .arg(text::size(wanted.toULongLong()), text::size(have.toULongLong()));
        case Why::Busy:
            if (have == QLatin1String("draw")) return tr("in another draw");
            if (have == QLatin1String("renewal")) return tr("renewing");
            if (have == QLatin1String("groups")) return tr("in as many committees as it can");
            return tr("executing");
        case Why::Draining: return tr("draining");
        case Why::Stale: return have.isEmpty() ? tr("stale") : tr("stale since %1").arg(have);
        case Why::Deposit: return tr("balance %1, deposit %2").arg(have, wanted);
        case Why::Image:
            return wanted.isEmpty() ? tr("its image is missing here")
                                    : tr("image %1 is missing here").arg(text::elided(missed.wanted, 6, 4));
        case Why::NotActive: return tr("leaving the network");
        case Why::NotProvable: return tr("nothing it proves would be believed");
        case Why::TooNew: return tr("admitted after the draw looks back");
    }
    return {};
}

QString drawsSentence(const api::NodeState& state) {
    const double expected = static_cast<double>(state.drawsSeen) * state.drawsExpectedPermille / 1000.0;
    return tr("%1 draws seen, %2 won; %3 are to be expected from a credit of %4.")
        .arg(text::count(state.drawsSeen), text::count(state.drawsWon), text::number(expected, 1),
             text::count(state.credit.value));
}

QString creditReason(std::string_view why) {
    struct Reason {
        std::string_view key;
        const char* words;
    };
    constexpr Reason kReasons[] = {
        {"executor", QT_TRANSLATE_NOOP("leo::ui", "Executed a task")},
        {"monitor", QT_TRANSLATE_NOOP("leo::ui", "Monitored in agreement")},
        {"absent", QT_TRANSLATE_NOOP("leo::ui", "Did not answer as monitor")},
        {"failed executor", QT_TRANSLATE_NOOP("leo::ui", "Failed execution")},
        {"wrong verdict", QT_TRANSLATE_NOOP("leo::ui", "Passed what the majority failed")},
        {"admitted", QT_TRANSLATE_NOOP("leo::ui", "Admitted")},
        {"attestor", QT_TRANSLATE_NOOP("leo::ui", "Attested another node")},
        {"wrong attestor", QT_TRANSLATE_NOOP("leo::ui", "Attested against the majority")},
        {"renewal", QT_TRANSLATE_NOOP("leo::ui", "Renewed")},
    };
    for (const Reason& reason : kReasons)
        if (why == reason.key) return tr(reason.words);
    return core::said(why);
}

QString runtimeKind(const api::RuntimeEntry& entry) {
    if (entry.kind == "node-start") return tr("Node start");
    if (entry.kind == "task-start") return tr("Task start");
    if (entry.kind == "task-end") return tr("Task end");
    return text::plain(entry.kind);
}

QString runtimeDetail(const api::RuntimeEntry& entry) {
    if (entry.kind == "node-start")
        return tr("Leo %1, %2, program %3")
            .arg(text::plain(entry.version), runnerName(entry.runner), text::hex(entry.program).left(8));
    if (entry.kind == "task-start")
        return tr("draw %1, turn %2, image %3")
            .arg(entry.draw + 1)
            .arg(entry.turn + 1)
            .arg(text::elided(toHex(entry.image), 6, 4));
    if (entry.kind != "task-end") return {};
    const QString wiped = entry.clean ? tr("wiped") : tr("clean-up incomplete");
    return entry.result ? tr("exit %1, %2").arg(entry.exit).arg(wiped) : tr("no result, %1").arg(wiped);
}

QString pcrMeaning(std::uint32_t index) {
    switch (index) {
        case 0: return tr("Firmware");
        case 1: return tr("Configuration");
        case 2: return tr("Option ROMs");
        case 3: return tr("ROM settings");
        case 4: return tr("Boot manager");
        case 5: return tr("Boot settings");
        case 6: return tr("Maker events");
        case 7: return tr("Secure boot");
        case 8: return tr("Boot commands");
        case 9: return tr("Kernel, initrd");
        case 10: return tr("Runtime files");
        case 13: return tr("Leo's log");
        case 14: return tr("Own boot keys");
        default: return tr("Register %1").arg(index);
    }
}

QString uptime(std::uint64_t ms) {
    const std::uint64_t hours = ms / 3'600'000;
    if (hours < 24) return text::stopwatch(ms);
    return hours % 24 == 0 ? tr("%1 d").arg(hours / 24) : tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

QString dayAndClock(TimeMs time) {
    return text::dayAndClock(time);
}

QString minuteOfDay(std::uint32_t minute) {
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString hours(std::uint32_t fromMinute, std::uint32_t toMinute) {
    if (fromMinute == toMinute) return tr("Always");
    return tr("%1 to %2").arg(minuteOfDay(fromMinute), minuteOfDay(toMinute));
}

QString runnerName(std::string_view runner) {
    if (runner.empty()) return tr("Best that passes its self-test");
    if (starts(runner, "bwrap")) return QStringLiteral("bubblewrap") + text::own(runner.substr(5));
    if (starts(runner, "runsc")) return QStringLiteral("gVisor") + text::own(runner.substr(5));
    if (starts(runner, "gvisor")) return QStringLiteral("gVisor") + text::own(runner.substr(6));
    return text::plain(runner);
}

}  // namespace leo::ui

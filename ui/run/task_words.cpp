#include "run/task_words.h"

#include <QCoreApplication>

#include "language/core_words.h"
#include "paint/chart_scale.h"
#include "run/text.h"

namespace leo::ui {

namespace {

using api::EventKind;
using api::ShareRole;
using api::Step;
using api::TaskEnd;

constexpr std::uint64_t kCent = kUnitsPerLeo / 100;  // figures in bars; the list beside them is exact

QString tr(const char* source, const char* comment = nullptr, int n = -1) {
    return QCoreApplication::translate("leo::ui", source, comment, n);
}

QString name(const char* latin) {
    return QString::fromLatin1(latin);
}

Badge movingBadge(Step step, bool needsYou) {
    if (needsYou) return {name("attention"), tr("Needs your key")};
    switch (step) {
        case Step::Posted: return {name("running"), tr("Posted")};
        case Step::Election: return {name("running"), tr("Election")};
        case Step::Leader: return {name("running"), tr("Choosing leader")};
        case Step::AttestBefore: return {name("running"), tr("Checking")};
        case Step::Keys: return {name("running"), tr("Waiting for keys")};
        case Step::Execute: return {name("running"), tr("Executing")};
        case Step::AttestAfter: return {name("running"), tr("Wiping")};
        case Step::Settle: return {name("running"), tr("Settling")};
    }
    return {};
}

}  // namespace

QString stepTitle(Step step) {
    switch (step) {
        case Step::Posted: return tr("Posted");
        case Step::Election: return tr("Election");
        case Step::Leader: return tr("Leader");
        case Step::AttestBefore: return tr("Attest before");
        case Step::Keys: return tr("Keys");
        case Step::Execute: return tr("Execute");
        case Step::AttestAfter: return tr("Attest after");
        case Step::Settle: return tr("Settle");
    }
    return {};
}

QString stepMarkName(api::StepMark mark) {
    constexpr const char* kNames[] = {"notYet", "running", "done", "failed", "skipped"};
    return name(kNames[static_cast<std::size_t>(mark)]);
}

QString phaseMarkName(api::PhaseMark mark) {
    constexpr const char* kNames[] = {"none", "checking", "confirmed", "failed", "silent"};
    return name(kNames[static_cast<std::size_t>(mark)]);
}

QString memberRoleName(api::MemberRole role) {
    constexpr const char* kNames[] = {"sealed", "monitor", "executor"};
    return name(kNames[static_cast<std::size_t>(role)]);
}

bool isRefund(TaskEnd end) {
    return end == TaskEnd::NoGroup || end == TaskEnd::NoFault || end == TaskEnd::PublisherMissed ||
           end == TaskEnd::PublisherRefused || end == TaskEnd::ExecutorFault;
}

Badge endBadge(TaskEnd end) {
    if (end == TaskEnd::Settled) return {name("done"), tr("Settled")};
    if (end == TaskEnd::CodeFailed) return {name("failed"), tr("No result")};
    if (isRefund(end)) return {name("returned"), tr("Refunded")};
    return {name("stopped"), tr("Stopped")};
}

Badge badgeOf(const api::TaskRow& row) {
    return row.end == TaskEnd::None ? movingBadge(row.step, row.needsYou) : endBadge(row.end);
}

Badge badgeOf(const api::Task& task) {
    if (task.end != TaskEnd::None) return endBadge(task.end);
    const bool needsYou =
        task.consent && task.consent->consent == api::ConsentMark::Ready && !task.consent->automatic;
    return movingBadge(task.step, needsYou);
}

Amount shareOf(const std::vector<api::Share>& shares, ShareRole role) {
    std::uint64_t units = 0;
    for (const api::Share& share : shares)
        if (share.role == role) units += share.amount.units;
    return Amount{units};
}

Amount sumOf(const std::vector<api::Share>& shares) {
    std::uint64_t units = 0;
    for (const api::Share& share : shares) units += share.amount.units;
    return Amount{units};
}

QString returnSentence(const std::vector<api::Share>& shares, Amount offer) {
    const Amount back = shareOf(shares, ShareRole::Requester);
    if (back == offer) return tr("All %1 LEO returns.").arg(text::leo2(offer));
    const Amount burned = shareOf(shares, ShareRole::Burned);
    const Amount group =
        Amount{shareOf(shares, ShareRole::Committee).units + shareOf(shares, ShareRole::Executor).units +
               shareOf(shares, ShareRole::Monitors).units};
    return tr("%1 LEO is burned, %2 goes to the committee, %3 returns.")
        .arg(text::leo2(burned), text::leo2(group), text::leo2(back));
}

QString endSentence(const api::Task& task, const Parties& parties) {
    const QString offer = text::leo2(task.offer);
    const QString back = text::leo2(shareOf(task.settlement, ShareRole::Requester));
    const QString burned = text::leo2(shareOf(task.settlement, ShareRole::Burned));
    switch (task.end) {
        case TaskEnd::None: return {};
        case TaskEnd::Settled: return tr("Settled in %1. %2 LEO paid.").arg(text::height(task.closedHeight), offer);
        case TaskEnd::CodeFailed:
            return tr("%1 The committee was paid in full. %2 was not: the price and the fee, %3 LEO in all, were "
                      "burned, so nobody gains by calling a good run failed.")
                .arg(task.exitText.empty() ? tr("The code gave no result.") : core::sentence(task.exitText),
                     parties.publisher, burned);
        case TaskEnd::NoGroup: return tr("Too few nodes could be drawn. All %1 LEO returned.").arg(offer);
        case TaskEnd::NoFault:
            return tr("The task stopped, and nobody could be shown to be at fault. All %1 LEO returned.").arg(offer);
        case TaskEnd::RequesterMissed:
            return tr("The key did not come in time. %1 of %2 LEO returned.").arg(back, offer);
        case TaskEnd::RequesterRefused: return tr("The key was refused. %1 of %2 LEO returned.").arg(back, offer);
        case TaskEnd::PublisherMissed:
            return tr("%1's key did not come in time. All %2 LEO returned; the bond of the lambda paid the "
                      "committee.")
                .arg(parties.publisher, offer);
        case TaskEnd::PublisherRefused:
            return tr("%1 refused the key of the code. All %2 LEO returned; the bond of the lambda paid the "
                      "committee.")
                .arg(parties.publisher, offer);
        case TaskEnd::ExecutorFault:
            return tr("No executor was left after %n turn(s). All %1 LEO returned.", nullptr,
                      static_cast<int>(task.turn) + 1)
                .arg(offer);
    }
    return {};
}

QString endShort(const api::Task& task) {
    switch (task.end) {
        case TaskEnd::RequesterRefused:
        case TaskEnd::RequesterMissed: return tr("before your key left");
        case TaskEnd::NoGroup: return tr("no committee");
        case TaskEnd::NoFault: return tr("nobody at fault");
        case TaskEnd::PublisherMissed:
        case TaskEnd::PublisherRefused: return tr("without the key of the code");
        case TaskEnd::ExecutorFault: return tr("no executor left");
        case TaskEnd::CodeFailed: return tr("the code failed");
        default: return {};
    }
}

EventWords eventWords(const api::TaskEvent& event, const api::Task& task, const Parties& parties) {
    const QString node = event.node ? text::node(*event.node) : QString();
    const QString height = event.height ? text::height(*event.height) : QString();
    const QString detail = core::said(event.detail);
    const auto with = [&](const QString& sentence) {
        return detail.isEmpty() ? sentence : tr("%1: %2").arg(sentence, detail);
    };
    switch (event.kind) {
        case EventKind::Posted:
            return {name("coins"), name("neutral"), tr("Task posted, %1 LEO held").arg(text::leo2(task.offer))};
        case EventKind::SeedFixed:
            return {name("blocks"), name("neutral"), tr("Block %1, its beacon seeds the draw").arg(height)};
        case EventKind::Joined: return {name("lock"), name("neutral"), tr("%1 joined, role sealed").arg(node)};
        case EventKind::JoinClosed: return {name("users"), name("neutral"), with(tr("Election closed"))};
        case EventKind::Anchored: return {name("pin"), name("neutral"), tr("Certificate anchored in %1").arg(height)};
        case EventKind::KeysAsked: return {name("key"), name("warn"), tr("Executor asks for both keys")};
        case EventKind::ChecksPassed: return {name("shield-check"), name("ok"), tr("All six checks passed here")};
        case EventKind::ChecksFailed: return {name("octagon-x"), name("bad"), with(tr("Leo kept the key"))};
        case EventKind::RequesterGranted:
            return {name("key"), name("ok"),
                    with(task.mine ? tr("You released your key") : tr("%1 released the key").arg(parties.requester))};
        case EventKind::PublisherGranted:
            return {name("key"), name("ok"),
                    with(task.myLambda ? tr("You released the key of the code")
                                       : tr("%1 released the key of the code").arg(parties.publisher))};
        case EventKind::RequesterRefused:
            return {name("octagon-x"), name("bad"),
                    with(task.mine ? tr("You refused your key") : tr("%1 refused the key").arg(parties.requester))};
        case EventKind::PublisherRefused:
            return {name("octagon-x"), name("bad"),
                    with(tr("%1 refused the key of the code").arg(parties.publisher))};
        case EventKind::Completed: return {name("circle-check"), name("ok"), tr("Completed in %1").arg(height)};
        case EventKind::Confirmed:
            return {name("shield-check"), name("ok"), with(tr("%1 confirmed the completion").arg(node))};
        case EventKind::TurnFailed:
            return {name("octagon-x"), name("bad"), with(tr("%1 failed as executor").arg(node))};
        case EventKind::NextTurn: return {name("refresh"), name("warn"), with(tr("The next executor is asked"))};
        case EventKind::NextDraw: return {name("refresh"), name("warn"), with(tr("No group in time: drawn again"))};
        case EventKind::Settled: return {name("circle-check"), name("ok"), tr("Settled in %1").arg(height)};
        case EventKind::Refunded:
            return {
                name("return"), name("ok"),
                tr("%1 LEO returned in %2").arg(text::leo2(shareOf(task.settlement, ShareRole::Requester)), height)};
        case EventKind::ResultOpened: return {name("unlock"), name("ok"), tr("Result opened on this computer")};
        case EventKind::ResultMissing: return {name("triangle-alert"), name("warn"), with(tr("Result not found"))};
        case EventKind::Dispute: return {name("scale"), name("warn"), with(tr("Dispute decided by layer one"))};
        case EventKind::BlockReplaced:
            return {name("refresh"), name("warn"), tr("Block %1 was replaced").arg(height)};
    }
    return {};
}

QString shareRoleName(ShareRole role) {
    constexpr const char* kNames[] = {"burned",    "publisher", "executor", "monitors",
                                      "committee", "requester", "reporter"};
    return name(kNames[static_cast<std::size_t>(role)]);
}

QString shareLabel(const api::Share& share, const Parties& parties) {
    switch (share.role) {
        case ShareRole::Burned: return tr("Burned");
        case ShareRole::Publisher: return parties.publisher;
        case ShareRole::Executor: return tr("Executor");
        case ShareRole::Monitors: return tr("%n monitor(s)", nullptr, static_cast<int>(share.parties));
        case ShareRole::Committee: return tr("Committee of %n", nullptr, static_cast<int>(share.parties));
        case ShareRole::Requester: return tr("Returned");
        case ShareRole::Reporter: return tr("Reporter");
    }
    return {};
}

QString shareNote(const api::Share& share) {
    QString note;
    switch (share.role) {
        case ShareRole::Burned: return share.rounding ? tr("fee, incl. rounding") : tr("network fee");
        case ShareRole::Publisher: note = tr("price per use"); break;
        case ShareRole::Executor: note = tr("runs the code"); break;
        case ShareRole::Monitors:
        case ShareRole::Committee: note = tr("%1 each").arg(text::leo9(share.each)); break;
        case ShareRole::Requester:
        case ShareRole::Reporter: break;
    }
    return share.rounding ? tr("%1, incl. rounding").arg(note) : note;
}

const QList<QByteArray>& shareRoles() {
    static const QList<QByteArray> kRoles{"label", "note", "amount", "figure", "fraction", "share"};
    return kRoles;
}

std::vector<Row> shareRows(const std::vector<api::Share>& shares, const Parties& parties) {
    std::vector<Row> rows;
    const auto all = static_cast<double>(sumOf(shares).units);
    for (const api::Share& share : shares) {
        const QString role = shareRoleName(share.role);
        QString key = role;
        for (int n = 2; std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; }); ++n)
            key = role + QString::number(n);
        rows.push_back({key,
                        {shareLabel(share, parties), shareNote(share), text::leo9(share.amount),
                         text::leoShort(Amount{(share.amount.units + kCent / 2) / kCent * kCent}),
                         all > 0 ? static_cast<double>(share.amount.units) / all : 0.0, role}});
    }
    return rows;
}

QVariantList shareFlow(const std::vector<api::Share>& shares, const Parties& parties) {
    QVariantList targets;
    for (const api::Share& share : shares)
        targets.append(QVariantMap{{QStringLiteral("label"), shareLabel(share, parties)},
                                   {QStringLiteral("note"), shareNote(share)},
                                   {QStringLiteral("amount"), text::leo9(share.amount)},
                                   {QStringLiteral("value"), inLeo(share.amount)},
                                   {QStringLiteral("role"), shareRoleName(share.role)}});
    return targets;
}

QString checkTitle(std::size_t index) {
    constexpr const char* kTitles[] = {QT_TRANSLATE_NOOP("leo::ui", "Draw is valid"),
                                       QT_TRANSLATE_NOOP("leo::ui", "It is the leader"),
                                       QT_TRANSLATE_NOOP("leo::ui", "Credit is high enough"),
                                       QT_TRANSLATE_NOOP("leo::ui", "Monitors confirmed"),
                                       QT_TRANSLATE_NOOP("leo::ui", "TPM quote"),
                                       QT_TRANSLATE_NOOP("leo::ui", "Sandbox policy")};
    return index < api::kChecks ? tr(kTitles[index]) : QString();
}

QString checkFailedTitle(std::size_t index) {
    constexpr const char* kTitles[] = {QT_TRANSLATE_NOOP("leo::ui", "Draw is not valid"),
                                       QT_TRANSLATE_NOOP("leo::ui", "It is not the leader"),
                                       QT_TRANSLATE_NOOP("leo::ui", "Credit is too low"),
                                       QT_TRANSLATE_NOOP("leo::ui", "Monitors did not confirm"),
                                       QT_TRANSLATE_NOOP("leo::ui", "TPM quote did not pass"),
                                       QT_TRANSLATE_NOOP("leo::ui", "Sandbox policy did not pass")};
    return index < api::kChecks ? tr(kTitles[index]) : QString();
}

QString mediaIcon(const std::string& mediaType) {
    const QString type = text::own(mediaType);
    if (type.startsWith(QLatin1String("image/"))) return name("image");
    if (type.startsWith(QLatin1String("audio/"))) return name("audio");
    if (type == QLatin1String("text/csv") || type == QLatin1String("text/tab-separated-values")) return name("table");
    if (type.startsWith(QLatin1String("text/")) || type == QLatin1String("application/json") ||
        type == QLatin1String("application/pdf"))
        return name("file-text");
    return name("file");
}

}  // namespace leo::ui

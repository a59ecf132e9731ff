#include "notifications/notice_words.h"

#include <QCoreApplication>

#include "language/core_words.h"
#include "node/node_words.h"
#include "run/text.h"

namespace leo::ui {
namespace {

QString tr(const char* sentence) {
    return QCoreApplication::translate("leo::ui", sentence);
}

QString inBlock(const api::Notice& notice) {
    return notice.height ? tr("In block %1.").arg(text::height(*notice.height)) : QString();
}

NoticeWords keyNeeded(const api::Notice& notice) {
    const QString until = notice.deadline
                              ? tr("Its executor asks for your key until %1.").arg(text::clock(*notice.deadline))
                              : tr("Its executor asks for your key.");
    return {QStringLiteral("key"),
            QStringLiteral("warn"),
            tr("%1 needs your key").arg(text::plain(notice.name)),
            until,
            QStringLiteral("run.task"),
            tr("Review request"),
            "key"};
}

// "-5 failed executor", as the core writes a change of credit.
QString lostCredit(const std::string& detail) {
    const QString text = text::plain(detail);
    bool number = false;
    const qlonglong change = text.section(u' ', 0, 0).toLongLong(&number);
    return number ? tr("%1 credit: %2").arg(text::gain(change), creditReason(text.section(u' ', 1).toStdString()))
                  : core::said(detail);
}

NoticeWords ended(const api::Notice& notice) {
    const QString name = text::plain(notice.name);
    const QString page = QStringLiteral("run.result"), open = tr("Open");
    const QString paid = text::leo2(notice.amount), back = text::leo2(notice.returned);
    switch (notice.kind) {
        case api::NoticeKind::TaskSettled:
            return {QStringLiteral("circle-check"),
                    QStringLiteral("ok"),
                    tr("%1 is ready").arg(name),
                    tr("%1 LEO paid.").arg(paid) + QLatin1Char(' ') + inBlock(notice),
                    page,
                    open,
                    "end"};
        case api::NoticeKind::TaskNoResult:
            return {QStringLiteral("circle-x"),
                    QStringLiteral("bad"),
                    tr("%1 gave no result").arg(name),
                    tr("%1 LEO paid, %2 returned.").arg(paid, back),
                    page,
                    open,
                    "end"};
        case api::NoticeKind::TaskRefunded:
            return {QStringLiteral("undo"),
                    QStringLiteral("plain"),
                    tr("%1 refunded").arg(name),
                    tr("%1 LEO returned.").arg(back),
                    page,
                    open,
                    "end"};
        default:
            return {QStringLiteral("circle-x"),
                    QStringLiteral("bad"),
                    tr("%1 stopped").arg(name),
                    tr("%1 LEO paid, %2 returned.").arg(paid, back),
                    page,
                    open,
                    "end"};
    }
}

}  // namespace

NoticeWords noticeWords(const api::Notice& notice) {
    const QString name = text::plain(notice.name);
    const QString detail =
        notice.kind == api::NoticeKind::NodeLostCredit ? lostCredit(notice.detail) : core::said(notice.detail);
    const QString amount = text::leo2(notice.amount);
    switch (notice.kind) {
        case api::NoticeKind::KeyNeeded: return keyNeeded(notice);
        case api::NoticeKind::TaskSettled:
        case api::NoticeKind::TaskNoResult:
        case api::NoticeKind::TaskRefunded:
        case api::NoticeKind::TaskStopped: return ended(notice);
        case api::NoticeKind::NodeLostCredit:
            return {QStringLiteral("triangle-alert"),
                    QStringLiteral("bad"),
                    tr("Your node lost credit"),
                    detail,
                    QStringLiteral("node.dashboard"),
                    tr("Show why"),
                    "node"};
        case api::NoticeKind::NodeStopped:
            return {QStringLiteral("server"),
                    QStringLiteral("bad"),
                    tr("Your node stopped"),
                    detail,
                    QStringLiteral("node.dashboard"),
                    tr("Open node"),
                    "node"};
        case api::NoticeKind::BackupMissing:
            return {QStringLiteral("triangle-alert"),
                    QStringLiteral("warn"),
                    tr("%1 is not backed up").arg(name),
                    tr("If this computer fails, its LEO are lost. Save the backup file before you pay."),
                    QStringLiteral("settings.wallets"),
                    tr("Back up"),
                    "backup"};
        case api::NoticeKind::LambdaNewVersion:
            return {QStringLiteral("package"),
                    QStringLiteral("plain"),
                    tr("%1 has a new version").arg(name),
                    amount.isEmpty() ? tr("Published by its author.")
                                     : tr("Published by its author, %1 LEO per use.").arg(amount),
                    QStringLiteral("run.new"),
                    tr("Open"),
                    "other"};
        case api::NoticeKind::KeyMissed:
            return {QStringLiteral("key"),
                    QStringLiteral("bad"),
                    tr("A key request of %1 was missed").arg(name),
                    tr("%1 LEO of the bond paid the miss fee. Keep Leo running to answer in time.").arg(amount),
                    QStringLiteral("publish.releases"),
                    tr("Show"),
                    "end"};
        case api::NoticeKind::Received:
            return {QStringLiteral("coins"),
                    QStringLiteral("ok"),
                    tr("%1 LEO received").arg(amount),
                    inBlock(notice),
                    QStringLiteral("wallet.history"),
                    tr("Show"),
                    "other"};
        case api::NoticeKind::LayerOneAlarm:
            return {
                QStringLiteral("octagon-alert"),
                QStringLiteral("bad"),
                tr("Layer one contradicts itself"),
                tr("Leo has stopped following this network and signs nothing. Your keys and drafts are unchanged."),
                QStringLiteral("settings.networks"),
                tr("Other networks"),
                "other"};
    }
    return {QStringLiteral("info"), QStringLiteral("plain"), name, detail, {}, {}, "other"};
}

}  // namespace leo::ui

// The words for a task: its steps, badges, events, ends and shares (ui sections 3.2, 6.6, 6.7 and 10).
#pragma once

#include <QString>
#include <QVariantList>

#include "api/tasks.h"
#include "run/row_model.h"

namespace leo::ui {

// A state as StatusBadge shows it; `status` is one of its names.
struct Badge {
    QString status;
    QString text;
};

// Who is who on one page: names the page already knows, never guessed.
struct Parties {
    QString publisher;  // name of a wallet here, else the short account
    QString requester;
};

QString stepTitle(api::Step step);
QString stepMarkName(api::StepMark mark);    // "notYet", "running", "done", "failed", "skipped"
QString phaseMarkName(api::PhaseMark mark);  // "none", "checking", "confirmed", "failed", "silent"
QString memberRoleName(api::MemberRole role);
Badge badgeOf(const api::TaskRow& row);
Badge badgeOf(const api::Task& task);
Badge endBadge(api::TaskEnd end);
bool isRefund(api::TaskEnd end);

// What happened, what it means for the money. Amounts are those of the settlement record.
QString endSentence(const api::Task& task, const Parties& parties);
// The one line below "Stopped" in the ring.
QString endShort(const api::Task& task);

struct EventWords {
    QString icon, tone, text;
};
EventWords eventWords(const api::TaskEvent& event, const api::Task& task, const Parties& parties);

QString shareLabel(const api::Share& share, const Parties& parties);
QString shareNote(const api::Share& share);
QString shareRoleName(api::ShareRole role);  // "burned", "publisher", "executor", "monitors", "committee", …
// Targets of a SettlementFlow: the same shares, with the value as a number for the drawing.
QVariantList shareFlow(const std::vector<api::Share>& shares, const Parties& parties);
const QList<QByteArray>& shareRoles();  // label, note, amount, figure, fraction, share
std::vector<Row> shareRows(const std::vector<api::Share>& shares, const Parties& parties);
Amount shareOf(const std::vector<api::Share>& shares, api::ShareRole role);
Amount sumOf(const std::vector<api::Share>& shares);

// "7.80 of 10.00 LEO returns" with where the rest goes.
QString returnSentence(const std::vector<api::Share>& shares, Amount offer);

QString checkTitle(std::size_t index);
QString checkFailedTitle(std::size_t index);

// Which icon a media type has: "image", "text", "table", "audio", "file".
QString mediaIcon(const std::string& mediaType);

}  // namespace leo::ui

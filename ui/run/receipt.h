// The receipt of a task that ended: what was paid to whom, what was proven. No data, result or key is in it.
#pragma once

#include <QString>

#include "api/tasks.h"
#include "run/task_words.h"

namespace leo::ui {

// Settled in, deposits returned, penalties, credit.
std::vector<Row> receiptFacts(const api::Task& task);
// What the receipt says, line by line, in the order of the page; also the text of the PDF.
struct ReceiptLine {
    QString label, value;
    bool heading = false;
};
std::vector<ReceiptLine> receiptLines(const api::Task& task, const Parties& parties, const QString& network);

// One or more A4 pages, written under another name first. Io, DiskFull.
Status writeReceiptPdf(const QString& path, const std::vector<ReceiptLine>& lines);

}  // namespace leo::ui

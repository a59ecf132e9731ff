#include "run/receipt.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include "language/core_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

QString tr(const char* source, const char* comment = nullptr, int n = -1) {
    return QCoreApplication::translate("leo::ui", source, comment, n);
}

Amount sum(const std::vector<api::Payment>& payments) {
    std::uint64_t units = 0;
    for (const api::Payment& payment : payments) units += payment.amount.units;
    return Amount{units};
}

// "executor +5 · monitors +1", from what each member's credit changed by.
QString creditText(const api::Task& task) {
    std::optional<std::int64_t> executor, monitor;
    bool equal = true;
    for (const api::TaskMember& member : task.members) {
        if (member.role == api::MemberRole::Executor) executor = member.creditChange;
        if (member.role != api::MemberRole::Monitor) continue;
        equal = equal && (!monitor || *monitor == member.creditChange);
        monitor = member.creditChange;
    }
    QStringList parts;
    if (executor) parts << tr("executor %1").arg(text::gain(*executor));
    if (monitor) parts << (equal ? tr("monitors %1").arg(text::gain(*monitor)) : tr("monitors differ"));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

std::vector<Row> receiptFacts(const api::Task& task) {
    std::vector<Row> rows;
    const auto add = [&](const QString& label, const QString& value, const QString& note = {}) {
        rows.push_back({label, {label, value, note}});
    };
    if (task.closedHeight.value > 0)
        add(tr("Settled in"), text::height(task.closedHeight), text::clock(task.closedAt));
    if (!task.depositsReturned.empty())
        add(tr("Deposits returned"), text::leo2(sum(task.depositsReturned)),
            tr("LEO to %n member(s)", nullptr, static_cast<int>(task.depositsReturned.size())));
    if (!task.penalties.empty())
        add(tr("Deposits seized"), text::leo9(sum(task.penalties)),
            tr("LEO of %n member(s)", nullptr, static_cast<int>(task.penalties.size())));
    const QString credit = creditText(task);
    if (!credit.isEmpty() && task.end != api::TaskEnd::None) add(tr("Credit"), credit);
    return rows;
}

std::vector<ReceiptLine> receiptLines(const api::Task& task, const Parties& parties, const QString& network) {
    std::vector<ReceiptLine> lines;
    const auto heading = [&](const QString& words) { lines.push_back({words, {}, true}); };
    const auto add = [&](const QString& label, const QString& value) { lines.push_back({label, value, false}); };
    heading(tr("Receipt"));
    add(tr("Network"), network);
    add(tr("Task"), text::hex(task.id.bytes));
    add(tr("Lambda"), QStringLiteral("%1  %2").arg(text::plain(task.lambdaName), text::hex(task.lambda.bytes)));
    add(tr("Outcome"), endBadge(task.end).text);
    add(tr("Posted in"), text::height(task.postedHeight));
    add(tr("Settled in"), QStringLiteral("%1  %2").arg(text::height(task.closedHeight), text::utc(task.closedAt)));
    heading(tr("Paid from the offer"));
    add(tr("Offer"), tr("%1 LEO").arg(text::leo9(task.offer)));
    for (const api::Share& share : task.settlement) {
        const QString note = shareNote(share);
        add(note.isEmpty() ? shareLabel(share, parties)
                           : QStringLiteral("%1, %2").arg(shareLabel(share, parties), note),
            tr("%1 LEO").arg(text::leo9(share.amount)));
    }
    const auto account = [&](const api::Payment& payment) {
        add(text::hex(payment.account.bytes),
            QStringLiteral("%1 LEO  %2").arg(text::leo9(payment.amount), core::said(payment.why)));
    };
    if (!task.payments.empty()) heading(tr("Payments to accounts"));
    for (const api::Payment& payment : task.payments) account(payment);
    if (!task.depositsReturned.empty()) heading(tr("Deposits returned"));
    for (const api::Payment& payment : task.depositsReturned) account(payment);
    if (!task.penalties.empty()) heading(tr("Deposits seized"));
    for (const api::Payment& payment : task.penalties) account(payment);
    heading(tr("Proofs"));
    add(tr("Seed"), text::hex(task.seed));
    if (!task.inputCid.empty()) add(tr("Sealed input"), text::own(task.inputCid));
    if (!task.resultCid.empty()) add(tr("Sealed result"), text::own(task.resultCid));
    return lines;
}

Status writeReceiptPdf(const QString& path, const std::vector<ReceiptLine>& lines) {
    QSaveFile file(path);
    LEO_REQUIRE(file.open(QIODevice::WriteOnly), Code::Io, file.errorString().toStdString());
    {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
        writer.setResolution(144);
        writer.setTitle(tr("Leo receipt"));
        QPainter painter;
        LEO_REQUIRE(painter.begin(&writer), Code::Io, "the page cannot be painted");
        const QFont words(QStringLiteral("Inter"), 9), figures(QStringLiteral("JetBrains Mono"), 7);
        QFont title = words;
        title.setPointSize(12);
        title.setWeight(QFont::DemiBold);
        constexpr int kLine = 24, kHead = 44, kLabelPart = 3;  // device units at 144 dpi; a third for the label
        int y = 0;
        for (const ReceiptLine& line : lines) {
            const int width = writer.width(), label = width / kLabelPart, height = line.heading ? kHead : kLine;
            // An account is longer than a label: such a line takes the whole width.
            const bool wide = line.label.size() > 40;
            const int needed = wide ? 2 * height : height;
            if (y + needed > writer.height()) {
                writer.newPage();
                y = 0;
            }
            painter.setFont(line.heading ? title : wide ? figures : words);
            painter.drawText(QRect(0, y, line.heading || wide ? width : label, height), Qt::AlignBottom, line.label);
            painter.setFont(figures);
            if (wide) y += height;
            painter.drawText(QRect(label, y, width - label, height), Qt::AlignBottom | Qt::AlignRight, line.value);
            y += height;
        }
        painter.end();
    }
    LEO_REQUIRE(file.commit(), Code::DiskFull, file.errorString().toStdString());
    return {};
}

}  // namespace leo::ui

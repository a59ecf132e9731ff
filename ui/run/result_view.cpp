#include "run/result_view.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeDatabase>
#include <QSaveFile>
#include <QStandardPaths>

#include "language/core_words.h"
#include "language/language.h"
#include "run/picture.h"
#include "run/receipt.h"
#include "run/text.h"

namespace leo::ui {

namespace {

using api::ResultMark;
using api::TaskEnd;

constexpr qsizetype kLogLines = 20;  // the last of what the code printed

QByteArray bytesOf(ByteView view) {
    return QByteArray(reinterpret_cast<const char*>(view.data()), static_cast<qsizetype>(view.size()));
}

QString pathOf(const QUrl& url) {
    return url.isLocalFile() ? url.toLocalFile() : url.toString();
}

}  // namespace

ResultView::ResultView(api::Leo& leo, PageClock::Source source, QObject* parent)
    : QObject(parent),
      m_leo(leo),
      m_view(leo, std::move(source)),
      m_facts({"label", "value", "note"}),
      m_proofs({"label", "brief", "whole", "link"}),
      m_findings({"words", "note", "tone"}) {
    connect(&m_view, &TaskView::changed, this, &ResultView::refresh);
    // What was just done was said in the language of then.
    onLanguage(this, [this] {
        m_done.clear();
        m_problem.clear();
        Q_EMIT changed();
    });
}

void ResultView::open(const QString& id) {
    if (id == m_view.id()) return;
    close();
    m_view.open(id);
}

void ResultView::close() {
    forget();
    m_view.close();
    m_done.clear();
    m_problem.clear();
    m_deleted = false;
}

void ResultView::forget() {
    ++m_attempt;
    m_result.reset();  // the core wipes the output when the last reader is gone
    m_before = m_after = {};
    m_text.clear();
    m_openProblem.clear();
    m_previewNote.clear();
    m_asked = m_working = false;
}

QString ResultView::pageState() const {
    return m_view.pageState();
}

void ResultView::refresh() {
    const auto& task = m_view.task();
    if (task) {
        m_facts.assign(receiptFacts(*task));
        refreshProofs();
        // The turn that made it failed afterwards: it is not what the task will end with.
        if (m_asked && m_turn != task->turn) forget();
        if (!m_asked && task->mine && task->result == ResultMark::Opened) fetch();
    }
    Q_EMIT changed();
}

void ResultView::fetch() {
    m_asked = true;
    m_turn = m_view.task()->turn;
    m_openProblem.clear();
    m_leo.tasks().openResult(m_view.task()->id, [this, attempt = m_attempt](auto result) {
        if (attempt == m_attempt) opened(std::move(result));
    });
}

void ResultView::opened(Result<std::shared_ptr<const api::OpenedResult>> result) {
    if (!result.ok()) {
        m_openProblem = core::said(result.error().detail);
    } else {
        m_result = std::move(*result);
        if (m_result->hashMatches() && m_result->exit() == 0) preview();
    }
    Q_EMIT changed();
}

void ResultView::preview() {
    const QString type = text::own(m_result->mediaType());
    makePreview(this, {}, bytesOf(m_result->output()), type, [this, attempt = m_attempt](Result<Preview> preview) {
        if (attempt != m_attempt) return;
        if (preview.ok()) {
            m_after = preview->picture;
            m_text = preview->text;
        } else {
            m_previewNote = core::said(preview.error().detail);
        }
        Q_EMIT changed();
    });
    const std::string& inputType = m_view.task()->inputType;
    if (m_result->input().empty() || !inputType.starts_with("image/")) return;
    makePreview(this, {}, bytesOf(m_result->input()), text::own(inputType),
                [this, attempt = m_attempt](Result<Preview> preview) {
                    if (attempt != m_attempt || !preview.ok()) return;
                    m_before = preview->picture;
                    Q_EMIT changed();
                });
}

QString ResultView::mark() const {
    const auto& task = m_view.task();
    if (!task) return {};
    if (!task->mine) return QStringLiteral("foreign");
    if (m_deleted) return QStringLiteral("deleted");
    if (task->result == ResultMark::WrongKey) return QStringLiteral("wrongKey");
    if (task->end != TaskEnd::None && task->end != TaskEnd::Settled && task->end != TaskEnd::CodeFailed)
        return QStringLiteral("refunded");
    if (task->end == TaskEnd::CodeFailed || task->result == ResultMark::NoResult) return QStringLiteral("noResult");
    if (m_result && !m_result->hashMatches()) return QStringLiteral("mismatch");
    switch (task->result) {
        case ResultMark::NotYet: return QStringLiteral("waiting");
        case ResultMark::Fetching: return QStringLiteral("fetching");
        case ResultMark::Opened: return m_result ? QStringLiteral("opened") : QStringLiteral("fetching");
        case ResultMark::NoResult: return QStringLiteral("noResult");
        case ResultMark::Mismatch: return QStringLiteral("mismatch");
        case ResultMark::WrongKey: return QStringLiteral("wrongKey");
        case ResultMark::Missing: return QStringLiteral("missing");
    }
    return {};
}

QString ResultView::title() const {
    const QString m = mark();
    if (m == QLatin1String("waiting")) return tr("Not completed yet");
    if (m == QLatin1String("fetching")) return tr("Fetching the result");
    if (m == QLatin1String("noResult")) return tr("No result");
    if (m == QLatin1String("mismatch")) return tr("This is not what the executor signed");
    if (m == QLatin1String("wrongKey")) return tr("The key to your result is not the promised one");
    if (m == QLatin1String("missing")) return tr("Nobody has the result now");
    if (m == QLatin1String("refunded")) return m_view.badgeText();
    if (m == QLatin1String("deleted")) return tr("Local copies deleted");
    if (m == QLatin1String("foreign")) return tr("Only its requester can open this result");
    return {};
}

QString ResultView::sentence() const {
    const auto& task = m_view.task();
    if (!task) return {};
    const QString m = mark();
    const QString detail = core::said(task->resultProblem);
    if (!m_openProblem.isEmpty() && m == QLatin1String("fetching")) return m_openProblem;
    if (m == QLatin1String("waiting")) return tr("The result can be opened when the task is complete.");
    if (m == QLatin1String("noResult") || m == QLatin1String("refunded")) return m_view.endSentence();
    if (m == QLatin1String("mismatch")) return tr("The downloaded result has another hash. It was not opened.");
    if (m == QLatin1String("wrongKey")) {
        const QString until = !task->moving ? m_view.endSentence()
                              : task->complaintEnds
                                  ? tr("Layer one can judge that until %1; Leo complains by itself, with the secret "
                                       "made for this task, which opens nothing else.")
                                        .arg(text::clock(*task->complaintEnds))
                                  : QString();
        return tr("The box on layer one does not hold the key the executor committed to. %1").arg(until).trimmed();
    }
    if (m == QLatin1String("fetching") || m == QLatin1String("missing")) return detail;
    if (m == QLatin1String("deleted")) return tr("The receipt and the proofs stay on layer one.");
    return {};
}

QString ResultView::log() const {
    if (!m_result || m_result->exit() == 0 || m_result->log().empty()) return {};
    const QStringList lines = QString::fromUtf8(bytesOf(m_result->log())).split(u'\n');
    QStringList shown;
    for (const QString& line : lines.mid(std::max<qsizetype>(0, lines.size() - kLogLines)))
        shown << text::plain(line.toStdString());
    return shown.join(u'\n');
}

QString ResultView::kind() const {
    if (!m_result) return {};
    if (!m_after.isNull()) return QStringLiteral("picture");
    return m_text.isEmpty() ? QStringLiteral("file") : QStringLiteral("text");
}

QString ResultView::fileName() const {
    const auto& task = m_view.task();
    if (!task || !m_result) return {};
    const QString suffix = QMimeDatabase().mimeTypeForName(text::own(m_result->mediaType())).preferredSuffix();
    const QString base = task->inputName.empty() ? tr("result") : QFileInfo(text::plain(task->inputName)).baseName();
    return suffix.isEmpty() ? tr("%1-result").arg(base) : tr("%1-result.%2").arg(base, suffix);
}

QString ResultView::fileFacts() const {
    if (!m_result) return {};
    QStringList facts;
    if (!m_after.isNull()) facts << tr("%1 × %2").arg(m_after.width()).arg(m_after.height());
    facts << text::size(m_result->output().size());
    if (m_result->hashMatches()) facts << tr("hash matches the one the executor signed");
    if (!m_previewNote.isEmpty()) facts << tr("no preview: %1").arg(m_previewNote);
    return facts.join(QStringLiteral(" · "));
}

bool ResultView::canRetry() const {
    const QString m = mark();
    return m == QLatin1String("mismatch") || m == QLatin1String("missing") || !m_openProblem.isEmpty();
}

QString ResultView::paidText() const {
    const auto& task = m_view.task();
    if (!task || task->end == TaskEnd::None) return {};
    const std::uint64_t back = shareOf(task->settlement, api::ShareRole::Requester).units;
    return text::leo9(Amount{task->offer.units > back ? task->offer.units - back : 0});
}

std::pair<int, int> ResultView::confirmed() const {
    int yes = 0, all = 0;
    if (!m_view.task()) return {};
    for (const api::TaskMember& member : m_view.task()->members) {
        if (member.role != api::MemberRole::Monitor) continue;
        for (const api::PhaseMark mark : {member.before, member.during, member.after}) {
            yes += mark == api::PhaseMark::Confirmed;
            ++all;
        }
    }
    return {yes, all};
}

QString ResultView::attestedText() const {
    const auto [yes, all] = confirmed();
    return all == 0 ? tr("No monitor has spoken") : tr("%1 of %2 confirmed").arg(yes).arg(all);
}

QString ResultView::attestedNote() const {
    const int monitors = confirmed().second / 3;
    return monitors == 0 ? QString() : tr("%n monitor(s), before, during and after", nullptr, monitors);
}

void ResultView::refreshProofs() {
    const api::Task& task = *m_view.task();
    std::vector<Row> proofs;
    const auto add = [&](const QString& label, const QString& brief, const QString& whole, const QString& link = {}) {
        if (!whole.isEmpty()) proofs.push_back({label, {label, brief, whole, link}});
    };
    const QString id = text::hex(task.id.bytes);
    add(tr("Task"), text::hash(task.id.bytes), id, QStringLiteral("leo:task/") + id);
    if (task.seed != Hash{}) add(tr("Seed of the draw"), text::hash(task.seed), text::hex(task.seed));
    add(tr("Sealed input"), text::cid(task.inputCid), text::own(task.inputCid));
    add(tr("Sealed result"), text::cid(task.resultCid), text::own(task.resultCid));
    if (task.closedHeight.value > 0)
        add(tr("Settlement"), text::height(task.closedHeight), QString::number(task.closedHeight.value),
            QStringLiteral("leo:block/") + QString::number(task.closedHeight.value));
    m_proofs.assign(std::move(proofs));

    int after = 0, during = 0;
    for (const api::TaskMember& member : task.members) {
        after += member.role == api::MemberRole::Monitor && member.after == api::PhaseMark::Confirmed;
        during += member.role == api::MemberRole::Monitor && member.during == api::PhaseMark::Confirmed;
    }
    std::vector<Row> findings;
    const auto find = [&](const QString& words, const QString& note, const char* tone) {
        findings.push_back({words, {words, note, QString::fromLatin1(tone)}});
    };
    if (after > 0) find(tr("Traces wiped"), tr("clean-up report checked by %n monitor(s)", nullptr, after), "ok");
    if (during > 0) find(tr("No network was opened"), tr("its profile is in the measured log"), "ok");
    if (task.consent && task.consent->softwareTpm)
        find(tr("Software TPM"), tr("proves the protocol, not the machine"), "warn");
    m_findings.assign(std::move(findings));
}

void ResultView::retry() {
    if (!m_view.task()) return;
    m_result.reset();
    m_openProblem.clear();
    m_asked = false;
    ++m_attempt;
    m_leo.tasks().retryResult(m_view.task()->id);
    refresh();
}

void ResultView::finish(const QString& done, const QString& action, const Status& status) {
    m_working = false;
    m_done = status.ok() ? done : QString();
    m_problem = status.ok() ? QString() : tr("%1: %2").arg(action, core::said(status.error().detail));
    Q_EMIT changed();
}

api::Finished ResultView::finisher(const QString& done, const QString& action) {
    m_working = true;
    m_done.clear();
    m_problem.clear();
    Q_EMIT changed();
    return [this, done, action, attempt = m_attempt](const Status& status) {
        if (attempt == m_attempt) finish(done, action, status);
    };
}

QUrl ResultView::suggestedFile(const QString& what) const {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = what == QLatin1String("result")    ? fileName()
                         : what == QLatin1String("receipt") ? tr("receipt-%1.pdf").arg(m_view.id().left(8))
                                                            : tr("task-%1.leo-evidence").arg(m_view.id().left(8));
    const bool there = !folder.isEmpty() && QFileInfo(folder).isDir();
    return QUrl::fromLocalFile(QDir(there ? folder : QDir::homePath()).filePath(name));
}

void ResultView::saveAs(const QUrl& file) {
    if (!canSave()) return;
    const QString path = pathOf(file);
    m_leo.tasks().saveResult(m_view.task()->id, path.toStdString(),
                             finisher(tr("Saved as %1").arg(QFileInfo(path).fileName()), tr("Not saved")));
}

void ResultView::deleteCopies() {
    if (!m_view.task() || m_working) return;
    m_working = true;
    m_leo.tasks().deleteLocalCopies(m_view.task()->id, [this, attempt = m_attempt](const Status& status) {
        if (attempt != m_attempt) return;
        if (status.ok()) {
            m_deleted = true;
            m_result.reset();
            m_before = m_after = {};
            m_text.clear();
        }
        finish(tr("Local copies deleted"), tr("Not deleted"), status);
    });
    Q_EMIT changed();
}

void ResultView::exportEvidence(const QUrl& file) {
    if (!m_view.task()) return;
    const QString path = pathOf(file);
    m_leo.tasks().exportEvidence(
        m_view.task()->id, path.toStdString(),
        finisher(tr("Evidence saved as %1").arg(QFileInfo(path).fileName()), tr("Evidence not exported")));
}

void ResultView::saveReceipt(const QUrl& file) {
    if (!hasReceipt()) return;
    const QString path = pathOf(file), name = QFileInfo(path).fileName();
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        finish(
            tr("Receipt saved as %1").arg(name), tr("Receipt not saved"),
            writeReceiptPdf(path, receiptLines(*m_view.task(), m_view.parties(), m_view.network()->networkName())));
        return;
    }
    const auto finished = finisher(tr("Receipt saved as %1").arg(name), tr("Receipt not saved"));
    m_leo.tasks().receiptJson(m_view.task()->id, [finished, path](Result<std::string> json) {
        if (!json.ok()) return finished(json.takeError());
        QSaveFile out(path);
        const bool written = out.open(QIODevice::WriteOnly) && out.write(QByteArray::fromStdString(*json)) >= 0;
        finished(written && out.commit() ? Status() : Status(makeError(Code::Io, out.errorString().toStdString())));
    });
}

void ResultView::copyReceipt() {
    if (!hasReceipt()) return;
    const auto finished = finisher(tr("Receipt copied"), tr("Receipt not copied"));
    m_leo.tasks().receiptJson(m_view.task()->id, [finished](Result<std::string> json) {
        if (!json.ok()) return finished(json.takeError());
        QGuiApplication::clipboard()->setText(text::own(*json));
        finished({});
    });
}

}  // namespace leo::ui

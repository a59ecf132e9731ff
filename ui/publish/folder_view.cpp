#include "publish/folder_view.h"

#include <QSet>
#include <algorithm>
#include <climits>

#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"
#include "wallet/wallet_words.h"

namespace leo::ui {
namespace {

// Rows of a tree in reading order: folders once, before their first file. `files` is sorted by path.
std::vector<Row> treeOf(const std::vector<api::PackedFile>& files) {
    std::vector<Row> rows;
    QSet<QString> seen;
    for (const api::PackedFile& file : files) {
        if (file.leftOut) continue;
        const QStringList parts = text::own(file.path).split(QLatin1Char('/'));
        QString folder;
        for (qsizetype depth = 0; depth + 1 < parts.size(); ++depth) {
            folder += parts[depth] + QLatin1Char('/');
            if (seen.contains(folder)) continue;
            seen.insert(folder);
            rows.push_back(
                {folder, {text::plain(parts[depth].toStdString()), static_cast<int>(depth), true, QString()}});
        }
        rows.push_back({text::own(file.path),
                        {text::plain(parts.back().toStdString()), static_cast<int>(parts.size() - 1), false,
                         text::size(file.bytes)}});
    }
    return rows;
}

QString readRefusal(const Error& error) {
    switch (error.code) {
        case Code::NotFound: return FolderView::tr("There is no such folder.");
        case Code::NotPermitted:
            return FolderView::tr("This folder cannot be read: %1.").arg(core::said(error.detail));
        case Code::TooLarge:
            return FolderView::tr("This is more than a lambda may hold: %1.").arg(core::said(error.detail));
        case Code::Malformed: return FolderView::tr("lambda.json is not in order: %1.").arg(core::said(error.detail));
        default: return words::refusal(error);
    }
}

}  // namespace

FolderView::FolderView(QObject* parent)
    : QObject(parent),
      m_files({"name", "depth", "folder", "size"}),
      m_leftOut({"path", "why"}),
      m_warnings({"place", "what"}) {
    onLanguage(this, [this] {
        if (m_stage == Stage::Ready) show(api::FolderReport(m_report));
    });
}

QString FolderView::name() const {
    return text::plain(m_path.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty).toStdString());
}

int FolderView::fileCount() const {
    return static_cast<int>(std::min<std::uint64_t>(m_report.filesPacked, INT_MAX));
}

QString FolderView::packed() const {
    return text::size(m_report.bytesPacked);
}

QString FolderView::summary() const {
    if (m_stage != Stage::Ready) return {};
    return tr("%1 · %n file(s) · %2", nullptr, fileCount()).arg(name(), packed());
}

QString FolderView::notListed() const {
    if (m_report.filesInAll <= m_report.files.size()) return {};
    return tr("%1 more files are there and not listed.")
        .arg(text::count(m_report.filesInAll - m_report.files.size()));
}

QString FolderView::tooMuch() const {
    const bool fits = m_report.filesPacked <= m_report.mostFiles && m_report.bytesPacked <= m_report.mostBytes;
    if (m_stage != Stage::Ready || fits) return {};
    return tr("A lambda holds at most %1 files and %2. This folder has %3 and %4. Name what the code does not need "
              "in "
              ".leoignore, then read the folder again.")
        .arg(text::count(m_report.mostFiles), text::size(m_report.mostBytes), text::count(m_report.filesPacked),
             text::size(m_report.bytesPacked));
}

void FolderView::reading(const QString& path) {
    m_path = path;
    m_stage = Stage::Reading;
    m_error.clear();
    Q_EMIT changed();
}

void FolderView::show(const Result<api::FolderReport>& report) {
    m_report = report.ok() ? *report : api::FolderReport{};
    m_stage = report.ok() ? Stage::Ready : Stage::Error;
    m_error = report.ok() ? QString() : readRefusal(report.error());
    std::sort(m_report.files.begin(), m_report.files.end(),
              [](const api::PackedFile& a, const api::PackedFile& b) { return a.path < b.path; });
    m_files.assign(treeOf(m_report.files));
    std::vector<Row> left, warnings;
    for (const api::PackedFile& file : m_report.files)
        if (file.leftOut) left.push_back({text::own(file.path), {text::plain(file.path), core::said(file.why)}});
    for (const api::SecretWarning& warning : m_report.warnings) {
        const QString place = tr("%1, line %2").arg(text::plain(warning.path)).arg(warning.line);
        warnings.push_back({place + text::own(warning.what), {place, core::said(warning.what)}});
    }
    m_leftOut.assign(std::move(left));
    m_warnings.assign(std::move(warnings));
    Q_EMIT changed();
}

void FolderView::clear() {
    m_path.clear();
    show(api::FolderReport{});
    m_stage = Stage::Empty;
    Q_EMIT changed();
}

}  // namespace leo::ui

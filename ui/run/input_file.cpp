#include "run/input_file.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

#include "language/core_words.h"
#include "language/language.h"
#include "run/picture.h"
#include "run/task_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

QString sentence(const Error& error) {
    const QString detail = core::said(error.detail);
    switch (error.code) {
        case Code::NotFound: return InputFile::tr("The file is not there any more.");
        case Code::NotPermitted: return InputFile::tr("The file may not be read with your rights.");
        case Code::Unsupported: return InputFile::tr("Leo cannot use this kind of file: %1").arg(detail);
        case Code::TooLarge: return InputFile::tr("The file is too large: %1").arg(detail);
        case Code::Malformed: return InputFile::tr("The file is damaged: %1").arg(detail);
        default: return InputFile::tr("The file could not be read: %1").arg(detail);
    }
}

}  // namespace

InputFile::InputFile(api::Tasks& tasks, QObject* parent)
    : QObject(parent), m_tasks(tasks), m_facts({"label", "value", "note", "tone"}) {
    onLanguage(this, [this] {
        refreshFacts();
        Q_EMIT changed();
    });
}

QString InputFile::mark() const {
    if (m_reading) return QStringLiteral("reading");
    if (m_report) return QStringLiteral("ready");
    return m_problem.isEmpty() ? QStringLiteral("empty") : QStringLiteral("rejected");
}

QString InputFile::name() const {
    return m_name;
}

QString InputFile::icon() const {
    return m_report ? mediaIcon(m_report->mediaType) : QStringLiteral("file");
}

void InputFile::begin(const QString& name) {
    ++m_attempt;
    m_reading = true;
    m_name = name;
    m_problem.clear();
    m_previewText.clear();
    m_previewNote.clear();
    m_report.reset();
    m_picture = {};
    m_keepMetadata = false;
    refreshFacts();
    Q_EMIT changed();
}

void InputFile::remove() {
    begin({});
    m_reading = false;
    Q_EMIT changed();
}

void InputFile::take(const QUrl& url) {
    const QString path = url.isLocalFile() ? url.toLocalFile() : url.isRelative() ? url.toString() : QString();
    begin(path.isEmpty() ? url.toDisplayString() : QFileInfo(path).fileName());
    if (path.isEmpty()) {
        m_reading = false;
        m_problem = tr("Only files of this computer can be used.");
        Q_EMIT changed();
        return;
    }
    m_tasks.inspectInput(path.toStdString(), [this, attempt = m_attempt](Result<api::InputReport> report) {
        judged(attempt, {}, std::move(report));
    });
}

void InputFile::takeBytes(const QByteArray& bytes, const QString& name) {
    begin(name);
    Bytes copy(bytes.begin(), bytes.end());
    m_tasks.inspectBytes(std::move(copy), name.toStdString(),
                         [this, attempt = m_attempt, bytes](Result<api::InputReport> report) {
                             judged(attempt, bytes, std::move(report));
                         });
}

bool InputFile::paste() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data) return false;
    if (data->hasUrls() && data->urls().size() == 1) {
        take(data->urls().front());
        return true;
    }
    if (data->hasImage()) {
        QByteArray png;
        QBuffer buffer(&png);
        if (!buffer.open(QIODevice::WriteOnly) || !data->imageData().value<QImage>().save(&buffer, "PNG"))
            return false;
        takeBytes(png, tr("clipboard.png"));
        return true;
    }
    if (data->hasText() && !data->text().isEmpty()) {
        takeBytes(data->text().toUtf8(), tr("clipboard.txt"));
        return true;
    }
    return false;
}

void InputFile::judged(quint64 attempt, const QByteArray& bytes, Result<api::InputReport> report) {
    if (attempt != m_attempt) return;
    m_reading = false;
    if (!report.ok()) {
        m_problem = sentence(report.error());
        Q_EMIT changed();
        return;
    }
    m_report = std::move(*report);
    m_name = text::plain(m_report->name);
    refreshFacts();
    Q_EMIT changed();
    const QString path = bytes.isEmpty() ? text::own(m_report->path) : QString();
    makePreview(this, path, bytes, text::own(m_report->mediaType), [this, attempt](Result<Preview> preview) {
        if (attempt != m_attempt) return;
        if (preview.ok()) {
            m_picture = preview->picture;
            m_previewText = preview->text;
            if (m_picture.isNull() && m_previewText.isEmpty())
                m_previewNote = tr("No preview for this kind of file.");
        } else {
            m_previewNote = tr("No preview: %1.").arg(core::said(preview.error().detail));
        }
        Q_EMIT changed();
    });
}

void InputFile::refreshFacts() {
    std::vector<Row> rows;
    const auto add = [&](const QString& label, const QString& value, const QString& tone = {}) {
        rows.push_back({label, {label, value, QString(), tone}});
    };
    if (m_report) {
        add(tr("Size"), text::size(m_report->bytes));
        if (m_report->width > 0)
            add(tr("Pixels"), tr("%1 × %2").arg(m_report->width).arg(m_report->height));
        else
            add(tr("Type"), text::plain(m_report->mediaType));
        if (m_report->hasLocation)
            add(tr("Location in EXIF"), m_keepMetadata ? tr("kept") : tr("removed"),
                m_keepMetadata ? QStringLiteral("warn") : QStringLiteral("ok"));
        else if (m_report->hasMetadata)
            add(tr("Metadata"), m_keepMetadata ? tr("kept") : tr("removed"),
                m_keepMetadata ? QStringLiteral("warn") : QStringLiteral("ok"));
        add(tr("Opened by"), tr("one sandbox, once"));
    }
    m_facts.assign(std::move(rows));
}

void InputFile::setKeepMetadata(bool keep) {
    if (keep == m_keepMetadata) return;
    m_keepMetadata = keep;
    refreshFacts();
    Q_EMIT changed();
}

}  // namespace leo::ui

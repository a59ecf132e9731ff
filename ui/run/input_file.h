// InputFile: the file to be processed: judged by the core, shown from this computer, not yet encrypted.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QObject>
#include <QUrl>
#include <optional>

#include "api/tasks.h"
#include "run/row_model.h"

namespace leo::ui {

class InputFile : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(QString mark READ mark NOTIFY changed)  // "empty", "reading", "ready", "rejected"
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString icon READ icon NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* facts READ facts CONSTANT)
    Q_PROPERTY(QImage picture READ picture NOTIFY changed)
    Q_PROPERTY(bool hasPicture READ hasPicture NOTIFY changed)
    Q_PROPERTY(QString previewText READ previewText NOTIFY changed)
    Q_PROPERTY(QString previewNote READ previewNote NOTIFY changed)  // why there is no preview
    Q_PROPERTY(bool hasMetadata READ hasMetadata NOTIFY changed)
    Q_PROPERTY(bool hasLocation READ hasLocation NOTIFY changed)
    Q_PROPERTY(bool keepMetadata READ keepMetadata WRITE setKeepMetadata NOTIFY changed)

public:
    explicit InputFile(api::Tasks& tasks, QObject* parent = nullptr);

    Q_INVOKABLE void take(const QUrl& url);
    Q_INVOKABLE bool paste();  // a picture, text or one file of the clipboard; false when it holds none
    Q_INVOKABLE void remove();

    const std::optional<api::InputReport>& report() const { return m_report; }
    QString mark() const;
    QString name() const;
    QString icon() const;
    QString problem() const { return m_problem; }
    RowModel* facts() { return &m_facts; }
    QImage picture() const { return m_picture; }
    bool hasPicture() const { return !m_picture.isNull(); }
    QString previewText() const { return m_previewText; }
    QString previewNote() const { return m_previewNote; }
    bool hasMetadata() const { return m_report && m_report->hasMetadata; }
    bool hasLocation() const { return m_report && m_report->hasLocation; }
    bool keepMetadata() const { return m_keepMetadata; }
    void setKeepMetadata(bool keep);

Q_SIGNALS:
    void changed();

private:
    void begin(const QString& name);
    void takeBytes(const QByteArray& bytes, const QString& name);
    void judged(quint64 attempt, const QByteArray& bytes, Result<api::InputReport> report);
    void refreshFacts();

    api::Tasks& m_tasks;
    RowModel m_facts;
    quint64 m_attempt = 0;  // answers to an earlier file come late
    bool m_reading = false;
    QString m_name, m_problem, m_previewText, m_previewNote;
    std::optional<api::InputReport> m_report;
    QImage m_picture;
    bool m_keepMetadata = false;
};

}  // namespace leo::ui

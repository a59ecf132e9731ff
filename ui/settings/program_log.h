// ProgramLog: what this program logged, for its page, and the crash report of the run before.
//
// The program gives the source; it is asked twice a second while a page follows (ui section 7 rule 1), at no other
// time. Lines may hold names and addresses: scrubbed() is what may leave this computer.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <functional>
#include <string>
#include <vector>

#include "base/strong.h"
#include "run/row_model.h"

namespace leo::ui {

struct ProgramLogLine {
    TimeMs time;
    bool warning = false;
    std::string area, text;
};

class ProgramLog : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("SettingsArea has the only one")
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)  // time, source, tone, line: as LogView wants them
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    Q_PROPERTY(bool warningsOnly READ warningsOnly WRITE setWarningsOnly NOTIFY changed)
    Q_PROPERTY(QString file READ file NOTIFY changed)  // all of it, on the disk
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString saved READ saved NOTIFY changed)
    Q_PROPERTY(QString crash READ crash NOTIFY changed)  // the report of the last run; empty when it ended well
    Q_PROPERTY(QString crashFile READ crashFile NOTIFY changed)

public:
    static constexpr int kFollowMs = 500;
    static constexpr qsizetype kMaxCrashBytes = 64 * 1024;  // a backtrace of 64 frames is a tenth of that
    static constexpr std::size_t kScrubbedLines = 100;

    explicit ProgramLog(QObject* parent = nullptr);

    // Oldest first. Without a source the log is empty.
    using Source = std::function<std::vector<ProgramLogLine>()>;
    void setSource(Source source, const QString& file);
    void setCrash(const QString& file);  // reads it

    RowModel* rows() { return &m_rows; }
    QString filter() const { return m_filter; }
    bool warningsOnly() const { return m_warningsOnly; }
    QString file() const { return m_file; }
    QString problem() const { return m_problem; }
    QString saved() const { return m_saved; }
    QString crash() const { return m_crash; }
    QString crashFile() const { return m_crashFile; }
    void setFilter(const QString& filter);
    void setWarningsOnly(bool only);

    Q_INVOKABLE void follow(bool following);
    Q_INVOKABLE QString text() const;  // the lines shown
    Q_INVOKABLE void save(const QUrl& file);
    Q_INVOKABLE void dismissCrash();

    // The newest warnings without what could name anybody: identifiers, addresses, paths and numbers of machines are
    // replaced by the word for what they were.
    QString scrubbed() const;

Q_SIGNALS:
    void changed();

private:
    std::vector<ProgramLogLine> lines() const;  // the source's that pass the filter
    void refresh();

    Source m_source;
    RowModel m_rows;
    QTimer m_timer;
    QString m_filter, m_file, m_problem, m_saved, m_crash, m_crashFile;
    bool m_warningsOnly = false;
};

// What scrubbed() does with one text.
QString withoutIdentifiers(const QString& text);

}  // namespace leo::ui

// FolderView: the folder of a new lambda: its files as a tree, what is left out, and secrets found in it.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/lambdas.h"
#include "run/row_model.h"

namespace leo::ui {

class FolderView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("PublishWizard has the only one")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(QString path READ path NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)  // last part of the path
    Q_PROPERTY(int fileCount READ fileCount NOTIFY changed)
    Q_PROPERTY(QString packed READ packed NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)  // "grey · 6 files · 41 kB"
    Q_PROPERTY(QString notListed READ notListed NOTIFY changed)
    Q_PROPERTY(QString tooMuch READ tooMuch NOTIFY changed)  // why this is no lambda; empty when it fits
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* files READ files CONSTANT)        // name, depth, folder, size
    Q_PROPERTY(leo::ui::RowModel* leftOut READ leftOut CONSTANT)    // path, why
    Q_PROPERTY(leo::ui::RowModel* warnings READ warnings CONSTANT)  // place, what

public:
    enum class Stage { Empty, Reading, Ready, Error };
    Q_ENUM(Stage)

    explicit FolderView(QObject* parent = nullptr);

    Stage stage() const { return m_stage; }
    QString path() const { return m_path; }
    QString name() const;
    int fileCount() const;
    QString packed() const;
    QString summary() const;
    QString notListed() const;
    QString tooMuch() const;
    QString error() const { return m_error; }
    RowModel* files() { return &m_files; }
    RowModel* leftOut() { return &m_leftOut; }
    RowModel* warnings() { return &m_warnings; }

    void reading(const QString& path);
    void show(const Result<api::FolderReport>& report);
    void clear();

Q_SIGNALS:
    void changed();

private:
    Stage m_stage = Stage::Empty;
    QString m_path, m_error;
    api::FolderReport m_report;
    RowModel m_files, m_leftOut, m_warnings;
};

}  // namespace leo::ui

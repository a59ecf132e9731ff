// RuntimeLogPages: the entries of the runtime log, newest first, page by page as they are scrolled to.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/node.h"
#include "run/row_model.h"

namespace leo::ui {

class RuntimeLogPages : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("NodeArea has the only one")
    // number, time, kindText, shownTask, taskId, detail, digest
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed)  // the first page came
    Q_PROPERTY(bool atEnd READ atEnd NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    explicit RuntimeLogPages(api::NodeOperator& node, QObject* parent = nullptr);

    RowModel* rows() { return &m_rows; }
    bool busy() const { return m_busy; }
    bool loaded() const { return m_loaded; }
    bool atEnd() const { return m_loaded && m_next.empty(); }
    QString error() const { return m_error; }

    Q_INVOKABLE void refresh();  // from the newest entry on
    Q_INVOKABLE void more();     // the page after the last; nothing while one is under way or at the end

Q_SIGNALS:
    void changed();

private:
    void ask(const api::Cursor& from);
    void show();

    api::NodeOperator& m_node;
    RowModel m_rows;
    std::vector<api::RuntimeEntry> m_entries;
    api::Cursor m_next;
    QString m_error;
    bool m_busy = false, m_loaded = false;
};

}  // namespace leo::ui

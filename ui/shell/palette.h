// Palette: what the command palette lists for a query: pages to go to, tasks, actions, and what a pasted identifier
// is.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"
#include "run/row_model.h"

namespace leo::ui {

class Appearance;
class Navigator;

class Palette : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    // heading (of a group's first row, else empty), title, note, iconName, keyCaps
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)

public:
    static constexpr std::size_t kMaxTasks = 6;  // more are in the list of tasks

    Palette(api::Leo& leo, Navigator& navigator, Appearance& appearance, QObject* parent = nullptr);

    QString query() const { return m_query; }
    RowModel* rows() { return &m_rows; }
    void setQuery(const QString& query);
    // Does what the row says.
    Q_INVOKABLE void run(int row);

Q_SIGNALS:
    void queryChanged();

private:
    struct Entry {
        QString group, title, note, icon;
        QStringList keys;
        std::function<void()> run;
    };
    void build();
    void addPages();
    void addTasks();
    void addActions();
    void addMatches();
    void add(Entry entry);
    void search();

    api::Leo& m_leo;
    Navigator& m_navigator;
    Appearance& m_appearance;
    QString m_query;
    std::vector<Entry> m_entries;
    RowModel m_rows;
    std::shared_ptr<const api::TasksState> m_tasks;
    std::shared_ptr<const api::WalletsState> m_wallets;
    api::SearchResult m_found;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    Subscription m_onTasks, m_onWallets;
};

}  // namespace leo::ui

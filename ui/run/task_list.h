// TaskList: the tasks of the active wallet, and what else this computer takes part in: My tasks, and parts of Home.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/leo.h"
#include "run/network_watch.h"
#include "run/row_model.h"

namespace leo::ui {

class TaskList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(QString pageState READ pageState NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* inFlight READ inFlight CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* ended READ ended CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* recent READ recent CONSTANT)  // the newest of the ended ones
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(QString inFlightNote READ inFlightNote NOTIFY changed)
    Q_PROPERTY(leo::ui::NetworkWatch* network READ network CONSTANT)

public:
    static constexpr std::size_t kRecent = 7;  // as many as Home shows

    explicit TaskList(api::Leo& leo, PageClock::Source source = {}, QObject* parent = nullptr);

    Q_INVOKABLE void setVisible(bool visible) { m_network.clock().run(visible); }
    QString pageState() const;
    RowModel* inFlight() { return &m_inFlight; }
    RowModel* ended() { return &m_ended; }
    RowModel* recent() { return &m_recent; }
    QString filter() const { return m_filter; }
    void setFilter(const QString& filter);
    int total() const;
    QString inFlightNote() const;
    NetworkWatch* network() { return &m_network; }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    Row row(const api::TaskRow& task) const;
    bool passes(const api::TaskRow& task) const;

    NetworkWatch m_network;
    RowModel m_inFlight, m_ended, m_recent;
    std::shared_ptr<const api::TasksState> m_state;
    QString m_filter;
    Subscription m_subscription;
};

}  // namespace leo::ui

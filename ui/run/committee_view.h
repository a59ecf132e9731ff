// CommitteeView: the members of one task for the ring and its table, the counters beside it and the words inside it.
//
// Shows only what the snapshot says: a member without a verified role is sealed, and nothing here guesses.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/tasks.h"
#include "run/network_watch.h"
#include "run/row_model.h"

namespace leo::ui {

class CommitteeView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(leo::ui::RowModel* members READ members CONSTANT)
    Q_PROPERTY(int expected READ expected NOTIFY changed)  // places to show while the election runs, else 0
    Q_PROPERTY(int monitors READ monitors NOTIFY changed)
    Q_PROPERTY(int before READ before NOTIFY changed)
    Q_PROPERTY(int during READ during NOTIFY changed)
    Q_PROPERTY(int after READ after NOTIFY changed)
    Q_PROPERTY(bool countersShown READ countersShown NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)  // "10 members · 14 votes"
    Q_PROPERTY(QString centerIcon READ centerIcon NOTIFY changed)
    Q_PROPERTY(QString centerTitle READ centerTitle NOTIFY changed)
    Q_PROPERTY(QString centerClock READ centerClock NOTIFY clockChanged)
    Q_PROPERTY(QString centerLine READ centerLine NOTIFY clockChanged)
    Q_PROPERTY(QString centerDetail READ centerDetail NOTIFY clockChanged)

public:
    explicit CommitteeView(NetworkWatch& network, QObject* parent = nullptr);

    void show(const api::Task& task);
    void tick();

    RowModel* members() { return &m_members; }
    int expected() const;
    int monitors() const { return m_monitors; }
    int before() const { return m_before; }
    int during() const { return m_during; }
    int after() const { return m_after; }
    bool countersShown() const { return m_monitors > 0; }
    QString note() const;
    QString centerIcon() const;
    QString centerTitle() const;
    QString centerClock() const;
    QString centerLine() const;
    QString centerDetail() const;

Q_SIGNALS:
    void changed();
    void clockChanged();
    void announced(const QString& words);  // politely: a step begins, the verdicts of a phase are complete

private:
    void count();
    Row memberRow(const api::TaskMember& member) const;
    QString timeLeft(TimeMs deadline) const;

    NetworkWatch& m_network;
    RowModel m_members;
    api::Task m_task;
    int m_monitors = 0, m_before = 0, m_during = 0, m_after = 0;
};

}  // namespace leo::ui

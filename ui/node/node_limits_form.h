// NodeLimitsForm: the limits as they are typed, checked as they are typed, and handed over whole.
//
// Untouched, it follows the node's limits; touched, it keeps what was typed until apply() or revert().
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/node.h"

namespace leo::ui {

class NodeLimitsForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("NodeArea has the only one")
    Q_PROPERTY(QString cores READ cores WRITE setCores NOTIFY changed)     // empty: all
    Q_PROPERTY(QString memory READ memory WRITE setMemory NOTIFY changed)  // GB of one task; empty: what it asks for
    Q_PROPERTY(QString offer READ offer WRITE setOffer NOTIFY changed)     // LEO; empty: any
    Q_PROPERTY(bool always READ always WRITE setAlways NOTIFY changed)
    Q_PROPERTY(QString from READ from WRITE setFrom NOTIFY changed)  // "22:00", local time
    Q_PROPERTY(QString to READ to WRITE setTo NOTIFY changed)
    Q_PROPERTY(QString coresError READ coresError NOTIFY changed)
    Q_PROPERTY(QString memoryError READ memoryError NOTIFY changed)
    Q_PROPERTY(QString offerError READ offerError NOTIFY changed)
    Q_PROPERTY(QString hoursError READ hoursError NOTIFY changed)
    Q_PROPERTY(bool touched READ touched NOTIFY changed)
    Q_PROPERTY(bool valid READ valid NOTIFY changed)

public:
    explicit NodeLimitsForm(api::NodeOperator& node, QObject* parent = nullptr);

    void take(const api::NodeState& state);

    QString cores() const { return m_cores; }
    QString memory() const { return m_memory; }
    QString offer() const { return m_offer; }
    bool always() const { return m_always; }
    QString from() const { return m_from; }
    QString to() const { return m_to; }
    void setCores(const QString& text) { set(m_cores, text); }
    void setMemory(const QString& text) { set(m_memory, text); }
    void setOffer(const QString& text) { set(m_offer, text); }
    void setAlways(bool always);
    void setFrom(const QString& text) { set(m_from, text); }
    void setTo(const QString& text) { set(m_to, text); }
    QString coresError() const { return m_coresError; }
    QString memoryError() const { return m_memoryError; }
    QString offerError() const { return m_offerError; }
    QString hoursError() const { return m_hoursError; }
    bool touched() const { return m_touched; }
    bool valid() const;

    Q_INVOKABLE void apply();
    Q_INVOKABLE void revert();

Q_SIGNALS:
    void changed();
    void applied();

private:
    void set(QString& field, const QString& text);
    void show();
    void check();

    api::NodeOperator& m_node;
    api::NodeLimits m_known, m_typed;
    api::Measured m_measured;
    QString m_cores, m_memory, m_offer, m_from, m_to;
    QString m_coresError, m_memoryError, m_offerError, m_hoursError;
    bool m_always = true, m_touched = false;
};

}  // namespace leo::ui

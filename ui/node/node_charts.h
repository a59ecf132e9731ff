// NodeCharts: credit over 90 days and earnings over 30, in the shape that LineChart and StackedBars take.
//
// Doubles carry places on screen only; every figure a person reads comes as text from the exact amount.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantList>

#include "api/node.h"

namespace leo::ui {

class NodeCharts : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("NodeArea has the only one")
    Q_PROPERTY(QVariantList credit READ credit NOTIFY changed)            // {at, value, label, valueText}
    Q_PROPERTY(QVariantList creditMarks READ creditMarks NOTIFY changed)  // {at, value, text, why}: penalties
    Q_PROPERTY(QVariantList creditLevels READ creditLevels NOTIFY changed)
    Q_PROPERTY(QVariantList creditTimes READ creditTimes NOTIFY changed)
    Q_PROPERTY(QVariantList earnings READ earnings NOTIFY changed)  // {label, parts: monitor, executor, attestor}
    Q_PROPERTY(QVariantList earningLevels READ earningLevels NOTIFY changed)
    Q_PROPERTY(QString firstDay READ firstDay NOTIFY changed)
    Q_PROPERTY(QString lastDay READ lastDay NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    explicit NodeCharts(api::NodeOperator& node, QObject* parent = nullptr);

    void refresh();

    QVariantList credit() const { return m_credit; }
    QVariantList creditMarks() const { return m_marks; }
    QVariantList creditLevels() const { return m_creditLevels; }
    QVariantList creditTimes() const { return m_times; }
    QVariantList earnings() const { return m_earnings; }
    QVariantList earningLevels() const { return m_earningLevels; }
    QString firstDay() const { return m_firstDay; }
    QString lastDay() const { return m_lastDay; }
    QString error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void take(const std::vector<api::CreditPoint>& points);
    void take(const std::vector<api::EarningsDay>& days);

    api::NodeOperator& m_node;
    QVariantList m_credit, m_marks, m_creditLevels, m_times, m_earnings, m_earningLevels;
    QString m_firstDay, m_lastDay, m_error;
};

}  // namespace leo::ui

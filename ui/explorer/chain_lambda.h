// ChainLambda: a lambda as the chain has it: its public manifest and its record.
#pragma once

#include "api/lambdas.h"
#include "explorer/detail.h"

namespace leo::ui {

class ChainLambda : public leo::ui::Detail {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by ExplorerArea")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString description READ description NOTIFY changed)
    Q_PROPERTY(bool retired READ retired NOTIFY changed)

public:
    ChainLambda(api::Lambdas& lambdas, const QString& id, QObject* parent);

    const QString& name() const { return m_name; }
    const QString& description() const { return m_description; }
    bool retired() const { return m_retired; }

private:
    void show(const api::Lambda& lambda);

    QString m_name, m_description;
    bool m_retired = false;
    std::shared_ptr<const api::LambdasState> m_state;
    Subscription m_subscription;
};

}  // namespace leo::ui

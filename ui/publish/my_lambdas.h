// MyLambdas: what the active wallet published: figures of 30 days, the list, one lambda in detail and its changes.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantList>
#include <map>

#include "api/lambdas.h"
#include "run/row_model.h"

namespace leo::ui {

class Signing;

class MyLambdas : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("PublishArea has the only one")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)  // name, state, price, runs, success, revenue, weeks, …
    Q_PROPERTY(QString earned READ earned NOTIFY changed)   // 30 days, like the next three
    Q_PROPERTY(QString earnedChange READ earnedChange NOTIFY changed)
    Q_PROPERTY(QString runs READ runs NOTIFY changed)
    Q_PROPERTY(QString runsADay READ runsADay NOTIFY changed)
    Q_PROPERTY(QString success READ success NOTIFY changed)
    Q_PROPERTY(QString failures READ failures NOTIFY changed)
    Q_PROPERTY(QString selected READ selected NOTIFY changed)  // id, empty when none
    Q_PROPERTY(QVariantMap detail READ detail NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* versions READ versions CONSTANT)  // id, version, state, blockHeight, runs
    Q_PROPERTY(QVariantList lastRuns READ lastRuns NOTIFY changed)  // "settled", "noResult", "refunded", oldest first
    Q_PROPERTY(QVariantList weeks READ weeks NOTIFY changed)        // {start, amount, value}, oldest first
    Q_PROPERTY(bool askEveryTime READ askEveryTime NOTIFY changed)
    Q_PROPERTY(QString priceProblem READ priceProblem NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    enum class Stage { Loading, Empty, Ready };
    Q_ENUM(Stage)

    MyLambdas(api::Lambdas& lambdas, Signing& signing, QObject* parent = nullptr);

    Stage stage() const { return m_stage; }
    RowModel* rows() { return &m_rows; }
    QString earned() const;
    QString earnedChange() const;
    QString runs() const;
    QString runsADay() const;
    QString success() const;
    QString failures() const;
    QString selected() const;
    QVariantMap detail() const;
    RowModel* versions() { return &m_versions; }
    QVariantList lastRuns() const;
    QVariantList weeks() const;
    bool askEveryTime() const;
    QString priceProblem() const { return m_priceProblem; }
    bool busy() const { return m_busy; }
    QString error() const { return m_error; }

    const api::Lambda* current() const;

    Q_INVOKABLE void select(const QString& id);
    Q_INVOKABLE void changePrice(const QString& amount);  // opens the confirmation
    Q_INVOKABLE void retire();                            // likewise
    Q_INVOKABLE void setDeprecated(bool deprecated);
    Q_INVOKABLE void setAskEveryTime(bool ask);

Q_SIGNALS:
    void changed();

private:
    void take(const api::LambdasState& state);
    void loadFigures(const LambdaId& id);
    void show();
    void prepared(const Result<api::SigningRequest>& request);
    const api::LambdaFigures* figuresOf(const LambdaId& id) const;

    api::Lambdas& m_api;
    Signing& m_signing;
    api::LambdasState m_state;
    std::map<LambdaId, api::LambdaFigures> m_figures;
    std::map<LambdaId, std::uint64_t> m_asked;  // at how many runs the figures were asked for
    RowModel m_rows, m_versions;
    std::optional<LambdaId> m_selected;
    Stage m_stage = Stage::Loading;
    bool m_busy = false;
    QString m_priceProblem, m_error;
    Subscription m_subscription;
};

}  // namespace leo::ui

// LambdaChoices: the lambdas of the network to choose from: searched, filtered, those that take the chosen file
// first.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <optional>

#include "api/lambdas.h"
#include "run/row_model.h"

namespace leo::ui {

// Does the lambda take this media type? One that names no types takes any.
bool accepts(const api::Lambda& lambda, const std::string& mediaType);
// Settled runs of 1000 settled and failed; none before the first run.
std::optional<std::uint64_t> successPermille(const api::Lambda& lambda);

class LambdaChoices : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY changed)  // "all", "image", "text", "data"
    Q_PROPERTY(QString chosenId READ chosenId NOTIFY chosenChanged)
    Q_PROPERTY(QString name READ name NOTIFY chosenChanged)
    Q_PROPERTY(QString description READ description NOTIFY chosenChanged)
    Q_PROPERTY(QString icon READ icon NOTIFY chosenChanged)
    Q_PROPERTY(QString author READ author NOTIFY chosenChanged)
    Q_PROPERTY(QString authorHex READ authorHex NOTIFY chosenChanged)
    Q_PROPERTY(QString cid READ cid NOTIFY chosenChanged)
    Q_PROPERTY(QString cidShort READ cidShort NOTIFY chosenChanged)
    Q_PROPERTY(QString limits READ limits NOTIFY chosenChanged)
    Q_PROPERTY(QString rate READ rate NOTIFY chosenChanged)
    Q_PROPERTY(QString rateStatus READ rateStatus NOTIFY chosenChanged)

public:
    static constexpr std::uint64_t kGoodPermille = 960;  // below it the rate is shown as a warning, ui section 6.5

    LambdaChoices(api::Lambdas& lambdas, api::Wallets& wallets, QObject* parent = nullptr);

    // The rows of lambdas that take this type come first; empty: by runs alone.
    void fitTo(const std::string& mediaType);
    Q_INVOKABLE void choose(const QString& id);
    const std::optional<api::Lambda>& chosen() const { return m_chosen; }
    // The chosen lambda left the network's list.
    bool gone() const { return m_gone; }
    QString authorOf(const api::Lambda& lambda) const;

    RowModel* rows() { return &m_rows; }
    bool loaded() const { return m_state != nullptr; }
    int total() const { return m_state ? static_cast<int>(m_state->all.size()) : 0; }
    QString search() const { return m_search; }
    void setSearch(const QString& search);
    QString category() const { return m_category; }
    void setCategory(const QString& category);
    QString chosenId() const;
    QString name() const;
    QString description() const;
    QString icon() const;
    QString author() const { return m_chosen ? authorOf(*m_chosen) : QString(); }
    QString authorHex() const;
    QString cid() const;
    QString cidShort() const;
    QString limits() const;
    QString rate() const;
    QString rateStatus() const;

Q_SIGNALS:
    void changed();
    void chosenChanged();

private:
    void refresh();
    bool passes(const api::Lambda& lambda) const;

    api::Wallets& m_wallets;
    RowModel m_rows;
    std::shared_ptr<const api::LambdasState> m_state;
    std::string m_fit;
    QString m_search, m_category = QStringLiteral("all");
    std::optional<api::Lambda> m_chosen;
    bool m_gone = false;
    Subscription m_subscription;
};

}  // namespace leo::ui

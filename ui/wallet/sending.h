// Sending: the form of a transfer: who, how much, and what is wrong with either. review() hands over to Signing.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/wallets.h"

namespace leo::ui {

class Signing;

class Sending : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("WalletsArea has the only one")
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY changed)
    Q_PROPERTY(QString amount READ amount WRITE setAmount NOTIFY changed)
    Q_PROPERTY(QString fullAddress READ fullAddress NOTIFY changed)  // in fours, once it is one
    Q_PROPERTY(QString recipientName READ recipientName NOTIFY changed)
    Q_PROPERTY(QString recipientSeed READ recipientSeed NOTIFY changed)
    Q_PROPERTY(QString addressProblem READ addressProblem NOTIFY changed)
    Q_PROPERTY(QString lookalikeWarning READ lookalikeWarning NOTIFY changed)
    Q_PROPERTY(QString amountProblem READ amountProblem NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString sent READ sent NOTIFY changed)  // after one was recorded: where

public:
    Sending(api::Wallets& wallets, Signing& signing, QObject* parent = nullptr);

    QString address() const { return m_address; }
    QString amount() const { return m_amount; }
    void setAddress(const QString& address);
    void setAmount(const QString& amount);
    QString fullAddress() const;
    QString recipientName() const;
    QString recipientSeed() const;
    QString addressProblem() const { return m_addressProblem; }
    QString lookalikeWarning() const;
    QString amountProblem() const { return m_amountProblem; }
    bool ready() const;
    bool busy() const { return m_busy; }
    QString error() const { return m_error; }
    QString sent() const { return m_sent; }

    Q_INVOKABLE void review();
    Q_INVOKABLE void clear();
    void take(const api::WalletsState& state);

Q_SIGNALS:
    void changed();

private:
    void judge();

    api::Wallets& m_api;
    Signing& m_signing;
    api::WalletsState m_state;
    QString m_address, m_amount, m_addressProblem, m_amountProblem, m_error, m_sent;
    std::optional<AccountId> m_to;
    std::optional<Amount> m_units;
    std::uint64_t m_request = 0;
    bool m_busy = false;
};

// An amount as a field takes it: only the decimal sign of the language; Malformed says what is wrong.
Result<Amount> amountOf(const QString& entered);

}  // namespace leo::ui

// Unlocking: the password of a wallet, wrong ones and the wait they cost (ui section 6.11).
//
// The core counts wrong passwords and says how long to wait (Wallet::delayMs); this class counts that down.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "api/wallets.h"

namespace leo::ui {

class Unlocking : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("WalletsArea has the only one")
    Q_PROPERTY(QString account READ account WRITE choose NOTIFY changed)
    Q_PROPERTY(int waitSeconds READ waitSeconds NOTIFY changed)  // 0: a password may be tried
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    explicit Unlocking(api::Wallets& wallets, QObject* parent = nullptr);

    QString account() const;
    int waitSeconds() const;
    bool busy() const { return m_busy; }
    QString error() const { return m_error; }

    Q_INVOKABLE void choose(const QString& account);
    Q_INVOKABLE void unlock(const QString& password);
    void take(const api::WalletsState& state);

Q_SIGNALS:
    void changed();
    void unlocked();

private:
    void update();

    api::Wallets& m_api;
    api::WalletsState m_state;
    std::optional<AccountId> m_account;
    std::uint64_t m_delayMs = 0;
    QElapsedTimer m_since;
    QTimer m_tick;
    bool m_busy = false;
    QString m_error;
};

}  // namespace leo::ui

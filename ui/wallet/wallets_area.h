// WalletsArea: the wallets of this computer and the active one.
//
// While hidden (Ctrl Shift H) its own figures are not on screen; what is signed always is.
// `signing` is the one confirmation dialog of the program: whoever prepares a transaction hands it to present().
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>

#include "api/leo.h"
#include "firstrun/new_wallet.h"
#include "run/row_model.h"
#include "wallet/account_history.h"
#include "wallet/secret_clipboard.h"
#include "wallet/sending.h"
#include "wallet/signing.h"
#include "wallet/unlocking.h"
#include "wallet/while_locked.h"

namespace leo::ui {

class WalletsArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(bool known READ known NOTIFY changed)    // the core has said which there are
    Q_PROPERTY(bool any READ any NOTIFY changed)        // there is a wallet on this computer
    Q_PROPERTY(bool active READ active NOTIFY changed)  // and one is the active one
    Q_PROPERTY(QString account READ account NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QString shortAddress READ shortAddress NOTIFY changed)
    Q_PROPERTY(QString addressInFours READ addressInFours NOTIFY changed)
    Q_PROPERTY(bool unlocked READ unlocked NOTIFY changed)
    Q_PROPERTY(bool backedUp READ backedUp NOTIFY changed)
    Q_PROPERTY(bool isNode READ isNode NOTIFY changed)
    Q_PROPERTY(int ofLocalNetwork READ ofLocalNetwork NOTIFY changed)  // wallets that go with it
    Q_PROPERTY(bool onThisNetwork READ onThisNetwork NOTIFY changed)
    Q_PROPERTY(QString available READ available NOTIFY changed)  // two decimals; the exact ones have nine
    Q_PROPERTY(QString availableExact READ availableExact NOTIFY changed)
    Q_PROPERTY(QString held READ held NOTIFY changed)
    Q_PROPERTY(QString heldExact READ heldExact NOTIFY changed)
    Q_PROPERTY(double heldShare READ heldShare NOTIFY changed)  // of available and held, 0 to 1
    Q_PROPERTY(QString spent READ spent NOTIFY changed)
    Q_PROPERTY(QString burned READ burned NOTIFY changed)
    Q_PROPERTY(QString credit READ credit NOTIFY changed)  // empty unless it is a node
    Q_PROPERTY(leo::ui::RowModel* wallets READ wallets CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* holdings READ holdings CONSTANT)
    Q_PROPERTY(leo::ui::Signing* signing READ signing CONSTANT)
    Q_PROPERTY(leo::ui::Sending* sending READ sending CONSTANT)
    Q_PROPERTY(leo::ui::Unlocking* unlocking READ unlocking CONSTANT)
    Q_PROPERTY(leo::ui::NewWallet* newWallet READ newWallet CONSTANT)
    Q_PROPERTY(leo::ui::AccountHistory* history READ history CONSTANT)
    Q_PROPERTY(leo::ui::WhileLocked* whileLocked READ whileLocked CONSTANT)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QString error READ error NOTIFY busyChanged)  // of the last command below

public:
    explicit WalletsArea(api::Leo& leo, QObject* parent = nullptr);

    const api::WalletsState& state() const { return m_state; }
    void setHidden(bool hidden);

    bool known() const { return m_known; }
    bool any() const { return !m_state.wallets.empty(); }
    bool active() const { return m_state.current() != nullptr; }
    QString account() const;
    QString name() const;
    QString address() const;
    QString shortAddress() const;
    QString addressInFours() const;
    bool unlocked() const { return active() && m_state.current()->unlocked; }
    bool backedUp() const { return active() && m_state.current()->backedUp; }
    bool isNode() const { return active() && m_state.current()->isNode; }
    int ofLocalNetwork() const;
    bool onThisNetwork() const { return active() && m_state.current()->onThisNetwork; }
    QString available() const;
    QString availableExact() const;
    QString held() const;
    QString heldExact() const;
    double heldShare() const;
    QString spent() const;
    QString burned() const;
    QString credit() const;
    RowModel* wallets() { return &m_wallets; }
    RowModel* holdings() { return &m_holdings; }
    Signing* signing() { return m_signing; }
    Sending* sending() { return m_sending; }
    Unlocking* unlocking() { return m_unlocking; }
    NewWallet* newWallet() { return m_newWallet; }
    AccountHistory* history() { return m_history; }
    WhileLocked* whileLocked() { return m_whileLocked; }
    bool busy() const { return m_busy; }
    QString error() const { return m_error; }

    Q_INVOKABLE void activate(const QString& account);
    Q_INVOKABLE void lock();
    Q_INVOKABLE void rename(const QString& account, const QString& name);
    Q_INVOKABLE void changePassword(const QString& current, const QString& next, const QString& repeated);
    Q_INVOKABLE void exportTo(const QUrl& file);  // of the active wallet
    Q_INVOKABLE void remove(const QString& account, const QString& password);
    Q_INVOKABLE void copy(const QString& text);
    Q_INVOKABLE void copySecret(const QString& text);
    Q_INVOKABLE void clearError();

Q_SIGNALS:
    void changed();
    void busyChanged();
    void passwordChanged();
    void exported(const QString& path);
    void removed();

private:
    void take(const api::WalletsState& state);
    void show();
    QString figure(const QString& value) const;
    void run(const std::function<void(api::Finished)>& call, const std::function<void()>& then);

    api::Wallets& m_api;
    api::WalletsState m_state;
    RowModel m_wallets, m_holdings;
    SecretClipboard m_clipboard;
    Signing* m_signing;
    Sending* m_sending;
    Unlocking* m_unlocking;
    NewWallet* m_newWallet;
    AccountHistory* m_history;
    WhileLocked* m_whileLocked;
    bool m_known = false, m_busy = false, m_hidden = false;
    QString m_error;
    Subscription m_subscription;
};

}  // namespace leo::ui

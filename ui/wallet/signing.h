// Signing: what stands between a prepared transaction and its signature. One dialog shows it, whoever prepared it.
//
// Everything shown comes from the decoded bytes to be signed (api::SigningRequest), never from a form.
// confirm() works only while armed (ConfirmGuard): some time after the request came and after the last change of the
// layout (touch()), so that a click meant for what was there before signs nothing.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <optional>

#include "api/networks.h"
#include "api/wallets.h"
#include "run/confirm_guard.h"

namespace leo::ui {

class Signing : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool armed READ armed NOTIFY armedChanged)
    Q_PROPERTY(bool locked READ locked NOTIFY changed)  // the signer's wallet
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString confirmText READ confirmText NOTIFY changed)
    Q_PROPERTY(QString wallet READ wallet NOTIFY changed)
    Q_PROPERTY(QString walletSeed READ walletSeed NOTIFY changed)
    Q_PROPERTY(QString network READ network NOTIFY changed)
    Q_PROPERTY(QString networkNote READ networkNote NOTIFY changed)  // local or test network, else empty
    Q_PROPERTY(QString spends READ spends NOTIFY changed)            // nine decimals, like fee, before and after
    Q_PROPERTY(QString spendsShort READ spendsShort NOTIFY changed)
    Q_PROPERTY(QString fee READ fee NOTIFY changed)
    Q_PROPERTY(QString before READ before NOTIFY changed)
    Q_PROPERTY(QString after READ after NOTIFY changed)
    Q_PROPERTY(QString recipient READ recipient NOTIFY changed)  // in full, in groups of four; empty without one
    Q_PROPERTY(QString recipientName READ recipientName NOTIFY changed)
    Q_PROPERTY(QStringList lookalikes READ lookalikes NOTIFY changed)
    Q_PROPERTY(QVariantList fields READ fields NOTIFY changed)  // {name, value}
    Q_PROPERTY(QString raw READ raw NOTIFY changed)             // hexadecimal, 32 bytes a line
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    enum class Stage { Closed, Review, Working, Failed };
    Q_ENUM(Stage)

    Signing(api::Wallets& wallets, api::Networks& networks, QObject* parent = nullptr);

    // Opens the dialog. A request still open is discarded.
    void present(const api::SigningRequest& request);
    std::optional<std::uint64_t> request() const;

    Q_INVOKABLE void confirm();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void touch();  // the layout changed: wait again

    Stage stage() const { return m_stage; }
    bool isOpen() const { return m_stage != Stage::Closed; }
    bool armed() const { return m_guard.armed(); }
    bool locked() const;
    QString kind() const;
    QString title() const;
    QString confirmText() const;
    QString wallet() const;
    QString walletSeed() const;
    QString network() const;
    QString networkNote() const;
    QString spends() const;
    QString spendsShort() const;
    QString fee() const;
    QString before() const;
    QString after() const;
    QString recipient() const;
    QString recipientName() const;
    QStringList lookalikes() const;
    QVariantList fields() const;
    QString raw() const;
    QString error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void armedChanged();
    void signedAt(quint64 request, quint64 height);
    void failed(quint64 request, const QString& sentence);
    void dismissed(quint64 request);

private:
    const api::Wallet* signer() const;
    void setStage(Stage stage);
    void finish(std::uint64_t request, const Result<Height>& result);

    api::Wallets& m_wallets;
    api::WalletsState m_known;
    std::optional<api::NetworkInfo> m_network;
    std::optional<api::SigningRequest> m_request;
    Stage m_stage = Stage::Closed;
    QString m_error;
    ConfirmGuard m_guard;
    Subscription m_walletsSubscription, m_networksSubscription;
};

}  // namespace leo::ui

// HomeView: the wallet with what is held, what was notified, the last blocks, and what the entry cards say.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>

#include "api/leo.h"
#include "run/network_watch.h"
#include "run/row_model.h"
#include "run/task_list.h"

namespace leo::ui {

class HomeView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Its area has it")
    Q_PROPERTY(QString pageState READ pageState NOTIFY changed)
    Q_PROPERTY(leo::ui::TaskList* tasks READ tasks CONSTANT)
    Q_PROPERTY(leo::ui::NetworkWatch* network READ network CONSTANT)
    Q_PROPERTY(bool hasWallet READ hasWallet NOTIFY changed)
    Q_PROPERTY(bool locked READ locked NOTIFY changed)
    Q_PROPERTY(QString walletName READ walletName NOTIFY changed)
    Q_PROPERTY(QString walletHex READ walletHex NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QString addressShort READ addressShort NOTIFY changed)
    Q_PROPERTY(QString available READ available NOTIFY changed)
    Q_PROPERTY(QString availableExact READ availableExact NOTIFY changed)
    Q_PROPERTY(double availableShare READ availableShare NOTIFY changed)  // of available and held, 0 to 1
    Q_PROPERTY(leo::ui::RowModel* holdings READ holdings CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* sums READ sums CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* notices READ notices CONSTANT)
    Q_PROPERTY(int unread READ unread NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* blocks READ blocks CONSTANT)
    Q_PROPERTY(QString blocksNote READ blocksNote NOTIFY changed)
    Q_PROPERTY(QUrl suggestion READ suggestion NOTIFY changed)  // a picture to begin with; empty: none needed
    Q_PROPERTY(QString suggestedLambda READ suggestedLambda NOTIFY changed)
    Q_PROPERTY(QString runNote READ runNote NOTIFY changed)
    Q_PROPERTY(QString publishNote READ publishNote NOTIFY changed)
    Q_PROPERTY(QString nodeNote READ nodeNote NOTIFY changed)

public:
    static constexpr std::size_t kNotices = 8, kBlocks = 8;  // what the page has room for

    explicit HomeView(api::Leo& leo, PageClock::Source source = {}, QObject* parent = nullptr);

    void setHidden(bool hidden);  // own figures are not on screen
    Q_INVOKABLE void setVisible(bool visible);
    Q_INVOKABLE void markRead(const QString& notice);
    Q_INVOKABLE void markAllRead();

    QString pageState() const;
    TaskList* tasks() { return &m_tasks; }
    NetworkWatch* network() { return &m_network; }
    bool hasWallet() const { return wallet() != nullptr; }
    bool locked() const { return wallet() && !wallet()->unlocked; }
    QString walletName() const;
    QString walletHex() const;
    QString address() const;
    QString addressShort() const;
    QString available() const;
    QString availableExact() const;
    double availableShare() const;
    RowModel* holdings() { return &m_holdings; }
    RowModel* sums() { return &m_sums; }
    RowModel* notices() { return &m_notices; }
    int unread() const { return m_noticesState ? static_cast<int>(m_noticesState->unread) : 0; }
    RowModel* blocks() { return &m_blocks; }
    QString blocksNote() const;
    QUrl suggestion();
    QString suggestedLambda() const;
    QString runNote() const;
    QString publishNote() const;
    QString nodeNote() const;

Q_SIGNALS:
    void changed();

private:
    const api::Wallet* wallet() const { return m_wallets ? m_wallets->current() : nullptr; }
    QString figure(const QString& value) const;
    void refreshWallet();
    void refreshNotices();
    void refreshBlocks();
    Row noticeRow(const api::Notice& notice) const;

    api::Leo& m_leo;
    bool m_hidden = false;
    NetworkWatch m_network;
    TaskList m_tasks;
    RowModel m_holdings, m_sums, m_notices, m_blocks;
    std::shared_ptr<const api::WalletsState> m_wallets;
    std::shared_ptr<const api::NoticesState> m_noticesState;
    std::shared_ptr<const api::Overview> m_overview;
    std::shared_ptr<const api::LambdasState> m_lambdas;
    std::shared_ptr<const api::NodeState> m_node;
    std::shared_ptr<const api::NetworkState> m_networkState;
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::ui

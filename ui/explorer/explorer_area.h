// ExplorerArea: the chain, for anyone: the overview that moves, lists that are read page by page, the search, and the
// details. Everything shown was verified on this computer.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantMap>

#include "api/leo.h"
#include "explorer/paged_rows.h"

namespace leo::ui {

class ExplorerArea : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App has the only one")
    Q_PROPERTY(QString status READ status NOTIFY changed)  // "loading", "ready"
    Q_PROPERTY(bool live READ live NOTIFY changed)
    Q_PROPERTY(QString asOf READ asOf NOTIFY changed)  // height of the data
    Q_PROPERTY(QString rhythm READ rhythm NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)  // transactions for the next block
    Q_PROPERTY(QString nextHeight READ nextHeight NOTIFY changed)
    Q_PROPERTY(QVariantMap supply READ supply NOTIFY changed)
    Q_PROPERTY(QVariantMap credit READ credit NOTIFY changed)
    Q_PROPERTY(bool paused READ paused WRITE setPaused NOTIFY changed)     // until it is taken back
    Q_PROPERTY(bool reading READ reading WRITE setReading NOTIFY changed)  // paused while someone reads the list
    Q_PROPERTY(int held READ held NOTIFY changed)                          // transactions that came while paused
    Q_PROPERTY(QVariantList legend READ legend NOTIFY changed)  // {glyph, tone, name} of the kinds one meets
    Q_PROPERTY(leo::ui::RowModel* strip READ strip CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* latest READ latest CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* inFlight READ inFlight CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* parameters READ parameters CONSTANT)
    Q_PROPERTY(leo::ui::PagedRows* blocks READ blocks CONSTANT)
    Q_PROPERTY(leo::ui::PagedRows* transactions READ transactions CONSTANT)
    Q_PROPERTY(leo::ui::PagedRows* tasks READ tasks CONSTANT)
    Q_PROPERTY(leo::ui::PagedRows* nodes READ nodes CONSTANT)
    Q_PROPERTY(leo::ui::PagedRows* disputes READ disputes CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* matches READ matches CONSTANT)
    Q_PROPERTY(QString searched READ searched NOTIFY searchChanged)      // the text the matches are for
    Q_PROPERTY(QString recognised READ recognised NOTIFY searchChanged)  // what it was taken for

public:
    explicit ExplorerArea(api::Leo& leo, QObject* parent = nullptr);

    QString status() const { return m_overview ? QStringLiteral("ready") : QStringLiteral("loading"); }
    bool live() const { return m_network && m_network->link == api::Link::Live; }
    QString asOf() const;
    QString rhythm() const;
    int waiting() const { return m_overview ? static_cast<int>(m_overview->pendingTxs) : 0; }
    QString nextHeight() const;
    QVariantMap supply() const;
    QVariantMap credit() const;
    bool paused() const { return m_paused; }
    void setPaused(bool paused);
    bool reading() const { return m_reading; }
    void setReading(bool reading);
    int held() const { return m_held; }
    QVariantList legend() const;
    RowModel* strip() { return &m_strip; }
    RowModel* latest() { return &m_latest; }
    RowModel* inFlight() { return &m_inFlight; }
    RowModel* parameters() { return &m_parameters; }
    PagedRows* blocks() { return &m_blocks; }
    PagedRows* transactions() { return &m_transactions; }
    PagedRows* tasks() { return &m_tasks; }
    PagedRows* nodes() { return &m_nodes; }
    PagedRows* disputes() { return &m_disputes; }
    RowModel* matches() { return &m_matches; }
    const QString& searched() const { return m_searched; }
    const QString& recognised() const { return m_recognised; }

    api::Explorer& source() { return m_leo.explorer(); }
    api::Tasks& taskSource() { return m_leo.tasks(); }

    Q_INVOKABLE void search(const QString& text);
    // Pages of details make these; they live as long as `parent`.
    Q_INVOKABLE QObject* blockDetail(const QString& height, QObject* parent);
    Q_INVOKABLE QObject* transactionDetail(const QString& id, QObject* parent);
    Q_INVOKABLE QObject* taskDetail(const QString& id, QObject* parent);
    Q_INVOKABLE QObject* lambdaDetail(const QString& id, QObject* parent);
    Q_INVOKABLE QObject* accountDetail(const QString& id, QObject* parent);

Q_SIGNALS:
    void changed();
    void searchChanged();

private:
    void show();
    void showParameters();

    api::Leo& m_leo;
    RowModel m_strip, m_latest, m_inFlight, m_parameters, m_matches;
    PagedRows m_blocks, m_transactions, m_tasks, m_nodes, m_disputes;
    std::shared_ptr<const api::Overview> m_overview;
    std::shared_ptr<const api::NetworkState> m_network;
    bool m_paused = false, m_reading = false;
    int m_held = 0;
    QString m_searched, m_recognised;
    std::uint64_t m_searches = 0;
    Subscription m_overviewSubscription, m_networkSubscription;
};

}  // namespace leo::ui

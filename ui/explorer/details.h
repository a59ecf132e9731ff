// The single things of the explorer: a block, a transaction, a task, an account or node. Their base is named in full,
// or the types that qmllint reads would not have it.
#pragma once

#include <QVariantMap>

#include "api/leo.h"
#include "explorer/detail.h"

namespace leo::ui {

class BlockDetail : public leo::ui::Detail {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by ExplorerArea")
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString when READ when NOTIFY changed)
    Q_PROPERTY(QString previous READ previous NOTIFY changed)  // heights as page parameters; empty at the ends
    Q_PROPERTY(QString next READ next NOTIFY changed)
    Q_PROPERTY(bool valid READ valid NOTIFY changed)  // signature and beacon hold
    Q_PROPERTY(int seeds READ seeds NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* transactions READ transactions CONSTANT)

public:
    BlockDetail(api::Explorer& explorer, const QString& height, QObject* parent);

    QString place() const;
    QString when() const;
    QString previous() const;
    QString next() const;
    bool valid() const { return m_detail.signatureValid && m_detail.beaconValid; }
    int seeds() const { return static_cast<int>(m_detail.seeds.size()); }
    RowModel* transactions() { return &m_transactions; }

private:
    void show();

    RowModel m_transactions;
    api::BlockDetail m_detail;
};

class TransactionDetail : public leo::ui::Detail {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by ExplorerArea")
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(QString iconName READ iconName NOTIFY changed)
    Q_PROPERTY(bool applied READ applied NOTIFY changed)
    Q_PROPERTY(bool signatureValid READ signatureValid NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* moves READ moves CONSTANT)  // from, to, why, amount, fromAccount, toAccount

public:
    TransactionDetail(api::Explorer& explorer, const QString& id, QObject* parent);

    QString kind() const;
    QString iconName() const;
    bool applied() const { return m_detail.row.applied; }
    bool signatureValid() const { return m_detail.signatureValid; }
    QString refusal() const;
    RowModel* moves() { return &m_moves; }

private:
    void show();

    RowModel m_moves;
    api::TxDetail m_detail;
};

class TaskDetail : public leo::ui::Detail {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by ExplorerArea")
    Q_PROPERTY(QString shortId READ shortId CONSTANT)
    Q_PROPERTY(QString badge READ badge NOTIFY changed)
    Q_PROPERTY(QString badgeText READ badgeText NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString proofStatus READ proofStatus NOTIFY proofsChanged)  // "none", "running", "done", "failed"
    Q_PROPERTY(QString proofText READ proofText NOTIFY proofsChanged)
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(QString offer READ offer NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* steps READ steps CONSTANT)  // title, mark, place, took, spoken
    Q_PROPERTY(leo::ui::RowModel* members READ members CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* proofs READ proofs CONSTANT)
    Q_PROPERTY(QString closed READ closed NOTIFY changed)          // block and time of the settlement
    Q_PROPERTY(QString electorate READ electorate NOTIFY changed)  // who qualified, who joined, with how many votes
    Q_PROPERTY(QVariantList flow READ flow NOTIFY changed)         // targets of a SettlementFlow
    Q_PROPERTY(leo::ui::RowModel* moneyFacts READ moneyFacts CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* payments READ payments CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* events READ events CONSTANT)
    Q_PROPERTY(leo::ui::RowModel* transactions READ transactions CONSTANT)

public:
    TaskDetail(api::Explorer& explorer, api::Tasks& tasks, const QString& id, QObject* parent);

    QString shortId() const;
    QString badge() const;
    QString badgeText() const;
    QString sentence() const;
    QString proofStatus() const { return m_proofStatus; }
    QString proofText() const { return m_proofText; }
    bool open() const { return m_task && m_task->moving; }
    QString offer() const;
    RowModel* steps() { return &m_steps; }
    RowModel* members() { return &m_members; }
    RowModel* proofs() { return &m_proofs; }
    QString closed() const;
    QString electorate() const;
    QVariantList flow() const;
    RowModel* moneyFacts() { return &m_moneyFacts; }
    RowModel* payments() { return &m_payments; }
    RowModel* events() { return &m_events; }
    RowModel* transactions() { return &m_transactions; }

    // Every proof once more, from the chain's bytes.
    Q_INVOKABLE void verifyAgain();

Q_SIGNALS:
    void proofsChanged();

private:
    void show();
    void showMembers();
    void showMoney();

    api::Explorer& m_explorer;
    TaskId m_id;
    RowModel m_steps, m_members, m_proofs, m_moneyFacts, m_payments, m_events, m_transactions;
    std::shared_ptr<const api::Task> m_task;
    std::vector<api::ProofRow> m_proven;  // as last verified here
    QString m_proofStatus = QStringLiteral("none"), m_proofText;
    bool m_wasMoving = false;
    Subscription m_subscription;
};

class AccountDetail : public leo::ui::Detail {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by ExplorerArea")
    Q_PROPERTY(QString shownId READ shownId NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(bool isNode READ isNode NOTIFY changed)
    Q_PROPERTY(QString nodeStatus READ nodeStatus NOTIFY changed)
    Q_PROPERTY(QString nodeText READ nodeText NOTIFY changed)
    Q_PROPERTY(bool softwareTpm READ softwareTpm NOTIFY changed)
    Q_PROPERTY(QVariantMap figures READ figures NOTIFY changed)             // balance, held, credit, …
    Q_PROPERTY(QVariantList creditPoints READ creditPoints NOTIFY changed)  // of a LineChart, as its levels and marks
    Q_PROPERTY(QVariantList creditMarks READ creditMarks NOTIFY changed)
    Q_PROPERTY(QVariantList creditLevels READ creditLevels NOTIFY changed)
    Q_PROPERTY(QVariantList creditTimes READ creditTimes NOTIFY changed)
    Q_PROPERTY(leo::ui::RowModel* record READ record CONSTANT)    // label, value, key
    Q_PROPERTY(leo::ui::RowModel* history READ history CONSTANT)  // place, what, subject, amount, credit, balance
    Q_PROPERTY(bool moreHistory READ moreHistory NOTIFY changed)

public:
    AccountDetail(api::Leo& leo, const QString& id, QObject* parent);

    QString shownId() const;
    QString name() const;
    bool isNode() const { return m_detail.node.has_value(); }
    QString nodeStatus() const;
    QString nodeText() const;
    bool softwareTpm() const { return m_detail.node && m_detail.node->softwareTpm; }
    QVariantMap figures() const;
    QVariantList creditPoints() const;
    QVariantList creditMarks() const;
    QVariantList creditLevels() const;
    QVariantList creditTimes() const;
    RowModel* record() { return &m_record; }
    RowModel* history() { return &m_history; }
    bool moreHistory() const { return !m_nextHistory.empty(); }

    Q_INVOKABLE void fetchMore();

private:
    void show();
    void askHistory();

    api::Leo& m_leo;
    AccountId m_id;
    api::AccountDetail m_detail;
    RowModel m_record, m_history;
    std::vector<Row> m_historyRows;
    api::Cursor m_nextHistory;
};

}  // namespace leo::ui

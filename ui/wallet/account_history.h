// AccountHistory: what came to and went from the active wallet, newest first, in pages.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "api/wallets.h"
#include "run/row_model.h"

namespace leo::ui {

inline constexpr std::size_t kMaxHistoryRows = 500;  // older ones are in the explorer

class AccountHistory : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("WalletsArea has the only one")
    Q_PROPERTY(leo::ui::RowModel* rows READ rows CONSTANT)
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(bool more READ more NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    enum class Stage { Loading, Empty, Ready, Error };
    Q_ENUM(Stage)

    explicit AccountHistory(api::Wallets& wallets, QObject* parent = nullptr);

    RowModel* rows() { return &m_rows; }
    Stage stage() const { return m_stage; }
    bool more() const { return !m_next.empty() && m_entries.size() < kMaxHistoryRows; }
    QString error() const { return m_error; }

    Q_INVOKABLE void load();
    Q_INVOKABLE void loadMore();
    void setHidden(bool hidden);  // amounts are not on screen
    void setAccount(const std::optional<AccountId>& account);

Q_SIGNALS:
    void changed();

private:
    void fetch(const api::Cursor& from);
    void show();

    api::Wallets& m_api;
    RowModel m_rows;
    std::vector<api::HistoryEntry> m_entries;
    api::Cursor m_next;
    std::optional<AccountId> m_account;
    Stage m_stage = Stage::Loading;
    bool m_fetching = false, m_wanted = false, m_hidden = false;
    QString m_error;
};

}  // namespace leo::ui

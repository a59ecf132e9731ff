#include "wallet/account_history.h"

#include <QHash>

#include "language/language.h"
#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/wallet_words.h"

namespace leo::ui {

AccountHistory::AccountHistory(api::Wallets& wallets, QObject* parent)
    : QObject(parent),
      m_api(wallets),
      m_rows(
          {"sentence", "time", "utc", "blockHeight", "amount", "incoming", "balance", "credit", "subject", "other"}) {
    onLanguage(this, [this] { show(); });
}

void AccountHistory::setAccount(const std::optional<AccountId>& account) {
    if (m_account == account) return;
    m_account = account;
    m_entries.clear();
    m_next.clear();
    m_stage = Stage::Loading;
    show();
    if (m_wanted) fetch({});
}

void AccountHistory::setHidden(bool hidden) {
    m_hidden = hidden;
    show();
}

void AccountHistory::load() {
    m_wanted = true;
    if (m_entries.empty()) m_stage = Stage::Loading;
    fetch({});
}

void AccountHistory::loadMore() {
    if (more()) fetch(m_next);
}

void AccountHistory::fetch(const api::Cursor& from) {
    if (!m_account || m_fetching) return;
    m_fetching = true;
    Q_EMIT changed();
    m_api.history(*m_account, from,
                  guarded(this, [this, from, account = *m_account](const Result<api::Page<api::HistoryEntry>>& page) {
                      m_fetching = false;
                      if (m_account != account) return load();
                      m_error = page.ok() ? QString() : words::refusal(page.error());
                      if (page.ok()) {
                          if (from.empty()) m_entries.clear();
                          m_entries.insert(m_entries.end(), page->rows.begin(), page->rows.end());
                          m_next = page->next;
                      }
                      m_stage = !page.ok() ? Stage::Error : m_entries.empty() ? Stage::Empty : Stage::Ready;
                      show();
                  }));
}

void AccountHistory::show() {
    std::vector<Row> rows;
    QHash<QString, int> repeated;  // one transaction may move money of an account more than once
    for (const api::HistoryEntry& entry : m_entries) {
        QString key = QStringLiteral("%1/%2/%3").arg(entry.height.value).arg(entry.index).arg(text::own(entry.why));
        if (const int times = repeated[key]++; times > 0) key += QStringLiteral("/%1").arg(times);
        const QString sign = entry.incoming ? QStringLiteral("+") : QStringLiteral("−");
        rows.push_back(
            {key,
             {words::movement(entry), text::clock(entry.time), text::utc(entry.time), text::height(entry.height),
              m_hidden ? text::hidden() : sign + text::leo9(entry.amount), entry.incoming,
              m_hidden ? text::hidden() : text::leo9(entry.balanceAfter),
              entry.creditChange == 0 ? QString() : text::gain(entry.creditChange), text::own(toHex(entry.subject)),
              entry.other ? text::elided(m_api.address(*entry.other), 9, 5) : QString()}});
    }
    m_rows.assign(std::move(rows));
    Q_EMIT changed();
}

}  // namespace leo::ui

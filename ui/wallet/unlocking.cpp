#include "wallet/unlocking.h"

#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/wallet_words.h"

namespace leo::ui {

Unlocking::Unlocking(api::Wallets& wallets, QObject* parent) : QObject(parent), m_api(wallets) {
    m_tick.setInterval(250);  // a countdown in whole seconds that is never a second late
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (waitSeconds() == 0) m_tick.stop();
        Q_EMIT changed();
    });
}

QString Unlocking::account() const {
    return m_account ? text::own(m_account->hex()) : QString();
}

int Unlocking::waitSeconds() const {
    if (m_delayMs == 0) return 0;
    const auto gone = static_cast<std::uint64_t>(m_since.elapsed());
    return gone >= m_delayMs ? 0 : static_cast<int>((m_delayMs - gone + 999) / 1000);
}

void Unlocking::take(const api::WalletsState& state) {
    m_state = state;
    if (!m_account || !state.find(*m_account)) m_account = state.active;
    update();
}

// Counts from the snapshot that brought a delay: a later one with the same delay does not start it again.
void Unlocking::update() {
    const api::Wallet* wallet = m_account ? m_state.find(*m_account) : nullptr;
    const std::uint64_t delayMs = wallet ? wallet->delayMs : 0;
    if (delayMs != m_delayMs) {
        m_delayMs = delayMs;
        m_since.start();
        if (delayMs > 0)
            m_tick.start();
        else
            m_tick.stop();
    }
    Q_EMIT changed();
}

void Unlocking::choose(const QString& account) {
    const Result<AccountId> id = AccountId::fromHexText(account.toStdString());
    if (!id.ok() || m_account == *id) return;
    m_account = *id;
    m_error.clear();
    m_delayMs = 0;
    update();
}

void Unlocking::unlock(const QString& password) {
    if (m_busy || !m_account || waitSeconds() > 0) return;
    m_busy = true;
    m_error.clear();
    Q_EMIT changed();
    QByteArray secret = password.toUtf8();
    m_api.unlock(*m_account, std::string_view(secret.data(), static_cast<std::size_t>(secret.size())),
                 guarded(this, [this, account = *m_account](const Status& status) {
                     m_busy = false;
                     m_error = status.ok() ? QString() : words::refusal(status.error());
                     Q_EMIT changed();
                     if (!status.ok()) return;
                     m_api.activate(account);
                     Q_EMIT unlocked();
                 }));
    secret.fill('\0');
}

}  // namespace leo::ui

#include "wallet/wallets_area.h"

#include <algorithm>

#include "language/language.h"
#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/wallet_words.h"

namespace leo::ui {
namespace {

constexpr int kHead = 9, kTail = 5;  // of an address, ui section 4

std::string_view viewOf(const QByteArray& bytes) {
    return std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size()));
}

}  // namespace

WalletsArea::WalletsArea(api::Leo& leo, QObject* parent)
    : QObject(parent),
      m_api(leo.wallets()),
      m_wallets({"name", "account", "address", "shortAddress", "balance", "credit", "unlocked", "active", "isNode",
                 "backedUp", "onThisNetwork", "hasHeld"}),
      m_holdings({"label", "amount", "returns"}),
      m_signing(new Signing(leo.wallets(), leo.networks(), this)),
      m_sending(new Sending(leo.wallets(), *m_signing, this)),
      m_unlocking(new Unlocking(leo.wallets(), this)),
      m_newWallet(new NewWallet(leo.wallets(), this)),
      m_history(new AccountHistory(leo.wallets(), this)),
      m_whileLocked(new WhileLocked(leo, this)) {
    onLanguage(this, [this] {
        show();
        Q_EMIT changed();
    });
    m_subscription = m_api.observe([this](const std::shared_ptr<const api::WalletsState>& state) { take(*state); });
}

void WalletsArea::take(const api::WalletsState& state) {
    m_known = true;
    m_state = state;
    m_sending->take(state);
    m_unlocking->take(state);
    m_history->setAccount(state.active);
    show();
    Q_EMIT changed();
}

void WalletsArea::setHidden(bool hidden) {
    if (m_hidden == hidden) return;
    m_hidden = hidden;
    m_history->setHidden(hidden);
    show();
    Q_EMIT changed();
}

QString WalletsArea::figure(const QString& value) const {
    return m_hidden ? text::hidden() : value;
}

void WalletsArea::show() {
    std::vector<Row> rows;
    for (const api::Wallet& wallet : m_state.wallets) {
        const QString id = text::own(wallet.account.hex());
        rows.push_back(
            {id,
             {text::plain(wallet.name), id, text::own(wallet.address), text::elided(wallet.address, kHead, kTail),
              figure(text::leo2(wallet.available)), wallet.credit ? text::count(wallet.credit->value) : QString(),
              wallet.unlocked, m_state.active == wallet.account, wallet.isNode, wallet.backedUp, wallet.onThisNetwork,
              !wallet.held.isZero()}});
    }
    m_wallets.assign(std::move(rows));
    std::vector<Row> held;
    if (const api::Wallet* wallet = m_state.current())
        for (const api::Holding& holding : wallet->holdings)
            held.push_back(
                {QStringLiteral("%1/%2").arg(static_cast<int>(holding.kind)).arg(text::own(toHex(holding.subject))),
                 {words::holding(holding), figure(text::leo9(holding.amount)),
                  holding.returnsBy ? tr("by %1").arg(text::clock(*holding.returnsBy)) : QString()}});
    m_holdings.assign(std::move(held));
}

QString WalletsArea::account() const {
    return active() ? text::own(m_state.current()->account.hex()) : QString();
}

QString WalletsArea::name() const {
    return active() ? text::plain(m_state.current()->name) : QString();
}

QString WalletsArea::address() const {
    return active() ? text::own(m_state.current()->address) : QString();
}

QString WalletsArea::shortAddress() const {
    return active() ? text::elided(m_state.current()->address, kHead, kTail) : QString();
}

QString WalletsArea::addressInFours() const {
    return active() ? words::inFours(m_state.current()->address) : QString();
}

int WalletsArea::ofLocalNetwork() const {
    return static_cast<int>(std::count_if(m_state.wallets.begin(), m_state.wallets.end(),
                                          [](const api::Wallet& wallet) { return wallet.localTest; }));
}

QString WalletsArea::available() const {
    return active() ? figure(text::leo2(m_state.current()->available)) : QString();
}

QString WalletsArea::availableExact() const {
    return active() ? figure(text::leo9(m_state.current()->available)) : QString();
}

QString WalletsArea::held() const {
    return active() ? figure(text::leo2(m_state.current()->held)) : QString();
}

QString WalletsArea::heldExact() const {
    return active() ? figure(text::leo9(m_state.current()->held)) : QString();
}

double WalletsArea::heldShare() const {
    if (!active() || m_hidden) return 0;
    const auto held = static_cast<double>(m_state.current()->held.units);
    const double whole = held + static_cast<double>(m_state.current()->available.units);
    return whole > 0 ? held / whole : 0;
}

QString WalletsArea::spent() const {
    return active() ? figure(text::leo2(m_state.current()->spent)) : QString();
}

QString WalletsArea::burned() const {
    return active() ? figure(text::leo2(m_state.current()->burnedOfThat)) : QString();
}

QString WalletsArea::credit() const {
    return active() && m_state.current()->credit ? text::count(m_state.current()->credit->value) : QString();
}

void WalletsArea::activate(const QString& account) {
    const Result<AccountId> id = AccountId::fromHexText(account.toStdString());
    if (id.ok()) m_api.activate(*id);
}

void WalletsArea::lock() {
    m_signing->cancel();
    m_api.lock();
}

void WalletsArea::run(const std::function<void(api::Finished)>& call, const std::function<void()>& then) {
    if (m_busy) return;
    m_busy = true;
    m_error.clear();
    Q_EMIT busyChanged();
    call(guarded(this, [this, then](const Status& status) {
        m_busy = false;
        m_error = status.ok() ? QString() : words::refusal(status.error());
        Q_EMIT busyChanged();
        if (status.ok() && then) then();
    }));
}

void WalletsArea::rename(const QString& account, const QString& name) {
    const Result<AccountId> id = AccountId::fromHexText(account.toStdString());
    m_error = m_newWallet->nameProblem(name);
    if (!id.ok() || !m_error.isEmpty()) return Q_EMIT busyChanged();
    run([&](api::Finished done) { m_api.rename(*id, name.trimmed().toStdString(), std::move(done)); }, {});
}

void WalletsArea::changePassword(const QString& current, const QString& next, const QString& repeated) {
    m_error = m_newWallet->passwordProblem(next, repeated);
    if (!active() || !m_error.isEmpty()) return Q_EMIT busyChanged();
    QByteArray before = current.toUtf8(), after = next.toUtf8();
    run(
        [&](api::Finished done) {
            m_api.changePassword(m_state.current()->account, viewOf(before), viewOf(after), std::move(done));
        },
        [this] { Q_EMIT passwordChanged(); });
    before.fill('\0');
    after.fill('\0');
}

void WalletsArea::exportTo(const QUrl& file) {
    if (!active() || !file.isLocalFile()) return;
    const QString path = file.toLocalFile();
    run(
        [&](api::Finished done) {
            m_api.exportFile(m_state.current()->account, path.toStdString(), std::move(done));
        },
        [this, path] { Q_EMIT exported(path); });
}

void WalletsArea::remove(const QString& account, const QString& password) {
    const Result<AccountId> id = AccountId::fromHexText(account.toStdString());
    if (!id.ok()) return;
    QByteArray secret = password.toUtf8();
    run([&](api::Finished done) { m_api.remove(*id, viewOf(secret), std::move(done)); },
        [this] { Q_EMIT removed(); });
    secret.fill('\0');
}

void WalletsArea::copy(const QString& text) {
    m_clipboard.copy(text);
}

void WalletsArea::copySecret(const QString& text) {
    m_clipboard.copySecret(text);
}

void WalletsArea::clearError() {
    m_error.clear();
    Q_EMIT busyChanged();
}

}  // namespace leo::ui

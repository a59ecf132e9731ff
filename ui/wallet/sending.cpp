#include "wallet/sending.h"

#include <QLocale>

#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/signing.h"
#include "wallet/wallet_words.h"

namespace leo::ui {
namespace {

// Characters of an address that people compare: leo1 and some at the start, and the end.
constexpr qsizetype kComparedStart = 6, kComparedEnd = 4;

bool looksLike(const QString& a, const QString& b) {
    return a != b && a.size() > kComparedStart + kComparedEnd && a.left(kComparedStart) == b.left(kComparedStart) &&
           a.right(kComparedEnd) == b.right(kComparedEnd);
}

}  // namespace

Result<Amount> amountOf(const QString& entered) {
    const QString point = QLocale().decimalPoint();
    const QString trimmed = entered.trimmed();
    if (point != QLatin1String(".") && trimmed.contains(QLatin1Char('.')))
        return makeError(Code::Malformed, Sending::tr("Decimals are written with “%1”.").arg(point).toStdString());
    QString neutral = trimmed;
    neutral.replace(point, QLatin1String("."));
    const Result<Amount> amount = parseAmount(neutral.toStdString());
    if (!amount.ok())
        return makeError(Code::Malformed,
                         Sending::tr("An amount is a number with at most nine decimals.").toStdString());
    return amount;
}

Sending::Sending(api::Wallets& wallets, Signing& signing, QObject* parent)
    : QObject(parent), m_api(wallets), m_signing(signing) {
    onLanguage(this, [this] {
        m_amount = text::withSign(m_amount);
        judge();
    });
    connect(&signing, &Signing::signedAt, this, [this](quint64 request, quint64 height) {
        if (request != m_request) return;
        const QString where = text::height(Height{height});
        clear();
        m_sent = tr("Recorded in block %1.").arg(where);
        Q_EMIT changed();
    });
}

void Sending::take(const api::WalletsState& state) {
    m_state = state;
    judge();
}

void Sending::setAddress(const QString& address) {
    const QString trimmed = QString(address).remove(QLatin1Char(' ')).trimmed();
    if (m_address == trimmed) return;
    m_address = trimmed;
    m_sent.clear();
    judge();
}

void Sending::setAmount(const QString& amount) {
    if (m_amount == amount) return;
    m_amount = amount;
    m_sent.clear();
    judge();
}

void Sending::judge() {
    m_to.reset();
    m_units.reset();
    m_addressProblem.clear();
    m_amountProblem.clear();
    m_error.clear();
    if (!m_address.isEmpty()) {
        const Result<AccountId> to = m_api.parseAddress(m_address.toStdString());
        if (to.ok())
            m_to = *to;
        else
            m_addressProblem = tr("This is not an address: %1.").arg(core::said(to.error().detail));
        if (m_to && m_state.active == m_to) m_addressProblem = tr("This is the address of the wallet that sends.");
    }
    if (!m_amount.trimmed().isEmpty()) {
        const Result<Amount> amount = amountOf(m_amount);
        const api::Wallet* wallet = m_state.current();
        if (!amount.ok())
            m_amountProblem = core::said(amount.error().detail);
        else if (amount->isZero())
            m_amountProblem = tr("At least 0.000000001 LEO.");
        else if (wallet && *amount > wallet->available)
            m_amountProblem =
                tr("You need %1 LEO more.").arg(text::leoShort(Amount{amount->units - wallet->available.units}));
        else
            m_units = *amount;
    }
    Q_EMIT changed();
}

QString Sending::fullAddress() const {
    return m_to ? words::inFours(m_api.address(*m_to)) : QString();
}

QString Sending::recipientName() const {
    const api::Wallet* known = m_to ? m_state.find(*m_to) : nullptr;
    return known ? text::plain(known->name) : QString();
}

QString Sending::recipientSeed() const {
    return m_to ? text::own(m_to->hex()) : QString();
}

QString Sending::lookalikeWarning() const {
    if (!m_to) return {};
    for (const api::Wallet& wallet : m_state.wallets)
        if (looksLike(text::own(m_api.address(*m_to)), text::own(wallet.address)))
            return tr("This address begins and ends like that of %1, but it is another one. Compare every group.")
                .arg(text::plain(wallet.name));
    return {};
}

bool Sending::ready() const {
    return m_to && m_units && m_addressProblem.isEmpty() && m_amountProblem.isEmpty() && !m_busy;
}

void Sending::review() {
    if (!ready()) return;
    m_busy = true;
    m_error.clear();
    Q_EMIT changed();
    m_api.prepareTransfer(*m_to, *m_units, guarded(this, [this](const Result<api::SigningRequest>& request) {
        m_busy = false;
        m_error = request.ok() ? QString() : words::refusal(request.error());
        Q_EMIT changed();
        if (!request.ok()) return;
        m_request = request->id;
        m_signing.present(*request);
    }));
}

void Sending::clear() {
    m_address.clear();
    m_amount.clear();
    m_sent.clear();
    m_request = 0;
    judge();
}

}  // namespace leo::ui

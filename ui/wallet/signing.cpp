#include "wallet/signing.h"

#include "language/language.h"
#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/wallet_words.h"

namespace leo::ui {

Signing::Signing(api::Wallets& wallets, api::Networks& networks, QObject* parent)
    : QObject(parent), m_wallets(wallets) {
    connect(&m_guard, &ConfirmGuard::armedChanged, this, &Signing::armedChanged);
    onLanguage(this, [this] { Q_EMIT changed(); });
    m_walletsSubscription = wallets.observe([this](const std::shared_ptr<const api::WalletsState>& state) {
        m_known = *state;
        m_guard.hold(m_stage == Stage::Review && !locked());
        Q_EMIT changed();
    });
    m_networksSubscription = networks.observe([this](const std::shared_ptr<const api::NetworkState>& state) {
        m_network = state->current;
        Q_EMIT changed();
    });
}

void Signing::present(const api::SigningRequest& request) {
    if (m_request && m_stage != Stage::Working) cancel();
    m_request = request;
    m_error.clear();
    m_guard.hold(false);
    m_guard.reset();
    setStage(Stage::Review);
}

std::optional<std::uint64_t> Signing::request() const {
    return m_request ? std::optional(m_request->id) : std::nullopt;
}

void Signing::setStage(Stage stage) {
    m_stage = stage;
    m_guard.hold(m_stage == Stage::Review && !locked());
    Q_EMIT changed();
}

void Signing::confirm() {
    if (m_stage != Stage::Review || locked() || !m_guard.take()) return;
    const std::uint64_t id = m_request->id;
    setStage(Stage::Working);
    m_wallets.sign(id, guarded(this, [this, id](const Result<Height>& result) { finish(id, result); }));
}

void Signing::finish(std::uint64_t request, const Result<Height>& result) {
    const bool shown = m_request && m_request->id == request;
    if (result.ok()) {
        if (shown) {
            m_request.reset();
            setStage(Stage::Closed);
        }
        Q_EMIT signedAt(request, result->value);
        return;
    }
    const QString sentence = words::refusal(result.error());
    if (shown) {
        m_error = sentence;
        setStage(Stage::Failed);
    }
    Q_EMIT failed(request, sentence);
}

void Signing::cancel() {
    if (!m_request || m_stage == Stage::Working) return;
    const std::uint64_t id = m_request->id;
    m_wallets.discard(id);
    m_request.reset();
    setStage(Stage::Closed);
    Q_EMIT dismissed(id);
}

void Signing::touch() {
    m_guard.disturb();
}

const api::Wallet* Signing::signer() const {
    return m_request ? m_known.find(m_request->signer) : nullptr;
}

bool Signing::locked() const {
    const api::Wallet* wallet = signer();
    return wallet == nullptr || !wallet->unlocked;
}

QString Signing::kind() const {
    return m_request ? text::own(m_request->kind) : QString();
}

QString Signing::title() const {
    if (!m_request) return {};
    const std::string& kind = m_request->kind;
    if (kind == "Transfer" && m_request->recipient)
        return tr("Send %1 LEO to %2?")
            .arg(text::leoShort(Amount{m_request->spends.units - m_request->fee.units}),
                 text::elided(m_wallets.address(*m_request->recipient), 6, 4));
    if (kind == "LambdaPublish")
        return tr("Publish %1 at %2 LEO per use?")
            .arg(words::fieldOf(*m_request, "name"), words::fieldOf(*m_request, "price"));
    if (kind == "LambdaPrice") return tr("Change the price to %1 LEO?").arg(words::fieldOf(*m_request, "price"));
    if (kind == "LambdaRetire") return tr("Retire this lambda?");
    if (kind == "TaskPost") return tr("Post this task for %1 LEO?").arg(words::fieldOf(*m_request, "offer"));
    if (kind == "NodeRegister")
        return tr("Register this node and hold %1 LEO?").arg(words::fieldOf(*m_request, "deposit"));
    if (kind == "NodeExit") return tr("Leave the network with this node?");
    return tr("Sign this transaction?");
}

QString Signing::confirmText() const {
    if (!m_request) return {};
    const std::string& kind = m_request->kind;
    if (kind == "Transfer") return tr("Sign and send");
    if (kind == "LambdaPublish") return tr("Sign and publish");
    if (kind == "TaskPost") return tr("Sign and post");
    if (kind == "LambdaPrice") return tr("Sign and change price");
    if (kind == "LambdaRetire") return tr("Sign and retire");
    if (kind == "NodeRegister") return tr("Sign and register");
    if (kind == "NodeExit") return tr("Sign and leave");
    return tr("Sign");
}

QString Signing::wallet() const {
    const api::Wallet* known = signer();
    return known ? text::plain(known->name) : QString();
}

QString Signing::walletSeed() const {
    return m_request ? text::own(m_request->signer.hex()) : QString();
}

QString Signing::network() const {
    return m_network ? text::plain(m_network->name) : QString();
}

QString Signing::networkNote() const {
    if (!m_network) return {};
    if (m_network->onThisComputer) return tr("a network on this computer, for learning and testing");
    if (m_network->softwareTpmsOnly) return tr("a test network with software TPMs");
    return {};
}

QString Signing::spends() const {
    return m_request ? text::leo9(m_request->spends) : QString();
}

QString Signing::spendsShort() const {
    return m_request ? text::leoShort(m_request->spends) : QString();
}

QString Signing::fee() const {
    return m_request ? text::leo9(m_request->fee) : QString();
}

QString Signing::before() const {
    return m_request ? text::leo9(m_request->before) : QString();
}

QString Signing::after() const {
    return m_request ? text::leo9(m_request->after) : QString();
}

QString Signing::recipient() const {
    return m_request && m_request->recipient ? words::inFours(m_wallets.address(*m_request->recipient)) : QString();
}

QString Signing::recipientName() const {
    if (!m_request || !m_request->recipient) return {};
    const api::Wallet* known = m_known.find(*m_request->recipient);
    return known ? text::plain(known->name) : QString();
}

QStringList Signing::lookalikes() const {
    QStringList list;
    if (m_request)
        for (const std::string& address : m_request->lookalikes) list << words::inFours(address);
    return list;
}

QVariantList Signing::fields() const {
    QVariantList list;
    if (m_request)
        for (const api::SigningField& field : m_request->fields) {
            if (field.name == "to" && m_request->recipient) continue;  // shown as an address
            list << QVariantMap{{QStringLiteral("name"), words::fieldName(field.name)},
                                {QStringLiteral("value"), text::plain(field.value)},
                                {QStringLiteral("unit"), words::fieldUnit(field.name)}};
        }
    return list;
}

QString Signing::raw() const {
    if (!m_request) return {};
    constexpr std::size_t kBytesPerLine = 32;
    QStringList lines;
    const ByteView bytes(m_request->bytes);
    for (std::size_t at = 0; at < bytes.size(); at += kBytesPerLine)
        lines << text::own(toHex(bytes.subspan(at, std::min(kBytesPerLine, bytes.size() - at))));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace leo::ui

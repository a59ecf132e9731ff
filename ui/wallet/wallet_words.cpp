#include "wallet/wallet_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "language/core_words.h"
#include "run/text.h"

namespace leo::ui::words {
namespace {

QString tr(const char* sentence) {
    return QCoreApplication::translate("leo::ui::words", sentence);
}

}  // namespace

QString refusal(const Error& error) {
    const QString detail = core::said(error.detail);
    switch (error.code) {
        case Code::WrongPassword: return tr("This is not the password of this wallet.");
        case Code::Late: return tr("Too many wrong passwords. Wait until the countdown ends.");
        case Code::InsufficientFunds: return tr("The wallet does not hold enough LEO for this: %1.").arg(detail);
        case Code::Unreachable: return tr("The network does not answer. Nothing was sent.");
        case Code::Timeout:
            return tr("No answer came in time. Nothing is lost: look at the history before you repeat.");
        case Code::DiskFull: return tr("The disk is full. Make room and try again.");
        case Code::InUse: return tr("Another program holds what Leo needs: %1.").arg(detail);
        case Code::NotPermitted: return tr("This is not allowed: %1.").arg(detail);
        case Code::NotFound: return tr("Not found: %1.").arg(detail);
        case Code::AlreadyExists: return tr("This exists already: %1.").arg(detail);
        case Code::Unavailable: return tr("Something this needs is missing: %1.").arg(detail);
        case Code::WrongChain: return tr("This belongs to another network.");
        case Code::Cancelled: return tr("Cancelled. Nothing was sent.");
        case Code::BadNonce: return tr("Another transaction of this wallet came first. Try again.");
        case Code::TooLarge: return tr("This is too large: %1.").arg(detail);
        default: return detail.isEmpty() ? tr("This did not work.") : tr("This did not work: %1.").arg(detail);
    }
}

QString inFours(std::string_view address) {
    QString out;
    for (std::size_t i = 0; i < address.size(); i += 4) {
        if (i > 0) out += QLatin1Char(' ');
        out += text::own(address.substr(i, 4));
    }
    return out;
}

QString fieldOf(const api::SigningRequest& request, std::string_view name) {
    for (const api::SigningField& field : request.fields)
        if (field.name == name) return text::plain(field.value);
    return {};
}

QString fieldName(std::string_view name) {
    struct Label {
        std::string_view name;
        const char* label;
    };
    static constexpr Label kLabels[] = {
        {"to", QT_TRANSLATE_NOOP("leo::ui::words", "To")},
        {"amount", QT_TRANSLATE_NOOP("leo::ui::words", "Amount")},
        {"memo", QT_TRANSLATE_NOOP("leo::ui::words", "Memo")},
        {"code", QT_TRANSLATE_NOOP("leo::ui::words", "Encrypted code")},
        {"price", QT_TRANSLATE_NOOP("leo::ui::words", "Price per use")},
        {"missFee", QT_TRANSLATE_NOOP("leo::ui::words", "Miss fee")},
        {"bond", QT_TRANSLATE_NOOP("leo::ui::words", "Bond")},
        {"lambda", QT_TRANSLATE_NOOP("leo::ui::words", "Lambda")},
        {"name", QT_TRANSLATE_NOOP("leo::ui::words", "Name")},
        {"manifest", QT_TRANSLATE_NOOP("leo::ui::words", "Manifest")},
        {"offer", QT_TRANSLATE_NOOP("leo::ui::words", "Offer")},
        {"input", QT_TRANSLATE_NOOP("leo::ui::words", "Encrypted input")},
        {"inputBytes", QT_TRANSLATE_NOOP("leo::ui::words", "Its bytes")},
        {"inputType", QT_TRANSLATE_NOOP("leo::ui::words", "Its type")},
        {"tau", QT_TRANSLATE_NOOP("leo::ui::words", "Votes expected")},
        {"minCredit", QT_TRANSLATE_NOOP("leo::ui::words", "Credit of every member, at least")},
        {"hardwareTpm", QT_TRANSLATE_NOOP("leo::ui::words", "Hardware TPM only")},
        {"isolation", QT_TRANSLATE_NOOP("leo::ui::words", "Isolation")},
        {"joinMs", QT_TRANSLATE_NOOP("leo::ui::words", "Join window, ms")},
        {"keyMs", QT_TRANSLATE_NOOP("leo::ui::words", "Key window, ms")},
        {"executeMs", QT_TRANSLATE_NOOP("leo::ui::words", "Time to execute, ms")},
        {"confirmMs", QT_TRANSLATE_NOOP("leo::ui::words", "Time to confirm, ms")},
    };
    for (const Label& label : kLabels)
        if (label.name == name) return tr(label.label);
    return text::plain(name);
}

QString fieldUnit(std::string_view name) {
    constexpr std::string_view kAmounts[] = {"amount", "price", "missFee", "bond", "offer", "deposit"};
    return std::find(std::begin(kAmounts), std::end(kAmounts), name) == std::end(kAmounts) ? QString() : tr("LEO");
}

QString movement(const api::HistoryEntry& entry) {
    struct Sentence {
        std::string_view why;
        const char* incoming;
        const char* outgoing;
    };
    static constexpr Sentence kSentences[] = {
        {"fee", QT_TRANSLATE_NOOP("leo::ui::words", "Fee"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Transaction fee, burned")},
        {"transfer", QT_TRANSLATE_NOOP("leo::ui::words", "Received"), QT_TRANSLATE_NOOP("leo::ui::words", "Sent")},
        {"bond", QT_TRANSLATE_NOOP("leo::ui::words", "Bond"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Bond of a lambda")},
        {"bond return", QT_TRANSLATE_NOOP("leo::ui::words", "Bond returned"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Bond")},
        {"escrow", QT_TRANSLATE_NOOP("leo::ui::words", "Offer"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Offer of a task, held")},
        {"reserve", QT_TRANSLATE_NOOP("leo::ui::words", "Reserve"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Miss fee set aside")},
        {"reserve return", QT_TRANSLATE_NOOP("leo::ui::words", "Miss fee returned"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Reserve")},
        {"deposit", QT_TRANSLATE_NOOP("leo::ui::words", "Deposit"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Deposit of a member, held")},
        {"deposit return", QT_TRANSLATE_NOOP("leo::ui::words", "Deposit returned"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Deposit")},
        {"burn", QT_TRANSLATE_NOOP("leo::ui::words", "Burned"), QT_TRANSLATE_NOOP("leo::ui::words", "Burned")},
        {"publisher", QT_TRANSLATE_NOOP("leo::ui::words", "Price of a run"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Price of a run")},
        {"executor", QT_TRANSLATE_NOOP("leo::ui::words", "Pay as executor"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Executor")},
        {"monitor", QT_TRANSLATE_NOOP("leo::ui::words", "Pay as monitor"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Monitor")},
        {"idle", QT_TRANSLATE_NOOP("leo::ui::words", "Idle pay"), QT_TRANSLATE_NOOP("leo::ui::words", "Idle pay")},
        {"miss fee", QT_TRANSLATE_NOOP("leo::ui::words", "Miss fee received"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Miss fee paid")},
        {"refund", QT_TRANSLATE_NOOP("leo::ui::words", "Offer returned"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Offer")},
        {"dust", QT_TRANSLATE_NOOP("leo::ui::words", "Burned"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Rounding remainder, burned")},
        {"price burned", QT_TRANSLATE_NOOP("leo::ui::words", "Burned"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Price of a failed run, burned")},
        {"register deposit", QT_TRANSLATE_NOOP("leo::ui::words", "Deposit"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Deposit of a node, held")},
        {"register deposit return", QT_TRANSLATE_NOOP("leo::ui::words", "Deposit of a node returned"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Deposit")},
        {"seized", QT_TRANSLATE_NOOP("leo::ui::words", "Seized"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Deposit seized, burned")},
        {"demand", QT_TRANSLATE_NOOP("leo::ui::words", "Bond of a demand"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Bond of a demand for a reveal")},
        {"demand return", QT_TRANSLATE_NOOP("leo::ui::words", "Bond of a demand returned"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Bond of a demand, held")},
        {"dispute lost", QT_TRANSLATE_NOOP("leo::ui::words", "Bond of a rejected report"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Bond of a rejected report, lost")},
        {"forfeit", QT_TRANSLATE_NOOP("leo::ui::words", "Burned"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Pay of a liar, burned")},
        {"seized share", QT_TRANSLATE_NOOP("leo::ui::words", "Share of a seized deposit"),
         QT_TRANSLATE_NOOP("leo::ui::words", "Deposit seized, shared")},
    };
    for (const Sentence& sentence : kSentences)
        if (sentence.why == entry.why) return tr(entry.incoming ? sentence.incoming : sentence.outgoing);
    return core::said(entry.why);
}

QString holding(const api::Holding& holding) {
    const QString name = text::plain(holding.name);
    switch (holding.kind) {
        case api::Holding::Kind::Escrow: return tr("Offer of %1").arg(name);
        case api::Holding::Kind::JoinDeposit: return tr("Deposit for %1").arg(name);
        case api::Holding::Kind::LambdaBond: return tr("Bond of %1").arg(name);
        case api::Holding::Kind::MissReserve: return tr("Miss fee set aside for %1").arg(name);
        case api::Holding::Kind::RegisterDeposit: return tr("Deposit of the node %1").arg(name);
    }
    return name;
}

}  // namespace leo::ui::words

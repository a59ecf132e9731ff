#include "run/composer.h"

#include <algorithm>

#include "language/core_words.h"
#include "language/language.h"
#include "run/task_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

constexpr int kMaxCommittee = 32;  // tau's own limit; the quote refuses what the network's parameters do not allow

QVariantMap remedyOf(const QString& words, const QString& action) {
    return {{QStringLiteral("text"), words}, {QStringLiteral("action"), action}};
}

}  // namespace

Composer::Composer(api::Leo& leo, PageClock::Source source, QObject* parent)
    : QObject(parent),
      m_leo(leo),
      m_network(leo.networks(), std::move(source)),
      m_lambdas(leo.lambdas(), leo.wallets()),
      m_input(leo.tasks()),
      m_signing(leo.wallets(), leo.networks()),
      m_shares(shareRoles()),
      m_facts({"label", "value", "note"}),
      m_ends({"label", "value", "note"}),
      m_confirmShares(shareRoles()) {
    m_query.requirements.minCredit = kUsualCredit;
    m_quoteTimer.setSingleShot(true);
    m_quoteTimer.setInterval(kQuoteDelayMs);
    connect(&m_quoteTimer, &QTimer::timeout, this, &Composer::ask);
    connect(&m_network, &NetworkWatch::changed, this, [this] {
        const std::uint32_t nodes = m_network.network().activeNodes;
        if (std::exchange(m_nodes, nodes) != nodes) edited();
        Q_EMIT changed();
    });
    connect(&m_lambdas, &LambdaChoices::changed, this, &Composer::changed);
    onLanguage(this, [this] {
        m_offer = text::withSign(m_offer);
        refresh();
    });
    connect(&m_input, &InputFile::changed, this, [this] {
        m_lambdas.fitTo(m_input.report() ? m_input.report()->mediaType : std::string());
        Q_EMIT changed();
    });
    connect(&m_signing, &Signing::signedAt, this, [this](quint64 request) {
        const std::optional<TaskId> task = m_leo.tasks().taskOf(request);
        const QImage picture = m_input.picture();
        m_input.remove();  // in a block: the draft has done its work
        m_refusal.clear();
        if (task) Q_EMIT posted(text::hex(task->bytes), picture);
    });
    connect(&m_signing, &Signing::failed, this, [this](quint64, const QString& sentence) {
        m_refusal = sentence;
        edited();
        Q_EMIT changed();
    });
    m_walletsSubscription = leo.wallets().observe([this](const std::shared_ptr<const api::WalletsState>& state) {
        const Amount before = wallet() ? wallet()->available : Amount{};
        m_wallets = state;
        if (wallet() && wallet()->available != before) edited();
        Q_EMIT changed();
    });
}

const api::Wallet* Composer::wallet() const {
    return m_wallets ? m_wallets->current() : nullptr;
}

QString Composer::pageState() const {
    if (!m_lambdas.loaded()) return pageStateName(PageState::Loading);
    if (!m_network.live() && m_network.known()) return pageStateName(PageState::Offline);
    return pageStateName(m_lambdas.total() > 0 ? PageState::Ready : PageState::Empty);
}

void Composer::choose(const QString& lambdaId) {
    m_lambdas.choose(lambdaId);
    if (!m_lambdas.chosen()) return;
    const api::Lambda& lambda = *m_lambdas.chosen();
    if (m_query.lambda != lambda.id) {
        m_query.lambda = lambda.id;
        m_query.timeLimitMs = lambda.limits.wallMs;
        m_quote.reset();
        if (!m_offerEdited) m_offer.clear();
    }
    m_refusal.clear();
    edited();
    Q_EMIT changed();
}

void Composer::fillFrom(const api::Task& task) {
    m_query.requirements = task.requirements;
    m_ask = task.askBeforeRelease;
    m_offer = text::typed(task.offer);
    m_offerEdited = true;
    choose(text::hex(task.lambda.bytes));
}

// Something the quote depends on changed: what is shown of it is old until the next answer.
void Composer::edited() {
    m_fresh = false;
    if (m_lambdas.chosen()) m_quoteTimer.start();
}

void Composer::ask() {
    if (!m_lambdas.chosen()) return;
    m_query.offer = {};
    m_offerProblem.clear();
    if (!m_offer.isEmpty()) {
        QString plain = m_offer;
        plain.replace(QLocale().decimalPoint(), QStringLiteral("."));
        const Result<Amount> amount = parseAmount(plain.toStdString());
        if (amount.ok())
            m_query.offer = *amount;
        else
            m_offerProblem =
                tr("An amount has digits and at most nine decimals after “%1”.").arg(QLocale().decimalPoint());
    }
    if (!m_offerProblem.isEmpty()) {
        m_shares.assign({});
        Q_EMIT changed();
        return;
    }
    m_leo.tasks().quote(m_query, [this, attempt = ++m_asked, query = m_query](Result<api::OfferQuote> quote) {
        if (attempt == m_asked) quoted(query, std::move(quote));
    });
}

void Composer::quoted(const api::OfferQuery& query, Result<api::OfferQuote> quote) {
    m_quoteProblem.clear();
    if (!quote.ok()) {
        m_quote.reset();
        m_quoteProblem = core::sentence(quote.error().detail);
    } else {
        m_quote = std::move(*quote);
        m_fresh = query.offer == m_query.offer && !m_quoteTimer.isActive();
    }
    refresh();
    if (m_quote && m_offer.isEmpty()) suggestOffer();
}

// The page starts with an offer that can be posted, until a person types one.
void Composer::suggestOffer() {
    // Before anybody has run it there is no usual offer: a third of it for the author, in whole LEO, leaves the
    // committee the rest.
    const std::uint64_t price = m_lambdas.chosen() ? m_lambdas.chosen()->price.units : 0;
    const Amount first = leo((price * 10 / 3 + kUnitsPerLeo - 1) / kUnitsPerLeo);
    const Amount usual = m_quote->usualLow.isZero() ? first : m_quote->usualLow;
    const Amount start = std::max(usual, m_quote->minimum);
    if (start.isZero()) return;
    m_offer = text::typed(start);
    edited();
    Q_EMIT changed();
}

void Composer::refresh() {
    m_problem = {};
    const Parties parties{m_lambdas.author(), {}};
    if (m_quote) {
        m_shares.assign(shareRows(m_offer.isEmpty() ? std::vector<api::Share>{} : m_quote->settled, parties));
        if (m_quote->refusal && !m_offer.isEmpty()) m_problem = judge(*m_quote->refusal);
    } else {
        m_shares.assign({});
        if (!m_quoteProblem.isEmpty()) m_problem = {tr("This task cannot be posted now"), m_quoteProblem, {}};
    }
    if (m_lambdas.gone())
        m_problem = {tr("This lambda is no longer offered"),
                     tr("Its author retired it. Your file and your offer stay as they are."),
                     {}};
    refreshFacts();
    refreshEnds();
    Q_EMIT changed();
}

void Composer::refreshFacts() {
    std::vector<Row> rows;
    const auto add = [&](const QString& label, const QString& value, const QString& note = {}) {
        rows.push_back({label, {label, value, note}});
    };
    if (m_quote) {
        const api::OfferQuote& q = *m_quote;
        if (q.everyNodeJoins)
            add(tr("Expected committee"), tr("every node that qualifies"));
        else if (q.expectedMembers > 0)
            add(tr("Expected committee"), tr("%1 ± %2").arg(q.expectedMembers).arg(q.spread));
        add(tr("Starts"), tr("next block, %1").arg(text::duration(q.startsInMs)));
        if (q.doneInMs) add(tr("Done in about"), text::duration(*q.doneInMs));
        if (q.keyWindowMs > 0) add(tr("To answer a key request"), text::stopwatch(q.keyWindowMs));
        if (q.executeWindowMs > 0) add(tr("To run"), text::stopwatch(q.executeWindowMs));
        add(tr("Deposit per join"), text::leo2(q.joinDeposit), tr("LEO"));
        if (wallet() && (!q.refusal || q.refusal->code != Code::InsufficientFunds))
            add(tr("Balance afterwards"), text::leo2(q.balanceAfter), tr("LEO"));
    }
    m_facts.assign(std::move(rows));
}

void Composer::refreshEnds() {
    std::vector<Row> rows;
    if (m_quote && !m_query.offer.isZero()) {
        const Amount offer = m_query.offer;
        const auto add = [&](const QString& label, const std::vector<api::Share>& shares) {
            if (shares.empty()) return;
            rows.push_back(
                {label,
                 {label, text::leo9(shareOf(shares, api::ShareRole::Requester)), returnSentence(shares, offer)}});
        };
        const QString none = tr("If no committee is found");
        rows.push_back({none, {none, text::leo9(offer), tr("All %1 LEO returns.").arg(text::leo2(offer))}});
        add(tr("If you refuse or do not answer"), m_quote->refusedKey);
        add(tr("If the code's key does not come"), m_quote->publisherMissed);
        add(tr("If the code fails or runs out of time"), m_quote->codeFailed);
    }
    m_ends.assign(std::move(rows));
}

Composer::Problem Composer::judge(const Error& refusal) const {
    const QString detail = core::said(refusal.detail);
    switch (refusal.code) {
        case Code::InsufficientFunds: {
            const Amount have = wallet() ? wallet()->available : Amount{};
            const Amount missing{m_query.offer.units > have.units ? m_query.offer.units - have.units : 0};
            Problem problem{tr("You need %1 LEO more").arg(text::leoShort(missing)),
                            tr("This offer is %1 LEO. You have %2 available and %3 held.")
                                .arg(text::leo2(m_query.offer), text::leo2(have),
                                     text::leo2(wallet() ? wallet()->held : Amount{})),
                            {remedyOf(tr("Receive LEO"), QStringLiteral("receive"))}};
            if (m_quote && have >= m_quote->minimum && !have.isZero())
                problem.remedies << remedyOf(tr("Offer %1").arg(text::leoShort(have)),
                                             QStringLiteral("offer:") + text::own(toText(have)));
            return problem;
        }
        case Code::OutOfRange: {
            if (!m_quote || m_quote->minimum.isZero() || m_query.offer >= m_quote->minimum) break;
            return {tr("The offer is %1 LEO too low")
                        .arg(text::leoShort(Amount{m_quote->minimum.units - m_query.offer.units})),
                    tr("Less than %1 LEO would leave nothing for the committee after the fee and the price.")
                        .arg(text::leoShort(m_quote->minimum)),
                    {remedyOf(tr("Offer %1").arg(text::leoShort(m_quote->minimum)),
                              QStringLiteral("offer:") + text::own(toText(m_quote->minimum)))}};
        }
        case Code::NotEligible: {
            const auto nodes = m_quote ? m_quote->nodesQualify : 0;
            Problem problem{tr("Only %n node(s) qualify", nullptr, static_cast<int>(nodes)),
                            tr("%1 Ask for less credit, or wait for more nodes.").arg(core::sentence(refusal.detail)),
                            {}};
            const std::uint32_t lower = m_query.requirements.minCredit > kUsualCredit ? kUsualCredit : 0;
            if (m_query.requirements.minCredit > 0)
                problem.remedies << remedyOf(tr("Lower to %1").arg(lower),
                                             QStringLiteral("credit:") + QString::number(lower));
            return problem;
        }
        case Code::Exhausted:
            return {tr("%1's bond covers no further task now").arg(m_lambdas.author()),
                    tr("Its free part is used by open tasks. It is free again as they end."),
                    {}};
        case Code::UnknownLambda:
            return {tr("This lambda is no longer offered"),
                    tr("Its author retired it. Your file and your offer stay as they are."),
                    {}};
        default: break;
    }
    return {tr("This task cannot be posted now"), core::sentence(refusal.detail), {}};
}

void Composer::remedy(const QString& action) {
    if (action.startsWith(QLatin1String("offer:"))) {
        const Result<Amount> amount = parseAmount(action.mid(6).toStdString());
        if (amount.ok()) setOffer(text::typed(*amount));
    } else if (action.startsWith(QLatin1String("credit:"))) {
        setMinCredit(action.mid(7).toInt());
    } else {
        Q_EMIT elsewhere(action);
    }
}

QString Composer::minimumText() const {
    return m_quote && !m_quote->minimum.isZero() ? tr("Minimum %1").arg(text::leoShort(m_quote->minimum)) : QString();
}

QString Composer::usualText() const {
    if (!m_quote || m_quote->usualHigh.isZero()) return {};
    return tr("Usual %1–%2").arg(text::leoShort(m_quote->usualLow), text::leoShort(m_quote->usualHigh));
}

QString Composer::qualifyText() const {
    if (!m_quote) return {};
    return tr("%1 of %2 nodes online meet this").arg(m_quote->nodesQualify).arg(m_quote->nodesOnline);
}

QString Composer::qualifyTone() const {
    if (!m_quote) return QStringLiteral("neutral");
    if (m_quote->nodesQualify < m_network.network().parameters.minMembers) return QStringLiteral("bad");
    return m_quote->nodesQualify < kFewNodes ? QStringLiteral("warn") : QStringLiteral("ok");
}

QStringList Composer::privacy() const {
    const QString author = m_lambdas.chosen() ? m_lambdas.author() : tr("The author of the code");
    const bool picture = m_input.report() && m_input.report()->mediaType.starts_with("image/");
    return {picture ? tr("%1 never sees your picture.").arg(author) : tr("%1 never sees your data.").arg(author),
            tr("Nodes store only ciphertext."),
            m_ask ? tr("Your key goes to one verified machine, after you agree.")
                  : tr("Your key goes to one verified machine, when all six checks have passed."),
            tr("It wipes both afterwards; monitors check its report.")};
}

QString Composer::postText() const {
    return m_query.offer.isZero() || m_offer.isEmpty()
               ? tr("Post task")
               : tr("Post task for %1 LEO").arg(text::leoShort(m_query.offer));
}

QString Composer::whyNot() const {
    if (!m_network.live()) return tr("Not connected: a task can be posted when the network answers again.");
    if (!wallet()) return tr("Choose or create a wallet first.");
    if (!m_lambdas.chosen()) return tr("Choose a lambda.");
    if (!m_input.report()) return m_input.problem().isEmpty() ? tr("Choose a file.") : m_input.problem();
    if (!accepts(*m_lambdas.chosen(), m_input.report()->mediaType))
        return tr("%1 does not take this kind of file.").arg(m_lambdas.name());
    if (!m_offerProblem.isEmpty()) return m_offerProblem;
    if (!m_problem.title.isEmpty()) return m_problem.title;
    if (!m_quote || !m_fresh) return tr("Asking the network…");
    return {};
}

bool Composer::canPost() const {
    return whyNot().isEmpty() && !m_preparing && !m_signing.isOpen();
}

void Composer::post() {
    if (!canPost()) return;
    m_preparing = true;
    m_refusal.clear();
    api::TaskDraft draft;
    draft.query = m_query;
    draft.inputPath = m_input.report()->path;
    draft.keepMetadata = m_input.keepMetadata();
    draft.askBeforeRelease = m_ask;
    m_leo.tasks().preparePost(draft, [this, offer = m_query.offer](Result<api::SigningRequest> request) {
        prepared(offer, std::move(request));
    });
    Q_EMIT changed();
}

void Composer::prepared(Amount offer, Result<api::SigningRequest> request) {
    m_preparing = false;
    if (!request.ok()) {
        m_refusal = tr("The task was not prepared: %1. Nothing was spent.").arg(core::said(request.error().detail));
    } else {
        // The dialog shows what is in the bytes; the split is shown beside it only when it adds up to them.
        const bool same =
            m_quote && request->spends.units == offer.units + request->fee.units && sumOf(m_quote->settled) == offer;
        m_confirmShares.assign(same ? shareRows(m_quote->settled, Parties{m_lambdas.author(), {}})
                                    : std::vector<Row>{});
        m_signing.present(*request);
    }
    Q_EMIT changed();
}

void Composer::setMinCredit(int credit) {
    const auto value = static_cast<std::uint32_t>(std::max(credit, 0));
    if (value == m_query.requirements.minCredit) return;
    m_query.requirements.minCredit = value;
    edited();
    Q_EMIT changed();
}

void Composer::setCommittee(int members) {
    const auto value = static_cast<std::uint32_t>(std::clamp(members, 1, kMaxCommittee));
    if (value == m_query.committee) return;
    m_query.committee = value;
    edited();
    Q_EMIT changed();
}

void Composer::setTimeLimitS(int seconds) {
    const std::uint64_t least = m_lambdas.chosen() ? m_lambdas.chosen()->limits.wallMs : 1000;
    const std::uint64_t value =
        std::max<std::uint64_t>(static_cast<std::uint64_t>(std::max(seconds, 1)) * 1000, least);
    if (value == m_query.timeLimitMs) return;
    m_query.timeLimitMs = value;
    edited();
    Q_EMIT changed();
}

void Composer::setHardwareTpm(bool only) {
    if (only == m_query.requirements.hardwareTpm) return;
    m_query.requirements.hardwareTpm = only;
    edited();
    Q_EMIT changed();
}

void Composer::setGvisor(bool only) {
    if (only == m_query.requirements.gvisor) return;
    m_query.requirements.gvisor = only;
    edited();
    Q_EMIT changed();
}

void Composer::setAskBeforeRelease(bool ask) {
    if (ask == m_ask) return;
    m_ask = ask;
    Q_EMIT changed();
}

void Composer::setOffer(const QString& offer) {
    if (offer == m_offer) return;
    m_offer = offer;
    m_offerEdited = true;
    edited();
    Q_EMIT changed();
}

}  // namespace leo::ui

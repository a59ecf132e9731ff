#include "run/lambda_choices.h"

#include <algorithm>

#include "api/wallets.h"
#include "language/language.h"
#include "run/task_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

// What a lambda works on, from the types it takes.
QString categoryOf(const api::Lambda& lambda) {
    if (lambda.accepts.empty()) return QStringLiteral("any");
    const std::string& first = lambda.accepts.front();
    if (first.starts_with("image/")) return QStringLiteral("image");
    if (first == "text/csv" || first == "application/json" || first.starts_with("application/"))
        return QStringLiteral("data");
    if (first.starts_with("text/")) return QStringLiteral("text");
    return QStringLiteral("any");
}

QString rateText(const api::Lambda& lambda) {
    const auto permille = successPermille(lambda);
    return permille ? text::permille(*permille) : QString();
}

}  // namespace

bool accepts(const api::Lambda& lambda, const std::string& mediaType) {
    return lambda.accepts.empty() ||
           std::any_of(lambda.accepts.begin(), lambda.accepts.end(), [&](const std::string& type) {
               if (type == "*/*" || type == mediaType) return true;
               return type.ends_with("/*") && mediaType.starts_with(type.substr(0, type.size() - 1));
           });
}

std::optional<std::uint64_t> successPermille(const api::Lambda& lambda) {
    const std::uint64_t all = lambda.runs + lambda.failures;
    if (all == 0) return std::nullopt;
    return lambda.runs * 1000 / all;
}

LambdaChoices::LambdaChoices(api::Lambdas& lambdas, api::Wallets& wallets, QObject* parent)
    : QObject(parent),
      m_wallets(wallets),
      m_rows({"name", "lambdaId", "author", "price", "runs", "rate", "rateLow", "icon", "fits", "chosen", "spoken"}) {
    m_subscription = lambdas.observe([this](const std::shared_ptr<const api::LambdasState>& state) {
        if (m_state && state->sequence <= m_state->sequence) return;
        m_state = state;
        if (m_chosen) choose(chosenId());
        refresh();
    });
    onLanguage(this, [this] {
        refresh();
        Q_EMIT chosenChanged();
    });
}

QString LambdaChoices::authorOf(const api::Lambda& lambda) const {
    if (!lambda.publisherName.empty()) return text::plain(lambda.publisherName);
    return text::elided(m_wallets.address(lambda.publisher), 9, 5);
}

bool LambdaChoices::passes(const api::Lambda& lambda) const {
    if (lambda.retired || lambda.deprecated) return false;
    if (m_category != QLatin1String("all") && categoryOf(lambda) != m_category) return false;
    if (m_search.isEmpty()) return true;
    const QString needle = m_search.trimmed();
    return text::own(lambda.name).contains(needle, Qt::CaseInsensitive) ||
           authorOf(lambda).contains(needle, Qt::CaseInsensitive) || text::own(lambda.cid).startsWith(needle) ||
           text::hex(lambda.id.bytes).startsWith(needle, Qt::CaseInsensitive);
}

void LambdaChoices::refresh() {
    if (!m_state) return;
    std::vector<const api::Lambda*> shown;
    for (const api::Lambda& lambda : m_state->all)
        if (passes(lambda)) shown.push_back(&lambda);
    const auto fits = [this](const api::Lambda& lambda) { return m_fit.empty() || accepts(lambda, m_fit); };
    std::stable_sort(shown.begin(), shown.end(), [&](const api::Lambda* a, const api::Lambda* b) {
        if (fits(*a) != fits(*b)) return fits(*a);
        return a->runs > b->runs;
    });
    std::vector<Row> rows;
    for (const api::Lambda* lambda : shown) {
        const QString id = text::hex(lambda->id.bytes);
        const auto permille = successPermille(*lambda);
        const QString name = text::plain(lambda->name);
        const QString price = text::leo2(lambda->price);
        QStringList spoken{name, tr("by %1").arg(authorOf(*lambda)), tr("%1 LEO").arg(price),
                           tr("%n run(s)", nullptr, static_cast<int>(lambda->runs + lambda->failures)),
                           rateText(*lambda)};
        if (!fits(*lambda)) spoken << tr("does not take this file");
        rows.push_back({id,
                        {name, id, authorOf(*lambda), price, text::count(lambda->runs + lambda->failures),
                         rateText(*lambda), permille && *permille < kGoodPermille,
                         lambda->accepts.empty() ? QStringLiteral("file") : mediaIcon(lambda->accepts.front()),
                         fits(*lambda), m_chosen && m_chosen->id == lambda->id, spoken.join(QStringLiteral(", "))}});
    }
    m_rows.assign(std::move(rows));
    Q_EMIT changed();
}

void LambdaChoices::fitTo(const std::string& mediaType) {
    m_fit = mediaType;
    refresh();
}

void LambdaChoices::choose(const QString& id) {
    if (!m_state) return;
    const auto found = std::find_if(m_state->all.begin(), m_state->all.end(), [&](const api::Lambda& lambda) {
        return text::hex(lambda.id.bytes) == id && !lambda.retired;
    });
    m_gone = found == m_state->all.end();
    if (!m_gone) m_chosen = *found;
    refresh();
    Q_EMIT chosenChanged();
}

void LambdaChoices::setSearch(const QString& search) {
    if (search == m_search) return;
    m_search = search;
    refresh();
    Q_EMIT changed();
}

void LambdaChoices::setCategory(const QString& category) {
    if (category == m_category) return;
    m_category = category;
    refresh();
    Q_EMIT changed();
}

QString LambdaChoices::chosenId() const {
    return m_chosen ? text::hex(m_chosen->id.bytes) : QString();
}

QString LambdaChoices::name() const {
    return m_chosen ? text::plain(m_chosen->name) : QString();
}

QString LambdaChoices::description() const {
    return m_chosen ? text::plain(m_chosen->description) : QString();
}

QString LambdaChoices::icon() const {
    return m_chosen && !m_chosen->accepts.empty() ? mediaIcon(m_chosen->accepts.front()) : QStringLiteral("file");
}

QString LambdaChoices::authorHex() const {
    return m_chosen ? text::hex(m_chosen->publisher.bytes) : QString();
}

QString LambdaChoices::cid() const {
    return m_chosen ? text::own(m_chosen->cid) : QString();
}

QString LambdaChoices::cidShort() const {
    return m_chosen ? text::cid(m_chosen->cid) : QString();
}

QString LambdaChoices::limits() const {
    if (!m_chosen) return {};
    return tr("%1 memory, %2 at most")
        .arg(text::limit(m_chosen->limits.memoryBytes), text::duration(m_chosen->limits.wallMs));
}

QString LambdaChoices::rate() const {
    if (!m_chosen) return {};
    const QString rate = rateText(*m_chosen);
    if (rate.isEmpty()) return tr("no runs yet");
    return tr("%1 of %2 runs").arg(rate, text::count(m_chosen->runs + m_chosen->failures));
}

QString LambdaChoices::rateStatus() const {
    const auto permille = m_chosen ? successPermille(*m_chosen) : std::nullopt;
    if (!permille) return QStringLiteral("neutral");
    return *permille < kGoodPermille ? QStringLiteral("warning") : QStringLiteral("done");
}

}  // namespace leo::ui

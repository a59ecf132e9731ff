#include "publish/my_lambdas.h"

#include "language/core_words.h"
#include "language/language.h"
#include "run/text.h"
#include "wallet/guarded.h"
#include "wallet/sending.h"
#include "wallet/signing.h"
#include "wallet/wallet_words.h"

namespace leo::ui {
namespace {

constexpr std::uint64_t kMonthDays = 30;

QString stateName(const api::Lambda& lambda) {
    return lambda.retired      ? QStringLiteral("retired")
           : lambda.deprecated ? QStringLiteral("deprecated")
                               : QStringLiteral("live");
}

QString stateText(const api::Lambda& lambda) {
    return lambda.retired      ? MyLambdas::tr("Retired")
           : lambda.deprecated ? MyLambdas::tr("Deprecated")
                               : MyLambdas::tr("Live");
}

// Settled runs out of settled and failed, ui section 6.4.
QString successText(std::uint64_t settled, std::uint64_t failed) {
    return settled + failed == 0 ? QStringLiteral("–") : text::permille(settled * 1000 / (settled + failed));
}

QString idText(const LambdaId& id) {
    return text::own(id.hex());
}

QString joinedPlain(const std::vector<std::string>& list, const QString& separator) {
    QStringList parts;
    for (const std::string& part : list) parts << text::plain(part);
    return parts.join(separator);
}

QVariantList values(const api::LambdaFigures& figures) {
    QVariantList list;
    for (const auto& week : figures.revenueByWeek)
        list << static_cast<double>(week.value.units) / static_cast<double>(kUnitsPerLeo);
    return list;
}

QString limitsText(const api::LambdaLimits& limits) {
    return MyLambdas::tr("%1 · %2 · %3 processes")
        .arg(text::limit(limits.memoryBytes), text::duration(limits.wallMs), text::count(limits.pids));
}

}  // namespace

MyLambdas::MyLambdas(api::Lambdas& lambdas, Signing& signing, QObject* parent)
    : QObject(parent),
      m_api(lambdas),
      m_signing(signing),
      m_rows({"name", "lambdaId", "cid", "lambdaState", "stateText", "price", "runs", "success", "revenue", "weeks",
              "description", "lowSuccess"}),
      m_versions({"lambdaId", "stateText", "lambdaState", "blockHeight", "runs", "current"}) {
    m_subscription = lambdas.observe([this](const std::shared_ptr<const api::LambdasState>& state) { take(*state); });
    onLanguage(this, [this] { show(); });
}

void MyLambdas::take(const api::LambdasState& state) {
    m_state = state;
    m_stage = state.mine.empty() ? Stage::Empty : Stage::Ready;
    if (!current()) m_selected = state.mine.empty() ? std::nullopt : std::optional(state.mine.front().id);
    for (const api::Lambda& lambda : state.mine) {
        const auto asked = m_asked.find(lambda.id);
        if (asked != m_asked.end() && asked->second == lambda.runs + lambda.failures) continue;
        m_asked[lambda.id] = lambda.runs + lambda.failures;
        loadFigures(lambda.id);
    }
    show();
}

void MyLambdas::loadFigures(const LambdaId& id) {
    m_api.figures(id, guarded(this, [this, id](const Result<api::LambdaFigures>& figures) {
                      if (!figures.ok()) return;
                      m_figures[id] = *figures;
                      show();
                  }));
}

const api::LambdaFigures* MyLambdas::figuresOf(const LambdaId& id) const {
    const auto found = m_figures.find(id);
    return found == m_figures.end() ? nullptr : &found->second;
}

const api::Lambda* MyLambdas::current() const {
    if (m_selected)
        for (const api::Lambda& lambda : m_state.mine)
            if (lambda.id == *m_selected) return &lambda;
    return nullptr;
}

void MyLambdas::show() {
    constexpr std::uint64_t kLowSuccess = 960;  // permille; ui section 6.5 warns below
    std::vector<Row> rows, versions;
    for (const api::Lambda& lambda : m_state.mine) {
        const api::LambdaFigures* figures = figuresOf(lambda.id);
        const std::uint64_t judged = lambda.runs + lambda.failures;
        rows.push_back(
            {idText(lambda.id),
             {text::plain(lambda.name), idText(lambda.id), text::own(lambda.cid), stateName(lambda),
              stateText(lambda), text::leo2(lambda.price), text::count(lambda.runs),
              successText(lambda.runs, lambda.failures), figures ? text::leo2(figures->earned30d) : QString(),
              figures ? values(*figures) : QVariantList(), text::plain(lambda.description),
              judged > 0 && lambda.runs * 1000 / judged < kLowSuccess}});
    }
    m_rows.assign(std::move(rows));
    if (const api::Lambda* lambda = current())
        for (const LambdaId& id : lambda->versions)
            for (const api::Lambda& other : m_state.mine)
                if (other.id == id)
                    versions.push_back(
                        {idText(id),
                         {idText(id), stateText(other), stateName(other), text::height(other.publishedAt),
                          tr("%n run(s)", nullptr, static_cast<int>(other.runs)), id == lambda->id}});
    m_versions.assign(std::move(versions));
    Q_EMIT changed();
}

QString MyLambdas::earned() const {
    std::uint64_t units = 0;
    for (const api::Lambda& lambda : m_state.mine)
        if (const auto* figures = figuresOf(lambda.id)) units += figures->earned30d.units;
    return text::leo2(Amount{units});
}

QString MyLambdas::earnedChange() const {
    std::uint64_t now = 0, before = 0;
    for (const api::Lambda& lambda : m_state.mine)
        if (const auto* figures = figuresOf(lambda.id)) {
            now += figures->earned30d.units;
            before += figures->earnedBefore30d.units;
        }
    if (before == 0) return {};
    const double percent =
        (static_cast<double>(now) - static_cast<double>(before)) / static_cast<double>(before) * 100;
    const QString sign = percent < 0 ? QStringLiteral("−") : QStringLiteral("+");
    return tr("%1%2 % on the previous 30").arg(sign, text::number(qAbs(percent), 0));
}

QString MyLambdas::runs() const {
    std::uint64_t runs = 0;
    for (const api::Lambda& lambda : m_state.mine)
        if (const auto* figures = figuresOf(lambda.id)) runs += figures->runs30d;
    return text::count(runs);
}

QString MyLambdas::runsADay() const {
    std::uint64_t runs = 0;
    for (const api::Lambda& lambda : m_state.mine)
        if (const auto* figures = figuresOf(lambda.id)) runs += figures->runs30d;
    return tr("%1 a day").arg(text::number(static_cast<double>(runs) / kMonthDays, runs < 300 ? 1 : 0));
}

QString MyLambdas::success() const {
    std::uint64_t settled = 0, failed = 0;
    for (const api::Lambda& lambda : m_state.mine) {
        settled += lambda.runs;
        failed += lambda.failures;
    }
    return successText(settled, failed);
}

QString MyLambdas::failures() const {
    std::uint64_t failed = 0;
    for (const api::Lambda& lambda : m_state.mine) failed += lambda.failures;
    return tr("%n run(s) gave no result", nullptr, static_cast<int>(failed));
}

QString MyLambdas::selected() const {
    return m_selected ? idText(*m_selected) : QString();
}

QVariantMap MyLambdas::detail() const {
    const api::Lambda* lambda = current();
    if (!lambda) return {};
    const api::LambdaFigures* figures = figuresOf(lambda->id);
    QVariantMap map{
        {QStringLiteral("name"), text::plain(lambda->name)},
        {QStringLiteral("description"), text::plain(lambda->description)},
        {QStringLiteral("id"), idText(lambda->id)},
        {QStringLiteral("cid"), text::own(lambda->cid)},
        {QStringLiteral("link"), QString(QStringLiteral("leo:lambda/") + text::own(lambda->cid))},
        {QStringLiteral("lambdaState"), stateName(*lambda)},
        {QStringLiteral("stateText"), stateText(*lambda)},
        {QStringLiteral("price"), text::leo2(lambda->price)},
        {QStringLiteral("priceExact"), text::leo9(lambda->price)},
        {QStringLiteral("missFee"), text::leo2(lambda->missFee)},
        {QStringLiteral("missFeeExact"), text::leo9(lambda->missFee)},
        {QStringLiteral("imageDigest"), QString(QStringLiteral("sha256:") + text::own(toHex(lambda->imageDigest)))},
        {QStringLiteral("command"), joinedPlain(lambda->command, QStringLiteral(" "))},
        {QStringLiteral("accepts"), joinedPlain(lambda->accepts, QStringLiteral(", "))},
        {QStringLiteral("produces"), text::plain(lambda->produces)},
        {QStringLiteral("limits"), limitsText(lambda->limits)},
        {QStringLiteral("bondFree"), text::leo2(lambda->bondFree)},
        {QStringLiteral("bondFreeExact"), text::leo9(lambda->bondFree)},
        {QStringLiteral("bondReserved"), text::leo2(lambda->bondReserved)},
        {QStringLiteral("bondReservedExact"), text::leo9(lambda->bondReserved)},
        {QStringLiteral("bondPaidOut"), text::leo2(lambda->bondPaidOut)},
        {QStringLiteral("bondPaidOutExact"), text::leo9(lambda->bondPaidOut)},
        {QStringLiteral("misses"), text::count(lambda->misses)},
        {QStringLiteral("openTasks"), text::count(lambda->openTasks)},
        {QStringLiteral("publishedAt"), text::height(lambda->publishedAt)},
        {QStringLiteral("earned"), text::leo2(lambda->earned)},
        {QStringLiteral("earnedExact"), text::leo9(lambda->earned)},
    };
    if (figures) {
        map.insert(QStringLiteral("customers"), text::count(figures->customers30d));
        if (figures->medianRunMs) map.insert(QStringLiteral("medianRun"), text::took(*figures->medianRunMs));
        if (!figures->revenueByWeek.empty())
            map.insert(QStringLiteral("lastWeek"), text::leo2(figures->revenueByWeek.back().value));
    }
    return map;
}

QVariantList MyLambdas::lastRuns() const {
    QVariantList list;
    const api::Lambda* lambda = current();
    const api::LambdaFigures* figures = lambda ? figuresOf(lambda->id) : nullptr;
    if (!figures) return list;
    for (const api::RunMark mark : figures->lastRuns)
        list << (mark == api::RunMark::Settled    ? QStringLiteral("settled")
                 : mark == api::RunMark::NoResult ? QStringLiteral("noResult")
                                                  : QStringLiteral("refunded"));
    return list;
}

QVariantList MyLambdas::weeks() const {
    QVariantList list;
    const api::Lambda* lambda = current();
    const api::LambdaFigures* figures = lambda ? figuresOf(lambda->id) : nullptr;
    if (!figures) return list;
    for (const auto& week : figures->revenueByWeek) {
        list << QVariantMap{{QStringLiteral("start"), text::day(week.time)},
                            {QStringLiteral("amount"), text::leo2(week.value)},
                            {QStringLiteral("value"), static_cast<double>(week.value.units) / kUnitsPerLeo}};
    }
    return list;
}

bool MyLambdas::askEveryTime() const {
    return m_selected && m_api.releasePolicy(*m_selected) == api::ReleasePolicy::Ask;
}

void MyLambdas::select(const QString& id) {
    const Result<LambdaId> lambda = LambdaId::fromHexText(id.toStdString());
    if (!lambda.ok() || m_selected == *lambda) return;
    m_selected = *lambda;
    m_priceProblem.clear();
    m_error.clear();
    show();
}

void MyLambdas::prepared(const Result<api::SigningRequest>& request) {
    m_busy = false;
    m_error = request.ok() ? QString() : words::refusal(request.error());
    Q_EMIT changed();
    if (request.ok()) m_signing.present(*request);
}

void MyLambdas::changePrice(const QString& entered) {
    const Result<Amount> amount = amountOf(entered);
    m_priceProblem = !amount.ok()       ? core::said(amount.error().detail)
                     : amount->isZero() ? tr("At least 0.000000001 LEO.")
                                        : QString();
    const api::Lambda* lambda = current();
    if (m_priceProblem.isEmpty() && lambda && *amount == lambda->price)
        m_priceProblem = tr("This is the price it has.");
    if (!m_priceProblem.isEmpty() || !lambda || m_busy) return Q_EMIT changed();
    m_busy = true;
    Q_EMIT changed();
    m_api.preparePriceChange(lambda->id, *amount, guarded(this, [this](const Result<api::SigningRequest>& request) {
                                 prepared(request);
                             }));
}

void MyLambdas::retire() {
    if (!current() || m_busy) return;
    m_busy = true;
    Q_EMIT changed();
    m_api.prepareRetire(*m_selected,
                        guarded(this, [this](const Result<api::SigningRequest>& request) { prepared(request); }));
}

void MyLambdas::setDeprecated(bool deprecated) {
    if (current()) m_api.setDeprecated(*m_selected, deprecated);
}

void MyLambdas::setAskEveryTime(bool ask) {
    if (!current()) return;
    m_api.setReleasePolicy(*m_selected, ask ? api::ReleasePolicy::Ask : api::ReleasePolicy::Automatic);
    Q_EMIT changed();
}

}  // namespace leo::ui

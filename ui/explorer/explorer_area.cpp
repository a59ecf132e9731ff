#include "explorer/explorer_area.h"

#include <QPointer>
#include <algorithm>

#include "explorer/chain_lambda.h"
#include "explorer/details.h"
#include "explorer/explorer_words.h"
#include "language/core_words.h"
#include "language/language.h"
#include "paint/chart_scale.h"
#include "run/text.h"

namespace leo::ui {

using namespace explorer;

namespace {

// A list of the core as rows.
template <class T, class MakeRow>
PagedRows::Source paged(std::function<void(const api::Cursor&, api::Done<api::Page<T>>)> ask, MakeRow makeRow) {
    return [ask = std::move(ask), makeRow](const api::Cursor& from, PagedRows::Answer answer) {
        ask(from, [makeRow, answer = std::move(answer)](Result<api::Page<T>> page) {
            if (!page.ok()) return answer(page.takeError());
            api::Page<Row> rows;
            rows.next = page->next;
            for (const T& row : page->rows) rows.rows.push_back(makeRow(row));
            answer(std::move(rows));
        });
    };
}

const QList<QByteArray> kMatchRoles{"title", "subtitle", "page", "target"};

Row matchRow(const api::Match& match, std::size_t index) {
    using Kind = api::Match::Kind;
    QString page, target = text::hex(match.id);
    switch (match.kind) {
        case Kind::Block:
            page = QStringLiteral("explorer.block");
            target = QString::number(match.height.value);
            break;
        case Kind::Tx: page = QStringLiteral("explorer.transaction"); break;
        case Kind::Task: page = QStringLiteral("explorer.task"); break;
        case Kind::Lambda: page = QStringLiteral("explorer.lambda"); break;
        case Kind::Node:
        case Kind::Account: page = QStringLiteral("explorer.account"); break;
        case Kind::Page: page = core::said(match.subtitle); break;
    }
    return Row{page + target + QString::number(index),
               {text::plain(match.title), core::said(match.subtitle), page, target}};
}

}  // namespace

ExplorerArea::ExplorerArea(api::Leo& leo, QObject* parent)
    : QObject(parent),
      m_leo(leo),
      m_strip(blockRoles()),
      m_latest(txRoles()),
      m_inFlight(taskRoles()),
      m_parameters(factRoles()),
      m_matches(kMatchRoles),
      m_blocks(blockRoles(),
               paged<api::BlockRow>([this](const auto& from, auto done) { source().blocks(from, std::move(done)); },
                                    [this](const api::BlockRow& row) {
                                        return blockRow(row, m_network ? m_network->headTime : row.time);
                                    }),
               this),
      m_transactions(txRoles(),
                     paged<api::TxRow>([this](const auto& from, auto done) { source().txs(from, std::move(done)); },
                                       [this](const api::TxRow& row) {
                                           return txRow(row, m_network ? m_network->headTime : row.time);
                                       }),
                     this),
      m_tasks(taskRoles(),
              paged<api::TaskRow>([this](const auto& from, auto done) { source().tasks(from, std::move(done)); },
                                  taskRow),
              this),
      m_nodes(
          nodeRoles(),
          [this](const api::Cursor&, PagedRows::Answer answer) {
              source().nodes([answer = std::move(answer)](Result<std::vector<api::NodeRow>> nodes) {
                  if (!nodes.ok()) return answer(nodes.takeError());
                  api::Page<Row> rows;
                  for (const api::NodeRow& node : *nodes) rows.rows.push_back(nodeRow(node));
                  answer(std::move(rows));
              });
          },
          this),
      m_disputes(disputeRoles(),
                 paged<api::DisputeRow>(
                     [this](const auto& from, auto done) { source().disputes(from, std::move(done)); }, disputeRow),
                 this) {
    m_overviewSubscription = leo.explorer().observe([this](const std::shared_ptr<const api::Overview>& overview) {
        m_overview = overview;
        show();
    });
    m_networkSubscription = leo.networks().observe([this](const std::shared_ptr<const api::NetworkState>& network) {
        m_network = network;
        showParameters();
        Q_EMIT changed();
    });
    onLanguage(this, [this] {
        if (m_network) showParameters();
        if (m_overview) show();
        Q_EMIT changed();
    });
}

void ExplorerArea::show() {
    const TimeMs now = m_network ? std::max(m_network->headTime,
                                            m_overview->blocks.empty() ? TimeMs{} : m_overview->blocks.front().time)
                                 : TimeMs{};
    std::vector<Row> strip, latest, inFlight;
    for (const api::BlockRow& block : m_overview->blocks) strip.push_back(blockRow(block, now));
    for (const api::TaskRow& task : m_overview->inFlight) inFlight.push_back(taskRow(task));
    for (const api::TxRow& tx : m_overview->txs) latest.push_back(txRow(tx, now));
    m_strip.assign(std::move(strip));
    m_inFlight.assign(std::move(inFlight));
    if (m_paused || m_reading) {
        m_latest.sayAgain(latest);  // they grow older
        m_held = static_cast<int>(
            std::count_if(latest.begin(), latest.end(), [&](const Row& row) { return m_latest.rowOf(row.key) < 0; }));
    } else {
        m_latest.assign(std::move(latest));
        m_held = 0;
    }
    Q_EMIT changed();
}

void ExplorerArea::showParameters() {
    if (!m_network->current) return;
    const api::Parameters& p = m_network->parameters;
    const auto ms = [](std::uint64_t value) { return tr("%1 ms").arg(text::count(value)); };
    const auto money = [](Amount value) { return tr("%1 LEO").arg(text::leoShort(value)); };
    m_parameters.assign({
        fact(tr("Longest block interval"), ms(p.maxBlockGapMs)),
        fact(tr("Snapshot looks back"), tr("%1 blocks").arg(text::count(p.lookbackBlocks))),
        fact(tr("Join window"), ms(p.joinWindowMs)),
        fact(tr("Reveal window"), ms(p.revealWindowMs)),
        fact(tr("Key window"), ms(p.keyWindowMs)),
        fact(tr("Confirmation window"), ms(p.confirmWindowMs)),
        fact(tr("Draws, turns"), tr("%1, %2").arg(p.maxDraws).arg(p.maxTurns)),
        fact(tr("Fewest members"), QString::number(p.minMembers)),
        fact(tr("Burned of an offer"), text::basisPoints(p.burnBps)),
        fact(tr("Idle pay of the committee's share"), text::basisPoints(p.idleBps)),
        fact(tr("Deposit per join, at least"), money(p.joinDeposit)),
        fact(tr("Deposit of a node"), money(p.registerDeposit)),
        fact(tr("Bond of a lambda, at least"), money(p.minLambdaBond)),
        fact(tr("Credit: executor, monitor"), tr("+%1, +%2").arg(p.creditExecutor).arg(p.creditMonitor)),
        fact(tr("Credit: absent, failed executor"), tr("−%1, −%2").arg(p.creditAbsent).arg(p.creditFailedExecutor)),
        fact(tr("Seats of a draw"), QString::number(p.tauDefault)),
    });
}

QString ExplorerArea::asOf() const {
    return m_network ? text::height(m_network->height) : QString();
}

QString ExplorerArea::rhythm() const {
    if (!m_network || !m_network->current) return {};
    return tr("at least every %1, final after 1").arg(text::duration(m_network->parameters.maxBlockGapMs));
}

QString ExplorerArea::nextHeight() const {
    if (!m_overview || m_overview->blocks.empty()) return {};
    return text::height(m_overview->blocks.front().height + 1);
}

QVariantList ExplorerArea::legend() const {
    using Kind = api::TxKind;
    QVariantList list;
    for (const Kind kind : {Kind::Task, Kind::Join, Kind::KeyGrant, Kind::Attest, Kind::Settle, Kind::Lambda,
                            Kind::Transfer, Kind::Dispute}) {
        const KindWords said = explorer::words(kind);
        list.append(QVariantMap{{QStringLiteral("glyph"), QString::fromLatin1(said.glyph)},
                                {QStringLiteral("tone"), QString::fromLatin1(said.tone)},
                                {QStringLiteral("name"), said.name}});
    }
    return list;
}

QVariantMap ExplorerArea::supply() const {
    if (!m_overview) return {};
    const api::Overview& o = *m_overview;
    QVariantList days;
    Amount most;
    for (const auto& day : o.burnedByDay) {
        most = std::max(most, day.value);
        days.append(QVariantMap{{QStringLiteral("label"), text::day(day.time)},
                                {QStringLiteral("parts"), QVariantList{inLeo(day.value)}},
                                {QStringLiteral("texts"), QStringList{text::leo2(day.value)}}});
    }
    const auto amount = [](Amount value) { return text::leo2(value); };
    return {{QStringLiteral("supply"), text::count(o.supply.units / kUnitsPerLeo)},
            {QStringLiteral("circulating"), amount(Amount{o.supply.units - o.burned.units})},
            {QStringLiteral("balances"), amount(o.balances)},
            {QStringLiteral("escrow"), amount(o.escrow)},
            {QStringLiteral("deposits"), amount(o.deposits)},
            {QStringLiteral("bonds"), amount(o.bonds)},
            {QStringLiteral("burned"), amount(o.burned)},
            {QStringLiteral("burnedDay"), amount(o.burned24h)},
            {QStringLiteral("firstDay"), o.burnedByDay.empty() ? QString() : text::day(o.burnedByDay.front().time)},
            {QStringLiteral("levels"), chartLevels(roundAbove(most.units / kUnitsPerLeo + 1))},
            {QStringLiteral("days"), days}};
}

QVariantMap ExplorerArea::credit() const {
    if (!m_overview) return {};
    QVariantList bars;
    std::uint32_t most = 1;
    for (const auto& bar : m_overview->creditBars) most = std::max(most, bar.nodes);
    for (const auto& bar : m_overview->creditBars)
        bars.append(QVariantMap{{QStringLiteral("label"), text::count(bar.from)},
                                {QStringLiteral("parts"), QVariantList{static_cast<double>(bar.nodes)}},
                                {QStringLiteral("texts"), QStringList{text::count(bar.nodes)}}});
    return {{QStringLiteral("nodes"), text::count(m_overview->nodes)},
            {QStringLiteral("total"), text::count(m_overview->creditTotal)},
            {QStringLiteral("median"), text::count(m_overview->creditMedian)},
            {QStringLiteral("levels"), chartLevels(roundAbove(most))},
            {QStringLiteral("bars"), bars}};
}

void ExplorerArea::setPaused(bool paused) {
    if (m_paused == paused) return;
    m_paused = paused;
    if (m_overview) show();
    Q_EMIT changed();
}

void ExplorerArea::setReading(bool reading) {
    if (m_reading == reading) return;
    m_reading = reading;
    if (m_overview) show();
    Q_EMIT changed();
}

void ExplorerArea::search(const QString& what) {
    const QString trimmed = what.trimmed();
    const std::uint64_t number = ++m_searches;
    if (trimmed.isEmpty()) {
        m_searched.clear(), m_recognised.clear();
        m_matches.assign({});
        Q_EMIT searchChanged();
        return;
    }
    source().search(trimmed.toStdString(), [self = QPointer<ExplorerArea>(this), number,
                                            trimmed](Result<api::SearchResult> found) {
        if (!self || self->m_searches != number) return;  // typed on meanwhile
        std::vector<Row> rows;
        if (found.ok())
            for (const api::Match& match : found->matches) rows.push_back(matchRow(match, rows.size()));
        self->m_searched = trimmed;
        self->m_recognised = found.ok() ? core::said(found->recognised) : core::said(found.error().detail);
        self->m_matches.assign(std::move(rows));
        Q_EMIT self->searchChanged();
    });
}

QObject* ExplorerArea::blockDetail(const QString& height, QObject* parent) {
    return new BlockDetail(m_leo.explorer(), height, parent);
}

QObject* ExplorerArea::transactionDetail(const QString& id, QObject* parent) {
    return new TransactionDetail(m_leo.explorer(), id, parent);
}

QObject* ExplorerArea::taskDetail(const QString& id, QObject* parent) {
    return new TaskDetail(m_leo.explorer(), m_leo.tasks(), id, parent);
}

QObject* ExplorerArea::lambdaDetail(const QString& id, QObject* parent) {
    return new ChainLambda(m_leo.lambdas(), id, parent);
}

QObject* ExplorerArea::accountDetail(const QString& id, QObject* parent) {
    return new AccountDetail(m_leo, id, parent);
}

}  // namespace leo::ui

#include "explorer/details.h"

#include <QPointer>
#include <algorithm>

#include "language/core_words.h"
#include "language/language.h"
#include "node/node_words.h"
#include "paint/chart_scale.h"
#include "run/text.h"
#include "wallet/wallet_words.h"

namespace leo::ui {

using namespace explorer;

namespace {

const QList<QByteArray> kMoveRoles{"from", "to", "why", "amount", "fromAccount", "toAccount"};

QString fullHex(const Hash& hash) {
    return text::hex(hash);
}

}  // namespace

// ---- block ----

BlockDetail::BlockDetail(api::Explorer& explorer, const QString& height, QObject* parent)
    : Detail(parent), m_transactions(txRoles()) {
    bool ok = false;
    const qulonglong number = height.toULongLong(&ok);
    m_fullId = height;
    if (!ok) {
        setMissing(tr("\"%1\" is no block height.").arg(height.left(40)));
        return;
    }
    onLanguage(this, [this] {
        if (status() == QLatin1String("ready")) show();
    });
    explorer.block(Height{number}, [self = QPointer<BlockDetail>(this)](Result<api::BlockDetail> detail) {
        if (!self) return;
        if (!detail.ok()) return self->setFailed(detail.error());
        self->m_detail = std::move(*detail);
        self->show();
    });
}

void BlockDetail::show() {
    m_fullId = fullHex(m_detail.row.hash.bytes);
    const QString parentHeight = previous();
    m_facts.assign({
        fact(tr("Parent"), text::hash(m_detail.previous.bytes), fullHex(m_detail.previous.bytes),
             parentHeight.isEmpty() ? QString() : QStringLiteral("explorer.block"), parentHeight),
        fact(tr("State root"), text::hash(m_detail.stateRoot), fullHex(m_detail.stateRoot)),
        fact(tr("Transaction root"), text::hash(m_detail.txRoot), fullHex(m_detail.txRoot)),
        fact(tr("Receipt root"), text::hash(m_detail.receiptRoot), fullHex(m_detail.receiptRoot)),
        fact(tr("Beacon"), text::hash(m_detail.beacon), fullHex(m_detail.beacon)),
        fact(tr("Transactions"), text::count(m_detail.row.txs)),
        fact(tr("Size"), text::size(m_detail.row.bytes)),
        fact(tr("Signed by"), text::node(m_detail.authority), fullHex(m_detail.authority.bytes),
             QStringLiteral("explorer.account"), fullHex(m_detail.authority.bytes)),
        fact(tr("Burned"), tr("%1 LEO").arg(text::leo9(m_detail.burned))),
    });
    std::vector<Row> rows;
    for (const api::TxRow& tx : m_detail.txs) rows.push_back(txRow(tx, tx.time));
    m_transactions.assign(std::move(rows));
    setRaw(m_detail.raw);
    setReady();
}

QString BlockDetail::place() const {
    return text::height(m_detail.row.height);
}

QString BlockDetail::when() const {
    return text::clock(m_detail.row.time);
}

QString BlockDetail::previous() const {
    return m_detail.row.height.value <= 1 ? QString() : QString::number(m_detail.row.height.value - 1);
}

QString BlockDetail::next() const {
    return QString::number(m_detail.row.height.value + 1);
}

// ---- transaction ----

TransactionDetail::TransactionDetail(api::Explorer& explorer, const QString& id, QObject* parent)
    : Detail(parent), m_moves(kMoveRoles) {
    m_fullId = id;
    const auto parsed = TxId::fromHexText(id.toStdString());
    if (!parsed.ok()) {
        setMissing(tr("\"%1\" is no transaction id.").arg(id.left(40)));
        return;
    }
    onLanguage(this, [this] {
        if (status() == QLatin1String("ready")) return show();
        Q_EMIT changed();
    });
    explorer.tx(*parsed, [self = QPointer<TransactionDetail>(this)](Result<api::TxDetail> detail) {
        if (!self) return;
        if (!detail.ok()) return self->setFailed(detail.error());
        self->m_detail = std::move(*detail);
        self->show();
    });
}

void TransactionDetail::show() {
    const api::TxRow& row = m_detail.row;
    std::vector<Row> facts{
        fact(tr("Block"), text::height(row.height), {}, QStringLiteral("explorer.block"),
             QString::number(row.height.value)),
        fact(tr("Time"), text::clock(row.time)),
    };
    if (row.from)
        facts.push_back(fact(tr("From"), row.fromName.empty() ? text::node(*row.from) : text::plain(row.fromName),
                             fullHex(row.from->bytes), QStringLiteral("explorer.account"), fullHex(row.from->bytes)));
    facts.push_back(fact(tr("Number of the sender"), text::count(m_detail.nonce)));
    facts.push_back(fact(tr("Fee"), tr("%1 LEO").arg(text::leo9(m_detail.fee))));
    for (const api::SigningField& field : m_detail.fields)
        facts.push_back(fact(words::fieldName(field.name), text::plain(field.value), text::plain(field.value)));
    m_facts.assign(std::move(facts));
    std::vector<Row> moves;
    for (const auto& move : m_detail.moves)
        moves.push_back(Row{QString::number(moves.size()),
                            {core::said(move.from), core::said(move.to), core::said(move.why),
                             text::leo9(move.amount), move.fromAccount ? fullHex(move.fromAccount->bytes) : QString(),
                             move.toAccount ? fullHex(move.toAccount->bytes) : QString()}});
    m_moves.assign(std::move(moves));
    setRaw(m_detail.raw);
    setReady();
}

QString TransactionDetail::kind() const {
    if (status() != QLatin1String("ready")) return tr("Transaction");
    return explorer::words(m_detail.row.kind).name;
}

QString TransactionDetail::iconName() const {
    return QString::fromLatin1(explorer::words(m_detail.row.kind).icon);
}

QString TransactionDetail::refusal() const {
    return core::said(m_detail.refusal);
}

// ---- account ----

AccountDetail::AccountDetail(api::Leo& leo, const QString& id, QObject* parent)
    : Detail(parent),
      m_leo(leo),
      m_record({"label", "value", "key"}),
      m_history({"place", "placeNumber", "what", "subject", "amount", "credit", "balance"}) {
    m_fullId = id;
    const auto parsed = AccountId::fromHexText(id.toStdString());
    if (!parsed.ok()) {
        setMissing(tr("\"%1\" is no account or node.").arg(id.left(40)));
        return;
    }
    m_id = *parsed;
    onLanguage(this, [this] {
        if (status() == QLatin1String("ready")) show();
    });
    leo.explorer().account(m_id, [self = QPointer<AccountDetail>(this)](Result<api::AccountDetail> detail) {
        if (!self) return;
        if (!detail.ok()) return self->setFailed(detail.error());
        self->m_detail = std::move(*detail);
        self->show();
        self->askHistory();
    });
}

void AccountDetail::show() {
    std::vector<Row> facts{fact(tr("Address"), text::elided(m_detail.address, 9, 5), text::own(m_detail.address)),
                           fact(tr("Transactions sent"), text::count(m_detail.nonce))};
    if (m_detail.tpm) {
        const api::TpmInfo& tpm = *m_detail.tpm;
        facts.push_back(fact(tr("Manufacturer"), text::plain(tpm.manufacturer)));
        if (!tpm.model.empty()) facts.push_back(fact(tr("Model"), text::plain(tpm.model)));
        facts.push_back(fact(tr("Certificate chain"),
                             tpm.chainValid ? tr("valid") : tr("broken: %1").arg(core::said(tpm.chainProblem))));
        const QString ak = QString::fromStdString(toHex(tpm.akDigest));
        facts.push_back(fact(tr("Attestation key"), text::elided(ak.toStdString(), 8, 6), ak));
        facts.push_back(fact(
            tr("Kind"), tpm.software ? tr("software TPM: proves the protocol, not the machine") : tr("hardware")));
    }
    m_facts.assign(std::move(facts));
    std::vector<Row> record;
    for (const auto& count : m_detail.record)
        record.push_back(
            Row{text::own(count.key), {recordLabel(count.key), text::count(count.value), text::own(count.key)}});
    m_record.assign(std::move(record));
    setReady();
}

void AccountDetail::fetchMore() {
    if (!m_nextHistory.empty()) askHistory();
}

void AccountDetail::askHistory() {
    m_leo.wallets().history(
        m_id, m_nextHistory, [self = QPointer<AccountDetail>(this)](Result<api::Page<api::HistoryEntry>> page) {
            if (!self || !page.ok()) return;
            for (const api::HistoryEntry& entry : page->rows) {
                const QString amount =
                    entry.amount.isZero()
                        ? QString(u'–')
                        : (entry.incoming ? QStringLiteral("+") : QStringLiteral("−")) + text::leo9(entry.amount);
                self->m_historyRows.push_back(
                    Row{QString::number(entry.height.value) + u'/' + QString::number(entry.index) + u'/' +
                            QString::number(self->m_historyRows.size()),
                        {text::height(entry.height), QString::number(entry.height.value), core::said(entry.why),
                         text::rowHash(entry.subject), amount,
                         entry.creditChange == 0 ? QString(u'–') : text::gain(entry.creditChange),
                         text::leo2(entry.balanceAfter)}});
            }
            self->m_nextHistory = page->next;
            self->m_history.assign(self->m_historyRows);
            Q_EMIT self->changed();
        });
}

QString AccountDetail::shownId() const {
    return text::node(m_id);
}

QString AccountDetail::name() const {
    return text::plain(m_detail.name);
}

QString AccountDetail::nodeStatus() const {
    if (!m_detail.node) return {};
    return m_detail.node->mark == "active"     ? QStringLiteral("done")
           : m_detail.node->mark == "inactive" ? QStringLiteral("stopped")
                                               : QStringLiteral("notYet");
}

QString AccountDetail::nodeText() const {
    return m_detail.node ? nodeMark(m_detail.node->mark) : QString();
}

QVariantMap AccountDetail::figures() const {
    QVariantMap map{{QStringLiteral("balance"), text::leo2(m_detail.balance)},
                    {QStringLiteral("held"), text::leo2(m_detail.held)}};
    if (m_detail.node) {
        map[QStringLiteral("credit")] = text::count(m_detail.node->credit.value);
        map[QStringLiteral("creditShare")] = text::permille(m_detail.node->creditSharePermille);
        map[QStringLiteral("led")] = text::count(m_detail.node->led);
        map[QStringLiteral("monitored")] = text::count(m_detail.node->monitored);
        map[QStringLiteral("failed")] = text::count(m_detail.node->failed);
        map[QStringLiteral("leadShare")] = text::permille(m_detail.node->leadSharePermille);
    }
    return map;
}

QVariantList AccountDetail::creditPoints() const {
    QVariantList points;
    for (const api::CreditPoint& point : m_detail.credit)
        points.append(QVariantMap{{QStringLiteral("at"), static_cast<double>(point.time.value)},
                                  {QStringLiteral("value"), static_cast<double>(point.credit)},
                                  {QStringLiteral("label"), dayAndClock(point.time)},
                                  {QStringLiteral("valueText"), text::count(point.credit)}});
    return points;
}

QVariantList AccountDetail::creditMarks() const {
    constexpr qsizetype kMost = 3;  // more texts would lie on each other; the table and the history have all
    QVariantList marks;
    for (const api::CreditPoint& point : m_detail.credit)
        if (point.change < 0)
            marks.append(QVariantMap{
                {QStringLiteral("at"), static_cast<double>(point.time.value)},
                {QStringLiteral("value"), static_cast<double>(point.credit)},
                {QStringLiteral("text"), tr("%1, %2").arg(text::gain(point.change), creditReason(point.why))}});
    return marks.size() > kMost ? marks.mid(marks.size() - kMost) : marks;
}

QVariantList AccountDetail::creditLevels() const {
    std::uint64_t most = 1;
    for (const api::CreditPoint& point : m_detail.credit) most = std::max<std::uint64_t>(most, point.credit);
    return chartLevels(roundAbove(most));
}

QVariantList AccountDetail::creditTimes() const {
    if (m_detail.credit.empty()) return {};
    return chartDays(m_detail.credit.front().time, m_detail.credit.back().time);
}

}  // namespace leo::ui

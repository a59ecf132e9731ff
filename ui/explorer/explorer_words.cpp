#include "explorer/explorer_words.h"

#include <QCoreApplication>

#include "language/core_words.h"
#include "run/task_words.h"
#include "run/text.h"

namespace leo::ui::explorer {
namespace {

QString tr(const char* source) {
    return QCoreApplication::translate("leo::ui::explorer", source);
}

QString amountOrNothing(Amount amount) {
    return amount.isZero() ? QString() : text::leo2(amount);
}

// What a settlement says is the name of an end.
QString endWords(std::string_view end) {
    constexpr std::pair<std::string_view, const char*> kEnds[] = {
        {"Settled", QT_TRANSLATE_NOOP("leo::ui::explorer", "Settled")},
        {"CodeFailed", QT_TRANSLATE_NOOP("leo::ui::explorer", "The code failed")},
        {"NoGroup", QT_TRANSLATE_NOOP("leo::ui::explorer", "No committee")},
        {"NoFault", QT_TRANSLATE_NOOP("leo::ui::explorer", "No fault shown")},
        {"RequesterMissed", QT_TRANSLATE_NOOP("leo::ui::explorer", "Requester's key missing")},
        {"PublisherMissed", QT_TRANSLATE_NOOP("leo::ui::explorer", "Author's key missing")},
        {"ExecutorFault", QT_TRANSLATE_NOOP("leo::ui::explorer", "Executor at fault")},
        {"RequesterRefused", QT_TRANSLATE_NOOP("leo::ui::explorer", "Requester refused")},
        {"PublisherRefused", QT_TRANSLATE_NOOP("leo::ui::explorer", "Author refused")},
    };
    for (const auto& [name, words] : kEnds)
        if (name == end) return tr(words);
    return core::said(end);
}

std::uint64_t since(TimeMs time, TimeMs now) {
    return now.value > time.value ? now.value - time.value : 0;
}

// For lists, which are read as they were when they came: an age would go on being what it was.
QString moment(TimeMs time, TimeMs now) {
    constexpr std::uint64_t kDayMs = 86'400'000;
    return since(time, now) < kDayMs ? text::clock(time) : text::dayAndClock(time);
}

QString shareOf(std::uint32_t permille) {
    return text::permille(permille);
}

}  // namespace

KindWords words(api::TxKind kind) {
    using Kind = api::TxKind;
    switch (kind) {
        case Kind::Task: return {"wand", "accent", "square", tr("Task")};
        case Kind::Join: return {"users", "plain", "outline", tr("Join")};
        case Kind::Reveal: return {"eye", "plain", "outline", tr("Reveal")};
        case Kind::Anchor: return {"pin", "plain", "outline", tr("Anchor")};
        case Kind::KeyRequest: return {"key", "warn", "ring", tr("Key request")};
        case Kind::KeyGrant: return {"key", "ok", "ring", tr("Key")};
        case Kind::Attest: return {"shield-check", "monitor", "disc", tr("Attest")};
        case Kind::Complete: return {"circle-check", "ok", "diamond", tr("Complete")};
        case Kind::Settle: return {"coins", "ok", "diamond", tr("Settle")};
        case Kind::Lambda: return {"package", "bob", "triangle", tr("Lambda")};
        case Kind::Transfer: return {"arrow-right", "plain", "bar", tr("Transfer")};
        case Kind::Dispute: return {"octagon-alert", "bad", "cross", tr("Dispute")};
        case Kind::FailedTurn: return {"octagon-x", "bad", "cross", tr("Failed turn")};
        case Kind::Node: return {"server", "monitor", "disc", tr("Node")};
        case Kind::Other: break;
    }
    return {"file", "plain", "outline", tr("Other")};
}

QString layerOne() {
    return tr("layer one");
}

const QList<QByteArray>& txRoles() {
    static const QList<QByteArray> roles{"kindName", "icon",        "tone",        "shownId", "fullId",
                                         "from",     "fromAccount", "what",        "amount",  "when",
                                         "applied",  "place",       "placeNumber", "age"};
    return roles;
}

Row txRow(const api::TxRow& tx, TimeMs now) {
    const KindWords kind = words(tx.kind);
    const QString id = text::hex(tx.id.bytes);
    const QString from = !tx.from              ? layerOne()
                         : tx.fromName.empty() ? text::node(*tx.from)
                                               : text::plain(tx.fromName);
    // A deadline has no transaction of its own: the row is told apart by its place.
    return Row{id + QString::number(tx.height.value) + u'/' + QString::number(tx.index),
               {kind.name, QString::fromLatin1(kind.icon), QString::fromLatin1(kind.tone), text::rowHash(tx.id.bytes),
                id, from, tx.from ? text::hex(tx.from->bytes) : QString(),
                tx.kind == api::TxKind::Settle ? endWords(tx.what) : core::said(tx.what), amountOrNothing(tx.amount),
                moment(tx.time, now), tx.applied, text::height(tx.height), QString::number(tx.height.value),
                text::age(since(tx.time, now))}};
}

const QList<QByteArray>& blockRoles() {
    static const QList<QByteArray> roles{"place", "placeNumber", "shownHash", "fullHash", "txCount",
                                         "txs",   "age",         "when",      "bytes",    "glyphs"};
    return roles;
}

Row blockRow(const api::BlockRow& block, TimeMs now) {
    QVariantList glyphs;
    for (const api::TxKind kind : block.kinds) {
        const KindWords said = words(kind);
        glyphs.append(QVariantMap{{QStringLiteral("glyph"), QString::fromLatin1(said.glyph)},
                                  {QStringLiteral("tone"), QString::fromLatin1(said.tone)},
                                  {QStringLiteral("name"), said.name}});
    }
    return Row{QString::number(block.height.value),
               {text::height(block.height), QString::number(block.height.value), text::rowHash(block.hash.bytes),
                text::hex(block.hash.bytes), tr("%1 tx").arg(text::count(block.txs)), text::count(block.txs),
                text::age(since(block.time, now)), moment(block.time, now), text::size(block.bytes), glyphs}};
}

const QList<QByteArray>& taskRoles() {
    static const QList<QByteArray> roles{"shownId", "fullId", "lambda", "status", "statusText", "marks", "members",
                                         "offer",   "when",   "place",  "open",   "executor",   "spoken"};
    return roles;
}

Row taskRow(const api::TaskRow& task) {
    const QString id = text::hex(task.id.bytes);
    const Badge badge = badgeOf(task);
    const bool open = task.end == api::TaskEnd::None;
    QStringList marks;
    for (std::size_t i = 0; i < api::kSteps; ++i) {
        const std::size_t at = static_cast<std::size_t>(task.step);
        marks.append(!open || i < at ? QStringLiteral("done")
                     : i == at       ? QStringLiteral("running")
                                     : QStringLiteral("notYet"));
    }
    // After both keys the rest happens between the members: the public learns of it with the completion.
    const QString step = open && task.step >= api::Step::Execute && task.step <= api::Step::AttestAfter
                             ? tr("Off chain")
                             : stepTitle(task.step);
    const QString state = open ? step : endBadge(task.end).text;
    const QString members = task.members == 0 ? QString(u'–') : text::count(task.members);
    return Row{id,
               {text::rowHash(task.id.bytes), id, text::plain(task.lambdaName),
                open ? QStringLiteral("running") : badge.status, state, marks, members, text::leo2(task.offer),
                text::clock(task.postedAt), task.closedHeight.value ? text::height(task.closedHeight) : QString(),
                open, open ? tr("sealed") : QString(),
                tr("Task %1, %2, %3, %4 LEO")
                    .arg(text::rowHash(task.id.bytes), text::plain(task.lambdaName), state, text::leo2(task.offer))}};
}

const QList<QByteArray>& nodeRoles() {
    static const QList<QByteArray> roles{"shownId", "fullId",    "name",   "credit", "creditShare", "leadShare",
                                         "led",     "monitored", "failed", "status", "statusText",  "tpm"};
    return roles;
}

QString nodeMark(std::string_view mark) {
    if (mark == "active") return tr("Active");
    if (mark == "stale") return tr("Stale");
    if (mark == "inactive") return tr("Inactive");
    if (mark == "exiting") return tr("Leaving");
    if (mark == "registering") return tr("Waiting for admission");
    return text::plain(mark);
}

Row nodeRow(const api::NodeRow& node) {
    const QString id = text::hex(node.node.bytes);
    const QString status = node.mark == "active"     ? QStringLiteral("done")
                           : node.mark == "inactive" ? QStringLiteral("stopped")
                                                     : QStringLiteral("notYet");
    return Row{id,
               {text::node(node.node), id, text::plain(node.name), text::count(node.credit.value),
                shareOf(node.creditSharePermille), shareOf(node.leadSharePermille), text::count(node.led),
                text::count(node.monitored), text::count(node.failed), status, nodeMark(node.mark),
                node.softwareTpm ? tr("software") : tr("hardware")}};
}

const QList<QByteArray>& disputeRoles() {
    static const QList<QByteArray> roles{"shownId",  "fullId", "kindName",   "accused", "accusedId",
                                         "reporter", "upheld", "statusText", "seized",  "place"};
    return roles;
}

Row disputeRow(const api::DisputeRow& dispute) {
    const QString id = text::hex(dispute.id.bytes);
    return Row{id,
               {text::rowHash(dispute.id.bytes), id, text::plain(dispute.kind), text::node(dispute.accused),
                text::hex(dispute.accused.bytes), text::node(dispute.reporter),
                dispute.upheld ? QStringLiteral("done") : QStringLiteral("returned"),
                dispute.upheld ? tr("Upheld") : tr("Rejected"), amountOrNothing(dispute.seized),
                text::height(dispute.height)}};
}

const QList<QByteArray>& proofRoles() {
    static const QList<QByteArray> roles{"shownId", "fullId", "credit", "votes",  "value",
                                         "proof",   "vrfKey", "status", "problem"};
    return roles;
}

Row proofRow(const api::ProofRow& proof) {
    const QString id = text::hex(proof.node.bytes);
    const auto hexOf = [](ByteView bytes) { return QString::fromStdString(toHex(bytes)); };
    return Row{
        id,
        {text::node(proof.node), id, text::count(proof.credit), QString::number(proof.j), hexOf(proof.value),
         hexOf(proof.proof), text::hex(proof.vrfKey), proof.valid ? QStringLiteral("done") : QStringLiteral("failed"),
         proof.valid ? tr("valid") : core::said(proof.problem)}};
}

const QList<QByteArray>& factRoles() {
    static const QList<QByteArray> roles{"label", "value", "copies", "page", "target"};
    return roles;
}

Row fact(const QString& label, const QString& value, const QString& copies, const QString& page,
         const QString& target) {
    return Row{label, {label, value, copies, page, target}};
}

QString recordLabel(std::string_view key) {
    if (key == "executed") return tr("Executed");
    if (key == "monitored") return tr("Monitored");
    if (key == "attested") return tr("Attested admissions");
    if (key == "posted") return tr("Tasks posted");
    if (key == "lies") return tr("Lies proven");
    if (key == "reports-upheld") return tr("Reports upheld");
    if (key == "reports-rejected") return tr("Reports rejected");
    if (key == "runs-settled") return tr("Runs of its lambdas settled");
    if (key == "runs-failed") return tr("Runs of its lambdas failed");
    if (key == "renewals") return tr("Renewals");
    if (key == "failed-turns") return tr("Failed as executor");
    if (key == "overruled") return tr("Overruled as monitor");
    if (key == "absent") return tr("Absent as monitor");
    return text::plain(key);
}

}  // namespace leo::ui::explorer

// What leaves the program about a task: a receipt, and evidence.

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "node/facade/tasks_area.h"
#include "node/view/evidence_export.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

const char* roleName(api::ShareRole role) {
    static constexpr const char* kNames[] = {"burned",    "publisher", "executor", "monitors",
                                             "committee", "requester", "reporter"};
    return kNames[static_cast<std::size_t>(role)];
}

QString qtText(const std::string& text) {
    return QString::fromStdString(text);
}
// Money as text: units exceed what a JSON number holds exactly.
QString units(Amount amount) {
    return QString::number(amount.units);
}

QJsonArray paymentsJson(const std::vector<api::Payment>& payments) {
    QJsonArray array;
    for (const api::Payment& payment : payments)
        array.append(QJsonObject{{QStringLiteral("account"), qtText(payment.account.hex())},
                                 {QStringLiteral("role"), QLatin1String(roleName(payment.role))},
                                 {QStringLiteral("units"), units(payment.amount)},
                                 {QStringLiteral("why"), qtText(payment.why)}});
    return array;
}

QJsonObject txsJson(const TaskHistory& history) {
    QJsonArray facts;
    for (const auto& [key, fact] : history.facts()) {
        QJsonObject row{{QStringLiteral("height"), qint64(fact.height.value)},
                        {QStringLiteral("timeMs"), qint64(fact.time.value)}};
        if (fact.tx) {
            row[QStringLiteral("tx")] = qtText(fact.tx->hex());
            row[QStringLiteral("kind")] = QString::fromUtf8(ledger::kindName(*fact.body).data(),
                                                            qsizetype(ledger::kindName(*fact.body).size()));
        } else {
            row[QStringLiteral("kind")] = QStringLiteral("deadline");
        }
        facts.append(row);
    }
    return {{QStringLiteral("facts"), facts}};
}

}  // namespace

Result<std::string> TasksArea::makeReceipt(const TaskId& id) {
    const ledger::Task* task = m_core.state() ? m_core.state()->task(id) : nullptr;
    LEO_REQUIRE(task, Code::UnknownTask, "no such task on this network");
    LEO_REQUIRE(task->phase == ledger::TaskPhase::Closed, Code::WrongState, "the task is still open");
    const api::Task view = buildTask(id, 0);
    QJsonArray shares, members;
    for (const api::Share& share : view.settlement)
        shares.append(QJsonObject{{QStringLiteral("role"), QLatin1String(roleName(share.role))},
                                  {QStringLiteral("units"), units(share.amount)},
                                  {QStringLiteral("parties"), qint64(share.parties)},
                                  {QStringLiteral("eachUnits"), units(share.each)}});
    for (const api::TaskMember& member : view.members) {
        QJsonObject row{{QStringLiteral("node"), qtText(member.node.hex())},
                        {QStringLiteral("credit"), qint64(member.credit)},
                        {QStringLiteral("creditChange"), qint64(member.creditChange)},
                        {QStringLiteral("paidUnits"), units(member.paid)}};
        if (member.j) row[QStringLiteral("j")] = qint64(*member.j);
        if (member.role != api::MemberRole::Sealed)
            row[QStringLiteral("role")] =
                member.role == api::MemberRole::Executor ? QStringLiteral("executor") : QStringLiteral("monitor");
        members.append(row);
    }
    QJsonObject object{{QStringLiteral("receipt"), QStringLiteral("leo-task-receipt-v1")},
                       {QStringLiteral("chain"), qtText(m_core.state()->chain().hex())},
                       {QStringLiteral("task"), qtText(id.hex())},
                       {QStringLiteral("lambda"), qtText(view.lambda.hex())},
                       {QStringLiteral("lambdaName"), qtText(view.lambdaName)},
                       {QStringLiteral("requester"), qtText(view.requester.hex())},
                       {QStringLiteral("publisher"), qtText(view.publisher.hex())},
                       {QStringLiteral("offerUnits"), units(view.offer)},
                       {QStringLiteral("end"), qtText(std::string(ledger::endName(task->end)))},
                       {QStringLiteral("exit"), qint64(view.exit)},
                       {QStringLiteral("inputCid"), qtText(view.inputCid)},
                       {QStringLiteral("resultCid"), qtText(view.resultCid)},
                       {QStringLiteral("resultHash"), qtText(toHex(task->resultHash))},
                       {QStringLiteral("certificateHash"), qtText(toHex(task->certificateHash))},
                       {QStringLiteral("seed"), qtText(toHex(task->seed))},
                       {QStringLiteral("postedHeight"), qint64(view.postedHeight.value)},
                       {QStringLiteral("closedHeight"), qint64(view.closedHeight.value)},
                       {QStringLiteral("settlement"), shares},
                       {QStringLiteral("payments"), paymentsJson(view.payments)},
                       {QStringLiteral("depositsReturned"), paymentsJson(view.depositsReturned)},
                       {QStringLiteral("penalties"), paymentsJson(view.penalties)},
                       {QStringLiteral("members"), members}};
    if (const TaskHistory* history = m_book.history(id)) object[QStringLiteral("chainOf")] = txsJson(*history);
    return QJsonDocument(object).toJson(QJsonDocument::Indented).toStdString();
}

void TasksArea::receiptJson(const TaskId& id, api::Done<std::string> done) {
    m_core.hop()->toCore([this, id, back = m_core.hop()->back(std::move(done))] { back(makeReceipt(id)); });
}

void TasksArea::exportEvidence(const TaskId& id, const std::string& path, api::Finished done) {
    m_core.hop()->toCore([this, id, path, back = m_core.hop()->backFinished(std::move(done))] {
        const ledger::Task* task = m_core.state() ? m_core.state()->task(id) : nullptr;
        const TaskHistory* history = task ? m_book.history(id) : nullptr;
        if (!history) return back(makeError(Code::UnknownTask, "no such task on this network"));
        // The package of whichever owner this computer is, when it is one.
        std::optional<protocol::KeyPackage> package;
        for (const AccountId& owner : {task->requester, task->publisher}) {
            Client* client = m_core.walletClient(owner);
            if (!client || package) continue;
            const Result<Bytes> sealedPackage = m_keys.sealedPackage(owner, id);
            if (!sealedPackage.ok()) continue;
            auto opened = protocol::openPackage(id, client->identity(), *sealedPackage);
            if (opened.ok()) package = std::move(*opened);
        }
        Result<Bytes> file = makeEvidence(m_core.client()->chain(), *task, *history, package);
        if (!file.ok()) return back(file.error());
        m_core.worker().post([path, bytes = std::move(*file)] { return store::atomicWriteFile(path, bytes); }, back);
    });
}

}  // namespace leo::node

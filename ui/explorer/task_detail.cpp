#include <QCoreApplication>
#include <QPointer>
#include <algorithm>

#include "explorer/details.h"
#include "language/core_words.h"
#include "language/language.h"
#include "run/task_words.h"
#include "run/text.h"

namespace leo::ui {

using namespace explorer;

namespace {

const QList<QByteArray> kStepRoles{"title", "mark", "place", "took", "spoken"};
const QList<QByteArray> kMemberRoles{"shownId",      "fullId",      "role",         "roleText",    "credit",
                                     "votes",        "proofValue",  "proofText",    "proofStatus", "beforeText",
                                     "beforeStatus", "duringText",  "duringStatus", "afterText",   "afterStatus",
                                     "paid",         "creditChange"};
const QList<QByteArray> kPaymentRoles{"account", "accountId", "what", "amount"};
const QList<QByteArray> kEventRoles{"when", "icon", "tone", "sentence", "place", "placeNumber"};

QString sealedWord() {
    return QCoreApplication::translate("leo::ui::explorer", "Sealed");
}

QString roleText(api::MemberRole role) {
    switch (role) {
        case api::MemberRole::Executor: return QCoreApplication::translate("leo::ui::explorer", "Executor");
        case api::MemberRole::Monitor: return QCoreApplication::translate("leo::ui::explorer", "Monitor");
        case api::MemberRole::Sealed: break;
    }
    return sealedWord();
}

// A verdict in a table. The executor gives none: it is what they are about.
Badge verdictBadge(api::MemberRole role, api::PhaseMark mark) {
    if (role == api::MemberRole::Executor) return {QStringLiteral("neutral"), TaskDetail::tr("subject")};
    if (role == api::MemberRole::Sealed) return {};
    switch (mark) {
        case api::PhaseMark::Confirmed: return {QStringLiteral("done"), TaskDetail::tr("ok")};
        case api::PhaseMark::Failed: return {QStringLiteral("failed"), TaskDetail::tr("failed")};
        case api::PhaseMark::Silent: return {QStringLiteral("silent"), TaskDetail::tr("silent")};
        default: return {QStringLiteral("notYet"), QString(u'–')};
    }
}

}  // namespace

TaskDetail::TaskDetail(api::Explorer& explorer, api::Tasks& tasks, const QString& id, QObject* parent)
    : Detail(parent),
      m_explorer(explorer),
      m_steps(kStepRoles),
      m_members(kMemberRoles),
      m_proofs(proofRoles()),
      m_moneyFacts({"label", "value"}),
      m_payments(kPaymentRoles),
      m_events(kEventRoles),
      m_transactions(txRoles()) {
    m_fullId = id;
    const auto parsed = TaskId::fromHexText(id.toStdString());
    if (!parsed.ok()) {
        setMissing(tr("\"%1\" is no task id.").arg(id.left(40)));
        return;
    }
    m_id = *parsed;
    m_subscription = tasks.observeTask(m_id, [this](const std::shared_ptr<const api::Task>& task) {
        if (task->sequence == 0) return setMissing(tr("No task of this network has this id."));
        m_task = task;
        show();
    });
    onLanguage(this, [this] {
        if (!m_task) return;
        show();
        verifyAgain();
    });
    explorer.taskRaw(m_id, [self = QPointer<TaskDetail>(this)](Result<api::RawView> raw) {
        if (self && raw.ok()) self->setRaw(*raw);
    });
}

void TaskDetail::show() {
    const api::Task& task = *m_task;
    const auto account = [](const AccountId& id) { return text::hex(id.bytes); };
    m_facts.assign({
        fact(tr("Owner"), text::node(task.requester), account(task.requester), QStringLiteral("explorer.account"),
             account(task.requester)),
        fact(tr("Lambda"), text::plain(task.lambdaName), text::hex(task.lambda.bytes),
             QStringLiteral("explorer.lambda"), text::hex(task.lambda.bytes)),
        fact(tr("Data"), text::cid(task.inputCid), text::own(task.inputCid)),
        fact(tr("Result"), task.resultCid.empty() ? QString(u'–') : text::cid(task.resultCid),
             text::own(task.resultCid)),
        fact(tr("Proof of execution"), tr("Attested")),
        fact(tr("Credit, at least"), text::count(task.requirements.minCredit)),
        fact(tr("Network"), tr("none")),
        fact(tr("Time limit"), text::duration(task.limitMs)),
        fact(tr("Deposit per member"), tr("%1 LEO").arg(text::leo2(task.joinDeposit))),
        fact(tr("Seed"), task.seedHeight.value ? text::hash(task.seed) : QString(u'–'),
             task.seedHeight.value ? text::hex(task.seed) : QString(),
             task.seedHeight.value ? QStringLiteral("explorer.block") : QString(),
             QString::number(task.seedHeight.value)),
        fact(tr("Snapshot"), text::height(task.snapshotHeight), {}, QStringLiteral("explorer.block"),
             QString::number(task.snapshotHeight.value)),
        fact(tr("Nodes that qualified"), text::count(task.eligible)),
    });
    std::vector<Row> steps;
    for (std::size_t i = 0; i < task.steps.size() && i < api::kSteps; ++i) {
        const api::StepState& step = task.steps[i];
        const QString title = stepTitle(static_cast<api::Step>(i));
        const QString place = step.mark == api::StepMark::NotYet ? QString(u'–')
                              : step.height                      ? text::height(*step.height)
                              : step.offChain                    ? tr("off chain")
                                                                 : QString();
        const QString tookText = step.durationMs ? text::took(*step.durationMs) : QString();
        steps.push_back(Row{title,
                            {title, stepMarkName(step.mark), place, tookText,
                             tr("%1: %2 %3").arg(title, stepMarkName(step.mark), tookText)}});
    }
    m_steps.assign(std::move(steps));
    showMembers();
    showMoney();
    std::vector<Row> events;
    for (const api::TaskEvent& event : task.events) {
        const EventWords said = eventWords(event, task, {text::node(task.publisher), text::node(task.requester)});
        events.push_back(Row{QString::number(task.events.size() - events.size()),
                             {text::clockTenths(event.time), said.icon, said.tone, said.text,
                              event.height ? text::height(*event.height) : QString(),
                              event.height ? QString::number(event.height->value) : QString()}});
    }
    m_events.assign(std::move(events));
    m_explorer.taskTxs(m_id, [self = QPointer<TaskDetail>(this)](Result<std::vector<api::TxRow>> txs) {
        if (!self || !txs.ok()) return;
        std::vector<Row> rows;
        for (const api::TxRow& tx : *txs) rows.push_back(txRow(tx, tx.time));
        self->m_transactions.assign(std::move(rows));
    });
    // The certificate becomes public at completion: that is when its proofs can be checked.
    if (m_proofStatus == QLatin1String("none") || (m_wasMoving && !task.moving)) verifyAgain();
    m_wasMoving = task.moving;
    setReady();
}

void TaskDetail::showMembers() {
    std::vector<Row> rows;
    for (const api::TaskMember& member : m_task->members) {
        QVariantList values{text::node(member.node),     text::hex(member.node.bytes),
                            memberRoleName(member.role), roleText(member.role),
                            text::count(member.credit),  member.j ? QString::number(*member.j) : QString(u'–')};
        const auto proof = std::find_if(m_proven.begin(), m_proven.end(),
                                        [&](const api::ProofRow& row) { return row.node == member.node; });
        if (proof == m_proven.end())
            values << QString(u'–') << QString() << QString();
        else
            values << text::elided(toHex(proof->value), 4, 4) << (proof->valid ? tr("valid") : tr("false"))
                   << (proof->valid ? QStringLiteral("done") : QStringLiteral("failed"));
        for (const api::PhaseMark mark : {member.before, member.during, member.after}) {
            const Badge said = verdictBadge(member.role, mark);
            values << said.text << said.status;
        }
        values << (member.paid.isZero() ? QString(u'–') : text::leo9(member.paid))
               << (member.creditChange ? text::gain(member.creditChange) : QString(u'–'));
        rows.push_back(Row{text::hex(member.node.bytes), std::move(values)});
    }
    m_members.assign(std::move(rows));
}

void TaskDetail::showMoney() {
    std::vector<Row> rows;
    const auto add = [&](const std::vector<api::Payment>& payments, const QString& prefix) {
        for (const api::Payment& payment : payments)
            rows.push_back(Row{prefix + QString::number(rows.size()),
                               {text::node(payment.account), text::hex(payment.account.bytes),
                                core::said(payment.why), text::leo9(payment.amount)}});
    };
    add(m_task->payments, QStringLiteral("p"));
    add(m_task->penalties, QStringLiteral("f"));
    add(m_task->depositsReturned, QStringLiteral("d"));
    m_payments.assign(std::move(rows));

    const auto sum = [](const std::vector<api::Payment>& payments) {
        std::uint64_t units = 0;
        for (const api::Payment& payment : payments) units += payment.amount.units;
        return text::leo2(Amount{units});
    };
    const auto disputes =
        std::count_if(m_task->events.begin(), m_task->events.end(),
                      [](const api::TaskEvent& event) { return event.kind == api::EventKind::Dispute; });
    m_moneyFacts.assign(
        {Row{QStringLiteral("back"), {tr("Deposits returned"), sum(m_task->depositsReturned)}},
         Row{QStringLiteral("seized"), {tr("Deposits seized"), sum(m_task->penalties)}},
         Row{QStringLiteral("disputes"), {tr("Disputes"), disputes == 0 ? tr("none") : QString::number(disputes)}}});
}

void TaskDetail::verifyAgain() {
    m_proofStatus = QStringLiteral("running");
    m_proofText = tr("Verifying proofs");
    Q_EMIT proofsChanged();
    m_explorer.taskProofs(m_id, [self = QPointer<TaskDetail>(this)](Result<api::TaskProofs> proofs) {
        if (!self) return;
        if (!proofs.ok() || !proofs->available) {
            self->m_proofStatus = QStringLiteral("none");
            self->m_proofText = tr("Proofs become public when the task completes");
        } else {
            const bool all = proofs->valid == proofs->members.size() && proofs->commitmentsOpen &&
                             proofs->rankingValid && proofs->anchorValid;
            self->m_proofStatus = all ? QStringLiteral("done") : QStringLiteral("failed");
            self->m_proofText =
                tr("%1 of %2 VRF proofs verified on this computer").arg(proofs->valid).arg(proofs->members.size());
            std::vector<Row> rows;
            for (const api::ProofRow& proof : proofs->members) rows.push_back(proofRow(proof));
            self->m_proofs.assign(std::move(rows));
            self->m_proven = std::move(proofs->members);
            self->showMembers();
        }
        Q_EMIT self->proofsChanged();
    });
}

QString TaskDetail::shortId() const {
    return text::elided(m_fullId.toStdString(), 8, 6);
}

QString TaskDetail::badge() const {
    return m_task ? badgeOf(*m_task).status : QString();
}

QString TaskDetail::badgeText() const {
    return m_task ? badgeOf(*m_task).text : QString();
}

QString TaskDetail::sentence() const {
    if (!m_task || m_task->moving) return tr("Roles become public when the task completes.");
    return endSentence(*m_task, {text::node(m_task->publisher), text::node(m_task->requester)});
}

QString TaskDetail::closed() const {
    if (!m_task || m_task->moving) return {};
    return tr("%1 · %2").arg(text::height(m_task->closedHeight), text::clock(m_task->closedAt));
}

QString TaskDetail::electorate() const {
    if (!m_task || m_task->members.empty()) return {};
    if (m_task->moving) return tr("Sealed until the task completes");
    std::uint32_t votes = 0;
    for (const api::TaskMember& member : m_task->members) votes += member.j.value_or(0);
    return tr("%1 nodes qualified · %2 joined · %3 votes")
        .arg(text::count(m_task->eligible), text::count(m_task->members.size()), text::count(votes));
}

QVariantList TaskDetail::flow() const {
    if (!m_task) return {};
    return shareFlow(m_task->settlement, {text::node(m_task->publisher), text::node(m_task->requester)});
}

QString TaskDetail::offer() const {
    return m_task ? text::leo9(m_task->offer) : QString();
}

}  // namespace leo::ui

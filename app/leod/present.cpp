#include "leod/present.h"

#include <QJsonArray>

#include "leod/console.h"

namespace leo::app {
namespace {

QString hex(ByteView bytes) {
    return QString::fromStdString(toHex(bytes));
}

std::string shortHash(const Hash& hash) {
    return toHex(ByteView(hash).first(4));
}

QString cid(const ledger::CidBytes& bytes) {
    return QString::fromStdString(ledger::cidText(bytes));
}

// Bodies with something a reader of the chain looks for; the others are told by their kind and sender.
struct BodyFields {
    QJsonObject& object;

    void operator()(const ledger::Transfer& body) const {
        object.insert(QStringLiteral("to"), idJson(body.to));
        object.insert(QStringLiteral("amount"), unitsJson(body.amount));
    }
    void operator()(const ledger::LambdaPublish& body) const {
        object.insert(QStringLiteral("codeCid"), cid(body.codeCid));
        object.insert(QStringLiteral("price"), unitsJson(body.price));
        object.insert(QStringLiteral("missFee"), unitsJson(body.missFee));
        object.insert(QStringLiteral("bond"), unitsJson(body.bond));
    }
    void operator()(const ledger::LambdaPrice& body) const {
        object.insert(QStringLiteral("lambda"), idJson(body.lambda));
        object.insert(QStringLiteral("price"), unitsJson(body.price));
    }
    void operator()(const ledger::LambdaRetire& body) const {
        object.insert(QStringLiteral("lambda"), idJson(body.lambda));
    }
    void operator()(const ledger::TaskPost& body) const {
        object.insert(QStringLiteral("lambda"), idJson(body.lambda));
        object.insert(QStringLiteral("inputCid"), cid(body.inputCid));
        object.insert(QStringLiteral("inputBytes"), numberJson(body.inputBytes));
        object.insert(QStringLiteral("offer"), unitsJson(body.offer));
        object.insert(QStringLiteral("tau"), numberJson(body.tau));
    }
    void operator()(const ledger::TaskConfirm& body) const {
        object.insert(QStringLiteral("task"), idJson(body.verdict.verdict.task));
        object.insert(QStringLiteral("ok"), body.verdict.verdict.ok);
    }
    void operator()(const ledger::TaskComplete& body) const {
        ofTurn(body);
        object.insert(QStringLiteral("resultCid"), cid(body.resultCid));
        object.insert(QStringLiteral("exit"), numberJson(body.exit));
    }
    void operator()(const ledger::TaskJoin& body) const { ofDraw(body); }
    void operator()(const ledger::TaskAnchor& body) const { ofDraw(body); }
    void operator()(const ledger::DemandReveal& body) const { ofDraw(body); }
    void operator()(const ledger::PublicReveal& body) const { ofDraw(body); }
    void operator()(const ledger::KeyRequest& body) const { ofTurn(body); }
    void operator()(const ledger::KeyGrant& body) const { ofParty(body); }
    void operator()(const ledger::KeyRefuse& body) const { ofParty(body); }
    void operator()(const ledger::TurnFail& body) const { ofTurn(body); }
    void operator()(const ledger::KeyUnusable& body) const { ofParty(body); }
    void operator()(const ledger::NodeRegister& body) const {
        object.insert(QStringLiteral("name"), qtText(body.name));
        object.insert(QStringLiteral("features"), qtText(featuresText(body.features)));
        object.insert(QStringLiteral("deposit"), unitsJson(body.deposit));
    }
    void operator()(const ledger::AdmissionVerdict& body) const {
        object.insert(QStringLiteral("node"), idJson(body.node));
        object.insert(QStringLiteral("registration"), idJson(body.registration));
        object.insert(QStringLiteral("ok"), body.ok);
        const std::optional<attest::Reason> reason = attest::reasonFromNumber(body.reason);
        if (reason && !body.ok) object.insert(QStringLiteral("reason"), qtText(attest::reasonName(*reason)));
    }
    void operator()(const ledger::Renewal& body) const {
        object.insert(QStringLiteral("epoch"), numberJson(body.epoch));
        object.insert(QStringLiteral("checkpoint"), body.checkpoint);
    }
    void operator()(const ledger::NodeExit&) const {}
    void operator()(const ledger::ResultComplaint& body) const { ofTurn(body); }
    void operator()(const ledger::Dispute& body) const {
        ofDraw(body);
        object.insert(QStringLiteral("accused"), idJson(body.accused));
        object.insert(QStringLiteral("lie"), qtText(ledger::lieKindName(body.evidence)));
        object.insert(QStringLiteral("bond"), unitsJson(body.bond));
    }

private:
    template <class Body>
    void ofDraw(const Body& body) const {
        object.insert(QStringLiteral("task"), idJson(body.task));
        object.insert(QStringLiteral("draw"), numberJson(body.draw));
    }
    template <class Body>
    void ofTurn(const Body& body) const {
        ofDraw(body);
        object.insert(QStringLiteral("turn"), numberJson(body.turn));
    }
    template <class Body>
    void ofParty(const Body& body) const {
        ofTurn(body);
        object.insert(QStringLiteral("party"),
                      QString::fromLatin1(body.party == ledger::Party::Requester ? "requester" : "publisher"));
    }
};

QJsonArray membersJson(const ledger::Task& task) {
    QJsonArray members;
    for (const ledger::Joiner& joiner : task.joins) {
        if (!joiner.member) continue;
        const bool executor = task.executor && *task.executor == joiner.node;
        // Before completion nobody outside the group knows who executes, and nobody's J.
        QJsonObject member{{QStringLiteral("id"), idJson(joiner.node)}};
        if (task.executor) {
            member.insert(QStringLiteral("j"), numberJson(joiner.j));
            member.insert(QStringLiteral("role"), QString::fromLatin1(executor ? "executor" : "monitor"));
        }
        members.append(member);
    }
    return members;
}

}  // namespace

QJsonValue numberJson(std::uint64_t number) {
    // JSON has no unsigned 64-bit integers; everything Leo counts stays below 2^63.
    LEO_ASSERT(number <= kMaxSupplyUnits);
    return static_cast<qint64>(number);
}

QJsonValue unitsJson(Amount amount) {
    return numberJson(amount.units);
}

QJsonObject nodeJson(const ledger::NodeRecord& node) {
    return {{QStringLiteral("id"), idJson(node.node)},
            {QStringLiteral("name"), qtText(node.name)},
            {QStringLiteral("status"), qtText(nodeStatusText(node.status))},
            {QStringLiteral("credit"), numberJson(node.credit.value)},
            {QStringLiteral("deposit"), unitsJson(node.deposit)},
            {QStringLiteral("features"), qtText(featuresText(node.features))},
            {QStringLiteral("softwareTpm"), (node.features & ledger::kFeatureHardwareTpm) == 0},
            {QStringLiteral("ekId"), hex(node.ekId)},
            {QStringLiteral("tasksLed"), numberJson(node.tasksLed)},
            {QStringLiteral("tasksMonitored"), numberJson(node.tasksMonitored)},
            {QStringLiteral("tasksFailed"), numberJson(node.tasksFailed)},
            {QStringLiteral("lies"), numberJson(node.lies)},
            {QStringLiteral("reportsUpheld"), numberJson(node.reportsUpheld)},
            {QStringLiteral("reportsRejected"), numberJson(node.reportsRejected)},
            {QStringLiteral("busy"), !node.busyWith.isZero()},
            {QStringLiteral("renewedEpoch"), numberJson(node.renewedEpoch)},
            {QStringLiteral("admittedAt"), numberJson(node.admittedAt.value)}};
}

QJsonObject admissionJson(const ledger::Admission& admission) {
    QJsonArray opinions;
    for (const ledger::Opinion& opinion : admission.opinions) {
        QJsonObject object{{QStringLiteral("attestor"), idJson(opinion.attestor)},
                           {QStringLiteral("credit"), numberJson(opinion.weight.value)},
                           {QStringLiteral("ok"), opinion.ok}};
        const std::optional<attest::Reason> reason = attest::reasonFromNumber(opinion.reason);
        if (!opinion.ok && reason) object.insert(QStringLiteral("reason"), qtText(attest::reasonName(*reason)));
        opinions.append(object);
    }
    return {{QStringLiteral("node"), idJson(admission.node)},
            {QStringLiteral("name"), qtText(admission.request.name)},
            {QStringLiteral("registration"), idJson(admission.registration)},
            {QStringLiteral("phase"), qtText(ledger::admissionPhaseName(admission.phase))},
            {QStringLiteral("deposit"), unitsJson(admission.deposit)},
            {QStringLiteral("opinions"), opinions}};
}

QJsonObject lambdaJson(const ledger::LambdaRecord& lambda) {
    QJsonObject object{{QStringLiteral("id"), idJson(lambda.lambda)},
                       {QStringLiteral("name"), qtText(lambdaName(lambda))},
                       {QStringLiteral("publisher"), idJson(lambda.publisher)},
                       {QStringLiteral("price"), unitsJson(lambda.price)},
                       {QStringLiteral("missFee"), unitsJson(lambda.missFee)},
                       {QStringLiteral("bond"), unitsJson(lambda.bond)},
                       {QStringLiteral("manifestCid"), cid(lambda.manifestCid)},
                       {QStringLiteral("codeCid"), cid(lambda.codeCid)},
                       {QStringLiteral("runs"), numberJson(lambda.runs)},
                       {QStringLiteral("failures"), numberJson(lambda.failures)},
                       {QStringLiteral("misses"), numberJson(lambda.misses)},
                       {QStringLiteral("earned"), unitsJson(lambda.earned)},
                       {QStringLiteral("retired"), lambda.retired},
                       {QStringLiteral("publishedAt"), numberJson(lambda.publishedAt.value)}};
    if (const auto manifest = ledger::Manifest::decode(lambda.manifest); manifest.ok()) {
        object.insert(QStringLiteral("description"), qtText(manifest->description));
        object.insert(QStringLiteral("imageDigest"), QStringLiteral("sha256:") + hex(manifest->imageDigest));
        object.insert(QStringLiteral("produces"), qtText(manifest->produces));
        QJsonArray accepts;
        for (const std::string& type : manifest->accepts) accepts.append(qtText(type));
        object.insert(QStringLiteral("accepts"), accepts);
    }
    return object;
}

QJsonObject taskJson(const ledger::Task& task) {
    QJsonObject object{{QStringLiteral("id"), idJson(task.task)},
                       {QStringLiteral("state"), qtText(taskStateText(task))},
                       {QStringLiteral("open"), task.phase != ledger::TaskPhase::Closed},
                       {QStringLiteral("requester"), idJson(task.requester)},
                       {QStringLiteral("publisher"), idJson(task.publisher)},
                       {QStringLiteral("lambda"), idJson(task.post.lambda)},
                       {QStringLiteral("offer"), unitsJson(task.post.offer)},
                       {QStringLiteral("price"), unitsJson(task.post.price)},
                       {QStringLiteral("tau"), numberJson(task.post.tau)},
                       {QStringLiteral("inputCid"), cid(task.post.inputCid)},
                       {QStringLiteral("postedAt"), numberJson(task.postedAt.value)},
                       {QStringLiteral("eligible"), numberJson(task.eligible)},
                       {QStringLiteral("totalWeight"), numberJson(task.totalWeight)},
                       {QStringLiteral("draw"), numberJson(task.draw)},
                       {QStringLiteral("turn"), numberJson(task.turn)},
                       {QStringLiteral("joined"), static_cast<qint64>(task.joins.size())},
                       {QStringLiteral("members"), membersJson(task)}};
    if (task.phase != ledger::TaskPhase::Closed)
        object.insert(QStringLiteral("deadline"), numberJson(task.deadline.value));
    else
        object.insert(QStringLiteral("closedAt"), numberJson(task.closedAt.value));
    if (task.anchoredAt.value != 0) object.insert(QStringLiteral("anchoredAt"), numberJson(task.anchoredAt.value));
    if (task.executor) object.insert(QStringLiteral("executor"), idJson(*task.executor));
    if (task.completedAt.value != 0) {
        object.insert(QStringLiteral("resultCid"), cid(task.resultCid));
        object.insert(QStringLiteral("exit"), numberJson(task.exit));
    }
    QJsonArray verdicts;
    for (const ledger::Confirmation& confirmation : task.confirmations)
        verdicts.append(QJsonObject{{QStringLiteral("node"), idJson(confirmation.node)},
                                    {QStringLiteral("ok"), confirmation.ok},
                                    {QStringLiteral("reason"), confirmation.reason}});
    object.insert(QStringLiteral("verdicts"), verdicts);
    return object;
}

QJsonObject blockJson(const ledger::Block& block) {
    return {{QStringLiteral("height"), numberJson(block.header.height.value)},
            {QStringLiteral("hash"), idJson(block.header.hash())},
            {QStringLiteral("previous"), idJson(block.header.previous)},
            {QStringLiteral("time"), numberJson(block.header.time.value)},
            {QStringLiteral("stateRoot"), hex(block.header.stateRoot)},
            {QStringLiteral("txRoot"), hex(block.header.txRoot)},
            {QStringLiteral("receiptRoot"), hex(block.header.receiptRoot)},
            {QStringLiteral("beacon"), hex(block.header.beacon)},
            {QStringLiteral("transactions"), static_cast<qint64>(block.txs.size())}};
}

QJsonObject txJson(const ledger::SignedTx& tx) {
    QJsonObject object{{QStringLiteral("id"), idJson(tx.tx.id())},
                       {QStringLiteral("kind"), qtText(ledger::kindName(tx.tx.body))},
                       {QStringLiteral("sender"), idJson(tx.tx.sender)},
                       {QStringLiteral("nonce"), numberJson(tx.tx.nonce)},
                       {QStringLiteral("fee"), unitsJson(tx.tx.fee)}};
    std::visit(BodyFields{object}, tx.tx.body);
    return object;
}

QJsonObject receiptJson(const ledger::Receipt& receipt) {
    QJsonArray movements;
    for (const ledger::Movement& movement : receipt.movements)
        movements.append(QJsonObject{{QStringLiteral("from"), qtText(potText(movement.from))},
                                     {QStringLiteral("to"), qtText(potText(movement.to))},
                                     {QStringLiteral("amount"), unitsJson(movement.amount)},
                                     {QStringLiteral("why"), qtText(movement.why)}});
    QJsonArray credits;
    for (const ledger::CreditChange& change : receipt.credits)
        credits.append(QJsonObject{{QStringLiteral("node"), idJson(change.node)},
                                   {QStringLiteral("change"), static_cast<qint64>(change.change)},
                                   {QStringLiteral("why"), qtText(change.why)}});
    return {{QStringLiteral("kind"),
             QString::fromLatin1(receipt.kind == ledger::Receipt::Kind::Transaction ? "transaction" : "deadline")},
            {QStringLiteral("subject"), hex(receipt.subject)},
            {QStringLiteral("code"), qtText(codeName(receipt.code))},
            {QStringLiteral("detail"), qtText(receipt.detail)},
            {QStringLiteral("movements"), movements},
            {QStringLiteral("credits"), credits}};
}

std::string taskStateText(const ledger::Task& task) {
    return std::string(task.phase == ledger::TaskPhase::Closed ? ledger::endName(task.end)
                                                               : ledger::phaseName(task.phase));
}

std::string nodeStatusText(ledger::NodeStatus status) {
    switch (status) {
        case ledger::NodeStatus::Active: return "active";
        case ledger::NodeStatus::Stale: return "stale";
        case ledger::NodeStatus::Inactive: return "inactive";
        case ledger::NodeStatus::Exiting: return "exiting";
    }
    return "unknown";
}

std::string admissionText(ledger::AdmissionPhase phase) {
    switch (phase) {
        case ledger::AdmissionPhase::AwaitingSeed:
        case ledger::AdmissionPhase::Attesting: return "registering";
        case ledger::AdmissionPhase::Admitted: return "admitted";
        case ledger::AdmissionPhase::Rejected: return "rejected";
        case ledger::AdmissionPhase::Undecided: return "undecided";
        case ledger::AdmissionPhase::Taken: return "TPM taken";
    }
    return "unknown";
}

std::string featuresText(std::uint32_t features) {
    std::string text = (features & ledger::kFeatureHardwareTpm) != 0 ? "hardware TPM" : "software TPM";
    if ((features & ledger::kFeatureRunc) != 0) text += ", runc";
    if ((features & ledger::kFeatureBubblewrap) != 0) text += ", bubblewrap";
    if ((features & ledger::kFeatureGvisor) != 0) text += ", gvisor";
    return text;
}

std::string potText(const ledger::Pot& pot) {
    switch (pot.kind) {
        case ledger::PotKind::Account: return "account " + toHex(pot.a);
        case ledger::PotKind::Escrow: return "escrow of task " + toHex(pot.a);
        case ledger::PotKind::JoinDeposit: return "join deposit of " + toHex(pot.b) + " in task " + toHex(pot.a);
        case ledger::PotKind::LambdaBond: return "bond of lambda " + toHex(pot.a);
        case ledger::PotKind::MissReserve: return "miss reserve of task " + toHex(pot.a);
        case ledger::PotKind::RegisterDeposit: return "register deposit of " + toHex(pot.a);
        case ledger::PotKind::AdmissionDeposit: return "register deposit of " + toHex(pot.a) + ", not admitted yet";
        case ledger::PotKind::Burned: return "burned";
    }
    return "unknown " + shortHash(pot.a);
}

std::string lambdaName(const ledger::LambdaRecord& lambda) {
    const auto manifest = ledger::Manifest::decode(lambda.manifest);
    return manifest.ok() ? manifest->name : lambda.lambda.shortHex();
}

}  // namespace leo::app

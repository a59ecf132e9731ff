#include "leod/key_events.h"

#include "leod/present.h"

namespace leo::app {
namespace {

std::string partyText(ledger::Party party) {
    return party == ledger::Party::Requester ? "input key" : "code key";
}

}  // namespace

QJsonObject reportJson(const protocol::PackageReport& report) {
    QJsonArray checks;
    for (std::size_t i = 0; i < protocol::kCheckCount; ++i) {
        const protocol::CheckResult& check = report.checks[i];
        checks.append(
            QJsonObject{{QStringLiteral("name"), qtText(protocol::checkName(static_cast<protocol::Check>(i)))},
                        {QStringLiteral("ran"), check.ran},
                        {QStringLiteral("ok"), check.ok},
                        {QStringLiteral("detail"), qtText(check.detail)}});
    }
    QJsonArray members;
    for (const ledger::Member& member : report.members)
        members.append(
            QJsonObject{{QStringLiteral("id"), idJson(member.node)},
                        {QStringLiteral("j"), static_cast<qint64>(member.j)},
                        {QStringLiteral("role"),
                         member.node == report.executor ? QStringLiteral("executor") : QStringLiteral("monitor")}});
    return {{QStringLiteral("passed"), report.passed()},
            {QStringLiteral("checks"), checks},
            {QStringLiteral("members"), members},
            {QStringLiteral("executor"), idJson(report.executor)},
            {QStringLiteral("softwareTpm"), report.softwareTpm},
            {QStringLiteral("verdictsOk"), static_cast<qint64>(report.verdictsOk)},
            {QStringLiteral("verdictsOf"), static_cast<qint64>(report.verdictsOf)}};
}

void tellKeyEvents(node::KeyService& keys, Console& console) {
    keys.onChecked = [&console](const node::KeyService::Request& request, bool willGrant) {
        const std::string task = "Task " + request.task.shortHex() + ": ";
        for (std::size_t i = 0; i < protocol::kCheckCount; ++i) {
            const protocol::CheckResult& check = request.report.checks[i];
            if (!check.ran) continue;
            console.progress(task + (check.ok ? "[ok] " : "[NO] ") +
                             std::string(protocol::checkName(static_cast<protocol::Check>(i))) + ": " + check.detail);
        }
        if (!willGrant) console.progress(task + "the " + partyText(request.party) + " stays here");
        QJsonObject fields = reportJson(request.report);
        fields[QStringLiteral("task")] = idJson(request.task);
        fields[QStringLiteral("party")] = qtText(partyText(request.party));
        console.event("keyRequest", fields);
    };
    keys.onAnswered = [&console](const TaskId& id, ledger::Party party, const Result<layer1::Receipt>& receipt) {
        const std::string task = "Task " + id.shortHex() + ": ";
        // Another program of this wallet may have been quicker.
        const bool already = receipt.ok() && receipt->receipt.code != Code::Ok;
        if (!receipt.ok())
            console.warning(task + "the answer was not taken: " + toString(receipt.error()));
        else if (!already)
            console.progress(task + "the " + partyText(party) + " went to the proven machine, sealed to its TPM");
        console.event("keyAnswered", {{QStringLiteral("task"), idJson(id)},
                                      {QStringLiteral("party"), qtText(partyText(party))},
                                      {QStringLiteral("applied"), receipt.ok() && !already}});
    };
}

}  // namespace leo::app

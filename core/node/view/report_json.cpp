#include "node/view/report_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace leo::node {
namespace {

QString qtText(const std::string& text) {
    return QString::fromStdString(text);
}
std::string stdText(const QJsonValue& value) {
    return value.toString().toStdString();
}

}  // namespace

Bytes reportToJson(const protocol::PackageReport& report) {
    QJsonArray checks, members, confirmed;
    QJsonObject pcrs;
    for (const protocol::CheckResult& check : report.checks)
        checks.append(QJsonArray{check.ran, check.ok, qtText(check.detail)});
    for (const ledger::Member& member : report.members)
        members.append(QJsonArray{qtText(member.node.hex()), static_cast<qint64>(member.j)});
    for (const NodeId& node : report.confirmed) confirmed.append(qtText(node.hex()));
    for (const auto& [index, value] : report.predicted) pcrs[QString::number(index)] = qtText(toHex(value));
    const QJsonObject object{{QStringLiteral("checks"), checks},
                             {QStringLiteral("members"), members},
                             {QStringLiteral("confirmed"), confirmed},
                             {QStringLiteral("pcrs"), pcrs},
                             {QStringLiteral("executor"), qtText(report.executor.hex())},
                             {QStringLiteral("executorName"), qtText(report.executorName)},
                             {QStringLiteral("softwareTpm"), report.softwareTpm},
                             {QStringLiteral("runner"), qtText(report.runner)},
                             {QStringLiteral("stateReason"), static_cast<int>(report.stateReason)},
                             {QStringLiteral("verdictsOk"), static_cast<qint64>(report.verdictsOk)},
                             {QStringLiteral("verdictsOf"), static_cast<qint64>(report.verdictsOf)}};
    return toBytes(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

Result<protocol::PackageReport> reportFromJson(ByteView json) {
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(json.data()), qsizetype(json.size())))
            .object();
    const QJsonArray checks = object[QStringLiteral("checks")].toArray();
    LEO_REQUIRE(checks.size() == qsizetype(protocol::kCheckCount), Code::Malformed, "a report without its checks");
    protocol::PackageReport report;
    for (std::size_t i = 0; i < protocol::kCheckCount; ++i) {
        const QJsonArray check = checks[qsizetype(i)].toArray();
        report.checks[i] = {check[0].toBool(), check[1].toBool(), stdText(check[2])};
    }
    for (const QJsonValue& value : object[QStringLiteral("members")].toArray()) {
        ledger::Member member;
        LEO_TRY_ASSIGN(member.node, NodeId::fromHexText(stdText(value.toArray()[0])));
        member.j = static_cast<std::uint32_t>(value.toArray()[1].toInteger());
        report.members.push_back(member);
    }
    for (const QJsonValue& value : object[QStringLiteral("confirmed")].toArray()) {
        LEO_TRY_ASSIGN(const NodeId node, NodeId::fromHexText(stdText(value)));
        report.confirmed.push_back(node);
    }
    const QJsonObject pcrs = object[QStringLiteral("pcrs")].toObject();
    for (const QString& index : pcrs.keys()) {
        LEO_TRY_ASSIGN(const Bytes value, fromHex(stdText(pcrs[index])));
        LEO_TRY_ASSIGN(report.predicted[index.toUInt()], toArray<32>(value));
    }
    LEO_TRY_ASSIGN(report.executor, NodeId::fromHexText(stdText(object[QStringLiteral("executor")])));
    report.executorName = stdText(object[QStringLiteral("executorName")]);
    report.softwareTpm = object[QStringLiteral("softwareTpm")].toBool();
    report.runner = stdText(object[QStringLiteral("runner")]);
    report.stateReason = static_cast<attest::Reason>(object[QStringLiteral("stateReason")].toInt());
    report.verdictsOk = static_cast<std::uint32_t>(object[QStringLiteral("verdictsOk")].toInteger());
    report.verdictsOf = static_cast<std::uint32_t>(object[QStringLiteral("verdictsOf")].toInteger());
    return report;
}

}  // namespace leo::node

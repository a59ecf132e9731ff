#include "node/facade/lambda_records.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "base/log.h"

namespace leo::node {
namespace {

constexpr std::size_t kMaxDraftName = 200;

void warnOfLambda(const Status& status) {
    if (!status.ok())
        logWarning("lambdas", "what was set for a lambda could not be kept: " + toString(status.error()));
}

QString jsonText(const std::string& text) {
    return QString::fromStdString(text);
}
QJsonArray textsJson(const std::vector<std::string>& texts) {
    QJsonArray array;
    for (const std::string& text : texts) array.append(jsonText(text));
    return array;
}
// 64-bit numbers as text: a JSON number holds 53 bits.
QString big(std::uint64_t value) {
    return QString::number(value);
}

std::string draftJson(const api::LambdaDraft& draft) {
    QJsonObject object{{QStringLiteral("folder"), jsonText(draft.folder)},
                       {QStringLiteral("name"), jsonText(draft.name)},
                       {QStringLiteral("version"), jsonText(draft.version)},
                       {QStringLiteral("description"), jsonText(draft.description)},
                       {QStringLiteral("image"), jsonText(toHex(draft.imageDigest))},
                       {QStringLiteral("imageName"), jsonText(draft.imageName)},
                       {QStringLiteral("command"), textsJson(draft.command)},
                       {QStringLiteral("accepts"), textsJson(draft.accepts)},
                       {QStringLiteral("produces"), jsonText(draft.produces)},
                       {QStringLiteral("memoryBytes"), big(draft.limits.memoryBytes)},
                       {QStringLiteral("pids"), qint64(draft.limits.pids)},
                       {QStringLiteral("cpuMs"), big(draft.limits.cpuMs)},
                       {QStringLiteral("wallMs"), big(draft.limits.wallMs)},
                       {QStringLiteral("outputBytes"), big(draft.limits.outputBytes)},
                       {QStringLiteral("tmpfsBytes"), big(draft.limits.tmpfsBytes)},
                       {QStringLiteral("price"), big(draft.price.units)},
                       {QStringLiteral("missFee"), big(draft.missFee.units)},
                       {QStringLiteral("bond"), big(draft.bond.units)},
                       {QStringLiteral("minNodes"), qint64(draft.minNodes)},
                       {QStringLiteral("minTotalCredit"), big(draft.minTotalCredit)},
                       {QStringLiteral("ask"), draft.policy == api::ReleasePolicy::Ask}};
    if (draft.replaces) object[QStringLiteral("replaces")] = jsonText(draft.replaces->hex());
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

api::LambdaDraft draftFrom(std::string_view json) {
    const QJsonObject object = QJsonDocument::fromJson(QByteArray(json.data(), qsizetype(json.size()))).object();
    const auto text = [&](const char* name) { return object[QLatin1String(name)].toString().toStdString(); };
    const auto number = [&](const char* name) { return object[QLatin1String(name)].toString().toULongLong(); };
    const auto texts = [&](const char* name) {
        std::vector<std::string> found;
        for (const QJsonValue& value : object[QLatin1String(name)].toArray())
            found.push_back(value.toString().toStdString());
        return found;
    };
    api::LambdaDraft draft;
    draft.folder = text("folder");
    draft.name = text("name");
    draft.version = text("version");
    draft.description = text("description");
    if (const auto image = fromHex(text("image")); image.ok())
        draft.imageDigest = toArray<32>(*image).valueOr(Hash{});
    draft.imageName = text("imageName");
    draft.command = texts("command");
    draft.accepts = texts("accepts");
    draft.produces = text("produces");
    draft.limits = {number("memoryBytes"), static_cast<std::uint32_t>(object[QStringLiteral("pids")].toInteger()),
                    number("cpuMs"),       number("wallMs"),
                    number("outputBytes"), number("tmpfsBytes")};
    draft.price = Amount{number("price")};
    draft.missFee = Amount{number("missFee")};
    draft.bond = Amount{number("bond")};
    draft.minNodes = static_cast<std::uint32_t>(object[QStringLiteral("minNodes")].toInteger());
    draft.minTotalCredit = number("minTotalCredit");
    if (object[QStringLiteral("ask")].toBool()) draft.policy = api::ReleasePolicy::Ask;
    if (const auto replaced = LambdaId::fromHexText(text("replaces")); replaced.ok()) draft.replaces = *replaced;
    return draft;
}

}  // namespace

LambdaRecords::LambdaRecords(store::Database& database) : m_database(database) {
    const auto read = [&]() -> Status {
        LEO_TRY(m_database.execute(
            "CREATE TABLE IF NOT EXISTS lambda_settings(lambda BLOB PRIMARY KEY, deprecated INTEGER, policy INTEGER);"
            "CREATE TABLE IF NOT EXISTS lambda_drafts(name TEXT PRIMARY KEY, draft TEXT);"));
        LEO_TRY_ASSIGN(store::Statement query,
                       m_database.prepare("SELECT lambda, deprecated, policy FROM lambda_settings"));
        for (;;) {
            LEO_TRY_ASSIGN(const bool more, query.step());
            if (!more) return {};
            LEO_TRY_ASSIGN(const Hash id, query.columnArray<32>(0));
            if (query.columnInt(1) != 0) m_deprecated.insert(LambdaId{id});
            m_policies[LambdaId{id}] = static_cast<api::ReleasePolicy>(query.columnInt(2));
        }
    };
    warnOfLambda(read());
}

void LambdaRecords::setDeprecated(const LambdaId& id, bool deprecated) {
    if (deprecated)
        m_deprecated.insert(id);
    else
        m_deprecated.erase(id);
    write(id);
}

void LambdaRecords::setPolicy(const LambdaId& id, api::ReleasePolicy policy) {
    m_policies[id] = policy;
    write(id);
}

void LambdaRecords::write(const LambdaId& id) {
    const auto run = [&]() -> Status {
        LEO_TRY_ASSIGN(store::Statement insert,
                       m_database.prepare("INSERT OR REPLACE INTO lambda_settings(lambda, deprecated, policy)"
                                          " VALUES(?,?,?)"));
        const auto policy = m_policies.find(id);
        insert.bind(1, id.view()).bind(2, std::int64_t{isDeprecated(id)});
        insert.bind(3, static_cast<std::int64_t>(policy == m_policies.end() ? api::ReleasePolicy::Automatic
                                                                            : policy->second));
        return insert.run();
    };
    warnOfLambda(run());
}

Status LambdaRecords::saveDraft(const std::string& name, const api::LambdaDraft& draft) {
    LEO_REQUIRE(!name.empty() && name.size() <= kMaxDraftName, Code::InvalidArgument, "a draft needs a short name");
    LEO_TRY_ASSIGN(store::Statement insert,
                   m_database.prepare("INSERT OR REPLACE INTO lambda_drafts(name, draft) VALUES(?,?)"));
    const std::string json = draftJson(draft);
    insert.bind(1, std::string_view(name)).bind(2, std::string_view(json));
    return insert.run();
}

Result<std::vector<std::pair<std::string, api::LambdaDraft>>> LambdaRecords::drafts() {
    std::vector<std::pair<std::string, api::LambdaDraft>> found;
    LEO_TRY_ASSIGN(store::Statement query, m_database.prepare("SELECT name, draft FROM lambda_drafts ORDER BY name"));
    for (;;) {
        LEO_TRY_ASSIGN(const bool more, query.step());
        if (!more) return found;
        found.emplace_back(std::string(query.columnText(0)), draftFrom(query.columnText(1)));
    }
}

void LambdaRecords::deleteDraft(const std::string& name) {
    const auto run = [&]() -> Status {
        LEO_TRY_ASSIGN(store::Statement statement, m_database.prepare("DELETE FROM lambda_drafts WHERE name=?"));
        statement.bind(1, std::string_view(name));
        return statement.run();
    };
    warnOfLambda(run());
}

}  // namespace leo::node

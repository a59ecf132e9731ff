#include "sandbox/lambda_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace leo::sandbox {

namespace {

constexpr std::uint64_t kMebi = 1u << 20;
constexpr int kMaxListed = 32;

std::string nameOf(const QString& key) {
    return key.toStdString();
}

Result<std::string> textField(const QJsonValue& value, const QString& key) {
    LEO_REQUIRE(value.isString(), Code::Malformed, nameOf(key) + " must be a text");
    return value.toString().toStdString();
}

Result<std::vector<std::string>> listField(const QJsonValue& value, const QString& key) {
    LEO_REQUIRE(value.isArray() && value.toArray().size() <= kMaxListed, Code::Malformed,
                nameOf(key) + " must be a list of at most " + std::to_string(kMaxListed) + " texts");
    std::vector<std::string> list;
    for (const QJsonValue& item : value.toArray()) {
        LEO_TRY_ASSIGN(std::string text, textField(item, key));
        list.push_back(std::move(text));
    }
    return list;
}

// A whole number of units, times what one unit is.
Result<std::uint64_t> numberField(const QJsonValue& value, const QString& key, std::uint64_t unit) {
    const double number = value.toDouble(-1);
    LEO_REQUIRE(value.isDouble() && number >= 0 && number <= 4e9 && std::floor(number) == number, Code::Malformed,
                nameOf(key) + " must be a whole number from 0");
    return static_cast<std::uint64_t>(number) * unit;
}

Status parseLimits(const QJsonValue& value, Limits& limits) {
    LEO_REQUIRE(value.isObject(), Code::Malformed, "limits must be an object");
    const QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        const QString key = field.key();
        if (key == QLatin1String("memoryMiB")) {
            LEO_TRY_ASSIGN(limits.memoryBytes, numberField(field.value(), key, kMebi));
        } else if (key == QLatin1String("pids")) {
            LEO_TRY_ASSIGN(const std::uint64_t pids, numberField(field.value(), key, 1));
            limits.pids = static_cast<std::uint32_t>(pids);
        } else if (key == QLatin1String("cpuSeconds")) {
            LEO_TRY_ASSIGN(limits.cpuMs, numberField(field.value(), key, 1'000));
        } else if (key == QLatin1String("wallSeconds")) {
            LEO_TRY_ASSIGN(limits.wallMs, numberField(field.value(), key, 1'000));
        } else if (key == QLatin1String("outputMiB")) {
            LEO_TRY_ASSIGN(limits.outputBytes, numberField(field.value(), key, kMebi));
        } else if (key == QLatin1String("tmpMiB")) {
            LEO_TRY_ASSIGN(limits.tmpfsBytes, numberField(field.value(), key, kMebi));
        } else {
            return makeError(Code::Malformed, "limits has no field " + nameOf(key));
        }
    }
    return checkLimits(limits);
}

Status parseField(const QString& key, const QJsonValue& value, LambdaFile& file) {
    if (key == QLatin1String("name")) {
        LEO_TRY_ASSIGN(file.name, textField(value, key));
    } else if (key == QLatin1String("description")) {
        LEO_TRY_ASSIGN(file.description, textField(value, key));
    } else if (key == QLatin1String("entry")) {
        LEO_TRY_ASSIGN(file.entry, textField(value, key));
    } else if (key == QLatin1String("command")) {
        LEO_TRY_ASSIGN(file.command, listField(value, key));
    } else if (key == QLatin1String("accepts")) {
        LEO_TRY_ASSIGN(file.accepts, listField(value, key));
    } else if (key == QLatin1String("produces")) {
        LEO_TRY_ASSIGN(file.produces, textField(value, key));
    } else if (key == QLatin1String("limits")) {
        LEO_TRY(parseLimits(value, file.limits));
    } else if (key == QLatin1String("minNodes")) {
        LEO_TRY_ASSIGN(const std::uint64_t nodes, numberField(value, key, 1));
        file.minNodes = static_cast<std::uint32_t>(nodes);
    } else if (key == QLatin1String("minCredit")) {
        LEO_TRY_ASSIGN(const std::uint64_t credit, numberField(value, key, 1));
        file.minCredit = static_cast<std::uint32_t>(credit);
    } else {
        return makeError(Code::Malformed, "there is no field " + nameOf(key));
    }
    return {};
}

}  // namespace

Result<LambdaFile> parseLambdaFile(ByteView json) {
    LEO_REQUIRE(json.size() <= kMaxLambdaFileBytes, Code::TooLarge, "lambda.json is too large");
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(reinterpret_cast<const char*>(json.data()), static_cast<qsizetype>(json.size())),
        &problem);
    LEO_REQUIRE(document.isObject(), Code::Malformed,
                "lambda.json is not a JSON object: " + problem.errorString().toStdString());
    LambdaFile file;
    const QJsonObject object = document.object();
    for (auto field = object.begin(); field != object.end(); ++field)
        LEO_TRY(parseField(field.key(), field.value(), file));
    LEO_REQUIRE(!file.name.empty(), Code::Malformed, "name is missing");
    LEO_REQUIRE(!file.entry.empty(), Code::Malformed, "entry is missing");
    LEO_REQUIRE(!file.command.empty() && !file.command[0].empty(), Code::Malformed, "command is missing");
    LEO_REQUIRE(!file.produces.empty(), Code::Malformed, "produces is missing");
    return file;
}

}  // namespace leo::sandbox

#include "node/node_status.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <mutex>

namespace leo::node {
namespace {

constexpr std::uint32_t kMinutesADay = 24 * 60;
constexpr std::size_t kMaxPeers = 1'000;

constexpr std::string_view kMissedWords[] = {"no-votes", "requirements", "smallest-offer", "hours", "memory",
                                             "busy",     "draining",     "stale",          "image"};

QString text(std::string_view value) {
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}
std::string text(const QJsonValue& value) {
    return value.toString().toStdString();
}
// JSON numbers are doubles: exact up to 2^53, which no counter of a node reaches.
QJsonValue number(std::uint64_t value) {
    return static_cast<double>(value);
}
std::uint64_t number(const QJsonValue& value) {
    const double given = value.toDouble();
    return given >= 0 && given <= 9e15 ? static_cast<std::uint64_t>(given) : 0;
}
std::string write(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}
Result<QJsonObject> read(std::string_view json, const char* what) {
    LEO_REQUIRE(json.size() <= kMaxStatusBytes, Code::TooLarge, std::string(what) + " of more than 1 MiB");
    const auto document = QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
    LEO_REQUIRE(document.isObject(), Code::Malformed, std::string(what) + " is not a JSON object");
    return document.object();
}

}  // namespace

bool RunLimits::allowsMinute(std::uint32_t minute) const {
    if (fromMinute == toMinute) return true;
    if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
    return minute >= fromMinute || minute < toMinute;
}

std::string_view missedWord(Missed why) {
    return kMissedWords[static_cast<std::size_t>(why)];
}

std::string NodeWishes::encode() const {
    return write({{QStringLiteral("smallestOffer"), text(toText(limits.smallestOffer))},
                  {QStringLiteral("memoryBytes"), number(limits.memoryBytes)},
                  {QStringLiteral("fromMinute"), number(limits.fromMinute)},
                  {QStringLiteral("toMinute"), number(limits.toMinute)},
                  {QStringLiteral("drain"), drain}});
}

Result<NodeWishes> NodeWishes::decode(std::string_view json) {
    LEO_TRY_ASSIGN(const QJsonObject object, read(json, kWishesFile));
    NodeWishes wishes;
    LEO_TRY_ASSIGN(wishes.limits.smallestOffer, parseAmount(text(object[QStringLiteral("smallestOffer")])));
    wishes.limits.memoryBytes = number(object[QStringLiteral("memoryBytes")]);
    const std::uint64_t from = number(object[QStringLiteral("fromMinute")]);
    const std::uint64_t to = number(object[QStringLiteral("toMinute")]);
    LEO_REQUIRE(from < kMinutesADay && to < kMinutesADay, Code::OutOfRange, "a day has 1,440 minutes");
    wishes.limits.fromMinute = static_cast<std::uint32_t>(from);
    wishes.limits.toMinute = static_cast<std::uint32_t>(to);
    wishes.drain = object[QStringLiteral("drain")].toBool();
    return wishes;
}

std::string NodeStatus::encode() const {
    QJsonArray draws, lines, links;
    for (const MissedDraw& draw : missed)
        draws.append(QJsonObject{{QStringLiteral("task"), text(draw.task.hex())},
                                 {QStringLiteral("time"), number(draw.time.value)},
                                 {QStringLiteral("why"), text(missedWord(draw.why))},
                                 {QStringLiteral("have"), text(draw.have)},
                                 {QStringLiteral("wanted"), text(draw.wanted)},
                                 {QStringLiteral("odds"), number(draw.oddsPermille)}});
    for (const LogLine& line : log)
        lines.append(QJsonArray{number(line.time.value), line.warning, text(line.area), text(line.text)});
    for (const AccountId& peer : peers) links.append(text(peer.hex()));
    return write({{QStringLiteral("pid"), static_cast<double>(pid)},
                  {QStringLiteral("node"), text(node.hex())},
                  {QStringLiteral("startedAt"), number(startedAt.value)},
                  {QStringLiteral("ready"), ready},
                  {QStringLiteral("draining"), draining},
                  {QStringLiteral("executing"), executing},
                  {QStringLiteral("runner"), text(runner)},
                  {QStringLiteral("version"), text(version)},
                  {QStringLiteral("drawsSeen"), number(drawsSeen)},
                  {QStringLiteral("drawsWon"), number(drawsWon)},
                  {QStringLiteral("led"), number(led)},
                  {QStringLiteral("monitored"), number(monitored)},
                  {QStringLiteral("openTasks"), number(openTasks)},
                  {QStringLiteral("peers"), links},
                  {QStringLiteral("missed"), draws},
                  {QStringLiteral("log"), lines}});
}

Result<NodeStatus> NodeStatus::decode(std::string_view json) {
    LEO_TRY_ASSIGN(const QJsonObject object, read(json, kStatusFile));
    NodeStatus status;
    status.pid = static_cast<std::int64_t>(number(object[QStringLiteral("pid")]));
    LEO_REQUIRE(status.pid > 0, Code::Malformed, "a status without its process");
    LEO_TRY_ASSIGN(status.node, NodeId::fromHexText(text(object[QStringLiteral("node")])));
    status.startedAt = TimeMs{number(object[QStringLiteral("startedAt")])};
    status.ready = object[QStringLiteral("ready")].toBool();
    status.draining = object[QStringLiteral("draining")].toBool();
    status.executing = object[QStringLiteral("executing")].toBool();
    status.runner = text(object[QStringLiteral("runner")]);
    status.version = text(object[QStringLiteral("version")]);
    status.drawsSeen = number(object[QStringLiteral("drawsSeen")]);
    status.drawsWon = number(object[QStringLiteral("drawsWon")]);
    status.led = number(object[QStringLiteral("led")]);
    status.monitored = number(object[QStringLiteral("monitored")]);
    status.openTasks = number(object[QStringLiteral("openTasks")]);
    for (const QJsonValue& value : object[QStringLiteral("peers")].toArray()) {
        if (status.peers.size() == kMaxPeers) break;
        LEO_TRY_ASSIGN(const AccountId peer, AccountId::fromHexText(text(value)));
        status.peers.push_back(peer);
    }
    for (const QJsonValue& value : object[QStringLiteral("missed")].toArray()) {
        if (status.missed.size() == kMaxMissed) break;
        const QJsonObject entry = value.toObject();
        MissedDraw draw;
        LEO_TRY_ASSIGN(draw.task, TaskId::fromHexText(text(entry[QStringLiteral("task")])));
        draw.time = TimeMs{number(entry[QStringLiteral("time")])};
        const std::string word = text(entry[QStringLiteral("why")]);
        const auto* found = std::find(std::begin(kMissedWords), std::end(kMissedWords), word);
        LEO_REQUIRE(found != std::end(kMissedWords), Code::Unsupported, "a draw missed for an unknown reason");
        draw.why = static_cast<Missed>(found - std::begin(kMissedWords));
        draw.have = text(entry[QStringLiteral("have")]);
        draw.wanted = text(entry[QStringLiteral("wanted")]);
        draw.oddsPermille = static_cast<std::uint32_t>(number(entry[QStringLiteral("odds")]));
        status.missed.push_back(std::move(draw));
    }
    for (const QJsonValue& value : object[QStringLiteral("log")].toArray()) {
        if (status.log.size() == kMaxLogLines) break;
        const QJsonArray line = value.toArray();
        status.log.push_back({TimeMs{number(line.at(0))}, line.at(1).toBool(), text(line.at(2)), text(line.at(3))});
    }
    return status;
}

LogRing& LogRing::ofProcess() {
    static LogRing ring;
    return ring;
}

void LogRing::add(LogLevel level, std::string_view component, std::string_view line, TimeMs now) {
    if (level == LogLevel::Debug) return;
    const std::lock_guard lock(m_mutex);
    if (m_lines.size() == kMaxLogLines) m_lines.pop_front();
    m_lines.push_back({now, level >= LogLevel::Warning, std::string(component),
                       std::string(line.substr(0, std::min(line.size(), kMaxLogLineBytes)))});
}

std::deque<LogLine> LogRing::lines() const {
    const std::lock_guard lock(m_mutex);
    return m_lines;
}

}  // namespace leo::node

#include "node/node_status.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>

namespace leo::node {
namespace {

constexpr std::uint32_t kMinutesADay = 24 * 60;
constexpr std::size_t kMaxPeers = 1'000;
constexpr std::size_t kMaxRoles = 1'000;

constexpr std::size_t kMaxRegisters = 24;  // PCRs of a TPM 2.0
constexpr std::size_t kMaxShortcomings = 32;
constexpr std::size_t kMaxPreparedBytes = 64u << 10;  // a registration with its certificates is a few KiB

constexpr std::string_view kMissedWords[] = {
    "no-votes", "requirements", "smallest-offer", "hours",   "memory",       "busy",      "draining", "stale",
    "image",    "not-active",   "not-provable",   "too-new", "hardware-tpm", "isolation", "deposit"};
constexpr std::string_view kFailureWords[] = {"other", "tpm-busy", "tpm-lost", "tpm-taken", "untrusted", "sandbox"};

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
std::uint32_t small(const QJsonValue& value) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(number(value), UINT32_MAX));
}
template <class Enum, std::size_t N>
Result<Enum> fromWord(const std::string_view (&words)[N], const std::string& word, const char* what) {
    const auto* found = std::find(std::begin(words), std::end(words), word);
    LEO_REQUIRE(found != std::end(words), Code::Unsupported, std::string("an unknown ") + what);
    return static_cast<Enum>(found - std::begin(words));
}
Result<Hash> digest(const QJsonValue& value) {
    LEO_TRY_ASSIGN(const TaskId id, TaskId::fromHexText(text(value)));  // any 32 bytes
    return id.bytes;
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

QJsonArray encodeMissed(const std::deque<MissedDraw>& missed) {
    QJsonArray draws;
    for (const MissedDraw& draw : missed)
        draws.append(QJsonObject{{QStringLiteral("task"), text(draw.task.hex())},
                                 {QStringLiteral("time"), number(draw.time.value)},
                                 {QStringLiteral("why"), text(missedWord(draw.why))},
                                 {QStringLiteral("have"), text(draw.have)},
                                 {QStringLiteral("wanted"), text(draw.wanted)},
                                 {QStringLiteral("odds"), number(draw.oddsPermille)}});
    return draws;
}

Status decodeMissed(const QJsonArray& list, std::deque<MissedDraw>& into) {
    for (const QJsonValue& value : list) {
        if (into.size() == kMaxMissed) break;
        const QJsonObject entry = value.toObject();
        MissedDraw draw;
        LEO_TRY_ASSIGN(draw.task, TaskId::fromHexText(text(entry[QStringLiteral("task")])));
        draw.time = TimeMs{number(entry[QStringLiteral("time")])};
        LEO_TRY_ASSIGN(draw.why,
                       fromWord<Missed>(kMissedWords, text(entry[QStringLiteral("why")]), "reason of a missed draw"));
        draw.have = text(entry[QStringLiteral("have")]);
        draw.wanted = text(entry[QStringLiteral("wanted")]);
        draw.oddsPermille = small(entry[QStringLiteral("odds")]);
        into.push_back(std::move(draw));
    }
    return {};
}

QJsonArray encodeLinks(const std::vector<NodeStatus::Link>& peers) {
    QJsonArray links;
    for (const NodeStatus::Link& link : peers)
        links.append(link.latencyMs ? QJsonArray{text(link.peer.hex()), number(*link.latencyMs)}
                                    : QJsonArray{text(link.peer.hex())});
    return links;
}

Status decodeLinks(const QJsonArray& list, std::vector<NodeStatus::Link>& into) {
    for (const QJsonValue& value : list) {
        if (into.size() == kMaxPeers) break;
        const QJsonArray entry = value.toArray();
        NodeStatus::Link link;
        LEO_TRY_ASSIGN(link.peer, AccountId::fromHexText(text(entry.at(0))));
        if (entry.size() > 1) link.latencyMs = small(entry.at(1));
        into.push_back(link);
    }
    return {};
}

QJsonArray encodeRoles(const std::vector<NodeStatus::Role>& roles) {
    QJsonArray list;
    for (const NodeStatus::Role& role : roles)
        list.append(role.executor ? QJsonArray{text(role.task.hex()), *role.executor}
                                  : QJsonArray{text(role.task.hex())});
    return list;
}

Status decodeRoles(const QJsonArray& list, std::vector<NodeStatus::Role>& into) {
    for (const QJsonValue& value : list) {
        if (into.size() == kMaxRoles) break;
        const QJsonArray entry = value.toArray();
        NodeStatus::Role role;
        LEO_TRY_ASSIGN(role.task, TaskId::fromHexText(text(entry.at(0))));
        if (entry.size() > 1) role.executor = entry.at(1).toBool();
        into.push_back(role);
    }
    return {};
}

QJsonArray encodeRegisters(const std::vector<NodeStatus::Register>& pcrs) {
    QJsonArray registers;
    for (const NodeStatus::Register& pcr : pcrs)
        registers.append(QJsonArray{number(pcr.index), text(toHex(pcr.value))});
    return registers;
}

Status decodeRegisters(const QJsonArray& list, std::vector<NodeStatus::Register>& into) {
    for (const QJsonValue& value : list) {
        if (into.size() == kMaxRegisters) break;
        NodeStatus::Register pcr;
        pcr.index = small(value.toArray().at(0));
        LEO_TRY_ASSIGN(pcr.value, digest(value.toArray().at(1)));
        into.push_back(pcr);
    }
    return {};
}

QJsonObject encodeUsage(const NodeStatus::Usage& usage) {
    return {{QStringLiteral("cpuPercent"), number(usage.cpuPercent)},
            {QStringLiteral("memoryBytes"), number(usage.memoryBytes)},
            {QStringLiteral("runCpuMs"), number(usage.runCpuMs)},
            {QStringLiteral("runWallMs"), number(usage.runWallMs)},
            {QStringLiteral("runMemoryBytes"), number(usage.runMemoryBytes)}};
}

NodeStatus::Usage decodeUsage(const QJsonObject& object) {
    return {small(object[QStringLiteral("cpuPercent")]), number(object[QStringLiteral("memoryBytes")]),
            number(object[QStringLiteral("runCpuMs")]), number(object[QStringLiteral("runWallMs")]),
            number(object[QStringLiteral("runMemoryBytes")])};
}

Status decodeRegistering(const QJsonObject& object, std::optional<NodeStatus::Registering>& into) {
    NodeStatus::Registering registering;
    registering.text = text(object[QStringLiteral("text")]);
    LEO_TRY_ASSIGN(registering.missing, parseAmount(text(object[QStringLiteral("missing")])));
    LEO_TRY_ASSIGN(registering.prepared, fromHex(text(object[QStringLiteral("prepared")])));
    LEO_REQUIRE(registering.prepared.size() <= kMaxPreparedBytes, Code::TooLarge, "a registration over 64 KiB");
    into = std::move(registering);
    return {};
}

}  // namespace

bool RunLimits::allowsMinute(std::uint32_t minute) const {
    if (fromMinute == toMinute) return true;
    if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
    return minute >= fromMinute || minute < toMinute;
}

std::string minuteText(std::uint32_t minute) {
    char text[16];
    std::snprintf(text, sizeof text, "%02u:%02u", minute / 60 % 24, minute % 60);
    return text;
}

std::string_view missedWord(Missed why) {
    return kMissedWords[static_cast<std::size_t>(why)];
}

std::string NodeWishes::encode() const {
    return write({{QStringLiteral("smallestOffer"), text(toText(limits.smallestOffer))},
                  {QStringLiteral("memoryBytes"), number(limits.memoryBytes)},
                  {QStringLiteral("fromMinute"), number(limits.fromMinute)},
                  {QStringLiteral("toMinute"), number(limits.toMinute)},
                  {QStringLiteral("cpuCores"), number(limits.cpuCores)},
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
    const std::uint64_t cores = number(object[QStringLiteral("cpuCores")]);
    LEO_REQUIRE(cores <= kMostCores, Code::OutOfRange, "more cores than any machine has");
    wishes.limits.cpuCores = static_cast<std::uint32_t>(cores);
    wishes.drain = object[QStringLiteral("drain")].toBool();
    return wishes;
}

std::string NodeStatus::encode() const {
    QJsonArray lines, sentences;
    for (const LogLine& line : log)
        lines.append(QJsonArray{number(line.time.value), line.warning, text(line.area), text(line.text)});
    for (const std::string& sentence : shortcomings) sentences.append(text(sentence));
    QJsonObject object{{QStringLiteral("pid"), static_cast<double>(pid)},
                       {QStringLiteral("node"), text(node.hex())},
                       {QStringLiteral("startedAt"), number(startedAt.value)},
                       {QStringLiteral("ready"), ready},
                       {QStringLiteral("draining"), draining},
                       {QStringLiteral("executing"), executing},
                       {QStringLiteral("live"), live},
                       {QStringLiteral("runner"), text(runner)},
                       {QStringLiteral("version"), text(version)},
                       {QStringLiteral("drawsSeen"), number(drawsSeen)},
                       {QStringLiteral("drawsWon"), number(drawsWon)},
                       {QStringLiteral("drawsExpected"), number(drawsExpectedPermille)},
                       {QStringLiteral("led"), number(led)},
                       {QStringLiteral("monitored"), number(monitored)},
                       {QStringLiteral("openTasks"), number(openTasks)},
                       {QStringLiteral("peers"), encodeLinks(peers)},
                       {QStringLiteral("roles"), encodeRoles(roles)},
                       {QStringLiteral("missed"), encodeMissed(missed)},
                       {QStringLiteral("log"), lines},
                       {QStringLiteral("untrusted"), text(untrusted)},
                       {QStringLiteral("tpmLost"), text(tpmLost)},
                       {QStringLiteral("pcrs"), encodeRegisters(pcrs)},
                       {QStringLiteral("logPcr13"), text(toHex(logPcr13))},
                       {QStringLiteral("lastQuote"), number(lastQuote.value)},
                       {QStringLiteral("usage"), encodeUsage(usage)},
                       {QStringLiteral("lastCleanup"), text(lastCleanup)},
                       {QStringLiteral("lastCleanupClean"), lastCleanupClean},
                       {QStringLiteral("lastCleanupAt"), number(lastCleanupAt.value)},
                       {QStringLiteral("shortcomings"), sentences}};
    if (registering)
        object[QStringLiteral("registering")] =
            QJsonObject{{QStringLiteral("text"), text(registering->text)},
                        {QStringLiteral("missing"), text(toText(registering->missing))},
                        {QStringLiteral("prepared"), text(toHex(registering->prepared))}};
    if (failure)
        object[QStringLiteral("failure")] =
            QJsonObject{{QStringLiteral("why"), text(kFailureWords[static_cast<std::size_t>(failure->why)])},
                        {QStringLiteral("text"), text(failure->text)}};
    return write(object);
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
    status.live = object[QStringLiteral("live")].toBool();
    status.runner = text(object[QStringLiteral("runner")]);
    status.version = text(object[QStringLiteral("version")]);
    status.drawsSeen = number(object[QStringLiteral("drawsSeen")]);
    status.drawsWon = number(object[QStringLiteral("drawsWon")]);
    status.drawsExpectedPermille = number(object[QStringLiteral("drawsExpected")]);
    status.led = number(object[QStringLiteral("led")]);
    status.monitored = number(object[QStringLiteral("monitored")]);
    status.openTasks = number(object[QStringLiteral("openTasks")]);
    LEO_TRY(decodeLinks(object[QStringLiteral("peers")].toArray(), status.peers));
    LEO_TRY(decodeRoles(object[QStringLiteral("roles")].toArray(), status.roles));
    LEO_TRY(decodeMissed(object[QStringLiteral("missed")].toArray(), status.missed));
    for (const QJsonValue& value : object[QStringLiteral("log")].toArray()) {
        if (status.log.size() == kMaxLogLines) break;
        const QJsonArray line = value.toArray();
        status.log.push_back({TimeMs{number(line.at(0))}, line.at(1).toBool(), text(line.at(2)), text(line.at(3))});
    }
    status.untrusted = text(object[QStringLiteral("untrusted")]);
    status.tpmLost = text(object[QStringLiteral("tpmLost")]);
    LEO_TRY(decodeRegisters(object[QStringLiteral("pcrs")].toArray(), status.pcrs));
    LEO_TRY_ASSIGN(status.logPcr13, digest(object[QStringLiteral("logPcr13")]));
    status.lastQuote = TimeMs{number(object[QStringLiteral("lastQuote")])};
    status.usage = decodeUsage(object[QStringLiteral("usage")].toObject());
    status.lastCleanup = text(object[QStringLiteral("lastCleanup")]);
    status.lastCleanupClean = object[QStringLiteral("lastCleanupClean")].toBool();
    status.lastCleanupAt = TimeMs{number(object[QStringLiteral("lastCleanupAt")])};
    for (const QJsonValue& value : object[QStringLiteral("shortcomings")].toArray())
        if (status.shortcomings.size() < kMaxShortcomings) status.shortcomings.push_back(text(value));
    if (object.contains(QStringLiteral("registering")))
        LEO_TRY(decodeRegistering(object[QStringLiteral("registering")].toObject(), status.registering));
    if (object.contains(QStringLiteral("failure"))) {
        const QJsonObject ended = object[QStringLiteral("failure")].toObject();
        NodeStatus::Ended failure;
        LEO_TRY_ASSIGN(failure.why, fromWord<NodeFailure>(kFailureWords, text(ended[QStringLiteral("why")]),
                                                          "reason of a node's end"));
        failure.text = text(ended[QStringLiteral("text")]);
        status.failure = std::move(failure);
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

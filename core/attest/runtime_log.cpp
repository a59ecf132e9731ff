#include "attest/runtime_log.h"

#include "codec/cbor.h"
#include "crypto/hash.h"

namespace leo::attest {
namespace {

// Kinds on the wire; append only.
constexpr std::uint64_t kKindNodeStart = 1;
constexpr std::uint64_t kKindTaskStart = 2;
constexpr std::uint64_t kKindTaskEnd = 3;

constexpr std::uint64_t kNodeStartItems = 5;
constexpr std::uint64_t kTaskStartItems = 9;
constexpr std::uint64_t kTaskEndItems = 5;
constexpr std::uint64_t kMaxItems = 16;
constexpr std::uint64_t kMaxU32 = 0xFFFFFFFF;

Result<NodeStart> readNodeStart(codec::Reader& reader) {
    NodeStart event;
    LEO_TRY_ASSIGN(event.binaryDigest, reader.fixed<32>());
    LEO_TRY_ASSIGN(event.configDigest, reader.fixed<32>());
    LEO_TRY_ASSIGN(event.runner, reader.text(kMaxLogText));
    LEO_TRY_ASSIGN(event.version, reader.text(kMaxLogText));
    return event;
}

Result<TaskStart> readTaskStart(codec::Reader& reader) {
    TaskStart event;
    LEO_TRY_ASSIGN(event.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(const std::uint64_t draw, reader.u64(kMaxU32));
    LEO_TRY_ASSIGN(const std::uint64_t turn, reader.u64(kMaxU32));
    event.draw = static_cast<std::uint32_t>(draw);
    event.turn = static_cast<std::uint32_t>(turn);
    LEO_TRY_ASSIGN(const ByteView code, reader.bytes(kMaxCidBytes));
    event.codeCid = toBytes(code);
    LEO_TRY_ASSIGN(event.imageDigest, reader.fixed<32>());
    LEO_TRY_ASSIGN(event.profileDigest, reader.fixed<32>());
    LEO_TRY_ASSIGN(event.limitsDigest, reader.fixed<32>());
    LEO_TRY_ASSIGN(const ByteView input, reader.bytes(kMaxCidBytes));
    event.inputCid = toBytes(input);
    return event;
}

Result<TaskEnd> readTaskEnd(codec::Reader& reader) {
    TaskEnd event;
    LEO_TRY_ASSIGN(event.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(const ByteView result, reader.bytes(kMaxCidBytes));
    event.resultCid = toBytes(result);
    LEO_TRY_ASSIGN(const std::uint64_t exit, reader.u64(kMaxU32));
    event.exit = static_cast<std::uint32_t>(exit);
    LEO_TRY_ASSIGN(event.cleanupDigest, reader.fixed<32>());
    return event;
}

struct LineWriter {
    codec::Writer writer;

    void operator()(const NodeStart& event) {
        writer.array(kNodeStartItems).u64(kKindNodeStart);
        writer.bytes(event.binaryDigest).bytes(event.configDigest).text(event.runner).text(event.version);
    }
    void operator()(const TaskStart& event) {
        writer.array(kTaskStartItems).u64(kKindTaskStart);
        writer.id(event.task).u64(event.draw).u64(event.turn).bytes(event.codeCid).bytes(event.imageDigest);
        writer.bytes(event.profileDigest).bytes(event.limitsDigest).bytes(event.inputCid);
    }
    void operator()(const TaskEnd& event) {
        writer.array(kTaskEndItems).u64(kKindTaskEnd);
        writer.id(event.task).bytes(event.resultCid).u64(event.exit).bytes(event.cleanupDigest);
    }
};

Status checkLimits(const LogEvent& event) {
    if (const auto* start = std::get_if<NodeStart>(&event)) {
        const bool fits = start->runner.size() <= kMaxLogText && start->version.size() <= kMaxLogText;
        LEO_REQUIRE(fits, Code::TooLarge, "runner or version text");
    } else if (const auto* task = std::get_if<TaskStart>(&event)) {
        const bool fits = task->codeCid.size() <= kMaxCidBytes && task->inputCid.size() <= kMaxCidBytes;
        LEO_REQUIRE(fits, Code::TooLarge, "code or input CID");
    } else if (const auto* end = std::get_if<TaskEnd>(&event)) {
        LEO_REQUIRE(end->resultCid.size() <= kMaxCidBytes, Code::TooLarge, "result CID");
    }
    return {};
}

Hash nextHead(const Hash& head, const Hash& digest) {
    return crypto::taggedHash("leo-log", codec::Writer().array(2).bytes(head).bytes(digest).view());
}

// The next event the grammar allows after `events`; an empty string when it is `event`.
std::string_view grammarError(const std::vector<LogEvent>& events, const LogEvent& event) {
    const bool isStart = std::holds_alternative<NodeStart>(event);
    // A task-start comes first in a log that continues from a checkpoint; whether there is one is for who judges it.
    if (events.empty()) return std::holds_alternative<TaskEnd>(event) ? "task-end without task-start" : "";
    if (isStart) return "a second node-start";
    const auto* open = std::get_if<TaskStart>(&events.back());
    if (const auto* end = std::get_if<TaskEnd>(&event)) {
        if (!open) return "task-end without task-start";
        return open->task == end->task ? "" : "task-end of another task";
    }
    return open ? "task-start while a task is open" : "";
}

}  // namespace

Bytes encodeLine(const LogEvent& event) {
    LineWriter writer;
    std::visit(writer, event);
    return writer.writer.take();
}

Result<LogEvent> decodeLine(ByteView line) {
    LEO_REQUIRE(line.size() <= kMaxLineBytes, Code::TooLarge, "line of the runtime log");
    codec::Reader reader(line, kMaxLineBytes);
    LEO_TRY_ASSIGN(const std::uint64_t items, reader.array(kMaxItems));
    LEO_TRY_ASSIGN(const std::uint64_t kind, reader.u64());
    LogEvent event;
    std::uint64_t expected = 0;
    switch (kind) {
        case kKindNodeStart: {
            expected = kNodeStartItems;
            LEO_TRY_ASSIGN(event, readNodeStart(reader));
            break;
        }
        case kKindTaskStart: {
            expected = kTaskStartItems;
            LEO_TRY_ASSIGN(event, readTaskStart(reader));
            break;
        }
        case kKindTaskEnd: {
            expected = kTaskEndItems;
            LEO_TRY_ASSIGN(event, readTaskEnd(reader));
            break;
        }
        default: return makeError(Code::Unsupported, "event kind " + std::to_string(kind));
    }
    LEO_REQUIRE(items == expected, Code::Malformed, "number of fields of an event");
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return event;
}

Hash lineDigest(const LogEvent& event) {
    return crypto::sha256(encodeLine(event));
}

Hash RuntimeLog::baseHead(const Hash& base) {
    return crypto::taggedHash("leo-log", codec::Writer().array(1).bytes(base).view());
}

Finding RuntimeLog::accept(const LogEvent& event, ByteView line) {
    if (m_events.size() >= kMaxLogLines) return Finding::fail(Reason::LogTooLarge, "number of lines");
    // 64 bytes cover the heads of base and list; 3 bytes are the head of one line.
    if (m_bytes + line.size() + 3 > kMaxLogBytes - 64) return Finding::fail(Reason::LogTooLarge, "bytes");
    const std::string_view wrong = grammarError(m_events, event);
    if (!wrong.empty()) return Finding::fail(Reason::LogGrammar, std::string(wrong));
    const Hash digest = crypto::sha256(line);
    m_pcr = extendPcr(m_pcr, digest);
    m_head = nextHead(m_head, digest);
    m_bytes += line.size() + 3;
    m_digests.push_back(digest);
    m_events.push_back(event);
    return Finding::pass();
}

Status RuntimeLog::append(const LogEvent& event) {
    LEO_TRY(checkLimits(event));
    const Finding finding = accept(event, encodeLine(event));
    if (finding.ok()) return {};
    return makeError(finding.reason == Reason::LogTooLarge ? Code::TooLarge : Code::WrongState,
                     "runtime log: " + finding.detail);
}

Hash RuntimeLog::predictPcr13(const LogEvent& next) const {
    return extendPcr(m_pcr, lineDigest(next));
}

const NodeStart* RuntimeLog::nodeStart() const {
    return m_events.empty() ? nullptr : std::get_if<NodeStart>(&m_events.front());
}

const NodeStart* startOf(const RuntimeLog& log, const Checkpoint* checkpoint) {
    if (const NodeStart* own = log.nodeStart()) return own;
    return checkpoint != nullptr && checkpoint->pcr13 == log.base() ? &checkpoint->start : nullptr;
}

bool RuntimeLog::isPrefixOf(const RuntimeLog& later) const {
    if (m_base != later.m_base || m_digests.size() > later.m_digests.size()) return false;
    return std::equal(m_digests.begin(), m_digests.end(), later.m_digests.begin());
}

Bytes RuntimeLog::encode() const {
    codec::Writer writer;
    writer.array(2).bytes(m_base).array(m_events.size());
    for (const LogEvent& event : m_events) writer.bytes(encodeLine(event));
    return writer.take();
}

Finding RuntimeLog::decode(ByteView bytes, RuntimeLog& into) {
    if (bytes.size() > kMaxLogBytes) return Finding::fail(Reason::LogTooLarge, "bytes");
    const auto malformed = [](const Error& error) { return Finding::fail(Reason::LogMalformed, error.detail); };
    codec::Reader reader(bytes, kMaxLogBytes);
    if (auto opened = reader.arrayOf(2); !opened.ok()) return malformed(opened.error());
    const auto base = reader.fixed<32>();
    if (!base.ok()) return malformed(base.error());
    const auto count = reader.array(kMaxLogLines + 1);
    if (!count.ok()) return malformed(count.error());
    if (*count > kMaxLogLines) return Finding::fail(Reason::LogTooLarge, "number of lines");

    RuntimeLog log(*base);
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto line = reader.bytes(kMaxLineBytes);
        if (!line.ok()) return malformed(line.error());
        const auto event = decodeLine(*line);
        if (!event.ok() && event.error().code == Code::Unsupported)
            return Finding::fail(Reason::LogUnknownEvent, event.error().detail);
        if (!event.ok()) return malformed(event.error());
        LEO_CHECK_FINDING(log.accept(*event, *line));
    }
    for (int level = 0; level < 2; ++level)
        if (auto left = reader.leave(); !left.ok()) return malformed(left.error());
    if (auto finished = reader.finish(); !finished.ok()) return malformed(finished.error());
    into = std::move(log);
    return Finding::pass();
}

Result<RuntimeLog> RuntimeLog::decode(ByteView bytes) {
    RuntimeLog log;
    const Finding finding = decode(bytes, log);
    if (finding.ok()) return log;
    return makeError(finding.reason == Reason::LogTooLarge ? Code::TooLarge : Code::Malformed,
                     "runtime log: " + finding.detail);
}

}  // namespace leo::attest

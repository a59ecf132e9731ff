#include "sandbox/frames.h"

#include <algorithm>

#include "sandbox/loader/wire.h"

namespace leo::sandbox {

namespace {

constexpr std::uint64_t kPageBytes = 4096;
constexpr std::size_t kTarBlock = 512;

void appendString(Bytes& out, const std::string& text) {
    appendU32be(out, static_cast<std::uint32_t>(text.size()));
    append(out, viewOf(text));
}

void appendList(Bytes& out, const std::vector<std::string>& list) {
    appendU32be(out, static_cast<std::uint32_t>(list.size()));
    for (const std::string& text : list) appendString(out, text);
}

Status checkStrings(const char* what, const std::vector<std::string>& list, std::size_t& total) {
    LEO_REQUIRE(list.size() <= kMaxArguments, Code::TooLarge, std::string("too many ") + what);
    for (const std::string& text : list) {
        LEO_REQUIRE(text.find('\0') == std::string::npos, Code::InvalidArgument,
                    std::string("a zero byte in the ") + what);
        total += text.size();
    }
    LEO_REQUIRE(total <= kMaxArgumentBytes, Code::TooLarge, std::string("the ") + what + " are too long");
    return {};
}

std::uint64_t wholePages(std::uint64_t bytes) {
    return (bytes + kPageBytes - 1) / kPageBytes * kPageBytes;
}

}  // namespace

Bytes frameHead(std::uint8_t type, std::size_t length) {
    Bytes head;
    appendU32be(head, static_cast<std::uint32_t>(length));
    head.push_back(type);
    return head;
}

Result<Bytes> encodeSetup(const Setup& setup) {
    std::size_t total = setup.mediaType.size();
    LEO_REQUIRE(!setup.arguments.empty() && !setup.arguments[0].empty(), Code::InvalidArgument,
                "the command is empty");
    LEO_TRY(checkStrings("media type", {setup.mediaType}, total));
    LEO_TRY(checkStrings("arguments", setup.arguments, total));
    LEO_TRY(checkStrings("environment entries", setup.environment, total));
    for (const std::string& entry : setup.environment) {
        LEO_REQUIRE(entry.find('=') != std::string::npos && entry[0] != '=', Code::InvalidArgument,
                    "an environment entry is not NAME=value");
        LEO_REQUIRE(entry.rfind("LEO_", 0) != 0, Code::InvalidArgument, "names that begin with LEO_ are Leo's own");
    }
    LEO_TRY(checkLimits(setup.limits));

    Bytes body;
    body.push_back(LEO_SETUP_VERSION);
    body.push_back(static_cast<std::uint8_t>((setup.watchMemory ? LEO_SETUP_WATCH_MEMORY : 0) |
                                             (setup.limitPids ? LEO_SETUP_LIMIT_PIDS : 0)));
    appendU64be(body, setup.limits.wallMs);
    appendU64be(body, setup.limits.cpuMs);
    appendU64be(body, setup.limits.memoryBytes);
    appendU32be(body, setup.limits.pids);
    appendU64be(body, setup.limits.outputBytes);
    appendU64be(body, setup.limits.tmpfsBytes);
    appendU32be(body, setup.limits.inodes);
    appendU32be(body, kMaxLogBytes);
    appendString(body, setup.mediaType);
    appendList(body, setup.arguments);
    appendList(body, setup.environment);
    LEO_ASSERT(body.size() <= LEO_SETUP_MAX);
    Bytes frame = frameHead(LEO_FRAME_SETUP, body.size());
    append(frame, body);
    return frame;
}

ReplyReader::ReplyReader(std::uint64_t maxOutputBytes, std::size_t maxLogBytes)
    : m_maxOutput(maxOutputBytes), m_maxLog(maxLogBytes) {}

std::span<std::uint8_t> ReplyReader::body() {
    if (m_type == LEO_FRAME_LOG) return m_log.span();
    if (m_type == LEO_FRAME_OUTPUT) return m_output.span();
    return m_exitBytes;
}

std::span<std::uint8_t> ReplyReader::next() {
    if (m_stage == Stage::Done) return {};
    return (m_inBody ? body() : std::span<std::uint8_t>(m_head)).subspan(m_at);
}

Status ReplyReader::advance(std::size_t count) {
    LEO_ASSERT(count <= next().size());
    m_at += count;
    if (!m_inBody && m_at == m_head.size()) LEO_TRY(beginFrame());
    if (m_inBody && m_at == body().size()) LEO_TRY(endFrame());
    return {};
}

Status ReplyReader::beginFrame() {
    const std::size_t length = readU32be(m_head.data());
    m_type = m_head[4];
    m_inBody = true;
    m_at = 0;
    // The output frame is left out when there is none.
    if (m_stage == Stage::Output && m_type == LEO_FRAME_EXIT) m_stage = Stage::Exit;
    switch (m_stage) {
        case Stage::Ready:
            LEO_REQUIRE(m_type == LEO_FRAME_READY && length == 0, Code::Malformed, "the loader did not say ready");
            m_exitBytes.clear();
            return {};
        case Stage::Log:
            LEO_REQUIRE(m_type == LEO_FRAME_LOG, Code::Malformed, "expected the log frame");
            LEO_REQUIRE(length <= m_maxLog, Code::TooLarge, "the log is larger than its limit");
            m_log = crypto::SecretBytes(length);
            return {};
        case Stage::Output:
            LEO_REQUIRE(m_type == LEO_FRAME_OUTPUT, Code::Malformed, "expected the output frame");
            LEO_REQUIRE(length <= m_maxOutput, Code::TooLarge, "the output is larger than its limit");
            m_output = crypto::SecretBytes(length);
            return {};
        case Stage::Exit:
            LEO_REQUIRE(m_type == LEO_FRAME_EXIT && length >= LEO_EXIT_FIXED &&
                            length <= LEO_EXIT_FIXED + LEO_EXIT_DETAIL_MAX,
                        Code::Malformed, "expected the exit frame");
            m_exitBytes.resize(length);
            return {};
        case Stage::Done: break;
    }
    return makeError(Code::Malformed, "bytes after the exit frame");
}

Status ReplyReader::endFrame() {
    m_inBody = false;
    m_at = 0;
    switch (m_stage) {
        case Stage::Ready: m_stage = Stage::Log; return {};
        case Stage::Log: m_stage = Stage::Output; return {};
        case Stage::Output: m_stage = Stage::Exit; return {};
        case Stage::Exit: m_stage = Stage::Done; return parseExit();
        case Stage::Done: break;
    }
    return {};
}

Status ReplyReader::parseExit() {
    const std::uint8_t* at = m_exitBytes.data();
    LEO_REQUIRE(at[4] <= static_cast<std::uint8_t>(Reason::RunnerFailure), Code::Malformed, "an unknown reason");
    m_exit.exit = readU32be(at);
    m_exit.reason = static_cast<Reason>(at[4]);
    m_exit.usage = Usage{readU64be(at + 5), readU64be(at + 13), readU64be(at + 21)};
    for (const std::uint8_t c : ByteView(m_exitBytes).subspan(LEO_EXIT_FIXED))
        m_exit.detail.push_back(c >= 0x20 && c < 0x7f ? static_cast<char>(c) : '?');
    return {};
}

TmpfsNeed tmpfsNeed(ByteView codeTar, std::size_t inputBytes) {
    TmpfsNeed need{wholePages(inputBytes), 2};
    std::size_t at = 0;
    while (at + kTarBlock <= codeTar.size() && codeTar[at] != 0) {
        std::uint64_t size = 0;
        for (const std::uint8_t digit : codeTar.subspan(at + 124, 11)) {
            if (digit < '0' || digit > '7') return TmpfsNeed{need.bytes + codeTar.size(), need.inodes};
            size = size * 8 + (digit - '0');
        }
        need.bytes += wholePages(size);
        ++need.inodes;
        const std::uint64_t step = kTarBlock + (size + kTarBlock - 1) / kTarBlock * kTarBlock;
        if (step > codeTar.size() - at) break;
        at += static_cast<std::size_t>(step);
    }
    // Every file of a valid archive lies in it, so a page per entry bounds what rounding adds.
    need.bytes =
        std::min<std::uint64_t>(need.bytes, wholePages(inputBytes) + codeTar.size() + need.inodes * kPageBytes);
    return need;
}

}  // namespace leo::sandbox

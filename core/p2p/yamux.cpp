#include "p2p/yamux.h"

#include <algorithm>
#include <limits>

namespace leo::p2p {

namespace {

constexpr std::uint8_t kTypeData = 0;
constexpr std::uint8_t kTypeWindow = 1;
constexpr std::uint8_t kTypePing = 2;
constexpr std::uint8_t kTypeGoAway = 3;
constexpr std::uint16_t kSyn = 1;
constexpr std::uint16_t kAck = 2;
constexpr std::uint16_t kFin = 4;
constexpr std::uint16_t kRst = 8;
constexpr std::uint16_t kKnownFlags = kSyn | kAck | kFin | kRst;
constexpr StreamId kSession = 0;

}  // namespace

YamuxSession::YamuxSession(Role role) : m_role(role), m_nextId(role == Role::Client ? 1 : 2) {}

std::optional<YamuxEvent> YamuxSession::pollEvent() {
    if (m_events.empty()) return std::nullopt;
    YamuxEvent event = m_events.front();
    m_events.pop_front();
    return event;
}

// ---- incoming

Status YamuxSession::handle(ByteView plaintext) {
    while (!plaintext.empty()) {
        if (m_inBody) {
            const ByteView part = plaintext.first(std::min<std::size_t>(m_bodyLeft, plaintext.size()));
            plaintext = plaintext.subspan(part.size());
            LEO_TRY(handleBody(part));
            continue;
        }
        const ByteView part = plaintext.first(std::min(kYamuxHeader - m_head.size(), plaintext.size()));
        m_head.append(part);
        plaintext = plaintext.subspan(part.size());
        if (m_head.size() < kYamuxHeader) break;
        LEO_TRY_ASSIGN(const Header header, parseHeader(m_head.view()));
        m_head.clear();
        LEO_TRY(handleHeader(header));
    }
    LEO_REQUIRE(m_control.size() <= kMaxControlBytes, Code::Exhausted,
                "the peer asks for answers and does not read them");
    return {};
}

Result<YamuxSession::Header> YamuxSession::parseHeader(ByteView bytes) const {
    Header header;
    LEO_REQUIRE(bytes[0] == 0, Code::Unsupported, "yamux version " + std::to_string(bytes[0]));
    header.type = bytes[1];
    header.flags = readU16be(bytes.data() + 2);
    header.id = readU32be(bytes.data() + 4);
    header.length = readU32be(bytes.data() + 8);
    LEO_REQUIRE(header.type <= kTypeGoAway, Code::Malformed, "yamux frame type " + std::to_string(header.type));
    LEO_REQUIRE((header.flags & ~kKnownFlags) == 0, Code::Malformed, "unknown yamux flags");
    return header;
}

Status YamuxSession::handleHeader(const Header& header) {
    if (header.type == kTypePing || header.type == kTypeGoAway) return handleSession(header);
    LEO_REQUIRE(header.id != kSession, Code::Malformed, "yamux data on the session stream");
    if (header.flags & kSyn) {
        LEO_TRY(acceptStream(header));
    } else {
        LEO_TRY(checkKnown(header.id));
    }
    const auto found = m_streams.find(header.id);
    if (header.type == kTypeWindow) {
        if (found != m_streams.end()) {
            Stream& stream = found->second;
            LEO_REQUIRE(header.length <= std::numeric_limits<std::uint32_t>::max() - stream.sendWindow,
                        Code::Malformed, "yamux window overflows");
            stream.sendWindow += header.length;
            schedule(header.id, stream);
        }
        finishFrame(header);
        return {};
    }
    if (found != m_streams.end()) {
        Stream& stream = found->second;
        LEO_REQUIRE(!stream.remoteFinished || header.length == 0, Code::Malformed, "yamux data behind the end");
        LEO_REQUIRE(header.length <= stream.receiveWindow, Code::TooLarge, "the peer overran a yamux window");
        LEO_REQUIRE(m_unreadTotal + header.length <= kMaxUnread, Code::Exhausted, "too much unread data");
        stream.receiveWindow -= header.length;
    } else {
        // A stream we have just reset: what was under way is discarded, but only as much as a window allowed.
        LEO_REQUIRE(header.length <= kMaxWindow, Code::TooLarge, "the peer overran a yamux window");
    }
    m_inBody = header;
    m_bodyLeft = header.length;
    if (m_bodyLeft == 0) {
        m_inBody.reset();
        finishFrame(header);
    }
    return {};
}

Status YamuxSession::handleSession(const Header& header) {
    LEO_REQUIRE(header.id == kSession, Code::Malformed, "yamux session frame on a stream");
    if (header.type == kTypeGoAway) {
        m_goAwayReceived = true;
        m_events.push_back(YamuxGoAway{header.length});
    } else if (header.flags & kSyn) {
        appendFrame(m_control, kTypePing, kAck, kSession, header.length);
    } else if (header.flags & kAck) {
        m_events.push_back(YamuxPong{header.length});
    }
    return {};
}

Status YamuxSession::acceptStream(const Header& header) {
    LEO_REQUIRE(!isOurs(header.id), Code::Malformed, "the peer opened a stream with our kind of number");
    LEO_REQUIRE(header.id > m_highestRemote, Code::Malformed, "the peer opened a stream number twice");
    m_highestRemote = header.id;
    if (m_streams.size() >= kMaxStreams) {
        LEO_REQUIRE(++m_refused <= kMaxRefusedStreams, Code::Exhausted,
                    "the peer keeps opening streams over the limit");
        appendFrame(m_control, kTypeWindow, kRst, header.id, 0);
        return {};
    }
    m_streams.emplace(header.id, Stream{});
    appendFrame(m_control, kTypeWindow, kAck, header.id, 0);
    m_events.push_back(StreamIncoming{header.id});
    return {};
}

// Frames of streams that have ended are late and harmless; frames of streams that never began are not.
Status YamuxSession::checkKnown(StreamId id) const {
    const bool existed = isOurs(id) ? id < m_nextId : id <= m_highestRemote;
    LEO_REQUIRE(existed, Code::Malformed, "yamux frame for a stream that was never opened");
    return {};
}

Status YamuxSession::handleBody(ByteView part) {
    const auto found = m_streams.find(m_inBody->id);
    if (found != m_streams.end()) {
        found->second.unread.append(part);
        m_unreadTotal += part.size();
        m_events.push_back(StreamReadable{m_inBody->id});
    }
    m_bodyLeft -= static_cast<std::uint32_t>(part.size());
    if (m_bodyLeft == 0) {
        const Header header = *m_inBody;
        m_inBody.reset();
        finishFrame(header);
    }
    return {};
}

// FIN and RST take effect behind the data of their frame.
void YamuxSession::finishFrame(const Header& header) {
    const auto found = m_streams.find(header.id);
    if (found == m_streams.end()) return;
    if (header.flags & kRst) {
        erase(header.id);
        m_events.push_back(StreamReset{header.id});
    } else if (header.flags & kFin && !found->second.remoteFinished) {
        found->second.remoteFinished = true;
        m_events.push_back(StreamFinished{header.id});
        eraseIfDone(header.id);
    }
}

// ---- outgoing

void YamuxSession::appendFrame(Bytes& out, std::uint8_t type, std::uint16_t flags, StreamId id,
                               std::uint32_t length) {
    out.push_back(0);
    out.push_back(type);
    appendU16be(out, flags);
    appendU32be(out, id);
    appendU32be(out, length);
}

Result<StreamId> YamuxSession::open() {
    LEO_REQUIRE(!m_goAwayReceived, Code::Cancelled, "the peer accepts no more streams");
    LEO_REQUIRE(m_streams.size() < kMaxStreams, Code::Exhausted, "all streams to this peer are in use");
    LEO_REQUIRE(m_nextId <= std::numeric_limits<StreamId>::max() - 2, Code::Exhausted, "stream numbers are used up");
    const StreamId id = m_nextId;
    m_nextId += 2;
    m_streams.emplace(id, Stream{});
    appendFrame(m_control, kTypeWindow, kSyn, id, 0);
    return id;
}

void YamuxSession::write(StreamId id, SharedBytes data) {
    const auto found = m_streams.find(id);
    if (found == m_streams.end() || found->second.finishing || data->empty()) return;
    Stream& stream = found->second;
    stream.queued += data->size();
    m_queuedTotal += data->size();
    stream.out.push_back(Segment{std::move(data), 0});
    schedule(id, stream);
}

void YamuxSession::finish(StreamId id) {
    const auto found = m_streams.find(id);
    if (found == m_streams.end() || found->second.finishing) return;
    found->second.finishing = true;
    schedule(id, found->second);
}

void YamuxSession::reset(StreamId id) {
    if (!contains(id)) return;
    erase(id);
    appendFrame(m_control, kTypeWindow, kRst, id, 0);
}

Bytes YamuxSession::take(StreamId id) {
    const auto found = m_streams.find(id);
    if (found == m_streams.end()) return {};
    Bytes taken = found->second.unread.takeAll();
    m_unreadTotal -= taken.size();
    return taken;
}

Bytes YamuxSession::read(StreamId id) {
    const auto found = m_streams.find(id);
    if (found == m_streams.end()) return {};
    Stream& stream = found->second;
    Bytes taken = take(id);
    // A stream that has used half of its window carries bulk: from then on it gets the widest one. Granting by halves
    // keeps window updates rare and the sender busy.
    if (!stream.remoteFinished && stream.receiveWindow <= stream.receiveTarget / 2) {
        stream.receiveTarget = kMaxWindow;
        appendFrame(m_control, kTypeWindow, 0, id, stream.receiveTarget - stream.receiveWindow);
        stream.receiveWindow = stream.receiveTarget;
    }
    eraseIfDone(id);
    return taken;
}

std::size_t YamuxSession::unread(StreamId id) const {
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? 0 : found->second.unread.size();
}

std::size_t YamuxSession::queued(StreamId id) const {
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? 0 : found->second.queued;
}

void YamuxSession::ping(std::uint32_t value) {
    appendFrame(m_control, kTypePing, kSyn, kSession, value);
}

void YamuxSession::goAway(std::uint32_t code) {
    appendFrame(m_control, kTypeGoAway, 0, kSession, code);
}

void YamuxSession::schedule(StreamId id, Stream& stream) {
    const bool canSend = (stream.queued > 0 && stream.sendWindow > 0) ||
                         (stream.queued == 0 && stream.finishing && !stream.finishSent);
    if (!canSend || stream.scheduled) return;
    stream.scheduled = true;
    m_ready.push_back(id);
}

void YamuxSession::produce(Bytes& out, std::size_t maxBytes) {
    const std::size_t start = out.size();
    const std::size_t control =
        std::min(m_control.size(), std::max(maxBytes / kYamuxHeader, std::size_t{1}) * kYamuxHeader);
    append(out, ByteView(m_control).first(control));
    m_control.erase(m_control.begin(), m_control.begin() + static_cast<std::ptrdiff_t>(control));
    while (!m_ready.empty() && out.size() - start < maxBytes) {
        const StreamId id = m_ready.front();
        m_ready.pop_front();
        const auto found = m_streams.find(id);
        if (found == m_streams.end()) continue;
        found->second.scheduled = false;
        produceFrame(out, id, found->second);
        schedule(id, found->second);
        eraseIfDone(id);
    }
}

void YamuxSession::produceFrame(Bytes& out, StreamId id, Stream& stream) {
    if (stream.queued == 0) {
        // A frame of its own, as other implementations do it: js-libp2p drops the data of a frame that carries FIN.
        appendFrame(out, kTypeWindow, kFin, id, 0);
        stream.finishSent = true;
        return;
    }
    const std::size_t body = std::min({stream.queued, static_cast<std::size_t>(stream.sendWindow), kMaxFrameBody});
    appendFrame(out, kTypeData, 0, id, static_cast<std::uint32_t>(body));
    stream.sendWindow -= static_cast<std::uint32_t>(body);
    stream.queued -= body;
    m_queuedTotal -= body;
    for (std::size_t left = body; left > 0;) {
        Segment& segment = stream.out.front();
        const std::size_t part = std::min(left, segment.data->size() - segment.offset);
        append(out, ByteView(*segment.data).subspan(segment.offset, part));
        segment.offset += part;
        left -= part;
        if (segment.offset == segment.data->size()) stream.out.pop_front();
    }
}

// ---- ends

void YamuxSession::erase(StreamId id) {
    const auto found = m_streams.find(id);
    if (found == m_streams.end()) return;
    m_unreadTotal -= found->second.unread.size();
    m_queuedTotal -= found->second.queued;
    m_streams.erase(found);
}

void YamuxSession::eraseIfDone(StreamId id) {
    const auto found = m_streams.find(id);
    if (found == m_streams.end()) return;
    const Stream& stream = found->second;
    if (stream.remoteFinished && stream.finishSent && stream.unread.empty()) erase(id);
}

}  // namespace leo::p2p

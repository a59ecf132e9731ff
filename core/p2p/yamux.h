// YamuxSession: many ordered byte streams over one channel, with flow control (hashicorp yamux specification).
//
// Sans-IO: plaintext of the channel goes into handle(), frames come out of produce(), what happened out of
// pollEvent(). Nothing is read from a stream behind the user's back: unread bytes keep the sender's window closed,
// and that is the back-pressure. Frames leave control first, then one frame per stream in turn, so that a large
// transfer does not hold up a small message.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <variant>

#include "p2p/byte_queue.h"

namespace leo::p2p {

inline constexpr std::size_t kMaxStreams = 256;                        // per connection, both directions
inline constexpr std::uint32_t kInitialWindow = 256 * 1024;            // fixed by the specification
inline constexpr std::uint32_t kMaxWindow = 1024 * 1024;               // the most unread bytes of one stream
inline constexpr std::size_t kMaxUnread = std::size_t{8} << 20;        // of all streams of one peer
inline constexpr std::size_t kMaxControlBytes = std::size_t{1} << 20;  // answers owed to a peer that does not read
inline constexpr std::size_t kYamuxHeader = 12;
// Header and body fill one Noise message.
inline constexpr std::size_t kMaxFrameBody = 65519 - kYamuxHeader;
inline constexpr int kMaxRefusedStreams = 1024;  // opened over the limit; beyond this it is an attack

using StreamId = std::uint32_t;
using SharedBytes = std::shared_ptr<const Bytes>;

struct StreamIncoming {
    StreamId id;
};
struct StreamReadable {
    StreamId id;
};
struct StreamFinished {  // the remote sends no more; what it sent may still be unread
    StreamId id;
};
struct StreamReset {  // gone, unread bytes with it
    StreamId id;
};
struct YamuxPong {
    std::uint32_t value;
};
struct YamuxGoAway {
    std::uint32_t code;
};
using YamuxEvent = std::variant<StreamIncoming, StreamReadable, StreamFinished, StreamReset, YamuxPong, YamuxGoAway>;

class YamuxSession {
public:
    enum class Role : std::uint8_t { Client, Server };  // client ids are odd
    explicit YamuxSession(Role role);

    // Any error is the remote's fault and ends the session: Malformed, TooLarge (window overrun), Exhausted.
    Status handle(ByteView plaintext);
    // Appends up to about maxBytes of frames (at least one if any is due).
    void produce(Bytes& out, std::size_t maxBytes);
    bool hasOutput() const { return !m_control.empty() || !m_ready.empty(); }
    std::optional<YamuxEvent> pollEvent();

    // Exhausted when all streams are in use, Cancelled after a go-away.
    Result<StreamId> open();
    bool contains(StreamId id) const { return m_streams.count(id) != 0; }
    // Calls on streams that no longer exist do nothing: the remote may have reset them a moment ago.
    void write(StreamId id, SharedBytes data);
    void finish(StreamId id);
    void reset(StreamId id);
    // Takes everything unread and opens the window for more.
    Bytes read(StreamId id);
    // Takes everything unread and leaves the window as it is, for bytes that only move to another buffer.
    Bytes take(StreamId id);
    std::size_t unread(StreamId id) const;
    // Bytes written and not yet produced.
    std::size_t queued(StreamId id) const;
    std::size_t queuedTotal() const { return m_queuedTotal; }
    std::size_t streamCount() const { return m_streams.size(); }

    void ping(std::uint32_t value);
    void goAway(std::uint32_t code);

private:
    struct Segment {
        SharedBytes data;
        std::size_t offset = 0;
    };
    struct Stream {
        std::uint32_t sendWindow = kInitialWindow;
        std::uint32_t receiveWindow = kInitialWindow;  // what the remote may still send
        std::uint32_t receiveTarget = kInitialWindow;  // what we grant it at most
        ByteQueue unread;
        std::deque<Segment> out;
        std::size_t queued = 0;
        bool scheduled = false;
        bool finishing = false;
        bool finishSent = false;
        bool remoteFinished = false;
    };
    struct Header {
        std::uint8_t type = 0;
        std::uint16_t flags = 0;
        StreamId id = 0;
        std::uint32_t length = 0;
    };

    Result<Header> parseHeader(ByteView bytes) const;
    Status handleHeader(const Header& header);
    Status handleSession(const Header& header);
    Status handleBody(ByteView part);
    Status acceptStream(const Header& header);
    Status checkKnown(StreamId id) const;
    void finishFrame(const Header& header);
    void appendFrame(Bytes& out, std::uint8_t type, std::uint16_t flags, StreamId id, std::uint32_t length);
    void schedule(StreamId id, Stream& stream);
    void produceFrame(Bytes& out, StreamId id, Stream& stream);
    void erase(StreamId id);
    void eraseIfDone(StreamId id);
    bool isOurs(StreamId id) const { return (id % 2 == 1) == (m_role == Role::Client); }

    Role m_role;
    StreamId m_nextId;
    StreamId m_highestRemote = 0;
    std::map<StreamId, Stream> m_streams;
    std::deque<StreamId> m_ready;
    std::deque<YamuxEvent> m_events;
    Bytes m_control;
    ByteQueue m_head;                // a header that has not arrived whole
    std::optional<Header> m_inBody;  // the data frame whose body is arriving
    std::uint32_t m_bodyLeft = 0;
    std::size_t m_unreadTotal = 0;
    std::size_t m_queuedTotal = 0;
    int m_refused = 0;
    bool m_goAwayReceived = false;
};

}  // namespace leo::p2p

// Connection: one link to one peer, from the first byte to the last: multistream-select, Noise, yamux, and
// multistream-select again on every stream.
//
// Sans-IO: handle() takes what the transport received, pollTransmit() gives what it should send, pollEvent() what
// happened, pollTimeout() when handleTimeout() wants to be called. `now` is any clock that does not run backwards.
// A Closed event is the last one; what pollTransmit() still gives (a go-away) is worth sending, then the transport
// closes. A quiet link is probed after kProbeAfterMs and given up after kProbeLimitMs more.
#pragma once

#include <map>
#include <set>
#include <string>

#include "base/random.h"
#include "p2p/multistream.h"
#include "p2p/noise.h"
#include "p2p/yamux.h"

namespace leo::p2p {

inline constexpr std::uint64_t kHandshakeLimitMs = 10'000;  // a link that cannot say who it is by then is a burden
inline constexpr std::uint64_t kProbeAfterMs = 30'000;
inline constexpr std::uint64_t kProbeLimitMs = 15'000;

// Whose fault it was. Remote costs the peer; Local is the end of the link for a reason on this side (closing, wrong
// expectation, the transport).
struct Fault {
    enum class Side : std::uint8_t { Local, Remote };
    Side side = Side::Local;
    Error error;
};
std::string toString(const Fault& fault);

struct HandshakeDone {
    PeerId peer;
};
struct StreamOpened {  // by the remote; the protocol is agreed
    StreamId id;
    std::string protocol;
};
struct StreamAgreed {  // opened by us; the remote speaks the protocol
    StreamId id;
};
struct StreamRefused {  // opened by us; the remote does not speak the protocol. The stream is gone.
    StreamId id;
};
struct LinkPong {
    std::uint64_t roundTripMs;
};
struct Closed {
    Fault fault;
};
using ConnectionEvent = std::variant<HandshakeDone, StreamOpened, StreamAgreed, StreamRefused, StreamReadable,
                                     StreamFinished, StreamReset, LinkPong, Closed>;

class Connection {
public:
    enum class Role : std::uint8_t { Dialer, Listener };
    struct Setup {
        Role role = Role::Dialer;
        const NoiseCredentials* credentials = nullptr;  // outlives the connection
        std::optional<PeerId> expected;                 // Untrusted when another peer answers
        Negotiator::Supports supports;                  // protocols that remote streams may ask for
    };
    Connection(Setup setup, Random& random, TimeMs now);

    void handle(ByteView bytes, TimeMs now);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;
    // Up to about maxBytes for the wire; empty when nothing is due.
    Bytes pollTransmit(std::size_t maxBytes);
    bool hasOutput() const;
    std::optional<ConnectionEvent> pollEvent();

    // Only after HandshakeDone. Data may be written at once (lazy negotiation). Errors as YamuxSession::open().
    Result<StreamId> open(const std::string& protocol);
    // On streams that are gone these do nothing, and read() gives nothing. Data may leave before the protocol is
    // agreed; the end of the stream waits for it, since js-libp2p loses data that is ended before it has negotiated.
    void write(StreamId id, SharedBytes data);
    void finish(StreamId id);
    void reset(StreamId id);
    Bytes read(StreamId id);
    std::size_t queued(StreamId id) const { return m_yamux ? m_yamux->queued(id) : 0; }
    std::size_t queuedTotal() const { return m_yamux ? m_yamux->queuedTotal() : 0; }
    std::size_t streamCount() const { return m_yamux ? m_yamux->streamCount() : 0; }

    // Asks for a sign of life within limitMs (the link is closed without one); LinkPong tells the round trip.
    void probe(TimeMs now, std::uint64_t limitMs = kProbeLimitMs);
    // Ends the link. Nothing happens when it has ended.
    void close(Fault fault);
    bool isClosed() const { return m_phase == Phase::Closed; }
    bool isEstablished() const { return m_phase == Phase::Open; }
    Role role() const { return m_setup.role; }
    const std::optional<PeerId>& remote() const { return m_remote; }

private:
    enum class Phase : std::uint8_t { Security, Handshake, Muxer, Open, Closed };

    Status advance();
    Status stepSecurity(bool& progressed);
    Status stepHandshake(bool& progressed);
    Status stepChannel(bool& progressed);
    Status stepMuxer();
    void appendNoiseMessage(ByteView message);
    Status sendPlaintext(ByteView plaintext);
    Status finishHandshake();
    Status translate();
    void translateFinished(StreamId id);
    Status negotiate(StreamId id);
    bool isOurs(StreamId id) const;
    void fail(Error error) { close(Fault{Fault::Side::Remote, std::move(error)}); }

    Setup m_setup;
    Random& m_random;
    Phase m_phase = Phase::Security;
    std::optional<Negotiator> m_negotiator;
    std::optional<NoiseHandshake> m_handshake;
    std::optional<NoiseHandshake::Channel> m_channel;
    std::optional<YamuxSession> m_yamux;
    std::optional<PeerId> m_remote;

    struct Negotiation {
        Negotiator negotiator;
        ByteQueue in;
        bool finishing = false;
    };
    std::map<StreamId, Negotiation> m_negotiating;
    std::map<StreamId, ByteQueue> m_early;  // bytes that arrived behind the negotiation
    std::set<StreamId> m_deaf;              // refused: what still arrives is dropped

    ByteQueue m_wire;       // received, not yet a whole Noise message
    ByteQueue m_plaintext;  // decrypted, while the muxer is negotiated
    Bytes m_scratch;
    Bytes m_out;  // produced and not yet polled
    std::deque<ConnectionEvent> m_events;

    TimeMs m_now;
    TimeMs m_handshakeDeadline;
    TimeMs m_lastHeard;
    std::optional<TimeMs> m_probeSent;
    std::uint64_t m_probeLimitMs = kProbeLimitMs;
    std::uint32_t m_probeValue = 0;
};

}  // namespace leo::p2p

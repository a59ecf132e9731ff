#include "p2p/connection.h"

#include <algorithm>

namespace leo::p2p {

namespace {

constexpr char kNoiseProtocol[] = "/noise";
constexpr char kYamuxProtocol[] = "/yamux/1.0.0";
constexpr std::size_t kNoisePrefix = 2;
constexpr std::uint32_t kGoAwayNormal = 0;
constexpr std::uint32_t kGoAwayProtocolError = 1;

}  // namespace

std::string toString(const Fault& fault) {
    return std::string(fault.side == Fault::Side::Remote ? "peer's fault, " : "") + toString(fault.error);
}

Connection::Connection(Setup setup, Random& random, TimeMs now)
    : m_setup(std::move(setup)),
      m_random(random),
      m_now(now),
      m_handshakeDeadline(now + kHandshakeLimitMs),
      m_lastHeard(now) {
    LEO_ASSERT(m_setup.credentials != nullptr && m_setup.supports);
    if (m_setup.role == Role::Dialer) {
        m_negotiator = Negotiator::dialer({kNoiseProtocol}, m_out);
    } else {
        m_negotiator = Negotiator::listener([](std::string_view name) { return name == kNoiseProtocol; });
    }
}

// ---- bytes in

void Connection::handle(ByteView bytes, TimeMs now) {
    if (isClosed()) return;
    m_now = now;
    m_lastHeard = now;
    m_wire.append(bytes);
    const Status status = advance();
    if (!status.ok() && !isClosed()) fail(status.error());
}

Status Connection::advance() {
    for (bool progressed = true; progressed && !isClosed();) {
        progressed = false;
        switch (m_phase) {
            case Phase::Security: LEO_TRY(stepSecurity(progressed)); break;
            case Phase::Handshake: LEO_TRY(stepHandshake(progressed)); break;
            case Phase::Muxer:
            case Phase::Open: LEO_TRY(stepChannel(progressed)); break;
            case Phase::Closed: break;
        }
    }
    // Frames before a bad one were good; what they said is reported only when all of this piece was good.
    if (m_phase == Phase::Open) LEO_TRY(translate());
    return {};
}

Status Connection::stepSecurity(bool& progressed) {
    LEO_TRY_ASSIGN(const Negotiator::State state, m_negotiator->handle(m_wire, m_out));
    LEO_REQUIRE(state != Negotiator::State::Refused, Code::Unsupported, "the peer does not speak Noise");
    if (state == Negotiator::State::Pending) return {};
    m_negotiator.reset();
    const bool dialer = m_setup.role == Role::Dialer;
    m_handshake.emplace(dialer ? NoiseHandshake::Role::Initiator : NoiseHandshake::Role::Responder,
                        *m_setup.credentials, m_random);
    m_phase = Phase::Handshake;
    progressed = true;
    if (!dialer) return {};
    LEO_TRY_ASSIGN(const Bytes first, m_handshake->write());
    appendNoiseMessage(first);
    return {};
}

Status Connection::stepHandshake(bool& progressed) {
    if (m_wire.size() < kNoisePrefix) return {};
    const std::size_t size = readU16be(m_wire.view().data());
    if (m_wire.size() < kNoisePrefix + size) return {};
    LEO_TRY(m_handshake->read(m_wire.view().subspan(kNoisePrefix, size)));
    m_wire.consume(kNoisePrefix + size);
    progressed = true;
    if (m_handshake->myTurn()) {
        LEO_TRY_ASSIGN(const Bytes reply, m_handshake->write());
        appendNoiseMessage(reply);
    }
    return m_handshake->done() ? finishHandshake() : Status();
}

Status Connection::finishHandshake() {
    m_remote = m_handshake->remote();
    m_channel = m_handshake->split();
    m_handshake.reset();
    if (m_setup.expected && *m_setup.expected != *m_remote) {
        // An honest peer at another's address: nobody broke a rule.
        close(Fault{Fault::Side::Local, makeError(Code::Untrusted, "another peer answers: " + m_remote->toText())});
        return {};
    }
    m_phase = Phase::Muxer;
    if (m_setup.role == Role::Dialer) {
        Bytes proposal;
        m_negotiator = Negotiator::dialer({kYamuxProtocol}, proposal);
        return sendPlaintext(proposal);
    }
    m_negotiator = Negotiator::listener([](std::string_view name) { return name == kYamuxProtocol; });
    return {};
}

Status Connection::stepChannel(bool& progressed) {
    if (m_wire.size() < kNoisePrefix) return {};
    const std::size_t size = readU16be(m_wire.view().data());
    if (m_wire.size() < kNoisePrefix + size) return {};
    m_scratch.clear();
    LEO_TRY(m_channel->receive.decrypt({}, m_wire.view().subspan(kNoisePrefix, size), m_scratch));
    m_wire.consume(kNoisePrefix + size);
    progressed = true;
    if (m_phase == Phase::Open) return m_yamux->handle(m_scratch);
    m_plaintext.append(m_scratch);
    return stepMuxer();
}

Status Connection::stepMuxer() {
    Bytes answer;
    LEO_TRY_ASSIGN(const Negotiator::State state, m_negotiator->handle(m_plaintext, answer));
    LEO_REQUIRE(state != Negotiator::State::Refused, Code::Unsupported, "the peer does not speak yamux");
    if (!answer.empty()) LEO_TRY(sendPlaintext(answer));
    if (state == Negotiator::State::Pending) return {};
    m_negotiator.reset();
    m_yamux.emplace(m_setup.role == Role::Dialer ? YamuxSession::Role::Client : YamuxSession::Role::Server);
    m_phase = Phase::Open;
    m_events.push_back(HandshakeDone{*m_remote});
    const Bytes early = m_plaintext.takeAll();
    return m_yamux->handle(early);
}

// ---- streams

Status Connection::translate() {
    while (std::optional<YamuxEvent> event = m_yamux->pollEvent()) {
        if (const auto* incoming = std::get_if<StreamIncoming>(&*event)) {
            m_negotiating.emplace(incoming->id, Negotiation{Negotiator::listener(m_setup.supports), {}, false});
        } else if (const auto* readable = std::get_if<StreamReadable>(&*event)) {
            if (m_deaf.count(readable->id) != 0) {
                static_cast<void>(m_yamux->read(readable->id));
            } else if (m_negotiating.count(readable->id) != 0) {
                LEO_TRY(negotiate(readable->id));
            } else if (m_yamux->unread(readable->id) > 0) {
                m_events.push_back(*readable);
            }
        } else if (const auto* finished = std::get_if<StreamFinished>(&*event)) {
            translateFinished(finished->id);
        } else if (const auto* reset = std::get_if<StreamReset>(&*event)) {
            const bool negotiating = m_negotiating.erase(reset->id) != 0;
            const bool unknown = m_deaf.erase(reset->id) != 0 || (negotiating && !isOurs(reset->id));
            m_early.erase(reset->id);
            if (!unknown) m_events.push_back(*reset);
        } else if (const auto* pong = std::get_if<YamuxPong>(&*event)) {
            if (m_probeSent && pong->value == m_probeValue) {
                m_events.push_back(LinkPong{m_now - *m_probeSent});
                m_probeSent.reset();
            }
        }
    }
    return {};
}

void Connection::translateFinished(StreamId id) {
    if (m_deaf.erase(id) != 0) return;
    if (m_negotiating.count(id) == 0) {
        m_events.push_back(StreamFinished{id});
        return;
    }
    // Whatever could still agree has been read: the stream ended before a protocol was found.
    if (isOurs(id)) {
        reset(id);
        m_events.push_back(StreamReset{id});
    } else {
        m_negotiating.erase(id);
        m_yamux->finish(id);  // behind the refusals that are still queued
    }
}

Status Connection::negotiate(StreamId id) {
    Negotiation& negotiation = m_negotiating.at(id);
    negotiation.in.append(m_yamux->take(id));
    Bytes answer;
    const Result<Negotiator::State> handled = negotiation.negotiator.handle(negotiation.in, answer);
    if (!answer.empty()) m_yamux->write(id, std::make_shared<const Bytes>(std::move(answer)));
    if (!handled.ok()) {
        if (!negotiation.negotiator.hasRefused()) return handled.error();
        // Not a bad line but the data of a protocol that was assumed and is not spoken.
        m_negotiating.erase(id);
        m_deaf.insert(id);
        m_yamux->finish(id);
        return {};
    }
    const Negotiator::State state = *handled;
    if (state == Negotiator::State::Pending) return {};
    if (state == Negotiator::State::Refused) {
        reset(id);
        m_events.push_back(StreamRefused{id});
        return {};
    }
    if (negotiation.finishing) m_yamux->finish(id);
    if (isOurs(id)) {
        m_events.push_back(StreamAgreed{id});
    } else {
        m_events.push_back(StreamOpened{id, negotiation.negotiator.protocol()});
    }
    if (!negotiation.in.empty()) {
        m_early.emplace(id, std::move(negotiation.in));
        m_events.push_back(StreamReadable{id});
    }
    m_negotiating.erase(id);
    return {};
}

bool Connection::isOurs(StreamId id) const {
    return (id % 2 == 1) == (m_setup.role == Role::Dialer);
}

Result<StreamId> Connection::open(const std::string& protocol) {
    LEO_ASSERT(m_phase == Phase::Open || m_phase == Phase::Closed);
    LEO_REQUIRE(!isClosed(), Code::Unreachable, "the link is closed");
    LEO_TRY_ASSIGN(const StreamId id, m_yamux->open());
    Bytes proposal;
    Negotiator negotiator = Negotiator::dialer({protocol}, proposal);
    m_yamux->write(id, std::make_shared<const Bytes>(std::move(proposal)));
    m_negotiating.emplace(id, Negotiation{std::move(negotiator), {}, false});
    return id;
}

void Connection::write(StreamId id, SharedBytes data) {
    if (!isClosed()) m_yamux->write(id, std::move(data));
}

void Connection::finish(StreamId id) {
    if (isClosed()) return;
    const auto negotiating = m_negotiating.find(id);
    if (negotiating != m_negotiating.end()) {
        negotiating->second.finishing = true;
    } else {
        m_yamux->finish(id);
    }
}

void Connection::reset(StreamId id) {
    m_negotiating.erase(id);
    m_early.erase(id);
    m_deaf.erase(id);
    if (!isClosed()) m_yamux->reset(id);
}

Bytes Connection::read(StreamId id) {
    Bytes bytes;
    const auto early = m_early.find(id);
    if (early != m_early.end()) {
        bytes = early->second.takeAll();
        m_early.erase(early);
    }
    if (isClosed()) return bytes;
    Bytes more = m_yamux->read(id);
    if (bytes.empty()) return more;
    append(bytes, more);
    return bytes;
}

// ---- bytes out

void Connection::appendNoiseMessage(ByteView message) {
    LEO_ASSERT(message.size() <= kMaxNoiseMessage);
    appendU16be(m_out, static_cast<std::uint16_t>(message.size()));
    append(m_out, message);
}

Status Connection::sendPlaintext(ByteView plaintext) {
    while (!plaintext.empty()) {
        const std::size_t part = std::min(plaintext.size(), kMaxNoisePlaintext);
        appendU16be(m_out, static_cast<std::uint16_t>(part + kNoiseTag));
        LEO_TRY(m_channel->send.encrypt({}, plaintext.first(part), m_out));
        plaintext = plaintext.subspan(part);
    }
    return {};
}

bool Connection::hasOutput() const {
    return !m_out.empty() || (m_phase == Phase::Open && m_yamux->hasOutput());
}

Bytes Connection::pollTransmit(std::size_t maxBytes) {
    if (m_phase == Phase::Open && m_out.size() < maxBytes && m_yamux->hasOutput()) {
        m_scratch.clear();
        m_yamux->produce(m_scratch, maxBytes - m_out.size());
        m_out.reserve(m_out.size() + m_scratch.size() + 64);
        const Status status = sendPlaintext(m_scratch);
        if (!status.ok()) close(Fault{Fault::Side::Local, status.error()});
    }
    Bytes out;
    out.swap(m_out);
    return out;
}

std::optional<ConnectionEvent> Connection::pollEvent() {
    if (m_events.empty()) return std::nullopt;
    ConnectionEvent event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

// ---- time and the end

std::optional<TimeMs> Connection::pollTimeout() const {
    if (isClosed()) return std::nullopt;
    if (m_phase != Phase::Open) return m_handshakeDeadline;
    return m_probeSent ? *m_probeSent + m_probeLimitMs : m_lastHeard + kProbeAfterMs;
}

void Connection::handleTimeout(TimeMs now) {
    m_now = now;
    const std::optional<TimeMs> due = pollTimeout();
    if (!due || now < *due) return;
    if (m_phase != Phase::Open) {
        fail(makeError(Code::Timeout, "the handshake took too long"));
    } else if (!m_probeSent) {
        probe(now);
    } else if (m_lastHeard > *m_probeSent) {
        m_probeSent.reset();
    } else {
        // Sleeping machines and cut cables look like this; it is nobody's misbehaviour.
        close(Fault{Fault::Side::Local, makeError(Code::Timeout, "the peer shows no sign of life")});
    }
}

void Connection::probe(TimeMs now, std::uint64_t limitMs) {
    if (m_phase != Phase::Open || m_probeSent) return;
    m_probeSent = now;
    m_probeLimitMs = limitMs;
    m_yamux->ping(++m_probeValue);
}

void Connection::close(Fault fault) {
    if (isClosed()) return;
    if (m_phase == Phase::Open) {
        const bool normal = fault.side == Fault::Side::Local;
        m_yamux->goAway(normal ? kGoAwayNormal : kGoAwayProtocolError);
        m_scratch.clear();
        m_yamux->produce(m_scratch, kYamuxHeader);
        // Without nonces there is no way to say goodbye, and no need to.
        static_cast<void>(sendPlaintext(m_scratch));
    }
    m_phase = Phase::Closed;
    m_negotiating.clear();
    m_early.clear();
    m_wire.clear();
    m_events.push_back(Closed{std::move(fault)});
}

}  // namespace leo::p2p

// Negotiator: multistream-select 1.0, which agrees on a protocol at the start of a connection or a stream.
//
// Each line is an unsigned varint length, text and a newline. The dialer proposes, the listener echoes or says "na".
// The dialer does not wait for the header: header and first proposal leave in one flight, and with a single proposal
// its user may send data behind them ("lazy"), since the listener can only agree or refuse.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "p2p/byte_queue.h"

namespace leo::p2p {

inline constexpr std::size_t kMaxProtocolName = 256;  // longest known name is below 80
inline constexpr int kMaxProposals = 64;              // a dialer that tries more is probing, not negotiating

class Negotiator {
public:
    enum class State : std::uint8_t { Pending, Agreed, Refused };
    using Supports = std::function<bool(std::string_view protocol)>;

    // proposals: at least one, in order of preference. The opening flight is in `out` at once.
    static Negotiator dialer(std::vector<std::string> proposals, Bytes& out);
    static Negotiator listener(Supports supports);

    // Consumes whole lines from `in` until agreed or refused, appends answers to `out`. Errors are the remote's
    // fault: Malformed, TooLarge. Bytes behind the last line stay in `in`.
    Result<State> handle(ByteQueue& in, Bytes& out);
    State state() const { return m_state; }
    const std::string& protocol() const { return m_protocol; }
    // Listener: at least one proposal was refused. What follows may be data that a lazy dialer sent too early.
    bool hasRefused() const { return m_refusedOne; }

private:
    Negotiator() = default;
    Status handleLine(std::string_view line, Bytes& out);

    bool m_isDialer = false;
    bool m_headerSeen = false;
    bool m_refusedOne = false;
    int m_proposalsSeen = 0;
    State m_state = State::Pending;
    std::deque<std::string> m_proposals;
    Supports m_supports;
    std::string m_protocol;
};

}  // namespace leo::p2p

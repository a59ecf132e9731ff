// MessageReader: whole messages out of a stream, each behind its length as an unsigned varint.
#pragma once

#include <optional>

#include "p2p/byte_queue.h"

namespace leo::p2p {

Bytes lengthPrefixed(ByteView message);

class MessageReader {
public:
    explicit MessageReader(std::size_t maxMessageBytes) : m_max(maxMessageBytes) {}
    void push(ByteView bytes) { m_queue.append(bytes); }
    // The next whole message, valid until push(); nothing when more bytes are needed; TooLarge as soon as the length
    // is known to be over the limit, Malformed for a length that is not a varint.
    Result<std::optional<ByteView>> next();
    // Bytes that wait for the rest of their message.
    std::size_t held() const { return m_queue.size(); }

private:
    std::size_t m_max;
    ByteQueue m_queue;
};

}  // namespace leo::p2p

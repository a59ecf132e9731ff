#include "p2p/message_reader.h"

#include "codec/protobuf.h"

namespace leo::p2p {

Bytes lengthPrefixed(ByteView message) {
    Bytes out;
    out.reserve(message.size() + codec::uvarintSize(message.size()));
    codec::appendUvarint(out, message.size());
    append(out, message);
    return out;
}

Result<std::optional<ByteView>> MessageReader::next() {
    LEO_TRY_ASSIGN(const std::optional<codec::Uvarint> length, codec::peekUvarint(m_queue.view()));
    if (!length) return std::optional<ByteView>();
    LEO_REQUIRE(length->value <= m_max, Code::TooLarge,
                "message of " + std::to_string(length->value) + " bytes, at most " + std::to_string(m_max));
    const std::size_t size = static_cast<std::size_t>(length->value);
    if (m_queue.size() < length->size + size) return std::optional<ByteView>();
    const ByteView message = m_queue.view().subspan(length->size, size);
    m_queue.consume(length->size + size);
    return std::optional<ByteView>(message);
}

}  // namespace leo::p2p

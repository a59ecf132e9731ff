#include "codec/protobuf.h"

#include "codec/utf8.h"

namespace leo::codec {

namespace {

constexpr std::uint8_t kContinues = 0x80;
constexpr unsigned kWireBits = 3;

Error malformed(std::string_view what) {
    return makeError(Code::Malformed, "protobuf: " + std::string(what));
}

}  // namespace

void appendUvarint(Bytes& target, std::uint64_t value) {
    while (value >= kContinues) {
        target.push_back(static_cast<std::uint8_t>(value | kContinues));
        value >>= 7;
    }
    target.push_back(static_cast<std::uint8_t>(value));
}

std::size_t uvarintSize(std::uint64_t value) {
    std::size_t size = 1;
    while ((value >>= 7) != 0) ++size;
    return size;
}

Result<std::optional<Uvarint>> peekUvarint(ByteView from) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const std::uint8_t byte = from[i];
        // The tenth byte holds the one bit that is left of 64.
        if (i == kMaxUvarintBytes - 1 && byte > 1) return malformed("varint longer than 64 bits");
        value |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * i);
        if ((byte & kContinues) != 0) continue;
        if (byte == 0 && i > 0) return malformed("varint not in its shortest form");
        return std::optional<Uvarint>(Uvarint{value, i + 1});
    }
    return std::optional<Uvarint>();
}

Result<Uvarint> readUvarint(ByteView from) {
    LEO_TRY_ASSIGN(const std::optional<Uvarint> found, peekUvarint(from));
    if (!found) return malformed("data ends inside a varint");
    return *found;
}

Result<std::uint64_t> ProtoField::asU64() const {
    if (wire != WireType::Varint) return malformed("field " + std::to_string(number) + " is not a varint");
    return value;
}

Result<bool> ProtoField::asBool() const {
    LEO_TRY_ASSIGN(const std::uint64_t raw, asU64());
    if (raw > 1) return malformed("field " + std::to_string(number) + " is not true or false");
    return raw == 1;
}

Result<ByteView> ProtoField::asBytes(std::size_t maxBytes) const {
    if (wire != WireType::Bytes) return malformed("field " + std::to_string(number) + " is not bytes");
    LEO_REQUIRE(bytes.size() <= maxBytes, Code::TooLarge,
                "protobuf: field " + std::to_string(number) + " has " + std::to_string(bytes.size()) +
                    " bytes, at most " + std::to_string(maxBytes));
    return bytes;
}

Result<std::string> ProtoField::asText(std::size_t maxBytes) const {
    LEO_TRY_ASSIGN(const ByteView content, asBytes(maxBytes));
    if (!isValidUtf8(content)) return malformed("field " + std::to_string(number) + " is not UTF-8");
    return std::string(textOf(content));
}

Result<std::optional<ProtoField>> ProtoReader::next() {
    if (m_failed) return malformed("reading on after an error");
    if (m_rest.empty()) return std::optional<ProtoField>();
    Result<ProtoField> read = field();
    if (!read) {
        m_failed = true;
        return read.takeError();
    }
    return std::optional<ProtoField>(*read);
}

Result<ProtoField> ProtoReader::field() {
    LEO_TRY_ASSIGN(const std::uint64_t key, varint());
    const std::uint64_t number = key >> kWireBits;
    if (number == 0 || number > kMaxFieldNumber) return malformed("field number outside 1 … 2^29-1");
    ProtoField out;
    out.number = static_cast<std::uint32_t>(number);
    out.wire = static_cast<WireType>(key & ((1u << kWireBits) - 1));
    switch (out.wire) {
        case WireType::Varint: {
            LEO_TRY_ASSIGN(out.value, varint());
            return out;
        }
        case WireType::Bytes: {
            LEO_TRY_ASSIGN(const std::uint64_t size, varint());
            LEO_TRY_ASSIGN(out.bytes, take(size));
            return out;
        }
        case WireType::Fixed64:
        case WireType::Fixed32: {
            LEO_TRY_ASSIGN(const ByteView raw, take(out.wire == WireType::Fixed64 ? 8 : 4));
            for (std::size_t i = raw.size(); i-- > 0;) out.value = out.value << 8 | raw[i];  // little-endian
            return out;
        }
    }
    return malformed("group or undefined wire type in field " + std::to_string(number));
}

Result<std::uint64_t> ProtoReader::varint() {
    LEO_TRY_ASSIGN(const Uvarint read, readUvarint(m_rest));
    m_rest = m_rest.subspan(read.size);
    return read.value;
}

Result<ByteView> ProtoReader::take(std::uint64_t count) {
    if (count > m_rest.size()) return malformed("field longer than its message");
    const ByteView taken = m_rest.first(static_cast<std::size_t>(count));
    m_rest = m_rest.subspan(taken.size());
    return taken;
}

void ProtoWriter::key(std::uint32_t number, WireType wire) {
    LEO_ASSERT(number >= 1 && number <= kMaxFieldNumber);
    appendUvarint(m_out, static_cast<std::uint64_t>(number) << kWireBits | static_cast<std::uint8_t>(wire));
}

ProtoWriter& ProtoWriter::varint(std::uint32_t number, std::uint64_t value) {
    key(number, WireType::Varint);
    appendUvarint(m_out, value);
    return *this;
}

ProtoWriter& ProtoWriter::bytes(std::uint32_t number, ByteView value) {
    key(number, WireType::Bytes);
    appendUvarint(m_out, value.size());
    append(m_out, value);
    return *this;
}

}  // namespace leo::codec

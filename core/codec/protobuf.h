// protobuf: the few pieces of the Protocol Buffers wire format that libp2p and dag-pb speak, and libp2p's uvarint.
//
// Only what foreign formats force on us; Leo's own records are leo-cbor (cbor.h). There is no schema: the caller
// walks fields by number. Unknown fields of wire types 0, 1, 2 and 5 are legal and may be ignored; groups (3, 4) and
// the undefined types 6 and 7 are Malformed. Views returned by a reader borrow from the bytes it was given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace leo::codec {

inline constexpr std::size_t kMaxUvarintBytes = 10;  // ceil(64 / 7)

struct Uvarint {
    std::uint64_t value = 0;
    std::size_t size = 0;  // bytes it took
};

void appendUvarint(Bytes& target, std::uint64_t value);
std::size_t uvarintSize(std::uint64_t value);

// The uvarint at the start of `from`, for a stream: nothing when more bytes are needed, Malformed when it is not
// minimal or does not fit 64 bits (multiformats unsigned-varint forbids both). At most ten bytes are looked at.
Result<std::optional<Uvarint>> peekUvarint(ByteView from);
// The same for complete data: Malformed when the bytes end too early.
Result<Uvarint> readUvarint(ByteView from);

enum class WireType : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

inline constexpr std::uint32_t kMaxFieldNumber = (1u << 29) - 1;

struct ProtoField {
    std::uint32_t number = 0;
    WireType wire = WireType::Varint;
    std::uint64_t value = 0;  // Varint, Fixed64, Fixed32
    ByteView bytes;           // Bytes: string, bytes, embedded message, packed numbers

    // Malformed when the field has another wire type or, for bytes and text, TooLarge above the cap.
    Result<std::uint64_t> asU64() const;  // a Varint
    Result<bool> asBool() const;          // a Varint 0 or 1
    Result<ByteView> asBytes(std::size_t maxBytes) const;
    Result<std::string> asText(std::size_t maxBytes) const;  // valid UTF-8
};

// Walks the fields of one message in wire order. After an error or the end every further next() answers the same.
class ProtoReader {
public:
    explicit ProtoReader(ByteView message) : m_rest(message) {}

    // The next field; nothing at the exact end of the message.
    Result<std::optional<ProtoField>> next();

private:
    Result<ProtoField> field();
    Result<std::uint64_t> varint();
    Result<ByteView> take(std::uint64_t count);

    ByteView m_rest;
    bool m_failed = false;
};

// Appends fields in the order of the calls. Writing cannot fail. Numbers are 1 … kMaxFieldNumber (asserted).
class ProtoWriter {
public:
    ProtoWriter& varint(std::uint32_t number, std::uint64_t value);
    ProtoWriter& boolean(std::uint32_t number, bool value) { return varint(number, value ? 1 : 0); }
    ProtoWriter& bytes(std::uint32_t number, ByteView value);
    ProtoWriter& text(std::uint32_t number, std::string_view value) { return bytes(number, viewOf(value)); }

    const Bytes& view() const { return m_out; }
    Bytes take() { return std::move(m_out); }

private:
    void key(std::uint32_t number, WireType wire);
    Bytes m_out;
};

}  // namespace leo::codec

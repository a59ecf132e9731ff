// leo-cbor: the deterministic subset of RFC 8949 that every signed or hashed Leo structure is written in.
//
// Only unsigned integers up to 2^64-1, byte strings, UTF-8 text, arrays, true, false and null. No maps, tags, floats,
// negative or indefinite items. Records are positional arrays. For every accepted b: encode(decode(b)) == b, so a
// signature covers exactly one byte string (protocol section 9).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/amount.h"
#include "base/bytes.h"
#include "base/strong.h"

namespace leo::codec {

inline constexpr unsigned kMaxDepth = 8;                   // nesting of arrays; the deepest record of Leo has five
inline constexpr std::size_t kMaxRecordBytes = 16u << 20;  // a whole block; callers pass their own, smaller cap

// Appends items; the caller states each array's length before its items. Writing cannot fail: text must be valid
// UTF-8 (asserted, see utf8.h; a record nobody can read back must not be signed).
class Writer {
public:
    Writer& array(std::uint64_t count);
    Writer& u64(std::uint64_t value);
    Writer& boolean(bool value);
    Writer& null();
    Writer& bytes(ByteView value);
    Writer& text(std::string_view value);
    Writer& amount(Amount value) { return u64(value.units); }
    Writer& time(TimeMs value) { return u64(value.value); }
    template <class Tag>
    Writer& id(const Id<Tag>& value) {
        return bytes(value.bytes);
    }
    template <class Tag>
    Writer& counter(Counter<Tag> value) {
        return u64(value.value);
    }
    // Appends one already encoded item.
    Writer& raw(ByteView item);

    const Bytes& view() const { return m_out; }
    Bytes take() { return std::move(m_out); }

private:
    void head(std::uint8_t major, std::uint64_t argument);
    Bytes m_out;
};

// Reads items from a view it does not own. Every read fails with Malformed on anything but the canonical form of
// the expected type, with TooLarge above a cap on bytes or items, with OutOfRange above a cap on a number. After an
// error the reader is spent. An array is entered with arrayOf or array and left with leave() after its last item;
// after the last item of all call finish(): trailing bytes are an error.
class Reader {
public:
    explicit Reader(ByteView data, std::size_t maxBytes = kMaxRecordBytes);

    // Enters an array; the count must match exactly, or lie in [0, max]. The count never exceeds the bytes that are
    // left, so it is safe to reserve for.
    Status arrayOf(std::uint64_t exactCount);
    Result<std::uint64_t> array(std::uint64_t maxCount);
    Status leave();  // leaves the array entered last; Malformed when items remain
    Result<std::uint64_t> u64();
    Result<std::uint64_t> u64(std::uint64_t max);
    Result<bool> boolean();
    Result<bool> isNull();  // consumes a null and answers true, or consumes nothing and answers false
    Result<ByteView> bytes(std::size_t maxBytes);
    Result<std::string> text(std::size_t maxBytes);
    template <std::size_t N>
    Result<ByteArray<N>> fixed() {
        LEO_TRY_ASSIGN(ByteView view, bytes(N));
        return toArray<N>(view);
    }
    template <class IdType>
    Result<IdType> id() {
        LEO_TRY_ASSIGN(Hash hash, fixed<32>());
        return IdType{hash};
    }
    Result<Amount> amount();  // at most kMaxSupplyUnits
    Result<TimeMs> time();
    // The encoded bytes of the next item, whole, checked and skipped.
    Result<ByteView> rawItem();
    Status finish() const;

private:
    struct Head {
        std::uint8_t major;
        std::uint64_t argument;
    };
    Result<Head> head();
    Status expectItem();  // one more item is allowed in the array that is open
    Result<ByteView> string(std::uint8_t major, std::size_t maxBytes);
    Status skipItem(unsigned depth);

    ByteView m_data;
    std::size_t m_at = 0;
    bool m_tooLarge = false;
    unsigned m_depth = 0;
    std::uint64_t m_left[kMaxDepth + 1] = {};  // items left per open array; [0] is the top level, one item
};

}  // namespace leo::codec

// Byte strings: Bytes owns, ByteView borrows, Hash is 32 bytes.
//
// ByteView is a pointer and a length; it never outlives the call it is passed to unless the callee says so.
// Nothing here is for secrets: those live in crypto::Secret, which is locked and wiped.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace leo {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
template <std::size_t N>
using ByteArray = std::array<std::uint8_t, N>;
using Hash = ByteArray<32>;

inline ByteView viewOf(std::string_view text) {
    return ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}
inline std::string_view textOf(ByteView bytes) {
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}
inline Bytes toBytes(ByteView bytes) {
    return Bytes(bytes.begin(), bytes.end());
}
inline Bytes toBytes(std::string_view text) {
    return toBytes(viewOf(text));
}
inline void append(Bytes& target, ByteView more) {
    target.insert(target.end(), more.begin(), more.end());
}
inline bool equal(ByteView a, ByteView b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i]) return false;
    return true;
}

// Copies exactly N bytes; anything else is Malformed.
template <std::size_t N>
Result<ByteArray<N>> toArray(ByteView bytes) {
    if (bytes.size() != N)
        return makeError(Code::Malformed,
                         "expected " + std::to_string(N) + " bytes, got " + std::to_string(bytes.size()));
    ByteArray<N> out;
    for (std::size_t i = 0; i < N; ++i) out[i] = bytes[i];
    return out;
}

// Big-endian integers, the byte order of every Leo format.
void appendU16be(Bytes& target, std::uint16_t value);
void appendU32be(Bytes& target, std::uint32_t value);
void appendU64be(Bytes& target, std::uint64_t value);
std::uint16_t readU16be(const std::uint8_t* from);
std::uint32_t readU32be(const std::uint8_t* from);
std::uint64_t readU64be(const std::uint8_t* from);

// Lower-case hexadecimal. fromHex accepts either case, an even number of digits and nothing else.
std::string toHex(ByteView bytes);
Result<Bytes> fromHex(std::string_view text);

// RFC 4648 base32, lower case, no padding (the alphabet of a CIDv1 with multibase 'b').
std::string toBase32(ByteView bytes);
Result<Bytes> fromBase32(std::string_view text);

// RFC 4648 base64 with padding, for JSON and armour.
std::string toBase64(ByteView bytes);
Result<Bytes> fromBase64(std::string_view text);

// Bitcoin's base58 (the text of a PeerId). At most 128 bytes.
std::string toBase58(ByteView bytes);
Result<Bytes> fromBase58(std::string_view text);

}  // namespace leo

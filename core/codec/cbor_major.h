// Major types and simple values of RFC 8949 sections 3.1 and 3.3 that leo-cbor uses. Internal to codec/.
#pragma once

#include <cstdint>

namespace leo::codec {

inline constexpr std::uint8_t kUnsigned = 0;
inline constexpr std::uint8_t kByteString = 2;
inline constexpr std::uint8_t kTextString = 3;
inline constexpr std::uint8_t kArray = 4;
inline constexpr std::uint8_t kSimple = 7;
inline constexpr std::uint64_t kFalse = 20;
inline constexpr std::uint64_t kTrue = 21;
inline constexpr std::uint64_t kNull = 22;

}  // namespace leo::codec

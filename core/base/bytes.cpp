#include "base/bytes.h"

#include <algorithm>

namespace leo {

void appendU16be(Bytes& target, std::uint16_t value) {
    target.push_back(static_cast<std::uint8_t>(value >> 8));
    target.push_back(static_cast<std::uint8_t>(value));
}

void appendU32be(Bytes& target, std::uint32_t value) {
    appendU16be(target, static_cast<std::uint16_t>(value >> 16));
    appendU16be(target, static_cast<std::uint16_t>(value));
}

void appendU64be(Bytes& target, std::uint64_t value) {
    appendU32be(target, static_cast<std::uint32_t>(value >> 32));
    appendU32be(target, static_cast<std::uint32_t>(value));
}

std::uint16_t readU16be(const std::uint8_t* from) {
    return static_cast<std::uint16_t>(from[0] << 8 | from[1]);
}

std::uint32_t readU32be(const std::uint8_t* from) {
    return static_cast<std::uint32_t>(readU16be(from)) << 16 | readU16be(from + 2);
}

std::uint64_t readU64be(const std::uint8_t* from) {
    return static_cast<std::uint64_t>(readU32be(from)) << 32 | readU32be(from + 4);
}

std::string toHex(ByteView bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

Result<Bytes> fromHex(std::string_view text) {
    LEO_REQUIRE(text.size() % 2 == 0, Code::Malformed, "hexadecimal needs an even number of digits");
    const auto digit = [](char c) -> int {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = digit(text[i]);
        const int low = digit(text[i + 1]);
        LEO_REQUIRE(high >= 0 && low >= 0, Code::Malformed, "not a hexadecimal digit");
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return bytes;
}

namespace {

// Both power-of-two alphabets share one loop: `bits` per character, zero padding bits required.
std::string encodeBits(ByteView bytes, std::string_view alphabet, unsigned bits) {
    std::string text;
    std::uint32_t buffer = 0;
    unsigned held = 0;
    for (std::uint8_t byte : bytes) {
        buffer = buffer << 8 | byte;
        held += 8;
        while (held >= bits) {
            held -= bits;
            text += alphabet[buffer >> held & ((1u << bits) - 1)];
        }
    }
    if (held > 0) text += alphabet[buffer << (bits - held) & ((1u << bits) - 1)];
    return text;
}

Result<Bytes> decodeBits(std::string_view text, std::string_view alphabet, unsigned bits) {
    Bytes bytes;
    std::uint32_t buffer = 0;
    unsigned held = 0;
    for (char c : text) {
        const std::size_t value = alphabet.find(c);
        LEO_REQUIRE(value != std::string_view::npos, Code::Malformed, "character outside the alphabet");
        buffer = buffer << bits | static_cast<std::uint32_t>(value);
        held += bits;
        if (held >= 8) {
            held -= 8;
            bytes.push_back(static_cast<std::uint8_t>(buffer >> held));
        }
    }
    LEO_REQUIRE(held < bits && (buffer & ((1u << held) - 1)) == 0, Code::Malformed, "non-canonical ending");
    return bytes;
}

constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::size_t kMaxBase58Bytes = 128;  // quadratic cost; keys and ids are far shorter

}  // namespace

std::string toBase32(ByteView bytes) {
    return encodeBits(bytes, kBase32, 5);
}
Result<Bytes> fromBase32(std::string_view text) {
    return decodeBits(text, kBase32, 5);
}

std::string toBase64(ByteView bytes) {
    std::string text = encodeBits(bytes, kBase64, 6);
    while (text.size() % 4 != 0) text += '=';
    return text;
}

Result<Bytes> fromBase64(std::string_view text) {
    LEO_REQUIRE(text.size() % 4 == 0, Code::Malformed, "base64 length is not a multiple of four");
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
    return decodeBits(text.substr(0, text.size() - padding), kBase64, 6);
}

std::string toBase58(ByteView bytes) {
    LEO_ASSERT(bytes.size() <= kMaxBase58Bytes);
    Bytes digits;  // base 58, least significant first
    std::size_t zeros = 0;
    while (zeros < bytes.size() && bytes[zeros] == 0) ++zeros;
    for (std::uint8_t byte : bytes.subspan(zeros)) {
        std::uint32_t carry = byte;
        for (std::uint8_t& digit : digits) {
            carry += static_cast<std::uint32_t>(digit) << 8;
            digit = static_cast<std::uint8_t>(carry % 58);
            carry /= 58;
        }
        for (; carry > 0; carry /= 58) digits.push_back(static_cast<std::uint8_t>(carry % 58));
    }
    std::string text(zeros, kBase58[0]);
    for (auto it = digits.rbegin(); it != digits.rend(); ++it) text += kBase58[*it];
    return text;
}

Result<Bytes> fromBase58(std::string_view text) {
    LEO_REQUIRE(text.size() <= kMaxBase58Bytes * 2, Code::TooLarge, "base58 text too long");
    Bytes bytes;  // base 256, least significant first
    std::size_t zeros = 0;
    while (zeros < text.size() && text[zeros] == kBase58[0]) ++zeros;
    for (char c : text.substr(zeros)) {
        const std::size_t value = kBase58.find(c);
        LEO_REQUIRE(value != std::string_view::npos, Code::Malformed, "character outside the base58 alphabet");
        std::uint32_t carry = static_cast<std::uint32_t>(value);
        for (std::uint8_t& byte : bytes) {
            carry += byte * 58u;
            byte = static_cast<std::uint8_t>(carry);
            carry >>= 8;
        }
        for (; carry > 0; carry >>= 8) bytes.push_back(static_cast<std::uint8_t>(carry));
    }
    bytes.insert(bytes.end(), zeros, 0);
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

}  // namespace leo

#include "base/address.h"

namespace leo {
namespace {

constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::uint32_t kConstant = 0x2bc830a3;  // BIP-350
constexpr std::size_t kChecksumGroups = 6;
constexpr std::size_t kMaxChars = 90;
constexpr std::size_t kGroupBits = 5;

std::uint32_t polymod(const std::vector<std::uint8_t>& values) {
    constexpr std::uint32_t kGenerator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    std::uint32_t sum = 1;
    for (const std::uint8_t value : values) {
        const std::uint32_t top = sum >> 25;
        sum = (sum & 0x1ffffff) << 5 ^ value;
        for (unsigned i = 0; i < 5; ++i)
            if (top >> i & 1) sum ^= kGenerator[i];
    }
    return sum;
}

std::vector<std::uint8_t> expand(std::string_view prefix) {
    std::vector<std::uint8_t> values;
    for (const char c : prefix) values.push_back(static_cast<std::uint8_t>(static_cast<unsigned char>(c) >> 5));
    values.push_back(0);
    for (const char c : prefix) values.push_back(static_cast<std::uint8_t>(c & 31));
    return values;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Printable ASCII in one case, lowered.
Result<std::string> oneCase(std::string_view text) {
    std::string out;
    bool upperSeen = false, lowerSeen = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        LEO_REQUIRE(c > 32 && c < 127, Code::Malformed,
                    "character " + std::to_string(i + 1) + " does not belong into an address");
        upperSeen = upperSeen || (c >= 'A' && c <= 'Z');
        lowerSeen = lowerSeen || (c >= 'a' && c <= 'z');
        out += lower(c);
    }
    LEO_REQUIRE(!upperSeen || !lowerSeen, Code::Malformed, "capital and small letters are mixed");
    return out;
}

}  // namespace

std::string encodeBech32m(const Bech32m& content) {
    std::vector<std::uint8_t> values = expand(content.prefix);
    values.insert(values.end(), content.groups.begin(), content.groups.end());
    values.insert(values.end(), kChecksumGroups, 0);
    const std::uint32_t sum = polymod(values) ^ kConstant;
    std::string text = content.prefix + "1";
    for (const std::uint8_t group : content.groups) text += kAlphabet[group];
    for (std::size_t i = 0; i < kChecksumGroups; ++i) text += kAlphabet[sum >> 5 * (5 - i) & 31];
    return text;
}

Result<Bech32m> decodeBech32m(std::string_view given) {
    LEO_REQUIRE(given.size() <= kMaxChars, Code::Malformed,
                "longer than " + std::to_string(kMaxChars) + " characters");
    LEO_TRY_ASSIGN(const std::string text, oneCase(given));
    const std::size_t separator = text.rfind('1');
    LEO_REQUIRE(separator != std::string::npos, Code::Malformed, "there is no 1 after the prefix");
    LEO_REQUIRE(separator > 0, Code::Malformed, "the prefix is missing");
    LEO_REQUIRE(text.size() - separator - 1 >= kChecksumGroups, Code::Malformed, "too short");
    Bech32m content{text.substr(0, separator), {}};
    for (std::size_t i = separator + 1; i < text.size(); ++i) {
        const std::size_t group = kAlphabet.find(text[i]);
        LEO_REQUIRE(group != std::string_view::npos, Code::Malformed,
                    "\"" + text.substr(i, 1) + "\" at position " + std::to_string(i + 1) + " is never in an address");
        content.groups.push_back(static_cast<std::uint8_t>(group));
    }
    std::vector<std::uint8_t> values = expand(content.prefix);
    values.insert(values.end(), content.groups.begin(), content.groups.end());
    LEO_REQUIRE(polymod(values) == kConstant, Code::Malformed, "the checksum fails: a character is wrong or missing");
    content.groups.resize(content.groups.size() - kChecksumGroups);
    return content;
}

std::string toAddress(const AccountId& account) {
    Bech32m content{std::string(kAddressPrefix), {}};
    std::uint32_t pending = 0;
    std::size_t bits = 0;
    for (const std::uint8_t byte : account.bytes) {
        pending = (pending << 8 | byte) & 0xfff;
        for (bits += 8; bits >= kGroupBits; bits -= kGroupBits)
            content.groups.push_back(static_cast<std::uint8_t>(pending >> (bits - kGroupBits) & 31));
    }
    if (bits > 0) content.groups.push_back(static_cast<std::uint8_t>(pending << (kGroupBits - bits) & 31));
    return encodeBech32m(content);
}

Result<AccountId> parseAddress(std::string_view text) {
    const std::string head = std::string(kAddressPrefix) + "1";
    std::string begin;
    for (const char c : text.substr(0, head.size())) begin += lower(c);
    LEO_REQUIRE(begin == head, Code::Malformed, "an address begins with \"" + head + "\"");
    LEO_REQUIRE(
        text.size() == kAddressChars, Code::Malformed,
        "an address has " + std::to_string(kAddressChars) + " characters, this one " + std::to_string(text.size()));
    LEO_TRY_ASSIGN(const Bech32m content, decodeBech32m(text));
    // The last 1 is the separator; one further on would make another prefix.
    LEO_REQUIRE(content.prefix == kAddressPrefix, Code::Malformed, "an address begins with \"" + head + "\"");
    AccountId account;
    std::uint32_t pending = 0;
    std::size_t bits = 0, at = 0;
    for (const std::uint8_t group : content.groups) {
        pending = (pending << kGroupBits | group) & 0xfff;
        bits += kGroupBits;
        if (bits < 8) continue;
        bits -= 8;
        account.bytes[at++] = static_cast<std::uint8_t>(pending >> bits);
    }
    LEO_REQUIRE((pending & ((1u << bits) - 1)) == 0, Code::Malformed, "not written as an address is written");
    return account;
}

bool looksAlike(const AccountId& a, const AccountId& b) {
    if (a == b) return false;
    const std::string first = toAddress(a), second = toAddress(b);
    const std::size_t head = kAddressPrefix.size() + 1;
    return first.compare(head, kAlikeChars, second, head, kAlikeChars) == 0 &&
           first.compare(kAddressChars - kAlikeChars, kAlikeChars, second, kAddressChars - kAlikeChars,
                         kAlikeChars) == 0;
}

}  // namespace leo

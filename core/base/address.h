// Addresses: the text of an account: bech32m (BIP-350) with the prefix "leo", "leo1…", 62 characters.
//
// The checksum finds every error of up to three characters (BIP-173, "Checksum design"), so a mistyped address is
// refused before money moves. The text has one case; either is read, lower is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/strong.h"

namespace leo {

inline constexpr std::string_view kAddressPrefix = "leo";
inline constexpr std::size_t kAddressChars = 62;

std::string toAddress(const AccountId& account);
// Malformed says what is wrong: the prefix, the length, a character and its position, mixed case, the checksum.
Result<AccountId> parseAddress(std::string_view text);

// Whether a person who compares the ends of two addresses would take one for the other: they differ and share the
// first and the last kAlikeChars after the prefix, which an attacker finds by trying (address poisoning).
inline constexpr std::size_t kAlikeChars = 4;
bool looksAlike(const AccountId& a, const AccountId& b);

// Bech32m itself: a prefix and groups of five bits each, 90 characters at most.
struct Bech32m {
    std::string prefix;
    std::vector<std::uint8_t> groups;
};
std::string encodeBech32m(const Bech32m& content);
Result<Bech32m> decodeBech32m(std::string_view text);

}  // namespace leo

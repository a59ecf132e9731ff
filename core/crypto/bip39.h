// BIP39: a wallet's secret as 24 English words (bitcoin/bips, bip-0039).
//
// 256 random bits and 8 of checksum make 24 words of 11 bits. The seed is PBKDF2-HMAC-SHA512 of the sentence, as the
// standard says; a wallet's Ed25519 seed is HKDF-SHA256 of it (docs/decisions/008). Words are read in either case
// with any white space between. Sentences in memory of their own that is not wiped are the caller's affair.
#pragma once

#include <string>
#include <vector>

#include "crypto/secret.h"

namespace leo::crypto {

inline constexpr std::size_t kBip39Words = 24;
inline constexpr std::size_t kBip39EntropyBytes = 32;
inline constexpr std::size_t kBip39SeedBytes = 64;
inline constexpr std::size_t kMaxBip39Chars = 1024;  // 24 words of eight letters are 215

// The 2,048 words in their order. Any thread.
const std::vector<std::string>& bip39Words();

// The sentence, one blank between words, of 32 bytes (asserted).
SecretBytes bip39Sentence(ByteView entropy);
// Malformed: how many words there are, which one is not in the list ("word 7: \"colr\" is not in the list"), or that
// the checksum fails.
Result<SecretBytes> bip39Entropy(std::string_view sentence);
// The standard's seed of a sentence that bip39Entropy accepts.
Result<SecretBytes> bip39Seed(std::string_view sentence, std::string_view passphrase = {});
// The 32-byte seed of the wallet's identity.
Result<SecretBytes> walletSeed(std::string_view sentence);

}  // namespace leo::crypto

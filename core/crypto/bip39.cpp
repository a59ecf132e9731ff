#include "crypto/bip39.h"

#include <openssl/evp.h>

#include <algorithm>

#include "crypto/hash.h"
#include "generated/bip39_words.h"

namespace leo::crypto {
namespace {

constexpr std::size_t kListWords = 2048;
constexpr unsigned kWordBits = 11;
constexpr int kRounds = 2048;
constexpr std::string_view kIdentityTag = "leo-wallet-identity-v1";

bool isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// The sentence in small letters with one blank between words, in locked memory.
Result<SecretBytes> normalise(std::string_view given) {
    LEO_REQUIRE(given.size() <= kMaxBip39Chars, Code::Malformed, "far too long for 24 words");
    SecretBytes text(given.size());
    std::size_t size = 0;
    for (const char c : given) {
        const bool blank = isSpace(c);
        if (blank && (size == 0 || text.view()[size - 1] == ' ')) continue;
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        text.span()[size++] = static_cast<std::uint8_t>(blank ? ' ' : small);
    }
    if (size > 0 && text.view()[size - 1] == ' ') --size;
    text.truncate(size);
    return text;
}

Result<std::size_t> indexOf(std::string_view word, std::size_t position) {
    const std::vector<std::string>& list = bip39Words();
    const auto found = std::lower_bound(list.begin(), list.end(), word);
    LEO_REQUIRE(
        found != list.end() && *found == word, Code::Malformed,
        "word " + std::to_string(position) + ": \"" + std::string(word.substr(0, 16)) + "\" is not in the list");
    return static_cast<std::size_t>(found - list.begin());
}

void setBit(std::span<std::uint8_t> bytes, std::size_t bit) {
    bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] | 0x80 >> bit % 8);
}
bool bitAt(ByteView bytes, std::size_t bit) {
    return (bytes[bit / 8] & 0x80 >> bit % 8) != 0;
}

}  // namespace

const std::vector<std::string>& bip39Words() {
    static const std::vector<std::string> list = [] {
        std::vector<std::string> words;
        std::string_view rest = kBip39English;
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            words.emplace_back(rest.substr(0, end));
            rest.remove_prefix(end + 1);
        }
        LEO_ASSERT(words.size() == kListWords);
        return words;
    }();
    return list;
}

SecretBytes bip39Sentence(ByteView entropy) {
    LEO_ASSERT(entropy.size() == kBip39EntropyBytes);
    SecretBytes bits(kBip39EntropyBytes + 1);
    std::copy(entropy.begin(), entropy.end(), bits.span().begin());
    bits.span()[kBip39EntropyBytes] = sha256(entropy)[0];
    SecretBytes sentence(kMaxBip39Chars);
    std::size_t size = 0;
    for (std::size_t word = 0; word < kBip39Words; ++word) {
        std::size_t index = 0;
        for (std::size_t bit = 0; bit < kWordBits; ++bit)
            index = index << 1 | (bitAt(bits.view(), word * kWordBits + bit) ? 1 : 0);
        if (word > 0) sentence.span()[size++] = ' ';
        for (const char c : bip39Words()[index]) sentence.span()[size++] = static_cast<std::uint8_t>(c);
    }
    sentence.truncate(size);
    return sentence;
}

Result<SecretBytes> bip39Entropy(std::string_view given) {
    LEO_TRY_ASSIGN(const SecretBytes sentence, normalise(given));
    std::vector<std::string_view> words;
    for (std::string_view rest = textOf(sentence.view()); !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        words.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    SecretBytes bits(kBip39EntropyBytes + 1);
    for (std::size_t word = 0; word < words.size(); ++word) {
        LEO_TRY_ASSIGN(const std::size_t index, indexOf(words[word], word + 1));
        for (std::size_t bit = 0; word < kBip39Words && bit < kWordBits; ++bit)
            if (index >> (kWordBits - 1 - bit) & 1) setBit(bits.span(), word * kWordBits + bit);
    }
    LEO_REQUIRE(words.size() == kBip39Words, Code::Malformed,
                "24 words are needed, these are " + std::to_string(words.size()));
    SecretBytes entropy = SecretBytes::copyOf(bits.view().first(kBip39EntropyBytes));
    LEO_REQUIRE(sha256(entropy.view())[0] == bits.view()[kBip39EntropyBytes], Code::Malformed,
                "the checksum fails: a word is wrong or two have changed places");
    return entropy;
}

Result<SecretBytes> bip39Seed(std::string_view given, std::string_view passphrase) {
    LEO_TRY(bip39Entropy(given));
    LEO_TRY_ASSIGN(const SecretBytes sentence, normalise(given));
    const Bytes salt = toBytes("mnemonic" + std::string(passphrase));
    SecretBytes seed(kBip39SeedBytes);
    const int done = PKCS5_PBKDF2_HMAC(reinterpret_cast<const char*>(sentence.view().data()),
                                       static_cast<int>(sentence.size()), salt.data(), static_cast<int>(salt.size()),
                                       kRounds, EVP_sha512(), static_cast<int>(seed.size()), seed.span().data());
    LEO_ASSERT(done == 1);  // fails only without memory
    return seed;
}

Result<SecretBytes> walletSeed(std::string_view sentence) {
    LEO_TRY_ASSIGN(const SecretBytes seed, bip39Seed(sentence));
    SecretBytes identity(32);
    hkdfSha256(seed.view(), {}, viewOf(kIdentityTag), identity.span());
    return identity;
}

}  // namespace leo::crypto

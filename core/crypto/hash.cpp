#include "crypto/hash.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

namespace leo::crypto {

// OpenSSL's digests fail only when memory runs out or no provider is loaded. Neither has a safe answer, so they
// assert.

namespace {

constexpr std::size_t kMaxHkdfBytes = 255 * std::tuple_size_v<Hash>;  // RFC 5869 section 2.3: the counter is one byte

struct ContextDeleter {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, ContextDeleter>;

// Methods are fetched once: an implicit fetch per call costs more than hashing a short record.
const EVP_MD* sha256Method() {
    static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
    LEO_ASSERT(method != nullptr);
    return method;
}

const EVP_MD* sha512Method() {
    static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA2-512", nullptr);
    LEO_ASSERT(method != nullptr);
    return method;
}

template <std::size_t N>
ByteArray<N> digest(const EVP_MD* method, std::initializer_list<ByteView> parts) {
    // One context per thread keeps allocation out of the Merkle trees' inner loop.
    thread_local const DigestContext context(EVP_MD_CTX_new());
    LEO_ASSERT(context != nullptr && EVP_DigestInit_ex2(context.get(), method, nullptr) == 1);
    for (const ByteView part : parts) LEO_ASSERT(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
    ByteArray<N> out;
    LEO_ASSERT(EVP_DigestFinal_ex(context.get(), out.data(), nullptr) == 1);
    return out;
}

OSSL_PARAM octets(const char* name, ByteView bytes) {
    static std::uint8_t nothing = 0;  // OpenSSL takes an empty string, but not from a null pointer
    void* const data = bytes.empty() ? &nothing : const_cast<std::uint8_t*>(bytes.data());
    return OSSL_PARAM_construct_octet_string(name, data, bytes.size());
}

}  // namespace

Hash sha256(ByteView data) {
    return digest<32>(sha256Method(), {data});
}

Hash sha256(std::initializer_list<ByteView> parts) {
    return digest<32>(sha256Method(), parts);
}

ByteArray<64> sha512(std::initializer_list<ByteView> parts) {
    return digest<64>(sha512Method(), parts);
}

Hash hmacSha256(ByteView key, ByteView data) {
    static const std::uint8_t nothing = 0;
    const std::uint8_t* const keyData = key.empty() ? &nothing : key.data();
    Hash out;
    unsigned size = 0;
    LEO_ASSERT(HMAC(sha256Method(), keyData, static_cast<int>(key.size()), data.data(), data.size(), out.data(),
                    &size) != nullptr &&
               size == out.size());
    return out;
}

Bytes hkdfSha256(ByteView ikm, ByteView salt, ByteView info, std::size_t length) {
    Bytes out(length);
    if (length > 0) hkdfSha256(ikm, salt, info, std::span<std::uint8_t>(out));
    return out;
}

void hkdfSha256(ByteView ikm, ByteView salt, ByteView info, std::span<std::uint8_t> out) {
    static EVP_KDF* const method = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    LEO_ASSERT(method != nullptr && !out.empty() && out.size() <= kMaxHkdfBytes);
    const KdfContext context(EVP_KDF_CTX_new(method));
    LEO_ASSERT(context != nullptr);
    char digestName[] = "SHA2-256";
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digestName, 0),
        octets(OSSL_KDF_PARAM_KEY, ikm),
        octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, info),
        OSSL_PARAM_construct_end(),
    };
    LEO_ASSERT(EVP_KDF_derive(context.get(), out.data(), out.size(), params) == 1);
}

Hash taggedHash(std::string_view tag, ByteView encodedFields) {
    return sha256({viewOf(tag), encodedFields});
}

struct Sha256::Impl {
    DigestContext context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : m_impl(std::make_unique<Impl>()) {
    LEO_ASSERT(m_impl->context != nullptr && EVP_DigestInit_ex2(m_impl->context.get(), sha256Method(), nullptr) == 1);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(ByteView data) {
    LEO_ASSERT(m_impl != nullptr && EVP_DigestUpdate(m_impl->context.get(), data.data(), data.size()) == 1);
    return *this;
}

Hash Sha256::finish() {
    Hash out;
    LEO_ASSERT(m_impl != nullptr && EVP_DigestFinal_ex(m_impl->context.get(), out.data(), nullptr) == 1);
    m_impl.reset();
    return out;
}

bool equalConstantTime(ByteView a, ByteView b) {
    return a.size() == b.size() && (a.empty() || CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0);
}

}  // namespace leo::crypto

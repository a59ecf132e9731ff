#include "attest/tpm_crypto.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>

#include "crypto/hash.h"

namespace leo::attest {
namespace {

using crypto::SecretBytes;

template <auto Free>
struct Deleter {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using BnPtr = std::unique_ptr<BIGNUM, Deleter<BN_clear_free>>;
using GroupPtr = std::unique_ptr<EC_GROUP, Deleter<EC_GROUP_free>>;
using EcPointPtr = std::unique_ptr<EC_POINT, Deleter<EC_POINT_clear_free>>;
using SigPtr = std::unique_ptr<ECDSA_SIG, Deleter<ECDSA_SIG_free>>;
using BuilderPtr = std::unique_ptr<OSSL_PARAM_BLD, Deleter<OSSL_PARAM_BLD_free>>;
using ParamsPtr = std::unique_ptr<OSSL_PARAM, Deleter<OSSL_PARAM_free>>;
using KeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using CipherContextPtr = std::unique_ptr<EVP_CIPHER_CTX, Deleter<EVP_CIPHER_CTX_free>>;

constexpr std::size_t kFieldBytes = 32;
constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kAesKeyBytes = 16;
constexpr std::size_t kHashBytes = 32;
constexpr std::uint16_t kMinRsaBits = 2048;
constexpr std::uint16_t kMaxRsaBits = 4096;
constexpr std::uint32_t kRsaExponent = 65537;

const EC_GROUP* p256() {
    static const GroupPtr group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    LEO_ASSERT(group);
    return group.get();
}

BnPtr bigNumber(ByteView bytes) {
    BnPtr number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    LEO_ASSERT(number);
    return number;
}

Result<KeyPtr> keyFromParams(const char* type, int selection, OSSL_PARAM_BLD* builder) {
    const ParamsPtr params(OSSL_PARAM_BLD_to_param(builder));
    const KeyContextPtr context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    LEO_ASSERT(params && context);
    EVP_PKEY* key = nullptr;
    const bool made = EVP_PKEY_fromdata_init(context.get()) == 1 &&
                      EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) == 1;
    ERR_clear_error();
    if (!made) return makeError(Code::BadKey, "not a valid public key");
    return KeyPtr(key);
}

Bytes uncompressed(ByteView x, ByteView y) {
    Bytes point(1 + 2 * kFieldBytes, 0);
    point[0] = 0x04;
    std::copy(x.begin(), x.end(), point.begin() + static_cast<std::ptrdiff_t>(1 + kFieldBytes - x.size()));
    std::copy(y.begin(), y.end(), point.begin() + static_cast<std::ptrdiff_t>(1 + 2 * kFieldBytes - y.size()));
    return point;
}

Result<KeyPtr> eccKey(const PublicArea& area) {
    LEO_REQUIRE(area.curve == kCurveP256, Code::BadKey, "curve is not P-256");
    const bool fits = area.x.size() <= kFieldBytes && area.y.size() <= kFieldBytes;
    LEO_REQUIRE(fits, Code::BadKey, "coordinate longer than the field");
    const Bytes point = uncompressed(area.x, area.y);
    const BuilderPtr builder(OSSL_PARAM_BLD_new());
    LEO_ASSERT(builder);
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    return keyFromParams("EC", EVP_PKEY_PUBLIC_KEY, builder.get());
}

Result<KeyPtr> rsaKey(const PublicArea& area) {
    const bool sized = area.keyBits >= kMinRsaBits && area.keyBits <= kMaxRsaBits;
    LEO_REQUIRE(sized && !area.modulus.empty() && (area.modulus[0] & 0x80), Code::BadKey, "RSA key size");
    LEO_REQUIRE(area.exponent == 0 || area.exponent == kRsaExponent, Code::BadKey, "RSA exponent");
    LEO_REQUIRE(area.modulus.back() & 1, Code::BadKey, "RSA modulus is even");
    const BnPtr n = bigNumber(area.modulus);
    const BnPtr e(BN_new());
    LEO_ASSERT(e && BN_set_word(e.get(), kRsaExponent) == 1);
    const BuilderPtr builder(OSSL_PARAM_BLD_new());
    LEO_ASSERT(builder);
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    return keyFromParams("RSA", EVP_PKEY_PUBLIC_KEY, builder.get());
}

// label with its terminating zero, as KDFa, KDFe and OAEP want it.
Bytes labelBytes(std::string_view label) {
    Bytes bytes = toBytes(label);
    bytes.push_back(0);
    return bytes;
}

// KDFa for at most one block of SHA-256: HMAC(key, 1 ‖ label ‖ 0 ‖ contextU ‖ contextV ‖ bits).
SecretBytes kdfA(const SecretBytes& key, std::string_view label, ByteView contextU, std::size_t bytes) {
    LEO_ASSERT(bytes <= kHashBytes);
    TpmWriter input;
    input.u32(1).raw(labelBytes(label)).raw(contextU).u32(static_cast<std::uint32_t>(bytes * 8));
    Hash block = crypto::hmacSha256(key.view(), input.view());
    SecretBytes out = SecretBytes::copyOf(ByteView(block).first(bytes));
    crypto::wipe(block);
    return out;
}

// KDFe for one block of SHA-256: H(1 ‖ Z ‖ label ‖ 0 ‖ ephemeral.x ‖ recipient.x).
SecretBytes kdfE(const SecretBytes& z, std::string_view label, ByteView partyU, ByteView partyV) {
    Bytes counter;
    appendU32be(counter, 1);
    Hash block = crypto::sha256({ByteView(counter), z.view(), ByteView(labelBytes(label)), partyU, partyV});
    SecretBytes out = SecretBytes::copyOf(block);
    crypto::wipe(block);
    return out;
}

// MGF1 with SHA-256 (RFC 8017 B.2.1), XORed onto target.
void xorMask(std::span<std::uint8_t> target, ByteView seed) {
    for (std::size_t done = 0, counter = 0; done < target.size(); ++counter) {
        Bytes suffix;
        appendU32be(suffix, static_cast<std::uint32_t>(counter));
        const Hash block = crypto::sha256({seed, ByteView(suffix)});
        for (std::size_t i = 0; i < block.size() && done < target.size(); ++i) target[done++] ^= block[i];
    }
}

// EME-OAEP (RFC 8017 section 7.1.1). Written out because OpenSSL's draws its seed from its own generator, and a
// simulation must replay from its seed. Encryption only: there is no padding oracle on this side.
SecretBytes oaepEncode(ByteView message, std::string_view label, std::size_t modulusBytes, Random& random) {
    LEO_ASSERT(message.size() + 2 * kHashBytes + 2 <= modulusBytes);
    SecretBytes block(modulusBytes);
    auto seed = block.span().subspan(1, kHashBytes);
    auto db = block.span().subspan(1 + kHashBytes);
    const Hash labelHash = crypto::sha256(labelBytes(label));
    std::copy(labelHash.begin(), labelHash.end(), db.begin());
    db[db.size() - message.size() - 1] = 0x01;
    std::copy(message.begin(), message.end(), db.end() - static_cast<std::ptrdiff_t>(message.size()));
    random.fill(seed);
    xorMask(db, seed);
    xorMask(seed, db);
    return block;
}

Result<ProtectedSeed> rsaSeed(EVP_PKEY* key, std::string_view label, Random& random) {
    ProtectedSeed out;
    out.seed = SecretBytes::random(kSeedBytes, random);
    std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(key));
    const SecretBytes block = oaepEncode(out.seed.view(), label, size, random);
    const KeyContextPtr context(EVP_PKEY_CTX_new(key, nullptr));
    out.encrypted.resize(size);
    const bool done =
        context && EVP_PKEY_encrypt_init(context.get()) == 1 &&
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
        EVP_PKEY_encrypt(context.get(), out.encrypted.data(), &size, block.view().data(), block.size()) == 1;
    ERR_clear_error();
    if (!done) return makeError(Code::BadKey, "RSA encryption to the endorsement key failed");
    return out;
}

Result<ProtectedSeed> eccSeed(EVP_PKEY* key, std::string_view label, Random& random) {
    const KeyPtr ephemeral = generateP256(random);
    const KeyContextPtr context(EVP_PKEY_CTX_new(ephemeral.get(), nullptr));
    SecretBytes z(kFieldBytes);
    std::size_t size = z.size();
    const bool done = context && EVP_PKEY_derive_init(context.get()) == 1 &&
                      EVP_PKEY_derive_set_peer(context.get(), key) == 1 &&
                      EVP_PKEY_derive(context.get(), z.span().data(), &size) == 1 && size == kFieldBytes;
    ERR_clear_error();
    if (!done) return makeError(Code::BadKey, "ECDH with the endorsement key failed");
    const Point mine = pointOf(ephemeral.get());
    const Point theirs = pointOf(key);
    ProtectedSeed out;
    out.seed = kdfE(z, label, mine.x, theirs.x);
    out.encrypted = TpmWriter().sized(mine.x).sized(mine.y).take();
    return out;
}

Bytes aesCfb(const SecretBytes& key, ByteView plain) {
    const CipherContextPtr context(EVP_CIPHER_CTX_new());
    const ByteArray<16> iv{};  // the key is used once
    Bytes out(plain.size());
    int size = 0;
    const bool done =
        context &&
        EVP_EncryptInit_ex(context.get(), EVP_aes_128_cfb128(), nullptr, key.view().data(), iv.data()) == 1 &&
        EVP_EncryptUpdate(context.get(), out.data(), &size, plain.data(), static_cast<int>(plain.size())) == 1;
    LEO_ASSERT(done && static_cast<std::size_t>(size) == plain.size());
    return out;
}

}  // namespace

Result<KeyPtr> publicKeyOf(const PublicArea& area) {
    if (area.type == kAlgEcc) return eccKey(area);
    if (area.type == kAlgRsa) return rsaKey(area);
    return makeError(Code::BadKey, "not an asymmetric key");
}

Result<Bytes> spkiOf(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    ERR_clear_error();
    if (size <= 0) return makeError(Code::BadKey, "public key cannot be encoded");
    Bytes out(der, der + size);
    OPENSSL_free(der);
    return out;
}

KeyPtr generateP256(Random& random) {
    const BIGNUM* order = EC_GROUP_get0_order(p256());
    SecretBytes scalar(kFieldBytes);
    BnPtr d;
    do {  // uniform in [1, n): n is so close to 2^256 that a second round is a 2^-32 event
        random.fill(scalar.span());
        d = bigNumber(scalar.view());
    } while (BN_is_zero(d.get()) || BN_cmp(d.get(), order) >= 0);
    BN_set_flags(d.get(), BN_FLG_CONSTTIME);
    const EcPointPtr point(EC_POINT_new(p256()));
    ByteArray<1 + 2 * kFieldBytes> encoded{};
    const bool done = point && EC_POINT_mul(p256(), point.get(), d.get(), nullptr, nullptr, nullptr) == 1 &&
                      EC_POINT_point2oct(p256(), point.get(), POINT_CONVERSION_UNCOMPRESSED, encoded.data(),
                                         encoded.size(), nullptr) == encoded.size();
    LEO_ASSERT(done);
    const BuilderPtr builder(OSSL_PARAM_BLD_new());
    LEO_ASSERT(builder);
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, encoded.data(), encoded.size());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, d.get());
    auto key = keyFromParams("EC", EVP_PKEY_KEYPAIR, builder.get());
    return std::move(key).value();
}

Point pointOf(EVP_PKEY* key) {
    ByteArray<1 + 2 * kFieldBytes> encoded{};
    std::size_t size = 0;
    const bool got =
        EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, encoded.data(), encoded.size(), &size) == 1;
    LEO_ASSERT(got && size == encoded.size() && encoded[0] == 0x04);
    Point point;
    std::copy_n(encoded.begin() + 1, kFieldBytes, point.x.begin());
    std::copy_n(encoded.begin() + 1 + kFieldBytes, kFieldBytes, point.y.begin());
    return point;
}

SignatureOutcome verifyEcdsa(EVP_PKEY* key, ByteView message, ByteView r, ByteView s) {
    BnPtr rNumber = bigNumber(r);
    BnPtr sNumber = bigNumber(s);
    const BIGNUM* order = EC_GROUP_get0_order(p256());
    for (const BIGNUM* number : {rNumber.get(), sNumber.get()})
        if (BN_is_zero(number) || BN_cmp(number, order) >= 0) return SignatureOutcome::OutOfRange;
    const SigPtr signature(ECDSA_SIG_new());
    LEO_ASSERT(signature && ECDSA_SIG_set0(signature.get(), rNumber.release(), sNumber.release()) == 1);
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &der);
    LEO_ASSERT(size > 0);
    const DigestContextPtr context(EVP_MD_CTX_new());
    LEO_ASSERT(context);
    const bool good =
        EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
        EVP_DigestVerify(context.get(), der, static_cast<std::size_t>(size), message.data(), message.size()) == 1;
    OPENSSL_free(der);
    ERR_clear_error();
    return good ? SignatureOutcome::Good : SignatureOutcome::Wrong;
}

Result<ProtectedSeed> makeSeed(const PublicArea& ek, std::string_view label, Random& random) {
    LEO_TRY_ASSIGN(const KeyPtr key, publicKeyOf(ek));
    return ek.type == kAlgEcc ? eccSeed(key.get(), label, random) : rsaSeed(key.get(), label, random);
}

Bytes outerWrap(const SecretBytes& seed, ByteView name, ByteView content) {
    SecretBytes plain(2 + content.size());
    plain.span()[0] = static_cast<std::uint8_t>(content.size() >> 8);
    plain.span()[1] = static_cast<std::uint8_t>(content.size());
    std::copy(content.begin(), content.end(), plain.span().begin() + 2);
    const Bytes encrypted = aesCfb(kdfA(seed, "STORAGE", name, kAesKeyBytes), plain.view());
    Bytes covered = encrypted;
    append(covered, name);
    const Hash integrity = crypto::hmacSha256(kdfA(seed, "INTEGRITY", {}, kHashBytes).view(), covered);
    return TpmWriter().sized(integrity).raw(encrypted).take();
}

}  // namespace leo::attest

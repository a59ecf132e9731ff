#include "unit/attest/soft_tpm.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>

#include <algorithm>

#include "attest/tpm_crypto.h"
#include "crypto/hash.h"

namespace leo::attest::test {
namespace {

using crypto::SecretBytes;

SecretBytes scalarOf(const KeyPtr& key) {
    BIGNUM* number = nullptr;
    LEO_ASSERT(EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1);
    SecretBytes out(32);
    LEO_ASSERT(BN_bn2binpad(number, out.span().data(), 32) == 32);
    BN_clear_free(number);
    return out;
}

// x coordinate of scalar times point.
SecretBytes multiply(ByteView scalar, ByteView x, ByteView y) {
    EC_GROUP* group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    EC_POINT* point = EC_POINT_new(group);
    BN_CTX* context = BN_CTX_new();
    BIGNUM* d = BN_bin2bn(scalar.data(), 32, nullptr);
    BIGNUM* px = BN_bin2bn(x.data(), static_cast<int>(x.size()), nullptr);
    BIGNUM* py = BN_bin2bn(y.data(), static_cast<int>(y.size()), nullptr);
    SecretBytes out;
    if (EC_POINT_set_affine_coordinates(group, point, px, py, context) == 1 &&
        EC_POINT_mul(group, point, nullptr, point, d, context) == 1 &&
        EC_POINT_get_affine_coordinates(group, point, px, py, context) == 1) {
        out = SecretBytes(32);
        LEO_ASSERT(BN_bn2binpad(px, out.span().data(), 32) == 32);
    }
    BN_free(d);
    BN_free(px);
    BN_free(py);
    BN_CTX_free(context);
    EC_POINT_free(point);
    EC_GROUP_free(group);
    return out;
}

Bytes concat(std::initializer_list<ByteView> parts) {
    Bytes out;
    for (const ByteView part : parts) append(out, part);
    return out;
}

Bytes u32(std::uint32_t value) {
    Bytes out;
    appendU32be(out, value);
    return out;
}

Hash kdfA(ByteView key, std::string_view label, ByteView context, std::uint32_t bits) {
    const ByteArray<1> zero{};
    return crypto::hmacSha256(key, concat({u32(1), viewOf(label), zero, context, u32(bits)}));
}

// Opens integrity ‖ AES-128-CFB(TPM2B); empty on any mismatch.
Bytes unwrap(ByteView seed, ByteView name, ByteView wrapped) {
    TpmReader reader(wrapped);
    const auto integrity = reader.sized(32);
    if (!integrity.ok()) return {};
    const auto encrypted = reader.raw(reader.left());
    const Hash expected = crypto::hmacSha256(kdfA(seed, "INTEGRITY", {}, 256), concat({*encrypted, name}));
    if (!equal(expected, *integrity)) return {};
    const Hash key = kdfA(seed, "STORAGE", name, 128);
    const ByteArray<16> iv{};
    Bytes plain(encrypted->size());
    int size = 0;
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    EVP_DecryptInit_ex(context, EVP_aes_128_cfb128(), nullptr, key.data(), iv.data());
    EVP_DecryptUpdate(context, plain.data(), &size, encrypted->data(), static_cast<int>(plain.size()));
    EVP_CIPHER_CTX_free(context);
    TpmReader inner(plain);
    const auto content = inner.sized(plain.size());
    return content.ok() && inner.finish().ok() ? toBytes(*content) : Bytes{};
}

// The seed behind an ECC encrypted secret; empty when it is not a point.
Bytes recoverSeed(ByteView scalar, ByteView ownX, std::string_view label, ByteView encrypted) {
    TpmReader reader(encrypted);
    const auto x = reader.sized(32);
    const auto y = reader.sized(32);
    if (!x.ok() || !y.ok() || !reader.finish().ok()) return {};
    const SecretBytes z = multiply(scalar, *x, *y);
    if (z.empty()) return {};
    const ByteArray<1> zero{};
    return toBytes(crypto::sha256(concat({u32(1), z.view(), viewOf(label), zero, *x, ownX})));
}

PublicArea withPoint(PublicArea area, const KeyPtr& key) {
    const Point point = pointOf(key.get());
    area.x = toBytes(point.x);
    area.y = toBytes(point.y);
    return area;
}

}  // namespace

SoftTpm::SoftTpm(Random& random) : m_random(random) {
    const KeyPtr ek = generateP256(random);
    const KeyPtr ak = generateP256(random);
    m_ekScalar = scalarOf(ek);
    m_akScalar = scalarOf(ak);
    m_ekPublic = encodePublic(withPoint(ekTemplate(EkAlgorithm::EccP256), ek));
    m_akPublic = encodePublic(withPoint(akTemplate(), ak));
    for (unsigned index = 0; index < kPcrCount; ++index) pcrs[index] = Hash{};
    clock.clock = 10'000 + random.below(1'000'000);
    clock.resetCount = static_cast<std::uint32_t>(random.below(100));
    clock.restartCount = static_cast<std::uint32_t>(random.below(10));
    clock.safe = true;
    m_hideReset = static_cast<std::uint32_t>(random.below(1u << 31));
    m_hideRestart = static_cast<std::uint32_t>(random.below(1u << 31));
    m_hideFirmware = random.below(std::uint64_t{1} << 62);
}

void SoftTpm::extendPcr13(const Hash& digest) {
    Hash& pcr = pcrs[kRuntimeLogPcr];
    pcr = crypto::sha256(concat({pcr, digest}));
}

PcrValues SoftTpm::readPcrs(PcrMask mask) const {
    PcrValues out;
    for (const auto& [index, value] : pcrs)
        if (mask >> index & 1) out[index] = value;
    return out;
}

Attest SoftTpm::quoteAttest(const Hash& qualifier, PcrMask mask) const {
    Attest attest;
    attest.qualifiedSigner = qualifiedNameOfPrimary(kHandleOwner, nameOf(m_akPublic));
    attest.extraData = toBytes(qualifier);
    attest.clock = clock;
    attest.clock.resetCount += m_hideReset;
    attest.clock.restartCount += m_hideRestart;
    attest.firmware = firmware + m_hideFirmware;
    QuoteInfo info;
    info.selections.push_back(PcrSelection{kAlgSha256, mask});
    Bytes values;
    for (const auto& [index, value] : pcrs)
        if (mask >> index & 1) append(values, value);
    info.pcrDigest = toBytes(crypto::sha256(values));
    attest.attested = info;
    return attest;
}

Attest SoftTpm::timeAttest(const Hash& nonce) const {
    Attest attest = quoteAttest(nonce, 0);
    TimeInfo info;
    info.time = time;
    info.clock = clock;
    info.firmware = firmware;
    attest.attested = info;
    return attest;
}

SignedAttest SoftTpm::quote(const Hash& qualifier, PcrMask mask) {
    return sign(encodeAttest(quoteAttest(qualifier, mask)));
}

SignedAttest SoftTpm::getTime(const Hash& nonce) {
    return sign(encodeAttest(timeAttest(nonce)));
}

SignedAttest SoftTpm::sign(Bytes attest) {
    SignedAttest out;
    out.signature = encodeSignature(signRaw(attest));
    out.attest = std::move(attest);
    return out;
}

// ECDSA with the secret number from our own random source: OpenSSL's would make every run different.
EcdsaSignature SoftTpm::signRaw(ByteView message) {
    const KeyPtr once = generateP256(m_random);
    const SecretBytes scalar = scalarOf(once);
    EC_GROUP* group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    const BIGNUM* order = EC_GROUP_get0_order(group);
    BN_CTX* context = BN_CTX_new();
    const Hash digest = crypto::sha256(message);
    const Point point = pointOf(once.get());
    BIGNUM* k = BN_bin2bn(scalar.view().data(), 32, nullptr);
    BIGNUM* d = BN_bin2bn(m_akScalar.view().data(), 32, nullptr);
    BIGNUM* z = BN_bin2bn(digest.data(), 32, nullptr);
    BIGNUM* r = BN_bin2bn(point.x.data(), 32, nullptr);
    BIGNUM* s = BN_new();
    BN_nnmod(r, r, order, context);
    BN_mod_mul(s, r, d, order, context);
    BN_mod_add(s, s, z, order, context);
    BN_mod_inverse(k, k, order, context);
    BN_mod_mul(s, s, k, order, context);
    EcdsaSignature out;
    out.r.resize(32);
    out.s.resize(32);
    BN_bn2binpad(r, out.r.data(), 32);
    BN_bn2binpad(s, out.s.data(), 32);
    for (BIGNUM* number : {k, d, z, r, s}) BN_free(number);
    BN_CTX_free(context);
    EC_GROUP_free(group);
    return out;
}

Result<SecretBytes> SoftTpm::activateCredential(const Credential& credential) const {
    const PublicArea ek = parsePublic(m_ekPublic).value();
    const Bytes seed = recoverSeed(m_ekScalar.view(), ek.x, "IDENTITY", credential.encryptedSecret);
    const Bytes secret = unwrap(seed, nameOf(m_akPublic), credential.idObject);
    if (seed.empty() || secret.empty()) return makeError(Code::DecryptFailed, "credential of another TPM");
    return SecretBytes::copyOf(secret);
}

Result<SecretBytes> SoftTpm::importAndUnseal(const ImportBlob& blob, const PolicySpec& spec) const {
    const PublicArea ek = parsePublic(m_ekPublic).value();
    const Bytes seed = recoverSeed(m_ekScalar.view(), ek.x, "DUPLICATE", blob.encryptedSeed);
    const Bytes sensitive = unwrap(seed, nameOf(blob.publicArea), blob.duplicate);
    if (seed.empty() || sensitive.empty()) return makeError(Code::DecryptFailed, "blob for another TPM");
    LEO_TRY_ASSIGN(const PublicArea area, parsePublic(blob.publicArea));
    TpmReader reader(sensitive);
    LEO_TRY_ASSIGN(const std::uint16_t type, reader.u16());
    LEO_TRY(reader.sized(32));
    LEO_TRY_ASSIGN(const ByteView seedValue, reader.sized(32));
    LEO_TRY_ASSIGN(const ByteView data, reader.sized(128));
    LEO_TRY(reader.finish());
    const bool bound = type == kAlgKeyedHash && equal(area.unique, crypto::sha256(concat({seedValue, data})));
    LEO_REQUIRE(bound, Code::DecryptFailed, "unique does not bind the secret");
    // A TPM makes the session's digest from its own PCRs and checks counters and clock itself.
    PolicySpec actual = spec;
    for (auto& [index, value] : actual.pcrs) value = pcrs.at(index);
    const bool counters = spec.resetCount == clock.resetCount && spec.restartCount == clock.restartCount;
    LEO_REQUIRE(counters, Code::NotPermitted, "the TPM was reset or restarted since the owner sealed the key");
    LEO_REQUIRE(clock.clock < spec.clockDeadlineMs, Code::NotPermitted, "the owner's deadline has passed");
    LEO_REQUIRE(equal(area.authPolicy, policyDigest(actual)), Code::NotPermitted,
                "the machine is not in the state the owner sealed to");
    return SecretBytes::copyOf(data);
}

void SoftTpm::powerCycle() {
    for (auto& [index, value] : pcrs) value = Hash{};
    ++clock.resetCount;
    clock.restartCount = 0;
    time = 0;
}

void SoftTpm::restart() {
    for (auto& [index, value] : pcrs) value = Hash{};
    ++clock.restartCount;
    time = 0;
}

void SoftTpm::advance(std::uint64_t ms) {
    clock.clock += ms;
    time += ms;
}

}  // namespace leo::attest::test

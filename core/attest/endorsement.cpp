#include "attest/endorsement.h"

#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "attest/tpm_crypto.h"
#include "attest/verifier.h"
#include "codec/cbor.h"
#include "crypto/hash.h"

namespace leo::attest {
namespace {

constexpr std::size_t kActivationSecretBytes = 32;
constexpr std::size_t kMaxCredentialField = 512;  // an RSA-4096 encrypted secret
constexpr int kCertificateSecurityLevel = 2;      // 112 bits: RSA-2048, SHA-224 and above
constexpr const char* kEkUsage = "2.23.133.8.1";  // tcg-kp-EKCertificate

// PolicyA of the TCG's low-range templates: PolicySecret(TPM_RH_ENDORSEMENT) (EK Credential Profile B.2).
constexpr ByteArray<32> kEkPolicyA = {0x83, 0x71, 0x97, 0x67, 0x44, 0x84, 0xB3, 0xF8, 0x1A, 0x90, 0xCC,
                                      0x8D, 0x46, 0xA5, 0xD7, 0x24, 0xFD, 0x52, 0xD7, 0x6E, 0x06, 0x52,
                                      0x0B, 0x64, 0xF2, 0xA1, 0xDA, 0x1B, 0x33, 0x14, 0x69, 0xAA};

struct X509Deleter {
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_STORE* store) const { X509_STORE_free(store); }
    void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
    void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); }
    void operator()(EXTENDED_KEY_USAGE* usage) const { EXTENDED_KEY_USAGE_free(usage); }
};
using X509Ptr = std::unique_ptr<X509, X509Deleter>;
using StackPtr = std::unique_ptr<STACK_OF(X509), X509Deleter>;

// The whole view must be one certificate.
X509Ptr parseCertificate(ByteView der) {
    if (der.size() > kMaxCertificateBytes) return nullptr;
    const unsigned char* at = der.data();
    X509Ptr certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error();
    if (certificate && at != der.data() + der.size()) return nullptr;
    return certificate;
}

bool hasEkUsage(X509* certificate) {
    const std::unique_ptr<EXTENDED_KEY_USAGE, X509Deleter> usage(
        static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr)));
    if (!usage) return false;
    for (int i = 0; i < sk_ASN1_OBJECT_num(usage.get()); ++i) {
        char text[64] = {};
        OBJ_obj2txt(text, sizeof text, sk_ASN1_OBJECT_value(usage.get(), i), 1);
        if (std::string_view(text) == kEkUsage) return true;
    }
    return false;
}

Reason reasonOfChainError(int error) {
    switch (error) {
        case X509_V_ERR_CERT_NOT_YET_VALID: return Reason::EkNotYetValid;
        case X509_V_ERR_CERT_HAS_EXPIRED: return Reason::EkExpired;
        default: return Reason::EkChain;
    }
}

struct Chain {
    std::vector<X509Ptr> roots;
    std::vector<X509Ptr> certificates;  // the EK's first
};

Finding parseChain(const EkPolicy& policy, const std::vector<Bytes>& chain, Chain& into) {
    if (chain.empty() || chain.size() > kMaxCertificateChain)
        return Finding::fail(Reason::MalformedCertificate, "length of the chain");
    for (const Bytes& der : chain) {
        into.certificates.push_back(parseCertificate(der));
        if (!into.certificates.back()) return Finding::fail(Reason::MalformedCertificate);
    }
    for (const VendorRoot& root : policy.roots) {
        into.roots.push_back(parseCertificate(root.certificate));
        if (!into.roots.back()) return Finding::fail(Reason::EkChain, "a root of the network cannot be read");
    }
    return Finding::pass();
}

// Chains the EK's certificate to a root and says which.
Finding findRoot(const EkPolicy& policy, const Chain& chain, std::size_t& rootIndex) {
    const std::unique_ptr<X509_STORE, X509Deleter> store(X509_STORE_new());
    const std::unique_ptr<X509_STORE_CTX, X509Deleter> context(X509_STORE_CTX_new());
    const StackPtr untrusted(sk_X509_new_null());
    LEO_ASSERT(store && context && untrusted);
    for (const X509Ptr& root : chain.roots) LEO_ASSERT(X509_STORE_add_cert(store.get(), root.get()) == 1);
    for (std::size_t i = 1; i < chain.certificates.size(); ++i)
        LEO_ASSERT(sk_X509_push(untrusted.get(), chain.certificates[i].get()) > 0);
    LEO_ASSERT(X509_STORE_CTX_init(context.get(), store.get(), chain.certificates[0].get(), untrusted.get()) == 1);

    X509_VERIFY_PARAM* param = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_auth_level(param, kCertificateSecurityLevel);
    // A network may list a vendor's intermediate as its root, to trust one product line and not all.
    X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
    if (policy.validAt) {
        X509_VERIFY_PARAM_set_time(param, static_cast<time_t>(policy.validAt->value / 1000));
    } else {
        X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_NO_CHECK_TIME);
    }
    const bool good = X509_verify_cert(context.get()) == 1;
    const int error = X509_STORE_CTX_get_error(context.get());
    ERR_clear_error();
    if (!good) return Finding::fail(reasonOfChainError(error), X509_verify_cert_error_string(error));

    STACK_OF(X509)* built = X509_STORE_CTX_get0_chain(context.get());
    const X509* anchor = sk_X509_value(built, sk_X509_num(built) - 1);
    for (rootIndex = 0; rootIndex < chain.roots.size(); ++rootIndex)
        if (X509_cmp(anchor, chain.roots[rootIndex].get()) == 0) return Finding::pass();
    return Finding::fail(Reason::EkChain, "the anchor is not one of the roots");
}

Finding checkCertificate(X509* certificate, ByteView spki) {
    const bool isCa = X509_check_ca(certificate) != 0;
    const bool isEk = hasEkUsage(certificate);
    ERR_clear_error();
    if (isCa) return Finding::fail(Reason::EkIsCa);
    if (!isEk) return Finding::fail(Reason::EkUsage);
    EVP_PKEY* key = X509_get0_pubkey(certificate);
    ERR_clear_error();
    if (!key) return Finding::fail(Reason::MalformedCertificate, "public key");
    const auto certified = spkiOf(key);
    if (!certified.ok() || !equal(*certified, spki)) return Finding::fail(Reason::EkKeyMismatch);
    return Finding::pass();
}

EkAlgorithm algorithmOf(const PublicArea& ek) {
    return ek.type == kAlgRsa ? EkAlgorithm::Rsa2048 : EkAlgorithm::EccP256;
}

Finding judgeEk(const EkPolicy& policy, const std::vector<Bytes>& chain, ByteView ekPublic, EkIdentity& identity) {
    const auto ek = parsePublic(ekPublic);
    if (!ek.ok()) {
        const bool unknown = ek.error().code == Code::Unsupported;
        return Finding::fail(unknown ? Reason::EkKind : Reason::MalformedPublic, ek.error().detail);
    }
    LEO_CHECK_FINDING(checkEkTemplate(*ek));
    const auto key = publicKeyOf(*ek);
    if (!key.ok()) return Finding::fail(Reason::EkWeakKey, key.error().detail);
    const auto spki = spkiOf(key->get());
    if (!spki.ok()) return Finding::fail(Reason::EkWeakKey, spki.error().detail);

    Chain parsed;
    LEO_CHECK_FINDING(parseChain(policy, chain, parsed));
    LEO_CHECK_FINDING(checkCertificate(parsed.certificates[0].get(), *spki));
    LEO_CHECK_FINDING(findRoot(policy, parsed, identity.root));
    identity.algorithm = algorithmOf(*ek);
    identity.software = policy.roots[identity.root].software;
    identity.ekId = crypto::sha256(*spki);
    if (policy.roots[identity.root].algorithm != identity.algorithm)
        return Finding::fail(Reason::EkKind, "the root names another algorithm");
    if (policy.deniedEkIds.contains(identity.ekId)) return Finding::fail(Reason::EkRevoked);
    return Finding::pass();
}

}  // namespace

PublicArea ekTemplate(EkAlgorithm algorithm) {
    PublicArea area;
    area.nameAlg = kAlgSha256;
    area.attributes = kAttrFixedTpm | kAttrFixedParent | kAttrSensitiveDataOrigin | kAttrAdminWithPolicy |
                      kAttrRestricted | kAttrDecrypt;
    area.authPolicy = toBytes(kEkPolicyA);
    area.symmetric = kAlgAes;
    area.symmetricBits = 128;
    area.symmetricMode = kAlgCfb;
    if (algorithm == EkAlgorithm::Rsa2048) {
        area.type = kAlgRsa;
        area.keyBits = 2048;
        area.modulus.assign(256, 0);
    } else {
        area.type = kAlgEcc;
        area.curve = kCurveP256;
        area.x.assign(32, 0);
        area.y.assign(32, 0);
    }
    return area;
}

PublicArea akTemplate() {
    PublicArea area;
    area.type = kAlgEcc;
    area.nameAlg = kAlgSha256;
    area.attributes = kAttrFixedTpm | kAttrFixedParent | kAttrSensitiveDataOrigin | kAttrUserWithAuth | kAttrNoDa |
                      kAttrRestricted | kAttrSign;
    area.scheme = kAlgEcdsa;
    area.schemeHash = kAlgSha256;
    area.curve = kCurveP256;
    return area;
}

Finding checkEkTemplate(const PublicArea& ek) {
    if (ek.type != kAlgRsa && ek.type != kAlgEcc) return Finding::fail(Reason::EkKind, "neither RSA nor ECC");
    if (ek.type == kAlgEcc && ek.curve != kCurveP256) return Finding::fail(Reason::EkKind, "curve is not P-256");
    if (ek.type == kAlgRsa && (ek.keyBits != 2048 || (ek.exponent != 0 && ek.exponent != 65537)))
        return Finding::fail(Reason::EkWeakKey, "RSA size or exponent");
    PublicArea expected = ekTemplate(algorithmOf(ek));
    expected.x = ek.x;
    expected.y = ek.y;
    expected.modulus = ek.modulus;
    expected.exponent = ek.exponent;
    if (!(expected == ek)) return Finding::fail(Reason::EkAttributes, "differs from the TCG's template");
    return Finding::pass();
}

EkOutcome verifyEk(const EkPolicy& policy, const std::vector<Bytes>& chain, ByteView ekPublic) {
    EkOutcome outcome;
    outcome.finding = judgeEk(policy, chain, ekPublic, outcome.identity);
    return outcome;
}

Result<Hash> ekIdOf(ByteView ekPublic) {
    LEO_TRY_ASSIGN(const PublicArea ek, parsePublic(ekPublic));
    LEO_TRY_ASSIGN(const KeyPtr key, publicKeyOf(ek));
    LEO_TRY_ASSIGN(const Bytes spki, spkiOf(key.get()));
    return crypto::sha256(spki);
}

Result<Bytes> trimCertificate(ByteView nvContents) {
    constexpr ByteArray<3> kWrapper = {0x10, 0x01, 0x00};
    constexpr std::size_t kWrapperBytes = 5;
    ByteView der = nvContents;
    if (der.size() > kWrapperBytes && equal(der.first(kWrapper.size()), kWrapper)) {
        const std::size_t size = readU16be(der.data() + kWrapper.size());
        LEO_REQUIRE(size <= der.size() - kWrapperBytes, Code::Malformed, "length of the certificate's wrapper");
        der = der.subspan(kWrapperBytes, size);
    }
    const unsigned char* at = der.data();
    const X509Ptr certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error();
    LEO_REQUIRE(certificate, Code::Malformed, "the endorsement certificate cannot be read");
    return toBytes(der.first(static_cast<std::size_t>(at - der.data())));
}

// ---- credential activation ----

Result<Credential> makeCredential(ByteView ekPublic, ByteView akName, ByteView secret, Random& random) {
    LEO_REQUIRE(secret.size() == kActivationSecretBytes, Code::InvalidArgument, "the secret is not 32 bytes");
    LEO_TRY_ASSIGN(const PublicArea ek, parsePublic(ekPublic));
    const Finding finding = checkEkTemplate(ek);
    LEO_REQUIRE(finding.ok(), Code::BadKey, "endorsement key: " + finding.detail);
    LEO_TRY_ASSIGN(ProtectedSeed seed, makeSeed(ek, "IDENTITY", random));
    Credential credential;
    credential.idObject = outerWrap(seed.seed, akName, secret);
    credential.encryptedSecret = std::move(seed.encrypted);
    return credential;
}

Bytes encodeCredential(const Credential& credential) {
    return codec::Writer().array(2).bytes(credential.idObject).bytes(credential.encryptedSecret).take();
}

Result<Credential> decodeCredential(ByteView bytes) {
    codec::Reader reader(bytes, 2 * kMaxCredentialField + 16);
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(const ByteView idObject, reader.bytes(kMaxCredentialField));
    LEO_TRY_ASSIGN(const ByteView secret, reader.bytes(kMaxCredentialField));
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return Credential{toBytes(idObject), toBytes(secret)};
}

Result<ActivationChallenge> ActivationChallenge::create(ByteView ekPublic, ByteView akPublic, TimeMs deadline,
                                                        Random& random) {
    const Finding ak = checkAk(akPublic);
    LEO_REQUIRE(ak.ok(), Code::BadKey, std::string(reasonText(ak.reason)));
    ActivationChallenge challenge;
    challenge.m_deadline = deadline;
    challenge.m_secret = crypto::SecretBytes::random(kActivationSecretBytes, random);
    LEO_TRY_ASSIGN(challenge.m_credential,
                   makeCredential(ekPublic, nameOf(akPublic), challenge.m_secret.view(), random));
    return challenge;
}

Finding ActivationChallenge::answer(ByteView secret, TimeMs now) {
    if (m_used) return Finding::fail(Reason::ActivationUsed);
    m_used = true;
    const crypto::SecretBytes expected = std::move(m_secret);
    if (now >= m_deadline) return Finding::fail(Reason::ActivationLate);
    if (!crypto::equalConstantTime(expected.view(), secret)) return Finding::fail(Reason::ActivationWrong);
    return Finding::pass();
}

}  // namespace leo::attest

#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "attest/tpm_crypto.h"
#include "crypto/hash.h"
#include "unit/attest/soft_tpm.h"

namespace leo::attest::test {
namespace {

KeyPtr edKey(const crypto::SecretBytes& seed) {
    return KeyPtr(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.view().data(), seed.size()));
}

X509* parse(const Bytes& der) {
    const unsigned char* at = der.data();
    return d2i_X509(nullptr, &at, static_cast<long>(der.size()));
}

Bytes encode(X509* certificate) {
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate, &der);
    Bytes out(der, der + size);
    OPENSSL_free(der);
    X509_free(certificate);
    return out;
}

void extend(X509* certificate, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, nullptr, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    LEO_ASSERT(extension && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

X509* blank(EVP_PKEY* key, const CertificateOptions& options) {
    X509* certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 7);
    ASN1_TIME_set_string_X509(X509_getm_notBefore(certificate), options.notBefore);
    ASN1_TIME_set_string_X509(X509_getm_notAfter(certificate), options.notAfter);
    LEO_ASSERT(X509_set_pubkey(certificate, key) == 1);
    extend(certificate, NID_basic_constraints, options.isCa ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (options.isCa) extend(certificate, NID_key_usage, "critical,keyCertSign");
    if (options.ekUsage) extend(certificate, NID_ext_key_usage, "2.23.133.8.1");
    return certificate;
}

}  // namespace

SoftCa::SoftCa(Random& random, const char* name) : SoftCa(random, name, nullptr) {}

SoftCa::SoftCa(Random& random, const char* name, const SoftCa* issuer)
    : m_seed(crypto::SecretBytes::random(32, random)) {
    CertificateOptions options;
    options.isCa = true;
    options.ekUsage = false;
    const KeyPtr own = edKey(m_seed);
    X509* certificate = blank(own.get(), options);
    X509_NAME* subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    X509* above = issuer ? parse(issuer->m_der) : nullptr;
    X509_set_issuer_name(certificate, above ? X509_get_subject_name(above) : subject);
    X509_free(above);
    LEO_ASSERT(X509_sign(certificate, edKey(issuer ? issuer->m_seed : m_seed).get(), nullptr) > 0);
    m_der = encode(certificate);
}

SoftCa SoftCa::intermediate(Random& random, const char* name) const {
    return SoftCa(random, name, this);
}

VendorRoot SoftCa::vendorRoot(EkAlgorithm algorithm) const {
    VendorRoot root;
    root.certificate = m_der;
    root.algorithm = algorithm;
    root.software = true;
    return root;
}

Bytes SoftCa::issue(ByteView ekPublic, const CertificateOptions& options) const {
    const KeyPtr key = publicKeyOf(parsePublic(ekPublic).value()).value();
    X509* certificate = blank(key.get(), options);
    X509* issuer = parse(m_der);
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    X509_free(issuer);
    LEO_ASSERT(X509_sign(certificate, edKey(m_seed).get(), nullptr) > 0);
    return encode(certificate);
}

}  // namespace leo::attest::test

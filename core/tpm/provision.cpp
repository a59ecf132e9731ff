#include "tpm/provision.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <QFile>
#include <QSaveFile>
#include <QString>
#include <filesystem>

#include "attest/tpm_crypto.h"
#include "crypto/hash.h"

namespace leo::tpm {
namespace {

template <auto Free>
struct Deleter {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using X509Ptr = std::unique_ptr<X509, Deleter<X509_free>>;
using NamePtr = std::unique_ptr<X509_NAME, Deleter<X509_NAME_free>>;
using NamesPtr = std::unique_ptr<GENERAL_NAMES, Deleter<GENERAL_NAMES_free>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;
using ObjectPtr = std::unique_ptr<ASN1_OBJECT, Deleter<ASN1_OBJECT_free>>;
using BnPtr = std::unique_ptr<BIGNUM, Deleter<BN_free>>;
using BioPtr = std::unique_ptr<BIO, Deleter<BIO_free>>;

constexpr const char* kNotBefore = "20240101000000Z";
constexpr const char* kNotAfter = "99991231235959Z";  // RFC 5280 section 4.1.2.5: no well-defined expiration date
constexpr std::size_t kMaxFileBytes = 16u << 10;

Status addExtension(X509* certificate, X509* issuer, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    const bool added = extension && X509_add_ext(certificate, extension.get(), -1) == 1;
    ERR_clear_error();
    LEO_REQUIRE(added, Code::Internal, std::string("certificate extension ") + OBJ_nid2sn(nid));
    return {};
}

// An X.509 v3 certificate for `key` with dates and serial, not yet signed.
Result<X509Ptr> blankCertificate(EVP_PKEY* key, ByteView serial) {
    X509Ptr certificate(X509_new());
    const BnPtr number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    const bool made = certificate && number && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
                      BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())) &&
                      ASN1_TIME_set_string_X509(X509_getm_notBefore(certificate.get()), kNotBefore) == 1 &&
                      ASN1_TIME_set_string_X509(X509_getm_notAfter(certificate.get()), kNotAfter) == 1 &&
                      X509_set_pubkey(certificate.get(), key) == 1;
    ERR_clear_error();
    LEO_REQUIRE(made, Code::Internal, "cannot make a certificate");
    return certificate;
}

Result<Bytes> derOf(X509* certificate) {
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate, &der);
    ERR_clear_error();
    LEO_REQUIRE(size > 0, Code::Internal, "cannot encode a certificate");
    Bytes out(der, der + size);
    OPENSSL_free(der);
    return out;
}

bool addName(X509_NAME* name, const char* oid, const char* value) {
    const ObjectPtr object(OBJ_txt2obj(oid, 0));
    return object && X509_NAME_add_entry_by_OBJ(name, object.get(), MBSTRING_UTF8,
                                                reinterpret_cast<const unsigned char*>(value), -1, -1, 0) == 1;
}

// Manufacturer, model and version as the TCG EK Credential Profile 3.2.9 wants them in the subject alternative name.
// 00001014 is IBM's vendor id, whose reference code libtpms is.
Status addTpmName(X509* certificate) {
    NamePtr name(X509_NAME_new());
    bool good = name && addName(name.get(), "2.23.133.2.1", "id:00001014") &&
                addName(name.get(), "2.23.133.2.2", "swtpm") && addName(name.get(), "2.23.133.2.3", "id:20191023");
    NamesPtr names(GENERAL_NAMES_new());
    GENERAL_NAME* entry = good && names ? GENERAL_NAME_new() : nullptr;
    if (entry) {
        GENERAL_NAME_set0_value(entry, GEN_DIRNAME, name.release());
        good = sk_GENERAL_NAME_push(names.get(), entry) > 0 &&
               X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 1, X509V3_ADD_DEFAULT) == 1;
    }
    ERR_clear_error();
    LEO_REQUIRE(entry && good, Code::Internal, "cannot name the TPM in its certificate");
    return {};
}

Result<X509Ptr> makeRoot(EVP_PKEY* key) {
    LEO_TRY_ASSIGN(X509Ptr root, blankCertificate(key, ByteArray<1>{1}));
    X509_NAME* name = X509_get_subject_name(root.get());
    LEO_REQUIRE(addName(name, "2.5.4.3", "Leo software TPM root") && X509_set_issuer_name(root.get(), name) == 1,
                Code::Internal, "cannot name the root certificate");
    LEO_TRY(addExtension(root.get(), root.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0"));
    LEO_TRY(addExtension(root.get(), root.get(), NID_key_usage, "critical,keyCertSign,cRLSign"));
    LEO_TRY(addExtension(root.get(), root.get(), NID_subject_key_identifier, "hash"));
    LEO_REQUIRE(X509_sign(root.get(), key, EVP_sha256()) > 0, Code::Internal, "cannot sign the root certificate");
    return root;
}

Result<Bytes> readFile(const std::string& path) {
    QFile file(QString::fromStdString(path));
    LEO_REQUIRE(file.exists(), Code::NotFound, path);
    LEO_REQUIRE(file.open(QIODevice::ReadOnly), Code::Io, "cannot read " + path);
    LEO_REQUIRE(file.size() <= static_cast<qint64>(kMaxFileBytes), Code::TooLarge, path);
    const QByteArray contents = file.readAll();
    return Bytes(contents.begin(), contents.end());
}

// Whole or not at all, readable by the owner alone.
Status writePrivateFile(const std::string& path, ByteView contents) {
    QSaveFile file(QString::fromStdString(path));
    const auto size = static_cast<qint64>(contents.size());
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(reinterpret_cast<const char*>(contents.data()), size) == size && file.commit();
    LEO_REQUIRE(written, Code::Io, "cannot write " + path + ": " + file.errorString().toStdString());
    // QSaveFile syncs the file, not its name.
    const int directory =
        ::open(std::filesystem::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = directory >= 0 && ::fsync(directory) == 0;
    if (directory >= 0) ::close(directory);
    LEO_REQUIRE(synced, Code::Io, "cannot sync the directory of " + path);
    return {};
}

Result<attest::KeyPtr> readKey(ByteView pem) {
    const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    // An explicit empty password: without one OpenSSL would ask on the terminal.
    char none[] = "";
    attest::KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, none));
    ERR_clear_error();
    LEO_REQUIRE(key && EVP_PKEY_is_a(key.get(), "EC"), Code::Malformed, "the key of the software TPM root");
    return key;
}

Status writeKey(const std::string& path, EVP_PKEY* key) {
    const BioPtr bio(BIO_new(BIO_s_secmem()));
    LEO_REQUIRE(bio && PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1,
                Code::Internal, "cannot encode the key of the software TPM root");
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return writePrivateFile(path,
                            ByteView(reinterpret_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size)));
}

}  // namespace

struct LocalCa::Impl {
    attest::KeyPtr key;
    X509Ptr root;
    Bytes rootDer;
};

LocalCa::LocalCa(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
LocalCa::~LocalCa() = default;
LocalCa::LocalCa(LocalCa&&) noexcept = default;
LocalCa& LocalCa::operator=(LocalCa&&) noexcept = default;

Result<LocalCa> LocalCa::openOrCreate(const std::string& directory, Random& random) {
    std::error_code failed;
    std::filesystem::create_directories(directory, failed);
    LEO_REQUIRE(!failed, Code::Io, "cannot make the directory " + directory + ": " + failed.message());
    const std::string keyPath = directory + "/ca.key";
    const std::string rootPath = directory + "/ca.der";
    auto impl = std::make_unique<Impl>();

    auto pem = readFile(keyPath);
    if (pem.ok()) {
        auto key = readKey(*pem);
        crypto::wipe(*pem);
        LEO_TRY_ASSIGN(impl->key, std::move(key));
    } else {
        LEO_REQUIRE(pem.error().code == Code::NotFound, pem.error().code, pem.error().detail);
        impl->key = attest::generateP256(random);
        LEO_TRY(writeKey(keyPath, impl->key.get()));
    }
    // The root is written after the key: a key without a root is what a crash in between leaves, and nobody has seen
    // that key's root yet.
    auto der = readFile(rootPath);
    if (!der.ok() && der.error().code != Code::NotFound) return der.takeError();
    if (!der.ok()) {
        LEO_TRY_ASSIGN(impl->root, makeRoot(impl->key.get()));
        LEO_TRY_ASSIGN(impl->rootDer, derOf(impl->root.get()));
        LEO_TRY(writePrivateFile(rootPath, impl->rootDer));
        return LocalCa(std::move(impl));
    }
    impl->rootDer = std::move(der).value();
    const unsigned char* at = impl->rootDer.data();
    impl->root.reset(d2i_X509(nullptr, &at, static_cast<long>(impl->rootDer.size())));
    const bool fits = impl->root && X509_check_private_key(impl->root.get(), impl->key.get()) == 1;
    ERR_clear_error();
    LEO_REQUIRE(fits, Code::Malformed, "the software TPM root in " + directory + " does not fit its key");
    return LocalCa(std::move(impl));
}

const Bytes& LocalCa::rootDer() const {
    return m_impl->rootDer;
}

attest::VendorRoot LocalCa::vendorRoot() const {
    attest::VendorRoot root;
    root.certificate = m_impl->rootDer;
    root.algorithm = attest::EkAlgorithm::EccP256;
    root.software = true;
    return root;
}

Result<Bytes> LocalCa::issue(ByteView ekPublic) const {
    LEO_TRY_ASSIGN(const attest::PublicArea ek, attest::parsePublic(ekPublic));
    LEO_REQUIRE(ek.type == attest::kAlgEcc && attest::checkEkTemplate(ek).ok(), Code::BadKey,
                "the software TPM root certifies P-256 endorsement keys only");
    LEO_TRY_ASSIGN(const attest::KeyPtr key, attest::publicKeyOf(ek));
    LEO_TRY_ASSIGN(const Hash ekId, attest::ekIdOf(ekPublic));
    ByteArray<16> serial{};
    std::copy_n(ekId.begin(), serial.size(), serial.begin());
    serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7F) | 0x40);  // positive, and always 16 bytes

    LEO_TRY_ASSIGN(const X509Ptr certificate, blankCertificate(key.get(), serial));
    X509* raw = certificate.get();
    X509* issuer = m_impl->root.get();
    LEO_REQUIRE(X509_set_issuer_name(raw, X509_get_subject_name(issuer)) == 1, Code::Internal, "issuer name");
    LEO_TRY(addExtension(raw, issuer, NID_basic_constraints, "critical,CA:FALSE"));
    LEO_TRY(addExtension(raw, issuer, NID_key_usage, "critical,keyAgreement"));
    LEO_TRY(addExtension(raw, issuer, NID_ext_key_usage, "2.23.133.8.1"));
    LEO_TRY(addExtension(raw, issuer, NID_authority_key_identifier, "keyid"));
    LEO_TRY(addTpmName(raw));
    LEO_REQUIRE(X509_sign(raw, m_impl->key.get(), EVP_sha256()) > 0, Code::Internal, "signing a certificate");
    return derOf(raw);
}

Result<NodeKeys> readNodeKeys(Tpm& tpm, attest::EkAlgorithm algorithm) {
    NodeKeys keys;
    LEO_TRY_ASSIGN(keys.ekPublic, tpm.ensureEk(algorithm));
    LEO_TRY_ASSIGN(keys.ekCertificate, tpm.readEkCertificate(algorithm));
    keys.ekChain = tpm.readEkChain().valueOr({});  // a maker's leftover there must not keep a chip out
    LEO_TRY_ASSIGN(keys.akPublic, tpm.ensureAk());
    return keys;
}

Result<NodeKeys> provision(Tpm& tpm, const LocalCa& ca) {
    constexpr auto kAlgorithm = attest::EkAlgorithm::EccP256;
    LEO_TRY_ASSIGN(const Bytes ekPublic, tpm.ensureEk(kAlgorithm));
    auto present = tpm.readEkCertificate(kAlgorithm);
    if (!present.ok() && present.error().code == Code::TpmFailure) return present.takeError();
    attest::EkPolicy policy;
    policy.roots.push_back(ca.vendorRoot());
    const bool good = present.ok() && attest::verifyEk(policy, {*present}, ekPublic).finding.ok();
    if (!good) {
        LEO_TRY_ASSIGN(const Bytes certificate, ca.issue(ekPublic));
        LEO_TRY(tpm.writeEkCertificate(kAlgorithm, certificate));
    }
    return readNodeKeys(tpm, kAlgorithm);
}

Result<NodeKeys> provision(const std::string& stateDir, const std::string& socketDir, const LocalCa& ca) {
    SwtpmOptions options;
    options.stateDir = stateDir;
    options.socketDir = socketDir;
    LEO_TRY_ASSIGN(const std::unique_ptr<SwtpmProcess> process, SwtpmProcess::start(options));
    LEO_TRY_ASSIGN(const std::unique_ptr<Tpm> tpm, Tpm::open(process->tcti()));
    LEO_TRY_ASSIGN(NodeKeys keys, provision(*tpm, ca));
    LEO_TRY(tpm->shutdown());
    return keys;
}

}  // namespace leo::tpm

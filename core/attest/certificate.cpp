#include "attest/certificate.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <memory>

#include "attest/endorsement.h"

namespace leo::attest {
namespace {

constexpr std::string_view kManufacturerOid = "2.23.133.2.1";
constexpr std::string_view kModelOid = "2.23.133.2.2";
constexpr std::string_view kVersionOid = "2.23.133.2.3";

struct Free {
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(BIO* sink) const { BIO_free(sink); }
    void operator()(ASN1_TIME* time) const { ASN1_TIME_free(time); }
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};

using CertificatePtr = std::unique_ptr<X509, Free>;

// The certificate that `rest` begins with, taken off it; null when there is none.
CertificatePtr takeCertificate(ByteView& rest) {
    const unsigned char* at = rest.data();
    CertificatePtr certificate(d2i_X509(nullptr, &at, static_cast<long>(rest.size())));
    ERR_clear_error();
    if (certificate) rest = rest.subspan(static_cast<std::size_t>(at - rest.data()));
    return certificate;
}

CertificatePtr parse(ByteView der) {
    CertificatePtr certificate = takeCertificate(der);
    return der.empty() ? std::move(certificate) : nullptr;
}

Bytes derOf(X509* certificate) {
    Bytes der(static_cast<std::size_t>(std::max(0, i2d_X509(certificate, nullptr))));
    unsigned char* at = der.data();
    if (!der.empty()) i2d_X509(certificate, &at);
    return der;
}

bool issued(X509* issuer, X509* certificate) {
    return X509_check_issued(issuer, certificate) == X509_V_OK &&
           X509_verify(certificate, X509_get0_pubkey(issuer)) == 1;
}

std::string textOf(const X509_NAME* name) {
    const std::unique_ptr<BIO, Free> sink(BIO_new(BIO_s_mem()));
    if (!sink || X509_NAME_print_ex(sink.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) < 0) return {};
    const char* data = nullptr;
    const long size = BIO_get_mem_data(sink.get(), &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

TimeMs timeOf(const ASN1_TIME* time) {
    const std::unique_ptr<ASN1_TIME, Free> epoch(ASN1_TIME_new());
    int days = 0, seconds = 0;
    if (!time || !epoch || ASN1_TIME_set_string(epoch.get(), "19700101000000Z") != 1) return {};
    if (ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1 || days < 0 || seconds < 0) return {};
    return TimeMs{(static_cast<std::uint64_t>(days) * 86'400 + static_cast<std::uint64_t>(seconds)) * 1'000};
}

// "id:53544D20" is the four letters "STM ".
std::string vendorOf(std::string text) {
    if (text.size() != 11 || text.compare(0, 3, "id:") != 0) return text;
    const Result<Bytes> letters = fromHex(text.substr(3));
    if (!letters.ok()) return text;
    std::string vendor;
    for (const std::uint8_t letter : *letters) {
        if (letter < 0x20 || letter > 0x7e) return text;
        vendor += static_cast<char>(letter);
    }
    while (!vendor.empty() && vendor.back() == ' ') vendor.pop_back();
    return vendor;
}

void readAttributes(const X509_NAME* name, CertificateText& out) {
    for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
        const X509_NAME_ENTRY* entry = X509_NAME_get_entry(name, i);
        char oid[64] = {};
        OBJ_obj2txt(oid, sizeof oid, X509_NAME_ENTRY_get_object(entry), 1);
        unsigned char* utf8 = nullptr;
        const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(entry));
        if (size < 0) continue;
        std::string value(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
        OPENSSL_free(utf8);
        if (oid == kManufacturerOid)
            out.tpmManufacturer = vendorOf(std::move(value));
        else if (oid == kModelOid)
            out.tpmModel = std::move(value);
        else if (oid == kVersionOid)
            out.tpmVersion = std::move(value);
    }
}

}  // namespace

Result<CertificateText> describeCertificate(ByteView der) {
    LEO_REQUIRE(der.size() <= kMaxCertificateBytes, Code::Malformed, "a certificate of more than 4 KiB");
    const CertificatePtr certificate = parse(der);
    LEO_REQUIRE(certificate, Code::Malformed, "not a certificate");
    CertificateText out;
    out.subject = textOf(X509_get_subject_name(certificate.get()));
    out.issuer = textOf(X509_get_issuer_name(certificate.get()));
    out.notBefore = timeOf(X509_get0_notBefore(certificate.get()));
    out.notAfter = timeOf(X509_get0_notAfter(certificate.get()));
    const std::unique_ptr<GENERAL_NAMES, Free> names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DIRNAME) readAttributes(name->d.directoryName, out);
    }
    ERR_clear_error();
    return out;
}

std::vector<Bytes> certificatesIn(ByteView contents) {
    std::vector<Bytes> found;
    const std::unique_ptr<BIO, Free> text(BIO_new_mem_buf(contents.data(), static_cast<int>(contents.size())));
    while (text) {
        const CertificatePtr certificate(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
        if (!certificate) break;
        found.push_back(derOf(certificate.get()));
    }
    ERR_clear_error();
    if (!found.empty()) return found;
    for (ByteView rest = contents; !rest.empty();) {
        const ByteView before = rest;
        if (!takeCertificate(rest)) break;
        found.push_back(toBytes(before.first(before.size() - rest.size())));
    }
    return found;
}

std::vector<Bytes> chainOf(const Bytes& certificate, const std::vector<Bytes>& pool) {
    std::vector<Bytes> chain = {certificate};
    CertificatePtr last = parse(certificate);
    while (last && chain.size() < kMaxCertificateChain) {
        CertificatePtr next;
        for (const Bytes& candidate : pool) {
            CertificatePtr issuer = parse(candidate);
            if (!issuer || !issued(issuer.get(), last.get()) || issued(issuer.get(), issuer.get())) continue;
            chain.push_back(candidate);
            next = std::move(issuer);
            break;
        }
        last = std::move(next);
    }
    ERR_clear_error();
    return chain;
}

}  // namespace leo::attest

// X.509 certificates before anybody judges them: what one says about itself, and which of many belong together.
// verifyEk judges.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/strong.h"

namespace leo::attest {

struct CertificateText {
    std::string subject, issuer;  // RFC 2253
    TimeMs notBefore, notAfter;
    // Of an EK certificate's subject alternative name (TCG EK Credential Profile 3.2.9); empty otherwise. The
    // manufacturer is the vendor's four letters where it is an id of the TCG's registry.
    std::string tpmManufacturer, tpmModel, tpmVersion;
};

// Malformed for anything but one certificate in DER.
Result<CertificateText> describeCertificate(ByteView der);

// The certificates, DER, of a PEM file, or of DER one after the other until something else (padding) begins.
std::vector<Bytes> certificatesIn(ByteView contents);
// The certificate, then its issuer in the pool, then that one's, up to kMaxCertificateChain and without a root: what
// a verifier needs beside its roots.
std::vector<Bytes> chainOf(const Bytes& certificate, const std::vector<Bytes>& pool);

}  // namespace leo::attest

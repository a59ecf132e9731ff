// describeCertificate: what an X.509 certificate says about itself, for people. It judges nothing: verifyEk does.
#pragma once

#include <string>

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

}  // namespace leo::attest

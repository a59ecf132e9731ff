// Provisioning of software TPMs: the local network's own "TPM vendor" and what a chip's factory would have done.
#pragma once

#include <string>

#include "attest/endorsement.h"
#include "tpm/device.h"
#include "tpm/swtpm.h"

namespace leo::tpm {

// A certificate authority for software TPMs. Its root is an entry of a local network's genesis, marked as software.
class LocalCa {
public:
    // Reads key and certificate from the directory, or makes them there (ca.key mode 0600, ca.der). Io, Malformed.
    static Result<LocalCa> openOrCreate(const std::string& directory, Random& random);
    ~LocalCa();
    LocalCa(LocalCa&&) noexcept;
    LocalCa& operator=(LocalCa&&) noexcept;

    const Bytes& rootDer() const;
    attest::VendorRoot vendorRoot() const;  // P-256, software
    // An EK certificate for a P-256 EK (TPMT_PUBLIC). The same key gets the same serial number.
    Result<Bytes> issue(ByteView ekPublic) const;

private:
    struct Impl;
    explicit LocalCa(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

struct NodeKeys {
    Bytes ekPublic;              // TPMT_PUBLIC
    Bytes ekCertificate;         // DER
    std::vector<Bytes> ekChain;  // DER: what the chip has between that certificate and its maker's root
    Bytes akPublic;              // TPMT_PUBLIC
    bool operator==(const NodeKeys&) const = default;
};

// Gives a running software TPM an ECC EK, a certificate of this CA and an AK. Idempotent: what is there stays.
Result<NodeKeys> provision(Tpm& tpm, const LocalCa& ca);
// Starts an swtpm on the directories, provisions it, shuts it down in order.
Result<NodeKeys> provision(const std::string& stateDir, const std::string& socketDir, const LocalCa& ca);

// What a node with a real, vendor-provisioned chip has: EK, its certificate from NV, AK. NotFound without a
// certificate.
Result<NodeKeys> readNodeKeys(Tpm& tpm, attest::EkAlgorithm algorithm);

}  // namespace leo::tpm

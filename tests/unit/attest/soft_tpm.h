// SoftTpm: a TPM in software for tests and the simulator: quotes, signed time, credential activation and key release
// as a chip would answer, from a seed, and every value open to be set wrong.
//
// An independent second implementation of what core/attest computes for a TPM (KDFa, KDFe, the outer wrap, policies),
// written from the specification, so that the two check each other. No secrets worth protecting live here.
#pragma once

#include "attest/endorsement.h"
#include "attest/evidence.h"
#include "attest/sealing.h"

namespace leo::attest::test {

class SoftTpm {
public:
    explicit SoftTpm(Random& random);

    const Bytes& ekPublic() const { return m_ekPublic; }
    const Bytes& akPublic() const { return m_akPublic; }

    void extendPcr13(const Hash& digest);
    PcrValues readPcrs(PcrMask mask) const;
    SignedAttest quote(const Hash& qualifier, PcrMask mask);
    SignedAttest getTime(const Hash& nonce);
    Result<crypto::SecretBytes> activateCredential(const Credential& credential) const;
    Result<crypto::SecretBytes> importAndUnseal(const ImportBlob& blob, const PolicySpec& spec) const;

    // Power off and on: PCRs to zero, resetCount up.
    void powerCycle();
    // Shutdown(STATE), power cycle, Startup(CLEAR): PCRs to zero, only restartCount up.
    void restart();
    void advance(std::uint64_t ms);

    // What quote() and getTime() would sign, to be changed, and the AK's signature over any bytes.
    Attest quoteAttest(const Hash& qualifier, PcrMask mask) const;
    Attest timeAttest(const Hash& nonce) const;
    SignedAttest sign(Bytes attest);
    EcdsaSignature signRaw(ByteView message);

    // State, open to tests.
    PcrValues pcrs;  // all 24
    ClockInfo clock;
    std::uint64_t time = 1'000;
    std::uint64_t firmware = 0x2019'1023'0016'3636;

private:
    Random& m_random;
    crypto::SecretBytes m_akScalar, m_ekScalar;
    Bytes m_akPublic, m_ekPublic;
    // What hides the counters in quotes of an owner-hierarchy key.
    std::uint32_t m_hideReset = 0, m_hideRestart = 0;
    std::uint64_t m_hideFirmware = 0;
};

// EK certificates for tests: every field open to be wrong. Ed25519, so that a seed gives the same bytes each time.
struct CertificateOptions {
    bool isCa = false;
    bool ekUsage = true;
    const char* notBefore = "20240101000000Z";
    const char* notAfter = "99991231235959Z";
};

class SoftCa {
public:
    explicit SoftCa(Random& random, const char* name = "Test TPM vendor root");
    VendorRoot vendorRoot(EkAlgorithm algorithm = EkAlgorithm::EccP256) const;
    // A certificate of this CA for the key in a TPMT_PUBLIC.
    Bytes issue(ByteView ekPublic, const CertificateOptions& options = {}) const;
    // An intermediate of this CA.
    SoftCa intermediate(Random& random, const char* name = "Test TPM vendor intermediate") const;
    const Bytes& der() const { return m_der; }

private:
    SoftCa(Random& random, const char* name, const SoftCa* issuer);
    crypto::SecretBytes m_seed;
    Bytes m_der;
};

}  // namespace leo::attest::test

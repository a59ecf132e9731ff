// EK: the chip's identity, its certificate, and credential activation by the attestor.
//
// Everything here runs in software on the attestor; the node's half is tpm::Tpm::activateCredential.
// Sources: TCG EK Credential Profile for TPM Family 2.0 (2.5), TPM 2.0 Part 1 section 24 (credential protection).
#pragma once

#include <set>

#include "attest/reason.h"
#include "attest/tpm_structs.h"
#include "base/random.h"
#include "base/strong.h"
#include "crypto/secret.h"

namespace leo::attest {

enum class EkAlgorithm : std::uint8_t { Rsa2048 = 1, EccP256 = 2 };

inline constexpr std::size_t kMaxCertificateBytes = 4096;  // real EK certificates are 800 to 1600
inline constexpr std::size_t kMaxCertificateChain = 5;

// A TPM vendor's root as genesis lists it. One EK algorithm per root: a chip with two EKs is still one node.
struct VendorRoot {
    Bytes certificate;  // DER
    EkAlgorithm algorithm = EkAlgorithm::EccP256;
    bool software = false;  // proves the protocol, not the machine
};

struct EkPolicy {
    std::vector<VendorRoot> roots;
    std::set<Hash> deniedEkIds;
    // Certificates' validity is judged at this time; nothing ignores it (many real EK certificates carry wrong
    // dates).
    std::optional<TimeMs> validAt;
};

struct EkIdentity {
    Hash ekId{};           // SHA-256 of the SubjectPublicKeyInfo: one EK, one node
    std::size_t root = 0;  // index into EkPolicy::roots
    EkAlgorithm algorithm = EkAlgorithm::EccP256;
    bool software = false;
};

struct EkOutcome {
    Finding finding;
    EkIdentity identity;  // meaningful when finding.ok()
};
// chain is the EK certificate and then intermediates, DER. ekPublic is the TPMT_PUBLIC of the EK.
EkOutcome verifyEk(const EkPolicy& policy, const std::vector<Bytes>& chain, ByteView ekPublic);

// SHA-256 of the SubjectPublicKeyInfo of a TPMT_PUBLIC. BadKey.
Result<Hash> ekIdOf(ByteView ekPublic);
// The certificate at the start of what an NV index holds: strips the TCG PC Client wrapper (10 01 00 size) and
// padding.
Result<Bytes> trimCertificate(ByteView nvContents);

// The TCG's default EK templates L-1 (RSA-2048) and L-2 (P-256) without a unique field.
PublicArea ekTemplate(EkAlgorithm algorithm);
// Leo's AK: ECC P-256, restricted signing, ECDSA with SHA-256.
PublicArea akTemplate();

// What TPM2_MakeCredential gives: only the TPM with this EK opens it, and only if it holds an object with that name.
struct Credential {
    Bytes idObject;         // contents of TPM2B_ID_OBJECT
    Bytes encryptedSecret;  // contents of TPM2B_ENCRYPTED_SECRET
    bool operator==(const Credential&) const = default;
};
// secret is 32 bytes. BadKey when ekPublic is not an EK by ekTemplate.
Result<Credential> makeCredential(ByteView ekPublic, ByteView akName, ByteView secret, Random& random);
Bytes encodeCredential(const Credential& credential);
Result<Credential> decodeCredential(ByteView bytes);

// One challenge, one attempt: the secret is dropped with the first answer, right or wrong.
class ActivationChallenge {
public:
    // deadline: an answer at or after it is late.
    static Result<ActivationChallenge> create(ByteView ekPublic, ByteView akPublic, TimeMs deadline, Random& random);
    const Credential& credential() const { return m_credential; }
    TimeMs deadline() const { return m_deadline; }
    // ActivationWrong, ActivationLate, ActivationUsed. Compares in constant time.
    Finding answer(ByteView secret, TimeMs now);

private:
    Credential m_credential;
    crypto::SecretBytes m_secret;
    TimeMs m_deadline;
    bool m_used = false;
};

}  // namespace leo::attest

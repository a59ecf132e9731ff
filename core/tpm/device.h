// Tpm: one TPM 2.0, real or emulated, through tpm2-tss ESYS: everything a Leo node asks of its chip.
//
// Blocking (0.4 ms a quote on swtpm, up to 0.5 s on real chips); one thread at a time. A TPM has three transient
// object slots and /dev/tpm0 or swtpm have no resource manager, so EK and AK are persisted and every call leaves
// no transient object or session behind, on success and on error.
// Bytes from a peer are parsed by attest/tpm_structs and never reach libtss2-mu.
// Errors: Unavailable when there is no device; NotPermitted when a policy is not met; DecryptFailed when a blob or
// credential is not for this TPM; NotFound for an NV index; TpmFailure for the rest, with the TPM's own words.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "attest/endorsement.h"
#include "attest/evidence.h"
#include "attest/sealing.h"

namespace leo::tpm {

inline constexpr std::uint32_t kEkHandle = 0x81010001;  // TCG TPM v2.0 Provisioning Guidance
inline constexpr std::uint32_t kAkHandle = 0x81010002;
inline constexpr std::uint32_t kRsaEkCertificateIndex = 0x01C00002;  // TCG EK Credential Profile 2.2.1.4
inline constexpr std::uint32_t kEccEkCertificateIndex = 0x01C0000A;
// Where a maker may leave the certificates between the EK's and its root (TCG EK Credential Profile, "EK certificate
// chain"; Intel's firmware TPMs do): DER one after the other, cut at will over the indices.
inline constexpr std::uint32_t kFirstEkChainIndex = 0x01C00100;
inline constexpr std::uint32_t kLastEkChainIndex = 0x01C001FF;

class Tpm;

// A loaded transient object; flushed when it goes. Must not outlive its Tpm.
class LoadedObject {
public:
    LoadedObject(LoadedObject&& other) noexcept;
    LoadedObject& operator=(LoadedObject&& other) noexcept;
    LoadedObject(const LoadedObject&) = delete;
    LoadedObject& operator=(const LoadedObject&) = delete;
    ~LoadedObject();

private:
    friend class Tpm;
    LoadedObject(Tpm* tpm, std::uint32_t object) : m_tpm(tpm), m_object(object) {}
    Tpm* m_tpm;
    std::uint32_t m_object;  // ESYS_TR
};

class Tpm {
public:
    // "swtpm:path=/run/…/sock" or "device:/dev/tpmrm0". InvalidArgument for other transports.
    static Result<std::unique_ptr<Tpm>> open(std::string_view tcti);
    ~Tpm();
    Tpm(const Tpm&) = delete;
    Tpm& operator=(const Tpm&) = delete;

    // The EK by the TCG template, created and persisted at kEkHandle when it is not there yet. TPMT_PUBLIC.
    Result<Bytes> ensureEk(attest::EkAlgorithm algorithm);
    // The AK, a primary of the owner hierarchy persisted at kAkHandle. The template is fixed, so a lost handle brings
    // the same key back, until TPM2_Clear. TPMT_PUBLIC.
    Result<Bytes> ensureAk();

    // DER. NotFound when the chip has none.
    Result<Bytes> readEkCertificate(attest::EkAlgorithm algorithm);
    // DER, in the order the chip has them; most chips have none.
    Result<std::vector<Bytes>> readEkChain();
    // For the local network's own software TPMs: platform hierarchy with an empty password. Replaces an older one.
    Status writeEkCertificate(attest::EkAlgorithm algorithm, ByteView der);

    // The secret of a credential made for this EK and AK. DecryptFailed.
    Result<crypto::SecretBytes> activateCredential(const attest::Credential& credential);

    Status extendPcr13(const Hash& digest);
    Result<attest::PcrValues> readPcrs(attest::PcrMask mask);  // SHA-256 bank
    Result<attest::SignedAttest> quote(const Hash& qualifier, attest::PcrMask mask);
    Result<attest::SignedAttest> getTime(const Hash& nonce);

    // Imports a blob sealed to this EK and loads it. Malformed, DecryptFailed (another parent).
    Result<LoadedObject> importAndLoad(const attest::ImportBlob& blob);
    // NotPermitted when PCRs, counters or clock are not as in the spec, or the spec is not the object's policy.
    Result<crypto::SecretBytes> unseal(const LoadedObject& object, const attest::PolicySpec& spec);
    // Both, and flushes.
    Result<crypto::SecretBytes> importAndUnseal(const attest::ImportBlob& blob, const attest::PolicySpec& spec);

    // After power went without TPM2_Shutdown the clock may repeat what it said before, and every quote says so (safe
    // = 0) until it has passed what the chip may have reported: up to 2^22 ms later (Part 1 section 36.3.2). This
    // sets it ahead by that much, which a TPM's owner may do; never back, so nothing sealed opens for longer. Nothing
    // to do when the clock is safe. TpmFailure where the owner hierarchy has a password: then only time helps.
    Status settleClock();

    // TPM2_Shutdown(CLEAR): before power goes, so that the clock stays safe over the restart.
    Status shutdown();

    // Transient objects and sessions the TPM holds at the moment; 0 between calls unless a LoadedObject lives.
    Result<std::size_t> openHandles();

private:
    friend class LoadedObject;
    struct Impl;
    explicit Tpm(std::unique_ptr<Impl> impl);
    void flushObject(std::uint32_t object);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace leo::tpm

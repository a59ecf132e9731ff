// What the files of tpm/ share around ESYS: owned results, sessions that flush themselves, errors in words.
// Internal to tpm/.
#pragma once

#include <tss2/tss2_esys.h>

#include <memory>
#include <string>

#include "tpm/device.h"

namespace leo::tpm {

struct EsysDeleter {
    void operator()(void* memory) const { Esys_Free(memory); }
};
// What ESYS allocated for us.
template <class T>
using EsysPtr = std::unique_ptr<T, EsysDeleter>;

// The TPM's own code without the number of the handle, session or parameter it is about (Part 2 section 6.6.2);
// 0 for codes of the layers above the TPM.
TSS2_RC baseCode(TSS2_RC code);
// Unavailable when the transport failed, else TpmFailure: what was tried, the TPM's words and number.
Error tpmError(std::string_view action, TSS2_RC code);
// The blob or credential was made for another chip: libtpms and real chips answer with several codes, TPM_RC_FAILURE
// among them, which does not mean that the TPM has failed (attestation section 4).
bool meansOtherParent(TSS2_RC code);

#define LEO_TRY_TPM(action, expression)                                         \
    do {                                                                        \
        const TSS2_RC leoTpmCode = (expression);                                \
        if (leoTpmCode != TSS2_RC_SUCCESS) return tpmError(action, leoTpmCode); \
    } while (false)

// Copies bytes into a TPM2B of ESYS. TooLarge when they do not fit.
template <class Sized>
Status fill(Sized& target, ByteView bytes) {
    LEO_REQUIRE(bytes.size() <= sizeof target.buffer, Code::TooLarge, "value does not fit a TPM structure");
    target.size = static_cast<std::uint16_t>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), target.buffer);
    return {};
}

TPML_PCR_SELECTION selectionOf(attest::PcrMask mask);
// Between ESYS's structures and our own; the wire form is always written by attest/.
TPM2B_PUBLIC toEsys(const attest::PublicArea& area);
Result<attest::PublicArea> fromEsys(const TPMT_PUBLIC& area);
Result<Bytes> signatureBytes(const TPMT_SIGNATURE& signature);

// A policy session; flushed when it goes.
class PolicySession {
public:
    static Result<PolicySession> start(ESYS_CONTEXT* esys);
    // Satisfied for the EK: PolicySecret(endorsement) with its empty password.
    static Result<PolicySession> startForEk(ESYS_CONTEXT* esys);
    PolicySession(PolicySession&& other) noexcept
        : m_esys(other.m_esys), m_handle(std::exchange(other.m_handle, ESYS_TR_NONE)) {}
    PolicySession& operator=(PolicySession&&) = delete;
    ~PolicySession();
    ESYS_TR handle() const { return m_handle; }

private:
    PolicySession(ESYS_CONTEXT* esys, ESYS_TR handle) : m_esys(esys), m_handle(handle) {}
    ESYS_CONTEXT* m_esys;
    ESYS_TR m_handle;
};

struct Tpm::Impl {
    TSS2_TCTI_CONTEXT* tcti = nullptr;
    ESYS_CONTEXT* esys = nullptr;
    // Persistent objects, looked up once. The TPM's owner could evict them behind our back; then calls fail.
    ESYS_TR ek = ESYS_TR_NONE;
    ESYS_TR ak = ESYS_TR_NONE;

    ~Impl();
    Result<std::vector<std::uint32_t>> handles(std::uint32_t first) const;
    Status flushLeftovers();
    // The persistent object at a handle; ESYS_TR_NONE when there is none.
    Result<ESYS_TR> persistent(std::uint32_t handle);
    Result<attest::PublicArea> readPublic(ESYS_TR object);
    // What an NV index that exists holds. TooLarge.
    Result<Bytes> readNv(std::uint32_t index, std::size_t maxBytes);
    Result<ESYS_TR> createAndPersist(ESYS_TR hierarchy, const attest::PublicArea& area, std::uint32_t handle);
    Result<ESYS_TR> needEk();
    Result<ESYS_TR> needAk();
};

}  // namespace leo::tpm

#include "tpm/esys.h"

#include <tss2/tss2_rc.h>

#include <cstdio>

namespace leo::tpm {
namespace {

constexpr TSS2_RC kFormatOneMask = 0x0BF;   // number of handle, session or parameter removed
constexpr TSS2_RC kFormatZeroMask = 0x97F;  // version, severity and error number

}  // namespace

TSS2_RC baseCode(TSS2_RC code) {
    if ((code & TSS2_RC_LAYER_MASK) != TSS2_TPM_RC_LAYER) return TSS2_RC_SUCCESS;
    return (code & TPM2_RC_FMT1) ? code & kFormatOneMask : code & kFormatZeroMask;
}

Error tpmError(std::string_view action, TSS2_RC code) {
    char number[16];
    std::snprintf(number, sizeof number, "0x%X", code);
    std::string text = "TPM: " + std::string(action) + ": ";
    if (baseCode(code) == TPM2_RC_LOCKOUT)
        text += "the TPM is in lockout after failed authorizations; wait, or clear the lockout as its owner";
    else
        text += Tss2_RC_Decode(code);
    text += " (" + std::string(number) + ")";
    const bool transport = (code & TSS2_RC_LAYER_MASK) == TSS2_TCTI_RC_LAYER;
    return makeError(transport ? Code::Unavailable : Code::TpmFailure, std::move(text));
}

bool meansOtherParent(TSS2_RC code) {
    switch (baseCode(code)) {
        case TPM2_RC_INTEGRITY:
        case TPM2_RC_FAILURE:
        case TPM2_RC_VALUE:
        case TPM2_RC_SIZE:
        case TPM2_RC_ECC_POINT:
        case TPM2_RC_INSUFFICIENT: return true;
        default: return false;
    }
}

TPML_PCR_SELECTION selectionOf(attest::PcrMask mask) {
    TPML_PCR_SELECTION selection{};
    selection.count = 1;
    TPMS_PCR_SELECTION& bank = selection.pcrSelections[0];
    bank.hash = TPM2_ALG_SHA256;
    bank.sizeofSelect = 3;
    for (unsigned i = 0; i < 3; ++i) bank.pcrSelect[i] = static_cast<BYTE>(mask >> (8 * i));
    return selection;
}

TPM2B_PUBLIC toEsys(const attest::PublicArea& area) {
    TPM2B_PUBLIC out{};
    TPMT_PUBLIC& target = out.publicArea;
    target.type = area.type;
    target.nameAlg = area.nameAlg;
    target.objectAttributes = area.attributes;
    LEO_ASSERT(fill(target.authPolicy, area.authPolicy).ok());
    if (area.type == TPM2_ALG_KEYEDHASH) {
        target.parameters.keyedHashDetail.scheme.scheme = area.scheme;
        LEO_ASSERT(fill(target.unique.keyedHash, area.unique).ok());
        return out;
    }
    TPMT_SYM_DEF_OBJECT symmetric{};
    symmetric.algorithm = area.symmetric;
    symmetric.keyBits.sym = area.symmetricBits;
    symmetric.mode.sym = area.symmetricMode;
    if (area.type == TPM2_ALG_RSA) {
        TPMS_RSA_PARMS& rsa = target.parameters.rsaDetail;
        rsa.symmetric = symmetric;
        rsa.scheme.scheme = area.scheme;
        rsa.scheme.details.anySig.hashAlg = area.schemeHash;
        rsa.keyBits = area.keyBits;
        rsa.exponent = area.exponent;
        LEO_ASSERT(fill(target.unique.rsa, area.modulus).ok());
    } else {
        TPMS_ECC_PARMS& ecc = target.parameters.eccDetail;
        ecc.symmetric = symmetric;
        ecc.scheme.scheme = area.scheme;
        ecc.scheme.details.anySig.hashAlg = area.schemeHash;
        ecc.curveID = area.curve;
        ecc.kdf.scheme = area.kdf;
        LEO_ASSERT(fill(target.unique.ecc.x, area.x).ok() && fill(target.unique.ecc.y, area.y).ok());
    }
    return out;
}

namespace {

template <class Sized>
Bytes bytesOf(const Sized& value) {
    return Bytes(value.buffer, value.buffer + value.size);
}

void copySymmetric(const TPMT_SYM_DEF_OBJECT& from, attest::PublicArea& to) {
    to.symmetric = from.algorithm;
    if (from.algorithm == TPM2_ALG_NULL) return;
    to.symmetricBits = from.keyBits.sym;
    to.symmetricMode = from.mode.sym;
}

}  // namespace

Result<attest::PublicArea> fromEsys(const TPMT_PUBLIC& area) {
    attest::PublicArea out;
    out.type = area.type;
    out.nameAlg = area.nameAlg;
    out.attributes = area.objectAttributes;
    out.authPolicy = bytesOf(area.authPolicy);
    if (area.type == TPM2_ALG_RSA) {
        const TPMS_RSA_PARMS& rsa = area.parameters.rsaDetail;
        copySymmetric(rsa.symmetric, out);
        out.scheme = rsa.scheme.scheme;
        if (out.scheme != TPM2_ALG_NULL) out.schemeHash = rsa.scheme.details.anySig.hashAlg;
        out.keyBits = rsa.keyBits;
        out.exponent = rsa.exponent;
        out.modulus = bytesOf(area.unique.rsa);
    } else if (area.type == TPM2_ALG_ECC) {
        const TPMS_ECC_PARMS& ecc = area.parameters.eccDetail;
        copySymmetric(ecc.symmetric, out);
        out.scheme = ecc.scheme.scheme;
        if (out.scheme != TPM2_ALG_NULL) out.schemeHash = ecc.scheme.details.anySig.hashAlg;
        out.curve = ecc.curveID;
        out.kdf = ecc.kdf.scheme;
        out.x = bytesOf(area.unique.ecc.x);
        out.y = bytesOf(area.unique.ecc.y);
    } else {
        return makeError(Code::Unsupported, "TPM: the object is neither an RSA nor an ECC key");
    }
    return out;
}

Result<Bytes> signatureBytes(const TPMT_SIGNATURE& signature) {
    if (signature.sigAlg != TPM2_ALG_ECDSA)
        return makeError(Code::Unsupported, "TPM: the attestation key did not sign with ECDSA");
    const TPMS_SIGNATURE_ECC& ecdsa = signature.signature.ecdsa;
    attest::EcdsaSignature out;
    out.hash = ecdsa.hash;
    out.r = bytesOf(ecdsa.signatureR);
    out.s = bytesOf(ecdsa.signatureS);
    return attest::encodeSignature(out);
}

Result<PolicySession> PolicySession::start(ESYS_CONTEXT* esys) {
    TPMT_SYM_DEF symmetric{};
    symmetric.algorithm = TPM2_ALG_NULL;
    ESYS_TR handle = ESYS_TR_NONE;
    LEO_TRY_TPM("starting a policy session",
                Esys_StartAuthSession(esys, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE,
                                      nullptr, TPM2_SE_POLICY, &symmetric, TPM2_ALG_SHA256, &handle));
    PolicySession session(esys, handle);
    // Otherwise a command that succeeds ends the session and one that fails does not; this way we always flush.
    LEO_TRY_TPM("keeping the policy session",
                Esys_TRSess_SetAttributes(esys, handle, TPMA_SESSION_CONTINUESESSION, TPMA_SESSION_CONTINUESESSION));
    return session;
}

Result<PolicySession> PolicySession::startForEk(ESYS_CONTEXT* esys) {
    LEO_TRY_ASSIGN(PolicySession session, start(esys));
    const TPM2B_NONCE noNonce{};
    const TPM2B_DIGEST noCpHash{};
    const TPM2B_NONCE noReference{};
    LEO_TRY_TPM("satisfying the endorsement key's policy",
                Esys_PolicySecret(esys, ESYS_TR_RH_ENDORSEMENT, session.handle(), ESYS_TR_PASSWORD, ESYS_TR_NONE,
                                  ESYS_TR_NONE, &noNonce, &noCpHash, &noReference, 0, nullptr, nullptr));
    return session;
}

PolicySession::~PolicySession() {
    if (m_handle != ESYS_TR_NONE) Esys_FlushContext(m_esys, m_handle);
}

}  // namespace leo::tpm

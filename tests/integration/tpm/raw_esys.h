// Direct ESYS calls for what Leo itself never does: the attacker's hand on a TPM.
#pragma once

#include <tss2/tss2_esys.h>
#include <tss2/tss2_tctildr.h>

#include <cstring>
#include <string>
#include <vector>

#include "attest/evidence.h"
#include "attest/sealing.h"
#include "crypto/hash.h"

namespace leo::tpm::test {

class RawEsys {
public:
    explicit RawEsys(const std::string& tcti) {
        LEO_ASSERT(Tss2_TctiLdr_Initialize(tcti.c_str(), &m_tcti) == TSS2_RC_SUCCESS);
        LEO_ASSERT(Esys_Initialize(&m_esys, m_tcti, nullptr) == TSS2_RC_SUCCESS);
    }
    ~RawEsys() {
        Esys_Finalize(&m_esys);
        Tss2_TctiLdr_Finalize(&m_tcti);
    }
    RawEsys(const RawEsys&) = delete;
    RawEsys& operator=(const RawEsys&) = delete;

    TSS2_RC shutdownState() { return Esys_Shutdown(m_esys, kNone, kNone, kNone, TPM2_SU_STATE); }
    TSS2_RC resetPcr(unsigned index) {
        return Esys_PCR_Reset(m_esys, ESYS_TR_PCR0 + index, ESYS_TR_PASSWORD, kNone, kNone);
    }
    TSS2_RC clear() { return Esys_Clear(m_esys, ESYS_TR_RH_LOCKOUT, ESYS_TR_PASSWORD, kNone, kNone); }
    TSS2_RC clockSet(std::uint64_t ms) {
        return Esys_ClockSet(m_esys, ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, kNone, kNone, ms);
    }
    // Leaves a transient primary behind, as a process that dies would.
    TSS2_RC leakObject() {
        ESYS_TR object = kNone;
        return createPrimary(ESYS_TR_RH_OWNER, attest::akTemplate(), object);
    }
    TSS2_RC leakSession() {
        TPMT_SYM_DEF symmetric{};
        symmetric.algorithm = TPM2_ALG_NULL;
        ESYS_TR session = kNone;
        return Esys_StartAuthSession(m_esys, kNone, kNone, kNone, kNone, kNone, nullptr, TPM2_SE_POLICY, &symmetric,
                                     TPM2_ALG_SHA256, &session);
    }

    TSS2_RC createPrimary(ESYS_TR hierarchy, const attest::PublicArea& area, ESYS_TR& object,
                          Bytes* encoded = nullptr) {
        const TPM2B_SENSITIVE_CREATE sensitive{};
        const TPM2B_DATA outside{};
        const TPML_PCR_SELECTION noPcrs{};
        const TPM2B_PUBLIC in = templateOf(area);
        TPM2B_PUBLIC* out = nullptr;
        const TSS2_RC code = Esys_CreatePrimary(m_esys, hierarchy, ESYS_TR_PASSWORD, kNone, kNone, &sensitive, &in,
                                                &outside, &noPcrs, &object, &out, nullptr, nullptr, nullptr);
        if (code == TSS2_RC_SUCCESS && encoded) *encoded = publicOf(area, *out);
        Esys_Free(out);
        return code;
    }

    // A key below a primary storage key, with its TPMT_PUBLIC.
    ESYS_TR createChild(const attest::PublicArea& area, Bytes& encoded) {
        attest::PublicArea storage = attest::akTemplate();
        storage.attributes ^= attest::kAttrSign | attest::kAttrDecrypt;
        storage.symmetric = attest::kAlgAes;
        storage.symmetricBits = 128;
        storage.symmetricMode = attest::kAlgCfb;
        storage.scheme = attest::kAlgNull;
        ESYS_TR parent = kNone, child = kNone;
        LEO_ASSERT(createPrimary(ESYS_TR_RH_OWNER, storage, parent) == TSS2_RC_SUCCESS);
        const TPM2B_SENSITIVE_CREATE sensitive{};
        const TPM2B_DATA outside{};
        const TPML_PCR_SELECTION noPcrs{};
        const TPM2B_PUBLIC in = templateOf(area);
        TPM2B_PUBLIC* out = nullptr;
        TPM2B_PRIVATE* secret = nullptr;
        LEO_ASSERT(Esys_Create(m_esys, parent, ESYS_TR_PASSWORD, kNone, kNone, &sensitive, &in, &outside, &noPcrs,
                               &secret, &out, nullptr, nullptr, nullptr) == TSS2_RC_SUCCESS);
        LEO_ASSERT(Esys_Load(m_esys, parent, ESYS_TR_PASSWORD, kNone, kNone, secret, out, &child) == TSS2_RC_SUCCESS);
        encoded = publicOf(area, *out);
        Esys_Free(out);
        Esys_Free(secret);
        return child;
    }

    ESYS_TR persistent(TPM2_HANDLE handle) {
        ESYS_TR object = kNone;
        LEO_ASSERT(Esys_TR_FromTPMPublic(m_esys, handle, kNone, kNone, kNone, &object) == TSS2_RC_SUCCESS);
        return object;
    }

    // banks: hash algorithm and mask of each selection, as the attester likes.
    attest::SignedAttest quote(ESYS_TR key, ByteView qualifier,
                               const std::vector<std::pair<std::uint16_t, std::uint32_t>>& banks) {
        TPML_PCR_SELECTION selection{};
        selection.count = static_cast<UINT32>(banks.size());
        for (std::size_t i = 0; i < banks.size(); ++i) {
            TPMS_PCR_SELECTION& one = selection.pcrSelections[i];
            one.hash = banks[i].first;
            one.sizeofSelect = 3;
            for (unsigned k = 0; k < 3; ++k) one.pcrSelect[k] = static_cast<BYTE>(banks[i].second >> (8 * k));
        }
        const TPM2B_DATA data = dataOf(qualifier);
        TPMT_SIG_SCHEME scheme{};
        scheme.scheme = TPM2_ALG_NULL;
        TPM2B_ATTEST* attest = nullptr;
        TPMT_SIGNATURE* signature = nullptr;
        LEO_ASSERT(Esys_Quote(m_esys, key, ESYS_TR_PASSWORD, kNone, kNone, &data, &scheme, &selection, &attest,
                              &signature) == TSS2_RC_SUCCESS);
        return take(attest, signature);
    }

    attest::SignedAttest getTime(ESYS_TR key, ByteView nonce) {
        const TPM2B_DATA data = dataOf(nonce);
        const TPMT_SIG_SCHEME scheme = noScheme();
        TPM2B_ATTEST* attest = nullptr;
        TPMT_SIGNATURE* signature = nullptr;
        LEO_ASSERT(Esys_GetTime(m_esys, ESYS_TR_RH_ENDORSEMENT, key, ESYS_TR_PASSWORD, ESYS_TR_PASSWORD, kNone, &data,
                                &scheme, &attest, &signature) == TSS2_RC_SUCCESS);
        return take(attest, signature);
    }

    attest::SignedAttest certify(ESYS_TR key, ESYS_TR object, ByteView qualifier) {
        const TPM2B_DATA data = dataOf(qualifier);
        TPMT_SIG_SCHEME scheme{};
        scheme.scheme = TPM2_ALG_NULL;
        TPM2B_ATTEST* attest = nullptr;
        TPMT_SIGNATURE* signature = nullptr;
        LEO_ASSERT(Esys_Certify(m_esys, object, key, ESYS_TR_PASSWORD, ESYS_TR_PASSWORD, kNone, &data, &scheme,
                                &attest, &signature) == TSS2_RC_SUCCESS);
        return take(attest, signature);
    }

    // What a factory does: an index of the platform that anybody may read.
    TSS2_RC writeFactoryNv(std::uint32_t index, ByteView contents) {
        TPM2B_NV_PUBLIC nvPublic{};
        nvPublic.nvPublic.nvIndex = index;
        nvPublic.nvPublic.nameAlg = TPM2_ALG_SHA256;
        nvPublic.nvPublic.attributes =
            TPMA_NV_PPWRITE | TPMA_NV_PPREAD | TPMA_NV_AUTHREAD | TPMA_NV_NO_DA | TPMA_NV_PLATFORMCREATE;
        nvPublic.nvPublic.dataSize = static_cast<UINT16>(contents.size());
        const TPM2B_AUTH noAuth{};
        ESYS_TR nv = kNone;
        const TSS2_RC code =
            Esys_NV_DefineSpace(m_esys, ESYS_TR_RH_PLATFORM, ESYS_TR_PASSWORD, kNone, kNone, &noAuth, &nvPublic, &nv);
        if (code != TSS2_RC_SUCCESS) return code;
        TPM2B_MAX_NV_BUFFER buffer{};
        LEO_ASSERT(contents.size() <= sizeof buffer.buffer);
        buffer.size = static_cast<UINT16>(contents.size());
        std::copy(contents.begin(), contents.end(), buffer.buffer);
        return Esys_NV_Write(m_esys, ESYS_TR_RH_PLATFORM, nv, ESYS_TR_PASSWORD, kNone, kNone, &buffer, 0);
    }

    // NV_Certify of an index whose contents the attester chose: shaped like a PCR digest, it once passed as a quote.
    // With digestOnly the TPM answers TPM_ST_ATTEST_NV_DIGEST.
    attest::SignedAttest certifyNv(ESYS_TR key, ByteView contents, ByteView qualifier, bool digestOnly = false) {
        TPM2B_NV_PUBLIC nvPublic{};
        nvPublic.nvPublic.nvIndex = digestOnly ? 0x01800002 : 0x01800001;
        nvPublic.nvPublic.nameAlg = TPM2_ALG_SHA256;
        nvPublic.nvPublic.attributes = TPMA_NV_AUTHREAD | TPMA_NV_AUTHWRITE | TPMA_NV_NO_DA;
        nvPublic.nvPublic.dataSize = static_cast<UINT16>(contents.size());
        const TPM2B_AUTH noAuth{};
        ESYS_TR nv = kNone;
        LEO_ASSERT(Esys_NV_DefineSpace(m_esys, ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, kNone, kNone, &noAuth, &nvPublic,
                                       &nv) == TSS2_RC_SUCCESS);
        TPM2B_MAX_NV_BUFFER buffer{};
        buffer.size = static_cast<UINT16>(contents.size());
        std::memcpy(buffer.buffer, contents.data(), contents.size());
        LEO_ASSERT(Esys_NV_Write(m_esys, nv, nv, ESYS_TR_PASSWORD, kNone, kNone, &buffer, 0) == TSS2_RC_SUCCESS);
        const TPM2B_DATA data = dataOf(qualifier);
        TPMT_SIG_SCHEME scheme{};
        scheme.scheme = TPM2_ALG_NULL;
        TPM2B_ATTEST* attest = nullptr;
        TPMT_SIGNATURE* signature = nullptr;
        LEO_ASSERT(Esys_NV_Certify(m_esys, key, nv, nv, ESYS_TR_PASSWORD, ESYS_TR_PASSWORD, kNone, &data, &scheme,
                                   digestOnly ? UINT16{0} : nvPublic.nvPublic.dataSize, 0, &attest,
                                   &signature) == TSS2_RC_SUCCESS);
        return take(attest, signature);
    }

    // TPM2_CertifyCreation of the AK itself: a primary is made again from its template, with a creation ticket.
    attest::SignedAttest certifyCreation(ESYS_TR key, ByteView qualifier) {
        const TPM2B_SENSITIVE_CREATE sensitive{};
        const TPM2B_DATA outside{};
        const TPML_PCR_SELECTION noPcrs{};
        const TPM2B_PUBLIC in = templateOf(attest::akTemplate());
        ESYS_TR object = kNone;
        TPM2B_PUBLIC* out = nullptr;
        TPM2B_CREATION_DATA* creation = nullptr;
        TPM2B_DIGEST* hash = nullptr;
        TPMT_TK_CREATION* ticket = nullptr;
        LEO_ASSERT(Esys_CreatePrimary(m_esys, ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, kNone, kNone, &sensitive, &in,
                                      &outside, &noPcrs, &object, &out, &creation, &hash,
                                      &ticket) == TSS2_RC_SUCCESS);
        const TPM2B_DATA data = dataOf(qualifier);
        const TPMT_SIG_SCHEME scheme = noScheme();
        TPM2B_ATTEST* attest = nullptr;
        TPMT_SIGNATURE* signature = nullptr;
        LEO_ASSERT(Esys_CertifyCreation(m_esys, key, object, ESYS_TR_PASSWORD, kNone, kNone, &data, hash, &scheme,
                                        ticket, &attest, &signature) == TSS2_RC_SUCCESS);
        Esys_Free(out);
        Esys_Free(creation);
        Esys_Free(hash);
        Esys_Free(ticket);
        return take(attest, signature);
    }

    // TPM2_GetSessionAuditDigest over one audited command, and TPM2_GetCommandAuditDigest.
    attest::SignedAttest sessionAudit(ESYS_TR key, ByteView qualifier) {
        TPMT_SYM_DEF symmetric{};
        symmetric.algorithm = TPM2_ALG_NULL;
        ESYS_TR session = kNone;
        LEO_ASSERT(Esys_StartAuthSession(m_esys, kNone, kNone, kNone, kNone, kNone, nullptr, TPM2_SE_HMAC, &symmetric,
                                         TPM2_ALG_SHA256, &session) == TSS2_RC_SUCCESS);
        constexpr TPMA_SESSION kAudit = TPMA_SESSION_AUDIT | TPMA_SESSION_CONTINUESESSION;
        LEO_ASSERT(Esys_TRSess_SetAttributes(m_esys, session, kAudit, 0xFF) == TSS2_RC_SUCCESS);
        TPM2B_DIGEST* random = nullptr;
        LEO_ASSERT(Esys_GetRandom(m_esys, session, kNone, kNone, 8, &random) == TSS2_RC_SUCCESS);
        Esys_Free(random);
        const TPM2B_DATA data = dataOf(qualifier);
        const TPMT_SIG_SCHEME scheme = noScheme();
        TPM2B_ATTEST* attest = nullptr;
        TPMT_SIGNATURE* signature = nullptr;
        LEO_ASSERT(Esys_GetSessionAuditDigest(m_esys, ESYS_TR_RH_ENDORSEMENT, key, session, ESYS_TR_PASSWORD,
                                              ESYS_TR_PASSWORD, kNone, &data, &scheme, &attest,
                                              &signature) == TSS2_RC_SUCCESS);
        return take(attest, signature);
    }
    attest::SignedAttest commandAudit(ESYS_TR key, ByteView qualifier) {
        const TPM2B_DATA data = dataOf(qualifier);
        const TPMT_SIG_SCHEME scheme = noScheme();
        TPM2B_ATTEST* attest = nullptr;
        TPMT_SIGNATURE* signature = nullptr;
        LEO_ASSERT(Esys_GetCommandAuditDigest(m_esys, ESYS_TR_RH_ENDORSEMENT, key, ESYS_TR_PASSWORD, ESYS_TR_PASSWORD,
                                              kNone, &data, &scheme, &attest, &signature) == TSS2_RC_SUCCESS);
        return take(attest, signature);
    }

    // An unrestricted key signs any digest: also one of bytes that look like an attestation.
    attest::SignedAttest signUnrestricted(ESYS_TR key, const Bytes& bytes) {
        TPM2B_DIGEST digest{};
        const Hash hash = crypto::sha256(bytes);
        digest.size = static_cast<UINT16>(hash.size());
        std::memcpy(digest.buffer, hash.data(), hash.size());
        TPMT_TK_HASHCHECK ticket{};
        ticket.tag = TPM2_ST_HASHCHECK;
        ticket.hierarchy = TPM2_RH_NULL;
        const TPMT_SIG_SCHEME scheme = noScheme();
        TPMT_SIGNATURE* signature = nullptr;
        LEO_ASSERT(Esys_Sign(m_esys, key, ESYS_TR_PASSWORD, kNone, kNone, &digest, &scheme, &ticket, &signature) ==
                   TSS2_RC_SUCCESS);
        const attest::SignedAttest out{bytes, encoded(*signature)};
        Esys_Free(signature);
        return out;
    }

    // A restricted key signs any bytes that do not begin with TPM_GENERATED.
    attest::SignedAttest signArbitrary(ESYS_TR key, const Bytes& bytes) {
        TPM2B_MAX_BUFFER buffer{};
        buffer.size = static_cast<UINT16>(bytes.size());
        std::memcpy(buffer.buffer, bytes.data(), bytes.size());
        TPM2B_DIGEST* digest = nullptr;
        TPMT_TK_HASHCHECK* ticket = nullptr;
        LEO_ASSERT(Esys_Hash(m_esys, kNone, kNone, kNone, &buffer, TPM2_ALG_SHA256, ESYS_TR_RH_OWNER, &digest,
                             &ticket) == TSS2_RC_SUCCESS);
        TPMT_SIG_SCHEME scheme{};
        scheme.scheme = TPM2_ALG_NULL;
        TPMT_SIGNATURE* signature = nullptr;
        LEO_ASSERT(Esys_Sign(m_esys, key, ESYS_TR_PASSWORD, kNone, kNone, digest, &scheme, ticket, &signature) ==
                   TSS2_RC_SUCCESS);
        attest::SignedAttest out;
        out.attest = bytes;
        out.signature = encoded(*signature);
        Esys_Free(digest);
        Esys_Free(ticket);
        Esys_Free(signature);
        return out;
    }

    // Imports a blob and tries to open it with the empty password. The answer of TPM2_Unseal, without the session's
    // number.
    TSS2_RC unsealByPassword(const attest::ImportBlob& blob) {
        const attest::PublicArea area = attest::parsePublic(blob.publicArea).value();
        TPM2B_PUBLIC in{};
        in.publicArea.type = area.type;
        in.publicArea.nameAlg = area.nameAlg;
        in.publicArea.objectAttributes = area.attributes;
        copy(in.publicArea.authPolicy, area.authPolicy);
        in.publicArea.parameters.keyedHashDetail.scheme.scheme = TPM2_ALG_NULL;
        copy(in.publicArea.unique.keyedHash, area.unique);
        TPM2B_PRIVATE duplicate{};
        copy(duplicate, blob.duplicate);
        TPM2B_ENCRYPTED_SECRET seed{};
        seed.size = static_cast<UINT16>(blob.encryptedSeed.size());
        std::memcpy(seed.secret, blob.encryptedSeed.data(), blob.encryptedSeed.size());
        TPMT_SYM_DEF_OBJECT none{};
        none.algorithm = TPM2_ALG_NULL;
        const ESYS_TR ek = persistent(0x81010001);
        TPM2B_PRIVATE* imported = nullptr;
        ESYS_TR session = ekSession();
        LEO_ASSERT(Esys_Import(m_esys, ek, session, kNone, kNone, nullptr, &in, &duplicate, &seed, &none,
                               &imported) == TSS2_RC_SUCCESS);
        session = ekSession();
        ESYS_TR object = kNone;
        LEO_ASSERT(Esys_Load(m_esys, ek, session, kNone, kNone, imported, &in, &object) == TSS2_RC_SUCCESS);
        Esys_Free(imported);
        TPM2B_SENSITIVE_DATA* data = nullptr;
        const TSS2_RC code = Esys_Unseal(m_esys, object, ESYS_TR_PASSWORD, kNone, kNone, &data);
        Esys_Free(data);
        Esys_FlushContext(m_esys, object);
        return code & 0x97F;
    }

private:
    static constexpr ESYS_TR kNone = ESYS_TR_NONE;

    template <class Sized>
    static void copy(Sized& target, const Bytes& bytes) {
        target.size = static_cast<UINT16>(bytes.size());
        std::memcpy(target.buffer, bytes.data(), bytes.size());
    }
    static TPM2B_DATA dataOf(ByteView qualifier) {
        TPM2B_DATA data{};
        data.size = static_cast<UINT16>(qualifier.size());
        if (!qualifier.empty()) std::memcpy(data.buffer, qualifier.data(), qualifier.size());
        return data;
    }
    static TPMT_SIG_SCHEME noScheme() {
        TPMT_SIG_SCHEME scheme{};
        scheme.scheme = TPM2_ALG_NULL;
        return scheme;
    }
    static TPM2B_PUBLIC templateOf(const attest::PublicArea& area) {
        TPM2B_PUBLIC in{};
        TPMT_PUBLIC& out = in.publicArea;
        out.type = area.type;
        out.nameAlg = area.nameAlg;
        out.objectAttributes = area.attributes;
        if (area.type == attest::kAlgRsa) {
            out.parameters.rsaDetail.symmetric.algorithm = TPM2_ALG_NULL;
            out.parameters.rsaDetail.scheme.scheme = area.scheme;
            out.parameters.rsaDetail.scheme.details.rsassa.hashAlg = area.schemeHash;
            out.parameters.rsaDetail.keyBits = area.keyBits;
            return in;
        }
        TPMS_ECC_PARMS& ecc = out.parameters.eccDetail;
        ecc.symmetric.algorithm = area.symmetric;
        ecc.symmetric.keyBits.aes = area.symmetricBits;
        ecc.symmetric.mode.aes = area.symmetricMode;
        ecc.scheme.scheme = area.scheme;
        ecc.scheme.details.ecdsa.hashAlg = area.schemeHash;
        ecc.curveID = area.curve;
        ecc.kdf.scheme = area.kdf;
        return in;
    }
    // The template with the key the TPM made.
    static Bytes publicOf(attest::PublicArea area, const TPM2B_PUBLIC& made) {
        if (area.type == attest::kAlgRsa) {
            const TPM2B_PUBLIC_KEY_RSA& modulus = made.publicArea.unique.rsa;
            area.modulus.assign(modulus.buffer, modulus.buffer + modulus.size);
            return attest::encodePublic(area);
        }
        const TPMS_ECC_POINT& point = made.publicArea.unique.ecc;
        area.x.assign(point.x.buffer, point.x.buffer + point.x.size);
        area.y.assign(point.y.buffer, point.y.buffer + point.y.size);
        return attest::encodePublic(area);
    }
    static Bytes encoded(const TPMT_SIGNATURE& signature) {
        if (signature.sigAlg == TPM2_ALG_RSASSA) {
            const TPMS_SIGNATURE_RSASSA& rsa = signature.signature.rsassa;
            attest::TpmWriter writer;
            return writer.u16(signature.sigAlg).u16(rsa.hash).sized(ByteView(rsa.sig.buffer, rsa.sig.size)).take();
        }
        const TPMS_SIGNATURE_ECC& ecdsa = signature.signature.ecdsa;
        attest::EcdsaSignature out;
        out.hash = ecdsa.hash;
        out.r.assign(ecdsa.signatureR.buffer, ecdsa.signatureR.buffer + ecdsa.signatureR.size);
        out.s.assign(ecdsa.signatureS.buffer, ecdsa.signatureS.buffer + ecdsa.signatureS.size);
        return attest::encodeSignature(out);
    }
    static attest::SignedAttest take(TPM2B_ATTEST* attest, TPMT_SIGNATURE* signature) {
        attest::SignedAttest out;
        out.attest.assign(attest->attestationData, attest->attestationData + attest->size);
        out.signature = encoded(*signature);
        Esys_Free(attest);
        Esys_Free(signature);
        return out;
    }
    // Used up and gone after one command.
    ESYS_TR ekSession() {
        TPMT_SYM_DEF symmetric{};
        symmetric.algorithm = TPM2_ALG_NULL;
        ESYS_TR session = kNone;
        LEO_ASSERT(Esys_StartAuthSession(m_esys, kNone, kNone, kNone, kNone, kNone, nullptr, TPM2_SE_POLICY,
                                         &symmetric, TPM2_ALG_SHA256, &session) == TSS2_RC_SUCCESS);
        const TPM2B_NONCE nonce{};
        const TPM2B_DIGEST cpHash{};
        LEO_ASSERT(Esys_PolicySecret(m_esys, ESYS_TR_RH_ENDORSEMENT, session, ESYS_TR_PASSWORD, kNone, kNone, &nonce,
                                     &cpHash, &nonce, 0, nullptr, nullptr) == TSS2_RC_SUCCESS);
        return session;
    }

    TSS2_TCTI_CONTEXT* m_tcti = nullptr;
    ESYS_CONTEXT* m_esys = nullptr;
};

}  // namespace leo::tpm::test

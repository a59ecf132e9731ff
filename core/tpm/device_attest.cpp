// The calls of Tpm around attestation and key release: PCRs, quotes, credentials, imported keys.

#include <algorithm>
#include <bit>

#include "tpm/esys.h"

namespace leo::tpm {
namespace {

constexpr std::uint16_t kClockOffset = 8;        // of TPMS_TIME_INFO, as in attest/sealing
constexpr std::uint16_t kResetCountOffset = 16;  // resetCount and restartCount are neighbours

Result<attest::SignedAttest> signedAttest(const TPM2B_ATTEST& attest, const TPMT_SIGNATURE& signature) {
    attest::SignedAttest out;
    out.attest.assign(attest.attestationData, attest.attestationData + attest.size);
    LEO_TRY_ASSIGN(out.signature, signatureBytes(signature));
    return out;
}

Error notPermitted(std::string_view why, TSS2_RC code) {
    return makeError(Code::NotPermitted, std::string(why) + ": " + tpmError("unsealing", code).detail);
}

Error otherParent(std::string_view what, TSS2_RC code) {
    return makeError(Code::DecryptFailed,
                     std::string(what) + " was not made for this TPM: " + tpmError("opening it", code).detail);
}

// Runs the steps of the owner's policy in the session (attest::policyDigest has the order).
Status satisfy(ESYS_CONTEXT* esys, ESYS_TR session, const attest::PolicySpec& spec) {
    const TPML_PCR_SELECTION selection = selectionOf(attest::maskOf(spec.pcrs));
    // An empty digest takes the PCRs as they are; whether they are right shows when the object's policy is compared.
    const TPM2B_DIGEST present{};
    LEO_TRY_TPM("checking PCRs",
                Esys_PolicyPCR(esys, session, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &present, &selection));
    TPM2B_OPERAND counters{};
    LEO_TRY(fill(counters, attest::TpmWriter().u32(spec.resetCount).u32(spec.restartCount).view()));
    TSS2_RC code = Esys_PolicyCounterTimer(esys, session, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &counters,
                                           kResetCountOffset, TPM2_EO_EQ);
    if (baseCode(code) == TPM2_RC_POLICY)
        return notPermitted("the TPM was reset or restarted since the owner sealed the key", code);
    LEO_TRY_TPM("checking the restart counters", code);
    TPM2B_OPERAND deadline{};
    LEO_TRY(fill(deadline, attest::TpmWriter().u64(spec.clockDeadlineMs).view()));
    code = Esys_PolicyCounterTimer(esys, session, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &deadline, kClockOffset,
                                   TPM2_EO_UNSIGNED_LT);
    if (baseCode(code) == TPM2_RC_POLICY) return notPermitted("the owner's deadline has passed", code);
    LEO_TRY_TPM("checking the deadline", code);
    return {};
}

}  // namespace

Result<crypto::SecretBytes> Tpm::activateCredential(const attest::Credential& credential) {
    LEO_TRY_ASSIGN(const ESYS_TR ek, m_impl->needEk());
    LEO_TRY_ASSIGN(const ESYS_TR ak, m_impl->needAk());
    TPM2B_ID_OBJECT idObject{};
    TPM2B_ENCRYPTED_SECRET secret{};
    const bool fits = credential.idObject.size() <= sizeof idObject.credential &&
                      credential.encryptedSecret.size() <= sizeof secret.secret;
    LEO_REQUIRE(fits, Code::Malformed, "the credential is too large for a TPM");
    idObject.size = static_cast<std::uint16_t>(credential.idObject.size());
    std::copy(credential.idObject.begin(), credential.idObject.end(), idObject.credential);
    secret.size = static_cast<std::uint16_t>(credential.encryptedSecret.size());
    std::copy(credential.encryptedSecret.begin(), credential.encryptedSecret.end(), secret.secret);

    LEO_TRY_ASSIGN(const PolicySession session, PolicySession::startForEk(m_impl->esys));
    TPM2B_DIGEST* raw = nullptr;
    const TSS2_RC code = Esys_ActivateCredential(m_impl->esys, ak, ek, ESYS_TR_PASSWORD, session.handle(),
                                                 ESYS_TR_NONE, &idObject, &secret, &raw);
    if (meansOtherParent(code)) return otherParent("the credential", code);
    LEO_TRY_TPM("activating a credential", code);
    const EsysPtr<TPM2B_DIGEST> opened(raw);
    crypto::SecretBytes out = crypto::SecretBytes::copyOf(ByteView(opened->buffer, opened->size));
    crypto::wipe({opened->buffer, opened->size});
    return out;
}

Status Tpm::extendPcr13(const Hash& digest) {
    TPML_DIGEST_VALUES values{};
    values.count = 1;
    values.digests[0].hashAlg = TPM2_ALG_SHA256;
    std::copy(digest.begin(), digest.end(), values.digests[0].digest.sha256);
    LEO_TRY_TPM("extending PCR 13",
                Esys_PCR_Extend(m_impl->esys, ESYS_TR_PCR13, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &values));
    return {};
}

Result<attest::PcrValues> Tpm::readPcrs(attest::PcrMask mask) {
    attest::PcrValues values;
    LEO_REQUIRE(mask >> attest::kPcrCount == 0, Code::InvalidArgument, "there are 24 PCRs");
    // The TPM answers with at most eight values at a time, and says which.
    while (mask != 0) {
        const TPML_PCR_SELECTION wanted = selectionOf(mask);
        std::uint32_t counter = 0;
        TPML_PCR_SELECTION* rawSelection = nullptr;
        TPML_DIGEST* rawDigests = nullptr;
        LEO_TRY_TPM("reading PCRs", Esys_PCR_Read(m_impl->esys, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &wanted,
                                                  &counter, &rawSelection, &rawDigests));
        const EsysPtr<TPML_PCR_SELECTION> selection(rawSelection);
        const EsysPtr<TPML_DIGEST> digests(rawDigests);
        const TPMS_PCR_SELECTION& bank = selection->pcrSelections[0];
        std::uint32_t next = 0;
        for (unsigned index = 0; index < attest::kPcrCount && next < digests->count; ++index) {
            if (!(bank.pcrSelect[index / 8] >> (index % 8) & 1)) continue;
            const TPM2B_DIGEST& digest = digests->digests[next++];
            LEO_TRY_ASSIGN(values[index], toArray<32>(ByteView(digest.buffer, digest.size)));
            mask &= ~(attest::PcrMask{1} << index);
        }
        LEO_REQUIRE(next > 0, Code::Unsupported, "TPM: the SHA-256 bank lacks a PCR that was asked for");
    }
    return values;
}

Result<attest::SignedAttest> Tpm::quote(const Hash& qualifier, attest::PcrMask mask) {
    LEO_TRY_ASSIGN(const ESYS_TR ak, m_impl->needAk());
    TPM2B_DATA data{};
    LEO_TRY(fill(data, qualifier));
    TPMT_SIG_SCHEME scheme{};
    scheme.scheme = TPM2_ALG_NULL;
    const TPML_PCR_SELECTION selection = selectionOf(mask);
    TPM2B_ATTEST* rawAttest = nullptr;
    TPMT_SIGNATURE* rawSignature = nullptr;
    LEO_TRY_TPM("quoting", Esys_Quote(m_impl->esys, ak, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &data, &scheme,
                                      &selection, &rawAttest, &rawSignature));
    const EsysPtr<TPM2B_ATTEST> attest(rawAttest);
    const EsysPtr<TPMT_SIGNATURE> signature(rawSignature);
    return signedAttest(*attest, *signature);
}

Result<attest::SignedAttest> Tpm::getTime(const Hash& nonce) {
    LEO_TRY_ASSIGN(const ESYS_TR ak, m_impl->needAk());
    TPM2B_DATA data{};
    LEO_TRY(fill(data, nonce));
    TPMT_SIG_SCHEME scheme{};
    scheme.scheme = TPM2_ALG_NULL;
    TPM2B_ATTEST* rawAttest = nullptr;
    TPMT_SIGNATURE* rawSignature = nullptr;
    LEO_TRY_TPM("reading the signed time",
                Esys_GetTime(m_impl->esys, ESYS_TR_RH_ENDORSEMENT, ak, ESYS_TR_PASSWORD, ESYS_TR_PASSWORD,
                             ESYS_TR_NONE, &data, &scheme, &rawAttest, &rawSignature));
    const EsysPtr<TPM2B_ATTEST> attest(rawAttest);
    const EsysPtr<TPMT_SIGNATURE> signature(rawSignature);
    return signedAttest(*attest, *signature);
}

Result<LoadedObject> Tpm::importAndLoad(const attest::ImportBlob& blob) {
    LEO_TRY_ASSIGN(const ESYS_TR ek, m_impl->needEk());
    LEO_TRY_ASSIGN(const attest::PublicArea area, attest::parsePublic(blob.publicArea));
    LEO_REQUIRE(area.type == attest::kAlgKeyedHash, Code::Malformed, "the blob holds no sealed object");
    const TPM2B_PUBLIC publicArea = toEsys(area);
    TPM2B_PRIVATE duplicate{};
    LEO_TRY(fill(duplicate, blob.duplicate));
    TPM2B_ENCRYPTED_SECRET seed{};
    LEO_REQUIRE(blob.encryptedSeed.size() <= sizeof seed.secret, Code::TooLarge, "the blob's encrypted seed");
    seed.size = static_cast<std::uint16_t>(blob.encryptedSeed.size());
    std::copy(blob.encryptedSeed.begin(), blob.encryptedSeed.end(), seed.secret);
    TPMT_SYM_DEF_OBJECT noInnerWrap{};
    noInnerWrap.algorithm = TPM2_ALG_NULL;

    TPM2B_PRIVATE* rawPrivate = nullptr;
    {
        LEO_TRY_ASSIGN(const PolicySession session, PolicySession::startForEk(m_impl->esys));
        const TSS2_RC code = Esys_Import(m_impl->esys, ek, session.handle(), ESYS_TR_NONE, ESYS_TR_NONE, nullptr,
                                         &publicArea, &duplicate, &seed, &noInnerWrap, &rawPrivate);
        if (meansOtherParent(code)) return otherParent("the sealed key", code);
        LEO_TRY_TPM("importing a sealed key", code);
    }
    const EsysPtr<TPM2B_PRIVATE> imported(rawPrivate);
    // The first session's policy was used up by the import.
    LEO_TRY_ASSIGN(const PolicySession session, PolicySession::startForEk(m_impl->esys));
    ESYS_TR object = ESYS_TR_NONE;
    LEO_TRY_TPM("loading a sealed key", Esys_Load(m_impl->esys, ek, session.handle(), ESYS_TR_NONE, ESYS_TR_NONE,
                                                  imported.get(), &publicArea, &object));
    return LoadedObject(this, object);
}

Result<crypto::SecretBytes> Tpm::unseal(const LoadedObject& object, const attest::PolicySpec& spec) {
    LEO_ASSERT(object.m_tpm == this);
    LEO_TRY_ASSIGN(const PolicySession session, PolicySession::start(m_impl->esys));
    LEO_TRY(satisfy(m_impl->esys, session.handle(), spec));
    TPM2B_SENSITIVE_DATA* raw = nullptr;
    const TSS2_RC code =
        Esys_Unseal(m_impl->esys, object.m_object, session.handle(), ESYS_TR_NONE, ESYS_TR_NONE, &raw);
    if (baseCode(code) == TPM2_RC_POLICY_FAIL || baseCode(code) == TPM2_RC_PCR_CHANGED)
        return notPermitted("the machine is not in the state the owner sealed to", code);
    LEO_TRY_TPM("unsealing", code);
    const EsysPtr<TPM2B_SENSITIVE_DATA> data(raw);
    crypto::SecretBytes out = crypto::SecretBytes::copyOf(ByteView(data->buffer, data->size));
    crypto::wipe({data->buffer, data->size});
    return out;
}

Result<crypto::SecretBytes> Tpm::importAndUnseal(const attest::ImportBlob& blob, const attest::PolicySpec& spec) {
    LEO_TRY_ASSIGN(const LoadedObject object, importAndLoad(blob));
    return unseal(object, spec);
}

}  // namespace leo::tpm

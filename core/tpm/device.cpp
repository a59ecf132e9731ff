#include "tpm/device.h"

#include <tss2/tss2_tctildr.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>

#include "attest/certificate.h"
#include "attest/verifier.h"
#include "tpm/esys.h"

namespace leo::tpm {
namespace {

constexpr std::string_view kSwtpmPrefix = "swtpm:path=";
constexpr std::string_view kDevicePrefix = "device:/dev/";
constexpr std::uint32_t kMaxListedHandles = 64;
// The longest a chip may go on without saving its clock (Part 1 section 36.3.2): 2^22 ms.
constexpr std::uint64_t kClockSaveMask = (std::uint64_t{1} << 22) - 1;
constexpr std::size_t kMaxEkChainBytes = 32u << 10;
constexpr std::uint16_t kNvChunkBytes = 512;  // within TPM_PT_NV_BUFFER_MAX of every known chip

std::uint32_t certificateIndex(attest::EkAlgorithm algorithm) {
    return algorithm == attest::EkAlgorithm::Rsa2048 ? kRsaEkCertificateIndex : kEccEkCertificateIndex;
}

// tpm2-tss writes its own warnings to stderr; every failure is already in our Error.
void silenceTss() {
    static std::once_flag once;
    std::call_once(once, [] { ::setenv("TSS2_LOG", "all+NONE", 0); });
}

}  // namespace

// ---- LoadedObject ----

LoadedObject::LoadedObject(LoadedObject&& other) noexcept
    : m_tpm(std::exchange(other.m_tpm, nullptr)), m_object(other.m_object) {}

LoadedObject& LoadedObject::operator=(LoadedObject&& other) noexcept {
    if (this != &other) {
        if (m_tpm) m_tpm->flushObject(m_object);
        m_tpm = std::exchange(other.m_tpm, nullptr);
        m_object = other.m_object;
    }
    return *this;
}

LoadedObject::~LoadedObject() {
    if (m_tpm) m_tpm->flushObject(m_object);
}

// ---- opening ----

Tpm::Tpm(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Tpm::~Tpm() = default;

Tpm::Impl::~Impl() {
    if (esys) Esys_Finalize(&esys);
    if (tcti) Tss2_TctiLdr_Finalize(&tcti);
}

Result<std::unique_ptr<Tpm>> Tpm::open(std::string_view tcti) {
    const bool known = tcti.starts_with(kSwtpmPrefix) || tcti.starts_with(kDevicePrefix);
    LEO_REQUIRE(known, Code::InvalidArgument, "TPM address must be swtpm:path=… or device:/dev/…");
    silenceTss();
    auto impl = std::make_unique<Impl>();
    const std::string name(tcti);
    if (const TSS2_RC code = Tss2_TctiLdr_Initialize(name.c_str(), &impl->tcti); code != TSS2_RC_SUCCESS)
        return makeError(Code::Unavailable, tpmError("no TPM at " + name, code).detail);
    LEO_TRY_TPM("opening " + name, Esys_Initialize(&impl->esys, impl->tcti, nullptr));
    LEO_TRY(impl->flushLeftovers());
    return std::unique_ptr<Tpm>(new Tpm(std::move(impl)));
}

Result<std::vector<std::uint32_t>> Tpm::Impl::handles(std::uint32_t first) const {
    TPMI_YES_NO more = TPM2_NO;
    TPMS_CAPABILITY_DATA* raw = nullptr;
    LEO_TRY_TPM("listing handles", Esys_GetCapability(esys, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE,
                                                      TPM2_CAP_HANDLES, first, kMaxListedHandles, &more, &raw));
    const EsysPtr<TPMS_CAPABILITY_DATA> data(raw);
    const TPML_HANDLE& list = data->data.handles;
    return std::vector<std::uint32_t>(list.handle, list.handle + list.count);
}

// A process that died in the middle of a call leaves objects and sessions behind where no resource manager isolates
// clients, and with three slots the TPM would soon be full.
Status Tpm::Impl::flushLeftovers() {
    for (const std::uint32_t first : {TPM2_TRANSIENT_FIRST, TPM2_LOADED_SESSION_FIRST}) {
        LEO_TRY_ASSIGN(const std::vector<std::uint32_t> left, handles(first));
        for (const std::uint32_t handle : left) {
            ESYS_TR object = ESYS_TR_NONE;
            LEO_TRY_TPM("finding a leftover object",
                        Esys_TR_FromTPMPublic(esys, handle, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &object));
            LEO_TRY_TPM("flushing a leftover object", Esys_FlushContext(esys, object));
        }
    }
    return {};
}

Result<std::size_t> Tpm::openHandles() {
    std::size_t count = 0;
    for (const std::uint32_t first : {TPM2_TRANSIENT_FIRST, TPM2_LOADED_SESSION_FIRST, TPM2_ACTIVE_SESSION_FIRST}) {
        LEO_TRY_ASSIGN(const std::vector<std::uint32_t> open, m_impl->handles(first));
        count += open.size();
    }
    return count;
}

void Tpm::flushObject(std::uint32_t object) {
    Esys_FlushContext(m_impl->esys, object);
}

Status Tpm::settleClock() {
    TPMS_TIME_INFO* raw = nullptr;
    LEO_TRY_TPM("reading the clock", Esys_ReadClock(m_impl->esys, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &raw));
    const EsysPtr<TPMS_TIME_INFO> time(raw);
    if (time->clockInfo.safe == TPM2_YES) return {};
    const std::uint64_t passed = (time->clockInfo.clock | kClockSaveMask) + 1;
    LEO_TRY_TPM("setting the clock ahead",
                Esys_ClockSet(m_impl->esys, ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, passed));
    return {};
}

Status Tpm::shutdown() {
    LEO_TRY_TPM("shutting down",
                Esys_Shutdown(m_impl->esys, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, TPM2_SU_CLEAR));
    return {};
}

// ---- persistent keys ----

Result<ESYS_TR> Tpm::Impl::persistent(std::uint32_t handle) {
    LEO_TRY_ASSIGN(const std::vector<std::uint32_t> list, handles(handle));
    if (list.empty() || list.front() != handle) return ESYS_TR{ESYS_TR_NONE};
    ESYS_TR object = ESYS_TR_NONE;
    LEO_TRY_TPM("finding a persistent key",
                Esys_TR_FromTPMPublic(esys, handle, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &object));
    return object;
}

Result<attest::PublicArea> Tpm::Impl::readPublic(ESYS_TR object) {
    TPM2B_PUBLIC* raw = nullptr;
    LEO_TRY_TPM("reading a public key",
                Esys_ReadPublic(esys, object, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &raw, nullptr, nullptr));
    const EsysPtr<TPM2B_PUBLIC> area(raw);
    return fromEsys(area->publicArea);
}

Result<ESYS_TR> Tpm::Impl::createAndPersist(ESYS_TR hierarchy, const attest::PublicArea& area, std::uint32_t handle) {
    const TPM2B_SENSITIVE_CREATE sensitive{};
    const TPM2B_DATA outside{};
    const TPML_PCR_SELECTION noPcrs{};
    const TPM2B_PUBLIC publicArea = toEsys(area);
    ESYS_TR object = ESYS_TR_NONE;
    LEO_TRY_TPM("creating a primary key",
                Esys_CreatePrimary(esys, hierarchy, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &sensitive,
                                   &publicArea, &outside, &noPcrs, &object, nullptr, nullptr, nullptr, nullptr));
    ESYS_TR kept = ESYS_TR_NONE;
    const TSS2_RC code = Esys_EvictControl(esys, ESYS_TR_RH_OWNER, object, ESYS_TR_PASSWORD, ESYS_TR_NONE,
                                           ESYS_TR_NONE, handle, &kept);
    Esys_FlushContext(esys, object);
    LEO_TRY_TPM("persisting a primary key", code);
    return kept;
}

Result<Bytes> Tpm::ensureEk(attest::EkAlgorithm algorithm) {
    const attest::PublicArea wanted = attest::ekTemplate(algorithm);
    LEO_TRY_ASSIGN(m_impl->ek, m_impl->persistent(kEkHandle));
    if (m_impl->ek == ESYS_TR_NONE) {
        LEO_TRY_ASSIGN(m_impl->ek, m_impl->createAndPersist(ESYS_TR_RH_ENDORSEMENT, wanted, kEkHandle));
    }
    LEO_TRY_ASSIGN(const attest::PublicArea area, m_impl->readPublic(m_impl->ek));
    const bool same =
        area.type == wanted.type && area.attributes == wanted.attributes && area.authPolicy == wanted.authPolicy;
    LEO_REQUIRE(same, Code::AlreadyExists, "TPM: another key sits at the endorsement key's handle 0x81010001");
    return attest::encodePublic(area);
}

Result<Bytes> Tpm::ensureAk() {
    LEO_TRY_ASSIGN(m_impl->ak, m_impl->persistent(kAkHandle));
    if (m_impl->ak == ESYS_TR_NONE) {
        LEO_TRY_ASSIGN(m_impl->ak, m_impl->createAndPersist(ESYS_TR_RH_OWNER, attest::akTemplate(), kAkHandle));
    }
    LEO_TRY_ASSIGN(const attest::PublicArea area, m_impl->readPublic(m_impl->ak));
    Bytes encoded = attest::encodePublic(area);
    LEO_REQUIRE(attest::checkAk(encoded).ok(), Code::AlreadyExists,
                "TPM: another key sits at the attestation key's handle 0x81010002");
    return encoded;
}

Result<ESYS_TR> Tpm::Impl::needEk() {
    if (ek == ESYS_TR_NONE) {
        LEO_TRY_ASSIGN(ek, persistent(kEkHandle));
    }
    LEO_REQUIRE(ek != ESYS_TR_NONE, Code::NotFound, "TPM: no endorsement key at 0x81010001, provision it first");
    return ek;
}

Result<ESYS_TR> Tpm::Impl::needAk() {
    if (ak == ESYS_TR_NONE) {
        LEO_TRY_ASSIGN(ak, persistent(kAkHandle));
    }
    LEO_REQUIRE(ak != ESYS_TR_NONE, Code::NotFound, "TPM: no attestation key at 0x81010002, provision it first");
    return ak;
}

// ---- EK certificate in NV ----

Result<Bytes> Tpm::Impl::readNv(std::uint32_t index, std::size_t maxBytes) {
    ESYS_TR nv = ESYS_TR_NONE;
    LEO_TRY_TPM("finding an endorsement certificate",
                Esys_TR_FromTPMPublic(esys, index, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &nv));
    TPM2B_NV_PUBLIC* rawPublic = nullptr;
    LEO_TRY_TPM("reading an endorsement certificate's size",
                Esys_NV_ReadPublic(esys, nv, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &rawPublic, nullptr));
    const EsysPtr<TPM2B_NV_PUBLIC> nvPublic(rawPublic);
    const std::size_t size = nvPublic->nvPublic.dataSize;
    LEO_REQUIRE(size <= maxBytes, Code::TooLarge, "TPM: endorsement certificate");
    Bytes contents;
    while (contents.size() < size) {
        const auto chunk = static_cast<std::uint16_t>(std::min<std::size_t>(kNvChunkBytes, size - contents.size()));
        TPM2B_MAX_NV_BUFFER* raw = nullptr;
        LEO_TRY_TPM("reading an endorsement certificate",
                    Esys_NV_Read(esys, nv, nv, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, chunk,
                                 static_cast<std::uint16_t>(contents.size()), &raw));
        const EsysPtr<TPM2B_MAX_NV_BUFFER> data(raw);
        LEO_REQUIRE(data->size == chunk, Code::TpmFailure, "TPM: short read of the endorsement certificate");
        append(contents, ByteView(data->buffer, data->size));
    }
    Esys_TR_Close(esys, &nv);
    return contents;
}

Result<Bytes> Tpm::readEkCertificate(attest::EkAlgorithm algorithm) {
    const std::uint32_t index = certificateIndex(algorithm);
    LEO_TRY_ASSIGN(const std::vector<std::uint32_t> list, m_impl->handles(index));
    LEO_REQUIRE(!list.empty() && list.front() == index, Code::NotFound,
                "TPM: the chip holds no endorsement certificate of this algorithm");
    LEO_TRY_ASSIGN(const Bytes contents, m_impl->readNv(index, attest::kMaxCertificateBytes));
    return attest::trimCertificate(contents);
}

Result<std::vector<Bytes>> Tpm::readEkChain() {
    LEO_TRY_ASSIGN(const std::vector<std::uint32_t> list, m_impl->handles(kFirstEkChainIndex));
    Bytes contents;
    for (const std::uint32_t index : list) {
        if (index > kLastEkChainIndex) break;
        LEO_TRY_ASSIGN(const Bytes part, m_impl->readNv(index, kMaxEkChainBytes));
        append(contents, part);
        LEO_REQUIRE(contents.size() <= kMaxEkChainBytes, Code::TooLarge, "TPM: endorsement certificate chain");
    }
    return attest::certificatesIn(contents);
}

Status Tpm::writeEkCertificate(attest::EkAlgorithm algorithm, ByteView der) {
    LEO_REQUIRE(der.size() <= attest::kMaxCertificateBytes, Code::TooLarge, "endorsement certificate");
    const std::uint32_t index = certificateIndex(algorithm);
    ESYS_CONTEXT* esys = m_impl->esys;
    ESYS_TR nv = ESYS_TR_NONE;
    LEO_TRY_ASSIGN(const std::vector<std::uint32_t> list, m_impl->handles(index));
    if (!list.empty() && list.front() == index) {
        LEO_TRY_TPM("finding the older endorsement certificate",
                    Esys_TR_FromTPMPublic(esys, index, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &nv));
        LEO_TRY_TPM(
            "removing the older endorsement certificate",
            Esys_NV_UndefineSpace(esys, ESYS_TR_RH_PLATFORM, nv, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE));
    }
    TPM2B_NV_PUBLIC nvPublic{};
    nvPublic.nvPublic.nvIndex = index;
    nvPublic.nvPublic.nameAlg = TPM2_ALG_SHA256;
    nvPublic.nvPublic.attributes = TPMA_NV_PPWRITE | TPMA_NV_WRITEDEFINE | TPMA_NV_PPREAD | TPMA_NV_OWNERREAD |
                                   TPMA_NV_AUTHREAD | TPMA_NV_NO_DA | TPMA_NV_PLATFORMCREATE;
    nvPublic.nvPublic.dataSize = static_cast<std::uint16_t>(der.size());
    const TPM2B_AUTH noAuth{};
    LEO_TRY_TPM("making room for the endorsement certificate",
                Esys_NV_DefineSpace(esys, ESYS_TR_RH_PLATFORM, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &noAuth,
                                    &nvPublic, &nv));
    for (std::size_t at = 0; at < der.size(); at += kNvChunkBytes) {
        TPM2B_MAX_NV_BUFFER chunk{};
        LEO_TRY(fill(chunk, der.subspan(at, std::min<std::size_t>(kNvChunkBytes, der.size() - at))));
        LEO_TRY_TPM("writing the endorsement certificate",
                    Esys_NV_Write(esys, ESYS_TR_RH_PLATFORM, nv, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &chunk,
                                  static_cast<std::uint16_t>(at)));
    }
    Esys_TR_Close(esys, &nv);
    return {};
}

}  // namespace leo::tpm

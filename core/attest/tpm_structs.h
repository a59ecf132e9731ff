// TPM 2.0 wire structures, read and written by Leo itself: TPMT_PUBLIC, TPMS_ATTEST, TPMT_SIGNATURE.
//
// These bytes come from strangers, so the reader is bounds-checked, accepts one encoding, refuses trailing bytes, and
// knows only what Leo uses; libtss2-mu never sees them. Integers are big-endian. Numbers and layouts: TCG "Trusted
// Platform Module Library", Family 2.0, Part 2: Structures (Level 00 Revision 01.59).
#pragma once

#include <map>
#include <string>
#include <variant>

#include "base/bytes.h"

namespace leo::attest {

// TPM_ALG_ID, TPM_ECC_CURVE, TPM_ST, TPMA_OBJECT, TPM_RH and TPM_GENERATED as far as Leo meets them.
inline constexpr std::uint16_t kAlgRsa = 0x0001;
inline constexpr std::uint16_t kAlgSha1 = 0x0004;
inline constexpr std::uint16_t kAlgAes = 0x0006;
inline constexpr std::uint16_t kAlgKeyedHash = 0x0008;
inline constexpr std::uint16_t kAlgSha256 = 0x000B;
inline constexpr std::uint16_t kAlgSha384 = 0x000C;
inline constexpr std::uint16_t kAlgNull = 0x0010;
inline constexpr std::uint16_t kAlgRsaSsa = 0x0014;
inline constexpr std::uint16_t kAlgEcdsa = 0x0018;
inline constexpr std::uint16_t kAlgEcc = 0x0023;
inline constexpr std::uint16_t kAlgCfb = 0x0043;
inline constexpr std::uint16_t kCurveP256 = 0x0003;

inline constexpr std::uint16_t kAttestNv = 0x8014;
inline constexpr std::uint16_t kAttestCertify = 0x8017;
inline constexpr std::uint16_t kAttestQuote = 0x8018;
inline constexpr std::uint16_t kAttestTime = 0x8019;

inline constexpr std::uint32_t kAttrFixedTpm = 1u << 1;
inline constexpr std::uint32_t kAttrFixedParent = 1u << 4;
inline constexpr std::uint32_t kAttrSensitiveDataOrigin = 1u << 5;
inline constexpr std::uint32_t kAttrUserWithAuth = 1u << 6;
inline constexpr std::uint32_t kAttrAdminWithPolicy = 1u << 7;
inline constexpr std::uint32_t kAttrNoDa = 1u << 10;
inline constexpr std::uint32_t kAttrEncryptedDuplication = 1u << 11;
inline constexpr std::uint32_t kAttrRestricted = 1u << 16;
inline constexpr std::uint32_t kAttrDecrypt = 1u << 17;
inline constexpr std::uint32_t kAttrSign = 1u << 18;

inline constexpr std::uint32_t kHandleOwner = 0x40000001;
inline constexpr std::uint32_t kTpmGenerated = 0xFF544347;

inline constexpr unsigned kPcrCount = 24;       // PC Client Platform TPM Profile
inline constexpr unsigned kRuntimeLogPcr = 13;  // attestation section 2
inline constexpr unsigned kMaxPcrBanks = 16;    // TPML_PCR_SELECTION: more banks than any TPM has hash algorithms
inline constexpr std::size_t kMaxPublicBytes = 1024;     // RSA-4096 needs about 560
inline constexpr std::size_t kMaxAttestBytes = 1024;     // a quote with 16 banks needs about 300
inline constexpr std::size_t kMaxSignatureBytes = 1024;  // RSA-4096 needs about 520

// SHA-256 PCR values by index. Ascending, so iteration is the order TPM2_Quote and TPM2_PolicyPCR hash them in.
using PcrValues = std::map<unsigned, Hash>;
// Bit i is PCR i. Only the low 24 bits.
using PcrMask = std::uint32_t;

PcrMask maskOf(const PcrValues& values);
// SHA-256 over the concatenated values (TPMS_QUOTE_INFO.pcrDigest).
Hash pcrDigest(const PcrValues& values);
// One TPM2_PCR_Extend: SHA-256(old ‖ digest).
Hash extendPcr(const Hash& old, const Hash& digest);

// Reads big-endian integers and TPM2B fields from a view it does not own. Malformed on anything short or long.
class TpmReader {
public:
    explicit TpmReader(ByteView data) : m_data(data) {}
    Result<std::uint8_t> u8();
    Result<std::uint16_t> u16();
    Result<std::uint32_t> u32();
    Result<std::uint64_t> u64();
    Result<ByteView> raw(std::size_t size);
    Result<ByteView> sized(std::size_t maxBytes);  // TPM2B: u16 size, then bytes
    std::size_t left() const { return m_data.size() - m_at; }
    Status finish() const;

private:
    ByteView m_data;
    std::size_t m_at = 0;
};

class TpmWriter {
public:
    TpmWriter& u8(std::uint8_t value);
    TpmWriter& u16(std::uint16_t value);
    TpmWriter& u32(std::uint32_t value);
    TpmWriter& u64(std::uint64_t value);
    TpmWriter& raw(ByteView value);
    TpmWriter& sized(ByteView value);  // TPM2B; at most 65535 bytes
    // TPML_PCR_SELECTION with one SHA-256 bank and sizeofSelect 3.
    TpmWriter& pcrSelection(PcrMask mask);
    const Bytes& view() const { return m_out; }
    Bytes take() { return std::move(m_out); }

private:
    Bytes m_out;
};

// TPMT_PUBLIC of an RSA, ECC or KEYEDHASH object. Fields of other types stay at their defaults.
struct PublicArea {
    std::uint16_t type = 0;
    std::uint16_t nameAlg = 0;
    std::uint32_t attributes = 0;
    Bytes authPolicy;
    // RSA and ECC
    std::uint16_t symmetric = kAlgNull;
    std::uint16_t symmetricBits = 0;
    std::uint16_t symmetricMode = 0;
    std::uint16_t scheme = kAlgNull;  // also KEYEDHASH, where only kAlgNull is read
    std::uint16_t schemeHash = 0;
    // ECC
    std::uint16_t curve = 0;
    std::uint16_t kdf = kAlgNull;
    Bytes x, y;
    // RSA
    std::uint16_t keyBits = 0;
    std::uint32_t exponent = 0;  // 0 on the wire means 65537
    Bytes modulus;
    // KEYEDHASH
    Bytes unique;

    bool operator==(const PublicArea&) const = default;
};

// Malformed; Unsupported for a type, symmetric or signing scheme outside the above.
Result<PublicArea> parsePublic(ByteView bytes);
Bytes encodePublic(const PublicArea& area);
// Name = nameAlg ‖ SHA-256(TPMT_PUBLIC), for nameAlg SHA-256 (Part 1 section 16). The caller has checked nameAlg.
Bytes nameOf(ByteView publicArea);
// Qualified Name of a primary object: nameAlg ‖ SHA-256(hierarchy handle ‖ Name) (Part 1 section 26.5).
Bytes qualifiedNameOfPrimary(std::uint32_t hierarchy, ByteView name);

struct ClockInfo {
    std::uint64_t clock = 0;  // ms the TPM has been powered, over its life
    std::uint32_t resetCount = 0;
    std::uint32_t restartCount = 0;
    bool safe = false;
    bool operator==(const ClockInfo&) const = default;
};

struct PcrSelection {
    std::uint16_t hash = kAlgSha256;
    PcrMask mask = 0;
    bool operator==(const PcrSelection&) const = default;
};

struct QuoteInfo {
    std::vector<PcrSelection> selections;
    Bytes pcrDigest;
    bool operator==(const QuoteInfo&) const = default;
};

struct TimeInfo {
    std::uint64_t time = 0;  // ms since the TPM was powered
    ClockInfo clock;         // in clear, whatever hierarchy the key is in
    std::uint64_t firmware = 0;
    bool operator==(const TimeInfo&) const = default;
};

// TPMS_ATTEST of type Quote or Time. resetCount, restartCount and firmware of `clock` are obfuscated by a constant
// that belongs to the key when it is not an endorsement or platform key (Part 1 section 36.7).
struct Attest {
    Bytes qualifiedSigner;
    Bytes extraData;
    ClockInfo clock;
    std::uint64_t firmware = 0;
    std::variant<QuoteInfo, TimeInfo> attested;
    bool operator==(const Attest&) const = default;
};

// BadProof when the magic is not TPM_GENERATED_VALUE (bytes that no TPM made), Unsupported for another type,
// Malformed for the rest: safe not 0 or 1, more than 16 banks, sizeofSelect other than 3, trailing bytes.
Result<Attest> parseAttest(ByteView bytes);
Bytes encodeAttest(const Attest& attest);

// TPMT_SIGNATURE, ECDSA.
struct EcdsaSignature {
    std::uint16_t hash = kAlgSha256;
    Bytes r, s;  // big-endian, at most 32 bytes, leading zeros as they came
};

// Unsupported for another scheme, Malformed for the rest.
Result<EcdsaSignature> parseSignature(ByteView bytes);
Bytes encodeSignature(const EcdsaSignature& signature);

}  // namespace leo::attest

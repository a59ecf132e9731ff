#include "attest/tpm_structs.h"

#include "crypto/hash.h"

namespace leo::attest {
namespace {

constexpr std::size_t kMaxDigestBytes = 64;          // SHA-512
constexpr std::size_t kMaxNameBytes = 2 + 64;        // algorithm and digest
constexpr std::size_t kMaxCoordinateBytes = 66;      // P-521
constexpr std::size_t kMaxModulusBytes = 512;        // RSA-4096
constexpr std::size_t kMaxQualifyingBytes = 2 + 64;  // TPM2B_DATA holds a TPMT_HA
constexpr std::uint8_t kSizeofSelect = 3;            // 24 PCRs; PC Client profile

Error malformed(std::string detail) {
    return makeError(Code::Malformed, std::move(detail));
}

Status readSymmetric(TpmReader& reader, PublicArea& area) {
    LEO_TRY_ASSIGN(area.symmetric, reader.u16());
    if (area.symmetric == kAlgNull) return {};
    LEO_REQUIRE(area.symmetric == kAlgAes, Code::Unsupported, "symmetric algorithm");
    LEO_TRY_ASSIGN(area.symmetricBits, reader.u16());
    LEO_TRY_ASSIGN(area.symmetricMode, reader.u16());
    return {};
}

Status readScheme(TpmReader& reader, PublicArea& area) {
    LEO_TRY_ASSIGN(area.scheme, reader.u16());
    if (area.scheme == kAlgNull) return {};
    const bool known = area.scheme == kAlgRsaSsa || area.scheme == kAlgEcdsa;
    LEO_REQUIRE(known, Code::Unsupported, "signing scheme");
    LEO_TRY_ASSIGN(area.schemeHash, reader.u16());
    return {};
}

Status readRsa(TpmReader& reader, PublicArea& area) {
    LEO_TRY(readSymmetric(reader, area));
    LEO_TRY(readScheme(reader, area));
    LEO_TRY_ASSIGN(area.keyBits, reader.u16());
    LEO_TRY_ASSIGN(area.exponent, reader.u32());
    LEO_TRY_ASSIGN(ByteView modulus, reader.sized(kMaxModulusBytes));
    LEO_REQUIRE(modulus.size() * 8 == area.keyBits, Code::Malformed, "modulus length differs from keyBits");
    area.modulus = toBytes(modulus);
    return {};
}

Status readEcc(TpmReader& reader, PublicArea& area) {
    LEO_TRY(readSymmetric(reader, area));
    LEO_TRY(readScheme(reader, area));
    LEO_TRY_ASSIGN(area.curve, reader.u16());
    LEO_TRY_ASSIGN(area.kdf, reader.u16());
    LEO_REQUIRE(area.kdf == kAlgNull, Code::Unsupported, "key derivation scheme");
    LEO_TRY_ASSIGN(ByteView x, reader.sized(kMaxCoordinateBytes));
    LEO_TRY_ASSIGN(ByteView y, reader.sized(kMaxCoordinateBytes));
    area.x = toBytes(x);
    area.y = toBytes(y);
    return {};
}

Status readKeyedHash(TpmReader& reader, PublicArea& area) {
    LEO_TRY_ASSIGN(area.scheme, reader.u16());
    LEO_REQUIRE(area.scheme == kAlgNull, Code::Unsupported, "keyed hash scheme");
    LEO_TRY_ASSIGN(ByteView unique, reader.sized(kMaxDigestBytes));
    area.unique = toBytes(unique);
    return {};
}

Result<ClockInfo> readClock(TpmReader& reader) {
    ClockInfo clock;
    LEO_TRY_ASSIGN(clock.clock, reader.u64());
    LEO_TRY_ASSIGN(clock.resetCount, reader.u32());
    LEO_TRY_ASSIGN(clock.restartCount, reader.u32());
    LEO_TRY_ASSIGN(const std::uint8_t safe, reader.u8());
    if (safe > 1) return malformed("safe is neither 0 nor 1");
    clock.safe = safe == 1;
    return clock;
}

Result<QuoteInfo> readQuoteInfo(TpmReader& reader) {
    QuoteInfo info;
    LEO_TRY_ASSIGN(const std::uint32_t count, reader.u32());
    if (count > kMaxPcrBanks) return malformed("more than 16 PCR banks");
    for (std::uint32_t i = 0; i < count; ++i) {
        PcrSelection selection;
        LEO_TRY_ASSIGN(selection.hash, reader.u16());
        LEO_TRY_ASSIGN(const std::uint8_t size, reader.u8());
        if (size != kSizeofSelect) return malformed("sizeofSelect is not 3");
        LEO_TRY_ASSIGN(const ByteView bits, reader.raw(kSizeofSelect));
        selection.mask = static_cast<PcrMask>(bits[0] | bits[1] << 8 | bits[2] << 16);
        info.selections.push_back(selection);
    }
    LEO_TRY_ASSIGN(const ByteView digest, reader.sized(kMaxDigestBytes));
    info.pcrDigest = toBytes(digest);
    return info;
}

Result<TimeInfo> readTimeInfo(TpmReader& reader) {
    TimeInfo info;
    LEO_TRY_ASSIGN(info.time, reader.u64());
    LEO_TRY_ASSIGN(info.clock, readClock(reader));
    LEO_TRY_ASSIGN(info.firmware, reader.u64());
    return info;
}

void writeClock(TpmWriter& writer, const ClockInfo& clock) {
    writer.u64(clock.clock).u32(clock.resetCount).u32(clock.restartCount).u8(clock.safe ? 1 : 0);
}

void writeMask(TpmWriter& writer, PcrMask mask) {
    writer.u8(kSizeofSelect);
    for (unsigned shift = 0; shift < kPcrCount; shift += 8) writer.u8(static_cast<std::uint8_t>(mask >> shift));
}

}  // namespace

PcrMask maskOf(const PcrValues& values) {
    PcrMask mask = 0;
    for (const auto& [index, value] : values) {
        LEO_ASSERT(index < kPcrCount);
        mask |= PcrMask{1} << index;
    }
    return mask;
}

Hash pcrDigest(const PcrValues& values) {
    crypto::Sha256 hash;
    for (const auto& [index, value] : values) hash.update(value);
    return hash.finish();
}

Hash extendPcr(const Hash& old, const Hash& digest) {
    return crypto::sha256({ByteView(old), ByteView(digest)});
}

// ---- reader ----

Result<ByteView> TpmReader::raw(std::size_t size) {
    if (size > left()) return malformed("truncated TPM structure");
    const ByteView view = m_data.subspan(m_at, size);
    m_at += size;
    return view;
}

Result<std::uint8_t> TpmReader::u8() {
    LEO_TRY_ASSIGN(const ByteView view, raw(1));
    return view[0];
}

Result<std::uint16_t> TpmReader::u16() {
    LEO_TRY_ASSIGN(const ByteView view, raw(2));
    return readU16be(view.data());
}

Result<std::uint32_t> TpmReader::u32() {
    LEO_TRY_ASSIGN(const ByteView view, raw(4));
    return readU32be(view.data());
}

Result<std::uint64_t> TpmReader::u64() {
    LEO_TRY_ASSIGN(const ByteView view, raw(8));
    return readU64be(view.data());
}

Result<ByteView> TpmReader::sized(std::size_t maxBytes) {
    LEO_TRY_ASSIGN(const std::uint16_t size, u16());
    if (size > maxBytes) return malformed("TPM2B longer than its type allows");
    return raw(size);
}

Status TpmReader::finish() const {
    if (left() != 0) return malformed("trailing bytes after TPM structure");
    return {};
}

// ---- writer ----

TpmWriter& TpmWriter::u8(std::uint8_t value) {
    m_out.push_back(value);
    return *this;
}

TpmWriter& TpmWriter::u16(std::uint16_t value) {
    appendU16be(m_out, value);
    return *this;
}

TpmWriter& TpmWriter::u32(std::uint32_t value) {
    appendU32be(m_out, value);
    return *this;
}

TpmWriter& TpmWriter::u64(std::uint64_t value) {
    appendU64be(m_out, value);
    return *this;
}

TpmWriter& TpmWriter::raw(ByteView value) {
    append(m_out, value);
    return *this;
}

TpmWriter& TpmWriter::sized(ByteView value) {
    LEO_ASSERT(value.size() <= 0xFFFF);
    return u16(static_cast<std::uint16_t>(value.size())).raw(value);
}

TpmWriter& TpmWriter::pcrSelection(PcrMask mask) {
    u32(1).u16(kAlgSha256);
    writeMask(*this, mask);
    return *this;
}

// ---- TPMT_PUBLIC ----

Result<PublicArea> parsePublic(ByteView bytes) {
    LEO_REQUIRE(bytes.size() <= kMaxPublicBytes, Code::Malformed, "public area over its limit");
    TpmReader reader(bytes);
    PublicArea area;
    LEO_TRY_ASSIGN(area.type, reader.u16());
    LEO_TRY_ASSIGN(area.nameAlg, reader.u16());
    LEO_TRY_ASSIGN(area.attributes, reader.u32());
    LEO_TRY_ASSIGN(const ByteView policy, reader.sized(kMaxDigestBytes));
    area.authPolicy = toBytes(policy);
    switch (area.type) {
        case kAlgRsa: LEO_TRY(readRsa(reader, area)); break;
        case kAlgEcc: LEO_TRY(readEcc(reader, area)); break;
        case kAlgKeyedHash: LEO_TRY(readKeyedHash(reader, area)); break;
        default: return makeError(Code::Unsupported, "object type");
    }
    LEO_TRY(reader.finish());
    return area;
}

Bytes encodePublic(const PublicArea& area) {
    TpmWriter writer;
    writer.u16(area.type).u16(area.nameAlg).u32(area.attributes).sized(area.authPolicy);
    if (area.type == kAlgKeyedHash) return writer.u16(area.scheme).sized(area.unique).take();
    LEO_ASSERT(area.type == kAlgRsa || area.type == kAlgEcc);
    writer.u16(area.symmetric);
    if (area.symmetric != kAlgNull) writer.u16(area.symmetricBits).u16(area.symmetricMode);
    writer.u16(area.scheme);
    if (area.scheme != kAlgNull) writer.u16(area.schemeHash);
    if (area.type == kAlgRsa) return writer.u16(area.keyBits).u32(area.exponent).sized(area.modulus).take();
    return writer.u16(area.curve).u16(area.kdf).sized(area.x).sized(area.y).take();
}

Bytes nameOf(ByteView publicArea) {
    return TpmWriter().u16(kAlgSha256).raw(crypto::sha256(publicArea)).take();
}

Bytes qualifiedNameOfPrimary(std::uint32_t hierarchy, ByteView name) {
    const Bytes inner = TpmWriter().u32(hierarchy).raw(name).take();
    return TpmWriter().u16(kAlgSha256).raw(crypto::sha256(inner)).take();
}

// ---- TPMS_ATTEST ----

Result<Attest> parseAttest(ByteView bytes) {
    LEO_REQUIRE(bytes.size() <= kMaxAttestBytes, Code::Malformed, "attestation over its limit");
    TpmReader reader(bytes);
    LEO_TRY_ASSIGN(const std::uint32_t magic, reader.u32());
    LEO_REQUIRE(magic == kTpmGenerated, Code::BadProof, "magic is not TPM_GENERATED_VALUE");
    LEO_TRY_ASSIGN(const std::uint16_t type, reader.u16());
    LEO_REQUIRE(type == kAttestQuote || type == kAttestTime, Code::Unsupported, "type " + std::to_string(type));
    Attest attest;
    LEO_TRY_ASSIGN(const ByteView signer, reader.sized(kMaxNameBytes));
    LEO_TRY_ASSIGN(const ByteView extra, reader.sized(kMaxQualifyingBytes));
    attest.qualifiedSigner = toBytes(signer);
    attest.extraData = toBytes(extra);
    LEO_TRY_ASSIGN(attest.clock, readClock(reader));
    LEO_TRY_ASSIGN(attest.firmware, reader.u64());
    if (type == kAttestQuote) {
        LEO_TRY_ASSIGN(attest.attested, readQuoteInfo(reader));
    } else {
        LEO_TRY_ASSIGN(attest.attested, readTimeInfo(reader));
    }
    LEO_TRY(reader.finish());
    return attest;
}

Bytes encodeAttest(const Attest& attest) {
    TpmWriter writer;
    const auto* quote = std::get_if<QuoteInfo>(&attest.attested);
    writer.u32(kTpmGenerated).u16(quote ? kAttestQuote : kAttestTime);
    writer.sized(attest.qualifiedSigner).sized(attest.extraData);
    writeClock(writer, attest.clock);
    writer.u64(attest.firmware);
    if (quote) {
        writer.u32(static_cast<std::uint32_t>(quote->selections.size()));
        for (const PcrSelection& selection : quote->selections) {
            writer.u16(selection.hash);
            writeMask(writer, selection.mask);
        }
        return writer.sized(quote->pcrDigest).take();
    }
    const auto& time = std::get<TimeInfo>(attest.attested);
    writer.u64(time.time);
    writeClock(writer, time.clock);
    return writer.u64(time.firmware).take();
}

// ---- TPMT_SIGNATURE ----

Result<EcdsaSignature> parseSignature(ByteView bytes) {
    LEO_REQUIRE(bytes.size() <= kMaxSignatureBytes, Code::Malformed, "signature over its limit");
    TpmReader reader(bytes);
    LEO_TRY_ASSIGN(const std::uint16_t scheme, reader.u16());
    LEO_REQUIRE(scheme == kAlgEcdsa, Code::Unsupported, "scheme " + std::to_string(scheme));
    EcdsaSignature signature;
    LEO_TRY_ASSIGN(signature.hash, reader.u16());
    LEO_TRY_ASSIGN(const ByteView r, reader.sized(32));
    LEO_TRY_ASSIGN(const ByteView s, reader.sized(32));
    LEO_TRY(reader.finish());
    signature.r = toBytes(r);
    signature.s = toBytes(s);
    return signature;
}

Bytes encodeSignature(const EcdsaSignature& signature) {
    return TpmWriter().u16(kAlgEcdsa).u16(signature.hash).sized(signature.r).sized(signature.s).take();
}

}  // namespace leo::attest

#include "attest/sealing.h"

#include <algorithm>

#include "attest/tpm_crypto.h"
#include "codec/cbor.h"
#include "crypto/hash.h"

namespace leo::attest {
namespace {

using crypto::SecretBytes;

constexpr std::uint32_t kCcPolicyCounterTimer = 0x0000016D;
constexpr std::uint32_t kCcPolicyPcr = 0x0000017F;
// Offsets into TPMS_TIME_INFO: time 0, clock 8, resetCount 16, restartCount 20.
constexpr std::uint16_t kClockOffset = 8;
constexpr std::uint16_t kResetCountOffset = 16;
constexpr std::uint16_t kEqual = 0x0000;         // TPM_EO_EQ
constexpr std::uint16_t kUnsignedLess = 0x0005;  // TPM_EO_UNSIGNED_LT

// Policy alone opens it (no userWithAuth) and alone may administer it; it comes from outside, so it is neither
// fixedTPM nor fixedParent. It cannot leave again: TPM2_Duplicate needs a policy that names the command, and this one
// does not.
constexpr std::uint32_t kSealedAttributes = kAttrAdminWithPolicy | kAttrNoDa;
constexpr std::size_t kSeedValueBytes = 32;
// TPMT_SENSITIVE: type, empty authValue, seedValue, data.
constexpr std::size_t kSensitiveBytes = 2 + 2 + 2 + kSeedValueBytes + 2 + kContentKeyBytes;
// Integrity TPM2B, then the encrypted TPM2B_SENSITIVE.
constexpr std::size_t kDuplicateBytes = 2 + 32 + 2 + kSensitiveBytes;
constexpr std::size_t kMaxSeedBytes = 512;  // RSA-4096

Hash policyStep(const Hash& previous, std::uint32_t command, ByteView arguments) {
    return crypto::sha256(TpmWriter().raw(previous).u32(command).raw(arguments).view());
}

Hash policyCounterTimer(const Hash& previous, ByteView operand, std::uint16_t offset, std::uint16_t operation) {
    const Hash arguments = crypto::sha256(TpmWriter().raw(operand).u16(offset).u16(operation).view());
    return policyStep(previous, kCcPolicyCounterTimer, arguments);
}

PublicArea sealedArea(const PolicySpec& spec, ByteView unique) {
    PublicArea area;
    area.type = kAlgKeyedHash;
    area.nameAlg = kAlgSha256;
    area.attributes = kSealedAttributes;
    area.authPolicy = toBytes(policyDigest(spec));
    area.unique = toBytes(unique);
    return area;
}

SecretBytes sensitiveArea(const SecretBytes& seedValue, ByteView secret) {
    SecretBytes out(kSensitiveBytes);
    auto at = out.span();
    const auto put16 = [&at](std::size_t value) {
        at[0] = static_cast<std::uint8_t>(value >> 8);
        at[1] = static_cast<std::uint8_t>(value);
        at = at.subspan(2);
    };
    const auto putSized = [&](ByteView value) {
        put16(value.size());
        std::copy(value.begin(), value.end(), at.begin());
        at = at.subspan(value.size());
    };
    put16(kAlgKeyedHash);
    putSized({});
    putSized(seedValue.view());
    putSized(secret);
    LEO_ASSERT(at.empty());
    return out;
}

bool seedFits(const PublicArea& ek, ByteView seed) {
    if (ek.type == kAlgRsa) return seed.size() == ek.modulus.size();
    TpmReader reader(seed);
    const auto x = reader.sized(32);
    const auto y = reader.sized(32);
    return x.ok() && y.ok() && reader.finish().ok();
}

}  // namespace

Hash policyDigest(const PolicySpec& spec) {
    const Bytes pcrArguments = TpmWriter().pcrSelection(maskOf(spec.pcrs)).raw(pcrDigest(spec.pcrs)).take();
    Hash digest = policyStep(Hash{}, kCcPolicyPcr, pcrArguments);
    const Bytes counters = TpmWriter().u32(spec.resetCount).u32(spec.restartCount).take();
    digest = policyCounterTimer(digest, counters, kResetCountOffset, kEqual);
    const Bytes deadline = TpmWriter().u64(spec.clockDeadlineMs).take();
    return policyCounterTimer(digest, deadline, kClockOffset, kUnsignedLess);
}

Result<ImportBlob> sealToEk(ByteView ekPublic, ByteView secret, const PolicySpec& spec, Random& random) {
    LEO_REQUIRE(secret.size() == kContentKeyBytes, Code::InvalidArgument, "a content key is 32 bytes");
    LEO_TRY_ASSIGN(const PublicArea ek, parsePublic(ekPublic));
    const Finding finding = checkEkTemplate(ek);
    LEO_REQUIRE(finding.ok(), Code::BadKey, "endorsement key: " + finding.detail);

    ImportBlob blob;
    LEO_TRY_ASSIGN(blob.parentEkId, ekIdOf(ekPublic));
    const SecretBytes seedValue = SecretBytes::random(kSeedValueBytes, random);
    const Hash unique = crypto::sha256({seedValue.view(), secret});
    blob.publicArea = encodePublic(sealedArea(spec, unique));
    LEO_TRY_ASSIGN(ProtectedSeed seed, makeSeed(ek, "DUPLICATE", random));
    blob.duplicate = outerWrap(seed.seed, nameOf(blob.publicArea), sensitiveArea(seedValue, secret).view());
    LEO_ASSERT(blob.duplicate.size() == kDuplicateBytes);
    blob.encryptedSeed = std::move(seed.encrypted);
    return blob;
}

Bytes encodeImportBlob(const ImportBlob& blob) {
    codec::Writer writer;
    writer.array(4).bytes(blob.parentEkId).bytes(blob.publicArea).bytes(blob.duplicate).bytes(blob.encryptedSeed);
    return writer.take();
}

Result<ImportBlob> decodeImportBlob(ByteView bytes) {
    codec::Reader reader(bytes, kMaxImportBlobBytes);
    ImportBlob blob;
    LEO_TRY(reader.arrayOf(4));
    LEO_TRY_ASSIGN(blob.parentEkId, reader.fixed<32>());
    LEO_TRY_ASSIGN(const ByteView area, reader.bytes(kMaxPublicBytes));
    LEO_TRY_ASSIGN(const ByteView duplicate, reader.bytes(kDuplicateBytes));
    LEO_TRY_ASSIGN(const ByteView seed, reader.bytes(kMaxSeedBytes));
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    blob.publicArea = toBytes(area);
    blob.duplicate = toBytes(duplicate);
    blob.encryptedSeed = toBytes(seed);
    return blob;
}

Finding checkImportBlob(const ImportBlob& blob, ByteView ekPublic, const PolicySpec& spec) {
    const auto ek = parsePublic(ekPublic);
    if (!ek.ok() || !checkEkTemplate(*ek).ok()) return Finding::fail(Reason::MalformedPublic, "endorsement key");
    const auto ekId = ekIdOf(ekPublic);
    if (!ekId.ok()) return Finding::fail(Reason::MalformedPublic, "endorsement key");
    const auto area = parsePublic(blob.publicArea);
    if (!area.ok()) return Finding::fail(Reason::BlobMalformed, "public area: " + area.error().detail);
    if (area->type != kAlgKeyedHash || area->nameAlg != kAlgSha256)
        return Finding::fail(Reason::BlobMalformed, "not a sealed object named by SHA-256");
    if (area->unique.size() != 32) return Finding::fail(Reason::BlobMalformed, "unique");
    if (blob.duplicate.size() != kDuplicateBytes) return Finding::fail(Reason::BlobMalformed, "duplicate");
    if (blob.parentEkId != *ekId) return Finding::fail(Reason::BlobParent);
    if (!seedFits(*ek, blob.encryptedSeed)) return Finding::fail(Reason::BlobMalformed, "encrypted seed");
    if (area->attributes != kSealedAttributes) return Finding::fail(Reason::BlobAttributes);
    if (!equal(area->authPolicy, policyDigest(spec))) return Finding::fail(Reason::BlobPolicy);
    return Finding::pass();
}

}  // namespace leo::attest

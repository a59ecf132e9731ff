#include "ledger/manifest.h"

#include <algorithm>

#include "crypto/hash.h"
#include "ledger/record_io.h"
#include "ledger/tx.h"

namespace leo::ledger {

namespace {

constexpr std::uint8_t kCidVersion = 0x01;
constexpr std::uint8_t kCodecRaw = 0x55;
constexpr std::uint8_t kCodecDagPb = 0x70;
constexpr std::uint8_t kHashSha256 = 0x12;
constexpr std::uint8_t kHashBytes = 0x20;
constexpr std::size_t kDigestAt = 4;
constexpr char kMultibaseBase32 = 'b';

constexpr std::uint64_t kManifestVersion = 1;
constexpr std::size_t kManifestFields = 12;
constexpr std::size_t kMaxCommandArguments = 32;
constexpr std::size_t kMaxArgumentBytes = 1024;
constexpr std::size_t kMaxAccepts = 16;

void writeTexts(codec::Writer& writer, const std::vector<std::string>& texts) {
    writer.array(texts.size());
    for (const std::string& text : texts) writer.text(text);
}

Result<std::vector<std::string>> readTexts(codec::Reader& reader, std::size_t maxCount, std::size_t maxBytes) {
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(maxCount));
    std::vector<std::string> texts;
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(std::string text, reader.text(maxBytes));
        LEO_REQUIRE(!text.empty(), Code::Malformed, "empty text in a list of a manifest");
        texts.push_back(std::move(text));
    }
    LEO_TRY(reader.leave());
    return texts;
}

void writeLimits(codec::Writer& writer, const LambdaLimits& limits) {
    writer.array(6).u64(limits.memoryBytes).u64(limits.pids).u64(limits.cpuMs);
    writer.u64(limits.wallMs).u64(limits.outputBytes).u64(limits.tmpfsBytes);
}

Result<LambdaLimits> readLimits(codec::Reader& reader) {
    LambdaLimits limits;
    LEO_TRY(reader.arrayOf(6));
    LEO_TRY_ASSIGN(limits.memoryBytes, reader.u64());
    LEO_TRY_ASSIGN(limits.pids, io::readU32(reader));
    LEO_TRY_ASSIGN(limits.cpuMs, reader.u64());
    LEO_TRY_ASSIGN(limits.wallMs, reader.u64(kMaxWallMs));
    LEO_TRY_ASSIGN(limits.outputBytes, reader.u64());
    LEO_TRY_ASSIGN(limits.tmpfsBytes, reader.u64());
    LEO_TRY(reader.leave());
    const bool usable = limits.memoryBytes > 0 && limits.pids > 0 && limits.cpuMs > 0 && limits.wallMs > 0;
    LEO_REQUIRE(usable && limits.outputBytes > 0, Code::OutOfRange, "a limit of a lambda is zero");
    return limits;
}

}  // namespace

Status io::checkCid(const CidBytes& cid) {
    const bool codec = cid[1] == kCodecRaw || cid[1] == kCodecDagPb;
    LEO_REQUIRE(cid[0] == kCidVersion && codec && cid[2] == kHashSha256 && cid[3] == kHashBytes, Code::Malformed,
                "not a CIDv1, raw or dag-pb, with SHA-256");
    return {};
}

CidBytes rawCid(ByteView block) {
    CidBytes cid{kCidVersion, kCodecRaw, kHashSha256, kHashBytes};
    const Hash digest = crypto::sha256(block);
    std::copy(digest.begin(), digest.end(), cid.begin() + kDigestAt);
    return cid;
}

std::string cidText(const CidBytes& cid) {
    return kMultibaseBase32 + toBase32(cid);
}

Result<CidBytes> cidFromText(std::string_view text) {
    LEO_REQUIRE(!text.empty() && text.front() == kMultibaseBase32, Code::Malformed, "a CID starts with the letter b");
    LEO_TRY_ASSIGN(const Bytes raw, fromBase32(text.substr(1)));
    LEO_TRY_ASSIGN(const CidBytes cid, toArray<36>(raw));
    LEO_TRY(io::checkCid(cid));
    // Bits that base32 leaves over, or upper case, would give one CID several spellings.
    LEO_REQUIRE(cidText(cid) == text, Code::Malformed, "a CID in another spelling than lower-case base32");
    return cid;
}

Bytes Manifest::encode() const {
    codec::Writer writer;
    writer.array(kManifestFields).u64(kManifestVersion).text(name).text(description).bytes(imageDigest);
    writeTexts(writer, command);
    writeTexts(writer, accepts);
    writer.text(produces);
    writeLimits(writer, limits);
    writer.u64(minNodes).u64(minTotalCredit).u64(codeBytes).bytes(keyId);
    return writer.take();
}

Result<Manifest> Manifest::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxManifestBytes);
    Manifest manifest;
    LEO_TRY(reader.arrayOf(kManifestFields));
    LEO_TRY_ASSIGN(const std::uint64_t version, reader.u64());
    LEO_REQUIRE(version == kManifestVersion, Code::Unsupported, "manifest of version " + std::to_string(version));
    LEO_TRY_ASSIGN(manifest.name, reader.text(kMaxNameBytes));
    LEO_TRY_ASSIGN(manifest.description, reader.text(kMaxDescriptionBytes));
    LEO_TRY_ASSIGN(manifest.imageDigest, reader.fixed<32>());
    LEO_TRY_ASSIGN(manifest.command, readTexts(reader, kMaxCommandArguments, kMaxArgumentBytes));
    LEO_TRY_ASSIGN(manifest.accepts, readTexts(reader, kMaxAccepts, kMaxMediaTypeBytes));
    LEO_TRY_ASSIGN(manifest.produces, reader.text(kMaxMediaTypeBytes));
    LEO_TRY_ASSIGN(manifest.limits, readLimits(reader));
    LEO_TRY_ASSIGN(manifest.minNodes, io::readU32(reader));
    LEO_TRY_ASSIGN(manifest.minTotalCredit, reader.u64());
    LEO_TRY_ASSIGN(manifest.codeBytes, reader.u64());
    LEO_TRY_ASSIGN(manifest.keyId, reader.fixed<32>());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    LEO_REQUIRE(!manifest.name.empty(), Code::Malformed, "a lambda needs a name");
    LEO_REQUIRE(!manifest.command.empty(), Code::Malformed, "a lambda needs a command");
    return manifest;
}

Hash LambdaLimits::digest() const {
    codec::Writer fields;
    fields.array(7).u64(memoryBytes).u64(pids).u64(cpuMs).u64(wallMs).u64(outputBytes).u64(tmpfsBytes);
    fields.u64(kLambdaInodes);
    return crypto::taggedHash("leo-limits", fields.view());
}

CidBytes Manifest::cid() const {
    return rawCid(encode());
}

}  // namespace leo::ledger

#include "attest/evidence.h"

#include "codec/cbor.h"
#include "crypto/hash.h"
#include "crypto/merkle.h"

namespace leo::attest {
namespace {

constexpr std::uint64_t kQuoteItems = 4;
constexpr std::size_t kMaxPathDepth = 16;  // more than log2(NonceSet::kMaxNonces)
constexpr std::uint64_t kMaxIndex = 0xFFFFFFFF;

// The leaf names its owner, so that one monitor cannot show another's nonce as its own.
Bytes nonceLeaf(const NodeId& node, const Hash& nonce) {
    Bytes leaf;
    leaf.reserve(node.bytes.size() + nonce.size());
    append(leaf, node.view());
    append(leaf, nonce);
    return leaf;
}

std::vector<Hash> leafHashes(const std::map<NodeId, Hash>& nonces) {
    std::vector<Hash> hashes;
    hashes.reserve(nonces.size());
    for (const auto& [node, nonce] : nonces) hashes.push_back(crypto::merkleLeafHash(nonceLeaf(node, nonce)));
    return hashes;
}

void writeQuoteHead(codec::Writer& writer, const TpmQuoteEvidence& evidence) {
    writer.array(evidence.pcrs.size());
    for (const Hash& value : evidence.pcrs) writer.bytes(value);
}

// The quote's own fields; the log, which has reasons of its own, comes back as bytes.
Result<ByteView> readQuoteBody(codec::Reader& reader, TpmQuoteEvidence& evidence) {
    LEO_TRY(reader.arrayOf(kQuoteItems));
    LEO_TRY_ASSIGN(const ByteView attest, reader.bytes(kMaxAttestBytes));
    LEO_TRY_ASSIGN(const ByteView signature, reader.bytes(kMaxSignatureBytes));
    evidence.quote = SignedAttest{toBytes(attest), toBytes(signature)};
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(kPcrCount));
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(const Hash value, reader.fixed<32>());
        evidence.pcrs.push_back(value);
    }
    LEO_TRY(reader.leave());
    LEO_TRY_ASSIGN(const ByteView log, reader.rawItem());
    LEO_TRY(reader.leave());
    return log;
}

Finding malformedEvidence(const Error& error) {
    return Finding::fail(Reason::MalformedEvidence, error.detail);
}

}  // namespace

Bytes encodeEvidence(const Evidence& evidence) {
    const auto& quote = std::get<TpmQuoteEvidence>(evidence);
    codec::Writer writer;
    writer.array(3).u64(kEvidenceVersion).u64(static_cast<std::uint64_t>(EvidenceKind::TpmQuote));
    writer.array(kQuoteItems).bytes(quote.quote.attest).bytes(quote.quote.signature);
    writeQuoteHead(writer, quote);
    return writer.raw(quote.log.encode()).take();
}

Finding decodeEvidence(ByteView bytes, Evidence& into) {
    if (bytes.size() > kMaxEvidenceBytes) return Finding::fail(Reason::EvidenceTooLarge);
    codec::Reader reader(bytes, kMaxEvidenceBytes);
    if (auto opened = reader.arrayOf(3); !opened.ok()) return malformedEvidence(opened.error());
    const auto version = reader.u64();
    if (!version.ok()) return malformedEvidence(version.error());
    const auto kind = reader.u64();
    if (!kind.ok()) return malformedEvidence(kind.error());
    if (*version != kEvidenceVersion) return Finding::fail(Reason::UnsupportedEvidence, "version");
    if (*kind != static_cast<std::uint64_t>(EvidenceKind::TpmQuote))
        return Finding::fail(Reason::UnsupportedEvidence, "kind");

    TpmQuoteEvidence evidence;
    const auto log = readQuoteBody(reader, evidence);
    if (!log.ok()) return malformedEvidence(log.error());
    if (auto left = reader.leave(); !left.ok()) return malformedEvidence(left.error());
    if (auto finished = reader.finish(); !finished.ok()) return malformedEvidence(finished.error());
    LEO_CHECK_FINDING(RuntimeLog::decode(*log, evidence.log));
    into = std::move(evidence);
    return Finding::pass();
}

Result<Evidence> decodeEvidence(ByteView bytes) {
    Evidence evidence;
    const Finding finding = decodeEvidence(bytes, evidence);
    if (finding.ok()) return evidence;
    const bool large = finding.reason == Reason::EvidenceTooLarge || finding.reason == Reason::LogTooLarge;
    const bool unknown = finding.reason == Reason::UnsupportedEvidence;
    return makeError(large     ? Code::TooLarge
                     : unknown ? Code::Unsupported
                               : Code::Malformed,
                     "evidence: " + std::string(reasonName(finding.reason)) + " " + finding.detail);
}

Hash evidenceId(const Evidence& evidence) {
    const auto& quote = std::get<TpmQuoteEvidence>(evidence);
    codec::Writer writer;
    writer.array(4).u64(static_cast<std::uint64_t>(EvidenceKind::TpmQuote)).bytes(quote.quote.attest);
    writeQuoteHead(writer, quote);
    writer.raw(quote.log.encode());
    return crypto::taggedHash("leo-evidence", writer.view());
}

Hash seenDigest(const NodeId& node, ByteView evidenceBytes) {
    return crypto::taggedHash("leo-seen", codec::Writer().array(2).id(node).bytes(evidenceBytes).view());
}

Hash quoteQualifier(const QualifierFields& fields, const Hash& logHead) {
    codec::Writer writer;
    writer.array(8).id(fields.task).u64(fields.draw).u64(fields.turn).u64(static_cast<std::uint64_t>(fields.phase));
    writer.id(fields.anchorBlock).bytes(fields.nonceRoot).bytes(fields.channelKey).bytes(logHead);
    return crypto::taggedHash("leo-quote", writer.view());
}

Status NonceSet::add(const NodeId& node, const Hash& nonce) {
    LEO_REQUIRE(!m_nonces.contains(node), Code::Duplicate, "this node's nonce is in the set already");
    LEO_REQUIRE(m_nonces.size() < kMaxNonces, Code::Exhausted, "too many nonces for one quote");
    m_nonces.emplace(node, nonce);
    return {};
}

Hash NonceSet::root() const {
    return crypto::merkleRootOfHashes(leafHashes(m_nonces));
}

Result<NoncePath> NoncePath::of(const NonceSet& set, const NodeId& node) {
    const auto found = set.m_nonces.find(node);
    if (found == set.m_nonces.end()) return makeError(Code::NotFound, "the node has no nonce in this set");
    NoncePath path;
    path.index = static_cast<std::uint32_t>(std::distance(set.m_nonces.begin(), found));
    path.count = static_cast<std::uint32_t>(set.m_nonces.size());
    path.siblings = crypto::merklePath(leafHashes(set.m_nonces), path.index);
    return path;
}

Finding NoncePath::check(const Hash& root, const NodeId& node, const Hash& nonce) const {
    if (index >= count || count > NonceSet::kMaxNonces) return Finding::fail(Reason::NonceNotCovered, "index");
    const Hash leaf = crypto::merkleLeafHash(nonceLeaf(node, nonce));
    if (!crypto::verifyMerklePath(root, leaf, index, count, siblings)) return Finding::fail(Reason::NonceNotCovered);
    return Finding::pass();
}

Bytes NoncePath::encode() const {
    codec::Writer writer;
    writer.array(3).u64(index).u64(count).array(siblings.size());
    for (const Hash& sibling : siblings) writer.bytes(sibling);
    return writer.take();
}

Result<NoncePath> NoncePath::decode(ByteView bytes) {
    codec::Reader reader(bytes, 1024);  // 16 siblings need 560 bytes
    NoncePath path;
    LEO_TRY(reader.arrayOf(3));
    LEO_TRY_ASSIGN(const std::uint64_t index, reader.u64(kMaxIndex));
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.u64(kMaxIndex));
    LEO_TRY_ASSIGN(const std::uint64_t siblings, reader.array(kMaxPathDepth));
    path.index = static_cast<std::uint32_t>(index);
    path.count = static_cast<std::uint32_t>(count);
    for (std::uint64_t i = 0; i < siblings; ++i) {
        LEO_TRY_ASSIGN(const Hash sibling, reader.fixed<32>());
        path.siblings.push_back(sibling);
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return path;
}

}  // namespace leo::attest

#include "node/view/evidence_file.h"

#include "codec/cbor.h"
#include "crypto/hash.h"

namespace leo::node {
namespace {

using codec::Reader;
using codec::Writer;

constexpr std::string_view kMagic = "leo-evidence";
constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kSections = 9;
constexpr std::string_view kNames[kSections] = {"genesis",  "headers", "transactions", "receipts", "lambda",
                                                "snapshot", "nodes",   "certificate",  "package"};
constexpr std::size_t kMaxPlaced = 4'096;  // joins, verdicts and deadlines of the largest task
constexpr std::size_t kMaxHeaders = 4'096;
constexpr std::size_t kMaxPath = 32;             // a block of four billion
constexpr std::size_t kMaxLeafBytes = 4u << 20;  // a receipt of the largest settlement
constexpr std::size_t kMaxHeaderBytes = 1'024;
constexpr std::size_t kMaxKeyBytes = 8u << 10;

void write(Writer& out, const Placed& placed) {
    out.array(5).bytes(placed.leaf).counter(placed.height).u64(placed.index).u64(placed.count);
    out.array(placed.path.size());
    for (const Hash& hash : placed.path) out.bytes(hash);
}

Result<Placed> readPlaced(Reader& in) {
    Placed placed;
    LEO_TRY(in.arrayOf(5));
    LEO_TRY_ASSIGN(const ByteView leaf, in.bytes(kMaxLeafBytes));
    placed.leaf = toBytes(leaf);
    LEO_TRY_ASSIGN(placed.height.value, in.u64());
    LEO_TRY_ASSIGN(const std::uint64_t index, in.u64(UINT32_MAX));
    LEO_TRY_ASSIGN(const std::uint64_t count, in.u64(UINT32_MAX));
    placed.index = static_cast<std::uint32_t>(index);
    placed.count = static_cast<std::uint32_t>(count);
    LEO_TRY_ASSIGN(const std::uint64_t path, in.array(kMaxPath));
    for (std::uint64_t i = 0; i < path; ++i) {
        LEO_TRY_ASSIGN(const Hash hash, in.fixed<32>());
        placed.path.push_back(hash);
    }
    LEO_TRY(in.leave());
    LEO_TRY(in.leave());
    return placed;
}

Bytes encodePlaced(const std::vector<Placed>& list) {
    Writer out;
    out.array(list.size());
    for (const Placed& placed : list) write(out, placed);
    return out.take();
}

Result<std::vector<Placed>> decodePlaced(ByteView bytes) {
    Reader in(bytes, kMaxEvidenceFileBytes);
    std::vector<Placed> list;
    LEO_TRY_ASSIGN(const std::uint64_t count, in.array(kMaxPlaced));
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(Placed placed, readPlaced(in));
        list.push_back(std::move(placed));
    }
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return list;
}

Bytes encodeHeaders(const std::vector<SignedHeader>& headers) {
    Writer out;
    out.array(headers.size());
    for (const SignedHeader& header : headers) out.array(2).bytes(header.header.encode()).bytes(header.commit);
    return out.take();
}

Result<std::vector<SignedHeader>> decodeHeaders(ByteView bytes) {
    Reader in(bytes, kMaxEvidenceFileBytes);
    std::vector<SignedHeader> headers;
    LEO_TRY_ASSIGN(const std::uint64_t count, in.array(kMaxHeaders));
    for (std::uint64_t i = 0; i < count; ++i) {
        SignedHeader header;
        LEO_TRY(in.arrayOf(2));
        LEO_TRY_ASSIGN(const ByteView encoded, in.bytes(kMaxHeaderBytes));
        LEO_TRY_ASSIGN(header.header, ledger::BlockHeader::decode(encoded));
        LEO_TRY_ASSIGN(header.commit, in.fixed<64>());
        LEO_TRY(in.leave());
        headers.push_back(header);
    }
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return headers;
}

Bytes encodeSnapshot(const EvidenceSnapshot& snapshot) {
    Writer out;
    out.array(2).u64(snapshot.totalWeight).array(snapshot.entries.size());
    for (const ledger::SnapshotEntry& entry : snapshot.entries)
        out.array(4).id(entry.node).u64(entry.credit.value).bytes(entry.vrfKey).u64(entry.features);
    return out.take();
}

Result<EvidenceSnapshot> decodeSnapshot(ByteView bytes) {
    Reader in(bytes, kMaxEvidenceFileBytes);
    EvidenceSnapshot snapshot;
    LEO_TRY(in.arrayOf(2));
    LEO_TRY_ASSIGN(snapshot.totalWeight, in.u64(kMaxSupplyUnits));
    LEO_TRY_ASSIGN(const std::uint64_t count, in.array(ledger::kMaxJoins));
    for (std::uint64_t i = 0; i < count; ++i) {
        ledger::SnapshotEntry entry;
        LEO_TRY(in.arrayOf(4));
        LEO_TRY_ASSIGN(entry.node, in.id<NodeId>());
        LEO_TRY_ASSIGN(const std::uint64_t credit, in.u64(UINT32_MAX));
        entry.credit.value = static_cast<std::uint32_t>(credit);
        LEO_TRY_ASSIGN(entry.vrfKey, in.fixed<32>());
        LEO_TRY_ASSIGN(const std::uint64_t features, in.u64(UINT32_MAX));
        entry.features = static_cast<std::uint32_t>(features);
        LEO_TRY(in.leave());
        snapshot.entries.push_back(entry);
    }
    LEO_TRY(in.leave());
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return snapshot;
}

Bytes encodeNodes(const std::vector<EvidenceNode>& nodes) {
    Writer out;
    out.array(nodes.size());
    for (const EvidenceNode& node : nodes) {
        out.array(6)
            .id(node.node)
            .text(node.name)
            .bytes(node.vrfKey)
            .bytes(node.ekPublic)
            .bytes(node.akPublic)
            .array(node.ekCertificates.size());
        for (const Bytes& certificate : node.ekCertificates) out.bytes(certificate);
    }
    return out.take();
}

Result<std::vector<EvidenceNode>> decodeNodes(ByteView bytes) {
    Reader in(bytes, kMaxEvidenceFileBytes);
    std::vector<EvidenceNode> nodes;
    LEO_TRY_ASSIGN(const std::uint64_t count, in.array(ledger::kMaxJoins));
    for (std::uint64_t i = 0; i < count; ++i) {
        EvidenceNode node;
        LEO_TRY(in.arrayOf(6));
        LEO_TRY_ASSIGN(node.node, in.id<NodeId>());
        LEO_TRY_ASSIGN(node.name, in.text(kMaxKeyBytes));
        LEO_TRY_ASSIGN(node.vrfKey, in.fixed<32>());
        for (Bytes* field : {&node.ekPublic, &node.akPublic}) {
            LEO_TRY_ASSIGN(const ByteView value, in.bytes(kMaxKeyBytes));
            *field = toBytes(value);
        }
        LEO_TRY_ASSIGN(const std::uint64_t certificates, in.array(attest::kMaxCertificateChain));
        for (std::uint64_t k = 0; k < certificates; ++k) {
            LEO_TRY_ASSIGN(const ByteView der, in.bytes(attest::kMaxCertificateBytes));
            node.ekCertificates.push_back(toBytes(der));
        }
        LEO_TRY(in.leave());
        LEO_TRY(in.leave());
        nodes.push_back(std::move(node));
    }
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return nodes;
}

Status decodeSection(std::size_t section, ByteView bytes, EvidenceContents& into) {
    switch (section) {
        case 0: {
            LEO_TRY_ASSIGN(into.genesis, ledger::Genesis::decode(bytes));
            break;
        }
        case 1: {
            LEO_TRY_ASSIGN(into.headers, decodeHeaders(bytes));
            break;
        }
        case 2: {
            LEO_TRY_ASSIGN(into.transactions, decodePlaced(bytes));
            break;
        }
        case 3: {
            LEO_TRY_ASSIGN(into.receipts, decodePlaced(bytes));
            break;
        }
        case 4: {
            LEO_TRY_ASSIGN(const std::vector<Placed> lambda, decodePlaced(bytes));
            LEO_REQUIRE(lambda.size() == 1, Code::Malformed, "one lambda");
            into.lambda = lambda.front();
            break;
        }
        case 5: {
            LEO_TRY_ASSIGN(into.snapshot, decodeSnapshot(bytes));
            break;
        }
        case 6: {
            LEO_TRY_ASSIGN(into.nodes, decodeNodes(bytes));
            break;
        }
        case 7: {
            if (bytes.empty()) break;
            LEO_TRY_ASSIGN(into.certificate, ledger::Certificate::decode(bytes));
            break;
        }
        default: {
            if (bytes.empty()) break;
            LEO_TRY_ASSIGN(into.package, protocol::KeyPackage::decode(bytes));
            break;
        }
    }
    return {};
}

}  // namespace

Bytes EvidenceContents::encode() const {
    const Bytes sections[kSections] = {genesis.encode(),
                                       encodeHeaders(headers),
                                       encodePlaced(transactions),
                                       encodePlaced(receipts),
                                       encodePlaced({lambda}),
                                       encodeSnapshot(snapshot),
                                       encodeNodes(nodes),
                                       certificate ? certificate->encode() : Bytes(),
                                       package ? package->encode() : Bytes()};
    Writer body;
    body.array(kSections);
    for (std::size_t i = 0; i < kSections; ++i) body.array(2).text(kNames[i]).bytes(sections[i]);
    Writer out;
    out.array(4).text(kMagic).u64(kVersion).raw(body.view()).bytes(crypto::sha256(body.view()));
    return out.take();
}

Result<EvidenceContents> EvidenceContents::decode(ByteView file) {
    Reader in(file, kMaxEvidenceFileBytes);
    LEO_TRY(in.arrayOf(4));
    LEO_TRY_ASSIGN(const std::string magic, in.text(kMagic.size()));
    LEO_REQUIRE(magic == kMagic, Code::Malformed, "not evidence of Leo");
    LEO_TRY_ASSIGN(const std::uint64_t version, in.u64());
    LEO_REQUIRE(version == kVersion, Code::Unsupported, "evidence of a later version of Leo");
    LEO_TRY_ASSIGN(const ByteView body, in.rawItem());
    LEO_TRY_ASSIGN(const Hash digest, in.fixed<32>());
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    EvidenceContents contents;
    contents.digestMatches = crypto::sha256(body) == digest;
    Reader sections(body, kMaxEvidenceFileBytes);
    LEO_TRY(sections.arrayOf(kSections));
    for (std::size_t i = 0; i < kSections; ++i) {
        LEO_TRY(sections.arrayOf(2));
        LEO_TRY_ASSIGN(const std::string name, sections.text(32));
        LEO_REQUIRE(name == kNames[i], Code::Malformed, "no section " + std::string(kNames[i]));
        LEO_TRY_ASSIGN(const ByteView bytes, sections.bytes(kMaxEvidenceFileBytes));
        const Status decoded = decodeSection(i, bytes, contents);
        LEO_REQUIRE(decoded.ok(), decoded.error().code, name + ": " + decoded.error().detail);
        LEO_TRY(sections.leave());
    }
    return contents;
}

}  // namespace leo::node
